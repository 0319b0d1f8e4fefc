import { expect, test } from '@jest/globals'
import { type Report, rejected, reportOf } from '../../../sandbox/fleet.ts'
import { fleetVerdict } from '../../../src/core/catalogue/fleet.ts'
import { groupsOf } from '../../../src/core/fleet/groups.ts'
import { judgeFleet, type ReportFile } from '../../../src/core/fleet/judge.ts'
import { readReport } from '../../../src/core/fleet/read-report.ts'
import { isExpected, readFleetSettings } from '../../../src/core/fleet/settings.ts'
import { unknownRun } from '../../../src/core/inputs/run-context.ts'
import { diagnosis } from '../../../src/core/result/diagnosis.ts'
import type { WatchName } from '../../../src/core/result/watch.ts'
import { nothing } from '../../../src/core/text/prose.ts'
import { markdown, plain } from '../../fixtures/report.ts'

const now = Date.UTC(2026, 10, 25, 5)
const hour = 3_600_000
const policies = { broken: 'fail', inconclusive: 'fail' } as const

/** A report so many hours old. */
function file(name: string, hours: number, report: Report = reportOf()): ReportFile {
  report.checkedAt = new Date(now - hours * hour).toISOString()
  return { file: name, ...readReport(JSON.stringify(report)) }
}
const website: WatchName = {
  repository: 'acme/website',
  secret: 'NOTION_TOKEN',
  workflow: null,
  job: null,
  key: null,
}
const keyed = (issueKey: string) => reportOf(({ watch }) => void Object.assign(watch, { issueKey }))
const named = (secretName: string) => reportOf(report => void Object.assign(report, { secretName }))
const said = (outcome: string, ...codes: string[]) =>
  reportOf(report => void Object.assign(report, { outcome, codes }))
const unsure = said('inconclusive', 'notion-down')
const bad = diagnosis('input-invalid', { input: 'max-age', holds: '0', accepted: '' })

test.each<
  [what: string, files: ReportFile[], expected: WatchName[], outcome: string, codes: string[], counts: string]
