import { type Ports, runAction } from './action.ts'
import { inputNames, type Settings } from './core/inputs/settings.ts'
import { openGitHub } from './github/connect.ts'
import { readContext } from './github/context.ts'
import { readInputs } from './github/inputs.ts'
import { maskAll, printDebug, printLog } from './github/log.ts'
import { createProgress } from './github/progress.ts'
import { publish } from './github/publish.ts'
import { fetchWith } from './http/fetch.ts'
import { proxySettings } from './http/proxies.ts'
import { openTransport } from './http/transport.ts'
import { realClock } from './notion/clock.ts'
import { connectNotion } from './notion/connect.ts'

/** The other action: of one file with this one, since the bundler wraps every module that two files share. */
export { runFleet } from './fleet-program.ts'

/** What may stop the program: the runner, or an error that nobody caught. */
export type Stops = {
  cancel: AbortSignal
  crashed: Promise<never>
  crash: (error: unknown) => void
}

/** Puts the real parts together; no logic. */
export async function runProgram({ cancel, crashed, crash }: Stops): Promise<void> {
  const progress = createProgress(realClock.now)
  const proxies = proxySettings(process.env, process.versions.node)
  const { send, close } = openTransport(proxies)

  const ports: Ports = {
    host: {
      inputs: () => readInputs(inputNames),
      context: raw => readContext(raw, process.env),
      mask: maskAll,
      progress: progress.done,
      log: printLog,
      debug: printDebug,
      publish,
    },
    connect: settings => {
      const { deadline, asking } = timesOf(settings)
      endBy(deadline, crash)
      return connectNotion({
        token: settings.token,
        apiUrl: settings.apiUrl,
        notionVersion: settings.notionVersion,
        send,
        clock: realClock,
        random: Math.random,
        // The clock began with the process, and so did the step.
        deadline: asking,
        cancel,
        atOnce: 50,
        proxies: proxies.proxies,
        onWait: progress.waiting,
      })
    },
    github: (settings, token, run) =>
      openGitHub({
        token,
        notionToken: settings.token,
        run,
        cancel,
        withinMs: timesOf(settings).deadline - realClock.now() - 250,
        fetch: fetchWith(send),
      }),
    elapsed: realClock.now,
    now: realClock.date,
    crashed,
  }

  process.exitCode = await runAction(ports)
  close()
}

/**
 * Asking ends at the deadline by itself; should it ever not, the step still does. The second that it gets for that
 * begins with the deadline, however late that is noticed: a machine may have been frozen in the meantime.
 */
function endBy(deadline: number, crash: Stops['crash']): void {
  const late = () => crash(new Error('The step did not end in time'))
  setTimeout(() => setTimeout(late, 1_000).unref(), Math.max(0, deadline - realClock.now())).unref()
}

/**
 * When the step has to end, and when asking Notion does: the tracking issue gets a quarter of the time for
 * itself, 15 seconds at most. In milliseconds since the process began.
 */
function timesOf({ timeoutSeconds, trackingIssue }: Settings): { deadline: number; asking: number } {
  const deadline = timeoutSeconds * 1000
  return { deadline, asking: trackingIssue ? deadline - Math.min(15_000, deadline / 4) : deadline }
}
