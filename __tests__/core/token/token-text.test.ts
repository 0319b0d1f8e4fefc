import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TOKENS } from '../../../sandbox/world.ts'
import { inputNames } from '../../../src/core/inputs/settings.ts'
import {
  cannotBeSecret,
  holdsNotionToken,
  judgeTokenText,
  shapeOf,
  strippedToken,
  type TokenFlaw,
  type WrongKind,
} from '../../../src/core/token/token-text.ts'
import { read } from '../../fixtures/run.ts'

/** Made at load time: not even a false token stands in the repository. */
const secret = 'NOTION_TOKEN'
const good = `ntn_${'1'.repeat(11)}${'a'.repeat(35)}`
const legacy = `secret_${'b'.repeat(43)}`
const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const gh = (prefix: string) => `${prefix}${'c'.repeat(36)}`
const start = good.slice(0, 10)
const end = good.slice(10)

const placeholderShape = (text: string) => ({
  length: text.length,
  prefix: /^(?:ntn|secret)_/.exec(text)?.[0] ?? null,
  familiar: false,
  nearly: 'placeholder',
})

test.each<readonly [string, string, object]>([
  ['a token of today', good, { length: 50, prefix: 'ntn_', familiar: true }],
  ['a token from before 2024-09-25', legacy, { length: 50, prefix: 'secret_', familiar: true }],
  ['the stand-in’s', TOKENS.releaseNotes, { length: 50, prefix: 'ntn_', familiar: true }],
  ['an underscore inside', `ntn_${'_'.repeat(46)}`, { length: 50, prefix: 'ntn_', familiar: true }],
  ['one too few', good.slice(0, 49), { length: 49, prefix: 'ntn_', familiar: false }],
  ['one too many', `${good}a`, { length: 51, prefix: 'ntn_', familiar: false }],
  ['pasted twice', good + good, { length: 100, prefix: 'ntn_', familiar: false }],
  ['a dash inside', `${good.slice(0, 49)}-`, { length: 50, prefix: 'ntn_', familiar: false }],
  ['no known prefix', 'y'.repeat(50), { length: 50, prefix: null, familiar: false }],
  ['another case', good.toUpperCase(), { length: 50, prefix: null, familiar: false }],
  ['a prefix of Notion’s own', `development_${good}`, { length: 62, prefix: null, familiar: false }],
  ['an equals sign at its end', `${good}==`, { length: 52, prefix: 'ntn_', familiar: false }],
  ['an equals sign inside', `ntn_a=${'b'.repeat(44)}`, { length: 50, prefix: 'ntn_', familiar: false }],
  [
    'a line break as characters',
    `${good}\\n`,
    { length: 52, prefix: 'ntn_', familiar: false, nearly: 'escaped-break' },
  ],
  [
    'one that is escaped',
    `${legacy}%0A`,
    { length: 53, prefix: 'secret_', familiar: false, nearly: 'escaped-break' },
  ],
  ['a full stop', `${good}.`, { length: 51, prefix: 'ntn_', familiar: false, nearly: 'punctuation' }],
  ['a comma', `${good},`, { length: 51, prefix: 'ntn_', familiar: false, nearly: 'punctuation' }],
  ['base64', btoa(good), { length: 68, prefix: null, familiar: false, nearly: 'base64' }],
  [
    'an MCP login',
    `0123abcd:${'x'.repeat(20)}:${'9'.repeat(12)}`,
    { length: 42, prefix: null, familiar: false, nearly: 'mcp-login' },
  ],
  [
    'an older prefix before one of today',
    `secret_${good}`,
    { length: 57, prefix: 'secret_', familiar: false, nearly: 'something-before' },
  ],
  [
    'a letter before it',
    `x${good}`,
    { length: 51, prefix: null, familiar: false, nearly: 'something-before' },
  ],
  [
    'hexadecimal digits, as an old cookie has them',
    '0f'.repeat(64),
    { length: 128, prefix: null, familiar: false, nearly: 'hexadecimal' },
  ],
  ...[
    'your_notion_api_key',
    'YOUR-TOKEN-HERE',
    'secret_your_token',
    'NOTION_INTEGRATION_TOKEN',
    'changeme',
    'ntn_xxxxxxxxxxxx',
    'secret_...',
  ].map(text => [`a placeholder, ${text}`, text, placeholderShape(text)] as const),
  ['the beginning of a token', 'ntn_aKeyB', { length: 9, prefix: 'ntn_', familiar: false }],
  ['dots and slashes', 'a.b/c+d', { length: 7, prefix: null, familiar: false }],
  ['one character', 'x', { length: 1, prefix: null, familiar: false }],
])('plausible: %s', (_, text, shape) => {
  expect(judgeTokenText(text, secret)).toEqual({ is: 'plausible', shape })
  expect(shapeOf(text)).toEqual(shape)
})

