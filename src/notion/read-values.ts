import {
  dataSourcesSince,
  type FoundDatabase,
  type FoundDataSource,
  type FoundPage,
  type FoundView,
  type Identity,
  type PageDatabases,
  type Users,
} from '../core/ports/notion.ts'
import { dashed, isNotionId } from '../core/text/notion-id.ts'
import { tidyOrNull } from '../core/text/untrusted.ts'
import { isObject } from './read-answer.ts'

/**
 * From the bodies of Notion's answers to what the port promises; null when a body is not what was asked for: of
 * another kind or ID, or in a shape that nobody knows. A 200 proves what it shows, and no more.
 * Nothing but what is needed is taken, and foreign texts are tidied here, at the door.
 */
type Body = Record<string, unknown>
type Reader<T> = (body: Body) => T | null

/** The most that Notion gives at once. */
const mostListed = 100

/** A user that is a bot; personal tokens were also seen to answer as `type: person`. */
export function readIdentity(body: Body): Identity | null {
  const isKnown = body.type === 'bot' || body.type === 'person' || idOrNull(body.id) !== null
  if (body.object !== 'user' || !isKnown) return null
  const bot = isObject(body.bot) ? body.bot : {}
  const owner = isObject(bot.owner) ? bot.owner.type : undefined
  const isPerson = body.type === 'person' || owner === 'user'
  return {
    name: tidyOrNull(body.name),
    id: idOrNull(body.id),
    kind: owner === 'workspace' ? 'internal' : isPerson ? 'user' : null,
    workspace: tidyOrNull(bot.workspace_name),
    workspaceId: idOrNull(bot.workspace_id),
  }
}

export function readDatabase(id: string, version: string): Reader<FoundDatabase> {
  return body => {
    const partial = isPartial(body)
    if (!isThe('database', body, id) || !(partial || isWhole(body))) return null
    const sources = readSources(body.data_sources)
    const hasSources = version >= dataSourcesSince && !partial
    if (sources === undefined || (hasSources && sources === null)) return null
    return { partial, title: plainText(body.title), inTrash: isInTrash(body), sources }
  }
}

/** null where there are none; undefined where what is there is no list of data sources. */
function readSources(list: unknown): FoundDatabase['sources'] | undefined {
  if (list === undefined || list === null) return null
  if (!Array.isArray(list)) return undefined
  const sources = list.slice(0, mostListed).flatMap(source => {
    const id = isObject(source) ? idOrNull(source.id) : null
    return id === null ? [] : [{ id, name: tidyOrNull(source.name) }]
  })
  return sources.length === Math.min(list.length, mostListed) ? sources : undefined
}

export function readDataSource(id: string): Reader<FoundDataSource> {
  return body => {
    const partial = isPartial(body)
    if (!isThe('data_source', body, id) || !(partial || isWhole(body))) return null
    const parent = isObject(body.parent) ? body.parent : {}
    return {
      partial,
      title: plainText(body.title),
      inTrash: isInTrash(body),
      databaseId: idOrNull(parent.database_id),
    }
  }
}

export function readPage(id: string): Reader<FoundPage> {
  return body => {
    if (!isThe('page', body, id)) return null
    const properties = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : []
    const titled = properties.find(property => property.type === 'title')
    const parent = isObject(body.parent) ? body.parent : {}
    return { title: plainText(titled?.title), rowOf: idOrNull(parent.database_id) }
  }
}

export function readView(id: string): Reader<FoundView> {
  return body => {
    if (!isThe('view', body, id)) return null
    const parent = isObject(body.parent) ? body.parent : {}
    return { databaseId: idOrNull(parent.database_id) }
  }
}

/** One page of blocks: the databases among them, and where the next page begins. */
export function readBlocks(body: Body): (PageDatabases & { next: string | null }) | null {
  const blocks = listed('block', body)
  if (blocks === null) return null
  const databases = blocks
    .filter(block => block.type === 'child_database')
    .flatMap(block => {
      const id = idOrNull(block.id)
      const child = isObject(block.child_database) ? block.child_database : {}
      return id === null ? [] : [{ id, title: tidyOrNull(child.title) }]
    })
  const next = body.has_more === true && typeof body.next_cursor === 'string' ? body.next_cursor : null
  return { databases, complete: next === null, next }
}

export function readUsers(body: Body): Users | null {
  const users = listed('user', body)
  if (users === null) return null
  const people = users.filter(user => user.type === 'person')
  const withEmail = people.filter(({ person }) => isObject(person) && typeof person.email === 'string')
  return { people: people.length, withEmail: withEmail.length }
}

/** What a list holds, where it holds nothing else. */
function listed(kind: string, { object, results }: Body): Body[] | null {
  if (object !== 'list' || !Array.isArray(results)) return null
  const found = results.slice(0, mostListed)
  return found.every((each): each is Body => isObject(each) && each.object === kind) ? found : null
}

function isThe(kind: string, body: Body, id: string): boolean {
  return body.object === kind && idOrNull(body.id) === dashed(id)
}

/** Without the capability to read content, an object with nothing but `object` and `id` was reported. */
function isPartial(body: Body): boolean {
  return Object.keys(body).every(name => ['object', 'id', 'request_id'].includes(name))
}

/** A database or a data source has a title, and stands somewhere. */
function isWhole({ title, parent }: Body): boolean {
  return Array.isArray(title) && isObject(parent)
}

/** From 2026-03-11 it is `in_trash`; `archived` before. */
function isInTrash(body: Body): boolean {
  return body.in_trash === true || body.archived === true
}

/** The text of a title, whose pieces may break anywhere. */
function plainText(pieces: unknown): string | null {
  if (!Array.isArray(pieces)) return null
  const text = pieces
    .slice(0, mostListed)
    .map(piece => (isObject(piece) && typeof piece.plain_text === 'string' ? piece.plain_text : ''))
  return tidyOrNull(text.join(''))
}

function idOrNull(id: unknown): string | null {
  return typeof id === 'string' && isNotionId(id) ? dashed(id) : null
}
