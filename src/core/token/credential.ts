/**
 * What looks like a credential in a text that should hold none. It finds Notion's of all kinds, a browser's cookie,
 * GitHub's, `Bearer` and something, and the password of an address: as they stand, with invisible characters, line
 * breaks or escapes inside, and in base64. A name that only begins like one (`secret_santa`) is none.
 */
export type Credential = {
  /** Where it stands in the text. */
  from: number
  to: number
  /** What must be masked and hidden: as it stands, as it reads, and without what is around it. */
  hide: readonly string[]
}

const long = String.raw`(?:(?=\d{3}\w{5})|(?=[A-Za-z0-9]{20})|(?=[A-Za-z]{0,15}\d)(?=[A-Za-z0-9]{16})|(?=\w{40})(?=\w{0,39}\d))`
const prefixed = [
  String.raw`(?:development_)?(?:ntn|nrt)_${long}\w+`,
  String.raw`secret_(?:(?=[A-Za-z0-9]{20})|(?=\w{40})(?=\w{0,39}\d))\w+`,
  String.raw`(?:gh[pousr]|github_pat)_${long}[\w.-]+`,
]
/** Quantifiers before the last are bounded, so that no text makes it search the same place over and over. */
const patterns = [
  ...prefixed,
  String.raw`(?<![A-Za-z0-9])v0[2-9](?::|%3[Aa])[^\s"'\x60;<>]{8,}`,
  String.raw`token_v2(?:\s{0,3}[=:]\s{0,3}|%3[Dd])["']?(?<cookie>[^\s"'\x60;<>]{8,})`,
  String.raw`(?<![A-Za-z])(?i:bearer)(?:[\s:=+]|%20){1,8}["']?(?<bearer>(?:(?=[\w.~+/=%-]{20})|(?=[A-Za-z_.~+/=%-]{0,40}\d)(?=[\w.~+/=%-]{8}))[\w.~+/=%-]+)`,
  String.raw`(?<![\w-])[0-9a-f-]{32,36}:[\w-]{16,200}:[\w.:-]{1,200}`,
]
const one = new RegExp(patterns.join('|'), 'g')
/** Where line breaks may stand inside, only whole tokens of familiar length show where one ends. */
const acrossLines = /(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})/g

const unseen = String.raw`\p{Default_Ignorable_Code_Point}\p{Cc}`
/** A backslash before a token begins no line break. */
const escapes = String.raw`%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\(?!(?:ntn|nrt)_)[nrt]`
const hidden = new RegExp(`[${unseen}]+`, 'gu')
const hiddenOrEscaped = new RegExp(`${escapes}|[${unseen}]+`, 'gu')
const brokenOrEscaped = new RegExp(String.raw`${escapes}|[${unseen}\s]+`, 'gu')

/** Every place that looks like one, in order; none overlaps another. */
export function credentialsIn(text: string): Credential[] {
  const shown = seen(text, hidden, ' ')
  const unescaped = seen(text, hiddenOrEscaped, ' ')
  const joined = seen(text, brokenOrEscaped, '')
  return merged([
    ...matches(text, shown, one),
    ...(unescaped.text === shown.text ? [] : matches(text, unescaped, one)),
    ...matches(text, joined, acrossLines),
    ...encoded(text, joined),
    ...passwords(text),
  ])
}

/** What is seen of a text, and where in the text each of its characters begins. */
type Seen = { text: string; at: (index: number) => number }

/** Without what `special` finds: an escape becomes its character, what shows nothing goes. */
function seen(text: string, special: RegExp, space: string): Seen {
  const parts: string[] = []
  const starts: { shown: number; from: number }[] = [{ shown: 0, from: 0 }]
  let length = 0
  let done = 0
  for (const { 0: piece, index } of text.matchAll(special)) {
    const plain = text.slice(done, index) + characterOf(piece, space)
    parts.push(plain)
    length += plain.length
    done = index + piece.length
    starts.push({ shown: length, from: done })
  }
  parts.push(text.slice(done))
  const at = (index: number) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle]?.shown ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const { shown, from } = starts[low] ?? { shown: 0, from: 0 }
    return Math.min(from + index - shown, text.length)
  }
  return { text: parts.join(''), at }
}

