import { expect, test } from '@jest/globals'
import { lineNote } from '../../../src/core/catalogue/lines.ts'
import { climb } from '../../../src/core/checks/ladder.ts'
import type { RawInputs } from '../../../src/core/inputs/settings.ts'
import { type Line, lineId } from '../../../src/core/result/line.ts'
import { settle } from '../../../src/core/result/report.ts'
import { messageOf } from '../../../src/core/text/thrown.ts'
import {
  fakeNotion,
  fullDatabase,
  fullSource,
  identity,
  invalid,
  lateRejection,
  refusals,
  refused,
  type Script,
  value,
} from '../../fixtures/fake-notion.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun, given, token } from '../../fixtures/run.ts'

const roadmap = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const releases = '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'
const view = '2b6e1f90-37ad-80d8-b21e-000c94f8e63a'
const viewLink = `https://www.notion.so/?v=${view}`
const here = { [roadmap]: value(fullDatabase), [releases]: value({ ...fullDatabase, title: 'Releases' }) }
const absent = refused(refusals['not-found'])

/** Climbs, and tells the result as the outputs and the table do. */
async function climbed(script: Script, raw: Partial<RawInputs> = {}) {
  const { connection, asked } = fakeNotion(script)
  const run = given(connection, raw)
  const { lines: found, identity } = await climb(run)
  const { settings } = run
  const { codes, outcome } = settle({
    lines: found,
    identity,
    requests: [],
    settings,
    run: acmeRun,
    at: 0,
    ms: 1,
  })
  const lines = Object.fromEntries(found.map(line => [lineId(line), told(line)]))
  return { codes, outcome, lines, asked, found, progress: run.told }
}

function told(line: Line): string {
  const { status, diagnoses } = line
  const text = status === 'passed' ? '' : plain(lineNote(line), false)
  const codes = diagnoses.map(({ code }) => code).join(' ')
  return [status, codes || text].filter(Boolean).join(': ')
}

test('all green', async () => {
  const { codes, outcome, lines, asked, progress } = await climbed(
    { database: here },
    {
      databases: `${roadmap}\n${releases}`,
      capabilities: 'update-content, read-users, read-user-emails',
      'expect-workspace': 'Acme',
    },
  )
  expect({ codes, outcome }).toEqual({ codes: [], outcome: 'healthy' })
  expect(lines).toEqual({
    inputs: 'passed',
    'token-format': 'passed',
    authentication: 'passed',
    workspace: 'passed',
    [`database:${roadmap}`]: 'passed',
    [`database:${releases}`]: 'passed',
    'capability:update-content': 'passed',
    'capability:read-users': 'passed',
    'capability:read-user-emails': 'passed',
  })
  // Each thing is asked once; full databases prove read-content, so it is not asked.
  expect(asked.toSorted()).toEqual(
    ['whoAmI', `database ${roadmap}`, `database ${releases}`, 'probe update-content', 'users'].toSorted(),
  )
  expect(progress).toEqual([
    [1, 2],
    [1, 2],
  ])
})

test('nothing is asked that nobody wants to know', async () => {
  const { lines, asked } = await climbed({})
  expect(asked).toEqual(['whoAmI'])
  expect(Object.keys(lines)).toEqual(['inputs', 'token-format', 'authentication'])
})

const everything: Partial<RawInputs> = {
  databases: `${roadmap}\nno ID here\n${viewLink}`,
  capabilities: 'read-content\nread-users',
  'expect-workspace': 'Acme',
}

