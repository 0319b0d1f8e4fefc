import type { DatabaseEntry } from '../../inputs/database-entry.ts'
import type { ApiRefusal, Connection, Notion } from '../../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../../result/diagnosis.ts'
import {
  type Line,
  type ListedDatabase,
  type Reason,
  skippedBecause,
  statusOf,
  unknownBecause,
} from '../../result/line.ts'
import { endedIn, incomplete, refusalFound } from '../faults.ts'
import { lookWithDoubt } from './doubt.ts'
import { type Finding, judgeDatabase, type Known, viewFound } from './judge.ts'
import { type Ask, type LookedUp, lookAtView, lookUp } from './look-up.ts'
import { askProperties, type Held, judgeHeld } from './properties.ts'
import { lacks, type ReadContent, readContentShownBy } from './read-content.ts'

export type Databases = {
  lines: readonly Line[]
  readContent: ReadContent
  /** Notion's words when it refused the version of the user's code. */
  versionRefused: string | null
}

type Asking = Pick<Connection, 'notion' | 'trouble'> & {
  /** The version that the user's code sends. */
  version: string
  /** Called when a database has its answer. */
  progress: (done: number, total: number) => void
}

type Listed = Exclude<DatabaseEntry, { is: 'malformed' }>

/** Each listed database, all at once. One wrong line never hides the others. */
export async function checkDatabases(entries: readonly DatabaseEntry[], asking: Asking): Promise<Databases> {
  const { notion, trouble, version, progress } = asking
  let probed: ReturnType<Notion['probe']> | null = null
  const probe = () => {
    probed ??= notion.probe('read-content')
    return probed
  }
  const held = new Map<DatabaseEntry, readonly Held[]>()
  const look = async (entry: Listed, ask: Ask, before: LookedUp | null) => {
    // A database that was found needs no second look: in doubt are its data sources.
    const found = before?.is === 'database' ? before : null
    // While there is trouble, asking may end at any moment: what a 404 needs besides is asked with it.
    if (before && !found) probe().catch(() => {})
    const looked = found ?? (await lookAt(entry, notion, ask))
    if (looked.is === 'nothing' && trouble.known()) probe().catch(() => {})
    if (entry.properties.length > 0) {
      const asked = held.get(entry) ?? []
      held.set(entry, await askProperties(looked, ask, { notion, version, before: asked }))
    }
    return looked
  }
  const listed = entries.filter(entry => entry.is !== 'malformed')
  const looked = await lookWithDoubt(listed, look, trouble, () => progress(1, listed.length))
  const findings = new Map<DatabaseEntry, Finding>(
    looked.map(([entry, is]) => {
      const { id, given, name } = entry
      const fragment = entry.is === 'id' ? entry.fragment : null
      return [entry, judgeDatabase(is, { id, given, name, fragment, version, ofListed: entries.length })]
    }),
  )
  const readContent = await readContentShownBy([...findings.values()], probe)
  const lacking = lacks(readContent)
  const lines = entries.map(entry => {
    if (entry.is === 'malformed') return textLine(entry)
    const finding = findings.get(entry)
    if (!finding) throw new Error('A database was not looked at')
    return withProperties(entry, lineOf(entry, settled(finding, lacking, entry.id)), held.get(entry) ?? [])
  })
  return { lines, readContent, versionRefused: versionRefusedIn(looked) }
}

/** The same lines where nothing was asked: what the text of an entry proves is told all the same. */
export function unaskedDatabases(entries: readonly DatabaseEntry[], because: Reason): Line[] {
  return entries.map(entry =>
    entry.is === 'id'
      ? withUnread(entry, { check: 'database', about: listedAs(entry), ...skippedBecause(because) })
      : textLine(entry),
  )
}

/** A link whose only ID is a view's is a view's, whatever Notion says of it. */
async function lookAt(entry: Listed, notion: Notion, ask: Ask): Promise<LookedUp> {
  if (entry.is === 'id') return lookUp(notion, ask, entry.id)
  const view = await lookAtView(notion, ask, entry.id)
  return 'is' in view ? view : { is: 'view', databaseId: null, databaseTitle: null }
}

