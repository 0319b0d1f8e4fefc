import { tidy } from './untrusted.ts'

/** One line about anything thrown. Errors of another realm are not `instanceof Error`: told by shape. */
export function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message
  return tidy(typeof message === 'string' && message !== '' ? message : String(error))
}
