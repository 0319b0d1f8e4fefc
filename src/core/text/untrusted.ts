/** At most so many characters of a text that is not ours are ever shown. */
const longest = 200

/**
 * Makes a foreign text (a title, a name, a line of input, a message) one plain line: control, invisible and
 * direction-changing characters go, line breaks become blanks, and it is cut at 200 characters.
 */
export function tidy(text: string): string {
  const line = tidyWhole(text)
  const characters = Array.from(line)
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`
}

/** The same, not cut. */
export function tidyWhole(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/gu, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A foreign text that may be absent or empty: null then. */
export function tidyOrNull(text: unknown): string | null {
  if (typeof text !== 'string') return null
  return tidy(text) || null
}