test.each([
  ['nothing', '', 0],
  ['a blank', ' ', 1],
  ['a line break', '\n', 1],
  ['Windows line breaks', '\r\n\r\n', 4],
  ['tabs and no-break spaces', '\t\u00a0\u3000', 3],
  ['a next-line character', '\u0085', 1],
])('empty: %s', (_, text, whitespace) => {
  expect(judgeTokenText(text, secret)).toEqual({ is: 'empty', whitespace })
})

test.each<[string, string, TokenFlaw[]]>([
  ['a line break after', `${good}\n`, [{ flaw: 'trailing-break', count: 1 }]],
  ['a Windows line break after, counted once', `${good}\r\n`, [{ flaw: 'trailing-break', count: 1 }]],
  ['two line breaks after', `${good}\n\n`, [{ flaw: 'trailing-break', count: 2 }]],
  ['a carriage return after', `${good}\r`, [{ flaw: 'trailing-break', count: 1 }]],
  ['a line separator after', `${good}\u2028`, [{ flaw: 'trailing-break', count: 1 }]],
  ['a line break before', `\n${good}`, [{ flaw: 'leading-break', count: 1 }]],
  ['a blank after', `${good} `, [{ flaw: 'trailing-space', count: 1 }]],
  ['blanks before', `  ${good}`, [{ flaw: 'leading-space', count: 2 }]],
  ['a no-break space after', `${good}\u00a0`, [{ flaw: 'trailing-space', count: 1 }]],
  [
    'blanks and breaks around',
    ` \n${good}\t\n`,
    [
      { flaw: 'leading-break', count: 1 },
      { flaw: 'leading-space', count: 1 },
      { flaw: 'trailing-break', count: 1 },
      { flaw: 'trailing-space', count: 1 },
    ],
  ],
  ['a blank inside', `${start} ${end}`, [{ flaw: 'inner-space', count: 1, at: 11 }]],
  ['a tab inside', `${start}\t${end}`, [{ flaw: 'inner-space', count: 1, at: 11 }]],
  ['a line break inside', `${start}\n${end}`, [{ flaw: 'inner-break', count: 1, at: 11 }]],
  [
    'a wrapped line inside, and a break after',
    `${start}\n  ${end}\n`,
    [
      { flaw: 'inner-break', count: 1, at: 11 },
      { flaw: 'inner-space', count: 2, at: 12 },
      { flaw: 'trailing-break', count: 1 },
    ],
  ],
  ['two tokens on two lines', `${good}\n${legacy}`, [{ flaw: 'inner-break', count: 1, at: 51 }]],
  ['straight quotes', `"${good}"`, [{ flaw: 'quotes', curly: false, at: 1 }]],
  ['single quotes', `'${good}'`, [{ flaw: 'quotes', curly: false, at: 1 }]],
  ['backticks', `\`${good}\``, [{ flaw: 'quotes', curly: false, at: 1 }]],
  ['curly quotes', `“${good}”`, [{ flaw: 'quotes', curly: true, at: 1 }]],
  ['German quotes', `„${good}“`, [{ flaw: 'quotes', curly: true, at: 1 }]],
  ['guillemets', `«${good}»`, [{ flaw: 'quotes', curly: true, at: 1 }]],
  ['one quote at the end', `${good}"`, [{ flaw: 'quotes', curly: false, at: 51 }]],
  ['a quote inside', `${start}'${end}`, [{ flaw: 'quotes', curly: false, at: 11 }]],
  ['empty quotes', '""', [{ flaw: 'quotes', curly: false, at: 1 }]],
  ['Bearer', `Bearer ${good}`, [{ flaw: 'bearer' }]],
  ['bearer in lower case', `bearer  ${good}`, [{ flaw: 'bearer' }]],
  ['a whole header', `Authorization: Bearer ${good}`, [{ flaw: 'bearer' }]],
  ['Bearer in quotes', `"Bearer ${good}"`, [{ flaw: 'bearer' }, { flaw: 'quotes', curly: false, at: 1 }]],
  ['Bearer alone', 'Bearer', [{ flaw: 'bearer' }]],
  ['angle brackets', `<${good}>`, [{ flaw: 'angle-brackets' }]],
  ['one angle bracket', `${good}>`, [{ flaw: 'angle-brackets' }]],
  ['a name and a value', `NOTION_TOKEN=${good}`, [{ flaw: 'assignment' }]],
  ['a name and a value, with blanks', `NOTION_TOKEN = ${good}`, [{ flaw: 'assignment' }]],
  ['an exported name', `export NOTION_TOKEN=${good}`, [{ flaw: 'assignment' }]],
  ['a line of YAML', `NOTION_TOKEN: ${good}`, [{ flaw: 'assignment' }]],
  [
    'a line of a dotenv file',
    `NOTION_TOKEN="${good}"\n`,
    [{ flaw: 'assignment' }, { flaw: 'quotes', curly: false, at: 14 }, { flaw: 'trailing-break', count: 1 }],
  ],
  ['a JSON object', `{"Authorization": "Bearer ${good}"}`, [{ flaw: 'json', holdsToken: true }]],
  ['a JSON object inside one', `{"a": {"b": "${good}"}}`, [{ flaw: 'json', holdsToken: true }]],
  [
    'a JSON object without a token',
    '{"a": 1}\n',
    [
      { flaw: 'json', holdsToken: false },
      { flaw: 'trailing-break', count: 1 },
    ],
  ],
  ['what is nearly JSON', `{'token': '${good}'}`, [{ flaw: 'json', holdsToken: true }]],
  ['what is in braces, and no JSON', `{${good}}`, [{ flaw: 'braces' }]],
  ['a short text in braces, and no JSON', '{ntn_1234}', [{ flaw: 'braces' }]],
  ...[
    '{replace_with_your_token}',
    '<NOTION_INTEGRATION_TOKEN>',
    '<token>',
    '<paste it>',
    '[your token]',
    'your token here',
    '"your-notion-token"',
    'Bearer your_notion_api_key',
    'NOTION_TOKEN=your_token_here',
    'your_notion_api_key\n',
    '“ntn_…”',
    '<secret_xxxxxxxx>',
  ].map(text => [`a placeholder, ${text}`, text, [{ flaw: 'placeholder' }]] as [string, string, TokenFlaw[]]),
  ['the masked field', `ntn_${'•'.repeat(20)}`, [{ flaw: 'stars', count: 20 }]],
  ['an expression', '${{ secrets.NOTION_TOKEN }}', [{ flaw: 'expression' }]],
  ['an expression without blanks', '${{secrets.NOTION_TOKEN}}', [{ flaw: 'expression' }]],
  ['a variable', '$NOTION_TOKEN', [{ flaw: 'variable' }]],
  ['a variable in braces', '${NOTION_TOKEN}', [{ flaw: 'variable' }]],
  ['a variable of PowerShell', '$env:NOTION_TOKEN', [{ flaw: 'variable' }]],
  ['a variable of Windows', '%NOTION_TOKEN%', [{ flaw: 'variable' }]],
  ['the name of the secret', secret, [{ flaw: 'variable' }]],
  ['the name of the secret in its context', `secrets.${secret}`, [{ flaw: 'variable' }]],
  ['a name and a variable', 'TOKEN=$NOTION_TOKEN', [{ flaw: 'assignment' }, { flaw: 'variable' }]],
  ['stars', '***', [{ flaw: 'stars', count: 3 }]],
  ['stars after the prefix', `ntn_${'*'.repeat(46)}`, [{ flaw: 'stars', count: 46 }]],
  ['one star', '*', [{ flaw: 'stars', count: 1 }]],
  [
    'two stars',
    '"**"',
    [
      { flaw: 'stars', count: 2 },
      { flaw: 'quotes', curly: false, at: 1 },
    ],
  ],
  ['round bullets', '•'.repeat(12), [{ flaw: 'stars', count: 12 }]],
  ['a byte order mark before', `\ufeff${good}`, [{ flaw: 'invisible', count: 1, at: 1 }]],
  ['a zero-width space inside', `${start}\u200b${end}`, [{ flaw: 'invisible', count: 1, at: 11 }]],
  ['a soft hyphen inside', `${start}\u00ad${end}`, [{ flaw: 'invisible', count: 1, at: 11 }]],
  ['a direction mark after', `${good}\u200e`, [{ flaw: 'invisible', count: 1, at: 51 }]],
  ['only what shows nothing', '\u200b', [{ flaw: 'invisible', count: 1, at: 1 }]],
  ['an invisible tag character', `${start}\u{e0041}${end}`, [{ flaw: 'invisible', count: 1, at: 11 }]],
  ['a control character', `${start}\u0000${end}`, [{ flaw: 'control', count: 1, at: 11 }]],
  ['an escape', `\u001b${good}`, [{ flaw: 'control', count: 1, at: 1 }]],
  ['an ellipsis where the rest was', `${start}…`, [{ flaw: 'non-ascii', count: 1, at: 11 }]],
  ['a long dash', `${start}–${end}`, [{ flaw: 'non-ascii', count: 1, at: 11 }]],
  ['Cyrillic letters', `ntn_${'а'.repeat(46)}`, [{ flaw: 'non-ascii', count: 46, at: 5 }]],
  ['one picture, told as one', `${start}😀${end}`, [{ flaw: 'non-ascii', count: 1, at: 11 }]],
  ['one round bullet', `${start}•${end}`, [{ flaw: 'non-ascii', count: 1, at: 11 }]],
  ['two round bullets', `${start}●●${end}`, [{ flaw: 'non-ascii', count: 2, at: 11 }]],
])('malformed: %s', (_, text, flaws) => {
  expect(judgeTokenText(text, secret)).toEqual({ is: 'malformed', flaws, length: text.length })
})

