import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { actionYml, defaultsOf } from '../../sandbox/action-yml.ts'
import { cancel, parseOutputs, runAction, runScenario } from '../../sandbox/run-action.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { TOKENS } from '../../sandbox/world.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-action-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function entry(name: string, code: string): Promise<string> {
  const file = join(folder, `${name}.mjs`)
  await writeFile(file, `import { appendFileSync, readFileSync } from 'node:fs'\n${code}`)
  return file
}

test('a run gets the runner’s variables and files, and nothing else', async () => {
  const code = `
    appendFileSync(process.env.GITHUB_OUTPUT, 'all<<END\\n' + JSON.stringify(process.env) + '\\nEND\\n')
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH)).number)
    console.error('to stderr')
    process.exitCode = 3`
  const result = await runAction({
    entry: await entry('variables', code),
    inputs: { token: `${TOKENS.releaseNotes}\n`, 'expect-workspace': 'Acme' },
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { number: 7 },
    apiUrl: 'http://127.0.0.1:9',
  })
  expect(result).toMatchObject({
    exitCode: 3,
    signal: null,
    stderr: 'to stderr\n',
    summary: '# 7',
    state: '',
  })
  const env = JSON.parse(result.outputs.all ?? '{}')
  expect(env).toMatchObject({
    INPUT_TOKEN: `${TOKENS.releaseNotes}\n`,
    'INPUT_EXPECT-WORKSPACE': 'Acme',
    'INPUT_API-URL': 'http://127.0.0.1:9',
    'INPUT_ON-BROKEN': 'fail',
    INPUT_DATABASES: '',
    'INPUT_SECRET-SOURCE': 'Actions',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_ACTIONS: 'true',
  })
  expect(Object.keys(env).filter(name => !/^(INPUT|GITHUB|RUNNER)_|^(CI|PATH|HOME)$/.test(name))).toEqual([])
})

test('a run is cancelled as the runner does it', async () => {
  const code = `process.on('SIGINT', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')`
  const result = await runAction({
    entry: await entry('cancelled', code),
    inputs: {},
    apiUrl: 'http://127.0.0.1:9',
    onStarted: child => child.stdout?.once('data', () => cancel(child)),
  })
  expect(result).toMatchObject({ exitCode: 7, signal: null })
})

test('a scenario tells what the sandbox saw', async () => {
  const code = `
    const headers = { authorization: 'Bearer ' + process.env.INPUT_TOKEN, 'notion-version': '2026-03-11' }
    const me = await fetch(process.env['INPUT_API-URL'] + '/v1/users/me', { headers })
    appendFileSync(process.env.GITHUB_OUTPUT, 'outcome=' + me.status + '\\n')`
  const scenario = scenarios.find(({ name }) => name === 'healthy')
  if (!scenario) throw new Error('There is no healthy scenario')
  const result = await runScenario(scenario, { entry: await entry('scenario', code) })
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: '200' }, writes: 0 })
  expect(result.requests).toMatchObject([{ path: '/v1/users/me', status: 200 }])
})

test('outputs are read as the runner reads them', () => {
  const text = 'a=1\nb<<ghadelimiter_x\ntwo\nlines=here\nghadelimiter_x\nc=x=y\nd<<E\nE\n'
  expect(parseOutputs(text)).toEqual({ a: '1', b: 'two\nlines=here', c: 'x=y', d: '' })
})

test('an expression in a default comes to what GitHub would fill in', () => {
  const field = (value?: string) => ({ description: '', ...(value !== undefined && { default: value }) })
  const inputs = {
    token: field(),
    one: field(''),
    two: field('${{ github.token }}'),
    three: field('${{job.absent}}'),
    four: field('https://a.b'),
  }
  const found = { token: '', one: '', two: 'T', three: '', four: 'https://a.b' }
  expect(defaultsOf(inputs, { 'github.token': 'T' })).toEqual(found)
})

test('scenarios have names of their own, one sentence, and steps that hang together', () => {
  const names = scenarios.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, about, expect: expected } of scenarios) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(about).toMatch(/^[^\n]+\.$/)
    expect(expected.outcome === 'healthy' ? expected.exit : 0).toBe(0)
  }
})

test.each<[string, Record<string, string>, Record<string, string>]>([
  [
    'a runner of today',
    { 'github.token': 'T', 'github.secret_source': 'Actions', 'job.workflow_ref': 'acme/website/x.yml@main' },
    { 'github-token': 'T', 'secret-source': 'Actions', 'job-workflow-ref': 'acme/website/x.yml@main' },
  ],
  [
    'an older one, an Enterprise server’s or act, which knows the token alone',
    { 'github.token': 'T' },
    { 'github-token': 'T', 'secret-source': '', 'job-workflow-ref': '' },
  ],
  ['one that knows nothing', {}, { 'github-token': '', 'secret-source': '', 'job-workflow-ref': '' }],
])('the expressions in action.yml, as GitHub evaluates them: %s', (_, contexts, expected) => {
  const withExpressions = Object.entries(actionYml.inputs).filter(([, field]) =>
    field.default?.includes('${{'),
  )
  expect(defaultsOf(Object.fromEntries(withExpressions), contexts)).toEqual(expected)
})

test('an expression that GitHub would not take is none here', () => {
  const input = (value: string) => ({ x: { description: '', default: value } })
  expect(() => defaultsOf(input('${{ secrets.TOKEN }}'), {})).toThrow('secrets')
  expect(() => defaultsOf(input('${{ github. }}'), {})).toThrow()
})
