import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, serving } from './serving.ts'

/** A secret's name, and when it was saved: ISO 8601. */
export type GitHubSecret = { name: string; savedAt: string }

/** What a job's token may do, as `permissions:` names it. */
export type GitHubPermissions = {
  issues?: 'read' | 'write'
  'pull-requests'?: 'write'
  actions?: 'read'
  secrets?: 'read'
  environments?: 'read'
  'dependabot-secrets'?: 'read'
}

/** An issue as the stand-in keeps it. */
export type GitHubIssue = {
  number: number
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  author: string
  labels: string[]
  comments: { author: string; body: string; at: number }[]
  isPull?: true
  locked?: true
}

/** A finished run of a workflow. */
export type GitHubRun = {
  number: number
  workflow: string
  branch: string
  event: string
  conclusion: 'success' | 'failure'
  sha: string
  /** ISO 8601. */
  startedAt: string
  repository?: string
  attempt?: number
}

/** What people are told by mail or phone: the opening, a comment, a closing or reopening. */
export type Notification = { issue: number; is: 'opened' | 'commented' | 'closed' | 'reopened' }

/** What goes wrong instead of an answer. */
export type GitHubFault = {
  /** Requests whose `METHOD /path` matches; every one unless told. */
  at?: RegExp
  /** So many times; for ever unless told. */
  times?: number
  do:
    | { status: number; message?: string; headers?: Record<string, string>; html?: true }
    | 'hang'
    | 'reset'
    /** It is done, and nobody hears of it. */
    | 'lost'
    | 'nonsense'
}

/** A repository on GitHub, and the token that asks about it. */
export type GitHubWorld = {
  token: string
  /** `github-actions[bot]` for a job's own token. */
  account: string
  permissions: GitHubPermissions
  repository: string
  isPrivate: boolean
  hasIssues: boolean
  isArchived: boolean
  /** ISO 8601, of the default branch. */
  lastCommit: string
  labels: string[]
  issues: GitHubIssue[]
  runs: GitHubRun[]
  secrets: GitHubSecret[]
  organisationSecrets: GitHubSecret[]
  dependabotSecrets: GitHubSecret[]
  /** Secrets by the environment's name. */
  environments: Record<string, GitHubSecret[]>
  faults: GitHubFault[]
  /** GitHub's own time, where a run takes place on another day: milliseconds since 1970. */
  now?: number
  /** What becomes of an answer before it is sent. */
  answered?: (exchange: Exchange) => unknown
  /** Who may open issues and not label them silently loses the labels. */
  losesLabels?: boolean
  /** Called before an issue is opened: another run may be as fast. */
  beforeOpening?: (world: GitHubWorld) => void
}

/** Put together here, so that no scanner takes it for a real one. */
const githubToken = `ghs_${'0123456789abcdefghijklmnopqrstuvwxyz'}`

/** The repository acme/website, private, in which a job may write issues and read runs. */
export function defaultGitHub(change: (world: GitHubWorld) => void = () => {}): GitHubWorld {
  const world: GitHubWorld = {
    token: githubToken,
    account: 'github-actions[bot]',
    permissions: { issues: 'write', actions: 'read' },
    repository: 'acme/website',
    isPrivate: true,
    hasIssues: true,
    isArchived: false,
    lastCommit: new Date().toISOString(),
    labels: ['bug'],
    issues: [],
    runs: [],
    secrets: [],
    organisationSecrets: [],
    dependabotSecrets: [],
    environments: {},
    faults: [],
  }
  change(world)
  return world
}

/** A request and its answer; `body` and `data` are JSON. */
export type Exchange = {
  method: string
  /** Without an Enterprise server's prefix. */
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: unknown
  status: number
  data: unknown
}

/** A stand-in for GitHub's API that runs. */
export type GitHubSandbox = {
  url: string
  world: GitHubWorld
  /** `METHOD /path` without the query, in order. */
  requests: string[]
  /** What was asked and answered in full, but for what was a fault. */
  exchanges: Exchange[]
  notifications: Notification[]
  close(): Promise<void>
}

/**
 * Starts a stand-in for GitHub's API on loopback. Statuses, words and shapes are those of GitHub's REST and
 * GraphQL documentation and of public reports; what the action does not ask is not there. `prefix`: `/api/v3`
 * for an Enterprise server, whose GraphQL is then at `/api/graphql`.
 */
