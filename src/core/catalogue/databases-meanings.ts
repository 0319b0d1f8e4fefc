import { type Meanings, onBroken } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in databases.ts. */
export const databaseMeanings = {
  'database-id-malformed': {
    meaning: 'An entry of `databases` holds no ID, or several, or one that Notion says is not valid.',
    said: [
      'path failed validation: path.database_id should be a valid uuid, instead was …',
      'path failed validation: path.page_id should be a valid uuid, instead was …',
      'Invalid request URL.',
      'invalid_request_url',
    ],
    proof:
      'From the entry alone, or from Notion’s 400. An ID is 32 hexadecimal digits, with dashes or without; in a link, the one in the path counts. The other entries are still asked about.',
    others: [
      'A link without an ID: a short link, or a site with an address of its own. Open it in Notion and take **Copy link**.',
      'Two entries that ran together for lack of a comma or a line break, or an ID that lost a character.',
      'The same sentence from _your own code_, while this check is green: it was given a whole link, or an ID with the slug or `?v=` left on. This check takes the ID out of a link; Notion’s API does not.',
    ],
    silence: `Begin the entry’s line with \`#\` to leave it out. ${onBroken}`,
  },
  'property-line-malformed': {
    meaning: 'A line under a database is neither another database nor a property and its type.',
    said: [],
    proof:
      'From the text alone: a line that is indented deeper than the database above it has no ID, and does not read `Property: type`, with options in square brackets for a select, multi-select or status.',
    others: [
      'A database whose line is indented by mistake, and whose ID has a flaw of its own: outdent it, and what is wrong with it is reported.',
    ],
    silence: onBroken,
  },
  'database-not-shared': {
    meaning:
      'Notion doesn’t show the database to this token: it was never shared with the connection, or it was moved or deleted.',
    said: [
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration "…".',
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration.',
      'object_not_found',
    ],
    proof:
      'Notion answered 404 for the ID as a database, as a data source, as a view and as a page. It answers the same for what isn’t shared and for what doesn’t exist, so this check can’t tell which it is. If no database answered, one more request makes sure that the capability to read content isn’t what is missing. After an outage in the same run, a 404 is asked once more.',
    others: [
      'A copy: duplicating a page or template makes new IDs, and the copy has to be shared itself.',
      'The page was shared with another connection: compare the name under “Who the token is”.',
      'It was moved out from under the page that was shared, or restored from the trash, which can remove its connection.',
      'An ID from another workspace, or one with a wrong digit: Notion answers the same for both.',
      'An outage: some 404s have gone away by themselves. If it worked yesterday and nobody changed anything, run it once more.',
    ],
    silence: `Remove it from \`databases\`. ${onBroken}`,
  },
  'database-is-page': {
    meaning: 'The ID is a page’s, not a database’s. A database on a page has an ID of its own.',
    said: [
      'Provided database_id … is a page, not a database. Use the pages API instead, or pass the ID of the database itself.',
    ],
    proof:
      'Notion says so, or knows the ID as a page and not as a database. The databases on the page are read from its first 300 blocks.',
    others: [
      'A row of a database: rows are pages, so a link to an opened row is a page’s link.',
      'The database is in a column, a toggle or a synced block, or after the first 300 blocks: then it isn’t named here.',
    ],
    silence: `Remove the entry from \`databases\`. ${onBroken}`,
  },
  'database-is-view': {
    meaning: 'The ID is a view’s: the part of a link after `?v=`, instead of the one before it.',
    said: ['Could not find database with ID: …'],
    proof:
      'The only ID in the link is after `?v=`, or Notion knows the ID as a view. If Notion says which database the view shows, the fix names it.',
    others: [
      'A linked view whose database isn’t shared with the connection: then its ID alone doesn’t help; the database has to be shared, too.',
    ],
    silence: `Remove the entry from \`databases\`. ${onBroken}`,
  },
  'database-linked': {
    meaning:
      'The database is a linked view of one that is elsewhere, or none of its data sources is shared with the connection.',
    said: [
      'Database with ID … does not contain any data sources accessible by this API bot.',
      'Database with ID … is a linked database. Database retrievals do not support linked databases.',
    ],
    proof:
      'Notion says so, or answers with an empty list of data sources. The two causes look the same from outside.',
    others: [
      'A real database, none of whose data sources is shared with the connection. Its page still looks shared.',
      'A linked view whose source was deleted: then there is nothing left to share.',
    ],
    silence: `Remove the entry from \`databases\`. ${onBroken}`,
  },
  'database-in-trash': {
    meaning: 'The database is in Notion’s trash: it answers, but can’t be changed.',
    said: [
      "Can't edit block that is archived. You must unarchive the block before editing.",
      "Can't update a page that is archived. You must unarchive the page before updating.",
    ],
    proof: 'Notion’s answer says `in_trash: true` (`archived: true` in older versions).',
    others: [
      'A page above it is in the trash, and took it along: restore that page.',
      'It was replaced, and this is still the old database’s ID.',
      'A program archived it through the API, which moves it to the trash.',
    ],
    silence: `Remove it from \`databases\`. ${onBroken}`,
  },
  'database-needs-newer-version': {
    meaning:
      'The database has several data sources, or the ID is a data source’s, and the `Notion-Version` your code sends is too old for that.',
    said: [
      'Databases with multiple data sources are not supported in this API version.',
      'multiple_data_sources_for_database',
      'Could not find database with ID: …',
    ],
    proof:
      'Notion refuses the database at `notion-version`, or knows the ID only as a data source while `notion-version` is older than 2025-09-03, where `/v1/data_sources` is an unknown address.',
    others: [
      'Your code is up to date, and only the input `notion-version` is old. Notion’s own SDK 5 sends 2025-09-03 unless told otherwise.',
      'Someone just added a second data source to the database: code that worked yesterday fails from then on.',
      'A data source’s ID was copied instead of the database’s: Notion offers both.',
    ],
    silence: `Set \`notion-version\` to what your code actually sends. ${onBroken}`,
  },
} satisfies Meanings
