// node sandbox/serve.ts [scenario] [--port N]: serves a scenario's world until it is stopped, for curl and the like.
import { parseArgs } from 'node:util'
import { startSandbox } from './notion.ts'
import { scenarios } from './scenarios.ts'
import { TOKENS } from './world.ts'

const { positionals, values } = parseArgs({
  options: { port: { type: 'string', default: '0' } },
  allowPositionals: true,
})
const scenario = scenarios.find(({ name }) => name === (positionals[0] ?? 'healthy'))
const port = Number(values.port)

if (!scenario || !Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`Usage: node sandbox/serve.ts [scenario] [--port N]\n\nScenarios:`)
  for (const { name, about } of scenarios) console.error(`  ${name}: ${about}`)
  process.exitCode = 2
} else {
  const { world, faults, rateLimit } = scenario
  const sandbox = await startSandbox({
    port,
    ...(world && { world: world() }),
    ...(faults && { faults }),
    ...(rateLimit && { rateLimit }),
  })
  console.log(
    `${scenario.name}: ${scenario.about}\n\nNotion is at ${sandbox.url}\n\nTokens, none of them real:`,
  )
  for (const [name, token] of Object.entries(TOKENS)) console.log(`  ${name.padEnd(14)} ${token}`)
  console.log(
    `\ncurl -H 'Notion-Version: 2026-03-11' -H 'Authorization: Bearer <token>' ${sandbox.url}/v1/users/me`,
  )
  process.once('SIGINT', () => void sandbox.close())
}
