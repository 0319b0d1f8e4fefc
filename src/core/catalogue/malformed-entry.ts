import type { NearlyId } from '../inputs/nearly-id.ts'
import type { Facts } from '../result/diagnosis.ts'
import { code, list, nothing, type Prose, say } from '../text/prose.ts'
import { type All, type FixStep, step, type Telling } from './entry.ts'
import { runAnew, secretsExpression, tokenLine } from './fix-steps.ts'

type Malformed = Facts['database-id-malformed']

/** So many are named in a sentence. */
const named = 10

/** Entries of one kind are told together. */
export function kindOfMalformed({ why }: Malformed): string {
  return why === 'unfilled' || why === 'credential' || why === 'swapped' ? why : 'text'
}

/** What is wrong with entries of `databases`, and what to do. */
export function explainMalformed(all: All<Malformed>, telling: Telling) {
  switch (all[0].why) {
    case 'unfilled':
      return unfilled(all, telling)
    case 'credential':
      return credential(all, telling)
    case 'swapped':
      return swapped(telling)
    case 'no-id':
    case 'several-ids':
    case 'refused':
      return unusable(all, telling)
  }
}

function unfilled(all: All<Malformed>, telling: Telling) {
  return {
    title:
      all.length === 1
        ? say`An entry in ${code`databases`} was never filled in`
        : say`${all.length} entries in ${code`databases`} were never filled in`,
    happened: say`${code`databases`} contains ${given(all)}, where an ID or a link should be. The variable or secret that fills it is empty here, or a placeholder is still there.`,
    fix: {
      heading: say`Fill it in, one minute`,
      steps: [
        step(
          say`If a variable fills it, check its name and its value in the repository's **Settings → Secrets and variables → Actions → Variables**. An environment's variable needs ${code`environment:`} in the job, and GitHub replaces one that it can't find with nothing.`,
        ),
        step(
          say`Otherwise open the database in Notion as a full page, ••• at the top right → **Copy link**, and put the link into ${code`databases`} instead.`,
        ),
        runAnew(telling),
      ],
    },
  }
}

function credential(all: All<Malformed>, telling: Telling) {
  return {
    title: say`A token or another credential is in ${code`databases`}`,
    happened: say`${code`databases`} contains something that looks like a credential (${given(all)}). It's hidden here and wasn't sent anywhere.`,
    fix: {
      heading: say`Take it out, two minutes`,
      steps: [
        step(
          say`Put only IDs or links into ${code`databases`}. The token belongs in ${code`token`}, from its secret:`,
          { language: 'yaml' as const, lines: [tokenLine(telling)] },
        ),
        step(
          say`If it's written out in the workflow file or in a variable, everyone who can read those can use it: replace it where it was made, and save the new one as a secret.`,
        ),
        runAnew(telling),
      ],
    },
  }
}

function swapped(telling: Telling) {
  return {
    title: say`The inputs ${code`token`} and ${code`databases`} are swapped`,
    happened: say`${code`databases`} contains what looks like a token, and ${code`token`} contains an ID or a link. The token is hidden here, and nothing was sent.`,
    fix: {
      heading: say`Swap them, one minute`,
      steps: [
        step(
          say`In the workflow, give ${code`token`} ${secretsExpression(telling)}, and ${code`databases`} the ID or link.`,
        ),
        step(
          say`If the secret itself holds the ID, save the token there, and write the ID into ${code`databases`}.`,
        ),
        runAnew(telling),
      ],
    },
  }
}

function unusable(all: All<Malformed>, telling: Telling) {
  const mended = all.flatMap(facts =>
    facts.nearly && 'id' in facts.nearly ? [{ ...facts, to: facts.nearly.id }] : [],
  )
  return {
    title:
      all.length === 1
        ? say`An entry in ${code`databases`} has no usable ID`
        : say`${all.length} entries in ${code`databases`} have no usable ID`,
    happened: say`${list(all.map(whatIsWrong), { most: named })}.`,
    fix: {
      heading:
        mended.length === all.length
          ? say`Correct the ID, half a minute each`
          : say`Give the database's own link, half a minute each`,
      steps: [
        ...mended
          .slice(0, named)
          .map(facts => step(say`Replace ${code(facts.given)} with ${code(facts.to)}.`)),
        ...(mended.length === all.length ? [] : linkSteps),
        runAnew(telling),
      ],
    },
  }
}

const linkSteps: readonly FixStep[] = [
  step(
    say`Open the database in Notion as a full page (not the page around it), ••• at the top right → **Copy link**.`,
  ),
  step(
    say`Put the link into ${code`databases`} as it is, one per line. An ID alone does too: 32 letters and digits, with dashes or without.`,
  ),
]

function given(all: All<Malformed>): Prose {
  return list(
    all.map(facts => code(facts.given)),
    { most: named },
  )
}

function whatIsWrong(facts: Malformed): Prose {
  const { nearly } = facts
  if (facts.why === 'refused')
    return say`${code(facts.given)} is no valid ID for Notion${facts.message ? say` (“${facts.message}”)` : nothing}`
  if (facts.why === 'several-ids')
    return nearly?.is === 'separator'
      ? say`${code(facts.given)} contains ${facts.found} IDs with ${code(nearly.character)} between them: only commas and line breaks separate entries`
      : say`${code(facts.given)} holds ${facts.found} IDs, and which is the database's cannot be told`
  return nearly
    ? say`${code(facts.given)} ${nearlyInWords(nearly)}`
    : say`${code(facts.given)} holds no ID (32 letters a–f and digits)`
}

/** The end of the sentence "the entry …". */
function nearlyInWords(nearly: NearlyId): Prose {
  switch (nearly.is) {
    case 'dashes':
      return say`has a dash in the wrong place`
    case 'length':
      return nearly.digits < 32
        ? say`has ${nearly.digits} letters and digits, and an ID has 32: some are missing`
        : say`has ${nearly.digits} letters and digits in a row, and an ID has 32`
    case 'lookalike':
      return say`has ${code(nearly.character)} in it, which only looks like a character of an ID`
    case 'letter':
      return say`has ${code(nearly.character)} in it, and an ID has only digits and the letters a–f`
    case 'invisible':
      return say`has an invisible character in its ID (${code(nearly.character)})`
    case 'fragment':
      return say`has an ID only after ${code`#`}, where links have a block of a page`
    case 'separator':
      return say`has ${code(nearly.character)} between entries, where a comma or a line break belongs`
    case 'site':
      return say`is the address of a published site, which has a name instead of an ID; Notion's API takes only IDs`
  }
}
