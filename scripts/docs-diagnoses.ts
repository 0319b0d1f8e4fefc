// docs/diagnoses.md: what each code means, as far as the code itself, its meaning and a run of it tell.
import { type Code, codes } from '../src/core/result/diagnosis.ts'
import type { Example } from './docs-example.ts'
import { meanings } from './docs-meanings.ts'
import { codeTable, verdictWord } from './docs-tables.ts'

const intro = `<!-- Made by \`npm run docs\`. Do not edit. -->

# Diagnoses

Every finding has a code, and every code has one verdict. Codes are permanent: none is ever renamed or reused.

| Verdict | What it means | Outcome | What decides whether the job fails |
| --- | --- | --- | --- |
| ❌ fail | A problem is proven. | \`broken\` | \`on-broken\`: \`fail\` (default) or \`warn\` |
| 🟡 inconclusive | It couldn't be checked, and nothing is blamed for it. | \`inconclusive\`, if no problem is proven | \`on-inconclusive\`: \`fail\` (default) or \`warn\` |
| ⚠️ warn | Worth knowing. | unchanged | never fails it |

A finding that doesn't fail the job is a warning annotation instead of an error. The outputs are the same either way, so a later step can decide for itself.

The examples come from runs of this action against [the sandbox](../sandbox/README.md), a stand-in for Notion. The workspace “Acme”, the connection “Release Notes Bot” and the repository \`acme/website\` are made up. The steps under *What to do* are the example's, word for word; your own summary has your names in them, and links to your pages. Here, those links are left out, times and request IDs are shown as “…”, and a repeated request is shown once. Where a step names \`api-url\`, that is the sandbox's address: your own summary has that step only if you set \`api-url\`.`

/** The whole page. */
export function diagnosesPage(examples: ReadonlyMap<Code, Example>): string {
  const sections = codes.map(code => section(code, examples.get(code)))
  return `${[intro, '## Codes', codeTable(), ...sections].join('\n\n')}\n`
}

function section(code: Code, example: Example | undefined): string {
  if (!example) throw new Error(`There is no example of ${code}.`)
  const { meaning, said, proof, others, silence } = meanings[code]
  return [
    `## ${code}`,
    `**Verdict:** ${verdictWord(code)}`,
    meaning,
    ...(said.length > 0
      ? [
          '**What you may have seen**, here or in other programs:',
          said.map(text => `- ${codeSpan(text)}`).join('\n'),
        ]
      : []),
    `**How it is proven.** ${proof}`,
    `**What to do.** ${stepsIn(example.summary)}`,
    '**What else it could be.**',
    others.map(text => `- ${text}`).join('\n'),
    `**To silence or change it.** ${silence}`,
    `<details><summary>Example: ${example.about}</summary>`,
    embedded(example.summary),
    '</details>',
  ].join('\n\n')
}

function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** From the heading of the fix to what is folded or the table: `**Share it, half a minute**`, `1. …`. */
function stepsIn(summary: string): string {
  const [, steps] =
    /^(\*\*[^\n]+\*\*\n\n1\. [\s\S]*?)\n+(?:<details>|\| Result \| (?:Check|Token) \||### )/m.exec(summary) ??
    []
  if (!steps) throw new Error(`This summary has no steps:\n${summary}`)
  return steps.replace(/^\*\*([^\n]+)\*\*\n/, '$1:\n')
}

/** Headings would enter the page's outline, and alerts are shown as such only at the top level. */
function embedded(summary: string): string {
  return summary.replace(/^#{2,3} (.*)$/gm, '**$1**').replace(/^> \[!\w+\]\n/gm, '')
}
