import { createHash } from 'node:crypto'

/** The seven capabilities, named as the action's input names them. */
export const CAPABILITIES = [
  'read-content',
  'update-content',
  'insert-content',
  'read-comments',
  'insert-comments',
  'read-users',
  'read-user-emails',
] as const

/** One box on a connection's Configuration tab. */
export type Capability = (typeof CAPABILITIES)[number]

/** A token and what stands behind it. */
export type Connection = {
  token: string
  name: string
  botId: string
  workspaceName: string | null
  workspaceId: string
  /** `person` is the answer of `type: person` that has been reported for personal tokens. */
  owner: 'workspace' | 'user' | 'person'
  /** Personal access tokens cannot list users, whatever their capabilities. */
  personal: boolean
  capabilities: Set<Capability>
  state: 'live' | 'revoked' | 'expired' | 'refreshed' | 'restricted'
  /** Notion's words for the 401; the usual ones unless told. */
  rejection?: string
  /** IDs of pages and databases; what lies under a granted page is granted too. */
  granted: Set<string>
}

/** A page; `parent` is a page's ID, a data source's for a row, or null at the top of the workspace. */
export type Page = {
  kind: 'page'
  id: string
  title: string
  parent: string | null
  inTrash: boolean
  /** How many paragraphs stand around its child databases. */
  paragraphs: number
}

/** What a page lays out in columns or folds away; a parent of databases as a page is. */
export type Block = {
  kind: 'block'
  id: string
  title: ''
  type: 'column_list' | 'column' | 'toggle'
  parent: string
}

/** A database; a linked view is one too, without data sources of its own. */
export type Database = {
  kind: 'database'
  id: string
  title: string
  parent: string | null
  inline: boolean
  inTrash: boolean
  linkedTo: string | null
}

/** Every type of the interface, and what Notion answers besides where it cannot or may not say more. */
export const PROPERTY_TYPES = [
  'title',
  'rich_text',
  'number',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'files',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'formula',
  'relation',
  'rollup',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'unique_id',
  'verification',
  'button',
  'place',
  'unsupported',
] as const

/** A column; `options` for those that have a choice, `to` (a data source's ID) for a relation. */
export type Property = {
  name: string
  type: (typeof PROPERTY_TYPES)[number]
  options?: readonly string[]
  to?: string
}

/** A data source: the table inside a database. */
export type DataSource = {
  kind: 'data_source'
  id: string
  title: string
  database: string
  properties: Property[]
}

/** A view: a way of showing one data source of a database. */
export type View = { kind: 'view'; id: string; title: string; database: string; source: string }

/** Whatever has an ID of its own in the workspace. */
export type WorldObject = Page | Block | Database | DataSource | View

/** A member of the workspace; guests are not listed by the API. */
export type Person = { id: string; name: string; email: string; guest: boolean }

/** Everything that the stand-in knows. */
export type World = {
  connections: Connection[]
  objects: WorldObject[]
  people: Person[]
  /** What databases and data sources answer without Read content; both have been reported. */
  withoutReadContent: 'refuse' | 'partial'
  /** The plan's blocks are used up: connections, but for personal tokens, may not insert. */
  blocksUsedUp: boolean
}

