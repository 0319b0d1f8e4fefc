import { unavailable } from '../faults.ts'
import { dataSourceOf, defaultWorld, IDS } from '../world.ts'
import { broken, healthy, healthyToken, inconclusive, type Scenario, scenario } from './scenario.ts'

/** A database and the lines under it. */
function lines(id: string, ...properties: string[]): string {
  return [`Roadmap = ${id}`, ...properties.map(line => `  ${line}`)].join('\n')
}

const alike = 'Na\u200Bme'
const hostile = [
  'a, b',
  'a: b',
  '[a]',
  '"a"',
  '🚀 #1',
  'حالة',
  'Cafe\u0301',
  'Caf\u00e9',
  '|<b>**@acme**',
  '__proto__',
]

const awkward = ['6": wide', 'a"b #c', ': ', ' lead', '\u00A0padded', 'Bom\uFEFF', '${{ x }}', '5" pipe', '']

/** What can be wrong with the properties of a database. */
export const propertyScenarios: Scenario[] = [
  scenario('healthy-properties', 'A database has the properties that its lines name.', {
    inputs: healthyToken({
      databases: lines(IDS.roadmap, 'Name: title', 'Status: status [Done]', 'Notes: text'),
    }),
    expect: healthy(3),
  }),
  scenario('healthy-properties-old-version', 'Before 2025-09-03 the database’s answer has them.', {
    inputs: healthyToken({
      databases: lines(IDS.roadmap, 'Name: title'),
      'notion-version': '2022-06-28',
    }),
    expect: healthy(2),
  }),
  scenario('healthy-properties-hostile', 'Names that need quotes, or look like something else.', {
    inputs: healthyToken({
      databases: lines(IDS.roadmap, ...hostile.map(name => `"${name}": text`)),
    }),
    world: () =>
      defaultWorld(world => {
        const extra = hostile.map(name => ({ name, type: 'rich_text' as const }))
        dataSourceOf(world, IDS.roadmapSource).properties.push(...extra)
      }),
    expect: healthy(3),
  }),
  scenario('property-missing', 'A property was renamed.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Name: title', 'State: status') }),
    expect: broken(['property-missing'], 3),
  }),
  scenario('property-missing-relation', 'The database that a relation leads to is not shared.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Incident: relation') }),
    expect: broken(['property-missing']),
  }),
  scenario('property-missing-alike', 'A name with a character that nobody sees, among 500.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Name: title', 'Due: date') }),
    world: () =>
      defaultWorld(world => {
        const source = dataSourceOf(world, IDS.roadmapSource)
        const many = Array.from({ length: 499 }, (_, at) => ({ name: `Note ${at}`, type: 'url' as const }))
        source.properties = [{ name: alike, type: 'title' }, ...many]
      }),
    expect: broken(['property-missing']),
  }),
  scenario('property-missing-spaces', 'A name that ends with a space in Notion.', {
    inputs: healthyToken({ databases: lines(IDS.roadmapSource, 'Ready: checkbox') }),
    world: () =>
      defaultWorld(world => {
        dataSourceOf(world, IDS.roadmapSource).properties.push({ name: 'Ready ', type: 'checkbox' })
      }),
    expect: broken(['property-missing']),
  }),
  scenario('property-type-misspelt', 'A type that Notion does not have, and an option behind a wide comma.', {
    inputs: healthyToken({
      databases: lines(
        IDS.roadmap,
        'Approved: chekbox',
        'Tags: multi-selct',
        'Team: select [Design， Engineering]',
      ),
    }),
    expect: broken(['property-type-mismatch', 'option-missing']),
  }),
  scenario('property-missing-several', 'Every data source of a database is held to its lines.', {
    inputs: healthyToken({ databases: lines(IDS.releases, 'Version: text') }),
    expect: broken(['property-missing'], 4),
  }),
  scenario('property-missing-everywhere', 'Each data source of a database lacks it.', {
    inputs: healthyToken({ databases: lines(IDS.releases, 'Approver: people') }),
    expect: broken(['property-missing'], 4),
  }),
  scenario('property-line-twice', 'Lines that are alike, or name one property twice, find one thing.', {
    inputs: healthyToken({
      databases: lines(
        IDS.roadmap,
        'Points: number',
        'Points: number',
        'Points: text',
        'Team: select [Sales]',
        'Team: select [Sales, Legal]',
      ),
    }),
    expect: broken(['property-missing', 'option-missing']),
  }),
  scenario('property-missing-awkward', 'Names that can hardly be written on a line, or not at all.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'State: status') }),
    world: () =>
      defaultWorld(world => {
        const extra = awkward.map(name => ({ name, type: 'rich_text' as const }))
        dataSourceOf(world, IDS.roadmapSource).properties.push(...extra)
      }),
    expect: broken(['property-missing'], 3),
  }),
  scenario('property-type-unsupported', 'Notion does not report the type of some formulas and rollups.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Sum: formula', 'Name: title') }),
    world: () =>
      defaultWorld(world => {
        dataSourceOf(world, IDS.roadmapSource).properties.push({ name: 'Sum', type: 'unsupported' })
      }),
    expect: inconclusive('notion-unrecognised', 3),
  }),
  scenario('properties-too-many', 'More properties than are looked at.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Note 1: url', 'Note 500: url') }),
    world: () =>
      defaultWorld(world => {
        const many = Array.from({ length: 501 }, (_, at) => ({ name: `Note ${at}`, type: 'url' as const }))
        dataSourceOf(world, IDS.roadmapSource).properties = many
      }),
    expect: inconclusive('notion-unrecognised', 3),
  }),
  scenario('property-type-mismatch', 'Properties of another type than the workflow needs.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'Status: select', 'Due: text') }),
    expect: broken(['property-type-mismatch']),
  }),
  scenario('option-missing', 'Options that a select and a status lack.', {
    inputs: healthyToken({
      databases: lines(IDS.roadmap, 'Status: status [Done, Blocked]', 'Team: select [Sales]'),
    }),
    expect: broken(['option-missing']),
  }),
  scenario('properties-mixed', 'Each kind at once, and one wrong line hides no other.', {
    inputs: healthyToken({
      databases: lines(IDS.roadmap, 'State: status', 'Due: text', 'Team: select [Sales]', 'Priority'),
    }),
    expect: broken([
      'property-line-malformed',
      'property-missing',
      'property-type-mismatch',
      'option-missing',
    ]),
  }),
  scenario('properties-unavailable', 'An outage at the data source blames no property.', {
    inputs: healthyToken({ databases: lines(IDS.roadmap, 'State: status'), timeout: '5' }),
    faults: [{ when: { path: /data_sources/ }, do: unavailable() }],
    expect: inconclusive('notion-down'),
  }),
  scenario('properties-unavailable-several', 'An outage at each data source of one database.', {
    inputs: healthyToken({ databases: lines(IDS.releases, 'Version: text'), timeout: '5' }),
    faults: [{ when: { path: /data_sources/ }, do: unavailable() }],
    expect: inconclusive('notion-down'),
  }),
]