/** Whitespace in a row is one `space`, as is a line break or tab written as an escape. */
function characterOf(piece: string, space: string): string {
  const code = piece.startsWith('%')
    ? piece.slice(1)
    : piece.startsWith(String.raw`\u`)
      ? piece.slice(2)
      : null
  if (code !== null) return String.fromCharCode(Number.parseInt(code, 16))
  return space !== '' && /[\s\\]/.test(piece) ? space : ''
}

function matches(text: string, { text: shown, at }: Seen, pattern: RegExp): Credential[] {
  return Array.from(shown.matchAll(pattern), found => {
    const from = at(found.index)
    const to = endIn(text, from, at(found.index + found[0].length))
    return { from, to, hide: [text.slice(from, to), found[0], ...inner(found)] }
  })
}

/** Up to where the next character begins, without the line break or space before that. */
function endIn(text: string, from: number, next: number): number {
  return from + text.slice(from, next).trimEnd().length
}

function inner({ groups }: RegExpMatchArray): string[] {
  return Object.values(groups ?? {}).filter(value => value !== undefined)
}

/** What stands before the `@` of an address: the password, else the name. A port with a path is neither. */
function passwords(text: string): Credential[] {
  const found: Credential[] = []
  let to = -1
  for (const part of text.split('@').slice(0, -1)) {
    const start = to + 1
    to = start + part.length
    const near = Math.max(start, to - 512)
    const user = /:\/\/([^\s/?#:]*)(?::(?!\d{1,5}[/?#])(\S*))?$/.exec(text.slice(near, to))
    if (user && user[0].length > 3)
      found.push({ from: near + user.index, to: to + 1, hide: [user[2] ?? user[1] ?? ''] })
  }
  return found
}

const words =
  'ntn_ nrt_ secret_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ Bearer bearer v02: v03: v02%3A token_v2'.split(' ')
/** The digits of base64. */
export const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What a word becomes in base64, after so many bytes that its letters begin: only what is the same always. */
const signs = new Map(
  words.flatMap(word =>
    [0, 1, 2].map(before => {
      const bits = Array.from(word, letter => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('')
      const first = (6 - ((before * 8) % 6)) % 6
      const whole = bits.slice(first).match(/.{6}/g) ?? []
      const sign = whole.map(six => alphabet[Number.parseInt(six, 2)]).join('')
      return [sign, Math.ceil((before * 8) / 6)] as const
    }),
  ),
)
const sign = new RegExp([...signs.keys()].map(each => each.replaceAll('+', String.raw`\+`)).join('|'), 'g')
/** So much of a text in base64 is read to see whether it is one, and so much when it is. */
const glance = 96
const longest = 8_192

/** In base64 of either alphabet, whatever stands before it. */
function encoded(text: string, { text: joined, at }: Seen): Credential[] {
  const standard = joined.replaceAll('-', '+').replaceAll('_', '/')
  const found: Credential[] = []
  let done = 0
  for (const { 0: hit, index } of standard.matchAll(sign)) {
    const start = index - (signs.get(hit) ?? 0)
    if (start < done || decode(standard.slice(start, start + glance)).search(one) < 0) continue
    const run = /^[A-Za-z0-9+/]*/.exec(standard.slice(start, start + longest))?.[0] ?? ''
    for (const match of decode(run).matchAll(one)) {
      const first = start + Math.floor(match.index / 3) * 4
      done = Math.min(start + Math.ceil((match.index + match[0].length) / 3) * 4, start + run.length)
      const from = at(first)
      const to = endIn(text, from, at(done))
      found.push({
        from,
        to,
        hide: [text.slice(from, to), joined.slice(first, done), match[0], ...inner(match)],
      })
    }
  }
  return found
}

const values = new Map(Array.from(alphabet, (letter, at) => [letter, at]))

function decode(base64: string): string {
  let bits = 0
  let held = 0
  const bytes: string[] = []
  for (const letter of base64) {
    bits = ((bits << 6) | (values.get(letter) ?? 0)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes.push(String.fromCharCode((bits >> held) & 0xff))
  }
  return bytes.join('')
}

function merged(found: readonly Credential[]): Credential[] {
  const all: Credential[] = []
  for (const next of found.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && next.from < last.to)
      all[all.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        hide: [...new Set([...last.hide, ...next.hide])],
      }
    else all.push(next)
  }
  return all
}
