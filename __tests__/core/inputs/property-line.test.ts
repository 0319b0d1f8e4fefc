import { expect, test } from '@jest/globals'
import { readDatabases } from '../../../src/core/inputs/databases.ts'
import { nearestType, readProperty } from '../../../src/core/inputs/property-line.ts'

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const other = '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'

test.each<[string, string, string, string[]]>([
  ['Name: title', 'Name', 'title', []],
  ['Status: status [Todo, Doing, Done]', 'Status', 'status', ['Todo', 'Doing', 'Done']],
  ['"Due: by": date', 'Due: by', 'date', []],
  ['Due:by: date', 'Due:by', 'date', []],
  ['" Name ": title', ' Name ', 'title', []],
  ['"Issue #": number', 'Issue #', 'number', []],
  ['"Say \\"hi\\"": checkbox', 'Say "hi"', 'checkbox', []],
  ['"Big" deal: number', '"Big" deal', 'number', []],
  ['5" disk: number', '5" disk', 'number', []],
  ['Cost, net [€]: number', 'Cost, net [€]', 'number', []],
  ['🚀 Launch: date', '🚀 Launch', 'date', []],
  ['Tags: Multi-select [A, "B", C] # old', 'Tags', 'multi_select', ['A', 'B', 'C']],
  ['Notes: text', 'Notes', 'rich_text', []],
  ['Owner: Person', 'Owner', 'people', []],
  ['Key: ID', 'Key', 'unique_id', []],
  ['Call: phone', 'Call', 'phone_number', []],
  ['Files: Files & media', 'Files', 'files', []],
  ['Made: Created time', 'Made', 'created_time', []],
  ['New: hologram', 'New', 'hologram', []],
  ['New: hologram [A]', 'New', 'hologram', ['A']],
  ['Tags: select []', 'Tags', 'select', []],
])('%s', (text, name, type, options) => {
  expect(readProperty(text, 1)).toEqual({ name, type, options })
})

test.each<[string, string, object]>([
  ['no type', 'Name:', { why: 'no-type', name: 'Name' }],
  ['no colon', 'Name', { why: 'no-type', name: 'Name' }],
  ['no blank after the colon', 'Name:title', { why: 'no-blank' }],
  ['no name', ': title', { why: 'no-name', name: null }],
  ['a type of two parts', 'Due: by: date', { why: 'type', name: 'Due', type: 'by: date' }],
  ['a bracket that is left open', 'Status: staus [Todo', { why: 'brackets', nearest: 'status' }],
  ['options where there are none', 'Due: date [Todo]', { why: 'no-options', type: 'date' }],
  ['a hash sign without quotes', 'Issue #: number', { why: 'no-type', name: 'Issue' }],
])('not a property: %s', (_, text, expected) => {
  expect(readProperty(text, 3)).toMatchObject({ line: 3, given: text, ...expected })
})

test.each([
  ['staus', 'status'],
  ['Multi select', 'multi_select'],
  ['richtext', 'rich_text'],
  ['persn', 'people'],
  ['hologram', null],
])('the type nearest to %s is %s', (word, type) => {
  expect(nearestType(word)).toBe(type)
})

test('lines belong to the entry that they are deeper than', () => {
  const input = `\nRoadmap = ${id}\n  Name: title\n    # a comment\n  Status\n  ${other}\n    Due: date\n${id}\n\tTags: select [A]`
  expect(readDatabases(input)).toMatchObject([
    {
      id,
      name: 'Roadmap',
      properties: [{ name: 'Name' }, { name: 'Tags', options: ['A'] }],
      unclear: [{ line: 5, given: 'Status', why: 'no-type' }],
    },
    { id: other, properties: [{ name: 'Due' }], unclear: [] },
  ])
})
