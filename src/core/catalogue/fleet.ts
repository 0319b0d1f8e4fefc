import type { RunContext } from '../inputs/run-context.ts'
import type { Unreadable, WatchName } from '../result/watch.ts'
import { dayAndTime, lasting } from '../text/dates.ts'
import { code, count, type Inline, join, link, list, type Prose, say } from '../text/prose.ts'
import { type All, type Entries, step, type Telling } from './entry.ts'
import { startNewRun } from './fix-steps.ts'
import { githubPlaces } from './links.ts'

/** The most that are named one by one; the fleet's table has all. */
const most = 50

/** The pages of the repository and the run that a report came from. They are made here, and never taken from it. */
export function watchPlaces(run: RunContext, { repository, workflow }: WatchName, runId: string | null) {
  const isFile = repository !== null && workflow !== null && /^[\w./-]+\.ya?ml$/i.test(workflow)
  const workflowRef = isFile ? `${repository}/${workflow}` : ''
  return githubPlaces({ ...run, repository, workflowRef, runId })
}

/** A watch as people know it: acme/website `NOTION_TOKEN`. */
export function shortName({ repository, secret }: WatchName, page: string | null): Prose {
  const name = say`${repository === null ? say`no repository` : repository} ${code(secret)}`
  return say`${link(name, page)}`
}

/** The same, with what distinguishes it from others: (nightly.yml, check). */
export function watchName(watch: WatchName, page: string | null): Prose {
  const { workflow, job, key } = watch
  const rest = [workflow?.split('/').at(-1), job, key].filter(each => typeof each === 'string' && each !== '')
  const name = shortName(watch, page)
  return rest.length === 0 ? name : say`${name} (${join(rest as string[], ', ')})`
}

/** `NOTION_TOKEN`, or how many there are. */
function whose(watches: readonly WatchName[]): Inline {
  const [first] = watches
  return watches.length === 1 && first ? code(first.secret) : count(watches.length, 'token')
}

function workflowsOf(watches: readonly WatchName[], telling: Telling): Prose {
  return list(
    watches.map(watch => shortName(watch, watchPlaces(telling.run, watch, null).workflow)),
    { most },
  )
}

type Counts = { healthy: number; broken: number; inconclusive: number; silent: number }

/** The verdict on all of them in one line. */
export function fleetVerdict({ healthy, broken, inconclusive, silent }: Counts, unreadable: number): Prose {
  const all = healthy + broken + inconclusive + silent
  const works = howManyWork(healthy, all)
  const some = (number: number): Prose => (all === 1 ? say`The token` : say`${number}`)
  const parts = [
    ...(works ? [works] : []),
    ...(broken > 0 ? [say`${some(broken)} ${broken === 1 ? say`needs` : say`need`} you`] : []),
    ...(inconclusive > 0 ? [say`${some(inconclusive)} couldn't be checked`] : []),
    ...(silent > 0 ? [say`${some(silent)} sent no report in time`] : []),
    ...(unreadable > 0 ? [say`${count(unreadable, 'file')} couldn't be read`] : []),
  ]
  return join(parts, ', ')
}

/** null where there is one token, and it doesn't: what is said next is said of that one. */
function howManyWork(healthy: number, all: number): Prose | null {
  if (all === 0) return say`No token was checked`
  if (all === 1) return healthy === 1 ? say`The token works` : null
  return healthy === all
    ? say`All ${all} tokens work`
    : say`${healthy} of ${all} tokens ${healthy === 1 ? say`works` : say`work`}`
}

/** Where people look whether a check still runs. */
function checkRuns(watches: readonly WatchName[], telling: Telling) {
  return step(
    say`Open the workflow and look at its newest runs: ${workflowsOf(watches, telling)}. If GitHub has switched it off, click **Enable workflow**; if a run failed before the check, fix that first; then click **Run workflow**.`,
  )
}

