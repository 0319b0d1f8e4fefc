import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parseOutputs, type RunResult, runAction } from '../../sandbox/run-action.ts'
import { readWorkflow, root, type Step, stepsOf, usesTheAction } from '../fixtures/workflow.ts'

/**
 * The scripts of the project's own workflows, run as they stand in the files, with a stand-in for `gh`. They run on
 * GitHub's Linux machines, so here on Linux only.
 */
const onLinux = process.platform === 'linux' ? describe : describe.skip

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflow-scripts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function stepOf(workflow: string, name: string): Step {
  const found = stepsOf(readWorkflow(`.github/workflows/${workflow}`)).find(step => step.name === name)
  if (!found) throw new Error(`${workflow} has no step "${name}"`)
  return found
}

type Run = { code: number | null; out: string; outputs: Record<string, string>; asked: string[] }

/** Runs a step's script; `gh` answers what the shell's `case` on its arguments gives, as JSON, and else fails. */
async function runScript(script: string, env: Record<string, string>, gh = '', cwd = folder): Promise<Run> {
  const bin = join(folder, '.bin')
  const file = (name: string) => join(folder, `.${name}`)
  await mkdir(bin, { recursive: true })
  await writeFile(
    join(bin, 'gh'),
    `#!/usr/bin/env bash
printf '%s\\n' "$*" >>'${file('asked')}'
filter=.
for ((n = 1; n <= $#; n++)); do
  next=$((n + 1))
  if [ "\${!n}" = --jq ]; then filter=\${!next}; fi
  if [ "\${!n}" = --input ]; then cp "\${!next}" '${file('input')}'; fi
done
answer() {
  case "$*" in
${gh}
  *) exit 1 ;;
  esac
}
set -o pipefail
answer "$@" | jq --raw-output "$filter"
`,
  )
  await chmod(join(bin, 'gh'), 0o755)
  for (const name of ['asked', 'output', 'summary']) await writeFile(file(name), '')
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: folder,
      GITHUB_REPOSITORY: 'acme/check',
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_TEMP: folder,
      ...env,
    },
  })
  let out = ''
  child.stdout.on('data', text => {
    out += text
  })
  child.stderr.on('data', text => {
    out += text
  })
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  const asked = (await readFile(file('asked'), 'utf8')).split('\n').filter(line => line !== '')
  return { code, out, outputs: parseOutputs(await readFile(file('output'), 'utf8')), asked }
}

onLinux('release.yml', () => {
  const { run = '' } = stepOf('release.yml', 'The tag, package.json and CHANGELOG.md agree')
  const changelog = `# Changelog\n\n## Unreleased\n\n- Later.\n\n## [1.2.3] - 2026-11-25\n\n- A thing.\n\n## v1.2.2\n\n- Old.\n`

  async function agree(tag: string, version: string): Promise<Run> {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ version }))
    await writeFile(join(folder, 'CHANGELOG.md'), changelog)
    // A commit, since the notes name it.
    const git = 'git init -q . && git -c user.name=a -c user.email=a@b.example commit -q --allow-empty -m x\n'
    return runScript(git + run, { TAG: tag })
  }

  test('takes the section of the version, and names the commit to pin', async () => {
    const { code, out, outputs } = await agree('v1.2.3', '1.2.3')
    expect([code, out]).toEqual([0, ''])
    expect(outputs.notes).toMatch(/^\n- A thing\.\n\nPin it by its commit/)
    expect(outputs.notes).toMatch(/uses: acme\/check@[0-9a-f]{40} # v1\.2\.3\n/)
    expect(outputs.notes).not.toMatch(/Later|Old/)
    expect((await agree('v1.2.2', '1.2.2')).outputs.notes).toMatch(/^\n- Old\.\n/)
  })

  test('stops at another version, and at one that the changelog does not have', async () => {
    expect(await agree('v1.2.3', '1.2.2')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Wrong version'),
    })
    expect(await agree('v1.2', '1.2')).toMatchObject({ code: 1, out: expect.stringContaining('No notes') })
    expect(await agree('v1.2.3-rc.1', '1.2.3-rc.1')).toMatchObject({ code: 1, outputs: {} })
  })

  test('drafts, and never publishes', async () => {
    const { run: draft = '' } = stepOf('release.yml', 'Draft')
    const gh = `  'release view v9.9.9') echo '{}' ;;\n  'release create'*) echo '"https://example"' ;;`
    const plain = await runScript(draft, { TAG: 'v1.2.3', NOTES: '- A thing.' }, gh)
    expect(plain).toMatchObject({ code: 0 })
    expect(plain.asked.at(-1)).toMatch(
      /^release create v1\.2\.3 --draft .* --notes - A thing\. --generate-notes$/,
    )
    const early = await runScript(draft, { TAG: 'v1.2.3-rc.1', NOTES: 'x' }, gh)
    expect(early.asked.at(-1)).toMatch(/--prerelease$/)
    const again = await runScript(draft, { TAG: 'v9.9.9', NOTES: 'x' }, gh)
    expect(again).toMatchObject({ code: 1, asked: ['release view v9.9.9'] })
  })
})

