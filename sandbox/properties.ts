import type { DataSourceObjectResponse } from '@notionhq/client'
import { type DataSource, fakeText, fakeUuid, objectOf, type Property, type World } from './world.ts'

/** What `properties` of a data source holds, as the SDK has it. */
type Config = DataSourceObjectResponse['properties'][string]

/** Answered, but unknown to the SDK's own types: what is left for these is an empty object. */
type Untyped = Exclude<Property['type'], Config['type']>

type Value<T extends Config['type']> =
  Extract<Config, { type: T }> extends infer C ? (C extends { [K in T]: infer V } ? V : never) : never

/** Per type, what stands under its own name. */
const values: { readonly [T in Config['type']]: (property: Property, world: World) => Value<T> } = {
  title: empty,
  rich_text: empty,
  number: () => ({ format: 'number' }),
  select: ({ name, options = [] }) => ({ options: optionsOf(name, options) }),
  multi_select: ({ name, options = [] }) => ({ options: optionsOf(name, options) }),
  status: ({ name, options = [] }) => ({
    options: optionsOf(name, options),
    groups: [
      {
        id: fakeUuid(`group ${name}`),
        name: 'To-do',
        color: 'gray',
        option_ids: optionsOf(name, options).map(({ id }) => id),
      },
    ],
  }),
  date: empty,
  people: empty,
  files: empty,
  checkbox: empty,
  url: empty,
  email: empty,
  phone_number: empty,
  formula: () => ({ expression: 'now()' }),
  relation: ({ to = '' }, world) => {
    const target = objectOf(world, to)
    const database_id = target?.kind === 'data_source' ? target.database : to
    return { database_id, data_source_id: to, type: 'single_property', single_property: {} }
  },
  rollup: () => ({
    function: 'count',
    rollup_property_name: 'Name',
    relation_property_name: 'Release',
    rollup_property_id: 'title',
    relation_property_id: propertyId('Release'),
  }),
  created_time: empty,
  created_by: empty,
  last_edited_time: empty,
  last_edited_by: empty,
  unique_id: () => ({ prefix: 'ACME' }),
}

/** Properties by their names, as a data source has them, or before 2025-09-03 a database. */
export function propertiesJson(
  world: World,
  source: DataSource,
  old: boolean,
): Record<string, Config | { type: Untyped }> {
  return Object.fromEntries(source.properties.map(each => [each.name, propertyJson(world, each, old)]))
}

function propertyJson(world: World, property: Property, old: boolean): Config | { type: Untyped } {
  const { name, type } = property
  const value = type in values ? values[type as Config['type']](property, world) : {}
  // As recorded: no description in the old version, and no data source in its relations.
  const described = old ? {} : { description: null }
  const shown = old && type === 'relation' ? { ...value, data_source_id: undefined } : value
  const id = type === 'title' ? 'title' : propertyId(name)
  return { id, name, ...described, type, [type]: shown } as Config | { type: Untyped }
}

/** Four characters, and the same for the same name: a rename changes it here, though not at Notion's. */
function propertyId(name: string): string {
  return fakeText(`property ${name}`, 4)
}

function optionsOf(property: string, names: readonly string[]) {
  return names.map(name => ({
    id: fakeUuid(`${property} ${name}`),
    name,
    color: 'default' as const,
    description: null,
  }))
}

function empty(): Record<string, never> {
  return {}
}
