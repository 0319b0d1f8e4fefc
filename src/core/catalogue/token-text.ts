import { code, count, list, nothing, own, type Prose, say } from '../text/prose.ts'
import type { TokenFlaw, WrongKind } from '../token/token-text.ts'
import { type Entries, step } from './entry.ts'
import {
  copyToken,
  environmentsPage,
  runAgain,
  runAnew,
  saveSecret,
  saveShort,
  secretsExpression,
  secretsPage,
  tokenLine,
} from './fix-steps.ts'

/** What can be told from the text of the token, before anybody is asked. */
export const tokenText = {
  'token-malformed': {
    explain: ([{ flaws, length }], telling) => {
      const unfilled = flaws.find(({ flaw }) => flaw === 'expression' || flaw === 'variable')
      const stars = flaws.some(({ flaw }) => flaw === 'stars')
      return {
        title: unfilled
          ? say`The token in ${code(telling.secret)} was never filled in`
          : say`The text in ${code(telling.secret)} cannot be a token`,
        happened: say`The text (${count(length, 'character')}) ${list(flaws.map(flawInWords))}. No Notion token has that, and other programs would send it as it stands or refuse it, so nothing was sent to Notion.`,
        short: unfilled
          ? say`Pass the secret ${code(telling.secret)} to this action in the workflow.`
          : saveShort(telling),
        fix: {
          heading: unfilled ? say`Let the workflow fill it in, one minute` : say`Save it again, one minute`,
          steps: unfilled
            ? [
                step(
                  say`In the workflow, hand the secret to this action like this, without quotes around it:`,
                  {
                    language: 'yaml',
                    lines: [tokenLine(telling)],
                  },
                ),
                step(
                  say`If the text is in the secret itself, save the token there instead: open ${secretsPage(telling)}.`,
                ),
                runAnew(telling),
              ]
            : [saveSecret(telling), runAgain(telling)],
        },
        more: {
          heading: say`You do not have it at hand, or it comes back`,
          items: [
            ...(unfilled ? [] : [say`You do not have the token at hand? ${copyToken(telling).text}`]),
            ...(stars
              ? [
                  say`Stars come from a log or a screen that hides secrets: copy the token from Notion, not from there.`,
                ]
              : []),
            say`${code`gh secret set`} keeps blanks from a pipe and everything after ${code`--body`}: run it without either, and paste when it asks.`,
            say`The text may come from elsewhere: an environment's secret beats the repository's, and that beats the organisation's. Look in ${environmentsPage(telling)}.`,
          ],
        },
      }
    },
  },

  'token-wrong-kind': {
    explain: ([{ kind, flaws, swapped }], telling) => ({
      title: say`${code(telling.secret)} holds ${wrongKinds[kind].short}`,
      happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(flawInWords))}` : nothing}. Notion's API takes only a connection's or a personal access token, so nothing was sent.`,
      short: saveShort(telling),
      fix: {
        heading: say`Put the connection's token there, two minutes`,
        steps: [
          ...(swapped
            ? [
                step(
                  say`${code`token`} and ${code`databases`} are swapped: in the workflow, give ${code`token`} ${secretsExpression(telling)}, and ${code`databases`} the ID or link.`,
                ),
              ]
            : []),
          ...(kind === 'github-token'
            ? [
                step(
                  say`Check which secret the workflow hands over: it should say ${secretsExpression(telling)}. ${code`GITHUB_TOKEN`} is GitHub's own and opens nothing in Notion.`,
                ),
              ]
            : []),
          copyToken(telling),
          saveSecret(telling),
          runAgain(telling),
        ],
      },
      ...(wrongKinds[kind].more
        ? { more: { heading: say`Why that one does not work`, items: [wrongKinds[kind].more] } }
        : {}),
    }),
  },

  'token-unfamiliar': {
    explain: ([{ shape }], telling) => ({
      title: say`The token works, but its format is new to this check`,
      happened: say`Notion accepts the token in ${code(telling.secret)}. It has ${count(shape.length, 'character')}${shape.prefix ? say` and starts with ${code(own(shape.prefix))}` : nothing}; the tokens known so far have 50 and start with ${code`ntn_`} or ${code`secret_`}. Notion may change that at any time, so this is only a notice.`,
      short: say`Nothing needs doing, if ${code(telling.secret)} holds the token you mean.`,
      fix: {
        heading: say`Nothing needs doing`,
        steps: [
          step(say`If you didn't expect this, check that ${secretsPage(telling)} hold the token you mean.`),
        ],
      },
    }),
  },
} satisfies Entries

/** Each flaw as the end of the sentence "the text …". */
function flawInWords(found: TokenFlaw): Prose {
  switch (found.flaw) {
    case 'leading-break':
      return say`begins with ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'trailing-break':
      return say`ends in ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`
    case 'leading-blank':
      return say`begins with ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`
    case 'trailing-blank':
      return say`ends in ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`
    case 'inner-break':
      return say`has ${count(found.count, 'line break')} inside (at character ${found.at})`
    case 'inner-blank':
      return say`has ${count(found.count, 'blank')} inside (at character ${found.at})`
    case 'invisible':
      return say`has ${count(found.count, 'invisible character')} (at character ${found.at})`
    case 'control':
      return say`has ${count(found.count, 'control character')} (at character ${found.at})`
    case 'non-ascii':
      return say`has ${count(found.count, 'character')} outside plain ASCII (at character ${found.at})`
    case 'quotes':
      return say`has ${found.curly ? say`curly quotes` : say`quotes`} in it (at character ${found.at})`
    case 'bearer':
      return say`begins with the word ${code`Bearer`}, which belongs to the request, not to the token`
    case 'assignment':
      return say`begins with a name and an equals sign or colon, as in ${code`NAME=value`}`
    case 'angle-brackets':
      return say`has angle brackets (${code`<`} or ${code`>`}) in it`
    case 'expression':
      return say`is or holds an expression (${code`\${{ … }}`}) that nobody filled in`
    case 'variable':
      return say`is a name (as in ${code`$NAME`}) that nobody filled in`
    case 'stars':
      return say`has ${count(found.count, 'star')} where a token should be`
  }
}

const wrongKinds: { readonly [K in WrongKind]: { short: Prose; long: Prose; more?: Prose } } = {
  'browser-cookie': {
    short: say`a browser's cookie, not a token`,
    long: say`a browser's ${code`token_v2`} cookie`,
    more: say`The cookie is your own login: it opens everything that you can see, dies when you log out, and Notion's API does not accept it. Log out once, so that the copy that was saved here is worth nothing.`,
  },
  'refresh-token': {
    short: say`a refresh token, not an access token`,
    long: say`an OAuth refresh token (${code`nrt_`})`,
    more: say`A refresh token is only good for fetching new access tokens. Save the ${code`access_token`} that came with it, or use an internal connection, whose token does not run out.`,
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
