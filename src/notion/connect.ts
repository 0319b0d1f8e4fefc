import type { Connection } from '../core/ports/notion.ts'
import { type AskerOptions, createAsker } from './ask.ts'
import { createNotion } from './port.ts'

/** Opens the way to Notion: the port, the requests that went through it, and how to close it. */
export function connectNotion(
  options: AskerOptions & { notionVersion: string; close: () => Promise<void> },
): Connection {
  const asker = createAsker(options)
  return {
    notion: createNotion(asker, options.notionVersion),
    trouble: { known: asker.troubled, begun: asker.trouble, quiet: asker.quiet },
    rejected: asker.rejected,
    asked: asker.asked,
    close: async () => {
      asker.stop()
      await options.close()
    },
  }
}
