import { expect, test } from '@jest/globals'
import { readDatabases, readEntry } from '../../../src/core/inputs/database-entry.ts'
import type { EntryFlaw } from '../../../src/core/inputs/entry-flaw.ts'
import { tidy } from '../../../src/core/text/untrusted.ts'

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
  expect(readEntry(text)).toMatchObject({ is: 'id', given: text, id: expected })
})

test.each([
  ['only ?v=', `https://www.notion.so/acme?v=${view}`],
  ['only ?v=, dashed', `https://www.notion.so/acme?v=${viewId}`],
  ['only ?v= among others', `https://www.notion.so/acme?pvs=4&v=${view}&pm=s`],
  ['only ?v= and a fragment', `https://www.notion.so/?v=${view}#${bare}`],
  ['only ?v=, encoded', `https://www.notion.so/acme?v=${viewId.replaceAll('-', '%2D')}`],
  ['without a host', `?v=${view}`],
])('a view: %s', (_, text) => {
  expect(readEntry(text)).toMatchObject({ is: 'view', given: text, id: viewId })
})

// biome-ignore format: one row a case
test.each<[string, string, EntryFlaw]>([
  ['a name', 'Roadmap', { is: 'no-id' }],
  ['a link without ID', 'https://www.notion.so/acme/Roadmap', { is: 'no-id' }],
  ['one digit short', bare.slice(1), { is: 'length', digits: 31 }],
  ['one digit too many', `${bare}0`, { is: 'length', digits: 33 }],
  ['a letter glued on', `x${bare}`, { is: 'no-id' }],
  ['a letter that is not hexadecimal', bare.replace('d', 'g'), { is: 'letter', letter: 'g', id: null }],
  ['dashes in wrong places', `${bare.slice(0, 4)}-${bare.slice(4)}`, { is: 'misdashed', id }],
  ['an ID only in the fragment', `https://www.notion.so/acme#${bare}`, { is: 'no-id' }],
  ['two in the path', `https://www.notion.so/${bare}/${otherBare}`, { is: 'several-ids', count: 2, separator: null }],
  ['two in the path, one view', `https://www.notion.so/${bare}/${otherBare}?v=${view}`, { is: 'several-ids', count: 2, separator: null }],
  ['two on a line', `${id} ${other}`, { is: 'several-ids', count: 2, separator: null }],
  ['two glued by a dash', `${bare}-${otherBare}`, { is: 'several-ids', count: 2, separator: null }],
  ['three', `${id} ${other} ${viewId}`, { is: 'several-ids', count: 3, separator: null }],
  ['two in the query', `https://www.notion.so/acme?p=${bare}&x=${otherBare}`, { is: 'several-ids', count: 2, separator: null }],
  ['two views in the query', `https://www.notion.so/acme?v=${view}&v=${otherBare}`, { is: 'several-ids', count: 2, separator: null }],
  ['two with a semicolon', `${id}; ${other}`, { is: 'several-ids', count: 2, separator: ';' }],
  ['two with a full-width comma', `${id}，${other}`, { is: 'several-ids', count: 2, separator: '，' }],
  ['a dash in the wrong place', `${bare.slice(0, 9)}-${bare.slice(9, 12)}-${bare.slice(12)}`, { is: 'misdashed', id }],
  ['a dash in the wrong place in a link', `https://www.notion.so/Roadmap-${bare.slice(0, 9)}-${bare.slice(9)}`, { is: 'no-id' }],
  ['one digit short, in a link', `https://www.notion.so/acme/Roadmap-${bare.slice(1)}?v=1`, { is: 'length', digits: 31 }],
  ['the letter O for a zero', bare.replace('8a05', '8aO5'), { is: 'letter', letter: 'O', id }],
  ['the letter l for a one', bare.replace('41f8', '4lf8'), { is: 'letter', letter: 'l', id }],
  ['a Cyrillic letter', bare.replace('c', 'с'), { is: 'letter', letter: 'с', id }],
  ['an invisible character inside', `${bare.slice(0, 8)}\u200b${bare.slice(8)}`, { is: 'interrupted', id }],
  ['a published site', 'https://acme.notion.site/roadmap', { is: 'site' }],
  ...['None', 'null', 'undefined', 'NaN', '***', 'xxxxxxxx', '$DATABASE_ID', '${DATABASE_ID}', '${{ vars.DB }}', '%DB%', 'YOUR_DATABASE_ID', '<your-database-id>', 'your database id here', 'database_id', 'vars.ROADMAP'].map(
    (text): [string, string, EntryFlaw] => [`nobody filled in ${text}`, text, { is: 'unfilled' }],
  ),
  ['an address of the API without an ID', 'https://api.notion.com/v1/databases//query', { is: 'empty' }],
  ['the same at its end', 'https://api.notion.com/v1/data_sources/', { is: 'empty' }],
  ['a link without an ID at its end', 'https://app.notion.com/p/?pvs=4', { is: 'empty' }],
  ['an address of the API with a placeholder', 'https://api.notion.com/v1/databases/None/query', { is: 'unfilled' }],
  ['an address of the API with a name', 'https://api.notion.com/v1/databases/roadmap/query', { is: 'no-id' }],
  ['a name with nothing behind it', 'Roadmap =', { is: 'empty' }],
  ['a name with a placeholder behind it', 'Roadmap = None', { is: 'unfilled' }],
])('malformed: %s', (_, text, flaw) => {
  expect(readEntry(text)).toMatchObject({ is: 'malformed', given: tidy(text), flaw })
})

