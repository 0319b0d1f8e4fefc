// The README's generated tables: inputs and outputs from action.yml, codes from their verdicts.
import { type Code, codes, traits, type Verdict } from '../src/core/result/diagnosis.ts'
import { meanings } from './docs-meanings.ts'

type Field = { name: string; description: string; default: string | null; required: boolean }

/** Every table by the name that its markers have in README.md. */
export function tablesOf(actionYml: string): Readonly<Record<string, string>> {
  return {
    inputs: table(
      ['Input', 'Default', 'What it takes'],
      fieldsOf(actionYml, 'inputs').map(input => [
        `\`${input.name}\``,
        input.required ? 'required' : shownDefault(input.default),
        input.description,
      ]),
    ),
    outputs: table(
      ['Output', 'What it holds'],
      fieldsOf(actionYml, 'outputs').map(({ name, description }) => [`\`${name}\``, description]),
    ),
    codes: codeTable('docs/diagnoses.md'),
  }
}

/** Codes, verdicts and meanings; each code links to its section in `page` (empty: the same page). */
export function codeTable(page: string): string {
  return table(
    ['Code', 'Verdict', 'What it means'],
    codes.map(code => [`[\`${code}\`](${page}#${code})`, verdictWord(code), meanings[code].meaning]),
  )
}

const words: { readonly [V in Verdict]: string } = {
  fail: '❌ fail',
  inconclusive: '🟡 inconclusive',
  warn: '⚠️ warn',
}

export function verdictWord(code: Code): string {
  return words[traits[code].verdict]
}

/** Puts each table between its markers, `<!-- name:start -->` and `<!-- name:end -->`. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, content]) => {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
    const [before, rest, ...others] = text.split(start)
    const after = rest?.split(end)
    if (before === undefined || after?.length !== 2 || others.length > 0)
      throw new Error(`The page must have the markers ${start} and ${end} once each, in this order.`)
    return `${before}${start}\n\n${content}\n\n${end}${after[1]}`
  }, page)
}

function shownDefault(value: string | null): string {
  return value === null || value === '' ? 'empty' : `\`${value}\``
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/**
 * Reads one block of action.yml, which keeps every value on its line. What is not understood is an error, so
 * that nothing is ever left out in silence.
 */
export function fieldsOf(actionYml: string, block: 'inputs' | 'outputs'): Field[] {
  const text = new RegExp(`^${block}:\\n((?: .*\\n|\\n)*)`, 'm').exec(actionYml)?.[1] ?? ''
  const fields: Field[] = []
  for (const line of text.split('\n').filter(each => each.trim() !== '')) {
    const name = /^ {2}([\w-]+):$/.exec(line)?.[1]
    if (name) fields.push({ name, description: '', default: null, required: false })
    const field = fields.at(-1)
    const [, key, value = ''] = /^ {4}(description|default|required): (.*)$/.exec(line) ?? []
    if (!field || (!name && !key)) throw new Error(`action.yml has a line that is not understood: ${line}`)
    if (key === 'description') field.description = unquoted(value)
    if (key === 'default') field.default = unquoted(value)
    if (key === 'required') field.required = value === 'true'
  }
  return fields
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}
