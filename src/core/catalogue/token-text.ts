import { reusableWorkflow } from '../inputs/run-context.ts'
import { code, count, type Inline, link, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import type { TokenFlaw, WrongKind } from '../token/token-text.ts'
import { type Entries, type FixStep, step, type Telling } from './entry.ts'
import {
  copyToken,
  environmentsPage,
  runAgain,
  runAnew,
  saveSecret,
  secretsExpression,
  secretsPage,
  setSecretCommand,
  tokenLine,
} from './fix-steps.ts'
import { githubPlaces } from './links.ts'

/** What can be told from the text of the token, before anybody is asked. */
export const tokenText = {
  'token-missing': {
    explain: ([{ blanks }], telling) => {
      const reusable = reusableWorkflow(telling.run)
      return {
        title: say`The secret ${code(telling.secret)} reached this step empty`,
        happened: say`The input ${code`token`} ${blanks > 0 ? say`holds nothing but ${count(blanks, 'blank')}` : say`is empty`}, and GitHub gives an empty text, without a word, for a secret that this job may not see.${sourceHint(telling.run)} Nothing was sent to Notion, so this says nothing about the token itself.`,
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
      happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : say`a repository that is gone`}, so GitHub handed over an empty text instead of ${code(telling.secret)}. Nothing is wrong with the token, as far as this run can tell: it never saw it.`,
      fix: {
        heading: say`Skip the check for forks, one minute`,
        steps: [
          step(say`Add this line to the step (or to its job, if all of it needs the token):`, {
            language: 'yaml',
            lines: [
              say`if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`,
            ],
          }),
          step(
            say`To check it after the merge, let the workflow run on ${code`push`} to your main branch as well.`,
          ),
        ],
      },
      more: {
        heading: say`The check must run for forks too`,
        items: [
          say`${code`on-inconclusive: warn`} keeps the job green and leaves a warning.`,
          say`Do not reach for ${code`pull_request_target`}: it hands your secrets to code that a stranger wrote.`,
        ],
      },
    }),
  },

  'token-hidden-from-dependabot': {
    explain: (_, telling) => {
      const places = githubPlaces(telling.run)
      const page: Inline = places.dependabotSecrets
        ? link(say`this repository's Dependabot secrets`, places.dependabotSecrets)
        : say`**Settings → Secrets and variables → Dependabot**`
      return {
        title: say`Dependabot's runs do not see ${code(telling.secret)}`,
        happened: say`Dependabot started this run, and GitHub gives such runs Dependabot's own secrets instead of the repository's. Nothing reached this step under ${code(telling.secret)}. This says nothing about the token.`,
        fix: {
          heading: say`Give Dependabot the secret, or skip the check there`,
          steps: [
            step(
              say`Open ${page}, press **New repository secret**, name it ${strong(telling.secret)} and paste the token. Or, in a terminal:`,
              setSecretCommand(telling, say` --app dependabot`),
            ),
            step(say`Or leave Dependabot out, with this line in the step or its job:`, {
              language: 'yaml',
              lines: [say`if: \${{ github.actor != 'dependabot[bot]' }}`],
            }),
            runAnew(telling),
          ],
        },
      }
    },
  },

  'token-malformed': {
    explain: ([{ flaws, length }], telling) => {
      const unfilled = flaws.find(({ flaw }) => flaw === 'expression' || flaw === 'variable')
      const stars = flaws.some(({ flaw }) => flaw === 'stars')
      return {
        title: unfilled
          ? say`The token in ${code(telling.secret)} was never filled in`
          : say`The text in ${code(telling.secret)} cannot be a token`,
        happened: say`The text (${count(length, 'character')}) ${list(flaws.map(flawInWords))}. No Notion token has that, and other programs would send it as it stands or refuse it, so nothing was sent to Notion.`,
        fix: {
          heading: unfilled ? say`Let the workflow fill it in, one minute` : say`Save it again, one minute`,
          steps: unfilled
            ? [
                step(
                  say`In the workflow, hand the secret to this action like this, without quotes around it:`,
                  {
                    language: 'yaml',
                    lines: [tokenLine(telling)],
                  },
                ),
                step(
                  say`If the text is in the secret itself, save the token there instead: open ${secretsPage(telling)}.`,
                ),
                runAnew(telling),
              ]
            : [saveSecret(telling), runAgain(telling)],
        },
        more: {
          heading: say`You do not have it at hand, or it comes back`,
          items: [
            ...(unfilled ? [] : [say`You do not have the token at hand? ${copyToken(telling).text}`]),
            ...(stars
              ? [
                  say`Stars come from a log or a screen that hides secrets: copy the token from Notion, not from there.`,
                ]
              : []),
            say`${code`gh secret set`} keeps blanks from a pipe and everything after ${code`--body`}: run it without either, and paste when it asks.`,
            say`The text may come from elsewhere: an environment's secret beats the repository's, and that beats the organisation's. Look in ${environmentsPage(telling)}.`,
          ],
        },
      }
    },
  },

  'token-wrong-kind': {
    explain: ([{ kind, flaws, swapped }], telling) => ({
      title: say`${code(telling.secret)} holds ${wrongKinds[kind].short}`,
      happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(flawInWords))}` : nothing}. Notion's API takes only a connection's or a personal access token, so nothing was sent.`,
      fix: {
        heading: say`Put the connection's token there, two minutes`,
        steps: [
          ...(swapped
            ? [
                step(
                  say`${code`token`} and ${code`databases`} are swapped: in the workflow, give ${code`token`} ${secretsExpression(telling)}, and ${code`databases`} the ID or link.`,
                ),
              ]
            : []),
          ...(kind === 'github-token'
            ? [
                step(
                  say`Check which secret the workflow hands over: it should say ${secretsExpression(telling)}. ${code`GITHUB_TOKEN`} is GitHub's own and opens nothing in Notion.`,
                ),
              ]
            : []),
          copyToken(telling),
          saveSecret(telling),
          runAgain(telling),
        ],
      },
      ...(wrongKinds[kind].more
        ? { more: { heading: say`Why that one does not work`, items: [wrongKinds[kind].more] } }
        : {}),
    }),
  },

  'token-unfamiliar': {
    explain: ([{ shape }], telling) => ({
      title: say`The token works, but its shape is new to this check`,
      happened: say`Notion accepted the token in ${code(telling.secret)}, ${count(shape.length, 'character')} long${shape.prefix ? say`, beginning with ${code(own(shape.prefix))}` : nothing}. Tokens known so far have 50 and begin with ${code`ntn_`} or ${code`secret_`}. Notion may change that at any time, so this is only a word of notice.`,
      fix: {
        heading: say`Nothing needs doing`,
        steps: [
          step(
            say`If you did not expect this, see that ${secretsPage(telling)} hold the token that you mean.`,
          ),
        ],
      },
    }),
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
    ? link(say`the organisation's secrets`, places.organisationSecrets)
    : say`the organisation's **Settings → Secrets and variables → Actions**`
  return [
    step(
      say`**Absent or misspelt**: is ${strong(telling.secret)} in ${secretsPage(telling)}? If not, press **New repository secret** and paste the token, or in a terminal:`,
      setSecretCommand(telling),
    ),
    step(
      say`**An environment's secret**: is it in ${environmentsPage(telling)}? Then the job needs this line, with the environment's name; without it the secret stays empty:`,
      { language: 'yaml', lines: [say`environment: production`] },
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
        say`This job is in the reusable workflow ${code(file)}, which sees only the secrets that its caller passes. In the workflow that calls it, next to ${code`uses:`}, add:`,
        { language: 'yaml', lines: [say`secrets: inherit`] },
      ),
      step(
        say`Or pass this one alone, and name it under ${code`on.workflow_call.secrets`} in ${code(file)}:`,
        {
          language: 'yaml',
          lines: [say`secrets:`, say`  ${telling.secret}: \${{ secrets.${telling.secret} }}`],
        },
      ),
      step(say`See that the caller's repository has the secret: open ${secretsPage(telling)}.`),
      runAnew(telling),
    ],
  }
}

