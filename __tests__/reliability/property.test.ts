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

/** The same few in every run; `npm run soak` tries many more, other ones each time, and says which. */
const { SOAK_RUNS, SOAK_SEED } = process.env
const seed = Number(SOAK_SEED ?? (SOAK_RUNS ? Date.now() % 2 ** 31 : 20_261_123))
const numRuns = SOAK_RUNS ? Math.ceil(Number(SOAK_RUNS) / 2) : 1200
const limitMs = 90_000 + 20 * numRuns
if (SOAK_RUNS) process.stderr.write(`${2 * numRuns} sequences; again: SOAK_SEED=${seed} npm run soak\n`)
const calm = { faults: [], after: { is: 'none' }, latencies: [40], random: 0.5, timeout: 120 } as const

/** Everything holds over all of these; the outcomes that they came to. */
async function outcomesOver(sequences: fc.Arbitrary<Sequence>): Promise<string[]> {
  const outcomes = new Set<string>()
  const holds = async (sequence: Sequence) => {
    const ran = await runSequence(sequence)
    const wrong = violationsOf(sequence, ran)
    if (wrong.length > 0) throw new Error(wrong.join('; '))
    outcomes.add(ran.outcome)
  }
  await fc.assert(fc.asyncProperty(sequences, holds), { seed, numRuns })
  return [...outcomes].sort()
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

test(
  'over a sound world, no sequence of faults comes to broken',
  async () => {
    expect(await outcomesOver(soundSequences)).toEqual(['healthy', 'inconclusive'])
  },
  limitMs,
)

test(
  'over a broken world, it comes to inconclusive, or to broken with the right codes',
  async () => {
    const outcomes = await outcomesOver(brokenSequences)
    // A capability that could not be told is a warning alone, and so may hide the one thing that is wrong.
    expect(outcomes.filter(outcome => outcome !== 'healthy')).toEqual(['broken', 'inconclusive'])
  },
  limitMs,
)
