import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApiAnswer, type ApiRequest, answerAsNotion, type Limiter } from './answers.ts'
import { type Exchange, type Fault, type FaultAction, faultPicker, send, strike } from './faults.ts'
import { bodyOf, serving } from './serving.ts'
import { stampOf } from './stamp.ts'
import { defaultWorld, type World } from './world.ts'

/** A fixed window for each connection, as Notion's is (180 a minute for most), and one for all of a workspace. */
export type RateLimit = {
  requests: number
  /** Of all connections of a workspace together; none unless told. */
  ofWorkspace?: number
  windowMs: number
  retryAfterSeconds?: number
}

/** How a sandbox is to be; by default the workspace "Acme", healthy and at once. */
export type SandboxOptions = {
  world?: World
  faults?: Fault[]
  /** Milliseconds before every answer. */
  latencyMs?: number
  rateLimit?: RateLimit
  /** A free one unless told. */
  port?: number
}

/** What was asked and answered; the credential is never kept. */
export type RecordedRequest = {
  method: string
  /** With the query. */
  path: string
  notionVersion: string | null
  /** Null as long as nothing was answered. */
  status: number | null
  /** The fault that stood in for the true answer, if one did. */
  fault: FaultAction['kind'] | null
  /** Milliseconds since the sandbox started. */
  at: number
}

/** A stand-in for Notion's API that runs. */
export type Sandbox = {
  url: string
  requests: RecordedRequest[]
  /** How many requests would have changed something at Notion's. */
  readonly writes: number
  /** Ends every connection, answered or not. */
  close(): Promise<void>
}

/** Starts a stand-in for Notion's API on loopback, over real sockets. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = options.world ?? defaultWorld()
  const limiter = options.rateLimit ? windowLimiter(options.rateLimit) : () => null
  const pick = faultPicker(options.faults ?? [])
  const requests: RecordedRequest[] = []
  const started = performance.now()
  let writes = 0

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = recordOf(request, performance.now() - started)
    const stamp = stampOf(requests.push(record))
    const asked = apiRequest(request, await bodyOf(request))
    if (options.latencyMs) await pause(options.latencyMs)
    const answer = (): ApiAnswer => {
      const given = answerAsNotion(world, asked, limiter)
      if (given.wrote) writes += 1
      return given
    }
    const exchange: Exchange = { response, stamp, headers: JSON.stringify(request.headers), answer }
    const fault = pick(record)
    record.fault = fault?.kind ?? null
    record.status = fault ? strike(fault, exchange) : send(answer(), exchange)
  }

  const served = await serving(serve, options.port)
  return {
    ...served,
    requests,
    get writes() {
      return writes
    },
  }
}

function recordOf(request: IncomingMessage, at: number): RecordedRequest {
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    notionVersion: header(request, 'notion-version') ?? null,
    status: null,
    fault: null,
    at: Math.round(at),
  }
}

function apiRequest(request: IncomingMessage, body: string): ApiRequest {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  return {
    method: request.method ?? '',
    path: decoded(url.pathname),
    query: url.searchParams,
    version: header(request, 'notion-version'),
    authorization: request.headers.authorization,
    body,
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

function windowLimiter(limit: RateLimit): Limiter {
  const windows = new Map<string, { opened: number; count: number }>()
  const wait = (key: string, most: number): number | null => {
    const now = Date.now()
    const current = windows.get(key)
    const open = current && now - current.opened < limit.windowMs ? current : { opened: now, count: 0 }
    windows.set(key, open)
    open.count += 1
    if (open.count <= most) return null
    return limit.retryAfterSeconds ?? Math.ceil((open.opened + limit.windowMs - now) / 1000)
  }
  return ({ botId, workspaceId }) =>
    wait(botId, limit.requests) ?? wait(workspaceId, limit.ofWorkspace ?? Number.POSITIVE_INFINITY)
}
