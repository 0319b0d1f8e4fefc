import type { Refusal } from '../core/ports/notion.ts'
import type { Clock } from './clock.ts'

/** How all asking ends: once, for one reason, and whoever waits is woken. */
export type Ending = {
  /** Why it ended; null while asking goes on. */
  why: () => Refusal | null
  /** Aborted when what is under way has to stop as well. */
  stopped: AbortSignal
  /** Ends it; what is under way may still take that many milliseconds. */
  end: (refusal: Refusal, graceMs?: number) => void
  /** Sleeps that many milliseconds, or until the end. */
  sleep: (ms: number) => Promise<void>
  /** Calls back after that many milliseconds, unless everything is over. */
  after: (ms: number, call: () => void) => void
  /** Lets go of every timer. */
  clear: () => void
}

export function createEnding(clock: Clock, onEnd: () => void): Ending {
  const stopped = new AbortController()
  const sleepers = new Set<() => void>()
  const timers: (() => void)[] = []
  let why: Refusal | null = null
  const after = (ms: number, call: () => void) => {
    timers.push(clock.after(ms, call))
  }
  return {
    why: () => why,
    stopped: stopped.signal,
    end: (refusal, graceMs = 0) => {
      if (why) return
      why = refusal
      onEnd()
      for (const wake of Array.from(sleepers)) wake()
      if (graceMs === 0) stopped.abort()
      else after(graceMs, () => stopped.abort())
    },
    sleep: ms =>
      new Promise(resolve => {
        const wake = () => {
          cancel()
          sleepers.delete(wake)
          resolve()
        }
        const cancel = clock.after(ms, wake)
        sleepers.add(wake)
        if (why) wake()
      }),
    after,
    clear: () => {
      for (const cancel of timers) cancel()
    },
  }
}
