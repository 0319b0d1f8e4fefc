// npm run docs [-- --check]: makes docs/diagnoses.md, the tables and recipes in README.md, docs/inputs.md and docs/many-repositories.md, the lists of
// requests in SECURITY.md, and the codes and checks in the schema of the report from action.yml, docs/recipes, the catalogue, the ports and runs of the built action against the sandbox.
// With --check it writes nothing, and exits 1 where something is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { actionYml, fleetYml } from '../sandbox/action-yml.ts'
import { codes } from '../src/core/result/diagnosis.ts'
import { diagnosesPage } from './docs-diagnoses.ts'
import { examplesOf } from './docs-example.ts'
import { formatted } from './docs-format.ts'
import { githubTable } from './docs-github-requests.ts'
import { recipeBlocks } from './docs-recipes.ts'
import { requestTable } from './docs-requests.ts'
import { withCodesAndChecks } from './docs-schema.ts'
import { tablesOf, withMarked, withTables } from './docs-tables.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await main()

async function main(): Promise<number> {
  const check = readArgs()
  if (check === null) {
    console.error('Usage: npm run docs [-- --check]')
    return 2
  }
  const tables = { ...tablesOf(actionYml), ...recipeBlocks() }
  const made = {
    'docs/diagnoses.md': diagnosesPage(await examplesOf(codes)),
    'docs/report.schema.json': withCodesAndChecks(read('docs/report.schema.json')),
    'README.md': withMarked(read('README.md'), tables),
    'docs/inputs.md': withMarked(read('docs/inputs.md'), tables),
    'docs/many-repositories.md': withMarked(read('docs/many-repositories.md'), tablesOf(fleetYml)),
    'SECURITY.md': withTables(read('SECURITY.md'), {
      'notion-requests': await requestTable(),
      'github-requests': await githubTable(),
    }),
  }
  const pages = Object.entries(made).map(([path, text]) => [path, formatted(path, text)] as const)
  const stale = pages.filter(([path, text]) => read(path) !== text)
  for (const [path, text] of stale) {
    if (check) console.error(`${path} is stale${firstDifference(read(path), text)}`)
    else writeFileSync(join(root, path), text)
  }
  if (check && stale.length > 0) console.error('\nRun "npm run docs" and commit what it writes.')
  else
    console.log(
      stale.length === 0 ? 'The docs are fresh.' : `Written: ${stale.map(([path]) => path).join(', ')}`,
    )
  return check && stale.length > 0 ? 1 : 0
}

function readArgs(): boolean | null {
  try {
    return parseArgs({ options: { check: { type: 'boolean', default: false } } }).values.check
  } catch {
    return null
  }
}

/** Git may have given the lines a Windows ending. */
function read(path: string): string {
  const file = join(root, path)
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : ''
}

function firstDifference(old: string, fresh: string): string {
  const [was, is] = [old.split('\n'), fresh.split('\n')]
  const at = is.findIndex((line, n) => line !== was[n])
  const line = at < 0 ? is.length : at
  return ` from line ${line + 1} on:\n  is       ${was[line] ?? '(nothing)'}\n  must be  ${is[line] ?? '(nothing)'}`
}
