import { expect, test } from '@jest/globals'
import { judgeHeld } from '../../../../src/core/checks/databases/properties.ts'
import { readDatabases } from '../../../../src/core/inputs/database-entry.ts'
import type { Answer, FoundProperties, FoundProperty } from '../../../../src/core/ports/notion.ts'
import { refusals, refused, value } from '../../../fixtures/fake-notion.ts'

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const about = { id, given: 'Roadmap', name: null, title: 'Roadmap' }
const status = ['Todo', 'Done']
const all: FoundProperty[] = [
  { name: 'Name', type: 'title', options: null },
  { name: 'Status', type: 'status', options: status },
  { name: 'Due', type: 'date', options: null },
  { name: 'Sum', type: 'unsupported', options: null },
]

type Told = readonly [string, object]
const answerOf = (more: FoundProperty[] = [], complete = true): Answer<{ properties: FoundProperties }> =>
  value({ properties: { all: [...all, ...more], complete } })

/** Holds an answer to lines as people write them. */
function judged(lines: readonly string[], answer: Answer<{ properties: FoundProperties | null }>) {
  const [entry] = readDatabases([id, ...lines.map(line => `  ${line}`)].join('\n'))
  return judgeHeld(entry?.properties ?? [], { source: null, sourceId: null, answer }, about)
}

const missing = (facts: object): Told => ['property-missing', facts]

test.each<[string, readonly string[], ReturnType<typeof answerOf>, readonly Told[]]>([
  ['all as they should be', ['Name: title', 'Status: status [Done]', 'Due: date'], answerOf(), []],
  [
    'another name of the same type',
    ['State: status'],
    answerOf(),
    [missing({ nearest: { name: 'Status', type: 'status', differs: null } })],
  ],
  ['another case is another name', ['name: title'], answerOf(), [missing({ property: 'name' })]],
  ['nothing like it', ['Priority: select'], answerOf(), [missing({ nearest: null })]],
  [
    'an invisible character',
    ['Owner: people'],
    answerOf([{ name: 'Own\u200ber', type: 'people', options: null }]),
    [missing({ nearest: { name: 'Owner', type: 'people', differs: 'unseen' } })],
  ],
  [
    'another Unicode form',
    ['Caf\u00e9: text'],
    answerOf([{ name: 'Cafe\u0301', type: 'rich_text', options: null }]),
    [missing({ nearest: { name: 'Caf\u00e9', type: 'rich_text', differs: 'unseen' } })],
  ],
  [
    'a space at its end in Notion',
    ['Ready: checkbox'],
    answerOf([{ name: 'Ready ', type: 'checkbox', options: null }]),
    [missing({ nearest: { name: 'Ready', type: 'checkbox', differs: 'outer-spaces' } })],
  ],
  [
    'the same, with the space on the line',
    ['"Ready ": checkbox'],
    answerOf([{ name: 'Ready ', type: 'checkbox', options: null }]),
    [],
  ],
  [
    'two spaces between its words',
    ['Due date: date'],
    answerOf([{ name: 'Due  date', type: 'date', options: null }]),
    [missing({ nearest: { name: 'Due date', type: 'date', differs: 'inner-spaces' } })],
  ],
  [
    'another type',
    ['Due: text'],
    answerOf(),
    [['property-type-mismatch', { wanted: 'rich_text', type: 'date' }]],
  ],
  [
    'a type that is new to us, and there',
    ['X: orbit'],
    answerOf([{ name: 'X', type: 'orbit', options: null }]),
    [],
  ],
  [
    'an option',
    ['Status: status [Done, done]'],
    answerOf(),
    [['option-missing', { missing: ['done'], options: status }]],
  ],
  [
    'one wrong line hides no other',
    ['A: url', 'Due: url'],
    answerOf(),
    [missing({}), ['property-type-mismatch', {}]],
  ],
  [
    'a type that Notion does not tell',
    ['Sum: rollup'],
    answerOf(),
    [['notion-unrecognised', { from: 'no-type', properties: ['Sum'] }]],
  ],
  ['the same, with that on the line', ['Sum: unsupported'], answerOf(), []],
  [
    'more properties than are taken',
    ['Name: title', 'A: url', 'B: url', 'Sum: rollup'],
    answerOf([], false),
    [
      ['notion-unrecognised', { from: 'no-type', properties: ['Sum'] }],
      ['notion-unrecognised', { from: 'too-many', properties: ['A', 'B'], looked: 4 }],
    ],
  ],
  [
    'options that cannot be read',
    ['Tags: multi-select [a]', 'Due: url'],
    answerOf([{ name: 'Tags', type: 'multi_select', options: null }]),
    [
      ['property-type-mismatch', {}],
      ['notion-unrecognised', { from: 'incomplete' }],
    ],
  ],
])('%s', (_, lines, answer, expected) => {
  const found = judged(lines, answer)
  expect(found.map(({ code }) => code)).toEqual(expected.map(([code]) => code))
  for (const [at, [, facts]] of expected.entries()) expect(found[at]?.facts).toMatchObject(facts)
})

test.each([
  ['no properties in it', value({ properties: null }), 'notion-unrecognised'],
  ['404', refused(refusals['not-found']), 'notion-unrecognised'],
  ['403', refused(refusals.restricted), 'notion-unrecognised'],
  ['an outage', refused(refusals.down), 'notion-down'],
] as const)('an answer that proves nothing blames nothing: %s', (_, answer, code) => {
  expect(judged(['A: url', 'Due: url'], answer).map(found => found.code)).toEqual([code])
})

/** The only bound on time: looking for the nearest name to each of so many took most of a minute. */
test('two hundred long names that are missing among a hundred are judged at once', () => {
  const long = (at: number) => `${String(at).padStart(4, '0')} ${'name '.repeat(18)}`
  const many = Array.from(
    { length: 100 },
    (_, at): FoundProperty => ({ name: long(at), type: 'url', options: null }),
  )
  const lines = Array.from({ length: 200 }, (_, at) => `${long(at + 5_000)}: url`)
  const start = performance.now()
  expect(judged(lines, answerOf(many))).toHaveLength(200)
  expect(performance.now() - start).toBeLessThan(5_000)
})
