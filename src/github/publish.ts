import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as core from '@actions/core'
import type { Published } from '../action.ts'
import { escapeLog } from '../core/render/escape.ts'
import { messageOf } from '../core/text/thrown.ts'

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
      writeWhole(resolve(GITHUB_WORKSPACE ?? '', reportFile), `${outputs.report}\n`),
    )
}

/** All of it or nothing: nobody who reads it in the meantime sees half a report. */
function writeWhole(path: string, text: string): void {
  const half = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path) && !lstatSync(path).isFile()) throw new Error('there is something else than a file')
    writeFileSync(half, text)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    // The system's words hold the path, which may be a secret that was put into the wrong input.
    const { code } = error as { code?: unknown }
    throw typeof code === 'string' ? new Error(code) : error
  }
}

async function tried(what: string, file: string | undefined, write: () => unknown): Promise<void> {
  try {
    // Opening a pipe that nobody reads would hold up the step forever.
    if (file && statSync(file).isFIFO()) throw new Error(`${file} is a pipe, and not a file`)
    await write()
  } catch (error) {
    core.warning(escapeLog(`Could not write ${what}: ${messageOf(error)}`))
  }
}
