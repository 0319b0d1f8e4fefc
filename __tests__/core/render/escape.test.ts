import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codeSpan, escapeHref, escapeLog, escapeMarkdown } from '../../../src/core/render/escape.ts'
import { code, link, type Prose, say, strong } from '../../../src/core/text/prose.ts'
import { tidy } from '../../../src/core/text/untrusted.ts'
import { hostileStrings } from '../../fixtures/hostile-strings.ts'
import { type Node, nodesOf, parse, shapeOf, textOf, visible } from '../../fixtures/markdown.ts'
import { markdown, plain } from '../../fixtures/report.ts'

const hostile = [...new Set(hostileStrings.map(tidy))].filter(text => text !== '')
const row = (cell: string) => `| a | b |\n|---|---|\n| x | ${cell} |\n| y | z |`

const unicode = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'grapheme-ascii' }),
  )
  .map(tidy)
  .filter(text => text !== '')
const mixture = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('\\`*_{}[]()#!|~$^<>&@:/.-+=1a ∞é')),
      fc.constantFrom(
        'www.',
        'http://',
        'e.example',
        '[^1]',
        '``',
        '**',
        '~~',
        '<b>',
        '&lt;',
        '- [ ] ',
        'GH-1',
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => tidy(parts.join('')))
  .filter(text => text !== '')

const table = (cell: string) =>
  `root(table(${['text', cell, 'text'].map(each => `tableRow(tableCell(text) tableCell(${each}))`).join(' ')}))`

/** Each place where a foreign text is shown, and the kinds of nodes that must come of it. */
const places: [string, (text: string) => string, string, (root: Node) => Node | undefined][] = [
  ['in a paragraph', text => escapeMarkdown(text), 'root(paragraph(text))', root => root.children?.[0]],
  [
    'in the middle of a sentence',
    text => `See ${escapeMarkdown(text)}, please.`,
    'root(paragraph(text))',
    root => root.children?.[0],
  ],
  [
    'in a heading',
    text => `## ❌ ${escapeMarkdown(text)}`,
    'root(heading2(text))',
    root => root.children?.[0],
  ],
  [
    'in an item of a list',
    text => `- ${escapeMarkdown(text)}`,
    'root(list(listItem(paragraph(text))))',
    root => root.children?.[0],
  ],
  [
    'in a numbered step',
    text => `1. ${escapeMarkdown(text)}`,
    'root(list(listItem(paragraph(text))))',
    root => root.children?.[0],
  ],
  [
    'in an alert',
    text => `> [!CAUTION]\n> ${escapeMarkdown(text)}`,
    'root(blockquote(paragraph(text)))',
    root => root.children?.[0],
  ],
  [
    'in a cell of a table',
    text => row(markdown(text, true)),
    table('text'),
    root => root.children?.[0]?.children?.[1]?.children?.[1],
  ],
  [
    'in bold',
    text => markdown(say`See ${strong(text)} there.`),
    'root(paragraph(text strong(text) text))',
    root => root.children?.[0]?.children?.[1],
  ],
  [
    'in bold in a cell',
    text => row(markdown(say`${strong(text)}`, true)),
    table('strong(text)'),
    root => root.children?.[0]?.children?.[1]?.children?.[1],
  ],
  [
    'in the text of a link',
    text => markdown(say`See ${link(text, 'https://www.notion.so/1')} there.`),
    'root(paragraph(text link<https://www.notion.so/1>(text) text))',
    root => root.children?.[0]?.children?.[1],
  ],
  [
    'in a bold link in a cell',
    text => row(markdown(say`${link(say`${strong(text)}`, 'https://www.notion.so/1')}`, true)),
    table('link<https://www.notion.so/1>(strong(text))'),
    root => root.children?.[0]?.children?.[1]?.children?.[1],
  ],
]

/** What a reader sees, where the place adds words around. */
function seen(name: string, node: Node | undefined): string {
  const text = visible(node ? textOf(node) : '')
  if (name === 'in the middle of a sentence') return text.replace(/^See |, please\.$/g, '')
  if (name === 'in a heading') return text.replace(/^❌ /, '')
  return name === 'in an alert' ? text.replace(/^\[!CAUTION\] /, '') : text
}

/** The texts of the corpus, and of two kinds of random ones, for which something does not hold. */
function against(holds: (text: string) => boolean): string[] {
  const found = [unicode, mixture].flatMap(
    arbitrary => fc.check(fc.property(arbitrary, holds), { seed: 1, numRuns: 500 }).counterexample ?? [],
  )
  return [...hostile.filter(text => !holds(text)), ...found]
}

test.each(places)('a foreign text %s is only text', (name, render, shape, find) => {
  const isOnlyText = (text: string) => {
    const root = parse(render(text))
    return shapeOf(root) === shape && seen(name, find(root)) === visible(text)
  }
  expect(against(isOnlyText)).toEqual([])
})

