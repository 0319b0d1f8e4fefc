// The scripts that the action is measured against: what people write, and what nobody can beat.
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** How the scripts reach the stand-in for Notion, and as whom. */
export type Target = { url: string; token: string }

const headersFor = ({ token }: Target) =>
  `{ authorization: 'Bearer ${token}', 'Notion-Version': '2026-03-11' }`

/** One bare request with Node's own client, which loads least of all: the floor of what a process can do. */
export function bareRequest(target: Target): string {
  return `const { request } = process.getBuiltinModule('${target.url.startsWith('https') ? 'https' : 'http'}')
request('${target.url}/v1/users/me', { headers: ${headersFor(target)} }, answer => answer.resume()).end()
`
}

/** The same with `fetch`, as everybody would write it. */
export function bareFetch(target: Target): string {
  return `await (await fetch('${target.url}/v1/users/me', { headers: ${headersFor(target)} })).text()
`
}

/** Who it is, then every database at the same time, over as many connections as that takes. */
export function allAtOnce(target: Target, ids: readonly string[]): string {
  return `${bareFetch(target)}await Promise.all(${JSON.stringify(ids)}.map(async id =>
  (await fetch('${target.url}/v1/databases/' + id, { headers: ${headersFor(target)} })).text()))
`
}

/** The same fifty at a time, and all wait as long as a 429 tells them to. */
export function waitingAsTold(target: Target, ids: readonly string[]): string {
  return `${bareFetch(target)}const ids = ${JSON.stringify(ids)}
let free = Promise.resolve()
async function ask(id) {
  for (;;) {
    await free
    const answer = await fetch('${target.url}/v1/databases/' + id, { headers: ${headersFor(target)} })
    await answer.text()
    if (answer.status !== 429) return
    const ms = Number(answer.headers.get('retry-after')) * 1000
    free = new Promise(resolve => setTimeout(resolve, ms))
  }
}
await Promise.all(Array.from({ length: 50 }, async () => { while (ids.length > 0) await ask(ids.pop()) }))
`
}

/** What people write today: the official SDK, one database after another. */
export function oneAfterAnother({ url, token }: Target, ids: readonly string[]): string {
  return `import { Client } from '${join(root, 'node_modules/@notionhq/client/build/src/index.js')}'
const notion = new Client({ auth: '${token}', baseUrl: '${url}', notionVersion: '2026-03-11' })
await notion.users.me({})
for (const id of ${JSON.stringify(ids)}) await notion.databases.retrieve({ database_id: id })
`
}
