import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  blockPage,
  brokenJson,
  errorPage,
  type Fault,
  type FaultAction,
  rateLimited,
  redirect,
  refusals as refusalOf,
  requestBlocked,
} from '../../sandbox/faults.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/notion.ts'
import {
  connectionOf,
  dataSourceOf,
  defaultWorld,
  IDS,
  PROPERTY_TYPES,
  type Property,
  TOKENS,
} from '../../sandbox/world.ts'

const NEWEST = '2026-03-11'
const OLD = '2022-06-28'
const NOT_UUID = 'not-a-uuid'

type Asked = { token?: string; version?: string | null; method?: string; body?: unknown }
// biome-ignore lint/suspicious/noExplicitAny: answers are read freely, and every row says what it expects
type Answered = { status: number; code?: string; message?: string; body: any; headers: Headers }

async function ask(sandbox: Sandbox, path: string, asked: Asked = {}): Promise<Answered> {
  const { token = TOKENS.releaseNotes, version = NEWEST, method = 'GET', body } = asked
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (version !== null) headers.set('notion-version', version)
  const init = { method, headers, redirect: 'manual' as const }
  const response = await fetch(
    sandbox.url + path,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  )
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const json = (await response.json()) as any
  return {
    status: response.status,
    code: json.code,
    message: json.message,
    body: json,
    headers: response.headers,
  }
}

async function withSandbox<T>(options: SandboxOptions, use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox(options)
  try {
    return await use(sandbox)
  } finally {
    await sandbox.close()
  }
}

let acme: Sandbox
beforeAll(async () => {
  acme = await startSandbox()
})
afterAll(() => acme.close())

const no = (...tokens: string[]): Asked => ({ token: tokens.join('') })
const old: Asked = { version: OLD }
const patch: Asked = { method: 'PATCH' }
const post: Asked = { method: 'POST' }
const restricted = 'Insufficient permissions for this endpoint.'
const invalidId = (name: string): string =>
  `path failed validation: path.${name} should be a valid uuid, instead`
const gone = (kind: string, id: string): string =>
  `Could not find ${kind} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "Release Notes Bot".`

type Row = [what: string, path: string, asked: Asked, status: number, code: string, message: string]

