/** An ID with its dashes, in lower case: the form in which IDs are compared, asked and shown. */
export function dashed(id: string): string {
  const bare = undashed(id)
  return [0, 8, 12, 16, 20].map((from, part) => bare.slice(from, [8, 12, 16, 20, 32][part])).join('-')
}

/** An ID without dashes, in lower case, as Notion's links have it. */
export function undashed(id: string): string {
  return id.replaceAll('-', '').toLowerCase()
}

/** Any 32 hexadecimal digits: real IDs are UUIDs of version 4 or 8, and only Notion knows which it takes. */
export function isNotionId(text: string): boolean {
  return /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text)
}

/** `b3d0c7a1…94ef`: enough of an ID to recognise it by. */
export function shortId(id: string): string {
  const bare = undashed(id)
  return isNotionId(bare) ? `${bare.slice(0, 8)}…${bare.slice(-4)}` : id
}

/** Every different ID in a text, dashed. A dash or slash may stand before it (the slug of a link), no letter. */
export function idsIn(text: string): string[] {
  const pattern = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-z])/gi
  return [...new Set(Array.from(text.matchAll(pattern), found => dashed(found[0])))]
}
