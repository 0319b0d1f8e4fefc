/** A proxy that the environment names: what errors of connecting to it can be told by. */
export type HttpProxy = { host: string; port: number }

/** The variables that curl and git read too, in either case. */
const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): HttpProxy[] {
  return variables.flatMap(name => {
    const text = environment[name]
    if (!text) return []
    const url = URL.parse(text.includes('://') ? text : `http://${text}`)
    if (!url) return []
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    return [{ host: url.hostname.replace(/^\[|\]$/g, ''), port }]
  })
}