// biome-ignore format: a table, a row a line
const refusals: Row[] = [
  ['no version', '/v1/users/me', { version: null }, 400, 'missing_version', 'Notion-Version header failed validation: Notion-Version header should be defined'],
  ['unknown version', '/v1/users/me', { version: '2024-01-01' }, 400, 'missing_version', 'Notion-Version header failed validation: Notion-Version header should be `"2021-05-11"`'],
  ['version comes before credential', '/v1/users/me', { version: null, token: 'x' }, 400, 'missing_version', 'Notion-Version'],
  ['unknown token', '/v1/users/me', no(TOKENS.unknown), 401, 'unauthorized', 'API token is invalid.'],
  ['revoked token', '/v1/users/me', no(TOKENS.revoked), 401, 'unauthorized', 'API token is invalid.'],
  ['a restricted person', '/v1/users/me', no(TOKENS.restricted), 401, 'unauthorized', "This user's account is restricted from accessing the public API."],
  ['a policy', '/v1/users/me', no(TOKENS.notPermitted), 401, 'unauthorized', "This workspace's policy does not allow personal access tokens"],
  ['blank in the header', '/v1/users/me', no('two words'), 401, 'unauthorized', 'Authorization header must use the format "Bearer <token>".'],
  ['credential comes before the route', '/v1/nowhere', no(TOKENS.unknown), 401, 'unauthorized', 'API token is invalid.'],
  ['unknown route', '/v1/nowhere', {}, 400, 'invalid_request_url', 'Invalid request URL.'],
  ['data sources before 2025-09-03', `/v1/data_sources/${IDS.roadmapSource}`, old, 400, 'invalid_request_url', 'Invalid request URL.'],
  ['views before 2025-09-03', `/v1/views/${IDS.roadmapView}`, old, 400, 'invalid_request_url', 'Invalid request URL.'],

  ['capability before validation', `/v1/pages/${NOT_UUID}`, no(TOKENS.noReadContent), 403, 'restricted_resource', restricted],
  ['capability before existence', `/v1/databases/${IDS.absent}`, no(TOKENS.noReadContent), 403, 'restricted_resource', restricted],
  ['lacks update content', `/v1/pages/${NOT_UUID}`, { ...patch, token: TOKENS.readOnly }, 403, 'restricted_resource', restricted],
  ['lacks insert content', '/v1/pages', { ...post, token: TOKENS.readOnly }, 403, 'restricted_resource', restricted],
  ['lacks read comments', '/v1/comments', no(TOKENS.readOnly), 403, 'restricted_resource', restricted],
  ['lacks insert comments', '/v1/comments', { ...post, token: TOKENS.readOnly }, 403, 'restricted_resource', restricted],
  ['lacks read users', '/v1/users', no(TOKENS.readOnly), 403, 'restricted_resource', restricted],
  ['personal token', '/v1/users', no(TOKENS.personal), 403, 'restricted_resource', 'Personal access tokens cannot list users.'],

  ['has read content', `/v1/pages/${NOT_UUID}`, {}, 400, 'validation_error', invalidId('page_id')],
  ['has update content', `/v1/pages/${NOT_UUID}`, patch, 400, 'validation_error', invalidId('page_id')],
  ['has insert content', '/v1/pages', post, 400, 'validation_error', 'body failed validation: body.parent should be defined'],
  ['has read comments', '/v1/comments', {}, 400, 'validation_error', 'query failed validation: query.block_id should be defined'],
  ['has insert comments', '/v1/comments', post, 400, 'validation_error', 'body failed validation: body.parent should be defined'],
  ['variant digit', '/v1/pages/12345678-1234-1234-1234-123456789abc', {}, 400, 'validation_error', `${invalidId('page_id')} was \`"12345678-`],
  ['version digit', `/v1/databases/${IDS.roadmap.replace('-4', '-9')}`, {}, 400, 'validation_error', invalidId('database_id')],

  ['nil uuid', '/v1/pages/00000000-0000-0000-0000-000000000000', {}, 404, 'object_not_found', gone('page', '00000000-0000-0000-0000-000000000000')],
  ['not granted', `/v1/databases/${IDS.salaries}`, {}, 404, 'object_not_found', gone('database', IDS.salaries)],
  ['absent', `/v1/data_sources/${IDS.absent}`, {}, 404, 'object_not_found', gone('data_source', IDS.absent)],
  ['no such view', `/v1/views/${IDS.roadmap}`, {}, 404, 'object_not_found', gone('view', IDS.roadmap)],
  ['no such block', `/v1/blocks/${IDS.absent}/children`, {}, 404, 'object_not_found', gone('block', IDS.absent)],
  ['no such user', `/v1/users/${IDS.absent}`, {}, 404, 'object_not_found', `Could not find user with ID: ${IDS.absent}. Make sure your integration has capabilities to read user information.`],
  ['page as data source', `/v1/data_sources/${IDS.handbook}`, {}, 404, 'object_not_found', gone('data_source', IDS.handbook)],
  ['database as data source', `/v1/data_sources/${IDS.roadmap}`, {}, 404, 'object_not_found', gone('data_source', IDS.roadmap)],
  ['data source as page', `/v1/pages/${IDS.roadmapSource}`, {}, 404, 'object_not_found', gone('page', IDS.roadmapSource)],
  ['data source as database', `/v1/databases/${IDS.roadmapSource}`, {}, 404, 'object_not_found', gone('database', IDS.roadmapSource)],
  ['view as database', `/v1/databases/${IDS.roadmapView}`, {}, 404, 'object_not_found', gone('database', IDS.roadmapView)],
  ['page as database', `/v1/databases/${IDS.handbook}`, {}, 400, 'validation_error', `Provided database_id ${IDS.handbook} is a page, not a database.`],
  ['database as page', `/v1/pages/${IDS.roadmap}`, {}, 400, 'validation_error', `Provided ID ${IDS.roadmap} is a database, not a page.`],
  ['linked view, old', `/v1/databases/${IDS.linkedRoadmap}`, old, 400, 'validation_error', `Database with ID ${IDS.linkedRoadmap} does not contain any data sources accessible by this API bot.`],
  ['two sources, old', `/v1/databases/${IDS.releases}`, old, 400, 'validation_error', 'Databases with multiple data sources are not supported in this API version.'],
]

