// npm run demo -- [scenario ...]: runs the built action against the sandbox, a stand-in for Notion on this machine, and
// shows what a person would see on GitHub. Nothing is ever sent to Notion itself.
import { parseArgs } from 'node:util'
import { runScenario, type ScenarioResult } from '../sandbox/run-action.ts'
import { type Scenario, scenarios } from '../sandbox/scenarios.ts'
import { chooseScenarios, listScenarios } from './choose-scenarios.ts'
import { renderIssue } from './render-issue.ts'
import { savePage, saveSummary } from './save-page.ts'
import { showLog } from './show-log.ts'

const WITHOUT_NAMES = ['healthy-databases', 'token-rejected']

const HELP = `npm run demo                     a token that works, and one that Notion rejects
npm run demo -- <scenario> ...   these scenarios
npm run demo -- --all            every scenario: about a minute
npm run demo -- --list           their names, and what each shows

Everything runs on this machine, against a stand-in for Notion. Nothing is sent to Notion or GitHub.`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args)
  if (typeof asked === 'string') return refuse(`${asked}\n\n${HELP}`)
  const { help, list, all, names } = asked
  if (help || list) {
    console.log(help ? HELP : listScenarios())
    return 0
  }
  const { chosen, wrong } = chooseScenarios(names.length > 0 ? names : WITHOUT_NAMES)
  if (wrong) return refuse(`${wrong}\n\nnpm run demo -- --list shows them all.`)

  const shown = all ? scenarios : chosen
  const failed: string[] = []
  for (const scenario of shown) if (!(await show(scenario))) failed.push(scenario.name)
  console.log(
    failed.length === 0
      ? `${shown.length} shown, all as expected. More: npm run demo -- --list`
      : `Not as expected: ${failed.join(', ')}`,
  )
  return failed.length === 0 ? 0 : 1
}

function readArgs(args: string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    const options = { help: { ...flag, short: 'h' }, list: flag, all: flag } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    return { ...values, all: values.all || positionals.includes('all'), names: positionals }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function refuse(why: string): number {
  console.error(why)
  return 2
}

/** The log as GitHub would show it, and where the pages lie. Whether all came as the scenario says. */
async function show(scenario: Scenario): Promise<boolean> {
  const { name, about, env } = scenario
  console.log(`${name}: ${about}\n${'═'.repeat(Math.min(name.length + about.length + 2, 110))}\n`)
  const run = await runScenario(scenario)
  console.log(showLog(run.stdout + run.stderr, { debug: env?.RUNNER_DEBUG === '1' }))
  console.log(`\nExit code  ${run.exitCode}\nSummary    ${saveSummary(name, run.summary)}`)
  for (const issue of run.github?.world.issues ?? [])
    console.log(`Issue      ${savePage(`${name}-issue-${issue.number}`, renderIssue(issue))}`)
  const surprises = surprisesIn(scenario, run)
  console.log(['', ...surprises, ''].join('\n'))
  return surprises.length === 0
}

// What differs from what the scenario says. Nothing may ever be written to Notion.
function surprisesIn({ expect }: Scenario, run: ScenarioResult): string[] {
  const asked = String(run.requests.length)
  const compared: [what: string, expected: string, found: string][] = [
    ['exit code', String(expect.exit), String(run.exitCode)],
    ['outcome', expect.outcome, run.outputs.outcome ?? '(none)'],
    ['codes', JSON.stringify(expect.codes), run.outputs.codes ?? '(none)'],
    ['requests', String(expect.requests ?? asked), asked],
    ['writes', '0', String(run.writes)],
  ]
  return compared
    .filter(([, expected, found]) => expected !== found)
    .map(([what, expected, found]) => `${what}: expected ${expected}, found ${found}`)
}
