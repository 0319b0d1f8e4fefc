import type { GitHubRefusal } from '../core/ports/github.ts'
import { chainOf } from '../core/text/thrown.ts'
import { tidyOrNull } from '../core/text/untrusted.ts'

type Ended = { signal: AbortSignal; cancelled: () => boolean }

/** What anything that a request to GitHub threw means. Recognized by its shape: errors may come from another realm. */
export function refusalOf(error: unknown, { signal, cancelled }: Ended): GitHubRefusal {
  const { status, response, name, errors } = (error ?? {}) as Record<string, unknown>
  const { data, headers } = (response ?? {}) as { data?: unknown; headers?: Record<string, unknown> }
  // Octokit makes a 500 without a response of whatever the transport rejects with.
  if (typeof status === 'number' && response !== undefined) {
    const needs = tidyOrNull(headers?.['x-accepted-github-permissions'])
    const kind = kindOf(status, wordsOf(data), headers ?? {})
    return { kind, status, message: wordsOf(data), ...(needs && { needs }) }
  }
  if (cancelled()) return { kind: 'cancelled', status: null, message: '' }
  if (signal.aborted || name === 'AbortError' || name === 'TimeoutError' || timedOut(error))
    return { kind: 'out-of-time', status: null, message: '' }
  const code = networkCode(error)
  if (code !== null) return { kind: 'unreachable', status: null, message: code }
  return graphqlRefusal(errors) ?? { kind: 'unrecognised', status: null, message: '' }
}

/** GraphQL refuses with 200 and a list of errors. */
function graphqlRefusal(errors: unknown): GitHubRefusal | null {
  const [first] = Array.isArray(errors) ? (errors as { type?: unknown; message?: unknown }[]) : []
  if (!first) return null
  const message = tidyOrNull(first.message) ?? ''
  if (/^RATE_LIMIT(?:ED)?$/.test(String(first.type))) return { kind: 'rate-limited', status: 200, message }
  const forbidden = first.type === 'FORBIDDEN' || first.type === 'INSUFFICIENT_SCOPES'
  return { kind: forbidden ? 'no-permission' : 'unrecognised', status: 200, message }
}

/** GitHub's sentence, and what it says of each field. An HTML page isn't a sentence. */
function wordsOf(data: unknown): string {
  const { message, errors } = (data ?? {}) as { message?: unknown; errors?: unknown }
  const details = Array.isArray(errors)
    ? errors.map(each => (each as { message?: unknown } | null)?.message)
    : []
  const words = [message, ...details].filter(each => typeof each === 'string' && each !== '')
  return tidyOrNull(words.join(': ')) ?? ''
}

function kindOf(status: number, words: string, headers: Record<string, unknown>): GitHubRefusal['kind'] {
  if (status >= 500) return 'down'
  if (status === 401) return 'bad-credentials'
  if (status === 410) return /disabled/i.test(words) ? 'issues-off' : 'unrecognised'
  if (status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0')
    return 'rate-limited'
  if (/rate limit/i.test(words)) return 'rate-limited'
  if (/archived/i.test(words)) return 'archived'
  if (/\blocked\b/i.test(words)) return 'locked'
  if (/\bSAML\b|IP allow list/i.test(words)) return 'unrecognised'
  // Without the permission, GitHub says so, or denies that there is such a thing.
  return status === 403 || status === 404 ? 'no-permission' : 'unrecognised'
}

function timedOut(error: unknown): boolean {
  return chainOf(error).some(({ name, code }) => name === 'TimeoutError' || /TIMEOUT/.test(String(code)))
}

function networkCode(error: unknown): string | null {
  const found = chainOf(error).find(({ code }) => typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code))
  return found ? String(found.code) : null
}
