import { expect, test } from '@jest/globals'
import { type Asked, judgeDatabase } from '../../../../src/core/checks/databases/judge.ts'
import { type Ask, lookUp } from '../../../../src/core/checks/databases/look-up.ts'
import type { Refusal } from '../../../../src/core/ports/notion.ts'
import type { Code } from '../../../../src/core/result/diagnosis.ts'
import {
  fakeNotion,
  fullDatabase,
  fullSource,
  invalid,
  refusals,
  refused,
  value,
} from '../../../fixtures/fake-notion.ts'
import {
  type Answers,
  isPage,
  type Judged,
  judgedDatabases,
  releases,
  roadmap,
} from '../../../fixtures/judged-databases.ts'

const id = releases
const asked = { id, given: 'Releases', name: null, fragment: null, version: '2026-03-11', ofListed: 3 }
const about = { id, given: 'Releases' }
const subject = { what: 'database', id, title: null }
const absent = refused(refusals['not-found'])
const found = (code: Code, facts: object) => ({ is: 'told', found: { code, facts } })

/** Looks the ID up where these are the answers, and judges what comes of it. */
async function judged(answers: Answers, asking: Asked = asked) {
  const { database, dataSource, view, viewOf, page, onPage } = answers
  const shown = view?.ok ? view.value.databaseId : null
  const { notion } = fakeNotion({
    ...(database && { database: { [id]: database } }),
    ...(dataSource && { dataSource: { [id]: dataSource } }),
    ...(view && { view: { [id]: view } }),
    ...(shown && viewOf && { databaseTitle: { [shown]: value({ title: viewOf }) } }),
    ...(page && { page: { [id]: page } }),
    ...(onPage && { databasesOnPage: { [id]: onPage } }),
  })
  const ask: Ask = (_, put) => put()
  return judgeDatabase(await lookUp(notion, ask, id), asking)
}
const onPage = { id: roadmap, title: 'Roadmap' }

const finding = Object.entries<readonly Judged[]>(judgedDatabases(ordinary => ordinary))

test.each(finding.flatMap(([code, rows]) => rows.map(row => ({ ...row, code: code as Code }))))(
  '$is: $code',
  async ({ code, asked: given, answers, facts, also }) => {
    expect(await judged(answers, { ...asked, ...given })).toMatchObject({ ...found(code, facts), ...also })
  },
)

/** What finds nothing, or is found elsewhere. */
test.each<[string, Answers, object]>([
  [
    'a database',
    { database: value(fullDatabase) },
    { is: 'told', found: null, kind: 'database', title: 'Roadmap' },
  ],
  [
    'a database without a title',
    { database: value({ ...fullDatabase, title: null }) },
    { is: 'told', found: null, kind: 'database', title: null },
  ],
  [
    'a database at a version without data sources',
    { database: value({ ...fullDatabase, sources: null }) },
    { is: 'told', found: null, kind: 'database', title: 'Roadmap', otherIds: [] },
  ],
  [
    'a database with two data sources',
    {
      database: value({
        ...fullDatabase,
        sources: [
          { id, name: null },
          { id: onPage.id, name: 'B' },
        ],
      }),
    },
    { is: 'told', found: null, kind: 'database', title: 'Roadmap', otherIds: [id, onPage.id] },
  ],
  [
    'nothing but object and id',
    { database: value({ partial: true, title: null, inTrash: false, sources: null, properties: null }) },
    { is: 'unreadable', refusal: null },
  ],
  [
    'nothing but object and id is no linked view',
    { database: value({ partial: true, title: null, inTrash: false, sources: [], properties: null }) },
    { is: 'unreadable', refusal: null },
  ],
  [
    'no valid ID for Notion',
    { database: refused(invalid('path.database_id should be a valid uuid, instead was `"x"`.')) },
    found('database-id-malformed', {
      given: 'Releases',
      flaw: {
        is: 'refused',
        message: 'path.database_id should be a valid uuid, instead was `"x"`.',
      },
    }),
  ],
  [
    'a data source',
    { database: absent, dataSource: value(fullSource) },
    { is: 'told', found: null, kind: 'data_source', title: 'Roadmap', otherIds: [fullSource.databaseId] },
  ],
  [
    'a data source with nothing but object and id',
    { database: absent, dataSource: value({ ...fullSource, partial: true }) },
    { is: 'unreadable', refusal: null },
  ],
  [
    '404, but Notion calls it a database when asked for a page',
    { page: refused(invalid('Provided ID is a database, not a page.')) },
    { is: 'doubtful' },
  ],
  [
    '404, and other words of validation',
    { page: refused(invalid('body failed validation.')) },
    { is: 'absent' },
  ],
  [
    '404, and views are unknown there',
    { view: refused({ ...refusals['unknown-error'], code: 'invalid_request_url' }) },
    { is: 'absent' },
  ],
])('%s', async (_, answers, expected) => {
  expect(await judged(answers)).toMatchObject(expected)
})

