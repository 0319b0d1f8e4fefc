import type { Told } from '../render/show.ts'
import { codes as allCodes, type Code, traits } from '../result/diagnosis.ts'
import { diagnosesOf, type Outcome, type Report } from '../result/report.ts'
import { wordsOf } from './text.ts'

/** What a run says of the token. */
export type Seen = {
  outcome: Outcome
  /** The proven faults, in the contract's order. */
  codes: readonly Code[]
  /** What was not asked, or could not be told: if it was found before, it is not mended by that. */
  untold: readonly Code[]
  /** Stands for the words of the body that this run would write. */
  words: string
  /** The run and its attempt: no step has more than one go in it. */
  run: string
  /** Milliseconds since 1970. */
  at: number
}

export function seenIn(told: Told, at: number): Seen {
  const { report } = told
  const found = diagnosesOf(report.lines)
  const proven = new Set(found.map(({ code }) => code).filter(code => traits[code].verdict === 'fail'))
  const { runId, runAttempt } = report.run
  return {
    outcome: report.outcome,
    codes: report.codes.filter(code => proven.has(code)),
    untold: untoldIn(report),
    words: wordsOf(told),
    run: `${runId}/${runAttempt}`,
    at,
  }
}

function untoldIn({ lines }: Report): Code[] {
  const open = lines.filter(
    ({ status, diagnoses }) =>
      status === 'skipped' ||
      status === 'unknown' ||
      diagnoses.some(({ code }) => code === 'capability-unknown'),
  )
  const checks = new Set<string>(open.map(({ check }) => check))
  // A fault of our own leaves everything open.
  return checks.has('internal')
    ? [...allCodes]
    : allCodes.filter(code => checks.has(traits[code].check ?? code))
}
