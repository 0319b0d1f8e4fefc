import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, expect, test } from '@jest/globals'
import { rejected, reportOf } from '../../sandbox/fleet.ts'
import { startSandbox } from '../../sandbox/notion.ts'
import { parseOutputs, runAction } from '../../sandbox/run-action.ts'
import { TOKENS } from '../../sandbox/world.ts'
import { readWorkflow, type Step, stepsOf, usesTheAction, usesTheFleet } from '../fixtures/workflow.ts'

/** The recipes for many tokens, as they stand in their files. */
const folder = mkdtempSync(join(tmpdir(), 'fleet-recipes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The inputs of a step, with these expressions filled in; no other is foreseen. */
function inputsOf(step: Step | undefined, contexts: Record<string, string>): Record<string, string> {
  const filledIn = (expression: string): string => {
    const value = contexts[expression]
    if (value === undefined) throw new Error(`Nothing is known of ${expression}`)
    return value
  }
  return Object.fromEntries(
    Object.entries(step?.with ?? {}).map(([name, value]) => [
      name,
      String(value).replace(/\$\{\{ (.+?) \}\}/g, (_, expression) => filledIn(expression)),
    ]),
  )
}

test('the matrix: each leg leaves a report, and one step reports on all', async () => {
  const recipe = readWorkflow('docs/recipes/fleet-matrix.yml')
  const steps = stepsOf(recipe)
  const [check, fleet] = [steps.find(usesTheAction), steps.find(usesTheFleet)]
  const rows = recipe.jobs.check?.strategy?.matrix.include ?? []
  const [upload, download] = ['upload', 'download'].map(
    each => steps.find(({ uses }) => uses?.startsWith(`actions/${each}-artifact@`))?.with,
  )
  const prefix = String(download?.pattern).replace('*', '')
  const reports = join(folder, String(download?.path))
  const sandbox = await startSandbox()
  try {
    for (const [at, row] of rows.entries()) {
      const contexts = {
        'secrets[matrix.secret]': at === 0 ? TOKENS.releaseNotes : TOKENS.revoked,
        ...Object.fromEntries(Object.entries(row).map(([name, value]) => [`matrix.${name}`, value])),
      }
      const workspace = join(folder, 'workspace', String(at))
      mkdirSync(workspace, { recursive: true })
      const inputs = inputsOf(check, contexts)
      const { exitCode } = await runAction({
        inputs,
        apiUrl: sandbox.url,
        env: { GITHUB_WORKSPACE: workspace },
      })
      expect(exitCode).toBe(0)
      const name = String(upload?.name).replace('${{ matrix.secret }}', String(row.secret))
      expect(name.startsWith(prefix)).toBe(true)
      mkdirSync(join(reports, name), { recursive: true })
      const file = String(upload?.path)
      writeFileSync(join(reports, name, file), readFileSync(join(workspace, file)))
    }
  } finally {
    await sandbox.close()
  }
  const inputs = inputsOf(fleet, { 'github.repository': 'acme/website' })
  const env = { GITHUB_WORKSPACE: folder }
  const { outputs, exitCode } = await runAction({ action: 'fleet', inputs, env })
  expect([outputs.healthy, outputs.broken, outputs.silent, outputs.codes, exitCode]).toEqual([
    '1',
    '1',
    '0',
    '["token-rejected"]',
    1,
  ])
}, 60_000)

/** What the script asks GitHub with `gh`, on a Linux machine of GitHub's. */
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux('the central report: the newest artifact of every token that a custom property names', async () => {
  const steps = stepsOf(readWorkflow('docs/recipes/fleet-central.yml'))
  const script = steps.find(({ run }) => run)?.run ?? ''
  const workspace = join(folder, 'central')
  const bin = join(folder, 'bin')
  mkdirSync(workspace)
  mkdirSync(bin)
  const properties = [
    ['acme/website', 'NOTION_TOKEN NOTION_TOKEN_DOCS'],
    ['acme/docs', ['NOTION_TOKEN']],
    ['acme/blog', 'NOTION_TOKEN'],
    ['acme/none', null],
    ['acme/odd', '$(touch hacked) ; NOTION-TOKEN'],
  ].map(([name, value]) => ({
    repository_full_name: name,
    properties: [
      { property_name: 'team', value: 'web' },
      { property_name: 'notion-tokens', value },
    ],
  }))
  const artifacts = (...ids: number[]) =>
    JSON.stringify({
      artifacts: ids.map(id => ({ id, expired: id === 9, created_at: `2026-11-2${id}T02:11:00Z` })),
    })
  writeFileSync(join(bin, 'properties.json'), JSON.stringify(properties))
  writeFileSync(join(bin, '2.zip'), zipOf('report.json', JSON.stringify(reportOf())))
  writeFileSync(join(bin, '3.zip'), zipOf('report.json', JSON.stringify(rejected('acme/docs'))))
  writeFileSync(join(bin, '4.zip'), 'no zip')
  writeFileSync(
    join(bin, 'gh'),
    `#!/usr/bin/env bash
filter=.
for ((n = 1; n <= $#; n++)); do if [ "\${!n}" = --jq ]; then next=$((n + 1)); filter=\${!next}; fi; done
case "$*" in
*/zip) id=\${2%/zip}; cat "${bin}/\${id##*/}.zip" ;;
*orgs/acme/properties/values*) jq --raw-output "$filter" '${bin}/properties.json' ;;
*repos/acme/website/actions/artifacts?name=notion-token-report-NOTION_TOKEN\\&*) echo '${artifacts(1, 2, 9)}' | jq --raw-output "$filter" ;;
*repos/acme/docs/actions/artifacts?*) echo '${artifacts(3)}' | jq --raw-output "$filter" ;;
*repos/acme/blog/actions/artifacts?*) echo '${artifacts(4)}' | jq --raw-output "$filter" ;;
*) exit 1 ;;
esac
`,
  )
  chmodSync(join(bin, 'gh'), 0o755)
  const output = join(folder, 'output')
  execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: workspace,
    env: { PATH: `${bin}:${process.env.PATH}`, OWNER: 'acme', GITHUB_OUTPUT: output },
    stdio: 'pipe',
  })
  expect(existsSync(join(workspace, 'hacked'))).toBe(false)
  const { expected = '' } = parseOutputs(readFileSync(output, 'utf8'))
  expect(expected.split('\n')).toEqual([
    'acme/website NOTION_TOKEN',
    'acme/website NOTION_TOKEN_DOCS',
    'acme/docs NOTION_TOKEN',
    'acme/blog NOTION_TOKEN',
  ])
  const inputs = inputsOf(steps.find(usesTheFleet), { 'steps.reports.outputs.expected': expected })
  const env = { GITHUB_WORKSPACE: workspace }
  const ran = await runAction({ action: 'fleet', inputs, env, date: '2026-11-25T05:23:00Z' })
  expect([ran.outputs.healthy, ran.outputs.broken, ran.outputs.silent, ran.outputs.codes]).toEqual([
    '1',
    '1',
    '2',
    '["token-rejected","watch-missing"]',
  ])
})

/** A zip with one file in it, not compressed. */
function zipOf(name: string, text: string): Buffer {
  const [file, data] = [Buffer.from(name), Buffer.from(text)]
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt32LE(crc32(data), 10)
  about.writeUInt32LE(data.length, 14)
  about.writeUInt32LE(data.length, 18)
  about.writeUInt16LE(file.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, file, data])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, Buffer.alloc(14), file])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}
