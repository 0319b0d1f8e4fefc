import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  brokenSequences,
  rightResult,
  runSequence,
  type Sequence,
  soundSequences,
  violationsOf,
} from '../fixtures/fault-sequences.ts'

/** The same sequences in every run; `scripts/soak.ts` tries many more. */
const seed = 20_261_123
const calm = { faults: [], after: { is: 'none' }, latencies: [40], random: 0.5, timeout: 120 } as const

async function holds(sequence: Sequence): Promise<string> {
  const ran = await runSequence(sequence)
  const wrong = violationsOf(sequence, ran)
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  return ran.outcome
}

test('with nothing in the way, every generated situation has its right result', async () => {
  for (const { situation } of [
    ...fc.sample(soundSequences, { seed, numRuns: 60 }),
    ...fc.sample(brokenSequences, { seed, numRuns: 200 }),
  ]) {
    const ran = await runSequence({ ...calm, situation })
    expect({ situation, codes: ran.codes }).toEqual({ situation, codes: rightResult(situation).codes })
  }
})

test('over a sound world, no sequence of faults comes to broken', async () => {
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(soundSequences, async sequence => {
      outcomes.add(await holds(sequence))
    }),
    { seed, numRuns: 1200 },
  )
  expect([...outcomes].sort()).toEqual(['healthy', 'inconclusive'])
}, 90_000)

test('over a broken world, it comes to inconclusive, or to broken with the right codes', async () => {
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(brokenSequences, async sequence => {
      outcomes.add(await holds(sequence))
    }),
    { seed, numRuns: 1200 },
  )
  // A capability that could not be told is a warning alone, and so may hide the one thing that is wrong.
  expect([...outcomes].filter(outcome => outcome !== 'healthy').sort()).toEqual(['broken', 'inconclusive'])
}, 90_000)
