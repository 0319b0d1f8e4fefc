import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { defaultGitHub, startGitHub } from '../../sandbox/github.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { type RunOptions, type RunResult, runAction, when } from '../../sandbox/run-action.ts'
import { TOKENS } from '../../sandbox/world.ts'

/** The built action, where it cannot begin, or cannot write what it found. */
const root = join(import.meta.dirname, '../..')
const schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'))
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const sandbox = await startSandbox()
const folder = mkdtempSync(join(tmpdir(), 'failed-start-'))
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

function run(options: Partial<RunOptions> = {}): Promise<RunResult> {
  const { inputs, ...rest } = options
  return runAction({ apiUrl: sandbox.url, ...rest, inputs: { token: TOKENS.releaseNotes, ...inputs } })
}

const allOutputs = ['outcome', 'codes', 'report', 'workspace', 'workspace-id', 'bot', 'bot-id', 'token-kind']

function expectWhole({ outputs, summary, stderr }: RunResult): void {
  expect(Object.keys(outputs)).toEqual(allOutputs)
  validate(JSON.parse(outputs.report ?? ''))
  expect(validate.errors ?? []).toEqual([])
  expect(summary).toMatch(/^## /)
  expect(stderr).toBe('')
}

describe.each([
  ['fail', '::error', 1],
  ['warn', '::warning', 0],
])('on-inconclusive: %s', (policy, command, exitCode) => {
  test('an older Node: which there is, and which it takes', async () => {
    const older = join(folder, 'older.mjs')
    const versions = "{ value: { ...process.versions, node: '20.20.2' } }"
    writeFileSync(older, `Object.defineProperty(process, 'versions', ${versions})`)
    const ran = await run({
      inputs: { 'on-inconclusive': policy },
      env: { NODE_OPTIONS: `--import=file://${older}` },
    })
    expectWhole(ran)
    expect({ exit: ran.exitCode, codes: ran.outputs.codes }).toEqual({
      exit: exitCode,
      codes: '["internal-error"]',
    })
    const annotations = ran.stdout.split('\n').filter(line => line.startsWith('::'))
    expect(annotations).toEqual([
      expect.stringMatching(`^${command} title=This action needs Node 24::.*Node 20\\.20\\.2`),
    ])
  })
})

const chunks = globSync('*.index.js', { cwd: join(root, 'dist') }).sort()

test.each(
  chunks.flatMap(chunk => [
    [chunk, 'missing'],
    [chunk, 'cut off'],
  ]),
)('%s is %s: outputs, summary and an annotation that says so, or it was not needed', async (chunk, how) => {
  const dist = join(folder, how, chunk)
  cpSync(join(root, 'dist'), dist, { recursive: true })
  if (how === 'missing') rmSync(join(dist, chunk))
  else truncateSync(join(dist, chunk), 500)
  const github = await startGitHub(defaultGitHub())
  const ran = await run({
    entry: join(dist, 'index.js'),
    inputs: { 'tracking-issue': 'true' },
    env: { GITHUB_EVENT_NAME: 'schedule' },
    github,
  })
  await github.close()
  expectWhole(ran)
  const { outcome, codes } = ran.outputs
  if (outcome === 'healthy')
    expect(ran.stdout).toMatch(how === 'missing' ? /::warning.*A part of the action/ : /::warning/)
  else {
    expect({ outcome, codes }).toEqual({ outcome: 'inconclusive', codes: '["internal-error"]' })
    expect(ran.stdout).toMatch(/::error/)
    expect(ran.exitCode).toBe(1)
  }
})

test('an error before the program has its own net ends in outputs and a summary, without its words', async () => {
  const broken = `URL.canParse = () => { throw new Error(process.env.INPUT_TOKEN) }`
  const ran = await run({
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` },
  })
  expectWhole(ran)
  expect(ran.exitCode).toBe(1)
  expect(ran.outputs).toMatchObject({ outcome: 'inconclusive', codes: '["internal-error"]' })
  expect(ran.stdout + ran.stderr + ran.summary).not.toContain(TOKENS.releaseNotes.slice(0, 12))
})

const onUnix = process.platform === 'win32' ? test.skip : test

onUnix.each([
  ['GITHUB_STEP_SUMMARY', 'the job summary'],
  ['GITHUB_OUTPUT', 'the outputs'],
])('%s is a pipe that nobody reads: it holds nobody', async (name, what) => {
  const pipe = join(folder, name)
  execFileSync('mkfifo', [pipe])
  const ran = await run({ env: { [name]: pipe }, timeoutMs: 15_000 })
  expect({ exit: ran.exitCode, signal: ran.signal }).toEqual({ exit: 0, signal: null })
  expect(ran.stdout).toContain(`::warning::Could not write ${what}`)
})

onUnix('a hang-up ends it as a stop does', async () => {
  const hanging = await startSandbox({ faults: [{ when: {}, do: { kind: 'hang' } }] })
  const ran = await run({
    apiUrl: hanging.url,
    onStarted: child =>
      when(
        child,
        () => hanging.requests.length > 0,
        () => child.kill('SIGHUP'),
      ),
  })
  await hanging.close()
  expectWhole(ran)
  expect(ran.outputs.codes).toBe('["run-cancelled"]')
})
