import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codes as allCodes, type Code, traits } from '../../../src/core/result/diagnosis.ts'
import { type Decision, decide, type Found } from '../../../src/core/tracking-issue/decide.ts'
import type { Memory, News } from '../../../src/core/tracking-issue/memory.ts'
import type { Seen } from '../../../src/core/tracking-issue/seen.ts'

const night = 86_400_000
const rejected: Code[] = ['token-rejected']
const unshared: Code[] = ['database-not-shared']
const both: Code[] = ['database-not-shared', 'capability-missing']

const state = (change: Partial<Memory> = {}): Memory => ({
  phase: 'broken',
  codes: rejected,
  words: 'rejected',
  since: night,
  unsure: null,
  reopened: false,
  untold: null,
  checked: 4 * night,
  by: '4/1',
  ...change,
})
const wasHealthy = state({ phase: 'healthy', codes: [], words: '' })
const wellNews: News = { is: 'healthy', since: night, until: 4 * night, codes: rejected }
const open = (change: Partial<Memory> = {}): Found => ({ open: true, state: state(change) })
const closed = (change: Partial<Memory> = {}): Found => ({ open: false, state: state(change) })

const broken = (codes: readonly Code[] = rejected, change: Partial<Seen> = {}): Seen => ({
  outcome: 'broken',
  codes,
  untold: [],
  run: '5/1',
  words: codes === rejected ? 'rejected' : codes.join(),
  at: 5 * night,
  ...change,
})
const inconclusive: Seen = {
  outcome: 'inconclusive',
  codes: [],
  untold: [...allCodes],
  words: 'x',
  run: '5/1',
  at: 5 * night,
}
const healthy: Seen = { outcome: 'healthy', codes: [], untold: [], words: '', run: '5/1', at: 5 * night }

/** `write`, what happens to the issue, the comment, and what is remembered that differs. */
type Row = [
  string,
  Found | null,
  Seen,
  [Decision['write'], Decision['state'], string | null],
  Partial<Memory>?,
]

