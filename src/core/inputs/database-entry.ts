import { idsIn } from '../text/notion-id.ts'
import { tidy } from '../text/untrusted.ts'
import { credentialsIn } from '../token/credential.ts'
import { type ListedLine, readLines } from './database-lines.ts'
import { type EntryFlaw, flawOf } from './entry-flaw.ts'
import { type Property, type PropertyLine, type PropertyRead, readProperty } from './property-line.ts'

/** What one entry of the input `databases` turned out to be. */
export type DatabaseEntry = {
  /** The entry, tidied for showing; where it shows nothing, the number of its line. */
  given: string
  /** What people call it here: its name, else its comment, else the slug of its link; tidied. */
  name: string | null
  /** What its properties must be, and the lines about them that nobody can read. */
  properties: readonly Property[]
  unread: readonly PropertyLine[]
} & (
  | {
      is: 'id'
      id: string
      /** The ID behind `#` in its link, a block's on the page. */
      fragment: string | null
    }
  /** A link whose only ID is in `?v=`: a view's. */
  | { is: 'view'; id: string }
  | { is: 'malformed'; flaw: EntryFlaw }
)

/**
 * Reads the input: one entry a line, or separated by commas; each database once, in the order given. `swapped`: the
 * input `token` holds an ID or a link.
 */
export function readDatabases(input: string, swapped = false): DatabaseEntry[] {
  const entries = new Map<string, DatabaseEntry>()
  const under = new Map<string, PropertyRead[]>()
  const credentials = credentialsIn(input)
  let last: { key: string; indent: number } | null = null
  /** How far a line that is hidden is indented: what stands deeper below it may be the rest of it. */
  let hidden: number | null = null
  for (const line of readLines(input)) {
    const end = line.from + line.length
    // Nothing of the line is shown, nor of what stands beside it.
    if (credentials.some(({ from, to }) => from < end && to > line.from)) {
      const entry = hiddenEntry(line.number, swapped)
      entries.set(entry.given, entry)
      hidden = line.indent
      continue
    }
    if (line.parts.length === 0) continue
    if (hidden !== null && line.indent <= hidden) hidden = null
    const above = last && line.indent > last.indent ? last : null
    const read = hidden !== null || above ? readProperty(line.text, line.number) : null
    if (read && (isProperty(read) || !line.parts.some(part => hasId(part)))) {
      if (hidden === null && above) under.get(above.key)?.push(read)
      continue
    }
    hidden = null
    // A comment names one thing.
    const comment = line.parts.length === 1 ? line.comment : ''
    for (const part of line.parts) {
      const entry = readEntry(part, { number: line.number, comment })
      const key = entry.is === 'malformed' ? entry.given : `${entry.is} ${entry.id}`
      if (!entries.has(key)) {
        entries.set(key, entry)
        under.set(key, [])
      }
      last = { key, indent: line.indent }
    }
  }
  return Array.from(entries, ([key, entry]) => withLines(entry, under.get(key) ?? []))
}

/** What a line means under a database, whatever its indent; null where that isn't one property. */
export function propertyOn(line: string): Property | null {
  const [entry, ...more] = readDatabases(`${anyId}\n  ${line}`)
  return more.length === 0 ? (entry?.properties[0] ?? null) : null
}

const anyId = '0'.repeat(32)

function hiddenEntry(number: number, swapped: boolean): DatabaseEntry {
  const flaw: EntryFlaw = { is: swapped ? 'swapped' : 'credential' }
  return { given: `line ${number}`, name: null, properties: [], unread: [], is: 'malformed', flaw }
}

function withLines(entry: DatabaseEntry, lines: readonly PropertyRead[]): DatabaseEntry {
  return {
    ...entry,
    properties: lines.flatMap(read => (read.is === 'property' ? [read.property] : [])),
    unread: lines.flatMap(read => (read.is === 'unread' ? [read.line] : [])),
  }
}

/** An ID may be part of a property's name or options; where its type should be, it is a database's. */
function isProperty(read: PropertyRead): boolean {
  return read.is === 'property' && !hasId(read.property.type)
}

function hasId(part: string): boolean {
  return idOf(part).is !== 'none'
}

/** A name before the entry: ` = ` with a space before it, and a space or the end of the line after it. */
const naming = /^(?<name>.*?\S)\s+=(?:\s+(?<rest>.*))?$/s

/** Reads one entry. `line` is where it stands: its number, and its comment. */
export function readEntry(
  text: string,
  line: Pick<ListedLine, 'number' | 'comment'> = firstLine,
): DatabaseEntry {
  const named = naming.exec(text)?.groups
  const entry = named ? (named.rest ?? '').trim() : text
  const name = tidy(named?.name ?? '') || tidy(line.comment) || slugOf(entry)
  const given = tidy(text) || `line ${line.number}`
  const about = { given, name: name || null, properties: [], unread: [] }
  const read = idOf(entry)
  switch (read.is) {
    case 'id':
    case 'view':
      return { ...about, ...read }
    case 'several':
      return { ...about, is: 'malformed', flaw: flawOf(entry, read.count) }
    case 'none':
      return { ...about, is: 'malformed', flaw: flawOf(entry, 0) }
  }
}

const firstLine = { number: 1, comment: '' }

type IdRead =
  | { is: 'id'; id: string; fragment: string | null }
  | { is: 'view'; id: string }
  | { is: 'several'; count: number }
  | { is: 'none' }

/**
 * One ID in the path or text counts, whatever the host; the query is looked at only where the path has none, and
 * the fragment (a block on the page) never. Links are split before they are decoded: a slug may hold `%3F`.
 */
function idOf(entry: string): IdRead {
  const { path, query, fragment } = partsOf(entry)
  const inPath = idsIn(path)
  const [id] = inPath
  if (inPath.length > 1) return { is: 'several', count: inPath.length }
  if (id !== undefined) return { is: 'id', id, fragment: idsIn(fragment)[0] ?? null }

  const parameters = query.map(parameter => {
    const [name, ...value] = parameter.split('=')
    return { name, ids: idsIn(value.join('=')) }
  })
  // Beside a page or database that is peeked at (`?p=`), `v` is only the view behind it.
  const things = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? [] : ids)))]
  const views = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? ids : [])))]
  const found = things.length > 0 ? things : views
  const [only] = found
  if (only === undefined) return { is: 'none' }
  if (found.length > 1) return { is: 'several', count: found.length }
  return things.length > 0 ? { is: 'id', id: only, fragment: null } : { is: 'view', id: only }
}

/** The parts of a link, each decoded; a link that was encoded as a whole is decoded first. */
function partsOf(entry: string): { path: string; query: string[]; fragment: string } {
  const link = /^https?%3a/i.test(entry) ? decoded(entry) : entry
  const [beforeFragment = '', ...after] = link.split('#')
  const [path = '', ...queries] = beforeFragment.split('?')
  const query = queries.flatMap(part => part.split('&')).map(part => decoded(part))
  return { path: decoded(path), query, fragment: decoded(after.join('#')) }
}

/** The words before the ID in a link, as Notion makes them from the title; empty where there are none. */
function slugOf(entry: string): string {
  if (!/^(?:https?|notion):\/\//i.test(entry)) return ''
  const last = partsOf(entry).path.slice(-2_048).replace(/\/+$/, '').split('/').at(-1) ?? ''
  const [, slug = ''] =
    /^(.*?)-?(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(last) ?? []
  return tidy(slug.replaceAll('-', ' '))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
