import { deferred, type Run, type Step } from './core/check.ts'
import { diagnosis } from './core/diagnosis.ts'
import { climb, messageOf } from './core/ladder.ts'
import type { Connection } from './core/notion.ts'
import { nothing, say } from './core/prose.ts'
import { masksFor, redactDeep, redactorFor } from './core/redact.ts'
import { type LogLine, renderLog } from './core/render/log.ts'
import { renderReport } from './core/render/report-json.ts'
import { renderSummary } from './core/render/summary.ts'
import { type Report, settle } from './core/report.ts'
import { type RunContext, unknownRun } from './core/run-context.ts'
import { type RawInputs, readSettings, type Settings } from './core/settings.ts'

/** The outside, as arguments: main.ts has the real ones, tests their own. */
export type Ports = {
  host: Host
  /** Opens the way to Notion. Called at most once, and only for a text that may be a token. */
  connect: (settings: Settings) => Connection
  /** Milliseconds since the step began. */
  elapsed: () => number
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

export type Published = { outputs: Readonly<Record<string, string>>; summary: string }

/** The whole program: from the inputs to the exit code. Whatever fails, outputs and summary are written. */
export async function runAction({ host, connect, elapsed, crashed }: Ports): Promise<Report['exitCode']> {
  const raw = host.inputs()
  const { settings, problems } = readSettings(raw, text => URL.canParse(text))
  host.mask(masksFor(raw.token, settings.secretName))
  const redact = redactorFor(raw.token, settings.secretName)
  let connection: Connection | undefined
  const notion = () => {
    connection ??= connect(settings)
    return connection.notion
  }

  const run: Run = {
    settings,
    problems,
    context: unknownRun,
    notion,
    identity: null,
    progress: counted(host.progress),
    readContent: deferred(),
    versionRefused: null,
    steps: [],
  }
  let steps: readonly Step[]
  try {
    run.context = host.context(raw)
    steps = await Promise.race([climb(run), crashed])
  } catch (error) {
    steps = [...run.steps, crashStep(error)]
    debugStack(host, redact, error)
  }

  const { context, identity } = run
  const requests = connection?.asked() ?? []
  const ms = Math.round(elapsed())
  const report = redactDeep(settle({ steps, identity, requests, settings, run: context, ms }), redact)
  await publish(host, redact, report)
  await connection?.close()
  return report.exitCode
}

/** The rungs tell each answer; the log wants how many of all. */
function counted(progress: Host['progress']): Run['progress'] {
  let done = 0
  return (more, total) => {
    done += more
    progress(done, total)
  }
}

/** A fault in the renderers must not cost the outputs: then the plain facts are written instead. */
async function publish(host: Host, redact: (text: string) => string, report: Report): Promise<void> {
  try {
    host.log(renderLog(report))
    await host.publish({ outputs: outputsOf(report), summary: renderSummary(report) })
  } catch (error) {
    debugStack(host, redact, error)
    const failed = { ...report, ...settleCrash(report, error) }
    host.log(renderLog(failed))
    await host.publish({ outputs: outputsOf(failed), summary: renderSummary(failed) })
  }
}

function settleCrash(report: Report, error: unknown): Pick<Report, 'steps' | 'codes' | 'outcome'> {
  const codes = report.codes.includes('internal-error')
    ? report.codes
    : [...report.codes, 'internal-error' as const]
  return {
    steps: [crashStep(error)],
    codes,
    outcome: report.outcome === 'broken' ? 'broken' : 'inconclusive',
  }
}

function outputsOf(report: Report): Record<string, string> {
  const { identity } = report
  return {
    outcome: report.outcome,
    codes: JSON.stringify(report.codes),
    report: renderReport(report),
    workspace: identity?.workspace ?? '',
    'workspace-id': identity?.workspaceId ?? '',
    bot: identity?.name ?? '',
    'bot-id': identity?.id ?? '',
    'token-kind': identity?.kind ?? '',
  }
}

function crashStep(error: unknown): Step {
  const found = diagnosis('internal-error', { where: 'the action', message: messageOf(error) })
  return {
    id: 'internal:action',
    title: say`This check went through`,
    note: nothing,
    status: 'unknown',
    diagnoses: [found],
  }
}

/** Only with debug logging on, and never with a part of the token. */
function debugStack(host: Host, redact: (text: string) => string, error: unknown): void {
  host.debug(redact(String((error as Error | null)?.stack ?? error)))
}
