import { expect, test } from '@jest/globals'
import { type Report, reportOf } from '../../../sandbox/fleet.ts'
import { groupsOf } from '../../../src/core/fleet/groups.ts'
import { fleetSubject } from '../../../src/core/fleet/issue.ts'
import { judgeFleet, type ReportFile } from '../../../src/core/fleet/judge.ts'
import { renderFleetLog } from '../../../src/core/fleet/log.ts'
import { readReport } from '../../../src/core/fleet/read-report.ts'
import { renderFleetReport } from '../../../src/core/fleet/report-json.ts'
import { renderFleetSummary } from '../../../src/core/fleet/summary.ts'
import type { FleetTold } from '../../../src/core/fleet/told.ts'
import { byteLength } from '../../../src/core/render/fit.ts'
import { showing } from '../../../src/core/render/show.ts'
import type { Code } from '../../../src/core/result/diagnosis.ts'
import type { Memory, Watch } from '../../../src/core/tracking-issue/memory.ts'
import { leftOpen } from '../../../src/core/tracking-issue/seen.ts'
import { issueBody, issueTitle } from '../../../src/core/tracking-issue/text.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'
import { nodesOf, parse } from '../../fixtures/markdown.ts'
import { acmeRun } from '../../fixtures/run.ts'

const now = Date.UTC(2026, 10, 25, 5)
const policies = { broken: 'fail', inconclusive: 'fail' } as const

function toldOf(reports: readonly Report[], fileName = (at: number) => `${at}.json`): FleetTold {
  const files = reports.map(
    (report, at): ReportFile => ({ file: fileName(at), ...readReport(JSON.stringify(report)) }),
  )
  const fleet = judgeFleet({ files, expected: [], maxAgeHours: 26, now, problems: [] })
  return {
    fleet,
    groups: groupsOf(fleet, acmeRun, policies),
    run: acmeRun,
    exitCode: 1,
    clock: 'runner',
    now,
    notices: [],
    ms: 1,
    show: showing(text => text),
  }
}

/** A report in which every text is this one, and what is no report of that name. */
function foreign(text: string): Report[] {
  const texts = (report: Report) => {
    report.secretName = text || 'X'
    Object.assign(report.watch, { repository: text, workflow: text, job: text, issueKey: text, run: text })
    report.watch.url = text
    report.expires = '2026-12-01'
    report.identity = { name: text, id: text, kind: text, workspace: text, workspaceId: text }
  }
  const broken = reportOf(report => {
    texts(report)
    const code = 'database-not-shared'
    Object.assign(report, { outcome: 'broken', codes: [code] })
    report.checks = [{ id: text, title: text, note: text, status: 'failed', codes: [code] }]
    const fix = [text, `${text}\n${text}`, `x (${text})`]
    report.problems = [{ codes: [code], verdict: text, title: text, happened: text, fix }]
  })
  const other = structuredClone(broken)
  other.watch.job = 'other'
  return [broken, other, reportOf(texts), { ...reportOf(), schemaVersion: 9 }]
}

const watch: Watch = { repository: '', workflow: 'a.yml', job: 'report', secret: '', key: '' }
const state: Memory = {
  phase: 'broken',
  found: [],
  words: '',
  since: now,
  unsure: null,
  reopened: false,
  untold: null,
  checked: now,
  by: '1/1',
  number: 1,
}
const places = ['https://www.notion.so/', 'https://github.com/acme/']
const ourHtml = /^<(?:\/?details|\/?summary|\/?code|\/?sub)>$|^<!-- notion-token-check /

