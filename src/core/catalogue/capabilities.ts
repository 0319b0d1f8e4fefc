import type { Capability } from '../ports/notion.ts'
import type { Facts } from '../result/diagnosis.ts'
import { code, type Inline, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type Entries, step } from './entry.ts'
import { connectionName, isPersonal, openConnection, runAgain, whoClause } from './fix-steps.ts'
import { connectionsLink, personalTokensLink } from './links.ts'

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
      const who = isPersonal(telling) ? say`token` : say`connection`
      const names = list(all.map(facts => strong(boxes[facts.capability])))
      if (all[0].personal)
        return {
          title: say`Personal tokens can never list users`,
          happened: say`Notion answers **403**, “${all[0].message ?? say`Personal access tokens cannot list users.`}” The token itself works${whoClause(telling)}; this kind of token has no box for it that could be ticked.`,
          fix: {
            heading: say`Use a connection's token for this, three minutes`,
            steps: [
              step(
                say`Open ${connectionsLink}, press **Create a new connection** in the same workspace, tick ${strong(boxes['read-users'])} and what else this workflow needs, and copy its token.`,
              ),
              step(
                say`Add the new connection to the pages that the workflow uses (••• → **Connections**), and save its token in ${strong(telling.secret)}.`,
              ),
              step(
                say`If the workflow does not list users after all, take ${list(all.map(facts => code(own(facts.capability))))} out of ${code`capabilities`}.`,
              ),
              runAgain(telling),
            ],
          },
        }
      return {
        title:
          all.length === 1
            ? say`The ${who} lacks “${all[0].capability === 'read-user-emails' ? say`user e-mail addresses` : boxes[all[0].capability]}”`
            : say`The ${who} lacks ${all.length} capabilities`,
        happened: say`Notion accepts the token${whoClause(telling)}, but ${evidence(all)}. That is a missing capability, not a missing share: the pages need no new sharing for it.`,
        fix: {
          heading: say`Tick the box, one minute`,
          steps: [
            isPersonal(telling)
              ? step(
                  say`A personal token: open ${personalTokensLink} and choose it. A token that an OAuth app was given: whoever made the app opens it under ${connectionsLink}.`,
                )
              : step(say`${openConnection(telling)}`),
            step(
              say`On its **Configuration** tab, under **Capabilities**, tick ${names}, and press **Save changes**. The token stays the same.`,
            ),
            runAgain(telling),
          ],
        },
        more: {
          heading: say`The box is ticked already`,
          items: [
            say`See that it is the same connection: this token belongs to ${connectionName(telling)}.`,
            say`For a connection that others authorise (OAuth), each workspace must authorise it again before new capabilities count.`,
          ],
        },
      }
    },
  },
  'workspace-block-limit': {
    explain: (all, telling) => ({
      title: say`The workspace has used up its blocks`,
      happened: say`Notion accepts the token${whoClause(telling)}, but answers **403**, “${all[0].message}” Inserting content fails until that changes, whatever capabilities the connection has.`,
      fix: {
        heading: say`Make room in the workspace`,
        steps: [
          step(
            say`Ask an owner of the workspace to upgrade its plan (in Notion: **Settings → Plans**), or to delete what is no longer needed.`,
          ),
          step(
            say`If this workflow inserts nothing, take ${list(all.map(facts => code(own(facts.capability))))} out of ${code`capabilities`}.`,
          ),
          runAgain(telling),
        ],
      },
    }),
  },
  'capability-unknown': {
    variant: facts => `${facts.why} ${facts.message}`,
    explain: (all, telling) => ({
      title:
        all.length === 1
          ? say`Whether ${code(own(all[0].capability))} is there could not be told`
          : say`${all.length} capabilities could not be told`,
      happened: say`To tell ${list(all.map(facts => code(own(facts.capability))))} without changing anything in Notion, this check sends what must fail and reads how it fails. This time ${all[0].why}${all[0].message ? say` (“${all[0].message}”)` : nothing}. It is no fault of the token, and does not fail the job.`,
      fix: {
        heading: say`If you want to be sure`,
        steps: [
          step(
            say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, look at ${list(all.map(facts => strong(boxes[facts.capability])))}.`,
          ),
        ],
      },
    }),
  },
} satisfies Entries

/** What Notion did: a 403 in most cases, an answer with something left out in the others. */
function evidence(all: readonly Facts['capability-missing'][]): Inline {
  const refused = all.filter(({ message }) => message !== null)
  const leftOut = all.filter(({ message }) => message === null)
  const parts: Inline[] = []
  if (refused.length > 0)
    parts.push(
      say`answers **403** to the question for ${list(refused.map(facts => code(own(facts.capability))))}`,
    )
  for (const { capability } of leftOut)
    parts.push(
      capability === 'read-user-emails'
        ? say`lists users without their e-mail addresses (${code(own(capability))})`
        : say`gives a database without its content (${code(own(capability))})`,
    )
  return list(parts)
}
