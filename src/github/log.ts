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

/** Shown only where debug logging is on. */
export function printDebug(text: string): void {
  if (core.isDebug()) core.debug(text)
}

/** The runner hides these, and all that contains them, from here on. */
export function maskAll(values: readonly string[]): void {
  for (const value of values) core.setSecret(value)
}
