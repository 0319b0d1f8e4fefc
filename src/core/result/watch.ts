/** A check of one token, as its reports name it. What is null or empty distinguishes nothing. */
export type WatchName = {
  /** `owner/name`; null outside of GitHub. */
  repository: string | null
  /** The name of the secret. */
  secret: string
  /** The path of the workflow's file. */
  workflow: string | null
  /** The job's ID. */
  job: string | null
  /** The input `issue-key`. */
  key: string | null
}

/** Why a file is not taken for a report. */
export type Unreadable =
  | 'too-large'
  | 'not-json'
  | 'not-a-report'
  | 'newer'
  | 'future'
  | 'a-link'
  | 'not-a-file'
  | 'not-readable'
  | 'too-many'
