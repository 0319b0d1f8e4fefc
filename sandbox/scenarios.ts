import { capabilityScenarios } from './scenarios/capabilities.ts'
import { databaseScenarios } from './scenarios/databases.ts'
import { githubScenarios } from './scenarios/github.ts'
import { healthyScenarios, inputScenarios } from './scenarios/healthy.ts'
import { networkScenarios } from './scenarios/network.ts'
import { refusalScenarios } from './scenarios/refusals.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { tokenScenarios } from './scenarios/token.ts'

export type { Expectation, Scenario } from './scenarios/scenario.ts'

/** Every scenario; those of a code are named after it, the plainest one exactly so. */
export const scenarios: Scenario[] = [
  ...healthyScenarios,
  ...inputScenarios,
  ...tokenScenarios,
  ...databaseScenarios,
  ...capabilityScenarios,
  ...refusalScenarios,
  ...networkScenarios,
  ...githubScenarios,
]
