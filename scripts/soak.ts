// node scripts/soak.ts [--runs 20000] [--seed N]: sequences of faults at random, as in the property test, many more.
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import {
  brokenSequences,
  runSequence,
  soundSequences,
  violationsOf,
} from '../__tests__/fixtures/fault-sequences.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const runs = Number(values.runs)
const seed = Number(values.seed)
const atOnce = 500
const mostShown = 5

const counts = new Map<string, number>()
const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
let violations = 0

async function soak(name: string, sequences: typeof soundSequences, wanted: number): Promise<void> {
  for (let done = 0; done < wanted; done += atOnce)
    for (const sequence of fc.sample(sequences, {
      seed: seed + done,
      numRuns: Math.min(atOnce, wanted - done),
    })) {
      const ran = await runSequence(sequence)
      count(`${name}: ${ran.outcome}`)
      for (const code of ran.codes) count(`  ${code}`)
      const wrong = violationsOf(sequence, ran)
      if (wrong.length === 0) continue
      violations++
      if (violations <= mostShown) console.log(`${wrong.join('; ')}\n${JSON.stringify(sequence)}\n`)
    }
}

if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Usage: node scripts/soak.ts [--runs 20000] [--seed N]')
  process.exitCode = 2
} else {
  await soak('sound world', soundSequences, Math.ceil(runs / 2))
  await soak('broken world', brokenSequences, Math.floor(runs / 2))
  for (const [name, times] of [...counts].sort(([a], [b]) => (a < b ? 1 : -1)))
    console.log(`${String(times).padStart(7)}  ${name}`)
  console.log(`\n${runs} sequences, seed ${seed}: ${violations} violations`)
  process.exitCode = violations === 0 ? 0 : 1
}