/** What blocks, the codes in their order, and the reason that the rest is given. */
test.each<[string, Script, Partial<RawInputs>, string[], string, string[]]>([
  [
    'an input',
    {},
    { timeout: 'x' },
    ['input-invalid', 'database-id-malformed', 'database-is-view'],
    "an input isn't usable",
    [],
  ],
  [
    'an input and the token, both told',
    {},
    { timeout: 'x', 'secret-name': '-', token: `${token}\n` },
    ['input-invalid', 'token-malformed', 'database-id-malformed', 'database-is-view'],
    "an input isn't usable",
    [],
  ],
  [
    'no token',
    {},
    { token: '' },
    ['token-missing', 'database-id-malformed', 'database-is-view'],
    'there is no token to check with',
    [],
  ],
  [
    'a malformed token',
    {},
    { token: `"${token}"` },
    ['token-malformed', 'database-id-malformed', 'database-is-view'],
    "the text can't be a token",
    [],
  ],
  [
    'a token of a wrong kind',
    {},
    { token: 'nrt_x' },
    ['token-wrong-kind', 'database-id-malformed', 'database-is-view'],
    "the text can't be a token",
    [],
  ],
  [
    'a token that is rejected',
    { whoAmI: refused(refusals.unauthorized) },
    {},
    ['token-rejected', 'database-id-malformed', 'database-is-view'],
    'the token was rejected',
    ['whoAmI'],
  ],
  [
    'no acceptance: Notion is down',
    { whoAmI: refused(refusals.down) },
    {},
    ['notion-down', 'database-id-malformed', 'database-is-view'],
    "it isn't known whether Notion accepts the token",
    ['whoAmI'],
  ],
  [
    'restricted access: 403 for who it is',
    { whoAmI: refused(refusals.restricted) },
    {},
    ['access-restricted', 'database-id-malformed', 'database-is-view'],
    'Notion restricts access to its API',
    ['whoAmI'],
  ],
  [
    'no acceptance: cancelled',
    { whoAmI: refused(refusals.cancelled) },
    {},
    ['run-cancelled', 'database-id-malformed', 'database-is-view'],
    "it isn't known whether Notion accepts the token",
    ['whoAmI'],
  ],
  [
    'another workspace',
    {},
    { 'expect-workspace': 'Globex' },
    ['workspace-mismatch', 'database-id-malformed', 'database-is-view'],
    'the token belongs to another workspace',
    ['whoAmI'],
  ],
])('%s ends the ladder', async (_, script, given, codes, because, askedFor) => {
  const result = await climbed({ database: here, ...script }, { ...everything, ...given })
  expect(result.codes).toEqual(codes)
  expect(result.asked).toEqual(askedFor)
  expect(result.lines).toMatchObject({
    [`database:${roadmap}`]: `skipped: not checked, because ${because}`,
    'database:no ID here': 'failed: database-id-malformed',
    [`database:${view}`]: 'failed: database-is-view',
    'capability:read-content': `skipped: not checked, because ${because}`,
    'capability:read-users': `skipped: not checked, because ${because}`,
  })
  if (askedFor.length === 0)
    expect(result.lines.authentication).toBe(`skipped: not checked, because ${because}`)
  if (result.lines.workspace !== 'failed: workspace-mismatch')
    expect(result.lines.workspace).toBe(`skipped: not checked, because ${because}`)
})

test.each<[string, Script, Partial<RawInputs>, string[], string]>([
  [
    'an unfamiliar shape',
    { database: here },
    { databases: roadmap, token: 'x'.repeat(20) },
    ['token-unfamiliar'],
    'healthy',
  ],
  [
    'a workspace that is not known',
    { whoAmI: value({ ...identity, workspace: null }), database: here },
    { databases: roadmap, 'expect-workspace': 'Acme' },
    ['workspace-unknown'],
    'inconclusive',
  ],
  [
    'a wrong line among good ones',
    { database: here },
    { databases: `${roadmap}, nonsense, ${releases}` },
    ['database-id-malformed'],
    'broken',
  ],
  [
    'a database that is not shared, beside a capability that is missing',
    {
      database: { [roadmap]: value(fullDatabase) },
      probe: { 'update-content': refused(refusals.restricted) },
    },
    { databases: `${releases}, ${roadmap}`, capabilities: 'update-content' },
    ['database-not-shared', 'capability-missing'],
    'broken',
  ],
  [
    'capabilities that could not be asked, beside databases that could',
    { database: here, users: refused(refusals.down), probe: { 'read-comments': refused(refusals.down) } },
    { databases: roadmap, capabilities: 'read-users, read-comments' },
    ['notion-down'],
    'inconclusive',
  ],
  [
    'a database that could not be asked, beside one that is proven broken',
    {
      database: {
        [roadmap]: refused(refusals['rate-limited']),
        [releases]: value({ ...fullDatabase, inTrash: true }),
      },
    },
    { databases: `${roadmap}, ${releases}` },
    ['notion-rate-limited', 'database-in-trash'],
    'broken',
  ],
  [
    'cancelled in the middle: what is proven stands',
    {
      database: {
        [roadmap]: value({ ...fullDatabase, sources: [] }),
        [releases]: refused(refusals.cancelled),
      },
    },
    { databases: `${roadmap}, ${releases}` },
    ['database-linked', 'run-cancelled'],
    'broken',
  ],
  ['a data source', { dataSource: { [roadmap]: value(fullSource) } }, { databases: roadmap }, [], 'healthy'],
  [
    'a data source at an old version',
    { dataSource: { [roadmap]: value(fullSource) } },
    { databases: roadmap, 'notion-version': '2022-06-28' },
    ['database-needs-newer-version'],
    'broken',
  ],
])('%s does not end it', async (_, script, given, codes, outcome) => {
  const result = await climbed(script, given)
  expect({ codes: result.codes, outcome: result.outcome }).toEqual({ codes, outcome })
  expect(Object.values(result.lines).some(line => line.startsWith('skipped'))).toBe(false)
})

