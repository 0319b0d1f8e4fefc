import { forkOf, startedByDependabot } from '../inputs/run-context.ts'
import { defaults } from '../inputs/settings.ts'
import { code, type Inline, link, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type FixStep, step, type Telling } from './entry.ts'
import { connectionsLink, githubPlaces, notionPlaces, personalTokensLink, stepFile } from './links.ts'

/** Steps and clauses that several diagnoses share, so that each is worded once. */

type Command = FixStep['command'] & object

export function yaml(...lines: Prose[]): Command {
  return { language: 'yaml', lines }
}

export function sh(...lines: Prose[]): Command {
  return { language: 'sh', lines }
}

/** The last step; `lead` is what comes before it in the same sentence. */
export function runAgain(telling: Telling, lead?: Prose): FixStep {
  const text = lead ? say`${lead} ${rerun(telling)}.` : say`${upper(rerun(telling))}.`
  return { text, last: true }
}

/** The last step after a change to the workflow file, which re-running the old run would not see. */
export function startNewRun(telling: Telling): FixStep {
  return { text: commitAndRun(telling), last: true, newRun: true }
}

/** The last step where the fix may be in the workflow file or elsewhere. */
export function runAgainOrStartNew(telling: Telling): FixStep {
  if (telling.run.host === 'act') return runAgain(telling)
  return {
    text: say`If the workflow file is unchanged, ${rerun(telling)}. If you changed it, ${lower(commitAndRun(telling))}`,
    last: true,
    newRun: true,
  }
}

/** A clause that begins with a small letter where it can stand after others. */
function rerun({ run, fails }: Telling): Prose {
  if (run.host === 'act') return say`run ${code`act`} again`
  const here = link(say`this run`, githubPlaces(run).run)
  if (run.host !== 'github') return say`open ${here} and click **Re-run all jobs**`
  return fails
    ? say`open ${here} and click **Re-run jobs** → **Re-run failed jobs**`
    : say`open ${here} and click **Re-run jobs** → **Re-run all jobs**`
}

function upper({ literals: [first = '', ...rest], values }: Prose): Prose {
  return { literals: [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest], values }
}

function lower({ literals: [first = '', ...rest], values }: Prose): Prose {
  return { literals: [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest], values }
}

/** What starts a run with the changed file depends on what started this one. */
function commitAndRun(telling: Telling): Prose {
  const { run } = telling
  const workflow = link(say`the workflow`, githubPlaces(run).workflow)
  const old = say`Re-running this run would use the old file.`
  if (run.host === 'act') return say`Save the file, and run ${code`act`} again.`
  if (startedByDependabot(run) && run.pullRequest)
    return say`Commit the change to the base branch, then comment ${code`@dependabot rebase`} on the pull request, which starts a new run. ${old}`
  if (forkOf(run) || run.eventName === 'pull_request_target')
    return say`Commit the change to the base branch, then close and reopen the pull request, which starts a new run. ${old}`
  switch (run.eventName) {
    case 'workflow_dispatch':
      return say`Commit the change, then open ${workflow} and click **Run workflow**. ${old}`
    case 'push':
      return say`Commit and push the change, which starts a new run. ${old}`
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return say`Push the change to the pull request's branch, which starts a new run. ${old}`
    case 'schedule':
      return say`Commit the change to the default branch; the next scheduled run uses it. To run it now, it needs ${code`workflow_dispatch:`} under ${code`on:`}; then open ${workflow} and click **Run workflow**.`
    default:
      return say`Commit the change and start a new run. ${old}`
  }
}

/** Where an ID in the list stands: often it is not in the file, but in what fills it. */
export function listedIn({ run }: Telling): Prose {
  return say`under ${code`databases`} in ${stepFile(run)}, or in the variable or secret that fills it`
}

/** Where an ID is to be put, at the end of a sentence. */
export function inPlace({ run }: Telling): Prose {
  return say`into ${code`databases`} in ${stepFile(run)}, or into the variable or secret that fills it`
}

/** Whether the workflow names another address than Notion's own. */
export function hasOwnAddress({ apiUrl }: Telling): boolean {
  return apiUrl !== defaults['api-url']
}

/**
 * Whether that address may be wrong although Notion or Cloudflare answered: what listens on the runner itself is
 * neither, and so passed the request on. Plain http is for loopback alone.
 */
export function mayLeadElsewhere(telling: Telling): boolean {
  return hasOwnAddress(telling) && !/^http:\/\/[^/]+$/.test(telling.apiUrl)
}

/** The first suspect where something else than Notion's API answers, and the workflow names the address. */
export function ownAddress(telling: Telling): FixStep[] {
  if (!hasOwnAddress(telling)) return []
  const { apiUrl, run } = telling
  return [
    /\/v1$/i.test(apiUrl)
      ? step(
          say`In ${stepFile(run)}, remove ${code`/v1`} from the end of ${code`api-url`}, ${code(apiUrl)}: this check adds it, so it asked for ${code`/v1/v1/…`}.`,
        )
      : step(
          say`In ${stepFile(run)}, check ${code`api-url`}, ${code(apiUrl)}: it must be the address of a gateway that passes requests on to Notion. If you have no gateway, remove it.`,
        ),
  ]
}

/** Whether the token has no connection behind it that could be shared with anything. */
export function isPersonal({ identity }: Telling): boolean {
  return identity?.kind === 'user'
}

