import { type Code, type Diagnosis, traits, type Verdict } from '../result/diagnosis.ts'
import { diagnosesOf, failsJob, outcomeOf, type Report } from '../result/report.ts'
import { code, count, type Prose, say } from '../text/prose.ts'
import { type Explanation, explain, grouped, type Telling } from './index.ts'

/** A finding, or several of one kind, in words. */
export type Problem = Explanation & {
  code: Code
  verdict: Verdict
  /** Whether it fails the job under the policies in force. */
  fails: boolean
  diagnoses: readonly Diagnosis[]
}

/** What is proven first, then what could not be told, then warnings. */
export const order: readonly Verdict[] = ['fail', 'inconclusive', 'warn']

/** What was found, in words: what is proven first, then what could not be told, then warnings. */
export function problemsOf(report: Report): Problem[] {
  const telling = tellingOf(report)
  const problems = grouped(diagnosesOf(report.lines)).map(group => {
    const verdict = traits[group.code].verdict
    return {
      ...explain(group, telling),
      ...group,
      verdict,
      fails: failsJob(outcomeOf(group.diagnoses), report.policies),
    }
  })
  return problems.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}

function tellingOf(report: Report): Telling {
  return {
    run: report.run,
    secret: report.secretName,
    identity: report.identity,
    timeoutSeconds: report.timeoutSeconds,
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
  if (failed.length + unknown.length === 1)
    return first.verdict === 'fail' ? first.title : say`Could not tell: ${first.title}`
  if (failed.length === 0) return say`Could not tell whether the Notion token in ${secret} works`
  const things = say`${count(failed.length, 'problem')} to fix`
  return unknown.length === 0
    ? say`The Notion token in ${secret}: ${things}`
    : say`The Notion token in ${secret}: ${things}, and something that could not be told`
}
