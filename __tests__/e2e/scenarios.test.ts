import { expect, test } from '@jest/globals'
import { runScenario } from '../../sandbox/run-action.ts'
import { networkScenarios } from '../../sandbox/scenarios/network.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { codes, traits } from '../../src/core/result/diagnosis.ts'
import { expectGolden } from './golden.ts'

/** The built action as a child process, with the runner's variables and files, over a real socket. */
test.concurrent.each(scenarios)(
  '$name',
  async scenario => {
    const run = await runScenario(scenario)
    const { outcome, codes: expected, exit, requests } = scenario.expect
    expect({
      outcome: run.outputs.outcome,
      codes: JSON.parse(run.outputs.codes ?? ''),
      exit: run.exitCode,
    }).toEqual({
      outcome,
      codes: expected,
      exit,
    })
    if (requests !== undefined)
      expect(run.requests.map(({ method, path }) => `${method} ${path}`)).toHaveLength(requests)
    expect(run.writes).toBe(0)
    expect(run.summary).toMatch(/^## /)
    expect(run.stderr).toBe('')
    // How often a lasting fault is met is a matter of time; what is said of it is the catalogue's.
    if (!networkScenarios.includes(scenario)) expectGolden(scenario.name, run.summary)
  },
  60_000,
)

test('every code of the contract is reached by a scenario', () => {
  const reached = new Set(scenarios.flatMap(scenario => scenario.expect.codes))
  // What the fleet's report finds has scenarios of its own.
  const own = codes.filter(code => traits[code].check !== 'watch')
  expect(own.filter(code => !reached.has(code))).toEqual([])
})
