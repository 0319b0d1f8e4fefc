import * as core from '@actions/core'
import type { Published } from '../action.ts'
import { escapeLog } from '../core/render/escape.ts'
import { messageOf } from '../core/text/thrown.ts'

/** Writes outputs and summary. What cannot be written is said, and costs nothing else. */
export async function publish({ outputs, summary }: Published): Promise<void> {
  for (const [name, value] of Object.entries(outputs))
    await tried(`the output ${name}`, () => core.setOutput(name, value))
  // Outside of a runner there is no summary to write, and core.summary throws.
  if (process.env.GITHUB_STEP_SUMMARY)
    await tried('the job summary', () => core.summary.addRaw(summary).write())
}

async function tried(what: string, write: () => unknown): Promise<void> {
  try {
    await write()
  } catch (error) {
    core.warning(escapeLog(`Could not write ${what}: ${messageOf(error)}`))
  }
}
