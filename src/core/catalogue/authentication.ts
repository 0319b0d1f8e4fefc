import type { Facts } from '../result/diagnosis.ts'
import { day, startOf } from '../text/dates.ts'
import { code, count, link, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import type { NearlyToken, TokenShape } from '../token/token-text.ts'
import { type Entries, type Explanation, step, type Telling } from './entry.ts'
import {
  connectionName,
  copyToken,
  isPersonal,
  noRights,
  otherSecretItem,
  personalTokenItem,
  quoted,
  refreshItem,
  runAgain,
  runAgainOrStartNew,
  saveSecret,
  saveShort,
  startNewRun,
  yaml,
} from './fix-steps.ts'
import { lastPassed } from './last-pass.ts'
import { connectionsLink, notionPlaces, personalTokensLink, stepFile } from './links.ts'

/** What Notion's 401 means. Its words are the same for every cause, so the token's shape decides between them. */
export const authentication = {
  'token-rejected': {
    explain: ([facts], telling) => ({
      title: say`Notion rejected the token in ${code(telling.secret)}`,
      happened: facts.acceptedBefore
        ? say`Notion accepted the token at the start of this run and later answered **401** twice, ${quoted(facts.message)} The token was replaced or revoked in Notion just now.`
        : say`Notion answered **401**, ${quoted(facts.message)} ${likeliest(telling)}${lastPassed(telling)}`,
      ...deadTokenFix(telling),
    }),
  },
  'token-revoked': {
    explain: ([facts], telling) => ({
      title: say`The token in ${code(telling.secret)} was revoked`,
      happened: say`Notion answered **401**, ${quoted(facts.message)} Someone replaced or revoked the token in Notion, or deleted its connection.${ended(telling)}${lastPassed(telling)}`,
      ...deadTokenFix(telling),
    }),
  },
  'token-expired': {
    explain: ([facts], telling) => ({
      title: say`The token in ${code(telling.secret)} has expired`,
      happened: say`Notion answered **401**, ${quoted(facts.message)} Personal access tokens expire after a year at most; a connection's token normally doesn't expire.${lastPassed(telling)}`,
      short: newTokenShort(telling),
      fix: {
        heading: say`Save a new token (about three minutes)`,
        steps: [
          step(
            say`Open ${personalTokensLink} and create a new token with the longest expiration your policy allows, then copy it. If it's a connection's token: open ${connectionsLink}, choose ${connectionName(telling)}, and on its **Configuration** tab click **Show**, then **Copy**.`,
          ),
          saveSecret(telling),
          step(say`Save it wherever else the old token is used, too.`),
          runAgain(telling),
        ],
      },
      more: {
        heading: say`Rejected again, or so that it doesn't come back`,
        items: [
          say`**So that it doesn't come back**: use an internal connection's token. It belongs to the workspace, doesn't expire, and stays when the person who created it leaves.`,
          ...rejectedAgain(telling).items,
        ],
      },
    }),
  },
  'token-invalid': {
    explain: ([{ shape, message }], telling) => ({
      title: say`The text in ${code(telling.secret)} isn't a valid token`,
      happened: say`Notion answered **401**, ${quoted(message)} The text has ${count(shape.length, 'character')}${shape.prefix ? say` and starts with ${code(own(shape.prefix))}` : say` and starts with neither ${code`ntn_`} nor ${code`secret_`}`}; Notion's tokens have 50. ${guess(shape)}${ended(telling)}${lastPassed(telling)}`,
      ...(hasEnded(telling)
        ? deadTokenFix(telling)
        : {
            short: saveShort(telling),
            fix: {
              heading: isElse(shape)
                ? say`Save the connection's token (about two minutes)`
                : say`Save the whole token (about two minutes)`,
              steps: [copyToken(telling), saveSecret(telling), runAgain(telling)],
            },
            more: rejectedAgain(telling),
          }),
    }),
  },

  'token-expires-soon': {
    explain: ([{ date, days }], telling) => ({
      title: say`The token in ${code(telling.secret)} expires ${inDays(days)}`,
      lasting: say`The token in ${code(telling.secret)} expires on ${day(startOf(date))}`,
      happened: say`Notion still accepts the token. According to ${code`expires`}, it ends ${inDays(days)}, on ${day(startOf(date))}; days are counted in UTC.`,
      short: say`Replace the token in ${code(telling.secret)} before ${day(startOf(date))}.`,
      fix: {
        heading: say`Replace it in time (about three minutes)`,
        steps: [
          isPersonal(telling)
            ? step(
                say`Open ${personalTokensLink} and create a new token with the same access and the longest expiration your policy allows, then copy it.`,
              )
            : step(
                say`If it's a personal access token: open ${personalTokensLink}, create a new one with the longest expiration your policy allows, and copy it. A connection's token doesn't expire by itself: if the day is your own, open ${connectionsLink}, choose ${connectionName(telling)}, and on its **Configuration** tab click **Refresh**, then **Copy**. That stops the old token everywhere.`,
              ),
          saveSecret(telling),
          newDay(telling),
          startNewRun(telling),
        ],
      },
    }),
  },
  'access-restricted': {
    explain: ([{ message, evidence, acceptedBefore }], telling) => {
      const { status, requestId } = evidence
      return {
        title: say`Notion restricts access to its API`,
        happened: say`${acceptedBefore ? say`Notion accepted the token at the start of this run and later` : say`Notion`} answered ${status === null ? nothing : say`**${status}**, `}${quoted(message)} That is about the connection, person or workspace, not the token: replacing the token won't help.`,
        short: say`Ask a workspace owner or Notion support to lift the restriction; don't replace the token.`,
        fix: {
          heading: say`Ask who can lift the restriction`,
          steps: [
            step(
              say`Ask a workspace owner to open **Settings → Connections** in Notion, and look for what Notion's words name: an account, a policy or a plan.`,
            ),
            step(
              say`If nothing there explains it, write to Notion support (in Notion: **?** → **Message support**)${requestId ? say` with the request ID ${code(requestId)}` : nothing}.`,
            ),
            runAgain(telling),
          ],
        },
        more: {
          heading: say`It's a personal access token`,
          items: [
            say`The workspace's policy may no longer let its owner have one. **Settings → Connections → All personal access tokens** shows that. Existing tokens work again once the policy allows their owner; a new token doesn't help.`,
            say`For a workflow, an internal connection's token is safer: it belongs to the workspace, not to a person.`,
          ],
        },
      }
    },
  },

  'workspace-mismatch': {
    explain: ([facts], telling) => ({
      title: say`The token belongs to another workspace`,
      happened: say`Notion accepts the token in ${code(telling.secret)}, but it belongs to ${workspaceOf(facts)}, and ${code`expect-workspace`} names ${strong(facts.expected)}. Nothing in that workspace was checked.`,
      short: say`Save a token of the workspace ${strong(facts.expected)} in the secret ${code(telling.secret)}, or correct ${code`expect-workspace`}.`,
      fix: {
        heading: say`Use the right token, or expect this workspace (about two minutes)`,
        steps: [
          step(
            say`If the **token** is wrong: switch to the workspace ${strong(facts.expected)} in Notion, open ${connectionsLink}, and choose the connection this repository should use. On its **Configuration** tab, click **Show**, then **Copy**.`,
          ),
          saveSecret(telling),
          expectationStep(facts, telling),
          runAgainOrStartNew(telling),
        ],
      },
    }),
  },
  'workspace-unknown': {
    explain: ([{ expected, missing }], telling) => {
      const { workspace = null, workspaceId = null } = telling.identity ?? {}
      const given = missing === 'name' ? workspaceId : workspace
      return {
        title: say`Notion didn't say which workspace the token belongs to`,
        happened: say`Notion accepts the token in ${code(telling.secret)}, but its answer has no workspace ${missing === 'id' ? say`ID` : say`name`}, so this check couldn't determine whether it belongs to ${strong(expected)}. That isn't the token's fault.`,
        short: given
          ? say`Set ${code`expect-workspace`} to ${strong(given)}, which Notion did give, if that is the right workspace.`
          : say`Remove ${code`expect-workspace`}: Notion doesn't name the workspace of this token.`,
        fix: {
          heading: given === null ? say`Do without it` : say`Expect what Notion gives`,
          steps: [
            given === null
              ? step(
                  say`Remove ${code`expect-workspace`} from the step in ${stepFile(telling.run)}: Notion gave no workspace ${missing === 'id' ? say`name` : say`ID`} either.`,
                )
              : step(
                  say`Set ${code`expect-workspace`} in ${stepFile(telling.run)} to ${strong(given)}, the workspace's ${missing === 'id' ? say`name` : say`ID`} that Notion gave, if that is the right workspace.`,
                ),
            step(say`Or set ${code`on-inconclusive`} to ${code`warn`}, so that it doesn't fail the job.`),
            startNewRun(telling),
          ],
        },
      }
    },
  },
} satisfies Entries

function workspaceOf({ workspace, workspaceId }: Facts['workspace-mismatch']): Prose {
  const id = workspaceId ? say` (${code(workspaceId)})` : nothing
  return workspace ? say`the workspace ${strong(workspace)}${id}` : say`a workspace without a name${id}`
}

function expectationStep({ workspace, workspaceId }: Facts['workspace-mismatch'], telling: Telling) {
  const wrong = say`If the **expectation** is wrong (the workspace may have been renamed)`
  if (workspaceId)
    return step(
      say`${wrong}, set it to the ID in ${stepFile(telling.run)}; an ID stays the same when the name changes:`,
      yaml(say`expect-workspace: ${workspaceId}`),
    )
  return workspace
    ? step(say`${wrong}, set ${code`expect-workspace`} in ${stepFile(telling.run)} to ${strong(workspace)}.`)
    : step(say`${wrong}, correct or remove ${code`expect-workspace`} in ${stepFile(telling.run)}.`)
}

/** The day in `expires`, where it is past and Notion's words name another cause. */
function ended({ endedOn }: Telling): Prose {
  return endedOn === null ? nothing : say` According to ${code`expires`}, it was to end on ${day(endedOn)}.`
}

/** Where the day in `expires` is past, that is the likeliest cause. */
function likeliest({ endedOn }: Telling): Prose {
  return endedOn === null
    ? say`The token was most likely replaced or revoked in Notion after it was saved here; Notion doesn't say which.`
    : say`According to ${code`expires`}, the token ended on ${day(endedOn)}, so it has most likely expired; Notion doesn't say.`
}

function inDays(days: number): Prose {
  return days === 0 ? say`today` : days === 1 ? say`tomorrow` : say`in ${days} days`
}

/** What the text shows, else what one of this length and beginning most likely is. */
function guess({ nearly, prefix, length }: TokenShape): Prose {
  if (nearly === 'something-before')
    return say`Its last 50 characters look like a whole token: save them alone, without the ${length === 51 ? say`character` : say`${length - 50} characters`} before them.`
  if (nearly) return nearlyInWords[nearly]
  if (!prefix) return say`Its beginning is missing, it's encoded, or it was never a Notion token.`
  if (length === 50) return say`One of its characters never occurs in Notion's tokens.`
  if (length < 45) return say`It was probably copied only in part: ${50 - length} characters are missing.`
  if (length < 50)
    return say`${length === 49 ? say`One character is` : say`${50 - length} characters are`} missing.`
  if (length <= 55)
    return say`It has ${length === 51 ? say`one character` : say`${length - 50} characters`} too many.`
  return length >= 90
    ? say`It was probably pasted twice.`
    : say`Something was probably pasted after it: it has ${length - 50} characters too many.`
}

/** Whether the text shows that no part of it is a token of Notion's. */
function isElse({ nearly }: TokenShape): boolean {
  return nearly === 'placeholder' || nearly === 'hexadecimal' || nearly === 'mcp-login'
}

const nearlyInWords: { readonly [N in Exclude<NearlyToken, 'something-before'>]: Prose } = {
  'escaped-break': say`It ends in a line break written as characters (${code`\\n`} or ${code`%0A`}): save it without them.`,
  punctuation: say`It ends in a comma, semicolon or full stop: save it without that.`,
  base64: say`It's a token in base64: save it decoded, as Notion shows it.`,
  placeholder: say`It's a placeholder that nobody filled in.`,
  hexadecimal: say`It has only hexadecimal digits (0–9, a–f), which is never Notion's token: it may be an old cookie of a browser, or another service's key.`,
  'mcp-login': say`It looks like a login of Notion's MCP server, which the API doesn't accept.`,
}

function newTokenShort({ secret }: Telling): Prose {
  return say`Create a new token in Notion and save it in the secret ${code(secret)}.`
}

function newDay({ run }: Telling) {
  return step(
    say`In ${stepFile(run)}, set ${code`expires`} to the new token's last day:`,
    yaml(say`expires: 'YYYY-MM-DD'`),
  )
}

/** Whether the day in `expires` is past. Notion shows one for personal access tokens: it's most likely such a token. */
function hasEnded({ endedOn, identity }: Telling): boolean {
  return endedOn !== null && (identity?.kind ?? null) === null
}

/** For a token that Notion takes no longer. */
function deadTokenFix(telling: Telling): Pick<Explanation, 'short' | 'fix' | 'more'> {
  const more = rejectedAgain(telling)
  return hasEnded(telling)
    ? { short: newTokenShort(telling), fix: newTokenFix(telling), more }
    : { short: saveShort(telling), fix: currentTokenFix(telling), more }
}

function newTokenFix(telling: Telling): Explanation['fix'] {
  return {
    heading: say`Save a new token (about three minutes)`,
    steps: [
      step(
        say`Open ${personalTokensLink}, create a new token with the longest expiration your policy allows, and copy it.`,
      ),
      step(
        say`If it's a connection's token, which doesn't expire by itself: open ${connectionsLink} instead, choose ${connectionName(telling)}, and on its **Configuration** tab click **Show**, then **Copy**.`,
      ),
      saveSecret(telling),
      newDay(telling),
      startNewRun(telling),
    ],
  }
}

/** Show and Copy first: the token that is there may be a newer one, and Refresh would stop it everywhere. */
function currentTokenFix(telling: Telling): Explanation['fix'] {
  if (isPersonal(telling))
    return {
      heading: say`Save a new token (about three minutes)`,
      steps: [
        step(
          say`Open **Settings → Connections → All personal access tokens** in Notion as a workspace owner. It shows whether the token expired, was revoked, or isn't allowed any more.`,
        ),
        step(
          say`Open ${link(say`personal access tokens`, notionPlaces.personalTokens)}, create a new token, and copy it. If the workspace's policy no longer allows it, ask a workspace owner first.`,
        ),
        saveSecret(telling),
        runAgain(telling),
      ],
    }
  return {
    heading: say`Save the current token (about two minutes)`,
    steps: [
      step(say`Open ${connectionsLink} as a workspace owner and choose ${connectionName(telling)}.`),
      step(say`On the **Configuration** tab, click **Show**, then **Copy**.`),
      saveSecret(telling),
      runAgain(telling),
    ],
  }
}

function rejectedAgain(telling: Telling): { heading: Prose; items: Prose[] } {
  if (isPersonal(telling))
    return {
      heading: say`Rejected again`,
      items: [personalTokenItem, otherSecretItem(telling), noRights],
    }
  return {
    heading: say`Rejected again, or the connection isn't in the list`,
    items: [
      refreshItem,
      otherSecretItem(telling),
      say`**Not in the list**: it may belong to another workspace, or have been deleted. Create a new connection there with **Read content** (and **Update content** if this workflow writes), copy its token, and add it to each database: ••• → **Connections** → **Add connection**.`,
      personalTokenItem,
      noRights,
    ],
  }
}
