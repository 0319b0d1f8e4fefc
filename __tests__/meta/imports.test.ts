import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
type Source = { file: string; text: string }
type Arrow = { from: string; to: string; type: boolean }

const sources: Source[] = globSync('src/**/*.ts', { cwd: root }).map(file => ({
  file: file.replaceAll('\\', '/'),
  text: read(file),
}))

/** Every import and re-export, dynamic ones too; a path of our own as it is from the root. */
function arrowsOf({ file, text }: Source): Arrow[] {
  const code = withoutComments(text)
  const statics = code.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\s*\bfrom\s*)?['"]([^'"]+)['"]/gm,
  )
  const dynamics = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
  const target = (to: string) =>
    to.startsWith('.') ? normalize(join(dirname(file), to)).replaceAll('\\', '/') : to
  return [
    ...Array.from(statics, ([, isType, names = '', to = '']) => ({
      from: file,
      to: target(to),
      type: isType !== undefined || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names),
    })),
    ...Array.from(dynamics, ([, to = '']) => ({ from: file, to: target(to), type: false })),
  ]
}

/** Good enough for our own code, in which no text holds what looks like a comment. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

const arrows = sources.flatMap(arrowsOf)
const told = ({ from, to }: Arrow) => `${from} -> ${to}`

/** A box of the picture in ARCHITECTURE.md: a file, a folder (`src/notion/`) or a pattern (`src/core/*.ts`). */
type Box = { id: string; holds: string }

const picture = /```mermaid\n([\s\S]*?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? ''
const boxes: Box[] = Array.from(picture.matchAll(/^ *(\w+)\["([^"<]+)(?:<br>[^"]*)?"\]$/gm), found => ({
  id: found[1] ?? '',
  holds: found[2] ?? '',
}))

/** The narrowest box that holds a file or package. */
function boxOf(path: string): string {
  const [box] = boxes
    .filter(({ holds }) => inBox(holds, path))
    .toSorted((a, b) => b.holds.length - a.holds.length)
  return box?.id ?? `no box for ${path}`
}

function inBox(holds: string, path: string): boolean {
  if (holds.endsWith('/')) return path.startsWith(holds)
  const [before = '', after] = holds.split('*')
  if (after === undefined) return path === holds
  const middle = path.slice(before.length, path.length - after.length)
  return path.startsWith(before) && path.endsWith(after) && !middle.includes('/')
}

/** `a --> b`, and `a -.-> b` where only types are imported. */
const drawn = Array.from(picture.matchAll(/^ *(\w+) (-->|-\.->) ([\w &]+)$/gm)).flatMap(
  ([, from, arrow, to = '']) => to.split('&').map(each => `${from} ${arrow} ${each.trim()}`),
)

/** The arrows between boxes that the code has, each with the imports that make it. */
function realArrows(): Map<string, string[]> {
  const between = Map.groupBy(
    arrows.filter(({ from, to }) => boxOf(from) !== boxOf(to)),
    ({ from, to }) => `${boxOf(from)} ${boxOf(to)}`,
  )
  return new Map(
    Array.from(between, ([ends, imports]) => {
      const arrow = imports.every(({ type }) => type) ? '-.->' : '-->'
      return [ends.replace(' ', ` ${arrow} `), imports.map(told)]
    }),
  )
}

/** What the picture may never show, whoever draws it. */
const never: [string, RegExp, RegExp][] = [
  ['the core imports nothing but itself', /^src\/core\//, /^(?!src\/core\/)/],
  ['the program imports nothing but the core', /^src\/action\.ts$/, /^(?!src\/core\/)/],
  [
    'what knows Notion knows neither GitHub nor words for people',
    /^src\/notion\//,
    /^(?:src\/(?:github|core\/(?:catalogue|render|checks|tracking-issue|follow-up))\/|src\/\w+\.ts$|@actions\/|node:)/,
  ],
  [
    'what knows GitHub does not know Notion',
    /^src\/github\//,
    /^(?:src\/notion\/|src\/(?:main|program)\.ts$|@notionhq\/)/,
  ],
  [
    'one folder has the network',
    /^src\/(?!http\/)/,
    /^(?:node:(?:http|https|http2|net|tls|dgram|dns)|undici)$/,
  ],
  [
    'checks do not know the words',
    /^src\/core\/checks\//,
    /^src\/core\/(?:catalogue\/|render\/|text\/prose\.ts$)/,
  ],
  ['renderers do not know the checks', /^src\/core\/render\//, /^src\/core\/checks\//],
  [
    'words do not know how they are found or shown',
    /^src\/core\/catalogue\//,
    /^src\/core\/(?:checks|render)\//,
  ],
]

test('all sources are read, and each has its place in the picture', () => {
  expect(sources.length).toBeGreaterThan(40)
  expect(arrows.length).toBeGreaterThan(100)
  expect(boxes.length).toBeGreaterThan(8)
  const homeless = [...sources.map(({ file }) => file), ...arrows.map(({ to }) => to)]
    .filter(path => boxOf(path).startsWith('no box'))
    .toSorted()
  expect([...new Set(homeless)]).toEqual([])
})

test('the picture in ARCHITECTURE.md has every arrow that the code has', () => {
  const missing = Array.from(realArrows()).filter(([arrow]) => !drawn.includes(arrow))
  expect(Object.fromEntries(missing)).toEqual({})
})

test('and no other, none of them twice, and no box that is empty', () => {
  const real = realArrows()
  expect(drawn.filter(arrow => !real.has(arrow))).toEqual([])
  expect(drawn).toHaveLength(new Set(drawn).size)
  const used = new Set(drawn.flatMap(arrow => arrow.split(/ \S+ /)))
  expect(boxes.map(({ id }) => id).filter(id => !used.has(id))).toEqual([])
})

test('every line of the picture is understood', () => {
  const lines = picture.split('\n').filter(line => line.trim() !== '')
  const known = /^(?:flowchart \w+| *subgraph .+| *end| *\w+\["[^"]+"\]| *\w+ (?:-->|-\.->) [\w &]+)$/
  expect(lines.filter(line => !known.test(line))).toEqual([])
})

test.each(never)('%s', (_, who, what) => {
  expect(arrows.filter(({ from, to }) => who.test(from) && what.test(to)).map(told)).toEqual([])
})

test('imports of our own name the file as it is', () => {
  const own = arrows.filter(({ to }) => to.startsWith('src/'))
  expect(own.filter(({ to }) => !sources.some(({ file }) => file === to)).map(told)).toEqual([])
})

test('no module needs, by way of others, itself', () => {
  const next = new Map(sources.map(({ file }) => [file, arrowsTo(file)]))
  const circles = sources.filter(({ file }) => reaches(next, file, file)).map(({ file }) => file)
  expect(circles).toEqual([])
})

function arrowsTo(file: string): string[] {
  return arrows.filter(({ from, type }) => from === file && !type).map(({ to }) => to)
}

function reaches(next: ReadonlyMap<string, string[]>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [...(next.get(from) ?? [])]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === to) return true
    if (seen.has(file)) continue
    seen.add(file)
    open.push(...(next.get(file) ?? []))
  }
  return false
}

/** What the types of the core (src/core/tsconfig.json) cannot keep out, since it is the language's own. */
test.each([
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)/],
  ['chance', /\bMath\.random\b/],
  ['the global object', /\bglobalThis\b/],
])('the core does not use %s', (_, pattern) => {
  const core = sources.filter(({ file }) => file.startsWith('src/core/'))
  expect(core.filter(({ text }) => pattern.test(withoutComments(text))).map(({ file }) => file)).toEqual([])
})
