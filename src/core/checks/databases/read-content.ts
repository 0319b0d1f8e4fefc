import type { Answer } from '../../ports/notion.ts'
import type { Finding } from './judge.ts'

/** What asking the databases showed of the capability to read content. */
export type ReadContent = { is: 'proven' } | { is: 'unasked' } | { is: 'asked'; answer: Answer<unknown> }

/**
 * A full answer proves it. Where there is none, a 404, a 403 or an object without its content may come of its
 * absence, and one harmless question decides.
 */
export async function readContentShownBy(
  findings: readonly Finding[],
  probe: () => Promise<Answer<unknown>>,
): Promise<ReadContent> {
  if (findings.some(finding => finding.is === 'told' && finding.readsContent)) return { is: 'proven' }
  const doubtful = findings.some(({ is }) => is === 'absent' || is === 'unreadable')
  return doubtful ? { is: 'asked', answer: await probe() } : { is: 'unasked' }
}

export function lacks(shown: ReadContent): boolean {
  return shown.is === 'asked' && !shown.answer.ok && shown.answer.refusal.kind === 'restricted'
}
