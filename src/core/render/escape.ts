/**
 * One escaping function for each place where a foreign text is shown. They keep it readable, and keep it from
 * acting: as Markdown, HTML, a link, a mention, an issue reference, an emoji or a workflow command.
 */

/** Stands between two characters that would act together. It shows nothing. */
const apart = '\u200b'

/** Inline text in GitHub-flavoured Markdown, in a table cell or not. */
export function escapeMarkdown(text: string): string {
  return breakReferences(oneLine(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#!|~$^]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Tidied texts have no line breaks; what escapes must not rely on it. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
}

/** What GitHub turns into links and pictures by itself, even in escaped text. */
function breakReferences(text: string): string {
  return text
    .replace(/@(?=[\w-])/g, `@${apart}`)
    .replace(/#(?=\d)/g, `#${apart}`)
    .replace(/\b(gh-)(?=\d)/gi, `$1${apart}`)
    .replace(/:(?=\/\/|[\w+-])/g, `:${apart}`)
    .replace(/(www)(?=\.)/gi, `$1${apart}`)
    .replace(/\b[0-9a-f]{7,}\b/gi, commit => commit.replace(/.{4}(?=.)/g, `$&${apart}`))
    .replace(/\$(?=\S)/g, `$${apart}`)
}

/** A code span. In a table, `|` splits the cell even here, and `\|` is how GitHub wants it. */
export function codeSpan(code: string, inTable: boolean): string {
  const text = oneLine(code)
  const fence = fenceFor(text, 1)
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text || ' '
  // A backslash before the bar would escape the one that escapes it.
  const shown = inTable ? padded.replace(/\\(?=\|)/g, `\\${apart}`).replaceAll('|', '\\|') : padded
  return `${fence}${shown}${fence}`
}

/** Lines as a block of code, which no run of backticks in them ends. */
export function codeBlock(language: string, lines: readonly string[], indent = ''): string {
  const fence = fenceFor(lines.join('\n'), 3)
  return [`${fence}${language}`, ...lines, fence].map(line => indent + line).join('\n')
}

/** Backticks that no run of them in a text ends: one more than its longest, and at least so many. */
function fenceFor(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? []
  return '`'.repeat(Math.max(least, ...runs.map(run => run.length + 1)))
}

/** An address of our own making, inside the round brackets of a link. What is encoded already stays so. */
export function escapeHref(href: string): string {
  return encodeURI(href)
    .replace(/%25(?=[0-9a-f]{2})/gi, '%')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
}

/**
 * One line of the log, and the text of an annotation. The runner acts on `::command::` at a line's start and
 * on `##[command]` anywhere in a line.
 */
export function escapeLog(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/#(?=\[)/g, `#${apart}`)
    .replace(/:(?=:)/g, `:${apart}`)
}

/** The title of an issue: plain text, in which only names and numbers of issues would act. */
export function escapeTitle(text: string): string {
  return oneLine(text)
    .replace(/@(?=[\w-])/g, `@${apart}`)
    .replace(/#(?=\d)/g, `#${apart}`)
}
