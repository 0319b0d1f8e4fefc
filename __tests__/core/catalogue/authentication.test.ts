import { expect, test } from '@jest/globals'
import { authentication } from '../../../src/core/catalogue/authentication.ts'
import type { Identity } from '../../../src/core/ports/notion.ts'
import { evidence, identity } from '../../fixtures/fake-notion.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const day = Date.UTC(2027, 0, 31)
const newToken = 'Open Personal access tokens in Notion, create a new token'
const connection = 'Open Connections in Notion'
const owner = 'Open Settings → Connections → All personal access tokens in Notion'

/** Which token has a last day is not known where Notion rejects it at once: people know that of personal ones. */
test.each<[number | null, Identity['kind'], string, string]>([
  [null, null, connection, connection],
  [day, null, newToken, newToken],
  [day, 'internal', connection, connection],
  [day, 'user', owner, newToken],
])('rejected after the day %s, as %s: what comes first', (endedOn, kind, ofToken, ofText) => {
  const telling = {
    run: acmeRun,
    secret: 'NOTION_TOKEN',
    identity: kind === null ? null : { ...identity, kind },
    timeoutSeconds: 120,
    fails: true,
    lastPass: null,
    apiUrl: 'https://api.notion.com',
    endedOn,
  }
  const shape = { length: 50, prefix: 'ntn_', familiar: true } as const
  const facts = { shape, message: 'API token is invalid.', acceptedBefore: false, evidence: evidence(401) }
  const first = (['token-rejected', 'token-revoked', 'token-invalid'] as const).map(code => {
    const [step] = authentication[code].explain([facts], telling).fix.steps
    return step ? plain(step.text, false) : ''
  })
  expect(first).toEqual([ofToken, ofToken, ofText].map(text => expect.stringContaining(text)))
})
