import type { InputProblem } from '../inputs/settings.ts'
import { diagnosis } from '../result/diagnosis.ts'
import { type Line, statusOf } from '../result/line.ts'

/** The inputs other than the token and the databases: all unusable ones at once. */
export function inputsLine(problems: readonly InputProblem[]): Line {
  const diagnoses = problems.map(problem => diagnosis('input-invalid', problem))
  return { check: 'inputs', about: null, note: null, status: statusOf(diagnoses), diagnoses }
}

/** A version that is well formed and that Notion refused, in Notion's words. */
export function refusedVersion(holds: string, words: string): InputProblem {
  return {
    input: 'notion-version',
    holds,
    accepted: 'a version that Notion knows',
    answered: words,
  }
}
