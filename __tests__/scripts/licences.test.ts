import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { withEveryText } from '../../scripts/licences.ts'

const root = join(import.meta.dirname, '../..')
const modules = mkdtempSync(join(tmpdir(), 'modules-'))
afterAll(() => rmSync(modules, { recursive: true }))
for (const name of ['one', '@scope/two', 'three', 'bare']) {
  mkdirSync(join(modules, name), { recursive: true })
  writeFileSync(join(modules, name, 'package.json'), '{}')
  if (name !== 'bare') writeFileSync(join(modules, name, 'LICENSE.md'), `Text of ${name}\n`)
}

test('a package without the text of its licence gets it, wherever it stands', () => {
  const list = '@scope/two\nMIT\n\none\nMIT\nGiven\n\nwith MIT in it\n\nthree\nISC\n'
  expect(withEveryText(list, modules)).toBe(
    '@scope/two\nMIT\nText of @scope/two\n\none\nMIT\nGiven\n\nwith MIT in it\n\nthree\nISC\nText of three\n',
  )
  expect(() => withEveryText('bare\nMIT\n', modules)).toThrow('licence of bare')
})

test('dist/licenses.txt has the text of everything that is bundled', () => {
  const list = readFileSync(join(root, 'dist/licenses.txt'), 'utf8')
  expect(withEveryText(list, join(root, 'node_modules'))).toBe(list)
  for (const name of ['@actions/core', '@actions/github', '@notionhq/client', 'stand-in'])
    expect(list).toMatch(new RegExp(`^${name}$`, 'm'))
})
