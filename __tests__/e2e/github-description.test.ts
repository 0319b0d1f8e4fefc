import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { validate } from '@octokit/graphql-schema'
import { defaultGitHub, type Exchange, type GitHubWorld, startGitHub } from '../../sandbox/github.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { runAction } from '../../sandbox/run-action.ts'
import { IDS, TOKENS } from '../../sandbox/world.ts'
import {
  answerFaults,
  completed,
  operationOf,
  permissions,
  requestFaults,
  servers,
} from '../fixtures/github-description.ts'

/** The built action's nights, held against GitHub's own descriptions: github.com's and the oldest server's. */
const nights: { token: string; databases: string; before?: (world: GitHubWorld) => void }[] = [
  { token: TOKENS.releaseNotes, databases: IDS.roadmap },
  { token: TOKENS.revoked, databases: IDS.roadmap },
  {
    token: TOKENS.releaseNotes,
    databases: IDS.salaries,
    before: ({ issues: [issue] }) => {
      if (issue) issue.state = 'closed'
    },
  },
  { token: TOKENS.releaseNotes, databases: IDS.salaries },
  { token: TOKENS.releaseNotes, databases: IDS.roadmap },
  { token: TOKENS.revoked, databases: IDS.roadmap },
]

/** All that was asked and answered, and how the issues are in the end. */
async function through(prefix: string, change: (world: GitHubWorld) => void = () => {}) {
  const github = await startGitHub(defaultGitHub(change), prefix)
  const notion = await startSandbox()
  try {
    for (const [at, { token, databases, before }] of nights.entries()) {
      const date = `2026-11-0${at + 1}T02:23:00Z`
      github.world.now = Date.parse(date)
      before?.(github.world)
      await runAction({
        inputs: { token, databases, 'tracking-issue': 'true' },
        env: {
          GITHUB_EVENT_NAME: 'schedule',
          GITHUB_RUN_ID: String(at + 1),
          GITHUB_RUN_NUMBER: String(at + 1),
        },
        event: {},
        apiUrl: notion.url,
        github,
        date,
      })
    }
    return { exchanges: github.exchanges, issues: github.world.issues }
  } finally {
    await notion.close()
    await github.close()
  }
}

const isRest = ({ path }: Exchange) => !path.endsWith('/graphql')
const unlabelled = (world: GitHubWorld) => {
  world.losesLabels = true
}
const runs = [await through(''), await through('/api/v3'), await through('', unlabelled)]
const exchanges = runs.flatMap(each => each.exchanges)

describe.each(servers)('%s', server => {
  test('every request is one that it takes', () => {
    // But for the issue without a title, which is asked for to be refused.
    const meant = exchanges.filter(each => isRest(each) && JSON.stringify(each.body) !== '{}')
    expect([...new Set(meant.flatMap(each => requestFaults(server, each)))]).toEqual([])
    const asked = exchanges.filter(isRest).map(each => operationOf(server, each)?.[0])
    expect(new Set(asked)).toEqual(new Set(Object.keys(permissions)))
  })

  test('every answer of the stand-in is as it would answer, as far as it goes', () => {
    expect([...new Set(exchanges.filter(isRest).flatMap(each => answerFaults(server, each)))]).toEqual([])
  })

  test('with every field that it promises, the nights end the same', async () => {
    const whole = await through('', world => {
      world.answered = exchange => completed(server, exchange)
    })
    expect([
      ...new Set(whole.exchanges.filter(isRest).flatMap(each => answerFaults(server, each, true))),
    ]).toEqual([])
    expect(whole.issues).toEqual(runs[0]?.issues)
  }, 30_000)

  /** A check that cannot fail proves nothing. */
  const start = '/repos/acme/website/issues'
  test.each<[string, string, string, Record<string, string>, unknown]>([
    ['an operation that is not there', 'DELETE', start, {}, null],
    ['a path that is not there', 'GET', '/repos/acme/website/issue', {}, null],
    ['a parameter that is not there', 'GET', start, { label: 'x' }, null],
    ['a state that is none', 'GET', start, { state: 'everything' }, null],
    ['a page that is no number', 'GET', start, { page: 'two' }, null],
    ['an issue without a title', 'POST', start, {}, { body: 'x' }],
    ['labels that are no list', 'POST', start, {}, { title: 'x', labels: 'y' }],
    ['a field that is not there', 'POST', start, {}, { title: 'x', text: 'y' }],
    ['a state that an issue cannot have', 'PATCH', `${start}/7`, {}, { state: 'done' }],
    ['a reason that is none', 'PATCH', `${start}/7`, {}, { state: 'closed', state_reason: 'because' }],
    ['a comment without a body', 'POST', `${start}/7/comments`, {}, {}],
    ['a label without a name', 'POST', '/repos/acme/website/labels', {}, { color: 'b60205' }],
  ])('%s is refused', (_, method, path, query, body) => {
    expect(requestFaults(server, { method, path, query, body })).not.toEqual([])
  })

  test('an answer that it does not give is found', () => {
    const listed = { method: 'GET', path: start, query: {}, headers: {}, body: null }
    const [issue] = exchanges.filter(
      each => each.method === 'POST' && each.path === start && each.status === 201,
    )
    expect(answerFaults(server, { ...listed, status: 410, data: {} })).not.toEqual([])
    expect(answerFaults(server, { ...listed, status: 200, data: [{ number: '7' }] })).not.toEqual([])
    expect(answerFaults(server, issue as Exchange, true)).not.toEqual([])
    expect(answerFaults(server, { ...(issue as Exchange), data: { pull_request: { url: 7 } } })).not.toEqual(
      [],
    )
  })
})

test('the question to GraphQL is one that GitHub’s schema has', () => {
  const asked = new Set(
    exchanges.filter(each => !isRest(each)).map(({ body }) => (body as { query: string }).query),
  )
  expect(asked.size).toBe(1)
  for (const query of asked) {
    expect(validate(query)).toEqual([])
    expect(validate(query.replace('isPrivate', 'isPrivat'))).not.toEqual([])
  }
})

test('each request says which version of GitHub’s API it means', () => {
  expect(new Set(exchanges.map(({ headers }) => headers['x-github-api-version']))).toEqual(
    new Set(['2022-11-28']),
  )
})

test('the permissions that SECURITY.md names are those that GitHub asks for', () => {
  const security = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8')
  const named = Array.from(security.matchAll(/^\| `(\w+ \/repos\/[^`]+)` .*\| `([\w-]+: \w+)` +\|$/gm))
  expect(named.map(([, request]) => request)).toHaveLength(Object.keys(permissions).length)
  for (const [, request = '', given = ''] of named) {
    const route = request.replace('{number}', '{issue_number}').replace('{file}', '{workflow_id}')
    // Who may write may read.
    const enough = [given, given.replace('write', 'read')]
    expect([route, permissions[route]?.some(each => enough.includes(each))]).toEqual([route, true])
  }
  // What the nightly recipe does not give, as a label could be made with it.
  expect(permissions['POST /repos/{owner}/{repo}/issues']).toEqual(['issues: write'])
})
