import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { codeLink } from '../catalogue/links.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import type { Line } from '../result/line.ts'
import type { Notice } from '../result/notice.ts'
import type { Report } from '../result/report.ts'
import {
  code,
  count,
  type Inline,
  isNothing,
  join,
  nothing,
  own,
  type Prose,
  say,
  strong,
} from '../text/prose.ts'
import { codeBlock } from './escape.ts'
import { byteLength, fit } from './fit.ts'
import { folded, joined, renderProblem } from './problem.ts'
import type { Show, Told } from './show.ts'
import { sign } from './signs.ts'

/** GitHub shows at most 1 MiB a step, and nothing at all above. Bytes, with room to spare. */
export const summaryLimit = 1_000_000

/** The job summary as GitHub-flavoured Markdown: verdict, problems with their fixes, table, folded details. */
export function renderSummary(told: Told): string {
  const { report, problems, show } = told
  const before = [
    `## ${sign(report.outcome)} ${show.markdown(verdictLine(report, problems))}`,
    report.outcome === 'healthy' ? healthyLine(told) : null,
    ...problems.map(problem =>
      renderProblem(problem, show, { only: isOnly(problem, problems), among: problems.length > 1 }),
    ),
    problems.length > 1 ? lastStep(told) : null,
  ]
  const after = [...report.notices.map(notice => renderNotice(notice, show)), renderIdentity(told)]
  const head = joined(before)
  const tail = joined(after)
  let room = summaryLimit - byteLength(head) - byteLength(tail) - 2_000
  const steps = renderSteps(told, Math.max(0, room * 0.75))
  room -= byteLength(steps)
  return `${joined([head, steps, tail, renderRequests(told, Math.max(0, room))])}\n`
}

function isOnly(problem: Problem, problems: readonly Problem[]): boolean {
  const graver = problems.filter(({ verdict }) => verdict !== 'warn')
  return graver.length === 1 && graver[0] === problem
}

function healthyLine({ report, show }: Told): string {
  const { identity, lines, requests, ms } = report
  const passed = (name: Line['check']) =>
    lines.filter(({ check, status }) => check === name && status === 'passed').length
  const databases = passed('database')
  const names = passed('capability')
  const parts: Inline[] = [
    identity?.name
      ? say`Notion knows it as ${strong(identity.name)}${identity.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing}`
      : say`Notion accepts it`,
  ]
  if (databases > 0)
    parts.push(
      databases === 1
        ? say`its database answers`
        : databases === 2
          ? say`both databases answer`
          : say`all ${databases} databases answer`,
    )
  if (names > 0)
    parts.push(say`${count(names, 'capability', 'capabilities')} ${names === 1 ? say`is` : say`are`} there`)
  return show.markdown(say`${join(parts, ', ')}. (${count(requests.length, 'request')}, ${own(seconds(ms))})`)
}

/** What concerns GitHub stands below the result, which it does not change. */
export function renderNotice({ level, title, text, yaml }: Notice, show: Show): string {
  const line =
    level === 'warning'
      ? `⚠️ **${show.markdown(title)}.** ${show.markdown(text)}`
      : `**${show.markdown(title)}**: ${show.markdown(text)}`
  return yaml ? `${line}\n\n${codeBlock('yaml', yaml.map(show.command))}` : line
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** With several problems, "run it again" stands once, after all of them. */
function lastStep({ problems, show }: Told): string | null {
  const steps = problems.flatMap(({ fix }) => fix.steps)
  const again = steps.find(({ anew }) => anew) ?? steps.find(({ last }) => last)
  return again ? `**Then**: ${show.markdown(again.text)}` : null
}

/** Every check and database. What is in order is left out first when there is too much for GitHub to show. */
function renderSteps({ report, show }: Told, room: number): string {
  const rows = report.lines
    .filter(({ check, status }) => check !== 'inputs' || status !== 'passed')
    .map(line => ({ line, text: renderRow(line, report, show) }))
  const { shown, left } = fit(rows, room, {
    size: rowSize,
    inOrder: ({ line }) => line.status === 'passed',
  })
  return joined([
    ['| | Check | |', '|---|---|---|', ...shown.map(({ text }) => text)].join('\n'),
    left.length > 0 ? show.markdown(leftOut(left.map(({ line }) => line))) : null,
  ])
}

function leftOut(lines: readonly Line[]): Prose {
  const passed = lines.filter(({ status }) => status === 'passed').length
  const others = lines.length - passed
  const parts = [
    ...(passed > 0 ? [say`${count(passed, 'check')} in order`] : []),
    ...(others > 0 ? [say`${count(others, 'check')} not in order`] : []),
  ]
  return say`*Left out here, because a summary may not be longer: ${join(parts, ' and ')}.*`
}

/** With its line break. */
const rowSize = ({ text }: { text: string }) => byteLength(text) + 1

function renderRow(line: Line, report: Report, show: Show): string {
  const codes = [...new Set(line.diagnoses.map(({ code }) => code))].map(name => codeLink(report.run, name))
  const note = lineNote(line)
  const notes = isNothing(note) ? codes : [note, ...codes]
  return `| ${sign(line.status)} | ${show.markdown(lineTitle(line), true)} | ${show.markdown(join(notes, ' · '), true)} |`
}

function renderIdentity({ report, show }: Told): string | null {
  const { identity } = report
  if (!identity) return null
  const rows: [string, Prose][] = [
    ['Connection or bot', withId(identity.name, identity.id)],
    ['Workspace', withId(identity.workspace, identity.workspaceId)],
    [
      'Kind of token',
      identity.kind === 'internal'
        ? say`internal: owned by the workspace`
        : identity.kind === 'user'
          ? say`user: personal or OAuth, sees what that person sees or has picked`
          : say`Notion did not say`,
    ],
    ['Secret', say`${code(report.secretName)}`],
  ]
  const lines = rows.map(([name, value]) => `| ${name} | ${show.markdown(value, true)} |`)
  return folded('Who the token is', ['| | |', '|---|---|', ...lines].join('\n'))
}

function withId(name: string | null, id: string | null): Prose {
  if (name === null && id === null) return say`Notion did not say`
  return join([...(name ? [strong(name)] : []), ...(id ? [code(id)] : [])], ' ')
}

function renderRequests({ report, show }: Told, room: number): string | null {
  const { requests } = report
  if (requests.length === 0) return null
  const rows = requests.map((asked, at) => {
    const answer = asked.status === null ? say`${asked.answer}` : say`${asked.status} ${code(asked.answer)}`
    const ids = [asked.requestId, asked.rayId ? `ray ${asked.rayId}` : null].filter(id => id !== null)
    const cells = [
      say`${code`${asked.method} ${asked.path}`}`,
      answer,
      say`${asked.ms}`,
      ids.length > 0 ? join(ids.map(code), ' ') : nothing,
    ]
    const text = `| ${at + 1} | ${cells.map(cell => show.markdown(cell, true)).join(' | ')} |`
    return { text, refused: asked.status !== 200 }
  })
  const { shown, left } = fit(rows, room, { size: rowSize, inOrder: ({ refused }) => !refused })
  return folded(
    "What was asked (for Notion's support)",
    joined([
      [
        '| | Request | Answer | ms | Request ID |',
        '|---|---|---|---|---|',
        ...shown.map(({ text }) => text),
      ].join('\n'),
      left.length > 0 ? show.markdown(say`*${count(left.length, 'request')} left out here.*`) : null,
    ]),
  )
}
