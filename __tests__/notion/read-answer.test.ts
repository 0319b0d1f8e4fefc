import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { judgeAuthentication } from '../../src/core/checks/authentication.ts'
import { judgeProbe } from '../../src/core/checks/capabilities.ts'
import type { Answer } from '../../src/core/ports/notion.ts'
import type { RawAnswer } from '../../src/http/transport.ts'
import { answerWord, evidenceOf, parsed, type Read, readAnswer } from '../../src/notion/read-answer.ts'
import {
  apiAnswer,
  apiError,
  down,
  edgePage,
  errorBody,
  foreignPage,
  invalidToken,
  invalidUuid,
  me,
  notFound,
  rateLimited,
  rawAnswer,
  rayId,
  requestBlocked,
  requestId,
  restricted,
  severalSources,
} from '../fixtures/raw-answers.ts'

const now = Date.UTC(2026, 10, 23, 12)
const json = { 'content-type': 'application/json; charset=utf-8' }

/** What matters of a reading, in one line a row. */
function told(read: Read) {
  if (read.is === 'value') return 'value'
  const { refusal, waitMs, again } = read
  const { kind } = refusal
  const which =
    refusal.kind === 'rate-limited'
      ? ` ${refusal.limit} ${refusal.waitSeconds}`
      : refusal.kind === 'unreachable'
        ? ` ${refusal.reason}`
        : refusal.kind === 'unrecognised'
          ? `: ${refusal.what}`
          : refusal.kind === 'unknown-error'
            ? ` ${refusal.code}`
            : ''
  return `${kind}${which}${waitMs === null ? '' : `, wait ${waitMs}`}${again ? ', again' : ''}`
}

const inDate = (seconds: number) => new Date(now + seconds * 1000).toUTCString()
const connectionLimit = 'public_api_request_rate_limit'

