import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import type { ReadReport } from '../src/core/fleet/read-report.ts'
import { readReports } from '../src/fleet-files.ts'

const work = mkdtempSync(join(tmpdir(), 'fleet-files-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Takes every text for no report, and says what it was. */
const seen = (text: string): ReadReport => ({ ok: false, why: 'not-a-report', detail: text })
const found = (folder: string) =>
  readReports(folder, seen).map(each => (each.ok ? each.file : `${each.file} ${each.why} ${each.detail}`))

test('ten thousand files are read, and of the rest it is said', () => {
  const folder = join(work, 'many')
  mkdirSync(folder)
  for (let at = 0; at < 10_002; at++) writeFileSync(join(folder, `${String(at).padStart(5, '0')}.json`), '')
  const files = found(folder)
  expect(files).toHaveLength(10_001)
  expect(files.at(-1)).toBe('10000.json too-many ')
})

test('in a steady order, however deep, and nothing but what ends in .json', () => {
  const folder = join(work, 'deep')
  mkdirSync(join(folder, 'b', 'c.json'), { recursive: true })
  writeFileSync(join(folder, 'b', 'c.json', 'd.JSON'), 'one')
  writeFileSync(join(folder, 'a.json'), 'two')
  writeFileSync(join(folder, 'z.txt'), 'three')
  expect(found(folder)).toEqual(['a.json not-a-report two', 'b/c.json/d.JSON not-a-report one'])
})

test('a folder that is not there holds nothing; a file in its place is told', () => {
  expect(found(join(work, 'none'))).toEqual([])
  writeFileSync(join(work, 'file'), '')
  expect(found(join(work, 'file'))).toEqual(['. not-readable ENOTDIR'])
})

const asUser = process.platform === 'win32' || process.getuid?.() === 0 ? test.skip : test
asUser('what may not be read is told', () => {
  const folder = join(work, 'closed')
  mkdirSync(join(folder, 'inner'), { recursive: true })
  writeFileSync(join(folder, 'a.json'), '')
  chmodSync(join(folder, 'a.json'), 0)
  chmodSync(join(folder, 'inner'), 0)
  expect(found(folder)).toEqual(['a.json not-readable EACCES', 'inner not-readable EACCES'])
  chmodSync(join(folder, 'inner'), 0o700)
})

const onUnix = process.platform === 'win32' ? test.skip : test
onUnix('no link is followed, neither to a file nor in a circle', () => {
  const folder = join(work, 'links')
  mkdirSync(folder)
  symlinkSync('/etc/passwd', join(folder, 'passwd.json'))
  symlinkSync('.', join(folder, 'circle'))
  symlinkSync('nowhere', join(folder, 'broken.json'))
  expect(found(folder)).toEqual(['broken.json a-link ', 'passwd.json a-link '])
})
