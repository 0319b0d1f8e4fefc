import type { Prose } from '../text/prose.ts'

/**
 * What concerns GitHub or the workflow, and not the token: told beside the result, never a code, and never a change of the
 * verdict. A `warning` is an annotation too; an `info` is a line in the log and the summary.
 */
export type Notice = {
  about: 'tracking-issue' | 'schedule' | 'secret' | 'expires'
  level: 'info' | 'warning'
  /** At most 60 characters, no full stop. */
  title: Prose
  /** What happened and what to do, one to three sentences. */
  text: Prose
  /** Lines for the workflow. */
  yaml?: readonly Prose[]
  /** What the words were made of, for the report. */
  evidence?: SecretEvidence
}

/** Where GitHub has a secret of a name. `savedAt`: milliseconds since 1970. */
export type SecretPlace = {
  in: 'repository' | 'organisation' | 'environment' | 'dependabot'
  /** Its name; null for the others. */
  environment: string | null
  savedAt: number
}

/** What GitHub says of a secret: names and dates alone, never a value. */
export type SecretEvidence = {
  places: readonly SecretPlace[]
  /** Names that may be meant instead. */
  similar: readonly string[]
  /** Where the token was allowed to look; of environments, into how many. */
  looked: { repository: boolean; organisation: boolean; dependabot: boolean; environments: number }
  /** How many environments there are; null where that is not known. */
  environments: number | null
  /** Permissions that the token lacks, as GitHub names them. */
  lacking: readonly string[]
}
