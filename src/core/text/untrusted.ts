/** The most characters of a foreign text that are ever shown. */
const longest = 200
/** So much of it is looked at. Unicode's normal form costs the square of the length of a run of marks. */
const looked = 2_000

/**
 * Makes a foreign text (a title, a name, a line of input, a message) one plain line: control, invisible and
 * direction-changing characters go, line breaks become spaces, and it is cut at 200 characters, never inside what
 * is seen as one. It is also the form in which names are compared.
 */
export function tidy(text: string): string {
  const whole = visible(text)
  const head = whole.slice(0, looked).replace(/[\ud800-\udbff]$/, '')
  const line = withSingleSpaces(head.normalize('NFC'))
  const characters = Array.from(line)
  if (head.length === whole.length && characters.length <= longest) return line
  return `${wholeCharacters(line, characters.slice(0, longest - 1).join('').length)}…`
}

const unseen = /\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/gu

/** One line without what cannot be seen, however long. */
export function visible(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(unseen, '')
    .trim()
}

/** Made where a text is cut: it has Unicode's tables loaded, which most runs do without. */
let graphemes: Intl.Segmenter | undefined

/** The beginning of a text, at most so long: a letter keeps its marks, an emoji its colour. */
function wholeCharacters(text: string, most: number): string {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const begins = graphemes.segment(text).containing(most)?.index ?? text.length
  return text.slice(0, begins > 0 ? begins : most)
}

/** Whether a text is shown as it is, but for how many spaces stand in it: then it can be copied from where it is shown. */
export function showsWhole(text: string): boolean {
  return tidy(text) === text.replace(/ +/g, ' ').replace(/^ | $/g, '')
}

/** Without spaces around it, and none twice. */
export function withSingleSpaces(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim()
}

/** A foreign text that may be absent or empty: null then. */
export function tidyOrNull(text: unknown): string | null {
  if (typeof text !== 'string') return null
  return tidy(text) || null
}
