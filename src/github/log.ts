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

/** A line every few seconds at most, so that long work shows that it is alive. */
export function createProgress(now: () => number, everyMs = 3_000) {
  let last = now()
  return {
    /** Databases answered, of all. */
    done: (done: number, total: number): void => {
      if (done === total || now() - last < everyMs) return
      last = now()
      core.info(`${done} of ${total} databases asked`)
    },
    waiting: (ms: number): void => {
      if (ms < 1_000 || now() - last < everyMs / 3) return
      last = now()
      core.info(`Notion asks to wait ${Math.ceil(ms / 1000)} s (rate limit); waiting`)
    },
  }
}
