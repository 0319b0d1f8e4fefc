import { afterAll, expect, test } from '@jest/globals'
import { actionYml } from '../../sandbox/action-yml.ts'
import { defaultGitHub, type GitHubPermissions, startGitHub } from '../../sandbox/github.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { type RunOptions, type RunResult, runAction } from '../../sandbox/run-action.ts'
import { TOKENS } from '../../sandbox/world.ts'
import { type Job, readWorkflow, type Step, usesTheAction, workflowsIn } from '../fixtures/workflow.ts'

/** Each recipe's own step, as it stands in the file, through the built action against the stand-in for Notion. */
const sandbox = await startSandbox()
afterAll(() => sandbox.close())

/** What a recipe's expressions come to, but for its secrets and its matrix. */
type Contexts = Record<string, string>

/** The called workflows, by the recipes for their callers: each is tried with what it is handed there. */
const callers = ['reusable-workflow.yml', 'fleet-check.yml'].map(file => ({
  file,
  job: readWorkflow(`docs/recipes/${file.replace('.yml', '-caller.yml')}`).jobs.notion,
}))
const contexts: Record<string, Contexts> = {
  'personal-token.yml': { 'vars.NOTION_TOKEN_EXPIRES': '' },
  'private-network.yml': { 'vars.NOTION_GATEWAY': 'https://gateway.acme.example/notion' },
  ...Object.fromEntries(
    callers.map(({ file, job }) => [
      file,
      Object.fromEntries(Object.entries(job?.with ?? {}).map(([name, value]) => [`inputs.${name}`, value])),
    ]),
  ),
}

/** Whose token a recipe is tried with, where it is not the one that may do everything. */
const tokens: Record<string, string> = { 'least-privilege.yml': TOKENS.readOnly }

type Use = {
  /** The file's name, and what of the matrix it is. */
  title: string
  step: Step
  contexts: Contexts
  /** Variables of the workflow, the job and the step. */
  env: Record<string, string>
  /** The job's. */
  permissions: GitHubPermissions
}

const recipes = workflowsIn('docs/recipes')
const uses: Use[] = recipes.flatMap(({ path, jobs, env }) => {
  const file = path.replace('docs/recipes/', '')
  return Object.values(jobs).flatMap(job =>
    (job.steps ?? []).filter(usesTheAction).flatMap(step =>
      rowsOf(job).map(row => ({
        title: [file, ...Object.values(row).slice(0, 1)].join(' '),
        step,
        contexts: { ...contexts[file], ...row },
        env: { ...env, ...job.env, ...step.env },
        permissions: (job.permissions ?? {}) as GitHubPermissions,
      })),
    ),
  )
})

/** One for each job that the matrix makes; recipes list theirs under `include`. */
function rowsOf({ strategy }: Job): Contexts[] {
  const rows = strategy?.matrix.include ?? [{}]
  return rows.map(row =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [`matrix.${name}`, value])),
  )
}

/** The step's inputs with every expression filled in; one that nobody foresaw is an error. */
function inputsOf({ step, contexts }: Use, token: string): Record<string, string> {
  const filledIn = (expression: string): string => {
    const [, index] = /^secrets\[(.+)\]$/.exec(expression) ?? []
    if (index !== undefined) return filledIn(`secrets.${filledIn(index)}`)
    if (/^secrets\.[\w-]+$/.test(expression)) return token
    const value = contexts[expression]
    if (value === undefined) throw new Error(`Nothing is known of ${expression}`)
    return value
  }
  return Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => {
      if (!(name in actionYml.inputs)) throw new Error(`The action has no input ${name}`)
      return [name, String(value).replace(/\$\{\{ (.+?) \}\}/g, (_, expression) => filledIn(expression))]
    }),
  )
}

/** In place of the gateway that a recipe may name, the stand-in; GitHub is asked only if it is given. */
function run(use: Use, token: string, rest: Partial<RunOptions> = {}): Promise<RunResult> {
  const inputs = { ...inputsOf(use, token), 'api-url': sandbox.url }
  return runAction({ inputs, apiUrl: sandbox.url, ...rest, env: { ...use.env, ...rest.env } })
}

