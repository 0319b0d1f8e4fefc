import {
  type About,
  type Author,
  type GitHub,
  type GitHubAnswer,
  type Issue,
  issueLabel,
  type PassedRun,
  type SavedSecret,
} from '../core/ports/github.ts'
import { aborted, type GitHubOptions, type Octokit, openOctokit } from './octokit.ts'
import { refusalOf } from './refusal.ts'

/** The most that GitHub gives at once, and so many pages: more than that is no list of tracking issues. */
const perPage = 100
const mostPages = 50

// The routes that do not fit where they are asked.
const runsOfWorkflow = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
const changed = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'
const commentsOf = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const secretOfEnvironment = 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}'

/** Counts the pages itself: a link in an answer may lead anywhere, and the token would go with it. */
async function allPages<T>(ask: (page: number) => Promise<{ data: T[] }>): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= mostPages; page++) {
    const data = listIn((await ask(page)).data)
    all.push(...data)
    if (data.length < perPage) break
  }
  return all
}

/** What every question needs. `asked`: an answer for whatever comes, or is thrown. */
type Asking = {
  octokit: Octokit
  here: { owner: string; repo: string }
  asked: <T>(ask: () => Promise<T>) => Promise<GitHubAnswer<T>>
}

/** GitHub's API through the toolkit's octokit, which knows Enterprise servers. */
export function connectGitHub(options: GitHubOptions): GitHub {
  const { octokit, time } = openOctokit(options)
  const [owner = '', repo = ''] = options.repository.split('/')
  const here = { owner, repo }
  const asked = async <T>(ask: () => Promise<T>): Promise<GitHubAnswer<T>> => {
    try {
      return { ok: true, value: await Promise.race([ask(), aborted(options.signal)]) }
    } catch (error) {
      return { ok: false, refusal: refusalOf(error, options) }
    }
  }
  return {
    about: () => asked(async () => aboutOf(await viewed(octokit, here), time())),
    passedRuns: (file, branch, event) =>
      asked(async () => {
        const { data } = await octokit.request(runsOfWorkflow, {
          ...here,
          workflow_id: file,
          branch,
          ...(event !== null && { event }),
          status: 'success',
          per_page: perPage,
          exclude_pull_requests: true,
        })
        return listIn(data.workflow_runs).map(runOf)
      }),
    ...issuesThrough({ octokit, here, asked }),
    ...commentsThrough({ octokit, here, asked }),
    ...secretsThrough({ octokit, here, asked }),
  }
}

type Issues = Pick<GitHub, 'issues' | 'makeLabel' | 'mayOpenIssues' | 'openIssue' | 'changeIssue'>

function issuesThrough({ octokit, here, asked }: Asking): Issues {
  return {
    issues: () =>
      asked(async () => {
        const query = { ...here, labels: issueLabel, state: 'all', per_page: perPage } as const
        const all = await allPages(page =>
          octokit.request('GET /repos/{owner}/{repo}/issues', { ...query, page }),
        )
        return all.filter(issue => !issue.pull_request).map(issueOf)
      }),
    makeLabel: () =>
      asked(async () => {
        const label = { name: issueLabel, color: 'b60205', description: 'The result of Notion Token Check' }
        await octokit.request('POST /repos/{owner}/{repo}/labels', { ...here, ...label }).catch(unlessThere)
        return null
      }),
    mayOpenIssues: () =>
      asked(async () => {
        const route = `POST /repos/${encodeURIComponent(here.owner)}/${encodeURIComponent(here.repo)}/issues`
        await octokit.request(route, { data: {} }).catch(unlessUnfit)
        return null
      }),
    openIssue: text =>
      asked(async () => {
        const wanted = { ...here, ...text, labels: [issueLabel] }
        const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', wanted)
        const issue = issueOf(data)
        const labels = listIn(data.labels).map(label => (typeof label === 'string' ? label : label.name))
        // Somebody's own token without the right to label silently loses the label, and the issue with it.
        if (!labels.includes(issueLabel)) await addLabel(octokit, { ...here, issue_number: issue.number })
        return issue
      }),
    changeIssue: (number, { title, body, state, reason }) =>
      asked(async () => {
        const { data } = await octokit.request(changed, {
          ...here,
          issue_number: number,
          ...(title !== undefined && { title }),
          ...(body !== undefined && { body }),
          ...(state && { state }),
          ...(reason && { state_reason: reason }),
        })
        issueOf(data)
        return null
      }),
  }
}

/** Not found again without it, it must not stay open: there would be another one every night. */
async function addLabel(octokit: Octokit, issue: Asking['here'] & { issue_number: number }): Promise<void> {
  try {
    await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      ...issue,
      labels: [issueLabel],
    })
  } catch (error) {
    const closed = { ...issue, state: 'closed', state_reason: 'not_planned' } as const
    await octokit.request(changed, closed).catch(() => {})
    throw error
  }
}

function commentsThrough({ octokit, here, asked }: Asking): Pick<GitHub, 'comments' | 'comment'> {
  return {
    comments: (number, since) =>
      asked(async () => {
        const query = {
          ...here,
          issue_number: number,
          since: new Date(since).toISOString(),
          per_page: perPage,
        }
        const all = await allPages(page => octokit.request(`GET ${commentsOf}`, { ...query, page }))
        return all.map(({ user, body }) => ({ author: authorOf(user), body: body ?? '' }))
      }),
    comment: (number, body) =>
      asked(async () => {
        const { data } = await octokit.request(`POST ${commentsOf}`, { ...here, issue_number: number, body })
        numberIn(data.id)
        return null
      }),
  }
}