onLinux('major-tag.yml', () => {
  const { run = '' } = stepOf('major-tag.yml', 'Move')
  const tags = ['v1.9.0', 'v1.10.1', 'v2.0.0', 'v1.11.0-rc.1']
  const releases = [
    ...tags.map(tag_name => ({ tag_name, draft: false, prerelease: tag_name.includes('-') })),
    { tag_name: 'v1.12.0', draft: true, prerelease: false },
  ]
  const gh = `  *'/releases?'*) echo '${JSON.stringify(releases)}' ;;
  *'/commits/tags/'*) echo '{"sha": "c0ffee"}' ;;
  *'/git/ref/tags/v1 '*) echo '{}' ;;
  *'--method '*) echo '{}' ;;`
  const moves = ({ asked }: Run) => asked.filter(line => line.includes('--method'))

  test('moves the tag to the newest release of its line', async () => {
    const ran = await runScript(run, { TAG: 'v1.10.1' }, gh)
    expect(ran.code).toBe(0)
    expect(moves(ran)).toEqual([
      'api --method PATCH repos/acme/check/git/refs/tags/v1 --raw-field sha=c0ffee --field force=true --silent',
    ])
  })

  test('makes the tag where there is none', async () => {
    expect(moves(await runScript(run, { TAG: 'v2.0.0' }, gh))).toEqual([
      'api --method POST repos/acme/check/git/refs --raw-field ref=refs/tags/v2 --raw-field sha=c0ffee --silent',
    ])
  })

  test('where GitHub refuses, a person is given the two commands', async () => {
    const refusing = gh.replace(`*'--method '*) echo '{}'`, `*'--method '*) exit 1`)
    const ran = await runScript(run, { TAG: 'v1.10.1' }, refusing)
    expect(ran).toMatchObject({ code: 1, out: expect.stringContaining('::error title=v1 was not moved::') })
    expect(await readFile(join(folder, '.summary'), 'utf8')).toContain(
      '```shell\ngit tag --force v1 c0ffee\ngit push --force origin refs/tags/v1\n```\n',
    )
  })

  test.each(['v1.9.0', 'v1.11.0-rc.1', 'v1', 'main', 'v01.2.3', 'v1.2.3;true', '$(exit 9)'])(
    'leaves it alone for %s',
    async TAG => {
      const ran = await runScript(run, { TAG }, gh)
      expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Left alone') })
      expect(moves(ran)).toEqual([])
    },
  )
})

onLinux('dependabot-dist-commit.yml', () => {
  const { run = '' } = stepOf('dependabot-dist-commit.yml', 'Commit')
  const gh = `  *'/contents/dist?ref='*) echo '[{"name": "index.js"}, {"name": "190.index.js"}]' ;;
  'api graphql'*) echo '{"data": {"createCommitOnBranch": {"commit": {"url": "https://example"}}}}' ;;`

  async function commit(change?: (dist: string) => Promise<unknown>): Promise<Run & { input: string }> {
    const dist = join(folder, 'dist')
    await mkdir(dist)
    await writeFile(join(dist, 'index.js'), `// é\n${'x'.repeat(200_000)}`)
    await writeFile(join(dist, '263.index.js'), 'new\n')
    await change?.(dist)
    const env = { FOLDER: dist, BRANCH: 'dependabot/npm_and_yarn/bundled-1', HEAD: 'abc' }
    const ran = await runScript(run, env, gh)
    return { ...ran, input: await readFile(join(folder, '.input'), 'utf8').catch(() => '') }
  }

  test('commits the files of dist/, byte for byte, on top of what they were built from', async () => {
    const { code, out, input } = await commit()
    expect([code, out]).toEqual([0, ''])
    const { query, variables } = JSON.parse(input)
    expect(query).toContain('createCommitOnBranch')
    const { additions, deletions } = variables.input.fileChanges
    expect(variables.input).toMatchObject({
      branch: { repositoryNameWithOwner: 'acme/check', branchName: 'dependabot/npm_and_yarn/bundled-1' },
      expectedHeadOid: 'abc',
    })
    type Addition = { path: string; contents: string }
    const texts = (additions as Addition[]).map(({ path, contents }) => [
      path,
      Buffer.from(contents, 'base64').toString('utf8'),
    ])
    expect(Object.fromEntries(texts)).toEqual({
      'dist/263.index.js': 'new\n',
      'dist/index.js': `// é\n${'x'.repeat(200_000)}`,
    })
    expect(deletions).toEqual([{ path: 'dist/190.index.js' }])
  })

  const traps: [string, (dist: string) => Promise<unknown>][] = [
    ['a link', dist => symlink('/etc/passwd', join(dist, 'link.js'))],
    [
      'a link in place of a file',
      dist => rm(join(dist, 'index.js')).then(() => symlink('/etc/passwd', join(dist, 'index.js'))),
    ],
    ['a folder', dist => mkdir(join(dist, 'workflows'))],
    ['a hidden file', dist => writeFile(join(dist, '.npmrc'), '')],
    ['an option', dist => writeFile(join(dist, '-rf'), '')],
    ['a line break', dist => writeFile(join(dist, 'a\nb'), '')],
    ['a quote', dist => writeFile(join(dist, 'a"b'), '')],
    ['no index.js', dist => rm(join(dist, 'index.js'))],
  ]
  test.each(traps)('commits nothing where the artifact holds %s', async (_, change) => {
    expect(await commit(change)).toMatchObject({ code: 1, asked: [], input: '' })
  })

  test('takes the artifact by its number, and goes on where there is none', async () => {
    const { run: find = '' } = stepOf('dependabot-dist-commit.yml', 'Was anything built that differs?')
    const answer = (artifacts: object[]) =>
      `  *'/runs/7/artifacts '*) echo '${JSON.stringify({ artifacts })}' ;;`
    const some = [
      { id: 1, name: 'other' },
      { id: 2, name: 'dist' },
      { id: 3, name: 'dist' },
    ]
    expect((await runScript(find, { RUN_ID: '7' }, answer(some))).outputs).toEqual({ id: '2' })
    expect((await runScript(find, { RUN_ID: '7' }, answer([]))).outputs).toEqual({ id: '' })
  })
})

