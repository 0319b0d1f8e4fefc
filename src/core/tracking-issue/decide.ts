import { codesOf } from '../result/diagnosis.ts'
import type { Outcome } from '../result/report.ts'
import { type Finding, type Memory, type News, remembered } from './memory.ts'
import { isWarning, leftOpen, type Seen } from './seen.ts'

/** The issue as it was found. */
export type Found = { open: boolean; state: Memory }

/** What is done to the issue. */
export type Decision = {
  /** `line`: only when it was last checked, and what is remembered. */
  write: 'nothing' | 'new-issue' | 'line' | 'whole'
  /** Opens or closes it. */
  state: 'open' | 'closed' | null
  /** One run says at most one thing. */
  comment: News | null
  next: Memory | null
  /** Why nothing is done though there is an issue: another step of this run, or a newer one, was there before. */
  left: 'shared' | 'newer' | null
}

/** After this many runs in a row without a result, one comment says so. */
const unsureRuns = 3

/** Milliseconds that a step may take: what was written longer ago can't be news of a run that began later. */
const longestStep = 3_600_000

const nothing: Decision = { write: 'nothing', state: null, comment: null, next: null, left: null }

/** The state machine of the tracking issue. */
export function decide(issue: Found | null, seen: Seen): Decision {
  if (!issue) return seen.outcome === 'broken' ? opened(seen) : nothing
  const left = whyLeft(issue.state, seen)
  if (left) return { ...nothing, left }
  const decision = decideFor(issue, seen)
  const { comment, next } = decision
  if (!next) return decision
  const { checked } = issue.state
  const untold = comment ? { news: comment, at: checked } : next.untold
  // News are known by what was written before them, so no two writings have the same time.
  const written = { checked: Math.max(seen.at, checked + 1), by: seen.run, number: seen.number }
  return { ...decision, next: { ...next, untold, ...written } }
}

/**
 * A run that began later has the last word, if it has written just now; one that was run again is newer than its
 * number. Several steps of one run that follow the same secret would turn the issue over each other: the first counts.
 */
function whyLeft({ checked, by, number, phase }: Memory, seen: Seen): Decision['left'] {
  const later = number > seen.number && seen.attempt === 1
  if (later && checked > seen.at - longestStep) return 'newer'
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
  const { known, untold, found, gone } = compared(state, seen)
  const next: Memory = { ...stillKnown(state, known, seen), untold: null }
  if (found.length > 0 || gone.length > 0)
    return {
      ...nothing,
      write: 'whole',
      state: open ? null : 'open',
      comment: { is: 'changed', found, gone },
      next: { ...next, words: seen.words, reopened: false },
    }
  // Words about less than is known would hide what may still be broken.
  const rewrite = untold.length === 0 && seen.words !== state.words
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

/** What is known now: what was found, and what was found before and could not be determined this time. */
function compared(state: Memory, seen: Seen) {
  const untold = state.found.filter(each => !isIn(seen.found, each) && leftOpen(each, seen.open))
  const known = remembered([...seen.found, ...untold])
  return {
    known,
    untold,
    found: known.filter(each => !isIn(state.found, each)),
    gone: state.found.filter(each => !isIn(each.about === '' ? wholly(known) : known, each)),
  }
}

/** A spell of warnings is none of broken: where one follows on the other, it begins now. */
function stillKnown(state: Memory, known: Finding[], { at }: Seen): Memory {
  const same = isWarning(codesOf(known)) === isWarning(codesOf(state.found))
  return { ...state, found: known, since: same ? state.since : at, unsure: null }
}

/** A code that is remembered as a whole is there as long as anything under it is. */
function wholly(found: readonly Finding[]): Finding[] {
  return found.map(({ code }) => ({ code, about: '' }))
}

/** Whether it is among them; where a code is remembered as a whole, so is everything under it. */
function isIn(all: readonly Finding[], { code, about }: Finding): boolean {
  return all.some(each => each.code === code && (each.about === about || each.about === ''))
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
  const { known, gone } = compared(state, seen)
  if (known.length > 0)
    return {
      ...nothing,
      write: 'line',
      comment: gone.length > 0 && open ? { is: 'changed', found: [], gone } : null,
      next: stillKnown(state, known, seen),
    }
  return {
    ...nothing,
    write: 'whole',
    state: open ? 'closed' : null,
    comment: { is: 'healthy', since: state.since, until: seen.at, codes: codesOf(state.found) },
    next: { ...state, phase: 'healthy', found: [], words: '', since: seen.at, unsure: null, reopened: false },
  }
}

/** What an earlier run couldn't say, if it is still so. */
function pending({ untold }: Memory, outcome: Outcome): News | null {
  if (!untold) return null
  const { news } = untold
  const about: Outcome =
    news.is === 'healthy' ? 'healthy' : news.is === 'cannot-tell' ? 'inconclusive' : 'broken'
  return about === outcome ? news : null
}

function brokenNow({ at, found, words, run, number }: Seen): Memory {
  return {
    phase: 'broken',
    found: remembered(found),
    words,
    since: at,
    unsure: null,
    reopened: false,
    untold: null,
    checked: at,
    by: run,
    number,
  }
}
