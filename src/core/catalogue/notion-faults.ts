import type { Evidence } from '../ports/notion.ts'
import type { Facts, Subject } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, count, type Inline, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type Explanation, type FixStep, step, type Telling } from './entry.ts'
import {
  hasOwnAddress,
  mayLeadElsewhere,
  ownAddress,
  quoted,
  runAgain,
  runAgainOrStartNew,
  sh,
  yaml,
} from './fix-steps.ts'
import { stepFile } from './links.ts'
import { areUnjudged, explainUnjudged, type Unjudged } from './unjudged.ts'
import { checkStatus, unreachable } from './unreachable.ts'

/** What says nothing about the token. Where it is the token that couldn't be checked, each says so, once. */
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
        fix: {
          heading: say`Clear the way to Notion`,
          steps: [
            ...words.steps(proxied, telling),
            hasOwnAddress(telling) ? runAgainOrStartNew(telling) : runAgain(telling),
          ],
        },
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
    variant: ({ limit }) => (limit === 'address' ? limit : ''),
    explain: (all, telling) =>
      all[0].limit === 'address' ? addressLimited(all, telling) : limited(all, telling),
  },
  'notion-blocked': {
    explain: (all, telling) => {
      const ray = rayOf(all)
      const gateway = mayLeadElsewhere(telling)
      return {
        title: gateway
          ? say`Another server answered in place of Notion's API`
          : say`The request to Notion was blocked on the way`,
        happened: gateway
          ? say`A **${statuses(all)}** came from Cloudflare${ray ? say` (ray ID ${code(ray)})` : nothing}, and not in the form that Notion's API answers in. Either ${code`api-url`}, ${code(telling.apiUrl)}, leads to something else, or the request was blocked on the way. ${unchecked(all)}`
          : say`A **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before the request reached Notion's API. ${unchecked(all)}`,
        short: gateway
          ? say`Check ${code`api-url`}: what answers there isn't Notion's API.`
          : say`Have your network allow ${code`api.notion.com`}, or run it again later.`,
        fix: {
          heading: gateway ? say`Check the address, then the way to it` : say`Find out who blocks it`,
          steps: [
            ...(gateway ? ownAddress(telling) : []),
            step(
              say`On a **self-hosted runner**, ask your network's administrators to allow ${gateway ? code(telling.apiUrl) : code`https://api.notion.com`} from it.`,
            ),
            waitForAddress(ray),
            gateway ? runAgainOrStartNew(telling) : runAgain(telling),
          ],
        },
        more: warnInstead,
      }
    },
  },
  'notion-unrecognised': {
    variant: facts => `${facts.from} ${facts.what} ${facts.evidence.status}`,
    explain: (all, telling) => {
      if (areUnjudged(all)) return { ...explainUnjudged(all, telling), more: warnInstead }
      const [first] = all as All<Unrecognised>
      const words = unrecognised[first.from]
      const suspect = isSuspect(first, telling)
      const steps = words.steps(first, requestId(all))
      return {
        title: words.title,
        happened: say`${words.happened(first)} ${unchecked(all)}`,
        short: suspect ? say`Check ${code`api-url`}: it may not lead to Notion's API.` : words.short(first),
        fix: {
          heading: words.heading,
          steps: suspect
            ? [...ownAddress(telling), ...steps, runAgainOrStartNew(telling)]
            : [...steps, runAgain(telling)],
        },
        more: warnInstead,
      }
    },
  },
} satisfies Entries

type RateLimited = Facts['notion-rate-limited']

function limited(all: All<RateLimited>, telling: Telling): Explanation {
  const wait = waitOf(all)
  const workspace = all.some(facts => facts.limit === 'workspace')
  return {
    title: say`Notion's rate limit was reached`,
    happened: say`Notion answered **429**${waitInWords(wait, telling)}. ${unchecked(all)}`,
    short: say`Run it at another time, when less else uses this ${workspace ? say`workspace` : say`connection`}.`,
    fix: {
      heading: say`Run it at another time, or wait longer`,
      steps: [
        step(
          workspace
            ? say`Look for what else uses Notion's API in this **workspace** at this time, with any connection: the workspace's own limit was reached. Move this workflow to another time.`
            : say`Look for what else uses this connection at this time: all of it shares one limit. Move this workflow to another time.`,
        ),
        ...waitLonger(wait, telling),
        runAfter(wait, telling),
      ],
    },
    more: warnInstead,
  }
}

