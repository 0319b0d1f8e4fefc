import { verdictLine } from '../catalogue/problems.ts'
import type { Line } from '../result/line.ts'
import type { Notice } from '../result/notice.ts'
import { code, count, isNothing, join, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { codeBlock } from './escape.ts'
import { byteLength, fit } from './fit.ts'
import { folded, joined, lastStep, renderProblem } from './problem.ts'
import type { Show, Told } from './show.ts'
import { sign } from './signs.ts'
import { renderLines, rowSize, table } from './table.ts'

/** GitHub shows at most 1 MiB a step, and nothing at all above. Bytes, with room to spare. */
export const summaryLimit = 1_000_000

/**
 * The job summary as GitHub-flavoured Markdown: what is wrong, one sentence, the steps; then the table and folded
 * details. With several problems the table comes first, as their index.
 */
export function renderSummary(told: Told): string {
  const { report, problems, show } = told
  const graver = problems.filter(({ verdict }) => verdict !== 'warn')
  const head = joined([
    `## ${sign(report.outcome)} ${show.markdown(verdictLine(report, problems))}`,
    report.outcome === 'healthy' ? healthyLine(told) : null,
  ])
  const [only] = graver.length === 1 && graver[0]?.untold === 0 ? graver : []
  const then = lastStep(problems)
  const steps = joined([
    ...problems.map(problem =>
      renderProblem(problem, show, { only: problem === only, among: problems.length > 1 }),
    ),
    then && show.markdown(then),
  ])
  const tail = joined([...report.notices.map(notice => renderNotice(notice, show)), renderIdentity(told)])
  const room = summaryLimit - byteLength(head) - byteLength(steps) - byteLength(tail) - 2_000
  const lines = renderLines(told, Math.max(0, room * 0.75))
  const requests = renderRequests(told, Math.max(0, room - byteLength(lines)))
  const order = graver.length > 1 ? [head, lines, steps] : [head, steps, lines]
  return `${joined([...order, tail, requests])}\n`
}

function healthyLine({ report, show }: Told): string {
  const { identity, lines, requests, ms } = report
  const of = (name: Line['check']) => lines.filter(({ check }) => check === name)
  const passed = (name: Line['check']) => of(name).filter(({ status }) => status === 'passed').length
  const databases = passed('database')
  const names = passed('capability')
  const where = identity?.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing
  const parts = [
    identity?.name ? say`Notion knows it as ${strong(identity.name)}${where}.` : say`Notion accepts it.`,
    of('database').length === 0 ? say`No databases are listed, so none were checked.` : accessible(databases),
    names === 0
      ? nothing
      : names === 1
        ? say`It has the capability you listed.`
        : say`It has the ${names} capabilities you listed.`,
    say`(${count(requests.length, 'request')}, ${own(seconds(ms))})`,
  ]
  return show.markdown(
    join(
      parts.filter(part => !isNothing(part)),
      ' ',
    ),
  )
}

function accessible(databases: number): Prose {
  if (databases === 0) return nothing
  if (databases === 1) return say`The database is accessible.`
  return databases === 2
    ? say`Both databases are accessible.`
    : say`All ${databases} databases are accessible.`
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

function renderIdentity({ report, show }: Told): string | null {
  const { identity } = report
  if (!identity) return null
  const kind =
    identity.kind === 'internal'
      ? say`internal: owned by the workspace`
      : identity.kind === 'user'
        ? say`user: personal or OAuth, sees what that person sees or has picked`
        : say`Notion didn't say`
  const rows = [
    say`**Connection or bot**: ${withId(identity.name, identity.id)}`,
    say`**Workspace**: ${withId(identity.workspace, identity.workspaceId)}`,
    say`**Kind of token**: ${kind}`,
    say`**Secret**: ${code(report.secretName)}`,
  ]
  return folded('Who the token is', rows.map(row => `- ${show.markdown(row)}`).join('\n'))
}

function withId(name: string | null, id: string | null): Prose {
  if (name === null && id === null) return say`Notion didn't say`
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
  const rowsShown = shown.map(({ text }) => text)
  return folded(
    'Requests (for Notion support)',
    joined([
      table(['No.', 'Request', 'Answer', 'ms', 'Request ID'], rowsShown),
      left.length > 0 ? show.markdown(say`*${count(left.length, 'request')} left out here.*`) : null,
    ]),
  )
}
