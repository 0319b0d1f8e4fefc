import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { currentLines } from '../../../src/core/catalogue/property-lines.ts'
import { readDatabases } from '../../../src/core/inputs/database-entry.ts'
import { propertyTypes } from '../../../src/core/inputs/property-line.ts'
import type { FoundProperty } from '../../../src/core/ports/notion.ts'
import { showing } from '../../../src/core/render/show.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'
import { plain } from '../../fixtures/report.ts'

const id = 'd41f8a266b3c4e978a059f7c12e6b0d3'
const { command } = showing(text => text)

/** The lines as they stand in the summary. */
function shown(...current: FoundProperty[]): string[] {
  return currentLines([{ source: null, sourceId: null, current }]).map(command)
}

const text = (name: string, type = 'rich_text', options: string[] | null = null): FoundProperty => ({
  name,
  type,
  options,
})
const hidden = " (can't be copied from here: some of its name doesn't show)"

// biome-ignore format: one row a case
test.each<[string, FoundProperty, string[]]>([
  ['an ordinary name', text('Name'), ['Name: rich_text']],
  ['options', text('S', 'status', ['Todo', 'In  progress']), ['S: status']],
  ['options that can be read', text('S', 'status', ['Todo', '#1']), ['S: status [Todo, #1]']],
  ['a comma in an option', text('S', 'select', ['a, b']), ['S: select']],
  ['a colon', text('a: b'), ['"a: b": rich_text']],
  ['nothing but a colon', text(': '), ['": ": rich_text']],
  ['a colon at its end', text('Due:'), ['Due:: rich_text']],
  ['what begins a comment', text('Issue #'), ['"Issue #": rich_text']],
  ['no comment', text('C#'), ['C#: rich_text']],
  ['spaces around it', text(' a '), ['" a ": rich_text']],
  ['a quotation mark at its end', text('6"'), ['6": rich_text']],
  ['quotation marks around it', text('"a"'), ['""a"": rich_text']],
  ['a comment in one quotation mark', text('a"b #c'), ['"a"b #c": rich_text']],
  ['what closes the quotation marks', text('6": wide'), ['# 6": wide: rich_text (can\'t be copied from here)']],
  ['an ID', text(id, 'url'), [`${id}: url`]],
  ['an expression of a workflow', text('${{ x }}'), ['# ${{ x }}: rich_text (can\'t be copied from here)']],
  ['a type unknown here', text('X', 'orbit'), ['X: orbit']],
  ['a type with a space', text('X', 'new type'), ['# X: new type (can\'t be copied from here)']],
  ['a no-break space before it', text('\u00a0a'), [`# a: rich_text${hidden}`]],
  ['a byte order mark behind it', text('a\ufeff'), [`# a: rich_text${hidden}`]],
  ['what shows nothing', text('a\u200bb'), [`# ab: rich_text${hidden}`]],
  ['another Unicode form', text('e\u0301'), [`# é: rich_text${hidden}`]],
  ['no name', text(''), []],
  ['a name that does not show', text('\u200b'), []],
])('as a line to paste: %s', (_, property, expected) => {
  expect(shown(property)).toEqual(expected.map(line => `  ${line}`))
})

// What means something on a line, and what doesn't show.
const pieces = fc.constantFrom(
  '"',
  ':',
  ' ',
  '#',
  '[',
  ']',
  ',',
  '": ',
  ' #',
  ' = ',
  '\u00a0',
  '\ufeff',
  '\u200b',
  '：',
)
const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })
const names = fc.oneof(
  fc.string({ unit: fc.oneof(pieces, ascii), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(...hostileStrings),
)
const types = fc.oneof(
  fc.constantFrom(...propertyTypes),
  fc.constantFrom('orbit', 'new type', 'Select', 'ID'),
)
const properties = fc.record({
  name: names,
  type: types,
  options: fc.oneof(fc.constant(null), fc.array(names, { maxLength: 3 })),
})

test('what can be pasted is read as the property that there is, and the rest as nothing', () => {
  fc.assert(
    fc.property(properties, property => {
      const lines = shown(property)
      const [entry, ...more] = readDatabases([id, ...lines, '  Last: title'].join('\n'))
      const last = { name: 'Last', type: 'title', options: [] }
      expect(more).toEqual([])
      expect(entry?.unread).toEqual([])
      const pasted = lines.filter(line => !line.startsWith('  # '))
      const { name, type } = property
      const options = pasted.some(line => line.endsWith(']')) ? property.options : []
      expect(entry?.properties).toEqual(pasted.length > 0 ? [{ name, type, options }, last] : [last])
    }),
    { numRuns: 2_000 },
  )
})

const held = (sourceId: string | null, source: string | null, name: string) => ({
  source,
  sourceId,
  current: [{ name, type: 'date', options: null }],
})

test.each([
  ['one', [held('a', null, 'Due')], ['  Due: date']],
  ['one that lacks several', [held('a', null, 'Due'), held('a', null, 'Due')], ['  Due: date']],
  ['the database\u2019s own answer', [held(null, null, 'Due')], ['  Due: date']],
  [
    'two of the same name',
    [held('a', 'Tasks', 'Due'), held('b', 'Tasks', 'Done')],
    ['# Tasks', '  Due: date', '# Tasks', '  Done: date'],
  ],
])('the properties as they are now: %s', (_, all, lines) => {
  expect(currentLines(all).map(line => plain(line, false))).toEqual(lines)
})
