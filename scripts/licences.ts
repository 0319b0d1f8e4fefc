// ncc looks for a package's licence beside the nearest package.json of a bundled file. A package that has another one
// in a folder of its own (Notion's SDK) is then listed without the text that its licence asks to be handed on.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The list as ncc wrote it, with the texts that it lacks. A package whose text is nowhere is an error. */
export function withEveryText(list: string, modules: string): string {
  const lines = list.split('\n')
  return lines
    .flatMap((line, at) => {
      const name = lines[at - 1] ?? ''
      const isHead = isPackage(name, modules) && (at < 2 || lines[at - 2] === '')
      const next = lines.slice(at + 1).find(each => each !== '')
      const lacksText = isHead && (next === undefined || isPackage(next, modules))
      return lacksText ? [line, textOf(name, modules)] : [line]
    })
    .join('\n')
}

function isPackage(name: string, modules: string): boolean {
  return /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) && existsSync(join(modules, name, 'package.json'))
}

function textOf(name: string, modules: string): string {
  const folder = join(modules, name)
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each))
  if (!file) throw new Error(`There is no text of the licence of ${name}, which is bundled.`)
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trimEnd()
}
