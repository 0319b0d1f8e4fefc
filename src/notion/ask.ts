import type { Answer, ApiRefusal, AskedRequest, Fault, Refusal } from '../core/notion.ts'
import { type Call, callOnce, type Sent } from './client.ts'
import type { Clock } from './clock.ts'
import { createGate } from './gate.ts'
import { networkFailure } from './network-error.ts'
import type { HttpProxy } from './proxies.ts'
import { answerWord, evidenceOf, type Read, readAnswer } from './refusal.ts'
import { BodyTooLarge, type Send } from './transport.ts'

/** Limits of asking, in milliseconds. The contract: 15 s an attempt, a lasting failure reported within 30 s. */
export const limits = {
  attempt: 15_000,
  /** How long one question's faults are waited out, from the start of its first failed attempt. */
  patience: 25_000,
  attempts: 5,
  firstDelay: 500,
  /** Without any answer of Notion's API for so long, or for so many questions, the rest is not asked. */
  lasting: 5_000,
  givenUp: 5,
  /** What requests under way may still take once no more are sent. */
  grace: 1_000,
  longestFloor: 30_000,
} as const

/** One question: how the SDK asks it, and how its answer is read (null: not of this shape). */
export type Question<T> = {
  notionVersion: string
  call: Call<unknown>
  read: (body: Record<string, unknown>) => T | null
}

export type AskerOptions = {
  token: string
  apiUrl: string
  send: Send
  clock: Clock
  /** From 0 to 1, for the jitter. */
  random: () => number
  /** When the step has to end, by `clock.now`. */
  deadline: number
  cancel: AbortSignal
  atOnce: number
  proxies: readonly HttpProxy[]
  /** Told when the whole pool waits, how long in milliseconds. */
  onWait: (ms: number) => void
}

export type Asker = {
  ask: <T>(question: Question<T>) => Promise<Answer<T>>
  troubled: () => boolean
  asked: () => readonly AskedRequest[]
  /** Stops the clock's timers; nothing can be asked after it. */
  stop: () => void
}

/** What became of one attempt: an answer that was read, or none because all asking had ended. */
type Attempt = { read: Read } | { ended: Refusal }

/**
 * Asks, with patience and doubt: retries what may pass, waits as long as Notion names, gives up when a failure
 * lasts, and believes a 401 in the middle of a run only when it comes twice.
 */
