import type { Clock } from './clock.ts'

/** Lets so many requests through at once, and none while the whole pool waits for a rate limit. */
export type Gate = {
  /** Resolves when it is this request's turn; false when the gate was closed meanwhile. */
  enter: () => Promise<boolean>
  leave: () => void
  /** Nobody enters for so many milliseconds. Pauses do not add up: the longest counts. */
  pause: (ms: number) => void
  isPausing: () => boolean
  /** From now on no more than so many at once. */
  narrow: (atOnce: number) => void
  close: () => void
  /** Milliseconds spent in pauses so far. */
  paused: () => number
}

export function createGate(atOnce: number, clock: Clock): Gate {
  const queue: ((open: boolean) => void)[] = []
  let most = atOnce
  let running = 0
  let closed = false
  let pausing = false
  let pausedUntil = 0
  let pausedSince = 0
  let pausedBefore = 0
  let cancelTimer = () => {}

  const pump = () => {
    while (queue.length > 0 && (closed || (running < most && !pausing))) {
      if (!closed) running++
      queue.shift()?.(!closed)
    }
  }
  // A timer may fire a fraction of a millisecond early: it, not the clock, says when the pause is over.
  const resume = () => {
    pausing = false
    pump()
  }
  return {
    enter: () =>
      new Promise(resolve => {
        queue.push(resolve)
        pump()
      }),
    leave: () => {
      running--
      pump()
    },
    pause: ms => {
      const until = clock.now() + ms
      if (closed || (pausing && until <= pausedUntil)) return
      if (!pausing) {
        pausedBefore += Math.max(0, pausedUntil - pausedSince)
        pausedSince = clock.now()
      }
      pausing = true
      pausedUntil = until
      cancelTimer()
      cancelTimer = clock.after(ms, resume)
    },
    isPausing: () => pausing,
    narrow: to => {
      most = Math.min(most, to)
    },
    close: () => {
      closed = true
      cancelTimer()
      pump()
    },
    paused: () => pausedBefore + Math.max(0, Math.min(clock.now(), pausedUntil) - pausedSince),
  }
}
