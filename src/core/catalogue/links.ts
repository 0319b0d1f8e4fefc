import { forkOf, type RunContext, workflowPath } from '../inputs/run-context.ts'
import type { ListedDatabase } from '../result/line.ts'
import { undashed } from '../text/notion-id.ts'
import { code, type Inline, link, own, type Prose, say } from '../text/prose.ts'

/**
 * Every address that a fix sends people to. Notion's words and places are those of November 2026 ("connection",
 * once "integration"; **Refresh**, once "Regenerate").
 */
export const notionPlaces = {
  connections: 'https://app.notion.com/developers/connections',
  personalTokens: 'https://app.notion.com/developers/tokens',
  status: 'https://www.notion-status.com/',
  versions: 'https://developers.notion.com/reference/versioning',
} as const

/** What stands before the ID of a database, page or view in Notion's own interface. */
export const notionPages = 'https://app.notion.com/p/'

/** A database, page or view in Notion's own interface. */
export function notionLink(id: string): Prose {
  return say`${own(notionPages)}${undashed(id)}`
}

/** Where a listed database is in Notion. A data source has no page of its own. */
export function databasePage({ id, kind, otherIds: [other] }: ListedDatabase): Prose | null {
  if (id === null) return null
  return notionLink(kind === 'data_source' && other !== undefined ? other : id)
}

export const connectionsLink: Inline = link(say`Connections in Notion`, notionPlaces.connections)
export const statusLink: Inline = link(say`Notion's status page`, notionPlaces.status)
export const personalTokensLink: Inline = link(
  say`Personal access tokens in Notion`,
  notionPlaces.personalTokens,
)

/** The pages of this run and repository on GitHub; null where the run does not say which repository it is. */
export function githubPlaces(run: RunContext) {
  const { serverUrl, repository, runId, runNumber, host } = run
  const base = repository === null || host === 'act' ? null : `${serverUrl}/${encoded(repository)}`
  const at = (path: string) => (base === null ? null : `${base}/${path}`)
  const owner = encodeURIComponent(repository?.split('/')[0] ?? '')
  const file = encodeURIComponent(workflowPath(run)?.split('/').at(-1) ?? '')
  const github = {
    secrets: at('settings/secrets/actions'),
    variables: at('settings/variables/actions'),
    dependabotSecrets: at('settings/secrets/dependabot'),
    environments: at('settings/environments'),
    organizationSecrets: owner ? `${serverUrl}/organizations/${owner}/settings/secrets/actions` : null,
    run: runId === null ? null : at(`actions/runs/${encodeURIComponent(runId)}`),
    otherRun: (id: number) => at(`actions/runs/${id}`),
    issue: (number: number) => at(`issues/${number}`),
    settings: at('settings'),
    workflow: file ? at(`actions/workflows/${file}`) : null,
    file: (path: string) => at(`blob/HEAD/${encoded(path)}`),
  }
  if (host === 'github' || host === 'act') return github
  return {
    ...github,
    secrets: at('settings/actions/secrets'),
    variables: at('settings/actions/variables'),
    dependabotSecrets: null,
    environments: null,
    organizationSecrets: owner ? `${serverUrl}/org/${owner}/settings/actions/secrets` : null,
    // These two count the runs of a repository in their addresses.
    run: runNumber === null ? null : at(`actions/runs/${runNumber}`),
    workflow: file ? at(`actions?workflow=${file}`) : null,
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** The workflow file that holds this step, where it is edited. */
export function stepFile(run: RunContext): Inline {
  return fileLink(run, run.jobWorkflowRef || run.workflowRef)
}

/** The workflow file that the run began with. */
export function callerFile(run: RunContext): Inline {
  return fileLink(run, run.workflowRef)
}

/** `reference`: `owner/name/.github/workflows/file.yml@ref`, as the runner names workflow files. */
function fileLink(run: RunContext, reference: string): Inline {
  const at = reference.lastIndexOf('@')
  const [owner = '', name = '', ...rest] = reference.slice(0, at).split('/')
  const path = rest.join('/')
  if (at < 0 || path === '') return say`the workflow file`
  const repository = `${owner}/${name}`
  const ours = repository.toLowerCase() === run.repository?.toLowerCase()
  const shown = code(ours ? path : `${repository}/${path}`)
  const page = editPage(run, reference.slice(at + 1))
  return link(shown, page && `${run.serverUrl}/${encoded(repository)}/${page}/${encoded(path)}`)
}

/** A branch's file is edited; a tag's or a commit's is not, so there it is the default branch's that is shown. */
function editPage(run: RunContext, ref: string): string | null {
  const ofPull = ref.startsWith('refs/pull/') && !forkOf(run) ? run.headRef : ''
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ofPull
  if (run.host === 'act') return null
  if (run.host === 'github') return branch === '' ? 'blob/HEAD' : `edit/${encoded(branch)}`
  return branch === '' ? null : `src/branch/${encoded(branch)}`
}

/**
 * The action's own repository; null for `uses: ./`, and on any server but github.com: an action may come from github.com
 * there (GitHub Connect), or from the server itself, and the runner does not say which.
 */
function actionPage({ serverUrl, actionRepository }: RunContext): string | null {
  return serverUrl === 'https://github.com' && actionRepository !== ''
    ? `${serverUrl}/${actionRepository}`
    : null
}

/** Where the action is documented, at the version that runs. */
function documentation(run: RunContext, name: string): string | null {
  const page = actionPage(run)
  if (page === null || run.actionRef === '') return null
  return `${page}/blob/${encoded(run.actionRef)}/docs/diagnoses.md#${name}`
}

/** A code, with a link to what is said of it. */
export function codeLink(run: RunContext, name: string): Inline {
  return link(code(own(name)), documentation(run, name))
}

/** Where a bug of the action itself is reported. */
export function newIssue(run: RunContext, title: string): string | null {
  const page = actionPage(run)
  return page && `${page}/issues/new?template=bug.yml&title=${encodeURIComponent(title)}`
}
