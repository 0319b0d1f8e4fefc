/**
 * The port: the questions that can be put to Notion. Nothing is ever thrown through it: whatever happens
 * comes back as a value or a Refusal, and foreign texts in it are tidied and cut (see text/untrusted.ts).
 */
export type Notion = {
  /** `GET /v1/users/me`, at the newest version. */
  whoAmI(): Promise<Answer<Identity>>
  /** `GET /v1/databases/{id}`, at the version that the user's code sends. */
  database(id: string): Promise<Answer<FoundDatabase>>
  /** `GET /v1/data_sources/{id}`, at the newest version, as all that follow. */
  dataSource(id: string): Promise<Answer<FoundDataSource>>
  /** The same at the version that the user's code sends, for its properties. */
  properties(id: string): Promise<Answer<FoundDataSource>>
  /** `GET /v1/pages/{id}` */
  page(id: string): Promise<Answer<FoundPage>>
  /** `GET /v1/views/{id}` */
  view(id: string): Promise<Answer<FoundView>>
  /** The title of a database, whatever version the user sends; optional, as what follows. */
  databaseTitle(id: string): Promise<Answer<{ title: string | null }>>
  /** `GET /v1/blocks/{id}/children`: the databases on a page, in its columns and toggles, too. */
  databasesOnPage(id: string): Promise<Answer<PageDatabases>>
  /**
   * Sends what can never succeed and would be refused for a missing capability first. `optional`: no verdict needs it,
   * so it is given up soon, and ends nothing else.
   */
  probe(capability: ProbedCapability, optional?: boolean): Promise<Answer<unknown>>
  /** `GET /v1/users`, its first page. */
  users(optional?: boolean): Promise<Answer<Users>>
}

/** What is known of trouble on the way to Notion, so that a 404 can be doubted in time. */
export type Trouble = {
  /** Whether any question of this run met a fault, even one that a retry fixed. */
  known(): boolean
  /** Resolves as soon as the first fault is known. */
  begun: Promise<void>
  /** Resolves when no question is under way any more, so that a fault which is still coming is known. */
  quiet(): Promise<void>
}

/** Notion takes nothing from this token any more: it ends all asking. */
export type Rejection = ApiRefusal & { kind: 'unauthorized' | 'access-restricted' }

export type ProbedCapability = Exclude<Capability, 'read-users' | 'read-user-emails'>

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** What came instead of a value: Notion's own refusal, or a fault on the way. */
export type Refusal = ApiRefusal | Fault

/**
 * A refusal in Notion's JSON. `message` is Notion's sentence. 401 and 403 have one usual meaning each, which is
 * believed in the usual words alone; in words that nobody knows they are an `unknown-error`.
 */
export type ApiRefusal = {
  evidence: Evidence
  message: string
} & (
  | { kind: 'not-found' }
  /** 401 without words, or in words about a token. */
  | { kind: 'unauthorized'; acceptedBefore: boolean }
  /** 401 in words about an account, a person or a policy, or 429 that is never to be asked again. */
  | { kind: 'access-restricted'; acceptedBefore: boolean }
  /** 401: the header with the token did not arrive as it was sent. */
  | { kind: 'header-lost' }
  /** 403 in the words for a missing capability. */
  | { kind: 'restricted' }
  /** 403: the workspace has used up the blocks of its plan. */
  | { kind: 'block-limit' }
  | { kind: 'invalid'; sources: readonly string[]; several: boolean }
  | { kind: 'version-refused' }
  | { kind: 'unknown-error'; code: string }
)

/** No answer of Notion's API to go by: it says nothing about the token. */
export type Fault = { evidence: Evidence } & (
  | { kind: 'unreachable'; reason: UnreachableReason; detail: string; proxied: boolean }
  | { kind: 'down' }
  | { kind: 'rate-limited'; waitSeconds: number | null; limit: RateLimit }
  /** The edge in front of Notion, or a rule of the network, answered for it. */
  | { kind: 'blocked' }
  | { kind: 'unrecognised'; what: string }
  | { kind: 'cancelled' }
)

/** What is limited: the connection, its workspace, or, by the edge in front of Notion, the runner's address. */
export type RateLimit = 'connection' | 'workspace' | 'address' | 'unknown'

