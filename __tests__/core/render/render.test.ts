import { expect, test } from '@jest/globals'
import { TOKENS } from '../../../sandbox/world.ts'
import { lineNote, lineTitle } from '../../../src/core/catalogue/lines.ts'
import { problemsOf, verdictLine } from '../../../src/core/catalogue/problems.ts'
import { type RunContext, unknownRun } from '../../../src/core/inputs/run-context.ts'
import type { Identity } from '../../../src/core/ports/notion.ts'
import { byteLength } from '../../../src/core/render/fit.ts'
import { type LogLine, renderLog } from '../../../src/core/render/log.ts'
import { renderReport } from '../../../src/core/render/report-json.ts'
import { renderSummary } from '../../../src/core/render/summary.ts'
import { type Code, codes, type Diagnosis, traits } from '../../../src/core/result/diagnosis.ts'
import type { Line } from '../../../src/core/result/line.ts'
import type { Known, Report } from '../../../src/core/result/report.ts'
import type { Inline, Prose } from '../../../src/core/text/prose.ts'
import { tidy } from '../../../src/core/text/untrusted.ts'
import { examplesWith, findingsOf } from '../../fixtures/examples.ts'
import { identity } from '../../fixtures/fake-notion.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'
import { nodesOf, parse, shapeOf } from '../../fixtures/markdown.ts'
import { plain, reportOf, requestsWith, told } from '../../fixtures/report.ts'
import { acmeRun, read } from '../../fixtures/run.ts'

const nobody: Identity = {
  name: null,
  id: null,
  kind: null,
  workspace: null,
  workspaceId: null,
  owner: null,
}
const called: RunContext = {
  ...acmeRun,
  jobWorkflowRef: 'acme/shared/.github/workflows/notion.yml@refs/tags/v2',
}

function pulled(head: string, actor: string): RunContext {
  return { ...acmeRun, eventName: 'pull_request', actor, pullRequest: { head, base: 'acme/website' } }
}

/** What the same finding is told with: much known, little known, nothing known. */
const circumstances: [string, Partial<Known>][] = [
  ['all known', {}],
  ['a personal token', { identity: { ...identity, kind: 'user' } }],
  ['nothing known of the token', { identity: nobody }],
  ['nobody', { identity: null }],
  ['nothing known of the run', { run: unknownRun }],
  ['a reusable workflow', { run: called }],
  ['another owner’s', { run: { ...called, jobWorkflowRef: 'globex/x/.github/workflows/a.yml@v2' } }],
  ['a schedule in a private repository', { run: { ...acmeRun, eventName: 'schedule', isPrivate: true } }],
  ['started by hand', { run: { ...acmeRun, eventName: 'workflow_dispatch', ownerType: 'User' } }],
  ['a gateway', { settings: read({ 'api-url': 'https://gateway.example/notion' }).settings }],
  ['a fork’s pull request', { run: pulled('eve/website', 'eve') }],
  ['Dependabot’s pull request', { run: pulled('acme/website', 'dependabot[bot]') }],
  [
    'Dependabot’s pull request, with pull_request_target',
    { run: { ...pulled('acme/website', 'dependabot[bot]'), eventName: 'pull_request_target' } },
  ],
  ['a fork', { run: { ...acmeRun, isFork: true } }],
  ['Copilot’s agent', { run: { ...acmeRun, actor: 'copilot-swe-agent[bot]' } }],
  ['act', { run: { ...acmeRun, host: 'act' } }],
  ['Forgejo', { run: { ...acmeRun, serverUrl: 'https://git.acme.test', host: 'forgejo' } }],
  ['Dependabot’s secrets', { run: { ...acmeRun, secretSource: 'Dependabot' } }],
]

/** Each example alone, and all of a code together. */
function reportsOf(name: Code, known: Partial<Known>): Report[] {
  const findings = findingsOf(name)
  return [...findings.map(found => [found]), findings].map(several => reportOf(several, known))
}

