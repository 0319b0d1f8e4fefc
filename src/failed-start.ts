import { appendFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeReportFile } from './github/report-file.ts'

/** Why the program could not be started: what people read in one line, and what to do about it. */
export type FailedStart = { title: string; happened: string; steps: readonly string[] }

/** `node24` in action.yml: what is older lacks what the program is written in. */
export const neededNode = 24

/** A runner that has no Node 24 takes an older one, and says nothing of it. */
export function olderNode(version: string): FailedStart {
  return {
    title: `This action needs Node ${neededNode}`,
    happened: `The runner started it with Node ${version}, so nothing was checked. This says nothing about the token.`,
    steps: [
      'Update a self-hosted runner to version 2.327.1 or newer.',
      `On Linux ARM32, for which there is no Node ${neededNode}, run the job on another runner.`,
      `With act, Gitea or Forgejo, use an image that has Node ${neededNode}.`,
    ],
  }
}

/** A file of `dist/` is missing, or is not what it was. */
export function incompleteAction(error: unknown): FailedStart {
  const message = String((error as { message?: unknown } | null)?.message ?? error)
  return {
    title: 'A part of the action could not be loaded',
    happened: `Nothing was checked. This says nothing about the token. Node's error: ${message}`,
    steps: [
      'If the action is a copy or a mirror, copy all of the folder dist, with files of a single commit.',
      'On a self-hosted runner, delete the folder _work/_actions, so that the action is downloaded again.',
      'If neither helps, report it to the repository of the action, with this error.',
    ],
  }
}

/** Stopped by an error before it could say anything by itself. The error's words may hold the token: they stay out. */
export const brokenAction: FailedStart = {
  title: 'This action stopped with a bug of its own',
  happened: 'Nothing was checked. This says nothing about the token.',
  steps: ['Report it to the repository of the action, with the inputs of this step and without the token.'],
}

/** The two actions of this repository: the check of a token, and the report on a fleet of them. */
export type Action = 'check' | 'fleet'

/**
 * Says what could not be started, as the program would: an annotation, the outputs and the summary, and the exit code
 * that the policy asks for. It uses nothing that an old Node lacks, and judges no input.
 */
export function tellFailedStart(failed: FailedStart, environment: NodeJS.ProcessEnv, action: Action): 0 | 1 {
  const { title, happened, steps } = failed
  const exitCode = environment['INPUT_ON-INCONCLUSIVE']?.trim() === 'warn' ? 0 : 1
  const level = exitCode === 1 ? 'error' : 'warning'
  const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n')
  process.stdout.write(`::${level} title=${title}::${escaped(`${happened}\n${list}`)}\n`)
  const known = knownOf(failed, exitCode)
  const report = JSON.stringify(
    action === 'fleet' ? { ...known, ...fleetReport } : { ...known, ...checkReport(environment) },
  )
  const outputs = {
    outcome: 'inconclusive',
    codes: '["internal-error"]',
    report,
    ...(action === 'fleet' ? fleetOutputs : checkOutputs),
  }
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`)
  append(environment.GITHUB_OUTPUT, lines.join(''))
  append(environment.GITHUB_STEP_SUMMARY, `## ❔ ${title}\n\n${inMarkdown(happened)}\n\n${list}\n`)
  const file = environment['INPUT_REPORT-FILE']?.trim()
  if (file) writeReport(resolve(environment.GITHUB_WORKSPACE ?? '', file), report, environment)
  return exitCode
}

const checkOutputs = { workspace: '', 'workspace-id': '', bot: '', 'bot-id': '', 'token-kind': '' }
const fleetOutputs = { healthy: '0', broken: '0', inconclusive: '0', silent: '0' }

/** What both reports have. */
function knownOf({ title, happened, steps }: FailedStart, exitCode: 0 | 1) {
  const code = 'internal-error'
  return {
    schemaVersion: 1,
    outcome: 'inconclusive',
    codes: [code],
    verdict: title,
    exitCode,
    checkedAt: new Date().toISOString(),
    problems: [{ codes: [code], verdict: 'inconclusive', title, happened, fix: steps }],
    notices: [],
    milliseconds: Math.round(process.uptime() * 1000),
  }
}

/** As docs/fleet.schema.json has it. */
const fleetReport = {
  clock: 'runner',
  counts: { healthy: 0, broken: 0, inconclusive: 0, silent: 0 },
  watches: [],
  leftOut: { problems: 0, watches: 0 },
}

/** As docs/report.schema.json has it. */
function checkReport(environment: NodeJS.ProcessEnv) {
  const { GITHUB_REPOSITORY, GITHUB_JOB, GITHUB_RUN_ID, GITHUB_WORKFLOW_REF = '' } = environment
  const checks = [
    {
      id: 'internal:action',
      title: 'This check went through',
      note: '',
      status: 'unknown',
      codes: ['internal-error'],
    },
  ]
  const path = GITHUB_WORKFLOW_REF.replace(/@.*$/, '').split('/').slice(2).join('/')
  return {
    // It is the token that some put there: that has lower case.
    secretName: ownName(environment['INPUT_SECRET-NAME'], /^[A-Z_][A-Z0-9_]{0,99}$/) ?? 'NOTION_TOKEN',
    watch: {
      repository: GITHUB_REPOSITORY || null,
      workflow: path || null,
      job: GITHUB_JOB || '',
      issueKey: ownName(environment['INPUT_ISSUE-KEY'], /^[\w.-]{1,40}$/),
      run: GITHUB_RUN_ID || null,
      url: null,
    },
    expires: null,
    identity: null,
    checks,
    requests: [],
    leftOut: { problems: 0, checks: 0, requests: 0 },
    lastPass: null,
  }
}

/** An input that is a name, and no secret that was put into the wrong one. */
function ownName(text: string | undefined, shape: RegExp): string | null {
  const name = text?.trim() ?? ''
  return shape.test(name) && !/(?:ntn|secret|nrt|gh[a-z]|pat)_/.test(name) ? name : null
}

/** Where it cannot be written, the fleet's report misses it, and says so. */
function writeReport(path: string, report: string, environment: NodeJS.ProcessEnv): void {
  try {
    writeReportFile(path, `${report}\n`, environment)
  } catch {
    process.stdout.write('::warning::The file that report-file names could not be written\n')
  }
}

/** What can't be written doesn't stop the rest; a pipe that nobody reads would hold up the step forever. */
function append(path: string | undefined, text: string): void {
  try {
    if (path && !statSync(path).isFIFO()) appendFileSync(path, text)
  } catch {
    process.stdout.write('::warning::The outputs or the summary could not be written\n')
  }
}

function escaped(message: string): string {
  return message.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

/** The error's words name files, and may hold anything. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~@-]/g, '\\$&')
}
