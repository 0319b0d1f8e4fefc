import { readFileSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { proxySettings } from '../../src/http/proxies.ts'
import { BodyTooLarge } from '../../src/http/read-body.ts'
import { openTransport, type RawRequest } from '../../src/http/transport.ts'
import { connectNotion } from '../../src/notion/connect.ts'
import { createFakeClock } from '../fixtures/fake-clock.ts'
import { listenHttp } from '../fixtures/servers.ts'

/** The transport on real sockets, on loopback. */
async function against<T>(
  answer: RequestListener,
  use: (url: string, send: (change?: Partial<RawRequest>) => Promise<{ status: number; body: string }>) => T,
  port?: number,
): Promise<Awaited<T>> {
  const server = await listenHttp(answer, port)
  const url = `http://127.0.0.1:${server.port}`
  const { send, close } = openTransport(proxySettings({}, process.versions.node))
  const signal = new AbortController().signal
  try {
    return await use(url, change => send({ url, method: 'GET', headers: {}, signal, ...change }))
  } finally {
    close()
    await server.close()
  }
}

const mebibyte = 1024 * 1024
const many = (piece: string, times: number) => `[${Array.from({ length: times }, () => piece).join(',')}]`

// biome-ignore format: one row a case
test.each<readonly [string, RequestListener, boolean]>([
  ['a long text', (_, response) => response.end('x'.repeat(1.5 * mebibyte)), true],
  ['a longer one', (_, response) => response.end('x'.repeat(3 * mebibyte)), false],
  ['values', (_, response) => response.end(many('{"a":1}', 50_000)), true],
  ['too many values', (_, response) => response.end(many('{}', 150_000)), false],
  ['lists in lists', (_, response) => response.end('['.repeat(mebibyte)), false],
])('%s', async (_, answer, isRead) => {
  await against(answer, async (_url, send) => {
    if (isRead) expect((await send()).status).toBe(200)
    else await expect(send()).rejects.toThrow(BodyTooLarge)
  })
})

test('bodies that are read at the same time have one limit together, and give back what they had of it', async () => {
  const open = new Set<ServerResponse>()
  let patient = true
  const answer: RequestListener = (_, response) => {
    response.write('x'.repeat(1.5 * mebibyte))
    open.add(response)
    // The first that is refused sets the others free.
    response.once('close', () => {
      patient = false
      for (const each of open) each.end()
    })
    if (!patient) response.end()
  }
  await against(answer, async (_url, send) => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => send()))
    expect(new Set(all.map(({ status }) => status))).toContain('rejected')
    expect((await send()).status).toBe(200)
  })
})

test('what is packed is not unpacked', async () => {
  const packed = gzipSync('x'.repeat(mebibyte))
  await against(
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    async (_url, send) => expect((await send()).body.length).toBeLessThan(packed.length + 1),
  )
})

test('an abort ends the connection, also while a body is coming', async () => {
  const controller = new AbortController()
  let closed: Promise<unknown> | undefined
  await against(
    (_, response) => {
      closed = new Promise(resolve => response.once('close', resolve))
      response.write('{"object":')
      setImmediate(() => controller.abort())
    },
    async (_url, send) => {
      await expect(send({ signal: controller.signal })).rejects.toThrow()
      await closed
    },
  )
})

test('a redirect is an answer', async () => {
  let asked = 0
  await against(
    (_, response) => {
      asked++
      response.writeHead(302, { location: '/elsewhere' }).end()
    },
    async (_url, send) => expect((await send()).status).toBe(302),
  )
  expect(asked).toBe(1)
})

test('plain HTTP goes through the proxy whole, and with its name and password', async () => {
  const seen: (string | undefined)[] = []
  const proxy = await listenHttp(({ url, headers }, response) => {
    seen.push(url, headers['proxy-authorization'])
    response.end('{}')
  })
  const HTTP_PROXY = `http://ada:100%25@127.0.0.1:${proxy.port}`
  const { send, close } = openTransport(proxySettings({ HTTP_PROXY }, process.versions.node))
  const signal = new AbortController().signal
  await send({ url: 'http://github.test/api/v3/meta', method: 'GET', headers: {}, signal })
  close()
  await proxy.close()
  expect(seen).toEqual([
    'http://github.test/api/v3/meta',
    `Basic ${Buffer.from('ada:100%').toString('base64')}`,
  ])
})

test('a port that `fetch` forbids is one like others', async () => {
  for (const port of [6665, 6666, 6667, 6668, 6669]) {
    try {
      const answer = await against(
        (_, response) => response.end('{}'),
        (_url, send) => send(),
        port,
      )
      expect(answer.status).toBe(200)
      return
    } catch (error) {
      // Somebody else has it: the next one.
      if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error
    }
  }
})

test('SECURITY.md names the headers that are on the wire', async () => {
  const seen: { method: string | undefined; names: string[]; length: string | undefined }[] = []
  await against(
    ({ method, rawHeaders, headers }, response) => {
      const names = rawHeaders.filter((_, at) => at % 2 === 0).map(name => name.toLowerCase())
      seen.push({ method, names: names.toSorted(), length: headers['content-length'] })
      response.end('{"object":"user"}')
    },
    async url => {
      const { send, close } = openTransport(proxySettings({}, process.versions.node))
      const { notion } = connectNotion({
        token: 'ntn_0123456789',
        apiUrl: url,
        notionVersion: '2026-03-11',
        send,
        clock: createFakeClock(),
        random: () => 0.5,
        deadline: 60_000,
        cancel: new AbortController().signal,
        atOnce: 1,
        proxies: [],
        onWait: () => {},
      })
      await notion.whoAmI()
      await notion.probe('insert-content')
      close()
    },
  )
  const own = ['authorization', 'connection', 'host', 'notion-version', 'user-agent']
  const security = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
  const [line = ''] = /^- Each request has three headers.*$/m.exec(security) ?? []
  const named = Array.from(line.matchAll(/`([A-Z][\w-]+)(?:: 0)?`/g), ([, name = '']) => name.toLowerCase())
  expect(named.filter(name => !['post', 'patch'].includes(name)).toSorted()).toEqual(
    [...own, 'content-length'].toSorted(),
  )
  expect(seen).toEqual([
    { method: 'GET', names: own, length: undefined },
    { method: 'POST', names: [...own, 'content-length'].toSorted(), length: '0' },
  ])
})
