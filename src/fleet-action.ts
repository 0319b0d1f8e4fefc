import type { Host } from './action.ts'
import { followFailed, trackingWithoutToken } from './core/catalogue/notices.ts'
import { withoutCredentials } from './core/fleet/credentials.ts'
import { groupsOf } from './core/fleet/groups.ts'
import { keepFleetIssue } from './core/fleet/issue.ts'
import { judgeFleet, type ReportFile } from './core/fleet/judge.ts'
import { renderFleetLog } from './core/fleet/log.ts'
import { type ReadReport, readReport } from './core/fleet/read-report.ts'
import { renderFleetReport } from './core/fleet/report-json.ts'
import { type FleetSettings, type RawFleetInputs, readFleetSettings } from './core/fleet/settings.ts'
import { renderFleetSummary } from './core/fleet/summary.ts'
import type { FleetTold } from './core/fleet/told.ts'
import { type RunContext, unknownRun } from './core/inputs/run-context.ts'
import type { InputProblem } from './core/inputs/settings.ts'
import type { About, GitHub, GitHubAnswer } from './core/ports/github.ts'
import { type Show, showing } from './core/render/show.ts'
import { type Diagnosis, diagnosis } from './core/result/diagnosis.ts'
import type { Notice } from './core/result/notice.ts'
import { failsJob } from './core/result/report.ts'
import { messageOf, stackOf } from './core/text/thrown.ts'
import { masksFor, redactorFor } from './core/token/redact.ts'

/** The outside, as arguments. */
export type FleetPorts = {
  host: Pick<Host, 'mask' | 'log' | 'debug' | 'publish'> & {
    inputs: () => RawFleetInputs
    context: () => RunContext
  }
  /** Every report below a folder. */
  reports: (folder: string, read: (text: string) => ReadReport) => ReportFile[]
  /** Opens the way to GitHub; null where there is no token that could be sent. */
  github: (token: string, run: RunContext) => Promise<GitHub | null>
  elapsed: () => number
  /** The runner's clock, in milliseconds since 1970. */
  now: () => number
  /** Rejects with an error that nobody caught; never resolves. */
  crashed: Promise<never>
}

/** The whole of the fleet's report, from the inputs to the exit code. Whatever fails, outputs and summary are written. */
export async function runFleetAction(ports: FleetPorts): Promise<0 | 1> {
  const { host, crashed } = ports
  const raw = host.inputs()
  const { settings, problems, credentials } = readFleetSettings(raw)
  const secrets = [raw['github-token'], ...credentials]
  host.mask(secrets.flatMap(each => masksFor(each)))
  const hide = redactorFor(secrets)
  const show = showing(text => withoutCredentials(hide(text)))
  let told: FleetTold
  let run = unknownRun
  const failed = (error: unknown) => {
    host.debug(show.text(stackOf(error)))
    const fault = diagnosis('internal-error', { where: 'fleet', message: messageOf(error) })
    return tell(ports, {
      // What was not read is not silent.
      settings: { ...settings, expected: [] },
      problems: [...problems.map(unusable), fault],
      files: [],
      run,
      show,
      time: null,
    })
  }
  try {
    run = host.context()
    const reading = read(ports, { settings, problems, run, token: raw['github-token'].trim(), show })
    told = await Promise.race([reading, crashed])
  } catch (error) {
    told = failed(error)
  }
  try {
    await publish(ports, told, settings)
  } catch (error) {
    told = failed(error)
    await publish(ports, told, settings)
  }
  return told.exitCode
}

type Reading = {
  settings: FleetSettings
  problems: readonly InputProblem[]
  run: RunContext
  token: string
  show: Show
}

async function read(
  ports: FleetPorts,
  { settings, problems, run, token, show }: Reading,
): Promise<FleetTold> {
  const files = ports.reports(settings.reports, readReport)
  const found = problems.map(unusable)
  if (files.length === 0 && settings.expected.length === 0) found.push(unusable(nothingIn(settings.reports)))
  const side = await open(ports, token, run)
  const time = side.about?.ok ? side.about.value.now : null
  const told = tell(ports, { settings, problems: found, files, run, show, time })
  if (!settings.trackingIssue) return told
  const notice = await issueOf(told, side)
  return notice ? { ...told, notices: [notice] } : told
}

type GitHubSide = { github: GitHub | null; about: GitHubAnswer<About> | null; failed?: unknown }

/** What goes wrong on GitHub's side is said, and changes nothing of what was found. */
async function open({ github }: FleetPorts, token: string, run: RunContext): Promise<GitHubSide> {
  try {
    const opened = await github(token, run)
    return { github: opened, about: opened && (await opened.about()) }
  } catch (failed) {
    return { github: null, about: null, failed }
  }
}

async function issueOf(told: FleetTold, { github, about, failed }: GitHubSide): Promise<Notice | null> {
  if (failed !== undefined) return followFailed(messageOf(failed))
  if (!github || !about) return trackingWithoutToken()
  try {
    return await keepFleetIssue(told, github, about)
  } catch (error) {
    return followFailed(messageOf(error))
  }
}

function unusable(problem: InputProblem): Diagnosis {
  return diagnosis('input-invalid', problem)
}

function nothingIn(folder: string): InputProblem {
  return {
    input: 'reports',
    holds: folder,
    accepted: 'a folder with at least one report, or name in expected the checks that must report',
  }
}

type Telling = {
  settings: FleetSettings
  problems: readonly Diagnosis[]
  files: readonly ReportFile[]
  run: RunContext
  show: Show
  /** GitHub's time; null where it was not asked, or did not say. */
  time: number | null
}

function tell(ports: FleetPorts, { settings, problems, files, run, show, time }: Telling): FleetTold {
  const { expected, maxAgeHours } = settings
  const now = time ?? ports.now()
  const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive }
  const fleet = judgeFleet({ files, expected, maxAgeHours, now, problems })
  return {
    fleet,
    groups: groupsOf(fleet, run, policies),
    run,
    exitCode: failsJob(fleet.outcome, policies) ? 1 : 0,
    clock: time === null ? 'runner' : 'github',
    now,
    notices: [],
    ms: ports.elapsed(),
    show,
  }
}

async function publish({ host }: FleetPorts, told: FleetTold, { reportFile }: FleetSettings): Promise<void> {
  const { outcome, codes, counts } = told.fleet
  const outputs = {
    outcome,
    codes: JSON.stringify(codes),
    report: renderFleetReport(told),
    ...Object.fromEntries(Object.entries(counts).map(([name, number]) => [name, String(number)])),
  }
  const summary = renderFleetSummary(told)
  host.log(renderFleetLog(told))
  await host.publish({ outputs, summary, reportFile })
}
