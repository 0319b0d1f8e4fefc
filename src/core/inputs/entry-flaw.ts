import { dashed } from '../text/notion-id.ts'
import { tidy } from '../text/untrusted.ts'
import { isUnfilled as isVariable } from '../token/token-text.ts'

/** Why an entry of `databases` has no usable ID, as far as its text shows. */
export type EntryFlaw =
  | { is: 'no-id' }
  /** `separator`: what stands between them in place of a comma. */
  | { is: 'several-ids'; count: number; separator: string | null }
  /** A placeholder that nobody filled in. */
  | { is: 'unfilled' }
  /** Nothing where something should be: the variable that fills it is empty. */
  | { is: 'empty' }
  /** Characters that show nothing. `point`: the first of them, as `U+200B`. */
  | { is: 'invisible'; point: string }
  /** 32 digits with dashes in wrong places, or something invisible between them; the ID that they make. */
  | { is: 'misdashed' | 'interrupted'; id: string }
  /** So many digits, and 32 are an ID. */
  | { is: 'length'; digits: number }
  /** A character that isn't a hexadecimal digit; the ID that is most likely meant, where it looks like one. */
  | { is: 'letter'; letter: string; id: string | null }
  /** The address of a published site, which has a name in place of the ID. */
  | { is: 'site' }
  /** What looks like a credential, which is not shown. `swapped`: the input `token` holds what belongs here. */
  | { is: 'credential' | 'swapped' }
  /** Notion says that it is not valid. */
  | { is: 'refused'; message: string }

/** Looks at a text in which one ID should be and `found` are. */
export function flawOf(text: string, found: number): EntryFlaw {
  if (found > 1) return { is: 'several-ids', count: found, separator: /[;；，、|]/.exec(text)?.[0] ?? null }
  if (text.trim() === '') return { is: 'empty' }
  if (tidy(text) === '') return { is: 'invisible', point: pointOf(text.trim()) }
  const place = placeIn(text)
  if (place === '') return { is: 'empty' }
  if (isUnfilled(place ?? tidy(text))) return { is: 'unfilled' }
  return nearlyAnId(text) ?? (isPublishedSite(text) ? { is: 'site' } : { is: 'no-id' })
}

/** What stands in an address of the API, or of Notion's pages, where the ID should be; null for any other text. */
function placeIn(text: string): string | null {
  return (
    /^https?:\/\/[^?#]*?\/(?:databases|data_sources|views|pages|p)\/([^/?#]*)/i.exec(text.trim())?.[1] ?? null
  )
}

function pointOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

const placeholder =
  /^(?:none|null|undefined|nil|nan|true|false|n\/a|todo|tbd|changeme|\[object object\]|[*•●]+|[x?…._-]+|<[^<>:/]*>|\[[^[\]:/]*\]|\{[^{}:/]*\}|\{\{[^}]*\}\}|\$\{\{[^}]*\}\}|(?:your|my|the)?[-_ ]?(?:notion[-_ ])?(?:database|data[-_ ]?source|db)[-_ ]?(?:id|url|link)?(?:[-_ ]here)?|your[-_ ].*(?:id|url|link|here|database))$/i
/** `NOTION_DATABASE_ID`: the name of a variable, in place of what it holds. */
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/

/** A placeholder, or what a variable leaves behind that was never set; also as the end of a link. */
function isUnfilled(text: string): boolean {
  const bare = text.replace(/^["'`]|["'`]$/g, '').trim()
  const end = /^https?:\/\//i.test(bare) ? (/([^/?#]*)(?:[?#].*)?$/.exec(bare)?.[1] ?? '') : bare
  return bare === '' || isVariable(end, '') || placeholder.test(end) || variableName.test(end)
}

const digit = /[0-9a-f]/i
/** Letters that are typed or read for a digit. */
const lookalikes: { readonly [letter: string]: string } = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  а: 'a',
  е: 'e',
  с: 'c',
  ԁ: 'd',
  Ь: 'b',
  о: '0',
  О: '0',
}

/** The last word of the text, where it is almost an ID: what is wrong with it. */
function nearlyAnId(text: string): EntryFlaw | null {
  const [path = ''] = text.split(/[?#]/)
  // Longer than any ID with its dashes: only the end can be one.
  const [word = ''] = path
    .trim()
    .slice(-200)
    .replace(/\/+$/, '')
    .slice(-80)
    .split(/[\s/_=:]/)
    .reverse()
  return nearly(word) ?? nearly(word.split('-').at(-1) ?? '')
}

function nearly(word: string): EntryFlaw | null {
  const shown = word.replace(/\p{C}|\p{Default_Ignorable_Code_Point}/gu, '')
  const characters = Array.from(shown).filter(each => !/[-"'`<>()[\].;]/.test(each))
  const others = characters.filter(each => !digit.test(each))
  if (others.length === 0) {
    if (characters.length === 32)
      return { is: shown === word ? 'misdashed' : 'interrupted', id: dashed(characters.join('')) }
    const isNear = characters.length >= 28 && characters.length <= 36
    return isNear ? { is: 'length', digits: characters.length } : null
  }
  if (characters.length !== 32 || others.length > 4 || new Set(others).size > 2) return null
  const meant = characters.map(each => (digit.test(each) ? each : (lookalikes[each] ?? each)))
  const id = meant.every(each => digit.test(each)) ? dashed(meant.join('')) : null
  return { is: 'letter', letter: others[0] ?? '', id }
}

function isPublishedSite(text: string): boolean {
  return /^(?:https?:\/\/)?[\w-]+\.notion\.site(?:[/?#]|$)/i.test(text)
}
