// Shows a tracking issue as GitHub would, so that it can be read and looked at without a repository.
import type { GitHubIssue } from '../sandbox/github.ts'
import { escapeHtml, page, summaryHtml, type Theme } from './render-summary.ts'

/** An issue -> a standalone HTML page: title, state, body and comments. */
export function renderIssue(issue: GitHubIssue, theme: Theme = 'auto'): string {
  const { number, title, state, labels, body, comments, author } = issue
  const box = (who: string, text: string) => `<section class="comment">
<header><b>${escapeHtml(who)}</b></header>
<article class="markdown-body">
${summaryHtml(text)}
</article>
</section>`
  const content = `<h1 class="issue-title">${escapeHtml(title)} <span>#${number}</span></h1>
<p class="issue-state"><span class="state ${state}">${state === 'open' ? 'Open' : 'Closed'}</span>
${labels.map(label => `<span class="label">${escapeHtml(label)}</span>`).join('\n')}</p>
${[{ author, body }, ...comments].map(each => box(each.author, each.body)).join('\n')}`
  return page(title, theme, content, css)
}

const css = `.issue-title { margin: 0 0 8px; font-size: 26px; font-weight: 400; }
.issue-title span { color: light-dark(#59636e, #9198a1); }
.issue-state { margin: 0 0 16px; padding-bottom: 16px; border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
.state, .label { display: inline-block; padding: 3px 12px; border-radius: 2em; font-size: 14px; font-weight: 500; }
.state { color: #ffffff; }
.state.open { background: light-dark(#1f883d, #238636); }
.state.closed { background: light-dark(#8250df, #8957e5); }
.label { padding: 2px 10px; font-size: 12px; background: #b60205; color: #ffffff; }
.comment { margin-bottom: 16px; border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; }
.comment header {
  padding: 8px 16px;
  background: light-dark(#f6f8fa, #151b23);
  border-bottom: 1px solid light-dark(#d1d9e0, #3d444d);
  border-radius: 6px 6px 0 0;
  font-size: 14px;
}
.comment .markdown-body { padding: 16px; }`
