import { type Code, type Diagnosis, traits } from '../result/diagnosis.ts'
import type { Line } from '../result/line.ts'
import type { Outcome, Report } from '../result/report.ts'
import { checksum } from './checksum.ts'
import type { Finding } from './memory.ts'
import type { Subject } from './subject.ts'

/** What a run says of the token. */
export type Seen = {
  /** `broken`: something is wrong that an issue is kept for, which may be a warning. */
  outcome: Outcome
  /** What is wrong. */
  found: readonly Finding[]
  /** What was not asked, or could not be determined: what was found there before is not fixed by that. */
  open: Open
  /** Stands for the words of the body that this run would write. */
  words: string
  /** The run and its attempt: no step has more than one go in it. */
  run: string
  /** Counts the runs of the workflow. */
  number: number
  attempt: number
  /** GitHub's time, in milliseconds since 1970. */
  at: number
}

/**
 * Checks, and what stands for their lines: with a full stop behind it where only the parts of a line were not looked
 * at. `all` after a bug of ours.
 */
export type Open = {
  all: boolean
  checks: readonly string[]
  lines: readonly string[]
  /** Where only these were looked at: of all else nothing is known. */
  only?: readonly string[]
}

/** Whether an issue is kept for a code: what is proven, and the warnings that are marked so. */
export function isKept(code: Code): boolean {
  return traits[code].verdict === 'fail' || traits[code].tracked === true
}

/** Whether all of them are warnings: nothing is broken yet. */
export function isWarning(codes: readonly Code[]): boolean {
  return codes.length > 0 && codes.every(code => traits[code].verdict === 'warn')
}

/** What a run found and what it left open, for the state machine. */
export function seenIn(
  { run, outcome, found, open }: Pick<Subject, 'run' | 'outcome' | 'found' | 'open'>,
  words: string,
  at: number,
): Seen {
  const { runId, runAttempt, runNumber } = run
  return {
    outcome: found.length > 0 ? 'broken' : outcome,
    found,
    open,
    words,
    run: `${runId}/${runAttempt}`,
    number: runNumber ?? 0,
    attempt: runAttempt,
    at,
  }
}

/** What is wrong. */
export function findingsIn({ lines }: Pick<Report, 'lines'>): Finding[] {
  return lines.flatMap(findingsOn)
}

/** What is wrong on a line, each once. */
function findingsOn(line: Line): Finding[] {
  const all = line.diagnoses
    .filter(({ code }) => isKept(code))
    .map((found): Finding => {
      // What another check than its own met is about the token itself.
      const own = traits[found.code].check === line.check ? keyOf(line) : ''
      const part = partOf(found)
      return { code: found.code, about: part === '' ? own : `${own}.${checksum(part)}` }
    })
  return [...new Map(all.map(each => [`${each.code} ${each.about}`, each])).values()]
}

/** Which of several things on one line it is about: of a data source its ID, since its name may change. */
function partOf({ code, facts }: Diagnosis): string {
  if ('property' in facts) return JSON.stringify([facts.sourceId, facts.property])
  return code === 'input-invalid' ? facts.input : ''
}

/** Whether a line is the one that a finding is about. */
export function isAbout({ about }: Finding, line: Line): boolean {
  const [key = ''] = about.split('.')
  return key !== '' && key === keyOf(line)
}

/** Whether it was not looked at again. */
export function leftOpen({ code, about }: Finding, { all, checks, lines, only }: Open): boolean {
  const [key = '', part] = about.split('.')
  if (all) return true
  // Who is silent shows in every run.
  if (only) return key !== '' && traits[code].check !== 'watch' && !only.includes(key)
  if (key === '') return checks.includes(traits[code].check ?? code)
  return lines.includes(key) || (part !== undefined && lines.includes(`${key}.`))
}

/** Whether there is more to a check than it could tell, whatever else it found. */
export function leavesOpen(code: Code): boolean {
  return traits[code].verdict === 'inconclusive' || code === 'capability-unknown'
}

export function openIn({ lines }: Pick<Report, 'lines'>): Open {
  const open = lines.filter(isOpen)
  const checks = [...new Set(open.map(({ check }) => check))]
  const parts = lines.filter(hidesParts).map(keyOf)
  return {
    all: checks.includes('internal'),
    checks,
    lines: [...open.map(keyOf), ...parts.map(key => key && `${key}.`)].filter(key => key !== ''),
  }
}

/** A line that failed may hold more than it could tell: what is proven decides its status alone. */
function isOpen({ status, note, diagnoses }: Line): boolean {
  const unasked = (is: string | undefined) => is === 'skipped' || is === 'unknown'
  return unasked(status) || unasked(note?.is) || diagnoses.some(({ code }) => leavesOpen(code))
}

/** A database that is not in order proves nothing of its properties. */
function hidesParts({ check, diagnoses }: Line): boolean {
  return (
    check === 'database' &&
    diagnoses.some(({ code, facts }) => !('property' in facts) && code !== 'property-line-malformed')
  )
}

/**
 * Stands for a line of a check that has several; empty for the others, and for a text that is no ID: nothing of what
 * somebody put into the wrong input is kept, not even as a checksum.
 */
function keyOf({ check, about }: Line): string {
  if (check === 'capability') return about
  return check === 'database' && about.id !== null ? checksum(about.id) : ''
}
