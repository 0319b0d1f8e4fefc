import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in run.ts. */
export const runMeanings = {
  'input-invalid': {
    meaning: 'An input other than `token` and `databases` holds something unusable.',
    said: [
      'Notion-Version header failed validation: Notion-Version header should be …',
      "Unexpected input(s) '…', valid inputs are ['token', 'databases', …]",
    ],
    proof:
      'Every input is read before anything is sent, and all that is unusable is told at once. A `notion-version` that is a date, but none of Notion’s, is refused by Notion. An unusable policy counts as `fail`. A misspelt *name* of an input is not this: GitHub only warns of it (“Unexpected input(s)”), and the input has its default.',
    others: [
      'The text comes from a variable (`vars.…`) or an expression, and is right in the file: look at its value.',
      'For `notion-version`: a gateway at `api-url` that knows fewer versions than Notion.',
    ],
    silence: `Leave the input out or empty, and it has its default. ${onBroken}`,
  },
  'run-cancelled': {
    meaning: 'The runner told the step to stop before all was asked.',
    said: ['The operation was canceled.'],
    proof:
      'The step got the signal that GitHub sends on a cancelled run, a time-out of the job, or a newer run of the same `concurrency` group. What was proven until then stands.',
    others: [
      'Nobody cancelled it: `timeout-minutes` of the job ran out, a newer run of the same `concurrency` group began, or another job of a matrix with `fail-fast` failed.',
      'A self-hosted runner that was shut down.',
    ],
    silence:
      'Let the run finish. In a cancelled job only steps with `if: always()` or `if: cancelled()` still run, whatever the policy says.',
  },
  'internal-error': {
    meaning:
      'This action itself has a fault; nothing is wrong with your token or workflow, as far as it knows.',
    said: [],
    proof:
      'Something in the action failed that should not. What the other checks found stands. The message never holds the token; a stack trace is shown only with debug logging.',
    others: [
      'A runner short of memory or disk makes sound code fail: if only one machine shows it, look there first.',
    ],
    silence: onInconclusive,
  },
} satisfies Meanings
