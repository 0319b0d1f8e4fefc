import { expect, test } from '@jest/globals'
import { networkFailure } from '../../../src/notion/wire/network-error.ts'
import { networkError } from '../../fixtures/raw-answers.ts'

const failed = (cause: unknown) => new TypeError('failed', { cause })
const tunnel = (statusCode?: number) =>
  Object.assign(new Error('Failed to establish tunnel'), { code: 'ERR_PROXY_TUNNEL', statusCode })
const at = (code: string, where: object) => Object.assign(new Error(code), { code, ...where })
const proxies = [{ host: 'proxy.acme.example', port: 3128 }]

// biome-ignore format: one row a case
test.each<readonly [string, unknown, string | null]>([
  ['a name of another certificate', networkError('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls (ERR_TLS_CERT_ALTNAME_INVALID)'],
  ['a cause below a cause', failed(networkError('ECONNRESET')), 'reset (ECONNRESET)'],
  ['several addresses, tried in turn', new AggregateError([networkError('ECONNREFUSED')]), 'refused (ECONNREFUSED)'],
  ['a body that was cut', Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), 'reset (ECONNRESET)'],
  ['a header that is too large', at('HPE_HEADER_OVERFLOW', {}), 'reset (HPE_HEADER_OVERFLOW)'],
  ['407 to CONNECT', tunnel(407), 'proxy-auth (HTTP 407)'],
  ['403 to CONNECT', tunnel(403), 'proxy-refused (HTTP 403)'],
  ['a proxy that hangs up', tunnel(), 'proxy-refused (closed)'],
  ['a proxy that is not found', at('ENOTFOUND', { hostname: 'proxy.acme.example' }), 'proxy-unreachable (ENOTFOUND)'],
  ['a proxy that is not there', at('ECONNREFUSED', { port: 3128 }), 'proxy-unreachable (ECONNREFUSED)'],
  ['Notion that is not there', at('ECONNREFUSED', { port: 443 }), 'refused (ECONNREFUSED)'],
  ['a proxy that cannot be used', at('INVALID_PROXY', { detail: 'HTTPS_PROXY' }), 'proxy-invalid (HTTPS_PROXY)'],
  ['a Node that knows no proxies', at('UNSUPPORTED_PROXY', { detail: 'Node 24.4.1' }), 'proxy-unsupported (Node 24.4.1)'],
  ['something else', new TypeError('Invalid header value'), null],
  ['a text', 'no', null],
  ['nothing', null, null],
])('%s', (_, error, expected) => {
  const failure = networkFailure(error, proxies)
  expect(failure && `${failure.reason} (${failure.detail})`).toBe(expected)
})

test('a chain of causes without end is not followed for ever', () => {
  const error: Error & { cause?: unknown } = new Error('round')
  error.cause = error
  expect(networkFailure(error, [])).toBeNull()
})
