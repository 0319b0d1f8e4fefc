import { expect, test } from '@jest/globals'
import { sinceWhen, whyEmpty } from '../../../src/core/catalogue/evidence.ts'
import { evidenceAsked, secretEvidence } from '../../../src/core/follow-up/evidence.ts'
import type {
  GitHub,
  GitHubAnswer,
  GitHubRefusal,
  LastPass,
  SavedSecret,
} from '../../../src/core/ports/github.ts'
import { codes } from '../../../src/core/result/diagnosis.ts'
import { nothing } from '../../../src/core/text/prose.ts'
import { plain, reportOf } from '../../fixtures/report.ts'

const saved = Date.UTC(2026, 10, 3, 14, 2)
const secret = (name: string, savedAt = saved): SavedSecret => ({ name, savedAt })
const refused = (needs: string): GitHubAnswer<never> => {
  const refusal: GitHubRefusal = { kind: 'no-permission', status: 403, message: '', needs }
  return { ok: false, refusal }
}

type Saved = {
  own?: SavedSecret[]
  shared?: SavedSecret[]
  dependabot?: SavedSecret[]
  environments?: Record<string, SavedSecret[]>
}

/** Counts what it is asked; `hidden`: the parts that may not be seen. */
function holding(
  { own = [], shared = [], dependabot = [], environments = {} }: Saved,
  hidden: string[] = [],
) {
  let asked = 0
  const given = <T>(part: string, value: T): Promise<GitHubAnswer<T>> => {
    asked += 1
    return Promise.resolve(hidden.includes(part) ? refused(`${part}=read`) : { ok: true, value })
  }
  const github = {
    repositorySecrets: () => given('secrets', own),
    organisationSecrets: () => given('secrets', shared),
    dependabotSecrets: () => given('dependabot_secrets', dependabot),
    environments: () => given('actions', Object.keys(environments)),
    environmentSecret: (name: string, wanted: string) =>
      given('environments', environments[name]?.find(each => each.name === wanted) ?? null),
  } as unknown as GitHub
  return { github, asked: () => asked }
}

const mine = [secret('NOTION_TOKEN')]

test.each<[string, Saved, string[], string | null]>([
  [
    'in the repository',
    { own: mine },
    [],
    "GitHub has NOTION_TOKEN for this repository: in the repository (saved on 3 November 2026 at 14:02 UTC). So it isn't missing",
  ],
  ['in another case of letters', { own: [secret('notion_token')] }, [], "So it isn't missing"],
  ['shared by the organisation', { shared: mine }, [], 'in the organisation, which shares it'],
  [
    'in one environment',
    { environments: { production: mine, staging: [] } },
    [],
    'only in the environment production. A job',
  ],
  [
    'in two environments',
    { environments: { production: mine, staging: mine } },
    [],
    'only in the environments production and staging',
  ],
  ['for Dependabot alone', { dependabot: mine }, [], 'for Dependabot alone'],
  [
    'nowhere',
    {},
    [],
    "GitHub has no secret NOTION_TOKEN in this repository, what its organisation shares with it or Dependabot's secrets.",
  ],
  [
    'under a name with a slip',
    { own: [secret('NOTION_TOKN'), secret('AWS_KEY')] },
    [],
    'There is NOTION_TOKN: perhaps',
  ],
  [
    'under a longer name',
    { shared: [secret('NOTION_TOKEN_DOCS')] },
    [],
    'There is NOTION_TOKEN_DOCS: perhaps',
  ],
  [
    'nowhere that may be seen',
    {},
    ['environments', 'dependabot_secrets'],
    'in this repository or what its organisation shares with it. With dependabot_secrets=read',
  ],
  ['nothing may be seen', {}, ['secrets', 'dependabot_secrets', 'actions'], null],
])('why a token is empty: %s', async (_, all, hidden, words) => {
  const evidence = await secretEvidence(holding(all, hidden).github, 'NOTION_TOKEN')
  const notice = evidence && whyEmpty('NOTION_TOKEN', evidence)
  if (words === null) expect(notice).toBeNull()
  else expect(plain(notice?.text ?? nothing)).toContain(words)
})

test('the line for the job, whatever the environment is called', async () => {
  for (const [name, line] of [
    ['production', 'environment: production'],
    ['staging: "x" #1', String.raw`environment: "staging: \"x\" #1"`],
  ] as const) {
    const evidence = await secretEvidence(holding({ environments: { [name]: mine } }).github, 'NOTION_TOKEN')
    const [yaml] = (evidence && whyEmpty('NOTION_TOKEN', evidence)?.yaml) ?? []
    expect(yaml && plain(yaml, false)).toBe(line)
  }
})

const passedOn = (at: number): LastPass => ({ id: 1, number: 1, at, sameStep: true })

test.each<[string, Saved, LastPass | null, string | null]>([
  [
    'after the last pass',
    { own: mine },
    passedOn(saved - 1),
    'before that: most likely a wrong token was saved',
  ],
  ['before the last pass', { own: mine }, passedOn(saved + 1), 'after that: the secret is unchanged'],
  [
    'nobody knows of a pass',
    { own: mine },
    null,
    'GitHub has NOTION_TOKEN in the repository, saved on 3 November 2026 at 14:02 UTC.',
  ],
  [
    'in two places',
    { own: mine, environments: { production: mine } },
    passedOn(saved - 1),
    'in the repository (saved on 3 November 2026 at 14:02 UTC) and in the environment production (saved',
  ],
  ['for Dependabot', { dependabot: mine }, null, null],
  ['nowhere', {}, null, null],
])('since when a rejected token is saved: %s', async (_, all, lastPass, words) => {
  const evidence = await secretEvidence(holding(all).github, 'NOTION_TOKEN')
  const notice = evidence && sinceWhen('NOTION_TOKEN', evidence, lastPass)
  if (words === null) expect(notice).toBeNull()
  else expect(plain(notice?.text ?? nothing)).toContain(words)
})

test('at most four questions, and one for each of twenty environments', async () => {
  const environments = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`env-${at}`, mine]))
  const { github, asked } = holding({ environments })
  const evidence = await secretEvidence(github, 'NOTION_TOKEN')
  expect(asked()).toBe(24)
  expect(evidence && plain(whyEmpty('NOTION_TOKEN', evidence)?.text ?? nothing)).toContain(
    "and 15 more. A job that doesn't",
  )
})

test('it is asked for an empty or a rejected token alone', () => {
  const asked = codes.filter(code => evidenceAsked({ ...reportOf([]), codes: [code] }))
  expect(asked).toEqual([
    'token-missing',
    'token-rejected',
    'token-revoked',
    'token-expired',
    'token-invalid',
  ])
})
