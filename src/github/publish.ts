import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import * as core from '@actions/core'
import type { Published } from '../action.ts'
import { escapeLog } from '../core/render/escape.ts'
import { NotWritten, writeReportFile } from './report-file.ts'

/** Writes outputs, summary and the report's file. What cannot be written is said, and costs nothing else. */
export async function publish({ outputs, summary, reportFile }: Published): Promise<void> {
  const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_WORKSPACE } = process.env
  await tried('the outputs', GITHUB_OUTPUT, () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  })
  // Outside of a runner there is no summary to write, and core.summary throws.
  if (GITHUB_STEP_SUMMARY)
    await tried('the job summary', GITHUB_STEP_SUMMARY, () => core.summary.addRaw(summary).write())
  if (reportFile !== null)
    await tried('the file that report-file names', undefined, () =>
      writeReportFile(resolve(GITHUB_WORKSPACE ?? '', reportFile), `${outputs.report}\n`, process.env),
    )
}

async function tried(what: string, file: string | undefined, write: () => unknown): Promise<void> {
  try {
    // Opening a pipe that nobody reads would hold up the step forever.
    if (file && statSync(file).isFIFO()) throw new NotWritten('there is a pipe, and not a file')
    await write()
  } catch (error) {
    core.warning(escapeLog(`Could not write ${what}: ${whyOf(error)}`))
  }
}

/** The system's words hold the path, which may be a secret that was put into the wrong input: its code is enough. */
function whyOf(error: unknown): string {
  if (error instanceof NotWritten) return error.message
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : 'it is not known why'
}
