import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportFile } from './core/fleet/judge.ts'
import type { ReadReport } from './core/fleet/read-report.ts'

/** A report is a tenth of it; what is larger is none. Bytes. */
const largestFile = 1_000_000
/** No more than this is read in all: reports, which anybody may have written, must not use up the machine. */
const mostFiles = 10_000
const mostBytes = 200_000_000
const deepest = 20

type Unread = Extract<ReadReport, { ok: false }>

const unread = (why: Unread['why'], detail = ''): Unread => ({ ok: false, why, detail })

/** Reads every `.json` below a folder, however deep. No link is followed, and one bad file hides no other. */
export function readReports(folder: string, read: (text: string) => ReadReport): ReportFile[] {
  const files: ReportFile[] = []
  let bytes = 0
  for (const found of filesBelow(folder, '', 0)) {
    if ('ok' in found) files.push(found)
    else if (files.length >= mostFiles || bytes >= mostBytes) {
      files.push({ file: found.file, ...unread('too-many') })
      break
    } else {
      const text = textOf(join(folder, found.file))
      bytes += typeof text === 'string' ? text.length : 0
      files.push({ file: found.file, ...(typeof text === 'string' ? read(text) : text) })
    }
  }
  return files
}

/** Paths from the folder, with `/`, in a steady order; and what could not be looked into. */
function* filesBelow(root: string, below: string, depth: number): Generator<{ file: string } | ReportFile> {
  for (const entry of entriesOf(root, below)) {
    if ('ok' in entry) yield entry
    else {
      const file = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && depth < deepest) yield* filesBelow(root, file, depth + 1)
      else if (entry.name.toLowerCase().endsWith('.json'))
        yield entry.isSymbolicLink() ? { file, ...unread('a-link') } : { file }
    }
  }
}

function entriesOf(root: string, below: string): (Dirent | ReportFile)[] {
  try {
    const entries = readdirSync(join(root, below), { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const code = codeOf(error)
    // A folder that is not there holds nothing: a report that is expected from it is reported as missing.
    return below === '' && code === 'ENOENT' ? [] : [{ file: below || '.', ...unread('not-readable', code) }]
  }
}

/** Opening a pipe would wait for its writer, and a link may have been put there in the meantime. */
function textOf(path: string): string | Unread {
  let file: number | null = null
  try {
    // Windows has neither, and takes what is not there as nothing.
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    const stat = fstatSync(file)
    if (!stat.isFile()) return unread('not-a-file')
    if (stat.size > largestFile) return unread('too-large', `${Math.ceil(stat.size / 1_000_000)} MB`)
    const buffer = Buffer.alloc(stat.size)
    let length = 0
    for (let more = -1; more !== 0 && length < buffer.length; length += more)
      more = readSync(file, buffer, length, buffer.length - length, null)
    return buffer.toString('utf8', 0, length)
  } catch (error) {
    const code = codeOf(error)
    return code === 'ELOOP'
      ? unread('a-link')
      : unread(code === 'ENXIO' ? 'not-a-file' : 'not-readable', code)
  } finally {
    if (file !== null) closeSync(file)
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
