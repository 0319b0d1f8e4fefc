import { codeLink, githubPlaces } from '../catalogue/links.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import { escapeTitle } from '../render/escape.ts'
import { fitProblems, joined } from '../render/problem.ts'
import type { Told } from '../render/show.ts'
import { type Code, traits } from '../result/diagnosis.ts'
import type { Line } from '../result/line.ts'
import type { Report } from '../result/report.ts'
import { dayAndTime, lasting } from '../text/dates.ts'
import {
  code,
  count,
  type Inline,
  join,
  link,
  list,
  nothing,
  own,
  type Prose,
  say,
  strong,
} from '../text/prose.ts'
import { checksum } from './checksum.ts'
import { codesOf } from './decide.ts'
import { type Finding, findMarker, type Memory, type News, type Watch, writeMarker } from './memory.ts'
import { isAbout, isKept } from './seen.ts'

/** GitHub takes no longer body or comment, and no longer title. Characters, with room to spare. */
export const longestBody = 65_000
const longestTitle = 240
/** So many are named behind a code in a comment. */
const mostNamed = 5

/** The title: what is proven, and which secret it is about. */
export function issueTitle(told: Told): string {
  const { report, show } = told
  const verdict = show.plain(verdictOf(report, proven(told)), false)
  const named = verdict.includes(report.secretName) ? verdict : `${verdict} (${report.secretName})`
  const characters = Array.from(escapeTitle(named))
  return characters.length <= longestTitle
    ? characters.join('')
    : `${characters.slice(0, longestTitle).join('')}…`
}

/** The body, for a reader with a phone: what happened, the steps, and where it comes from. */
export function issueBody(told: Told, watch: Watch, state: Memory, at: number): string {
  const { report, show } = told
  const problems = gravest(told).map(problem => withoutRunning(problem))
  const elsewhere = codesOf(state.found).filter(name => !report.codes.includes(name))
  const after = [
    `**Then**: ${show.markdown(runIt(report))}`,
    elsewhere.length > 0
      ? show.markdown(say`Found earlier, and could not be told this time: ${codeList(elsewhere)}.`)
      : null,
    '---',
    about(told, watch, state),
    '<sub>This issue follows the check: it closes itself when the token works again.</sub>',
    `${checkedLine(told, state, at)} ${writeMarker(watch, state)}`,
  ]
  const room = longestBody - joined(after).length - 200
  const shortened = fitProblems(problems, show, {
    only: problems.length === 1,
    room,
    size: ({ length }) => length,
  })
  return joined([
    ...shortened.shown,
    shortened.left > 0 ? show.markdown(noRoom(shortened.left, report)) : null,
    ...after,
  ])
}

function noRoom(left: number, report: Report): Prose {
  return say`${count(left, 'problem')} ${left === 1 ? say`has` : say`have`} no room here: the job summary of ${runLink(report)} has all.`
}

/** A run can be run again for a month, an issue may be older: it sends people to the workflow instead. */
function runIt({ run }: Report): Prose {
  const page = githubPlaces(run).workflow
  const words = say`the workflow`
  return say`open ${link(words, page)} and press **Run workflow**, or wait for its next run.`
}

function withoutRunning(problem: Problem): Problem {
  return { ...problem, fix: { ...problem.fix, steps: problem.fix.steps.filter(({ last }) => !last) } }
}

/** The body once all is well again. */
export function healedBody(
  told: Told,
  watch: Watch,
  news: News & { is: 'healthy' },
  next: Memory,
  at: number,
): string {
  return joined([
    `> [!TIP]\n> ${told.show.markdown(say`${healthyAgain(told.report, news)} There is nothing to do.`)}`,
    '---',
    about(told, watch, next),
    '<sub>This issue follows the check: it opens again when the token breaks again.</sub>',
    `${checkedLine(told, next, at)} ${writeMarker(watch, next)}`,
  ])
}

