import { promises as timers } from 'node:timers'
import { getOctokit } from '@actions/github'

/** How GitHub is asked: as whom, where, and until when. */
export type GitHubOptions = {
  token: string
  /** `https://api.github.com`, or an Enterprise server's with `/api/v3`. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  /** Aborted when the step has to end, or was cancelled. */
  signal: AbortSignal
  /** Whether it was the runner that ended it. */
  cancelled: () => boolean
  /** Milliseconds before what may pass is asked once more. */
  pauseMs?: number
  /** What carries the requests. */
  fetch: typeof globalThis.fetch
}

/** One request may take so long, in milliseconds. */
const attemptMs = 8_000

export type Octokit = ReturnType<typeof getOctokit>

/** The version of GitHub's API that the answers are read by: github.com and every supported server have it. */
const apiVersion = '2022-11-28'

/**
 * The toolkit's octokit, which knows how each request is built, with limits of its own. `time`: GitHub's own, from
 * its newest answer, in milliseconds since 1970; null as long as there is none.
 */
export function openOctokit({ token, apiUrl, signal, pauseMs = 1_000, fetch }: GitHubOptions) {
  const quiet = () => {}
  let time: number | null = null
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    userAgent: 'notion-token-check',
    request: { fetch },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  })
  octokit.hook.after('request', ({ headers }) => {
    time = Date.parse(headers.date ?? '') || time
  })
  octokit.hook.wrap('request', async (request, asked) => {
    asked.headers['x-github-api-version'] = apiVersion
    // Written into what was asked: the toolkit's own hook below this one is handed that, and no copy of it.
    const limited = () => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)])
      Object.assign(asked.request ?? {}, { signal: limit, redirect: 'manual' })
      return withoutRedirect(request(asked))
    }
    try {
      return await limited()
    } catch (error) {
      // What creates something is not asked again: it may have been done, and would then be there twice.
      const creates = asked.method === 'POST' && !asked.url.endsWith('/graphql')
      if (creates || !mayPass(error) || signal.aborted) throw error
      await timers.setTimeout(pauseMs, undefined, { signal }).catch(() => {})
      return await limited()
    }
  })
  return { octokit, time: () => time }
}

/** Followed, a redirect could take what was to be written to another host. */
async function withoutRedirect<T extends { status: number; data: unknown; headers: object }>(
  answer: T | Promise<T>,
): Promise<T> {
  const response = await answer
  if (response.status < 300 || response.status >= 400) return response
  throw Object.assign(new Error('redirected'), { status: response.status, response })
}

/** An error of GitHub's own, or none of an answer. */
function mayPass(error: unknown): boolean {
  const { status } = error as { status?: unknown }
  return typeof status !== 'number' || status >= 500
}

/** Whatever the HTTP stack does with the signal, nobody waits longer. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
