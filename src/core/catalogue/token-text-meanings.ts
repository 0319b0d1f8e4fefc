import { type Meanings, onBroken } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in token-text.ts. */
export const tokenTextMeanings = {
  'token-malformed': {
    meaning:
      'The text can’t be a token as it is: it has whitespace or line breaks, quotes, `Bearer`, angle brackets or braces, `NAME=value`, an expression, variable or placeholder that nobody filled in, masked stars or dots, a JSON object, or characters that are invisible or not ASCII.',
    said: [
      'API token is invalid.',
      'Invalid character in header content ["authorization"]',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; nothing is sent. Each flaw is named with its position or count, and the text is never shown. A stray line break counts: some programs strip it, others send it or refuse it.',
    others: [
      'The secret is right, and the workflow adds something: quotes inside a script, `format()`, a second `Bearer`, or a file written with `echo`, which ends in a line break.',
      'The token may have been revoked as well. Nothing was sent, so that shows only once the text is right.',
    ],
    silence: onBroken,
  },
  'token-wrong-kind': {
    meaning:
      'The text is plainly something else: a browser’s `token_v2` cookie, an OAuth refresh token, a GitHub token, or an ID or link.',
    said: ['API token is invalid.', 'Resource not accessible by integration'],
    proof:
      'From the text alone; nothing is sent. Whitespace, quotes, `Bearer` and `NAME=` around it are ignored for that, and reported with it. GitHub’s “Resource not accessible by integration” is about GitHub’s own token, never about Notion’s.',
    others: [
      'Two secrets were swapped: then the other one contains the Notion token.',
      'A refresh token was saved instead of the access token from the same answer: OAuth gives both together.',
      'Your log says “Resource not accessible by integration” and this check is green: that is GitHub’s token in another step, which lacks a line under `permissions:`.',
    ],
    silence: onBroken,
  },
  'token-unfamiliar': {
    meaning: 'Notion accepts the token, but its format isn’t one this check knows.',
    said: [],
    proof:
      'Notion answered 200, and the text is not `ntn_` or `secret_` with 50 characters in all. Notion asks programs not to judge tokens by a pattern, because it may change, so this never fails a job.',
    others: [
      'A format that Notion introduced after this version of the action.',
      'A gateway of your own at `api-url`, which has tokens of its own.',
    ],
    silence: 'It’s only a warning. A newer version of this action may know the format.',
  },
} satisfies Meanings
