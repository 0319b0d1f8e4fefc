import { capabilityScenarios } from './scenarios/capabilities.ts'
import { databaseScenarios } from './scenarios/databases.ts'
import { githubScenarios } from './scenarios/github.ts'
import { healthyScenarios, inputScenarios } from './scenarios/healthy.ts'
import { networkScenarios } from './scenarios/network.ts'
import { refusalScenarios } from './scenarios/refusals.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { tokenScenarios } from './scenarios/token.ts'

export type { Scenario } from './scenarios/scenario.ts'

/** All scenarios, family by family. */
export const families: Readonly<Record<string, Scenario[]>> = {
  'All is well': healthyScenarios,
  'The inputs': inputScenarios,
  'The token': tokenScenarios,
  'The databases': databaseScenarios,
  'The capabilities': capabilityScenarios,
  'Refusals in other words': refusalScenarios,
  'Outages, and what stands in between': networkScenarios,
  'What GitHub knows': githubScenarios,
}

/** Every scenario; those of a code are named after it, the plainest one exactly so. */
export const scenarios: Scenario[] = Object.values(families).flat()