/** Each flaw as the end of the sentence "the text …". */
function flawInWords(found: TokenFlaw): Prose {
  switch (found.flaw) {
    case 'leading-break':
      return say`begins with ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'trailing-break':
      return say`ends in ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'leading-blank':
      return say`begins with ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`
    case 'trailing-blank':
      return say`ends in ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`
    case 'inner-break':
      return say`has ${count(found.count, 'line break')} inside (at character ${found.at})`
    case 'inner-blank':
      return say`has ${count(found.count, 'blank')} inside (at character ${found.at})`
    case 'invisible':
      return say`has ${count(found.count, 'invisible character')} (at character ${found.at})`
    case 'control':
      return say`has ${count(found.count, 'control character')} (at character ${found.at})`
    case 'non-ascii':
      return say`has ${count(found.count, 'character')} outside plain ASCII (at character ${found.at})`
    case 'quotes':
      return say`has ${found.curly ? say`curly quotes` : say`quotes`} in it (at character ${found.at})`
    case 'bearer':
      return say`begins with the word ${code`Bearer`}, which belongs to the request, not to the token`
    case 'assignment':
      return say`begins with a name and an equals sign or colon, as in ${code`NAME=value`}`
    case 'angle-brackets':
      return say`has angle brackets (${code`<`} or ${code`>`}) in it`
    case 'expression':
      return say`is or holds an expression (${code`\${{ … }}`}) that nobody filled in`
    case 'variable':
      return say`is a name (as in ${code`$NAME`}) that nobody filled in`
    case 'stars':
      return say`has ${count(found.count, 'star')} where a token should be`
  }
}

const wrongKinds: { readonly [K in WrongKind]: { short: Prose; long: Prose; more?: Prose } } = {
  'browser-cookie': {
    short: say`a browser's cookie, not a token`,
    long: say`a browser's ${code`token_v2`} cookie`,
    more: say`The cookie is your own login: it opens everything that you can see, dies when you log out, and Notion's API does not accept it. Log out once, so that the copy that was saved here is worth nothing.`,
  },
  'refresh-token': {
    short: say`a refresh token, not an access token`,
    long: say`an OAuth refresh token (${code`nrt_`})`,
    more: say`A refresh token is only good for fetching new access tokens. Save the ${code`access_token`} that came with it, or use an internal connection, whose token does not run out.`,
  },
  'github-token': {
    short: say`a GitHub token, not Notion's`,
    long: say`a GitHub token`,
  },
  'notion-id': {
    short: say`a Notion ID, not a token`,
    long: say`the ID of a page, database or other thing in Notion`,
    more: say`IDs of databases belong in the input ${code`databases`}.`,
  },
  'notion-link': {
    short: say`a Notion link, not a token`,
    long: say`a link to Notion`,
    more: say`Links to databases belong in the input ${code`databases`}.`,
  },
  'other-link': { short: say`a link, not a token`, long: say`a link` },
}
