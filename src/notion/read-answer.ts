import type { Evidence, Refusal } from '../core/ports/notion.ts'
import { fieldsOf, listOf } from '../core/text/foreign-json.ts'
import { tidy, tidyOrNull } from '../core/text/untrusted.ts'
import type { RawAnswer } from '../http/transport.ts'

/** An error in Notion's JSON, as its documentation and the recorded answers have it. */
type NotionError = {
  code: string
  message: string
  reason: string | null
  several: boolean
  sources: readonly string[]
  blockLimit: boolean
}

/** An answer with its body as JSON; undefined where it is none. */
export type Parsed = RawAnswer & { json: unknown }

/** Parses the body once. Nobody keeps what comes of it: it may be many times as large as the text. */
export function parsed(answer: RawAnswer): Parsed {
  try {
    return { ...answer, json: JSON.parse(answer.body) }
  } catch {
    return { ...answer, json: undefined }
  }
}

/** What was read from one answer. `waitMs`: how long Notion asks to wait; null where it does not say. */
export type Read =
  | { is: 'value'; value: Record<string, unknown>; evidence: Evidence }
  | { is: 'refusal'; refusal: Refusal; waitMs: number | null; again: boolean }

/**
 * Judges an answer by its status, headers and body. `again`: asking once more may help. `now`: milliseconds
 * since 1970, for dates in `Retry-After`.
 */
export function readAnswer(answer: Parsed, acceptedBefore: boolean, now: number): Read {
  const { status } = answer
  const evidence = evidenceOf(answer)
  const body = answer.json
  if (status >= 500)
    return refuse({ kind: 'down', evidence }, status === 529 ? waitOf(answer, now) : null, true)
  if (status >= 300 && status < 400)
    return refuse({ kind: 'unrecognised', evidence, what: 'a redirect, which is never followed' })
  if (status >= 400) {
    const error = notionError(body, status)
    if (error === null) return notNotion(answer, evidence, now)
    return notionRefusal(status, error, evidence, acceptedBefore, waitOf(answer, now))
  }
  if (status !== 200 || !isObject(body) || typeof body.object !== 'string' || body.object === 'error')
    return refuse({ kind: 'unrecognised', evidence, what: describeBody(answer) })
  return { is: 'value', value: body, evidence }
}

function refuse(refusal: Refusal, waitMs: number | null = null, again = false): Read {
  return { is: 'refusal', refusal, waitMs, again }
}

/** A 4xx that is not Notion's JSON: its edge, a network rule, a proxy, or something else altogether. */
function notNotion(answer: Parsed, evidence: Evidence, now: number): Read {
  const { status, headers } = answer
  const waitMs = status === 429 ? waitOf(answer, now) : null
  const edge = Boolean(headers.get('cf-ray')) && !headers.get('x-notion-request-id')
  if (status === 429 && (waitMs !== null || !edge))
    return refuse(
      { kind: 'rate-limited', evidence, waitSeconds: seconds(waitMs), limit: edge ? 'address' : 'unknown' },
      waitMs,
      true,
    )
  if (edge) return refuse({ kind: 'blocked', evidence })
  if (status === 407)
    return refuse({ kind: 'unreachable', evidence, reason: 'proxy-auth', detail: 'HTTP 407', proxied: true })
  return refuse({ kind: 'unrecognised', evidence, what: describeBody(answer) })
}

