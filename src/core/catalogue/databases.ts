import type { Facts } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, type Inline, link, list, nothing, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import {
  connectionName,
  inPlace,
  isPersonal,
  listedIn,
  quoted,
  runAgain,
  runAgainOrStartNew,
  startNewRun,
  theConnection,
  whoClause,
  yaml,
} from './fix-steps.ts'
import { connectionsLink, notionLink, notionPlaces, stepFile } from './links.ts'

/** The most databases that a sentence names; the table below has them all. */
const named = 10

export const databases = {
  'database-not-shared': {
    brief: say`404`,
    explain: (all, telling) => (isPersonal(telling) ? notAccessible(all, telling) : notShared(all, telling)),
  },

  'database-is-page': {
    brief: say`a page`,
    explain: (all, telling) => ({
      title: plural(
        all,
        say`An ID in ${code`databases`} is a page's`,
        say`${all.length} IDs in ${code`databases`} are pages'`,
      ),
      happened: say`Notion says that ${names(all)} ${plural(all, say`is a page, not a database. A database on a page has an ID of its own.`, say`are pages, not databases. A database on a page has an ID of its own.`)}`,
      short: say`Put the database's own link into ${code`databases`}: ${names(all)} ${plural(all, say`is a page`, say`are pages`)}.`,
      fix: {
        heading: say`Use the database's ID (about a minute)`,
        steps: [
          ...all.slice(0, named).map(facts => step(pageFix(facts, telling))),
          runAgainOrStartNew(telling),
        ],
      },
      more: {
        heading: say`The database isn't named here`,
        items: [
          say`**Open it from the page**: point at the database's title and choose ••• → **Open as full page** (or **View database**), then ••• → **Copy link**.`,
          say`**A linked view** doesn't count: its database is elsewhere. Open ••• → **View source** and copy that link.`,
        ],
      },
    }),
  },

  'database-is-view': {
    brief: say`a view`,
    explain: (all, telling) => ({
      title: plural(
        all,
        say`An ID in ${code`databases`} is a view's`,
        say`${all.length} IDs in ${code`databases`} are views'`,
      ),
      happened: say`${ids(all)} ${plural(all, say`is the ID of a view`, say`are IDs of views`)}, the part of a link after ${code`?v=`}. A view only shows a database, whose ID is the part before the ${code`?`}.`,
      short: say`Put the database's ID into ${code`databases`} instead of the view's.`,
      fix: {
        heading: say`Use the database's ID (about a minute)`,
        steps: [
          ...all
            .slice(0, named)
            .map(facts =>
              step(
                facts.databaseId
                  ? say`Replace ${code(shortId(facts.id))}, ${listedIn(telling)}, with ${facts.databaseTitle ? say`the ID of ${strong(facts.databaseTitle)}, ` : nothing}${code(facts.databaseId)} (${link(say`open it`, notionLink(facts.databaseId))}).`
                  : say`Open the view ${code(shortId(facts.id))} in Notion, choose ••• at the top right → **Copy link**, and put the whole link ${inPlace(telling)}.`,
              ),
            ),
          runAgainOrStartNew(telling),
        ],
      },
    }),
  },

  'database-linked': {
    brief: say`no accessible data source`,
    variant: ({ message }) => (saysLinked(message) ? 'linked' : ''),
    explain: (all, telling) => ({
      title: plural(
        all,
        say`A database has no data source the token can access`,
        say`${all.length} databases have no accessible data source`,
      ),
      happened: whyLinked(all, telling),
      short: say`Use the source of ${names(all)} in ${code`databases`}, and share it with ${theConnection(telling)}.`,
      fix: {
        heading: say`Use and share the source (about two minutes)`,
        steps: [
          step(
            say`Open ${names(all)} in Notion and choose ••• → **View source** (or click the arrow ↗ before its title). That is the real database.`,
          ),
          step(
            isPersonal(telling)
              ? say`Check that the token's owner can open it. If not, ask someone with **Full access** to click **Share** and invite them.`
              : say`Share it there: ••• → **Connections** → **Add connection** → ${connectionName(telling)}. This takes **Full access** to the database.`,
          ),
          step(say`Choose ••• → **Copy link** there, and put that link ${inPlace(telling)}.`),
          runAgainOrStartNew(telling),
        ],
      },
    }),
  },

  'database-in-trash': {
    brief: say`in the trash`,
    explain: (all, telling) => ({
      title: plural(all, say`A database is in the trash`, say`${all.length} databases are in the trash`),
      happened: say`Notion still answers for ${names(all)}, but says ${code`in_trash`}. What's in the trash can't be changed, and Notion deletes it for good after a while.`,
      short: say`Restore ${names(all)} from the trash in Notion.`,
      fix: {
        heading: say`Restore it (about a minute)`,
        steps: [
          step(
            say`Open **Trash** in Notion's sidebar, search for ${list(all.map(name), { most: named, last: 'or' })}, and click **Restore**.`,
          ),
          ...(isPersonal(telling)
            ? []
            : [
                step(
                  say`Open the restored database and check that ••• → **Connections** still lists ${connectionName(telling)}: it can get lost.`,
                ),
              ]),
          runAgain(telling),
        ],
      },
      more: {
        heading: say`It was deleted on purpose`,
        items: [
          say`Remove it from ${code`databases`} in ${stepFile(telling.run)}, and from the steps that use it.`,
        ],
      },
    }),
  },

  'database-needs-newer-version': {
    variant: facts => facts.because,
    explain: (all, telling) => {
      const [first] = all
      return first.because === 'several-sources' ? severalSources(all, telling) : isDataSource(all, telling)
    },
  },
} satisfies Entries

