import { type Fault, isFault, isRejection, type Refusal, type Rejection } from '../core/ports/notion.ts'
import { noEvidence, type Tried } from './attempt.ts'
import type { Clock } from './clock.ts'
import { createEnding, type Ending } from './ending.ts'
import { createGate, type Gate } from './gate.ts'
import {
  afterAnswer,
  afterFault,
  afterGivingUp,
  afterPause,
  lasts,
  noStreak,
  pauseFor,
  type Streak,
} from './streak.ts'

/** Limits of asking, in milliseconds. The contract: 15 s an attempt, a lasting failure reported within 30 s. */
export const limits = {
  attempt: 15_000,
  /** A failure that is older than this, from the start of its first attempt, ends all asking. */
  patience: 25_000,
  /** What requests under way may still take once no more are sent. */
  grace: 1_000,
  /** At once after a rate limit: each that is under way when the next one comes was in vain. */
  atOnceLimited: 5,
} as const

export type PatienceOptions = {
  clock: Clock
  /** When the step has to end, by `clock.now`. */
  deadline: number
  cancel: AbortSignal
  atOnce: number
  /** Called with the milliseconds when the whole pool waits. */
  onWait: (ms: number) => void
  /** That no answer came in that many milliseconds. */
  late: (ms: number) => Fault
  /** That the time of the step ran out. */
  outOfTime: Fault
}

/** The patience of all asking: what every question of a run has to heed, and adds to. */
export type Patience = {
  now: () => number
  gate: Gate
  ending: Ending
  /** How long the next attempt may take, and how much time is left at all. */
  times: () => { attemptMs: number; leftMs: number }
  seen: () => Streak
  /** Notes what came of an attempt that began then. */
  note: (tried: Tried<unknown>, begun: number) => void
  /** Lets the whole pool wait as long as Notion names; false when that does not fit what is left. */
  pause: (waitMs: number) => boolean
  /** A question was given up; if Notion hasn't answered any other since, that ends all asking. */
  giveUp: (fault: Fault) => void
  /** A question that stays without an answer has to be reported: then the others end, too. */
  watch: (begun: number, fault: () => Fault | null) => void
  /** What a question comes to that is not asked any more: its own fault says most, unless all was stopped. */
  lost: (own: Fault | null) => Refusal
  /** Resolves at the first sign of trouble, and never where there is none. */
  begun: Promise<void>
  /** The 401 that ended all asking. */
  rejected: () => Rejection | null
  /** Ends all asking, and the clock's timers with it. */
  stop: () => void
}

const cancelled: Refusal = { kind: 'cancelled', evidence: noEvidence }

export function createPatience(options: PatienceOptions): Patience {
  const { clock, deadline, cancel, late, outOfTime } = options
  const started = clock.now()
  const gate = createGate(options.atOnce, clock)
  const ending = createEnding(clock, gate.close)
  const trouble = Promise.withResolvers<void>()
  let seen = noStreak
  /** When Notion last answered. */
  let heard = started
  const see = (next: Streak) => {
    seen = next
    if (seen.troubled) trouble.resolve()
  }

  const onCancel = () => ending.end(cancelled)
  cancel.addEventListener('abort', onCancel, { once: true })
  if (cancel.aborted) onCancel()
  // A machine may have been frozen until now: then nothing is asked any more.
  if (started >= deadline) ending.end(outOfTime)
  else
    ending.after(deadline - started, () => {
      const elapsed = clock.now() - started
      const silent = clock.now() - heard
      const slow = silent > elapsed / 2 ? late(silent) : outOfTime
      ending.end(usedTheTime(seen, gate.paused(), elapsed) ?? slow)
    })

  return {
    now: clock.now,
    gate,
    ending,
    times: () => timesUntil(deadline - clock.now()),
    seen: () => seen,
    note: (tried, begun) => {
      if (tried.is === 'value' || !isFault(tried.refusal)) heard = clock.now()
      see(noted(seen, tried, begun))
    },
    pause: waitMs => {
      const next = paused(seen, { waitMs, leftMs: deadline - clock.now(), gate, onWait: options.onWait })
      if (next) see(next)
      return next !== null
    },
    giveUp: fault => {
      see(afterGivingUp(seen))
      if (lasts(seen, clock.now())) ending.end(fault, limits.grace)
    },
    watch: (begun, fault) => watch({ clock, gate, ending }, begun, fault),
    lost: own => {
      const why = ending.why()
      return why && (why.kind === 'cancelled' || isRejection(why)) ? why : (own ?? why ?? outOfTime)
    },
    begun: trouble.promise,
    rejected: () => {
      const why = ending.why()
      return why && isRejection(why) ? why : null
    },
    stop: () => {
      ending.end(cancelled)
      ending.clear()
      cancel.removeEventListener('abort', onCancel)
    },
  }
}

function timesUntil(leftMs: number): ReturnType<Patience['times']> {
  return { attemptMs: Math.max(1, Math.min(limits.attempt, leftMs)), leftMs }
}

function noted(seen: Streak, tried: Tried<unknown>, begun: number): Streak {
  if (tried.is === 'value') return afterAnswer(seen, null)
  const { refusal, waitMs } = tried
  return isFault(refusal) ? afterFault(seen, refusal, begun, waitMs !== null) : afterAnswer(seen, refusal)
}

type Pause = { waitMs: number; leftMs: number; gate: Gate; onWait: (ms: number) => void }

/** What is seen of it once the pool pauses; null where the wait does not fit. */
function paused(seen: Streak, { waitMs, leftMs, gate, onWait }: Pause): Streak | null {
  const ms = pauseFor(seen, waitMs)
  if (ms >= leftMs || seen.unnamedMs > limits.patience) return null
  // Those under way meet the same limit: one pause for them all.
  const isFirst = !gate.isPausing()
  if (isFirst) onWait(ms)
  gate.narrow(limits.atOnceLimited)
  gate.pause(ms)
  return isFirst ? afterPause(seen, ms - waitMs) : seen
}

/** What used the time up; null where nothing did. */
function usedTheTime(seen: Streak, pausedMs: number, elapsedMs: number): Fault | null {
  if (seen.lastLimit && pausedMs > Math.max(1, elapsedMs) / 2) return seen.lastLimit
  return seen.failingSince === null ? null : seen.lastFault
}

type Watched = { clock: Clock; gate: Gate; ending: Ending }

/** Ends all asking when a question stays without an answer for too long. Waits that Notion names do not count. */
function watch({ clock, gate, ending }: Watched, begun: number, fault: () => Fault | null): void {
  const pausedBefore = gate.paused()
  const check = () => {
    const latest = fault()
    if (latest === null || ending.why()) return
    const left = begun + limits.patience + gate.paused() - pausedBefore - clock.now()
    if (left > 0) ending.after(left, check)
    else ending.end(latest)
  }
  check()
}
