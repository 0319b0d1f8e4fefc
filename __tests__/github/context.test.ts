import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readContext } from '../../src/github/context.ts'
import { inputs } from '../fixtures/run.ts'

/** What is read from an event of this content. */
function readWith(event: unknown, environment: NodeJS.ProcessEnv = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json')
  writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event))
  return readContext(inputs(), { GITHUB_EVENT_PATH: file, ...environment })
}

const unknown = { defaultBranch: null, isPrivate: null, ownerType: null, isFork: null }

test.each<[string, unknown, object]>([
  [
    'an organization’s private repository',
    { repository: { default_branch: 'main', private: true, owner: { type: 'Organization' } } },
    { defaultBranch: 'main', isPrivate: true, ownerType: 'Organization' },
  ],
  [
    'a person’s public repository',
    { repository: { default_branch: 'trunk', private: false, owner: { type: 'User' } } },
    { defaultBranch: 'trunk', isPrivate: false, ownerType: 'User' },
  ],
  ['a fork', { repository: { fork: true } }, { ...unknown, isFork: true }],
  ['no fork', { repository: { fork: false } }, { ...unknown, isFork: false }],
  ['another kind of owner', { repository: { owner: { type: 'Bot' } } }, unknown],
  ['odd values', { repository: { default_branch: 7, private: 'yes', fork: 'yes', owner: null } }, unknown],
  ['a schedule', { schedule: '17 3 * * *' }, unknown],
  ['no object', [], unknown],
  ['broken JSON', '{', unknown],
])('the repository as the event has it: %s', (_, event, expected) => {
  expect(readWith(event)).toMatchObject(expected)
})

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['GitHub', { GITHUB_ACTIONS: 'true' }, 'github'],
  ['act', { ACT: 'true' }, 'act'],
  ['Gitea', { GITEA_ACTIONS: 'true' }, 'gitea'],
  ['Gitea, whose runner comes from act', { GITEA_ACTIONS: 'true', ACT: 'true' }, 'gitea'],
  ['Forgejo, whose runner comes from Gitea’s', { FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true' }, 'forgejo'],
  ['a variable of that name with another value', { ACT: '1' }, 'github'],
])('what runs the workflow: %s', (_, environment, host) => {
  expect(readWith({}, environment).host).toBe(host)
})
