import * as core from '@actions/core'
import { inputNames, type RawInputs } from '../core/inputs/settings.ts'

/** The inputs as the workflow gave them, not trimmed: a stray line break in a token is a finding. */
export function readInputs(): RawInputs {
  const entries = inputNames.map(name => [name, core.getInput(name, { trimWhitespace: false })])
  return Object.fromEntries(entries) as RawInputs
}
