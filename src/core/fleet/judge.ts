import { type Code, codesIn, type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { isWorse, type Outcome, outcomeOf } from '../result/report.ts'
import type { WatchName } from '../result/watch.ts'
import type { ReadReport, WatchReport } from './read-report.ts'
import { isExpected, watchKey } from './settings.ts'

/** A file below the folder: its path from there, and what it says. */
export type ReportFile = { file: string } & ReadReport

/** `silent`: nobody knows, since no report came, or only an old one. */
export type State = Outcome | 'silent'

/** One token of the fleet. */
export type Row = {
  watch: WatchName
  state: State
  /** Its newest report; null where there is none. */
  report: WatchReport | null
  /** What was found about its silence. */
  found: Diagnosis | null
}

export type Fleet = {
  outcome: Outcome
  codes: readonly Code[]
  rows: readonly Row[]
  /** What isn't about a token: inputs, files that aren't reports. */
  others: readonly Diagnosis[]
  counts: { readonly [S in State]: number }
}

export type Given = {
  files: readonly ReportFile[]
  expected: readonly WatchName[]
  maxAgeHours: number
  /** Milliseconds since 1970. */
  now: number
  /** What was found before: inputs that are not usable. */
  problems: readonly Diagnosis[]
}

const hour = 3_600_000

/** A report may be ahead of the clock here by so much, and is taken for new. */
const aheadMs = hour

/** What all the reports come to. */
export function judgeFleet({ files, expected, maxAgeHours, now, problems }: Given): Fleet {
  const unreadable: Diagnosis[] = []
  const newest = new Map<string, WatchReport>()
  for (const each of files) {
    const dated = each.ok && each.report.at > now + aheadMs ? ahead(each.file, each.report.at) : each
    if (!dated.ok) {
      const { file, why, detail } = dated
      unreadable.push(diagnosis('report-unreadable', { file, why, detail }))
      continue
    }
    const { report } = dated
    const key = watchKey(report.watch)
    const known = newest.get(key)
    if (!known || supersedes(report, known)) newest.set(key, report)
  }
  const reported = [...newest.values()].map(report => rowOf(report, maxAgeHours, now))
  const rows = [...reported, ...missing(expected, reported)].toSorted(byName)
  const others = [...problems, ...unreadable]
  const count = (state: State) => rows.filter(row => row.state === state).length
  const found = [...others, ...rows.flatMap(row => row.found ?? [])]
  return {
    outcome: outcomeIn(rows, found),
    codes: codesIn([...others.map(({ code }) => code), ...rows.flatMap(codesOf)]),
    rows,
    others,
    counts: {
      healthy: count('healthy'),
      broken: count('broken'),
      inconclusive: count('inconclusive'),
      silent: count('silent'),
    },
  }
}

/** The newer one counts; of two of the same moment, the one that is worse. */
function supersedes(report: WatchReport, known: WatchReport): boolean {
  return report.at === known.at ? isWorse(report.outcome, known.outcome) : report.at > known.at
}

function ahead(file: string, at: number): ReportFile & { ok: false } {
  return { file, ok: false, why: 'future', detail: new Date(at).toISOString() }
}

function rowOf(report: WatchReport, maxAgeHours: number, now: number): Row {
  const { watch, at, outcome, run } = report
  const age = now - at
  if (age <= maxAgeHours * hour) return { watch, state: outcome, report, found: null }
  return {
    watch,
    state: 'silent',
    report,
    found: diagnosis('watch-stale', { watch, at, age, maxAgeHours, run }),
  }
}

function missing(expected: readonly WatchName[], reported: readonly Row[]): Row[] {
  const named = ({ repository, secret }: WatchName) =>
    watchKey({ repository, secret, workflow: '', job: '', key: '' })
  const known = Map.groupBy(reported, ({ watch }) => named(watch))
  const absent = expected.filter(
    each => !known.get(named(each))?.some(({ watch }) => isExpected(each, watch)),
  )
  const once = new Map(absent.map(watch => [watchKey(watch), watch]))
  return Array.from(once.values(), watch => ({
    watch,
    state: 'silent' as const,
    report: null,
    found: diagnosis('watch-missing', { watch }),
  }))
}

function byName(a: Row, b: Row): number {
  const [one, other] = [watchKey(a.watch), watchKey(b.watch)]
  return one < other ? -1 : one > other ? 1 : 0
}

function outcomeIn(rows: readonly Row[], found: readonly Diagnosis[]): Outcome {
  const own = outcomeOf(found)
  const of = (outcome: Outcome) => own === outcome || rows.some(({ state }) => state === outcome)
  return of('broken') ? 'broken' : of('inconclusive') ? 'inconclusive' : 'healthy'
}

/** Of a silent watch, what is wrong is its silence: its last report no longer counts. */
export function codesOf({ found, report }: Row): readonly Code[] {
  return found ? [found.code] : (report?.codes ?? [])
}
