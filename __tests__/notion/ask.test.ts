import { describe, expect, test } from '@jest/globals'
import type { Answer, Notion } from '../../src/core/ports/notion.ts'
import type { RawAnswer, RawRequest } from '../../src/http/transport.ts'
import { type Next, nextStep, type Own } from '../../src/notion/ask.ts'
import { type ConnectOptions, connectNotion } from '../../src/notion/connect.ts'
import { parsed, readAnswer } from '../../src/notion/read-answer.ts'
import { createFakeClock, type FakeClock, fakeStart } from '../fixtures/fake-clock.ts'
import {
  apiAnswer,
  apiError,
  conflict,
  down,
  edgePage,
  foreignPage,
  invalidToken,
  me,
  networkError,
  notFound,
  rateLimited,
  requestBlocked,
  richText,
} from '../fixtures/raw-answers.ts'

const token = `ntn_${'0123456789ab'.repeat(4).slice(0, 46)}`
const ids = Array.from({ length: 60 }, (_, n) => `d41f8a26-6b3c-4e97-8a05-${String(n).padStart(12, '0')}`)
const [first = ''] = ids

/** What comes back for a request: an answer, an error, nothing, or nothing even when it is aborted. */
type Reply = RawAnswer | Error | 'hang' | 'deaf'
type Asked = { path: string; at: number }

function database(id: string): RawAnswer {
  const parent = { type: 'page_id', page_id: first }
  return apiAnswer({
    object: 'database',
    id,
    title: richText('Roadmap'),
    parent,
    data_sources: [{ id, name: 'Roadmap' }],
  })
}

/** What Notion says when all is well. */
function truth(path: string): RawAnswer {
  if (path === '/v1/users/me') return apiAnswer(me)
  if (path === '/v1/users') return apiAnswer({ object: 'list', results: [] })
  return database(path.split('/').at(-1) ?? '')
}

/** A connection on a fake clock; each answer takes 10 ms. `reply` is told the path, how often it was asked before, and the time. */
function setUp(
  reply: (path: string, before: number, at: number) => Reply,
  options: Partial<ConnectOptions> & { timeout?: number } = {},
) {
  const clock = createFakeClock()
  const asked: Asked[] = []
  const times = new Map<string, number>()
  const waits: number[] = []
  let underway = 0
  let mostUnderway = 0
  const send = ({ url, signal }: RawRequest) => {
    const path = new URL(url).pathname
    const before = times.get(path) ?? 0
    times.set(path, before + 1)
    asked.push({ path, at: clock.now() })
    const what = reply(path, before, clock.now())
    if (signal.aborted) return Promise.reject(new DOMException('This operation was aborted', 'AbortError'))
    underway++
    mostUnderway = Math.max(mostUnderway, underway)
    return new Promise<RawAnswer>((resolve, reject) => {
      if (what === 'deaf') return
      const cancel = clock.after(what === 'hang' ? Number.MAX_SAFE_INTEGER : 10, () => {
        underway--
        if (what instanceof Error || Error.isError(what)) reject(what)
        else if (what !== 'hang') resolve(what)
      })
      signal.addEventListener('abort', () => {
        cancel()
        underway--
        reject(new DOMException('This operation was aborted', 'AbortError'))
      })
    })
  }
  const connection = connectNotion({
    token,
    apiUrl: 'https://api.notion.com',
    notionVersion: '2026-03-11',
    send,
    clock,
    random: () => 0.5,
    deadline: (options.timeout ?? 120) * 1000,
    cancel: new AbortController().signal,
    atOnce: 20,
    proxies: [],
    onWait: ms => waits.push(ms),
    ...options,
  })
  const { notion } = connection
  return {
    clock,
    asked,
    waits,
    connection,
    notion,
    mostUnderway: () => mostUnderway,
    underway: () => underway,
  }
}

function kindOf(answer: Answer<unknown>): string {
  return answer.ok ? 'value' : answer.refusal.kind
}

/** The same, and why nothing came where nothing did. */
function reasonOf(answer: Answer<unknown>): string {
  if (answer.ok) return 'value'
  return answer.refusal.kind === 'unreachable' ? answer.refusal.reason : answer.refusal.kind
}

/** The whole of a run's asking, one after the other where the ladder does. */
async function ends(clock: FakeClock, asking: Promise<Answer<unknown>>) {
  const answer = await clock.until(asking)
  return { kind: kindOf(answer), at: clock.now(), answer }
}