/** What GitHub makes of texts beyond Markdown: none of these may be left standing together. */
const references: [string, RegExp][] = [
  ['a mention', /@[\w-]/],
  ['an issue', /#\d/],
  ['an issue by GH-', /\bgh-\d/i],
  ['an address', /:\/\//],
  ['www', /(?<![\p{L}\p{N}])www\./iu],
  ['an emoji', /:[\w+-]+:/],
  ['a commit', /\b[0-9a-f]{7,40}\b/i],
  ['mathematics', /\$[^\s\u200b]/],
  ['an HTML tag', /</],
  ['an HTML entity of its own', /&(?!(?:amp|lt|gt);)/],
]

test.each(references)('nothing is left that GitHub turns into %s', (_, pattern) => {
  expect(against(text => !pattern.test(escapeMarkdown(text)))).toEqual([])
})

const spans: [string, (text: string) => string, string][] = [
  ['in a paragraph', text => codeSpan(text, false), 'root(paragraph(inlineCode))'],
  ['in a sentence', text => `See ${codeSpan(text, false)}.`, 'root(paragraph(text inlineCode text))'],
  [
    'in an item of a list',
    text => `- ${codeSpan(text, false)}`,
    'root(list(listItem(paragraph(inlineCode))))',
  ],
  ['in a cell of a table', text => row(codeSpan(text, true)), table('inlineCode')],
  [
    'in a link',
    text => markdown(say`See ${link(code(text), 'https://www.notion.so/1')}`),
    'root(paragraph(text link<https://www.notion.so/1>(inlineCode)))',
  ],
]

test.each(spans)('code %s is one span of code', (_, render, shape) => {
  const isOneSpan = (text: string) => {
    const root = parse(render(text))
    const span = nodesOf(root).find(({ type }) => type === 'inlineCode')
    return shapeOf(root) === shape && visible(span?.value ?? '') === visible(text)
  }
  expect(against(isOneSpan)).toEqual([])
})

/** Who renders does not know whether a text was tidied: a line break must not end the place that it is in. */
test.each(['a\nb', 'a\r\nb', 'a\rb', 'a\n\n# b', 'a\n\n- b', 'a\n| b |\n'])(
  'line breaks do not act: %j',
  text => {
    expect(shapeOf(parse(escapeMarkdown(text)))).toBe('root(paragraph(text))')
    expect(shapeOf(parse(codeSpan(text, false)))).toBe('root(paragraph(inlineCode))')
    expect(shapeOf(parse(row(markdown(text, true))))).toBe(table('text'))
    expect(shapeOf(parse(row(codeSpan(text, true))))).toBe(table('inlineCode'))
    expect(escapeLog(text)).not.toMatch(/[\r\n]/)
  },
)

test('code without text is still a span', () => {
  expect(shapeOf(parse(`a ${codeSpan('', false)} b`))).toBe('root(paragraph(text inlineCode text))')
})

const actsInLog = /^\s*::|##\[|[\r\n]/

test('in the log nothing acts, and all can be read', () => {
  const special = fc
    .array(fc.constantFrom(':', '::', '#', '##', '[', 'error', ']', ' ', '\n', '\r', '\u200b'))
    .map(parts => parts.join(''))
  const isHarmless = (text: string) =>
    [escapeLog(text), plain(text), plain(say`${text}${code(text)}`)].every(line => !actsInLog.test(line)) &&
    visible(escapeLog(text)) === visible(text)
  const found = [special, fc.string({ unit: 'binary' })].map(
    arbitrary => fc.check(fc.property(arbitrary, isHarmless), { seed: 1, numRuns: 500 }).counterexample,
  )
  expect([...hostileStrings.filter(text => !isHarmless(text)), ...found]).toEqual([null, null])
})

const [star, tick, bold, bracketed]: readonly [string, string, string, string] = ['*', 'a`b', 'a*b', '[a]']

test.each<[string, Prose, string, string]>([
  ['our own Markdown', say`Press **Refresh**.`, 'Press **Refresh**.', 'Press Refresh.'],
  ['a number', say`${3} of 4`, '3 of 4', '3 of 4'],
  ['a text', say`${star} x`, '\\* x', '* x'],
  ['code', say`${code(tick)}`, '``a`b``', 'a`b'],
  ['bold', say`${strong(bold)}`, '**a\\*b**', 'a*b'],
  [
    'a link',
    say`${link(strong(bracketed), 'https://www.notion.so/a_(b)')}`,
    '[**\\[a\\]**](https://www.notion.so/a_%28b%29)',
    '[a] (https://www.notion.so/a_(b))',
  ],
  ['prose in prose', say`${say`**a** ${star}`} b`, '**a** \\* b', 'a * b'],
])('prose: %s', (_, prose, inMarkdown, inPlain) => {
  expect(markdown(prose)).toBe(inMarkdown)
  expect(plain(prose)).toBe(inPlain)
})

test.each([
  ['https://www.notion.so/1', 'https://www.notion.so/1'],
  ['https://x.example/a b', 'https://x.example/a%20b'],
  ['https://x.example/a%20b', 'https://x.example/a%20b'],
  ['https://x.example/(a)', 'https://x.example/%28a%29'],
  ['https://x.example/blob/feature%23a%2Bb/x.md#c', 'https://x.example/blob/feature%23a%2Bb/x.md#c'],
  ['https://x.example/?title=a%26b%3Fc', 'https://x.example/?title=a%26b%3Fc'],
  ['https://x.example/100%', 'https://x.example/100%25'],
  ['https://x.example/é', 'https://x.example/%C3%A9'],
  ['https://x.example/%C3%A9', 'https://x.example/%C3%A9'],
  ['https://x.example/"<>`\\', 'https://x.example/%22%3C%3E%60%5C'],
])('escapeHref(%j)', (href, expected) => {
  expect(escapeHref(href)).toBe(expected)
})
