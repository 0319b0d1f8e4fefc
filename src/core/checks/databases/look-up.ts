import {
  type Answer,
  type ApiRefusal,
  type FoundDatabase,
  type FoundDataSource,
  type FoundPage,
  isFault,
  isRejection,
  type Notion,
  type PageDatabases,
  type Refusal,
} from '../../ports/notion.ts'

/** Puts a question about an ID; whoever puts it decides whether a 404 is put once more before it counts. */
export type Ask = <T>(question: string, put: () => Promise<Answer<T>>) => Promise<Answer<T>>

/** What an ID can be, as the answers about it show. */
export type LookedUp =
  | { is: 'database'; found: FoundDatabase }
  | { is: 'data-source'; found: FoundDataSource }
  /** A database with several data sources, at a version that knows none. */
  | { is: 'several-sources'; sources: readonly string[] }
  /** A linked view, or a database none of whose data sources is accessible. */
  | { is: 'linked'; message: string }
  /** `databases` are those on the page, `listed` says whether all of them. */
  | {
      is: 'page'
      title: string | null
      databases: PageDatabases['databases']
      listed: 'all' | 'part' | 'unknown'
      /** The database that it is a row of. */
      rowOf: string | null
    }
  | { is: 'view'; databaseId: string | null; databaseTitle: string | null }
  /** Notion says that it is no ID. */
  | { is: 'no-id'; message: string }
  /** 404 to every question. */
  | { is: 'nothing' }
  /** The answers contradict each other. */
  | { is: 'contradiction'; refusal: ApiRefusal }
  /** 403, or an object without its content (null): nothing is known of it. */
  | { is: 'unreadable'; refusal: ApiRefusal | null }
  /** The token was rejected after it had been accepted, or Notion refuses the version: not about this ID. */
  | { is: 'elsewhere'; refusal: ApiRefusal }
  /** An outage, or a refusal that means nothing that is known. */
  | { is: 'refused'; refusal: Refusal }

/** Asks about an ID until it is known what it is: one request where it is a database's, two for a data source's. */
export async function lookUp(notion: Notion, ask: Ask, id: string): Promise<LookedUp> {
  const database = await ask('database', () => notion.database(id))
  if (database.ok) return readable({ is: 'database', found: database.value })
  if (database.refusal.kind !== 'not-found') return saidOfDatabase(notion, ask, id, database.refusal)

  const source = await ask('dataSource', () => notion.dataSource(id))
  if (source.ok) return readable({ is: 'data-source', found: source.value })
  if (!takesNothing(source.refusal)) return atNewestVersion(source.refusal)

  const [view, page] = await Promise.all([lookAtView(notion, ask, id), lookAtPage(notion, ask, id)])
  if ('is' in view) return view
  if ('is' in page) return page
  return forbidden(view.refusal) ?? forbidden(page.refusal) ?? { is: 'nothing' }
}

/** A view and the database that it shows, or why it is none. */
export async function lookAtView(
  notion: Notion,
  ask: Ask,
  id: string,
): Promise<(LookedUp & { is: 'view' }) | { refusal: Refusal }> {
  const view = await ask('view', () => notion.view(id))
  if (!view.ok) return view
  const { databaseId } = view.value
  const named = databaseId === null ? null : await notion.databaseTitle(databaseId)
  return { is: 'view', databaseId, databaseTitle: named?.ok ? named.value.title : null }
}

async function lookAtPage(
  notion: Notion,
  ask: Ask,
  id: string,
): Promise<(LookedUp & { is: 'page' }) | { refusal: Refusal }> {
  const page = await ask('page', () => notion.page(id))
  return page.ok ? pageWith(page.value, await notion.databasesOnPage(id)) : page
}

function pageWith({ title, rowOf }: FoundPage, on: Answer<PageDatabases> | null): LookedUp & { is: 'page' } {
  if (!on?.ok) return { is: 'page', title, rowOf, databases: [], listed: 'unknown' }
  const { databases, complete } = on.value
  return { is: 'page', title, rowOf, databases, listed: complete ? 'all' : 'part' }
}

function readable(looked: LookedUp & { is: 'database' | 'data-source' }): LookedUp {
  return looked.found.partial ? { is: 'unreadable', refusal: null } : looked
}

/** Anything but a 404 to the question for the database; words of validation say what the ID is instead. */
async function saidOfDatabase(notion: Notion, ask: Ask, id: string, refusal: Refusal): Promise<LookedUp> {
  if (refusal.kind === 'version-refused') return { is: 'elsewhere', refusal }
  if (refusal.kind !== 'invalid') return atNewestVersion(refusal)
  const { message, several, sources } = refusal
  if (/is a page, not a database/i.test(message)) {
    const page = await lookAtPage(notion, ask, id)
    return 'is' in page ? page : pageWith({ title: null, rowOf: null }, null)
  }
  if (several || /multiple data sources/i.test(message)) return { is: 'several-sources', sources }
  if (/does not contain any data sources accessible|is a linked database/i.test(message))
    return { is: 'linked', message }
  return /should be a valid uuid/i.test(message) ? { is: 'no-id', message } : { is: 'refused', refusal }
}

/** Follow-up questions are asked at the newest version: that Notion refuses it is not the user's doing. */
function atNewestVersion(refusal: Refusal): LookedUp {
  if (isFault(refusal)) return { is: 'refused', refusal }
  if (isRejection(refusal)) return { is: 'elsewhere', refusal }
  return refusal.kind === 'restricted' ? { is: 'unreadable', refusal } : { is: 'refused', refusal }
}

/** A 403 to a follow-up question takes nothing away from a 404: that address may be closed to this token. */
function takesNothing(refusal: Refusal): boolean {
  return refusal.kind === 'not-found' || (!isFault(refusal) && refusal.evidence.status === 403)
}

/** What a refusal to a follow-up question takes away from a 404; null where it takes nothing. */
function forbidden(refusal: Refusal): LookedUp | null {
  if (takesNothing(refusal)) return null
  if (refusal.kind === 'invalid')
    return /is a database/i.test(refusal.message) ? { is: 'contradiction', refusal } : null
  // An API without this address has no such things, either.
  if (refusal.kind === 'unknown-error' && refusal.code === 'invalid_request_url') return null
  return atNewestVersion(refusal)
}
