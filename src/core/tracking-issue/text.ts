import { codeLink, githubPlaces } from '../catalogue/links.ts'
import { type Problem, verdictLine } from '../catalogue/problems.ts'
import { escapeTitle } from '../render/escape.ts'
import { type Extent, joined, renderProblem } from '../render/problem.ts'
import type { Told } from '../render/show.ts'
import { type Code, traits } from '../result/diagnosis.ts'
import type { Report } from '../result/report.ts'
import { dayAndTime, lasting } from '../text/dates.ts'
import { code, count, type Inline, join, link, list, nothing, own, type Prose, say } from '../text/prose.ts'
import { findMarker, type Memory, type News, type Watch, writeMarker } from './memory.ts'

/** GitHub takes no longer body or comment, and no longer title. Characters, with room to spare. */
const longestBody = 65_000
const longestTitle = 240

/** The title: what is proven, and which secret it is about. */
export function issueTitle(told: Told): string {
  const { report, show } = told
  const verdict = show.plain(verdictLine(report, proven(told)), false)
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
  const elsewhere = state.codes.filter(name => !report.codes.includes(name))
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
  return joined([shortened(problems, room, told), ...after])
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

/** What says in a comment which news it is, so that nobody is told twice. */
export function newsMark(at: number): string {
  return `<!-- notion-token-check news ${at} -->`
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

/** A comment: what is new in one sentence, and the run. `known`: what is on record after it. */
export function issueComment(news: News, told: Told, known: readonly Code[], at: number): string {
  return `${told.show.markdown(say`${wordsFor(news, told, known)} (${runLink(told.report)})`)}\n\n${newsMark(at)}`
}

function wordsFor(news: News, told: Told, known: readonly Code[]): Prose {
  const { report } = told
  const verdict = verdictLine(report, gravest(told))
  const steps = say`The steps in the issue are up to date.`
  switch (news.is) {
    case 'changed': {
      const left = known.filter(name => !report.codes.includes(name))
      const parts = [
        report.outcome === 'healthy'
          ? say`**A part of it is mended.**`
          : say`**What is wrong has changed.** ${verdict}.`,
        ...(news.found.length > 0 ? [say`New: ${codeList(news.found)}.`] : []),
        ...(news.gone.length > 0 ? [say`No longer found: ${codeList(news.gone)}.`] : []),
        ...(left.length > 0 ? [say`Could not be told this time: ${codeList(left)}.`] : []),
        ...(report.outcome === 'healthy' ? [] : [steps]),
      ]
      return join(parts, ' ')
    }
    case 'still-broken':
      return say`**Still broken**, so this is open again. ${verdict}. Close it once more, and it stays closed until another kind of fault is found.`
    case 'broken-again':
      return say`**Broken again.** ${verdict}. ${steps}`
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
  // A mistyped input is no fault of the token.
  const aboutToken = codes.some(name => name !== 'input-invalid') || codes.length === 0
  const works = aboutToken
    ? say`**The Notion token in ${code(report.secretName)} works again.**`
    : say`**The check of ${code(report.secretName)} passes again.**`
  const was = codes.length > 0 ? say` (${codeList(codes)})` : nothing
  return since > 0 ? say`${works} It was broken for ${lasting(until - since)}${was}.` : works
}

function codeList(names: readonly Code[]): Prose {
  return list(names.map(name => code`${own(name)}`))
}

function proven({ problems }: Told): Problem[] {
  return problems.filter(({ verdict }) => verdict === 'fail')
}

/** Warnings are for the summary. */
function gravest({ problems }: Told): Problem[] {
  return problems.filter(({ verdict }) => verdict !== 'warn')
}

/** A list and no table: it is read on phones. */
function about({ report, show }: Told, watch: Watch, state: Memory): string {
  const file = githubPlaces(report.run).file(watch.workflow)
  const workflow = link(code(watch.workflow), file)
  const since = state.phase === 'broken' ? say`**Broken since**` : say`**Healthy since**`
  const lines = [
    say`**Secret**: ${code(watch.secret)}`,
    say`**Workflow**: ${workflow}, job ${code(watch.job)}`,
    ...(state.since > 0 ? [say`${since}: ${dayAndTime(state.since)}`] : []),
    ...(state.codes.length > 0
      ? [say`**Codes**: ${list(state.codes.map(name => codeLink(report.run, name)))}`]
      : []),
  ]
  return lines.map(line => `- ${show.markdown(line)}`).join('\n')
}

const checkedPattern = /^\*\*Last checked\*\*: .*$/gm
const results = {
  healthy: say`healthy`,
  broken: say`broken`,
  inconclusive: say`could not tell`,
}

function checkedLine({ report, show }: Told, { phase }: Memory, at: number): string {
  // Nothing was found, and what was found before could not be told.
  const open = report.outcome === 'healthy' && phase === 'broken'
  const result = open ? say`could not tell all` : results[report.outcome]
  return `**Last checked**: ${show.markdown(say`${dayAndTime(at)} (${runLink(report)}), ${result}`)}`
}

function runLink({ run }: Report): Inline {
  const page = githubPlaces(run).run
  const words = run.runNumber === null ? say`this run` : say`run ${run.runNumber}`
  return link(words, page)
}

/** As much of every problem as there is room for; at last the first ones in short, and how many are left out. */
function shortened(problems: readonly Problem[], room: number, told: Told): string {
  const { report, show } = told
  const only = problems.length === 1
  for (const extent of ['whole', 'short', 'shortest'] satisfies Extent[]) {
    const whole = joined(
      problems.map(problem => renderProblem(problem, show, { only, among: !only, extent })),
    )
    if (whole.length <= room) return whole
  }
  const shown: string[] = []
  let used = 0
  for (const problem of problems) {
    const text = renderProblem(problem, show, { only, among: !only, extent: 'shortest' })
    used += text.length + 2
    if (used > room) break
    shown.push(text)
  }
  const left = problems.length - shown.length
  const rest = show.markdown(
    say`${count(left, 'problem')} ${left === 1 ? say`has` : say`have`} no room here: the job summary of ${runLink(report)} has all.`,
  )
  return joined([...shown, rest])
}

/** FNV-1a: told apart is all that is asked of it. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
