import type { Capability, Identity } from '../ports/notion.ts'
import type { TokenShape } from '../token/token-text.ts'
import { type Check, type checks, type Diagnosis, traits } from './diagnosis.ts'

/** `unknown`: it could not be determined. `skipped`: something before it made it pointless to ask. */
export type Status = 'passed' | 'warned' | 'failed' | 'unknown' | 'skipped'

/** The checks that have one line, whatever is listed. */
type OneLine = { [C in Check]: (typeof checks)[C] extends 'one' ? C : never }[Check]

/** One row of the result, as data: what was checked, how it went, and what was found. */
export type Line = {
  status: Status
  note: Note
  diagnoses: readonly Diagnosis[]
} & (
  | { check: Exclude<OneLine, 'workspace'>; about: null }
  /** The workspace that is expected. */
  | { check: 'workspace'; about: string }
  | { check: 'database'; about: ListedDatabase }
  | { check: 'capability'; about: Capability }
  /** A bug of ours, and the check that it stopped; null for the action as a whole. */
  | { check: 'internal'; about: string | null }
)

/** What a database was listed as, and what it is. */
export type ListedDatabase = {
  given: string
  /** What people call it in the input. */
  name: string | null
  id: string | null
  kind: 'database' | 'data_source' | 'page' | 'view' | null
  title: string | null
  /** Of a database its data sources, of a data source its database, as far as Notion names them. */
  otherIds: readonly string[]
}

/** What else is known; words for it are in the catalogue. */
export type Note =
  | null
  | { is: 'skipped' | 'unknown'; because: Reason }
  /** There is no token: nothing at all, or only whitespace. */
  | { is: 'empty'; whitespace: boolean }
  /** The token's text: its length, and its shape where it may be a token. */
  | { is: 'text'; length: number; shape: TokenShape | null }
  | { is: 'identity'; identity: Identity }
  | { is: 'status'; status: number }
  | { is: 'rejected-later' }
  /** The data sources have the properties that the lines name. */
  | { is: 'properties'; count: number }
  /** How a capability was determined. */
  | { is: 'shown'; by: 'databases' | 'probe' }

/** Why something was not asked, or could not be determined. */
export type Reason =
  | 'input-unusable'
  | 'token-unusable'
  | 'token-missing'
  | 'token-rejected'
  | 'token-undetermined'
  | 'access-restricted'
  | 'other-workspace'
  | 'check-failed'
  | 'rejected-meanwhile'
  | 'restricted-meanwhile'
  | 'lacks-read-content'
  | 'version-refused'

/** The name of the check, and after a colon what it is about where it has a line for each: as the report has it. */
export function lineId({ check, about }: Line): string {
  if (about === null) return check === 'internal' ? `${check}:action` : check
  switch (check) {
    case 'workspace':
      return check
    case 'database':
      return `${check}:${about.id ?? about.given}`
    case 'capability':
    case 'internal':
      return `${check}:${about}`
  }
}

/** The status that follows from what was found. */
export function statusOf(diagnoses: readonly Diagnosis[]): Status {
  const found = diagnoses.map(({ code }) => traits[code].verdict)
  if (found.includes('fail')) return 'failed'
  if (found.includes('inconclusive')) return 'unknown'
  return found.includes('warn') ? 'warned' : 'passed'
}

/** What every line has apart from what it is about: it couldn't be determined. */
export function unknownBecause(because: Reason) {
  return { status: 'unknown', note: { is: 'unknown', because }, diagnoses: [] } as const
}

/** What every line has apart from what it is about: nothing was asked. */
export function skippedBecause(because: Reason) {
  return { status: 'skipped', note: { is: 'skipped', because }, diagnoses: [] } as const
}
