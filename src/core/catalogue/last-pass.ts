import { dayAndTime } from '../text/dates.ts'
import { link, nothing, type Prose, say } from '../text/prose.ts'
import type { Telling } from './entry.ts'
import { githubPlaces } from './links.ts'

/**
 * A sentence, with a space before it, on when the token was last accepted. A green run proves it only if this
 * step was part of that run and could fail it: what GitHub's history does not show is left open.
 */
export function lastPassed({ lastPass, run }: Telling): Prose {
  if (!lastPass) return nothing
  const { at, id, number, sameStep } = lastPass
  const page = githubPlaces(run).otherRun(id)
  const which = link(say`run ${number}`, page)
  const passed = say` This workflow last passed on ${dayAndTime(at)} (${which})`
  return sameStep
    ? say`${passed}, from the same commit: unless this step was skipped or allowed to fail there, the token was accepted then, so it was revoked, refreshed or replaced since.`
    : say`${passed}. If this check was already part of that run, the token was accepted then, so it was revoked, refreshed or replaced since.`
}
