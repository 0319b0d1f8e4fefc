import type { Facts } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, type Inline, list, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Explanation, step, type Telling } from './entry.ts'
import { runAgainOrStartNew, startNewRun } from './fix-steps.ts'
import { stepFile } from './links.ts'

/** So many properties are named in a sentence. */
const named = 10

/** Properties that lines name, and of which an answer doesn't tell enough: nothing is wrong with it. */
export type Unjudged = Extract<Facts['notion-unrecognised'], { properties: unknown }>

export function areUnjudged(all: All<Facts['notion-unrecognised']>): all is All<Unjudged> {
  return 'properties' in all[0]
}

export function explainUnjudged(all: All<Unjudged>, telling: Telling): Explanation {
  const properties = propertiesIn(all)
  const which = list(properties, { most: named })
  const size = { one: properties.length === 1, many: properties.length }
  const [{ from, looked }] = all
  return from === 'no-type' ? withoutType(which, size, telling) : tooMany(which, { ...size, looked }, telling)
}

type Size = { one: boolean; many: number }

function withoutType(which: Prose, { one, many }: Size, telling: Telling): Explanation {
  return {
    title: one
      ? say`Notion doesn't report a property's type`
      : say`Notion doesn't report the types of ${many} properties`,
    happened: say`Notion gives ${code`unsupported`} as the type of ${which}, as it does for some formulas and rollups. Couldn't determine whether ${one ? say`its line is` : say`their lines are`} right.`,
    short: say`In the workflow, remove the ${one ? say`line` : say`lines`} of ${which}, or write ${code`unsupported`} as the type.`,
    fix: {
      heading: say`Change the ${one ? say`line` : say`lines`} (about a minute)`,
      steps: [
        step(
          say`In ${stepFile(telling.run)}, remove the ${one ? say`line` : say`lines`} of ${which}. Or write ${code`unsupported`} as the type: then the check only looks for ${one ? say`a property` : say`properties`} of that name, as long as Notion doesn't report more.`,
        ),
        startNewRun(telling),
      ],
    },
  }
}

function tooMany(which: Prose, { one, looked }: Size & { looked: number }, telling: Telling): Explanation {
  return {
    title: say`Only the first ${looked} properties are checked`,
    happened: say`This check looks at the first ${looked} properties of a data source, and ${which} ${one ? say`isn't` : say`aren't`} among them. Couldn't determine whether ${one ? say`it's` : say`they're`} there.`,
    short: say`In the workflow, remove the ${one ? say`line` : say`lines`} of ${which}.`,
    fix: {
      heading: say`Remove the ${one ? say`line` : say`lines`} (about a minute)`,
      steps: [
        step(say`In ${stepFile(telling.run)}, remove the ${one ? say`line` : say`lines`} of ${which}.`),
        step(
          say`Or delete properties that are no longer needed in Notion, until there are at most ${looked}.`,
        ),
        runAgainOrStartNew(telling),
      ],
    },
  }
}

/** Each once, though it was looked for in several data sources. */
function propertiesIn(all: All<Unjudged>): Inline[] {
  const each = all.flatMap(({ subject, properties }) =>
    properties.map(property => ({ property, subject, key: JSON.stringify([subject, property]) })),
  )
  return [...new Map(each.map(found => [found.key, found])).values()].map(({ property, subject }) => {
    if (subject.what !== 'database') return strong(property)
    return say`${strong(property)} in ${subject.title ? strong(subject.title) : code(shortId(subject.id))}`
  })
}
