import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type ActionYml, actionYml, fleetYml } from '../../sandbox/action-yml.ts'
import { runScenario } from '../../sandbox/run-action.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { presentable } from '../../scripts/docs-example.ts'
import { formatted } from '../../scripts/docs-format.ts'
import { githubTable } from '../../scripts/docs-github-requests.ts'
import { meanings } from '../../scripts/docs-meanings.ts'
import { recipeBlocks } from '../../scripts/docs-recipes.ts'
import { questions, requestsToNotion, requestTable } from '../../scripts/docs-requests.ts'
import { tablesOf, withMarked, withTables } from '../../scripts/docs-tables.ts'
import { usesInPages } from '../../scripts/owner.ts'
import { inputNames } from '../../src/core/inputs/settings.ts'
import { capabilities } from '../../src/core/ports/notion.ts'
import { type Code, codes } from '../../src/core/result/diagnosis.ts'
import { fakeNotion } from '../fixtures/fake-notion.ts'
import { complaintsAbout } from '../fixtures/validate-workflow.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
const readme = read('README.md')
const diagnoses = read('docs/diagnoses.md')
const security = read('SECURITY.md')
const inputs = read('docs/inputs.md')

const pages = ['*.md', 'docs/**/*.md', 'sandbox/**/*.md', '.github/**/*.md']
  .flatMap(pattern => globSync(pattern, { cwd: root }))
  .map(file => file.replaceAll('\\', '/'))

/** All YAML in the pages that people copy from, by page. */
const yaml = pages
  .filter(page => page !== 'docs/diagnoses.md')
  .flatMap(page => yamlBlocks(read(page)).map(block => ({ page, block })))

describe('action.yml and the pages say the same', () => {
  test.each<[page: string, names: string[], yml?: ActionYml]>([
    ['README.md', ['inputs', 'outputs', 'recipe-nightly-watch']],
    ['docs/inputs.md', ['filled-inputs']],
    ['docs/many-repositories.md', ['inputs', 'outputs'], fleetYml],
  ])('what is generated in %s is fresh', (page, names, yml = actionYml) => {
    const text = read(page)
    for (const name of names) expect(text).toContain(`<!-- ${name}:start -->`)
    const fresh = withMarked(text, { ...tablesOf(yml), ...recipeBlocks() })
    expect(formatted(page, fresh)).toBe(text)
  })

  test('each input has its section, or is one that GitHub fills in', () => {
    const headings = [...inputs.matchAll(/^## (`.*)$/gm)].flatMap(([, names = '']) => names.split(', '))
    const filled = Array.from(
      /<!-- filled-inputs:start -->[\s\S]*/.exec(inputs)?.[0].matchAll(/^\| (`[\w-]+`)/gm) ?? [],
    )
    expect([...headings, ...filled.map(([, name]) => name)]).toEqual(
      expect.arrayContaining(inputNames.map(name => `\`${name}\``)),
    )
    for (const name of capabilities) expect(inputs).toContain(`| \`${name}\` `)
  })

  test('a stranger reads the README: it is short, and its first example has all that it needs', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_288)
    const [first = ''] = yamlBlocks(readme)
    expect(first).toMatch(/^name: .*\n\non:\n/)
  })

  test('examples use inputs and outputs that there are', () => {
    const names = new Set<string>(inputNames)
    const use = new RegExp(`^( *)uses: ${usesInPages}\\n(?:\\1\\w.*\\n)*?\\1with:\\n((?:\\1 .*\\n)+)`, 'gm')
    const steps = yaml.flatMap(({ block }) => [...block.matchAll(use)])
    expect(steps.length).toBeGreaterThan(4)
    expect(steps).toHaveLength(yaml.flatMap(({ block }) => block.match(/notion-token-check@/g) ?? []).length)
    for (const [, indent = '', block = ''] of steps) {
      const given = [...block.matchAll(new RegExp(`^${indent} {2}([\\w-]+):`, 'gm'))].map(([, name]) => name)
      expect(given).toContain('token')
      expect(given.filter(name => !names.has(name ?? ''))).toEqual([])
    }
    const outputs = new Set(Object.keys(actionYml.outputs))
    for (const { block } of yaml)
      for (const [, name] of block.matchAll(/steps\.notion\.outputs\.([\w-]+)/g))
        expect(outputs).toContain(name)
  })

  test('whole workflows give no more permissions than they need', async () => {
    const workflows = yaml.filter(({ block }) => block.startsWith('name:'))
    expect(workflows.length).toBeGreaterThan(1)
    for (const { block } of workflows) expect(block).toMatch(/^permissions: \{\}$/m)
    const files = workflows.map(({ page, block }, at) => ({
      path: `${at} ${page}`,
      text: block,
      kind: 'workflow' as const,
    }))
    expect(await complaintsAbout(files)).toEqual([])
  }, 60_000)
})

