import { fakeUuid, IDS, TOKENS } from '../world.ts'
import { broken, healthy, healthyToken, type Scenario, scenario } from './scenario.ts'

const plain = (id: string): string => id.replaceAll('-', '')

/** A link as Notion's "Copy link" gives it. */
export function linkTo(slug: string, id: string, rest = ''): string {
  return `https://www.notion.so/acme/${slug}-${plain(id)}${rest}`
}

const ROADMAP_LINK = linkTo('Roadmap', IDS.roadmap, `?v=${plain(IDS.roadmapView)}&pvs=4`)

/** Runs that find nothing to do. */
export const healthyScenarios: Scenario[] = [
  scenario('healthy', 'The token alone is asked about, and works.', {
    inputs: healthyToken(),
    expect: healthy(1),
  }),
  scenario('healthy-databases', 'Two databases, one given twice, and three capabilities.', {
    inputs: healthyToken({
      databases: `${ROADMAP_LINK} # the plan\n${IDS.roadmap.toUpperCase()}, ${plain(IDS.releases)}`,
      capabilities: 'read-content, update-content\ninsert-content',
      'expect-workspace': 'Acme',
    }),
    expect: healthy(5),
  }),
  scenario('healthy-all-capabilities', 'All seven capabilities, and no database.', {
    inputs: healthyToken({
      capabilities:
        'read-content update-content insert-content read-comments insert-comments read-users read-user-emails'.replaceAll(
          ' ',
          ',',
        ),
    }),
    expect: healthy(7),
  }),
  scenario('healthy-data-source', 'The ID of a data source is taken for what it is.', {
    inputs: healthyToken({ databases: IDS.releasesSource }),
    expect: healthy(3),
  }),
  scenario('healthy-old-version', 'A workflow that still sends 2022-06-28.', {
    inputs: healthyToken({ databases: IDS.roadmap, 'notion-version': '2022-06-28' }),
    expect: healthy(2),
  }),
  scenario('healthy-legacy', 'A token from before September 2024.', {
    inputs: { token: TOKENS.legacy, databases: IDS.onboarding },
    expect: healthy(2),
  }),
  scenario('healthy-personal', 'A personal token sees what its creator sees.', {
    inputs: { token: TOKENS.personal, databases: IDS.salaries, 'expect-workspace': plain(IDS.acme) },
    expect: healthy(2),
  }),
  scenario('healthy-person', 'A personal token for which Notion shows the person.', {
    inputs: { token: TOKENS.person },
    expect: healthy(1),
  }),
]

/** Inputs that cannot be used. */
export const inputScenarios: Scenario[] = [
  scenario('input-invalid', 'Four inputs hold something unusable, and all are named.', {
    inputs: healthyToken({
      timeout: 'soon',
      'on-broken': 'maybe',
      capabilities: 'write',
      'notion-version': 'latest',
      databases: IDS.roadmap,
    }),
    expect: broken(['input-invalid'], 0),
  }),
  scenario('input-invalid-capabilities', 'The capabilities are written as Notion writes them.', {
    inputs: healthyToken({ capabilities: 'Read content, Update content, everything' }),
    expect: broken(['input-invalid'], 0),
  }),
  scenario('input-invalid-api-url', 'An API address without encryption.', {
    inputs: healthyToken({ 'api-url': 'http://api.notion.example' }),
    expect: broken(['input-invalid'], 0),
  }),
  scenario('credential-in-input', 'A token stands in an input that takes none.', {
    inputs: healthyToken({ 'expect-workspace': `Bearer ${TOKENS.legacy}` }),
    expect: broken(['input-invalid'], 0),
  }),
  scenario('input-invalid-version', 'A date that is no version of Notion’s API.', {
    inputs: healthyToken({ databases: IDS.roadmap, 'notion-version': '2024-01-01' }),
    expect: broken(['input-invalid']),
  }),
  scenario('input-and-token-invalid', 'An unusable input, a line without an ID and a token with a blank.', {
    inputs: {
      token: ` ${TOKENS.releaseNotes}`,
      timeout: '1',
      databases: `Roadmap\n${fakeUuid('some database')}`,
    },
    expect: broken(['input-invalid', 'token-malformed', 'database-id-malformed'], 0),
  }),
]
