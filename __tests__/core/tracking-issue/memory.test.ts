import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codes } from '../../../src/core/result/diagnosis.ts'
import { type Memory, readMarker, type Watch, writeMarker } from '../../../src/core/tracking-issue/memory.ts'
import { nodesOf, parse } from '../../fixtures/markdown.ts'

const watch: Watch = { workflow: '.github/workflows/nightly.yml', job: 'check', secret: 'NOTION_TOKEN' }
const state: Memory = {
  phase: 'broken',
  codes: ['token-rejected', 'database-not-shared'],
  words: '84e95b80',
  since: 1_795_400_580_177,
  unsure: { runs: 2, since: 1_795_400_580_177, told: false },
  reopened: true,
  untold: { news: { is: 'changed', found: ['token-rejected'], gone: [] }, at: 1_795_400_580_177 },
  checked: 1_795_400_580_177,
  by: '9876543210/1',
}

test('what is written is read again, by the same watch alone', () => {
  const body = `Words\n\n${writeMarker(watch, state)}`
  expect(readMarker(body, watch)).toEqual(state)
  expect(readMarker(body.replaceAll('\n', '\r\n'), { ...watch, secret: 'notion_token' })).toEqual(state)
  for (const other of [{ workflow: 'x.yml' }, { job: 'other' }, { secret: 'NOTION_TOKEN_2' }])
    expect(readMarker(body, { ...watch, ...other })).toBeNull()
})

test.each([
  ['nothing', ''],
  ['a begun marker', '<!-- notion-token-check {"watch":'],
  ['no JSON', '<!-- notion-token-check nonsense -->'],
  ['null', '<!-- notion-token-check null -->'],
  ['a number', '<!-- notion-token-check 7 -->'],
  ['nothing of a watch', '<!-- notion-token-check {"state":{}} -->'],
])('%s is no marker', (_, body) => {
  expect(readMarker(body, watch)).toBeNull()
})

test.each<[string, unknown]>([
  ['no state', undefined],
  ['a text', 'x'],
  [
    'everything wrong',
    {
      phase: 7,
      codes: 'all',
      words: 1,
      since: 'now',
      unsure: 'yes',
      reopened: 'no',
      untold: { news: { is: 'x' }, at: 7 },
      checked: -1,
      by: {},
    },
  ],
  ['codes that there are not', { phase: 'broken', codes: ['<img>', 7], since: -1, unsure: { runs: 'x' } }],
])('what somebody wrote into it is made plain: %s', (_, found) => {
  const body = `<!-- notion-token-check ${JSON.stringify({ watch, state: found })} -->`
  expect(readMarker(body, watch)).toEqual({
    phase: 'broken',
    codes: [],
    words: expect.any(String),
    since: 0,
    unsure: null,
    reopened: false,
    untold: null,
    checked: 0,
    by: '',
  })
})

test.each<Memory['untold'] & object>([
  { news: { is: 'still-broken' }, at: 1 },
  { news: { is: 'broken-again' }, at: 1 },
  { news: { is: 'cannot-tell', since: 5, runs: 3 }, at: 1 },
  { news: { is: 'healthy', since: 5, until: 6, codes: ['token-rejected'] }, at: 1 },
])('news that were not told are remembered: $news.is', untold => {
  expect(readMarker(writeMarker(watch, { ...state, untold }), watch)?.untold).toEqual(untold)
})

test('whatever a workflow is called, the marker stays one comment that nobody sees', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (workflow, job) => {
      const odd = { workflow: `--> ${workflow} <!-- --!>`, job: `${job}-->`, secret: 'X' }
      const marker = writeMarker(odd, { ...state, codes })
      expect(marker.slice(5, -4)).not.toMatch(/--|[<>]|\n/)
      expect(readMarker(`a\n\n${marker}\n`, odd)).toEqual({ ...state, codes })
      expect(nodesOf(parse(marker)).map(({ type }) => type)).toEqual(['root', 'html'])
    }),
  )
})
