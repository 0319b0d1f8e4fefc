import { resolve } from 'node:path'
import { fleetInputs } from './core/fleet/settings.ts'
import { runFleetAction } from './fleet-action.ts'
import { readReports } from './fleet-files.ts'
import { openGitHub } from './github/connect.ts'
import { readContext } from './github/context.ts'
import { readInputs } from './github/inputs.ts'
import { maskAll, printDebug, printLog } from './github/log.ts'
import { publish } from './github/publish.ts'
import { fetchWith } from './http/fetch.ts'
import { proxySettings } from './http/proxies.ts'
import { openTransport } from './http/transport.ts'
import { realClock } from './notion/clock.ts'
import type { Stops } from './program.ts'

/** All that GitHub is asked for one issue takes no longer, in milliseconds. */
const githubMs = 60_000

/** Puts the real parts of the fleet's report together; no logic. */
export async function runFleet({ cancel, crashed }: Stops): Promise<void> {
  const { send, close } = openTransport(proxySettings(process.env, process.versions.node))
  process.exitCode = await runFleetAction({
    host: {
      inputs: () => readInputs(fleetInputs),
      context: () => readContext({ 'secret-source': '', 'job-workflow-ref': '' }, process.env),
      mask: maskAll,
      log: printLog,
      debug: printDebug,
      publish,
    },
    reports: (folder, read) => readReports(resolve(process.env.GITHUB_WORKSPACE ?? '', folder), read),
    github: (token, run) =>
      openGitHub({ token, notionToken: '', run, cancel, withinMs: githubMs, fetch: fetchWith(send) }),
    elapsed: realClock.now,
    now: realClock.date,
    crashed,
  })
  close()
}