/** Whether no answer of Notion's API came, by the kind of the refusal. */
export function isFault(refusal: Refusal): refusal is Fault {
  switch (refusal.kind) {
    case 'unauthorized':
    case 'access-restricted':
    case 'header-lost':
    case 'restricted':
    case 'block-limit':
    case 'not-found':
    case 'invalid':
    case 'version-refused':
    case 'unknown-error':
      return false
    case 'unreachable':
    case 'down':
    case 'rate-limited':
    case 'blocked':
    case 'unrecognised':
    case 'cancelled':
      return true
  }
}

/** Whether Notion takes nothing from this token any more. */
export function isRejection(refusal: Refusal): refusal is Rejection {
  return refusal.kind === 'unauthorized' || refusal.kind === 'access-restricted'
}

/** Who the token is; null where Notion did not say. */
export type Identity = {
  name: string | null
  id: string | null
  /** `internal`: the bot's owner is the workspace; `user`: a personal or OAuth token. */
  kind: 'internal' | 'user' | null
  /** The person whose personal or OAuth token it is, by name. */
  owner: string | null
  workspace: string | null
  workspaceId: string | null
}

/** `partial`: nothing but `object` and `id` came, as happens without the capability to read content. */
export type FoundDatabase = {
  partial: boolean
  title: string | null
  inTrash: boolean
  /** null where the version asked has no data sources (before 2025-09-03). */
  sources: readonly { id: string; name: string | null }[] | null
  /** null where the version asked has data sources, which have them, or where none can be read. */
  properties: FoundProperties | null
}
export type FoundDataSource = {
  partial: boolean
  title: string | null
  inTrash: boolean
  databaseId: string | null
  /** null where the answer has none that can be read. */
  properties: FoundProperties | null
}
/** `complete`: whether these are all. */
export type FoundProperties = { all: readonly FoundProperty[]; complete: boolean }
/** `name` and `options` are as Notion has them, not tidied: they are compared character by character. */
export type FoundProperty = {
  name: string
  type: string
  /** null where it has none, or where they cannot be read. */
  options: readonly string[] | null
}
/** `rowOf`: the database whose row it is; null for any other page. */
export type FoundPage = { title: string | null; rowOf: string | null }
export type FoundView = { databaseId: string | null }
export type PageDatabases = {
  databases: readonly { id: string; title: string | null }[]
  complete: boolean
}
/** How many people are on the first page of users, and how many of them come with an e-mail address. */
export type Users = { people: number; withEmail: number }

/** One request as it went, for Notion's support. `path` has no query. `ms` are milliseconds. */
export type AskedRequest = {
  method: string
  path: string
  notionVersion: string
  status: number | null
  /** Notion's error code, or a word for what happened instead of an answer. */
  answer: string
  ms: number
  requestId: string | null
  rayId: string | null
}

/** An open way to Notion. */
export type Connection = {
  notion: Notion
  trouble: Trouble
  /** The 401 that stayed when it was asked once more, and ended all asking; null as long as there is none. */
  rejected: () => Rejection | null
  /** The requests that went through it so far. */
  asked: () => readonly AskedRequest[]
  close: () => Promise<void>
}

export const newestVersion = '2026-03-11'
/** From here on databases are containers of data sources. */
export const dataSourcesSince = '2025-09-03'

/** Why no answer came from Notion, as far as the error says. */
export type UnreachableReason =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  /** The step's own time was over before anything else could be the reason. */
  | 'out-of-time'
  | 'certificate'
  | 'tls'
  | 'proxy-auth'
  | 'proxy-refused'
  | 'proxy-unreachable'
  | 'proxy-invalid'
  | 'proxy-unsupported'
  | 'network'

/** The capabilities of a connection, by the names that the input takes. */
export const capabilities = [
  'read-content',
  'update-content',
  'insert-content',
  'read-comments',
  'insert-comments',
  'read-users',
  'read-user-emails',
] as const
export type Capability = (typeof capabilities)[number]

/** What a request left behind for Notion's support; null where it was not given. */
export type Evidence = { status: number | null; requestId: string | null; rayId: string | null }
