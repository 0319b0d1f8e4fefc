import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from 'undici'
import type { ProxySettings } from './proxies.ts'
import type { Fetch } from './transport.ts'

/** So many connections at once: enough that fifty databases take a few round trips, few enough to be polite. */
export const connections = 20

/** The one HTTP stack of the process (`@actions/core` brings undici anyway), and proxies where they are set. */
export function openUndici(settings: ProxySettings): { fetch: Fetch; close: () => Promise<void> } {
  const [unusable] = settings.unusable
  if (unusable) return { fetch: () => Promise.reject(unusableProxy(unusable)), close: async () => {} }
  const dispatcher = dispatcherFor(settings).compose(telling407)
  const fetch: Fetch = (url, init) =>
    undiciFetch(url, { ...init, dispatcher }) as unknown as ReturnType<Fetch>
  return { fetch, close: () => dispatcher.destroy() }
}

/** Sent around a proxy that was meant, a token would go where nobody wanted it. */
function unusableProxy(variable: string): Error {
  return Object.assign(new Error(`${variable} is no http or https proxy`), {
    code: 'INVALID_PROXY',
    detail: variable,
  })
}

function dispatcherFor({ proxies, httpProxy, httpsProxy, noProxy }: ProxySettings): Dispatcher {
  // Each attempt has its own limit (attempt.ts): these are only a net below it.
  const options = { connections, headersTimeout: 20_000, bodyTimeout: 20_000, connect: { timeout: 15_000 } }
  if (proxies.length === 0) return new Agent(options)
  const set = {
    ...(httpProxy && { httpProxy }),
    ...(httpsProxy && { httpsProxy }),
    ...(noProxy && { noProxy }),
  }
  return withoutItsWarning(() => new EnvHttpProxyAgent({ ...options, ...set }))
}

/** `fetch` makes an error without a word of a 407 that did not answer a CONNECT: this gives it its words. */
function telling407(dispatch: Dispatcher['dispatch']): Dispatcher['dispatch'] {
  return (options, handler) => {
    const telling = Object.create(handler) as Dispatcher.DispatchHandlers
    telling.onHeaders = (status, ...rest) => {
      if (status === 407) throw new Error('Proxy response (407) to the request itself')
      return handler.onHeaders?.(status, ...rest) ?? true
    }
    return dispatch(options, telling)
  }
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
