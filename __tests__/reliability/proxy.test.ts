import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { closedPort } from '../../sandbox/closed-port.ts'
import { proxyRefusal } from '../../sandbox/faults.ts'
import { type Sandbox, startSandbox } from '../../sandbox/notion.ts'
import { type RunResult, runAction } from '../../sandbox/run-action.ts'
import { IDS, TOKENS } from '../../sandbox/world.ts'
import { makeCertificates } from '../fixtures/certificates.ts'
import { type Listening, listenProxy, listenTls, type TestProxy } from '../fixtures/servers.ts'

/**
 * The built action through a real proxy, to a real TLS server with an authority of its own: on loopback, by a name
 * that does not say so, since loopback itself goes through no proxy.
 */
const host = 'notion.test'
const resolving = `--import=${new URL('../fixtures/resolve-test.mjs', import.meta.url).href}`
let folder = ''
let authority = ''
let sandbox: Sandbox
let notion: Listening

beforeAll(async () => {
  const certificates = makeCertificates()
  folder = await mkdtemp(join(tmpdir(), 'notion-token-check-'))
  authority = join(folder, 'authority.pem')
  await writeFile(authority, certificates.authority)
  sandbox = await startSandbox()
  notion = await listenTls(certificates, Number(new URL(sandbox.url).port))
})

afterAll(async () => {
  await notion.close()
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

function run(env: Record<string, string>, inputs: Record<string, string> = {}): Promise<RunResult> {
  return runAction({
    inputs: { token: TOKENS.releaseNotes, databases: IDS.roadmap, timeout: '5', ...inputs },
    env: { NODE_OPTIONS: resolving, ...env },
    apiUrl: `https://${host}:${notion.port}`,
    timeoutMs: 25_000,
  })
}

const trusted = () => ({ NODE_EXTRA_CA_CERTS: authority })

/** The title of the only problem; empty where there is none. Nothing is ever on stderr. */
function problemOf(result: RunResult): string {
  expect(result.stderr).toBe('')
  expect(result.ms).toBeLessThanOrEqual(7_000)
  const report = JSON.parse(result.outputs.report ?? '')
  return report.problems
    .map(({ codes, title }: { codes: string[]; title: string }) => `${codes.join()}: ${title}`)
    .join()
}

async function through<T>(
  does: Parameters<typeof listenProxy>[0],
  use: (proxy: TestProxy) => Promise<T>,
): Promise<T> {
  const proxy = await listenProxy(does)
  try {
    return await use(proxy)
  } finally {
    await proxy.close()
  }
}

test.concurrent('a private authority that Node was told of is trusted', async () => {
  expect(problemOf(await run(trusted()))).toBe('')
})

test.concurrent('one that it was not told of is not, and the fix says how', async () => {
  const result = await run({})
  expect(problemOf(result)).toMatch(/^notion-unreachable: The runner doesn't trust Notion's certificate/)
  expect(result.summary).toContain('NODE_EXTRA_CA_CERTS')
})

test.concurrent.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])(
  '%s is honoured',
  async name => {
    await through('connect', async proxy => {
      expect(problemOf(await run({ ...trusted(), [name]: `http://127.0.0.1:${proxy.port}` }))).toBe('')
      expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set([`${host}:${notion.port}`]))
    })
  },
)

test.concurrent('a proxy is honoured without http:// in front, as curl and git do', async () => {
  await through('connect', async proxy => {
    expect(problemOf(await run({ ...trusted(), HTTPS_PROXY: `127.0.0.1:${proxy.port}` }))).toBe('')
    expect(proxy.asked.length).toBeGreaterThan(0)
  })
})

