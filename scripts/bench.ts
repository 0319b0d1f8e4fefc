// Measures whole processes on loopback, in turn, and prints medians and ratios: `npm run bench`, or
// `npm run bench -- --runs 15 --write` to put the table into docs/performance.md. Nothing is asserted here:
// machines are noisy, so only what was measured in one run is compared.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCertificates } from '../__tests__/fixtures/certificates.ts'
import { listenTls } from '../__tests__/fixtures/servers.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/notion.ts'
import { runAction } from '../sandbox/run-action.ts'
import { defaultWorld, fakeUuid, IDS, TOKENS, type World } from '../sandbox/world.ts'
import { allAtOnce, bareFetch, bareRequest, oneAfterAnother, waitingAsTold } from './bench-scripts.ts'
import { formatted } from './docs-format.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, write: { type: 'boolean', default: false } },
})
const runs = Number(values.runs)
const latencyMs = 120
const token = TOKENS.releaseNotes
const propertyNames = Array.from({ length: 10 }, (_, at) => `Property ${at + 1}`)
const folder = mkdtempSync(join(tmpdir(), 'notion-token-check-bench-'))

type Row = { what: string; is: string; against?: string; ratio?: string; target?: string }
const ms = (time: number) => `${Math.round(time)} ms`
const times = (ratio: number) => `${ratio.toFixed(2)} ×`

const rows: Row[] = []
for (const measure of [startUp, overTls, databases, properties, rateLimit, memory]) {
  rows.push(...(await measure()))
  console.log(`${rows.length} rows measured`)
}
rows.push(...sizes())
rmSync(folder, { recursive: true })
const table = [
  '| what | median | against | ratio | target |',
  '|---|---|---|---|---|',
  ...rows.map(
    ({ what, is, against = '', ratio = '', target = '' }) =>
      `| ${what} | ${is} | ${against} | ${ratio} | ${target} |`,
  ),
].join('\n')
console.log(`\n${table}\n`)
if (values.write) writeTable(table)

/** A healthy token alone, against bare scripts with the same single request. */
async function startUp(): Promise<Row[]> {
  return withSandbox({}, async ({ url }) => {
    const request = script(bareRequest({ url, token }))
    const fetched = script(bareFetch({ url, token }))
    const { bare, least, usual, action } = await inTurn({
      bare: () => timed(['-e', '0']),
      least: () => timed([request]),
      usual: () => timed([fetched]),
      action: () => timedAction(url, {}),
    })
    return [
      { what: '`node -e 0`', is: ms(bare), against: 'one bare `fetch`', ratio: times(bare / usual) },
      {
        what: 'one bare `node:http` request (the floor)',
        is: ms(least),
        against: 'one bare `fetch`',
        ratio: times(least / usual),
      },
      {
        what: '**a healthy token alone**',
        is: ms(action),
        against: `one bare \`fetch\` (${ms(usual)})`,
        ratio: times(action / usual),
        target: 'at most 1.15 ×',
      },
    ]
  })
}

/** The same over TLS, to a server that is ten milliseconds away. */
async function overTls(): Promise<Row[]> {
  const certificates = makeCertificates()
  const authority = join(folder, 'authority.pem')
  writeFileSync(authority, certificates.authority)
  const env = { NODE_EXTRA_CA_CERTS: authority }
  return withSandbox({}, async sandbox => {
    const far = await listenTls(certificates, Number(new URL(sandbox.url).port), 5)
    const url = `https://localhost:${far.port}`
    const fetched = script(bareFetch({ url, token }))
    const { usual, action } = await inTurn({
      usual: () => timed([fetched], env),
      action: () => timedAction(url, {}, env),
    })
    await far.close()
    return [
      {
        what: 'a healthy token alone, over TLS, 10 ms away',
        is: ms(action),
        against: `one bare \`fetch\` (${ms(usual)})`,
        ratio: times(action / usual),
      },
    ]
  })
}

/** Healthy databases at 120 ms a request, against all at once and one after another. */
async function databases(): Promise<Row[]> {
  const found: Row[] = []
  for (const number of [1, 10, 50, 200]) {
    const { world, ids } = worldOf(number)
    found.push(
      ...(await withSandbox({ world, latencyMs }, async ({ url }) => {
        const ideal = script(allAtOnce({ url, token }, ids))
        const { action, best } = await inTurn({
          action: () => timedAction(url, { databases: ids.join('\n') }),
          best: () => timed([ideal]),
        })
        // Once will do: it takes as long as it takes.
        const slow = await timed([script(oneAfterAnother({ url, token }, ids))])
        const at50 = number === 50
        return [
          {
            what: `**${number} database${number === 1 ? '' : 's'}**`,
            is: ms(action),
            against: `all at once in a bare script (${ms(best)})`,
            ratio: times(action / best),
            target: at50 ? 'at most 1.1 ×' : '',
          },
          {
            what: '',
            is: '',
            against: `the SDK, one after another (${ms(slow)})`,
            ratio: `${(slow / action).toFixed(1)} × faster`,
            target: at50 ? 'at least 12 × faster' : '',
          },
        ]
      })),
    )
  }
  return found
}