test('every example is YAML', () => {
  for (const { block } of yaml) expect(() => parse(block)).not.toThrow()
})

/** What stands in fences of YAML, in a list or not. */
function yamlBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^( *)```yaml\n([\s\S]*?)^\1```$/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )
}

/** The requests in the tables of a page. */
function listedIn(markdown: string): string[] {
  return Array.from(
    markdown.matchAll(/^\| `((?:GET|POST|PATCH|PUT|DELETE) [^`]+)` +\|/gm),
    ([, each = '']) => each,
  )
}

test('SECURITY.md lists what can ever be sent to GitHub, as it is made from the code', async () => {
  const fresh = withTables(security, { 'github-requests': await githubTable() })
  expect(formatted('SECURITY.md', fresh)).toBe(security)
})

describe('SECURITY.md lists what can ever be sent to Notion', () => {
  // Together they ask everything that can be asked.
  const asking = [
    'healthy-all-capabilities',
    'healthy-data-source',
    'database-is-page',
    'database-is-view',
    'database-not-shared',
  ]
  const [, list = ''] =
    /<!-- notion-requests:start -->([\s\S]*)<!-- notion-requests:end -->/.exec(security) ?? []

  test('as it is made from the code', async () => {
    const fresh = withTables(security, { 'notion-requests': await requestTable() })
    expect(formatted('SECURITY.md', fresh)).toBe(security)
  })

  test('every question of the port is put, and what runs of the action send is in the list', async () => {
    const port = Object.keys(fakeNotion().notion)
    expect(Object.keys(questions).toSorted()).toEqual(port.toSorted())
    const runs = await Promise.all(
      asking.flatMap(name => scenarios.filter(each => each.name === name)).map(each => runScenario(each)),
    )
    const sent = runs.flatMap(({ requests }) =>
      requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')}`),
    )
    expect(new Set(sent.map(each => each.replace(/\?.*$/, '')))).toEqual(new Set(listedIn(list)))
  }, 60_000)

  test('none has a body, none goes elsewhere, and each carries what the page says', async () => {
    for (const { hasBody, host, headers } of await requestsToNotion()) {
      expect({ hasBody, host }).toEqual({ hasBody: false, host: 'api.notion.com' })
      expect(headers.toSorted()).toEqual(['authorization', 'notion-version', 'user-agent'])
    }
  })
})

