// Which scenarios of the sandbox are meant by the names on a command line.
import { families, type Scenario, scenarios } from '../sandbox/scenarios.ts'
import { nearest } from '../src/core/text/nearest.ts'

/** The named scenarios in the order given, each once, or what to say of a name that is none. */
export function chooseScenarios(names: string[]): { chosen: Scenario[]; wrong: string | null } {
  const wanted = [...new Set(names)]
  const chosen = wanted.flatMap(name => scenarios.find(each => each.name === name) ?? [])
  const unknown = wanted.filter(name => !scenarios.some(each => each.name === name))
  const known = scenarios.map(each => each.name)
  const wrong = unknown.map(name => {
    const meant = nearest(name, known)
    return `There is no scenario ${name}.${meant ? ` Did you mean ${meant}?` : ''}`
  })
  return { chosen, wrong: wrong.join('\n') || null }
}

/** Every scenario with what it shows, family by family. */
export function listScenarios(): string {
  const width = Math.max(...scenarios.map(each => each.name.length))
  const lines = (family: Scenario[]) => family.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`)
  return Object.entries(families)
    .map(([title, family]) => [title, ...lines(family)].join('\n'))
    .join('\n\n')
}
