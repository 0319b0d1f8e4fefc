import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { proxySettings } from '../../src/http/proxies.ts'
import { BodyTooLarge, createBodyReader } from '../../src/http/read-body.ts'
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

describe('bodies that come at the same time', () => {
  const begun = 1.5 * mebibyte
  const several = (send: () => Promise<{ body: string }>, number: number) =>
    Promise.all(Array.from({ length: number }, () => send()))

  test.each([
    [50, 84_000],
    [30, 640_000],
    [20, 2_000_000],
  ])('%i of %i characters are all read', async (number, length) => {
    const open = new Set<ServerResponse>()
    // The last piece of each comes when all have been begun.
    const answer: RequestListener = (_, response) => {
      response.write('x'.repeat(length - 50))
      open.add(response)
      if (open.size === number) for (const each of open) each.end('x'.repeat(50))
    }
    await against(answer, async (_url, send) => {
      const bodies = await several(send, number)
      expect(new Set(bodies.map(({ body }) => body.length))).toEqual(new Set([length]))
    })
  })

  test('are read by turns, so that little of them is held at once', async () => {
    const piece = Buffer.alloc(mebibyte / 16, 'x')
    const read = createBodyReader()
    let held = 0
    let most = 0
    const body = async function* () {
      for (let at = 0; at < 25; at++) {
        held += piece.length
        most = Math.max(most, held)
        yield piece
        await new Promise(resolve => setImmediate(resolve))
      }
      held -= 25 * piece.length
    }
    const all = Array.from({ length: 50 }, () => read(Readable.from(body()) as IncomingMessage))
    for (const text of await Promise.all(all)) expect(text).toHaveLength(begun + piece.length)
    expect(most).toBeLessThan(20 * mebibyte)
  })

  test('are given up one by one, and leave their room to the next', async () => {
    // None of them ends: as many as can be begun are, and all the others wait.
    const endless: RequestListener = ({ url }, response) => {
      if (url === '/whole') response.end('x'.repeat(begun))
      else response.write('x'.repeat(begun))
    }
    await against(endless, async (url, send) => {
      const controllers = Array.from({ length: 20 }, () => new AbortController())
      const all = controllers.map(({ signal }) => send({ signal }))
      const whole = send({ url: `${url}/whole` })
      // From the last, which waits, to the first, which is read.
      for (const [at, controller] of [...controllers.entries()].toReversed()) {
        setImmediate(() => controller.abort())
        await expect(all[at]).rejects.toThrow()
      }
      expect((await whole).body).toHaveLength(begun)
    })
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
