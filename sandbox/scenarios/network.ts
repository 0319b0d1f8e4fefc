import { closedPort } from '../closed-port.ts'
import {
  blockPage,
  brokenJson,
  captivePortal,
  emptyAnswer,
  errorPage,
  type Fault,
  type FaultAction,
  notionError,
  overloaded,
  rateLimited,
  redirect,
  unavailable,
} from '../faults.ts'
import { IDS } from '../world.ts'
import { always, broken, healthy, healthyToken, inconclusive, type Scenario, scenario } from './scenario.ts'

/** A fault that lasts; the short time-out keeps the run short. */
function lasting(
  name: string,
  about: string,
  action: FaultAction,
  code: string,
  requests?: number,
): Scenario {
  return scenario(name, about, {
    inputs: healthyToken({ timeout: '5' }),
    faults: always(action),
    expect: inconclusive(code, requests),
  })
}

function elsewhere(name: string, about: string, apiUrl: (url: string) => string | Promise<string>): Scenario {
  const inputs = healthyToken({ timeout: '5' })
  return scenario(name, about, { inputs, apiUrl, expect: inconclusive('notion-unreachable', 0) })
}

/** A fault that passes, and leaves nothing behind. */
function passing(name: string, about: string, faults: Fault[], requests: number): Scenario {
  const inputs = healthyToken({ databases: IDS.roadmap, timeout: '20' })
  return scenario(name, about, { inputs, faults, expect: healthy(requests) })
}

const unreachable: Scenario[] = [
  elsewhere('notion-unreachable', 'Nothing listens at Notion’s address.', () => closedPort),
  elsewhere(
    'notion-unreachable-dns',
    'The name of Notion’s API is not found.',
    () => 'https://notion.invalid',
  ),
  elsewhere('notion-unreachable-tls', 'What answers does not speak TLS.', url =>
    url.replace('http:', 'https:'),
  ),
  lasting('notion-unreachable-reset', 'Every connection is reset.', { kind: 'reset' }, 'notion-unreachable'),
  lasting(
    'notion-unreachable-silent',
    'Notion takes the request and never answers.',
    { kind: 'hang' },
    'notion-unreachable',
  ),
  lasting(
    'notion-unreachable-half',
    'The headers come, and then nothing.',
    { kind: 'hang-after-headers' },
    'notion-unreachable',
  ),
  lasting(
    'notion-unreachable-drip',
    'The answer comes at five bytes a second.',
    { kind: 'drip', everyMs: 200 },
    'notion-unreachable',
  ),
  lasting(
    'notion-unreachable-cut',
    'The connection ends in the middle.',
    { kind: 'close-mid-body' },
    'notion-unreachable',
  ),
]

const down: Scenario[] = [
  lasting('notion-down', 'Every answer is the HTML page of a 502.', errorPage(502), 'notion-down'),
  lasting('notion-down-overloaded', 'Notion is overloaded (529).', overloaded(), 'notion-down'),
  lasting(
    'notion-down-origin',
    'Cloudflare cannot reach Notion (522).',
    errorPage(522, 'Connection timed out'),
    'notion-down',
  ),
  scenario('notion-down-warn', 'An outage, where that is only to be a warning.', {
    inputs: healthyToken({ timeout: '5', 'on-inconclusive': 'warn' }),
    faults: always(unavailable()),
    expect: { ...inconclusive('notion-down'), exit: 0 },
  }),
  scenario('notion-down-partly', 'One database answers 503, another one is proven not to be shared.', {
    inputs: healthyToken({ databases: `${IDS.salaries}\n${IDS.roadmap}`, timeout: '5' }),
    faults: [{ when: { path: new RegExp(IDS.roadmap) }, do: unavailable() }],
    expect: broken(['database-not-shared', 'notion-down']),
  }),
  passing(
    'outage-passes',
    'One 503 that is gone at the second try.',
    [{ when: {}, times: 1, do: unavailable() }],
    3,
  ),
  passing(
    'outage-with-false-404',
    'A 503, then a 404 that is not true, then the database.',
    [
      { when: { path: /databases/ }, times: 1, do: unavailable() },
      {
        when: { path: /databases/ },
        times: 1,
        do: notionError(404, 'object_not_found', `Could not find database with ID: ${IDS.roadmap}.`),
      },
    ],
    4,
  ),
]

const limited: Scenario[] = [
  lasting(
    'notion-rate-limited',
    'The workspace’s limit is used up, and Notion names a wait of an hour.',
    rateLimited(3600),
    'notion-rate-limited',
    1,
  ),
  lasting(
    'notion-rate-limited-date',
    'The wait is named as a date.',
    rateLimited(3600, true),
    'notion-rate-limited',
    1,
  ),
  scenario('notion-rate-limited-later', 'The limit is reached by the second request.', {
    inputs: healthyToken({ databases: IDS.roadmap, timeout: '5' }),
    rateLimit: { requests: 1, windowMs: 60_000 },
    expect: inconclusive('notion-rate-limited'),
  }),
  passing('rate-limit-passes', 'A wait of one second.', [{ when: {}, times: 1, do: rateLimited(1) }], 3),
  lasting('notion-blocked', 'Cloudflare answers with its block page.', blockPage(), 'notion-blocked'),
]

const foreign: Scenario[] = [
  lasting(
    'notion-unrecognised',
    'The log-in page of a network answers.',
    captivePortal(),
    'notion-unrecognised',
  ),
  lasting(
    'notion-unrecognised-redirect',
    'A redirect, which is not followed.',
    redirect('https://notion.invalid/'),
    'notion-unrecognised',
  ),
  lasting('notion-unrecognised-json', 'JSON that ends too early.', brokenJson(), 'notion-unrecognised'),
  lasting('notion-unrecognised-empty', 'An empty answer.', emptyAnswer(), 'notion-unrecognised'),
  lasting(
    'notion-unrecognised-echo',
    'An error that repeats the request’s headers.',
    { kind: 'echo' },
    'notion-unrecognised',
  ),
]

const cancelled: Scenario[] = [
  scenario('run-cancelled', 'The run is cancelled while a database does not answer.', {
    inputs: healthyToken({ databases: IDS.roadmap }),
    faults: [{ when: { path: /databases/ }, do: { kind: 'hang' } }],
    cancelAfterRequests: 2,
    expect: inconclusive('run-cancelled', 2),
  }),
]

/** An error that nobody catches, put into the process from outside: the action itself has no such switch. */
const strayError = `data:text/javascript,setTimeout(()=>{throw new Error('a stray error')},700)`

const ownFault: Scenario[] = [
  scenario('internal-error', 'An error that nobody caught strikes the action while it asks.', {
    inputs: healthyToken({ databases: IDS.roadmap }),
    env: { NODE_OPTIONS: `--import="${strayError}"` },
    faults: [{ when: { path: /databases/ }, do: { kind: 'hang' } }],
    expect: inconclusive('internal-error'),
  }),
]

/** What can go wrong between here and Notion, and with the run itself. */
export const networkScenarios: Scenario[] = [
  ...unreachable,
  ...down,
  ...limited,
  ...foreign,
  ...cancelled,
  ...ownFault,
]
