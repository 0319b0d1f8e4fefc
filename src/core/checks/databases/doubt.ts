import type { Answer, Trouble } from '../../ports/notion.ts'
import type { Ask, LookedUp } from './look-up.ts'

/**
 * All doubt about a 404. During outages Notion was seen to answer 404 for databases that were there: after any
 * fault in the run, a 404 is asked once more before it is believed, and never a third time. A fault may come
 * after a 404: it is doubted as soon as the fault is known, while the question that met it is still being
 * retried, or nobody might be left to ask. Answers that contradict each other are asked once more, too.
 * `look` puts all its questions about one thing through `ask`, for the second time with what came of the first;
 * `done` is called as each is looked at.
 */
export async function lookWithDoubt<T>(
  things: readonly T[],
  look: (thing: T, ask: Ask, before: LookedUp | null) => Promise<LookedUp>,
  trouble: Trouble,
  done: () => void,
): Promise<[T, LookedUp][]> {
  const first = things.map(thing => {
    const doubt = createDoubt(trouble)
    return { thing, doubt, looking: look(thing, doubt.ask, null).finally(done) }
  })
  // Before a 404 is believed, all that is under way must be over: a fault may still be coming.
  const over = Promise.allSettled(first.map(({ looking }) => looking)).then(() => trouble.quiet())
  const troubled = Promise.race([trouble.begun.then(() => true), over.then(() => trouble.known())])
  const settled = first.map(async ({ thing, doubt, looking }): Promise<[T, LookedUp]> => {
    const looked = await looking
    if (looked.is === 'contradiction') {
      await over
      return [thing, await look(thing, createDoubt(trouble).ask, looked)]
    }
    // Of anything else that was found, a 404 says what it is; of a database, that a data source of it is gone.
    const doubtful = looked.is === 'nothing' || looked.is === 'database'
    const again = doubtful && doubt.believesOne() && (await troubled)
    return [thing, again ? await look(thing, doubt.ask, looked) : looked]
  })
  return Promise.all(settled)
}

/** The questions about one thing. What was asked twice is believed. */
function createDoubt(trouble: Trouble) {
  const absent = new Map<string, { answer: Answer<unknown>; times: number }>()
  const ask: Ask = async <T>(question: string, put: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const before = absent.get(question)
    if (before && (before.times > 1 || !trouble.known())) return before.answer as Answer<T>
    const answer = await put()
    if (answer.ok || answer.refusal.kind !== 'not-found') {
      absent.delete(question)
      return answer
    }
    absent.set(question, { answer, times: (before?.times ?? 0) + 1 })
    return trouble.known() && !before ? ask(question, put) : answer
  }
  return { ask, believesOne: () => [...absent.values()].some(({ times }) => times === 1) }
}
