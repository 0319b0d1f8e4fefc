export class ProxyAgent {}
export const fetch: typeof globalThis.fetch
// What the plugins would add to octokit: nothing.
export type Api = object
export type PaginateInterface = never
