/** What is known of the run, from the runner's variables and the event. Texts are as GitHub gave them. */
export type RunContext = {
  /** `https://github.com` or an Enterprise server, without a slash at the end. */
  serverUrl: string
  /** `owner/name`; null outside of a run. */
  repository: string | null
  /** GitHub's ID of it, which it keeps under another name; empty on an old server. */
  repositoryId: string
  runId: string | null
  /** Counts the runs of a workflow; null outside of a run. */
  runNumber: number | null
  /** Counts the attempts of a run, from 1. */
  runAttempt: number
  eventName: string
  /** Who started the run; on a re-run still the first. */
  actor: string
  /** For a pull request: the repositories that it comes from (null when deleted) and goes to. */
  pullRequest: { head: string | null; base: string | null } | null
  /** `None`, `Actions`, `Codespaces`, `Dependabot`; empty on older runners. */
  secretSource: string
  /** `owner/name/.github/workflows/file.yml@ref` of the run and of the job; empty when not known. */
  workflowRef: string
  jobWorkflowRef: string
  /** The job's ID in its workflow file. */
  job: string
  /** `refs/heads/main`; for a pull request its merge ref. */
  ref: string
  /** For a pull request the branch that it comes from; else empty. */
  headRef: string
  /** The commit that the run is of. */
  sha: string
  /** From the event, where GitHub says it: not on a schedule. */
  defaultBranch: string | null
  /** From the event, as the default branch is. */
  isPrivate: boolean | null
  ownerType: 'Organization' | 'User' | null
  /** Whether the repository is a fork, from the event, too. */
  isFork: boolean | null
  /** What runs the workflow: GitHub, one of its kin, or `act` on a laptop. */
  host: 'github' | 'forgejo' | 'gitea' | 'act'
  /** `https://api.github.com` or an Enterprise server's. */
  apiUrl: string
  /** The action's own repository and ref; empty for `uses: ./`. */
  actionRepository: string
  actionRef: string
  debug: boolean
}

/** A run of which nothing is known, for the moment before it is read and for tests to build on. */
export const unknownRun: RunContext = {
  serverUrl: 'https://github.com',
  repository: null,
  repositoryId: '',
  runId: null,
  runNumber: null,
  runAttempt: 1,
  eventName: '',
  actor: '',
  pullRequest: null,
  secretSource: '',
  workflowRef: '',
  jobWorkflowRef: '',
  job: '',
  ref: '',
  headRef: '',
  sha: '',
  defaultBranch: null,
  isPrivate: null,
  ownerType: null,
  isFork: null,
  host: 'github',
  apiUrl: 'https://api.github.com',
  actionRepository: '',
  actionRef: '',
  debug: false,
}

const forkEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment']

/** The pull request's source, if the run is one of another repository, which gets no secrets. */
export function forkOf(run: RunContext): { headRepository: string | null } | null {
  if (!forkEvents.includes(run.eventName) || !run.pullRequest) return null
  const { head, base } = run.pullRequest
  return head === null || head !== base ? { headRepository: head } : null
}

/** Whether Dependabot started the run: it gets Dependabot's secrets, not the repository's. */
export function startedByDependabot(run: RunContext): boolean {
  return run.actor === 'dependabot[bot]'
}

/** Whether Copilot's coding agent started the run, or this is the job that prepares its machine. */
export function startedByCopilot(run: RunContext): boolean {
  return run.actor === 'copilot-swe-agent[bot]' || run.job === 'copilot-setup-steps'
}

/** The path of the run's workflow file in its repository, such as `.github/workflows/nightly.yml`; null elsewhere. */
export function workflowPath(run: RunContext): string | null {
  if (run.repository === null) return null
  const path = run.workflowRef.replace(/@.*$/, '')
  const start = `${run.repository}/`
  return path.toLowerCase().startsWith(start.toLowerCase()) && path.length > start.length
    ? path.slice(start.length)
    : null
}

/** The branch that the run is of: a pull request's own; null for a tag. */
export function branchOf(run: RunContext): string | null {
  if (run.headRef !== '') return run.headRef
  return run.ref.startsWith('refs/heads/') ? run.ref.slice('refs/heads/'.length) : null
}

/** Whether what this run finds is about the default branch: GitHub always runs schedules and dispatches there. */
export function onDefaultBranch(run: RunContext): boolean {
  if (run.eventName === 'schedule' || run.eventName === 'repository_dispatch') return true
  if (run.eventName !== 'push' && run.eventName !== 'workflow_dispatch') return false
  return run.defaultBranch !== null && run.ref === `refs/heads/${run.defaultBranch}`
}

/** The path of the reusable workflow that this job is in; null when it is in the run's own workflow. */
export function reusableWorkflow(run: RunContext): string | null {
  if (run.jobWorkflowRef === '' || run.workflowRef === '' || run.jobWorkflowRef === run.workflowRef)
    return null
  return run.jobWorkflowRef.replace(/@.*$/, '')
}

/** Whether that workflow belongs to another owner, whose workflows `secrets: inherit` may not reach. */
export function calledFromAnotherOwner(run: RunContext): boolean {
  const owner = (path: string | null) => path?.split('/')[0]?.toLowerCase()
  const file = reusableWorkflow(run)
  return file !== null && run.repository !== null && owner(file) !== owner(run.repository)
}
