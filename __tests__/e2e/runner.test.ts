import { expect, test } from '@jest/globals'
import { readCommands, readFileCommands } from './runner.ts'

test.each<[string, readonly string[]]>([
  ['::error::no', ['error no']],
  ['  \t::ERROR title=a%2Cb::no%0Ayes', ['error no\nyes']],
  ['text ::error::no', []],
  ['::unknown::no', []],
  ['::error no', []],
  ['text ##[error]no', ['error no']],
  ['##[unknown]no', []],
  ['a\r::warning::b', ['warning b']],
  [':\u200b:error::no', []],
  ['#\u200b#[error]no', []],
])('commands of %j', (line, expected) => {
  expect(readCommands(line).map(({ name, data }) => `${name} ${data}`)).toEqual(expected)
})

test.each<[string, readonly [string, string][] | string]>([
  ['a=b\n', [['a', 'b']]],
  [
    'a<<X\nb=c\n\nX\nd=e\n',
    [
      ['a', 'b=c\n'],
      ['d', 'e'],
    ],
  ],
  ['a=b<<c\n', [['a', 'b<<c']]],
  ['a<<X\nb\n', 'delimiter'],
  ['a\n', 'delimiter'],
  ['=b\n', 'Name'],
])('a file %j', (text, expected) => {
  if (typeof expected === 'string') expect(() => readFileCommands(text)).toThrow(expected)
  else expect(readFileCommands(text)).toEqual(expected)
})
