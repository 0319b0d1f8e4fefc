import {
  type Answer,
  type AskedRequest,
  type Fault,
  isFault,
  type Refusal,
  type Rejection,
} from '../core/ports/notion.ts'
import {
  type AttemptOptions,
  attempt,
  noEvidence,
  type Question,
  type Shaped,
  unreachable,
} from './attempt.ts'
import { createGate } from './gate.ts'

/** Limits of asking, in milliseconds. The contract: 15 s an attempt, a lasting failure reported within 30 s. */
export const limits = {
  attempt: 15_000,
  /** A failure that is older than this, from the start of its first attempt, ends all asking. */
  patience: 25_000,
  attempts: 5,
  firstDelay: 500,
  /** Without any answer of Notion's API for so long, or for so many questions, the rest is not asked. */
  lasting: 5_000,
  givenUp: 5,
  /** What requests under way may still take once no more are sent. */
  grace: 1_000,
  longestFloor: 30_000,
} as const

export type AskerOptions = Omit<AttemptOptions, 'stopped' | 'accepted' | 'record'> & {
  /** From 0 to 1, for the jitter. */
  random: () => number
  /** When the step has to end, by `clock.now`. */
  deadline: number
  cancel: AbortSignal
  atOnce: number
  /** Told when the whole pool waits, how long in milliseconds. */
  onWait: (ms: number) => void
}

export type Asker = {
  ask: <T>(question: Question<T>) => Promise<Answer<T>>
  troubled: () => boolean
  /** Resolves at the first fault. */
  trouble: Promise<void>
  /** Resolves when no question is under way. */
  quiet: () => Promise<void>
  /** The 401 that ended all asking. */
  rejected: () => Rejection | null
  asked: () => readonly AskedRequest[]
  /** Ends all asking, and the clock's timers with it. */
  stop: () => void
}

/**
 * Asks, with patience and doubt: retries what may pass, waits as long as Notion names, gives up when a failure
 * lasts, and believes a 401 in the middle of a run only when it comes twice.
 */