test.each<[string, string, WrongKind, TokenFlaw[]]>([
  ['a cookie', 'v02:user_token_or_cookies:abc', 'browser-cookie', []],
  ['a cookie, URL-encoded', 'v02%3Auser_token_or_cookies%3Aabc', 'browser-cookie', []],
  ['a newer cookie', 'v03:abc', 'browser-cookie', []],
  ['a cookie with its name', 'token_v2=v02%3Aabc', 'browser-cookie', [{ flaw: 'assignment' }]],
  ['a cookie of another form', 'token_v2=abcdef', 'browser-cookie', [{ flaw: 'assignment' }]],
  ['a refresh token', `nrt_${'d'.repeat(46)}`, 'refresh-token', []],
  ['a classic GitHub token', gh('ghp_'), 'github-token', []],
  ['the job’s GitHub token', gh('ghs_'), 'github-token', []],
  ['an OAuth GitHub token', gh('gho_'), 'github-token', []],
  ['a user-to-server GitHub token', gh('ghu_'), 'github-token', []],
  ['a GitHub refresh token', gh('ghr_'), 'github-token', []],
  ['a fine-grained GitHub token', gh('github_pat_'), 'github-token', []],
  ['a GitHub token with something before it', `x-${gh('ghp_')}`, 'github-token', []],
  ['a GitHub token in base64', btoa(gh('ghs_')), 'github-token', []],
  ['an ID', id, 'notion-id', []],
  ['an ID without dashes', id.replaceAll('-', ''), 'notion-id', []],
  ['an ID in capitals', id.toUpperCase(), 'notion-id', []],
  ['a link', `https://www.notion.so/acme/Roadmap-${id.replaceAll('-', '')}`, 'notion-link', []],
  ['a link without scheme', 'notion.so/acme', 'notion-link', []],
  ['a link to the newer address', 'https://app.notion.com/p/acme', 'notion-link', []],
  ['a published page', 'https://acme.notion.site/', 'notion-link', []],
  ['another link', 'https://example.org/', 'other-link', []],
  ['a link that only looks like Notion’s', 'https://notion.so.example.org/', 'other-link', []],
  [
    'the kind wins over a line break',
    `${gh('ghp_')}\n`,
    'github-token',
    [{ flaw: 'trailing-break', count: 1 }],
  ],
  ['… over quotes', `"${id}"`, 'notion-id', [{ flaw: 'quotes', curly: false, at: 1 }]],
  ['… over Bearer', `Bearer ${gh('ghp_')}`, 'github-token', [{ flaw: 'bearer' }]],
  [
    '… over a name, quotes and a blank',
    ` TOKEN='nrt_abc'`,
    'refresh-token',
    [{ flaw: 'leading-space', count: 1 }, { flaw: 'assignment' }, { flaw: 'quotes', curly: false, at: 8 }],
  ],
])('of a wrong kind: %s', (_, text, kind, flaws) => {
  expect(judgeTokenText(text, secret)).toEqual({ is: 'wrong-kind', kind, flaws, length: text.length })
})

