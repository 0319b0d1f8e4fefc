// Shows a job summary as GitHub would: the same Markdown, the same sanitising, the same look. It exists so that
// a summary can be read, and looked at as a picture, without a run on GitHub.
import { readFileSync } from 'node:fs'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { rehypeGithubAlerts } from 'rehype-github-alerts'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Plugin, unified } from 'unified'

export type Theme = 'light' | 'dark' | 'auto'

/** Markdown of a job summary -> a standalone HTML page, framed as on the page of a run. */
export function renderSummary(markdown: string, options: { title?: string; theme?: Theme } = {}): string {
  const { title = 'check', theme = 'auto' } = options
  const card = `<h1 class="card-title">${escapeHtml(title)} <span>summary</span></h1>
<article class="markdown-body">
${summaryHtml(markdown)}
</article>
<p class="card-note">Job summary generated at run-time</p>`
  return page(`${title} summary`, theme, card)
}

// rehype-sanitize's own schema is GitHub's. Alerts come after it, as on GitHub, where the author's HTML may not
// carry classes or SVG, but GitHub's own additions may.
export function summaryHtml(markdown: string): string {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize)
    .use(disarmNestedAlerts)
    // Its types ask for a list of alerts; GitHub's five are what it takes without one.
    .use(rehypeGithubAlerts as unknown as Plugin<[], Root>)
    .use(rehypeStringify)
    .processSync(markdown)
  return String(html)
}

// GitHub makes an alert only of a quote at the top level; inside a list or <details> the marker stays text.
// The plugin would convert those too, unless the marker is not the first text of its paragraph.
function disarmNestedAlerts() {
  const visit = (node: Root | RootContent | ElementContent, depth: number): void => {
    if (!('children' in node)) return
    if (depth > 1 && isElement(node, 'blockquote')) {
      node.children.find(child => isElement(child, 'p'))?.children.unshift({ type: 'text', value: '' })
    }
    for (const child of node.children) visit(child, depth + 1)
  }
  return (tree: Root) => visit(tree, 0)
}

function isElement(node: Root | RootContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName
}

/** A page with a card on it, in GitHub's colours; `css` adds to them. */
export function page(title: string, theme: Theme, card: string, css = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${markdownCss(theme)}
${frameCss(theme)}
${css}
</style>
</head>
<body>
<main class="card">
${card}
</main>
</body>
</html>
`
}

function markdownCss(theme: Theme): string {
  const name = theme === 'auto' ? 'github-markdown.css' : `github-markdown-${theme}.css`
  return readFileSync(new URL(`../node_modules/github-markdown-css/${name}`, import.meta.url), 'utf8')
}

// What surrounds the Markdown on the page of a run. The colours are those of GitHub's default themes.
function frameCss(theme: Theme): string {
  return `:root { color-scheme: ${theme === 'auto' ? 'light dark' : theme}; }
body {
  margin: 0;
  padding: 24px;
  background: light-dark(#ffffff, #0d1117);
  color: light-dark(#1f2328, #f0f6fc);
  font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif,
    "Apple Color Emoji", "Segoe UI Emoji";
  line-height: 1.5;
}
.card {
  box-sizing: border-box;
  max-width: 980px;
  margin: 0 auto;
  padding: 24px;
  border: 1px solid light-dark(#d1d9e0, #3d444d);
  border-radius: 6px;
}
.card-title { margin: 0 0 16px; font-size: 16px; font-weight: 600; }
.card-title span, .card-note { color: light-dark(#59636e, #9198a1); font-weight: 400; }
.card-note { margin: 16px 0 0; font-size: 12px; }
.markdown-body a { text-decoration: underline; text-underline-offset: .2rem; }
.markdown-body .markdown-alert-title .octicon { margin-right: 8px; }`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`)
}
