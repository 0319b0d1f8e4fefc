import { fleetVerdict } from '../catalogue/fleet.ts'
import type { RunContext } from '../inputs/run-context.ts'
import type { Show } from '../render/show.ts'
import type { Notice } from '../result/notice.ts'
import type { Prose } from '../text/prose.ts'
import type { Group } from './groups.ts'
import type { Fleet } from './judge.ts'

/** What the fleet's renderers make their texts of. */
export type FleetTold = {
  fleet: Fleet
  groups: readonly Group[]
  run: RunContext
  exitCode: 0 | 1
  /** By which clock ages are measured, and its time: milliseconds since 1970. */
  clock: 'github' | 'runner'
  now: number
  notices: readonly Notice[]
  /** Milliseconds from the start of the step to the verdict. */
  ms: number
  show: Show
}

export function verdictOf({ counts, others }: Fleet): Prose {
  return fleetVerdict(counts, others.filter(({ code }) => code === 'report-unreadable').length)
}
