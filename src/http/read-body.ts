import type { IncomingMessage } from 'node:http'

/** Thrown for a body that does not end, or holds more than is ever worth reading. */
export class BodyTooLarge extends Error {}

/** What is ever read. Notion's largest databases stay far below. */
const limits = {
  /** Characters of one body, by default; all that are being read together may have twice as many. */
  longest: 2 * 1024 * 1024,
  /** What makes values in JSON, of all characters: parsed, a mebibyte of `{},` is a hundred times that. */
  values: 200_000,
} as const

/** Reads bodies, within limits for each and for all that are read at the same time. */
export function createBodyReader(): (response: IncomingMessage, longest?: number) => Promise<string> {
  let heldByAll = 0
  return async (response, longest = limits.longest) => {
    let text = ''
    try {
      response.setEncoding('utf8')
      for await (const piece of response) {
        text += piece
        heldByAll += piece.length
        // Leaving the loop destroys the connection.
        if (text.length > longest || heldByAll > 2 * longest)
          throw new BodyTooLarge(`${text.length} characters, and no end`)
      }
    } finally {
      heldByAll -= text.length
    }
    if (valuesIn(text) > limits.values) throw new BodyTooLarge(`more than ${limits.values} values`)
    return text.replace(/^\uFEFF/, '')
  }
}

const marks = new Set(Array.from('{[,:', mark => mark.charCodeAt(0)))

function valuesIn(text: string): number {
  if (text.length < limits.values) return 0
  let values = 0
  for (let at = 0; at < text.length; at++) if (marks.has(text.charCodeAt(at))) values++
  return values
}