/** What the fleet's report finds by itself. Reports say the rest. */
export const fleetEntries = {
  'watch-missing': {
    explain: (all, telling) => {
      const watches = all.map(({ watch }) => watch)
      return {
        title: say`No report for ${whose(watches)}`,
        short: say`Open the workflow of ${whose(watches)} and find out why it left no report.`,
        happened: say`The folder has no report for ${list(
          watches.map(watch => watchName(watch, null)),
          { most },
        )}, listed in ${code`expected`}. Nobody knows whether ${all.length === 1 ? say`this token works` : say`these tokens work`}.`,
        fix: {
          heading: say`Find out why it's silent`,
          steps: [
            checkRuns(watches, telling),
            step(
              say`If it ran: make sure that the step sets ${code`report-file`}, that the file is uploaded even when the check fails, and that this job downloads it.`,
            ),
            step(
              say`If it was renamed or removed, change its line in ${code`expected`}: the repository, the secret's name (the input ${code`secret-name`}), and, where given, the workflow, the job and the ${code`issue-key`}.`,
            ),
            startNewRun(telling),
          ],
        },
      }
    },
  },
  'watch-stale': {
    explain: (all, telling) => {
      const watches = all.map(({ watch }) => watch)
      const [{ maxAgeHours }] = all
      return {
        title: say`The last report for ${whose(watches)} is too old`,
        short: say`Open the workflow of ${whose(watches)} and find out why it no longer reports.`,
        happened: say`${list(
          all.map(
            ({ watch, at, age, run }) =>
              say`${shortName(watch, watchPlaces(telling.run, watch, run).run)} was last checked ${lasting(age)} ago, on ${dayAndTime(at)}`,
          ),
          { most },
        )}. Reports older than ${count(maxAgeHours, 'hour')} (${code`max-age`}) don't count, so nobody knows whether ${all.length === 1 ? say`this token still works` : say`these tokens still work`}.`,
        fix: {
          heading: say`Find out why it's silent`,
          steps: [
            checkRuns(watches, telling),
            step(
              say`If the check runs less often than that on purpose, set ${code`max-age`} to the hours between two runs, plus a margin.`,
            ),
            step(
              say`If it ran in time, look at the clock of its runner: the age is measured from the time that the report itself names.`,
            ),
            startNewRun(telling),
          ],
        },
      }
    },
  },
  'report-unreadable': {
    variant: ({ why }) => why,
    explain: (all, telling) => {
      const { because, todo } = reasons[all[0].why]
      return {
        title:
          all[0].why === 'too-many'
            ? say`There are too many files`
            : all.length === 1
              ? say`A file couldn't be read as a report`
              : say`${all.length} files couldn't be read as reports`,
        short: todo,
        happened: say`${filesOf(all)}: ${because}. The other reports were read, and this says nothing about any token.`,
        fix: { heading: say`Clear it up`, steps: [step(todo), startNewRun(telling)] },
      }
    },
  },
} satisfies Entries

function filesOf(all: All<{ file: string; detail: string }>): Prose {
  return list(
    all.map(({ file, detail }) => (detail === '' ? code(file) : say`${code(file)} (${detail})`)),
    { most },
  )
}

const leaveOut = say`Download nothing but the reports into the folder, or point ${code`reports`} at the folder that holds them alone.`
const newestCheck = say`Run its workflow again and upload the file that ${code`report-file`} names as it is.`

const reasons: { readonly [U in Unreadable]: { because: Prose; todo: Prose } } = {
  'too-large': { because: say`larger than a report can be, so it was not read`, todo: leaveOut },
  'not-json': { because: say`not JSON, or cut off`, todo: newestCheck },
  'not-a-report': { because: say`not a report that the check wrote`, todo: leaveOut },
  newer: {
    because: say`written by a newer version of the check than this one knows`,
    todo: say`Use the same version of the action here as in the checks, or a newer one.`,
  },
  future: {
    because: say`dated ahead of the clock by which ages are measured here`,
    todo: say`Set the clock of the runner that wrote it, and let the check run again.`,
  },
  'a-link': {
    because: say`a symbolic link, which is not followed: a report may not name another file`,
    todo: say`Put the report itself into the folder.`,
  },
  'not-a-file': { because: say`not an ordinary file`, todo: leaveOut },
  'not-readable': {
    because: say`it could not be read`,
    todo: say`Give the user of the job the right to read it, or download the reports in the same job.`,
  },
  'too-many': {
    because: say`not read, since 10,000 files or 200 MB of them were read before`,
    todo: leaveOut,
  },
}
