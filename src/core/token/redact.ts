import { isNotionId, undashed } from '../text/notion-id.ts'
import { tidyWhole } from '../text/untrusted.ts'
import { cannotBeSecret, looksLikeToken, strippedToken } from './token-text.ts'

/** A run of so many characters of the token counts as a leak. */
const pieceLength = 8
/** Below this, a text is no secret, and hiding it would only make the output unreadable. */
const shortest = 4

/** Hides every piece of the token, of eight characters or more, in a text. */
export type Redact = (text: string) => string

/** The values that the runner must mask before anything else is printed. */
export function masksFor(token: string, secretName = ''): readonly string[] {
  if (cannotBeSecret(token, secretName)) return []
  const lines = token.split(/[\r\n]+/)
  return [
    ...new Set([token, strippedToken(token), ...lines].filter(text => text.trim().length >= pieceLength)),
  ]
}

/**
 * A redactor for this token. It finds any run of eight of its characters, wherever it begins. The name of the
 * secret is the action's own word (a text like `NOTION_TOKEN=…` holds it), unless it looks like a token itself.
 */
export function redactorFor(token: string, secretName = ''): Redact {
  if (cannotBeSecret(token, secretName)) return text => text
  const named = looksLikeToken(secretName) ? '' : secretName
  const whole = [token, strippedToken(token)].filter(
    text => text.length >= shortest && text.length < pieceLength,
  )
  const pieces = new Set<string>()
  for (const form of formsOf(token)) {
    for (let at = 0; at + pieceLength <= form.length; at++) {
      const piece = form.slice(at, at + pieceLength)
      if (!named.includes(piece)) pieces.add(piece)
    }
  }

  return text => {
    let hidden = text
    for (const short of whole) hidden = hidden.replaceAll(short, '***')
    return hidePieces(hidden, pieces)
  }
}

/** As it is, as `tidy` makes it, and without all blanks and invisible characters: as others may repeat it. */
function formsOf(token: string): readonly string[] {
  return [token, tidyWhole(token), token.replace(/\s|\p{C}|\p{Default_Ignorable_Code_Point}/gu, '')]
}

function hidePieces(text: string, pieces: ReadonlySet<string>): string {
  let result = ''
  let shownTo = 0
  for (let at = 0; at + pieceLength <= text.length; at++) {
    if (!pieces.has(text.slice(at, at + pieceLength))) continue
    let end = at + pieceLength
    while (end < text.length && pieces.has(text.slice(end + 1 - pieceLength, end + 1))) end++
    result += `${text.slice(shownTo, at)}***`
    shownTo = end
    at = end - 1
  }
  return result + text.slice(shownTo)
}

/**
 * Redacts every text in a value, at any depth. The project's own words (`literals` of prose, see prose.ts)
 * are left alone: they are the same whatever the token is.
 */
export function redactDeep<T>(value: T, redact: Redact): T {
  if (typeof value === 'string') return redactText(value, redact) as T
  if (Array.isArray(value)) return value.map(item => redactDeep(item, redact)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    ownWords.has(key) ? item : redactDeep(item, redact),
  ])
  return Object.fromEntries(entries) as T
}

/** An ID is shown with dashes and without: hidden altogether where either form holds a piece. */
function redactText(text: string, redact: Redact): string {
  if (isNotionId(text) && redact(undashed(text)) !== undashed(text)) return '***'
  return redact(text)
}

/** `run` is what GitHub says of itself: the addresses that the fixes are made of. */
const ownWords: ReadonlySet<string> = new Set([
  'literals',
  'code',
  'codes',
  'status',
  'outcome',
  'kind',
  'as',
  'run',
])
