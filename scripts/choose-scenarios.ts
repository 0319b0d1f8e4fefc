// Which scenarios of the sandbox are meant by the names on a command line.
import leven from 'leven'
import { families, type Scenario, scenarios } from '../sandbox/scenarios.ts'

/** The named scenarios in the order given, each once, or what to say of a name that is none. */
export function chooseScenarios(names: string[]): { chosen: Scenario[]; wrong: string | null } {
  const wanted = [...new Set(names)]
  const chosen = wanted.flatMap(name => scenarios.find(each => each.name === name) ?? [])
  const unknown = wanted.filter(name => !scenarios.some(each => each.name === name))
  const wrong = unknown.map(name => `There is no scenario ${name}. Did you mean ${nearestTo(name)}?`)
  return { chosen, wrong: wrong.join('\n') || null }
}

function nearestTo(name: string): string | undefined {
  const distance = new Map(scenarios.map(each => [each.name, leven(name, each.name)]))
  return [...distance.keys()].toSorted((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0))[0]
}

/** Every scenario with what it shows, family by family. */
export function listScenarios(): string {
  const width = Math.max(...scenarios.map(each => each.name.length))
  const lines = (family: Scenario[]) => family.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`)
  return Object.entries(families)
    .map(([title, family]) => [title, ...lines(family)].join('\n'))
    .join('\n\n')
}
