import { watchName } from '../catalogue/fleet.ts'
import { fit } from '../render/fit.ts'
import { findingLines, type LogLine } from '../render/log.ts'
import { count, say } from '../text/prose.ts'
import { codesOf } from './judge.ts'
import { signOf, stateWords } from './summary.ts'
import { type FleetTold, verdictOf } from './told.ts'

const mostLines = 200
/** The most problems whose steps the log has; the summary has all. */
const mostGroups = 50

/** The verdict, the tokens that need somebody, and an annotation for each fix. */
export function renderFleetLog({ fleet, groups, notices, show }: FleetTold): LogLine[] {
  const rows = fleet.rows.filter(({ state }) => state !== 'healthy')
  const { shown, left } = fit(rows, mostLines, { size: () => 1, inOrder: () => false })
  const lines = shown.map(row => {
    const words = [stateWords[row.state], ...codesOf(row)].map(each =>
      typeof each === 'string' ? each : show.plain(each),
    )
    return `${signOf(row.state, 'log')} ${show.plain(watchName(row.watch, null))}: ${words.join(', ')}`
  })
  const more =
    left.length > 0 ? [show.plain(say`… and ${count(left.length, 'more token')}, see the job summary`)] : []
  return [
    { is: 'line', text: show.plain(verdictOf(fleet)) },
    ...[...lines, ...more].map((text): LogLine => ({ is: 'line', text })),
    ...findingLines(
      groups.slice(0, mostGroups).map(({ problem }) => problem),
      notices,
      show,
    ),
  ]
}
