import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in authentication.ts. */
export const authenticationMeanings = {
  'token-rejected': {
    meaning:
      'Notion rejects the token, although its text looks like a real one: it was replaced or revoked, its connection was deleted, or it has expired.',
    said: ['API token is invalid.', 'unauthorized'],
    proof:
      'Notion answered 401 to `GET /v1/users/me`. Its words are the same for every cause, so the fix starts with the most likely one. A 401 after the token was accepted in the same run is asked once more before it is believed.',
    others: [
      'A character was changed when it was copied: the text still looks like a token.',
      'It works on your machine and not here: the two use different tokens. An environment’s secret overrides the repository’s, and the repository’s overrides the organization’s.',
      'The person behind a personal or OAuth token left the workspace, or was removed and invited again.',
      'The token isn’t for the server at `api-url`.',
    ],
    silence: onBroken,
  },
  'token-revoked': {
    meaning: 'Notion says that the token was revoked.',
    said: ['API token revoked'],
    proof:
      'Notion answered 401, and its message contains the word “revoked”. For a revoked token it may also say “API token is invalid.”; that is [`token-rejected`](#token-rejected), and its steps are the same.',
    others: [
      'The secret contains an old token, and the connection has had a new one for a long time: then only the secret needs changing.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: onBroken,
  },
  'token-expired': {
    meaning: 'Notion says that the token has expired.',
    said: ['API token expired'],
    proof:
      'Notion answered 401, and its message contains the word “expired”. Personal access tokens expire after a year at most; an internal connection’s token normally doesn’t expire.',
    others: [
      'A connection’s token that nobody used for months: reported, rare, and not documented by Notion.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: onBroken,
  },
  'token-invalid': {
    meaning:
      'Notion rejects the text, and it doesn’t look like a token: it was copied in part, pasted twice, or never was a Notion token.',
    said: ['API token is invalid.', 'API token invalid'],
    proof:
      'Notion answered 401, and the text doesn’t have the length or the beginning of the tokens known so far. Its length and beginning are shown, never the text.',
    others: [
      'A real token in a format this action doesn’t know yet, which was revoked: the 401 is the same. See [`token-rejected`](#token-rejected).',
      'A token for another service, saved under this secret’s name.',
    ],
    silence: onBroken,
  },
  'token-expires-soon': {
    meaning: 'Notion accepts the token, and the day in `expires` is at most 14 days away.',
    said: [],
    proof:
      'From the input `expires` and the day of the run, in UTC. No answer of Notion’s API names the day on which a token ends, so the day is as right as the input is.',
    others: ['The token was replaced, and `expires` was left at the old day.'],
    silence: 'It’s only a warning. Remove `expires`, or set it to the right day.',
  },
  'access-restricted': {
    meaning:
      'Notion says that this connection, person or workspace may not use its API. That isn’t about the token.',
    said: [
      'This user’s account is restricted from accessing the public API.',
      'This connection’s API access has been restricted. Retrying won’t help. Contact Notion support',
      'public_api_request_blocked',
    ],
    proof:
      'A 401 in words about an account, a person or a policy instead of a token; a 403 to `GET /v1/users/me`, which needs no capability; or a 429 with the reason `public_api_request_blocked`, which Notion documents as lasting.',
    others: [
      'The workspace’s policy no longer lets the person have personal access tokens: a new token doesn’t help until the policy allows them again.',
      'Notion restricted the account or region: only its support knows why.',
    ],
    silence: onBroken,
  },
  'workspace-mismatch': {
    meaning: 'The token works, but belongs to a different workspace than `expect-workspace` names.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` names the workspace. Names are compared exactly, apart from whitespace and invisible characters; IDs without dashes or case. Nothing else is checked after it.',
    others: [
      'The workspace is the right one and was renamed, or `expect-workspace` is spelled differently.',
      'Two workspaces have the same name: only their IDs differ.',
      'The job runs in another environment than you expect, whose secret belongs to another workspace.',
    ],
    silence: `Remove \`expect-workspace\`, or set it to the workspace’s ID, which stays the same when its name changes. ${onBroken}`,
  },
  'workspace-unknown': {
    meaning: '`expect-workspace` is set, and Notion didn’t say which workspace the token belongs to.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` has no `workspace_name`, or no `workspace_id`, whichever was expected.',
    others: [
      'A personal access token: for some, Notion’s answer names a person and no workspace.',
      'A gateway at `api-url` that shortens Notion’s answers.',
    ],
    silence: `Remove \`expect-workspace\`. ${onInconclusive}`,
  },
} satisfies Meanings
