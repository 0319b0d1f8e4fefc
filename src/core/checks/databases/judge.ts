import {
  type Answer,
  type ApiRefusal,
  dataSourcesSince,
  type FoundDatabase,
  type FoundDataSource,
  isFault,
  type Refusal,
} from '../../ports/notion.ts'
import { type Diagnosis, diagnosis, type Subject } from '../../result/diagnosis.ts'
import { faultFound, unexplained } from '../faults.ts'
import { isPageMessage, type Lookup } from './look-up.ts'

export type Asked = { id: string; given: string; version: string; ofListed: number }
type Kind = 'database' | 'data_source' | 'page' | 'view' | null

/** What the answers about one ID prove. */
export type DatabaseFinding =
  | { is: 'found'; kind: Kind; title: string | null }
  | { is: 'diagnosed'; kind: Kind; title: string | null; found: Diagnosis }
  /** 403, or an object without content: the capability to read content is missing, nothing is known of sharing. */
  | { is: 'unreadable'; refusal: ApiRefusal | null }
  /** 404 to every question. */
  | { is: 'absent'; found: Diagnosis }
  /** The answers contradict each other. */
  | { is: 'doubtful'; refusal: ApiRefusal }
  /** The token was rejected after it had been accepted, or Notion refuses the version: not about this database. */
  | { is: 'elsewhere'; refusal: ApiRefusal }

export function judgeDatabase(lookup: Lookup, asked: Asked): DatabaseFinding {
  const { database, dataSource } = lookup
  if (database?.ok) return judgeFound(database.value, asked)
  if (database && database.refusal.kind !== 'not-found') return judgeRefusal(database.refusal, lookup, asked)
  if (dataSource?.ok) return judgeDataSource(dataSource.value, asked)
  if (dataSource && dataSource.refusal.kind !== 'not-found') return aboutFollowUp(dataSource.refusal, asked)
  return judgeAbsent(lookup, asked)
}

function judgeFound(value: FoundDatabase, { id, given }: Asked): DatabaseFinding {
  const { title, inTrash, sources, partial } = value
  if (partial) return { is: 'unreadable', refusal: null }
  const about = { kind: 'database', title } as const
  if (inTrash)
    return { is: 'diagnosed', ...about, found: diagnosis('database-in-trash', { id, given, title }) }
  if (sources?.length === 0)
    return { is: 'diagnosed', ...about, found: diagnosis('database-linked', { id, given, title }) }
  return { is: 'found', ...about }
}

function judgeDataSource(value: FoundDataSource, { id, given, version }: Asked): DatabaseFinding {
  const { title, inTrash, partial, databaseId } = value
  if (partial) return { is: 'unreadable', refusal: null }
  const about = { kind: 'data_source', title } as const
  if (inTrash)
    return { is: 'diagnosed', ...about, found: diagnosis('database-in-trash', { id, given, title }) }
  if (version >= dataSourcesSince) return { is: 'found', ...about }
  const facts = { id, given, title, because: 'is-data-source', version, sources: [], databaseId } as const
  return { is: 'diagnosed', ...about, found: diagnosis('database-needs-newer-version', facts) }
}

/** Anything but a 404 to the question for the database. */
function judgeRefusal(refusal: Refusal, lookup: Lookup, asked: Asked): DatabaseFinding {
  if (isFault(refusal) || refusal.kind !== 'invalid') return aboutRefusal(refusal, asked)
  const { id, given, version } = asked
  const { message } = refusal
  if (isPageMessage.test(message)) return judgePage(lookup, asked)
  if (refusal.several || /multiple data sources/i.test(message)) {
    const facts = { id, given, title: null, because: 'several-sources', version, databaseId: null } as const
    const found = diagnosis('database-needs-newer-version', { ...facts, sources: refusal.sources })
    return { is: 'diagnosed', kind: 'database', title: null, found }
  }
  if (/does not contain any data sources accessible|is a linked database/i.test(message))
    return {
      is: 'diagnosed',
      kind: 'database',
      title: null,
      found: diagnosis('database-linked', { id, given, title: null }),
    }
  if (/should be a valid uuid/i.test(message)) {
    const found = diagnosis('database-id-malformed', { given, why: 'refused', found: 1, message })
    return { is: 'diagnosed', kind: null, title: null, found }
  }
  return aboutRefusal(refusal, asked)
}

