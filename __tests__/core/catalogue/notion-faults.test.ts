import { expect, test } from '@jest/globals'
import { notionFaults } from '../../../src/core/catalogue/notion-faults.ts'
import { evidence } from '../../fixtures/fake-notion.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const kept = 'again and again until the time for it ran out, though it asks to wait'

// biome-ignore format: one row a case
test.each<[readonly (number | null)[], string, string]>([
  [[null], '429 again and again, without saying how long to wait.', 'Open this run'],
  [[0], `429 ${kept} no time at all.`, 'Open this run'],
  [[1], `429 ${kept} a second at most.`, 'Open this run'],
  [[2], '429 and asks to wait 2 seconds, which is longer than what was left of the 10 seconds', 'After 2 seconds, open this run'],
  [[0, 600, null], '429 and asks to wait 10 minutes, which is longer', 'After 10 minutes, open this run'],
])('a rate limit that asks to wait %j seconds', (waits, happened, last) => {
  const telling = {
    run: acmeRun,
    secret: 'NOTION_TOKEN',
    identity: null,
    timeoutSeconds: 10,
    fails: true,
    lastPass: null,
    apiUrl: 'https://api.notion.com',
    endedOn: null,
  }
  const [first, ...rest] = waits.map(waitSeconds => ({
    subject: { what: 'token' } as const,
    evidence: evidence(429),
    waitSeconds,
    limit: 'unknown' as const,
  }))
  if (!first) throw new Error('no wait')
  const told = notionFaults['notion-rate-limited'].explain([first, ...rest], telling)
  expect(plain(told.happened, false)).toContain(happened)
  const step = told.fix.steps.at(-1)
  expect(step && plain(step.text, false)).toContain(last)
})
