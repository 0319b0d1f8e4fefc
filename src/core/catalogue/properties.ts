import type { RunContext } from '../inputs/run-context.ts'
import type { Facts } from '../result/diagnosis.ts'
import { code, count, type Inline, join, list, nothing, type Prose, say, strong } from '../text/prose.ts'
import { tidy } from '../text/untrusted.ts'
import { about as aboutDatabase } from './databases.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import { connectionName, isPersonal, startNewRun } from './fix-steps.ts'
import { stepFile } from './links.ts'
import { currentLines } from './property-lines.ts'
import { isKnownType, typeInWords, typeMeant } from './property-types.ts'

type Missing = Facts['property-missing']
type Mistyped = Facts['property-type-mismatch']
type Lacking = Facts['option-missing']
type Finding = Missing | Mistyped | Lacking

/** So many are named in a sentence. */
const named = 10
/** So many findings are listed. */
const listed = 20

/** All that a database has otherwise than the lines under it say is one problem, with one list. */
const oneProblem = { variant: ({ id }: Finding) => id, explain: explainAll }

export const properties = {
  'property-missing': { brief: say`a property is missing`, ...oneProblem },
  'property-type-mismatch': { brief: say`a property has another type`, ...oneProblem },
  'option-missing': { brief: say`an option is missing`, ...oneProblem },
} satisfies Entries

function explainAll(given: All<Finding>, telling: Telling): Explanation {
  const all = eachOnce(given)
  const one = byProperty(all).length === 1
  const missing = all.filter(isMissing)
  const misspelt = all.filter(isMisspelt)
  const mistyped = all.filter(isMistyped)
  const lacking = all.filter(isLacking)
  const inNotion = misspelt.length < all.length
  return {
    title: titleOf(all),
    short: join(
      [
        ...(inNotion
          ? [say`In Notion, ${undoing(missing, mistyped, lacking)}, or change the workflow.`]
          : []),
        ...(misspelt.length > 0 ? [say`Correct the type of ${namesOf(misspelt)} in the workflow.`] : []),
      ],
      ' ',
    ),
    ...evidence(all),
    fix: {
      heading: inNotion
        ? say`Change ${one ? say`it` : say`them`} back in Notion, or change the workflow`
        : say`Correct the ${given.length === 1 ? say`line` : say`lines`} (about a minute)`,
      steps: [
        ...spellingSteps(misspelt, telling.run),
        ...relationSteps(missing, telling),
        ...nameSteps(missing),
        ...restoreSteps(missing),
        ...typeSteps(mistyped),
        ...optionSteps(lacking),
        ...(inNotion ? [onPurpose(given)] : []),
        startNewRun(telling),
      ],
    },
    more: { heading: say`The properties as they are now`, items: [], lines: currentLines(all) },
  }
}

/** Without what lines that are alike find again. */
function eachOnce(all: All<Finding>): All<Finding> {
  const keys = new Map(all.map(facts => [JSON.stringify({ ...facts, current: [] }), facts]))
  return [...keys.values()] as unknown as All<Finding>
}

/** What was found of each property; one of the same name in another data source is another one. */
function byProperty<F extends Finding>(all: readonly F[]): All<F>[] {
  const groups = Map.groupBy(all, ({ source, property: name }) => JSON.stringify([source, name]))
  return [...groups.values()] as unknown as All<F>[]
}

function isMissing(facts: Finding): facts is Missing {
  return 'nearest' in facts
}

/** Its line names a type that Notion isn't known to have. */
function isMisspelt(facts: Finding): facts is Mistyped {
  return 'wanted' in facts && !isKnownType(facts.wanted) && isKnownType(facts.type)
}

function isMistyped(facts: Finding): facts is Mistyped {
  return 'wanted' in facts && !isMisspelt(facts)
}

function isLacking(facts: Finding): facts is Lacking {
  return 'missing' in facts
}

