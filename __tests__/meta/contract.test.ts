import { expect, test } from '@jest/globals'
import { actionYml, fleetYml } from '../../sandbox/action-yml.ts'
import { runAction } from '../../sandbox/run-action.ts'
import { fleetDefaults, fleetInputs } from '../../src/core/fleet/settings.ts'
import { defaults, inputNames } from '../../src/core/inputs/settings.ts'
import { capabilities } from '../../src/core/ports/notion.ts'

/** The public contract, copied: names are permanent, and a change here is a change for everyone. */
const contract = {
  inputs: {
    token: null,
    databases: '',
    capabilities: '',
    'expect-workspace': '',
    'least-privilege': 'false',
    expires: '',
    'secret-name': 'NOTION_TOKEN',
    'notion-version': '2026-03-11',
    'on-broken': 'fail',
    'on-inconclusive': 'fail',
    timeout: '120',
    'tracking-issue': 'false',
    'issue-key': '',
    'github-token': '${{ github.token }}',
    'report-file': '',
    'api-url': 'https://api.notion.com',
  },
  outputs: ['outcome', 'codes', 'report', 'workspace', 'workspace-id', 'bot', 'bot-id', 'token-kind'],
  capabilities: [
    'read-content',
    'update-content',
    'insert-content',
    'read-comments',
    'insert-comments',
    'read-users',
    'read-user-emails',
  ],
} as const

const { inputs, outputs, runs } = actionYml

test('action.yml has the inputs of the contract, and others only as GitHub fills them in', () => {
  const found = Object.fromEntries(
    Object.entries(inputs).map(([name, entry]) => [name, entry.default ?? null]),
  )
  expect(found).toMatchObject(contract.inputs)
  const others = Object.keys(found).filter(name => !(name in contract.inputs))
  for (const name of others) expect(found[name]).toMatch(/^\$\{\{ [\w.]+ \}\}$/)
  const required = Object.keys(inputs).filter(name => inputs[name]?.required)
  expect(required).toEqual(['token'])
})

test('the code reads what action.yml has, with the same defaults', () => {
  expect([...inputNames].toSorted()).toEqual(Object.keys(inputs).toSorted())
  for (const [name, text] of Object.entries(defaults))
    expect([name, inputs[name]?.default]).toEqual([name, text])
  const without = Object.entries(inputs).filter(([name]) => !(name in defaults) && name !== 'token')
  for (const [name, entry] of without)
    expect([name, entry.default]).toEqual([name, expect.stringMatching(/^(?:\$\{\{ .* \}\}|false)?$/)])
})

test('the outputs are those of the contract, in action.yml and in a run', async () => {
  expect(Object.keys(outputs)).toEqual(contract.outputs)
  const ran = await runAction({ inputs: { token: '' }, apiUrl: 'http://127.0.0.1:9' })
  expect(Object.keys(ran.outputs)).toEqual(contract.outputs)
})

test('every input and output is described, and no description is evaluated', () => {
  for (const [name, { description }] of Object.entries({ ...inputs, ...outputs })) {
    expect([name, description]).toEqual([name, expect.stringMatching(/^\S.*\.$/)])
    expect(description).not.toContain('${{')
  }
})

test('it runs on what GitHub has', () => {
  expect(runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

test('capabilities have the names of the contract', () => {
  expect(capabilities).toEqual(contract.capabilities)
})

/** The other action of this repository. */
test('fleet/action.yml has the inputs and outputs of the contract, and the code reads the same', () => {
  const defaultsThere = Object.fromEntries(
    Object.entries(fleetYml.inputs).map(([name, entry]) => [name, entry.default]),
  )
  expect(defaultsThere).toEqual({
    reports: 'notion-token-reports',
    expected: '',
    'max-age': '26',
    'on-broken': 'fail',
    'on-inconclusive': 'fail',
    'tracking-issue': 'false',
    'github-token': '${{ github.token }}',
    'report-file': '',
  })
  expect([...fleetInputs].toSorted()).toEqual(Object.keys(fleetYml.inputs).toSorted())
  expect({ ...fleetDefaults, 'github-token': '${{ github.token }}' }).toEqual(defaultsThere)
  expect(Object.keys(fleetYml.outputs)).toEqual([
    'outcome',
    'codes',
    'report',
    'healthy',
    'broken',
    'inconclusive',
    'silent',
  ])
  for (const [name, { description }] of Object.entries({ ...fleetYml.inputs, ...fleetYml.outputs })) {
    expect([name, description]).toEqual([name, expect.stringMatching(/^\S.*\.$/)])
    expect(description).not.toContain('${{')
  }
  expect(fleetYml.runs).toEqual({ using: 'node24', main: '../dist/fleet.js' })
})
