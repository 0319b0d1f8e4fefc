import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { type RunResult, runAction } from '../../sandbox/run-action.ts'
import { fakeText, IDS, TOKENS } from '../../sandbox/world.ts'
import { pieceOf } from '../fixtures/fault-sequences.ts'

/** The built action with debug logging on, against servers that say back whatever they are told. */
const good = TOKENS.releaseNotes
const regexes = `ntn_$&(.*)+[x]{2}^|\\d\\1$$${fakeText('regex', 24)}`

/** Every kind of text that ends up in a secret. */
const corpus: { readonly [name: string]: string } = {
  'a good token': good,
  'a legacy token': TOKENS.legacy,
  'an unfamiliar token': TOKENS.unfamiliar,
  'a token of regular expressions': regexes,
  'a token of Markdown': `ntn_**${fakeText('md', 12)}**|[${fakeText('link', 12)}](x)#1@acme`,
  'a line break at the end': `${good}\n`,
  'a line break inside': `${good.slice(0, 25)}\n${good.slice(25)}`,
  'many lines': `first ${fakeText('first', 20)}\r\nsecond ${fakeText('second', 20)}\n${good}`,
  'quotes around it': `"${good}"`,
  'curly quotes around it': `“${good}”`,
  'Bearer before it': `Bearer ${good}`,
  'a name before it': `NOTION_TOKEN=${good}`,
  'spaces around it': `  ${good}\t`,
  'a space inside': `${good.slice(0, 25)} ${good.slice(25)}`,
  'a command before it': `::error::${good}`,
  'a cookie': `v02%3Auser_token_or_cookies%3A${fakeText('cookie', 60)}`,
  'a refresh token': `nrt_${fakeText('refresh', 46)}`,
  'a GitHub token': `ghp_${fakeText('github', 36)}`,
  'a password': 'correct horse battery staple',
  'a short word': 'hunter2hunter2',
}

/** What the action says whatever the token is. */
const ownWords = ['Bearer ntn_', 'NOTION_TOKEN=ntn_', 'NOTION_TOKEN', 'v02%3Auser_token_or_cookies%3A']

/** All that left the process, masks excepted; line by line, the masks first. */
function saidBy(run: RunResult): string {
  const lines = run.stdout.split('\n')
  const isMask = (line: string) => line.startsWith('::add-mask::')
  const first = lines.findIndex(line => line !== '' && !isMask(line))
  expect(lines.slice(first).filter(isMask)).toEqual([])
  const rest = lines.filter(line => !isMask(line))
  return [...rest, run.stderr, run.summary, run.state, ...Object.values(run.outputs)].join('\n')
}

/** As it may come back from whoever was sent it. */
const spellings: { readonly [name: string]: (token: string) => string } = {
  capitals: token => token.toUpperCase(),
  dashes: token => token.replace(/(.{4})/g, '$1-'),
  base64: token =>
    Buffer.from(token)
      .toString('base64')
      .replace(/.{0,4}$/, ''),
  hex: token => Buffer.from(token).toString('hex'),
}

function expectNoLeak(token: string, run: RunResult): void {
  let said = saidBy(run)
  for (const words of ownWords) if (token.includes(words)) said = said.replaceAll(words, ' ')
  for (const spelt of [token, ...Object.values(spellings).map(spell => spell(token))])
    expect(pieceOf(spelt, said)).toBeNull()
  expect(run.outputs.outcome).toMatch(/^(?:healthy|broken|inconclusive)$/)
  expect(run.stderr).toBe('')
}

