// Generated Markdown in the form that `npm run lint` wants, so that the two never quarrel.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** `path` tells the formatter what kind of file it is. */
export function formatted(path: string, text: string): string {
  // Its tables are not padded, as in biome.json: that alone would take a sixth of the bytes that it may have.
  if (path === 'README.md') return text
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const run = spawnSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`Could not format ${path}: ${run.error?.message ?? run.stderr}`)
  return run.stdout
}
