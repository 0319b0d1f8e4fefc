/** What looks like a credential of Notion or GitHub, or stands where one is sent. */
const credential =
  /(?:ntn|secret|nrt)_[A-Za-z0-9_]{16,}|gh[a-z]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|v0[0-9](?::|%3A)[\w%:.-]{16,}|\b(?:Bearer|Basic)\s+[\w.~+/=-]{8,}|\beyJ[\w-]{10,}\.[\w.-]{10,}/gi

/** A report may hold what no check of ours has written into it. */
export function withoutCredentials(text: string): string {
  return text.replace(credential, '***')
}
