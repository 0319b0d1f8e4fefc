import { watchPlaces } from '../catalogue/fleet.ts'
import { notionLink, notionPages, notionPlaces } from '../catalogue/links.ts'
import type { RunContext } from '../inputs/run-context.ts'
import { idsIn, undashed } from '../text/notion-id.ts'
import { type Inline, join, link, type Prose, say } from '../text/prose.ts'
import type { Row } from './judge.ts'

/**
 * A report's sentence, in which an address in brackets is a link again if it is one that this action makes: of
 * Notion's own pages, of a database, or of the watch that the report is about. Any other stays plain text.
 */
export function linked(text: string, run: RunContext, { watch, report }: Row): Prose {
  const places = watchPlaces(run, watch, report?.run ?? null)
  const pages = [places.secrets, places.dependabotSecrets, places.environments, places.run, places.workflow]
  const ours = [...pages, places.settings, ...Object.values(notionPlaces)].filter(page => page !== null)
  const parts: Inline[] = []
  let from = 0
  for (const found of text.matchAll(/ \((https:\/\/[^\s()]{1,500})\)/g)) {
    const address = found[1] ?? ''
    const href = ours.includes(address) ? address : databaseAt(address)
    if (href === null) continue
    parts.push(text.slice(from, found.index), say` (${link(say`open`, href)})`)
    from = found.index + found[0].length
  }
  parts.push(text.slice(from))
  return join(parts, '')
}

function databaseAt(address: string): Prose | null {
  const [id] = idsIn(address)
  return id !== undefined && address === `${notionPages}${undashed(id)}` ? notionLink(id) : null
}
