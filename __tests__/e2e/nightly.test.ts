import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { blockPage, type Fault, notionError, refusals } from '../../sandbox/faults.ts'
import {
  callsOf,
  defaultGitHub,
  type GitHubIssue,
  type GitHubSandbox,
  type GitHubWorld,
  startGitHub,
} from '../../sandbox/github.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { cancel, type RunResult, runAction, when } from '../../sandbox/run-action.ts'
import { defaultWorld, IDS, TOKENS } from '../../sandbox/world.ts'
import { writeMarker } from '../../src/core/tracking-issue/memory.ts'
import { pieceOf } from '../fixtures/fault-sequences.ts'

/** The built action night after night, against stand-ins for Notion and for GitHub. */
const scheduled = {
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_WORKFLOW_REF: 'acme/website/.github/workflows/nightly.yml@refs/heads/main',
  GITHUB_JOB: 'check',
}
/** Both data sources of this database lack the property. */
const lacking = `Releases = ${IDS.releases}\n  Nowhere: number`
const unreadable: Fault[] = [
  { when: { path: new RegExp(IDS.changelogSource) }, do: refusals.endpointUnavailable },
]
const blocked: Fault[] = [{ when: {}, do: blockPage() }]

/** What the token and Notion are like in a night. */
const kinds = {
  healthy: {},
  revoked: { token: TOKENS.revoked },
  'not shared': { databases: IDS.salaries },
  'cannot tell': { faults: blocked },
  'no property': { databases: lacking },
  'no property, half of it unreadable': { databases: lacking, faults: unreadable },
} satisfies Record<string, { token?: string; databases?: string; faults?: Fault[] }>
type Kind = keyof typeof kinds

async function night(
  github: GitHubSandbox,
  kind: Kind,
  date: string,
  env: Record<string, string> = {},
  inputs: Record<string, string> = {},
  /** How far the runner's clock is ahead of GitHub's, in milliseconds. */
  ahead = 0,
): Promise<RunResult> {
  const {
    token = TOKENS.releaseNotes,
    databases = IDS.roadmap,
    faults = [],
  } = kinds[kind] as Partial<{
    token: string
    databases: string
    faults: Fault[]
  }>
  const notion = await startSandbox({ world: defaultWorld(), faults })
  try {
    const day = Number(date.slice(8, 10))
    github.world.now = Date.parse(date)
    return await runAction({
      inputs: { token, databases, 'tracking-issue': 'true', ...inputs },
      env: {
        ...scheduled,
        GITHUB_RUN_NUMBER: String(day),
        GITHUB_RUN_ID: String(9_000_000_000 + day),
        ...env,
      },
      event: { schedule: '23 2 * * *' },
      apiUrl: notion.url,
      github,
      date: new Date(Date.parse(date) + ahead).toISOString(),
    })
  } finally {
    await notion.close()
  }
}

function cancelWhen(child: ChildProcess, ready: () => boolean): void {
  when(child, ready, () => cancel(child))
}

function onlyIssue({ issues }: GitHubWorld): GitHubIssue {
  expect(issues).toHaveLength(1)
  return issues[0] as GitHubIssue
}

/** The issue as a file that a person can read. */
function expectGoldenIssue(name: string, { title, state, labels, body, comments }: GitHubIssue): void {
  const text = [
    `# ${title}`,
    `${state} · ${labels.join(', ')}`,
    body,
    ...comments.map(each => each.body),
  ].join('\n\n---\n\n')
  const steady = `${text.replace(/"(since|until|at|checked)":\d+/g, '"$1":0').replace(/news [0-9a-f]{8} -->/g, 'news 0 -->')}\n`
  const file = join(import.meta.dirname, '../golden/issues', `${name}.md`)
  if (process.env.UPDATE_GOLDEN === '1' || !existsSync(file)) {
    if (process.env.CI) throw new Error(`There is no golden issue ${name}: run "npm run golden".`)
    writeFileSync(file, steady)
  }
  expect(steady).toBe(readFileSync(file, 'utf8'))
}