/** Names are in the title where there is room for them. */
function titleOf(all: All<Finding>): Prose {
  const [{ property: name, title }] = all
  const many = byProperty(all).length
  const one = many === 1
  const within = title !== null && title.length <= 12 ? say` in “${title}”` : nothing
  const what = whatAll(all, one)
  if (!one) return say`${count(many, 'property', 'properties')}${within} ${what}`
  return name.length <= 12 ? say`The property “${name}”${within} ${what}` : say`A property${within} ${what}`
}

function whatAll(all: All<Finding>, one: boolean): Prose {
  if (all.every(isMissing)) return one ? say`is missing` : say`are missing`
  if (all.every(isMisspelt)) return one ? say`has a misspelt type` : say`have misspelt types`
  if (all.every(isMistyped)) return one ? say`has another type` : say`have another type`
  if (all.every(isLacking)) return one ? say`lacks an option` : say`lack options`
  return say`aren't as expected`
}

function undoing(missing: readonly Missing[], mistyped: readonly Mistyped[], lacking: readonly Lacking[]) {
  return list(
    [
      missing.length > 0 ? [say`restore ${namesOf(missing)}`] : [],
      mistyped.length > 0 ? [say`change the type of ${namesOf(mistyped)} back`] : [],
      lacking.length > 0 ? [say`add the missing options of ${namesOf(lacking)}`] : [],
    ].flat(),
  )
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
  if (isMisspelt(facts))
    return say`${property(facts)} is ${typeInWords(facts.type)}, and its line has ${code(facts.wanted)}, which isn't a known type${typeMeant(facts.wanted)}.`
  if (isMistyped(facts))
    return say`${property(facts)} is ${typeInWords(facts.type)}, and the workflow needs ${typeInWords(facts.wanted)}.`
  const isStatus = facts.type === 'status'
  const first = all.find(each => isLacking(each) && (each.type === 'status') === isStatus)
  return facts === first ? say`${whichOptions(facts)} ${onWriting(isStatus)}` : whichOptions(facts)
}

const differences: { readonly [D in NonNullable<(Missing['nearest'] & object)['differs']>]: Prose } = {
  'outer-spaces': say`differs in a space before or after the name`,
  'inner-spaces': say`differs in how many spaces stand between its words`,
  unseen: say`looks the same and differs in a character that can't be seen or in its Unicode form`,
}

function whatIsMissing(facts: Missing): Prose {
  const { type, nearest: near, current } = facts
  const what = isKnownType(type) ? typeInWords(type) : say`${code(type)}${typeMeant(type)}`
  const head = say`${property(facts)}, ${what}, isn't there`
  if (type === 'relation')
    return say`${head}. Notion leaves out a relation whose database isn't shared with the token, so that's the likeliest cause.`
  if (near?.differs) return say`${head}, but ${strong(near.name)} is, which ${differences[near.differs]}.`
  if (near) return say`${head}, but ${strong(near.name)}, ${typeInWords(near.type)}, is: was it renamed?`
  const sameType = current.filter(each => each.type === type).map(({ name }) => tidy(name))
  if (sameType.length === 0) return say`${head}, and no other property has that type.`
  return say`${head}. Of that type there ${sameType.length === 1 ? say`is` : say`are`} ${list(sameType.map(strong), { most: named })}.`
}

function whichOptions(facts: Lacking): Prose {
  const missing = list(facts.missing.map(strong), { most: named })
  const there =
    facts.options.length === 0
      ? say`it has none`
      : say`it has ${list(facts.options.map(strong), { most: named })}`
  // Nobody would see by themselves why options written so are one.
  const wide = facts.missing.some(option => /[，、]/.test(option))
    ? say` Options are separated by a plain comma, not by ${code`，`} or ${code`、`}.`
    : nothing
  return say`${property(facts)}, ${typeInWords(facts.type)}, lacks ${missing}; ${there}.${wide}`
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
  const which = namesOf(relations)
  const one = byProperty(relations).length === 1
  const leads = one ? say`database that ${which} leads to` : say`databases that ${which} lead to`
  return [
    step(
      isPersonal(telling)
        ? say`In Notion, open the ${leads} as the person whose token this is. If that isn't possible, ${one ? say`ask its owner to **Share** it` : say`ask their owners to **Share** them`} with that person.`
        : say`In Notion, open the ${leads}, and choose ••• → **Connections** → **Add connection** → ${connectionName(telling)}.`,
    ),
  ]
}

