import { databaseOf, defaultWorld, fakeUuid, IDS, TOKENS } from '../world.ts'
import { linkTo } from './healthy.ts'
import { broken, healthyToken, type Scenario, scenario } from './scenario.ts'

/** One or more entries of `databases`, asked with the healthy token. */
function asked(name: string, about: string, databases: string, codes: string[], version?: string): Scenario {
  return scenario(name, about, {
    inputs: healthyToken({ databases, ...(version ? { 'notion-version': version } : {}) }),
    expect: broken(codes),
  })
}

/** What can be wrong with a database. */
export const databaseScenarios: Scenario[] = [
  asked(
    'database-id-malformed',
    'A link without an ID, beside one that is fine.',
    `https://www.notion.so/acme/Roadmap\n${IDS.roadmap}`,
    ['database-id-malformed'],
  ),
  asked(
    'database-id-refused',
    'Notion says that the ID is not a valid one.',
    '12345678-1234-1234-1234-123456789abc',
    ['database-id-malformed'],
  ),
  asked(
    'database-id-unfilled',
    'A variable that nobody filled in, and one that is empty.',
    `Roadmap = None\nTODO\n$DATABASE_ID\nReleases =\nhttps://api.notion.com/v1/databases//query\n${IDS.roadmap}`,
    ['database-id-malformed'],
  ),
  scenario('credential-in-databases', 'A token stands in the input for databases.', {
    inputs: healthyToken({ databases: `${IDS.roadmap}\n${TOKENS.legacy}` }),
    expect: broken(['database-id-malformed']),
  }),
  scenario('credential-swapped', 'The token and the database’s link were swapped.', {
    inputs: {
      token: `https://www.notion.so/acme/Roadmap-${IDS.roadmap.replaceAll('-', '')}`,
      databases: TOKENS.releaseNotes,
    },
    expect: broken(['token-wrong-kind', 'database-id-malformed'], 0),
  }),
  asked('database-id-empty', 'The variable that should hold the databases is empty.', '\n', [
    'database-id-malformed',
  ]),
  asked(
    'database-id-nearly',
    'A dash in the wrong place, a digit lost, and an O for a zero.',
    [
      `${IDS.roadmap.slice(0, 12)}-${IDS.roadmap.slice(12)}`,
      IDS.releases.replaceAll('-', '').slice(1),
      IDS.salaries.replace('0', 'O'),
    ].join('\n'),
    ['database-id-malformed'],
  ),
  asked(
    'property-line-malformed',
    'Lines under a database that are no properties.',
    `Roadmap = ${IDS.roadmap}\n  Name: title\n  Status: status Todo, Done\n  Priority`,
    ['property-line-malformed'],
  ),
  asked(
    'database-not-shared-named',
    'A database that is not shared is named as the workflow names it.',
    `Payroll = ${IDS.salaries}\n${IDS.roadmap}`,
    ['database-not-shared'],
  ),
  asked(
    'database-not-shared',
    'The connection was never added to the database.',
    linkTo('Salaries', IDS.salaries),
    ['database-not-shared'],
  ),
  asked(
    'databases-not-shared',
    'Three of four databases are not shared.',
    [IDS.salaries, IDS.roadmap, IDS.incidents, IDS.absent].join('\n'),
    ['database-not-shared'],
  ),
  scenario('database-not-shared-personal', 'The creator of a personal token cannot see the database.', {
    inputs: { token: TOKENS.personal, databases: IDS.absent },
    expect: broken(['database-not-shared']),
  }),
  asked(
    'database-is-page',
    'The ID is that of a page which holds two databases.',
    linkTo('Team-handbook', IDS.handbook),
    ['database-is-page'],
  ),
  scenario(
    'database-is-page-columns',
    'The database stands in a column of the page, and one is folded away.',
    {
      inputs: healthyToken({ databases: IDS.productHub }),
      world: () =>
        defaultWorld(world => {
          const columns = fakeUuid('columns')
          const column = fakeUuid('column')
          const toggle = fakeUuid('toggle')
          world.objects.push(
            { kind: 'block', id: columns, title: '', type: 'column_list', parent: IDS.productHub },
            { kind: 'block', id: column, title: '', type: 'column', parent: columns },
            { kind: 'block', id: toggle, title: '', type: 'toggle', parent: IDS.productHub },
          )
          databaseOf(world, IDS.roadmap).parent = column
          databaseOf(world, IDS.releases).parent = toggle
        }),
      expect: broken(['database-is-page']),
    },
  ),
  asked(
    'database-is-page-without-databases',
    'The ID is that of a page without databases.',
    IDS.meetingNotes,
    ['database-is-page'],
  ),
  asked('database-is-view', 'The ID is that of a view.', IDS.roadmapView, ['database-is-view']),
  asked(
    'database-is-view-link',
    'The only ID of the link is the one after ?v=.',
    `https://www.notion.so/acme?v=${IDS.roadmapView.replaceAll('-', '')}`,
    ['database-is-view'],
  ),
  asked('database-linked', 'The ID is that of a linked view.', IDS.linkedRoadmap, ['database-linked']),
  asked(
    'database-linked-old-version',
    'A linked view, asked at an old version.',
    IDS.linkedRoadmap,
    ['database-linked'],
    '2022-06-28',
  ),
  asked('database-in-trash', 'The database is in the trash.', IDS.oldRoadmap, ['database-in-trash']),
  asked(
    'database-needs-newer-version',
    'A database with two data sources, asked at an old version.',
    IDS.releases,
    ['database-needs-newer-version'],
    '2022-06-28',
  ),
  asked(
    'data-source-needs-newer-version',
    'A data source, asked at an old version.',
    IDS.releasesSource,
    ['database-needs-newer-version'],
    '2022-06-28',
  ),
  scenario(
    'mixed-problems',
    'Five databases with a problem each, one without, and a capability that lacks.',
    {
      inputs: {
        token: TOKENS.readOnly,
        databases: [
          IDS.roadmap,
          'the roadmap',
          IDS.salaries,
          IDS.handbook,
          IDS.oldRoadmap,
          IDS.linkedRoadmap,
        ].join('\n'),
        capabilities: 'update-content',
      },
      expect: broken([
        'database-id-malformed',
        'database-not-shared',
        'database-is-page',
        'database-in-trash',
        'database-linked',
        'capability-missing',
      ]),
    },
  ),
  scenario('hostile-titles', 'Names and titles that try to act as Markdown, HTML, a mention and a command.', {
    inputs: healthyToken({ databases: [IDS.oldRoadmap, IDS.salaries].join(',') }),
    world: () =>
      defaultWorld(world => {
        const hostile = '|`</td><img src=x>**@acme** [x](https://example.org)\n::error::no ##[error]no'
        for (const each of world.objects) if (each.kind !== 'block') each.title = `${each.title} ${hostile}`
        for (const each of world.connections) each.name = `${each.name} ${hostile}`
        for (const each of world.connections) each.workspaceName = `Acme ${hostile}`
      }),
    expect: broken(['database-in-trash', 'database-not-shared']),
  }),
]
