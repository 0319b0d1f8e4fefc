import { notionError } from '../faults.ts'
import { defaultWorld, IDS, TOKENS } from '../world.ts'
import { broken, healthy, healthyToken, type Scenario, scenario } from './scenario.ts'

/** What can be wrong with the capabilities. */
export const capabilityScenarios: Scenario[] = [
  scenario('capability-missing', 'A connection that may only read is to write.', {
    inputs: {
      token: TOKENS.readOnly,
      databases: IDS.roadmap,
      capabilities: 'update-content, insert-content, insert-comments',
    },
    expect: broken(['capability-missing'], 5),
  }),
  scenario('capability-missing-read', 'Without Read content no database can be asked.', {
    inputs: { token: TOKENS.noReadContent, databases: `${IDS.roadmap}\n${IDS.salaries}` },
    expect: broken(['capability-missing']),
  }),
  scenario(
    'capability-missing-read-partial',
    'Without Read content, Notion shows a database’s ID and nothing else.',
    {
      inputs: { token: TOKENS.noReadContent, databases: IDS.roadmap },
      world: () =>
        defaultWorld(world => {
          world.withoutReadContent = 'partial'
        }),
      expect: broken(['capability-missing']),
    },
  ),
  scenario('capability-missing-emails', 'People are listed without their e-mail addresses.', {
    inputs: { token: TOKENS.noEmails, capabilities: 'read-users, read-user-emails' },
    expect: broken(['capability-missing'], 2),
  }),
  scenario('capability-missing-personal', 'Personal tokens cannot list users.', {
    inputs: { token: TOKENS.personal, capabilities: 'read-users' },
    expect: broken(['capability-missing'], 2),
  }),
  scenario('capability-unneeded', 'The connection can do more than the workflow needs.', {
    inputs: healthyToken({
      databases: IDS.roadmap,
      capabilities: 'update-content',
      'least-privilege': 'true',
    }),
    expect: healthy(7, ['capability-unneeded']),
  }),
  scenario('capability-unneeded-emails', 'Users are needed, but not their email addresses.', {
    inputs: healthyToken({
      databases: IDS.roadmap,
      capabilities: 'update-content, insert-content, read-comments, insert-comments, read-users',
      'least-privilege': 'true',
    }),
    expect: healthy(7, ['capability-unneeded']),
  }),
  scenario('capability-unknown', 'Notion answers something that tells nothing about the capability.', {
    inputs: healthyToken({ capabilities: 'update-content' }),
    faults: [
      {
        when: { method: 'PATCH' },
        do: notionError(409, 'conflict_error', 'Conflict occurred while saving.'),
      },
    ],
    expect: healthy(undefined, ['capability-unknown']),
  }),
  scenario('capability-unknown-emails', 'Nobody is listed who could have an e-mail address.', {
    inputs: healthyToken({ capabilities: 'read-users, read-user-emails' }),
    world: () =>
      defaultWorld(world => {
        world.people = world.people.filter(person => person.guest)
      }),
    expect: healthy(2, ['capability-unknown']),
  }),
]
