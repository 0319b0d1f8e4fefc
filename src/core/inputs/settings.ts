import { type Capability, capabilities, newestVersion } from '../ports/notion.ts'
import { tidy } from '../text/untrusted.ts'
import { credentialsIn } from '../token/credential.ts'
import { judgeTokenText } from '../token/token-text.ts'
import { readDatabases } from './database-entry.ts'
import {
  type Read as Reader,
  readApiUrl,
  readDate,
  readIssueKey,
  readPath,
  readPolicy,
  readSecretName,
  readSwitch,
  readTimeout,
} from './readers.ts'

/** An unusable input: which, what it holds, what it takes in words of ours, and what Notion answered to it. */
export type InputProblem = {
  input: string
  /** Empty where it must not be shown. */
  holds: string
  accepted: string
  answered?: string
  /** What was most likely meant by a part of it, in the word that is accepted. */
  meant?: readonly { given: string; word: string }[]
  /** It holds what looks like a credential. */
  credential?: true
}

/** One input: its name and default in action.yml, and how it is read. */
type Input<N extends string, D extends string | null, T> = {
  name: N
  /** What an empty input means; null where GitHub fills it in, or where there is nothing to stand in for it. */
  default: D
  read: (text: string, around: Around) => Reading<T>
}
export type Reading<T> = { value: T; problem: Pick<InputProblem, 'holds' | 'accepted' | 'meant'> | null }
type Around = {
  isAddress: (text: string) => boolean
  /** Whether the input `token` holds what belongs in `databases`. */
  swapped: boolean
}

/** An input that holds one thing. What is not usable is a problem, and its default stands in for it. */
export function input<N extends string, T>(
  name: N,
  standIn: string,
  read: (text: string, around: Around) => T | undefined,
  accepted: string,
): Input<N, string, T> {
  return {
    name,
    default: standIn,
    read: (given, around) => {
      const text = given.trim() || standIn
      const value = read(text, around)
      if (value !== undefined) return { value, problem: null }
      return { value: read(standIn, around) as T, problem: { holds: tidy(text), accepted } }
    },
  }
}

/** An input that may be empty: null then. */
export function optional<N extends string, T>(
  name: N,
  read: Reader<T>,
  accepted: string,
): Input<N, string, T | null> {
  return input(name, '', text => (text === '' ? null : read(text)), accepted)
}

/** An input that is never unusable by itself: it is judged later, or is a list whose entries are. */
function asGiven<N extends string, T>(
  name: N,
  value: (text: string, around: Around) => T,
): Input<N, null, T> {
  return { name, default: null, read: (text, around) => ({ value: value(text, around), problem: null }) }
}

/** Every input of action.yml, by what it is called in the settings. A new one is a line here and a block there. */
const table = {
  token: asGiven('token', text => text),
  databases: asGiven('databases', (text, { swapped }) => readDatabases(text, swapped)),
  capabilities: { name: 'capabilities', default: null, read: readCapabilities } as const,
  expectWorkspace: asGiven('expect-workspace', text => (tidy(text) === '' ? null : text.trim())),
  leastPrivilege: input('least-privilege', 'false', readSwitch, 'true or false'),
  expires: optional('expires', readDate, 'the day on which the token ends, as YYYY-MM-DD'),
  secretName: input(
    'secret-name',
    'NOTION_TOKEN',
    readSecretName,
    'letters, digits and _, not beginning with a digit or GITHUB_, such as NOTION_TOKEN',
  ),
  notionVersion: input(
    'notion-version',
    newestVersion,
    readDate,
    `a date that exists, as YYYY-MM-DD, such as ${newestVersion}`,
  ),
  onBroken: input('on-broken', 'fail', readPolicy, 'fail or warn'),
  onInconclusive: input('on-inconclusive', 'fail', readPolicy, 'fail or warn'),
  timeoutSeconds: input('timeout', '120', readTimeout, 'whole seconds from 5 to 3600'),
  trackingIssue: input('tracking-issue', 'false', readSwitch, 'true or false'),
  issueKey: optional('issue-key', readIssueKey, 'at most 50 letters, digits, -, _ and .'),
  reportFile: optional('report-file', readPath, 'the path of a file, absolute or from the workspace'),
  apiUrl: input(
    'api-url',
    'https://api.notion.com',
    (text, { isAddress }) => readApiUrl(text, isAddress),
    'an https URL, or an http URL with a loopback address, without a user name, query or fragment',
  ),
}
/** Those that GitHub fills in: they are used as they are given. */
const filledIn = ['github-token', 'secret-source', 'job-workflow-ref'] as const

