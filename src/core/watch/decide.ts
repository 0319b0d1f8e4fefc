import { codes as allCodes, type Code } from '../diagnosis.ts'
import type { Outcome } from '../report.ts'
import type { WatchState } from './state.ts'

/** The issue as it was found. */
export type Found = { open: boolean; state: WatchState }

/** What a run says of the token. */
export type Seen = {
  outcome: Outcome
  /** The proven faults, in the contract's order. */
  codes: readonly Code[]
  /** Whether something could not be told besides: then what is not found again is not mended. */
  partial: boolean
  /** Stands for the words of the body that this run would write. */
  words: string
  /** Milliseconds since 1970. */
  at: number
}

/** What people are told in a comment. One run tells at most one. */
export type News =
  | { is: 'changed'; found: readonly Code[]; gone: readonly Code[] }
  /** Closed by hand, and still broken. */
  | { is: 'still-broken' }
  | { is: 'broken-again' }
  | { is: 'cannot-tell'; since: number; runs: number }
  | { is: 'healthy'; since: number }

/** What is done to the issue. */
export type Decision = {
  /** `line`: only when it was last checked, and what is remembered. */
  write: 'nothing' | 'new-issue' | 'line' | 'whole'
  /** Opens or closes it. */
  state: 'open' | 'closed' | null
  comment: News | null
  next: WatchState | null
}

/** One comment says that Notion cannot be asked, after so many runs in a row. */
export const unsureRuns = 3

const nothing: Decision = { write: 'nothing', state: null, comment: null, next: null }

/** The state machine of the tracking issue. */
export function decide(issue: Found | null, seen: Seen): Decision {
  switch (seen.outcome) {
    case 'broken':
      return issue
        ? whenBroken(issue, seen)
        : { ...nothing, write: 'new-issue', next: brokenSince(seen.at, seen) }
    case 'inconclusive':
      return issue ? whenUnsure(issue, seen) : nothing
    case 'healthy':
      return issue ? whenHealthy(issue, seen) : nothing
  }
}

function whenBroken({ open, state }: Found, seen: Seen): Decision {
  if (state.phase === 'healthy')
    return {
      write: 'whole',
      state: open ? null : 'open',
      comment: { is: 'broken-again' },
      next: brokenSince(seen.at, seen),
    }
  const known = new Set(state.codes)
  const codes = seen.partial
    ? allCodes.filter(code => known.has(code) || seen.codes.includes(code))
    : seen.codes
  const found = codes.filter(code => !known.has(code))
  const gone = state.codes.filter(code => !codes.includes(code))
  const next: WatchState = { ...state, codes, unsure: null }
  if (found.length > 0 || gone.length > 0)
    return {
      write: 'whole',
      state: open ? null : 'open',
      comment: { is: 'changed', found, gone },
      next: { ...next, words: seen.words, reopened: false },
    }
  // Words about less than is known would hide what may still be broken.
  const complete = codes.every(code => seen.codes.includes(code))
  const rewrite = complete && seen.words !== state.words
  const kept = rewrite ? { ...next, words: seen.words } : next
  const write = rewrite ? 'whole' : 'line'
  if (open || state.reopened) return { write, state: null, comment: null, next: kept }
  return { write, state: 'open', comment: { is: 'still-broken' }, next: { ...kept, reopened: true } }
}

/** Opens nothing and closes nothing. */
function whenUnsure({ open, state }: Found, { at }: Seen): Decision {
  if (!open || state.phase === 'healthy') return nothing
  const before = state.unsure ?? { runs: 0, since: at, told: false }
  const runs = before.runs + 1
  const tells = runs >= unsureRuns && !before.told
  return {
    write: 'line',
    state: null,
    comment: tells ? { is: 'cannot-tell', since: before.since, runs } : null,
    next: { ...state, unsure: { ...before, runs, told: before.told || tells } },
  }
}

/** Somebody who opened it again while all is well wants it open. */
function whenHealthy({ open, state }: Found, { at }: Seen): Decision {
  if (state.phase === 'healthy') return nothing
  return {
    write: 'whole',
    state: open ? 'closed' : null,
    comment: { is: 'healthy', since: state.since },
    next: { phase: 'healthy', codes: [], words: '', since: at, unsure: null, reopened: false },
  }
}

function brokenSince(at: number, { codes, words }: Seen): WatchState {
  return { phase: 'broken', codes, words, since: at, unsure: null, reopened: false }
}
