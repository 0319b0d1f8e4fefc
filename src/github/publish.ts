import { statSync } from 'node:fs'
import * as core from '@actions/core'
import type { Published } from '../action.ts'
import { escapeLog } from '../core/render/escape.ts'
import { messageOf } from '../core/text/thrown.ts'

/** Writes outputs and summary. What cannot be written is said, and costs nothing else. */
export async function publish({ outputs, summary }: Published): Promise<void> {
  const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env
  await tried('the outputs', GITHUB_OUTPUT, () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  })
  // Outside of a runner there is no summary to write, and core.summary throws.
  if (GITHUB_STEP_SUMMARY)
    await tried('the job summary', GITHUB_STEP_SUMMARY, () => core.summary.addRaw(summary).write())
}

async function tried(what: string, file: string | undefined, write: () => unknown): Promise<void> {
  try {
    // Opening a pipe that nobody reads would hold the step for ever.
    if (file && statSync(file).isFIFO()) throw new Error(`${file} is a pipe, and not a file`)
    await write()
  } catch (error) {
    core.warning(escapeLog(`Could not write ${what}: ${messageOf(error)}`))
  }
}