type Secrets = Pick<
  GitHub,
  'repositorySecrets' | 'organisationSecrets' | 'dependabotSecrets' | 'environments' | 'environmentSecret'
>

/** Names and dates alone are read. */
function secretsThrough({ octokit, here, asked }: Asking): Secrets {
  const list = { ...here, per_page: perPage }
  const listed = (route: ListOfSecrets) => () =>
    asked(async () => listIn((await octokit.request(route, list)).data.secrets).map(secretOf))
  return {
    repositorySecrets: listed('GET /repos/{owner}/{repo}/actions/secrets'),
    organisationSecrets: listed('GET /repos/{owner}/{repo}/actions/organization-secrets'),
    dependabotSecrets: listed('GET /repos/{owner}/{repo}/dependabot/secrets'),
    environments: () =>
      asked(async () => {
        const { data } = await octokit.request('GET /repos/{owner}/{repo}/environments', list)
        return listIn(data.environments ?? []).map(({ name }) => name)
      }),
    environmentSecret: (environment_name, secret_name) =>
      asked(async () => {
        const { data } = await octokit.request(secretOfEnvironment, {
          ...here,
          environment_name,
          secret_name,
        })
        return secretOf(data)
      }).then(answer => (!answer.ok && answer.refusal.status === 404 ? { ok: true, value: null } : answer)),
  }
}

type ListOfSecrets =
  | 'GET /repos/{owner}/{repo}/actions/secrets'
  | 'GET /repos/{owner}/{repo}/actions/organization-secrets'
  | 'GET /repos/{owner}/{repo}/dependabot/secrets'

type RestSecret = { name: string; updated_at: string }

function secretOf({ name, updated_at }: RestSecret): SavedSecret {
  return { name, savedAt: timeOf(updated_at) ?? 0 }
}

function unlessThere(error: unknown): void {
  const { status, response } = error as {
    status?: unknown
    response?: { data?: { errors?: { code?: unknown }[] } }
  }
  if (status === 422 && response?.data?.errors?.some(({ code }) => code === 'already_exists')) return
  throw error
}

/**
 * GitHub takes no issue without a title, from nobody. Which of its two reasons to refuse it looks at first is not
 * documented: to lack the permission proves something, to lack the title nothing.
 */
function unlessUnfit(error: unknown): void {
  if ((error as { status?: unknown }).status !== 422) throw error
}

/** What doesn't have the shape that GitHub documents isn't an answer: an empty list of something else isn't "none". */
function listIn<T>(data: readonly T[]): readonly T[] {
  if (Array.isArray(data)) return data
  throw new Error('no list in the answer')
}

function numberIn(value: unknown): number {
  if (typeof value === 'number') return value
  throw new Error('no number in the answer')
}

type Viewed = {
  viewer?: { login?: string } | null
  repository?: {
    isPrivate?: boolean
    hasIssuesEnabled?: boolean
    isArchived?: boolean
    defaultBranchRef?: { target?: { committedDate?: string } | null } | null
  } | null
}

/**
 * REST has no question for "whose token is this" that the job's own token may ask; GraphQL has, and answers the
 * rest in the same request. What the token may not see of it is missing from the answer, beside an error.
 */
async function viewed(octokit: Octokit, here: { owner: string; repo: string }): Promise<Viewed> {
  const query = `query($owner: String!, $repo: String!) {
    viewer { login }
    repository(owner: $owner, name: $repo) {
      isPrivate
      hasIssuesEnabled
      isArchived
      defaultBranchRef { target { ... on Commit { committedDate } } }
    }
  }`
  try {
    return await octokit.graphql<Viewed>(query, here)
  } catch (error) {
    const { data } = error as { data?: Viewed | null }
    if (data?.viewer?.login) return data
    throw error
  }
}

function aboutOf({ viewer, repository }: Viewed, now: number | null): About {
  if (!viewer?.login) throw new Error('no login in the answer')
  const { isPrivate, hasIssuesEnabled, isArchived, defaultBranchRef } = repository ?? {}
  return {
    account: viewer.login,
    now,
    hasIssues: hasIssuesEnabled ?? null,
    isArchived: isArchived ?? null,
    isPublic: typeof isPrivate === 'boolean' ? !isPrivate : null,
    lastCommit: timeOf(defaultBranchRef?.target?.committedDate),
  }
}

function timeOf(text: string | null | undefined): number | null {
  return Date.parse(text ?? '') || null
}

type RestRun = {
  id: number | bigint
  run_number: number
  run_attempt?: number
  event: string
  head_sha: string
  head_repository: { full_name: string } | null
  run_started_at?: string
  created_at: string
}

function runOf(run: RestRun): PassedRun {
  return {
    id: Number(run.id),
    number: run.run_number,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    sha: run.head_sha,
    repository: run.head_repository?.full_name ?? null,
    startedAt: timeOf(run.run_started_at) ?? timeOf(run.created_at) ?? 0,
  }
}

type RestIssue = {
  number: number
  state: string
  user: { login: string; type: string } | null
  body?: string | null
}

function issueOf(issue: RestIssue): Issue {
  return {
    number: numberIn(issue.number),
    open: issue.state === 'open',
    author: authorOf(issue.user),
    body: issue.body ?? '',
  }
}

/** A deleted account has none. */
function authorOf(user: { login: string; type: string } | null): Author {
  return { login: user?.login ?? '', isApp: user?.type === 'Bot' }
}