type NeedsNewer = Facts['database-needs-newer-version']

const newer = code`2025-09-03`

function severalSources(all: All<NeedsNewer>, telling: Telling): Explanation {
  const [{ version }] = all
  return {
    title: plural(
      all,
      say`A database needs a newer ${code`Notion-Version`}`,
      say`${all.length} databases need a newer ${code`Notion-Version`}`,
    ),
    happened: say`${names(all)} ${plural(all, say`has several data sources`, say`have several data sources`)}. Notion refuses ${plural(all, say`it`, say`them`)} at ${code(version)}, the version your code sends, and answers from ${newer} on. Someone added a data source to the database.`,
    short: say`Send ${code`Notion-Version`} ${newer} or newer in your code, and query the data source.`,
    fix: {
      heading: say`Send a newer version`,
      steps: [
        step(
          say`In the code that calls Notion, set ${code`Notion-Version`} to ${newer} or newer (${link(say`what changes`, notionPlaces.versions)}), and query the data source instead of the database${sourceIds(all)}.`,
        ),
        step(
          say`Then set the same version in ${stepFile(telling.run)}:`,
          yaml(say`notion-version: '2026-03-11'`),
        ),
        startNewRun(telling),
      ],
    },
    more: {
      heading: say`The code can't be changed now`,
      items: [
        say`In Notion, open the database's settings → **Manage data sources**, and move the added data source to a database of its own.`,
      ],
    },
  }
}

function sourceIds(all: All<NeedsNewer>): Prose {
  const sources = all.flatMap(facts => facts.sources)
  return sources.length === 0
    ? nothing
    : say`: ${list(
        sources.map(source => code(source)),
        { most: named, last: 'or' },
      )}`
}

function isDataSource(all: All<NeedsNewer>, telling: Telling): Explanation {
  const [{ version }] = all
  return {
    title: plural(
      all,
      say`A data source's ID doesn't work with ${code(version)}`,
      say`${all.length} data sources' IDs don't work with ${code(version)}`,
    ),
    happened: say`${names(all)} ${plural(all, say`is a data source`, say`are data sources`)}, and ${code`notion-version`} is ${code(version)}. Data sources exist from ${newer} on: before, Notion answers **404** for ${plural(all, say`this ID`, say`these IDs`)} under ${code`/v1/databases`}, and **400** for any under ${code`/v1/data_sources`}.`,
    short: say`Use the database's ID, or send ${code`Notion-Version`} ${newer} or newer in your code.`,
    fix: {
      heading: say`Use the database's ID, or send a newer version`,
      steps: [
        ...all
          .slice(0, named)
          .map(facts =>
            step(
              facts.databaseId
                ? say`Use the ID of its database, ${code(facts.databaseId)} (${link(say`open it`, notionLink(facts.databaseId))}), instead of ${code(shortId(facts.id))}: in your code, and ${listedIn(telling)}.`
                : say`Use the ID of its database instead of ${code(shortId(facts.id))}: in your code, and ${listedIn(telling)}. Open the database in Notion and choose ••• → **Copy link**.`,
            ),
          ),
        step(
          say`Or send ${code`Notion-Version: 2025-09-03`} or newer in your code (${link(say`what changes`, notionPlaces.versions)}), and set the same version in ${stepFile(telling.run)}:`,
          yaml(say`notion-version: '2026-03-11'`),
        ),
        runAgainOrStartNew(telling),
      ],
    },
  }
}

