import { sinceWhen, whyEmpty } from '../catalogue/evidence.ts'
import {
  jobAccount,
  trackingElsewhere,
  trackingRefused,
  trackingWithoutToken,
  trackingWithoutWatch,
} from '../catalogue/notices.ts'
import { problemsOf } from '../catalogue/problems.ts'
import { onDefaultBranch, type RunContext, workflowPath } from '../inputs/run-context.ts'
import type { About, GitHub, GitHubAnswer, Issue, LastPass } from '../ports/github.ts'
import type { Show } from '../render/show.ts'
import { traits } from '../result/diagnosis.ts'
import type { Notice } from '../result/notice.ts'
import type { Report } from '../result/report.ts'
import { keepIssue } from '../tracking-issue/keep.ts'
import type { Watch } from '../tracking-issue/memory.ts'
import { type Subject, tokenSubject } from '../tracking-issue/subject.ts'
import { evidenceAsked, secretEvidence } from './evidence.ts'
import { historyAsked, lastPassOf } from './last-pass.ts'
import { judgeSchedule } from './schedule.ts'

export type Following = {
  report: Report
  show: Show
  /** Whether an issue is wanted. */
  trackingIssue: boolean
  /** Which of the inputs that an issue is found again by are unusable. */
  unusable: readonly ('secret-name' | 'issue-key')[]
  /** Opens the way to GitHub; null where there is no token that could be sent. */
  connect: () => Promise<GitHub | null>
  /** The runner's clock, in milliseconds since 1970: used where GitHub says nothing of the time. */
  at: number
}

export type Followed = { lastPass: LastPass | null; notices: readonly Notice[] }

/**
 * What else GitHub knows, and what is kept there: the history of the workflow, the age of the last commit, the
 * tracking issue. It asks only for what this run needs, and most need nothing.
 */
export async function follow({
  report,
  show,
  trackingIssue,
  unusable,
  connect,
  at,
}: Following): Promise<Followed> {
  const { run } = report
  // The runner waits for the step to end.
  if (report.codes.includes('run-cancelled')) return { lastPass: null, notices: [] }
  const history = historyAsked(report)
  const secret = !unusable.includes('secret-name') && evidenceAsked(report)
  const scheduled = run.eventName === 'schedule'
  const tracking = trackingIssue ? watchOf(report, unusable) : null
  const watch = tracking && 'workflow' in tracking ? tracking : null
  const notices = tracking && 'level' in tracking ? [tracking] : []
  if (!history && !secret && !scheduled && !watch) return { lastPass: null, notices }

  const github = await connect()
  if (!github) return { lastPass: null, notices: watch ? [trackingWithoutToken()] : notices }
  const [passed, about, issues] = await Promise.all([
    history && github.passedRuns(history.file, history.branch, history.event),
    scheduled || watch || secret ? github.about() : null,
    watch && github.issues(),
  ])
  // Without the permission nothing is said: it is evidence, and not a duty.
  const lastPass = passed?.ok ? lastPassOf(passed.value, run) : null
  const now = (about?.ok ? about.value.now : null) ?? at
  const schedule = about?.ok ? judgeSchedule(run, about.value, now) : null
  if (schedule) notices.push(schedule)
  const known = { ...report, lastPass }
  const subject = tokenSubject({ report: known, problems: problemsOf(known), show })
  const [evidence, kept] = await Promise.all([
    secret && about?.ok ? evidenceFor(github, about.value, known) : null,
    watch && about && issues ? keep({ github, watch, subject, at: now }, about, issues) : null,
  ])
  notices.push(...[evidence, kept].filter(each => each !== null))
  return { lastPass, notices }
}

/** A job's own token may not read secrets, whatever its permissions: it is not asked to. */
async function evidenceFor(github: GitHub, { account }: About, report: Report): Promise<Notice | null> {
  if (account === jobAccount) return null
  const { secretName, lastPass, codes } = report
  const evidence = await secretEvidence(github, secretName)
  if (!evidence) return null
  return codes.includes('token-missing')
    ? whyEmpty(secretName, evidence)
    : sinceWhen(secretName, evidence, lastPass)
}

function watchOf(
  { run, secretName, issueKey, codes }: Report,
  [unusable]: Following['unusable'],
): Watch | Notice {
  if (!onDefaultBranch(run)) return trackingElsewhere('branch')
  if (codes.some(code => traits[code].hides)) return trackingElsewhere('hidden')
  if (unusable) return trackingWithoutWatch(unusable)
  return watchIn(run, secretName, issueKey ?? '')
}

/** The watch of this run's workflow and job. A fleet's is of no secret. */
export function watchIn(run: RunContext, secret: string, key: string): Watch | Notice {
  const workflow = workflowPath(run)
  if (workflow === null || run.job === '') return trackingWithoutWatch('run')
  return { repository: run.repositoryId, workflow, job: run.job, secret, key }
}

/** Keeps the issue, if GitHub said what that takes. */
export async function keep(
  keeping: { github: GitHub; watch: Watch; subject: Subject; at: number },
  about: GitHubAnswer<About>,
  issues: GitHubAnswer<readonly Issue[]>,
): Promise<Notice | null> {
  const { run } = keeping.subject
  if (!about.ok) return trackingRefused(run, about.refusal, null)
  if (!issues.ok) return trackingRefused(run, issues.refusal, about.value.account)
  return keepIssue({ ...keeping, about: about.value }, issues.value)
}
