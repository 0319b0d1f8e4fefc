import { expect, test } from '@jest/globals'
import { startSandbox } from '../../sandbox/notion.ts'
import { runAction } from '../../sandbox/run-action.ts'
import { IDS, TOKENS } from '../../sandbox/world.ts'

/** Half of the time that a healthy token takes would go into loading these, and nobody needs them. */
const heavy = /undici|http2|worker_threads|webstreams/

test('the built action makes Node load no client but the one it uses', async () => {
  const sandbox = await startSandbox()
  const told = "process.on('exit', () => console.log('loaded: ' + process.moduleLoadList.join('; ')))"
  try {
    const { stdout, outputs } = await runAction({
      inputs: { token: TOKENS.releaseNotes, databases: IDS.roadmap, 'least-privilege': 'true' },
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(told)}` },
      apiUrl: sandbox.url,
    })
    expect(outputs.outcome).toBe('healthy')
    const loaded = /^loaded: (.*)$/m.exec(stdout)?.[1]?.split('; ') ?? []
    expect(loaded).toContain('NativeModule https')
    expect(loaded.filter(name => heavy.test(name))).toEqual([])
  } finally {
    await sandbox.close()
  }
})
