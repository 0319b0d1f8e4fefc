import { isNotionId } from '../text/notion-id.ts'
import { credentialsIn } from './credential.ts'

/**
 * Judges the text of a token without asking Notion. Only what is provably broken counts: Notion asks not to
 * validate tokens by a pattern (changelog of 2024-09-11), so an unfamiliar shape isn't a flaw.
 */
export type TokenText =
  | { is: 'empty'; whitespace: number }
  | { is: 'wrong-kind'; kind: WrongKind; flaws: readonly TokenFlaw[]; length: number }
  | { is: 'malformed'; flaws: readonly TokenFlaw[]; length: number }
  | { is: 'plausible'; shape: TokenShape }

/** One flaw of a text that should be a token: what, and where (counted from 1) or how many. Never the text. */
export type TokenFlaw =
  | { flaw: 'leading-break' | 'trailing-break' | 'leading-space' | 'trailing-space'; count: number }
  | { flaw: 'inner-break' | 'inner-space' | 'invisible' | 'non-ascii' | 'control'; count: number; at: number }
  | { flaw: 'quotes'; curly: boolean; at: number }
  | { flaw: 'bearer' | 'assignment' | 'angle-brackets' | 'braces' | 'expression' | 'variable' }
  /** Words that stand for a token, such as `<your token>`: there is no other flaw then, and no token in it. */
  | { flaw: 'placeholder' }
  | { flaw: 'stars'; count: number }
  /** A JSON object, and whether a token stands in it. Its keys are hidden with the rest of the text. */
  | { flaw: 'json'; holdsToken: boolean }

export type WrongKind =
  | 'browser-cookie'
  | 'refresh-token'
  | 'github-token'
  | 'notion-id'
  | 'notion-link'
  | 'other-link'

/** The shape of a token's text, which doesn't give it away. */
export type TokenShape = {
  length: number
  prefix: 'ntn_' | 'secret_' | null
  familiar: boolean
  nearly?: NearlyToken
}
/**
 * What is nearly a token: with `\\n` or `%0A` as characters at its end, with a comma or full stop, with something before
 * it, or encoded; or plainly something else: a login of Notion's MCP server, words in place of a token, or nothing but
 * hexadecimal digits.
 */
export type NearlyToken =
  | 'escaped-break'
  | 'punctuation'
  | 'something-before'
  | 'base64'
  | 'mcp-login'
  | 'placeholder'
  | 'hexadecimal'

const straightQuotes = /["'`]/
const curlyQuotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/
/** Characters that show nothing: zero-width, joiners, byte order marks, directions. */
const invisible = /\p{Default_Ignorable_Code_Point}/u
const whitespace = /(?!\ufeff)[\s\u0085]/
const anyQuote = new RegExp(`${straightQuotes.source}|${curlyQuotes.source}`)

export function judgeTokenText(text: string, secretName = ''): TokenText {
  const trimmed = without(text, whitespace, whitespace)
  if (trimmed === '') return { is: 'empty', whitespace: text.length }
  const flaws = flawsOf(text, trimmed, secretName)
  const length = text.length
  const kind = kindOf(strippedToken(text), text)
  if (kind) return { is: 'wrong-kind', kind, flaws, length }
  if (flaws.length > 0) return { is: 'malformed', flaws, length }
  if (holdsGitHubToken(text)) return { is: 'wrong-kind', kind: 'github-token', flaws, length }
  return { is: 'plausible', shape: shapeOf(text) }
}

/** Familiar is `secret_` or `ntn_` and 50 characters in all, of letters, digits and `_`. */
export function shapeOf(text: string): TokenShape {
  const prefix = text.startsWith('ntn_') ? 'ntn_' : text.startsWith('secret_') ? 'secret_' : null
  const shape = { length: text.length, prefix, familiar: isFamiliar(text) } as const
  const nearly = nearlyToken(text)
  return nearly === null ? shape : { ...shape, nearly }
}

function isFamiliar(text: string): boolean {
  return /^(?:ntn_|secret_)/.test(text) && /^\w{50}$/.test(text)
}

function nearlyToken(text: string): NearlyToken | null {
  if (text.length > 4_096 || isFamiliar(text)) return null
  if (isFamiliar(text.replace(/(?:\\[nrt]|%0[ad]){1,8}$/i, ''))) return 'escaped-break'
  if (isFamiliar(text.replace(/[,;.]{1,8}$/, ''))) return 'punctuation'
  // Twice in a row is told by the length, and `development_` is Notion's own.
  if (text.length < 100 && isFamiliar(text.slice(-50)) && !text.startsWith('development_'))
    return 'something-before'
  if (isPlaceholder(text)) return 'placeholder'
  if (/^[0-9a-f]{33,}$/i.test(text)) return 'hexadecimal'
  if (/^[\w-]{8,64}:[\w-]{8,}:[\w.:-]+$/.test(text)) return 'mcp-login'
  const isEncoded = credentialsIn(text).some(({ hide }) =>
    hide.some(each => isFamiliar(each) && !text.includes(each)),
  )
  return isEncoded && !text.includes('%') ? 'base64' : null
}

/** Wherever it stands in the text, or encoded: such a token is never sent to Notion. */
function holdsGitHubToken(text: string): boolean {
  return credentialsIn(text).some(({ hide }) => hide.some(each => /^(?:gh[pousr]|github_pat)_/.test(each)))
}

/** Whether a text holds Notion's token, or one like it, in any form: such a text is never sent to GitHub. */
export function holdsNotionToken(text: string, token: string): boolean {
  const [bare, own] = [strippedToken(text), strippedToken(token)]
  if (bare === '' || kindOf(bare, bare) === 'github-token') return false
  if (own.length >= 8 && bare.includes(own)) return true
  return credentialsIn(text).some(({ hide }) =>
    hide.some(each => /^(?:(?:development_)?ntn_|secret_|nrt_|v0\d:|token_v2)/.test(each)),
  )
}

/** An expression, variable or name that nobody filled in, or stars: nothing that would need hiding. */
export function cannotBeSecret(text: string, secretName = ''): boolean {
  const bare = strippedToken(text)
  return (
    bare === '' || /^\$\{\{[^}]*\}\}$/.test(bare) || isUnfilled(bare, secretName) || /^[*•●]+$/.test(bare)
  )
}

