import type { RunContext } from '../inputs/run-context.ts'
import type { GitHubRefusal } from '../ports/github.ts'
import type { Notice } from '../result/notice.ts'
import { day, lasting, startOf } from '../text/dates.ts'
import { code, type Inline, link, nothing, type Prose, say } from '../text/prose.ts'
import { githubPlaces } from './links.ts'

/** Words about what concerns GitHub. */

const issueTitle = say`The tracking issue couldn't be updated`
const verdictStands = say`The result of the check stands.`

function trackingWarning(text: Prose, yaml?: readonly Prose[]): Notice {
  return { about: 'tracking-issue', level: 'warning', title: issueTitle, text, ...(yaml && { yaml }) }
}

/** What became of the issue. */
export function trackingNote(text: Prose): Notice {
  return { about: 'tracking-issue', level: 'info', title: say`Tracking issue`, text }
}

/** Whose the token of a job is, unless the workflow hands over another. */
export const jobAccount = 'github-actions[bot]'

const offLine = [say`tracking-issue: false`]
const tokenLine = [say`github-token: \${{ github.token }}`]

/** GitHub did not do what keeping the issue needs. */
export function trackingRefused(run: RunContext, refusal: GitHubRefusal, account: string | null): Notice {
  const said = answered(refusal)
  switch (refusal.kind) {
    case 'no-permission':
      return /personal access token/i.test(refusal.message) || (account !== null && account !== jobAccount)
        ? trackingWarning(
            say`${said} The token in ${code`github-token`} needs the permission **Issues: Read and write** for this repository. Or leave the input out and give the job this permission instead:`,
            [say`permissions:`, say`  issues: write`],
          )
        : trackingWarning(
            say`${said} This job may not write issues. Give it the permission ${code`issues: write`} (permissions that you don't list are then off: a job that checks out code also needs ${code`contents: read`}):`,
            [say`permissions:`, say`  issues: write`],
          )
    case 'bad-credentials':
      return trackingWarning(
        say`${said} The token in ${code`github-token`} is not accepted; this is not about the Notion token. Leave the input out, or hand over the job's own token:`,
        tokenLine,
      )
    case 'issues-off':
      return trackingWarning(
        say`${refused(refusal)}Issues are switched off in this repository. Tick **Issues** under ${settingsPage(run)}, or do without the tracking issue:`,
        offLine,
      )
    case 'archived':
      return trackingWarning(
        say`${refused(refusal)}The repository is archived, so nothing in it can be changed. Unarchive it under ${settingsPage(run)}, or do without the tracking issue:`,
        offLine,
      )
    case 'locked':
      return trackingWarning(
        say`${said} The conversation of the issue is locked: open it and click **Unlock conversation**. ${verdictStands}`,
      )
    case 'rate-limited':
      return trackingWarning(
        say`GitHub's rate limit for this token is used up. ${verdictStands} The next run tries again.`,
      )
    case 'down':
      return trackingWarning(say`${said} ${statusHint(run)} ${verdictStands} The next run tries again.`)
    case 'out-of-time':
      return trackingWarning(
        say`GitHub did not answer in time. ${statusHint(run)} ${verdictStands} The next run tries again.`,
      )
    case 'cancelled':
      return trackingWarning(
        say`The run was cancelled before the issue was brought up to date. The next run does it.`,
      )
    case 'unreachable':
      return trackingWarning(say`${said} ${verdictStands} The next run tries again.`)
    case 'unrecognised':
      return trackingWarning(say`${said} ${verdictStands}`)
  }
}

/** A bug of ours, or of what the toolkit needs to start. */
export function followFailed(message: string): Notice {
  return trackingWarning(
    /^Cannot find (?:module|package)/.test(message)
      ? say`A part of the action could not be loaded, so GitHub was not asked: ${code(message)}. If the action is a copy or a mirror, copy all of the folder ${code`dist`}. ${verdictStands}`
      : say`GitHub could not be asked: ${code(message)}. Look at the runner's proxy (${code`HTTPS_PROXY`}) and at ${code`GITHUB_API_URL`}; if they are in order, this is a fault of the action. ${verdictStands}`,
  )
}

