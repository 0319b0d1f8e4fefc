import type { Evidence, UnreachableReason } from '../ports/notion.ts'
import type { Facts, Subject } from '../result/diagnosis.ts'
import { shortId } from '../text/notion-id.ts'
import { code, count, type Inline, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import { type All, type Entries, type FixStep, step } from './entry.ts'
import { runAgain } from './fix-steps.ts'
import { statusLink } from './links.ts'

/** What says nothing about the token. Each begins by saying so. */
export const notionFaults = {
  'notion-unreachable': {
    variant: facts => facts.reason,
    explain: (all, telling) => {
      const [{ reason, detail, proxied }] = all
      const words = unreachable[reason]
      return {
        title: words.title,
        happened: say`${words.happened}${detail ? say` (${code(detail)})` : nothing}, so ${subjects(all)}. This says nothing about the token.`,
        fix: { heading: say`Clear the way to Notion`, steps: [...words.steps(proxied), runAgain(telling)] },
      }
    },
  },
  'notion-down': {
    explain: (all, telling) => ({
      title: say`Notion is having trouble`,
      happened: say`Notion answered **${statuses(all)}**, so ${subjects(all)}. This says nothing about the token.`,
      fix: {
        heading: say`Wait for Notion`,
        steps: [checkStatus, runAgain(telling, say`When Notion is well again,`)],
      },
      more: { heading: say`This must not stop the job`, items: [warnInstead] },
    }),
  },
  'notion-rate-limited': {
    explain: (all, telling) => {
      const wait = all.find(facts => facts.waitSeconds !== null)?.waitSeconds ?? null
      const workspace = all.some(facts => facts.limit === 'workspace')
      const longer = Math.max(300, telling.timeoutSeconds * 2, (wait ?? 0) + 60)
      return {
        title: say`Notion's rate limit is used up`,
        happened: say`Notion answered **429**${
          wait === null
            ? say` again and again, without saying how long to wait`
            : say` and asks to wait ${duration(wait)}, which does not fit what was left of the ${count(telling.timeoutSeconds, 'second')} that this step may take`
        }, so ${subjects(all)}. This says nothing about the token.`,
        fix: {
          heading: say`Ask at another time, or wait longer`,
          steps: [
            step(
              workspace
                ? say`The limit of the whole **workspace** is used up: another connection in it may be busy. See what else runs at this time, and move this workflow away from it.`
                : say`All that uses this connection shares its requests a minute: see what else runs at this time, and move this workflow away from it.`,
            ),
            ...(longer <= 3600
              ? [
                  step(say`Or let the step wait longer (whole seconds, up to 3600):`, {
                    language: 'yaml',
                    lines: [say`timeout: ${longer}`],
                  }),
                ]
              : []),
            wait === null ? runAgain(telling) : runAgain(telling, say`After ${duration(wait)},`),
          ],
        },
      }
    },
  },
  'notion-blocked': {
    explain: (all, telling) => {
      const ray = all.map(facts => facts.evidence.rayId).find(id => id !== null)
      return {
        title: say`Something between here and Notion blocks this`,
        happened: say`An answer of **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before Notion looked at the token, so ${subjects(all)}. This says nothing about the token.`,
        fix: {
          heading: say`Find out who blocks it`,
          steps: [
            step(
              say`On a **self-hosted runner**: let your network's administrators allow ${code`https://api.notion.com`} from it.`,
            ),
            step(
              say`On GitHub's runners: wait a while; a later run may have another address. If it stays, send Notion's support the ray ID${ray ? say` ${code(ray)}` : nothing}.`,
            ),
            runAgain(telling),
          ],
        },
      }
    },
  },
  'notion-unrecognised': {
    variant: facts => `${facts.from} ${facts.what} ${facts.evidence.status}`,
    explain: (all, telling) => {
      const [{ what, message, evidence, from }] = all
      const answer = evidence.status === null ? say`The answer` : say`The answer (**${evidence.status}**)`
      return {
        title: unrecognised[from].title,
        happened: say`${answer} was ${what}${message ? say`: “${message}”` : nothing}, so ${subjects(all)}. This says nothing about the token.`,
        fix: {
          heading: unrecognised[from].heading,
          steps: [...unrecognised[from].steps(requestId(all)), runAgain(telling)],
        },
      }
    },
  },
} satisfies Entries

const rightAddress = step(
  say`Is ${code`api-url`} right? It should be ${code`https://api.notion.com`}, unless you run a gateway.`,
)

/** Where the answer came from decides whom to ask. */
const unrecognised: {
  readonly [F in Facts['notion-unrecognised']['from']]: {
    title: Prose
    heading: Prose
    steps: (request: string | null) => FixStep[]
  }
} = {
  elsewhere: {
    title: say`An answer came that is not known from Notion`,
    heading: say`See who answers there`,
    steps: () => [
      rightAddress,
      step(
        say`On a self-hosted runner, a proxy or a login page may answer in Notion's place: on it, run this. It should print ${code`"code":"unauthorized"`} or the like in JSON.`,
        { language: 'sh', lines: [say`curl -sS https://api.notion.com/v1/users/me`] },
      ),
      checkStatus,
    ],
  },
  notion: {
    title: say`Notion refused a question in words of its own`,
    heading: say`Ask Notion what it means`,
    steps: request => [
      step(
        say`Read Notion's words above. If they name a policy, a plan or a setting, ask a workspace owner to look at it.`,
      ),
      checkStatus,
      step(
        say`If it stays, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`,
      ),
    ],
  },
  gateway: {
    title: say`The token did not arrive at Notion`,
    heading: say`Find what drops the header`,
    steps: () => [
      rightAddress,
      step(
        say`A gateway or proxy between the runner and Notion must pass the header ${code`Authorization`} on as it is.`,
      ),
    ],
  },
}

function requestId(all: All<{ evidence: Evidence }>): string | null {
  return all.map(({ evidence }) => evidence.requestId).find(id => id !== null) ?? null
}

type Unreachable = { title: Prose; happened: Prose; steps: (proxied: boolean) => FixStep[] }

const proxyVariables = say`${code`HTTPS_PROXY`}, ${code`HTTP_PROXY`} and ${code`NO_PROXY`}`
const warnInstead = say`${code`on-inconclusive: warn`} in this step turns “could not tell” into a warning.`
const checkStatus = step(say`Look at ${statusLink}.`)

const unreachable: { readonly [R in UnreachableReason]: Unreachable } = {
  dns: {
    title: say`Notion's address could not be looked up`,
    happened: say`The runner could not find the address of Notion's API`,
    steps: () => [
      step(say`See that ${code`api-url`} is spelt right, if you set it.`),
      step(
        say`On a self-hosted runner, see that it can look up names: ${code`nslookup api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`,
      ),
    ],
  },
  refused: {
    title: say`The connection to Notion was refused`,
    happened: say`Nothing listens where Notion's API should be, or a firewall refused the connection`,
    steps: () => [
      step(say`See that ${code`api-url`} is right, if you set it.`),
      step(say`On a self-hosted runner, let the firewall allow ${code`api.notion.com`}, port 443.`),
      checkStatus,
    ],
  },
  reset: {
    title: say`The connection to Notion broke off`,
    happened: say`The connection was closed before the answer was whole`,
    steps: () => [
      checkStatus,
      step(say`On a self-hosted runner, a firewall or proxy may cut connections to ${code`api.notion.com`}.`),
    ],
  },
  timeout: {
    title: say`Notion did not answer in time`,
    happened: say`No whole answer came in time`,
    steps: proxied => [
      checkStatus,
      step(
        proxied
          ? say`The runner's variables name a proxy (${proxyVariables}): see that it is well.`
          : say`On a self-hosted runner, see that it reaches ${code`https://api.notion.com`}; behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`,
      ),
      step(say`If many databases are listed, a larger ${code`timeout`} may be all that it needs.`),
    ],
  },
  network: {
    title: say`The network did not carry the request to Notion`,
    happened: say`The runner's network has no way to Notion's API`,
    steps: () => [
      step(
        say`On a self-hosted runner, see that it reaches ${code`https://api.notion.com`}; behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`,
      ),
      checkStatus,
    ],
  },
  certificate: {
    title: say`The certificate is not one that this runner trusts`,
    happened: say`The certificate that came is not signed by an authority that Node.js knows, as behind a company's inspecting proxy`,
    steps: () => [
      step(
        say`On the self-hosted runner, save your company's root certificate as a PEM file, and tell Node.js of it **before** the runner starts (in the runner's ${code`.env`} file), or in the workflow:`,
        { language: 'yaml', lines: [say`env:`, say`  NODE_EXTRA_CA_CERTS: /path/to/company-root.pem`] },
      ),
      step(say`Never turn the check of certificates off: the token would go to whoever answers.`),
    ],
  },
  tls: {
    title: say`No safe connection to Notion could be made`,
    happened: say`The TLS handshake failed, or the certificate is for another name or out of its time`,
    steps: () => [
      step(say`See that the clock of a self-hosted runner is right, and that ${code`api-url`} is.`),
      step(
        say`A proxy that inspects traffic may answer in Notion's place: ask your network's administrators.`,
      ),
      checkStatus,
    ],
  },
  'proxy-auth': {
    title: say`The proxy asks for a name and password`,
    happened: say`The proxy answered **407** and did not let the request through to Notion`,
    steps: () => [
      step(say`Put the name and password that the proxy wants into the runner's variable, as a secret:`, {
        language: 'yaml',
        lines: [say`env:`, say`  HTTPS_PROXY: \${{ secrets.PROXY_URL }} # http://name:password@proxy:port`],
      }),
    ],
  },
  'proxy-refused': {
    title: say`The proxy does not let the request through`,
    happened: say`The proxy refused to connect to Notion's API`,
    steps: () => [
      step(say`Let your network's administrators allow ${code`api.notion.com:443`} on the proxy.`),
      step(
        say`If Notion can be reached without the proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`,
      ),
    ],
  },
  'proxy-invalid': {
    title: say`A proxy variable of this runner is not usable`,
    happened: say`The runner's variables name a proxy that is neither http nor https, or whose name or password has a ${code`%`} that is not written ${code`%25`}, and the token is not sent around a proxy that was meant`,
    steps: () => [
      step(
        say`Give ${proxyVariables} of the runner an address such as ${code`http://proxy:3128`}; SOCKS proxies are not supported.`,
      ),
      step(say`If Notion needs no proxy, take the variable out of the runner's environment.`),
    ],
  },
  'proxy-unsupported': {
    title: say`This runner is too old to use a proxy`,
    happened: say`The runner's variables name a proxy, its Node.js is older than 24.5 and cannot use one, and the token is not sent around a proxy that was meant`,
    steps: () => [
      step(say`Update the self-hosted runner to its newest version: it brings a newer Node.js.`),
      step(say`If Notion needs no proxy, take the variable out of the runner's environment.`),
    ],
  },
  'proxy-unreachable': {
    title: say`The proxy could not be reached`,
    happened: say`The runner's variables name a proxy, and no connection to it could be made`,
    steps: () => [
      step(say`See that ${proxyVariables} of the runner are right, and that the proxy runs.`),
      step(
        say`If Notion can be reached without the proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`,
      ),
    ],
  },
}

/** "it could not be told whether …", for all that went unanswered. */
function subjects(all: All<{ subject: Subject }>): Inline {
  if (all.some(({ subject }) => subject.what === 'token'))
    return say`whether the token works could not be told`
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
  if (names.length > 0)
    parts.push(
      say`${names.length === 1 ? say`the capability` : say`the capabilities`} ${list(names.map(name => code(own(name))))}`,
    )
  return say`nothing can be said of ${list(parts)}`
}

function statuses(all: All<{ evidence: Evidence }>): Prose {
  const different = [
    ...new Set(all.flatMap(({ evidence }) => (evidence.status === null ? [] : [evidence.status]))),
  ]
  return own(different.join(', ') || 'an error')
}

/** Seconds in the unit that people would use. */
function duration(seconds: number): Prose {
  if (seconds >= 86_400) return say`a day or more`
  if (seconds >= 7_200) return count(Math.ceil(seconds / 3600), 'hour')
  return seconds >= 120 ? count(Math.ceil(seconds / 60), 'minute') : count(seconds, 'second')
}