type Table = typeof table
export type InputName = Table[keyof Table]['name'] | (typeof filledIn)[number]
export type Settings = Read<Table>
/** The inputs as the workflow gave them, by their names in action.yml; absent ones are empty. */
export type RawInputs = Readonly<Record<InputName, string>>

export const inputNames: readonly InputName[] = [...Object.values(table).map(({ name }) => name), ...filledIn]

/** What an empty input means, as in action.yml, by its name there. */
export const defaults = Object.fromEntries(
  Object.values(table).flatMap(entry => (entry.default === null ? [] : [[entry.name, entry.default]])),
) as Readonly<Record<string, string>>

/**
 * Reads every input; each unusable one is a problem, and its default stands in for it, so that all of them
 * are found in one run. `isAddress`: whether the platform can use a text as an address.
 */
export function readSettings(
  raw: RawInputs,
  isAddress: (text: string) => boolean = () => true,
): { settings: Settings; problems: InputProblem[]; credentials: readonly string[] } {
  return readTable(table, raw, { isAddress, swapped: belongsInDatabases(raw.token) })
}

type AnyTable = { readonly [key: string]: Input<string, string | null, unknown> }
/** What a table of inputs comes to. */
export type Read<T extends AnyTable> = { readonly [K in keyof T]: ReturnType<T[K]['read']>['value'] }

/** Reads the inputs of a table, and finds all that is unusable. */
export function readTable<T extends AnyTable>(
  inputs: T,
  raw: Readonly<Record<string, string>>,
  around: Around,
): { settings: Read<T>; problems: InputProblem[]; credentials: readonly string[] } {
  const problems: InputProblem[] = []
  const credentials = new Set<string>()
  const read = Object.entries(inputs).map(([key, { name, read }]) => {
    const given = raw[name] ?? ''
    const found = name === 'token' ? [] : credentialsIn(given)
    for (const text of found.flatMap(({ hide }) => hide)) credentials.add(text)
    // The entries of `databases` are judged one by one.
    if (found.length === 0 || name === 'databases') {
      const { value, problem } = read(given, around)
      if (problem) problems.push({ input: name, ...problem })
      return [key, value]
    }
    problems.push({ input: name, holds: '', accepted: 'no credential', credential: true })
    return [key, read('', around).value]
  })
  return { settings: Object.fromEntries(read) as Read<T>, problems, credentials: [...credentials] }
}

function belongsInDatabases(token: string): boolean {
  const text = judgeTokenText(token)
  return text.is === 'wrong-kind' && (text.kind === 'notion-id' || text.kind === 'notion-link')
}

/** Those that are known are kept beside those that are not. */
function readCapabilities(text: string): Reading<readonly Capability[]> {
  const names = text
    .split(/[,\r\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
  const isKnown = (name: string): name is Capability => (capabilities as readonly string[]).includes(name)
  const value = [...new Set(names.filter(isKnown))]
  const unknown = [...new Set(names.filter(name => !isKnown(name)))]
  if (unknown.length === 0) return { value, problem: null }
  const accepted = `one or more of ${capabilities.join(', ')}, one per line or separated by commas`
  const meant = unknown.flatMap(name => {
    const word = capabilityMeant(name)
    return word === null ? [] : [{ given: tidy(name), word }]
  })
  const holds = tidy(unknown.join(', '))
  return { value, problem: { holds, accepted, ...(meant.length > 0 ? { meant } : {}) } }
}

/** How Notion writes what is none of our words even with dashes for its blanks. */
const notionsWords: { readonly [words: string]: Capability } = {
  'read-user-information': 'read-users',
  'read-user-information-without-email-addresses': 'read-users',
  'read-user-information-including-email-addresses': 'read-user-emails',
}

/** Notion's own words for a capability, or ours in another spelling: they are told, and not accepted. */
function capabilityMeant(name: string): Capability | null {
  const word = name.toLowerCase().replace(/[\s_-]+/g, '-')
  return capabilities.find(known => known === word) ?? notionsWords[word] ?? null
}
