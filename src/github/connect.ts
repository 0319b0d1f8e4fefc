import type { RunContext } from '../core/inputs/run-context.ts'
import type { GitHub } from '../core/ports/github.ts'

type Opening = {
  /** `github-token` as the workflow gave it, without whitespace around it. */
  token: string
  /** Notion's, which never goes to GitHub. */
  notionToken: string
  run: Pick<RunContext, 'apiUrl' | 'repository'>
  /** Aborted when the runner stops the step. */
  cancel: AbortSignal
  /** Milliseconds until the step has to end. */
  withinMs: number
  /** What carries the requests. */
  fetch: typeof globalThis.fetch
}

/** Opens the way to GitHub; null where there is no repository, or nothing that could be sent as a token. */
export async function openGitHub(opening: Opening): Promise<GitHub | null> {
  const { token, notionToken, run, cancel, withinMs, fetch } = opening
  const { apiUrl, repository } = run
  // Anything else would not get as far as GitHub, and errors about it could hold it. Notion's is Notion's.
  if (repository === null || token === notionToken.trim() || !/^[\x21-\x7e]+$/.test(token)) return null
  const end = AbortSignal.timeout(Math.max(0, Math.floor(withinMs)))
  // Octokit is a third of the program, and most runs do without it.
  const { connectGitHub } = await import('./port.ts')
  return connectGitHub({
    token,
    apiUrl,
    repository,
    signal: AbortSignal.any([cancel, end]),
    cancelled: () => cancel.aborted,
    fetch,
  })
}
