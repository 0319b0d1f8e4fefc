import { type Problem, verdictLine } from '../catalogue/problems.ts'
import type { RunContext } from '../inputs/run-context.ts'
import type { Show, Told } from '../render/show.ts'
import type { Code } from '../result/diagnosis.ts'
import type { Line } from '../result/line.ts'
import type { Outcome } from '../result/report.ts'
import { code, type Inline, own, type Prose, say, strong } from '../text/prose.ts'
import type { Finding } from './memory.ts'
import { findingsIn, isAbout, type Open, openIn } from './seen.ts'

/** What an issue is kept in step with, and the words for it: the check of one token, or a fleet of them. */
export type Subject = {
  run: RunContext
  outcome: Outcome
  /** What was found this time. */
  codes: readonly Code[]
  problems: readonly Problem[]
  show: Show
  /** What was found, and what was not looked at. */
  found: readonly Finding[]
  open: Open
  /** The verdict in one line, as far as these problems go. */
  verdict: (problems: readonly Problem[]) => Prose
  /** Stands behind a title that does not name it; empty where nothing needs to. */
  name: string
  /** Lines of the body's end that say what it is about. */
  about: readonly Prose[]
  /** What findings are about, as people know it. */
  namesOf: (found: readonly Finding[]) => readonly Inline[]
  words: {
    /** Whole sentences without a full stop: it works again; the check of it passes again; no more warnings. */
    works: Prose
    passes: Prose
    quiet: Prose
    /** What has to happen for the issue to close, and to open again. */
    well: string
    ill: string
  }
}

/** The check of one token. */
export function tokenSubject({ report, problems, show }: Told): Subject {
  const { run, outcome, codes, lines, secretName } = report
  return {
    run,
    outcome,
    codes,
    problems,
    show,
    found: findingsIn(report),
    open: openIn(report),
    verdict: some => verdictLine(report, some),
    name: secretName,
    about: [say`**Secret**: ${code(secretName)}`],
    namesOf: found => lines.filter(line => found.some(each => isAbout(each, line))).flatMap(nameOf),
    words: {
      works: say`The Notion token in ${code(secretName)} works again`,
      passes: say`The check of ${code(secretName)} passes again`,
      quiet: say`There is nothing more to warn of for ${code(secretName)}`,
      well: 'the token works again',
      ill: 'the token breaks again',
    },
  }
}

/** What a line is about, as people know it. */
function nameOf({ check, about }: Line): Inline[] {
  if (check === 'database') {
    const name = about.title ?? about.name
    return [name === null ? code(about.given) : strong(name)]
  }
  return check === 'capability' ? [code(own(about))] : []
}
