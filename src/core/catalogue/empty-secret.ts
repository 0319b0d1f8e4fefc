import {
  calledFromAnotherOwner,
  type RunContext,
  reusableWorkflow,
  startedByCopilot,
} from '../inputs/run-context.ts'
import { code, type Inline, link, nothing, type Prose, say, strong } from '../text/prose.ts'
import { type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import {
  checkName,
  environmentsPage,
  noRights,
  runAgain,
  runAgainOrStartNew,
  saveSecret,
  secretsExpression,
  secretsPage,
  setSecretCommand,
  setSecretLine,
  startNewRun,
  tokenLine,
  yaml,
} from './fix-steps.ts'
import { callerFile, githubPlaces, stepFile } from './links.ts'

/** Why a secret reached the step empty: what the run shows, and the candidates where it shows nothing. */
export const emptySecret = {
  'token-missing': {
    explain: ([{ whitespace }], telling) => {
      const cause = causeOf(telling)
      return {
        title: say`The secret ${code(telling.secret)} reached this step empty`,
        happened: say`The input ${code`token`} ${whitespace > 0 ? say`contains only whitespace` : say`is empty`}. ${cause.known} Nothing was sent to Notion.`,
        short: cause.short,
        fix: cause.fix,
        more: cause.more,
      }
    },
  },

  'token-hidden-from-fork': {
    explain: ([{ headRepository }], telling) => ({
      title: say`GitHub gives no secrets to pull requests from forks`,
      happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : say`a repository that no longer exists`}, so ${code(telling.secret)} reached this step empty. The token itself wasn't checked.`,
      short: say`Skip this check in pull requests from forks: they can't read ${code(telling.secret)}.`,
      fix: {
        heading: say`Skip the check for forks (about a minute)`,
        steps: [
          step(
            say`In ${stepFile(telling.run)}, add this line to the step, or to its job if all of it needs the token:`,
            yaml(
              say`if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`,
            ),
          ),
          step(
            say`To check the token after the merge, run the workflow on ${code`push`} to the default branch, too.`,
          ),
          startNewRun(telling),
        ],
      },
      more: {
        heading: say`The check must run for forks, too`,
        items: [
          say`Set ${code`on-inconclusive`} to ${code`warn`}: the job stays green, and the run has a warning.`,
          say`Don't use ${code`pull_request_target`} for this: it gives your secrets to code that a stranger wrote.`,
        ],
      },
    }),
  },

  'token-hidden-from-dependabot': {
    explain: (_, telling) => {
      if (telling.run.eventName === 'pull_request_target') return targetOfDependabot(telling)
      const page = githubPlaces(telling.run).dependabotSecrets
      const where: Inline = page
        ? link(say`this repository's Dependabot secrets`, page)
        : say`**Settings → Secrets and variables → Dependabot** in this repository`
      return {
        title: say`Dependabot's runs can't read the secret ${code(telling.secret)}`,
        happened: say`Dependabot started this run, and GitHub gives its runs Dependabot secrets instead of the repository's. None is named ${code(telling.secret)}. The token itself wasn't checked.`,
        short: say`Add ${code(telling.secret)} to the Dependabot secrets, or skip this check in Dependabot's runs.`,
        fix: {
          heading: say`Give Dependabot the secret, or skip the check (about two minutes)`,
          steps: [
            step(
              say`Open ${where}, click **New repository secret**, name it ${strong(telling.secret)}, paste the token, and click **Add secret**. Or run this in a terminal; it asks for the token:`,
              setSecretCommand(telling, say` --app dependabot`),
            ),
            step(
              say`Or skip the check in Dependabot's runs: in ${stepFile(telling.run)}, add this line to the step or its job:`,
              yaml(
                telling.run.pullRequest
                  ? notForDependabot
                  : say`if: \${{ !startsWith(github.ref, 'refs/heads/dependabot/') }}`,
              ),
            ),
            runAgainOrStartNew(telling),
          ],
        },
      }
    },
  },
} satisfies Entries

const notForDependabot = say`if: \${{ github.event.pull_request.user.login != 'dependabot[bot]' }}`

/** GitHub's documentation: for this event on a pull request of Dependabot's, "secrets are not available". */
function targetOfDependabot(telling: Telling): Explanation {
  return {
    title: say`Dependabot's runs can't read the secret ${code(telling.secret)}`,
    happened: say`This run is for a pull request from Dependabot, with the event ${code`pull_request_target`}, and GitHub gives such runs no secrets at all, not even Dependabot secrets. The token itself wasn't checked.`,
    short: say`Skip this check in Dependabot's runs: with ${code`pull_request_target`} they get no secrets.`,
    fix: {
      heading: say`Skip the check for Dependabot (about a minute)`,
      steps: [
        step(
          say`In ${stepFile(telling.run)}, add this line to the step, or to its job if all of it needs the token:`,
          yaml(notForDependabot),
        ),
        startNewRun(telling),
      ],
    },
    more: {
      heading: say`The check must run for Dependabot, too`,
      items: [
        say`Run it on ${code`pull_request`} instead, where Dependabot's runs get Dependabot secrets, and add ${code(telling.secret)} to those.`,
      ],
    },
  }
}