const rows: Row[] = [
  ['no issue, healthy', null, healthy, ['nothing', null, null]],
  ['no issue, could not tell', null, inconclusive, ['nothing', null, null]],
  ['no issue, broken', null, broken(), ['new-issue', null, null], { since: 5 * night, codes: rejected }],

  ['open, the same', open(), broken(), ['line', null, null], { since: night }],
  [
    'open, other words for the same',
    open(),
    broken(rejected, { words: 'new' }),
    ['whole', null, null],
    { words: 'new' },
  ],
  [
    'open, another fault',
    open(),
    broken(unshared),
    ['whole', null, 'changed'],
    { codes: unshared, since: night },
  ],
  [
    'open, one fault more',
    open({ codes: unshared }),
    broken(both),
    ['whole', null, 'changed'],
    { codes: both },
  ],
  [
    'open, one fault less',
    open({ codes: both }),
    broken(unshared),
    ['whole', null, 'changed'],
    { codes: unshared },
  ],
  [
    'open, one of two could not be told: it is not mended by that',
    open({ codes: both }),
    broken(unshared, { untold: ['capability-missing'] }),
    ['line', null, null],
    { codes: both },
  ],
  [
    'open, one of two could not be told, and it is another one: what was asked is gone',
    open({ codes: both }),
    broken(['database-in-trash'], { untold: ['capability-missing'] }),
    ['whole', null, 'changed'],
    { codes: ['database-in-trash', 'capability-missing'] },
  ],
  [
    'open, rejected before the databases were asked: they are not mended by that',
    open({ codes: unshared }),
    broken(rejected, { untold: both }),
    ['whole', null, 'changed'],
    { codes: ['token-rejected', 'database-not-shared'] },
  ],
  [
    'open, healthy, and what was found before could not be told',
    open({ codes: ['capability-missing'] }),
    { ...healthy, untold: ['capability-missing'] },
    ['line', null, null],
    { phase: 'broken', codes: ['capability-missing'] },
  ],
  [
    'open, healthy, and one of two could not be told',
    open({ codes: both }),
    { ...healthy, untold: ['capability-missing'] },
    ['line', null, 'changed'],
    { phase: 'broken', codes: ['capability-missing'] },
  ],
  [
    'open, a new one, and one that could not be told',
    open({ codes: unshared }),
    broken(['capability-missing'], { untold: unshared }),
    ['whole', null, 'changed'],
    { codes: both },
  ],
  [
    'open, healthy',
    open(),
    healthy,
    ['whole', 'closed', 'healthy'],
    { phase: 'healthy', codes: [], since: 5 * night },
  ],

  [
    'open, could not tell',
    open(),
    inconclusive,
    ['line', null, null],
    { unsure: { runs: 1, since: 5 * night, told: false } },
  ],
  [
    'open, could not tell twice',
    open({ unsure: { runs: 1, since: 3 * night, told: false } }),
    inconclusive,
    ['line', null, null],
    { unsure: { runs: 2, since: 3 * night, told: false } },
  ],
  [
    'open, could not tell three times',
    open({ unsure: { runs: 2, since: 3 * night, told: false } }),
    inconclusive,
    ['line', null, 'cannot-tell'],
    { unsure: { runs: 3, since: 3 * night, told: true } },
  ],
  [
    'open, could not tell four times: it was said',
    open({ unsure: { runs: 3, since: 3 * night, told: true } }),
    inconclusive,
    ['line', null, null],
    { unsure: { runs: 4, since: 3 * night, told: true } },
  ],
  [
    'open, known again',
    open({ unsure: { runs: 3, since: 3 * night, told: true } }),
    broken(),
    ['line', null, null],
    { unsure: null },
  ],
  [
    'open, healthy after not knowing',
    open({ unsure: { runs: 3, since: 3 * night, told: true } }),
    healthy,
    ['whole', 'closed', 'healthy'],
    { unsure: null },
  ],

  ['closed by hand, the same', closed(), broken(), ['line', 'open', 'still-broken'], { reopened: true }],
  [
    'closed by hand a second time',
    closed({ reopened: true }),
    broken(),
    ['line', null, null],
    { reopened: true },
  ],
  [
    'closed by hand a second time, other words',
    closed({ reopened: true }),
    broken(rejected, { words: 'new' }),
    ['whole', null, null],
    { words: 'new' },
  ],
  [
    'closed by hand a second time, another fault',
    closed({ reopened: true }),
    broken(unshared),
    ['whole', 'open', 'changed'],
    { reopened: false, codes: unshared },
  ],
  ['closed by hand, could not tell', closed(), inconclusive, ['nothing', null, null]],
  [
    'closed by hand, healthy',
    closed({ reopened: true }),
    healthy,
    ['whole', null, 'healthy'],
    { phase: 'healthy' },
  ],

  [
    'open, the same, and the last news did not arrive',
    open({ untold: { news: { is: 'changed', found: rejected, gone: [] }, at: 4 * night } }),
    broken(),
    ['line', null, 'changed'],
    { untold: { news: { is: 'changed', found: rejected, gone: [] }, at: 5 * night } },
  ],
  [
    'open, healthy, and the last news did not arrive: they are old',
    open({ untold: { news: { is: 'changed', found: rejected, gone: [] }, at: 4 * night } }),
    healthy,
    ['whole', 'closed', 'healthy'],
  ],
  [
    'open, could not tell, and the last news did not arrive: they wait',
    open({ untold: { news: { is: 'broken-again' }, at: 4 * night } }),
    inconclusive,
    ['line', null, null],
    { untold: { news: { is: 'broken-again' }, at: 4 * night } },
  ],
  [
    'open, known again, and nobody heard that it was not known',
    open({ untold: { news: { is: 'cannot-tell', since: 1, runs: 3 }, at: 4 * night } }),
    broken(),
    ['line', null, null],
    { untold: null },
  ],
  [
    'healthy and closed, and nobody heard of it',
    { open: false, state: { ...wasHealthy, untold: { news: wellNews, at: 4 * night } } },
    healthy,
    ['line', null, 'healthy'],
    { untold: { news: wellNews, at: 5 * night } },
  ],
  ['open, a newer run was there', open({ checked: 6 * night }), healthy, ['nothing', null, null]],
  ['open, another step of this run found it broken', open({ by: '5/1' }), healthy, ['nothing', null, null]],
  [
    'open, another step of this run found another fault',
    open({ by: '5/1' }),
    broken(unshared),
    ['nothing', null, null],
  ],
  [
    'healthy and closed by another step of this run, broken',
    { open: false, state: { ...wasHealthy, by: '5/1' } },
    broken(),
    ['whole', 'open', 'broken-again'],
  ],
  ['healthy and closed, healthy', { open: false, state: wasHealthy }, healthy, ['nothing', null, null]],
  [
    'healthy and closed, could not tell',
    { open: false, state: wasHealthy },
    inconclusive,
    ['nothing', null, null],
  ],
  [
    'healthy and closed, broken again',
    { open: false, state: wasHealthy },
    broken(),
    ['whole', 'open', 'broken-again'],
    { phase: 'broken', since: 5 * night, codes: rejected, reopened: false },
  ],
  [
    'healthy and opened by hand, healthy',
    { open: true, state: wasHealthy },
    healthy,
    ['nothing', null, null],
  ],
  [
    'healthy and opened by hand, could not tell',
    { open: true, state: wasHealthy },
    inconclusive,
    ['nothing', null, null],
  ],
  [
    'healthy and opened by hand, broken again',
    { open: true, state: wasHealthy },
    broken(),
    ['whole', null, 'broken-again'],
  ],
]

