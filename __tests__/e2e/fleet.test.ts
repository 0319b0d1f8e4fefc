import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Files, fleetScenarios, rejected, reportOf, runFleet } from '../../sandbox/fleet.ts'
import { defaultGitHub, startGitHub } from '../../sandbox/github.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { type RunResult, runAction } from '../../sandbox/run-action.ts'
import { IDS, TOKENS } from '../../sandbox/world.ts'
import { codes, traits } from '../../src/core/result/diagnosis.ts'
import { token } from '../fixtures/run.ts'
import { expectGolden } from './golden.ts'

/** The built fleet report as a child process, over folders of reports. */
const root = join(import.meta.dirname, '../..')
const schema = JSON.parse(readFileSync(join(root, 'docs/fleet.schema.json'), 'utf8'))
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const work = mkdtempSync(join(tmpdir(), 'fleet-test-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const names = ['outcome', 'codes', 'report', 'healthy', 'broken', 'inconclusive', 'silent']

/** Every output is there, and the report is as its schema says; what they say in short. */
function told({ outputs, exitCode, summary, stderr }: RunResult) {
  expect(Object.keys(outputs)).toEqual(names)
  validate(JSON.parse(outputs.report ?? ''))
  expect(validate.errors ?? []).toEqual([])
  expect(summary).toMatch(/^## /)
  expect(stderr).toBe('')
  const { outcome, codes: found, healthy, broken, inconclusive, silent } = outputs
  return {
    outcome,
    codes: JSON.parse(found ?? ''),
    exit: exitCode,
    counts: [healthy, broken, inconclusive, silent].join(' '),
  }
}

test.each(fleetScenarios)('$name', async ({ name, files, inputs, expect: wanted }) => {
  const ran = await runFleet(files, { inputs: inputs ?? {} })
  expect(told(ran)).toEqual(wanted)
  expectGolden(name, ran.summary)
})

test('a night of everything, for a reader', async () => {
  const files: Files = {
    'blog.json': rejected('acme/blog'),
    'docs.json': rejected('acme/docs', 'NOTION_TOKEN_DOCS'),
    'shop.json': rejected('other/shop'),
    'website.json': reportOf(report => {
      report.expires = '2026-12-03'
    }),
    'old.json': reportOf(report => {
      report.secretName = 'NOTION_TOKEN_OLD'
      report.checkedAt = '2026-11-20T02:10:00.000Z'
    }),
    'package.json': '{"name":"website"}',
  }
  const ran = await runFleet(files, { inputs: { expected: 'acme/support NOTION_TOKEN nightly.yml' } })
  expect(told(ran).counts).toBe('1 3 0 2')
  expectGolden('fleet', ran.summary)
})

test('every code of the fleet’s own is reached', () => {
  const own = codes.filter(code => traits[code].check === 'watch')
  expect(fleetScenarios.map(({ name }) => name).toSorted()).toEqual(own.toSorted())
})

test('checks leave reports, and the fleet reads them', async () => {
  const sandbox = await startSandbox()
  const reports = join(work, 'reports')
  const legs = [
    ['website', 'NOTION_TOKEN', { token: TOKENS.releaseNotes }],
    ['docs', 'NOTION_TOKEN_DOCS', { token: TOKENS.revoked, 'issue-key': 'docs', expires: '2027-01-31' }],
    ['blog', 'NOTION_TOKEN', { token: TOKENS.releaseNotes, databases: IDS.salaries }],
  ] as const
  try {
    for (const [name, secret, given] of legs) {
      const file = join(reports, name, 'report.json')
      const { outputs } = await runAction({
        inputs: { ...given, 'secret-name': secret, 'report-file': file },
        apiUrl: sandbox.url,
        env: {
          GITHUB_REPOSITORY: `acme/${name}`,
          GITHUB_WORKFLOW_REF: `acme/${name}/.github/workflows/nightly.yml@refs/heads/main`,
        },
      })
      expect(readFileSync(file, 'utf8')).toBe(`${outputs.report}\n`)
    }
  } finally {
    await sandbox.close()
  }
  const expected = 'acme/docs NOTION_TOKEN_DOCS nightly.yml notion docs\nacme/Blog notion_token'
  const ran = await runAction({ action: 'fleet', inputs: { reports, expected } })
  expect(told(ran)).toEqual({
    outcome: 'broken',
    codes: ['token-rejected', 'database-not-shared'],
    exit: 1,
    counts: '1 2 0 0',
  })
  const { watches } = JSON.parse(ran.outputs.report ?? '')
  expect(watches[1]).toMatchObject({ repository: 'acme/docs', issueKey: 'docs', expires: '2027-01-31' })
  expect(ran.summary).toContain('## ❌ 1 of 3 tokens works, 2 need you\n')
  expect(ran.summary).toContain('### Expires next')
}, 60_000)

test('one connection that was refreshed is one fix, with a link for each secret', async () => {
  const all = Array.from({ length: 30 }, (_, at) => `acme/app-${at}`)
  const files: Files = Object.fromEntries(all.map(name => [`${name}.json`, rejected(name)]))
  const { summary, stdout } = await runFleet(files)
  expect(summary.match(/^### /gm)).toHaveLength(1)
  for (const name of all) expect(summary).toContain(`https://github.com/${name}/settings/secrets/actions`)
  expect(stdout.match(/^::error /gm)).toHaveLength(1)
})

const [cutOff] = fleetScenarios.filter(({ name }) => name === 'report-unreadable')

test.each<[files: Files, outcome: string, onBroken: string, onInconclusive: string, exit: number]>([
  [{ 'a.json': rejected('acme/website') }, 'broken', 'fail', 'warn', 1],
  [{ 'a.json': rejected('acme/website') }, 'broken', 'warn', 'fail', 0],
  [cutOff?.files ?? {}, 'inconclusive', 'warn', 'fail', 1],
  [cutOff?.files ?? {}, 'inconclusive', 'fail', 'warn', 0],
])('the policies: row %#', async (files, outcome, onBroken, onInconclusive, exit) => {
  const inputs = { 'on-broken': onBroken, 'on-inconclusive': onInconclusive }
  const ran = await runFleet(files, { inputs })
  expect(told(ran)).toMatchObject({ outcome, exit })
  expect(ran.stdout).toMatch(exit === 1 ? /^::error /m : /^::warning /m)
})

const onUnix = process.platform === 'win32' ? test.skip : test

/** What stands in the way of being read, what is said of it, and no path of it is followed. */
onUnix('one bad file hides no other', async () => {
  const outside = join(work, 'outside.json')
  writeFileSync(outside, JSON.stringify(rejected('acme/outside')))
  const inside = join(work, 'inside')
  mkdirSync(join(inside, 'folder.json'), { recursive: true })
  execFileSync('mkfifo', [join(inside, 'pipe.json')])
  writeFileSync(join(inside, 'folder.json', 'good.json'), JSON.stringify(reportOf()))
  writeFileSync(join(inside, 'cut.json'), '{"schemaVersion":')
  writeFileSync(join(inside, 'large.json'), '')
  truncateSync(join(inside, 'large.json'), 100_000_000)
  writeFileSync(join(inside, 'newer.json'), JSON.stringify({ ...reportOf(), schemaVersion: 2 }))
  writeFileSync(join(inside, 'package.json'), '{"name":"website"}')
  writeFileSync(join(inside, 'notes.txt'), 'no report')
  execFileSync('ln', ['-s', outside, join(inside, 'link.json')])
  const ran = await runFleet({}, { inputs: { reports: inside } })
  expect(told(ran)).toEqual({
    outcome: 'inconclusive',
    codes: ['report-unreadable'],
    exit: 1,
    counts: '1 0 0 0',
  })
  expect(ran.summary).toContain('(100 MB)')
  for (const name of ['pipe', 'cut', 'large', 'newer', 'package', 'link'])
    expect(ran.summary).toContain(`\`${name}.json\``)
  expect(ran.summary).not.toContain('outside')
})

test('an empty folder is an error where nothing is expected, and missing reports where something is', async () => {
  expect(told(await runFleet({}))).toMatchObject({ codes: ['input-invalid'], exit: 1 })
  const expected = 'acme/website NOTION_TOKEN\nacme/docs NOTION_TOKEN # the docs'
  const reports = join(work, 'none')
  expect(told(await runFleet({}, { inputs: { reports, expected } }))).toEqual({
    outcome: 'broken',
    codes: ['watch-missing'],
    exit: 1,
    counts: '0 0 0 2',
  })
})

test('every unusable input is told at once, and what can be read is read', async () => {
  const inputs = {
    'max-age': '0',
    'on-broken': 'never',
    'tracking-issue': 'maybe',
    expected: 'acme NOTION_TOKEN\nacme/website NOTION-TOKEN',
  }
  const ran = await runFleet({ 'a.json': reportOf() }, { inputs })
  expect(told(ran)).toMatchObject({ codes: ['input-invalid'], exit: 1, counts: '1 0 0 0' })
  for (const name of Object.keys(inputs)) expect(ran.summary).toContain(`\`${name}\``)
})

test('what a report holds does not act, and no credential in it is shown', async () => {
  const evil = rejected('acme/website')
  Object.assign(evil.problems[0] ?? {}, {
    title: `@octocat <img src=x> ${token}`,
    happened: `::error::x\n##[error]y [z](javascript:alert(1)) ${token}`,
    fix: [`Open this (https://evil.example/settings) | **now** ${token}\n$(rm -rf /) ${token}`],
  })
  evil.watch.url = 'javascript:alert(1)'
  evil.watch.job = `x | ${token}`
  const ran = await runFleet({ 'a.json': evil })
  const shown = JSON.stringify(ran)
  expect(shown).not.toContain(token.slice(0, 12))
  expect(ran.summary).not.toMatch(/@octocat|<img|\]\((?:javascript|https:\/\/evil)/)
  expect(ran.stdout.split('\n').filter(line => line.startsWith('::'))).toHaveLength(1)
  expect(ran.stdout).not.toContain('##[')
})

test('a thousand reports have room in the summary, and the report', async () => {
  const files: Files = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, at) => {
      const report = at % 3 === 0 ? rejected(`acme/app-${at}`) : reportOf()
      report.watch.repository = `acme/app-${at}`
      return [`${at}.json`, report]
    }),
  )
  const ran = await runFleet(files)
  expect(told(ran)).toMatchObject({ outcome: 'broken', counts: '666 334 0 0' })
  expect(Buffer.byteLength(ran.summary)).toBeLessThan(1_048_576)
  expect(Buffer.byteLength(ran.outputs.report ?? '')).toBeLessThan(131_072)
  expect(ran.summary.match(/^\| [✅❌]/gmu)).toHaveLength(1_000)
})

/** The night, the tokens that are rejected in it, what people are told by then, and whether the issue is open. */
const nights: [day: number, rejected: string[], calls: number, open: boolean][] = [
  [1, [], 0, false],
  [2, ['docs'], 1, true],
  [3, ['docs'], 1, true],
  [4, ['docs', 'blog'], 2, true],
  [5, ['blog'], 3, true],
  [6, [], 5, false],
  [7, [], 5, false],
]

test('one issue follows the fleet, and calls people once a change', async () => {
  const world = defaultGitHub()
  const github = await startGitHub(world)
  try {
    for (const [day, broken, calls, open] of nights) {
      const date = `2026-11-${10 + day}T05:00:00Z`
      world.now = Date.parse(date)
      const files = Object.fromEntries(
        ['docs', 'blog', 'website'].map(name => {
          const report = broken.includes(name) ? rejected(`acme/${name}`) : reportOf()
          report.watch.repository = `acme/${name}`
          report.checkedAt = `2026-11-${10 + day}T02:10:00.000Z`
          return [`${name}.json`, report]
        }),
      )
      const ran = await runFleet(files, {
        inputs: { 'tracking-issue': 'true' },
        github,
        date,
        env: {
          GITHUB_EVENT_NAME: 'schedule',
          GITHUB_RUN_ID: String(9_000_000_000 + day),
          GITHUB_RUN_NUMBER: String(day),
        },
      })
      expect(told(ran).outcome).toBe(broken.length > 0 ? 'broken' : 'healthy')
      expect([day, github.notifications.length]).toEqual([day, calls])
      expect([day, world.issues.some(({ state }) => state === 'open')]).toEqual([day, open])
      expect(world.issues.length).toBeLessThanOrEqual(1)
      expect(ran.summary).toContain("GitHub's clock")
    }
    const [issue] = world.issues
    expect(issue?.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      expect.stringContaining('New: `token-rejected` ([acme/blog'),
      expect.stringContaining('No longer found: `token-rejected` ([acme/docs'),
      expect.stringContaining('Every Notion token in this report works again'),
    ])
  } finally {
    await github.close()
  }
}, 60_000)

test('GitHub’s troubles are said, and change nothing', async () => {
  const world = defaultGitHub(each => {
    each.faults = [{ do: { status: 502 } }]
  })
  const github = await startGitHub(world)
  try {
    const options = { inputs: { 'tracking-issue': 'true' }, github, env: { GITHUB_EVENT_NAME: 'schedule' } }
    const ran = await runFleet({ 'a.json': reportOf() }, options)
    expect(told(ran)).toMatchObject({ outcome: 'healthy', exit: 0 })
    expect(JSON.parse(ran.outputs.report ?? '')).toMatchObject({
      clock: 'runner',
      notices: [{ level: 'warning' }],
    })
  } finally {
    await github.close()
  }
})

function incompleteDist(name: string): string {
  const dist = join(work, name)
  cpSync(join(root, 'dist'), dist, { recursive: true })
  for (const chunk of globSync('*.index.js', { cwd: dist })) rmSync(join(dist, chunk))
  return dist
}

test('a part of dist/ that is missing: outputs, summary and report, as if it had started', async () => {
  const dist = incompleteDist('dist')
  const file = join(work, 'failed', 'fleet.json')
  const ran = await runFleet({}, { entry: join(dist, 'fleet.js'), inputs: { 'report-file': file } })
  expect(told(ran)).toEqual({
    outcome: 'inconclusive',
    codes: ['internal-error'],
    exit: 1,
    counts: '0 0 0 0',
  })
  expect(readFileSync(file, 'utf8')).toBe(`${ran.outputs.report}\n`)
  // A check that could not start leaves a report that the fleet can read: nobody calls it silent.
  const check = join(work, 'failed-check')
  await runAction({
    entry: join(dist, 'index.js'),
    inputs: { 'report-file': join(check, 'report.json'), 'secret-name': 'NOTION_TOKEN_DOCS' },
  })
  const expected = 'acme/website NOTION_TOKEN_DOCS publish.yml notion'
  expect(
    told(await runFleet({}, { inputs: { reports: check, expected }, date: new Date().toISOString() })),
  ).toEqual({
    outcome: 'inconclusive',
    codes: ['internal-error'],
    exit: 1,
    counts: '0 0 1 0',
  })
})

/** Where a report is to be written, and what then stands there. */
test.each<[string, prepare: (path: string) => void, written: boolean]>([
  ['a folder that is not there yet', () => {}, true],
  ['a file that is there', path => writeFileSync(path, 'before'), true],
  ['a folder in its place', path => mkdirSync(path), false],
])('report-file: %s', async (what, prepare, written) => {
  const parent = join(work, what)
  const path = join(parent, 'report.json')
  if (what !== 'a folder that is not there yet') mkdirSync(parent)
  prepare(path)
  const { outputs, stdout, exitCode } = await runAction({
    inputs: { token: '', 'on-broken': 'warn', 'report-file': path },
  })
  expect([outputs.outcome, exitCode]).toEqual(['broken', 0])
  expect(stdout.includes('Could not write the file that report-file names')).toBe(!written)
  // Nothing half done is left behind.
  expect(readdirSync(parent)).toEqual(['report.json'])
  if (written) expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(outputs.report ?? ''))
})

