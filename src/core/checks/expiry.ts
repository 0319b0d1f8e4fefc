import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { daysUntil } from '../text/dates.ts'

/** The warning begins this many days before it. */
const warned = 14

/** Whether a token that Notion accepts is about to end. `now`: milliseconds since 1970; days are UTC's. */
export function judgeExpiry(expires: string | null, now: number): Diagnosis | null {
  if (expires === null) return null
  const days = daysUntil(expires, now)
  return days >= 0 && days <= warned ? diagnosis('token-expires-soon', { date: expires, days }) : null
}
