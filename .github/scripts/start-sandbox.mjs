// Leaves the stand-in for Notion running behind the step that calls this, and gives later steps its address, two of
// its tokens (none of them real) and two of its databases. Needs Node 24 and no package.
import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IDS, TOKENS } from '../../sandbox/world.ts'

const serve = fileURLToPath(new URL('../../sandbox/serve.ts', import.meta.url))
const log = join(mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'sandbox-')), 'log')
const out = openSync(log, 'a')

// Detached and with no pipe to here, so that it outlives this process, on Windows too.
const server = spawn(process.execPath, [serve], { detached: true, stdio: ['ignore', out, out] })
server.unref()

const url = await untilThere()
const outputs = {
  url,
  pid: server.pid,
  'healthy-token': TOKENS.releaseNotes,
  'revoked-token': TOKENS.revoked,
  databases: `${IDS.roadmap},${IDS.releases}`,
}
for (const [name, value] of Object.entries(outputs))
  appendFileSync(process.env.GITHUB_OUTPUT ?? log, `${name}=${value}\n`)
console.log(`The sandbox is at ${url}`)

/** Its address, once it answers there. */
async function untilThere() {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    const [, address] = /^Notion is at (\S+)$/m.exec(readFileSync(log, 'utf8')) ?? []
    const answer = address && (await fetch(`${address}/v1/users/me`).catch(() => null))
    if (answer) return address
    if (server.exitCode !== null) break
  }
  console.error(`::error title=No sandbox::It did not start.\n${readFileSync(log, 'utf8')}`)
  process.exit(1)
}

function pause(ms) {
  return new Promise(resolve => setTimeout(resolve, ms))
}
