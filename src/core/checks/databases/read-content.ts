import type { Answer } from '../../ports/notion.ts'
import type { Finding } from './judge.ts'

/** What asking the databases showed of the capability to read content. */
export type ReadContent =
  | { is: 'proven' }
  | { is: 'missing'; message: string | null }
  | { is: 'unasked' }
  | { is: 'asked'; answer: Answer<unknown> }

/**
 * A full answer proves it, a 403 or an empty object that it is missing. Where all are 404, one harmless question
 * makes sure that the missing thing is not the capability.
 */
export async function readContentShownBy(
  findings: readonly Finding[],
  probe: () => Promise<Answer<unknown>>,
): Promise<ReadContent> {
  if (findings.some(finding => finding.is === 'told' && finding.readsContent)) return { is: 'proven' }
  const unreadable = findings.find(finding => finding.is === 'unreadable')
  if (unreadable) return { is: 'missing', message: unreadable.refusal?.message ?? null }
  if (!findings.some(({ is }) => is === 'absent')) return { is: 'unasked' }
  return { is: 'asked', answer: await probe() }
}

export function lacks(readContent: ReadContent): boolean {
  if (readContent.is === 'missing') return true
  return (
    readContent.is === 'asked' && !readContent.answer.ok && readContent.answer.refusal.kind === 'restricted'
  )
}