/** Night, what somebody does to the issue before it, how often a person is called, and how the issue is then. */
const nights: [
  day: number,
  kind: Kind,
  hand: 'close' | null,
  calls: number,
  state: 'open' | 'closed' | null,
][] = [
  [1, 'healthy', null, 0, null],
  [2, 'cannot tell', null, 0, null],
  [3, 'revoked', null, 1, 'open'],
  [4, 'revoked', null, 0, 'open'],
  [5, 'not shared', null, 1, 'open'],
  [6, 'cannot tell', null, 0, 'open'],
  [7, 'cannot tell', null, 0, 'open'],
  [8, 'cannot tell', null, 1, 'open'],
  [9, 'cannot tell', null, 0, 'open'],
  [10, 'healthy', null, 1, 'closed'],
  [11, 'healthy', null, 0, 'closed'],
  [12, 'cannot tell', null, 0, 'closed'],
  [13, 'revoked', null, 1, 'open'],
  [14, 'revoked', 'close', 1, 'open'],
  [15, 'revoked', 'close', 0, 'closed'],
  [16, 'revoked', null, 0, 'closed'],
  [17, 'not shared', null, 1, 'open'],
  [18, 'healthy', null, 1, 'closed'],
]

let github: GitHubSandbox
const told: { run: RunResult; day: number; calls: number; before: string; after: string }[] = []

beforeAll(async () => {
  github = await startGitHub(
    defaultGitHub(world => {
      world.runs.push({
        number: 1,
        workflow: 'nightly.yml',
        branch: 'main',
        event: 'schedule',
        conclusion: 'success',
        sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
        startedAt: '2026-11-01T02:23:00Z',
      })
    }),
  )
})
afterAll(() => github.close())

test.each(nights)('night %i: %s, after somebody did: %s', async (day, kind, hand, calls, state) => {
  const [issue] = github.world.issues
  if (hand && issue) issue.state = 'closed'
  const before = issue?.body ?? ''
  const seen = github.notifications.length
  const run = await night(github, kind, `2026-11-${String(day).padStart(2, '0')}T02:23:00Z`)
  const found = github.notifications.slice(seen)
  told.push({ run, day, calls: callsOf(found), before, after: github.world.issues[0]?.body ?? '' })
  expect(run.stderr).toBe('')
  expect({ calls: callsOf(found), state: github.world.issues[0]?.state ?? null }).toEqual({ calls, state })
  expect(github.world.issues.length).toBeLessThanOrEqual(1)
  expect(run.stdout).not.toContain('::warning')
  for (const token of [TOKENS.revoked, TOKENS.releaseNotes])
    expect(pieceOf(token, JSON.stringify(github.world))).toBeNull()
})

test('while nothing changes, only the line of the last check moves', () => {
  const same = told.find(({ day }) => day === 4)
  const [was, is] = [same?.before.split('\n') ?? [], same?.after.split('\n') ?? []]
  expect(is).toHaveLength(was.length)
  const moved = is.filter((line, at) => line !== was[at])
  expect(moved.map(line => line.replace(/ <!--.*-->$/, ''))).toEqual([
    '**Last checked**: 4 November 2026 at 02:23 UTC ([run 4](https://github.com/acme/website/actions/runs/9000000004)), broken',
  ])
})

