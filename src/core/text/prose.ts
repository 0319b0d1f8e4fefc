/**
 * Words for people, in which what is ours and what is foreign never mix. What stands between backticks is ours and
 * is shown as it is, whatever the token is (in `say` with a little Markdown: `**bold**`, `*italic*`, backticks).
 * Every value that is a string is foreign: whoever renders it hides pieces of the token in it, and escapes it
 * (see render/show.ts).
 */
export type Prose = { literals: readonly string[]; values: readonly Inline[] }
export type Inline = string | Piece | Prose
export type Piece =
  | { as: 'code' | 'strong'; text: Inline }
  /** `href`: a string is ours; what is foreign in an address stands in it as a value of prose. */
  | { as: 'link'; text: Inline; href: string | Prose }

/** A foreign text. Where the compiler knows what it says, it is a word of ours. */
type Foreign<V> = V extends string ? (string extends V ? V : OurWordsBelongBetweenBackticks) : V
type OurWordsBelongBetweenBackticks = { as: never }
type Values<V> = { [K in keyof V]: Foreign<V[K]> }
type Given = readonly (Inline | number)[]

/** say`Open ${link(…)} and click **Refresh**.` */
export function say<const V extends Given>(literals: TemplateStringsArray, ...values: Values<V>): Prose {
  return prose(literals, values)
}

function prose(literals: TemplateStringsArray, values: Given): Prose {
  return {
    literals: [...literals],
    values: values.map(value => (typeof value === 'number' ? own(String(value)) : value)),
  }
}

/** A text of our own making, such as a time: it is shown as it is. */
export function own(text: string): Prose {
  return { literals: [text], values: [] }
}

export const nothing: Prose = own('')

export function isNothing({ literals, values }: Prose): boolean {
  return values.length === 0 && literals.every(literal => literal === '')
}

type Marked = {
  <T extends Inline>(text: Foreign<T>): Piece
  <const V extends Given>(literals: TemplateStringsArray, ...values: Values<V>): Piece
}

/** A code span: code(title) of a foreign text, code`on-broken: warn` of our words. */
export const code: Marked = marked('code')

/** Bold, in the same two ways; there is no Markdown in it. */
export const strong: Marked = marked('strong')

function marked(as: 'code' | 'strong'): Marked {
  const made = (text: Inline | TemplateStringsArray, ...values: Given): Piece => ({
    as,
    text: isTemplate(text) ? prose(text, values) : text,
  })
  return made as Marked
}

function isTemplate(text: Inline | TemplateStringsArray): text is TemplateStringsArray {
  return Array.isArray(text)
}

/** `href` is made by links.ts, never taken from an answer. Where there is no page, the text stands alone. */
export function link<T extends Inline>(text: Foreign<T>, href: string | Prose | null): Inline {
  return href === null ? (text as Inline) : { as: 'link', text: text as Inline, href }
}

/** Joins pieces: `a, b and c`; `a, b or c` with `or`. Long lists end in "and N more". */
export function list(items: readonly Inline[], options: { last?: 'and' | 'or'; most?: number } = {}): Prose {
  const { last = 'and', most = Number.POSITIVE_INFINITY } = options
  const shown = items.length > most ? items.slice(0, most) : items
  const left = items.length - shown.length
  const values: Inline[] = left > 0 ? [...shown, own(`${left} more`)] : [...shown]
  const literals = values.map((_, at) => (at === 0 ? '' : at === values.length - 1 ? ` ${last} ` : ', '))
  return { literals: [...literals, ''], values }
}

/** Joins whole sentences or clauses. */
export function join(parts: readonly Inline[], separator: string): Prose {
  return { literals: [...parts.map((_, at) => (at === 0 ? '' : separator)), ''], values: [...parts] }
}

/** `1 database`, `3 databases` */
export function count(number: number, one: string, many = `${one}s`): Prose {
  return own(`${number} ${number === 1 ? one : many}`)
}
