import { type Meanings, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in notion-faults.ts. */
export const notionFaultMeanings = {
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
    silence: onInconclusive,
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
    silence: onInconclusive,
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
    silence: `Give \`timeout\` more seconds, or move the workflow to another minute. ${onInconclusive}`,
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
    silence: onInconclusive,
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
    silence: onInconclusive,
  },
} satisfies Meanings
