import type { LastPass } from '../ports/github.ts'
import type { Notice, SecretEvidence, SecretPlace } from '../result/notice.ts'
import { dayAndTime } from '../text/dates.ts'
import { code, type Inline, join, list, nothing, type Prose, say, strong } from '../text/prose.ts'

/** Words about where GitHub has the secret, and since when. It is evidence: what follows from it is said with care. */

/** So many are named in a sentence. */
const mostNamed = 5

/** For an empty token: where the secret is, or that it is nowhere. null where that says nothing. */
export function whyEmpty(secret: string, evidence: SecretEvidence): Notice | null {
  const { places, similar } = evidence
  const usable = places.filter(each => each.in === 'repository' || each.in === 'organisation')
  const environments = places.flatMap(({ environment }) => (environment === null ? [] : [environment]))
  if (usable.length > 0)
    return notice(
      evidence,
      say`GitHub has ${code(secret)} for this repository: ${placeList(usable)}. So it isn't missing: the workflow doesn't hand it on, or it was saved with whitespace alone.`,
    )
  if (environments.length > 0)
    return notice(
      evidence,
      say`GitHub has ${code(secret)} only in ${environments.length === 1 ? say`the environment` : say`the environments`} ${list(environments.map(strong), { most: mostNamed })}. A job that doesn't name one gets nothing.`,
      [say`environment: ${yamlText(environments[0] ?? '')}`],
    )
  if (places.length > 0)
    return notice(
      evidence,
      say`GitHub has ${code(secret)} for Dependabot alone. Other runs need it under **Settings → Secrets and variables → Actions**.`,
    )
  const looked = lookedAt(evidence)
  if (looked.length === 0) return null
  const like =
    similar.length === 0
      ? nothing
      : say` There is ${list(
          similar.map(name => code(name)),
          { last: 'or', most: mostNamed },
        )}: perhaps the workflow means that one.`
  return notice(
    evidence,
    say`GitHub has no secret ${code(secret)} in ${list(looked, { last: 'or' })}.${like}`,
  )
}

/** For a rejected token: since when it is saved, against when the workflow last passed. */
export function sinceWhen(
  secret: string,
  evidence: SecretEvidence,
  lastPass: LastPass | null,
): Notice | null {
  const places = evidence.places.filter(each => each.in !== 'dependabot' && each.savedAt > 0)
  const [only, ...more] = places
  if (!only) return null
  const saved = say`GitHub has ${code(secret)} ${more.length === 0 ? say`${placeOf(only)}, saved on ${dayAndTime(only.savedAt)}` : placeList(places)}`
  if (more.length > 0 || !lastPass) return notice(evidence, say`${saved}.`)
  const passed = say`this workflow last passed on ${dayAndTime(lastPass.at)}`
  return notice(
    evidence,
    only.savedAt > lastPass.at
      ? say`${saved}, and ${passed}, before that: most likely a wrong token was saved.`
      : say`${saved}, and ${passed}, after that: the secret is unchanged, so the token was most likely refreshed, revoked or deleted in Notion.`,
  )
}

function notice(evidence: SecretEvidence, text: Prose, yaml?: readonly Prose[]): Notice {
  const { environments, looked, lacking } = evidence
  const parts = [text]
  if (environments !== null && environments > looked.environments && looked.environments > 0)
    parts.push(say`${looked.environments} of ${environments} environments were looked at.`)
  if (lacking.length > 0)
    parts.push(
      say`With ${list(
        lacking.map(each => code(each)),
        { most: mostNamed },
      )} the token in ${code`github-token`} could see more.`,
    )
  if (yaml) parts.push(say`Add to the job:`)
  return {
    about: 'secret',
    level: 'info',
    title: say`What GitHub knows of the secret`,
    text: join(parts, ' '),
    ...(yaml && { yaml }),
    evidence,
  }
}

/** As YAML reads it as that very text. */
function yamlText(text: string): string {
  return /^[A-Za-z][\w-]*$/.test(text) ? text : JSON.stringify(text)
}

function placeList(places: readonly SecretPlace[]): Prose {
  const each = places.map(place => say`${placeOf(place)} (saved on ${dayAndTime(place.savedAt)})`)
  return list(each, { most: mostNamed })
}

function placeOf({ in: place, environment }: SecretPlace): Prose {
  switch (place) {
    case 'repository':
      return say`in the repository`
    case 'organisation':
      return say`in the organisation, which shares it with this repository`
    case 'environment':
      return say`in the environment ${strong<string>(environment ?? '')}`
    case 'dependabot':
      return say`for Dependabot`
  }
}

function lookedAt({ looked }: SecretEvidence): Inline[] {
  return [
    ...(looked.repository ? [say`this repository`] : []),
    ...(looked.organisation ? [say`what its organisation shares with it`] : []),
    ...(looked.environments > 0 ? [say`its environments`] : []),
    ...(looked.dependabot ? [say`Dependabot's secrets`] : []),
  ]
}
