import { expect, test } from '@jest/globals'
import {
  checkCapabilities,
  judgeProbe,
  judgeUsers,
  notListed,
} from '../../../src/core/checks/capabilities.ts'
import type { Answer, Refusal, Users } from '../../../src/core/ports/notion.ts'
import type { Diagnosis } from '../../../src/core/result/diagnosis.ts'
import { fakeNotion, refusals, refused, type Script, value } from '../../fixtures/fake-notion.ts'

type Finding = 'there' | 'missing' | 'unknown' | Diagnosis['code']

function said(found: Diagnosis | null): Finding {
  if (found === null) return 'there'
  return found.code === 'capability-missing'
    ? 'missing'
    : found.code === 'capability-unknown'
      ? 'unknown'
      : found.code
}

/** A token that is rejected meanwhile is told at the token (see the ladder), so nothing is found here. */
const everyRefusal: [Refusal['kind'], Finding, Finding][] = [
  ['invalid', 'there', 'unknown'],
  ['restricted', 'missing', 'missing'],
  ['block-limit', 'workspace-block-limit', 'workspace-block-limit'],
  ['access-restricted', 'there', 'there'],
  ['header-lost', 'unknown', 'unknown'],
  ['unauthorized', 'there', 'there'],
  ['not-found', 'unknown', 'unknown'],
  ['version-refused', 'unknown', 'unknown'],
  ['unknown-error', 'unknown', 'unknown'],
  ['unreachable', 'notion-unreachable', 'notion-unreachable'],
  ['down', 'notion-down', 'notion-down'],
  ['rate-limited', 'notion-rate-limited', 'notion-rate-limited'],
  ['blocked', 'notion-blocked', 'notion-blocked'],
  ['unrecognised', 'notion-unrecognised', 'notion-unrecognised'],
  ['cancelled', 'run-cancelled', 'run-cancelled'],
]

test.each(everyRefusal)('%s', (kind, probed, listed) => {
  const answer = refused(refusals[kind])
  for (const name of [
    'read-content',
    'update-content',
    'insert-content',
    'read-comments',
    'insert-comments',
  ] as const)
    expect(said(judgeProbe(name, answer))).toBe(probed)
  for (const name of ['read-users', 'read-user-emails'] as const)
    expect(said(judgeUsers(name, answer))).toBe(listed)
})

test('what should have been refused and was not proves nothing', () => {
  expect(judgeProbe('insert-content', value({ object: 'page' }))).toMatchObject({
    code: 'capability-unknown',
    facts: { capability: 'insert-content' },
  })
})

test.each<[string, Answer<Users>, Finding, Finding]>([
  ['people with addresses', value({ people: 2, withEmail: 2 }), 'there', 'there'],
  ['one of them with an address', value({ people: 2, withEmail: 1 }), 'there', 'there'],
  ['people without addresses', value({ people: 2, withEmail: 0 }), 'there', 'missing'],
  ['nobody but bots', value({ people: 0, withEmail: 0 }), 'there', 'unknown'],
])('users: %s', (_, answer, users, emails) => {
  expect(said(judgeUsers('read-users', answer))).toBe(users)
  expect(said(judgeUsers('read-user-emails', answer))).toBe(emails)
})

test.each([
  ['Personal access tokens cannot list users.', true],
  ['Insufficient permissions for this endpoint.', false],
  ['', false],
])('403 with the words %j: personal is %s', (message, personal) => {
  expect(judgeUsers('read-users', refused({ ...refusals.restricted, message }))).toEqual({
    code: 'capability-missing',
    facts: { capability: 'read-users', personal, message },
  })
})

test('a fault tells which capability it was about', () => {
  expect(judgeProbe('read-comments', refused(refusals.down))).toMatchObject({
    facts: { subject: { what: 'capability', name: 'read-comments' } },
  })
})

// biome-ignore format: one row a case
test.each<[string, Parameters<typeof notListed>, string[]]>([
  ['nothing is listed', [[], false], ['read-content', 'update-content', 'insert-content', 'read-comments', 'insert-comments', 'read-users', 'read-user-emails']],
  ['databases need to be read', [['update-content'], true], ['insert-content', 'read-comments', 'insert-comments', 'read-users', 'read-user-emails']],
  ['e-mail addresses need users', [['read-user-emails'], true], ['update-content', 'insert-content', 'read-comments', 'insert-comments']],
])('what is not needed where %s', (_, given, expected) => {
  expect(notListed(...given)).toEqual(expected)
})

// biome-ignore format: one row a case
test.each<[string, Script, string[]]>([
  ['all that is there', {}, ['update-content', 'read-user-emails']],
  ['not what is missing', { probe: { 'update-content': refused(refusals.restricted) }, users: refused(refusals.restricted) }, []],
  ['users without addresses', { users: value({ people: 2, withEmail: 0 }) }, ['update-content', 'read-users']],
  ['nothing that cannot be determined', { probe: { 'update-content': refused(refusals.down) }, users: refused(refusals['unknown-error']) }, []],
])('least privilege tells %s', async (_, script, held) => {
  const { notion } = fakeNotion(script)
  const spare = ['update-content', 'read-users', 'read-user-emails'] as const
  const lines = await checkCapabilities([], notion, Promise.resolve({ is: 'proven' }), spare)
  for (const { diagnoses } of lines) expect(diagnoses[0]?.facts).toMatchObject({ usersNeeded: false })
  expect(lines.map(({ about, status, diagnoses }) => [about, status, diagnoses[0]?.code])).toEqual(
    held.map(name => [name, 'warned', 'capability-unneeded']),
  )
})

test('least privilege tells the addresses from the users that are needed', async () => {
  const { notion } = fakeNotion()
  const read = Promise.resolve({ is: 'proven' } as const)
  const [, line] = await checkCapabilities(['read-users'], notion, read, ['read-user-emails'])
  expect(line?.diagnoses[0]?.facts).toEqual({ capability: 'read-user-emails', usersNeeded: true })
})

test('what the workflow does not need is optional, unless the same question is needed too', async () => {
  const asked: string[] = []
  const { notion } = fakeNotion()
  const told: typeof notion = {
    ...notion,
    probe: (name, optional = false) => {
      asked.push(`${name}: ${optional}`)
      return notion.probe(name)
    },
    users: (optional = false) => {
      asked.push(`users: ${optional}`)
      return notion.users()
    },
  }
  const proven = Promise.resolve({ is: 'proven' } as const)
  await checkCapabilities(['update-content'], told, proven, ['insert-content', 'read-users'])
  await checkCapabilities(['read-users'], told, proven, ['read-user-emails'])
  expect(asked).toEqual(['update-content: false', 'insert-content: true', 'users: true', 'users: false'])
})
