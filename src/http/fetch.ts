import type { Transport } from './transport.ts'

/** A list of a hundred issues, each as long as GitHub allows, in any script. Never more than one is read at a time. */
const longest = 32 * 1024 * 1024

/** As much of `fetch` as octokit uses, over the one transport of the process. */
export function fetchWith(send: Transport['send']): typeof globalThis.fetch {
  return async (address, init = {}) => {
    const { method = 'GET', headers, body, signal } = init
    const url = typeof address === 'string' ? address : 'href' in address ? address.href : address.url
    const { status, ...answer } = await send({
      url,
      method,
      headers: Object.fromEntries(Object.entries(headers ?? {})),
      signal: signal ?? new AbortController().signal,
      longest,
      ...(typeof body === 'string' && { body }),
    })
    const text = async () => answer.body
    return { url, status, headers: answer.headers, text } as unknown as Response
  }
}