/** IDs in the default world: v4 for what the API made, v8 for what the app made, as in Notion. */
export const IDS = {
  acme: '7c1d95be-40f2-4d6e-9f0b-2a61c3d8e754',
  globex: 'e90b7a34-5d18-4c2f-a6e3-81f4b20c9d67',
  productHub: '2b6e1f90-37ad-80c5-9e14-f3a8d07b5c21',
  handbook: '2b6e1f90-37ad-814b-8d92-c6051ae7f3b8',
  meetingNotes: '2b6e1f90-37ad-8172-a3f6-0d9e84b2c517',
  peopleOps: '2c04d7a8-91be-8036-b75a-e18f6c302d94',
  roadmap: 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3',
  roadmapSource: '2b6e1f90-37ad-81e0-8f4c-000b7d25a9c6',
  /** A row of the roadmap. */
  roadmapItem: '2b6e1f90-37ad-8047-95d2-c8f16b3e0a79',
  roadmapView: '2b6e1f90-37ad-80d8-b21e-000c94f8e63a',
  releases: '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52',
  releasesSource: '2b6e1f90-37ad-8194-a7d0-000b3c61f8e2',
  changelogSource: '2b6e1f90-37ad-8126-9c5b-000be07a4d13',
  onboarding: '2b6e1f90-37ad-80a7-9f38-d5b2e6c1047a',
  onboardingSource: '2b6e1f90-37ad-80fb-86a1-000b52d9c7e4',
  linkedRoadmap: '2b6e1f90-37ad-8059-b4c7-1e8a6f93d0b5',
  oldRoadmap: '96c2e0d7-a85f-4b31-9d6e-40b7f3a1c8e2',
  oldRoadmapSource: '2b6e1f90-37ad-8163-bd27-000b8e4f50c9',
  salaries: '2c04d7a8-91be-81c4-8e63-a7f50b9d216e',
  salariesSource: '2c04d7a8-91be-8115-a90c-000bd3e76f48',
  incidents: 'b3f5d18e-7249-4ac6-87f1-c0e92d6a5b34',
  incidentsSource: '2c04d7a8-91be-819f-96b2-000b4a7ce0d5',
  ada: '1f8c4b7e-d30a-4965-a2be-6c9f50d7e183',
  grace: '8d27e6f1-5b94-4c0a-b3d8-e1a74f90c265',
  guest: 'c60a93d5-e178-4f2b-9a47-b58d2c0e6f31',
  /** A well-formed ID that is nobody's. */
  absent: 'f7b2c9e4-18d6-4a53-8c0f-5e3d96a7b142',
} as const

/** A UUID v4 that is always the same for the same seed, so that runs can be compared. */
export function fakeUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * A text of `length` letters and digits, always the same for the same seed. Made at load time: no token,
 * not even a false one, stands in the repository, and no secret scanner has to be told about it.
 */
export function fakeText(seed: string, length: number): string {
  const digest = createHash('sha512').update(`not a secret: ${seed}`).digest('base64')
  return digest.replace(/[^A-Za-z0-9]/g, '').slice(0, length)
}

