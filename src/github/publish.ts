import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as core from '@actions/core'
import type { Published } from '../action.ts'
import { escapeLog } from '../core/render/escape.ts'

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

/** What the runner reads when the step is over; a report in its place would be the end of all outputs. */
const runnerFiles = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']

/** Why nothing is written, in our own words. */
class NotWritten extends Error {}

/** All of it or nothing: nobody who reads it in the meantime sees half a report. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path)) {
    if (!lstatSync(path).isFile()) throw new NotWritten('there is something else than a file')
    if (runnerFiles.some(name => isSame(path, process.env[name])))
      throw new NotWritten('the file is one of the runner’s own')
  }
  const half = join(dirname(path), `.report.${process.pid}.tmp`)
  try {
    writeFileSync(half, text)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

/** Whether two paths lead to one file, by whatever links. */
function isSame(path: string, other: string | undefined): boolean {
  if (!other || !existsSync(other)) return false
  const [one, two] = [path, other].map(each => statSync(each, { bigint: true }))
  return one?.dev === two?.dev && one?.ino === two?.ino
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
