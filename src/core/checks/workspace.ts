import type { Identity } from '../ports/notion.ts'
import { type Diagnosis, diagnosis } from '../result/diagnosis.ts'
import { type Line, type Reason, skippedBecause, statusOf } from '../result/line.ts'
import { isNotionId, undashed } from '../text/notion-id.ts'
import { tidy } from '../text/untrusted.ts'

/** Whether the token belongs to the workspace that the workflow expects; no line where it expects none. */
export function workspaceLines(expected: string | null, found: Diagnosis | null): Line[] {
  if (expected === null) return []
  const diagnoses = found ? [found] : []
  return [{ check: 'workspace', about: tidy(expected), note: null, status: statusOf(diagnoses), diagnoses }]
}

export function unaskedWorkspace(expected: string | null, because: Reason): Line[] {
  return expected === null ? [] : [{ check: 'workspace', about: tidy(expected), ...skippedBecause(because) }]
}

/** Why nothing else is asked with a token of the wrong workspace. */
export function otherWorkspace(found: Diagnosis | null): Reason | null {
  return found?.code === 'workspace-mismatch' ? 'other-workspace' : null
}

/**
 * Names are compared as they are shown, case kept; IDs without dashes or case. Only what is known can differ. So what
 * the output `workspace` holds is always taken, whatever Notion's own spelling of it is.
 */
export function judgeWorkspace(expectedText: string, identity: Identity): Diagnosis | null {
  const { workspace, workspaceId } = identity
  const expected = tidy(expectedText)
  if (workspace === expected) return null
  const byId = isNotionId(expected)
  if (byId && workspaceId !== null && undashed(workspaceId) === undashed(expected)) return null
  const known = byId ? workspaceId : workspace
  return known === null
    ? diagnosis('workspace-unknown', { expected, missing: byId ? 'id' : 'name' })
    : diagnosis('workspace-mismatch', { expected, workspace, workspaceId })
}
