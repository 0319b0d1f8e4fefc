// Leaves what a run shows behind for people: a page to open in a browser, and a summary's Markdown beside it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSummary } from './render-summary.ts'

const folder = join(import.meta.dirname, '..', 'demo-out')

/** Writes demo-out/<name>.html and returns its absolute path. */
export function savePage(name: string, html: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.html`), html)
  return join(folder, `${name}.html`)
}

/** The summary as GitHub would show it; its Markdown lies beside the page. */
export function saveSummary(name: string, summary: string): string {
  const page = savePage(name, renderSummary(summary, { title: 'notion-token' }))
  writeFileSync(join(folder, `${name}.md`), summary)
  return page
}
