import { expect, test } from '@jest/globals'
import { type RunResult, runScenario } from '../../sandbox/run-action.ts'
import { networkScenarios } from '../../sandbox/scenarios/network.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { codes, traits } from '../../src/core/result/diagnosis.ts'
import { expectGolden } from './golden.ts'
import { limits, readCommands, readFileCommands } from './runner.ts'

/** What GitHub's runner makes of it is what was meant, and nothing else. */
function expectMeant({ stdout, files, outputs, summary }: RunResult): void {
  const report = JSON.parse(outputs.report ?? '')
  const commands = readCommands(stdout)
  const count = (name: string) => commands.filter(command => command.name === name).length
  for (const [level, titles] of [
    ['error', report.problems.map(({ title }: { title: string }) => title)],
    ['warning', [...report.problems, ...report.notices].map(({ title }: { title: string }) => title)],
  ] as const) {
    const found = commands.filter(({ name }) => name === level)
    expect(found.length).toBeLessThanOrEqual(limits.annotations)
    for (const { properties, data } of found) {
      expect(titles).toContain(properties.title)
      expect(data).toMatch(/^\S[^\n\r]*\S$/)
      expect(data.length).toBeLessThanOrEqual(limits.message)
    }
  }
  expect(count('error') + count('warning')).toBe(
    report.problems.length +
      report.notices.filter(({ level }: { level: string }) => level === 'warning').length,
  )
  expect(count('group')).toBe(count('endgroup'))
  expect(count('group')).toBe(report.requests.length > 0 ? 1 : 0)
  const meant = ['add-mask', 'error', 'warning', 'group', 'endgroup']
  expect(commands.filter(({ name }) => !meant.includes(name))).toEqual([])
  expect(readFileCommands(files.GITHUB_OUTPUT)).toEqual(Object.entries(outputs))
  expect([files.GITHUB_ENV, files.GITHUB_PATH, files.GITHUB_STATE]).toEqual(['', '', ''])
  expect(Buffer.byteLength(summary)).toBeLessThan(limits.summary)
}

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
    expectMeant(run)
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
