// Listens first and loads the program second: a workflow that is cancelled while a hundred kilobytes are being
// read still gets its outputs and its summary.
// Should loading itself fail, the step must not pass.
process.exitCode = 1
const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort())

const { promise: crashed, reject: crash } = Promise.withResolvers<never>()
process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)

const { runProgram } = await import('./program.ts')
await runProgram({ cancel: cancel.signal, crashed, crash })
