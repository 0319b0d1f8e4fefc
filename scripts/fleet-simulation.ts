// node scripts/fleet-simulation.ts [--write]: 200 tokens over the stand-in for Notion, which limits each connection and
// the workspace; each leg is a process of dist/, and the fleet's report reads what they leave. It prints its figures,
// and writes them into docs/many-repositories.md if told to.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blockPage, notionError, rateLimited } from '../sandbox/faults.ts'
import { startSandbox } from '../sandbox/notion.ts'
import { type RunResult, runAction } from '../sandbox/run-action.ts'
import { always } from '../sandbox/scenarios/scenario.ts'
import { type Connection, connectionOf, defaultWorld, IDS, TOKENS } from '../sandbox/world.ts'
import { formatted } from './docs-format.ts'
import { withTables } from './docs-tables.ts'

const page = join(import.meta.dirname, '..', 'docs', 'many-repositories.md')
/** So many legs run at once: a leg waits more than it works. */
const atOnce = 6
const connections = 20

/** What a leg is given, and in which state the fleet then finds it. */
type Kind = {
  name: string
  legs: number
  inputs: (connection: Connection) => Record<string, string>
  faulty?: Faulty
}
type Faulty = 'down' | 'blocked' | 'limited'

const kinds: readonly Kind[] = [
  { name: 'healthy', legs: 143, inputs: ({ token }) => ({ token, databases: IDS.roadmap }) },
  { name: 'its connection was refreshed', legs: 30, inputs: () => ({ token: TOKENS.refreshed }) },
  { name: 'a database is not shared', legs: 8, inputs: ({ token }) => ({ token, databases: IDS.salaries }) },
  {
    name: 'a capability is missing',
    legs: 4,
    inputs: () => ({ token: TOKENS.readOnly, capabilities: 'insert-content' }),
  },
  { name: 'the secret is empty', legs: 2, inputs: () => ({ token: '' }) },
  { name: 'the secret holds quotes', legs: 2, inputs: ({ token }) => ({ token: `"${token}"` }) },
  { name: 'an input is mistyped', legs: 1, inputs: ({ token }) => ({ token, 'on-broken': 'never' }) },
  { name: 'Notion is down', legs: 2, faulty: 'down', inputs: ({ token }) => ({ token, timeout: '5' }) },
  { name: "Notion's edge blocks it", legs: 2, faulty: 'blocked', inputs: ({ token }) => ({ token }) },
  {
    name: 'its limit is used up for an hour',
    legs: 1,
    faulty: 'limited',
    inputs: ({ token }) => ({ token }),
  },
  { name: 'it never ran', legs: 2, inputs: ({ token }) => ({ token }) },
  { name: 'it last ran a week ago', legs: 2, inputs: ({ token }) => ({ token }) },
  { name: 'its report is cut off', legs: 1, inputs: ({ token }) => ({ token }) },
]

type Leg = { kind: Kind; repository: string; inputs: Record<string, string> }

const folder = mkdtempSync(join(tmpdir(), 'fleet-simulation-'))
const reports = join(folder, 'reports')
const world = defaultWorld()
const model = connectionOf(world, TOKENS.releaseNotes)
const bots = Array.from({ length: connections }, (_, at): Connection => {
  const digits = String(at).padStart(2, '0')
  return {
    ...model,
    name: `Team bot ${at + 1}`,
    token: `ntn_${'1'.repeat(9)}${digits}${'aB3dE'.repeat(7)}`,
    botId: `${model.botId.slice(0, -2)}${digits}`,
  }
})
world.connections.push(...bots)

const legs: Leg[] = kinds
  .flatMap(kind => Array.from({ length: kind.legs }, () => kind))
  .map((kind, at) => ({
    kind,
    repository: `acme/app-${String(at + 1).padStart(3, '0')}`,
    inputs: kind.inputs(bots[at % connections] as Connection),
  }))

const limits = { requests: 9, ofWorkspace: 60, windowMs: 3_000 }
const sound = await startSandbox({ world, rateLimit: limits })
const faulty = {
  down: await startSandbox({
    world,
    faults: always(notionError(502, 'bad_gateway', 'Bad gateway')),
  }),
  blocked: await startSandbox({ world, faults: always(blockPage()) }),
  limited: await startSandbox({ world, faults: always(rateLimited(3600)) }),
}

