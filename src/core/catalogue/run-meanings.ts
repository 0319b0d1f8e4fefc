import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in run.ts. */
export const runMeanings = {
  'input-invalid': {
    meaning: 'An input other than `token` and `databases` isn’t usable.',
    said: [
      'Notion-Version header failed validation: Notion-Version header should be …',
      "Unexpected input(s) '…', valid inputs are ['token', 'databases', …]",
    ],
    proof:
      'Every input is read before anything is sent, and all that aren’t usable are reported at once. A `notion-version` that is a date, but not one of Notion’s versions, is refused by Notion. An unusable policy counts as `fail`. A misspelled *name* of an input is something else: GitHub only warns about it (“Unexpected input(s)”), and the input has its default.',
    others: [
      'The value comes from a variable (`vars.…`) or an expression: look at what it is in this run.',
      'For `notion-version`: a gateway at `api-url` that knows fewer versions than Notion.',
    ],
    silence: `Remove the input, or leave it empty, and it has its default. ${onBroken}`,
  },
  'run-cancelled': {
    meaning: 'The runner stopped the step before it was done.',
    said: ['The operation was canceled.'],
    proof:
      'The step got the signal that GitHub sends when a run is cancelled, a job times out, or a newer run of the same `concurrency` group starts. What was proven until then stands.',
    others: [
      'Nobody cancelled it: the job’s `timeout-minutes` ran out, a newer run of the same `concurrency` group started, or another job of a matrix with `fail-fast` failed.',
      'A self-hosted runner was shut down.',
    ],
    silence:
      'Let the run finish. In a cancelled job only steps with `if: always()` or `if: cancelled()` still run, whatever `on-inconclusive` says.',
  },
  'internal-error': {
    meaning: 'This action has a bug; as far as it knows, nothing is wrong with your token or workflow.',
    said: [],
    proof:
      'Something in the action failed that shouldn’t. What the other checks found stands. The message never contains the token; a stack trace is shown only with debug logging.',
    others: [
      'A runner that is short of memory or disk makes good code fail: if it happens on one machine only, look there first.',
    ],
    silence: onInconclusive,
  },
} satisfies Meanings
