import { expect, test } from '@jest/globals'
import { readEntry } from '../../../src/core/inputs/database-entry.ts'
import { readDatabases } from '../../../src/core/inputs/databases.ts'

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const bare = id.replaceAll('-', '')
const other = '5ea3b7c9-0f12-4d84-b6e8-37d1a94c0f52'
const otherBare = other.replaceAll('-', '')
const view = '2b6e1f9037ad80d8b21e000c94f8e63a'
const viewId = '2b6e1f90-37ad-80d8-b21e-000c94f8e63a'

test.each([
  ['dashed', id],
  ['without dashes', bare],
  ['in capitals', id.toUpperCase()],
  ['in capitals without dashes', bare.toUpperCase()],
  ['in quotes', `"${id}"`],
  ['in angle brackets', `<https://www.notion.so/${bare}>`],
  ['as an item of a list', `- ${id}`],
  ['with a name before', `Roadmap: ${bare}`],
  ['with a name glued on by _', `Roadmap_${bare}`],
  ['www.notion.so', `https://www.notion.so/${bare}`],
  ['notion.so', `https://notion.so/${bare}`],
  ['app.notion.com', `https://app.notion.com/p/acme/${bare}`],
  ['notion.com', `https://notion.com/${bare}`],
  ['www.notion.com', `https://www.notion.com/${bare}`],
  ['a published site', `https://acme.notion.site/${bare}`],
  ['http', `http://www.notion.so/${bare}`],
  ['without scheme', `www.notion.so/${bare}`],
  ['the app’s own scheme', `notion://www.notion.so/acme/${bare}`],
  ['with a workspace', `https://www.notion.so/acme/${bare}`],
  ['with a slug', `https://www.notion.so/acme/Roadmap-${bare}`],
  ['with a dashed ID after a slug', `https://www.notion.so/acme/Roadmap-${id}`],
  ['with a slug of several words', `https://www.notion.so/acme/Q3-Road-map-2026-${bare}`],
  ['with a slug that looks hexadecimal', `https://www.notion.so/acme/Face-Cafe-${bare}`],
  ['with a slug like the start of an ID', `https://www.notion.so/Deadbeef-cafe-babe-face-${bare}`],
  ['with a slug like the start of a dashed ID', `https://www.notion.so/deadbeef-${id}`],
  ['with a slug of digits', `https://www.notion.so/20260311-${bare}`],
  ['with a percent-encoded slug', `https://www.notion.so/%E8%A8%88%E7%94%BB-${bare}`],
  ['with percent-encoded dashes', `https://www.notion.so/Roadmap%2D${id.replaceAll('-', '%2D')}`],
  ['with a percent-encoded blank before', `https://www.notion.so/Road%20map%20${bare}`],
  ['with a broken percent sign', `https://www.notion.so/100%-done-${bare}`],
  ['with ?v=', `https://www.notion.so/acme/${bare}?v=${view}`],
  ['with &pvs=', `https://www.notion.so/acme/${bare}?v=${view}&pvs=4`],
  ['with an open page in the query', `https://www.notion.so/${bare}?v=${view}&p=${otherBare}&pm=s`],
  ['with a fragment', `https://www.notion.so/${bare}#${otherBare}`],
  ['with query and fragment', `https://www.notion.so/${bare}?v=${view}#${otherBare}`],
  ['with a slash at the end', `https://www.notion.so/${bare}/`],
  ['with something after it', `https://www.notion.so/${bare}/edit`],
  ['another host', `https://example.org/databases/${id}`],
  ['an API address', `https://api.notion.com/v1/databases/${id}/query`],
  ['an ID in the query that is no view', `https://www.notion.so/acme?p=${bare}`],
  ['an ID in the query beside a view', `https://www.notion.so/acme?p=${bare}&v=${view}`],
  ['an ID in the query of another host', `https://example.org/?database=${id}&x=1`],
  ['the same ID twice', `https://www.notion.so/${bare}/${id}`],
  ['version 8, as the app makes them', '2b6e1f90-37ad-80c5-9e14-f3a8d07b5c21'],
  ['no version at all', '00000000000000000000000000000000'],
])('an ID: %s', (_, text) => {
  const expected = text.startsWith('2b6e')
    ? '2b6e1f90-37ad-80c5-9e14-f3a8d07b5c21'
    : text.startsWith('0000')
      ? '00000000-0000-0000-0000-000000000000'
      : id
  expect(readEntry(text)).toMatchObject({ is: 'id', id: expected })
})

test.each([
  ['only ?v=', `https://www.notion.so/acme?v=${view}`],
  ['only ?v=, dashed', `https://www.notion.so/acme?v=${viewId}`],
  ['only ?v= among others', `https://www.notion.so/acme?pvs=4&v=${view}&pm=s`],
  ['only ?v= and a fragment', `https://www.notion.so/?v=${view}#${bare}`],
  ['only ?v=, encoded', `https://www.notion.so/acme?v=${viewId.replaceAll('-', '%2D')}`],
  ['without a host', `?v=${view}`],
])('a view: %s', (_, text) => {
  expect(readEntry(text)).toEqual({ is: 'view', id: viewId })
})