test.each(refusals)('%s', async (_, path, asked, status, code, message) => {
  const answer = await ask(acme, path, asked)
  expect(answer).toMatchObject({ status, code })
  expect(answer.message?.slice(0, message.length)).toBe(message)
  expect(answer.body).toMatchObject({ object: 'error', status })
})

const roadmap = `/v1/databases/${IDS.roadmap}`
const inTwo = [
  { id: IDS.releasesSource, name: 'Releases' },
  { id: IDS.changelogSource, name: 'Changelog' },
]

// biome-ignore format: a table, a row a line
const answers: [what: string, path: string, asked: Asked, body: object][] = [
  ['a connection', '/v1/users/me', {}, { type: 'bot', name: 'Release Notes Bot', bot: { owner: { type: 'workspace' }, workspace_name: 'Acme', workspace_id: IDS.acme } }],
  ['an OAuth token', '/v1/users/me', no(TOKENS.oauth), { type: 'bot', bot: { owner: { type: 'user', user: { id: IDS.ada } } } }],
  ['a person', '/v1/users/me', no(TOKENS.person), { type: 'person', person: { email: 'ada@acme.example' } }],
  ['no capability is needed for who it is', '/v1/users/me', no(TOKENS.readOnly), { type: 'bot' }],
  ['one source', roadmap, {}, { object: 'database', in_trash: false, data_sources: [{ id: IDS.roadmapSource, name: 'Roadmap' }] }],
  ['one source, 2025', roadmap, { version: '2025-09-03' }, { archived: false, data_sources: [{ id: IDS.roadmapSource }] }],
  ['one source, old', roadmap, old, { archived: false, properties: { Name: { type: 'title' } } }],
  ['an oldest version', roadmap, { version: '2021-05-13' }, { properties: {} }],
  ['without dashes, in capitals', roadmap.replaceAll('-', '').toUpperCase().replace('V1/DATABASES', 'v1/databases'), {}, { id: IDS.roadmap }],
  ['two sources', `/v1/databases/${IDS.releases}`, {}, { data_sources: inTwo }],
  ['linked view', `/v1/databases/${IDS.linkedRoadmap}`, {}, { object: 'database', data_sources: [] }],
  ['in the trash', `/v1/databases/${IDS.oldRoadmap}`, {}, { in_trash: true }],
  ['in the trash, old', `/v1/databases/${IDS.oldRoadmap}`, old, { archived: true, in_trash: true }],
  ['inline, granted by its page', `/v1/databases/${IDS.onboarding}`, {}, { is_inline: true }],
  ['a data source', `/v1/data_sources/${IDS.changelogSource}`, {}, { object: 'data_source', parent: { database_id: IDS.releases } }],
  ['a view', `/v1/views/${IDS.roadmapView}`, {}, { object: 'view', parent: { type: 'database_id', database_id: IDS.roadmap }, data_source_id: IDS.roadmapSource }],
  ['a page', `/v1/pages/${IDS.handbook}`, {}, { object: 'page', properties: { title: { type: 'title' } } }],
  ['a row', `/v1/pages/${IDS.roadmapItem}`, {}, { parent: { type: 'data_source_id', data_source_id: IDS.roadmapSource, database_id: IDS.roadmap } }],
  ['a row, old', `/v1/pages/${IDS.roadmapItem}`, old, { parent: { type: 'database_id', database_id: IDS.roadmap } }],
  ['a personal token’s reach', `/v1/databases/${IDS.salaries}`, no(TOKENS.personal), { id: IDS.salaries }],
]

test.each(answers)('200: %s', async (_, path, asked, body) => {
  const answer = await ask(acme, path, asked)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject(body)
})

test('old versions lack what came later, new ones what went', async () => {
  const me = await ask(acme, '/v1/users/me', old)
  expect(me.body.bot).not.toHaveProperty('workspace_id')
  expect((await ask(acme, roadmap)).body).not.toHaveProperty('archived')
  expect((await ask(acme, roadmap)).body).not.toHaveProperty('properties')
  expect((await ask(acme, roadmap, old)).body).not.toHaveProperty('data_sources')
})

test('several data sources in an old version are named', async () => {
  const { body } = await ask(acme, `/v1/databases/${IDS.releases}`, old)
  expect(body.additional_data).toMatchObject({
    error_type: 'multiple_data_sources_for_database',
    child_data_source_ids: [IDS.releasesSource, IDS.changelogSource],
    minimum_api_version: '2025-09-03',
  })
})

