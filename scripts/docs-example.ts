// The real summary of the sandbox's scenario of a code, made fit for a page: steady over runs, and without links
// into a repository and a workspace that are not there.

import { fleetScenarios, runFleet } from '../sandbox/fleet.ts'
import { runScenario } from '../sandbox/run-action.ts'
import { type Scenario, scenarios } from '../sandbox/scenarios.ts'
import type { Code } from '../src/core/result/diagnosis.ts'

/** What happened in the example, in one sentence, and its summary as Markdown. */
export type Example = { about: string; summary: string }

const atOnce = 2
const tries = 3

/** The examples of all these codes. Few at a time: a busy machine would change what a short time-out meets. */
export async function examplesOf(codes: readonly Code[]): Promise<Map<Code, Example>> {
  const examples = new Map<Code, Example>()
  const waiting = [...codes]
  const work = async () => {
    for (let code = waiting.shift(); code; code = waiting.shift()) examples.set(code, await exampleOf(code))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return examples
}

async function exampleOf(code: Code): Promise<Example> {
  const fleet = fleetScenarios.find(({ name }) => name === code)
  if (fleet) {
    const { summary } = await runFleet(fleet.files, { inputs: fleet.inputs ?? {} })
    return { about: fleet.about, summary: presentable(summary) }
  }
  const scenario = scenarios.find(({ name }) => name === code)
  if (!scenario) throw new Error(`The sandbox has no scenario named ${code}, so there is no example of it.`)
  return { about: scenario.about, summary: presentable(await summaryOf(scenario)) }
}

async function summaryOf(scenario: Scenario): Promise<string> {
  const wanted = JSON.stringify(scenario.expect.codes)
  let found: string | undefined
  for (let at = 0; at < tries; at++) {
    const { outputs, summary } = await runScenario(scenario)
    if (outputs.codes === wanted) return summary
    found = outputs.codes
  }
  throw new Error(`The scenario ${scenario.name} gave ${found ?? 'no codes'} instead of ${wanted}.`)
}

/** Exported for its test. */
export function presentable(summary: string): string {
  return steadyRequests(summary)
    .replace(/\((\d+ requests?), \d+\\?\.\d s\)/g, '($1)')
    .replace(/ray ID `[^`]+`/g, 'ray ID `…`')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1')
    .replace(/\]\(https:\/\/github\.com\/example\/notion-token-check\/blob\/[^)#]*(#[^)]*)\)/g, ']($1)')
    .replace(/\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)/g, (whole, text, href) =>
      isMadeUp(href) ? unlinked(text) : whole,
    )
    .trim()
}

/** Whether a link leads into the sandbox's repositories, or to what is in its workspace. */
function isMadeUp(href: string): boolean {
  return (
    /^https:\/\/github\.com\/(?:organizations\/)?(?:acme|example)\//.test(href) ||
    /^https:\/\/www\.notion\.so\/[0-9a-f]{32}$/.test(href)
  )
}

/** Titles and IDs stand out by themselves. */
function unlinked(text: string): string {
  return /^[*`]/.test(text) ? text : `*${text}*`
}

const requestRow = /^\| \d+ \| (`[^`]+`) \| (.*?) \| \d+ \| (.*?) ?\|$/

/** In the order in which they are asked, each once: retries and what goes on side by side differ from run to run. */
const order = ['users/me', 'databases', 'data_sources', 'views', 'pages', 'blocks', 'comments', 'users']

function steadyRequests(summary: string): string {
  const lines = summary.split('\n')
  const rows = lines.flatMap(line => {
    const [, request = '', answer = '', ids = ''] = requestRow.exec(line) ?? []
    return request ? [{ request, text: `${request} | ${answer} | … | ${ids === '' ? '' : '…'} |` }] : []
  })
  const rank = ({ request }: { request: string }) => order.findIndex(word => request.includes(`/v1/${word}`))
  const sorted = rows.sort((a, b) => rank(a) - rank(b) || (a.text < b.text ? -1 : 1))
  const shown = [...new Set(sorted.map(({ text }) => text))].map((text, at) => `| ${at + 1} | ${text}`)
  const first = lines.findIndex(line => requestRow.test(line))
  return lines.flatMap((line, at) => (at === first ? shown : requestRow.test(line) ? [] : [line])).join('\n')
}
