import { defaultGitHub, type GitHubRun, type GitHubWorld } from '../github.ts'
import { IDS, TOKENS } from '../world.ts'
import { broken, healthy, healthyToken, type Scenario, scenario } from './scenario.ts'

const date = '2026-11-25T02:23:00Z'

/** GitHub has the same date as the run. */
const github =
  (change: (world: GitHubWorld) => void = () => {}) =>
  () =>
    defaultGitHub(world => {
      world.now = Date.parse(date)
      change(world)
    })

const nightly = {
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_WORKFLOW: 'Notion token',
  GITHUB_WORKFLOW_REF: 'acme/website/.github/workflows/nightly.yml@refs/heads/main',
  GITHUB_JOB: 'check',
}

const passed: GitHubRun = {
  number: 41,
  workflow: 'nightly.yml',
  branch: 'main',
  event: 'schedule',
  conclusion: 'success',
  sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
  startedAt: '2026-11-22T02:10:00Z',
}

const watched = { 'tracking-issue': 'true', databases: IDS.roadmap }
const night = { date, env: nightly, event: { schedule: '23 2 * * *' } }

/** Nights on GitHub: the tracking issue, the history, the schedule. */
export const githubScenarios: Scenario[] = [
  scenario('tracking-issue', 'The token was revoked, and an issue is opened.', {
    ...night,
    inputs: { token: TOKENS.revoked, ...watched, 'on-inconclusive': 'warn' },
    github: github(world => {
      world.permissions = { issues: 'write' }
    }),
    expect: broken(['token-rejected'], 1),
  }),
  scenario(
    'tracking-issue-history',
    'The job may read runs, too: the issue says when the token still worked.',
    {
      ...night,
      inputs: { token: TOKENS.revoked, ...watched },
      github: github(world => void world.runs.push(passed)),
      expect: broken(['token-rejected'], 1),
    },
  ),
  scenario('tracking-issue-no-permission', 'The job may not write issues; the verdict stands.', {
    ...night,
    inputs: healthyToken(watched),
    github: github(world => {
      world.permissions = {}
    }),
    expect: healthy(2),
  }),
  scenario('tracking-issue-switched-off', 'The repository has no issues; the verdict stands.', {
    ...night,
    inputs: { token: TOKENS.revoked, ...watched },
    github: github(world => {
      world.hasIssues = false
    }),
    expect: broken(['token-rejected'], 1),
  }),
  scenario('schedule-stops', 'The last commit of a public repository is fifty days old.', {
    ...night,
    inputs: healthyToken(),
    github: github(world => {
      world.isPrivate = false
      world.permissions = {}
      world.lastCommit = '2026-10-06T09:00:00Z'
    }),
    expect: healthy(1),
  }),
  scenario('history', 'The workflow last passed from an older commit, which is a hint and no proof.', {
    inputs: { token: TOKENS.revoked },
    date,
    env: { ...nightly, GITHUB_EVENT_NAME: 'workflow_dispatch' },
    github: github(world => void world.runs.push({ ...passed, sha: 'c0ffee' })),
    expect: broken(['token-rejected'], 1),
  }),
]