test('what was said over all the nights, as a person reads it', () => {
  const { comments } = onlyIssue(github.world)
  const plain = comments.map(({ body }) =>
    body.replace(/ \(\[run (\d+)\]\([^)]*\)\)\n\n<!-- notion-token-check news [0-9a-f]{8} -->$/, ' (run $1)'),
  )
  expect(plain).toEqual([
    "**What is wrong has changed.** The database isn't shared with “Release Notes Bot”. New: `database-not-shared` (`2c04d7a8-91be-81c4-8e63-a7f50b9d216e`). No longer found: `token-rejected`. The steps in the issue are up to date. (run 5)",
    "**No usable answer from Notion** since 6 November 2026 at 02:23 UTC, 3 runs in a row, so it isn't known whether this is fixed. Couldn't check the token: The request to Notion was blocked on the way. (run 8)",
    '✅ **The Notion token in `NOTION_TOKEN` works again.** It was broken for 7 days (`database-not-shared`). (run 10)',
    '**Broken again.** Notion rejected the token in `NOTION_TOKEN`. The steps in the issue are up to date. (run 13)',
    '**Still broken**, so this is open again. Notion rejected the token in `NOTION_TOKEN`. Close it once more, and it stays closed until something else is found. (run 14)',
    "**What is wrong has changed.** The database isn't shared with “Release Notes Bot”. New: `database-not-shared` (`2c04d7a8-91be-81c4-8e63-a7f50b9d216e`). No longer found: `token-rejected`. The steps in the issue are up to date. (run 17)",
    '✅ **The Notion token in `NOTION_TOKEN` works again.** It was broken for 5 days (`database-not-shared`). (run 18)',
  ])
  expectGoldenIssue('after-many-nights', onlyIssue(github.world))
})

test('the summary and the report say what became of the issue, and the history says when it last worked', () => {
  const opened = told.find(({ day }) => day === 3)?.run
  expect(opened?.summary).toContain(
    '**Tracking issue**: [#1](https://github.com/acme/website/issues/1) was opened.',
  )
  expect(opened?.summary).toContain(
    'This workflow last passed on 1 November 2026 at 02:23 UTC ([run 1](https://github.com/acme/website/actions/runs/9000000001)), from the same commit',
  )
  const report = JSON.parse(opened?.outputs.report ?? '')
  expect(report).toMatchObject({
    outcome: 'broken',
    lastPass: { run: 1, at: '2026-11-01T02:23:00.000Z' },
    notices: [{ about: 'tracking-issue', level: 'info' }],
  })
})

/** One night in a world of its own. */
async function alone<T>(
  change: (world: GitHubWorld) => void,
  use: (github: GitHubSandbox) => Promise<T>,
): Promise<T> {
  const other = await startGitHub(defaultGitHub(change))
  try {
    return await use(other)
  } finally {
    await other.close()
  }
}

const date = '2026-11-20T02:23:00Z'
const marker = writeMarker(
  {
    repository: '',
    workflow: '.github/workflows/nightly.yml',
    job: 'check',
    secret: 'NOTION_TOKEN',
    key: '',
  },
  {
    phase: 'broken',
    found: [{ code: 'token-rejected', about: '' }],
    words: '',
    since: 1,
    unsure: null,
    reopened: false,
    untold: null,
    checked: 1,
    by: '',
    number: 0,
  },
)
const issueLike = (number: number, change: Partial<GitHubIssue> = {}): GitHubIssue => ({
  number,
  title: 'Notion',
  body: marker,
  state: 'open',
  stateReason: null,
  author: 'github-actions[bot]',
  labels: ['notion-token-check'],
  comments: [],
  ...change,
})

test('a freshly opened issue is worth reading', async () => {
  await alone(
    () => {},
    async other => {
      await night(other, 'revoked', date)
      expectGoldenIssue('opened', onlyIssue(other.world))
      expect(other.world.labels).toContain('notion-token-check')
    },
  )
})

test('what could not be looked at is neither fixed nor found again', async () => {
  const all: [Kind, calls: number][] = [
    ['no property', 1],
    ['no property, half of it unreadable', 1],
    ['no property', 1],
  ]
  await alone(
    () => {},
    async other => {
      for (const [at, [kind, calls]] of all.entries()) {
        await night(other, kind, `2026-11-2${at}T02:23:00Z`)
        expect([at, callsOf(other.notifications)]).toEqual([at, calls])
      }
      expect(onlyIssue(other.world).comments).toEqual([])
    },
  )
})