>([
  ['nothing at all', [], [], 'healthy', [], '0 0 0 0'],
  ['one that is well', [file('a', 3)], [], 'healthy', [], '1 0 0 0'],
  ['well and expected', [file('a', 3)], [website], 'healthy', [], '1 0 0 0'],
  ['as old as may be', [file('a', 26)], [], 'healthy', [], '1 0 0 0'],
  ['a little older', [file('a', 26.01)], [], 'broken', ['watch-stale'], '0 0 0 1'],
  ['an old one and a new one', [file('a', 90), file('b', 3)], [], 'healthy', [], '1 0 0 0'],
  [
    'the newest counts, wherever it stands',
    [file('a', 3), file('b', 9, rejected('acme/website'))],
    [],
    'healthy',
    [],
    '1 0 0 0',
  ],
  [
    'the newest counts, though it is broken',
    [file('a', 9), file('b', 3, rejected('acme/website'))],
    [],
    'broken',
    ['token-rejected'],
    '0 1 0 0',
  ],
  [
    'broken long ago: nobody knows',
    [file('a', 90, rejected('acme/website'))],
    [],
    'broken',
    ['watch-stale'],
    '0 0 0 1',
  ],
  [
    'not told apart by case',
    [file('a', 3), file('b', 2, rejected('ACME/Website', 'notion_token'))],
    [],
    'broken',
    ['token-rejected'],
    '0 1 0 0',
  ],
  [
    'two keys are two',
    [file('a', 3, keyed('one')), file('b', 3, keyed('two'))],
    [],
    'healthy',
    [],
    '2 0 0 0',
  ],
  ['two secrets are two', [file('a', 3), file('b', 3, named('OTHER'))], [], 'healthy', [], '2 0 0 0'],
  ['expected and silent', [], [website], 'broken', ['watch-missing'], '0 0 0 1'],
  [
    'expected twice, told once',
    [],
    [website, { ...website, secret: 'notion_token' }],
    'broken',
    ['watch-missing'],
    '0 0 0 1',
  ],
  [
    'expected of another job',
    [file('a', 3)],
    [{ ...website, job: 'other' }],
    'broken',
    ['watch-missing'],
    '1 0 0 1',
  ],
  ['could not be checked', [file('a', 3, unsure)], [], 'inconclusive', ['notion-down'], '0 0 1 0'],
  [
    'a broken one wins',
    [file('a', 3, unsure), file('b', 3, rejected('acme/docs'))],
    [],
    'broken',
    ['token-rejected', 'notion-down'],
    '0 1 1 0',
  ],
  [
    'a bad file hides no other',
    [file('a', 3), { file: 'b', ok: false, why: 'not-json', detail: '' }],
    [],
    'inconclusive',
    ['report-unreadable'],
    '1 0 0 0',
  ],
  [
    'of two of the same moment the worse counts, wherever it stands',
    [file('a', 3), file('b', 3, rejected('acme/website')), file('c', 3, unsure)],
    [],
    'broken',
    ['token-rejected'],
    '0 1 0 0',
  ],
  [
    'healthy, by its own word alone: its codes say more',
    [file('a', 3, said('healthy', 'token-rejected'))],
    [],
    'broken',
    ['token-rejected'],
    '0 1 0 0',
  ],
  [
    'healthy, by its own word alone: its problems say more',
    [file('a', 3, { ...rejected('acme/website'), outcome: 'healthy', codes: [] })],
    [],
    'broken',
    ['token-rejected'],
    '0 1 0 0',
  ],
  [
    'broken, by its own word alone: that is worse than its codes',
    [file('a', 3, said('broken'))],
    [],
    'broken',
    [],
    '0 1 0 0',
  ],
  ['a clock a little ahead', [file('a', -0.9)], [], 'healthy', [], '1 0 0 0'],
  [
    'a clock far ahead hides no newer report',
    [file('a', -48), file('b', 3)],
    [website],
    'inconclusive',
    ['report-unreadable'],
    '1 0 0 0',
  ],
])('%s', (_, files, expected, outcome, codes, counts) => {
  const fleet = judgeFleet({ files, expected, maxAgeHours: 26, now, problems: [] })
  expect([fleet.outcome, fleet.codes, Object.values(fleet.counts).join(' ')]).toEqual([
    outcome,
    codes,
    counts,
  ])
})

test('an unusable input breaks the outcome, and hides no token', () => {
  const fleet = judgeFleet({ files: [file('a', 3)], expected: [], maxAgeHours: 26, now, problems: [bad] })
  expect([fleet.outcome, fleet.codes, fleet.counts.healthy]).toEqual(['broken', ['input-invalid'], 1])
})

test.each<[text: string, unusable: string[] | null, found: string[]]>([
  ['', null, []],
  ['# a comment alone', null, []],
  ['acme/website NOTION_TOKEN', null, ['acme/website NOTION_TOKEN']],
  [
    '  acme/website\tNOTION_TOKEN  # why\r\n\nacme/docs OTHER',
    null,
    ['acme/website NOTION_TOKEN', 'acme/docs OTHER'],
  ],
  ['acme/a.b T nightly.yml check docs-1', null, ['acme/a.b T nightly.yml check docs-1']],
  ['acme NOTION_TOKEN', ['acme NOTION_TOKEN'], []],
  ['acme/website', ['acme/website'], []],
  ['acme/website GITHUB_X', ['acme/website GITHUB_X'], []],
  ['acme/.. NOTION_TOKEN', ['acme/.. NOTION_TOKEN'], []],
  ['acme/website T check', ['acme/website T check'], []],
  ['acme/website T a.yml b c d', ['acme/website T a.yml b c d'], []],
])('expected: %j', (text, unusable, found) => {
  const { settings, problems } = readFleetSettings({
    reports: '',
    expected: text,
    'max-age': '',
    'on-broken': '',
    'on-inconclusive': '',
    'tracking-issue': '',
    'report-file': '',
    'github-token': '',
  })
  const words = ({ repository, secret, workflow, job, key }: WatchName) =>
    [repository, secret, workflow, job, key].filter(each => each !== null).join(' ')
  expect(settings.expected.map(words)).toEqual(found)
  expect(problems.map(({ input, holds }) => [input, holds])).toEqual(
    unusable === null ? [] : [['expected', unusable.join('; ')]],
  )
})

