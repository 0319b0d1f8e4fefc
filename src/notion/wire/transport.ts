/** One HTTP exchange, whole: what the SDK and the judging of answers both work on. */
export type RawAnswer = { status: number; headers: Headers; body: string }
export type RawRequest = { url: string; method: string; headers: Record<string, string>; signal: AbortSignal }

/** Sends a request and reads its whole answer. Rejects when none came; aborts truly with the signal. */
export type Send = (request: RawRequest) => Promise<RawAnswer>

/** The part of `fetch` that is used: the platform's, undici's, or a test's. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; signal: AbortSignal; redirect: 'manual' },
) => Promise<{ status: number; headers: Headers; body: ReadableStream<Uint8Array> | null }>

/** An answer may be so large, in bytes. The largest databases stay far below; a body without end does not. */
const largestBody = 8 * 1024 * 1024

/** Redirects are never followed: the token goes to the address that was given, and nowhere else. */
export function sendWith(fetch: Fetch): Send {
  return async ({ url, method, headers, signal }) => {
    const response = await fetch(url, { method, headers, signal, redirect: 'manual' })
    return { status: response.status, headers: response.headers, body: await readBody(response.body, signal) }
  }
}

/** Thrown for a body that does not end. */
export class BodyTooLarge extends Error {}

async function readBody(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): Promise<string> {
  if (body === null) return ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > largestBody) {
      // Not awaited: what the other side does with the news does not matter here.
      reader.cancel().catch(() => {})
      throw new BodyTooLarge(`more than ${largestBody} bytes`)
    }
    text += decoder.decode(value, { stream: true })
    signal.throwIfAborted()
  }
}
