import { forkOf, type RunContext, startedByDependabot } from '../inputs/run-context.ts'
import { type Diagnosis, diagnosis, traits } from '../result/diagnosis.ts'
import { type Line, type Note, type Reason, statusOf } from '../result/line.ts'
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
      return diagnosis('token-missing', { whitespace: text.whitespace })
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
  return { check: 'token-format', about: null, note: noteOn(text), status: statusOf(diagnoses), diagnoses }
}

function noteOn(text: TokenText): Note {
  switch (text.is) {
    case 'empty':
      return { is: 'empty', whitespace: text.whitespace > 0 }
    case 'plausible':
      return { is: 'text', length: text.shape.length, shape: text.shape }
    case 'wrong-kind':
    case 'malformed':
      return { is: 'text', length: text.length, shape: null }
  }
}

/** Why Notion isn't asked about such a text; null where it is. */
export function unusableText(found: Diagnosis | null): Reason | null {
  if (!found) return null
  const isEmpty = found.code === 'token-missing' || traits[found.code].hides
  return isEmpty ? 'token-missing' : 'token-unusable'
}
