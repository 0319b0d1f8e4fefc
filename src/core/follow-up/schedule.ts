import { scheduleStops } from '../catalogue/notices.ts'
import type { RunContext } from '../inputs/run-context.ts'
import type { About } from '../ports/github.ts'
import type { Notice } from '../result/notice.ts'
import { oneDay } from '../text/dates.ts'

/** GitHub stops the schedules of a public repository after so long without activity (its documentation). */
const stopsAfterDays = 60
/** So that there is time to do something about it. */
const warnsAfterDays = 45

/** Whether GitHub is about to stop this schedule. `now`: milliseconds since 1970. */
export function judgeSchedule(run: RunContext, about: About, now: number): Notice | null {
  const { isPublic, lastCommit } = about
  if (run.eventName !== 'schedule' || isPublic !== true || lastCommit === null) return null
  if (now - lastCommit <= warnsAfterDays * oneDay) return null
  return scheduleStops(run, { lastCommit, stops: lastCommit + stopsAfterDays * oneDay, now })
}
