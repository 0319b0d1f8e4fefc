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
  const lines: Prose[] = []
  let left = longestLines
  for (const property of current) {
    left -= property.name.length + (property.options ?? []).join().length + 20
    if (left < 0) break
    lines.push(lineOf(property))
  }
  const more = current.length - lines.length
  return more > 0 ? [...lines, say`  # and ${more} more`] : lines
}

function lineOf({ name, type, options }: FoundProperty): Prose {
  const whole = showsWhole(name)
  const shown = whole ? name : tidy(name)
  const quote = /: |:$|#|^"|^ | $/.test(shown) ? own('"') : nothing
  const note = whole ? nothing : say`  # can't be copied from here: some of its name doesn't show`
  return say`  ${quote}${shown}${quote}: ${typeName(type)}${choiceOf(options ?? [])}${note}`
}

/** What would be read as other options than there are is left out: a comma in one, spaces around it. */
function choiceOf(options: readonly string[]): Prose {
  const readable = options.every(option => tidy(option) === option && !/[,\]]/.test(option))
  return options.length > 0 && readable ? say` [${join(options, ', ')}]` : nothing
}
