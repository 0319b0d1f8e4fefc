import * as core from '@actions/core'
import { type Ports, runAction } from './action.ts'
import { readContext } from './github/context.ts'
import { readInputs } from './github/inputs.ts'
import { createProgress, maskAll, printLog } from './github/log.ts'
import { publish } from './github/publish.ts'
import { realClock } from './notion/clock.ts'
import { connectNotion } from './notion/connect.ts'
import { proxySettings } from './notion/proxies.ts'
import { sendWith } from './notion/transport.ts'
import { connections, openUndici } from './notion/undici-fetch.ts'

/** What may stop the program: the runner, or an error that nobody caught. */
export type Stops = {
  cancel: AbortSignal
  crashed: Promise<never>
  crash: (error: unknown) => void
}

/** Puts the real parts together; no logic. */
export async function runProgram({ cancel, crashed, crash }: Stops): Promise<void> {
  const progress = createProgress(realClock.now)
  const proxies = proxySettings(process.env)

  const ports: Ports = {
    host: {
      inputs: readInputs,
      context: raw => readContext(raw, process.env),
      mask: maskAll,
      progress: progress.done,
      log: printLog,
      debug: text => {
        if (core.isDebug()) core.debug(text)
      },
      publish,
    },
    connect: settings => {
      const { fetch, close } = openUndici(proxies)
      const deadline = settings.timeoutSeconds * 1000
      // Asking ends at the deadline by itself; should it ever not, the step still does.
      setTimeout(
        () => crash(new Error('The step did not end in time')),
        deadline + 1_000 - realClock.now(),
      ).unref()
      return connectNotion({
        token: settings.token,
        apiUrl: settings.apiUrl,
        notionVersion: settings.notionVersion,
        send: sendWith(fetch),
        clock: realClock,
        random: Math.random,
        // The clock began with the process, and so did the step.
        deadline,
        cancel,
        atOnce: connections,
        proxies: proxies.proxies,
        onWait: progress.waiting,
        close,
      })
    },
    elapsed: realClock.now,
    crashed,
  }

  process.exitCode = await runAction(ports)
  // Nothing is left to do: should anything still hold the process, it is let go of.
  setTimeout(() => process.exit(), 300).unref()
}
