/** At most so many characters of a text that is not ours are ever shown. */
const longest = 200

/**
 * Makes a foreign text (a title, a name, a line of input, a message) one plain line: control, invisible and
 * direction-changing characters go, line breaks become blanks, and it is cut at 200 characters.
 */
export function tidy(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/gu, '')
    .trim()
  const characters = Array.from(line)
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`
}

/** A foreign text that may be absent or empty: null then. */
export function tidyOrNull(text: unknown): string | null {
  if (typeof text !== 'string') return null
  return tidy(text) || null
}
