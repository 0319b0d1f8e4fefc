import { readFileSync } from 'node:fs'
import type { RunContext } from '../core/inputs/run-context.ts'
import type { RawInputs } from '../core/inputs/settings.ts'

/**
 * What the runner's variables and the event say of this run. Read by hand, since `@actions/github` would cost
 * a healthy run its load for the sake of a few variables.
 */
export function readContext(
  raw: Pick<RawInputs, 'secret-source' | 'job-workflow-ref'>,
  environment: NodeJS.ProcessEnv,
): RunContext {
  const read = (name: string) => environment[name]?.trim() ?? ''
  const event = eventOf(read('GITHUB_EVENT_PATH'))
  return {
    serverUrl: (read('GITHUB_SERVER_URL') || 'https://github.com').replace(/\/+$/, ''),
    repository: /^[^/\s]+\/[^/\s]+$/.test(read('GITHUB_REPOSITORY')) ? read('GITHUB_REPOSITORY') : null,
    repositoryId: read('GITHUB_REPOSITORY_ID'),
    runId: read('GITHUB_RUN_ID') || null,
    runAttempt: Number(read('GITHUB_RUN_ATTEMPT')) || 1,
    runNumber: Number(read('GITHUB_RUN_NUMBER')) || null,
    eventName: read('GITHUB_EVENT_NAME'),
    actor: read('GITHUB_ACTOR'),
    pullRequest: pullRequestOf(event),
    secretSource: raw['secret-source'].trim(),
    workflowRef: read('GITHUB_WORKFLOW_REF'),
    jobWorkflowRef: raw['job-workflow-ref'].trim(),
    job: read('GITHUB_JOB'),
    ref: read('GITHUB_REF'),
    headRef: read('GITHUB_HEAD_REF'),
    sha: read('GITHUB_SHA'),
    ...repositoryOf(event),
    host: hostOf(environment),
    apiUrl: (read('GITHUB_API_URL') || 'https://api.github.com').replace(/\/+$/, ''),
    actionRepository: read('GITHUB_ACTION_REPOSITORY'),
    actionRef: read('GITHUB_ACTION_REF'),
    debug: read('RUNNER_DEBUG') === '1',
  }
}

/** The event is only a hint to causes: without it they are named as candidates. */
function eventOf(path: string): unknown {
  try {
    return path === '' ? null : JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

type Repository = { full_name?: unknown } | null | undefined

function pullRequestOf(event: unknown): RunContext['pullRequest'] {
  const pull = (
    event as { pull_request?: { head?: { repo?: Repository }; base?: { repo?: Repository } } } | null
  )?.pull_request
  if (!pull?.head) return null
  const name = (repository: Repository) =>
    typeof repository?.full_name === 'string' ? repository.full_name : null
  return { head: name(pull.head.repo), base: name(pull.base?.repo) }
}

function repositoryOf(
  event: unknown,
): Pick<RunContext, 'defaultBranch' | 'isPrivate' | 'ownerType' | 'isFork'> {
  const { repository } = (event ?? {}) as {
    repository?: {
      default_branch?: unknown
      private?: unknown
      fork?: unknown
      owner?: { type?: unknown } | null
    } | null
  }
  const branch = repository?.default_branch
  const type = repository?.owner?.type
  return {
    defaultBranch: typeof branch === 'string' && branch !== '' ? branch : null,
    isPrivate: typeof repository?.private === 'boolean' ? repository.private : null,
    isFork: typeof repository?.fork === 'boolean' ? repository.fork : null,
    ownerType: type === 'Organization' || type === 'User' ? type : null,
  }
}

/** Forgejo's runner comes from Gitea's, and Gitea's from `act`: each may also name those before it. */
function hostOf(environment: NodeJS.ProcessEnv): RunContext['host'] {
  if (environment.FORGEJO_ACTIONS === 'true') return 'forgejo'
  if (environment.GITEA_ACTIONS === 'true') return 'gitea'
  return environment.ACT === 'true' ? 'act' : 'github'
}
