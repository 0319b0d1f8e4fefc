import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { slug, usesInPages, usesInRecipes } from '../../scripts/owner.ts'

const root = join(import.meta.dirname, '../..')
const made = mkdtempSync(join(tmpdir(), 'owner-'))
afterAll(() => rmSync(made, { recursive: true }))

/** `npm run owner` in a copy of the project: what it printed, and how it ended. */
function owner(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, 'scripts/owner.ts'), ...args], {
    cwd: made,
    encoding: 'utf8',
  })
  return { status: run.status, text: run.stdout + run.stderr }
}

const read = (path: string) => readFileSync(join(made, path), 'utf8')

test('one command writes the owner wherever an example names it', () => {
  for (const path of ['package.json', 'README.md', 'CONTRIBUTING.md', 'docs', '.github'])
    cpSync(join(root, path), join(made, path), { recursive: true })
  const old = slug.replace(/\/.*/, '')
  expect(owner('new-owner')).toMatchObject({ status: 0, text: expect.stringContaining('README.md') })

  const lines = readdirSync(made, { recursive: true, encoding: 'utf8' })
    .filter(path => /(?:\.(?:md|yml|json)|CODEOWNERS)$/.test(path))
    .flatMap(path => read(path).split('\n'))
  expect(lines.filter(line => line.includes(`${old}/notion-token-check`))).toEqual([])
  if (usesInPages === usesInRecipes) expect(lines.filter(line => line.includes(old))).toEqual([])
  // A page's example runs as it stands, and a recipe waits for the commit that its reader pins.
  expect(read('README.md')).toContain('uses: new-owner/notion-token-check@v1\n')
  expect(read('README.md')).not.toContain(usesInRecipes.replace(slug, ''))
  expect(read('docs/recipes/deploy-gate.yml')).toContain(
    `uses: ${usesInRecipes.replace(slug, 'new-owner/notion-token-check')}\n`,
  )

  expect(owner('new-owner')).toEqual({ status: 0, text: 'new-owner is the owner already.\n' })
  expect(owner('newer')).toMatchObject({ status: 0 })
  expect(read('README.md')).toContain('uses: newer/notion-token-check@v1\n')
})

test.each([[], ['your_org'], ['-a'], ['a--b'], ['a-'], ['a/b'], ['a', 'b'], ['a'.repeat(40)]])(
  'a name that GitHub gives nobody changes nothing: %j',
  (...names) => {
    expect(owner(...names)).toMatchObject({ status: 2, text: expect.stringContaining('Usage') })
  },
)