/** Longer ones are not looked at: nobody writes them. */
const longestPlaceholder = 100
const standsForToken =
  /token|secret|key|your|here|notion|integration|replace|insert|paste|change|todo|example|placeholder|dummy|fixme/i

/** Words or crosses in place of a token, with or without what marks them: `<YOUR_TOKEN>`, `ntn_xxxx`, `{token}`. */
function isPlaceholder(text: string): boolean {
  if (text.length > longestPlaceholder) return false
  const bare = strippedToken(text)
  const marked = /^(?:\{[^{}]*\}|\[[^[\]]*\])$/.test(bare) || /^["'`]?<[^<>]*>["'`]?$/.test(text.trim())
  const words = bare.replace(/^[[{]|[\]}]$/g, '').replace(/^(?:development_)?(?:ntn|secret)_(?=.)/, '')
  if (words.length >= 3 && /^(?:x+(?:[\s_.-]+x+)*\.?|[.…_-]+)$/i.test(words)) return true
  if (words === '…') return true
  if (!/^[A-Za-z]+(?:[\s_.-]+[A-Za-z]+)*[!.]*$/.test(words)) return false
  // Letters of both cases in one run may be the beginning of a token.
  const plain = /[\s_.-]/.test(words) || words === words.toLowerCase() || words === words.toUpperCase()
  return plain && (marked || standsForToken.test(words))
}

/** Whether a text that should be a name may be a token that was put there by mistake. */
export function looksLikeToken(name: string): boolean {
  return /^(?:ntn_|secret_|nrt_|gh._|github_pat_)/i.test(name) || name.length > 40
}

/** How many wrappings are taken off; nobody wraps a token more often. */
const mostWrappings = 16

/** The text without what people wrap around a token by mistake: whitespace, quotes, `Bearer`, `NAME=`, `< >`. */
export function strippedToken(text: string): string {
  let bare = text
  for (let times = 0; times < mostWrappings; times++) {
    const next = stripOnce(bare)
    if (next === bare) break
    bare = next
  }
  return bare
}

const opening = /[\s\u0085"'`<\u00ab\u2018-\u201f\u2039\u300c\u300e\uff02\uff07\u200b-\u200f\u2060\ufeff]/
const closing = /[\s\u0085"'`>,;\u00bb\u2018-\u201f\u203a\u300d\u300f\uff02\uff07\u200b-\u200f\u2060\ufeff]/

/** Without such characters at its beginning and at its end: a pattern for both ends would search for each place. */
function without(text: string, first: RegExp, last: RegExp): string {
  let from = 0
  let to = text.length
  while (from < to && first.test(text.charAt(from))) from++
  while (to > from && last.test(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

function stripOnce(text: string): string {
  const bare = without(text, opening, closing)
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
  if (isNotionId(bare)) return 'notion-id'
  if (/^(?:https?:\/\/)?(?:[\w-]+\.)*notion\.(?:so|com|site)(?:[/?#:]|$)/i.test(bare)) return 'notion-link'
  if (/^https?:\/\//i.test(bare)) return 'other-link'
  return null
}

function flawsOf(text: string, trimmed: string, secretName: string): TokenFlaw[] {
  const before = text.slice(0, text.indexOf(trimmed))
  const after = text.slice(before.length + trimmed.length)
  const json = jsonFlaw(trimmed)
  if (json) return [...edgeFlaws(before, 'leading'), json, ...edgeFlaws(after, 'trailing')]
  const flaws = [
    ...edgeFlaws(before, 'leading'),
    ...wrappingFlaws(text, trimmed, secretName),
    ...innerFlaws(text),
    ...edgeFlaws(after, 'trailing'),
  ]
  const unfilled = flaws.some(({ flaw }) => flaw === 'expression' || flaw === 'variable')
  return flaws.length > 0 && !unfilled && isPlaceholder(trimmed) ? [{ flaw: 'placeholder' }] : flaws
}

const inJson = /(?:ntn_|secret_)\w{20,}/

/** An MCP server's headers, `toJSON(secrets)`, an OAuth answer. `{{ … }}` is an expression without its `$`. */
function jsonFlaw(trimmed: string): TokenFlaw | null {
  const text = trimmed.replace(/^\ufeff/, '')
  if (!inBraces(text)) return null
  const holdsToken = inJson.test(text)
  return (holdsToken && text.includes(':')) || isJson(text) ? { flaw: 'json', holdsToken } : null
}

function inBraces(text: string): boolean {
  return /^\{(?!\{)/.test(text) && text.endsWith('}')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function edgeFlaws(whitespace: string, edge: 'leading' | 'trailing'): TokenFlaw[] {
  const breaks = whitespace.match(/\r\n|[\r\n\u0085\u2028\u2029]/g)?.length ?? 0
  const others = whitespace.match(/[^\r\n\u0085\u2028\u2029]/g)?.length ?? 0
  const flaws: TokenFlaw[] = []
  if (breaks > 0) flaws.push({ flaw: `${edge}-break`, count: breaks })
  if (others > 0) flaws.push({ flaw: `${edge}-space`, count: others })
  return flaws
}

/** What was put around or in place of the token. */
function wrappingFlaws(text: string, trimmed: string, secretName: string): TokenFlaw[] {
  const flaws: TokenFlaw[] = []
  const unquoted = without(trimmed, opening, closing)
  if (assignment(unquoted) !== null && !/^(?:authorization|bearer)\b/i.test(unquoted))
    flaws.push({ flaw: 'assignment' })
  if (/(?:^|[\s=:"'`<])bearer(?:\s|$)/i.test(trimmed)) flaws.push({ flaw: 'bearer' })
  if (/\$\{\{/.test(trimmed)) flaws.push({ flaw: 'expression' })
  else if (isUnfilled(strippedToken(text), secretName)) flaws.push({ flaw: 'variable' })
  // Three in a row hide something; a text of nothing else, however short, does too.
  const stars = /\*{3,}|[•●]{3,}/.exec(trimmed) ?? /^[*•●]+$/.exec(strippedToken(text))
  if (stars) flaws.push({ flaw: 'stars', count: stars[0].length })
  if (/[<>]/.test(trimmed)) flaws.push({ flaw: 'angle-brackets' })
  if (inBraces(trimmed)) flaws.push({ flaw: 'braces' })
  const quote = text.search(anyQuote)
  if (quote >= 0) flaws.push({ flaw: 'quotes', curly: curlyQuotes.test(text), at: quote + 1 })
  return flaws
}

/** What no token has: whitespace, quotes, stars, and all that shows nothing or is not ASCII. */
const special = /[\s"'`*\p{Cc}\p{Default_Ignorable_Code_Point}\P{ASCII}]/gu

/** What is inside the part that should be the token, each character counted once. A picture is one character. */
function innerFlaws(text: string): TokenFlaw[] {
  const bare = strippedToken(text)
  const from = text.lastIndexOf(bare)
  const to = from + bare.length
  const isExpression = bare.includes('${{')
  const stars = new Set<number>()
  for (const run of text.matchAll(/^[*•●]+$/.test(bare) ? /[•●]+/g : /[•●]{3,}/g))
    for (let at = 0; at < run[0].length; at++) stars.add(run.index + at)
  const found = new Map<InnerFlaw, { count: number; at: number }>()
  for (const { 0: character, index } of text.matchAll(special)) {
    const flaw = anyQuote.test(character) || stars.has(index) ? null : flawOf(character)
    if (flaw === null) continue
    const isWhitespace = flaw === 'inner-break' || flaw === 'inner-space'
    if (isWhitespace && (isExpression || index < from || index >= to)) continue
    const before = found.get(flaw)
    found.set(flaw, before ? { ...before, count: before.count + 1 } : { count: 1, at: index + 1 })
  }
  return order.flatMap(flaw => {
    const counted = found.get(flaw)
    return counted ? [{ flaw, ...counted }] : []
  })
}

const order = ['inner-break', 'inner-space', 'invisible', 'control', 'non-ascii'] as const
type InnerFlaw = (typeof order)[number]

function flawOf(character: string): InnerFlaw | null {
  if (/[\r\n\u0085\u2028\u2029]/.test(character)) return 'inner-break'
  if (/[^\S\ufeff]/.test(character)) return 'inner-space'
  if (invisible.test(character)) return 'invisible'
  if (/\p{Cc}/u.test(character)) return 'control'
  return /\P{ASCII}/u.test(character) ? 'non-ascii' : null
}
