import { notionError } from '../faults.ts'
import { connectionOf, defaultWorld, fakeText, IDS, TOKENS, type World } from '../world.ts'
import { broken, healthy, healthyToken, inconclusive, type Scenario, scenario } from './scenario.ts'

function rejectedAs(token: string, words: string): () => World {
  return () =>
    defaultWorld(world => {
      connectionOf(world, token).rejection = words
    })
}

function pullRequestFrom(repository: string | null): object {
  const head = { ref: 'fix', repo: repository === null ? null : { full_name: repository, fork: true } }
  const base = { ref: 'main', repo: { full_name: 'acme/website' } }
  return { action: 'opened', number: 7, pull_request: { number: 7, head, base } }
}

const FORK_RUN = {
  env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
  contexts: { 'github.secret_source': 'None' },
}

const emptySecret: Scenario[] = [
  scenario('token-missing', 'The secret is not there, or is empty.', {
    inputs: { token: '' },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-whitespace', 'The secret contains only whitespace.', {
    inputs: { token: ' \n ' },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-reusable', 'A reusable workflow was not passed the secrets of its caller.', {
    inputs: { token: '' },
    contexts: { 'job.workflow_ref': 'acme/workflows/.github/workflows/notion.yml@refs/heads/main' },
    expect: broken(['token-missing'], 0),
  }),
  scenario(
    'token-missing-old-runner',
    'The secret is empty, and the runner does not say where secrets come from.',
    {
      inputs: { token: '', 'secret-name': 'NOTION_API_KEY' },
      contexts: { 'github.secret_source': '', 'job.workflow_ref': '' },
      expect: broken(['token-missing'], 0),
    },
  ),
  scenario('token-missing-other-owner', 'The reusable workflow is of another owner.', {
    inputs: { token: '' },
    contexts: { 'job.workflow_ref': 'globex/workflows/.github/workflows/notion.yml@refs/tags/v2' },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-organization', 'A private repository of an organization, run by hand.', {
    inputs: { token: '' },
    env: { GITHUB_EVENT_NAME: 'workflow_dispatch' },
    event: {
      repository: {
        full_name: 'acme/website',
        private: true,
        owner: { login: 'acme', type: 'Organization' },
        default_branch: 'main',
      },
    },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-fork', 'The repository is a fork, and has no secrets of its own yet.', {
    inputs: { token: '' },
    event: {
      repository: {
        full_name: 'acme/website',
        private: false,
        fork: true,
        owner: { login: 'acme', type: 'User' },
        default_branch: 'main',
      },
    },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-copilot', 'Copilot’s coding agent sees no secrets but its own.', {
    inputs: { token: '' },
    env: { GITHUB_ACTOR: 'copilot-swe-agent[bot]', GITHUB_JOB: 'copilot-setup-steps' },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-forgejo', 'Forgejo keeps secrets in another place, and knows no environments.', {
    inputs: { token: '' },
    env: {
      FORGEJO_ACTIONS: 'true',
      GITEA_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://git.acme.example',
    },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-missing-act', 'On a laptop, with act.', {
    inputs: { token: '' },
    env: { ACT: 'true' },
    expect: broken(['token-missing'], 0),
  }),
  scenario('token-hidden-from-fork', 'A pull request from a fork gets no secrets.', {
    ...FORK_RUN,
    inputs: { token: '' },
    event: pullRequestFrom('contributor/website'),
    expect: inconclusive('token-hidden-from-fork', 0),
  }),
  scenario('token-hidden-from-deleted-fork', 'The fork that the pull request came from is gone.', {
    ...FORK_RUN,
    inputs: { token: '' },
    event: pullRequestFrom(null),
    expect: inconclusive('token-hidden-from-fork', 0),
  }),
  scenario('token-hidden-from-fork-warn', 'A pull request from a fork, where that is only to be a warning.', {
    ...FORK_RUN,
    inputs: { token: '', 'on-inconclusive': 'warn' },
    event: pullRequestFrom('contributor/website'),
    expect: { ...inconclusive('token-hidden-from-fork', 0), exit: 0 },
  }),
  scenario(
    'token-hidden-from-dependabot-target',
    'With pull_request_target, Dependabot gets no secrets at all.',
    {
      inputs: { token: '' },
      env: { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request_target' },
      contexts: { 'github.secret_source': 'None' },
      event: {
        pull_request: {
          head: { repo: { full_name: 'acme/website' } },
          base: { repo: { full_name: 'acme/website' } },
        },
      },
      expect: inconclusive('token-hidden-from-dependabot', 0),
    },
  ),
  scenario('token-hidden-from-dependabot', 'A run that Dependabot started gets Dependabot’s secrets.', {
    inputs: { token: '' },
    env: { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' },
    contexts: { 'github.secret_source': 'Dependabot' },
    event: {
      pull_request: {
        head: { repo: { full_name: 'acme/website' } },
        base: { repo: { full_name: 'acme/website' } },
      },
    },
    expect: inconclusive('token-hidden-from-dependabot', 0),
  }),
]

/** A token text that is refused without asking anybody. */
function refusedText(name: string, about: string, token: string, code = 'token-malformed'): Scenario {
  return scenario(name, about, { inputs: { token }, expect: broken([code], 0) })
}

const good = TOKENS.releaseNotes

const wrongText: Scenario[] = [
  refusedText('token-malformed', 'The secret ends in a line break.', `${good}\n`),
  refusedText(
    'token-malformed-json',
    'The headers of an MCP server were saved whole.',
    JSON.stringify({ Authorization: `Bearer ${good}`, 'Notion-Version': '2026-03-11' }),
  ),
  refusedText('token-malformed-quotes', 'The secret was saved with curly quotes around it.', `“${good}”`),
  refusedText('token-malformed-bearer', 'The secret begins with “Bearer”.', `Bearer ${good}`),
  refusedText('token-malformed-name', 'A whole line of an .env file was saved.', `NOTION_TOKEN=${good}`),
  refusedText(
    'token-malformed-split',
    'A line break stands in the middle.',
    `${good.slice(0, 20)}\n${good.slice(20)}`,
  ),
  refusedText('token-malformed-invisible', 'A zero-width space was copied along.', `${good}\u200b`),
  refusedText('token-malformed-expression', 'The expression was quoted away.', '${{ secrets.NOTION_TOKEN }}'),
  refusedText('token-malformed-stars', 'The masked text of a log was pasted.', '***'),
  refusedText('token-malformed-masked', 'Notion’s masked field was copied.', `ntn_${'•'.repeat(20)}`),
  refusedText(
    'token-malformed-placeholder',
    'A placeholder stands in the secret.',
    '{replace_with_your_token}',
  ),
  refusedText(
    'token-wrong-kind',
    'The browser’s cookie was saved.',
    `v02%3Auser_token_or_cookies%3A${fakeText('cookie', 60)}`,
    'token-wrong-kind',
  ),
  refusedText(
    'token-wrong-kind-refresh',
    'An OAuth refresh token, with a line break.',
    `nrt_${fakeText('refresh', 46)}\n`,
    'token-wrong-kind',
  ),
  refusedText(
    'token-wrong-kind-github',
    'A GitHub token.',
    `ghp_${fakeText('github', 36)}`,
    'token-wrong-kind',
  ),
  refusedText(
    'token-wrong-kind-id',
    'The ID of a database.',
    IDS.roadmap.replaceAll('-', ''),
    'token-wrong-kind',
  ),
]

const refused: Scenario[] = [
  scenario('token-rejected', 'The token was refreshed in Notion after it was saved here.', {
    inputs: { token: TOKENS.refreshed, databases: IDS.roadmap, capabilities: 'update-content' },
    expect: broken(['token-rejected'], 1),
  }),
  scenario('token-rejected-warn', 'The same, where a fault is only to be a warning.', {
    inputs: { token: TOKENS.refreshed, 'on-broken': 'warn' },
    expect: { ...broken(['token-rejected'], 1), exit: 0 },
  }),
  scenario(
    'token-rejected-later',
    'Notion accepts the token first and refuses it for the databases, twice.',
    {
      inputs: healthyToken({ databases: IDS.roadmap }),
      faults: [
        { when: { path: /databases/ }, do: notionError(401, 'unauthorized', 'API token is invalid.') },
      ],
      expect: broken(['token-rejected'], 3),
    },
  ),
  scenario('token-rejected-for-once', 'One 401 that is gone when asked again.', {
    inputs: healthyToken({ databases: IDS.roadmap }),
    faults: [
      {
        when: { path: /databases/ },
        times: 1,
        do: notionError(401, 'unauthorized', 'API token is invalid.'),
      },
    ],
    expect: healthy(3),
  }),
  scenario('token-revoked', 'Notion says that the token was revoked.', {
    inputs: { token: TOKENS.revoked },
    world: rejectedAs(TOKENS.revoked, 'API token revoked'),
    expect: broken(['token-revoked'], 1),
  }),
  scenario('token-expired', 'Notion says that the token has expired.', {
    inputs: { token: TOKENS.expired },
    world: rejectedAs(TOKENS.expired, 'API token expired'),
    expect: broken(['token-expired'], 1),
  }),
  scenario('token-expires-soon', 'Nine days before the token ends.', {
    inputs: { token: TOKENS.personal, expires: '2027-01-31' },
    date: '2027-01-22T02:10:00Z',
    expect: healthy(1, ['token-expires-soon']),
  }),
  scenario('token-expired-by-date', 'A token is rejected after its last day.', {
    inputs: { token: TOKENS.refreshed, expires: '2027-01-31' },
    date: '2027-02-02T02:10:00Z',
    expect: broken(['token-rejected'], 1),
  }),
  scenario('healthy-past-date', 'Notion still accepts a token after its last day.', {
    inputs: { token: TOKENS.personal, expires: '2027-01-31' },
    date: '2027-02-02T02:10:00Z',
    expect: healthy(1),
  }),
  scenario('token-invalid', 'Only a part of the token was copied.', {
    inputs: { token: good.slice(0, 31) },
    expect: broken(['token-invalid'], 1),
  }),
  scenario('token-invalid-twice', 'The token was pasted twice.', {
    inputs: { token: `${good}${good}` },
    expect: broken(['token-invalid'], 1),
  }),
  scenario('token-invalid-before', 'The older prefix stands before a token of today.', {
    inputs: { token: `secret_${good}` },
    expect: broken(['token-invalid'], 1),
  }),
  scenario('token-invalid-placeholder', 'A placeholder that has the form of a token.', {
    inputs: { token: 'your_notion_api_key' },
    expect: broken(['token-invalid'], 1),
  }),
  scenario('token-invalid-hexadecimal', 'An old cookie of the browser was saved.', {
    inputs: { token: '0f1e2d3c'.repeat(17).slice(0, 129) },
    expect: broken(['token-invalid'], 1),
  }),
  scenario('token-unfamiliar', 'Notion accepts a token of a shape that is not known.', {
    inputs: { token: TOKENS.unfamiliar },
    expect: healthy(1, ['token-unfamiliar']),
  }),
]

const workspace: Scenario[] = [
  scenario('workspace-mismatch', 'The token belongs to another workspace.', {
    inputs: { token: TOKENS.globex, 'expect-workspace': 'Acme', databases: IDS.roadmap },
    expect: broken(['workspace-mismatch'], 1),
  }),
  scenario('workspace-unknown', 'Notion does not say which workspace the token belongs to.', {
    inputs: { token: TOKENS.person, 'expect-workspace': 'Acme' },
    expect: inconclusive('workspace-unknown', 1),
  }),
]

/** The secret, its text, and what Notion says to it. */
export const tokenScenarios: Scenario[] = [...emptySecret, ...wrongText, ...refused, ...workspace]
