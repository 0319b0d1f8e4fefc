import type { RunContext } from '../inputs/run-context.ts'
import type { LastPass } from '../ports/github.ts'
import type { Identity } from '../ports/notion.ts'
import type { Code, Facts } from '../result/diagnosis.ts'
import type { Prose } from '../text/prose.ts'

/** What words may build on besides the facts. */
export type Telling = {
  run: RunContext
  /** The name of the secret that feeds the token. */
  secret: string
  identity: Identity | null
  timeoutSeconds: number
  /** Where Notion's API is, by the workflow's own word. */
  apiUrl: string
  /** Whether the step fails the job: then GitHub offers to re-run the failed jobs alone. */
  fails: boolean
  /** When the token was to end, by the workflow's own word, if that is past. Milliseconds since 1970. */
  endedOn: number | null
  /** When the workflow last passed, where that is evidence for when the token still worked. */
  lastPass: LastPass | null
}

export type FixStep = {
  text: Prose
  /** For a terminal, or lines of YAML for the workflow. */
  command?: { language: 'sh' | 'yaml'; lines: readonly Prose[] }
  /** "Run it again": told once where several problems are told. */
  last?: true
  /** It takes a new run: then that is what is told once. */
  newRun?: true
}

export type Explanation = {
  /** At most 60 characters, what is wrong, no full stop. */
  title: Prose
  /** The title for where it stays for days: without how many are left. */
  lasting?: Prose
  /** One or two sentences of evidence. */
  happened: Prose
  /** The evidence one by one, where there are several pieces of it. */
  each?: readonly Prose[]
  /** The fix in one sentence, for where the steps have no room: an annotation. */
  short: Prose
  /** `heading` says what the steps do, and how long that takes where it is known. */
  fix: { heading: Prose; steps: readonly FixStep[] }
  /** "If that did not help", folded. */
  more?: {
    heading: Prose
    items: readonly Prose[]
    /** Lines to paste into the workflow. */
    lines?: readonly Prose[]
  }
}

/** At least one. What is fixed together is explained together, so that nothing is said twice. */
export type All<F> = readonly [F, ...F[]]

export type Entry<F> = {
  /** The evidence in a word, for the table. */
  brief?: Prose
  /** Findings that need different fixes are told apart by this. */
  variant?: (facts: F) => string
  /** Codes that share this function are explained together. */
  explain: (all: All<F>, telling: Telling) => Explanation
}

/** A family of entries; `index.ts` sees to it that no code is without one. */
export type Entries = { readonly [C in Code]?: Entry<Facts[C]> }

export function step(text: Prose, command?: FixStep['command']): FixStep {
  return command ? { text, command } : { text }
}
