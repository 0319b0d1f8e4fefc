import { type Meanings, onBroken } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in capabilities.ts. */
export const capabilityMeanings = {
  'capability-missing': {
    meaning: 'The connection lacks a capability that the workflow needs.',
    said: [
      'Insufficient permissions for this endpoint.',
      'Personal access tokens cannot list users.',
      'restricted_resource',
    ],
    proof:
      'Notion answered 403 to a request that can’t change anything. With the capability it answers 400, because the request is never valid. For `read-users`, the request is the list of users itself; for `read-user-emails`, people are listed without their email addresses. Listing databases needs `read-content`, whether `capabilities` names it or not.',
    others: [
      'The box was ticked on another connection: compare the name under “Who the token is”.',
      'It isn’t about access to one page: a capability belongs to the whole connection, and a page that isn’t shared is a 404, not a 403.',
      'Notion has always looked at capabilities first, but doesn’t promise to. If your code can do what this check says it can’t, report it.',
    ],
    silence: `Remove it from \`capabilities\` if the workflow doesn’t need it. ${onBroken}`,
  },
  'capability-unneeded': {
    meaning: 'With `least-privilege: true`: the token has a capability that the workflow doesn’t list.',
    said: [],
    proof:
      'Every capability that isn’t listed, and isn’t implied by `databases`, is asked for with the same harmless requests. Only what Notion’s answer proves to be there is reported.',
    others: [
      'Another workflow uses the same connection and needs it: then give each a connection of its own.',
    ],
    silence: 'It’s only a warning. Add the capability to `capabilities`, or remove `least-privilege`.',
  },
  'workspace-block-limit': {
    meaning: 'The workspace has used all the blocks of its plan, so Notion refuses to insert anything.',
    said: ['This workspace has used all of its free blocks.'],
    proof: 'A 403 to the harmless request for a capability, with `additional_data.block_limit`.',
    others: ['Nothing else is known to give this answer.'],
    silence: onBroken,
  },
  'capability-unknown': {
    meaning: 'Couldn’t determine whether the connection has a capability without writing something.',
    said: [],
    proof:
      'Notion’s answer to the harmless request was neither the 403 of a missing capability nor the 400 of one that is there, or no person was listed whose email address could be looked for.',
    others: [
      'For email addresses: a workspace whose first 100 users are bots only. Guests are not listed.',
      'Notion changed how it answers such requests, or a gateway at `api-url` answers them itself.',
    ],
    silence: 'It’s only a warning. Remove the capability from `capabilities` to get rid of it.',
  },
} satisfies Meanings
