import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { githubPlaces, notionLink } from '../catalogue/links.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import type { AskedRequest } from '../ports/notion.ts'
import { type Line, type ListedDatabase, lineId } from '../result/line.ts'
import type { Report } from '../result/report.ts'
import { byteLength, cut, fit } from './fit.ts'
import type { Show, Told } from './show.ts'

/** An output that is handed on in one environment variable must fit 128 KiB; this leaves room. Bytes. */
export const reportLimit = 99_000

/** The output `report`: its shape is docs/report.schema.json. */
export function renderReport({ report, problems, show }: Told): string {
  const whole = {
    schemaVersion: 1,
    outcome: report.outcome,
    codes: report.codes,
    verdict: show.plain(verdictLine(report, problems), false),
    exitCode: report.exitCode,
    secretName: report.secretName,
    identity: identityOf(report, show),
    problems: problemTexts(problems, show),
    checks: report.lines.map(line => ({
      id: idOf(line, show),
      title: show.plain(lineTitle(line), false),
      note: show.plain(lineNote(line)),
      status: line.status,
      codes: line.diagnoses.map(({ code }) => code),
      ...(line.check === 'database' ? { database: databaseOf(line.about, show) } : {}),
    })),
    requests: report.requests.map(asked => requestOf(asked, show)),
    leftOut: { checks: 0, requests: 0 },
    lastPass: report.lastPass && {
      run: report.lastPass.number,
      url: githubPlaces(report.run).otherRun(report.lastPass.id),
      at: new Date(report.lastPass.at).toISOString(),
    },
    notices: report.notices.map(({ about, level, title, text, yaml }) => ({
      about,
      level,
      title: show.plain(title, false),
      text: [show.plain(text), ...(yaml ?? []).map(show.command)].join('\n'),
    })),
    milliseconds: report.ms,
  }
  return JSON.stringify(shortened(whole))
}

/** What was found, in plain text; cut where there is so much of it that the checks would have no room. */
function problemTexts(problems: readonly Problem[], show: Show) {
  for (const most of [Number.POSITIVE_INFINITY, 1_000, 400, 150]) {
    const texts = problems.map(problem => ({
      code: problem.code,
      verdict: problem.verdict,
      title: show.plain(problem.title, false),
      happened: cut(show.plain(problem.happened, false), most),
      fix: problem.fix.steps.map(({ text, command }) =>
        cut([show.plain(text), ...(command?.lines ?? []).map(show.command)].join('\n'), most),
      ),
    }))
    if (most === 150 || byteLength(JSON.stringify(texts)) < reportLimit / 2) return texts
  }
  return []
}

/** Who the token is, without what is kept for comparing only. */
function identityOf({ identity }: Report, show: Show) {
  if (!identity) return null
  const { name, id, kind, workspace, workspaceId } = identity
  return {
    name: name && show.text(name),
    id: id && show.text(id),
    kind,
    workspace: workspace && show.text(workspace),
    workspaceId: workspaceId && show.text(workspaceId),
  }
}

/** As `lineId` has it; what a database was listed as is foreign. */
function idOf(line: Line, show: Show): string {
  const { check, about } = line
  return check === 'database' ? `${check}:${show.text(about.id ?? about.given)}` : lineId(line)
}

function databaseOf({ given, name, id, kind, title }: ListedDatabase, show: Show) {
  return {
    given: show.text(given),
    name: name && show.text(name),
    id: id && show.text(id),
    kind,
    title: title && show.text(title),
    url: id && show.plain(notionLink(id)),
  }
}

function requestOf({ path, answer, requestId, rayId, ...asked }: AskedRequest, show: Show) {
  return {
    ...asked,
    path: show.text(path),
    answer: show.text(answer),
    requestId: requestId && show.text(requestId),
    rayId: rayId && show.text(rayId),
  }
}

type Whole = {
  checks: readonly { status: string }[]
  requests: readonly { status: number | null }[]
  leftOut: { checks: number; requests: number }
}

/** Checks before requests, and in both what is in order last. */
function shortened<T extends Whole>(whole: T): T {
  const size = (value: unknown) => byteLength(JSON.stringify(value)) + 1
  const room = reportLimit - size({ ...whole, checks: [], requests: [] })
  const checks = fit(whole.checks, room, { size, inOrder: ({ status }) => status === 'passed' })
  const used = checks.shown.reduce((sum, check) => sum + size(check), 0)
  const requests = fit(whole.requests, room - used, { size, inOrder: ({ status }) => status === 200 })
  return {
    ...whole,
    checks: checks.shown,
    requests: requests.shown,
    leftOut: { checks: checks.left.length, requests: requests.left.length },
  }
}
