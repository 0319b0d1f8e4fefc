import { propertyOn } from '../inputs/database-entry.ts'
import type { Property } from '../inputs/property-line.ts'
import type { FoundProperty } from '../ports/notion.ts'
import { join, nothing, own, type Prose, say } from '../text/prose.ts'
import { showsWhole, tidy } from '../text/untrusted.ts'
import { typeName } from './property-types.ts'

/** So many characters of lines are shown, for so many data sources; there is always Notion itself. */
const longestLines = 10_000
const mostSources = 3

/** A data source's properties as they are. `source`: its name, where the database has several. */
type Held = { source: string | null; sourceId: string | null; current: readonly FoundProperty[] }

/** The properties of each data source as they are now, as lines to paste. */
export function currentLines(all: readonly Held[]): Prose[] {
  const sources = new Map(all.map(held => [held.sourceId, held]))
  return [...sources.values()]
    .slice(0, mostSources)
    .flatMap(({ source, current }) => [...(source === null ? [] : [say`# ${source}`]), ...linesOf(current)])
}

function linesOf(current: readonly FoundProperty[]): Prose[] {
  // Nothing can be said of a name that doesn't show at all.
  const named = current.filter(({ name }) => tidy(name) !== '')
  const lines: Prose[] = []
  let left = longestLines
  for (const property of named) {
    left -= property.name.length + (property.options ?? []).join().length + 20
    if (left < 0) break
    lines.push(lineOf(property))
  }
  const more = named.length - lines.length
  return more > 0 ? [...lines, say`  # and ${more} more`] : lines
}

/** Whatever can't be read back as it is written is a comment. */
function lineOf({ name, type, options }: FoundProperty): Prose {
  const whole = showsWhole(name)
  if (whole)
    for (const choice of [readable(options ?? []), []])
      for (const quote of ['', '"']) {
        const listed = choice.length > 0 ? ` [${choice.join(', ')}]` : ''
        const line = `${quote}${name}${quote}: ${type}${listed}`
        if (readsAs(line, { name, type, options: choice }))
          return say`  ${own(quote)}${name}${own(quote)}: ${typeName(type)}${choiceOf(choice)}`
      }
  const why = whole ? nothing : say`: some of its name doesn't show`
  return say`  # ${tidy(name)}: ${typeName(type)} (can't be copied from here${why})`
}

/** In a workflow, `${{` would begin an expression. */
function readsAs(line: string, { name, type, options }: Property): boolean {
  const read = line.includes('${{') ? null : propertyOn(line)
  return read?.name === name && read.type === type && read.options.join() === options.join()
}

/** What would be read as other options than there are is left out: a comma in one, spaces around it. */
function readable(options: readonly string[]): readonly string[] {
  return options.every(option => tidy(option) === option && !/[,\]]/.test(option)) ? options : []
}

function choiceOf(options: readonly string[]): Prose {
  return options.length > 0 ? say` [${join(options, ', ')}]` : nothing
}
