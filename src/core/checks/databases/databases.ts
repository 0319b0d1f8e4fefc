import { notionLink } from '../../catalogue/links.ts'
import type { DatabaseEntry } from '../../inputs/database-entry.ts'
import type { ApiRefusal } from '../../ports/notion.ts'
import { diagnosis, type Subject } from '../../result/diagnosis.ts'
import { type ReadContent, type Run, type Rung, type Step, statusOf } from '../../result/line.ts'
import { shortId } from '../../text/notion-id.ts'
import { code, type Inline, link, nothing, type Prose, say, strong } from '../../text/prose.ts'
import { notAsked } from '../authentication.ts'
import { unexplained } from '../faults.ts'
import { createDoubt, type Doubting } from './doubt.ts'
import { type Asked, type DatabaseFinding, judgeDatabase, judgeView } from './judge.ts'
import { lookAtView, lookUp } from './look-up.ts'

/** Each listed database, all at once. One wrong line never hides the others. */
export const databases: Rung = {
  name: 'databases',
  climb: async (run: Run): Promise<Step[]> => {
    const { databases: entries } = run.settings
    const doubts = entries.map(() => createDoubt(run.notion()))
    const findings = await Promise.all(
      entries.map(async (entry, at) => {
        const finding = await find(run, entry, doubts[at] ?? createDoubt(run.notion()))
        run.progress(1, entries.length)
        return finding
      }),
    )
    let readContent = await readContentShownBy(run, findings)
    if (await askDoubtfulAgain(run, entries, findings, doubts))
      readContent = await readContentShownBy(run, findings, readContent)
    run.readContent.resolve(readContent)
    noteVersionRefused(run, findings)
    const lacking = lacks(readContent)
    return entries.map((entry, at) => stepOf(entry, settled(findings[at], lacking, entry)))
  },
  skip: ({ settings }, because) =>
    settings.databases.map(entry => {
      const found = judgedByText(entry)
      return found
        ? stepOf(entry, found)
        : { ...lineOf(entry, null, null), note: notAsked(because), status: 'skipped', diagnoses: [] }
    }),
}

/** What the entry's text alone proves; null for one that has to be asked about. */
function judgedByText(entry: DatabaseEntry): Settled | null {
  switch (entry.is) {
    case 'id':
      return null
    case 'malformed': {
      const { given, why, found } = entry
      const facts = { given, why, found, message: null }
      return { is: 'diagnosed', kind: null, title: null, found: diagnosis('database-id-malformed', facts) }
    }
    case 'view':
      return judgeView({}, entry)
  }
}

async function find(run: Run, entry: DatabaseEntry, doubt: Doubting): Promise<DatabaseFinding | null> {
  if (entry.is === 'malformed') return null
  if (entry.is === 'view') return judgeView(await lookAtView(doubt, entry.id), entry)
  return judgeDatabase(await lookUp(doubt, entry.id), asked(run, entry))
}

function asked({ settings }: Run, { id, given }: { id: string; given: string }): Asked {
  return { id, given, version: settings.notionVersion, ofListed: settings.databases.length }
}

/**
 * A full answer proves the capability to read content, a 403 or an empty object that it is missing. Where all
 * are 404, one harmless question makes sure that the missing thing is not the capability.
 */
async function readContentShownBy(
  run: Run,
  findings: readonly (DatabaseFinding | null)[],
  before?: ReadContent,
): Promise<ReadContent> {
  const proven = findings.some(
    finding =>
      finding?.is === 'found' ||
      (finding?.is === 'diagnosed' && ['database-in-trash', 'database-linked'].includes(finding.found.code)),
  )
  if (proven) return { is: 'proven' }
  const unreadable = findings.find(finding => finding?.is === 'unreadable')
  if (unreadable?.is === 'unreadable') return { is: 'missing', message: unreadable.refusal?.message ?? null }
  if (before?.is === 'asked') return before
  if (!findings.some(finding => finding?.is === 'absent')) return { is: 'unasked' }
  return { is: 'asked', answer: await run.notion().probe('read-content') }
}

function lacks(readContent: ReadContent): boolean {
  if (readContent.is === 'missing') return true
  return (
    readContent.is === 'asked' && !readContent.answer.ok && readContent.answer.refusal.kind === 'restricted'
  )
}

/**
 * A fault may come after a 404 that was believed, and answers may contradict each other: those are asked once
 * more. Before, all that is under way must be over, or a fault that is still coming would not be known of.
 */
