import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in empty-secret.ts. */
export const emptySecretMeanings = {
  'token-missing': {
    meaning: 'The input `token` reached the step empty, or contains only whitespace.',
    said: [
      'Input required and not supplied: token',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; nothing is sent to Notion. GitHub silently passes an empty value for a secret that is missing, misspelled or not available to the job. The run shows some causes: a fork, a reusable workflow that wasn’t passed the secret, Copilot’s coding agent, `act`, Forgejo and Gitea. Pull requests from forks and Dependabot have codes of their own. The others are listed with the most likely first.',
    others: [
      'A fork, or a repository made from a template: secrets don’t come along.',
      'The token went through a job’s output: GitHub drops an output that contains a secret, and the next job gets an empty value.',
      'A reusable workflow that wasn’t passed the secret, on a runner or Enterprise server too old to say so: it looks like any other empty secret.',
    ],
    silence: `${onBroken} If the secret is missing on purpose, skip the step with an \`if:\`.`,
  },
  'token-hidden-from-fork': {
    meaning: 'The run is for a pull request from a fork, and GitHub gives such runs no secrets.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, the event is `pull_request`, `pull_request_review` or `pull_request_review_comment`, and the pull request comes from another repository than the one it goes to, or from one that no longer exists.',
    others: [
      'The secret may be missing as well: a run for a fork can’t tell. A run on a branch of this repository can.',
    ],
    silence: `Skip the step for forks with the \`if:\` line above. ${onInconclusive}`,
  },
  'token-hidden-from-dependabot': {
    meaning:
      'Dependabot started the run, and GitHub gives its runs Dependabot secrets instead of the repository’s; with `pull_request_target` it gives them none at all.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, and `GITHUB_ACTOR` is `dependabot[bot]`, which stays the same when someone re-runs it.',
    others: [
      'The token is among the Dependabot secrets, but under another name, or empty.',
      'The repository’s own secret may be missing as well: a run of Dependabot’s can’t tell.',
    ],
    silence: `Give Dependabot the secret, or skip its runs with the \`if:\` line above. ${onInconclusive}`,
  },
} satisfies Meanings
