import { expect, test } from '@jest/globals'
import { TOKENS } from '../sandbox/world.ts'
import { type Ports, type Published, runAction } from '../src/action.ts'
import { unknownRun } from '../src/core/inputs/run-context.ts'
import { inputNames, type RawInputs } from '../src/core/inputs/settings.ts'
import type { LogLine } from '../src/core/render/log.ts'

/** The program with an outside that fails as the test wants. */
async function run(inputs: Partial<RawInputs>, change: (ports: Ports) => void) {
  const published: Published[] = []
  const said: string[] = []
  const raw = { ...Object.fromEntries(inputNames.map(name => [name, ''])), ...inputs } as RawInputs
  const ports: Ports = {
    host: {
      inputs: () => raw,
      context: () => unknownRun,
      mask: () => {},
      progress: () => {},
      log: (lines: readonly LogLine[]) => void said.push(JSON.stringify(lines)),
      debug: text => void said.push(text),
      publish: async result => void published.push(result),
    },
    connect: () => {
      throw new Error(`no way with ${TOKENS.releaseNotes}`)
    },
    github: async () => null,
    elapsed: () => 1,
    now: () => 0,
    crashed: new Promise(() => {}),
  }
  change(ports)
  const exitCode = await runAction(ports)
  const { outputs, summary } = published.at(-1) ?? { outputs: {} as Record<string, string>, summary: '' }
  return { exitCode, outputs, summary, said: said.join('\n') + JSON.stringify(published) }
}

test.each<[string, Partial<RawInputs>, (ports: Ports) => void, unknown]>([
  ['a crash while asking', {}, () => {}, { exitCode: 1, codes: ['internal-error'], outcome: 'inconclusive' }],
  [
    'a crash while asking, under warn',
    { 'on-inconclusive': 'warn' },
    () => {},
    { exitCode: 0, codes: ['internal-error'], outcome: 'inconclusive' },
  ],
  [
    'a crash while the run is read',
    {},
    ({ host }) => {
      host.context = () => {
        throw new Error('no context')
      }
    },
    { exitCode: 1, codes: ['internal-error'], outcome: 'inconclusive' },
  ],
  [
    'a log that cannot be written, after a proven fault',
    { token: 'nrt_refresh' },
    ({ host }) => {
      let first = true
      host.log = () => {
        if (!first) return
        first = false
        throw new Error('no log')
      }
    },
    { exitCode: 1, codes: ['token-wrong-kind', 'internal-error'], outcome: 'broken' },
  ],
])('%s becomes internal-error, with outputs and summary', async (_, inputs, change, expected) => {
  const { exitCode, outputs, summary, said } = await run({ token: TOKENS.releaseNotes, ...inputs }, change)
  expect({ exitCode, codes: JSON.parse(outputs.codes ?? ''), outcome: outputs.outcome }).toEqual(expected)
  expect(summary).toMatch(/^## /)
  expect(said).not.toContain(TOKENS.releaseNotes.slice(0, 12))
})

test.each<[string, Partial<RawInputs>]>([
  ['the token', { token: TOKENS.legacy }],
  ['a token inside JSON', { token: JSON.stringify({ Authorization: `Bearer ${TOKENS.legacy}` }) }],
  ['a token in base64', { token: btoa(TOKENS.legacy) }],
  ['a token in the wrong input', { token: '', 'expect-workspace': TOKENS.legacy }],
  ['a token where GitHub’s belongs', { 'github-token': `Bearer ${TOKENS.legacy}` }],
])('masked before anything is said: %s', async (_, inputs) => {
  const masked: string[] = []
  await run(inputs, ({ host }) => {
    host.mask = values => void masked.push(...values)
  })
  expect(masked).toContain(TOKENS.legacy)
})

test('Notion’s token is not taken to GitHub in any form', async () => {
  const asked: string[] = []
  const inputs = { token: '', 'tracking-issue': 'true', 'github-token': `"${TOKENS.legacy}"` }
  await run(inputs, ports => {
    ports.github = async (_, token) => {
      asked.push(token)
      return null
    }
  })
  expect(asked).toEqual([])
})