test('the title of an issue about a day stays, and moves with the day', async () => {
  const all = [
    ['2026-11-17', '2026-12-01', 'The token in NOTION_TOKEN expires on 1 December 2026'],
    ['2026-12-01', '2026-12-01', 'The token in NOTION_TOKEN expires on 1 December 2026'],
    ['2026-12-02', '2026-12-10', 'The token in NOTION_TOKEN expires on 10 December 2026'],
  ] as const
  await alone(
    () => {},
    async other => {
      for (const [at, [date, expires, title]] of all.entries()) {
        const env = { GITHUB_RUN_ID: String(at + 1), GITHUB_RUN_NUMBER: String(at + 1) }
        await night(other, 'healthy', `${date}T02:23:00Z`, env, { expires })
        expect([at, onlyIssue(other.world).title]).toEqual([at, title])
      }
      expect(callsOf(other.notifications)).toBe(1)
      expect(onlyIssue(other.world).body).toContain('it ends in 8 days')
    },
  )
})

test('two runs that open at the same moment: the lower number is kept', async () => {
  await alone(
    world => {
      world.beforeOpening = each => each.issues.push(issueLike(1))
    },
    async other => {
      const run = await night(other, 'revoked', date)
      const [first, twin] = other.world.issues
      expect([first?.state, twin?.state, twin?.stateReason]).toEqual(['open', 'closed', 'not_planned'])
      expect(twin?.body).toContain('#1')
      expect(run.summary).toContain('#1](https://github.com/acme/website/issues/1) was opened by another run')
      // The next night finds one.
      await night(other, 'revoked', '2026-11-21T02:23:00Z')
      expect(other.world.issues.map(({ state }) => state)).toEqual(['open', 'closed'])
    },
  )
})

test('it is found on a later page, and nobody else’s is taken for it', async () => {
  await alone(
    world => {
      world.issues = [
        issueLike(1),
        issueLike(2, { author: 'eve' }),
        issueLike(3, { labels: [] }),
        issueLike(4, { isPull: true }),
        // A person may be called as the app is, without what only apps have.
        issueLike(245, { author: 'github-actions' }),
        ...Array.from({ length: 240 }, (_, at) => issueLike(at + 5, { body: `about something else ${at}` })),
      ]
    },
    async other => {
      const untouched = JSON.stringify(other.world.issues.slice(1))
      await night(other, 'healthy', date)
      expect(other.world.issues[0]?.state).toBe('closed')
      expect(JSON.stringify(other.world.issues.slice(1))).toBe(untouched)
      expect(other.requests.filter(each => each === 'GET /repos/acme/website/issues')).toHaveLength(3)
    },
  )
})

