import { watchName } from '../catalogue/fleet.ts'
import { trackingElsewhere } from '../catalogue/notices.ts'
import { keep, watchIn } from '../follow-up/follow-up.ts'
import { onDefaultBranch } from '../inputs/run-context.ts'
import type { About, GitHub, GitHubAnswer } from '../ports/github.ts'
import type { Notice } from '../result/notice.ts'
import { say } from '../text/prose.ts'
import { checksum } from '../tracking-issue/checksum.ts'
import type { Finding } from '../tracking-issue/memory.ts'
import { isKept, leavesOpen } from '../tracking-issue/seen.ts'
import type { Subject } from '../tracking-issue/subject.ts'
import { pageOf } from './groups.ts'
import { codesOf, type Row } from './judge.ts'
import { watchKey } from './settings.ts'
import { type FleetTold, verdictOf } from './told.ts'

/** Keeps one issue for the whole fleet, by the rules of a single check's. */
export async function keepFleetIssue(
  told: FleetTold,
  github: GitHub,
  about: GitHubAnswer<About>,
): Promise<Notice | null> {
  const { run, now } = told
  if (!onDefaultBranch(run)) return trackingElsewhere('branch')
  // No secret has an empty name, so this is no single check's issue.
  const watch = watchIn(run, '', '')
  if (!('workflow' in watch)) return watch
  return keep({ github, watch, subject: fleetSubject(told), at: now }, about, await github.issues())
}

/** What the fleet's issue is kept in step with. */
export function fleetSubject(told: FleetTold): Subject {
  const { fleet, groups, run, show } = told
  const found = [
    ...fleet.others.flatMap(({ code }) => (isKept(code) ? [{ code, about: '' }] : [])),
    ...fleet.rows.flatMap(findingsOn),
  ]
  return {
    run,
    outcome: fleet.outcome,
    codes: fleet.codes,
    problems: groups.map(({ problem }) => problem),
    show,
    found,
    open: { all: false, checks: [], lines: [], only: fleet.rows.filter(isLookedAt).map(keyOf) },
    verdict: () => verdictOf(fleet),
    name: '',
    about: [say`**Tokens**: ${verdictOf(fleet)}`],
    namesOf: some =>
      fleet.rows
        .filter(row => some.some(({ about }) => about === keyOf(row)))
        .map(row => watchName(row.watch, pageOf(row, run))),
    words: {
      works: say`Every Notion token in this report works again`,
      passes: say`This report passes again`,
      quiet: say`There is nothing more to warn of`,
      well: 'every token works again',
      ill: 'a token breaks again',
    },
  }
}

/** Whether what its newest report doesn't name is fixed: it must have been asked. */
function isLookedAt({ state, report }: Row): boolean {
  if (report === null || state === 'silent' || state === 'inconclusive') return false
  return report.isWhole && !report.codes.some(leavesOpen)
}

function findingsOn(row: Row): Finding[] {
  return codesOf(row)
    .filter(isKept)
    .map(code => ({ code, about: keyOf(row) }))
}

/** Stands for a watch: nothing of its names is kept. */
function keyOf({ watch }: Row): string {
  return checksum(watchKey(watch))
}
