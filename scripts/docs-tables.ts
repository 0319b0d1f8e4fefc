// The README's generated tables: inputs and outputs from action.yml, codes from their verdicts.
import type { ActionYml } from '../sandbox/action-yml.ts'
import { type Code, codes, traits, type Verdict } from '../src/core/result/diagnosis.ts'
import { meanings } from './docs-meanings.ts'

/** Every table by the name that its markers have in README.md. */
export function tablesOf({ inputs, outputs }: ActionYml): Readonly<Record<string, string>> {
  return {
    inputs: table(
      ['Input', 'Default', 'What it takes'],
      Object.entries(inputs).map(([name, input]) => [
        `\`${name}\``,
        input.required ? 'required' : input.default ? `\`${input.default}\`` : 'empty',
        input.description,
      ]),
    ),
    outputs: table(
      ['Output', 'What it holds'],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
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

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