describe('what may pass is asked again', () => {
  test.each<readonly [string, Reply]>([
    ['500', down(500)],
    ['502 as HTML', edgePage(502)],
    ['503', down()],
    ['504 of somebody', foreignPage(504)],
    ['522', edgePage(522)],
    ['529 without a wait', down(529)],
    ['429 without a wait', rateLimited(null)],
    ['429 with garbage', rateLimited('soon')],
    ['a reset', networkError('ECONNRESET')],
    ['a refused connection', networkError('ECONNREFUSED')],
    ['a name that is not found for once', networkError('EAI_AGAIN')],
    ['something of the network that is new', networkError('ESOMETHING')],
  ])('%s, gone at the third try, after longer and longer waits', async (_, fault) => {
    const { clock, asked, notion } = setUp((path, before) => (before < 2 ? fault : truth(path)))
    const { kind } = await ends(clock, notion.whoAmI())
    expect(kind).toBe('value')
    expect(asked.map(({ at }) => at)).toEqual([0, 510, 1520])
  })

  test('a hang, after 15 s', async () => {
    const { clock, asked, notion } = setUp((path, before) => (before === 0 ? 'hang' : truth(path)))
    expect(await ends(clock, notion.whoAmI())).toMatchObject({ kind: 'value', at: 15_510 })
    expect(asked.map(({ at }) => at)).toEqual([0, 15_500])
  })

  test.each<readonly [string, Reply]>([
    ['a block page', edgePage(403)],
    ['an HTML page', foreignPage(200)],
    ['a redirect', { status: 302, headers: new Headers({ location: 'https://example.org' }), body: '' }],
    ['a certificate', networkError('SELF_SIGNED_CERT_IN_CHAIN')],
    ['TLS', networkError('EPROTO')],
    ['public_api_request_blocked', requestBlocked()],
  ])('%s is not', async (_, fault) => {
    const { clock, asked, notion } = setUp(() => fault)
    const { kind, at } = await ends(clock, notion.whoAmI())
    expect(kind).not.toBe('value')
    expect({ times: asked.length, at }).toEqual({ times: 1, at: 10 })
  })

  test('a request that is blocked ends all asking', async () => {
    const { clock, asked, notion } = setUp((_, __, at) => (at === 0 ? requestBlocked() : 'hang'))
    await ends(clock, notion.whoAmI())
    expect(await ends(clock, notion.database(first))).toMatchObject({ kind: 'access-restricted' })
    expect(asked).toHaveLength(1)
  })
})

describe('a wait that Notion names', () => {
  test('in seconds is kept by the whole pool', async () => {
    const { clock, asked, notion } = setUp((path, before, at) => {
      const isFirst = path.endsWith(first) && before === 0
      return isFirst ? rateLimited('30') : at > 10 && at < 30_010 ? new Error('too early') : truth(path)
    })
    const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(60)
    // Those that were under way when the answer came are twenty; the rest wait.
    expect(asked.filter(({ at }) => at <= 10).length).toBeLessThanOrEqual(20)
    expect(asked.filter(({ at }) => at > 10 && at < 30_010)).toEqual([])
  })

  test('as a date is kept', async () => {
    const date = new Date(fakeStart + 42_000).toUTCString()
    const { clock, asked, waits, notion } = setUp((path, before) =>
      before === 0 ? rateLimited(date) : truth(path),
    )
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
    expect(asked.map(({ at }) => at)).toEqual([0, 42_000])
    expect(waits).toEqual([41_990])
  })

  test('may be longer than 30 s, and come again', async () => {
    const { clock, notion } = setUp((path, before) => (before < 3 ? rateLimited('35') : truth(path)))
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
    expect(clock.now()).toBeGreaterThan(105_000)
  })

  test('of 529 is kept too', async () => {
    const overloaded = apiAnswer(
      { object: 'error', status: 529, code: 'service_overload', message: '…' },
      529,
      { 'retry-after': '20' },
    )
    const { clock, asked, notion } = setUp((path, before) => (before === 0 ? overloaded : truth(path)))
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
    expect(asked.map(({ at }) => at)).toEqual([0, 20_010])
  })

  test.each(['3600', '120', '99999999999999999999', new Date(fakeStart + 3_600_000).toUTCString()])(
    'that does not fit (%s) ends it at once',
    async wait => {
      const { clock, asked, notion } = setUp(path =>
        path === '/v1/users/me' ? apiAnswer(me) : rateLimited(wait),
      )
      await ends(clock, notion.whoAmI())
      const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
      expect(new Set(answers.map(kindOf))).toEqual(new Set(['rate-limited']))
      expect(clock.now()).toBeLessThan(1_100)
      expect(asked.length).toBeLessThanOrEqual(21)
    },
  )

  test('that fits is waited for, though it comes to many at once and twice', async () => {
    const { clock, notion } = setUp((path, before) => (before < 2 ? rateLimited('1') : truth(path)), {
      timeout: 20,
    })
    const answers = await clock.until(Promise.all(ids.slice(0, 20).map(id => notion.database(id))))
    expect(new Set(answers.map(kindOf))).toEqual(new Set(['value']))
    expect(clock.now()).toBeLessThan(10_000)
  })

  test('that fits is waited for, though it comes again and again', async () => {
    const { clock, notion } = setUp((path, before) => (before < 8 ? rateLimited('1') : truth(path)), {
      timeout: 60,
    })
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
  })

  test.each(['0', '-0', '0.0', new Date(fakeStart - 5_000).toUTCString()])(
    'of nought (%s) for ever does not spin',
    async wait => {
      const { clock, asked, notion } = setUp(() => rateLimited(wait))
      const { kind, at } = await ends(clock, notion.whoAmI())
      expect(kind).toBe('rate-limited')
      expect(at).toBeLessThanOrEqual(120_000)
      expect(asked.length).toBeLessThan(60)
    },
  )

  test('of nought for ever does not spin in a pool of twenty', async () => {
    const { clock, asked, notion } = setUp(() => rateLimited('0'))
    await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect(clock.now()).toBeLessThanOrEqual(120_000)
    expect(asked.length).toBeLessThan(600)
  })
})

