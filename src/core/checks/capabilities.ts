import {
  type Answer,
  type Capability,
  capabilities,
  isFault,
  isRejection,
  type Notion,
  type ProbedCapability,
  type Refusal,
  type Users,
} from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import {
  type Line,
  type Note,
  type Reason,
  skippedBecause,
  statusOf,
  unknownBecause,
} from '../result/line.ts'
import type { ReadContent } from './databases/read-content.ts'
import { endedIn, faultFound } from './faults.ts'

/** The capabilities that the workflow needs, by questions that can never change anything. */
export async function checkCapabilities(
  wanted: readonly Capability[],
  notion: Notion,
  readContent: Promise<ReadContent>,
  unneeded: readonly Capability[],
): Promise<Line[]> {
  let users: Promise<Answer<Users>> | null = null
  const ask = async (name: Capability, optional = false) => {
    if (name === 'read-users' || name === 'read-user-emails') {
      // Where both are asked for, the one that is needed comes first.
      users ??= notion.users(optional)
      const answer = await users
      return lineOf(name, judgeUsers(name, answer), answer)
    }
    const answer = await notion.probe(name, optional)
    return lineOf(name, judgeProbe(name, answer), answer)
  }
  const asked = wanted.map(async name =>
    name === 'read-content' ? readContentLine(await readContent, () => ask(name)) : ask(name),
  )
  // What can't be determined isn't a finding: only a capability that is certainly there can be unneeded.
  const spare = unneeded.map(async name => ((await ask(name, true)).status === 'passed' ? name : null))
  const implied = wanted.includes('read-content') ? [] : impliedReadContent(await readContent)
  const held = (await Promise.all(spare)).filter(name => name !== null)
  return [...implied, ...(await Promise.all(asked)), ...spareLines(held)]
}

/** What the workflow does not need: neither listed, nor implied by what is. */
export function notListed(wanted: readonly Capability[], hasDatabases: boolean): Capability[] {
  const needed = new Set(wanted)
  if (hasDatabases) needed.add('read-content')
  if (needed.has('read-user-emails')) needed.add('read-users')
  return capabilities.filter(name => !needed.has(name))
}

/** One box gives users with their e-mail addresses: it is reported once. */
function spareLines(held: readonly Capability[]): Line[] {
  const unneeded = held.filter(name => name !== 'read-users' || !held.includes('read-user-emails'))
  return unneeded.map(name => {
    const usersNeeded = name === 'read-user-emails' && !held.includes('read-users')
    return lineOf(name, diagnosis('capability-unneeded', { capability: name, usersNeeded }), null)
  })
}

/** The same lines where nothing was asked. */
export function unaskedCapabilities(wanted: readonly Capability[], because: Reason): Line[] {
  return wanted.map(about => ({ check: 'capability', about, ...skippedBecause(because) }))
}

async function readContentLine(shown: ReadContent, ask: () => Promise<Line>): Promise<Line> {
  const name = 'read-content'
  if (shown.is === 'proven') return lineOf(name, null, null)
  return shown.is === 'asked' ? lineOf(name, judgeProbe(name, shown.answer), shown.answer) : ask()
}

/** Listing databases implies `read-content`; it is a line of its own only where it is missing. */
function impliedReadContent(shown: ReadContent): Line[] {
  const name = 'read-content'
  if (shown.is !== 'asked' || shown.answer.ok) return []
  const { refusal } = shown.answer
  // What proves nothing has no line of its own unless the workflow lists it; an outage has.
  return refusal.kind === 'restricted' || isFault(refusal)
    ? [lineOf(name, judgeProbe(name, shown.answer), null)]
    : []
}

/**
 * A missing capability answers 403 before the request is validated (400), so which of the two comes decides.
 * Any other answer of Notion's proves nothing; outages keep their own code.
 */
export function judgeProbe(capability: ProbedCapability, answer: Answer<unknown>): Diagnosis | null {
  if (!answer.ok) return answer.refusal.kind === 'invalid' ? null : judgeRefusal(capability, answer.refusal)
  const why = 'Notion accepted what it should have refused'
  return diagnosis('capability-unknown', { capability, why, message: null })
}

export function judgeUsers(
  capability: 'read-users' | 'read-user-emails',
  answer: Answer<Users>,
): Diagnosis | null {
  if (answer.ok) {
    const { people, withEmail } = answer.value
    if (capability === 'read-users' || withEmail > 0) return null
    if (people > 0) return missing(capability, null)
    const why = 'Notion listed no person to look at'
    return diagnosis('capability-unknown', { capability, why, message: null })
  }
  return judgeRefusal(capability, answer.refusal)
}

/** A token that is rejected in the meantime is reported at the token. */
function judgeRefusal(capability: Capability, refusal: Refusal): Diagnosis | null {
  if (isFault(refusal)) return faultFound(refusal, { what: 'capability', name: capability })
  if (isRejection(refusal)) return null
  const { message, evidence } = refusal
  if (refusal.kind === 'restricted') return missing(capability, message)
  if (refusal.kind === 'block-limit') return diagnosis('workspace-block-limit', { capability, message })
  const why = `Notion answered ${evidence.status ?? 'something else'}, which proves nothing either way`
  const words = evidence.status === 403 || evidence.status === 401 ? message || null : null
  return diagnosis('capability-unknown', { capability, why, message: words })
}

function missing(capability: Capability, message: string | null): Diagnosis {
  const personal = /personal access token/i.test(message ?? '')
  return diagnosis('capability-missing', { capability, personal, message })
}

/** `answer`: what the question for it got; null where the databases showed it. */
function lineOf(name: Capability, found: Diagnosis | null, answer: Answer<unknown> | null): Line {
  const line = { check: 'capability', about: name } as const
  const ended = answer && endedIn(answer)
  if (ended) return { ...line, ...unknownBecause(ended) }
  const diagnoses = found ? [found] : []
  const note: Note = found ? null : { is: 'shown', by: answer ? 'probe' : 'databases' }
  return { ...line, status: statusOf(diagnoses), note, diagnoses }
}
