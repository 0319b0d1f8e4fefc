import { tidy } from '../text/untrusted.ts'
import { type Credential, credentialsIn } from '../token/credential.ts'
import { type DatabaseEntry, type EntryRead, readEntry, slugOf } from './database-entry.ts'
import { codePoint } from './nearly-id.ts'
import { type ExpectedProperty, readProperty, type UnclearProperty } from './property-line.ts'

/** A line of the input, with the place where it begins. */
type Row = { text: string; from: number; number: number; indent: number }
type Building = DatabaseEntry & { properties: ExpectedProperty[]; unclear: UnclearProperty[] }

/**
 * Reads the input: entries by line or comma, each with a name before it or not, and properties on deeper lines
 * under it; each database once, in the order given. `swapped`: the input `token` holds an ID or a link.
 */
export function readDatabases(input: string, swapped = false): DatabaseEntry[] {
  const credentials = credentialsIn(input)
  const entries: Building[] = []
  let base = Number.POSITIVE_INFINITY
  for (const row of rowsOf(input)) {
    const above = entries.at(-1)
    const holdsCredential = credentials.some(
      ({ from, to }) => from < row.from + row.text.length && to > row.from,
    )
    if (!holdsCredential && row.text.trimStart().startsWith('#')) continue
    if (above && row.indent > base && !holdsCredential && !isEntry(row.text)) {
      const read = readProperty(row.text.trim(), row.number)
      if ('why' in read) above.unclear.push(read)
      else above.properties.push(read)
      continue
    }
    const found = entriesOf(row, credentials, swapped)
    if (found.length > 0) base = row.indent
    entries.push(...found)
  }
  if (entries.length === 0 && input !== '' && /^[\s\p{Default_Ignorable_Code_Point},]*$/u.test(input))
    return [listed('an empty text', unfilled)]
  return once(entries)
}

const unfilled: EntryRead = { is: 'malformed', why: 'unfilled', found: 0, nearly: null }

/** The lines that hold anything but blanks and comments. A credential in a comment counts as well. */
function rowsOf(input: string): Row[] {
  let from = 0
  const rows: Row[] = []
  for (const [at, text] of input.split(/\r\n|[\r\n\u2028\u2029]/).entries()) {
    if (at > 0) from += input.startsWith('\r\n', from) ? 2 : 1
    rows.push({ text, from, number: at + 1, indent: text.length - text.trimStart().length })
    from += text.length
  }
  return rows.filter(({ text }) => text.trim() !== '')
}

/** Whether a deeper line is an entry all the same: it holds an ID, as no property line does. */
function isEntry(text: string): boolean {
  const read = readEntry(commentCut(text).entry)
  return read.is !== 'malformed' || read.why === 'several-ids'
}

function entriesOf(row: Row, credentials: readonly Credential[], swapped: boolean): Building[] {
  const { entry, comment } = commentCut(row.text)
  const inside = (from: number, to: number) =>
    credentials.some(each => each.from < row.from + to && each.to > row.from + from)
  const secret: EntryRead = {
    is: 'malformed',
    why: swapped ? 'swapped' : 'credential',
    found: 0,
    nearly: null,
  }
  const here = `line ${row.number}`
  const parts = partsOf(entry)
  const found = parts.flatMap(({ text, from }, at): Building[] => {
    if (inside(from, from + text.length)) return [listed(here, secret)]
    const trimmed = text.trim()
    if (trimmed === '') {
      // A comma at either end is a habit; between two, something is lacking.
      return at > 0 && at < parts.length - 1 ? [listed(`nothing, on ${here}`, unfilled)] : []
    }
    const { name, value } = named(trimmed)
    const read = value === '' ? unfilled : readEntry(value)
    const shown = tidy(trimmed)
    const given = shown === '' ? `${here} (${codePoint(trimmed)})` : shown
    const called = name ?? (parts.length === 1 ? comment : null) ?? slugOf(value)
    return [listed(given, read, called === null ? null : tidy(called) || null)]
  })
  const inComment = entry.length < row.text.length && inside(entry.length, row.text.length)
  return inComment && found.every(each => each.given !== here) ? [...found, listed(here, secret)] : found
}

function listed(given: string, read: EntryRead, name: string | null = null): Building {
  return { ...read, given, name, properties: [], unclear: [] }
}

/** `#` begins a comment at the start of a line or after a blank. */
function commentCut(text: string): { entry: string; comment: string | null } {
  const at = text.search(/(?:^|\s)#/)
  if (at < 0) return { entry: text, comment: null }
  return {
    entry: text.slice(0, at),
    comment:
      text
        .slice(at)
        .replace(/^\s?#+/, '')
        .trim() || null,
  }
}

/** `Roadmap = <ID or link>`: a blank before the `=`, and a blank or nothing after it. */
function named(text: string): { name: string | null; value: string } {
  const at = text.search(/\s=(?:\s|$)/)
  return at < 0
    ? { name: null, value: text }
    : { name: text.slice(0, at).trim() || null, value: text.slice(at + 2).trim() }
}

/** What stands between commas; one in the text of a Markdown link divides nothing. */
function partsOf(line: string): { text: string; from: number }[] {
  const lastLink = line.lastIndexOf('](')
  const parts: { text: string; from: number }[] = []
  let from = 0
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '[' && at < lastLink) at = line.indexOf('](', at)
    if (at < line.length && line[at] !== ',') continue
    parts.push({ text: line.slice(from, at), from })
    from = at + 1
  }
  return parts
}

/** Each database once; what the lines under it say is put together. */
function once(entries: readonly Building[]): DatabaseEntry[] {
  const first = new Map<string, Building>()
  for (const entry of entries) {
    const key = entry.is === 'malformed' ? entry.given : `${entry.is} ${entry.id}`
    const same = first.get(key)
    if (!same) first.set(key, entry)
    same?.properties.push(...entry.properties)
    same?.unclear.push(...entry.unclear)
  }
  return [...first.values()]
}
