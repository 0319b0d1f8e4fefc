// A step prints workflow commands (`::error title=…::…`); the runner turns them into what people see. This does
// the same for a terminal, after the runner's own parser: leading blanks do not matter, names in any case.

export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  title: string
  message: string
}

interface Command {
  name: string
  properties: Map<string, string>
  message: string
}

const SHOWN = ['group', 'endgroup', 'error', 'warning', 'notice', 'debug']

// Commands that the runner obeys without a line in the log.
const SILENT = [
  'add-mask',
  'set-output',
  'save-state',
  'add-matcher',
  'remove-matcher',
  'echo',
  'stop-commands',
]

/** What GitHub's log shows for what a step printed. Debug lines are shown only where debug logging is on. */
export function showLog(printed: string, options: { debug?: boolean } = {}): string {
  const shown: string[] = []
  let indent = ''
  for (const { line, command } of readLines(printed)) {
    if (command?.name === 'group' || command?.name === 'endgroup') indent = ''
    const text = command ? shownCommand(command, options.debug ?? false) : line
    if (text !== undefined) shown.push(...text.split('\n').map(part => indent + part))
    if (command?.name === 'group') indent = '  '
  }
  return shown.join('\n')
}

/** The annotations on the page of the run, in the order in which they were printed. */
export function annotationsIn(printed: string): Annotation[] {
  return readLines(printed).flatMap(({ command }) => {
    if (command?.name !== 'error' && command?.name !== 'warning' && command?.name !== 'notice') return []
    return [{ level: command.name, title: command.properties.get('title') ?? '', message: command.message }]
  })
}

function shownCommand({ name, message }: Command, debug: boolean): string | undefined {
  switch (name) {
    case 'group':
      return `▼ ${message}`
    case 'endgroup':
      return undefined
    case 'error':
      return `Error: ${message}`
    case 'warning':
      return `Warning: ${message}`
    case 'notice':
      return `Notice: ${message}`
    case 'debug':
      return debug ? `##[debug]${message}` : undefined
    default:
      return undefined
  }
}

// Between `::stop-commands::<word>` and `::<word>::` the runner obeys nothing, and shows the lines as they are.
function readLines(printed: string): { line: string; command?: Command }[] {
  let resume: string | undefined
  return printed
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(line => {
      const command = readCommand(line, resume)
      if (resume !== undefined && command?.name === resume) resume = undefined
      else if (command?.name === 'stop-commands') resume = command.message
      return command ? { line, command } : { line }
    })
}

function readCommand(line: string, resume: string | undefined): Command | undefined {
  const [, word = '', list = '', message = ''] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
  if (resume !== undefined)
    return word === resume ? { name: word, properties: new Map(), message } : undefined
  const name = word.toLowerCase()
  if (!SHOWN.includes(name) && !SILENT.includes(name)) return undefined
  return { name, properties: readProperties(list), message: unescapeData(message) }
}

function readProperties(list: string): Map<string, string> {
  const pairs = list.split(',').map(pair => pair.trim().split(/=(.*)/s))
  return new Map(pairs.map(([key = '', value = '']) => [key.toLowerCase(), unescapeProperty(value)]))
}

// In properties a colon and a comma are escaped too; `%25` is last, or an escaped `%0A` would become a line break.
function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
