import { tidy } from './untrusted.ts'

/** One line about anything thrown. Errors of another realm are not `instanceof Error`: told by shape. */
export function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message
  return tidy(typeof message === 'string' && message !== '' ? message : String(error))
}

/** Where it was thrown, as far as the error says. Not tidied. */
export function stackOf(error: unknown): string {
  return String((error as Error | null)?.stack ?? error)
}

/** An error, its causes, and the errors that it gathers, outer ones first. */
export function chainOf(error: unknown, depth = 0): Record<string, unknown>[] {
  if (typeof error !== 'object' || error === null || depth > 6) return []
  const own = error as Record<string, unknown>
  const inner = Array.isArray(own.errors) ? own.errors.flatMap(each => chainOf(each, depth + 1)) : []
  return [own, ...chainOf(own.cause, depth + 1), ...inner]
}
