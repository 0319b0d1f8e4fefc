import { tidy, visible } from '../text/untrusted.ts'
import { alphabet } from './credential.ts'
import { cannotBeSecret, looksLikeToken, strippedToken } from './token-text.ts'

/** A run of this many characters of the token counts as a leak. */
const pieceLength = 8
/** A shorter text isn't a secret, and hiding it would only make the output unreadable. */
const shortest = 4
/** No token is so long: what is longer is not looked for in other spellings. */
const longestToken = 4_096

/** Hides every piece of the secrets, of eight characters or more, in a text. */
type Redact = (text: string) => string

/** The values that the runner must mask before anything else is printed. */
export function masksFor(token: string, secretName = ''): readonly string[] {
  if (cannotBeSecret(token, secretName)) return []
  const lines = token.split(/[\r\n]+/)
  return [
    ...new Set([token, strippedToken(token), ...lines].filter(text => text.trim().length >= pieceLength)),
  ]
}

/**
 * A redactor for these secrets. It finds any run of eight of their characters, wherever it begins, also in capitals
 * or small letters, with dashes or spaces put in, as base64 or as hexadecimal digits. The name of the secret is the
 * action's own word (a text like `NOTION_TOKEN=…` holds it), unless it looks like a token itself.
 */
export function redactorFor(secrets: readonly string[], secretName = ''): Redact {
  const named = looksLikeToken(secretName) ? '' : secretName
  const hidden = secrets.filter(secret => !cannotBeSecret(secret, secretName))
  if (hidden.length === 0) return text => text
  const short = hidden
    .flatMap(secret => [secret, strippedToken(secret)])
    .filter(text => text.length >= shortest && text.length < pieceLength && !named.includes(text))
  const tokens = hidden.filter(({ length }) => length <= longestToken)
  const finders = [
    finder([...hidden, ...tokens.flatMap(formsOf)], pieceLength, asItIs, named),
    finder(hidden, pieceLength, folded, named),
    // Eight characters are ten whole digits of base64 wherever it begins, and sixteen of hexadecimal.
    finder(tokens.flatMap(base64), 10, asItIs, ''),
    finder(tokens.map(hex), 16, folded, ''),
  ]
  const known = new Map<string, string>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const shown = hide(
      short.reduce((left, each) => left.replaceAll(each, '***'), text),
      finders,
    )
    known.set(text, shown)
    return shown
  }
}

/** As `tidy` makes it, and without all whitespace and invisible characters: as others may repeat it. */
function formsOf(token: string): readonly string[] {
  return [visible(token), tidy(token), token.replace(/\s|\p{C}|\p{Default_Ignorable_Code_Point}/gu, '')]
}

/** A way to look at a text: what is compared, and where in the text each of its characters stands. */
type View = { of: (text: string) => string; places: (text: string) => readonly number[] | null }

const asItIs: View = { of: text => text, places: () => null }

const between = /[\s\-\u200b-\u200d\u2010-\u2015]/
const allBetween = new RegExp(between, 'g')

/** Small letters, without dashes and whitespace. */
const folded: View = {
  of: text => lowered(text).replace(allBetween, ''),
  places: text =>
    Array.from({ length: text.length }, (_, at) => at).filter(at => !between.test(text.charAt(at))),
}

/** As long as the text: a letter that would become longer stays. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/\S/g, letter => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter))
}

/** `grams`: every four characters in a row. */
type Finder = { pieces: ReadonlySet<string>; grams: ReadonlySet<string>; length: number; view: View }

const gram = 4

function finder(texts: readonly string[], length: number, view: View, except: string): Finder {
  const pieces = new Set<string>()
  const grams = new Set<string>()
  const named = view.of(except)
  for (const text of new Set(texts.map(view.of))) {
    for (let at = 0; at + gram <= text.length; at++) grams.add(text.slice(at, at + gram))
    for (let at = 0; at + length <= text.length; at++) {
      const piece = text.slice(at, at + length)
      if (named.includes(piece)) continue
      pieces.add(piece)
    }
  }
  return { pieces, grams, length, view }
}

function hide(text: string, finders: readonly Finder[]): string {
  const ranges = finders.flatMap(each => rangesIn(text, each)).sort(([a], [b]) => a - b)
  let result = ''
  let shownTo = 0
  for (const [from, to] of ranges) {
    if (from > shownTo || result === '') result += `${text.slice(shownTo, from)}***`
    shownTo = Math.max(shownTo, to)
  }
  return result + text.slice(shownTo)
}

/** From where to where pieces stand, those that overlap as one. */
function rangesIn(text: string, finder: Finder): [number, number][] {
  const { pieces, length, view } = finder
  const seen = view.of(text)
  if (!mayHold(seen, finder)) return []
  const places = view.places(text)
  const ranges: [number, number][] = []
  for (let at = 0; at + length <= seen.length; at++) {
    if (!pieces.has(seen.slice(at, at + length))) continue
    const end = at + length - 1
    const [from, to] = [places?.[at] ?? at, (places?.[end] ?? end) + 1]
    const last = ranges.at(-1)
    if (last && from <= last[1]) last[1] = to
    else ranges.push([from, to])
  }
  return ranges
}

/** Each piece holds one of the places that are looked at: most texts hold none, and cost a fifth. */
function mayHold(text: string, { grams, length }: Finder): boolean {
  for (let at = 0; at + gram <= text.length; at += length - gram + 1)
    if (grams.has(text.slice(at, at + gram))) return true
  return false
}

/** The digits of base64 that the token alone decides, wherever in a text it stands, in both alphabets. */
function base64(token: string): string[] {
  const bytes = bytesOf(token)
  return [0, 1, 2].flatMap(skipped => {
    const bits = bytes
      .slice(skipped)
      .map(byte => byte.toString(2).padStart(8, '0'))
      .join('')
    const sixes = bits.match(/.{6}/g) ?? []
    const text = sixes.map(six => alphabet.charAt(Number.parseInt(six, 2))).join('')
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function hex(token: string): string {
  return bytesOf(token)
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** In UTF-8, without a platform's help. */
function bytesOf(text: string): number[] {
  const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).matchAll(/%(..)|(.)/g)
  return Array.from(encoded, ([, escaped, plain]) =>
    escaped === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(escaped, 16),
  )
}
