import { tidy } from '../text/untrusted.ts'

/** A property that the workflow needs, as a line under its database has it. */
export type Property = {
  /** As Notion shows it: case and whitespace count. */
  name: string
  /** Notion's API name of its type, or the word as it stands where it is not known here. */
  type: string
  /** What a select, multi-select or status must have. */
  options: readonly string[]
}

/** A line that is neither an entry nor `Property: type`. */
export type PropertyLine = {
  /** Counted from 1. */
  number: number
  /** Tidied for showing. */
  text: string
  /** What was understood of it; null where it is not. */
  name: string | null
  type: string | null
  why:
    | 'no-colon'
    | 'wide-colon'
    | 'no-type'
    | 'quotes'
    | 'brackets'
    | 'no-options'
    | 'empty-option'
    | 'several-words'
}

/** The types that Notion's API has, and the interface's words for those whose word is another one. */
export const propertyTypes = [
  'title',
  'rich_text',
  'number',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'files',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'formula',
  'relation',
  'rollup',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'unique_id',
  'verification',
  'button',
  'place',
] as const

const interfaceWords: { readonly [word: string]: (typeof propertyTypes)[number] } = {
  text: 'rich_text',
  person: 'people',
  phone: 'phone_number',
  id: 'unique_id',
  'files_&_media': 'files',
}

const withOptions: ReadonlySet<string> = new Set(['select', 'multi_select', 'status'])

export type PropertyRead = { is: 'property'; property: Property } | { is: 'unread'; line: PropertyLine }

/** Reads `Name: type`, `"Name: with a colon": type` or `Name: select [One, Two]`. `number`: of the line. */
export function readProperty(text: string, number: number): PropertyRead {
  const unread = (why: PropertyLine['why'], name: string | null = null, type: string | null = null) => {
    const shown = (part: string | null) => (part === null ? null : tidy(part))
    const line = { number, text: tidy(text) || `line ${number}`, name: shown(name), type: shown(type), why }
    return { is: 'unread', line } as const
  }
  const parts = nameAndRest(text)
  if (typeof parts === 'string') return unread(parts)
  const { name, rest } = parts
  if (name === '' || rest === '') return unread('no-type', name || null)
  const open = rest.indexOf('[')
  const word = (open < 0 ? rest : rest.slice(0, open)).trim()
  const type = typeNamed(word)
  if (type === '') return unread('no-type', name)
  if (/\s/.test(type)) return unread('several-words', name, type)
  if (open < 0) return { is: 'property', property: { name, type, options: [] } }
  if (!rest.endsWith(']')) return unread('brackets', name, type)
  if (!withOptions.has(type)) return unread('no-options', name, type)
  const options = rest
    .slice(open + 1, -1)
    .split(',')
    .map(option => option.trim())
  if (options.includes('')) return unread('empty-option', name, type)
  return { is: 'property', property: { name, type, options: [...new Set(options)] } }
}

/** In quotes a name may hold anything; else it ends at the first colon with a space or nothing behind it. */
function nameAndRest(text: string): { name: string; rest: string } | PropertyLine['why'] {
  if (text.startsWith('"')) {
    const quoted = text.slice(1)
    // Spaces before the colon do nothing, as without quotes; but such a quote and colon may stand in the name.
    const end = /":(?:\s|$)/.exec(quoted) ?? /"\s+:(?:\s|$)/.exec(quoted)
    if (!end) return 'quotes'
    return { name: quoted.slice(0, end.index), rest: quoted.slice(end.index + end[0].length).trim() }
  }
  const colon = text.search(/:(?:\s|$)/)
  if (colon < 0) return text.includes('：') ? 'wide-colon' : 'no-colon'
  return { name: text.slice(0, colon).trimEnd(), rest: text.slice(colon + 1).trim() }
}

/** The API's name for a type, by its own name or by the interface's; as it stands where it is neither. */
function typeNamed(word: string): string {
  const plain = word.toLowerCase().replace(/[\s-]+/g, '_')
  if ((propertyTypes as readonly string[]).includes(plain)) return plain
  return (Object.hasOwn(interfaceWords, plain) && interfaceWords[plain]) || word
}
