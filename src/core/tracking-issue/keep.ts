import { githubPlaces } from '../catalogue/links.ts'
import { trackingLeft, trackingNote, trackingRefused } from '../catalogue/notices.ts'
import type { RunContext } from '../inputs/run-context.ts'
import type { About, Author, GitHub, GitHubAnswer, GitHubRefusal, Issue } from '../ports/github.ts'
import type { Notice } from '../result/notice.ts'
import { type Inline, link, own, type Prose, say } from '../text/prose.ts'
import { type Decision, decide } from './decide.ts'
import { type Memory, type News, readMarker, type Watch, withoutFuture } from './memory.ts'
import { type Seen, seenIn } from './seen.ts'
import type { Subject } from './subject.ts'
import {
  healedBody,
  issueBody,
  issueComment,
  issueTitle,
  longestBody,
  newsMark,
  twinBody,
  withCheckedLine,
  wordsOf,
} from './text.ts'

/** What keeping the issue goes by. `at`: GitHub's time, in milliseconds since 1970. */
type Keeping = { github: GitHub; watch: Watch; subject: Subject; about: About; at: number }
type Kept = Issue & { state: Memory }

/** Carries out what is decided for the issue of this watch, and says what became of it. */
export async function keepIssue(keeping: Keeping, listed: readonly Issue[]): Promise<Notice | null> {
  const { subject, about, github, at } = keeping
  const { run } = subject
  // GitHub lists issues, and takes no more of them, where they are switched off: it is said on the first night.
  if (about.isArchived) return trackingRefused(run, { kind: 'archived', status: null, message: '' }, null)
  if (about.hasIssues === false)
    return trackingRefused(run, { kind: 'issues-off', status: null, message: '' }, null)
  try {
    const found = await withoutTwins(keeping, ownIssues(keeping, listed))
    const issue = found && (await withoutToldNews(keeping, found))
    const seen = seenIn(subject, wordsOf(subject), at)
    const decided = decide(issue, seen)
    const decision = found?.state.untold ? remembering(decided, issue, seen) : decided
    if (issue && decision.left) return trackingLeft(linkTo(run, issue), decision.left)
    if (!issue && decision.write === 'nothing') await mayWrite(github)
    const text = await carryOut(keeping, issue, decision, seen)
    return text && trackingNote(text)
  } catch (error) {
    if (error instanceof Refused) return trackingRefused(run, error.refusal, about.account)
    throw error
  }
}

