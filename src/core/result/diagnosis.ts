import type { InputProblem } from '../inputs/settings.ts'
import type { Capability, Evidence, UnreachableReason } from '../ports/notion.ts'
import type { TokenFlaw, TokenShape, WrongKind } from '../token/token-text.ts'

/** What a finding does to the outcome. */
export type Verdict = 'fail' | 'inconclusive' | 'warn'

/** A thing that a question was about, for findings that can meet any question. */
export type Subject =
  | { what: 'token' }
  | { what: 'database'; id: string; title: string | null }
  | { what: 'capability'; name: Capability }

type AboutDatabase = { id: string; given: string }
type Unanswered = { subject: Subject; evidence: Evidence }
type Rejection = { shape: TokenShape; message: string; acceptedBefore: boolean; evidence: Evidence }

/**
 * Every code of the contract, and what is known when it is found. A code added here does not compile until
 * it has a verdict (below), words and an example (`catalogue/`).
 */
export type Facts = {
  'token-missing': { blanks: number }
  'token-hidden-from-fork': { headRepository: string | null }
  'token-hidden-from-dependabot': Record<string, never>
  'token-malformed': { flaws: readonly TokenFlaw[]; length: number }
  'token-wrong-kind': { kind: WrongKind; flaws: readonly TokenFlaw[]; length: number }
  'token-unfamiliar': { shape: TokenShape }
  'token-rejected': Rejection
  'token-revoked': Rejection
  'token-expired': Rejection
  'token-invalid': Rejection
  'workspace-mismatch': { expected: string; workspace: string | null; workspaceId: string | null }
  'workspace-unknown': { expected: string; missing: 'name' | 'id' }
  'database-id-malformed': {
    given: string
    why: 'no-id' | 'several-ids' | 'refused'
    found: number
    message: string | null
  }
  'database-not-shared': AboutDatabase & { ofListed: number }
  'database-is-page': AboutDatabase & {
    title: string | null
    databases: readonly { id: string; title: string | null }[]
    listed: 'all' | 'part' | 'unknown'
  }
  'database-is-view': AboutDatabase & { databaseId: string | null; databaseTitle: string | null }
  'database-linked': AboutDatabase & { title: string | null }
  'database-in-trash': AboutDatabase & { title: string | null }
  'database-needs-newer-version': AboutDatabase & {
    title: string | null
    because: 'several-sources' | 'is-data-source'
    version: string
    sources: readonly string[]
    databaseId: string | null
  }
  'capability-missing': { capability: Capability; personal: boolean; message: string | null }
  'capability-unknown': { capability: Capability; why: string }
  'input-invalid': InputProblem
  'notion-unreachable': Unanswered & { reason: UnreachableReason; detail: string; proxied: boolean }
  'notion-down': Unanswered
  'notion-rate-limited': Unanswered & {
    waitSeconds: number | null
    limit: 'connection' | 'workspace' | 'unknown'
  }
  'notion-blocked': Unanswered & { by: 'edge' | 'notion' }
  'notion-unrecognised': Unanswered & { what: string; message: string | null }
  'run-cancelled': { subject: Subject }
  'internal-error': { where: string; message: string }
}

export type Code = keyof Facts
export type Diagnosis = { [C in Code]: { code: C; facts: Facts[C] } }[Code]

/** The verdict of each code, as the contract has it. */
export const verdicts: { readonly [C in Code]: Verdict } = {
  'token-missing': 'fail',
  'token-hidden-from-fork': 'inconclusive',
  'token-hidden-from-dependabot': 'inconclusive',
  'token-malformed': 'fail',
  'token-wrong-kind': 'fail',
  'token-unfamiliar': 'warn',
  'token-rejected': 'fail',
  'token-revoked': 'fail',
  'token-expired': 'fail',
  'token-invalid': 'fail',
  'workspace-mismatch': 'fail',
  'workspace-unknown': 'inconclusive',
  'database-id-malformed': 'fail',
  'database-not-shared': 'fail',
  'database-is-page': 'fail',
  'database-is-view': 'fail',
  'database-linked': 'fail',
  'database-in-trash': 'fail',
  'database-needs-newer-version': 'fail',
  'capability-missing': 'fail',
  'capability-unknown': 'warn',
  'input-invalid': 'fail',
  'notion-unreachable': 'inconclusive',
  'notion-down': 'inconclusive',
  'notion-rate-limited': 'inconclusive',
  'notion-blocked': 'inconclusive',
  'notion-unrecognised': 'inconclusive',
  'run-cancelled': 'inconclusive',
  'internal-error': 'inconclusive',
}

export const codes = Object.keys(verdicts) as readonly Code[]

/** Makes a diagnosis, its facts checked against its code. */
export function diagnosis<C extends Code>(code: C, facts: Facts[C]): Diagnosis {
  return { code, facts } as Diagnosis
}
