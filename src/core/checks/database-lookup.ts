import type {
  Answer,
  FoundDatabase,
  FoundDataSource,
  FoundPage,
  FoundView,
  Notion,
  PageDatabases,
} from '../notion.ts'

/** All that was asked about one ID, each question only after the one before had nothing. */
export type Lookup = {
  database?: Answer<FoundDatabase>
  dataSource?: Answer<FoundDataSource>
  view?: Answer<FoundView>
  /** The title of the database that the view shows. */
  viewOf?: string | null
  page?: Answer<FoundPage>
  onPage?: Answer<PageDatabases>
  /** Whether every 404 here was asked for twice, because of a fault before. */
  doubted?: boolean
}

/** What Notion says of an ID that is a page's. */
export const isPageMessage = /is a page, not a database/i

/**
 * During outages Notion was seen to answer 404 for databases that were there: after any fault in the run, a
 * 404 is asked once more before it is believed.
 */
async function believed<T>(notion: Notion, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await ask()
  const doubtful = !answer.ok && answer.refusal.kind === 'not-found' && notion.troubled()
  return doubtful ? ask() : answer
}

/** Asks about an ID until it is known what it is: one request where it is a database's, two for a data source's. */
export async function lookUp(notion: Notion, id: string): Promise<Lookup> {
  const doubted = notion.troubled()
  const database = await believed(notion, () => notion.database(id))
  if (database.ok) return { database }
  const { refusal } = database
  if (refusal.kind === 'invalid' && isPageMessage.test(refusal.message))
    return { database, ...(await lookAtPage(notion, id)) }
  if (refusal.kind !== 'not-found') return { database }

  const dataSource = await believed(notion, () => notion.dataSource(id))
  if (dataSource.ok || dataSource.refusal.kind !== 'not-found') return { database, dataSource }

  const [view, page] = await Promise.all([lookAtView(notion, id), lookAtPage(notion, id)])
  return { database, dataSource, ...view, ...page, doubted }
}

/** A view, and the title of the database that it shows. */
export async function lookAtView(notion: Notion, id: string): Promise<Lookup> {
  const view = await believed(notion, () => notion.view(id))
  if (!view.ok || view.value.databaseId === null) return { view }
  const named = await notion.databaseTitle(view.value.databaseId)
  return { view, viewOf: named.ok ? named.value.title : null }
}

async function lookAtPage(notion: Notion, id: string): Promise<Lookup> {
  const page = await believed(notion, () => notion.page(id))
  return page.ok ? { page, onPage: await notion.databasesOnPage(id) } : { page }
}
