import { expect, test } from '@jest/globals'
import { readDatabases } from '../../../src/core/inputs/database-entry.ts'
import { type PropertyLine, readProperty } from '../../../src/core/inputs/property-line.ts'

// biome-ignore format: one row a case
test.each<[string, string, string, string[]]>([
  ['Name: title', 'Name', 'title', []],
  ['Due date:   date', 'Due date', 'date', []],
  ['Status: status [Todo, Doing, Done]', 'Status', 'status', ['Todo', 'Doing', 'Done']],
  ['Tags: multi-select [A, B, A]', 'Tags', 'multi_select', ['A', 'B']],
  ['Tags: Multi-Select', 'Tags', 'multi_select', []],
  ['Notes: text', 'Notes', 'rich_text', []],
  ['Owner: person', 'Owner', 'people', []],
  ['Call: Phone', 'Call', 'phone_number', []],
  ['Key: ID', 'Key', 'unique_id', []],
  ['Made: Created time', 'Made', 'created_time', []],
  ['Docs: Files & media', 'Docs', 'files', []],
  ['Next: something_new', 'Next', 'something_new', []],
  ['Made by: constructor', 'Made by', 'constructor', []],
  ['Odd: __proto__', 'Odd', '__proto__', []],
  ['"Due: by": date', 'Due: by', 'date', []],
  ['"# of tasks": number', '# of tasks', 'number', []],
  ['" padded ": number', ' padded ', 'number', []],
  ['"say "hi" now": text', 'say "hi" now', 'rich_text', []],
  ['Count : number', 'Count', 'number', []],
  ['"Count" : number', 'Count', 'number', []],
  ['"a" : b": text', 'a" : b', 'rich_text', []],
  ['": ": text', ': ', 'rich_text', []],
  ['a:b: url', 'a:b', 'url', []],
  ['Cost, in €: number', 'Cost, in €', 'number', []],
  ['[WIP]: checkbox', '[WIP]', 'checkbox', []],
  ['🚀 Launch: date', '🚀 Launch', 'date', []],
  ['תאריך: date', 'תאריך', 'date', []],
  ['Prio: select [#1, a: b, “x”]', 'Prio', 'select', ['#1', 'a: b', '“x”']],
])('%s', (text, name, type, options) => {
  expect(readProperty(text, 1)).toEqual({ is: 'property', property: { name, type, options } })
})

// biome-ignore format: one row a case
test.each<[string, PropertyLine['why'], string | null, string | null]>([
  ['Status', 'no-colon', null, null],
  ['Status:status', 'no-colon', null, null],
  ['书名：title', 'wide-colon', null, null],
  ['Status:', 'no-type', 'Status', null],
  [': status', 'no-type', null, null],
  ['Status: [Todo]', 'no-type', 'Status', null],
  ['Status: status Todo, Done', 'several-words', 'Status', 'status Todo, Done'],
  ['Status: status [Todo, Done', 'brackets', 'Status', 'status'],
  ['Status: status [Todo] or so', 'brackets', 'Status', 'status'],
  ['Name: title [A]', 'no-options', 'Name', 'title'],
  ['Status: status []', 'empty-option', 'Status', 'status'],
  ['Status: status [Todo,, Done]', 'empty-option', 'Status', 'status'],
  ['"Due: date', 'quotes', null, null],
  ['"": date', 'no-type', null, null],
])('%s cannot be read', (text, why, name, type) => {
  expect(readProperty(text, 7)).toMatchObject({ is: 'unread', line: { number: 7, text, why, name, type } })
})

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const other = '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'

test('lines that are indented deeper than the entry above them are about its properties', () => {
  const read = readDatabases(
    [
      `Roadmap = ${id} # ours`,
      '  # by hand',
      '  Name: title # always',
      '  "Issue #": number',
      '',
      '  Status: status [Todo, Done]',
      '  what is this?',
      other,
      ` Parent: relation`,
    ].join('\n'),
  )
  expect(read).toMatchObject([
    {
      id,
      name: 'Roadmap',
      properties: [
        { name: 'Name', type: 'title' },
        { name: 'Issue #', type: 'number' },
        { name: 'Status', options: ['Todo', 'Done'] },
      ],
      unread: [{ number: 7, text: 'what is this?', why: 'no-colon' }],
    },
    { id: other, properties: [{ name: 'Parent', type: 'relation' }], unread: [] },
  ])
})

// biome-ignore format: one row a case
test.each<[string, string, { name: string; options?: string[] }[]]>([
  ['an ID in a name', `"old id ${id}": url`, [{ name: `old id ${id}` }]],
  ['an ID as a name', `${other}: url`, [{ name: other }]],
  ['an ID as an option', `Ref: select [${other}]`, [{ name: 'Ref', options: [other] }]],
  ['a quote in a name, and a comment', '5" pipe: number # note', [{ name: '5" pipe' }]],
  ['a bracket in a name, and a comment', 'Cost [EUR: number # note', [{ name: 'Cost [EUR' }]],
  ['a comment after options', 'Status: select [#1, A #2] # note', [{ name: 'Status', options: ['#1', 'A #2'] }]],
  ['a name in quotes, and a comment', '"# of # tasks": number # note', [{ name: '# of # tasks' }]],
])('%s', (_, line, properties) => {
  expect(readDatabases(`${id}\n  ${line}\n  Name: title`)).toMatchObject([
    { id, properties: [...properties, { name: 'Name' }], unread: [] },
  ])
})

// biome-ignore format: one row a case
test.each<[string, string, object[]]>([
  ['an ID where the type should be', `${id}\n  Parent: ${other}`, [{ id, properties: [] }, { id: other }]],
  ['a quote in a name', `Screens 27" = ${id} # screens, tablets`, [{ id, name: 'Screens 27"' }]],
  ['a Markdown link', `[Tasks # 1](https://www.notion.so/${id}) # ours`, [{ id }]],
  ['a line under a credential', `${id}\n  Name: title\nBearer abcdefgh12345678\n  Foo: number`,
    [{ id, properties: [{ name: 'Name' }] }, { is: 'malformed', properties: [], unread: [] }]],
  ['a credential as a line', `${id}\n  Key: Bearer abcdefgh12345678\n  Foo: number`,
    [{ id, properties: [{ name: 'Foo' }] }, { is: 'malformed' }]],
  ['a line deeper than a credential', `${id}\n  Name: title\n  Bearer abcdefgh12345678\n    Foo: number\n  Due: date`,
    [{ id, properties: [{ name: 'Name' }, { name: 'Due' }] }, { is: 'malformed' }]],
  ['an entry under a credential', `Bearer abcdefgh12345678\n  ${id}\n    Due: date`,
    [{ is: 'malformed' }, { id, properties: [{ name: 'Due' }] }]],
  ['a whole token, and a line below it', `${id}\n  ntn_${'1'.repeat(11)}${'a'.repeat(35)}\n  Foo: number`,
    [{ id, properties: [{ name: 'Foo' }] }, { is: 'malformed', given: 'line 2' }]],
])('%s: what is an entry, and of whom the lines are', (_, input, entries) => {
  const read = readDatabases(input)
  expect(read).toHaveLength(entries.length)
  expect(read).toMatchObject(entries)
})

test('an entry that is indented is an entry, and a database given twice keeps the lines of both', () => {
  const read = readDatabases(`${id}\n  Name: title\n  ${other}\n${id}\n  Due: date`)
  expect(read).toMatchObject([
    { id, properties: [{ name: 'Name' }, { name: 'Due' }] },
    { id: other, properties: [] },
  ])
})
