import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codes } from '../../../src/core/result/diagnosis.ts'
import {
  type Memory,
  readMarker,
  type Watch,
  withoutFuture,
  writeMarker,
} from '../../../src/core/tracking-issue/memory.ts'
import { nodesOf, parse } from '../../fixtures/markdown.ts'

const watch: Watch = {
  repository: '123',
  workflow: '.github/workflows/nightly.yml',
  job: 'check',
  secret: 'NOTION_TOKEN',
  key: '',
}
const state: Memory = {
  phase: 'broken',
  found: [
    { code: 'token-rejected', about: '' },
    { code: 'database-not-shared', about: '84e95b80' },
    { code: 'database-not-shared', about: '84e95b81' },
  ],
  words: '84e95b80',
  since: 1_795_400_580_177,
  unsure: { runs: 2, since: 1_795_400_580_177, told: false },
  reopened: true,
  untold: {
    news: { is: 'changed', found: [{ code: 'token-rejected', about: '' }], gone: [] },
    at: 1_795_400_580_177,
  },
  checked: 1_795_400_580_177,
  by: '9876543210/1',
  number: 42,
}

test('what is written is read again, by the same watch alone', () => {
  const body = `Words\n\n${writeMarker(watch, state)}`
  expect(readMarker(body, watch)).toEqual(state)
  expect(readMarker(body.replaceAll('\n', '\r\n'), { ...watch, secret: 'notion_token' })).toEqual(state)
  // An old server does not tell the repository's ID.
  expect(readMarker(body, { ...watch, repository: '' })).toEqual(state)
  for (const other of [
    { workflow: 'x.yml' },
    { job: 'other' },
    { secret: 'NOTION_TOKEN_2' },
    { key: 'second' },
    { repository: '124' },
  ])
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
      found: 'all',
      words: 1,
      since: 'now',
      unsure: 'yes',
      reopened: 'no',
      untold: { news: { is: 'x' }, at: 7 },
      checked: -1,
      by: {},
      number: -7,
    },
  ],
  [
    'codes that there are not',
    { phase: 'broken', found: { '<img>': ['x'], 'token-rejected': [7] }, since: -1, unsure: { runs: 'x' } },
  ],
])('what somebody wrote into it is made plain: %s', (_, found) => {
  const body = `<!-- notion-token-check ${JSON.stringify({ watch, state: found })} -->`
  expect(readMarker(body, watch)).toEqual({
    phase: 'broken',
    found: [],
    words: expect.any(String),
    since: 0,
    unsure: null,
    reopened: false,
    untold: null,
    checked: 0,
    by: '',
    number: 0,
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
  const found = codes.map(code => ({ code, about: '' }))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (workflow, job) => {
      const odd = { ...watch, workflow: `--> ${workflow} <!-- --!>`, job: `${job}-->`, key: '--><!--' }
      const marker = writeMarker(odd, { ...state, found })
      expect(marker.slice(5, -4)).not.toMatch(/--|[<>]|\n/)
      expect(readMarker(`a\n\n${marker}\n`, odd)).toEqual({ ...state, found })
      expect(nodesOf(parse(marker)).map(({ type }) => type)).toEqual(['root', 'html'])
    }),
  )
})

test('what a clock wrote that was ahead is put right', () => {
  const now = state.checked - 31 * 86_400_000
  expect(withoutFuture(state, now)).toMatchObject({ since: now, checked: 0, unsure: { since: now } })
  expect(withoutFuture(state, state.checked)).toEqual(state)
  // GitHub's machines may differ by a moment.
  expect(withoutFuture(state, state.checked - 2_000).checked).toBe(state.checked)
})
