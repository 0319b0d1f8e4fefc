import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import type { Answer, Notion } from '../../src/core/ports/notion.ts'
import { proxySettings } from '../../src/http/proxies.ts'
import { openTransport } from '../../src/http/transport.ts'
import { connectNotion } from '../../src/notion/connect.ts'
import { createFakeClock } from '../fixtures/fake-clock.ts'
import { errorBody, me, rayId, requestId, richText } from '../fixtures/raw-answers.ts'

const api = 'https://api.notion.com'
const token = `ntn_${'0123456789ab'.repeat(4).slice(0, 46)}`
const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const newest = '2026-03-11'
const old = '2022-06-28'
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cf-ray': rayId,
  'x-notion-request-id': requestId,
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** The port over the action's own transport, which nock answers, on a clock of its own. */
function open() {
  const clock = createFakeClock()
  const connection = connectNotion({
    token,
    apiUrl: api,
    notionVersion: old,
    send: openTransport(proxySettings({}, process.versions.node)).send,
    clock,
    random: () => 0.5,
    deadline: 120_000,
    cancel: new AbortController().signal,
    atOnce: 20,
    proxies: [],
    onWait: () => {},
  })
  return { clock, connection, notion: connection.notion }
}

/** Lets the clock run while real answers of nock's come in between. */
async function soon<T>(
  clock: ReturnType<typeof createFakeClock>,
  asking: Promise<T>,
  most = 200,
): Promise<T> {
  let done = false
  asking.then(
    () => {
      done = true
    },
    () => {
      done = true
    },
  )
  for (let turn = 0; turn < most && !done; turn++) {
    for (let breath = 0; breath < 50 && !done; breath++) await new Promise(resolve => setImmediate(resolve))
    if (!done) await clock.advance(250)
  }
  if (!done) throw new Error('No answer came')
  return asking
}

type Row = {
  name: string
  ask: (notion: Notion) => Promise<Answer<unknown>>
  method: string
  path: string
  version: string
}
const rows: readonly Row[] = [
  { name: 'who it is', ask: notion => notion.whoAmI(), method: 'GET', path: '/v1/users/me', version: newest },
  {
    name: 'a database, at the user’s version',
    ask: notion => notion.database(id),
    method: 'GET',
    path: `/v1/databases/${id}`,
    version: old,
  },
  {
    name: 'the title of a database',
    ask: notion => notion.databaseTitle(id),
    method: 'GET',
    path: `/v1/databases/${id}`,
    version: newest,
  },
  {
    name: 'a data source',
    ask: notion => notion.dataSource(id),
    method: 'GET',
    path: `/v1/data_sources/${id}`,
    version: newest,
  },
  {
    name: 'the properties of a data source, at the user’s version',
    ask: notion => notion.properties(id),
    method: 'GET',
    path: `/v1/data_sources/${id}`,
    version: old,
  },
  { name: 'a page', ask: notion => notion.page(id), method: 'GET', path: `/v1/pages/${id}`, version: newest },
  { name: 'a view', ask: notion => notion.view(id), method: 'GET', path: `/v1/views/${id}`, version: newest },
  {
    name: 'the blocks of a page',
    ask: notion => notion.databasesOnPage(id),
    method: 'GET',
    path: `/v1/blocks/${id}/children?page_size=100`,
    version: newest,
  },
  { name: 'the users', ask: notion => notion.users(), method: 'GET', path: '/v1/users', version: newest },
  {
    name: 'read-content',
    ask: notion => notion.probe('read-content'),
    method: 'GET',
    path: '/v1/pages/notion-token-check',
    version: newest,
  },
  {
    name: 'update-content',
    ask: notion => notion.probe('update-content'),
    method: 'PATCH',
    path: '/v1/pages/notion-token-check',
    version: newest,
  },
  {
    name: 'insert-content',
    ask: notion => notion.probe('insert-content'),
    method: 'POST',
    path: '/v1/pages',
    version: newest,
  },
  {
    name: 'read-comments',
    ask: notion => notion.probe('read-comments'),
    method: 'GET',
    path: '/v1/comments',
    version: newest,
  },
  {
    name: 'insert-comments',
    ask: notion => notion.probe('insert-comments'),
    method: 'POST',
    path: '/v1/comments',
    version: newest,
  },
]

const bad = errorBody(400, 'validation_error', 'path failed validation: path.page_id should be a valid uuid.')

