export const id = 759;
export const ids = [759];
export const modules = {
  /***/
  356: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        US: () => (
          /* binding */
          stackOf
        ),
        /* harmony export */
        bD: () => (
          /* binding */
          messageOf
        ),
        /* harmony export */
        dR: () => (
          /* binding */
          chainOf
        )
        /* harmony export */
      });
      var _untrusted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(558);
      function messageOf(error) {
        const message = error?.message;
        return (0, _untrusted_js__WEBPACK_IMPORTED_MODULE_0__.DZ)(typeof message === "string" && message !== "" ? message : String(error));
      }
      function stackOf(error) {
        return String(error?.stack ?? error);
      }
      function chainOf(error, depth = 0) {
        if (typeof error !== "object" || error === null || depth > 6)
          return [];
        const own = error;
        const inner = Array.isArray(own.errors) ? own.errors.flatMap((each) => chainOf(each, depth + 1)) : [];
        return [own, ...chainOf(own.cause, depth + 1), ...inner];
      }
    })
  ),
  /***/
  558: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        DZ: () => (
          /* binding */
          tidy
        ),
        /* harmony export */
        IA: () => (
          /* binding */
          withSingleSpaces
        ),
        /* harmony export */
        Ln: () => (
          /* binding */
          tidyOrNull
        ),
        /* harmony export */
        RK: () => (
          /* binding */
          visible
        ),
        /* harmony export */
        qg: () => (
          /* binding */
          showsWhole
        )
        /* harmony export */
      });
      const longest = 200;
      const looked = 2e3;
      function tidy(text) {
        const whole = visible(text);
        const head = whole.slice(0, looked).replace(/[\ud800-\udbff]$/, "");
        const line = withSingleSpaces(head.normalize("NFC"));
        const characters = Array.from(line);
        if (head.length === whole.length && characters.length <= longest)
          return line;
        return `${wholeCharacters(line, characters.slice(0, longest - 1).join("").length)}…`;
      }
      const unseen = new RegExp("\\p{C}|\\p{Default_Ignorable_Code_Point}|\\u2800", "gu");
      function visible(text) {
        return text.replace(/[\s\u0085]+/gu, " ").replace(unseen, "").trim();
      }
      let graphemes;
      function wholeCharacters(text, most) {
        graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
        const begins = graphemes.segment(text).containing(most)?.index ?? text.length;
        return text.slice(0, begins > 0 ? begins : most);
      }
      function showsWhole(text) {
        return tidy(text) === text.replace(/ +/g, " ").replace(/^ | $/g, "");
      }
      function withSingleSpaces(text) {
        return text.replace(/ {2,}/g, " ").trim();
      }
      function tidyOrNull(text) {
        if (typeof text !== "string")
          return null;
        return tidy(text) || null;
      }
    })
  ),
  /***/
  759: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        runFleet: () => (
          /* reexport */
          runFleet
        ),
        runProgram: () => (
          /* binding */
          runProgram
        )
      });
      ;
      function say(literals, ...values2) {
        return prose(literals, values2);
      }
      function prose(literals, values2) {
        return {
          literals: [...literals],
          values: values2.map((value) => typeof value === "number" ? own(String(value)) : value)
        };
      }
      function own(text) {
        return { literals: [text], values: [] };
      }
      const nothing = own("");
      function isNothing({ literals, values: values2 }) {
        return values2.length === 0 && literals.every((literal) => literal === "");
      }
      const code = marked("code");
      const strong = marked("strong");
      function marked(as) {
        const made = (text, ...values2) => ({
          as,
          text: isTemplate(text) ? prose(text, values2) : text
        });
        return made;
      }
      function isTemplate(text) {
        return Array.isArray(text);
      }
      function prose_link(text, href) {
        return href === null ? text : { as: "link", text, href };
      }
      function list(items, options = {}) {
        const { last = "and", most: most2 = Number.POSITIVE_INFINITY } = options;
        const shown2 = items.length > most2 ? items.slice(0, most2) : items;
        const left = items.length - shown2.length;
        const values2 = left > 0 ? [...shown2, own(`${left} more`)] : [...shown2];
        const literals = values2.map((_, at) => at === 0 ? "" : at === values2.length - 1 ? ` ${last} ` : ", ");
        return { literals: [...literals, ""], values: values2 };
      }
      function join(parts, separator) {
        return { literals: [...parts.map((_, at) => at === 0 ? "" : separator), ""], values: [...parts] };
      }
      function count(number, one2, many = `${one2}s`) {
        return own(`${number} ${number === 1 ? one2 : many}`);
      }
      ;
      const months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
      ];
      function day(at) {
        return own(dayText(new Date(at)));
      }
      function dayAndTime(at) {
        const date = new Date(at);
        return own(`${dayText(date)} at ${date.toISOString().slice(11, 16)} UTC`);
      }
      function dayText(date) {
        return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
      }
      const minute = 6e4;
      const hour = 60 * minute;
      const oneDay = 24 * hour;
      function startOf(date) {
        return Date.parse(`${date}T00:00:00Z`);
      }
      function daysUntil(date, now) {
        return Math.round((startOf(date) - Math.floor(now / oneDay) * oneDay) / oneDay);
      }
      function lasting(ms) {
        const [size, unit] = ms >= 2 * oneDay - hour ? [oneDay, "day"] : ms >= 2 * hour - minute ? [hour, "hour"] : [minute, "minute"];
        return count(Math.max(1, Math.round(ms / size)), unit);
      }
      ;
      const unknownRun = {
        serverUrl: "https://github.com",
        repository: null,
        repositoryId: "",
        runId: null,
        runNumber: null,
        runAttempt: 1,
        eventName: "",
        actor: "",
        pullRequest: null,
        secretSource: "",
        workflowRef: "",
        jobWorkflowRef: "",
        job: "",
        ref: "",
        headRef: "",
        sha: "",
        defaultBranch: null,
        isPrivate: null,
        ownerType: null,
        isFork: null,
        host: "github",
        apiUrl: "https://api.github.com",
        actionRepository: "",
        actionRef: "",
        debug: false
      };
      const forkEvents = ["pull_request", "pull_request_review", "pull_request_review_comment"];
      function forkOf(run) {
        if (!forkEvents.includes(run.eventName) || !run.pullRequest)
          return null;
        const { head, base } = run.pullRequest;
        return head === null || head !== base ? { headRepository: head } : null;
      }
      function startedByDependabot(run) {
        return run.actor === "dependabot[bot]";
      }
      function startedByCopilot(run) {
        return run.actor === "copilot-swe-agent[bot]" || run.job === "copilot-setup-steps";
      }
      function workflowPath(run) {
        if (run.repository === null)
          return null;
        const path = run.workflowRef.replace(/@.*$/, "");
        const start2 = `${run.repository}/`;
        return path.toLowerCase().startsWith(start2.toLowerCase()) && path.length > start2.length ? path.slice(start2.length) : null;
      }
      function branchOf(run) {
        if (run.headRef !== "")
          return run.headRef;
        return run.ref.startsWith("refs/heads/") ? run.ref.slice("refs/heads/".length) : null;
      }
      function onDefaultBranch(run) {
        if (run.eventName === "schedule" || run.eventName === "repository_dispatch")
          return true;
        if (run.eventName !== "push" && run.eventName !== "workflow_dispatch")
          return false;
        return run.defaultBranch !== null && run.ref === `refs/heads/${run.defaultBranch}`;
      }
      function reusableWorkflow(run) {
        if (run.jobWorkflowRef === "" || run.workflowRef === "" || run.jobWorkflowRef === run.workflowRef)
          return null;
        return run.jobWorkflowRef.replace(/@.*$/, "");
      }
      function calledFromAnotherOwner(run) {
        const owner = (path) => path?.split("/")[0]?.toLowerCase();
        const file = reusableWorkflow(run);
        return file !== null && run.repository !== null && owner(file) !== owner(run.repository);
      }
      ;
      function dashed(id2) {
        const bare = undashed(id2);
        return [0, 8, 12, 16, 20].map((from, part) => bare.slice(from, [8, 12, 16, 20, 32][part])).join("-");
      }
      function undashed(id2) {
        return id2.replaceAll("-", "").toLowerCase();
      }
      function isNotionId(text) {
        return /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text);
      }
      function shortId(id2) {
        const bare = undashed(id2);
        return isNotionId(bare) ? `${bare.slice(0, 8)}…${bare.slice(-4)}` : id2;
      }
      function idsIn(text) {
        const pattern = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-z])/gi;
        return [...new Set(Array.from(text.matchAll(pattern), (found) => dashed(found[0])))];
      }
      ;
      const notionPlaces = {
        connections: "https://app.notion.com/developers/connections",
        personalTokens: "https://app.notion.com/developers/tokens",
        status: "https://www.notion-status.com/",
        versions: "https://developers.notion.com/reference/versioning"
      };
      const notionPages = "https://app.notion.com/p/";
      function notionLink(id2) {
        return say`${own(notionPages)}${undashed(id2)}`;
      }
      function databasePage({ id: id2, kind, otherIds: [other] }) {
        if (id2 === null)
          return null;
        return notionLink(kind === "data_source" && other !== void 0 ? other : id2);
      }
      const connectionsLink = prose_link(say`Connections in Notion`, notionPlaces.connections);
      const statusLink = prose_link(say`Notion's status page`, notionPlaces.status);
      const personalTokensLink = prose_link(say`Personal access tokens in Notion`, notionPlaces.personalTokens);
      function githubPlaces(run) {
        const { serverUrl, repository, runId, runNumber, host } = run;
        const base = repository === null || host === "act" ? null : `${serverUrl}/${encoded(repository)}`;
        const at = (path) => base === null ? null : `${base}/${path}`;
        const owner = encodeURIComponent(repository?.split("/")[0] ?? "");
        const file = encodeURIComponent(workflowPath(run)?.split("/").at(-1) ?? "");
        const github = {
          secrets: at("settings/secrets/actions"),
          variables: at("settings/variables/actions"),
          dependabotSecrets: at("settings/secrets/dependabot"),
          environments: at("settings/environments"),
          organizationSecrets: owner ? `${serverUrl}/organizations/${owner}/settings/secrets/actions` : null,
          run: runId === null ? null : at(`actions/runs/${encodeURIComponent(runId)}`),
          otherRun: (id2) => at(`actions/runs/${id2}`),
          issue: (number) => at(`issues/${number}`),
          settings: at("settings"),
          workflow: file ? at(`actions/workflows/${file}`) : null,
          file: (path) => at(`blob/HEAD/${encoded(path)}`)
        };
        if (host === "github" || host === "act")
          return github;
        return {
          ...github,
          secrets: at("settings/actions/secrets"),
          variables: at("settings/actions/variables"),
          dependabotSecrets: null,
          environments: null,
          organizationSecrets: owner ? `${serverUrl}/org/${owner}/settings/actions/secrets` : null,
          // These two count the runs of a repository in their addresses.
          run: runNumber === null ? null : at(`actions/runs/${runNumber}`),
          workflow: file ? at(`actions?workflow=${file}`) : null
        };
      }
      function encoded(path) {
        return path.split("/").map(encodeURIComponent).join("/");
      }
      function stepFile(run) {
        return fileLink(run, run.jobWorkflowRef || run.workflowRef);
      }
      function callerFile(run) {
        return fileLink(run, run.workflowRef);
      }
      function fileLink(run, reference) {
        const at = reference.lastIndexOf("@");
        const [owner = "", name = "", ...rest] = reference.slice(0, at).split("/");
        const path = rest.join("/");
        if (at < 0 || path === "")
          return say`the workflow file`;
        const repository = `${owner}/${name}`;
        const ours = repository.toLowerCase() === run.repository?.toLowerCase();
        const shown2 = code(ours ? path : `${repository}/${path}`);
        const page = editPage(run, reference.slice(at + 1));
        return prose_link(shown2, page && `${run.serverUrl}/${encoded(repository)}/${page}/${encoded(path)}`);
      }
      function editPage(run, ref) {
        const ofPull = ref.startsWith("refs/pull/") && !forkOf(run) ? run.headRef : "";
        const branch = ref.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : ofPull;
        if (run.host === "act")
          return null;
        if (run.host === "github")
          return branch === "" ? "blob/HEAD" : `edit/${encoded(branch)}`;
        return branch === "" ? null : `src/branch/${encoded(branch)}`;
      }
      function actionPage({ serverUrl, actionRepository }) {
        return serverUrl === "https://github.com" && actionRepository !== "" ? `${serverUrl}/${actionRepository}` : null;
      }
      function documentation(run, name) {
        const page = actionPage(run);
        if (page === null || run.actionRef === "")
          return null;
        return `${page}/blob/${encoded(run.actionRef)}/docs/diagnoses.md#${name}`;
      }
      function codeLink(run, name) {
        return prose_link(code(own(name)), documentation(run, name));
      }
      function newIssue(run, title) {
        const page = actionPage(run);
        return page && `${page}/issues/new?template=bug.yml&title=${encodeURIComponent(title)}`;
      }
      ;
      const issueTitle = say`The tracking issue couldn't be updated`;
      const verdictStands = say`The result of the check stands.`;
      function trackingWarning(text, yaml2) {
        return { about: "tracking-issue", level: "warning", title: issueTitle, text, ...yaml2 && { yaml: yaml2 } };
      }
      function trackingNote(text) {
        return { about: "tracking-issue", level: "info", title: say`Tracking issue`, text };
      }
      const jobAccount = "github-actions[bot]";
      const offLine = [say`tracking-issue: false`];
      const tokenLine = [say`github-token: \${{ github.token }}`];
      function trackingRefused(run, refusal2, account) {
        const said = answered(refusal2);
        switch (refusal2.kind) {
          case "no-permission":
            return /personal access token/i.test(refusal2.message) || account !== null && account !== jobAccount ? trackingWarning(say`${said} The token in ${code`github-token`} needs the permission **Issues: Read and write** for this repository. Or leave the input out and give the job this permission instead:`, [say`permissions:`, say`  issues: write`]) : trackingWarning(say`${said} This job may not write issues. Give it the permission ${code`issues: write`} (permissions that you don't list are then off: a job that checks out code also needs ${code`contents: read`}):`, [say`permissions:`, say`  issues: write`]);
          case "bad-credentials":
            return trackingWarning(say`${said} The token in ${code`github-token`} is not accepted; this is not about the Notion token. Leave the input out, or hand over the job's own token:`, tokenLine);
          case "issues-off":
            return trackingWarning(say`${refused(refusal2)}Issues are switched off in this repository. Tick **Issues** under ${settingsPage(run)}, or do without the tracking issue:`, offLine);
          case "archived":
            return trackingWarning(say`${refused(refusal2)}The repository is archived, so nothing in it can be changed. Unarchive it under ${settingsPage(run)}, or do without the tracking issue:`, offLine);
          case "locked":
            return trackingWarning(say`${said} The conversation of the issue is locked: open it and click **Unlock conversation**. ${verdictStands}`);
          case "rate-limited":
            return trackingWarning(say`GitHub's rate limit for this token is used up. ${verdictStands} The next run tries again.`);
          case "down":
            return trackingWarning(say`${said} ${statusHint(run)} ${verdictStands} The next run tries again.`);
          case "out-of-time":
            return trackingWarning(say`GitHub did not answer in time. ${statusHint(run)} ${verdictStands} The next run tries again.`);
          case "cancelled":
            return trackingWarning(say`The run was cancelled before the issue was brought up to date. The next run does it.`);
          case "unreachable":
            return trackingWarning(say`${said} ${verdictStands} The next run tries again.`);
          case "unrecognised":
            return trackingWarning(say`${said} ${verdictStands}`);
        }
      }
      function followFailed(message) {
        return trackingWarning(/^Cannot find (?:module|package)/.test(message) ? say`A part of the action could not be loaded, so GitHub was not asked: ${code(message)}. If the action is a copy or a mirror, copy all of the folder ${code`dist`}. ${verdictStands}` : say`GitHub could not be asked: ${code(message)}. Look at the runner's proxy (${code`HTTPS_PROXY`}) and at ${code`GITHUB_API_URL`}; if they are in order, this is a fault of the action. ${verdictStands}`);
      }
      function trackingWithoutToken() {
        return trackingWarning(say`The input ${code`github-token`} holds nothing that can be a GitHub token, so GitHub was not asked. ${verdictStands} Leave the input out, or hand over the job's own token:`, tokenLine);
      }
      function trackingWithoutWatch(because) {
        return trackingWarning(because !== "run" ? say`The issue is found again by ${code`secret-name`} and ${code`issue-key`}, and ${because === "secret-name" ? code`secret-name` : code`issue-key`} isn't usable: it was left as it is.` : say`The issue is found again by its workflow and job, and this run is of no workflow in this repository: it was left as it is. Keep it from a workflow of the repository's own.`);
      }
      function trackingLeft(issue, because) {
        return because === "newer" ? trackingNote(say`${issue} was left as it is: a newer run has written it.`) : trackingWarning(say`Another step or job of this run follows the same workflow, job and secret, and has written ${issue}: it was left as it is. Give each an ${code`issue-key`} of its own, or let only one of them keep the issue.`);
      }
      function trackingElsewhere(because) {
        return trackingNote(because === "branch" ? say`not touched by this run. Only runs on the default branch keep it: on a schedule, a push or a dispatch.` : say`not touched by this run, which may not see the secret.`);
      }
      function refused(refusal2) {
        return refusal2.status === null ? nothing : say`${answered(refusal2)} `;
      }
      function answered({ status, message, kind }) {
        const words2 = message === "" ? nothing : say`, “${message}”`;
        if (status !== null)
          return say`GitHub answered **${status}**${words2}${stop(message)}`;
        return kind === "unreachable" ? say`GitHub could not be reached${words2}${stop(message)}` : say`GitHub's answer was not understood${words2}${stop(message)}`;
      }
      function stop(message) {
        return /[.!?]$/.test(message) ? "" : ".";
      }
      function settingsPage(run) {
        const page = githubPlaces(run).settings;
        return page ? prose_link(say`Settings → General`, page) : say`**Settings → General**`;
      }
      function statusHint({ serverUrl }) {
        return serverUrl === "https://github.com" ? say`${prose_link(say`GitHub's status page`, "https://www.githubstatus.com/")} says more.` : say`Its administrators know more.`;
      }
      function scheduleStops(run, { lastCommit, stops, now }) {
        const page = githubPlaces(run).workflow;
        const workflow = page ? prose_link(say`this workflow`, page) : say`this workflow under **Actions**`;
        const when = stops > now ? say`that is on ${day(stops)}` : say`that can be any day now`;
        return {
          about: "schedule",
          level: "warning",
          title: say`GitHub will soon stop this schedule`,
          text: say`The last commit on the default branch is ${lasting(now - lastCommit)} old (${day(lastCommit)}). GitHub stops the schedules of a public repository after 60 days without activity: ${when}, and from then on nobody checks this token. Push any commit to the default branch before that. If it has stopped already, open ${workflow} and click **Enable workflow**.`
        };
      }
      function expiryPassed(date) {
        return {
          about: "expires",
          level: "info",
          title: say`The day in ${code`expires`} has passed`,
          text: say`Notion still accepts the token after ${day(startOf(date))}, the day in ${code`expires`}. If the token was replaced, set ${code`expires`} to the new one's last day; if it doesn't expire, remove the input.`
        };
      }
      ;
      const checks = {
        inputs: "one",
        "token-format": "one",
        authentication: "one",
        workspace: "one",
        database: "each",
        capability: "each",
        watch: "none"
      };
      const facts = () => void 0;
      const table = {
        "token-missing": { verdict: "fail", check: "token-format", facts: facts() },
        "token-hidden-from-fork": {
          verdict: "inconclusive",
          check: "token-format",
          hides: true,
          facts: facts()
        },
        "token-hidden-from-dependabot": {
          verdict: "inconclusive",
          check: "token-format",
          hides: true,
          facts: facts()
        },
        "token-malformed": {
          verdict: "fail",
          check: "token-format",
          facts: facts()
        },
        "token-wrong-kind": {
          verdict: "fail",
          check: "token-format",
          facts: facts()
        },
        "token-unfamiliar": { verdict: "warn", check: "authentication", facts: facts() },
        "token-rejected": { verdict: "fail", check: "authentication", rejects: true, facts: facts() },
        "token-revoked": { verdict: "fail", check: "authentication", rejects: true, facts: facts() },
        "token-expired": { verdict: "fail", check: "authentication", rejects: true, facts: facts() },
        "token-invalid": { verdict: "fail", check: "authentication", rejects: true, facts: facts() },
        "token-expires-soon": {
          verdict: "warn",
          check: "authentication",
          tracked: true,
          facts: facts()
        },
        "access-restricted": { verdict: "fail", check: "authentication", facts: facts() },
        "workspace-mismatch": {
          verdict: "fail",
          check: "workspace",
          facts: facts()
        },
        "workspace-unknown": {
          verdict: "inconclusive",
          check: "workspace",
          facts: facts()
        },
        "database-id-malformed": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "database-not-shared": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "database-is-page": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "database-is-view": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "database-linked": {
          verdict: "fail",
          check: "database",
          /** `message`: Notion's words, where it refused the question. */
          facts: facts()
        },
        "database-in-trash": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "database-needs-newer-version": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "property-line-malformed": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "property-missing": {
          verdict: "fail",
          check: "database",
          /** `differs`: in what the nearest name differs where it looks the same. */
          facts: facts()
        },
        "property-type-mismatch": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "option-missing": {
          verdict: "fail",
          check: "database",
          facts: facts()
        },
        "capability-missing": {
          verdict: "fail",
          check: "capability",
          facts: facts()
        },
        "capability-unneeded": {
          verdict: "warn",
          check: "capability",
          /** `usersNeeded`: reading users is needed, without their email addresses. */
          facts: facts()
        },
        "workspace-block-limit": {
          verdict: "fail",
          check: "capability",
          facts: facts()
        },
        "capability-unknown": {
          verdict: "warn",
          check: "capability",
          /** `message`: Notion's words, where it refused the question in some that prove nothing. */
          facts: facts()
        },
        "input-invalid": { verdict: "fail", check: "inputs", facts: facts() },
        "notion-unreachable": {
          verdict: "inconclusive",
          check: null,
          outage: true,
          facts: facts()
        },
        "notion-down": { verdict: "inconclusive", check: null, outage: true, facts: facts() },
        "notion-rate-limited": {
          verdict: "inconclusive",
          check: null,
          outage: true,
          facts: facts()
        },
        "notion-blocked": {
          verdict: "inconclusive",
          check: null,
          outage: true,
          facts: facts()
        },
        "notion-unrecognised": {
          verdict: "inconclusive",
          check: null,
          outage: true,
          /**
           * `from`: who most likely gave the answer: something else than Notion, Notion, a gateway before it that drops the
           * token, Notion at an address that it doesn't know, or Notion without what the answer should hold. Of the
           * properties that lines name, Notion may not give the type (`no-type`), or there are more than were looked at
           * (`looked`: how many).
           */
          facts: facts()
        },
        "run-cancelled": { verdict: "inconclusive", check: null, facts: facts() },
        "internal-error": {
          verdict: "inconclusive",
          check: null,
          facts: facts()
        },
        // The fleet's own.
        "watch-missing": { verdict: "fail", check: "watch", facts: facts() },
        "watch-stale": {
          verdict: "fail",
          check: "watch",
          /** `at`: of its newest report. `age`: in milliseconds. `run`: of that report. */
          facts: facts()
        },
        "report-unreadable": {
          verdict: "inconclusive",
          check: "watch",
          /** `detail`: a number or a word that says more; may be empty. */
          facts: facts()
        }
      };
      const traits = table;
      const codes = Object.keys(table);
      function codesIn(texts) {
        const given = new Set(texts);
        return codes.filter((code2) => given.has(code2));
      }
      function diagnosis(code2, facts2) {
        return { code: code2, facts: facts2 };
      }
      function codesOf(found) {
        return [...new Set(found.map(({ code: code2 }) => code2))];
      }
      ;
      function settle(known) {
        const { lines, identity, requests, settings, run, at, ms } = known;
        const diagnoses = diagnosesOf(lines);
        const unknown = lines.some(({ status }) => status === "unknown");
        const found = outcomeOf(diagnoses);
        const outcome = found === "healthy" && unknown ? "inconclusive" : found;
        const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive };
        return {
          outcome,
          exitCode: failsJob(outcome, policies) ? 1 : 0,
          codes: codesOf(diagnoses),
          lines,
          identity,
          requests,
          secretName: settings.secretName,
          issueKey: settings.issueKey,
          expires: settings.expires,
          at,
          apiUrl: settings.apiUrl,
          policies,
          timeoutSeconds: settings.timeoutSeconds,
          run,
          ms,
          lastPass: null,
          notices: []
        };
      }
      function failsJob(outcome, policies) {
        return outcome !== "healthy" && policies[outcome] === "fail";
      }
      const outcomes = ["healthy", "inconclusive", "broken"];
      function isWorse(one2, other) {
        return outcomes.indexOf(one2) > outcomes.indexOf(other);
      }
      function outcomeOf(found) {
        const verdicts = new Set(found.map(({ code: code2 }) => traits[code2].verdict));
        if (verdicts.has("fail"))
          return "broken";
        return verdicts.has("inconclusive") ? "inconclusive" : "healthy";
      }
      function diagnosesOf(lines) {
        return lines.flatMap(({ diagnoses }) => diagnoses);
      }
      ;
      function step(text, command) {
        return command ? { text, command } : { text };
      }
      ;
      function isFault(refusal2) {
        switch (refusal2.kind) {
          case "unauthorized":
          case "access-restricted":
          case "header-lost":
          case "restricted":
          case "block-limit":
          case "not-found":
          case "invalid":
          case "version-refused":
          case "unknown-error":
            return false;
          case "unreachable":
          case "down":
          case "rate-limited":
          case "blocked":
          case "unrecognised":
          case "cancelled":
            return true;
        }
      }
      function isRejection(refusal2) {
        return refusal2.kind === "unauthorized" || refusal2.kind === "access-restricted";
      }
      const newestVersion = "2026-03-11";
      const dataSourcesSince = "2025-09-03";
      const capabilities = [
        "read-content",
        "update-content",
        "insert-content",
        "read-comments",
        "insert-comments",
        "read-users",
        "read-user-emails"
      ];
      var untrusted = __webpack_require__(558);
      ;
      const credential_long = String.raw`(?:(?=\d{3}\w{5})|(?=[A-Za-z0-9]{20})|(?=[A-Za-z]{0,15}\d)(?=[A-Za-z0-9]{16})|(?=\w{40})(?=\w{0,39}\d))`;
      const prefixed = [
        String.raw`(?:development_)?(?:ntn|nrt)_${credential_long}\w+`,
        String.raw`secret_(?:(?=[A-Za-z0-9]{20})|(?=\w{40})(?=\w{0,39}\d))\w+`,
        String.raw`(?:gh[pousr]|github_pat)_${credential_long}[\w.-]+`
      ];
      const patterns = [
        ...prefixed,
        String.raw`(?<![A-Za-z0-9])v0[2-9](?::|%3[Aa])[^\s"'\x60;<>]{8,}`,
        String.raw`token_v2(?:\s{0,3}[=:]\s{0,3}|%3[Dd])["']?(?<cookie>[^\s"'\x60;<>]{8,})`,
        String.raw`(?<![A-Za-z])(?i:bearer)(?:[\s:=+]|%20){1,8}["']?(?<bearer>(?:(?=[\w.~+/=%-]{20})|(?=[A-Za-z_.~+/=%-]{0,40}\d)(?=[\w.~+/=%-]{8}))[\w.~+/=%-]+)`,
        String.raw`(?<![\w-])[0-9a-f-]{32,36}:[\w-]{16,200}:[\w.:-]{1,200}`
      ];
      const one = new RegExp(patterns.join("|"), "g");
      const acrossLines = /(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})/g;
      const unseen = String.raw`\p{Default_Ignorable_Code_Point}\p{Cc}`;
      const escapes = String.raw`%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\(?!(?:ntn|nrt)_)[nrt]`;
      const credential_hidden = new RegExp(`[${unseen}]+`, "gu");
      const hiddenOrEscaped = new RegExp(`${escapes}|[${unseen}]+`, "gu");
      const brokenOrEscaped = new RegExp(String.raw`${escapes}|[${unseen}\s]+`, "gu");
      function credentialsIn(text) {
        const shown2 = seen(text, credential_hidden, " ");
        const unescaped = seen(text, hiddenOrEscaped, " ");
        const joined2 = seen(text, brokenOrEscaped, "");
        return merged([
          ...matches(text, shown2, one),
          ...unescaped.text === shown2.text ? [] : matches(text, unescaped, one),
          ...matches(text, joined2, acrossLines),
          ...credential_encoded(text, joined2),
          ...passwords(text)
        ]);
      }
      function seen(text, special2, space) {
        const parts = [];
        const starts = [{ shown: 0, from: 0 }];
        let length = 0;
        let done2 = 0;
        for (const { 0: piece, index } of text.matchAll(special2)) {
          const plain = text.slice(done2, index) + characterOf(piece, space);
          parts.push(plain);
          length += plain.length;
          done2 = index + piece.length;
          starts.push({ shown: length, from: done2 });
        }
        parts.push(text.slice(done2));
        const at = (index) => {
          let [low, high] = [0, starts.length - 1];
          while (low < high) {
            const middle = low + high + 1 >> 1;
            if ((starts[middle]?.shown ?? 0) <= index)
              low = middle;
            else
              high = middle - 1;
          }
          const { shown: shown2, from } = starts[low] ?? { shown: 0, from: 0 };
          return Math.min(from + index - shown2, text.length);
        };
        return { text: parts.join(""), at };
      }
      function characterOf(piece, space) {
        const code2 = piece.startsWith("%") ? piece.slice(1) : piece.startsWith(String.raw`\u`) ? piece.slice(2) : null;
        if (code2 !== null)
          return String.fromCharCode(Number.parseInt(code2, 16));
        return space !== "" && /[\s\\]/.test(piece) ? space : "";
      }
      function matches(text, { text: shown2, at }, pattern) {
        return Array.from(shown2.matchAll(pattern), (found) => {
          const from = at(found.index);
          const to = endIn(text, from, at(found.index + found[0].length));
          return { from, to, hide: [text.slice(from, to), found[0], ...inner(found)] };
        });
      }
      function endIn(text, from, next) {
        return from + text.slice(from, next).trimEnd().length;
      }
      function inner({ groups }) {
        return Object.values(groups ?? {}).filter((value) => value !== void 0);
      }
      function passwords(text) {
        const found = [];
        let to = -1;
        for (const part of text.split("@").slice(0, -1)) {
          const start2 = to + 1;
          to = start2 + part.length;
          const near = Math.max(start2, to - 512);
          const user = /:\/\/([^\s/?#:]*)(?::(?!\d{1,5}[/?#])(\S*))?$/.exec(text.slice(near, to));
          if (user && user[0].length > 3)
            found.push({ from: near + user.index, to: to + 1, hide: [user[2] ?? user[1] ?? ""] });
        }
        return found;
      }
      const words = "ntn_ nrt_ secret_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ Bearer bearer v02: v03: v02%3A token_v2".split(" ");
      const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
      const signs = new Map(words.flatMap((word) => [0, 1, 2].map((before) => {
        const bits = Array.from(word, (letter) => letter.charCodeAt(0).toString(2).padStart(8, "0")).join("");
        const first = (6 - before * 8 % 6) % 6;
        const whole = bits.slice(first).match(/.{6}/g) ?? [];
        const sign2 = whole.map((six) => alphabet[Number.parseInt(six, 2)]).join("");
        return [sign2, Math.ceil(before * 8 / 6)];
      })));
      const sign = new RegExp([...signs.keys()].map((each) => each.replaceAll("+", String.raw`\+`)).join("|"), "g");
      const glance = 96;
      const longest = 8192;
      function credential_encoded(text, { text: joined2, at }) {
        const standard = joined2.replaceAll("-", "+").replaceAll("_", "/");
        const found = [];
        let done2 = 0;
        for (const { 0: hit, index } of standard.matchAll(sign)) {
          const start2 = index - (signs.get(hit) ?? 0);
          if (start2 < done2 || decode(standard.slice(start2, start2 + glance)).search(one) < 0)
            continue;
          const run = /^[A-Za-z0-9+/]*/.exec(standard.slice(start2, start2 + longest))?.[0] ?? "";
          for (const match of decode(run).matchAll(one)) {
            const first = start2 + Math.floor(match.index / 3) * 4;
            done2 = Math.min(start2 + Math.ceil((match.index + match[0].length) / 3) * 4, start2 + run.length);
            const from = at(first);
            const to = endIn(text, from, at(done2));
            found.push({
              from,
              to,
              hide: [text.slice(from, to), joined2.slice(first, done2), match[0], ...inner(match)]
            });
          }
        }
        return found;
      }
      const values = new Map(Array.from(alphabet, (letter, at) => [letter, at]));
      function decode(base642) {
        let bits = 0;
        let held = 0;
        const bytes = [];
        for (const letter of base642) {
          bits = (bits << 6 | (values.get(letter) ?? 0)) & 65535;
          held += 6;
          if (held < 8)
            continue;
          held -= 8;
          bytes.push(String.fromCharCode(bits >> held & 255));
        }
        return bytes.join("");
      }
      function merged(found) {
        const all = [];
        for (const next of found.toSorted((a, b) => a.from - b.from)) {
          const last = all.at(-1);
          if (last && next.from < last.to)
            all[all.length - 1] = {
              from: last.from,
              to: Math.max(last.to, next.to),
              hide: [.../* @__PURE__ */ new Set([...last.hide, ...next.hide])]
            };
          else
            all.push(next);
        }
        return all;
      }
      ;
      const straightQuotes = /["'`]/;
      const curlyQuotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/;
      const invisible = new RegExp("\\p{Default_Ignorable_Code_Point}", "u");
      const whitespace = /(?!\ufeff)[\s\u0085]/;
      const anyQuote = new RegExp(`${straightQuotes.source}|${curlyQuotes.source}`);
      function judgeTokenText(text, secretName = "") {
        const trimmed = without(text, whitespace, whitespace);
        if (trimmed === "")
          return { is: "empty", whitespace: text.length };
        const flaws = flawsOf(text, trimmed, secretName);
        const length = text.length;
        const kind = kindOf(strippedToken(text), text);
        if (kind)
          return { is: "wrong-kind", kind, flaws, length };
        if (flaws.length > 0)
          return { is: "malformed", flaws, length };
        if (holdsGitHubToken(text))
          return { is: "wrong-kind", kind: "github-token", flaws, length };
        return { is: "plausible", shape: shapeOf(text) };
      }
      function shapeOf(text) {
        const prefix = text.startsWith("ntn_") ? "ntn_" : text.startsWith("secret_") ? "secret_" : null;
        const shape = { length: text.length, prefix, familiar: isFamiliar(text) };
        const nearly2 = nearlyToken(text);
        return nearly2 === null ? shape : { ...shape, nearly: nearly2 };
      }
      function isFamiliar(text) {
        return /^(?:ntn_|secret_)/.test(text) && /^\w{50}$/.test(text);
      }
      function nearlyToken(text) {
        if (text.length > 4096 || isFamiliar(text))
          return null;
        if (isFamiliar(text.replace(/(?:\\[nrt]|%0[ad]){1,8}$/i, "")))
          return "escaped-break";
        if (isFamiliar(text.replace(/[,;.]{1,8}$/, "")))
          return "punctuation";
        if (text.length < 100 && isFamiliar(text.slice(-50)) && !text.startsWith("development_"))
          return "something-before";
        if (isPlaceholder(text))
          return "placeholder";
        if (/^[0-9a-f]{33,}$/i.test(text))
          return "hexadecimal";
        if (/^[\w-]{8,64}:[\w-]{8,}:[\w.:-]+$/.test(text))
          return "mcp-login";
        const isEncoded = credentialsIn(text).some(({ hide: hide2 }) => hide2.some((each) => isFamiliar(each) && !text.includes(each)));
        return isEncoded && !text.includes("%") ? "base64" : null;
      }
      function holdsGitHubToken(text) {
        return credentialsIn(text).some(({ hide: hide2 }) => hide2.some((each) => /^(?:gh[pousr]|github_pat)_/.test(each)));
      }
      function holdsNotionToken(text, token) {
        const [bare, own2] = [strippedToken(text), strippedToken(token)];
        if (bare === "" || kindOf(bare, bare) === "github-token")
          return false;
        if (own2.length >= 8 && bare.includes(own2))
          return true;
        return credentialsIn(text).some(({ hide: hide2 }) => hide2.some((each) => /^(?:(?:development_)?ntn_|secret_|nrt_|v0\d:|token_v2)/.test(each)));
      }
      function cannotBeSecret(text, secretName = "") {
        const bare = strippedToken(text);
        return bare === "" || /^\$\{\{[^}]*\}\}$/.test(bare) || isUnfilled(bare, secretName) || /^[*•●]+$/.test(bare);
      }
      const longestPlaceholder = 100;
      const standsForToken = /token|secret|key|your|here|notion|integration|replace|insert|paste|change|todo|example|placeholder|dummy|fixme/i;
      function isPlaceholder(text) {
        if (text.length > longestPlaceholder)
          return false;
        const bare = strippedToken(text);
        const marked2 = /^(?:\{[^{}]*\}|\[[^[\]]*\])$/.test(bare) || /^["'`]?<[^<>]*>["'`]?$/.test(text.trim());
        const words2 = bare.replace(/^[[{]|[\]}]$/g, "").replace(/^(?:development_)?(?:ntn|secret)_(?=.)/, "");
        if (words2.length >= 3 && /^(?:x+(?:[\s_.-]+x+)*\.?|[.…_-]+)$/i.test(words2))
          return true;
        if (words2 === "…")
          return true;
        if (!/^[A-Za-z]+(?:[\s_.-]+[A-Za-z]+)*[!.]*$/.test(words2))
          return false;
        const plain = /[\s_.-]/.test(words2) || words2 === words2.toLowerCase() || words2 === words2.toUpperCase();
        return plain && (marked2 || standsForToken.test(words2));
      }
      function looksLikeToken(name) {
        return /^(?:ntn_|secret_|nrt_|gh._|github_pat_)/i.test(name) || name.length > 40;
      }
      const mostWrappings = 16;
      function strippedToken(text) {
        let bare = text;
        for (let times = 0; times < mostWrappings; times++) {
          const next = stripOnce(bare);
          if (next === bare)
            break;
          bare = next;
        }
        return bare;
      }
      const opening = /[\s\u0085"'`<\u00ab\u2018-\u201f\u2039\u300c\u300e\uff02\uff07\u200b-\u200f\u2060\ufeff]/;
      const closing = /[\s\u0085"'`>,;\u00bb\u2018-\u201f\u203a\u300d\u300f\uff02\uff07\u200b-\u200f\u2060\ufeff]/;
      function without(text, first, last) {
        let from = 0;
        let to = text.length;
        while (from < to && first.test(text.charAt(from)))
          from++;
        while (to > from && last.test(text.charAt(to - 1)))
          to--;
        return text.slice(from, to);
      }
      function stripOnce(text) {
        const bare = without(text, opening, closing);
        const bearer = /^(?:authorization:\s*)?bearer\s+/i.exec(bare);
        if (bearer)
          return bare.slice(bearer[0].length);
        const named2 = assignment(bare);
        return named2 === null ? bare : named2;
      }
      function assignment(text) {
        const found = /^(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_]*)(?:\s*=\s*|:\s+)(?=[^=\s])/.exec(text);
        const sure = /^[\w.-]+\s*[:=]\s*["']?(?=(?:ntn_|secret_|nrt_)\w)/i.exec(text);
        if (sure)
          return text.slice(sure[0].length);
        if (!found || /^(?:ntn_|secret_|nrt_)/.test(found[1] ?? ""))
          return null;
        return text.slice(found[0].length);
      }
      function isUnfilled(text, secretName) {
        if (text === secretName && !looksLikeToken(secretName))
          return true;
        if (/^(?:\{\{[^}]*\}\}|(?:secrets|env|vars|process\.env)\.\w+)$/.test(text))
          return true;
        return /^(?:\$\{?[A-Za-z_]\w*(?::?-[^}]*)?\}?|\$env:\w+|%[A-Za-z_]\w*%|\$\([^)]*\))$/.test(text);
      }
      function kindOf(bare, text) {
        if (/^v0\d(?::|%3a)/i.test(bare) || /token_v2\s*[=:]/i.test(text))
          return "browser-cookie";
        if (bare.startsWith("nrt_"))
          return "refresh-token";
        if (/^(?:gh[pousr]_|github_pat_)/.test(bare))
          return "github-token";
        if (isNotionId(bare))
          return "notion-id";
        if (/^(?:https?:\/\/)?(?:[\w-]+\.)*notion\.(?:so|com|site)(?:[/?#:]|$)/i.test(bare))
          return "notion-link";
        if (/^https?:\/\//i.test(bare))
          return "other-link";
        return null;
      }
      function flawsOf(text, trimmed, secretName) {
        const before = text.slice(0, text.indexOf(trimmed));
        const after = text.slice(before.length + trimmed.length);
        const json = jsonFlaw(trimmed);
        if (json)
          return [...edgeFlaws(before, "leading"), json, ...edgeFlaws(after, "trailing")];
        const flaws = [
          ...edgeFlaws(before, "leading"),
          ...wrappingFlaws(text, trimmed, secretName),
          ...innerFlaws(text),
          ...edgeFlaws(after, "trailing")
        ];
        const unfilled = flaws.some(({ flaw }) => flaw === "expression" || flaw === "variable");
        return flaws.length > 0 && !unfilled && isPlaceholder(trimmed) ? [{ flaw: "placeholder" }] : flaws;
      }
      const inJson = /(?:ntn_|secret_)\w{20,}/;
      function jsonFlaw(trimmed) {
        const text = trimmed.replace(/^\ufeff/, "");
        if (!inBraces(text))
          return null;
        const holdsToken = inJson.test(text);
        return holdsToken && text.includes(":") || isJson(text) ? { flaw: "json", holdsToken } : null;
      }
      function inBraces(text) {
        return /^\{(?!\{)/.test(text) && text.endsWith("}");
      }
      function isJson(text) {
        try {
          JSON.parse(text);
          return true;
        } catch {
          return false;
        }
      }
      function edgeFlaws(whitespace2, edge) {
        const breaks = whitespace2.match(/\r\n|[\r\n\u0085\u2028\u2029]/g)?.length ?? 0;
        const others = whitespace2.match(/[^\r\n\u0085\u2028\u2029]/g)?.length ?? 0;
        const flaws = [];
        if (breaks > 0)
          flaws.push({ flaw: `${edge}-break`, count: breaks });
        if (others > 0)
          flaws.push({ flaw: `${edge}-space`, count: others });
        return flaws;
      }
      function wrappingFlaws(text, trimmed, secretName) {
        const flaws = [];
        const unquoted = without(trimmed, opening, closing);
        if (assignment(unquoted) !== null && !/^(?:authorization|bearer)\b/i.test(unquoted))
          flaws.push({ flaw: "assignment" });
        if (/(?:^|[\s=:"'`<])bearer(?:\s|$)/i.test(trimmed))
          flaws.push({ flaw: "bearer" });
        if (/\$\{\{/.test(trimmed))
          flaws.push({ flaw: "expression" });
        else if (isUnfilled(strippedToken(text), secretName))
          flaws.push({ flaw: "variable" });
        const stars = /\*{3,}|[•●]{3,}/.exec(trimmed) ?? /^[*•●]+$/.exec(strippedToken(text));
        if (stars)
          flaws.push({ flaw: "stars", count: stars[0].length });
        if (/[<>]/.test(trimmed))
          flaws.push({ flaw: "angle-brackets" });
        if (inBraces(trimmed))
          flaws.push({ flaw: "braces" });
        const quote = text.search(anyQuote);
        if (quote >= 0)
          flaws.push({ flaw: "quotes", curly: curlyQuotes.test(text), at: quote + 1 });
        return flaws;
      }
      const special = /[\s"'`*\p{Cc}\p{Default_Ignorable_Code_Point}\P{ASCII}]/gu;
      function innerFlaws(text) {
        const bare = strippedToken(text);
        const from = text.lastIndexOf(bare);
        const to = from + bare.length;
        const isExpression = bare.includes("${{");
        const stars = /* @__PURE__ */ new Set();
        for (const run of text.matchAll(/^[*•●]+$/.test(bare) ? /[•●]+/g : /[•●]{3,}/g))
          for (let at = 0; at < run[0].length; at++)
            stars.add(run.index + at);
        const found = /* @__PURE__ */ new Map();
        for (const { 0: character, index } of text.matchAll(special)) {
          const flaw = anyQuote.test(character) || stars.has(index) ? null : flawOf(character);
          if (flaw === null)
            continue;
          const isWhitespace = flaw === "inner-break" || flaw === "inner-space";
          if (isWhitespace && (isExpression || index < from || index >= to))
            continue;
          const before = found.get(flaw);
          found.set(flaw, before ? { ...before, count: before.count + 1 } : { count: 1, at: index + 1 });
        }
        return order.flatMap((flaw) => {
          const counted2 = found.get(flaw);
          return counted2 ? [{ flaw, ...counted2 }] : [];
        });
      }
      const order = ["inner-break", "inner-space", "invisible", "control", "non-ascii"];
      function flawOf(character) {
        if (/[\r\n\u0085\u2028\u2029]/.test(character))
          return "inner-break";
        if (/[^\S\ufeff]/.test(character))
          return "inner-space";
        if (invisible.test(character))
          return "invisible";
        if (new RegExp("\\p{Cc}", "u").test(character))
          return "control";
        return new RegExp("\\P{ASCII}", "u").test(character) ? "non-ascii" : null;
      }
      ;
      function readLines(input2) {
        if (input2 === "")
          return [];
        let from = 0;
        const lines = input2.split(/\r\n|[\r\n\u2028\u2029]/).flatMap((line, at) => {
          if (at > 0)
            from += input2.startsWith("\r\n", from) ? 2 : 1;
          const read2 = at > 0 && line.trim() === "" ? [] : [lineOf(line, at + 1, from)];
          from += line.length;
          return read2;
        });
        const held = lines.filter(({ parts, comment }) => parts.length > 0 || comment !== "");
        const [first] = lines;
        return held.length === 0 && first ? [{ ...first, parts: [""] }] : held;
      }
      function lineOf(line, number, from) {
        const { text, comment } = withoutComment(line);
        const indent = line.length - line.trimStart().length;
        const parts = partsOf(unlinked(text));
        return { number, from, length: line.length, indent, text: text.trim(), parts, comment: comment.trim() };
      }
      function withoutComment(line) {
        let typed = false;
        let close = -1;
        for (let at = endOfQuoted(line); at < line.length; at++) {
          const afterSpace = at === 0 || /\s/.test(line[at - 1] ?? "");
          if (line[at] === "#" && afterSpace)
            return { text: line.slice(0, at), comment: line.slice(at + 1) };
          if (line[at - 1] === ":" && /\s/.test(line[at] ?? ""))
            typed = true;
          if (line[at] !== "[")
            continue;
          if (close < at)
            close = line.indexOf("]", at);
          if (close < 0)
            close = line.length;
          if (close < line.length && (typed || line[close + 1] === "("))
            at = close;
        }
        return { text: line, comment: "" };
      }
      function endOfQuoted(line) {
        const start2 = line.length - line.trimStart().length;
        if (line[start2] !== '"')
          return 0;
        const beforeColon = line.indexOf('":', start2 + 1);
        return (beforeColon < 0 ? line.indexOf('"', start2 + 1) : beforeColon) + 1;
      }
      function partsOf(text) {
        const parts = text.split(",").map((part) => part.trim());
        const first = parts.findIndex((part) => part !== "");
        const last = parts.findLastIndex((part) => part !== "");
        if (first < 0)
          return parts.length > 2 ? [""] : [];
        return [...new Set(parts.slice(first, last + 1))];
      }
      function unlinked(text) {
        let result = "";
        let from = 0;
        let open = -1;
        for (let at = 0; at < text.length; at++) {
          if (text[at] === "[")
            open = at;
          if (open < from || text[at] !== "]" || text[at + 1] !== "(")
            continue;
          const end2 = text.indexOf(")", at);
          if (end2 < 0)
            break;
          result += text.slice(from, open) + text.slice(at + 2, end2);
          from = end2 + 1;
          at = end2;
        }
        return result + text.slice(from);
      }
      ;
      function entry_flaw_flawOf(text, found) {
        if (found > 1)
          return { is: "several-ids", count: found, separator: /[;；，、|]/.exec(text)?.[0] ?? null };
        if (text.trim() === "")
          return { is: "empty" };
        if ((0, untrusted.DZ)(text) === "")
          return { is: "invisible", point: pointOf(text.trim()) };
        const place = placeIn(text);
        if (place === "")
          return { is: "empty" };
        if (entry_flaw_isUnfilled(place ?? (0, untrusted.DZ)(text)))
          return { is: "unfilled" };
        return nearlyAnId(text) ?? (isPublishedSite(text) ? { is: "site" } : { is: "no-id" });
      }
      function placeIn(text) {
        return /^https?:\/\/[^?#]*?\/(?:databases|data_sources|views|pages|p)\/([^/?#]*)/i.exec(text.trim())?.[1] ?? null;
      }
      function pointOf(text) {
        return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      }
      const placeholder = /^(?:none|null|undefined|nil|nan|true|false|n\/a|todo|tbd|changeme|\[object object\]|[*•●]+|[x?…._-]+|<[^<>:/]*>|\[[^[\]:/]*\]|\{[^{}:/]*\}|\{\{[^}]*\}\}|\$\{\{[^}]*\}\}|(?:your|my|the)?[-_ ]?(?:notion[-_ ])?(?:database|data[-_ ]?source|db)[-_ ]?(?:id|url|link)?(?:[-_ ]here)?|your[-_ ].*(?:id|url|link|here|database))$/i;
      const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
      function entry_flaw_isUnfilled(text) {
        const bare = text.replace(/^["'`]|["'`]$/g, "").trim();
        const end2 = /^https?:\/\//i.test(bare) ? /([^/?#]*)(?:[?#].*)?$/.exec(bare)?.[1] ?? "" : bare;
        return bare === "" || isUnfilled(end2, "") || placeholder.test(end2) || variableName.test(end2);
      }
      const digit = /[0-9a-f]/i;
      const lookalikes = {
        O: "0",
        o: "0",
        l: "1",
        I: "1",
        а: "a",
        е: "e",
        с: "c",
        "ԁ": "d",
        Ь: "b",
        о: "0",
        О: "0"
      };
      function nearlyAnId(text) {
        const [path = ""] = text.split(/[?#]/);
        const [word = ""] = path.trim().slice(-200).replace(/\/+$/, "").slice(-80).split(/[\s/_=:]/).reverse();
        return nearly(word) ?? nearly(word.split("-").at(-1) ?? "");
      }
      function nearly(word) {
        const shown2 = word.replace(new RegExp("\\p{C}|\\p{Default_Ignorable_Code_Point}", "gu"), "");
        const characters = Array.from(shown2).filter((each) => !/[-"'`<>()[\].;]/.test(each));
        const others = characters.filter((each) => !digit.test(each));
        if (others.length === 0) {
          if (characters.length === 32)
            return { is: shown2 === word ? "misdashed" : "interrupted", id: dashed(characters.join("")) };
          const isNear = characters.length >= 28 && characters.length <= 36;
          return isNear ? { is: "length", digits: characters.length } : null;
        }
        if (characters.length !== 32 || others.length > 4 || new Set(others).size > 2)
          return null;
        const meant = characters.map((each) => digit.test(each) ? each : lookalikes[each] ?? each);
        const id2 = meant.every((each) => digit.test(each)) ? dashed(meant.join("")) : null;
        return { is: "letter", letter: others[0] ?? "", id: id2 };
      }
      function isPublishedSite(text) {
        return /^(?:https?:\/\/)?[\w-]+\.notion\.site(?:[/?#]|$)/i.test(text);
      }
      ;
      const propertyTypes = [
        "title",
        "rich_text",
        "number",
        "select",
        "multi_select",
        "status",
        "date",
        "people",
        "files",
        "checkbox",
        "url",
        "email",
        "phone_number",
        "formula",
        "relation",
        "rollup",
        "created_time",
        "created_by",
        "last_edited_time",
        "last_edited_by",
        "unique_id",
        "verification",
        "button",
        "place"
      ];
      const interfaceWords = {
        text: "rich_text",
        person: "people",
        phone: "phone_number",
        id: "unique_id",
        "files_&_media": "files"
      };
      const withOptions = /* @__PURE__ */ new Set(["select", "multi_select", "status"]);
      function readProperty(text, number) {
        const unread2 = (why, name2 = null, type2 = null) => {
          const shown2 = (part) => part === null ? null : (0, untrusted.DZ)(part);
          const line = { number, text: (0, untrusted.DZ)(text) || `line ${number}`, name: shown2(name2), type: shown2(type2), why };
          return { is: "unread", line };
        };
        const parts = nameAndRest(text);
        if (typeof parts === "string")
          return unread2(parts);
        const { name, rest } = parts;
        if (name === "" || rest === "")
          return unread2("no-type", name || null);
        const open = rest.indexOf("[");
        const word = (open < 0 ? rest : rest.slice(0, open)).trim();
        const type = typeNamed(word);
        if (type === "")
          return unread2("no-type", name);
        if (/\s/.test(type))
          return unread2("several-words", name, type);
        if (open < 0)
          return { is: "property", property: { name, type, options: [] } };
        if (!rest.endsWith("]"))
          return unread2("brackets", name, type);
        if (!withOptions.has(type))
          return unread2("no-options", name, type);
        const options = rest.slice(open + 1, -1).split(",").map((option) => option.trim());
        if (options.includes(""))
          return unread2("empty-option", name, type);
        return { is: "property", property: { name, type, options: [...new Set(options)] } };
      }
      function nameAndRest(text) {
        if (text.startsWith('"')) {
          const quoted2 = text.slice(1);
          const end2 = /":(?:\s|$)/.exec(quoted2) ?? /"\s+:(?:\s|$)/.exec(quoted2);
          if (!end2)
            return "quotes";
          return { name: quoted2.slice(0, end2.index), rest: quoted2.slice(end2.index + end2[0].length).trim() };
        }
        const colon = text.search(/:(?:\s|$)/);
        if (colon < 0)
          return text.includes("：") ? "wide-colon" : "no-colon";
        return { name: text.slice(0, colon).trimEnd(), rest: text.slice(colon + 1).trim() };
      }
      function typeNamed(word) {
        const plain = word.toLowerCase().replace(/[\s-]+/g, "_");
        if (propertyTypes.includes(plain))
          return plain;
        return Object.hasOwn(interfaceWords, plain) && interfaceWords[plain] || word;
      }
      ;
      function readDatabases(input2, swapped2 = false) {
        const entries = /* @__PURE__ */ new Map();
        const under = /* @__PURE__ */ new Map();
        const credentials = credentialsIn(input2);
        let last = null;
        let hidden = null;
        for (const line of readLines(input2)) {
          const end2 = line.from + line.length;
          if (credentials.some(({ from, to }) => from < end2 && to > line.from)) {
            const entry = hiddenEntry(line.number, swapped2);
            entries.set(entry.given, entry);
            hidden = line.indent;
            continue;
          }
          if (line.parts.length === 0)
            continue;
          if (hidden !== null && line.indent <= hidden)
            hidden = null;
          const above = last && line.indent > last.indent ? last : null;
          const read2 = hidden !== null || above ? readProperty(line.text, line.number) : null;
          if (read2 && (isProperty(read2) || !line.parts.some((part) => hasId(part)))) {
            if (hidden === null && above)
              under.get(above.key)?.push(read2);
            continue;
          }
          hidden = null;
          const comment = line.parts.length === 1 ? line.comment : "";
          for (const part of line.parts) {
            const entry = readEntry(part, { number: line.number, comment });
            const key = entry.is === "malformed" ? entry.given : `${entry.is} ${entry.id}`;
            if (!entries.has(key)) {
              entries.set(key, entry);
              under.set(key, []);
            }
            last = { key, indent: line.indent };
          }
        }
        return Array.from(entries, ([key, entry]) => withLines(entry, under.get(key) ?? []));
      }
      function propertyOn(line) {
        const [entry, ...more] = readDatabases(`${anyId}
  ${line}`);
        return more.length === 0 ? entry?.properties[0] ?? null : null;
      }
      const anyId = "0".repeat(32);
      function hiddenEntry(number, swapped2) {
        const flaw = { is: swapped2 ? "swapped" : "credential" };
        return { given: `line ${number}`, name: null, properties: [], unread: [], is: "malformed", flaw };
      }
      function withLines(entry, lines) {
        return {
          ...entry,
          properties: lines.flatMap((read2) => read2.is === "property" ? [read2.property] : []),
          unread: lines.flatMap((read2) => read2.is === "unread" ? [read2.line] : [])
        };
      }
      function isProperty(read2) {
        return read2.is === "property" && !hasId(read2.property.type);
      }
      function hasId(part) {
        return idOf(part).is !== "none";
      }
      const naming = /^(?<name>.*?\S)\s+=(?:\s+(?<rest>.*))?$/s;
      function readEntry(text, line = firstLine) {
        const named2 = naming.exec(text)?.groups;
        const entry = named2 ? (named2.rest ?? "").trim() : text;
        const name = (0, untrusted.DZ)(named2?.name ?? "") || (0, untrusted.DZ)(line.comment) || slugOf(entry);
        const given = (0, untrusted.DZ)(text) || `line ${line.number}`;
        const about2 = { given, name: name || null, properties: [], unread: [] };
        const read2 = idOf(entry);
        switch (read2.is) {
          case "id":
          case "view":
            return { ...about2, ...read2 };
          case "several":
            return { ...about2, is: "malformed", flaw: entry_flaw_flawOf(entry, read2.count) };
          case "none":
            return { ...about2, is: "malformed", flaw: entry_flaw_flawOf(entry, 0) };
        }
      }
      const firstLine = { number: 1, comment: "" };
      function idOf(entry) {
        const { path, query, fragment } = database_entry_partsOf(entry);
        const inPath = idsIn(path);
        const [id2] = inPath;
        if (inPath.length > 1)
          return { is: "several", count: inPath.length };
        if (id2 !== void 0)
          return { is: "id", id: id2, fragment: idsIn(fragment)[0] ?? null };
        const parameters = query.map((parameter) => {
          const [name, ...value] = parameter.split("=");
          return { name, ids: idsIn(value.join("=")) };
        });
        const things = [...new Set(parameters.flatMap(({ name, ids: ids3 }) => name === "v" ? [] : ids3))];
        const views = [...new Set(parameters.flatMap(({ name, ids: ids3 }) => name === "v" ? ids3 : []))];
        const found = things.length > 0 ? things : views;
        const [only] = found;
        if (only === void 0)
          return { is: "none" };
        if (found.length > 1)
          return { is: "several", count: found.length };
        return things.length > 0 ? { is: "id", id: only, fragment: null } : { is: "view", id: only };
      }
      function database_entry_partsOf(entry) {
        const link = /^https?%3a/i.test(entry) ? decoded(entry) : entry;
        const [beforeFragment = "", ...after] = link.split("#");
        const [path = "", ...queries] = beforeFragment.split("?");
        const query = queries.flatMap((part) => part.split("&")).map((part) => decoded(part));
        return { path: decoded(path), query, fragment: decoded(after.join("#")) };
      }
      function slugOf(entry) {
        if (!/^(?:https?|notion):\/\//i.test(entry))
          return "";
        const last = database_entry_partsOf(entry).path.slice(-2048).replace(/\/+$/, "").split("/").at(-1) ?? "";
        const [, slug = ""] = /^(.*?)-?(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(last) ?? [];
        return (0, untrusted.DZ)(slug.replaceAll("-", " "));
      }
      function decoded(path) {
        try {
          return decodeURIComponent(path);
        } catch {
          return path;
        }
      }
      ;
      function isLoopback(host) {
        return /^(?:localhost|127(?:\.\d{1,3}){3}|\[(?:::1|0*(?::0*){0,6}:0*1)\])$/i.test(host);
      }
      ;
      const readSecretName = (text) => /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(text) && !/^github_/i.test(text) ? text : void 0;
      const readDate = (text) => {
        const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
        if (!parts)
          return void 0;
        const [year = 0, month = 0, day2 = 0] = parts.slice(1).map(Number);
        const date = new Date(Date.UTC(year, month - 1, day2));
        return date.getUTCMonth() === month - 1 && date.getUTCDate() === day2 && year >= 2e3 ? text : void 0;
      };
      const readPolicy = (text) => text === "fail" || text === "warn" ? text : void 0;
      const readSwitch = (text) => {
        if (/^(?:true|True|TRUE)$/.test(text))
          return true;
        return /^(?:false|False|FALSE)$/.test(text) ? false : void 0;
      };
      const readTimeout = (text) => {
        const seconds2 = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        return seconds2 >= 5 && seconds2 <= 3600 ? seconds2 : void 0;
      };
      const readIssueKey = (text) => /^[\w.-]{1,50}$/.test(text) ? text : void 0;
      const readPath = (text) => /^[^\p{Cc}\u2028\u2029]{1,4096}$/u.test(text) ? text : void 0;
      const longestUrl = 2048;
      const notionsOwn = /^(https:\/\/api\.notion\.com(?::443)?)\/v1$/i;
      function readApiUrl(text, isAddress) {
        if (text.length > longestUrl)
          return void 0;
        const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i.exec(text);
        if (!parts)
          return void 0;
        const [, scheme = "", host = "", port = "", path = ""] = parts;
        if (port !== "" && (Number(port) < 1 || Number(port) > 65535))
          return void 0;
        if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host))
          return void 0;
        if (scheme.toLowerCase() === "http" && !isLoopback(host))
          return void 0;
        const address = `${scheme.toLowerCase()}://${host}${port && `:${port}`}${path.replace(/\/+$/, "")}`;
        return isAddress(address) ? address.replace(notionsOwn, "$1") : void 0;
      }
      ;
      function input(name, standIn, read2, accepted) {
        return {
          name,
          default: standIn,
          read: (given, around) => {
            const text = given.trim() || standIn;
            const value = read2(text, around);
            if (value !== void 0)
              return { value, problem: null };
            return { value: read2(standIn, around), problem: { holds: (0, untrusted.DZ)(text), accepted } };
          }
        };
      }
      function optional(name, read2, accepted) {
        return input(name, "", (text) => text === "" ? null : read2(text), accepted);
      }
      function asGiven(name, value) {
        return { name, default: null, read: (text, around) => ({ value: value(text, around), problem: null }) };
      }
      const settings_table = {
        token: asGiven("token", (text) => text),
        databases: asGiven("databases", (text, { swapped: swapped2 }) => readDatabases(text, swapped2)),
        capabilities: { name: "capabilities", default: null, read: readCapabilities },
        expectWorkspace: asGiven("expect-workspace", (text) => (0, untrusted.DZ)(text) === "" ? null : text.trim()),
        leastPrivilege: input("least-privilege", "false", readSwitch, "true or false"),
        expires: optional("expires", readDate, "the day on which the token ends, as YYYY-MM-DD"),
        secretName: input("secret-name", "NOTION_TOKEN", readSecretName, "letters, digits and _, not beginning with a digit or GITHUB_, such as NOTION_TOKEN"),
        notionVersion: input("notion-version", newestVersion, readDate, `a date that exists, as YYYY-MM-DD, such as ${newestVersion}`),
        onBroken: input("on-broken", "fail", readPolicy, "fail or warn"),
        onInconclusive: input("on-inconclusive", "fail", readPolicy, "fail or warn"),
        timeoutSeconds: input("timeout", "120", readTimeout, "whole seconds from 5 to 3600"),
        trackingIssue: input("tracking-issue", "false", readSwitch, "true or false"),
        issueKey: optional("issue-key", readIssueKey, "at most 50 letters, digits, -, _ and ."),
        reportFile: optional("report-file", readPath, "the path of a file, absolute or from the workspace"),
        apiUrl: input("api-url", "https://api.notion.com", (text, { isAddress }) => readApiUrl(text, isAddress), "an https URL, or an http URL with a loopback address, without a user name, query or fragment")
      };
      const filledIn = ["github-token", "secret-source", "job-workflow-ref"];
      const inputNames = [...Object.values(settings_table).map(({ name }) => name), ...filledIn];
      const defaults = Object.fromEntries(Object.values(settings_table).flatMap((entry) => entry.default === null ? [] : [[entry.name, entry.default]]));
      function readSettings(raw, isAddress = () => true) {
        return readTable(settings_table, raw, { isAddress, swapped: belongsInDatabases(raw.token) });
      }
      function readTable(inputs, raw, around) {
        const problems = [];
        const credentials = /* @__PURE__ */ new Set();
        const read2 = Object.entries(inputs).map(([key, { name, read: read3 }]) => {
          const given = raw[name] ?? "";
          const found = name === "token" ? [] : credentialsIn(given);
          for (const text of found.flatMap(({ hide: hide2 }) => hide2))
            credentials.add(text);
          if (found.length === 0 || name === "databases") {
            const { value, problem } = read3(given, around);
            if (problem)
              problems.push({ input: name, ...problem });
            return [key, value];
          }
          problems.push({ input: name, holds: "", accepted: "no credential", credential: true });
          return [key, read3("", around).value];
        });
        return { settings: Object.fromEntries(read2), problems, credentials: [...credentials] };
      }
      function belongsInDatabases(token) {
        const text = judgeTokenText(token);
        return text.is === "wrong-kind" && (text.kind === "notion-id" || text.kind === "notion-link");
      }
      function readCapabilities(text) {
        const names2 = text.split(/[,\r\n]/).map((name) => name.trim()).filter((name) => name !== "");
        const isKnown = (name) => capabilities.includes(name);
        const value = [...new Set(names2.filter(isKnown))];
        const unknown = [...new Set(names2.filter((name) => !isKnown(name)))];
        if (unknown.length === 0)
          return { value, problem: null };
        const accepted = `one or more of ${capabilities.join(", ")}, one per line or separated by commas`;
        const meant = unknown.flatMap((name) => {
          const word = capabilityMeant(name);
          return word === null ? [] : [{ given: (0, untrusted.DZ)(name), word }];
        });
        const holds = (0, untrusted.DZ)(unknown.join(", "));
        return { value, problem: { holds, accepted, ...meant.length > 0 ? { meant } : {} } };
      }
      const notionsWords = {
        "read-user-information": "read-users",
        "read-user-information-without-email-addresses": "read-users",
        "read-user-information-including-email-addresses": "read-user-emails"
      };
      function capabilityMeant(name) {
        const word = name.toLowerCase().replace(/[\s_-]+/g, "-");
        return capabilities.find((known) => known === word) ?? notionsWords[word] ?? null;
      }
      ;
      function yaml(...lines) {
        return { language: "yaml", lines };
      }
      function sh(...lines) {
        return { language: "sh", lines };
      }
      function runAgain(telling, lead) {
        const text = lead ? say`${lead} ${rerun(telling)}.` : say`${upper(rerun(telling))}.`;
        return { text, last: true };
      }
      function startNewRun(telling) {
        return { text: commitAndRun(telling), last: true, newRun: true };
      }
      function runAgainOrStartNew(telling) {
        if (telling.run.host === "act")
          return runAgain(telling);
        return {
          text: say`If the workflow file is unchanged, ${rerun(telling)}. If you changed it, ${lower(commitAndRun(telling))}`,
          last: true,
          newRun: true
        };
      }
      function rerun({ run, fails }) {
        if (run.host === "act")
          return say`run ${code`act`} again`;
        const here = prose_link(say`this run`, githubPlaces(run).run);
        if (run.host !== "github")
          return say`open ${here} and click **Re-run all jobs**`;
        return fails ? say`open ${here} and click **Re-run jobs** → **Re-run failed jobs**` : say`open ${here} and click **Re-run jobs** → **Re-run all jobs**`;
      }
      function upper({ literals: [first = "", ...rest], values: values2 }) {
        return { literals: [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest], values: values2 };
      }
      function lower({ literals: [first = "", ...rest], values: values2 }) {
        return { literals: [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest], values: values2 };
      }
      function commitAndRun(telling) {
        const { run } = telling;
        const workflow = prose_link(say`the workflow`, githubPlaces(run).workflow);
        const old = say`Re-running this run would use the old file.`;
        if (run.host === "act")
          return say`Save the file, and run ${code`act`} again.`;
        if (startedByDependabot(run) && run.pullRequest)
          return say`Commit the change to the base branch, then comment ${code`@dependabot rebase`} on the pull request, which starts a new run. ${old}`;
        if (forkOf(run) || run.eventName === "pull_request_target")
          return say`Commit the change to the base branch, then close and reopen the pull request, which starts a new run. ${old}`;
        switch (run.eventName) {
          case "workflow_dispatch":
            return say`Commit the change, then open ${workflow} and click **Run workflow**. ${old}`;
          case "push":
            return say`Commit and push the change, which starts a new run. ${old}`;
          case "pull_request":
          case "pull_request_review":
          case "pull_request_review_comment":
            return say`Push the change to the pull request's branch, which starts a new run. ${old}`;
          case "schedule":
            return say`Commit the change to the default branch; the next scheduled run uses it. To run it now, it needs ${code`workflow_dispatch:`} under ${code`on:`}; then open ${workflow} and click **Run workflow**.`;
          default:
            return say`Commit the change and start a new run. ${old}`;
        }
      }
      function listedIn({ run }) {
        return say`under ${code`databases`} in ${stepFile(run)}, or in the variable or secret that fills it`;
      }
      function inPlace({ run }) {
        return say`into ${code`databases`} in ${stepFile(run)}, or into the variable or secret that fills it`;
      }
      function hasOwnAddress({ apiUrl }) {
        return apiUrl !== defaults["api-url"];
      }
      function mayLeadElsewhere(telling) {
        return hasOwnAddress(telling) && !/^http:\/\/[^/]+$/.test(telling.apiUrl);
      }
      function ownAddress(telling) {
        if (!hasOwnAddress(telling))
          return [];
        const { apiUrl, run } = telling;
        return [
          /\/v1$/i.test(apiUrl) ? step(say`In ${stepFile(run)}, remove ${code`/v1`} from the end of ${code`api-url`}, ${code(apiUrl)}: this check adds it, so it asked for ${code`/v1/v1/…`}.`) : step(say`In ${stepFile(run)}, check ${code`api-url`}, ${code(apiUrl)}: it must be the address of a gateway that passes requests on to Notion. If you have no gateway, remove it.`)
        ];
      }
      function isPersonal({ identity }) {
        return identity?.kind === "user";
      }
      function saveSecret(telling) {
        const name = strong(telling.secret);
        switch (telling.run.host) {
          case "github":
            return step(say`Open ${secretsPage(telling)}, click the pencil icon next to ${name}, paste the token, and click **Update secret**. Or run this in a terminal; it asks for the token:`, setSecretCommand(telling));
          case "act":
            return step(say`Pass the token to ${code`act`}, which asks for it, or write it into your ${code`.secrets`} file:`, sh(say`act -s ${telling.secret}`));
          case "forgejo":
          case "gitea":
            return step(say`Open ${secretsPage(telling)}, edit ${name} or add it, and paste the token as its value.`);
        }
      }
      function secretsPage(telling) {
        const page = githubPlaces(telling.run).secrets;
        return page ? prose_link(say`this repository's secrets`, page) : say`**Settings → Secrets and variables → Actions** in this repository`;
      }
      function environmentsPage(telling) {
        return prose_link(say`this repository's environments`, githubPlaces(telling.run).environments);
      }
      function setSecretCommand(telling, extra = nothing) {
        return sh(setSecretLine(telling, extra));
      }
      function setSecretLine({ run, secret }, extra = nothing) {
        const server = run.serverUrl.replace(/^https?:\/\//, "");
        const prefix = server === "github.com" ? "" : `${server}/`;
        const where = run.repository ? say` --repo ${own(`${prefix}${run.repository}`)}` : nothing;
        return say`gh secret set ${secret}${where}${extra}`;
      }
      function checkName(telling) {
        const { secret, run } = telling;
        const assumed = secret === defaults["secret-name"] ? say`. It's the default of ${code`secret-name`}; if the name in the file is another one, use that instead, and set ${code`secret-name`} to it:` : say` (from ${code`secret-name`}). If the name in the file is another one, correct one of the two:`;
        return step(say`Open ${stepFile(run)} and look at the name in this line. These steps assume ${strong(secret)}${assumed}`, yaml(fix_steps_tokenLine(telling)));
      }
      function whoClause({ identity }) {
        if (!identity?.name)
          return nothing;
        const where = identity.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing;
        return say` of ${strong(identity.name)}${where}`;
      }
      function connectionName(telling) {
        const name = telling.identity?.name;
        return name ? strong(name) : say`the connection this repository uses`;
      }
      function theConnection(telling) {
        const name = telling.identity?.name;
        return name ? strong(name) : say`the connection`;
      }
      function openConnection(telling) {
        return say`Open ${connectionsLink} and choose ${connectionName(telling)}.`;
      }
      function copyToken(telling) {
        return isPersonal(telling) ? step(say`Open ${personalTokensLink}, create a new token, and copy it: a personal access token is shown only once.`) : step(say`${openConnection(telling)} On its **Configuration** tab, click **Show**, then **Copy**.`);
      }
      function fix_steps_tokenLine(telling) {
        return say`token: \${{ secrets.${telling.secret} }}`;
      }
      function secretsExpression(telling) {
        return code`\${{ secrets.${telling.secret} }}`;
      }
      function saveShort({ secret }) {
        return say`Copy the token from Notion and save it in the secret ${code(secret)}.`;
      }
      function quoted(message) {
        if (message === "")
          return say`without any words.`;
        return /[.!?]$/.test(message) ? say`“${message}”` : say`“${message}”.`;
      }
      const noRights = say`**A settings page says 404**: you don't have the rights to change it. Ask someone with admin access to this repository.`;
      const refreshItem = say`**Rejected again**: the copied token itself is dead. On the **Configuration** tab, click **Refresh** (it used to be called Regenerate) and save the new token. Refreshing stops the old token everywhere, so save the new one wherever else it's used.`;
      function otherSecretItem(telling) {
        return telling.run.host === "github" ? say`**Another secret may win**: an environment's secret overrides the repository's, and the repository's overrides the organization's. Check ${environmentsPage(telling)}.` : say`**Another secret may win**: the repository's secret overrides its owner's. Check both.`;
      }
      const personalTokenItem = say`**A personal access token**: it may have expired or been revoked, its owner may have left, the workspace's policy may no longer allow it, or it was created for Workers only. **Settings → Connections → All personal access tokens** in Notion shows which. If it's the policy, a new token doesn't help until the policy allows its owner again; otherwise create a new one under ${prose_link(say`personal access tokens`, notionPlaces.personalTokens)}.`;
      ;
      function lastPassed({ lastPass, run }) {
        if (!lastPass)
          return nothing;
        const { at, id: id2, number, sameStep } = lastPass;
        const page = githubPlaces(run).otherRun(id2);
        const which = prose_link(say`run ${number}`, page);
        const passed = say` This workflow last passed on ${dayAndTime(at)} (${which})`;
        return sameStep ? say`${passed}, from the same commit: unless this step was skipped or allowed to fail there, the token was accepted then, so it was revoked, refreshed or replaced since.` : say`${passed}. If this check was already part of that run, the token was accepted then, so it was revoked, refreshed or replaced since.`;
      }
      ;
      const authentication = {
        "token-rejected": {
          explain: ([facts2], telling) => ({
            title: say`Notion rejected the token in ${code(telling.secret)}`,
            happened: facts2.acceptedBefore ? say`Notion accepted the token at the start of this run and later answered **401** twice, ${quoted(facts2.message)} The token was replaced or revoked in Notion just now.` : say`Notion answered **401**, ${quoted(facts2.message)} ${likeliest(telling)}${lastPassed(telling)}`,
            ...deadTokenFix(telling)
          })
        },
        "token-revoked": {
          explain: ([facts2], telling) => ({
            title: say`The token in ${code(telling.secret)} was revoked`,
            happened: say`Notion answered **401**, ${quoted(facts2.message)} Someone replaced or revoked the token in Notion, or deleted its connection.${ended(telling)}${lastPassed(telling)}`,
            ...deadTokenFix(telling)
          })
        },
        "token-expired": {
          explain: ([facts2], telling) => ({
            title: say`The token in ${code(telling.secret)} has expired`,
            happened: say`Notion answered **401**, ${quoted(facts2.message)} Personal access tokens expire after a year at most; a connection's token normally doesn't expire.${lastPassed(telling)}`,
            short: newTokenShort(telling),
            fix: {
              heading: say`Save a new token (about three minutes)`,
              steps: [
                step(say`Open ${personalTokensLink} and create a new token with the longest expiration your policy allows, then copy it. If it's a connection's token: open ${connectionsLink}, choose ${connectionName(telling)}, and on its **Configuration** tab click **Show**, then **Copy**.`),
                saveSecret(telling),
                step(say`Save it wherever else the old token is used, too.`),
                runAgain(telling)
              ]
            },
            more: {
              heading: say`Rejected again, or so that it doesn't come back`,
              items: [
                say`**So that it doesn't come back**: use an internal connection's token. It belongs to the workspace, doesn't expire, and stays when the person who created it leaves.`,
                ...rejectedAgain(telling).items
              ]
            }
          })
        },
        "token-invalid": {
          explain: ([{ shape, message }], telling) => ({
            title: say`The text in ${code(telling.secret)} isn't a valid token`,
            happened: say`Notion answered **401**, ${quoted(message)} The text has ${count(shape.length, "character")}${shape.prefix ? say` and starts with ${code(own(shape.prefix))}` : say` and starts with neither ${code`ntn_`} nor ${code`secret_`}`}; Notion's tokens have 50. ${guess(shape)}${ended(telling)}${lastPassed(telling)}`,
            ...hasEnded(telling) ? deadTokenFix(telling) : {
              short: saveShort(telling),
              fix: {
                heading: isElse(shape) ? say`Save the connection's token (about two minutes)` : say`Save the whole token (about two minutes)`,
                steps: [copyToken(telling), saveSecret(telling), runAgain(telling)]
              },
              more: rejectedAgain(telling)
            }
          })
        },
        "token-expires-soon": {
          explain: ([{ date, days }], telling) => ({
            title: say`The token in ${code(telling.secret)} expires ${inDays(days)}`,
            lasting: say`The token in ${code(telling.secret)} expires on ${day(startOf(date))}`,
            happened: say`Notion still accepts the token. According to ${code`expires`}, it ends ${inDays(days)}, on ${day(startOf(date))}; days are counted in UTC.`,
            short: say`Replace the token in ${code(telling.secret)} before ${day(startOf(date))}.`,
            fix: {
              heading: say`Replace it in time (about three minutes)`,
              steps: [
                isPersonal(telling) ? step(say`Open ${personalTokensLink} and create a new token with the same access and the longest expiration your policy allows, then copy it.`) : step(say`If it's a personal access token: open ${personalTokensLink}, create a new one with the longest expiration your policy allows, and copy it. A connection's token doesn't expire by itself: if the day is your own, open ${connectionsLink}, choose ${connectionName(telling)}, and on its **Configuration** tab click **Refresh**, then **Copy**. That stops the old token everywhere.`),
                saveSecret(telling),
                newDay(telling),
                startNewRun(telling)
              ]
            }
          })
        },
        "access-restricted": {
          explain: ([{ message, evidence: evidence2, acceptedBefore }], telling) => {
            const { status, requestId: requestId2 } = evidence2;
            return {
              title: say`Notion restricts access to its API`,
              happened: say`${acceptedBefore ? say`Notion accepted the token at the start of this run and later` : say`Notion`} answered ${status === null ? nothing : say`**${status}**, `}${quoted(message)} That is about the connection, person or workspace, not the token: replacing the token won't help.`,
              short: say`Ask a workspace owner or Notion support to lift the restriction; don't replace the token.`,
              fix: {
                heading: say`Ask who can lift the restriction`,
                steps: [
                  step(say`Ask a workspace owner to open **Settings → Connections** in Notion, and look for what Notion's words name: an account, a policy or a plan.`),
                  step(say`If nothing there explains it, write to Notion support (in Notion: **?** → **Message support**)${requestId2 ? say` with the request ID ${code(requestId2)}` : nothing}.`),
                  runAgain(telling)
                ]
              },
              more: {
                heading: say`It's a personal access token`,
                items: [
                  say`The workspace's policy may no longer let its owner have one. **Settings → Connections → All personal access tokens** shows that. Existing tokens work again once the policy allows their owner; a new token doesn't help.`,
                  say`For a workflow, an internal connection's token is safer: it belongs to the workspace, not to a person.`
                ]
              }
            };
          }
        },
        "workspace-mismatch": {
          explain: ([facts2], telling) => ({
            title: say`The token belongs to another workspace`,
            happened: say`Notion accepts the token in ${code(telling.secret)}, but it belongs to ${workspaceOf(facts2)}, and ${code`expect-workspace`} names ${strong(facts2.expected)}. Nothing in that workspace was checked.`,
            short: say`Save a token of the workspace ${strong(facts2.expected)} in the secret ${code(telling.secret)}, or correct ${code`expect-workspace`}.`,
            fix: {
              heading: say`Use the right token, or expect this workspace (about two minutes)`,
              steps: [
                step(say`If the **token** is wrong: switch to the workspace ${strong(facts2.expected)} in Notion, open ${connectionsLink}, and choose the connection this repository should use. On its **Configuration** tab, click **Show**, then **Copy**.`),
                saveSecret(telling),
                expectationStep(facts2, telling),
                runAgainOrStartNew(telling)
              ]
            }
          })
        },
        "workspace-unknown": {
          explain: ([{ expected, missing: missing2 }], telling) => {
            const { workspace = null, workspaceId = null } = telling.identity ?? {};
            const given = missing2 === "name" ? workspaceId : workspace;
            return {
              title: say`Notion didn't say which workspace the token belongs to`,
              happened: say`Notion accepts the token in ${code(telling.secret)}, but its answer has no workspace ${missing2 === "id" ? say`ID` : say`name`}, so this check couldn't determine whether it belongs to ${strong(expected)}. That isn't the token's fault.`,
              short: given ? say`Set ${code`expect-workspace`} to ${strong(given)}, which Notion did give, if that is the right workspace.` : say`Remove ${code`expect-workspace`}: Notion doesn't name the workspace of this token.`,
              fix: {
                heading: given === null ? say`Do without it` : say`Expect what Notion gives`,
                steps: [
                  given === null ? step(say`Remove ${code`expect-workspace`} from the step in ${stepFile(telling.run)}: Notion gave no workspace ${missing2 === "id" ? say`name` : say`ID`} either.`) : step(say`Set ${code`expect-workspace`} in ${stepFile(telling.run)} to ${strong(given)}, the workspace's ${missing2 === "id" ? say`name` : say`ID`} that Notion gave, if that is the right workspace.`),
                  step(say`Or set ${code`on-inconclusive`} to ${code`warn`}, so that it doesn't fail the job.`),
                  startNewRun(telling)
                ]
              }
            };
          }
        }
      };
      function workspaceOf({ workspace, workspaceId }) {
        const id2 = workspaceId ? say` (${code(workspaceId)})` : nothing;
        return workspace ? say`the workspace ${strong(workspace)}${id2}` : say`a workspace without a name${id2}`;
      }
      function expectationStep({ workspace, workspaceId }, telling) {
        const wrong = say`If the **expectation** is wrong (the workspace may have been renamed)`;
        if (workspaceId)
          return step(say`${wrong}, set it to the ID in ${stepFile(telling.run)}; an ID stays the same when the name changes:`, yaml(say`expect-workspace: ${workspaceId}`));
        return workspace ? step(say`${wrong}, set ${code`expect-workspace`} in ${stepFile(telling.run)} to ${strong(workspace)}.`) : step(say`${wrong}, correct or remove ${code`expect-workspace`} in ${stepFile(telling.run)}.`);
      }
      function ended({ endedOn: endedOn2 }) {
        return endedOn2 === null ? nothing : say` According to ${code`expires`}, it was to end on ${day(endedOn2)}.`;
      }
      function likeliest({ endedOn: endedOn2 }) {
        return endedOn2 === null ? say`The token was most likely replaced or revoked in Notion after it was saved here; Notion doesn't say which.` : say`According to ${code`expires`}, the token ended on ${day(endedOn2)}, so it has most likely expired; Notion doesn't say.`;
      }
      function inDays(days) {
        return days === 0 ? say`today` : days === 1 ? say`tomorrow` : say`in ${days} days`;
      }
      function guess({ nearly: nearly2, prefix, length }) {
        if (nearly2 === "something-before")
          return say`Its last 50 characters look like a whole token: save them alone, without the ${length === 51 ? say`character` : say`${length - 50} characters`} before them.`;
        if (nearly2)
          return nearlyInWords[nearly2];
        if (!prefix)
          return say`Its beginning is missing, it's encoded, or it was never a Notion token.`;
        if (length === 50)
          return say`One of its characters never occurs in Notion's tokens.`;
        if (length < 45)
          return say`It was probably copied only in part: ${50 - length} characters are missing.`;
        if (length < 50)
          return say`${length === 49 ? say`One character is` : say`${50 - length} characters are`} missing.`;
        if (length <= 55)
          return say`It has ${length === 51 ? say`one character` : say`${length - 50} characters`} too many.`;
        return length >= 90 ? say`It was probably pasted twice.` : say`Something was probably pasted after it: it has ${length - 50} characters too many.`;
      }
      function isElse({ nearly: nearly2 }) {
        return nearly2 === "placeholder" || nearly2 === "hexadecimal" || nearly2 === "mcp-login";
      }
      const nearlyInWords = {
        "escaped-break": say`It ends in a line break written as characters (${code`\\n`} or ${code`%0A`}): save it without them.`,
        punctuation: say`It ends in a comma, semicolon or full stop: save it without that.`,
        base64: say`It's a token in base64: save it decoded, as Notion shows it.`,
        placeholder: say`It's a placeholder that nobody filled in.`,
        hexadecimal: say`It has only hexadecimal digits (0–9, a–f), which is never Notion's token: it may be an old cookie of a browser, or another service's key.`,
        "mcp-login": say`It looks like a login of Notion's MCP server, which the API doesn't accept.`
      };
      function newTokenShort({ secret }) {
        return say`Create a new token in Notion and save it in the secret ${code(secret)}.`;
      }
      function newDay({ run }) {
        return step(say`In ${stepFile(run)}, set ${code`expires`} to the new token's last day:`, yaml(say`expires: 'YYYY-MM-DD'`));
      }
      function hasEnded({ endedOn: endedOn2, identity }) {
        return endedOn2 !== null && (identity?.kind ?? null) === null;
      }
      function deadTokenFix(telling) {
        const more = rejectedAgain(telling);
        return hasEnded(telling) ? { short: newTokenShort(telling), fix: newTokenFix(telling), more } : { short: saveShort(telling), fix: currentTokenFix(telling), more };
      }
      function newTokenFix(telling) {
        return {
          heading: say`Save a new token (about three minutes)`,
          steps: [
            step(say`Open ${personalTokensLink}, create a new token with the longest expiration your policy allows, and copy it.`),
            step(say`If it's a connection's token, which doesn't expire by itself: open ${connectionsLink} instead, choose ${connectionName(telling)}, and on its **Configuration** tab click **Show**, then **Copy**.`),
            saveSecret(telling),
            newDay(telling),
            startNewRun(telling)
          ]
        };
      }
      function currentTokenFix(telling) {
        if (isPersonal(telling))
          return {
            heading: say`Save a new token (about three minutes)`,
            steps: [
              step(say`Open **Settings → Connections → All personal access tokens** in Notion as a workspace owner. It shows whether the token expired, was revoked, or isn't allowed any more.`),
              step(say`Open ${prose_link(say`personal access tokens`, notionPlaces.personalTokens)}, create a new token, and copy it. If the workspace's policy no longer allows it, ask a workspace owner first.`),
              saveSecret(telling),
              runAgain(telling)
            ]
          };
        return {
          heading: say`Save the current token (about two minutes)`,
          steps: [
            step(say`Open ${connectionsLink} as a workspace owner and choose ${connectionName(telling)}.`),
            step(say`On the **Configuration** tab, click **Show**, then **Copy**.`),
            saveSecret(telling),
            runAgain(telling)
          ]
        };
      }
      function rejectedAgain(telling) {
        if (isPersonal(telling))
          return {
            heading: say`Rejected again`,
            items: [personalTokenItem, otherSecretItem(telling), noRights]
          };
        return {
          heading: say`Rejected again, or the connection isn't in the list`,
          items: [
            refreshItem,
            otherSecretItem(telling),
            say`**Not in the list**: it may belong to another workspace, or have been deleted. Create a new connection there with **Read content** (and **Update content** if this workflow writes), copy its token, and add it to each database: ••• → **Connections** → **Add connection**.`,
            personalTokenItem,
            noRights
          ]
        };
      }
      ;
      const boxes = {
        "read-content": say`Read content`,
        "update-content": say`Update content`,
        "insert-content": say`Insert content`,
        "read-comments": say`Read comments`,
        "insert-comments": say`Insert comments`,
        "read-users": say`Read user information`,
        "read-user-emails": say`Read user information including email addresses`
      };
      const capabilityEntries = {
        "capability-missing": {
          variant: (facts2) => facts2.personal ? "personal" : "",
          explain: (all, telling) => {
            if (all[0].personal)
              return usersOfPersonal(all, telling);
            const personal = isPersonal(telling);
            const names2 = boxesOf(all);
            const who = personal ? say`token` : say`connection`;
            return {
              title: all.length === 1 ? say`The ${who} lacks “${all[0].capability === "read-user-emails" ? say`user email addresses` : boxes[all[0].capability]}”` : say`The ${who} lacks ${all.length} capabilities`,
              happened: say`Notion accepts the token${whoClause(telling)}, but ${evidence(all)}. ${all.length === 1 ? say`That is a missing capability` : say`Those capabilities are missing`}; nothing needs to be shared again.`,
              short: personal ? say`Create a new token with ${names2} in Notion and save it in the secret ${code(telling.secret)}.` : say`Tick ${names2} for ${theConnection(telling)} in Notion.`,
              fix: personal ? newToken(names2, telling) : tickBox(all, names2, telling),
              more: personal ? {
                heading: say`It's the token of an OAuth app`,
                items: [
                  say`Whoever maintains the app ticks ${names2} on its **Configuration** tab under ${connectionsLink}. Then each workspace has to authorize the app again.`
                ]
              } : {
                heading: all.length === 1 ? say`The box is already ticked` : say`The boxes are already ticked`,
                items: [
                  say`**Another connection**: check that it's the right one. This token belongs to ${connectionName(telling)}.`,
                  say`**Not saved**: click **Save changes** below the capabilities, and reload the page.`,
                  say`**An OAuth app**: each workspace has to authorize it again before new capabilities count.`
                ]
              }
            };
          }
        },
        "capability-unneeded": {
          explain: (all, telling) => {
            const change = withoutUnneeded(all);
            return {
              title: all.length === 1 ? say`The token has a capability that isn't needed` : say`The token has ${all.length} capabilities that aren't needed`,
              happened: say`${code`least-privilege`} is on, and ${theConnection(telling)} also has ${list(all.map(named))}, which the workflow doesn't list. Whoever gets hold of the token could use ${all.length === 1 ? say`it` : say`them`}.`,
              short: isPersonal(telling) ? say`Create a new token in Notion without ${boxesOf(all)}, or list what the workflow needs.` : say`For ${theConnection(telling)} in Notion, ${change}, or list what the workflow needs.`,
              fix: {
                heading: say`Remove what isn't needed (about a minute)`,
                steps: [
                  isPersonal(telling) ? step(say`A personal token's capabilities are chosen when it's created: open ${personalTokensLink}, create one without ${all.length === 1 ? say`it` : say`them`}, and save it in ${strong(telling.secret)}.`) : step(say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, ${change}. Click **Save changes**. The token stays the same. Check first that nothing else uses this connection.`),
                  step(say`If the workflow does need ${all.length === 1 ? say`it, add` : say`one of them, add it to ${code`capabilities`}:`} ${list(all.map(named))}${all.length === 1 ? say` to ${code`capabilities`}` : nothing}.`)
                ]
              }
            };
          }
        },
        "workspace-block-limit": {
          explain: (all, telling) => ({
            title: say`The workspace has used all of its blocks`,
            happened: say`Notion accepts the token${whoClause(telling)}, but answers **403**, “${all[0].message}” Inserting content fails until that changes, whatever capabilities the connection has.`,
            short: say`Ask a workspace owner to upgrade the plan or delete what's no longer needed.`,
            fix: {
              heading: say`Make room in the workspace`,
              steps: [
                step(say`Ask a workspace owner to upgrade the plan (**Settings → Plans** in Notion), or to delete what's no longer needed.`),
                step(say`If this workflow inserts nothing, remove ${list(all.map(named))} from ${code`capabilities`} in ${stepFile(telling.run)}.`),
                runAgainOrStartNew(telling)
              ]
            }
          })
        },
        "capability-unknown": {
          variant: (facts2) => `${facts2.why} ${facts2.message}`,
          explain: (all, telling) => ({
            title: all.length === 1 ? say`Couldn't check the capability ${named(all[0])}` : say`Couldn't check ${all.length} capabilities`,
            happened: say`To check ${list(all.map(named))} without changing anything in Notion, this action sends requests that can't succeed and looks at how Notion refuses them. This time ${all[0].why}${all[0].message ? say` (“${all[0].message}”)` : nothing}. That isn't the token's fault, and it doesn't fail the job.`,
            short: say`Look at ${boxesOf(all)} for ${theConnection(telling)} in Notion, if you want to be sure.`,
            fix: {
              heading: say`If you want to be sure`,
              steps: [
                isPersonal(telling) ? step(say`Open ${personalTokensLink} and look at what the token may do.`) : step(say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, look at ${boxesOf(all)}.`)
              ]
            }
          })
        }
      };
      function usersOfPersonal(all, telling) {
        return {
          title: say`Personal access tokens can't list users`,
          happened: say`Notion answers **403**, “${all[0].message ?? say`Personal access tokens cannot list users.`}” The token${whoClause(telling)} works; this kind of token never has that capability.`,
          short: say`Use a connection's token with ${strong(boxes["read-users"])}, or remove ${list(all.map(named))} from ${code`capabilities`}.`,
          fix: {
            heading: say`Use a connection's token (about three minutes)`,
            steps: [
              step(say`Open ${connectionsLink}, click **Create a new connection** in the same workspace, and tick ${strong(boxes["read-users"])} and whatever else this workflow needs.`),
              step(say`Add the connection to each page and database the workflow uses: ••• → **Connections** → **Add connection**.`),
              step(say`Copy its token on the **Configuration** tab: click **Show**, then **Copy**.`),
              saveSecret(telling),
              step(say`Or, if the workflow doesn't list users, remove ${list(all.map(named))} from ${code`capabilities`} in ${stepFile(telling.run)}.`),
              runAgainOrStartNew(telling)
            ]
          }
        };
      }
      function tickBox(all, names2, telling) {
        return {
          heading: all.length === 1 ? say`Tick the box (about a minute)` : say`Tick the boxes (about a minute)`,
          steps: [
            step(openConnection(telling)),
            step(say`On its **Configuration** tab, under **Capabilities**, tick ${names2}, and click **Save changes**. The token stays the same.`),
            runAgain(telling)
          ]
        };
      }
      function newToken(names2, telling) {
        return {
          heading: say`Create a new token (about two minutes)`,
          steps: [
            step(say`Open ${personalTokensLink}, create a new token with ${names2}, and copy it. What a personal access token may do is chosen when it's created; it can't be changed later.`),
            saveSecret(telling),
            runAgain(telling)
          ]
        };
      }
      function withoutUnneeded(all) {
        const isOfUsers = ({ capability }) => boxOfUsers.has(capability);
        const boxed = all.filter((facts2) => !isOfUsers(facts2));
        const users = all.filter(isOfUsers);
        const choice = users.some(({ usersNeeded }) => usersNeeded) ? say`**Read user information without email addresses**` : say`**No user information**`;
        return join([
          ...boxed.length > 0 ? [say`clear ${boxesOf(boxed)}`] : [],
          ...users.length > 0 ? [say`choose ${choice}`] : []
        ], ", and ");
      }
      const boxOfUsers = /* @__PURE__ */ new Set(["read-users", "read-user-emails"]);
      function boxesOf(all) {
        return list(all.map(({ capability }) => strong(boxes[capability])));
      }
      function named(facts2) {
        return code(own(facts2.capability));
      }
      function evidence(all) {
        const refused2 = all.filter(({ message }) => message !== null);
        const leftOut2 = all.filter(({ message }) => message === null);
        const parts = [];
        if (refused2.length > 0)
          parts.push(say`refuses ${list(refused2.map(named))} with **403**`);
        for (const facts2 of leftOut2)
          parts.push(facts2.capability === "read-user-emails" ? say`lists users without their email addresses (${named(facts2)})` : say`gives a database without its content (${named(facts2)})`);
        return list(parts);
      }
      ;
      function nearest(word, words2) {
        const wanted = word.toLowerCase().slice(0, 40);
        let best = null;
        for (const each of words2) {
          const steps = distance(wanted, each.toLowerCase().slice(0, 40));
          if (best === null || steps < best.steps)
            best = { word: each, steps };
        }
        const most2 = Math.max(1, Math.floor(wanted.length / 2));
        return best !== null && best.steps <= most2 && wanted !== "" ? best.word : null;
      }
      function distance(from, to) {
        let row = Array.from({ length: to.length + 1 }, (_, at) => at);
        for (let i = 1; i <= from.length; i++) {
          const next = [i];
          for (let j = 1; j <= to.length; j++) {
            const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
          }
          row = next;
        }
        return row.at(-1) ?? 0;
      }
      ;
      const property_types_words = {
        title: say`the title`,
        rich_text: say`a text`,
        number: say`a number`,
        select: say`a select`,
        multi_select: say`a multi-select`,
        status: say`a status`,
        date: say`a date`,
        people: say`a person`,
        files: say`files & media`,
        checkbox: say`a checkbox`,
        url: say`a URL`,
        email: say`an email`,
        phone_number: say`a phone`,
        formula: say`a formula`,
        relation: say`a relation`,
        rollup: say`a rollup`,
        created_time: say`a created time`,
        created_by: say`a created by`,
        last_edited_time: say`a last edited time`,
        last_edited_by: say`a last edited by`,
        unique_id: say`an ID`,
        verification: say`a verification`,
        button: say`a button`,
        place: say`a place`
      };
      function isKnownType(type) {
        return Object.hasOwn(property_types_words, type);
      }
      function typeInWords(type) {
        if (!isKnownType(type))
          return say`${code(type)}`;
        return /_|people|files/.test(type) ? say`${property_types_words[type]} (${code(own(type))})` : property_types_words[type];
      }
      function typeName(type) {
        return isKnownType(type) ? own(type) : type;
      }
      function typeMeant(word) {
        const meant = new RegExp("^\\p{L}", "u").test(word) ? nearest(word, propertyTypes) : null;
        return meant ? say` (did you mean ${code(own(meant))}?)` : nothing;
      }
      ;
      const database_entry_named = 10;
      const databaseEntry = {
        "database-id-malformed": {
          variant: ({ flaw }) => database_entry_isUnfilled(flaw) ? "unfilled" : isCredential(flaw) ? flaw.is : "",
          explain: (all, telling) => {
            if (all[0].flaw.is === "credential")
              return credential(all, telling);
            if (all[0].flaw.is === "swapped")
              return swapped(telling);
            const unfilled = database_entry_isUnfilled(all[0].flaw);
            const one2 = all.length === 1;
            return {
              title: unfilled ? say`${one2 ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one2 ? say`was` : say`were`} never filled in` : say`${one2 ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one2 ? say`has` : say`have`} no usable ID`,
              happened: say`${clauses([
                ...unfilledInWords(all),
                ...all.flatMap(({ given, flaw }) => flaw.is === "unfilled" || flaw.is === "empty" ? [] : [flawInWords(given, flaw)])
              ])}.`,
              short: unfilled ? say`Fill in ${list(all.map(({ given }) => code(given)), { most: 5 })} in ${code`databases`}.` : say`Put the database's own link into ${code`databases`} in place of ${list(all.map(({ given }) => code(given)), { most: 5 })}.`,
              fix: {
                heading: unfilled ? say`Fill it in (about a minute)` : say`Give the database's own link (about a minute)`,
                steps: [
                  ...unfilled ? [
                    step(say`If a variable fills it, check its name and value: a repository's variable is ${code`\${{ vars.NAME }}`} in the workflow, a secret ${code`\${{ secrets.NAME }}`}, and either is empty, without an error, where it doesn't exist.`)
                  ] : all.flatMap(({ given, flaw }) => correction(given, flaw)).slice(0, database_entry_named),
                  step(say`Open the database in Notion as a full page (not the page around it), and choose ••• at the top right → **Copy link**.`),
                  step(say`Put the link ${inPlace(telling)}, as it is, one per line. An ID alone works too: 32 letters a–f and digits, with dashes or without.`),
                  runAgainOrStartNew(telling)
                ]
              }
            };
          }
        },
        "property-line-malformed": {
          explain: (all, telling) => ({
            title: all.length === 1 ? say`A line under a database can't be read` : say`${all.length} lines under databases can't be read`,
            happened: say`${clauses(all.map(({ line }, at) => say`${at === 0 ? say`Line` : say`line`} ${line.number} of ${code`databases`}, ${code(line.text)}, ${lineInWords(line)}`))}.`,
            short: say`Write it as a property and its type, such as ${code`Status: status [Todo, Done]`}.`,
            fix: {
              heading: say`Write it as a property and its type (about a minute)`,
              steps: [
                step(say`Write each property in ${stepFile(telling.run)} on a line of its own, indented under its database: its name as Notion shows it, a colon, a space, and its type. Options that must exist follow in square brackets. Put the name in double quotes if it holds a colon or ${code`#`}.`, yaml(say`databases: |`, say`  Roadmap = https://app.notion.com/p/…`, say`    Name: title`, say`    Status: status [Todo, Doing, Done]`, say`    "Due: by": date`)),
                step(say`Write a database on a line of its own, indented no deeper than the one above it.`),
                startNewRun(telling)
              ]
            },
            more: {
              heading: say`Types that Notion has`,
              items: [say`${list(propertyTypes.map((type) => code(own(type))))}.`]
            }
          })
        }
      };
      function clauses(all) {
        const left = all.length - database_entry_named;
        const shown2 = join(all.slice(0, database_entry_named), "; ");
        return left > 0 ? say`${shown2}; and ${left} more` : shown2;
      }
      function isCredential({ is }) {
        return is === "credential" || is === "swapped";
      }
      function credential(all, telling) {
        return {
          title: say`A token or another credential is in ${code`databases`}`,
          happened: say`${code`databases`} contains something that looks like a credential (${list(all.map(({ given }) => code(given)), { most: database_entry_named })}). It's hidden here and wasn't sent anywhere.`,
          short: say`Put only IDs or links into ${code`databases`}, and the token into ${code`token`}, from its secret.`,
          fix: {
            heading: say`Remove it (about two minutes)`,
            steps: [
              step(say`Put only IDs or links into ${code`databases`}. The token belongs in ${code`token`}, from its secret:`, yaml(fix_steps_tokenLine(telling))),
              step(say`If it's written out in the workflow file or in a variable, everyone who can read those can use it: replace it where it was made, and save the new one as a secret.`),
              startNewRun(telling)
            ]
          }
        };
      }
      function swapped(telling) {
        return {
          title: say`The inputs ${code`token`} and ${code`databases`} are swapped`,
          happened: say`${code`databases`} contains what looks like a token, and ${code`token`} contains an ID or a link. The token is hidden here, and nothing was sent.`,
          short: say`Swap ${code`token`} and ${code`databases`}.`,
          fix: {
            heading: say`Swap them (about a minute)`,
            steps: [
              step(say`In ${stepFile(telling.run)}, set ${code`token`} to ${secretsExpression(telling)}, and ${code`databases`} to the ID or link.`),
              step(say`If the secret itself holds the ID, save the token there, and write the ID into ${code`databases`}.`),
              startNewRun(telling)
            ]
          }
        };
      }
      function database_entry_isUnfilled({ is }) {
        return is === "unfilled" || is === "empty";
      }
      function unfilledInWords(all) {
        const given = (is) => all.filter(({ flaw }) => flaw.is === is).map(({ given: given2 }) => code(given2));
        const [placeholders, empty] = [given("unfilled"), given("empty")];
        const shown2 = (entries) => list(entries, { most: database_entry_named });
        return [
          ...placeholders.length === 0 ? [] : [
            placeholders.length === 1 ? say`${shown2(placeholders)} is a placeholder that nobody filled in` : say`${shown2(placeholders)} are placeholders that nobody filled in`
          ],
          ...empty.length === 0 ? [] : [
            empty.length === 1 ? say`${shown2(empty)} has nothing where a database should be: the variable that fills it is empty` : say`${shown2(empty)} have nothing where a database should be: the variables that fill them are empty`
          ]
        ];
      }
      function flawInWords(given, flaw) {
        const entry = code(given);
        switch (flaw.is) {
          case "no-id":
            return say`${entry} holds no ID (32 letters a–f and digits)`;
          case "several-ids":
            return flaw.separator === null ? say`${entry} holds ${flaw.count} IDs, and which of them is the database's can't be determined` : say`${entry} holds ${flaw.count} IDs separated by ${code(own(flaw.separator))}; only line breaks and plain commas separate entries`;
          case "invisible":
            return say`${entry} holds only characters that show nothing (the first is ${code(own(flaw.point))})`;
          case "misdashed":
            return say`${entry} has the 32 digits of an ID, with a dash in the wrong place`;
          case "interrupted":
            return say`${entry} has an invisible character inside its ID`;
          case "length":
            return flaw.digits < 32 ? say`${entry} has ${flaw.digits} digits, and an ID has 32: ${flaw.digits === 31 ? say`one is` : say`${32 - flaw.digits} are`} missing` : say`${entry} has ${flaw.digits} digits, and an ID has 32: ${flaw.digits === 33 ? say`one is` : say`${flaw.digits - 32} are`} too many`;
          case "letter":
            return say`${entry} has ${code(flaw.letter)} in its ID, which is neither a digit nor a letter from a to f`;
          case "site":
            return say`${entry} is the address of a published site, which has a name in place of the ID`;
          case "credential":
          case "swapped":
            return say`${entry} holds what looks like a credential`;
          case "refused":
            return say`Notion says that ${entry} isn't a valid ID${flaw.message ? say` (“${flaw.message}”)` : nothing}`;
        }
      }
      function correction(given, flaw) {
        const id2 = "id" in flaw ? flaw.id : null;
        if (id2 === null)
          return [];
        return [
          step(say`Replace ${code(given)} with ${code(id2)}, if that is the database: it's what the text most likely means.`)
        ];
      }
      function lineInWords({ why, name, type }) {
        switch (why) {
          case "no-colon":
            return say`is neither a database nor a property with a colon, a space and a type`;
          case "wide-colon":
            return say`has the wide colon ${code`：`} where a plain one and a space should be`;
          case "no-type":
            return name === null ? say`has no name before the colon` : say`names the property ${strong(name)} without a type`;
          case "quotes":
            return say`starts with a quotation mark that isn't closed before the colon`;
          case "brackets":
            return say`has options for ${strong(name ?? "")} whose square bracket isn't closed at the end of the line`;
          case "no-options":
            return say`gives options to ${strong(name ?? "")}, and a ${code(type ?? "")} property has none: only ${code`select`}, ${code`multi_select`} and ${code`status`} do`;
          case "empty-option":
            return say`has an empty option for ${strong(name ?? "")}`;
          case "several-words":
            return say`has ${code(type ?? "")} where the type of ${strong(name ?? "")} should be${typeMeant(type ?? "")}`;
        }
      }
      ;
      const databases_named = 10;
      const databases = {
        "database-not-shared": {
          brief: say`404`,
          explain: (all, telling) => isPersonal(telling) ? notAccessible(all, telling) : notShared(all, telling)
        },
        "database-is-page": {
          brief: say`a page`,
          explain: (all, telling) => ({
            title: plural(all, say`An ID in ${code`databases`} is a page's`, say`${all.length} IDs in ${code`databases`} are pages'`),
            happened: say`Notion says that ${names(all)} ${plural(all, say`is a page, not a database. A database on a page has an ID of its own.`, say`are pages, not databases. A database on a page has an ID of its own.`)}`,
            short: say`Put the database's own link into ${code`databases`}: ${names(all)} ${plural(all, say`is a page`, say`are pages`)}.`,
            fix: {
              heading: say`Use the database's ID (about a minute)`,
              steps: [
                ...all.slice(0, databases_named).map((facts2) => step(pageFix(facts2, telling))),
                runAgainOrStartNew(telling)
              ]
            },
            more: {
              heading: say`The database isn't named here`,
              items: [
                say`**Open it from the page**: point at the database's title and choose ••• → **Open as full page** (or **View database**), then ••• → **Copy link**.`,
                say`**A linked view** doesn't count: its database is elsewhere. Open ••• → **View source** and copy that link.`
              ]
            }
          })
        },
        "database-is-view": {
          brief: say`a view`,
          explain: (all, telling) => ({
            title: plural(all, say`An ID in ${code`databases`} is a view's`, say`${all.length} IDs in ${code`databases`} are views'`),
            happened: say`${ids2(all)} ${plural(all, say`is the ID of a view`, say`are IDs of views`)}, the part of a link after ${code`?v=`}. A view only shows a database, whose ID is the part before the ${code`?`}.`,
            short: say`Put the database's ID into ${code`databases`} instead of the view's.`,
            fix: {
              heading: say`Use the database's ID (about a minute)`,
              steps: [
                ...all.slice(0, databases_named).map((facts2) => step(facts2.databaseId ? say`Replace ${code(shortId(facts2.id))}, ${listedIn(telling)}, with ${facts2.databaseTitle ? say`the ID of ${strong(facts2.databaseTitle)}, ` : nothing}${code(facts2.databaseId)} (${prose_link(say`open it`, notionLink(facts2.databaseId))}).` : say`Open the view ${code(shortId(facts2.id))} in Notion, choose ••• at the top right → **Copy link**, and put the whole link ${inPlace(telling)}.`)),
                runAgainOrStartNew(telling)
              ]
            }
          })
        },
        "database-linked": {
          brief: say`no accessible data source`,
          variant: ({ message }) => saysLinked(message) ? "linked" : "",
          explain: (all, telling) => ({
            title: plural(all, say`A database has no data source the token can access`, say`${all.length} databases have no accessible data source`),
            happened: whyLinked(all, telling),
            short: say`Use the source of ${names(all)} in ${code`databases`}, and share it with ${theConnection(telling)}.`,
            fix: {
              heading: say`Use and share the source (about two minutes)`,
              steps: [
                step(say`Open ${names(all)} in Notion and choose ••• → **View source** (or click the arrow ↗ before its title). That is the real database.`),
                step(isPersonal(telling) ? say`Check that the token's owner can open it. If not, ask someone with **Full access** to click **Share** and invite them.` : say`Share it there: ••• → **Connections** → **Add connection** → ${connectionName(telling)}. This takes **Full access** to the database.`),
                step(say`Choose ••• → **Copy link** there, and put that link ${inPlace(telling)}.`),
                runAgainOrStartNew(telling)
              ]
            }
          })
        },
        "database-in-trash": {
          brief: say`in the trash`,
          explain: (all, telling) => ({
            title: plural(all, say`A database is in the trash`, say`${all.length} databases are in the trash`),
            happened: say`Notion still answers for ${names(all)}, but says ${code`in_trash`}. What's in the trash can't be changed, and Notion deletes it for good after a while.`,
            short: say`Restore ${names(all)} from the trash in Notion.`,
            fix: {
              heading: say`Restore it (about a minute)`,
              steps: [
                step(say`Open **Trash** in Notion's sidebar, search for ${list(all.map(databases_name), { most: databases_named, last: "or" })}, and click **Restore**.`),
                ...isPersonal(telling) ? [] : [
                  step(say`Open the restored database and check that ••• → **Connections** still lists ${connectionName(telling)}: it can get lost.`)
                ],
                runAgain(telling)
              ]
            },
            more: {
              heading: say`It was deleted on purpose`,
              items: [
                say`Remove it from ${code`databases`} in ${stepFile(telling.run)}, and from the steps that use it.`
              ]
            }
          })
        },
        "database-needs-newer-version": {
          variant: (facts2) => facts2.because,
          explain: (all, telling) => {
            const [first] = all;
            return first.because === "several-sources" ? severalSources(all, telling) : isDataSource(all, telling);
          }
        }
      };
      const newer = code`2025-09-03`;
      function severalSources(all, telling) {
        const [{ version }] = all;
        return {
          title: plural(all, say`A database needs a newer ${code`Notion-Version`}`, say`${all.length} databases need a newer ${code`Notion-Version`}`),
          happened: say`${names(all)} ${plural(all, say`has several data sources`, say`have several data sources`)}. Notion refuses ${plural(all, say`it`, say`them`)} at ${code(version)}, the version your code sends, and answers from ${newer} on. Someone added a data source to the database.`,
          short: say`Send ${code`Notion-Version`} ${newer} or newer in your code, and query the data source.`,
          fix: {
            heading: say`Send a newer version`,
            steps: [
              step(say`In the code that calls Notion, set ${code`Notion-Version`} to ${newer} or newer (${prose_link(say`what changes`, notionPlaces.versions)}), and query the data source instead of the database${sourceIds(all)}.`),
              step(say`Then set the same version in ${stepFile(telling.run)}:`, yaml(say`notion-version: '2026-03-11'`)),
              startNewRun(telling)
            ]
          },
          more: {
            heading: say`The code can't be changed now`,
            items: [
              say`In Notion, open the database's settings → **Manage data sources**, and move the added data source to a database of its own.`
            ]
          }
        };
      }
      function sourceIds(all) {
        const sources = all.flatMap((facts2) => facts2.sources);
        return sources.length === 0 ? nothing : say`: ${list(sources.map((source) => code(source)), { most: databases_named, last: "or" })}`;
      }
      function isDataSource(all, telling) {
        const [{ version }] = all;
        return {
          title: plural(all, say`A data source's ID doesn't work with ${code(version)}`, say`${all.length} data sources' IDs don't work with ${code(version)}`),
          happened: say`${names(all)} ${plural(all, say`is a data source`, say`are data sources`)}, and ${code`notion-version`} is ${code(version)}. Data sources exist from ${newer} on: before, Notion answers **404** for ${plural(all, say`this ID`, say`these IDs`)} under ${code`/v1/databases`}, and **400** for any under ${code`/v1/data_sources`}.`,
          short: say`Use the database's ID, or send ${code`Notion-Version`} ${newer} or newer in your code.`,
          fix: {
            heading: say`Use the database's ID, or send a newer version`,
            steps: [
              ...all.slice(0, databases_named).map((facts2) => step(facts2.databaseId ? say`Use the ID of its database, ${code(facts2.databaseId)} (${prose_link(say`open it`, notionLink(facts2.databaseId))}), instead of ${code(shortId(facts2.id))}: in your code, and ${listedIn(telling)}.` : say`Use the ID of its database instead of ${code(shortId(facts2.id))}: in your code, and ${listedIn(telling)}. Open the database in Notion and choose ••• → **Copy link**.`)),
              step(say`Or send ${code`Notion-Version: 2025-09-03`} or newer in your code (${prose_link(say`what changes`, notionPlaces.versions)}), and set the same version in ${stepFile(telling.run)}:`, yaml(say`notion-version: '2026-03-11'`)),
              runAgainOrStartNew(telling)
            ]
          }
        };
      }
      function howMany(all) {
        const { ofListed } = all[0];
        if (ofListed === 1)
          return say`The database isn't`;
        return plural(all, say`1 of ${ofListed} databases isn't`, say`${all.length} of ${ofListed} databases aren't`);
      }
      function notShared(all, telling) {
        const bot = telling.identity?.name;
        const who = theConnection(telling);
        const which = list(all.map(about), { most: databases_named });
        return {
          title: say`${howMany(all)} shared with ${bot && bot.length <= 18 ? say`“${bot}”` : say`the connection`}`,
          happened: say`Notion accepts the token, but answers **404** for ${which}. ${plural(all, say`It was never shared with ${who}, or it was moved or deleted`, say`They were never shared with ${who}, or they were moved or deleted`)}; Notion gives the same answer for all three.`,
          short: say`Add the connection ${bot ? say`“${bot}”` : say`this repository uses`} to ${list(all.map(databases_name), { most: 5 })} in Notion.`,
          fix: {
            heading: plural(all, say`Share it (about a minute)`, say`Share them (about a minute)`),
            steps: [...sharingSteps(all, telling), runAgain(telling)]
          },
          more: {
            heading: say`The link opens nothing, or the connection isn't in the list`,
            items: stillNotShared(telling)
          }
        };
      }
      function sharingSteps(all, telling) {
        const bot = connectionName(telling);
        if (all.length === 1)
          return [
            step(say`Open ${about(all[0])} in Notion and choose ••• at the top right → **Connections** → **Add connection** → ${bot}. This takes **Full access** to the database. (Connections used to be called integrations.)`),
            step(say`Or open ${connectionsLink}, choose ${bot}, and on its **Content access** tab click **Edit access** and select the database.`)
          ];
        return [
          step(say`Open ${connectionsLink}, choose ${bot}, and on its **Content access** tab click **Edit access** and select ${plural(all, say`it`, say`all of them`)}. (Connections used to be called integrations.)`),
          step(say`Or open each in Notion (${list(all.map(about), { most: databases_named })}) and choose ••• at the top right → **Connections** → **Add connection** → ${bot}. This takes **Full access** to the database.`)
        ];
      }
      const linkOpensNothing = say`**The link opens nothing, or something else**: the ID is wrong, or it's a page's or another workspace's. Open the database itself in Notion and copy its link (••• → **Copy link**) into ${code`databases`}.`;
      function stillNotShared(telling) {
        const workspace = telling.identity?.workspace;
        return [
          say`**Not in the list**: a connection can be added only in its own workspace${workspace ? say`, ${strong(workspace)}` : nothing}. If the database is in another workspace, create a connection there. If it's in the same one, the connection may lack **Read content** on its **Configuration** tab.`,
          linkOpensNothing,
          say`**You can't add it**: that takes **Full access** to the database, and in an Enterprise workspace only owners may be allowed to (**Settings → Connections** → ••• → **Manage page access**). Ask a workspace owner.`,
          say`**Already there**: you may be looking at a copy, which has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
          say`**Shared through its page**: a database doesn't inherit access that was once removed from it. Add the connection on the database itself.`,
          say`**A linked view**: open its source (••• → **View source**) and share that.`,
          say`**In the trash**: sidebar → **Trash** → **Restore**. A restored page may have lost its connection.`
        ];
      }
      function notAccessible(all, telling) {
        const which = list(all.map(about), { most: databases_named });
        const owner = telling.identity?.owner;
        const whose2 = owner ? strong(owner) : say`the token's owner`;
        return {
          title: say`${howMany(all)} accessible to this token`,
          happened: say`Notion accepts the token${whoClause(telling)}, but answers **404** for ${which}. It's a personal access token or an OAuth token, which sees what its owner sees: its owner can't open ${plural(all, say`it, or it was moved or deleted`, say`them, or they were moved or deleted`)}.`,
          short: say`Give ${whose2} access to ${list(all.map(databases_name), { most: 5 })} in Notion.`,
          fix: {
            heading: say`Give its owner access (about a minute)`,
            steps: [
              step(say`Open ${which} in Notion, logged in as ${whose2}.`),
              step(say`If Notion says that you have no access, ask someone with **Full access** to click **Share** there and invite that person.`),
              runAgain(telling)
            ]
          },
          more: {
            heading: say`Its owner can open it, or the link opens nothing`,
            items: [
              linkOpensNothing,
              say`**An OAuth app's token** sees only the pages that were picked when the app was authorized. Authorize it again and pick this one, too.`,
              say`**A copy**: a duplicated page or template has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
              say`**A linked view**: open its source (••• → **View source**), and use that link.`,
              say`**In the trash**: sidebar → **Trash** → **Restore**.`
            ]
          }
        };
      }
      function whyLinked(all, telling) {
        const [{ message }] = all;
        const said = message === null ? nothing : say` It answered ${quoted(message)}`;
        if (saysLinked(message))
          return say`${names(all)} ${plural(all, say`is a linked view`, say`are linked views`)} of a database that is elsewhere.${said}`;
        return say`Notion shows no data source for ${names(all)}.${said} ${plural(all, say`It's`, say`Each is`)} either a linked view of a database that is elsewhere, or a database whose data sources aren't accessible to the token${whoClause(telling)}.`;
      }
      function saysLinked(message) {
        return message !== null && /is a linked database/i.test(message);
      }
      const nothingOn = {
        all: (page) => say`There is no database on the page ${page}.`,
        part: (page) => say`None was found in the part of the page ${page} that was looked through.`,
        unknown: (page) => say`Couldn't list the databases on the page ${page}.`
      };
      function pageFix(facts2, telling) {
        const page = about(facts2);
        const instead = say`Replace the ID of the page ${page} ${listedIn(telling)}, with`;
        if (facts2.meant !== null)
          return say`${instead} ${code(facts2.meant)}, the database on that page that the link points at.`;
        if (facts2.rowOf !== null)
          return say`${instead} ${code(facts2.rowOf)} (${prose_link(say`open it`, notionLink(facts2.rowOf))}): the page is a row of that database.`;
        if (facts2.databases.length === 0)
          return say`Open the database you mean in Notion as a full page, choose ••• → **Copy link**, and put that link ${inPlace(telling)}. ${nothingOn[facts2.listed](page)}`;
        const untitled = (database) => Number(database.title === null || database.title === "Untitled");
        const choices = [...facts2.databases].sort((a, b) => untitled(a) - untitled(b)).map((database) => say`${database.title ? strong(database.title) : say`one without a title`} ${code(database.id)}`);
        return say`${instead} that of a database on it: ${list(choices, { most: databases_named, last: "or" })}.${facts2.listed === "part" ? say` There may be more on the page.` : nothing}`;
      }
      function databases_name({ id: id2, title, name: given }) {
        const known = title || given;
        return known ? strong(known) : code(shortId(id2));
      }
      function about(facts2) {
        return prose_link(databases_name(facts2), notionLink(facts2.databaseId ?? facts2.id));
      }
      function names(all) {
        return list(all.map(about), { most: databases_named });
      }
      function ids2(all) {
        return list(all.map((facts2) => code(shortId(facts2.id))), { most: databases_named });
      }
      function plural(all, one2, many) {
        return all.length === 1 ? one2 : many;
      }
      ;
      const emptySecret = {
        "token-missing": {
          explain: ([{ whitespace: whitespace2 }], telling) => {
            const cause = causeOf(telling);
            return {
              title: say`The secret ${code(telling.secret)} reached this step empty`,
              happened: say`The input ${code`token`} ${whitespace2 > 0 ? say`contains only whitespace` : say`is empty`}. ${cause.known} Nothing was sent to Notion.`,
              short: cause.short,
              fix: cause.fix,
              more: cause.more
            };
          }
        },
        "token-hidden-from-fork": {
          explain: ([{ headRepository }], telling) => ({
            title: say`GitHub gives no secrets to pull requests from forks`,
            happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : say`a repository that no longer exists`}, so ${code(telling.secret)} reached this step empty. The token itself wasn't checked.`,
            short: say`Skip this check in pull requests from forks: they can't read ${code(telling.secret)}.`,
            fix: {
              heading: say`Skip the check for forks (about a minute)`,
              steps: [
                step(say`In ${stepFile(telling.run)}, add this line to the step, or to its job if all of it needs the token:`, yaml(say`if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`)),
                step(say`To check the token after the merge, run the workflow on ${code`push`} to the default branch, too.`),
                startNewRun(telling)
              ]
            },
            more: {
              heading: say`The check must run for forks, too`,
              items: [
                say`Set ${code`on-inconclusive`} to ${code`warn`}: the job stays green, and the run has a warning.`,
                say`Don't use ${code`pull_request_target`} for this: it gives your secrets to code that a stranger wrote.`
              ]
            }
          })
        },
        "token-hidden-from-dependabot": {
          explain: (_, telling) => {
            if (telling.run.eventName === "pull_request_target")
              return targetOfDependabot(telling);
            const page = githubPlaces(telling.run).dependabotSecrets;
            const where = page ? prose_link(say`this repository's Dependabot secrets`, page) : say`**Settings → Secrets and variables → Dependabot** in this repository`;
            return {
              title: say`Dependabot's runs can't read the secret ${code(telling.secret)}`,
              happened: say`Dependabot started this run, and GitHub gives its runs Dependabot secrets instead of the repository's. None is named ${code(telling.secret)}. The token itself wasn't checked.`,
              short: say`Add ${code(telling.secret)} to the Dependabot secrets, or skip this check in Dependabot's runs.`,
              fix: {
                heading: say`Give Dependabot the secret, or skip the check (about two minutes)`,
                steps: [
                  step(say`Open ${where}, click **New repository secret**, name it ${strong(telling.secret)}, paste the token, and click **Add secret**. Or run this in a terminal; it asks for the token:`, setSecretCommand(telling, say` --app dependabot`)),
                  step(say`Or skip the check in Dependabot's runs: in ${stepFile(telling.run)}, add this line to the step or its job:`, yaml(telling.run.pullRequest ? notForDependabot : say`if: \${{ !startsWith(github.ref, 'refs/heads/dependabot/') }}`)),
                  runAgainOrStartNew(telling)
                ]
              }
            };
          }
        }
      };
      const notForDependabot = say`if: \${{ github.event.pull_request.user.login != 'dependabot[bot]' }}`;
      function targetOfDependabot(telling) {
        return {
          title: say`Dependabot's runs can't read the secret ${code(telling.secret)}`,
          happened: say`This run is for a pull request from Dependabot, with the event ${code`pull_request_target`}, and GitHub gives such runs no secrets at all, not even Dependabot secrets. The token itself wasn't checked.`,
          short: say`Skip this check in Dependabot's runs: with ${code`pull_request_target`} they get no secrets.`,
          fix: {
            heading: say`Skip the check for Dependabot (about a minute)`,
            steps: [
              step(say`In ${stepFile(telling.run)}, add this line to the step, or to its job if all of it needs the token:`, yaml(notForDependabot)),
              startNewRun(telling)
            ]
          },
          more: {
            heading: say`The check must run for Dependabot, too`,
            items: [
              say`Run it on ${code`pull_request`} instead, where Dependabot's runs get Dependabot secrets, and add ${code(telling.secret)} to those.`
            ]
          }
        };
      }
      function causeOf(telling) {
        const { run } = telling;
        if (run.host !== "github")
          return outsideGitHub(telling, run.host);
        if (startedByCopilot(run))
          return copilot(telling);
        const file = reusableWorkflow(run);
        return file === null ? notKnown(telling) : reusable(telling, file);
      }
      function notKnown(telling) {
        const { isFork } = telling.run;
        return {
          known: isFork ? say`This repository is a fork, and a fork has none of the secrets of the repository it comes from.${sourceHint(telling.run)}` : say`GitHub silently passes an empty value for a secret that the job can't read.${sourceHint(telling.run)}`,
          short: isFork ? say`Add ${code(telling.secret)} to this repository's own secrets: it's a fork, which has none of the original's.` : say`Find out why the job can't read ${code(telling.secret)}: the secret is missing, has another name, or belongs to an environment or another repository.`,
          fix: {
            heading: say`Find out where the secret gets lost (most likely first)`,
            steps: [
              ...isFork ? [missingStep(telling), checkName(telling)] : [checkName(telling), missingStep(telling)],
              step(say`Look for it in ${environmentsPage(telling)}. If an environment has it, the job needs this line with the environment's name:`, yaml(say`environment: production`)),
              ...organizationSteps(telling),
              runAgainOrStartNew(telling)
            ]
          },
          more: { heading: say`The secret is there, and still empty`, items: rarer(telling) }
        };
      }
      function missingStep(telling) {
        return step(say`Open ${secretsPage(telling)} and look for ${strong(telling.secret)}. If it's missing, click **New repository secret**, paste the token, and click **Add secret**. Or run this in a terminal; it asks for the token:`, setSecretCommand(telling));
      }
      function organizationSteps({ run }) {
        if (run.ownerType === "User")
          return [];
        const page = githubPlaces(run).organizationSecrets;
        const where = page ? prose_link(say`the organization's secrets`, page) : say`the organization's **Settings → Secrets and variables → Actions**`;
        const free = run.isPrivate === false ? nothing : say` On the Free plan, organization secrets don't reach private repositories${run.isPrivate && run.ownerType ? say`, and this repository is private` : nothing}: add it as a repository secret instead.`;
        return [
          step(say`${run.ownerType ? say`Ask an organization owner` : say`If this repository belongs to an organization, ask an owner`} to look for it in ${where}: its **Repository access** must include this repository.${free}`)
        ];
      }
      function rarer(telling) {
        const places = githubPlaces(telling.run);
        const variables = prose_link(say`Variables`, places.variables);
        return [
          say`**Saved on another tab**: only secrets under **Actions** are read here, not those under **Dependabot**, **Codespaces** or **Agents**, and no value under ${variables}. Save it again under ${secretsPage(telling)}.`,
          say`**In a composite action**: there, ${code`secrets`} doesn't exist. Give the composite action an input, pass ${secretsExpression(telling)} to it in the workflow, and use ${code`\${{ inputs.… }}`} inside it.`,
          say`**From another job's output**: GitHub drops outputs that contain a secret. Use ${secretsExpression(telling)} in the job that needs it.`,
          ...telling.run.jobWorkflowRef === "" ? [
            say`**In a reusable workflow**: it sees only the secrets its caller passes. In the caller, add ${code`secrets: { ${telling.secret}: "\${{ secrets.${telling.secret} }}" }`} to the job that calls it, and declare the name under ${code`on.workflow_call.secrets`}.`
          ] : [],
          say`**The token itself is in the file**, after ${code`secrets.`}: then it's in the file's history. Click **Refresh** on its **Configuration** tab in Notion, and save the new token as a secret.`,
          say`**Saved while this run was waiting**: a run reads the secrets when it's queued, and an environment's when its job starts. Run it again.`,
          ...telling.run.isFork === null ? [
            say`**A fork**: it has none of the secrets of the repository it comes from. If this repository is one, add the secret here.`
          ] : [],
          say`**Saved empty**: such a secret looks like any other. Save it again.`,
          noRights
        ];
      }
      function sourceHint({ secretSource }) {
        if (secretSource === "None")
          return say` It says that this run has no secrets at all.`;
        if (secretSource === "Dependabot")
          return say` It says that this run has Dependabot secrets, not the repository's.`;
        return secretSource === "Codespaces" ? say` It says that this run has Codespaces secrets, not the repository's.` : nothing;
      }
      function reusable(telling, file) {
        const { run, secret } = telling;
        const elsewhere = calledFromAnotherOwner(run);
        return {
          known: say`This job runs in the reusable workflow ${code(file)}, which sees only the secrets its caller passes.${sourceHint(run)}`,
          short: say`Pass ${code(secret)} to the reusable workflow ${code(file)} in the workflow that calls it.`,
          fix: {
            heading: say`Pass the secret to the reusable workflow (about two minutes)`,
            steps: [
              checkName(telling),
              step(say`In ${callerFile(run)}, add this to the job that calls it, at the level of ${code`uses:`}:`, yaml(say`secrets:`, say`  ${secret}: \${{ secrets.${secret} }}`)),
              step(say`In ${stepFile(run)}, declare the name:`, yaml(say`on:`, say`  workflow_call:`, say`    secrets:`, say`      ${secret}:`, say`        required: true`)),
              step(say`Check that the caller's repository has ${strong(secret)}: open ${secretsPage(telling)}.`),
              startNewRun(telling)
            ]
          },
          more: {
            heading: say`The secret is passed, and still empty`,
            items: [
              elsewhere ? say`**All secrets at once**: ${code`secrets: inherit`} works only within one organization or enterprise, and ${code(file)} belongs to another owner. Pass the secret by name.` : say`**All secrets at once**: ${code`secrets: inherit`} in place of both blocks passes every secret the caller can read. Naming one is safer.`,
              say`**A chain of workflows**: if one reusable workflow calls another, each has to pass the secret on.`,
              say`**Missing in the caller's repository**: add it under ${secretsPage(telling)}, or run ${code(setSecretLine(telling))} in a terminal.`,
              say`**An environment's secret** can't be passed by a caller. The job in the reusable workflow needs ${code`environment:`} with the environment's name, and the environment is the caller's: look in ${environmentsPage(telling)}.`,
              ...organizationSteps(telling).map(({ text }) => text),
              ...rarer(telling)
            ]
          }
        };
      }
      function copilot(telling) {
        return {
          known: say`Copilot's coding agent runs this job, and GitHub gives it only **Agents** secrets and those of the environment ${code`copilot`}.`,
          short: say`Add ${code(telling.secret)} to the Agents secrets or the environment ${code`copilot`}.`,
          fix: {
            heading: say`Give the agent the secret (about a minute)`,
            steps: [
              step(say`Open **Settings → Secrets and variables → Agents** in this repository, click **New repository secret**, name it ${strong(telling.secret)}, and paste the token.`),
              step(say`Or open ${environmentsPage(telling)}, choose ${strong`copilot`}, and add it there. Or run this in a terminal; it asks for the token:`, setSecretCommand(telling, say` --env copilot`)),
              runAgain(telling)
            ]
          },
          more: {
            heading: say`The secret is there, and still empty`,
            items: [
              say`**Another name**: the step must pass the secret by the name it's saved under, as in ${code(fix_steps_tokenLine(telling))}.`,
              noRights
            ]
          }
        };
      }
      const hosts = {
        act: say`act`,
        forgejo: say`Forgejo`,
        gitea: say`Gitea`
      };
      function outsideGitHub(telling, host) {
        const name = hosts[host];
        return {
          known: say`${name} runs this workflow, and passes an empty value for a secret it doesn't have.`,
          short: say`Give ${name} the secret ${code(telling.secret)}.`,
          fix: {
            heading: say`Give ${name} the secret (about a minute)`,
            steps: [
              saveSecret(telling),
              step(say`Check that ${stepFile(telling.run)} passes the secret by that name:`, yaml(fix_steps_tokenLine(telling))),
              runAgainOrStartNew(telling)
            ]
          },
          more: {
            heading: say`The secret is there, and still empty`,
            items: [
              say`**Another name**: these steps name it after ${code`secret-name`}. If the file reads another secret, set ${code`secret-name`} to that.`,
              host === "act" ? say`**A file of secrets**: in ${code`.secrets`}, write ${code`${telling.secret}=…`} on a line of its own, and run ${code`act`} in the folder of that file or name it with ${code`--secret-file`}.` : say`**A pull request from a fork** gets no secrets here, either.`
            ]
          }
        };
      }
      ;
      const most = 50;
      function watchPlaces(run, { repository, workflow }, runId) {
        const isFile = repository !== null && workflow !== null && /^[\w./-]+\.ya?ml$/i.test(workflow);
        const workflowRef = isFile ? `${repository}/${workflow}` : "";
        return githubPlaces({ ...run, repository, workflowRef, runId });
      }
      function shortName({ repository, secret }, page) {
        const name = say`${repository === null ? say`no repository` : repository} ${code(secret)}`;
        return say`${prose_link(name, page)}`;
      }
      function watchName(watch2, page) {
        const { workflow, job, key } = watch2;
        const rest = [workflow?.split("/").at(-1), job, key].filter((each) => typeof each === "string" && each !== "");
        const name = shortName(watch2, page);
        return rest.length === 0 ? name : say`${name} (${join(rest, ", ")})`;
      }
      function whose(watches) {
        const [first] = watches;
        return watches.length === 1 && first ? code(first.secret) : count(watches.length, "token");
      }
      function workflowsOf(watches, telling) {
        return list(watches.map((watch2) => shortName(watch2, watchPlaces(telling.run, watch2, null).workflow)), { most });
      }
      function fleetVerdict({ healthy, broken, inconclusive, silent }, unreadable) {
        const all = healthy + broken + inconclusive + silent;
        const works = howManyWork(healthy, all);
        const some = (number) => all === 1 ? say`The token` : say`${number}`;
        const parts = [
          ...works ? [works] : [],
          ...broken > 0 ? [say`${some(broken)} ${broken === 1 ? say`needs` : say`need`} you`] : [],
          ...inconclusive > 0 ? [say`${some(inconclusive)} couldn't be checked`] : [],
          ...silent > 0 ? [say`${some(silent)} sent no report in time`] : [],
          ...unreadable > 0 ? [say`${count(unreadable, "file")} couldn't be read`] : []
        ];
        return join(parts, ", ");
      }
      function howManyWork(healthy, all) {
        if (all === 0)
          return say`No token was checked`;
        if (all === 1)
          return healthy === 1 ? say`The token works` : null;
        return healthy === all ? say`All ${all} tokens work` : say`${healthy} of ${all} tokens ${healthy === 1 ? say`works` : say`work`}`;
      }
      function checkRuns(watches, telling) {
        return step(say`Open the workflow and look at its newest runs: ${workflowsOf(watches, telling)}. If GitHub has switched it off, click **Enable workflow**; if a run failed before the check, fix that first; then click **Run workflow**.`);
      }
      const fleetEntries = {
        "watch-missing": {
          explain: (all, telling) => {
            const watches = all.map(({ watch: watch2 }) => watch2);
            return {
              title: say`No report for ${whose(watches)}`,
              short: say`Open the workflow of ${whose(watches)} and find out why it left no report.`,
              happened: say`The folder has no report for ${list(watches.map((watch2) => watchName(watch2, null)), { most })}, listed in ${code`expected`}. Nobody knows whether ${all.length === 1 ? say`this token works` : say`these tokens work`}.`,
              fix: {
                heading: say`Find out why it's silent`,
                steps: [
                  checkRuns(watches, telling),
                  step(say`If it ran: make sure that the step sets ${code`report-file`}, that the file is uploaded even when the check fails, and that this job downloads it.`),
                  step(say`If it was renamed or removed, change its line in ${code`expected`}: the repository, the secret's name (the input ${code`secret-name`}), and, where given, the workflow, the job and the ${code`issue-key`}.`),
                  startNewRun(telling)
                ]
              }
            };
          }
        },
        "watch-stale": {
          explain: (all, telling) => {
            const watches = all.map(({ watch: watch2 }) => watch2);
            const [{ maxAgeHours }] = all;
            return {
              title: say`The last report for ${whose(watches)} is too old`,
              short: say`Open the workflow of ${whose(watches)} and find out why it no longer reports.`,
              happened: say`${list(all.map(({ watch: watch2, at, age: age2, run }) => say`${shortName(watch2, watchPlaces(telling.run, watch2, run).run)} was last checked ${lasting(age2)} ago, on ${dayAndTime(at)}`), { most })}. Reports older than ${count(maxAgeHours, "hour")} (${code`max-age`}) don't count, so nobody knows whether ${all.length === 1 ? say`this token still works` : say`these tokens still work`}.`,
              fix: {
                heading: say`Find out why it's silent`,
                steps: [
                  checkRuns(watches, telling),
                  step(say`If the check runs less often than that on purpose, set ${code`max-age`} to the hours between two runs, plus a margin.`),
                  step(say`If it ran in time, look at the clock of its runner: the age is measured from the time that the report itself names.`),
                  startNewRun(telling)
                ]
              }
            };
          }
        },
        "report-unreadable": {
          variant: ({ why }) => why,
          explain: (all, telling) => {
            const { because, todo } = reasons[all[0].why];
            return {
              title: all[0].why === "too-many" ? say`There are too many files` : all.length === 1 ? say`A file couldn't be read as a report` : say`${all.length} files couldn't be read as reports`,
              short: todo,
              happened: say`${filesOf(all)}: ${because}. The other reports were read, and this says nothing about any token.`,
              fix: { heading: say`Clear it up`, steps: [step(todo), startNewRun(telling)] }
            };
          }
        }
      };
      function filesOf(all) {
        return list(all.map(({ file, detail }) => detail === "" ? code(file) : say`${code(file)} (${detail})`), { most });
      }
      const leaveOut = say`Download nothing but the reports into the folder, or point ${code`reports`} at the folder that holds them alone.`;
      const newestCheck = say`Run its workflow again and upload the file that ${code`report-file`} names as it is.`;
      const reasons = {
        "too-large": { because: say`larger than a report can be, so it was not read`, todo: leaveOut },
        "not-json": { because: say`not JSON, or cut off`, todo: newestCheck },
        "not-a-report": { because: say`not a report that the check wrote`, todo: leaveOut },
        newer: {
          because: say`written by a newer version of the check than this one knows`,
          todo: say`Use the same version of the action here as in the checks, or a newer one.`
        },
        future: {
          because: say`dated ahead of the clock by which ages are measured here`,
          todo: say`Set the clock of the runner that wrote it, and let the check run again.`
        },
        "a-link": {
          because: say`a symbolic link, which is not followed: a report may not name another file`,
          todo: say`Put the report itself into the folder.`
        },
        "not-a-file": { because: say`not an ordinary file`, todo: leaveOut },
        "not-readable": {
          because: say`it could not be read`,
          todo: say`Give the user of the job the right to read it, or download the reports in the same job.`
        },
        "too-many": {
          because: say`not read, since 10,000 files or 200 MB of them were read before`,
          todo: leaveOut
        }
      };
      ;
      const unjudged_named = 10;
      function areUnjudged(all) {
        return "properties" in all[0];
      }
      function explainUnjudged(all, telling) {
        const properties2 = propertiesIn(all);
        const which = list(properties2, { most: unjudged_named });
        const size = { one: properties2.length === 1, many: properties2.length };
        const [{ from, looked }] = all;
        return from === "no-type" ? withoutType(which, size, telling) : tooMany(which, { ...size, looked }, telling);
      }
      function withoutType(which, { one: one2, many }, telling) {
        return {
          title: one2 ? say`Notion doesn't report a property's type` : say`Notion doesn't report the types of ${many} properties`,
          happened: say`Notion gives ${code`unsupported`} as the type of ${which}, as it does for some formulas and rollups. Couldn't determine whether ${one2 ? say`its line is` : say`their lines are`} right.`,
          short: say`In the workflow, remove the ${one2 ? say`line` : say`lines`} of ${which}, or write ${code`unsupported`} as the type.`,
          fix: {
            heading: say`Change the ${one2 ? say`line` : say`lines`} (about a minute)`,
            steps: [
              step(say`In ${stepFile(telling.run)}, remove the ${one2 ? say`line` : say`lines`} of ${which}. Or write ${code`unsupported`} as the type: then the check only looks for ${one2 ? say`a property` : say`properties`} of that name, as long as Notion doesn't report more.`),
              startNewRun(telling)
            ]
          }
        };
      }
      function tooMany(which, { one: one2, looked }, telling) {
        return {
          title: say`Only the first ${looked} properties are checked`,
          happened: say`This check looks at the first ${looked} properties of a data source, and ${which} ${one2 ? say`isn't` : say`aren't`} among them. Couldn't determine whether ${one2 ? say`it's` : say`they're`} there.`,
          short: say`In the workflow, remove the ${one2 ? say`line` : say`lines`} of ${which}.`,
          fix: {
            heading: say`Remove the ${one2 ? say`line` : say`lines`} (about a minute)`,
            steps: [
              step(say`In ${stepFile(telling.run)}, remove the ${one2 ? say`line` : say`lines`} of ${which}.`),
              step(say`Or delete properties that are no longer needed in Notion, until there are at most ${looked}.`),
              runAgainOrStartNew(telling)
            ]
          }
        };
      }
      function propertiesIn(all) {
        const each = all.flatMap(({ subject, properties: properties2 }) => properties2.map((property2) => ({ property: property2, subject, key: JSON.stringify([subject, property2]) })));
        return [...new Map(each.map((found) => [found.key, found])).values()].map(({ property: property2, subject }) => {
          if (subject.what !== "database")
            return strong(property2);
          return say`${strong(property2)} in ${subject.title ? strong(subject.title) : code(shortId(subject.id))}`;
        });
      }
      ;
      const proxyVariables = say`${code`HTTPS_PROXY`}, ${code`HTTP_PROXY`} and ${code`NO_PROXY`}`;
      const checkStatus = step(say`Look at ${statusLink}.`);
      const withoutProxy = step(say`If the runner reaches Notion without a proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`);
      const checkWay = step(say`On a self-hosted runner, check that it reaches ${code`https://api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`);
      const unreachable = {
        dns: {
          title: say`Notion's address couldn't be looked up`,
          happened: say`The runner couldn't look up the address of Notion's API`,
          short: say`Check the runner's DNS, and ${code`api-url`} if you set it.`,
          steps: (_, telling) => [
            ...ownAddress(telling),
            step(say`On a self-hosted runner, check that it can look up names: ${code`nslookup api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`)
          ]
        },
        refused: {
          title: say`The connection to Notion was refused`,
          happened: say`Nothing listens at the address of Notion's API, or a firewall refused the connection`,
          short: say`Let the runner's firewall allow ${code`api.notion.com`}, port 443.`,
          steps: (_, telling) => [
            ...ownAddress(telling),
            step(say`On a self-hosted runner, let the firewall allow ${code`api.notion.com`}, port 443.`),
            checkStatus
          ]
        },
        reset: {
          title: say`The connection to Notion was closed`,
          happened: say`The connection was closed before the whole answer arrived`,
          short: say`Run it again, and look at Notion's status page if it persists.`,
          steps: (_, telling) => [
            ...ownAddress(telling),
            checkStatus,
            step(say`On a self-hosted runner, check whether a firewall or proxy closes connections to ${code`api.notion.com`}.`)
          ]
        },
        timeout: {
          title: say`Notion didn't answer in time`,
          happened: say`No complete answer arrived in time`,
          short: say`Run it again, and look at Notion's status page if it persists.`,
          steps: (proxied, telling) => [
            ...ownAddress(telling),
            checkStatus,
            proxied ? step(say`Check the proxy that the runner's variables name (${proxyVariables}).`) : checkWay,
            step(say`Set ${code`timeout`} higher if many databases are listed.`)
          ]
        },
        "out-of-time": {
          title: say`This step's time ran out`,
          happened: say`The time that this step may take (${code`timeout`}) ran out before Notion had answered everything`,
          short: say`Set ${code`timeout`} higher, or list fewer databases in one step.`,
          steps: () => [
            step(say`Set ${code`timeout`} higher, or list fewer databases in one step.`),
            step(say`On a self-hosted runner, check whether the machine was suspended or overloaded during the run.`),
            checkStatus
          ]
        },
        network: {
          title: say`The runner's network doesn't reach Notion`,
          happened: say`The runner's network has no route to Notion's API`,
          short: say`Check that the runner reaches ${code`https://api.notion.com`}.`,
          steps: (_, telling) => [...ownAddress(telling), checkWay, checkStatus]
        },
        certificate: {
          title: say`The runner doesn't trust Notion's certificate`,
          happened: say`The certificate isn't signed by an authority that Node.js knows, which is usual behind a company's inspecting proxy`,
          short: say`Give Node.js your company's root certificate in ${code`NODE_EXTRA_CA_CERTS`}.`,
          steps: () => [
            step(say`On the self-hosted runner, save your company's root certificate as a PEM file, and name it in the runner's ${code`.env`} file **before** the runner starts, or in the workflow:`, yaml(say`env:`, say`  NODE_EXTRA_CA_CERTS: /path/to/company-root.pem`)),
            step(say`Don't switch off the check of certificates: the token would go to whoever answers.`)
          ]
        },
        tls: {
          title: say`No secure connection to Notion could be made`,
          happened: say`The TLS handshake failed, or the certificate is for another name or isn't valid today`,
          short: say`Check the runner's clock, and any proxy that inspects its traffic.`,
          steps: (_, telling) => [
            ...ownAddress(telling),
            step(say`On a self-hosted runner, check its clock.`),
            step(say`Ask your network's administrators whether a proxy that inspects traffic answers for Notion.`),
            checkStatus
          ]
        },
        "proxy-auth": {
          title: say`The proxy asks for a user name and password`,
          happened: say`The proxy answered **407** and didn't let the request through to Notion`,
          short: say`Put the proxy's user name and password into ${code`HTTPS_PROXY`}.`,
          steps: () => [
            step(say`Put the user name and password for the proxy into the runner's variable, as a secret:`, yaml(say`env:`, say`  HTTPS_PROXY: \${{ secrets.PROXY_URL }} # http://name:password@proxy:port`))
          ]
        },
        "proxy-refused": {
          title: say`The proxy doesn't let the request through`,
          happened: say`The proxy refused to connect to Notion's API`,
          short: say`Have the proxy allow ${code`api.notion.com:443`}.`,
          steps: () => [
            step(say`Ask your network's administrators to allow ${code`api.notion.com:443`} on the proxy.`),
            withoutProxy
          ]
        },
        "proxy-invalid": {
          title: say`A proxy variable of this runner isn't usable`,
          happened: say`The runner's variables name a proxy that is neither http nor https, or whose user name or password has a ${code`%`} that isn't written ${code`%25`}. The token isn't sent around a proxy that was meant`,
          short: say`Correct the runner's proxy variables: ${proxyVariables}.`,
          steps: () => [
            step(say`Set ${proxyVariables} on the runner to an address such as ${code`http://proxy:3128`}. SOCKS proxies aren't supported.`),
            step(say`If Notion needs no proxy, remove the variable from the runner's environment.`)
          ]
        },
        "proxy-unsupported": {
          title: say`This runner is too old to use a proxy`,
          happened: say`The runner's variables name a proxy, and its Node.js is older than 24.5, which can't use one. The token isn't sent around a proxy that was meant`,
          short: say`Update the self-hosted runner: its Node.js is too old to use a proxy.`,
          steps: () => [
            step(say`Update the self-hosted runner to its newest version, which brings a newer Node.js.`),
            step(say`If Notion needs no proxy, remove the variable from the runner's environment.`)
          ]
        },
        "proxy-unreachable": {
          title: say`The proxy couldn't be reached`,
          happened: say`The runner's variables name a proxy, and it couldn't be reached`,
          short: say`Check the runner's proxy variables, and that the proxy runs.`,
          steps: () => [step(say`Check ${proxyVariables} on the runner, and that the proxy runs.`), withoutProxy]
        }
      };
      ;
      const notionFaults = {
        "notion-unreachable": {
          variant: (facts2) => facts2.reason,
          explain: (all, telling) => {
            const [{ reason: reason2, detail, proxied }] = all;
            const words2 = unreachable[reason2];
            return {
              title: words2.title,
              happened: say`${words2.happened}${detail ? say` (${code(detail)})` : nothing}. ${unchecked(all)}`,
              short: words2.short,
              fix: {
                heading: say`Clear the way to Notion`,
                steps: [
                  ...words2.steps(proxied, telling),
                  hasOwnAddress(telling) ? runAgainOrStartNew(telling) : runAgain(telling)
                ]
              },
              more: warnInstead
            };
          }
        },
        "notion-down": {
          explain: (all, telling) => ({
            title: say`Notion returned ${statuses(all, 3)}`,
            happened: say`Notion answered **${statuses(all)}**, which is trouble at its end. ${unchecked(all)}`,
            short: say`Run it again once Notion has recovered.`,
            fix: {
              heading: say`Wait for Notion`,
              steps: [checkStatus, runAgain(telling, say`Once Notion has recovered,`)]
            },
            more: warnInstead
          })
        },
        "notion-rate-limited": {
          variant: ({ limit }) => limit === "address" ? limit : "",
          explain: (all, telling) => all[0].limit === "address" ? addressLimited(all, telling) : limited(all, telling)
        },
        "notion-blocked": {
          explain: (all, telling) => {
            const ray = rayOf(all);
            const gateway = mayLeadElsewhere(telling);
            return {
              title: gateway ? say`Another server answered in place of Notion's API` : say`The request to Notion was blocked on the way`,
              happened: gateway ? say`A **${statuses(all)}** came from Cloudflare${ray ? say` (ray ID ${code(ray)})` : nothing}, and not in the form that Notion's API answers in. Either ${code`api-url`}, ${code(telling.apiUrl)}, leads to something else, or the request was blocked on the way. ${unchecked(all)}` : say`A **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before the request reached Notion's API. ${unchecked(all)}`,
              short: gateway ? say`Check ${code`api-url`}: what answers there isn't Notion's API.` : say`Have your network allow ${code`api.notion.com`}, or run it again later.`,
              fix: {
                heading: gateway ? say`Check the address, then the way to it` : say`Find out who blocks it`,
                steps: [
                  ...gateway ? ownAddress(telling) : [],
                  step(say`On a **self-hosted runner**, ask your network's administrators to allow ${gateway ? code(telling.apiUrl) : code`https://api.notion.com`} from it.`),
                  waitForAddress(ray),
                  gateway ? runAgainOrStartNew(telling) : runAgain(telling)
                ]
              },
              more: warnInstead
            };
          }
        },
        "notion-unrecognised": {
          variant: (facts2) => `${facts2.from} ${facts2.what} ${facts2.evidence.status}`,
          explain: (all, telling) => {
            if (areUnjudged(all))
              return { ...explainUnjudged(all, telling), more: warnInstead };
            const [first] = all;
            const words2 = unrecognised[first.from];
            const suspect = isSuspect(first, telling);
            const steps = words2.steps(first, requestId(all));
            return {
              title: words2.title,
              happened: say`${words2.happened(first)} ${unchecked(all)}`,
              short: suspect ? say`Check ${code`api-url`}: it may not lead to Notion's API.` : words2.short(first),
              fix: {
                heading: words2.heading,
                steps: suspect ? [...ownAddress(telling), ...steps, runAgainOrStartNew(telling)] : [...steps, runAgain(telling)]
              },
              more: warnInstead
            };
          }
        }
      };
      function limited(all, telling) {
        const wait = waitOf(all);
        const workspace = all.some((facts2) => facts2.limit === "workspace");
        return {
          title: say`Notion's rate limit was reached`,
          happened: say`Notion answered **429**${waitInWords(wait, telling)}. ${unchecked(all)}`,
          short: say`Run it at another time, when less else uses this ${workspace ? say`workspace` : say`connection`}.`,
          fix: {
            heading: say`Run it at another time, or wait longer`,
            steps: [
              step(workspace ? say`Look for what else uses Notion's API in this **workspace** at this time, with any connection: the workspace's own limit was reached. Move this workflow to another time.` : say`Look for what else uses this connection at this time: all of it shares one limit. Move this workflow to another time.`),
              ...waitLonger(wait, telling),
              runAfter(wait, telling)
            ]
          },
          more: warnInstead
        };
      }
      function addressLimited(all, telling) {
        const wait = waitOf(all);
        const ray = rayOf(all);
        return {
          title: say`The runner's address sends too many requests`,
          happened: say`A **429** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing})${waitInWords(wait, telling)}. It limits the runner's address, not this connection. ${unchecked(all)}`,
          short: say`Run it again later: the edge in front of Notion limits the runner's address.`,
          fix: {
            heading: say`Wait, or use another address`,
            steps: [
              waitForAddress(ray),
              step(say`On a self-hosted runner, look for what else sends requests to Notion from the same address.`),
              ...waitLonger(wait, telling),
              runAfter(wait, telling)
            ]
          },
          more: warnInstead
        };
      }
      function waitOf(all) {
        const waits = all.flatMap(({ waitSeconds }) => waitSeconds ?? []);
        return waits.length === 0 ? null : Math.max(...waits);
      }
      const shortWait = 1;
      function waitInWords(wait, { timeoutSeconds }) {
        if (wait === null)
          return say` again and again, without saying how long to wait`;
        return wait <= shortWait ? say` again and again until the time for it ran out, though it asks to wait ${wait === 0 ? say`no time at all` : say`a second at most`}` : say` and asks to wait ${duration(wait)}, which is longer than what was left of the ${count(timeoutSeconds, "second")} this step may take`;
      }
      function waitLonger(wait, { run, timeoutSeconds }) {
        const longer = Math.max(300, timeoutSeconds * 2, (wait ?? 0) + 60);
        return longer > 3600 ? [] : [
          step(say`Or let the step wait longer, in ${stepFile(run)} (whole seconds, up to 3600):`, yaml(say`timeout: ${longer}`))
        ];
      }
      function runAfter(wait, telling) {
        return wait === null || wait <= shortWait ? runAgain(telling) : runAgain(telling, say`After ${duration(wait)},`);
      }
      const warnInstead = {
        heading: say`This shouldn't fail the job`,
        items: [
          say`Set ${code`on-inconclusive`} to ${code`warn`} in this step: what couldn't be checked is then a warning.`
        ]
      };
      function waitForAddress(ray) {
        return step(say`On GitHub's runners, wait a while: a later run may have another address. If it persists, send Notion support the ray ID${ray ? say` ${code(ray)}` : nothing}.`);
      }
      function isSuspect({ from }, telling) {
        if (from === "elsewhere")
          return hasOwnAddress(telling);
        return mayLeadElsewhere(telling) && !(from === "notion" && telling.identity);
      }
      const unrecognised = {
        elsewhere: {
          title: say`The answer didn't come from Notion's API`,
          happened: ({ what, evidence: evidence2 }) => say`The answer${evidence2.status === null ? nothing : say` (**${evidence2.status}**)`} was ${what}, which Notion's API doesn't send.`,
          heading: say`Find out who answers`,
          short: () => say`Find out who answers in place of ${code`https://api.notion.com`}: a proxy, a login page or a gateway.`,
          steps: () => [
            step(say`On a self-hosted runner, a proxy or a login page may answer in Notion's place. Run this on it; it should print JSON with ${code`"code":"unauthorized"`}:`, sh(say`curl -sS https://api.notion.com/v1/users/me`)),
            checkStatus
          ]
        },
        notion: {
          title: say`Notion refused a request for an unknown reason`,
          happened: (facts2) => say`${refusal(facts2)} This check doesn't know what that means here.`,
          heading: say`Ask Notion what it means`,
          short: ({ message }) => message ? say`Show Notion's words to a workspace owner, or send Notion support the request ID.` : say`Look at Notion's status page, or send Notion support the request ID.`,
          steps: ({ message }, request) => [
            ...message ? [
              step(say`Show Notion's words above to a workspace owner: they may name a policy, a plan or a setting.`)
            ] : [],
            checkStatus,
            askSupport(request)
          ]
        },
        address: {
          title: say`Notion doesn't know the address that was asked`,
          happened: (facts2) => say`${refusal(facts2)} The request went to an address that its API doesn't have.`,
          heading: say`Find out what changes the address`,
          short: () => say`Find out what changes the address on the way to Notion.`,
          steps: (_, request) => [
            step(say`Check that every gateway or proxy between the runner and Notion passes the path on unchanged: it begins with ${code`/v1/`}.`),
            checkStatus,
            askSupport(request)
          ]
        },
        incomplete: {
          title: say`Notion's answer lacks its content`,
          happened: ({ what }) => say`Notion answered **200**, but with ${what}.`,
          heading: say`Ask for it again`,
          short: () => say`Run it again, and look at Notion's status page if it persists.`,
          steps: (_, request) => [checkStatus, askSupport(request)]
        },
        gateway: {
          title: say`Notion didn't receive the token`,
          happened: (facts2) => say`${refusal(facts2)} The header with the token didn't arrive as it was sent.`,
          heading: say`Find what drops the header`,
          short: () => say`Have the gateway or proxy before Notion pass the header ${code`Authorization`} on unchanged.`,
          steps: () => [
            step(say`Check that every gateway or proxy between the runner and Notion passes the header ${code`Authorization`} on unchanged.`)
          ]
        }
      };
      function askSupport(request) {
        return step(say`If it persists, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`);
      }
      function refusal({ evidence: evidence2, message }) {
        return say`Notion answered ${evidence2.status === null ? nothing : say`**${evidence2.status}**, `}${quoted(message ?? "")}`;
      }
      function requestId(all) {
        return all.map(({ evidence: evidence2 }) => evidence2.requestId).find((id2) => id2 !== null) ?? null;
      }
      function rayOf(all) {
        return all.map(({ evidence: evidence2 }) => evidence2.rayId).find((id2) => id2 !== null) ?? null;
      }
      function unchecked(all) {
        if (all.some(({ subject }) => subject.what === "token"))
          return say`This says nothing about the token.`;
        return say`${subjects(all)} couldn't be checked.`;
      }
      function subjects(all) {
        const databases2 = [
          ...new Map(all.flatMap(({ subject }) => subject.what === "database" ? [[subject.id, subject]] : [])).values()
        ];
        const names2 = [
          ...new Set(all.flatMap(({ subject }) => subject.what === "capability" ? [subject.name] : []))
        ];
        const parts = [];
        if (databases2.length > 0)
          parts.push(say`${count(databases2.length, "database")} (${list(databases2.map(({ id: id2, title }) => title ? strong(title) : code(shortId(id2))), { most: 5 })})`);
        if (names2.length > 0) {
          const listed2 = list(names2.map((name) => code(own(name))));
          const one2 = names2.length === 1;
          if (parts.length > 0)
            parts.push(one2 ? say`the capability ${listed2}` : say`the capabilities ${listed2}`);
          else
            parts.push(one2 ? say`The capability ${listed2}` : say`The capabilities ${listed2}`);
        }
        return list(parts);
      }
      function statuses(all, most2 = 20) {
        const different = [
          ...new Set(all.flatMap(({ evidence: evidence2 }) => evidence2.status === null ? [] : [evidence2.status]))
        ];
        return different.length === 0 || different.length > most2 ? say`errors` : own(different.join(", "));
      }
      function duration(seconds2) {
        if (seconds2 >= 86400)
          return say`a day or more`;
        if (seconds2 >= 7200)
          return count(Math.ceil(seconds2 / 3600), "hour");
        return seconds2 >= 120 ? count(Math.ceil(seconds2 / 60), "minute") : count(seconds2, "second");
      }
      ;
      const longestLines = 1e4;
      const mostSources = 3;
      function currentLines(all) {
        const sources = new Map(all.map((held) => [held.sourceId, held]));
        return [...sources.values()].slice(0, mostSources).flatMap(({ source, current }) => [...source === null ? [] : [say`# ${source}`], ...linesOf(current)]);
      }
      function linesOf(current) {
        const named2 = current.filter(({ name }) => (0, untrusted.DZ)(name) !== "");
        const lines = [];
        let left = longestLines;
        for (const property2 of named2) {
          left -= property2.name.length + (property2.options ?? []).join().length + 20;
          if (left < 0)
            break;
          lines.push(property_lines_lineOf(property2));
        }
        const more = named2.length - lines.length;
        return more > 0 ? [...lines, say`  # and ${more} more`] : lines;
      }
      function property_lines_lineOf({ name, type, options }) {
        const whole = (0, untrusted.qg)(name);
        if (whole)
          for (const choice of [readable(options ?? []), []])
            for (const quote of ["", '"']) {
              const listed2 = choice.length > 0 ? ` [${choice.join(", ")}]` : "";
              const line = `${quote}${name}${quote}: ${type}${listed2}`;
              if (readsAs(line, { name, type, options: choice }))
                return say`  ${own(quote)}${name}${own(quote)}: ${typeName(type)}${choiceOf(choice)}`;
            }
        const why = whole ? nothing : say`: some of its name doesn't show`;
        return say`  # ${(0, untrusted.DZ)(name)}: ${typeName(type)} (can't be copied from here${why})`;
      }
      function readsAs(line, { name, type, options }) {
        const read2 = line.includes("${{") ? null : propertyOn(line);
        return read2?.name === name && read2.type === type && read2.options.join() === options.join();
      }
      function readable(options) {
        return options.every((option) => (0, untrusted.DZ)(option) === option && !/[,\]]/.test(option)) ? options : [];
      }
      function choiceOf(options) {
        return options.length > 0 ? say` [${join(options, ", ")}]` : nothing;
      }
      ;
      const properties_named = 10;
      const listed = 20;
      const oneProblem = { variant: ({ id: id2 }) => id2, explain: explainAll };
      const properties = {
        "property-missing": { brief: say`a property is missing`, ...oneProblem },
        "property-type-mismatch": { brief: say`a property has another type`, ...oneProblem },
        "option-missing": { brief: say`an option is missing`, ...oneProblem }
      };
      function explainAll(given, telling) {
        const all = eachOnce(given);
        const one2 = byProperty(all).length === 1;
        const missing2 = all.filter(isMissing);
        const misspelt = all.filter(isMisspelt);
        const mistyped = all.filter(isMistyped);
        const lacking = all.filter(isLacking);
        const inNotion = misspelt.length < all.length;
        return {
          title: titleOf(all),
          short: join([
            ...inNotion ? [say`In Notion, ${undoing(missing2, mistyped, lacking)}, or change the workflow.`] : [],
            ...misspelt.length > 0 ? [say`Correct the type of ${namesOf(misspelt)} in the workflow.`] : []
          ], " "),
          ...properties_evidence(all),
          fix: {
            heading: inNotion ? say`Change ${one2 ? say`it` : say`them`} back in Notion, or change the workflow` : say`Correct the ${given.length === 1 ? say`line` : say`lines`} (about a minute)`,
            steps: [
              ...spellingSteps(misspelt, telling.run),
              ...relationSteps(missing2, telling),
              ...nameSteps(missing2),
              ...restoreSteps(missing2),
              ...typeSteps(mistyped),
              ...optionSteps(lacking),
              ...inNotion ? [onPurpose(given)] : [],
              startNewRun(telling)
            ]
          },
          more: { heading: say`The properties as they are now`, items: [], lines: currentLines(all) }
        };
      }
      function eachOnce(all) {
        const keys = new Map(all.map((facts2) => [JSON.stringify({ ...facts2, current: [] }), facts2]));
        return [...keys.values()];
      }
      function byProperty(all) {
        const groups = Map.groupBy(all, ({ source, property: name }) => JSON.stringify([source, name]));
        return [...groups.values()];
      }
      function isMissing(facts2) {
        return "nearest" in facts2;
      }
      function isMisspelt(facts2) {
        return "wanted" in facts2 && !isKnownType(facts2.wanted) && isKnownType(facts2.type);
      }
      function isMistyped(facts2) {
        return "wanted" in facts2 && !isMisspelt(facts2);
      }
      function isLacking(facts2) {
        return "missing" in facts2;
      }
      function titleOf(all) {
        const [{ property: name, title }] = all;
        const many = byProperty(all).length;
        const one2 = many === 1;
        const within = title !== null && title.length <= 12 ? say` in “${title}”` : nothing;
        const what = whatAll(all, one2);
        if (!one2)
          return say`${count(many, "property", "properties")}${within} ${what}`;
        return name.length <= 12 ? say`The property “${name}”${within} ${what}` : say`A property${within} ${what}`;
      }
      function whatAll(all, one2) {
        if (all.every(isMissing))
          return one2 ? say`is missing` : say`are missing`;
        if (all.every(isMisspelt))
          return one2 ? say`has a misspelt type` : say`have misspelt types`;
        if (all.every(isMistyped))
          return one2 ? say`has another type` : say`have another type`;
        if (all.every(isLacking))
          return one2 ? say`lacks an option` : say`lack options`;
        return say`aren't as expected`;
      }
      function undoing(missing2, mistyped, lacking) {
        return list([
          missing2.length > 0 ? [say`restore ${namesOf(missing2)}`] : [],
          mistyped.length > 0 ? [say`change the type of ${namesOf(mistyped)} back`] : [],
          lacking.length > 0 ? [say`add the missing options of ${namesOf(lacking)}`] : []
        ].flat());
      }
      function properties_evidence(all) {
        const differs = say`${about(all[0])} differs from the lines under it in ${code`databases`}`;
        const pieces = all.slice(0, listed).map((facts2) => whatIsWrong(facts2, all));
        if (all.length === 1)
          return { happened: say`${differs}. ${join(pieces, " ")}` };
        const left = all.length - pieces.length;
        return { happened: say`${differs}:`, each: left > 0 ? [...pieces, say`and ${left} more`] : pieces };
      }
      function whatIsWrong(facts2, all) {
        if (isMissing(facts2))
          return whatIsMissing(facts2);
        if (isMisspelt(facts2))
          return say`${property(facts2)} is ${typeInWords(facts2.type)}, and its line has ${code(facts2.wanted)}, which isn't a known type${typeMeant(facts2.wanted)}.`;
        if (isMistyped(facts2))
          return say`${property(facts2)} is ${typeInWords(facts2.type)}, and the workflow needs ${typeInWords(facts2.wanted)}.`;
        const isStatus = facts2.type === "status";
        const first = all.find((each) => isLacking(each) && each.type === "status" === isStatus);
        return facts2 === first ? say`${whichOptions(facts2)} ${onWriting(isStatus)}` : whichOptions(facts2);
      }
      const differences = {
        "outer-spaces": say`differs in a space before or after the name`,
        "inner-spaces": say`differs in how many spaces stand between its words`,
        unseen: say`looks the same and differs in a character that can't be seen or in its Unicode form`
      };
      function whatIsMissing(facts2) {
        const { type, nearest: near, current } = facts2;
        const what = isKnownType(type) ? typeInWords(type) : say`${code(type)}${typeMeant(type)}`;
        const head = say`${property(facts2)}, ${what}, isn't there`;
        if (type === "relation")
          return say`${head}. Notion leaves out a relation whose database isn't shared with the token, so that's the likeliest cause.`;
        if (near?.differs)
          return say`${head}, but ${strong(near.name)} is, which ${differences[near.differs]}.`;
        if (near)
          return say`${head}, but ${strong(near.name)}, ${typeInWords(near.type)}, is: was it renamed?`;
        const sameType = current.filter((each) => each.type === type).map(({ name }) => (0, untrusted.DZ)(name));
        if (sameType.length === 0)
          return say`${head}, and no other property has that type.`;
        return say`${head}. Of that type there ${sameType.length === 1 ? say`is` : say`are`} ${list(sameType.map(strong), { most: properties_named })}.`;
      }
      function whichOptions(facts2) {
        const missing2 = list(facts2.missing.map(strong), { most: properties_named });
        const there = facts2.options.length === 0 ? say`it has none` : say`it has ${list(facts2.options.map(strong), { most: properties_named })}`;
        const wide = facts2.missing.some((option) => /[，、]/.test(option)) ? say` Options are separated by a plain comma, not by ${code`，`} or ${code`、`}.` : nothing;
        return say`${property(facts2)}, ${typeInWords(facts2.type)}, lacks ${missing2}; ${there}.${wide}`;
      }
      function onWriting(isStatus) {
        return isStatus ? say`Notion refuses to write a status that doesn't exist.` : say`When a row is written with a missing option, Notion silently creates it, so rows end up under an option nobody planned.`;
      }
      function relationSteps(missing2, telling) {
        const relations = missing2.filter(({ type }) => type === "relation");
        if (relations.length === 0)
          return [];
        const which = namesOf(relations);
        const one2 = byProperty(relations).length === 1;
        const leads = one2 ? say`database that ${which} leads to` : say`databases that ${which} lead to`;
        return [
          step(isPersonal(telling) ? say`In Notion, open the ${leads} as the person whose token this is. If that isn't possible, ${one2 ? say`ask its owner to **Share** it` : say`ask their owners to **Share** them`} with that person.` : say`In Notion, open the ${leads}, and choose ••• → **Connections** → **Add connection** → ${connectionName(telling)}.`)
        ];
      }
      function spellingSteps(misspelt, run) {
        const [first] = misspelt;
        if (!first)
          return [];
        const types = list(byProperty(misspelt).map(([facts2]) => say`${property(facts2)} is ${code(facts2.type)}`), { most: properties_named });
        return [step(say`In ${stepFile(run)}, correct the lines under ${about(first)}: ${types}.`)];
      }
      function nameSteps(missing2) {
        const alike = missing2.filter(differsUnseen);
        const [first] = alike;
        if (!first)
          return [];
        const its = byProperty(alike).length === 1 ? say`its name` : say`their names`;
        return [
          step(say`Open ${about(first)} in Notion, click the property's name → **Edit property**, and type ${its} again: ${namesOf(alike)}.`)
        ];
      }
      function differsUnseen({ nearest: near }) {
        return near !== null && near.differs !== null;
      }
      function restoreSteps(all) {
        const missing2 = byProperty(all.filter((facts2) => !differsUnseen(facts2)));
        const [group, ...more] = missing2;
        if (!group)
          return [];
        const [first] = group;
        const was = more.length === 0 ? say`${property(first)} was` : say`properties were`;
        const back = list(missing2.map(asItWas), { most: properties_named });
        return [
          step(say`If ${was} renamed or deleted by mistake: open ${about(first)} in Notion, and restore ${back}.`)
        ];
      }
      function asItWas(group) {
        const types = [...new Set(group.map(({ type }) => type))].filter(isKnownType);
        const name = property(group[0]);
        return types.length === 0 ? name : say`${name} as ${list(types.map(typeInWords), { last: "or" })}`;
      }
      function typeSteps(mistyped) {
        const [first] = mistyped;
        if (!first)
          return [];
        const [types, were] = byProperty(mistyped).length === 1 ? [say`type`, say`was`] : [say`types`, say`were`];
        return [
          step(say`If the ${types} of ${namesOf(mistyped)} ${were} changed by mistake: open ${about(first)} in Notion, click the property's name → **Edit property** → **Type**, and choose the old one. Values may not survive a change of type, so look at a few rows first.`)
        ];
      }
      function optionSteps(lacking) {
        const [first] = lacking;
        if (!first)
          return [];
        const options = byProperty(lacking).map((group) => ({
          name: property(group[0]),
          missing: [...new Set(group.flatMap((facts2) => facts2.missing))]
        }));
        const was = options.flatMap(({ missing: missing2 }) => missing2).length === 1 ? say`the option was` : say`options were`;
        const added = list(options.map(({ name, missing: missing2 }) => say`${list(missing2.map(strong), { most: properties_named })} to ${name}`), { most: properties_named });
        return [
          step(say`If ${was} renamed or deleted by mistake: open ${about(first)} in Notion, click the property's name → **Edit property**, and add ${added}. Upper and lower case matter.`)
        ];
      }
      function namesOf(all) {
        return list(byProperty(all).map(([facts2]) => property(facts2)), { most: properties_named });
      }
      function onPurpose(all) {
        const lines = all.length === 1 ? say`the line` : say`the lines`;
        return step(say`If the change was on purpose: change your code, and ${lines} under ${about(all[0])} in ${code`databases`}. The lines as Notion has them now are folded below.`);
      }
      function property({ property: name, source }) {
        return source === null ? say`${strong(name)}` : say`${strong(name)} of ${strong(source)}`;
      }
      ;
      const runEntries = {
        "input-invalid": {
          explain: (all, telling) => ({
            title: all.length > 1 ? say`${all.length} inputs aren't usable` : all[0].credential ? say`A credential is in the input ${code(own(all[0].input))}` : say`The input ${code(own(all[0].input))} isn't usable`,
            happened: say`${list(all.map(({ input: input2, holds, credential: credential2 }) => credential2 ? say`${code(own(input2))} contains what looks like a token, a password or another credential, which is hidden here` : say`${code(own(input2))} is ${code(holds)}`))}. ${all.some(({ answered: answered2 }) => answered2 !== void 0) ? say`No further request` : say`Nothing`} was sent to Notion.`,
            short: all.length > 1 ? say`Correct the inputs ${list(all.map(({ input: input2 }) => code(own(input2))))}.` : all[0].credential ? say`Remove the credential from ${code(own(all[0].input))}.` : say`Set ${code(own(all[0].input))} to ${own(all[0].accepted)}.`,
            fix: {
              heading: say`Correct the step (about a minute)`,
              steps: [
                ...all.map(({ input: input2, accepted, answered: answered2, credential: credential2, meant = [] }, at) => step(credential2 ? say`Remove the credential from ${code(own(input2))}${at === 0 ? say` in ${stepFile(telling.run)}` : nothing}. A Notion token belongs in ${code`token`} alone, from its secret. If it's written out in the file, replace it where it was made.` : say`${at === 0 ? say`In ${stepFile(telling.run)}, set` : say`Set`} ${code(own(input2))} to ${own(accepted)}${meant.length > 0 ? say`; here, ${list(meant.map(({ given, word }) => say`${code(given)} is ${code(own(word))}`))}` : nothing}${answered2 ? say`. Notion answered: “${answered2}”` : nothing}.`)),
                startNewRun(telling)
              ]
            }
          })
        },
        "run-cancelled": {
          explain: (_, telling) => ({
            title: say`The run was cancelled`,
            happened: say`The runner stopped this step before it was done. What it found until then is in the table; the rest is unknown.`,
            short: say`Run it again, and let it finish.`,
            fix: {
              heading: say`Let it finish`,
              steps: [
                step(say`If nobody cancelled it, look at ${stepFile(telling.run)}: a newer run may have (${code`concurrency`} with ${code`cancel-in-progress`}), or the job's ${code`timeout-minutes`} ran out.`),
                runAgain(telling)
              ]
            }
          })
        },
        "internal-error": {
          explain: ([{ where, message }], telling) => ({
            title: say`A bug in this action stopped the check`,
            happened: say`The action stopped at “${own(where)}”: ${code(message)}. The bug is in the action, not in your token or workflow; what it didn't reach is unknown.`,
            short: say`Report the bug: it's in this action, not in your token or workflow.`,
            fix: {
              heading: say`Report it (about two minutes)`,
              steps: [
                step(say`${reportPage(telling.run, where)} with the message above and the details from the job summary. Never paste a token.`),
                step(say`Set ${code`on-inconclusive`} to ${code`warn`} until it's fixed, so that this step doesn't fail the job. For more in the log, re-run the job with debug logging.`)
              ]
            }
          })
        }
      };
      function reportPage(run, where) {
        const address = newIssue(run, `internal-error at ${where}`);
        return address ? say`${prose_link(say`Open an issue`, address)}` : say`Open an issue in the action's repository`;
      }
      ;
      const tokenText = {
        "token-malformed": {
          explain: ([{ flaws, length }], telling) => {
            const unfilled = flaws.some(({ flaw }) => flaw === "expression" || flaw === "variable");
            const placeholder2 = flaws.some(({ flaw }) => flaw === "placeholder");
            const json = flaws.some((found) => found.flaw === "json" && found.holdsToken);
            const inside = !isWithoutToken(flaws, length);
            return {
              title: unfilled || placeholder2 ? say`The token in ${code(telling.secret)} was never filled in` : say`The text in ${code(telling.secret)} can't be a token`,
              happened: say`The text (${count(length, "character")}) ${list(flaws.map(token_text_flawInWords))}. No Notion token looks like that. Other programs would send it as it is or refuse it, so nothing was sent to Notion.`,
              short: unfilled ? say`Set ${code`token`} to ${secretsExpression(telling)} in the workflow.` : saveShort(telling),
              fix: unfilled ? fillIn(telling) : inside ? saveAgain(json, telling) : saveReal(placeholder2, telling),
              more: {
                heading: unfilled || !inside ? say`It comes back` : say`You don't have the token at hand, or it comes back`,
                items: comesBack(!unfilled && inside, telling)
              }
            };
          }
        },
        "token-wrong-kind": {
          explain: ([{ kind, flaws, swapped: swapped2 }], telling) => ({
            title: say`${code(telling.secret)} contains ${wrongKinds[kind].short}`,
            happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(token_text_flawInWords))}` : nothing}. Notion's API takes only the token of a connection or a personal access token, so nothing was sent.`,
            short: swapped2 ? say`Swap ${code`token`} and ${code`databases`}.` : saveShort(telling),
            fix: swapped2 ? swap(telling) : rightKind(kind, telling),
            ...wrongKinds[kind].more ? { more: { heading: say`Why that one doesn't work`, items: [wrongKinds[kind].more] } } : {}
          })
        },
        "token-unfamiliar": {
          explain: ([{ shape }], telling) => ({
            title: say`The token works, but its format is new to this check`,
            happened: say`Notion accepts the token in ${code(telling.secret)}. It has ${count(shape.length, "character")}${shape.prefix ? say` and starts with ${code(own(shape.prefix))}` : nothing}; the tokens known so far have 50 and start with ${code`ntn_`} or ${code`secret_`}. Notion may change that at any time, so this is only a notice.`,
            short: say`There's nothing to do if ${code(telling.secret)} holds the token you mean.`,
            fix: {
              heading: say`There's nothing to do`,
              steps: [
                step(say`If you didn't expect this, check that ${secretsPage(telling)} hold the token you mean.`)
              ]
            }
          })
        }
      };
      function fillIn(telling) {
        return {
          heading: say`Let the workflow fill it in (about a minute)`,
          steps: [
            step(say`In ${stepFile(telling.run)}, pass the secret to this action like this, without quotes around it:`, yaml(fix_steps_tokenLine(telling))),
            step(say`If this text is in the secret itself, open ${secretsPage(telling)} and save the token there instead.`),
            runAgainOrStartNew(telling)
          ]
        };
      }
      function saveAgain(json, telling) {
        return {
          heading: say`Save it again (about a minute)`,
          steps: [...json ? [jsonStep] : [], saveSecret(telling), runAgain(telling)]
        };
      }
      const tooFew = 20;
      function isWithoutToken(flaws, length) {
        return length < tooFew || flaws.some((found) => found.flaw === "placeholder" || found.flaw === "stars" || found.flaw === "json" && !found.holdsToken);
      }
      function saveReal(placeholder2, telling) {
        const fromFile = step(say`If that text is in ${stepFile(telling.run)} itself, pass the secret there instead:`, yaml(fix_steps_tokenLine(telling)));
        return {
          heading: say`Save the real token (about two minutes)`,
          steps: [
            copyToken(telling),
            saveSecret(telling),
            ...placeholder2 ? [fromFile, runAgainOrStartNew(telling)] : [runAgain(telling)]
          ]
        };
      }
      function comesBack(copy, telling) {
        return [
          ...copy ? [say`**You don't have the token at hand**: you can copy it again. ${copyToken(telling).text}`] : [],
          ...telling.run.host === "github" ? [
            say`**It comes back**: ${code`gh secret set`} keeps spaces from a pipe, and everything after ${code`--body`}. Run it without either, and paste the token when it asks.`
          ] : [],
          otherSecretItem(telling),
          noRights
        ];
      }
      function swap(telling) {
        return {
          heading: say`Swap them (about a minute)`,
          steps: [
            step(say`In ${stepFile(telling.run)}, set ${code`token`} to ${secretsExpression(telling)}, and ${code`databases`} to the ID or link: the two inputs are swapped.`),
            startNewRun(telling)
          ]
        };
      }
      function rightKind(kind, telling) {
        const save = [copyToken(telling), saveSecret(telling)];
        const steps = kind === "github-token" ? [
          step(say`Check which secret ${stepFile(telling.run)} passes to this action: it should be ${secretsExpression(telling)}. ${code`GITHUB_TOKEN`} is GitHub's own and opens nothing in Notion.`),
          ...save,
          runAgainOrStartNew(telling)
        ] : [...save, runAgain(telling)];
        return { heading: say`Save the connection's token there (about two minutes)`, steps };
      }
      const jsonStep = step(say`Copy only the token out of the JSON: the part that starts with ${code`ntn_`} or ${code`secret_`}, up to the next quotation mark. Save that part alone, without ${code`Bearer`} and without quotes.`);
      function token_text_flawInWords(found) {
        switch (found.flaw) {
          case "leading-break":
            return say`starts with ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`;
          case "trailing-break":
            return say`ends in ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`;
          case "leading-space":
            return say`starts with ${count(found.count, "whitespace character")}`;
          case "trailing-space":
            return say`ends in ${count(found.count, "whitespace character")}`;
          case "inner-break":
            return say`has ${count(found.count, "line break")} inside (at character ${found.at})`;
          case "inner-space":
            return say`has ${count(found.count, "whitespace character")} inside (at character ${found.at})`;
          case "invisible":
            return say`has ${count(found.count, "invisible character")} (at character ${found.at})`;
          case "control":
            return say`has ${count(found.count, "control character")} (at character ${found.at})`;
          case "non-ascii":
            return say`has ${count(found.count, "character")} outside plain ASCII (at character ${found.at})`;
          case "quotes":
            return say`contains ${found.curly ? say`curly quotes` : say`quotes`} (at character ${found.at})`;
          case "bearer":
            return say`starts with the word ${code`Bearer`}, which belongs to the request, not to the token`;
          case "assignment":
            return say`starts with a name and an equals sign or colon, as in ${code`NAME=value`}`;
          case "angle-brackets":
            return say`contains angle brackets (${code`<`} or ${code`>`})`;
          case "braces":
            return say`contains curly braces (${code`{`} or ${code`}`})`;
          case "placeholder":
            return say`is a placeholder that nobody filled in`;
          case "expression":
            return say`is or contains an expression (${code`\${{ … }}`}) that nobody filled in`;
          case "variable":
            return say`is a name (as in ${code`$NAME`}) that nobody filled in`;
          case "json":
            return found.holdsToken ? say`is a JSON object that contains a token` : say`is a JSON object`;
          case "stars":
            return say`was copied from a masked field or a log: it has ${count(found.count, "star or dot", "stars or dots")} where the token should be`;
        }
      }
      const wrongKinds = {
        "browser-cookie": {
          short: say`a browser's cookie, not a token`,
          long: say`a browser's ${code`token_v2`} cookie`,
          more: say`The cookie is your own login: it opens everything you can see, ends when you log out, and isn't accepted by Notion's API. Log out once, so that the copy saved here is worthless.`
        },
        "refresh-token": {
          short: say`a refresh token, not an access token`,
          long: say`an OAuth refresh token (${code`nrt_`})`,
          more: say`A refresh token is only good for fetching new access tokens. Save the ${code`access_token`} that came with it, or use an internal connection, whose token doesn't expire.`
        },
        "github-token": {
          short: say`a GitHub token, not Notion's`,
          long: say`a GitHub token`
        },
        "notion-id": {
          short: say`a Notion ID, not a token`,
          long: say`the ID of a page, database or other thing in Notion`,
          more: say`IDs of databases belong in the input ${code`databases`}.`
        },
        "notion-link": {
          short: say`a Notion link, not a token`,
          long: say`a link to Notion`,
          more: say`Links to databases belong in the input ${code`databases`}.`
        },
        "other-link": { short: say`a link, not a token`, long: say`a link` }
      };
      ;
      const catalogue = {
        ...emptySecret,
        ...tokenText,
        ...authentication,
        ...databaseEntry,
        ...databases,
        ...properties,
        ...capabilityEntries,
        ...notionFaults,
        ...runEntries,
        ...fleetEntries
      };
      function grouped(diagnoses) {
        const families = [...Map.groupBy(diagnoses, (found) => entryOf(found).explain).values()];
        return families.map((family) => {
          const groups = Map.groupBy(family, (found) => entryOf(found).variant?.(found.facts));
          return [...groups.values()];
        });
      }
      function explain(group, telling) {
        const facts2 = group.map((found) => found.facts);
        return entryOf(group[0]).explain(facts2, telling);
      }
      function entryOf({ code: code2 }) {
        return catalogue[code2];
      }
      function briefOf({ code: code2 }) {
        return catalogue[code2].brief ?? nothing;
      }
      ;
      const mostAlike = 5;
      const problems_order = ["fail", "inconclusive", "warn"];
      function problemsOf(report) {
        const telling = tellingOf(report);
        const problems = grouped(diagnosesOf(report.lines)).flatMap((alike) => alike.slice(0, mostAlike).map((group, at) => ({
          ...explain(group, telling),
          ...judged(group, report.policies),
          diagnoses: group,
          untold: at === mostAlike - 1 ? alike.length - mostAlike : 0
        })));
        return problems.sort((a, b) => problems_order.indexOf(a.verdict) - problems_order.indexOf(b.verdict));
      }
      function judged(found, policies) {
        const codes2 = codesOf(found);
        const verdict = problems_order.find((each) => codes2.some((name) => traits[name].verdict === each)) ?? "warn";
        return { codes: codes2, verdict, fails: failsJob(outcomeOf(found), policies) };
      }
      function tellingOf(report) {
        return {
          run: report.run,
          secret: report.secretName,
          identity: report.identity,
          timeoutSeconds: report.timeoutSeconds,
          apiUrl: report.apiUrl,
          fails: report.exitCode === 1,
          endedOn: endedOn(report),
          lastPass: report.lastPass
        };
      }
      function verdictLine(report, problems) {
        const failed2 = problems.filter(({ verdict }) => verdict === "fail");
        const unknown = problems.filter(({ verdict }) => verdict === "inconclusive");
        const [first] = failed2.length > 0 ? failed2 : unknown;
        const secret = code(report.secretName);
        if (!first)
          return say`The Notion token in ${secret} works`;
        const what = report.identity === null ? say`the token` : say`everything`;
        if (failed2.length === 0)
          return unknown.length === 1 ? say`Couldn't check ${what}: ${first.title}` : say`Couldn't check ${what} for ${secret}`;
        if (failed2.length + unknown.length === 1)
          return first.title;
        const all = failed2.reduce((sum, { untold }) => sum + 1 + untold, 0);
        const rest = unknown.length === 0 ? nothing : say`, and not everything could be checked`;
        return say`${count(all, "problem")} to fix with the Notion token in ${secret}${rest}`;
      }
      function endedOn({ expires, at }) {
        return expires !== null && daysUntil(expires, at) < 0 ? startOf(expires) : null;
      }
      ;
      function lineId({ check, about: about2 }) {
        if (about2 === null)
          return check === "internal" ? `${check}:action` : check;
        switch (check) {
          case "workspace":
            return check;
          case "database":
            return `${check}:${about2.id ?? about2.given}`;
          case "capability":
          case "internal":
            return `${check}:${about2}`;
        }
      }
      function statusOf(diagnoses) {
        const found = diagnoses.map(({ code: code2 }) => traits[code2].verdict);
        if (found.includes("fail"))
          return "failed";
        if (found.includes("inconclusive"))
          return "unknown";
        return found.includes("warn") ? "warned" : "passed";
      }
      function unknownBecause(because) {
        return { status: "unknown", note: { is: "unknown", because }, diagnoses: [] };
      }
      function skippedBecause(because) {
        return { status: "skipped", note: { is: "skipped", because }, diagnoses: [] };
      }
      var thrown = __webpack_require__(356);
      ;
      function faultFound(fault, subject) {
        const { evidence: evidence2 } = fault;
        switch (fault.kind) {
          case "unreachable": {
            const { reason: reason2, detail, proxied } = fault;
            return diagnosis("notion-unreachable", { subject, evidence: evidence2, reason: reason2, detail, proxied });
          }
          case "down":
            return diagnosis("notion-down", { subject, evidence: evidence2 });
          case "rate-limited": {
            const { waitSeconds, limit } = fault;
            return diagnosis("notion-rate-limited", { subject, evidence: evidence2, waitSeconds, limit });
          }
          case "blocked":
            return diagnosis("notion-blocked", { subject, evidence: evidence2 });
          case "unrecognised":
            return diagnosis("notion-unrecognised", {
              subject,
              evidence: evidence2,
              what: fault.what,
              message: null,
              from: "elsewhere"
            });
          case "cancelled":
            return diagnosis("run-cancelled", { subject });
        }
      }
      function unexplained(refusal2, subject) {
        const { evidence: evidence2, message } = refusal2;
        const lost2 = refusal2.kind === "header-lost";
        const astray = refusal2.kind === "unknown-error" && refusal2.code === "invalid_request_url";
        return diagnosis("notion-unrecognised", {
          subject,
          evidence: evidence2,
          what: lost2 ? "that the header with the token did not arrive as it was sent" : "an error of Notion that this question should not get",
          message: message || null,
          from: lost2 ? "gateway" : astray ? "address" : "notion"
        });
      }
      function incomplete(subject, what) {
        const evidence2 = { status: 200, requestId: null, rayId: null };
        return diagnosis("notion-unrecognised", { subject, evidence: evidence2, what, message: null, from: "incomplete" });
      }
      function unjudged(subject, told2) {
        const evidence2 = { status: 200, requestId: null, rayId: null };
        const what = "properties that it does not tell enough of";
        return diagnosis("notion-unrecognised", { subject, evidence: evidence2, what, message: null, ...told2 });
      }
      function endedBy({ kind }) {
        return kind === "unauthorized" ? "rejected-meanwhile" : "restricted-meanwhile";
      }
      function endedIn(answer) {
        return !answer.ok && isRejection(answer.refusal) ? endedBy(answer.refusal) : null;
      }
      function refusalFound(refusal2, subject) {
        return isFault(refusal2) ? faultFound(refusal2, subject) : unexplained(refusal2, subject);
      }
      ;
      function judgeAuthentication(answer, shape) {
        if (answer.ok)
          return shape.familiar ? null : diagnosis("token-unfamiliar", { shape });
        const { refusal: refusal2 } = answer;
        if (isFault(refusal2))
          return faultFound(refusal2, { what: "token" });
        if (isRejection(refusal2))
          return rejectionFound(refusal2, shape);
        const { evidence: evidence2, message } = refusal2;
        return isForbidden(refusal2) ? diagnosis("access-restricted", { message, evidence: evidence2, acceptedBefore: false }) : unexplained(refusal2, { what: "token" });
      }
      function isForbidden({ kind, evidence: evidence2 }) {
        return kind === "restricted" || kind === "block-limit" || kind === "unknown-error" && evidence2.status === 403;
      }
      function rejectionFound(refusal2, shape) {
        const { message, evidence: evidence2, acceptedBefore } = refusal2;
        if (refusal2.kind === "access-restricted")
          return diagnosis("access-restricted", { message, evidence: evidence2, acceptedBefore });
        const facts2 = { shape, message, evidence: evidence2, acceptedBefore };
        if (/\brevoked\b/i.test(message))
          return diagnosis("token-revoked", facts2);
        if (/\bexpired\b/i.test(message))
          return diagnosis("token-expired", facts2);
        return diagnosis(shape.familiar || acceptedBefore ? "token-rejected" : "token-invalid", facts2);
      }
      function authenticationLine(answer, shape, died, soon) {
        const late = died ? rejectionFound(died, shape) : answer.ok ? soon : null;
        const found = [judgeAuthentication(answer, shape), late];
        const diagnoses = found.filter((each) => each !== null);
        const note = died ? { is: "rejected-later" } : noteOf(answer);
        return { check: "authentication", about: null, note, status: statusOf(diagnoses), diagnoses };
      }
      function notAccepted(answer) {
        if (answer.ok)
          return null;
        const { refusal: refusal2 } = answer;
        if (refusal2.kind === "unauthorized")
          return "token-rejected";
        const restricted = refusal2.kind === "access-restricted" || !isFault(refusal2) && isForbidden(refusal2);
        return restricted ? "access-restricted" : "token-undetermined";
      }
      function noteOf(answer) {
        if (answer.ok)
          return { is: "identity", identity: answer.value };
        const { status } = answer.refusal.evidence;
        return status === null ? null : { is: "status", status };
      }
      ;
      async function checkCapabilities(wanted, notion, readContent, unneeded) {
        let users = null;
        const ask2 = async (name, optional2 = false) => {
          if (name === "read-users" || name === "read-user-emails") {
            users ??= notion.users(optional2);
            const answer2 = await users;
            return capabilities_lineOf(name, judgeUsers(name, answer2), answer2);
          }
          const answer = await notion.probe(name, optional2);
          return capabilities_lineOf(name, judgeProbe(name, answer), answer);
        };
        const asked = wanted.map(async (name) => name === "read-content" ? readContentLine(await readContent, () => ask2(name)) : ask2(name));
        const spare = unneeded.map(async (name) => (await ask2(name, true)).status === "passed" ? name : null);
        const implied = wanted.includes("read-content") ? [] : impliedReadContent(await readContent);
        const held = (await Promise.all(spare)).filter((name) => name !== null);
        return [...implied, ...await Promise.all(asked), ...spareLines(held)];
      }
      function notListed(wanted, hasDatabases) {
        const needed = new Set(wanted);
        if (hasDatabases)
          needed.add("read-content");
        if (needed.has("read-user-emails"))
          needed.add("read-users");
        return capabilities.filter((name) => !needed.has(name));
      }
      function spareLines(held) {
        const unneeded = held.filter((name) => name !== "read-users" || !held.includes("read-user-emails"));
        return unneeded.map((name) => {
          const usersNeeded = name === "read-user-emails" && !held.includes("read-users");
          return capabilities_lineOf(name, diagnosis("capability-unneeded", { capability: name, usersNeeded }), null);
        });
      }
      function unaskedCapabilities(wanted, because) {
        return wanted.map((about2) => ({ check: "capability", about: about2, ...skippedBecause(because) }));
      }
      async function readContentLine(shown2, ask2) {
        const name = "read-content";
        if (shown2.is === "proven")
          return capabilities_lineOf(name, null, null);
        return shown2.is === "asked" ? capabilities_lineOf(name, judgeProbe(name, shown2.answer), shown2.answer) : ask2();
      }
      function impliedReadContent(shown2) {
        const name = "read-content";
        if (shown2.is !== "asked" || shown2.answer.ok)
          return [];
        const { refusal: refusal2 } = shown2.answer;
        return refusal2.kind === "restricted" || isFault(refusal2) ? [capabilities_lineOf(name, judgeProbe(name, shown2.answer), null)] : [];
      }
      function judgeProbe(capability, answer) {
        if (!answer.ok)
          return answer.refusal.kind === "invalid" ? null : judgeRefusal(capability, answer.refusal);
        const why = "Notion accepted what it should have refused";
        return diagnosis("capability-unknown", { capability, why, message: null });
      }
      function judgeUsers(capability, answer) {
        if (answer.ok) {
          const { people, withEmail } = answer.value;
          if (capability === "read-users" || withEmail > 0)
            return null;
          if (people > 0)
            return missing(capability, null);
          const why = "Notion listed no person to look at";
          return diagnosis("capability-unknown", { capability, why, message: null });
        }
        return judgeRefusal(capability, answer.refusal);
      }
      function judgeRefusal(capability, refusal2) {
        if (isFault(refusal2))
          return faultFound(refusal2, { what: "capability", name: capability });
        if (isRejection(refusal2))
          return null;
        const { message, evidence: evidence2 } = refusal2;
        if (refusal2.kind === "restricted")
          return missing(capability, message);
        if (refusal2.kind === "block-limit")
          return diagnosis("workspace-block-limit", { capability, message });
        const why = `Notion answered ${evidence2.status ?? "something else"}, which proves nothing either way`;
        const words2 = evidence2.status === 403 || evidence2.status === 401 ? message || null : null;
        return diagnosis("capability-unknown", { capability, why, message: words2 });
      }
      function missing(capability, message) {
        const personal = /personal access token/i.test(message ?? "");
        return diagnosis("capability-missing", { capability, personal, message });
      }
      function capabilities_lineOf(name, found, answer) {
        const line = { check: "capability", about: name };
        const ended2 = answer && endedIn(answer);
        if (ended2)
          return { ...line, ...unknownBecause(ended2) };
        const diagnoses = found ? [found] : [];
        const note = found ? null : { is: "shown", by: answer ? "probe" : "databases" };
        return { ...line, status: statusOf(diagnoses), note, diagnoses };
      }
      ;
      async function lookWithDoubt(things, look, trouble, done2) {
        const first = things.map((thing) => {
          const doubt = createDoubt(trouble);
          return { thing, doubt, looking: look(thing, doubt.ask, null).finally(done2) };
        });
        const over = Promise.allSettled(first.map(({ looking }) => looking)).then(() => trouble.quiet());
        const troubled = Promise.race([trouble.begun.then(() => true), over.then(() => trouble.known())]);
        const settled2 = first.map(async ({ thing, doubt, looking }) => {
          const looked = await looking;
          if (looked.is === "contradiction") {
            await over;
            return [thing, await look(thing, createDoubt(trouble).ask, looked)];
          }
          const doubtful = looked.is === "nothing" || looked.is === "database";
          const again = doubtful && doubt.believesOne() && await troubled;
          return [thing, again ? await look(thing, doubt.ask, looked) : looked];
        });
        return Promise.all(settled2);
      }
      function createDoubt(trouble) {
        const absent = /* @__PURE__ */ new Map();
        const ask2 = async (question, put) => {
          const before = absent.get(question);
          if (before && (before.times > 1 || !trouble.known()))
            return before.answer;
          const answer = await put();
          if (answer.ok || answer.refusal.kind !== "not-found") {
            absent.delete(question);
            return answer;
          }
          absent.set(question, { answer, times: (before?.times ?? 0) + 1 });
          return trouble.known() && !before ? ask2(question, put) : answer;
        };
        return { ask: ask2, believesOne: () => [...absent.values()].some(({ times }) => times === 1) };
      }
      ;
      function judgeDatabase(looked, asked) {
        const { id: id2, given, name, fragment, version, ofListed } = asked;
        const about2 = { id: id2, given, name };
        switch (looked.is) {
          case "database":
            return judgeFound(looked.found, asked);
          case "data-source":
            return judgeDataSource(looked.found, asked);
          case "several-sources": {
            const { sources } = looked;
            const facts2 = { title: null, because: "several-sources", version, sources, databaseId: null };
            return told("database", null, diagnosis("database-needs-newer-version", { ...about2, ...facts2 }));
          }
          case "linked":
            return told("database", null, diagnosis("database-linked", { ...about2, title: null, message: looked.message }));
          case "page": {
            const { title, databases: databases2, listed: listed2, rowOf: rowOf2 } = looked;
            const meant = databases2.some((each) => each.id === fragment) ? fragment : null;
            return told("page", title, diagnosis("database-is-page", { ...about2, title, databases: databases2, listed: listed2, meant, rowOf: rowOf2 }));
          }
          case "view":
            return viewFound(looked, asked);
          case "no-id": {
            const { message } = looked;
            return told(null, null, diagnosis("database-id-malformed", { given, name, flaw: { is: "refused", message } }));
          }
          case "nothing":
            return { is: "absent", found: diagnosis("database-not-shared", { ...about2, ofListed }) };
          case "contradiction":
            return { is: "doubtful", refusal: looked.refusal };
          case "unreadable":
            return { is: "unreadable", refusal: looked.refusal };
          case "elsewhere": {
            const { refusal: refusal2 } = looked;
            return { is: "elsewhere", because: isRejection(refusal2) ? endedBy(refusal2) : "version-refused" };
          }
          case "refused":
            return told(null, null, refusalFound(looked.refusal, { what: "database", id: id2, title: null }));
        }
      }
      function viewFound({ databaseId, databaseTitle }, { id: id2, given, name }) {
        return told("view", null, diagnosis("database-is-view", { id: id2, given, name, databaseId, databaseTitle }));
      }
      function told(kind, title, found) {
        return { is: "told", kind, title, otherIds: [], found, readsContent: false };
      }
      function judgeFound({ title, inTrash, sources }, { id: id2, given, name }) {
        const about2 = { id: id2, given, name, title };
        const found = inTrash ? diagnosis("database-in-trash", about2) : sources?.length === 0 ? diagnosis("database-linked", { ...about2, message: null }) : null;
        const otherIds = (sources ?? []).map((source) => source.id);
        return { ...told("database", title, found), otherIds, readsContent: true };
      }
      function judgeDataSource(value, { id: id2, given, name, version }) {
        const { title, inTrash, databaseId } = value;
        const facts2 = {
          id: id2,
          given,
          name,
          title,
          because: "is-data-source",
          version,
          sources: [],
          databaseId
        };
        const found = inTrash ? diagnosis("database-in-trash", { id: id2, given, name, title, databaseId }) : version < dataSourcesSince ? diagnosis("database-needs-newer-version", facts2) : null;
        const otherIds = databaseId === null ? [] : [databaseId];
        return { ...told("data_source", title, found), otherIds, readsContent: true };
      }
      ;
      async function lookUp(notion, ask2, id2) {
        const database = await ask2("database", () => notion.database(id2));
        if (database.ok)
          return look_up_readable({ is: "database", found: database.value });
        if (database.refusal.kind !== "not-found")
          return saidOfDatabase(notion, ask2, id2, database.refusal);
        const source = await ask2("dataSource", () => notion.dataSource(id2));
        if (source.ok)
          return look_up_readable({ is: "data-source", found: source.value });
        if (!takesNothing(source.refusal))
          return atNewestVersion(source.refusal);
        const [view, page] = await Promise.all([lookAtView(notion, ask2, id2), lookAtPage(notion, ask2, id2)]);
        if ("is" in view)
          return view;
        if ("is" in page)
          return page;
        return forbidden(view.refusal) ?? forbidden(page.refusal) ?? { is: "nothing" };
      }
      async function lookAtView(notion, ask2, id2) {
        const view = await ask2("view", () => notion.view(id2));
        if (!view.ok)
          return view;
        const { databaseId } = view.value;
        const named2 = databaseId === null ? null : await notion.databaseTitle(databaseId);
        return { is: "view", databaseId, databaseTitle: named2?.ok ? named2.value.title : null };
      }
      async function lookAtPage(notion, ask2, id2) {
        const page = await ask2("page", () => notion.page(id2));
        return page.ok ? pageWith(page.value, await notion.databasesOnPage(id2)) : page;
      }
      function pageWith({ title, rowOf: rowOf2 }, on) {
        if (!on?.ok)
          return { is: "page", title, rowOf: rowOf2, databases: [], listed: "unknown" };
        const { databases: databases2, complete } = on.value;
        return { is: "page", title, rowOf: rowOf2, databases: databases2, listed: complete ? "all" : "part" };
      }
      function look_up_readable(looked) {
        return looked.found.partial ? { is: "unreadable", refusal: null } : looked;
      }
      async function saidOfDatabase(notion, ask2, id2, refusal2) {
        if (refusal2.kind === "version-refused")
          return { is: "elsewhere", refusal: refusal2 };
        if (refusal2.kind !== "invalid")
          return atNewestVersion(refusal2);
        const { message, several, sources } = refusal2;
        if (/is a page, not a database/i.test(message)) {
          const page = await lookAtPage(notion, ask2, id2);
          return "is" in page ? page : pageWith({ title: null, rowOf: null }, null);
        }
        if (several || /multiple data sources/i.test(message))
          return { is: "several-sources", sources };
        if (/does not contain any data sources accessible|is a linked database/i.test(message))
          return { is: "linked", message };
        return /should be a valid uuid/i.test(message) ? { is: "no-id", message } : { is: "refused", refusal: refusal2 };
      }
      function atNewestVersion(refusal2) {
        if (isFault(refusal2))
          return { is: "refused", refusal: refusal2 };
        if (isRejection(refusal2))
          return { is: "elsewhere", refusal: refusal2 };
        return refusal2.kind === "restricted" ? { is: "unreadable", refusal: refusal2 } : { is: "refused", refusal: refusal2 };
      }
      function takesNothing(refusal2) {
        return refusal2.kind === "not-found" || !isFault(refusal2) && refusal2.evidence.status === 403;
      }
      function forbidden(refusal2) {
        if (takesNothing(refusal2))
          return null;
        if (refusal2.kind === "invalid")
          return /is a database/i.test(refusal2.message) ? { is: "contradiction", refusal: refusal2 } : null;
        if (refusal2.kind === "unknown-error" && refusal2.code === "invalid_request_url")
          return null;
        return atNewestVersion(refusal2);
      }
      ;
      const mostHints = 10;
      async function askProperties(looked, ask2, { notion, version, before }) {
        if (looked.is !== "database" && looked.is !== "data-source")
          return [];
        const { found } = looked;
        if (found.inTrash || looked.is === "data-source" && version < dataSourcesSince)
          return [];
        const sources = "sources" in found ? found.sources : null;
        if (sources === null)
          return [{ source: null, sourceId: null, answer: { ok: true, value: found } }];
        const several = sources.length > 1;
        return Promise.all(sources.map(async ({ id: id2, name }, at) => {
          const known = before[at];
          if (known?.answer.ok)
            return known;
          const answer = await ask2(`properties of ${id2}`, () => notion.properties(id2));
          return { source: several ? name ?? id2 : null, sourceId: id2, answer };
        }));
      }
      function judgeHeld(wanted, { source, sourceId, answer }, about2) {
        const subject = { what: "database", id: about2.id, title: about2.title };
        if (!answer.ok)
          return [refusalFound(answer.refusal, subject)];
        const { properties: properties2 } = answer.value;
        if (properties2 === null)
          return [incomplete(subject, "a data source whose properties can’t be read")];
        const around = { ...about2, source, sourceId, current: properties2.all };
        const names2 = new Set(properties2.all.map(({ name }) => name));
        const missing2 = wanted.filter(({ name }) => !names2.has(name));
        const hinted = new Set(missing2.slice(0, mostHints));
        const found = wanted.map((each) => judgeProperty(each, properties2, around, hinted.has(each)));
        const named2 = (is) => wanted.filter((_, at) => found[at] === is).map(({ name }) => (0, untrusted.DZ)(name));
        return [
          ...found.filter((each) => each !== null && typeof each !== "string"),
          ...found.includes("no-options") ? [incomplete(subject, "a property whose options can’t be read")] : [],
          ...["no-type", "too-many"].flatMap((is) => found.includes(is) ? [unjudged(subject, { from: is, properties: named2(is), looked: properties2.all.length })] : [])
        ];
      }
      function judgeProperty(wanted, { all, complete }, around, hinted) {
        const property2 = (0, untrusted.DZ)(wanted.name);
        const found = all.find(({ name }) => name === wanted.name);
        if (!found) {
          if (!complete)
            return "too-many";
          return diagnosis("property-missing", {
            ...around,
            property: property2,
            type: wanted.type,
            nearest: hinted ? nearestTo(wanted, all) : null
          });
        }
        if (found.type === "unsupported" && found.type !== wanted.type)
          return "no-type";
        if (found.type !== wanted.type)
          return diagnosis("property-type-mismatch", {
            ...around,
            property: property2,
            wanted: wanted.type,
            type: found.type
          });
        const { options } = found;
        if (wanted.options.length === 0)
          return null;
        if (options === null)
          return "no-options";
        const missing2 = wanted.options.filter((option) => !options.includes(option));
        if (missing2.length === 0)
          return null;
        const named2 = { missing: missing2.map(untrusted.DZ), options: options.map(untrusted.DZ) };
        return diagnosis("option-missing", { ...around, property: property2, type: found.type, ...named2 });
      }
      function nearestTo({ name: wanted, type: wantedType }, all) {
        const looks = (0, untrusted.DZ)(wanted);
        const alike = all.find(({ name }) => (0, untrusted.DZ)(name) === looks);
        if (alike)
          return { name: looks, type: alike.type, differs: differenceOf(wanted, alike.name) };
        const among = (some) => {
          const shown2 = some.map(({ name, type }) => ({ name: (0, untrusted.DZ)(name), type, differs: null }));
          const near = nearest(looks, shown2.map(({ name }) => name));
          return shown2.find(({ name }) => name === near);
        };
        return among(all.filter(({ type }) => type === wantedType)) ?? among(all) ?? null;
      }
      function differenceOf(one2, other) {
        if (one2.trim() === other.trim())
          return "outer-spaces";
        return (0, untrusted.IA)(one2) === (0, untrusted.IA)(other) ? "inner-spaces" : "unseen";
      }
      ;
      async function readContentShownBy(findings, probe2) {
        if (findings.some((finding) => finding.is === "told" && finding.readsContent))
          return { is: "proven" };
        const doubtful = findings.some(({ is }) => is === "absent" || is === "unreadable");
        return doubtful ? { is: "asked", answer: await probe2() } : { is: "unasked" };
      }
      function lacks(shown2) {
        return shown2.is === "asked" && !shown2.answer.ok && shown2.answer.refusal.kind === "restricted";
      }
      ;
      async function checkDatabases(entries, asking) {
        const { notion, trouble, version, progress } = asking;
        let probed = null;
        const probe2 = () => {
          probed ??= notion.probe("read-content");
          return probed;
        };
        const held = /* @__PURE__ */ new Map();
        const look = async (entry, ask2, before) => {
          const found = before?.is === "database" ? before : null;
          if (before && !found)
            probe2().catch(() => {
            });
          const looked2 = found ?? await lookAt(entry, notion, ask2);
          if (looked2.is === "nothing" && trouble.known())
            probe2().catch(() => {
            });
          if (entry.properties.length > 0) {
            const asked = held.get(entry) ?? [];
            held.set(entry, await askProperties(looked2, ask2, { notion, version, before: asked }));
          }
          return looked2;
        };
        const listed2 = entries.filter((entry) => entry.is !== "malformed");
        const looked = await lookWithDoubt(listed2, look, trouble, () => progress(1, listed2.length));
        const findings = new Map(looked.map(([entry, is]) => {
          const { id: id2, given, name } = entry;
          const fragment = entry.is === "id" ? entry.fragment : null;
          return [entry, judgeDatabase(is, { id: id2, given, name, fragment, version, ofListed: entries.length })];
        }));
        const readContent = await readContentShownBy([...findings.values()], probe2);
        const lacking = lacks(readContent);
        const lines = entries.map((entry) => {
          if (entry.is === "malformed")
            return textLine(entry);
          const finding = findings.get(entry);
          if (!finding)
            throw new Error("A database was not looked at");
          return withProperties(entry, databases_lineOf(entry, settled(finding, lacking, entry.id)), held.get(entry) ?? []);
        });
        return { lines, readContent, versionRefused: versionRefusedIn(looked) };
      }
      function unaskedDatabases(entries, because) {
        return entries.map((entry) => entry.is === "id" ? withUnread(entry, { check: "database", about: listedAs(entry), ...skippedBecause(because) }) : textLine(entry));
      }
      async function lookAt(entry, notion, ask2) {
        if (entry.is === "id")
          return lookUp(notion, ask2, entry.id);
        const view = await lookAtView(notion, ask2, entry.id);
        return "is" in view ? view : { is: "view", databaseId: null, databaseTitle: null };
      }
      function versionRefusedIn(looked) {
        for (const [, found] of looked)
          if (found.is === "elsewhere" && found.refusal.kind === "version-refused")
            return found.refusal.message;
        return null;
      }
      const nothingKnown = { kind: null, title: null, otherIds: [] };
      function settled(finding, lacking, id2) {
        switch (finding.is) {
          case "told":
            return finding;
          case "absent":
            return lacking ? "lacks-read-content" : { ...nothingKnown, found: finding.found };
          case "unreadable":
            return lacking ? "lacks-read-content" : undecided(finding.refusal, id2);
          case "doubtful":
            return undecided(finding.refusal, id2);
          case "elsewhere":
            return finding.because;
        }
      }
      function undecided(refusal2, id2) {
        const subject = { what: "database", id: id2, title: null };
        const found = refusal2 ? refusalFound(refusal2, subject) : incomplete(subject, "a database without its content, though this token may read content");
        return { ...nothingKnown, found };
      }
      function textLine(entry) {
        if (entry.is === "view")
          return databases_lineOf(entry, viewFound({ databaseId: null, databaseTitle: null }, entry));
        const { given, name, flaw } = entry;
        const malformed = diagnosis("database-id-malformed", { given, name, flaw });
        return databases_lineOf(entry, { ...nothingKnown, found: malformed });
      }
      function databases_lineOf(entry, finding) {
        if (typeof finding === "string")
          return withUnread(entry, { check: "database", about: listedAs(entry), ...unknownBecause(finding) });
        const { kind, title, otherIds, found } = finding;
        const diagnoses = found ? [found] : [];
        const about2 = { ...listedAs(entry), kind, title, otherIds };
        return withUnread(entry, { check: "database", about: about2, status: statusOf(diagnoses), note: null, diagnoses });
      }
      function withProperties(entry, line, held) {
        if (line.check !== "database" || line.about.id === null || held.length === 0)
          return line;
        if (line.diagnoses.some(({ code: code2 }) => code2 !== "property-line-malformed"))
          return line;
        const { id: id2, kind, title, otherIds } = line.about;
        const [ended2] = held.flatMap(({ answer }) => endedIn(answer) ?? []);
        const { given, name, properties: properties2 } = entry;
        const databaseId = kind === "data_source" ? otherIds[0] ?? null : null;
        const about2 = { id: id2, given, name, title, databaseId };
        const found = held.flatMap((each) => endedIn(each.answer) ? [] : judgeHeld(properties2, each, about2));
        const diagnoses = [...line.diagnoses, ...found];
        if (ended2 && diagnoses.length === 0)
          return { ...line, ...unknownBecause(ended2) };
        const note = diagnoses.length === 0 ? { is: "properties", count: properties2.length } : null;
        return { ...line, status: statusOf(diagnoses), note, diagnoses };
      }
      function withUnread({ given, name, unread: unread2 }, line) {
        if (unread2.length === 0)
          return line;
        const found = unread2.map((each) => diagnosis("property-line-malformed", { given, name, line: each }));
        return { ...line, status: "failed", diagnoses: [...line.diagnoses, ...found] };
      }
      function listedAs(entry) {
        const id2 = entry.is === "malformed" ? null : entry.id;
        return { given: entry.given, name: entry.name, id: id2, ...nothingKnown };
      }
      ;
      const warned = 14;
      function judgeExpiry(expires, now) {
        if (expires === null)
          return null;
        const days = daysUntil(expires, now);
        return days >= 0 && days <= warned ? diagnosis("token-expires-soon", { date: expires, days }) : null;
      }
      ;
      function inputsLine(problems) {
        const diagnoses = problems.map((problem) => diagnosis("input-invalid", problem));
        return { check: "inputs", about: null, note: null, status: statusOf(diagnoses), diagnoses };
      }
      function refusedVersion(holds, words2) {
        return {
          input: "notion-version",
          holds,
          accepted: "a version that Notion knows",
          answered: words2
        };
      }
      ;
      function judgeTokenFormat(text, context, swapped2 = false) {
        switch (text.is) {
          case "empty": {
            const fork = forkOf(context);
            if (fork)
              return diagnosis("token-hidden-from-fork", fork);
            if (startedByDependabot(context))
              return diagnosis("token-hidden-from-dependabot", {});
            return diagnosis("token-missing", { whitespace: text.whitespace });
          }
          case "wrong-kind":
            return diagnosis("token-wrong-kind", {
              kind: text.kind,
              flaws: text.flaws,
              length: text.length,
              ...swapped2 ? { swapped: swapped2 } : {}
            });
          case "malformed":
            return diagnosis("token-malformed", { flaws: text.flaws, length: text.length });
          case "plausible":
            return null;
        }
      }
      function tokenFormatLine(text, found) {
        const diagnoses = found ? [found] : [];
        return { check: "token-format", about: null, note: noteOn(text), status: statusOf(diagnoses), diagnoses };
      }
      function noteOn(text) {
        switch (text.is) {
          case "empty":
            return { is: "empty", whitespace: text.whitespace > 0 };
          case "plausible":
            return { is: "text", length: text.shape.length, shape: text.shape };
          case "wrong-kind":
          case "malformed":
            return { is: "text", length: text.length, shape: null };
        }
      }
      function unusableText(found) {
        if (!found)
          return null;
        const isEmpty = found.code === "token-missing" || traits[found.code].hides;
        return isEmpty ? "token-missing" : "token-unusable";
      }
      ;
      function workspaceLines(expected, found) {
        if (expected === null)
          return [];
        const diagnoses = found ? [found] : [];
        return [{ check: "workspace", about: (0, untrusted.DZ)(expected), note: null, status: statusOf(diagnoses), diagnoses }];
      }
      function unaskedWorkspace(expected, because) {
        return expected === null ? [] : [{ check: "workspace", about: (0, untrusted.DZ)(expected), ...skippedBecause(because) }];
      }
      function otherWorkspace(found) {
        return found?.code === "workspace-mismatch" ? "other-workspace" : null;
      }
      function judgeWorkspace(expectedText, identity) {
        const { workspace, workspaceId } = identity;
        const expected = (0, untrusted.DZ)(expectedText);
        if (workspace === expected)
          return null;
        const byId = isNotionId(expected);
        if (byId && workspaceId !== null && undashed(workspaceId) === undashed(expected))
          return null;
        const known = byId ? workspaceId : workspace;
        return known === null ? diagnosis("workspace-unknown", { expected, missing: byId ? "id" : "name" }) : diagnosis("workspace-mismatch", { expected, workspace, workspaceId });
      }
      ;
      async function climb(given) {
        const { settings, problems, connection, progress, now } = given;
        const { token, expectWorkspace, databases: databases2, capabilities: capabilities2, expires, notionVersion: version } = settings;
        const attempt2 = attempting(given);
        const format = await attempt2(null, () => judgeFormat(given));
        const unusable2 = problems.length > 0 ? "input-unusable" : reason(format, ({ found }) => unusableText(found));
        const who = await attempt2(unusable2, () => connection().notion.whoAmI());
        const identity = who.is === "done" && who.value.ok ? who.value.value : null;
        const workspace = await attempt2(reason(who, notAccepted), () => expectWorkspace !== null && identity ? judgeWorkspace(expectWorkspace, identity) : null);
        const stop2 = reason(workspace, otherWorkspace);
        const asked = attempt2(stop2, () => checkDatabases(databases2, { ...connection(), version, progress }));
        const readContent = asked.then((shown3) => shown3.is === "done" ? shown3.value.readContent : { is: "unasked" });
        const unneeded = settings.leastPrivilege ? notListed(capabilities2, databases2.length > 0) : [];
        const held = await attempt2(stop2, () => checkCapabilities(capabilities2, connection().notion, readContent, unneeded));
        const shown2 = await asked;
        const died = identity && connection().rejected();
        const words2 = shown2.is === "done" ? shown2.value.versionRefused : null;
        const lines = [
          inputsLine(words2 === null ? problems : [...problems, refusedVersion(version, words2)]),
          ...ladder_linesOf(format, {
            where: "token-format",
            done: ({ text, found }) => [tokenFormatLine(text, found)],
            unasked: (because) => [{ check: "token-format", about: null, ...skippedBecause(because) }]
          }),
          ...ladder_linesOf(who, {
            where: "authentication",
            done: (answer) => [authenticationLine(answer, shapeOf(token), died, judgeExpiry(expires, now))],
            unasked: (because) => [{ check: "authentication", about: null, ...skippedBecause(because) }]
          }),
          ...ladder_linesOf(workspace, {
            where: "workspace",
            done: (found) => workspaceLines(expectWorkspace, found),
            unasked: (because) => unaskedWorkspace(expectWorkspace, because)
          }),
          ...ladder_linesOf(shown2, {
            where: "databases",
            done: ({ lines: lines2 }) => lines2,
            unasked: (because) => unaskedDatabases(databases2, because)
          }),
          ...ladder_linesOf(held, {
            where: "capabilities",
            done: (lines2) => lines2,
            unasked: (because) => unaskedCapabilities(capabilities2, because)
          })
        ];
        return { lines, identity };
      }
      function judgeFormat({ settings, context }) {
        const { token, secretName, databases: databases2 } = settings;
        const text = judgeTokenText(token, secretName);
        const swapped2 = databases2.some((entry) => entry.is === "malformed" && entry.flaw.is === "swapped");
        return { text, found: judgeTokenFormat(text, context, swapped2) };
      }
      function attempting({ crashed, onCrash }) {
        return async (because, check) => {
          if (because !== null)
            return { is: "skipped", because };
          try {
            return { is: "done", value: await Promise.race([check(), crashed]) };
          } catch (error) {
            onCrash(error);
            return { is: "crashed", error };
          }
        };
      }
      function reason(outcome, blocks) {
        if (outcome.is === "done")
          return blocks(outcome.value);
        return outcome.is === "skipped" ? outcome.because : "check-failed";
      }
      function ladder_linesOf(outcome, { where, done: done2, unasked }) {
        switch (outcome.is) {
          case "done":
            return done2(outcome.value);
          case "skipped":
            return unasked(outcome.because);
          case "crashed":
            return [crashLine(where, outcome.error), ...unasked("check-failed")];
        }
      }
      function crashLine(where, error) {
        const found = diagnosis("internal-error", { where: where ?? "the action", message: (0, thrown.bD)(error) });
        return { check: "internal", about: where, status: "unknown", note: null, diagnoses: [found] };
      }
      ;
      const mostNamed = 5;
      function whyEmpty(secret, evidence2) {
        const { places, similar } = evidence2;
        const usable = places.filter((each) => each.in === "repository" || each.in === "organisation");
        const environments = places.flatMap(({ environment }) => environment === null ? [] : [environment]);
        if (usable.length > 0)
          return notice(evidence2, say`GitHub has ${code(secret)} for this repository: ${placeList(usable)}. So it isn't missing: the workflow doesn't hand it on, or it was saved with whitespace alone.`);
        if (environments.length > 0)
          return notice(evidence2, say`GitHub has ${code(secret)} only in ${environments.length === 1 ? say`the environment` : say`the environments`} ${list(environments.map(strong), { most: mostNamed })}. A job that doesn't name one gets nothing.`, [say`environment: ${yamlText(environments[0] ?? "")}`]);
        if (places.length > 0)
          return notice(evidence2, say`GitHub has ${code(secret)} for Dependabot alone. Other runs need it under **Settings → Secrets and variables → Actions**.`);
        const looked = lookedAt(evidence2);
        if (looked.length === 0)
          return null;
        const like = similar.length === 0 ? nothing : say` There is ${list(similar.map((name) => code(name)), { last: "or", most: mostNamed })}: perhaps the workflow means that one.`;
        return notice(evidence2, say`GitHub has no secret ${code(secret)} in ${list(looked, { last: "or" })}.${like}`);
      }
      function sinceWhen(secret, evidence2, lastPass) {
        const places = evidence2.places.filter((each) => each.in !== "dependabot" && each.savedAt > 0);
        const [only, ...more] = places;
        if (!only)
          return null;
        const saved = say`GitHub has ${code(secret)} ${more.length === 0 ? say`${placeOf(only)}, saved on ${dayAndTime(only.savedAt)}` : placeList(places)}`;
        if (more.length > 0 || !lastPass)
          return notice(evidence2, say`${saved}.`);
        const passed = say`this workflow last passed on ${dayAndTime(lastPass.at)}`;
        return notice(evidence2, only.savedAt > lastPass.at ? say`${saved}, and ${passed}, before that: most likely a wrong token was saved.` : say`${saved}, and ${passed}, after that: the secret is unchanged, so the token was most likely refreshed, revoked or deleted in Notion.`);
      }
      function notice(evidence2, text, yaml2) {
        const { environments, looked, lacking } = evidence2;
        const parts = [text];
        if (environments !== null && environments > looked.environments && looked.environments > 0)
          parts.push(say`${looked.environments} of ${environments} environments were looked at.`);
        if (lacking.length > 0)
          parts.push(say`With ${list(lacking.map((each) => code(each)), { most: mostNamed })} the token in ${code`github-token`} could see more.`);
        if (yaml2)
          parts.push(say`Add to the job:`);
        return {
          about: "secret",
          level: "info",
          title: say`What GitHub knows of the secret`,
          text: join(parts, " "),
          ...yaml2 && { yaml: yaml2 },
          evidence: evidence2
        };
      }
      function yamlText(text) {
        return /^[A-Za-z][\w-]*$/.test(text) ? text : JSON.stringify(text);
      }
      function placeList(places) {
        const each = places.map((place) => say`${placeOf(place)} (saved on ${dayAndTime(place.savedAt)})`);
        return list(each, { most: mostNamed });
      }
      function placeOf({ in: place, environment }) {
        switch (place) {
          case "repository":
            return say`in the repository`;
          case "organisation":
            return say`in the organisation, which shares it with this repository`;
          case "environment":
            return say`in the environment ${strong(environment ?? "")}`;
          case "dependabot":
            return say`for Dependabot`;
        }
      }
      function lookedAt({ looked }) {
        return [
          ...looked.repository ? [say`this repository`] : [],
          ...looked.organisation ? [say`what its organisation shares with it`] : [],
          ...looked.environments > 0 ? [say`its environments`] : [],
          ...looked.dependabot ? [say`Dependabot's secrets`] : []
        ];
      }
      ;
      function fieldsOf(value) {
        return typeof value === "object" && value !== null ? value : {};
      }
      function listOf(value) {
        return Array.isArray(value) ? value : [];
      }
      function textsOf(value) {
        return listOf(value).filter((each) => typeof each === "string");
      }
      ;
      const start = "<!-- notion-token-check ";
      const end = " -->";
      const mostOfOne = 100;
      function writeMarker(watch2, state) {
        const json = JSON.stringify({ version: 1, watch: watch2, state: shortly(state) }).replace(/[<>]|-(?=[->])/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
        return `${start}${json}${end}`;
      }
      function findMarker(body) {
        const at = body.lastIndexOf(start);
        const ends = at < 0 ? -1 : body.indexOf(end, at);
        return ends < 0 ? null : { at, length: ends + end.length - at };
      }
      function readMarker(body, watch2) {
        const found = findMarker(body);
        if (!found)
          return null;
        const text = body.slice(found.at + start.length, found.at + found.length - end.length);
        const parsed2 = parse(text);
        return sameWatch(parsed2?.watch, watch2) ? repaired(parsed2?.state) : null;
      }
      function withoutFuture(state, now) {
        const { since, unsure, checked } = state;
        return {
          ...state,
          since: Math.min(since, now),
          unsure: unsure && { ...unsure, since: Math.min(unsure.since, now) },
          checked: checked > now + 6e4 ? 0 : checked
        };
      }
      function remembered(found) {
        return codes.flatMap((code2) => {
          const same = found.filter((each) => each.code === code2);
          return same.length > mostOfOne ? [{ code: code2, about: "" }] : same;
        });
      }
      function shortly({ found, untold, ...state }) {
        const news = untold?.news;
        const short = news?.is === "changed" ? { ...news, found: byCode(news.found), gone: byCode(news.gone) } : news;
        return { ...state, found: byCode(found), untold: untold && { ...untold, news: short } };
      }
      function byCode(found) {
        const grouped2 = Map.groupBy(found, ({ code: code2 }) => code2);
        return Object.fromEntries(Array.from(grouped2, ([code2, same]) => [code2, same.map(({ about: about2 }) => about2)]));
      }
      function parse(text) {
        try {
          const value = JSON.parse(text);
          return typeof value === "object" ? value : null;
        } catch {
          return null;
        }
      }
      function sameWatch(found, watch2) {
        const { repository, workflow, job, secret, key } = found ?? {};
        const sameSecret = typeof secret === "string" && secret.toUpperCase() === watch2.secret.toUpperCase();
        const elsewhere = repository && watch2.repository && repository !== watch2.repository;
        return workflow === watch2.workflow && job === watch2.job && sameSecret && key === watch2.key && !elsewhere;
      }
      function repaired(value) {
        const { phase, found, words: words2, since, unsure, reopened, untold, checked, by, number } = fieldsOf(value);
        const runs = fieldsOf(unsure);
        return {
          phase: phase === "healthy" ? "healthy" : "broken",
          found: findingsOf(found),
          words: textOf(words2),
          since: timeOf(since),
          unsure: typeof runs.runs === "number" && runs.runs > 0 ? { runs: runs.runs, since: timeOf(runs.since), told: runs.told === true } : null,
          reopened: reopened === true,
          untold: untoldOf(untold),
          checked: timeOf(checked),
          by: textOf(by),
          number: typeof number === "number" && number > 0 ? number : 0
        };
      }
      function untoldOf(found) {
        const { news, at } = fieldsOf(found);
        const read2 = newsOf(fieldsOf(news));
        return read2 && { news: read2, at: timeOf(at) };
      }
      function newsOf({ is, found, gone, since, until, runs, codes: told2 }) {
        switch (is) {
          case "changed":
            return { is, found: findingsOf(found), gone: findingsOf(gone) };
          case "still-broken":
          case "broken-again":
            return { is };
          case "cannot-tell":
            return typeof runs === "number" && timeOf(since) > 0 ? { is, since: timeOf(since), runs } : null;
          case "healthy":
            return { is, since: timeOf(since), until: timeOf(until), codes: codesIn(textsOf(told2)) };
          default:
            return null;
        }
      }
      function findingsOf(value) {
        return codes.flatMap((code2) => textsOf(fieldsOf(value)[code2]).map((about2) => ({ code: code2, about: about2 })));
      }
      function textOf(value) {
        return typeof value === "string" ? value : "";
      }
      function timeOf(value) {
        return typeof value === "number" && value > 0 && value < 864e13 ? value : 0;
      }
      ;
      function checksum(text) {
        let hash = 2166136261;
        for (let at = 0; at < text.length; at++)
          hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
        return (hash >>> 0).toString(16).padStart(8, "0");
      }
      ;
      function isKept(code2) {
        return traits[code2].verdict === "fail" || traits[code2].tracked === true;
      }
      function isWarning(codes2) {
        return codes2.length > 0 && codes2.every((code2) => traits[code2].verdict === "warn");
      }
      function seenIn({ run, outcome, found, open }, words2, at) {
        const { runId, runAttempt, runNumber } = run;
        return {
          outcome: found.length > 0 ? "broken" : outcome,
          found,
          open,
          words: words2,
          run: `${runId}/${runAttempt}`,
          number: runNumber ?? 0,
          attempt: runAttempt,
          at
        };
      }
      function findingsIn({ lines }) {
        return lines.flatMap(findingsOn);
      }
      function findingsOn(line) {
        const all = line.diagnoses.filter(({ code: code2 }) => isKept(code2)).map((found) => {
          const own2 = traits[found.code].check === line.check ? keyOf(line) : "";
          const part = partOf(found);
          return { code: found.code, about: part === "" ? own2 : `${own2}.${checksum(part)}` };
        });
        return [...new Map(all.map((each) => [`${each.code} ${each.about}`, each])).values()];
      }
      function partOf({ code: code2, facts: facts2 }) {
        if ("property" in facts2)
          return JSON.stringify([facts2.sourceId, facts2.property]);
        return code2 === "input-invalid" ? facts2.input : "";
      }
      function isAbout({ about: about2 }, line) {
        const [key = ""] = about2.split(".");
        return key !== "" && key === keyOf(line);
      }
      function leftOpen({ code: code2, about: about2 }, { all, checks: checks2, lines, only }) {
        const [key = "", part] = about2.split(".");
        if (all)
          return true;
        if (only)
          return key !== "" && traits[code2].check !== "watch" && !only.includes(key);
        if (key === "")
          return checks2.includes(traits[code2].check ?? code2);
        return lines.includes(key) || part !== void 0 && lines.includes(`${key}.`);
      }
      function leavesOpen(code2) {
        return traits[code2].verdict === "inconclusive" || code2 === "capability-unknown";
      }
      function openIn({ lines }) {
        const open = lines.filter(isOpen);
        const checks2 = [...new Set(open.map(({ check }) => check))];
        const parts = lines.filter(hidesParts).map(keyOf);
        return {
          all: checks2.includes("internal"),
          checks: checks2,
          lines: [...open.map(keyOf), ...parts.map((key) => key && `${key}.`)].filter((key) => key !== "")
        };
      }
      function isOpen({ status, note, diagnoses }) {
        const unasked = (is) => is === "skipped" || is === "unknown";
        return unasked(status) || unasked(note?.is) || diagnoses.some(({ code: code2 }) => leavesOpen(code2));
      }
      function hidesParts({ check, diagnoses }) {
        return check === "database" && diagnoses.some(({ code: code2, facts: facts2 }) => !("property" in facts2) && code2 !== "property-line-malformed");
      }
      function keyOf({ check, about: about2 }) {
        if (check === "capability")
          return about2;
        return check === "database" && about2.id !== null ? checksum(about2.id) : "";
      }
      ;
      const unsureRuns = 3;
      const longestStep = 36e5;
      const decide_nothing = { write: "nothing", state: null, comment: null, next: null, left: null };
      function decide(issue, seen2) {
        if (!issue)
          return seen2.outcome === "broken" ? opened(seen2) : decide_nothing;
        const left = whyLeft(issue.state, seen2);
        if (left)
          return { ...decide_nothing, left };
        const decision = decideFor(issue, seen2);
        const { comment, next } = decision;
        if (!next)
          return decision;
        const { checked } = issue.state;
        const untold = comment ? { news: comment, at: checked } : next.untold;
        const written = { checked: Math.max(seen2.at, checked + 1), by: seen2.run, number: seen2.number };
        return { ...decision, next: { ...next, untold, ...written } };
      }
      function whyLeft({ checked, by, number, phase }, seen2) {
        const later = number > seen2.number && seen2.attempt === 1;
        if (later && checked > seen2.at - longestStep)
          return "newer";
        return by === seen2.run && (phase === "broken" || seen2.outcome !== "broken") ? "shared" : null;
      }
      function decideFor(issue, seen2) {
        switch (seen2.outcome) {
          case "broken":
            return whenBroken(issue, seen2);
          case "inconclusive":
            return whenUnsure(issue, seen2);
          case "healthy":
            return whenHealthy(issue, seen2);
        }
      }
      function opened(seen2) {
        return { ...decide_nothing, write: "new-issue", next: brokenNow(seen2) };
      }
      function whenBroken({ open, state }, seen2) {
        if (state.phase === "healthy")
          return {
            ...decide_nothing,
            write: "whole",
            state: open ? null : "open",
            comment: { is: "broken-again" },
            next: brokenNow(seen2)
          };
        const { known, untold, found, gone } = compared(state, seen2);
        const next = { ...stillKnown(state, known, seen2), untold: null };
        if (found.length > 0 || gone.length > 0)
          return {
            ...decide_nothing,
            write: "whole",
            state: open ? null : "open",
            comment: { is: "changed", found, gone },
            next: { ...next, words: seen2.words, reopened: false }
          };
        const rewrite = untold.length === 0 && seen2.words !== state.words;
        const kept2 = rewrite ? { ...next, words: seen2.words } : next;
        const write = rewrite ? "whole" : "line";
        if (open || state.reopened)
          return { ...decide_nothing, write, comment: pending(state, seen2.outcome), next: kept2 };
        return {
          ...decide_nothing,
          write,
          state: "open",
          comment: { is: "still-broken" },
          next: { ...kept2, reopened: true }
        };
      }
      function compared(state, seen2) {
        const untold = state.found.filter((each) => !isIn(seen2.found, each) && leftOpen(each, seen2.open));
        const known = remembered([...seen2.found, ...untold]);
        return {
          known,
          untold,
          found: known.filter((each) => !isIn(state.found, each)),
          gone: state.found.filter((each) => !isIn(each.about === "" ? wholly(known) : known, each))
        };
      }
      function stillKnown(state, known, { at }) {
        const same = isWarning(codesOf(known)) === isWarning(codesOf(state.found));
        return { ...state, found: known, since: same ? state.since : at, unsure: null };
      }
      function wholly(found) {
        return found.map(({ code: code2 }) => ({ code: code2, about: "" }));
      }
      function isIn(all, { code: code2, about: about2 }) {
        return all.some((each) => each.code === code2 && (each.about === about2 || each.about === ""));
      }
      function whenUnsure({ open, state }, { at }) {
        if (!open || state.phase === "healthy")
          return decide_nothing;
        const before = state.unsure ?? { runs: 0, since: at, told: false };
        const runs = before.runs + 1;
        const tells = runs >= unsureRuns && !before.told;
        return {
          ...decide_nothing,
          write: "line",
          comment: tells ? { is: "cannot-tell", since: before.since, runs } : pending(state, "inconclusive"),
          next: { ...state, unsure: { ...before, runs, told: before.told || tells } }
        };
      }
      function whenHealthy({ open, state }, seen2) {
        if (state.phase === "healthy") {
          const comment = pending(state, "healthy");
          return comment ? { ...decide_nothing, write: "line", comment, next: state } : decide_nothing;
        }
        const { known, gone } = compared(state, seen2);
        if (known.length > 0)
          return {
            ...decide_nothing,
            write: "line",
            comment: gone.length > 0 && open ? { is: "changed", found: [], gone } : null,
            next: stillKnown(state, known, seen2)
          };
        return {
          ...decide_nothing,
          write: "whole",
          state: open ? "closed" : null,
          comment: { is: "healthy", since: state.since, until: seen2.at, codes: codesOf(state.found) },
          next: { ...state, phase: "healthy", found: [], words: "", since: seen2.at, unsure: null, reopened: false }
        };
      }
      function pending({ untold }, outcome) {
        if (!untold)
          return null;
        const { news } = untold;
        const about2 = news.is === "healthy" ? "healthy" : news.is === "cannot-tell" ? "inconclusive" : "broken";
        return about2 === outcome ? news : null;
      }
      function brokenNow({ at, found, words: words2, run, number }) {
        return {
          phase: "broken",
          found: remembered(found),
          words: words2,
          since: at,
          unsure: null,
          reopened: false,
          untold: null,
          checked: at,
          by: run,
          number
        };
      }
      ;
      const apart = "​";
      function escapeMarkdown(text) {
        return breakReferences(oneLine(text)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_{}[\]()#!|~$^]/g, "\\$&").replace(/^(\s*)([-+=])/, "$1\\$2").replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
      }
      function oneLine(text) {
        return text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ");
      }
      function breakReferences(text) {
        return text.replace(/@(?=[\w-])/g, `@${apart}`).replace(/#(?=\d)/g, `#${apart}`).replace(/\b(gh-)(?=\d)/gi, `$1${apart}`).replace(/:(?=\/\/|[\w+-])/g, `:${apart}`).replace(/(www)(?=\.)/gi, `$1${apart}`).replace(/\b[0-9a-f]{7,}\b/gi, (commit) => commit.replace(/.{4}(?=.)/g, `$&${apart}`)).replace(/\$(?=\S)/g, `$${apart}`);
      }
      function codeSpan(code2, inTable) {
        const text = oneLine(code2);
        const fence = fenceFor(text, 1);
        const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text || " ";
        const shown2 = inTable ? padded.replace(/\\(?=\|)/g, `\\${apart}`).replaceAll("|", "\\|") : padded;
        return `${fence}${shown2}${fence}`;
      }
      function codeBlock(language, lines, indent = "") {
        const fence = fenceFor(lines.join("\n"), 3);
        return [`${fence}${language}`, ...lines, fence].map((line) => indent + line).join("\n");
      }
      function fenceFor(text, least) {
        const runs = text.match(/`+/g) ?? [];
        return "`".repeat(Math.max(least, ...runs.map((run) => run.length + 1)));
      }
      function escapeHref(href) {
        return encodeURI(href).replace(/%25(?=[0-9a-f]{2})/gi, "%").replaceAll("(", "%28").replaceAll(")", "%29");
      }
      function escapeLog(text) {
        return text.replace(/[\r\n]+/g, " ").replace(/#(?=\[)/g, `#${apart}`).replace(/:(?=:)/g, `:${apart}`);
      }
      function escapeTitle(text) {
        return oneLine(text).replace(/@(?=[\w-])/g, `@${apart}`).replace(/#(?=\d)/g, `#${apart}`);
      }
      ;
      function fit(rows, room, { size, inOrder }) {
        const kept2 = /* @__PURE__ */ new Set();
        let used = 0;
        for (const row of [...rows.filter((row2) => !inOrder(row2)), ...rows.filter(inOrder)]) {
          used += size(row);
          if (used > room)
            break;
          kept2.add(row);
        }
        return { shown: rows.filter((row) => kept2.has(row)), left: rows.filter((row) => !kept2.has(row)) };
      }
      function cut(text, most2) {
        return text.length <= most2 ? text : `${text.slice(0, most2 - 1).replace(/[\ud800-\udbff]$/, "")}…`;
      }
      function byteLength(text) {
        let bytes = 0;
        for (const character of text) {
          const point = character.codePointAt(0) ?? 0;
          bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
        }
        return bytes;
      }
      ;
      const signs_signs = {
        passed: { markdown: "✅", log: "✓" },
        warned: { markdown: "⚠️", log: "!" },
        failed: { markdown: "❌", log: "✗" },
        unknown: { markdown: "🟡", log: "?" },
        skipped: { markdown: "➖", log: "-" }
      };
      const signs_statuses = {
        healthy: "passed",
        broken: "failed",
        fail: "failed",
        inconclusive: "unknown",
        warn: "warned"
      };
      function signs_sign(of, where = "markdown") {
        return signs_signs[of in signs_statuses ? signs_statuses[of] : of][where];
      }
      ;
      function renderProblem(problem, show, { only, among, extent = "whole" }) {
        const { title, happened, each = [], fix, more, verdict, untold } = problem;
        const steps = stepsOf(fix, among);
        return joined([
          only ? null : `### ${signs_sign(verdict)} ${show.markdown(title)}`,
          show.markdown(happened),
          each.map((item) => `- ${show.markdown(item)}`).join("\n"),
          ...extent === "shortest" ? [] : [
            `**${show.markdown(fix.heading)}**`,
            steps.map((step2, at) => renderStep(step2, at + 1, show)).join("\n")
          ],
          more && extent === "whole" ? folded(show.markdown(more.heading), joined([
            more.items.map((item) => `- ${show.markdown(item)}`).join("\n"),
            more.lines ? codeBlock("yaml", more.lines.map(show.command)) : null
          ])) : null,
          untold > 0 ? show.markdown(say`*${count(untold, "more problem")} like this.*`) : null
        ]);
      }
      function stepsOf({ steps }, among) {
        return among ? steps.filter(({ last }) => !last) : steps;
      }
      function lastStep(problems) {
        const steps = problems.length > 1 ? problems.flatMap(({ fix }) => fix.steps) : [];
        const again = steps.find(({ newRun }) => newRun) ?? steps.find(({ last }) => last);
        return again ? say`**Then**: ${again.text}` : null;
      }
      const extents = ["whole", "short", "shortest"];
      function fitProblems(problems, show, { only, room, size }) {
        const rendered = (extent) => problems.map((problem) => renderProblem(problem, show, { only, among: !only, extent }));
        for (const extent of extents) {
          const shown3 = rendered(extent);
          if (size(joined(shown3)) <= room)
            return { shown: shown3, left: 0 };
        }
        const rows = rendered("shortest").map((text) => ({ text }));
        const { shown: shown2, left } = fit(rows, room, { size: ({ text }) => size(text) + 2, inOrder: () => false });
        return { shown: shown2.map(({ text }) => text), left: left.length };
      }
      function renderStep({ text, command }, number, show) {
        const indent = " ".repeat(String(number).length + 2);
        const line = `${number}. ${show.markdown(text)}`;
        return command ? `${line}

${codeBlock(command.language, command.lines.map(show.command), indent)}
` : line;
      }
      function folded(heading, body) {
        return `<details><summary>${summaryHeading(heading)}</summary>

${body}

</details>`;
      }
      function summaryHeading(heading) {
        return heading.replace(/`([^`]*)`/g, "<code>$1</code>");
      }
      function joined(parts) {
        return parts.filter((part) => part !== null && part !== "").join("\n\n");
      }
      ;
      const longestBody = 65e3;
      const longestTitle = 240;
      const text_mostNamed = 5;
      function text_issueTitle(subject) {
        const { name, show } = subject;
        const problems = kept(subject);
        const verdict = show.plain(problems[0]?.lasting ?? verdictOf(subject, problems), false);
        const named2 = verdict.includes(name) ? verdict : `${verdict} (${name})`;
        const characters = Array.from(escapeTitle(named2));
        return characters.length <= longestTitle ? characters.join("") : `${characters.slice(0, longestTitle).join("")}…`;
      }
      function issueBody(subject, watch2, state, at) {
        const { codes: codes2, show, words: words2 } = subject;
        const problems = gravest(subject).map((problem) => withoutRunning(problem));
        const elsewhere = codesOf(state.found).filter((name) => !codes2.includes(name));
        const after = [
          `**Then**: ${show.markdown(runIt(subject))}`,
          elsewhere.length > 0 ? show.markdown(say`Found earlier, and couldn't be checked this time: ${codeList(elsewhere)}.`) : null,
          "---",
          aboutIt(subject, watch2, state),
          `<sub>This issue follows the check: it closes itself when ${words2.well}.</sub>`,
          `${checkedLine(subject, state, at)} ${writeMarker(watch2, state)}`
        ];
        const room = longestBody - joined(after).length - 200;
        const shortened2 = fitProblems(problems, show, {
          only: problems.length === 1,
          room,
          size: ({ length }) => length
        });
        return joined([
          ...shortened2.shown,
          shortened2.left > 0 ? show.markdown(noRoom(shortened2.left, subject)) : null,
          ...after
        ]);
      }
      function noRoom(left, subject) {
        return say`${count(left, "problem")} ${left === 1 ? say`has` : say`have`} no room here: the job summary of ${runLink(subject)} has all.`;
      }
      function runIt({ run }) {
        const page = githubPlaces(run).workflow;
        const words2 = say`the workflow`;
        return say`Open ${prose_link(words2, page)} and click **Run workflow**, or wait for its next run.`;
      }
      function withoutRunning(problem) {
        return { ...problem, fix: { ...problem.fix, steps: problem.fix.steps.filter(({ last }) => !last) } };
      }
      function healedBody(subject, watch2, news, next, at) {
        const { show, words: words2 } = subject;
        return joined([
          `> [!TIP]
> ${show.markdown(say`${healthyAgain(subject, news)} There is nothing to do.`)}`,
          "---",
          aboutIt(subject, watch2, next),
          `<sub>This issue follows the check: it opens again when ${words2.ill}.</sub>`,
          `${checkedLine(subject, next, at)} ${writeMarker(watch2, next)}`
        ]);
      }
      function withCheckedLine(body, subject, watch2, state, at) {
        const { at: from, length } = findMarker(body) ?? { at: body.length, length: 0 };
        const before = body.slice(0, from);
        const line = checkedLine(subject, state, at);
        const last = [...before.matchAll(checkedPattern)].at(-1);
        const after = last ? before.slice(last.index + last[0].length) : "";
        const checked = last ? before.slice(0, last.index) + line + (after || " ") : `${before.trimEnd()}

${line} `;
        return checked + writeMarker(watch2, state) + body.slice(from + length);
      }
      function twinBody(into, body) {
        const { at, length } = findMarker(body) ?? { at: body.length, length: 0 };
        const said = (body.slice(0, at) + body.slice(at + length)).slice(0, longestBody - 200).trim();
        return `There are two issues about the same token: #${into} is the one that is kept.

---

${said}`;
      }
      function newsMark(news, after) {
        const what = news.is === "changed" ? [news.found, news.gone] : [];
        return `<!-- notion-token-check news ${checksum(JSON.stringify([news.is, after, ...what]))} -->`;
      }
      function wordsOf(subject) {
        const { show } = subject;
        const words2 = kept(subject).map(({ title, fix, codes: codes2 }) => [
          ...codes2,
          show.plain(title, false),
          ...fix.steps.map(({ text }) => show.plain(text, false))
        ]);
        return checksum(JSON.stringify(words2));
      }
      function issueComment(news, subject, known, after) {
        const words2 = wordsFor(news, subject, codesOf(known));
        return `${subject.show.markdown(say`${words2} (${runLink(subject)})`)}

${newsMark(news, after)}`;
      }
      function wordsFor(news, subject, known) {
        const verdict = verdictOf(subject, gravest(subject));
        const steps = say`The steps in the issue are up to date.`;
        const well = gravest(subject).length === 0;
        switch (news.is) {
          case "changed": {
            const left = known.filter((name) => !subject.codes.includes(name));
            const parts = [
              well ? say`**Part of it is fixed.**` : say`**What is wrong has changed.** ${verdict}.`,
              ...news.found.length > 0 ? [say`New: ${findingList(news.found, subject)}.`] : [],
              ...news.gone.length > 0 ? [say`No longer found: ${findingList(news.gone, subject)}.`] : [],
              ...left.length > 0 ? [say`Couldn't be checked this time: ${codeList(left)}.`] : [],
              ...well ? [] : [steps]
            ];
            return join(parts, " ");
          }
          case "still-broken":
            return say`${isWarning(known) ? say`**Not yet done**` : say`**Still broken**`}, so this is open again. ${verdict}. Close it once more, and it stays closed until something else is found.`;
          case "broken-again":
            return isWarning(known) ? say`**${verdict}.** ${steps}` : say`**Broken again.** ${verdict}. ${steps}`;
          case "cannot-tell":
            return say`${cannotTell(subject)} since ${dayAndTime(news.since)}, ${news.runs} runs in a row, so it isn't known whether this is fixed. ${verdict}.`;
          case "healthy":
            return say`✅ ${healthyAgain(subject, news)}`;
        }
      }
      function cannotTell({ codes: codes2 }) {
        const unasked = codes2.length > 0 && codes2.every((name) => traits[name].outage);
        return unasked ? say`**No usable answer from Notion**` : say`**The check has had no result**`;
      }
      function healthyAgain({ words: words2 }, { since, until, codes: codes2 }) {
        if (isWarning(codes2))
          return say`**${words2.quiet}** (${codeList(codes2)}).`;
        const broke = codes2.filter((name) => !isWarning([name]));
        const aboutToken2 = broke.some((name) => name !== "input-invalid") || broke.length === 0;
        const was = broke.length > 0 ? say` (${codeList(broke)})` : nothing;
        const again = say`**${aboutToken2 ? words2.works : words2.passes}.**`;
        return since > 0 ? say`${again} It was broken for ${lasting(until - since)}${was}.` : again;
      }
      function findingList(found, { namesOf: namesOf2 }) {
        const named2 = codesOf(found).map((name) => {
          const titles = namesOf2(found.filter((each) => each.code === name));
          return titles.length > 0 ? say`${code(own(name))} (${list(titles, { most: text_mostNamed })})` : code(own(name));
        });
        return list(named2);
      }
      function codeList(names2) {
        return list(names2.map((name) => code(own(name))));
      }
      function kept({ problems }) {
        return problems.filter(({ codes: codes2 }) => codes2.some(isKept));
      }
      function gravest({ problems }) {
        return problems.filter(({ codes: codes2, verdict }) => verdict !== "warn" || codes2.some(isKept));
      }
      function verdictOf({ verdict }, problems) {
        const [first] = problems;
        return first?.verdict === "warn" ? first.title : verdict(problems);
      }
      function aboutIt({ run, show, about: about2 }, watch2, state) {
        const file = githubPlaces(run).file(watch2.workflow);
        const workflow = prose_link(code(watch2.workflow), file);
        const codes2 = codesOf(state.found);
        const phase = isWarning(codes2) ? say`**Warned since**` : state.phase === "broken" ? say`**Broken since**` : say`**Healthy since**`;
        const lines = [
          ...about2,
          say`**Workflow**: ${workflow}, job ${code(watch2.job)}${watch2.key === "" ? nothing : say`, key ${code(watch2.key)}`}`,
          ...state.since > 0 ? [say`${phase}: ${dayAndTime(state.since)}`] : [],
          ...codes2.length > 0 ? [say`**Codes**: ${list(codes2.map((name) => codeLink(run, name)))}`] : []
        ];
        return lines.map((line) => `- ${show.markdown(line)}`).join("\n");
      }
      const checkedPattern = /^\*\*Last checked\*\*: .*$/gm;
      const results = {
        healthy: say`healthy`,
        broken: say`broken`,
        inconclusive: say`could not tell`
      };
      function checkedLine(subject, { phase }, at) {
        const { outcome, show } = subject;
        const healthy = outcome === "healthy" && phase === "broken";
        const warned2 = healthy && kept(subject).length > 0;
        const result = warned2 ? say`healthy, with a warning` : healthy ? say`could not tell all` : results[outcome];
        return `**Last checked**: ${show.markdown(say`${dayAndTime(at)} (${runLink(subject)}), ${result}`)}`;
      }
      function runLink({ run }) {
        const page = githubPlaces(run).run;
        const words2 = run.runNumber === null ? say`this run` : say`run ${run.runNumber}`;
        return prose_link(words2, page);
      }
      ;
      async function keepIssue(keeping, listed2) {
        const { subject, about: about2, github, at } = keeping;
        const { run } = subject;
        if (about2.isArchived)
          return trackingRefused(run, { kind: "archived", status: null, message: "" }, null);
        if (about2.hasIssues === false)
          return trackingRefused(run, { kind: "issues-off", status: null, message: "" }, null);
        try {
          const found = await withoutTwins(keeping, ownIssues(keeping, listed2));
          const issue = found && await withoutToldNews(keeping, found);
          const seen2 = seenIn(subject, wordsOf(subject), at);
          const decided = decide(issue, seen2);
          const decision = found?.state.untold ? remembering(decided, issue, seen2) : decided;
          if (issue && decision.left)
            return trackingLeft(linkTo(run, issue), decision.left);
          if (!issue && decision.write === "nothing")
            await mayWrite(github);
          const text = await carryOut(keeping, issue, decision, seen2);
          return text && trackingNote(text);
        } catch (error) {
          if (error instanceof Refused)
            return trackingRefused(run, error.refusal, about2.account);
          throw error;
        }
      }
      async function mayWrite(github) {
        await done(github.makeLabel());
        await done(github.mayOpenIssues());
      }
      class Refused extends Error {
        refusal;
        constructor(refusal2) {
          super(refusal2.kind);
          this.refusal = refusal2;
        }
      }
      async function done(answer) {
        const given = await answer;
        if (given.ok)
          return given.value;
        throw new Refused(given.refusal);
      }
      function ownIssues({ about: about2, watch: watch2, at }, listed2) {
        return listed2.filter(({ author }) => isAccount(author, about2.account)).flatMap((issue) => {
          const state = readMarker(issue.body, watch2);
          return state ? [{ ...issue, state: withoutFuture(state, at) }] : [];
        });
      }
      function isAccount({ login, isApp }, account) {
        const plain = (name) => (isApp ? name.replace(/\[bot\]$/i, "") : name).toLowerCase();
        return plain(login) === plain(account);
      }
      async function withoutTwins({ github }, all) {
        const sorted = all.toSorted((a, b) => a.number - b.number);
        const [first, ...twins] = sorted;
        if (!first)
          return null;
        for (const { number, body } of twins)
          await done(github.changeIssue(number, {
            body: twinBody(first.number, body),
            state: "closed",
            reason: "not_planned"
          }));
        const [newest = first] = sorted.toSorted((a, b) => b.state.checked - a.state.checked);
        return { ...first, state: newest.state };
      }
      async function withoutToldNews(keeping, issue) {
        const { untold } = issue.state;
        if (!untold || !await isTold(keeping, issue, untold.news, untold.at))
          return issue;
        return { ...issue, state: { ...issue.state, untold: null } };
      }
      async function isTold({ github, about: about2, at }, { number }, news, after) {
        const since = after > at ? 0 : Math.max(0, after - 6e4);
        const comments = await done(github.comments(number, since));
        const mark = newsMark(news, after);
        return comments.some(({ author, body }) => isAccount(author, about2.account) && body.includes(mark));
      }
      function remembering(decision, issue, { at, run, number }) {
        if (!issue || issue.state.untold || decision.write !== "nothing" || decision.left)
          return decision;
        return { ...decision, write: "line", next: { ...issue.state, checked: at, by: run, number } };
      }
      async function carryOut(keeping, issue, decision, seen2) {
        const { github, subject } = keeping;
        const { write, state, comment, next } = decision;
        if (write === "nothing" || next === null)
          return null;
        if (!issue)
          return keep_open(keeping, next);
        await done(github.changeIssue(issue.number, {
          body: bodyFor(keeping, issue, decision, next),
          ...write === "whole" && seen2.outcome === "broken" && { title: text_issueTitle(subject) },
          ...state && { state },
          ...state === "closed" && { reason: "completed" }
        }));
        if (comment)
          await tell(keeping, issue, comment, next);
        return say`${linkTo(subject.run, issue)} ${became(decision, issue)}.`;
      }
      async function tell(keeping, issue, news, next) {
        const after = next.untold?.at ?? next.checked;
        if (await isTold(keeping, issue, news, after))
          return;
        const text = issueComment(news, keeping.subject, next.found, after);
        await done(keeping.github.comment(issue.number, text));
      }
      function bodyFor({ subject, watch: watch2, at }, issue, { write, comment }, next) {
        const moved = write === "line" ? withCheckedLine(issue.body, subject, watch2, next, at) : null;
        if (moved !== null && moved.length <= longestBody)
          return moved;
        if (next.phase === "broken")
          return issueBody(subject, watch2, next, at);
        const unsaid = { is: "healthy", since: 0, until: at, codes: [] };
        return healedBody(subject, watch2, comment?.is === "healthy" ? comment : unsaid, next, at);
      }
      async function keep_open(keeping, next) {
        const { github, subject, watch: watch2, at } = keeping;
        const { run } = subject;
        await done(github.makeLabel());
        const text = { title: text_issueTitle(subject), body: issueBody(subject, watch2, next, at) };
        const opened2 = { ...await done(github.openIssue(text)), state: next };
        const listed2 = await github.issues();
        const known = listed2.ok ? ownIssues(keeping, listed2.value) : [];
        const others = known.filter(({ number }) => number !== opened2.number);
        const kept2 = await withoutTwins(keeping, [...others, opened2]);
        return kept2 && kept2.number !== opened2.number ? say`${linkTo(run, kept2)} was opened by another run at the same moment, and is the one that is kept.` : say`${linkTo(run, opened2)} was opened.`;
      }
      function linkTo(run, { number }) {
        const page = githubPlaces(run).issue(number);
        const words2 = own(`#${number}`);
        return prose_link(words2, page);
      }
      function became({ state, comment, write }, { open, state: before }) {
        if (state === "closed")
          return say`was closed: all is well again`;
        if (state === "open")
          return say`was opened again`;
        if (comment)
          return say`says what is new`;
        if (!open && before.phase === "broken")
          return say`was closed by hand, and stays closed until something else is found`;
        return write === "line" ? say`says when this was last checked` : say`was brought up to date`;
      }
      ;
      function tokenSubject({ report, problems, show }) {
        const { run, outcome, codes: codes2, lines, secretName } = report;
        return {
          run,
          outcome,
          codes: codes2,
          problems,
          show,
          found: findingsIn(report),
          open: openIn(report),
          verdict: (some) => verdictLine(report, some),
          name: secretName,
          about: [say`**Secret**: ${code(secretName)}`],
          namesOf: (found) => lines.filter((line) => found.some((each) => isAbout(each, line))).flatMap(nameOf),
          words: {
            works: say`The Notion token in ${code(secretName)} works again`,
            passes: say`The check of ${code(secretName)} passes again`,
            quiet: say`There is nothing more to warn of for ${code(secretName)}`,
            well: "the token works again",
            ill: "the token breaks again"
          }
        };
      }
      function nameOf({ check, about: about2 }) {
        if (check === "database") {
          const name = about2.title ?? about2.name;
          return [name === null ? code(about2.given) : strong(name)];
        }
        return check === "capability" ? [code(own(about2))] : [];
      }
      ;
      const mostEnvironments = 20;
      function evidenceAsked({ codes: codes2 }) {
        return codes2.some((code2) => code2 === "token-missing" || traits[code2].rejects);
      }
      async function secretEvidence(github, name) {
        const [own2, shared2, dependabot, environments] = await Promise.all([
          github.repositorySecrets(),
          github.organisationSecrets(),
          github.dependabotSecrets(),
          github.environments()
        ]);
        const all = environments.ok ? environments.value : [];
        const looked = all.slice(0, mostEnvironments);
        const inEach = await Promise.all(looked.map((each) => github.environmentSecret(each, name)));
        const answers = [own2, shared2, dependabot, environments, ...inEach];
        if (!answers.some(({ ok }) => ok))
          return null;
        const places = [
          ...placesIn("repository", own2, name),
          ...placesIn("organisation", shared2, name),
          ...inEach.flatMap((answer, at) => answer.ok && answer.value ? [{ in: "environment", environment: looked[at] ?? "", savedAt: answer.value.savedAt }] : []),
          ...placesIn("dependabot", dependabot, name)
        ];
        const names2 = [own2, shared2].flatMap((answer) => answer.ok ? answer.value.map((each) => each.name) : []);
        return {
          places,
          similar: [...new Set(names2)].filter((each) => isLike(each, name)),
          looked: {
            repository: own2.ok,
            organisation: shared2.ok,
            dependabot: dependabot.ok,
            environments: inEach.filter(({ ok }) => ok).length
          },
          environments: environments.ok ? all.length : null,
          lacking: [...new Set(answers.flatMap((answer) => answer.ok ? [] : answer.refusal.needs ?? []))]
        };
      }
      function placesIn(place, answer, name) {
        const found = answer.ok ? answer.value.filter((each) => each.name.toUpperCase() === name.toUpperCase()) : [];
        return found.map(({ savedAt }) => ({ in: place, environment: null, savedAt }));
      }
      function isLike(given, wanted) {
        const [a, b] = [given, wanted].map((each) => each.toUpperCase().replaceAll("_", ""));
        if (given.toUpperCase() === wanted.toUpperCase())
          return false;
        const [short, long] = a.length < b.length ? [a, b] : [b, a];
        return short.length >= 6 && long.includes(short) || distance(a, b) <= 2;
      }
      ;
      function historyAsked(report) {
        const { policies, codes: codes2, run } = report;
        if (policies.broken !== "fail" || policies.inconclusive !== "fail")
          return null;
        if (!codes2.some((code2) => traits[code2].rejects))
          return null;
        const file = workflowPath(run)?.split("/").at(-1);
        const branch = branchOf(run);
        const event = run.eventName === "schedule" ? run.eventName : null;
        return file && branch ? { file, branch, event } : null;
      }
      const ordinary = ["schedule", "push", "workflow_dispatch", "repository_dispatch"];
      function lastPassOf(runs, run) {
        const sameKind = (event2) => event2 === run.eventName || ordinary.includes(event2) && ordinary.includes(run.eventName);
        const counts = runs.filter(({ id: id3, number: number2, attempt: attempt2, repository, event: event2, startedAt: startedAt2 }) => id3 > 0 && number2 > 0 && startedAt2 > 0 && attempt2 === 1 && repository?.toLowerCase() === run.repository?.toLowerCase() && sameKind(event2));
        const [newest] = counts.toSorted((a, b) => b.startedAt - a.startedAt);
        if (!newest)
          return null;
        const { id: id2, number, startedAt, sha, event } = newest;
        return { id: id2, number, at: startedAt, sameStep: sha !== "" && sha === run.sha && event === run.eventName };
      }
      ;
      const stopsAfterDays = 60;
      const warnsAfterDays = 45;
      function judgeSchedule(run, about2, now) {
        const { isPublic, lastCommit } = about2;
        if (run.eventName !== "schedule" || isPublic !== true || lastCommit === null)
          return null;
        if (now - lastCommit <= warnsAfterDays * oneDay)
          return null;
        return scheduleStops(run, { lastCommit, stops: lastCommit + stopsAfterDays * oneDay, now });
      }
      ;
      async function follow({ report, show, trackingIssue, unusable: unusable2, connect, at }) {
        const { run } = report;
        if (report.codes.includes("run-cancelled"))
          return { lastPass: null, notices: [] };
        const history = historyAsked(report);
        const secret = !unusable2.includes("secret-name") && evidenceAsked(report);
        const scheduled = run.eventName === "schedule";
        const tracking = trackingIssue ? watchOf(report, unusable2) : null;
        const watch2 = tracking && "workflow" in tracking ? tracking : null;
        const notices = tracking && "level" in tracking ? [tracking] : [];
        if (!history && !secret && !scheduled && !watch2)
          return { lastPass: null, notices };
        const github = await connect();
        if (!github)
          return { lastPass: null, notices: watch2 ? [trackingWithoutToken()] : notices };
        const [passed, about2, issues] = await Promise.all([
          history && github.passedRuns(history.file, history.branch, history.event),
          scheduled || watch2 || secret ? github.about() : null,
          watch2 && github.issues()
        ]);
        const lastPass = passed?.ok ? lastPassOf(passed.value, run) : null;
        const now = (about2?.ok ? about2.value.now : null) ?? at;
        const schedule = about2?.ok ? judgeSchedule(run, about2.value, now) : null;
        if (schedule)
          notices.push(schedule);
        const known = { ...report, lastPass };
        const subject = tokenSubject({ report: known, problems: problemsOf(known), show });
        const [evidence2, kept2] = await Promise.all([
          secret && about2?.ok ? evidenceFor(github, about2.value, known) : null,
          watch2 && about2 && issues ? keep({ github, watch: watch2, subject, at: now }, about2, issues) : null
        ]);
        notices.push(...[evidence2, kept2].filter((each) => each !== null));
        return { lastPass, notices };
      }
      async function evidenceFor(github, { account }, report) {
        if (account === jobAccount)
          return null;
        const { secretName, lastPass, codes: codes2 } = report;
        const evidence2 = await secretEvidence(github, secretName);
        if (!evidence2)
          return null;
        return codes2.includes("token-missing") ? whyEmpty(secretName, evidence2) : sinceWhen(secretName, evidence2, lastPass);
      }
      function watchOf({ run, secretName, issueKey, codes: codes2 }, [unusable2]) {
        if (!onDefaultBranch(run))
          return trackingElsewhere("branch");
        if (codes2.some((code2) => traits[code2].hides))
          return trackingElsewhere("hidden");
        if (unusable2)
          return trackingWithoutWatch(unusable2);
        return watchIn(run, secretName, issueKey ?? "");
      }
      function watchIn(run, secret, key) {
        const workflow = workflowPath(run);
        if (workflow === null || run.job === "")
          return trackingWithoutWatch("run");
        return { repository: run.repositoryId, workflow, job: run.job, secret, key };
      }
      async function keep(keeping, about2, issues) {
        const { run } = keeping.subject;
        if (!about2.ok)
          return trackingRefused(run, about2.refusal, null);
        if (!issues.ok)
          return trackingRefused(run, issues.refusal, about2.value.account);
        return keepIssue({ ...keeping, about: about2.value }, issues.value);
      }
      ;
      function lineTitle({ check, about: about2 }) {
        switch (check) {
          case "inputs":
            return say`The inputs are usable`;
          case "token-format":
            return say`The token is well formed`;
          case "authentication":
            return say`Notion accepts the token`;
          case "workspace":
            return say`The token belongs to ${isNotionId(about2) ? code(about2) : strong(about2)}`;
          case "database": {
            const { title, name, id: id2, given } = about2;
            const known = title ?? (id2 === null ? null : name);
            return say`Database ${known ? strong(known) : code(id2 === null ? given : shortId(id2))}`;
          }
          case "capability":
            return say`Capability ${code(own(about2))}`;
          case "internal":
            return about2 === null ? say`This check went through` : say`This check went through (${about2})`;
        }
      }
      function lineNote(line) {
        const { note, diagnoses, check, about: about2 } = line;
        if (note && note.is !== "properties")
          return noteWords(note, line);
        const [found] = diagnoses;
        if (check === "inputs") {
          const names2 = diagnoses.flatMap(({ facts: facts2 }) => "input" in facts2 ? [code(own(facts2.input))] : []);
          return names2.length === 0 ? nothing : say`${count(names2.length, "input")}: ${list(names2)}`;
        }
        if (found?.code === "workspace-mismatch") {
          const { workspace } = found.facts;
          return workspace ? say`it belongs to ${strong(workspace)}` : nothing;
        }
        if (check !== "database")
          return nothing;
        if (found)
          return briefsOf(diagnoses);
        const page = databasePage(about2);
        if (page === null)
          return nothing;
        const held = note ? [say`${count(note.count, "property", "properties")} as expected`] : [];
        return join([...idsOf(about2), ...held, prose_link(say`open`, page)], " · ");
      }
      function briefsOf(diagnoses) {
        const briefs = [...new Set(diagnoses.map(briefOf))].filter((brief) => !isNothing(brief));
        return join(briefs, ", ");
      }
      function idsOf({ id: id2, kind, otherIds }) {
        const [other, ...more] = otherIds;
        if (kind === "data_source")
          return [
            other === void 0 ? say`a data source` : say`data source ${code(id2 ?? "")} of database ${code(other)}`
          ];
        if (other === void 0)
          return [];
        return [more.length > 0 ? say`${count(otherIds.length, "data source")}` : say`data source ${code(other)}`];
      }
      function noteWords(note, { check }) {
        switch (note.is) {
          case "skipped":
            return check === "token-format" ? lines_reasons[note.because] : say`not checked, because ${lines_reasons[note.because]}`;
          case "unknown":
            return say`couldn't be determined, because ${lines_reasons[note.because]}`;
          case "empty":
            return note.whitespace ? say`it contains only whitespace` : say`it is empty`;
          case "text":
            return textWords(note.length, note.shape);
          case "identity":
            return whoIs(note.identity);
          case "status":
            return say`${note.status}`;
          case "rejected-later":
            return say`accepted at first, then rejected`;
          case "shown":
            return note.by === "databases" ? say`shown by the databases` : say`checked without writing anything`;
        }
      }
      const lines_reasons = {
        "input-unusable": say`an input isn't usable`,
        "token-unusable": say`the text can't be a token`,
        "token-missing": say`there is no token to check with`,
        "token-rejected": say`the token was rejected`,
        "token-undetermined": say`it isn't known whether Notion accepts the token`,
        "access-restricted": say`Notion restricts access to its API`,
        "other-workspace": say`the token belongs to another workspace`,
        "check-failed": say`a bug in this action stopped the check`,
        "rejected-meanwhile": say`the token was rejected during the run`,
        "restricted-meanwhile": say`Notion restricted access to its API during the run`,
        "lacks-read-content": say`the connection lacks **Read content**`,
        "version-refused": say`Notion refuses ${code`notion-version`}`
      };
      function textWords(length, shape) {
        const characters = count(length, "character");
        if (!shape)
          return say`${characters}`;
        const begins = shape.prefix ? say`${characters}, starts with ${code(own(shape.prefix))}` : say`${characters}`;
        return shape.familiar ? begins : say`${begins}: an unfamiliar format, so Notion decides`;
      }
      function whoIs({ name, workspace, kind, owner }) {
        const who = name ? strong(name) : say`a connection without a name`;
        const where = workspace ? say` in ${strong(workspace)}` : nothing;
        const whose2 = owner && owner !== name ? say` of ${strong(owner)}` : nothing;
        const sort = kind === "user" ? say`: a personal access token or an OAuth token${whose2}, which ends with its owner's access, the workspace's policy, or after a year at most` : nothing;
        return say`${who}${where}${sort}`;
      }
      ;
      const mostInOrder = 20;
      function table_table(headings, rows) {
        const line = (cells) => `| ${cells.join(" | ")} |`;
        return [line(headings), line(headings.map(() => "---")), ...rows].join("\n");
      }
      const rowSize = ({ text }) => byteLength(text) + 1;
      function shownLines({ lines }) {
        return lines.filter(({ check, status }) => check !== "inputs" || status !== "passed");
      }
      function renderLines(told2, room) {
        const rows = shownLines(told2.report).map((line) => ({
          line,
          text: renderRow(line, told2),
          passed: line.status === "passed"
        }));
        const { shown: shown2, left } = fit(rows, room, { size: rowSize, inOrder: ({ passed: passed2 }) => passed2 });
        const passed = shown2.filter((row) => row.passed);
        const many = passed.length > mostInOrder;
        const open = many ? shown2.filter((row) => !row.passed) : shown2;
        return joined([
          open.length > 0 ? tableOf(open) : null,
          many ? folded(told2.show.plain(say`${count(passed.length, "check")} passed`), tableOf(passed)) : null,
          left.length > 0 ? told2.show.markdown(leftOut(left.map(({ line }) => line))) : null
        ]);
      }
      function tableOf(rows) {
        return table_table(["Result", "Check", "Details"], rows.map(({ text }) => text));
      }
      function renderRow(line, { report, show }) {
        const codes2 = codesOf(line.diagnoses).map((name) => codeLink(report.run, name));
        const note = lineNote(line);
        const notes = isNothing(note) ? codes2 : [note, ...codes2];
        return `| ${signs_sign(line.status)} | ${show.markdown(lineTitle(line), true)} | ${show.markdown(join(notes, " · "), true)} |`;
      }
      function leftOut(lines) {
        const passed = lines.filter(({ status }) => status === "passed").length;
        const others = lines.length - passed;
        const parts = [
          ...passed > 0 ? [say`${count(passed, "check")} that passed`] : [],
          ...others > 0 ? [say`${count(others, "check")} that didn't`] : []
        ];
        return say`*Left out, because GitHub limits the size of a summary: ${join(parts, " and ")}.*`;
      }
      ;
      const log_most = 10;
      const longestMessage = 3900;
      const mostLines = 200;
      function renderLog(told2) {
        const { report, problems, show } = told2;
        return [
          { is: "line", text: `${headWord(report)}${show.plain(verdictLine(report, problems))}` },
          ...checkLines(told2),
          ...findingLines(problems, report.notices, show),
          ...requestGroup(told2)
        ];
      }
      function headWord({ outcome }) {
        return outcome === "healthy" ? "Healthy: " : outcome === "broken" ? "Broken: " : "";
      }
      function checkLines({ report, show }) {
        const rows = shownLines(report).map((line) => {
          const notes = [show.plain(lineNote(line)), ...codesOf(line.diagnoses)].filter(Boolean);
          const note = notes.length > 0 ? `: ${notes.join(", ")}` : "";
          return {
            passed: line.status === "passed",
            text: `${signs_sign(line.status, "log")} ${show.plain(lineTitle(line), false)}${note}`
          };
        });
        const { shown: shown2, left } = fit(rows, mostLines, { size: () => 1, inOrder: ({ passed }) => passed });
        const lines = shown2.map(({ text }) => ({ is: "line", text }));
        return left.length > 0 ? [
          ...lines,
          { is: "line", text: show.plain(say`… and ${count(left.length, "more check")}, see the job summary`) }
        ] : lines;
      }
      function infoLine({ title, text }, show) {
        return { is: "line", text: `${show.plain(title)}: ${show.plain(text)}` };
      }
      function findingLines(problems, notices, show) {
        const infos = notices.filter(({ level }) => level === "info");
        return [
          ...fixLines(problems, show),
          ...annotations(problems, notices, show),
          ...infos.map((notice2) => infoLine(notice2, show))
        ];
      }
      function annotations(problems, notices, show) {
        const warnings = notices.filter(({ level }) => level === "warning").map((notice2) => noticeAnnotation(notice2, show));
        const lines = [];
        for (const level of ["error", "warning"]) {
          const mostAnnotations = level === "warning" ? log_most - warnings.length : log_most;
          const found = problems.filter(({ fails }) => fails === (level === "error"));
          const shown2 = found.length > mostAnnotations ? found.slice(0, mostAnnotations - 1) : found;
          for (const problem of shown2)
            lines.push({
              is: "annotation",
              level,
              title: show.plain(problem.title, false),
              message: messageOf(problem, show)
            });
          if (shown2.length < found.length) {
            const left = show.plain(count(found.length - shown2.length, "more finding"));
            lines.push({ is: "annotation", level, title: `And ${left}`, message: `${left} in the job summary.` });
          }
        }
        return [...lines, ...warnings];
      }
      function noticeAnnotation({ title, text, yaml: yaml2 }, show) {
        const words2 = show.plain(text);
        const message = yaml2 ? `${words2.replace(/:$/, ".")} The lines to paste are in the job summary.` : words2;
        return { is: "annotation", level: "warning", title: show.plain(title, false), message };
      }
      function messageOf({ short, codes: codes2 }, show) {
        const words2 = cut(show.plain(short, false), longestMessage);
        return `${words2} Steps with links are in the job summary. [${codes2.join(", ")}]`;
      }
      function fixLines(problems, show) {
        const then = lastStep(problems);
        const lines = problems.flatMap(({ title, happened, each = [], fix }) => [
          "",
          show.plain(title, false),
          `  ${show.plain(happened, false)}`,
          ...each.map((item) => `  - ${show.plain(item, false)}`),
          `  ${show.plain(fix.heading)}:`,
          ...stepsOf(fix, problems.length > 1).flatMap(({ text, command }, at) => [
            `  ${at + 1}. ${show.plain(text)}`,
            ...(command?.lines ?? []).map((line) => `     ${escapeLog(show.command(line))}`)
          ])
        ]);
        return [...lines, ...then ? ["", show.plain(then)] : []].map((text) => ({ is: "line", text }));
      }
      function requestGroup({ report, show }) {
        const { requests } = report;
        if (requests.length === 0)
          return [];
        const lines = requests.slice(0, mostLines).map((asked) => {
          const answer = asked.status === null ? asked.answer : say`${asked.status} ${asked.answer}`;
          const id2 = asked.requestId ? say`, request ID ${asked.requestId}` : nothing;
          const ray = asked.rayId ? say`, ray ID ${asked.rayId}` : nothing;
          return show.plain(say`${asked.method} ${asked.path} → ${answer}, ${asked.ms} ms${id2}${ray}`);
        });
        const left = requests.length - lines.length;
        if (left > 0)
          lines.push(show.plain(say`… and ${count(left, "more request")}`));
        return [{ is: "group", title: show.plain(say`Requests: ${own(String(requests.length))}`), lines }];
      }
      ;
      const reportLimit = 99e3;
      function renderReport({ report, problems, show }) {
        const whole = {
          schemaVersion: 1,
          outcome: report.outcome,
          codes: report.codes,
          verdict: show.plain(verdictLine(report, problems), false),
          exitCode: report.exitCode,
          secretName: report.secretName,
          watch: report_json_watchOf(report, show),
          checkedAt: new Date(report.at).toISOString(),
          expires: report.expires,
          identity: identityOf(report, show),
          problems: problemTexts(problems, show),
          checks: report.lines.map((line) => ({
            id: report_json_idOf(line, show),
            title: show.plain(lineTitle(line), false),
            note: show.plain(lineNote(line)),
            status: line.status,
            codes: line.diagnoses.map(({ code: code2 }) => code2),
            ...line.check === "database" ? { database: databaseOf(line.about, show) } : {}
          })),
          requests: report.requests.map((asked) => requestOf(asked, show)),
          leftOut: { problems: problems.reduce((sum, { untold }) => sum + untold, 0), checks: 0, requests: 0 },
          lastPass: report.lastPass && {
            run: report.lastPass.number,
            url: githubPlaces(report.run).otherRun(report.lastPass.id),
            at: new Date(report.lastPass.at).toISOString()
          },
          notices: report.notices.map((notice2) => noticeText(notice2, show)),
          milliseconds: report.ms
        };
        return JSON.stringify(shortened(whole));
      }
      function noticeText({ about: about2, level, title, text, yaml: yaml2, evidence: evidence2 }, show) {
        return {
          about: about2,
          level,
          title: show.plain(title, false),
          text: [show.plain(text), ...(yaml2 ?? []).map(show.command)].join("\n"),
          ...evidence2 && { evidence: evidenceOf(evidence2, show) }
        };
      }
      function evidenceOf({ places, similar, ...rest }, show) {
        return {
          places: places.map(({ environment, savedAt, ...place }) => ({
            ...place,
            environment: environment && show.plain(say`${environment}`),
            savedAt: new Date(savedAt).toISOString()
          })),
          similar: similar.map((name) => show.plain(say`${name}`)),
          ...rest
        };
      }
      function problemTexts(problems, show) {
        const textsOf2 = (most2) => problems.map((problem) => problemText(problem, show, most2));
        for (const most2 of [Number.POSITIVE_INFINITY, 1e3, 400]) {
          const texts = textsOf2(most2);
          if (byteLength(JSON.stringify(texts)) < reportLimit / 2)
            return texts;
        }
        return textsOf2(150);
      }
      function problemText({ codes: codes2, verdict, title, happened, each = [], fix }, show, most2) {
        return {
          codes: codes2,
          verdict,
          title: show.plain(title, false),
          happened: cut(show.plain(join([happened, ...each], " "), false), most2),
          fix: fix.steps.map(({ text, command }) => cut([show.plain(text), ...(command?.lines ?? []).map(show.command)].join("\n"), most2))
        };
      }
      function report_json_watchOf({ run, issueKey }, show) {
        return {
          repository: run.repository,
          workflow: workflowPath(run),
          job: run.job,
          issueKey: issueKey && show.text(issueKey),
          run: run.runId,
          url: githubPlaces(run).run
        };
      }
      function identityOf({ identity }, show) {
        if (!identity)
          return null;
        const { name, id: id2, kind, workspace, workspaceId } = identity;
        return {
          name: name && show.text(name),
          id: id2 && show.text(id2),
          kind,
          workspace: workspace && show.text(workspace),
          workspaceId: workspaceId && show.text(workspaceId)
        };
      }
      function report_json_idOf(line, show) {
        const { check, about: about2 } = line;
        return check === "database" ? `${check}:${show.text(about2.id ?? about2.given)}` : lineId(line);
      }
      function databaseOf(about2, show) {
        const { given, name, id: id2, kind, title, otherIds } = about2;
        const page = databasePage(about2);
        return {
          given: show.text(given),
          name: name && show.text(name),
          id: id2 && show.text(id2),
          kind,
          title: title && show.text(title),
          otherIds: otherIds.map(show.text),
          url: page && show.plain(page)
        };
      }
      function requestOf({ path, answer, requestId: requestId2, rayId, ...asked }, show) {
        return {
          ...asked,
          path: show.text(path),
          answer: show.text(answer),
          requestId: requestId2 && show.text(requestId2),
          rayId: rayId && show.text(rayId)
        };
      }
      function shortened(whole) {
        const size = (value) => byteLength(JSON.stringify(value)) + 1;
        const sizes = (values2) => values2.reduce((sum, value) => sum + size(value), 0);
        let room = reportLimit - size({ ...whole, problems: [], checks: [], requests: [] });
        const problems = fit(whole.problems, room, { size, inOrder: () => false });
        room -= sizes(problems.shown);
        const checks2 = fit(whole.checks, room, { size, inOrder: ({ status }) => status === "passed" });
        room -= sizes(checks2.shown);
        const requests = fit(whole.requests, room, { size, inOrder: ({ status }) => status === 200 });
        return {
          ...whole,
          problems: problems.shown,
          checks: checks2.shown,
          requests: requests.shown,
          leftOut: {
            problems: whole.leftOut.problems + problems.left.length,
            checks: checks2.left.length,
            requests: requests.left.length
          }
        };
      }
      ;
      function showing(hide2) {
        const raw = (prose2) => {
          if (typeof prose2 === "string")
            return hide2(prose2);
          return "as" in prose2 ? raw(prose2.text) : woven(prose2, (literal) => literal, raw);
        };
        const address = (href) => typeof href === "string" ? href : raw(href);
        const markdown = (prose2, inTable = false) => {
          if (typeof prose2 === "string")
            return escapeMarkdown(hide2(prose2));
          if ("as" in prose2)
            return piece(prose2, inTable);
          return woven(prose2, (literal) => literal, (value) => markdown(value, inTable));
        };
        const piece = (shown2, inTable) => {
          switch (shown2.as) {
            case "code":
              return codeSpan(raw(shown2.text), inTable);
            case "strong":
              return `**${escapeMarkdown(raw(shown2.text))}**`;
            case "link":
              return `[${markdown(shown2.text, inTable)}](${escapeHref(address(shown2.href))})`;
          }
        };
        const plain = (prose2, links) => {
          if (typeof prose2 === "string")
            return hide2(prose2);
          if (!("as" in prose2))
            return woven(prose2, withoutMarkup, (value) => plain(value, links));
          if (prose2.as !== "link")
            return raw(prose2.text);
          const text = plain(prose2.text, links);
          return links ? `${text} (${address(prose2.href)})` : text;
        };
        return {
          markdown,
          plain: (prose2, links = true) => escapeLog(plain(prose2, links)),
          command: (line) => oneLine(raw(line)),
          text: hide2
        };
      }
      function withoutMarkup(literal) {
        return literal.replace(/\*+|`/g, "");
      }
      function woven({ literals, values: values2 }, ours, theirs) {
        return literals.map((literal, at) => {
          const value = values2[at];
          return ours(literal) + (value === void 0 ? "" : theirs(value));
        }).join("");
      }
      ;
      const summaryLimit = 1e6;
      function renderSummary(told2) {
        const { report, problems, show } = told2;
        const graver = problems.filter(({ verdict }) => verdict !== "warn");
        const head = joined([
          `## ${signs_sign(report.outcome)} ${show.markdown(verdictLine(report, problems))}`,
          report.outcome === "healthy" ? healthyLine(told2) : null
        ]);
        const [only] = graver.length === 1 && graver[0]?.untold === 0 ? graver : [];
        const then = lastStep(problems);
        const steps = joined([
          ...problems.map((problem) => renderProblem(problem, show, { only: problem === only, among: problems.length > 1 })),
          then && show.markdown(then)
        ]);
        const tail = joined([...report.notices.map((notice2) => renderNotice(notice2, show)), renderIdentity(told2)]);
        const room = summaryLimit - byteLength(head) - byteLength(steps) - byteLength(tail) - 2e3;
        const lines = renderLines(told2, Math.max(0, room * 0.75));
        const requests = renderRequests(told2, Math.max(0, room - byteLength(lines)));
        const order2 = graver.length > 1 ? [head, lines, steps] : [head, steps, lines];
        return `${joined([...order2, tail, requests])}
`;
      }
      function healthyLine({ report, show }) {
        const { identity, lines, requests, ms } = report;
        const of = (name) => lines.filter(({ check }) => check === name);
        const passed = (name) => of(name).filter(({ status }) => status === "passed").length;
        const databases2 = passed("database");
        const names2 = passed("capability");
        const where = identity?.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing;
        const parts = [
          identity?.name ? say`Notion knows it as ${strong(identity.name)}${where}.` : say`Notion accepts it.`,
          of("database").length === 0 ? say`No databases are listed, so none were checked.` : accessible(databases2),
          names2 === 0 ? nothing : names2 === 1 ? say`It has the capability you listed.` : say`It has the ${names2} capabilities you listed.`,
          say`(${count(requests.length, "request")}, ${own(seconds(ms))})`
        ];
        return show.markdown(join(parts.filter((part) => !isNothing(part)), " "));
      }
      function accessible(databases2) {
        if (databases2 === 0)
          return nothing;
        if (databases2 === 1)
          return say`The database is accessible.`;
        return databases2 === 2 ? say`Both databases are accessible.` : say`All ${databases2} databases are accessible.`;
      }
      function renderNotice({ level, title, text, yaml: yaml2 }, show) {
        const line = level === "warning" ? `⚠️ **${show.markdown(title)}.** ${show.markdown(text)}` : `**${show.markdown(title)}**: ${show.markdown(text)}`;
        return yaml2 ? `${line}

${codeBlock("yaml", yaml2.map(show.command))}` : line;
      }
      function seconds(ms) {
        return `${(ms / 1e3).toFixed(1)} s`;
      }
      function renderIdentity({ report, show }) {
        const { identity } = report;
        if (!identity)
          return null;
        const kind = identity.kind === "internal" ? say`internal: owned by the workspace` : identity.kind === "user" ? say`user: personal or OAuth, sees what that person sees or has picked` : say`Notion didn't say`;
        const rows = [
          say`**Connection or bot**: ${withId(identity.name, identity.id)}`,
          say`**Workspace**: ${withId(identity.workspace, identity.workspaceId)}`,
          say`**Kind of token**: ${kind}`,
          say`**Secret**: ${code(report.secretName)}`
        ];
        return folded("Who the token is", rows.map((row) => `- ${show.markdown(row)}`).join("\n"));
      }
      function withId(name, id2) {
        if (name === null && id2 === null)
          return say`Notion didn't say`;
        return join([...name ? [strong(name)] : [], ...id2 ? [code(id2)] : []], " ");
      }
      function renderRequests({ report, show }, room) {
        const { requests } = report;
        if (requests.length === 0)
          return null;
        const rows = requests.map((asked, at) => {
          const answer = asked.status === null ? say`${asked.answer}` : say`${asked.status} ${code(asked.answer)}`;
          const ids3 = [asked.requestId, asked.rayId ? `ray ${asked.rayId}` : null].filter((id2) => id2 !== null);
          const cells = [
            say`${code`${asked.method} ${asked.path}`}`,
            answer,
            say`${asked.ms}`,
            ids3.length > 0 ? join(ids3.map(code), " ") : nothing
          ];
          const text = `| ${at + 1} | ${cells.map((cell) => show.markdown(cell, true)).join(" | ")} |`;
          return { text, refused: asked.status !== 200 };
        });
        const { shown: shown2, left } = fit(rows, room, { size: rowSize, inOrder: ({ refused: refused2 }) => !refused2 });
        const rowsShown = shown2.map(({ text }) => text);
        return folded("Requests (for Notion support)", joined([
          table_table(["No.", "Request", "Answer", "ms", "Request ID"], rowsShown),
          left.length > 0 ? show.markdown(say`*${count(left.length, "request")} left out here.*`) : null
        ]));
      }
      ;
      const pieceLength = 8;
      const shortest = 4;
      const longestToken = 4096;
      function masksFor(token, secretName = "") {
        if (cannotBeSecret(token, secretName))
          return [];
        const lines = token.split(/[\r\n]+/);
        return [
          ...new Set([token, strippedToken(token), ...lines].filter((text) => text.trim().length >= pieceLength))
        ];
      }
      function redactorFor(secrets, secretName = "") {
        const named2 = looksLikeToken(secretName) ? "" : secretName;
        const hidden = secrets.filter((secret) => !cannotBeSecret(secret, secretName));
        if (hidden.length === 0)
          return (text) => text;
        const short = hidden.flatMap((secret) => [secret, strippedToken(secret)]).filter((text) => text.length >= shortest && text.length < pieceLength && !named2.includes(text));
        const tokens = hidden.filter(({ length }) => length <= longestToken);
        const finders = [
          finder([...hidden, ...tokens.flatMap(formsOf)], pieceLength, asItIs, named2),
          finder(hidden, pieceLength, redact_folded, named2),
          // Eight characters are ten whole digits of base64 wherever it begins, and sixteen of hexadecimal.
          finder(tokens.flatMap(base64), 10, asItIs, ""),
          finder(tokens.map(hex), 16, redact_folded, "")
        ];
        const known = /* @__PURE__ */ new Map();
        return (text) => {
          const before = known.get(text);
          if (before !== void 0)
            return before;
          const shown2 = hide(short.reduce((left, each) => left.replaceAll(each, "***"), text), finders);
          known.set(text, shown2);
          return shown2;
        };
      }
      function formsOf(token) {
        return [(0, untrusted.RK)(token), (0, untrusted.DZ)(token), token.replace(new RegExp("\\s|\\p{C}|\\p{Default_Ignorable_Code_Point}", "gu"), "")];
      }
      const asItIs = { of: (text) => text, places: () => null };
      const between = /[\s\-\u200b-\u200d\u2010-\u2015]/;
      const allBetween = new RegExp(between, "g");
      const redact_folded = {
        of: (text) => lowered(text).replace(allBetween, ""),
        places: (text) => Array.from({ length: text.length }, (_, at) => at).filter((at) => !between.test(text.charAt(at)))
      };
      function lowered(text) {
        const lower2 = text.toLowerCase();
        if (lower2.length === text.length)
          return lower2;
        return text.replace(/\S/g, (letter) => letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter);
      }
      const gram = 4;
      function finder(texts, length, view, except) {
        const pieces = /* @__PURE__ */ new Set();
        const grams = /* @__PURE__ */ new Set();
        const named2 = view.of(except);
        for (const text of new Set(texts.map(view.of))) {
          for (let at = 0; at + gram <= text.length; at++)
            grams.add(text.slice(at, at + gram));
          for (let at = 0; at + length <= text.length; at++) {
            const piece = text.slice(at, at + length);
            if (named2.includes(piece))
              continue;
            pieces.add(piece);
          }
        }
        return { pieces, grams, length, view };
      }
      function hide(text, finders) {
        const ranges = finders.flatMap((each) => rangesIn(text, each)).sort(([a], [b]) => a - b);
        let result = "";
        let shownTo = 0;
        for (const [from, to] of ranges) {
          if (from > shownTo || result === "")
            result += `${text.slice(shownTo, from)}***`;
          shownTo = Math.max(shownTo, to);
        }
        return result + text.slice(shownTo);
      }
      function rangesIn(text, finder2) {
        const { pieces, length, view } = finder2;
        const seen2 = view.of(text);
        if (!mayHold(seen2, finder2))
          return [];
        const places = view.places(text);
        const ranges = [];
        for (let at = 0; at + length <= seen2.length; at++) {
          if (!pieces.has(seen2.slice(at, at + length)))
            continue;
          const end2 = at + length - 1;
          const [from, to] = [places?.[at] ?? at, (places?.[end2] ?? end2) + 1];
          const last = ranges.at(-1);
          if (last && from <= last[1])
            last[1] = to;
          else
            ranges.push([from, to]);
        }
        return ranges;
      }
      function mayHold(text, { grams, length }) {
        for (let at = 0; at + gram <= text.length; at += length - gram + 1)
          if (grams.has(text.slice(at, at + gram)))
            return true;
        return false;
      }
      function base64(token) {
        const bytes = bytesOf(token);
        return [0, 1, 2].flatMap((skipped) => {
          const bits = bytes.slice(skipped).map((byte) => byte.toString(2).padStart(8, "0")).join("");
          const sixes = bits.match(/.{6}/g) ?? [];
          const text = sixes.map((six) => alphabet.charAt(Number.parseInt(six, 2))).join("");
          return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
        });
      }
      function hex(token) {
        return bytesOf(token).map((byte) => byte.toString(16).padStart(2, "0")).join("");
      }
      function bytesOf(text) {
        const encoded2 = encodeURIComponent(text.replace(new RegExp("\\p{Cs}", "gu"), "�")).matchAll(/%(..)|(.)/g);
        return Array.from(encoded2, ([, escaped, plain]) => escaped === void 0 ? (plain ?? "").charCodeAt(0) : Number.parseInt(escaped, 16));
      }
      ;
      async function runAction(ports) {
        const { host, connect, elapsed, crashed } = ports;
        const raw = host.inputs();
        const { settings, problems, credentials } = readSettings(raw, (text) => URL.canParse(text));
        const given = [raw.token, raw["github-token"]];
        const inside = given.flatMap((text) => credentialsIn(text).flatMap(({ hide: hide2 }) => hide2));
        const secrets = [.../* @__PURE__ */ new Set([...given, ...inside, ...credentials])];
        host.mask(secrets.flatMap((secret) => masksFor(secret, settings.secretName)));
        const show = showing(redactorFor(secrets, settings.secretName));
        let connection;
        const open = () => {
          connection ??= connect(settings);
          return connection;
        };
        let context = unknownRun;
        let climbed;
        const onCrash = (error) => debugStack(host, show, error);
        try {
          context = host.context(raw);
          const progress = counted(host.progress);
          climbed = await climb({
            settings,
            problems,
            context,
            progress,
            crashed,
            onCrash,
            connection: open,
            now: ports.now()
          });
        } catch (error) {
          onCrash(error);
          climbed = { lines: [crashLine(null, error)], identity: null };
        }
        const requests = connection?.asked() ?? [];
        const ms = Math.round(elapsed());
        const settled2 = settle({
          ...climbed,
          requests,
          settings: shown(settings, show),
          run: context,
          at: ports.now(),
          ms
        });
        const followed = await followUp(ports, { settled: settled2, settings, problems, raw, show });
        const notices = [...passedDay(settled2), ...followed.notices];
        const { exitCode } = await publish(ports, { ...settled2, ...followed, notices }, show, settings.reportFile);
        await connection?.close();
        return exitCode;
      }
      function passedDay({ expires, identity, at }) {
        return expires !== null && identity !== null && daysUntil(expires, at) < 0 ? [expiryPassed(expires)] : [];
      }
      function shown(settings, show) {
        return { ...settings, secretName: show.text(settings.secretName) };
      }
      async function followUp({ host, github, now, crashed }, known) {
        const { settled: settled2, settings, problems, raw, show } = known;
        try {
          const following = follow({
            report: settled2,
            show,
            trackingIssue: settings.trackingIssue,
            unusable: ["secret-name", "issue-key"].filter((name) => problems.some(({ input: input2 }) => input2 === name)),
            connect: async () => (
              // Notion's token is Notion's, in whatever form.
              holdsNotionToken(raw["github-token"], raw.token) ? null : github(settings, raw["github-token"].trim(), settled2.run)
            ),
            at: now()
          });
          return await Promise.race([following, crashed]);
        } catch (error) {
          debugStack(host, show, error);
          return { lastPass: null, notices: settings.trackingIssue ? [followFailed((0, thrown.bD)(error))] : [] };
        }
      }
      function counted(progress) {
        let done2 = 0;
        return (more, total) => {
          done2 += more;
          progress(done2, total);
        };
      }
      async function publish({ host }, report, show, reportFile) {
        const whole = async (each) => {
          const told2 = { report: each, problems: problemsOf(each), show };
          const published = { outputs: outputsOf(told2), summary: renderSummary(told2), reportFile };
          host.log(renderLog(told2));
          await host.publish(published);
          return each;
        };
        try {
          return await whole(report);
        } catch (error) {
          debugStack(host, show, error);
          return await whole(crashedReport(report, error));
        }
      }
      function crashedReport(report, error) {
        const lines = [crashLine(null, error)];
        const codes2 = [.../* @__PURE__ */ new Set([...report.codes, "internal-error"])];
        if (report.outcome === "broken")
          return { ...report, lines, codes: codes2 };
        const exitCode = failsJob("inconclusive", report.policies) ? 1 : 0;
        return { ...report, lines, codes: codes2, outcome: "inconclusive", exitCode };
      }
      function outputsOf(told2) {
        const { report, show } = told2;
        const { identity } = report;
        return {
          outcome: report.outcome,
          codes: JSON.stringify(report.codes),
          report: renderReport(told2),
          workspace: show.text(identity?.workspace ?? ""),
          "workspace-id": show.text(identity?.workspaceId ?? ""),
          bot: show.text(identity?.name ?? ""),
          "bot-id": show.text(identity?.id ?? ""),
          "token-kind": identity?.kind ?? ""
        };
      }
      function debugStack(host, show, error) {
        host.debug(show.text((0, thrown.US)(error)));
      }
      ;
      async function openGitHub(opening2) {
        const { token, notionToken, run, cancel, withinMs, fetch } = opening2;
        const { apiUrl, repository } = run;
        if (repository === null || token === notionToken.trim() || !/^[\x21-\x7e]+$/.test(token))
          return null;
        const end2 = AbortSignal.timeout(Math.max(0, Math.floor(withinMs)));
        const { connectGitHub } = await Promise.all(
          /* import() */
          [__webpack_require__.e(82), __webpack_require__.e(540)]
        ).then(__webpack_require__.bind(__webpack_require__, 60));
        return connectGitHub({
          token,
          apiUrl,
          repository,
          signal: AbortSignal.any([cancel, end2]),
          cancelled: () => cancel.aborted,
          fetch
        });
      }
      var external_node_fs_ = __webpack_require__(24);
      ;
      function readContext(raw, environment) {
        const read2 = (name) => environment[name]?.trim() ?? "";
        const event = eventOf(read2("GITHUB_EVENT_PATH"));
        return {
          serverUrl: (read2("GITHUB_SERVER_URL") || "https://github.com").replace(/\/+$/, ""),
          repository: /^[^/\s]+\/[^/\s]+$/.test(read2("GITHUB_REPOSITORY")) ? read2("GITHUB_REPOSITORY") : null,
          repositoryId: read2("GITHUB_REPOSITORY_ID"),
          runId: read2("GITHUB_RUN_ID") || null,
          runAttempt: Number(read2("GITHUB_RUN_ATTEMPT")) || 1,
          runNumber: Number(read2("GITHUB_RUN_NUMBER")) || null,
          eventName: read2("GITHUB_EVENT_NAME"),
          actor: read2("GITHUB_ACTOR"),
          pullRequest: pullRequestOf(event),
          secretSource: raw["secret-source"].trim(),
          workflowRef: read2("GITHUB_WORKFLOW_REF"),
          jobWorkflowRef: raw["job-workflow-ref"].trim(),
          job: read2("GITHUB_JOB"),
          ref: read2("GITHUB_REF"),
          headRef: read2("GITHUB_HEAD_REF"),
          sha: read2("GITHUB_SHA"),
          ...repositoryOf(event),
          host: hostOf(environment),
          apiUrl: (read2("GITHUB_API_URL") || "https://api.github.com").replace(/\/+$/, ""),
          actionRepository: read2("GITHUB_ACTION_REPOSITORY"),
          actionRef: read2("GITHUB_ACTION_REF"),
          debug: read2("RUNNER_DEBUG") === "1"
        };
      }
      function eventOf(path) {
        try {
          return path === "" ? null : JSON.parse((0, external_node_fs_.readFileSync)(path, "utf8"));
        } catch {
          return null;
        }
      }
      function pullRequestOf(event) {
        const pull = event?.pull_request;
        if (!pull?.head)
          return null;
        const name = (repository) => typeof repository?.full_name === "string" ? repository.full_name : null;
        return { head: name(pull.head.repo), base: name(pull.base?.repo) };
      }
      function repositoryOf(event) {
        const { repository } = event ?? {};
        const branch = repository?.default_branch;
        const type = repository?.owner?.type;
        return {
          defaultBranch: typeof branch === "string" && branch !== "" ? branch : null,
          isPrivate: typeof repository?.private === "boolean" ? repository.private : null,
          isFork: typeof repository?.fork === "boolean" ? repository.fork : null,
          ownerType: type === "Organization" || type === "User" ? type : null
        };
      }
      function hostOf(environment) {
        if (environment.FORGEJO_ACTIONS === "true")
          return "forgejo";
        if (environment.GITEA_ACTIONS === "true")
          return "gitea";
        return environment.ACT === "true" ? "act" : "github";
      }
      var core = __webpack_require__(838);
      ;
      function readInputs(names2) {
        const entries = names2.map((name) => [name, core.V4(name, { trimWhitespace: false })]);
        return Object.fromEntries(entries);
      }
      ;
      function printLog(lines) {
        for (const line of lines)
          printLine(line);
      }
      const annotate = { error: core.z3, warning: core.$e };
      function printLine(line) {
        switch (line.is) {
          case "line":
            core.pq(line.text);
            return;
          case "group":
            core.Oh(line.title);
            for (const each of line.lines)
              core.pq(each);
            core.N4();
            return;
          case "annotation":
            annotate[line.level](line.message, { title: line.title });
            return;
        }
      }
      function printDebug(text) {
        if (core._o())
          core.Yz(text);
      }
      function maskAll(values2) {
        for (const value of values2)
          core.Pq(value);
      }
      ;
      function createProgress(now, say2 = core.pq, everyMs = 3e3) {
        const seldom = () => {
          let last = Number.NEGATIVE_INFINITY;
          return (line) => {
            if (now() - last < everyMs)
              return;
            last = now();
            say2(line);
          };
        };
        const began = now();
        const [sayDone, sayWaiting] = [seldom(), seldom()];
        return {
          /** Databases answered, of all. Nothing is said of what takes only a moment. */
          done: (done2, total) => {
            if (done2 < total && now() - began >= everyMs)
              sayDone(`${done2} of ${total} databases asked`);
          },
          /** The whole pool waits for a rate limit, for that many milliseconds. */
          waiting: (ms) => {
            if (ms >= 1e3)
              sayWaiting(`Notion asks to wait ${Math.ceil(ms / 1e3)} s (rate limit); waiting`);
          }
        };
      }
      var external_node_path_ = __webpack_require__(760);
      var report_file = __webpack_require__(317);
      ;
      async function publish_publish({ outputs, summary, reportFile }) {
        const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_WORKSPACE } = process.env;
        await tried("the outputs", GITHUB_OUTPUT, () => {
          for (const [name, value] of Object.entries(outputs))
            core.uH(name, value);
        });
        if (GITHUB_STEP_SUMMARY)
          await tried("the job summary", GITHUB_STEP_SUMMARY, () => core.z.addRaw(summary).write());
        if (reportFile !== null)
          await tried("the file that report-file names", void 0, () => (0, report_file.a)((0, external_node_path_.resolve)(GITHUB_WORKSPACE ?? "", reportFile), `${outputs.report}
`, process.env));
      }
      async function tried(what, file, write) {
        try {
          if (file && (0, external_node_fs_.statSync)(file).isFIFO())
            throw new report_file.r("there is a pipe, and not a file");
          await write();
        } catch (error) {
          core.$e(escapeLog(`Could not write ${what}: ${whyOf(error)}`));
        }
      }
      function whyOf(error) {
        if (error instanceof report_file.r)
          return error.message;
        const { code: code2 } = error;
        return typeof code2 === "string" ? code2 : "it is not known why";
      }
      ;
      const fetch_longest = 32 * 1024 * 1024;
      function fetchWith(send) {
        return async (address, init = {}) => {
          const { method = "GET", headers, body, signal } = init;
          const url = typeof address === "string" ? address : "href" in address ? address.href : address.url;
          const { status, ...answer } = await send({
            url,
            method,
            headers: Object.fromEntries(Object.entries(headers ?? {})),
            signal: signal ?? new AbortController().signal,
            longest: fetch_longest,
            ...typeof body === "string" && { body }
          });
          const text = async () => answer.body;
          return { url, status, headers: answer.headers, text };
        };
      }
      ;
      function proxySettings(environment, nodeVersion) {
        const wrong = [];
        const proxies = [];
        const read2 = (...names2) => {
          const name = names2.find((each) => environment[each]);
          if (!name)
            return void 0;
          const url = readProxy(environment[name] ?? "");
          if (url === null) {
            wrong.push(name);
            return void 0;
          }
          const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
          proxies.push({ host: url.hostname.replace(/^\[|\]$/g, ""), port });
          return url.href;
        };
        const plain = read2("http_proxy", "HTTP_PROXY");
        const secure = read2("https_proxy", "HTTPS_PROXY") ?? plain;
        const except = environment.no_proxy ?? environment.NO_PROXY;
        const [variable] = wrong;
        return {
          variables: {
            ...plain && { HTTP_PROXY: plain },
            ...secure && { HTTPS_PROXY: secure },
            ...except && { NO_PROXY: except }
          },
          proxies,
          unusable: variable ? { code: "INVALID_PROXY", detail: variable } : proxies.length > 0 && !knowsProxies(nodeVersion) ? { code: "UNSUPPORTED_PROXY", detail: `Node ${nodeVersion}` } : null
        };
      }
      function readProxy(text) {
        const url = URL.parse(text.includes("://") ? text : `http://${text}`);
        if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "")
          return null;
        return isDecodable(url.username) && isDecodable(url.password) ? url : null;
      }
      function isDecodable(text) {
        try {
          decodeURIComponent(text);
          return true;
        } catch {
          return false;
        }
      }
      function knowsProxies(version) {
        const [major = 0, minor = 0] = version.split(".").map(Number);
        return major > 24 || major === 24 && minor >= 5;
      }
      var external_node_http_ = __webpack_require__(67);
      var external_node_https_ = __webpack_require__(708);
      ;
      class BodyTooLarge extends Error {
      }
      const limits = {
        /** Bytes of one body, by default. */
        longest: 2 * 1024 * 1024,
        /** Bytes of all bodies that are being read. Beyond that, few are read on, and the others wait. */
        together: 4 * 1024 * 1024,
        /** How many are read on: several, so that one that hangs doesn't hold up all others. */
        readOn: 4,
        /** What makes values in JSON, of all characters: parsed, a mebibyte of `{},` is a hundred times that. */
        values: 2e5
      };
      function createBodyReader() {
        const room = createRoom();
        return async (response, longest2 = limits.longest) => {
          const pieces = [];
          let length = 0;
          try {
            for await (const piece of response) {
              pieces.push(piece);
              length += piece.length;
              room.take(piece.length);
              if (length > longest2)
                throw new BodyTooLarge(`${length} bytes, and no end`);
              await room.turn(response);
            }
          } finally {
            room.giveBack(response, length);
          }
          const text = Buffer.concat(pieces).toString();
          if (valuesIn(text) > limits.values)
            throw new BodyTooLarge(`more than ${limits.values} values`);
          return text.replace(/^\uFEFF/, "");
        };
      }
      function createRoom() {
        const readOn = /* @__PURE__ */ new Set();
        const waiting = /* @__PURE__ */ new Map();
        let held = 0;
        const hasTurn = (response) => {
          if (held <= limits.together)
            return true;
          if (readOn.size < limits.readOn)
            readOn.add(response);
          return readOn.has(response);
        };
        return {
          take: (length) => {
            held += length;
          },
          giveBack: (response, length) => {
            held -= length;
            readOn.delete(response);
            for (const [next, go] of waiting)
              if (hasTurn(next))
                go();
          },
          /** Resolves when the body may be read on, or cannot be any more. */
          turn: async (response) => {
            if (hasTurn(response) || response.destroyed)
              return;
            await new Promise((resolve) => {
              const go = () => {
                waiting.delete(response);
                response.off("close", go);
                resolve();
              };
              waiting.set(response, go);
              response.once("close", go);
            });
          }
        };
      }
      const marks = new Set(Array.from("{[,:", (mark) => mark.charCodeAt(0)));
      function valuesIn(text) {
        if (text.length < limits.values)
          return 0;
        let values2 = 0;
        for (let at = 0; at < text.length; at++)
          if (marks.has(text.charCodeAt(at)))
            values2++;
        return values2;
      }
      ;
      function openTransport({ variables, unusable: unusable2 }) {
        const direct = agentsWith({});
        const proxied = agentsWith(variables);
        const readBody = createBodyReader();
        return {
          send: async (request) => {
            const { protocol, hostname } = new URL(request.url);
            const local = isLoopback(hostname);
            if (unusable2 && !local)
              throw unusableProxy(unusable2);
            const secure = protocol === "https:";
            const agent = (local ? direct : proxied)[secure ? "https:" : "http:"];
            const response = await responseTo(request, secure ? external_node_https_.request : external_node_http_.request, agent);
            const { statusCode = 0, headers } = response;
            const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
            return {
              status: statusCode,
              headers: new Map(entries),
              body: await readBody(response, request.longest)
            };
          },
          close: () => {
            for (const agents of [direct, proxied])
              for (const agent of Object.values(agents))
                agent.destroy();
          }
        };
      }
      function agentsWith(proxyEnv) {
        const options = { keepAlive: true, proxyEnv };
        return { "http:": new external_node_http_.Agent(options), "https:": new external_node_https_.Agent(options) };
      }
      function responseTo({ url, method, headers, signal, body }, request, agent) {
        return new Promise((resolve, reject) => {
          request(url, { method, headers, signal, agent }).once("response", resolve).on("error", reject).end(body);
        });
      }
      function unusableProxy({ code: code2, detail }) {
        return Object.assign(new Error(`${detail}: no proxy that can be used`), { code: code2, detail });
      }
      ;
      const realClock = {
        now: () => performance.now(),
        date: () => Date.now(),
        after: (ms, call) => {
          const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1));
          return () => clearTimeout(timer);
        }
      };
      ;
      function parsed(answer) {
        try {
          return { ...answer, json: JSON.parse(answer.body) };
        } catch {
          return { ...answer, json: void 0 };
        }
      }
      function readAnswer(answer, acceptedBefore, now) {
        const { status } = answer;
        const evidence2 = read_answer_evidenceOf(answer);
        const body = answer.json;
        if (status >= 500)
          return refuse({ kind: "down", evidence: evidence2 }, status === 529 ? read_answer_waitOf(answer, now) : null, true);
        if (status >= 300 && status < 400)
          return refuse({ kind: "unrecognised", evidence: evidence2, what: "a redirect, which is never followed" });
        if (status >= 400) {
          const error = notionError(body, status);
          if (error === null)
            return notNotion(answer, evidence2, now);
          return notionRefusal(status, error, evidence2, acceptedBefore, read_answer_waitOf(answer, now));
        }
        if (status !== 200 || !isObject(body) || typeof body.object !== "string" || body.object === "error")
          return refuse({ kind: "unrecognised", evidence: evidence2, what: describeBody(answer) });
        return { is: "value", value: body, evidence: evidence2 };
      }
      function refuse(refusal2, waitMs = null, again = false) {
        return { is: "refusal", refusal: refusal2, waitMs, again };
      }
      function notNotion(answer, evidence2, now) {
        const { status, headers } = answer;
        const waitMs = status === 429 ? read_answer_waitOf(answer, now) : null;
        const edge = Boolean(headers.get("cf-ray")) && !headers.get("x-notion-request-id");
        if (status === 429 && (waitMs !== null || !edge))
          return refuse({ kind: "rate-limited", evidence: evidence2, waitSeconds: read_answer_seconds(waitMs), limit: edge ? "address" : "unknown" }, waitMs, true);
        if (edge)
          return refuse({ kind: "blocked", evidence: evidence2 });
        if (status === 407)
          return refuse({ kind: "unreachable", evidence: evidence2, reason: "proxy-auth", detail: "HTTP 407", proxied: true });
        return refuse({ kind: "unrecognised", evidence: evidence2, what: describeBody(answer) });
      }
      function notionRefusal(status, error, evidence2, acceptedBefore, waitMs) {
        const { code: code2, message, reason: reason2, several, sources, blockLimit } = error;
        if (status === 429) {
          if (reason2 === "public_api_request_blocked")
            return refuse({ kind: "access-restricted", evidence: evidence2, message, acceptedBefore });
          const limit = reason2 === "public_api_space_request_rate_limit" ? "workspace" : reason2 ? "connection" : "unknown";
          return refuse({ kind: "rate-limited", evidence: evidence2, waitSeconds: read_answer_seconds(waitMs), limit }, waitMs, true);
        }
        const about2 = { evidence: evidence2, message };
        if (status === 401 && code2 === "unauthorized")
          return refuse(refusalOf401(about2, acceptedBefore));
        if (status === 403 && blockLimit)
          return refuse({ kind: "block-limit", ...about2 });
        if (status === 403 && code2 === "restricted_resource" && capabilityWords.test(message))
          return refuse({ kind: "restricted", ...about2 });
        if (status === 404 && code2 === "object_not_found")
          return refuse({ kind: "not-found", ...about2 });
        if (status === 400 && (code2 === "missing_version" || /notion-version/i.test(message)))
          return refuse({ kind: "version-refused", ...about2 });
        if (status === 400 && code2 !== "invalid_request_url")
          return refuse({ kind: "invalid", ...about2, several, sources });
        return refuse({ kind: "unknown-error", ...about2, code: code2 }, null, code2 === "conflict_error");
      }
      function notionError(body, status) {
        if (!isObject(body) || body.object !== "error")
          return null;
        if (body.status !== void 0 && body.status !== status)
          return null;
        if (typeof body.code !== "string" || typeof body.message !== "string")
          return null;
        const data = fieldsOf(body.additional_data);
        return {
          code: (0, untrusted.DZ)(body.code),
          message: (0, untrusted.DZ)(body.message),
          reason: (0, untrusted.Ln)(data.rate_limit_reason),
          several: data.error_type === "multiple_data_sources_for_database",
          sources: listOf(data.child_data_source_ids).flatMap((id2) => (0, untrusted.Ln)(id2) ?? []),
          blockLimit: typeof data.block_limit === "string" && data.block_limit !== ""
        };
      }
      const capabilityWords = /^(?:insufficient permissions for this endpoint|personal access tokens cannot list users)\.?$/i;
      function refusalOf401(about2, acceptedBefore) {
        const { message } = about2;
        if (/\bauthorization header\b/i.test(message))
          return { kind: "header-lost", ...about2 };
        const usual = /^(?:unauthorized\.?)?$/i.test(message) || aboutToken.test(message);
        if (!usual && aboutAccess.test(message))
          return { kind: "access-restricted", ...about2, acceptedBefore };
        return usual || /\btoken\b/i.test(message) ? { kind: "unauthorized", ...about2, acceptedBefore } : { kind: "unknown-error", ...about2, code: "unauthorized" };
      }
      const aboutToken = /\btoken\b.*\b(?:revoked|expired|invalid)\b/i;
      const aboutAccess = /\b(?:accounts?|persons?|users?|members?|guests?|polic(?:y|ies)|plans?|regions?|countr(?:y|ies)|workspaces?)\b/i;
      function answerWord(answer) {
        const { status, json: body } = answer;
        if (status >= 400)
          return notionError(body, status)?.code ?? describeBody(answer);
        return isObject(body) && typeof body.object === "string" ? (0, untrusted.DZ)(body.object) : describeBody(answer);
      }
      function describeBody({ body, headers, json }) {
        if (body.trim() === "")
          return "an empty answer";
        const type = headers.get("content-type") ?? "";
        if (/html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(body))
          return "an HTML page";
        if (json !== void 0)
          return "JSON, but not of Notion’s API";
        return /json/i.test(type) ? "broken JSON" : "no JSON";
      }
      function read_answer_evidenceOf({ status, headers, json: body }) {
        const inBody = isObject(body) ? (0, untrusted.Ln)(body.request_id) : null;
        return {
          status,
          requestId: (0, untrusted.Ln)(headers.get("x-notion-request-id")) ?? inBody,
          rayId: (0, untrusted.Ln)(headers.get("cf-ray"))
        };
      }
      function read_answer_waitOf({ headers }, now) {
        const text = headers.get("retry-after")?.trim() ?? "";
        if (/^\d+(?:\.\d+)?$/.test(text))
          return Number(text) * 1e3;
        const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
        return Number.isNaN(date) ? null : Math.max(0, date - now);
      }
      const longestWait = 86400;
      function read_answer_seconds(ms) {
        return ms === null ? null : Math.min(longestWait, Math.ceil(ms / 1e3));
      }
      function isObject(value) {
        return typeof value === "object" && value !== null && !Array.isArray(value);
      }
      ;
      async function attempt(question, ms, options) {
        const { clock, wire, accepted, record } = options;
        const { notionVersion, call } = question;
        const begun = clock.now();
        const timer = timeLimit(ms, options);
        try {
          const { sent, error } = await wire.put(call, notionVersion, timer.signal);
          const answer = sent?.answer ? parsed(sent.answer) : null;
          const read2 = answer ? readAnswer(answer, accepted(), clock.date()) : lost(sent, error, timer.timedOut() ? ms : null, options);
          if (sent)
            record(recordOf(sent, answer, { notionVersion, ms: clock.now() - begun, read: read2 }));
          return read2 && shaped(read2, question);
        } finally {
          timer.clear();
        }
      }
      function timeLimit(ms, { clock, stopped }) {
        const controller = new AbortController();
        let timedOut = false;
        const abort = () => controller.abort();
        const cancel = clock.after(ms, () => {
          timedOut = true;
          abort();
        });
        stopped.addEventListener("abort", abort, { once: true });
        if (stopped.aborted)
          abort();
        return {
          signal: controller.signal,
          timedOut: () => timedOut,
          clear: () => {
            cancel();
            stopped.removeEventListener("abort", abort);
          }
        };
      }
      function lost(sent, error, timedOutAfter, { stopped, wire }) {
        if (timedOutAfter !== null)
          return failed(wire.late(timedOutAfter));
        if (stopped.aborted)
          return null;
        if (!sent)
          throw error;
        return failed(wire.faultOf(sent.error));
      }
      const attempt_lasting = /* @__PURE__ */ new Set([
        "certificate",
        "tls",
        "proxy-auth",
        "proxy-refused",
        "proxy-invalid",
        "proxy-unsupported"
      ]);
      function failed(fault) {
        const lasts2 = fault.kind !== "unreachable" || attempt_lasting.has(fault.reason);
        return { is: "refusal", refusal: fault, waitMs: null, again: !lasts2 };
      }
      function shaped(read2, question) {
        if (read2.is === "refusal")
          return read2;
        const value = question.read(read2.value);
        if (value !== null)
          return { is: "value", shaped: value };
        const { evidence: evidence2 } = read2;
        const what = "JSON, but not what this question gets";
        return { is: "refusal", refusal: { kind: "unrecognised", evidence: evidence2, what }, waitMs: null, again: false };
      }
      const noEvidence = { status: null, requestId: null, rayId: null };
      function recordOf({ method, path }, answer, { notionVersion, ms, read: read2 }) {
        const evidence2 = answer ? read_answer_evidenceOf(answer) : noEvidence;
        return {
          method,
          path,
          notionVersion,
          status: evidence2.status,
          answer: answer ? answerWord(answer) : lostWord(read2),
          ms: Math.round(ms),
          requestId: evidence2.requestId,
          rayId: evidence2.rayId
        };
      }
      function lostWord(read2) {
        if (read2?.is !== "refusal")
          return "stopped";
        const { refusal: refusal2 } = read2;
        if (refusal2.kind === "unreachable")
          return refusal2.detail ? `${refusal2.reason} (${refusal2.detail})` : refusal2.reason;
        return refusal2.kind === "unrecognised" ? refusal2.what : refusal2.kind;
      }
      ;
      function createEnding(clock, onEnd) {
        const stopped = new AbortController();
        const sleepers = /* @__PURE__ */ new Set();
        const timers = [];
        let why = null;
        const after = (ms, call) => {
          timers.push(clock.after(ms, call));
        };
        return {
          why: () => why,
          stopped: stopped.signal,
          end: (refusal2, graceMs = 0) => {
            if (why)
              return;
            why = refusal2;
            onEnd();
            for (const wake of Array.from(sleepers))
              wake();
            if (graceMs === 0)
              stopped.abort();
            else
              after(graceMs, () => stopped.abort());
          },
          sleep: (ms) => new Promise((resolve) => {
            const wake = () => {
              cancel();
              sleepers.delete(wake);
              resolve();
            };
            const cancel = clock.after(ms, wake);
            sleepers.add(wake);
            if (why)
              wake();
          }),
          after,
          clear: () => {
            for (const cancel of timers)
              cancel();
          }
        };
      }
      ;
      const burst = { requests: 150, afterwards: 25 };
      function createGate(atOnce, clock) {
        let queue = [];
        let most2 = atOnce;
        let entered = 0;
        let running = 0;
        let closed = false;
        const hasRoom = () => running < (entered < burst.requests ? most2 : Math.min(most2, burst.afterwards));
        const pump = () => {
          while (queue.length > 0 && (closed || hasRoom() && !pauses.isPausing())) {
            if (!closed) {
              running++;
              entered++;
            }
            queue.shift()?.tell(!closed);
          }
          const left = pauses.left();
          for (const { longestPause, tell: tell2 } of queue)
            if (longestPause < left)
              tell2(false);
          queue = queue.filter(({ longestPause }) => longestPause >= left);
        };
        const pauses = createPauses(clock, pump);
        return {
          enter: (longestPause = Number.POSITIVE_INFINITY) => new Promise((tell2) => {
            queue.push({ longestPause, tell: tell2 });
            pump();
          }),
          leave: () => {
            running--;
            pump();
          },
          pause: (ms) => {
            if (!closed)
              pauses.pause(ms);
            pump();
          },
          isPausing: pauses.isPausing,
          narrow: (to) => {
            most2 = Math.min(most2, to);
          },
          close: () => {
            closed = true;
            pauses.cancel();
            pump();
          },
          paused: pauses.total
        };
      }
      function createPauses(clock, onOver) {
        let pausing = false;
        let until = 0;
        let since = 0;
        let before = 0;
        let cancelTimer = () => {
        };
        return {
          pause: (ms) => {
            const end2 = clock.now() + ms;
            if (pausing && end2 <= until)
              return;
            if (!pausing) {
              before += Math.max(0, until - since);
              since = clock.now();
            }
            pausing = true;
            until = end2;
            cancelTimer();
            cancelTimer = clock.after(ms, () => {
              pausing = false;
              onOver();
            });
          },
          isPausing: () => pausing,
          left: () => pausing ? until - clock.now() : 0,
          cancel: () => cancelTimer(),
          total: () => before + Math.max(0, Math.min(clock.now(), until) - since)
        };
      }
      ;
      const noStreak = {
        accepted: false,
        troubled: false,
        failingSince: null,
        givenUp: 0,
        lastFault: null,
        lastLimit: null,
        pauses: 0,
        unnamedMs: 0
      };
      const streak_lasting = { ms: 5e3, questions: 5 };
      const shortestPause = 500;
      const longestFloor = 3e4;
      function afterAnswer(streak, refusal2) {
        if (refusal2?.evidence.status === 401)
          return { ...streak, troubled: streak.troubled || refusal2.kind === "unknown-error" };
        return {
          ...streak,
          // A value, or a refusal that is about what was asked for; a conflict or an unknown error may come before all that.
          accepted: streak.accepted || refusal2?.kind !== "version-refused" && refusal2?.kind !== "unknown-error",
          // An unknown error is no sign of health.
          troubled: streak.troubled || refusal2?.kind === "unknown-error",
          failingSince: null,
          givenUp: 0,
          pauses: 0,
          unnamedMs: 0
        };
      }
      function afterTrouble(streak, fault) {
        return { ...streak, troubled: true, ...fault.kind === "rate-limited" && { lastLimit: fault } };
      }
      function afterFault(streak, fault, begun, named2) {
        const troubled = afterTrouble(streak, fault);
        if (named2 && fault.kind !== "down")
          return troubled;
        return { ...troubled, lastFault: fault, failingSince: streak.failingSince ?? begun };
      }
      function afterGivingUp(streak) {
        return { ...streak, givenUp: streak.failingSince === null ? 0 : streak.givenUp + 1 };
      }
      function lasts({ failingSince, givenUp }, now) {
        const long = failingSince !== null && now - failingSince >= streak_lasting.ms;
        return long || givenUp >= streak_lasting.questions;
      }
      function pauseFor({ pauses }, waitMs) {
        const floor = Math.min(longestFloor, shortestPause * 2 ** pauses);
        return waitMs < 1e3 ? Math.max(waitMs, floor) : waitMs;
      }
      function afterPause(streak, unnamedMs) {
        return { ...streak, pauses: streak.pauses + 1, unnamedMs: streak.unnamedMs + unnamedMs };
      }
      ;
      const patience_limits = {
        attempt: 15e3,
        /** A failure that is older than this, from the start of its first attempt, ends all asking. */
        patience: 25e3,
        /** What requests under way may still take once no more are sent. */
        grace: 1e3,
        /** All that a question takes which no verdict needs. */
        aside: 5e3,
        /** At once after a rate limit: each that is under way when the next one comes was in vain. */
        atOnceLimited: 5
      };
      const cancelled = { kind: "cancelled", evidence: noEvidence };
      function createPatience(options) {
        const { clock, deadline, outOfTime } = options;
        const started = clock.now();
        const gate = createGate(options.atOnce, clock);
        const trouble = Promise.withResolvers();
        let seen2 = noStreak;
        const pause = (waitMs) => {
          const next = paused(seen2, { waitMs, leftMs: deadline - clock.now(), gate, onWait: options.onWait });
          if (next)
            see(next);
          return next !== null;
        };
        let heard = started;
        const see = (next) => {
          seen2 = next;
          if (seen2.troubled)
            trouble.resolve();
        };
        const ending2 = startEnding(options, gate, () => {
          const times = { pausedMs: gate.paused(), elapsedMs: clock.now() - started, silentMs: clock.now() - heard };
          return usedTheTime(seen2, times, options);
        });
        const patience = {
          now: clock.now,
          gate,
          ending: ending2,
          times: () => timesUntil(deadline - clock.now()),
          seen: () => seen2,
          note: (tried2, begun) => {
            if (tried2.is === "value" || !isFault(tried2.refusal))
              heard = clock.now();
            see(noted(seen2, tried2, begun));
          },
          pause: (waitMs, refusal2) => {
            const waits = pause(waitMs);
            if (!waits)
              ending2.end(refusal2, patience_limits.grace);
            return waits;
          },
          giveUp: (fault) => {
            see(afterGivingUp(seen2));
            if (lasts(seen2, clock.now()))
              ending2.end(fault, patience_limits.grace);
          },
          watch: (begun, fault) => watch({ clock, gate, ending: ending2 }, begun, fault),
          lost: (own2) => {
            const why = ending2.why();
            return why && (why.kind === "cancelled" || isRejection(why)) ? why : own2 ?? why ?? outOfTime;
          },
          aside: () => aside(patience, { pause, trouble: (fault) => see(afterTrouble(seen2, fault)) }),
          begun: trouble.promise,
          rejected: () => {
            const why = ending2.why();
            return why && isRejection(why) ? why : null;
          },
          stop: () => {
            ending2.end(cancelled);
            ending2.clear();
          }
        };
        return patience;
      }
      function startEnding({ clock, deadline, cancel, outOfTime }, gate, reason2) {
        const ending2 = createEnding(clock, gate.close);
        const onCancel = () => ending2.end(cancelled);
        cancel.addEventListener("abort", onCancel, { once: true });
        if (cancel.aborted)
          onCancel();
        const leftMs = deadline - clock.now();
        if (leftMs <= 0)
          ending2.end(outOfTime);
        else
          ending2.after(leftMs, () => ending2.end(reason2()));
        return {
          ...ending2,
          clear: () => {
            ending2.clear();
            cancel.removeEventListener("abort", onCancel);
          }
        };
      }
      function aside(patience, run) {
        const { gate, now, times, note } = patience;
        let until = null;
        const mine = () => {
          until ??= now() + patience_limits.aside;
          const leftMs = Math.min(times().leftMs, until - now());
          return { attemptMs: Math.max(1, leftMs), leftMs };
        };
        return {
          ...patience,
          gate: { ...gate, enter: () => gate.enter(patience_limits.aside) },
          times: mine,
          note: (tried2, begun) => {
            if (tried2.is === "refusal" && isFault(tried2.refusal))
              run.trouble(tried2.refusal);
            else
              note(tried2, begun);
          },
          // The others would meet the same limit, so all wait; this one only if it isn't for long.
          pause: (waitMs) => run.pause(waitMs) && waitMs < mine().leftMs,
          giveUp: () => {
          },
          watch: () => {
          }
        };
      }
      function timesUntil(leftMs) {
        return { attemptMs: Math.max(1, Math.min(patience_limits.attempt, leftMs)), leftMs };
      }
      function noted(seen2, tried2, begun) {
        if (tried2.is === "value")
          return afterAnswer(seen2, null);
        const { refusal: refusal2, waitMs } = tried2;
        return isFault(refusal2) ? afterFault(seen2, refusal2, begun, waitMs !== null) : afterAnswer(seen2, refusal2);
      }
      function paused(seen2, { waitMs, leftMs, gate, onWait }) {
        const ms = pauseFor(seen2, waitMs);
        if (ms >= leftMs || seen2.unnamedMs > patience_limits.patience)
          return null;
        const isFirst = !gate.isPausing();
        if (isFirst)
          onWait(ms);
        gate.narrow(patience_limits.atOnceLimited);
        gate.pause(ms);
        return isFirst ? afterPause(seen2, ms - waitMs) : seen2;
      }
      function usedTheTime({ lastLimit, failingSince, lastFault }, { pausedMs, elapsedMs, silentMs }, { late, outOfTime }) {
        if (lastLimit && pausedMs > Math.max(1, elapsedMs) / 2)
          return lastLimit;
        if (failingSince !== null && lastFault)
          return lastFault;
        return silentMs > elapsedMs / 2 ? late(silentMs) : outOfTime;
      }
      function watch({ clock, gate, ending: ending2 }, begun, fault) {
        const pausedBefore = gate.paused();
        const check = () => {
          const latest = fault();
          if (latest === null || ending2.why())
            return;
          const left = begun + patience_limits.patience + gate.paused() - pausedBefore - clock.now();
          if (left > 0)
            ending2.after(left, check);
          else
            ending2.end(latest);
        };
        check();
      }
      ;
      const attempts = 5;
      const firstDelay = 500;
      function nextStep({ refusal: refusal2, waitMs, again }, own2, run) {
        if (isFault(refusal2)) {
          if (waitMs !== null)
            return { is: "pause", waitMs };
          const afterMs = firstDelay * 2 ** own2.failures * (0.5 + run.random);
          const noMore = !again || own2.failures + 1 >= attempts || afterMs >= run.leftMs;
          return noMore ? { is: "give up" } : { is: "ask again", afterMs };
        }
        const doubtful = again || refusal2.evidence.status === 401 && (run.accepted || run.troubled);
        if (doubtful && !own2.doubted.has(refusal2.kind))
          return { is: "ask again", afterMs: again ? firstDelay : 0 };
        return isRejection(refusal2) ? { is: "end" } : { is: "tell" };
      }
      function createTurn({ gate }) {
        let held = false;
        return {
          take: async () => {
            held ||= await gate.enter();
            return held;
          },
          giveBack: () => {
            if (held)
              gate.leave();
            held = false;
          }
        };
      }
      async function ask(question, options) {
        const patience = question.optional ? options.patience.aside() : options.patience;
        const turn = createTurn(patience);
        try {
          return await askWithin(turn, question, { ...options, patience });
        } finally {
          turn.giveBack();
        }
      }
      async function askWithin(turn, question, { attempt: attempt2, patience, random }) {
        const { gate, ending: ending2 } = patience;
        let own2 = { fault: null, failures: 0, doubted: /* @__PURE__ */ new Set() };
        for (; ; ) {
          if (!await turn.take() || ending2.why())
            return ask_refused(patience.lost(own2.fault));
          const begun = patience.now();
          const { attemptMs } = patience.times();
          const tried2 = await attempt2(question, attemptMs);
          if (tried2 === null || saysNothingNew(tried2, own2, attemptMs))
            return ask_refused(patience.lost(own2.fault));
          const { accepted, troubled } = patience.seen();
          patience.note(tried2, begun);
          if (tried2.is === "value")
            return { ok: true, value: tried2.shaped };
          const { refusal: refusal2 } = tried2;
          const { leftMs } = patience.times();
          const next = nextStep(tried2, own2, { accepted, troubled, leftMs, random: random() });
          const before = own2.fault;
          own2 = wentThrough(own2, tried2);
          if (before === null && own2.fault)
            patience.watch(begun, () => own2.fault);
          if (next.is === "ask again") {
            if (next.afterMs > 0)
              await ending2.sleep(next.afterMs);
            if (gate.isPausing())
              turn.giveBack();
            continue;
          }
          if (next.is === "pause") {
            const waits = patience.pause(next.waitMs, refusal2);
            turn.giveBack();
            if (waits)
              continue;
          }
          if (next.is === "end")
            ending2.end(refusal2);
          if (next.is === "give up" && isFault(refusal2))
            patience.giveUp(refusal2);
          return ask_refused(refusal2);
        }
      }
      function wentThrough(own2, { refusal: refusal2, waitMs }) {
        if (!isFault(refusal2))
          return { ...own2, fault: null, doubted: /* @__PURE__ */ new Set([...own2.doubted, refusal2.kind]) };
        return waitMs === null ? { ...own2, fault: refusal2, failures: own2.failures + 1 } : own2;
      }
      function saysNothingNew(tried2, own2, attemptMs) {
        return own2.fault !== null && attemptMs < patience_limits.attempt && tried2.is === "refusal" && isTimeout(tried2.refusal);
      }
      function isTimeout(refusal2) {
        return refusal2.kind === "unreachable" && refusal2.reason === "timeout";
      }
      function ask_refused(refusal2) {
        return { ok: false, refusal: refusal2 };
      }
      ;
      const mostListed = 100;
      const mostProperties = 500;
      const mostOptions = 1e3;
      function readIdentity(body) {
        const isKnown = body.type === "bot" || body.type === "person" || idOrNull(body.id) !== null;
        if (body.object !== "user" || !isKnown)
          return null;
        const bot = fieldsOf(body.bot);
        const owner = fieldsOf(bot.owner);
        const person = body.type === "person" ? body : fieldsOf(owner.user);
        const isPerson = body.type === "person" || owner.type === "user";
        return {
          name: (0, untrusted.Ln)(body.name),
          id: idOrNull(body.id),
          kind: owner.type === "workspace" ? "internal" : isPerson ? "user" : null,
          owner: isPerson ? (0, untrusted.Ln)(person.name) : null,
          workspace: (0, untrusted.Ln)(bot.workspace_name),
          workspaceId: idOrNull(bot.workspace_id)
        };
      }
      function readDatabase(id2, version) {
        return (body) => {
          const container = readContainer("database", body, id2);
          if (container === null)
            return null;
          const sources = readSources(body.data_sources);
          const hasSources = version >= dataSourcesSince && !container.partial;
          if (sources === void 0 || hasSources && sources === null)
            return null;
          return { ...container, sources, properties: hasSources ? null : readProperties(body.properties) };
        };
      }
      function readContainer(kind, body, id2) {
        const partial = isPartial(body);
        if (!isThe(kind, body, id2) || !(partial || isWhole(body)))
          return null;
        return { partial, title: plainText(body.title), inTrash: isInTrash(body) };
      }
      function readSources(list2) {
        if (list2 === void 0 || list2 === null)
          return null;
        if (!Array.isArray(list2))
          return void 0;
        const sources = list2.slice(0, mostListed).flatMap((source) => {
          const id2 = isObject(source) ? idOrNull(source.id) : null;
          return id2 === null ? [] : [{ id: id2, name: (0, untrusted.Ln)(source.name) }];
        });
        return sources.length === Math.min(list2.length, mostListed) ? sources : void 0;
      }
      function readDataSource(id2) {
        return (body) => {
          const container = readContainer("data_source", body, id2);
          return container && {
            ...container,
            databaseId: idOrNull(fieldsOf(body.parent).database_id),
            properties: readProperties(body.properties)
          };
        };
      }
      const longestName = 2e3;
      function readProperties(given) {
        if (!isObject(given))
          return null;
        const entries = Object.entries(given);
        if (entries.length === 0)
          return null;
        const all = entries.slice(0, mostProperties).flatMap(([name, property2]) => {
          if (!isObject(property2) || typeof property2.type !== "string")
            return [];
          const { type } = property2;
          return [{ name: name.slice(0, longestName), type: (0, untrusted.DZ)(type), options: readOptions(property2[type]) }];
        });
        if (all.length !== Math.min(entries.length, mostProperties))
          return null;
        return { all, complete: entries.length <= mostProperties };
      }
      function readOptions(value) {
        if (!isObject(value) || !Array.isArray(value.options) || value.options.length > mostOptions)
          return null;
        const { options } = value;
        const names2 = options.flatMap((option) => isObject(option) && typeof option.name === "string" ? [option.name.slice(0, longestName)] : []);
        return names2.length === options.length ? names2 : null;
      }
      function readPage(id2) {
        return (body) => {
          if (!isThe("page", body, id2))
            return null;
          const properties2 = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : [];
          const titled = properties2.find((property2) => property2.type === "title");
          return { title: plainText(titled?.title), rowOf: idOrNull(fieldsOf(body.parent).database_id) };
        };
      }
      function readView(id2) {
        return (body) => {
          return isThe("view", body, id2) ? { databaseId: idOrNull(fieldsOf(body.parent).database_id) } : null;
        };
      }
      function readBlocks(body) {
        const blocks = read_values_listed("block", body);
        if (blocks === null)
          return null;
        const databases2 = blocks.filter((block) => block.type === "child_database").flatMap((block) => {
          const id2 = idOrNull(block.id);
          return id2 === null ? [] : [{ id: id2, title: (0, untrusted.Ln)(fieldsOf(block.child_database).title) }];
        });
        const holders = blocks.filter(({ has_children, type }) => has_children === true && type !== "child_page").flatMap(({ id: id2 }) => idOrNull(id2) ?? []);
        const next = body.has_more === true && typeof body.next_cursor === "string" ? body.next_cursor : null;
        return { databases: databases2, holders, next };
      }
      function readUsers(body) {
        const users = read_values_listed("user", body);
        if (users === null)
          return null;
        const people = users.filter((user) => user.type === "person");
        const withEmail = people.filter(({ person }) => isObject(person) && typeof person.email === "string");
        return { people: people.length, withEmail: withEmail.length };
      }
      function read_values_listed(kind, { object, results: results2 }) {
        if (object !== "list" || !Array.isArray(results2))
          return null;
        const found = results2.slice(0, mostListed);
        return found.every((each) => isObject(each) && each.object === kind) ? found : null;
      }
      function isThe(kind, body, id2) {
        return body.object === kind && idOrNull(body.id) === dashed(id2);
      }
      function isPartial(body) {
        return Object.keys(body).every((name) => ["object", "id", "request_id"].includes(name));
      }
      function isWhole({ title, parent }) {
        return Array.isArray(title) && isObject(parent);
      }
      function isInTrash(body) {
        return body.in_trash === true || body.archived === true;
      }
      function plainText(pieces) {
        if (!Array.isArray(pieces))
          return null;
        const text = pieces.slice(0, mostListed).map((piece) => isObject(piece) && typeof piece.plain_text === "string" ? piece.plain_text : "");
        return (0, untrusted.Ln)(text.join(""));
      }
      function idOrNull(id2) {
        return typeof id2 === "string" && isNotionId(id2) ? dashed(id2) : null;
      }
      ;
      const noId = "notion-token-check";
      const mostBlockRequests = 10;
      function createNotion(put, version) {
        const ask2 = (call, read2, notionVersion = newestVersion, optional2 = false) => put({ call, read: read2, notionVersion, optional: optional2 });
        const askIfPossible = (call, read2) => ask2(call, read2, newestVersion, true);
        const titles = /* @__PURE__ */ new Map();
        return {
          whoAmI: () => ask2((client) => client.users.me({}), readIdentity),
          database: (id2) => ask2((client) => client.databases.retrieve({ database_id: id2 }), readDatabase(id2, version), version),
          dataSource: (id2) => ask2((client) => client.dataSources.retrieve({ data_source_id: id2 }), readDataSource(id2)),
          properties: (id2) => ask2((client) => client.dataSources.retrieve({ data_source_id: id2 }), readDataSource(id2), version),
          page: (id2) => ask2((client) => client.pages.retrieve({ page_id: id2 }), readPage(id2)),
          view: (id2) => ask2((client) => client.views.retrieve({ view_id: id2 }), readView(id2)),
          databaseTitle: (id2) => {
            const asked = titles.get(id2) ?? askIfPossible((client) => client.databases.retrieve({ database_id: id2 }), readDatabase(id2, newestVersion));
            titles.set(id2, asked);
            return asked;
          },
          databasesOnPage: (id2) => databasesOnPage(askIfPossible, id2),
          probe: (capability, optional2 = false) => (optional2 ? askIfPossible : ask2)((client) => probe(client, capability), (body) => body),
          users: (optional2 = false) => (optional2 ? askIfPossible : ask2)((client) => client.users.list({}), readUsers)
        };
      }
      function probe(client, capability) {
        switch (capability) {
          case "read-content":
            return client.pages.retrieve({ page_id: noId });
          case "update-content":
            return client.request({ method: "patch", path: `pages/${noId}` });
          case "insert-content":
            return client.request({ method: "post", path: "pages" });
          case "read-comments":
            return client.request({ method: "get", path: "comments" });
          case "insert-comments":
            return client.request({ method: "post", path: "comments" });
        }
      }
      async function databasesOnPage(ask2, id2) {
        const byId = /* @__PURE__ */ new Map();
        const found = (complete) => ({
          ok: true,
          value: { databases: [...byId.values()], complete }
        });
        const left = [{ block_id: id2 }];
        for (let asked = 0; asked < mostBlockRequests; asked++) {
          const from = left.shift();
          if (!from)
            break;
          const answer = await ask2((client) => client.blocks.children.list({ page_size: 100, ...from }), readBlocks);
          if (!answer.ok) {
            return asked > 0 ? found(false) : answer;
          }
          const { databases: databases2, holders, next } = answer.value;
          for (const database of databases2)
            byId.set(database.id, database);
          if (next !== null)
            left.unshift({ ...from, start_cursor: next });
          left.push(...holders.map((block_id) => ({ block_id })));
        }
        return found(left.length === 0);
      }
      var src = __webpack_require__(342);
      ;
      async function callOnce(options, call) {
        const { token, apiUrl, notionVersion, send, signal } = options;
        const made = { sent: null, error: null };
        const client = new src.Kj({
          auth: token,
          baseUrl: apiUrl,
          notionVersion,
          retry: false,
          timeoutMs: 2 ** 31 - 1,
          logger: () => {
          },
          fetch: async (url, init = {}) => {
            const method = init.method ?? "GET";
            const sent = { method, path: pathOf(url, apiUrl), answer: null, error: null };
            made.sent = sent;
            try {
              const request = { url, method, headers: init.headers ?? {}, signal };
              sent.answer = await Promise.race([send(request), aborted(signal)]);
            } catch (error) {
              sent.error = error;
              throw error;
            }
            return { ok: true, status: 200, headers: sent.answer.headers, text: async () => "{}" };
          }
        });
        try {
          await call(client);
        } catch (error) {
          made.error = error;
        }
        return made;
      }
      function aborted(signal) {
        return new Promise((_, reject) => {
          if (signal.aborted)
            reject(signal.reason);
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });
      }
      function pathOf(url, apiUrl) {
        return (url.startsWith(apiUrl) ? url.slice(apiUrl.length) : new URL(url).pathname).replace(/\?.*$/, "");
      }
      ;
      const network_error_reasons = {
        ENOTFOUND: "dns",
        EAI_AGAIN: "dns",
        EAI_FAIL: "dns",
        EAI_NODATA: "dns",
        ECONNREFUSED: "refused",
        ECONNRESET: "reset",
        ECONNABORTED: "reset",
        EPIPE: "reset",
        ERR_STREAM_PREMATURE_CLOSE: "reset",
        ETIMEDOUT: "timeout",
        EHOSTUNREACH: "network",
        ENETUNREACH: "network",
        ENETDOWN: "network",
        EHOSTDOWN: "network",
        EADDRNOTAVAIL: "network",
        SELF_SIGNED_CERT_IN_CHAIN: "certificate",
        DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
        UNABLE_TO_GET_ISSUER_CERT: "certificate",
        UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate",
        UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
        CERT_UNTRUSTED: "certificate",
        CERT_HAS_EXPIRED: "tls",
        CERT_NOT_YET_VALID: "tls",
        ERR_TLS_CERT_ALTNAME_INVALID: "tls",
        EPROTO: "tls",
        INVALID_PROXY: "proxy-invalid",
        UNSUPPORTED_PROXY: "proxy-unsupported"
      };
      function networkFailure(error, proxies) {
        for (const { code: code2, status, ...where } of (0, thrown.dR)(error).map(network_error_causeOf)) {
          if (code2 === "ERR_PROXY_TUNNEL")
            return {
              reason: status === 407 ? "proxy-auth" : "proxy-refused",
              detail: status === null ? "closed" : `HTTP ${status}`
            };
          const reason2 = reasonOf(code2);
          if (reason2)
            return { reason: isAt(where, proxies) ? "proxy-unreachable" : reason2, detail: where.detail ?? code2 };
        }
        return null;
      }
      function reasonOf(code2) {
        const known = network_error_reasons[code2];
        if (known)
          return known;
        if (/^(?:ERR_SSL_|ERR_TLS_)/.test(code2))
          return "tls";
        return code2.startsWith("CERT_") ? "certificate" : code2.startsWith("HPE_") ? "reset" : null;
      }
      function isAt({ host, port }, proxies) {
        return proxies.some((proxy) => host === proxy.host || port === proxy.port);
      }
      function network_error_causeOf({ code: code2, statusCode, hostname, port, detail }) {
        return {
          code: typeof code2 === "string" ? code2 : "",
          status: typeof statusCode === "number" ? statusCode : null,
          host: typeof hostname === "string" ? hostname : null,
          port: typeof port === "number" ? port : null,
          detail: typeof detail === "string" ? detail : null
        };
      }
      ;
      function connectNotion(options) {
        const wire = bindWire(options);
        const patience = createPatience({ ...options, late: wire.late, outOfTime: wire.outOfTime });
        const requests = [];
        const attempting2 = {
          wire,
          clock: options.clock,
          stopped: patience.ending.stopped,
          accepted: () => patience.seen().accepted,
          record: (request) => requests.push(request)
        };
        const open = countOpen();
        const asking = {
          attempt: (question, ms) => attempt(question, ms, attempting2),
          patience,
          random: options.random
        };
        return {
          notion: createNotion((question) => open.count(() => ask(question, asking)), options.notionVersion),
          trouble: { known: () => patience.seen().troubled, begun: patience.begun, quiet: open.none },
          rejected: patience.rejected,
          asked: () => requests,
          close: async () => patience.stop()
        };
      }
      function bindWire({ token, apiUrl, send, proxies }) {
        const proxied = proxies.length > 0;
        return {
          put: (call, notionVersion, signal) => callOnce({ token, apiUrl, send, notionVersion, signal }, call),
          faultOf: (error) => {
            if (error instanceof BodyTooLarge)
              return { kind: "unrecognised", evidence: noEvidence, what: "an answer that is too large" };
            const { reason: reason2, detail } = networkFailure(error, proxies) ?? { reason: "network", detail: "" };
            return { kind: "unreachable", evidence: noEvidence, reason: reason2, detail, proxied };
          },
          late: (ms) => {
            const detail = `no answer in ${Math.max(1, Math.round(ms / 1e3))} s`;
            return { kind: "unreachable", evidence: noEvidence, reason: "timeout", detail, proxied };
          },
          outOfTime: { kind: "unreachable", evidence: noEvidence, reason: "out-of-time", detail: "", proxied }
        };
      }
      function countOpen() {
        const waiting = [];
        let open = 0;
        return {
          count: async (put) => {
            open++;
            try {
              return await put();
            } finally {
              open--;
              if (open === 0)
                for (const tell2 of waiting.splice(0))
                  tell2();
            }
          },
          none: () => new Promise((resolve) => {
            if (open === 0)
              resolve();
            else
              waiting.push(resolve);
          })
        };
      }
      ;
      const fleet_settings_table = {
        reports: input("reports", "notion-token-reports", readPath, "the path of a folder, absolute or from the workspace"),
        expected: { name: "expected", default: "", read: readExpected },
        maxAgeHours: input("max-age", "26", readHours, "whole hours from 1 to 744"),
        onBroken: input("on-broken", "fail", readPolicy, "fail or warn"),
        onInconclusive: input("on-inconclusive", "fail", readPolicy, "fail or warn"),
        trackingIssue: input("tracking-issue", "false", readSwitch, "true or false"),
        reportFile: optional("report-file", readPath, "the path of a file, absolute or from the workspace")
      };
      const fleetInputs = [...Object.values(fleet_settings_table).map(({ name }) => name), "github-token"];
      const fleetDefaults = Object.fromEntries(Object.values(fleet_settings_table).map((entry) => [entry.name, entry.default]));
      function readFleetSettings(raw) {
        return readTable(fleet_settings_table, raw, { isAddress: () => true, swapped: false });
      }
      function readHours(text) {
        const hours = /^\d{1,3}$/.test(text) ? Number(text) : 0;
        return hours >= 1 && hours <= 744 ? hours : void 0;
      }
      function readExpected(text) {
        const lines = text.split(/\r\n|[\r\n]/).map((line) => line.replace(/(?:^|\s)#.*$/, "").trim()).filter((line) => line !== "");
        const read2 = lines.map((line) => ({ line, watch: readWatch(line) }));
        const value = read2.flatMap(({ watch: watch2 }) => watch2 ?? []);
        const unusable2 = read2.filter(({ watch: watch2 }) => watch2 === null).map(({ line }) => line);
        const accepted = "one check a line: owner/repository SECRET_NAME, and after it the workflow file, the job and the issue-key where they are needed";
        return { value, problem: unusable2.length > 0 ? { holds: (0, untrusted.DZ)(unusable2.join("; ")), accepted } : null };
      }
      function isRepository(text) {
        return /^[A-Za-z0-9_-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(text);
      }
      function readWatch(line) {
        const [repository = "", secret = "", workflow = null, job = null, key = null, ...rest] = line.split(/\s+/);
        const isFile = workflow === null || /^[^\s]{1,200}\.ya?ml$/i.test(workflow);
        const isJob = job === null || /^[A-Za-z_][\w-]{0,99}$/.test(job);
        const isKey = key === null || readIssueKey(key) !== void 0;
        const named2 = isRepository(repository) && readSecretName(secret) !== void 0;
        return named2 && isFile && isJob && isKey && rest.length === 0 ? { repository, secret, workflow, job, key } : null;
      }
      function watchKey({ repository, secret, workflow, job, key }) {
        return JSON.stringify([
          repository?.toLowerCase() ?? "",
          secret.toUpperCase(),
          workflow ?? "",
          job ?? "",
          key ?? ""
        ]);
      }
      function isExpected(expected, found) {
        const { workflow, job, key } = expected;
        const sameFile = workflow === null || workflow === found.workflow || workflow === found.workflow?.split("/").at(-1);
        return expected.repository?.toLowerCase() === found.repository?.toLowerCase() && expected.secret.toUpperCase() === found.secret.toUpperCase() && sameFile && (job === null || job === found.job) && (key === null || key === (found.key ?? ""));
      }
      ;
      function withoutCredentials(text) {
        let shown2 = "";
        let from = 0;
        for (const found of credentialsIn(text)) {
          shown2 += `${text.slice(from, found.from)}***`;
          from = found.to;
        }
        return shown2 + text.slice(from);
      }
      ;
      function linked(text, run, { watch: watch2, report }) {
        const places = watchPlaces(run, watch2, report?.run ?? null);
        const pages = [places.secrets, places.dependabotSecrets, places.environments, places.run, places.workflow];
        const ours = [...pages, places.settings, ...Object.values(notionPlaces)].filter((page) => page !== null);
        const parts = [];
        let from = 0;
        for (const found of text.matchAll(/ \((https:\/\/[^\s()]{1,500})\)/g)) {
          const address = found[1] ?? "";
          const href = ours.includes(address) ? address : databaseAt(address);
          if (href === null)
            continue;
          parts.push(text.slice(from, found.index), say` (${prose_link(say`open`, href)})`);
          from = found.index + found[0].length;
        }
        parts.push(text.slice(from));
        return join(parts, "");
      }
      function databaseAt(address) {
        const [id2] = idsIn(address);
        return id2 !== void 0 && address === `${notionPages}${undashed(id2)}` ? notionLink(id2) : null;
      }
      ;
      const mostLinks = 50;
      function groupsOf(fleet, run, policies) {
        const members = fleet.rows.flatMap((row) => row.state === "silent" ? [] : (row.report?.problems ?? []).map((reported2) => ({ row, reported: reported2 })));
        const reported = Array.from(Map.groupBy(members, sameFix).values(), (each) => groupOf(each, run, policies));
        const groups = [...ownGroups(fleet, run, policies), ...reported];
        const rank = ({ problem }) => problems_order.indexOf(problem.verdict);
        return groups.toSorted((a, b) => rank(a) - rank(b) || b.rows.length - a.rows.length);
      }
      function sameFix({ row, reported }) {
        const { codes: codes2, title, subjects: subjects2 } = reported;
        return JSON.stringify([
          codes2,
          row.report?.identity?.id ?? null,
          subjects2.toSorted(),
          title.replaceAll(row.watch.secret, "")
        ]);
      }
      function ownGroups({ rows, others }, run, policies) {
        const telling = {
          run,
          secret: "",
          identity: null,
          timeoutSeconds: 0,
          apiUrl: "",
          lastPass: null,
          fails: true,
          endedOn: null
        };
        const silent = rows.flatMap((row) => row.found ? [{ row, found: row.found }] : []);
        const groups = grouped([...others, ...silent.map(({ found }) => found)]).flat();
        return groups.map((group) => {
          const words2 = explain(group, telling);
          const happened = group[0].code === "input-invalid" ? unusable(group) : words2.happened;
          return {
            problem: { ...words2, happened, ...judged(group, policies), diagnoses: group, untold: 0 },
            rows: silent.filter(({ found }) => group.includes(found)).map(({ row }) => row)
          };
        });
      }
      function unusable(diagnoses) {
        const held = diagnoses.flatMap(({ facts: facts2 }) => "holds" in facts2 ? [
          say`${code(own(facts2.input))} holds ${facts2.credential ? say`what looks like a credential` : code(facts2.holds)}`
        ] : []);
        return say`${list(held)}. Its default is used instead, and what can be read is reported.`;
      }
      function groupOf(members, run, policies) {
        const [first] = members;
        const { happened, fix } = first.reported;
        const title = groups_titleOf(members);
        const several = members.length > 1;
        const steps = several ? [
          ...shared(members).map((text) => stepOf(text, first.row, run)),
          ...forEach(members, first.reported.codes, run)
        ] : fix.map((text) => stepOf(text, first.row, run));
        return {
          problem: {
            title: several ? say`${title} (${count(members.length, "token")})` : title,
            short: say`${withoutAddresses(fix[0] ?? first.reported.title)}`,
            happened: several ? say`${count(members.length, "token")} have the same problem and the same fix. For the first: ${groups_oneLine(happened)}` : say`${shortName(first.row.watch, pageOf(first.row, run))}: ${groups_oneLine(happened)}`,
            fix: { heading: say`What to do`, steps },
            ...judged(first.reported.codes.map((name) => ({ code: name })), policies),
            diagnoses: [],
            untold: 0
          },
          rows: members.map(({ row }) => row)
        };
      }
      const mostSecrets = 3;
      function groups_titleOf(members) {
        const [{ row, reported }] = members;
        const { secret } = row.watch;
        if (!/^\w+$/.test(secret))
          return say`${reported.title}`;
        const secrets = new Set(members.map((member) => member.row.watch.secret));
        const names2 = list(Array.from(secrets, (name) => code(name)), { most: mostSecrets });
        const parts = reported.title.split(new RegExp(`\\b${secret}\\b`));
        return join(parts.flatMap((part, at) => at === 0 ? [part] : [names2, part]), "");
      }
      function withoutAddresses(step2) {
        const [words2 = ""] = step2.split("\n");
        return words2.replace(/ \(https?:[^\s()]*\)/g, "");
      }
      function groups_oneLine(text) {
        return text.replaceAll("\n", " ");
      }
      function shared(members) {
        const [first, ...rest] = members;
        return (first?.reported.fix ?? []).filter((each) => rest.every(({ reported }) => reported.fix.includes(each)));
      }
      function stepOf(text, row, run) {
        const [words2 = "", ...command] = text.split("\n");
        const prose2 = linked(words2, run, row);
        return command.length > 0 ? step(prose2, { language: "sh", lines: command.map((line) => say`${line}`) }) : step(prose2);
      }
      function forEach(members, codes2, run) {
        const saves = codes2.some((name) => traits[name].rejects || traits[name].check === "token-format");
        const owners = Map.groupBy(members, ({ row }) => row.watch.repository?.split("/")[0] ?? "");
        return Array.from(owners, ([owner, own2]) => {
          const links = own2.map(({ row }) => {
            const places = watchPlaces(run, row.watch, row.report?.run ?? null);
            return shortName(row.watch, saves ? places.secrets : places.run);
          });
          const whose2 = owner === "" ? say`Elsewhere` : strong(owner);
          const all = list(links, { most: mostLinks });
          const its = own2.length === 1 ? say`its check` : say`their checks`;
          return step(saves ? say`${whose2}: save the token in ${all}, then run ${its} again.` : say`${whose2}: run ${its} again: ${all}.`);
        });
      }
      function pageOf({ watch: watch2, report }, run) {
        return watchPlaces(run, watch2, report?.run ?? null).run;
      }
      ;
      const judge_hour = 36e5;
      const aheadMs = judge_hour;
      function judgeFleet({ files, expected, maxAgeHours, now, problems }) {
        const unreadable = [];
        const newest = /* @__PURE__ */ new Map();
        for (const each of files) {
          const dated = each.ok && each.report.at > now + aheadMs ? ahead(each.file, each.report.at) : each;
          if (!dated.ok) {
            const { file, why, detail } = dated;
            unreadable.push(diagnosis("report-unreadable", { file, why, detail }));
            continue;
          }
          const { report } = dated;
          const key = watchKey(report.watch);
          const known = newest.get(key);
          if (!known || supersedes(report, known))
            newest.set(key, report);
        }
        const reported = [...newest.values()].map((report) => rowOf(report, maxAgeHours, now));
        const rows = [...reported, ...judge_missing(expected, reported)].toSorted(byName);
        const others = [...problems, ...unreadable];
        const count2 = (state) => rows.filter((row) => row.state === state).length;
        const found = [...others, ...rows.flatMap((row) => row.found ?? [])];
        return {
          outcome: outcomeIn(rows, found),
          codes: codesIn([...others.map(({ code: code2 }) => code2), ...rows.flatMap(judge_codesOf)]),
          rows,
          others,
          counts: {
            healthy: count2("healthy"),
            broken: count2("broken"),
            inconclusive: count2("inconclusive"),
            silent: count2("silent")
          }
        };
      }
      function supersedes(report, known) {
        return report.at === known.at ? isWorse(report.outcome, known.outcome) : report.at > known.at;
      }
      function ahead(file, at) {
        return { file, ok: false, why: "future", detail: new Date(at).toISOString() };
      }
      function rowOf(report, maxAgeHours, now) {
        const { watch: watch2, at, outcome, run } = report;
        const age2 = now - at;
        if (age2 <= maxAgeHours * judge_hour)
          return { watch: watch2, state: outcome, report, found: null };
        return {
          watch: watch2,
          state: "silent",
          report,
          found: diagnosis("watch-stale", { watch: watch2, at, age: age2, maxAgeHours, run })
        };
      }
      function judge_missing(expected, reported) {
        const named2 = ({ repository, secret }) => watchKey({ repository, secret, workflow: "", job: "", key: "" });
        const known = Map.groupBy(reported, ({ watch: watch2 }) => named2(watch2));
        const absent = expected.filter((each) => !known.get(named2(each))?.some(({ watch: watch2 }) => isExpected(each, watch2)));
        const once = new Map(absent.map((watch2) => [watchKey(watch2), watch2]));
        return Array.from(once.values(), (watch2) => ({
          watch: watch2,
          state: "silent",
          report: null,
          found: diagnosis("watch-missing", { watch: watch2 })
        }));
      }
      function byName(a, b) {
        const [one2, other] = [watchKey(a.watch), watchKey(b.watch)];
        return one2 < other ? -1 : one2 > other ? 1 : 0;
      }
      function outcomeIn(rows, found) {
        const own2 = outcomeOf(found);
        const of = (outcome) => own2 === outcome || rows.some(({ state }) => state === outcome);
        return of("broken") ? "broken" : of("inconclusive") ? "inconclusive" : "healthy";
      }
      function judge_codesOf({ found, report }) {
        return found ? [found.code] : report?.codes ?? [];
      }
      ;
      function told_verdictOf({ counts, others }) {
        return fleetVerdict(counts, others.filter(({ code: code2 }) => code2 === "report-unreadable").length);
      }
      ;
      async function keepFleetIssue(told2, github, about2) {
        const { run, now } = told2;
        if (!onDefaultBranch(run))
          return trackingElsewhere("branch");
        const watch2 = watchIn(run, "", "");
        if (!("workflow" in watch2))
          return watch2;
        return keep({ github, watch: watch2, subject: fleetSubject(told2), at: now }, about2, await github.issues());
      }
      function fleetSubject(told2) {
        const { fleet, groups, run, show } = told2;
        const found = [
          ...fleet.others.flatMap(({ code: code2 }) => isKept(code2) ? [{ code: code2, about: "" }] : []),
          ...fleet.rows.flatMap(issue_findingsOn)
        ];
        return {
          run,
          outcome: fleet.outcome,
          codes: fleet.codes,
          problems: groups.map(({ problem }) => problem),
          show,
          found,
          open: { all: false, checks: [], lines: [], only: fleet.rows.filter(isLookedAt).map(issue_keyOf) },
          verdict: () => told_verdictOf(fleet),
          name: "",
          about: [say`**Tokens**: ${told_verdictOf(fleet)}`],
          namesOf: (some) => fleet.rows.filter((row) => some.some(({ about: about2 }) => about2 === issue_keyOf(row))).map((row) => watchName(row.watch, pageOf(row, run))),
          words: {
            works: say`Every Notion token in this report works again`,
            passes: say`This report passes again`,
            quiet: say`There is nothing more to warn of`,
            well: "every token works again",
            ill: "a token breaks again"
          }
        };
      }
      function isLookedAt({ state, report }) {
        if (report === null || state === "silent" || state === "inconclusive")
          return false;
        return report.isWhole && !report.codes.some(leavesOpen);
      }
      function issue_findingsOn(row) {
        return judge_codesOf(row).filter(isKept).map((code2) => ({ code: code2, about: issue_keyOf(row) }));
      }
      function issue_keyOf({ watch: watch2 }) {
        return checksum(watchKey(watch2));
      }
      ;
      const mostEnding = 20;
      const tableHead = ["| Result | Token | Connection | What | Checked |", "|---|---|---|---|---|"];
      function renderFleetSummary(told2) {
        const { fleet, groups, notices, show } = told2;
        const head = `## ${signs_sign(fleet.outcome)} ${show.markdown(told_verdictOf(fleet))}`;
        const tail = [
          ending(told2),
          ...notices.map((notice2) => renderNotice(notice2, show)),
          fleet.rows.length > 0 ? `<sub>${show.markdown(clockWords(told2))}</sub>` : null
        ];
        const room = summaryLimit - byteLength(joined([head, ...tail])) - 4e3;
        const problems = groups.map(({ problem }) => problem);
        const { shown: shown2, left } = fitProblems(problems, show, { only: false, room: room / 2, size: byteLength });
        const fixes = joined([
          ...shown2,
          left > 0 ? show.markdown(say`*${count(left, "problem")} left out here, because a summary may not be longer; the table names every token.*`) : null
        ]);
        return `${joined([head, fixes, renderRows(told2, room - byteLength(fixes)), ...tail])}
`;
      }
      function clockWords({ clock, run }) {
        const whose2 = clock === "github" ? say`GitHub's clock` : say`the clock of this runner`;
        return say`Ages are measured by ${whose2}${run.runNumber === null ? nothing : say`, in run ${run.runNumber}`}.`;
      }
      function renderRows(told2, room) {
        const { fleet, show } = told2;
        const rows = [
          ...fleet.others.map((found) => ({ well: false, text: renderOther(found, told2) })),
          ...fleet.rows.map((row) => ({ well: row.state === "healthy", text: summary_renderRow(row, told2) }))
        ];
        const { shown: shown2, left } = fit(rows, room, { size: rowSize, inOrder: ({ well: well2 }) => well2 });
        const table2 = (some) => [...tableHead, ...some.map(({ text }) => text)].join("\n");
        const well = shown2.filter((row) => row.well);
        const others = shown2.filter((row) => !row.well);
        return joined([
          others.length > 0 ? table2(others) : null,
          well.length > 0 ? folded(show.markdown(say`${count(well.length, "token")} in order`), table2(well)) : null,
          left.length > 0 ? show.markdown(say`*${count(left.length, "row")} left out here, because a summary may not be longer.*`) : null
        ]);
      }
      function renderOther({ code: name, facts: facts2 }, { show, run }) {
        const what = "file" in facts2 ? code(facts2.file) : "input" in facts2 ? code(own(facts2.input)) : nothing;
        const cells = [what, nothing, codeLink(run, name), nothing];
        return `| ${signs_sign(traits[name].verdict)} | ${cells.map((cell) => show.markdown(cell, true)).join(" | ")} |`;
      }
      function summary_renderRow(row, told2) {
        const { show, run } = told2;
        const { watch: watch2, state, report } = row;
        const cells = [
          watchName(watch2, pageOf(row, run)),
          summary_whoIs(row),
          join([stateWords[state], ...judge_codesOf(row).map((name) => codeLink(run, name))], " · "),
          report ? age(told2.now - report.at) : say`never`
        ];
        return `| ${signOf(state)} | ${cells.map((cell) => show.markdown(cell, true)).join(" | ")} |`;
      }
      const stateWords = {
        healthy: say`works`,
        broken: say`needs you`,
        inconclusive: say`couldn't be checked`,
        silent: say`no report in time`
      };
      function signOf(state, where = "markdown") {
        return signs_sign(state === "silent" ? "skipped" : state, where);
      }
      function age(ms) {
        return ms < 6e4 ? say`just now` : say`${lasting(ms)} ago`;
      }
      function summary_whoIs({ report }) {
        const { name = null, workspace = null } = report?.identity ?? {};
        if (name === null)
          return nothing;
        return workspace === null ? strong(name) : say`${strong(name)} in ${strong(workspace)}`;
      }
      function ending(told2) {
        const { fleet, show, now, run } = told2;
        const known = fleet.rows.flatMap((row) => {
          const day2 = row.report?.expires;
          return day2 ? [{ row, day: day2, days: daysUntil(day2, now) }] : [];
        });
        if (known.length === 0)
          return null;
        const next = known.toSorted((a, b) => a.days - b.days).slice(0, mostEnding);
        const lines = next.map(({ row, day: day2, days }) => {
          const when = days > 0 ? say`in ${count(days, "day")}` : days === 0 ? say`today` : say`${count(-days, "day")} ago`;
          return `| ${day2} | ${show.markdown(when)} | ${show.markdown(watchName(row.watch, pageOf(row, run)), true)} |`;
        });
        const left = known.length - next.length;
        return joined([
          "### Expires next",
          ["| Day (UTC) | | Token |", "|---|---|---|", ...lines].join("\n"),
          left > 0 ? show.markdown(say`*And ${left} more later.*`) : null
        ]);
      }
      ;
      const log_mostLines = 200;
      const mostGroups = 50;
      function renderFleetLog({ fleet, groups, notices, show }) {
        const rows = fleet.rows.filter(({ state }) => state !== "healthy");
        const { shown: shown2, left } = fit(rows, log_mostLines, { size: () => 1, inOrder: () => false });
        const lines = shown2.map((row) => {
          const words2 = [stateWords[row.state], ...judge_codesOf(row)].map((each) => typeof each === "string" ? each : show.plain(each));
          return `${signOf(row.state, "log")} ${show.plain(watchName(row.watch, null))}: ${words2.join(", ")}`;
        });
        const more = left.length > 0 ? [show.plain(say`… and ${count(left.length, "more token")}, see the job summary`)] : [];
        return [
          { is: "line", text: show.plain(told_verdictOf(fleet)) },
          ...[...lines, ...more].map((text) => ({ is: "line", text })),
          ...findingLines(groups.slice(0, mostGroups).map(({ problem }) => problem), notices, show)
        ];
      }
      ;
      const newestSchema = 1;
      const mostProblems = 100;
      const mostSteps = 30;
      const longestText = 2e3;
      function readReport(text) {
        const no = (why, detail = "") => ({ ok: false, why, detail });
        let value;
        try {
          value = JSON.parse(text.replace(/^\ufeff/, ""), (_, each) => typeof each === "string" ? withoutCredentials(each) : each);
        } catch {
          return no("not-json");
        }
        const all = fieldsOf(value);
        const { schemaVersion } = all;
        if (typeof schemaVersion === "number" && schemaVersion > newestSchema)
          return no("newer", `schemaVersion ${schemaVersion}`);
        const unknown = textsOf(all.codes).find((code2) => !isCode(code2));
        const report = schemaVersion === newestSchema ? reportOf(all) : null;
        if (!report)
          return no("not-a-report");
        return unknown === void 0 ? { ok: true, report } : no("newer", (0, untrusted.Ln)(unknown) ?? "");
      }
      function reportOf(all) {
        const { outcome, secretName, checkedAt, expires, identity, problems, checks: checks2 } = all;
        const { repository, workflow, job, issueKey, run } = fieldsOf(all.watch);
        const at = typeof checkedAt === "string" ? Date.parse(checkedAt) : Number.NaN;
        const isOutcome = outcome === "healthy" || outcome === "broken" || outcome === "inconclusive";
        if (!isOutcome || !(at > 0) || typeof secretName !== "string")
          return null;
        const secret = readSecretName(secretName) ?? (0, untrusted.Ln)(secretName);
        if (secret === null)
          return null;
        const who = fieldsOf(identity);
        const lines = listOf(checks2);
        const told2 = listOf(problems).slice(0, mostProblems).flatMap((each) => problemOf(each, lines));
        const found = codesIn([...textsOf(all.codes), ...told2.flatMap((each) => each.codes)]);
        const proven = outcomeOf(found.map((code2) => ({ code: code2 })));
        return {
          watch: {
            repository: typeof repository === "string" && isRepository(repository) ? repository : null,
            secret,
            workflow: (0, untrusted.Ln)(workflow),
            job: (0, untrusted.Ln)(job),
            key: (0, untrusted.Ln)(issueKey)
          },
          outcome: isWorse(proven, outcome) ? proven : outcome,
          codes: found,
          isWhole: !lines.some((each) => ["skipped", "unknown"].includes(String(fieldsOf(each).status))),
          problems: told2,
          identity: identity ? { name: (0, untrusted.Ln)(who.name), id: (0, untrusted.Ln)(who.id), workspace: (0, untrusted.Ln)(who.workspace) } : null,
          expires: typeof expires === "string" && readDate(expires) || null,
          at,
          run: typeof run === "string" && /^\d{1,20}$/.test(run) ? run : null
        };
      }
      function problemOf(value, checks2) {
        const { codes: given, title, happened, fix } = fieldsOf(value);
        const own2 = codesIn(textsOf(given));
        if (own2.length === 0)
          return [];
        const subjects2 = checks2.flatMap((check) => {
          const { id: id2, codes: found } = fieldsOf(check);
          return codesIn(textsOf(found)).some((code2) => own2.includes(code2)) ? (0, untrusted.Ln)(id2) ?? [] : [];
        });
        return [
          {
            codes: own2,
            title: (0, untrusted.Ln)(title) ?? own2.join(", "),
            happened: longText(happened),
            fix: textsOf(fix).slice(0, mostSteps).map(longText).filter((each) => each !== ""),
            subjects: subjects2
          }
        ];
      }
      function longText(value) {
        if (typeof value !== "string")
          return "";
        const lines = value.slice(0, longestText).split("\n").map(untrusted.RK);
        return lines.filter((each) => each !== "").join("\n");
      }
      function isCode(value) {
        return codes.includes(value);
      }
      ;
      const report_json_mostOfOne = 400;
      function renderFleetReport(told2) {
        const { fleet, groups, exitCode, clock, now, notices, ms, show } = told2;
        const whole = {
          schemaVersion: 1,
          outcome: fleet.outcome,
          codes: fleet.codes,
          verdict: show.plain(told_verdictOf(fleet), false),
          exitCode,
          checkedAt: new Date(now).toISOString(),
          clock,
          counts: fleet.counts,
          problems: [],
          watches: [],
          leftOut: { problems: 0, watches: 0 },
          notices: notices.map((notice2) => noticeText(notice2, show)),
          milliseconds: Math.round(ms)
        };
        const problems = groups.map(({ problem, rows }) => ({
          ...problemText(problem, show, report_json_mostOfOne),
          tokens: rows.length
        }));
        const watches = fleet.rows.map((row) => ({ well: row.state === "healthy", text: fleet_report_json_watchOf(row, told2) }));
        const size = (value) => byteLength(JSON.stringify(value)) + 1;
        const room = reportLimit - size(whole);
        const fixes = fit(problems, room / 2, { size, inOrder: ({ verdict }) => verdict === "warn" });
        const used = fixes.shown.reduce((sum, each) => sum + size(each), 0);
        const tokens = fit(watches, room - used, { size: ({ text }) => size(text), inOrder: ({ well }) => well });
        return JSON.stringify({
          ...whole,
          problems: fixes.shown,
          watches: tokens.shown.map(({ text }) => text),
          leftOut: { problems: fixes.left.length, watches: tokens.left.length }
        });
      }
      function fleet_report_json_watchOf(row, { show, run }) {
        const { watch: watch2, state, report } = row;
        const shown2 = (text) => text && show.text(text);
        return {
          repository: shown2(watch2.repository),
          secretName: show.text(watch2.secret),
          workflow: shown2(watch2.workflow),
          job: shown2(watch2.job),
          issueKey: shown2(watch2.key),
          state,
          codes: judge_codesOf(row),
          checkedAt: report && new Date(report.at).toISOString(),
          url: report && pageOf(row, run),
          expires: report?.expires ?? null,
          bot: shown2(report?.identity?.name ?? null),
          botId: shown2(report?.identity?.id ?? null),
          workspace: shown2(report?.identity?.workspace ?? null)
        };
      }
      ;
      async function runFleetAction(ports) {
        const { host, crashed } = ports;
        const raw = host.inputs();
        const { settings, problems, credentials } = readFleetSettings(raw);
        const secrets = [raw["github-token"], ...credentials];
        host.mask(secrets.flatMap((each) => masksFor(each)));
        const hide2 = redactorFor(secrets);
        const show = showing((text) => withoutCredentials(hide2(text)));
        let told2;
        let run = unknownRun;
        const failed2 = (error) => {
          host.debug(show.text((0, thrown.US)(error)));
          const fault = diagnosis("internal-error", { where: "fleet", message: (0, thrown.bD)(error) });
          return fleet_action_tell(ports, {
            // What was not read is not silent.
            settings: { ...settings, expected: [] },
            problems: [...problems.map(fleet_action_unusable), fault],
            files: [],
            run,
            show,
            time: null
          });
        };
        try {
          run = host.context();
          const reading = read(ports, { settings, problems, run, token: raw["github-token"].trim(), show });
          told2 = await Promise.race([reading, crashed]);
        } catch (error) {
          told2 = failed2(error);
        }
        try {
          await fleet_action_publish(ports, told2, settings);
        } catch (error) {
          told2 = failed2(error);
          await fleet_action_publish(ports, told2, settings);
        }
        return told2.exitCode;
      }
      async function read(ports, { settings, problems, run, token, show }) {
        const files = ports.reports(settings.reports, readReport);
        const found = problems.map(fleet_action_unusable);
        if (files.length === 0 && settings.expected.length === 0)
          found.push(fleet_action_unusable(nothingIn(settings.reports)));
        const side = await fleet_action_open(ports, token, run);
        const time = side.about?.ok ? side.about.value.now : null;
        const told2 = fleet_action_tell(ports, { settings, problems: found, files, run, show, time });
        if (!settings.trackingIssue)
          return told2;
        const notice2 = await issueOf(told2, side);
        return notice2 ? { ...told2, notices: [notice2] } : told2;
      }
      async function fleet_action_open({ github }, token, run) {
        try {
          const opened2 = await github(token, run);
          return { github: opened2, about: opened2 && await opened2.about() };
        } catch (failed2) {
          return { github: null, about: null, failed: failed2 };
        }
      }
      async function issueOf(told2, { github, about: about2, failed: failed2 }) {
        if (failed2 !== void 0)
          return followFailed((0, thrown.bD)(failed2));
        if (!github || !about2)
          return trackingWithoutToken();
        try {
          return await keepFleetIssue(told2, github, about2);
        } catch (error) {
          return followFailed((0, thrown.bD)(error));
        }
      }
      function fleet_action_unusable(problem) {
        return diagnosis("input-invalid", problem);
      }
      function nothingIn(folder) {
        return {
          input: "reports",
          holds: folder,
          accepted: "a folder with at least one report, or name in expected the checks that must report"
        };
      }
      function fleet_action_tell(ports, { settings, problems, files, run, show, time }) {
        const { expected, maxAgeHours } = settings;
        const now = time ?? ports.now();
        const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive };
        const fleet = judgeFleet({ files, expected, maxAgeHours, now, problems });
        return {
          fleet,
          groups: groupsOf(fleet, run, policies),
          run,
          exitCode: failsJob(fleet.outcome, policies) ? 1 : 0,
          clock: time === null ? "runner" : "github",
          now,
          notices: [],
          ms: ports.elapsed(),
          show
        };
      }
      async function fleet_action_publish({ host }, told2, { reportFile }) {
        const { outcome, codes: codes2, counts } = told2.fleet;
        const outputs = {
          outcome,
          codes: JSON.stringify(codes2),
          report: renderFleetReport(told2),
          ...Object.fromEntries(Object.entries(counts).map(([name, number]) => [name, String(number)]))
        };
        const summary = renderFleetSummary(told2);
        host.log(renderFleetLog(told2));
        await host.publish({ outputs, summary, reportFile });
      }
      ;
      const largestFile = 1e6;
      const mostFiles = 1e4;
      const mostBytes = 2e8;
      const deepest = 20;
      const unread = (why, detail = "") => ({ ok: false, why, detail });
      function readReports(folder, read2) {
        const files = [];
        let bytes = 0;
        for (const found of filesBelow(folder, "", 0)) {
          if ("ok" in found)
            files.push(found);
          else if (files.length >= mostFiles || bytes >= mostBytes) {
            files.push({ file: found.file, ...unread("too-many") });
            break;
          } else {
            const text = fleet_files_textOf((0, external_node_path_.join)(folder, found.file));
            bytes += typeof text === "string" ? text.length : 0;
            files.push({ file: found.file, ...typeof text === "string" ? read2(text) : text });
          }
        }
        return files;
      }
      function* filesBelow(root, below, depth) {
        for (const entry of entriesOf(root, below)) {
          if ("ok" in entry)
            yield entry;
          else {
            const file = below === "" ? entry.name : `${below}/${entry.name}`;
            if (entry.isDirectory() && depth < deepest)
              yield* filesBelow(root, file, depth + 1);
            else if (entry.name.toLowerCase().endsWith(".json"))
              yield entry.isSymbolicLink() ? { file, ...unread("a-link") } : { file };
          }
        }
      }
      function entriesOf(root, below) {
        try {
          const entries = (0, external_node_fs_.readdirSync)((0, external_node_path_.join)(root, below), { withFileTypes: true });
          return entries.sort((a, b) => a.name < b.name ? -1 : 1);
        } catch (error) {
          const code2 = codeOf(error);
          return below === "" && code2 === "ENOENT" ? [] : [{ file: below || ".", ...unread("not-readable", code2) }];
        }
      }
      function fleet_files_textOf(path) {
        let file = null;
        try {
          const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
          file = (0, external_node_fs_.openSync)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
          const stat = (0, external_node_fs_.fstatSync)(file);
          if (!stat.isFile())
            return unread("not-a-file");
          if (stat.size > largestFile)
            return unread("too-large", `${Math.ceil(stat.size / 1e6)} MB`);
          const buffer = Buffer.alloc(stat.size);
          let length = 0;
          for (let more = -1; more !== 0 && length < buffer.length; length += more)
            more = (0, external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
          return buffer.toString("utf8", 0, length);
        } catch (error) {
          const code2 = codeOf(error);
          return code2 === "ELOOP" ? unread("a-link") : unread(code2 === "ENXIO" ? "not-a-file" : "not-readable", code2);
        } finally {
          if (file !== null)
            (0, external_node_fs_.closeSync)(file);
        }
      }
      function codeOf(error) {
        const { code: code2 } = error;
        return typeof code2 === "string" ? code2 : "";
      }
      ;
      const githubMs = 6e4;
      async function runFleet({ cancel, crashed }) {
        const { send, close } = openTransport(proxySettings(process.env, process.versions.node));
        process.exitCode = await runFleetAction({
          host: {
            inputs: () => readInputs(fleetInputs),
            context: () => readContext({ "secret-source": "", "job-workflow-ref": "" }, process.env),
            mask: maskAll,
            log: printLog,
            debug: printDebug,
            publish: publish_publish
          },
          reports: (folder, read2) => readReports((0, external_node_path_.resolve)(process.env.GITHUB_WORKSPACE ?? "", folder), read2),
          github: (token, run) => openGitHub({ token, notionToken: "", run, cancel, withinMs: githubMs, fetch: fetchWith(send) }),
          elapsed: realClock.now,
          now: realClock.date,
          crashed
        });
        close();
      }
      ;
      async function runProgram({ cancel, crashed, crash }) {
        const progress = createProgress(realClock.now);
        const proxies = proxySettings(process.env, process.versions.node);
        const { send, close } = openTransport(proxies);
        const ports = {
          host: {
            inputs: () => readInputs(inputNames),
            context: (raw) => readContext(raw, process.env),
            mask: maskAll,
            progress: progress.done,
            log: printLog,
            debug: printDebug,
            publish: publish_publish
          },
          connect: (settings) => {
            const { deadline, asking } = timesOf(settings);
            endBy(deadline, crash);
            return connectNotion({
              token: settings.token,
              apiUrl: settings.apiUrl,
              notionVersion: settings.notionVersion,
              send,
              clock: realClock,
              random: Math.random,
              // The clock began with the process, and so did the step.
              deadline: asking,
              cancel,
              atOnce: 50,
              proxies: proxies.proxies,
              onWait: progress.waiting
            });
          },
          github: (settings, token, run) => openGitHub({
            token,
            notionToken: settings.token,
            run,
            cancel,
            withinMs: timesOf(settings).deadline - realClock.now() - 250,
            fetch: fetchWith(send)
          }),
          elapsed: realClock.now,
          now: realClock.date,
          crashed
        };
        process.exitCode = await runAction(ports);
        close();
      }
      function endBy(deadline, crash) {
        const late = () => crash(new Error("The step did not end in time"));
        setTimeout(() => setTimeout(late, 1e3).unref(), Math.max(0, deadline - realClock.now())).unref();
      }
      function timesOf({ timeoutSeconds, trackingIssue }) {
        const deadline = timeoutSeconds * 1e3;
        return { deadline, asking: trackingIssue ? deadline - Math.min(15e3, deadline / 4) : deadline };
      }
    })
  )
};