test.each([
  ['', true],
  [' \n', true],
  ['""', true],
  ['***', true],
  ['"***"', true],
  ['•••••', true],
  ['$NOTION_TOKEN', true],
  ['${NOTION_TOKEN}', true],
  ['%NOTION_TOKEN%', true],
  ['${{ secrets.NOTION_TOKEN }}', true],
  [secret, true],
  ['"${{ secrets.NOTION_TOKEN }}"\n', true],
  ['Bearer ${{ secrets.NOTION_TOKEN }}', true],
  ['NOTION_TOKEN=${{ secrets.NOTION_TOKEN }}', true],
  [good, false],
  [`${good}\n`, false],
  [`Bearer ${good}`, false],
  [`${good}***`, false],
  ['ntn_***', false],
  [`$${good} x`, false],
  [`\${{ secrets.A }}${good}`, false],
  ['x', false],
])('cannotBeSecret(%j) is %s', (text, expected) => {
  expect(cannotBeSecret(text, secret)).toBe(expected)
})

test.each([
  [good, good],
  [` ${good}\n`, good],
  [`"${good}"`, good],
  [`'"${good}"'`, good],
  [`“${good}”`, good],
  [`<${good}>`, good],
  [`Bearer ${good}`, good],
  [`Authorization: Bearer "${good}"`, good],
  [`NOTION_TOKEN=${good}`, good],
  [`export NOTION_TOKEN="${good}";`, good],
  [`NOTION_TOKEN: '${good}',`, good],
  [`\ufeff${good}\u200b`, good],
  [`${start}"${end}`, `${start}"${end}`],
  [`${good}==`, `${good}==`],
  ['ntn_a=b', 'ntn_a=b'],
  ['"\'\'"', ''],
])('strippedToken(%j)', (text, expected) => {
  expect(strippedToken(text)).toBe(expected)
})

