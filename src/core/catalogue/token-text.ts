import { code, count, list, nothing, own, type Prose, say } from '../text/prose.ts'
import type { TokenFlaw, WrongKind } from '../token/token-text.ts'
import { type Entries, type FixStep, step, type Telling } from './entry.ts'
import {
  copyToken,
  noRights,
  otherSecretItem,
  runAgain,
  runAgainOrStartNew,
  saveSecret,
  saveShort,
  secretsExpression,
  secretsPage,
  startNewRun,
  tokenLine,
  yaml,
} from './fix-steps.ts'
import { stepFile } from './links.ts'

/** What the token's text shows, before Notion is asked. */
export const tokenText = {
  'token-malformed': {
    explain: ([{ flaws, length }], telling) => {
      const unfilled = flaws.some(({ flaw }) => flaw === 'expression' || flaw === 'variable')
      const placeholder = flaws.some(({ flaw }) => flaw === 'placeholder')
      const json = flaws.some(found => found.flaw === 'json' && found.holdsToken)
      const inside = !isWithoutToken(flaws, length)
      return {
        title:
          unfilled || placeholder
            ? say`The token in ${code(telling.secret)} was never filled in`
            : say`The text in ${code(telling.secret)} can't be a token`,
        happened: say`The text (${count(length, 'character')}) ${list(flaws.map(flawInWords))}. No Notion token looks like that. Other programs would send it as it is or refuse it, so nothing was sent to Notion.`,
        short: unfilled
          ? say`Set ${code`token`} to ${secretsExpression(telling)} in the workflow.`
          : saveShort(telling),
        fix: unfilled ? fillIn(telling) : inside ? saveAgain(json, telling) : saveReal(placeholder, telling),
        more: {
          heading:
            unfilled || !inside
              ? say`It comes back`
              : say`You don't have the token at hand, or it comes back`,
          items: comesBack(!unfilled && inside, telling),
        },
      }
    },
  },

  'token-wrong-kind': {
    explain: ([{ kind, flaws, swapped }], telling) => ({
      title: say`${code(telling.secret)} contains ${wrongKinds[kind].short}`,
      happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(flawInWords))}` : nothing}. Notion's API takes only the token of a connection or a personal access token, so nothing was sent.`,
      short: swapped ? say`Swap ${code`token`} and ${code`databases`}.` : saveShort(telling),
      fix: swapped ? swap(telling) : rightKind(kind, telling),
      ...(wrongKinds[kind].more
        ? { more: { heading: say`Why that one doesn't work`, items: [wrongKinds[kind].more] } }
        : {}),
    }),
  },

  'token-unfamiliar': {
    explain: ([{ shape }], telling) => ({
      title: say`The token works, but its format is new to this check`,
      happened: say`Notion accepts the token in ${code(telling.secret)}. It has ${count(shape.length, 'character')}${shape.prefix ? say` and starts with ${code(own(shape.prefix))}` : nothing}; the tokens known so far have 50 and start with ${code`ntn_`} or ${code`secret_`}. Notion may change that at any time, so this is only a notice.`,
      short: say`There's nothing to do if ${code(telling.secret)} holds the token you mean.`,
      fix: {
        heading: say`There's nothing to do`,
        steps: [
          step(say`If you didn't expect this, check that ${secretsPage(telling)} hold the token you mean.`),
        ],
      },
    }),
  },
} satisfies Entries

function fillIn(telling: Telling) {
  return {
    heading: say`Let the workflow fill it in (about a minute)`,
    steps: [
      step(
        say`In ${stepFile(telling.run)}, pass the secret to this action like this, without quotes around it:`,
        yaml(tokenLine(telling)),
      ),
      step(
        say`If this text is in the secret itself, open ${secretsPage(telling)} and save the token there instead.`,
      ),
      runAgainOrStartNew(telling),
    ],
  }
}

function saveAgain(json: boolean, telling: Telling) {
  return {
    heading: say`Save it again (about a minute)`,
    steps: [...(json ? [jsonStep] : []), saveSecret(telling), runAgain(telling)],
  }
}

/** So few characters that no token can be among them. */
const tooFew = 20

/** Whether there is no token in the text that could be saved without its flaws. */
function isWithoutToken(flaws: readonly TokenFlaw[], length: number): boolean {
  return (
    length < tooFew ||
    flaws.some(
      found =>
        found.flaw === 'placeholder' ||
        found.flaw === 'stars' ||
        (found.flaw === 'json' && !found.holdsToken),
    )
  )
}

/** There is nothing to mend: the token itself has to be copied. */
function saveReal(placeholder: boolean, telling: Telling) {
  const fromFile = step(
    say`If that text is in ${stepFile(telling.run)} itself, pass the secret there instead:`,
    yaml(tokenLine(telling)),
  )
  return {
    heading: say`Save the real token (about two minutes)`,
    steps: [
      copyToken(telling),
      saveSecret(telling),
      ...(placeholder ? [fromFile, runAgainOrStartNew(telling)] : [runAgain(telling)]),
    ],
  }
}

