/** What there is no room for is left out in one order everywhere: what is in order first, then the last. */
export function fit<T>(
  rows: readonly T[],
  room: number,
  { size, inOrder }: { size: (row: T) => number; inOrder: (row: T) => boolean },
): { shown: T[]; left: T[] } {
  const kept = new Set<T>()
  let used = 0
  for (const row of [...rows.filter(row => !inOrder(row)), ...rows.filter(inOrder)]) {
    used += size(row)
    if (used > room) break
    kept.add(row)
  }
  return { shown: rows.filter(row => kept.has(row)), left: rows.filter(row => !kept.has(row)) }
}

/** A text of at most that many UTF-16 units; never half a character. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Bytes in UTF-8, counted without a platform's help. */
export function byteLength(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