type Kind = readonly [string, string, (notion: Notion) => Promise<Answer<unknown>>]
const kinds: readonly Kind[] = [
  ['who it is', '/v1/users/me', notion => notion.whoAmI()],
  ['a database', '/v1/databases/', notion => notion.database(first)],
  ['a data source', '/v1/data_sources/', notion => notion.dataSource(first)],
  ['a page', '/v1/pages/', notion => notion.page(first)],
  ['a view', '/v1/views/', notion => notion.view(first)],
  ['the blocks of a page', '/v1/blocks/', notion => notion.databasesOnPage(first)],
  ['the users', '/v1/users', notion => notion.users()],
  ['a capability', '/v1/comments', notion => notion.probe('read-comments')],
]
const lastingFaults: readonly (readonly [string, Reply, string])[] = [
  ['a hang', 'hang', 'unreachable'],
  ['a transport that does not hear', 'deaf', 'unreachable'],
  ['500', down(500), 'down'],
  ['502 as HTML', edgePage(502), 'down'],
  ['a reset', networkError('ECONNRESET'), 'unreachable'],
  ['429 without a wait', rateLimited(null), 'rate-limited'],
]

describe.each(kinds)('a failure that lasts, at the question for %s', (_, prefix, ask) => {
  test.each(lastingFaults)('%s: reported within 30 s', async (_name, fault, expected) => {
    const { clock, notion } = setUp(path => (path.startsWith(prefix) ? fault : truth(path)))
    const { kind, at } = await ends(clock, ask(notion))
    expect(kind).toBe(expected)
    expect(at).toBeLessThanOrEqual(30_000)
  })
})

describe('a failure of one kind of question, while others succeed', () => {
  test.each(lastingFaults)('%s: reported within 30 s', async (_name, fault, expected) => {
    const { clock, notion } = setUp(path => (path.startsWith('/v1/data_sources') ? fault : truth(path)))
    const answers = await clock.until(
      Promise.all([
        notion.dataSource(first),
        ...ids.map(async id => {
          const answer = await notion.database(id)
          return answer.ok ? notion.database(id) : answer
        }),
      ]),
    )
    expect(answers[0] && kindOf(answers[0])).toBe(expected)
    expect(new Set(answers.slice(1).map(kindOf))).toEqual(new Set(['value']))
    expect(clock.now()).toBeLessThanOrEqual(30_000)
  })

  test.each(lastingFaults)(
    '%s at every second of sixty databases: reported within 30 s',
    async (_name, fault) => {
      const broken = new Set(ids.filter((_id, at) => at % 2 === 1))
      const { clock, notion } = setUp(path => (broken.has(path.slice(-36)) ? fault : truth(path)))
      await ends(clock, notion.whoAmI())
      const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
      expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(30)
      expect(clock.now()).toBeLessThanOrEqual(30_000)
    },
  )

  test('of thousands that nobody answers, not each is waited for', async () => {
    const many = Array.from(
      { length: 3_000 },
      (_unused, n) => `d41f8a26-6b3c-4e97-8a05-${String(n).padStart(12, '0')}`,
    )
    const { clock, notion } = setUp(path => (path === '/v1/users/me' ? apiAnswer(me) : down()))
    await ends(clock, notion.whoAmI())
    await clock.until(Promise.all(many.map(id => notion.database(id))))
    expect(clock.now()).toBeLessThanOrEqual(30_000)
  })
})

