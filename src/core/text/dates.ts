import { count, own, type Prose } from './prose.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `22 November 2026`, in UTC. `at`: milliseconds since 1970. */
export function day(at: number): Prose {
  return own(dayText(new Date(at)))
}

/** `22 November 2026 at 02:10 UTC`. */
export function dayAndTime(at: number): Prose {
  const date = new Date(at)
  return own(`${dayText(date)} at ${date.toISOString().slice(11, 16)} UTC`)
}

function dayText(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const minute = 60_000
const hour = 60 * minute
export const oneDay = 24 * hour

/** The beginning of a day `YYYY-MM-DD`, in UTC. Milliseconds since 1970. */
export function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

/** Whole days from now until that day, both in UTC: 0 on the day itself, negative after it. */
export function daysUntil(date: string, now: number): number {
  return Math.round((startOf(date) - Math.floor(now / oneDay) * oneDay) / oneDay)
}

/** `3 days`, `5 hours`, `12 minutes`: whole and rounded, as people say it. */
export function lasting(ms: number): Prose {
  const [size, unit] =
    ms >= 2 * oneDay - hour
      ? [oneDay, 'day']
      : ms >= 2 * hour - minute
        ? [hour, 'hour']
        : ([minute, 'minute'] as const)
  return count(Math.max(1, Math.round(ms / size)), unit)
}
