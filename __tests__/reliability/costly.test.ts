import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { runAction } from '../../sandbox/run-action.ts'
import { fakeUuid, TOKENS } from '../../sandbox/world.ts'
import { me } from '../fixtures/raw-answers.ts'
import { listenHttp } from '../fixtures/servers.ts'

/** Answers that are cheap to send and dear to read, from a server that has nothing else: the built action survives. */
const mebibyte = 1024 * 1024
const database = (rest: string) => `{"object":"database",${rest}}`
const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const keys = (number: number) => Array.from({ length: number }, (_, at) => `"key${at}":1`).join()

// biome-ignore format: one row a case
const answers: readonly (readonly [string, number, string | Buffer])[] = [
  ['many small lists of nothing', 100, database(`"a":[${Array(90_000).fill('{}').join()}]`)],
  ['larger ones', 20, database(`"a":[${Array(1_000_000).fill('{}').join()}]`)],
  ['lists in lists', 20, database(`"a":${lists(90_000)}`)],
  ['many keys', 20, database(keys(60_000))],
  ['a title of two mebibytes', 50, database(`"title":[{"plain_text":"${'x'.repeat(1.9 * mebibyte)}"}]`)],
  ['200 MB, packed', 20, gzipSync('x'.repeat(200 * mebibyte))],
]

test.each(answers)(
  '%s, from %i databases at once',
  async (_, databases, body) => {
    const packed: Record<string, string> = typeof body === 'string' ? {} : { 'content-encoding': 'gzip' }
    const server = await listenHttp(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...packed })
      response.end(url === '/v1/users/me' ? JSON.stringify(me) : body)
    })
    const told = "process.on('exit', () => console.log('peak: ' + process.resourceUsage().maxRSS))"
    try {
      const ids = Array.from({ length: databases }, (_unused, at) => fakeUuid(`costly ${at}`))
      const { outputs, stdout, ms } = await runAction({
        inputs: { token: TOKENS.releaseNotes, databases: ids.join('\n'), timeout: '5' },
        env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(told)}` },
        apiUrl: `http://127.0.0.1:${server.port}`,
      })
      expect(JSON.parse(outputs.codes ?? '')).toEqual(['notion-unrecognised'])
      expect(Number(/^peak: (\d+)$/m.exec(stdout)?.[1]) / 1024).toBeLessThan(250)
      expect(ms).toBeLessThanOrEqual(7_000)
    } finally {
      await server.close()
    }
  },
  30_000,
)