export async function startGitHub(world: GitHubWorld, prefix = ''): Promise<GitHubSandbox> {
  const requests: string[] = []
  const exchanges: Exchange[] = []
  const notifications: Notification[] = []
  const struck = new Map<GitHubFault, number>()

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://github')
    const body = await bodyOf(request)
    const asked = `${request.method} ${url.pathname}`
    requests.push(asked)
    const fault = world.faults.find(
      each =>
        (each.at?.test(asked) ?? true) && (struck.get(each) ?? 0) < (each.times ?? Number.POSITIVE_INFINITY),
    )
    if (fault) struck.set(fault, (struck.get(fault) ?? 0) + 1)
    if (fault && fault.do !== 'lost') {
      strike(fault, response)
      return
    }
    const graphql = prefix === '' ? '/graphql' : '/api/graphql'
    const known = request.headers.authorization === `token ${world.token}`
    const answer = !known
      ? refuse(401, 'Bad credentials')
      : url.pathname === graphql
        ? answerGraphql(world)
        : answerRest(world, {
            method: request.method ?? '',
            path: url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '',
            query: url.searchParams,
            body: body === '' ? {} : (JSON.parse(body) as Json),
            base: `http://${request.headers.host}${prefix}`,
            clock: () => world.now ?? Date.now(),
            notify: each => void notifications.push(each),
          })
    const { status, headers } = answer
    const exchange: Exchange = {
      method: request.method ?? '',
      path: url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: body === '' ? null : JSON.parse(body),
      status,
      data: answer.data,
    }
    const data = world.answered ? world.answered(exchange) : answer.data
    exchanges.push({ ...exchange, data })
    if (fault) {
      response.destroy()
      return
    }
    const date = new Date(world.now ?? Date.now()).toUTCString()
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date, ...headers })
    response.end(JSON.stringify(data))
  }

  const { url, close } = await serving(serve)
  return { url: `${url}${prefix}`, world, requests, exchanges, notifications, close }
}

/**
 * How many times a person is called for: an opening, a comment, a closing or reopening; a comment and the closing
 * or reopening that goes with it count as one.
 */
export function callsOf(notifications: readonly Notification[]): number {
  const numbers = [...new Set(notifications.map(({ issue }) => issue))]
  return numbers.reduce((sum, number) => {
    const count = (...kinds: Notification['is'][]) =>
      notifications.filter(({ issue, is }) => issue === number && kinds.includes(is)).length
    return sum + count('opened') + Math.max(count('commented'), count('closed', 'reopened'))
  }, 0)
}

type Json = Record<string, unknown>
type Answer = { status: number; data: unknown; headers?: Record<string, string> }
type Asked = {
  method: string
  path: string
  query: URLSearchParams
  body: Json
  base: string
  /** GitHub's own time, in milliseconds since 1970. */
  clock: () => number
  notify: (notification: Notification) => void
}

function strike({ do: action }: GitHubFault, response: ServerResponse): void {
  if (action === 'hang') return
  if (action === 'reset' || action === 'lost') {
    response.destroy()
    return
  }
  if (action === 'nonsense') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"unfinished": ')
    return
  }
  const { status, message = '', headers = {}, html } = action
  response.writeHead(status, { 'content-type': html ? 'text/html' : 'application/json', ...headers })
  response.end(html ? '<html>Unicorn!</html>' : JSON.stringify({ message }))
}

function refuse(status: number, message: string, more: Json = {}): Answer {
  return {
    status,
    data: { message, documentation_url: 'https://docs.github.com/rest', status: `${status}`, ...more },
  }
}

const noPermission = () => refuse(403, 'Resource not accessible by integration')

function answerGraphql(world: GitHubWorld): Answer {
  const repository = {
    isPrivate: world.isPrivate,
    hasIssuesEnabled: world.hasIssues,
    isArchived: world.isArchived,
    defaultBranchRef: { target: { committedDate: world.lastCommit } },
  }
  return { status: 200, data: { data: { viewer: { login: world.account }, repository } } }
}

function answerRest(world: GitHubWorld, asked: Asked): Answer {
  const start = `/repos/${world.repository}`
  if (!asked.path.startsWith(`${start}/`)) return refuse(404, 'Not Found')
  const rest = asked.path.slice(start.length)
  const runs = /^\/actions\/workflows\/([^/]+)\/runs$/.exec(rest)
  if (runs && asked.method === 'GET') return listRuns(world, asked, decodeURIComponent(runs[1] ?? ''))
  if (asked.method === 'GET' && /secrets|environments/.test(rest)) return answerSecrets(world, rest)
  if (rest.startsWith('/issues') || rest.startsWith('/labels')) return answerIssues(world, asked, rest)
  return refuse(404, 'Not Found')
}

