import type { Facts } from '../result/diagnosis.ts'
import { code, count, link, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type Entries, type Entry, type Explanation, step, type Telling } from './entry.ts'
import { copyToken, environmentsPage, runAgain, runAnew, saveSecret } from './fix-steps.ts'
import { lastPassed } from './last-pass.ts'
import { connectionsLink, notionPlaces } from './links.ts'
import { nearlyInWords } from './token-text.ts'

/** What Notion's 401 means. Its words are the same for every cause, so the token's shape decides between them. */
export const authentication = {
  'token-rejected': {
    explain: ([facts], telling) => ({
      title: say`Notion rejected the token in ${code(telling.secret)}`,
      happened: facts.acceptedBefore
        ? say`Notion accepted the token at the start of this run and later answered **401** twice, ${quoted(facts.message)} It was refreshed, revoked or deleted just now. Nothing that uses it can reach Notion until it is replaced.`
        : say`Notion answered **401**, ${quoted(facts.message)} The text has the shape of a real token, so it was most likely refreshed, revoked or deleted after it was saved here, or it has expired; Notion does not say which. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
      fix: replaceFix(telling),
      more: goneOrAgain(telling),
    }),
  },
  'token-revoked': {
    explain: ([facts], telling) => ({
      title: say`The token in ${code(telling.secret)} was revoked`,
      happened: say`Notion answered **401**, ${quoted(facts.message)} Somebody refreshed the token, deleted the connection or took its access away. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
      fix: replaceFix(telling),
      more: goneOrAgain(telling),
    }),
  },
  'token-expired': {
    explain: ([facts], telling) => ({
      title: say`The token in ${code(telling.secret)} has expired`,
      happened: say`Notion answered **401**, ${quoted(facts.message)} Personal access tokens end after a year at most; a connection's token seldom does. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
      fix: {
        heading: say`Replace it, about three minutes`,
        steps: [
          step(
            say`**A personal token**: open ${link(say`personal access tokens`, notionPlaces.personalTokens)}, make a new one with the longest term that you can answer for, and copy it. **A connection's token**: open ${connectionsLink}, choose the connection, and on its **Configuration** tab press **Refresh**, then **Copy**. (Older wording: Secrets → Regenerate.)`,
          ),
          saveSecret(telling),
          step(say`Save it also wherever else the old one is stored.`),
          runAgain(telling),
        ],
      },
      more: {
        heading: say`It is gone or rejected again, or so that it does not come back`,
        items: [
          say`Use an internal connection's token in workflows: it belongs to the workspace, has no term, and stays when its maker leaves.`,
          ...goneOrAgain(telling).items.slice(0, 2),
        ],
      },
    }),
  },
  'token-invalid': invalid(),

  'access-restricted': {
    explain: ([{ message, evidence, acceptedBefore }], telling) => {
      const { status, requestId } = evidence
      return {
        title: say`Notion restricts access to its API`,
        happened: say`${acceptedBefore ? say`Notion accepted the token at the start of this run and later` : say`Notion`} answered **${status ?? say`no`}**, ${quoted(message)} It speaks of this connection, person or workspace, not of the token, so replacing the token will not help.`,
        fix: {
          heading: say`Ask who can lift the restriction`,
          steps: [
            step(
              say`Read Notion's words above. If they name an account, a policy or a plan, ask an owner of the workspace to look at it in Notion: **Settings → Connections**.`,
            ),
            step(
              say`Otherwise write to Notion support (in Notion: **?** → **Message support**)${requestId ? say` with the request ID ${code(requestId)}` : nothing}.`,
            ),
            runAgain(telling),
          ],
        },
      }
    },
  },

  'workspace-mismatch': {
    explain: ([{ expected, workspace, workspaceId }], telling) => ({
      title: say`The token belongs to another workspace`,
      happened: say`Notion accepts the token in ${code(telling.secret)}, but it belongs to ${workspace ? say`the workspace ${strong(workspace)}` : say`a workspace without a name`}${workspaceId ? say` (${code(workspaceId)})` : nothing}, and ${code`expect-workspace`} asks for ${strong(expected)}. Nothing else was checked, so that the wrong workspace is not touched.`,
      fix: {
        heading: say`Use the right token, or expect the right workspace`,
        steps: [
          step(
            say`If the **token** is the wrong one: in Notion, switch to the workspace ${strong(expected)}, and copy the token there. ${copyToken({ ...telling, identity: null }).text}`,
          ),
          saveSecret(telling),
          step(
            say`If the **expectation** is the wrong one (the workspace was renamed, perhaps), write this in the step; an ID stays when a name changes:`,
            {
              language: 'yaml',
              lines: [say`expect-workspace: ${workspaceId ?? say`<the workspace's ID>`}`],
            },
          ),
          runAnew(telling),
        ],
      },
    }),
  },
  'workspace-unknown': {
    explain: ([{ expected, missing }], telling) => ({
      title: say`Notion did not say which workspace this is`,
      happened: say`Notion accepts the token in ${code(telling.secret)}, but its answer has no ${missing === 'id' ? say`workspace ID` : say`workspace name`}, so whether it belongs to ${strong(expected)} could not be told. This is no fault of the token.`,
      fix: {
        heading: say`Expect what Notion tells`,
        steps: [
          step(
            missing === 'name'
              ? say`Give the workspace's **ID** instead of its name in ${code`expect-workspace`}: a healthy run shows it in the output ${code`workspace-id`}.`
              : say`Give the workspace's **name** instead of its ID in ${code`expect-workspace`}: a healthy run shows it in the output ${code`workspace`}.`,
          ),
          step(say`Or leave ${code`expect-workspace`} out, or set ${code`on-inconclusive: warn`}.`),
        ],
      },
    }),
  },
} satisfies Entries

