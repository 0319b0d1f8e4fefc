import { expect, test } from '@jest/globals'
import { historyAsked, lastPassOf } from '../../../src/core/follow-up/last-pass.ts'
import type { RunContext } from '../../../src/core/inputs/run-context.ts'
import type { PassedRun } from '../../../src/core/ports/github.ts'
import { diagnosis } from '../../../src/core/result/diagnosis.ts'
import type { Report } from '../../../src/core/result/report.ts'
import { findingsOf } from '../../fixtures/examples.ts'
import { reportOf } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const onMain: RunContext = { ...acmeRun, ref: 'refs/heads/main', sha: 'a1' }
const rejected = (change: Partial<Report> = {}): Report => ({
  ...reportOf(findingsOf('token-rejected').slice(0, 1), { run: onMain }),
  ...change,
})
const asked = { file: 'check.yml', branch: 'main', event: null }

test.each<[string, Report, { file: string; branch: string; event: string | null } | null]>([
  ['a rejected token', rejected(), asked],
  ['a revoked one', reportOf(findingsOf('token-revoked'), { run: onMain }), asked],
  ['a database that is not shared', reportOf(findingsOf('database-not-shared'), { run: onMain }), null],
  [
    'an outage',
    reportOf([diagnosis('run-cancelled', { subject: { what: 'token' } })], { run: onMain }),
    null,
  ],
  ['broken is only a warning', rejected({ policies: { broken: 'warn', inconclusive: 'fail' } }), null],
  ['an outage is only a warning', rejected({ policies: { broken: 'fail', inconclusive: 'warn' } }), null],
  ['a schedule', rejected({ run: { ...onMain, eventName: 'schedule' } }), { ...asked, event: 'schedule' }],
  [
    'a pull request',
    rejected({ run: { ...onMain, headRef: 'feature/x', ref: 'refs/pull/7/merge' } }),
    { ...asked, branch: 'feature/x' },
  ],
  ['a tag', rejected({ run: { ...onMain, ref: 'refs/tags/v1' } }), null],
  [
    'a workflow of another repository',
    rejected({ run: { ...onMain, workflowRef: 'o/r/.github/workflows/a.yml@main' } }),
    null,
  ],
  ['outside of a run', rejected({ run: { ...onMain, repository: null } }), null],
])('whether the history is asked: %s', (_, report, expected) => {
  expect(historyAsked(report)).toEqual(expected)
})

const passed = (change: Partial<PassedRun> = {}): PassedRun => ({
  number: 41,
  id: 9_000_000_041,
  attempt: 1,
  event: 'push',
  sha: 'a1',
  repository: 'acme/website',
  startedAt: 41,
  ...change,
})

test.each<[string, PassedRun[], { number: number; sameStep: boolean } | null]>([
  ['none', [], null],
  ['one of the same commit and event', [passed()], { number: 41, sameStep: true }],
  ['one of another commit', [passed({ sha: 'b2' })], { number: 41, sameStep: false }],
  ['one of another event', [passed({ event: 'schedule' })], { number: 41, sameStep: false }],
  ['one that was run again', [passed({ attempt: 2 })], null],
  ['one without a number', [passed({ number: 0 })], null],
  ['one without a time', [passed({ startedAt: 0 })], null],
  ['a fork’s', [passed({ repository: 'eve/website' })], null],
  ['of a repository that is gone', [passed({ repository: null })], null],
  ['a pull request’s', [passed({ event: 'pull_request' })], null],
  [
    'the newest that counts',
    [
      passed({ number: 43, startedAt: 43, event: 'pull_request' }),
      passed({ number: 40, startedAt: 40 }),
      passed(),
    ],
    { number: 41, sameStep: true },
  ],
])('the last run that passed: %s', (_, runs, expected) => {
  const found = lastPassOf(runs, onMain)
  expect(found && { number: found.number, sameStep: found.sameStep }).toEqual(expected)
})

test('a commit that is not known is never the same', () => {
  expect(lastPassOf([passed({ sha: '' })], { ...onMain, sha: '' })?.sameStep).toBe(false)
})
