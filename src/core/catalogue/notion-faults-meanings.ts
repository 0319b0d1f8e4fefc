import { type Meanings, onInconclusive } from './meaning.ts'

/** What docs/diagnoses.md says of the codes in notion-faults.ts. */
export const notionFaultMeanings = {
  'notion-unreachable': {
    meaning:
      'No answer came from Notion: the DNS lookup, the connection, the certificate or a proxy failed, it took too long, or the step’s own time (`timeout`) ran out.',
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
      'The network error says which of these it was, and the steps differ by it. What may pass by itself is tried again first. This says nothing about the token.',
    others: [
      'Notion itself: an outage can look like timeouts alone. Look at [its status](https://www.notion-status.com/).',
      'A firewall that lets only listed addresses through drops the rest silently, which looks like a timeout.',
      'The clock of a self-hosted runner is wrong: then no certificate is valid.',
    ],
    silence: onInconclusive,
  },
  'notion-down': {
    meaning: 'Notion answered with an error of its own (5xx), and still did when it was asked again.',
    said: [
      '502 Bad Gateway',
      '503 Service Unavailable',
      'bad_gateway',
      'service_unavailable',
      'internal_server_error',
    ],
    proof:
      'The status was 500 or above (529 and Cloudflare’s 52x too), as JSON or as an HTML page, after several attempts with growing pauses. This says nothing about the token.',
    others: [
      'A proxy or gateway of your own answers 502 or 504 in Notion’s place: an answer without Notion’s request ID suggests it.',
    ],
    silence: onInconclusive,
  },
  'notion-rate-limited': {
    meaning:
      'Notion’s rate limit was reached, and the wait it asks for is longer than what is left of `timeout`.',
    said: [
      'You have been rate limited. Please try again in a few minutes.',
      'rate_limited',
      'public_api_request_rate_limit',
      'public_api_space_request_rate_limit',
      'public_api_endpoint_rate_limit',
      'error code: 1015',
    ],
    proof:
      'Notion answered 429, or the edge in front of it did. This check waits if there is time. The limit is the connection’s or the whole workspace’s, and Notion often says which; the edge limits the runner’s address. This says nothing about the token.',
    others: [
      'Something else uses the same token: a sync, or a matrix of jobs that start together.',
      'Another connection in the workspace: the workspace has a limit of its own, with longer waits.',
      'A gateway at `api-url` with a limit of its own.',
    ],
    silence: `Set \`timeout\` higher, or move the workflow to another time. ${onInconclusive}`,
  },
  'notion-blocked': {
    meaning: 'The edge in front of Notion, or a network rule, answered before the token was looked at.',
    said: ['Sorry, you have been blocked', 'Attention Required! | Cloudflare'],
    proof:
      'A 4xx that is not Notion’s JSON, with a `cf-ray` header and without `x-notion-request-id`. This says nothing about the token.',
    others: [
      'A GitHub-hosted runner shares its address with others, and was blocked for what they did: another run may get another address.',
      'Your company’s proxy or firewall, if it uses Cloudflare, too.',
      'An `api-url` that leads to something else: its edge answers the same way.',
    ],
    silence: onInconclusive,
  },
  'notion-unrecognised': {
    meaning: 'The answer isn’t from Notion’s API, or it proves nothing.',
    said: [
      'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'missing_version',
      'invalid_request_url',
    ],
    proof:
      'HTML, a redirect (never followed, so that the token goes nowhere else), broken or foreign JSON, an answer without its content, or a refusal of Notion’s in words that prove nothing. This says nothing about the token.',
    others: [
      'The login page of a proxy or network, which answers everything with 200.',
      'An `api-url` that leads to something else, lacks its path, ends in `/v1` (which this check adds), or loses the header `Notion-Version` on the way (`missing_version`).',
      'A 401 about the form of the header: a gateway or proxy drops or changes it.',
      'A line under a database names a formula or rollup whose type Notion doesn’t report (`unsupported`), or a property behind the first 500. Nothing is wrong with the answer: remove the line.',
      'Notion changed its answers: a newer version of this action may know them.',
    ],
    silence: onInconclusive,
  },
} satisfies Meanings