function fakeToken(seed: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`).toString()
  return `ntn_${digits.slice(0, 11)}${fakeText(seed, 35)}`
}

/** The tokens of the default world, and some that it does not know. */
export const TOKENS = {
  /** Release Notes Bot: live, every capability, sees the product hub and the handbook. */
  releaseNotes: fakeToken('release notes bot'),
  /** The same kind of connection, with the prefix from before 2024-09-25. */
  legacy: `secret_${fakeText('legacy', 43)}`,
  /** Accepted, although it does not look like a token that we know. */
  unfamiliar: `development_ntn_${fakeText('unfamiliar', 46)}`,
  readOnly: fakeToken('read only'),
  /** Everything but Read content. */
  noReadContent: fakeToken('no read content'),
  /** Lists users, without their e-mail addresses. */
  noEmails: fakeToken('no e-mail addresses'),
  personal: fakeToken('personal'),
  oauth: fakeToken('oauth'),
  /** Its `users/me` is a person, and so names no workspace. */
  person: fakeToken('person'),
  globex: fakeToken('globex'),
  revoked: fakeToken('revoked'),
  expired: fakeToken('expired'),
  refreshed: fakeToken('refreshed'),
  /** Live at Notion's, but its person may not use the API. */
  restricted: fakeToken('restricted'),
  /** A personal token that the workspace's policy no longer lets its maker have. */
  notPermitted: fakeToken('not permitted'),
  /** Never a token of this world. */
  unknown: fakeToken('unknown'),
} as const

function connection(token: string, name: string, rest: Partial<Connection> = {}): Connection {
  return {
    token,
    name,
    botId: fakeUuid(`bot ${name}`),
    workspaceName: 'Acme',
    workspaceId: IDS.acme,
    owner: 'workspace',
    personal: false,
    capabilities: new Set(CAPABILITIES),
    state: 'live',
    granted: new Set([IDS.productHub, IDS.handbook]),
    ...rest,
  }
}

function without(...missing: Capability[]): Set<Capability> {
  return new Set(CAPABILITIES.filter(capability => !missing.includes(capability)))
}

function connections(): Connection[] {
  const everything = new Set<string>([IDS.productHub, IDS.handbook, IDS.peopleOps])
  return [
    connection(TOKENS.releaseNotes, 'Release Notes Bot'),
    connection(TOKENS.legacy, 'Website Sync'),
    connection(TOKENS.unfamiliar, 'Staging Bot'),
    connection(TOKENS.readOnly, 'Docs Reader', { capabilities: new Set(['read-content']) }),
    connection(TOKENS.noReadContent, 'Form Inbox', { capabilities: without('read-content') }),
    connection(TOKENS.noEmails, 'Standup Bot', { capabilities: without('read-user-emails') }),
    connection(TOKENS.personal, 'Ada’s laptop', { owner: 'user', personal: true, granted: everything }),
    connection(TOKENS.oauth, 'Acme Publisher', { owner: 'user' }),
    connection(TOKENS.person, 'Ada Byron', { owner: 'person', personal: true, granted: everything }),
    connection(TOKENS.globex, 'Globex Bot', {
      workspaceName: 'Globex',
      workspaceId: IDS.globex,
      granted: new Set(),
    }),
    connection(TOKENS.revoked, 'Revoked Bot', { state: 'revoked' }),
    connection(TOKENS.expired, 'Expired Bot', { state: 'expired' }),
    connection(TOKENS.refreshed, 'Refreshed Bot', { state: 'refreshed' }),
    connection(TOKENS.restricted, 'Restricted Bot', {
      state: 'restricted',
      rejection: "This user's account is restricted from accessing the public API.",
    }),
    connection(TOKENS.notPermitted, 'Ada’s phone', {
      state: 'restricted',
      owner: 'user',
      personal: true,
      // Notion documents that it happens, and not in which words.
      rejection: "This workspace's policy does not allow personal access tokens for this member.",
    }),
  ]
}

function page(id: string, title: string, parent: string | null, paragraphs: number): Page {
  return { kind: 'page', id, title, parent, inTrash: false, paragraphs }
}

function database(id: string, title: string, parent: string, rest: Partial<Database> = {}): Database {
  return { kind: 'database', id, title, parent, inline: false, inTrash: false, linkedTo: null, ...rest }
}

function source(id: string, title: string, database: string, properties = PLAIN): DataSource {
  return { kind: 'data_source', id, title, database, properties: [...properties] }
}

const PLAIN: readonly Property[] = [
  { name: 'Name', type: 'title' },
  { name: 'Status', type: 'status', options: ['Open', 'Closed'] },
]

/** Of every type that the interface offers. One relation leads to where Release Notes Bot sees nothing. */
const ROADMAP: readonly Property[] = [
  { name: 'Name', type: 'title' },
  { name: 'Status', type: 'status', options: ['Not started', 'In progress', 'Done'] },
  { name: 'Team', type: 'select', options: ['Design', 'Engineering'] },
  { name: 'Tags', type: 'multi_select', options: ['api', 'docs'] },
  { name: 'Due', type: 'date' },
  { name: 'Owner', type: 'people' },
  { name: 'Notes', type: 'rich_text' },
  { name: 'Estimate', type: 'number' },
  { name: 'Approved', type: 'checkbox' },
  { name: 'Link', type: 'url' },
  { name: 'Contact', type: 'email' },
  { name: 'Phone', type: 'phone_number' },
  { name: 'Attachments', type: 'files' },
  { name: 'Overdue', type: 'formula' },
  { name: 'Release', type: 'relation', to: IDS.releasesSource },
  { name: 'Incident', type: 'relation', to: IDS.incidentsSource },
  { name: 'Releases', type: 'rollup' },
  { name: 'Created', type: 'created_time' },
  { name: 'Created by', type: 'created_by' },
  { name: 'Edited', type: 'last_edited_time' },
  { name: 'Edited by', type: 'last_edited_by' },
  { name: 'ID', type: 'unique_id' },
  { name: 'Verified', type: 'verification' },
  { name: 'Remind', type: 'button' },
  { name: 'Where', type: 'place' },
]

const RELEASES: readonly Property[] = [
  { name: 'Name', type: 'title' },
  { name: 'Version', type: 'rich_text' },
  { name: 'Shipped', type: 'date' },
  { name: 'Status', type: 'status', options: ['Planned', 'Shipped'] },
]

/** In the same database as the releases, and with other columns. */
const CHANGELOG: readonly Property[] = [
  { name: 'Entry', type: 'title' },
  { name: 'Kind', type: 'select', options: ['Added', 'Fixed'] },
  { name: 'Release', type: 'relation', to: IDS.releasesSource },
]

function objects(): WorldObject[] {
  return [
    page(IDS.productHub, 'Product hub', null, 4),
    // More than a hundred blocks, so that its second database is on the second page of the answer.
    page(IDS.handbook, 'Team handbook', null, 130),
    page(IDS.meetingNotes, 'Meeting notes', IDS.handbook, 3),
    page(IDS.peopleOps, 'People ops', null, 2),
    database(IDS.roadmap, 'Roadmap', IDS.productHub),
    source(IDS.roadmapSource, 'Roadmap', IDS.roadmap, ROADMAP),
    page(IDS.roadmapItem, 'Launch the beta', IDS.roadmapSource, 1),
    {
      kind: 'view',
      id: IDS.roadmapView,
      title: 'By quarter',
      database: IDS.roadmap,
      source: IDS.roadmapSource,
    },
    database(IDS.releases, 'Releases', IDS.productHub),
    source(IDS.releasesSource, 'Releases', IDS.releases, RELEASES),
    source(IDS.changelogSource, 'Changelog', IDS.releases, CHANGELOG),
    database(IDS.onboarding, 'Onboarding', IDS.handbook, { inline: true }),
    source(IDS.onboardingSource, 'Onboarding', IDS.onboarding),
    database(IDS.linkedRoadmap, 'Untitled', IDS.handbook, { inline: true, linkedTo: IDS.roadmap }),
    database(IDS.oldRoadmap, 'Roadmap 2024', IDS.productHub, { inTrash: true }),
    source(IDS.oldRoadmapSource, 'Roadmap 2024', IDS.oldRoadmap),
    database(IDS.salaries, 'Salaries', IDS.peopleOps),
    source(IDS.salariesSource, 'Salaries', IDS.salaries),
    database(IDS.incidents, 'Incidents', IDS.peopleOps),
    source(IDS.incidentsSource, 'Incidents', IDS.incidents),
  ]
}

/** The workspace "Acme", new at each call; `change` varies it. */
export function defaultWorld(change?: (world: World) => void): World {
  const world: World = {
    connections: connections(),
    objects: objects(),
    people: [
      { id: IDS.ada, name: 'Ada Byron', email: 'ada@acme.example', guest: false },
      { id: IDS.grace, name: 'Grace Murray', email: 'grace@acme.example', guest: false },
      { id: IDS.guest, name: 'A guest', email: 'guest@elsewhere.example', guest: true },
    ],
    withoutReadContent: 'refuse',
    blocksUsedUp: false,
  }
  change?.(world)
  return world
}

/** The connection behind a token, to be varied; throws where there is none. */
export function connectionOf(world: World, token: string): Connection {
  const found = world.connections.find(connection => connection.token === token)
  if (!found) throw new Error('This world has no connection with that token')
  return found
}

/** The data source with an ID, to be varied; throws where there is none. */
export function dataSourceOf(world: World, id: string): DataSource {
  const found = objectOf(world, id)
  if (found?.kind !== 'data_source') throw new Error('This world has no data source with that ID')
  return found
}

/** The database with an ID, to be varied; throws where there is none. */
export function databaseOf(world: World, id: string): Database {
  const found = objectOf(world, id)
  if (found?.kind !== 'database') throw new Error('This world has no database with that ID')
  return found
}

/** The object with an ID, or undefined. */
export function objectOf(world: World, id: string): WorldObject | undefined {
  return world.objects.find(object => object.id === id)
}

/** Whether a connection sees an object: granted itself, or somewhere under something granted. */
export function sees(world: World, connection: Connection, object: WorldObject): boolean {
  if (connection.granted.has(object.id)) return true
  const above = 'database' in object ? object.database : object.parent
  const parent = above === null ? undefined : objectOf(world, above)
  return parent !== undefined && sees(world, connection, parent)
}