test('what may be sent is plain ASCII without blanks, whatever the text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(good, start, ' ', '\n', '"', '”', '•', '*', 'Bearer ', 'A=', '<', '${{', '\u200b', '😀'),
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 6 }).map(all => all.join('')),
      text => {
        const judged = judgeTokenText(text, secret)
        if (judged.is !== 'plausible') return
        // What is not hidden is not sent, either.
        expect([text, cannotBeSecret(text, secret)]).toEqual([text, false])
        expect(text).toMatch(/^[\x21-\x7e]+$/)
        expect(text).not.toMatch(/["'`<>]/)
      },
    ),
    { seed: 1, numRuns: 2_000 },
  )
})

test.each([
  ['Notion’s token', good, good, true],
  ['in quotes', `"${good}"`, good, true],
  ['with Bearer', `Bearer ${good}`, good, true],
  ['with a name', `TOKEN=${good}`, good, true],
  ['in base64', btoa(good), good, true],
  ['in JSON', JSON.stringify({ a: good }), good, true],
  ['another one of Notion’s', legacy, good, true],
  ['an odd one that is the token', '"odd-token-1"', 'odd-token-1\n', true],
  ['GitHub’s', gh('ghs_'), good, false],
  ['GitHub’s, which is in the token, too', gh('ghs_'), gh('ghs_'), false],
  ['nothing', '', '', false],
])('whether a text holds Notion’s token: %s', (_, text, own, expected) => {
  expect(holdsNotionToken(text, own)).toBe(expected)
})

/** The only bound on time: what was quadratic took a minute. */
test.each(
  [
    ' ',
    '"',
    ',',
    'Bearer ',
    '/',
    'a ',
    '\u200b',
    '*',
    '\u2022',
    'ntn_',
    '{',
    '://',
    '@:',
    'A=',
    '%20',
    '\n',
    '[',
    '-',
    '  a: title\n',
  ].map(piece => [piece, piece.repeat(131_072 / piece.length)] as const),
)('128 kB of %j are judged at once, in any input', (_, text) => {
  const start = performance.now()
  judgeTokenText(`a${text}a`, secret)
  strippedToken(`a${text}a`)
  for (const name of inputNames) read({ [name]: `a${text}a` })
  expect(performance.now() - start).toBeLessThan(5_000)
})
