import type { IncomingMessage } from 'node:http'

/** Thrown for a body that does not end, or holds more than is ever worth reading. */
export class BodyTooLarge extends Error {}

/** What is ever read. Notion's largest databases stay far below. */
const limits = {
  /** Bytes of one body, by default. */
  longest: 2 * 1024 * 1024,
  /** Bytes of all bodies that are being read. Beyond that, few are read on, and the others wait. */
  together: 4 * 1024 * 1024,
  /** How many are read on: several, so that one that hangs doesn't hold up all others. */
  readOn: 4,
  /** What makes values in JSON, of all characters: parsed, a mebibyte of `{},` is a hundred times that. */
  values: 200_000,
} as const

/** Reads bodies: each within a limit, and so that those which are read at the same time stay within one, too. */
export function createBodyReader(): (response: IncomingMessage, longest?: number) => Promise<string> {
  const room = createRoom()
  return async (response, longest = limits.longest) => {
    // Not as texts: V8 leaves hundreds of megabytes of those behind before it looks for garbage.
    const pieces: Buffer[] = []
    let length = 0
    try {
      for await (const piece of response) {
        pieces.push(piece)
        length += piece.length
        room.take(piece.length)
        // Leaving the loop destroys the connection.
        if (length > longest) throw new BodyTooLarge(`${length} bytes, and no end`)
        await room.turn(response)
      }
    } finally {
      room.giveBack(response, length)
    }
    const text = Buffer.concat(pieces).toString()
    if (valuesIn(text) > limits.values) throw new BodyTooLarge(`more than ${limits.values} values`)
    return text.replace(/^\uFEFF/, '')
  }
}

/**
 * The room for what is held of all bodies. Where there is none left, those that came first are read on all the same,
 * each up to its own limit: else, half-read, all would wait for each other.
 */
function createRoom() {
  const readOn = new Set<IncomingMessage>()
  const waiting = new Map<IncomingMessage, () => void>()
  let held = 0
  const hasTurn = (response: IncomingMessage) => {
    if (held <= limits.together) return true
    if (readOn.size < limits.readOn) readOn.add(response)
    return readOn.has(response)
  }
  return {
    take: (length: number) => {
      held += length
    },
    giveBack: (response: IncomingMessage, length: number) => {
      held -= length
      readOn.delete(response)
      for (const [next, go] of waiting) if (hasTurn(next)) go()
    },
    /** Resolves when the body may be read on, or cannot be any more. */
    turn: async (response: IncomingMessage) => {
      if (hasTurn(response) || response.destroyed) return
      await new Promise<void>(resolve => {
        const go = () => {
          waiting.delete(response)
          response.off('close', go)
          resolve()
        }
        waiting.set(response, go)
        response.once('close', go)
      })
    },
  }
}

const marks = new Set(Array.from('{[,:', mark => mark.charCodeAt(0)))

function valuesIn(text: string): number {
  if (text.length < limits.values) return 0
  let values = 0
  for (let at = 0; at < text.length; at++) if (marks.has(text.charCodeAt(at))) values++
  return values
}