test('every recipe uses the action, or calls one that does', () => {
  const without = recipes.filter(
    ({ path }) => !uses.some(({ title }) => path.endsWith(title.split(' ')[0] ?? '')),
  )
  expect(without.map(({ path }) => path)).toEqual([
    // It reads what checks have left elsewhere.
    'docs/recipes/fleet-central.yml',
    'docs/recipes/fleet-check-caller.yml',
    'docs/recipes/reusable-workflow-caller.yml',
  ])
  for (const { file, job } of callers) expect(job?.uses).toBe(`./.github/workflows/${file}`)
})

test.concurrent.each(uses)(
  '$title works as it stands',
  async use => {
    const { outputs, exitCode, summary } = await run(use, tokens[use.title] ?? TOKENS.releaseNotes)
    expect({ outcome: outputs.outcome, codes: outputs.codes, exitCode }).toEqual({
      outcome: 'healthy',
      codes: '[]',
      exitCode: 0,
    })
    expect(summary).toMatch(/^## /)
  },
  60_000,
)

test.concurrent.each(uses)(
  '$title tells of a revoked token, and which secret to change',
  async use => {
    const { outputs, exitCode, summary } = await run(use, TOKENS.revoked)
    expect({ outcome: outputs.outcome, codes: outputs.codes, exitCode }).toEqual({
      outcome: 'broken',
      codes: '["token-rejected"]',
      exitCode: use.step.with?.['on-broken'] === 'warn' ? 0 : 1,
    })
    expect(summary).toContain(inputsOf(use, '')['secret-name'] ?? 'NOTION_TOKEN')
  },
  60_000,
)

/** Against a stand-in for GitHub that gives the job's token what the recipe's `permissions:` say, and no more. */
test.concurrent.each(uses.filter(({ step }) => step.with?.['tracking-issue'] === true))(
  '$title keeps its issue with the rights that it gives itself',
  async use => {
    const onServer = use.title === 'enterprise-server.yml'
    const server = onServer ? 'https://github.acme.example' : 'https://github.com'
    const world = defaultGitHub(each => {
      each.permissions = use.permissions
    })
    const github = await startGitHub(world, onServer ? '/api/v3' : '')
    const env = { GITHUB_EVENT_NAME: 'schedule', GITHUB_SERVER_URL: server }
    try {
      for (const [runId, token, states] of [
        ['1', TOKENS.releaseNotes, []],
        ['2', TOKENS.revoked, ['open']],
        ['3', TOKENS.releaseNotes, ['closed']],
      ] as const) {
        const { outputs, summary } = await run(use, token, {
          github,
          env: { ...env, GITHUB_RUN_ID: runId },
        })
        expect(world.issues.map(({ state }) => state)).toEqual(states)
        const { notices } = JSON.parse(outputs.report ?? '') as { notices: { level: string }[] }
        expect(notices.filter(({ level }) => level !== 'info')).toEqual([])
        if (token === TOKENS.revoked)
          expect(summary).toContain(`${server}/acme/website/settings/secrets/actions`)
      }
    } finally {
      await github.close()
    }
  },
  60_000,
)
/** What the summary names is the secret that the recipe reads. */
test.each(uses)('$title names the secret that it reads', use => {
  const source = String(use.step.with?.token).replace(/matrix\.[\w-]+/g, name => use.contexts[name] ?? '')
  const [, read] = /secrets(?:\.|\[)([\w-]+)/.exec(source) ?? []
  const told = inputsOf(use, '')['secret-name'] ?? 'NOTION_TOKEN'
  // A called workflow has a name of its own for what its caller's secret holds.
  const caller = callers.find(({ file }) => file === use.title)?.job
  expect(read === 'notion-token' ? caller?.secrets?.[read] : `\${{ secrets.${read} }}`).toBe(
    `\${{ secrets.${told} }}`,
  )
})

test('a recipe with an input that is none, or an expression that nobody foresaw, is found', () => {
  const use = { title: '', contexts: {}, env: {}, permissions: {} }
  expect(() => inputsOf({ ...use, step: { with: { tokn: 'x' } } }, '')).toThrow('no input tokn')
  expect(() => inputsOf({ ...use, step: { with: { databases: '${{ vars.NONE }}' } } }, '')).toThrow(
    'vars.NONE',
  )
})
