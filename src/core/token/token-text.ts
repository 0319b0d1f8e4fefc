/**
 * Judges the text of a token without asking anybody. Only what is provably broken counts: Notion asks not to
 * validate tokens by a pattern (changelog of 2024-09-11), so an unfamiliar shape is no flaw.
 */
export type TokenText =
  | { is: 'empty'; blanks: number }
  | { is: 'wrong-kind'; kind: WrongKind; flaws: readonly TokenFlaw[]; length: number }
  | { is: 'malformed'; flaws: readonly TokenFlaw[]; length: number }
  | { is: 'plausible'; shape: TokenShape }

/** One flaw of a text that should be a token: what, and where (counted from 1) or how many. Never the text. */
export type TokenFlaw =
  | { flaw: 'leading-break' | 'trailing-break' | 'leading-blank' | 'trailing-blank'; count: number }
  | { flaw: 'inner-break' | 'inner-blank' | 'invisible' | 'non-ascii' | 'control'; count: number; at: number }
  | { flaw: 'quotes'; curly: boolean; at: number }
  | { flaw: 'bearer' | 'assignment' | 'angle-brackets' | 'expression' | 'variable' }
  | { flaw: 'stars'; count: number }

export type WrongKind =
  | 'browser-cookie'
  | 'refresh-token'
  | 'github-token'
  | 'notion-id'
  | 'notion-link'
  | 'other-link'

/** The shape of a token's text, told without showing it. */
export type TokenShape = { length: number; prefix: 'ntn_' | 'secret_' | null; familiar: boolean }

const straightQuotes = /["'`]/
const curlyQuotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/
/** Characters that show nothing: zero-width, joiners, byte order marks, directions. */
const invisible = /\p{Default_Ignorable_Code_Point}/u
const blankAtEnds = /^(?:(?!\ufeff)[\s\u0085])+|(?:(?!\ufeff)[\s\u0085])+$/g
const anyQuote = new RegExp(`${straightQuotes.source}|${curlyQuotes.source}`)

export function judgeTokenText(text: string, secretName = ''): TokenText {
  const trimmed = text.replace(blankAtEnds, '')
  if (trimmed === '') return { is: 'empty', blanks: text.length }
  const flaws = flawsOf(text, trimmed, secretName)
  const length = text.length
  const kind = kindOf(strippedToken(text), text)
  if (kind) return { is: 'wrong-kind', kind, flaws, length }
  if (flaws.length > 0) return { is: 'malformed', flaws, length }
  return { is: 'plausible', shape: shapeOf(text) }
}

/** Familiar is `secret_` or `ntn_` and 50 characters in all, of letters, digits and `_`. */
export function shapeOf(text: string): TokenShape {
  const prefix = text.startsWith('ntn_') ? 'ntn_' : text.startsWith('secret_') ? 'secret_' : null
  return { length: text.length, prefix, familiar: prefix !== null && /^\w{50}$/.test(text) }
}

/** An expression, variable or name that nobody filled in, or stars: nothing that would need hiding. */
export function cannotBeSecret(text: string, secretName = ''): boolean {
  const bare = strippedToken(text)
  return (
    bare === '' || /^\$\{\{[^}]*\}\}$/.test(bare) || isUnfilled(bare, secretName) || /^[*•●]+$/.test(bare)
  )
}

/** Whether a text that should be a name may be a token that was put there by mistake. */
export function looksLikeToken(name: string): boolean {
  return /^(?:ntn_|secret_|nrt_|gh._|github_pat_)/i.test(name) || name.length > 40
}

/** The text without what people wrap around a token by mistake: blanks, quotes, `Bearer`, `NAME=`, `< >`. */
export function strippedToken(text: string): string {
  let bare = text
  for (;;) {
    const next = stripOnce(bare)
    if (next === bare) return bare
    bare = next
  }
}

const edges =
  /^(?:[\s\u0085"'`<\u00ab\u2018-\u201f\u2039\u300c\u300e\uff02\uff07\u200b-\u200f\u2060\ufeff])+|(?:[\s\u0085"'`>,;\u00bb\u2018-\u201f\u203a\u300d\u300f\uff02\uff07\u200b-\u200f\u2060\ufeff])+$/g

function stripOnce(text: string): string {
  const bare = text.replace(edges, '')
  const bearer = /^(?:authorization:\s*)?bearer\s+/i.exec(bare)
  if (bearer) return bare.slice(bearer[0].length)
  const named = assignment(bare)
  return named === null ? bare : named
}

/** The value of `NAME=value` (or `export NAME=value`, `NAME: value`); null for anything else. */
function assignment(text: string): string | null {
  const found = /^(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_]*)(?:\s*=\s*|:\s+)(?=[^=\s])/.exec(text)
  const sure = /^[\w.-]+\s*[:=]\s*["']?(?=(?:ntn_|secret_|nrt_)\w)/i.exec(text)
  if (sure) return text.slice(sure[0].length)
  // A base64-like text may hold "=": a name that begins like a token is none.
  if (!found || /^(?:ntn_|secret_|nrt_)/.test(found[1] ?? '')) return null
  return text.slice(found[0].length)
}

/** `$NAME` and its kin, `secrets.NAME` without its braces, or the name of the secret itself. */
export function isUnfilled(text: string, secretName: string): boolean {
  if (text === secretName && !looksLikeToken(secretName)) return true
  if (/^(?:\{\{[^}]*\}\}|(?:secrets|env|vars|process\.env)\.\w+)$/.test(text)) return true
  return /^(?:\$\{?[A-Za-z_]\w*(?::?-[^}]*)?\}?|\$env:\w+|%[A-Za-z_]\w*%|\$\([^)]*\))$/.test(text)
}

