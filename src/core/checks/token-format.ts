import { forkOf, type RunContext, startedByDependabot } from '../inputs/run-context.ts'
import { type Diagnosis, diagnosis, traits } from '../result/diagnosis.ts'
import { type Line, type Reason, statusOf } from '../result/line.ts'
import type { TokenText } from '../token/token-text.ts'

/**
 * What the text alone proves; null when Notion has to be asked. An empty text has its cause in the run. `swapped`: the
 * token is in `databases` instead.
 */
export function judgeTokenFormat(text: TokenText, context: RunContext, swapped = false): Diagnosis | null {
  switch (text.is) {
    case 'empty': {
      const fork = forkOf(context)
      if (fork) return diagnosis('token-hidden-from-fork', fork)
      if (startedByDependabot(context)) return diagnosis('token-hidden-from-dependabot', {})
      return diagnosis('token-missing', { blanks: text.blanks })
    }
    case 'wrong-kind':
      return diagnosis('token-wrong-kind', {
        kind: text.kind,
        flaws: text.flaws,
        length: text.length,
        ...(swapped ? { swapped } : {}),
      })
    case 'malformed':
      return diagnosis('token-malformed', { flaws: text.flaws, length: text.length })
    case 'plausible':
      return null
  }
}

export function tokenFormatLine(text: TokenText, found: Diagnosis | null): Line {
  const diagnoses = found ? [found] : []
  const length = text.is === 'empty' ? 0 : text.is === 'plausible' ? text.shape.length : text.length
  const shape = text.is === 'plausible' ? text.shape : null
  const note = { is: 'text', length, shape } as const
  return { check: 'token-format', about: null, note, status: statusOf(diagnoses), diagnoses }
}

/** Why nobody is asked about such a text; null where somebody is. */
export function unusableText(found: Diagnosis | null): Reason | null {
  if (!found) return null
  const isEmpty = found.code === 'token-missing' || traits[found.code].hides
  return isEmpty ? 'token-missing' : 'token-unusable'
}
