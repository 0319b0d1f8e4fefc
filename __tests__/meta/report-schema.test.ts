import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { runScenario } from '../../sandbox/run-action.ts'
import { scenarios } from '../../sandbox/scenarios.ts'
import { withCodesAndChecks } from '../../scripts/docs-schema.ts'
import { crashLine } from '../../src/core/checks/ladder.ts'
import { unknownRun } from '../../src/core/inputs/run-context.ts'
import { inputNames, type RawInputs, readSettings } from '../../src/core/inputs/settings.ts'
import { renderReport } from '../../src/core/render/report-json.ts'
import { settle } from '../../src/core/result/report.ts'
import { told } from '../fixtures/report.ts'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/report.schema.json'), 'utf8'))
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)

function errorsOf(report: unknown) {
  validate(report)
  return validate.errors ?? []
}

test.concurrent.each([
  'healthy',
  'healthy-data-source',
  'healthy-all-capabilities',
  'token-missing',
  'token-rejected',
  'token-unfamiliar',
  'workspace-unknown',
  'database-is-page',
  'mixed-problems',
  'hostile-titles',
  'capability-missing',
  'input-and-token-invalid',
  'notion-down',
  'notion-unreachable',
  'run-cancelled',
])(
  'the report of %s is as the schema says',
  async name => {
    const scenario = scenarios.find(each => each.name === name)
    if (!scenario) throw new Error(`There is no scenario ${name}`)
    const { outputs } = await runScenario(scenario)
    const report = JSON.parse(outputs.report ?? '')
    expect(errorsOf(report)).toEqual([])
    expect(report).toMatchObject({ outcome: outputs.outcome, codes: JSON.parse(outputs.codes ?? '') })
  },
  60_000,
)

const ownFault = crashLine('databases', new Error('no'))

function reportOf(lines: Parameters<typeof settle>[0]['lines']) {
  const { settings } = readSettings(Object.fromEntries(inputNames.map(name => [name, ''])) as RawInputs)
  return JSON.parse(
    renderReport(
      told(settle({ lines, identity: null, requests: [], settings, run: unknownRun, at: 0, ms: 1 })),
    ),
  )
}

test('so is the report of a fault of the action itself', () => {
  const report = reportOf([ownFault])
  expect(errorsOf(report)).toEqual([])
  expect(report.codes).toEqual(['internal-error'])
})

test('the schema lets nothing else through', () => {
  const report = reportOf([ownFault])
  const [check] = report.checks
  const changed: Record<string, unknown>[] = [
    { token: 'x' },
    { schemaVersion: 2 },
    { codes: ['no-such-code'] },
    { identity: { name: 'x' } },
    { checks: [{ ...check, more: 1 }] },
    { checks: [{ ...check, status: 'fine' }] },
    { requests: [{}] },
    { leftOut: undefined },
  ]
  for (const change of changed)
    expect(errorsOf(JSON.parse(JSON.stringify({ ...report, ...change })))).not.toEqual([])
})

test('the schema has the codes and the checks that there are, and describes everything', () => {
  expect(JSON.parse(withCodesAndChecks(JSON.stringify(schema)))).toEqual(schema)
  const undescribed: string[] = []
  const visit = (value: { [key: string]: unknown }, path: string) => {
    const properties = (value.properties ?? {}) as Record<string, Record<string, unknown>>
    for (const [name, property] of Object.entries(properties)) {
      if (!property.description && !property.$ref && !property.const) undescribed.push(`${path}.${name}`)
      visit(property, `${path}.${name}`)
    }
  }
  visit(schema, 'report')
  for (const [name, definition] of Object.entries(schema.$defs as Record<string, Record<string, unknown>>))
    visit(definition, name)
  expect(undescribed).toEqual([])
})
