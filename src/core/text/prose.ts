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

type Value = Inline | number

/** say`Open ${link(…)} and click **Refresh**.` */
export function say(literals: TemplateStringsArray, ...values: Value[]): Prose {
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

/** A code span, of our words as code`on-broken: warn`, or of a foreign text as code(title). */
export function code(text: Inline): Piece
export function code(literals: TemplateStringsArray, ...values: Value[]): Piece
export function code(text: Inline | TemplateStringsArray, ...values: Value[]): Piece {
  return { as: 'code', text: textOf(text, values) }
}

/** Bold, in the same two ways. Without Markdown in it: strong`Releases *` shows the star. */
export function strong(text: Inline): Piece
export function strong(literals: TemplateStringsArray, ...values: Value[]): Piece
export function strong(text: Inline | TemplateStringsArray, ...values: Value[]): Piece {
  return { as: 'strong', text: textOf(text, values) }
}

function textOf(text: Inline | TemplateStringsArray, values: readonly Value[]): Inline {
  return Array.isArray(text) ? say(text as unknown as TemplateStringsArray, ...values) : (text as Inline)
}

/** `href` is made by links.ts, never taken from an answer. */
export function link(text: Inline, href: string | Prose): Piece {
  return { as: 'link', text, href }
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
