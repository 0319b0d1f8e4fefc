import { expect, test } from '@jest/globals'
import { judgeWorkspace } from '../../../src/core/checks/workspace.ts'
import type { Identity } from '../../../src/core/ports/notion.ts'
import { identity } from '../../fixtures/fake-notion.ts'

const id = '7c1d95be-40f2-4d6e-9f0b-2a61c3d8e754'
const otherId = 'e90b7a34-5d18-4c2f-a6e3-81f4b20c9d67'
const unnamed = { workspace: null, exactWorkspace: null }
const mismatch = { code: 'workspace-mismatch' }
const unknown = (missing: 'name' | 'id') => ({ code: 'workspace-unknown', facts: { missing } })

test.each<[string, string, Partial<Identity>, object | null]>([
  ['its name', 'Acme', {}, null],
  ['its name, with blanks around', '  Acme\n', {}, null],
  ['its name, with blanks around in Notion', 'Acme', { exactWorkspace: ' Acme ' }, null],
  [
    'its name to the letter, though it is shown otherwise',
    'A  B',
    { workspace: 'A B', exactWorkspace: 'A  B' },
    null,
  ],
  ['its name as it is shown only', 'A B', { workspace: 'A B', exactWorkspace: 'A  B' }, mismatch],
  [
    'a long name that ends otherwise than it is shown',
    `${'x'.repeat(250)}y`,
    { workspace: `${'x'.repeat(199)}…`, exactWorkspace: `${'x'.repeat(250)}z` },
    mismatch,
  ],
  ['its name in another case', 'ACME', {}, mismatch],
  ['a part of its name', 'Ac', {}, mismatch],
  ['another name', 'Globex', {}, mismatch],
  ['its ID', id, {}, null],
  ['its ID without dashes', id.replaceAll('-', ''), {}, null],
  ['its ID in capitals', id.toUpperCase(), {}, null],
  ['its ID, the name unknown', id, unnamed, null],
  ['another ID', otherId, {}, mismatch],
  ['another ID, the name unknown', otherId, unnamed, mismatch],
  ['a name that looks like an ID', otherId, { workspace: otherId, exactWorkspace: otherId }, null],
  ['a name, and Notion told none', 'Acme', unnamed, unknown('name')],
  ['an ID, and Notion told none', id, { workspaceId: null }, unknown('id')],
  ['a name, and Notion told nothing', 'Acme', { ...unnamed, workspaceId: null }, unknown('name')],
  ['an ID, and Notion told nothing', id, { ...unnamed, workspaceId: null }, unknown('id')],
])('expected by %s', (_, expected, told, found) => {
  const judged = judgeWorkspace(expected, { ...identity, ...told })
  if (found === null) expect(judged).toBeNull()
  else expect(judged).toMatchObject(found)
})

test('a mismatch tells both sides', () => {
  expect(judgeWorkspace(' Globex ', identity)).toEqual({
    code: 'workspace-mismatch',
    facts: { expected: 'Globex', workspace: 'Acme', workspaceId: id },
  })
})
