import { code, link, list, nothing, own, say } from '../text/prose.ts'
import { type Entries, step } from './entry.ts'
import { runAgain, runAnew } from './fix-steps.ts'
import { newIssue } from './links.ts'

/** What is about the run itself. */
export const runEntries = {
  'input-invalid': {
    explain: (all, telling) => ({
      title:
        all.length > 1
          ? say`${all.length} inputs are not usable`
          : all[0].credential
            ? say`A credential is in the input ${code(own(all[0].input))}`
            : say`The input ${code(own(all[0].input))} is not usable`,
      happened: say`${list(
        all.map(({ input, holds, credential }) =>
          credential
            ? say`${code(own(input))} contains what looks like a token, a password or another credential, which is hidden here`
            : say`${code(own(input))} holds ${code(holds)}`,
        ),
      )}. Notion was not asked any further because of it.`,
      fix: {
        heading: say`Correct the step, one minute`,
        steps: [
          ...all.map(({ input, accepted, answered, credential }) =>
            step(
              credential
                ? say`Take the credential out of ${code(own(input))}. A Notion token belongs in ${code`token`} alone, from its secret. If it's written out in the workflow file, replace it where it was made.`
                : say`Give ${code(own(input))} ${own(accepted)}${answered ? say`. It answered: “${answered}”` : nothing}.`,
            ),
          ),
          runAnew(telling),
        ],
      },
    }),
  },
  'run-cancelled': {
    explain: (_, telling) => ({
      title: say`The run was cancelled before all was asked`,
      happened: say`The runner told this step to stop. What was learned until then is in the job summary; the rest is unknown. This says nothing about the token.`,
      fix: {
        heading: say`Let it finish`,
        steps: [
          runAgain(telling),
          step(
            say`If nobody cancelled it: a newer run may have (${code`concurrency`} with ${code`cancel-in-progress`}), or the job's ${code`timeout-minutes`} ran out.`,
          ),
        ],
      },
    }),
  },
  'internal-error': {
    explain: ([{ where, message }], telling) => {
      const address = newIssue(telling.run, `internal-error at ${where}`)
      return {
        title: say`This check itself failed`,
        happened: say`A fault in this action, not in your token or workflow, stopped it at ${strongWhere(where)}: ${code(message)}. The rest could not be told.`,
        fix: {
          heading: say`Tell us, two minutes`,
          steps: [
            step(
              address
                ? say`${link(say`Open an issue`, address)} with the message above and the details from the job summary. Never paste a token.`
                : say`Open an issue in the action's repository with the message above and the details from the job summary. Never paste a token.`,
            ),
            step(
              say`Until it is fixed, ${code`on-inconclusive: warn`} keeps this step from failing the job. For more in the log, run again with debug logging enabled.`,
            ),
          ],
        },
      }
    },
  },
} satisfies Entries

function strongWhere(where: string) {
  return say`“${own(where)}”`
}