describe('a question that no verdict needs', () => {
  const others = ['update-content', 'insert-content', 'read-comments', 'insert-comments'] as const
  const optional: readonly (readonly [string, (notion: Notion) => readonly Promise<Answer<unknown>>[]])[] = [
    ['capabilities', notion => [...others.map(name => notion.probe(name, true)), notion.users(true)]],
    ['the databases on a page', notion => ids.slice(1, 7).map(id => notion.databasesOnPage(id))],
    ['the titles of databases', notion => ids.slice(1, 7).map(id => notion.databaseTitle(id))],
  ]
  const faults: readonly (readonly [string, Reply])[] = [
    ['500', down(500)],
    ['429 with a wait that does not fit', rateLimited('1000')],
    ['a hang', 'hang'],
    ['a page', foreignPage(200)],
  ]

  test.each(
    optional.flatMap(([what, ask]) => faults.map(([how, fault]) => [what, how, ask, fault] as const)),
  )('%s, %s: is given up alone, and soon', async (_what, _how, ask, fault) => {
    const needed = `/v1/databases/${first}`
    const { clock, connection, notion } = setUp((path, before) =>
      path === '/v1/users/me' ? apiAnswer(me) : path !== needed ? fault : before === 0 ? 'hang' : truth(path),
    )
    await ends(clock, notion.whoAmI())
    const begun = clock.now()
    const database = notion.database(first)
    const answers = await clock.until(Promise.all(ask(notion)))
    expect(answers.map(({ ok }) => ok)).not.toContain(true)
    expect(clock.now() - begun).toBeLessThanOrEqual(5_000)
    expect(connection.trouble.known()).toBe(true)
    // It outlives all of them, and needs a second attempt.
    expect(await ends(clock, database)).toMatchObject({ kind: 'value' })
  })

  test('is not waited for while all wait for a limit, unless that is short', async () => {
    for (const [wait, expected] of [
      ['60', 'unreachable'],
      ['3', 'value'],
    ] as const) {
      const { clock, notion } = setUp((path, before) =>
        path.endsWith(first) && before === 0 ? rateLimited(wait) : truth(path),
      )
      void notion.database(first)
      await clock.advance(20)
      const { kind, at } = await ends(clock, notion.users(true))
      expect(kind).toBe(expected)
      expect(at).toBeLessThanOrEqual(5_000)
    }
  })

  test('lets all others wait for a limit that it meets', async () => {
    const { clock, asked, notion } = setUp((path, before) =>
      path === '/v1/users' && before === 0 ? rateLimited('30') : truth(path),
    )
    expect(await ends(clock, notion.users(true))).toMatchObject({ kind: 'rate-limited', at: 10 })
    expect(await ends(clock, notion.database(first))).toMatchObject({ kind: 'value' })
    expect(asked.map(({ at }) => at)).toEqual([0, 30_010])
  })

  test('shows all the same that Notion takes nothing from the token any more', async () => {
    const { clock, connection, notion } = setUp(path =>
      path === '/v1/users/me' ? apiAnswer(me) : invalidToken(),
    )
    await ends(clock, notion.whoAmI())
    expect((await ends(clock, notion.users(true))).kind).toBe('unauthorized')
    expect(connection.rejected()).not.toBeNull()
  })
})

