import {
  blocksJson,
  databaseJson,
  dataSourceJson,
  type Era,
  type Json,
  meJson,
  pageJson,
  sourcesOf,
  usersJson,
  viewJson,
} from './objects.ts'
import {
  type Capability,
  type Connection,
  fakeUuid,
  objectOf,
  sees,
  type World,
  type WorldObject,
} from './world.ts'

/** A request as the API sees it, once it is past the edge. */
export type ApiRequest = {
  method: string
  /** Without the query. */
  path: string
  query: URLSearchParams
  version: string | undefined
  authorization: string | undefined
  body: string
}

/** What the API answers; `wrote` marks what would have changed the workspace. */
export type ApiAnswer = { status: number; body: Json; headers?: Record<string, string>; wrote?: true }

/** Seconds to wait for a connection that has asked too often, or null. */
export type Limiter = (connection: Connection) => number | null

type Question = {
  world: World
  connection: Connection
  era: Era
  /** The ID in the path, as it was sent. */
  id: string
  query: URLSearchParams
  body: Json
}

type Route = {
  method: string
  path: RegExp
  needs?: Capability
  /** The first version that knows it. */
  since?: Era
  answer: (question: Question) => ApiAnswer
}

/**
 * Every version that the API takes. Asked with another one, it answered on 2026-07-26 (live, reported in a
 * public repository): "Notion-Version header failed validation: Notion-Version header should be …" and this
 * list. The code of that answer was not reported; the words are those of `missing_version`, so that is the
 * code here.
 */
const VERSIONS = [
  '2021-05-11',
  '2021-05-13',
  '2021-08-16',
  '2022-02-22',
  '2022-06-28',
  '2025-09-03',
  '2026-03-11',
]

/** Answers one request in Notion's order: version, credential, route, capability, validation, existence. */
export function answerAsNotion(world: World, request: ApiRequest, limiter: Limiter): ApiAnswer {
  const wrongVersion = judgeVersion(request.version)
  if (wrongVersion) return wrongVersion
  const era = eraOf(request.version ?? '')
  const connection = authenticate(world, request.authorization)
  if ('status' in connection) return connection
  const wait = limiter(connection)
  if (wait !== null) return tooMany(String(wait))
  const found = findRoute(request, era)
  if (!found) return refuse(400, 'invalid_request_url', 'Invalid request URL.')
  const { route, id } = found
  if (route.needs && !connection.capabilities.has(route.needs)) return insufficient()
  if (route.needs === 'insert-content' && world.blocksUsedUp && !connection.personal) return blocksUsedUp()
  const body = parseBody(request.body)
  if (!body) return refuse(400, 'invalid_json', 'Error parsing JSON body.')
  return route.answer({ world, connection, era, id, query: request.query, body })
}

/** An error in Notion's JSON; the server adds the request ID. */
export function refuse(status: number, code: string, message: string, additional?: Json): ApiAnswer {
  const extra = additional ? { additional_data: additional } : {}
  return { status, body: { object: 'error', status, code, message, ...extra } }
}

function judgeVersion(version: string | undefined): ApiAnswer | null {
  if (version !== undefined && VERSIONS.includes(version)) return null
  const known = VERSIONS.map(v => `\`"${v}"\``)
  const expected =
    version === undefined ? 'defined' : `${known.slice(0, -1).join(', ')}, or ${known.at(-1) ?? ''}`
  const instead = version === undefined ? '`undefined`' : `\`"${version}"\``
  const words = `Notion-Version header should be ${expected}, instead was ${instead}.`
  return refuse(400, 'missing_version', `Notion-Version header failed validation: ${words}`)
}

function eraOf(version: string): Era {
  if (version >= '2026-03-11') return '2026-03-11'
  return version >= '2025-09-03' ? '2025-09-03' : '2022-06-28'
}

