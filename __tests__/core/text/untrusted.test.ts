import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tidy, tidyOrNull } from '../../../src/core/text/untrusted.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'

test.each([
  ['ordinary text', 'Road map – Q3 (draft)', 'Road map – Q3 (draft)'],
  ['blanks around', '  Roadmap\t', 'Roadmap'],
  ['line breaks of all kinds', 'a\nb\r\nc\rd\u2028e\u2029f\u0085g\u000bh\u000ci', 'a b c d e f g h i'],
  ['many blanks', 'a \t\u00a0\u3000 b', 'a b'],
  ['control characters', 'a\u0000b\u0007c\u007fd', 'abcd'],
  ['the escape of a terminal', '\u001b[31mred', '[31mred'],
  ['directions', '\u202eabc\u202c\u2066d\u2069\u200f', 'abcd'],
  ['zero-width characters', 'a\u200bb\u200cc\u200dd\u2060e', 'abcde'],
  ['a soft hyphen', 'a\u00adb', 'ab'],
  ['blanks that are none', 'a\u2800b\u3164c', 'abc'],
  ['tag characters', 'a\u{e0041}b', 'ab'],
  ['half a surrogate pair', 'a\ud800b', 'ab'],
  ['private characters', 'a\ue000b', 'ab'],
  ['what NFC composes', 'Zo\u0308e', 'Zöe'],
  ['what NFC composes after what shows nothing went', 'e\u200b\u0301', 'é'],
  ['blanks around what shows nothing', 'a \u200b b', 'a b'],
  ['pictures', '😀👍🏽', '😀👍🏽'],
  ['other scripts', 'データベース שלום', 'データベース שלום'],
  ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
  ['201 characters', 'x'.repeat(201), `${'x'.repeat(199)}…`],
  ['200 characters of four bytes', '𝒳'.repeat(200), '𝒳'.repeat(200)],
  ['201 characters of four bytes', '𝒳'.repeat(201), `${'𝒳'.repeat(199)}…`],
  [
    'a letter keeps its marks where it is cut',
    `${'x'.repeat(198)}q\u0323\u0307 and more`,
    `${'x'.repeat(198)}…`,
  ],
  ['an emoji keeps its colour', `${'x'.repeat(198)}👍🏽 and more`, `${'x'.repeat(198)}…`],
  ['blanks by the thousand before a word', `${' \n'.repeat(50_000)}Roadmap`, 'Roadmap'],
  ['200 syllables of three letters each', '\u1112\u1161\u11ab'.repeat(200), '한'.repeat(200)],
  ['nothing', '', ''],
  ['nothing to be seen', '\u200b \n', ''],
])('%s', (_, text, expected) => {
  expect(tidy(text)).toBe(expected)
})

test.each([
  ['Roadmap', 'Roadmap'],
  ['', null],
  [' \u200b\n', null],
  [null, null],
  [undefined, null],
  [7, null],
  [['Roadmap'], null],
])('tidyOrNull(%j)', (text, expected) => {
  expect(tidyOrNull(text)).toBe(expected)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(...hostileStrings),
)

test('whatever comes, it is one visible line of at most 200 characters, and stays so', () => {
  fc.assert(
    fc.property(anyText, text => {
      const line = tidy(text)
      expect(Array.from(line).length).toBeLessThanOrEqual(200)
      expect(line).not.toMatch(/[^\S ]|^ | $| {2}/u)
      expect(line).not.toMatch(/\p{C}|\p{Default_Ignorable_Code_Point}/u)
      expect(line.isWellFormed()).toBe(true)
      expect(tidy(line)).toBe(line)
    }),
    { seed: 1, numRuns: 500 },
  )
})

// The square of their number would be minutes, and jest would not wait.
test('200,000 misordered marks cost no more than what is shown', () => {
  const title = `a${'\u0301\u0323'.repeat(100_000)}`
  expect(tidy(title)).toBe(tidy(title.slice(0, 2_500)))
})