function kindOf(bare: string, text: string): WrongKind | null {
  if (/^v0\d(?::|%3a)/i.test(bare) || /token_v2\s*[=:]/i.test(text)) return 'browser-cookie'
  if (bare.startsWith('nrt_')) return 'refresh-token'
  if (/^(?:gh[pousr]_|github_pat_)/.test(bare)) return 'github-token'
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(bare)) return 'notion-id'
  if (/^(?:https?:\/\/)?(?:[\w-]+\.)*notion\.(?:so|com|site)(?:[/?#:]|$)/i.test(bare)) return 'notion-link'
  if (/^https?:\/\//i.test(bare)) return 'other-link'
  return null
}

function flawsOf(text: string, trimmed: string, secretName: string): TokenFlaw[] {
  const before = text.slice(0, text.indexOf(trimmed))
  const after = text.slice(before.length + trimmed.length)
  return [
    ...edgeFlaws(before, 'leading'),
    ...wrappingFlaws(text, trimmed, secretName),
    ...innerFlaws(text),
    ...edgeFlaws(after, 'trailing'),
  ]
}

function edgeFlaws(blanks: string, edge: 'leading' | 'trailing'): TokenFlaw[] {
  const breaks = blanks.match(/\r\n|[\r\n\u0085\u2028\u2029]/g)?.length ?? 0
  const others = blanks.match(/[^\r\n\u0085\u2028\u2029]/g)?.length ?? 0
  const flaws: TokenFlaw[] = []
  if (breaks > 0) flaws.push({ flaw: `${edge}-break`, count: breaks })
  if (others > 0) flaws.push({ flaw: `${edge}-blank`, count: others })
  return flaws
}

/** What was put around or in place of the token. */
function wrappingFlaws(text: string, trimmed: string, secretName: string): TokenFlaw[] {
  const flaws: TokenFlaw[] = []
  const unquoted = trimmed.replace(edges, '')
  if (assignment(unquoted) !== null && !/^(?:authorization|bearer)\b/i.test(unquoted))
    flaws.push({ flaw: 'assignment' })
  if (/(?:^|[\s=:"'`<])bearer(?:\s|$)/i.test(trimmed)) flaws.push({ flaw: 'bearer' })
  if (/\$\{\{/.test(trimmed)) flaws.push({ flaw: 'expression' })
  else if (isUnfilled(strippedToken(text), secretName)) flaws.push({ flaw: 'variable' })
  // Three in a row hide something; a text of nothing else, however short, does too.
  const stars = /\*{3,}|[•●]{3,}/.exec(trimmed) ?? /^[*•●]+$/.exec(strippedToken(text))
  if (stars) flaws.push({ flaw: 'stars', count: stars[0].length })
  if (/[<>]/.test(trimmed)) flaws.push({ flaw: 'angle-brackets' })
  const quote = text.search(anyQuote)
  if (quote >= 0) flaws.push({ flaw: 'quotes', curly: curlyQuotes.test(text), at: quote + 1 })
  return flaws
}

/** What is inside the part that should be the token, each character counted once. */
function innerFlaws(text: string): TokenFlaw[] {
  const bare = strippedToken(text)
  const from = text.lastIndexOf(bare)
  const isExpression = /\$\{\{/.test(bare)
  const found: TokenFlaw[] = []
  const counted = new Set<number>()
  // A picture is one character, though it takes two places.
  const characters = Array.from(text.matchAll(/./gsu), ({ 0: character, index }) => ({ character, index }))
  const count = (flaw: InnerFlaw, pattern: RegExp, [start, end]: readonly [number, number]) => {
    const at: number[] = []
    for (const { character, index } of characters)
      if (index >= start && index < end && !counted.has(index) && pattern.test(character)) at.push(index)
    for (const index of at) counted.add(index)
    if (at[0] !== undefined) found.push({ flaw, count: at.length, at: at[0] + 1 })
  }
  const inside = [from, from + bare.length] as const
  const everywhere = [0, text.length] as const
  for (const { character, index } of characters) if (anyQuote.test(character)) counted.add(index)
  for (const stars of text.matchAll(/^[*•●]+$/.test(bare) ? /[•●]+/g : /[•●]{3,}/g))
    for (let i = 0; i < stars[0].length; i++) counted.add(stars.index + i)
  if (!isExpression) {
    count('inner-break', /[\r\n\u0085\u2028\u2029]/, inside)
    count('inner-blank', /[^\S\r\n\u0085\u2028\u2029\ufeff]/, inside)
  }
  count('invisible', invisible, everywhere)
  count('control', /(?![\s\u0085])\p{Cc}/u, everywhere)
  count('non-ascii', /(?![\s\u0085])\P{ASCII}/u, everywhere)
  return found
}

type InnerFlaw = 'inner-break' | 'inner-blank' | 'invisible' | 'non-ascii' | 'control'