function comesBack(copy: boolean, telling: Telling): Prose[] {
  return [
    ...(copy
      ? [say`**You don't have the token at hand**: you can copy it again. ${copyToken(telling).text}`]
      : []),
    ...(telling.run.host === 'github'
      ? [
          say`**It comes back**: ${code`gh secret set`} keeps spaces from a pipe, and everything after ${code`--body`}. Run it without either, and paste the token when it asks.`,
        ]
      : []),
    otherSecretItem(telling),
    noRights,
  ]
}

function swap(telling: Telling) {
  return {
    heading: say`Swap them (about a minute)`,
    steps: [
      step(
        say`In ${stepFile(telling.run)}, set ${code`token`} to ${secretsExpression(telling)}, and ${code`databases`} to the ID or link: the two inputs are swapped.`,
      ),
      startNewRun(telling),
    ],
  }
}

function rightKind(kind: WrongKind, telling: Telling) {
  const save = [copyToken(telling), saveSecret(telling)]
  const steps: FixStep[] =
    kind === 'github-token'
      ? [
          step(
            say`Check which secret ${stepFile(telling.run)} passes to this action: it should be ${secretsExpression(telling)}. ${code`GITHUB_TOKEN`} is GitHub's own and opens nothing in Notion.`,
          ),
          ...save,
          runAgainOrStartNew(telling),
        ]
      : [...save, runAgain(telling)]
  return { heading: say`Save the connection's token there (about two minutes)`, steps }
}

const jsonStep = step(
  say`Copy only the token out of the JSON: the part that starts with ${code`ntn_`} or ${code`secret_`}, up to the next quotation mark. Save that part alone, without ${code`Bearer`} and without quotes.`,
)

/** Each flaw as the end of the sentence "the text …". */
function flawInWords(found: TokenFlaw): Prose {
  switch (found.flaw) {
    case 'leading-break':
      return say`starts with ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'trailing-break':
      return say`ends in ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'leading-space':
      return say`starts with ${count(found.count, 'whitespace character')}`
    case 'trailing-space':
      return say`ends in ${count(found.count, 'whitespace character')}`
    case 'inner-break':
      return say`has ${count(found.count, 'line break')} inside (at character ${found.at})`
    case 'inner-space':
      return say`has ${count(found.count, 'whitespace character')} inside (at character ${found.at})`
    case 'invisible':
      return say`has ${count(found.count, 'invisible character')} (at character ${found.at})`
    case 'control':
      return say`has ${count(found.count, 'control character')} (at character ${found.at})`
    case 'non-ascii':
      return say`has ${count(found.count, 'character')} outside plain ASCII (at character ${found.at})`
    case 'quotes':
      return say`contains ${found.curly ? say`curly quotes` : say`quotes`} (at character ${found.at})`
    case 'bearer':
      return say`starts with the word ${code`Bearer`}, which belongs to the request, not to the token`
    case 'assignment':
      return say`starts with a name and an equals sign or colon, as in ${code`NAME=value`}`
    case 'angle-brackets':
      return say`contains angle brackets (${code`<`} or ${code`>`})`
    case 'braces':
      return say`contains curly braces (${code`{`} or ${code`}`})`
    case 'placeholder':
      return say`is a placeholder that nobody filled in`
    case 'expression':
      return say`is or contains an expression (${code`\${{ … }}`}) that nobody filled in`
    case 'variable':
      return say`is a name (as in ${code`$NAME`}) that nobody filled in`
    case 'json':
      return found.holdsToken ? say`is a JSON object that contains a token` : say`is a JSON object`
    case 'stars':
      return say`was copied from a masked field or a log: it has ${count(found.count, 'star or dot', 'stars or dots')} where the token should be`
  }
}

const wrongKinds: { readonly [K in WrongKind]: { short: Prose; long: Prose; more?: Prose } } = {
  'browser-cookie': {
    short: say`a browser's cookie, not a token`,
    long: say`a browser's ${code`token_v2`} cookie`,
    more: say`The cookie is your own login: it opens everything you can see, ends when you log out, and isn't accepted by Notion's API. Log out once, so that the copy saved here is worthless.`,
  },
  'refresh-token': {
    short: say`a refresh token, not an access token`,
    long: say`an OAuth refresh token (${code`nrt_`})`,
    more: say`A refresh token is only good for fetching new access tokens. Save the ${code`access_token`} that came with it, or use an internal connection, whose token doesn't expire.`,
  },
  'github-token': {
    short: say`a GitHub token, not Notion's`,
    long: say`a GitHub token`,
  },
  'notion-id': {
    short: say`a Notion ID, not a token`,
    long: say`the ID of a page, database or other thing in Notion`,
    more: say`IDs of databases belong in the input ${code`databases`}.`,
  },
  'notion-link': {
    short: say`a Notion link, not a token`,
    long: say`a link to Notion`,
    more: say`Links to databases belong in the input ${code`databases`}.`,
  },
  'other-link': { short: say`a link, not a token`, long: say`a link` },
}
