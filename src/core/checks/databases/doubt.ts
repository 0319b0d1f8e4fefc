import type { Answer, Notion } from '../../ports/notion.ts'

/** Questions about one ID, each of whose 404s may be asked once more. */
export type Doubting = {
  notion: Notion
  /** Asks; a 404 is asked once more when something went wrong in the run. What was asked twice is believed. */
  ask: <T>(question: string, ask: () => Promise<Answer<T>>) => Promise<Answer<T>>
  /** Whether some 404 was believed at its first word. */
  hasSingle: () => boolean
}

/**
 * During outages Notion was seen to answer 404 for databases that were there: after any fault in the run, a
 * 404 is asked once more before it is believed, and never a third time.
 */
export function createDoubt(notion: Notion): Doubting {
  const absent = new Map<string, { answer: Answer<unknown>; times: number }>()
  const ask = async <T>(question: string, put: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const before = absent.get(question)
    if (before && (before.times > 1 || !notion.troubled())) return before.answer as Answer<T>
    const answer = await put()
    if (answer.ok || answer.refusal.kind !== 'not-found') {
      absent.delete(question)
      return answer
    }
    absent.set(question, { answer, times: (before?.times ?? 0) + 1 })
    return notion.troubled() && !before ? ask(question, put) : answer
  }
  return { notion, ask, hasSingle: () => [...absent.values()].some(({ times }) => times === 1) }
}
