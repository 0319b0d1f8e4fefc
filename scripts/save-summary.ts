// Leaves a summary behind for people: the Markdown as the action wrote it, and the page that GitHub makes of it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderSummary } from './render-summary.ts'

const folder = fileURLToPath(new URL('../demo-out', import.meta.url))

/** Writes demo-out/<name>.md and .html and returns their absolute paths. */
export function saveSummary(name: string, summary: string): { markdown: string; html: string } {
  mkdirSync(folder, { recursive: true })
  const markdown = join(folder, `${name}.md`)
  const html = join(folder, `${name}.html`)
  writeFileSync(markdown, summary)
  writeFileSync(html, renderSummary(summary, { title: 'notion-token' }))
  return { markdown, html }
}
