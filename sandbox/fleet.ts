import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type RunOptions, type RunResult, runAction } from './run-action.ts'

/** A report as a check of `acme/website` writes it when all is well. */
export function reportOf(change: (report: Report) => void = () => {}): Report {
  const report: Report = {
    schemaVersion: 1,
    outcome: 'healthy',
    codes: [],
    verdict: 'The Notion token in NOTION_TOKEN works',
    exitCode: 0,
    secretName: 'NOTION_TOKEN',
    watch: {
      repository: 'acme/website',
      workflow: '.github/workflows/nightly.yml',
      job: 'check',
      issueKey: null,
      run: '9876543210',
      url: 'https://github.com/acme/website/actions/runs/9876543210',
    },
    checkedAt: '2026-11-25T02:10:00.000Z',
    expires: null,
    identity: {
      name: 'Release Notes Bot',
      id: 'f67dcba6-e430-40d3-a9af-258382e2fc10',
      kind: 'internal',
      workspace: 'Acme',
      workspaceId: 'e90b7a34-5d18-4c2f-a6e3-81f4b20c9d67',
    },
    problems: [],
    checks: [{ id: 'authentication', title: '', note: '', status: 'passed', codes: [] }],
    requests: [],
    leftOut: { checks: 0, requests: 0 },
    lastPass: null,
    notices: [],
    milliseconds: 812,
  }
  change(report)
  return report
}

/** As much of docs/report.schema.json as changes from report to report. */
export type Report = {
  schemaVersion: number
  outcome: string
  codes: string[]
  secretName: string
  watch: {
    repository: string | null
    workflow: string | null
    job: string
    issueKey: string | null
    run: string | null
    url: string | null
  }
  checkedAt: string
  expires: string | null
  identity: { name: string; id: string; kind: string; workspace: string; workspaceId: string } | null
  problems: { codes: string[]; verdict: string; title: string; happened: string; fix: string[] }[]
  checks: { id: string; title: string; note: string; status: string; codes: string[] }[]
  [more: string]: unknown
}

/** The report of a token that Notion rejects. */
export function rejected(repository: string, secretName = 'NOTION_TOKEN'): Report {
  return reportOf(report => {
    const code = 'token-rejected'
    const page = `https://github.com/${repository}/settings/secrets/actions`
    Object.assign(report, { outcome: 'broken', codes: [code], secretName, identity: null })
    report.watch.repository = repository
    report.checks = [{ id: 'authentication', title: '', note: '', status: 'failed', codes: [code] }]
    report.problems = [
      {
        codes: [code],
        verdict: 'fail',
        title: `Notion rejected the token in ${secretName}`,
        happened: 'Notion answered 401, “API token is invalid.”',
        fix: [
          'Open Connections in Notion (https://app.notion.com/developers/connections) and copy the token.',
          `Open this repository's secrets (${page}) and save it.\ngh secret set ${secretName} --repo ${repository}`,
        ],
      },
    ]
  })
}

/** What a folder of reports holds, by path: a report, a text as it is, or where a link leads. */
export type Files = Readonly<Record<string, Report | string | { linkTo: string }>>

/** A run of the fleet's report over such a folder, on a day on which its reports are fresh. */
export async function runFleet(
  files: Files,
  options: Partial<RunOptions> = {},
): Promise<RunResult & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      if (typeof content === 'object' && 'linkTo' in content && typeof content.linkTo === 'string')
        symlinkSync(content.linkTo, path)
      else writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    }
    const date = '2026-11-25T05:00:00Z'
    const result = await runAction({
      action: 'fleet',
      date,
      ...options,
      inputs: { reports: folder, ...options.inputs },
    })
    return { ...result, folder }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An example of each code that only the fleet's report finds, for its page in the docs and for the tests. */
export type FleetScenario = {
  name: string
  about: string
  files: Files
  inputs?: Record<string, string>
  expect: { outcome: string; codes: readonly string[]; exit: number; counts: string }
}

export const fleetScenarios: readonly FleetScenario[] = [
  {
    name: 'watch-missing',
    about: 'two checks are expected, and one of them has left no report.',
    files: { 'website/report.json': reportOf() },
    inputs: { expected: 'acme/website NOTION_TOKEN\nacme/website NOTION_TOKEN_DOCS nightly.yml' },
    expect: { outcome: 'broken', codes: ['watch-missing'], exit: 1, counts: '1 0 0 1' },
  },
  {
    name: 'watch-stale',
    about: 'the newest report of a check is three days old.',
    files: {
      'website/report.json': reportOf(report => {
        report.checkedAt = '2026-11-22T02:10:00.000Z'
      }),
    },
    expect: { outcome: 'broken', codes: ['watch-stale'], exit: 1, counts: '0 0 0 1' },
  },
  {
    name: 'report-unreadable',
    about: 'one of two files in the folder is cut off.',
    files: { 'website/report.json': reportOf(), 'handbook/report.json': '{"schemaVersion":1,"outc' },
    expect: { outcome: 'inconclusive', codes: ['report-unreadable'], exit: 1, counts: '1 0 0 0' },
  },
]
