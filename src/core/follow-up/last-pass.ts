import { branchOf, type RunContext, workflowPath } from '../inputs/run-context.ts'
import type { LastPass, PassedRun } from '../ports/github.ts'
import { traits } from '../result/diagnosis.ts'
import type { Report } from '../result/report.ts'

/**
 * The workflow and the branch whose history says when the token was last accepted; null where there is nothing
 * to ask: no rejection, or a policy under which a green run proves nothing.
 */
export function historyAsked(report: Report): { file: string; branch: string; event: string | null } | null {
  const { policies, codes, run } = report
  if (policies.broken !== 'fail' || policies.inconclusive !== 'fail') return null
  if (!codes.some(code => traits[code].rejects)) return null
  const file = workflowPath(run)?.split('/').at(-1)
  const branch = branchOf(run)
  // Forks' pull requests from a branch of the same name would crowd out what a schedule is looking for.
  const event = run.eventName === 'schedule' ? run.eventName : null
  return file && branch ? { file, branch, event } : null
}

/** What GitHub runs by itself or on a maintainer's word: there the same steps are usual. */
const ordinary = ['schedule', 'push', 'workflow_dispatch', 'repository_dispatch']

/**
 * The newest run that counts. A fork's has no secrets, so its being green proves nothing; of one that was run again
 * nobody knows when the token was looked at.
 */
export function lastPassOf(runs: readonly PassedRun[], run: RunContext): LastPass | null {
  const sameKind = (event: string) =>
    event === run.eventName || (ordinary.includes(event) && ordinary.includes(run.eventName))
  const counts = runs.filter(
    ({ id, number, attempt, repository, event, startedAt }) =>
      id > 0 &&
      number > 0 &&
      startedAt > 0 &&
      attempt === 1 &&
      repository?.toLowerCase() === run.repository?.toLowerCase() &&
      sameKind(event),
  )
  const [newest] = counts.toSorted((a, b) => b.startedAt - a.startedAt)
  if (!newest) return null
  const { id, number, startedAt, sha, event } = newest
  return { id, number, at: startedAt, sameStep: sha !== '' && sha === run.sha && event === run.eventName }
}
