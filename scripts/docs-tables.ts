// The generated tables: inputs and outputs from action.yml, codes from their verdicts.
import type { ActionYml } from '../sandbox/action-yml.ts'
import { type Code, codes, traits, type Verdict } from '../src/core/result/diagnosis.ts'
import { meanings } from './docs-meanings.ts'

/** The tables made from action.yml, by the name that their markers have in a page. */
export function tablesOf({ inputs, outputs }: ActionYml): Readonly<Record<string, string>> {
  const all = Object.entries(inputs).map(([name, input]) => ({ name, ...input }))
  const isFilledIn = ({ name, default: value }: { name: string; default?: string }) =>
    name !== 'github-token' && value?.startsWith('${{') === true
  return {
    inputs: table(
      ['Input', 'Default', 'What it takes'],
      all
        .filter(input => !isFilledIn(input))
        .map(input => [
          `\`${input.name}\``,
          input.required ? 'required' : input.default ? `\`${input.default}\`` : 'empty',
          input.description,
        ]),
    ),
    'filled-inputs': table(
      ['Input', 'What it holds'],
      all.filter(isFilledIn).map(({ name, description }) => [`\`${name}\``, description]),
    ),
    outputs: table(
      ['Output', 'What it holds'],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  }
}

/** Codes, verdicts and meanings; each code links to its section in the same page. */
export function codeTable(): string {
  return table(
    ['Code', 'Verdict', 'What it means'],
    codes.map(code => [`[\`${code}\`](#${code})`, verdictWord(code), meanings[code].meaning]),
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

/** As `withTables`, with those that the page has markers for. */
export function withMarked(page: string, tables: Readonly<Record<string, string>>): string {
  const marked = Object.entries(tables).filter(([name]) => page.includes(`<!-- ${name}:start -->`))
  return withTables(page, Object.fromEntries(marked))
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
