import {
  type Answer,
  type ApiRefusal,
  type Capability,
  isFault,
  type Notion,
  type ProbedCapability,
  type Users,
} from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type Line, type Note, type Reason, skippedBecause, statusOf } from '../result/line.ts'
import type { ReadContent } from './databases/read-content.ts'
import { faultFound } from './faults.ts'

/** The capabilities that the workflow needs, by questions that can never change anything. */
export async function checkCapabilities(
  wanted: readonly Capability[],
  notion: Notion,
  readContent: Promise<ReadContent>,
): Promise<Line[]> {
  let users: Promise<Answer<Users>> | null = null
  const askUsers = () => {
    users ??= notion.users()
    return users
  }
  const asked = wanted.map(async name => {
    if (name === 'read-users' || name === 'read-user-emails') {
      const answer = await askUsers()
      return lineOf(name, judgeUsers(name, answer), answer)
    }
    if (name === 'read-content') return readContentLine(await readContent, () => notion.probe(name))
    const answer = await notion.probe(name)
    return lineOf(name, judgeProbe(name, answer), answer)
  })
  const implied = wanted.includes('read-content') ? [] : impliedReadContent(await readContent)
  return [...implied, ...(await Promise.all(asked))]
}

/** The same lines where nothing was asked. */
export function unaskedCapabilities(wanted: readonly Capability[], because: Reason): Line[] {
  return wanted.map(about => ({ check: 'capability', about, ...skippedBecause(because) }))
}

async function readContentLine(shown: ReadContent, probe: () => Promise<Answer<unknown>>): Promise<Line> {
  const name = 'read-content'
  if (shown.is === 'proven') return lineOf(name, null, null)
  if (shown.is === 'missing') return lineOf(name, missing(name, shown.message), null)
  const answer = shown.is === 'asked' ? shown.answer : await probe()
  return lineOf(name, judgeProbe(name, answer), answer)
}

/** Listing databases implies `read-content`; it is a line of its own only where it is missing. */
function impliedReadContent(shown: ReadContent): Line[] {
  const name = 'read-content'
  if (shown.is === 'missing') return [lineOf(name, missing(name, shown.message), null)]
  if (shown.is !== 'asked' || shown.answer.ok) return []
  const { refusal } = shown.answer
  // What tells nothing is no line of its own where nobody asked for it by name; a fault is.
  return refusal.kind === 'restricted' || isFault(refusal)
    ? [lineOf(name, judgeProbe(name, shown.answer), null)]
    : []
}

/**
 * A missing capability answers 403 before the request is validated (400), so which of the two comes tells.
 * Any other answer of Notion's tells nothing; faults keep their own code.
 */
export function judgeProbe(capability: ProbedCapability, answer: Answer<unknown>): Diagnosis | null {
  if (answer.ok)
    return diagnosis('capability-unknown', { capability, why: 'Notion accepted what it should have refused' })
  const { refusal } = answer
  if (isFault(refusal)) return faultFound(refusal, { what: 'capability', name: capability })
  switch (refusal.kind) {
    case 'invalid':
    case 'unauthorized':
      return null
    case 'restricted':
      return missing(capability, refusal.message)
    case 'not-found':
    case 'version-refused':
    case 'unknown-error':
      return unknown(capability, refusal)
  }
}

export function judgeUsers(
  capability: 'read-users' | 'read-user-emails',
  answer: Answer<Users>,
): Diagnosis | null {
  if (answer.ok) {
    const { people, withEmail } = answer.value
    if (capability === 'read-users' || withEmail > 0) return null
    return people > 0
      ? missing(capability, null)
      : diagnosis('capability-unknown', { capability, why: 'Notion listed no person to look at' })
  }
  const { refusal } = answer
  if (isFault(refusal)) return faultFound(refusal, { what: 'capability', name: capability })
  if (refusal.kind === 'unauthorized') return null
  return refusal.kind === 'restricted' ? missing(capability, refusal.message) : unknown(capability, refusal)
}

function missing(capability: Capability, message: string | null): Diagnosis {
  const personal = /personal access token/i.test(message ?? '')
  return diagnosis('capability-missing', { capability, personal, message })
}

function unknown(capability: Capability, { evidence }: ApiRefusal): Diagnosis {
  const why = `Notion answered ${evidence.status ?? 'something else'}, which proves neither`
  return diagnosis('capability-unknown', { capability, why })
}

/** `answer`: what the question for it got; null where the databases showed it. */
function lineOf(name: Capability, found: Diagnosis | null, answer: Answer<unknown> | null): Line {
  const line = { check: 'capability', about: name } as const
  if (answer && !answer.ok && answer.refusal.kind === 'unauthorized') {
    const note = { is: 'unknown', because: 'rejected-meanwhile' } as const
    return { ...line, status: 'unknown', note, diagnoses: [] }
  }
  const diagnoses = found ? [found] : []
  const note: Note = found ? null : { is: 'shown', by: answer ? 'probe' : 'databases' }
  return { ...line, status: statusOf(diagnoses), note, diagnoses }
}