test('headers are as recorded, and every request has an ID of its own', async () => {
  const [first, second] = [await ask(acme, '/v1/users/me'), await ask(acme, '/v1/nowhere')]
  expect(first.headers.get('x-notion-request-id')).toBe(first.body.request_id)
  expect(first.headers.get('server')).toBe('cloudflare')
  expect(first.headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-AMS$/)
  expect(second.body.request_id).not.toBe(first.body.request_id)
})

test('blocks come in pages of a hundred, with the databases among them', async () => {
  const path = `/v1/blocks/${IDS.handbook}/children`
  const first = await ask(acme, path)
  const second = await ask(acme, `${path}?start_cursor=${first.body.next_cursor}`)
  expect(first.body).toMatchObject({ has_more: true, type: 'block' })
  expect(second.body).toMatchObject({ has_more: false, next_cursor: null })
  expect(first.body.results).toHaveLength(100)
  const types = (body: { results: { id: string; type: string }[] }): string[] =>
    body.results.filter(({ type }) => type === 'child_database').map(({ id }) => id)
  expect([...types(first.body), ...types(second.body)].sort()).toEqual(
    [IDS.onboarding, IDS.linkedRoadmap].sort(),
  )
  expect(types(second.body)).not.toEqual([])
})

test('users: members with or without e-mail, no guests, nothing of other bots', async () => {
  const users = (await ask(acme, '/v1/users')).body.results
  expect(users).toContainEqual(
    expect.objectContaining({ id: IDS.ada, person: { email: 'ada@acme.example' } }),
  )
  expect(users.some((user: { id: string }) => user.id === IDS.guest)).toBe(false)
  expect(users).toContainEqual(expect.objectContaining({ name: 'Docs Reader', bot: {} }))
  const shy = (await ask(acme, '/v1/users', no(TOKENS.noEmails))).body.results
  expect(shy).toContainEqual(expect.objectContaining({ id: IDS.ada, person: {} }))
})

test('without Read content a world may show the bare object, but never what is not granted', async () => {
  const world = defaultWorld(w => {
    w.withoutReadContent = 'partial'
  })
  await withSandbox({ world }, async sandbox => {
    const { body } = await ask(sandbox, roadmap, no(TOKENS.noReadContent))
    expect(Object.keys(body).sort()).toEqual(['id', 'object', 'request_id'])
    expect((await ask(sandbox, `/v1/databases/${IDS.salaries}`, no(TOKENS.noReadContent))).status).toBe(404)
  })
})

test('a world can be told other words for a 401', async () => {
  const world = defaultWorld(w => {
    connectionOf(w, TOKENS.revoked).rejection = 'API token revoked'
  })
  await withSandbox({ world }, async sandbox => {
    const answer = await ask(sandbox, '/v1/users/me', no(TOKENS.revoked))
    expect(answer).toMatchObject({ status: 401, message: 'API token revoked' })
  })
})

const columns = (...properties: Property[]): SandboxOptions => ({
  world: defaultWorld(w => {
    dataSourceOf(w, IDS.roadmapSource).properties = properties
  }),
})
const sourceOf = (id: string) => `/v1/data_sources/${id}`

test.each(PROPERTY_TYPES)('a property of type %s, at every version', async type => {
  const property = { name: 'It', type, options: ['One', 'Two'], to: IDS.releasesSource }
  await withSandbox(columns(property), async sandbox => {
    for (const [path, version] of [
      [roadmap, OLD],
      [sourceOf(IDS.roadmapSource), '2025-09-03'],
      [sourceOf(IDS.roadmapSource), NEWEST],
    ] as const) {
      const { It: shown } = (await ask(sandbox, path, { version })).body.properties
      expect(shown).toMatchObject({ id: expect.any(String), name: 'It', type, [type]: expect.any(Object) })
      expect(Object.keys(shown).includes('description')).toBe(version !== OLD)
    }
  })
})

