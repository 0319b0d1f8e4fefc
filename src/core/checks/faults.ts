import { type ApiRefusal, type Fault, isFault, type Refusal } from '../ports/notion.ts'
import { type Diagnosis, diagnosis, type Subject } from '../result/diagnosis.ts'

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
      return diagnosis('notion-blocked', { subject, evidence, by: fault.by })
    case 'unrecognised':
      return diagnosis('notion-unrecognised', { subject, evidence, what: fault.what, message: null })
    case 'cancelled':
      return diagnosis('run-cancelled', { subject })
  }
}

/** An answer in Notion's JSON that means nothing that is known at this question: not proven, so no blame. */
export function unexplained(refusal: ApiRefusal, subject: Subject): Diagnosis {
  const { evidence, message } = refusal
  return diagnosis('notion-unrecognised', {
    subject,
    evidence,
    what: 'an error of Notion that this question should not get',
    message: message || null,
  })
}

/** A refusal that means nothing of its own at this question. */
export function refusalFound(refusal: Refusal, subject: Subject): Diagnosis {
  return isFault(refusal) ? faultFound(refusal, subject) : unexplained(refusal, subject)
}
