import type { AskedRequest, Fault } from '../core/ports/notion.ts'
import type { Clock } from './clock.ts'
import { answerWord, evidenceOf, type Parsed, parsed, type Read, readAnswer } from './read-answer.ts'
import type { Call, Made, Sent } from './wire/client.ts'

/** One question: how the SDK asks it, and how its answer is read (null: not of this shape). */
export type Question<T> = {
  notionVersion: string
  call: Call<unknown>
  read: (body: Record<string, unknown>) => T | null
  /** No verdict needs it: it is given up soon, and ends nothing else. */
  optional?: boolean
}

/** What came of one attempt, and the value if it was one. */
export type Tried<T> = Refused | { is: 'value'; shaped: T }
export type Refused = Read & { is: 'refusal' }

/** The way to Notion, with what it needs (the token, above all) bound to it. */
export type Wire = {
  /** Sends one call. Never rejects. */
  put: (call: Call<unknown>, notionVersion: string, signal: AbortSignal) => Promise<Made>
  /** What an error of the network means. */
  faultOf: (error: unknown) => Fault
  /** That no answer came in that many milliseconds. */
  late: (ms: number) => Fault
  /** That the time of the step ran out. */
  outOfTime: Fault
}

export type AttemptOptions = {
  wire: Wire
  clock: Clock
  /** Aborted when all asking ends. */
  stopped: AbortSignal
  accepted: () => boolean
  record: (request: AskedRequest) => void
}

/** Asks once, within that many milliseconds; null when it was cut off because all asking ended. */
export async function attempt<T>(
  question: Question<T>,
  ms: number,
  options: AttemptOptions,
): Promise<Tried<T> | null> {
  const { clock, wire, accepted, record } = options
  const { notionVersion, call } = question
  const begun = clock.now()
  const timer = timeLimit(ms, options)
  try {
    const { sent, error } = await wire.put(call, notionVersion, timer.signal)
    const answer = sent?.answer ? parsed(sent.answer) : null
    const read = answer
      ? readAnswer(answer, accepted(), clock.date())
      : lost(sent, error, timer.timedOut() ? ms : null, options)
    if (sent) record(recordOf(sent, answer, { notionVersion, ms: clock.now() - begun, read }))
    return read && shaped(read, question)
  } finally {
    timer.clear()
  }
}

/** Aborts when the time is up, and when all asking ends. */
function timeLimit(ms: number, { clock, stopped }: AttemptOptions) {
  const controller = new AbortController()
  let timedOut = false
  const abort = () => controller.abort()
  const cancel = clock.after(ms, () => {
    timedOut = true
    abort()
  })
  stopped.addEventListener('abort', abort, { once: true })
  if (stopped.aborted) abort()
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    clear: () => {
      cancel()
      stopped.removeEventListener('abort', abort)
    },
  }
}

/** What it means that no answer came. */
function lost(
  sent: Sent | null,
  error: unknown,
  timedOutAfter: number | null,
  { stopped, wire }: AttemptOptions,
): Read | null {
  if (timedOutAfter !== null) return failed(wire.late(timedOutAfter))
  if (stopped.aborted) return null
  // Nothing was sent: a bug of ours, which the ladder reports as one.
  if (!sent) throw error
  return failed(wire.faultOf(sent.error))
}

/** Certificates, TLS and proxies don't recover within seconds. */
const lasting: ReadonlySet<string> = new Set([
  'certificate',
  'tls',
  'proxy-auth',
  'proxy-refused',
  'proxy-invalid',
  'proxy-unsupported',
])

/** What did come and isn't an answer won't get better either. */
function failed(fault: Fault): Read {
  const lasts = fault.kind !== 'unreachable' || lasting.has(fault.reason)
  return { is: 'refusal', refusal: fault, waitMs: null, again: !lasts }
}

/** A 200 whose body isn't what this question gets isn't an answer of Notion's API. */
function shaped<T>(read: Read, question: Question<T>): Tried<T> {
  if (read.is === 'refusal') return read
  const value = question.read(read.value)
  if (value !== null) return { is: 'value', shaped: value }
  const { evidence } = read
  const what = 'JSON, but not what this question gets'
  return { is: 'refusal', refusal: { kind: 'unrecognised', evidence, what }, waitMs: null, again: false }
}

export const noEvidence = { status: null, requestId: null, rayId: null }

function recordOf(
  { method, path }: Sent,
  answer: Parsed | null,
  { notionVersion, ms, read }: { notionVersion: string; ms: number; read: Read | null },
): AskedRequest {
  const evidence = answer ? evidenceOf(answer) : noEvidence
  return {
    method,
    path,
    notionVersion,
    status: evidence.status,
    answer: answer ? answerWord(answer) : lostWord(read),
    ms: Math.round(ms),
    requestId: evidence.requestId,
    rayId: evidence.rayId,
  }
}

function lostWord(read: Read | null): string {
  if (read?.is !== 'refusal') return 'stopped'
  const { refusal } = read
  if (refusal.kind === 'unreachable')
    return refusal.detail ? `${refusal.reason} (${refusal.detail})` : refusal.reason
  return refusal.kind === 'unrecognised' ? refusal.what : refusal.kind
}
