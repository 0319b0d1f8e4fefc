import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the runner reads when the step is over; a report in its place would be the end of all outputs. */
const runnerFiles = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']

/** Why nothing is written, in our own words. */
export class NotWritten extends Error {}

/** All of it or nothing: nobody who reads it in the meantime sees half a report. */
export function writeReportFile(path: string, text: string, environment: NodeJS.ProcessEnv): void {
  makeFolder(dirname(path))
  if (existsSync(path)) {
    if (!lstatSync(path).isFile()) throw new NotWritten('there is something else than a file')
    if (runnerFiles.some(name => isSame(path, environment[name])))
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

/** One by one: Node never returns from making several at once where none can be made, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  mkdirSync(path)
}

/** Whether two paths lead to one file, by whatever links. */
function isSame(path: string, other: string | undefined): boolean {
  if (!other || !existsSync(other)) return false
  const [one, two] = [path, other].map(each => statSync(each, { bigint: true }))
  return one?.dev === two?.dev && one?.ino === two?.ino
}