test.each<[string, Record<string, string>, Record<string, string>, object]>([
  ['a pull request', { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }, {}, {}],
  [
    'another branch',
    { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/feature' },
    {},
    { repository: { default_branch: 'main' } },
  ],
  ['a run that was not asked to', {}, { 'tracking-issue': 'false' }, {}],
])('%s touches no issue', async (_, env, inputs, event) => {
  await alone(
    () => {},
    async other => {
      const notion = await startSandbox()
      const run = await runAction({
        inputs: { token: TOKENS.revoked, 'tracking-issue': 'true', ...inputs },
        env: { ...scheduled, ...env },
        event,
        apiUrl: notion.url,
        github: other,
        date,
      })
      await notion.close()
      expect(run.exitCode).toBe(1)
      expect(other.requests.filter(each => each.includes('/issues'))).toEqual([])
      expect(run.stdout).not.toContain('::warning')
    },
  )
})

type Hindrance = [string, (world: GitHubWorld) => void, RegExp]
const issuesOff: Hindrance = [
  'issues switched off',
  world => {
    world.hasIssues = false
  },
  /switched off.*Settings → General/,
]
const archived: Hindrance = [
  'an archived repository',
  world => {
    world.isArchived = true
  },
  /archived/,
]

/** What GitHub does instead of keeping the issue, and what the one warning must say. */
test.each<Hindrance>([
  [
    'no permission',
    world => {
      world.permissions = {}
    },
    /Resource not accessible by integration.*issues: write/,
  ],
  [
    'a token that may only read',
    world => {
      world.permissions = { issues: 'read' }
    },
    /issues: write/,
  ],
  issuesOff,
  archived,
  [
    'a token that is not accepted',
    world => void world.faults.push({ do: { status: 401, message: 'Bad credentials' } }),
    /`?github-token`? is not accepted/,
  ],
  [
    'GitHub down',
    world => void world.faults.push({ do: { status: 502, html: true } }),
    /GitHub answered 502/,
  ],
  [
    'a rate limit',
    world =>
      void world.faults.push({
        do: { status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0' } },
      }),
    /rate limit/,
  ],
  ['a reset', world => void world.faults.push({ do: 'reset' }), /could not be reached/],
  ['an answer that is none', world => void world.faults.push({ do: 'nonsense' }), /was not understood/],
])('%s: one warning, and the verdict stands', async (_, change, words) => {
  await alone(change, async other => {
    const run = await night(other, 'revoked', date)
    expect({ exit: run.exitCode, outcome: run.outputs.outcome, codes: run.outputs.codes }).toEqual({
      exit: 1,
      outcome: 'broken',
      codes: '["token-rejected"]',
    })
    const warnings = run.stdout.split('\n').filter(line => line.startsWith('::warning'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.replaceAll('%0A', ' ')).toMatch(words)
    expect(run.summary).toContain("The tracking issue couldn't be updated")
    expect(JSON.parse(run.outputs.report ?? '').notices).toMatchObject([{ level: 'warning' }])
  })
})

test('a GitHub that never answers costs no more than the time of the step', async () => {
  await alone(
    world => void world.faults.push({ do: 'hang' }),
    async other => {
      const run = await night(other, 'healthy', date, {}, { timeout: '5' })
      expect(run.ms).toBeLessThan(7_000)
      expect({ exit: run.exitCode, outcome: run.outputs.outcome }).toEqual({ exit: 0, outcome: 'healthy' })
      expect(run.stdout).toContain('did not answer in time')
    },
  )
}, 20_000)

test('a cancelled run ends at once, and says that the issue was not brought up to date', async () => {
  await alone(
    world => void world.faults.push({ do: 'hang' }),
    async other => {
      const notion = await startSandbox()
      const run = await runAction({
        inputs: { token: TOKENS.releaseNotes, 'tracking-issue': 'true' },
        env: scheduled,
        apiUrl: notion.url,
        github: other,
        onStarted: child => cancelWhen(child, () => other.requests.length > 0),
      })
      await notion.close()
      expect(run.ms).toBeLessThan(5_000)
      expect({ signal: run.signal, outcome: run.outputs.outcome }).toEqual({
        signal: null,
        outcome: 'healthy',
      })
      expect(run.summary).toContain('cancelled before the issue was brought up to date')
    },
  )
}, 20_000)

test('an event that cannot be read costs the issue, and nothing else', async () => {
  await alone(
    () => {},
    async other => {
      const event = fileURLToPath(import.meta.url)
      const run = await night(other, 'revoked', date, { GITHUB_EVENT_PATH: event })
      expect(run.outputs.codes).toBe('["token-rejected"]')
      expect(run.stdout.match(/^::warning/gm)).toHaveLength(1)
      expect(run.stderr).toBe('')
    },
  )
})

test.each<[string, string]>([
  ['empty', ''],
  ['with a line break inside', 'ghs_0123456789\nabcdefghij'],
  ['an expression that nobody filled in', '${{ github.token }}'],
  ['the token of Notion', TOKENS.revoked],
])('a GitHub token that is none is not sent: %s', async (_, token) => {
  await alone(
    () => {},
    async other => {
      const run = await night(other, 'revoked', date, {}, { 'github-token': token })
      expect(other.requests).toEqual([])
      expect(run.stdout).toContain('holds nothing that can be a GitHub token')
      expect(run.outputs.codes).toBe('["token-rejected"]')
    },
  )
})

test('no part of the GitHub token is said, whoever repeats it', async () => {
  await alone(
    world => void world.faults.push({ do: { status: 422, message: `You sent ${world.token}` } }),
    async other => {
      const run = await night(other, 'revoked', date)
      const said = run.stdout.split('\n').filter(line => !line.startsWith('::add-mask::'))
      expect(
        pieceOf(other.world.token, [...said, run.summary, ...Object.values(run.outputs)].join('\n')),
      ).toBeNull()
    },
  )
})

test.each([301, 302, 307, 308])('a redirect (%i) of GitHub’s is not followed', async status => {
  await alone(
    () => {},
    other =>
      alone(
        world => {
          const headers = { location: `${other.url}/repos/acme/website/issues` }
          world.faults.push({ at: /issues$/, do: { status, headers } })
        },
        async github => {
          const run = await night(github, 'revoked', date)
          expect(run.stdout).toContain(`GitHub answered ${status}`)
          expect(other.requests).toEqual([])
        },
      ),
  )
})

/** What people were told, without the runs and what nobody sees. */
const saidIn = ({ issues }: GitHubWorld) =>
  issues.flatMap(({ comments }) => comments.map(({ body }) => body.replace(/ \(\[run[\s\S]*$/, '')))
const dayOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}T02:23:00Z`

test('news that did not arrive are told by the next run, once', async () => {
  await alone(
    () => {},
    async other => {
      const commentsFail = { at: /^POST .*comments$/, times: 1, do: { status: 502 } } as const
      await night(other, 'revoked', dayOf(1))
      other.world.faults = [{ ...commentsFail }]
      const failed = await night(other, 'not shared', dayOf(2))
      expect(failed.stdout).toContain('The next run tries again')
      expect(saidIn(other.world)).toEqual([])
      other.world.faults = []
      for (const day of [3, 4, 5]) await night(other, 'not shared', dayOf(day))
      expect(saidIn(other.world)).toHaveLength(1)
      expect(saidIn(other.world)[0]).toContain('**What is wrong has changed.**')

      other.world.faults = [{ ...commentsFail }]
      await night(other, 'healthy', dayOf(6))
      expect(onlyIssue(other.world).state).toBe('closed')
      expect(saidIn(other.world)).toHaveLength(1)
      other.world.faults = []
      for (const day of [7, 8, 9]) await night(other, 'healthy', dayOf(day))
      expect(saidIn(other.world).slice(1)).toEqual([
        '✅ **The Notion token in `NOTION_TOKEN` works again.** It was broken for 5 days (`database-not-shared`).',
      ])
      // And then nobody looks any more.
      const before = other.requests.length
      await night(other, 'healthy', dayOf(10))
      expect(other.requests.slice(before).filter(each => !/graphql|GET \S+\/issues$/.test(each))).toEqual([])
    },
  )
}, 30_000)

test('a capability that cannot be told any more is not mended by that', async () => {
  await alone(
    () => {},
    async other => {
      const inputs = { token: TOKENS.noEmails, capabilities: 'read-user-emails' }
      await night(other, 'healthy', dayOf(1), {}, inputs)
      expect(onlyIssue(other.world).state).toBe('open')
      const odd: Fault[] = [{ when: { path: /users$/ }, do: notionError(404, 'object_not_found', 'No.') }]
      const notion = await startSandbox({ faults: odd })
      const run = await runAction({
        inputs: { ...inputs, 'tracking-issue': 'true' },
        env: { ...scheduled, GITHUB_RUN_ID: '2' },
        apiUrl: notion.url,
        github: other,
        date: dayOf(2),
      })
      await notion.close()
      expect(run.outputs.outcome).toBe('healthy')
      expect(onlyIssue(other.world).state).toBe('open')
      expect(onlyIssue(other.world).body).toContain(', could not tell all')
      expect(saidIn(other.world)).toEqual([])
    },
  )
})

test('a missing permission is told on a night when all is well', async () => {
  await alone(
    world => {
      world.permissions = { issues: 'read' }
    },
    async other => {
      const run = await night(other, 'healthy', date)
      expect({ exit: run.exitCode, outcome: run.outputs.outcome }).toEqual({ exit: 0, outcome: 'healthy' })
      expect(run.stdout).toContain('issues: write')
    },
  )
})

test.each<Hindrance>([
  [
    'who may write pull requests alone',
    world => {
      world.permissions = { 'pull-requests': 'write' }
    },
    /issues: write/,
  ],
  issuesOff,
  archived,
])('what the first run of all proves, though all is well: %s', async (_, change, words) => {
  await alone(change, async other => {
    const run = await night(other, 'healthy', date)
    expect(run.exitCode).toBe(0)
    expect(run.stdout.match(/^::warning.*$/gm)?.map(line => line.replaceAll('%0A', ' '))).toEqual([
      expect.stringMatching(words),
    ])
    expect(other.world.issues).toEqual([])
  })
})

test('another database under the same code is news, told once, and so is one that is shared again', async () => {
  const [first, second] = [IDS.salaries, IDS.roadmap.replace(/.$/, 'e')]
  await alone(
    () => {},
    async other => {
      const lists = [[first], [first, second], [first, second], [second], [second]]
      for (const [at, databases] of lists.entries())
        await night(other, 'not shared', dayOf(at + 1), {}, { databases: databases.join('\n') })
      expect(saidIn(other.world)).toEqual([
        expect.stringContaining(`New: \`database-not-shared\` (\`${second}\`).`),
        expect.stringContaining('No longer found: `database-not-shared`.'),
      ])
    },
  )
}, 30_000)

