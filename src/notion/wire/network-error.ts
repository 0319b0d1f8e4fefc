import type { UnreachableReason } from '../../core/ports/notion.ts'
import { chainOf } from '../../core/text/thrown.ts'
import type { HttpProxy } from '../../http/proxies.ts'

/** What an error of the HTTP stack means. */
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
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'timeout',
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
  UNSUPPORTED_PROXY: 'proxy-unsupported',
}

/** Reads the chain of causes until one is known. null: not a failure of the network. */
export function networkFailure(error: unknown, proxies: readonly HttpProxy[]): NetworkFailure | null {
  for (const { code, status, ...where } of chainOf(error).map(causeOf)) {
    // What a proxy answered to CONNECT; without a status, it hung up.
    if (code === 'ERR_PROXY_TUNNEL')
      return {
        reason: status === 407 ? 'proxy-auth' : 'proxy-refused',
        detail: status === null ? 'closed' : `HTTP ${status}`,
      }
    const reason = reasonOf(code)
    if (reason)
      return { reason: isAt(where, proxies) ? 'proxy-unreachable' : reason, detail: where.detail ?? code }
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
  status: number | null
  host: string | null
  port: number | null
  detail: string | null
}

function causeOf({ code, statusCode, hostname, port, detail }: Record<string, unknown>): Cause {
  return {
    code: typeof code === 'string' ? code : '',
    status: typeof statusCode === 'number' ? statusCode : null,
    host: typeof hostname === 'string' ? hostname : null,
    port: typeof port === 'number' ? port : null,
    detail: typeof detail === 'string' ? detail : null,
  }
}