type NotShared = Facts['database-not-shared']

function howMany(all: All<NotShared>): Prose {
  const { ofListed } = all[0]
  if (ofListed === 1) return say`The database isn't`
  return plural(
    all,
    say`1 of ${ofListed} databases isn't`,
    say`${all.length} of ${ofListed} databases aren't`,
  )
}

function notShared(all: All<NotShared>, telling: Telling): Explanation {
  const bot = telling.identity?.name
  const who = theConnection(telling)
  const which = list(all.map(about), { most: named })
  return {
    title: say`${howMany(all)} shared with ${bot && bot.length <= 18 ? say`“${bot}”` : say`the connection`}`,
    happened: say`Notion accepts the token, but answers **404** for ${which}. ${plural(all, say`It was never shared with ${who}, or it was moved or deleted`, say`They were never shared with ${who}, or they were moved or deleted`)}; Notion gives the same answer for all three.`,
    short: say`Add the connection ${bot ? say`“${bot}”` : say`this repository uses`} to ${list(all.map(name), { most: 5 })} in Notion.`,
    fix: {
      heading: plural(all, say`Share it (about a minute)`, say`Share them (about a minute)`),
      steps: [...sharingSteps(all, telling), runAgain(telling)],
    },
    more: {
      heading: say`The link opens nothing, or the connection isn't in the list`,
      items: stillNotShared(telling),
    },
  }
}

/** For several the connection's own page is the quickest; for one, the database. */
function sharingSteps(all: All<NotShared>, telling: Telling): FixStep[] {
  const bot = connectionName(telling)
  if (all.length === 1)
    return [
      step(
        say`Open ${about(all[0])} in Notion and choose ••• at the top right → **Connections** → **Add connection** → ${bot}. This takes **Full access** to the database. (Connections used to be called integrations.)`,
      ),
      step(
        say`Or open ${connectionsLink}, choose ${bot}, and on its **Content access** tab click **Edit access** and select the database.`,
      ),
    ]
  return [
    step(
      say`Open ${connectionsLink}, choose ${bot}, and on its **Content access** tab click **Edit access** and select ${plural(all, say`it`, say`all of them`)}. (Connections used to be called integrations.)`,
    ),
    step(
      say`Or open each in Notion (${list(all.map(about), { most: named })}) and choose ••• at the top right → **Connections** → **Add connection** → ${bot}. This takes **Full access** to the database.`,
    ),
  ]
}

const linkOpensNothing = say`**The link opens nothing, or something else**: the ID is wrong, or it's a page's or another workspace's. Open the database itself in Notion and copy its link (••• → **Copy link**) into ${code`databases`}.`

/** The commonest cause first: people look for the connection in another workspace than its own. */
function stillNotShared(telling: Telling): Prose[] {
  const workspace = telling.identity?.workspace
  return [
    say`**Not in the list**: a connection can be added only in its own workspace${workspace ? say`, ${strong(workspace)}` : nothing}. If the database is in another workspace, create a connection there. If it's in the same one, the connection may lack **Read content** on its **Configuration** tab.`,
    linkOpensNothing,
    say`**You can't add it**: that takes **Full access** to the database, and in an Enterprise workspace only owners may be allowed to (**Settings → Connections** → ••• → **Manage page access**). Ask a workspace owner.`,
    say`**Already there**: you may be looking at a copy, which has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
    say`**Shared through its page**: a database doesn't inherit access that was once removed from it. Add the connection on the database itself.`,
    say`**A linked view**: open its source (••• → **View source**) and share that.`,
    say`**In the trash**: sidebar → **Trash** → **Restore**. A restored page may have lost its connection.`,
  ]
}

