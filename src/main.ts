// Listens first and loads the program second: a workflow that is cancelled while a hundred kilobytes are being
// read still gets its outputs and its summary. It is written so that an old Node can read it, and say so.
import { incompleteAction, neededNode, olderNode, tellFailedStart } from './failed-start.ts'

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

async function start(): Promise<void> {
  const { node } = process.versions
  if (Number.parseInt(node, 10) < neededNode) {
    process.exitCode = tellFailedStart(olderNode(node), process.env)
    return
  }
  const program = await import('./program.ts').catch(incompleteAction)
  if ('title' in program) process.exitCode = tellFailedStart(program, process.env)
  else await program.runProgram({ cancel: cancel.signal, crashed, crash })
}

await start()
