import { expect, test } from '@jest/globals'
import { defaultGitHub, type GitHubSandbox, startGitHub } from '../../sandbox/github.ts'
import { traits } from '../../src/core/result/diagnosis.ts'
import { type Finding, type Night, nightOver } from '../fixtures/github-nights.ts'
import { plain } from '../fixtures/report.ts'

/** What takes more than one run, or a person's hand, to come about. */
const night = (...found: Finding[]): Night => ({ found, unsure: false, ahead: 0 })

async function kept(use: (github: GitHubSandbox) => Promise<void>): Promise<void> {
  const github = await startGitHub(defaultGitHub())
  try {
    await use(github)
  } finally {
    await github.close()
  }
}

test('two runs that read the same: the second sees the comment of the first', async () => {
  await kept(async github => {
    await nightOver(github, night('rejected'), 1)
    await nightOver(github, night('tasks'), 2)
    const list = github.exchanges.findLast(({ method, path }) => method === 'GET' && path.endsWith('/issues'))
    // The other run has the list from before the first one wrote.
    github.world.answered = exchange =>
      exchange.method === 'GET' && exchange.path.endsWith('/issues') ? list?.data : exchange.data
    await nightOver(github, night('tasks'), 3)
    const [issue] = github.world.issues
    expect(issue?.comments).toHaveLength(1)
    // Other news are told all the same.
    await nightOver(github, night('roadmap'), 4)
    expect(issue?.comments).toHaveLength(2)
  })
})

test.each<[string, Night, RegExp]>([
  ['still broken', night('rejected'), /Notion answered \*\*401/],
  ['could not tell', { ...night(), unsure: true }, /Found earlier/],
  ['healthy', night(), /works again/],
])('a body without room for the line is begun anew: %s', async (_, next, words) => {
  await kept(async github => {
    await nightOver(github, night('rejected'), 1)
    const [issue] = github.world.issues
    if (!issue) throw new Error('no issue')
    issue.body = `${'Ada looks at it. '.repeat(3_900).slice(0, 65_500 - issue.body.length)}\n\n${issue.body}`
    const { notices } = await nightOver(github, next, 2)
    expect(notices.map(({ level, text }) => [level, plain(text)])).toEqual([['info', expect.any(String)]])
    expect(issue.body.length).toBeLessThan(65_000)
    expect(issue.body).toMatch(words)
    await nightOver(github, next, 3)
    expect(github.world.issues).toHaveLength(1)
  })
})

test('nobody’s issue but our own: a person with the app’s name, an issue of another repository', async () => {
  await kept(async github => {
    await nightOver(github, night('rejected'), 1)
    const [ours] = github.world.issues
    if (!ours) throw new Error('no issue')
    // A person may be called as the app is, without what only apps have, and write what the app has written.
    github.world.issues = [{ ...ours, author: 'github-actions', comments: [] }]
    await nightOver(github, night('rejected'), 2)
    expect(github.world.issues.map(({ author }) => author)).toEqual(['github-actions', 'github-actions[bot]'])
  })
})

test('a warning that is marked in the table of codes opens the issue once, and closes it with one comment', async () => {
  await kept(async github => {
    await nightOver(github, night('warning'), 1)
    expect(github.world.issues).toEqual([])
    Object.assign(traits['token-unfamiliar'], { tracked: true })
    for (const number of [2, 3, 4]) await nightOver(github, night('warning'), number)
    const [issue, ...more] = github.world.issues
    expect({ more, state: issue?.state, comments: issue?.comments }).toEqual({
      more: [],
      state: 'open',
      comments: [],
    })
    expect(issue?.body).toContain('**Warned since**: 2 November 2026')
    expect(issue?.body).toContain('healthy, with a warning')
    expect(issue?.title).toBe('The token works, but its format is new to this check (NOTION_TOKEN)')
    for (const number of [5, 6]) await nightOver(github, night(), number)
    expect(issue?.state).toBe('closed')
    expect(issue?.comments.map(({ body }) => body)).toEqual([
      expect.stringContaining('There is nothing more to warn of for `NOTION_TOKEN`** (`token-unfamiliar`).'),
    ])
    // A fault beside it is a fault, and told as one.
    await nightOver(github, night('warning', 'tasks'), 7)
    expect(issue?.comments.at(-1)?.body).toContain('**Broken again.**')
  })
})
