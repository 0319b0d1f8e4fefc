import type { EntryFlaw } from '../inputs/entry-flaw.ts'
import type { PropertyLine } from '../inputs/property-line.ts'
import type { InputProblem } from '../inputs/settings.ts'
import type { Capability, Evidence, FoundProperty, RateLimit, UnreachableReason } from '../ports/notion.ts'
import type { TokenFlaw, TokenShape, WrongKind } from '../token/token-text.ts'
import type { Unreadable, WatchName } from './watch.ts'

/** What a finding does to the outcome. */
export type Verdict = 'fail' | 'inconclusive' | 'warn'

/**
 * What is checked, in the order of the result, and how many lines it has there: one, or one for each thing that is
 * listed. `watch`, whether a watch reports at all, is the fleet's and has none.
 */
export const checks = {
  inputs: 'one',
  'token-format': 'one',
  authentication: 'one',
  workspace: 'one',
  database: 'each',
  capability: 'each',
  watch: 'none',
} as const satisfies { readonly [check: string]: 'one' | 'each' | 'none' }

export type Check = keyof typeof checks

/** What else there is to know of a code. */
type Traits = {
  verdict: Verdict
  /** The check that finds it; null where any check may meet it. */
  check: Check | null
  /** Notion does not take the token. */
  rejects?: true
  /** GitHub keeps the secret from this run. */
  hides?: true
  /** An outage: no answer of Notion's API to go by. */
  outage?: true
  /** A warning for which the tracking issue is opened, as for a problem. */
  tracked?: true
}

/** A thing that a question was about, for findings that can meet any question. */
export type Subject =
  | { what: 'token' }
  | { what: 'database'; id: string; title: string | null }
  | { what: 'capability'; name: Capability }

/**
 * `name`: what people call it here, where Notion gives no title. `databaseId`: where the ID is a data source's,
 * that of its database.
 */
type AboutDatabase = { id: string; given: string; name: string | null; databaseId?: string | null }
/**
 * A data source that is held to its lines. `source`: its name, where the database has several. `sourceId`: null where
 * the database's own answer has the properties.
 */
type AboutProperty = AboutDatabase & {
  title: string | null
  source: string | null
  sourceId: string | null
  property: string
  /** What the data source has now, as Notion has it: nothing is tidied. */
  current: readonly FoundProperty[]
}
type Unanswered = { subject: Subject; evidence: Evidence }
type Restriction = { message: string; evidence: Evidence; acceptedBefore: boolean }
type Rejection = { shape: TokenShape; message: string; acceptedBefore: boolean; evidence: Evidence }

/** The type of a code's facts: it exists for the compiler alone. */
const facts = <F>(): F => undefined as F

/**
 * Every code of the contract, in its order: its verdict, the check that finds it, and what is known when it is
 * found. A code added here does not compile until it has words and an example (`catalogue/`).
 */
