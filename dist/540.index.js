export const id = 540;
export const ids = [540];
export const modules = {
  /***/
  60: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        connectGitHub: () => (
          /* binding */
          connectGitHub
        )
      });
      ;
      const issueLabel = "notion-token-check";
      var external_node_timers_ = __webpack_require__(997);
      var github = __webpack_require__(82);
      ;
      const attemptMs = 8e3;
      const apiVersion = "2022-11-28";
      function openOctokit({ token, apiUrl, signal, pauseMs = 1e3, fetch }) {
        const quiet = () => {
        };
        let time = null;
        const octokit = (0, github.Q)(token, {
          baseUrl: apiUrl,
          userAgent: "notion-token-check",
          request: { fetch },
          log: { debug: quiet, info: quiet, warn: quiet, error: quiet }
        });
        octokit.hook.after("request", ({ headers }) => {
          time = Date.parse(headers.date ?? "") || time;
        });
        octokit.hook.wrap("request", async (request, asked) => {
          asked.headers["x-github-api-version"] = apiVersion;
          const limited = () => {
            const limit = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
            Object.assign(asked.request ?? {}, { signal: limit, redirect: "manual" });
            return withoutRedirect(request(asked));
          };
          try {
            return await limited();
          } catch (error) {
            const creates = asked.method === "POST" && !asked.url.endsWith("/graphql");
            if (creates || !mayPass(error) || signal.aborted)
              throw error;
            await external_node_timers_.promises.setTimeout(pauseMs, void 0, { signal }).catch(() => {
            });
            return await limited();
          }
        });
        return { octokit, time: () => time };
      }
      async function withoutRedirect(answer) {
        const response = await answer;
        if (response.status < 300 || response.status >= 400)
          return response;
        throw Object.assign(new Error("redirected"), { status: response.status, response });
      }
      function mayPass(error) {
        const { status } = error;
        return typeof status !== "number" || status >= 500;
      }
      function aborted(signal) {
        return new Promise((_, reject) => {
          if (signal.aborted)
            reject(signal.reason);
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });
      }
      var thrown = __webpack_require__(356);
      var untrusted = __webpack_require__(558);
      ;
      function refusalOf(error, { signal, cancelled }) {
        const { status, response, name, errors } = error ?? {};
        const { data, headers } = response ?? {};
        if (typeof status === "number" && response !== void 0) {
          const needs = (0, untrusted.Ln)(headers?.["x-accepted-github-permissions"]);
          const kind = kindOf(status, wordsOf(data), headers ?? {});
          return { kind, status, message: wordsOf(data), ...needs && { needs } };
        }
        if (cancelled())
          return { kind: "cancelled", status: null, message: "" };
        if (signal.aborted || name === "AbortError" || name === "TimeoutError" || timedOut(error))
          return { kind: "out-of-time", status: null, message: "" };
        const code = networkCode(error);
        if (code !== null)
          return { kind: "unreachable", status: null, message: code };
        return graphqlRefusal(errors) ?? { kind: "unrecognised", status: null, message: "" };
      }
      function graphqlRefusal(errors) {
        const [first] = Array.isArray(errors) ? errors : [];
        if (!first)
          return null;
        const message = (0, untrusted.Ln)(first.message) ?? "";
        if (/^RATE_LIMIT(?:ED)?$/.test(String(first.type)))
          return { kind: "rate-limited", status: 200, message };
        const forbidden = first.type === "FORBIDDEN" || first.type === "INSUFFICIENT_SCOPES";
        return { kind: forbidden ? "no-permission" : "unrecognised", status: 200, message };
      }
      function wordsOf(data) {
        const { message, errors } = data ?? {};
        const details = Array.isArray(errors) ? errors.map((each) => each?.message) : [];
        const words = [message, ...details].filter((each) => typeof each === "string" && each !== "");
        return (0, untrusted.Ln)(words.join(": ")) ?? "";
      }
      function kindOf(status, words, headers) {
        if (status >= 500)
          return "down";
        if (status === 401)
          return "bad-credentials";
        if (status === 410)
          return /disabled/i.test(words) ? "issues-off" : "unrecognised";
        if (status === 429 || headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0")
          return "rate-limited";
        if (/rate limit/i.test(words))
          return "rate-limited";
        if (/archived/i.test(words))
          return "archived";
        if (/\blocked\b/i.test(words))
          return "locked";
        if (/\bSAML\b|IP allow list/i.test(words))
          return "unrecognised";
        return status === 403 || status === 404 ? "no-permission" : "unrecognised";
      }
      function timedOut(error) {
        return (0, thrown.dR)(error).some(({ name, code }) => name === "TimeoutError" || /TIMEOUT/.test(String(code)));
      }
      function networkCode(error) {
        const found = (0, thrown.dR)(error).find(({ code }) => typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code));
        return found ? String(found.code) : null;
      }
      ;
      const perPage = 100;
      const mostPages = 50;
      const runsOfWorkflow = "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs";
      const changed = "PATCH /repos/{owner}/{repo}/issues/{issue_number}";
      const commentsOf = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
      const secretOfEnvironment = "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}";
      async function allPages(ask) {
        const all = [];
        for (let page = 1; page <= mostPages; page++) {
          const data = listIn((await ask(page)).data);
          all.push(...data);
          if (data.length < perPage)
            break;
        }
        return all;
      }
      function connectGitHub(options) {
        const { octokit, time } = openOctokit(options);
        const [owner = "", repo = ""] = options.repository.split("/");
        const here = { owner, repo };
        const asked = async (ask) => {
          try {
            return { ok: true, value: await Promise.race([ask(), aborted(options.signal)]) };
          } catch (error) {
            return { ok: false, refusal: refusalOf(error, options) };
          }
        };
        return {
          about: () => asked(async () => aboutOf(await viewed(octokit, here), time())),
          passedRuns: (file, branch, event) => asked(async () => {
            const { data } = await octokit.request(runsOfWorkflow, {
              ...here,
              workflow_id: file,
              branch,
              ...event !== null && { event },
              status: "success",
              per_page: perPage,
              exclude_pull_requests: true
            });
            return listIn(data.workflow_runs).map(runOf);
          }),
          ...issuesThrough({ octokit, here, asked }),
          ...commentsThrough({ octokit, here, asked }),
          ...secretsThrough({ octokit, here, asked })
        };
      }
      function issuesThrough({ octokit, here, asked }) {
        return {
          issues: () => asked(async () => {
            const query = { ...here, labels: issueLabel, state: "all", per_page: perPage };
            const all = await allPages((page) => octokit.request("GET /repos/{owner}/{repo}/issues", { ...query, page }));
            return all.filter((issue) => !issue.pull_request).map(issueOf);
          }),
          makeLabel: () => asked(async () => {
            const label = { name: issueLabel, color: "b60205", description: "The result of Notion Token Check" };
            await octokit.request("POST /repos/{owner}/{repo}/labels", { ...here, ...label }).catch(unlessThere);
            return null;
          }),
          mayOpenIssues: () => asked(async () => {
            const route = `POST /repos/${encodeURIComponent(here.owner)}/${encodeURIComponent(here.repo)}/issues`;
            await octokit.request(route, { data: {} }).catch(unlessUnfit);
            return null;
          }),
          openIssue: (text) => asked(async () => {
            const wanted = { ...here, ...text, labels: [issueLabel] };
            const { data } = await octokit.request("POST /repos/{owner}/{repo}/issues", wanted);
            const issue = issueOf(data);
            const labels = listIn(data.labels).map((label) => typeof label === "string" ? label : label.name);
            if (!labels.includes(issueLabel))
              await addLabel(octokit, { ...here, issue_number: issue.number });
            return issue;
          }),
          changeIssue: (number, { title, body, state, reason }) => asked(async () => {
            const { data } = await octokit.request(changed, {
              ...here,
              issue_number: number,
              ...title !== void 0 && { title },
              ...body !== void 0 && { body },
              ...state && { state },
              ...reason && { state_reason: reason }
            });
            issueOf(data);
            return null;
          })
        };
      }
      async function addLabel(octokit, issue) {
        try {
          await octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
            ...issue,
            labels: [issueLabel]
          });
        } catch (error) {
          const closed = { ...issue, state: "closed", state_reason: "not_planned" };
          await octokit.request(changed, closed).catch(() => {
          });
          throw error;
        }
      }
      function commentsThrough({ octokit, here, asked }) {
        return {
          comments: (number, since) => asked(async () => {
            const query = {
              ...here,
              issue_number: number,
              since: new Date(since).toISOString(),
              per_page: perPage
            };
            const all = await allPages((page) => octokit.request(`GET ${commentsOf}`, { ...query, page }));
            return all.map(({ user, body }) => ({ author: authorOf(user), body: body ?? "" }));
          }),
          comment: (number, body) => asked(async () => {
            const { data } = await octokit.request(`POST ${commentsOf}`, { ...here, issue_number: number, body });
            numberIn(data.id);
            return null;
          })
        };
      }
      function secretsThrough({ octokit, here, asked }) {
        const list = { ...here, per_page: perPage };
        const listed = (route) => () => asked(async () => listIn((await octokit.request(route, list)).data.secrets).map(secretOf));
        return {
          repositorySecrets: listed("GET /repos/{owner}/{repo}/actions/secrets"),
          organisationSecrets: listed("GET /repos/{owner}/{repo}/actions/organization-secrets"),
          dependabotSecrets: listed("GET /repos/{owner}/{repo}/dependabot/secrets"),
          environments: () => asked(async () => {
            const { data } = await octokit.request("GET /repos/{owner}/{repo}/environments", list);
            return listIn(data.environments ?? []).map(({ name }) => name);
          }),
          environmentSecret: (environment_name, secret_name) => asked(async () => {
            const { data } = await octokit.request(secretOfEnvironment, {
              ...here,
              environment_name,
              secret_name
            });
            return secretOf(data);
          }).then((answer) => !answer.ok && answer.refusal.status === 404 ? { ok: true, value: null } : answer)
        };
      }
      function secretOf({ name, updated_at }) {
        return { name, savedAt: timeOf(updated_at) ?? 0 };
      }
      function unlessThere(error) {
        const { status, response } = error;
        if (status === 422 && response?.data?.errors?.some(({ code }) => code === "already_exists"))
          return;
        throw error;
      }
      function unlessUnfit(error) {
        if (error.status !== 422)
          throw error;
      }
      function listIn(data) {
        if (Array.isArray(data))
          return data;
        throw new Error("no list in the answer");
      }
      function numberIn(value) {
        if (typeof value === "number")
          return value;
        throw new Error("no number in the answer");
      }
      async function viewed(octokit, here) {
        const query = `query($owner: String!, $repo: String!) {
    viewer { login }
    repository(owner: $owner, name: $repo) {
      isPrivate
      hasIssuesEnabled
      isArchived
      defaultBranchRef { target { ... on Commit { committedDate } } }
    }
  }`;
        try {
          return await octokit.graphql(query, here);
        } catch (error) {
          const { data } = error;
          if (data?.viewer?.login)
            return data;
          throw error;
        }
      }
      function aboutOf({ viewer, repository }, now) {
        if (!viewer?.login)
          throw new Error("no login in the answer");
        const { isPrivate, hasIssuesEnabled, isArchived, defaultBranchRef } = repository ?? {};
        return {
          account: viewer.login,
          now,
          hasIssues: hasIssuesEnabled ?? null,
          isArchived: isArchived ?? null,
          isPublic: typeof isPrivate === "boolean" ? !isPrivate : null,
          lastCommit: timeOf(defaultBranchRef?.target?.committedDate)
        };
      }
      function timeOf(text) {
        return Date.parse(text ?? "") || null;
      }
      function runOf(run) {
        return {
          id: Number(run.id),
          number: run.run_number,
          attempt: run.run_attempt ?? 1,
          event: run.event,
          sha: run.head_sha,
          repository: run.head_repository?.full_name ?? null,
          startedAt: timeOf(run.run_started_at) ?? timeOf(run.created_at) ?? 0
        };
      }
      function issueOf(issue) {
        return {
          number: numberIn(issue.number),
          open: issue.state === "open",
          author: authorOf(issue.user),
          body: issue.body ?? ""
        };
      }
      function authorOf(user) {
        return { login: user?.login ?? "", isApp: user?.type === "Bot" };
      }
    })
  ),
  /***/
  85: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Qq: () => (
          /* binding */
          HttpClient
        ),
        /* harmony export */
        _y: () => (
          /* binding */
          restEndpointMethods
        ),
        /* harmony export */
        hd: () => (
          /* binding */
          fetch
        ),
        /* harmony export */
        ud: () => (
          /* binding */
          paginateRest
        )
        /* harmony export */
      });
      class HttpClient {
        getAgent() {
        }
        getAgentDispatcher() {
        }
        getJson() {
          return notBundled();
        }
      }
      function restEndpointMethods() {
      }
      function paginateRest() {
      }
      class BearerCredentialHandler {
      }
      class ProxyAgent {
      }
      function fetch() {
        return notBundled();
      }
      function getExecOutput() {
        return notBundled();
      }
      function notBundled() {
        throw new Error("Not bundled: this action has a transport of its own, and starts no programs");
      }
    })
  )
};
