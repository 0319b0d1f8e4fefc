import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isLoopback } from '../core/text/loopback.ts'
import type { ProxySettings, Unusable } from './proxies.ts'
import { createBodyReader } from './read-body.ts'

/** One HTTP exchange, whole: what the SDKs and the judging of answers both work on. */
export type RawAnswer = { status: number; headers: Fields; body: string }
export type RawRequest = { url: string; method: string; headers: Record<string, string>; signal: AbortSignal }

/** The headers of an answer. Names are in lower case. */
export type Fields = Iterable<[string, string]> & { get: (name: string) => string | null | undefined }

/** Sends a request and reads its whole answer. Rejects when none came; aborts truly with the signal. */
export type Send = (request: RawRequest) => Promise<RawAnswer>

/** `longest`: of the answer, in bytes. */
type AnyRequest = RawRequest & { body?: string; longest?: number }

export type Transport = {
  send: (request: AnyRequest) => Promise<RawAnswer>
  close: () => void
}

type Agents = { readonly 'http:': http.Agent; readonly 'https:': https.Agent }

/**
 * Node's own client: it knows proxies, follows no redirect, asks for no compression, and loads half of what `fetch`
 * makes Node load. What is sent goes to the address that was given, and nowhere else; what goes to this machine
 * itself goes through no proxy.
 */
export function openTransport({ variables, unusable }: ProxySettings): Transport {
  const direct = agentsWith({})
  const proxied = agentsWith(variables)
  const readBody = createBodyReader()
  return {
    send: async request => {
      const { protocol, hostname } = new URL(request.url)
      const local = isLoopback(hostname)
      if (unusable && !local) throw unusableProxy(unusable)
      const secure = protocol === 'https:'
      const agent = (local ? direct : proxied)[secure ? 'https:' : 'http:']
      const response = await responseTo(request, secure ? https.request : http.request, agent)
      const { statusCode = 0, headers } = response
      const entries = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
      return {
        status: statusCode,
        headers: new Map(entries),
        body: await readBody(response, request.longest),
      }
    },
    close: () => {
      for (const agents of [direct, proxied]) for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

function agentsWith(proxyEnv: ProxySettings['variables']): Agents {
  const options = { keepAlive: true, proxyEnv }
  return { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
}

function responseTo(
  { url, method, headers, signal, body }: AnyRequest,
  request: typeof https.request,
  agent: http.Agent,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, signal, agent }).once('response', resolve).on('error', reject).end(body)
  })
}

/** Sent around a proxy that was meant, a token would go where nobody wanted it. */
function unusableProxy({ code, detail }: Unusable): Error {
  return Object.assign(new Error(`${detail}: no proxy that can be used`), { code, detail })
}