/** A personal token has no sharing step: it sees what its owner sees. */
function notAccessible(all: All<NotShared>, telling: Telling): Explanation {
  const which = list(all.map(about), { most: named })
  const owner = telling.identity?.owner
  const whose = owner ? strong(owner) : say`the token's owner`
  return {
    title: say`${howMany(all)} accessible to this token`,
    happened: say`Notion accepts the token${whoClause(telling)}, but answers **404** for ${which}. It's a personal access token or an OAuth token, which sees what its owner sees: its owner can't open ${plural(all, say`it, or it was moved or deleted`, say`them, or they were moved or deleted`)}.`,
    short: say`Give ${whose} access to ${list(all.map(name), { most: 5 })} in Notion.`,
    fix: {
      heading: say`Give its owner access (about a minute)`,
      steps: [
        step(say`Open ${which} in Notion, logged in as ${whose}.`),
        step(
          say`If Notion says that you have no access, ask someone with **Full access** to click **Share** there and invite that person.`,
        ),
        runAgain(telling),
      ],
    },
    more: {
      heading: say`Its owner can open it, or the link opens nothing`,
      items: [
        linkOpensNothing,
        say`**An OAuth app's token** sees only the pages that were picked when the app was authorized. Authorize it again and pick this one, too.`,
        say`**A copy**: a duplicated page or template has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
        say`**A linked view**: open its source (••• → **View source**), and use that link.`,
        say`**In the trash**: sidebar → **Trash** → **Restore**.`,
      ],
    },
  }
}

/** Notion's words where it has some: in older versions they settle which of the two it is. */
function whyLinked(all: All<Facts['database-linked']>, telling: Telling): Prose {
  const [{ message }] = all
  const said = message === null ? nothing : say` It answered ${quoted(message)}`
  if (saysLinked(message))
    return say`${names(all)} ${plural(all, say`is a linked view`, say`are linked views`)} of a database that is elsewhere.${said}`
  return say`Notion shows no data source for ${names(all)}.${said} ${plural(all, say`It's`, say`Each is`)} either a linked view of a database that is elsewhere, or a database whose data sources aren't accessible to the token${whoClause(telling)}.`
}

function saysLinked(message: string | null): boolean {
  return message !== null && /is a linked database/i.test(message)
}

const nothingOn: { readonly [L in Facts['database-is-page']['listed']]: (page: Inline) => Prose } = {
  all: page => say`There is no database on the page ${page}.`,
  part: page => say`None was found in the part of the page ${page} that was looked through.`,
  unknown: page => say`Couldn't list the databases on the page ${page}.`,
}

function pageFix(facts: Facts['database-is-page'], telling: Telling): Prose {
  const page = about(facts)
  const instead = say`Replace the ID of the page ${page} ${listedIn(telling)}, with`
  if (facts.meant !== null)
    return say`${instead} ${code(facts.meant)}, the database on that page that the link points at.`
  if (facts.rowOf !== null)
    return say`${instead} ${code(facts.rowOf)} (${link(say`open it`, notionLink(facts.rowOf))}): the page is a row of that database.`
  if (facts.databases.length === 0)
    return say`Open the database you mean in Notion as a full page, choose ••• → **Copy link**, and put that link ${inPlace(telling)}. ${nothingOn[facts.listed](page)}`
  // A linked view often has no title of its own, and is rarely what is meant.
  const untitled = (database: { title: string | null }) =>
    Number(database.title === null || database.title === 'Untitled')
  const choices = [...facts.databases]
    .sort((a, b) => untitled(a) - untitled(b))
    .map(
      database =>
        say`${database.title ? strong(database.title) : say`one without a title`} ${code(database.id)}`,
    )
  return say`${instead} that of a database on it: ${list(choices, { most: named, last: 'or' })}.${facts.listed === 'part' ? say` There may be more on the page.` : nothing}`
}

type Named = { id: string; title?: string | null; name: string | null; databaseId?: string | null }

/** A database by its title, else by its name in the list, else by its short ID. */
function name({ id, title, name: given }: Named): Inline {
  const known = title || given
  return known ? strong(known) : code(shortId(id))
}

/** The same, linked. A data source has no page of its own: `databaseId` is its database's. */
export function about(facts: Named): Inline {
  return link(name(facts), notionLink(facts.databaseId ?? facts.id))
}

function names(all: All<Named>): Prose {
  return list(all.map(about), { most: named })
}

function ids(all: All<Named>): Prose {
  return list(
    all.map(facts => code(shortId(facts.id))),
    { most: named },
  )
}

function plural<F>(all: All<F>, one: Prose, many: Prose): Prose {
  return all.length === 1 ? one : many
}
