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
  afterTrouble,
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
  /** All that a question takes which no verdict needs. */
  aside: 5_000,
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
  /** Lets the whole pool wait as long as Notion names; where that does not fit what is left, all asking ends: false. */
  pause: (waitMs: number, refusal: Refusal) => boolean
  /** A question was given up; if Notion hasn't answered any other since, that ends all asking. */
  giveUp: (fault: Fault) => void
  /** A question that stays without an answer has to be reported: then the others end, too. */
  watch: (begun: number, fault: () => Fault | null) => void
  /** What a question comes to that is not asked any more: its own fault says most, unless all was stopped. */
  lost: (own: Fault | null) => Refusal
  /** The same for one question that no verdict needs: it has little time, and its faults are trouble, and no more. */
  aside: () => Patience
  /** Resolves at the first sign of trouble, and never where there is none. */
  begun: Promise<void>
  /** The 401 that ended all asking. */
  rejected: () => Rejection | null
  /** Ends all asking, and the clock's timers with it. */
  stop: () => void
}

const cancelled: Refusal = { kind: 'cancelled', evidence: noEvidence }

export function createPatience(options: PatienceOptions): Patience {
  const { clock, deadline, outOfTime } = options
  const started = clock.now()
  const gate = createGate(options.atOnce, clock)
  const trouble = Promise.withResolvers<void>()
  let seen = noStreak
  const pause = (waitMs: number) => {
    const next = paused(seen, { waitMs, leftMs: deadline - clock.now(), gate, onWait: options.onWait })
    if (next) see(next)
    return next !== null
  }
  /** When Notion last answered. */
  let heard = started
  const see = (next: Streak) => {
    seen = next
    if (seen.troubled) trouble.resolve()
  }

  const ending = startEnding(options, gate, () => {
    const times = { pausedMs: gate.paused(), elapsedMs: clock.now() - started, silentMs: clock.now() - heard }
    return usedTheTime(seen, times, options)
  })
  const patience: Patience = {
    now: clock.now,
    gate,
    ending,
    times: () => timesUntil(deadline - clock.now()),
    seen: () => seen,
    note: (tried, begun) => {
      if (tried.is === 'value' || !isFault(tried.refusal)) heard = clock.now()
      see(noted(seen, tried, begun))
    },
    pause: (waitMs, refusal) => {
      const waits = pause(waitMs)
      if (!waits) ending.end(refusal, limits.grace)
      return waits
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
    aside: () => aside(patience, { pause, trouble: fault => see(afterTrouble(seen, fault)) }),
    begun: trouble.promise,
    rejected: () => {
      const why = ending.why()
      return why && isRejection(why) ? why : null
    },
    stop: () => {
      ending.end(cancelled)
      ending.clear()
    },
  }
  return patience
}

/** Ends with the step's time, for the reason that is asked for then, and when the runner cancels it. */
function startEnding(
  { clock, deadline, cancel, outOfTime }: PatienceOptions,
  gate: Gate,
  reason: () => Fault,
): Ending {
  const ending = createEnding(clock, gate.close)
  const onCancel = () => ending.end(cancelled)
  cancel.addEventListener('abort', onCancel, { once: true })
  if (cancel.aborted) onCancel()
  // A machine may have been frozen until now: then nothing is asked any more.
  const leftMs = deadline - clock.now()
  if (leftMs <= 0) ending.end(outOfTime)
  else ending.after(leftMs, () => ending.end(reason()))
  return {
    ...ending,
    clear: () => {
      ending.clear()
      cancel.removeEventListener('abort', onCancel)
    },
  }
}

/** A fault of what no verdict needs says nothing of the others: it neither begins an outage nor ends their asking. */
function aside(
  patience: Patience,
  run: { pause: (waitMs: number) => boolean; trouble: (fault: Fault) => void },
): Patience {
  const { gate, now, times, note } = patience
  let until: number | null = null
  const mine = () => {
    // From its first turn on: a queue is no fault of its own.
    until ??= now() + limits.aside
    const leftMs = Math.min(times().leftMs, until - now())
    return { attemptMs: Math.max(1, leftMs), leftMs }
  }
  return {
    ...patience,
    gate: { ...gate, enter: () => gate.enter(limits.aside) },
    times: mine,
    note: (tried, begun) => {
      if (tried.is === 'refusal' && isFault(tried.refusal)) run.trouble(tried.refusal)
      else note(tried, begun)
    },
    // The others would meet the same limit, so all wait; this one only if it isn't for long.
    pause: waitMs => run.pause(waitMs) && waitMs < mine().leftMs,
    giveUp: () => {},
    watch: () => {},
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

/** What used the time up, or else that Notion was silent for most of it, or that it was too short. */
function usedTheTime(
  { lastLimit, failingSince, lastFault }: Streak,
  { pausedMs, elapsedMs, silentMs }: { pausedMs: number; elapsedMs: number; silentMs: number },
  { late, outOfTime }: PatienceOptions,
): Fault {
  if (lastLimit && pausedMs > Math.max(1, elapsedMs) / 2) return lastLimit
  if (failingSince !== null && lastFault) return lastFault
  return silentMs > elapsedMs / 2 ? late(silentMs) : outOfTime
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
