/** What is known of the run, from the runner's variables and the event. Texts are as GitHub gave them. */
export type RunContext = {
  /** `https://github.com` or an Enterprise server, without a slash at the end. */
  serverUrl: string
  /** `owner/name`; null outside of a run. */
  repository: string | null
  runId: string | null
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
  /** The action's own repository and ref; empty for `uses: ./`. */
  actionRepository: string
  actionRef: string
  debug: boolean
}

/** A run of which nothing is known, for the moment before it is read and for tests to build on. */
export const unknownRun: RunContext = {
  serverUrl: 'https://github.com',
  repository: null,
  runId: null,
  eventName: '',
  actor: '',
  pullRequest: null,
  secretSource: '',
  workflowRef: '',
  jobWorkflowRef: '',
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

/** The path of the reusable workflow that this job is in; null when it is in the run's own workflow. */
export function reusableWorkflow(run: RunContext): string | null {
  if (run.jobWorkflowRef === '' || run.workflowRef === '' || run.jobWorkflowRef === run.workflowRef)
    return null
  return run.jobWorkflowRef.replace(/@.*$/, '')
}
