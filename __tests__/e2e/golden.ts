import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'

const folder = join(import.meta.dirname, '..', 'golden')

/** What differs from run to run: milliseconds, and the IDs that the stand-in makes up for each request. */
function steady(summary: string): string {
  const lines = summary
    .replace(/, [\d.]+ s\)/g, ', 0.1 s)')
    .replace(/ \| \d+ \| (`[0-9a-f-]{36}` `ray [^`]+`)? ?\|$/gm, ' | 100 | `request ID` `ray ID` |')
    .replace(/ \| \d+ \| `ray [^`]+` \|$/gm, ' | 100 | `ray ID` |')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:0')
    .split('\n')
  // What is asked at once is answered in any order.
  const isRequest = (line: string) => /^\| \d+ \| `(?:GET|POST|PATCH) /.test(line)
  const sorted = lines
    .filter(isRequest)
    .map(line => line.replace(/^\| \d+/, '| ·'))
    .sort()
  // How often a lasting outage is met is a matter of time: it stands once.
  const asked = sorted.filter((line, at) => line !== sorted[at - 1] || !/ \| 5\d\d /.test(line))
  return lines.flatMap(line => (isRequest(line) ? asked.splice(0) : line)).join('\n')
}

/** The summary as a file that a person can read; `UPDATE_GOLDEN=1 npm test` rewrites them. */
export function expectGolden(name: string, summary: string): void {
  const file = join(folder, `${name}.md`)
  if (process.env.UPDATE_GOLDEN === '1' || !existsSync(file)) {
    if (process.env.CI) throw new Error(`There is no golden summary for ${name}: run "npm run golden".`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, steady(summary))
  }
  expect(steady(summary)).toBe(readFileSync(file, 'utf8'))
}
