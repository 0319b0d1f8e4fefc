/** A line of the input `databases` that lists something. */
export type ListedLine = {
  /** Counted from 1. */
  number: number
  /** Where it begins in the input, and how long it is, comment and all. */
  from: number
  length: number
  /** How many spaces it begins with. */
  indent: number
  /** What stands on it, without comment. */
  text: string
  /** Its entries: what commas separate; an empty one stands between two commas. */
  parts: readonly string[]
  /** What stands behind `#`; empty where there is none. */
  comment: string
}

/** The lines that hold something. An input of nothing but whitespace or commas lists one empty entry. */
export function readLines(input: string): ListedLine[] {
  if (input === '') return []
  let from = 0
  const lines = input.split(/\r\n|[\r\n\u2028\u2029]/).flatMap((line, at) => {
    if (at > 0) from += input.startsWith('\r\n', from) ? 2 : 1
    const read = at > 0 && line.trim() === '' ? [] : [lineOf(line, at + 1, from)]
    from += line.length
    return read
  })
  const held = lines.filter(({ parts, comment }) => parts.length > 0 || comment !== '')
  const [first] = lines
  return held.length === 0 && first ? [{ ...first, parts: [''] }] : held
}

function lineOf(line: string, number: number, from: number): ListedLine {
  const { text, comment } = withoutComment(line)
  const indent = line.length - line.trimStart().length
  const parts = partsOf(unlinked(text))
  return { number, from, length: line.length, indent, text: text.trim(), parts, comment: comment.trim() }
}

/**
 * `#` at the start of a line or after a space begins a comment. It may be part of a name in quotes, of the text of
 * a Markdown link, and of an option: in brackets after the colon.
 */
function withoutComment(line: string): { text: string; comment: string } {
  let typed = false
  let close = -1
  for (let at = endOfQuoted(line); at < line.length; at++) {
    const afterSpace = at === 0 || /\s/.test(line[at - 1] ?? '')
    if (line[at] === '#' && afterSpace) return { text: line.slice(0, at), comment: line.slice(at + 1) }
    if (line[at - 1] === ':' && /\s/.test(line[at] ?? '')) typed = true
    if (line[at] !== '[') continue
    if (close < at) close = line.indexOf(']', at)
    if (close < 0) close = line.length
    if (close < line.length && (typed || line[close + 1] === '(')) at = close
  }
  return { text: line, comment: '' }
}

/** Behind the name in quotes that a line may begin with; 0 where there is none. */
function endOfQuoted(line: string): number {
  const start = line.length - line.trimStart().length
  if (line[start] !== '"') return 0
  const beforeColon = line.indexOf('":', start + 1)
  return (beforeColon < 0 ? line.indexOf('"', start + 1) : beforeColon) + 1
}

/** Commas separate; the ones at the ends do nothing, and nothing between two of them is an entry that is empty. */
function partsOf(text: string): string[] {
  const parts = text.split(',').map(part => part.trim())
  const first = parts.findIndex(part => part !== '')
  const last = parts.findLastIndex(part => part !== '')
  if (first < 0) return parts.length > 2 ? [''] : []
  return [...new Set(parts.slice(first, last + 1))]
}

/** A Markdown link is its address: its text may hold commas. One pass, however the text looks. */
function unlinked(text: string): string {
  let result = ''
  let from = 0
  let open = -1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') open = at
    if (open < from || text[at] !== ']' || text[at + 1] !== '(') continue
    const end = text.indexOf(')', at)
    if (end < 0) break
    result += text.slice(from, open) + text.slice(at + 2, end)
    from = end + 1
    at = end
  }
  return result + text.slice(from)
}
