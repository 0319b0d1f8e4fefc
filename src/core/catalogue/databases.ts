import type { Facts } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, type Inline, link, list, nothing, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, step, type Telling } from './entry.ts'
import { connectionName, isPersonal, runAgain, runAnew, whoClause } from './fix-steps.ts'
import { connectionsLink, notionLink, notionPlaces } from './links.ts'

/** So many databases are named in a sentence; the table below has them all. */
const named = 10

export const databases = {
  'database-not-shared': {
    brief: say`404`,
    explain: (all, telling) => {
      const personal = isPersonal(telling)
      const ofListed = all[0].ofListed
      const bot = telling.identity?.name
      const which =
        ofListed > 1
          ? say`${all.length} of ${ofListed} databases ${all.length === 1 ? say`is` : say`are`}`
          : say`The database is`
      return {
        title: personal
          ? say`${which} out of this token's sight`
          : say`${which} not shared with ${bot && bot.length <= 22 ? say`“${bot}”` : say`the connection`}`,
        happened: say`Notion accepts the token${whoClause(telling)}, but answers **404** to ${list(all.map(openLink), { most: named })}. It says the same for a database that was never shared, one whose page was moved, and one that was deleted, so these cannot be told apart from here.`,
        fix: personal ? personalFix(all, telling) : sharingFix(all, telling),
        more: {
          heading: personal
            ? say`That person sees the database in Notion`
            : say`Notion shows you the database, and the connection is already there`,
          items: [
            say`You may be looking at a **copy**: a duplicated page or template has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
            say`It may be a **linked view** of a database that lives elsewhere: open its source (••• → **View source**) and share that.`,
            ...(personal
              ? []
              : [
                  say`${bot ? strong(bot) : say`The connection`} does not appear in the list? On its **Configuration** tab it needs **Read content**; in some workspaces only its owner may add it. The other way round works too: ${connectionsLink} → the connection → **Content access** → **Edit access**.`,
                ]),
            say`It may be in the **trash**: sidebar → **Trash** → **Restore**. A restored page can have lost its connection.`,
          ],
        },
      }
    },
  },

  'database-is-page': {
    brief: say`a page`,
    explain: (all, telling) => ({
      title: plural(
        all,
        say`An ID in ${code`databases`} is a page's`,
        say`${all.length} IDs in ${code`databases`} are pages'`,
      ),
      happened: say`Notion says that ${list(
        all.map(facts => about(facts)),
        { most: named },
      )} ${all.length === 1 ? say`is a page, not a database` : say`are pages, not databases`}. ${all.length === 1 ? say`A database that is shown inside a page has` : say`Databases that are shown inside pages have`} an ID of ${all.length === 1 ? say`its` : say`their`} own.`,
      fix: {
        heading: say`Give the database's ID instead, one minute`,
        steps: [...all.slice(0, named).map(facts => step(pageFix(facts))), runAnew(telling)],
      },
      more: {
        heading: say`The database is not named here`,
        items: [
          say`Open the page, point at the database's title, and choose ••• → **Open as full page** (or **View database**); then ••• → **Copy link**.`,
          say`A linked view on the page does not count: its database lives elsewhere. Open ••• → **View source**, and copy that link.`,
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
      happened: say`${list(
        all.map(facts => code(shortId(facts.id))),
        { most: named },
      )} ${all.length === 1 ? say`is the ID of a view` : say`are IDs of views`}: the part of a link after ${code`?v=`}. A view only shows a database, and the API wants the database's ID, which stands before the ${code`?`}.`,
      fix: {
        heading: say`Give the database's ID instead, one minute`,
        steps: [
          ...all
            .slice(0, named)
            .map(facts =>
              step(
                facts.databaseId
                  ? say`Replace ${code(shortId(facts.id))} in ${code`databases`} with ${facts.databaseTitle ? say`${strong(facts.databaseTitle)}, ` : nothing}${code(facts.databaseId)} (${link(say`open`, notionLink(facts.databaseId))}).`
                  : say`For ${code(shortId(facts.id))}: open the view in Notion, ••• at the top right → **Copy link**, and put the whole link into ${code`databases`}.`,
              ),
            ),
          runAnew(telling),
        ],
      },
    }),
  },

  'database-linked': {
    brief: say`no data source in sight`,
    explain: (all, telling) => ({
      title: plural(
        all,
        say`A database is a linked view, or its source is hidden`,
        say`${all.length} databases are linked views, or hidden`,
      ),
      happened: say`Notion answers for ${list(
        all.map(facts => about(facts)),
        { most: named },
      )}, but without any data source that this token may see. That is so for a linked view of a database that lives elsewhere, and for a database whose data sources are not shared${whoClause(telling)}.`,
      fix: {
        heading: say`Use and share the source, one minute`,
        steps: [
          step(
            say`Open ${list(
              all.map(facts => about(facts)),
              { most: named },
            )} in Notion, and choose ••• → **View source** (or the arrow ↗ before its title): that is the real database.`,
          ),
          step(
            isPersonal(telling)
              ? say`See that the person whose token this is can open it: if not, **Share** and invite them.`
              : say`There, ••• → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**.`,
          ),
          step(say`••• → **Copy link**, and put that link into ${code`databases`} instead.`),
          runAnew(telling),
        ],
      },
    }),
  },

  'database-in-trash': {
    brief: say`in the trash`,
    explain: (all, telling) => ({
      title: plural(all, say`A database is in the trash`, say`${all.length} databases are in the trash`),
      happened: say`Notion still answers for ${list(
        all.map(facts => about(facts)),
        { most: named },
      )}, but says ${code`in_trash`}. Whatever is in the trash cannot be changed, and is deleted for good after a while.`,
      fix: {
        heading: say`Restore it, one minute`,
        steps: [
          step(
            say`In Notion's sidebar open **Trash**, search for ${list(
              all.map(facts => (facts.title ? strong(facts.title) : code(shortId(facts.id)))),
              { most: named, last: 'or' },
            )}, and press **Restore**.`,
          ),
          ...(isPersonal(telling)
            ? []
            : [
                step(
                  say`On the restored database, see that ••• → **Connections** still lists ${connectionName(telling)}: restoring can lose it.`,
                ),
              ]),
          runAgain(telling),
        ],
      },
      more: {
        heading: say`It was thrown away on purpose`,
        items: [say`Take it out of ${code`databases`}, and out of the workflow that uses it.`],
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

function severalSources(all: All<NeedsNewer>, telling: Telling) {
  const [{ version }] = all
  return {
    title: plural(
      all,
      say`A database needs a newer ${code`Notion-Version`}`,
      say`${all.length} databases need a newer ${code`Notion-Version`}`,
    ),
    happened: say`${list(
      all.map(facts => about(facts)),
      { most: named },
    )} ${all.length === 1 ? say`has` : say`have`} several data sources, and Notion refuses ${all.length === 1 ? say`it` : say`them`} at ${code(version)}, the version that your code sends. It works from ${code`2025-09-03`} on. Somebody added a data source to the database.`,
    fix: {
      heading: say`Send a newer version`,
      steps: [
        step(
          say`In the code that talks to Notion, raise ${code`Notion-Version`} to ${code`2025-09-03`} or newer (${link(say`what changes`, notionPlaces.versions)}), and query the data source instead of the database${sourceIds(all)}.`,
        ),
        step(say`In this step, say so:`, {
          language: 'yaml' as const,
          lines: [say`notion-version: '2026-03-11'`],
        }),
        runAnew(telling),
      ],
    },
    more: {
      heading: say`The code cannot be changed now`,
      items: [
        say`In Notion, open the database's settings → **Manage data sources**, and move the added data source into a database of its own.`,
      ],
    },
  }
}

function sourceIds(all: All<NeedsNewer>): Prose {
  const sources = all.flatMap(facts => facts.sources)
  return sources.length === 0 ? nothing : say`: ${list(sources.map(code), { most: named, last: 'or' })}`
}

function isDataSource(all: All<NeedsNewer>, telling: Telling) {
  const [{ version }] = all
  return {
    title: plural(
      all,
      say`An ID is a data source's, which ${code(version)} lacks`,
      say`${all.length} IDs are data sources', which ${code(version)} lacks`,
    ),
    happened: say`${list(
      all.map(facts => about(facts)),
      { most: named },
    )} ${all.length === 1 ? say`is a data source` : say`are data sources`}, and ${code`notion-version`} is ${code(version)}: data sources exist from ${code`2025-09-03`} on, so your code gets a **404** for ${all.length === 1 ? say`it` : say`them`}.`,
    fix: {
      heading: say`Give the database's ID, or send a newer version`,
      steps: [
        ...all
          .slice(0, named)
          .map(facts =>
            step(
              facts.databaseId
                ? say`Use the ID of its database instead of ${code(shortId(facts.id))}, here and in your code: ${code(facts.databaseId)} (${link(say`open`, notionLink(facts.databaseId))}).`
                : say`Use the ID of its database instead of ${code(shortId(facts.id))}, here and in your code: open it in Notion, ••• → **Copy link**.`,
            ),
          ),
        step(
          say`Or send ${code`Notion-Version: 2025-09-03`} or newer in your code (${link(say`what changes`, notionPlaces.versions)}), and say so in this step:`,
          { language: 'yaml' as const, lines: [say`notion-version: '2026-03-11'`] },
        ),
        runAnew(telling),
      ],
    },
  }
}

function sharingFix(all: All<Facts['database-not-shared']>, telling: Telling) {
  return {
    heading: all.length === 1 ? say`Share it, half a minute` : say`Share them, half a minute each`,
    steps: [
      step(say`Open the database in Notion: ${list(all.map(openLink), { most: named, last: 'or' })}.`),
      step(
        say`••• at the top right → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**. Sharing a parent page shares everything under it. (Notion used to call connections integrations.)`,
      ),
      runAgain(telling),
    ],
  }
}

function personalFix(all: All<Facts['database-not-shared']>, telling: Telling) {
  return {
    heading: say`Give its creator access, one minute`,
    steps: [
      step(
        say`This is a personal or OAuth token: there is no connection to add, it sees what its creator sees. Log in to Notion as that person and open ${list(all.map(openLink), { most: named, last: 'or' })}.`,
      ),
      step(
        say`If Notion says “no access”, have its owner press **Share** and invite that person. (A token from an OAuth app sees only the pages that were picked when it was authorised: authorise it again and pick this one too.)`,
      ),
      runAgain(telling),
    ],
  }
}

function pageFix(facts: Facts['database-is-page']): Prose {
  const page = about(facts)
  if (facts.meant !== null)
    return say`The link to ${page} points at a database on that page: put its ID into ${code`databases`} instead, ${code(facts.meant)}.`
  if (facts.rowOf !== null)
    return say`The page ${page} is a row of a database: put that database's ID into ${code`databases`} instead, ${code(facts.rowOf)} (${link(say`open`, notionLink(facts.rowOf))}).`
  if (facts.databases.length === 0)
    return facts.listed === 'all'
      ? say`On the page ${page} there is no database. Open the one that you mean in Notion as a full page, ••• → **Copy link**, and put that link into ${code`databases`}.`
      : say`Which databases are on the page ${page} could not be listed. Open the one that you mean as a full page, ••• → **Copy link**, and put that link into ${code`databases`}.`
  // A linked view often has no title of its own, and is seldom what is meant.
  const titled = (database: { title: string | null }) =>
    Number(database.title === null || database.title === 'Untitled')
  const choices = [...facts.databases]
    .sort((a, b) => titled(a) - titled(b))
    .map(
      database =>
        say`${database.title ? strong(database.title) : say`one without a title`} ${code(database.id)}`,
    )
  return say`The page ${page} holds ${list(choices, { most: named })}${facts.listed === 'part' ? say`, and perhaps more further down` : nothing}. Put ${facts.databases.length === 1 ? say`that ID` : say`the one that you mean`} into ${code`databases`} instead of the page's.`
}

/** A database by title where it has one, with a link; by its name here or its short ID otherwise. */
function about(facts: { id: string; title: string | null; name: string | null }): Inline {
  return facts.title ? link(strong(facts.title), notionLink(facts.id)) : openLink(facts)
}

function openLink(facts: { id: string; name: string | null }): Inline {
  return link(facts.name ? strong(facts.name) : code(shortId(facts.id)), notionLink(facts.id))
}

function plural<F>(all: All<F>, one: Prose, many: Prose): Prose {
  return all.length === 1 ? one : many
}
