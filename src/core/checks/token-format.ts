import { forkOf, type RunContext, startedByDependabot } from '../inputs/run-context.ts'
import { type Diagnosis, diagnosis, traits } from '../result/diagnosis.ts'
import { type Run, type Rung, type Step, statusOf } from '../result/line.ts'
import { code, count, type Prose, say } from '../text/prose.ts'
import { judgeTokenText, type TokenText } from '../token/token-text.ts'

const title = say`The token is well formed`

/** The token's text, judged without asking anybody. */
export const tokenFormat: Rung = {
  name: 'token-format',
  climb: (run: Run): Step[] => {
    const text = judgeTokenText(run.settings.token, run.settings.secretName)
    const found = judgeTokenFormat(text, run.context)
    const diagnoses = found ? [found] : []
    return [{ id: 'token-format', title, note: noteOf(text), status: statusOf(diagnoses), diagnoses }]
  },
  skip: (_, because) => [{ id: 'token-format', title, note: because, status: 'skipped', diagnoses: [] }],
  blocks: ([step]) => {
    const found = step?.diagnoses[0]
    if (!found) return null
    return traits[found.code].verdict === 'fail' && found.code !== 'token-missing'
      ? say`the text of the token cannot be one`
      : say`there is no token to ask with`
  },
}

/** What the text alone proves; null when Notion has to be asked. An empty text has its cause in the run. */
export function judgeTokenFormat(text: TokenText, context: RunContext): Diagnosis | null {
  switch (text.is) {
    case 'empty': {
      const fork = forkOf(context)
      if (fork) return diagnosis('token-hidden-from-fork', fork)
      if (startedByDependabot(context)) return diagnosis('token-hidden-from-dependabot', {})
      return diagnosis('token-missing', { blanks: text.blanks })
    }
    case 'wrong-kind':
      return diagnosis('token-wrong-kind', { kind: text.kind, flaws: text.flaws, length: text.length })
    case 'malformed':
      return diagnosis('token-malformed', { flaws: text.flaws, length: text.length })
    case 'plausible':
      return null
  }
}

function noteOf(text: TokenText): Prose {
  switch (text.is) {
    case 'empty':
      return say`it is empty`
    case 'wrong-kind':
    case 'malformed':
      return say`${count(text.length, 'character')}`
    case 'plausible': {
      const { length, prefix } = text.shape
      const begins = prefix
        ? say`${count(length, 'character')}, begins with ${code(prefix)}`
        : say`${count(length, 'character')}`
      return text.shape.familiar ? begins : say`${begins}: an unfamiliar shape, so Notion has to say`
    }
  }
}
