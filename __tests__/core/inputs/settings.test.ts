import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { defaults, type InputName, inputNames, type Settings } from '../../../src/core/inputs/settings.ts'
import { read, token } from '../../fixtures/run.ts'

const other = `ntn_${'2'.repeat(11)}${'cD4'.repeat(12).slice(0, 35)}`
const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const settingsOf = (name: InputName, text: string) => read({ [name]: text })

const byDefault: Settings = {
  token,
  databases: [],
  capabilities: [],
  expectWorkspace: null,
  leastPrivilege: false,
  expires: null,
  secretName: 'NOTION_TOKEN',
  notionVersion: '2026-03-11',
  onBroken: 'fail',
  onInconclusive: 'fail',
  timeoutSeconds: 120,
  trackingIssue: false,
  issueKey: null,
  reportFile: null,
  apiUrl: 'https://api.notion.com',
}

test('empty inputs mean their defaults', () => {
  expect(read({})).toEqual({ settings: byDefault, problems: [], credentials: [] })
})

test('blank inputs mean their defaults, too', () => {
  const blank = Object.fromEntries(Object.keys(defaults).map(name => [name, ' \n']))
  expect(read({ 'expect-workspace': ' ', capabilities: '\n', ...blank })).toEqual({
    settings: byDefault,
    problems: [],
    credentials: [],
  })
})

test('the token is never trimmed', () => {
  expect(settingsOf('token', ` ${token}\n`).settings.token).toBe(` ${token}\n`)
})

test.each<[InputName, string, Partial<Settings>]>([
  ['capabilities', 'read-content', { capabilities: ['read-content'] }],
  ['capabilities', 'read-users, read-content', { capabilities: ['read-users', 'read-content'] }],
  [
    'capabilities',
    ' update-content\r\ninsert-content,\n\nread-comments , insert-comments ',
    { capabilities: ['update-content', 'insert-content', 'read-comments', 'insert-comments'] },
  ],
  ['capabilities', 'read-user-emails\nread-user-emails', { capabilities: ['read-user-emails'] }],
  ['expect-workspace', ' Acme ', { expectWorkspace: 'Acme' }],
  ['secret-name', 'notion_2', { secretName: 'notion_2' }],
  ['secret-name', '_X', { secretName: '_X' }],
  ['secret-name', ' MY_TOKEN\n', { secretName: 'MY_TOKEN' }],
  ['secret-name', 'GITHUBTOKEN', { secretName: 'GITHUBTOKEN' }],
  ['notion-version', '2022-06-28', { notionVersion: '2022-06-28' }],
  ['notion-version', '2024-02-29', { notionVersion: '2024-02-29' }],
  ['notion-version', ' 2025-09-03 ', { notionVersion: '2025-09-03' }],
  ['on-broken', 'warn', { onBroken: 'warn' }],
  ['on-broken', ' fail ', { onBroken: 'fail' }],
  ['on-inconclusive', 'warn', { onInconclusive: 'warn' }],
  ['timeout', '5', { timeoutSeconds: 5 }],
  ['timeout', '3600', { timeoutSeconds: 3600 }],
  ['timeout', ' 60\n', { timeoutSeconds: 60 }],
  ['tracking-issue', 'true', { trackingIssue: true }],
  ['tracking-issue', ' TRUE\n', { trackingIssue: true }],
  ['tracking-issue', 'False', { trackingIssue: false }],
  ['least-privilege', 'true', { leastPrivilege: true }],
  ['expires', ' 2027-01-31\n', { expires: '2027-01-31' }],
  ['expires', '2020-02-29', { expires: '2020-02-29' }],
  ['issue-key', 'eu-west_1.prod', { issueKey: 'eu-west_1.prod' }],
  ['issue-key', 'x'.repeat(50), { issueKey: 'x'.repeat(50) }],
  ['report-file', ' out/report.json ', { reportFile: 'out/report.json' }],
  ['report-file', '/tmp/a b/é.json', { reportFile: '/tmp/a b/é.json' }],
])('%s takes %j', (name, text, expected) => {
  const settings = { ...byDefault, ...expected }
  expect(settingsOf(name, text)).toEqual({ settings, problems: [], credentials: [] })
})