describe.each(rows)('$name', ({ ask, method, path, version }) => {
  test('is asked so, with no body, and nothing else is', async () => {
    const bodies: string[] = []
    const scope = nock(api, { reqheaders: { authorization: `Bearer ${token}`, 'notion-version': version } })
    scope.intercept(path, method).reply(400, bad, headers)
    scope.on('request', (_request, _interceptor, body: string) => bodies.push(body))
    const { clock, notion, connection } = open()
    const answer = await soon(clock, ask(notion))
    expect(bodies).toEqual([''])
    expect(scope.isDone()).toBe(true)
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    expect(connection.asked()).toMatchObject([
      {
        method,
        path: path.replace(/\?.*/, ''),
        notionVersion: version,
        status: 400,
        answer: 'validation_error',
        requestId,
        rayId,
      },
    ])
    expect(JSON.stringify(connection.asked())).not.toContain(token)
  })
})

const database = {
  object: 'database',
  id,
  title: richText('Roadmap'),
  parent: { type: 'page_id', page_id: id },
  properties: {},
  archived: false,
  in_trash: false,
}

test.each<readonly [string, number, object | string, Record<string, string>, unknown]>([
  [
    '200',
    200,
    database,
    headers,
    { ok: true, value: { title: 'Roadmap', sources: null, partial: false, inTrash: false } },
  ],
  [
    '200 with nothing but its ID',
    200,
    { object: 'database', id },
    headers,
    { ok: true, value: { partial: true } },
  ],
  [
    '200 with another object',
    200,
    { object: 'page', id },
    headers,
    { ok: false, refusal: { kind: 'unrecognised' } },
  ],
  [
    '200 as HTML',
    200,
    '<!doctype html>',
    { 'content-type': 'text/html' },
    { ok: false, refusal: { kind: 'unrecognised', what: 'an HTML page' } },
  ],
  [
    '200, broken',
    200,
    '{"object":',
    headers,
    { ok: false, refusal: { kind: 'unrecognised', what: 'broken JSON' } },
  ],
  ['302', 302, '', { location: 'https://example.org/' }, { ok: false, refusal: { kind: 'unrecognised' } }],
  ['400', 400, bad, headers, { ok: false, refusal: { kind: 'invalid' } }],
  [
    '400, the version',
    400,
    errorBody(400, 'missing_version', 'Notion-Version header failed validation'),
    headers,
    { ok: false, refusal: { kind: 'version-refused' } },
  ],
  [
    '401',
    401,
    errorBody(401, 'unauthorized', 'API token is invalid.'),
    headers,
    { ok: false, refusal: { kind: 'unauthorized', acceptedBefore: false } },
  ],
  ['401 of somebody', 401, { error: 'unauthorized' }, {}, { ok: false, refusal: { kind: 'unrecognised' } }],
  [
    '403',
    403,
    errorBody(403, 'restricted_resource', 'Insufficient permissions for this endpoint.'),
    headers,
    { ok: false, refusal: { kind: 'restricted' } },
  ],
  [
    '403 of the edge',
    403,
    '<!DOCTYPE html>',
    { 'content-type': 'text/html', 'cf-ray': rayId },
    { ok: false, refusal: { kind: 'blocked', evidence: { rayId } } },
  ],
  [
    '404',
    404,
    errorBody(404, 'object_not_found', `Could not find database with ID: ${id}.`),
    headers,
    { ok: false, refusal: { kind: 'not-found' } },
  ],
  [
    '409',
    409,
    errorBody(409, 'conflict_error', 'Conflict.'),
    headers,
    { ok: false, refusal: { kind: 'unknown-error', code: 'conflict_error' } },
  ],
  [
    '429, too long',
    429,
    errorBody(429, 'rate_limited', '…', { rate_limit_reason: 'public_api_space_request_rate_limit' }),
    { ...headers, 'retry-after': '3600' },
    { ok: false, refusal: { kind: 'rate-limited', waitSeconds: 3600, limit: 'workspace' } },
  ],
  [
    '429, never again',
    429,
    errorBody(429, 'rate_limited', '…', { rate_limit_reason: 'public_api_request_blocked' }),
    { ...headers, 'retry-after': '1' },
    { ok: false, refusal: { kind: 'access-restricted' } },
  ],
])('a database that answers %s', async (_, status, body, sent, expected) => {
  const scope = nock(api)
    .get(`/v1/databases/${id}`)
    .times(status === 409 ? 2 : 1)
    .reply(status, body as never, sent)
  const { clock, notion } = open()
  expect(await soon(clock, notion.database(id))).toMatchObject(expected as object)
  expect(scope.isDone()).toBe(true)
})