test.each<[string, string, 'no-id' | 'several-ids', number]>([
  ['a name', 'Roadmap', 'no-id', 0],
  ['a link without ID', 'https://www.notion.so/acme/Roadmap', 'no-id', 0],
  ['one digit short', bare.slice(1), 'no-id', 0],
  ['one digit too many', `${bare}0`, 'no-id', 0],
  ['a letter glued on', `x${bare}`, 'no-id', 0],
  ['a letter that is not hexadecimal', bare.replace('d', 'g'), 'no-id', 0],
  ['dashes in wrong places', `${bare.slice(0, 4)}-${bare.slice(4)}`, 'no-id', 0],
  ['an ID only in the fragment', `https://www.notion.so/acme#${bare}`, 'no-id', 0],
  ['two in the path', `https://www.notion.so/${bare}/${otherBare}`, 'several-ids', 2],
  ['two in the path, one view', `https://www.notion.so/${bare}/${otherBare}?v=${view}`, 'several-ids', 2],
  ['two on a line', `${id} ${other}`, 'several-ids', 2],
  ['two glued by a dash', `${bare}-${otherBare}`, 'several-ids', 2],
  ['three', `${id} ${other} ${viewId}`, 'several-ids', 3],
  ['two in the query', `https://www.notion.so/acme?p=${bare}&x=${otherBare}`, 'several-ids', 2],
  ['two views in the query', `https://www.notion.so/acme?v=${view}&v=${otherBare}`, 'several-ids', 2],
])('malformed: %s', (_, text, why, found) => {
  expect(readEntry(text)).toMatchObject({ is: 'malformed', why, found })
})

type Expected = Record<string, unknown>
const one: Expected = { is: 'id', given: id, id }
const two: Expected = { is: 'id', given: other, id: other }

test.each<[string, string, Expected[]]>([
  ['nothing', '', []],
  ['by line', `${id}\n${other}`, [one, two]],
  ['by Windows line', `${id}\r\n${other}\r\n`, [one, two]],
  ['by old Mac line', `${id}\r${other}`, [one, two]],
  ['by comma', `${id},${other}`, [one, two]],
  ['by comma and blank', `${id} , ${other} ,`, [one, two]],
  ['by both', `${id},\n\n  ${other},`, [one, two]],
  ['in the order given', `${other}\n${id}`, [two, one]],
  ['a comment on its line', `# the roadmap\n${id}`, [one]],
  ['a comment after blanks', `   # the roadmap\n${id}`, [one]],
  ['a comment after an entry', `${id} # the roadmap\n${other}\t#the rest`, [one, two]],
  ['a comment with commas and IDs', `${id} # not ${other}, nor ${viewId}`, [one]],
  ['a comment after a comma and a blank', `${id}, # ${other}`, [one]],
  ['only comments', `# ${id}\n#${other}`, []],
  [
    'a fragment is no comment',
    `https://www.notion.so/${bare}#${otherBare}`,
    [{ is: 'id', given: `https://www.notion.so/${bare}#${otherBare}`, id }],
  ],
  ['twice', `${id}\n${id}`, [one]],
  [
    'twice in other forms',
    `${id}\n${bare.toUpperCase()},https://www.notion.so/Roadmap-${bare}?v=${view}`,
    [one],
  ],
  [
    'a view twice',
    `?v=${view}\nhttps://www.notion.so/?v=${viewId}`,
    [{ is: 'view', given: `?v=${view}`, id: viewId }],
  ],
  [
    'a wrong line twice, among good ones',
    `Roadmap\n${id}\nRoadmap`,
    [{ is: 'malformed', given: 'Roadmap', why: 'no-id', found: 0 }, one],
  ],
  [
    'what is shown is tidied',
    `Road\u202emap\u0007`,
    [{ is: 'malformed', given: 'Roadmap', why: 'no-id', found: 0 }],
  ],
])('the input: %s', (_, text, expected) => {
  expect(readDatabases(text)).toMatchObject(expected)
})

test('a thousand lines and more are all read', () => {
  const lines = Array.from(
    { length: 3_000 },
    (_, at) => `https://www.notion.so/X-${at.toString(16).padStart(32, '0')}`,
  )
  expect(readDatabases(lines.join('\n'))).toHaveLength(3_000)
})