function authenticate(world: World, authorization: string | undefined): Connection | ApiAnswer {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) {
    const words = 'Authorization header must use the format "Bearer <token>".'
    return refuse(401, 'unauthorized', words)
  }
  const connection = world.connections.find(candidate => candidate.token === token)
  if (connection?.state === 'live') return connection
  // No recording says revoked or expired in words: Notion's words are the same for every cause, and a world
  // has to ask for others.
  return refuse(401, 'unauthorized', connection?.rejection ?? 'API token is invalid.')
}

/** `wait`: seconds, or a date. */
export function tooMany(wait: string, reason = 'public_api_request_rate_limit'): ApiAnswer {
  const words = 'You have been rate limited. Please try again in a few minutes.'
  return {
    ...refuse(429, 'rate_limited', words, { rate_limit_reason: reason }),
    headers: { 'retry-after': wait },
  }
}

function insufficient(): ApiAnswer {
  return refuse(403, 'restricted_resource', 'Insufficient permissions for this endpoint.')
}

/** Whether it comes before the body's validation is not documented: here it does. */
function blocksUsedUp(): ApiAnswer {
  const words = 'This workspace has used all of its free blocks. Upgrade the plan to add more.'
  return refuse(403, 'restricted_resource', words, { block_limit: 'block_creation' })
}

function findRoute(request: ApiRequest, era: Era): { route: Route; id: string } | null {
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(request.path) : null
    if (match && (!route.since || era >= route.since)) return { route, id: match[1] ?? '' }
  }
  return null
}

