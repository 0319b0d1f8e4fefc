import type { Policy } from '../inputs/readers.ts'
import type { RunContext } from '../inputs/run-context.ts'
import type { Settings } from '../inputs/settings.ts'
import type { LastPass } from '../ports/github.ts'
import type { AskedRequest, Identity } from '../ports/notion.ts'
import { type Code, codesOf, type Diagnosis, traits, type Verdict } from './diagnosis.ts'
import type { Line } from './line.ts'
import type { Notice } from './notice.ts'

export type Outcome = 'healthy' | 'broken' | 'inconclusive'

/** The whole result, before it becomes text. */
export type Report = {
  outcome: Outcome
  /** What the policies make of it: 1 fails the job. */
  exitCode: 0 | 1
  /** Each once: inputs, token, workspace, databases and capabilities as given. */
  codes: readonly Code[]
  lines: readonly Line[]
  identity: Identity | null
  requests: readonly AskedRequest[]
  secretName: string
  /** Tells checks apart that share workflow, job and secret; null where there is none. */
  issueKey: string | null
  /** The day on which the token ends, `YYYY-MM-DD`, where the workflow says it. */
  expires: string | null
  /** When it was checked, by the runner's clock. Milliseconds since 1970. */
  at: number
  apiUrl: string
  policies: { broken: Policy; inconclusive: Policy }
  timeoutSeconds: number
  run: RunContext
  /** Milliseconds from the start of the step to the verdict. */
  ms: number
  /** What GitHub's history of the workflow says; null where it was not asked, or said nothing. */
  lastPass: LastPass | null
  /** What concerns GitHub: it changes nothing above. */
  notices: readonly Notice[]
}

export type Known = {
  lines: readonly Line[]
  identity: Identity | null
  requests: readonly AskedRequest[]
  settings: Settings
  run: RunContext
  at: number
  ms: number
}

/** The outcome, the exit code and the codes that follow from the lines. */
export function settle(known: Known): Report {
  const { lines, identity, requests, settings, run, at, ms } = known
  const diagnoses = diagnosesOf(lines)
  // What is unknown is never healthy, wherever its reason is reported.
  const unknown = lines.some(({ status }) => status === 'unknown')
  const found = outcomeOf(diagnoses)
  const outcome = found === 'healthy' && unknown ? 'inconclusive' : found
  const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive }
  return {
    outcome,
    exitCode: failsJob(outcome, policies) ? 1 : 0,
    codes: codesOf(diagnoses),
    lines,
    identity,
    requests,
    secretName: settings.secretName,
    issueKey: settings.issueKey,
    expires: settings.expires,
    at,
    apiUrl: settings.apiUrl,
    policies,
    timeoutSeconds: settings.timeoutSeconds,
    run,
    ms,
    lastPass: null,
    notices: [],
  }
}

/** What the policies make of an outcome. */
export function failsJob(outcome: Outcome, policies: Report['policies']): boolean {
  return outcome !== 'healthy' && policies[outcome] === 'fail'
}

/** From the best to the worst. */
const outcomes: readonly Outcome[] = ['healthy', 'inconclusive', 'broken']

export function isWorse(one: Outcome, other: Outcome): boolean {
  return outcomes.indexOf(one) > outcomes.indexOf(other)
}

/** `broken` if any finding fails; else `inconclusive` if any could not be determined; warnings change nothing. */
export function outcomeOf(found: readonly Pick<Diagnosis, 'code'>[]): Outcome {
  const verdicts = new Set<Verdict>(found.map(({ code }) => traits[code].verdict))
  if (verdicts.has('fail')) return 'broken'
  return verdicts.has('inconclusive') ? 'inconclusive' : 'healthy'
}

export function diagnosesOf(lines: readonly Line[]): Diagnosis[] {
  return lines.flatMap(({ diagnoses }) => diagnoses)
}
