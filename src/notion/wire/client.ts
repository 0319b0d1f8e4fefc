import { Client } from '@notionhq/client'
import type { RawAnswer, Send } from '../../http/transport.ts'

/** What went over the wire for one call: its answer, or the error that came instead. */
export type Sent = { method: string; path: string; answer: RawAnswer | null; error: unknown }
export type Call<T> = (client: Client) => Promise<T>

/** `sent` is null where nothing was sent, and `error` then says why. */
export type Made = { sent: Sent | null; error: unknown }

/**
 * Makes one call through the SDK, which knows how each request is built, and returns what went over the wire. Never
 * rejects. Retries, time and aborting are ours (ask.ts), since the SDK's time-out does not abort the request, and its
 * retries miss most outages; and so is the reading of answers.
 */
export async function callOnce(
  options: { token: string; apiUrl: string; notionVersion: string; send: Send; signal: AbortSignal },
  call: Call<unknown>,
): Promise<Made> {
  const { token, apiUrl, notionVersion, send, signal } = options
  const made: Made = { sent: null, error: null }
  const client = new Client({
    auth: token,
    baseUrl: apiUrl,
    notionVersion,
    retry: false,
    timeoutMs: 2 ** 31 - 1,
    logger: () => {},
    fetch: async (url, init = {}) => {
      const method = init.method ?? 'GET'
      const sent: Sent = { method, path: pathOf(url, apiUrl), answer: null, error: null }
      made.sent = sent
      try {
        const request = { url, method, headers: init.headers ?? {}, signal }
        // A transport that ignores the signal must not hold the step, nor the SDK's own timer.
        sent.answer = await Promise.race([send(request), aborted(signal)])
      } catch (error) {
        sent.error = error
        throw error
      }
      // The body is read where it is judged, and once: the SDK gets none to read.
      return { ok: true, status: 200, headers: sent.answer.headers, text: async () => '{}' }
    },
  })
  try {
    await call(client)
  } catch (error) {
    made.error = error
  }
  return made
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
