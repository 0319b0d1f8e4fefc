import { dashed, idsIn } from '../text/notion-id.ts'

/** What is nearly an ID, and what it would be, where that is sure. */
export type NearlyId =
  /** 32 digits, and a dash where none belongs. */
  | { is: 'dashes'; id: string }
  /** So many digits instead of 32. */
  | { is: 'length'; digits: number }
  /** A character that only looks like one of an ID; its code point, such as `U+0430`. */
  | { is: 'lookalike'; id: string; character: string }
  | { is: 'letter'; character: string }
  /** A character that shows nothing stands inside. */
  | { is: 'invisible'; id: string; character: string }
  /** The only ID is after `#`. */
  | { is: 'fragment'; id: string }
  /** Several, with something else than a comma between them. */
  | { is: 'separator'; character: string }
  /** A published site, which has names in place of IDs. */
  | { is: 'site' }

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu
/** Letters that look like digits of an ID: of the same alphabet, Cyrillic and Greek. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  i: '1',
  а: 'a',
  А: 'a',
  В: 'b',
  Ь: 'b',
  с: 'c',
  С: 'c',
  ԁ: 'd',
  е: 'e',
  Е: 'e',
  Α: 'a',
  Β: 'b',
  Ε: 'e',
  О: '0',
  о: '0',
  ο: '0',
  Ο: '0',
  З: '3',
  з: '3',
  б: '6',
  Ⅰ: '1',
}

/** Looks at an entry that has no ID, or several: what people get wrong by a character or two. */
export function nearlyId(entry: string): NearlyId | null {
  const ids = idsIn(entry)
  if (ids.length > 1) {
    const character = /[;；，、|]/.exec(entry)?.[0]
    return character === undefined ? null : { is: 'separator', character }
  }
  const hidden = invisible.exec(entry)?.[0]
  invisible.lastIndex = 0
  const [cleared] = idsIn(entry.replaceAll(invisible, ''))
  if (hidden !== undefined && cleared !== undefined)
    return { is: 'invisible', id: cleared, character: codePoint(hidden) }
  const [onlyAfter] = idsIn(entry.split('#').slice(1).join('#'))
  if (onlyAfter !== undefined) return { is: 'fragment', id: onlyAfter }
  return nearest(entry) ?? (/\bnotion\.site\b/i.test(entry) ? { is: 'site' } : null)
}

/** The last word of about the right length: what follows a slug, or stands alone. */
function nearest(entry: string): NearlyId | null {
  const path = entry.split(/[?#]/)[0] ?? ''
  const words = path.match(/[\p{L}\p{N}][\p{L}\p{N}-]{26,60}/gu) ?? []
  for (const word of words.toReversed()) {
    const bare = word.replaceAll('-', '')
    const digits = /[0-9a-f]+$/i.exec(bare)?.[0] ?? ''
    if (digits === bare && bare.length === 32) return { is: 'dashes', id: dashed(bare) }
    if (digits === bare && bare.length >= 28 && bare.length <= 36)
      return { is: 'length', digits: bare.length }
    const own = /[^-]*$/.exec(word)?.[0] ?? ''
    const near = lookalike(own) ?? lookalike(bare)
    if (near) return near
    if (/^[0-9a-f]{28,36}$/i.test(own)) return { is: 'length', digits: own.length }
  }
  return null
}

/** 32 letters and digits, nearly all of them an ID's. */
function lookalike(word: string): NearlyId | null {
  const characters = Array.from(word)
  if (characters.length !== 32) return null
  const wrong = characters.filter(character => !/[0-9a-f]/i.test(character))
  const [first] = wrong
  if (first === undefined || wrong.length > 4) return null
  const mended = characters.map(character => {
    const plain = character.normalize('NFKC')
    return /^[0-9a-f]$/i.test(plain) ? plain : (lookalikes[character] ?? '?')
  })
  const id = mended.join('')
  const character = /[A-Za-z]/.test(first) ? first : codePoint(first)
  return id.includes('?') ? { is: 'letter', character } : { is: 'lookalike', id: dashed(id), character }
}

/** `U+200B` */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
