import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
type Source = { file: string; text: string }
type Arrow = { from: string; to: string; type: boolean }

const sources: Source[] = globSync('src/**/*.ts', { cwd: root }).map(file => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(join(root, file), 'utf8'),
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

/** Who may import what; the first pattern that a file matches decides. */
const rules: { of: RegExp; may: RegExp[]; types?: RegExp[] }[] = [
  { of: /^src\/(?:main|program)\.ts$/, may: [/./] },
  { of: /^src\/action\.ts$/, may: [/^src\/core\//] },
  {
    of: /^src\/github\//,
    may: [/^src\/(?:github|core)\//, /^@actions\//, /^node:/],
    types: [/^src\/action\.ts$/],
  },
  { of: /^src\/notion\//, may: [/^src\/(?:notion|core)\//, /^@notionhq\/client$/, /^undici$/] },
  { of: /^src\/core\//, may: [/^src\/core\//] },
]

/** And inside the core, what must not know what. */
const never: [string, RegExp, RegExp][] = [
  [
    'checks do not know the words',
    /^src\/core\/checks\//,
    /^src\/core\/(?:catalogue\/|problems\.ts|render\/)/,
  ],
  ['renderers do not know the checks', /^src\/core\/render\//, /^src\/core\/checks\//],
  [
    'words do not know how they are found or shown',
    /^src\/core\/catalogue\//,
    /^src\/core\/(?:checks|render)\//,
  ],
]

test('all sources are read, and each falls under a rule', () => {
  expect(sources.length).toBeGreaterThan(40)
  expect(arrows.length).toBeGreaterThan(100)
  expect(sources.filter(({ file }) => !rules.some(({ of }) => of.test(file)))).toEqual([])
})

test('imports go only where the design lets them', () => {
  const wrong = arrows.filter(({ from, to, type }) => {
    const rule = rules.find(({ of }) => of.test(from))
    const may = [...(rule?.may ?? []), ...(type ? (rule?.types ?? []) : [])]
    return !may.some(pattern => pattern.test(to))
  })
  expect(wrong.map(told)).toEqual([])
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

/** The platform, the clock and chance have no place in the core. Words of prose are not meant, uses are. */
test.each([
  ['process', /(?<![\w'’])process\s*[.[]|typeof process/],
  ['console', /\bconsole\s*[.[]/],
  ['fetch', /(?<![\w.])fetch\s*\(/],
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\s*\.|\bsetTimeout\b|\bsetInterval\b/],
  ['chance', /\bMath\.random\b|\bcrypto\s*\./],
  ['the global object', /\bglobalThis\b|\bglobal\s*\./],
  ['Node’s own', /\bBuffer\b|\brequire\s*\(|\bURL\s*[.(]/],
])('the core does not use %s', (_, pattern) => {
  const core = sources.filter(({ file }) => file.startsWith('src/core/'))
  expect(core.filter(({ text }) => pattern.test(withoutComments(text))).map(({ file }) => file)).toEqual([])
})
