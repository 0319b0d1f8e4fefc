import type { Code } from '../result/diagnosis.ts'

/** What docs/diagnoses.md says of a code beside what a run of it shows: Markdown, whole sentences. Not bundled. */
export type Meaning = {
  /** One plain sentence. */
  meaning: string
  /** What Notion, GitHub or another program says in this case, word for word, so that a search finds it. */
  said: readonly string[]
  /** How the check knows, and what it does not know. */
  proof: string
  /** What else it could be, likeliest first: whole sentences. What the steps name already is not said again. */
  others: readonly [string, ...string[]]
  /** How to leave it out, or make less of it. */
  silence: string
}

/** The meanings of a family; the docs' script sees to it that no code is without one. */
export type Meanings = { readonly [C in Code]?: Meaning }

export const onBroken = 'Set `on-broken` to `warn`: it’s a warning then, and the job goes on.'
export const onInconclusive = 'Set `on-inconclusive` to `warn`: it’s a warning then, and the job goes on.'
