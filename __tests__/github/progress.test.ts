import { expect, test } from '@jest/globals'
import { createProgress } from '../../src/github/progress.ts'

test('long work says how far it is and how long it waits, every few seconds at most', () => {
  let now = 0
  const lines: string[] = []
  const progress = createProgress(
    () => now,
    line => lines.push(`${now}: ${line}`),
  )
  progress.waiting(900)
  progress.waiting(60_000)
  progress.waiting(60_000)
  for (now = 100; now <= 7_000; now += 100) progress.done(now / 100, 70)
  progress.waiting(2_000)
  expect(lines).toEqual([
    '0: Notion asks to wait 60 s (rate limit); waiting',
    '3000: 30 of 70 databases asked',
    '6000: 60 of 70 databases asked',
    '7100: Notion asks to wait 2 s (rate limit); waiting',
  ])
})
