import type { propertyTypes } from '../inputs/property-line.ts'
import type { Facts, ShownProperty } from '../result/diagnosis.ts'
import { code, count, type Inline, join, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { about as aboutDatabase } from './databases.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import { connectionName, isPersonal, startNewRun } from './fix-steps.ts'

type Missing = Facts['property-missing']
type Mismatch = Facts['property-type-mismatch']
type Option = Facts['option-missing']
type About = Missing | Mismatch | Option

/** So many are named in a sentence. */
const named = 10
/** So many characters of lines to paste are shown, for so many data sources; there is always Notion itself. */
const longestLines = 10_000
const mostSources = 3

/** What the properties of a database are, against the lines under it. The findings of one database are told together. */
export const properties = {
  'property-missing': {
    brief: say`a property is missing`,
    variant: ({ id }) => id,
    explain: (all, telling) => ({
      title: titleOf(all, say`is missing`, say`are missing`),
      short: say`Restore ${namesOf(all)} in Notion, or change the workflow.`,
      happened: say`${opening(all[0])} ${sentences(all.map(whatIsMissing))}`,
      fix: {
        heading: say`Put ${all.length === 1 ? say`it` : say`them`} back, or change the workflow`,
        steps: [
          ...relationSteps(all, telling),
          step(
            say`If ${them(all)} renamed or deleted by mistake: open ${aboutDatabase(all[0])} in Notion, and restore ${wantedNames(all)}.`,
          ),
          onPurpose(all),
          startNewRun(telling),
        ],
      },
      more: asItIs(all),
    }),
  },

  'property-type-mismatch': {
    brief: say`a property has another type`,
    variant: ({ id }) => id,
    explain: (all, telling) => ({
      title: titleOf(all, say`has another type`, say`have another type`),
      short: say`Change the type of ${namesOf(all)} back in Notion, or change the workflow.`,
      happened: say`${opening(all[0])} ${sentences(
        all.map(
          facts =>
            say`${property(facts)} is ${typeInWords(facts.type)}, and the workflow needs ${typeInWords(facts.wanted)}.`,
        ),
      )}`,
      fix: {
        heading: say`Change the ${all.length === 1 ? say`type` : say`types`} back, or change the workflow`,
        steps: [
          step(
            say`If ${all.length === 1 ? say`the type was` : say`a type was`} changed by mistake: open ${aboutDatabase(all[0])} in Notion, click the property's name → **Edit property** → **Type**, and choose the old one. Values may not survive a change of type, so look at a few rows first.`,
          ),
          onPurpose(all),
          startNewRun(telling),
        ],
      },
      more: asItIs(all),
    }),
  },

  'option-missing': {
    brief: say`an option is missing`,
    variant: ({ id }) => id,
    explain: (all, telling) => ({
      title: titleOf(all, say`lacks an option`, say`lack options`),
      short: say`Add the missing options of ${namesOf(all)} in Notion, or change the workflow.`,
      happened: say`${opening(all[0])} ${sentences(all.map(whichOption))}`,
      fix: {
        heading: say`Add the ${isOne(all) ? say`option` : say`options`}, or change the workflow`,
        steps: [
          step(
            say`If ${isOne(all) ? say`the option was` : say`the options were`} renamed or deleted by mistake: open ${aboutDatabase(all[0])} in Notion, click the property's name → **Edit property**, and add ${list(
              all.map(
                facts => say`${list(facts.missing.map(strong), { most: named })} to ${property(facts)}`,
              ),
              { most: named },
            )}. Upper and lower case matter.`,
          ),
          onPurpose(all),
          startNewRun(telling),
        ],
      },
      more: asItIs(all),
    }),
  },
} satisfies Entries

/** Names are in the title where there is room for them. */
function titleOf(all: All<About>, is: Prose, are: Prose): Prose {
  const [{ property: name, title }] = all
  const within = title !== null && title.length <= 12 ? say` in “${title}”` : nothing
  if (all.length > 1) return say`${count(all.length, 'property', 'properties')}${within} ${are}`
  return name.length <= 12 ? say`The property “${name}”${within} ${is}` : say`A property${within} ${is}`
}

function opening(facts: About): Prose {
  return say`${aboutDatabase(facts)} differs from the lines under it in ${code`databases`}.`
}

function sentences(all: readonly Prose[]): Prose {
  const left = all.length - named
  const shown = join(all.slice(0, named), ' ')
  return left > 0 ? say`${shown} The same goes for ${left} more.` : shown
}

function whatIsMissing(facts: Missing): Prose {
  const { type, nearest: near, sameType } = facts
  const head = say`${property(facts)}, ${typeInWords(type)}, isn't there`
  if (type === 'relation')
    return say`${head}. Notion leaves out a relation whose database isn't shared with the token, so that's the likeliest cause.`
  if (near?.alike)
    return say`${head}, but ${strong(near.name)} is, which looks the same and differs in a character that can't be seen or in its Unicode form.`
  if (near) return say`${head}, but ${strong(near.name)}, ${typeInWords(near.type)}, is: was it renamed?`
  if (sameType.length === 0) return say`${head}, and no other property has that type.`
  return say`${head}. Of that type there ${sameType.length === 1 ? say`is` : say`are`} ${list(sameType.map(strong), { most: named })}.`
}

function whichOption(facts: Option): Prose {
  const missing = list(facts.missing.map(strong), { most: named })
  const there =
    facts.options.length === 0
      ? say`it has none`
      : say`it has ${list(facts.options.map(strong), { most: named })}`
  const written =
    facts.type === 'status'
      ? say`Notion refuses to write a status that doesn't exist.`
      : say`When a row is written with a missing option, Notion silently creates it, so rows end up under an option nobody planned.`
  return say`${property(facts)}, ${typeInWords(facts.type)}, lacks ${missing}; ${there}. ${written}`
}

/** Sharing comes before all else: a relation that is left out is most likely still there. */
function relationSteps(all: All<Missing>, telling: Telling): FixStep[] {
  const relations = all.filter(({ type }) => type === 'relation')
  if (relations.length === 0) return []
  const which = list(relations.map(property), { most: named })
  const leads =
    relations.length === 1 ? say`database that ${which} leads to` : say`databases that ${which} lead to`
  return [
    step(
      isPersonal(telling)
        ? say`In Notion, open the ${leads} as the person whose token this is. If that isn't possible, ${relations.length === 1 ? say`ask its owner to **Share** it` : say`ask their owners to **Share** them`} with that person.`
        : say`In Notion, open the ${leads}, and choose ••• → **Connections** → **Add connection** → ${connectionName(telling)}.`,
    ),
  ]
}

function namesOf(all: readonly { property: string }[]): Prose {
  return list(
    all.map(({ property: name }) => strong(name)),
    { most: named },
  )
}

function wantedNames(all: readonly Missing[]): Prose {
  return list(
    all.map(({ property: name, type }) => say`${strong(name)} as ${typeInWords(type)}`),
    { most: named },
  )
}

function them(all: All<About>): Prose {
  return all.length === 1 ? say`it was` : say`they were`
}

function isOne(all: All<Option>): boolean {
  return all.length === 1 && all[0].missing.length === 1
}

function onPurpose(all: All<About>): FixStep {
  return step(
    say`If ${them(all)} changed on purpose: change your code, and the ${all.length === 1 ? say`line` : say`lines`} under ${aboutDatabase(all[0])} in ${code`databases`}. The lines as Notion has them now are folded below.`,
  )
}

/** The properties of each data source as they are now. */
function asItIs(all: All<About>): Explanation['more'] & object {
  const sources = new Map(all.map(facts => [facts.source, facts]))
  const lines = [...sources.values()]
    .slice(0, mostSources)
    .flatMap(({ source, current }) => [...(source === null ? [] : [say`# ${source}`]), ...linesOf(current)])
  return { heading: say`The properties as they are now`, items: [], lines }
}

function linesOf(current: readonly ShownProperty[]): Prose[] {
  const lines: Prose[] = []
  let left = longestLines
  for (const { name, type, options } of current) {
    left -= name.length + options.join().length + 20
    if (left < 0) break
    const quote = /: |:$|#|^"/.test(name) ? own('"') : nothing
    // A comma would make two of one option.
    const listed = options.length > 0 && !options.some(option => /[,\]]/.test(option))
    const choice = listed ? say` [${join(options, ', ')}]` : nothing
    lines.push(say`  ${quote}${name}${quote}: ${typeName(type)}${choice}`)
  }
  const more = current.length - lines.length
  return more > 0 ? [...lines, say`  # and ${more} more`] : lines
}

/** With its data source where there are several. */
function property({ property: name, source }: About): Prose {
  return source === null ? say`${strong(name)}` : say`${strong(name)} of ${strong(source)}`
}

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

function isKnown(type: string): type is keyof typeof words {
  return Object.hasOwn(words, type)
}

/** "a text (`rich_text`)": the interface's word, and the API's where it is another one. */
function typeInWords(type: string): Prose {
  if (!isKnown(type)) return say`${code(type)}`
  return /_|people|files/.test(type) ? say`${words[type]} (${code(own(type))})` : words[type]
}

function typeName(type: string): Inline {
  return isKnown(type) ? own(type) : type
}
