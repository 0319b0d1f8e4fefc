import { describe, expect, test } from '@jest/globals'
import { TOKENS } from '../../../sandbox/world.ts'
import { trackingRefused } from '../../../src/core/catalogue/notices.ts'
import { renderLog } from '../../../src/core/render/log.ts'
import type { Told } from '../../../src/core/render/show.ts'
import { renderSummary } from '../../../src/core/render/summary.ts'
import { type Code, codes, type Diagnosis } from '../../../src/core/result/diagnosis.ts'
import type { Report } from '../../../src/core/result/report.ts'
import { tidy } from '../../../src/core/text/untrusted.ts'
import { type Memory, type News, readMarker, type Watch } from '../../../src/core/tracking-issue/memory.ts'
import { tokenSubject } from '../../../src/core/tracking-issue/subject.ts'
import {
  healedBody,
  issueBody,
  issueComment,
  issueTitle,
  withCheckedLine,
  wordsOf,
} from '../../../src/core/tracking-issue/text.ts'
import { examplesWith, findingsOf } from '../../fixtures/examples.ts'
import { identity } from '../../fixtures/fake-notion.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'
import { nodesOf, parse, shapeOf } from '../../fixtures/markdown.ts'
import { reportOf, told } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const at = Date.UTC(2026, 10, 25, 2, 23)
const watch: Watch = {
  repository: '123',
  workflow: '.github/workflows/nightly.yml',
  job: 'check',
  secret: 'NOTION_TOKEN',
  key: '',
}
const state: Memory = {
  phase: 'broken',
  found: [{ code: 'token-rejected', about: '' }],
  words: '',
  since: at - 3 * 86_400_000,
  unsure: null,
  reopened: false,
  untold: null,
  checked: at,
  by: '1/1',
  number: 1,
}
const healed: News & { is: 'healthy' } = {
  is: 'healthy',
  since: at - 86_400_000,
  until: at,
  codes: ['token-rejected'],
}
const news: News[] = [
  {
    is: 'changed',
    found: [{ code: 'token-rejected', about: '' }],
    gone: [{ code: 'database-not-shared', about: '84e95b80' }],
  },
  { is: 'still-broken' },
  { is: 'broken-again' },
  { is: 'cannot-tell', since: at, runs: 3 },
  healed,
]
const run = { ...acmeRun, runNumber: 42 }

/** All that is ever written into an issue about this report. */
function allOf(told: Told): string[] {
  const all = tokenSubject(told)
  return [
    issueBody(all, watch, state, at),
    healedBody(all, watch, healed, { ...state, phase: 'healthy' }, at),
    ...news.map(each => issueComment(each, all, state.found, at)),
  ]
}

function everythingWith(foreign: (ordinary: string) => string): Report[] {
  const all = examplesWith(foreign)
  const known = {
    ...identity,
    name: foreign('Release Notes Bot') || null,
    workspace: foreign('Acme') || null,
  }
  // In three parts, so that there is room for all of them whatever their length.
  return [0, 1, 2].map(part =>
    reportOf(
      codes.filter((_, at) => at % 3 === part).flatMap(name => findingsOf(name, all)),
      { identity: known, run },
    ),
  )
}