test.each(codes)('the words for %s', name => {
  for (const [, known] of circumstances)
    for (const report of reportsOf(name, known))
      for (const { title, happened, each = [], short, fix, more, verdict } of problemsOf(report)) {
        expect(verdict).toBe(traits[name].verdict)
        const plainTitle = plain(title, false)
        expect(Array.from(plainTitle).length <= 60 ? 'short' : plainTitle).toBe('short')
        expect(plainTitle).toMatch(/^\p{Lu}?\S.*[^\s.]$/u)
        expect(plain(happened)).toMatch(each.length > 0 ? /^\S.*:$/s : /^\S.*[.!?”]$/s)
        for (const item of each) expect(plain(item)).toMatch(/^\S.*(?:[.!?]| more)$/s)
        expect(plain(short, false)).toMatch(/^\p{Lu}.*[.”]$/u)
        expect(plain(fix.heading)).toMatch(/^\p{Lu}.*[^\s.:]$/u)
        expect(fix.steps.length).toBeGreaterThan(0)
        // A verb, or the menu to open.
        for (const step of fix.steps) expect(plain(step.text)).toMatch(/^(?:\p{Lu}|••• ).*[.:!?)]$/su)
        if (more) expect(plain(more.heading)).toMatch(/^\p{Lu}.*[^\s.:]$/u)
        // No lines follow an item, so none promises some.
        for (const item of more?.items ?? []) expect(plain(item)).toMatch(/^\S.*[.!?)]$/s)
        const all = [
          title,
          happened,
          ...each,
          short,
          fix.heading,
          ...fix.steps.map(({ text }) => text),
          ...(more?.items ?? []),
        ]
        for (const prose of all) {
          expect(plain(prose)).not.toMatch(/undefined|null|NaN|\[object|\*\*| {2}|\.\.(?!\.)|,,| ,| \.(?!\w)/)
          expect(plain(prose)).not.toMatch(/“”|\(\)|``/)
        }
      }
})

/** Every value of a text that is shown as a foreign one. */
function foreignIn(prose: Inline | { href: Prose }): string[] {
  if (typeof prose === 'string') return [prose]
  if ('values' in prose) return prose.values.flatMap(foreignIn)
  if (!('as' in prose)) return []
  return [
    ...foreignIn(prose.text),
    ...('href' in prose && typeof prose.href !== 'string' ? foreignIn(prose.href) : []),
  ]
}

test.each(codes)('no word of ours stands where foreign texts are hidden: %s', name => {
  const known = { ...identity, name: '¿', workspace: '¿', id: '¿', workspaceId: '¿' }
  const findings = findingsOf(
    name,
    examplesWith(() => '¿'),
  )
  for (const several of [...findings.map(found => [found]), findings]) {
    const report = reportOf(several, { identity: known })
    const found = problemsOf(report).flatMap(({ title, happened, fix, more }) => [
      title,
      happened,
      fix.heading,
      ...fix.steps.flatMap(({ text, command }) => [text, ...(command?.lines ?? [])]),
      ...(more ? [more.heading, ...more.items] : []),
    ])
    const lines = report.lines.flatMap(line => [lineTitle(line), lineNote(line)])
    const words = [...found, ...lines].flatMap(foreignIn)
    // An ID, a file's path and a repository are foreign; and so may be what a judge noted in a sentence. Three letters
    // are never hidden.
    const foreign = (text: string) =>
      /¿|^[\da-f…-]+$|^.{1,3}$| |\.yml$|^acme\/website$/.test(text) || text === report.secretName
    expect(words.filter(text => !foreign(text))).toEqual([])
  }
})