/** A token that no pattern knows, so that nothing but silence keeps it out of the log. */
const unfamiliar = 'Zq8fKw3LmX7vRt2YpN5cHb9dJg4sAe6u'

test.each([
  ['below a file', ['file', unfamiliar], /: (?:ENOTDIR|EEXIST|ENOENT)$/m],
  ['too long', [unfamiliar.repeat(20)], /: (?:ENAMETOOLONG|ENOENT)$/m],
])('report-file %s: the log has the error, and not the path', async (what, names, error) => {
  const parent = join(work, `path ${what}`)
  mkdirSync(parent)
  writeFileSync(join(parent, 'file'), '')
  const { stdout, stderr } = await runAction({
    inputs: { token: '', 'on-broken': 'warn', 'report-file': [parent, ...names].join('/') },
  })
  expect(stdout + stderr).not.toContain(unfamiliar.slice(0, 8))
  expect(stdout).toMatch(error)
  expect(readdirSync(parent)).toEqual(['file'])
})

test.each([
  ['GITHUB_OUTPUT', /^outcome/],
  ['GITHUB_STEP_SUMMARY', /^## /],
  ['GITHUB_ENV', /^$/],
  ['GITHUB_PATH', /^$/],
  ['GITHUB_STATE', /^$/],
])('report-file: %s keeps what is written to it', async (name, kept) => {
  const real = join(work, `runner ${name}`)
  const link = `${real} by another way`
  mkdirSync(real)
  symlinkSync(real, link, 'junction')
  const file = join(real, 'file')
  writeFileSync(file, '')
  const incomplete = join(incompleteDist(`dist ${name}`), 'index.js')
  for (const entry of [join(root, 'dist', 'index.js'), incomplete])
    for (const path of [file, join(link, 'file')]) {
      const { stdout } = await runAction({
        entry,
        inputs: { token: '', 'report-file': path },
        env: { [name]: file },
      })
      expect(stdout).toMatch(/::warning::.*report-file names/)
      expect(readFileSync(file, 'utf8')).toMatch(kept)
    }
})

test('report-file is a path from the workspace, and a token in it is shown nowhere', async () => {
  const workspace = join(work, 'workspace')
  mkdirSync(workspace)
  const inputs = { token: '', 'report-file': 'a/b.json' }
  await runAction({ inputs, env: { GITHUB_WORKSPACE: workspace } })
  expect(existsSync(join(workspace, 'a', 'b.json'))).toBe(true)
  const ran = await runAction({ inputs: { token: TOKENS.releaseNotes, 'report-file': TOKENS.releaseNotes } })
  const shown = ran.stdout.replace(/^::add-mask::.*$/gm, '')
  expect(shown + ran.summary + JSON.stringify(ran.outputs)).not.toContain(TOKENS.releaseNotes.slice(4, 12))
})