describe.each(codes)('%s', name => {
  const report = reportOf(findingsOf(name), { run })
  test('the issue has a short title, and a body that is found again', () => {
    const title = issueTitle(tokenSubject(told(report)))
    expect(title).toContain('NOTION_TOKEN')
    expect(title.length).toBeLessThanOrEqual(256)
    const body = issueBody(tokenSubject(told(report)), watch, state, at)
    expect(readMarker(body, watch)).toEqual(state)
    expect(body).toContain('**Last checked**: 25 November 2026 at 02:23 UTC ([run 42](')
    expect(body).not.toMatch(/undefined|\[object|NaN/)
    for (const text of allOf(told(report))) expect(text).not.toMatch(/undefined|\[object|NaN/)
  })
})

const subjectOf = (report: Report) => tokenSubject(told(report))

const hostile = [...new Set(hostileStrings.map(tidy))].filter(text => text !== '')

test('foreign texts never change what an issue is made of', () => {
  const shapes = (foreign: (ordinary: string) => string) =>
    everythingWith(foreign)
      .flatMap(report => allOf(told(report)))
      .map(text => shapeOf(parse(text)))
      .join('\n')
  // Each text is somewhere, each round somewhere else.
  const ordinary = shapes(() => 'x')
  const rounds = Array.from({ length: 12 }, (_, round) => {
    let next = Math.floor((round * hostile.length) / 12)
    return () => hostile[next++ % hostile.length] ?? ''
  })
  const wrong = rounds.some(foreign => shapes(foreign) !== ordinary)
  expect(wrong ? hostile.filter(text => shapes(() => text) !== ordinary) : []).toEqual([])
}, 120_000)

test('nobody is called by a foreign text, in the title either', () => {
  const name = '@acme/team #12 GH-7 closes #3 @eve'
  const report = reportOf(findingsOf('database-not-shared').slice(0, 1), {
    identity: { ...identity, name },
    run,
  })
  for (const text of [issueTitle(tokenSubject(told(report))), ...allOf(told(report))])
    expect(text).not.toMatch(/@\w|#\d/)
})

test('no piece of the token is in an issue, whoever repeats it', () => {
  const secret = TOKENS.releaseNotes
  const pieces = Array.from({ length: secret.length - 7 }, (_, from) => secret.slice(from, from + 8))
  for (const foreign of [
    () => secret,
    (ordinary: string) => `${secret.slice(0, 20)}${ordinary}${secret.slice(20)}`,
  ]) {
    const all = everythingWith(text => tidy(foreign(text))).map(report => told(report, secret))
    const written = all
      .flatMap(each => [issueTitle(tokenSubject(each)), ...allOf(each)])
      .join('\n')
      .replace(/[\u200b\\]/g, '')
    expect(pieces.filter(piece => written.includes(piece))).toEqual([])
  }
})

const wide = (at: number) => `${'𝒳'.repeat(190)}${at}`
const database = (at: number) => ({
  id: `d41f8a26-6b3c-4e97-8a05-${at.toString(16).padStart(12, '0')}`,
  given: wide(at),
  name: null,
  title: wide(at),
})
const many = Array.from({ length: 3_000 }, (_, index) => index)

test.each<[string, (at: number) => Diagnosis]>([
  ['not shared', index => ({ code: 'database-not-shared', facts: { ...database(index), ofListed: 3_000 } })],
  [
    'pages, each with its own fix',
    index => ({
      code: 'database-is-page',
      facts: {
        ...database(index),
        databases: many.slice(0, 10).map(database),
        listed: 'part',
        meant: null,
        rowOf: null,
      },
    }),
  ],
])('3,000 databases with the longest titles fit: %s', (_, find) => {
  const report = reportOf(many.map(find), { run })
  const body = issueBody(tokenSubject(told(report)), watch, state, at)
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(readMarker(body, watch)).toEqual(state)
  expect(body).toContain('[run 42](')
  expect(nodesOf(parse(body)).filter(({ type }) => type === 'html').length % 2).toBe(1)
  expect(issueTitle(tokenSubject(told(report))).length).toBeLessThanOrEqual(256)
})

describe('only the line of the last check moves', () => {
  const report = reportOf(findingsOf('token-rejected').slice(0, 1), { run })
  const later = reportOf(findingsOf('token-rejected').slice(0, 1), { run: { ...run, runNumber: 43 } })
  const next = { ...state, unsure: { runs: 1, since: at, told: false } }

  test.each<[string, (body: string) => string, (body: string) => string]>([
    ['as it was written', body => body, body => body],
    [
      'with Windows’ line endings',
      body => body.replaceAll('\n', '\r\n'),
      body => body.replaceAll('\n', '\r\n'),
    ],
    ['with a note on top', body => `Ada looks at it.\n\n${body}`, body => `Ada looks at it.\n\n${body}`],
    ['with a note below', body => `${body}\n\nAda looks at it.`, body => `${body}\n\nAda looks at it.`],
  ])('%s', (_, edit, expected) => {
    const body = issueBody(tokenSubject(told(report)), watch, state, at)
    const moved = withCheckedLine(edit(body), tokenSubject(told(later)), watch, next, at + 86_400_000)
    const wanted = body
      .replace(/25 November 2026 at 02:23 UTC \(\[run 42\]/, '26 November 2026 at 02:23 UTC ([run 43]')
      .replace('"unsure":null', `"unsure":{"runs":1,"since":${at},"told":false}`)
    expect(moved).toBe(expected(wanted))
  })

  test('where somebody took it out, it comes back, and the rest stays', () => {
    const body = issueBody(tokenSubject(told(report)), watch, state, at).replace(/\*\*Last checked.*\n/, '')
    const moved = withCheckedLine(body, tokenSubject(told(later)), watch, next, at)
    expect(moved).toContain('**Last checked**: 25 November 2026 at 02:23 UTC ([run 43]')
    expect(readMarker(moved, watch)).toEqual(next)
    expect(moved).toContain(body.slice(0, 300))
  })
})

test.each<[string, Code[], string]>([
  [
    'a token that was rejected',
    ['token-rejected'],
    '**The Notion token in `NOTION_TOKEN` works again.** It was broken for 24 hours (`token-rejected`).',
  ],
  [
    'a warning alone',
    ['token-expires-soon'],
    '**There is nothing more to warn of for `NOTION_TOKEN`** (`token-expires-soon`).',
  ],
  [
    'a mistyped input',
    ['input-invalid'],
    '**The check of `NOTION_TOKEN` passes again.** It was broken for 24 hours (`input-invalid`).',
  ],
  [
    'a warning and a mistyped input: the token was never broken',
    ['token-expires-soon', 'input-invalid'],
    '**The check of `NOTION_TOKEN` passes again.** It was broken for 24 hours (`input-invalid`).',
  ],
  [
    'a warning and a rejection: the warning broke nothing',
    ['token-rejected', 'token-expires-soon'],
    '**The Notion token in `NOTION_TOKEN` works again.** It was broken for 24 hours (`token-rejected`).',
  ],
])('all is well after %s', (_, known, words) => {
  const said = issueComment({ ...healed, codes: known }, subjectOf(reportOf([], { run })), [], at)
  expect(said).toContain(`✅ ${words} ([run 42]`)
})

test('a title stays for days, and names the day on which the token ends', () => {
  const titles = findingsOf('token-expires-soon').map(each =>
    issueTitle(subjectOf(reportOf([each], { run }))),
  )
  expect(new Set(titles)).toEqual(new Set(['The token in NOTION_TOKEN expires on 31 January 2027']))
})

test('the words of a body are the same from run to run, and others for another database', () => {
  const about = (index: number, runNumber: number) =>
    wordsOf(
      subjectOf(
        reportOf([{ code: 'database-not-shared', facts: { ...database(index), ofListed: 1 } }], {
          run: { ...run, runNumber, runId: String(runNumber) },
          ms: runNumber,
        }),
      ),
    )
  expect(about(1, 42)).toBe(about(1, 43))
  expect(about(1, 42)).not.toBe(about(2, 42))
})

test('GitHub’s own words do not act, in the summary or the log', () => {
  const withMessage = (message: string) => ({
    ...reportOf([], { run }),
    notices: [trackingRefused(run, { kind: 'unrecognised', status: 422, message: tidy(message) }, null)],
  })
  const shape = (message: string) => shapeOf(parse(renderSummary(told(withMessage(message)))))
  expect(hostile.filter(message => shape(message) !== shape('x'))).toEqual([])
  for (const message of hostileStrings)
    for (const line of renderLog(told(withMessage(message))))
      if (line.is === 'annotation') expect(line.message).not.toMatch(/^\s*::|##\[|\r|\n/)
})
