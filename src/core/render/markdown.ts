import type { Inline, Piece, Prose } from '../text/prose.ts'
import { codeSpan, escapeHref, escapeLog, escapeMarkdown } from './escape.ts'

/** Prose as GitHub-flavoured Markdown. `inTable`: for a table cell. */
export function toMarkdown(prose: Inline, inTable = false): string {
  if (typeof prose === 'string') return escapeMarkdown(prose)
  if ('as' in prose) return pieceToMarkdown(prose, inTable)
  return woven(
    prose,
    literal => literal,
    value => toMarkdown(value, inTable),
  )
}

function pieceToMarkdown(piece: Piece, inTable: boolean): string {
  switch (piece.as) {
    case 'code':
      return codeSpan(piece.text, inTable)
    case 'strong':
      return `**${escapeMarkdown(piece.text)}**`
    case 'link':
      return `[${toMarkdown(piece.text, inTable)}](${escapeHref(piece.href)})`
  }
}

/** Prose as plain text for the log. Links keep their address unless `links` is false. */
export function toPlain(prose: Inline, links = true): string {
  return escapeLog(plain(prose, links))
}

function plain(prose: Inline, links: boolean): string {
  if (typeof prose === 'string') return prose
  if ('as' in prose) {
    if (prose.as !== 'link') return prose.text
    const text = plain(prose.text, links)
    return links ? `${text} (${prose.href})` : text
  }
  return woven(prose, withoutMarkup, value => plain(value, links))
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