test.each<[InputName, string, string]>([
  ['capabilities', 'write-content', 'write-content'],
  ['capabilities', 'Read-Content', 'Read-Content'],
  ['capabilities', 'read content', 'read content'],
  ['capabilities', 'read-users, nonsense\nmore', 'nonsense, more'],
  ['secret-name', '1TOKEN', '1TOKEN'],
  ['secret-name', 'MY-TOKEN', 'MY-TOKEN'],
  ['secret-name', 'MY TOKEN', 'MY TOKEN'],
  ['secret-name', 'GITHUB_TOKEN', 'GITHUB_TOKEN'],
  ['secret-name', 'github_token', 'github_token'],
  ['secret-name', 'TÖKEN', 'TÖKEN'],
  ['secret-name', '${{ secrets.X }}', '${{ secrets.X }}'],
  ['secret-name', 'secrets.NOTION_TOKEN', 'secrets.NOTION_TOKEN'],
  ['notion-version', 'latest', 'latest'],
  ['notion-version', '2026-3-11', '2026-3-11'],
  ['notion-version', '2026-02-30', '2026-02-30'],
  ['notion-version', '2025-02-29', '2025-02-29'],
  ['notion-version', '2026-13-01', '2026-13-01'],
  ['notion-version', '2026-00-01', '2026-00-01'],
  ['notion-version', '2026-01-00', '2026-01-00'],
  ['notion-version', '2026-03-11T00:00:00Z', '2026-03-11T00:00:00Z'],
  ['notion-version', '2026/03/11', '2026/03/11'],
  ['notion-version', '0000-01-01', '0000-01-01'],
  ['on-broken', 'FAIL', 'FAIL'],
  ['on-broken', 'error', 'error'],
  ['on-inconclusive', 'ignore', 'ignore'],
  ['on-inconclusive', 'true', 'true'],
  ['timeout', '4', '4'],
  ['tracking-issue', 'yes', 'yes'],
  ['least-privilege', 'read-content', 'read-content'],
  ['expires', '2026-02-30', '2026-02-30'],
  ['expires', '31.01.2027', '31.01.2027'],
  ['expires', 'never', 'never'],
  ['issue-key', 'a b', 'a b'],
  ['issue-key', 'ä', 'ä'],
  ['issue-key', 'x'.repeat(51), 'x'.repeat(51)],
  ['report-file', 'a\nb', 'a b'],
  ['tracking-issue', '1', '1'],
  ['timeout', '3601', '3601'],
  ['timeout', '0', '0'],
  ['timeout', '-60', '-60'],
  ['timeout', '60.5', '60.5'],
  ['timeout', '1e2', '1e2'],
  ['timeout', '0x40', '0x40'],
  ['timeout', '60s', '60s'],
  ['timeout', 'Infinity', 'Infinity'],
  ['timeout', '９９', '９９'],
  ['timeout', '99999999999999999999', '99999999999999999999'],
])('%s does not take %j, and its default stands in', (name, text, holds) => {
  const { settings, problems } = settingsOf(name, text)
  expect(problems).toMatchObject([{ input: name, holds, accepted: expect.stringMatching(/^\S.*\S$/) }])
  expect({ ...settings, capabilities: [] }).toEqual(byDefault)
})

test('all problems are found at once, and what is shown of them is tidied', () => {
  const { settings, problems } = read({
    capabilities: 'read-users, no\u202ething',
    'secret-name': 'a b',
    'notion-version': 'x\n::error::y',
    'on-broken': 'x',
    'on-inconclusive': 'x',
    timeout: 'x'.repeat(300),
    'api-url': 'x',
  })
  expect(problems.map(({ input, holds }) => [input, holds.slice(0, 20)])).toEqual([
    ['capabilities', 'nothing'],
    ['secret-name', 'a b'],
    ['notion-version', 'x ::error::y'],
    ['on-broken', 'x'],
    ['on-inconclusive', 'x'],
    ['timeout', 'x'.repeat(20)],
    ['api-url', 'x'],
  ])
  expect(Math.max(...problems.map(({ holds }) => holds.length))).toBe(200)
  expect(settings).toEqual({ ...byDefault, capabilities: ['read-users'] })
})

const wrongBoxes = inputNames.filter(
  name => !['token', 'github-token', 'databases', 'secret-source', 'job-workflow-ref'].includes(name),
)

test.each(wrongBoxes)('a credential in %s is named and never shown', name => {
  const { settings, problems, credentials } = settingsOf(name, ` "Bearer ${other}" `)
  expect(problems).toEqual([{ input: name, holds: '', accepted: 'no credential', credential: true }])
  expect(settings).toEqual(byDefault)
  expect(credentials).toContain(other)
})

