import type { Prose } from '../text/prose.ts'

/**
 * What concerns GitHub and not the token: told beside the result, never a code, and never a change of the
 * verdict. A `warning` is an annotation too; an `info` is a line in the log and the summary.
 */
export type Notice = {
  about: 'tracking-issue' | 'schedule'
  level: 'info' | 'warning'
  /** At most 60 characters, no full stop. */
  title: Prose
  /** What happened and what to do, one to three sentences. */
  text: Prose
  /** Lines for the workflow. */
  yaml?: readonly Prose[]
}
