import { byteLength, fit } from '../render/fit.ts'
import { noticeText, problemText, reportLimit } from '../render/report-json.ts'
import { pageOf } from './groups.ts'
import { codesOf, type Row } from './judge.ts'
import { type FleetTold, verdictOf } from './told.ts'

/** So much of one sentence or step. */
const mostOfOne = 400

/** The output `report` of the fleet: its shape is docs/fleet.schema.json. */
export function renderFleetReport(told: FleetTold): string {
  const { fleet, groups, exitCode, clock, now, notices, ms, show } = told
  const whole = {
    schemaVersion: 1,
    outcome: fleet.outcome,
    codes: fleet.codes,
    verdict: show.plain(verdictOf(fleet), false),
    exitCode,
    checkedAt: new Date(now).toISOString(),
    clock,
    counts: fleet.counts,
    problems: [] as unknown[],
    watches: [] as unknown[],
    leftOut: { problems: 0, watches: 0 },
    notices: notices.map(notice => noticeText(notice, show)),
    milliseconds: Math.round(ms),
  }
  const problems = groups.map(({ problem, rows }) => ({
    ...problemText(problem, show, mostOfOne),
    tokens: rows.length,
  }))
  const watches = fleet.rows.map(row => ({ well: row.state === 'healthy', text: watchOf(row, told) }))
  const size = (value: unknown) => byteLength(JSON.stringify(value)) + 1
  const room = reportLimit - size(whole)
  const fixes = fit(problems, room / 2, { size, inOrder: ({ verdict }) => verdict === 'warn' })
  const used = fixes.shown.reduce((sum, each) => sum + size(each), 0)
  const tokens = fit(watches, room - used, { size: ({ text }) => size(text), inOrder: ({ well }) => well })
  return JSON.stringify({
    ...whole,
    problems: fixes.shown,
    watches: tokens.shown.map(({ text }) => text),
    leftOut: { problems: fixes.left.length, watches: tokens.left.length },
  })
}

function watchOf(row: Row, { show, run }: FleetTold) {
  const { watch, state, report } = row
  const shown = (text: string | null) => text && show.text(text)
  return {
    repository: shown(watch.repository),
    secretName: show.text(watch.secret),
    workflow: shown(watch.workflow),
    job: shown(watch.job),
    issueKey: shown(watch.key),
    state,
    codes: codesOf(row),
    checkedAt: report && new Date(report.at).toISOString(),
    url: report && pageOf(row, run),
    expires: report?.expires ?? null,
    bot: shown(report?.identity?.name ?? null),
    botId: shown(report?.identity?.id ?? null),
    workspace: shown(report?.identity?.workspace ?? null),
  }
}