/** A watch that may not write says so now, and not in the night when it is needed. */
async function mayWrite(github: GitHub): Promise<void> {
  await done(github.makeLabel())
  await done(github.mayOpenIssues())
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

/** Those that this account opened for this watch. Anybody can write a marker, but not as us. */
function ownIssues({ about, watch, at }: Keeping, listed: readonly Issue[]): Kept[] {
  return listed
    .filter(({ author }) => isAccount(author, about.account))
    .flatMap(issue => {
      const state = readMarker(issue.body, watch)
      return state ? [{ ...issue, state: withoutFuture(state, at) }] : []
    })
}

/** An app's login ends in `[bot]` in one of GitHub's APIs, and may not in another; a person's is as it is. */
function isAccount({ login, isApp }: Author, account: string): boolean {
  const plain = (name: string) => (isApp ? name.replace(/\[bot\]$/i, '') : name).toLowerCase()
  return plain(login) === plain(account)
}

/** Folds all but the lowest number into it; what was written last is what is remembered. */
async function withoutTwins({ github }: Keeping, all: readonly Kept[]): Promise<Kept | null> {
  const sorted = all.toSorted((a, b) => a.number - b.number)
  const [first, ...twins] = sorted
  if (!first) return null
  for (const { number, body } of twins)
    await done(
      github.changeIssue(number, {
        body: twinBody(first.number, body),
        state: 'closed',
        reason: 'not_planned',
      }),
    )
  const [newest = first] = sorted.toSorted((a, b) => b.state.checked - a.state.checked)
  return { ...first, state: newest.state }
}

/** Looks whether the comment of the last news is there: what is missing is posted by this run, if it is still so. */
async function withoutToldNews(keeping: Keeping, issue: Kept): Promise<Kept> {
  const { untold } = issue.state
  if (!untold || !(await isTold(keeping, issue, untold.news, untold.at))) return issue
  return { ...issue, state: { ...issue.state, untold: null } }
}

/** Whether there is a comment with the news that followed on what was written at `after`. */
async function isTold(
  { github, about, at }: Keeping,
  { number }: Issue,
  news: News,
  after: number,
): Promise<boolean> {
  // A time that lies ahead was another clock's.
  const since = after > at ? 0 : Math.max(0, after - 60_000)
  const comments = await done(github.comments(number, since))
  const mark = newsMark(news, after)
  return comments.some(({ author, body }) => isAccount(author, about.account) && body.includes(mark))
}

/** News that was posted isn't looked for again. */
function remembering(decision: Decision, issue: Kept | null, { at, run, number }: Seen): Decision {
  if (!issue || issue.state.untold || decision.write !== 'nothing' || decision.left) return decision
  return { ...decision, write: 'line', next: { ...issue.state, checked: at, by: run, number } }
}

/** What is remembered is written before the comment: if that fails in between, the next run posts it. */
async function carryOut(
  keeping: Keeping,
  issue: Kept | null,
  decision: Decision,
  seen: Seen,
): Promise<Prose | null> {
  const { github, subject } = keeping
  const { write, state, comment, next } = decision
  if (write === 'nothing' || next === null) return null
  if (!issue) return open(keeping, next)
  await done(
    github.changeIssue(issue.number, {
      body: bodyFor(keeping, issue, decision, next),
      ...(write === 'whole' && seen.outcome === 'broken' && { title: issueTitle(subject) }),
      ...(state && { state }),
      ...(state === 'closed' && { reason: 'completed' }),
    }),
  )
  if (comment) await tell(keeping, issue, comment, next)
  return say`${linkTo(subject.run, issue)} ${became(decision, issue)}.`
}

/** Two runs may have read the same and found the same: the second sees the comment of the first. */
async function tell(keeping: Keeping, issue: Kept, news: News, next: Memory): Promise<void> {
  const after = next.untold?.at ?? next.checked
  if (await isTold(keeping, issue, news, after)) return
  const text = issueComment(news, keeping.subject, next.found, after)
  await done(keeping.github.comment(issue.number, text))
}

function bodyFor(
  { subject, watch, at }: Keeping,
  issue: Kept,
  { write, comment }: Decision,
  next: Memory,
): string {
  const moved = write === 'line' ? withCheckedLine(issue.body, subject, watch, next, at) : null
  if (moved !== null && moved.length <= longestBody) return moved
  // What people have added has left no room for the line: the body is started again.
  if (next.phase === 'broken') return issueBody(subject, watch, next, at)
  const unsaid = { is: 'healthy', since: 0, until: at, codes: [] } as const
  return healedBody(subject, watch, comment?.is === 'healthy' ? comment : unsaid, next, at)
}

/** After opening it is looked for again: another run may have been as fast. */
async function open(keeping: Keeping, next: Memory): Promise<Prose> {
  const { github, subject, watch, at } = keeping
  const { run } = subject
  await done(github.makeLabel())
  const text = { title: issueTitle(subject), body: issueBody(subject, watch, next, at) }
  const opened = { ...(await done(github.openIssue(text))), state: next }
  const listed = await github.issues()
  // It is open, whatever became of the looking; the next run finds a twin as well.
  const known = listed.ok ? ownIssues(keeping, listed.value) : []
  const others = known.filter(({ number }) => number !== opened.number)
  const kept = await withoutTwins(keeping, [...others, opened])
  return kept && kept.number !== opened.number
    ? say`${linkTo(run, kept)} was opened by another run at the same moment, and is the one that is kept.`
    : say`${linkTo(run, opened)} was opened.`
}

function linkTo(run: RunContext, { number }: Issue): Inline {
  const page = githubPlaces(run).issue(number)
  const words = own(`#${number}`)
  return link(words, page)
}

function became({ state, comment, write }: Decision, { open, state: before }: Kept): Prose {
  if (state === 'closed') return say`was closed: all is well again`
  if (state === 'open') return say`was opened again`
  if (comment) return say`says what is new`
  if (!open && before.phase === 'broken')
    return say`was closed by hand, and stays closed until something else is found`
  return write === 'line' ? say`says when this was last checked` : say`was brought up to date`
}
