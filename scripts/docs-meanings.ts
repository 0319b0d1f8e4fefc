// What docs/diagnoses.md says of each code beside what a run of it shows. A new code does not compile without it.
import type { Code } from '../src/core/result/diagnosis.ts'

/** Markdown, whole sentences. */
export type Meaning = {
  /** One plain sentence. */
  meaning: string
  /** What Notion, GitHub or another program says in this case, word for word, so that a search finds it. */
  said: readonly string[]
  /** How the check knows, and what it does not know. */
  proof: string
  /** What else it could be, likeliest first: whole sentences. What the steps name already is not said again. */
  others: readonly [string, ...string[]]
  /** How to leave it out, or make less of it. */
  silence: string
}

const policyForFaults = 'With `on-broken: warn` it is a warning and the job goes on.'
const policyForDoubt = 'With `on-inconclusive: warn` it is a warning and the job goes on.'

export const meanings: { readonly [C in Code]: Meaning } = {
  'token-missing': {
    meaning: 'The input `token` reached the step empty, or with nothing but blanks in it.',
    said: [
      'Input required and not supplied: token',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; Notion is not asked. GitHub gives an empty text, without a word, for a secret that is absent, misspelt or out of the job’s reach. A reusable workflow without its caller’s secrets can be told from the other causes, and so can forks and Dependabot, which have codes of their own.',
    others: [
      'A fork, or a repository made from a template or by a transfer: secrets do not come along.',
      'The token went through a job’s output: GitHub drops an output that holds a secret, whole, and the next job gets an empty text.',
      'A reusable workflow that was not passed the secret, on a runner or Enterprise server too old to say so: it looks like any other empty secret.',
    ],
    silence: `${policyForFaults} Where the secret is absent on purpose, skip the step with an \`if:\`.`,
  },
  'token-hidden-from-fork': {
    meaning: 'The run is for a pull request from a fork, and GitHub gives such runs no secrets.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, the event is `pull_request`, `pull_request_review` or `pull_request_review_comment`, and the pull request comes from another repository than the one that it goes to, or from one that is gone.',
    others: [
      'The secret may be absent as well: a run for a fork cannot tell. A run on a branch of your own does.',
    ],
    silence: `Skip the step for forks with the \`if:\` line above. ${policyForDoubt}`,
  },
  'token-hidden-from-dependabot': {
    meaning:
      'Dependabot started the run, and GitHub gives such runs Dependabot’s own secrets instead of the repository’s.',
    said: ['Input required and not supplied: token'],
    proof:
      'The token is empty, and `GITHUB_ACTOR` is `dependabot[bot]`, which it stays when somebody runs the workflow again.',
    others: [
      'The token is among Dependabot’s secrets, but under another name, or empty.',
      'The repository’s own secret may be absent as well: a run of Dependabot’s cannot tell.',
    ],
    silence: `Give Dependabot the secret, or skip its runs with the \`if:\` line above. ${policyForDoubt}`,
  },
  'token-malformed': {
    meaning:
      'The text cannot be a token as it stands: blanks or line breaks, quotes, `Bearer`, angle brackets, `NAME=value`, an expression or variable that nobody filled in, masked stars, or characters that are invisible or not ASCII.',
    said: [
      'API token is invalid.',
      'Invalid character in header content ["authorization"]',
      'Authorization header must use the format "Bearer <token>".',
    ],
    proof:
      'From the text alone; nothing is sent. Each flaw is named with its place or number, and the text is never shown. A stray line break counts: some programs strip it, others send it or refuse it.',
    others: [
      'The secret is right, and the workflow adds to it: quotes inside a script, `format()`, a second `Bearer`, or a file written with `echo`, which ends in a line break.',
      'The token may be dead besides. Nothing was sent, so this shows only once the text is right.',
    ],
    silence: policyForFaults,
  },
  'token-wrong-kind': {
    meaning:
      'The text is plainly something else: a browser’s `token_v2` cookie, an OAuth refresh token, a GitHub token, or an ID or link.',
    said: ['API token is invalid.', 'Resource not accessible by integration'],
    proof:
      'From the text alone; nothing is sent. Blanks, quotes, `Bearer` and `NAME=` around it are taken off before the kind is judged, and reported with it. GitHub’s “Resource not accessible by integration” is about GitHub’s own token, never about Notion’s.',
    others: [
      'Two secrets were swapped: then the other one holds the Notion token.',
      'A refresh token stands where the access token of the same answer belongs: OAuth gives both together.',
      'Your log says “Resource not accessible by integration” and this check is green: that is GitHub’s token in another step, which lacks a line under `permissions:`.',
    ],
    silence: policyForFaults,
  },
  'token-unfamiliar': {
    meaning: 'Notion accepts the token, but its shape is not one that this check knows.',
    said: [],
    proof:
      'Notion answered 200, and the text is not `ntn_` or `secret_` with 50 characters in all. Notion asks programs not to judge tokens by a pattern, since it may change, so this never fails a job.',
    others: [
      'A form of token that Notion brought in after this version of the action.',
      'A gateway of your own at `api-url`, which has tokens of its own.',
    ],
    silence: 'It is only a warning. A newer version of this action may know the shape.',
  },
  'token-rejected': {
    meaning:
      'Notion does not accept the token, whose text looks like a real one: it was refreshed, revoked or deleted, or it has expired.',
    said: ['API token is invalid.', 'unauthorized'],
    proof:
      'Notion answered 401 to `GET /v1/users/me`. It says the same for every cause, so the causes are told in order of likelihood, as a guess. A 401 that comes after the token was accepted in the same run is asked once more before it is believed.',
    others: [
      'A character was changed in copying: the shape is right all the same.',
      'It works on your machine and not here: the two hold different tokens. An environment’s secret wins over the repository’s, and that over the organisation’s.',
      'The person behind a personal or OAuth token left the workspace, or was removed and invited anew.',
      'The token belongs to another Notion than the one at `api-url`.',
    ],
    silence: policyForFaults,
  },
  'token-revoked': {
    meaning: 'Notion says in words that the token was revoked.',
    said: ['API token revoked'],
    proof:
      'Notion answered 401, and its message holds the word “revoked”. For a revoked token it may also say “API token is invalid.”; that is [`token-rejected`](#token-rejected), and its steps are the same.',
    others: [
      'The secret holds an old token, while the connection has had a new one for long: then only the secret needs changing.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: policyForFaults,
  },
  'token-expired': {
    meaning: 'Notion says in words that the token has expired.',
    said: ['API token expired'],
    proof:
      'Notion answered 401, and its message holds the word “expired”. Personal access tokens end after a year at most; an internal connection’s token has no term.',
    others: [
      'A connection’s token that nobody used for months: reported, rare, and told by no document of Notion’s.',
      'With an `api-url` of your own, the words may be the gateway’s.',
    ],
    silence: policyForFaults,
  },
  'token-invalid': {
    meaning:
      'Notion does not accept the text, which has not the shape of a token: copied in part, pasted twice, or never a Notion token.',
    said: ['API token is invalid.', 'API token invalid'],
    proof:
      'Notion answered 401, and the text has not the length or the beginning of the tokens known so far. Length and beginning are told, never the text.',
    others: [
      'A real token of a form that this action does not know yet, which was revoked: the 401 is the same. Then see [`token-rejected`](#token-rejected).',
      'A token of another service, under the wrong secret’s name.',
    ],
    silence: policyForFaults,
  },
  'access-restricted': {
    meaning:
      'Notion says in its own words that this connection, person or workspace may not use its API. The token is not what it speaks of.',
    said: [
      'This user’s account is restricted from accessing the public API.',
      'This connection’s API access has been restricted. Retrying won’t help. Contact Notion support',
      'public_api_request_blocked',
    ],
    proof:
      'A 401 in words about an account, a person or a policy instead of a token; a 403 to the question who the token is, which needs no capability; or a 429 with the reason `public_api_request_blocked`, which Notion documents as lasting.',
    others: [
      'A policy of the workspace that no longer lets the person have personal access tokens: a new one does not help until the policy changes.',
      'An account or region that Notion has restricted: only its support knows why.',
    ],
    silence: policyForFaults,
  },
  'workspace-mismatch': {
    meaning: 'The token works, but belongs to another workspace than `expect-workspace` says.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` names the workspace. Names are compared exactly, apart from blanks around them; IDs without dashes or case. Nothing else is asked after it.',
    others: [
      'The workspace is the right one and was renamed, or `expect-workspace` has another spelling or case.',
      'Two workspaces have the same name: only IDs tell them apart.',
      'The job runs in another environment than you think, and that one’s secret belongs to another workspace.',
    ],
    silence: `Leave \`expect-workspace\` out, or give the workspace’s ID, which stays when its name changes. ${policyForFaults}`,
  },
  'workspace-unknown': {
    meaning: '`expect-workspace` was given, and Notion did not say which workspace the token belongs to.',
    said: [],
    proof:
      'Notion’s answer to `GET /v1/users/me` has no `workspace_name`, or no `workspace_id`, whichever was expected.',
    others: [
      'A personal token: for some, Notion’s answer names a person and no workspace.',
      'A gateway at `api-url` that shortens Notion’s answers.',
    ],
    silence: `Leave \`expect-workspace\` out. ${policyForDoubt}`,
  },
  'database-id-malformed': {
    meaning: 'An entry of `databases` holds no ID, or several, or one that Notion says is not valid.',
    said: [
      'path failed validation: path.database_id should be a valid uuid, instead was …',
      'path failed validation: path.page_id should be a valid uuid, instead was …',
      'Invalid request URL.',
      'invalid_request_url',
    ],
    proof:
      'From the entry alone, or from Notion’s 400. An ID is 32 hexadecimal digits, with dashes or without; in a link, the one in the path counts. The other entries are still asked about.',
    others: [
      'A link without an ID: a short link, or a site with an address of its own. Open it in Notion and take **Copy link**.',
      'Two entries that ran together for lack of a comma or a line break, or an ID that lost a character.',
      'The same sentence from _your own code_, while this check is green: it was given a whole link, or an ID with the slug or `?v=` left on. This check takes the ID out of a link; Notion’s API does not.',
    ],
    silence: `Begin the entry’s line with \`#\` to leave it out. ${policyForFaults}`,
  },
  'database-not-shared': {
    meaning:
      'Notion does not show the database to this token: it was never shared with the connection, was moved, or is gone.',
    said: [
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration "…".',
      'Could not find database with ID: …. Make sure the relevant pages and databases are shared with your integration.',
      'object_not_found',
    ],
    proof:
      'Notion answered 404 for the ID as a database, as a data source, as a view and as a page. It says the same of what is not shared and of what does not exist, so these cannot be told apart. Where no database answered, one more question makes sure that it is not the capability to read content that is lacking. After an outage in the same run, a 404 is asked once more.',
    others: [
      'A copy: whoever duplicates a page or a template gets new IDs, and the copy has to be shared by itself.',
      'The page was shared with another connection than this one: compare the name under “Who the token is”.',
      'It was moved out from under the page that was shared, or restored from the trash, which can cost it its connection.',
      'An ID of another workspace, or one with a wrong digit: to Notion, both are as good as not shared.',
      'An outage: 404s that went away by themselves were seen. If all was well yesterday and nobody touched it, run it once more.',
    ],
    silence: `Take it out of \`databases\`. ${policyForFaults}`,
  },
  'database-is-page': {
    meaning: 'The ID is a page’s, not a database’s; a database that is shown inside a page has its own.',
    said: [
      'Provided database_id … is a page, not a database. Use the pages API instead, or pass the ID of the database itself.',
    ],
    proof:
      'Notion says so, or knows the ID as a page and not as a database. The databases on the page are read from its first 300 blocks.',
    others: [
      'A row of a database: rows are pages, so a link to an opened row is a page’s link.',
      'The database stands in a column, a toggle or a synced block, or after the first 300 blocks: then it is not among those named here.',
    ],
    silence: `Take the entry out of \`databases\`. ${policyForFaults}`,
  },
  'database-is-view': {
    meaning: 'The ID is a view’s: the part of a link after `?v=`, instead of the one before it.',
    said: ['Could not find database with ID: …'],
    proof:
      'The only ID in the link stands after `?v=`, or Notion knows the ID as a view. The database that it shows is named where Notion tells it.',
    others: [
      'A linked view, whose database is one that the connection cannot see: then its ID alone does not help, and it has to be shared too.',
    ],
    silence: `Take the entry out of \`databases\`. ${policyForFaults}`,
  },
  'database-linked': {
    meaning:
      'The database is a linked view of one that lives elsewhere, or none of its data sources is shared with the connection.',
    said: [
      'Database with ID … does not contain any data sources accessible by this API bot.',
      'Database with ID … is a linked database. Database retrievals do not support linked databases.',
    ],
    proof:
      'Notion says so, or answers with an empty list of data sources. The two causes look the same from outside.',
    others: [
      'A real database, of which every data source is kept from the connection. Its own page looks shared all the same.',
      'A linked view whose source was deleted: then there is nothing left to share.',
    ],
    silence: `Take the entry out of \`databases\`. ${policyForFaults}`,
  },
  'database-in-trash': {
    meaning: 'The database is in Notion’s trash, where it answers but cannot be changed.',
    said: [
      "Can't edit block that is archived. You must unarchive the block before editing.",
      "Can't update a page that is archived. You must unarchive the page before updating.",
    ],
    proof: 'Notion’s answer says `in_trash: true` (`archived: true` in older versions).',
    others: [
      'A page above it is in the trash, and took it along: restore that one.',
      'It was replaced, and the ID is still the old one’s.',
      'A program archived it through the API: for Notion that is the trash.',
    ],
    silence: `Take it out of \`databases\`. ${policyForFaults}`,
  },
  'database-needs-newer-version': {
    meaning:
      'The database has several data sources, or the ID is a data source’s, and the `Notion-Version` that your code sends is too old for that.',
    said: [
      'Databases with multiple data sources are not supported in this API version.',
      'multiple_data_sources_for_database',
      'Could not find database with ID: …',
    ],
    proof:
      'Notion refuses the database at `notion-version`, or knows the ID only as a data source while `notion-version` is older than 2025-09-03.',
    others: [
      'Your code is up to date, and only the input `notion-version` is old. Notion’s own SDK 5 sends 2025-09-03 unless told otherwise.',
      'Somebody gave the database a second data source just now: code that worked yesterday fails from that moment on.',
      'The ID of a data source where the database’s was meant: both can be copied in Notion.',
    ],
    silence: `Set \`notion-version\` to what your code really sends. ${policyForFaults}`,
  },
  'capability-missing': {
    meaning: 'The connection lacks a capability that the workflow needs.',
    said: [
      'Insufficient permissions for this endpoint.',
      'Personal access tokens cannot list users.',
      'restricted_resource',
    ],
    proof:
      'Notion answered 403 to a question that cannot change anything; with the capability it answers 400, since the question is never valid. For `read-users` it is the list of users itself; for `read-user-emails`, people are listed without an e-mail address. Listing databases needs `read-content`, whether `capabilities` names it or not.',
    others: [
      'The box was ticked on another connection: compare the name under “Who the token is”.',
      'The access of one page: a capability belongs to the whole connection, and one page that cannot be reached is a 404, not a 403.',
      'That Notion looks at capabilities first is how it has worked so far, and not its promise. If your code does what this says it cannot, report it.',
    ],
    silence: `Take it out of \`capabilities\`, if the workflow does not need it. ${policyForFaults}`,
  },
  'workspace-block-limit': {
    meaning: 'The workspace has used up the blocks of its plan, so Notion refuses to insert anything.',
    said: ['This workspace has used all of its free blocks.'],
    proof: 'A 403 to the harmless question for a capability, with `additional_data.block_limit`.',
    others: ['Nothing else is known to answer so.'],
    silence: policyForFaults,
  },
  'capability-unknown': {
    meaning: 'Whether the connection has a capability could not be told without writing something.',
    said: [],
    proof:
      'Notion’s answer to the harmless question was neither the 403 of a missing capability nor the 400 of one that is there, or no person was listed whose e-mail address could be looked for.',
    others: [
      'For e-mail addresses: a workspace whose first 100 users are bots only. Guests are not listed.',
      'Notion changed how it answers such questions, or a gateway at `api-url` answers them itself.',
    ],
    silence: 'It is only a warning. Take the capability out of `capabilities` to be rid of it.',
  },
  'input-invalid': {
    meaning: 'An input other than `token` and `databases` holds something unusable.',
    said: [
      'Notion-Version header failed validation: Notion-Version header should be …',
      "Unexpected input(s) '…', valid inputs are ['token', 'databases', …]",
    ],
    proof:
      'Every input is read before anything is sent, and all that is unusable is told at once. A `notion-version` that is a date, but none of Notion’s, is refused by Notion. An unusable policy counts as `fail`. A misspelt *name* of an input is not this: GitHub only warns of it (“Unexpected input(s)”), and the input has its default.',
    others: [
      'The text comes from a variable (`vars.…`) or an expression, and is right in the file: look at its value.',
      'For `notion-version`: a gateway at `api-url` that knows fewer versions than Notion.',
    ],
    silence: `Leave the input out or empty, and it has its default. ${policyForFaults}`,
  },
  'notion-unreachable': {
    meaning: 'No answer came from Notion: names, connection, certificate, proxy or time stood in the way.',
    said: [
      'fetch failed',
      'getaddrinfo ENOTFOUND api.notion.com',
      'connect ECONNREFUSED',
      'read ECONNRESET',
      'self-signed certificate in certificate chain',
      'unable to get local issuer certificate',
      'Request to Notion API has timed out',
    ],
    proof:
      'The error of the network tells which of these it was, and the steps differ by it. What may pass is asked again first. It says nothing about the token.',
    others: [
      'Notion itself: an outage can show as time-outs alone. Look at [its status](https://www.notion-status.com/).',
      'A firewall that lets only listed addresses through drops the rest without a word: it looks like a time-out.',
      'A wrong clock on a self-hosted runner: every certificate is then too old or too new.',
    ],
    silence: policyForDoubt,
  },
  'notion-down': {
    meaning: 'Notion answered with an error of its own (5xx), and still did when asked again.',
    said: [
      '502 Bad Gateway',
      '503 Service Unavailable',
      'bad_gateway',
      'service_unavailable',
      'internal_server_error',
    ],
    proof:
      'The status was 500 or above (529 and Cloudflare’s 52x too), as JSON or as an HTML page, after several tries with growing pauses. It says nothing about the token.',
    others: [
      'A proxy or gateway of your own that answers 502 or 504 in Notion’s place: a page without Notion’s request ID hints at it.',
    ],
    silence: policyForDoubt,
  },
  'notion-rate-limited': {
    meaning:
      'Notion’s rate limit is used up, and the wait that it asks for does not fit what is left of `timeout`.',
    said: [
      'You have been rate limited. Please try again in a few minutes.',
      'rate_limited',
      'public_api_request_rate_limit',
      'public_api_space_request_rate_limit',
      'public_api_endpoint_rate_limit',
    ],
    proof:
      'Notion answered 429. A wait that fits is waited for. The limit is the connection’s or the whole workspace’s, and Notion often says which. It says nothing about the token.',
    others: [
      'Another user of the same token: a sync, a matrix of jobs that start together.',
      'Another connection of the workspace: the workspace has a limit besides.',
      'A gateway at `api-url` with a limit of its own.',
    ],
    silence: `Give \`timeout\` more seconds, or move the workflow to another minute. ${policyForDoubt}`,
  },
  'notion-blocked': {
    meaning: 'The edge in front of Notion, or a network rule, answered before the token was looked at.',
    said: ['Sorry, you have been blocked', 'Attention Required! | Cloudflare'],
    proof:
      'A 4xx that is not Notion’s JSON, with a `cf-ray` header and without `x-notion-request-id`; it says nothing about the token.',
    others: [
      'A hosted runner shares its address with others, and was blocked for what they did: another run may get another address.',
      'Your company’s proxy or firewall, where it stands behind Cloudflare too.',
    ],
    silence: policyForDoubt,
  },
  'notion-unrecognised': {
    meaning: 'An answer came that is not one of Notion’s API, or one that nothing can be concluded from.',
    said: ['Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON', 'missing_version'],
    proof:
      'HTML, a redirect (never followed, so that the token goes nowhere else), broken or foreign JSON, or an error of Notion’s that this question should not get. It says nothing about the token.',
    others: [
      'A log-in page of a proxy or network, which answers everything with 200.',
      'An `api-url` that leads to something else, lacks its path, or loses the header `Notion-Version` on the way (`missing_version`).',
      'A 403 in Notion’s JSON to the very first question: some say a restricted workspace, but no document explains it.',
      'Notion changed its answers: then a newer version of this action knows them.',
    ],
    silence: policyForDoubt,
  },
  'run-cancelled': {
    meaning: 'The runner told the step to stop before all was asked.',
    said: ['The operation was canceled.'],
    proof:
      'The step got the signal that GitHub sends on a cancelled run, a time-out of the job, or a newer run of the same `concurrency` group. What was proven until then stands.',
    others: [
      'Nobody cancelled it: `timeout-minutes` of the job ran out, a newer run of the same `concurrency` group began, or another job of a matrix with `fail-fast` failed.',
      'A self-hosted runner that was shut down.',
    ],
    silence:
      'Let the run finish. In a cancelled job only steps with `if: always()` or `if: cancelled()` still run, whatever the policy says.',
  },
  'internal-error': {
    meaning:
      'This action itself has a fault; nothing is wrong with your token or workflow, as far as it knows.',
    said: [],
    proof:
      'Something in the action failed that should not. What the other checks found stands. The message never holds the token; a stack trace is shown only with debug logging.',
    others: [
      'A runner short of memory or disk makes sound code fail: if only one machine shows it, look there first.',
    ],
    silence: policyForDoubt,
  },
}
