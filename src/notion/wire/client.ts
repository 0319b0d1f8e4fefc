import { Client } from '@notionhq/client'
import type { RawAnswer, Send } from './transport.ts'

export type Sent = { method: string; path: string; answer: RawAnswer | null; error: unknown }
export type Call<T> = (client: Client) => Promise<T>

/**
 * Makes one call through the SDK and tells, by `onSent`, what went over the wire: filled in when the answer
 * or the failure is there. The SDK builds the request and reads the
 * answer; retries, time and aborting are ours (ask.ts), since the SDK's time-out does not abort the request,
 * and its retries miss most outages.
 */
export async function callOnce(
  options: { token: string; apiUrl: string; notionVersion: string; send: Send; signal: AbortSignal },
  call: Call<unknown>,
  onSent: (sent: Sent) => void,
): Promise<{ value: unknown; error: unknown }> {
  const client = new Client({
    auth: options.token,
    baseUrl: options.apiUrl,
    notionVersion: options.notionVersion,
    retry: false,
    timeoutMs: 2 ** 31 - 1,
    logger: () => {},
    fetch: async (url, init = {}) => {
      const method = init.method ?? 'GET'
      const sent: Sent = { method, path: pathOf(url, options.apiUrl), answer: null, error: null }
      onSent(sent)
      try {
        const { signal } = options
        const request = { url, method, headers: init.headers ?? {}, signal }
        // A transport that ignores the signal must not hold the step, nor the SDK's own timer.
        sent.answer = await Promise.race([options.send(request), aborted(signal)])
      } catch (error) {
        sent.error = error
        throw error
      }
      const { status, headers, body } = sent.answer
      return { ok: status >= 200 && status < 300, status, headers, text: async () => body }
    },
  })
  try {
    return { value: await call(client), error: null }
  } catch (error) {
    return { value: undefined, error }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function pathOf(url: string, apiUrl: string): string {
  return (url.startsWith(apiUrl) ? url.slice(apiUrl.length) : new URL(url).pathname).replace(/\?.*$/, '')
}
