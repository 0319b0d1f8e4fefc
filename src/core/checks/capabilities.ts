import {
  type Answer,
  type ApiRefusal,
  type Capability,
  isFault,
  type ProbedCapability,
  type Users,
} from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type ReadContent, type Run, type Rung, type Step, statusOf } from '../result/line.ts'
import { code, nothing, type Prose, say } from '../text/prose.ts'
import { notAsked } from './authentication.ts'
import { faultFound } from './faults.ts'

/** The capabilities that the workflow needs, by questions that can never change anything. */
export const capabilityRung: Rung = {
  name: 'capabilities',
  climb: async (run: Run): Promise<Step[]> => {
    let users: Promise<Answer<Users>> | undefined
    const askUsers = () => {
      users ??= run.notion().users()
      return users
    }
    const wanted = run.settings.capabilities
    const asked = await Promise.all(wanted.map(name => ask(run, name, askUsers)))
    const implied = wanted.includes('read-content') ? [] : impliedReadContent(await run.readContent.promise)
    const judged = [...implied, ...asked]
    return judged.map(stepOf)
  },
  skip: ({ settings }, because) =>
    settings.capabilities.map(name => ({
      ...lineOf(name),
      note: notAsked(because),
      status: 'skipped',
      diagnoses: [],
    })),
}

type Judged = {
  name: Capability
  verdict: Diagnosis | null
  /** How it was told where it is there. */
  by?: Prose
  rejected?: boolean
}

async function ask(run: Run, name: Capability, users: () => Promise<Answer<Users>>): Promise<Judged> {
  if (name === 'read-users' || name === 'read-user-emails') {
    const answer = await users()
    return { name, verdict: judgeUsers(name, answer), rejected: isRejected(answer) }
  }
  if (name === 'read-content') {
    const shown = await run.readContent.promise
    if (shown.is === 'proven') return { name, verdict: null, by: say`the databases prove it` }
    if (shown.is === 'missing') return { name, verdict: missing(name, shown.message) }
    if (shown.is === 'asked')
      return { name, verdict: judgeProbe(name, shown.answer), rejected: isRejected(shown.answer) }
  }
  const answer = await run.notion().probe(name)
  return { name, verdict: judgeProbe(name, answer), rejected: isRejected(answer) }
}

/** Listing databases implies `read-content`; it is a line of its own only where it is missing. */
function impliedReadContent(shown: ReadContent): Judged[] {
  const name = 'read-content'
  if (shown.is === 'missing') return [{ name, verdict: missing(name, shown.message) }]
  if (shown.is !== 'asked' || shown.answer.ok) return []
  const { refusal } = shown.answer
  // What tells nothing is no line of its own where nobody asked for it by name; a fault is.
  return refusal.kind === 'restricted' || isFault(refusal)
    ? [{ name, verdict: judgeProbe(name, shown.answer) }]
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

function isRejected(answer: Answer<unknown>): boolean {
  return !answer.ok && answer.refusal.kind === 'unauthorized'
}

function stepOf({ name, verdict, by, rejected }: Judged): Step {
  if (rejected)
    return {
      ...lineOf(name),
      note: say`could not be told, because the token was rejected meanwhile`,
      status: 'unknown',
      diagnoses: [],
    }
  const diagnoses = verdict ? [verdict] : []
  const note = verdict ? nothing : (by ?? say`told without writing anything`)
  return { ...lineOf(name), note, status: statusOf(diagnoses), diagnoses }
}

function lineOf(name: Capability): { id: string; title: Prose } {
  return { id: `capability:${name}`, title: say`Capability ${code(name)}` }
}
