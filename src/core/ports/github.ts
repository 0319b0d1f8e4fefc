/**
 * The port to GitHub's own API. Nothing is ever thrown through it. Foreign texts in refusals are tidied; titles
 * and bodies of issues are as they are.
 */
export type GitHub = {
  /** `POST /graphql`: whose token this is, and what the repository says of itself. */
  about(): Promise<GitHubAnswer<About>>
  /** `GET /repos/{owner}/{repo}/actions/workflows/{file}/runs`: those that passed, newest first. One request. */
  passedRuns(file: string, branch: string, event: string | null): Promise<GitHubAnswer<readonly PassedRun[]>>
  /** `GET /repos/{owner}/{repo}/issues`: all that have the label, open or closed, over all pages. */
  issues(): Promise<GitHubAnswer<readonly Issue[]>>
  /** `POST /repos/{owner}/{repo}/labels`: a label that is there already is as good. */
  makeLabel(): Promise<GitHubAnswer<null>>
  /**
   * `POST /repos/{owner}/{repo}/issues` without the title that GitHub requires, so that none can be opened: whether
   * this account may open one. A label may also be made with `pull-requests: write`, and so proves nothing.
   */
  mayOpenIssues(): Promise<GitHubAnswer<null>>
  /** `POST /repos/{owner}/{repo}/issues`, with the label. */
  openIssue(text: { title: string; body: string }): Promise<GitHubAnswer<Issue>>
  /** `PATCH /repos/{owner}/{repo}/issues/{number}` */
  changeIssue(number: number, change: IssueChange): Promise<GitHubAnswer<null>>
  /** `GET /repos/{owner}/{repo}/issues/{number}/comments`: those since then, in milliseconds since 1970. */
  comments(number: number, since: number): Promise<GitHubAnswer<readonly IssueComment[]>>
  /** `POST /repos/{owner}/{repo}/issues/{number}/comments` */
  comment(number: number, body: string): Promise<GitHubAnswer<null>>
  /** `GET /repos/{owner}/{repo}/actions/secrets`: names and dates of the repository's own; the first hundred. */
  repositorySecrets(): Promise<GitHubAnswer<readonly SavedSecret[]>>
  /** `GET /repos/{owner}/{repo}/actions/organization-secrets`: those that the organisation shares with it. */
  organisationSecrets(): Promise<GitHubAnswer<readonly SavedSecret[]>>
  /** `GET /repos/{owner}/{repo}/dependabot/secrets` */
  dependabotSecrets(): Promise<GitHubAnswer<readonly SavedSecret[]>>
  /** `GET /repos/{owner}/{repo}/environments`: names; the first hundred. */
  environments(): Promise<GitHubAnswer<readonly string[]>>
  /** `GET /repos/{owner}/{repo}/environments/{environment}/secrets/{name}`: null where it has none of that name. */
  environmentSecret(environment: string, name: string): Promise<GitHubAnswer<SavedSecret | null>>
}

/** What GitHub says of a secret: never its value. `savedAt`: milliseconds since 1970. */
export type SavedSecret = { name: string; savedAt: number }

/** The label of every tracking issue. */
export const issueLabel = 'notion-token-check'

export type GitHubAnswer<T> = { ok: true; value: T } | { ok: false; refusal: GitHubRefusal }

/** Why GitHub did not do it. `message`: GitHub's sentence, or the error's word; may be empty. */
export type GitHubRefusal = {
  kind:
    | 'no-permission'
    | 'bad-credentials'
    | 'issues-off'
    | 'archived'
    | 'locked'
    | 'rate-limited'
    | 'down'
    | 'unreachable'
    | 'out-of-time'
    | 'cancelled'
    | 'unrecognised'
  status: number | null
  message: string
  /** The permissions that would do, as GitHub names them, such as `secrets=read`; absent where it does not. */
  needs?: string
}

export type About = {
  /** The login of the account that the token belongs to, such as `github-actions[bot]`. */
  account: string
  /** GitHub's own time of this answer, in milliseconds since 1970; null where it did not say. */
  now: number | null
  /** Whether issues are switched on; null where GitHub did not say. */
  hasIssues: boolean | null
  /** Whether the repository is archived; null where GitHub did not say. */
  isArchived: boolean | null
  /** null where GitHub did not say. Internal repositories are not public. */
  isPublic: boolean | null
  /** Of the default branch, in milliseconds since 1970; null where GitHub did not say. */
  lastCommit: number | null
}

/** A finished run of a workflow. */
export type PassedRun = {
  id: number
  number: number
  /** From 1; a run that was run again says nothing of when each of its jobs did what. */
  attempt: number
  event: string
  sha: string
  /** `owner/name` that its commit came from: a fork's for a fork's pull request. */
  repository: string | null
  /** Milliseconds since 1970. */
  startedAt: number
}

/** The last run in which the token was accepted, as far as the history of the workflow shows. */
export type LastPass = {
  id: number
  number: number
  /** Milliseconds since 1970. */
  at: number
  /** Same commit and same event: then this step was part of that run. */
  sameStep: boolean
}

/** Who wrote something. GitHub gives an app's login with `[bot]` behind it, and its kind beside it. */
export type Author = { login: string; isApp: boolean }

export type Issue = {
  number: number
  open: boolean
  author: Author
  body: string
}

export type IssueComment = { author: Author; body: string }

export type IssueChange = {
  title?: string
  body?: string
  state?: 'open' | 'closed'
  /** Why it is closed. */
  reason?: 'completed' | 'not_planned'
}