test.concurrent('its name and password are sent to it, and shown nowhere', async () => {
  await through('connect', async proxy => {
    const password = 'correct: horse@battery/100%'
    const address = `http://ada:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}`
    const result = await run({ ...trusted(), HTTPS_PROXY: address })
    expect(problemOf(result)).toBe('')
    const sent = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`
    expect(new Set(proxy.asked.map(({ authorization }) => authorization))).toEqual(new Set([sent]))
    expect(result.stdout + result.summary + result.outputs.report).not.toContain(password)
  })
})

test.concurrent.each([
  { NO_PROXY: host },
  { no_proxy: `example.org,${host}` },
  { NO_PROXY: '.test' },
  { NO_PROXY: '*' },
] as Record<string, string>[])('%o is honoured', async environment => {
  await through('connect', async proxy => {
    expect(
      problemOf(await run({ ...trusted(), HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, ...environment })),
    ).toBe('')
    expect(proxy.asked).toEqual([])
  })
})

test.concurrent('NO_PROXY for a name beside it is not', async () => {
  await through('connect', async proxy => {
    const HTTPS_PROXY = `http://127.0.0.1:${proxy.port}`
    expect(problemOf(await run({ ...trusted(), HTTPS_PROXY, NO_PROXY: 'example.org' }))).toBe('')
    expect(proxy.asked.length).toBeGreaterThan(0)
  })
})

test.concurrent('407: the proxy wants a password', async () => {
  await through(407, async proxy => {
    const result = await run({ ...trusted(), HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` })
    expect(problemOf(result)).toBe('notion-unreachable: The proxy asks for a user name and password')
    expect(proxy.asked).toHaveLength(1)
  })
})

test.concurrent.each([403, 502, 503])('%i: the proxy does not connect', async status => {
  await through(status, async proxy => {
    const result = await run({ ...trusted(), HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` })
    expect(problemOf(result)).toBe("notion-unreachable: The proxy doesn't let the request through")
  })
})

test.concurrent('a proxy that is down', async () => {
  const result = await run({ ...trusted(), HTTPS_PROXY: closedPort })
  expect(problemOf(result)).toBe("notion-unreachable: The proxy couldn't be reached")
})

test.concurrent('a proxy whose name is not found', async () => {
  const result = await run({ ...trusted(), HTTPS_PROXY: 'http://proxy.invalid:3128' })
  expect(problemOf(result)).toBe("notion-unreachable: The proxy couldn't be reached")
})

test.concurrent('a proxy that never answers holds nobody', async () => {
  await through('hang', async proxy => {
    const result = await run({ ...trusted(), HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` })
    expect(problemOf(result)).toBe("notion-unreachable: Notion didn't answer in time")
  })
}, 30_000)

test.concurrent('an inspecting proxy, whose authority is not known', async () => {
  await through('connect', async proxy => {
    const result = await run({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` })
    expect(problemOf(result)).toMatch(/^notion-unreachable: The runner doesn't trust Notion's certificate/)
  })
})

test.concurrent('where NO_PROXY leaves the proxy out, a refused connection is not blamed on it', async () => {
  await through('connect', async proxy => {
    const gone = closedPort.replace('http://127.0.0.1', `https://${host}`)
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: host }
    const result = await run(env, { 'api-url': gone })
    expect(problemOf(result)).toBe('notion-unreachable: The connection to Notion was refused')
  })
})

test.concurrent.each(['not a proxy', 'socks5://127.0.0.1:1080', 'http://', 'http://ada:100%@127.0.0.1:3128'])(
  'a proxy that is none (%s) is a finding, and gone around by nobody',
  async HTTPS_PROXY => {
    const result = await run({ ...trusted(), HTTPS_PROXY })
    expect(problemOf(result)).toBe("notion-unreachable: A proxy variable of this runner isn't usable")
  },
)

test.concurrent.each(['localhost', '127.0.0.1'])('loopback (%s) goes through no proxy', async name => {
  await through('connect', async proxy => {
    const address = `http://127.0.0.1:${proxy.port}`
    const env = { ...trusted(), HTTPS_PROXY: address, HTTP_PROXY: address }
    expect(problemOf(await run(env, { 'api-url': `https://${name}:${notion.port}` }))).toBe('')
    expect(problemOf(await run(env, { 'api-url': sandbox.url }))).toBe('')
    expect(proxy.asked).toEqual([])
  })
})

test.concurrent('407 to the request itself: the proxy wants a password', async () => {
  const refusing = await startSandbox({ faults: [{ when: {}, do: proxyRefusal() }] })
  try {
    const result = await run({}, { 'api-url': refusing.url })
    expect(problemOf(result)).toBe('notion-unreachable: The proxy asks for a user name and password')
    expect(refusing.requests).toHaveLength(1)
  } finally {
    await refusing.close()
  }
})
