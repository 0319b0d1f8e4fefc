// node scripts/cut-openapi.ts <folder> <folder>: cuts __tests__/fixtures/github-openapi.json out of GitHub's own
// description of its REST API, of which the whole is 385 MB. The folders: the npm packages @octokit/openapi and
// @octokit/app-permissions, unpacked; their versions are written into the file. Kept are the operations that the
// action uses, for github.com and for the oldest server that GitHub still supports, without the prose, and which
// permissions allow each. Then `npm run format`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const servers = ['api.github.com', 'ghes-3.17']
const here = '/repos/{owner}/{repo}'
const issue = `${here}/issues/{issue_number}`
const operations: [string, string][] = [
  ['get', `${here}/issues`],
  ['post', `${here}/issues`],
  ['patch', issue],
  ['get', `${issue}/comments`],
  ['post', `${issue}/comments`],
  ['post', `${issue}/labels`],
  ['post', `${here}/labels`],
  ['get', `${here}/actions/workflows/{workflow_id}/runs`],
]

type Json = { [name: string]: unknown }
const prose = new Set(['description', 'example', 'examples', 'summary', 'externalDocs', 'title'])

/** The same without prose; where a name could be a property's own, it stays. */
function bare(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map(each => bare(each))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => named || !(prose.has(name) || name.startsWith('x-')))
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner, !named && name === 'properties')]))
}

const [openapi, appPermissions] = process.argv.slice(2)
if (!openapi || !appPermissions) throw new Error('Usage: node scripts/cut-openapi.ts <folder> <folder>')
const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'))
const sourceOf = (folder: string) => {
  const { name, version } = read(folder, 'package.json')
  return `${name} ${version}`
}

function cut(server: string): Json {
  const whole = read(openapi as string, 'generated', `${server}.json`)
  const schemas: Json = {}
  /** Follows every reference; schemas are gathered, everything else is put in its place. */
  const gathered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(gathered)
    if (typeof value !== 'object' || value === null) return value
    const { $ref } = value as { $ref?: string }
    if ($ref === undefined)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, gathered(inner)]))
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec($ref) ?? []
    const target = whole.components[kind][name]
    if (kind !== 'schemas') return gathered(bare(target))
    if (!(name in schemas)) {
      schemas[name] = true
      schemas[name] = gathered(bare(target))
    }
    return { $ref: `#/schemas/${name}` }
  }
  const paths = operations.map(([method, path]) => {
    const { parameters = [], requestBody, responses } = whole.paths[path][method]
    const schemaOf = (holder?: { content?: Json }) =>
      gathered(
        bare((holder?.content?.['application/json'] as { schema?: unknown } | undefined)?.schema ?? null),
      )
    const answers = Object.entries(responses as Json).map(([status, response]) => [
      status,
      status.startsWith('2') ? schemaOf(response as { content?: Json }) : null,
    ])
    return [
      `${method.toUpperCase()} ${path}`,
      {
        parameters: gathered(bare(parameters)),
        body: schemaOf(requestBody),
        answers: Object.fromEntries(answers),
      },
    ]
  })
  return { operations: Object.fromEntries(paths), schemas }
}

/** Those that allow an operation, as a workflow names them; a higher one of the same name is not listed. */
function permissionsFor(route: string): string[] {
  const known: Record<string, Partial<Record<'read' | 'write', string[]>>> = read(
    appPermissions as string,
    'generated/api.github.com.json',
  ).permissions
  return Object.entries(known).flatMap(([name, levels]) =>
    (['read', 'write'] as const)
      .filter(level => levels[level]?.includes(route))
      .map(level => `${name.replaceAll('_', '-')}: ${level}`),
  )
}

const routes = operations.map(([method, path]) => `${method.toUpperCase()} ${path}`)
const made = {
  sources: [sourceOf(openapi), sourceOf(appPermissions)],
  permissions: Object.fromEntries(routes.map(route => [route, permissionsFor(route)])),
  servers: Object.fromEntries(servers.map(each => [each, cut(each)])),
}
writeFileSync(
  join(import.meta.dirname, '../__tests__/fixtures/github-openapi.json'),
  `${JSON.stringify(made)}\n`,
)
