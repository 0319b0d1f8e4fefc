import { expect, test } from '@jest/globals'
import { currentLines } from '../../../src/core/catalogue/property-lines.ts'
import { plain } from '../../fixtures/report.ts'

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
