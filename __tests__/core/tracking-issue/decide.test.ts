import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codes as allCodes, type Code, traits } from '../../../src/core/result/diagnosis.ts'
import { type Decision, decide, type Found } from '../../../src/core/tracking-issue/decide.ts'
import type { Finding, Memory, News } from '../../../src/core/tracking-issue/memory.ts'
import { leftOpen, type Open, type Seen } from '../../../src/core/tracking-issue/seen.ts'

const night = 86_400_000
const finding = (code: Code, about = ''): Finding => ({ code, about })
const rejected = [finding('token-rejected')]
const unshared = [finding('database-not-shared')]
const lacking = [finding('capability-missing')]
const trashed = [finding('database-in-trash')]
const both = [...unshared, ...lacking]
const ending = [finding('token-expires-soon')]
const roadmap = finding('database-not-shared', 'a')
const tasks = finding('database-not-shared', 'b')
/** As many as are no longer remembered one by one. */
const many = Array.from({ length: 101 }, (_, at) => finding('database-not-shared', String(at)))

const nothingOpen: Open = { all: false, checks: [], lines: [] }
const everythingOpen: Open = { ...nothingOpen, all: true }
const checksOpen = (...checks: string[]): Open => ({ ...nothingOpen, checks })

const state = (change: Partial<Memory> = {}): Memory => ({
  phase: 'broken',
  found: rejected,
  words: 'rejected',
  since: night,
  unsure: null,
  reopened: false,
  untold: null,
  checked: 4 * night,
  by: '4/1',
  number: 4,
  ...change,
})
const wasHealthy = state({ phase: 'healthy', found: [], words: '' })
const wellNews: News = { is: 'healthy', since: night, until: 4 * night, codes: ['token-rejected'] }
const open = (change: Partial<Memory> = {}): Found => ({ open: true, state: state(change) })
const closed = (change: Partial<Memory> = {}): Found => ({ open: false, state: state(change) })

const broken = (found: readonly Finding[] = rejected, change: Partial<Seen> = {}): Seen => ({
  outcome: 'broken',
  found,
  open: nothingOpen,
  run: '5/1',
  number: 5,
  attempt: 1,
  words: found === rejected ? 'rejected' : JSON.stringify(found),
  at: 5 * night,
  ...change,
})
const healthy: Seen = { ...broken([]), outcome: 'healthy', words: '' }
const inconclusive: Seen = { ...healthy, outcome: 'inconclusive', open: everythingOpen, words: 'x' }

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
  ['no issue, broken', null, broken(), ['new-issue', null, null], { since: 5 * night, found: rejected }],

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
    { found: unshared, since: night },
  ],
  [
    'open, one fault more',
    open({ found: unshared }),
    broken(both),
    ['whole', null, 'changed'],
    { found: both },
  ],
  [
    'open, one fault less',
    open({ found: both }),
    broken(unshared),
    ['whole', null, 'changed'],
    { found: unshared },
  ],
  [
    'open, one of two could not be told: it is not mended by that',
    open({ found: both }),
    broken(unshared, { open: checksOpen('capability') }),
    ['line', null, null],
    { found: both },
  ],
  [
    'open, one of two could not be told, and it is another one: what was asked is gone',
    open({ found: both }),
    broken(trashed, { open: checksOpen('capability') }),
    ['whole', null, 'changed'],
    { found: [...trashed, ...lacking] },
  ],
  [
    'open, rejected before the databases were asked: they are not mended by that',
    open({ found: unshared }),
    broken(rejected, { open: checksOpen('database', 'capability') }),
    ['whole', null, 'changed'],
    { found: [...rejected, ...unshared] },
  ],
  [
    'open, healthy, and what was found before could not be told',
    open({ found: lacking }),
    { ...healthy, open: checksOpen('capability') },
    ['line', null, null],
    { phase: 'broken', found: lacking },
  ],
  [
    'open, healthy, and one of two could not be told',
    open({ found: both }),
    { ...healthy, open: checksOpen('capability') },
    ['line', null, 'changed'],
    { phase: 'broken', found: lacking },
  ],
  [
    'open, a new one, and one that could not be told',
    open({ found: unshared }),
    broken(lacking, { open: checksOpen('database') }),
    ['whole', null, 'changed'],
    { found: both },
  ],
  [
    'open, healthy',
    open(),
    healthy,
    ['whole', 'closed', 'healthy'],
    { phase: 'healthy', found: [], since: 5 * night },
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
    { reopened: false, found: unshared },
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
    { untold: { news: { is: 'changed', found: rejected, gone: [] }, at: 4 * night } },
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
    { untold: { news: wellNews, at: 4 * night } },
  ],
  [
    'warned, and now broken: that began now',
    open({ found: ending }),
    broken([...ending, ...unshared]),
    ['whole', null, 'changed'],
    { since: 5 * night },
  ],
  [
    'warned, and now broken so that the warning could not be told: that began now',
    open({ found: ending }),
    broken(rejected, { open: checksOpen('authentication') }),
    ['whole', null, 'changed'],
    { since: 5 * night },
  ],
  [
    'broken, and a warning is left: that began now',
    open({ found: [...ending, ...unshared] }),
    broken(ending),
    ['whole', null, 'changed'],
    { since: 5 * night },
  ],
  ['warned, the same', open({ found: ending }), broken(ending), ['whole', null, null], { since: night }],
  [
    'open, another database under the same code',
    open({ found: [roadmap] }),
    broken([roadmap, tasks]),
    ['whole', null, 'changed'],
    { found: [roadmap, tasks] },
  ],
  ['open, the same database', open({ found: [roadmap] }), broken([roadmap]), ['whole', null, null]],
  [
    'open, one of two databases is shared again',
    open({ found: [roadmap, tasks] }),
    broken([tasks]),
    ['whole', null, 'changed'],
    { found: [tasks] },
  ],
  [
    'open, one of two databases could not be told',
    open({ found: [roadmap, tasks] }),
    broken([tasks], { open: { ...nothingOpen, checks: ['database'], lines: ['a'] } }),
    ['line', null, null],
    { found: [tasks, roadmap] },
  ],
  [
    'open, another property of the same database',
    open({ found: [finding('database-not-shared', 'a.1')] }),
    broken([finding('database-not-shared', 'a.1'), finding('database-not-shared', 'a.2')]),
    ['whole', null, 'changed'],
  ],
  [
    'open, so many databases that they are remembered as one',
    open({ found: [roadmap] }),
    broken(many),
    ['whole', null, 'changed'],
    { found: unshared },
  ],
  [
    'open, as many as before',
    open({ found: unshared }),
    broken(many),
    ['whole', null, null],
    { found: unshared },
  ],
  [
    'open, one less than too many to remember: known as a whole',
    open({ found: unshared }),
    broken(many.slice(1)),
    ['whole', null, null],
    { found: many.slice(1) },
  ],
  [
    'open, a run that began later was there just now',
    open({ checked: 5 * night - 1, number: 6 }),
    healthy,
    ['nothing', null, null],
  ],
  [
    'open, a run that began later was there just now, and this one was run again since',
    open({ checked: 5 * night - 1, number: 6 }),
    { ...healthy, run: '5/2', attempt: 2 },
    ['whole', 'closed', 'healthy'],
  ],
  [
    'open, a later number of long ago: the numbers have begun anew',
    open({ number: 1_000_000 }),
    healthy,
    ['whole', 'closed', 'healthy'],
    { number: 5 },
  ],
  [
    'open, an earlier run was there just now',
    open({ checked: 5 * night - 1 }),
    healthy,
    ['whole', 'closed', 'healthy'],
    { checked: 5 * night },
  ],
  [
    'open, written in the same moment: it stays told apart',
    open({ checked: 5 * night }),
    healthy,
    ['whole', 'closed', 'healthy'],
    { checked: 5 * night + 1, untold: { news: { ...wellNews, until: 5 * night }, at: 5 * night } },
  ],
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
    { phase: 'broken', since: 5 * night, found: rejected, reopened: false },
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