function parseBody(text: string): Json | null {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Json) : null
  } catch {
    return null
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NIL = '00000000-0000-0000-0000-000000000000'

/** An ID as Notion writes it, or null: the version and variant digits are checked (as recorded). */
function canonicalId(raw: unknown): string | null {
  if (typeof raw !== 'string') return null
  const plain = /^[0-9a-f]{32}$/i.test(raw)
    ? raw.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : raw
  const id = plain.toLowerCase()
  return id === NIL || UUID.test(id) ? id : null
}

function invalid(part: 'path' | 'query' | 'body', problem: string): ApiAnswer {
  return refuse(400, 'validation_error', `${part} failed validation: ${problem}`)
}

function notUuid(part: 'path' | 'query' | 'body', name: string, raw: unknown): ApiAnswer {
  return invalid(part, `${part}.${name} should be a valid uuid, instead was \`${JSON.stringify(raw)}\`.`)
}

function notFound(kind: string, id: string, connection: Connection): ApiAnswer {
  const words =
    kind === 'user'
      ? "Make sure your integration has capabilities to read user information. With those capabilities, only members and guests in the integration's workspace are visible."
      : `Make sure the relevant pages and databases are shared with your integration "${connection.name}".`
  const additional = { integration_id: connection.botId }
  return refuse(404, 'object_not_found', `Could not find ${kind} with ID: ${id}. ${words}`, additional)
}

/** Validates the path's ID, then looks for it; `answer` returns null for an object of another kind. */
function withObject(q: Question, kind: string, answer: (object: WorldObject) => ApiAnswer | null): ApiAnswer {
  const id = canonicalId(q.id)
  if (id === null) return notUuid('path', `${kind}_id`, q.id)
  const object = objectOf(q.world, id)
  const seen = object && sees(q.world, q.connection, object) ? object : undefined
  return (seen && answer(seen)) ?? notFound(kind, id, q.connection)
}

function ok(body: Json): ApiAnswer {
  return { status: 200, body }
}

/** A list in pages of at most 100; the cursor is the ID of the next entry. */
function list(q: Question, type: string, entries: Json[]): ApiAnswer {
  const size = Number(q.query.get('page_size') ?? '100')
  if (!(Number.isInteger(size) && size > 0 && size <= 100)) {
    return invalid('query', 'query.page_size should be a number from 1 to 100.')
  }
  const cursor = q.query.get('start_cursor')
  const start = cursor === null ? 0 : entries.findIndex(entry => entry.id === canonicalId(cursor))
  if (start < 0) return refuse(400, 'validation_error', `The start_cursor provided is invalid: ${cursor}`)
  const next = entries[start + size]?.id ?? null
  const results = entries.slice(start, start + size)
  return ok({ object: 'list', results, next_cursor: next, has_more: next !== null, type, [type]: {} })
}

function retrievePage(q: Question): ApiAnswer {
  return withObject(q, 'page', object => {
    if (object.kind === 'page') return ok(pageJson(q.world, object, q.era))
    if (object.kind !== 'database') return null
    const words = `Provided ID ${object.id} is a database, not a page. Use the retrieve database API instead.`
    return refuse(400, 'validation_error', words)
  })
}

/** Read content is not asked by the route here: without it a world may answer the partial object. */
function mayRead(q: Question): boolean {
  return q.connection.capabilities.has('read-content')
}

function retrieveDatabase(q: Question): ApiAnswer {
  if (!mayRead(q) && q.world.withoutReadContent === 'refuse') return insufficient()
  return withObject(q, 'database', object => {
    if (object.kind === 'page') {
      const words = `Provided database_id ${object.id} is a page, not a database. Use the pages API instead, or pass the ID of the database itself.`
      return refuse(400, 'validation_error', words)
    }
    if (object.kind !== 'database') return null
    if (!mayRead(q)) return ok({ object: 'database', id: object.id })
    const unfit = q.era === '2022-06-28' ? unfitForOldVersions(q, object.id) : null
    return unfit ?? ok(databaseJson(q.world, q.connection, object, q.era))
  })
}

/** What versions before 2025-09-03 cannot show: linked views and several data sources. */
function unfitForOldVersions(q: Question, id: string): ApiAnswer | null {
  const database = objectOf(q.world, id)
  const sources = database?.kind === 'database' ? sourcesOf(q.world, database) : []
  if (sources.length === 1) return null
  if (sources.length === 0) {
    const words = `Database with ID ${id} does not contain any data sources accessible by this API bot.`
    return refuse(400, 'validation_error', words)
  }
  const words = 'Databases with multiple data sources are not supported in this API version.'
  return refuse(400, 'validation_error', words, {
    error_type: 'multiple_data_sources_for_database',
    database_id: id,
    child_data_source_ids: sources.map(source => source.id),
    minimum_api_version: '2025-09-03',
  })
}

function retrieveDataSource(q: Question): ApiAnswer {
  if (!mayRead(q) && q.world.withoutReadContent === 'refuse') return insufficient()
  return withObject(q, 'data_source', object => {
    if (object.kind !== 'data_source') return null
    if (!mayRead(q)) return ok({ object: 'data_source', id: object.id })
    return ok(dataSourceJson(q.world, q.connection, object, q.era))
  })
}

function retrieveView(q: Question): ApiAnswer {
  return withObject(q, 'view', object => (object.kind === 'view' ? ok(viewJson(object)) : null))
}

function listBlocks(q: Question): ApiAnswer {
  return withObject(q, 'block', object =>
    object.kind === 'page' || object.kind === 'block' ? list(q, 'block', blocksJson(q.world, object)) : null,
  )
}

function listUsers(q: Question): ApiAnswer {
  if (q.connection.personal) {
    return refuse(403, 'restricted_resource', 'Personal access tokens cannot list users.')
  }
  if (!q.connection.capabilities.has('read-users')) return insufficient()
  return list(q, 'user', usersJson(q.world, q.connection, q.era))
}

function retrieveUser(q: Question): ApiAnswer {
  const id = canonicalId(q.id)
  if (id === null) return notUuid('path', 'user_id', q.id)
  const user = usersJson(q.world, q.connection, q.era).find(entry => entry.id === id)
  return user ? ok(user) : notFound('user', id, q.connection)
}

function listComments(q: Question): ApiAnswer {
  const raw = q.query.get('block_id')
  if (raw === null) return invalid('query', 'query.block_id should be defined, instead was `undefined`.')
  if (canonicalId(raw) === null) return notUuid('query', 'block_id', raw)
  return withObject({ ...q, id: raw }, 'block', () => list(q, 'comment', []))
}

/** The parent named in a body, once it is there, is a UUID and is seen; else the refusal. */
function judgeParent(q: Question): ApiAnswer | null {
  const parent = q.body.parent
  if (typeof parent !== 'object' || parent === null) {
    return invalid('body', 'body.parent should be defined, instead was `undefined`.')
  }
  const [name, raw] = Object.entries(parent).find(([key]) => key.endsWith('_id')) ?? ['page_id', undefined]
  const id = canonicalId(raw)
  if (id === null) return notUuid('body', `parent.${name}`, raw)
  const object = objectOf(q.world, id)
  const seen = object !== undefined && sees(q.world, q.connection, object)
  return seen ? null : notFound(name.slice(0, -'_id'.length), id, q.connection)
}

function wrote(body: Json): ApiAnswer {
  return { ...ok(body), wrote: true }
}

function create(q: Question, kind: string, required: string): ApiAnswer {
  if (q.body.parent !== undefined && q.body[required] === undefined) {
    return invalid('body', `body.${required} should be defined, instead was \`undefined\`.`)
  }
  return judgeParent(q) ?? wrote({ object: kind, id: fakeUuid(`new ${kind}`) })
}

/** Anything sent to an existing object counts as a write, an empty body too: better one too many than one missed. */
function change(kind: string): (q: Question) => ApiAnswer {
  return q => withObject(q, kind, object => wrote({ object: kind, id: object.id }))
}

const ID = '([^/]+)'
const at = (path: string): RegExp => new RegExp(`^/v1/${path}$`)

/**
 * The routes that the action asks, and every route that writes to what it names: those answer barely, and
 * are here so that no write can be missed in the count.
 */
const ROUTES: Route[] = [
  { method: 'GET', path: at('users/me'), answer: q => ok(meJson(q.world, q.connection, q.era)) },
  // The capability is judged inside: a personal token is refused in other words.
  { method: 'GET', path: at('users'), answer: listUsers },
  { method: 'GET', path: at(`users/${ID}`), needs: 'read-users', answer: retrieveUser },
  { method: 'GET', path: at(`pages/${ID}`), needs: 'read-content', answer: retrievePage },
  { method: 'GET', path: at(`databases/${ID}`), answer: retrieveDatabase },
  { method: 'GET', path: at(`data_sources/${ID}`), since: '2025-09-03', answer: retrieveDataSource },
  {
    method: 'GET',
    path: at(`views/${ID}`),
    since: '2025-09-03',
    needs: 'read-content',
    answer: retrieveView,
  },
  { method: 'GET', path: at(`blocks/${ID}/children`), needs: 'read-content', answer: listBlocks },
  { method: 'GET', path: at('comments'), needs: 'read-comments', answer: listComments },
  {
    method: 'POST',
    path: at('comments'),
    needs: 'insert-comments',
    answer: q => create(q, 'comment', 'rich_text'),
  },
  {
    method: 'POST',
    path: at('pages'),
    needs: 'insert-content',
    answer: q => create(q, 'page', 'properties'),
  },
  {
    method: 'POST',
    path: at('databases'),
    needs: 'insert-content',
    answer: q => create(q, 'database', 'parent'),
  },
  { method: 'PATCH', path: at(`pages/${ID}`), needs: 'update-content', answer: change('page') },
  { method: 'PATCH', path: at(`databases/${ID}`), needs: 'update-content', answer: change('database') },
  {
    method: 'PATCH',
    path: at(`data_sources/${ID}`),
    since: '2025-09-03',
    needs: 'update-content',
    answer: change('data_source'),
  },
  { method: 'PATCH', path: at(`blocks/${ID}`), needs: 'update-content', answer: change('block') },
  { method: 'PATCH', path: at(`blocks/${ID}/children`), needs: 'insert-content', answer: change('block') },
  { method: 'DELETE', path: at(`blocks/${ID}`), needs: 'update-content', answer: change('block') },
]