export function createAsker(options: AskerOptions): Asker {
  const { clock, deadline, random, proxies } = options
  const started = clock.now()
  const gate = createGate(options.atOnce, clock)
  const requests: AskedRequest[] = []
  const sleepers = new Set<() => void>()
  const underway = new AbortController()
  const timers: (() => void)[] = []
  let ended: Refusal | null = null
  let accepted = false
  let faults = 0
  const trouble = Promise.withResolvers<void>()
  /** Start of the first failed attempt since the last answer of Notion's API. */
  let failingSince: number | null = null
  let givenUp = 0
  let lastFault: Fault | null = null
  let lastLimit: Fault | null = null
  /** Pauses for a rate limit since the last answer, and what they had more than Notion named. */
  let pausesInARow = 0
  let unnamedWait = 0

  const attempting: AttemptOptions = {
    ...options,
    stopped: underway.signal,
    accepted: () => accepted,
    record: request => requests.push(request),
  }
  const outOfTime = (): Fault => unreachable('timeout', 'the time of this step ran out', proxies)

  const end = (refusal: Refusal, graceMs = 0) => {
    if (ended) return
    ended = refusal
    gate.close()
    for (const wake of Array.from(sleepers)) wake()
    if (graceMs === 0) underway.abort()
    else timers.push(clock.after(graceMs, () => underway.abort()))
  }

  const whatUsedTheTime = (): Fault => {
    const elapsed = Math.max(1, clock.now() - started)
    if (lastLimit && gate.paused() > elapsed / 2) return lastLimit
    return lastFault && failingSince !== null ? lastFault : outOfTime()
  }

  const onCancel = () => end({ kind: 'cancelled', evidence: noEvidence })
  timers.push(clock.after(Math.max(0, deadline - started), () => end(whatUsedTheTime())))
  options.cancel.addEventListener('abort', onCancel, { once: true })
  if (options.cancel.aborted) onCancel()

  const sleep = (ms: number) =>
    new Promise<void>(resolve => {
      const wake = () => {
        cancel()
        sleepers.delete(wake)
        resolve()
      }
      const cancel = clock.after(ms, wake)
      sleepers.add(wake)
      if (ended) wake()
    })

  const noteAnswer = (tried: Shaped<unknown>) => {
    failingSince = null
    givenUp = 0
    pausesInARow = 0
    unnamedWait = 0
    // The version is looked at before the credential.
    if (tried.is === 'value' || !['unauthorized', 'version-refused'].includes(tried.refusal.kind))
      accepted = true
  }

  const noteFault = (fault: Fault, begun: number) => {
    if (fault.kind === 'rate-limited') lastLimit = fault
    else {
      faults++
      trouble.resolve()
    }
    lastFault = fault
    failingSince ??= begun
  }

  /** Lets the whole pool wait as long as Notion names; false when that does not fit what is left. */
  const pauseFor = (waitMs: number): boolean => {
    // Waits of nothing, again and again without an answer between them, would be a hail of requests.
    const floor = Math.min(limits.longestFloor, limits.firstDelay * 2 ** pausesInARow)
    const wait = waitMs < 1_000 ? Math.max(waitMs, floor) : waitMs
    if (clock.now() + wait >= deadline || unnamedWait > limits.patience) return false
    if (!gate.isPausing()) {
      pausesInARow++
      unnamedWait += wait - waitMs
      options.onWait(wait)
    }
    gate.pause(wait)
    return true
  }

  /** A failure that Notion gave no answer to anybody since, or not to five questions, ends all asking. */
  const giveUp = (fault: Fault) => {
    givenUp = failingSince === null ? 0 : givenUp + 1
    const lasts = failingSince !== null && clock.now() - failingSince >= limits.lasting
    const blocked = fault.kind === 'blocked' && fault.by === 'notion'
    if (blocked || lasts || givenUp >= limits.givenUp) end(fault, limits.grace)
  }

  /** A question that stays without an answer has to be reported: then the others end too. */
  const watch = (begun: number, fault: () => Fault | null) => {
    const pausedBefore = gate.paused()
    const check = () => {
      const latest = fault()
      if (latest === null || ended) return
      // Waits that Notion names do not count.
      const left = begun + limits.patience + gate.paused() - pausedBefore - clock.now()
      if (left > 0) timers.push(clock.after(left, check))
      else end(latest)
    }
    check()
  }

  /** What a question comes to that is not asked any more: its own fault says most, unless all was stopped. */
  const lost = (fault: Fault | null): Refusal =>
    ended?.kind === 'cancelled' || ended?.kind === 'unauthorized' ? ended : (fault ?? ended ?? outOfTime())

  /** Asks within a turn at the gate, which is kept while a fault is waited out: an outage is no reason to crowd. */
  const ask = async <T>(question: Question<T>, turn: { held: boolean }): Promise<Answer<T>> => {
    let failures = 0
    let doubted = false
    /** This question's own last fault, until it is mended. */
    let fault: Fault | null = null
    const giveBack = () => {
      turn.held = false
      gate.leave()
    }
    for (;;) {
      turn.held ||= await gate.enter()
      if (!turn.held || ended) return refused(lost(fault))
      const begun = clock.now()
      const ms = Math.max(1, Math.min(limits.attempt, deadline - begun))
      const tried = await attempt(question, ms, attempting)
      if (tried === null) return refused(lost(fault))
      if (tried.is === 'value') {
        fault = null
        noteAnswer(tried)
        return { ok: true, value: tried.shaped }
      }

      const { refusal, waitMs, again } = tried
      // What the end of the step cut off says nothing new about a question that has a fault already.
      if (fault !== null && ms < limits.attempt && isTimeout(refusal)) return refused(lost(fault))
      if (!isFault(refusal)) {
        fault = null
        if (refusal.kind !== 'unauthorized') noteAnswer(tried)
        else if ((accepted || faults > 0) && !doubted) {
          doubted = true
          continue
        } else end(refusal)
        return refused(refusal)
      }
      if (waitMs !== null) {
        if (refusal.kind === 'down') noteFault(refusal, begun)
        else lastLimit = refusal
        const waits = pauseFor(waitMs)
        if (!waits) end(refusal, limits.grace)
        // Only now may the next one start: not between a 429 and the pause or the end that follows from it.
        giveBack()
        if (waits) continue
        return refused(refusal)
      }

      noteFault(refusal, begun)
      const isFirst = fault === null
      fault = refusal
      if (isFirst) watch(begun, () => fault)
      failures++
      const delay = limits.firstDelay * 2 ** (failures - 1) * (0.5 + random())
      if (!again || failures >= limits.attempts || clock.now() + delay >= deadline) {
        giveUp(refusal)
        return refused(refusal)
      }
      await sleep(delay)
      if (gate.isPausing()) giveBack()
    }
  }

  const waiting: (() => void)[] = []
  let open = 0
  /** Gives every turn back, and counts the questions under way for those who wait until it is quiet. */
  const counted = async <T>(question: Question<T>): Promise<Answer<T>> => {
    open++
    const turn = { held: false }
    try {
      return await ask(question, turn)
    } finally {
      if (turn.held) gate.leave()
      open--
      if (open === 0) for (const tell of waiting.splice(0)) tell()
    }
  }

  return {
    ask: counted,
    quiet: () =>
      new Promise(resolve => {
        if (open === 0) resolve()
        else waiting.push(resolve)
      }),
    troubled: () => faults > 0,
    trouble: trouble.promise,
    rejected: () => (ended?.kind === 'unauthorized' ? ended : null),
    asked: () => requests,
    stop: () => {
      end({ kind: 'cancelled', evidence: noEvidence })
      for (const cancel of timers) cancel()
      options.cancel.removeEventListener('abort', onCancel)
    },
  }
}

function isTimeout(refusal: Refusal): boolean {
  return refusal.kind === 'unreachable' && refusal.reason === 'timeout'
}

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}
