import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in token-text.ts. */
export const tokenTextMeanings = {
  'token-missing': {
    meaning: 'The input `token` reached the step empty, or with nothing but blanks in it.',
    said: [
      'Input required and not supplied: token',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; Notion is not asked. GitHub gives an empty text, without a word, for a secret that is absent, misspelt or out of the job’s reach. A reusable workflow without its caller’s secrets can be told from the other causes, and so can forks and Dependabot, which have codes of their own.',
    others: [
      'A fork, or a repository made from a template or by a transfer: secrets do not come along.',
      'The token went through a job’s output: GitHub drops an output that holds a secret, whole, and the next job gets an empty text.',
      'A reusable workflow that was not passed the secret, on a runner or Enterprise server too old to say so: it looks like any other empty secret.',
    ],
    silence: `${onBroken} Where the secret is absent on purpose, skip the step with an \`if:\`.`,
  },
  'token-hidden-from-fork': {
    meaning: 'The run is for a pull request from a fork, and GitHub gives such runs no secrets.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, the event is `pull_request`, `pull_request_review` or `pull_request_review_comment`, and the pull request comes from another repository than the one that it goes to, or from one that is gone.',
    others: [
      'The secret may be absent as well: a run for a fork cannot tell. A run on a branch of your own does.',
    ],
    silence: `Skip the step for forks with the \`if:\` line above. ${onInconclusive}`,
  },
  'token-hidden-from-dependabot': {
    meaning:
      'Dependabot started the run, and GitHub gives such runs Dependabot’s own secrets instead of the repository’s.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, and `GITHUB_ACTOR` is `dependabot[bot]`, which it stays when somebody runs the workflow again.',
    others: [
      'The token is among Dependabot’s secrets, but under another name, or empty.',
      'The repository’s own secret may be absent as well: a run of Dependabot’s cannot tell.',
    ],
    silence: `Give Dependabot the secret, or skip its runs with the \`if:\` line above. ${onInconclusive}`,
  },
  'token-malformed': {
    meaning:
      'The text cannot be a token as it stands: blanks or line breaks, quotes, `Bearer`, angle brackets, `NAME=value`, an expression or variable that nobody filled in, masked stars, a JSON object, or characters that are invisible or not ASCII.',
    said: [
      'API token is invalid.',
      'Invalid character in header content ["authorization"]',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; nothing is sent. Each flaw is named with its place or number, and the text is never shown. A stray line break counts: some programs strip it, others send it or refuse it.',
    others: [
      'The secret is right, and the workflow adds to it: quotes inside a script, `format()`, a second `Bearer`, or a file written with `echo`, which ends in a line break.',
      'The token may be dead besides. Nothing was sent, so this shows only once the text is right.',
    ],
    silence: onBroken,
  },
  'token-wrong-kind': {
    meaning:
      'The text is plainly something else: a browser’s `token_v2` cookie, an OAuth refresh token, a GitHub token, or an ID or link.',
    said: ['API token is invalid.', 'Resource not accessible by integration'],
    proof:
      'From the text alone; nothing is sent. Blanks, quotes, `Bearer` and `NAME=` around it are taken off before the kind is judged, and reported with it. GitHub’s “Resource not accessible by integration” is about GitHub’s own token, never about Notion’s.',
    others: [
      'Two secrets were swapped: then the other one holds the Notion token.',
      'A refresh token stands where the access token of the same answer belongs: OAuth gives both together.',
      'Your log says “Resource not accessible by integration” and this check is green: that is GitHub’s token in another step, which lacks a line under `permissions:`.',
    ],
    silence: onBroken,
  },
  'token-unfamiliar': {
    meaning: 'Notion accepts the token, but its shape is not one that this check knows.',
    said: [],
    proof:
      'Notion answered 200, and the text is not `ntn_` or `secret_` with 50 characters in all. Notion asks programs not to judge tokens by a pattern, since it may change, so this never fails a job.',
    others: [
      'A form of token that Notion brought in after this version of the action.',
      'A gateway of your own at `api-url`, which has tokens of its own.',
    ],
    silence: 'It is only a warning. A newer version of this action may know the shape.',
  },
} satisfies Meanings