/** "Open this repository's secrets, click the pencil icon next to NOTION_TOKEN …", and the same for a terminal. */
export function saveSecret(telling: Telling): FixStep {
  const name = strong(telling.secret)
  switch (telling.run.host) {
    case 'github':
      return step(
        say`Open ${secretsPage(telling)}, click the pencil icon next to ${name}, paste the token, and click **Update secret**. Or run this in a terminal; it asks for the token:`,
        setSecretCommand(telling),
      )
    case 'act':
      return step(
        say`Pass the token to ${code`act`}, which asks for it, or write it into your ${code`.secrets`} file:`,
        sh(say`act -s ${telling.secret}`),
      )
    case 'forgejo':
    case 'gitea':
      return step(
        say`Open ${secretsPage(telling)}, edit ${name} or add it, and paste the token as its value.`,
      )
  }
}

export function secretsPage(telling: Telling): Inline {
  const page = githubPlaces(telling.run).secrets
  return page
    ? link(say`this repository's secrets`, page)
    : say`**Settings → Secrets and variables → Actions** in this repository`
}

export function environmentsPage(telling: Telling): Inline {
  return link(say`this repository's environments`, githubPlaces(telling.run).environments)
}

export function setSecretCommand(telling: Telling, extra = nothing): Command {
  return sh(setSecretLine(telling, extra))
}

/** `gh` takes the name of an Enterprise server before the repository's. */
export function setSecretLine({ run, secret }: Telling, extra = nothing): Prose {
  const server = run.serverUrl.replace(/^https?:\/\//, '')
  const prefix = server === 'github.com' ? '' : `${server}/`
  const where = run.repository ? say` --repo ${own(`${prefix}${run.repository}`)}` : nothing
  return say`gh secret set ${secret}${where}${extra}`
}

/** The name may be a default that nobody looked at: said before a secret is made that nobody reads. */
export function checkName(telling: Telling): FixStep {
  const { secret, run } = telling
  const assumed =
    secret === defaults['secret-name']
      ? say`. It's the default of ${code`secret-name`}; if the name in the file is another one, use that instead, and set ${code`secret-name`} to it:`
      : say` (from ${code`secret-name`}). If the name in the file is another one, correct one of the two:`
  return step(
    say`Open ${stepFile(run)} and look at the name in this line. These steps assume ${strong(secret)}${assumed}`,
    yaml(tokenLine(telling)),
  )
}

/** A clause on whose token it is: of **X** in the workspace **Y**. */
export function whoClause({ identity }: Telling): Prose {
  if (!identity?.name) return nothing
  const where = identity.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing
  return say` of ${strong(identity.name)}${where}`
}

/** The connection by name, or as "the connection this repository uses". */
export function connectionName(telling: Telling): Inline {
  const name = telling.identity?.name
  return name ? strong(name) : say`the connection this repository uses`
}

/** In a sentence on what the connection has or lacks. */
export function theConnection(telling: Telling): Inline {
  const name = telling.identity?.name
  return name ? strong(name) : say`the connection`
}

export function openConnection(telling: Telling): Prose {
  return say`Open ${connectionsLink} and choose ${connectionName(telling)}.`
}

/** The token that is there can be read again at any time: this comes before Refresh. */
export function copyToken(telling: Telling): FixStep {
  return isPersonal(telling)
    ? step(
        say`Open ${personalTokensLink}, create a new token, and copy it: a personal access token is shown only once.`,
      )
    : step(say`${openConnection(telling)} On its **Configuration** tab, click **Show**, then **Copy**.`)
}

/** The line of the workflow that hands the secret to this action. */
export function tokenLine(telling: Telling): Prose {
  return say`token: \${{ secrets.${telling.secret} }}`
}

export function secretsExpression(telling: Telling): Inline {
  return code`\${{ secrets.${telling.secret} }}`
}

/** For the annotation: the fix where the token itself has to be saved again. */
export function saveShort({ secret }: Telling): Prose {
  return say`Copy the token from Notion and save it in the secret ${code(secret)}.`
}

/** Notion's own words, as a quotation that ends with its own full stop. */
export function quoted(message: string): Prose {
  if (message === '') return say`without any words.`
  return /[.!?]$/.test(message) ? say`“${message}”` : say`“${message}”.`
}

// Items for what is folded, each said in the same words wherever it applies.

export const noRights = say`**A settings page says 404**: you don't have the rights to change it. Ask someone with admin access to this repository.`

export const refreshItem = say`**Rejected again**: the copied token itself is dead. On the **Configuration** tab, click **Refresh** (it used to be called Regenerate) and save the new token. Refreshing stops the old token everywhere, so save the new one wherever else it's used.`

/** A secret of the same name elsewhere wins over this one. */
export function otherSecretItem(telling: Telling): Prose {
  return telling.run.host === 'github'
    ? say`**Another secret may win**: an environment's secret overrides the repository's, and the repository's overrides the organization's. Check ${environmentsPage(telling)}.`
    : say`**Another secret may win**: the repository's secret overrides its owner's. Check both.`
}

export const personalTokenItem = say`**A personal access token**: it may have expired or been revoked, its owner may have left, the workspace's policy may no longer allow it, or it was created for Workers only. **Settings → Connections → All personal access tokens** in Notion shows which. If it's the policy, a new token doesn't help until the policy allows its owner again; otherwise create a new one under ${link(say`personal access tokens`, notionPlaces.personalTokens)}.`