function judgePage({ page, onPage }: Lookup, { id, given }: Asked): DatabaseFinding {
  const title = page?.ok ? page.value.title : null
  const databases = onPage?.ok ? onPage.value.databases : []
  const listed = !onPage?.ok ? 'unknown' : onPage.value.complete ? 'all' : 'part'
  const found = diagnosis('database-is-page', { id, given, title, databases, listed })
  return { is: 'diagnosed', kind: 'page', title, found }
}

/** 404 as a database and as a data source: a page or a view, or not there for this token. */
function judgeAbsent(lookup: Lookup, asked: Asked): DatabaseFinding {
  const { id, given, ofListed } = asked
  const { view, page } = lookup
  if (view?.ok) return judgeView(lookup, asked)
  if (page?.ok) return judgePage(lookup, asked)
  for (const answer of [view, page]) {
    const decided = answer && !answer.ok ? decisive(answer, asked) : null
    if (decided) return decided
  }
  return {
    is: 'absent',
    found: diagnosis('database-not-shared', { id, given, ofListed }),
  }
}

/** A refusal of a follow-up question that forbids to say "not shared"; null where it takes nothing away. */
function decisive({ refusal }: Answer<unknown> & { ok: false }, asked: Asked): DatabaseFinding | null {
  if (isFault(refusal)) return aboutRefusal(refusal, asked)
  switch (refusal.kind) {
    case 'unauthorized':
    case 'restricted':
      return aboutRefusal(refusal, asked)
    case 'invalid':
      return /is a database/i.test(refusal.message) ? { is: 'doubtful', refusal } : null
    case 'not-found':
      return null
    case 'version-refused':
      return aboutFollowUp(refusal, asked)
    case 'unknown-error':
      // An API without this address has no such things, either.
      return refusal.code === 'invalid_request_url' ? null : aboutRefusal(refusal, asked)
  }
}

export function judgeView(
  { view, viewOf = null }: Lookup,
  asked: Pick<Asked, 'id' | 'given'>,
): DatabaseFinding & { is: 'diagnosed' } {
  const databaseId = view?.ok ? view.value.databaseId : null
  const facts = { id: asked.id, given: asked.given, databaseId, databaseTitle: viewOf }
  return { is: 'diagnosed', kind: 'view', title: null, found: diagnosis('database-is-view', facts) }
}

/** Follow-up questions are asked at the newest version: that Notion refuses it is not the user's doing. */
function aboutFollowUp(refusal: Refusal, asked: Asked): DatabaseFinding {
  if (refusal.kind !== 'version-refused') return aboutRefusal(refusal, asked)
  const found = unexplained(refusal, { what: 'database', id: asked.id, title: null })
  return { is: 'diagnosed', kind: null, title: null, found }
}

function aboutRefusal(refusal: Refusal, { id }: Asked): DatabaseFinding {
  const subject: Subject = { what: 'database', id, title: null }
  if (isFault(refusal))
    return { is: 'diagnosed', kind: null, title: null, found: faultFound(refusal, subject) }
  switch (refusal.kind) {
    case 'restricted':
      return { is: 'unreadable', refusal }
    case 'unauthorized':
    case 'version-refused':
      return { is: 'elsewhere', refusal }
    case 'not-found':
    case 'invalid':
    case 'unknown-error':
      return { is: 'diagnosed', kind: null, title: null, found: unexplained(refusal, subject) }
  }
}