const rows: readonly (readonly [string, RawAnswer, string])[] = [
  ['a user', apiAnswer(me), 'value'],
  ['a user without any header', rawAnswer(200, {}, JSON.stringify(me)), 'value'],

  ['401 of Notion', invalidToken(), 'unauthorized'],
  [
    '401, the header is malformed',
    apiError(401, 'unauthorized', 'Authorization header must use the format "Bearer <token>".'),
    'header-lost',
  ],
  [
    '401 without headers, as older recordings have it',
    rawAnswer(401, {}, JSON.stringify(errorBody(401, 'unauthorized', 'API token is invalid.'))),
    'unauthorized',
  ],
  [
    '401 of foreign JSON',
    rawAnswer(401, json, '{"error":"unauthorized"}'),
    'unrecognised: JSON, but not of Notion’s API',
  ],
  ['401 as HTML, not from the edge', foreignPage(401), 'unrecognised: an HTML page'],
  ['401 as HTML, from the edge', edgePage(401), 'blocked'],
  ['401 with an empty body', rawAnswer(401, {}, ''), 'unrecognised: an empty answer'],
  [
    '401 in Notion’s shape, of another code',
    apiError(401, 'something_new', 'New.'),
    'unknown-error something_new',
  ],
  [
    'Notion’s JSON with another status than the answer’s',
    apiAnswer(errorBody(401, 'unauthorized', 'API token is invalid.'), 404),
    'unrecognised: JSON, but not of Notion’s API',
  ],
  [
    'Notion’s JSON without a status',
    apiAnswer({ object: 'error', code: 'unauthorized', message: 'API token is invalid.' }, 401),
    'unauthorized',
  ],
  [
    'Notion’s JSON without a message',
    apiAnswer({ object: 'error', status: 401, code: 'unauthorized' }, 401),
    'unrecognised: JSON, but not of Notion’s API',
  ],
  ['an array', rawAnswer(401, json, '[]'), 'unrecognised: JSON, but not of Notion’s API'],

  ...[
    ['', 'unauthorized'],
    ['Unauthorized', 'unauthorized'],
    ['API token revoked', 'unauthorized'],
    ['This API token has expired.', 'unauthorized'],
    ['The token was revoked by an admin of the workspace.', 'unauthorized'],
    ['The bearer token is malformed.', 'unauthorized'],
    ["This user's account is restricted from accessing the public API.", 'access-restricted'],
    ['Your workspace’s policy does not allow personal access tokens.', 'access-restricted'],
    ['The API is not part of this plan.', 'access-restricted'],
    ['This person left the workspace.', 'access-restricted'],
    ['Not available in your region.', 'access-restricted'],
    ['Come back on Tuesday.', 'unknown-error unauthorized'],
  ].map(([words = '', kind = '']) => [`401: ${words}`, apiError(401, 'unauthorized', words), kind] as const),
  ['403 of Notion', restricted(), 'restricted'],
  ...[
    ['Personal access tokens cannot list users.', 'restricted'],
    ['Endpoint unavailable.', 'unknown-error restricted_resource'],
    ['Insufficient permissions for this endpoint on your plan.', 'unknown-error restricted_resource'],
    ['', 'unknown-error restricted_resource'],
  ].map(
    ([words = '', kind = '']) =>
      [`403: ${words}`, apiError(403, 'restricted_resource', words), kind] as const,
  ),
  [
    '403 for the blocks of the workspace, told by the field alone',
    apiError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.', {
      additional: { block_limit: 'block_creation' },
    }),
    'block-limit',
  ],
  ['403 of Notion, of another code', apiError(403, 'something_new', 'No.'), 'unknown-error something_new'],
  ['403, Cloudflare’s block page', edgePage(403), 'blocked'],
  ['403 as HTML, without a ray', foreignPage(403), 'unrecognised: an HTML page'],
  [
    '403 as HTML, with a ray and a request ID: the API was reached',
    edgePage(403, { 'x-notion-request-id': requestId }),
    'unrecognised: an HTML page',
  ],
  ['404 of Notion', notFound('database', 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'), 'not-found'],
  ['404 as HTML', foreignPage(404), 'unrecognised: an HTML page'],
  ['404 as HTML, from the edge', edgePage(404), 'blocked'],
  [
    '404 of a foreign API',
    rawAnswer(404, json, '{"message":"no Route matched"}'),
    'unrecognised: JSON, but not of Notion’s API',
  ],
  ['400, an ID that is none', invalidUuid(), 'invalid'],
  ['400, several data sources', severalSources(), 'invalid'],
  [
    '400, no such address',
    apiError(400, 'invalid_request_url', 'Invalid request URL.'),
    'unknown-error invalid_request_url',
  ],
  [
    '400, the version is missing',
    apiError(400, 'missing_version', 'Notion-Version header failed validation: …'),
    'version-refused',
  ],
  [
    '400, the version is refused in other words',
    apiError(400, 'validation_error', 'Notion-Version header should be one of …'),
    'version-refused',
  ],
  [
    '407 of a proxy',
    rawAnswer(407, { 'proxy-authenticate': 'Basic' }, 'Proxy Authentication Required'),
    'unreachable proxy-auth',
  ],
  [
    '409 of Notion',
    apiError(409, 'conflict_error', 'Conflict occurred while saving.'),
    'unknown-error conflict_error, again',
  ],
  ['451 of a network', foreignPage(451), 'unrecognised: an HTML page'],

  ['429 with seconds', rateLimited('7', connectionLimit), 'rate-limited connection 7, wait 7000, again'],
  [
    '429 with a part of a second',
    rateLimited('0.25', connectionLimit),
    'rate-limited connection 1, wait 250, again',
  ],
  ['429 with nought', rateLimited('0', connectionLimit), 'rate-limited connection 0, wait 0, again'],
  [
    '429 with a date',
    rateLimited(inDate(90), connectionLimit),
    'rate-limited connection 90, wait 90000, again',
  ],
  [
    '429 with a date that is past',
    rateLimited(inDate(-90), connectionLimit),
    'rate-limited connection 0, wait 0, again',
  ],
  ['429 with garbage', rateLimited('soon', connectionLimit), 'rate-limited connection null, again'],
  ['429 with a negative wait', rateLimited('-5', connectionLimit), 'rate-limited connection null, again'],
  ['429 without a wait', rateLimited(null, connectionLimit), 'rate-limited connection null, again'],
  [
    '429 of the workspace',
    rateLimited('60', 'public_api_space_request_rate_limit'),
    'rate-limited workspace 60, wait 60000, again',
  ],
  [
    '429 of an endpoint',
    rateLimited('2', 'public_api_endpoint_rate_limit'),
    'rate-limited connection 2, wait 2000, again',
  ],
  ['429 without a reason', rateLimited('2'), 'rate-limited unknown 2, wait 2000, again'],
  ['429 that is not to be repeated', requestBlocked(), 'access-restricted'],
  [
    '429 of the edge, with a wait',
    edgePage(429, { 'retry-after': '3' }),
    'rate-limited address 3, wait 3000, again',
  ],
  ['429 of the edge, without one', edgePage(429), 'blocked'],
  [
    '429 of the edge, in its own words',
    rawAnswer(429, { 'cf-ray': rayId, 'retry-after': '60' }, 'error code: 1015'),
    'rate-limited address 60, wait 60000, again',
  ],
  ['429 of somebody else', foreignPage(429), 'rate-limited unknown null, again'],
  [
    '429 with an empty body',
    rawAnswer(429, { 'retry-after': '4' }, ''),
    'rate-limited unknown 4, wait 4000, again',
  ],

  ['500 of Notion', apiError(500, 'internal_server_error', 'Unexpected error occurred.'), 'down, again'],
  ['502 as HTML', edgePage(502), 'down, again'],
  ['502 as HTML of somebody else', foreignPage(502), 'down, again'],
  ['503 of Notion', down(), 'down, again'],
  [
    '503 with a wait, which is not honoured',
    apiError(503, 'service_unavailable', '…', { headers: { 'retry-after': '60' } }),
    'down, again',
  ],
  ['504 with an empty body', rawAnswer(504, {}, ''), 'down, again'],
  ['520 of Cloudflare', edgePage(520), 'down, again'],
  ['522 of Cloudflare', edgePage(522), 'down, again'],
  ['529 without a wait', apiError(529, 'service_overload', 'Overloaded.'), 'down, again'],
  [
    '529 with seconds',
    apiError(529, 'service_overload', 'Overloaded.', { headers: { 'retry-after': '6' } }),
    'down, wait 6000, again',
  ],
  [
    '529 with a date',
    apiError(529, 'service_overload', 'Overloaded.', { headers: { 'retry-after': inDate(9) } }),
    'down, wait 9000, again',
  ],
  ['599, whatever it is', foreignPage(599), 'down, again'],

  [
    '301',
    rawAnswer(301, { location: 'https://example.org/' }, ''),
    'unrecognised: a redirect, which is never followed',
  ],
  [
    '302 to a log-in page',
    foreignPage(302, { location: 'https://example.org/' }),
    'unrecognised: a redirect, which is never followed',
  ],
  ['304', rawAnswer(304, {}, ''), 'unrecognised: a redirect, which is never followed'],
  [
    '307',
    rawAnswer(307, { location: '/v2/users/me' }, ''),
    'unrecognised: a redirect, which is never followed',
  ],
  [
    '308',
    rawAnswer(308, { location: '/v2/users/me' }, ''),
    'unrecognised: a redirect, which is never followed',
  ],

  ['200 as HTML', foreignPage(200), 'unrecognised: an HTML page'],
  [
    '200 as HTML that says it is JSON',
    rawAnswer(200, json, '<!DOCTYPE html><html></html>'),
    'unrecognised: an HTML page',
  ],
  ['200, empty', rawAnswer(200, json, ''), 'unrecognised: an empty answer'],
  ['200, blanks', rawAnswer(200, json, ' \n'), 'unrecognised: an empty answer'],
  [
    '200, JSON that ends too early',
    rawAnswer(200, json, '{"object":"user","id":"'),
    'unrecognised: broken JSON',
  ],
  ['200, no JSON', rawAnswer(200, { 'content-type': 'text/plain' }, 'OK'), 'unrecognised: no JSON'],
  ['200, foreign JSON', rawAnswer(200, json, '{"ok":true}'), 'unrecognised: JSON, but not of Notion’s API'],
  ['200, a number', rawAnswer(200, json, '42'), 'unrecognised: JSON, but not of Notion’s API'],
  ['200, null', rawAnswer(200, json, 'null'), 'unrecognised: JSON, but not of Notion’s API'],
  [
    '200, an error inside',
    apiAnswer(errorBody(401, 'unauthorized', 'API token is invalid.')),
    'unrecognised: JSON, but not of Notion’s API',
  ],
  ['201', apiAnswer(me, 201), 'unrecognised: JSON, but not of Notion’s API'],
  ['204', rawAnswer(204, {}, ''), 'unrecognised: an empty answer'],
]

test.each(rows)('%s', (_, answer, expected) => {
  expect(told(readAnswer(parsed(answer), false, now))).toBe(expected)
})

test('no answer that is not Notion’s own is ever blamed on the token, a database or a capability', () => {
  const blame = ['unauthorized', 'restricted', 'not-found', 'invalid', 'version-refused', 'unknown-error']
  const bodies = ['', 'OK', '{}', '[]', '{"error":"unauthorized"}', '<html></html>', '{"object":"error"}']
  const found: string[] = []
  for (let status = 201; status < 600; status++)
    for (const body of bodies)
      for (const headers of [{}, json, { 'cf-ray': rayId }, { 'x-notion-request-id': requestId }]) {
        const read = readAnswer(parsed(rawAnswer(status, headers as Record<string, string>, body)), true, now)
        if (read.is === 'value' || blame.includes(read.refusal.kind)) found.push(`${status} ${body}`)
      }
  expect(found).toEqual([])
})

test('a 401 says whether the token was accepted before', () => {
  for (const accepted of [true, false]) {
    const read = readAnswer(parsed(invalidToken()), accepted, now)
    expect(read).toMatchObject({ refusal: { message: 'API token is invalid.', acceptedBefore: accepted } })
  }
})

test('the data sources that Notion names are told', () => {
  const read = readAnswer(parsed(severalSources()), true, now)
  expect(read).toMatchObject({
    refusal: {
      several: true,
      sources: ['2b6e1f90-37ad-8194-a7d0-000b3c61f8e2', '2b6e1f90-37ad-8126-9c5b-000be07a4d13'],
    },
  })
})

test('Notion’s words become one plain line of at most 200 characters', () => {
  const long = `token\r\n::error::second\u202e ${'x'.repeat(500)}`
  const read = readAnswer(parsed(apiError(401, 'unauthorized', long)), false, now)
  if (read.is !== 'refusal' || read.refusal.kind !== 'unauthorized') throw new Error('not a 401')
  expect(Array.from(read.refusal.message)).toHaveLength(200)
  expect(read.refusal.message).toMatch(/^token ::error::second x+…$/)
})

test.each<readonly [string, RawAnswer, ReturnType<typeof evidenceOf>]>([
  ['both IDs, from the headers', apiAnswer(me), { status: 200, requestId, rayId }],
  [
    'the request ID from the body, where the headers have none',
    rawAnswer(200, {}, JSON.stringify({ ...me, request_id: requestId })),
    { status: 200, requestId, rayId: null },
  ],
  ['the ray alone, from the edge', edgePage(502), { status: 502, requestId: null, rayId }],
  ['nothing', rawAnswer(500, {}, ''), { status: 500, requestId: null, rayId: null }],
  [
    'IDs that are no IDs, made plain',
    rawAnswer(500, { 'cf-ray': 'a\tb', 'x-notion-request-id': 'x'.repeat(999) }, ''),
    { status: 500, requestId: `${'x'.repeat(199)}…`, rayId: 'a b' },
  ],
])('evidence: %s', (_, answer, expected) => {
  expect(evidenceOf(parsed(answer))).toEqual(expected)
})

test.each<readonly [RawAnswer, string]>([
  [apiAnswer(me), 'user'],
  [invalidToken(), 'unauthorized'],
  [edgePage(403), 'an HTML page'],
  [rawAnswer(200, json, '{'), 'broken JSON'],
  [rawAnswer(502, {}, ''), 'an empty answer'],
  [rawAnswer(401, json, '{"error":"unauthorized"}'), 'JSON, but not of Notion’s API'],
])('the table of requests has a word for each answer (%#)', (answer, word) => {
  expect(answerWord(parsed(answer))).toBe(word)
})

test('a refusal in words that nobody knows blames neither the token nor a capability', () => {
  const words = fc.array(
    fc.constantFrom('the', 'request', 'was', 'not', 'good', 'Tuesday', 'beta', 'retry', '42', 'no'),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(words, fc.constantFrom(401, 403), (said, status) => {
      const code = status === 401 ? 'unauthorized' : 'restricted_resource'
      const answer = refused(readAnswer(parsed(apiError(status, code, said.join(' '))), false, now))
      expect(judgeAuthentication(answer, { length: 50, prefix: 'ntn_', familiar: true })?.code).toBe(
        status === 401 ? 'notion-unrecognised' : 'access-restricted',
      )
      expect(judgeProbe('update-content', answer)?.code).toBe('capability-unknown')
    }),
    { numRuns: 300 },
  )
})

function refused(read: Read): Answer<never> {
  if (read.is !== 'refusal') throw new Error('no refusal')
  return { ok: false, refusal: read.refusal }
}
