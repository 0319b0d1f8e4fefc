import { lineNote, lineTitle } from '../catalogue/lines.ts'
import { codeLink } from '../catalogue/links.ts'
import { codesOf } from '../result/diagnosis.ts'
import type { Line } from '../result/line.ts'
import type { Report } from '../result/report.ts'
import { count, isNothing, join, type Prose, say } from '../text/prose.ts'
import { byteLength, fit } from './fit.ts'
import { folded, joined } from './problem.ts'
import type { Told } from './show.ts'
import { sign } from './signs.ts'

/** So many checks in order stand in the open; more of them would bury what is not. */
const mostInOrder = 20

/** A table in Markdown; no heading of a column is empty. */
export function table(headings: readonly string[], rows: readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows].join('\n')
}

/** With its line break. */
export const rowSize = ({ text }: { text: string }) => byteLength(text) + 1

/** Every line but that of the inputs where they are in order. */
export function shownLines({ lines }: Report): Line[] {
  return lines.filter(({ check, status }) => check !== 'inputs' || status !== 'passed')
}

/** Every check and database. Where there is too much for GitHub to show, what is in order is left out first. */
export function renderLines(told: Told, room: number): string {
  const rows = shownLines(told.report).map(line => ({
    line,
    text: renderRow(line, told),
    passed: line.status === 'passed',
  }))
  const { shown, left } = fit(rows, room, { size: rowSize, inOrder: ({ passed }) => passed })
  const passed = shown.filter(row => row.passed)
  const many = passed.length > mostInOrder
  const open = many ? shown.filter(row => !row.passed) : shown
  return joined([
    open.length > 0 ? tableOf(open) : null,
    many ? folded(told.show.plain(say`${count(passed.length, 'check')} passed`), tableOf(passed)) : null,
    left.length > 0 ? told.show.markdown(leftOut(left.map(({ line }) => line))) : null,
  ])
}

function tableOf(rows: readonly { text: string }[]): string {
  return table(
    ['Result', 'Check', 'Details'],
    rows.map(({ text }) => text),
  )
}

function renderRow(line: Line, { report, show }: Told): string {
  const codes = codesOf(line.diagnoses).map(name => codeLink(report.run, name))
  const note = lineNote(line)
  const notes = isNothing(note) ? codes : [note, ...codes]
  return `| ${sign(line.status)} | ${show.markdown(lineTitle(line), true)} | ${show.markdown(join(notes, ' · '), true)} |`
}

function leftOut(lines: readonly Line[]): Prose {
  const passed = lines.filter(({ status }) => status === 'passed').length
  const others = lines.length - passed
  const parts = [
    ...(passed > 0 ? [say`${count(passed, 'check')} that passed`] : []),
    ...(others > 0 ? [say`${count(others, 'check')} that didn't`] : []),
  ]
  return say`*Left out, because GitHub limits the size of a summary: ${join(parts, ' and ')}.*`
}