onLinux('live.yml', () => {
  test.each([
    ['true', ''],
    ['false', '::notice title=Skipped::'],
  ])('THERE is %s', async (THERE, words) => {
    const { run = '' } = stepOf('live.yml', 'Is there a token?')
    const { code, out, outputs } = await runScript(run, { THERE })
    expect({ code, outputs }).toEqual({ code: 0, outputs: { there: THERE } })
    expect(out.slice(0, 24)).toBe(words)
  })
})

/** The whole job, step by step: what GitHub does with the expressions is done here. */
onLinux('self-check.yml', () => {
  let pid = Number.NaN
  afterEach(() => {
    if (!Number.isNaN(pid)) process.kill(pid)
  })

  test('its steps hold against the built action', async () => {
    const known = new Map<string, string>()
    const filledIn = (values: Record<string, unknown> = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          String(value).replace(/\$\{\{ (.+?) \}\}/g, (_, expression) => {
            if (!known.has(expression)) throw new Error(`Nothing is known of ${expression}`)
            return known.get(expression) ?? ''
          }),
        ]),
      )
    const learn = (id: string, outcome: string, outputs: Record<string, string>) => {
      known.set(`steps.${id}.outcome`, outcome)
      for (const [name, value] of Object.entries(outputs)) known.set(`steps.${id}.outputs.${name}`, value)
    }

    const done: string[] = []
    for (const step of stepsOf(readWorkflow('.github/workflows/self-check.yml'))) {
      const id = (step as { id?: string }).id ?? ''
      if (step.run) {
        const { code, out, outputs } = await runScript(step.run, filledIn(step.env), '', root)
        expect([step.name, code, out]).toEqual([step.name, 0, expect.not.stringContaining('::error')])
        learn(id, 'success', outputs)
        if (outputs.pid) pid = Number(outputs.pid)
        done.push('script')
      } else if (usesTheAction(step)) {
        const inputs = { 'github-token': '', ...filledIn(step.with) }
        const run: RunResult = await runAction({ inputs, apiUrl: '' })
        learn(id, run.exitCode === 0 ? 'success' : 'failure', run.outputs)
        done.push('action')
      }
    }
    expect(done).toEqual(['script', 'action', 'script', 'action', 'script'])
  }, 60_000)

  test('what is not as expected fails', async () => {
    const expectThat = 'node .github/scripts/expect.mjs'
    const env = { OUTCOME: 'healthy', REPORT: '{"outcome":"healthy"}' }
    for (const [words, code] of [
      ["OUTCOME=healthy REPORT.outcome=healthy 'OUTCOME=*' NOTHING=", 0],
      ['OUTCOME=broken', 1],
      ['REPORT.outcome=broken', 1],
      ['OUTCOME.outcome=healthy', 1],
      ["'NOTHING=*'", 1],
      ['', 1],
    ] as const)
      expect([words, (await runScript(`${expectThat} ${words}`, env, '', root)).code]).toEqual([words, code])
  })
})
