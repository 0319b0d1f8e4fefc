import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { licencesOf } from '../../scripts/licences.ts'

const root = mkdtempSync(join(tmpdir(), 'licences-'))
afterAll(() => rmSync(root, { recursive: true }))
for (const name of ['one', '@scope/two', 'one/node_modules/three', 'unused', 'bare']) {
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, license: 'MIT' }))
  if (name !== 'bare') writeFileSync(join(folder, 'LICENSE.md'), `Text of ${name}\n`)
}

function bundled(inputs: Record<string, number>) {
  const entries = Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }])
  return { outputs: { 'dist/index.js': { inputs: Object.fromEntries(entries) } } }
}

test('every package that is bundled is listed once, with the text of its licence', () => {
  const inputs = {
    'src/main.ts': 10,
    'node_modules/one/a.js': 10,
    'node_modules/one/lib/b.js': 10,
    'node_modules/one/node_modules/three/index.js': 10,
    'node_modules/@scope/two/index.js': 10,
    'node_modules/unused/index.js': 0,
  }
  expect(licencesOf(bundled(inputs), root)).toBe(
    ['@scope/two', 'one', 'one/node_modules/three'].map(name => `${name}\nMIT\nText of ${name}\n`).join('\n'),
  )
  expect(() => licencesOf(bundled({ 'node_modules/bare/index.js': 1 }), root)).toThrow('licence of bare')
})

test('dist/licenses.txt has what is bundled, and nothing of what is not', () => {
  const list = readFileSync(join(import.meta.dirname, '../../dist/licenses.txt'), 'utf8')
  for (const name of ['@actions/core', '@notionhq/client', '@octokit/core'])
    expect(list).toMatch(new RegExp(`^${name}$`, 'm'))
  expect(list).not.toMatch(/^undici$/m)
})
