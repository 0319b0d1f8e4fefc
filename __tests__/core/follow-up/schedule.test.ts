import { expect, test } from '@jest/globals'
import { judgeSchedule } from '../../../src/core/follow-up/schedule.ts'
import type { About } from '../../../src/core/ports/github.ts'
import { oneDay } from '../../../src/core/text/dates.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const now = Date.UTC(2026, 10, 25, 2, 23)
const scheduled = { ...acmeRun, eventName: 'schedule' }
const about = (days: number, change: Partial<About> = {}): About => ({
  account: 'github-actions[bot]',
  now,
  hasIssues: true,
  isArchived: false,
  isPublic: true,
  lastCommit: now - days * oneDay,
  ...change,
})

test.each<[string, string, About, string | null]>([
  ['a fresh commit', 'schedule', about(1), null],
  ['45 days', 'schedule', about(45), null],
  ['46 days', 'schedule', about(46), '46 days old (10 October 2026)'],
  ['59 days', 'schedule', about(59), 'that is on 26 November 2026'],
  ['61 days', 'schedule', about(61), 'any day now'],
  ['a private repository', 'schedule', about(50, { isPublic: false }), null],
  ['nobody says whether it is public', 'schedule', about(50, { isPublic: null }), null],
  ['nobody says when the last commit was', 'schedule', about(50, { lastCommit: null }), null],
  ['a push', 'push', about(50), null],
])('GitHub stops schedules: %s', (_, eventName, known, words) => {
  const notice = judgeSchedule({ ...scheduled, eventName }, known, now)
  if (words === null) expect(notice).toBeNull()
  else expect(plain(notice?.text ?? '')).toContain(words)
})

test('how to prevent it is said, with the page', () => {
  const text = plain(judgeSchedule(scheduled, about(50), now)?.text ?? '')
  expect(text).toContain('after 60 days without activity')
  expect(text).toContain('Push any commit')
  expect(text).toContain('https://github.com/acme/website/actions/workflows/check.yml')
})