function versionRefusedIn(looked: readonly [Listed, LookedUp][]): string | null {
  for (const [, found] of looked)
    if (found.is === 'elsewhere' && found.refusal.kind === 'version-refused') return found.refusal.message
  return null
}

type Settled = (Known & { found: Diagnosis | null }) | Reason

const nothingKnown: Known = { kind: null, title: null, otherIds: [] }

/** What a finding comes to once all are in. */
function settled(finding: Finding, lacking: boolean, id: string): Settled {
  switch (finding.is) {
    case 'told':
      return finding
    case 'absent':
      return lacking ? 'lacks-read-content' : { ...nothingKnown, found: finding.found }
    case 'unreadable':
      return lacking ? 'lacks-read-content' : undecided(finding.refusal, id)
    case 'doubtful':
      return undecided(finding.refusal, id)
    case 'elsewhere':
      return finding.because
  }
}

/** Others prove the capability to read content, so this answer is not explained by its absence. */
function undecided(refusal: ApiRefusal | null, id: string): Settled {
  const subject = { what: 'database', id, title: null } as const
  const found = refusal
    ? refusalFound(refusal, subject)
    : incomplete(subject, 'a database without its content, though this token may read content')
  return { ...nothingKnown, found }
}

/** The line of an entry whose text alone proves what it is. */
function textLine(entry: Exclude<DatabaseEntry, { is: 'id' }>): Line {
  if (entry.is === 'view') return lineOf(entry, viewFound({ databaseId: null, databaseTitle: null }, entry))
  const { given, name, flaw } = entry
  const malformed = diagnosis('database-id-malformed', { given, name, flaw })
  return lineOf(entry, { ...nothingKnown, found: malformed })
}

function lineOf(entry: DatabaseEntry, finding: Settled): Line {
  if (typeof finding === 'string')
    return withUnread(entry, { check: 'database', about: listedAs(entry), ...unknownBecause(finding) })
  const { kind, title, otherIds, found } = finding
  const diagnoses = found ? [found] : []
  const about = { ...listedAs(entry), kind, title, otherIds }
  return withUnread(entry, { check: 'database', about, status: statusOf(diagnoses), note: null, diagnoses })
}

/** What a database that is in order has of its lines; one that is not proves nothing of them. */
function withProperties(entry: DatabaseEntry, line: Line, held: readonly Held[]): Line {
  if (line.check !== 'database' || line.about.id === null || held.length === 0) return line
  if (line.diagnoses.some(({ code }) => code !== 'property-line-malformed')) return line
  const { id, kind, title, otherIds } = line.about
  const [ended] = held.flatMap(({ answer }) => endedIn(answer) ?? [])
  const { given, name, properties } = entry
  const databaseId = kind === 'data_source' ? (otherIds[0] ?? null) : null
  const about = { id, given, name, title, databaseId }
  const found = held.flatMap(each => (endedIn(each.answer) ? [] : judgeHeld(properties, each, about)))
  const diagnoses = [...line.diagnoses, ...found]
  if (ended && diagnoses.length === 0) return { ...line, ...unknownBecause(ended) }
  const note = diagnoses.length === 0 ? ({ is: 'properties', count: properties.length } as const) : null
  return { ...line, status: statusOf(diagnoses), note, diagnoses }
}

/** The lines about its properties that nobody can read are told, whatever became of the entry itself. */
function withUnread({ given, name, unread }: DatabaseEntry, line: Line): Line {
  if (unread.length === 0) return line
  const found = unread.map(each => diagnosis('property-line-malformed', { given, name, line: each }))
  return { ...line, status: 'failed', diagnoses: [...line.diagnoses, ...found] }
}

function listedAs(entry: DatabaseEntry): ListedDatabase {
  const id = entry.is === 'malformed' ? null : entry.id
  return { given: entry.given, name: entry.name, id, ...nothingKnown }
}
