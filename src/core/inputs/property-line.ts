import { tidy } from '../text/untrusted.ts'

/** What a line under a database says that it must have. */
export type ExpectedProperty = {
  /** As Notion shows it: case and blanks count. */
  name: string
  /** Notion's name for the type in the API, or a word that nobody knows yet. */
  type: string
  /** Options that must exist. */
  options: readonly string[]
}

/** A line that is neither an entry nor a property: what was understood of it, and what was not. */
export type UnclearProperty = {
  line: number
  given: string
  why: 'no-type' | 'no-name' | 'no-blank' | 'type' | 'brackets' | 'no-options'
  name: string | null
  type: string | null
  /** The type that is most like it. */
  nearest: string | null
}

export const propertyTypes =
  'title rich_text number select multi_select status date people files checkbox url email phone_number formula relation rollup created_time created_by last_edited_time last_edited_by unique_id verification button place'.split(
    ' ',
  )

/** The words of Notion's interface, where they are others. */
const interfaceWords = new Map([
  ['text', 'rich_text'],
  ['multiselect', 'multi_select'],
  ['person', 'people'],
  ['phone', 'phone_number'],
  ['id', 'unique_id'],
  ['file', 'files'],
  ['files_&_media', 'files'],
  ['e_mail', 'email'],
])
const withOptions: readonly string[] = ['select', 'multi_select', 'status']

/** `Status: status [Todo, Doing]`, or `"Due: by": date`. `text` is without its indentation. */
export function readProperty(text: string, line: number): ExpectedProperty | UnclearProperty {
  const unclear = (why: UnclearProperty['why'], name: string | null, type: string | null = null) => {
    const nearest = type === null ? null : nearestType(type)
    return { line, given: tidy(text), why, name: name && tidy(name), type: type && tidy(type), nearest }
  }
  const { name, rest } = quotedName(text) ?? plainName(text)
  if (rest === null) return unclear(/\S:\S/.test(text) ? 'no-blank' : 'no-type', name)
  if (name === '') return unclear('no-name', null)
  const said = withoutComment(rest).trim()
  const open = said.indexOf('[')
  const word = (open < 0 ? said : said.slice(0, open)).trim()
  if (word === '') return unclear('no-type', name)
  if (word.length > 40 || !/^[\p{L}\p{N}_&-]+(?: [\p{L}\p{N}_&-]+){0,3}$/u.test(word))
    return unclear('type', name, word)
  const type = typeNamed(word)
  if (open < 0) return { name, type, options: [] }
  if (!said.endsWith(']')) return unclear('brackets', name, word)
  if (propertyTypes.includes(type) && !withOptions.includes(type)) return unclear('no-options', name, word)
  const options = said
    .slice(open + 1, -1)
    .split(',')
    .map(option => unquoted(option.trim()))
    .filter(option => option !== '')
  return { name, type, options: [...new Set(options)] }
}

/** A name in double quotes may hold `: `, `#` and blanks at its ends; a quote inside has a backslash before it. */
function quotedName(text: string): { name: string; rest: string } | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s{0,9}:(?=\s|$)/u.exec(text)
  return quoted && { name: (quoted[1] ?? '').replace(/\\(["\\])/g, '$1'), rest: text.slice(quoted[0].length) }
}

/** Up to the first colon with a blank after it. */
function plainName(text: string): { name: string; rest: string | null } {
  const plain = withoutComment(text)
  const colon = plain.search(/:(?:\s|$)/)
  if (colon < 0) return { name: plain.trim(), rest: null }
  return { name: plain.slice(0, colon).trim(), rest: text.slice(colon + 1) }
}

export function withoutComment(text: string): string {
  const at = text.search(/(?:^|\s)#/)
  return at < 0 ? text : text.slice(0, at)
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text
}

/** Notion's word in the API for a type that people call by its name in the interface. */
function typeNamed(word: string): string {
  const name = word.toLowerCase().replaceAll(/[ -]/g, '_')
  return interfaceWords.get(name) ?? name
}

/** The known type that is most like a word; null where none is. */
export function nearestType(word: string): string | null {
  const name = typeNamed(word.slice(0, 40))
  const known = [...propertyTypes, ...interfaceWords.keys()].map(type => ({
    type,
    far: distance(name, type),
  }))
  const [best] = known.toSorted((a, b) => a.far - b.far)
  return best && best.far <= Math.max(1, Math.floor(name.length / 3)) ? typeNamed(best.type) : null
}

/** How many letters are put in, left out or changed between two words. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + Number(letter !== b[j])))
    row = next
  }
  return row[b.length] ?? 0
}
