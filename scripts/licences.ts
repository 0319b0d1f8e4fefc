import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What esbuild tells of each file that it made, as far as it matters here. */
type Bundled = { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> }

/** Name, licence and its text of every package that is in the bundle. A package whose text is nowhere is an error. */
export function licencesOf({ outputs }: Bundled, root: string): string {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )
  const folders = new Set(files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []))
  return Array.from(folders)
    .toSorted()
    .map(folder => `${licenceOf(join(root, folder))}\n`)
    .join('\n')
}

function licenceOf(folder: string): string {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each))
  if (!file) throw new Error(`There is no text of the licence of ${name}, which is bundled.`)
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trimEnd()
  return `${name}\n${license}\n${text}`
}
