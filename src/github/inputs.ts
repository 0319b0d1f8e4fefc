import * as core from '@actions/core'

/** The inputs as the workflow gave them, not trimmed: a stray line break in a token is a finding. */
export function readInputs<N extends string>(names: readonly N[]): Readonly<Record<N, string>> {
  const entries = names.map(name => [name, core.getInput(name, { trimWhitespace: false })])
  return Object.fromEntries(entries) as Record<N, string>
}
