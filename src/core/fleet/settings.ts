import { readIssueKey, readPath, readPolicy, readSecretName, readSwitch } from '../inputs/readers.ts'
import { input, optional, type Read, type Reading, readTable } from '../inputs/settings.ts'
import type { WatchName } from '../result/watch.ts'
import { tidy } from '../text/untrusted.ts'

/** Every input of fleet/action.yml, by what it is called in the settings. */
const table = {
  reports: input(
    'reports',
    'notion-token-reports',
    readPath,
    'the path of a folder, absolute or from the workspace',
  ),
  expected: { name: 'expected', default: '', read: readExpected } as const,
  maxAgeHours: input('max-age', '26', readHours, 'whole hours from 1 to 744'),
  onBroken: input('on-broken', 'fail', readPolicy, 'fail or warn'),
  onInconclusive: input('on-inconclusive', 'fail', readPolicy, 'fail or warn'),
  trackingIssue: input('tracking-issue', 'false', readSwitch, 'true or false'),
  reportFile: optional('report-file', readPath, 'the path of a file, absolute or from the workspace'),
}

export const fleetInputs = [...Object.values(table).map(({ name }) => name), 'github-token'] as const
export type FleetSettings = Read<typeof table>
export type RawFleetInputs = Readonly<Record<(typeof fleetInputs)[number], string>>

/** What an empty input means, as in fleet/action.yml. */
export const fleetDefaults = Object.fromEntries(
  Object.values(table).map(entry => [entry.name, entry.default]),
) as Readonly<Record<string, string>>

/** Reads every input; all that is unusable is found at once, and a default stands in for it. */
export function readFleetSettings(raw: RawFleetInputs) {
  return readTable(table, raw, { isAddress: () => true, swapped: false })
}

function readHours(text: string): number | undefined {
  const hours = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return hours >= 1 && hours <= 744 ? hours : undefined
}

/** Lines that name a check; `#` begins a comment, at a line's start or after whitespace. */
function readExpected(text: string): Reading<readonly WatchName[]> {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map(line => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(line => line !== '')
  const read = lines.map(line => ({ line, watch: readWatch(line) }))
  const value = read.flatMap(({ watch }) => watch ?? [])
  const unusable = read.filter(({ watch }) => watch === null).map(({ line }) => line)
  const accepted =
    'one check a line: owner/repository SECRET_NAME, and after it the workflow file, the job and the issue-key where they are needed'
  return { value, problem: unusable.length > 0 ? { holds: tidy(unusable.join('; ')), accepted } : null }
}

/** GitHub's rule for names of repositories. */
export function isRepository(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)
}

function readWatch(line: string): WatchName | null {
  const [repository = '', secret = '', workflow = null, job = null, key = null, ...rest] = line.split(/\s+/)
  const isFile = workflow === null || /^[^\s]{1,200}\.ya?ml$/i.test(workflow)
  const isJob = job === null || /^[A-Za-z_][\w-]{0,99}$/.test(job)
  const isKey = key === null || readIssueKey(key) !== undefined
  const named = isRepository(repository) && readSecretName(secret) !== undefined
  return named && isFile && isJob && isKey && rest.length === 0
    ? { repository, secret, workflow, job, key }
    : null
}

/** Stands for a watch: GitHub ignores case in the names of repositories and secrets. */
export function watchKey({ repository, secret, workflow, job, key }: WatchName): string {
  return JSON.stringify([
    repository?.toLowerCase() ?? '',
    secret.toUpperCase(),
    workflow ?? '',
    job ?? '',
    key ?? '',
  ])
}

/** Whether a report is of a watch that is expected: what the line leaves open may be anything. */
export function isExpected(expected: WatchName, found: WatchName): boolean {
  const { workflow, job, key } = expected
  const sameFile =
    workflow === null || workflow === found.workflow || workflow === found.workflow?.split('/').at(-1)
  return (
    expected.repository?.toLowerCase() === found.repository?.toLowerCase() &&
    expected.secret.toUpperCase() === found.secret.toUpperCase() &&
    sameFile &&
    (job === null || job === found.job) &&
    (key === null || key === (found.key ?? ''))
  )
}
