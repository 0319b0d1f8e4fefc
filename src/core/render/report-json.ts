import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { githubPlaces, notionLink } from '../catalogue/links.ts'
import { type Problem, problemsOf, verdictLine } from '../catalogue/problems.ts'
import { type ListedDatabase, lineId } from '../result/line.ts'
import type { Report } from '../result/report.ts'
import { toPlain } from './markdown.ts'
import { byteLength } from './summary.ts'

/** An output that is handed on in one environment variable must fit 128 KiB; this leaves room. Bytes. */
export const reportLimit = 99_000

/** The output `report`: its shape is docs/report.schema.json. */
export function renderReport(report: Report): string {
  const problems = problemsOf(report)
  const whole = {
    schemaVersion: 1,
    outcome: report.outcome,
    codes: report.codes,
    verdict: toPlain(verdictLine(report, problems), false),
    exitCode: report.exitCode,
    secretName: report.secretName,
    identity: identityOf(report),
    problems: problemTexts(problems),
    checks: report.lines.map(line => ({
      id: lineId(line),
      title: toPlain(lineTitle(line), false),
      note: toPlain(lineNote(line)),
      status: line.status,
      codes: line.diagnoses.map(({ code }) => code),
      ...(line.check === 'database' ? { database: databaseOf(line.about) } : {}),
    })),
    requests: report.requests,
    leftOut: { checks: 0, requests: 0 },
    lastPass: report.lastPass && {
      run: report.lastPass.number,
      url: githubPlaces(report.run).otherRun(report.lastPass.id),
      at: new Date(report.lastPass.at).toISOString(),
    },
    notices: report.notices.map(({ about, level, title, text, yaml }) => ({
      about,
      level,
      title: toPlain(title, false),
      text: [toPlain(text), ...(yaml ?? [])].join('\n'),
    })),
    milliseconds: report.ms,
  }
  return JSON.stringify(shortened(whole))
}

function databaseOf(about: ListedDatabase) {
  return { ...about, url: about.id && notionLink(about.id) }
}

/** What was found, in plain text; cut where there is so much of it that the checks would have no room. */
function problemTexts(problems: readonly Problem[]) {
  for (const most of [Number.POSITIVE_INFINITY, 1_000, 400, 150]) {
    const cut = (text: string) =>
      text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
    const texts = problems.map(problem => ({
      code: problem.code,
      verdict: problem.verdict,
      title: toPlain(problem.title, false),
      happened: cut(toPlain(problem.happened, false)),
      fix: problem.fix.steps.map(({ text, command }) =>
        cut([toPlain(text), ...(command?.lines ?? [])].join('\n')),
      ),
    }))
    if (most === 150 || byteLength(JSON.stringify(texts)) < reportLimit / 2) return texts
  }
  return []
}

/** Who the token is, without what is kept for comparing only. */
function identityOf({ identity }: Report) {
  if (!identity) return null
  const { name, id, kind, workspace, workspaceId } = identity
  return { name, id, kind, workspace, workspaceId }
}

type Whole = {
  checks: readonly { status: string }[]
  requests: readonly { status: number | null }[]
  leftOut: { checks: number; requests: number }
}

/** Leaves out what is in order first: answered requests, passed checks, then the rest from the end. */
function shortened<T extends Whole>(whole: T): T {
  const size = (value: unknown) => byteLength(JSON.stringify(value)) + 1
  let room = reportLimit - size({ ...whole, checks: [], requests: [] })
  const take = <I>(items: readonly I[], kept: Set<I>) => {
    for (const item of items) {
      if (size(item) > room) return
      room -= size(item)
      kept.add(item)
    }
  }
  const checks = new Set<Whole['checks'][number]>()
  const requests = new Set<Whole['requests'][number]>()
  take(
    whole.checks.filter(({ status }) => status !== 'passed'),
    checks,
  )
  take(
    whole.checks.filter(({ status }) => status === 'passed'),
    checks,
  )
  take(
    whole.requests.filter(({ status }) => status !== 200),
    requests,
  )
  take(
    whole.requests.filter(({ status }) => status === 200),
    requests,
  )
  return {
    ...whole,
    checks: whole.checks.filter(check => checks.has(check)),
    requests: whole.requests.filter(request => requests.has(request)),
    leftOut: {
      checks: whole.checks.length - checks.size,
      requests: whole.requests.length - requests.size,
    },
  }
}
