import { expect, test } from '@jest/globals'
import { judgeAuthentication, rejectionFound } from '../../../src/core/checks/authentication.ts'
import { faultFound, unexplained } from '../../../src/core/checks/faults.ts'
import { type Answer, type Identity, isFault, type Refusal } from '../../../src/core/ports/notion.ts'
import type { Code } from '../../../src/core/result/diagnosis.ts'
import type { TokenShape } from '../../../src/core/token/token-text.ts'
import { evidence, identity, lateRejection, refusals, refused, value } from '../../fixtures/fake-notion.ts'

const familiar: TokenShape = { length: 50, prefix: 'ntn_', familiar: true }
const unfamiliar: TokenShape = { length: 23, prefix: 'ntn_', familiar: false }
const rejected = (message: string) => refused({ ...refusals.unauthorized, message })

test.each<[string, Answer<Identity>, TokenShape, Code | null]>([
  ['accepted', value(identity), familiar, null],
  ['accepted, of a shape that is new', value(identity), unfamiliar, 'token-unfamiliar'],
  ['401', refused(refusals.unauthorized), familiar, 'token-rejected'],
  ['401 for a shape that is new', refused(refusals.unauthorized), unfamiliar, 'token-invalid'],
  ['401 without a word', rejected(''), familiar, 'token-rejected'],
  ['401 that says revoked', rejected('API token was revoked.'), familiar, 'token-revoked'],
  ['401 that says revoked, whatever the shape', rejected('API token revoked'), unfamiliar, 'token-revoked'],
  ['401 that says expired', rejected('API token has EXPIRED'), familiar, 'token-expired'],
  ['401 that says expired, whatever the shape', rejected('API token expired'), unfamiliar, 'token-expired'],
  ['401 that does not quite say so', rejected('unexpired irrevocable'), familiar, 'token-rejected'],
  ['401 after it was accepted', refused(lateRejection), familiar, 'token-rejected'],
  ['401 after it was accepted, whatever the shape', refused(lateRejection), unfamiliar, 'token-rejected'],
  ['401 about an account', refused(refusals['access-restricted']), familiar, 'access-restricted'],
  [
    '401 about an account, whatever the shape',
    refused(refusals['access-restricted']),
    unfamiliar,
    'access-restricted',
  ],
  ['401 about the header', refused(refusals['header-lost']), familiar, 'notion-unrecognised'],
  [
    '401 in words that nobody knows',
    refused({ ...refusals['unknown-error'], code: 'unauthorized', evidence: evidence(401) }),
    familiar,
    'notion-unrecognised',
  ],
  ['403', refused(refusals.restricted), familiar, 'access-restricted'],
  [
    '403 in other words',
    refused({ ...refusals['unknown-error'], code: 'restricted_resource', evidence: evidence(403) }),
    familiar,
    'access-restricted',
  ],
  ['403 for the blocks', refused(refusals['block-limit']), familiar, 'access-restricted'],
  ['404', refused(refusals['not-found']), familiar, 'notion-unrecognised'],
  ['400', refused(refusals.invalid), familiar, 'notion-unrecognised'],
  ['400 for our own version', refused(refusals['version-refused']), familiar, 'notion-unrecognised'],
  ['an unknown error', refused(refusals['unknown-error']), familiar, 'notion-unrecognised'],
  ['no answer', refused(refusals.unreachable), familiar, 'notion-unreachable'],
  ['5xx', refused(refusals.down), familiar, 'notion-down'],
  ['5xx for a shape that is new', refused(refusals.down), unfamiliar, 'notion-down'],
  ['429', refused(refusals['rate-limited']), familiar, 'notion-rate-limited'],
  ['blocked', refused(refusals.blocked), familiar, 'notion-blocked'],
  ['not of Notion', refused(refusals.unrecognised), familiar, 'notion-unrecognised'],
  ['cancelled', refused(refusals.cancelled), familiar, 'run-cancelled'],
])('%s', (_, answer, shape, code) => {
  expect(judgeAuthentication(answer, shape)?.code ?? null).toBe(code)
})

test('a rejection tells shape, words and evidence, and nothing of the text', () => {
  expect(rejectionFound(lateRejection, familiar)).toEqual({
    code: 'token-rejected',
    facts: {
      shape: familiar,
      message: 'API token is invalid.',
      acceptedBefore: true,
      evidence: evidence(401),
    },
  })
})

const subject = { what: 'capability', name: 'read-users' } as const

test.each<[Refusal['kind'], unknown]>([
  [
    'unreachable',
    {
      code: 'notion-unreachable',
      facts: {
        subject,
        evidence: evidence(null, { requestId: null }),
        reason: 'dns',
        detail: 'ENOTFOUND',
        proxied: false,
      },
    },
  ],
  ['down', { code: 'notion-down', facts: { subject, evidence: evidence(503) } }],
  [
    'rate-limited',
    {
      code: 'notion-rate-limited',
      facts: { subject, evidence: evidence(429), waitSeconds: 90, limit: 'workspace' },
    },
  ],
  ['blocked', { code: 'notion-blocked', facts: { subject, evidence: refusals.blocked.evidence } }],
  [
    'unrecognised',
    {
      code: 'notion-unrecognised',
      facts: {
        subject,
        evidence: refusals.unrecognised.evidence,
        what: 'an HTML page',
        message: null,
        from: 'elsewhere',
      },
    },
  ],
  ['cancelled', { code: 'run-cancelled', facts: { subject } }],
  ['unauthorized', null],
  ['access-restricted', null],
  ['header-lost', null],
  ['restricted', null],
  ['block-limit', null],
  ['not-found', null],
  ['invalid', null],
  ['version-refused', null],
  ['unknown-error', null],
])('a fault keeps its own code, whatever was asked: %s', (kind, expected) => {
  const refusal: Refusal = refusals[kind]
  expect(isFault(refusal) ? faultFound(refusal, subject) : null).toEqual(expected)
})

test.each([
  ['Conflict.', 'Conflict.'],
  ['', null],
])('what Notion says and nobody explains blames nothing: %j', (message, told) => {
  expect(unexplained({ ...refusals['unknown-error'], message }, subject)).toEqual({
    code: 'notion-unrecognised',
    facts: { subject, evidence: evidence(409), what: expect.any(String), message: told, from: 'notion' },
  })
})
