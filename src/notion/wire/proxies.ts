/** A proxy that the environment names: what errors of connecting to it can be told by. */
export type HttpProxy = { host: string; port: number }

/** The proxies of the environment as undici wants them, and those among them that cannot be used. */
export type ProxySettings = {
  httpProxy: string | undefined
  httpsProxy: string | undefined
  noProxy: string | undefined
  proxies: HttpProxy[]
  /** Names of variables that hold something else than an http or https proxy. */
  unusable: string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** The variables that curl and git read too, in either case; like there, a proxy may lack its scheme. */
export function proxySettings(environment: Environment): ProxySettings {
  const unusable: string[] = []
  const proxies: HttpProxy[] = []
  const read = (...names: string[]) => {
    const name = names.find(each => environment[each])
    if (!name) return undefined
    const text = environment[name] ?? ''
    const url = URL.parse(text.includes('://') ? text : `http://${text}`)
    if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
      unusable.push(name)
      return undefined
    }
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    proxies.push({ host: url.hostname.replace(/^\[|\]$/g, ''), port })
    return url.href
  }
  return {
    httpProxy: read('http_proxy', 'HTTP_PROXY'),
    httpsProxy: read('https_proxy', 'HTTPS_PROXY'),
    noProxy: environment.no_proxy ?? environment.NO_PROXY,
    proxies,
    unusable,
  }
}