test.each([
  ['an unset variable', 'None', null],
  ['… of JavaScript', 'undefined', null],
  ['… of JSON', 'null', null],
  ['masked stars', '***', null],
  ['a shell’s variable', '$DATABASE_ID', null],
  ['an expression', '${{ vars.DATABASE_ID }}', null],
  ['a placeholder', 'YOUR_DATABASE_ID', null],
  ['a placeholder in brackets', '<your-database-id>', null],
  ['the letter x', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', null],
  ['a name without a value', 'Roadmap =', 'Roadmap'],
  ['a name with an unset value', 'Roadmap = undefined', 'Roadmap'],
  ['a link that ends in an unset value', 'https://www.notion.so/undefined', null],
])('nobody filled it in: %s', (_, text, name) => {
  expect(readDatabases(text)).toMatchObject([{ is: 'malformed', why: 'unfilled', given: text, name }])
})

test.each([
  ['only line breaks', '\n\n', ['an empty text']],
  ['only blanks', '  ', ['an empty text']],
  ['a comma', ',', ['an empty text']],
  ['two commas', ',,', ['nothing, on line 1']],
  ['nothing between two commas', `${id},,${other}`, [id, 'nothing, on line 1', other]],
  ['a comma at the end', `${id},`, [id]],
  ['comments alone', '# none yet\n', []],
])('what is lacking: %s', (_, text, given) => {
  expect(readDatabases(text).map(entry => entry.given)).toEqual(given)
})

test.each([
  ['a dash too many', `${bare.slice(0, 4)}-${bare.slice(4)}`, { is: 'dashes', id }],
  ['a dash in the wrong place', 'd41f8a266-b3c-4e97-8a05-9f7c12e6b0d3', { is: 'dashes', id }],
  ['one digit short', bare.slice(1), { is: 'length', digits: 31 }],
  ['one digit too many', `https://www.notion.so/acme/Roadmap-${bare}0`, { is: 'length', digits: 33 }],
  ['O for 0', bare.replace('0', 'O'), { is: 'lookalike', id, character: 'O' }],
  ['a Cyrillic letter', bare.replace('a', '\u0430'), { is: 'lookalike', id, character: 'U+0430' }],
  ['a letter that no ID has', bare.replace('d', 'g'), { is: 'letter', character: 'g' }],
  [
    'an invisible character',
    `${bare.slice(0, 9)}\u200b${bare.slice(9)}`,
    { is: 'invisible', id, character: 'U+200B' },
  ],
  ['only a fragment', `https://www.notion.so/acme#${bare}`, { is: 'fragment', id }],
  ['two with a semicolon', `${id};${other}`, { is: 'separator', character: ';' }],
  ['two with a full-width comma', `${id}\uff0c${other}`, { is: 'separator', character: '\uff0c' }],
  ['a published site', 'https://team.notion.site/roadmap', { is: 'site' }],
  ['a name', 'Roadmap', null],
])('nearly an ID: %s', (_, text, nearly) => {
  expect(readDatabases(text)).toMatchObject([{ is: 'malformed', nearly }])
})

test.each([
  ['a name', `Roadmap = ${id}`, 'Roadmap'],
  ['a name with an equals sign', `a=b = ${id}`, 'a=b'],
  ['a comment', `${id} # the roadmap`, 'the roadmap'],
  ['a slug', `https://www.notion.so/acme/Road-map%20%233-${bare}?v=${view}`, 'Road map #3'],
  ['a name before all', `Roadmap = https://www.notion.so/acme/Plan-${bare} # old`, 'Roadmap'],
  ['none', `https://www.notion.so/acme/${bare}`, null],
  ['no slug in a text', `Roadmap: ${bare}`, null],
])('what people call it: %s', (_, text, name) => {
  expect(readDatabases(text)).toMatchObject([{ id, name }])
})

test.each([
  ['a comma in a Markdown link', `[Roadmap, Q3](https://www.notion.so/${bare}), ${other}`, [id, other]],
  ['brackets that are none', `[x], ${other}`, [undefined, other]],
])('commas: %s', (_, text, ids) => {
  expect(readDatabases(text).map(entry => (entry.is === 'malformed' ? undefined : entry.id))).toEqual(ids)
})

test.each([
  ['a question mark', `https://www.notion.so/acme/FAQ%3F-${bare}`],
  ['a question mark and a view', `https://www.notion.so/acme/FAQ%3F-${bare}?v=${view}`],
  ['a hash sign', `https://www.notion.so/acme/C%23-${bare}`],
  ['a hash sign and a view', `https://www.notion.so/acme/C%23-${bare}?v=${view}`],
])('a link is split before it is decoded: %s', (_, text) => {
  expect(readEntry(text)).toMatchObject({ is: 'id', id })
})

test('an entry that shows nothing is named by its line and its code point', () => {
  expect(readDatabases(`${id}\n\u200b`)[1]).toMatchObject({ given: 'line 2 (U+200B)' })
})

test('the block that a link points at is kept', () => {
  expect(readEntry(`https://www.notion.so/${bare}#${otherBare}`)).toMatchObject({ id, fragment: other })
})
