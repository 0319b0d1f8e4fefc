import type { UnreachableReason } from '../../core/ports/notion.ts'
import type { HttpProxy } from './proxies.ts'

/** What an error of the HTTP stack means. undici wraps the cause, often more than once. */
export type NetworkFailure = { reason: UnreachableReason; detail: string }

const reasons: { readonly [code: string]: UnreachableReason } = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EHOSTUNREACH: 'network',
  ENETUNREACH: 'network',
  ENETDOWN: 'network',
  EHOSTDOWN: 'network',
  EADDRNOTAVAIL: 'network',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  CERT_UNTRUSTED: 'certificate',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
  EPROTO: 'tls',
  INVALID_PROXY: 'proxy-invalid',
}

/** Reads the chain of causes until one is known. null: not a failure of the network. */
export function networkFailure(error: unknown, proxies: readonly HttpProxy[]): NetworkFailure | null {
  const chain = causesOf(error)
  for (const { message } of chain) {
    // `fetch` makes an error of a 407 that comes as an answer, as its standard says.
    if (/proxy authentication required/i.test(message)) return { reason: 'proxy-auth', detail: 'HTTP 407' }
    // undici: "Proxy response (407) !== 200 when HTTP Tunneling"
    const refused = /proxy response \((\d+)\)/i.exec(message)
    if (refused)
      return { reason: refused[1] === '407' ? 'proxy-auth' : 'proxy-refused', detail: `HTTP ${refused[1]}` }
  }
  for (const { code, message, ...where } of chain) {
    const reason = reasonOf(code)
    if (reason)
      return { reason: isAt(where, proxies) ? 'proxy-unreachable' : reason, detail: where.detail ?? code }
    if (/^(?:terminated|other side closed|socket hang up)$/i.test(message))
      return { reason: 'reset', detail: 'closed' }
  }
  return null
}

function reasonOf(code: string): UnreachableReason | null {
  const known = reasons[code]
  if (known) return known
  if (/^(?:ERR_SSL_|ERR_TLS_)/.test(code)) return 'tls'
  return code.startsWith('CERT_') ? 'certificate' : code.startsWith('HPE_') ? 'reset' : null
}

/** Whether it was the proxy that could not be found or connected to. */
function isAt({ host, port }: Pick<Cause, 'host' | 'port'>, proxies: readonly HttpProxy[]): boolean {
  return proxies.some(proxy => host === proxy.host || port === proxy.port)
}

type Cause = {
  code: string
  message: string
  host: string | null
  port: number | null
  detail: string | null
}

function causesOf(error: unknown, depth = 0): Cause[] {
  if (typeof error !== 'object' || error === null || depth > 6) return []
  const { code, message, hostname, port, detail, cause, errors } = error as Record<string, unknown>
  const own = {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    host: typeof hostname === 'string' ? hostname : null,
    port: typeof port === 'number' ? port : null,
    detail: typeof detail === 'string' ? detail : null,
  }
  const inner = Array.isArray(errors) ? errors.flatMap(each => causesOf(each, depth + 1)) : []
  return [own, ...causesOf(cause, depth + 1), ...inner]
}
