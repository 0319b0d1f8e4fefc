import { expect, test } from '@jest/globals'
import { runSequence, type Sequence } from '../fixtures/fault-sequences.ts'

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
