import { codeLink, githubPlaces } from '../catalogue/links.ts'
import type { Problem } from '../catalogue/problems.ts'
import { escapeTitle } from '../render/escape.ts'
import { fitProblems, joined } from '../render/problem.ts'
import { type Code, codesOf, traits } from '../result/diagnosis.ts'
import { dayAndTime, lasting } from '../text/dates.ts'
import { code, count, type Inline, join, link, list, nothing, own, type Prose, say } from '../text/prose.ts'
import { checksum } from './checksum.ts'
import { type Finding, findMarker, type Memory, type News, type Watch, writeMarker } from './memory.ts'
import { isKept, isWarning } from './seen.ts'
import type { Subject } from './subject.ts'

/** GitHub takes no longer body or comment, and no longer title. Characters, with room to spare. */
export const longestBody = 65_000
const longestTitle = 240
/** The most that are named after a code in a comment. */
const mostNamed = 5

/** The title: what the issue is kept for, and which secret it is about. */
export function issueTitle(subject: Subject): string {
  const { name, show } = subject
  const problems = kept(subject)
  const verdict = show.plain(problems[0]?.lasting ?? verdictOf(subject, problems), false)
  const named = verdict.includes(name) ? verdict : `${verdict} (${name})`
  const characters = Array.from(escapeTitle(named))
  return characters.length <= longestTitle
    ? characters.join('')
    : `${characters.slice(0, longestTitle).join('')}…`
}

/** The body, for a reader with a phone: what happened, the steps, and where it comes from. */
export function issueBody(subject: Subject, watch: Watch, state: Memory, at: number): string {
  const { codes, show, words } = subject
  const problems = gravest(subject).map(problem => withoutRunning(problem))
  const elsewhere = codesOf(state.found).filter(name => !codes.includes(name))
  const after = [
    `**Then**: ${show.markdown(runIt(subject))}`,
    elsewhere.length > 0
      ? show.markdown(say`Found earlier, and couldn't be checked this time: ${codeList(elsewhere)}.`)
      : null,
    '---',
    aboutIt(subject, watch, state),
    `<sub>This issue follows the check: it closes itself when ${words.well}.</sub>`,
    `${checkedLine(subject, state, at)} ${writeMarker(watch, state)}`,
  ]
  const room = longestBody - joined(after).length - 200
  const shortened = fitProblems(problems, show, {
    only: problems.length === 1,
    room,
    size: ({ length }) => length,
  })
  return joined([
    ...shortened.shown,
    shortened.left > 0 ? show.markdown(noRoom(shortened.left, subject)) : null,
    ...after,
  ])
}

function noRoom(left: number, subject: Subject): Prose {
  return say`${count(left, 'problem')} ${left === 1 ? say`has` : say`have`} no room here: the job summary of ${runLink(subject)} has all.`
}

/** A run can be run again for a month, an issue may be older: it sends people to the workflow instead. */
function runIt({ run }: Subject): Prose {
  const page = githubPlaces(run).workflow
  const words = say`the workflow`
  return say`Open ${link(words, page)} and click **Run workflow**, or wait for its next run.`
}

function withoutRunning(problem: Problem): Problem {
  return { ...problem, fix: { ...problem.fix, steps: problem.fix.steps.filter(({ last }) => !last) } }
}

/** The body once all is well again. */
export function healedBody(
  subject: Subject,
  watch: Watch,
  news: News & { is: 'healthy' },
  next: Memory,
  at: number,
): string {
  const { show, words } = subject
  return joined([
    `> [!TIP]\n> ${show.markdown(say`${healthyAgain(subject, news)} There is nothing to do.`)}`,
    '---',
    aboutIt(subject, watch, next),
    `<sub>This issue follows the check: it opens again when ${words.ill}.</sub>`,
    `${checkedLine(subject, next, at)} ${writeMarker(watch, next)}`,
  ])
}

/** The same body with a new time and memory; what somebody added to it stays. */
export function withCheckedLine(
  body: string,
  subject: Subject,
  watch: Watch,
  state: Memory,
  at: number,
): string {
  const { at: from, length } = findMarker(body) ?? { at: body.length, length: 0 }
  const before = body.slice(0, from)
  const line = checkedLine(subject, state, at)
  // Somebody may have copied the line higher up: ours is the last.
  const last = [...before.matchAll(checkedPattern)].at(-1)
  const after = last ? before.slice(last.index + last[0].length) : ''
  const checked = last
    ? before.slice(0, last.index) + line + (after || ' ')
    : `${before.trimEnd()}\n\n${line} `
  return checked + writeMarker(watch, state) + body.slice(from + length)
}

/** A twin, folded into another: without the marker nobody takes it for the issue again. What it said stays below. */
export function twinBody(into: number, body: string): string {
  const { at, length } = findMarker(body) ?? { at: body.length, length: 0 }
  const said = (body.slice(0, at) + body.slice(at + length)).slice(0, longestBody - 200).trim()
  return `There are two issues about the same token: #${into} is the one that is kept.\n\n---\n\n${said}`
}

/** What says in a comment which news it has, and what was on record before: so nothing is said twice. */
export function newsMark(news: News, after: number): string {
  const what = news.is === 'changed' ? [news.found, news.gone] : []
  return `<!-- notion-token-check news ${checksum(JSON.stringify([news.is, after, ...what]))} -->`
}

/** Stands for what the body says of what the issue is kept for, to see whether it is still right: no times, runs or links are in it. */
export function wordsOf(subject: Subject): string {
  const { show } = subject
  const words = kept(subject).map(({ title, fix, codes }) => [
    ...codes,
    show.plain(title, false),
    ...fix.steps.map(({ text }) => show.plain(text, false)),
  ])
  return checksum(JSON.stringify(words))
}

