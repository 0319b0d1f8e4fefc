// npm run check:real [-- --json]: the built action against Notion itself, from this machine, with the token of the
// environment or one that is typed in. It only reads, and is no part of the demo or the tests.
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { type RunResult, runAction } from '../sandbox/run-action.ts'
import { sign } from '../src/core/render/signs.ts'
import type { Status } from '../src/core/result/line.ts'
import { redactorFor } from '../src/core/token/redact.ts'
import { saveSummary } from './save-page.ts'

const HELP = `npm run check:real [-- --json] asks Notion itself what a token can do. It only reads.

The token is asked for, and not shown. Or put it into the environment, which works in bash and zsh:
  printf 'Token: '; read -rs NOTION_TOKEN; export NOTION_TOKEN

What else to check, if you like:
  export NOTION_DATABASES='https://www.notion.so/…'   # links or IDs, separated by commas
  export NOTION_CAPABILITIES='read-content'
  export NOTION_WORKSPACE='Acme'                      # its name or ID

--json prints the report of the check, and nothing else.`

// What Node needs to reach the internet through a proxy, or with a company's own certificates.
const NETWORK =
  /^(https?_proxy|no_proxy|all_proxy|node_use_env_proxy|node_extra_ca_certs|ssl_cert_(file|dir))$/i

// No run on GitHub stands behind this one, so no links to a repository are made up, unless one is named.
const NO_RUN = {
  GITHUB_REPOSITORY: '',
  GITHUB_REPOSITORY_OWNER: '',
  GITHUB_RUN_ID: '',
  GITHUB_WORKFLOW_REF: '',
}

type Report = {
  verdict: string
  checks: { title: string; note: string; status: Status }[]
  problems: { code: string; title: string; happened: string; fix: string[] }[]
}

process.exitCode = await main(process.env, process.argv.slice(2))

async function main(env: NodeJS.ProcessEnv, args: string[]): Promise<number> {
  const json = args.includes('--json')
  const token = args.every(arg => arg === '--json') ? env.NOTION_TOKEN || (await askForToken()) : ''
  if (!token) {
    console.error(HELP)
    return 2
  }
  if (!json)
    console.log('Asking Notion from this machine. This takes a few seconds, and two minutes at most …')
  // The action hides the token itself. Hiding it again costs nothing, and here it is a real one.
  const hide = redactorFor([token])
  const run = await runAction({
    inputs: {
      token,
      databases: env.NOTION_DATABASES ?? '',
      capabilities: env.NOTION_CAPABILITIES ?? '',
      'expect-workspace': env.NOTION_WORKSPACE ?? '',
    },
    env: { ...NO_RUN, ...pick(env, name => NETWORK.test(name) || name === 'GITHUB_REPOSITORY') },
    event: {},
    apiUrl: 'https://api.notion.com',
    // Longer than the step gives itself, so that it ends by its own clock.
    timeoutMs: 150_000,
    onStarted: child => json || showProgress(child, hide),
  })
  if (!run.outputs.report) console.error(hide(run.stdout + run.stderr))
  else console.log(hide(json ? run.outputs.report : inWords(run, JSON.parse(run.outputs.report))))
  if (!json) console.log(`\nAll of it, as a page: ${saveSummary('check-real', hide(run.summary))}`)
  return run.exitCode ?? 1
}

/** Asks for the token without showing it; empty where nobody can be asked. */
async function askForToken(): Promise<string> {
  if (!process.stdin.isTTY) return ''
  process.stderr.write('Paste the Notion token and press Enter (it is not shown; --help says more): ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await asking.question('')
  } finally {
    asking.close()
    process.stderr.write('\n')
  }
}

/** How far it is, and what it waits for, as the action says it while it asks. */
function showProgress(child: ChildProcess, hide: (text: string) => string): void {
  child.stdout?.on('data', (text: string) => {
    const lines = text.split('\n').filter(line => /^\d+ of \d+ |^Notion asks to wait /.test(line))
    for (const line of lines) console.log(`  ${hide(line)}`)
  })
}

/** For somebody at a terminal: no workflow runs again, and it is this machine that asks. */
function inWords(run: RunResult, { verdict, checks, problems }: Report): string {
  const rows = checks.map(
    ({ title, note, status }) => `${sign(status, 'log')} ${title}${note && `: ${note}`}`,
  )
  const told = problems.map(({ code, title, happened, fix }) => {
    const steps = fix.filter(step => !/^(Re-)?[Rr]un .*\b(workflow|jobs)\b/.test(step))
    return [`${title} (${code})`, happened, ...steps.map((step, at) => `${at + 1}. ${step}`)].join('\n')
  })
  return [`${run.outputs.outcome}: ${verdict}`, rows.join('\n'), ...told]
    .join('\n\n')
    .replace(/\b(?:the|this)(?: self-hosted)? runner\b/g, 'this machine')
    .replace(/\bThe runner\b/g, 'This machine')
}

function pick(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      wanted(name) && value !== undefined ? [[name, value]] : [],
    ),
  )
}
