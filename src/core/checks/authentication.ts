import { type Answer, type ApiRefusal, type Identity, isFault } from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type Run, type Rung, type Step, statusOf } from '../result/line.ts'
import { code, nothing, type Prose, say, strong } from '../text/prose.ts'
import { shapeOf, type TokenShape } from '../token/token-text.ts'
import { faultFound, unexplained } from './faults.ts'

const title = say`Notion accepts the token`
const id = 'authentication'

/** Who the token is. Nothing else is asked before Notion has accepted it. */
export const authentication: Rung = {
  name: id,
  climb: async (run: Run): Promise<Step[]> => {
    const shape = shapeOf(run.settings.token)
    const answer = await run.notion().whoAmI()
    if (answer.ok) run.identity = answer.value
    const found = judgeAuthentication(answer, shape)
    const diagnoses = found ? [found] : []
    const note = answer.ok ? whoIs(answer.value) : saysNo(answer)
    return [{ id, title, note, status: statusOf(diagnoses), diagnoses }]
  },
  skip: (_, because) => [{ id, title, note: notAsked(because), status: 'skipped', diagnoses: [] }],
  blocks: ([step]) => {
    if (step?.status === 'failed') return say`the token was rejected`
    return step?.status === 'unknown' ? say`it could not be told whether Notion accepts the token` : null
  },
}

/** What the answer to "who am I" proves. */
export function judgeAuthentication(answer: Answer<Identity>, shape: TokenShape): Diagnosis | null {
  if (answer.ok) return shape.familiar ? null : diagnosis('token-unfamiliar', { shape })
  const { refusal } = answer
  if (isFault(refusal)) return faultFound(refusal, { what: 'token' })
  return refusal.kind === 'unauthorized'
    ? rejectionFound(refusal, shape)
    : unexplained(refusal, { what: 'token' })
}

/**
 * Notion says "API token is invalid." for every cause. Revoked and expired are believed when it says so in
 * words; otherwise the shape decides, and for a token that worked a moment ago there is nothing to decide.
 */
export function rejectionFound(refusal: ApiRefusal & { kind: 'unauthorized' }, shape: TokenShape): Diagnosis {
  const { message, evidence, acceptedBefore } = refusal
  const facts = { shape, message, evidence, acceptedBefore }
  if (/\brevoked\b/i.test(message)) return diagnosis('token-revoked', facts)
  if (/\bexpired\b/i.test(message)) return diagnosis('token-expired', facts)
  return diagnosis(shape.familiar || acceptedBefore ? 'token-rejected' : 'token-invalid', facts)
}

export function notAsked(because: Prose): Prose {
  return say`not asked, because ${because}`
}

function whoIs({ name, workspace, kind }: Identity): Prose {
  const who = name ? strong(name) : 'a connection without a name'
  const sort = kind === 'user' ? ' (a personal or OAuth token)' : ''
  return workspace ? say`${who} in ${strong(workspace)}${sort}` : say`${who}${sort}`
}

function saysNo(answer: Answer<Identity> & { ok: false }): Prose {
  const { status } = answer.refusal.evidence
  return status === null ? nothing : say`${code(String(status))}`
}
