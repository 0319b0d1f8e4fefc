import type { ServerResponse } from 'node:http'
import { type ApiAnswer, refuse, tooMany } from './answers.ts'
import type { Json } from './objects.ts'
import { edgeHeaders, notionHeaders, type Stamp } from './stamp.ts'

/** What a fault is chosen by; the path comes with its query. */
export type FaultRequest = { method: string; path: string; notionVersion: string | null }

/** Something that goes wrong on the way to Notion or in it. */
export type Fault = {
  when: ((request: FaultRequest) => boolean) | { method?: string; path?: RegExp }
  /** How often it strikes; for ever unless told. */
  times?: number
  /** How many matching requests are left alone first. */
  skip?: number
  do: FaultAction
}

/** What happens instead of the answer. */
export type FaultAction =
  /** Any answer, from anywhere; an object is sent as JSON. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string | Json }
  /** As `answer`, from Cloudflare: with its ray and without Notion's request ID. */
  | { kind: 'edge'; status: number; headers?: Record<string, string>; body: string }
  /** An error of Notion's own, with a request ID in header and body. */
  | { kind: 'notion-error'; status: number; code: string; message: string; additional?: Json }
  | { kind: 'rate-limited'; seconds: number; asDate?: boolean; reason?: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'hang' }
  | { kind: 'hang-after-headers' }
  /** The right answer, one byte at a time. */
  | { kind: 'drip'; everyMs: number }
  | { kind: 'endless' }
  | { kind: 'reset' }
  /** These bytes in place of HTTP, and the end of the connection. */
  | { kind: 'raw'; bytes: string }
  /** Half of the right answer, then the end of the connection. */
  | { kind: 'close-mid-body' }
  /** An error whose message holds every header of the request, the token too: for tests of leaks. */
  | { kind: 'echo'; status?: number }

/** One of Notion's own errors. */
export function notionError(
  status: number,
  code: string,
  message: string,
  additional?: Json,
): FaultAction & { kind: 'notion-error' } {
  return { kind: 'notion-error', status, code, message, ...(additional ? { additional } : {}) }
}

/** An error page of the edge; 502 and 52x mostly come as such (documented, reported). */
export function errorPage(status: number, title = 'Bad gateway'): FaultAction {
  const body = `<!DOCTYPE html><html><head><title>api.notion.com | ${status}: ${title}</title></head><body><h1>${title}</h1><p>Error code ${status}</p></body></html>`
  return { kind: 'edge', status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body }
}

/** Cloudflare's "you have been blocked" (notion-mcp-server#252). */
export function blockPage(): FaultAction {
  const body =
    '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>You are unable to access api.notion.com</p></body></html>'
  return { kind: 'edge', status: 403, headers: { 'content-type': 'text/html; charset=UTF-8' }, body }
}

/** A proxy that wants a password first. */
export function proxyRefusal(): FaultAction {
  const headers = { 'proxy-authenticate': 'Basic realm="proxy"', 'content-type': 'text/plain' }
  return { kind: 'answer', status: 407, headers, body: 'Proxy Authentication Required' }
}

/** Too many requests; with `asDate` the wait is named as a date. */
export function rateLimited(seconds: number, asDate = false): FaultAction {
  // The connection's own wait is a minute at most.
  const reason = seconds > 60 ? 'public_api_space_request_rate_limit' : 'public_api_request_rate_limit'
  return { kind: 'rate-limited', seconds, asDate, reason }
}

/** A refusal of Notion's in the usual words, or in others: what each proves is not the same. */
export const refusals = {
  /** 401 about a person or a region, not about the token (reported live). */
  accountRestricted: notionError(
    401,
    'unauthorized',
    "This user's account is restricted from accessing the public API.",
  ),
  /** 401 where the header did not arrive as it was sent (reported live). */
  headerMangled: notionError(
    401,
    'unauthorized',
    'Authorization header must use the format "Bearer <token>".',
  ),
  /** 403 for a capability. */
  insufficient: notionError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.'),
  /** 403 for a plan or a kind of token without that address (reported live). */
  endpointUnavailable: notionError(403, 'restricted_resource', 'Endpoint unavailable.'),
  /** 403 where the plan's blocks are used up (documented). */
  blockLimit: notionError(
    403,
    'restricted_resource',
    'This workspace has used all of its free blocks. Upgrade the plan to add more.',
    { block_limit: 'block_creation' },
  ),
  /** 409, which passes. */
  conflict: notionError(409, 'conflict_error', 'Conflict occurred while saving. Please try again.'),
} as const satisfies Record<string, FaultAction>

/** The 429 that must never be retried: a lasting state (documented). */
export function requestBlocked(): FaultAction {
  const words =
    "This connection's API access has been restricted. Retrying won't help. Contact Notion support."
  return notionError(429, 'rate_limited', words, { rate_limit_reason: 'public_api_request_blocked' })
}

/** Cloudflare limits an address, whatever is sent from it (its error 1015). */
export function addressLimited(seconds: number): FaultAction {
  const headers = { 'content-type': 'text/plain; charset=UTF-8', 'retry-after': String(seconds) }
  return { kind: 'edge', status: 429, headers, body: 'error code: 1015' }
}

/** A database without its content, which else only a connection without Read content gets (reported). */
export function contentless(id: string): FaultAction {
  return { kind: 'answer', status: 200, body: { object: 'database', id } }
}

/** Notion is overloaded. */
export function overloaded(): FaultAction {
  return notionError(529, 'service_overload', 'Notion is overloaded. Please try again later.')
}

