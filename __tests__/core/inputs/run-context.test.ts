import { expect, test } from '@jest/globals'
import { judgeTokenFormat } from '../../../src/core/checks/token-format.ts'
import {
  calledFromAnotherOwner,
  forkOf,
  type RunContext,
  reusableWorkflow,
  startedByCopilot,
  startedByDependabot,
  unknownRun,
} from '../../../src/core/inputs/run-context.ts'
import type { Code } from '../../../src/core/result/diagnosis.ts'
import { judgeTokenText } from '../../../src/core/token/token-text.ts'
import { acmeRun, token } from '../../fixtures/run.ts'

const pull = (head: string | null, base: string | null, eventName = 'pull_request'): Partial<RunContext> => ({
  eventName,
  pullRequest: { head, base },
})
const dependabot = { actor: 'dependabot[bot]' }

test.each<[string, Partial<RunContext>, { headRepository: string | null } | null]>([
  ['nothing known', unknownRun, null],
  ['a push', {}, null],
  ['a pull request from the same repository', pull('acme/website', 'acme/website'), null],
  ['one from a fork', pull('eve/website', 'acme/website'), { headRepository: 'eve/website' }],
  ['one from a fork that is gone', pull(null, 'acme/website'), { headRepository: null }],
  ['one into a fork, from that fork', pull('eve/website', 'eve/website'), null],
  ['a review', pull('eve/x', 'acme/x', 'pull_request_review'), { headRepository: 'eve/x' }],
  [
    'a comment on a review',
    pull('eve/x', 'acme/x', 'pull_request_review_comment'),
    { headRepository: 'eve/x' },
  ],
  ['a run that gets secrets all the same', pull('eve/x', 'acme/x', 'pull_request_target'), null],
  ['a comment on an issue', pull('eve/x', 'acme/x', 'issue_comment'), null],
  ['a pull request of which nothing is known', { eventName: 'pull_request', pullRequest: null }, null],
])('forkOf: %s', (_, run, expected) => {
  expect(forkOf({ ...acmeRun, ...run })).toEqual(expected)
})

test.each([
  ['dependabot[bot]', true],
  ['dependabot', false],
  ['octocat', false],
  ['', false],
])('started by %j: Dependabot is %s', (actor, expected) => {
  expect(startedByDependabot({ ...acmeRun, actor })).toBe(expected)
})

test.each([
  ['copilot-swe-agent[bot]', 'check', true],
  ['octocat', 'copilot-setup-steps', true],
  ['octocat', 'check', false],
  ['', '', false],
])('started by %j in the job %j: Copilot’s agent is %s', (actor, job, expected) => {
  expect(startedByCopilot({ ...acmeRun, actor, job })).toBe(expected)
})

const caller = 'acme/website/.github/workflows/ci.yml@refs/heads/main'
const called = 'acme/shared/.github/workflows/notion.yml@refs/tags/v2'

test.each([
  ['the run’s own workflow', caller, caller, null],
  ['another one', caller, called, 'acme/shared/.github/workflows/notion.yml'],
  ['nothing known of the job', caller, '', null],
  ['nothing known of the run', '', called, null],
  ['nothing known', '', '', null],
])('reusableWorkflow: %s', (_, workflowRef, jobWorkflowRef, expected) => {
  expect(reusableWorkflow({ ...acmeRun, workflowRef, jobWorkflowRef })).toBe(expected)
})

test.each([
  ['the run’s own workflow', caller, false],
  ['the same owner’s', called, false],
  ['the same owner’s, in other letters', called.replace('acme', 'Acme'), false],
  ['another owner’s', called.replace('acme', 'globex'), true],
  ['nothing known', '', false],
])('calledFromAnotherOwner: %s', (_, jobWorkflowRef, expected) => {
  expect(calledFromAnotherOwner({ ...acmeRun, workflowRef: caller, jobWorkflowRef })).toBe(expected)
})

test.each<[string, string, Partial<RunContext>, { code: Code; facts: unknown } | null]>([
  ['a plausible text', token, {}, null],
  ['a plausible text in a fork', token, pull('eve/x', 'acme/x'), null],
  ['an empty text', '', {}, { code: 'token-missing', facts: { whitespace: 0 } }],
  ['a blank text', ' \n', {}, { code: 'token-missing', facts: { whitespace: 2 } }],
  [
    'an empty text in a fork',
    '',
    pull('eve/x', 'acme/x'),
    { code: 'token-hidden-from-fork', facts: { headRepository: 'eve/x' } },
  ],
  [
    'an empty text in a fork that is gone',
    '',
    pull(null, 'acme/x'),
    { code: 'token-hidden-from-fork', facts: { headRepository: null } },
  ],
  ['an empty text under Dependabot', '', dependabot, { code: 'token-hidden-from-dependabot', facts: {} }],
  [
    'an empty text in Dependabot’s own pull request',
    '',
    { ...dependabot, ...pull('acme/x', 'acme/x') },
    { code: 'token-hidden-from-dependabot', facts: {} },
  ],
  [
    'a malformed text, whoever started the run',
    `${token}\n`,
    { ...dependabot, ...pull('eve/x', 'acme/x') },
    { code: 'token-malformed', facts: { flaws: [{ flaw: 'trailing-break', count: 1 }], length: 51 } },
  ],
  [
    'a wrong kind',
    'nrt_abc',
    {},
    { code: 'token-wrong-kind', facts: { kind: 'refresh-token', flaws: [], length: 7 } },
  ],
])('the token’s text: %s', (_, text, run, expected) => {
  expect(judgeTokenFormat(judgeTokenText(text), { ...acmeRun, ...run })).toEqual(expected)
})
