import { type Capability, capabilities, newestVersion } from '../ports/notion.ts'
import { isLoopback } from '../text/loopback.ts'
import { tidy } from '../text/untrusted.ts'
import { type DatabaseEntry, readDatabases } from './database-entry.ts'

/** The inputs as the workflow gave them, by their names in action.yml; absent ones are empty. */
export type RawInputs = Readonly<Record<InputName, string>>

export const inputNames = [
  'token',
  'databases',
  'capabilities',
  'expect-workspace',
  'secret-name',
  'notion-version',
  'on-broken',
  'on-inconclusive',
  'timeout',
  'tracking-issue',
  'github-token',
  'api-url',
  'secret-source',
  'job-workflow-ref',
] as const
export type InputName = (typeof inputNames)[number]

export type Policy = 'fail' | 'warn'
export type Settings = {
  token: string
  databases: readonly DatabaseEntry[]
  capabilities: readonly Capability[]
  expectWorkspace: string | null
  secretName: string
  notionVersion: string
  onBroken: Policy
  onInconclusive: Policy
  timeoutSeconds: number
  trackingIssue: boolean
  apiUrl: string
}
/** An unusable input: which, what it holds, what it takes in words of ours, and what Notion answered to it. */
export type InputProblem = { input: string; holds: string; accepted: string; answered?: string }

/** What an empty input means, as in action.yml. */
export const defaults = {
  'secret-name': 'NOTION_TOKEN',
  'notion-version': newestVersion,
  'on-broken': 'fail',
  'on-inconclusive': 'fail',
  timeout: '120',
  'tracking-issue': 'false',
  'api-url': 'https://api.notion.com',
} as const

/**
 * Reads every input; each unusable one is a problem, and its default stands in for it, so that all of them
 * are found in one run. `isAddress`: whether the platform can use a text as an address.
 */
export function readSettings(
  raw: RawInputs,
  isAddress: (text: string) => boolean = () => true,
): { settings: Settings; problems: InputProblem[] } {
  const problems: InputProblem[] = []
  const use = <T>(name: keyof typeof defaults, read: (text: string) => T | null, accepted: string): T => {
    const text = raw[name].trim() || defaults[name]
    const value = read(text)
    if (value !== null) return value
    problems.push({ input: name, holds: tidy(text), accepted })
    return read(defaults[name]) as T
  }
  const named = readCapabilities(raw.capabilities)
  if (named.unknown.length > 0)
    problems.push({
      input: 'capabilities',
      holds: tidy(named.unknown.join(', ')),
      accepted: `one or more of ${capabilities.join(', ')}, by line or comma`,
    })
  const settings: Settings = {
    token: raw.token,
    databases: readDatabases(raw.databases),
    capabilities: named.known,
    expectWorkspace: tidy(raw['expect-workspace']) === '' ? null : raw['expect-workspace'].trim(),
    secretName: use(
      'secret-name',
      readSecretName,
      'letters, digits and _, not beginning with a digit or GITHUB_, such as NOTION_TOKEN',
    ),
    notionVersion: use(
      'notion-version',
      readDate,
      `a date that exists, as YYYY-MM-DD, such as ${newestVersion}`,
    ),
    onBroken: use('on-broken', readPolicy, 'fail or warn'),
    onInconclusive: use('on-inconclusive', readPolicy, 'fail or warn'),
    timeoutSeconds: use('timeout', readTimeout, 'whole seconds from 5 to 3600'),
    trackingIssue: use('tracking-issue', readSwitch, 'true or false'),
    apiUrl: use(
      'api-url',
      text => readApiUrl(text, isAddress),
      'an https address, or http to a loopback address, without user name, query or fragment',
    ),
  }
  return { settings, problems }
}

function readCapabilities(text: string): { known: Capability[]; unknown: string[] } {
  const names = text
    .split(/[,\r\n]/)
    .map(name => name.trim())
    .filter(name => name !== '')
  const isKnown = (name: string): name is Capability => (capabilities as readonly string[]).includes(name)
  return {
    known: [...new Set(names.filter(isKnown))],
    unknown: [...new Set(names.filter(name => !isKnown(name)))],
  }
}

/** GitHub's rule: letters, digits and `_`, no digit first, nothing that begins with `GITHUB_`. */
function readSecretName(text: string): string | null {
  return /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(text) && !/^github_/i.test(text) ? text : null
}

function readDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000 ? text : null
}

function readPolicy(text: string): Policy | null {
  return text === 'fail' || text === 'warn' ? text : null
}

/** The spellings of YAML, as the toolkit takes them. */
function readSwitch(text: string): boolean | null {
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  return /^(?:false|False|FALSE)$/.test(text) ? false : null
}

function readTimeout(text: string): number | null {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return seconds >= 5 && seconds <= 3600 ? seconds : null
}

/** Scheme, host, port and path prefix. The token goes nowhere else, so nothing is guessed here. */
function readApiUrl(text: string, isAddress: (text: string) => boolean): string | null {
  const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i.exec(text)
  if (!parts) return null
  const [, scheme = '', host = '', port = '', path = ''] = parts
  if (port !== '' && (Number(port) < 1 || Number(port) > 65535)) return null
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host)) return null
  if (scheme.toLowerCase() === 'http' && !isLoopback(host)) return null
  const address = `${scheme.toLowerCase()}://${host}${port && `:${port}`}${path.replace(/\/+$/, '')}`
  return isAddress(address) ? address : null
}
