import { watchName } from '../catalogue/fleet.ts'
import { codeLink } from '../catalogue/links.ts'
import { byteLength, fit } from '../render/fit.ts'
import { fitProblems, folded, joined } from '../render/problem.ts'
import { sign } from '../render/signs.ts'
import { renderNotice, summaryLimit } from '../render/summary.ts'
import { rowSize } from '../render/table.ts'
import { type Diagnosis, traits } from '../result/diagnosis.ts'
import { daysUntil, lasting } from '../text/dates.ts'
import { code, count, type Inline, join, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { pageOf } from './groups.ts'
import { codesOf, type Row, type State } from './judge.ts'
import { type FleetTold, verdictOf } from './told.ts'

/** So many of those that end next are named. */
const mostEnding = 20
const tableHead = ['| Result | Token | Connection | What | Checked |', '|---|---|---|---|---|']

/** The job summary: the verdict, what needs somebody, then a row for each token. */
export function renderFleetSummary(told: FleetTold): string {
  const { fleet, groups, notices, show } = told
  const head = `## ${sign(fleet.outcome)} ${show.markdown(verdictOf(fleet))}`
  const tail = [
    ending(told),
    ...notices.map(notice => renderNotice(notice, show)),
    fleet.rows.length > 0 ? `<sub>${show.markdown(clockWords(told))}</sub>` : null,
  ]
  const room = summaryLimit - byteLength(joined([head, ...tail])) - 4_000
  const problems = groups.map(({ problem }) => problem)
  const { shown, left } = fitProblems(problems, show, { only: false, room: room / 2, size: byteLength })
  const fixes = joined([
    ...shown,
    left > 0
      ? show.markdown(
          say`*${count(left, 'problem')} left out here, because a summary may not be longer; the table names every token.*`,
        )
      : null,
  ])
  return `${joined([head, fixes, renderRows(told, room - byteLength(fixes)), ...tail])}\n`
}

function clockWords({ clock, run }: FleetTold): Prose {
  const whose = clock === 'github' ? say`GitHub's clock` : say`the clock of this runner`
  return say`Ages are measured by ${whose}${run.runNumber === null ? nothing : say`, in run ${run.runNumber}`}.`
}

/** One row a token: what needs somebody first, and what is well folded. */
function renderRows(told: FleetTold, room: number): string {
  const { fleet, show } = told
  const rows = [
    ...fleet.others.map(found => ({ well: false, text: renderOther(found, told) })),
    ...fleet.rows.map(row => ({ well: row.state === 'healthy', text: renderRow(row, told) })),
  ]
  const { shown, left } = fit(rows, room, { size: rowSize, inOrder: ({ well }) => well })
  const table = (some: typeof rows) => [...tableHead, ...some.map(({ text }) => text)].join('\n')
  const well = shown.filter(row => row.well)
  const others = shown.filter(row => !row.well)
  return joined([
    others.length > 0 ? table(others) : null,
    well.length > 0 ? folded(show.markdown(say`${count(well.length, 'token')} in order`), table(well)) : null,
    left.length > 0
      ? show.markdown(say`*${count(left.length, 'row')} left out here, because a summary may not be longer.*`)
      : null,
  ])
}

/** What is about no token. */
function renderOther({ code: name, facts }: Diagnosis, { show, run }: FleetTold): string {
  const what = 'file' in facts ? code(facts.file) : 'input' in facts ? code(own(facts.input)) : nothing
  const cells = [what, nothing, codeLink(run, name), nothing]
  return `| ${sign(traits[name].verdict)} | ${cells.map(cell => show.markdown(cell, true)).join(' | ')} |`
}

function renderRow(row: Row, told: FleetTold): string {
  const { show, run } = told
  const { watch, state, report } = row
  const cells = [
    watchName(watch, pageOf(row, run)),
    whoIs(row),
    join([stateWords[state], ...codesOf(row).map(name => codeLink(run, name))], ' · '),
    report ? age(told.now - report.at) : say`never`,
  ]
  return `| ${signOf(state)} | ${cells.map(cell => show.markdown(cell, true)).join(' | ')} |`
}

export const stateWords: { readonly [S in State]: Prose } = {
  healthy: say`works`,
  broken: say`needs you`,
  inconclusive: say`couldn't be checked`,
  silent: say`no report in time`,
}

export function signOf(state: State, where: 'markdown' | 'log' = 'markdown'): string {
  return sign(state === 'silent' ? 'skipped' : state, where)
}

function age(ms: number): Prose {
  return ms < 60_000 ? say`just now` : say`${lasting(ms)} ago`
}

function whoIs({ report }: Row): Inline {
  const { name = null, workspace = null } = report?.identity ?? {}
  if (name === null) return nothing
  return workspace === null ? strong(name) : say`${strong(name)} in ${strong(workspace)}`
}

/** Those whose day is known, the next first. */
function ending(told: FleetTold): string | null {
  const { fleet, show, now, run } = told
  const known = fleet.rows.flatMap(row => {
    const day = row.report?.expires
    return day ? [{ row, day, days: daysUntil(day, now) }] : []
  })
  if (known.length === 0) return null
  const next = known.toSorted((a, b) => a.days - b.days).slice(0, mostEnding)
  const lines = next.map(({ row, day, days }) => {
    const when =
      days > 0 ? say`in ${count(days, 'day')}` : days === 0 ? say`today` : say`${count(-days, 'day')} ago`
    return `| ${day} | ${show.markdown(when)} | ${show.markdown(watchName(row.watch, pageOf(row, run)), true)} |`
  })
  const left = known.length - next.length
  return joined([
    '### Expires next',
    ['| Day (UTC) | | Token |', '|---|---|---|', ...lines].join('\n'),
    left > 0 ? show.markdown(say`*And ${left} more later.*`) : null,
  ])
}
