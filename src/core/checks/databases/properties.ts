import type { Property } from '../../inputs/property-line.ts'
import {
  type Answer,
  dataSourcesSince,
  type FoundProperties,
  type FoundProperty,
  type Notion,
} from '../../ports/notion.ts'
import { type Diagnosis, diagnosis, type Facts } from '../../result/diagnosis.ts'
import { nearest } from '../../text/nearest.ts'
import { tidy, withSingleSpaces } from '../../text/untrusted.ts'
import { incomplete, refusalFound, unjudged } from '../faults.ts'
import type { Ask, LookedUp } from './look-up.ts'

/** For so many missing properties of a data source the nearest name is looked for: it takes time. */
const mostHints = 10

/**
 * The properties of one data source. `source`: its name, where the database has several. `sourceId`: null where the
 * answer about what was listed has them.
 */
export type Held = {
  source: string | null
  sourceId: string | null
  answer: Answer<{ properties: FoundProperties | null }>
}

/**
 * Asks for the properties of each data source, unless an answer that is there already has them. `before`: what
 * came of asking before; only what failed is asked again.
 */
export async function askProperties(
  looked: LookedUp,
  ask: Ask,
  { notion, version, before }: { notion: Notion; version: string; before: readonly Held[] },
): Promise<readonly Held[]> {
  if (looked.is !== 'database' && looked.is !== 'data-source') return []
  const { found } = looked
  if (found.inTrash || (looked.is === 'data-source' && version < dataSourcesSince)) return []
  const sources = 'sources' in found ? found.sources : null
  if (sources === null) return [{ source: null, sourceId: null, answer: { ok: true, value: found } }]
  const several = sources.length > 1
  return Promise.all(
    sources.map(async ({ id, name }, at): Promise<Held> => {
      const known = before[at]
      if (known?.answer.ok) return known
      const answer = await ask(`properties of ${id}`, () => notion.properties(id))
      return { source: several ? (name ?? id) : null, sourceId: id, answer }
    }),
  )
}

type About = Pick<Facts['property-missing'], 'id' | 'given' | 'name' | 'title' | 'databaseId'>

/** What one data source lacks of the lines; an answer without properties proves nothing. */
export function judgeHeld(
  wanted: readonly Property[],
  { source, sourceId, answer }: Held,
  about: About,
): Diagnosis[] {
  const subject = { what: 'database', id: about.id, title: about.title } as const
  if (!answer.ok) return [refusalFound(answer.refusal, subject)]
  const { properties } = answer.value
  if (properties === null) return [incomplete(subject, 'a data source whose properties can’t be read')]
  const around = { ...about, source, sourceId, current: properties.all }
  const names = new Set(properties.all.map(({ name }) => name))
  const missing = wanted.filter(({ name }) => !names.has(name))
  const hinted = new Set(missing.slice(0, mostHints))
  const found = wanted.map(each => judgeProperty(each, properties, around, hinted.has(each)))
  const named = (is: Unknown) => wanted.filter((_, at) => found[at] === is).map(({ name }) => tidy(name))
  return [
    ...found.filter(each => each !== null && typeof each !== 'string'),
    ...(found.includes('no-options') ? [incomplete(subject, 'a property whose options can’t be read')] : []),
    ...(['no-type', 'too-many'] as const).flatMap(is =>
      found.includes(is)
        ? [unjudged(subject, { from: is, properties: named(is), looked: properties.all.length })]
        : [],
    ),
  ]
}

/** Why an answer does not tell whether a line holds. */
type Unknown = 'no-type' | 'no-options' | 'too-many'

type Around = About & Pick<Facts['property-missing'], 'source' | 'sourceId' | 'current'>

/** One line: null where it holds. */
function judgeProperty(
  wanted: Property,
  { all, complete }: FoundProperties,
  around: Around,
  hinted: boolean,
): Diagnosis | Unknown | null {
  const property = tidy(wanted.name)
  const found = all.find(({ name }) => name === wanted.name)
  if (!found) {
    if (!complete) return 'too-many'
    return diagnosis('property-missing', {
      ...around,
      property,
      type: wanted.type,
      nearest: hinted ? nearestTo(wanted, all) : null,
    })
  }
  // Of formulas and rollups Notion cannot always tell the type.
  if (found.type === 'unsupported' && found.type !== wanted.type) return 'no-type'
  if (found.type !== wanted.type)
    return diagnosis('property-type-mismatch', {
      ...around,
      property,
      wanted: wanted.type,
      type: found.type,
    })
  const { options } = found
  if (wanted.options.length === 0) return null
  if (options === null) return 'no-options'
  const missing = wanted.options.filter(option => !options.includes(option))
  if (missing.length === 0) return null
  const named = { missing: missing.map(tidy), options: options.map(tidy) }
  return diagnosis('option-missing', { ...around, property, type: found.type, ...named })
}

/** One that looks the same, else one of the same type, else any with a name that is near. */
function nearestTo(
  { name: wanted, type: wantedType }: Property,
  all: readonly FoundProperty[],
): Facts['property-missing']['nearest'] {
  const looks = tidy(wanted)
  const alike = all.find(({ name }) => tidy(name) === looks)
  if (alike) return { name: looks, type: alike.type, differs: differenceOf(wanted, alike.name) }
  const among = (some: readonly FoundProperty[]) => {
    const shown = some.map(({ name, type }) => ({ name: tidy(name), type, differs: null }))
    const near = nearest(
      looks,
      shown.map(({ name }) => name),
    )
    return shown.find(({ name }) => name === near)
  }
  return among(all.filter(({ type }) => type === wantedType)) ?? among(all) ?? null
}

/** In what two names differ that look the same. */
function differenceOf(one: string, other: string) {
  if (one.trim() === other.trim()) return 'outer-spaces'
  return withSingleSpaces(one) === withSingleSpaces(other) ? 'inner-spaces' : 'unseen'
}
