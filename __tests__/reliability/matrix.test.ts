import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { formatted } from '../../scripts/docs-format.ts'
import { type Fault, runSequence, type Situation } from '../fixtures/fault-sequences.ts'

/** What can go wrong, in words for docs/reliability.md, and as it is laid over a question. */
const faults: readonly [string, Fault][] = [
  ['The name is not found', { is: 'broken-connection', code: 'ENOTFOUND' }],
  ['The connection is refused', { is: 'broken-connection', code: 'ECONNREFUSED' }],
  ['The connection is reset', { is: 'broken-connection', code: 'ECONNRESET' }],
  [
    'The certificate is of an unknown authority',
    { is: 'broken-connection', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  ],
  ['No answer comes', { is: 'hang' }],
  ['500 in Notion’s JSON', { is: 'status', status: 500, as: 'notion' }],
  ['502 as an HTML page', { is: 'status', status: 502, as: 'edge' }],
  ['503 in Notion’s JSON', { is: 'status', status: 503, as: 'notion' }],
  ['522 of Cloudflare', { is: 'status', status: 522, as: 'edge' }],
  ['529, to be asked again after a second', { is: 'overloaded', wait: '1' }],
  ['529, to be asked again after an hour', { is: 'overloaded', wait: '3600' }],
  [
    '429, to be asked again after a second',
    { is: 'limited', wait: '1', reason: 'public_api_request_rate_limit' },
  ],
  [
    '429, to be asked again after an hour',
    { is: 'limited', wait: '3600', reason: 'public_api_space_request_rate_limit' },
  ],
  ['429 without a word about when', { is: 'limited', wait: null, reason: undefined }],
  ['429 that must never be asked again', { is: 'blocked' }],
  ['409 in Notion’s JSON', { is: 'conflict' }],
  ['421 as a page of somebody else', { is: 'status', status: 421, as: 'foreign' }],
  ['403 as Cloudflare’s block page', { is: 'edge-403' }],
  ['403 as a page of somebody else', { is: 'html-403' }],
  ['200 as an HTML page (a log-in page)', { is: 'html-200' }],
  ['A redirect', { is: 'redirect' }],
  ['Broken JSON', { is: 'broken-json' }],
  ['An empty answer', { is: 'empty' }],
  ['401 in JSON that is not Notion’s', { is: 'foreign', status: 401 }],
  ['404 in JSON that is not Notion’s', { is: 'foreign', status: 404 }],
]

/** Each kind of question: what the run is to be, and how many questions come before the one in question. */
const questions: readonly [string, Partial<Situation>, number][] = [
  ['Who is it?', {}, 0],
  ['A database', { databases: ['roadmap'] }, 1],
  ['A data source', { databases: ['roadmapSource'] }, 2],
  ['What else is it? (after two 404s)', { databases: ['absent'] }, 3],
  ['A capability', { capabilities: ['update-content'] }, 1],
]

const sound: Situation = {
  token: 'releaseNotes',
  databases: [],
  capabilities: [],
  expectWorkspace: '',
  version: '2026-03-11',
  withoutReadContent: 'refuse',
}

async function outcomeOf(
  fault: Fault,
  changes: Partial<Situation>,
  before: number,
  lasting: boolean,
): Promise<string> {
  const ran = await runSequence({
    situation: { ...sound, ...changes },
    timeout: 120,
    latencies: [20],
    random: 0.5,
    faults: [...Array.from({ length: before }, () => ({ is: 'none' }) as const), fault],
    after: lasting ? fault : { is: 'none' },
  })
  expect(ran.writes).toBe(0)
  return ran.codes.length === 0 ? ran.outcome : ran.codes.map(code => `\`${code}\``).join(', ')
}

async function tableOf(lasting: boolean): Promise<string> {
  const rows = []
  for (const [about, fault] of faults) {
    const cells = []
    for (const [, changes, before] of questions) cells.push(await outcomeOf(fault, changes, before, lasting))
    rows.push(`| ${about} | ${cells.join(' | ')} |`)
  }
  const head = ['', ...questions.map(([name]) => name)]
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows].join('\n')
}

const page = new URL('../../docs/reliability.md', import.meta.url)

/** The tables of the page are what these runs came to; `npm run reliability` writes them anew. */
test.each([
  ['lasting', true],
  ['once', false],
])('docs/reliability.md says what faults become that come %s', async (name, lasting) => {
  const table = await tableOf(lasting)
  const text = readFileSync(page, 'utf8').replaceAll('\r\n', '\n')
  expect(text).toContain(`<!-- ${name}:start -->`)
  const replaced = text.replace(
    new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*(<!-- ${name}:end -->)`),
    (_, start: string, end: string) => `${start}\n\n${table}\n\n${end}`,
  )
  const fresh = formatted('docs/reliability.md', replaced)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, fresh)
  else expect(text).toBe(fresh)
  // Where everything is sound, nothing that the network does is ever a fault of the token.
  expect(table.replaceAll('capability-unknown', '')).not.toMatch(/`(?:token|workspace|capability)-/)
})
