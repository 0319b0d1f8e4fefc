import {
  type Answer,
  type ApiRefusal,
  type Identity,
  isFault,
  isRejection,
  type Rejection,
} from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type Line, type Note, type Reason, statusOf } from '../result/line.ts'
import type { TokenShape } from '../token/token-text.ts'
import { faultFound, unexplained } from './faults.ts'

/** What the answer to "who am I" proves. */
export function judgeAuthentication(answer: Answer<Identity>, shape: TokenShape): Diagnosis | null {
  if (answer.ok) return shape.familiar ? null : diagnosis('token-unfamiliar', { shape })
  const { refusal } = answer
  if (isFault(refusal)) return faultFound(refusal, { what: 'token' })
  if (isRejection(refusal)) return rejectionFound(refusal, shape)
  // This question needs no capability, so a 403 is about the whole access.
  const { evidence, message } = refusal
  return isForbidden(refusal)
    ? diagnosis('access-restricted', { message, evidence, acceptedBefore: false })
    : unexplained(refusal, { what: 'token' })
}

/** 403 in Notion's own words, whatever they are. */
function isForbidden({ kind, evidence }: ApiRefusal): boolean {
  return (
    kind === 'restricted' || kind === 'block-limit' || (kind === 'unknown-error' && evidence.status === 403)
  )
}

/**
 * Notion says "API token is invalid." for every cause. Revoked and expired are believed when it says so in
 * words; otherwise the shape decides, and for a token that worked a moment ago there is nothing to decide.
 */
export function rejectionFound(refusal: Rejection, shape: TokenShape): Diagnosis {
  const { message, evidence, acceptedBefore } = refusal
  if (refusal.kind === 'access-restricted')
    return diagnosis('access-restricted', { message, evidence, acceptedBefore })
  const facts = { shape, message, evidence, acceptedBefore }
  if (/\brevoked\b/i.test(message)) return diagnosis('token-revoked', facts)
  if (/\bexpired\b/i.test(message)) return diagnosis('token-expired', facts)
  return diagnosis(shape.familiar || acceptedBefore ? 'token-rejected' : 'token-invalid', facts)
}

/** `died`: Notion took the token at first, and rejected it later in the same run. `soon`: what is about to end. */
export function authenticationLine(
  answer: Answer<Identity>,
  shape: TokenShape,
  died: Rejection | null,
  soon: Diagnosis | null,
): Line {
  const late = died ? rejectionFound(died, shape) : answer.ok ? soon : null
  const found = [judgeAuthentication(answer, shape), late]
  const diagnoses = found.filter(each => each !== null)
  const note = died ? ({ is: 'rejected-later' } as const) : noteOf(answer)
  return { check: 'authentication', about: null, note, status: statusOf(diagnoses), diagnoses }
}

/** Why nothing else is asked of Notion; null where it took the token. */
export function notAccepted(answer: Answer<Identity>): Reason | null {
  if (answer.ok) return null
  const { refusal } = answer
  if (refusal.kind === 'unauthorized') return 'token-rejected'
  const restricted = refusal.kind === 'access-restricted' || (!isFault(refusal) && isForbidden(refusal))
  return restricted ? 'access-restricted' : 'token-undetermined'
}

function noteOf(answer: Answer<Identity>): Note {
  if (answer.ok) return { is: 'identity', identity: answer.value }
  const { status } = answer.refusal.evidence
  return status === null ? null : { is: 'status', status }
}
