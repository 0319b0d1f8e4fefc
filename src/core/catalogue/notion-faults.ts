import type { Evidence } from '../ports/notion.ts'
import type { Facts, Subject } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, count, type Inline, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type FixStep, step } from './entry.ts'
import { quoted, runAgain, sh, yaml } from './fix-steps.ts'
import { stepFile } from './links.ts'
import { checkStatus, unreachable } from './unreachable.ts'

/** What says nothing about the token. Each says so. */
export const notionFaults = {
  'notion-unreachable': {
    variant: facts => facts.reason,
    explain: (all, telling) => {
      const [{ reason, detail, proxied }] = all
      const words = unreachable[reason]
      return {
        title: words.title,
        happened: say`${words.happened}${detail ? say` (${code(detail)})` : nothing}. ${unchecked(all)}`,
        short: words.short,
        fix: { heading: say`Clear the way to Notion`, steps: [...words.steps(proxied), runAgain(telling)] },
        more: warnInstead,
      }
    },
  },
  'notion-down': {
    explain: (all, telling) => ({
      title: say`Notion returned ${statuses(all, 3)}`,
      happened: say`Notion answered **${statuses(all)}**, which is trouble at its end. ${unchecked(all)}`,
      short: say`Run it again once Notion has recovered.`,
      fix: {
        heading: say`Wait for Notion`,
        steps: [checkStatus, runAgain(telling, say`Once Notion has recovered,`)],
      },
      more: warnInstead,
    }),
  },
  'notion-rate-limited': {
    explain: (all, telling) => {
      const wait = all.find(facts => facts.waitSeconds !== null)?.waitSeconds ?? null
      const workspace = all.some(facts => facts.limit === 'workspace')
      const longer = Math.max(300, telling.timeoutSeconds * 2, (wait ?? 0) + 60)
      return {
        title: say`Notion's rate limit was reached`,
        happened: say`Notion answered **429**${
          wait === null
            ? say` again and again, without saying how long to wait`
            : say` and asks to wait ${duration(wait)}, which is longer than what was left of the ${count(telling.timeoutSeconds, 'second')} this step may take`
        }. ${unchecked(all)}`,
        short: say`Run it at another time, when less else uses this ${workspace ? say`workspace` : say`connection`}.`,
        fix: {
          heading: say`Run it at another time, or wait longer`,
          steps: [
            step(
              workspace
                ? say`Look for what else uses Notion's API in this **workspace** at this time, with any connection: the workspace's own limit was reached. Move this workflow to another time.`
                : say`Look for what else uses this connection at this time: all of it shares one limit. Move this workflow to another time.`,
            ),
            ...(longer <= 3600
              ? [
                  step(
                    say`Or let the step wait longer, in ${stepFile(telling.run)} (whole seconds, up to 3600):`,
                    yaml(say`timeout: ${longer}`),
                  ),
                ]
              : []),
            wait === null ? runAgain(telling) : runAgain(telling, say`After ${duration(wait)},`),
          ],
        },
        more: warnInstead,
      }
    },
  },
  'notion-blocked': {
    explain: (all, telling) => {
      const ray = all.map(facts => facts.evidence.rayId).find(id => id !== null)
      return {
        title: say`The request to Notion was blocked on the way`,
        happened: say`A **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before Notion looked at the token. ${unchecked(all)}`,
        short: say`Have your network allow ${code`api.notion.com`}, or run it again later.`,
        fix: {
          heading: say`Find out who blocks it`,
          steps: [
            step(
              say`On a **self-hosted runner**, ask your network's administrators to allow ${code`https://api.notion.com`} from it.`,
            ),
            step(
              say`On GitHub's runners, wait a while: a later run may have another address. If it persists, send Notion support the ray ID${ray ? say` ${code(ray)}` : nothing}.`,
            ),
            runAgain(telling),
          ],
        },
        more: warnInstead,
      }
    },
  },
  'notion-unrecognised': {
    variant: facts => `${facts.from} ${facts.what} ${facts.evidence.status}`,
    explain: (all, telling) => {
      const words = unrecognised[all[0].from]
      return {
        title: words.title,
        happened: say`${words.happened(all[0])} ${unchecked(all)}`,
        short: words.short,
        fix: { heading: words.heading, steps: [...words.steps(requestId(all)), runAgain(telling)] },
        more: warnInstead,
      }
    },
  },
} satisfies Entries

const warnInstead = {
  heading: say`This shouldn't fail the job`,
  items: [
    say`Set ${code`on-inconclusive`} to ${code`warn`} in this step: what couldn't be checked is then a warning.`,
  ],
}

