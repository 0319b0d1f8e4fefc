// Measures whole processes on loopback, in turn, and prints medians and ratios: `npm run bench`, or
// `npm run bench -- --runs 15 --write` to put the table into docs/performance.md. Nothing is asserted here:
// machines are noisy, so only what was measured in one run is compared.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/notion.ts'
import { runAction } from '../sandbox/run-action.ts'
import { defaultWorld, fakeUuid, IDS, TOKENS, type World } from '../sandbox/world.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, write: { type: 'boolean', default: false } },
})
const runs = Number(values.runs)
const latencyMs = 120
const token = TOKENS.releaseNotes
const folder = mkdtempSync(join(tmpdir(), 'notion-token-check-bench-'))

type Row = { what: string; ms: number; against: string; ratio: number | null; target: string }

const sizes = await sizesNow()
const rows: Row[] = []
for (const measure of [startUp, databases, rateLimit]) {
  rows.push(...(await measure()))
  console.log(`${rows.length} rows measured`)
}
rmSync(folder, { recursive: true })
const table = [
  '| what | median | against | ratio | target |',
  '|---|---|---|---|---|',
  ...rows.map(
    ({ what, ms, against, ratio, target }) =>
      `| ${what} | ${Math.round(ms)} ms | ${against} | ${ratio === null ? '' : `${ratio.toFixed(2)} ×`} | ${target} |`,
  ),
  ...sizes,
].join('\n')
console.log(`\n${table}\n`)
if (values.write) writeTable(table)

/** A healthy token alone, against the floor: a bare script with the same single request. */
async function startUp(): Promise<Row[]> {
  return withSandbox({}, async ({ url }) => {
    const floor = script('floor', `${asks(url, 'users/me')}`)
    const { bare, least, action } = await inTurn({
      bare: () => timed(['-e', '0']),
      least: () => timed([floor]),
      action: () => timedAction(url, {}),
    })
    return [
      { what: '`node -e 0`', ms: bare, against: '', ratio: null, target: '' },
      { what: 'one bare `fetch` (the floor)', ms: least, against: '', ratio: null, target: '' },
      {
        what: '**a healthy token alone**',
        ms: action,
        against: 'the floor',
        ratio: action / least,
        target: 'at most 1.5 ×',
      },
      { what: '', ms: action, against: '`node -e 0`', ratio: action / bare, target: '' },
    ]
  })
}

/** Healthy databases at 120 ms a request, against the SDK one after another and against two round trips. */
async function databases(): Promise<Row[]> {
  const found: Row[] = []
  for (const number of [1, 10, 50, 200]) {
    const { world, ids } = worldOf(number)
    found.push(
      ...(await withSandbox({ world, latencyMs }, async ({ url }) => {
        const sequential = script(`sequential-${number}`, sequentialScript(url, ids))
        const ideal = script(
          `ideal-${number}`,
          `${asks(url, 'users/me')}\nawait Promise.all(${JSON.stringify(ids)}.map(async id => {\n${asks(url, 'databases/', 'id')}\n}))`,
        )
        const { action, slow, best } = await inTurn({
          action: () => timedAction(url, { databases: ids.join('\n') }),
          slow: () => timed([sequential]),
          best: () => timed([ideal]),
        })
        const at50 = number === 50
        return [
          {
            what: `**${number} database${number === 1 ? '' : 's'}**`,
            ms: action,
            against: `all at once in a bare script (${Math.round(best)} ms)`,
            ratio: action / best,
            target: at50 ? 'at most 2.5 ×' : '',
          },
          {
            what: '',
            ms: action,
            against: `the SDK, one after another (${Math.round(slow)} ms)`,
            ratio: slow / action,
            target: at50 ? 'at least 8 × faster' : '× faster',
          },
        ]
      })),
    )
  }
  return found
}

