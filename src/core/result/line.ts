import type { RunContext } from '../inputs/run-context.ts'
import type { InputProblem, Settings } from '../inputs/settings.ts'
import type { Answer, Identity, Notion } from '../ports/notion.ts'
import type { Prose } from '../text/prose.ts'
import { type Diagnosis, traits } from './diagnosis.ts'

/** `unknown`: it could not be told. `skipped`: something before it made it pointless to ask. */
export type Status = 'passed' | 'warned' | 'failed' | 'unknown' | 'skipped'

/** One line of the result: what was checked, how it went, and what was found. */
export type Step = {
  /** `inputs`, `token-format`, `authentication`, `workspace`, `database:<id>`, `capability:<name>` */
  id: string
  /** True when green: "Notion accepts the token". */
  title: Prose
  /** What is known besides, or why it is not. */
  note: Prose
  status: Status
  diagnoses: readonly Diagnosis[]
  /** For a database: what it was given as, and what it is. */
  database?: {
    given: string
    id: string | null
    kind: 'database' | 'data_source' | 'page' | 'view' | null
    title: string | null
  }
}

/** What the rungs share while they climb. */
export type Run = {
  settings: Settings
  problems: readonly InputProblem[]
  context: RunContext
  /** Made when it is first needed, so that nothing is opened for a text that cannot be a token. */
  notion: () => Notion
  identity: Identity | null
  /** Called when a database or capability has its answer. */
  progress: (done: number, total: number) => void
  /** What asking the databases showed of the capability to read content; capabilities wait for it. */
  readContent: Deferred<ReadContent>
  /** Notion's words when it refused `notion-version`: found with the databases, told with the inputs. */
  versionRefused: string | null
  /** What was found so far: it stands, whatever happens to the rest. */
  steps: Step[]
}

export type ReadContent =
  | { is: 'proven' }
  | { is: 'missing'; message: string | null }
  | { is: 'unasked' }
  | { is: 'asked'; answer: Answer<unknown> }

export type Deferred<T> = { promise: Promise<T>; resolve: (value: T) => void }

/** A rung of the ladder: one idea, one file in checks/. */
export type Rung = {
  name: string
  /** Asks and judges. */
  climb: (run: Run) => Promise<Step[]> | Step[]
  /** The same lines when something before it blocks; what needs no asking is still judged. */
  skip: (run: Run, because: Prose) => Step[]
  /** Why nothing after these steps makes sense; null to go on. */
  blocks?: (steps: readonly Step[]) => Prose | null
}

/** The status that follows from what was found. */
export function statusOf(diagnoses: readonly Diagnosis[]): Status {
  const found = diagnoses.map(({ code }) => traits[code].verdict)
  if (found.includes('fail')) return 'failed'
  if (found.includes('inconclusive')) return 'unknown'
  return found.includes('warn') ? 'warned' : 'passed'
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(done => {
    resolve = done
  })
  return { promise, resolve }
}
