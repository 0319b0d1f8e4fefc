import { expect, test } from '@jest/globals'
import { type Code, codes, diagnosis, traits } from '../../../src/core/result/diagnosis.ts'
import type { Status, Step } from '../../../src/core/result/line.ts'
import { say } from '../../../src/core/text/prose.ts'
import { seenIn } from '../../../src/core/tracking-issue/seen.ts'
import { reportOf, told } from '../../fixtures/report.ts'

const failing = codes.filter(code => traits[code].verdict === 'fail')
const checks = ['inputs', 'token-format', 'authentication', 'workspace', 'database:x', 'capability:y']
const line = (id: string, status: Status, diagnoses: Step['diagnoses'] = []): Step => ({
  id,
  title: say`x`,
  note: say`x`,
  status,
  diagnoses,
})
const untoldOf = (steps: readonly Step[]) =>
  seenIn(told(reportOf([], { steps })), 0).untold.filter(code => traits[code].verdict === 'fail')

test('every fault is found by a check whose line says whether it was asked', () => {
  expect(untoldOf(checks.map(id => line(id, 'skipped')))).toEqual(failing)
  expect(untoldOf(checks.map(id => line(id, 'passed')))).toEqual([])
})

const databases = failing.filter(code => traits[code].check === 'database')

test.each<[string, Step[], readonly Code[]]>([
  [
    'the token was not asked about',
    [line('authentication', 'skipped')],
    ['token-rejected', 'token-revoked', 'token-expired', 'token-invalid'],
  ],
  ['a database could not be told', [line('database:a', 'failed'), line('database:b', 'unknown')], databases],
  [
    'a capability could not be told',
    [
      line('capability:read-users', 'warned', [
        diagnosis('capability-unknown', { capability: 'read-users', why: 'Notion answered 404' }),
      ]),
    ],
    ['capability-missing'],
  ],
  ['the check itself failed', [line('internal:databases', 'unknown')], failing],
  ['a database that is no longer listed', [line('token-format', 'passed')], []],
])('what is not mended by not being found: %s', (_, steps, expected) => {
  expect(untoldOf(steps)).toEqual(expected)
})

test('the proven faults alone are what the issue is about', () => {
  const report = reportOf([
    diagnosis('token-unfamiliar', { shape: { length: 51, prefix: 'ntn_', familiar: false } }),
    diagnosis('database-id-malformed', { given: 'x', why: 'no-id', found: 0, message: null }),
    diagnosis('run-cancelled', { subject: { what: 'token' } }),
  ])
  expect(seenIn(told(report), 0)).toMatchObject({ outcome: 'broken', codes: ['database-id-malformed'] })
})
