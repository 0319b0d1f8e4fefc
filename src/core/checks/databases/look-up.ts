import type {
  Answer,
  FoundDatabase,
  FoundDataSource,
  FoundPage,
  FoundView,
  PageDatabases,
} from '../../ports/notion.ts'
import type { Doubting } from './doubt.ts'

/** All that was asked about one ID, each question only after the one before had nothing. */
export type Lookup = {
  database?: Answer<FoundDatabase>
  dataSource?: Answer<FoundDataSource>
  view?: Answer<FoundView>
  /** The title of the database that the view shows. */
  viewOf?: string | null
  page?: Answer<FoundPage>
  onPage?: Answer<PageDatabases>
}

/** What Notion says of an ID that is a page's. */
export const isPageMessage = /is a page, not a database/i

/** Asks about an ID until it is known what it is: one request where it is a database's, two for a data source's. */
export async function lookUp(doubt: Doubting, id: string): Promise<Lookup> {
  const { notion } = doubt
  const database = await doubt.ask('database', () => notion.database(id))
  if (database.ok) return { database }
  const { refusal } = database
  if (refusal.kind === 'invalid' && isPageMessage.test(refusal.message))
    return { database, ...(await lookAtPage(doubt, id)) }
  if (refusal.kind !== 'not-found') return { database }

  const dataSource = await doubt.ask('dataSource', () => notion.dataSource(id))
  if (dataSource.ok || dataSource.refusal.kind !== 'not-found') return { database, dataSource }

  const [view, page] = await Promise.all([lookAtView(doubt, id), lookAtPage(doubt, id)])
  return { database, dataSource, ...view, ...page }
}

/** A view, and the title of the database that it shows. */
export async function lookAtView(doubt: Doubting, id: string): Promise<Lookup> {
  const { notion } = doubt
  const view = await doubt.ask('view', () => notion.view(id))
  if (!view.ok || view.value.databaseId === null) return { view }
  const named = await notion.databaseTitle(view.value.databaseId)
  return { view, viewOf: named.ok ? named.value.title : null }
}

async function lookAtPage(doubt: Doubting, id: string): Promise<Lookup> {
  const { notion } = doubt
  const page = await doubt.ask('page', () => notion.page(id))
  return page.ok ? { page, onPage: await notion.databasesOnPage(id) } : { page }
}
