import { expect, test } from '@jest/globals'
import { showing } from '../../../src/core/render/show.ts'
import { code, type Inline, link, say, strong } from '../../../src/core/text/prose.ts'
import { redactorFor } from '../../../src/core/token/redact.ts'

/** A token that is a word of ours: what we say stays whole, what others say is hidden. */
const secret: string = 'expect-workspace'
const { command, markdown, plain, text } = showing(redactorFor([secret]))

test.each<[string, Inline, string, string]>([
  ['our words', say`Set expect-workspace.`, 'Set expect-workspace.', 'Set expect-workspace.'],
  ['our code', code`expect-workspace`, '`expect-workspace`', 'expect-workspace'],
  ['our bold', strong`expect-workspace`, '**expect-workspace**', 'expect-workspace'],
  ['a foreign text', secret, '\\*\\*\\*', '***'],
  [
    'a foreign text among our words',
    say`expect-workspace ${secret}`,
    'expect-workspace \\*\\*\\*',
    'expect-workspace ***',
  ],
  ['foreign code', code(secret), '`***`', '***'],
  [
    'a foreign value in our code',
    code`expect-workspace: ${secret}`,
    '`expect-workspace: ***`',
    'expect-workspace: ***',
  ],
  ['foreign bold', strong(secret), '**\\*\\*\\***', '***'],
  [
    'our address',
    link(say`here`, 'https://x.example/expect-workspace'),
    '[here](https://x.example/expect-workspace)',
    'here (https://x.example/expect-workspace)',
  ],
  [
    'a foreign part of an address',
    link(say`here`, say`https://x.example/expect-workspace/${secret}`),
    '[here](https://x.example/expect-workspace/***)',
    'here (https://x.example/expect-workspace/***)',
  ],
])('%s', (_, prose, inMarkdown, inPlain) => {
  expect([markdown(prose), plain(prose)]).toEqual([inMarkdown, inPlain])
})

test('a line of a command, and a text that is handed on as data', () => {
  const lines = [secret, 'run: x'].join('\n')
  expect(command(say`expect-workspace: ${lines}`)).toBe('expect-workspace: *** run: x')
  expect(text(`a ${secret}`)).toBe('a ***')
})
