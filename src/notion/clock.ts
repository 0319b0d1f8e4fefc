/** Time, handed in so that tests need not wait. Milliseconds. */
export type Clock = {
  now: () => number
  /** Since 1970, for dates that others name. */
  date: () => number
  /** Calls back once after that many milliseconds; the result cancels it. */
  after: (ms: number, call: () => void) => () => void
}

export const realClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}
