import { idsIn } from '../text/notion-id.ts'
import { tidy } from '../text/untrusted.ts'

/** What one entry of the input `databases` turned out to be. `given` is the entry, tidied for showing. */
export type DatabaseEntry =
  | { is: 'id'; given: string; id: string }
  /** A link whose only ID is in `?v=`: a view's. */
  | { is: 'view'; given: string; id: string }
  | { is: 'malformed'; given: string; why: 'no-id' | 'several-ids'; found: number }

/** Reads the input: one entry a line, or separated by commas; each database once, in the order given. */
export function readDatabases(input: string): DatabaseEntry[] {
  const entries = input
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line => line.replace(/(?:^|\s)#.*$/u, ''))
    .flatMap(line => line.split(','))
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(readEntry)
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = entry.is === 'malformed' ? entry.given : `${entry.is} ${entry.id}`
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * One ID in the path or text counts, whatever the host; the query is looked at only where the path has none,
 * and the fragment (a block on the page) never.
 */
export function readEntry(entry: string): DatabaseEntry {
  const given = tidy(entry)
  const [beforeFragment = ''] = decoded(entry).split('#')
  const [path = '', ...query] = beforeFragment.split('?')
  const inPath = idsIn(path)
  const [id] = inPath
  if (inPath.length > 1) return { is: 'malformed', given, why: 'several-ids', found: inPath.length }
  if (id !== undefined) return { is: 'id', given, id }

  const parameters = query
    .flatMap(part => part.split('&'))
    .map(parameter => {
      const [name, ...value] = parameter.split('=')
      return { name, ids: idsIn(value.join('=')) }
    })
  // Beside a page or database that is peeked at (`?p=`), `v` is only the view behind it.
  const things = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? [] : ids)))]
  const views = [...new Set(parameters.flatMap(({ name, ids }) => (name === 'v' ? ids : [])))]
  const [is, found] = things.length > 0 ? (['id', things] as const) : (['view', views] as const)
  const [only] = found
  if (only === undefined) return { is: 'malformed', given, why: 'no-id', found: 0 }
  if (found.length > 1) return { is: 'malformed', given, why: 'several-ids', found: found.length }
  return { is, given, id: only }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