export function createAsker(options: AskerOptions): Asker {
  const { clock, deadline, random } = options
  const proxied = options.proxies.length > 0
  const gate = createGate(options.atOnce, clock)
  const requests: AskedRequest[] = []
  const sleepers = new Set<() => void>()
  const underway = new AbortController()
  let ended: Refusal | null = null
  let accepted = false
  let faults = 0
  let limitedInARow = 0
  /** Start of the first failed attempt since the last answer of Notion's API. */
  let failingSince: number | null = null
  let givenUp = 0
  let lastFault: Fault | null = null
  let lastLimit: Fault | null = null

  const end = (refusal: Refusal, graceMs = 0) => {
    if (ended) return
    ended = refusal
    gate.close()
    for (const wake of Array.from(sleepers)) wake()
    if (graceMs === 0) underway.abort()
    else timers.push(clock.after(graceMs, () => underway.abort()))
  }
  const timers = [clock.after(Math.max(0, deadline - clock.now()), () => end(whatUsedTheTime()))]
  const onCancel = () => end({ kind: 'cancelled', evidence: noEvidence })
  if (options.cancel.aborted) onCancel()
  options.cancel.addEventListener('abort', onCancel, { once: true })

  const whatUsedTheTime = (): Fault => {
    const elapsed = Math.max(1, clock.now() - started)
    if (lastLimit && gate.paused() > elapsed / 2) return lastLimit
    if (lastFault && failingSince !== null) return lastFault
    return outOfTime(proxied)
  }
  const started = clock.now()

  const sleep = (ms: number) =>
    new Promise<void>(resolve => {
      const wake = () => {
        cancel()
        sleepers.delete(wake)
        resolve()
      }
      const cancel = clock.after(ms, wake)
      sleepers.add(wake)
      if (ended) wake()
    })

  const attempt = async (question: Question<unknown>, most: number): Promise<Attempt> => {
    const begun = clock.now()
    const ms = Math.max(1, Math.min(limits.attempt, most, deadline - begun))
    const controller = new AbortController()
    let timedOut = false
    const abort = () => controller.abort()
    const cancelTimer = clock.after(ms, () => {
      timedOut = true
      abort()
    })
    underway.signal.addEventListener('abort', abort, { once: true })
    const aborted = new Promise<null>(resolve => {
      if (controller.signal.aborted) resolve(null)
      controller.signal.addEventListener('abort', () => resolve(null), { once: true })
    })
    try {
      const { token, apiUrl, send } = options
      const going: { sent: Sent | null } = { sent: null }
      const made = callOnce(
        { token, apiUrl, send, notionVersion: question.notionVersion, signal: controller.signal },
        question.call,
        sent => {
          going.sent = sent
        },
      )
      // A transport that ignores the signal must not hold the step.
      const done = await Promise.race([made, aborted])
      const read = judge(going.sent, done, timedOut, ms)
      if (going.sent) requests.push(recordOf(going.sent, question.notionVersion, clock.now() - begun, read))
      return read ? { read } : { ended: ended ?? outOfTime(proxied) }
    } finally {
      cancelTimer()
      underway.signal.removeEventListener('abort', abort)
    }
  }

  /** What came of a call; null when it was cut off because all asking ended. */
  const judge = (
    sent: Sent | null,
    done: { error: unknown } | null,
    timedOut: boolean,
    ms: number,
  ): Read | null => {
    if (sent?.answer) return readAnswer(sent.answer, accepted, clock.date())
    if (timedOut) return failed(unreachable('timeout', `no answer in ${Math.round(ms / 1000)} s`, proxied))
    if (underway.signal.aborted || done === null) return null
    // Nothing was sent: a fault of our own, which the ladder tells as one.
    if (!sent) throw done.error
    if (sent.error instanceof BodyTooLarge)
      return failed({ kind: 'unrecognised', evidence: noEvidence, what: 'an answer without end' }, false)
    const failure = networkFailure(sent.error, options.proxies)
    return failed(unreachable(failure?.reason ?? 'network', failure?.detail ?? '', proxied))
  }

  const noteAnswer = (read: Read) => {
    failingSince = null
    givenUp = 0
    limitedInARow = 0
    if (read.is === 'value' || !['unauthorized', 'version-refused'].includes(read.refusal.kind))
      accepted = true
  }

  const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
    let failures = 0
    let firstFailure: number | null = null
    let doubted = false
    for (;;) {
      if (!(await gate.enter())) return refused(ended ?? outOfTime(proxied))
      const begun = clock.now()
      const left = firstFailure === null ? limits.attempt : firstFailure + limits.patience - begun
      const tried = await attempt(question, left).finally(gate.leave)
      if ('ended' in tried) return refused(tried.ended)
      const read = checked(tried.read, question)

      if (read.is === 'value') {
        noteAnswer(read)
        return { ok: true, value: read.shaped as T }
      }
      const { refusal } = read
      if (refusal.kind === 'unauthorized') {
        if ((accepted || faults > 0) && !doubted) {
          doubted = true
          continue
        }
        end(refusal)
        return refused(refusal)
      }
      if (isAnswer(refusal)) {
        noteAnswer(read)
        return refused(refusal)
      }

      if (read.waitMs !== null && (refusal.kind === 'rate-limited' || refusal.kind === 'down')) {
        if (refusal.kind === 'down') noteFault(refusal, begun)
        else lastLimit = refusal
        const floor = Math.min(limits.longestFloor, limits.firstDelay * 2 ** Math.min(limitedInARow++, 10))
        const wait = Math.max(read.waitMs, limitedInARow > options.atOnce ? floor : limits.firstDelay)
        if (clock.now() + wait >= deadline) {
          end(refusal, limits.grace)
          return refused(refusal)
        }
        gate.pause(wait)
        options.onWait(wait)
        continue
      }

      noteFault(refusal, begun)
      failures++
      firstFailure ??= begun
      const delay = limits.firstDelay * 2 ** (failures - 1) * (0.5 + random())
      const until = clock.now() + delay
      const worthIt =
        read.again && failures < limits.attempts && until < firstFailure + limits.patience && until < deadline
      if (!worthIt) {
        giveUp(refusal)
        return refused(refusal)
      }
      await sleep(delay)
    }
  }

  const noteFault = (fault: Fault, begun: number) => {
    if (fault.kind === 'rate-limited') lastLimit = fault
    else faults++
    lastFault = fault
    failingSince ??= begun
  }

  /** A failure that lasted, with no answer to anybody since it began, ends all asking. */
  const giveUp = (fault: Fault) => {
    givenUp = failingSince === null ? 0 : givenUp + 1
    const lasts = failingSince !== null && clock.now() - failingSince >= limits.lasting
    const blocked = fault.kind === 'blocked' && fault.by === 'notion'
    if (blocked || lasts || givenUp >= limits.givenUp) end(fault, limits.grace)
  }

  return {
    ask,
    troubled: () => faults > 0,
    asked: () => requests,
    stop: () => {
      end({ kind: 'cancelled', evidence: noEvidence })
      for (const cancel of timers) cancel()
      options.cancel.removeEventListener('abort', onCancel)
    },
  }
}

const noEvidence = { status: null, requestId: null, rayId: null }

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}

function isAnswer(refusal: Refusal): refusal is ApiRefusal {
  return ['restricted', 'not-found', 'invalid', 'version-refused', 'unknown-error'].includes(refusal.kind)
}

function unreachable(
  reason: (Fault & { kind: 'unreachable' })['reason'],
  detail: string,
  proxied: boolean,
): Fault {
  return { kind: 'unreachable', evidence: noEvidence, reason, detail, proxied }
}

function outOfTime(proxied: boolean): Fault {
  return unreachable('timeout', 'the time of this step ran out', proxied)
}

/** Certificates, TLS and proxies do not mend themselves within seconds. */
const lasting: ReadonlySet<string> = new Set(['certificate', 'tls', 'proxy-auth', 'proxy-refused'])

function failed(fault: Fault, again = true): Read {
  const lasts = fault.kind === 'unreachable' && lasting.has(fault.reason)
  return { is: 'refusal', refusal: fault, waitMs: null, again: again && !lasts }
}

type Shaped = (Read & { is: 'refusal' }) | (Read & { is: 'value' } & { shaped: unknown })

/** A 200 whose body is not what this question gets is no answer of Notion's API. */
function checked(read: Read, question: Question<unknown>): Shaped {
  if (read.is === 'refusal') return read
  const shaped = question.read(read.value)
  if (shaped !== null) return { ...read, shaped }
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
