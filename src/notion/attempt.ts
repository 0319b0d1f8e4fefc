import type { AskedRequest, Fault } from '../core/ports/notion.ts'
import type { Clock } from './clock.ts'
import { answerWord, evidenceOf, type Read, readAnswer } from './read-answer.ts'
import { type Call, callOnce, type Sent } from './wire/client.ts'
import { networkFailure } from './wire/network-error.ts'
import type { HttpProxy } from './wire/proxies.ts'
import { BodyTooLarge, type Send } from './wire/transport.ts'

/** One question: how the SDK asks it, and how its answer is read (null: not of this shape). */
export type Question<T> = {
  notionVersion: string
  call: Call<unknown>
  read: (body: Record<string, unknown>) => T | null
}

/** What came of one attempt, and the value if it was one. */
export type Shaped<T> = (Read & { is: 'refusal' }) | { is: 'value'; shaped: T }

export type AttemptOptions = {
  token: string
  apiUrl: string
  send: Send
  clock: Clock
  proxies: readonly HttpProxy[]
  /** Aborted when all asking ends. */
  stopped: AbortSignal
  accepted: () => boolean
  record: (request: AskedRequest) => void
}

/** Asks once, in so many milliseconds; null when it was cut off because all asking ended. */
export async function attempt<T>(
  question: Question<T>,
  ms: number,
  options: AttemptOptions,
): Promise<Shaped<T> | null> {
  const { clock, token, apiUrl, send, record } = options
  const { notionVersion, call } = question
  const begun = clock.now()
  const timer = timeLimit(ms, options)
  const going: { sent: Sent | null } = { sent: null }
  try {
    const made = callOnce({ token, apiUrl, send, notionVersion, signal: timer.signal }, call, sent => {
      going.sent = sent
    })
    const done = await made
    const read = judge(going.sent, done, timer.timedOut() ? ms : null, options)
    if (going.sent) record(recordOf(going.sent, notionVersion, clock.now() - begun, read))
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

function judge(
  sent: Sent | null,
  done: { error: unknown },
  timedOutAfter: number | null,
  { accepted, clock, stopped, proxies }: AttemptOptions,
): Read | null {
  if (sent?.answer) return readAnswer(sent.answer, accepted(), clock.date())
  if (timedOutAfter !== null) {
    const seconds = Math.max(1, Math.round(timedOutAfter / 1000))
    return failed(unreachable('timeout', `no answer in ${seconds} s`, proxies))
  }
  if (stopped.aborted) return null
  // Nothing was sent: a fault of our own, which the ladder tells as one.
  if (!sent) throw done.error
  if (sent.error instanceof BodyTooLarge)
    return failed({ kind: 'unrecognised', evidence: noEvidence, what: 'an answer without end' }, false)
  const failure = networkFailure(sent.error, proxies)
  return failed(unreachable(failure?.reason ?? 'network', failure?.detail ?? '', proxies))
}

export const noEvidence = { status: null, requestId: null, rayId: null }

export function unreachable(
  reason: (Fault & { kind: 'unreachable' })['reason'],
  detail: string,
  proxies: readonly HttpProxy[],
): Fault {
  return { kind: 'unreachable', evidence: noEvidence, reason, detail, proxied: proxies.length > 0 }
}

/** Certificates, TLS and proxies do not mend themselves within seconds. */
const lasting: ReadonlySet<string> = new Set([
  'certificate',
  'tls',
  'proxy-auth',
  'proxy-refused',
  'proxy-invalid',
])

function failed(fault: Fault, again = true): Read {
  const lasts = fault.kind === 'unreachable' && lasting.has(fault.reason)
  return { is: 'refusal', refusal: fault, waitMs: null, again: again && !lasts }
}

/** A 200 whose body is not what this question gets is no answer of Notion's API. */
function shaped<T>(read: Read, question: Question<T>): Shaped<T> {
  if (read.is === 'refusal') return read
  const value = question.read(read.value)
  if (value !== null) return { is: 'value', shaped: value }
  const { evidence } = read
  const what = 'JSON, but not what this question gets'
  return { is: 'refusal', refusal: { kind: 'unrecognised', evidence, what }, waitMs: null, again: false }
}

function recordOf(sent: Sent, notionVersion: string, ms: number, read: Read | null): AskedRequest {
  const { method, path, answer } = sent
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
