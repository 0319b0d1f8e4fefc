import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** An input or output of action.yml. */
export type Field = { description: string; default?: string; required?: boolean }

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

/** The inputs' defaults, with what GitHub's expressions in them come to; an unknown one is empty. */
export function defaultsOf(
  inputs: ActionYml['inputs'],
  contexts: Record<string, string>,
): Record<string, string> {
  const resolved = ({ default: value = '' }: Pick<Field, 'default'>): string =>
    value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => contexts[expression] ?? '')
  return Object.fromEntries(Object.entries(inputs).map(([name, field]) => [name, resolved(field)]))
}
