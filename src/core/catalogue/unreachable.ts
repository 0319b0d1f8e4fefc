import type { UnreachableReason } from '../ports/notion.ts'
import { code, type Prose, say } from '../text/prose.ts'
import { type FixStep, step, type Telling } from './entry.ts'
import { ownAddress, yaml } from './fix-steps.ts'
import { statusLink } from './links.ts'

/** Why no answer came, and what clears the way. `happened` goes on with what couldn't be checked. */
type Unreachable = {
  title: Prose
  happened: Prose
  short: Prose
  steps: (proxied: boolean, telling: Telling) => FixStep[]
}

const proxyVariables = say`${code`HTTPS_PROXY`}, ${code`HTTP_PROXY`} and ${code`NO_PROXY`}`
export const checkStatus = step(say`Look at ${statusLink}.`)
const withoutProxy = step(
  say`If the runner reaches Notion without a proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`,
)
const checkWay = step(
  say`On a self-hosted runner, check that it reaches ${code`https://api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`,
)

export const unreachable: { readonly [R in UnreachableReason]: Unreachable } = {
  dns: {
    title: say`Notion's address couldn't be looked up`,
    happened: say`The runner couldn't look up the address of Notion's API`,
    short: say`Check the runner's DNS, and ${code`api-url`} if you set it.`,
    steps: (_, telling) => [
      ...ownAddress(telling),
      step(
        say`On a self-hosted runner, check that it can look up names: ${code`nslookup api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`,
      ),
    ],
  },
  refused: {
    title: say`The connection to Notion was refused`,
    happened: say`Nothing listens at the address of Notion's API, or a firewall refused the connection`,
    short: say`Let the runner's firewall allow ${code`api.notion.com`}, port 443.`,
    steps: (_, telling) => [
      ...ownAddress(telling),
      step(say`On a self-hosted runner, let the firewall allow ${code`api.notion.com`}, port 443.`),
      checkStatus,
    ],
  },
  reset: {
    title: say`The connection to Notion was closed`,
    happened: say`The connection was closed before the whole answer arrived`,
    short: say`Run it again, and look at Notion's status page if it persists.`,
    steps: (_, telling) => [
      ...ownAddress(telling),
      checkStatus,
      step(
        say`On a self-hosted runner, check whether a firewall or proxy closes connections to ${code`api.notion.com`}.`,
      ),
    ],
  },
  timeout: {
    title: say`Notion didn't answer in time`,
    happened: say`No complete answer arrived in time`,
    short: say`Run it again, and look at Notion's status page if it persists.`,
    steps: (proxied, telling) => [
      ...ownAddress(telling),
      checkStatus,
      proxied ? step(say`Check the proxy that the runner's variables name (${proxyVariables}).`) : checkWay,
      step(say`Set ${code`timeout`} higher if many databases are listed.`),
    ],
  },
  'out-of-time': {
    title: say`This step's time ran out`,
    happened: say`The time that this step may take (${code`timeout`}) ran out before Notion had answered everything`,
    short: say`Set ${code`timeout`} higher, or list fewer databases in one step.`,
    steps: () => [
      step(say`Set ${code`timeout`} higher, or list fewer databases in one step.`),
      step(
        say`On a self-hosted runner, check whether the machine was suspended or overloaded during the run.`,
      ),
      checkStatus,
    ],
  },
  network: {
    title: say`The runner's network doesn't reach Notion`,
    happened: say`The runner's network has no route to Notion's API`,
    short: say`Check that the runner reaches ${code`https://api.notion.com`}.`,
    steps: (_, telling) => [...ownAddress(telling), checkWay, checkStatus],
  },
  certificate: {
    title: say`The runner doesn't trust Notion's certificate`,
    happened: say`The certificate isn't signed by an authority that Node.js knows, which is usual behind a company's inspecting proxy`,
    short: say`Give Node.js your company's root certificate in ${code`NODE_EXTRA_CA_CERTS`}.`,
    steps: () => [
      step(
        say`On the self-hosted runner, save your company's root certificate as a PEM file, and name it in the runner's ${code`.env`} file **before** the runner starts, or in the workflow:`,
        yaml(say`env:`, say`  NODE_EXTRA_CA_CERTS: /path/to/company-root.pem`),
      ),
      step(say`Don't switch off the check of certificates: the token would go to whoever answers.`),
    ],
  },
  tls: {
    title: say`No secure connection to Notion could be made`,
    happened: say`The TLS handshake failed, or the certificate is for another name or isn't valid today`,
    short: say`Check the runner's clock, and any proxy that inspects its traffic.`,
    steps: (_, telling) => [
      ...ownAddress(telling),
      step(say`On a self-hosted runner, check its clock.`),
      step(say`Ask your network's administrators whether a proxy that inspects traffic answers for Notion.`),
      checkStatus,
    ],
  },
  'proxy-auth': {
    title: say`The proxy asks for a user name and password`,
    happened: say`The proxy answered **407** and didn't let the request through to Notion`,
    short: say`Put the proxy's user name and password into ${code`HTTPS_PROXY`}.`,
    steps: () => [
      step(
        say`Put the user name and password for the proxy into the runner's variable, as a secret:`,
        yaml(say`env:`, say`  HTTPS_PROXY: \${{ secrets.PROXY_URL }} # http://name:password@proxy:port`),
      ),
    ],
  },
  'proxy-refused': {
    title: say`The proxy doesn't let the request through`,
    happened: say`The proxy refused to connect to Notion's API`,
    short: say`Have the proxy allow ${code`api.notion.com:443`}.`,
    steps: () => [
      step(say`Ask your network's administrators to allow ${code`api.notion.com:443`} on the proxy.`),
      withoutProxy,
    ],
  },
  'proxy-invalid': {
    title: say`A proxy variable of this runner isn't usable`,
    happened: say`The runner's variables name a proxy that is neither http nor https, or whose user name or password has a ${code`%`} that isn't written ${code`%25`}. The token isn't sent around a proxy that was meant`,
    short: say`Correct the runner's proxy variables: ${proxyVariables}.`,
    steps: () => [
      step(
        say`Set ${proxyVariables} on the runner to an address such as ${code`http://proxy:3128`}. SOCKS proxies aren't supported.`,
      ),
      step(say`If Notion needs no proxy, remove the variable from the runner's environment.`),
    ],
  },
  'proxy-unsupported': {
    title: say`This runner is too old to use a proxy`,
    happened: say`The runner's variables name a proxy, and its Node.js is older than 24.5, which can't use one. The token isn't sent around a proxy that was meant`,
    short: say`Update the self-hosted runner: its Node.js is too old to use a proxy.`,
    steps: () => [
      step(say`Update the self-hosted runner to its newest version, which brings a newer Node.js.`),
      step(say`If Notion needs no proxy, remove the variable from the runner's environment.`),
    ],
  },
  'proxy-unreachable': {
    title: say`The proxy couldn't be reached`,
    happened: say`The runner's variables name a proxy, and it couldn't be reached`,
    short: say`Check the runner's proxy variables, and that the proxy runs.`,
    steps: () => [step(say`Check ${proxyVariables} on the runner, and that the proxy runs.`), withoutProxy],
  },
}
