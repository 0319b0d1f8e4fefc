import { credentialsIn } from '../token/credential.ts'

/** A report may hold what no check of ours has written into it. */
export function withoutCredentials(text: string): string {
  let shown = ''
  let from = 0
  for (const found of credentialsIn(text)) {
    shown += `${text.slice(from, found.from)}***`
    from = found.to
  }
  return shown + text.slice(from)
}