test('a runner’s clock that is minutes fast tells nothing twice, and one that is a month ahead holds up nobody', async () => {
  await alone(
    () => {},
    async other => {
      const [minutes, month] = [3 * 60_000, 31 * 86_400_000]
      await night(other, 'revoked', dayOf(1), {}, {}, month)
      expect(onlyIssue(other.world).body).toContain('**Last checked**: 1 November 2026')
      for (const day of [2, 3, 4]) await night(other, 'not shared', dayOf(day), {}, {}, minutes)
      expect(saidIn(other.world)).toHaveLength(1)
      await night(other, 'healthy', dayOf(5))
      expect(onlyIssue(other.world).state).toBe('closed')
      expect(saidIn(other.world)[1]).toContain('It was broken for 4 days')
    },
  )
}, 30_000)

test('two jobs of a run that share an issue do not turn it over each other, and say so', async () => {
  await alone(
    () => {},
    async other => {
      await night(other, 'revoked', dayOf(1))
      const second = await night(other, 'healthy', dayOf(1).replace('02:23', '02:24'))
      expect(onlyIssue(other.world).state).toBe('open')
      expect(second.stdout).toContain('issue-key')
      expect(second.outputs.outcome).toBe('healthy')
    },
  )
})

test('one fault that passes is asked over, and nobody hears of it', async () => {
  await alone(
    world => void world.faults.push({ times: 1, do: { status: 502 } }),
    async other => {
      const run = await night(other, 'revoked', date)
      expect(onlyIssue(other.world).state).toBe('open')
      expect(run.stdout).not.toContain('::warning')
    },
  )
})

