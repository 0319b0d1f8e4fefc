import type { EntryFlaw } from '../inputs/entry-flaw.ts'
import { type PropertyLine, propertyTypes } from '../inputs/property-line.ts'
import type { Facts } from '../result/diagnosis.ts'
import { code, type Inline, join, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import { inPlace, runAgainOrStartNew, secretsExpression, startNewRun, tokenLine, yaml } from './fix-steps.ts'
import { stepFile } from './links.ts'
import { typeMeant } from './property-types.ts'

/** So many are named in a sentence; the table below has them all. */
const named = 10

/** What is wrong with the lines of the input `databases` themselves. */
export const databaseEntry = {
  'database-id-malformed': {
    variant: ({ flaw }) => (isUnfilled(flaw) ? 'unfilled' : isCredential(flaw) ? flaw.is : ''),
    explain: (all, telling) => {
      if (all[0].flaw.is === 'credential') return credential(all, telling)
      if (all[0].flaw.is === 'swapped') return swapped(telling)
      const unfilled = isUnfilled(all[0].flaw)
      const one = all.length === 1
      return {
        title: unfilled
          ? say`${one ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one ? say`was` : say`were`} never filled in`
          : say`${one ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one ? say`has` : say`have`} no usable ID`,
        happened: say`${clauses([
          ...unfilledInWords(all),
          ...all.flatMap(({ given, flaw }) =>
            flaw.is === 'unfilled' || flaw.is === 'empty' ? [] : [flawInWords(given, flaw)],
          ),
        ])}.`,
        short: unfilled
          ? say`Fill in ${list(
              all.map(({ given }) => code(given)),
              { most: 5 },
            )} in ${code`databases`}.`
          : say`Put the database's own link into ${code`databases`} in place of ${list(
              all.map(({ given }) => code(given)),
              { most: 5 },
            )}.`,
        fix: {
          heading: unfilled
            ? say`Fill it in (about a minute)`
            : say`Give the database's own link (about a minute)`,
          steps: [
            ...(unfilled
              ? [
                  step(
                    say`If a variable fills it, check its name and value: a repository's variable is ${code`\${{ vars.NAME }}`} in the workflow, a secret ${code`\${{ secrets.NAME }}`}, and either is empty, without an error, where it doesn't exist.`,
                  ),
                ]
              : all.flatMap(({ given, flaw }) => correction(given, flaw)).slice(0, named)),
            step(
              say`Open the database in Notion as a full page (not the page around it), and choose ••• at the top right → **Copy link**.`,
            ),
            step(
              say`Put the link ${inPlace(telling)}, as it is, one per line. An ID alone works too: 32 letters a–f and digits, with dashes or without.`,
            ),
            runAgainOrStartNew(telling),
          ],
        },
      }
    },
  },

  'property-line-malformed': {
    explain: (all, telling) => ({
      title:
        all.length === 1
          ? say`A line under a database can't be read`
          : say`${all.length} lines under databases can't be read`,
      happened: say`${clauses(
        all.map(
          ({ line }, at) =>
            say`${at === 0 ? say`Line` : say`line`} ${line.number} of ${code`databases`}, ${code(line.text)}, ${lineInWords(line)}`,
        ),
      )}.`,
      short: say`Write it as a property and its type, such as ${code`Status: status [Todo, Done]`}.`,
      fix: {
        heading: say`Write it as a property and its type (about a minute)`,
        steps: [
          step(
            say`Write each property in ${stepFile(telling.run)} on a line of its own, indented under its database: its name as Notion shows it, a colon, a space, and its type. Options that must exist follow in square brackets. Put the name in double quotes if it holds a colon or ${code`#`}.`,
            yaml(
              say`databases: |`,
              say`  Roadmap = https://app.notion.com/p/…`,
              say`    Name: title`,
              say`    Status: status [Todo, Doing, Done]`,
              say`    "Due: by": date`,
            ),
          ),
          step(say`Write a database on a line of its own, indented no deeper than the one above it.`),
          startNewRun(telling),
        ],
      },
      more: {
        heading: say`Types that Notion has`,
        items: [say`${list(propertyTypes.map(type => code(own(type))))}.`],
      },
    }),
  },
} satisfies Entries

/** Whole clauses, no more than people read. */
function clauses(all: readonly Prose[]): Prose {
  const left = all.length - named
  const shown = join(all.slice(0, named), '; ')
  return left > 0 ? say`${shown}; and ${left} more` : shown
}

function isCredential({ is }: EntryFlaw): boolean {
  return is === 'credential' || is === 'swapped'
}

function credential(all: All<Facts['database-id-malformed']>, telling: Telling): Explanation {
  return {
    title: say`A token or another credential is in ${code`databases`}`,
    happened: say`${code`databases`} contains something that looks like a credential (${list(
      all.map(({ given }) => code(given)),
      { most: named },
    )}). It's hidden here and wasn't sent anywhere.`,
    short: say`Put only IDs or links into ${code`databases`}, and the token into ${code`token`}, from its secret.`,
    fix: {
      heading: say`Remove it (about two minutes)`,
      steps: [
        step(
          say`Put only IDs or links into ${code`databases`}. The token belongs in ${code`token`}, from its secret:`,
          yaml(tokenLine(telling)),
        ),
        step(
          say`If it's written out in the workflow file or in a variable, everyone who can read those can use it: replace it where it was made, and save the new one as a secret.`,
        ),
        startNewRun(telling),
      ],
    },
  }
}

function swapped(telling: Telling): Explanation {
  return {
    title: say`The inputs ${code`token`} and ${code`databases`} are swapped`,
    happened: say`${code`databases`} contains what looks like a token, and ${code`token`} contains an ID or a link. The token is hidden here, and nothing was sent.`,
    short: say`Swap ${code`token`} and ${code`databases`}.`,
    fix: {
      heading: say`Swap them (about a minute)`,
      steps: [
        step(
          say`In ${stepFile(telling.run)}, set ${code`token`} to ${secretsExpression(telling)}, and ${code`databases`} to the ID or link.`,
        ),
        step(
          say`If the secret itself holds the ID, save the token there, and write the ID into ${code`databases`}.`,
        ),
        startNewRun(telling),
      ],
    },
  }
}

function isUnfilled({ is }: EntryFlaw): boolean {
  return is === 'unfilled' || is === 'empty'
}

/** What was never filled in is said once of all placeholders, and once of all that is empty. */
function unfilledInWords(all: All<Facts['database-id-malformed']>): Prose[] {
  const given = (is: EntryFlaw['is']) =>
    all.filter(({ flaw }) => flaw.is === is).map(({ given }) => code(given))
  const [placeholders, empty] = [given('unfilled'), given('empty')]
  const shown = (entries: Inline[]) => list(entries, { most: named })
  return [
    ...(placeholders.length === 0
      ? []
      : [
          placeholders.length === 1
            ? say`${shown(placeholders)} is a placeholder that nobody filled in`
            : say`${shown(placeholders)} are placeholders that nobody filled in`,
        ]),
    ...(empty.length === 0
      ? []
      : [
          empty.length === 1
            ? say`${shown(empty)} has nothing where a database should be: the variable that fills it is empty`
            : say`${shown(empty)} have nothing where a database should be: the variables that fill them are empty`,
        ]),
  ]
}

/** What is wrong with an entry, as a whole clause. */
function flawInWords(given: string, flaw: Exclude<EntryFlaw, { is: 'unfilled' | 'empty' }>): Prose {
  const entry = code(given)
  switch (flaw.is) {
    case 'no-id':
      return say`${entry} holds no ID (32 letters a–f and digits)`
    case 'several-ids':
      return flaw.separator === null
        ? say`${entry} holds ${flaw.count} IDs, and which of them is the database's can't be determined`
        : say`${entry} holds ${flaw.count} IDs separated by ${code(own(flaw.separator))}; only line breaks and plain commas separate entries`
    case 'invisible':
      return say`${entry} holds only characters that show nothing (the first is ${code(own(flaw.point))})`
    case 'misdashed':
      return say`${entry} has the 32 digits of an ID, with a dash in the wrong place`
    case 'interrupted':
      return say`${entry} has an invisible character inside its ID`
    case 'length':
      return flaw.digits < 32
        ? say`${entry} has ${flaw.digits} digits, and an ID has 32: ${flaw.digits === 31 ? say`one is` : say`${32 - flaw.digits} are`} missing`
        : say`${entry} has ${flaw.digits} digits, and an ID has 32: ${flaw.digits === 33 ? say`one is` : say`${flaw.digits - 32} are`} too many`
    case 'letter':
      return say`${entry} has ${code(flaw.letter)} in its ID, which is neither a digit nor a letter from a to f`
    case 'site':
      return say`${entry} is the address of a published site, which has a name in place of the ID`
    case 'credential':
    case 'swapped':
      return say`${entry} holds what looks like a credential`
    case 'refused':
      return say`Notion says that ${entry} isn't a valid ID${flaw.message ? say` (“${flaw.message}”)` : nothing}`
  }
}

/** The ID that is most likely meant, where the text shows one. */
function correction(given: string, flaw: EntryFlaw): FixStep[] {
  const id = 'id' in flaw ? flaw.id : null
  if (id === null) return []
  return [
    step(
      say`Replace ${code(given)} with ${code(id)}, if that is the database: it's what the text most likely means.`,
    ),
  ]
}

function lineInWords({ why, name, type }: PropertyLine): Inline {
  switch (why) {
    case 'no-colon':
      return say`is neither a database nor a property with a colon, a space and a type`
    case 'wide-colon':
      return say`has the wide colon ${code`：`} where a plain one and a space should be`
    case 'no-type':
      return name === null
        ? say`has no name before the colon`
        : say`names the property ${strong(name)} without a type`
    case 'quotes':
      return say`starts with a quotation mark that isn't closed before the colon`
    case 'brackets':
      return say`has options for ${strong(name ?? '')} whose square bracket isn't closed at the end of the line`
    case 'no-options':
      return say`gives options to ${strong(name ?? '')}, and a ${code(type ?? '')} property has none: only ${code`select`}, ${code`multi_select`} and ${code`status`} do`
    case 'empty-option':
      return say`has an empty option for ${strong(name ?? '')}`
    case 'several-words':
      return say`has ${code(type ?? '')} where the type of ${strong(name ?? '')} should be${typeMeant(type ?? '')}`
  }
}