function listRuns(world: GitHubWorld, { query }: Asked, file: string): Answer {
  if (world.isPrivate && !world.permissions.actions) return noPermission()
  const [branch, status, event] = [query.get('branch'), query.get('status'), query.get('event')]
  const found = world.runs
    .filter(run => run.workflow === file && (!branch || run.branch === branch))
    .filter(run => (!status || run.conclusion === status) && (!event || run.event === event))
    .toSorted((a, b) => b.number - a.number)
    .slice(0, Number(query.get('per_page') ?? 30))
  const workflow_runs = found.map(run => ({
    id: 9_000_000_000 + run.number,
    run_number: run.number,
    run_attempt: run.attempt ?? 1,
    html_url: `https://github.com/${world.repository}/actions/runs/${9_000_000_000 + run.number}`,
    event: run.event,
    head_branch: run.branch,
    head_sha: run.sha,
    conclusion: run.conclusion,
    status: 'completed',
    created_at: run.startedAt,
    run_started_at: run.startedAt,
    head_repository: { full_name: run.repository ?? world.repository },
  }))
  return { status: 200, data: { total_count: workflow_runs.length, workflow_runs } }
}

/** What lacks a permission is told which. */
function answerSecrets(world: GitHubWorld, rest: string): Answer {
  const lacking = (name: keyof GitHubPermissions, needs: string): Answer | null => {
    if (world.permissions[name]) return null
    return { ...noPermission(), headers: { 'x-accepted-github-permissions': needs } }
  }
  const listed = (all: GitHubSecret[]): Answer => ({
    status: 200,
    data: { total_count: all.length, secrets: all.map(secretJson) },
  })
  if (rest === '/actions/secrets') return lacking('secrets', 'secrets=read') ?? listed(world.secrets)
  if (rest === '/actions/organization-secrets')
    return lacking('secrets', 'secrets=read') ?? listed(world.organisationSecrets)
  if (rest === '/dependabot/secrets')
    return lacking('dependabot-secrets', 'dependabot_secrets=read') ?? listed(world.dependabotSecrets)
  if (rest === '/environments') {
    const environments = Object.keys(world.environments).map((name, id) => ({ id, name }))
    const data = { total_count: environments.length, environments }
    return lacking('actions', 'actions=read') ?? { status: 200, data }
  }
  const [, environment = '', name] = /^\/environments\/([^/]+)\/secrets\/([^/]+)$/.exec(rest) ?? []
  const found = world.environments[decodeURIComponent(environment)]?.find(each => each.name === name)
  const answer = found ? { status: 200, data: secretJson(found) } : refuse(404, 'Not Found')
  return lacking('environments', 'environments=read') ?? answer
}

function secretJson({ name, savedAt }: GitHubSecret): Json {
  return { name, created_at: savedAt, updated_at: savedAt }
}

function answerIssues(world: GitHubWorld, asked: Asked, rest: string): Answer {
  const { permissions } = world
  const writes = asked.method !== 'GET'
  const opens = rest === '/issues' && writes
  if (world.isArchived && writes) return refuse(403, 'Repository was archived so is read-only.')
  // Who may write pull requests may label, change and comment on issues, too.
  const allowed = permissions.issues === 'write' || (permissions['pull-requests'] === 'write' && !opens)
  if (writes && !allowed) return noPermission()
  if (!permissions.issues && !permissions['pull-requests'] && world.isPrivate) return noPermission()
  if (rest === '/labels' && asked.method === 'POST') return makeLabel(world, asked)
  // The list is not among what GitHub refuses then.
  if (!world.hasIssues && (writes || rest.endsWith('/comments')))
    return refuse(410, 'Issues has been disabled in this repository.')
  if (rest === '/issues') return opens ? openIssue(world, asked) : listIssues(world, asked)
  const [, number, part] = /^\/issues\/(\d+)(\/comments|\/labels)?$/.exec(rest) ?? []
  const issue = world.issues.find(each => each.number === Number(number))
  if (!issue) return refuse(404, 'Not Found')
  if (part === '/comments')
    return asked.method === 'POST' ? comment(world, issue, asked) : listComments(issue, asked)
  if (part === '/labels' && asked.method === 'POST') return addLabels(issue, asked)
  return asked.method === 'PATCH' ? change(world, issue, asked) : refuse(404, 'Not Found')
}