/** A comment: what is new in one sentence, and the run. `known`: what is on record after it; `after`: before it. */
export function issueComment(news: News, subject: Subject, known: readonly Finding[], after: number): string {
  const words = wordsFor(news, subject, codesOf(known))
  return `${subject.show.markdown(say`${words} (${runLink(subject)})`)}\n\n${newsMark(news, after)}`
}

function wordsFor(news: News, subject: Subject, known: readonly Code[]): Prose {
  const verdict = verdictOf(subject, gravest(subject))
  const steps = say`The steps in the issue are up to date.`
  const well = gravest(subject).length === 0
  switch (news.is) {
    case 'changed': {
      const left = known.filter(name => !subject.codes.includes(name))
      const parts = [
        well ? say`**Part of it is fixed.**` : say`**What is wrong has changed.** ${verdict}.`,
        ...(news.found.length > 0 ? [say`New: ${findingList(news.found, subject)}.`] : []),
        ...(news.gone.length > 0 ? [say`No longer found: ${findingList(news.gone, subject)}.`] : []),
        ...(left.length > 0 ? [say`Couldn't be checked this time: ${codeList(left)}.`] : []),
        ...(well ? [] : [steps]),
      ]
      return join(parts, ' ')
    }
    case 'still-broken':
      return say`${isWarning(known) ? say`**Not yet done**` : say`**Still broken**`}, so this is open again. ${verdict}. Close it once more, and it stays closed until something else is found.`
    case 'broken-again':
      return isWarning(known) ? say`**${verdict}.** ${steps}` : say`**Broken again.** ${verdict}. ${steps}`
    case 'cannot-tell':
      return say`${cannotTell(subject)} since ${dayAndTime(news.since)}, ${news.runs} runs in a row, so it isn't known whether this is fixed. ${verdict}.`
    case 'healthy':
      return say`✅ ${healthyAgain(subject, news)}`
  }
}

/** Notion is named only where it was an outage that left the check without a result. */
function cannotTell({ codes }: Subject): Prose {
  const unasked = codes.length > 0 && codes.every(name => traits[name].outage)
  return unasked ? say`**No usable answer from Notion**` : say`**The check has had no result**`
}

function healthyAgain({ words }: Subject, { since, until, codes }: News & { is: 'healthy' }): Prose {
  if (isWarning(codes)) return say`**${words.quiet}** (${codeList(codes)}).`
  // A warning broke nothing, and a mistyped input isn't a problem with the token.
  const broke = codes.filter(name => !isWarning([name]))
  const aboutToken = broke.some(name => name !== 'input-invalid') || broke.length === 0
  const was = broke.length > 0 ? say` (${codeList(broke)})` : nothing
  const again = say`**${aboutToken ? words.works : words.passes}.**`
  return since > 0 ? say`${again} It was broken for ${lasting(until - since)}${was}.` : again
}

/** Codes, each with what it is about where that has a name: the same code may be on record for something else. */
function findingList(found: readonly Finding[], { namesOf }: Subject): Prose {
  const named = codesOf(found).map(name => {
    const titles = namesOf(found.filter(each => each.code === name))
    return titles.length > 0
      ? say`${code(own(name))} (${list(titles, { most: mostNamed })})`
      : code(own(name))
  })
  return list(named)
}

function codeList(names: readonly Code[]): Prose {
  return list(names.map(name => code(own(name))))
}

/** What the issue is kept for. */
function kept({ problems }: Subject): Problem[] {
  return problems.filter(({ codes }) => codes.some(isKept))
}

/** Other warnings are for the summary. */
function gravest({ problems }: Subject): Problem[] {
  return problems.filter(({ codes, verdict }) => verdict !== 'warn' || codes.some(isKept))
}

/** A warning alone isn't a problem, and its title says it all. */
function verdictOf({ verdict }: Subject, problems: readonly Problem[]): Prose {
  const [first] = problems
  return first?.verdict === 'warn' ? first.title : verdict(problems)
}

/** A list and no table: it is read on phones. */
function aboutIt({ run, show, about }: Subject, watch: Watch, state: Memory): string {
  const file = githubPlaces(run).file(watch.workflow)
  const workflow = link(code(watch.workflow), file)
  const codes = codesOf(state.found)
  const phase = isWarning(codes)
    ? say`**Warned since**`
    : state.phase === 'broken'
      ? say`**Broken since**`
      : say`**Healthy since**`
  const lines = [
    ...about,
    say`**Workflow**: ${workflow}, job ${code(watch.job)}${watch.key === '' ? nothing : say`, key ${code(watch.key)}`}`,
    ...(state.since > 0 ? [say`${phase}: ${dayAndTime(state.since)}`] : []),
    ...(codes.length > 0 ? [say`**Codes**: ${list(codes.map(name => codeLink(run, name)))}`] : []),
  ]
  return lines.map(line => `- ${show.markdown(line)}`).join('\n')
}

const checkedPattern = /^\*\*Last checked\*\*: .*$/gm
const results = {
  healthy: say`healthy`,
  broken: say`broken`,
  inconclusive: say`could not tell`,
}

function checkedLine(subject: Subject, { phase }: Memory, at: number): string {
  const { outcome, show } = subject
  const healthy = outcome === 'healthy' && phase === 'broken'
  const warned = healthy && kept(subject).length > 0
  // Nothing was found, and what was found before could not be determined.
  const result = warned ? say`healthy, with a warning` : healthy ? say`could not tell all` : results[outcome]
  return `**Last checked**: ${show.markdown(say`${dayAndTime(at)} (${runLink(subject)}), ${result}`)}`
}

function runLink({ run }: Subject): Inline {
  const page = githubPlaces(run).run
  const words = run.runNumber === null ? say`this run` : say`run ${run.runNumber}`
  return link(words, page)
}
