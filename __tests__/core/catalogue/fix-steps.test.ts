import { expect, test } from '@jest/globals'
import type { Telling } from '../../../src/core/catalogue/entry.ts'
import {
  ownAddress,
  runAgain,
  runAgainOrStartNew,
  saveSecret,
  setSecretLine,
  startNewRun,
} from '../../../src/core/catalogue/fix-steps.ts'
import { callerFile, stepFile } from '../../../src/core/catalogue/links.ts'
import type { RunContext } from '../../../src/core/inputs/run-context.ts'
import { say } from '../../../src/core/text/prose.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const telling = (run: Partial<RunContext>, fails = true): Telling => ({
  run: { ...acmeRun, ...run },
  secret: 'NOTION_TOKEN',
  identity: null,
  timeoutSeconds: 120,
  apiUrl: 'https://api.notion.com',
  fails,
  lastPass: null,
  endedOn: null,
})

const old = 'Re-running this run would use the old file.'
const pulled = (head: string) => ({
  eventName: 'pull_request',
  pullRequest: { head, base: 'acme/website' },
})

test.each<[string, Partial<RunContext>, string]>([
  ['a push', {}, `Commit and push the change, which starts a new run. ${old}`],
  [
    'by hand: only then it is known that the button is there',
    { eventName: 'workflow_dispatch' },
    `Commit the change, then open the workflow and click Run workflow. ${old}`,
  ],
  [
    'a schedule',
    { eventName: 'schedule' },
    'Commit the change to the default branch; the next scheduled run uses it. To run it now, it needs workflow_dispatch: under on:; then open the workflow and click Run workflow.',
  ],
  [
    'a pull request',
    pulled('acme/website'),
    `Push the change to the pull request's branch, which starts a new run. ${old}`,
  ],
  [
    'a fork’s, whose file counts only with the base branch’s',
    pulled('eve/website'),
    `Commit the change to the base branch, then close and reopen the pull request, which starts a new run. ${old}`,
  ],
  [
    'Dependabot’s',
    { ...pulled('acme/website'), actor: 'dependabot[bot]' },
    `Commit the change to the base branch, then comment @dependabot rebase on the pull request, which starts a new run. ${old}`,
  ],
  ['anything else', { eventName: 'workflow_run' }, `Commit the change and start a new run. ${old}`],
  ['act', { host: 'act' }, 'Save the file, and run act again.'],
])('after a change of the workflow file: %s', (_, run, expected) => {
  expect(plain(startNewRun(telling(run)).text, false)).toBe(expected)
})

test.each<[string, Partial<RunContext>, boolean, string]>([
  ['it failed the job', {}, true, 'Open this run and click Re-run jobs → Re-run failed jobs.'],
  ['it did not', {}, false, 'Open this run and click Re-run jobs → Re-run all jobs.'],
  ['Gitea', { host: 'gitea' }, true, 'Open this run and click Re-run all jobs.'],
  ['act', { host: 'act' }, true, 'Run act again.'],
])('run it again: %s', (_, run, fails, expected) => {
  expect(plain(runAgain(telling(run, fails)).text, false)).toBe(expected)
})

test.each<[string, string, string[]]>([
  ['Notion’s own', 'https://api.notion.com', []],
  [
    'a gateway’s',
    'https://gateway.example/notion',
    [
      'In .github/workflows/check.yml, check api-url, https://gateway.example/notion: it must be the address of a gateway that passes requests on to Notion. If you have no gateway, remove it.',
    ],
  ],
  [
    'one that names the version, too',
    'https://gateway.example/v1',
    [
      'In .github/workflows/check.yml, remove /v1 from the end of api-url, https://gateway.example/v1: this check adds it, so it asked for /v1/v1/….',
    ],
  ],
])('the address in doubt: %s', (_, apiUrl, expected) => {
  const steps = ownAddress({ ...telling({}), apiUrl })
  expect(steps.map(({ text }) => plain(text, false))).toEqual(expected)
})

test('where the fix may be in the file or not, both ways stand in one step', () => {
  expect(plain(runAgainOrStartNew(telling({})).text, false)).toBe(
    `If the workflow file is unchanged, open this run and click Re-run jobs → Re-run failed jobs. If you changed it, commit and push the change, which starts a new run. ${old}`,
  )
})

const ref = (path: string) => `acme/website/.github/workflows/${path}`

test.each<[string, Partial<RunContext>, string]>([
  [
    'a branch’s file is edited there',
    { jobWorkflowRef: ref('a.yml@refs/heads/feature/x') },
    '.github/workflows/a.yml (https://github.com/acme/website/edit/feature/x/.github/workflows/a.yml)',
  ],
  [
    'a pull request’s on its own branch',
    { jobWorkflowRef: ref('a.yml@refs/pull/5/merge'), headRef: 'fix', ...pulled('acme/website') },
    '.github/workflows/a.yml (https://github.com/acme/website/edit/fix/.github/workflows/a.yml)',
  ],
  [
    'a fork’s on the default branch',
    { jobWorkflowRef: ref('a.yml@refs/pull/5/merge'), headRef: 'fix', ...pulled('eve/website') },
    '.github/workflows/a.yml (https://github.com/acme/website/blob/HEAD/.github/workflows/a.yml)',
  ],
  [
    'a tag’s on the default branch, of the repository that has it',
    { jobWorkflowRef: 'acme/shared/.github/workflows/n.yml@refs/tags/v2' },
    'acme/shared/.github/workflows/n.yml (https://github.com/acme/shared/blob/HEAD/.github/workflows/n.yml)',
  ],
  [
    'Forgejo’s',
    { jobWorkflowRef: '', host: 'forgejo' },
    '.github/workflows/check.yml (https://github.com/acme/website/src/branch/main/.github/workflows/check.yml)',
  ],
  ['act’s has no page', { host: 'act' }, '.github/workflows/check.yml'],
  ['nothing known', { jobWorkflowRef: '', workflowRef: '' }, 'the workflow file'],
])('the file of this step: %s', (_, run, expected) => {
  expect(plain(say`${stepFile({ ...acmeRun, ...run })}`)).toBe(expected)
})

test('the caller’s file is the one that the run began with', () => {
  const run = { ...acmeRun, jobWorkflowRef: 'globex/x/.github/workflows/n.yml@v1' }
  expect(plain(say`${callerFile(run)}`, false)).toBe('.github/workflows/check.yml')
})

test.each<[string, Partial<RunContext>, string]>([
  ['github.com', {}, 'gh secret set NOTION_TOKEN --repo acme/website'],
  [
    'an Enterprise server',
    { serverUrl: 'https://git.acme.example' },
    'gh secret set NOTION_TOKEN --repo git.acme.example/acme/website',
  ],
  ['nothing known', { repository: null }, 'gh secret set NOTION_TOKEN'],
])('the command that saves a secret: %s', (_, run, expected) => {
  expect(plain(setSecretLine(telling(run)))).toBe(expected)
})

test('Forgejo and Gitea have no gh, and their secrets are elsewhere', () => {
  for (const host of ['forgejo', 'gitea'] as const) {
    const { text, command } = saveSecret(telling({ host, serverUrl: 'https://git.acme.example' }))
    expect(command).toBeUndefined()
    expect(plain(text)).toContain('https://git.acme.example/acme/website/settings/actions/secrets')
  }
})
