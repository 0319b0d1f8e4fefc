import { expect, test } from '@jest/globals'
import { reportOf } from '../sandbox/fleet.ts'
import { readReport } from '../src/core/fleet/read-report.ts'
import { fleetInputs, type RawFleetInputs } from '../src/core/fleet/settings.ts'
import type { LogLine } from '../src/core/render/log.ts'
import { type FleetPorts, runFleetAction } from '../src/fleet-action.ts'
import { acmeRun } from './fixtures/run.ts'

/** The program with nothing real around it. */
async function run(change: Partial<FleetPorts> = {}, given: Partial<RawFleetInputs> = {}) {
  const published: Parameters<FleetPorts['host']['publish']>[0][] = []
  const logged: LogLine[] = []
  const raw = { ...Object.fromEntries(fleetInputs.map(name => [name, ''])), ...given } as RawFleetInputs
  const exitCode = await runFleetAction({
    host: {
      inputs: () => raw,
      context: () => acmeRun,
      mask: () => {},
      log: lines => logged.push(...lines),
      debug: () => {},
      publish: async result => void published.push(result),
    },
    reports: () => [{ file: 'a.json', ...readReport(JSON.stringify(reportOf())) }],
    github: async () => null,
    elapsed: () => 12,
    now: () => Date.UTC(2026, 10, 25, 5),
    crashed: new Promise(() => {}),
    ...change,
  })
  const { outputs = {}, summary = '' } = published.at(-1) ?? {}
  return { exitCode, outputs, summary, said: JSON.stringify([published, logged]) }
}

const fails = () => {
  throw new Error('x is not a function')
}

test.each<[what: string, change: Partial<FleetPorts>]>([
  ['reading', { reports: fails }],
  ['what nobody caught', { reports: () => [], crashed: Promise.reject(new Error('x is not a function')) }],
  ['the clock', { elapsed: failsOnce() }],
])('a fault of our own is inconclusive, and everything is written: %s', async (_, change) => {
  const { exitCode, outputs, summary } = await run(change, { expected: 'acme/website NOTION_TOKEN' })
  expect([exitCode, outputs.outcome, outputs.silent]).toEqual([1, 'inconclusive', '0'])
  expect(outputs.codes).toBe('["internal-error"]')
  expect(summary).toMatch(/^## .*\n[\s\S]*x is not a function/)
})

function failsOnce(): () => number {
  let calls = 0
  return () => {
    calls += 1
    return calls === 1 ? fails() : 12
  }
}

test('GitHub’s side may fail as it likes', async () => {
  const thrown = { github: async () => fails() }
  const { exitCode, outputs, summary } = await run(thrown, { 'tracking-issue': 'true' })
  expect([exitCode, outputs.outcome]).toEqual([0, 'healthy'])
  expect(summary).toContain("The tracking issue couldn't be updated")
})

test('the GitHub token is shown nowhere, wherever it comes back', async () => {
  const token = `ghs_${'aB3dE5fG7h'.repeat(4)}`
  const report = reportOf()
  report.secretName = token
  report.watch.job = `x ${token.slice(6, 30)} y`
  const reports = () => [{ file: `${token}.json`, ...readReport(JSON.stringify(report)) }]
  const { said } = await run({ reports }, { 'github-token': token, expected: token })
  for (let at = 4; at + 8 <= token.length; at++) expect(said).not.toContain(token.slice(at, at + 8))
})