/** Cloudflare's limit is for an address, whatever is sent from it. */
function addressLimited(all: All<RateLimited>, telling: Telling): Explanation {
  const wait = waitOf(all)
  const ray = rayOf(all)
  return {
    title: say`The runner's address sends too many requests`,
    happened: say`A **429** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing})${waitInWords(wait, telling)}. It limits the runner's address, not this connection. ${unchecked(all)}`,
    short: say`Run it again later: the edge in front of Notion limits the runner's address.`,
    fix: {
      heading: say`Wait, or use another address`,
      steps: [
        waitForAddress(ray),
        step(
          say`On a self-hosted runner, look for what else sends requests to Notion from the same address.`,
        ),
        ...waitLonger(wait, telling),
        runAfter(wait, telling),
      ],
    },
    more: warnInstead,
  }
}

function waitOf(all: All<RateLimited>): number | null {
  const waits = all.flatMap(({ waitSeconds }) => waitSeconds ?? [])
  return waits.length === 0 ? null : Math.max(...waits)
}

/** So short a wait always fits: it was waited for, at growing intervals, and refused again. */
const shortWait = 1

function waitInWords(wait: number | null, { timeoutSeconds }: Telling): Prose {
  if (wait === null) return say` again and again, without saying how long to wait`
  return wait <= shortWait
    ? say` again and again until the time for it ran out, though it asks to wait ${wait === 0 ? say`no time at all` : say`a second at most`}`
    : say` and asks to wait ${duration(wait)}, which is longer than what was left of the ${count(timeoutSeconds, 'second')} this step may take`
}

function waitLonger(wait: number | null, { run, timeoutSeconds }: Telling): FixStep[] {
  const longer = Math.max(300, timeoutSeconds * 2, (wait ?? 0) + 60)
  return longer > 3600
    ? []
    : [
        step(
          say`Or let the step wait longer, in ${stepFile(run)} (whole seconds, up to 3600):`,
          yaml(say`timeout: ${longer}`),
        ),
      ]
}

function runAfter(wait: number | null, telling: Telling): FixStep {
  return wait === null || wait <= shortWait
    ? runAgain(telling)
    : runAgain(telling, say`After ${duration(wait)},`)
}

const warnInstead = {
  heading: say`This shouldn't fail the job`,
  items: [
    say`Set ${code`on-inconclusive`} to ${code`warn`} in this step: what couldn't be checked is then a warning.`,
  ],
}

function waitForAddress(ray: string | null): FixStep {
  return step(
    say`On GitHub's runners, wait a while: a later run may have another address. If it persists, send Notion support the ray ID${ray ? say` ${code(ray)}` : nothing}.`,
  )
}

type Unrecognised = Exclude<Facts['notion-unrecognised'], Unjudged>

/** Whether the address in `api-url` may be to blame. One at which Notion accepted the token is right. */
function isSuspect({ from }: Unrecognised, telling: Telling): boolean {
  if (from === 'elsewhere') return hasOwnAddress(telling)
  return mayLeadElsewhere(telling) && !(from === 'notion' && telling.identity)
}

