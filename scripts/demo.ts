// npm run demo -- [scenario ...] [--list]: runs the built action against the sandbox, a stand-in for Notion on this
// machine, and shows what a person would see on GitHub. Nothing is ever sent to Notion itself.
import { parseArgs } from 'node:util'
import { runScenario, type ScenarioResult } from '../sandbox/run-action.ts'
import type { Scenario } from '../sandbox/scenarios.ts'
import { chooseScenarios, listScenarios } from './choose-scenarios.ts'
import { saveSummary } from './save-summary.ts'
import { showRun } from './show-run.ts'

const WITHOUT_NAMES = ['healthy-databases', 'token-rejected']

interface Shown {
  scenario: Scenario
  files: { markdown: string; html: string }
  surprises: string[]
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args)
  if (typeof asked === 'string') return refuse(asked)
  if (asked.list) {
    console.log(listScenarios())
    return 0
  }
  const { chosen, unknown } = chooseScenarios(asked.names.length > 0 ? asked.names : WITHOUT_NAMES)
  if (unknown.length > 0) return refuse(`There is no scenario named ${unknown.join(', ')}.`)

  const shown: Shown[] = []
  for (const scenario of chosen) shown.push(await show(scenario))
  console.log(verdicts(shown))
  return shown.some(({ surprises }) => surprises.length > 0) ? 1 : 0
}

function readArgs(args: string[]): { list: boolean; names: string[] } | string {
  try {
    const options = { list: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    return { list: values.list, names: positionals }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function refuse(why: string): number {
  // The reason last: the list is longer than a screen.
  console.error(`Accepted: --list, all, or any of these:\n${listScenarios()}\n\n${why}`)
  return 2
}

async function show(scenario: Scenario): Promise<Shown> {
  console.log(`${heading(scenario)}\n`)
  const run = await runScenario(scenario)
  console.log(`${showRun(run, { debug: scenario.env?.RUNNER_DEBUG === '1' })}\n`)
  const files = saveSummary(scenario.name, run.summary)
  console.log(`Summary as Markdown  ${files.markdown}\nSummary as a page    ${files.html}\n`)
  return { scenario, files, surprises: surprisesIn(scenario, run) }
}

function heading({ name, about }: Scenario): string {
  const text = `${name}: ${about}`
  return `${text}\n${'═'.repeat(Math.min(text.length, 110))}`
}

// What differs from what the scenario says. Nothing may ever be written to Notion.
function surprisesIn({ expect }: Scenario, run: ScenarioResult): string[] {
  const compare = (what: string, expected: string, found: string): string[] =>
    expected === found ? [] : [`${what}: expected ${expected}, found ${found}`]
  const asked = String(run.requests.length)
  return [
    ...compare('exit code', String(expect.exit), String(run.exitCode)),
    ...compare('outcome', expect.outcome, run.outputs.outcome ?? '(none)'),
    ...compare('codes', JSON.stringify(expect.codes), run.outputs.codes ?? '(none)'),
    ...compare('requests', String(expect.requests ?? asked), asked),
    ...compare('writes', '0', String(run.writes)),
  ]
}

function verdicts(shown: Shown[]): string {
  const width = Math.max(...shown.map(({ scenario }) => scenario.name.length))
  const lines = shown.flatMap(({ scenario, files, surprises }) => [
    `${surprises.length === 0 ? 'pass' : 'FAIL'}  ${scenario.name.padEnd(width)}  ${files.html}`,
    ...surprises.map(surprise => `      ${surprise}`),
  ])
  const failed = shown.filter(({ surprises }) => surprises.length > 0).length
  const total =
    failed === 0 ? `All ${shown.length} as expected.` : `${failed} of ${shown.length} not as expected.`
  return ['What was run', '════════════', ...lines, '', total].join('\n')
}