describe('docs/diagnoses.md', () => {
  test('has a section a code, whose anchor is the code', () => {
    expect([...diagnoses.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Codes', ...codes])
  })

  test.each(codes)('%s: says what people search for, what to do, and shows an example', code => {
    const [, section = ''] = diagnoses.split(`\n## ${code}\n`)
    const [own = ''] = section.split('\n## ')
    for (const words of meanings[code].said) expect(own).toContain(words)
    expect(own).toMatch(/^\*\*How it is proven\.\*\* /m)
    expect(own).toMatch(/^\*\*What to do\.\*\* .+:\n\n1\. /m)
    expect(own).toMatch(/^\*\*What else it could be\.\*\*\n\n- /m)
    for (const text of meanings[code].others) expect(own).toContain(`- ${text}\n`)
    expect(own).toMatch(/^\*\*To silence or change it\.\*\* /m)
    expect(own).toContain('<details><summary>Example: ')
    expect(own).toContain(`[\`${code}\`](#${code})`)
  })

  // What Notion and GitHub say, as recorded, documented and reported: people search for these sentences.
  const sentences: readonly (readonly [string, ...Code[]])[] = [
    ['API token is invalid.', 'token-rejected', 'token-invalid', 'token-malformed', 'token-wrong-kind'],
    ['API token revoked', 'token-revoked'],
    ['API token expired', 'token-expired'],
    ['API token invalid', 'token-invalid'],
    ['Authorization header must use the format "Bearer <token>".', 'token-missing', 'token-malformed'],
    ['Input required and not supplied', 'token-missing', 'token-hidden-from-fork'],
    ['Invalid character in header content', 'token-malformed'],
    ['Resource not accessible by integration', 'token-wrong-kind'],
    ['Could not find database with ID', 'database-not-shared', 'database-needs-newer-version'],
    [
      'Make sure the relevant pages and databases are shared with your integration "…".',
      'database-not-shared',
    ],
    ['object_not_found', 'database-not-shared'],
    ['is a page, not a database.', 'database-is-page'],
    ['path failed validation: path.page_id should be a valid uuid, instead was', 'database-id-malformed'],
    ['path.database_id should be a valid uuid', 'database-id-malformed'],
    ['Invalid request URL', 'database-id-malformed'],
    ['does not contain any data sources accessible by this API bot.', 'database-linked'],
    ['is a linked database.', 'database-linked'],
    ["Can't update a page that is archived", 'database-in-trash'],
    [
      'Databases with multiple data sources are not supported in this API version.',
      'database-needs-newer-version',
    ],
    ['Insufficient permissions for this endpoint.', 'capability-missing'],
    ['restricted_resource', 'capability-missing'],
    ['Personal access tokens cannot list users.', 'capability-missing'],
    ['fetch failed', 'notion-unreachable'],
    ['bad_gateway', 'notion-down'],
    ['rate_limited', 'notion-rate-limited'],
    ['public_api_space_request_rate_limit', 'notion-rate-limited'],
    ['public_api_request_blocked', 'access-restricted'],
    ['you have been blocked', 'notion-blocked'],
    ['missing_version', 'notion-unrecognised'],
  ]

  test.each(sentences)('%s', (sentence, ...under) => {
    for (const code of under)
      expect([code, meanings[code].said.some(text => text.includes(sentence))]).toEqual([code, true])
  })

  test('every summary links each code to its section, at the version of the action that ran', () => {
    const page = 'https://github.com/example/notion-token-check/blob/v1/docs/diagnoses.md'
    const linked = new Set<string>()
    for (const file of globSync('__tests__/golden/*.md', { cwd: root })) {
      const summary = read(file)
      // Elsewhere than on github.com nobody knows whether the page is there.
      if (/forgejo|gitea/.test(file)) continue
      const named = new Set(
        [...summary.matchAll(/^\| .*\|$/gm)].flatMap(([row]) =>
          codes.filter(code => row.includes(`\`${code}\``)),
        ),
      )
      for (const code of named) {
        expect([file, summary.includes(`[\`${code}\`](${page}#${code})`)]).toEqual([file, true])
        linked.add(code)
      }
      for (const [, anchor] of summary.matchAll(/diagnoses\.md#([\w-]+)/g)) expect(codes).toContain(anchor)
    }
    // The others depend on the network or the clock, and have their link in the page itself (above).
    expect(linked.size).toBeGreaterThan(20)
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

describe('what people read', () => {
  test('can be reached from the README, recipes too', () => {
    const reached = new Set(['README.md'])
    for (const page of reached)
      if (page.endsWith('.md'))
        for (const link of linksIn(read(page)).filter(each => !isElsewhere(each, page)))
          reached.add(fileOf(link, page))
    const here = [
      ...pages.filter(page => !page.startsWith('.github/')),
      ...globSync('docs/recipes/*', { cwd: root }),
    ]
    expect(here.filter(page => !reached.has(page.replaceAll('\\', '/')))).toEqual([])
  })

  test.each(pages)('links in %s lead somewhere', page => {
    expect(linksIn(read(page)).filter(link => isDead(link, page))).toEqual([])
  })

  test.each(pages)('%s names no file that is not there', page => {
    const named = [
      ...withoutFences(read(page)).matchAll(/`((?:src|scripts|sandbox|__tests__|docs)\/[\w./-]*)`/g),
    ]
    expect(named.map(([, path = '']) => path).filter(path => !existsSync(join(root, path)))).toEqual([])
  })
})

function linksIn(markdown: string): string[] {
  const text = withoutFences(markdown).replace(/`[^`\n]*`/g, '`code`')
  return Array.from(
    text.matchAll(/\]\(([^)]+)\)|src(?:set)?="([^"]+)"/g),
    ([, link, picture]) => link ?? picture ?? '',
  )
}

/** Links to pages of this repository on GitHub that are no files: `../../security/advisories/new`. */
const onGitHub = /^\.\.\/\.\.\/(?:actions|security|issues|pulls|releases)(?:\/|$)/

function isElsewhere(link: string, page: string): boolean {
  return link.startsWith('https://') || (onGitHub.test(link) && !page.includes('/'))
}

/** The file that a link in a page leads to. */
function fileOf(link: string, page: string): string {
  const [path = ''] = link.split('#')
  return path === '' ? page : join(dirname(page), path).replaceAll('\\', '/')
}

function isDead(link: string, page: string): boolean {
  if (isElsewhere(link, page)) return false
  const [, anchor] = link.split('#')
  const file = fileOf(link, page)
  if (!existsSync(join(root, file))) return true
  return anchor !== undefined && !anchorsIn(read(file)).includes(anchor)
}

/** As GitHub makes them of headings. */
function anchorsIn(markdown: string): string[] {
  return Array.from(withoutFences(markdown).matchAll(/^#{1,6} (.*)$/gm), ([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^( *)(`{3,}).*\n[\s\S]*?^\1\2$/gm, '')
}
