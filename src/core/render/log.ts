import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import { codesOf } from '../result/diagnosis.ts'
import type { Notice } from '../result/notice.ts'
import type { Report } from '../result/report.ts'
import { count, nothing, own, say } from '../text/prose.ts'
import { escapeLog } from './escape.ts'
import { cut, fit } from './fit.ts'
import { lastStep, stepsOf } from './problem.ts'
import type { Show, Told } from './show.ts'
import { sign } from './signs.ts'
import { shownLines } from './table.ts'

/** What the log is made of; who prints it (github/) knows the runner's commands. Texts are escaped already. */
export type LogLine =
  | { is: 'line'; text: string }
  | { is: 'group'; title: string; lines: readonly string[] }
  | { is: 'annotation'; level: 'error' | 'warning'; title: string; message: string }

/** GitHub shows ten annotations of each level a step, and 4,096 characters of each. */
const most = 10
const longestMessage = 3_900
const mostLines = 200

/** The same as the summary in short, for people who never open it. */
export function renderLog(told: Told): LogLine[] {
  const { report, problems, show } = told
  return [
    { is: 'line', text: `${headWord(report)}${show.plain(verdictLine(report, problems))}` },
    ...checkLines(told),
    ...findingLines(problems, report.notices, show),
    ...requestGroup(told),
  ]
}

function headWord({ outcome }: Report): string {
  return outcome === 'healthy' ? 'Healthy: ' : outcome === 'broken' ? 'Broken: ' : ''
}

function checkLines({ report, show }: Told): LogLine[] {
  const rows = shownLines(report).map(line => {
    const notes = [show.plain(lineNote(line)), ...codesOf(line.diagnoses)].filter(Boolean)
    const note = notes.length > 0 ? `: ${notes.join(', ')}` : ''
    return {
      passed: line.status === 'passed',
      text: `${sign(line.status, 'log')} ${show.plain(lineTitle(line), false)}${note}`,
    }
  })
  const { shown, left } = fit(rows, mostLines, { size: () => 1, inOrder: ({ passed }) => passed })
  const lines: LogLine[] = shown.map(({ text }) => ({ is: 'line', text }))
  return left.length > 0
    ? [
        ...lines,
        { is: 'line', text: show.plain(say`… and ${count(left.length, 'more check')}, see the job summary`) },
      ]
    : lines
}

function infoLine({ title, text }: Notice, show: Show): LogLine {
  return { is: 'line', text: `${show.plain(title)}: ${show.plain(text)}` }
}

/** What was found with its steps, as annotations, and what concerns GitHub. */
export function findingLines(
  problems: readonly Problem[],
  notices: readonly Notice[],
  show: Show,
): LogLine[] {
  const infos = notices.filter(({ level }) => level === 'info')
  return [
    ...fixLines(problems, show),
    ...annotations(problems, notices, show),
    ...infos.map(notice => infoLine(notice, show)),
  ]
}

function annotations(problems: readonly Problem[], notices: readonly Notice[], show: Show): LogLine[] {
  const warnings = notices
    .filter(({ level }) => level === 'warning')
    .map(notice => noticeAnnotation(notice, show))
  const lines: LogLine[] = []
  for (const level of ['error', 'warning'] as const) {
    const mostAnnotations = level === 'warning' ? most - warnings.length : most
    const found = problems.filter(({ fails }) => fails === (level === 'error'))
    const shown = found.length > mostAnnotations ? found.slice(0, mostAnnotations - 1) : found
    for (const problem of shown)
      lines.push({
        is: 'annotation',
        level,
        title: show.plain(problem.title, false),
        message: messageOf(problem, show),
      })
    if (shown.length < found.length) {
      const left = show.plain(count(found.length - shown.length, 'more finding'))
      lines.push({ is: 'annotation', level, title: `And ${left}`, message: `${left} in the job summary.` })
    }
  }
  return [...lines, ...warnings]
}

function noticeAnnotation({ title, text, yaml }: Notice, show: Show): LogLine {
  const words = show.plain(text)
  const message = yaml ? `${words.replace(/:$/, '.')} The lines to paste are in the job summary.` : words
  return { is: 'annotation', level: 'warning', title: show.plain(title, false), message }
}

/** Two sentences: the fix, and where all of it is. On the run's page a line break shows as a brick. */
function messageOf({ short, codes }: Problem, show: Show): string {
  const words = cut(show.plain(short, false), longestMessage)
  return `${words} Steps with links are in the job summary. [${codes.join(', ')}]`
}

/** The steps, open in the log: there the links can be clicked, too. */
function fixLines(problems: readonly Problem[], show: Show): LogLine[] {
  const then = lastStep(problems)
  const lines = problems.flatMap(({ title, happened, each = [], fix }) => [
    '',
    show.plain(title, false),
    `  ${show.plain(happened, false)}`,
    ...each.map(item => `  - ${show.plain(item, false)}`),
    `  ${show.plain(fix.heading)}:`,
    ...stepsOf(fix, problems.length > 1).flatMap(({ text, command }, at) => [
      `  ${at + 1}. ${show.plain(text)}`,
      ...(command?.lines ?? []).map(line => `     ${escapeLog(show.command(line))}`),
    ]),
  ])
  return [...lines, ...(then ? ['', show.plain(then)] : [])].map(text => ({ is: 'line', text }))
}

function requestGroup({ report, show }: Told): LogLine[] {
  const { requests } = report
  if (requests.length === 0) return []
  const lines = requests.slice(0, mostLines).map(asked => {
    const answer = asked.status === null ? asked.answer : say`${asked.status} ${asked.answer}`
    const id = asked.requestId ? say`, request ID ${asked.requestId}` : nothing
    const ray = asked.rayId ? say`, ray ID ${asked.rayId}` : nothing
    return show.plain(say`${asked.method} ${asked.path} → ${answer}, ${asked.ms} ms${id}${ray}`)
  })
  const left = requests.length - lines.length
  if (left > 0) lines.push(show.plain(say`… and ${count(left, 'more request')}`))
  return [{ is: 'group', title: show.plain(say`Requests: ${own(String(requests.length))}`), lines }]
}
