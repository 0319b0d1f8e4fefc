import { diagnosis } from '../result/diagnosis.ts'
import { type Run, type Rung, type Step, statusOf } from '../result/line.ts'
import { nothing, type Prose, say } from '../text/prose.ts'
import { messageOf } from '../text/thrown.ts'
import { shapeOf } from '../token/token-text.ts'
import { rejectionFound } from './authentication.ts'
import { rungs } from './index.ts'

/**
 * Climbs the ladder: after a blocking finding the rest is skipped, with the reason. A crash in a rung is a
 * finding of its own and never hides what the others found.
 */
export async function climb(run: Run, ladder: readonly (readonly Rung[])[] = rungs): Promise<Step[]> {
  let blocked: Prose | null = null
  for (const level of ladder) {
    const because: Prose | null = blocked
    const climbed: Step[][] = await Promise.all(
      level.map(async rung => (because === null ? climbRung(run, rung) : skipRung(run, rung, because))),
    )
    for (const [at, rung] of level.entries()) {
      const found = climbed[at] ?? []
      blocked ??= crashed(found) ? say`this check itself failed` : (rung.blocks?.(found) ?? null)
    }
    run.steps.push(...climbed.flat())
  }
  return putBack(run, run.steps)
}

async function climbRung(run: Run, rung: Rung): Promise<Step[]> {
  try {
    return await rung.climb(run)
  } catch (error) {
    // Whoever waits for what this rung would have shown must not wait for ever.
    run.readContent.resolve({ is: 'unasked' })
    return [crash(rung.name, error), ...skipRung(run, rung, say`this check itself failed`)]
  }
}

function skipRung(run: Run, rung: Rung, because: Prose): Step[] {
  try {
    return rung.skip(run, because)
  } catch (error) {
    return [crash(rung.name, error)]
  }
}

function crash(where: string, error: unknown): Step {
  const found = diagnosis('internal-error', { where, message: messageOf(error) })
  return {
    id: `internal:${where}`,
    title: say`This check went through (${where})`,
    note: nothing,
    status: 'unknown',
    diagnoses: [found],
  }
}

function crashed(steps: readonly Step[]): boolean {
  return steps.some(step => step.diagnoses.some(({ code }) => code === 'internal-error'))
}

/** What was found later than where it belongs: a token that died during the run, a version that is refused. */
function putBack(run: Run, steps: readonly Step[]): Step[] {
  const { versionRefused } = run
  // Nobody was asked before there was an identity, and a way to Notion is not opened for this.
  const rejection = run.identity ? run.notion().rejected() : null
  return steps.map(step => {
    if (step.id === 'authentication' && rejection) {
      const diagnoses = [...step.diagnoses, rejectionFound(rejection, shapeOf(run.settings.token))]
      return { ...step, diagnoses, status: statusOf(diagnoses), note: say`accepted at first, then rejected` }
    }
    if (step.id === 'inputs' && versionRefused !== null) {
      const found = diagnosis('input-invalid', {
        input: 'notion-version',
        holds: run.settings.notionVersion,
        accepted: `a version that Notion knows. It answered: “${versionRefused}”`,
      })
      return { ...step, diagnoses: [...step.diagnoses, found], status: 'failed' }
    }
    return step
  })
}
