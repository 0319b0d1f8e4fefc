import { isLoopback } from '../text/loopback.ts'

/** How an input is read: undefined where its text is not usable. The text comes trimmed, and is never empty. */
export type Read<T> = (text: string) => T | undefined

export type Policy = 'fail' | 'warn'

/** GitHub's rule: letters, digits and `_`, no digit first, nothing that begins with `GITHUB_`. */
export const readSecretName: Read<string> = text =>
  /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(text) && !/^github_/i.test(text) ? text : undefined

/** A day that exists, as `YYYY-MM-DD`. */
export const readDate: Read<string> = text => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000 ? text : undefined
}

export const readPolicy: Read<Policy> = text => (text === 'fail' || text === 'warn' ? text : undefined)

/** The spellings of YAML, as the toolkit takes them. */
export const readSwitch: Read<boolean> = text => {
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined
}

export const readTimeout: Read<number> = text => {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return seconds >= 5 && seconds <= 3600 ? seconds : undefined
}

/** It becomes part of a marker in the tracking issue. */
export const readIssueKey: Read<string> = text => (/^[\w.-]{1,50}$/.test(text) ? text : undefined)

/** Any path that a file can have: what is not writable shows when it is written. */
export const readPath: Read<string> = text =>
  /^[^\p{Cc}\u2028\u2029]{1,4096}$/u.test(text) ? text : undefined

/** So long an address, and no longer: what is longer is none, and would only cost time. */
const longestUrl = 2_048

/** Notion's own host has no other path: what a caller of the API writes after it. */
const notionsOwn = /^(https:\/\/api\.notion\.com(?::443)?)\/v1$/i

/**
 * Scheme, host, port and path prefix. The token goes nowhere else, so nothing is guessed here; a `/v1` is left out at
 * Notion's own host alone, since a gateway's path may end so.
 */
export function readApiUrl(text: string, isAddress: (text: string) => boolean): string | undefined {
  if (text.length > longestUrl) return undefined
  const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i.exec(text)
  if (!parts) return undefined
  const [, scheme = '', host = '', port = '', path = ''] = parts
  if (port !== '' && (Number(port) < 1 || Number(port) > 65535)) return undefined
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host)) return undefined
  if (scheme.toLowerCase() === 'http' && !isLoopback(host)) return undefined
  const address = `${scheme.toLowerCase()}://${host}${port && `:${port}`}${path.replace(/\/+$/, '')}`
  return isAddress(address) ? address.replace(notionsOwn, '$1') : undefined
}
