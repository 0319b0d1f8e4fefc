// Every request that can be sent to GitHub, for SECURITY.md: found by putting every question of the real port to a
// GitHub that only writes down what comes. A question that is added to the port does not compile until it is here.
import type { GitHub } from '../src/core/ports/github.ts'
import { connectGitHub } from '../src/github/port.ts'
import { table } from './docs-tables.ts'

/** By method of the port. */
const githubQuestions: { readonly [M in keyof GitHub]: (github: GitHub) => Promise<unknown> } = {
  about: github => github.about(),
  passedRuns: github => github.passedRuns('nightly.yml', 'main', null),
  issues: github => github.issues(),
  makeLabel: github => github.makeLabel(),
  mayOpenIssues: github => github.mayOpenIssues(),
  openIssue: github => github.openIssue({ title: '', body: '' }),
  changeIssue: github => github.changeIssue(7, { title: '', body: '', state: 'closed', reason: 'completed' }),
  comments: github => github.comments(7, 0),
  comment: github => github.comment(7, ''),
}

const tracked = 'with `tracking-issue: true`'
const here = '/repos/{owner}/{repo}'

/** What the page says of each, in its order. */
const words: Readonly<Record<string, { when: string; runs: string; permission: string }>> = {
  'POST /graphql': {
    when: 'To know whose token it is, whether the repository is public, archived or without issues, and when its last commit was. A query: it changes nothing.',
    runs: 'with `tracking-issue: true`, and on a schedule',
    permission: 'none',
  },
  [`GET ${here}/issues`]: {
    when: 'To find the tracking issue, by its label.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`POST ${here}/labels`]: {
    when: 'To make the label `notion-token-check` where there is no issue yet, and so to see that the job may write labels.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`POST ${here}/issues`]: {
    when: 'To open the tracking issue. While there is none: without the title that GitHub requires, so that none can be opened, to see that the job may.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`POST ${here}/issues/{number}/labels`]: {
    when: 'To give it its label, where that was lost when it was opened.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`PATCH ${here}/issues/{number}`]: {
    when: 'To say when it was last checked, to rewrite, close or reopen it.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`GET ${here}/issues/{number}/comments`]: {
    when: 'Before a comment, and in the run after it: to see whether it is there.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`POST ${here}/issues/{number}/comments`]: {
    when: 'To say what changed.',
    runs: tracked,
    permission: '`issues: write`',
  },
  [`GET ${here}/actions/workflows/{file}/runs`]: {
    when: 'To tell when this workflow last passed.',
    runs: 'where the token is rejected, and both policies are `fail`',
    permission: '`actions: read`',
  },
}

/** `METHOD /path`, each once. */
async function requestsToGitHub(): Promise<string[]> {
  const sent: string[] = []
  const github = connectGitHub({
    token: 'stands-for-the-token',
    apiUrl: 'https://api.github.com',
    repository: 'owner/repo',
    signal: new AbortController().signal,
    cancelled: () => false,
    pauseMs: 0,
    fetch: async (url, init) => {
      const { pathname } = new URL(new Request(url).url)
      sent.push(`${init?.method ?? 'GET'} ${generalised(pathname)}`)
      return Response.json(/\/(?:issues|comments)$/.test(pathname) && init?.method === 'GET' ? [] : anything)
    },
  })
  for (const ask of Object.values(githubQuestions)) await ask(github)
  return [...new Set(sent)]
}

/** Enough of every answer; the issue has no label, so that it is given one. */
const anything = {
  data: { viewer: { login: 'somebody' } },
  workflow_runs: [],
  number: 7,
  labels: [],
  state: 'open',
  user: { login: 'somebody' },
}

function generalised(path: string): string {
  return path
    .replace(/^\/repos\/owner\/repo/, here)
    .replace('/issues/7', '/issues/{number}')
    .replace('/workflows/nightly.yml', '/workflows/{file}')
}

/** The table of SECURITY.md. A request without words, or words without a request, is an error. */
export async function githubTable(): Promise<string> {
  const sent = new Set(await requestsToGitHub())
  const wrong = [...sent]
    .filter(each => !words[each])
    .concat(Object.keys(words).filter(each => !sent.has(each)))
  if (wrong.length > 0)
    throw new Error(`docs-github-requests.ts and src/github/port.ts differ: ${wrong.join(', ')}`)
  return table(
    ['Request', 'What for', 'In which runs', 'Permission'],
    Object.entries(words).map(([request, { when, runs, permission }]) => [
      `\`${request}\``,
      when,
      runs,
      permission,
    ]),
  )
}
