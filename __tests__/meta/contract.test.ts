import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { defaults, inputNames } from '../../src/core/inputs/settings.ts'
import { capabilities } from '../../src/core/ports/notion.ts'

/** The public contract, copied: names are permanent, and a change here is a change for everyone. */
const contract = {
  inputs: {
    token: null,
    databases: '',
    capabilities: '',
    'expect-workspace': '',
    'secret-name': 'NOTION_TOKEN',
    'notion-version': '2026-03-11',
    'on-broken': 'fail',
    'on-inconclusive': 'fail',
    timeout: '120',
    'tracking-issue': 'false',
    'github-token': '${{ github.token }}',
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

type Entry = { required?: string; default?: string; description?: string }

const metadata = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')

/** The entries of one block of action.yml, which is as plain as YAML can be: names, and texts on one line. */
function blockOf(name: 'inputs' | 'outputs'): Map<string, Entry> {
  const [, block = ''] = new RegExp(`^${name}:\\n((?: .*\\n|\\n)+)`, 'm').exec(metadata) ?? []
  const entries = new Map<string, Entry>()
  let entry: Entry = {}
  for (const line of block.split('\n')) {
    const [, key] = /^ {2}([a-z-]+):$/.exec(line) ?? []
    if (key !== undefined) {
      entry = {}
      entries.set(key, entry)
    }
    const [, field, text = ''] = /^ {4}(required|default|description): (.*)$/.exec(line) ?? []
    if (field !== undefined) entry[field as keyof Entry] = text.replace(/^(["'])(.*)\1$/, '$2')
  }
  return entries
}

const inputs = blockOf('inputs')
const outputs = blockOf('outputs')

test('action.yml has the inputs of the contract, and others only as GitHub fills them in', () => {
  const found = Object.fromEntries([...inputs].map(([name, entry]) => [name, entry.default ?? null]))
  expect(found).toMatchObject(contract.inputs)
  const others = Object.keys(found).filter(name => !(name in contract.inputs))
  for (const name of others) expect(found[name]).toMatch(/^\$\{\{ [\w.]+ \}\}$/)
  expect(inputs.get('token')?.required).toBe('true')
  expect([...inputs.values()].filter(({ required }) => required !== undefined)).toHaveLength(1)
})

test('the code reads what action.yml has, with the same defaults', () => {
  expect([...inputNames].toSorted()).toEqual([...inputs.keys()].toSorted())
  for (const [name, text] of Object.entries(defaults))
    expect([name, inputs.get(name)?.default]).toEqual([name, text])
  const without = [...inputs].filter(([name]) => !(name in defaults) && name !== 'token')
  for (const [name, entry] of without)
    expect([name, entry.default]).toEqual([name, expect.stringMatching(/^(?:\$\{\{ .* \}\}|false)?$/)])
})

test('the outputs are those of the contract, in action.yml and in the code', () => {
  expect([...outputs.keys()]).toEqual(contract.outputs)
  const code = readFileSync(new URL('../../src/action.ts', import.meta.url), 'utf8')
  const [, body = ''] = /function outputsOf\([\s\S]*?return \{\n([\s\S]*?)\n {2}\}/.exec(code) ?? []
  const written = Array.from(body.matchAll(/^ {4}'?([a-z-]+)'?:/gm), ([, name]) => name)
  expect(written).toEqual(contract.outputs)
})

test('every input and output is described, and no description is evaluated', () => {
  for (const [name, { description }] of [...inputs, ...outputs]) {
    expect([name, description]).toEqual([name, expect.stringMatching(/^\S.*\.$/)])
    expect(description).not.toContain('${{')
  }
})

test('it runs on what GitHub has', () => {
  expect(metadata).toMatch(/^runs:\n {2}using: node24\n {2}main: dist\/index\.js$/m)
})

test('capabilities have the names of the contract', () => {
  expect(capabilities).toEqual(contract.capabilities)
})
