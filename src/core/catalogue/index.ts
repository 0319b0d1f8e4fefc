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

/** Findings that are explained together, in the order in which they were found: they have one fix. */
export type Group = All<Diagnosis>

/** Groups findings by how they are explained, and these by what fix they need. */
export function grouped(diagnoses: readonly Diagnosis[]): Group[][] {
  const families = [...Map.groupBy(diagnoses, found => entryOf(found).explain).values()]
  return families.map(family => {
    const groups = Map.groupBy(family, found => entryOf(found).variant?.(found.facts))
    return [...groups.values()] as unknown as Group[]
  })
}

export function explain(group: Group, telling: Telling): Explanation {
  const facts: unknown = group.map(found => found.facts)
  return entryOf(group[0]).explain(facts as All<unknown>, telling)
}

function entryOf({ code }: Diagnosis): Entry<unknown> {
  return catalogue[code] as Entry<unknown>
}

/** The evidence for a finding in a word. */
export function briefOf({ code }: Diagnosis): Prose {
  return catalogue[code].brief ?? nothing
}
