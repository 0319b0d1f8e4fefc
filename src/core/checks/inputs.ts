import { diagnosis } from '../result/diagnosis.ts'
import { type Rung, type Step, statusOf } from '../result/line.ts'
import { code, count, list, nothing, say } from '../text/prose.ts'

/** The inputs other than the token and the databases: all unusable ones at once. */
export const inputs: Rung = {
  name: 'inputs',
  climb: run => {
    const diagnoses = run.problems.map(problem => diagnosis('input-invalid', problem))
    const note =
      diagnoses.length === 0
        ? nothing
        : say`${count(diagnoses.length, 'input')}: ${list(run.problems.map(({ input }) => code(input)))}`
    return [{ id: 'inputs', title: say`The inputs are usable`, note, status: statusOf(diagnoses), diagnoses }]
  },
  skip: () => [],
  blocks: steps => (failed(steps) ? say`an input is not usable` : null),
}

function failed(steps: readonly Step[]): boolean {
  return steps.some(({ diagnoses }) => diagnoses.length > 0)
}