const times: number[] = []
const began = performance.now()
const waiting = [...legs]
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let leg = waiting.shift(); leg; leg = waiting.shift()) times.push((await runLeg(leg)).ms)
  }),
)
const legsMs = performance.now() - began
const limited = sound.requests.filter(({ status }) => status === 429).length
const asked = sound.requests.length
for (const each of [sound, ...Object.values(faulty)]) await each.close()

async function runLeg({ kind, repository, inputs }: Leg): Promise<RunResult> {
  const file = join(reports, repository, 'report.json')
  const ran = await runAction({
    inputs: { ...inputs, 'report-file': file },
    apiUrl: (kind.faulty ? faulty[kind.faulty] : sound).url,
    env: {
      GITHUB_REPOSITORY: repository,
      GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/nightly.yml@refs/heads/main`,
    },
  })
  if (kind.name === 'it never ran') rmSync(file)
  if (kind.name === 'it last ran a week ago') {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const before = new Date(Date.parse(report.checkedAt) - 7 * 86_400_000).toISOString()
    writeFileSync(file, JSON.stringify({ ...report, checkedAt: before }))
  }
  if (kind.name === 'its report is cut off') writeFileSync(file, readFileSync(file, 'utf8').slice(0, 500))
  return ran
}

/** The fleet's report over a folder, with the most memory that its process had. */
async function fleet(path: string, expected: readonly string[]) {
  const hook = "process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))"
  const ran = await runAction({
    action: 'fleet',
    inputs: { reports: path, expected: expected.map(name => `${name} NOTION_TOKEN`).join('\n') },
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` },
  })
  return { ...ran, megabytes: Math.round(Number(/^peak (\d+)/m.exec(ran.stderr)?.[1]) / 1024) }
}

const names = legs.map(({ repository }) => repository)
const one = await fleet(reports, names)
// The same five times over, under other names.
for (let copy = 2; copy <= 5; copy++)
  for (const name of readdirSync(join(reports, 'acme'))) {
    const other = `${name.replace('app', `copy-${copy}`)}.json`
    const file = join(reports, 'acme', name, 'report.json')
    try {
      const text = readFileSync(file, 'utf8').replaceAll(`acme/${name}`, `acme/${other.replace('.json', '')}`)
      writeFileSync(join(reports, other), text)
    } catch {
      // The two that never ran have none.
    }
  }
const five = await fleet(reports, names)
rmSync(folder, { recursive: true, force: true })

const states = ['healthy', 'broken', 'inconclusive', 'silent'] as const
const kB = (text: string | undefined) => `${Math.round(Buffer.byteLength(text ?? '') / 1000)} kB`
const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const of = (ran: typeof one) => states.map(state => ran.outputs[state]).join(' / ')
const table = [
  '| | 200 tokens | five times as many |',
  '|---|---|---|',
  `| Legs, ${atOnce} at once | ${(legsMs / 1000).toFixed(0)} s, ${middle} ms each (median) | |`,
  `| Requests to Notion | ${asked}, of which ${limited} were told to wait | |`,
  `| Healthy / broken / inconclusive / silent | ${of(one)} | ${of(five)} |`,
  `| The fleet's report: time | ${one.ms} ms | ${five.ms} ms |`,
  `| Memory at most | ${one.megabytes} MB | ${five.megabytes} MB |`,
  `| Fixes shown | ${one.summary.match(/^### [❌🟡]/gmu)?.length} | ${five.summary.match(/^### [❌🟡]/gmu)?.length} |`,
  `| Size of the summary (1,049 kB at most) | ${kB(one.summary)} | ${kB(five.summary)} |`,
  `| Size of the output \`report\` (131 kB at most) | ${kB(one.outputs.report)} | ${kB(five.outputs.report)} |`,
].join('\n')
console.log(table)
if (process.argv.includes('--write')) {
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, formatted('many-repositories.md', withTables(text, { simulation: table })))
}