async function askDoubtfulAgain(
  run: Run,
  entries: readonly DatabaseEntry[],
  findings: (DatabaseFinding | null)[],
  doubts: Doubting[],
): Promise<boolean> {
  if (!findings.some(finding => finding?.is === 'absent' || finding?.is === 'doubtful')) return false
  await run.notion().quiet()
  const troubled = run.notion().troubled()
  const again = entries.map(async (entry, at) => {
    const is = findings[at]?.is
    if (is === 'doubtful') doubts[at] = createDoubt(run.notion())
    const doubt = doubts[at]
    if (!doubt || !(is === 'doubtful' || (is === 'absent' && troubled && doubt.hasSingle()))) return
    findings[at] = await find(run, entry, doubt)
  })
  await Promise.all(again)
  return true
}

/** What is not about one database is told where it belongs. */
function noteVersionRefused(run: Run, findings: readonly (DatabaseFinding | null)[]): void {
  for (const finding of findings)
    if (finding?.is === 'elsewhere' && finding.refusal.kind === 'version-refused')
      run.versionRefused ??= finding.refusal.message
}

type Settled = (DatabaseFinding & { is: 'found' | 'diagnosed' }) | { is: 'unknown'; because: Prose }

/** What a finding comes to once all are in. */
function settled(
  finding: DatabaseFinding | null | undefined,
  lacking: boolean,
  entry: DatabaseEntry,
): Settled {
  if (!finding) return judgedByText(entry) ?? { is: 'unknown', because: say`it was not asked` }
  switch (finding.is) {
    case 'found':
    case 'diagnosed':
      return finding
    case 'absent':
      return lacking
        ? { is: 'unknown', because: missingReadContent }
        : { is: 'diagnosed', kind: null, title: null, found: finding.found }
    case 'unreadable':
      return lacking ? { is: 'unknown', because: missingReadContent } : undecided(finding.refusal, entry)
    case 'doubtful':
      return undecided(finding.refusal, entry)
    case 'elsewhere':
      return {
        is: 'unknown',
        because:
          finding.refusal.kind === 'unauthorized'
            ? say`the token was rejected meanwhile`
            : say`Notion refuses ${code('notion-version')}`,
      }
  }
}

const missingReadContent = say`the connection lacks **Read content**`

/** Others prove the capability to read content, so this answer is not explained by its absence. */
function undecided(refusal: ApiRefusal | null, entry: DatabaseEntry): Settled {
  const id = entry.is === 'malformed' ? entry.given : entry.id
  const subject: Subject = { what: 'database', id, title: null }
  const found = refusal
    ? unexplained(refusal, subject)
    : diagnosis('notion-unrecognised', {
        subject,
        evidence: { status: 200, requestId: null, rayId: null },
        what: 'a database without its content, though this token may read content',
        message: null,
      })
  return { is: 'diagnosed', kind: null, title: null, found }
}

function stepOf(entry: DatabaseEntry, finding: Settled): Step {
  if (finding.is === 'unknown')
    return {
      ...lineOf(entry, null, null),
      note: say`could not be told, because ${finding.because}`,
      status: 'unknown',
      diagnoses: [],
    }
  const diagnoses = finding.is === 'found' ? [] : [finding.found]
  const note =
    finding.is === 'found' && entry.is === 'id'
      ? say`${finding.kind === 'data_source' ? 'a data source · ' : nothing}${link('open', notionLink(entry.id))}`
      : (brief[diagnoses[0]?.code ?? ''] ?? nothing)
  return { ...lineOf(entry, finding.kind, finding.title), note, status: statusOf(diagnoses), diagnoses }
}

/** The evidence in a word, for the table. */
const brief: { readonly [code: string]: Prose } = {
  'database-not-shared': say`404`,
  'database-is-page': say`a page`,
  'database-is-view': say`a view`,
  'database-linked': say`no data source in sight`,
  'database-in-trash': say`in the trash`,
}

function lineOf(
  entry: DatabaseEntry,
  kind: NonNullable<Step['database']>['kind'],
  title: string | null,
): Pick<Step, 'id' | 'title' | 'database'> {
  const id = entry.is === 'malformed' ? null : entry.id
  const name: Inline = title ? strong(title) : code(id === null ? entry.given : shortId(id))
  return {
    id: `database:${id ?? entry.given}`,
    title: say`Database ${name}`,
    database: { given: entry.given, id, kind, title },
  }
}