// biome-ignore format: one row a case
test.each<[string, string, string | null]>([
  ['its own', `Roadmap = ${id}`, 'Roadmap'],
  ['its own, of several words', `The road map = https://www.notion.so/Plan-${bare}`, 'The road map'],
  ['its own, with an equals sign', `a=b = ${id}`, 'a=b'],
  ['a comment', `${id} # the roadmap`, 'the roadmap'],
  ['its own before a comment', `Roadmap = ${id} # old`, 'Roadmap'],
  ['the slug of its link', `https://www.notion.so/acme/Q3-Road-map-${bare}?v=${view}`, 'Q3 Road map'],
  ['an encoded slug', `https://www.notion.so/FAQ%3F-${bare}`, 'FAQ?'],
  ['a comment for two', `${id}, ${other} # both`, null],
  ['none', id, null],
])('a name: %s', (_, text, name) => {
  expect(readDatabases(text)[0]).toMatchObject({ is: 'id', name })
})

test.each([
  `https://www.notion.so/FAQ%3F-${bare}`,
  `https://www.notion.so/C%23-${bare}?v=${view}`,
  `https%3A%2F%2Fwww.notion.so%2F${bare}%3Fv%3D${view}`,
])('a link is split before it is decoded: %s', text => {
  expect(readEntry(text)).toMatchObject({ is: 'id', id })
})

const one = { is: 'id', given: id, id }
const two = { is: 'id', given: other, id: other }
const empty = { is: 'malformed', flaw: { is: 'empty' } }

test.each<[string, string, object[]]>([
  ['nothing', '', []],
  ['only blanks and breaks', ' \n\t\r\n ', [empty]],
  ['a line break alone, as an empty variable leaves it', '\n', [empty]],
  ['only commas', ' , ', [empty]],
  ['nothing between two commas', `${id},,${other}`, [one, { ...empty, given: 'line 1' }, two]],
  ['only commas on a line', `${id}\n,,`, [one, { ...empty, given: 'line 2' }]],
  [
    'what shows nothing',
    `${id}\n\u200b`,
    [one, { given: 'line 2', flaw: { is: 'invisible', point: 'U+200B' } }],
  ],
  [
    'a Markdown link with a comma in its text',
    `[Roadmap, 2026](https://www.notion.so/${bare}), ${other}`,
    [{ is: 'id', id }, two],
  ],
  [
    'names with commas between entries',
    `Roadmap = ${id}, Releases = ${other}`,
    [
      { name: 'Roadmap', id },
      { name: 'Releases', id: other },
    ],
  ],
  ['by line', `${id}\n${other}`, [one, two]],
  ['by Windows line', `${id}\r\n${other}\r\n`, [one, two]],
  ['by old Mac line', `${id}\r${other}`, [one, two]],
  ['by comma', `${id},${other}`, [one, two]],
  ['by comma and blank', `${id} , ${other} ,`, [one, two]],
  ['by both', `${id},\n\n  ${other},,`, [one, two]],
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
    [{ is: 'malformed', given: 'Roadmap', flaw: { is: 'no-id' } }, one],
  ],
  [
    'what is shown is tidied',
    `Road\u202emap\u0007`,
    [{ is: 'malformed', given: 'Roadmap', flaw: { is: 'no-id' } }],
  ],
])('the input: %s', (_, text, expected) => {
  const read = readDatabases(text)
  expect(read).toHaveLength(expected.length)
  expect(read).toMatchObject(expected)
})

test('a thousand lines and more are all read', () => {
  const lines = Array.from(
    { length: 3_000 },
    (_, at) => `https://www.notion.so/X-${at.toString(16).padStart(32, '0')}`,
  )
  expect(readDatabases(lines.join('\n'))).toHaveLength(3_000)
})
