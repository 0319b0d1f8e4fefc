import { code, link, list, nothing, own, type Prose, say } from '../text/prose.ts'
import { type Entries, step } from './entry.ts'
import { runAgain, startNewRun } from './fix-steps.ts'
import { newIssue, stepFile } from './links.ts'

/** What is about the run itself. */
export const runEntries = {
  'input-invalid': {
    explain: (all, telling) => ({
      title:
        all.length > 1
          ? say`${all.length} inputs aren't usable`
          : all[0].credential
            ? say`A credential is in the input ${code(own(all[0].input))}`
            : say`The input ${code(own(all[0].input))} isn't usable`,
      happened: say`${list(
        all.map(({ input, holds, credential }) =>
          credential
            ? say`${code(own(input))} contains what looks like a token, a password or another credential, which is hidden here`
            : say`${code(own(input))} is ${code(holds)}`,
        ),
      )}. ${all.some(({ answered }) => answered !== undefined) ? say`No further request` : say`Nothing`} was sent to Notion.`,
      short:
        all.length > 1
          ? say`Correct the inputs ${list(all.map(({ input }) => code(own(input))))}.`
          : all[0].credential
            ? say`Remove the credential from ${code(own(all[0].input))}.`
            : say`Set ${code(own(all[0].input))} to ${own(all[0].accepted)}.`,
      fix: {
        heading: say`Correct the step (about a minute)`,
        steps: [
          ...all.map(({ input, accepted, answered, credential, meant = [] }, at) =>
            step(
              credential
                ? say`Remove the credential from ${code(own(input))}${at === 0 ? say` in ${stepFile(telling.run)}` : nothing}. A Notion token belongs in ${code`token`} alone, from its secret. If it's written out in the file, replace it where it was made.`
                : say`${at === 0 ? say`In ${stepFile(telling.run)}, set` : say`Set`} ${code(own(input))} to ${own(accepted)}${meant.length > 0 ? say`; here, ${list(meant.map(({ given, word }) => say`${code(given)} is ${code(own(word))}`))}` : nothing}${answered ? say`. Notion answered: “${answered}”` : nothing}.`,
            ),
          ),
          startNewRun(telling),
        ],
      },
    }),
  },
  'run-cancelled': {
    explain: (_, telling) => ({
      title: say`The run was cancelled`,
      happened: say`The runner stopped this step before it was done. What it found until then is in the table; the rest is unknown.`,
      short: say`Run it again, and let it finish.`,
      fix: {
        heading: say`Let it finish`,
        steps: [
          step(
            say`If nobody cancelled it, look at ${stepFile(telling.run)}: a newer run may have (${code`concurrency`} with ${code`cancel-in-progress`}), or the job's ${code`timeout-minutes`} ran out.`,
          ),
          runAgain(telling),
        ],
      },
    }),
  },
  'internal-error': {
    explain: ([{ where, message }], telling) => ({
      title: say`A bug in this action stopped the check`,
      happened: say`The action stopped at “${own(where)}”: ${code(message)}. The bug is in the action, not in your token or workflow; what it didn't reach is unknown.`,
      short: say`Report the bug: it's in this action, not in your token or workflow.`,
      fix: {
        heading: say`Report it (about two minutes)`,
        steps: [
          step(
            say`${reportPage(telling.run, where)} with the message above and the details from the job summary. Never paste a token.`,
          ),
          step(
            say`Set ${code`on-inconclusive`} to ${code`warn`} until it's fixed, so that this step doesn't fail the job. For more in the log, re-run the job with debug logging.`,
          ),
        ],
      },
    }),
  },
} satisfies Entries

function reportPage(run: Parameters<typeof newIssue>[0], where: string): Prose {
  const address = newIssue(run, `internal-error at ${where}`)
  return address ? say`${link(say`Open an issue`, address)}` : say`Open an issue in the action's repository`
}
