import type { Fault, Refusal } from '../core/ports/notion.ts'

/** What a run saw of Notion so far, as far as its patience depends on it. Times by the clock, in milliseconds. */
export type Streak = {
  /** Notion has accepted the token. */
  accepted: boolean
  /** Something went wrong, even if a retry fixed it. */
  troubled: boolean
  /** Start of the first failed attempt since the last answer of Notion's API. */
  failingSince: number | null
  /** Questions given up since then. */
  givenUp: number
  lastFault: Fault | null
  lastLimit: Fault | null
  /** Pauses for a rate limit since the last answer, and what they had more than Notion named. */
  pauses: number
  unnamedMs: number
}

export const noStreak: Streak = {
  accepted: false,
  troubled: false,
  failingSince: null,
  givenUp: 0,
  lastFault: null,
  lastLimit: null,
  pauses: 0,
  unnamedMs: 0,
}

/** After this long, or this many questions, without any answer of Notion's API, the rest isn't asked. */
const lasting = { ms: 5_000, questions: 5 }
const shortestPause = 500
const longestFloor = 30_000

/** After a value (null), or a refusal in Notion's own words. */
export function afterAnswer(streak: Streak, refusal: Refusal | null): Streak {
  // A 401 doesn't end an outage, and Notion looks at the version before the credential.
  if (refusal?.evidence.status === 401)
    return { ...streak, troubled: streak.troubled || refusal.kind === 'unknown-error' }
  return {
    ...streak,
    // A value, or a refusal that is about what was asked for; a conflict or an unknown error may come before all that.
    accepted: streak.accepted || (refusal?.kind !== 'version-refused' && refusal?.kind !== 'unknown-error'),
    // An unknown error is no sign of health.
    troubled: streak.troubled || refusal?.kind === 'unknown-error',
    failingSince: null,
    givenUp: 0,
    pauses: 0,
    unnamedMs: 0,
  }
}

/** After a fault that is known, and says nothing of how long Notion has been failing. */
export function afterTrouble(streak: Streak, fault: Fault): Streak {
  return { ...streak, troubled: true, ...(fault.kind === 'rate-limited' && { lastLimit: fault }) }
}

/** After a fault of an attempt that began then; of a rate limit that names its wait, only that there was one. */
export function afterFault(streak: Streak, fault: Fault, begun: number, named: boolean): Streak {
  const troubled = afterTrouble(streak, fault)
  if (named && fault.kind !== 'down') return troubled
  return { ...troubled, lastFault: fault, failingSince: streak.failingSince ?? begun }
}

export function afterGivingUp(streak: Streak): Streak {
  return { ...streak, givenUp: streak.failingSince === null ? 0 : streak.givenUp + 1 }
}

/** Whether a failure, now that one more question was given up, has to end all asking. */
export function lasts({ failingSince, givenUp }: Streak, now: number): boolean {
  const long = failingSince !== null && now - failingSince >= lasting.ms
  return long || givenUp >= lasting.questions
}

/** How long to pause. Waits of nothing, again and again without an answer between them, would be a hail of requests. */
export function pauseFor({ pauses }: Streak, waitMs: number): number {
  const floor = Math.min(longestFloor, shortestPause * 2 ** pauses)
  return waitMs < 1_000 ? Math.max(waitMs, floor) : waitMs
}

export function afterPause(streak: Streak, unnamedMs: number): Streak {
  return { ...streak, pauses: streak.pauses + 1, unnamedMs: streak.unnamedMs + unnamedMs }
}
