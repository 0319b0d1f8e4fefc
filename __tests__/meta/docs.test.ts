import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runScenario } from '../../sandbox/run-action.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { presentable } from '../../scripts/docs-example.ts'
import { formatted } from '../../scripts/docs-format.ts'
import { meanings } from '../../scripts/docs-meanings.ts'
import { fieldsOf, tablesOf, withTables } from '../../scripts/docs-tables.ts'
import { capabilities, codes } from '../../src/core/diagnosis.ts'
import { defaults, inputNames } from '../../src/core/settings.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
const readme = read('README.md')
const diagnoses = read('docs/diagnoses.md')
const action = read('action.yml')

describe('action.yml, the code and the README say the same', () => {
  const inputs = fieldsOf(action, 'inputs')

  test('inputs and their defaults', () => {
    expect(inputs.map(({ name }) => name)).toEqual(inputNames)
    for (const [name, value] of Object.entries(defaults))
      expect(inputs.find(input => input.name === name)?.default).toBe(value)
    for (const { description } of inputs) expect(description).toMatch(/^[^$\n]+\.$/)
  })

  test('outputs', async () => {
    const scenario = scenarios.find(({ name }) => name === 'token-missing')
    if (!scenario) throw new Error('There is no scenario token-missing')
    const { outputs } = await runScenario(scenario)
    const named = fieldsOf(action, 'outputs').map(({ name }) => name)
    expect(new Set(Object.keys(outputs))).toEqual(new Set(named))
  })

  test('the tables of the README are fresh', () => {
    expect(formatted('README.md', withTables(readme, tablesOf(action)))).toBe(readme)
  })

  test('the README names every capability and every default that it tells', () => {
    for (const name of capabilities) expect(readme).toContain(`\`${name}\``)
    expect(readme).toContain(defaults['notion-version'])
  })

  test('examples use inputs and outputs that there are', () => {
    const names = new Set<string>(inputNames)
    const steps = yamlBlocks(readme).flatMap(block => [
      ...block.matchAll(
        /^( *)uses: your-org\/notion-token-check@v1\n(?:\1\w.*\n)*?\1with:\n((?:\1 .*\n)+)/gm,
      ),
    ])
    expect(steps.length).toBeGreaterThan(5)
    for (const [, indent = '', block = ''] of steps) {
      const given = [...block.matchAll(new RegExp(`^${indent} {2}([\\w-]+):`, 'gm'))].map(([, name]) => name)
      expect(given).toContain('token')
      expect(given.filter(name => !names.has(name ?? ''))).toEqual([])
    }
    const outputs = new Set(fieldsOf(action, 'outputs').map(({ name }) => name))
    for (const [, name] of readme.matchAll(/steps\.notion\.outputs\.([\w-]+)/g))
      expect(outputs).toContain(name)
  })

  test('whole workflows in the README give no more permissions than they need', () => {
    const workflows = yamlBlocks(readme).filter(block => block.startsWith('name:'))
    expect(workflows.length).toBeGreaterThan(2)
    for (const workflow of workflows) expect(workflow).toMatch(/^permissions: \{\}$/m)
  })
})

