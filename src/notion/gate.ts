import type { Clock } from './clock.ts'

/** Lets a number of requests through at once, and none while the whole pool waits for a rate limit. */
export type Gate = {
  /**
   * Resolves when it is this request's turn; false when the gate was closed before that, or when a pause is longer
   * than so many milliseconds.
   */
  enter: (longestPause?: number) => Promise<boolean>
  leave: () => void
  /** No request enters for that many milliseconds. Pauses don't add up: the longest counts. */
  pause: (ms: number) => void
  isPausing: () => boolean
  /** From now on, no more than that many at once. */
  narrow: (atOnce: number) => void
  close: () => void
  /** Milliseconds spent in pauses so far. */
  paused: () => number
}

/** Notion lets 180 requests a minute through: near that, each that is under way when the limit comes is in vain. */
const burst = { requests: 150, afterwards: 25 }

export function createGate(atOnce: number, clock: Clock): Gate {
  let queue: { longestPause: number; tell: (open: boolean) => void }[] = []
  let most = atOnce
  let entered = 0
  let running = 0
  let closed = false

  const hasRoom = () => running < (entered < burst.requests ? most : Math.min(most, burst.afterwards))
  const pump = () => {
    while (queue.length > 0 && (closed || (hasRoom() && !pauses.isPausing()))) {
      if (!closed) {
        running++
        entered++
      }
      queue.shift()?.tell(!closed)
    }
    const left = pauses.left()
    for (const { longestPause, tell } of queue) if (longestPause < left) tell(false)
    queue = queue.filter(({ longestPause }) => longestPause >= left)
  }
  const pauses = createPauses(clock, pump)
  return {
    enter: (longestPause = Number.POSITIVE_INFINITY) =>
      new Promise(tell => {
        queue.push({ longestPause, tell })
        pump()
      }),
    leave: () => {
      running--
      pump()
    },
    pause: ms => {
      if (!closed) pauses.pause(ms)
      pump()
    },
    isPausing: pauses.isPausing,
    narrow: to => {
      most = Math.min(most, to)
    },
    close: () => {
      closed = true
      pauses.cancel()
      pump()
    },
    paused: pauses.total,
  }
}

/** Pauses that overlap, as one: the longest counts. */
function createPauses(clock: Clock, onOver: () => void) {
  let pausing = false
  let until = 0
  let since = 0
  let before = 0
  let cancelTimer = () => {}
  return {
    pause: (ms: number) => {
      const end = clock.now() + ms
      if (pausing && end <= until) return
      if (!pausing) {
        before += Math.max(0, until - since)
        since = clock.now()
      }
      pausing = true
      until = end
      cancelTimer()
      // A timer may fire a fraction of a millisecond early: it, not the clock, says when the pause is over.
      cancelTimer = clock.after(ms, () => {
        pausing = false
        onOver()
      })
    },
    isPausing: () => pausing,
    left: () => (pausing ? until - clock.now() : 0),
    cancel: () => cancelTimer(),
    total: () => before + Math.max(0, Math.min(clock.now(), until) - since),
  }
}
