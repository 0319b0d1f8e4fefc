import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in authentication.ts. */
export const authenticationMeanings = {
  'token-rejected': {
    meaning:
      'Notion does not accept the token, whose text looks like a real one: it was refreshed, revoked or deleted, or it has expired.',
    said: ['API token is invalid.', 'unauthorized'],
    proof:
      'Notion answered 401 to `GET /v1/users/me`. It says the same for every cause, so the causes are told in order of likelihood, as a guess. A 401 that comes after the token was accepted in the same run is asked once more before it is believed.',
    others: [
      'A character was changed in copying: the shape is right all the same.',
      'It works on your machine and not here: the two hold different tokens. An environment’s secret wins over the repository’s, and that over the organisation’s.',
      'The person behind a personal or OAuth token left the workspace, or was removed and invited anew.',
      'The token belongs to another Notion than the one at `api-url`.',
    ],
    silence: onBroken,
  },
  'token-revoked': {
    meaning: 'Notion says in words that the token was revoked.',
    said: ['API token revoked'],
    proof:
      'Notion answered 401, and its message holds the word “revoked”. For a revoked token it may also say “API token is invalid.”; that is [`token-rejected`](#token-rejected), and its steps are the same.',
    others: [
      'The secret holds an old token, while the connection has had a new one for long: then only the secret needs changing.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: onBroken,
  },
  'token-expired': {
    meaning: 'Notion says in words that the token has expired.',
    said: ['API token expired'],
    proof:
      'Notion answered 401, and its message holds the word “expired”. Personal access tokens end after a year at most; an internal connection’s token has no term.',
    others: [
      'A connection’s token that nobody used for months: reported, rare, and told by no document of Notion’s.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: onBroken,
  },
  'token-invalid': {
    meaning:
      'Notion does not accept the text, which has not the shape of a token: copied in part, pasted twice, or never a Notion token.',
    said: ['API token is invalid.', 'API token invalid'],
    proof:
      'Notion answered 401, and the text has not the length or the beginning of the tokens known so far. Length and beginning are told, never the text.',
    others: [
      'A real token of a form that this action does not know yet, which was revoked: the 401 is the same. Then see [`token-rejected`](#token-rejected).',
      'A token of another service, under the wrong secret’s name.',
    ],
    silence: onBroken,
  },
  'access-restricted': {
    meaning:
      'Notion says in its own words that this connection, person or workspace may not use its API. The token is not what it speaks of.',
    said: [
      'This user’s account is restricted from accessing the public API.',
      'This connection’s API access has been restricted. Retrying won’t help. Contact Notion support',
      'public_api_request_blocked',
    ],
    proof:
      'A 401 in words about an account, a person or a policy instead of a token; a 403 to the question who the token is, which needs no capability; or a 429 with the reason `public_api_request_blocked`, which Notion documents as lasting.',
    others: [
      'A policy of the workspace that no longer lets the person have personal access tokens: a new one does not help until the policy changes.',
      'An account or region that Notion has restricted: only its support knows why.',
    ],
    silence: onBroken,
  },
  'workspace-mismatch': {
    meaning: 'The token works, but belongs to another workspace than `expect-workspace` says.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` names the workspace. Names are compared exactly, apart from blanks around them; IDs without dashes or case. Nothing else is asked after it.',
    others: [
      'The workspace is the right one and was renamed, or `expect-workspace` has another spelling or case.',
      'Two workspaces have the same name: only IDs tell them apart.',
      'The job runs in another environment than you think, and that one’s secret belongs to another workspace.',
    ],
    silence: `Leave \`expect-workspace\` out, or give the workspace’s ID, which stays when its name changes. ${onBroken}`,
  },
  'workspace-unknown': {
    meaning: '`expect-workspace` was given, and Notion did not say which workspace the token belongs to.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` has no `workspace_name`, or no `workspace_id`, whichever was expected.',
    others: [
      'A personal token: for some, Notion’s answer names a person and no workspace.',
      'A gateway at `api-url` that shortens Notion’s answers.',
    ],
    silence: `Leave \`expect-workspace\` out. ${onInconclusive}`,
  },
} satisfies Meanings
