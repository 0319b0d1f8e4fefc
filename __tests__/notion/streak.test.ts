import { expect, test } from '@jest/globals'
import type { Fault, Refusal } from '../../src/core/ports/notion.ts'
import {
  afterAnswer,
  afterFault,
  afterGivingUp,
  afterPause,
  afterTrouble,
  lasts,
  noStreak,
  pauseFor,
  type Streak,
} from '../../src/notion/streak.ts'

const evidence = { status: null, requestId: null, rayId: null }
const down: Fault = { kind: 'down', evidence }
const limited: Fault = { kind: 'rate-limited', evidence, waitSeconds: 1, limit: 'unknown' }
const refused = (kind: 'unauthorized' | 'not-found' | 'version-refused') =>
  ({ kind, evidence: { ...evidence, status: statuses[kind] }, message: '', acceptedBefore: false }) as Refusal
const statuses = { unauthorized: 401, 'not-found': 404, 'version-refused': 400 }
const unknown: Refusal = { kind: 'unknown-error', evidence, message: '', code: 'new' }
const failing = afterFault(noStreak, down, 1_000, false)

// biome-ignore format: one row a case
test.each<readonly [string, Streak, Partial<Streak>]>([
  ['a value', afterAnswer(failing, null), { accepted: true, troubled: true, failingSince: null, lastFault: down }],
  ['a 404', afterAnswer(noStreak, refused('not-found')), { accepted: true, troubled: false }],
  ['a 401', afterAnswer(failing, refused('unauthorized')), { accepted: false, failingSince: 1_000 }],
  ['a version that is refused', afterAnswer(failing, refused('version-refused')), { accepted: false, failingSince: null }],
  ['an error that nobody knows', afterAnswer(noStreak, unknown), { accepted: false, troubled: true }],
  ['a fault', failing, { troubled: true, failingSince: 1_000, lastFault: down, lastLimit: null }],
  ['a second one', afterFault(failing, limited, 9_000, false), { failingSince: 1_000, lastFault: limited, lastLimit: limited }],
  ['a fault of what no verdict needs', afterTrouble(noStreak, down), { troubled: true, failingSince: null, lastFault: null }],
  ['a limit with a wait', afterFault(noStreak, limited, 1_000, true), { troubled: true, failingSince: null, lastFault: null, lastLimit: limited }],
  ['an overload with a wait', afterFault(noStreak, down, 1_000, true), { failingSince: 1_000, lastFault: down }],
  ['a question given up', afterGivingUp(failing), { givenUp: 1 }],
  ['one given up where others get answers', afterGivingUp(noStreak), { givenUp: 0 }],
  ['a pause', afterPause(noStreak, 400), { pauses: 1, unnamedMs: 400 }],
])('after %s', (_, streak, expected) => {
  expect(streak).toMatchObject(expected)
})

// biome-ignore format: one row a case
test.each<readonly [string, Streak, number, boolean]>([
  ['short', { ...failing, givenUp: 1 }, 5_999, false],
  ['five seconds', { ...failing, givenUp: 1 }, 6_000, true],
  ['of five questions', { ...failing, givenUp: 5 }, 1_001, true],
  ['of none', noStreak, 99_000, false],
])('a failure that is %s', (_, streak, now, expected) => {
  expect(lasts(streak, now)).toBe(expected)
})

test.each([
  [1_000, 9, 1_000],
  [0, 0, 500],
  [0, 3, 4_000],
  [0, 20, 30_000],
  [900, 0, 900],
])('a wait of %i ms after %i pauses is %i ms', (wait, pauses, expected) => {
  expect(pauseFor({ ...noStreak, pauses }, wait)).toBe(expected)
})