function makeLabel(world: GitHubWorld, { body }: Asked): Answer {
  const name = textIn(body.name)
  if (world.labels.some(each => each.toLowerCase() === name.toLowerCase()))
    return refuse(422, 'Validation Failed', {
      errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }],
    })
  world.labels.push(name)
  return { status: 201, data: { name } }
}

function listIssues(world: GitHubWorld, { query, path, base }: Asked): Answer {
  const [label, state] = [query.get('labels'), query.get('state') ?? 'open']
  const size = Number(query.get('per_page') ?? 30)
  const page = Number(query.get('page') ?? 1)
  const found = world.issues
    .filter(issue => (!label || issue.labels.includes(label)) && (state === 'all' || issue.state === state))
    .toSorted((a, b) => b.number - a.number)
  const next = new URLSearchParams(query)
  next.set('page', String(page + 1))
  const more = page * size < found.length
  return {
    status: 200,
    data: found.slice((page - 1) * size, page * size).map(issue => issueJson(world, issue)),
    ...(more && { headers: { link: `<${base}${path}?${next.toString()}>; rel="next"` } }),
  }
}

function openIssue(world: GitHubWorld, { body, notify }: Asked): Answer {
  if (textIn(body.title) === '') return refuse(422, 'Invalid request.\n\n"title" wasn\'t supplied.')
  const unfit = tooLong(body)
  if (unfit) return unfit
  world.beforeOpening?.(world)
  const issue: GitHubIssue = {
    number: Math.max(0, ...world.issues.map(({ number }) => number)) + 1,
    title: textIn(body.title),
    body: textIn(body.body),
    state: 'open',
    stateReason: null,
    author: world.account,
    labels: world.losesLabels ? [] : ((body.labels as string[] | undefined) ?? []),
    comments: [],
  }
  world.issues.push(issue)
  notify({ issue: issue.number, is: 'opened' })
  return { status: 201, data: issueJson(world, issue) }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function tooLong({ title = '', body = '' }: Json): Answer | null {
  if (textIn(title).length > 256) return refuse(422, 'title is too long (maximum is 256 characters)')
  return textIn(body).length > 65_536 ? refuse(422, 'body is too long (maximum is 65536 characters)') : null
}

function change(world: GitHubWorld, issue: GitHubIssue, { body, notify }: Asked): Answer {
  const unfit = tooLong(body)
  if (unfit) return unfit
  if (typeof body.title === 'string') issue.title = body.title
  if (typeof body.body === 'string') issue.body = body.body
  if (body.state === 'open' || body.state === 'closed') {
    if (body.state !== issue.state)
      notify({ issue: issue.number, is: body.state === 'closed' ? 'closed' : 'reopened' })
    issue.state = body.state
    issue.stateReason = body.state === 'closed' ? textIn(body.state_reason) || 'completed' : 'reopened'
  }
  return { status: 200, data: issueJson(world, issue) }
}

function comment(world: GitHubWorld, issue: GitHubIssue, { body, notify, clock }: Asked): Answer {
  if (issue.locked) return refuse(403, 'Unable to create comment because issue is locked.')
  const unfit = tooLong(body)
  if (unfit) return unfit
  issue.comments.push({ author: world.account, body: textIn(body.body), at: clock() })
  notify({ issue: issue.number, is: 'commented' })
  return { status: 201, data: { id: issue.comments.length } }
}

function listComments(issue: GitHubIssue, { query }: Asked): Answer {
  const since = Date.parse(query.get('since') ?? '') || 0
  const size = Number(query.get('per_page') ?? 30)
  const page = Number(query.get('page') ?? 1)
  const found = issue.comments.filter(({ at }) => at >= since)
  return {
    status: 200,
    data: found
      .slice((page - 1) * size, page * size)
      .map(({ author, body }) => ({ user: userJson(author), body })),
  }
}

function addLabels(issue: GitHubIssue, { body }: Asked): Answer {
  issue.labels.push(...((body.labels as string[] | undefined) ?? []))
  return { status: 200, data: issue.labels.map(name => ({ name })) }
}

function issueJson(world: GitHubWorld, issue: GitHubIssue): Json {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: userJson(issue.author),
    labels: issue.labels.map(name => ({ name })),
    html_url: `https://github.com/${world.repository}/issues/${issue.number}`,
    ...(issue.isPull && {
      pull_request: { url: `https://api.github.com/repos/${world.repository}/pulls/${issue.number}` },
    }),
  }
}

function userJson(login: string): Json {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
}
