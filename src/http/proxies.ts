/** A proxy that the environment names: enough to recognize an error of connecting to it. */
export type HttpProxy = { host: string; port: number }

/** The proxies of the environment as Node's agents want them, and what stands in the way of using them. */
export type ProxySettings = {
  /** For the agents' `proxyEnv`; empty where there is no proxy. */
  variables: { HTTP_PROXY?: string; HTTPS_PROXY?: string; NO_PROXY?: string }
  proxies: readonly HttpProxy[]
  /** null where every proxy can be used. */
  unusable: Unusable | null
}

export type Unusable = {
  /** Not an address of an http or https proxy, or this Node knows no proxies. */
  code: 'INVALID_PROXY' | 'UNSUPPORTED_PROXY'
  /** The variable, or the version of Node. */
  detail: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the variables that curl and git read too, in either case; like there, a proxy may lack its scheme, and
 * HTTP_PROXY stands in for HTTPS_PROXY.
 */
export function proxySettings(environment: Environment, nodeVersion: string): ProxySettings {
  const wrong: string[] = []
  const proxies: HttpProxy[] = []
  const read = (...names: string[]) => {
    const name = names.find(each => environment[each])
    if (!name) return undefined
    const url = readProxy(environment[name] ?? '')
    if (url === null) {
      wrong.push(name)
      return undefined
    }
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    proxies.push({ host: url.hostname.replace(/^\[|\]$/g, ''), port })
    return url.href
  }
  const plain = read('http_proxy', 'HTTP_PROXY')
  const secure = read('https_proxy', 'HTTPS_PROXY') ?? plain
  const except = environment.no_proxy ?? environment.NO_PROXY
  const [variable] = wrong
  return {
    variables: {
      ...(plain && { HTTP_PROXY: plain }),
      ...(secure && { HTTPS_PROXY: secure }),
      ...(except && { NO_PROXY: except }),
    },
    proxies,
    unusable: variable
      ? { code: 'INVALID_PROXY', detail: variable }
      : proxies.length > 0 && !knowsProxies(nodeVersion)
        ? { code: 'UNSUPPORTED_PROXY', detail: `Node ${nodeVersion}` }
        : null,
  }
}

function readProxy(text: string): URL | null {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return null
  return isDecodable(url.username) && isDecodable(url.password) ? url : null
}

/** A `%` that begins no `%xx`: it stands for the character itself, or is a mistake. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** Node's agents know proxies from 24.5 on; the older ones ignore them in silence. */
function knowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5)
}
