import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { databasePage, githubPlaces } from '../catalogue/links.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import { workflowPath } from '../inputs/run-context.ts'
import type { AskedRequest } from '../ports/notion.ts'
import { type Line, type ListedDatabase, lineId } from '../result/line.ts'
import type { Notice, SecretEvidence } from '../result/notice.ts'
import type { Report } from '../result/report.ts'
import { join, say } from '../text/prose.ts'
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
    watch: watchOf(report, show),
    checkedAt: new Date(report.at).toISOString(),
    expires: report.expires,
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
    leftOut: { problems: problems.reduce((sum, { untold }) => sum + untold, 0), checks: 0, requests: 0 },
    lastPass: report.lastPass && {
      run: report.lastPass.number,
      url: githubPlaces(report.run).otherRun(report.lastPass.id),
      at: new Date(report.lastPass.at).toISOString(),
    },
    notices: report.notices.map(notice => noticeText(notice, show)),
    milliseconds: report.ms,
  }
  return JSON.stringify(shortened(whole))
}

/** A notice, in plain text. */
export function noticeText({ about, level, title, text, yaml, evidence }: Notice, show: Show) {
  return {
    about,
    level,
    title: show.plain(title, false),
    text: [show.plain(text), ...(yaml ?? []).map(show.command)].join('\n'),
    ...(evidence && { evidence: evidenceOf(evidence, show) }),
  }
}

/** Names are of GitHub's: foreign as any other. */
function evidenceOf({ places, similar, ...rest }: SecretEvidence, show: Show) {
  return {
    places: places.map(({ environment, savedAt, ...place }) => ({
      ...place,
      environment: environment && show.plain(say`${environment}`),
      savedAt: new Date(savedAt).toISOString(),
    })),
    similar: similar.map(name => show.plain(say`${name}`)),
    ...rest,
  }
}

/** What was found, in plain text; cut where there is so much of it that the checks would have no room. */
function problemTexts(problems: readonly Problem[], show: Show) {
  const textsOf = (most: number) => problems.map(problem => problemText(problem, show, most))
  for (const most of [Number.POSITIVE_INFINITY, 1_000, 400]) {
    const texts = textsOf(most)
    if (byteLength(JSON.stringify(texts)) < reportLimit / 2) return texts
  }
  return textsOf(150)
}

/** A problem in plain text. `most`: characters of what happened, and of each step. */
export function problemText(
  { codes, verdict, title, happened, each = [], fix }: Problem,
  show: Show,
  most: number,
) {
  return {
    codes,
    verdict,
    title: show.plain(title, false),
    happened: cut(show.plain(join([happened, ...each], ' '), false), most),
    fix: fix.steps.map(({ text, command }) =>
      cut([show.plain(text), ...(command?.lines ?? []).map(show.command)].join('\n'), most),
    ),
  }
}

/** Where the check stands: what tells its reports from those of others. */
function watchOf({ run, issueKey }: Report, show: Show) {
  return {
    repository: run.repository,
    workflow: workflowPath(run),
    job: run.job,
    issueKey: issueKey && show.text(issueKey),
    run: run.runId,
    url: githubPlaces(run).run,
  }
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

function databaseOf(about: ListedDatabase, show: Show) {
  const { given, name, id, kind, title, otherIds } = about
  const page = databasePage(about)
  return {
    given: show.text(given),
    name: name && show.text(name),
    id: id && show.text(id),
    kind,
    title: title && show.text(title),
    otherIds: otherIds.map(show.text),
    url: page && show.plain(page),
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
  problems: readonly unknown[]
  leftOut: { problems: number; checks: number; requests: number }
}

/** Problems before checks, checks before requests, and what is in order last. */
function shortened<T extends Whole>(whole: T): T {
  const size = (value: unknown) => byteLength(JSON.stringify(value)) + 1
  const sizes = (values: readonly unknown[]) => values.reduce<number>((sum, value) => sum + size(value), 0)
  let room = reportLimit - size({ ...whole, problems: [], checks: [], requests: [] })
  const problems = fit(whole.problems, room, { size, inOrder: () => false })
  room -= sizes(problems.shown)
  const checks = fit(whole.checks, room, { size, inOrder: ({ status }) => status === 'passed' })
  room -= sizes(checks.shown)
  const requests = fit(whole.requests, room, { size, inOrder: ({ status }) => status === 200 })
  return {
    ...whole,
    problems: problems.shown,
    checks: checks.shown,
    requests: requests.shown,
    leftOut: {
      problems: whole.leftOut.problems + problems.left.length,
      checks: checks.left.length,
      requests: requests.left.length,
    },
  }
}
