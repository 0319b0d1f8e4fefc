import { codes as allCodes } from '../result/diagnosis.ts'
import type { Outcome } from '../result/report.ts'
import type { Memory, News } from './memory.ts'
import type { Seen } from './seen.ts'

/** The issue as it was found. */
export type Found = { open: boolean; state: Memory }

/** What is done to the issue. */
export type Decision = {
  /** `line`: only when it was last checked, and what is remembered. */
  write: 'nothing' | 'new-issue' | 'line' | 'whole'
  /** Opens or closes it. */
  state: 'open' | 'closed' | null
  /** One run tells at most one thing. */
  comment: News | null
  next: Memory | null
  /** Why nothing is done though there is an issue: another step of this run, or a newer one, was there before. */
  left: 'shared' | 'newer' | null
}

/** One comment says that Notion cannot be asked, after so many runs in a row. */
const unsureRuns = 3

const nothing: Decision = { write: 'nothing', state: null, comment: null, next: null, left: null }

/** The state machine of the tracking issue. */
export function decide(issue: Found | null, seen: Seen): Decision {
  if (!issue) return seen.outcome === 'broken' ? opened(seen) : nothing
  const left = whyLeft(issue.state, seen)
  if (left) return { ...nothing, left }
  const decision = decideFor(issue, seen)
  const { comment, next } = decision
  if (!next) return decision
  const untold = comment ? { news: comment, at: seen.at } : next.untold
  return { ...decision, next: { ...next, untold, checked: seen.at, by: seen.run } }
}

/** Several steps of one run that follow the same secret would turn the issue over each other: the first one counts. */
function whyLeft({ checked, by, phase }: Memory, seen: Seen): Decision['left'] {
  if (checked > seen.at) return 'newer'
  return by === seen.run && (phase === 'broken' || seen.outcome !== 'broken') ? 'shared' : null
}

function decideFor(issue: Found, seen: Seen): Decision {
  switch (seen.outcome) {
    case 'broken':
      return whenBroken(issue, seen)
    case 'inconclusive':
      return whenUnsure(issue, seen)
    case 'healthy':
      return whenHealthy(issue, seen)
  }
}

function opened(seen: Seen): Decision {
  return { ...nothing, write: 'new-issue', next: brokenNow(seen) }
}

function whenBroken({ open, state }: Found, seen: Seen): Decision {
  if (state.phase === 'healthy')
    return {
      ...nothing,
      write: 'whole',
      state: open ? null : 'open',
      comment: { is: 'broken-again' },
      next: brokenNow(seen),
    }
  const { codes, found, gone } = compared(state, seen)
  const next: Memory = { ...state, codes, unsure: null, untold: null }
  if (found.length > 0 || gone.length > 0)
    return {
      ...nothing,
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
  if (open || state.reopened) return { ...nothing, write, comment: pending(state, seen.outcome), next: kept }
  return {
    ...nothing,
    write,
    state: 'open',
    comment: { is: 'still-broken' },
    next: { ...kept, reopened: true },
  }
}

/** What is known now: what was found, and what was found before and could not be told this time. */
function compared(state: Memory, seen: Seen) {
  const known = new Set(state.codes)
  const codes = allCodes.filter(
    code => seen.codes.includes(code) || (known.has(code) && seen.untold.includes(code)),
  )
  return {
    codes,
    found: codes.filter(code => !known.has(code)),
    gone: state.codes.filter(code => !codes.includes(code)),
  }
}

/** Opens nothing and closes nothing. */
function whenUnsure({ open, state }: Found, { at }: Seen): Decision {
  if (!open || state.phase === 'healthy') return nothing
  const before = state.unsure ?? { runs: 0, since: at, told: false }
  const runs = before.runs + 1
  const tells = runs >= unsureRuns && !before.told
  return {
    ...nothing,
    write: 'line',
    comment: tells ? { is: 'cannot-tell', since: before.since, runs } : pending(state, 'inconclusive'),
    next: { ...state, unsure: { ...before, runs, told: before.told || tells } },
  }
}

function whenHealthy({ open, state }: Found, seen: Seen): Decision {
  if (state.phase === 'healthy') {
    // Somebody who opened it again while all is well wants it open.
    const comment = pending(state, 'healthy')
    return comment ? { ...nothing, write: 'line', comment, next: state } : nothing
  }
  const { codes, gone } = compared(state, seen)
  if (codes.length > 0)
    return {
      ...nothing,
      write: 'line',
      comment: gone.length > 0 && open ? { is: 'changed', found: [], gone } : null,
      next: { ...state, codes, unsure: null },
    }
  return {
    ...nothing,
    write: 'whole',
    state: open ? 'closed' : null,
    comment: { is: 'healthy', since: state.since, until: seen.at, codes: state.codes },
    next: { ...state, phase: 'healthy', codes: [], words: '', since: seen.at, unsure: null, reopened: false },
  }
}

/** What an earlier run could not tell, if it is still so. */
function pending({ untold }: Memory, outcome: Outcome): News | null {
  if (!untold) return null
  const { news } = untold
  const about: Outcome =
    news.is === 'healthy' ? 'healthy' : news.is === 'cannot-tell' ? 'inconclusive' : 'broken'
  return about === outcome ? news : null
}

function brokenNow({ at, codes, words, run }: Seen): Memory {
  return {
    phase: 'broken',
    codes,
    words,
    since: at,
    unsure: null,
    reopened: false,
    untold: null,
    checked: at,
    by: run,
  }
}
