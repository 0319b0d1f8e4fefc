import type { Capability } from '../ports/notion.ts'
import type { Facts } from '../result/diagnosis.ts'
import { code, type Inline, join, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type Explanation, step, type Telling } from './entry.ts'
import {
  connectionName,
  isPersonal,
  openConnection,
  runAgain,
  runAgainOrStartNew,
  saveSecret,
  theConnection,
  whoClause,
} from './fix-steps.ts'
import { connectionsLink, personalTokensLink, stepFile } from './links.ts'

/** What the box is called on the connection's Configuration tab. */
const boxes: { readonly [C in Capability]: Prose } = {
  'read-content': say`Read content`,
  'update-content': say`Update content`,
  'insert-content': say`Insert content`,
  'read-comments': say`Read comments`,
  'insert-comments': say`Insert comments`,
  'read-users': say`Read user information`,
  'read-user-emails': say`Read user information including email addresses`,
}

export const capabilityEntries = {
  'capability-missing': {
    variant: facts => (facts.personal ? 'personal' : ''),
    explain: (all, telling) => {
      if (all[0].personal) return usersOfPersonal(all, telling)
      const personal = isPersonal(telling)
      const names = boxesOf(all)
      const who = personal ? say`token` : say`connection`
      return {
        title:
          all.length === 1
            ? say`The ${who} lacks “${all[0].capability === 'read-user-emails' ? say`user email addresses` : boxes[all[0].capability]}”`
            : say`The ${who} lacks ${all.length} capabilities`,
        happened: say`Notion accepts the token${whoClause(telling)}, but ${evidence(all)}. ${all.length === 1 ? say`That is a missing capability` : say`Those capabilities are missing`}; nothing needs to be shared again.`,
        short: personal
          ? say`Create a new token with ${names} in Notion and save it in the secret ${code(telling.secret)}.`
          : say`Tick ${names} for ${theConnection(telling)} in Notion.`,
        fix: personal ? newToken(names, telling) : tickBox(all, names, telling),
        more: personal
          ? {
              heading: say`It's the token of an OAuth app`,
              items: [
                say`Whoever maintains the app ticks ${names} on its **Configuration** tab under ${connectionsLink}. Then each workspace has to authorize the app again.`,
              ],
            }
          : {
              heading: all.length === 1 ? say`The box is already ticked` : say`The boxes are already ticked`,
              items: [
                say`**Another connection**: check that it's the right one. This token belongs to ${connectionName(telling)}.`,
                say`**Not saved**: click **Save changes** below the capabilities, and reload the page.`,
                say`**An OAuth app**: each workspace has to authorize it again before new capabilities count.`,
              ],
            },
      }
    },
  },
  'capability-unneeded': {
    explain: (all, telling) => {
      const change = withoutUnneeded(all)
      return {
        title:
          all.length === 1
            ? say`The token has a capability that isn't needed`
            : say`The token has ${all.length} capabilities that aren't needed`,
        happened: say`${code`least-privilege`} is on, and ${theConnection(telling)} also has ${list(all.map(named))}, which the workflow doesn't list. Whoever gets hold of the token could use ${all.length === 1 ? say`it` : say`them`}.`,
        short: isPersonal(telling)
          ? say`Create a new token in Notion without ${boxesOf(all)}, or list what the workflow needs.`
          : say`For ${theConnection(telling)} in Notion, ${change}, or list what the workflow needs.`,
        fix: {
          heading: say`Remove what isn't needed (about a minute)`,
          steps: [
            isPersonal(telling)
              ? step(
                  say`A personal token's capabilities are chosen when it's created: open ${personalTokensLink}, create one without ${all.length === 1 ? say`it` : say`them`}, and save it in ${strong(telling.secret)}.`,
                )
              : step(
                  say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, ${change}. Click **Save changes**. The token stays the same. Check first that nothing else uses this connection.`,
                ),
            step(
              say`If the workflow does need ${all.length === 1 ? say`it, add` : say`one of them, add it to ${code`capabilities`}:`} ${list(all.map(named))}${all.length === 1 ? say` to ${code`capabilities`}` : nothing}.`,
            ),
          ],
        },
      }
    },
  },
  'workspace-block-limit': {
    explain: (all, telling) => ({
      title: say`The workspace has used all of its blocks`,
      happened: say`Notion accepts the token${whoClause(telling)}, but answers **403**, “${all[0].message}” Inserting content fails until that changes, whatever capabilities the connection has.`,
      short: say`Ask a workspace owner to upgrade the plan or delete what's no longer needed.`,
      fix: {
        heading: say`Make room in the workspace`,
        steps: [
          step(
            say`Ask a workspace owner to upgrade the plan (**Settings → Plans** in Notion), or to delete what's no longer needed.`,
          ),
          step(
            say`If this workflow inserts nothing, remove ${list(all.map(named))} from ${code`capabilities`} in ${stepFile(telling.run)}.`,
          ),
          runAgainOrStartNew(telling),
        ],
      },
    }),
  },
  'capability-unknown': {
    variant: facts => `${facts.why} ${facts.message}`,
    explain: (all, telling) => ({
      title:
        all.length === 1
          ? say`Couldn't check the capability ${named(all[0])}`
          : say`Couldn't check ${all.length} capabilities`,
      happened: say`To check ${list(all.map(named))} without changing anything in Notion, this action sends requests that can't succeed and looks at how Notion refuses them. This time ${all[0].why}${all[0].message ? say` (“${all[0].message}”)` : nothing}. That isn't the token's fault, and it doesn't fail the job.`,
      short: say`Look at ${boxesOf(all)} for ${theConnection(telling)} in Notion, if you want to be sure.`,
      fix: {
        heading: say`If you want to be sure`,
        steps: [
          isPersonal(telling)
            ? step(say`Open ${personalTokensLink} and look at what the token may do.`)
            : step(
                say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, look at ${boxesOf(all)}.`,
              ),
        ],
      },
    }),
  },
} satisfies Entries

type Missing = Facts['capability-missing']

/** No personal access token may list users, whatever is chosen when it is created. */
function usersOfPersonal(all: All<Missing>, telling: Telling): Explanation {
  return {
    title: say`Personal access tokens can't list users`,
    happened: say`Notion answers **403**, “${all[0].message ?? say`Personal access tokens cannot list users.`}” The token${whoClause(telling)} works; this kind of token never has that capability.`,
    short: say`Use a connection's token with ${strong(boxes['read-users'])}, or remove ${list(all.map(named))} from ${code`capabilities`}.`,
    fix: {
      heading: say`Use a connection's token (about three minutes)`,
      steps: [
        step(
          say`Open ${connectionsLink}, click **Create a new connection** in the same workspace, and tick ${strong(boxes['read-users'])} and whatever else this workflow needs.`,
        ),
        step(
          say`Add the connection to each page and database the workflow uses: ••• → **Connections** → **Add connection**.`,
        ),
        step(say`Copy its token on the **Configuration** tab: click **Show**, then **Copy**.`),
        saveSecret(telling),
        step(
          say`Or, if the workflow doesn't list users, remove ${list(all.map(named))} from ${code`capabilities`} in ${stepFile(telling.run)}.`,
        ),
        runAgainOrStartNew(telling),
      ],
    },
  }
}

function tickBox(all: All<Missing>, names: Prose, telling: Telling): Explanation['fix'] {
  return {
    heading: all.length === 1 ? say`Tick the box (about a minute)` : say`Tick the boxes (about a minute)`,
    steps: [
      step(openConnection(telling)),
      step(
        say`On its **Configuration** tab, under **Capabilities**, tick ${names}, and click **Save changes**. The token stays the same.`,
      ),
      runAgain(telling),
    ],
  }
}

/** What a personal access token may do is chosen when it is created: there is no box to tick later. */
function newToken(names: Prose, telling: Telling): Explanation['fix'] {
  return {
    heading: say`Create a new token (about two minutes)`,
    steps: [
      step(
        say`Open ${personalTokensLink}, create a new token with ${names}, and copy it. What a personal access token may do is chosen when it's created; it can't be changed later.`,
      ),
      saveSecret(telling),
      runAgain(telling),
    ],
  }
}

/** What is done on the tab. Users are one choice of three there, which can't be cleared. */
function withoutUnneeded(all: All<Facts['capability-unneeded']>): Prose {
  const isOfUsers = ({ capability }: { capability: Capability }) => boxOfUsers.has(capability)
  const boxed = all.filter(facts => !isOfUsers(facts))
  const users = all.filter(isOfUsers)
  const choice = users.some(({ usersNeeded }) => usersNeeded)
    ? say`**Read user information without email addresses**`
    : say`**No user information**`
  return join(
    [
      ...(boxed.length > 0 ? [say`clear ${boxesOf(boxed)}`] : []),
      ...(users.length > 0 ? [say`choose ${choice}`] : []),
    ],
    ', and ',
  )
}

const boxOfUsers: ReadonlySet<Capability> = new Set(['read-users', 'read-user-emails'])

/** As Notion calls them. */
function boxesOf(all: readonly { capability: Capability }[]): Prose {
  return list(all.map(({ capability }) => strong(boxes[capability])))
}

/** As the input calls it. */
function named(facts: { capability: Capability }): Inline {
  return code(own(facts.capability))
}

/** What Notion did: a 403 in most cases, an answer with something left out in the others. */
function evidence(all: readonly Missing[]): Inline {
  const refused = all.filter(({ message }) => message !== null)
  const leftOut = all.filter(({ message }) => message === null)
  const parts: Inline[] = []
  if (refused.length > 0) parts.push(say`refuses ${list(refused.map(named))} with **403**`)
  for (const facts of leftOut)
    parts.push(
      facts.capability === 'read-user-emails'
        ? say`lists users without their email addresses (${named(facts)})`
        : say`gives a database without its content (${named(facts)})`,
    )
  return list(parts)
}
