// npm run check:real: the built action against Notion itself, from this machine, with the token of the environment
// and what else is said there. It only reads, and is no part of the demo or the tests.
import { runAction } from '../sandbox/run-action.ts'
import { redactorFor } from '../src/core/token/redact.ts'
import { saveSummary } from './save-summary.ts'
import { showRun } from './show-run.ts'

const HELP = `NOTION_TOKEN is missing. Put the token into the environment; this way keeps it out of the shell's history:

  read -rs NOTION_TOKEN && export NOTION_TOKEN
  export NOTION_DATABASES='https://www.notion.so/…'   # optional: links or IDs, separated by commas
  export NOTION_CAPABILITIES='read-content'           # optional
  export NOTION_WORKSPACE='Acme'                      # optional: its name or ID
  npm run check:real`

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

process.exitCode = await main(process.env)

async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const token = env.NOTION_TOKEN
  if (!token) {
    console.error(HELP)
    return 2
  }
  const run = await runAction({
    inputs: inputsFrom(token, env),
    env: { ...NO_RUN, ...pick(env, name => NETWORK.test(name) || name === 'GITHUB_REPOSITORY') },
    event: {},
    apiUrl: 'https://api.notion.com',
    // Longer than the step gives itself, so that it ends by its own clock.
    timeoutMs: 150_000,
  })
  // The action hides the token itself. Hiding it again costs nothing, and here it is a real one.
  const hide = redactorFor([token])
  const outputs = Object.entries(run.outputs).map(([name, value]) => [name, hide(value)])
  const shown = {
    exitCode: run.exitCode,
    stdout: hide(run.stdout),
    stderr: hide(run.stderr),
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    summary: hide(run.summary),
  }
  const files = saveSummary('check-real', shown.summary)
  console.log(`${showRun(shown)}\n\nOutcome  ${shown.outputs.outcome ?? 'none'}\nSummary  ${files.html}`)
  return run.exitCode ?? 1
}

function inputsFrom(token: string, env: NodeJS.ProcessEnv): Record<string, string> {
  return {
    token,
    databases: env.NOTION_DATABASES ?? '',
    capabilities: env.NOTION_CAPABILITIES ?? '',
    'expect-workspace': env.NOTION_WORKSPACE ?? '',
  }
}

function pick(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) =>
    wanted(name) && value !== undefined ? [[name, value] as const] : [],
  )
  return Object.fromEntries(entries)
}
