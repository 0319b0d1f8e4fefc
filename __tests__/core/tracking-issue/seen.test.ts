import { expect, test } from '@jest/globals'
import { TOKENS } from '../../../sandbox/world.ts'
import { type Code, codes, diagnosis, traits } from '../../../src/core/result/diagnosis.ts'
import type { Status, Step } from '../../../src/core/result/line.ts'
import { say } from '../../../src/core/text/prose.ts'
import type { Finding } from '../../../src/core/tracking-issue/memory.ts'
import { leftOpen, seenIn } from '../../../src/core/tracking-issue/seen.ts'
import { reportOf } from '../../fixtures/report.ts'

const failing = codes.filter(code => traits[code].verdict === 'fail')
const checks = ['inputs', 'token-format', 'authentication', 'workspace', 'database:x', 'capability:y']
const line = (id: string, status: Status, diagnoses: Step['diagnoses'] = []): Step => ({
  id,
  title: say`x`,
  note: say`x`,
  status,
  diagnoses,
})
const seenOf = (steps: readonly Step[]) => seenIn(reportOf([], { steps }), '', 0)
/** Of a finding under each code, those that were not looked at again. */
const untoldOf = (steps: readonly Step[]) =>
  failing.filter(code => leftOpen({ code, about: '' }, seenOf(steps).open))

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

const [roadmap, tasks] = [
  'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3',
  '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52',
] as const
const unshared = (id: string, given = id) =>
  line(`database:${id}`, 'failed', [diagnosis('database-not-shared', { id, given, ofListed: 2 })])
/** Everything that is found on the lines. */
const foundOn = (...steps: Step[]): Finding[] => {
  const all = steps.flatMap(({ diagnoses }) => diagnoses)
  return [...seenIn(reportOf(all, { steps }), '', 0).found]
}

test('the same code for two databases are two findings, and each is open with its own line', () => {
  const [first, second, ...more] = foundOn(unshared(roadmap), unshared(tasks))
  if (!first || !second) throw new Error('nothing found')
  expect(more).toEqual([])
  expect(first.about).not.toBe(second.about)
  const { open } = seenOf([line(`database:${roadmap}`, 'unknown'), line(`database:${tasks}`, 'passed')])
  expect([leftOpen(first, open), leftOpen(second, open)]).toEqual([true, false])
})

test('two inputs are two findings, and the same thing found twice is one', () => {
  const invalid = (input: string) => diagnosis('input-invalid', { input, holds: 'x', accepted: 'y' })
  const found = foundOn(
    line('inputs', 'failed', [invalid('timeout'), invalid('timeout'), invalid('api-url')]),
  )
  expect(new Set(found.map(({ about }) => about)).size).toBe(2)
  expect(found).toHaveLength(2)
})

test('nothing is kept of a text that is no ID, nor of a line that met what another check finds', () => {
  const malformed = diagnosis('database-id-malformed', { given: 'x', why: 'no-id', found: 0, message: null })
  const mismatch = diagnosis('workspace-mismatch', { expected: 'x', workspace: 'y', workspaceId: null })
  const lines = [
    line(`database:${TOKENS.releaseNotes}`, 'failed', [malformed]),
    line(`database:${roadmap}`, 'failed', [mismatch]),
  ]
  expect(foundOn(...lines).map(({ about }) => about)).toEqual(['', ''])
})

test('the proven faults alone are what the issue is about', () => {
  const report = reportOf([
    diagnosis('token-unfamiliar', { shape: { length: 51, prefix: 'ntn_', familiar: false } }),
    diagnosis('database-id-malformed', { given: 'x', why: 'no-id', found: 0, message: null }),
    diagnosis('run-cancelled', { subject: { what: 'token' } }),
  ])
  expect(seenIn(report, '', 0)).toMatchObject({
    outcome: 'broken',
    found: [{ code: 'database-id-malformed', about: '' }],
  })
})
