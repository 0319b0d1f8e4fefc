/** The word of a list that is most like another, case aside; null where none is near enough to be meant. */
export function nearest<W extends string>(word: string, words: readonly W[]): W | null {
  // A word that is as long as a sentence is none. What is done grows with the square of its length.
  const wanted = word.toLowerCase().slice(0, 40)
  let best: { word: W; steps: number } | null = null
  for (const each of words) {
    const steps = distance(wanted, each.toLowerCase().slice(0, 40))
    if (best === null || steps < best.steps) best = { word: each, steps }
  }
  const most = Math.max(1, Math.floor(wanted.length / 2))
  return best !== null && best.steps <= most && wanted !== '' ? best.word : null
}

/** How many letters are put in, left out or changed between two words (Levenshtein). */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