function notionRefusal(
  status: number,
  error: NotionError,
  evidence: Evidence,
  acceptedBefore: boolean,
  waitMs: number | null,
): Read {
  const { code, message, reason, several, sources, blockLimit } = error
  if (status === 429) {
    if (reason === 'public_api_request_blocked')
      return refuse({ kind: 'access-restricted', evidence, message, acceptedBefore })
    const limit =
      reason === 'public_api_space_request_rate_limit' ? 'workspace' : reason ? 'connection' : 'unknown'
    return refuse({ kind: 'rate-limited', evidence, waitSeconds: seconds(waitMs), limit }, waitMs, true)
  }
  const about = { evidence, message }
  if (status === 401 && code === 'unauthorized') return refuse(refusalOf401(about, acceptedBefore))
  if (status === 403 && blockLimit) return refuse({ kind: 'block-limit', ...about })
  if (status === 403 && code === 'restricted_resource' && capabilityWords.test(message))
    return refuse({ kind: 'restricted', ...about })
  if (status === 404 && code === 'object_not_found') return refuse({ kind: 'not-found', ...about })
  if (status === 400 && (code === 'missing_version' || /notion-version/i.test(message)))
    return refuse({ kind: 'version-refused', ...about })
  // A wrong address says nothing of what the request asked for.
  if (status === 400 && code !== 'invalid_request_url')
    return refuse({ kind: 'invalid', ...about, several, sources })
  return refuse({ kind: 'unknown-error', ...about, code }, null, code === 'conflict_error')
}

/** Notion's own shape: `object: "error"`, the status again, a code and a message. */
function notionError(body: unknown, status: number): NotionError | null {
  if (!isObject(body) || body.object !== 'error') return null
  if (body.status !== undefined && body.status !== status) return null
  if (typeof body.code !== 'string' || typeof body.message !== 'string') return null
  const data = fieldsOf(body.additional_data)
  return {
    code: tidy(body.code),
    message: tidy(body.message),
    reason: tidyOrNull(data.rate_limit_reason),
    several: data.error_type === 'multiple_data_sources_for_database',
    sources: listOf(data.child_data_source_ids).flatMap(id => tidyOrNull(id) ?? []),
    blockLimit: typeof data.block_limit === 'string' && data.block_limit !== '',
  }
}

/** The words that Notion has for a missing capability, and for one that personal tokens never have. */
const capabilityWords =
  /^(?:insufficient permissions for this endpoint|personal access tokens cannot list users)\.?$/i

/** What a 401 is about, by its words: with none, or in words about a token, it is the usual one. */
function refusalOf401(about: { evidence: Evidence; message: string }, acceptedBefore: boolean): Refusal {
  const { message } = about
  if (/\bauthorization header\b/i.test(message)) return { kind: 'header-lost', ...about }
  const usual = /^(?:unauthorized\.?)?$/i.test(message) || aboutToken.test(message)
  if (!usual && aboutAccess.test(message)) return { kind: 'access-restricted', ...about, acceptedBefore }
  return usual || /\btoken\b/i.test(message)
    ? { kind: 'unauthorized', ...about, acceptedBefore }
    : { kind: 'unknown-error', ...about, code: 'unauthorized' }
}

const aboutToken = /\btoken\b.*\b(?:revoked|expired|invalid)\b/i
const aboutAccess =
  /\b(?:accounts?|persons?|users?|members?|guests?|polic(?:y|ies)|plans?|regions?|countr(?:y|ies)|workspaces?)\b/i

/** The word for an answer in the table of requests: Notion's code, or what it was instead. */
export function answerWord(answer: Parsed): string {
  const { status, json: body } = answer
  if (status >= 400) return notionError(body, status)?.code ?? describeBody(answer)
  return isObject(body) && typeof body.object === 'string' ? tidy(body.object) : describeBody(answer)
}

function describeBody({ body, headers, json }: Parsed): string {
  if (body.trim() === '') return 'an empty answer'
  const type = headers.get('content-type') ?? ''
  if (/html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(body)) return 'an HTML page'
  if (json !== undefined) return 'JSON, but not of Notion’s API'
  return /json/i.test(type) ? 'broken JSON' : 'no JSON'
}

export function evidenceOf({ status, headers, json: body }: Parsed): Evidence {
  const inBody = isObject(body) ? tidyOrNull(body.request_id) : null
  return {
    status,
    requestId: tidyOrNull(headers.get('x-notion-request-id')) ?? inBody,
    rayId: tidyOrNull(headers.get('cf-ray')),
  }
}

/** `Retry-After` in seconds or as a date, in milliseconds from now. */
function waitOf({ headers }: RawAnswer, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** Beyond a day, the exact length doesn't matter, and a number that anybody could have sent isn't repeated. */
const longestWait = 86_400

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.min(longestWait, Math.ceil(ms / 1000))
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