const rightAddress = step(
  say`If you set ${code`api-url`}, check that it is ${code`https://api.notion.com`} or your gateway's address.`,
)

type Unrecognised = Facts['notion-unrecognised']

/** Where the answer came from decides whom to ask. */
const unrecognised: {
  readonly [F in Unrecognised['from']]: {
    title: Prose
    happened: (facts: Unrecognised) => Prose
    heading: Prose
    short: Prose
    steps: (request: string | null) => FixStep[]
  }
} = {
  elsewhere: {
    title: say`The answer didn't come from Notion's API`,
    happened: ({ what, evidence }) =>
      say`The answer${evidence.status === null ? nothing : say` (**${evidence.status}**)`} was ${what}, which Notion's API doesn't send.`,
    heading: say`Find out who answers`,
    short: say`Find out who answers in place of ${code`https://api.notion.com`}: a proxy, a login page or a gateway.`,
    steps: () => [
      rightAddress,
      step(
        say`On a self-hosted runner, a proxy or a login page may answer in Notion's place. Run this on it; it should print JSON with ${code`"code":"unauthorized"`}:`,
        sh(say`curl -sS https://api.notion.com/v1/users/me`),
      ),
      checkStatus,
    ],
  },
  notion: {
    title: say`Notion refused a request for an unknown reason`,
    happened: facts =>
      say`${refusal(facts)} This check doesn't know what that means here, so it proves nothing.`,
    heading: say`Ask Notion what it means`,
    short: say`Show Notion's words to a workspace owner, or send Notion support the request ID.`,
    steps: request => [
      step(say`Show Notion's words above to a workspace owner: they may name a policy, a plan or a setting.`),
      checkStatus,
      step(
        say`If it persists, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`,
      ),
    ],
  },
  gateway: {
    title: say`Notion didn't receive the token`,
    happened: facts => say`${refusal(facts)} The header with the token didn't arrive as it was sent.`,
    heading: say`Find what drops the header`,
    short: say`Have the gateway or proxy before Notion pass the header ${code`Authorization`} on unchanged.`,
    steps: () => [
      rightAddress,
      step(
        say`Check that every gateway or proxy between the runner and Notion passes the header ${code`Authorization`} on unchanged.`,
      ),
    ],
  },
}

function refusal({ evidence, message }: Unrecognised): Prose {
  return say`Notion answered ${evidence.status === null ? nothing : say`**${evidence.status}**, `}${quoted(message ?? '')}`
}

function requestId(all: All<{ evidence: Evidence }>): string | null {
  return all.map(({ evidence }) => evidence.requestId).find(id => id !== null) ?? null
}

/** "The token couldn't be checked", for all that went unanswered. */
function unchecked(all: All<{ subject: Subject }>): Prose {
  return say`${subjects(all)} couldn't be checked. This says nothing about the token.`
}

function subjects(all: All<{ subject: Subject }>): Inline {
  if (all.some(({ subject }) => subject.what === 'token')) return say`The token`
  const databases = all.flatMap(({ subject }) => (subject.what === 'database' ? [subject] : []))
  const names = all.flatMap(({ subject }) => (subject.what === 'capability' ? [subject.name] : []))
  const parts: Inline[] = []
  if (databases.length > 0)
    parts.push(
      say`${count(databases.length, 'database')} (${list(
        databases.map(({ id, title }) => (title ? strong(title) : code(shortId(id)))),
        { most: 5 },
      )})`,
    )
  if (names.length > 0) {
    const listed = list(names.map(name => code(own(name))))
    const one = names.length === 1
    if (parts.length > 0) parts.push(one ? say`the capability ${listed}` : say`the capabilities ${listed}`)
    else parts.push(one ? say`The capability ${listed}` : say`The capabilities ${listed}`)
  }
  return list(parts)
}

/** `most`: for a title, where there is no room for many. */
function statuses(all: All<{ evidence: Evidence }>, most = 20): Prose {
  const different = [
    ...new Set(all.flatMap(({ evidence }) => (evidence.status === null ? [] : [evidence.status]))),
  ]
  return different.length === 0 || different.length > most ? say`errors` : own(different.join(', '))
}

/** Seconds in the unit that people would use. */
function duration(seconds: number): Prose {
  if (seconds >= 86_400) return say`a day or more`
  if (seconds >= 7_200) return count(Math.ceil(seconds / 3600), 'hour')
  return seconds >= 120 ? count(Math.ceil(seconds / 60), 'minute') : count(seconds, 'second')
}
