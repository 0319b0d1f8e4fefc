import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import { trackingRefused } from '../../src/core/catalogue/notices.ts'
import type { GitHub, GitHubAnswer, GitHubRefusal } from '../../src/core/ports/github.ts'
import { connectGitHub } from '../../src/github/port.ts'
import { fetchWith } from '../../src/http/fetch.ts'
import { proxySettings } from '../../src/http/proxies.ts'
import { openTransport } from '../../src/http/transport.ts'
import { plain } from '../fixtures/report.ts'
import { acmeRun } from '../fixtures/run.ts'

const api = 'https://api.github.com'
const token = `ghs_${'0123456789abcdefghijklmnopqrstuvwxyz'}`
const here = '/repos/acme/website'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

function open(change: Partial<Parameters<typeof connectGitHub>[0]> = {}): GitHub {
  return connectGitHub({
    token,
    apiUrl: api,
    repository: 'acme/website',
    signal: new AbortController().signal,
    cancelled: () => false,
    pauseMs: 0,
    fetch: fetchWith(openTransport(proxySettings({}, process.versions.node)).send),
    ...change,
  })
}

const viewer = { login: 'github-actions[bot]' }
const bot = { ...viewer, type: 'Bot' }
const issueNumber = (number: number) => ({ number, state: 'open', user: bot, body: '', labels: [] })

const scope = () => nock(api, { reqheaders: { authorization: `token ${token}` } })
const refusalOf = (answer: GitHubAnswer<unknown>): GitHubRefusal | null => (answer.ok ? null : answer.refusal)

/** What GitHub answers (its documentation, and words from public reports), and what that means. */
const answers: [string, number, unknown, Record<string, string>, GitHubRefusal['kind'], RegExp][] = [
  [
    'a job without the permission',
    403,
    { message: 'Resource not accessible by integration' },
    {},
    'no-permission',
    /issues: write/,
  ],
  [
    'somebody’s own token without it',
    403,
    { message: 'Resource not accessible by personal access token' },
    {},
    'no-permission',
    /Issues: Read and write/,
  ],
  [
    'a repository that the token may not see',
    404,
    { message: 'Not Found' },
    {},
    'no-permission',
    /issues: write/,
  ],
  [
    'a token that is not accepted',
    401,
    { message: 'Bad credentials' },
    {},
    'bad-credentials',
    /not about the Notion token/,
  ],
  [
    'issues switched off',
    410,
    { message: 'Issues has been disabled in this repository.' },
    {},
    'issues-off',
    /Settings → General \(https:\/\/github\.com\/acme\/website\/settings\)/,
  ],
  [
    'an archived repository',
    403,
    { message: 'Repository was archived so is read-only.' },
    {},
    'archived',
    /[Aa]rchived/,
  ],
  [
    'the rate limit used up',
    403,
    { message: 'API rate limit exceeded for installation.' },
    { 'x-ratelimit-remaining': '0' },
    'rate-limited',
    /rate limit/,
  ],
  [
    'too much at once',
    403,
    { message: 'You have exceeded a secondary rate limit.' },
    { 'retry-after': '60' },
    'rate-limited',
    /rate limit/,
  ],
  ['429', 429, { message: 'Too many requests' }, {}, 'rate-limited', /rate limit/],
  [
    'an error of GitHub’s',
    500,
    { message: 'Server Error' },
    {},
    'down',
    /GitHub answered 500, “Server Error”\./,
  ],
  [
    'the unicorn page',
    503,
    '<html>Unicorn!</html>',
    { 'content-type': 'text/html' },
    'down',
    /GitHub answered 503\./,
  ],
  [
    'a body that is not valid',
    422,
    { message: 'Validation Failed' },
    {},
    'unrecognised',
    /GitHub answered 422, “Validation Failed”\./,
  ],
  [
    'an issue that is gone',
    410,
    { message: 'This issue was deleted' },
    {},
    'unrecognised',
    /GitHub answered 410, “This issue was deleted”/,
  ],
  [
    'an organisation that wants SAML',
    403,
    { message: 'Resource protected by organization SAML enforcement.' },
    {},
    'unrecognised',
    /SAML/,
  ],
  [
    'HTML in a message',
    422,
    { message: '<img src=x onerror=alert(1)> @acme' },
    {},
    'unrecognised',
    /GitHub answered 422/,
  ],
]

