import {
  type Connection,
  type Database,
  type DataSource,
  fakeUuid,
  objectOf,
  type Page,
  type Person,
  type View,
  type World,
} from './world.ts'

/** A piece of an answer in Notion's JSON. */
export type Json = Record<string, unknown>

/** Notion's versions fall into three behaviours, named after the first version of each. */
export type Era = '2022-06-28' | '2025-09-03' | '2026-03-11'

const CREATED = '2026-06-18T17:51:00.000Z'
const EDITED = '2026-06-25T16:54:00.000Z'

function richText(content: string): Json[] {
  const annotations = {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: 'default',
  }
  return [{ type: 'text', text: { content, link: null }, annotations, plain_text: content, href: null }]
}

function link(id: string): string {
  return `https://www.notion.so/${id.replaceAll('-', '')}`
}

function pageParent(parent: string | null): Json {
  return parent === null ? { type: 'workspace', workspace: true } : { type: 'page_id', page_id: parent }
}

const USER = { object: 'user', id: fakeUuid('whoever made it') }
const HISTORY = { created_time: CREATED, created_by: USER, last_edited_by: USER, last_edited_time: EDITED }

/** `archived` went away with 2026-03-11 (as recorded). */
function trash(inTrash: boolean, era: Era): Json {
  return era === '2026-03-11' ? { in_trash: inTrash } : { archived: inTrash, in_trash: inTrash }
}

const PROPERTIES = { Name: { id: 'title', name: 'Name', description: null, type: 'title', title: {} } }

/** A database as `GET /v1/databases/{id}` shows it: with properties of its own only before 2025-09-03. */
export function databaseJson(world: World, database: Database, era: Era): Json {
  const shared = {
    object: 'database',
    id: database.id,
    title: richText(database.title),
    description: [],
    parent: pageParent(database.parent),
    is_inline: database.inline,
    icon: null,
    cover: null,
    url: link(database.id),
    public_url: null,
    ...trash(database.inTrash, era),
  }
  if (era === '2022-06-28') return { ...shared, ...HISTORY, properties: PROPERTIES }
  const sources = sourcesOf(world, database).map(({ id, title }) => ({ id, name: title }))
  return {
    ...shared,
    created_time: CREATED,
    last_edited_time: EDITED,
    is_locked: false,
    data_sources: sources,
  }
}

/** The data sources of a database; a linked view has none of its own. */
export function sourcesOf(world: World, database: Database): DataSource[] {
  return world.objects.filter(o => o.kind === 'data_source').filter(o => o.database === database.id)
}

/** A data source as `GET /v1/data_sources/{id}` shows it. */
export function dataSourceJson(world: World, source: DataSource, era: Era): Json {
  const database = objectOf(world, source.database)
  const parent = database?.kind === 'database' ? database.parent : null
  return {
    object: 'data_source',
    id: source.id,
    cover: null,
    icon: null,
    ...HISTORY,
    title: richText(source.title),
    description: [],
    is_inline: database?.kind === 'database' && database.inline,
    properties: PROPERTIES,
    parent: { type: 'database_id', database_id: source.database },
    database_parent: pageParent(parent),
    url: link(source.database),
    public_url: null,
    ...trash(database?.kind === 'database' && database.inTrash, era),
  }
}

/** A page as `GET /v1/pages/{id}` shows it. */
export function pageJson(page: Page, era: Era): Json {
  return {
    object: 'page',
    id: page.id,
    ...HISTORY,
    cover: null,
    icon: null,
    parent: pageParent(page.parent),
    is_locked: false,
    properties: { title: { id: 'title', type: 'title', title: richText(page.title) } },
    url: link(page.id),
    public_url: null,
    ...trash(page.inTrash, era),
  }
}

/** A view as `GET /v1/views/{id}` shows it (shape of the SDK's `DataSourceViewObjectResponse`). */
export function viewJson(view: View): Json {
  return {
    object: 'view',
    id: view.id,
    parent: { type: 'database_id', database_id: view.database },
    name: view.title,
    type: 'table',
    created_time: CREATED,
    last_edited_time: EDITED,
    url: `${link(view.database)}?v=${view.id.replaceAll('-', '')}`,
    data_source_id: view.source,
  }
}

/** What lies on a page: its paragraphs, and its databases and pages spread evenly among them. */
export function blocksJson(world: World, page: Page): Json[] {
  const blocks: Json[] = Array.from({ length: page.paragraphs }, (_, n) =>
    blockJson(page, fakeUuid(`${page.id} ${n}`), 'paragraph', { rich_text: richText(`Paragraph ${n + 1}.`) }),
  )
  const children = world.objects.filter(o => o.kind === 'page' || o.kind === 'database')
  const here = children.filter(o => o.parent === page.id && !o.inTrash)
  here.forEach((child, n) => {
    const place = Math.floor((page.paragraphs * (n + 1)) / here.length) + n
    blocks.splice(place, 0, blockJson(page, child.id, `child_${child.kind}`, { title: child.title }))
  })
  return blocks
}

function blockJson(page: Page, id: string, type: string, content: Json): Json {
  return {
    object: 'block',
    id,
    parent: { type: 'page_id', page_id: page.id },
    ...HISTORY,
    has_children: type === 'child_page',
    in_trash: false,
    type,
    [type]: content,
  }
}

function personJson(person: Person, withEmail: boolean): Json {
  return {
    object: 'user',
    id: person.id,
    name: person.name,
    avatar_url: null,
    type: 'person',
    person: withEmail ? { email: person.email } : {},
  }
}

/** The connection itself, as `GET /v1/users/me` shows it; old versions do not name the workspace's ID. */
export function meJson(world: World, connection: Connection, era: Era): Json {
  const creator = world.people[0] ?? { id: connection.botId, name: connection.name, email: '', guest: false }
  if (connection.owner === 'person') return personJson(creator, true)
  const owner =
    connection.owner === 'workspace'
      ? { type: 'workspace', workspace: true }
      : { type: 'user', user: personJson(creator, true) }
  const limits = {
    workspace_id: connection.workspaceId,
    workspace_limits: { max_file_upload_size_in_bytes: 5242880 },
  }
  const bot = { owner, workspace_name: connection.workspaceName, ...(era === '2022-06-28' ? {} : limits) }
  return { object: 'user', id: connection.botId, name: connection.name, avatar_url: null, type: 'bot', bot }
}

/** The workspace's members and bots; of other bots nothing is told (as recorded). */
export function usersJson(world: World, connection: Connection, era: Era): Json[] {
  const withEmail = connection.capabilities.has('read-user-emails')
  const people = world.people.filter(person => !person.guest).map(person => personJson(person, withEmail))
  const bots = world.connections
    .filter(other => other.owner === 'workspace' && other.state === 'live')
    .filter(other => other.workspaceId === connection.workspaceId)
    .map(other => ({
      ...meJson(world, other, era),
      ...(other === connection ? {} : { bot: {} }),
    }))
  return [...people, ...bots]
}