function run(
  apiUrl: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<RunResult> {
  return runAction({
    inputs: { timeout: '5', ...inputs },
    env: { RUNNER_DEBUG: '1', ...env },
    apiUrl,
    timeoutMs: 25_000,
  })
}

type Answer = (request: IncomingMessage, response: ServerResponse, token: string) => void

async function serving<T>(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

const json = { 'content-type': 'application/json' }

function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  more: object = {},
) {
  response.writeHead(status, json).end(JSON.stringify({ object: 'error', status, code, message, ...more }))
}

const echoes: { readonly [name: string]: Answer } = {
  'the message of a 401': (request, response) =>
    sendError(response, 401, 'unauthorized', `You sent ${JSON.stringify(request.headers)}`),
  ...Object.fromEntries(
    Object.entries(spellings).map(([name, spell]): [string, Answer] => [
      `the message of a 401, in ${name}`,
      (_, response, token) => sendError(response, 401, 'unauthorized', `No: ${spell(token)}`),
    ]),
  ),
  'the code of an error': (_, response, token) =>
    sendError(response, 400, token, token, { request_id: token }),
  'the message of a 404, later': (request, response, token) =>
    request.url === '/v1/users/me'
      ? response.writeHead(200, json).end(JSON.stringify({ object: 'user', id: IDS.ada, name: 'A' }))
      : sendError(
          response,
          request.url?.includes('databases') ? 404 : 403,
          request.url?.includes('databases') ? 'object_not_found' : 'restricted_resource',
          `No: ${token}`,
        ),
  'names and titles': (request, response, token) => {
    const title = [{ plain_text: token.slice(0, 20) }, { plain_text: token.slice(20) }]
    const user = {
      object: 'user',
      id: token,
      name: `A ${token}`,
      type: 'bot',
      bot: { owner: { type: 'workspace' }, workspace_name: token, workspace_id: token },
    }
    const database = {
      object: 'database',
      id: token,
      title,
      parent: {},
      in_trash: true,
      data_sources: [{ id: token, name: token }],
    }
    response.writeHead(200, { ...json, 'x-notion-request-id': token, 'cf-ray': token })
    response.end(JSON.stringify(request.url === '/v1/users/me' ? user : database))
  },
  'a name cut at 200 characters': (_, response, token) =>
    response.writeHead(200, json).end(
      JSON.stringify({
        object: 'user',
        id: IDS.ada,
        name: `${'x'.repeat(185)}${token}`,
        bot: { workspace_name: `${'y'.repeat(175)} ${token}` },
      }),
    ),
  'IDs of the edge': (_, response, token) =>
    response
      .writeHead(403, { 'cf-ray': token, server: token, 'content-type': token })
      .end(`<html>${token}</html>`),
  'an HTML page': (request, response) =>
    response
      .writeHead(502, { 'content-type': 'text/html' })
      .end(`<html>${JSON.stringify(request.headers)}</html>`),
  'the target of a redirect': (_, response, token) =>
    response.writeHead(302, { location: `https://example.org/${token}?to=${token}` }).end(token),
  'a wait': (_, response, token) => {
    response.writeHead(429, { ...json, 'retry-after': token })
    response.end(
      JSON.stringify({
        object: 'error',
        status: 429,
        code: 'rate_limited',
        message: token,
        additional_data: { rate_limit_reason: token },
      }),
    )
  },
  'a broken header': (request, response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\n${request.headers.authorization}\r\n\r\n`)
  },
  'the status line': (request, response) => {
    response.socket?.end(`HTTP/1.1 999 ${request.headers.authorization}\r\ncontent-length: 0\r\n\r\n`)
  },
}

const sent = ['a good token', 'a legacy token', 'an unfamiliar token', 'a token of regular expressions']

for (const name of sent)
  test.concurrent.each(Object.entries(echoes))(
    `${name}, said back in %s`,
    async (_, answer) => {
      const token = corpus[name] ?? ''
      await serving(
        (request, response) => answer(request, response, token),
        async url => {
          const inputs = { token, databases: IDS.roadmap, capabilities: 'update-content,read-users' }
          expectNoLeak(token, await run(url, inputs))
        },
      )
    },
    30_000,
  )

test.concurrent.each(Object.entries(corpus))(
  '%s, given in every other input too',
  async (_, token) => {
    await serving(
      (_request, response) => sendError(response, 401, 'unauthorized', token),
      async url => {
        const everywhere = {
          token,
          databases: `${token}\nhttps://www.notion.so/${token}\n${IDS.roadmap}`,
          'expect-workspace': token,
        }
        expectNoLeak(token, await run(url, everywhere))
        const unusable = { capabilities: token, timeout: token, 'notion-version': token, 'on-broken': token }
        expectNoLeak(token, await run(url, { ...everywhere, ...unusable }))
      },
    )
  },
  30_000,
)

test.concurrent.each(sent)(
  '%s, given as the name of the secret and as the address',
  async name => {
    const token = corpus[name] ?? ''
    await serving(
      (_, response) => sendError(response, 401, 'unauthorized', token),
      async url => {
        expectNoLeak(token, await run(url, { token, 'secret-name': token }))
        for (const address of [
          `${url}/${encodeURIComponent(token)}`,
          token,
          `https://${token.slice(4, 40)}.invalid`,
          `https://ada:${token}@localhost`,
        ])
          expectNoLeak(token, await run(url, { token, 'api-url': address }))
      },
    )
  },
  30_000,
)

test.concurrent('a token is masked before anything else is said, each of its lines too', async () => {
  await serving(
    (_, response) => sendError(response, 401, 'unauthorized', 'API token is invalid.'),
    async url => {
      const { stdout } = await run(url, { token: `${good}\n${TOKENS.legacy}` })
      const masks = stdout.split('\n').filter(line => line.startsWith('::add-mask::'))
      expect(stdout.startsWith('::add-mask::')).toBe(true)
      expect(masks).toEqual(expect.arrayContaining([`::add-mask::${good}`, `::add-mask::${TOKENS.legacy}`]))
    },
  )
}, 30_000)

test.concurrent.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is not followed: nobody else sees the token',
  async status => {
    let seen = 0
    await serving(
      (_, response) => {
        seen++
        response.end()
      },
      elsewhere =>
        serving(
          (_, response) => response.writeHead(status, { location: `${elsewhere}/v1/users/me` }).end(),
          async url => {
            const result = await run(url, { token: good, databases: IDS.roadmap })
            expect(JSON.parse(result.outputs.codes ?? '')).toEqual(['notion-unrecognised'])
            expectNoLeak(good, result)
          },
        ),
    )
    expect(seen).toBe(0)
  },
  30_000,
)