const failing = allCodes
  .filter(code => traits[code].verdict === 'fail')
  .flatMap(code =>
    traits[code].check === 'database' ? [finding(code, 'a'), finding(code, 'b')] : [finding(code)],
  )
const left = fc.record({
  all: fc.boolean(),
  checks: fc.subarray([...new Set(allCodes.map(code => String(traits[code].check)))]),
  lines: fc.subarray(['a', 'b']),
})
const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc
    .tuple(fc.subarray(failing, { minLength: 1, maxLength: 3 }), left, fc.constantFrom('a', 'b'))
    .map(([found, open, words]) => broken(found, { open, words })),
  fc.constantFrom(nothingOpen, checksOpen('capability')).map(open => ({ ...healthy, open })),
  fc.constant(inconclusive),
)
/** A night, and whether somebody closes or opens the issue on the day after it. */
const nights = fc.array(fc.tuple(seen, fc.constantFrom('leave', 'close', 'open')), { maxLength: 40 })

test('whatever the nights bring: one comment a night, opened and closed only on proof', () => {
  fc.assert(
    fc.property(nights, all => {
      let issue = null as Found | null
      for (const [at, [thing, hand]] of all.entries()) {
        const each = { ...thing, at: at + 1, run: String(at), number: at }
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
        if (each.outcome === 'healthy' && before?.state.phase === 'broken' && each.open === nothingOpen)
          expect(after?.open).toBe(false)
        // What was found and not looked at again stays on record.
        const kept = before?.state.found.filter(found => leftOpen(found, each.open)) ?? []
        if (before?.state.phase === 'broken' && each.outcome !== 'inconclusive')
          expect(after?.state.found).toEqual(expect.arrayContaining(kept))
        // The same again tells nobody anything, unless it opens what somebody closed.
        const told = after && { ...after, state: { ...after.state, untold: null } }
        const again = { ...each, at: at + 1.5, run: `${at} again`, number: at + 0.5 }
        if (told?.open) expect(decide(told, again).comment?.is ?? 'cannot-tell').toBe('cannot-tell')
        issue = after && hand !== 'leave' ? { ...after, open: hand === 'open' } : after
      }
    }),
    { numRuns: 500 },
  )
})