test.each(rows.map(([name, ...row]) => ({ name, row })))('$name', ({ row }) => {
  const [issue, seen, [write, change, comment], next] = row
  const decision = decide(issue, seen)
  expect([decision.write, decision.state, decision.comment?.is ?? null]).toEqual([write, change, comment])
  expect(decision.next === null).toBe(write === 'nothing')
  if (next) expect(decision.next).toMatchObject(next)
})

test('what has changed is said: what is new and what is gone', () => {
  expect(decide(open(), broken(unshared)).comment).toEqual({ is: 'changed', found: unshared, gone: rejected })
})

const failing = allCodes.filter(code => traits[code].verdict === 'fail')
const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc.record({
    outcome: fc.constant('broken' as const),
    codes: fc.subarray(failing, { minLength: 1, maxLength: 3 }),
    untold: fc.subarray(failing),
    run: fc.constant(''),
    words: fc.constantFrom('a', 'b'),
    at: fc.constant(0),
  }),
  fc.record({
    outcome: fc.constant('healthy' as const),
    codes: fc.constant([]),
    untold: fc.constantFrom([], ['capability-missing'] as Code[]),
    words: fc.constant(''),
    run: fc.constant(''),
    at: fc.constant(0),
  }),
  fc.constant(inconclusive),
)
/** A night, and whether somebody closes or opens the issue on the day after it. */
const nights = fc.array(fc.tuple(seen, fc.constantFrom('leave', 'close', 'open')), { maxLength: 40 })

test('whatever the nights bring: one comment a night, opened and closed only on proof', () => {
  fc.assert(
    fc.property(nights, all => {
      let issue = null as Found | null
      for (const [at, [thing, hand]] of all.entries()) {
        const each = { ...thing, at: at + 1, run: String(at) }
        const before: Found | null = issue
        const decision: Decision = decide(before, each)
        const after: Found | null =
          decision.next === null
            ? before
            : {
                open: decision.state ? decision.state === 'open' : (before?.open ?? true),
                state: decision.next,
              }
        if (each.outcome === 'inconclusive') expect(after?.open).toBe(before?.open)
        if (each.outcome !== 'broken' && before === null) expect(after).toBeNull()
        if (decision.state === 'closed') expect(each.outcome).toBe('healthy')
        if (decision.state === 'open') expect(each.outcome).toBe('broken')
        if (decision.state) expect(decision.comment).not.toBeNull()
        if (each.outcome === 'healthy' && before?.state.phase === 'broken' && each.untold.length === 0)
          expect(after?.open).toBe(false)
        // What was found and not looked at again stays on record.
        const kept = before?.state.codes.filter(code => each.untold.includes(code)) ?? []
        if (before?.state.phase === 'broken' && each.outcome !== 'inconclusive')
          expect(after?.state.codes).toEqual(expect.arrayContaining(kept))
        // The same again tells nobody anything, unless it opens what somebody closed.
        const told = after && { ...after, state: { ...after.state, untold: null } }
        const again = { ...each, at: at + 1.5, run: `${at} again` }
        if (told?.open) expect(decide(told, again).comment?.is ?? 'cannot-tell').toBe('cannot-tell')
        issue = after && hand !== 'leave' ? { ...after, open: hand === 'open' } : after
      }
    }),
    { numRuns: 500 },
  )
})