describe('the end', () => {
  test('one attempt takes at most 15 s', async () => {
    const { clock, connection, notion } = setUp(() => 'hang')
    await ends(clock, notion.whoAmI())
    expect(Math.max(...connection.asked().map(({ ms }) => ms))).toBe(15_000)
  })

  test.each(['hang', 'deaf'] as const)('the deadline ends what is under way (%s)', async fault => {
    const { clock, notion } = setUp(() => fault, { timeout: 5 })
    const answers = await clock.until(Promise.all([notion.whoAmI(), ...ids.map(id => notion.database(id))]))
    expect(new Set(answers.map(reasonOf))).toEqual(new Set(['timeout']))
    expect(clock.now()).toBe(5_000)
  })

  test('Notion is not blamed where it answers, and there is more to ask than there is time', async () => {
    const { clock, notion } = setUp(truth, { timeout: 0.3, atOnce: 1 })
    const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect(new Set(answers.map(reasonOf))).toEqual(new Set(['value', 'out-of-time']))
    expect(clock.now()).toBe(300)
  })

  test('what the deadline cut off takes the code of what used the time up', async () => {
    const { clock, notion } = setUp(path => (path === '/v1/users/me' ? apiAnswer(me) : rateLimited('3')), {
      timeout: 10,
    })
    await ends(clock, notion.whoAmI())
    const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect(new Set(answers.map(kindOf))).toEqual(new Set(['rate-limited']))
    expect(clock.now()).toBeLessThanOrEqual(10_000)
  })

  test.each(['hang', 'deaf'] as const)(
    'an attempt that it cuts off (%s) hides no fault before it',
    async fault => {
      const { clock, notion } = setUp((_, before) => (before === 0 ? edgePage(522) : fault), {
        timeout: 5,
        random: () => 0.4567,
      })
      await clock.advance(0.4)
      expect(await ends(clock, notion.whoAmI())).toMatchObject({ kind: 'down' })
    },
  )

  test.each(['hang', 'deaf'] as const)('cancelling ends it at once (%s)', async fault => {
    const cancel = new AbortController()
    const { clock, notion } = setUp(path => (path === '/v1/users/me' ? apiAnswer(me) : fault), {
      cancel: cancel.signal,
    })
    await ends(clock, notion.whoAmI())
    const asking = Promise.all(ids.map(id => notion.database(id)))
    await clock.advance(700)
    cancel.abort()
    expect(new Set((await clock.until(asking)).map(kindOf))).toEqual(new Set(['cancelled']))
    expect(clock.now()).toBe(710)
  })

  test('cancelled before it began, nothing is sent', async () => {
    const { clock, asked, notion } = setUp(truth, { cancel: AbortSignal.abort() })
    expect((await ends(clock, notion.whoAmI())).kind).toBe('cancelled')
    expect(asked).toEqual([])
  })

  test('cancelled while a fault is waited out, it says that it was cancelled', async () => {
    const cancel = new AbortController()
    const { clock, notion } = setUp(() => networkError('ECONNRESET'), { cancel: cancel.signal })
    const asking = notion.whoAmI()
    await clock.advance(1_000)
    cancel.abort()
    expect(await ends(clock, asking)).toMatchObject({ kind: 'cancelled', at: 1_000 })
  })

  test('while it waits for a rate limit, cancelling ends it too', async () => {
    const cancel = new AbortController()
    const { clock, notion } = setUp(() => rateLimited('60'), { cancel: cancel.signal })
    const asking = notion.whoAmI()
    await clock.advance(1_000)
    cancel.abort()
    expect(await ends(clock, asking)).toMatchObject({ kind: 'cancelled', at: 1_000 })
  })

  test.each<readonly [string, Reply]>([
    ['all is well', apiAnswer(me)],
    ['a hang', 'hang'],
    ['a deaf transport', 'deaf'],
    ['500', down(500)],
    ['401', invalidToken()],
    ['a wait that does not fit', rateLimited('3600')],
    ['a wait of nought', rateLimited('0')],
  ])('after %s nothing is left on the clock', async (_, fault) => {
    const { clock, connection, notion, underway } = setUp(() => fault)
    await clock.until(Promise.all([notion.whoAmI(), ...ids.map(id => notion.database(id))]))
    await connection.close()
    await clock.advance(0)
    expect(clock.pending()).toBe(0)
    if (fault !== 'deaf') expect(underway()).toBe(0)
  })

  test('a rate limit that is told after the end leaves nothing on the clock', async () => {
    // The first answer ends it; the others, under way, come within the grace.
    const { clock, connection, notion } = setUp(path =>
      path.endsWith(first) ? rateLimited('3600') : rateLimited('20'),
    )
    await clock.until(Promise.all(ids.map(id => notion.database(id))))
    await connection.close()
    expect(clock.pending()).toBe(0)
  })
})

