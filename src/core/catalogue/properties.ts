import type { propertyTypes } from '../inputs/property-line.ts'
import type { Facts, ShownProperty } from '../result/diagnosis.ts'
import { code, count, type Inline, join, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { about as aboutDatabase } from './databases.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import { connectionName, isPersonal, startNewRun } from './fix-steps.ts'

type Missing = Facts['property-missing']
type Mistyped = Facts['property-type-mismatch']
type Lacking = Facts['option-missing']
type Finding = Missing | Mistyped | Lacking

/** So many are named in a sentence. */
const named = 10
/** So many findings are listed. */
const listed = 20
/** So many characters of lines to paste are shown, for so many data sources; there is always Notion itself. */
const longestLines = 10_000
const mostSources = 3

/** All that a database has otherwise than the lines under it say is one problem, with one list. */
const oneProblem = { variant: ({ id }: Finding) => id, explain: explainAll }

export const properties = {
  'property-missing': { brief: say`a property is missing`, ...oneProblem },
  'property-type-mismatch': { brief: say`a property has another type`, ...oneProblem },
  'option-missing': { brief: say`an option is missing`, ...oneProblem },
} satisfies Entries

function explainAll(all: All<Finding>, telling: Telling): Explanation {
  const missing = all.filter(isMissing)
  const mistyped = all.filter(isMistyped)
  const lacking = all.filter(isLacking)
  const undoing = [
    missing.length > 0 ? [say`restore ${namesOf(missing)}`] : [],
    mistyped.length > 0 ? [say`change the type of ${namesOf(mistyped)} back`] : [],
    lacking.length > 0 ? [say`add the missing options of ${namesOf(lacking)}`] : [],
  ].flat()
  return {
    title: titleOf(all),
    short: say`In Notion, ${list(undoing)}, or change the workflow.`,
    ...evidence(all),
    fix: {
      heading: say`Change ${all.length === 1 ? say`it` : say`them`} back in Notion, or change the workflow`,
      steps: [
        ...relationSteps(missing, telling),
        ...restoreSteps(missing),
        ...typeSteps(mistyped),
        ...optionSteps(lacking),
        onPurpose(all),
        startNewRun(telling),
      ],
    },
    more: asItIs(all),
  }
}

function isMissing(facts: Finding): facts is Missing {
  return 'nearest' in facts
}

function isMistyped(facts: Finding): facts is Mistyped {
  return 'wanted' in facts
}

function isLacking(facts: Finding): facts is Lacking {
  return 'missing' in facts
}

/** Names are in the title where there is room for them. */
function titleOf(all: All<Finding>): Prose {
  const [{ property: name, title }] = all
  const one = all.length === 1
  const within = title !== null && title.length <= 12 ? say` in “${title}”` : nothing
  const what = all.every(isMissing)
    ? say`${one ? say`is` : say`are`} missing`
    : all.every(isMistyped)
      ? say`${one ? say`has` : say`have`} another type`
      : all.every(isLacking)
        ? say`${one ? say`lacks an option` : say`lack options`}`
        : say`aren't as expected`
  if (!one) return say`${count(all.length, 'property', 'properties')}${within} ${what}`
  return name.length <= 12 ? say`The property “${name}”${within} ${what}` : say`A property${within} ${what}`
}

function evidence(all: All<Finding>): Pick<Explanation, 'happened' | 'each'> {
  const differs = say`${aboutDatabase(all[0])} differs from the lines under it in ${code`databases`}`
  const pieces = all.slice(0, listed).map(facts => whatIsWrong(facts, all))
  if (all.length === 1) return { happened: say`${differs}. ${join(pieces, ' ')}` }
  const left = all.length - pieces.length
  return { happened: say`${differs}:`, each: left > 0 ? [...pieces, say`and ${left} more`] : pieces }
}

function whatIsWrong(facts: Finding, all: All<Finding>): Prose {
  if (isMissing(facts)) return whatIsMissing(facts)
  if (isMistyped(facts))
    return say`${property(facts)} is ${typeInWords(facts.type)}, and the workflow needs ${typeInWords(facts.wanted)}.`
  const isStatus = facts.type === 'status'
  const first = all.find(each => isLacking(each) && (each.type === 'status') === isStatus)
  return facts === first ? say`${whichOptions(facts)} ${onWriting(isStatus)}` : whichOptions(facts)
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

function whichOptions(facts: Lacking): Prose {
  const missing = list(facts.missing.map(strong), { most: named })
  const there =
    facts.options.length === 0
      ? say`it has none`
      : say`it has ${list(facts.options.map(strong), { most: named })}`
  return say`${property(facts)}, ${typeInWords(facts.type)}, lacks ${missing}; ${there}.`
}

function onWriting(isStatus: boolean): Prose {
  return isStatus
    ? say`Notion refuses to write a status that doesn't exist.`
    : say`When a row is written with a missing option, Notion silently creates it, so rows end up under an option nobody planned.`
}

/** Sharing comes before all else: a relation that is left out is most likely still there. */
function relationSteps(missing: readonly Missing[], telling: Telling): FixStep[] {
  const relations = missing.filter(({ type }) => type === 'relation')
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

function restoreSteps(missing: readonly Missing[]): FixStep[] {
  const [first, ...more] = missing
  if (!first) return []
  const was = more.length === 0 ? say`${property(first)} was` : say`properties were`
  const back = list(
    missing.map(facts => say`${strong(facts.property)} as ${typeInWords(facts.type)}`),
    { most: named },
  )
  return [
    step(
      say`If ${was} renamed or deleted by mistake: open ${aboutDatabase(first)} in Notion, and restore ${back}.`,
    ),
  ]
}

function typeSteps(mistyped: readonly Mistyped[]): FixStep[] {
  const [first, ...more] = mistyped
  if (!first) return []
  const [types, were] = more.length === 0 ? [say`type`, say`was`] : [say`types`, say`were`]
  return [
    step(
      say`If the ${types} of ${namesOf(mistyped)} ${were} changed by mistake: open ${aboutDatabase(first)} in Notion, click the property's name → **Edit property** → **Type**, and choose the old one. Values may not survive a change of type, so look at a few rows first.`,
    ),
  ]
}

function optionSteps(lacking: readonly Lacking[]): FixStep[] {
  const [first, ...more] = lacking
  if (!first) return []
  const was = more.length + first.missing.length === 1 ? say`the option was` : say`options were`
  const missing = list(
    lacking.map(facts => say`${list(facts.missing.map(strong), { most: named })} to ${property(facts)}`),
    { most: named },
  )
  return [
    step(
      say`If ${was} renamed or deleted by mistake: open ${aboutDatabase(first)} in Notion, click the property's name → **Edit property**, and add ${missing}. Upper and lower case matter.`,
    ),
  ]
}

function namesOf(all: readonly { property: string }[]): Prose {
  return list(
    all.map(({ property: name }) => strong(name)),
    { most: named },
  )
}

function onPurpose(all: All<Finding>): FixStep {
  const lines = all.length === 1 ? say`the line` : say`the lines`
  return step(
    say`If the change was on purpose: change your code, and ${lines} under ${aboutDatabase(all[0])} in ${code`databases`}. The lines as Notion has them now are folded below.`,
  )
}

/** The properties of each data source as they are now. */
function asItIs(all: All<Finding>): Explanation['more'] & object {
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
function property({ property: name, source }: Finding): Prose {
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
