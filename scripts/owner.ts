// npm run owner -- NAME: writes who owns the repository wherever an example names it. Until then a placeholder stands
// there that can be no login (those have no underscore), with a commit of zeros, so that a pasted example fails safely.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const placeholder = 'your_org'
const zeros = '0'.repeat(40)
/** Where an example or a rule may name the owner. */
const files = ['package.json', '*.md', 'docs/**/*.{md,yml}', '.github/**/{CODEOWNERS,*.md,*.yml}']
/** What GitHub takes as the name of a user or an organisation. */
const login = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i

/** `owner/notion-token-check`, as package.json has it, or with the placeholder. */
export const slug = slugIn(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'))

/** How an example in a page uses the action: the tag, or the zeros as long as there is no owner. */
const inPages = slug.startsWith(`${placeholder}/`) ? `@${zeros} # v1` : '@v1'
export const usesInPages = slug + inPages
export const fleetInPages = `${slug}/fleet${inPages}`

/** How a recipe uses it: always the zeros, for the commit that a reader pins. */
export const usesInRecipes = `${slug}@${zeros} # v1`
export const fleetInRecipes = `${slug}/fleet@${zeros} # v1`

if (import.meta.main) process.exitCode = main(process.argv.slice(2), process.cwd())

function main([name = '', ...others]: readonly string[], root: string): number {
  if (!login.test(name) || others.length > 0) {
    console.error(
      'Usage: npm run owner -- NAME\nNAME is the user or organization on GitHub that owns the repository.',
    )
    return 2
  }
  const before = slugIn(readFileSync(join(root, 'package.json'), 'utf8')).replace(/\/.*/, '')
  const written = globSync(files, { cwd: root, exclude: ['node_modules'] }).filter(path => {
    const text = readFileSync(join(root, path), 'utf8')
    const fresh = withOwner(text, before, name, path.endsWith('.md'))
    if (fresh !== text) writeFileSync(join(root, path), fresh)
    return fresh !== text
  })
  console.log(
    written.length === 0 ? `${name} is the owner already.` : `Written: ${written.toSorted().join(', ')}`,
  )
  return 0
}

function withOwner(text: string, before: string, name: string, isPage: boolean): string {
  const named = text
    // "Change: your_org, the zeros …": there is nothing to change any more.
    .replaceAll(`${placeholder}, `, '')
    .replace(new RegExp(`^#.*${placeholder}.*\\n`, 'gm'), '')
    .replaceAll(`${before}/notion-token-check`, `${name}/notion-token-check`)
    .replaceAll(`@${before}/maintainers`, `@${name}/maintainers`)
  return isPage
    ? named
        .replaceAll(`${name}/notion-token-check@${zeros} # v1`, `${name}/notion-token-check@v1`)
        .replaceAll(`${name}/notion-token-check/fleet@${zeros} # v1`, `${name}/notion-token-check/fleet@v1`)
    : named
}

function slugIn(packageJson: string): string {
  const { repository } = JSON.parse(packageJson) as { repository: string }
  return repository.replace('github:', '')
}