test('codes stand once, in order: inputs, token, workspace, databases, capabilities', async () => {
  const { codes } = await climbed(
    {
      whoAmI: value({ ...identity, workspace: null }),
      database: {
        [roadmap]: refused(refusals['version-refused']),
        [releases]: value({ ...fullDatabase, inTrash: true }),
      },
      probe: { 'read-comments': refused(refusals['unknown-error']) },
      users: refused(refusals.restricted),
    },
    {
      token: 'y'.repeat(30),
      databases: `bad one\n${roadmap}\n${releases}\nanother bad one\n${viewLink}`,
      capabilities: 'read-comments, read-users, read-user-emails',
      'expect-workspace': 'Acme',
    },
  )
  expect(codes).toEqual([
    'input-invalid',
    'token-unfamiliar',
    'workspace-unknown',
    'database-id-malformed',
    'database-in-trash',
    'database-is-view',
    'capability-unknown',
    'capability-missing',
  ])
})

const lacking: Script = { probe: { 'read-content': refused(refusals.restricted) } }

/** Read content, as the databases show it: what is asked, and where its absence is told. */
test.each<[string, Script, string, string[], string[]]>([
  [
    'proven by one full database',
    { database: { [roadmap]: value(fullDatabase) } },
    '',
    ['database-not-shared'],
    [],
  ],
  [
    'proven by a data source',
    { dataSource: { [roadmap]: value(fullSource) } },
    '',
    ['database-not-shared'],
    [],
  ],
  [
    'proven by one in the trash',
    { database: { [roadmap]: value({ ...fullDatabase, inTrash: true }) } },
    'read-content',
    ['database-in-trash', 'database-not-shared'],
    [],
  ],
  ['asked where all are 404, and there', {}, '', ['database-not-shared'], ['probe read-content']],
  ['asked once, though it is listed', {}, 'read-content', ['database-not-shared'], ['probe read-content']],
  [
    'asked where all are 404, and missing',
    { probe: { 'read-content': refused(refusals.restricted) } },
    '',
    ['capability-missing'],
    ['probe read-content'],
  ],
  [
    'asked where all are 404, missing and listed',
    { probe: { 'read-content': refused(refusals.restricted) } },
    'read-content',
    ['capability-missing'],
    ['probe read-content'],
  ],
  [
    'missing by a 403, which the harmless question confirms',
    {
      ...lacking,
      database: { [roadmap]: refused(refusals.restricted), [releases]: refused(refusals.restricted) },
    },
    '',
    ['capability-missing'],
    ['probe read-content'],
  ],
  [
    'there, whatever a 403 for one database says',
    { database: { [roadmap]: refused(refusals.restricted) } },
    '',
    ['notion-unrecognised', 'database-not-shared'],
    ['probe read-content'],
  ],
  [
    'missing by a 403, and listed',
    { ...lacking, database: { [roadmap]: refused(refusals.restricted) } },
    'read-users, read-content',
    ['capability-missing'],
    ['probe read-content'],
  ],
  [
    'missing by an empty object',
    { ...lacking, database: { [roadmap]: value({ ...fullDatabase, partial: true }) } },
    '',
    ['capability-missing'],
    ['probe read-content'],
  ],
  [
    'missing by an empty data source',
    { ...lacking, dataSource: { [roadmap]: value({ ...fullSource, partial: true }) } },
    '',
    ['capability-missing'],
    ['probe read-content'],
  ],
])('read-content: %s', async (_, script, capabilities, codes, probes) => {
  const result = await climbed(script, { databases: `${roadmap}\n${releases}`, capabilities })
  expect(result.codes).toEqual(codes)
  expect(result.asked.filter(question => question.startsWith('probe'))).toEqual(probes)
  if (codes.includes('capability-missing'))
    expect(result.lines[`database:${releases}`]).toBe(
      "unknown: couldn't be determined, because the connection lacks Read content",
    )
})

