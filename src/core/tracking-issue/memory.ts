import { type Code, codes } from '../result/diagnosis.ts'

/** What an issue follows: one for each in a repository. */
export type Watch = {
  /** Path of the workflow file. */
  workflow: string
  /** ID of the job. */
  job: string
  /** Name of the secret. */
  secret: string
}

/** What people are told in a comment. */
export type News =
  | { is: 'changed'; found: readonly Code[]; gone: readonly Code[] }
  /** Closed by hand, and still broken. */
  | { is: 'still-broken' }
  | { is: 'broken-again' }
  | { is: 'cannot-tell'; since: number; runs: number }
  | { is: 'healthy'; since: number; until: number; codes: readonly Code[] }

/** What an issue remembers from run to run, in a comment of its body that nobody sees. */
export type Memory = {
  phase: 'broken' | 'healthy'
  /** The proven faults that people were told of. Empty when healthy. */
  codes: readonly Code[]
  /** Stands for the words in the body, to see whether they are still the right ones. */
  words: string
  /** When this spell of broken or healthy began. Milliseconds since 1970. */
  since: number
  /** Runs in a row that could not tell. */
  unsure: { runs: number; since: number; told: boolean } | null
  /** Whether it was reopened once after somebody closed it with these codes. */
  reopened: boolean
  /** The last news, as long as nobody has looked whether its comment is there. `at` stands in the comment. */
  untold: { news: News; at: number } | null
  /** When it was last written, and in which attempt of which run. */
  checked: number
  by: string
}

const start = '<!-- notion-token-check '
const end = ' -->'

/** The last line of the body. It holds names and times, nothing of the token. */
export function writeMarker(watch: Watch, state: Memory): string {
  // Nothing in it may end the comment.
  const json = JSON.stringify({ version: 1, watch, state }).replace(
    /[<>]|-(?=[->])/g,
    character => `\\u00${character.charCodeAt(0).toString(16)}`,
  )
  return `${start}${json}${end}`
}

/** The line's place in a body, or null. */
export function findMarker(body: string): { at: number; length: number } | null {
  const at = body.lastIndexOf(start)
  const ends = at < 0 ? -1 : body.indexOf(end, at)
  return ends < 0 ? null : { at, length: ends + end.length - at }
}

/** Reads what `writeMarker` wrote; null where there is none, or not for this watch. */
export function readMarker(body: string, watch: Watch): Memory | null {
  const found = findMarker(body)
  if (!found) return null
  const text = body.slice(found.at + start.length, found.at + found.length - end.length)
  const parsed = parse(text)
  return sameWatch(parsed?.watch, watch) ? repaired(parsed?.state) : null
}

function parse(text: string): { watch?: unknown; state?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

function sameWatch(found: unknown, watch: Watch): boolean {
  const { workflow, job, secret } = (found ?? {}) as Partial<Record<keyof Watch, unknown>>
  // GitHub does not tell secrets apart by case.
  const sameSecret = typeof secret === 'string' && secret.toUpperCase() === watch.secret.toUpperCase()
  return workflow === watch.workflow && job === watch.job && sameSecret
}

/** Whoever may edit issues may edit this too: what is not as it was written gets a plain value. */
function repaired(found: unknown): Memory {
  const { phase, codes: told, words, since, unsure, reopened, ...last } = fieldsOf(found)
  const runs = fieldsOf(unsure)
  return {
    phase: phase === 'healthy' ? 'healthy' : 'broken',
    codes: codesOf(told),
    words: textOf(words),
    since: timeOf(since),
    unsure:
      typeof runs.runs === 'number' && runs.runs > 0
        ? { runs: runs.runs, since: timeOf(runs.since), told: runs.told === true }
        : null,
    reopened: reopened === true,
    untold: untoldOf(last.untold),
    checked: timeOf(last.checked),
    by: textOf(last.by),
  }
}

function untoldOf(found: unknown): Memory['untold'] {
  const { news, at } = fieldsOf(found)
  const read = newsOf(fieldsOf(news))
  return read && timeOf(at) > 0 ? { news: read, at: timeOf(at) } : null
}

function newsOf({ is, found, gone, since, until, runs, codes: told }: Record<string, unknown>): News | null {
  switch (is) {
    case 'changed':
      return { is, found: codesOf(found), gone: codesOf(gone) }
    case 'still-broken':
    case 'broken-again':
      return { is }
    case 'cannot-tell':
      return typeof runs === 'number' && timeOf(since) > 0 ? { is, since: timeOf(since), runs } : null
    case 'healthy':
      return { is, since: timeOf(since), until: timeOf(until), codes: codesOf(told) }
    default:
      return null
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function codesOf(value: unknown): Code[] {
  return codes.filter(code => Array.isArray(value) && value.includes(code))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** 0 for what is no time: then nothing is said of how long it lasted. */
function timeOf(value: unknown): number {
  return typeof value === 'number' && value > 0 && value < 8.64e15 ? value : 0
}
