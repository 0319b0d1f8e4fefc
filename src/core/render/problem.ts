import type { FixStep } from '../catalogue/entry.ts'
import type { Problem } from '../catalogue/problems.ts'
import { count, type Prose, say } from '../text/prose.ts'
import { codeBlock } from './escape.ts'
import { fit } from './fit.ts'
import type { Show } from './show.ts'
import { sign } from './signs.ts'

/** How much of a problem is shown: `short` leaves out what is folded, `shortest` the steps too. */
type Extent = 'whole' | 'short' | 'shortest'

/**
 * A problem in GitHub-flavoured Markdown: what happened, the steps, and what is folded. `only`: its title is the
 * heading of the page already. `among`: others stand beside it, and "run it again" is said after all of them.
 */
export function renderProblem(
  problem: Problem,
  show: Show,
  { only, among, extent = 'whole' }: { only: boolean; among: boolean; extent?: Extent },
): string {
  const { title, happened, each = [], fix, more, verdict, untold } = problem
  const steps = stepsOf(fix, among)
  return joined([
    only ? null : `### ${sign(verdict)} ${show.markdown(title)}`,
    show.markdown(happened),
    each.map(item => `- ${show.markdown(item)}`).join('\n'),
    ...(extent === 'shortest'
      ? []
      : [
          `**${show.markdown(fix.heading)}**`,
          steps.map((step, at) => renderStep(step, at + 1, show)).join('\n'),
        ]),
    more && extent === 'whole'
      ? folded(
          show.markdown(more.heading),
          joined([
            more.items.map(item => `- ${show.markdown(item)}`).join('\n'),
            more.lines ? codeBlock('yaml', more.lines.map(show.command)) : null,
          ]),
        )
      : null,
    untold > 0 ? show.markdown(say`*${count(untold, 'more problem')} like this.*`) : null,
  ])
}

/** With several problems, "run it again" stands once, after all of them. */
export function stepsOf({ steps }: Problem['fix'], among: boolean): readonly FixStep[] {
  return among ? steps.filter(({ last }) => !last) : steps
}

export function lastStep(problems: readonly Problem[]): Prose | null {
  const steps = problems.length > 1 ? problems.flatMap(({ fix }) => fix.steps) : []
  const again = steps.find(({ newRun }) => newRun) ?? steps.find(({ last }) => last)
  return again ? say`**Then**: ${again.text}` : null
}

const extents: readonly Extent[] = ['whole', 'short', 'shortest']

/**
 * As much of every problem as there is room for; at last the first ones in short, and how many are left out. `only`:
 * there is one, and its title is the heading of the page already.
 */
export function fitProblems(
  problems: readonly Problem[],
  show: Show,
  { only, room, size }: { only: boolean; room: number; size: (text: string) => number },
): { shown: string[]; left: number } {
  const rendered = (extent: Extent) =>
    problems.map(problem => renderProblem(problem, show, { only, among: !only, extent }))
  for (const extent of extents) {
    const shown = rendered(extent)
    if (size(joined(shown)) <= room) return { shown, left: 0 }
  }
  const rows = rendered('shortest').map(text => ({ text }))
  const { shown, left } = fit(rows, room, { size: ({ text }) => size(text) + 2, inOrder: () => false })
  return { shown: shown.map(({ text }) => text), left: left.length }
}

function renderStep({ text, command }: FixStep, number: number, show: Show): string {
  const indent = ' '.repeat(String(number).length + 2)
  const line = `${number}. ${show.markdown(text)}`
  return command
    ? `${line}\n\n${codeBlock(command.language, command.lines.map(show.command), indent)}\n`
    : line
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
