import { expect, test } from '@jest/globals'
import { TOKENS } from '../../../sandbox/world.ts'
import { type Code, codes, diagnosis, traits } from '../../../src/core/result/diagnosis.ts'
import type { Line, Status } from '../../../src/core/result/line.ts'
import type { Finding } from '../../../src/core/tracking-issue/memory.ts'
import { leftOpen, seenIn } from '../../../src/core/tracking-issue/seen.ts'
import { tokenSubject } from '../../../src/core/tracking-issue/subject.ts'
import { reportOf, told } from '../../fixtures/report.ts'

const failing = codes.filter(code => traits[code].verdict === 'fail' && traits[code].check !== 'watch')
type Part = Pick<Line, 'check' | 'about'>
const database = (given: string, id: string | null = null) => ({
  given,
  name: null,
  id,
  kind: null,
  title: null,
  otherIds: [],
})
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
const seenOf = (lines: readonly Line[]) => seenIn(tokenSubject(told(reportOf([], { lines }))), '', 0)
/** Of a finding under each code, those that were not looked at again. */
const untoldOf = (lines: readonly Line[]) =>
  failing.filter(code => leftOpen({ code, about: '' }, seenOf(lines).open))

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

const [roadmap, tasks] = ['d41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3', '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52']
const aboutDatabase = (id: string, status: Status, diagnoses: Line['diagnoses'] = []) =>
  line({ check: 'database', about: database(id, id) }, status, diagnoses)
const unshared = (id: string) =>
  aboutDatabase(id, 'failed', [diagnosis('database-not-shared', { id, given: id, name: null, ofListed: 2 })])
/** Everything that is found on the lines. */
const foundOn = (...lines: Line[]): readonly Finding[] => seenOf(lines).found

test('the same code for two databases are two findings, and each is open with its own line', () => {
  const [first, second, ...more] = foundOn(unshared(roadmap), unshared(tasks))
  if (!first || !second) throw new Error('nothing found')
  expect(more).toEqual([])
  expect(first.about).not.toBe(second.about)
  const { open } = seenOf([aboutDatabase(roadmap, 'unknown'), aboutDatabase(tasks, 'passed')])
  expect([leftOpen(first, open), leftOpen(second, open)]).toEqual([true, false])
})

const property = { id: roadmap, given: roadmap, name: null, title: null, source: null, current: [] }
const missing = (sourceId: string | null, name = 'Due', source: string | null = null) =>
  diagnosis('property-missing', {
    ...property,
    source,
    sourceId,
    property: name,
    type: 'date',
    nearest: null,
  })
const mistyped = (name: string) =>
  diagnosis('property-type-mismatch', {
    ...property,
    sourceId: 'a',
    property: name,
    wanted: 'formula',
    type: 'number',
  })
const malformed = diagnosis('property-line-malformed', {
  given: roadmap,
  name: null,
  line: { number: 2, text: 'nonsense', name: null, type: null, why: 'no-colon' },
})
const unknown = diagnosis('run-cancelled', { subject: { what: 'token' } })
const failed = (...diagnoses: Line['diagnoses']) => aboutDatabase(roadmap, 'failed', diagnoses)
const unheld = diagnosis('database-in-trash', { id: roadmap, given: roadmap, name: null, title: null })

test.each<[string, before: Line, after: Line, kept: readonly Code[]]>([
  [
    'one of two data sources could not be asked',
    failed(missing('a'), missing('b')),
    failed(missing('a'), unknown),
    ['property-missing'],
  ],
  ['one of two data sources is mended', failed(missing('a'), missing('b')), failed(missing('a')), []],
  [
    'the database could not be asked, beside a line that nobody can read',
    failed(unheld, malformed),
    failed(malformed, unknown),
    ['database-in-trash'],
  ],
  [
    'the database was not asked, beside a line that nobody can read',
    failed(missing('a'), malformed),
    { ...failed(malformed), note: { is: 'skipped', because: 'token-rejected' } },
    ['property-missing'],
  ],
  [
    'one of two types can no longer be told',
    failed(mistyped('Sum'), mistyped('Total')),
    failed(mistyped('Total'), unknown),
    ['property-type-mismatch'],
  ],
  [
    'the database is in the trash: nobody asks for its properties',
    failed(missing('a')),
    failed(unheld),
    ['property-missing'],
  ],
  ['the database is no longer in the trash', failed(unheld), failed(missing('a')), []],
  ['another property', failed(missing('a')), failed(missing('a', 'Done')), []],
])('what stays on record from one night to the next: %s', (_, before, after, kept) => {
  const { found, open } = seenOf([after])
  const again = new Set(found.map(each => JSON.stringify(each)))
  const left = foundOn(before).filter(each => !again.has(JSON.stringify(each)) && leftOpen(each, open))
  expect(left.map(({ code }) => code)).toEqual(kept)
})

test('a data source is known by its ID: neither its name nor another of that name makes it another', () => {
  const about = (...found: Line['diagnoses']) => foundOn(failed(...found)).map(each => each.about)
  expect(about(missing('a', 'Due', 'Tasks'))).toEqual(about(missing('a')))
  expect(new Set(about(missing('a', 'Due', 'Tasks'), missing('b', 'Due', 'Tasks'))).size).toBe(2)
})

test('two inputs are two findings, and the same thing found twice is one', () => {
  const invalid = (input: string) => diagnosis('input-invalid', { input, holds: 'x', accepted: 'y' })
  const inputs = [invalid('timeout'), invalid('timeout'), invalid('api-url')]
  const found = foundOn(line({ check: 'inputs', about: null }, 'failed', inputs))
  expect(new Set(found.map(({ about }) => about)).size).toBe(2)
  expect(found).toHaveLength(2)
})

test('nothing is kept of a text that is no ID, nor of a line that met what another check finds', () => {
  const malformed = diagnosis('database-id-malformed', { given: 'x', name: null, flaw: { is: 'no-id' } })
  const mismatch = diagnosis('workspace-mismatch', { expected: 'x', workspace: 'y', workspaceId: null })
  const found = foundOn(
    line({ check: 'database', about: database(TOKENS.releaseNotes) }, 'failed', [malformed]),
    aboutDatabase(roadmap, 'failed', [mismatch]),
  )
  expect(found.map(({ about }) => about)).toEqual(['', ''])
})

test('the proven faults alone are what the issue is about', () => {
  const report = reportOf([
    diagnosis('token-unfamiliar', { shape: { length: 51, prefix: 'ntn_', familiar: false } }),
    diagnosis('database-id-malformed', { given: 'x', name: null, flaw: { is: 'no-id' } }),
    diagnosis('run-cancelled', { subject: { what: 'token' } }),
  ])
  expect(seenIn(tokenSubject(told(report)), '', 0)).toMatchObject({
    outcome: 'broken',
    found: [{ code: 'database-id-malformed', about: '' }],
  })
})