test('a token in databases is an entry that shows nothing, and swapped where token holds an ID', () => {
  const { settings, problems, credentials } = settingsOf('databases', `${id}\n${other}, ${id}`)
  expect(problems).toEqual([])
  expect(credentials).toEqual([other])
  expect(settings.databases).toMatchObject([
    { is: 'id', id },
    { is: 'malformed', flaw: { is: 'credential' }, given: 'line 2' },
  ])
  const swapped = read({ token: id, databases: other }).settings.databases
  expect(swapped).toMatchObject([{ is: 'malformed', flaw: { is: 'swapped' }, given: 'line 1' }])
})

test('no credential in any input is ever shown, whatever is around it', () => {
  const part = fc.stringMatching(/^[a-cX-Z0-9]{35}$/)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const credential = part.chain(rest =>
    fc.constantFrom(
      `ntn_${'7'.repeat(11)}${rest}`,
      `secret_${rest}abcdefgh`,
      `nrt_${rest}`,
      `development_ntn_12345678901${rest}`,
      `v02:user_token_or_cookies:${rest}`,
      `v02%3Auser_token_or_cookies%3A${rest}`,
      `ghp_${rest}1`,
      `github_pat_1${rest}`,
    ),
  )
  const wrapping = fc.constantFrom<(text: string) => string>(
    text => text,
    text => `Bearer ${text}`,
    text => `NOTION_TOKEN="${text}"`,
    text => JSON.stringify({ Authorization: `Bearer ${text}` }),
    text => `${text.slice(0, 20)}\u200b${text.slice(20)}`,
    text => base64(text),
    text => base64(JSON.stringify({ a: `Bearer ${text}` })),
    text => `https://www.notion.so/acme?t=${text}`,
    text => `https://${text}@api.notion.com`,
  )
  const around = fc.constantFrom('', ' ', 'Acme ', '# ', '\n', `${id}\n`, 'Roadmap = ', '"', ',')
  const name = fc.constantFrom(...wrongBoxes, 'databases' as const)
  fc.assert(
    fc.property(name, credential, wrapping, around, around, (input, text, wrap, before, after) => {
      const found = read({ [input]: before + wrap(text) + after })
      const shown = JSON.stringify([found.problems, found.settings])
      const plain = text.replaceAll('%3A', ':')
      for (const form of [text, plain, base64(text).slice(4, -4)])
        for (let at = 0; at + 8 <= form.length; at++)
          expect([input, shown.includes(form.slice(at, at + 8))]).toEqual([input, false])
      expect(found.credentials.length).toBeGreaterThan(0)
    }),
    { seed: 1, numRuns: 300 },
  )
})

test.each([
  ['Read content', 'read-content'],
  ['Update Content', 'update-content'],
  ['insert_content', 'insert-content'],
  ['Read comments', 'read-comments'],
  ['INSERT-COMMENTS', 'insert-comments'],
  ['Read user information without email addresses', 'read-users'],
  ['Read user information including email addresses', 'read-user-emails'],
  ['write', null],
])('for the capability %j the word is %j', (text, word) => {
  const { settings, problems } = settingsOf('capabilities', text)
  expect(settings.capabilities).toEqual([])
  expect(problems[0]?.meant ?? []).toEqual(word === null ? [] : [{ given: text, word }])
})

test('the names of capabilities that are good are kept beside those that are not', () => {
  expect(settingsOf('capabilities', 'read-users, nonsense').settings.capabilities).toEqual(['read-users'])
})

test('a workspace of nothing visible expects none', () => {
  expect(settingsOf('expect-workspace', '\u200b').settings.expectWorkspace).toBeNull()
})

