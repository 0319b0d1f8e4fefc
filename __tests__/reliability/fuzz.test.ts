import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type RecordedRequest, startSandbox } from '../../sandbox/notion.ts'
import { runAction } from '../../sandbox/run-action.ts'
import { IDS, TOKENS } from '../../sandbox/world.ts'
import { type FuzzCase, fuzzCases, worldOf } from '../fixtures/fuzz-cases.ts'
import { wrongWith } from '../fixtures/fuzz-oracle.ts'
import type { FuzzRun } from '../fixtures/fuzz-run.ts'

/** The same few in every run; `npm run fuzz` tries a thousand others, and says which. */
const { FUZZ_RUNS, FUZZ_SEED } = process.env
const seed = Number(FUZZ_SEED ?? (FUZZ_RUNS ? Date.now() % 2 ** 30 : 20_261_125))
const runs = Number(FUZZ_RUNS ?? 24)
const atOnce = 8
const say = (line: string) => FUZZ_RUNS && process.stderr.write(`${line}\n`)

/** The built action as a process of its own, over raw sockets. */
async function judge(given: FuzzCase): Promise<string[]> {
  const sandbox = await startSandbox({ world: worldOf(given), faults: [...given.faults] })
  const workspace = await mkdtemp(join(tmpdir(), 'notion-token-check-fuzz-'))
  const { at, zone } = given.expires
  try {
    const run = await runAction({
      inputs: inputsOf(given),
      apiUrl: sandbox.url,
      env: { GITHUB_WORKSPACE: workspace, ...(zone && { TZ: zone }) },
      ...(at && { date: at }),
    })
    const reportFile = await readFile(join(workspace, given.reportFile), 'utf8').catch(() => null)
    return wrongWith(given, { ...run, writes: sandbox.writes, requests: sandbox.requests, reportFile })
  } finally {
    await sandbox.close()
    await rm(workspace, { recursive: true, force: true })
  }
}

function inputsOf(given: FuzzCase): Record<string, string> {
  return {
    token: given.token.text,
    databases: given.databases
      .flatMap(({ text, lines }) => [text, ...lines.map(line => `  ${line.text}`)])
      .join('\n'),
    capabilities: given.capabilities.join(','),
    'expect-workspace': given.expectWorkspace,
    'notion-version': given.version,
    'on-broken': given.onBroken,
    'on-inconclusive': given.onInconclusive,
    timeout: String(given.timeout),
    expires: given.expires.text,
    'least-privilege': given.leastPrivilege,
    'report-file': given.reportFile,
    ...given.unusable,
  }
}