/** 500 databases behind a limit of 180 requests a window of 3 s: two windows must be waited for. */
async function rateLimit(): Promise<Row[]> {
  const windowMs = 3_000
  const { world, ids } = worldOf(500)
  const times: number[] = []
  const requests: number[] = []
  const { bare } = await inTurn({ bare: () => timed(['-e', '0']) })
  for (let run = 0; run < runs; run++) {
    await withSandbox({ world, rateLimit: { requests: 180, windowMs } }, async sandbox => {
      times.push(await timedAction(sandbox.url, { databases: ids.join('\n') }))
      requests.push(sandbox.requests.length)
    })
  }
  const allowed = bare + Math.floor(ids.length / 180) * windowMs
  const ms = median(times)
  return [
    {
      what: '**500 databases, 180 requests a window of 3 s**',
      ms,
      against: `what the limit allows (${Math.round(allowed)} ms)`,
      ratio: ms / allowed,
      target: 'at most 1.15 ×',
    },
    {
      what: '',
      ms,
      against: `requests a database (${median(requests)} in all)`,
      ratio: median(requests) / ids.length,
      target: 'at most 1.1 ×',
    },
  ]
}

/** Peak memory over 200 databases, and what a runner downloads. */
async function sizesNow(): Promise<string[]> {
  const { world, ids } = worldOf(200)
  const file = join(folder, 'peak')
  const hook = script(
    'peak-hook',
    `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)))`,
  )
  await withSandbox({ world }, ({ url }) =>
    timedAction(url, { databases: ids.join('\n') }, { NODE_OPTIONS: `--import=${hook}` }),
  )
  const peak = Number(readFileSync(file, 'utf8')) / 1024
  const archive = execFileSync('sh', ['-c', 'git archive HEAD | gzip -9 | wc -c'], {
    cwd: root,
    encoding: 'utf8',
  })
  const dist = execFileSync('sh', ['-c', 'cat dist/* | wc -c'], { cwd: root, encoding: 'utf8' })
  return [
    `| peak memory, 200 databases | ${peak.toFixed(0)} MB | | | under 120 MB |`,
    `| \`dist/\` | ${kB(dist)} | | | |`,
    `| the archive that a runner downloads | ${kB(archive)} | | | at most 400 kB |`,
  ]
}

function kB(bytes: string): string {
  return `${Math.round(Number(bytes) / 1000)} kB`
}

/** Each in turn, so that what else the machine does falls on all alike; the median of each. */
async function inTurn<T extends string>(
  measures: Record<T, () => Promise<number>>,
): Promise<Record<T, number>> {
  const names = Object.keys(measures) as T[]
  const times = new Map(names.map(name => [name, [] as number[]]))
  for (let run = 0; run < runs; run++) for (const name of names) times.get(name)?.push(await measures[name]())
  return Object.fromEntries(names.map(name => [name, median(times.get(name) ?? [])])) as Record<T, number>
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function timed(args: readonly string[]): Promise<number> {
  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: root })
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
  const { ms, outputs, stdout } = await runAction({ inputs: { token, ...inputs }, apiUrl, env })
  if (outputs.outcome !== 'healthy') throw new Error(`not healthy: ${stdout}`)
  return ms
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
          properties: [],
        },
      )
    }
  })
  return { world, ids }
}

function script(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, text)
  return file
}

function asks(url: string, path: string, variable?: string): string {
  const address = variable ? `'${url}/v1/${path}' + ${variable}` : `'${url}/v1/${path}'`
  return `await (await fetch(${address}, { headers: { authorization: 'Bearer ${token}', 'Notion-Version': '2026-03-11' } })).text()`
}

/** What people write today: the official SDK, one database after another. */
function sequentialScript(url: string, ids: readonly string[]): string {
  return `import { Client } from '${join(root, 'node_modules/@notionhq/client/build/src/index.js')}'
const notion = new Client({ auth: '${token}', baseUrl: '${url}', notionVersion: '2026-03-11' })
await notion.users.me({})
for (const id of ${JSON.stringify(ids)}) await notion.databases.retrieve({ database_id: id })
`
}

function writeTable(measured: string): void {
  const file = join(root, 'docs', 'performance.md')
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Linux ${release()}, Node ${process.version}`
  const block = `<!-- bench:start -->\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${machine}, ${runs} runs each, medians.\n\n${measured}\n<!-- bench:end -->`
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/<!-- bench:start -->[\s\S]*<!-- bench:end -->/, () => block),
  )
}
