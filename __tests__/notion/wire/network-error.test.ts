import { expect, test } from '@jest/globals'
import { networkFailure } from '../../../src/notion/wire/network-error.ts'
import { networkError } from '../../fixtures/raw-answers.ts'

/** Errors as undici throws them: bare, the cause once or twice below. */
const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
const tunnel = (status: number) => failed(new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`))

test.each<readonly [string, unknown, string | undefined]>([
  ['a name of another certificate', networkError('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
  ['a cause below a cause', failed(networkError('ECONNRESET')), 'reset'],
  ['several addresses, tried in turn', failed(new AggregateError([networkError('ECONNREFUSED')])), 'refused'],
  ['a body that was cut', new TypeError('terminated', { cause: new Error('other side closed') }), 'reset'],
  ['407 to CONNECT', tunnel(407), 'proxy-auth'],
  ['403 to CONNECT', tunnel(403), 'proxy-refused'],
  ['407 told in words', failed(new Error('proxy authentication required')), 'proxy-auth'],
  ['something else', new TypeError('Invalid header value'), undefined],
  ['a text', 'no', undefined],
  ['nothing', null, undefined],
])('%s', (_, error, reason) => {
  expect(networkFailure(error, [])?.reason).toBe(reason)
})

test('a chain of causes without end is not followed for ever', () => {
  const error: Error & { cause?: unknown } = new Error('round')
  error.cause = error
  expect(networkFailure(error, [])).toBeNull()
})
