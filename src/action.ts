import { expiryPassed, followFailed } from './core/catalogue/notices.ts'
import { problemsOf } from './core/catalogue/problems.ts'
import { type Climbed, climb, crashLine } from './core/checks/ladder.ts'
import { type Followed, follow } from './core/follow-up/follow-up.ts'
import { type RunContext, unknownRun } from './core/inputs/run-context.ts'
import { type InputProblem, type RawInputs, readSettings, type Settings } from './core/inputs/settings.ts'
import type { GitHub } from './core/ports/github.ts'
import type { Connection } from './core/ports/notion.ts'
import { type LogLine, renderLog } from './core/render/log.ts'
import { renderReport } from './core/render/report-json.ts'
import { type Show, showing, type Told } from './core/render/show.ts'
import { renderSummary } from './core/render/summary.ts'
import type { Notice } from './core/result/notice.ts'
import { failsJob, type Report, settle } from './core/result/report.ts'
import { daysUntil } from './core/text/dates.ts'
import { messageOf, stackOf } from './core/text/thrown.ts'
import { credentialsIn } from './core/token/credential.ts'
import { masksFor, redactorFor } from './core/token/redact.ts'
import { holdsNotionToken } from './core/token/token-text.ts'

/** The outside, as arguments: program.ts has the real ones, tests their own. */
export type Ports = {
  host: Host
  /** Opens the way to Notion. Called at most once, and only for a text that may be a token. */
  connect: (settings: Settings) => Connection
  /** Opens the way to GitHub, where a run needs it; null where the token for it is none that can be sent. */
  github: (settings: Settings, token: string, run: RunContext) => Promise<GitHub | null>
  /** Milliseconds since the step began. */
  elapsed: () => number
  /** Milliseconds since 1970. */
  now: () => number
  /** Rejects with an error that nobody caught; never resolves. */
  crashed: Promise<never>
}

export type Host = {
  inputs: () => RawInputs
  context: (raw: RawInputs) => RunContext
  mask: (values: readonly string[]) => void
  progress: (done: number, total: number) => void
  log: (lines: readonly LogLine[]) => void
  debug: (text: string) => void
  publish: (result: Published) => Promise<void>
}

/** `reportFile`: where the output `report` is written as well. */
export type Published = {
  outputs: Readonly<Record<string, string>>
  summary: string
  reportFile: string | null
}

/** The whole program: from the inputs to the exit code. Whatever fails, outputs and summary are written. */
export async function runAction(ports: Ports): Promise<Report['exitCode']> {
  const { host, connect, elapsed, crashed } = ports
  const raw = host.inputs()
  const { settings, problems, credentials } = readSettings(raw, text => URL.canParse(text))
  // A token inside JSON, or encoded, is one that others may print.
  const given = [raw.token, raw['github-token']]
  const inside = given.flatMap(text => credentialsIn(text).flatMap(({ hide }) => hide))
  const secrets = [...new Set([...given, ...inside, ...credentials])]
  host.mask(secrets.flatMap(secret => masksFor(secret, settings.secretName)))
  const show = showing(redactorFor(secrets, settings.secretName))
  let connection: Connection | undefined
  const open = () => {
    connection ??= connect(settings)
    return connection
  }

  let context = unknownRun
  let climbed: Climbed
  const onCrash = (error: unknown) => debugStack(host, show, error)
  try {
    context = host.context(raw)
    const progress = counted(host.progress)
    climbed = await climb({
      settings,
      problems,
      context,
      progress,
      crashed,
      onCrash,
      connection: open,
      now: ports.now(),
    })
  } catch (error) {
    onCrash(error)
    climbed = { lines: [crashLine(null, error)], identity: null }
  }

  const requests = connection?.asked() ?? []
  const ms = Math.round(elapsed())
  const settled = settle({
    ...climbed,
    requests,
    settings: shown(settings, show),
    run: context,
    at: ports.now(),
    ms,
  })
  const followed = await followUp(ports, { settled, settings, problems, raw, show })
  const notices = [...passedDay(settled), ...followed.notices]
  const { exitCode } = await publish(ports, { ...settled, ...followed, notices }, show, settings.reportFile)
  await connection?.close()
  return exitCode
}

/** What the workflow says of the token's last day, where Notion has the last word. */
function passedDay({ expires, identity, at }: Report): Notice[] {
  return expires !== null && identity !== null && daysUntil(expires, at) < 0 ? [expiryPassed(expires)] : []
}

/** Its name is everywhere in the fixes, and may be the token, put there by mistake. */
function shown(settings: Settings, show: Show): Settings {
  return { ...settings, secretName: show.text(settings.secretName) }
}

type FollowUp = {
  settled: Report
  settings: Settings
  problems: readonly InputProblem[]
  raw: RawInputs
  show: Show
}

/** GitHub's side of it: what goes wrong there is said, and changes nothing of what was found. */
async function followUp({ host, github, now, crashed }: Ports, known: FollowUp): Promise<Followed> {
  const { settled, settings, problems, raw, show } = known
  try {
    const following = follow({
      report: settled,
      show,
      trackingIssue: settings.trackingIssue,
      unusable: (['secret-name', 'issue-key'] as const).filter(name =>
        problems.some(({ input }) => input === name),
      ),
      connect: async () =>
        // Notion's token is Notion's, in whatever form.
        holdsNotionToken(raw['github-token'], raw.token)
          ? null
          : github(settings, raw['github-token'].trim(), settled.run),
      at: now(),
    })
    return await Promise.race([following, crashed])
  } catch (error) {
    debugStack(host, show, error)
    return { lastPass: null, notices: settings.trackingIssue ? [followFailed(messageOf(error))] : [] }
  }
}

/** A check reports each answer; the log says how many of all. */
function counted(progress: Host['progress']): Host['progress'] {
  let done = 0
  return (more, total) => {
    done += more
    progress(done, total)
  }
}

/** A bug in the renderers must not cost the outputs: the plain facts are written instead. */
async function publish(
  { host }: Ports,
  report: Report,
  show: Show,
  reportFile: string | null,
): Promise<Report> {
  const whole = async (each: Report) => {
    const told = { report: each, problems: problemsOf(each), show }
    const published = { outputs: outputsOf(told), summary: renderSummary(told), reportFile }
    host.log(renderLog(told))
    await host.publish(published)
    return each
  }
  try {
    return await whole(report)
  } catch (error) {
    debugStack(host, show, error)
    return await whole(crashedReport(report, error))
  }
}

/** What was found stands, in codes alone; what is proven stays proven. */
function crashedReport(report: Report, error: unknown): Report {
  const lines = [crashLine(null, error)]
  const codes = [...new Set([...report.codes, 'internal-error' as const])]
  if (report.outcome === 'broken') return { ...report, lines, codes }
  const exitCode = failsJob('inconclusive', report.policies) ? 1 : 0
  return { ...report, lines, codes, outcome: 'inconclusive', exitCode }
}

function outputsOf(told: Told): Record<string, string> {
  const { report, show } = told
  const { identity } = report
  return {
    outcome: report.outcome,
    codes: JSON.stringify(report.codes),
    report: renderReport(told),
    workspace: show.text(identity?.workspace ?? ''),
    'workspace-id': show.text(identity?.workspaceId ?? ''),
    bot: show.text(identity?.name ?? ''),
    'bot-id': show.text(identity?.id ?? ''),
    'token-kind': identity?.kind ?? '',
  }
}

/** Only with debug logging on, and never with a part of the token. */
function debugStack(host: Host, show: Show, error: unknown): void {
  host.debug(show.text(stackOf(error)))
}
