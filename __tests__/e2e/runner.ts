/**
 * What GitHub's runner makes of what a step prints and writes, read by its own rules: `ActionCommand.cs` and
 * `FileCommandManager.cs` of actions/runner. Written apart from the code that escapes.
 */
export type Command = { name: string; properties: Readonly<Record<string, string>>; data: string }

/** The commands that the runner knows; anything else is a line of the log. */
const known = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

/** Every command in a log, line by line: `::` where a line begins, after whitespace too; `##[` anywhere. */
export function readCommands(log: string): Command[] {
  return log.split(/\r\n|\r|\n/).flatMap(line => {
    const colons = /^\s*::(.*?)::(.*)$/.exec(line)
    const hashes = /##\[(.*?)\](.*)$/.exec(line)
    return [colons && commandOf(colons, ','), hashes && commandOf(hashes, ';')].filter(
      found => found !== null,
    )
  })
}

function commandOf([, info = '', data = '']: readonly string[], separator: string): Command | null {
  const [name = '', ...rest] = info.split(' ')
  if (!known.has(name.toLowerCase())) return null
  const properties = rest
    .join(' ')
    .split(separator)
    .map(pair => pair.split('='))
    .map(([key = '', ...value]) => [key, unescaped(value.join('='))])
  return { name: name.toLowerCase(), properties: Object.fromEntries(properties), data: unescaped(data) }
}

function unescaped(text: string): string {
  const escapes = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%5D': ']', '%3B': ';', '%25': '%' }
  return Object.entries(escapes).reduce((left, [from, to]) => left.replaceAll(from, to), text)
}

/** `name=value`, or `name<<delimiter` and lines until the delimiter stands alone. A file that is not so is refused whole. */
export function readFileCommands(text: string): [string, string][] {
  const lines = text.split(/\r?\n/)
  const pairs: [string, string][] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')]
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)])
    } else {
      const delimiter = heredoc < 0 ? '' : line.slice(heredoc + 2)
      const end = delimiter === '' ? -1 : lines.indexOf(delimiter, at + 1)
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      pairs.push([line.slice(0, heredoc), lines.slice(at + 1, end).join('\n')])
      at = end
    }
    if (pairs.at(-1)?.[0] === '') throw new Error('Invalid format. Name must not be empty')
  }
  return pairs
}

/** What GitHub shows of a step: more annotations of a level, a longer one or a longer summary are cut or dropped. */
export const limits = { annotations: 10, message: 4_096, summary: 1024 * 1024 }