test.each(circumstances)('whatever was found, summary, log and report are whole: %s', (_, known) => {
  for (const name of codes)
    for (const report of reportsOf(name, known)) {
      const summary = renderSummary(told(report))
      expect(summary).toMatch(/^## (?:✅|❌|🟡|❔) \S/u)
      expect(summary).toContain(name)
      expect(summary).not.toMatch(/undefined|\[object|NaN/)
      const verdict = plain(verdictLine(report, problemsOf(report)))
      expect(Array.from(verdict).length <= 100 ? 'short' : verdict).toBe('short')
      expect(JSON.parse(renderReport(told(report)))).toMatchObject({
        schemaVersion: 1,
        codes: [name],
        outcome: report.outcome,
      })
      expect(annotationsOf(renderLog(told(report))).length).toBeGreaterThan(0)
    }
})

function annotationsOf(lines: readonly LogLine[]) {
  return lines.flatMap(line => (line.is === 'annotation' ? [line] : []))
}

test('a finding that fails is an error, one that a policy makes light of a warning', () => {
  const levels = (name: Code, policies: Partial<Report['policies']>) => {
    const report = reportOf(findingsOf(name).slice(0, 1))
    const changed = { ...report, policies: { ...report.policies, ...policies } }
    return annotationsOf(renderLog(told(changed))).map(({ level }) => level)
  }
  expect(levels('token-rejected', {})).toEqual(['error'])
  expect(levels('token-rejected', { broken: 'warn' })).toEqual(['warning'])
  expect(levels('notion-down', {})).toEqual(['error'])
  expect(levels('notion-down', { broken: 'warn' })).toEqual(['error'])
  expect(levels('notion-down', { inconclusive: 'warn' })).toEqual(['warning'])
  expect(levels('token-unfamiliar', {})).toEqual(['warning'])
})

test('GitHub’s bounds for annotations are kept', () => {
  const everything = codes.flatMap(name => findingsOf(name))
  const lines = annotationsOf(renderLog(told(reportOf(everything))))
  for (const level of ['error', 'warning'])
    expect(lines.filter(line => line.level === level).length).toBeLessThanOrEqual(10)
  const long = examplesWith(() => '𝒳'.repeat(200))
  for (const name of codes)
    for (const { message } of annotationsOf(renderLog(told(reportOf(findingsOf(name, long))))))
      expect(message.length).toBeLessThanOrEqual(4_096)
})

// Sizes.

const wide = (at: number) => `${'𝒳'.repeat(190)}${at}`.padEnd(10)
const idOf = (at: number) => `d41f8a26-6b3c-4e97-8a05-${at.toString(16).padStart(12, '0')}`

function healthyLine(at: number): Line {
  const about = {
    given: wide(at),
    name: null,
    id: idOf(at),
    kind: 'database',
    title: wide(at),
    otherIds: [],
  } as const
  return { check: 'database', about, note: null, status: 'passed', diagnoses: [] }
}

/** A finding about a database of its own, with everything as wide as it can be. */
function failingLine(at: number, name: Code): Line {
  const [example] = findingsOf(
    name,
    examplesWith(() => wide(at)),
  )
  if (!example) throw new Error(`no example of ${name}`)
  const id = 'id' in example.facts ? { id: idOf(at) } : {}
  const found = { code: name, facts: { ...example.facts, ...id } } as Diagnosis
  const about = { given: wide(at), name: null, id: idOf(at), kind: null, title: wide(at), otherIds: [] }
  return { check: 'database', about, note: null, status: 'failed', diagnoses: [found] }
}

const databaseCodes = codes.filter(name => traits[name].check === 'database')
const many = Array.from({ length: 3_000 }, (_, at) => at)
const named = (at: number) => databaseCodes[at % databaseCodes.length] ?? 'database-linked'
const manyRequests = many.flatMap(at =>
  requestsWith(ordinary => (ordinary === 'user' ? 'database' : `${ordinary}${wide(at)}`)),
)

const sizes: [string, () => Line[]][] = [
  ['all healthy', () => many.map(healthyLine)],
  ...databaseCodes.map((name): [string, () => Line[]] => [
    `all ${name}`,
    () => many.map(at => failingLine(at, name)),
  ]),
  ['mixed', () => many.map(at => (at % 2 === 0 ? healthyLine(at) : failingLine(at, named((at - 1) / 2))))],
  [
    'one in 3,000',
    () => many.map(at => (at === 2_999 ? failingLine(at, 'database-not-shared') : healthyLine(at))),
  ],
]

test.each(sizes)('3,000 databases with the longest titles: %s', (name, make) => {
  const report = reportOf([], { lines: make(), requests: manyRequests })
  const summary = renderSummary(told(report))
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(byteLength(summary)).toBe(Buffer.byteLength(summary))
  expect(summary).toMatch(/\*Left out, because GitHub limits the size of a summary: .*\d+ checks?.*\*/)
  // What is shown and what is left out are all there are.
  const shown = summary.match(/^\| (?:✅|❌) \| Database/gmu)?.length ?? 0
  const left = /summary: (?:(\d+) checks? that passed)?(?: and )?(?:(\d+) checks? that didn't)?/.exec(summary)
  expect(shown + Number(left?.[1] ?? 0) + Number(left?.[2] ?? 0)).toBe(3_000)
  // What is not in order is never left out for the sake of what is.
  if (left?.[2] !== undefined) expect(summary).not.toMatch(/^\| ✅ \| Database/mu)
  if (name === 'one in 3,000') expect(summary).toMatch(/^\| ❌ \| Database/mu)

  const text = renderReport(told(report))
  expect(Buffer.byteLength(text)).toBeLessThan(100_000)
  const read = JSON.parse(text) as { checks: unknown[]; requests: unknown[]; leftOut: Record<string, number> }
  expect(read.checks.length + (read.leftOut.checks ?? 0)).toBe(3_000)
  expect(read.requests.length + (read.leftOut.requests ?? 0)).toBe(6_000)

  const lines = renderLog(told(report))
  expect(lines.length).toBeLessThan(400)
  for (const line of lines)
    if (line.is === 'annotation') expect(line.message.length).toBeLessThanOrEqual(4_096)
})

test('95 kinds of one outage: five are told, the rest counted', () => {
  const fault = findingsOf('notion-unrecognised')[0] as Diagnosis & { code: 'notion-unrecognised' }
  const outages = Array.from({ length: 95 }, (_, at): Diagnosis => {
    const facts = { ...fault.facts, what: `an answer of kind ${at}` }
    return { ...fault, facts }
  })
  const all = told(reportOf(outages))
  const summary = renderSummary(all)
  expect(summary.match(/^### 🟡 /gmu)).toHaveLength(5)
  expect(summary).toContain('*90 more problems like this.*')
  expect(JSON.parse(renderReport(all))).toMatchObject({ leftOut: { problems: 90 } })
  expect(annotationsOf(renderLog(all))).toHaveLength(5)
})

test('a few databases are all told', () => {
  const summary = renderSummary(told(reportOf([], { lines: many.slice(0, 50).map(healthyLine) })))
  expect(summary).not.toContain('Left out')
  expect(summary.match(/^\| ✅ \| Database/gmu)).toHaveLength(50)
})

// Foreign texts.

/** Everything at once, with every text of others made by `foreign`. */
function everythingWith(foreign: (ordinary: string) => string): Report {
  const all = examplesWith(foreign)
  return reportOf(
    codes.flatMap(name => findingsOf(name, all)),
    {
      identity: {
        ...identity,
        name: foreign('Release Notes Bot') || null,
        workspace: foreign('Acme') || null,
      },
      requests: requestsWith(foreign),
    },
  )
}

const places = [
  'https://app.notion.com/',
  'https://www.notion-status.com/',
  'https://developers.notion.com/',
  'https://github.com/acme/website/',
  'https://github.com/organizations/acme/',
  'https://github.com/acme/notion-token-check/',
]
const ourHtml = /^<(?:\/?details|\/?summary|\/?code)>$/
const hostile = [...new Set(hostileStrings.map(tidy))].filter(text => text !== '')

test('the links and HTML of the summary are ours', () => {
  for (const node of nodesOf(parse(renderSummary(told(everythingWith(ordinary => ordinary)))))) {
    if (node.url !== undefined) expect(places.filter(place => node.url?.startsWith(place))).toHaveLength(1)
    if (node.type === 'html')
      expect(node.value?.split(/(?<=>)|(?=<)/).every(tag => ourHtml.test(tag) || !/[<>]/.test(tag))).toBe(
        true,
      )
  }
})

/** Each round gives every foreign field another text, until each text was in several fields. */
function* rounds(texts: readonly string[], count: number): Generator<(ordinary: string) => string> {
  for (let round = 0; round < count; round++) {
    let at = Math.floor((round * texts.length) / count)
    yield () => texts[at++ % texts.length] ?? ''
  }
}

test('foreign texts never change what the summary is made of', () => {
  const shape = (foreign: (ordinary: string) => string) =>
    shapeOf(parse(renderSummary(told(everythingWith(foreign)))))
  const ordinary = shape(() => 'x')
  expect(shape(() => 'x'.repeat(40))).toBe(ordinary)
  // Where a round goes wrong, each text is looked at alone, to name it.
  const wrong = [...rounds(hostile, 24)].some(foreign => shape(foreign) !== ordinary)
  expect(wrong ? hostile.filter(text => shape(() => text) !== ordinary) : []).toEqual([])
}, 120_000)

test('foreign texts never act in the log', () => {
  for (const foreign of rounds(hostileStrings, 48))
    for (const line of renderLog(told(everythingWith(foreign)))) {
      const texts =
        line.is === 'line'
          ? [line.text]
          : line.is === 'group'
            ? [line.title, ...line.lines]
            : [line.title, ...line.message.split('\n')]
      for (const each of texts) {
        expect(each).not.toMatch(/^\s*::|##\[|\r/)
        if (line.is !== 'annotation') expect(each).not.toContain('\n')
      }
    }
})

test('a foreign text in the log’s annotations keeps its place', () => {
  const lines = (text: string) =>
    annotationsOf(renderLog(told(everythingWith(() => text)))).map(
      ({ message }) => message.split('\n').length,
    )
  for (const text of ['a\nb', 'a\r\nb']) expect(lines(text)).toEqual(lines('a b'))
})

test('what the runner says of the run does not act, either', () => {
  const known = (text: string): Partial<Known> => ({
    run: {
      ...acmeRun,
      jobWorkflowRef: `acme/x/.github/workflows/${text}.yml@v1`,
      actionRef: text.trim() || 'v1',
    },
  })
  const summaryOf = (text: string) => renderSummary(told(reportOf(findingsOf('token-missing'), known(text))))
  const plain = shapeOf(parse(summaryOf('x'))).replace(/<[^>]*>/g, '')
  const acting = hostileStrings.filter(
    text => text.isWellFormed() && shapeOf(parse(summaryOf(text))).replace(/<[^>]*>/g, '') !== plain,
  )
  expect(acting).toEqual([])
})

// The token.

const secrets = [TOKENS.releaseNotes, TOKENS.legacy, TOKENS.unfamiliar]

test.each(secrets)('no piece of the token is anywhere, whoever repeats it', secret => {
  const repeated = [
    () => secret,
    (ordinary: string) => `${ordinary} ${secret}`,
    (ordinary: string) => `${secret.slice(0, 20)}${ordinary}${secret.slice(20)}`,
    () => Array.from(secret).join('\u200b'),
    () => `${secret.slice(-12)}${secret.slice(0, 12)}`,
  ]
  const runs = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8))
  for (const foreign of repeated) {
    const all = told(
      everythingWith(ordinary => tidy(foreign(ordinary))),
      secret,
    )
    const output = [renderSummary(all), renderReport(all), JSON.stringify(renderLog(all))].join('\n')
    // Nor where what shows nothing and what only escapes is taken out.
    for (const text of [output, output.replace(/[\u200b\\]/g, '')])
      expect(runs.filter(run => text.includes(run))).toEqual([])
  }
})

test.each(['NOTION_TOKEN', 'secrets.NOTION_TOKEN', 'NOTION_TOKEN=abc', 'https://github.com/acme/website'])(
  'the fix can be followed, though the token’s text is %j',
  text => {
    const report = reportOf(findingsOf('token-invalid').slice(0, 1))
    const summary = renderSummary(told(report, text))
    expect(summary).toContain('gh secret set NOTION_TOKEN --repo acme/website')
    expect(summary).toContain('https://github.com/acme/website/settings/secrets/actions')
  },
)
