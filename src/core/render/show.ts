import type { Problem } from '../catalogue/problems.ts'
import type { Report } from '../result/report.ts'
import type { Inline, Piece, Prose } from '../text/prose.ts'
import { codeSpan, escapeHref, escapeLog, escapeMarkdown, oneLine } from './escape.ts'

/**
 * The last door: all that people and programs are shown goes through it. Literals of prose are ours, and pass as
 * they are; in everything foreign, pieces of a secret are hidden and what would act is escaped.
 */
export type Show = {
  /** Prose as GitHub-flavoured Markdown. `inTable`: for a table cell. */
  markdown: (prose: Inline, inTable?: boolean) => string
  /** Prose as plain text for the log. Links keep their address unless `links` is false. */
  plain: (prose: Inline, links?: boolean) => string
  /** A line of a command or of YAML, for a block of code. */
  command: (line: Inline) => string
  /** A foreign text that is handed on as data: in the report, an output, a debug line. */
  text: (text: string) => string
}

/** What the renderers make their texts of. */
export type Told = { report: Report; problems: readonly Problem[]; show: Show }

/** `hide` takes the pieces of every secret out of a foreign text. */
export function showing(hide: (text: string) => string): Show {
  const raw = (prose: Inline): string => {
    if (typeof prose === 'string') return hide(prose)
    return 'as' in prose ? raw(prose.text) : woven(prose, literal => literal, raw)
  }
  const address = (href: string | Prose) => (typeof href === 'string' ? href : raw(href))

  const markdown = (prose: Inline, inTable = false): string => {
    if (typeof prose === 'string') return escapeMarkdown(hide(prose))
    if ('as' in prose) return piece(prose, inTable)
    return woven(
      prose,
      literal => literal,
      value => markdown(value, inTable),
    )
  }
  const piece = (shown: Piece, inTable: boolean): string => {
    switch (shown.as) {
      case 'code':
        return codeSpan(raw(shown.text), inTable)
      case 'strong':
        return `**${escapeMarkdown(raw(shown.text))}**`
      case 'link':
        return `[${markdown(shown.text, inTable)}](${escapeHref(address(shown.href))})`
    }
  }

  const plain = (prose: Inline, links: boolean): string => {
    if (typeof prose === 'string') return hide(prose)
    if (!('as' in prose)) return woven(prose, withoutMarkup, value => plain(value, links))
    if (prose.as !== 'link') return raw(prose.text)
    const text = plain(prose.text, links)
    return links ? `${text} (${address(prose.href)})` : text
  }

  return {
    markdown,
    plain: (prose, links = true) => escapeLog(plain(prose, links)),
    command: line => oneLine(raw(line)),
    text: hide,
  }
}

/** Our own literals hold only bold, italic and backticks; escaped ones do not occur. */
function withoutMarkup(literal: string): string {
  return literal.replace(/\*+|`/g, '')
}

function woven(
  { literals, values }: Prose,
  ours: (literal: string) => string,
  theirs: (value: Inline) => string,
): string {
  return literals
    .map((literal, at) => {
      const value = values[at]
      return ours(literal) + (value === undefined ? '' : theirs(value))
    })
    .join('')
}