test.each([
  ['2026-03-11', { is: 'told', found: null }],
  ['2025-09-03', { is: 'told', found: null }],
  [
    '2025-09-02',
    found('database-needs-newer-version', {
      ...about,
      title: 'Roadmap',
      because: 'is-data-source',
      version: '2025-09-02',
      sources: [],
      databaseId: 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3',
    }),
  ],
  ['2022-06-28', found('database-needs-newer-version', { because: 'is-data-source', version: '2022-06-28' })],
])('a data source at %s', async (version, expected) => {
  expect(await judged({ dataSource: value(fullSource) }, { ...asked, version })).toMatchObject(expected)
})

const fault = (code: Code) => found(code, { subject })
const unexplained = found('notion-unrecognised', { subject })
const elsewhere = { is: 'elsewhere' }
const unreadable = { is: 'unreadable' }
const notShared = { is: 'absent' }

/** What each kind of refusal comes to at the question for the database, the data source, the view and the page. */
test.each<[Refusal['kind'], object, object, object]>([
  ['unauthorized', elsewhere, elsewhere, elsewhere],
  ['access-restricted', elsewhere, elsewhere, elsewhere],
  ['header-lost', unexplained, unexplained, unexplained],
  // A follow-up question that is forbidden takes nothing away from the 404 before it.
  ['restricted', unreadable, notShared, notShared],
  ['block-limit', unexplained, notShared, notShared],
  ['not-found', notShared, notShared, notShared],
  ['invalid', unexplained, unexplained, notShared],
  // Only the question for the database is asked at the user's version.
  ['version-refused', elsewhere, unexplained, unexplained],
  ['unknown-error', unexplained, unexplained, unexplained],
  ['unreachable', fault('notion-unreachable'), fault('notion-unreachable'), fault('notion-unreachable')],
  ['down', fault('notion-down'), fault('notion-down'), fault('notion-down')],
  ['rate-limited', fault('notion-rate-limited'), fault('notion-rate-limited'), fault('notion-rate-limited')],
  ['blocked', fault('notion-blocked'), fault('notion-blocked'), fault('notion-blocked')],
  ['unrecognised', fault('notion-unrecognised'), fault('notion-unrecognised'), fault('notion-unrecognised')],
  ['cancelled', fault('run-cancelled'), fault('run-cancelled'), fault('run-cancelled')],
])('%s', async (kind, asDatabase, asDataSource, asViewOrPage) => {
  const answer = refused(refusals[kind])
  const all = [{ database: answer }, { dataSource: answer }, { view: answer }, { page: answer }].map(
    answers => judged(answers),
  )
  expect(await Promise.all(all)).toMatchObject([asDatabase, asDataSource, asViewOrPage, asViewOrPage])
})

test.each([
  [onPage.id, onPage.id],
  [id, null],
  [null, null],
])('the fragment %s of a link to a page means %s', async (fragment, meant) => {
  const answers = {
    database: isPage,
    page: value({ title: 'Hub', rowOf: null }),
    onPage: value({ databases: [onPage], complete: true }),
  }
  expect(await judged(answers, { ...asked, fragment })).toMatchObject(found('database-is-page', { meant }))
})