describe('the pool', () => {
  test('lets so many through at once, and all in the end', async () => {
    const { clock, asked, notion, mostUnderway } = setUp(truth)
    await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect({ most: mostUnderway(), asked: asked.length }).toEqual({ most: 20, asked: 60 })
  })

  test('is narrower near the limit, and narrow after one was met', async () => {
    const many = Array.from(
      { length: 300 },
      (_, n) => `d41f8a26-6b3c-4e97-8a05-${String(n).padStart(12, '0')}`,
    )
    const refusedAt = 176
    const { clock, asked, notion } = setUp(
      (path, before) => (asked.length === refusedAt && before === 0 ? rateLimited('60') : truth(path)),
      { atOnce: 50 },
    )
    const answers = await clock.until(Promise.all(many.map(id => notion.database(id))))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    const together = new Map<number, number>()
    for (const { at } of asked) together.set(at, (together.get(at) ?? 0) + 1)
    expect([...together.values()].slice(0, 9)).toEqual([50, 50, 50, 25, 25, 5, 5, 5, 5])
  })

  test('gets its slots back from what hangs, resets and throws', async () => {
    const faults: readonly Reply[] = ['hang', networkError('ECONNRESET'), down(), 'deaf', rateLimited('1')]
    const { clock, notion } = setUp(
      (path, before) => (before === 0 ? (faults[Number(path.slice(-2)) % 5] ?? 'hang') : truth(path)),
      {
        atOnce: 2,
        timeout: 3_000,
      },
    )
    const answers = await clock.until(Promise.all(ids.slice(0, 5).map(id => notion.database(id))))
    expect(answers.map(kindOf)).toEqual(['value', 'value', 'value', 'value', 'value'])
  })
})

describe('a 401', () => {
  test('to the first question is believed', async () => {
    const { clock, asked, notion } = setUp(invalidToken)
    expect((await ends(clock, notion.whoAmI())).kind).toBe('unauthorized')
    expect(asked).toHaveLength(1)
  })

  test.each<readonly [string, RawAnswer]>([
    ['503', down()],
    ['429 with a wait', rateLimited('1')],
    ['429 without one', rateLimited(null)],
    ['409', conflict()],
  ])('to the first question after %s is asked once more', async (_, fault) => {
    const { clock, notion } = setUp((path, before) => [fault, invalidToken()][before] ?? truth(path))
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
  })

  test('after the token was accepted is asked once more', async () => {
    const { clock, asked, notion } = setUp((path, before) =>
      path.includes('databases') && before === 0 ? invalidToken() : truth(path),
    )
    await ends(clock, notion.whoAmI())
    expect((await ends(clock, notion.database(first))).kind).toBe('value')
    expect(asked).toHaveLength(3)
  })

  test('that stays ends all asking', async () => {
    const { clock, asked, notion } = setUp(path => (path === '/v1/users/me' ? apiAnswer(me) : invalidToken()))
    await ends(clock, notion.whoAmI())
    const answers = await clock.until(Promise.all(ids.map(id => notion.database(id))))
    expect(new Set(answers.map(kindOf))).toEqual(new Set(['unauthorized']))
    expect(answers[0]).toMatchObject({ refusal: { acceptedBefore: true } })
    expect(asked.length).toBeLessThanOrEqual(1 + ids.length + 21)
  })
})

describe('a 409', () => {
  test('is asked once more', async () => {
    const { clock, asked, notion } = setUp((path, before) => (before === 0 ? conflict() : truth(path)))
    expect((await ends(clock, notion.whoAmI())).kind).toBe('value')
    expect(asked.map(({ at }) => at)).toEqual([0, 510])
  })

  test('that stays is told', async () => {
    const { clock, asked, notion } = setUp(conflict)
    expect((await ends(clock, notion.whoAmI())).kind).toBe('unknown-error')
    expect(asked).toHaveLength(2)
  })
})

