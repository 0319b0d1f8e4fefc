import { trackingNote, trackingRefused } from '../catalogue/notices.ts'
import { type Diagnosis, verdicts } from '../diagnosis.ts'
import type { GitHub, GitHubAnswer, GitHubRefusal, Issue } from '../github.ts'
import type { Notice } from '../notice.ts'
import { link, own, type Prose, say } from '../prose.ts'
import { diagnosesOf, type Report } from '../report.ts'
import { type Decision, decide, type Seen } from './decide.ts'
import {
  healedBody,
  issueBody,
  issueComment,
  issueTitle,
  twinBody,
  withCheckedLine,
  wordsOf,
} from './issue-text.ts'
import { readMarker, type Watch, type WatchState } from './state.ts'

/** What keeping the issue goes by. `at`: milliseconds since 1970. */
type Keeping = { github: GitHub; watch: Watch; report: Report; account: string; at: number }
type Kept = Issue & { state: WatchState }

/** Carries out what is decided for the issue of this watch, and says what became of it. */
export async function keepIssue(keeping: Keeping, listed: readonly Issue[]): Promise<Notice | null> {
  const { report } = keeping
  try {
    const issue = await withoutTwins(keeping, ownIssues(keeping, listed))
    const decision = decide(issue && { open: issue.open, state: issue.state }, seenIn(report, keeping.at))
    const text = await carryOut(keeping, issue, decision)
    return text && trackingNote(text)
  } catch (error) {
    if (error instanceof Refused) return trackingRefused(report.run, error.refusal)
    throw error
  }
}

/** Carries a refusal out of the middle of several requests; it never leaves this file. */
class Refused extends Error {
  readonly refusal: GitHubRefusal
  constructor(refusal: GitHubRefusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

async function done<T>(answer: Promise<GitHubAnswer<T>>): Promise<T> {
  const given = await answer
  if (given.ok) return given.value
  throw new Refused(given.refusal)
}

/** Those that this account opened for this watch, the oldest first. Anybody can write a marker, but not as us. */
function ownIssues({ account, watch }: Keeping, listed: readonly Issue[]): Kept[] {
  return listed
    .filter(({ author }) => author.toLowerCase() === account.toLowerCase())
    .flatMap(issue => {
      const state = readMarker(issue.body, watch)
      return state ? [{ ...issue, state }] : []
    })
    .toSorted((a, b) => a.number - b.number)
}

/** Folds what a race left behind into the lower number. */
async function withoutTwins({ github }: Keeping, [first, ...twins]: readonly Kept[]): Promise<Kept | null> {
  if (!first) return null
  for (const { number } of twins) {
    const body = twinBody(first.number)
    await done(github.changeIssue(number, { body, state: 'closed', reason: 'not_planned' }))
  }
  return first
}

function seenIn(report: Report, at: number): Seen {
  const found = diagnosesOf(report.steps)
  const has =
    (verdict: string) =>
    ({ code }: Diagnosis) =>
      verdicts[code] === verdict
  const proven = new Set(found.filter(has('fail')).map(({ code }) => code))
  return {
    outcome: report.outcome,
    codes: report.codes.filter(code => proven.has(code)),
    partial: found.some(has('inconclusive')) || report.steps.some(({ status }) => status === 'unknown'),
    words: wordsOf(report),
    at,
  }
}

/** What is remembered is written before people are told: what fails in between must not be told twice. */
async function carryOut(keeping: Keeping, issue: Kept | null, decision: Decision): Promise<Prose | null> {
  const { github, report, at } = keeping
  const { write, state, comment, next } = decision
  if (write === 'nothing' || next === null) return null
  if (!issue) return open(keeping, next)
  const body = bodyFor(keeping, issue, decision, next)
  await done(
    github.changeIssue(issue.number, {
      body,
      ...(write === 'whole' && next.phase === 'broken' && { title: issueTitle(report) }),
      ...(state && { state }),
      ...(state === 'closed' && { reason: 'completed' }),
    }),
  )
  if (comment) await done(github.comment(issue.number, issueComment(comment, report, at)))
  return say`${linkTo(issue)} ${became(decision, issue)}.`
}

function bodyFor({ report, watch, at }: Keeping, issue: Kept, { write }: Decision, next: WatchState): string {
  if (next.phase === 'healthy') return healedBody(report, watch, issue.state, next, at)
  return write === 'line'
    ? withCheckedLine(issue.body, report, watch, next, at)
    : issueBody(report, watch, next, at)
}

/** After opening it is looked for again: another run may have been as fast. */
async function open(keeping: Keeping, next: WatchState): Promise<Prose> {
  const { github, report, watch, at } = keeping
  await done(github.makeLabel())
  const text = { title: issueTitle(report), body: issueBody(report, watch, next, at) }
  const opened = await done(github.openIssue(text))
  const known = ownIssues(keeping, await done(github.issues()))
  const all = known.some(({ number }) => number === opened.number)
    ? known
    : [...known, { ...opened, state: next }]
  const kept = await withoutTwins(
    keeping,
    all.toSorted((a, b) => a.number - b.number),
  )
  return kept && kept.number !== opened.number
    ? say`${linkTo(kept)} was opened by another run at the same moment, and is the one that is kept.`
    : say`${linkTo(opened)} was opened.`
}

function linkTo({ number, url }: Issue) {
  return link(own(`#${number}`), url)
}

function became({ state, comment, write }: Decision, { open, state: before }: Kept): string {
  if (state === 'closed') return 'was closed: the token works again'
  if (state === 'open') return 'was opened again'
  if (comment) return comment.is === 'cannot-tell' ? 'says that Notion cannot be asked' : 'says what is new'
  if (!open && before.phase === 'broken') return 'was closed by hand, and stays closed until the codes change'
  return write === 'line' ? 'says when this was last checked' : 'was brought up to date'
}
