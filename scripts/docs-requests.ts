// Every request that can be sent to Notion, for SECURITY.md: found by putting every question of the real port to a
// Notion that only writes down what comes. A question that is added to the port does not compile until it is here.
import type { Notion, ProbedCapability } from '../src/core/ports/notion.ts'
import type { RawAnswer, RawRequest } from '../src/http/transport.ts'
import { connectNotion } from '../src/notion/connect.ts'
import { table } from './docs-tables.ts'

/** How a question is put, and in which words the page says when that happens. */
type Question = { ask: (notion: Notion) => Promise<unknown>; when: string }

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const cursor = 'the-next-page'
/** So that it stands out where the user's own version is sent. */
const usersVersion = '2022-06-28'
const token = 'stands-for-the-token'
const apiUrl = 'https://api.notion.com'

const probes: { readonly [C in ProbedCapability]: string } = {
  'read-content': 'For `read-content`, where no database proves it. That is no ID, and never can be.',
  'update-content': 'For `update-content`. No ID, and nothing to write.',
  'insert-content': 'For `insert-content`. Nothing to insert.',
  'read-comments': 'For `read-comments`. Without the ID that Notion requires.',
  'insert-comments': 'For `insert-comments`. Nothing to insert.',
}

/** By method of the port; each puts all that it can. Exported for its test. */
export const questions: { readonly [M in keyof Notion]: readonly Question[] } = {
  whoAmI: [{ ask: notion => notion.whoAmI(), when: 'First, and alone: who the token is.' }],
  database: [{ ask: notion => notion.database(id), when: 'For each listed database.' }],
  databaseTitle: [
    { ask: notion => notion.databaseTitle(id), when: 'For the name of the database that a view shows.' },
  ],
  dataSource: [
    { ask: notion => notion.dataSource(id), when: 'Where Notion knows no database with that ID.' },
  ],
  properties: [
    {
      ask: notion => notion.properties(id),
      when: 'For each data source of a database whose properties are listed. None before 2025-09-03.',
    },
  ],
  view: [
    {
      ask: notion => notion.view(id),
      when: 'Where it knows no data source either, or the link has an ID only after `?v=`.',
    },
  ],
  page: [
    {
      ask: notion => notion.page(id),
      when: 'Where it knows no data source either, or says that it is a page.',
    },
  ],
  databasesOnPage: [
    {
      ask: notion => notion.databasesOnPage(id),
      when: 'For a page, to name the databases on it: at most ten times.',
    },
  ],
  probe: (Object.keys(probes) as ProbedCapability[]).map(name => ({
    ask: notion => notion.probe(name),
    when: probes[name],
  })),
  users: [
    {
      ask: notion => notion.users(),
      when: 'For `read-users` and `read-user-emails`, once: the first page, of which only numbers are kept.',
    },
  ],
}

/** One row of the page. */
export type Listed = {
  /** `GET /v1/databases/{id}` */
  request: string
  query: readonly string[]
  hasBody: boolean
  /** `null`: what the user's own code sends. */
  version: string | null
  /** The names of the headers, in small letters. */
  headers: readonly string[]
  host: string
  when: string
}

/** Puts every question, and lists each request once. */
export async function requestsToNotion(): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const question of Object.values(questions).flat()) {
    for (const request of await sentFor(question)) {
      const row = rowOf(request, question.when)
      const same = listed.find(each => each.request === row.request && each.version === row.version)
      if (same) Object.assign(same, { query: [...new Set([...same.query, ...row.query])] })
      else listed.push(row)
    }
  }
  return listed
}

/** Each question has a way of its own, so that none is spared for what another one learned. */
async function sentFor({ ask }: Question): Promise<(RawRequest & { body?: unknown })[]> {
  const sent: RawRequest[] = []
  const { notion, close } = connectNotion({
    token,
    apiUrl,
    notionVersion: usersVersion,
    send: async request => {
      sent.push(request)
      return endless
    },
    clock: { now: () => 0, date: () => 0, after: () => () => {} },
    random: () => 0,
    deadline: 60_000,
    cancel: new AbortController().signal,
    atOnce: 1,
    proxies: [],
    onWait: () => {},
  })
  await ask(notion)
  await close()
  return sent
}

/** Says to everything that there is more, so that what reads on does. */
const endless: RawAnswer = {
  status: 200,
  headers: new Headers({ 'content-type': 'application/json' }),
  body: JSON.stringify({ object: 'list', results: [], has_more: true, next_cursor: cursor }),
}

function rowOf({ url, method, headers, ...rest }: RawRequest & { body?: unknown }, when: string): Listed {
  const { host, pathname, searchParams } = new URL(url)
  const all = new Headers(headers)
  const version = all.get('notion-version')
  return {
    request: `${method.toUpperCase()} ${pathname.replace(id, '{id}')}`,
    query: Array.from(searchParams.keys()),
    hasBody: rest.body !== undefined && rest.body !== null,
    version: version === usersVersion ? null : version,
    headers: Array.from(all.keys()),
    host,
    when,
  }
}

/** The table between the markers of SECURITY.md. */
export async function requestTable(): Promise<string> {
  const rows = await requestsToNotion()
  return table(
    ['Request', 'Query', 'Body', '`Notion-Version`', 'When'],
    rows.map(({ request, query, hasBody, version, when }) => [
      `\`${request}\``,
      query.length === 0 ? 'none' : query.map(name => `\`${name}\``).join(', '),
      hasBody ? 'yes' : 'none',
      version ?? 'your `notion-version`',
      when,
    ]),
  )
}
