import type {
  FoundDatabase,
  FoundDataSource,
  FoundPage,
  FoundView,
  Identity,
  PageDatabases,
  Users,
} from '../core/ports/notion.ts'
import { dashed, isNotionId } from '../core/text/notion-id.ts'
import { tidyOrNull } from '../core/text/untrusted.ts'
import { isObject } from './read-answer.ts'

/**
 * From the bodies of Notion's answers to what the port promises; null when a body is not what was asked for.
 * Nothing but what is needed is taken, and foreign texts are tidied here, at the door.
 */
type Body = Record<string, unknown>

/** A user that is a bot; personal tokens were also seen to answer as `type: person`. */
export function readIdentity(body: Body): Identity | null {
  if (body.object !== 'user') return null
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

/** Without the capability to read content, an object with nothing but `object` and `id` was reported. */
export function readDatabase(body: Body): FoundDatabase | null {
  if (body.object !== 'database') return null
  const sources = Array.isArray(body.data_sources) ? body.data_sources.filter(isObject) : null
  return {
    partial: isPartial(body),
    title: plainText(body.title),
    inTrash: isInTrash(body),
    sources: sources?.map(({ id, name }) => ({ id: idOrNull(id) ?? '', name: tidyOrNull(name) })) ?? null,
  }
}

export function readDataSource(body: Body): FoundDataSource | null {
  if (body.object !== 'data_source') return null
  const parent = isObject(body.parent) ? body.parent : {}
  return {
    partial: isPartial(body),
    title: plainText(body.title),
    inTrash: isInTrash(body),
    databaseId: idOrNull(parent.database_id),
  }
}

export function readPage(body: Body): FoundPage | null {
  if (body.object !== 'page') return null
  const properties = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : []
  const titled = properties.find(property => property.type === 'title')
  return { title: plainText(titled?.title) }
}

export function readView(body: Body): FoundView | null {
  if (body.object !== 'view') return null
  const parent = isObject(body.parent) ? body.parent : {}
  return { databaseId: idOrNull(parent.database_id) }
}

/** One page of blocks: the databases among them, and where the next page begins. */
export function readBlocks(body: Body): (PageDatabases & { next: string | null }) | null {
  if (body.object !== 'list' || !Array.isArray(body.results)) return null
  const databases = body.results
    .filter(isObject)
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
  if (body.object !== 'list' || !Array.isArray(body.results)) return null
  const people = body.results.filter(isObject).filter(user => user.type === 'person')
  const withEmail = people.filter(({ person }) => isObject(person) && typeof person.email === 'string')
  return { people: people.length, withEmail: withEmail.length }
}

function isPartial(body: Body): boolean {
  return (body.title ?? null) === null && (body.parent ?? null) === null
}

/** From 2026-03-11 it is `in_trash`; `archived` before. */
function isInTrash(body: Body): boolean {
  return body.in_trash === true || body.archived === true
}

/** The text of a title, whose pieces may break anywhere. */
function plainText(pieces: unknown): string | null {
  if (!Array.isArray(pieces)) return null
  const text = pieces.map(piece =>
    isObject(piece) && typeof piece.plain_text === 'string' ? piece.plain_text : '',
  )
  return tidyOrNull(text.join(''))
}

function idOrNull(id: unknown): string | null {
  return typeof id === 'string' && isNotionId(id) ? dashed(id) : null
}
