import type { Fault, FaultAction } from '../faults.ts'
import type { GitHubWorld } from '../github.ts'
import type { RateLimit } from '../notion.ts'
import { TOKENS, type World } from '../world.ts'

/** What a run must come to, in the words of the public contract. */
export type Expectation = {
  outcome: 'healthy' | 'broken' | 'inconclusive'
  codes: string[]
  exit: 0 | 1
  /** How many requests Notion may see, where the number is promised. */
  requests?: number
}

/** A workflow's step, the Notion that it meets, and what must come of it. */
export type Scenario = {
  name: string
  /** One plain sentence. */
  about: string
  /** By their names in action.yml; `api-url` is the sandbox's unless given. */
  inputs: Record<string, string>
  env?: Record<string, string>
  /** What GitHub's expressions in the inputs' defaults come to. */
  contexts?: Record<string, string>
  event?: object
  world?: () => World
  faults?: Fault[]
  /** The repository on GitHub, where the run asks about it. */
  github?: () => GitHubWorld
  /** On which day it happens, in ISO 8601; now unless told. */
  date?: string
  rateLimit?: RateLimit
  /** In place of the sandbox's address. */
  apiUrl?: (sandboxUrl: string) => string | Promise<string>
  /** The run is cancelled once Notion has seen so many requests. */
  cancelAfterRequests?: number
  expect: Expectation
}

/** The name and the sentence of a scenario, apart from what it holds. */
export function scenario(name: string, about: string, rest: Omit<Scenario, 'name' | 'about'>): Scenario {
  return { name, about, ...rest }
}

/** The inputs of a step that uses the healthy token. */
export function healthyToken(inputs: Record<string, string> = {}): Record<string, string> {
  return { token: TOKENS.releaseNotes, ...inputs }
}

/** Expects a healthy run. */
export function healthy(requests?: number, codes: string[] = []): Expectation {
  return { outcome: 'healthy', codes, exit: 0, ...(requests === undefined ? {} : { requests }) }
}

/** Expects a failed step with proven faults. */
export function broken(codes: string[], requests?: number): Expectation {
  return { outcome: 'broken', codes, exit: 1, ...(requests === undefined ? {} : { requests }) }
}

/** Expects a failed step that could not tell. */
export function inconclusive(code: string, requests?: number): Expectation {
  return { outcome: 'inconclusive', codes: [code], exit: 1, ...(requests === undefined ? {} : { requests }) }
}

/** A fault that strikes every request. */
export function always(action: FaultAction): Fault[] {
  return [{ when: {}, do: action }]
}
