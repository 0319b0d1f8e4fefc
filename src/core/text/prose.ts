/**
 * Words for people, in which what is ours and what is foreign never mix: the literal parts are ours (a little
 * Markdown: `**bold**`, `*italic*`, backticks), every value is escaped by whoever renders it (see render/).
 */
export type Prose = { literals: readonly string[]; values: readonly Inline[] }
export type Inline = string | Piece | Prose
export type Piece =
  | { as: 'code'; text: string }
  | { as: 'strong'; text: string }
  | { as: 'link'; text: Inline; href: string }

/** say`Open ${link(…)} and press **Refresh**.` */
export function say(literals: TemplateStringsArray, ...values: (Inline | number)[]): Prose {
  return {
    literals: [...literals],
    values: values.map(value => (typeof value === 'number' ? String(value) : value)),
  }
}

/** A text of our own making, such as a time: it is shown as it is. */
export function own(text: string): Prose {
  return { literals: [text], values: [] }
}

export const nothing: Prose = { literals: [''], values: [] }

export function isNothing({ literals, values }: Prose): boolean {
  return values.length === 0 && literals.every(literal => literal === '')
}

export function code(text: string): Piece {
  return { as: 'code', text }
}

export function strong(text: string): Piece {
  return { as: 'strong', text }
}

/** `href` is made by places.ts, never taken from an answer. */
export function link(text: Inline, href: string): Piece {
  return { as: 'link', text, href }
}

/** Joins pieces: `a, b and c`; `a, b or c` with `or`. Long lists end in "and N more". */
export function list(items: readonly Inline[], options: { last?: 'and' | 'or'; most?: number } = {}): Prose {
  const { last = 'and', most = Number.POSITIVE_INFINITY } = options
  const shown = items.length > most ? items.slice(0, most) : items
  const left = items.length - shown.length
  const values: Inline[] = left > 0 ? [...shown, `${left} more`] : [...shown]
  const literals = values.map((_, at) => (at === 0 ? '' : at === values.length - 1 ? ` ${last} ` : ', '))
  return { literals: [...literals, ''], values }
}

/** Joins whole sentences or clauses. */
export function join(parts: readonly Inline[], separator: string): Prose {
  return { literals: [...parts.map((_, at) => (at === 0 ? '' : separator)), ''], values: [...parts] }
}

/** `1 database`, `3 databases` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
