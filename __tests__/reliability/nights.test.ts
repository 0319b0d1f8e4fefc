import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  callsOf,
  defaultGitHub,
  type GitHubFault,
  type GitHubIssue,
  type GitHubSandbox,
  startGitHub,
} from '../../sandbox/github.ts'
import { traits } from '../../src/core/result/diagnosis.ts'
import { type Finding, findings, type Night, nightOver } from '../fixtures/github-nights.ts'

// So that a warning is among what an issue is kept for.
Object.assign(traits['token-unfamiliar'], { tracked: true })

/** Random nights, with GitHub's faults, answers that are lost, and people who close and open: `npm run soak` has more. */
const { SOAK_RUNS, SOAK_SEED } = process.env
const seed = Number(SOAK_SEED ?? (SOAK_RUNS ? Date.now() % 2 ** 31 : 20_261_125))
const numRuns = SOAK_RUNS ? Math.ceil(Number(SOAK_RUNS) / 20) : 60
if (SOAK_RUNS) process.stderr.write(`${numRuns} times some nights; again: SOAK_SEED=${seed} npm run soak\n`)

const healthy: Night = { found: [], unsure: false, ahead: 0 }
const nightLike: fc.Arbitrary<Night> = fc.record({
  found: fc.oneof(fc.constant([]), fc.subarray(Object.keys(findings) as Finding[])),
  unsure: fc.constantFrom(false, false, false, true),
  // A runner's clock may be wrong by minutes or by a month.
  ahead: fc.constantFrom(0, 0, 0, 180_000, -180_000, 31 * 86_400_000),
})
const faultLike: fc.Arbitrary<GitHubFault> = fc.record({
  at: fc.constantFrom(
    /graphql/,
    /GET .*issues$/,
    /POST .*issues$/,
    /PATCH/,
    /GET .*comments/,
    /POST .*comments/,
    /POST .*comments/,
    /POST .*comments/,
    /POST .*comments/,
    /labels/,
    /./,
  ),
  times: fc.integer({ min: 1, max: 3 }),
  do: fc.constantFrom<GitHubFault['do'][]>(
    'reset',
    'lost',
    'lost',
    'nonsense',
    { status: 502, html: true },
    { status: 200, html: true },
    { status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0' } },
  ),
})
type Step = { night: Night; hand: 'leave' | 'close' | 'open' | 'edit'; faults: GitHubFault[] }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    night: nightLike,
    hand: fc.constantFrom('leave', 'leave', 'leave', 'close', 'open', 'edit'),
    faults: fc.array(faultLike, { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 8 },
)

const stranger = (number: number): GitHubIssue => ({
  number,
  title: 'Not ours',
  body: 'Somebody’s own words',
  state: 'open',
  stateReason: null,
  author: 'eve',
  labels: ['notion-token-check'],
  comments: [],
})

const marks = ({ comments }: GitHubIssue) =>
  comments.map(({ body }) => /<!-- notion-token-check news \w+ -->/.exec(body)?.[0] ?? body)

/** What the last comment says of it; without one the opening has said it. */
function lastWords(issue: GitHubIssue | undefined): 'healthy' | 'broken' {
  const said = issue?.comments.filter(({ body }) => !body.includes('**No usable answer from Notion**')).at(-1)
  return said?.body.startsWith('✅') ? 'healthy' : 'broken'
}

function lendAHand({ world }: GitHubSandbox, hand: Step['hand']): void {
  const issue = world.issues.find(({ author }) => author !== 'eve')
  if (!issue) return
  if (hand === 'close') issue.state = 'closed'
  if (hand === 'open') issue.state = 'open'
  if (hand === 'edit') issue.body = `Ada looks at it.\n\n${issue.body}`
}

/** What a night may do, whatever GitHub does meanwhile. */
function expectRight(github: GitHubSandbox, { found, unsure }: Night, before: readonly GitHubIssue[]): void {
  const own = github.world.issues.filter(({ author }) => author !== 'eve')
  const known = before.filter(({ author }) => author !== 'eve')
  // What cannot be read is not "none".
  if (known.length > 0) expect(own.map(({ number }) => number)).toEqual(known.map(({ number }) => number))
  const was = new Map(known.map(issue => [issue.number, issue]))
  for (const issue of own) {
    const state = was.get(issue.number)?.state ?? null
    const closed = state !== 'closed' && issue.state === 'closed' && issue.stateReason === 'completed'
    if (closed) expect({ found, unsure }).toEqual({ found: [], unsure: false })
    if (state !== 'open' && issue.state === 'open') expect(found).not.toEqual([])
    expect(new Set(marks(issue)).size).toBe(marks(issue).length)
    expect(issue.body.length).toBeLessThanOrEqual(65_536)
  }
}

async function through(all: readonly Step[], last: Night): Promise<void> {
  const github = await startGitHub(defaultGitHub(world => void world.issues.push(stranger(1))))
  try {
    const once = async (night: Night, number: number) => {
      const before = structuredClone(github.world.issues)
      const { notices } = await nightOver(github, night, number)
      expect(notices.length).toBeLessThanOrEqual(1)
      expectRight(github, night, before)
      return notices
    }
    for (const [at, { night, hand, faults }] of all.entries()) {
      lendAHand(github, hand)
      github.world.faults = faults.map(fault => ({ ...fault }))
      await once(night, at + 1)
    }
    // GitHub is well again: after two nights the issue is as it should be, and then nobody is called any more.
    github.world.faults = []
    for (const at of [1, 2]) await once(last, all.length + at)
    const seen = github.notifications.length
    const notices = await once(last, all.length + 3)
    expect(notices.filter(({ level }) => level === 'warning')).toEqual([])
    expect(callsOf(github.notifications.slice(seen))).toBe(0)
    expect(github.world.issues[0]).toEqual(stranger(1))
    const open = github.world.issues.filter(({ author, state }) => author !== 'eve' && state === 'open')
    const [own] = github.world.issues.filter(({ author }) => author !== 'eve')
    // One that somebody opened while all was well stays open, as they want it.
    const wanted = last.found.length > 0 || all.some(({ hand }) => hand === 'open')
    expect(open.length).toBeLessThanOrEqual(wanted ? 1 : 0)
    // What people were told last is how it is.
    if (last.found.length > 0) expect([own !== undefined, lastWords(own)]).toEqual([true, 'broken'])
    else if (own) expect(lastWords(own)).toBe('healthy')
  } finally {
    await github.close()
  }
}

test(
  'whatever the nights bring, one issue is kept in step, and nobody is told anything twice',
  async () => {
    const lasts = fc.constantFrom<Night[]>(
      healthy,
      { ...healthy, found: ['rejected'] },
      { ...healthy, found: ['tasks'] },
    )
    await fc.assert(fc.asyncProperty(steps, lasts, through), { seed, numRuns })
  },
  60_000 + 500 * numRuns,
)