test('no text of a report acts, in the summary, the issue or the log', () => {
  for (const text of hostileStrings) {
    const told = toldOf(foreign(text), () => `${text.slice(0, 50)}.json`)
    const subject = fleetSubject(told)
    for (const markdown of [renderFleetSummary(told), issueBody(subject, watch, state, now)])
      for (const { type, url, value = '' } of nodesOf(parse(markdown))) {
        if (url !== undefined)
          expect([text, places.some(place => url.startsWith(place)) ? 'ours' : url]).toEqual([text, 'ours'])
        const tags = type === 'html' ? (value.match(/<[^>]*>?/g) ?? []) : []
        expect([text, tags.filter(tag => !ourHtml.test(tag))]).toEqual([text, []])
      }
    expect(issueTitle(subject)).not.toMatch(/@\w|#\d|[\r\n]/)
    for (const line of renderFleetLog(told)) {
      const lines =
        line.is === 'annotation' ? [line.title, line.message] : line.is === 'line' ? [line.text] : []
      for (const each of lines) expect(each).not.toMatch(/^\s*::|##\[|[\r\n]/)
    }
    expect(() => JSON.parse(renderFleetReport(told))).not.toThrow()
  }
}, 60_000)

const reportedBy = (repository: string, codes: Code[], statuses: string[] = ['failed']) =>
  reportOf(report => {
    report.watch.repository = repository
    report.codes = codes
    report.checks = statuses.map(status => ({ id: 'x', title: '', note: '', status, codes: [] }))
  })
const both: Code[] = ['database-not-shared', 'capability-missing']

/** What is found nowhere any more: of each token, whether it still counts, since nobody looked again. */
test.each<[string, before: Report[], after: Report[], kept: Code[]]>([
  ['it works', [reportedBy('acme/a', both)], [reportedBy('acme/a', [])], []],
  [
    'a bug met another token',
    [reportedBy('acme/a', ['token-rejected']), reportedBy('acme/b', [])],
    [reportedBy('acme/a', []), reportedBy('acme/b', ['internal-error'])],
    [],
  ],
  ['a bug met it', [reportedBy('acme/a', both)], [reportedBy('acme/a', ['internal-error'])], both],
  [
    'one of two, and not everything could be asked',
    [reportedBy('acme/a', both)],
    [reportedBy('acme/a', ['database-not-shared', 'notion-down'])],
    ['capability-missing'],
  ],
  [
    'rejected, so nothing else was asked',
    [reportedBy('acme/a', both)],
    [reportedBy('acme/a', ['token-rejected'], ['failed', 'skipped'])],
    both,
  ],
  [
    'a capability that can no longer be told',
    [reportedBy('acme/a', ['capability-missing'])],
    [reportedBy('acme/a', ['capability-unknown'], ['warned'])],
    ['capability-missing'],
  ],
])('what stays on record in the issue: %s', (_, before, after, kept) => {
  const { found, open } = fleetSubject(toldOf(after))
  const again = new Set(found.map(each => JSON.stringify(each)))
  const gone = fleetSubject(toldOf(before)).found.filter(each => !again.has(JSON.stringify(each)))
  expect(gone.filter(each => leftOpen(each, open)).map(({ code }) => code)).toEqual(kept)
})

/** Each with a fix of its own, as long as a report may have it. */
function longReports(count: number): Report[] {
  return Array.from({ length: count }, (_, at) =>
    reportOf(report => {
      const code = 'database-not-shared'
      Object.assign(report, { outcome: 'broken', codes: [code] })
      report.watch.repository = `acme/app-${at}`
      report.checks = [{ id: `database:${at}`, title: '', note: '', status: 'failed', codes: [code] }]
      const fix = Array.from({ length: 8 }, () => `${at} ${'word '.repeat(200)}`)
      report.problems = [
        { codes: [code], verdict: 'fail', title: `Nothing ${at}`, happened: 'é'.repeat(900), fix },
      ]
    }),
  )
}

test.each([1, 50, 200, 1_000])('%i long reports fit everywhere, and what is left out is said', count => {
  const told = toldOf(longReports(count))
  const summary = renderFleetSummary(told)
  expect(byteLength(summary)).toBeLessThan(1_040_000)
  const shown = summary.match(/^\| ❌ \|/gm)?.length ?? 0
  const rowsLeft = Number(/\*(\d+) rows? left out/.exec(summary)?.[1] ?? 0)
  expect(shown + rowsLeft).toBe(count)
  const fixesShown = summary.match(/^### ❌/gm)?.length ?? 0
  const fixesLeft = Number(/\*(\d+) problems? left out/.exec(summary)?.[1] ?? 0)
  expect(fixesShown + fixesLeft).toBe(count)
  const { problems, watches, leftOut } = JSON.parse(renderFleetReport(told))
  expect(problems.length + leftOut.problems).toBe(count)
  expect(watches.length + leftOut.watches).toBe(count)
  expect(byteLength(renderFleetReport(told))).toBeLessThan(100_000)
  expect(issueBody(fleetSubject(told), watch, state, now).length).toBeLessThan(65_536)
  expect(renderFleetLog(told).length).toBeLessThan(1_000)
})
