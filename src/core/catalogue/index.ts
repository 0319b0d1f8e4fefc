import type { Code, Diagnosis, Facts } from '../result/diagnosis.ts'
import { nothing, type Prose } from '../text/prose.ts'
import { authentication } from './authentication.ts'
import { capabilityEntries } from './capabilities.ts'
import { databaseEntry } from './database-entry.ts'
import { databases } from './databases.ts'
import { emptySecret } from './empty-secret.ts'
import type { All, Entry, Explanation, Telling } from './entry.ts'
import { fleetEntries } from './fleet.ts'
import { notionFaults } from './notion-faults.ts'
import { properties } from './properties.ts'
import { runEntries } from './run.ts'
import { tokenText } from './token-text.ts'

/** The only prose for users about what was found, one entry a code. */
const catalogue: { readonly [C in Code]: Entry<Facts[C]> } = {
  ...emptySecret,
  ...tokenText,
  ...authentication,
  ...databaseEntry,
  ...databases,
  ...properties,
  ...capabilityEntries,
  ...notionFaults,
  ...runEntries,
  ...fleetEntries,
}

/** Findings that are told together: one code, and one way to fix it. */
export type Group = { code: Code; diagnoses: readonly Diagnosis[] }

/** Groups findings in the order in which their codes first appear. */
export function grouped(diagnoses: readonly Diagnosis[]): Group[] {
  const groups = new Map<string, { code: Code; diagnoses: Diagnosis[] }>()
  for (const found of diagnoses) {
    const entry = catalogue[found.code] as Entry<unknown>
    const key = `${found.code} ${entry.variant?.(found.facts) ?? ''}`
    const group = groups.get(key)
    if (group) group.diagnoses.push(found)
    else groups.set(key, { code: found.code, diagnoses: [found] })
  }
  return [...groups.values()]
}

export function explain(group: Group, telling: Telling): Explanation {
  const entry = catalogue[group.code] as Entry<unknown>
  return entry.explain(group.diagnoses.map(found => found.facts) as unknown as All<unknown>, telling)
}

/** The evidence for a finding in a word. */
export function briefOf({ code }: Diagnosis): Prose {
  return catalogue[code].brief ?? nothing
}
