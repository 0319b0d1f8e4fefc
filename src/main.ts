// Listens first and loads the program second: a workflow that is cancelled while a hundred kilobytes are being
// read still gets its outputs and its summary. It is written so that an old Node can read it, and say so.
import {
  type Action,
  brokenAction,
  incompleteAction,
  neededNode,
  olderNode,
  tellFailedStart,
} from './failed-start.ts'
import type { Stops } from './program.ts'

// Should loading itself fail, the step must not pass.
process.exitCode = 1
const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort())

let crash: (error: unknown) => void = () => {}
const crashed = new Promise<never>((_, reject) => {
  crash = reject
})
process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)

/** Both actions are one bundle: the file that the runner starts, fleet.js or index.js, decides which of them runs. */
const action: Action = /[\\/]fleet\.js$/.test(process.argv[1] ?? '') ? 'fleet' : 'check'

async function load(): Promise<(stops: Stops) => Promise<void>> {
  const { runProgram, runFleet } = await import('./program.ts')
  return action === 'fleet' ? runFleet : runProgram
}

async function start(): Promise<void> {
  const { node } = process.versions
  if (Number.parseInt(node, 10) < neededNode) {
    process.exitCode = tellFailedStart(olderNode(node), process.env, action)
    return
  }
  const run = await load().catch(incompleteAction)
  if ('title' in run) {
    process.exitCode = tellFailedStart(run, process.env, action)
    return
  }
  try {
    await run({ cancel: cancel.signal, crashed, crash })
  } catch {
    // Only what comes before the program has its own net, such as reading the inputs.
    process.exitCode = tellFailedStart(brokenAction, process.env, action)
  }
  // Nothing is left to do: should anything still hold the process, it is let go of.
  setTimeout(() => process.exit(), 300).unref()
}

await start()