/** Notion says itself that it is down. */
export function unavailable(): FaultAction {
  return notionError(503, 'service_unavailable', 'Notion is unavailable. Please try again later.')
}

/** Somewhere else. */
export function redirect(location: string): FaultAction {
  return { kind: 'redirect', location }
}

/** JSON that ends too early. */
export function brokenJson(): FaultAction {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { kind: 'answer', status: 200, headers, body: '{"object":"user","id":"' }
}

/** 200, and nothing. */
export function emptyAnswer(): FaultAction {
  return { kind: 'answer', status: 200, body: '' }
}

/** The log-in page of a network, in place of everything. */
export function captivePortal(): FaultAction {
  const body = '<!DOCTYPE html><html><body><h1>Welcome to Airport Wi-Fi</h1><form>…</form></body></html>'
  return { kind: 'answer', status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** Picks the fault of a request, and keeps count; the faults themselves stay as they are. */
export function faultPicker(faults: Fault[]): (request: FaultRequest) => FaultAction | null {
  const seen = new Map<Fault, number>()
  return request => {
    for (const fault of faults.filter(candidate => matches(candidate, request))) {
      const before = seen.get(fault) ?? 0
      seen.set(fault, before + 1)
      const skip = fault.skip ?? 0
      if (before >= skip && before < skip + (fault.times ?? Number.POSITIVE_INFINITY)) return fault.do
    }
    return null
  }
}

function matches({ when }: Fault, request: FaultRequest): boolean {
  if (typeof when === 'function') return when(request)
  return (when.method ?? request.method) === request.method && (when.path?.test(request.path) ?? true)
}

/** A request that a fault has got hold of. */
export type Exchange = {
  response: ServerResponse
  stamp: Stamp
  /** What was sent, for `echo` alone. */
  headers: string
  answer: () => ApiAnswer
}

/** Lets the fault happen; returns the status that was sent, or null where none was. */
export function strike(action: FaultAction, exchange: Exchange): number | null {
  const { response, stamp } = exchange
  switch (action.kind) {
    case 'answer':
      return sendAny(action, exchange, {})
    case 'edge':
      return sendAny(action, exchange, edgeHeaders(stamp))
    case 'redirect':
      return sendAny({ status: 302, headers: { location: action.location } }, exchange, {})
    case 'notion-error':
      return send(refuse(action.status, action.code, action.message, action.additional), exchange)
    case 'rate-limited':
      return send(rateLimitAnswer(action), exchange)
    case 'echo':
      return send(refuse(action.status ?? 400, 'validation_error', `You sent: ${exchange.headers}`), exchange)
    case 'hang':
      return null
    case 'hang-after-headers':
      response.writeHead(200, notionHeaders(stamp)).flushHeaders()
      return 200
    case 'drip':
      return drip(exchange, action.everyMs)
    case 'endless':
      return pourForEver(exchange)
    case 'close-mid-body':
      return breakOff(exchange)
    case 'raw':
      response.socket?.end(action.bytes, 'latin1')
      return null
    case 'reset':
      response.socket?.resetAndDestroy()
      return null
  }
}

/** Sends an answer of Notion's API with its headers, the same request ID in header and body. */
export function send(answer: ApiAnswer, { response, stamp }: Exchange): number {
  response.writeHead(answer.status, { ...notionHeaders(stamp), ...answer.headers })
  response.end(textOf(answer, stamp))
  return answer.status
}

function textOf(answer: ApiAnswer, stamp: Stamp): string {
  return JSON.stringify({ ...answer.body, request_id: stamp.requestId })
}

type AnyAnswer = { status: number; headers?: Record<string, string>; body?: string | Json }

function sendAny(answer: AnyAnswer, { response }: Exchange, headers: Record<string, string>): number {
  const text = typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? '')
  const type = typeof answer.body === 'object' ? { 'content-type': 'application/json' } : {}
  response.writeHead(answer.status, { ...headers, ...type, ...answer.headers }).end(text)
  return answer.status
}

function rateLimitAnswer({ seconds, asDate, reason }: FaultAction & { kind: 'rate-limited' }): ApiAnswer {
  const until = new Date(Date.now() + seconds * 1000).toUTCString()
  return tooMany(asDate ? until : String(seconds), reason)
}

function drip({ response, stamp, answer }: Exchange, everyMs: number): number {
  const whole = answer()
  const bytes = Buffer.from(textOf(whole, stamp))
  response.writeHead(whole.status, { ...notionHeaders(stamp), 'content-length': bytes.length })
  response.flushHeaders()
  let sent = 0
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1))
    sent += 1
    if (sent === bytes.length) response.end()
  }, everyMs)
  response.once('close', () => clearInterval(timer))
  return whole.status
}

function pourForEver({ response, stamp }: Exchange): number {
  response.writeHead(200, notionHeaders(stamp))
  response.write('{"object":"list","results":["')
  const chunk = 'x'.repeat(16_384)
  // A pause between chunks: whoever asked must stop reading, and the sandbox must not eat the machine.
  const timer = setInterval(() => response.writableNeedDrain || response.write(chunk), 5)
  response.once('close', () => clearInterval(timer))
  return 200
}

function breakOff({ response, stamp, answer }: Exchange): number {
  const whole = answer()
  const text = textOf(whole, stamp)
  response.writeHead(whole.status, { ...notionHeaders(stamp), 'content-length': Buffer.byteLength(text) })
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy())
  return whole.status
}
