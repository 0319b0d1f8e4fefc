import { expect, test } from '@jest/globals'
import { judgeWorkspace } from '../../../src/core/checks/workspace.ts'
import type { Identity } from '../../../src/core/ports/notion.ts'
import { tidy, tidyOrNull } from '../../../src/core/text/untrusted.ts'
import { identity } from '../../fixtures/fake-notion.ts'

const id = '7c1d95be-40f2-4d6e-9f0b-2a61c3d8e754'
const otherId = 'e90b7a34-5d18-4c2f-a6e3-81f4b20c9d67'
const unnamed = { workspace: null }
/** As Notion spells it, and as the adapter reads it. */
const named = (name: string) => ({ workspace: tidyOrNull(name) })
const mismatch = { code: 'workspace-mismatch' }
const unknown = (missing: 'name' | 'id') => ({ code: 'workspace-unknown', facts: { missing } })

test.each<[string, string, Partial<Identity>, object | null]>([
  ['its name', 'Acme', {}, null],
  ['its name, with blanks around', '  Acme\n', {}, null],
  ['its name, with blanks around in Notion', 'Acme', named(' Acme '), null],
  ...[
    'A  B',
    'Zo\u0308e & Co.',
    '👩🏽\u200d💻 Makers 🏳️\u200d🌈',
    'Ac\u200bme\u200e',
    'x'.repeat(250),
    `${'e\u0301'.repeat(150)} and more`,
    `z${'\u0301\u0323'.repeat(1_500)}`,
  ].flatMap((name): [string, string, Partial<Identity>, null][] => [
    [`${name.slice(0, 12)}, as Notion spells it`, name, named(name), null],
    [`${name.slice(0, 12)}, as it is shown`, tidy(name), named(name), null],
  ]),
  ['its name in another case', 'ACME', {}, mismatch],
  ['a part of its name', 'Ac', {}, mismatch],
  ['another name', 'Globex', {}, mismatch],
  ['its ID', id, {}, null],
  ['its ID without dashes', id.replaceAll('-', ''), {}, null],
  ['its ID in capitals', id.toUpperCase(), {}, null],
  ['its ID, the name unknown', id, unnamed, null],
  ['another ID', otherId, {}, mismatch],
  ['another ID, the name unknown', otherId, unnamed, mismatch],
  ['a name that looks like an ID', otherId, { workspace: otherId }, null],
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
