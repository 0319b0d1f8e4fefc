import * as core from '@actions/core'
import type { LogLine } from '../core/render/log.ts'

/** Prints what core/render/log.ts made, with the runner's own commands. */
export function printLog(lines: readonly LogLine[]): void {
  for (const line of lines) printLine(line)
}

const annotate = { error: core.error, warning: core.warning }

function printLine(line: LogLine): void {
  switch (line.is) {
    case 'line':
      core.info(line.text)
      return
    case 'group':
      core.startGroup(line.title)
      for (const each of line.lines) core.info(each)
      core.endGroup()
      return
    case 'annotation':
      annotate[line.level](line.message, { title: line.title })
      return
  }
}

/** The runner hides these, and all that contains them, from here on. */
export function maskAll(values: readonly string[]): void {
  for (const value of values) core.setSecret(value)
}

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
    /** The whole pool waits for a rate limit, so many milliseconds. */
    waiting: (ms: number): void => {
      if (ms >= 1_000) sayWaiting(`Notion asks to wait ${Math.ceil(ms / 1000)} s (rate limit); waiting`)
    },
  }
}