test('a schedule in a quiet public repository is warned of in time, without a tracking issue too', async () => {
  await alone(
    world => {
      world.isPrivate = false
      world.permissions = {}
      world.lastCommit = '2026-10-01T12:00:00Z'
    },
    async other => {
      const run = await night(other, 'healthy', date, {}, { 'tracking-issue': 'false' })
      expect(other.requests).toEqual(['POST /graphql'])
      expect(run.exitCode).toBe(0)
      expect(run.stdout).toContain('::warning title=GitHub will soon stop this schedule::')
      expect(run.summary).toContain('30 November 2026')
    },
  )
})

test('an Enterprise server is asked at its own address', async () => {
  const other = await startGitHub(defaultGitHub(), '/api/v3')
  try {
    await night(other, 'revoked', date)
    expect(onlyIssue(other.world).state).toBe('open')
    expect(other.requests).toContain('POST /api/graphql')
    expect(other.requests).toContain('POST /api/v3/repos/acme/website/issues')
  } finally {
    await other.close()
  }
})

/** The token of a person or an App in `github-token`, which may read where secrets are. */
const mayRead = (world: GitHubWorld) => {
  world.account = 'ada'
  Object.assign(world.permissions, { secrets: 'read', environments: 'read', 'dependabot-secrets': 'read' })
}

