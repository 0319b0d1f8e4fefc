import { type Code, codesOf, type Diagnosis, traits, type Verdict } from '../result/diagnosis.ts'
import { diagnosesOf, failsJob, outcomeOf, type Report } from '../result/report.ts'
import { daysUntil, startOf } from '../text/dates.ts'
import { code, count, nothing, type Prose, say } from '../text/prose.ts'
import type { Explanation, Telling } from './entry.ts'
import { explain, grouped } from './index.ts'

/** A finding, or several that have one fix, in words. */
export type Problem = Explanation & {
  codes: readonly Code[]
  verdict: Verdict
  /** Whether it fails the job under the policies in force. */
  fails: boolean
  diagnoses: readonly Diagnosis[]
  /** How many more of this kind there are that need another fix each: they are counted, and not told. */
  untold: number
}

/** So many problems of one kind are told. */
const mostAlike = 5

/** What is proven first, then what could not be determined, then warnings. */
export const order: readonly Verdict[] = ['fail', 'inconclusive', 'warn']

/** What was found, in words, in that order. */
export function problemsOf(report: Report): Problem[] {
  const telling = tellingOf(report)
  const problems = grouped(diagnosesOf(report.lines)).flatMap(alike =>
    alike.slice(0, mostAlike).map((group, at) => ({
      ...explain(group, telling),
      ...judged(group, report.policies),
      diagnoses: group,
      untold: at === mostAlike - 1 ? alike.length - mostAlike : 0,
    })),
  )
  return problems.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}

/** What follows from the codes that were found. */
export function judged(found: readonly Pick<Diagnosis, 'code'>[], policies: Report['policies']) {
  const codes = codesOf(found)
  const verdict = order.find(each => codes.some(name => traits[name].verdict === each)) ?? 'warn'
  return { codes, verdict, fails: failsJob(outcomeOf(found), policies) }
}

function tellingOf(report: Report): Telling {
  return {
    run: report.run,
    secret: report.secretName,
    identity: report.identity,
    timeoutSeconds: report.timeoutSeconds,
    apiUrl: report.apiUrl,
    fails: report.exitCode === 1,
    endedOn: endedOn(report),
    lastPass: report.lastPass,
  }
}

/** The verdict in one line, without its sign. */
export function verdictLine(report: Report, problems: readonly Problem[]): Prose {
  const failed = problems.filter(({ verdict }) => verdict === 'fail')
  const unknown = problems.filter(({ verdict }) => verdict === 'inconclusive')
  const [first] = failed.length > 0 ? failed : unknown
  const secret = code(report.secretName)
  if (!first) return say`The Notion token in ${secret} works`
  const what = report.identity === null ? say`the token` : say`everything`
  if (failed.length === 0)
    return unknown.length === 1
      ? say`Couldn't check ${what}: ${first.title}`
      : say`Couldn't check ${what} for ${secret}`
  if (failed.length + unknown.length === 1) return first.title
  const all = failed.reduce((sum, { untold }) => sum + 1 + untold, 0)
  const rest = unknown.length === 0 ? nothing : say`, and not everything could be checked`
  return say`${count(all, 'problem')} to fix with the Notion token in ${secret}${rest}`
}

function endedOn({ expires, at }: Report): number | null {
  return expires !== null && daysUntil(expires, at) < 0 ? startOf(expires) : null
}
