import type { DatabaseEntry } from '../../inputs/database-entry.ts'
import type { ApiRefusal, Connection, Notion } from '../../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../../result/diagnosis.ts'
import { type Line, type ListedDatabase, type Reason, skippedBecause, statusOf } from '../../result/line.ts'
import { refusalFound } from '../faults.ts'
import { type Ask, lookWithDoubt } from './doubt.ts'
import { type Finding, judgeDatabase, viewFound } from './judge.ts'
import { type LookedUp, lookAtView, lookUp } from './look-up.ts'
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
  const look = async (entry: Listed, ask: Ask, again: boolean) => {
    // While there is trouble, asking may end at any moment: what a 404 needs besides is asked with it.
    if (again) probe().catch(() => {})
    const looked = await lookAt(entry, notion, ask)
    if (looked.is === 'nothing' && trouble.known()) probe().catch(() => {})
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
    return lineOf(entry, settled(finding, lacking, entry.id))
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

type Settled = { kind: ListedDatabase['kind']; title: string | null; found: Diagnosis | null } | Reason

/** What a finding comes to once all are in. */
function settled(finding: Finding, lacking: boolean, id: string): Settled {
  switch (finding.is) {
    case 'told':
      return finding
    case 'absent':
      return lacking ? 'lacks-read-content' : { kind: null, title: null, found: finding.found }
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
    : diagnosis('notion-unrecognised', {
        subject,
        evidence: { status: 200, requestId: null, rayId: null },
        what: 'a database without its content, though this token may read content',
        message: null,
        from: 'notion',
      })
  return { kind: null, title: null, found }
}

/** The line of an entry whose text alone proves what it is. */
function textLine(entry: Exclude<DatabaseEntry, { is: 'id' }>): Line {
  if (entry.is === 'view') return lineOf(entry, viewFound({ databaseId: null, databaseTitle: null }, entry))
  const { given, name, flaw } = entry
  const malformed = diagnosis('database-id-malformed', { given, name, flaw })
  return lineOf(entry, { kind: null, title: null, found: malformed })
}

function lineOf(entry: DatabaseEntry, finding: Settled): Line {
  if (typeof finding === 'string') {
    const note = { is: 'unknown', because: finding } as const
    const line = { status: 'unknown', note, diagnoses: [] } as const
    return withUnread(entry, { check: 'database', about: listedAs(entry), ...line })
  }
  const { kind, title, found } = finding
  const diagnoses = found ? [found] : []
  const about = { ...listedAs(entry), kind, title }
  return withUnread(entry, { check: 'database', about, status: statusOf(diagnoses), note: null, diagnoses })
}

/** The lines about its properties that nobody can read are told, whatever became of the entry itself. */
function withUnread({ given, name, unread }: DatabaseEntry, line: Line): Line {
  if (unread.length === 0) return line
  const found = unread.map(each => diagnosis('property-line-malformed', { given, name, line: each }))
  return { ...line, status: 'failed', diagnoses: [...line.diagnoses, ...found] }
}

function listedAs(entry: DatabaseEntry): ListedDatabase {
  const id = entry.is === 'malformed' ? null : entry.id
  return { given: entry.given, name: entry.name, id, kind: null, title: null }
}
