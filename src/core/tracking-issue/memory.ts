import { type Code, codes, codesIn } from '../result/diagnosis.ts'
import { fieldsOf, textsOf } from '../text/foreign-json.ts'

/** What an issue follows: one for each in a repository. */
export type Watch = {
  /** GitHub's ID of the repository, which an issue that was moved to another one does not have; may be empty. */
  repository: string
  /** Path of the workflow file. */
  workflow: string
  /** ID of the job. */
  job: string
  /** Name of the secret. */
  secret: string
  /** What distinguishes watches that are otherwise the same; mostly empty. */
  key: string
}

/**
 * One thing that is wrong. `about` stands for what it is wrong with, where there can be several: a line of the result
 * and, after a full stop, what of it. Empty for the token itself, and where there are too many to remember each.
 */
export type Finding = { code: Code; about: string }

/** What a comment says. */
export type News =
  | { is: 'changed'; found: readonly Finding[]; gone: readonly Finding[] }
  /** Closed by hand, and still broken. */
  | { is: 'still-broken' }
  | { is: 'broken-again' }
  | { is: 'cannot-tell'; since: number; runs: number }
  | { is: 'healthy'; since: number; until: number; codes: readonly Code[] }

/** What an issue remembers from run to run, in a comment of its body that nobody sees. Times are GitHub's. */
export type Memory = {
  phase: 'broken' | 'healthy'
  /** What the issue says is wrong. Empty when healthy. */
  found: readonly Finding[]
  /** Stands for the words in the body, to see whether they are still the right ones. */
  words: string
  /** When this spell of warnings, of broken or of healthy began. Milliseconds since 1970. */
  since: number
  /** Runs in a row without a result. */
  unsure: { runs: number; since: number; told: boolean } | null
  /** Whether it was reopened once after somebody closed it with these findings. */
  reopened: boolean
  /** The last news, as long as nobody has looked whether its comment is there. `at`: `checked` before them. */
  untold: { news: News; at: number } | null
  /** When it was last written, and in which attempt of which run. */
  checked: number
  by: string
  /** The number of that run. */
  number: number
}

const start = '<!-- notion-token-check '
const end = ' -->'

/** How many findings of one code are remembered one by one: a body has only so much room. */
const mostOfOne = 100

/** The last line of the body. It holds names and times, nothing of the token. */
export function writeMarker(watch: Watch, state: Memory): string {
  // Nothing in it may end the comment.
  const json = JSON.stringify({ version: 1, watch, state: shortly(state) }).replace(
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

/** Without what a clock that was ahead has written: no time is after GitHub's own, a minute aside. */
export function withoutFuture(state: Memory, now: number): Memory {
  const { since, unsure, checked } = state
  return {
    ...state,
    since: Math.min(since, now),
    unsure: unsure && { ...unsure, since: Math.min(unsure.since, now) },
    checked: checked > now + 60_000 ? 0 : checked,
  }
}

/** What is too much to be remembered one by one is remembered by its code. */
export function remembered(found: readonly Finding[]): Finding[] {
  return codes.flatMap(code => {
    const same = found.filter(each => each.code === code)
    return same.length > mostOfOne ? [{ code, about: '' }] : same
  })
}

/** Findings by their codes, which are long. */
function shortly({ found, untold, ...state }: Memory) {
  const news = untold?.news
  const short =
    news?.is === 'changed' ? { ...news, found: byCode(news.found), gone: byCode(news.gone) } : news
  return { ...state, found: byCode(found), untold: untold && { ...untold, news: short } }
}

function byCode(found: readonly Finding[]): Record<string, string[]> {
  const grouped = Map.groupBy(found, ({ code }) => code)
  return Object.fromEntries(Array.from(grouped, ([code, same]) => [code, same.map(({ about }) => about)]))
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
  const { repository, workflow, job, secret, key } = (found ?? {}) as Partial<Record<keyof Watch, unknown>>
  // GitHub ignores case in the names of secrets, and an old server doesn't give the repository's ID.
  const sameSecret = typeof secret === 'string' && secret.toUpperCase() === watch.secret.toUpperCase()
  const elsewhere = repository && watch.repository && repository !== watch.repository
  return workflow === watch.workflow && job === watch.job && sameSecret && key === watch.key && !elsewhere
}

/** Whoever may edit issues may edit this too: what is not as it was written gets a plain value. */
function repaired(value: unknown): Memory {
  const { phase, found, words, since, unsure, reopened, untold, checked, by, number } = fieldsOf(value)
  const runs = fieldsOf(unsure)
  return {
    phase: phase === 'healthy' ? 'healthy' : 'broken',
    found: findingsOf(found),
    words: textOf(words),
    since: timeOf(since),
    unsure:
      typeof runs.runs === 'number' && runs.runs > 0
        ? { runs: runs.runs, since: timeOf(runs.since), told: runs.told === true }
        : null,
    reopened: reopened === true,
    untold: untoldOf(untold),
    checked: timeOf(checked),
    by: textOf(by),
    number: typeof number === 'number' && number > 0 ? number : 0,
  }
}

function untoldOf(found: unknown): Memory['untold'] {
  const { news, at } = fieldsOf(found)
  const read = newsOf(fieldsOf(news))
  return read && { news: read, at: timeOf(at) }
}

function newsOf({ is, found, gone, since, until, runs, codes: told }: Record<string, unknown>): News | null {
  switch (is) {
    case 'changed':
      return { is, found: findingsOf(found), gone: findingsOf(gone) }
    case 'still-broken':
    case 'broken-again':
      return { is }
    case 'cannot-tell':
      return typeof runs === 'number' && timeOf(since) > 0 ? { is, since: timeOf(since), runs } : null
    case 'healthy':
      return { is, since: timeOf(since), until: timeOf(until), codes: codesIn(textsOf(told)) }
    default:
      return null
  }
}

function findingsOf(value: unknown): Finding[] {
  return codes.flatMap(code => textsOf(fieldsOf(value)[code]).map(about => ({ code, about })))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** 0 for what isn't a time: then nothing is said about how long it lasted. */
function timeOf(value: unknown): number {
  return typeof value === 'number' && value > 0 && value < 8.64e15 ? value : 0
}
