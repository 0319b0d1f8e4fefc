import { expect, test } from '@jest/globals'
import { type Published, runAction } from '../src/action.ts'
import { problemsOf } from '../src/core/catalogue/problems.ts'
import type { RawInputs } from '../src/core/inputs/settings.ts'
import { capabilities } from '../src/core/ports/notion.ts'
import type { LogLine } from '../src/core/render/log.ts'
import { codes, traits } from '../src/core/result/diagnosis.ts'
import { cannotBeSecret, judgeTokenText, shapeOf } from '../src/core/token/token-text.ts'
import { examplesWith, findingsOf } from './fixtures/examples.ts'
import { fakeNotion, refusals, refused, type Script, value } from './fixtures/fake-notion.ts'
import { plain, reportOf } from './fixtures/report.ts'
import { acmeRun, inputs } from './fixtures/run.ts'

/** A token that is a word of ours: with it, everything is said as with any other token. */

/** Every text in a value, and the name of every field. */
function textsIn(from: unknown): string[] {
  if (typeof from === 'string') return [from]
  if (typeof from !== 'object' || from === null) return []
  return [...(Array.isArray(from) ? [] : Object.keys(from)), ...Object.values(from).flatMap(textsIn)]
}

const literals = [
  ...capabilities,
  ...Object.keys(inputs()),
  ...textsIn(traits),
  ...textsIn(examplesWith(() => '')),
  ...textsIn(reportOf([])),
  ...textsIn(refusals),
]

/** The words of our sentences, too. */
const said = codes
  .flatMap(name =>
    problemsOf(
      reportOf(
        findingsOf(
          name,
          examplesWith(() => ''),
        ),
      ),
    ),
  )
  .flatMap(({ title, happened, fix, more }) => [
    title,
    happened,
    fix.heading,
    ...fix.steps.map(({ text }) => text),
    ...(more?.items ?? []),
  ])
  .flatMap(prose => plain(prose).split(/[^\w.-]+/))

const words = [...new Set([...literals, ...said])].filter(word => {
  const text = judgeTokenText(word, 'NOTION_TOKEN')
  return text.is === 'plausible' && text.shape.prefix === null && word.length >= 4 && !cannotBeSecret(word)
})

/** Who answers has no word in common with us. */
const stranger = {
  name: 'Zyx',
  id: null,
  kind: null,
  workspace: 'Qqq',
  workspaceId: null,
  owner: null,
}
const zyx = '77777777-7777-4777-8777-777777777777'
const situations: [string, Script, Partial<RawInputs>][] = [
  ['rejected', { whoAmI: refused({ ...refusals.unauthorized, message: '' }) }, {}],
  ['unreachable', { whoAmI: refused({ ...refusals.unreachable, reason: 'certificate', detail: 'X' }) }, {}],
  [
    'without a share and a capability',
    {
      whoAmI: value(stranger),
      probe: { 'insert-content': refused({ ...refusals.restricted, message: '' }) },
    },
    { databases: zyx, capabilities: 'insert-content' },
  ],
]

/** All that is said and written with this token. */
async function saidWith(token: string, script: Script, given: Partial<RawInputs>) {
  const published: Published[] = []
  const logged: (readonly LogLine[])[] = []
  const exitCode = await runAction({
    host: {
      inputs: () => inputs({ token, ...given }),
      context: () => acmeRun,
      mask: () => {},
      progress: () => {},
      log: lines => void logged.push(lines),
      debug: () => {},
      publish: async result => void published.push(result),
    },
    connect: () => fakeNotion(script).connection,
    github: async () => null,
    elapsed: () => 1,
    now: () => 0,
    crashed: new Promise(() => {}),
  })
  return JSON.stringify({ exitCode, logged, published })
}

test.each(situations)(
  'a token that is a word of ours changes nothing of what is said: %s',
  async (_, script, given) => {
    expect(words.length).toBeGreaterThan(400)
    const changed: string[] = []
    for (const word of words) {
      // Another of the same length, of which nothing is ever said; crosses for what is taken for a placeholder.
      const letters = shapeOf(word).nearly === 'placeholder' ? 'xxxx' : 'jqxz'
      const other = word.replace(/\w/g, (_, at: number) => letters.charAt(at % 4))
      if ((await saidWith(word, script, given)) !== (await saidWith(other, script, given))) changed.push(word)
    }
    expect(changed).toEqual([])
  },
  60_000,
)
