// Recipes as a page shows them: the same workflows as in docs/recipes/, which are parsed and run in the tests.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleetInPages, fleetInRecipes, usesInPages, usesInRecipes } from './owner.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'recipes')

/** By the name of the marker, `recipe-<file>`: the workflow as a block of YAML. */
export function recipeBlocks(): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter(file => file.endsWith('.yml'))
  return Object.fromEntries(
    files.map(file => [
      `recipe-${file.replace(/\.yml$/, '')}`,
      blockOf(readFileSync(join(folder, file), 'utf8')),
    ]),
  )
}

/** Without the comment on top, which the page says in its own words, and with the tag in place of a commit once there is one. */
function blockOf(yaml: string): string {
  const workflow = yaml
    .replaceAll('\r\n', '\n')
    .replace(/^(?:#.*\n)+/, '')
    .replaceAll(`uses: ${usesInRecipes}`, `uses: ${usesInPages}`)
    .replaceAll(`uses: ${fleetInRecipes}`, `uses: ${fleetInPages}`)
  return `\`\`\`yaml\n${workflow.trim()}\n\`\`\``
}