test.each<[string, Script]>([
  ['an empty object', { database: { [releases]: value({ ...fullDatabase, partial: true }) } }],
  ['an empty data source', { dataSource: { [releases]: value({ ...fullSource, partial: true }) } }],
  ['403', { database: { [releases]: refused(refusals.restricted) } }],
])('%s beside a full answer is never passed over', async (_, script) => {
  const { outcome, lines } = await climbed(
    { ...script, database: { [roadmap]: value(fullDatabase), ...script.database } },
    { databases: `${roadmap}\n${releases}` },
  )
  expect(lines[`database:${roadmap}`]).toBe('passed')
  expect(outcome).not.toBe('healthy')
})

test('no line that could not be told leaves the result healthy', async () => {
  const kinds = Object.values(refusals)
  for (const first of kinds)
    for (const second of kinds) {
      const script: Script = {
        database: { [roadmap]: refused(first), [releases]: refused(second) },
        users: refused(second),
        probe: { 'read-content': refused(first), 'insert-content': refused(second) },
      }
      const given = { databases: `${roadmap}\n${releases}`, capabilities: 'read-users, insert-content' }
      const { codes, outcome, found } = await climbed(script, given)
      const untold = found.some(({ status, diagnoses }) => status === 'unknown' && diagnoses.length === 0)
      expect([first.kind, second.kind, untold && outcome === 'healthy']).not.toContain(true)
      expect(new Set(codes).size).toBe(codes.length)
    }
})

/** A token that dies on the way is told at the token, once, wherever it was noticed. */
test.each<[string, Script, Partial<RawInputs>, string]>([
  [
    'a database',
    { database: { [roadmap]: refused(lateRejection) } },
    { databases: roadmap },
    `database:${roadmap}`,
  ],
  [
    'a data source',
    { dataSource: { [roadmap]: refused(lateRejection) } },
    { databases: roadmap },
    `database:${roadmap}`,
  ],
  [
    'a follow-up question',
    { page: { [roadmap]: refused(lateRejection) } },
    { databases: roadmap },
    `database:${roadmap}`,
  ],
  [
    'a capability',
    { probe: { 'insert-comments': refused(lateRejection) } },
    { capabilities: 'insert-comments' },
    'capability:insert-comments',
  ],
  [
    'read-content',
    { probe: { 'read-content': refused(lateRejection) } },
    { capabilities: 'read-content' },
    'capability:read-content',
  ],
  [
    'users',
    { users: refused(lateRejection) },
    { capabilities: 'read-user-emails' },
    'capability:read-user-emails',
  ],
])('401 after acceptance, at %s', async (_, script, given, line) => {
  const { codes, lines, outcome } = await climbed(script, given)
  expect({ codes, outcome }).toEqual({ codes: ['token-rejected'], outcome: 'broken' })
  expect(lines.authentication).toBe('failed: token-rejected')
  expect(lines[line]).toBe("unknown: couldn't be determined, because the token was rejected during the run")
})

test.each<[string, Script, string]>([
  [
    'the question that makes sure of read-content',
    { probe: { 'read-content': refused(lateRejection) } },
    roadmap,
  ],
  ['the question for a view', { view: { [view]: refused(lateRejection) } }, viewLink],
])('401 after acceptance is not lost at %s', async (_, script, databases) => {
  const { codes } = await climbed(script, { databases })
  expect(codes).toContain('token-rejected')
})

test('401 after acceptance stands before what else was found', async () => {
  const { codes } = await climbed(
    {
      database: { [roadmap]: refused(lateRejection), [releases]: value({ ...fullDatabase, inTrash: true }) },
    },
    { databases: `${roadmap}, ${releases}`, token: 'z'.repeat(40) },
  )
  expect(codes).toEqual(['token-unfamiliar', 'token-rejected', 'database-in-trash'])
})

test('a version that Notion refuses is an input’s fault, once, and capabilities are asked all the same', async () => {
  const refusal = refused(refusals['version-refused'])
  const { codes, lines, found } = await climbed(
    { database: { [roadmap]: refusal, [releases]: refusal } },
    { databases: `${roadmap}, ${releases}`, capabilities: 'update-content', 'notion-version': '2030-01-01' },
  )
  expect(codes).toEqual(['input-invalid'])
  expect(found[0]?.diagnoses).toEqual([
    {
      code: 'input-invalid',
      facts: {
        input: 'notion-version',
        holds: '2030-01-01',
        accepted: 'a version that Notion knows',
        answered: 'Notion-Version header should be a valid version.',
      },
    },
  ])
  expect(lines[`database:${roadmap}`]).toBe(
    "unknown: couldn't be determined, because Notion refuses notion-version",
  )
  expect(lines['capability:update-content']).toBe('passed')
})

