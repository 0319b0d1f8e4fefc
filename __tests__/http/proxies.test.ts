import { expect, test } from '@jest/globals'
import { proxySettings } from '../../src/http/proxies.ts'

const proxy = 'http://proxy:3128/'

// biome-ignore format: one row a case
test.each<readonly [string, Record<string, string>, object]>([
  ['nothing', {}, { variables: {}, proxies: [], unusable: null }],
  ['HTTP_PROXY alone stands in for both', { HTTP_PROXY: 'http://proxy:3128' }, { variables: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } }],
  ['small letters', { https_proxy: 'http://proxy:3128', no_proxy: 'acme.example' }, { variables: { HTTPS_PROXY: proxy, NO_PROXY: 'acme.example' } }],
  ['without a scheme', { HTTPS_PROXY: 'proxy:3128' }, { variables: { HTTPS_PROXY: proxy }, proxies: [{ host: 'proxy', port: 3128 }] }],
  ['without a port', { HTTPS_PROXY: 'https://proxy' }, { proxies: [{ host: 'proxy', port: 443 }] }],
  ['an address of IPv6', { HTTPS_PROXY: 'http://[fd00::1]:3128' }, { proxies: [{ host: 'fd00::1', port: 3128 }] }],
  ['a % in a password, as it has to be written', { HTTPS_PROXY: 'http://ada:100%25@proxy' }, { variables: { HTTPS_PROXY: 'http://ada:100%25@proxy/' }, unusable: null }],
  ['a % in a password, as it is', { HTTPS_PROXY: 'http://ada:100%@proxy' }, { variables: {}, unusable: { code: 'INVALID_PROXY', detail: 'HTTPS_PROXY' } }],
  ['SOCKS', { HTTPS_PROXY: 'socks5://proxy' }, { unusable: { code: 'INVALID_PROXY', detail: 'HTTPS_PROXY' } }],
  ['words', { http_proxy: 'not a proxy' }, { unusable: { code: 'INVALID_PROXY', detail: 'http_proxy' } }],
])('%s', (_, environment, expected) => {
  expect(proxySettings(environment, '24.19.0')).toMatchObject(expected)
})

test.each([
  ['24.4.1', false],
  ['24.5.0', true],
  ['25.0.0', true],
  ['22.21.0', false],
])('Node %s knows proxies: %s', (version, knows) => {
  const unusable = knows ? null : { code: 'UNSUPPORTED_PROXY', detail: `Node ${version}` }
  expect(proxySettings({ HTTPS_PROXY: proxy }, version).unusable).toEqual(unusable)
  expect(proxySettings({}, version).unusable).toBeNull()
})