function spellingSteps(misspelt: readonly Mistyped[], run: RunContext): FixStep[] {
  const [first] = misspelt
  if (!first) return []
  const types = list(
    byProperty(misspelt).map(([facts]) => say`${property(facts)} is ${code(facts.type)}`),
    { most: named },
  )
  return [step(say`In ${stepFile(run)}, correct the lines under ${aboutDatabase(first)}: ${types}.`)]
}

/** The property is there, by a name that nobody could tell from the one on the line. */
function nameSteps(missing: readonly Missing[]): FixStep[] {
  const alike = missing.filter(differsUnseen)
  const [first] = alike
  if (!first) return []
  const its = byProperty(alike).length === 1 ? say`its name` : say`their names`
  return [
    step(
      say`Open ${aboutDatabase(first)} in Notion, click the property's name → **Edit property**, and type ${its} again: ${namesOf(alike)}.`,
    ),
  ]
}

function differsUnseen({ nearest: near }: Missing): boolean {
  return near !== null && near.differs !== null
}

function restoreSteps(all: readonly Missing[]): FixStep[] {
  const missing = byProperty(all.filter(facts => !differsUnseen(facts)))
  const [group, ...more] = missing
  if (!group) return []
  const [first] = group
  const was = more.length === 0 ? say`${property(first)} was` : say`properties were`
  const back = list(missing.map(asItWas), { most: named })
  return [
    step(
      say`If ${was} renamed or deleted by mistake: open ${aboutDatabase(first)} in Notion, and restore ${back}.`,
    ),
  ]
}

/** Lines may name one property with several types. */
function asItWas(group: All<Missing>): Inline {
  const types = [...new Set(group.map(({ type }) => type))].filter(isKnownType)
  const name = property(group[0])
  return types.length === 0 ? name : say`${name} as ${list(types.map(typeInWords), { last: 'or' })}`
}

function typeSteps(mistyped: readonly Mistyped[]): FixStep[] {
  const [first] = mistyped
  if (!first) return []
  const [types, were] = byProperty(mistyped).length === 1 ? [say`type`, say`was`] : [say`types`, say`were`]
  return [
    step(
      say`If the ${types} of ${namesOf(mistyped)} ${were} changed by mistake: open ${aboutDatabase(first)} in Notion, click the property's name → **Edit property** → **Type**, and choose the old one. Values may not survive a change of type, so look at a few rows first.`,
    ),
  ]
}

function optionSteps(lacking: readonly Lacking[]): FixStep[] {
  const [first] = lacking
  if (!first) return []
  const options = byProperty(lacking).map(group => ({
    name: property(group[0]),
    missing: [...new Set(group.flatMap(facts => facts.missing))],
  }))
  const was = options.flatMap(({ missing }) => missing).length === 1 ? say`the option was` : say`options were`
  const added = list(
    options.map(({ name, missing }) => say`${list(missing.map(strong), { most: named })} to ${name}`),
    { most: named },
  )
  return [
    step(
      say`If ${was} renamed or deleted by mistake: open ${aboutDatabase(first)} in Notion, click the property's name → **Edit property**, and add ${added}. Upper and lower case matter.`,
    ),
  ]
}

function namesOf(all: readonly Finding[]): Prose {
  return list(
    byProperty(all).map(([facts]) => property(facts)),
    { most: named },
  )
}

function onPurpose(all: All<Finding>): FixStep {
  const lines = all.length === 1 ? say`the line` : say`the lines`
  return step(
    say`If the change was on purpose: change your code, and ${lines} under ${aboutDatabase(all[0])} in ${code`databases`}. The lines as Notion has them now are folded below.`,
  )
}

/** With its data source where there are several. */
function property({ property: name, source }: Finding): Prose {
  return source === null ? say`${strong(name)}` : say`${strong(name)} of ${strong(source)}`
}
