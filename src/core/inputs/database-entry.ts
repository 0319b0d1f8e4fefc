import { idsIn } from '../text/notion-id.ts'
import { tidy } from '../text/untrusted.ts'
import { isUnfilled } from '../token/token-text.ts'
import { type NearlyId, nearlyId } from './nearly-id.ts'
import type { ExpectedProperty, UnclearProperty } from './property-line.ts'

/** What one entry of the input `databases` turned out to be. */
export type DatabaseEntry = Listed & EntryRead
/** `given` is the entry, tidied for showing; where it shows nothing, or must not be shown, the line that it is on. */
type Listed = {
  given: string
  /** What people call it: the name before it, else its comment, else the slug of its link. */
  name: string | null
  /** What the lines under it say. */
  properties: readonly ExpectedProperty[]
  unclear: readonly UnclearProperty[]
}
export type EntryRead =
  /** `fragment`: the ID of a block on the page, after `#`, which may be the database that is meant. */
  | { is: 'id'; id: string; fragment: string | null }
  /** A link whose only ID is in `?v=`: a view's. */
  | { is: 'view'; id: string }
  | Malformed
export type Malformed = { is: 'malformed'; why: EntryFlaw; found: number; nearly: NearlyId | null }
/** `unfilled`: the variable that fills it was empty. `swapped`: the token, where `token` holds the ID. */
export type EntryFlaw = 'no-id' | 'several-ids' | 'unfilled' | 'credential' | 'swapped'

/** So long an entry is looked at more closely where it has no ID; no link is longer. */
const longest = 4_096

/**
 * One ID in the path or text counts, whatever the host; the query is looked at only where the path has none,
 * and the fragment (a block on the page) never. A link is split before it is decoded: its slug may hold `%3F`.
 */
export function readEntry(entry: string): EntryRead {
  const [beforeFragment, fragment] = cut(entry, '#')
  const [path, query] = cut(beforeFragment, '?')
  const inPath = idsIn(decoded(path))
  const [id] = inPath
  if (inPath.length > 1) return malformed('several-ids', entry, inPath.length)
  if (id !== undefined) return { is: 'id', id, fragment: idsIn(decoded(fragment))[0] ?? null }

  const parameters = query.split(/[?&]/).map(parameter => {
    const [name, value] = cut(parameter, '=')
    return { name, ids: idsIn(decoded(value)) }
  })
  // Beside a page or database that is peeked at (`?p=`), `v` is only the view behind it.
  const things = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? [] : ids)))]
  const views = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? ids : [])))]
  const found = things.length > 0 ? things : views
  const [only] = found
  if (only === undefined) return malformed(nobodyFilled(entry) ? 'unfilled' : 'no-id', entry, 0)
  if (found.length > 1) return malformed('several-ids', entry, found.length)
  return things.length > 0 ? { is: 'id', id: only, fragment: null } : { is: 'view', id: only }
}

function malformed(why: EntryFlaw, entry: string, found: number): Malformed {
  const nearly = why === 'unfilled' || entry.length > longest ? null : nearlyId(entry)
  return { is: 'malformed', why, found, nearly }
}

const placeholder =
  /^(?:none|null|undefined|nil|nan|true|false|todo|tbd|changeme|\[object object\]|[*•●]+|[x?…._-]+|<[^<>:/]*>|\[[^[\]:/]*\]|\{[^{}:/]*\}|\$\{\{[^}]*\}\}|(?:your|my)?[-_ ]?(?:notion[-_ ])?(?:database|data[-_ ]?source|db)[-_ ]?(?:id|url|link)?(?:[-_ ]here)?|your[-_ ].*(?:id|url|link|here|database))$/i
/** `NOTION_DATABASE_ID`: the name of a variable, in place of what it holds. */
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/

/** A placeholder, or what a variable leaves behind that was never set; also as the end of a link. */
function nobodyFilled(entry: string): boolean {
  if (entry.length > 200) return false
  const bare = entry.replace(/^["'`]|["'`]$/g, '').trim()
  const end = /^https?:\/\//i.test(bare) ? (/([^/?#]*)(?:[?#].*)?$/.exec(bare)?.[1] ?? '') : bare
  return bare === '' || isUnfilled(end, '') || placeholder.test(end) || variableName.test(end)
}

/** `Roadmap` of `https://…/acme/Roadmap-<id>`; null where there is none. */
export function slugOf(entry: string): string | null {
  const path =
    /^(?:[a-z]+:\/\/)?[^/?#\s]+\.[^/?#\s]+\/(?:[^/?#\s]+\/)*([^/?#\s]+)-[0-9a-f]{32}(?:[?#]|$)/i.exec(
      entry.slice(0, longest),
    )
  return path?.[1] === undefined ? null : tidy(decoded(path[1]).replaceAll('-', ' ')) || null
}

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
