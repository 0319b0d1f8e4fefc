import * as core from '@actions/core'

/** Lines that show that long work is alive: how far it is, and how long it waits, each every few seconds at most. */
export function createProgress(now: () => number, say: (line: string) => void = core.info, everyMs = 3_000) {
  const seldom = () => {
    let last = Number.NEGATIVE_INFINITY
    return (line: string) => {
      if (now() - last < everyMs) return
      last = now()
      say(line)
    }
  }
  const began = now()
  const [sayDone, sayWaiting] = [seldom(), seldom()]
  return {
    /** Databases answered, of all. Nothing is said of what takes only a moment. */
    done: (done: number, total: number): void => {
      if (done < total && now() - began >= everyMs) sayDone(`${done} of ${total} databases asked`)
    },
    /** The whole pool waits for a rate limit, for that many milliseconds. */
    waiting: (ms: number): void => {
      if (ms >= 1_000) sayWaiting(`Notion asks to wait ${Math.ceil(ms / 1000)} s (rate limit); waiting`)
    },
  }
}