const found: WatchName = {
  repository: 'acme/website',
  secret: 'NOTION_TOKEN',
  workflow: '.github/workflows/nightly.yml',
  job: 'check',
  key: null,
}
test.each<[Partial<WatchName>, boolean]>([
  [{}, true],
  [{ repository: 'ACME/website' }, true],
  [{ workflow: 'nightly.yml' }, true],
  [{ workflow: '.github/workflows/nightly.yml', job: 'check' }, true],
  [{ workflow: 'other.yml' }, false],
  [{ workflow: 'nightly.yml', job: 'Check' }, false],
  [{ key: 'docs' }, false],
  [{ secret: 'OTHER' }, false],
])('is expected: %j %s', (given, is) => {
  expect(isExpected({ ...website, ...given }, found)).toBe(is)
})

test.each<[string, Record<string, unknown> | string, string | null]>([
  ['a report', {}, null],
  ['with more than is known', { more: 1 }, null],
  ['a newer schema', { schemaVersion: 2 }, 'newer'],
  ['a code of a newer version', { codes: ['token-haunted'] }, 'newer'],
  ['no schema', { schemaVersion: undefined }, 'not-a-report'],
  ['a schema that is a text', { schemaVersion: '1' }, 'not-a-report'],
  ['an outcome that is none', { outcome: 'fine' }, 'not-a-report'],
  ['no time', { checkedAt: 'yesterday' }, 'not-a-report'],
  ['no secret', { secretName: 1 }, 'not-a-report'],
  ['a list', '[]', 'not-a-report'],
  ['null', 'null', 'not-a-report'],
  ['a number', '1', 'not-a-report'],
  ['cut off', '{"schemaVersion":1', 'not-json'],
  ['empty', '', 'not-json'],
  ['a hundred thousand brackets', '['.repeat(100_000), 'not-json'],
  ['everything of another kind', { watch: 7, identity: 'x', problems: {}, checks: 'x', expires: {} }, null],
])('reads %s', (_, change, why) => {
  const text = typeof change === 'string' ? change : JSON.stringify({ ...reportOf(), ...change })
  const read = readReport(text)
  expect(read.ok ? null : read.why).toBe(why)
})

test('a report is bounded, and its repository is one or none', () => {
  const report = rejected('acme/website')
  const [problem] = report.problems
  report.problems = Array.from({ length: 150 }, () => ({
    ...(problem as Report['problems'][number]),
    fix: Array.from({ length: 40 }, () => 'x'.repeat(500)),
  }))
  report.watch.repository = '../../etc/passwd'
  const read = readReport(JSON.stringify(report))
  if (!read.ok) throw new Error(read.why)
  expect(read.report.watch.repository).toBeNull()
  expect(JSON.stringify(read.report).length).toBeLessThan(1_700_000)
})

const groupsFor = (...reports: Report[]) => {
  const files = reports.map((report, at) => file(String(at), 3, report))
  const fleet = judgeFleet({ files, expected: [], maxAgeHours: 26, now, problems: [] })
  return groupsOf(fleet, unknownRun, policies)
}
const unshared = (repository: string, database: string, bot: string) => {
  const report = rejected(repository)
  const code = 'database-not-shared'
  report.codes = [code]
  report.checks = [{ id: `database:${database}`, title: '', note: '', status: 'failed', codes: [code] }]
  report.identity = { name: bot, id: bot, kind: 'internal', workspace: 'Acme', workspaceId: '' }
  report.problems = [
    { codes: [code], verdict: 'fail', title: 'Not shared', happened: '', fix: ['Share it.'] },
  ]
  return report
}

