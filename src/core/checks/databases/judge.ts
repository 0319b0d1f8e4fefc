import type { ApiRefusal, FoundDatabase, FoundDataSource } from '../../ports/notion.ts'
import { dataSourcesSince, isRejection } from '../../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../../result/diagnosis.ts'
import type { ListedDatabase, Reason } from '../../result/line.ts'
import { endedBy, refusalFound } from '../faults.ts'
import type { LookedUp } from './look-up.ts'

/** What was asked about, at which version, and of how many. */
export type Asked = {
  id: string
  given: string
  name: string | null
  /** The ID behind `#` in its link. */
  fragment: string | null
  version: string
  ofListed: number
}

/** What Notion's answers say that an entry is. */
export type Known = Pick<ListedDatabase, 'kind' | 'title' | 'otherIds'>

/** What is known of a database. */
export type Finding =
  /** `found` is null where it is in order. `readsContent`: its answer proves the capability to read content. */
  | (Known & { is: 'told'; found: Diagnosis | null; readsContent: boolean })
  /** Not shared or gone, if the connection may read content at all. */
  | { is: 'absent'; found: Diagnosis }
  /** The capability to read content may be missing: nothing is known of sharing. */
  | { is: 'unreadable'; refusal: ApiRefusal | null }
  /** The answers contradict each other. */
  | { is: 'doubtful'; refusal: ApiRefusal }
  /** Told at the token or at the inputs. */
  | { is: 'elsewhere'; because: Reason }

/** What the answers about one ID prove. */
export function judgeDatabase(looked: LookedUp, asked: Asked): Finding {
  const { id, given, name, fragment, version, ofListed } = asked
  const about = { id, given, name }
  switch (looked.is) {
    case 'database':
      return judgeFound(looked.found, asked)
    case 'data-source':
      return judgeDataSource(looked.found, asked)
    case 'several-sources': {
      const { sources } = looked
      const facts = { title: null, because: 'several-sources', version, sources, databaseId: null } as const
      return told('database', null, diagnosis('database-needs-newer-version', { ...about, ...facts }))
    }
    case 'linked':
      return told(
        'database',
        null,
        diagnosis('database-linked', { ...about, title: null, message: looked.message }),
      )
    case 'page': {
      const { title, databases, listed, rowOf } = looked
      const meant = databases.some(each => each.id === fragment) ? fragment : null
      return told(
        'page',
        title,
        diagnosis('database-is-page', { ...about, title, databases, listed, meant, rowOf }),
      )
    }
    case 'view':
      return viewFound(looked, asked)
    case 'no-id': {
      const { message } = looked
      return told(
        null,
        null,
        diagnosis('database-id-malformed', { given, name, flaw: { is: 'refused', message } }),
      )
    }
    case 'nothing':
      return { is: 'absent', found: diagnosis('database-not-shared', { ...about, ofListed }) }
    case 'contradiction':
      return { is: 'doubtful', refusal: looked.refusal }
    case 'unreadable':
      return { is: 'unreadable', refusal: looked.refusal }
    case 'elsewhere': {
      const { refusal } = looked
      return { is: 'elsewhere', because: isRejection(refusal) ? endedBy(refusal) : 'version-refused' }
    }
    case 'refused':
      return told(null, null, refusalFound(looked.refusal, { what: 'database', id, title: null }))
  }
}

export function viewFound(
  { databaseId, databaseTitle }: { databaseId: string | null; databaseTitle: string | null },
  { id, given, name }: Pick<Asked, 'id' | 'given' | 'name'>,
): Finding & { is: 'told' } {
  return told('view', null, diagnosis('database-is-view', { id, given, name, databaseId, databaseTitle }))
}

function told(
  kind: ListedDatabase['kind'],
  title: string | null,
  found: Diagnosis | null,
): Finding & { is: 'told' } {
  return { is: 'told', kind, title, otherIds: [], found, readsContent: false }
}

function judgeFound({ title, inTrash, sources }: FoundDatabase, { id, given, name }: Asked): Finding {
  const about = { id, given, name, title }
  const found = inTrash
    ? diagnosis('database-in-trash', about)
    : sources?.length === 0
      ? diagnosis('database-linked', { ...about, message: null })
      : null
  const otherIds = (sources ?? []).map(source => source.id)
  return { ...told('database', title, found), otherIds, readsContent: true }
}

function judgeDataSource(value: FoundDataSource, { id, given, name, version }: Asked): Finding {
  const { title, inTrash, databaseId } = value
  const facts = {
    id,
    given,
    name,
    title,
    because: 'is-data-source',
    version,
    sources: [],
    databaseId,
  } as const
  const found = inTrash
    ? diagnosis('database-in-trash', { id, given, name, title, databaseId })
    : version < dataSourcesSince
      ? diagnosis('database-needs-newer-version', facts)
      : null
  const otherIds = databaseId === null ? [] : [databaseId]
  return { ...told('data_source', title, found), otherIds, readsContent: true }
}
