import type {
  BotUserObjectResponse,
  DatabaseObjectResponse,
  DataSourceObjectResponse,
  DataSourceViewObjectResponse,
  PageObjectResponse,
  PartialUserObjectResponse,
  RichTextItemResponse,
  UserObjectResponse,
} from '@notionhq/client'
import { propertiesJson } from './properties.ts'
import {
  type Block,
  type Connection,
  type Database,
  type DataSource,
  fakeUuid,
  objectOf,
  type Page,
  type Person,
  type Property,
  sees,
  type View,
  type World,
} from './world.ts'

/** A piece of an answer in Notion's JSON. */
export type Json = Record<string, unknown>

/** `archived` is among the SDK's types, and not in what 2026-03-11 answers (as recorded). */
type Shown<T> = Omit<T, 'archived'> & { archived?: boolean }

type PageParent =
  | { type: 'workspace'; workspace: true }
  | { type: 'page_id'; page_id: string }
  | { type: 'block_id'; block_id: string }

/** Notion's versions fall into three behaviours, named after the first version of each. */
export type Era = '2022-06-28' | '2025-09-03' | '2026-03-11'

const CREATED = '2026-06-18T17:51:00.000Z'
const EDITED = '2026-06-25T16:54:00.000Z'

function richText(content: string): RichTextItemResponse[] {
  const annotations: RichTextItemResponse['annotations'] = {
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

function pageParent(world: World, parent: string | null): PageParent {
  if (parent === null) return { type: 'workspace', workspace: true }
  return objectOf(world, parent)?.kind === 'block'
    ? { type: 'block_id', block_id: parent }
    : { type: 'page_id', page_id: parent }
}

const USER: PartialUserObjectResponse = { object: 'user', id: fakeUuid('whoever made it') }
const HISTORY = { created_time: CREATED, created_by: USER, last_edited_by: USER, last_edited_time: EDITED }

/** `archived` went away with 2026-03-11 (as recorded). */
function trash(inTrash: boolean, era: Era): { in_trash: boolean; archived?: boolean } {
  return era === '2026-03-11' ? { in_trash: inTrash } : { archived: inTrash, in_trash: inTrash }
}

/** A database as `GET /v1/databases/{id}` shows it: with properties of its own only before 2025-09-03. */
export function databaseJson(world: World, connection: Connection, database: Database, era: Era): Json {
  const shared = {
    object: 'database' as const,
    id: database.id,
    title: richText(database.title),
    description: [],
    parent: pageParent(world, database.parent),
    is_inline: database.inline,
    icon: null,
    cover: null,
    url: link(database.id),
    public_url: null,
    ...trash(database.inTrash, era),
  }
  const sources = sourcesOf(world, database)
  if (era === '2022-06-28') {
    const [only] = sources
    const properties = only ? propertiesJson(world, seenBy(world, connection, only), true) : {}
    return { ...shared, ...HISTORY, properties }
  }
  const shown: Shown<DatabaseObjectResponse> = {
    ...shared,
    created_time: CREATED,
    last_edited_time: EDITED,
    is_locked: false,
    data_sources: sources.map(({ id, title }) => ({ id, name: title })),
  }
  return shown
}

/** A data source without the relations to what the connection does not see: Notion leaves those out (documented). */
function seenBy(world: World, connection: Connection, source: DataSource): DataSource {
  const isSeen = ({ type, to = '' }: Property): boolean => {
    const target = type === 'relation' ? objectOf(world, to) : undefined
    return type !== 'relation' || (target !== undefined && sees(world, connection, target))
  }
  return { ...source, properties: source.properties.filter(isSeen) }
}

/** The data sources of a database; a linked view has none of its own. */
export function sourcesOf(world: World, database: Database): DataSource[] {
  return world.objects.filter(o => o.kind === 'data_source').filter(o => o.database === database.id)
}

/** A data source as `GET /v1/data_sources/{id}` shows it. */
export function dataSourceJson(world: World, connection: Connection, source: DataSource, era: Era): Json {
  const database = objectOf(world, source.database)
  const parent = database?.kind === 'database' ? database.parent : null
  const properties = propertiesJson(world, seenBy(world, connection, source), false)
  const shown: Shown<DataSourceObjectResponse> = {
    object: 'data_source',
    id: source.id,
    cover: null,
    icon: null,
    ...HISTORY,
    title: richText(source.title),
    description: [],
    is_inline: database?.kind === 'database' && database.inline,
    // Verification, button and place are answered, too, and are not among the SDK's types.
    properties: properties as DataSourceObjectResponse['properties'],
    parent: { type: 'database_id', database_id: source.database },
    database_parent: pageParent(world, parent),
    url: link(source.database),
    public_url: null,
    ...trash(database?.kind === 'database' && database.inTrash, era),
  }
  return shown
}

/** A page as `GET /v1/pages/{id}` shows it. Of a row's properties only the title is told. */
export function pageJson(world: World, page: Page, era: Era): Json {
  const source = page.parent === null ? undefined : objectOf(world, page.parent)
  const shown: Shown<PageObjectResponse> = {
    object: 'page',
    id: page.id,
    ...HISTORY,
    cover: null,
    icon: null,
    parent: source?.kind === 'data_source' ? rowParent(source, era) : pageParent(world, page.parent),
    is_archived: false,
    is_locked: false,
    properties: { title: { id: 'title', type: 'title', title: richText(page.title) } },
    url: link(page.id),
    public_url: null,
    ...trash(page.inTrash, era),
  }
  return shown
}

function rowParent({ id, database }: DataSource, era: Era): PageObjectResponse['parent'] {
  if (era === '2022-06-28') return { type: 'database_id', database_id: database }
  return { type: 'data_source_id', data_source_id: id, database_id: database }
}

/** A view as `GET /v1/views/{id}` shows it. */
export function viewJson(view: View): Json {
  const shown: DataSourceViewObjectResponse = {
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
  return shown
}

/** What lies on a page or in a block: its paragraphs, and all that it holds spread evenly among them. */
export function blocksJson(world: World, holder: Page | Block): Json[] {
  const paragraphs = holder.kind === 'page' ? holder.paragraphs : 0
  const blocks: Json[] = Array.from({ length: paragraphs }, (_, n) =>
    blockJson(world, holder, fakeUuid(`${holder.id} ${n}`), 'paragraph', {
      rich_text: richText(`Paragraph ${n + 1}.`),
    }),
  )
  const children = world.objects.filter(o => o.kind === 'page' || o.kind === 'database' || o.kind === 'block')
  const here = children.filter(o => o.parent === holder.id && !('inTrash' in o && o.inTrash))
  here.forEach((child, n) => {
    const place = Math.floor((paragraphs * (n + 1)) / here.length) + n
    const shown =
      child.kind === 'block'
        ? blockJson(world, holder, child.id, child.type, {})
        : blockJson(world, holder, child.id, `child_${child.kind}`, { title: child.title })
    blocks.splice(place, 0, shown)
  })
  return blocks
}

function blockJson(world: World, holder: Page | Block, id: string, type: string, content: Json): Json {
  return {
    object: 'block',
    id,
    parent: pageParent(world, holder.id),
    ...HISTORY,
    has_children: type !== 'paragraph' && type !== 'child_database',
    in_trash: false,
    type,
    [type]: content,
  }
}

function personJson(person: Person, withEmail: boolean) {
  return {
    object: 'user' as const,
    id: person.id,
    name: person.name,
    avatar_url: null,
    type: 'person' as const,
    person: withEmail ? { email: person.email } : {},
  } satisfies UserObjectResponse
}

/** The connection itself, as `GET /v1/users/me` shows it; old versions do not name the workspace's ID. */
export function meJson(world: World, connection: Connection, era: Era): Json {
  const creator = world.people[0] ?? { id: connection.botId, name: connection.name, email: '', guest: false }
  if (connection.owner === 'person') return personJson(creator, true)
  const bot: BotInfo = {
    owner:
      connection.owner === 'workspace'
        ? { type: 'workspace', workspace: true }
        : { type: 'user', user: personJson(creator, true) },
    workspace_name: connection.workspaceName,
    workspace_id: connection.workspaceId,
    workspace_limits: { max_file_upload_size_in_bytes: 5242880 },
  }
  const { owner, workspace_name } = bot
  const shown = era === '2022-06-28' ? { owner, workspace_name } : bot
  return {
    object: 'user',
    id: connection.botId,
    name: connection.name,
    avatar_url: null,
    type: 'bot',
    bot: shown,
  }
}

type BotInfo = Extract<BotUserObjectResponse['bot'], { workspace_id: string }>

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
