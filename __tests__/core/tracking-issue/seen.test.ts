import { expect, test } from '@jest/globals'
import { type Code, codes, diagnosis, traits } from '../../../src/core/result/diagnosis.ts'
import type { Line, Status } from '../../../src/core/result/line.ts'
import { seenIn } from '../../../src/core/tracking-issue/seen.ts'
import { reportOf } from '../../fixtures/report.ts'

const failing = codes.filter(code => traits[code].verdict === 'fail')
type Part = Pick<Line, 'check' | 'about'>
const database = (given: string) => ({ given, id: null, kind: null, title: null })
const parts: Part[] = [
  { check: 'inputs', about: null },
  { check: 'token-format', about: null },
  { check: 'authentication', about: null },
  { check: 'workspace', about: 'Acme' },
  { check: 'database', about: database('x') },
  { check: 'capability', about: 'read-users' },
]
const line = (part: Part, status: Status, diagnoses: Line['diagnoses'] = []) =>
  ({ ...part, note: null, status, diagnoses }) as Line
const untoldOf = (lines: readonly Line[]) =>
  seenIn(reportOf([], { lines }), 0).untold.filter(code => traits[code].verdict === 'fail')

test('every fault is found by a check whose line says whether it was asked', () => {
  expect(untoldOf(parts.map(part => line(part, 'skipped')))).toEqual(failing)
  expect(untoldOf(parts.map(part => line(part, 'passed')))).toEqual([])
})

const databases = failing.filter(code => traits[code].check === 'database')

test.each<[string, Line[], readonly Code[]]>([
  [
    'the token was not asked about',
    [line({ check: 'authentication', about: null }, 'skipped')],
    ['token-rejected', 'token-revoked', 'token-expired', 'token-invalid', 'access-restricted'],
  ],
  [
    'a database could not be told',
    [
      line({ check: 'database', about: database('a') }, 'failed'),
      line({ check: 'database', about: database('b') }, 'unknown'),
    ],
    databases,
  ],
  [
    'a capability could not be told',
    [
      line({ check: 'capability', about: 'read-users' }, 'warned', [
        diagnosis('capability-unknown', {
          capability: 'read-users',
          why: 'Notion answered 404',
          message: null,
        }),
      ]),
    ],
    ['capability-missing', 'workspace-block-limit'],
  ],
  ['the check itself failed', [line({ check: 'internal', about: 'databases' }, 'unknown')], failing],
  ['a database that is no longer listed', [line({ check: 'token-format', about: null }, 'passed')], []],
])('what is not mended by not being found: %s', (_, lines, expected) => {
  expect(untoldOf(lines)).toEqual(expected)
})

test('the proven faults alone are what the issue is about', () => {
  const report = reportOf([
    diagnosis('token-unfamiliar', { shape: { length: 51, prefix: 'ntn_', familiar: false } }),
    diagnosis('database-id-malformed', { given: 'x', why: 'no-id', found: 0, message: null }),
    diagnosis('run-cancelled', { subject: { what: 'token' } }),
  ])
  expect(seenIn(report, 0)).toMatchObject({ outcome: 'broken', codes: ['database-id-malformed'] })
})
