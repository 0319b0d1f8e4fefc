// A step prints workflow commands (`::error title=…::…`); the runner turns them into what people see. This does
// the same for a terminal, after the runner's own parser: leading blanks do not matter, names in any case.

const PREFIX: Record<string, string> = {
  group: '▼ ',
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  debug: '##[debug]',
}

// Commands that the runner obeys without a line in the log.
const SILENT = ['endgroup', 'add-mask', 'set-output', 'save-state', 'add-matcher', 'remove-matcher', 'echo']

/** What GitHub's log shows for what a step printed. Debug lines are shown only where debug logging is on. */
export function showLog(printed: string, options: { debug?: boolean } = {}): string {
  const shown: string[] = []
  let indent = ''
  // Between `::stop-commands::<word>` and `::<word>::` the runner obeys nothing, and shows the lines as they are.
  let resume: string | undefined
  for (const line of printed.replace(/\r?\n$/, '').split(/\r?\n/)) {
    const [, word = '', message = ''] = /^\s*::([^\s:]+)(?: .*?)?::(.*)$/.exec(line) ?? []
    const name = word.toLowerCase()
    if (resume !== undefined) {
      if (word === resume) resume = undefined
      else shown.push(indent + line)
    } else if (name === 'stop-commands') resume = message
    else {
      if (name === 'group' || name === 'endgroup') indent = ''
      const prefix = PREFIX[name]
      const hidden = SILENT.includes(name) || (name === 'debug' && !options.debug)
      const text = prefix === undefined ? line : prefix + unescapeData(message)
      if (!hidden) shown.push(...text.split('\n').map(part => indent + part))
      if (name === 'group') indent = '  '
    }
  }
  return shown.join('\n')
}

// `%25` is last, or an escaped `%0A` would become a line break.
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
