import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from 'undici'
import { proxiesOf } from './proxies.ts'
import type { Fetch } from './transport.ts'

/** So many connections at once: enough that fifty databases take a few round trips, few enough to be polite. */
export const connections = 20

/** The one HTTP stack of the process (`@actions/core` brings undici anyway), and proxies where they are set. */
export function openUndici(environment: NodeJS.ProcessEnv): { fetch: Fetch; close: () => Promise<void> } {
  const dispatcher = dispatcherFor(environment)
  const fetch: Fetch = (url, init) =>
    undiciFetch(url, { ...init, dispatcher }) as unknown as ReturnType<Fetch>
  return { fetch, close: () => dispatcher.destroy() }
}

function dispatcherFor(environment: NodeJS.ProcessEnv): Dispatcher {
  // Each attempt has its own limit (ask.ts): these are only a net below it.
  const options = { connections, headersTimeout: 20_000, bodyTimeout: 20_000, connect: { timeout: 15_000 } }
  return proxiesOf(environment).length > 0
    ? withoutItsWarning(() => new EnvHttpProxyAgent(options))
    : new Agent(options)
}

/** undici 6 calls its proxy agent experimental, on stderr: noise in every log of every self-hosted runner. */
function withoutItsWarning<T>(make: () => T): T {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => {}
  try {
    return make()
  } finally {
    process.emitWarning = emitWarning
  }
}
