import type { Problem } from '../catalogue/problems.ts'
import { toMarkdown } from './markdown.ts'

/** How much of a problem is shown: `short` leaves out what is folded, `shortest` the steps too. */
export type Extent = 'whole' | 'short' | 'shortest'

/**
 * A problem in GitHub-flavoured Markdown: an alert, the steps, and what is folded. `only`: its title is the
 * heading of the page already. `among`: others stand beside it, and "run it again" is said after all of them.
 */
export function renderProblem(
  problem: Problem,
  { only, among, extent = 'whole' }: { only: boolean; among: boolean; extent?: Extent },
): string {
  const { title, happened, fix, more, verdict } = problem
  const steps = among ? fix.steps.filter(({ last }) => !last) : fix.steps
  const alert = verdict === 'fail' ? 'CAUTION' : verdict === 'inconclusive' ? 'WARNING' : 'NOTE'
  return joined([
    only ? null : `### ${problemSign(problem)} ${toMarkdown(title)}`,
    `> [!${alert}]\n> ${toMarkdown(happened)}`,
    ...(extent === 'shortest'
      ? []
      : [`**${toMarkdown(fix.heading)}**`, steps.map((step, at) => renderStep(step, at + 1)).join('\n')]),
    more && extent === 'whole'
      ? folded(toMarkdown(more.heading), more.items.map(item => `- ${toMarkdown(item)}`).join('\n'))
      : null,
  ])
}

function problemSign({ verdict }: Problem): string {
  return verdict === 'fail' ? '❌' : verdict === 'inconclusive' ? '🟡' : '⚠️'
}

const fence = '```'

function renderStep({ text, command }: Problem['fix']['steps'][number], number: number): string {
  const indent = ' '.repeat(String(number).length + 2)
  const line = `${number}. ${toMarkdown(text)}`
  if (!command) return line
  const block = [`${fence}${command.language}`, ...command.lines, fence].map(each => indent + each).join('\n')
  return `${line}\n\n${block}\n`
}

/** Blank lines around the Markdown, or GitHub shows it raw. */
export function folded(heading: string, body: string): string {
  return `<details><summary>${summaryHeading(heading)}</summary>\n\n${body}\n\n</details>`
}

/** Inside `<summary>` Markdown is not read: our headings have none but code spans. */
function summaryHeading(heading: string): string {
  return heading.replace(/`([^`]*)`/g, '<code>$1</code>')
}

export function joined(parts: readonly (string | null)[]): string {
  return parts.filter(part => part !== null && part !== '').join('\n\n')
}