test(
  'no random world with random faults makes a run say what is not so',
  async () => {
    say(`${runs} runs from seed ${seed} on`)
    const wrong: string[] = []
    let next = 0
    const work = async () => {
      for (let at = next++; at < runs; at = next++) {
        const [given] = fc.sample(fuzzCases, { seed: seed + at, numRuns: 1 })
        const found = given ? await judge(given) : []
        if (found.length > 0) {
          wrong.push(`FUZZ_RUNS=1 FUZZ_SEED=${seed + at}: ${found.join('; ')}`)
          say(`${wrong.at(-1)}\n${fc.stringify(given)}`)
        }
        if ((at + 1) % 100 === 0) say(`${at + 1} of ${runs}, ${wrong.length} wrong`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    expect(wrong).toEqual([])
  },
  60_000 + runs * 3_000,
)

/** A judge that finds nothing proves nothing. */
describe('the oracle', () => {
  const given: FuzzCase = {
    token: { text: TOKENS.releaseNotes, kind: 'whole', of: 'releaseNotes' },
    databases: [{ name: 'salaries', text: IDS.salaries, lines: [] }],
    capabilities: [],
    expectWorkspace: '',
    version: '2026-03-11',
    unusable: {},
    onBroken: 'fail',
    onInconclusive: 'fail',
    blocksUsedUp: false,
    timeout: 5,
    expires: { text: '', days: null },
    leastPrivilege: '',
    reportFile: '',
    unsupported: false,
    faults: [],
  }
  const right = { outcome: 'broken', codes: '["database-not-shared"]', report: '{}' }
  const run = (outputs: Record<string, string>, rest: Partial<FuzzRun> = {}): FuzzRun => ({
    files: { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_STATE: '', GITHUB_ENV: '', GITHUB_PATH: '' },
    exitCode: 1,
    signal: null,
    stdout: '',
    stderr: '',
    summary: '## Broken',
    state: '',
    ms: 900,
    writes: 0,
    requests: [],
    reportFile: null,
    outputs: { bot: '', 'bot-id': '', 'token-kind': '', workspace: '', 'workspace-id': '', ...outputs },
    ...rest,
  })

  test('is content with what is right', () => {
    expect(wrongWith(given, run(right))).toEqual([])
  })

  const asked = (path: string, status: number, fault: RecordedRequest['fault'] = null): RecordedRequest => ({
    method: 'GET',
    path: `/v1/${path}`,
    notionVersion: null,
    status,
    fault,
    at: 0,
  })
  const properties = `data_sources/${IDS.roadmapSource}`
  const lined: FuzzCase = {
    ...given,
    databases: [
      {
        name: 'roadmap',
        text: IDS.roadmap,
        lines: [{ text: 'Nowhere: date', says: { name: 'Nowhere', type: 'date' } }],
      },
    ],
  }
  const lacking = {
    ...right,
    codes: '["property-missing"]',
    report: JSON.stringify({ checks: [{ codes: ['property-missing'], database: { id: IDS.roadmap } }] }),
  }
  const spare = {
    ...right,
    codes: '["database-not-shared","capability-unneeded"]',
    report: JSON.stringify({ checks: [{ id: 'capability:read-users', codes: ['capability-unneeded'] }] }),
  }
  const soon: FuzzCase = { ...given, expires: { text: '2027-01-22', days: 0 } }

  test('is content with a property that is proven to be missing', () => {
    expect(wrongWith(lined, run(lacking, { requests: [asked(properties, 200)] }))).toEqual([])
  })

  const healthy = { ...right, outcome: 'healthy', codes: '[]' }
  // biome-ignore format: a table, a row a line
  const wrongs: [string, FuzzCase, FuzzRun][] = [
    ['is claimed of a sound world', { ...given, databases: [] }, run(right)],
    ['with nothing in the way', given, run({ ...right, codes: '["database-linked"]' })],
    ['healthy, over a broken world', given, run(healthy, { exitCode: 0 })],
    ['for which there is no reason', given, run({ ...right, codes: '["internal-error"]' })],
    ['exit 0', given, run(right, { exitCode: 0 })],
    ['not every output is set', given, run({ outcome: 'broken', codes: right.codes })],
    ['stderr', given, run(right, { stderr: 'at main.ts:1' })],
    ['1 writes', given, run(right, { writes: 1 })],
    ['took 9000 ms', given, run(right, { ms: 9000 })],
    ['without proof', lined, run(lacking, { requests: [asked(properties, 200, 'answer')] })],
    ['asked 2 times', lined, run(lacking, { requests: [asked(properties, 200), asked(properties, 200)] })],
    ['rows: ', lined, run(lacking, { requests: [asked(`${properties}/query`, 200)] })],
    ['is not said', lined, run(healthy, { exitCode: 0, requests: [asked(properties, 200)] })],
    ['are not known', lined, run(healthy, { exitCode: 0, requests: [asked(properties, 503)] })],
    ['read-users is said', { ...given, leastPrivilege: 'true' }, run(spare, { requests: [asked('users', 500)] })],
    ['without reason', given, run({ ...right, codes: '["token-expires-soon","database-not-shared"]' })],
    ['the token ends soon, and', soon, run({ ...right, 'bot-id': 'b' })],
    ['the report-file is not', { ...given, reportFile: 'report.json' }, run(right, { reportFile: '{"a":1}' })],
    ['leaked', given, run({ ...right, workspace: TOKENS.releaseNotes.slice(20, 28) })],
  ]
  test.each(wrongs)('sees: %s', (what, met, ran) => {
    expect(wrongWith(met, ran).join('; ')).toContain(what)
  })
})
