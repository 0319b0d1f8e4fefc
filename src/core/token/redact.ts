import { tidyWhole } from '../text/untrusted.ts'
import { cannotBeSecret, looksLikeToken, strippedToken } from './token-text.ts'

/** A run of so many characters of the token counts as a leak. */
const pieceLength = 8
/** Below this, a text is no secret, and hiding it would only make the output unreadable. */
const shortest = 4

/** Hides every piece of the secrets, of eight characters or more, in a text. */
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
 * A redactor for these secrets. It finds any run of eight of their characters, wherever it begins. The name of the
 * secret is the action's own word (a text like `NOTION_TOKEN=…` holds it), unless it looks like a token itself.
 */
export function redactorFor(secrets: readonly string[], secretName = ''): Redact {
  const named = looksLikeToken(secretName) ? '' : secretName
  const hidden = secrets.filter(secret => !cannotBeSecret(secret, secretName))
  const whole = hidden
    .flatMap(secret => [secret, strippedToken(secret)])
    .filter(text => text.length >= shortest && text.length < pieceLength && !named.includes(text))
  const pieces = new Set<string>()
  for (const form of hidden.flatMap(formsOf)) {
    for (let at = 0; at + pieceLength <= form.length; at++) {
      const piece = form.slice(at, at + pieceLength)
      if (!named.includes(piece)) pieces.add(piece)
    }
  }

  return text => {
    let shown = text
    for (const short of whole) shown = shown.replaceAll(short, '***')
    return hidePieces(shown, pieces)
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