const each = ['database', 'dataSource', 'view', 'page'] as const
const once = each.map(question => `${question} ${roadmap}`)

test.each<[string, Script, string[], string[]]>([
  ['no trouble: 404 is believed', {}, ['database-not-shared'], once],
  [
    'trouble before',
    { troubled: () => true },
    ['database-not-shared'],
    once.flatMap(question => [question, question]),
  ],
  [
    'trouble before, and the database comes back',
    { troubled: () => true, database: { [roadmap]: [absent, value(fullDatabase)] } },
    [],
    [`database ${roadmap}`, `database ${roadmap}`],
  ],
  [
    'trouble before, and the data source comes back',
    { troubled: () => true, dataSource: { [roadmap]: [absent, value(fullSource)] } },
    [],
    [`database ${roadmap}`, `database ${roadmap}`, `dataSource ${roadmap}`, `dataSource ${roadmap}`],
  ],
  [
    // Trouble is looked for at each of the four 404s, and when all databases are in.
    'trouble after all was asked, and the database comes back',
    { troubled: (_, times) => times > 4, database: { [roadmap]: [absent, value(fullDatabase)] } },
    [],
    [...once, `database ${roadmap}`],
  ],
  [
    'trouble in the middle, and the database comes back',
    { troubled: asked => asked > 2, database: { [roadmap]: [absent, value(fullDatabase)] } },
    [],
    [],
  ],
])('404 in an outage: %s', async (_, script, codes, questions) => {
  const result = await climbed(script, { databases: roadmap })
  expect(result.codes).toEqual(codes)
  if (questions.length > 0)
    expect(result.asked.filter(question => question.includes(roadmap)).toSorted()).toEqual(
      questions.toSorted(),
    )
})

const source = fullDatabase.sources?.[0]?.id ?? ''
const another = { id: '4d8a1b70-59cf-83a2-ae6e-222d9f47cbe8', name: 'Archive' }
const ofSource = `properties ${source}`
const ofAnother = `properties ${another.id}`

test.each<[string, Script, string[], string[]]>([
  ['no trouble', {}, ['notion-unrecognised'], [ofSource]],
  ['trouble before', { troubled: () => true }, ['notion-unrecognised'], [ofSource, ofSource]],
  [
    'trouble before, and it comes back',
    { troubled: () => true, properties: { [source]: [absent, value(fullSource)] } },
    [],
    [ofSource, ofSource],
  ],
  [
    'trouble after all was asked, and it comes back',
    { troubled: (_, times) => times > 1, properties: { [source]: [absent, value(fullSource)] } },
    [],
    [ofSource, ofSource],
  ],
  [
    'what another data source lacks stands, and is not asked again',
    {
      troubled: (_, times) => times > 1,
      database: {
        [roadmap]: value({ ...fullDatabase, sources: [...(fullDatabase.sources ?? []), another] }),
      },
      properties: {
        [source]: [absent, refused(refusals.down)],
        [another.id]: value({ ...fullSource, properties: { all: [], complete: true } }),
      },
    },
    ['property-missing', 'notion-down'],
    [ofAnother, ofSource, ofSource],
  ],
])('404 for a data source that its database names: %s', async (_, script, codes, questions) => {
  const database = { [roadmap]: value(fullDatabase) }
  const result = await climbed({ database, ...script }, { databases: `${roadmap}\n  Name: title` })
  expect(result.codes.toSorted()).toEqual(codes.toSorted())
  expect(result.asked.toSorted()).toEqual(['whoAmI', `database ${roadmap}`, ...questions].toSorted())
})

test('what one data source lacks stands where the token is rejected at another', async () => {
  const { codes } = await climbed(
    {
      database: {
        [roadmap]: value({ ...fullDatabase, sources: [...(fullDatabase.sources ?? []), another] }),
      },
      properties: {
        [source]: refused(lateRejection),
        [another.id]: value({ ...fullSource, properties: { all: [], complete: true } }),
      },
    },
    { databases: `${roadmap}\n  Name: title` },
  )
  expect(codes).toEqual(['token-rejected', 'property-missing'])
})

test('answers that contradict each other are asked once more, and then blame nothing', async () => {
  const contradiction = { page: { [roadmap]: refused(invalid('Provided ID is a database, not a page.')) } }
  const again = await climbed(
    { ...contradiction, database: { [roadmap]: [absent, value(fullDatabase)] } },
    { databases: roadmap },
  )
  expect(again.codes).toEqual([])
  const still = await climbed(contradiction, { databases: roadmap })
  expect(still.codes).toEqual(['notion-unrecognised'])
})

