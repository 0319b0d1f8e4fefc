import { readFileSync } from 'node:fs'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parse } from 'yaml'

/** An input or output of action.yml. */
type Field = { description: string; default?: string; required?: boolean }

/** What stands in action.yml. */
export type ActionYml = {
  name: string
  description: string
  author: string
  branding: { icon: string; color: string }
  inputs: Record<string, Field>
  outputs: Record<string, Field>
  runs: { using: string; main: string }
}

const read = (path: string): ActionYml => parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** action.yml, read: the one reader for the sandbox, the docs and the tests. */
export const actionYml = read('../action.yml')

/** The other action of this repository: the report on a fleet of checks. */
export const fleetYml = read('../fleet/action.yml')

/**
 * The inputs' defaults, with what GitHub makes of the expressions in them, by its own evaluator. `contexts`: what is
 * known, such as `github.token`; what is not is empty, as on a runner that is older than a property.
 */
export function defaultsOf(
  inputs: ActionYml['inputs'],
  contexts: Record<string, string>,
): Record<string, string> {
  const known = new data.Dictionary(
    ...['github', 'job', 'matrix', 'runner', 'strategy'].map(key => ({
      key,
      value: contextOf(key, contexts),
    })),
  )
  const evaluated = (expression: string): string => {
    const names = known.pairs().map(({ key }) => key)
    const parsed = new Parser(new Lexer(expression).lex().tokens, names, []).parse()
    return new Evaluator(parsed, known).evaluate().coerceString()
  }
  const resolved = ({ default: value = '' }: Pick<Field, 'default'>): string =>
    value.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluated(expression))
  return Object.fromEntries(Object.entries(inputs).map(([name, field]) => [name, resolved(field)]))
}

function contextOf(context: string, contexts: Record<string, string>) {
  const own = Object.entries(contexts).filter(([name]) => name.startsWith(`${context}.`))
  return new data.Dictionary(
    ...own.map(([name, value]) => ({
      key: name.slice(context.length + 1),
      value: new data.StringData(value),
    })),
  )
}
