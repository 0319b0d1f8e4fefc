// The toolkit makes a ProxyAgent where a proxy is set, and hands it to the fetch that this action replaces.
export class ProxyAgent {}

export function fetch() {
  throw new Error('Not bundled: this action carries its requests over a transport of its own')
}
