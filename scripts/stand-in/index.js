// Stands in for five packages (see "overrides" in package.json) that the toolkit imports and this action never uses:
// every runner would download and read them. What is used after all says so.

/** Asked for a proxy's agent as soon as the toolkit is loaded; this action hands it a fetch that needs none. */
export class HttpClient {
  getAgent() {}
  getAgentDispatcher() {}
  getJson() {
    return notBundled()
  }
}

/** Octokit's plugins: a thousand endpoints by name, and reading all pages. It is asked by route, page by page. */
export function restEndpointMethods() {}
export function paginateRest() {}

export class BearerCredentialHandler {}
export class ProxyAgent {}

export function fetch() {
  return notBundled()
}

export function getExecOutput() {
  return notBundled()
}

function notBundled() {
  throw new Error('Not bundled: this action has a transport of its own, and starts no programs')
}
