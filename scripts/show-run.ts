// One run of the action as text for a terminal: what a person would see on GitHub, in the order of a job's page.
import { annotationsIn, showLog } from './show-log.ts'

export interface Run {
  exitCode: number | null
  stdout: string
  stderr: string
  outputs: Record<string, string>
  summary: string
  /** The issues that the run left in the stand-in for GitHub. */
  github?: {
    world: { issues: readonly { number: number; title: string; state: string; body: string }[] }
  } | null
}

const REPORT_LINES = 24

/** Log, annotations, exit code, outputs and the summary's Markdown. */
export function showRun(run: Run, options: { debug?: boolean } = {}): string {
  const printed = [run.stdout, run.stderr].filter(text => text !== '').join('\n')
  return [
    section('Log', showLog(printed, options)),
    section('Annotations', annotations(printed)),
    section('Outputs', outputs(run.outputs)),
    section('Summary (Markdown)', frame(run.summary)),
    ...(run.github?.world.issues ?? []).map(({ number, title, state, body }) =>
      section(`Issue #${number} on GitHub, ${state}: ${title}`, frame(body)),
    ),
    `Exit code ${run.exitCode ?? 'none: the step was killed'}`,
  ].join('\n\n')
}

function section(title: string, text: string): string {
  return `${title}\n${indent(text.trim() === '' ? '(none)' : text)}`
}

function annotations(printed: string): string {
  return annotationsIn(printed)
    .map(({ level, title, message }) => `${level}: ${title}\n${indent(message)}`)
    .join('\n')
}

function outputs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      name === 'report' ? `report:\n${indent(shortReport(value))}` : `${name}: ${value}`,
    )
    .join('\n')
}

// The report is long, and its beginning tells what it is.
function shortReport(json: string): string {
  const lines = prettyJson(json).split('\n')
  if (lines.length <= REPORT_LINES) return lines.join('\n')
  return [...lines.slice(0, REPORT_LINES), `… ${lines.length - REPORT_LINES} more lines`].join('\n')
}

function prettyJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

function frame(markdown: string): string {
  return markdown
    .trimEnd()
    .split('\n')
    .map(line => `│ ${line}`.trimEnd())
    .join('\n')
}

function indent(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '' : `  ${line}`))
    .join('\n')
}
