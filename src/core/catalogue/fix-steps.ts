import { code, type Inline, link, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type FixStep, step, type Telling } from './entry.ts'
import { connectionsLink, githubPlaces, personalTokensLink } from './links.ts'

/** Steps that several diagnoses share, so that each is worded once. */

/** The last step; `lead` is what comes before it in the same sentence. */
export function runAgain(telling: Telling, lead?: Prose): FixStep {
  const { run } = githubPlaces(telling.run)
  const words = lead ? say`run this workflow again` : say`Run this workflow again`
  return { text: say`${lead ? say`${lead} ` : nothing}${link(words, run)}.`, last: true }
}

/** The last step after a change to the workflow file, which running the old run again would not see. */
export function runAnew(telling: Telling): FixStep {
  const page = githubPlaces(telling.run).workflow
  const workflow = link(say`the workflow`, page)
  return {
    text: say`Run ${workflow} anew. If you changed its file, commit that first, and press **Run workflow** or push: running this run again would use the old file.`,
    last: true,
    anew: true,
  }
}

/** Whether the token has no connection behind it that could be shared with anything. */
export function isPersonal({ identity }: Telling): boolean {
  return identity?.kind === 'user'
}

/** "Open this repository's secrets, press the pencil at NOTION_TOKEN, paste …" and the same for a terminal. */
export function saveSecret(telling: Telling): FixStep {
  const press = say`press the pencil at ${strong(telling.secret)}, paste the token alone, and press **Update secret**. (Not there? It may be one of an environment: look in ${environmentsPage(telling)}.)`
  return step(
    say`Open ${secretsPage(telling)}, ${press} Or, in a terminal (it asks for the token, so that it stays out of your shell's history):`,
    setSecretCommand(telling),
  )
}

export function secretsPage(telling: Telling): Inline {
  const page = githubPlaces(telling.run).secrets
  return page
    ? link(say`this repository's secrets`, page)
    : say`the repository's **Settings → Secrets and variables → Actions**`
}

export function environmentsPage(telling: Telling): Inline {
  const page = githubPlaces(telling.run).environments
  return page ? link(say`environments`, page) : say`**Settings → Environments**`
}

export function setSecretCommand(telling: Telling, extra = nothing): FixStep['command'] & object {
  const { repository } = telling.run
  const where = repository ? say` --repo ${own(repository)}` : nothing
  return { language: 'sh', lines: [say`gh secret set ${telling.secret}${where}${extra}`] }
}

/** Who the token is, in a clause: (connection **X**, workspace **Y**). */
export function whoClause(telling: Telling): Prose {
  const { identity } = telling
  if (!identity?.name) return nothing
  if (identity.kind === 'user')
    return identity.workspace
      ? say` (personal or OAuth, of ${strong(identity.name)} in the workspace ${strong(identity.workspace)})`
      : say` (personal or OAuth, of ${strong(identity.name)})`
  return identity.workspace
    ? say` (connection ${strong(identity.name)}, workspace ${strong(identity.workspace)})`
    : say` (connection ${strong(identity.name)})`
}

/** The connection by name, or as "the connection that this repository uses". */
export function connectionName(telling: Telling): Inline {
  const name = telling.identity?.name
  return name ? strong(name) : say`the connection that this repository uses`
}

export function openConnection(telling: Telling, as: Inline = nothing): Prose {
  return say`Open ${connectionsLink}${as} and choose ${connectionName(telling)}.`
}

export function copyToken(telling: Telling): FixStep {
  return step(
    say`${openConnection(telling)} On its **Configuration** tab, next to **Installation access token**, press **Show**, then **Copy**. (A personal token is under ${personalTokensLink}, and is shown only once: make a new one.)`,
  )
}

/** The line of the workflow that hands the secret to this action. */
export function tokenLine(telling: Telling): Prose {
  return say`token: \${{ secrets.${telling.secret} }}`
}

export function secretsExpression(telling: Telling): Inline {
  return code`\${{ secrets.${telling.secret} }}`
}
