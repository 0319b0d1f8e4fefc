import { type RunContext, workflowPath } from '../inputs/run-context.ts'
import { undashed } from '../text/notion-id.ts'
import { code, type Inline, link, own, type Prose, say } from '../text/prose.ts'

/**
 * Every address that a fix sends people to. Notion's words and places are those of November 2026 ("connection",
 * once "integration"; **Refresh**, once "Regenerate").
 */
export const notionPlaces = {
  connections: 'https://www.notion.so/developers/connections',
  personalTokens: 'https://www.notion.so/developers/tokens',
  status: 'https://www.notion-status.com/',
  versions: 'https://developers.notion.com/reference/versioning',
} as const

/** A database, page or view in Notion's own interface. */
export function notionLink(id: string): Prose {
  return say`https://www.notion.so/${undashed(id)}`
}

export const connectionsLink: Inline = link(say`Connections in Notion`, notionPlaces.connections)
export const statusLink: Inline = link(say`Notion's status page`, notionPlaces.status)
export const personalTokensLink: Inline = link(say`personal access tokens`, notionPlaces.personalTokens)

/** The pages of this run and repository on GitHub; null where the run does not say which repository it is. */
export function githubPlaces(run: RunContext) {
  const { serverUrl, repository, runId } = run
  const base =
    repository === null ? null : `${serverUrl}/${repository.split('/').map(encodeURIComponent).join('/')}`
  const at = (path: string) => (base === null ? null : `${base}/${path}`)
  const owner = repository?.split('/')[0]
  const file = workflowPath(run)?.split('/').at(-1)
  return {
    secrets: at('settings/secrets/actions'),
    dependabotSecrets: at('settings/secrets/dependabot'),
    environments: at('settings/environments'),
    organisationSecrets: owner
      ? `${serverUrl}/organizations/${encodeURIComponent(owner)}/settings/secrets/actions`
      : null,
    run: runId === null ? null : at(`actions/runs/${encodeURIComponent(runId)}`),
    otherRun: (id: number) => at(`actions/runs/${id}`),
    issue: (number: number) => at(`issues/${number}`),
    settings: at('settings'),
    workflow: file === undefined ? null : at(`actions/workflows/${encodeURIComponent(file)}`),
    file: (path: string) => at(`blob/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`),
  }
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
  const ref = run.actionRef.split('/').map(encodeURIComponent).join('/')
  return `${page}/blob/${ref}/docs/diagnoses.md#${name}`
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
