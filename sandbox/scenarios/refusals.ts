import { addressLimited, contentless, errorPage, notionError, refusals, requestBlocked } from '../faults.ts'
import { defaultWorld, IDS, TOKENS } from '../world.ts'
import { broken, healthy, healthyToken, inconclusive, type Scenario, scenario } from './scenario.ts'

const me = /\/users\/me$/

/** Refusals of Notion's in other words than the usual ones: they prove what they say, and no more. */
export const refusalScenarios: Scenario[] = [
  scenario('access-restricted', 'Notion restricts the account behind the token.', {
    inputs: healthyToken({ databases: IDS.roadmap }),
    faults: [{ when: { path: me }, do: refusals.accountRestricted }],
    expect: broken(['access-restricted'], 1),
  }),
  scenario('access-restricted-policy', 'The policy of the workspace ended a personal token.', {
    inputs: { token: TOKENS.notPermitted },
    expect: broken(['access-restricted'], 1),
  }),
  scenario('access-restricted-workspace', 'Notion forbids even the question who the token is.', {
    inputs: healthyToken(),
    faults: [{ when: { path: me }, do: refusals.insufficient }],
    expect: broken(['access-restricted'], 1),
  }),
  scenario('access-restricted-for-good', 'A 429 that must never be asked again.', {
    inputs: healthyToken({ databases: IDS.roadmap }),
    faults: [{ when: {}, do: requestBlocked() }],
    expect: broken(['access-restricted'], 1),
  }),
  scenario('notion-unrecognised-header', 'A gateway drops the header with the token.', {
    inputs: healthyToken(),
    faults: [{ when: { path: me }, do: refusals.headerMangled }],
    expect: inconclusive('notion-unrecognised', 1),
  }),
  scenario('notion-unrecognised-address', 'The address in api-url names the version of the API, too.', {
    inputs: healthyToken(),
    apiUrl: url => `${url}/v1`,
    expect: inconclusive('notion-unrecognised', 1),
  }),
  scenario('notion-blocked-gateway', 'Another server behind Cloudflare knows no such page.', {
    inputs: healthyToken(),
    apiUrl: url => `${url}/notion`,
    faults: [{ when: {}, do: errorPage(404, 'Not found') }],
    expect: inconclusive('notion-blocked', 1),
  }),
  scenario('notion-rate-limited-address', 'Cloudflare limits the address of the runner.', {
    inputs: healthyToken(),
    faults: [{ when: {}, do: addressLimited(3600) }],
    expect: inconclusive('notion-rate-limited', 1),
  }),
  scenario('notion-unrecognised-incomplete', 'One of two databases comes without its content.', {
    inputs: healthyToken({ databases: `${IDS.roadmap}\n${IDS.releases}` }),
    faults: [{ when: { path: new RegExp(`/databases/${IDS.releases}$`) }, do: contentless(IDS.releases) }],
    expect: inconclusive('notion-unrecognised', 3),
  }),
  scenario('notion-unrecognised-words', 'A 401 in words that nobody knows.', {
    inputs: healthyToken(),
    faults: [{ when: { path: me }, do: notionError(401, 'unauthorized', 'Come back on Tuesday.') }],
    expect: inconclusive('notion-unrecognised', 1),
  }),
  scenario('notion-unrecognised-database', 'A 403 in other words for one database of two.', {
    inputs: healthyToken({ databases: `${IDS.roadmap}\n${IDS.releases}` }),
    faults: [{ when: { path: new RegExp(`/databases/${IDS.releases}$`) }, do: refusals.endpointUnavailable }],
    expect: inconclusive('notion-unrecognised', 3),
  }),
  scenario(
    'database-not-shared-unavailable',
    'Views and pages are closed to this token: a 404 stays a 404.',
    {
      inputs: healthyToken({ databases: IDS.salaries }),
      faults: [{ when: { path: /\/(?:views|pages)\/[0-9a-f-]{36}$/ }, do: refusals.endpointUnavailable }],
      // As a 403 in words that nobody knows may be an outage's, each 404 is asked twice.
      expect: broken(['database-not-shared']),
    },
  ),
  scenario('workspace-block-limit', 'The workspace has used up the blocks of its plan.', {
    inputs: healthyToken({ capabilities: 'insert-content' }),
    world: () =>
      defaultWorld(w => {
        w.blocksUsedUp = true
      }),
    expect: broken(['workspace-block-limit'], 2),
  }),
  scenario('capability-unknown-words', 'A 403 in other words than a capability’s.', {
    inputs: healthyToken({ capabilities: 'read-comments' }),
    faults: [{ when: { path: /\/comments$/ }, do: refusals.endpointUnavailable }],
    expect: healthy(2, ['capability-unknown']),
  }),
]