/** Where the answer came from decides whom to ask. */
const unrecognised: {
  readonly [F in Unrecognised['from']]: {
    title: Prose
    happened: (facts: Unrecognised) => Prose
    heading: Prose
    short: (facts: Unrecognised) => Prose
    steps: (facts: Unrecognised, request: string | null) => FixStep[]
  }
} = {
  elsewhere: {
    title: say`The answer didn't come from Notion's API`,
    happened: ({ what, evidence }) =>
      say`The answer${evidence.status === null ? nothing : say` (**${evidence.status}**)`} was ${what}, which Notion's API doesn't send.`,
    heading: say`Find out who answers`,
    short: () =>
      say`Find out who answers in place of ${code`https://api.notion.com`}: a proxy, a login page or a gateway.`,
    steps: () => [
      step(
        say`On a self-hosted runner, a proxy or a login page may answer in Notion's place. Run this on it; it should print JSON with ${code`"code":"unauthorized"`}:`,
        sh(say`curl -sS https://api.notion.com/v1/users/me`),
      ),
      checkStatus,
    ],
  },
  notion: {
    title: say`Notion refused a request for an unknown reason`,
    happened: facts => say`${refusal(facts)} This check doesn't know what that means here.`,
    heading: say`Ask Notion what it means`,
    short: ({ message }) =>
      message
        ? say`Show Notion's words to a workspace owner, or send Notion support the request ID.`
        : say`Look at Notion's status page, or send Notion support the request ID.`,
    steps: ({ message }, request) => [
      ...(message
        ? [
            step(
              say`Show Notion's words above to a workspace owner: they may name a policy, a plan or a setting.`,
            ),
          ]
        : []),
      checkStatus,
      askSupport(request),
    ],
  },
  address: {
    title: say`Notion doesn't know the address that was asked`,
    happened: facts => say`${refusal(facts)} The request went to an address that its API doesn't have.`,
    heading: say`Find out what changes the address`,
    short: () => say`Find out what changes the address on the way to Notion.`,
    steps: (_, request) => [
      step(
        say`Check that every gateway or proxy between the runner and Notion passes the path on unchanged: it begins with ${code`/v1/`}.`,
      ),
      checkStatus,
      askSupport(request),
    ],
  },
  incomplete: {
    title: say`Notion's answer lacks its content`,
    happened: ({ what }) => say`Notion answered **200**, but with ${what}.`,
    heading: say`Ask for it again`,
    short: () => say`Run it again, and look at Notion's status page if it persists.`,
    steps: (_, request) => [checkStatus, askSupport(request)],
  },
  gateway: {
    title: say`Notion didn't receive the token`,
    happened: facts => say`${refusal(facts)} The header with the token didn't arrive as it was sent.`,
    heading: say`Find what drops the header`,
    short: () =>
      say`Have the gateway or proxy before Notion pass the header ${code`Authorization`} on unchanged.`,
    steps: () => [
      step(
        say`Check that every gateway or proxy between the runner and Notion passes the header ${code`Authorization`} on unchanged.`,
      ),
    ],
  },
}

function askSupport(request: string | null): FixStep {
  return step(
    say`If it persists, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`,
  )
}

function refusal({ evidence, message }: Unrecognised): Prose {
  return say`Notion answered ${evidence.status === null ? nothing : say`**${evidence.status}**, `}${quoted(message ?? '')}`
}

function requestId(all: All<{ evidence: Evidence }>): string | null {
  return all.map(({ evidence }) => evidence.requestId).find(id => id !== null) ?? null
}

function rayOf(all: All<{ evidence: Evidence }>): string | null {
  return all.map(({ evidence }) => evidence.rayId).find(id => id !== null) ?? null
}

/** What went unanswered. That it isn't the token, which Notion accepted before, shows in the table. */
function unchecked(all: All<{ subject: Subject }>): Prose {
  if (all.some(({ subject }) => subject.what === 'token')) return say`This says nothing about the token.`
  return say`${subjects(all)} couldn't be checked.`
}

function subjects(all: All<{ subject: Subject }>): Inline {
  // A database whose data sources each went unanswered is one.
  const databases = [
    ...new Map(
      all.flatMap(({ subject }) => (subject.what === 'database' ? [[subject.id, subject]] : [])),
    ).values(),
  ]
  const names = [
    ...new Set(all.flatMap(({ subject }) => (subject.what === 'capability' ? [subject.name] : []))),
  ]
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