describe('trouble', () => {
  test.each<readonly [string, Reply]>([
    ['503', down()],
    ['a reset', networkError('ECONNRESET')],
    ['an HTML page', foreignPage(200)],
    ['429 with a wait', rateLimited('1')],
    ['429 without one', rateLimited(null)],
    ['409', conflict()],
    ['an error that nobody knows', apiError(418, 'teapot', 'Short and stout.')],
    ['421, which is asked no second time', foreignPage(421)],
  ])('is known from %s on, and a 404 mends nothing of it', async (_, fault) => {
    const { clock, notion, connection } = setUp((path, before) =>
      path.includes('data_sources') && before === 0 ? fault : notFound('database', first),
    )
    let begun = false
    void connection.trouble.begun.then(() => {
      begun = true
    })
    await ends(clock, notion.database(first))
    expect({ known: connection.trouble.known(), begun }).toEqual({ known: false, begun: false })
    await ends(clock, notion.dataSource(first))
    expect((await ends(clock, notion.database(first))).kind).toBe('not-found')
    expect({ known: connection.trouble.known(), begun }).toEqual({ known: true, begun: true })
  })

  test('is known while it is waited out', async () => {
    const { clock, notion, connection } = setUp(() => down())
    void notion.whoAmI()
    await clock.advance(20)
    await connection.trouble.begun
  })
})

describe('a machine that was frozen', () => {
  test('until the time was over asks nothing, and says that the time ran out', async () => {
    const { clock, asked, notion } = setUp(truth, { deadline: -1 })
    expect(await ends(clock, notion.whoAmI())).toMatchObject({
      kind: 'unreachable',
      answer: { refusal: { reason: 'out-of-time' } },
    })
    expect(asked).toEqual([])
  })
})

/** What comes next after one attempt, in a run that has seen this and that. */
type Seen = Parameters<typeof nextStep>[2]
const calm: Seen = { accepted: true, troubled: false, leftMs: 60_000, random: 0.5 }
const fresh: Own = { fault: null, failures: 0, doubted: new Set() }
const refusals = {
  down: read(down()),
  limited: read(rateLimited('7')),
  foreign: read(foreignPage(200)),
  conflict: read(conflict()),
  rejected: read(invalidToken()),
  absent: read(notFound('database', first)),
}
// biome-ignore format: one row a case
test.each<readonly [string, keyof typeof refusals, Partial<Own>, Partial<Seen>, Next]>([
  ['a fault, first', 'down', {}, {}, { is: 'ask again', afterMs: 500 }],
  ['… with the least jitter', 'down', {}, { random: 0 }, { is: 'ask again', afterMs: 250 }],
  ['… fourth', 'down', { failures: 3 }, {}, { is: 'ask again', afterMs: 4_000 }],
  ['… fifth', 'down', { failures: 4 }, {}, { is: 'give up' }],
  ['… with no time left', 'down', {}, { leftMs: 500 }, { is: 'give up' }],
  ['what does not pass', 'foreign', {}, {}, { is: 'give up' }],
  ['a wait', 'limited', { failures: 4 }, {}, { is: 'pause', waitMs: 7_000 }],
  ['a 401, first of all', 'rejected', {}, { accepted: false }, { is: 'end' }],
  ['… of a token that worked', 'rejected', {}, {}, { is: 'ask again', afterMs: 0 }],
  ['… in a run in trouble', 'rejected', {}, { accepted: false, troubled: true }, { is: 'ask again', afterMs: 0 }],
  ['… that stays', 'rejected', { doubted: new Set(['unauthorized']) }, {}, { is: 'end' }],
  ['a 409', 'conflict', {}, {}, { is: 'ask again', afterMs: 500 }],
  ['… that stays', 'conflict', { doubted: new Set(['unknown-error']) }, {}, { is: 'tell' }],
  ['a 404', 'absent', {}, { troubled: true }, { is: 'tell' }],
])('%s', (_, came, own, seen, next) => {
  expect(nextStep(refusals[came], { ...fresh, ...own }, { ...calm, ...seen })).toEqual(next)
})

function read(answer: RawAnswer) {
  const came = readAnswer(parsed(answer), false, fakeStart)
  if (came.is !== 'refusal') throw new Error('no refusal')
  return came
}

test('an outage is not crowded: no more is asked than there are turns at the gate', async () => {
  const { clock, asked, notion } = setUp(path => (path === '/v1/users/me' ? apiAnswer(me) : down(503)))
  await ends(clock, notion.whoAmI())
  const answers = await clock.until(
    Promise.all([...ids, ...ids.map(id => id.replace('d41f', 'e52a'))].map(id => notion.database(id))),
  )
  expect(new Set(answers.map(kindOf))).toEqual(new Set(['down']))
  // Twenty turns, five attempts each, and who it is.
  expect(asked.length).toBeLessThanOrEqual(101)
})