test('properties are each data source’s own, with their options', async () => {
  const names = async (path: string, asked?: Asked) =>
    Object.keys((await ask(acme, path, asked)).body.properties)
  expect(await names(sourceOf(IDS.releasesSource))).toEqual(['Name', 'Version', 'Shipped', 'Status'])
  expect(await names(sourceOf(IDS.changelogSource))).toEqual(['Entry', 'Kind', 'Release'])
  const { Status: status } = (await ask(acme, sourceOf(IDS.roadmapSource))).body.properties
  expect(status.status.options).toMatchObject([{ name: 'Not started' }, { name: 'In progress' }, {}])
  expect(status.status.groups).toHaveLength(1)
})

test('a relation is left out where its database is not shared', async () => {
  for (const [path, version] of [
    [roadmap, OLD],
    [sourceOf(IDS.roadmapSource), NEWEST],
  ] as const) {
    const seen = (await ask(acme, path, { version })).body.properties
    expect(seen.Release.relation.database_id).toBe(IDS.releases)
    expect(seen).not.toHaveProperty('Incident')
    const personal = { version, token: TOKENS.personal }
    expect((await ask(acme, path, personal)).body.properties).toHaveProperty('Incident')
  }
})

test('where the plan’s blocks are used up, a connection may not insert, and a personal token may', async () => {
  const world = defaultWorld(w => {
    w.blocksUsedUp = true
  })
  await withSandbox({ world }, async sandbox => {
    const refused = await ask(sandbox, '/v1/pages', post)
    expect(refused).toMatchObject({ status: 403, code: 'restricted_resource' })
    expect(refused.body.additional_data).toEqual({ block_limit: 'block_creation' })
    expect(await ask(sandbox, '/v1/pages', { ...post, token: TOKENS.personal })).toMatchObject({
      status: 400,
    })
    expect(await ask(sandbox, `/v1/pages/${NOT_UUID}`, patch)).toMatchObject({ status: 400 })
  })
})

test('only what would have changed something counts as a write', async () => {
  await withSandbox({}, async sandbox => {
    const parent = { page_id: IDS.handbook }
    // biome-ignore format: a table, a row a line
    const refused: [string, Asked][] = [
      [`/v1/pages/${NOT_UUID}`, patch],
      ['/v1/pages', post],
      ['/v1/comments', post],
      [`/v1/pages/${IDS.absent}`, patch],
      ['/v1/pages', { ...post, body: { parent: { page_id: IDS.peopleOps }, properties: {} } }],
      ['/v1/pages', { ...post, body: { parent }, token: TOKENS.readOnly }],
      ['/v1/comments', { ...post, body: { parent } }],
    ]
    for (const [path, asked] of refused) expect((await ask(sandbox, path, asked)).status).not.toBe(200)
    expect(sandbox.writes).toBe(0)
    // biome-ignore format: a table, a row a line
    const written: [string, Asked][] = [
      ['/v1/pages', { ...post, body: { parent, properties: {} } }],
      ['/v1/comments', { ...post, body: { parent, rich_text: [] } }],
      [`/v1/pages/${IDS.handbook}`, { ...patch, body: { properties: {} } }],
      [`/v1/blocks/${IDS.handbook}`, { method: 'DELETE' }],
    ]
    for (const [path, asked] of written) expect((await ask(sandbox, path, asked)).status).toBe(200)
    expect(sandbox.writes).toBe(written.length)
  })
})

test('requests are recorded, the credential is not', async () => {
  await withSandbox({ latencyMs: 5 }, async sandbox => {
    await ask(sandbox, '/v1/users/me')
    await ask(sandbox, '/v1/comments?page_size=1', { version: null })
    expect(sandbox.requests).toMatchObject([
      { method: 'GET', path: '/v1/users/me', notionVersion: NEWEST, status: 200 },
      { method: 'GET', path: '/v1/comments?page_size=1', notionVersion: null, status: 400 },
    ])
    expect(JSON.stringify(sandbox.requests)).not.toContain(TOKENS.releaseNotes)
  })
})

test('the rate limit is each connection’s own, in a fixed window', async () => {
  await withSandbox({ rateLimit: { requests: 1, windowMs: 60_000 } }, async sandbox => {
    expect((await ask(sandbox, '/v1/users/me')).status).toBe(200)
    const limited = await ask(sandbox, '/v1/users/me')
    expect(limited).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(limited.body.additional_data.rate_limit_reason).toBe('public_api_request_rate_limit')
    expect(limited.headers.get('retry-after')).toBe('60')
    expect((await ask(sandbox, '/v1/users/me', no(TOKENS.legacy))).status).toBe(200)
  })
})