describe.each(answers)('%s', (_, status, body, headers, kind, words) => {
  test.each<[string, (github: GitHub) => Promise<GitHubAnswer<unknown>>, string, string]>([
    ['listing', github => github.issues(), 'get', `${here}/issues`],
    ['opening', github => github.openIssue({ title: 't', body: 'b' }), 'post', `${here}/issues`],
    [
      'changing',
      github => github.changeIssue(7, { body: 'b', state: 'closed' }),
      'patch',
      `${here}/issues/7`,
    ],
    ['commenting', github => github.comment(7, 'b'), 'post', `${here}/issues/7/comments`],
  ])('when %s', async (_what, ask, method, path) => {
    scope()
      .persist()
      .intercept(url => url.split('?')[0] === path, method)
      .reply(status, body as never, {
        'content-type': 'application/json',
        ...headers,
      })
    const refusal = refusalOf(await ask(open()))
    expect(refusal).toMatchObject({ kind, status })
    if (!refusal) return
    const { level, text, yaml = [] } = trackingRefused(acmeRun, refusal, 'github-actions[bot]')
    expect(level).toBe('warning')
    expect([text, ...yaml].map(line => plain(line)).join('\n')).toMatch(words)
  })
})

/** What is no answer of GitHub's: not "none", and not "done". */
const garbage: [string, number, string, string][] = [
  ['HTML with 200', 200, '<html>Sign in</html>', 'text/html'],
  ['JSON that is cut off', 200, '[{"number": 7, "sta', 'application/json'],
  ['no content', 204, '', 'application/json'],
  ['another thing', 200, '{"message": "Moved"}', 'application/json'],
  ['nothing', 200, 'null', 'application/json'],
  ['a list of nothing', 200, '[null]', 'application/json'],
]

describe.each(garbage)('%s', (_, status, body, type) => {
  test.each<[string, (github: GitHub) => Promise<GitHubAnswer<unknown>>]>([
    ['whose token it is', github => github.about()],
    ['the runs that passed', github => github.passedRuns('nightly.yml', 'main', null)],
    ['the issues', github => github.issues()],
    ['an opening', github => github.openIssue({ title: 't', body: 'b' })],
    ['a change', github => github.changeIssue(7, { body: 'b' })],
    ['the comments', github => github.comments(7, 0)],
    ['a comment', github => github.comment(7, 'b')],
  ])('is no answer to %s', async (_what, ask) => {
    const answering = async () =>
      new Response(status === 204 ? null : body, { status, headers: { 'content-type': type } })
    expect(refusalOf(await ask(open({ fetch: answering })))).toMatchObject({
      kind: 'unrecognised',
      status: null,
    })
  })
})

test.each<[string, number, GitHubRefusal['kind'] | null]>([
  ['the title is asked for: it may', 422, null],
  ['who may only label', 403, 'no-permission'],
  ['issues switched off', 410, 'issues-off'],
])('whether an issue may be opened: %s', async (_, status, kind) => {
  const message = status === 410 ? 'Issues has been disabled in this repository.' : 'x'
  scope().post(`${here}/issues`, {}).reply(status, { message })
  expect(refusalOf(await open().mayOpenIssues())?.kind ?? null).toBe(kind)
})

test('a locked conversation', async () => {
  scope()
    .post(`${here}/issues/7/comments`)
    .reply(403, { message: 'Unable to create comment because issue is locked.' })
  expect(refusalOf(await open().comment(7, 'b'))).toMatchObject({ kind: 'locked' })
})

