import {
  type Answer,
  type ApiRefusal,
  type Fault,
  isFault,
  isRejection,
  type Refusal,
  type Rejection,
} from '../ports/notion.ts'
import { type Diagnosis, diagnosis, type Subject } from '../result/diagnosis.ts'
import type { Reason } from '../result/line.ts'

/** The finding for a fault on the way: each keeps its own code, whatever was asked. */
export function faultFound(fault: Fault, subject: Subject): Diagnosis {
  const { evidence } = fault
  switch (fault.kind) {
    case 'unreachable': {
      const { reason, detail, proxied } = fault
      return diagnosis('notion-unreachable', { subject, evidence, reason, detail, proxied })
    }
    case 'down':
      return diagnosis('notion-down', { subject, evidence })
    case 'rate-limited': {
      const { waitSeconds, limit } = fault
      return diagnosis('notion-rate-limited', { subject, evidence, waitSeconds, limit })
    }
    case 'blocked':
      return diagnosis('notion-blocked', { subject, evidence })
    case 'unrecognised':
      return diagnosis('notion-unrecognised', {
        subject,
        evidence,
        what: fault.what,
        message: null,
        from: 'elsewhere',
      })
    case 'cancelled':
      return diagnosis('run-cancelled', { subject })
  }
}

/** An answer in Notion's JSON that means nothing that is known at this question: not proven, so no blame. */
export function unexplained(refusal: ApiRefusal, subject: Subject): Diagnosis {
  const { evidence, message } = refusal
  const lost = refusal.kind === 'header-lost'
  const astray = refusal.kind === 'unknown-error' && refusal.code === 'invalid_request_url'
  return diagnosis('notion-unrecognised', {
    subject,
    evidence,
    what: lost
      ? 'that the header with the token did not arrive as it was sent'
      : 'an error of Notion that this question should not get',
    message: message || null,
    from: lost ? 'gateway' : astray ? 'address' : 'notion',
  })
}

/** An answer without what it should hold: not proven, so no blame. */
export function incomplete(subject: Subject, what: string): Diagnosis {
  const evidence = { status: 200, requestId: null, rayId: null }
  return diagnosis('notion-unrecognised', { subject, evidence, what, message: null, from: 'incomplete' })
}

/** Lines whose properties can't be judged by an answer, though nothing is wrong with it. */
export function unjudged(
  subject: Subject,
  told: { from: 'no-type' | 'too-many'; properties: readonly string[]; looked: number },
): Diagnosis {
  const evidence = { status: 200, requestId: null, rayId: null }
  const what = 'properties that it does not tell enough of'
  return diagnosis('notion-unrecognised', { subject, evidence, what, message: null, ...told })
}

/** Why nothing more is determined once Notion takes nothing from the token any more. */
export function endedBy({ kind }: Rejection): Reason {
  return kind === 'unauthorized' ? 'rejected-meanwhile' : 'restricted-meanwhile'
}

/** The same for an answer; null where it isn't a rejection. */
export function endedIn(answer: Answer<unknown>): Reason | null {
  return !answer.ok && isRejection(answer.refusal) ? endedBy(answer.refusal) : null
}

/** A refusal that means nothing of its own at this question. */
export function refusalFound(refusal: Refusal, subject: Subject): Diagnosis {
  return isFault(refusal) ? faultFound(refusal, subject) : unexplained(refusal, subject)
}