/** `github-token` holds nothing that could be sent. */
export function trackingWithoutToken(): Notice {
  return trackingWarning(
    say`The input ${code`github-token`} holds nothing that can be a GitHub token, so GitHub was not asked. ${verdictStands} Leave the input out, or hand over the job's own token:`,
    tokenLine,
  )
}

/** The run does not say what the issue would be about. */
export function trackingWithoutWatch(because: 'secret-name' | 'issue-key' | 'run'): Notice {
  return trackingWarning(
    because !== 'run'
      ? say`The issue is found again by ${code`secret-name`} and ${code`issue-key`}, and ${because === 'secret-name' ? code`secret-name` : code`issue-key`} isn't usable: it was left as it is.`
      : say`The issue is found again by its workflow and job, and this run is of no workflow in this repository: it was left as it is. Keep it from a workflow of the repository's own.`,
  )
}

/** There is an issue, and this step left it as it is. */
export function trackingLeft(issue: Inline, because: 'shared' | 'newer'): Notice {
  return because === 'newer'
    ? trackingNote(say`${issue} was left as it is: a newer run has written it.`)
    : trackingWarning(
        say`Another step or job of this run follows the same workflow, job and secret, and has written ${issue}: it was left as it is. Give each an ${code`issue-key`} of its own, or let only one of them keep the issue.`,
      )
}

export function trackingElsewhere(because: 'branch' | 'hidden'): Notice {
  return trackingNote(
    because === 'branch'
      ? say`not touched by this run. Only runs on the default branch keep it: on a schedule, a push or a dispatch.`
      : say`not touched by this run, which may not see the secret.`,
  )
}

/** GitHub's answer, if it gave one: about issues and archived repositories it may have said so without a refusal. */
function refused(refusal: GitHubRefusal): Prose {
  return refusal.status === null ? nothing : say`${answered(refusal)} `
}

function answered({ status, message, kind }: GitHubRefusal): Prose {
  const words = message === '' ? nothing : say`, “${message}”`
  if (status !== null) return say`GitHub answered **${status}**${words}${stop(message)}`
  return kind === 'unreachable'
    ? say`GitHub could not be reached${words}${stop(message)}`
    : say`GitHub's answer was not understood${words}${stop(message)}`
}

/** A quotation that ends with a full stop needs none after it. */
function stop(message: string): string {
  return /[.!?]$/.test(message) ? '' : '.'
}

function settingsPage(run: RunContext): Inline {
  const page = githubPlaces(run).settings
  return page ? link(say`Settings → General`, page) : say`**Settings → General**`
}

function statusHint({ serverUrl }: RunContext): Prose {
  return serverUrl === 'https://github.com'
    ? say`${link(say`GitHub's status page`, 'https://www.githubstatus.com/')} says more.`
    : say`Its administrators know more.`
}

/** A public repository without activity: the watch itself is about to end. All in milliseconds since 1970. */
export function scheduleStops(
  run: RunContext,
  { lastCommit, stops, now }: { lastCommit: number; stops: number; now: number },
): Notice {
  const page = githubPlaces(run).workflow
  const workflow = page ? link(say`this workflow`, page) : say`this workflow under **Actions**`
  const when = stops > now ? say`that is on ${day(stops)}` : say`that can be any day now`
  return {
    about: 'schedule',
    level: 'warning',
    title: say`GitHub will soon stop this schedule`,
    text: say`The last commit on the default branch is ${lasting(now - lastCommit)} old (${day(lastCommit)}). GitHub stops the schedules of a public repository after 60 days without activity: ${when}, and from then on nobody checks this token. Push any commit to the default branch before that. If it has stopped already, open ${workflow} and click **Enable workflow**.`,
  }
}

/** The day in `expires` is past, and Notion still accepts the token. `date`: YYYY-MM-DD. */
export function expiryPassed(date: string): Notice {
  return {
    about: 'expires',
    level: 'info',
    title: say`The day in ${code`expires`} has passed`,
    text: say`Notion still accepts the token after ${day(startOf(date))}, the day in ${code`expires`}. If the token was replaced, set ${code`expires`} to the new one's last day; if it doesn't expire, remove the input.`,
  }
}
