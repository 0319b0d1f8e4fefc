import { expect, test } from '@jest/globals'
import { renderSummary } from '../../scripts/render-summary.ts'
import { showLog } from '../../scripts/show-log.ts'

/** What the Markdown became, without the page around it. */
function html(markdown: string): string {
  return /<article[^>]*>([\s\S]*)<\/article>/.exec(renderSummary(markdown))?.[1]?.trim() ?? ''
}

test('a quote with a marker becomes an alert, and keeps what follows', () => {
  const alert = html('> [!CAUTION]\n> Notion answered **401**.\n>\n> Twice.')
  expect(alert).toMatch(
    /<div class="markdown-alert markdown-alert-caution"><p class="markdown-alert-title"><svg/,
  )
  expect(alert).toContain('Caution</p><p>Notion answered <strong>401</strong>.</p>')
  expect(alert).toContain('<p>Twice.</p>')
})

test('below the top level the marker stays text, as on GitHub', () => {
  expect(html('- one\n\n  > [!NOTE]\n  > two')).not.toContain('markdown-alert')
  expect(html('<details><summary>more</summary>\n\n> [!NOTE]\n> two\n\n</details>')).toContain('[!NOTE]')
})

test('a table keeps its code spans', () => {
  const table = html('| | Check |\n|---|---|\n| ❌ | 404 · `database-not-shared` |')
  expect(table).toContain('<td>404 · <code>database-not-shared</code></td>')
})

test('Markdown inside a folded block is rendered', () => {
  const folded = html('<details><summary>Gone?</summary>\n\n- **Look** here\n\n</details>')
  expect(folded).toMatch(
    /^<details><summary>Gone\?<\/summary>\s*<ul>\s*<li><strong>Look<\/strong> here<\/li>/,
  )
  expect(folded).toMatch(/<\/details>$/)
})

test.each([
  ['a script', 'a <script>alert(1)</script>', '<p>a </p>'],
  ['a handler', '<b onclick="alert(1)">a</b>', '<p><b>a</b></p>'],
  ['a style', '<b style="color:red">a</b>', '<p><b>a</b></p>'],
  ['a class', '<p class="markdown-alert">a</p>', '<p>a</p>'],
  ['a drawing', '<svg><path d="M0 0"/></svg>', '<p></p>'],
  ['a javascript: link', '[a](javascript:alert(1))', '<p><a>a</a></p>'],
])('%s is stripped', (_what, markdown, expected) => {
  expect(html(markdown)).toBe(expected)
})

test('links and anchors are kept, and meet', () => {
  expect(html('[a](https://www.notion.so/x?y=1#z)')).toBe(
    '<p><a href="https://www.notion.so/x?y=1#z">a</a></p>',
  )
  expect(html('<a id="x"></a>')).toContain('<a id="user-content-x"></a>')
  expect(html('[to](#user-content-x)')).toContain('href="#user-content-x"')
})

test('the page stands alone, in the theme asked for, and its title is text', () => {
  const page = renderSummary('a', { title: '<b>', theme: 'dark' })
  expect(page).toContain('color-scheme: dark;')
  expect(page).toContain('&#60;b&#62; <span>summary</span>')
  expect(page).not.toMatch(/<link|<script|src=|url\((?!["']?data:)/)
})

test.each([
  ['a plain line', 'Asking Notion', 'Asking Notion'],
  ['a group', '::group::Checks\none\n::endgroup::\ntwo', '▼ Checks\n  one\ntwo'],
  ['a group that another one ends', '::group::A\n1\n::group::B\n2', '▼ A\n  1\n▼ B\n  2'],
  [
    'an error with a title',
    '::error title=Bad%3A token::Open it%0Aand 100%25 sure',
    'Error: Open it\nand 100% sure',
  ],
  ['an error without', '::error::Open it', 'Error: Open it'],
  ['a warning', '::warning title=x,file=y::Careful', 'Warning: Careful'],
  ['a notice', '::notice::By the way', 'Notice: By the way'],
  ['a command after blanks, in capitals', '  ::ERROR::Open it', 'Error: Open it'],
  ['an escaped escape', '::error::%250A', 'Error: %0A'],
  ['a mask', 'a\n::add-mask::ntn_secret\nb', 'a\nb'],
  ['a debug line without debug logging', 'a\n::debug::x\nb', 'a\nb'],
  ['text that only looks like a command', 'a ::error::b', 'a ::error::b'],
  ['an unknown command', '::unknown::b', '::unknown::b'],
  ['stopped commands', '::stop-commands::w1\n::error::b\n::w1::\n::error::c', '::error::b\nError: c'],
  ['Windows line breaks', 'a\r\n::error::b\r\n', 'a\nError: b'],
])('the log shows %s as GitHub does', (_what, printed, expected) => {
  expect(showLog(printed)).toBe(expected)
})

test('debug lines are shown with debug logging on', () => {
  expect(showLog('::debug::x', { debug: true })).toBe('##[debug]x')
})
