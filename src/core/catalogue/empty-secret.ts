import { reusableWorkflow } from '../inputs/run-context.ts'
import { code, count, type Inline, link, nothing, type Prose, say, strong } from '../text/prose.ts'
import { type Entries, type FixStep, step, type Telling } from './entry.ts'
import { environmentsPage, runAnew, secretsPage, setSecretCommand, tokenLine } from './fix-steps.ts'
import { githubPlaces } from './links.ts'

/** Why a secret reached the step empty: what the run tells, and the candidates where it tells nothing. */
export const emptySecret = {
  'token-missing': {
    explain: ([{ blanks }], telling) => {
      const reusable = reusableWorkflow(telling.run)
      return {
        title: say`The secret ${code(telling.secret)} reached this step empty`,
        happened: say`The input ${code('token')} ${blanks > 0 ? `holds nothing but ${count(blanks, 'blank')}` : 'is empty'}, and GitHub gives an empty text, without a word, for a secret that this job may not see.${sourceHint(telling.run)} Nothing was sent to Notion, so this says nothing about the token itself.`,
        fix: reusable ? reusableFix(telling, reusable) : missingFix(telling),
        more: {
          heading: say`The secret is there, and still empty`,
          items: [
            ...(reusable ? missingCandidates(telling).map(({ text }) => text) : []),
            say`A fork has no secrets of its own: if this run is in a fork, set the secret there too.`,
            say`A secret that was saved empty looks the same as any other: save it again.`,
          ],
        },
      }
    },
  },

  'token-hidden-from-fork': {
    explain: ([{ headRepository }], telling) => ({
      title: say`GitHub gives no secrets to a fork's pull request`,
      happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : 'a repository that is gone'}, so GitHub handed over an empty text instead of ${code(telling.secret)}. Nothing is wrong with the token, as far as this run can tell: it never saw it.`,
      fix: {
        heading: say`Skip the check for forks, one minute`,
        steps: [
          step(say`Add this line to the step (or to its job, if all of it needs the token):`, {
            language: 'yaml',
            lines: [
              `if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`,
            ],
          }),
          step(
            say`To check it after the merge, let the workflow run on ${code('push')} to your main branch as well.`,
          ),
        ],
      },
      more: {
        heading: say`The check must run for forks too`,
        items: [
          say`${code('on-inconclusive: warn')} keeps the job green and leaves a warning.`,
          say`Do not reach for ${code('pull_request_target')}: it hands your secrets to code that a stranger wrote.`,
        ],
      },
    }),
  },

  'token-hidden-from-dependabot': {
    explain: (_, telling) => {
      const places = githubPlaces(telling.run)
      const page: Inline = places.dependabotSecrets
        ? link("this repository's Dependabot secrets", places.dependabotSecrets)
        : say`**Settings → Secrets and variables → Dependabot**`
      return {
        title: say`Dependabot's runs do not see ${code(telling.secret)}`,
        happened: say`Dependabot started this run, and GitHub gives such runs Dependabot's own secrets instead of the repository's. Nothing reached this step under ${code(telling.secret)}. This says nothing about the token.`,
        fix: {
          heading: say`Give Dependabot the secret, or skip the check there`,
          steps: [
            step(
              say`Open ${page}, press **New repository secret**, name it ${strong(telling.secret)} and paste the token. Or, in a terminal:`,
              setSecretCommand(telling, ' --app dependabot'),
            ),
            step(say`Or leave Dependabot out, with this line in the step or its job:`, {
              language: 'yaml',
              lines: [`if: \${{ github.actor != 'dependabot[bot]' }}`],
            }),
            runAnew(telling),
          ],
        },
      }
    },
  },
} satisfies Entries

function missingFix(telling: Telling): { heading: Prose; steps: FixStep[] } {
  return {
    heading: say`Which of these is it? GitHub does not say; most likely first`,
    steps: [
      ...missingCandidates(telling),
      step(say`See that the step hands over the same name:`, {
        language: 'yaml',
        lines: [tokenLine(telling)],
      }),
      runAnew(telling),
    ],
  }
}

/** What cannot be told apart from here, each with its page and its command. */
function missingCandidates(telling: Telling): [FixStep, FixStep, FixStep] {
  const places = githubPlaces(telling.run)
  const organisation: Inline = places.organisationSecrets
    ? link("the organisation's secrets", places.organisationSecrets)
    : say`the organisation's **Settings → Secrets and variables → Actions**`
  return [
    step(
      say`**Absent or misspelt**: is ${strong(telling.secret)} in ${secretsPage(telling)}? If not, press **New repository secret** and paste the token, or in a terminal:`,
      setSecretCommand(telling),
    ),
    step(
      say`**An environment's secret**: is it in ${environmentsPage(telling)}? Then the job needs this line, with the environment's name; without it the secret stays empty:`,
      { language: 'yaml', lines: ['environment: production'] },
    ),
    step(
      say`**An organisation's secret**: is it in ${organisation}? Then its **Repository access** must include this repository: an owner presses the pencil there, and adds it.`,
    ),
  ]
}

/** What GitHub says of the secrets of this run, where it says anything. */
function sourceHint({ secretSource }: Telling['run']): Prose {
  if (secretSource === 'None') return say` GitHub says that this run has no secrets at all.`
  if (secretSource === 'Dependabot')
    return say` GitHub says that this run has Dependabot's secrets, not the repository's.`
  return secretSource === 'Codespaces'
    ? say` GitHub says that this run has the Codespaces' secrets.`
    : nothing
}

function reusableFix(telling: Telling, file: string): { heading: Prose; steps: FixStep[] } {
  return {
    heading: say`Hand the secrets to the reusable workflow, one minute`,
    steps: [
      step(
        say`This job is in the reusable workflow ${code(file)}, which sees only the secrets that its caller passes. In the workflow that calls it, next to ${code('uses:')}, add:`,
        { language: 'yaml', lines: ['secrets: inherit'] },
      ),
      step(
        say`Or pass this one alone, and name it under ${code('on.workflow_call.secrets')} in ${code(file)}:`,
        { language: 'yaml', lines: ['secrets:', `  ${telling.secret}: \${{ secrets.${telling.secret} }}`] },
      ),
      step(say`See that the caller's repository has the secret: open ${secretsPage(telling)}.`),
      runAnew(telling),
    ],
  }
}