test.each<[string, Error, GitHubRefusal['kind']]>([
  ['no such host', Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), 'unreachable'],
  ['refused', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
  ['reset', Object.assign(new Error('socket'), { code: 'ECONNRESET' }), 'unreachable'],
  ['too slow', Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' }), 'out-of-time'],
])('a failure of the network: %s', async (_, error, kind) => {
  const failing = async () => {
    throw Object.assign(new TypeError('fetch failed'), { cause: error })
  }
  expect(refusalOf(await open({ fetch: failing as never }).issues())).toMatchObject({ kind, status: null })
})

test('what ends the step ends the asking, whatever the network does', async () => {
  const never = () => new Promise<never>(() => {})
  const over = AbortSignal.abort()
  expect(refusalOf(await open({ fetch: never as never, signal: over }).issues())?.kind).toBe('out-of-time')
  const stopped = open({ fetch: never as never, signal: over, cancelled: () => true })
  expect(refusalOf(await stopped.issues())?.kind).toBe('cancelled')
})

test('what reads or changes is asked once more, what creates is not', async () => {
  const counts = { read: 0, changed: 0, created: 0 }
  scope()
    .persist()
    .get(`${here}/issues`)
    .query(true)
    .reply(() => [++counts.read === 1 ? 502 : 200, []])
  scope()
    .persist()
    .patch(`${here}/issues/7`)
    .reply(() => [++counts.changed === 1 ? 502 : 200, issueNumber(7)])
  scope()
    .persist()
    .post(`${here}/issues`)
    .reply(() => [++counts.created === 1 ? 502 : 201, {}])
  expect((await open().issues()).ok).toBe(true)
  expect((await open().changeIssue(7, {})).ok).toBe(true)
  expect((await open().openIssue({ title: '', body: '' })).ok).toBe(false)
  expect(counts).toEqual({ read: 2, changed: 2, created: 1 })
})

test.each<[string, unknown, unknown]>([
  [
    'a private repository',
    {
      data: {
        viewer,
        repository: {
          isPrivate: true,
          hasIssuesEnabled: true,
          isArchived: false,
          defaultBranchRef: { target: { committedDate: '2026-11-01T00:00:00Z' } },
        },
      },
    },
    { hasIssues: true, isArchived: false, isPublic: false, lastCommit: Date.UTC(2026, 10, 1) },
  ],
  [
    'what the token may not see is missing, beside an error',
    {
      data: { viewer, repository: { isPrivate: false, defaultBranchRef: null } },
      errors: [{ type: 'FORBIDDEN', message: 'no' }],
    },
    { hasIssues: null, isArchived: null, isPublic: true, lastCommit: null },
  ],
  [
    'no repository at all',
    { data: { viewer, repository: null }, errors: [] },
    { hasIssues: null, isArchived: null, isPublic: null, lastCommit: null },
  ],
])('whose token it is: %s', async (_, body, expected) => {
  scope()
    .post('/graphql')
    .reply(200, body as never, { date: 'Wed, 25 Nov 2026 02:23:05 GMT' })
  expect(await open().about()).toEqual({
    ok: true,
    value: { account: 'github-actions[bot]', now: Date.UTC(2026, 10, 25, 2, 23, 5), ...(expected as object) },
  })
})

test.each<[string, unknown, GitHubRefusal['kind']]>([
  [
    'a rate limit',
    { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
    'rate-limited',
  ],
  [
    'not allowed',
    { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
    'no-permission',
  ],
  ['nobody', { data: { viewer: null } }, 'unrecognised'],
])('GraphQL refuses with 200: %s', async (_, body, kind) => {
  scope()
    .post('/graphql')
    .reply(200, body as never)
  expect(refusalOf(await open().about())?.kind).toBe(kind)
})

test('an Enterprise server has GraphQL elsewhere', async () => {
  const server = 'https://github.acme.example'
  const asked = nock(server)
  asked.post('/api/graphql').reply(200, { data: { viewer } })
  asked
    .get(`/api/v3${here}/issues`)
    .query({ labels: 'notion-token-check', state: 'all', per_page: 100, page: 1 })
    .reply(200, [])
  const github = open({ apiUrl: `${server}/api/v3` })
  expect((await github.about()).ok).toBe(true)
  expect(await github.issues()).toEqual({ ok: true, value: [] })
  expect(asked.isDone()).toBe(true)
})

test('a label that is there already is as good', async () => {
  scope()
    .post(`${here}/labels`)
    .reply(422, { message: 'Validation Failed', errors: [{ code: 'already_exists' }] })
  expect((await open().makeLabel()).ok).toBe(true)
  scope()
    .post(`${here}/labels`)
    .reply(422, { message: 'Validation Failed', errors: [{ code: 'invalid' }] })
  expect((await open().makeLabel()).ok).toBe(false)
})

test('an issue that lost its label gets it, or is not taken for opened', async () => {
  const issue = {
    number: 7,
    state: 'open',
    user: bot,
    html_url: 'https://github.com/acme/website/issues/7',
    body: 'b',
    labels: [],
  }
  scope().post(`${here}/issues`).twice().reply(201, issue)
  scope().post(`${here}/issues/7/labels`).reply(200, [])
  expect((await open().openIssue({ title: 't', body: 'b' })).ok).toBe(true)
  scope().post(`${here}/issues/7/labels`).reply(403, { message: 'Must have push access' })
  const closed = scope().patch(`${here}/issues/7`, { state: 'closed', state_reason: 'not_planned' })
  closed.reply(200, issue)
  expect(refusalOf(await open().openIssue({ title: 't', body: 'b' }))?.kind).toBe('no-permission')
  expect(nock.isDone()).toBe(true)
})

test('the runs that passed: one request, of what is needed', async () => {
  scope()
    .get(`${here}/actions/workflows/nightly.yml/runs`)
    .query({
      branch: 'main',
      event: 'schedule',
      status: 'success',
      per_page: 100,
      exclude_pull_requests: 'true',
    })
    .reply(200, {
      total_count: 1,
      workflow_runs: [
        {
          id: 9_000_000_041,
          run_number: 41,
          run_attempt: 2,
          html_url: 'https://github.com/acme/website/actions/runs/41',
          event: 'schedule',
          head_sha: 'a1',
          head_repository: { full_name: 'acme/website' },
          created_at: '2026-11-22T02:09:00Z',
          run_started_at: '2026-11-22T02:10:00Z',
        },
      ],
    })
  expect(await open().passedRuns('nightly.yml', 'main', 'schedule')).toEqual({
    ok: true,
    value: [
      {
        id: 9_000_000_041,
        number: 41,
        attempt: 2,
        event: 'schedule',
        sha: 'a1',
        repository: 'acme/website',
        startedAt: Date.UTC(2026, 10, 22, 2, 10),
      },
    ],
  })
})

test('pages are counted: a link in an answer leads nowhere', async () => {
  const full = Array.from({ length: 100 }, (_, at) => issueNumber(at + 1))
  const page = (number: number) => ({
    labels: 'notion-token-check',
    state: 'all',
    per_page: 100,
    page: number,
  })
  const elsewhere = { link: '<https://evil.example/steal?page=2>; rel="next"' }
  scope().get(`${here}/issues`).query(page(1)).reply(200, full, elsewhere)
  scope()
    .get(`${here}/issues`)
    .query(page(2))
    .reply(200, [issueNumber(101)], elsewhere)
  const answer = await open().issues()
  expect(answer.ok && answer.value.length).toBe(101)
  expect(nock.isDone()).toBe(true)
})

test('what GitHub says of a field is told', async () => {
  const body = { message: 'Validation Failed', errors: [{ field: 'body', message: 'body is too long' }] }
  scope().patch(`${here}/issues/7`).reply(422, body)
  expect(refusalOf(await open().changeIssue(7, {}))?.message).toBe('Validation Failed: body is too long')
})

test('whose token lacks the permission decides what is advised', async () => {
  const words = (account: string | null) => {
    const { text } = trackingRefused(
      acmeRun,
      { kind: 'no-permission', status: 404, message: 'Not Found' },
      account,
    )
    return plain(text)
  }
  expect(words('github-actions[bot]')).toContain('issues: write')
  expect(words(null)).toContain('issues: write')
  expect(words('ada')).toContain('Issues: Read and write')
})

test('each attempt can be ended, and follows no redirect', async () => {
  const seen: { signal: AbortSignal | null | undefined; redirect: string | undefined }[] = []
  const end = new AbortController()
  const answering: typeof globalThis.fetch = async (_, init) => {
    seen.push({ signal: init?.signal, redirect: init?.redirect })
    return Response.json([])
  }
  expect((await open({ fetch: answering, signal: end.signal }).issues()).ok).toBe(true)
  end.abort()
  expect(seen.map(({ signal, redirect }) => ({ ended: signal?.aborted, redirect }))).toEqual([
    { ended: true, redirect: 'manual' },
  ])
})