test.each([500, 502, 503, 504, 520, 522, 524, 529])(
  '%i is asked again, and is down if it stays',
  async status => {
    nock(api).get('/v1/users/me').times(5).reply(status, '<html></html>', { 'content-type': 'text/html' })
    const { clock, notion, connection } = open()
    expect(await soon(clock, notion.whoAmI())).toMatchObject({
      ok: false,
      refusal: { kind: 'down', evidence: { status } },
    })
    expect(connection.asked()).toHaveLength(5)
  },
)

test.each([
  ['ENOTFOUND', 'dns', 5],
  ['EAI_AGAIN', 'dns', 5],
  ['ECONNREFUSED', 'refused', 5],
  ['ECONNRESET', 'reset', 5],
  ['EPIPE', 'reset', 5],
  ['ETIMEDOUT', 'timeout', 5],
  ['EHOSTUNREACH', 'network', 5],
  ['SOMETHING_NEW', 'network', 5],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', 1],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 1],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate', 1],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 1],
  ['CERT_HAS_EXPIRED', 'tls', 1],
  ['EPROTO', 'tls', 1],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 1],
] as const)('%s is unreachable: %s', async (code, reason, times) => {
  nock(api)
    .get('/v1/users/me')
    .times(times)
    .replyWithError(Object.assign(new Error(`it failed: ${code}`), { code }))
  const { clock, notion, connection } = open()
  expect(await soon(clock, notion.whoAmI())).toMatchObject({
    ok: false,
    refusal: { kind: 'unreachable', reason },
  })
  expect(connection.asked()).toHaveLength(times)
})

test('an answer that does not come is cut off by the clock', async () => {
  nock(api).get('/v1/users/me').times(2).delay(600_000).reply(200, me)
  const { clock, notion, connection } = open()
  const asking = notion.whoAmI()
  expect(await soon(clock, asking)).toMatchObject({
    ok: false,
    refusal: { kind: 'unreachable', reason: 'timeout' },
  })
  expect(clock.now()).toBeLessThanOrEqual(30_000)
  expect(connection.asked()[0]?.ms).toBe(15_000)
  nock.abortPendingRequests()
})

test('the blocks of a page are read on, and what holds blocks after them, with ten requests at most', async () => {
  const block = (n: number) => ({
    object: 'block',
    id: `d41f8a26-6b3c-4e97-8a05-${String(n).padStart(12, '0')}`,
    type: 'child_database',
    child_database: { title: `Database ${n}` },
  })
  const path = `/v1/blocks/${id}/children`
  const column = { ...block(77), type: 'column', has_children: true }
  const page = (n: number, more: boolean, holders: object[] = []) => ({
    object: 'list',
    results: [...holders, block(n)],
    has_more: more,
    next_cursor: more ? `cursor-${n}` : null,
  })
  const firstPages = () => {
    nock(api)
      .get(path)
      .query({ page_size: '100' })
      .reply(200, page(1, true, [column]), headers)
    nock(api)
      .get(path)
      .query({ page_size: '100', start_cursor: 'cursor-1' })
      .reply(200, page(2, false), headers)
  }
  const inColumn = `/v1/blocks/${column.id}/children`
  const titles = (answer: Awaited<ReturnType<typeof notion.databasesOnPage>>) =>
    answer.ok && answer.value.databases.map(({ title }) => title)
  const { clock, notion } = open()

  firstPages()
  nock(api).get(inColumn).query({ page_size: '100' }).reply(200, page(3, false), headers)
  const whole = await soon(clock, notion.databasesOnPage(id))
  expect(whole).toMatchObject({ ok: true, value: { complete: true } })
  expect(titles(whole)).toEqual(['Database 1', 'Database 2', 'Database 3'])

  // What is synced is in several places.
  firstPages()
  nock(api).get(inColumn).query({ page_size: '100' }).reply(200, page(1, false), headers)
  expect(titles(await soon(clock, notion.databasesOnPage(id)))).toEqual(['Database 1', 'Database 2'])

  // A column that holds itself has no end.
  firstPages()
  nock(api)
    .get(inColumn)
    .query({ page_size: '100' })
    .times(8)
    .reply(200, page(3, false, [column]), headers)
  const part = await soon(clock, notion.databasesOnPage(id))
  expect(part).toMatchObject({ ok: true, value: { complete: false } })
  expect(nock.isDone()).toBe(true)
})
