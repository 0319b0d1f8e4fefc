import type { Client } from '@notionhq/client'
import {
  type Answer,
  type Notion,
  newestVersion,
  type PageDatabases,
  type ProbedCapability,
} from '../core/ports/notion.ts'
import type { Question } from './attempt.ts'
import {
  readBlocks,
  readDatabase,
  readDataSource,
  readIdentity,
  readPage,
  readUsers,
  readView,
} from './read-values.ts'

/** What is no ID, so that no request with it can ever change anything. */
const noId = 'notion-token-check'

/** A page and what it lays out in columns or folds away is searched for databases with so many requests. */
const mostBlockRequests = 10

export type PutQuestion = <T>(question: Question<T>) => Promise<Answer<T>>

/** The port, by the SDK. `version` is what the user's own code sends; it is used for databases alone. */
export function createNotion(put: PutQuestion, version: string): Notion {
  const ask = <T>(
    call: Question<T>['call'],
    read: Question<T>['read'],
    notionVersion: string = newestVersion,
    optional = false,
  ) => put({ call, read, notionVersion, optional })
  const askIfPossible: Ask = (call, read) => ask(call, read, newestVersion, true)
  const titles = new Map<string, ReturnType<Notion['databaseTitle']>>()
  return {
    whoAmI: () => ask(client => client.users.me({}), readIdentity),
    database: id =>
      ask(client => client.databases.retrieve({ database_id: id }), readDatabase(id, version), version),
    dataSource: id => ask(client => client.dataSources.retrieve({ data_source_id: id }), readDataSource(id)),
    properties: id =>
      ask(client => client.dataSources.retrieve({ data_source_id: id }), readDataSource(id), version),
    page: id => ask(client => client.pages.retrieve({ page_id: id }), readPage(id)),
    view: id => ask(client => client.views.retrieve({ view_id: id }), readView(id)),
    databaseTitle: id => {
      const asked =
        titles.get(id) ??
        askIfPossible(
          client => client.databases.retrieve({ database_id: id }),
          readDatabase(id, newestVersion),
        )
      titles.set(id, asked)
      return asked
    },
    databasesOnPage: id => databasesOnPage(askIfPossible, id),
    probe: (capability, optional = false) =>
      (optional ? askIfPossible : ask)(
        client => probe(client, capability),
        body => body,
      ),
    users: (optional = false) => (optional ? askIfPossible : ask)(client => client.users.list({}), readUsers),
  }
}

/**
 * A missing capability answers 403 before the request is validated, so each asks for something that is never
 * valid: no ID, no body. None of these can succeed, and so none can write.
 */
function probe(client: Client, capability: ProbedCapability): Promise<unknown> {
  switch (capability) {
    case 'read-content':
      return client.pages.retrieve({ page_id: noId })
    case 'update-content':
      return client.request({ method: 'patch', path: `pages/${noId}` })
    case 'insert-content':
      return client.request({ method: 'post', path: 'pages' })
    case 'read-comments':
      return client.request({ method: 'get', path: 'comments' })
    case 'insert-comments':
      return client.request({ method: 'post', path: 'comments' })
  }
}

type Ask = <T>(call: Question<T>['call'], read: Question<T>['read']) => Promise<Answer<T>>

async function databasesOnPage(ask: Ask, id: string): Promise<Answer<PageDatabases>> {
  // Synced blocks show one database in several places.
  const byId = new Map<string, PageDatabases['databases'][number]>()
  const found = (complete: boolean) => ({
    ok: true as const,
    value: { databases: [...byId.values()], complete },
  })
  const left: { block_id: string; start_cursor?: string }[] = [{ block_id: id }]
  for (let asked = 0; asked < mostBlockRequests; asked++) {
    const from = left.shift()
    if (!from) break
    const answer = await ask(client => client.blocks.children.list({ page_size: 100, ...from }), readBlocks)
    if (!answer.ok) {
      // What was found before is worth returning, even if the rest couldn't be asked.
      return asked > 0 ? found(false) : answer
    }
    const { databases, holders, next } = answer.value
    for (const database of databases) byId.set(database.id, database)
    if (next !== null) left.unshift({ ...from, start_cursor: next })
    left.push(...holders.map(block_id => ({ block_id })))
  }
  return found(left.length === 0)
}