test('why the secret is empty, and since when a rejected one is saved, where GitHub may be asked', async () => {
  const savedAt = '2026-11-10T09:00:00Z'
  await alone(
    world => {
      mayRead(world)
      world.environments = { production: [{ name: 'NOTION_TOKEN', savedAt }] }
    },
    async other => {
      const run = await night(other, 'healthy', date, {}, { token: '', 'tracking-issue': 'false' })
      expect(run.outputs.codes).toBe('["token-missing"]')
      expect(run.summary).toContain('only in the environment **production**')
      expect(run.summary).toContain('environment: production')
      const { notices } = JSON.parse(run.outputs.report ?? '')
      expect(notices).toEqual([
        expect.objectContaining({
          about: 'secret',
          evidence: expect.objectContaining({
            places: [{ in: 'environment', environment: 'production', savedAt: '2026-11-10T09:00:00.000Z' }],
          }),
        }),
      ])
      expect(other.requests).toHaveLength(6)
      const rejected = await night(other, 'revoked', date, {}, { 'tracking-issue': 'false' })
      expect(rejected.summary).toContain('saved on 10 November 2026 at 09:00 UTC')
      expect(rejected.outputs.codes).toBe('["token-rejected"]')
      // All is well: nothing is asked.
      const before = other.requests.length
      await night(other, 'healthy', date, { GITHUB_EVENT_NAME: 'push' }, { 'tracking-issue': 'false' })
      expect(other.requests).toHaveLength(before)
    },
  )
})

test('a job’s own token is not asked about secrets, and nothing is said', async () => {
  await alone(
    () => {},
    async other => {
      const run = await night(other, 'healthy', date, {}, { token: '', 'tracking-issue': 'false' })
      expect(JSON.parse(run.outputs.report ?? '').notices).toEqual([])
      expect(other.requests).toEqual(['POST /graphql'])
    },
  )
})

test('watches that are else the same keep an issue each by their keys, and an unusable key touches none', async () => {
  await alone(
    () => {},
    async other => {
      for (const key of ['first', 'second', 'first'])
        await night(other, 'revoked', date, { GITHUB_RUN_ID: `9${key.length}` }, { 'issue-key': key })
      expect(other.world.issues.map(({ state }) => state)).toEqual(['open', 'open'])
      expect(other.world.issues[1]?.body).toContain('key `second`')
      const run = await night(other, 'revoked', date, {}, { 'issue-key': 'no blanks please' })
      expect(run.summary).toContain('`issue-key` isn’t usable'.replace('’', "'"))
      expect(other.world.issues).toHaveLength(2)
    },
  )
})
