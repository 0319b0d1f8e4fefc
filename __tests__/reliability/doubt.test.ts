import { expect, test } from '@jest/globals'
import { climb } from '../../src/core/checks/ladder.ts'
import type { Connection } from '../../src/core/ports/notion.ts'
import type { Code } from '../../src/core/result/diagnosis.ts'
import type { RawAnswer, Send } from '../../src/http/transport.ts'
import { connectNotion } from '../../src/notion/connect.ts'
import { createFakeClock, type FakeClock } from '../fixtures/fake-clock.ts'
import { runSequence, type Sequence } from '../fixtures/fault-sequences.ts'
import { apiAnswer, invalidUuid, me, notFound, rawAnswer } from '../fixtures/raw-answers.ts'
import { given, token } from '../fixtures/run.ts'

/**
 * Where a 404 alone proves nothing. For one, an outage that has begun, and that the run cannot know of yet: a
 * question hangs while others are answered 404.
 */
const outage = {
  situation: {
    token: 'releaseNotes',
    databases: ['roadmap'],
    capabilities: ['update-content'],
    expectWorkspace: '',
    version: '2026-03-11',
    withoutReadContent: 'refuse',
  },
  timeout: 120,
  latencies: [10],
  random: 0.5,
  after: { is: 'none' },
} as const satisfies Partial<Sequence>

test('a 404 is not believed while another question hangs, which then turns out to be an outage', async () => {
  // The order: who it is; the database and the capability together; then what follows the first 404.
  const untrue = { is: 'untrue-404' } as const
  const hang = { is: 'hang' } as const
  for (const first of [
    [untrue, hang],
    [hang, untrue],
  ]) {
    const faults = [{ is: 'none' } as const, ...first, untrue, untrue, untrue]
    const ran = await runSequence({ ...outage, faults })
    expect(ran.outcome).not.toBe('broken')
  }
})

test('what a view is cannot be told where the question for it gets an unknown error: nothing is blamed', async () => {
  // Who it is, as a database, as a data source; then as a view and as a page.
  const truth = { is: 'none' } as const
  const ran = await runSequence({
    ...outage,
    situation: { ...outage.situation, databases: ['roadmapView'], capabilities: [] },
    faults: [truth, truth, truth],
    after: { is: 'conflict' },
  })
  expect(ran.outcome).toBe('inconclusive')
})

const [one, other] = ['d41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3', '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'] as const

/** Whatever is wrong with one database for ever: it hides nothing that is proven of another. */
test.each<[string, RawAnswer | 'hang', Code]>([
  ['503', rawAnswer(503, {}, ''), 'notion-down'],
  ['502 as HTML', rawAnswer(502, { 'content-type': 'text/html' }, '<html>'), 'notion-down'],
  ['a time-out', 'hang', 'notion-unreachable'],
])('404 for one database, %s for another, for ever: both are told', async (_, trouble, code) => {
  for (const [listed, answersAfter, troubleAfter] of [
    [[one, other], 10, 10],
    [[other, one], 10, 10],
    [[one, other], 10, 400],
    [[one, other], 400, 10],
    [[other, one], 3_000, 10],
    [[one, other], 10, 3_000],
  ] as const) {
    const clock = createFakeClock()
    const send: Send = ({ url, signal }) =>
      new Promise((resolve, reject) => {
        const path = new URL(url).pathname
        const isTroubled = path.endsWith(other)
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        if (isTroubled && trouble === 'hang') return
        const answer = isTroubled
          ? (trouble as RawAnswer)
          : path === '/v1/users/me'
            ? apiAnswer(me)
            : path === '/v1/pages/notion-token-check'
              ? invalidUuid()
              : notFound('database', one)
        clock.after(isTroubled ? troubleAfter : answersAfter, () => resolve(answer))
      })
    const connection = connectTo(send, clock)
    const { lines } = await clock.until(climb(given(connection, { databases: listed.join('\n') })))
    const found = lines.flatMap(({ diagnoses }) => diagnoses.map(each => each.code))
    expect([listed, answersAfter, troubleAfter, found.toSorted()]).toEqual([
      listed,
      answersAfter,
      troubleAfter,
      ['database-not-shared', code],
    ])
  }
})

function connectTo(send: Send, clock: FakeClock): Connection {
  return connectNotion({
    token,
    apiUrl: 'https://api.notion.com',
    notionVersion: '2026-03-11',
    send,
    clock,
    random: () => 0.5,
    deadline: 120_000,
    cancel: new AbortController().signal,
    atOnce: 20,
    proxies: [],
    onWait: () => {},
  })
}
