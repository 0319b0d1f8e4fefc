import { propertyTypes } from '../inputs/property-line.ts'
import { nearest } from '../text/nearest.ts'
import { code, type Inline, nothing, own, type Prose, say } from '../text/prose.ts'

/** The word of Notion's interface for a type of the API, with its article. */
const words: { readonly [T in (typeof propertyTypes)[number]]: Prose } = {
  title: say`the title`,
  rich_text: say`a text`,
  number: say`a number`,
  select: say`a select`,
  multi_select: say`a multi-select`,
  status: say`a status`,
  date: say`a date`,
  people: say`a person`,
  files: say`files & media`,
  checkbox: say`a checkbox`,
  url: say`a URL`,
  email: say`an email`,
  phone_number: say`a phone`,
  formula: say`a formula`,
  relation: say`a relation`,
  rollup: say`a rollup`,
  created_time: say`a created time`,
  created_by: say`a created by`,
  last_edited_time: say`a last edited time`,
  last_edited_by: say`a last edited by`,
  unique_id: say`an ID`,
  verification: say`a verification`,
  button: say`a button`,
  place: say`a place`,
}

export function isKnownType(type: string): type is keyof typeof words {
  return Object.hasOwn(words, type)
}

/** "a text (`rich_text`)": the interface's word, and the API's where it is another one. */
export function typeInWords(type: string): Prose {
  if (!isKnownType(type)) return say`${code(type)}`
  return /_|people|files/.test(type) ? say`${words[type]} (${code(own(type))})` : words[type]
}

export function typeName(type: string): Inline {
  return isKnownType(type) ? own(type) : type
}

/** " (did you mean `checkbox`?)", where a type is near. What begins with no letter is no word that is misspelt. */
export function typeMeant(word: string): Prose {
  const meant = /^\p{L}/u.test(word) ? nearest(word, propertyTypes) : null
  return meant ? say` (did you mean ${code(own(meant))}?)` : nothing
}
