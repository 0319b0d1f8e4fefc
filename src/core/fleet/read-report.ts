import { readDate, readSecretName } from '../inputs/readers.ts'
import type { Identity } from '../ports/notion.ts'
import { type Code, codes, codesIn } from '../result/diagnosis.ts'
import { isWorse, type Outcome, outcomeOf } from '../result/report.ts'
import type { Unreadable, WatchName } from '../result/watch.ts'
import { fieldsOf, listOf, textsOf } from '../text/foreign-json.ts'
import { tidyOrNull, visible } from '../text/untrusted.ts'
import { withoutCredentials } from './credentials.ts'
import { isRepository } from './settings.ts'

/** What one check says of its token: of its report's file, nothing but what is used, tidied and bounded. */
export type WatchReport = {
  watch: WatchName
  /** Never better than its codes. */
  outcome: Outcome
  codes: readonly Code[]
  /** Whether every line of its result was asked. */
  isWhole: boolean
  problems: readonly ReportedProblem[]
  identity: Pick<Identity, 'name' | 'id' | 'workspace'> | null
  /** `YYYY-MM-DD` */
  expires: string | null
  /** When it was checked, in milliseconds since 1970. */
  at: number
  /** The ID of its run. */
  run: string | null
}

/** What was found, in the report's words. `subjects`: the lines of the result that it was found on. */
export type ReportedProblem = {
  codes: readonly Code[]
  title: string
  happened: string
  /** Each step, and after a line break its command. */
  fix: readonly string[]
  subjects: readonly string[]
}

export type ReadReport = { ok: true; report: WatchReport } | { ok: false; why: Unreadable; detail: string }

/** The newest version of docs/report.schema.json that is known here. All before it are read, too. */
const newestSchema = 1
const mostProblems = 100
const mostSteps = 30
const longestText = 2_000

/** Reads a report's file, which anybody may have written. */
export function readReport(text: string): ReadReport {
  const no = (why: Unreadable, detail = ''): ReadReport => ({ ok: false, why, detail })
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''), (_, each) =>
      typeof each === 'string' ? withoutCredentials(each) : each,
    )
  } catch {
    return no('not-json')
  }
  const all = fieldsOf(value)
  const { schemaVersion } = all
  if (typeof schemaVersion === 'number' && schemaVersion > newestSchema)
    return no('newer', `schemaVersion ${schemaVersion}`)
  const unknown = textsOf(all.codes).find(code => !isCode(code))
  const report = schemaVersion === newestSchema ? reportOf(all) : null
  if (!report) return no('not-a-report')
  return unknown === undefined ? { ok: true, report } : no('newer', tidyOrNull(unknown) ?? '')
}

function reportOf(all: Record<string, unknown>): WatchReport | null {
  const { outcome, secretName, checkedAt, expires, identity, problems, checks } = all
  const { repository, workflow, job, issueKey, run } = fieldsOf(all.watch)
  const at = typeof checkedAt === 'string' ? Date.parse(checkedAt) : Number.NaN
  const isOutcome = outcome === 'healthy' || outcome === 'broken' || outcome === 'inconclusive'
  if (!isOutcome || !(at > 0) || typeof secretName !== 'string') return null
  const secret = readSecretName(secretName) ?? tidyOrNull(secretName)
  if (secret === null) return null
  const who = fieldsOf(identity)
  const lines = listOf(checks)
  const told = listOf(problems)
    .slice(0, mostProblems)
    .flatMap(each => problemOf(each, lines))
  // A report may contradict itself: the worse of what it says counts.
  const found = codesIn([...textsOf(all.codes), ...told.flatMap(each => each.codes)])
  const proven = outcomeOf(found.map(code => ({ code })))
  return {
    watch: {
      repository: typeof repository === 'string' && isRepository(repository) ? repository : null,
      secret,
      workflow: tidyOrNull(workflow),
      job: tidyOrNull(job),
      key: tidyOrNull(issueKey),
    },
    outcome: isWorse(proven, outcome) ? proven : outcome,
    codes: found,
    isWhole: !lines.some(each => ['skipped', 'unknown'].includes(String(fieldsOf(each).status))),
    problems: told,
    identity: identity
      ? { name: tidyOrNull(who.name), id: tidyOrNull(who.id), workspace: tidyOrNull(who.workspace) }
      : null,
    expires: (typeof expires === 'string' && readDate(expires)) || null,
    at,
    run: typeof run === 'string' && /^\d{1,20}$/.test(run) ? run : null,
  }
}

function problemOf(value: unknown, checks: readonly unknown[]): ReportedProblem[] {
  const { codes: given, title, happened, fix } = fieldsOf(value)
  const own = codesIn(textsOf(given))
  if (own.length === 0) return []
  const subjects = checks.flatMap(check => {
    const { id, codes: found } = fieldsOf(check)
    return codesIn(textsOf(found)).some(code => own.includes(code)) ? (tidyOrNull(id) ?? []) : []
  })
  return [
    {
      codes: own,
      title: tidyOrNull(title) ?? own.join(', '),
      happened: longText(happened),
      fix: textsOf(fix)
        .slice(0, mostSteps)
        .map(longText)
        .filter(each => each !== ''),
      subjects,
    },
  ]
}

/** Line by line: what follows the first is a command. */
function longText(value: unknown): string {
  if (typeof value !== 'string') return ''
  const lines = value.slice(0, longestText).split('\n').map(visible)
  return lines.filter(each => each !== '').join('\n')
}

function isCode(value: unknown): value is Code {
  return (codes as readonly unknown[]).includes(value)
}
