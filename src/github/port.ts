import { Octokit } from '@octokit/core'
import { restEndpointMethods } from '@octokit/plugin-rest-endpoint-methods'
import {
  type About,
  type GitHub,
  type GitHubAnswer,
  type Issue,
  issueLabel,
  type PassedRun,
} from '../core/ports/github.ts'
import { refusalOf } from './refusal.ts'

export type GitHubOptions = {
  token: string
  /** `https://api.github.com`, or an Enterprise server's with `/api/v3`. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  /** Aborted when the step has to end, or was cancelled. */
  signal: AbortSignal
  /** Whether it was the runner that ended it. */
  cancelled: () => boolean
  /** Milliseconds before what may pass is asked once more. */
  pauseMs?: number
  /** What carries the requests. */
  fetch: typeof globalThis.fetch
}

/** One request may take so long, in milliseconds. */
const attemptMs = 8_000

/** The most that GitHub gives at once, and so many pages: more than that is no list of tracking issues. */
const perPage = 100
const mostPages = 50

/** Counts the pages itself: a link in an answer may lead anywhere, and the token would go with it. */
async function allPages<T>(ask: (page: number) => Promise<{ data: T[] }>): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await ask(page)
    all.push(...data)
    if (data.length < perPage) break
  }
  return all
}

/** GitHub's API through octokit, which knows how each request is built. */
export function connectGitHub(options: GitHubOptions): GitHub {
  const octokit = openOctokit(options)
  const [owner = '', repo = ''] = options.repository.split('/')
  const here = { owner, repo }

  const asked = async <T>(ask: () => Promise<T>): Promise<GitHubAnswer<T>> => {
    try {
      return { ok: true, value: await Promise.race([ask(), aborted(options.signal)]) }
    } catch (error) {
      return { ok: false, refusal: refusalOf(error, options) }
    }
  }

  /** Not found again without it, it must not stay open: there would be another one every night. */
  const addLabel = async (number: number) => {
    const issue = { ...here, issue_number: number }
    try {
      await octokit.rest.issues.addLabels({ ...issue, labels: [issueLabel] })
    } catch (error) {
      await octokit.rest.issues
        .update({ ...issue, state: 'closed', state_reason: 'not_planned' })
        .catch(() => {})
      throw error
    }
  }

  return {
    about: () => asked(async () => aboutOf(await viewed(octokit, here))),
    passedRuns: (file, branch, event) =>
      asked(async () => {
        const { data } = await octokit.rest.actions.listWorkflowRuns({
          ...here,
          workflow_id: file,
          branch,
          ...(event !== null && { event }),
          status: 'success',
          per_page: perPage,
          exclude_pull_requests: true,
        })
        return data.workflow_runs.map(runOf)
      }),
    issues: () =>
      asked(async () => {
        const query = { ...here, labels: issueLabel, state: 'all', per_page: perPage } as const
        const all = await allPages(page => octokit.rest.issues.listForRepo({ ...query, page }))
        return all.filter(issue => !issue.pull_request).map(issueOf)
      }),
    makeLabel: () =>
      asked(async () => {
        const label = { name: issueLabel, color: 'b60205', description: 'The result of Notion Token Check' }
        await octokit.rest.issues.createLabel({ ...here, ...label }).catch(unlessThere)
        return null
      }),
    openIssue: text =>
      asked(async () => {
        const { data } = await octokit.rest.issues.create({ ...here, ...text, labels: [issueLabel] })
        // Somebody's own token without the right to label loses the label without a word, and the issue with it.
        if (!data.labels.some(label => (typeof label === 'string' ? label : label.name) === issueLabel))
          await addLabel(data.number)
        return issueOf(data)
      }),
    changeIssue: (number, { title, body, state, reason }) =>
      asked(async () => {
        await octokit.rest.issues.update({
          ...here,
          issue_number: number,
          ...(title !== undefined && { title }),
          ...(body !== undefined && { body }),
          ...(state && { state }),
          ...(reason && { state_reason: reason }),
        })
        return null
      }),
    comments: (number, since) =>
      asked(async () => {
        const query = {
          ...here,
          issue_number: number,
          since: new Date(since).toISOString(),
          per_page: perPage,
        }
        const all = await allPages(page => octokit.rest.issues.listComments({ ...query, page }))
        return all.map(({ user, body }) => ({ author: user?.login ?? '', body: body ?? '' }))
      }),
    comment: (number, body) =>
      asked(async () => {
        await octokit.rest.issues.createComment({ ...here, issue_number: number, body })
        return null
      }),
  }
}

