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
      'Notion does not show the database to this token: it was never shared with the connection, was moved, or is gone.',
    said: [
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration "…".',
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration.',
      'object_not_found',
    ],
    proof:
      'Notion answered 404 for the ID as a database, as a data source, as a view and as a page. It says the same of what is not shared and of what does not exist, so these cannot be told apart. Where no database answered, one more question makes sure that it is not the capability to read content that is lacking. After an outage in the same run, a 404 is asked once more.',
    others: [
      'A copy: whoever duplicates a page or a template gets new IDs, and the copy has to be shared by itself.',
      'The page was shared with another connection than this one: compare the name under “Who the token is”.',
      'It was moved out from under the page that was shared, or restored from the trash, which can cost it its connection.',
      'An ID of another workspace, or one with a wrong digit: to Notion, both are as good as not shared.',
      'An outage: 404s that went away by themselves were seen. If all was well yesterday and nobody touched it, run it once more.',
    ],
    silence: `Take it out of \`databases\`. ${onBroken}`,
  },
  'database-is-page': {
    meaning: 'The ID is a page’s, not a database’s; a database that is shown inside a page has its own.',
    said: [
      'Provided database_id … is a page, not a database. Use the pages API instead, or pass the ID of the database itself.',
    ],
    proof:
      'Notion says so, or knows the ID as a page and not as a database. The databases on the page are read from its first 300 blocks.',
    others: [
      'A row of a database: rows are pages, so a link to an opened row is a page’s link.',
      'The database stands in a column, a toggle or a synced block, or after the first 300 blocks: then it is not among those named here.',
    ],
    silence: `Take the entry out of \`databases\`. ${onBroken}`,
  },
  'database-is-view': {
    meaning: 'The ID is a view’s: the part of a link after `?v=`, instead of the one before it.',
    said: ['Could not find database with ID: …'],
    proof:
      'The only ID in the link stands after `?v=`, or Notion knows the ID as a view. The database that it shows is named where Notion tells it.',
    others: [
      'A linked view, whose database is one that the connection cannot see: then its ID alone does not help, and it has to be shared too.',
    ],
    silence: `Take the entry out of \`databases\`. ${onBroken}`,
  },
  'database-linked': {
    meaning:
      'The database is a linked view of one that lives elsewhere, or none of its data sources is shared with the connection.',
    said: [
      'Database with ID … does not contain any data sources accessible by this API bot.',
      'Database with ID … is a linked database. Database retrievals do not support linked databases.',
    ],
    proof:
      'Notion says so, or answers with an empty list of data sources. The two causes look the same from outside.',
    others: [
      'A real database, of which every data source is kept from the connection. Its own page looks shared all the same.',
      'A linked view whose source was deleted: then there is nothing left to share.',
    ],
    silence: `Take the entry out of \`databases\`. ${onBroken}`,
  },
  'database-in-trash': {
    meaning: 'The database is in Notion’s trash, where it answers but cannot be changed.',
    said: [
      "Can't edit block that is archived. You must unarchive the block before editing.",
      "Can't update a page that is archived. You must unarchive the page before updating.",
    ],
    proof: 'Notion’s answer says `in_trash: true` (`archived: true` in older versions).',
    others: [
      'A page above it is in the trash, and took it along: restore that one.',
      'It was replaced, and the ID is still the old one’s.',
      'A program archived it through the API: for Notion that is the trash.',
    ],
    silence: `Take it out of \`databases\`. ${onBroken}`,
  },
  'database-needs-newer-version': {
    meaning:
      'The database has several data sources, or the ID is a data source’s, and the `Notion-Version` that your code sends is too old for that.',
    said: [
      'Databases with multiple data sources are not supported in this API version.',
      'multiple_data_sources_for_database',
      'Could not find database with ID: …',
    ],
    proof:
      'Notion refuses the database at `notion-version`, or knows the ID only as a data source while `notion-version` is older than 2025-09-03.',
    others: [
      'Your code is up to date, and only the input `notion-version` is old. Notion’s own SDK 5 sends 2025-09-03 unless told otherwise.',
      'Somebody gave the database a second data source just now: code that worked yesterday fails from that moment on.',
      'The ID of a data source where the database’s was meant: both can be copied in Notion.',
    ],
    silence: `Set \`notion-version\` to what your code really sends. ${onBroken}`,
  },
} satisfies Meanings
