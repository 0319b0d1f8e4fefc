import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionYml, defaultsOf, fleetYml } from './action-yml.ts'
import { type GitHubSandbox, startGitHub } from './github.ts'
import { type RecordedRequest, startSandbox } from './notion.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** One run of the action, as a workflow's step would start it. */
export type RunOptions = {
  /** The built action unless told. */
  entry?: string
  /** Which of the two actions; the check unless told. */
  action?: 'check' | 'fleet'
  /** By their names in action.yml; what is left out has its default. */
  inputs: Record<string, string>
  /** Added to the runner's variables, or in place of them. */
  env?: Record<string, string>
  /** What expressions in defaults of action.yml come to, such as `github.secret_source`; others are empty. */
  contexts?: Record<string, string>
  /** The webhook's payload. */
  event?: object
  /** Where the check asks Notion. */
  apiUrl?: string
  /** A stand-in for GitHub's API, and the token for it. Without one there is no token, and GitHub is not asked. */
  github?: { url: string; world: { token: string } }
  /** On which day the run takes place: ISO 8601; now unless told. */
  date?: string
  /** After so long the run is killed; a minute unless told. */
  timeoutMs?: number
  onStarted?(child: ChildProcess): void
}

/** What a run leaves behind. */
export type RunResult = {
  exitCode: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  outputs: Record<string, string>
  summary: string
  state: string
  /** What was written for later steps: every file of the runner's, as it is. */
  files: Readonly<Record<(typeof FILES)[number], string>>
  ms: number
}

/** A run against a sandbox, with what the sandbox saw of it. */
export type ScenarioResult = RunResult & {
  requests: RecordedRequest[]
  writes: number
  github: GitHubSandbox | null
}

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH'] as const

/** Runs the action in a process of its own, with the variables and files that GitHub's runner gives it. */
export async function runAction(options: RunOptions): Promise<RunResult> {
  const folder = await mkdtemp(join(tmpdir(), 'notion-token-check-'))
  try {
    for (const name of FILES) await writeFile(join(folder, name), '')
    await writeFile(join(folder, 'event.json'), JSON.stringify(options.event ?? PUSH))
    const env = {
      ...runnerVariables(folder),
      ...(options.github && { GITHUB_API_URL: options.github.url }),
      ...(options.date && {
        NODE_OPTIONS: `--import=${new URL('at-date.mjs', import.meta.url).href}`,
        NOTION_SANDBOX_DATE: options.date,
      }),
      ...options.env,
    }
    const inputs = inputVariables(options, env)
    const ended = await runToEnd({ ...env, ...inputs }, options)
    const read = async (name: string) => [name, await readFile(join(folder, name), 'utf8')]
    const files: RunResult['files'] = Object.fromEntries(await Promise.all(FILES.map(read)))
    return {
      ...ended,
      outputs: parseOutputs(files.GITHUB_OUTPUT),
      summary: files.GITHUB_STEP_SUMMARY,
      state: files.GITHUB_STATE,
      files,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the scenario's sandbox, runs the action against it, and closes it. */
export async function runScenario(
  scenario: Scenario,
  options: Pick<RunOptions, 'entry' | 'timeoutMs'> = {},
): Promise<ScenarioResult> {
  const { inputs, env, event, contexts, world, faults, rateLimit, date } = scenario
  const github = scenario.github ? await startGitHub(scenario.github()) : null
  const sandbox = await startSandbox({
    ...(world && { world: world() }),
    ...(faults && { faults }),
    ...(rateLimit && { rateLimit }),
  })
  try {
    const apiUrl = (await scenario.apiUrl?.(sandbox.url)) ?? sandbox.url
    const wanted = scenario.cancelAfterRequests
    const result = await runAction({
      ...options,
      inputs,
      ...(env && { env }),
      ...(event && { event }),
      ...(contexts && { contexts }),
      ...(github && { github }),
      ...(date && { date }),
      apiUrl,
      onStarted: child => {
        if (wanted === undefined) return
        when(
          child,
          () => sandbox.requests.length >= wanted,
          () => cancel(child),
        )
      },
    })
    return { ...result, requests: sandbox.requests, writes: sandbox.writes, github }
  } finally {
    await sandbox.close()
    await github?.close()
  }
}

/** Cancels as the runner does: SIGINT, 7.5 s later SIGTERM, 2.5 s later the end. */
export function cancel(child: ChildProcess): void {
  child.kill('SIGINT')
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), 7500),
    setTimeout(() => child.kill('SIGKILL'), 10_000),
  ]
  child.once('close', () => timers.forEach(clearTimeout))
}

