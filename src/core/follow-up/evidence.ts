import type { GitHub, GitHubAnswer, SavedSecret } from '../ports/github.ts'
import { traits } from '../result/diagnosis.ts'
import type { SecretEvidence, SecretPlace } from '../result/notice.ts'
import type { Report } from '../result/report.ts'
import { distance } from '../text/nearest.ts'

/** So many environments are looked at; each takes a request. */
const mostEnvironments = 20

/** Whether where the secret is saved, and since when, says why this token does not work. */
export function evidenceAsked({ codes }: Report): boolean {
  return codes.some(code => code === 'token-missing' || traits[code].rejects)
}

/** What GitHub knows of a secret: names and dates alone. null where it may not be asked anything of it. */
export async function secretEvidence(github: GitHub, name: string): Promise<SecretEvidence | null> {
  const [own, shared, dependabot, environments] = await Promise.all([
    github.repositorySecrets(),
    github.organisationSecrets(),
    github.dependabotSecrets(),
    github.environments(),
  ])
  const all = environments.ok ? environments.value : []
  const looked = all.slice(0, mostEnvironments)
  const inEach = await Promise.all(looked.map(each => github.environmentSecret(each, name)))
  const answers: GitHubAnswer<unknown>[] = [own, shared, dependabot, environments, ...inEach]
  if (!answers.some(({ ok }) => ok)) return null
  const places = [
    ...placesIn('repository', own, name),
    ...placesIn('organisation', shared, name),
    ...inEach.flatMap((answer, at): SecretPlace[] =>
      answer.ok && answer.value
        ? [{ in: 'environment', environment: looked[at] ?? '', savedAt: answer.value.savedAt }]
        : [],
    ),
    ...placesIn('dependabot', dependabot, name),
  ]
  const names = [own, shared].flatMap(answer => (answer.ok ? answer.value.map(each => each.name) : []))
  return {
    places,
    similar: [...new Set(names)].filter(each => isLike(each, name)),
    looked: {
      repository: own.ok,
      organisation: shared.ok,
      dependabot: dependabot.ok,
      environments: inEach.filter(({ ok }) => ok).length,
    },
    environments: environments.ok ? all.length : null,
    lacking: [...new Set(answers.flatMap(answer => (answer.ok ? [] : (answer.refusal.needs ?? []))))],
  }
}

function placesIn(
  place: Exclude<SecretPlace['in'], 'environment'>,
  answer: GitHubAnswer<readonly SavedSecret[]>,
  name: string,
): SecretPlace[] {
  const found = answer.ok ? answer.value.filter(each => each.name.toUpperCase() === name.toUpperCase()) : []
  return found.map(({ savedAt }) => ({ in: place, environment: null, savedAt }))
}

/** Whether a name may be a slip of another: a part of it, or but two letters away. */
function isLike(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map(each => each.toUpperCase().replaceAll('_', '')) as [string, string]
  if (given.toUpperCase() === wanted.toUpperCase()) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (short.length >= 6 && long.includes(short)) || distance(a, b) <= 2
}