type Cause = Pick<Explanation, 'short' | 'fix'> & {
  /** What is known of it, in a sentence. */
  known: Prose
  more: Explanation['more'] & object
}

/** What the run shows of the cause decides the steps; what else is possible is folded. */
function causeOf(telling: Telling): Cause {
  const { run } = telling
  if (run.host !== 'github') return outsideGitHub(telling, run.host)
  if (startedByCopilot(run)) return copilot(telling)
  const file = reusableWorkflow(run)
  return file === null ? notKnown(telling) : reusable(telling, file)
}

function notKnown(telling: Telling): Cause {
  const { isFork } = telling.run
  return {
    known: isFork
      ? say`This repository is a fork, and a fork has none of the secrets of the repository it comes from.${sourceHint(telling.run)}`
      : say`GitHub silently passes an empty value for a secret that the job can't read.${sourceHint(telling.run)}`,
    short: isFork
      ? say`Add ${code(telling.secret)} to this repository's own secrets: it's a fork, which has none of the original's.`
      : say`Find out why the job can't read ${code(telling.secret)}: the secret is missing, has another name, or belongs to an environment or another repository.`,
    fix: {
      heading: say`Find out where the secret gets lost (most likely first)`,
      steps: [
        ...(isFork ? [missingStep(telling), checkName(telling)] : [checkName(telling), missingStep(telling)]),
        step(
          say`Look for it in ${environmentsPage(telling)}. If an environment has it, the job needs this line with the environment's name:`,
          yaml(say`environment: production`),
        ),
        ...organizationSteps(telling),
        runAgainOrStartNew(telling),
      ],
    },
    more: { heading: say`The secret is there, and still empty`, items: rarer(telling) },
  }
}

function missingStep(telling: Telling): FixStep {
  return step(
    say`Open ${secretsPage(telling)} and look for ${strong(telling.secret)}. If it's missing, click **New repository secret**, paste the token, and click **Add secret**. Or run this in a terminal; it asks for the token:`,
    setSecretCommand(telling),
  )
}

function organizationSteps({ run }: Telling): FixStep[] {
  if (run.ownerType === 'User') return []
  const page = githubPlaces(run).organizationSecrets
  const where: Inline = page
    ? link(say`the organization's secrets`, page)
    : say`the organization's **Settings → Secrets and variables → Actions**`
  const free =
    run.isPrivate === false
      ? nothing
      : say` On the Free plan, organization secrets don't reach private repositories${run.isPrivate && run.ownerType ? say`, and this repository is private` : nothing}: add it as a repository secret instead.`
  return [
    step(
      say`${run.ownerType ? say`Ask an organization owner` : say`If this repository belongs to an organization, ask an owner`} to look for it in ${where}: its **Repository access** must include this repository.${free}`,
    ),
  ]
}

/** What is rarely the cause, or can't be seen from the run. Each item is whole: no lines follow it. */
function rarer(telling: Telling): Prose[] {
  const places = githubPlaces(telling.run)
  const variables = link(say`Variables`, places.variables)
  return [
    say`**Saved on another tab**: only secrets under **Actions** are read here, not those under **Dependabot**, **Codespaces** or **Agents**, and no value under ${variables}. Save it again under ${secretsPage(telling)}.`,
    say`**In a composite action**: there, ${code`secrets`} doesn't exist. Give the composite action an input, pass ${secretsExpression(telling)} to it in the workflow, and use ${code`\${{ inputs.… }}`} inside it.`,
    say`**From another job's output**: GitHub drops outputs that contain a secret. Use ${secretsExpression(telling)} in the job that needs it.`,
    ...(telling.run.jobWorkflowRef === ''
      ? [
          say`**In a reusable workflow**: it sees only the secrets its caller passes. In the caller, add ${code`secrets: { ${telling.secret}: "\${{ secrets.${telling.secret} }}" }`} to the job that calls it, and declare the name under ${code`on.workflow_call.secrets`}.`,
        ]
      : []),
    say`**The token itself is in the file**, after ${code`secrets.`}: then it's in the file's history. Click **Refresh** on its **Configuration** tab in Notion, and save the new token as a secret.`,
    say`**Saved while this run was waiting**: a run reads the secrets when it's queued, and an environment's when its job starts. Run it again.`,
    ...(telling.run.isFork === null
      ? [
          say`**A fork**: it has none of the secrets of the repository it comes from. If this repository is one, add the secret here.`,
        ]
      : []),
    say`**Saved empty**: such a secret looks like any other. Save it again.`,
    noRights,
  ]
}