test.each<[string, Report[], number[]]>([
  [
    'one connection that was refreshed',
    [rejected('acme/a'), rejected('acme/b'), rejected('acme/c', 'OTHER')],
    [3],
  ],
  ['one database and one connection', [unshared('acme/a', '1', 'bot'), unshared('acme/b', '1', 'bot')], [2]],
  ['two databases', [unshared('acme/a', '1', 'bot'), unshared('acme/b', '2', 'bot')], [1, 1]],
  ['two connections', [unshared('acme/a', '1', 'bot'), unshared('acme/b', '1', 'other')], [1, 1]],
  [
    'what fixes most comes first',
    [unshared('acme/a', '1', 'b'), rejected('acme/b'), rejected('acme/c')],
    [2, 1],
  ],
])('the same fix: %s', (_, reports, sizes) => {
  expect(groupsFor(...reports).map(({ rows }) => rows.length)).toEqual(sizes)
})

test('the steps that all share stand once, and the rest is a link for each, owner by owner', () => {
  const [group] = groupsFor(rejected('acme/a'), rejected('acme/b'), rejected('other/c'))
  expect(group?.problem.fix.steps.map(({ text }) => plain(text, false))).toEqual([
    'Open Connections in Notion (open) and copy the token.',
    'acme: save the token in acme/a NOTION_TOKEN and acme/b NOTION_TOKEN, then run their checks again.',
    'other: save the token in other/c NOTION_TOKEN, then run its check again.',
  ])
})

test.each([
  [['NOTION_TOKEN'], '`NOTION_TOKEN`'],
  [['NOTION_TOKEN', 'NOTION_TOKEN'], '`NOTION_TOKEN` (2 tokens)'],
  [['NOTION_TOKEN', 'NOTION_TOKEN_DOCS'], '`NOTION_TOKEN` and `NOTION_TOKEN_DOCS` (2 tokens)'],
])('the heading names the secrets %s as code', (secrets, named) => {
  const [group] = groupsFor(...secrets.map((secret, at) => rejected(`acme/${at}`, secret)))
  const title = group?.problem.title ?? nothing
  expect(markdown(title)).toBe(`Notion rejected the token in ${named}`)
})

test('only addresses that this action makes are links again', () => {
  const report = rejected('acme/website')
  report.problems.forEach(problem => {
    problem.fix = [
      'Open it (https://app.notion.com/developers/connections).',
      'Open it (https://github.com/acme/website/settings/secrets/actions).',
      'Open it (https://app.notion.com/p/d41f8a266b3c4e978a059f7c12e6b0d3).',
      'Open it (https://github.com/acme/other/settings/secrets/actions).',
      'Open it (https://app.notion.com/developers/connections.evil.example).',
      'Open it (https://app.notion.com.evil.example/p/d41f8a266b3c4e978a059f7c12e6b0d3).',
    ]
  })
  const [group] = groupsFor(report)
  const isLink = (group?.problem.fix.steps ?? []).map(({ text }) => plain(text, false).includes('(open)'))
  expect(isLink).toEqual([true, true, true, false, false, false])
})

test.each<[number, number, number, number, number, string]>([
  [200, 0, 0, 0, 0, 'All 200 tokens work'],
  [1, 0, 0, 0, 0, 'The token works'],
  [187, 9, 4, 0, 0, "187 of 200 tokens work, 9 need you, 4 couldn't be checked"],
  [1, 1, 0, 0, 0, '1 of 2 tokens works, 1 needs you'],
  [0, 0, 0, 2, 1, "0 of 2 tokens work, 2 sent no report in time, 1 file couldn't be read"],
  [0, 1, 0, 0, 0, 'The token needs you'],
  [0, 0, 1, 0, 0, "The token couldn't be checked"],
  [0, 0, 0, 1, 2, "The token sent no report in time, 2 files couldn't be read"],
  [0, 0, 0, 0, 0, 'No token was checked'],
])('the verdict on %i %i %i %i and %i files', (healthy, broken, inconclusive, silent, unreadable, words) => {
  expect(plain(fleetVerdict({ healthy, broken, inconclusive, silent }, unreadable))).toBe(words)
})