test('no value in the YAML of the README needs quotes that it lacks', () => {
  const plain = /^ *(?:- )?[\w-]+: (?!['"|>{[&*!%@#])(.*)$/
  const lines = yamlBlocks(readme).flatMap(block => block.split('\n'))
  expect(
    lines.filter(line => /: |:$| #(?! )/.test(plain.exec(line)?.[1]?.replace(/\s#.*$/, '') ?? '')),
  ).toEqual([])
})

function yamlBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
}

describe('the README lists what is sent to Notion', () => {
  // Together they ask everything that can be asked.
  const asking = [
    'healthy-all-capabilities',
    'healthy-data-source',
    'database-is-page',
    'database-is-view',
    'database-not-shared',
  ]

  test('each request, and no other', async () => {
    const runs = await Promise.all(
      asking.flatMap(name => scenarios.filter(each => each.name === name)).map(each => runScenario(each)),
    )
    const sent = runs.flatMap(({ requests }) =>
      requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')}`),
    )
    const listed = [...readme.matchAll(/^\| `((?:GET|POST|PATCH|PUT|DELETE) [^`]+)` +\|/gm)].map(
      ([, each]) => each,
    )
    expect(new Set(sent.map(each => each.replace(/\?.*$/, '')))).toEqual(new Set(listed))
  }, 60_000)
})

describe('docs/diagnoses.md', () => {
  test('has a section a code, whose anchor is the code', () => {
    expect([...diagnoses.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Codes', ...codes])
  })

  test.each(codes)('%s: says what people search for, what to do, and shows an example', code => {
    const [, section = ''] = diagnoses.split(`\n## ${code}\n`)
    const [own = ''] = section.split('\n## ')
    for (const words of meanings[code].said) expect(own).toContain(words)
    expect(own).toMatch(/^\*\*What to do\.\*\* .+:\n\n1\. /m)
    expect(own).toContain('<details><summary>Example: ')
    expect(own).toContain(`[\`${code}\`](#${code})`)
  })

  test('holds nothing that changes from run to run, and no link to what is not there', () => {
    expect(diagnoses).not.toMatch(/\b\d+(?:\\?\.\d+)? m?s\)|127\.0\.0\.1:\d|github\.com\/(?:acme|example)\//)
    expect(diagnoses).not.toMatch(/notion\.so\/[0-9a-f]{32}\)/)
  })

  test('each opened fold is closed', () => {
    const count = (tag: string) => diagnoses.split(tag).length
    expect(count('<details>')).toBe(count('</details>'))
    expect(count('```')).toBe(2 * Math.floor(count('```') / 2) + 1)
  })
})

test('a summary is made steady: times, IDs, retries and the order of what goes on side by side', () => {
  const table = (...rows: string[]) =>
    ['(2 requests, 0\\.3 s)', ...rows, '[open](https://www.notion.so/d41f8a266b3c4e978a059f7c12e6b0d3)'].join(
      '\n',
    )
  const one = table(
    '| 1 | `GET /v1/users/me` | 200 `user` | 35 | `id` `ray r-AMS` |',
    '| 2 | `POST /v1/pages` | 403 `restricted_resource` | 12 | `id` |',
    '| 3 | `GET /v1/databases/x` | refused | 3 |  |',
    '| 4 | `GET /v1/databases/x` | refused | 5 |  |',
  )
  const other = table(
    '| 1 | `GET /v1/users/me` | 200 `user` | 9 | `other` `ray s-AMS` |',
    '| 2 | `GET /v1/databases/x` | refused | 1 |  |',
    '| 3 | `POST /v1/pages` | 403 `restricted_resource` | 99 | `other` |',
  ).replace('0\\.3', '12.0')
  expect(presentable(one)).toBe(
    [
      '(2 requests)',
      '| 1 | `GET /v1/users/me` | 200 `user` | … | … |',
      '| 2 | `GET /v1/databases/x` | refused | … |  |',
      '| 3 | `POST /v1/pages` | 403 `restricted_resource` | … | … |',
      '*open*',
    ].join('\n'),
  )
  expect(presentable(other)).toBe(presentable(one))
})

test('tables go between their markers, and missing or doubled markers are an error', () => {
  const tables = { codes: '| a |' }
  expect(withTables('x <!-- codes:start -->old<!-- codes:end --> y', tables)).toBe(
    'x <!-- codes:start -->\n\n| a |\n\n<!-- codes:end --> y',
  )
  for (const text of ['', '<!-- codes:start -->', '<!-- codes:end --><!-- codes:start -->'])
    expect(() => withTables(text, tables)).toThrow('once each')
})

test('a line of action.yml that is not understood is an error', () => {
  expect(() => fieldsOf('inputs:\n  token:\n    description: >-\n      Long\n', 'inputs')).toThrow('Long')
})

test('links inside the repository lead somewhere', () => {
  const pages = ['README.md', 'docs/diagnoses.md']
  const dead = pages.flatMap(page =>
    [...read(page).matchAll(/\]\(([^)]+)\)|src(?:set)?="([^"]+)"/g)]
      .map(([, link, picture]) => link ?? picture ?? '')
      .filter(link => !/^https?:/.test(link))
      .filter(link => {
        const [path = '', anchor] = link.split('#')
        const file = path === '' ? join(root, page) : join(root, dirname(page), path)
        return (
          !existsSync(file) ||
          (anchor !== undefined && !readFileSync(file, 'utf8').includes(`\n## ${anchor}\n`))
        )
      })
      .map(link => `${page}: ${link}`),
  )
  expect(dead).toEqual([])
})