const RestOctokit = Octokit.plugin(restEndpointMethods)
type RestOctokit = InstanceType<typeof RestOctokit>

function openOctokit({ token, apiUrl, signal, pauseMs = 1_000, fetch }: GitHubOptions): RestOctokit {
  const quiet = () => {}
  const octokit = new RestOctokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'notion-token-check',
    request: { fetch },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  })
  octokit.hook.wrap('request', async (request, asked) => {
    // Written into what was asked: the toolkit's own hook below this one is handed that, and no copy of it.
    const limited = () => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)])
      Object.assign(asked.request ?? {}, { signal: limit, redirect: 'manual' })
      return withoutRedirect(request(asked))
    }
    try {
      return await limited()
    } catch (error) {
      // What creates something is not asked again: it may have been done, and would then be there twice.
      const creates = asked.method === 'POST' && !asked.url.endsWith('/graphql')
      if (creates || !mayPass(error) || signal.aborted) throw error
      await pause(pauseMs, signal)
      return await limited()
    }
  })
  return octokit
}

/** Followed, a redirect could take what was to be written to another host. */
async function withoutRedirect<T extends { status: number; data: unknown; headers: object }>(
  answer: T | Promise<T>,
): Promise<T> {
  const response = await answer
  if (response.status < 300 || response.status >= 400) return response
  throw Object.assign(new Error('redirected'), { status: response.status, response })
}

/** An error of GitHub's own, or none of an answer. */
function mayPass(error: unknown): boolean {
  const { status } = error as { status?: unknown }
  return typeof status !== 'number' || status >= 500
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}

/** Whatever the HTTP stack does with the signal, nobody waits longer. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function unlessThere(error: unknown): void {
  const { status, response } = error as {
    status?: unknown
    response?: { data?: { errors?: { code?: unknown }[] } }
  }
  if (status === 422 && response?.data?.errors?.some(({ code }) => code === 'already_exists')) return
  throw error
}

type Viewed = {
  viewer?: { login?: string } | null
  repository?: {
    isPrivate?: boolean
    defaultBranchRef?: { target?: { committedDate?: string } | null } | null
  } | null
}

/**
 * REST has no question for "whose token is this" that the job's own token may ask; GraphQL has, and answers the
 * rest in the same request. What the token may not see of it is missing from the answer, beside an error.
 */
async function viewed(octokit: RestOctokit, here: { owner: string; repo: string }): Promise<Viewed> {
  const query = `query($owner: String!, $repo: String!) {
    viewer { login }
    repository(owner: $owner, name: $repo) {
      isPrivate
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

function aboutOf({ viewer, repository }: Viewed): About {
  if (!viewer?.login) throw new Error('no login in the answer')
  const { isPrivate, defaultBranchRef } = repository ?? {}
  return {
    account: viewer.login,
    isPublic: typeof isPrivate === 'boolean' ? !isPrivate : null,
    lastCommit: timeOf(defaultBranchRef?.target?.committedDate),
  }
}

function timeOf(text: string | null | undefined): number | null {
  return Date.parse(text ?? '') || null
}

type RestRun = Awaited<
  ReturnType<RestOctokit['rest']['actions']['listWorkflowRuns']>
>['data']['workflow_runs'][number]

function runOf(run: RestRun): PassedRun {
  return {
    id: run.id,
    number: run.run_number,
    attempt: run.run_attempt ?? 1,
    event: run.event,
    sha: run.head_sha,
    repository: run.head_repository?.full_name ?? null,
    startedAt: timeOf(run.run_started_at) ?? timeOf(run.created_at) ?? 0,
  }
}

type RestIssue = Pick<
  Awaited<ReturnType<RestOctokit['rest']['issues']['get']>>['data'],
  'number' | 'state' | 'user'
> & { body?: string | null }

function issueOf(issue: RestIssue): Issue {
  return {
    number: issue.number,
    open: issue.state === 'open',
    author: issue.user?.login ?? '',
    body: issue.body ?? '',
  }
}
