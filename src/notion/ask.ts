import { type Answer, type Fault, isFault, isRejection, type Refusal } from '../core/ports/notion.ts'
import type { Question, Refused, Tried } from './attempt.ts'
import { limits, type Patience } from './patience.ts'

export type AskOptions = {
  attempt: <T>(question: Question<T>, ms: number) => Promise<Tried<T> | null>
  patience: Patience
  /** From 0 to 1, for the jitter. */
  random: () => number
}

/** What one question went through. */
export type Own = {
  /** Its last fault, until an answer comes. */
  fault: Fault | null
  failures: number
  /** Kinds of refusals that were asked once more. */
  doubted: ReadonlySet<Refusal['kind']>
}

/** What is to be done after an attempt that brought no value. */
export type Next =
  | { is: 'tell' }
  /** Returns it, and ends all asking. */
  | { is: 'end' }
  | { is: 'ask again'; afterMs: number }
  /** The whole pool waits. */
  | { is: 'pause'; waitMs: number }
  | { is: 'give up' }

/** How often one question is sent, and the milliseconds before the second time; they double each time. */
const attempts = 5
const firstDelay = 500

/** Decides by what came, what the question went through before, and what the run has seen. */
export function nextStep(
  { refusal, waitMs, again }: Pick<Refused, 'refusal' | 'waitMs' | 'again'>,
  own: Own,
  run: { accepted: boolean; troubled: boolean; leftMs: number; random: number },
): Next {
  if (isFault(refusal)) {
    if (waitMs !== null) return { is: 'pause', waitMs }
    const afterMs = firstDelay * 2 ** own.failures * (0.5 + run.random)
    const noMore = !again || own.failures + 1 >= attempts || afterMs >= run.leftMs
    return noMore ? { is: 'give up' } : { is: 'ask again', afterMs }
  }
  // A token that worked, or a run in trouble: a 401 alone proves nothing there.
  const doubtful = again || (refusal.evidence.status === 401 && (run.accepted || run.troubled))
  if (doubtful && !own.doubted.has(refusal.kind)) return { is: 'ask again', afterMs: again ? firstDelay : 0 }
  return isRejection(refusal) ? { is: 'end' } : { is: 'tell' }
}

/** A turn at the gate. It is kept while a fault is waited out: an outage is no reason to crowd. */
function createTurn({ gate }: Patience) {
  let held = false
  return {
    take: async () => {
      held ||= await gate.enter()
      return held
    },
    giveBack: () => {
      if (held) gate.leave()
      held = false
    },
  }
}

/** Asks one question until there is an answer, or no sense in asking on. */
export async function ask<T>(question: Question<T>, options: AskOptions): Promise<Answer<T>> {
  const patience = question.optional ? options.patience.aside() : options.patience
  const turn = createTurn(patience)
  try {
    return await askWithin(turn, question, { ...options, patience })
  } finally {
    turn.giveBack()
  }
}

async function askWithin<T>(
  turn: ReturnType<typeof createTurn>,
  question: Question<T>,
  { attempt, patience, random }: AskOptions,
): Promise<Answer<T>> {
  const { gate, ending } = patience
  let own: Own = { fault: null, failures: 0, doubted: new Set() }
  for (;;) {
    if (!(await turn.take()) || ending.why()) return refused(patience.lost(own.fault))
    const begun = patience.now()
    const { attemptMs } = patience.times()
    const tried = await attempt(question, attemptMs)
    if (tried === null || saysNothingNew(tried, own, attemptMs)) return refused(patience.lost(own.fault))
    const { accepted, troubled } = patience.seen()
    patience.note(tried, begun)
    if (tried.is === 'value') return { ok: true, value: tried.shaped }

    const { refusal } = tried
    const { leftMs } = patience.times()
    const next = nextStep(tried, own, { accepted, troubled, leftMs, random: random() })
    const before = own.fault
    own = wentThrough(own, tried)
    if (before === null && own.fault) patience.watch(begun, () => own.fault)
    if (next.is === 'ask again') {
      if (next.afterMs > 0) await ending.sleep(next.afterMs)
      if (gate.isPausing()) turn.giveBack()
      continue
    }
    if (next.is === 'pause') {
      const waits = patience.pause(next.waitMs, refusal)
      // Only now may the next one start: not between a 429 and the pause or the end that follows from it.
      turn.giveBack()
      if (waits) continue
    }
    if (next.is === 'end') ending.end(refusal)
    if (next.is === 'give up' && isFault(refusal)) patience.giveUp(refusal)
    return refused(refusal)
  }
}

function wentThrough(own: Own, { refusal, waitMs }: Refused): Own {
  if (!isFault(refusal)) return { ...own, fault: null, doubted: new Set([...own.doubted, refusal.kind]) }
  return waitMs === null ? { ...own, fault: refusal, failures: own.failures + 1 } : own
}

/** What the end of the step cut off says nothing new about a question that has a fault already. */
function saysNothingNew(tried: Tried<unknown>, own: Own, attemptMs: number): boolean {
  return (
    own.fault !== null && attemptMs < limits.attempt && tried.is === 'refusal' && isTimeout(tried.refusal)
  )
}

function isTimeout(refusal: Refusal): boolean {
  return refusal.kind === 'unreachable' && refusal.reason === 'timeout'
}

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}
