export const id = 60;
export const ids = [60];
export const modules = {

/***/ 6060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectGitHub: () => (/* binding */ connectGitHub)
});

;// CONCATENATED MODULE: ./build/core/ports/github.js
/** The label of every tracking issue. */
const issueLabel = 'notion-token-check';

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(2413);
;// CONCATENATED MODULE: ./build/github/octokit.js

/** One request may take so long, in milliseconds. */
const attemptMs = 8_000;
/** The toolkit's octokit, which knows proxies and Enterprise servers, with limits of its own. */
function openOctokit({ token, apiUrl, signal, pauseMs = 1_000, fetch }) {
    const quiet = () => { };
    const octokit = (0,github/* getOctokit */.Q)(token, {
        baseUrl: apiUrl,
        userAgent: 'notion-token-check',
        ...(fetch && { request: { fetch } }),
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    octokit.hook.wrap('request', async (request, asked) => {
        // Written into what was asked: the toolkit's own hook below this one is handed that, and no copy of it.
        const limited = () => {
            const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
            Object.assign(asked.request ?? {}, { signal: limit, redirect: 'manual' });
            return withoutRedirect(request(asked));
        };
        try {
            return await limited();
        }
        catch (error) {
            // What creates something is not asked again: it may have been done, and would then be there twice.
            const creates = asked.method === 'POST' && !asked.url.endsWith('/graphql');
            if (creates || !mayPass(error) || signal.aborted)
                throw error;
            await pause(pauseMs, signal);
            return await limited();
        }
    });
    return octokit;
}
/** Followed, a redirect could take what was to be written to another host. */
async function withoutRedirect(answer) {
    const response = await answer;
    if (response.status < 300 || response.status >= 400)
        return response;
    throw Object.assign(new Error('redirected'), { status: response.status, response });
}
/** An error of GitHub's own, or none of an answer. */
function mayPass(error) {
    const { status } = error;
    return typeof status !== 'number' || status >= 500;
}
function pause(ms, signal) {
    return new Promise(resolve => {
        const done = () => {
            clearTimeout(timer);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
    });
}
/** Whatever the HTTP stack does with the signal, nobody waits longer. */
function aborted(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}

// EXTERNAL MODULE: ./build/core/text/untrusted.js
var untrusted = __webpack_require__(2558);
;// CONCATENATED MODULE: ./build/github/refusal.js

/** What anything that a request to GitHub threw means. Told by shape: errors may come from another realm. */
function refusalOf(error, { signal, cancelled }) {
    const { status, response, name, errors } = (error ?? {});
    const { data, headers } = (response ?? {});
    // undici's failures reach octokit's caller as a 500 without a response.
    if (typeof status === 'number' && response !== undefined)
        return { kind: kindOf(status, wordsOf(data), headers ?? {}), status, message: wordsOf(data) };
    if (cancelled())
        return { kind: 'cancelled', status: null, message: '' };
    if (signal.aborted || name === 'AbortError' || name === 'TimeoutError' || timedOut(error))
        return { kind: 'out-of-time', status: null, message: '' };
    const code = networkCode(error);
    if (code !== null)
        return { kind: 'unreachable', status: null, message: code };
    return graphqlRefusal(errors) ?? { kind: 'unrecognised', status: null, message: '' };
}
/** GraphQL refuses with 200 and a list of errors. */
function graphqlRefusal(errors) {
    const [first] = Array.isArray(errors) ? errors : [];
    if (!first)
        return null;
    const message = (0,untrusted/* tidyOrNull */.Ln)(first.message) ?? '';
    if (/^RATE_LIMIT(?:ED)?$/.test(String(first.type)))
        return { kind: 'rate-limited', status: 200, message };
    const forbidden = first.type === 'FORBIDDEN' || first.type === 'INSUFFICIENT_SCOPES';
    return { kind: forbidden ? 'no-permission' : 'unrecognised', status: 200, message };
}
/** GitHub's sentence, and what it says of each field. An HTML page is no sentence. */
function wordsOf(data) {
    const { message, errors } = (data ?? {});
    const details = Array.isArray(errors)
        ? errors.map(each => each?.message)
        : [];
    const words = [message, ...details].filter(each => typeof each === 'string' && each !== '');
    return (0,untrusted/* tidyOrNull */.Ln)(words.join(': ')) ?? '';
}
function kindOf(status, words, headers) {
    if (status >= 500)
        return 'down';
    if (status === 401)
        return 'bad-credentials';
    if (status === 410)
        return /disabled/i.test(words) ? 'issues-off' : 'unrecognised';
    if (status === 429 || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0')
        return 'rate-limited';
    if (/rate limit/i.test(words))
        return 'rate-limited';
    if (/archived/i.test(words))
        return 'archived';
    if (/\blocked\b/i.test(words))
        return 'locked';
    if (/\bSAML\b|IP allow list/i.test(words))
        return 'unrecognised';
    // Without the permission, GitHub says so, or denies that there is such a thing.
    return status === 403 || status === 404 ? 'no-permission' : 'unrecognised';
}
function chainOf(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 6)
        return [];
    const own = error;
    const inner = Array.isArray(own.errors) ? own.errors.flatMap(each => chainOf(each, depth + 1)) : [];
    return [own, ...chainOf(own.cause, depth + 1), ...inner];
}
function timedOut(error) {
    return chainOf(error).some(({ name, code }) => name === 'TimeoutError' || /TIMEOUT/.test(String(code)));
}
function networkCode(error) {
    const found = chainOf(error).find(({ code }) => typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code));
    return found ? String(found.code) : null;
}

;// CONCATENATED MODULE: ./build/github/port.js



/** The most that GitHub gives at once, and so many pages: more than that is no list of tracking issues. */
const perPage = 100;
const mostPages = 50;
/** Counts the pages itself: a link in an answer may lead anywhere, and the token would go with it. */
async function allPages(ask) {
    const all = [];
    for (let page = 1; page <= mostPages; page++) {
        const { data } = await ask(page);
        all.push(...data);
        if (data.length < perPage)
            break;
    }
    return all;
}
/** GitHub's API through the toolkit's octokit, which knows proxies and Enterprise servers. */
function connectGitHub(options) {
    const octokit = openOctokit(options);
    const [owner = '', repo = ''] = options.repository.split('/');
    const here = { owner, repo };
    const asked = async (ask) => {
        try {
            return { ok: true, value: await Promise.race([ask(), aborted(options.signal)]) };
        }
        catch (error) {
            return { ok: false, refusal: refusalOf(error, options) };
        }
    };
    /** Not found again without it, it must not stay open: there would be another one every night. */
    const addLabel = async (number) => {
        const issue = { ...here, issue_number: number };
        try {
            await octokit.rest.issues.addLabels({ ...issue, labels: [issueLabel] });
        }
        catch (error) {
            await octokit.rest.issues
                .update({ ...issue, state: 'closed', state_reason: 'not_planned' })
                .catch(() => { });
            throw error;
        }
    };
    return {
        about: () => asked(async () => aboutOf(await viewed(octokit, here))),
        passedRuns: (file, branch, event) => asked(async () => {
            const { data } = await octokit.rest.actions.listWorkflowRuns({
                ...here,
                workflow_id: file,
                branch,
                ...(event !== null && { event }),
                status: 'success',
                per_page: perPage,
                exclude_pull_requests: true,
            });
            return data.workflow_runs.map(runOf);
        }),
        issues: () => asked(async () => {
            const query = { ...here, labels: issueLabel, state: 'all', per_page: perPage };
            const all = await allPages(page => octokit.rest.issues.listForRepo({ ...query, page }));
            return all.filter(issue => !issue.pull_request).map(issueOf);
        }),
        makeLabel: () => asked(async () => {
            const label = { name: issueLabel, color: 'b60205', description: 'The result of Notion Token Check' };
            await octokit.rest.issues.createLabel({ ...here, ...label }).catch(unlessThere);
            return null;
        }),
        openIssue: text => asked(async () => {
            const { data } = await octokit.rest.issues.create({ ...here, ...text, labels: [issueLabel] });
            // Somebody's own token without the right to label loses the label without a word, and the issue with it.
            if (!data.labels.some(label => (typeof label === 'string' ? label : label.name) === issueLabel))
                await addLabel(data.number);
            return issueOf(data);
        }),
        changeIssue: (number, { title, body, state, reason }) => asked(async () => {
            await octokit.rest.issues.update({
                ...here,
                issue_number: number,
                ...(title !== undefined && { title }),
                ...(body !== undefined && { body }),
                ...(state && { state }),
                ...(reason && { state_reason: reason }),
            });
            return null;
        }),
        comments: (number, since) => asked(async () => {
            const query = {
                ...here,
                issue_number: number,
                since: new Date(since).toISOString(),
                per_page: perPage,
            };
            const all = await allPages(page => octokit.rest.issues.listComments({ ...query, page }));
            return all.map(({ user, body }) => ({ author: user?.login ?? '', body: body ?? '' }));
        }),
        comment: (number, body) => asked(async () => {
            await octokit.rest.issues.createComment({ ...here, issue_number: number, body });
            return null;
        }),
    };
}
function unlessThere(error) {
    const { status, response } = error;
    if (status === 422 && response?.data?.errors?.some(({ code }) => code === 'already_exists'))
        return;
    throw error;
}
/**
 * REST has no question for "whose token is this" that the job's own token may ask; GraphQL has, and answers the
 * rest in the same request. What the token may not see of it is missing from the answer, beside an error.
 */
async function viewed(octokit, here) {
    const query = `query($owner: String!, $repo: String!) {
    viewer { login }
    repository(owner: $owner, name: $repo) {
      isPrivate
      defaultBranchRef { target { ... on Commit { committedDate } } }
    }
  }`;
    try {
        return await octokit.graphql(query, here);
    }
    catch (error) {
        const { data } = error;
        if (data?.viewer?.login)
            return data;
        throw error;
    }
}
function aboutOf({ viewer, repository }) {
    if (!viewer?.login)
        throw new Error('no login in the answer');
    const { isPrivate, defaultBranchRef } = repository ?? {};
    return {
        account: viewer.login,
        isPublic: typeof isPrivate === 'boolean' ? !isPrivate : null,
        lastCommit: timeOf(defaultBranchRef?.target?.committedDate),
    };
}
function timeOf(text) {
    return Date.parse(text ?? '') || null;
}
function runOf(run) {
    return {
        id: run.id,
        number: run.run_number,
        attempt: run.run_attempt ?? 1,
        event: run.event,
        sha: run.head_sha,
        repository: run.head_repository?.full_name ?? null,
        startedAt: timeOf(run.run_started_at) ?? timeOf(run.created_at) ?? 0,
    };
}
function issueOf(issue) {
    return {
        number: issue.number,
        open: issue.state === 'open',
        author: issue.user?.login ?? '',
        body: issue.body ?? '',
    };
}


/***/ })

};
