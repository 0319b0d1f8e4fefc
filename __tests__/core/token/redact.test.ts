import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TOKENS } from '../../../sandbox/world.ts'
import { tidy } from '../../../src/core/text/untrusted.ts'
import { masksFor, redactorFor } from '../../../src/core/token/redact.ts'
import { token } from '../../fixtures/run.ts'

const other = TOKENS.releaseNotes

/** Every run of eight characters of a token that a text shows. */
function leaks(text: string, secret: string): string[] {
  const runs = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8))
  return runs.filter(run => text.includes(run))
}

test.each<[string, string, unknown]>([
  ['the whole token', other, '***'],
  ['the token in a sentence', `API token ${other} is invalid.`, 'API token *** is invalid.'],
  ['its beginning', `it begins with ${other.slice(0, 8)}`, 'it begins with ***'],
  ['its end', `…${other.slice(-12)}!`, '…***!'],
  ['its middle', `a${other.slice(10, 25)}b`, 'a***b'],
  ['seven characters', other.slice(20, 27), other.slice(20, 27)],
  ['twice, without anything between', other + other, '***'],
  ['twice, with a blank between', `${other} ${other}`, '*** ***'],
  ['two pieces side by side', other.slice(0, 10) + other.slice(30, 40), '***'],
  ['in capitals', `a ${other.toUpperCase()} b`, 'a *** b'],
  ['in small letters, a piece', `a ${other.slice(5, 20).toLowerCase()} b`, 'a *** b'],
  ['with dashes', `a ${other.replace(/(.{4})/g, '$1-')} b`, 'a *** b'],
  ['with blanks', `a ${other.replace(/(.{5})(?=.)/g, '$1 ')} b`, 'a *** b'],
  ...[0, 1, 2].flatMap((shift): [string, string, unknown][] =>
    (['base64', 'base64url', 'hex'] as const).map(form => [
      `in ${form}, after ${shift} characters`,
      `a ${Buffer.from('xyz'.slice(0, shift) + other)
        .toString(form)
        .slice(4, -4)} b`,
      form === 'hex' && shift === 0 ? 'a *** b' : expect.stringMatching(/^a .{0,3}\*\*\*.{0,3} b$/),
    ]),
  ),
  [
    'in hex, in capitals and with blanks',
    `a ${Buffer.from(other)
      .toString('hex')
      .toUpperCase()
      .replace(/(..)(?=.)/g, '$1 ')} b`,
    'a *** b',
  ],
  ['nothing of it', 'API token is invalid.', 'API token is invalid.'],
  ['nothing', '', ''],
])('%s', (_, text, expected) => {
  expect(redactorFor([other])(text)).toEqual(expected)
})

test.each([
  ['an expression', '${{ secrets.NOTION_TOKEN }}', 'see ${{ secrets.NOTION_TOKEN }}'],
  ['stars', '********', 'see ********'],
  ['a variable', '$NOTION_TOKEN', 'see $NOTION_TOKEN'],
  ['nothing', '', 'see'],
])('what cannot be a secret is not hidden: %s', (_, secret, text) => {
  expect(redactorFor([secret])(text)).toBe(text)
  expect(masksFor(secret)).toEqual([])
})

test.each([
  ['a token', other, [other]],
  ['a line break after', `${other}\n`, [`${other}\n`, other]],
  ['quotes', `"${other}"`, [`"${other}"`, other]],
  ['Bearer', `Bearer ${other}`, [`Bearer ${other}`, other]],
  ['two lines', `${other}\n${token}`, [`${other}\n${token}`, other, token]],
  ['a line too short to be hidden', `${other}\nab`, [`${other}\nab`, other]],
  ['a text of eight characters', 'abcd1234', ['abcd1234']],
  ['too short a text', 'abcd123', []],
])('masks: %s', (_, secret, masks) => {
  expect(masksFor(secret)).toEqual(masks)
})

test('no eight characters of the token are left, whatever is around', () => {
  const secret = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', 'B', '0', '1', '_'),
    minLength: 8,
    maxLength: 60,
  })
  const piece = (of: string) =>
    fc.tuple(fc.nat(of.length), fc.nat(of.length)).map(([a, b]) => of.slice(Math.min(a, b), Math.max(a, b)))
  const spliced = secret.chain(of => {
    const around = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('*', '***', '\u200b', '\n'),
    )
    const parts = fc.array(fc.oneof(piece(of), piece(of), around, fc.constant(of)), { maxLength: 8 })
    return fc.tuple(fc.constant(of), parts)
  })
  fc.assert(
    fc.property(spliced, ([of, parts]) => {
      expect(leaks(redactorFor([of])(tidy(parts.join(''))), of)).toEqual([])
    }),
    { seed: 1, numRuns: 500 },
  )
})

test.each([
  [
    'a token with invisible characters',
    Array.from(other, (c, at) => (at % 5 === 0 ? `\u200b${c}` : c)).join(''),
  ],
  ['a token with line breaks', other.replace(/(.{6})/g, '$1\n')],
  ['a token in quotes', `"${other}"`],
])('as it stands bare it is hidden, too: %s', (_, secret) => {
  expect(leaks(redactorFor([secret])(`a ${other} b`), other)).toEqual([])
  expect(leaks(redactorFor([secret])(tidy(secret)), other)).toEqual([])
})

test('several secrets, and a name that is our own word', () => {
  const hide = redactorFor([other, `API_KEY=${token}`, 'hunter2'], 'API_KEY')
  expect(hide(`${other} ${token} hunter2 API_KEY`)).toBe('*** *** *** API_KEY')
})
