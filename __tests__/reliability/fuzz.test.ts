import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startSandbox } from '../../sandbox/notion.ts'
import { type RunResult, runAction } from '../../sandbox/run-action.ts'
import { defaultWorld, IDS, TOKENS } from '../../sandbox/world.ts'
import { type FuzzCase, fuzzCases } from '../fixtures/fuzz-cases.ts'
import { wrongWith } from '../fixtures/fuzz-oracle.ts'

/** The same few in every run; `npm run fuzz` tries a thousand others, and says which. */
const { FUZZ_RUNS, FUZZ_SEED } = process.env
const seed = Number(FUZZ_SEED ?? (FUZZ_RUNS ? Date.now() % 2 ** 30 : 20_261_125))
const runs = Number(FUZZ_RUNS ?? 24)
const atOnce = 8
const say = (line: string) => FUZZ_RUNS && process.stderr.write(`${line}\n`)

/** The built action as a process of its own, over raw sockets. */
async function judge(given: FuzzCase): Promise<string[]> {
  const world = defaultWorld(w => {
    w.blocksUsedUp = given.blocksUsedUp
  })
  const sandbox = await startSandbox({ world, faults: [...given.faults] })
  try {
    const run = await runAction({
      inputs: {
        token: given.token.text,
        databases: given.databases.map(({ text }) => text).join('\n'),
        capabilities: given.capabilities.join(','),
        'expect-workspace': given.expectWorkspace,
        'notion-version': given.version,
        'on-broken': given.onBroken,
        'on-inconclusive': given.onInconclusive,
        timeout: String(given.timeout),
        ...given.unusable,
      },
      apiUrl: sandbox.url,
    })
    return wrongWith(given, { ...run, writes: sandbox.writes })
  } finally {
    await sandbox.close()
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
    databases: [{ name: 'salaries', text: IDS.salaries }],
    capabilities: [],
    expectWorkspace: '',
    version: '2026-03-11',
    unusable: {},
    onBroken: 'fail',
    onInconclusive: 'fail',
    blocksUsedUp: false,
    timeout: 5,
    faults: [],
  }
  const right = { outcome: 'broken', codes: '["database-not-shared"]', report: '{}' }
  const run = (outputs: Record<string, string>, rest: Partial<RunResult & { writes: number }> = {}) => ({
    files: { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_STATE: '', GITHUB_ENV: '', GITHUB_PATH: '' },
    exitCode: 1,
    signal: null,
    stdout: '',
    stderr: '',
    summary: '## Broken',
    state: '',
    ms: 900,
    writes: 0,
    outputs: { bot: '', 'bot-id': '', 'token-kind': '', workspace: '', 'workspace-id': '', ...outputs },
    ...rest,
  })

  test('is content with what is right', () => {
    expect(wrongWith(given, run(right))).toEqual([])
  })

  const healthy = { ...right, outcome: 'healthy', codes: '[]' }
  // biome-ignore format: a table, a row a line
  const wrongs: [string, FuzzCase, ReturnType<typeof run>][] = [
    ['is claimed of a sound world', { ...given, databases: [] }, run(right)],
    ['with nothing in the way', given, run({ ...right, codes: '["database-linked"]' })],
    ['healthy, over a broken world', given, run(healthy, { exitCode: 0 })],
    ['for which there is no reason', given, run({ ...right, codes: '["internal-error"]' })],
    ['exit 0', given, run(right, { exitCode: 0 })],
    ['not every output is set', given, run({ outcome: 'broken', codes: right.codes })],
    ['stderr', given, run(right, { stderr: 'at main.ts:1' })],
    ['1 writes', given, run(right, { writes: 1 })],
    ['took 9000 ms', given, run(right, { ms: 9000 })],
    ['leaked', given, run({ ...right, workspace: TOKENS.releaseNotes.slice(20, 28) })],
  ]
  test.each(wrongs)('sees: %s', (what, asked, ran) => {
    expect(wrongWith(asked, ran).join('; ')).toContain(what)
  })
})
