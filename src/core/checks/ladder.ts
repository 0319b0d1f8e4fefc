import type { RunContext } from '../inputs/run-context.ts'
import type { InputProblem, Settings } from '../inputs/settings.ts'
import type { Connection, Identity } from '../ports/notion.ts'
import { diagnosis } from '../result/diagnosis.ts'
import { type Line, type Reason, skippedBecause } from '../result/line.ts'
import { messageOf } from '../text/thrown.ts'
import { judgeTokenText, shapeOf } from '../token/token-text.ts'
import { authenticationLine, notAccepted } from './authentication.ts'
import { checkCapabilities, notListed, unaskedCapabilities } from './capabilities.ts'
import { checkDatabases, unaskedDatabases } from './databases/databases.ts'
import type { ReadContent } from './databases/read-content.ts'
import { judgeExpiry } from './expiry.ts'
import { inputsLine, refusedVersion } from './inputs.ts'
import { judgeTokenFormat, tokenFormatLine, unusableText } from './token-format.ts'
import { judgeWorkspace, otherWorkspace, unaskedWorkspace, workspaceLines } from './workspace.ts'

/** What the ladder is climbed with. */
export type Given = {
  settings: Settings
  /** The inputs that are not usable. */
  problems: readonly InputProblem[]
  context: RunContext
  /** Called when it is first needed, so that nothing is opened for a text that cannot be a token. */
  connection: () => Connection
  /** Called when a database has its answer. */
  progress: (done: number, total: number) => void
  /** Milliseconds since 1970. */
  now: number
  /** Rejects with an error that nobody caught; never resolves. */
  crashed: Promise<never>
  /** Called with what was thrown, for the debug log. */
  onCrash: (error: unknown) => void
}

export type Climbed = { lines: readonly Line[]; identity: Identity | null }

/**
 * Climbs the ladder: each check is handed what it needs of those before it; after a blocking finding the rest is
 * skipped, with the reason. A crash in a check is a finding of its own and never hides what the others found.
 */
export async function climb(given: Given): Promise<Climbed> {
  const { settings, problems, connection, progress, now } = given
  const { token, expectWorkspace, databases, capabilities, expires, notionVersion: version } = settings
  const attempt = attempting(given)

  const format = await attempt(null, () => judgeFormat(given))
  const unusable = problems.length > 0 ? 'input-unusable' : reason(format, ({ found }) => unusableText(found))

  const who = await attempt(unusable, () => connection().notion.whoAmI())
  const identity = who.is === 'done' && who.value.ok ? who.value.value : null

  const workspace = await attempt(reason(who, notAccepted), () =>
    expectWorkspace !== null && identity ? judgeWorkspace(expectWorkspace, identity) : null,
  )
  const stop = reason(workspace, otherWorkspace)

  const asked = attempt(stop, () => checkDatabases(databases, { ...connection(), version, progress }))
  const readContent = asked.then(
    (shown): ReadContent => (shown.is === 'done' ? shown.value.readContent : { is: 'unasked' }),
  )
  const unneeded = settings.leastPrivilege ? notListed(capabilities, databases.length > 0) : []
  const held = await attempt(stop, () =>
    checkCapabilities(capabilities, connection().notion, readContent, unneeded),
  )
  const shown = await asked

  // What was found later than where it belongs. A way to Notion is not opened for this.
  const died = identity && connection().rejected()
  const words = shown.is === 'done' ? shown.value.versionRefused : null
  const lines = [
    inputsLine(words === null ? problems : [...problems, refusedVersion(version, words)]),
    ...linesOf(format, {
      where: 'token-format',
      done: ({ text, found }) => [tokenFormatLine(text, found)],
      unasked: because => [{ check: 'token-format', about: null, ...skippedBecause(because) }],
    }),
    ...linesOf(who, {
      where: 'authentication',
      done: answer => [authenticationLine(answer, shapeOf(token), died, judgeExpiry(expires, now))],
      unasked: because => [{ check: 'authentication', about: null, ...skippedBecause(because) }],
    }),
    ...linesOf(workspace, {
      where: 'workspace',
      done: found => workspaceLines(expectWorkspace, found),
      unasked: because => unaskedWorkspace(expectWorkspace, because),
    }),
    ...linesOf(shown, {
      where: 'databases',
      done: ({ lines }) => lines,
      unasked: because => unaskedDatabases(databases, because),
    }),
    ...linesOf(held, {
      where: 'capabilities',
      done: lines => lines,
      unasked: because => unaskedCapabilities(capabilities, because),
    }),
  ]
  return { lines, identity }
}

/** What the token's text shows, and what that comes to in this run. */
function judgeFormat({ settings, context }: Given) {
  const { token, secretName, databases } = settings
  const text = judgeTokenText(token, secretName)
  const swapped = databases.some(entry => entry.is === 'malformed' && entry.flaw.is === 'swapped')
  return { text, found: judgeTokenFormat(text, context, swapped) }
}

/** What became of a check. */
type Outcome<T> =
  | { is: 'done'; value: T }
  | { is: 'skipped'; because: Reason }
  | { is: 'crashed'; error: unknown }

/** Makes a check that nothing blocks, and ends it when an error that nobody caught ends all. */
function attempting({ crashed, onCrash }: Given) {
  return async <T>(because: Reason | null, check: () => T | Promise<T>): Promise<Outcome<T>> => {
    if (because !== null) return { is: 'skipped', because }
    try {
      return { is: 'done', value: await Promise.race([check(), crashed]) }
    } catch (error) {
      onCrash(error)
      return { is: 'crashed', error }
    }
  }
}

/** Why nothing after a check makes sense; null to go on. */
function reason<T>(outcome: Outcome<T>, blocks: (value: T) => Reason | null): Reason | null {
  if (outcome.is === 'done') return blocks(outcome.value)
  return outcome.is === 'skipped' ? outcome.because : 'check-failed'
}

type Telling<T> = {
  where: string
  done: (value: T) => readonly Line[]
  /** The same lines where nothing was asked. */
  unasked: (because: Reason) => readonly Line[]
}

function linesOf<T>(outcome: Outcome<T>, { where, done, unasked }: Telling<T>): readonly Line[] {
  switch (outcome.is) {
    case 'done':
      return done(outcome.value)
    case 'skipped':
      return unasked(outcome.because)
    case 'crashed':
      return [crashLine(where, outcome.error), ...unasked('check-failed')]
  }
}

/** `where`: the check that failed; null for the action as a whole. */
export function crashLine(where: string | null, error: unknown): Line {
  const found = diagnosis('internal-error', { where: where ?? 'the action', message: messageOf(error) })
  return { check: 'internal', about: where, status: 'unknown', note: null, diagnoses: [found] }
}
