import type { ChildProcess } from 'node:child_process'
import { expect, test } from '@jest/globals'
import type { Fault, FaultAction } from '../../sandbox/faults.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { type RunOptions, type RunResult, runAction, when } from '../../sandbox/run-action.ts'
import { fakeUuid, IDS, TOKENS } from '../../sandbox/world.ts'
import { listenDeaf } from '../fixtures/servers.ts'

/** The built action, as a process of its own, against what hangs on real sockets. Milliseconds. */
const seconds = 5
const most = (seconds + 2) * 1000
const allOutputs = ['outcome', 'codes', 'report', 'workspace', 'workspace-id', 'bot', 'bot-id', 'token-kind']

async function against(
  faults: Fault[],
  inputs: Record<string, string> = {},
  rest: Partial<RunOptions> & { requests?: number } = {},
): Promise<RunResult> {
  const { requests, ...options } = rest
  const sandbox = await startSandbox({
    faults,
    ...(requests && { rateLimit: { requests, windowMs: 60_000 } }),
  })
  try {
    return await runAt(sandbox.url, inputs, options)
  } finally {
    await sandbox.close()
  }
}

function runAt(apiUrl: string, inputs: Record<string, string>, rest: Partial<RunOptions> = {}) {
  return runAction({
    inputs: { token: TOKENS.releaseNotes, timeout: String(seconds), ...inputs },
    apiUrl,
    timeoutMs: 25_000,
    ...rest,
  })
}

/** Whole, in time, and by itself. */
function expectEnded(run: RunResult, codes: readonly string[]) {
  expect({ codes: JSON.parse(run.outputs.codes ?? 'null'), exit: run.exitCode, signal: run.signal }).toEqual({
    codes,
    exit: 1,
    signal: null,
  })
  expect(Object.keys(run.outputs).sort()).toEqual([...allOutputs].sort())
  expect(run.outputs.outcome).toBe('inconclusive')
  expect(run.summary).toMatch(/^## /)
  expect(run.stderr).toBe('')
  expect(run.ms).toBeLessThanOrEqual(most)
}

const always = (action: FaultAction): Fault[] => [{ when: {}, do: action }]
const atDatabases = (action: FaultAction): Fault[] => [{ when: { path: /databases/ }, do: action }]

const hangs: readonly (readonly [string, FaultAction, string])[] = [
  ['headers that never come', { kind: 'hang' }, 'notion-unreachable'],
  ['a body that stops', { kind: 'hang-after-headers' }, 'notion-unreachable'],
  ['a body that drips', { kind: 'drip', everyMs: 1000 }, 'notion-unreachable'],
  ['a body without end', { kind: 'endless' }, 'notion-unrecognised'],
  ['connections that are reset', { kind: 'reset' }, 'notion-unreachable'],
  ['bodies that are cut', { kind: 'close-mid-body' }, 'notion-unreachable'],
]

test.concurrent.each(hangs)(
  '%s',
  async (_, action, code) => {
    expectEnded(await against(always(action)), [code])
  },
  30_000,
)

test.concurrent.each(hangs)(
  '%s, at twenty databases',
  async (_, action, code) => {
    const databases = Array.from({ length: 20 }, (_unused, n) => fakeUuid(`database ${n}`)).join('\n')
    expectEnded(await against(atDatabases(action), { databases }), [code])
  },
  30_000,
)

test.concurrent('a connection that is neither taken nor refused', async () => {
  const deaf = await listenDeaf()
  try {
    expectEnded(await runAt(`http://127.0.0.1:${deaf.port}`, {}), ['notion-unreachable'])
  } finally {
    await deaf.close()
  }
}, 30_000)

test.concurrent('three thousand databases behind a rate limit', async () => {
  const databases = Array.from({ length: 3000 }, (_, n) =>
    fakeUuid(`database ${n}`).replaceAll('-', ''),
  ).join('\n')
  const run = await against([], { databases }, { requests: 180 })
  // Those that were asked are proven not to be shared; the others are unknown.
  expect(JSON.parse(run.outputs.codes ?? '')).toContain('notion-rate-limited')
  expect(run.ms).toBeLessThanOrEqual(most)
  expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024)
  expect(Buffer.byteLength(run.outputs.report ?? '')).toBeLessThan(100_000)
  expect(run.stderr).toBe('')
}, 30_000)

/** Sends the signal once the sandbox has seen so many requests, and tells how long it took from then on. */
async function cancelled(signal: 'SIGINT' | 'SIGTERM', faults: Fault[], inputs: Record<string, string>) {
  const sandbox = await startSandbox({ faults })
  let sentAt = Number.NaN
  const send = (child: ChildProcess) =>
    when(
      child,
      () => sandbox.requests.length >= 2,
      () => {
        sentAt = performance.now()
        child.kill(signal)
      },
    )
  try {
    const run = await runAt(sandbox.url, { timeout: '120', ...inputs }, { onStarted: send })
    return { run, ms: performance.now() - sentAt }
  } finally {
    await sandbox.close()
  }
}

const moments: readonly (readonly [string, Fault[]])[] = [
  ['while nothing answers', atDatabases({ kind: 'hang' })],
  ['while a body drips', atDatabases({ kind: 'drip', everyMs: 1000 })],
  ['while a rate limit is waited out', atDatabases({ kind: 'rate-limited', seconds: 60 })],
  ['while faults are waited out', atDatabases({ kind: 'reset' })],
]

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test.concurrent.each(moments)(
    `${signal} %s`,
    async (_, faults) => {
      const { run, ms } = await cancelled(signal, faults, { databases: IDS.roadmap })
      expectEnded(run, ['run-cancelled'])
      expect(run.summary).toContain('cancelled')
      expect(ms).toBeLessThanOrEqual(2_000)
    },
    30_000,
  )

test.concurrent('what is proven stands, also when cancelled', async () => {
  const faults: Fault[] = [{ when: { path: new RegExp(IDS.onboarding) }, do: { kind: 'hang' } }]
  const { run, ms } = await cancelled('SIGINT', faults, {
    databases: `the roadmap\n${IDS.onboarding}`,
  })
  expect(JSON.parse(run.outputs.codes ?? '')).toEqual(['database-id-malformed', 'run-cancelled'])
  expect(run.outputs.outcome).toBe('broken')
  expect(ms).toBeLessThanOrEqual(2_000)
}, 30_000)

test.concurrent('a signal while a connection hangs', async () => {
  const deaf = await listenDeaf()
  let sentAt = Number.NaN
  try {
    const run = await runAt(
      `http://127.0.0.1:${deaf.port}`,
      { timeout: '120' },
      {
        // Nothing tells from outside that it has begun to connect.
        onStarted: child =>
          setTimeout(() => {
            sentAt = performance.now()
            child.kill('SIGINT')
          }, 1_500),
      },
    )
    expectEnded(run, ['run-cancelled'])
    expect(performance.now() - sentAt).toBeLessThanOrEqual(2_000)
  } finally {
    await deaf.close()
  }
}, 30_000)
