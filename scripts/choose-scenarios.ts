// Which scenarios of the sandbox are meant by the names on a command line.
import { type Scenario, scenarios } from '../sandbox/scenarios.ts'

/** The named scenarios in the order given, each once; `all` means every one. Names that are none are `unknown`. */
export function chooseScenarios(names: string[]): { chosen: Scenario[]; unknown: string[] } {
  const wanted = new Set(names.flatMap(name => (name === 'all' ? scenarios.map(each => each.name) : [name])))
  const chosen = [...wanted].flatMap(name => scenarios.find(each => each.name === name) ?? [])
  const known = new Set(chosen.map(each => each.name))
  return { chosen, unknown: [...wanted].filter(name => !known.has(name)) }
}

/** One line for each scenario: its name and what it shows. */
export function listScenarios(): string {
  const width = Math.max(...scenarios.map(each => each.name.length))
  return scenarios.map(each => `  ${each.name.padEnd(width)}  ${each.about}`).join('\n')
}
