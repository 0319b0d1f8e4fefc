import { type Meanings, onBroken } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in properties.ts. */
export const propertyMeanings = {
  'property-missing': {
    meaning: 'A data source has no property of the name that a line under its database in `databases` gives.',
    said: ['… is not a property that exists.'],
    proof:
      'Notion’s answer for the data source lists its properties, and none has exactly that name: upper and lower case, spaces and invisible characters count. Rows are never read. If the answer has no list that can be read, it’s `notion-unrecognised` instead, and nothing is blamed.',
    others: [
      'A relation whose database isn’t shared with the token: Notion leaves it out of the answer, and it may well be there.',
      'It was renamed. The nearest name, and the properties of the same type, are in the summary.',
      'The line is held against another data source of the same database: every one of them must have it. To hold only one to its lines, list that data source’s own ID.',
    ],
    silence: `Remove the line under the database. ${onBroken}`,
  },
  'property-type-mismatch': {
    meaning: 'The property is there, and its type is another one than its line gives.',
    said: ['… is expected to be …'],
    proof:
      'The type in Notion’s answer for the data source, compared with the line. What Notion itself calls `unsupported` proves nothing.',
    others: [
      'The line names the type by a word that Notion’s interface and API use for different things: the API’s name is in the summary.',
      'A select was turned into a status, or the other way round: they look alike in Notion, and the API keeps them apart.',
    ],
    silence: `Correct the line, or remove it. ${onBroken}`,
  },
  'option-missing': {
    meaning: 'A select, multi-select or status property lacks an option that its line lists.',
    said: [],
    proof:
      'Notion’s answer for the data source lists the options of the property, and none has exactly that name.',
    others: [
      'It was renamed, or is written in other letters: upper and lower case and spaces count.',
      'An option whose own name holds a comma: on a line, commas separate options, so such an option can’t be listed.',
    ],
    silence: `Take the option out of the brackets. ${onBroken}`,
  },
} satisfies Meanings
