import type { Identity } from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type Rung, type Step, statusOf } from '../result/line.ts'
import { isNotionId, undashed } from '../text/notion-id.ts'
import { code, nothing, say, strong } from '../text/prose.ts'
import { tidy } from '../text/untrusted.ts'
import { notAsked } from './authentication.ts'

const id = 'workspace'

/** Whether the token belongs to the workspace that the workflow expects; no line where it expects none. */
export const workspace: Rung = {
  name: id,
  climb: ({ settings, identity }): Step[] => {
    const expected = settings.expectWorkspace
    if (expected === null || identity === null) return []
    const found = judgeWorkspace(expected, identity)
    const diagnoses = found ? [found] : []
    const note = found && identity.workspace ? say`it belongs to ${strong(identity.workspace)}` : nothing
    return [{ id, title: titled(expected), note, status: statusOf(diagnoses), diagnoses }]
  },
  skip: ({ settings }, because) =>
    settings.expectWorkspace === null
      ? []
      : [
          {
            id,
            title: titled(settings.expectWorkspace),
            note: notAsked(because),
            status: 'skipped',
            diagnoses: [],
          },
        ],
  blocks: ([step]) => (step?.status === 'failed' ? say`the token belongs to another workspace` : null),
}

function titled(expected: string) {
  const shown = tidy(expected)
  return say`The token belongs to ${isNotionId(shown) ? code(shown) : strong(shown)}`
}

/** Names are compared trimmed, case kept; IDs without dashes or case. Only what is known can differ. */
export function judgeWorkspace(expectedText: string, identity: Identity): Diagnosis | null {
  const { workspace, workspaceId, exactWorkspace: name } = identity
  const expected = tidy(expectedText)
  if (name !== null && name.trim() === expectedText.trim()) return null
  const byId = isNotionId(expected)
  if (byId && workspaceId !== null && undashed(workspaceId) === undashed(expected)) return null
  const known = byId ? workspaceId : workspace
  return known === null
    ? diagnosis('workspace-unknown', { expected, missing: byId ? 'id' : 'name' })
    : diagnosis('workspace-mismatch', { expected, workspace, workspaceId })
}
