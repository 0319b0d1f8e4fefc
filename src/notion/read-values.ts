import {
  dataSourcesSince,
  type FoundDatabase,
  type FoundDataSource,
  type FoundPage,
  type FoundProperties,
  type FoundView,
  type Identity,
  type PageDatabases,
  type Users,
} from '../core/ports/notion.ts'
import { fieldsOf } from '../core/text/foreign-json.ts'
import { dashed, isNotionId } from '../core/text/notion-id.ts'
import { tidy, tidyOrNull } from '../core/text/untrusted.ts'
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
/** More than Notion lets a data source have. */
const mostProperties = 500
const mostOptions = 1_000

/** A user that is a bot; personal tokens were also seen to answer as `type: person`. */
export function readIdentity(body: Body): Identity | null {
  const isKnown = body.type === 'bot' || body.type === 'person' || idOrNull(body.id) !== null
  if (body.object !== 'user' || !isKnown) return null
  const bot = fieldsOf(body.bot)
  const owner = fieldsOf(bot.owner)
  const person = body.type === 'person' ? body : fieldsOf(owner.user)
  const isPerson = body.type === 'person' || owner.type === 'user'
  return {
    name: tidyOrNull(body.name),
    id: idOrNull(body.id),
    kind: owner.type === 'workspace' ? 'internal' : isPerson ? 'user' : null,
    owner: isPerson ? tidyOrNull(person.name) : null,
    workspace: tidyOrNull(bot.workspace_name),
    workspaceId: idOrNull(bot.workspace_id),
  }
}

export function readDatabase(id: string, version: string): Reader<FoundDatabase> {
  return body => {
    const container = readContainer('database', body, id)
    if (container === null) return null
    const sources = readSources(body.data_sources)
    const hasSources = version >= dataSourcesSince && !container.partial
    if (sources === undefined || (hasSources && sources === null)) return null
    return { ...container, sources, properties: hasSources ? null : readProperties(body.properties) }
  }
}

/** What a database and a data source have alike; null where the body is not the one that was asked for. */
function readContainer(kind: string, body: Body, id: string) {
  const partial = isPartial(body)
  if (!isThe(kind, body, id) || !(partial || isWhole(body))) return null
  return { partial, title: plainText(body.title), inTrash: isInTrash(body) }
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
    const container = readContainer('data_source', body, id)
    return (
      container && {
        ...container,
        databaseId: idOrNull(fieldsOf(body.parent).database_id),
        properties: readProperties(body.properties),
      }
    )
  }
}

/** Names and options are kept as they are, since they are compared; one that no line could hold is cut. */
const longestName = 2_000

/**
 * What cannot be read proves nothing, and so nothing is taken of an answer with one property in another shape, nor
 * of one without any: every data source has a title.
 */
function readProperties(given: unknown): FoundProperties | null {
  if (!isObject(given)) return null
  const entries = Object.entries(given)
  if (entries.length === 0) return null
  const all = entries.slice(0, mostProperties).flatMap(([name, property]) => {
    if (!isObject(property) || typeof property.type !== 'string') return []
    const { type } = property
    return [{ name: name.slice(0, longestName), type: tidy(type), options: readOptions(property[type]) }]
  })
  if (all.length !== Math.min(entries.length, mostProperties)) return null
  return { all, complete: entries.length <= mostProperties }
}

function readOptions(value: unknown): readonly string[] | null {
  if (!isObject(value) || !Array.isArray(value.options) || value.options.length > mostOptions) return null
  const { options } = value
  const names = options.flatMap(option =>
    isObject(option) && typeof option.name === 'string' ? [option.name.slice(0, longestName)] : [],
  )
  return names.length === options.length ? names : null
}

export function readPage(id: string): Reader<FoundPage> {
  return body => {
    if (!isThe('page', body, id)) return null
    const properties = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : []
    const titled = properties.find(property => property.type === 'title')
    return { title: plainText(titled?.title), rowOf: idOrNull(fieldsOf(body.parent).database_id) }
  }
}

export function readView(id: string): Reader<FoundView> {
  return body => {
    return isThe('view', body, id) ? { databaseId: idOrNull(fieldsOf(body.parent).database_id) } : null
  }
}

/** `holders`: blocks that hold others. `next`: where the next page begins. */
type Blocks = { databases: PageDatabases['databases']; holders: readonly string[]; next: string | null }

/** One page of blocks: the databases among them. */
export function readBlocks(body: Body): Blocks | null {
  const blocks = listed('block', body)
  if (blocks === null) return null
  const databases = blocks
    .filter(block => block.type === 'child_database')
    .flatMap(block => {
      const id = idOrNull(block.id)
      return id === null ? [] : [{ id, title: tidyOrNull(fieldsOf(block.child_database).title) }]
    })
  // Columns, toggles, callouts; a page in it is another page.
  const holders = blocks
    .filter(({ has_children, type }) => has_children === true && type !== 'child_page')
    .flatMap(({ id }) => idOrNull(id) ?? [])
  const next = body.has_more === true && typeof body.next_cursor === 'string' ? body.next_cursor : null
  return { databases, holders, next }
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
