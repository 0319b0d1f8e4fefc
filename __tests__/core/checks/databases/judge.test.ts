import { expect, test } from '@jest/globals'
import { type Asked, judgeDatabase } from '../../../../src/core/checks/databases/judge.ts'
import { type Ask, lookUp } from '../../../../src/core/checks/databases/look-up.ts'
import type {
  Answer,
  FoundDatabase,
  FoundDataSource,
  FoundPage,
  FoundView,
  PageDatabases,
  Refusal,
} from '../../../../src/core/ports/notion.ts'
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

const id = '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'
const asked = { id, given: 'Releases', name: null, fragment: null, version: '2026-03-11', ofListed: 3 }
const about = { id, given: 'Releases' }
const subject = { what: 'database', id, title: null }
const absent = refused(refusals['not-found'])
const found = (code: Code, facts: object) => ({ is: 'told', found: { code, facts } })

/** The answers to the questions about the ID; what is not given is 404. */
type Answers = {
  database?: Answer<FoundDatabase>
  dataSource?: Answer<FoundDataSource>
  view?: Answer<FoundView>
  /** The title of the database that the view shows. */
  viewOf?: string | null
  page?: Answer<FoundPage>
  onPage?: Answer<PageDatabases>
}

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
const isPage = refused(invalid('Provided database_id 5ea3… is a page, not a database. Use the pages API.'))
const onPage = { id: 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3', title: 'Roadmap' }

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
    'in the trash',
    { database: value({ ...fullDatabase, inTrash: true }) },
    found('database-in-trash', { ...about, title: 'Roadmap' }),
  ],
  [
    'in the trash and linked: the trash first',
    { database: value({ ...fullDatabase, inTrash: true, sources: [] }) },
    found('database-in-trash', { ...about, title: 'Roadmap' }),
  ],
  [
    'no data source in sight',
    { database: value({ ...fullDatabase, sources: [] }) },
    found('database-linked', { ...about, title: 'Roadmap', message: null }),
  ],
  [
    'no accessible data source, in words',
    {
      database: refused(
        invalid('Database with ID 5ea3… does not contain any data sources accessible by this API bot.'),
      ),
    },
    found('database-linked', {
      ...about,
      title: null,
      message: 'Database with ID 5ea3… does not contain any data sources accessible by this API bot.',
    }),
  ],
  [
    'a linked database, in older words',
    { database: refused(invalid('Database with ID 5ea3… is a linked database. Use the source.')) },
    found('database-linked', {
      ...about,
      title: null,
      message: 'Database with ID 5ea3… is a linked database. Use the source.',
    }),
  ],
  [
    'several data sources, by type',
    { database: refused(invalid('Not supported.', { several: true, sources: [id, onPage.id] })) },
    found('database-needs-newer-version', {
      ...about,
      title: null,
      because: 'several-sources',
      version: '2026-03-11',
      sources: [id, onPage.id],
      databaseId: null,
    }),
  ],
  [
    'several data sources, in words',
    {
      database: refused(
        invalid('Databases with multiple data sources are not supported in this API version.'),
      ),
    },
    found('database-needs-newer-version', {
      ...about,
      title: null,
      because: 'several-sources',
      version: '2026-03-11',
      sources: [],
      databaseId: null,
    }),
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
    'a page, with all its databases',
    {
      database: isPage,
      page: value({ title: 'Product hub', rowOf: null }),
      onPage: value({ databases: [onPage], complete: true }),
    },
    {
      kind: 'page',
      title: 'Product hub',
      ...found('database-is-page', { ...about, title: 'Product hub', databases: [onPage], listed: 'all' }),
    },
  ],
  [
    'a page, with some of its databases',
    {
      database: isPage,
      page: value({ title: null, rowOf: null }),
      onPage: value({ databases: [onPage], complete: false }),
    },
    found('database-is-page', { ...about, title: null, databases: [onPage], listed: 'part' }),
  ],
  [
    'a page that could not be listed',
    { database: isPage, page: value({ title: 'Hub', rowOf: null }), onPage: refused(refusals.down) },
    found('database-is-page', { ...about, title: 'Hub', databases: [], listed: 'unknown' }),
  ],
  [
    'a page that did not answer: Notion’s word for it stands',
    { database: isPage, page: refused(refusals.down) },
    found('database-is-page', { ...about, title: null, databases: [], listed: 'unknown' }),
  ],
  [
    'a page that is no database by 404',
    { page: value({ title: 'Hub', rowOf: null }), onPage: value({ databases: [], complete: true }) },
    found('database-is-page', { ...about, title: 'Hub', databases: [], listed: 'all' }),
  ],
  [
    'a view',
    { view: value({ databaseId: onPage.id }), viewOf: 'Roadmap' },
    {
      kind: 'view',
      ...found('database-is-view', { ...about, databaseId: onPage.id, databaseTitle: 'Roadmap' }),
    },
  ],
  [
    'a row',
    { page: value({ title: 'Buy milk', rowOf: onPage.id }) },
    found('database-is-page', { title: 'Buy milk', rowOf: onPage.id }),
  ],
  [
    'a view of a database that has no name here',
    { view: value({ databaseId: onPage.id }), viewOf: null },
    found('database-is-view', { ...about, databaseId: onPage.id, databaseTitle: null }),
  ],
  [
    'a view that does not name its database',
    { view: value({ databaseId: null }) },
    found('database-is-view', { ...about, databaseId: null, databaseTitle: null }),
  ],
  [
    'a data source',
    { database: absent, dataSource: value(fullSource) },
    { is: 'told', found: null, kind: 'data_source', title: 'Roadmap', otherIds: [fullSource.databaseId] },
  ],
  [
    'a data source in the trash',
    { database: absent, dataSource: value({ ...fullSource, inTrash: true }) },
    found('database-in-trash', { ...about, title: 'Roadmap' }),
  ],
  [
    'a data source with nothing but object and id',
    { database: absent, dataSource: value({ ...fullSource, partial: true }) },
    { is: 'unreadable', refusal: null },
  ],
  [
    '404 to every question',
    {},
    {
      is: 'absent',
      found: { code: 'database-not-shared', facts: { ...about, ofListed: 3 } },
    },
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