test.each([
  ['https://api.notion.com', 'https://api.notion.com'],
  ['https://api.notion.com/', 'https://api.notion.com'],
  ['https://api.notion.com///', 'https://api.notion.com'],
  ['https://api.notion.com/v1', 'https://api.notion.com'],
  ['https://API.notion.com:443/v1/', 'https://API.notion.com:443'],
  ['https://api.notion.com/v2', 'https://api.notion.com/v2'],
  ['https://gateway.example.org/v1', 'https://gateway.example.org/v1'],
  ['https://gateway.example.org:8443/notion/v', 'https://gateway.example.org:8443/notion/v'],
  ['https://gateway.example.org/notion/', 'https://gateway.example.org/notion'],
  ['HTTPS://gateway.example.org', 'https://gateway.example.org'],
  ['https://gateway', 'https://gateway'],
  ['https://10.0.0.7', 'https://10.0.0.7'],
  ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
  ['http://localhost', 'http://localhost'],
  ['http://LOCALHOST:8080', 'http://LOCALHOST:8080'],
  ['http://127.0.0.1:8080/prefix', 'http://127.0.0.1:8080/prefix'],
  ['http://127.8.9.10', 'http://127.8.9.10'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[0:0:0:0:0:0:0:1]'],
])('api-url takes %j', (text, expected) => {
  const { settings, problems } = settingsOf('api-url', text)
  expect(problems).toEqual([])
  expect(settings.apiUrl).toBe(expected)
})

test.each([
  ['no address', 'x'],
  ['no scheme', 'api.notion.com'],
  ['another scheme', 'ftp://api.notion.com'],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['no host', 'https://'],
  ['no host but a path', 'https:///v1'],
  ['one slash', 'https:/api.notion.com'],
  ['plain http elsewhere', 'http://api.notion.com'],
  ['a host that begins like loopback', 'http://127.0.0.1.evil.example'],
  ['a host that begins like localhost', 'http://localhost.evil.example'],
  ['a host that ends like localhost', 'http://evil-localhost'],
  ['a number that is an address', 'http://2130706433'],
  ['any address', 'http://0.0.0.0'],
  ['a private address', 'http://192.168.0.1'],
  ['a private IPv6 address', 'http://[fe80::1]'],
  ['an IPv6 address that only ends like loopback', 'http://[2001:db8::1]'],
  ['an impossible loopback address', 'http://127.0.0.256'],
  ['an impossible address', 'https://1.2.3.999'],
  ['an impossible IPv6 address', 'https://[:::]'],
  ['half an IPv6 address', 'http://[:1]'],
  ['an IPv6 address without brackets', 'https://::1'],
  ['a user', 'https://a@b'],
  ['a user and password', 'https://a:b@c'],
  ['a user that looks like a host and port', 'https://api.notion.com:443@evil.example'],
  ['a loopback user', 'http://localhost@evil.example'],
  ['an empty user', 'https://@api.notion.com'],
  ['a query', 'https://api.notion.com/?x=1'],
  ['an empty query', 'https://api.notion.com?'],
  ['a fragment', 'https://api.notion.com/#x'],
  ['an empty fragment', 'https://api.notion.com#'],
  ['a backslash before the host', 'https:\\\\api.notion.com'],
  ['a backslash after the host', 'http://localhost\\@evil.example'],
  ['a backslash in the path', 'https://api.notion.com/\\evil'],
  ['a blank inside', 'https://api.notion.com /x'],
  ['a line break inside', 'https://api.notion\n.com'],
  ['a tab inside', 'https://api.no\ttion.com'],
  ['two addresses', 'https://a.example https://b.example'],
  ['port 0', 'https://api.notion.com:0'],
  ['a port that is too large', 'https://api.notion.com:65536'],
  ['a port that is no number', 'https://api.notion.com:x'],
  ['an empty port', 'https://api.notion.com:'],
  ['a host with a lookalike', 'https://api.nоtion.com'],
  ['a host with a full-width dot', 'https://api。notion.com'],
  ['a loopback host with lookalike digits', 'http://１２７.0.0.1'],
  ['a percent-encoded host', 'https://api%2enotion.com'],
  ['a host with an underscore at its end', 'https://api.notion.com_'],
  ['a host with a dot at its end', 'http://localhost.'],
  ['an expression', '${{ vars.URL }}'],
])('api-url does not take %s', (_, text) => {
  const { settings, problems } = settingsOf('api-url', text)
  expect(problems.map(({ input }) => input)).toEqual(['api-url'])
  expect(settings.apiUrl).toBe('https://api.notion.com')
})

test('every api-url that is taken is an address, and leads where it says', () => {
  const words =
    'http https :// // : / \\ @ ? # . [ ] ::1 127.0.0.1 1 256 localhost evil.example api.notion.com 443 %2f a - _ .. xn-- ö 0x7f'
  const part = fc.constantFrom(' ', ...words.split(' '))
  const parts = fc.tuple(
    fc.constantFrom('http://', 'https://'),
    fc.array(part, { minLength: 1, maxLength: 6 }),
  )
  fc.assert(
    fc.property(parts, ([scheme, rest]) => {
      const text = scheme + rest.join('')
      const { settings, problems } = settingsOf('api-url', text)
      if (problems.length > 0) return
      expect(URL.canParse(settings.apiUrl) ? 'an address' : `no address: ${text}`).toBe('an address')
      const url = new URL(settings.apiUrl)
      const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
      expect(url.protocol === 'https:' || loopback).toBe(true)
      expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', ''])
    }),
    { seed: 1, numRuns: 5_000 },
  )
})
