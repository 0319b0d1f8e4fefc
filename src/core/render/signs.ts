import type { Verdict } from '../result/diagnosis.ts'
import type { Status } from '../result/line.ts'
import type { Outcome } from '../result/report.ts'

/** The sign of a status in Markdown, and in the log, which runs in terminals of all kinds. */
const signs: { readonly [S in Status]: { markdown: string; log: string } } = {
  passed: { markdown: '✅', log: '✓' },
  warned: { markdown: '⚠️', log: '!' },
  failed: { markdown: '❌', log: '✗' },
  unknown: { markdown: '🟡', log: '?' },
  skipped: { markdown: '➖', log: '-' },
}

const statuses: { readonly [S in Outcome | Verdict]: Status } = {
  healthy: 'passed',
  broken: 'failed',
  fail: 'failed',
  inconclusive: 'unknown',
  warn: 'warned',
}

export function sign(of: Status | Outcome | Verdict, where: 'markdown' | 'log' = 'markdown'): string {
  return signs[of in statuses ? statuses[of as Outcome | Verdict] : (of as Status)][where]
}
