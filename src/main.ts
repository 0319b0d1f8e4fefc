import * as core from '@actions/core'
import { type Ports, runAction } from './action.ts'
import { readContext } from './github/context.ts'
import { readInputs } from './github/inputs.ts'
import { createProgress, maskAll, printLog } from './github/log.ts'
import { publish } from './github/publish.ts'
import { realClock } from './notion/clock.ts'
import { connectNotion } from './notion/connect.ts'
import { sendWith } from './notion/transport.ts'
import { connections, openUndici, usesProxy } from './notion/undici-fetch.ts'

const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort())

const progress = createProgress(realClock.now)

const ports: Ports = {
  host: {
    inputs: readInputs,
    context: raw => readContext(raw, process.env),
    mask: maskAll,
    progress: progress.done,
    log: printLog,
    debug: core.debug,
    publish,
  },
  connect: settings => {
    const { fetch, close } = openUndici(process.env)
    return connectNotion({
      token: settings.token,
      apiUrl: settings.apiUrl,
      notionVersion: settings.notionVersion,
      send: sendWith(fetch),
      clock: realClock,
      random: Math.random,
      // The clock began with the process, and so did the step.
      deadline: settings.timeoutSeconds * 1000,
      cancel: cancel.signal,
      atOnce: connections,
      proxied: usesProxy(process.env),
      onWait: progress.waiting,
      close,
    })
  },
  elapsed: realClock.now,
}

process.exitCode = await runAction(ports)
