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
      'Notion answered 403 to a question that cannot change anything; with the capability it answers 400, since the question is never valid. For `read-users` it is the list of users itself; for `read-user-emails`, people are listed without an e-mail address. Listing databases needs `read-content`, whether `capabilities` names it or not.',
    others: [
      'The box was ticked on another connection: compare the name under “Who the token is”.',
      'The access of one page: a capability belongs to the whole connection, and one page that cannot be reached is a 404, not a 403.',
      'That Notion looks at capabilities first is how it has worked so far, and not its promise. If your code does what this says it cannot, report it.',
    ],
    silence: `Take it out of \`capabilities\`, if the workflow does not need it. ${onBroken}`,
  },
  'workspace-block-limit': {
    meaning: 'The workspace has used up the blocks of its plan, so Notion refuses to insert anything.',
    said: ['This workspace has used all of its free blocks.'],
    proof: 'A 403 to the harmless question for a capability, with `additional_data.block_limit`.',
    others: ['Nothing else is known to answer so.'],
    silence: onBroken,
  },
  'capability-unknown': {
    meaning: 'Whether the connection has a capability could not be told without writing something.',
    said: [],
    proof:
      'Notion’s answer to the harmless question was neither the 403 of a missing capability nor the 400 of one that is there, or no person was listed whose e-mail address could be looked for.',
    others: [
      'For e-mail addresses: a workspace whose first 100 users are bots only. Guests are not listed.',
      'Notion changed how it answers such questions, or a gateway at `api-url` answers them itself.',
    ],
    silence: 'It is only a warning. Take the capability out of `capabilities` to be rid of it.',
  },
} satisfies Meanings
