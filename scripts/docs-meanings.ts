// What each code means, from beside its words in the catalogue. A new code does not compile without it.
import { authenticationMeanings } from '../src/core/catalogue/authentication-meanings.ts'
import { capabilityMeanings } from '../src/core/catalogue/capabilities-meanings.ts'
import { databaseMeanings } from '../src/core/catalogue/databases-meanings.ts'
import { emptySecretMeanings } from '../src/core/catalogue/empty-secret-meanings.ts'
import { fleetMeanings } from '../src/core/catalogue/fleet-meanings.ts'
import type { Meaning } from '../src/core/catalogue/meaning.ts'
import { notionFaultMeanings } from '../src/core/catalogue/notion-faults-meanings.ts'
import { propertyMeanings } from '../src/core/catalogue/properties-meanings.ts'
import { runMeanings } from '../src/core/catalogue/run-meanings.ts'
import { tokenTextMeanings } from '../src/core/catalogue/token-text-meanings.ts'
import type { Code } from '../src/core/result/diagnosis.ts'

export const meanings: { readonly [C in Code]: Meaning } = {
  ...emptySecretMeanings,
  ...tokenTextMeanings,
  ...authenticationMeanings,
  ...databaseMeanings,
  ...propertyMeanings,
  ...capabilityMeanings,
  ...notionFaultMeanings,
  ...runMeanings,
  ...fleetMeanings,
}