describe('faults', () => {
  const everywhere = (action: FaultAction): SandboxOptions => ({ faults: [{ when: {}, do: action }] })
  const me = (sandbox: Sandbox): Promise<Response> =>
    fetch(`${sandbox.url}/v1/users/me`, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${TOKENS.releaseNotes}`, 'notion-version': NEWEST },
      signal: AbortSignal.timeout(300),
    })

  // biome-ignore format: a table, a row a line
  const answered: [string, FaultAction, number, string, RegExp][] = [
    ['HTML 502', errorPage(502), 502, 'cf-ray', /^<!DOCTYPE html>/],
    ['block page', blockPage(), 403, 'cf-ray', /you have been blocked/],
    ['blocked for good', requestBlocked(), 429, 'x-notion-request-id', /public_api_request_blocked/],
    ['a wait as a date', rateLimited(60, true), 429, 'retry-after', /rate_limited/],
    ['redirect', redirect('https://elsewhere.example/'), 302, 'location', /^$/],
    ['broken JSON', brokenJson(), 200, 'content-type', /^\{"object":"user","id":"$/],
    ['echo', { kind: 'echo' }, 400, 'cf-ray', /Bearer ntn_/],
  ]
  test.each(answered)('%s', async (_, action, status, header, text) => {
    await withSandbox(everywhere(action), async sandbox => {
      const response = await me(sandbox)
      expect(response.status).toBe(status)
      expect(response.headers.has(header)).toBe(true)
      expect(response.headers.has('x-notion-request-id')).toBe(
        header === 'x-notion-request-id' || /rate|Bearer/.test(text.source),
      )
      expect(await response.text()).toMatch(text)
    })
  })

  // biome-ignore format: a table, a row a line
  const refused: [keyof typeof refusalOf, string, Asked, number, string][] = [
    ['accountRestricted', '/v1/users/me', {}, 401, 'unauthorized'],
    ['headerMangled', '/v1/users/me', {}, 401, 'unauthorized'],
    ['insufficient', '/v1/users/me', {}, 403, 'restricted_resource'],
    ['endpointUnavailable', `/v1/views/${IDS.roadmapView}`, {}, 403, 'restricted_resource'],
    ['blockLimit', '/v1/pages', post, 403, 'restricted_resource'],
    ['conflict', '/v1/users/me', {}, 409, 'conflict_error'],
  ]
  test.each(refused)('%s, once and on one address alone', async (name, path, asked, status, code) => {
    const faults: Fault[] = [{ when: { path: new RegExp(`${path}$`) }, times: 1, do: refusalOf[name] }]
    await withSandbox({ faults }, async sandbox => {
      expect((await ask(sandbox, roadmap)).status).toBe(200)
      const answer = await ask(sandbox, path, asked)
      expect(answer).toMatchObject({ status, code, message: refusalOf[name].message })
      expect(answer.headers.get('x-notion-request-id')).toBe(answer.body.request_id)
      expect((await ask(sandbox, path, asked)).status).not.toBe(status)
    })
  })

  const unanswered: FaultAction[] = [
    { kind: 'hang' },
    { kind: 'hang-after-headers' },
    { kind: 'drip', everyMs: 50 },
    { kind: 'endless' },
    { kind: 'reset' },
    { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.6\r\n' },
    { kind: 'close-mid-body' },
  ]
  test.each(unanswered)(
    '$kind never becomes a whole answer, and does not keep the sandbox open',
    async action => {
      await withSandbox(everywhere(action), async sandbox => {
        await expect(me(sandbox).then(response => response.text())).rejects.toBeDefined()
      })
    },
  )

  test('a fault strikes where, when and as often as it is told', async () => {
    const faults: Fault[] = [{ when: { path: /me$/, method: 'GET' }, skip: 1, times: 2, do: errorPage(502) }]
    for (let round = 0; round < 2; round += 1) {
      await withSandbox({ faults }, async sandbox => {
        const statuses: number[] = []
        for (let n = 0; n < 4; n += 1) statuses.push((await me(sandbox)).status)
        expect(statuses).toEqual([200, 502, 502, 200])
        expect((await ask(sandbox, '/v1/users')).status).toBe(200)
      })
    }
  })
})