function invalid(): Entry<Facts['token-invalid']> {
  return {
    explain: ([{ shape, message }], telling) => ({
      title: say`The text in ${code(telling.secret)} is no valid token`,
      happened: say`Notion answered **401**, ${quoted(message)} The text is ${count(shape.length, 'character')} long${shape.prefix ? say` and begins with ${code(own(shape.prefix))}` : say` and begins with neither ${code`ntn_`} nor ${code`secret_`}`}; Notion's tokens have 50. ${guess(shape)}${lastPassed(telling)}`,
      fix: {
        heading: say`Save the whole token, two minutes`,
        steps: [copyToken(telling), saveSecret(telling), runAgain(telling)],
      },
      more: goneOrAgain(telling),
    }),
  }
}

function guess(shape: Facts['token-invalid']['shape']): Prose {
  const seen = nearlyInWords(shape)
  if (seen) return seen
  if (shape.prefix && shape.length >= 90) return say`It was probably pasted twice.`
  if (shape.prefix && shape.length < 50) return say`It was probably copied only in part.`
  return say`It was probably copied in part, pasted twice, or never was a Notion token.`
}

function replaceFix(telling: Telling): Explanation['fix'] {
  return {
    heading: say`Replace it, about three minutes`,
    steps: [
      step(
        say`Open ${connectionsLink} as a workspace owner, and choose the connection that this repository uses. *Not in the list? It may belong to another workspace or person, be a personal token, or be deleted: then make a new one.*`,
      ),
      step(
        say`On its **Configuration** tab, next to **Installation access token**, press **Refresh**, then **Copy**. (Older wording: integration → Secrets → Regenerate.) The old token stops working everywhere, so save the new one wherever else it is stored, too.`,
      ),
      saveSecret(telling),
      runAgain(telling),
    ],
  }
}

function goneOrAgain(telling: Telling): { heading: Prose; items: Prose[] } {
  return {
    heading: say`The connection is gone, or the new token is rejected too`,
    items: [
      say`**Gone**: in the same list press **Create a new connection**, choose the workspace, tick **Read content** (and **Update content** if this workflow writes), and go on with **Copy**. A new connection sees nothing yet: on each database, ••• → **Connections** → **Add connection**.`,
      say`**Rejected too**: the secret may be set somewhere that wins over this one. An environment's secret beats the repository's, and that beats the organisation's: look in ${environmentsPage(telling)}.`,
      say`**A personal token**: these expire after a year at most: make a new one under ${link(say`personal access tokens`, notionPlaces.personalTokens)}.`,
      say`**Databases missing afterwards**: reconnect each (••• → **Connections**), and see that the **Capabilities** on the Configuration tab are what this workflow needs.`,
    ],
  }
}

/** Notion's own words, as a quotation that ends with its own full stop. */
function quoted(message: string): Prose {
  if (message === '') return say`without a word.`
  return /[.!?]$/.test(message) ? say`“${message}”` : say`“${message}”.`
}
