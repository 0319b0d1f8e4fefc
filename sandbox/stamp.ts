import { createHash } from 'node:crypto'
import { fakeUuid } from './world.ts'

/** What tells one answer from the next: the ID in Notion's log, and Cloudflare's. */
export type Stamp = { requestId: string; ray: string }

/** The stamp of the n-th request of a sandbox: unique in it, and the same in every run. */
export function stampOf(n: number): Stamp {
  const ray = createHash('sha256').update(`ray ${n}`).digest('hex').slice(0, 16)
  return { requestId: fakeUuid(`request ${n}`), ray: `${ray}-AMS` }
}

/** Headers of what Notion's API answers itself (as recorded in 2026). */
export function notionHeaders(stamp: Stamp): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    ...edgeHeaders(stamp),
    'x-notion-request-id': stamp.requestId,
  }
}

/** Headers of what the edge in front of it answers: no request ID, since the API never saw the request. */
export function edgeHeaders(stamp: Stamp): Record<string, string> {
  return { server: 'cloudflare', 'cf-ray': stamp.ray }
}