/** 50 databases that are held to ten properties each: one request more for each, and one round trip. */
async function properties(): Promise<Row[]> {
  const { world, ids } = worldOf(50)
  const lines = propertyNames.map(name => `  ${name}: rich_text`)
  return withSandbox({ world, latencyMs }, async ({ url }) => {
    const { held, plain } = await inTurn({
      held: () => timedAction(url, { databases: ids.flatMap(id => [id, ...lines]).join('\n') }),
      plain: () => timedAction(url, { databases: ids.join('\n') }),
    })
    return [
      {
        what: '**50 databases with 10 lines each**',
        is: ms(held),
        against: `the same without lines (${ms(plain)})`,
        ratio: times(held / plain),
      },
    ]
  })
}

/** 500 databases behind a limit of 180 requests a window of 3 s: two windows must be waited for. */
async function rateLimit(): Promise<Row[]> {
  const { world, ids } = worldOf(500)
  const options = { world, rateLimit: { requests: 180, windowMs: 3_000 } }
  const requests: number[] = []
  const { action, told } = await inTurn(
    {
      action: () =>
        withSandbox(options, async sandbox => {
          const time = await timedAction(sandbox.url, { databases: ids.join('\n') })
          requests.push(sandbox.requests.length)
          return time
        }),
      told: () => withSandbox(options, ({ url }) => timed([script(waitingAsTold({ url, token }, ids))])),
    },
    Math.min(runs, 3),
  )
  return [
    {
      what: '**500 databases, 180 requests a window of 3 s**',
      is: ms(action),
      against: `a script that waits as told (${ms(told)})`,
      ratio: times(action / told),
      target: 'at most 1.08 ×',
    },
    {
      what: '',
      is: `${median(requests)} requests`,
      against: 'databases',
      ratio: times(median(requests) / ids.length),
      target: 'at most 1.1 ×',
    },
  ]
}

/** Peak memory. */
async function memory(): Promise<Row[]> {
  const file = join(folder, 'peak')
  const hook = script(
    `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)))`,
  )
  const targets = new Map([
    [0, 'at most 62 MB'],
    [200, 'at most 90 MB'],
  ])
  const found: Row[] = []
  for (const number of [0, 50, 200]) {
    const { world, ids } = worldOf(number)
    const { peak } = await inTurn({
      peak: () =>
        withSandbox({ world }, async ({ url }) => {
          await timedAction(url, { databases: ids.join('\n') }, { NODE_OPTIONS: `--import=${hook}` })
          return Number(readFileSync(file, 'utf8')) / 1024
        }),
    })
    const of = number === 0 ? 'a token alone' : `${number} databases`
    found.push({ what: `peak memory, ${of}`, is: `${peak.toFixed(0)} MB`, target: targets.get(number) ?? '' })
  }
  return found
}

/** What a runner downloads. */
function sizes(): Row[] {
  const bytes = (command: string) =>
    `${Math.round(Number(execFileSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' })) / 1000)} kB`
  return [
    { what: '`dist/`', is: bytes('cat dist/* | wc -c') },
    {
      what: 'the archive that a runner downloads',
      is: bytes('git archive HEAD | gzip -9 | wc -c'),
      target: 'at most 150 kB',
    },
  ]
}

/** Each in turn, so that what else the machine does falls on all alike; the median of each. */
async function inTurn<T extends string>(
  measures: Record<T, () => Promise<number>>,
  often = runs,
): Promise<Record<T, number>> {
  const names = Object.keys(measures) as T[]
  const measured = new Map(names.map(name => [name, [] as number[]]))
  for (let run = 0; run < often; run++)
    for (const name of names) measured.get(name)?.push(await measures[name]())
  return Object.fromEntries(names.map(name => [name, median(measured.get(name) ?? [])])) as Record<T, number>
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function timed(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: root,
      env: { ...process.env, ...env },
    })
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    )
  })
  return performance.now() - began
}

/** The action as a runner starts it; a run that is not healthy is no measurement. */
async function timedAction(
  apiUrl: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<number> {
  const run = await runAction({ inputs: { token, ...inputs }, apiUrl, env })
  if (run.outputs.outcome !== 'healthy') throw new Error(`not healthy: ${run.stdout}`)
  return run.ms
}

async function withSandbox<T>(options: SandboxOptions, use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox(options)
  try {
    return await use(sandbox)
  } finally {
    await sandbox.close()
  }
}

/** The default workspace with so many more healthy databases. */
function worldOf(number: number): { world: World; ids: string[] } {
  const ids = Array.from({ length: number }, (_, at) => fakeUuid(`bench database ${at}`))
  const world = defaultWorld(made => {
    for (const id of ids) {
      const common = { title: `Database ${id.slice(0, 4)}`, inTrash: false }
      made.objects.push(
        { kind: 'database', id, parent: IDS.productHub, inline: false, linkedTo: null, ...common },
        {
          kind: 'data_source',
          id: fakeUuid(`source of ${id}`),
          database: id,
          title: common.title,
          properties: propertyNames.map(name => ({ name, type: 'rich_text' })),
        },
      )
    }
  })
  return { world, ids }
}

function script(text: string): string {
  const file = join(folder, `script-${fakeUuid(text)}.mjs`)
  writeFileSync(file, text)
  return file
}

function writeTable(measured: string): void {
  const file = join(root, 'docs', 'performance.md')
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Linux ${release()}, Node ${process.version}`
  const block = `<!-- bench:start -->\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${machine}, ${runs} runs each, medians.\n\n${measured}\n<!-- bench:end -->`
  const text = readFileSync(file, 'utf8')
  const fresh = text.replace(/<!-- bench:start -->[\s\S]*<!-- bench:end -->/, () => block)
  writeFileSync(file, formatted('docs/performance.md', fresh))
}