/** Does something to a run as soon as this is so, unless it has ended by then. */
export function when(child: ChildProcess, ready: () => boolean, act: () => void): void {
  const timer = setInterval(() => {
    if (!ready()) return
    clearInterval(timer)
    act()
  }, 10)
  child.once('close', () => clearInterval(timer))
}

const PUSH = {
  ref: 'refs/heads/main',
  repository: { full_name: 'acme/website', owner: { login: 'acme' }, default_branch: 'main' },
}

/** The variables that the runner sets; of the machine's own only PATH and HOME get through. */
function runnerVariables(folder: string): Record<string, string> {
  const files = Object.fromEntries(FILES.map(name => [name, join(folder, name)]))
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...files,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'acme/website',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_RUN_ID: '9876543210',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Publish',
    GITHUB_WORKFLOW_REF: 'acme/website/.github/workflows/publish.yml@refs/heads/main',
    GITHUB_JOB: 'notion',
    GITHUB_ACTOR: 'ada',
    GITHUB_TRIGGERING_ACTOR: 'ada',
    GITHUB_SHA: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_ACTION: 'notion-token-check',
    GITHUB_ACTION_REPOSITORY: 'example/notion-token-check',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    RUNNER_TOOL_CACHE: folder,
    RUNNER_NAME: 'sandbox',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
  }
}

/** Every input of action.yml as `INPUT_<NAME>`, as the runner names them: upper case, blanks to `_`, dashes kept. */
function inputVariables(options: RunOptions, env: Record<string, string>): Record<string, string> {
  const contexts = {
    'github.secret_source': 'Actions',
    'github.token': options.github?.world.token ?? '',
    'job.workflow_ref': env.GITHUB_WORKFLOW_REF ?? '',
    ...options.contexts,
  }
  const { inputs: known } = options.action === 'fleet' ? fleetYml : actionYml
  const inputs = {
    ...defaultsOf(known, contexts),
    ...(options.apiUrl && { 'api-url': options.apiUrl }),
    ...options.inputs,
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  )
}

type Ended = Pick<RunResult, 'exitCode' | 'signal' | 'stdout' | 'stderr' | 'ms'>

function runToEnd(env: Record<string, string>, options: RunOptions): Promise<Ended> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const built = join(ROOT, options.action === 'fleet' ? 'dist/fleet.js' : 'dist/index.js')
    const child = spawn(process.execPath, [options.entry ?? built], { env })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      stderr += text
    })
    const limit = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 60_000)
    child.once('error', reject).once('close', (exitCode, signal) => {
      clearTimeout(limit)
      resolve({ exitCode, signal, stdout, stderr, ms: Math.round(performance.now() - started) })
    })
    options.onStarted?.(child)
  })
}

/** Reads a file of outputs: `name=value` lines, and values of many lines between delimiters. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let n = 0; n < lines.length; n += 1) {
    const [, name, sign, rest] = /^([^=<]+)(=|<<)(.*)$/.exec(lines[n] ?? '') ?? []
    if (name === undefined) continue
    const end = sign === '<<' ? lines.indexOf(rest ?? '', n + 1) : -1
    outputs[name] = end < 0 ? (rest ?? '') : lines.slice(n + 1, end).join('\n')
    if (end >= 0) n = end
  }
  return outputs
}
