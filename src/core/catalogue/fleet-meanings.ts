import { type Meanings, onBroken, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in fleet.ts. */
export const fleetMeanings = {
  'watch-missing': {
    meaning: 'Found by the fleet’s report: a check that `expected` lists has left no report.',
    said: ['No files were found with the provided path', 'Artifact not found for name: …'],
    proof:
      'Every file that ends in `.json` below the folder is read, and none of the reports is of this repository and secret (and workflow, job and `issue-key`, where the line gives them). That a token is bad is not proven by it: nobody looked.',
    others: [
      'The check ran, but the workflow never uploaded its report: an upload without `if: always()` is left out exactly when a token is broken.',
      'GitHub has switched off the schedule: it does so after 60 days without a commit in a public repository.',
      'The secret is called something else in the check’s `secret-name`, or the repository was renamed.',
    ],
    silence: `Take the line out of \`expected\`. ${onBroken}`,
  },
  'watch-stale': {
    meaning: 'Found by the fleet’s report: the newest report of a check is older than `max-age`.',
    said: [],
    proof:
      'The report itself says when the token was checked, by the clock of its runner. Its age is measured by GitHub’s clock where a `github-token` lets this action ask for it, else by the clock of the runner that reads it; the summary says which. Of several reports of one check the newest counts, and of two of the same moment the worse.',
    others: [
      'The check runs less often than `max-age` allows: a daily check needs more than 24 hours, since GitHub starts schedules late.',
      'The artifact that was downloaded is an old one, because the newest run failed before it uploaded its own.',
      'The clock of a self-hosted runner is wrong.',
    ],
    silence: `Set \`max-age\` to more hours, 744 at most. ${onBroken}`,
  },
  'report-unreadable': {
    meaning:
      'Found by the fleet’s report: a file in the folder is no report of any version that this one knows.',
    said: ['Unexpected end of JSON input', 'Unexpected token … is not valid JSON'],
    proof:
      'A report is at most a megabyte of JSON with the `schemaVersion` of docs/report.schema.json. Links are not followed, and pipes and devices are not opened. It hides no other file: all that can be read is.',
    others: [
      'Something else than reports is in the folder, such as a `package.json` of a checkout.',
      'The checks use a newer version of the action than the fleet’s report.',
    ],
    silence: onInconclusive,
  },
} satisfies Meanings