test('a view by its link is looked up, so that the fix can name its database', async () => {
  const { found, asked } = await climbed(
    {
      view: { [view]: value({ databaseId: roadmap }) },
      databaseTitle: { [roadmap]: value({ title: 'Roadmap' }) },
    },
    { databases: viewLink },
  )
  expect(found.at(-1)?.diagnoses[0]?.facts).toEqual({
    id: view,
    given: viewLink,
    name: null,
    databaseId: roadmap,
    databaseTitle: 'Roadmap',
  })
  expect(asked).toEqual(['whoAmI', `view ${view}`, `databaseTitle ${roadmap}`])
})

const boom = new Error('bo\u202eom\n::error::x')

test.each<[string, Script, string[], object]>([
  [
    'who it is',
    { whoAmI: boom },
    ['internal-error'],
    {
      'internal:authentication': 'unknown: internal-error',
      [`database:${roadmap}`]: 'skipped: not checked, because a bug in this action stopped the check',
      'capability:update-content': 'skipped: not checked, because a bug in this action stopped the check',
    },
  ],
  [
    'the databases',
    { database: { [roadmap]: boom }, probe: { 'update-content': refused(refusals.restricted) } },
    ['internal-error', 'database-id-malformed', 'capability-missing'],
    {
      'internal:databases': 'unknown: internal-error',
      [`database:${roadmap}`]: 'skipped: not checked, because a bug in this action stopped the check',
      'database:nonsense': 'failed: database-id-malformed',
      'capability:update-content': 'failed: capability-missing',
    },
  ],
  [
    'the capabilities',
    { database: here, probe: { 'update-content': boom } },
    ['database-id-malformed', 'internal-error'],
    {
      'internal:capabilities': 'unknown: internal-error',
      [`database:${roadmap}`]: 'passed',
      'capability:update-content': 'skipped: not checked, because a bug in this action stopped the check',
    },
  ],
])('a crash at %s is a finding of its own, and the rest is told', async (_, script, codes, lines) => {
  const result = await climbed(script, {
    databases: `${roadmap}\nnonsense`,
    capabilities: 'read-content, update-content',
  })
  expect(result.codes.filter(code => codes.includes(code))).toEqual(codes)
  expect(result.lines).toMatchObject(lines)
  const crash = result.found
    .flatMap(({ diagnoses }) => diagnoses)
    .find(({ code }) => code === 'internal-error')
  expect(crash?.facts).toMatchObject({ message: 'boom ::error::x' })
})

test('a proven fault stands beside a crash', async () => {
  const { codes, outcome, lines } = await climbed(
    { database: { [roadmap]: value({ ...fullDatabase, inTrash: true }) }, users: boom },
    { databases: roadmap, capabilities: 'read-users' },
  )
  expect({ codes, outcome }).toEqual({ codes: ['database-in-trash', 'internal-error'], outcome: 'broken' })
  expect(lines['capability:read-users']).toMatch(/^skipped/)
})

test('an error that nobody caught ends what is under way, and what was found stands', async () => {
  const { connection } = fakeNotion()
  const { promise: crashed, reject: crash } = Promise.withResolvers<never>()
  const notion = { ...connection.notion, whoAmI: () => new Promise<never>(() => crash(boom)) }
  const thrown: unknown[] = []
  const run = given({ ...connection, notion }, { databases: `${roadmap}\nnonsense` })
  const { lines } = await climb({ ...run, crashed, onCrash: error => thrown.push(error) })
  expect(thrown).toEqual([boom])
  expect(Object.fromEntries(lines.map(line => [lineId(line), told(line)]))).toMatchObject({
    'token-format': 'passed',
    'internal:authentication': 'unknown: internal-error',
    [`database:${roadmap}`]: 'skipped: not checked, because a bug in this action stopped the check',
    'database:nonsense': 'failed: database-id-malformed',
  })
})

test.each<[string, unknown, string]>([
  ['an error', new Error('no'), 'no'],
  ['an error of another realm', { message: 'no' }, 'no'],
  ['an error without a message', new TypeError(''), 'TypeError'],
  ['a text', 'no\n\nnever', 'no never'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a long one', new Error('x'.repeat(500)), `${'x'.repeat(199)}…`],
])('messageOf: %s', (_, thrown, expected) => {
  expect(messageOf(thrown)).toBe(expected)
})