/** The same body with a new time and memory; what somebody added to it stays. */
export function withCheckedLine(body: string, told: Told, watch: Watch, state: Memory, at: number): string {
  const { at: from, length } = findMarker(body) ?? { at: body.length, length: 0 }
  const before = body.slice(0, from)
  const line = checkedLine(told, state, at)
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

/** What says in a comment which news it has, and after what was written they are: so nobody is told twice. */
export function newsMark(news: News, after: number): string {
  const what = news.is === 'changed' ? [news.found, news.gone] : []
  return `<!-- notion-token-check news ${checksum(JSON.stringify([news.is, after, ...what]))} -->`
}

/** Stands for what the body says of proven faults, to see whether it is still right: no times, runs or links are in it. */
export function wordsOf(told: Told): string {
  const { show } = told
  const words = proven(told).map(({ title, fix, code: name }) => [
    name,
    show.plain(title, false),
    ...fix.steps.map(({ text }) => show.plain(text, false)),
  ])
  return checksum(JSON.stringify(words))
}

/** A comment: what is new in one sentence, and the run. `known`: what is on record after it; `after`: before it. */
export function issueComment(news: News, told: Told, known: readonly Finding[], after: number): string {
  const words = wordsFor(news, told, codesOf(known))
  return `${told.show.markdown(say`${words} (${runLink(told.report)})`)}\n\n${newsMark(news, after)}`
}

function wordsFor(news: News, told: Told, known: readonly Code[]): Prose {
  const { report } = told
  const verdict = verdictOf(report, gravest(told))
  const steps = say`The steps in the issue are up to date.`
  const well = gravest(told).length === 0
  switch (news.is) {
    case 'changed': {
      const left = known.filter(name => !report.codes.includes(name))
      const parts = [
        well ? say`**A part of it is mended.**` : say`**What is wrong has changed.** ${verdict}.`,
        ...(news.found.length > 0 ? [say`New: ${findingList(news.found, report)}.`] : []),
        ...(news.gone.length > 0 ? [say`No longer found: ${findingList(news.gone, report)}.`] : []),
        ...(left.length > 0 ? [say`Could not be told this time: ${codeList(left)}.`] : []),
        ...(well ? [] : [steps]),
      ]
      return join(parts, ' ')
    }
    case 'still-broken':
      return say`${isWarning(known) ? say`**Not yet done**` : say`**Still broken**`}, so this is open again. ${verdict}. Close it once more, and it stays closed until something else is found.`
    case 'broken-again':
      return isWarning(known) ? say`**${verdict}.** ${steps}` : say`**Broken again.** ${verdict}. ${steps}`
    case 'cannot-tell':
      return say`${cannotTell(report)} since ${dayAndTime(news.since)}, ${news.runs} runs in a row, so whether this is mended is not known. ${verdict}.`
    case 'healthy':
      return say`✅ ${healthyAgain(report, news)}`
  }
}

/** Notion is blamed only where it was Notion that could not be asked. */
function cannotTell({ codes }: Report): Prose {
  const unasked = codes.length > 0 && codes.every(name => traits[name].outage)
  return unasked ? say`**Notion cannot be asked**` : say`**It cannot be told**`
}

function healthyAgain(report: Report, { since, until, codes }: News & { is: 'healthy' }): Prose {
  const was = codes.length > 0 ? say` (${codeList(codes)})` : nothing
  if (isWarning(codes)) return say`**There is nothing more to warn of for ${code(report.secretName)}**${was}.`
  // A mistyped input is no fault of the token.
  const aboutToken = codes.some(name => name !== 'input-invalid') || codes.length === 0
  const works = aboutToken
    ? say`**The Notion token in ${code(report.secretName)} works again.**`
    : say`**The check of ${code(report.secretName)} passes again.**`
  return since > 0 ? say`${works} It was broken for ${lasting(until - since)}${was}.` : works
}

/** Whether all that is on record are warnings: nothing is broken yet. */
function isWarning(codes: readonly Code[]): boolean {
  return codes.length > 0 && codes.every(name => traits[name].verdict === 'warn')
}

/** Codes, each with what it is about where that has a name: the same code may be on record for something else. */
function findingList(found: readonly Finding[], { lines }: Report): Prose {
  const named = codesOf(found).map(name => {
    const about = found.filter(each => each.code === name)
    const titles = lines.filter(line => about.some(each => isAbout(each, line))).flatMap(nameOf)
    return titles.length > 0
      ? say`${code(own(name))} (${list(titles, { most: mostNamed })})`
      : code(own(name))
  })
  return list(named)
}

/** What a line is about, as people know it. */
function nameOf({ check, about }: Line): Inline[] {
  if (check === 'database') return [about.title ? strong(about.title) : code(about.given)]
  return check === 'capability' ? [code(own(about))] : []
}

function codeList(names: readonly Code[]): Prose {
  return list(names.map(name => code(own(name))))
}

/** What the issue is kept for. */
function proven({ problems }: Told): Problem[] {
  return problems.filter(({ code: name }) => isKept(name))
}

/** Other warnings are for the summary. */
function gravest({ problems }: Told): Problem[] {
  return problems.filter(({ code: name, verdict }) => verdict !== 'warn' || isKept(name))
}

/** A warning alone is no fault, and its title says all. */
function verdictOf(report: Report, problems: readonly Problem[]): Prose {
  const [first] = problems
  return first?.verdict === 'warn' ? first.title : verdictLine(report, problems)
}

/** A list and no table: it is read on phones. */
function about({ report, show }: Told, watch: Watch, state: Memory): string {
  const file = githubPlaces(report.run).file(watch.workflow)
  const workflow = link(code(watch.workflow), file)
  const codes = codesOf(state.found)
  const phase = isWarning(codes)
    ? say`**Warned since**`
    : state.phase === 'broken'
      ? say`**Broken since**`
      : say`**Healthy since**`
  const lines = [
    say`**Secret**: ${code(watch.secret)}`,
    say`**Workflow**: ${workflow}, job ${code(watch.job)}${watch.key === '' ? nothing : say`, key ${code(watch.key)}`}`,
    ...(state.since > 0 ? [say`${strong(phase)}: ${dayAndTime(state.since)}`] : []),
    ...(codes.length > 0 ? [say`**Codes**: ${list(codes.map(name => codeLink(report.run, name)))}`] : []),
  ]
  return lines.map(line => `- ${show.markdown(line)}`).join('\n')
}

const checkedPattern = /^\*\*Last checked\*\*: .*$/gm
const results = {
  healthy: say`healthy`,
  broken: say`broken`,
  inconclusive: say`could not tell`,
}

function checkedLine(told: Told, { phase }: Memory, at: number): string {
  const { report, show } = told
  const healthy = report.outcome === 'healthy' && phase === 'broken'
  const warned = healthy && proven(told).length > 0
  // Nothing was found, and what was found before could not be told.
  const result = warned
    ? say`healthy, with a warning`
    : healthy
      ? say`could not tell all`
      : results[report.outcome]
  return `**Last checked**: ${show.markdown(say`${dayAndTime(at)} (${runLink(report)}), ${result}`)}`
}

function runLink({ run }: Report): Inline {
  const page = githubPlaces(run).run
  const words = run.runNumber === null ? say`this run` : say`run ${run.runNumber}`
  return link(words, page)
}