const table = {
  'token-missing': { verdict: 'fail', check: 'token-format', facts: facts<{ whitespace: number }>() },
  'token-hidden-from-fork': {
    verdict: 'inconclusive',
    check: 'token-format',
    hides: true,
    facts: facts<{ headRepository: string | null }>(),
  },
  'token-hidden-from-dependabot': {
    verdict: 'inconclusive',
    check: 'token-format',
    hides: true,
    facts: facts<Record<string, never>>(),
  },
  'token-malformed': {
    verdict: 'fail',
    check: 'token-format',
    facts: facts<{ flaws: readonly TokenFlaw[]; length: number }>(),
  },
  'token-wrong-kind': {
    verdict: 'fail',
    check: 'token-format',
    facts: facts<{ kind: WrongKind; flaws: readonly TokenFlaw[]; length: number; swapped?: true }>(),
  },
  'token-unfamiliar': { verdict: 'warn', check: 'authentication', facts: facts<{ shape: TokenShape }>() },
  'token-rejected': { verdict: 'fail', check: 'authentication', rejects: true, facts: facts<Rejection>() },
  'token-revoked': { verdict: 'fail', check: 'authentication', rejects: true, facts: facts<Rejection>() },
  'token-expired': { verdict: 'fail', check: 'authentication', rejects: true, facts: facts<Rejection>() },
  'token-invalid': { verdict: 'fail', check: 'authentication', rejects: true, facts: facts<Rejection>() },
  'token-expires-soon': {
    verdict: 'warn',
    check: 'authentication',
    tracked: true,
    facts: facts<{ date: string; days: number }>(),
  },
  'access-restricted': { verdict: 'fail', check: 'authentication', facts: facts<Restriction>() },
  'workspace-mismatch': {
    verdict: 'fail',
    check: 'workspace',
    facts: facts<{ expected: string; workspace: string | null; workspaceId: string | null }>(),
  },
  'workspace-unknown': {
    verdict: 'inconclusive',
    check: 'workspace',
    facts: facts<{ expected: string; missing: 'name' | 'id' }>(),
  },
  'database-id-malformed': {
    verdict: 'fail',
    check: 'database',
    facts: facts<{ given: string; name: string | null; flaw: EntryFlaw }>(),
  },
  'database-not-shared': {
    verdict: 'fail',
    check: 'database',
    facts: facts<AboutDatabase & { ofListed: number }>(),
  },
  'database-is-page': {
    verdict: 'fail',
    check: 'database',
    facts: facts<
      AboutDatabase & {
        title: string | null
        databases: readonly { id: string; title: string | null }[]
        listed: 'all' | 'part' | 'unknown'
        /** The database that the link's fragment shows. */
        meant: string | null
        /** The database that it is a row of. */
        rowOf: string | null
      }
    >(),
  },
  'database-is-view': {
    verdict: 'fail',
    check: 'database',
    facts: facts<AboutDatabase & { databaseId: string | null; databaseTitle: string | null }>(),
  },
  'database-linked': {
    verdict: 'fail',
    check: 'database',
    /** `message`: Notion's words, where it refused the question. */
    facts: facts<AboutDatabase & { title: string | null; message: string | null }>(),
  },
  'database-in-trash': {
    verdict: 'fail',
    check: 'database',
    facts: facts<AboutDatabase & { title: string | null }>(),
  },
  'database-needs-newer-version': {
    verdict: 'fail',
    check: 'database',
    facts: facts<
      AboutDatabase & {
        title: string | null
        because: 'several-sources' | 'is-data-source'
        version: string
        sources: readonly string[]
        databaseId: string | null
      }
    >(),
  },
  'property-line-malformed': {
    verdict: 'fail',
    check: 'database',
    facts: facts<{ given: string; name: string | null; line: PropertyLine }>(),
  },
  'property-missing': {
    verdict: 'fail',
    check: 'database',
    /** `differs`: in what the nearest name differs where it looks the same. */
    facts: facts<
      AboutProperty & {
        type: string
        nearest: {
          name: string
          type: string
          differs: 'outer-spaces' | 'inner-spaces' | 'unseen' | null
        } | null
      }
    >(),
  },
  'property-type-mismatch': {
    verdict: 'fail',
    check: 'database',
    facts: facts<AboutProperty & { wanted: string; type: string }>(),
  },
  'option-missing': {
    verdict: 'fail',
    check: 'database',
    facts: facts<AboutProperty & { type: string; missing: readonly string[]; options: readonly string[] }>(),
  },
  'capability-missing': {
    verdict: 'fail',
    check: 'capability',
    facts: facts<{ capability: Capability; personal: boolean; message: string | null }>(),
  },
  'capability-unneeded': {
    verdict: 'warn',
    check: 'capability',
    /** `usersNeeded`: reading users is needed, without their email addresses. */
    facts: facts<{ capability: Capability; usersNeeded: boolean }>(),
  },
  'workspace-block-limit': {
    verdict: 'fail',
    check: 'capability',
    facts: facts<{ capability: Capability; message: string }>(),
  },
  'capability-unknown': {
    verdict: 'warn',
    check: 'capability',
    /** `message`: Notion's words, where it refused the question in some that prove nothing. */
    facts: facts<{ capability: Capability; why: string; message: string | null }>(),
  },
  'input-invalid': { verdict: 'fail', check: 'inputs', facts: facts<InputProblem>() },
  'notion-unreachable': {
    verdict: 'inconclusive',
    check: null,
    outage: true,
    facts: facts<Unanswered & { reason: UnreachableReason; detail: string; proxied: boolean }>(),
  },
  'notion-down': { verdict: 'inconclusive', check: null, outage: true, facts: facts<Unanswered>() },
  'notion-rate-limited': {
    verdict: 'inconclusive',
    check: null,
    outage: true,
    facts: facts<
      Unanswered & {
        waitSeconds: number | null
        limit: RateLimit
      }
    >(),
  },
  'notion-blocked': {
    verdict: 'inconclusive',
    check: null,
    outage: true,
    facts: facts<Unanswered>(),
  },
  'notion-unrecognised': {
    verdict: 'inconclusive',
    check: null,
    outage: true,
    /**
     * `from`: who most likely gave the answer: something else than Notion, Notion, a gateway before it that drops the
     * token, Notion at an address that it doesn't know, or Notion without what the answer should hold. Of the
     * properties that lines name, Notion may not give the type (`no-type`), or there are more than were looked at
     * (`looked`: how many).
     */
    facts: facts<
      Unanswered & { what: string; message: string | null } & (
          | { from: 'elsewhere' | 'notion' | 'gateway' | 'address' | 'incomplete' }
          | { from: 'no-type' | 'too-many'; properties: readonly string[]; looked: number }
        )
    >(),
  },
  'run-cancelled': { verdict: 'inconclusive', check: null, facts: facts<{ subject: Subject }>() },
  'internal-error': {
    verdict: 'inconclusive',
    check: null,
    facts: facts<{ where: string; message: string }>(),
  },
  // The fleet's own.
  'watch-missing': { verdict: 'fail', check: 'watch', facts: facts<{ watch: WatchName }>() },
  'watch-stale': {
    verdict: 'fail',
    check: 'watch',
    /** `at`: of its newest report. `age`: in milliseconds. `run`: of that report. */
    facts: facts<{ watch: WatchName; at: number; age: number; maxAgeHours: number; run: string | null }>(),
  },
  'report-unreadable': {
    verdict: 'inconclusive',
    check: 'watch',
    /** `detail`: a number or a word that says more; may be empty. */
    facts: facts<{ file: string; why: Unreadable; detail: string }>(),
  },
} as const satisfies { readonly [code: string]: Traits & { facts: unknown } }

export type Code = keyof typeof table
export type Facts = { [C in Code]: (typeof table)[C]['facts'] }
export type Diagnosis = { [C in Code]: { code: C; facts: Facts[C] } }[Code]

export const traits: { readonly [C in Code]: Traits } = table
export const codes = Object.keys(table) as readonly Code[]

/** The codes among some texts, each once, in the contract's order. */
export function codesIn(texts: readonly string[]): Code[] {
  const given = new Set(texts)
  return codes.filter(code => given.has(code))
}

/** Makes a diagnosis, its facts checked against its code. */
export function diagnosis<C extends Code>(code: C, facts: Facts[C]): Diagnosis {
  return { code, facts } as Diagnosis
}

/** The codes of findings, each once. */
export function codesOf(found: readonly { code: Code }[]): Code[] {
  return [...new Set(found.map(({ code }) => code))]
}