/** What GitHub says of the secrets of this run, where it says anything. */
function sourceHint({ secretSource }: RunContext): Prose {
  if (secretSource === 'None') return say` It says that this run has no secrets at all.`
  if (secretSource === 'Dependabot')
    return say` It says that this run has Dependabot secrets, not the repository's.`
  return secretSource === 'Codespaces'
    ? say` It says that this run has Codespaces secrets, not the repository's.`
    : nothing
}

function reusable(telling: Telling, file: string): Cause {
  const { run, secret } = telling
  const elsewhere = calledFromAnotherOwner(run)
  return {
    known: say`This job runs in the reusable workflow ${code(file)}, which sees only the secrets its caller passes.${sourceHint(run)}`,
    short: say`Pass ${code(secret)} to the reusable workflow ${code(file)} in the workflow that calls it.`,
    fix: {
      heading: say`Pass the secret to the reusable workflow (about two minutes)`,
      steps: [
        checkName(telling),
        step(
          say`In ${callerFile(run)}, add this to the job that calls it, at the level of ${code`uses:`}:`,
          yaml(say`secrets:`, say`  ${secret}: \${{ secrets.${secret} }}`),
        ),
        step(
          say`In ${stepFile(run)}, declare the name:`,
          yaml(
            say`on:`,
            say`  workflow_call:`,
            say`    secrets:`,
            say`      ${secret}:`,
            say`        required: true`,
          ),
        ),
        step(say`Check that the caller's repository has ${strong(secret)}: open ${secretsPage(telling)}.`),
        startNewRun(telling),
      ],
    },
    more: {
      heading: say`The secret is passed, and still empty`,
      items: [
        elsewhere
          ? say`**All secrets at once**: ${code`secrets: inherit`} works only within one organization or enterprise, and ${code(file)} belongs to another owner. Pass the secret by name.`
          : say`**All secrets at once**: ${code`secrets: inherit`} in place of both blocks passes every secret the caller can read. Naming one is safer.`,
        say`**A chain of workflows**: if one reusable workflow calls another, each has to pass the secret on.`,
        say`**Missing in the caller's repository**: add it under ${secretsPage(telling)}, or run ${code(setSecretLine(telling))} in a terminal.`,
        say`**An environment's secret** can't be passed by a caller. The job in the reusable workflow needs ${code`environment:`} with the environment's name, and the environment is the caller's: look in ${environmentsPage(telling)}.`,
        ...organizationSteps(telling).map(({ text }) => text),
        ...rarer(telling),
      ],
    },
  }
}

function copilot(telling: Telling): Cause {
  return {
    known: say`Copilot's coding agent runs this job, and GitHub gives it only **Agents** secrets and those of the environment ${code`copilot`}.`,
    short: say`Add ${code(telling.secret)} to the Agents secrets or the environment ${code`copilot`}.`,
    fix: {
      heading: say`Give the agent the secret (about a minute)`,
      steps: [
        step(
          say`Open **Settings → Secrets and variables → Agents** in this repository, click **New repository secret**, name it ${strong(telling.secret)}, and paste the token.`,
        ),
        step(
          say`Or open ${environmentsPage(telling)}, choose ${strong`copilot`}, and add it there. Or run this in a terminal; it asks for the token:`,
          setSecretCommand(telling, say` --env copilot`),
        ),
        runAgain(telling),
      ],
    },
    more: {
      heading: say`The secret is there, and still empty`,
      items: [
        say`**Another name**: the step must pass the secret by the name it's saved under, as in ${code(tokenLine(telling))}.`,
        noRights,
      ],
    },
  }
}

type OtherHost = Exclude<RunContext['host'], 'github'>

const hosts: { readonly [H in OtherHost]: Prose } = {
  act: say`act`,
  forgejo: say`Forgejo`,
  gitea: say`Gitea`,
}

/** `act`, Forgejo and Gitea keep secrets in places of their own, and know no environments. */
function outsideGitHub(telling: Telling, host: OtherHost): Cause {
  const name = hosts[host]
  return {
    known: say`${name} runs this workflow, and passes an empty value for a secret it doesn't have.`,
    short: say`Give ${name} the secret ${code(telling.secret)}.`,
    fix: {
      heading: say`Give ${name} the secret (about a minute)`,
      steps: [
        saveSecret(telling),
        step(
          say`Check that ${stepFile(telling.run)} passes the secret by that name:`,
          yaml(tokenLine(telling)),
        ),
        runAgainOrStartNew(telling),
      ],
    },
    more: {
      heading: say`The secret is there, and still empty`,
      items: [
        say`**Another name**: these steps name it after ${code`secret-name`}. If the file reads another secret, set ${code`secret-name`} to that.`,
        host === 'act'
          ? say`**A file of secrets**: in ${code`.secrets`}, write ${code`${telling.secret}=…`} on a line of its own, and run ${code`act`} in the folder of that file or name it with ${code`--secret-file`}.`
          : say`**A pull request from a fork** gets no secrets here, either.`,
      ],
    },
  }
}
