import type { Answer, AskedRequest, Connection } from '../core/ports/notion.ts'
import type { HttpProxy } from '../http/proxies.ts'
import { BodyTooLarge } from '../http/read-body.ts'
import type { Send } from '../http/transport.ts'
import { ask } from './ask.ts'
import { attempt, noEvidence, type Question, type Wire } from './attempt.ts'
import { createPatience, type PatienceOptions } from './patience.ts'
import { createNotion } from './port.ts'
import { callOnce } from './wire/client.ts'
import { networkFailure } from './wire/network-error.ts'

export type ConnectOptions = Omit<PatienceOptions, 'late' | 'outOfTime'> & {
  token: string
  apiUrl: string
  /** What the user's own code sends. */
  notionVersion: string
  send: Send
  proxies: readonly HttpProxy[]
  /** From 0 to 1, for the jitter. */
  random: () => number
}

/** Opens the way to Notion: the port, what is known of trouble, the requests that went through, and how to close it. */
export function connectNotion(options: ConnectOptions): Connection {
  const wire = bindWire(options)
  const patience = createPatience({ ...options, late: wire.late, outOfTime: wire.outOfTime })
  const requests: AskedRequest[] = []
  const attempting = {
    wire,
    clock: options.clock,
    stopped: patience.ending.stopped,
    accepted: () => patience.seen().accepted,
    record: (request: AskedRequest) => requests.push(request),
  }
  const open = countOpen()
  const asking = {
    attempt: <T>(question: Question<T>, ms: number) => attempt(question, ms, attempting),
    patience,
    random: options.random,
  }
  return {
    notion: createNotion(question => open.count(() => ask(question, asking)), options.notionVersion),
    trouble: { known: () => patience.seen().troubled, begun: patience.begun, quiet: open.none },
    rejected: patience.rejected,
    asked: () => requests,
    close: async () => patience.stop(),
  }
}

/** From here on, nobody holds the token. */
function bindWire({ token, apiUrl, send, proxies }: ConnectOptions): Wire {
  const proxied = proxies.length > 0
  return {
    put: (call, notionVersion, signal) => callOnce({ token, apiUrl, send, notionVersion, signal }, call),
    faultOf: error => {
      if (error instanceof BodyTooLarge)
        return { kind: 'unrecognised', evidence: noEvidence, what: 'an answer that is too large' }
      const { reason, detail } = networkFailure(error, proxies) ?? { reason: 'network', detail: '' }
      return { kind: 'unreachable', evidence: noEvidence, reason, detail, proxied }
    },
    late: ms => {
      const detail = `no answer in ${Math.max(1, Math.round(ms / 1000))} s`
      return { kind: 'unreachable', evidence: noEvidence, reason: 'timeout', detail, proxied }
    },
    outOfTime: { kind: 'unreachable', evidence: noEvidence, reason: 'out-of-time', detail: '', proxied },
  }
}

/** Counts the questions under way, for those who wait until there are none. */
function countOpen() {
  const waiting: (() => void)[] = []
  let open = 0
  return {
    count: async <T>(put: () => Promise<Answer<T>>): Promise<Answer<T>> => {
      open++
      try {
        return await put()
      } finally {
        open--
        if (open === 0) for (const tell of waiting.splice(0)) tell()
      }
    },
    none: () =>
      new Promise<void>(resolve => {
        if (open === 0) resolve()
        else waiting.push(resolve)
      }),
  }
}
