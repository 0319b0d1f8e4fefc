export const id = 20;
export const ids = [20];
export const modules = {
  /***/
  2558: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        DZ: () => (
          /* binding */
          tidy
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
        )
        /* harmony export */
      });
      const longest = 200;
      const looked = 2e3;
      function tidy(text) {
        const whole = visible(text);
        const head = whole.slice(0, looked).replace(/[\ud800-\udbff]$/, "");
        const line = head.normalize("NFC").replace(/ {2,}/g, " ").trim();
        const characters = Array.from(line);
        if (head.length === whole.length && characters.length <= longest)
          return line;
        return `${wholeCharacters(line, characters.slice(0, longest - 1).join("").length)}…`;
      }
      function visible(text) {
        return text.replace(/[\s\u0085]+/gu, " ").replace(new RegExp("\\p{C}|\\p{Default_Ignorable_Code_Point}|\\u2800", "gu"), "").trim();
      }
      const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
      function wholeCharacters(text, most) {
        const begins = graphemes.segment(text).containing(most)?.index ?? text.length;
        return text.slice(0, begins > 0 ? begins : most);
      }
      function tidyOrNull(text) {
        if (typeof text !== "string")
          return null;
        return tidy(text) || null;
      }
    })
  ),
  /***/
  8548: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__);
      __webpack_require__.d(__webpack_exports__, {
        runProgram: () => (
          /* binding */
          runProgram
        )
      });
      var core = __webpack_require__(143);
      ;
      function say(literals, ...values) {
        return prose(literals, values);
      }
      function prose(literals, values) {
        return {
          literals: [...literals],
          values: values.map((value) => typeof value === "number" ? own(String(value)) : value)
        };
      }
      function own(text) {
        return { literals: [text], values: [] };
      }
      const nothing = own("");
      function isNothing({ literals, values }) {
        return values.length === 0 && literals.every((literal) => literal === "");
      }
      const code = marked("code");
      const strong = marked("strong");
      function marked(as) {
        const made = (text, ...values) => ({
          as,
          text: isTemplate(text) ? prose(text, values) : text
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
        const values = left > 0 ? [...shown2, own(`${left} more`)] : [...shown2];
        const literals = values.map((_, at) => at === 0 ? "" : at === values.length - 1 ? ` ${last} ` : ", ");
        return { literals: [...literals, ""], values };
      }
      function join(parts, separator) {
        return { literals: [...parts.map((_, at) => at === 0 ? "" : separator), ""], values: [...parts] };
      }
      function count(number, one, many = `${one}s`) {
        return own(`${number} ${number === 1 ? one : many}`);
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
        connections: "https://www.notion.so/developers/connections",
        personalTokens: "https://www.notion.so/developers/tokens",
        status: "https://www.notion-status.com/",
        versions: "https://developers.notion.com/reference/versioning"
      };
      function notionLink(id2) {
        return say`https://www.notion.so/${undashed(id2)}`;
      }
      const connectionsLink = prose_link(say`Connections in Notion`, notionPlaces.connections);
      const statusLink = prose_link(say`Notion's status page`, notionPlaces.status);
      const personalTokensLink = prose_link(say`personal access tokens`, notionPlaces.personalTokens);
      function githubPlaces(run) {
        const { serverUrl, repository, runId } = run;
        const base = repository === null ? null : `${serverUrl}/${repository.split("/").map(encodeURIComponent).join("/")}`;
        const at = (path) => base === null ? null : `${base}/${path}`;
        const owner = repository?.split("/")[0];
        const file = workflowPath(run)?.split("/").at(-1);
        return {
          secrets: at("settings/secrets/actions"),
          dependabotSecrets: at("settings/secrets/dependabot"),
          environments: at("settings/environments"),
          organisationSecrets: owner ? `${serverUrl}/organizations/${encodeURIComponent(owner)}/settings/secrets/actions` : null,
          run: runId === null ? null : at(`actions/runs/${encodeURIComponent(runId)}`),
          otherRun: (id2) => at(`actions/runs/${id2}`),
          issue: (number) => at(`issues/${number}`),
          settings: at("settings"),
          workflow: file === void 0 ? null : at(`actions/workflows/${encodeURIComponent(file)}`),
          file: (path) => at(`blob/HEAD/${path.split("/").map(encodeURIComponent).join("/")}`)
        };
      }
      function actionPage({ serverUrl, actionRepository }) {
        return serverUrl === "https://github.com" && actionRepository !== "" ? `${serverUrl}/${actionRepository}` : null;
      }
      function documentation(run, name) {
        const page = actionPage(run);
        if (page === null || run.actionRef === "")
          return null;
        const ref = run.actionRef.split("/").map(encodeURIComponent).join("/");
        return `${page}/blob/${ref}/docs/diagnoses.md#${name}`;
      }
      function codeLink(run, name) {
        return prose_link(code(own(name)), documentation(run, name));
      }
      function newIssue(run, title) {
        const page = actionPage(run);
        return page && `${page}/issues/new?template=bug.yml&title=${encodeURIComponent(title)}`;
      }
      ;
      const issueTitle = say`The tracking issue could not be kept`;
      const verdictStands = say`The result of the check stands.`;
      function trackingWarning(text, yaml) {
        return { about: "tracking-issue", level: "warning", title: issueTitle, text, ...yaml && { yaml } };
      }
      function trackingNote(text) {
        return { about: "tracking-issue", level: "info", title: say`Tracking issue`, text };
      }
      const jobAccount = "github-actions[bot]";
      const offLine = [say`tracking-issue: false`];
      const tokenLine = [say`github-token: \${{ github.token }}`];
      function trackingRefused(run, refusal, account) {
        const said = answered(refusal);
        switch (refusal.kind) {
          case "no-permission":
            return /personal access token/i.test(refusal.message) || account !== null && account !== jobAccount ? trackingWarning(say`${said} The token in ${code`github-token`} needs the permission **Issues: Read and write** for this repository. Or leave the input out and give the job this permission instead:`, [say`permissions:`, say`  issues: write`]) : trackingWarning(say`${said} This job may not write issues. Give it the permission ${code`issues: write`} (all that is not listed is then off: a job that checks out code needs ${code`contents: read`} too):`, [say`permissions:`, say`  issues: write`]);
          case "bad-credentials":
            return trackingWarning(say`${said} The token in ${code`github-token`} is not accepted; this is not about the Notion token. Leave the input out, or hand over the job's own token:`, tokenLine);
          case "issues-off":
            return trackingWarning(say`${refused(refusal)}Issues are switched off in this repository. Tick **Issues** under ${settingsPage(run)}, or do without the tracking issue:`, offLine);
          case "archived":
            return trackingWarning(say`${refused(refusal)}The repository is archived, so nothing in it can be changed. Unarchive it under ${settingsPage(run)}, or do without the tracking issue:`, offLine);
          case "locked":
            return trackingWarning(say`${said} The conversation of the issue is locked: open it and press **Unlock conversation**. ${verdictStands}`);
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
        return trackingWarning(because === "secret-name" ? say`The issue is found again by the name of the secret, and ${code`secret-name`} is not usable: it was left as it is.` : say`The issue is found again by its workflow and job, and this run is of no workflow in this repository: it was left as it is. Keep it from a workflow of the repository's own.`);
      }
      function trackingLeft(issue, because) {
        return because === "newer" ? trackingNote(say`${issue} was left as it is: a newer run has written it.`) : trackingWarning(say`Another step or job of this run follows the same workflow, job and secret, and has written ${issue}: it was left as it is. Give each an ${code`issue-key`} of its own, or let only one of them keep the issue.`);
      }
      function trackingElsewhere(because) {
        return trackingNote(because === "branch" ? say`not touched by this run. Only runs on the default branch keep it: on a schedule, a push or a dispatch.` : say`not touched by this run, which may not see the secret.`);
      }
      function refused(refusal) {
        return refusal.status === null ? nothing : say`${answered(refusal)} `;
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
          text: say`The last commit on the default branch is ${lasting(now - lastCommit)} old (${day(lastCommit)}). GitHub stops the schedules of a public repository after 60 days without activity: ${when}, and from then on nobody checks this token. Push any commit to the default branch before that. If it has stopped already, open ${workflow} and press **Enable workflow**.`
        };
      }
      ;
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
        "capability-missing": {
          verdict: "fail",
          check: "capability",
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
          /** `from`: who most likely gave the answer: something else than Notion, Notion, or a gateway before it. */
          facts: facts()
        },
        "run-cancelled": { verdict: "inconclusive", check: null, facts: facts() },
        "internal-error": {
          verdict: "inconclusive",
          check: null,
          facts: facts()
        }
      };
      const traits = table;
      const codes = Object.keys(table);
      function diagnosis(code2, facts2) {
        return { code: code2, facts: facts2 };
      }
      ;
      function settle(known) {
        const { lines, identity, requests, settings, run, ms } = known;
        const diagnoses = diagnosesOf(lines);
        const unknown = lines.some(({ status }) => status === "unknown");
        const told2 = outcomeOf(diagnoses);
        const outcome = told2 === "healthy" && unknown ? "inconclusive" : told2;
        const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive };
        return {
          outcome,
          exitCode: failsJob(outcome, policies) ? 1 : 0,
          codes: [...new Set(diagnoses.map(({ code: code2 }) => code2))],
          lines,
          identity,
          requests,
          secretName: settings.secretName,
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
      function outcomeOf(diagnoses) {
        const found = new Set(diagnoses.map(({ code: code2 }) => traits[code2].verdict));
        if (found.has("fail"))
          return "broken";
        return found.has("inconclusive") ? "inconclusive" : "healthy";
      }
      function diagnosesOf(lines) {
        return lines.flatMap(({ diagnoses }) => diagnoses);
      }
      ;
      function step(text, command) {
        return command ? { text, command } : { text };
      }
      ;
      function runAgain(telling, lead) {
        const { run } = githubPlaces(telling.run);
        const words2 = lead ? say`run this workflow again` : say`Run this workflow again`;
        return { text: say`${lead ? say`${lead} ` : nothing}${prose_link(words2, run)}.`, last: true };
      }
      function runAnew(telling) {
        const page = githubPlaces(telling.run).workflow;
        const workflow = prose_link(say`the workflow`, page);
        return {
          text: say`Run ${workflow} anew. If you changed its file, commit that first, and press **Run workflow** or push: running this run again would use the old file.`,
          last: true,
          anew: true
        };
      }
      function isPersonal({ identity }) {
        return identity?.kind === "user";
      }
      function saveSecret(telling) {
        const press = say`press the pencil at ${strong(telling.secret)}, paste the token alone, and press **Update secret**. (Not there? It may be one of an environment: look in ${environmentsPage(telling)}.)`;
        return step(say`Open ${secretsPage(telling)}, ${press} Or, in a terminal (it asks for the token, so that it stays out of your shell's history):`, setSecretCommand(telling));
      }
      function secretsPage(telling) {
        const page = githubPlaces(telling.run).secrets;
        return page ? prose_link(say`this repository's secrets`, page) : say`the repository's **Settings → Secrets and variables → Actions**`;
      }
      function environmentsPage(telling) {
        const page = githubPlaces(telling.run).environments;
        return page ? prose_link(say`environments`, page) : say`**Settings → Environments**`;
      }
      function setSecretCommand(telling, extra = nothing) {
        const { repository } = telling.run;
        const where = repository ? say` --repo ${own(repository)}` : nothing;
        return { language: "sh", lines: [say`gh secret set ${telling.secret}${where}${extra}`] };
      }
      function whoClause(telling) {
        const { identity } = telling;
        if (!identity?.name)
          return nothing;
        if (identity.kind === "user")
          return identity.workspace ? say` (personal or OAuth, of ${strong(identity.name)} in the workspace ${strong(identity.workspace)})` : say` (personal or OAuth, of ${strong(identity.name)})`;
        return identity.workspace ? say` (connection ${strong(identity.name)}, workspace ${strong(identity.workspace)})` : say` (connection ${strong(identity.name)})`;
      }
      function connectionName(telling) {
        const name = telling.identity?.name;
        return name ? strong(name) : say`the connection that this repository uses`;
      }
      function openConnection(telling, as = nothing) {
        return say`Open ${connectionsLink}${as} and choose ${connectionName(telling)}.`;
      }
      function copyToken(telling) {
        return step(say`${openConnection(telling)} On its **Configuration** tab, next to **Installation access token**, press **Show**, then **Copy**. (A personal token is under ${personalTokensLink}, and is shown only once: make a new one.)`);
      }
      function fix_steps_tokenLine(telling) {
        return say`token: \${{ secrets.${telling.secret} }}`;
      }
      function secretsExpression(telling) {
        return code`\${{ secrets.${telling.secret} }}`;
      }
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
            happened: facts2.acceptedBefore ? say`Notion accepted the token at the start of this run and later answered **401** twice, ${quoted(facts2.message)} It was refreshed, revoked or deleted just now. Nothing that uses it can reach Notion until it is replaced.` : say`Notion answered **401**, ${quoted(facts2.message)} The text has the shape of a real token, so it was most likely refreshed, revoked or deleted after it was saved here, or it has expired; Notion does not say which. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
            fix: replaceFix(telling),
            more: goneOrAgain(telling)
          })
        },
        "token-revoked": {
          explain: ([facts2], telling) => ({
            title: say`The token in ${code(telling.secret)} was revoked`,
            happened: say`Notion answered **401**, ${quoted(facts2.message)} Somebody refreshed the token, deleted the connection or took its access away. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
            fix: replaceFix(telling),
            more: goneOrAgain(telling)
          })
        },
        "token-expired": {
          explain: ([facts2], telling) => ({
            title: say`The token in ${code(telling.secret)} has expired`,
            happened: say`Notion answered **401**, ${quoted(facts2.message)} Personal access tokens end after a year at most; a connection's token seldom does. Nothing that uses it can reach Notion until it is replaced.${lastPassed(telling)}`,
            fix: {
              heading: say`Replace it, about three minutes`,
              steps: [
                step(say`**A personal token**: open ${prose_link(say`personal access tokens`, notionPlaces.personalTokens)}, make a new one with the longest term that you can answer for, and copy it. **A connection's token**: open ${connectionsLink}, choose the connection, and on its **Configuration** tab press **Refresh**, then **Copy**. (Older wording: Secrets → Regenerate.)`),
                saveSecret(telling),
                step(say`Save it also wherever else the old one is stored.`),
                runAgain(telling)
              ]
            },
            more: {
              heading: say`It is gone or rejected again, or so that it does not come back`,
              items: [
                say`Use an internal connection's token in workflows: it belongs to the workspace, has no term, and stays when its maker leaves.`,
                ...goneOrAgain(telling).items.slice(0, 2)
              ]
            }
          })
        },
        "token-invalid": invalid(),
        "access-restricted": {
          explain: ([{ message, evidence: evidence2, acceptedBefore }], telling) => {
            const { status, requestId: requestId2 } = evidence2;
            return {
              title: say`Notion restricts access to its API`,
              happened: say`${acceptedBefore ? say`Notion accepted the token at the start of this run and later` : say`Notion`} answered **${status ?? say`no`}**, ${quoted(message)} It speaks of this connection, person or workspace, not of the token, so replacing the token will not help.`,
              fix: {
                heading: say`Ask who can lift the restriction`,
                steps: [
                  step(say`Read Notion's words above. If they name an account, a policy or a plan, ask an owner of the workspace to look at it in Notion: **Settings → Connections**.`),
                  step(say`Otherwise write to Notion support (in Notion: **?** → **Message support**)${requestId2 ? say` with the request ID ${code(requestId2)}` : nothing}.`),
                  runAgain(telling)
                ]
              }
            };
          }
        },
        "workspace-mismatch": {
          explain: ([{ expected, workspace, workspaceId }], telling) => ({
            title: say`The token belongs to another workspace`,
            happened: say`Notion accepts the token in ${code(telling.secret)}, but it belongs to ${workspace ? say`the workspace ${strong(workspace)}` : say`a workspace without a name`}${workspaceId ? say` (${code(workspaceId)})` : nothing}, and ${code`expect-workspace`} asks for ${strong(expected)}. Nothing else was checked, so that the wrong workspace is not touched.`,
            fix: {
              heading: say`Use the right token, or expect the right workspace`,
              steps: [
                step(say`If the **token** is the wrong one: in Notion, switch to the workspace ${strong(expected)}, and copy the token there. ${copyToken({ ...telling, identity: null }).text}`),
                saveSecret(telling),
                step(say`If the **expectation** is the wrong one (the workspace was renamed, perhaps), write this in the step; an ID stays when a name changes:`, {
                  language: "yaml",
                  lines: [say`expect-workspace: ${workspaceId ?? say`<the workspace's ID>`}`]
                }),
                runAnew(telling)
              ]
            }
          })
        },
        "workspace-unknown": {
          explain: ([{ expected, missing: missing2 }], telling) => ({
            title: say`Notion did not say which workspace this is`,
            happened: say`Notion accepts the token in ${code(telling.secret)}, but its answer has no ${missing2 === "id" ? say`workspace ID` : say`workspace name`}, so whether it belongs to ${strong(expected)} could not be told. This is no fault of the token.`,
            fix: {
              heading: say`Expect what Notion tells`,
              steps: [
                step(missing2 === "name" ? say`Give the workspace's **ID** instead of its name in ${code`expect-workspace`}: a healthy run shows it in the output ${code`workspace-id`}.` : say`Give the workspace's **name** instead of its ID in ${code`expect-workspace`}: a healthy run shows it in the output ${code`workspace`}.`),
                step(say`Or leave ${code`expect-workspace`} out, or set ${code`on-inconclusive: warn`}.`)
              ]
            }
          })
        }
      };
      function invalid() {
        return {
          explain: ([{ shape, message }], telling) => ({
            title: say`The text in ${code(telling.secret)} is no valid token`,
            happened: say`Notion answered **401**, ${quoted(message)} The text is ${count(shape.length, "character")} long${shape.prefix ? say` and begins with ${code(own(shape.prefix))}` : say` and begins with neither ${code`ntn_`} nor ${code`secret_`}`}; Notion's tokens have 50. ${guess(shape)}${lastPassed(telling)}`,
            fix: {
              heading: say`Save the whole token, two minutes`,
              steps: [copyToken(telling), saveSecret(telling), runAgain(telling)]
            },
            more: goneOrAgain(telling)
          })
        };
      }
      function guess(shape) {
        if (shape.prefix && shape.length >= 90)
          return say`It was probably pasted twice.`;
        if (shape.prefix && shape.length < 50)
          return say`It was probably copied only in part.`;
        return say`It was probably copied in part, pasted twice, or never was a Notion token.`;
      }
      function replaceFix(telling) {
        return {
          heading: say`Replace it, about three minutes`,
          steps: [
            step(say`Open ${connectionsLink} as a workspace owner, and choose the connection that this repository uses. *Not in the list? It may belong to another workspace or person, be a personal token, or be deleted: then make a new one.*`),
            step(say`On its **Configuration** tab, next to **Installation access token**, press **Refresh**, then **Copy**. (Older wording: integration → Secrets → Regenerate.) The old token stops working everywhere, so save the new one wherever else it is stored, too.`),
            saveSecret(telling),
            runAgain(telling)
          ]
        };
      }
      function goneOrAgain(telling) {
        return {
          heading: say`The connection is gone, or the new token is rejected too`,
          items: [
            say`**Gone**: in the same list press **Create a new connection**, choose the workspace, tick **Read content** (and **Update content** if this workflow writes), and go on with **Copy**. A new connection sees nothing yet: on each database, ••• → **Connections** → **Add connection**.`,
            say`**Rejected too**: the secret may be set somewhere that wins over this one. An environment's secret beats the repository's, and that beats the organisation's: look in ${environmentsPage(telling)}.`,
            say`**A personal token**: these expire after a year at most: make a new one under ${prose_link(say`personal access tokens`, notionPlaces.personalTokens)}.`,
            say`**Databases missing afterwards**: reconnect each (••• → **Connections**), and see that the **Capabilities** on the Configuration tab are what this workflow needs.`
          ]
        };
      }
      function quoted(message) {
        if (message === "")
          return say`without a word.`;
        return /[.!?]$/.test(message) ? say`“${message}”` : say`“${message}”.`;
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
            const who = isPersonal(telling) ? say`token` : say`connection`;
            const names = list(all.map((facts2) => strong(boxes[facts2.capability])));
            if (all[0].personal)
              return {
                title: say`Personal tokens can never list users`,
                happened: say`Notion answers **403**, “${all[0].message ?? say`Personal access tokens cannot list users.`}” The token itself works${whoClause(telling)}; this kind of token has no box for it that could be ticked.`,
                fix: {
                  heading: say`Use a connection's token for this, three minutes`,
                  steps: [
                    step(say`Open ${connectionsLink}, press **Create a new connection** in the same workspace, tick ${strong(boxes["read-users"])} and what else this workflow needs, and copy its token.`),
                    step(say`Add the new connection to the pages that the workflow uses (••• → **Connections**), and save its token in ${strong(telling.secret)}.`),
                    step(say`If the workflow does not list users after all, take ${list(all.map((facts2) => code(own(facts2.capability))))} out of ${code`capabilities`}.`),
                    runAgain(telling)
                  ]
                }
              };
            return {
              title: all.length === 1 ? say`The ${who} lacks “${all[0].capability === "read-user-emails" ? say`user e-mail addresses` : boxes[all[0].capability]}”` : say`The ${who} lacks ${all.length} capabilities`,
              happened: say`Notion accepts the token${whoClause(telling)}, but ${evidence(all)}. That is a missing capability, not a missing share: the pages need no new sharing for it.`,
              fix: {
                heading: say`Tick the box, one minute`,
                steps: [
                  isPersonal(telling) ? step(say`A personal token: open ${personalTokensLink} and choose it. A token that an OAuth app was given: whoever made the app opens it under ${connectionsLink}.`) : step(say`${openConnection(telling)}`),
                  step(say`On its **Configuration** tab, under **Capabilities**, tick ${names}, and press **Save changes**. The token stays the same.`),
                  runAgain(telling)
                ]
              },
              more: {
                heading: say`The box is ticked already`,
                items: [
                  say`See that it is the same connection: this token belongs to ${connectionName(telling)}.`,
                  say`For a connection that others authorise (OAuth), each workspace must authorise it again before new capabilities count.`
                ]
              }
            };
          }
        },
        "workspace-block-limit": {
          explain: (all, telling) => ({
            title: say`The workspace has used up its blocks`,
            happened: say`Notion accepts the token${whoClause(telling)}, but answers **403**, “${all[0].message}” Inserting content fails until that changes, whatever capabilities the connection has.`,
            fix: {
              heading: say`Make room in the workspace`,
              steps: [
                step(say`Ask an owner of the workspace to upgrade its plan (in Notion: **Settings → Plans**), or to delete what is no longer needed.`),
                step(say`If this workflow inserts nothing, take ${list(all.map((facts2) => code(own(facts2.capability))))} out of ${code`capabilities`}.`),
                runAgain(telling)
              ]
            }
          })
        },
        "capability-unknown": {
          variant: (facts2) => `${facts2.why} ${facts2.message}`,
          explain: (all, telling) => ({
            title: all.length === 1 ? say`Whether ${code(own(all[0].capability))} is there could not be told` : say`${all.length} capabilities could not be told`,
            happened: say`To tell ${list(all.map((facts2) => code(own(facts2.capability))))} without changing anything in Notion, this check sends what must fail and reads how it fails. This time ${all[0].why}${all[0].message ? say` (“${all[0].message}”)` : nothing}. It is no fault of the token, and does not fail the job.`,
            fix: {
              heading: say`If you want to be sure`,
              steps: [
                step(say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, look at ${list(all.map((facts2) => strong(boxes[facts2.capability])))}.`)
              ]
            }
          })
        }
      };
      function evidence(all) {
        const refused2 = all.filter(({ message }) => message !== null);
        const leftOut2 = all.filter(({ message }) => message === null);
        const parts = [];
        if (refused2.length > 0)
          parts.push(say`answers **403** to the question for ${list(refused2.map((facts2) => code(own(facts2.capability))))}`);
        for (const { capability } of leftOut2)
          parts.push(capability === "read-user-emails" ? say`lists users without their e-mail addresses (${code(own(capability))})` : say`gives a database without its content (${code(own(capability))})`);
        return list(parts);
      }
      var untrusted = __webpack_require__(2558);
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
        const unread = (why, name2 = null, type2 = null) => {
          const shown2 = (part) => part === null ? null : (0, untrusted.DZ)(part);
          const line = { number, text: (0, untrusted.DZ)(text) || `line ${number}`, name: shown2(name2), type: shown2(type2), why };
          return { is: "unread", line };
        };
        const parts = nameAndRest(text);
        if (typeof parts === "string")
          return unread(parts);
        const { name, rest } = parts;
        if (name === "" || rest === "")
          return unread("no-type", name || null);
        const open = rest.indexOf("[");
        const word = (open < 0 ? rest : rest.slice(0, open)).trim();
        const type = typeNamed(word);
        if (type === "")
          return unread("no-type", name);
        if (/\s/.test(type))
          return unread("several-words", name, type);
        if (open < 0)
          return { is: "property", property: { name, type, options: [] } };
        if (!rest.endsWith("]"))
          return unread("brackets", name, type);
        if (!withOptions.has(type))
          return unread("no-options", name, type);
        const options = rest.slice(open + 1, -1).split(",").map((option) => option.trim());
        if (options.includes(""))
          return unread("empty-option", name, type);
        return { is: "property", property: { name, type, options: [...new Set(options)] } };
      }
      function nameAndRest(text) {
        if (text.startsWith('"')) {
          const end2 = text.search(/":(?:\s|$)/);
          return end2 < 1 ? "quotes" : { name: text.slice(1, end2), rest: text.slice(end2 + 2).trim() };
        }
        const colon = text.search(/:(?:\s|$)/);
        return colon < 0 ? "no-colon" : { name: text.slice(0, colon).trimEnd(), rest: text.slice(colon + 1).trim() };
      }
      function typeNamed(word) {
        const plain = word.toLowerCase().replace(/[\s-]+/g, "_");
        const known = propertyTypes.includes(plain) ? plain : interfaceWords[plain];
        return known ?? word;
      }
      ;
      function nearest(word, words2) {
        const wanted = word.toLowerCase().slice(0, 100);
        let best = null;
        for (const each of words2) {
          const steps = distance(wanted, each.toLowerCase().slice(0, 100));
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
      const named = 10;
      const databaseEntry = {
        "database-id-malformed": {
          variant: (facts2) => isUnfilled(facts2.flaw) ? "unfilled" : "",
          explain: (all, telling) => {
            const unfilled = isUnfilled(all[0].flaw);
            const one = all.length === 1;
            return {
              title: unfilled ? say`${one ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one ? say`was` : say`were`} never filled in` : say`${one ? say`An entry` : say`${all.length} entries`} in ${code`databases`} ${one ? say`has` : say`have`} no usable ID`,
              happened: say`${clauses(all.map(({ given, flaw }) => flawInWords(given, flaw)))}.`,
              fix: {
                heading: unfilled ? say`Fill it in (about a minute)` : say`Give the database's own link (about a minute)`,
                steps: [
                  ...unfilled ? [
                    step(say`If a variable fills it, check its name and value: a repository's variable is ${code`\${{ vars.NAME }}`} in the workflow, a secret ${code`\${{ secrets.NAME }}`}, and either is empty, without an error, where it doesn't exist.`)
                  ] : all.flatMap(({ given, flaw }) => correction(given, flaw)).slice(0, named),
                  step(say`Open the database in Notion as a full page (not the page around it), and choose ••• at the top right → **Copy link**.`),
                  step(say`Put the link into ${code`databases`} as it is, one per line. An ID alone works too: 32 letters a–f and digits, with dashes or without.`),
                  runAnew(telling)
                ]
              }
            };
          }
        },
        "property-line-malformed": {
          explain: (all, telling) => ({
            title: all.length === 1 ? say`A line under a database can't be read` : say`${all.length} lines under databases can't be read`,
            happened: say`${clauses(all.map(({ line }) => say`Line ${line.number} of ${code`databases`}, ${code(line.text)}, ${lineInWords(line)}`))}.`,
            fix: {
              heading: say`Write it as a property and its type (about a minute)`,
              steps: [
                step(say`Under a database, indented, each line names one property: its name as Notion shows it, a colon, a space, and its type. Options that must exist follow in square brackets. Put the name in double quotes if it holds a colon or ${code`#`}.`, {
                  language: "yaml",
                  lines: [
                    say`databases: |`,
                    say`  Roadmap = https://app.notion.com/p/…`,
                    say`    Name: title`,
                    say`    Status: status [Todo, Doing, Done]`,
                    say`    "Due: by": date`
                  ]
                }),
                step(say`A database goes on a line of its own, indented no deeper than the one above it.`),
                runAnew(telling)
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
        const left = all.length - named;
        const shown2 = join(all.slice(0, named), "; ");
        return left > 0 ? say`${shown2}; and ${left} more` : shown2;
      }
      function isUnfilled({ is }) {
        return is === "unfilled" || is === "empty";
      }
      function flawInWords(given, flaw) {
        const entry = code(given);
        switch (flaw.is) {
          case "no-id":
            return say`${entry} holds no ID (32 letters a–f and digits)`;
          case "several-ids":
            return flaw.separator === null ? say`${entry} holds ${flaw.count} IDs, and which of them is the database's can't be determined` : say`${entry} holds ${flaw.count} IDs separated by ${code(own(flaw.separator))}; only line breaks and plain commas separate entries`;
          case "unfilled":
            return say`${entry} is a placeholder that nobody filled in`;
          case "empty":
            return say`${entry} has nothing where a database should be: the variable that fills it is empty`;
          case "invisible":
            return say`${entry} holds only characters that show nothing (the first is ${code(flaw.point)})`;
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
            return say`is neither a database nor a property with a colon and a type`;
          case "no-type":
            return name === null ? say`has no name before the colon` : say`names the property ${strong(name)} without a type`;
          case "quotes":
            return say`begins with a quotation mark that isn't closed before the colon`;
          case "brackets":
            return say`has options for ${strong(name ?? "")} whose square bracket isn't closed at the end of the line`;
          case "no-options":
            return say`gives options to ${strong(name ?? "")}, and a ${code(type ?? "")} property has none: only ${code`select`}, ${code`multi_select`} and ${code`status`} do`;
          case "empty-option":
            return say`has an empty option for ${strong(name ?? "")}`;
          case "several-words": {
            const meant = nearest(type ?? "", propertyTypes);
            return say`has ${code(type ?? "")} where the type of ${strong(name ?? "")} should be${meant ? say` (the nearest is ${code(own(meant))})` : nothing}`;
          }
        }
      }
      ;
      const databases_named = 10;
      const databases = {
        "database-not-shared": {
          brief: say`404`,
          explain: (all, telling) => {
            const personal = isPersonal(telling);
            const ofListed = all[0].ofListed;
            const bot = telling.identity?.name;
            const which = ofListed > 1 ? say`${all.length} of ${ofListed} databases ${all.length === 1 ? say`is` : say`are`}` : say`The database is`;
            return {
              title: personal ? say`${which} out of this token's sight` : say`${which} not shared with ${bot && bot.length <= 22 ? say`“${bot}”` : say`the connection`}`,
              happened: say`Notion accepts the token${whoClause(telling)}, but answers **404** to ${list(all.map(openLink), { most: databases_named })}. It says the same for a database that was never shared, one whose page was moved, and one that was deleted, so these cannot be told apart from here.`,
              fix: personal ? personalFix(all, telling) : sharingFix(all, telling),
              more: {
                heading: personal ? say`That person sees the database in Notion` : say`Notion shows you the database, and the connection is already there`,
                items: [
                  say`You may be looking at a **copy**: a duplicated page or template has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code`databases`}.`,
                  say`It may be a **linked view** of a database that lives elsewhere: open its source (••• → **View source**) and share that.`,
                  ...personal ? [] : [
                    say`${bot ? strong(bot) : say`The connection`} does not appear in the list? On its **Configuration** tab it needs **Read content**; in some workspaces only its owner may add it. The other way round works too: ${connectionsLink} → the connection → **Content access** → **Edit access**.`
                  ],
                  say`It may be in the **trash**: sidebar → **Trash** → **Restore**. A restored page can have lost its connection.`
                ]
              }
            };
          }
        },
        "database-is-page": {
          brief: say`a page`,
          explain: (all, telling) => ({
            title: plural(all, say`An ID in ${code`databases`} is a page's`, say`${all.length} IDs in ${code`databases`} are pages'`),
            happened: say`Notion says that ${list(all.map((facts2) => about(facts2)), { most: databases_named })} ${all.length === 1 ? say`is a page, not a database` : say`are pages, not databases`}. ${all.length === 1 ? say`A database that is shown inside a page has` : say`Databases that are shown inside pages have`} an ID of ${all.length === 1 ? say`its` : say`their`} own.`,
            fix: {
              heading: say`Give the database's ID instead, one minute`,
              steps: [...all.slice(0, databases_named).map((facts2) => step(pageFix(facts2))), runAnew(telling)]
            },
            more: {
              heading: say`The database is not named here`,
              items: [
                say`Open the page, point at the database's title, and choose ••• → **Open as full page** (or **View database**); then ••• → **Copy link**.`,
                say`A linked view on the page does not count: its database lives elsewhere. Open ••• → **View source**, and copy that link.`
              ]
            }
          })
        },
        "database-is-view": {
          brief: say`a view`,
          explain: (all, telling) => ({
            title: plural(all, say`An ID in ${code`databases`} is a view's`, say`${all.length} IDs in ${code`databases`} are views'`),
            happened: say`${list(all.map((facts2) => code(shortId(facts2.id))), { most: databases_named })} ${all.length === 1 ? say`is the ID of a view` : say`are IDs of views`}: the part of a link after ${code`?v=`}. A view only shows a database, and the API wants the database's ID, which stands before the ${code`?`}.`,
            fix: {
              heading: say`Give the database's ID instead, one minute`,
              steps: [
                ...all.slice(0, databases_named).map((facts2) => step(facts2.databaseId ? say`Replace ${code(shortId(facts2.id))} in ${code`databases`} with ${facts2.databaseTitle ? say`${strong(facts2.databaseTitle)}, ` : nothing}${code(facts2.databaseId)} (${prose_link(say`open`, notionLink(facts2.databaseId))}).` : say`For ${code(shortId(facts2.id))}: open the view in Notion, ••• at the top right → **Copy link**, and put the whole link into ${code`databases`}.`)),
                runAnew(telling)
              ]
            }
          })
        },
        "database-linked": {
          brief: say`no data source in sight`,
          explain: (all, telling) => ({
            title: plural(all, say`A database is a linked view, or its source is hidden`, say`${all.length} databases are linked views, or hidden`),
            happened: say`Notion answers for ${list(all.map((facts2) => about(facts2)), { most: databases_named })}, but without any data source that this token may see. That is so for a linked view of a database that lives elsewhere, and for a database whose data sources are not shared${whoClause(telling)}.`,
            fix: {
              heading: say`Use and share the source, one minute`,
              steps: [
                step(say`Open ${list(all.map((facts2) => about(facts2)), { most: databases_named })} in Notion, and choose ••• → **View source** (or the arrow ↗ before its title): that is the real database.`),
                step(isPersonal(telling) ? say`See that the person whose token this is can open it: if not, **Share** and invite them.` : say`There, ••• → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**.`),
                step(say`••• → **Copy link**, and put that link into ${code`databases`} instead.`),
                runAnew(telling)
              ]
            }
          })
        },
        "database-in-trash": {
          brief: say`in the trash`,
          explain: (all, telling) => ({
            title: plural(all, say`A database is in the trash`, say`${all.length} databases are in the trash`),
            happened: say`Notion still answers for ${list(all.map((facts2) => about(facts2)), { most: databases_named })}, but says ${code`in_trash`}. Whatever is in the trash cannot be changed, and is deleted for good after a while.`,
            fix: {
              heading: say`Restore it, one minute`,
              steps: [
                step(say`In Notion's sidebar open **Trash**, search for ${list(all.map((facts2) => facts2.title ? strong(facts2.title) : code(shortId(facts2.id))), { most: databases_named, last: "or" })}, and press **Restore**.`),
                ...isPersonal(telling) ? [] : [
                  step(say`On the restored database, see that ••• → **Connections** still lists ${connectionName(telling)}: restoring can lose it.`)
                ],
                runAgain(telling)
              ]
            },
            more: {
              heading: say`It was thrown away on purpose`,
              items: [say`Take it out of ${code`databases`}, and out of the workflow that uses it.`]
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
      function severalSources(all, telling) {
        const [{ version }] = all;
        return {
          title: plural(all, say`A database needs a newer ${code`Notion-Version`}`, say`${all.length} databases need a newer ${code`Notion-Version`}`),
          happened: say`${list(all.map((facts2) => about(facts2)), { most: databases_named })} ${all.length === 1 ? say`has` : say`have`} several data sources, and Notion refuses ${all.length === 1 ? say`it` : say`them`} at ${code(version)}, the version that your code sends. It works from ${code`2025-09-03`} on. Somebody added a data source to the database.`,
          fix: {
            heading: say`Send a newer version`,
            steps: [
              step(say`In the code that talks to Notion, raise ${code`Notion-Version`} to ${code`2025-09-03`} or newer (${prose_link(say`what changes`, notionPlaces.versions)}), and query the data source instead of the database${sourceIds(all)}.`),
              step(say`In this step, say so:`, {
                language: "yaml",
                lines: [say`notion-version: '2026-03-11'`]
              }),
              runAnew(telling)
            ]
          },
          more: {
            heading: say`The code cannot be changed now`,
            items: [
              say`In Notion, open the database's settings → **Manage data sources**, and move the added data source into a database of its own.`
            ]
          }
        };
      }
      function sourceIds(all) {
        const sources = all.flatMap((facts2) => facts2.sources);
        return sources.length === 0 ? nothing : say`: ${list(sources.map(code), { most: databases_named, last: "or" })}`;
      }
      function isDataSource(all, telling) {
        const [{ version }] = all;
        return {
          title: plural(all, say`An ID is a data source's, which ${code(version)} lacks`, say`${all.length} IDs are data sources', which ${code(version)} lacks`),
          happened: say`${list(all.map((facts2) => about(facts2)), { most: databases_named })} ${all.length === 1 ? say`is a data source` : say`are data sources`}, and ${code`notion-version`} is ${code(version)}: data sources exist from ${code`2025-09-03`} on, so your code gets a **404** for ${all.length === 1 ? say`it` : say`them`}.`,
          fix: {
            heading: say`Give the database's ID, or send a newer version`,
            steps: [
              ...all.slice(0, databases_named).map((facts2) => step(facts2.databaseId ? say`Use the ID of its database instead of ${code(shortId(facts2.id))}, here and in your code: ${code(facts2.databaseId)} (${prose_link(say`open`, notionLink(facts2.databaseId))}).` : say`Use the ID of its database instead of ${code(shortId(facts2.id))}, here and in your code: open it in Notion, ••• → **Copy link**.`)),
              step(say`Or send ${code`Notion-Version: 2025-09-03`} or newer in your code (${prose_link(say`what changes`, notionPlaces.versions)}), and say so in this step:`, { language: "yaml", lines: [say`notion-version: '2026-03-11'`] }),
              runAnew(telling)
            ]
          }
        };
      }
      function sharingFix(all, telling) {
        return {
          heading: all.length === 1 ? say`Share it, half a minute` : say`Share them, half a minute each`,
          steps: [
            step(say`Open the database in Notion: ${list(all.map(openLink), { most: databases_named, last: "or" })}.`),
            step(say`••• at the top right → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**. Sharing a parent page shares everything under it. (Notion used to call connections integrations.)`),
            runAgain(telling)
          ]
        };
      }
      function personalFix(all, telling) {
        return {
          heading: say`Give its creator access, one minute`,
          steps: [
            step(say`This is a personal or OAuth token: there is no connection to add, it sees what its creator sees. Log in to Notion as that person and open ${list(all.map(openLink), { most: databases_named, last: "or" })}.`),
            step(say`If Notion says “no access”, have its owner press **Share** and invite that person. (A token from an OAuth app sees only the pages that were picked when it was authorised: authorise it again and pick this one too.)`),
            runAgain(telling)
          ]
        };
      }
      function pageFix(facts2) {
        const page = about(facts2);
        if (facts2.meant !== null)
          return say`The link to ${page} points at a database on that page: put its ID into ${code`databases`} instead, ${code(facts2.meant)}.`;
        if (facts2.rowOf !== null)
          return say`The page ${page} is a row of a database: put that database's ID into ${code`databases`} instead, ${code(facts2.rowOf)} (${prose_link(say`open`, notionLink(facts2.rowOf))}).`;
        if (facts2.databases.length === 0)
          return facts2.listed === "all" ? say`On the page ${page} there is no database. Open the one that you mean in Notion as a full page, ••• → **Copy link**, and put that link into ${code`databases`}.` : say`Which databases are on the page ${page} could not be listed. Open the one that you mean as a full page, ••• → **Copy link**, and put that link into ${code`databases`}.`;
        const titled = (database) => Number(database.title === null || database.title === "Untitled");
        const choices = [...facts2.databases].sort((a, b) => titled(a) - titled(b)).map((database) => say`${database.title ? strong(database.title) : say`one without a title`} ${code(database.id)}`);
        return say`The page ${page} holds ${list(choices, { most: databases_named })}${facts2.listed === "part" ? say`, and perhaps more further down` : nothing}. Put ${facts2.databases.length === 1 ? say`that ID` : say`the one that you mean`} into ${code`databases`} instead of the page's.`;
      }
      function about(facts2) {
        return facts2.title ? prose_link(strong(facts2.title), notionLink(facts2.id)) : openLink(facts2);
      }
      function openLink(facts2) {
        return prose_link(facts2.name ? strong(facts2.name) : code(shortId(facts2.id)), notionLink(facts2.id));
      }
      function plural(all, one, many) {
        return all.length === 1 ? one : many;
      }
      ;
      const notionFaults = {
        "notion-unreachable": {
          variant: (facts2) => facts2.reason,
          explain: (all, telling) => {
            const [{ reason: reason2, detail, proxied }] = all;
            const words2 = unreachable[reason2];
            return {
              title: words2.title,
              happened: say`${words2.happened}${detail ? say` (${code(detail)})` : nothing}, so ${subjects(all)}. This says nothing about the token.`,
              fix: { heading: say`Clear the way to Notion`, steps: [...words2.steps(proxied), runAgain(telling)] }
            };
          }
        },
        "notion-down": {
          explain: (all, telling) => ({
            title: say`Notion is having trouble`,
            happened: say`Notion answered **${statuses(all)}**, so ${subjects(all)}. This says nothing about the token.`,
            fix: {
              heading: say`Wait for Notion`,
              steps: [checkStatus, runAgain(telling, say`When Notion is well again,`)]
            },
            more: { heading: say`This must not stop the job`, items: [warnInstead] }
          })
        },
        "notion-rate-limited": {
          explain: (all, telling) => {
            const wait = all.find((facts2) => facts2.waitSeconds !== null)?.waitSeconds ?? null;
            const workspace = all.some((facts2) => facts2.limit === "workspace");
            const longer = Math.max(300, telling.timeoutSeconds * 2, (wait ?? 0) + 60);
            return {
              title: say`Notion's rate limit is used up`,
              happened: say`Notion answered **429**${wait === null ? say` again and again, without saying how long to wait` : say` and asks to wait ${duration(wait)}, which does not fit what was left of the ${count(telling.timeoutSeconds, "second")} that this step may take`}, so ${subjects(all)}. This says nothing about the token.`,
              fix: {
                heading: say`Ask at another time, or wait longer`,
                steps: [
                  step(workspace ? say`The limit of the whole **workspace** is used up: another connection in it may be busy. See what else runs at this time, and move this workflow away from it.` : say`All that uses this connection shares its requests a minute: see what else runs at this time, and move this workflow away from it.`),
                  ...longer <= 3600 ? [
                    step(say`Or let the step wait longer (whole seconds, up to 3600):`, {
                      language: "yaml",
                      lines: [say`timeout: ${longer}`]
                    })
                  ] : [],
                  wait === null ? runAgain(telling) : runAgain(telling, say`After ${duration(wait)},`)
                ]
              }
            };
          }
        },
        "notion-blocked": {
          explain: (all, telling) => {
            const ray = all.map((facts2) => facts2.evidence.rayId).find((id2) => id2 !== null);
            return {
              title: say`Something between here and Notion blocks this`,
              happened: say`An answer of **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before Notion looked at the token, so ${subjects(all)}. This says nothing about the token.`,
              fix: {
                heading: say`Find out who blocks it`,
                steps: [
                  step(say`On a **self-hosted runner**: let your network's administrators allow ${code`https://api.notion.com`} from it.`),
                  step(say`On GitHub's runners: wait a while; a later run may have another address. If it stays, send Notion's support the ray ID${ray ? say` ${code(ray)}` : nothing}.`),
                  runAgain(telling)
                ]
              }
            };
          }
        },
        "notion-unrecognised": {
          variant: (facts2) => `${facts2.from} ${facts2.what} ${facts2.evidence.status}`,
          explain: (all, telling) => {
            const [{ what, message, evidence: evidence2, from }] = all;
            const answer = evidence2.status === null ? say`The answer` : say`The answer (**${evidence2.status}**)`;
            return {
              title: unrecognised[from].title,
              happened: say`${answer} was ${what}${message ? say`: “${message}”` : nothing}, so ${subjects(all)}. This says nothing about the token.`,
              fix: {
                heading: unrecognised[from].heading,
                steps: [...unrecognised[from].steps(requestId(all)), runAgain(telling)]
              }
            };
          }
        }
      };
      const rightAddress = step(say`Is ${code`api-url`} right? It should be ${code`https://api.notion.com`}, unless you run a gateway.`);
      const unrecognised = {
        elsewhere: {
          title: say`An answer came that is not known from Notion`,
          heading: say`See who answers there`,
          steps: () => [
            rightAddress,
            step(say`On a self-hosted runner, a proxy or a login page may answer in Notion's place: on it, run this. It should print ${code`"code":"unauthorized"`} or the like in JSON.`, { language: "sh", lines: [say`curl -sS https://api.notion.com/v1/users/me`] }),
            checkStatus
          ]
        },
        notion: {
          title: say`Notion refused a question in words of its own`,
          heading: say`Ask Notion what it means`,
          steps: (request) => [
            step(say`Read Notion's words above. If they name a policy, a plan or a setting, ask a workspace owner to look at it.`),
            checkStatus,
            step(say`If it stays, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`)
          ]
        },
        gateway: {
          title: say`The token did not arrive at Notion`,
          heading: say`Find what drops the header`,
          steps: () => [
            rightAddress,
            step(say`A gateway or proxy between the runner and Notion must pass the header ${code`Authorization`} on as it is.`)
          ]
        }
      };
      function requestId(all) {
        return all.map(({ evidence: evidence2 }) => evidence2.requestId).find((id2) => id2 !== null) ?? null;
      }
      const proxyVariables = say`${code`HTTPS_PROXY`}, ${code`HTTP_PROXY`} and ${code`NO_PROXY`}`;
      const warnInstead = say`${code`on-inconclusive: warn`} in this step turns “could not tell” into a warning.`;
      const checkStatus = step(say`Look at ${statusLink}.`);
      const unreachable = {
        dns: {
          title: say`Notion's address could not be looked up`,
          happened: say`The runner could not find the address of Notion's API`,
          steps: () => [
            step(say`See that ${code`api-url`} is spelt right, if you set it.`),
            step(say`On a self-hosted runner, see that it can look up names: ${code`nslookup api.notion.com`}. Behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`)
          ]
        },
        refused: {
          title: say`The connection to Notion was refused`,
          happened: say`Nothing listens where Notion's API should be, or a firewall refused the connection`,
          steps: () => [
            step(say`See that ${code`api-url`} is right, if you set it.`),
            step(say`On a self-hosted runner, let the firewall allow ${code`api.notion.com`}, port 443.`),
            checkStatus
          ]
        },
        reset: {
          title: say`The connection to Notion broke off`,
          happened: say`The connection was closed before the answer was whole`,
          steps: () => [
            checkStatus,
            step(say`On a self-hosted runner, a firewall or proxy may cut connections to ${code`api.notion.com`}.`)
          ]
        },
        timeout: {
          title: say`Notion did not answer in time`,
          happened: say`No whole answer came in time`,
          steps: (proxied) => [
            checkStatus,
            step(proxied ? say`The runner's variables name a proxy (${proxyVariables}): see that it is well.` : say`On a self-hosted runner, see that it reaches ${code`https://api.notion.com`}; behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`),
            step(say`If many databases are listed, a larger ${code`timeout`} may be all that it needs.`)
          ]
        },
        network: {
          title: say`The network did not carry the request to Notion`,
          happened: say`The runner's network has no way to Notion's API`,
          steps: () => [
            step(say`On a self-hosted runner, see that it reaches ${code`https://api.notion.com`}; behind a proxy, set ${code`HTTPS_PROXY`} for the runner.`),
            checkStatus
          ]
        },
        certificate: {
          title: say`The certificate is not one that this runner trusts`,
          happened: say`The certificate that came is not signed by an authority that Node.js knows, as behind a company's inspecting proxy`,
          steps: () => [
            step(say`On the self-hosted runner, save your company's root certificate as a PEM file, and tell Node.js of it **before** the runner starts (in the runner's ${code`.env`} file), or in the workflow:`, { language: "yaml", lines: [say`env:`, say`  NODE_EXTRA_CA_CERTS: /path/to/company-root.pem`] }),
            step(say`Never turn the check of certificates off: the token would go to whoever answers.`)
          ]
        },
        tls: {
          title: say`No safe connection to Notion could be made`,
          happened: say`The TLS handshake failed, or the certificate is for another name or out of its time`,
          steps: () => [
            step(say`See that the clock of a self-hosted runner is right, and that ${code`api-url`} is.`),
            step(say`A proxy that inspects traffic may answer in Notion's place: ask your network's administrators.`),
            checkStatus
          ]
        },
        "proxy-auth": {
          title: say`The proxy asks for a name and password`,
          happened: say`The proxy answered **407** and did not let the request through to Notion`,
          steps: () => [
            step(say`Put the name and password that the proxy wants into the runner's variable, as a secret:`, {
              language: "yaml",
              lines: [say`env:`, say`  HTTPS_PROXY: \${{ secrets.PROXY_URL }} # http://name:password@proxy:port`]
            })
          ]
        },
        "proxy-refused": {
          title: say`The proxy does not let the request through`,
          happened: say`The proxy refused to connect to Notion's API`,
          steps: () => [
            step(say`Let your network's administrators allow ${code`api.notion.com:443`} on the proxy.`),
            step(say`If Notion can be reached without the proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`)
          ]
        },
        "proxy-invalid": {
          title: say`A proxy variable of this runner is not usable`,
          happened: say`The runner's variables name a proxy that is neither http nor https, or whose name or password has a ${code`%`} that is not written ${code`%25`}, and the token is not sent around a proxy that was meant`,
          steps: () => [
            step(say`Give ${proxyVariables} of the runner an address such as ${code`http://proxy:3128`}; SOCKS proxies are not supported.`),
            step(say`If Notion needs no proxy, take the variable out of the runner's environment.`)
          ]
        },
        "proxy-unsupported": {
          title: say`This runner is too old to use a proxy`,
          happened: say`The runner's variables name a proxy, its Node.js is older than 24.5 and cannot use one, and the token is not sent around a proxy that was meant`,
          steps: () => [
            step(say`Update the self-hosted runner to its newest version: it brings a newer Node.js.`),
            step(say`If Notion needs no proxy, take the variable out of the runner's environment.`)
          ]
        },
        "proxy-unreachable": {
          title: say`The proxy could not be reached`,
          happened: say`The runner's variables name a proxy, and no connection to it could be made`,
          steps: () => [
            step(say`See that ${proxyVariables} of the runner are right, and that the proxy runs.`),
            step(say`If Notion can be reached without the proxy, add ${code`api.notion.com`} to ${code`NO_PROXY`}.`)
          ]
        }
      };
      function subjects(all) {
        if (all.some(({ subject }) => subject.what === "token"))
          return say`whether the token works could not be told`;
        const databases2 = all.flatMap(({ subject }) => subject.what === "database" ? [subject] : []);
        const names = all.flatMap(({ subject }) => subject.what === "capability" ? [subject.name] : []);
        const parts = [];
        if (databases2.length > 0)
          parts.push(say`${count(databases2.length, "database")} (${list(databases2.map(({ id: id2, title }) => title ? strong(title) : code(shortId(id2))), { most: 5 })})`);
        if (names.length > 0)
          parts.push(say`${names.length === 1 ? say`the capability` : say`the capabilities`} ${list(names.map((name) => code(own(name))))}`);
        return say`nothing can be said of ${list(parts)}`;
      }
      function statuses(all) {
        const different = [
          ...new Set(all.flatMap(({ evidence: evidence2 }) => evidence2.status === null ? [] : [evidence2.status]))
        ];
        return own(different.join(", ") || "an error");
      }
      function duration(seconds2) {
        if (seconds2 >= 86400)
          return say`a day or more`;
        if (seconds2 >= 7200)
          return count(Math.ceil(seconds2 / 3600), "hour");
        return seconds2 >= 120 ? count(Math.ceil(seconds2 / 60), "minute") : count(seconds2, "second");
      }
      ;
      const runEntries = {
        "input-invalid": {
          explain: (all, telling) => ({
            title: all.length === 1 ? say`The input ${code(own(all[0].input))} is not usable` : say`${all.length} inputs are not usable`,
            happened: say`${list(all.map(({ input, holds }) => say`${code(own(input))} holds ${code(holds)}`))}. Notion was not asked any further because of it.`,
            fix: {
              heading: say`Correct the step, one minute`,
              steps: [
                ...all.map(({ input, accepted, answered: answered2 }) => step(say`Give ${code(own(input))} ${own(accepted)}${answered2 ? say`. It answered: “${answered2}”` : nothing}.`)),
                runAnew(telling)
              ]
            }
          })
        },
        "run-cancelled": {
          explain: (_, telling) => ({
            title: say`The run was cancelled before all was asked`,
            happened: say`The runner told this step to stop. What was learned until then is in the job summary; the rest is unknown. This says nothing about the token.`,
            fix: {
              heading: say`Let it finish`,
              steps: [
                runAgain(telling),
                step(say`If nobody cancelled it: a newer run may have (${code`concurrency`} with ${code`cancel-in-progress`}), or the job's ${code`timeout-minutes`} ran out.`)
              ]
            }
          })
        },
        "internal-error": {
          explain: ([{ where, message }], telling) => {
            const address = newIssue(telling.run, `internal-error at ${where}`);
            return {
              title: say`This check itself failed`,
              happened: say`A fault in this action, not in your token or workflow, stopped it at ${strongWhere(where)}: ${code(message)}. The rest could not be told.`,
              fix: {
                heading: say`Tell us, two minutes`,
                steps: [
                  step(address ? say`${prose_link(say`Open an issue`, address)} with the message above and the details from the job summary. Never paste a token.` : say`Open an issue in the action's repository with the message above and the details from the job summary. Never paste a token.`),
                  step(say`Until it is fixed, ${code`on-inconclusive: warn`} keeps this step from failing the job. For more in the log, run again with debug logging enabled.`)
                ]
              }
            };
          }
        }
      };
      function strongWhere(where) {
        return say`“${own(where)}”`;
      }
      ;
      const tokenText = {
        "token-missing": {
          explain: ([{ blanks }], telling) => {
            const reusable = reusableWorkflow(telling.run);
            return {
              title: say`The secret ${code(telling.secret)} reached this step empty`,
              happened: say`The input ${code`token`} ${blanks > 0 ? say`holds nothing but ${count(blanks, "blank")}` : say`is empty`}, and GitHub gives an empty text, without a word, for a secret that this job may not see.${sourceHint(telling.run)} Nothing was sent to Notion, so this says nothing about the token itself.`,
              fix: reusable ? reusableFix(telling, reusable) : missingFix(telling),
              more: {
                heading: say`The secret is there, and still empty`,
                items: [
                  ...reusable ? missingCandidates(telling).map(({ text }) => text) : [],
                  say`A fork has no secrets of its own: if this run is in a fork, set the secret there too.`,
                  say`A secret that was saved empty looks the same as any other: save it again.`
                ]
              }
            };
          }
        },
        "token-hidden-from-fork": {
          explain: ([{ headRepository }], telling) => ({
            title: say`GitHub gives no secrets to a fork's pull request`,
            happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : say`a repository that is gone`}, so GitHub handed over an empty text instead of ${code(telling.secret)}. Nothing is wrong with the token, as far as this run can tell: it never saw it.`,
            fix: {
              heading: say`Skip the check for forks, one minute`,
              steps: [
                step(say`Add this line to the step (or to its job, if all of it needs the token):`, {
                  language: "yaml",
                  lines: [
                    say`if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`
                  ]
                }),
                step(say`To check it after the merge, let the workflow run on ${code`push`} to your main branch as well.`)
              ]
            },
            more: {
              heading: say`The check must run for forks too`,
              items: [
                say`${code`on-inconclusive: warn`} keeps the job green and leaves a warning.`,
                say`Do not reach for ${code`pull_request_target`}: it hands your secrets to code that a stranger wrote.`
              ]
            }
          })
        },
        "token-hidden-from-dependabot": {
          explain: (_, telling) => {
            const places = githubPlaces(telling.run);
            const page = places.dependabotSecrets ? prose_link(say`this repository's Dependabot secrets`, places.dependabotSecrets) : say`**Settings → Secrets and variables → Dependabot**`;
            return {
              title: say`Dependabot's runs do not see ${code(telling.secret)}`,
              happened: say`Dependabot started this run, and GitHub gives such runs Dependabot's own secrets instead of the repository's. Nothing reached this step under ${code(telling.secret)}. This says nothing about the token.`,
              fix: {
                heading: say`Give Dependabot the secret, or skip the check there`,
                steps: [
                  step(say`Open ${page}, press **New repository secret**, name it ${strong(telling.secret)} and paste the token. Or, in a terminal:`, setSecretCommand(telling, say` --app dependabot`)),
                  step(say`Or leave Dependabot out, with this line in the step or its job:`, {
                    language: "yaml",
                    lines: [say`if: \${{ github.actor != 'dependabot[bot]' }}`]
                  }),
                  runAnew(telling)
                ]
              }
            };
          }
        },
        "token-malformed": {
          explain: ([{ flaws, length }], telling) => {
            const unfilled = flaws.find(({ flaw }) => flaw === "expression" || flaw === "variable");
            const stars = flaws.some(({ flaw }) => flaw === "stars");
            return {
              title: unfilled ? say`The token in ${code(telling.secret)} was never filled in` : say`The text in ${code(telling.secret)} cannot be a token`,
              happened: say`The text (${count(length, "character")}) ${list(flaws.map(token_text_flawInWords))}. No Notion token has that, and other programs would send it as it stands or refuse it, so nothing was sent to Notion.`,
              fix: {
                heading: unfilled ? say`Let the workflow fill it in, one minute` : say`Save it again, one minute`,
                steps: unfilled ? [
                  step(say`In the workflow, hand the secret to this action like this, without quotes around it:`, {
                    language: "yaml",
                    lines: [fix_steps_tokenLine(telling)]
                  }),
                  step(say`If the text is in the secret itself, save the token there instead: open ${secretsPage(telling)}.`),
                  runAnew(telling)
                ] : [saveSecret(telling), runAgain(telling)]
              },
              more: {
                heading: say`You do not have it at hand, or it comes back`,
                items: [
                  ...unfilled ? [] : [say`You do not have the token at hand? ${copyToken(telling).text}`],
                  ...stars ? [
                    say`Stars come from a log or a screen that hides secrets: copy the token from Notion, not from there.`
                  ] : [],
                  say`${code`gh secret set`} keeps blanks from a pipe and everything after ${code`--body`}: run it without either, and paste when it asks.`,
                  say`The text may come from elsewhere: an environment's secret beats the repository's, and that beats the organisation's. Look in ${environmentsPage(telling)}.`
                ]
              }
            };
          }
        },
        "token-wrong-kind": {
          explain: ([{ kind, flaws }], telling) => ({
            title: say`${code(telling.secret)} holds ${wrongKinds[kind].short}`,
            happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(token_text_flawInWords))}` : nothing}. Notion's API takes only a connection's or a personal access token, so nothing was sent.`,
            fix: {
              heading: say`Put the connection's token there, two minutes`,
              steps: [
                ...kind === "github-token" ? [
                  step(say`Check which secret the workflow hands over: it should say ${secretsExpression(telling)}. ${code`GITHUB_TOKEN`} is GitHub's own and opens nothing in Notion.`)
                ] : [],
                copyToken(telling),
                saveSecret(telling),
                runAgain(telling)
              ]
            },
            ...wrongKinds[kind].more ? { more: { heading: say`Why that one does not work`, items: [wrongKinds[kind].more] } } : {}
          })
        },
        "token-unfamiliar": {
          explain: ([{ shape }], telling) => ({
            title: say`The token works, but its shape is new to this check`,
            happened: say`Notion accepted the token in ${code(telling.secret)}, ${count(shape.length, "character")} long${shape.prefix ? say`, beginning with ${code(own(shape.prefix))}` : nothing}. Tokens known so far have 50 and begin with ${code`ntn_`} or ${code`secret_`}. Notion may change that at any time, so this is only a word of notice.`,
            fix: {
              heading: say`Nothing needs doing`,
              steps: [
                step(say`If you did not expect this, see that ${secretsPage(telling)} hold the token that you mean.`)
              ]
            }
          })
        }
      };
      function missingFix(telling) {
        return {
          heading: say`Which of these is it? GitHub does not say; most likely first`,
          steps: [
            ...missingCandidates(telling),
            step(say`See that the step hands over the same name:`, {
              language: "yaml",
              lines: [fix_steps_tokenLine(telling)]
            }),
            runAnew(telling)
          ]
        };
      }
      function missingCandidates(telling) {
        const places = githubPlaces(telling.run);
        const organisation = places.organisationSecrets ? prose_link(say`the organisation's secrets`, places.organisationSecrets) : say`the organisation's **Settings → Secrets and variables → Actions**`;
        return [
          step(say`**Absent or misspelt**: is ${strong(telling.secret)} in ${secretsPage(telling)}? If not, press **New repository secret** and paste the token, or in a terminal:`, setSecretCommand(telling)),
          step(say`**An environment's secret**: is it in ${environmentsPage(telling)}? Then the job needs this line, with the environment's name; without it the secret stays empty:`, { language: "yaml", lines: [say`environment: production`] }),
          step(say`**An organisation's secret**: is it in ${organisation}? Then its **Repository access** must include this repository: an owner presses the pencil there, and adds it.`)
        ];
      }
      function sourceHint({ secretSource }) {
        if (secretSource === "None")
          return say` GitHub says that this run has no secrets at all.`;
        if (secretSource === "Dependabot")
          return say` GitHub says that this run has Dependabot's secrets, not the repository's.`;
        return secretSource === "Codespaces" ? say` GitHub says that this run has the Codespaces' secrets.` : nothing;
      }
      function reusableFix(telling, file) {
        return {
          heading: say`Hand the secrets to the reusable workflow, one minute`,
          steps: [
            step(say`This job is in the reusable workflow ${code(file)}, which sees only the secrets that its caller passes. In the workflow that calls it, next to ${code`uses:`}, add:`, { language: "yaml", lines: [say`secrets: inherit`] }),
            step(say`Or pass this one alone, and name it under ${code`on.workflow_call.secrets`} in ${code(file)}:`, {
              language: "yaml",
              lines: [say`secrets:`, say`  ${telling.secret}: \${{ secrets.${telling.secret} }}`]
            }),
            step(say`See that the caller's repository has the secret: open ${secretsPage(telling)}.`),
            runAnew(telling)
          ]
        };
      }
      function token_text_flawInWords(found) {
        switch (found.flaw) {
          case "leading-break":
            return say`begins with ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`;
          case "trailing-break":
            return say`ends in ${found.count === 1 ? say`a line break` : say`${found.count} line breaks`}`;
          case "leading-blank":
            return say`begins with ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`;
          case "trailing-blank":
            return say`ends in ${found.count === 1 ? say`a blank` : say`${found.count} blanks`}`;
          case "inner-break":
            return say`has ${count(found.count, "line break")} inside (at character ${found.at})`;
          case "inner-blank":
            return say`has ${count(found.count, "blank")} inside (at character ${found.at})`;
          case "invisible":
            return say`has ${count(found.count, "invisible character")} (at character ${found.at})`;
          case "control":
            return say`has ${count(found.count, "control character")} (at character ${found.at})`;
          case "non-ascii":
            return say`has ${count(found.count, "character")} outside plain ASCII (at character ${found.at})`;
          case "quotes":
            return say`has ${found.curly ? say`curly quotes` : say`quotes`} in it (at character ${found.at})`;
          case "bearer":
            return say`begins with the word ${code`Bearer`}, which belongs to the request, not to the token`;
          case "assignment":
            return say`begins with a name and an equals sign or colon, as in ${code`NAME=value`}`;
          case "angle-brackets":
            return say`has angle brackets (${code`<`} or ${code`>`}) in it`;
          case "expression":
            return say`is or holds an expression (${code`\${{ … }}`}) that nobody filled in`;
          case "variable":
            return say`is a name (as in ${code`$NAME`}) that nobody filled in`;
          case "stars":
            return say`has ${count(found.count, "star")} where a token should be`;
        }
      }
      const wrongKinds = {
        "browser-cookie": {
          short: say`a browser's cookie, not a token`,
          long: say`a browser's ${code`token_v2`} cookie`,
          more: say`The cookie is your own login: it opens everything that you can see, dies when you log out, and Notion's API does not accept it. Log out once, so that the copy that was saved here is worth nothing.`
        },
        "refresh-token": {
          short: say`a refresh token, not an access token`,
          long: say`an OAuth refresh token (${code`nrt_`})`,
          more: say`A refresh token is only good for fetching new access tokens. Save the ${code`access_token`} that came with it, or use an internal connection, whose token does not run out.`
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
        ...tokenText,
        ...authentication,
        ...databaseEntry,
        ...databases,
        ...capabilityEntries,
        ...notionFaults,
        ...runEntries
      };
      function grouped(diagnoses) {
        const groups = /* @__PURE__ */ new Map();
        for (const found of diagnoses) {
          const entry = catalogue[found.code];
          const key = `${found.code} ${entry.variant?.(found.facts) ?? ""}`;
          const group = groups.get(key);
          if (group)
            group.diagnoses.push(found);
          else
            groups.set(key, { code: found.code, diagnoses: [found] });
        }
        return [...groups.values()];
      }
      function explain(group, telling) {
        const entry = catalogue[group.code];
        return entry.explain(group.diagnoses.map((found) => found.facts), telling);
      }
      function briefOf({ code: code2 }) {
        return catalogue[code2].brief ?? nothing;
      }
      ;
      const order = ["fail", "inconclusive", "warn"];
      function problemsOf(report) {
        const telling = tellingOf(report);
        const problems = grouped(diagnosesOf(report.lines)).map((group) => {
          const verdict = traits[group.code].verdict;
          return {
            ...explain(group, telling),
            ...group,
            verdict,
            fails: failsJob(outcomeOf(group.diagnoses), report.policies)
          };
        });
        return problems.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
      }
      function tellingOf(report) {
        return {
          run: report.run,
          secret: report.secretName,
          identity: report.identity,
          timeoutSeconds: report.timeoutSeconds,
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
        if (failed2.length + unknown.length === 1)
          return first.verdict === "fail" ? first.title : say`Could not tell: ${first.title}`;
        if (failed2.length === 0)
          return say`Could not tell whether the Notion token in ${secret} works`;
        const things = say`${count(failed2.length, "problem")} to fix`;
        return unknown.length === 0 ? say`The Notion token in ${secret}: ${things}` : say`The Notion token in ${secret}: ${things}, and something that could not be told`;
      }
      ;
      function lineId({ check, about: about2 }) {
        switch (check) {
          case "database":
            return `${check}:${about2.id ?? about2.given}`;
          case "capability":
            return `${check}:${about2}`;
          case "internal":
            return `${check}:${about2 ?? "action"}`;
          case "inputs":
          case "token-format":
          case "authentication":
          case "workspace":
            return check;
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
      function skippedBecause(because) {
        return { status: "skipped", note: { is: "skipped", because }, diagnoses: [] };
      }
      ;
      function messageOf(error) {
        const message = error?.message;
        return (0, untrusted.DZ)(typeof message === "string" && message !== "" ? message : String(error));
      }
      ;
      const straightQuotes = /["'`]/;
      const curlyQuotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/;
      const invisible = new RegExp("\\p{Default_Ignorable_Code_Point}", "u");
      const blankAtEnds = /^(?:(?!\ufeff)[\s\u0085])+|(?:(?!\ufeff)[\s\u0085])+$/g;
      const anyQuote = new RegExp(`${straightQuotes.source}|${curlyQuotes.source}`);
      function judgeTokenText(text, secretName = "") {
        const trimmed = text.replace(blankAtEnds, "");
        if (trimmed === "")
          return { is: "empty", blanks: text.length };
        const flaws = flawsOf(text, trimmed, secretName);
        const length = text.length;
        const kind = kindOf(strippedToken(text), text);
        if (kind)
          return { is: "wrong-kind", kind, flaws, length };
        if (flaws.length > 0)
          return { is: "malformed", flaws, length };
        return { is: "plausible", shape: shapeOf(text) };
      }
      function shapeOf(text) {
        const prefix = text.startsWith("ntn_") ? "ntn_" : text.startsWith("secret_") ? "secret_" : null;
        return { length: text.length, prefix, familiar: prefix !== null && /^\w{50}$/.test(text) };
      }
      function cannotBeSecret(text, secretName = "") {
        const bare = strippedToken(text);
        return bare === "" || /^\$\{\{[^}]*\}\}$/.test(bare) || token_text_isUnfilled(bare, secretName) || /^[*•●]+$/.test(bare);
      }
      function looksLikeToken(name) {
        return /^(?:ntn_|secret_|nrt_|gh._|github_pat_)/i.test(name) || name.length > 40;
      }
      function strippedToken(text) {
        let bare = text;
        for (; ; ) {
          const next = stripOnce(bare);
          if (next === bare)
            return bare;
          bare = next;
        }
      }
      const edges = /^(?:[\s\u0085"'`<\u00ab\u2018-\u201f\u2039\u300c\u300e\uff02\uff07\u200b-\u200f\u2060\ufeff])+|(?:[\s\u0085"'`>,;\u00bb\u2018-\u201f\u203a\u300d\u300f\uff02\uff07\u200b-\u200f\u2060\ufeff])+$/g;
      function stripOnce(text) {
        const bare = text.replace(edges, "");
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
      function token_text_isUnfilled(text, secretName) {
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
        if (/^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(bare))
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
        return [
          ...edgeFlaws(before, "leading"),
          ...wrappingFlaws(text, trimmed, secretName),
          ...innerFlaws(text),
          ...edgeFlaws(after, "trailing")
        ];
      }
      function edgeFlaws(blanks, edge) {
        const breaks = blanks.match(/\r\n|[\r\n\u0085\u2028\u2029]/g)?.length ?? 0;
        const others = blanks.match(/[^\r\n\u0085\u2028\u2029]/g)?.length ?? 0;
        const flaws = [];
        if (breaks > 0)
          flaws.push({ flaw: `${edge}-break`, count: breaks });
        if (others > 0)
          flaws.push({ flaw: `${edge}-blank`, count: others });
        return flaws;
      }
      function wrappingFlaws(text, trimmed, secretName) {
        const flaws = [];
        const unquoted = trimmed.replace(edges, "");
        if (assignment(unquoted) !== null && !/^(?:authorization|bearer)\b/i.test(unquoted))
          flaws.push({ flaw: "assignment" });
        if (/(?:^|[\s=:"'`<])bearer(?:\s|$)/i.test(trimmed))
          flaws.push({ flaw: "bearer" });
        if (/\$\{\{/.test(trimmed))
          flaws.push({ flaw: "expression" });
        else if (token_text_isUnfilled(strippedToken(text), secretName))
          flaws.push({ flaw: "variable" });
        const stars = /\*{3,}|[•●]{3,}/.exec(trimmed) ?? /^[*•●]+$/.exec(strippedToken(text));
        if (stars)
          flaws.push({ flaw: "stars", count: stars[0].length });
        if (/[<>]/.test(trimmed))
          flaws.push({ flaw: "angle-brackets" });
        const quote = text.search(anyQuote);
        if (quote >= 0)
          flaws.push({ flaw: "quotes", curly: curlyQuotes.test(text), at: quote + 1 });
        return flaws;
      }
      function innerFlaws(text) {
        const bare = strippedToken(text);
        const from = text.lastIndexOf(bare);
        const isExpression = /\$\{\{/.test(bare);
        const found = [];
        const counted2 = /* @__PURE__ */ new Set();
        const characters = Array.from(text.matchAll(/./gsu), ({ 0: character, index }) => ({ character, index }));
        const count2 = (flaw, pattern, [start2, end2]) => {
          const at = [];
          for (const { character, index } of characters)
            if (index >= start2 && index < end2 && !counted2.has(index) && pattern.test(character))
              at.push(index);
          for (const index of at)
            counted2.add(index);
          if (at[0] !== void 0)
            found.push({ flaw, count: at.length, at: at[0] + 1 });
        };
        const inside = [from, from + bare.length];
        const everywhere = [0, text.length];
        for (const { character, index } of characters)
          if (anyQuote.test(character))
            counted2.add(index);
        for (const stars of text.matchAll(/^[*•●]+$/.test(bare) ? /[•●]+/g : /[•●]{3,}/g))
          for (let i = 0; i < stars[0].length; i++)
            counted2.add(stars.index + i);
        if (!isExpression) {
          count2("inner-break", /[\r\n\u0085\u2028\u2029]/, inside);
          count2("inner-blank", /[^\S\r\n\u0085\u2028\u2029\ufeff]/, inside);
        }
        count2("invisible", invisible, everywhere);
        count2("control", new RegExp("(?![\\s\\u0085])\\p{Cc}", "u"), everywhere);
        count2("non-ascii", new RegExp("(?![\\s\\u0085])\\P{ASCII}", "u"), everywhere);
        return found;
      }
      ;
      function isFault(refusal) {
        switch (refusal.kind) {
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
      function isRejection(refusal) {
        return refusal.kind === "unauthorized" || refusal.kind === "access-restricted";
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
      function unexplained(refusal, subject) {
        const { evidence: evidence2, message } = refusal;
        const lost2 = refusal.kind === "header-lost";
        return diagnosis("notion-unrecognised", {
          subject,
          evidence: evidence2,
          what: lost2 ? "that the header with the token did not arrive as it was sent" : "an error of Notion that this question should not get",
          message: message || null,
          from: lost2 ? "gateway" : "notion"
        });
      }
      function endedBy({ kind }) {
        return kind === "unauthorized" ? "rejected-meanwhile" : "restricted-meanwhile";
      }
      function refusalFound(refusal, subject) {
        return isFault(refusal) ? faultFound(refusal, subject) : unexplained(refusal, subject);
      }
      ;
      function judgeAuthentication(answer, shape) {
        if (answer.ok)
          return shape.familiar ? null : diagnosis("token-unfamiliar", { shape });
        const { refusal } = answer;
        if (isFault(refusal))
          return faultFound(refusal, { what: "token" });
        if (isRejection(refusal))
          return rejectionFound(refusal, shape);
        const { evidence: evidence2, message } = refusal;
        return isForbidden(refusal) ? diagnosis("access-restricted", { message, evidence: evidence2, acceptedBefore: false }) : unexplained(refusal, { what: "token" });
      }
      function isForbidden({ kind, evidence: evidence2 }) {
        return kind === "restricted" || kind === "block-limit" || kind === "unknown-error" && evidence2.status === 403;
      }
      function rejectionFound(refusal, shape) {
        const { message, evidence: evidence2, acceptedBefore } = refusal;
        if (refusal.kind === "access-restricted")
          return diagnosis("access-restricted", { message, evidence: evidence2, acceptedBefore });
        const facts2 = { shape, message, evidence: evidence2, acceptedBefore };
        if (/\brevoked\b/i.test(message))
          return diagnosis("token-revoked", facts2);
        if (/\bexpired\b/i.test(message))
          return diagnosis("token-expired", facts2);
        return diagnosis(shape.familiar || acceptedBefore ? "token-rejected" : "token-invalid", facts2);
      }
      function authenticationLine(answer, shape, died) {
        const found = [judgeAuthentication(answer, shape), died && rejectionFound(died, shape)];
        const diagnoses = found.filter((each) => each !== null);
        const note = died ? { is: "rejected-later" } : noteOf(answer);
        return { check: "authentication", about: null, note, status: statusOf(diagnoses), diagnoses };
      }
      function notAccepted(answer) {
        if (answer.ok)
          return null;
        const { refusal } = answer;
        if (refusal.kind === "unauthorized")
          return "token-rejected";
        const restricted = refusal.kind === "access-restricted" || !isFault(refusal) && isForbidden(refusal);
        return restricted ? "access-restricted" : "token-undetermined";
      }
      function noteOf(answer) {
        if (answer.ok)
          return { is: "identity", identity: answer.value };
        const { status } = answer.refusal.evidence;
        return status === null ? null : { is: "status", status };
      }
      ;
      async function checkCapabilities(wanted, notion, readContent) {
        let users = null;
        const askUsers = () => {
          users ??= notion.users();
          return users;
        };
        const asked = wanted.map(async (name) => {
          if (name === "read-users" || name === "read-user-emails") {
            const answer2 = await askUsers();
            return lineOf(name, judgeUsers(name, answer2), answer2);
          }
          if (name === "read-content")
            return readContentLine(await readContent, () => notion.probe(name));
          const answer = await notion.probe(name);
          return lineOf(name, judgeProbe(name, answer), answer);
        });
        const implied = wanted.includes("read-content") ? [] : impliedReadContent(await readContent);
        return [...implied, ...await Promise.all(asked)];
      }
      function unaskedCapabilities(wanted, because) {
        return wanted.map((about2) => ({ check: "capability", about: about2, ...skippedBecause(because) }));
      }
      async function readContentLine(shown2, probe2) {
        const name = "read-content";
        if (shown2.is === "proven")
          return lineOf(name, null, null);
        const answer = shown2.is === "asked" ? shown2.answer : await probe2();
        return lineOf(name, judgeProbe(name, answer), answer);
      }
      function impliedReadContent(shown2) {
        const name = "read-content";
        if (shown2.is !== "asked" || shown2.answer.ok)
          return [];
        const { refusal } = shown2.answer;
        return refusal.kind === "restricted" || isFault(refusal) ? [lineOf(name, judgeProbe(name, shown2.answer), null)] : [];
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
      function judgeRefusal(capability, refusal) {
        if (isFault(refusal))
          return faultFound(refusal, { what: "capability", name: capability });
        if (isRejection(refusal))
          return null;
        const { message, evidence: evidence2 } = refusal;
        if (refusal.kind === "restricted")
          return missing(capability, message);
        if (refusal.kind === "block-limit")
          return diagnosis("workspace-block-limit", { capability, message });
        const why = `Notion answered ${evidence2.status ?? "something else"}, which proves neither`;
        const words2 = evidence2.status === 403 || evidence2.status === 401 ? message || null : null;
        return diagnosis("capability-unknown", { capability, why, message: words2 });
      }
      function missing(capability, message) {
        const personal = /personal access token/i.test(message ?? "");
        return diagnosis("capability-missing", { capability, personal, message });
      }
      function lineOf(name, found, answer) {
        const line = { check: "capability", about: name };
        if (answer && !answer.ok && isRejection(answer.refusal)) {
          const note2 = { is: "unknown", because: endedBy(answer.refusal) };
          return { ...line, status: "unknown", note: note2, diagnoses: [] };
        }
        const diagnoses = found ? [found] : [];
        const note = found ? null : { is: "shown", by: answer ? "probe" : "databases" };
        return { ...line, status: statusOf(diagnoses), note, diagnoses };
      }
      ;
      async function lookWithDoubt(things, look, trouble, done2) {
        const first = things.map((thing) => {
          const doubt = createDoubt(trouble);
          return { thing, doubt, looking: look(thing, doubt.ask, false).finally(done2) };
        });
        const over = Promise.allSettled(first.map(({ looking }) => looking)).then(() => trouble.quiet());
        const troubled = Promise.race([trouble.begun.then(() => true), over.then(() => trouble.known())]);
        const settled2 = first.map(async ({ thing, doubt, looking }) => {
          const looked = await looking;
          if (looked.is === "contradiction") {
            await over;
            return [thing, await look(thing, createDoubt(trouble).ask, true)];
          }
          const again = looked.is === "nothing" && doubt.believesOne() && await troubled;
          return [thing, again ? await look(thing, doubt.ask, true) : looked];
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
            return told("database", null, diagnosis("database-linked", { ...about2, title: null }));
          case "page": {
            const { title, databases: databases2, listed: listed2, rowOf } = looked;
            const meant = databases2.some((each) => each.id === fragment) ? fragment : null;
            return told("page", title, diagnosis("database-is-page", { ...about2, title, databases: databases2, listed: listed2, meant, rowOf }));
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
            const { refusal } = looked;
            return { is: "elsewhere", because: isRejection(refusal) ? endedBy(refusal) : "version-refused" };
          }
          case "refused":
            return told(null, null, refusalFound(looked.refusal, { what: "database", id: id2, title: null }));
        }
      }
      function viewFound({ databaseId, databaseTitle }, { id: id2, given, name }) {
        return told("view", null, diagnosis("database-is-view", { id: id2, given, name, databaseId, databaseTitle }));
      }
      function told(kind, title, found, readsContent = false) {
        return { is: "told", kind, title, found, readsContent };
      }
      function judgeFound({ title, inTrash, sources }, { id: id2, given, name }) {
        const about2 = { id: id2, given, name, title };
        const found = inTrash ? diagnosis("database-in-trash", about2) : sources?.length === 0 ? diagnosis("database-linked", about2) : null;
        return told("database", title, found, true);
      }
      function judgeDataSource(value, { id: id2, given, name, version }) {
        const { title, inTrash, databaseId } = value;
        if (inTrash)
          return told("data_source", title, diagnosis("database-in-trash", { id: id2, given, name, title }), true);
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
        const found = version >= dataSourcesSince ? null : diagnosis("database-needs-newer-version", facts2);
        return told("data_source", title, found, true);
      }
      ;
      async function lookUp(notion, ask2, id2) {
        const database = await ask2("database", () => notion.database(id2));
        if (database.ok)
          return readable({ is: "database", found: database.value });
        if (database.refusal.kind !== "not-found")
          return saidOfDatabase(notion, ask2, id2, database.refusal);
        const source = await ask2("dataSource", () => notion.dataSource(id2));
        if (source.ok)
          return readable({ is: "data-source", found: source.value });
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
      function pageWith({ title, rowOf }, on) {
        if (!on?.ok)
          return { is: "page", title, rowOf, databases: [], listed: "unknown" };
        const { databases: databases2, complete } = on.value;
        return { is: "page", title, rowOf, databases: databases2, listed: complete ? "all" : "part" };
      }
      function readable(looked) {
        return looked.found.partial ? { is: "unreadable", refusal: null } : looked;
      }
      async function saidOfDatabase(notion, ask2, id2, refusal) {
        if (refusal.kind === "version-refused")
          return { is: "elsewhere", refusal };
        if (refusal.kind !== "invalid")
          return atNewestVersion(refusal);
        const { message, several, sources } = refusal;
        if (/is a page, not a database/i.test(message)) {
          const page = await lookAtPage(notion, ask2, id2);
          return "is" in page ? page : pageWith({ title: null, rowOf: null }, null);
        }
        if (several || /multiple data sources/i.test(message))
          return { is: "several-sources", sources };
        if (/does not contain any data sources accessible|is a linked database/i.test(message))
          return { is: "linked" };
        return /should be a valid uuid/i.test(message) ? { is: "no-id", message } : { is: "refused", refusal };
      }
      function atNewestVersion(refusal) {
        if (isFault(refusal))
          return { is: "refused", refusal };
        if (isRejection(refusal))
          return { is: "elsewhere", refusal };
        return refusal.kind === "restricted" ? { is: "unreadable", refusal } : { is: "refused", refusal };
      }
      function takesNothing(refusal) {
        return refusal.kind === "not-found" || !isFault(refusal) && refusal.evidence.status === 403;
      }
      function forbidden(refusal) {
        if (takesNothing(refusal))
          return null;
        if (refusal.kind === "invalid")
          return /is a database/i.test(refusal.message) ? { is: "contradiction", refusal } : null;
        if (refusal.kind === "unknown-error" && refusal.code === "invalid_request_url")
          return null;
        return atNewestVersion(refusal);
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
        const look = async (entry, ask2, again) => {
          if (again)
            probe2().catch(() => {
            });
          const looked2 = await lookAt(entry, notion, ask2);
          if (looked2.is === "nothing" && trouble.known())
            probe2().catch(() => {
            });
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
          return databases_lineOf(entry, settled(finding, lacking, entry.id));
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
      function settled(finding, lacking, id2) {
        switch (finding.is) {
          case "told":
            return finding;
          case "absent":
            return lacking ? "lacks-read-content" : { kind: null, title: null, found: finding.found };
          case "unreadable":
            return lacking ? "lacks-read-content" : undecided(finding.refusal, id2);
          case "doubtful":
            return undecided(finding.refusal, id2);
          case "elsewhere":
            return finding.because;
        }
      }
      function undecided(refusal, id2) {
        const subject = { what: "database", id: id2, title: null };
        const found = refusal ? refusalFound(refusal, subject) : diagnosis("notion-unrecognised", {
          subject,
          evidence: { status: 200, requestId: null, rayId: null },
          what: "a database without its content, though this token may read content",
          message: null,
          from: "notion"
        });
        return { kind: null, title: null, found };
      }
      function textLine(entry) {
        if (entry.is === "view")
          return databases_lineOf(entry, viewFound({ databaseId: null, databaseTitle: null }, entry));
        const { given, name, flaw } = entry;
        const malformed = diagnosis("database-id-malformed", { given, name, flaw });
        return databases_lineOf(entry, { kind: null, title: null, found: malformed });
      }
      function databases_lineOf(entry, finding) {
        if (typeof finding === "string") {
          const note = { is: "unknown", because: finding };
          const line = { status: "unknown", note, diagnoses: [] };
          return withUnread(entry, { check: "database", about: listedAs(entry), ...line });
        }
        const { kind, title, found } = finding;
        const diagnoses = found ? [found] : [];
        const about2 = { ...listedAs(entry), kind, title };
        return withUnread(entry, { check: "database", about: about2, status: statusOf(diagnoses), note: null, diagnoses });
      }
      function withUnread({ given, name, unread }, line) {
        if (unread.length === 0)
          return line;
        const found = unread.map((each) => diagnosis("property-line-malformed", { given, name, line: each }));
        return { ...line, status: "failed", diagnoses: [...line.diagnoses, ...found] };
      }
      function listedAs(entry) {
        const id2 = entry.is === "malformed" ? null : entry.id;
        return { given: entry.given, name: entry.name, id: id2, kind: null, title: null };
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
      function judgeTokenFormat(text, context) {
        switch (text.is) {
          case "empty": {
            const fork = forkOf(context);
            if (fork)
              return diagnosis("token-hidden-from-fork", fork);
            if (startedByDependabot(context))
              return diagnosis("token-hidden-from-dependabot", {});
            return diagnosis("token-missing", { blanks: text.blanks });
          }
          case "wrong-kind":
            return diagnosis("token-wrong-kind", { kind: text.kind, flaws: text.flaws, length: text.length });
          case "malformed":
            return diagnosis("token-malformed", { flaws: text.flaws, length: text.length });
          case "plausible":
            return null;
        }
      }
      function tokenFormatLine(text, found) {
        const diagnoses = found ? [found] : [];
        const length = text.is === "empty" ? 0 : text.is === "plausible" ? text.shape.length : text.length;
        const shape = text.is === "plausible" ? text.shape : null;
        const note = { is: "text", length, shape };
        return { check: "token-format", about: null, note, status: statusOf(diagnoses), diagnoses };
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
        const { settings, problems, context, connection, progress } = given;
        const { token, secretName, expectWorkspace, databases: databases2, capabilities: capabilities2, notionVersion: version } = settings;
        const attempt2 = attempting(given);
        const format = await attempt2(null, () => {
          const text = judgeTokenText(token, secretName);
          return { text, found: judgeTokenFormat(text, context) };
        });
        const unusable = problems.length > 0 ? "input-unusable" : reason(format, ({ found }) => unusableText(found));
        const who = await attempt2(unusable, () => connection().notion.whoAmI());
        const identity = who.is === "done" && who.value.ok ? who.value.value : null;
        const workspace = await attempt2(reason(who, notAccepted), () => expectWorkspace !== null && identity ? judgeWorkspace(expectWorkspace, identity) : null);
        const stop2 = reason(workspace, otherWorkspace);
        const asked = attempt2(stop2, () => checkDatabases(databases2, { ...connection(), version, progress }));
        const readContent = asked.then((shown3) => shown3.is === "done" ? shown3.value.readContent : { is: "unasked" });
        const held = await attempt2(stop2, () => checkCapabilities(capabilities2, connection().notion, readContent));
        const shown2 = await asked;
        const died = identity && connection().rejected();
        const words2 = shown2.is === "done" ? shown2.value.versionRefused : null;
        const late = words2 === null ? [] : [refusedVersion(version, words2)];
        const lines = [
          inputsLine([...problems, ...late]),
          ...linesOf(format, {
            where: "token-format",
            done: ({ text, found }) => [tokenFormatLine(text, found)],
            unasked: (because) => [{ check: "token-format", about: null, ...skippedBecause(because) }]
          }),
          ...linesOf(who, {
            where: "authentication",
            done: (answer) => [authenticationLine(answer, shapeOf(token), died)],
            unasked: (because) => [{ check: "authentication", about: null, ...skippedBecause(because) }]
          }),
          ...linesOf(workspace, {
            where: "workspace",
            done: (found) => workspaceLines(expectWorkspace, found),
            unasked: (because) => unaskedWorkspace(expectWorkspace, because)
          }),
          ...linesOf(shown2, {
            where: "databases",
            done: ({ lines: lines2 }) => lines2,
            unasked: (because) => unaskedDatabases(databases2, because)
          }),
          ...linesOf(held, {
            where: "capabilities",
            done: (lines2) => lines2,
            unasked: (because) => unaskedCapabilities(capabilities2, because)
          })
        ];
        return { lines, identity };
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
      function linesOf(outcome, { where, done: done2, unasked }) {
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
        const found = diagnosis("internal-error", { where: where ?? "the action", message: messageOf(error) });
        return { check: "internal", about: where, status: "unknown", note: null, diagnoses: [found] };
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
        const read = newsOf(fieldsOf(news));
        return read && { news: read, at: timeOf(at) };
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
            return { is, since: timeOf(since), until: timeOf(until), codes: codesOf(told2) };
          default:
            return null;
        }
      }
      function fieldsOf(value) {
        return typeof value === "object" && value !== null ? value : {};
      }
      function codesOf(value) {
        return codes.filter((code2) => Array.isArray(value) && value.includes(code2));
      }
      function findingsOf(value) {
        return codes.flatMap((code2) => textsOf(fieldsOf(value)[code2]).map((about2) => ({ code: code2, about: about2 })));
      }
      function textsOf(value) {
        return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
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
      function seenIn(report, words2, at) {
        const found = report.lines.flatMap((line) => findingsOn(line));
        const { runId, runAttempt, runNumber } = report.run;
        return {
          outcome: found.length > 0 ? "broken" : report.outcome,
          found: report.codes.flatMap((code2) => found.filter((each) => each.code === code2)),
          open: openIn(report),
          words: words2,
          run: `${runId}/${runAttempt}`,
          number: runNumber ?? 0,
          attempt: runAttempt,
          at
        };
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
        return code2 === "input-invalid" ? facts2.input : "";
      }
      function isAbout({ about: about2 }, line) {
        const [key = ""] = about2.split(".");
        return key !== "" && key === keyOf(line);
      }
      function leftOpen({ code: code2, about: about2 }, { all, checks, lines }) {
        const [key = ""] = about2.split(".");
        return all || (key === "" ? checks.includes(traits[code2].check ?? code2) : lines.includes(key));
      }
      function openIn({ lines }) {
        const open = lines.filter(({ status, diagnoses }) => status === "skipped" || status === "unknown" || diagnoses.some(({ code: code2 }) => code2 === "capability-unknown"));
        const checks = [...new Set(open.map(({ check }) => check))];
        return { all: checks.includes("internal"), checks, lines: open.map(keyOf).filter((key) => key !== "") };
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
      function decide(issue, seen) {
        if (!issue)
          return seen.outcome === "broken" ? opened(seen) : decide_nothing;
        const left = whyLeft(issue.state, seen);
        if (left)
          return { ...decide_nothing, left };
        const decision = decideFor(issue, seen);
        const { comment, next } = decision;
        if (!next)
          return decision;
        const { checked } = issue.state;
        const untold = comment ? { news: comment, at: checked } : next.untold;
        const written = { checked: Math.max(seen.at, checked + 1), by: seen.run, number: seen.number };
        return { ...decision, next: { ...next, untold, ...written } };
      }
      function whyLeft({ checked, by, number, phase }, seen) {
        const later = number > seen.number && seen.attempt === 1;
        if (later && checked > seen.at - longestStep)
          return "newer";
        return by === seen.run && (phase === "broken" || seen.outcome !== "broken") ? "shared" : null;
      }
      function decideFor(issue, seen) {
        switch (seen.outcome) {
          case "broken":
            return whenBroken(issue, seen);
          case "inconclusive":
            return whenUnsure(issue, seen);
          case "healthy":
            return whenHealthy(issue, seen);
        }
      }
      function opened(seen) {
        return { ...decide_nothing, write: "new-issue", next: brokenNow(seen) };
      }
      function whenBroken({ open, state }, seen) {
        if (state.phase === "healthy")
          return {
            ...decide_nothing,
            write: "whole",
            state: open ? null : "open",
            comment: { is: "broken-again" },
            next: brokenNow(seen)
          };
        const { known, untold, found, gone } = compared(state, seen);
        const next = { ...state, found: known, unsure: null, untold: null };
        if (found.length > 0 || gone.length > 0)
          return {
            ...decide_nothing,
            write: "whole",
            state: open ? null : "open",
            comment: { is: "changed", found, gone },
            next: { ...next, words: seen.words, reopened: false }
          };
        const rewrite = untold.length === 0 && seen.words !== state.words;
        const kept = rewrite ? { ...next, words: seen.words } : next;
        const write = rewrite ? "whole" : "line";
        if (open || state.reopened)
          return { ...decide_nothing, write, comment: pending(state, seen.outcome), next: kept };
        return {
          ...decide_nothing,
          write,
          state: "open",
          comment: { is: "still-broken" },
          next: { ...kept, reopened: true }
        };
      }
      function compared(state, seen) {
        const untold = state.found.filter((each) => !isIn(seen.found, each) && leftOpen(each, seen.open));
        const known = remembered([...seen.found, ...untold]);
        return {
          known,
          untold,
          found: known.filter((each) => !isIn(state.found, each)),
          gone: state.found.filter((each) => !isIn(each.about === "" ? wholly(known) : known, each))
        };
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
      function whenHealthy({ open, state }, seen) {
        if (state.phase === "healthy") {
          const comment = pending(state, "healthy");
          return comment ? { ...decide_nothing, write: "line", comment, next: state } : decide_nothing;
        }
        const { known, gone } = compared(state, seen);
        if (known.length > 0)
          return {
            ...decide_nothing,
            write: "line",
            comment: gone.length > 0 && open ? { is: "changed", found: [], gone } : null,
            next: { ...state, found: known, unsure: null }
          };
        return {
          ...decide_nothing,
          write: "whole",
          state: open ? "closed" : null,
          comment: { is: "healthy", since: state.since, until: seen.at, codes: decide_codesOf(state.found) },
          next: { ...state, phase: "healthy", found: [], words: "", since: seen.at, unsure: null, reopened: false }
        };
      }
      function pending({ untold }, outcome) {
        if (!untold)
          return null;
        const { news } = untold;
        const about2 = news.is === "healthy" ? "healthy" : news.is === "cannot-tell" ? "inconclusive" : "broken";
        return about2 === outcome ? news : null;
      }
      function decide_codesOf(found) {
        return [...new Set(found.map(({ code: code2 }) => code2))];
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
        const runs = text.match(/`+/g) ?? [];
        const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
        const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text || " ";
        const shown2 = inTable ? padded.replace(/\\(?=\|)/g, `\\${apart}`).replaceAll("|", "\\|") : padded;
        return `${fence}${shown2}${fence}`;
      }
      function codeBlock(language, lines, indent = "") {
        const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
        const fence = "`".repeat(longest + 1);
        return [`${fence}${language}`, ...lines, fence].map((line) => indent + line).join("\n");
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
      const signs = {
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
      function sign(of, where = "markdown") {
        return signs[of in signs_statuses ? signs_statuses[of] : of][where];
      }
      ;
      function renderProblem(problem, show, { only, among, extent = "whole" }) {
        const { title, happened, fix, more, verdict } = problem;
        const steps = among ? fix.steps.filter(({ last }) => !last) : fix.steps;
        const alert = verdict === "fail" ? "CAUTION" : verdict === "inconclusive" ? "WARNING" : "NOTE";
        return joined([
          only ? null : `### ${sign(verdict)} ${show.markdown(title)}`,
          `> [!${alert}]
> ${show.markdown(happened)}`,
          ...extent === "shortest" ? [] : [
            `**${show.markdown(fix.heading)}**`,
            steps.map((step2, at) => renderStep(step2, at + 1, show)).join("\n")
          ],
          more && extent === "whole" ? folded(show.markdown(more.heading), more.items.map((item) => `- ${show.markdown(item)}`).join("\n")) : null
        ]);
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
      const mostNamed = 5;
      function text_issueTitle(told2) {
        const { report, show } = told2;
        const verdict = show.plain(verdictOf(report, proven(told2)), false);
        const named2 = verdict.includes(report.secretName) ? verdict : `${verdict} (${report.secretName})`;
        const characters = Array.from(escapeTitle(named2));
        return characters.length <= longestTitle ? characters.join("") : `${characters.slice(0, longestTitle).join("")}…`;
      }
      function issueBody(told2, watch2, state, at) {
        const { report, show } = told2;
        const problems = gravest(told2).map((problem) => withoutRunning(problem));
        const elsewhere = decide_codesOf(state.found).filter((name) => !report.codes.includes(name));
        const after = [
          `**Then**: ${show.markdown(runIt(report))}`,
          elsewhere.length > 0 ? show.markdown(say`Found earlier, and could not be told this time: ${codeList(elsewhere)}.`) : null,
          "---",
          text_about(told2, watch2, state),
          "<sub>This issue follows the check: it closes itself when the token works again.</sub>",
          `${checkedLine(told2, state, at)} ${writeMarker(watch2, state)}`
        ];
        const room = longestBody - joined(after).length - 200;
        return joined([shortened(problems, room, told2), ...after]);
      }
      function runIt({ run }) {
        const page = githubPlaces(run).workflow;
        const words2 = say`the workflow`;
        return say`open ${prose_link(words2, page)} and press **Run workflow**, or wait for its next run.`;
      }
      function withoutRunning(problem) {
        return { ...problem, fix: { ...problem.fix, steps: problem.fix.steps.filter(({ last }) => !last) } };
      }
      function healedBody(told2, watch2, news, next, at) {
        return joined([
          `> [!TIP]
> ${told2.show.markdown(say`${healthyAgain(told2.report, news)} There is nothing to do.`)}`,
          "---",
          text_about(told2, watch2, next),
          "<sub>This issue follows the check: it opens again when the token breaks again.</sub>",
          `${checkedLine(told2, next, at)} ${writeMarker(watch2, next)}`
        ]);
      }
      function withCheckedLine(body, told2, watch2, state, at) {
        const { at: from, length } = findMarker(body) ?? { at: body.length, length: 0 };
        const before = body.slice(0, from);
        const line = checkedLine(told2, state, at);
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
      function wordsOf(told2) {
        const { show } = told2;
        const words2 = proven(told2).map(({ title, fix, code: name }) => [
          name,
          show.plain(title, false),
          ...fix.steps.map(({ text }) => show.plain(text, false))
        ]);
        return checksum(JSON.stringify(words2));
      }
      function issueComment(news, told2, known, after) {
        const words2 = wordsFor(news, told2, decide_codesOf(known));
        return `${told2.show.markdown(say`${words2} (${runLink(told2.report)})`)}

${newsMark(news, after)}`;
      }
      function wordsFor(news, told2, known) {
        const { report } = told2;
        const verdict = verdictOf(report, gravest(told2));
        const steps = say`The steps in the issue are up to date.`;
        const well = gravest(told2).length === 0;
        switch (news.is) {
          case "changed": {
            const left = known.filter((name) => !report.codes.includes(name));
            const parts = [
              well ? say`**A part of it is mended.**` : say`**What is wrong has changed.** ${verdict}.`,
              ...news.found.length > 0 ? [say`New: ${findingList(news.found, report)}.`] : [],
              ...news.gone.length > 0 ? [say`No longer found: ${findingList(news.gone, report)}.`] : [],
              ...left.length > 0 ? [say`Could not be told this time: ${codeList(left)}.`] : [],
              ...well ? [] : [steps]
            ];
            return join(parts, " ");
          }
          case "still-broken":
            return say`${isWarning(known) ? say`**Not yet done**` : say`**Still broken**`}, so this is open again. ${verdict}. Close it once more, and it stays closed until something else is found.`;
          case "broken-again":
            return isWarning(known) ? say`**${verdict}.** ${steps}` : say`**Broken again.** ${verdict}. ${steps}`;
          case "cannot-tell":
            return say`${cannotTell(report)} since ${dayAndTime(news.since)}, ${news.runs} runs in a row, so whether this is mended is not known. ${verdict}.`;
          case "healthy":
            return say`✅ ${healthyAgain(report, news)}`;
        }
      }
      function cannotTell({ codes: codes2 }) {
        const unasked = codes2.length > 0 && codes2.every((name) => traits[name].outage);
        return unasked ? say`**Notion cannot be asked**` : say`**It cannot be told**`;
      }
      function healthyAgain(report, { since, until, codes: codes2 }) {
        const was = codes2.length > 0 ? say` (${codeList(codes2)})` : nothing;
        if (isWarning(codes2))
          return say`**There is nothing more to warn of for ${code(report.secretName)}**${was}.`;
        const aboutToken2 = codes2.some((name) => name !== "input-invalid") || codes2.length === 0;
        const works = aboutToken2 ? say`**The Notion token in ${code(report.secretName)} works again.**` : say`**The check of ${code(report.secretName)} passes again.**`;
        return since > 0 ? say`${works} It was broken for ${lasting(until - since)}${was}.` : works;
      }
      function isWarning(codes2) {
        return codes2.length > 0 && codes2.every((name) => traits[name].verdict === "warn");
      }
      function findingList(found, { lines }) {
        const named2 = decide_codesOf(found).map((name) => {
          const about2 = found.filter((each) => each.code === name);
          const titles = lines.filter((line) => about2.some((each) => isAbout(each, line))).flatMap(nameOf);
          return titles.length > 0 ? say`${code(own(name))} (${list(titles, { most: mostNamed })})` : code(own(name));
        });
        return list(named2);
      }
      function nameOf({ check, about: about2 }) {
        if (check === "database")
          return [about2.title ? strong(about2.title) : code(about2.given)];
        return check === "capability" ? [code(own(about2))] : [];
      }
      function codeList(names) {
        return list(names.map((name) => code(own(name))));
      }
      function proven({ problems }) {
        return problems.filter(({ code: name }) => isKept(name));
      }
      function gravest({ problems }) {
        return problems.filter(({ code: name, verdict }) => verdict !== "warn" || isKept(name));
      }
      function verdictOf(report, problems) {
        const [first] = problems;
        return first?.verdict === "warn" ? first.title : verdictLine(report, problems);
      }
      function text_about({ report, show }, watch2, state) {
        const file = githubPlaces(report.run).file(watch2.workflow);
        const workflow = prose_link(code(watch2.workflow), file);
        const codes2 = decide_codesOf(state.found);
        const phase = isWarning(codes2) ? say`**Warned since**` : state.phase === "broken" ? say`**Broken since**` : say`**Healthy since**`;
        const lines = [
          say`**Secret**: ${code(watch2.secret)}`,
          say`**Workflow**: ${workflow}, job ${code(watch2.job)}${watch2.key === "" ? nothing : say`, key ${code(watch2.key)}`}`,
          ...state.since > 0 ? [say`${phase}: ${dayAndTime(state.since)}`] : [],
          ...codes2.length > 0 ? [say`**Codes**: ${list(codes2.map((name) => codeLink(report.run, name)))}`] : []
        ];
        return lines.map((line) => `- ${show.markdown(line)}`).join("\n");
      }
      const checkedPattern = /^\*\*Last checked\*\*: .*$/gm;
      const results = {
        healthy: say`healthy`,
        broken: say`broken`,
        inconclusive: say`could not tell`
      };
      function checkedLine(told2, { phase }, at) {
        const { report, show } = told2;
        const healthy = report.outcome === "healthy" && phase === "broken";
        const warned = healthy && proven(told2).length > 0;
        const result = warned ? say`healthy, with a warning` : healthy ? say`could not tell all` : results[report.outcome];
        return `**Last checked**: ${show.markdown(say`${dayAndTime(at)} (${runLink(report)}), ${result}`)}`;
      }
      function runLink({ run }) {
        const page = githubPlaces(run).run;
        const words2 = run.runNumber === null ? say`this run` : say`run ${run.runNumber}`;
        return prose_link(words2, page);
      }
      function shortened(problems, room, told2) {
        const { report, show } = told2;
        const only = problems.length === 1;
        for (const extent of ["whole", "short", "shortest"]) {
          const whole = joined(problems.map((problem) => renderProblem(problem, show, { only, among: !only, extent })));
          if (whole.length <= room)
            return whole;
        }
        const shown2 = [];
        let used = 0;
        for (const problem of problems) {
          const text = renderProblem(problem, show, { only, among: !only, extent: "shortest" });
          used += text.length + 2;
          if (used > room)
            break;
          shown2.push(text);
        }
        const left = problems.length - shown2.length;
        const rest = show.markdown(say`${count(left, "problem")} ${left === 1 ? say`has` : say`have`} no room here: the job summary of ${runLink(report)} has all.`);
        return joined([...shown2, rest]);
      }
      ;
      async function keepIssue(keeping, listed2) {
        const { told: told2, about: about2, github, at } = keeping;
        const { report } = told2;
        if (about2.isArchived)
          return trackingRefused(report.run, { kind: "archived", status: null, message: "" }, null);
        if (about2.hasIssues === false)
          return trackingRefused(report.run, { kind: "issues-off", status: null, message: "" }, null);
        try {
          const found = await withoutTwins(keeping, ownIssues(keeping, listed2));
          const issue = found && await withoutToldNews(keeping, found);
          const seen = seenIn(report, wordsOf(told2), at);
          const decided = decide(issue && { open: issue.open, state: issue.state }, seen);
          const decision = found?.state.untold ? remembering(decided, issue, seen) : decided;
          if (issue && decision.left)
            return trackingLeft(linkTo(report, issue), decision.left);
          if (!issue && decision.write === "nothing")
            await mayWrite(github);
          const text = await carryOut(keeping, issue, decision, seen);
          return text && trackingNote(text);
        } catch (error) {
          if (error instanceof Refused)
            return trackingRefused(report.run, error.refusal, about2.account);
          throw error;
        }
      }
      async function mayWrite(github) {
        await done(github.makeLabel());
        await done(github.mayOpenIssues());
      }
      class Refused extends Error {
        refusal;
        constructor(refusal) {
          super(refusal.kind);
          this.refusal = refusal;
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
        }).toSorted((a, b) => a.number - b.number);
      }
      function isAccount({ login, isApp }, account) {
        const plain = (name) => (isApp ? name.replace(/\[bot\]$/i, "") : name).toLowerCase();
        return plain(login) === plain(account);
      }
      async function withoutTwins({ github }, all) {
        const [first, ...twins] = all;
        if (!first)
          return null;
        for (const { number, body } of twins)
          await done(github.changeIssue(number, {
            body: twinBody(first.number, body),
            state: "closed",
            reason: "not_planned"
          }));
        const [newest = first] = all.toSorted((a, b) => b.state.checked - a.state.checked);
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
      async function carryOut(keeping, issue, decision, seen) {
        const { github, told: told2 } = keeping;
        const { write, state, comment, next } = decision;
        if (write === "nothing" || next === null)
          return null;
        if (!issue)
          return keep_open(keeping, next);
        await done(github.changeIssue(issue.number, {
          body: bodyFor(keeping, issue, decision, next),
          ...comment && seen.outcome === "broken" && { title: text_issueTitle(told2) },
          ...state && { state },
          ...state === "closed" && { reason: "completed" }
        }));
        if (comment)
          await tell(keeping, issue, comment, next);
        return say`${linkTo(told2.report, issue)} ${became(decision, issue)}.`;
      }
      async function tell(keeping, issue, news, next) {
        const after = next.untold?.at ?? next.checked;
        if (await isTold(keeping, issue, news, after))
          return;
        const text = issueComment(news, keeping.told, next.found, after);
        await done(keeping.github.comment(issue.number, text));
      }
      function bodyFor({ told: told2, watch: watch2, at }, issue, { write, comment }, next) {
        const moved = write === "line" ? withCheckedLine(issue.body, told2, watch2, next, at) : null;
        if (moved !== null && moved.length <= longestBody)
          return moved;
        if (next.phase === "broken")
          return issueBody(told2, watch2, next, at);
        const news = comment?.is === "healthy" ? comment : { since: 0, until: at, codes: [] };
        return healedBody(told2, watch2, { ...news, is: "healthy" }, next, at);
      }
      async function keep_open(keeping, next) {
        const { github, told: told2, watch: watch2, at } = keeping;
        const { report } = told2;
        await done(github.makeLabel());
        const text = { title: text_issueTitle(told2), body: issueBody(told2, watch2, next, at) };
        const opened2 = { ...await done(github.openIssue(text)), state: next };
        const listed2 = await github.issues();
        const known = listed2.ok ? ownIssues(keeping, listed2.value) : [];
        const all = [...known.filter(({ number }) => number !== opened2.number), opened2];
        const kept = await withoutTwins(keeping, all.toSorted((a, b) => a.number - b.number));
        return kept && kept.number !== opened2.number ? say`${linkTo(report, kept)} was opened by another run at the same moment, and is the one that is kept.` : say`${linkTo(report, opened2)} was opened.`;
      }
      function linkTo({ run }, { number }) {
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
      async function follow({ report, show, trackingIssue, secretKnown, issueKey, connect, at }) {
        const { run } = report;
        if (report.codes.includes("run-cancelled"))
          return { lastPass: null, notices: [] };
        const history = historyAsked(report);
        const scheduled = run.eventName === "schedule";
        const tracking = trackingIssue ? watchOf(report, secretKnown, issueKey) : null;
        const watch2 = tracking && "workflow" in tracking ? tracking : null;
        const notices = tracking && !watch2 ? [tracking] : [];
        if (!history && !scheduled && !watch2)
          return { lastPass: null, notices };
        const github = await connect();
        if (!github)
          return { lastPass: null, notices: watch2 ? [trackingWithoutToken()] : notices };
        const [passed, about2, issues] = await Promise.all([
          history && github.passedRuns(history.file, history.branch, history.event),
          scheduled || watch2 ? github.about() : null,
          watch2 && github.issues()
        ]);
        const lastPass = passed?.ok ? lastPassOf(passed.value, run) : null;
        const now = (about2?.ok ? about2.value.now : null) ?? at;
        const schedule = about2?.ok ? judgeSchedule(run, about2.value, now) : null;
        if (schedule)
          notices.push(schedule);
        if (watch2 && about2 && issues) {
          const known = { ...report, lastPass };
          const told2 = { report: known, problems: problemsOf(known), show };
          const kept = await keep({ github, watch: watch2, told: told2, at: now }, about2, issues);
          if (kept)
            notices.push(kept);
        }
        return { lastPass, notices };
      }
      function watchOf({ run, secretName, codes: codes2 }, secretKnown, key) {
        if (!onDefaultBranch(run))
          return trackingElsewhere("branch");
        if (codes2.some((code2) => traits[code2].hides))
          return trackingElsewhere("hidden");
        if (!secretKnown)
          return trackingWithoutWatch("secret-name");
        const workflow = workflowPath(run);
        if (workflow === null || run.job === "")
          return trackingWithoutWatch("run");
        return { repository: run.repositoryId, workflow, job: run.job, secret: secretName, key };
      }
      async function keep(keeping, about2, issues) {
        const { run } = keeping.told.report;
        if (!about2.ok)
          return trackingRefused(run, about2.refusal, null);
        if (!issues.ok)
          return trackingRefused(run, issues.refusal, about2.value.account);
        return keepIssue({ ...keeping, about: about2.value }, issues.value);
      }
      ;
      function isLoopback(host) {
        return /^(?:localhost|127(?:\.\d{1,3}){3}|\[(?:::1|0*(?::0*){0,6}:0*1)\])$/i.test(host);
      }
      ;
      function readLines(input) {
        if (input === "")
          return [];
        const lines = input.split(/\r\n|[\r\n\u2028\u2029]/).map((line, at) => database_lines_lineOf(line, at + 1));
        const listed2 = lines.filter(({ parts }) => parts.length > 0);
        const [first] = lines;
        const isBlank = listed2.length === 0 && lines.every(({ comment }) => comment === "");
        return isBlank && first ? [{ ...first, parts: [""] }] : listed2;
      }
      function database_lines_lineOf(line, number) {
        const { text, comment } = withoutComment(line);
        const indent = line.length - line.trimStart().length;
        const parts = partsOf(unlinked(text));
        return { number, indent, text: text.trim(), parts, comment: comment.trim() };
      }
      function withoutComment(line) {
        let quoted2 = false;
        let inside = 0;
        for (let at = 0; at < line.length; at++) {
          const character = line[at];
          if (character === '"')
            quoted2 = !quoted2;
          else if (!quoted2 && character === "[")
            inside++;
          else if (!quoted2 && character === "]")
            inside = Math.max(0, inside - 1);
          else if (character === "#" && (at === 0 || !quoted2 && inside === 0 && /\s/.test(line[at - 1] ?? "")))
            return { text: line.slice(0, at), comment: line.slice(at + 1) };
        }
        return { text: line, comment: "" };
      }
      function partsOf(text) {
        const parts = text.split(",").map((part) => part.trim());
        const first = parts.findIndex((part) => part !== "");
        const last = parts.findLastIndex((part) => part !== "");
        if (first < 0)
          return parts.length > 2 ? [""] : [];
        return parts.slice(first, last + 1);
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
      function flawOf(text, found) {
        if (found > 1)
          return { is: "several-ids", count: found, separator: /[;；，、|]/.exec(text)?.[0] ?? null };
        if (text.trim() === "")
          return { is: "empty" };
        if ((0, untrusted.DZ)(text) === "")
          return { is: "invisible", point: pointOf(text.trim()) };
        if (entry_flaw_isUnfilled((0, untrusted.DZ)(text)))
          return { is: "unfilled" };
        return nearlyAnId(text) ?? (isPublishedSite(text) ? { is: "site" } : { is: "no-id" });
      }
      function pointOf(text) {
        return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      }
      const words = /^(?:none|null|nil|undefined|nan|n\/a|todo|tbd|changeme|\.{3}|…)$/i;
      const variables = /^(?:\$\{\{[^}]*\}\}|\$\{?[A-Za-z_]\w*\}?|\$env:\w+|%[A-Za-z_]\w*%|\{\{[^}]*\}\}|(?:secrets|vars|env|inputs)\.\w+)$/;
      const placeholders = /^<?\[?(?:(?:your|my|the)[\s_-])?(?:notion[\s_-])?(?:database|db|page|data[\s_-]?source)[\s_-](?:id|link|url)(?:[\s_-]?here)?\]?>?$/i;
      function entry_flaw_isUnfilled(text) {
        return words.test(text) || variables.test(text) || placeholders.test(text) || /^(?:[x*•]{3,}|x{8}(?:-x{4}){3}-x{12})$/i.test(text);
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
        const [word = ""] = path.trim().replace(/\/+$/, "").slice(-80).split(/[\s/_=:]/).reverse();
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
      function readDatabases(input) {
        const entries = /* @__PURE__ */ new Map();
        let last = null;
        for (const line of readLines(input)) {
          const above = last && line.indent > last.indent ? entries.get(last.key) : void 0;
          if (last && above && !line.parts.some((part) => hasId(part))) {
            entries.set(last.key, withLine(above, line));
            continue;
          }
          const comment = line.parts.length === 1 ? line.comment : "";
          for (const part of line.parts) {
            const entry = readEntry(part, { number: line.number, comment });
            const key = entry.is === "malformed" ? entry.given : `${entry.is} ${entry.id}`;
            if (!entries.has(key))
              entries.set(key, entry);
            last = { key, indent: line.indent };
          }
        }
        return [...entries.values()];
      }
      function withLine(entry, line) {
        const read = readProperty(line.text, line.number);
        return read.is === "property" ? { ...entry, properties: [...entry.properties, read.property] } : { ...entry, unread: [...entry.unread, read.line] };
      }
      function hasId(part) {
        const read = idOf(part);
        return read.is !== "none";
      }
      const naming = /^(?<name>.*?\S)\s+=(?:\s+(?<rest>.*))?$/s;
      function readEntry(text, line = firstLine) {
        const named2 = naming.exec(text)?.groups;
        const entry = named2 ? (named2.rest ?? "").trim() : text;
        const name = (0, untrusted.DZ)(named2?.name ?? "") || (0, untrusted.DZ)(line.comment) || slugOf(entry);
        const given = (0, untrusted.DZ)(text) || `line ${line.number}`;
        const about2 = { given, name: name || null, properties: [], unread: [] };
        const read = idOf(entry);
        switch (read.is) {
          case "id":
          case "view":
            return { ...about2, ...read };
          case "several":
            return { ...about2, is: "malformed", flaw: flawOf(entry, read.count) };
          case "none":
            return { ...about2, is: "malformed", flaw: flawOf(entry, 0) };
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
        const things = [...new Set(parameters.flatMap(({ name, ids: ids2 }) => name === "v" ? [] : ids2))];
        const views = [...new Set(parameters.flatMap(({ name, ids: ids2 }) => name === "v" ? ids2 : []))];
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
        const last = database_entry_partsOf(entry).path.replace(/\/+$/, "").split("/").at(-1) ?? "";
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
      const inputNames = [
        "token",
        "databases",
        "capabilities",
        "expect-workspace",
        "secret-name",
        "notion-version",
        "on-broken",
        "on-inconclusive",
        "timeout",
        "tracking-issue",
        "github-token",
        "api-url",
        "secret-source",
        "job-workflow-ref"
      ];
      const defaults = {
        "secret-name": "NOTION_TOKEN",
        "notion-version": newestVersion,
        "on-broken": "fail",
        "on-inconclusive": "fail",
        timeout: "120",
        "tracking-issue": "false",
        "api-url": "https://api.notion.com"
      };
      function readSettings(raw, isAddress = () => true) {
        const problems = [];
        const use = (name, read, accepted) => {
          const text = raw[name].trim() || defaults[name];
          const value = read(text);
          if (value !== null)
            return value;
          problems.push({ input: name, holds: (0, untrusted.DZ)(text), accepted });
          return read(defaults[name]);
        };
        const named2 = readCapabilities(raw.capabilities);
        if (named2.unknown.length > 0)
          problems.push({
            input: "capabilities",
            holds: (0, untrusted.DZ)(named2.unknown.join(", ")),
            accepted: `one or more of ${capabilities.join(", ")}, by line or comma`
          });
        const settings = {
          token: raw.token,
          databases: readDatabases(raw.databases),
          capabilities: named2.known,
          expectWorkspace: (0, untrusted.DZ)(raw["expect-workspace"]) === "" ? null : raw["expect-workspace"].trim(),
          secretName: use("secret-name", readSecretName, "letters, digits and _, not beginning with a digit or GITHUB_, such as NOTION_TOKEN"),
          notionVersion: use("notion-version", readDate, `a date that exists, as YYYY-MM-DD, such as ${newestVersion}`),
          onBroken: use("on-broken", readPolicy, "fail or warn"),
          onInconclusive: use("on-inconclusive", readPolicy, "fail or warn"),
          timeoutSeconds: use("timeout", readTimeout, "whole seconds from 5 to 3600"),
          trackingIssue: use("tracking-issue", readSwitch, "true or false"),
          apiUrl: use("api-url", (text) => readApiUrl(text, isAddress), "an https address, or http to a loopback address, without user name, query or fragment")
        };
        return { settings, problems };
      }
      function readCapabilities(text) {
        const names = text.split(/[,\r\n]/).map((name) => name.trim()).filter((name) => name !== "");
        const isKnown = (name) => capabilities.includes(name);
        return {
          known: [...new Set(names.filter(isKnown))],
          unknown: [...new Set(names.filter((name) => !isKnown(name)))]
        };
      }
      function readSecretName(text) {
        return /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(text) && !/^github_/i.test(text) ? text : null;
      }
      function readDate(text) {
        const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
        if (!parts)
          return null;
        const [year = 0, month = 0, day2 = 0] = parts.slice(1).map(Number);
        const date = new Date(Date.UTC(year, month - 1, day2));
        return date.getUTCMonth() === month - 1 && date.getUTCDate() === day2 && year >= 2e3 ? text : null;
      }
      function readPolicy(text) {
        return text === "fail" || text === "warn" ? text : null;
      }
      function readSwitch(text) {
        if (/^(?:true|True|TRUE)$/.test(text))
          return true;
        return /^(?:false|False|FALSE)$/.test(text) ? false : null;
      }
      function readTimeout(text) {
        const seconds2 = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        return seconds2 >= 5 && seconds2 <= 3600 ? seconds2 : null;
      }
      function readApiUrl(text, isAddress) {
        const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i.exec(text);
        if (!parts)
          return null;
        const [, scheme = "", host = "", port = "", path = ""] = parts;
        if (port !== "" && (Number(port) < 1 || Number(port) > 65535))
          return null;
        if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host))
          return null;
        if (scheme.toLowerCase() === "http" && !isLoopback(host))
          return null;
        const address = `${scheme.toLowerCase()}://${host}${port && `:${port}`}${path.replace(/\/+$/, "")}`;
        return isAddress(address) ? address : null;
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
        const { note, diagnoses } = line;
        if (note)
          return noteWords(note, line);
        switch (line.check) {
          case "inputs": {
            const names = diagnoses.flatMap(({ facts: facts2 }) => "input" in facts2 ? [code(own(facts2.input))] : []);
            return names.length === 0 ? nothing : say`${count(names.length, "input")}: ${list(names)}`;
          }
          case "workspace": {
            const [found] = diagnoses;
            const actual = found?.code === "workspace-mismatch" ? found.facts.workspace : null;
            return actual ? say`it belongs to ${strong(actual)}` : nothing;
          }
          case "database": {
            const [found] = diagnoses;
            if (found)
              return briefOf(found);
            const { id: id2, kind } = line.about;
            if (id2 === null)
              return nothing;
            return say`${kind === "data_source" ? say`a data source · ` : nothing}${prose_link(say`open`, notionLink(id2))}`;
          }
          case "token-format":
          case "authentication":
          case "capability":
          case "internal":
            return nothing;
        }
      }
      function noteWords(note, { check }) {
        switch (note.is) {
          case "skipped":
            return check === "token-format" ? reasons[note.because] : say`not asked, because ${reasons[note.because]}`;
          case "unknown":
            return say`could not be told, because ${reasons[note.because]}`;
          case "text":
            return note.length === 0 ? say`it is empty` : textWords(note.length, note.shape);
          case "identity":
            return whoIs(note.identity);
          case "status":
            return say`${code`${note.status}`}`;
          case "rejected-later":
            return say`accepted at first, then rejected`;
          case "shown":
            return note.by === "databases" ? say`the databases prove it` : say`told without writing anything`;
        }
      }
      const reasons = {
        "input-unusable": say`an input is not usable`,
        "token-unusable": say`the text of the token cannot be one`,
        "token-missing": say`there is no token to ask with`,
        "token-rejected": say`the token was rejected`,
        "token-undetermined": say`it could not be told whether Notion accepts the token`,
        "access-restricted": say`Notion restricts access to its API`,
        "other-workspace": say`the token belongs to another workspace`,
        "check-failed": say`this check itself failed`,
        "rejected-meanwhile": say`the token was rejected meanwhile`,
        "restricted-meanwhile": say`Notion restricted access to its API meanwhile`,
        "lacks-read-content": say`the connection lacks **Read content**`,
        "version-refused": say`Notion refuses ${code`notion-version`}`
      };
      function textWords(length, shape) {
        const characters = count(length, "character");
        if (!shape)
          return say`${characters}`;
        const begins = shape.prefix ? say`${characters}, begins with ${code(own(shape.prefix))}` : say`${characters}`;
        return shape.familiar ? begins : say`${begins}: an unfamiliar shape, so Notion has to say`;
      }
      function whoIs({ name, workspace, kind }) {
        const who = name ? strong(name) : say`a connection without a name`;
        const sort = kind === "user" ? say` (a personal or OAuth token)` : nothing;
        return workspace ? say`${who} in ${strong(workspace)}${sort}` : say`${who}${sort}`;
      }
      ;
      function fit(rows, room, { size, inOrder }) {
        const kept = /* @__PURE__ */ new Set();
        let used = 0;
        for (const row of [...rows.filter((row2) => !inOrder(row2)), ...rows.filter(inOrder)]) {
          used += size(row);
          if (used > room)
            break;
          kept.add(row);
        }
        return { shown: rows.filter((row) => kept.has(row)), left: rows.filter((row) => !kept.has(row)) };
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
      const most = 10;
      const longestMessage = 4e3;
      const mostLines = 200;
      function renderLog(told2) {
        const { report, problems, show } = told2;
        return [
          { is: "line", text: `${headWord(report)}${show.plain(verdictLine(report, problems))}` },
          ...checkLines(told2),
          ...annotations(told2),
          ...report.notices.filter(({ level }) => level === "info").map((notice) => infoLine(notice, show)),
          ...requestGroup(told2)
        ];
      }
      function headWord({ outcome }) {
        return outcome === "healthy" ? "Healthy: " : outcome === "broken" ? "Broken: " : "";
      }
      function checkLines({ report, show }) {
        const rows = report.lines.filter(({ check, status }) => check !== "inputs" || status !== "passed").map((line) => {
          const notes = [show.plain(lineNote(line)), ...new Set(line.diagnoses.map(({ code: code2 }) => code2))].filter(Boolean);
          const note = notes.length > 0 ? `: ${notes.join(", ")}` : "";
          return {
            passed: line.status === "passed",
            text: `${sign(line.status, "log")} ${show.plain(lineTitle(line), false)}${note}`
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
      function annotations({ report, problems, show }) {
        const warnings = report.notices.filter(({ level }) => level === "warning").map((notice) => noticeAnnotation(notice, show));
        const lines = [];
        for (const level of ["error", "warning"]) {
          const mostAnnotations = level === "warning" ? most - warnings.length : most;
          const found = problems.filter(({ fails }) => fails === (level === "error"));
          const shown2 = found.length > mostAnnotations ? found.slice(0, mostAnnotations - 1) : found;
          for (const problem of shown2)
            lines.push({
              is: "annotation",
              level,
              title: show.plain(problem.title, false),
              message: log_messageOf(problem, show)
            });
          if (shown2.length < found.length) {
            const left = show.plain(count(found.length - shown2.length, "more finding"));
            lines.push({ is: "annotation", level, title: `And ${left}`, message: `${left} in the job summary.` });
          }
        }
        return [...lines, ...warnings];
      }
      function noticeAnnotation({ title, text, yaml = [] }, show) {
        const lines = [show.plain(text), ...yaml.map((line) => `   ${escapeLog(show.command(line))}`)];
        return { is: "annotation", level: "warning", title: show.plain(title, false), message: lines.join("\n") };
      }
      function log_messageOf({ happened, fix, code: code2 }, show) {
        const steps = fix.steps.flatMap(({ text, command }, at) => [
          `${at + 1}. ${show.plain(text)}`,
          ...(command?.lines ?? []).map((line) => `   ${escapeLog(show.command(line))}`)
        ]);
        const message = [
          show.plain(happened, false),
          "",
          `${show.plain(fix.heading)}:`,
          ...steps,
          "",
          `(${code2})`
        ].join("\n");
        if (message.length <= longestMessage)
          return message;
        const cut2 = message.slice(0, longestMessage - 100).replace(/[\ud800-\udbff]$/, "");
        return `${cut2}…
(${code2}; all of it is in the job summary)`;
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
        return [
          { is: "group", title: show.plain(say`What was asked: ${count(requests.length, "request")}`), lines }
        ];
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
          leftOut: { checks: 0, requests: 0 },
          lastPass: report.lastPass && {
            run: report.lastPass.number,
            url: githubPlaces(report.run).otherRun(report.lastPass.id),
            at: new Date(report.lastPass.at).toISOString()
          },
          notices: report.notices.map(({ about: about2, level, title, text, yaml }) => ({
            about: about2,
            level,
            title: show.plain(title, false),
            text: [show.plain(text), ...(yaml ?? []).map(show.command)].join("\n")
          })),
          milliseconds: report.ms
        };
        return JSON.stringify(report_json_shortened(whole));
      }
      function problemTexts(problems, show) {
        for (const most2 of [Number.POSITIVE_INFINITY, 1e3, 400, 150]) {
          const texts = problems.map((problem) => ({
            code: problem.code,
            verdict: problem.verdict,
            title: show.plain(problem.title, false),
            happened: cut(show.plain(problem.happened, false), most2),
            fix: problem.fix.steps.map(({ text, command }) => cut([show.plain(text), ...(command?.lines ?? []).map(show.command)].join("\n"), most2))
          }));
          if (most2 === 150 || byteLength(JSON.stringify(texts)) < reportLimit / 2)
            return texts;
        }
        return [];
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
      function databaseOf({ given, name, id: id2, kind, title }, show) {
        return {
          given: show.text(given),
          name: name && show.text(name),
          id: id2 && show.text(id2),
          kind,
          title: title && show.text(title),
          url: id2 && show.plain(notionLink(id2))
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
      function report_json_shortened(whole) {
        const size = (value) => byteLength(JSON.stringify(value)) + 1;
        const room = reportLimit - size({ ...whole, checks: [], requests: [] });
        const checks = fit(whole.checks, room, { size, inOrder: ({ status }) => status === "passed" });
        const used = checks.shown.reduce((sum, check) => sum + size(check), 0);
        const requests = fit(whole.requests, room - used, { size, inOrder: ({ status }) => status === 200 });
        return {
          ...whole,
          checks: checks.shown,
          requests: requests.shown,
          leftOut: { checks: checks.left.length, requests: requests.left.length }
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
      function woven({ literals, values }, ours, theirs) {
        return literals.map((literal, at) => {
          const value = values[at];
          return ours(literal) + (value === void 0 ? "" : theirs(value));
        }).join("");
      }
      ;
      const summaryLimit = 1e6;
      function renderSummary(told2) {
        const { report, problems, show } = told2;
        const before = [
          `## ${sign(report.outcome)} ${show.markdown(verdictLine(report, problems))}`,
          report.outcome === "healthy" ? healthyLine(told2) : null,
          ...problems.map((problem) => renderProblem(problem, show, { only: isOnly(problem, problems), among: problems.length > 1 })),
          problems.length > 1 ? lastStep(told2) : null
        ];
        const after = [...report.notices.map((notice) => renderNotice(notice, show)), renderIdentity(told2)];
        const head = joined(before);
        const tail = joined(after);
        let room = summaryLimit - byteLength(head) - byteLength(tail) - 2e3;
        const steps = renderSteps(told2, Math.max(0, room * 0.75));
        room -= byteLength(steps);
        return `${joined([head, steps, tail, renderRequests(told2, Math.max(0, room))])}
`;
      }
      function isOnly(problem, problems) {
        const graver = problems.filter(({ verdict }) => verdict !== "warn");
        return graver.length === 1 && graver[0] === problem;
      }
      function healthyLine({ report, show }) {
        const { identity, lines, requests, ms } = report;
        const passed = (name) => lines.filter(({ check, status }) => check === name && status === "passed").length;
        const databases2 = passed("database");
        const names = passed("capability");
        const parts = [
          identity?.name ? say`Notion knows it as ${strong(identity.name)}${identity.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing}` : say`Notion accepts it`
        ];
        if (databases2 > 0)
          parts.push(databases2 === 1 ? say`its database answers` : databases2 === 2 ? say`both databases answer` : say`all ${databases2} databases answer`);
        if (names > 0)
          parts.push(say`${count(names, "capability", "capabilities")} ${names === 1 ? say`is` : say`are`} there`);
        return show.markdown(say`${join(parts, ", ")}. (${count(requests.length, "request")}, ${own(seconds(ms))})`);
      }
      function renderNotice({ level, title, text, yaml }, show) {
        const line = level === "warning" ? `⚠️ **${show.markdown(title)}.** ${show.markdown(text)}` : `**${show.markdown(title)}**: ${show.markdown(text)}`;
        return yaml ? `${line}

${codeBlock("yaml", yaml.map(show.command))}` : line;
      }
      function seconds(ms) {
        return `${(ms / 1e3).toFixed(1)} s`;
      }
      function lastStep({ problems, show }) {
        const steps = problems.flatMap(({ fix }) => fix.steps);
        const again = steps.find(({ anew }) => anew) ?? steps.find(({ last }) => last);
        return again ? `**Then**: ${show.markdown(again.text)}` : null;
      }
      function renderSteps({ report, show }, room) {
        const rows = report.lines.filter(({ check, status }) => check !== "inputs" || status !== "passed").map((line) => ({ line, text: renderRow(line, report, show) }));
        const { shown: shown2, left } = fit(rows, room, {
          size: rowSize,
          inOrder: ({ line }) => line.status === "passed"
        });
        return joined([
          ["| | Check | |", "|---|---|---|", ...shown2.map(({ text }) => text)].join("\n"),
          left.length > 0 ? show.markdown(leftOut(left.map(({ line }) => line))) : null
        ]);
      }
      function leftOut(lines) {
        const passed = lines.filter(({ status }) => status === "passed").length;
        const others = lines.length - passed;
        const parts = [
          ...passed > 0 ? [say`${count(passed, "check")} in order`] : [],
          ...others > 0 ? [say`${count(others, "check")} not in order`] : []
        ];
        return say`*Left out here, because a summary may not be longer: ${join(parts, " and ")}.*`;
      }
      const rowSize = ({ text }) => byteLength(text) + 1;
      function renderRow(line, report, show) {
        const codes2 = [...new Set(line.diagnoses.map(({ code: code2 }) => code2))].map((name) => codeLink(report.run, name));
        const note = lineNote(line);
        const notes = isNothing(note) ? codes2 : [note, ...codes2];
        return `| ${sign(line.status)} | ${show.markdown(lineTitle(line), true)} | ${show.markdown(join(notes, " · "), true)} |`;
      }
      function renderIdentity({ report, show }) {
        const { identity } = report;
        if (!identity)
          return null;
        const rows = [
          ["Connection or bot", withId(identity.name, identity.id)],
          ["Workspace", withId(identity.workspace, identity.workspaceId)],
          [
            "Kind of token",
            identity.kind === "internal" ? say`internal: owned by the workspace` : identity.kind === "user" ? say`user: personal or OAuth, sees what that person sees or has picked` : say`Notion did not say`
          ],
          ["Secret", say`${code(report.secretName)}`]
        ];
        const lines = rows.map(([name, value]) => `| ${name} | ${show.markdown(value, true)} |`);
        return folded("Who the token is", ["| | |", "|---|---|", ...lines].join("\n"));
      }
      function withId(name, id2) {
        if (name === null && id2 === null)
          return say`Notion did not say`;
        return join([...name ? [strong(name)] : [], ...id2 ? [code(id2)] : []], " ");
      }
      function renderRequests({ report, show }, room) {
        const { requests } = report;
        if (requests.length === 0)
          return null;
        const rows = requests.map((asked, at) => {
          const answer = asked.status === null ? say`${asked.answer}` : say`${asked.status} ${code(asked.answer)}`;
          const ids2 = [asked.requestId, asked.rayId ? `ray ${asked.rayId}` : null].filter((id2) => id2 !== null);
          const cells = [
            say`${code`${asked.method} ${asked.path}`}`,
            answer,
            say`${asked.ms}`,
            ids2.length > 0 ? join(ids2.map(code), " ") : nothing
          ];
          const text = `| ${at + 1} | ${cells.map((cell) => show.markdown(cell, true)).join(" | ")} |`;
          return { text, refused: asked.status !== 200 };
        });
        const { shown: shown2, left } = fit(rows, room, { size: rowSize, inOrder: ({ refused: refused2 }) => !refused2 });
        return folded("What was asked (for Notion's support)", joined([
          [
            "| | Request | Answer | ms | Request ID |",
            "|---|---|---|---|---|",
            ...shown2.map(({ text }) => text)
          ].join("\n"),
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
          finder(hidden.flatMap(formsOf), pieceLength, asItIs, named2),
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
        return [
          token,
          (0, untrusted.RK)(token),
          (0, untrusted.DZ)(token),
          token.replace(new RegExp("\\s|\\p{C}|\\p{Default_Ignorable_Code_Point}", "gu"), "")
        ];
      }
      function asItIs(text) {
        return { text, at: (index) => index };
      }
      function redact_folded(text) {
        const kept = [];
        let small = "";
        for (let at = 0; at < text.length; at++) {
          const character = text.charAt(at);
          if (/[\s\-\u200b-\u200d\u2010-\u2015]/.test(character))
            continue;
          const lower = character.toLowerCase();
          small += lower.length === 1 ? lower : character;
          kept.push(at);
        }
        return { text: small, at: (index) => kept[index] ?? text.length };
      }
      function finder(texts, length, view, except) {
        const pieces = /* @__PURE__ */ new Set();
        const named2 = view(except).text;
        for (const { text } of texts.map(view))
          for (let at = 0; at + length <= text.length; at++) {
            const piece = text.slice(at, at + length);
            if (!named2.includes(piece))
              pieces.add(piece);
          }
        return { pieces, length, view };
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
      function rangesIn(text, { pieces, length, view }) {
        const ranges = [];
        if (pieces.size === 0)
          return ranges;
        const seen = view(text);
        for (let at = 0; at + length <= seen.text.length; at++) {
          if (!pieces.has(seen.text.slice(at, at + length)))
            continue;
          const [from, to] = [seen.at(at), seen.at(at + length - 1) + 1];
          const last = ranges.at(-1);
          if (last && from <= last[1])
            last[1] = to;
          else
            ranges.push([from, to]);
        }
        return ranges;
      }
      function base64(token) {
        const bytes = bytesOf(token);
        return [0, 1, 2].flatMap((skipped) => {
          const bits = bytes.slice(skipped).map((byte) => byte.toString(2).padStart(8, "0")).join("");
          const sixes = bits.match(/.{6}/g) ?? [];
          const text = sixes.map((six) => digits.charAt(Number.parseInt(six, 2))).join("");
          return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
        });
      }
      const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
      function hex(token) {
        return bytesOf(token).map((byte) => byte.toString(16).padStart(2, "0")).join("");
      }
      function bytesOf(text) {
        const encoded = encodeURIComponent(text.replace(new RegExp("\\p{Cs}", "gu"), "�")).matchAll(/%(..)|(.)/g);
        return Array.from(encoded, ([, escaped, plain]) => escaped === void 0 ? (plain ?? "").charCodeAt(0) : Number.parseInt(escaped, 16));
      }
      ;
      async function runAction(ports) {
        const { host, connect, elapsed, crashed } = ports;
        const raw = host.inputs();
        const { settings, problems } = readSettings(raw, (text) => URL.canParse(text));
        host.mask([...masksFor(raw.token, settings.secretName), ...masksFor(raw["github-token"])]);
        const show = showing(redactorFor([raw.token, raw["github-token"]], settings.secretName));
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
          climbed = await climb({ settings, problems, context, connection: open, progress, crashed, onCrash });
        } catch (error) {
          onCrash(error);
          climbed = { lines: [crashLine(null, error)], identity: null };
        }
        const requests = connection?.asked() ?? [];
        const ms = Math.round(elapsed());
        const settled2 = settle({ ...climbed, requests, settings: shown(settings, show), run: context, ms });
        const followed = await followUp(ports, { settled: settled2, settings, problems, raw, show });
        const { exitCode } = await publish(host, show, { ...settled2, ...followed });
        await connection?.close();
        return exitCode;
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
            secretKnown: !problems.some(({ input }) => input === "secret-name"),
            issueKey: "",
            connect: () => github(settings, raw["github-token"].trim(), settled2.run),
            at: now()
          });
          return await Promise.race([following, crashed]);
        } catch (error) {
          debugStack(host, show, error);
          return { lastPass: null, notices: settings.trackingIssue ? [followFailed(messageOf(error))] : [] };
        }
      }
      function counted(progress) {
        let done2 = 0;
        return (more, total) => {
          done2 += more;
          progress(done2, total);
        };
      }
      async function publish(host, show, report) {
        try {
          await publishWhole(host, { report, problems: problemsOf(report), show });
          return report;
        } catch (error) {
          debugStack(host, show, error);
          const failed2 = crashedReport(report, error);
          await publishWhole(host, { report: failed2, problems: problemsOf(failed2), show });
          return failed2;
        }
      }
      async function publishWhole(host, told2) {
        const published = { outputs: outputsOf(told2), summary: renderSummary(told2) };
        host.log(renderLog(told2));
        await host.publish(published);
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
        host.debug(show.text(String(error?.stack ?? error)));
      }
      ;
      async function openGitHub(opening) {
        const { token, notionToken, run, cancel, withinMs, fetch } = opening;
        const { apiUrl, repository } = run;
        if (repository === null || token === notionToken.trim() || !/^[\x21-\x7e]+$/.test(token))
          return null;
        const end2 = AbortSignal.timeout(Math.max(0, Math.floor(withinMs)));
        const { connectGitHub } = await Promise.all(
          /* import() */
          [__webpack_require__.e(413), __webpack_require__.e(60)]
        ).then(__webpack_require__.bind(__webpack_require__, 6060));
        return connectGitHub({
          token,
          apiUrl,
          repository,
          signal: AbortSignal.any([cancel, end2]),
          cancelled: () => cancel.aborted,
          fetch
        });
      }
      var external_node_fs_ = __webpack_require__(3024);
      ;
      function readContext(raw, environment) {
        const event = eventOf(environment.GITHUB_EVENT_PATH?.trim() ?? "");
        const read = (name) => environment[name]?.trim() ?? "";
        return {
          serverUrl: (read("GITHUB_SERVER_URL") || "https://github.com").replace(/\/+$/, ""),
          repository: /^[^/\s]+\/[^/\s]+$/.test(read("GITHUB_REPOSITORY")) ? read("GITHUB_REPOSITORY") : null,
          repositoryId: read("GITHUB_REPOSITORY_ID"),
          runId: read("GITHUB_RUN_ID") || null,
          runAttempt: Number(read("GITHUB_RUN_ATTEMPT")) || 1,
          runNumber: Number(read("GITHUB_RUN_NUMBER")) || null,
          eventName: read("GITHUB_EVENT_NAME"),
          actor: read("GITHUB_ACTOR"),
          pullRequest: pullRequestOf(event),
          secretSource: raw["secret-source"].trim(),
          workflowRef: read("GITHUB_WORKFLOW_REF"),
          jobWorkflowRef: raw["job-workflow-ref"].trim(),
          job: read("GITHUB_JOB"),
          ref: read("GITHUB_REF"),
          headRef: read("GITHUB_HEAD_REF"),
          sha: read("GITHUB_SHA"),
          defaultBranch: defaultBranchOf(event),
          apiUrl: (read("GITHUB_API_URL") || "https://api.github.com").replace(/\/+$/, ""),
          actionRepository: read("GITHUB_ACTION_REPOSITORY"),
          actionRef: read("GITHUB_ACTION_REF"),
          debug: read("RUNNER_DEBUG") === "1"
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
      function defaultBranchOf(event) {
        const branch = event?.repository?.default_branch;
        return typeof branch === "string" && branch !== "" ? branch : null;
      }
      ;
      function readInputs() {
        const entries = inputNames.map((name) => [name, core.V4(name, { trimWhitespace: false })]);
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
      function maskAll(values) {
        for (const value of values)
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
          /** The whole pool waits for a rate limit, so many milliseconds. */
          waiting: (ms) => {
            if (ms >= 1e3)
              sayWaiting(`Notion asks to wait ${Math.ceil(ms / 1e3)} s (rate limit); waiting`);
          }
        };
      }
      ;
      async function publish_publish({ outputs, summary }) {
        const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
        await tried("the outputs", GITHUB_OUTPUT, () => {
          for (const [name, value] of Object.entries(outputs))
            core.uH(name, value);
        });
        if (GITHUB_STEP_SUMMARY)
          await tried("the job summary", GITHUB_STEP_SUMMARY, () => core.z.addRaw(summary).write());
      }
      async function tried(what, file, write) {
        try {
          if (file && (0, external_node_fs_.statSync)(file).isFIFO())
            throw new Error(`${file} is a pipe, and not a file`);
          await write();
        } catch (error) {
          core.$e(escapeLog(`Could not write ${what}: ${messageOf(error)}`));
        }
      }
      ;
      function fetchWith(send) {
        return async (address, init = {}) => {
          const { method = "GET", headers, body, signal } = init;
          const url = typeof address === "string" ? address : "href" in address ? address.href : address.url;
          const { status, ...answer } = await send({
            url,
            method,
            headers: Object.fromEntries(Object.entries(headers ?? {})),
            signal: signal ?? new AbortController().signal,
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
        const read = (...names) => {
          const name = names.find((each) => environment[each]);
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
        const plain = read("http_proxy", "HTTP_PROXY");
        const secure = read("https_proxy", "HTTPS_PROXY") ?? plain;
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
      var external_node_http_ = __webpack_require__(7067);
      var external_node_https_ = __webpack_require__(4708);
      ;
      class BodyTooLarge extends Error {
      }
      const limits = {
        /** Characters of one body, and of all bodies together that are being read. */
        one: 4 * 1024 * 1024,
        all: 8 * 1024 * 1024,
        /** What makes values in JSON, of all characters: parsed, a mebibyte of `{},` is a hundred times that. */
        values: 2e5
      };
      function createBodyReader() {
        let heldByAll = 0;
        return async (response) => {
          let text = "";
          try {
            response.setEncoding("utf8");
            for await (const piece of response) {
              text += piece;
              heldByAll += piece.length;
              if (text.length > limits.one || heldByAll > limits.all)
                throw new BodyTooLarge(`${text.length} characters, and no end`);
            }
          } finally {
            heldByAll -= text.length;
          }
          if (valuesIn(text) > limits.values)
            throw new BodyTooLarge(`more than ${limits.values} values`);
          return text.replace(/^\uFEFF/, "");
        };
      }
      const marks = new Set(Array.from("{[,:", (mark) => mark.charCodeAt(0)));
      function valuesIn(text) {
        if (text.length < limits.values)
          return 0;
        let values = 0;
        for (let at = 0; at < text.length; at++)
          if (marks.has(text.charCodeAt(at)))
            values++;
        return values;
      }
      ;
      function openTransport({ variables: variables2, unusable }) {
        const direct = agentsWith({});
        const proxied = agentsWith(variables2);
        const readBody = createBodyReader();
        return {
          send: async (request) => {
            const { protocol, hostname } = new URL(request.url);
            const local = isLoopback(hostname);
            if (unusable && !local)
              throw unusableProxy(unusable);
            const secure = protocol === "https:";
            const agent = (local ? direct : proxied)[secure ? "https:" : "http:"];
            const response = await responseTo(request, secure ? external_node_https_.request : external_node_http_.request, agent);
            const { statusCode = 0, headers } = response;
            const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
            return { status: statusCode, headers: new Map(entries), body: await readBody(response) };
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
        const evidence2 = evidenceOf(answer);
        const body = answer.json;
        if (status >= 500)
          return refuse({ kind: "down", evidence: evidence2 }, status === 529 ? waitOf(answer, now) : null, true);
        if (status >= 300 && status < 400)
          return refuse({ kind: "unrecognised", evidence: evidence2, what: "a redirect, which is never followed" });
        const error = status >= 400 ? notionError(body, status) : null;
        if (status >= 400 && error === null)
          return notNotion(answer, evidence2, now);
        if (error)
          return notionRefusal(status, error, evidence2, acceptedBefore, waitOf(answer, now));
        if (status !== 200 || !isObject(body) || typeof body.object !== "string" || body.object === "error")
          return refuse({ kind: "unrecognised", evidence: evidence2, what: describeBody(answer) });
        return { is: "value", value: body, evidence: evidence2 };
      }
      function refuse(refusal, waitMs = null, again = false) {
        return { is: "refusal", refusal, waitMs, again };
      }
      function notNotion(answer, evidence2, now) {
        const { status, headers } = answer;
        const waitMs = status === 429 ? waitOf(answer, now) : null;
        const edge = Boolean(headers.get("cf-ray")) && !headers.get("x-notion-request-id");
        if (status === 429 && (waitMs !== null || !edge))
          return refuse({ kind: "rate-limited", evidence: evidence2, waitSeconds: read_answer_seconds(waitMs), limit: "unknown" }, waitMs, true);
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
        const data = isObject(body.additional_data) ? body.additional_data : {};
        const ids2 = Array.isArray(data.child_data_source_ids) ? data.child_data_source_ids : [];
        return {
          code: (0, untrusted.DZ)(body.code),
          message: (0, untrusted.DZ)(body.message),
          reason: (0, untrusted.Ln)(data.rate_limit_reason),
          several: data.error_type === "multiple_data_sources_for_database",
          sources: ids2.flatMap((id2) => (0, untrusted.Ln)(id2) ?? []),
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
      function evidenceOf({ status, headers, json: body }) {
        const inBody = isObject(body) ? (0, untrusted.Ln)(body.request_id) : null;
        return {
          status,
          requestId: (0, untrusted.Ln)(headers.get("x-notion-request-id")) ?? inBody,
          rayId: (0, untrusted.Ln)(headers.get("cf-ray"))
        };
      }
      function waitOf({ headers }, now) {
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
          const read = answer ? readAnswer(answer, accepted(), clock.date()) : lost(sent, error, timer.timedOut() ? ms : null, options);
          if (sent)
            record(recordOf(sent, answer, { notionVersion, ms: clock.now() - begun, read }));
          return read && shaped(read, question);
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
          return failed(wire.late(`no answer in ${Math.max(1, Math.round(timedOutAfter / 1e3))} s`));
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
      function shaped(read, question) {
        if (read.is === "refusal")
          return read;
        const value = question.read(read.value);
        if (value !== null)
          return { is: "value", shaped: value };
        const { evidence: evidence2 } = read;
        const what = "JSON, but not what this question gets";
        return { is: "refusal", refusal: { kind: "unrecognised", evidence: evidence2, what }, waitMs: null, again: false };
      }
      const noEvidence = { status: null, requestId: null, rayId: null };
      function recordOf({ method, path }, answer, { notionVersion, ms, read }) {
        const evidence2 = answer ? evidenceOf(answer) : noEvidence;
        return {
          method,
          path,
          notionVersion,
          status: evidence2.status,
          answer: answer ? answerWord(answer) : lostWord(read),
          ms: Math.round(ms),
          requestId: evidence2.requestId,
          rayId: evidence2.rayId
        };
      }
      function lostWord(read) {
        if (read?.is !== "refusal")
          return "stopped";
        const { refusal } = read;
        if (refusal.kind === "unreachable")
          return refusal.detail ? `${refusal.reason} (${refusal.detail})` : refusal.reason;
        return refusal.kind === "unrecognised" ? refusal.what : refusal.kind;
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
          end: (refusal, graceMs = 0) => {
            if (why)
              return;
            why = refusal;
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
        const queue = [];
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
            queue.shift()?.(!closed);
          }
        };
        const pauses = createPauses(clock, pump);
        return {
          enter: () => new Promise((resolve) => {
            queue.push(resolve);
            pump();
          }),
          leave: () => {
            running--;
            pump();
          },
          pause: (ms) => {
            if (!closed)
              pauses.pause(ms);
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
      function afterAnswer(streak, refusal) {
        if (refusal?.evidence.status === 401)
          return { ...streak, troubled: streak.troubled || refusal.kind === "unknown-error" };
        return {
          ...streak,
          accepted: streak.accepted || refusal?.kind !== "version-refused",
          // An error that nobody knows is no sign of health.
          troubled: streak.troubled || refusal?.kind === "unknown-error",
          failingSince: null,
          givenUp: 0,
          pauses: 0,
          unnamedMs: 0
        };
      }
      function afterFault(streak, fault, begun, named2) {
        const troubled = { ...streak, troubled: true };
        const limit = fault.kind === "rate-limited" ? { lastLimit: fault } : {};
        if (named2 && fault.kind !== "down")
          return { ...troubled, ...limit };
        return { ...troubled, ...limit, lastFault: fault, failingSince: streak.failingSince ?? begun };
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
        /** At once after a rate limit: each that is under way when the next one comes was in vain. */
        atOnceLimited: 5
      };
      const cancelled = { kind: "cancelled", evidence: noEvidence };
      function createPatience(options) {
        const { clock, deadline, cancel, late } = options;
        const started = clock.now();
        const gate = createGate(options.atOnce, clock);
        const ending = createEnding(clock, gate.close);
        const trouble = Promise.withResolvers();
        let seen = noStreak;
        const see = (next) => {
          seen = next;
          if (seen.troubled)
            trouble.resolve();
        };
        const outOfTime = () => late("the time of this step ran out");
        const onCancel = () => ending.end(cancelled);
        cancel.addEventListener("abort", onCancel, { once: true });
        if (cancel.aborted)
          onCancel();
        if (started >= deadline)
          ending.end(outOfTime());
        else
          ending.after(deadline - started, () => ending.end(usedTheTime(seen, gate.paused(), clock.now() - started) ?? outOfTime()));
        return {
          now: clock.now,
          gate,
          ending,
          times: () => timesUntil(deadline - clock.now()),
          seen: () => seen,
          note: (tried2, begun) => see(noted(seen, tried2, begun)),
          pause: (waitMs) => {
            const next = paused(seen, { waitMs, leftMs: deadline - clock.now(), gate, onWait: options.onWait });
            if (next)
              see(next);
            return next !== null;
          },
          giveUp: (fault) => {
            see(afterGivingUp(seen));
            if (lasts(seen, clock.now()))
              ending.end(fault, patience_limits.grace);
          },
          watch: (begun, fault) => watch({ clock, gate, ending }, begun, fault),
          lost: (own2) => {
            const why = ending.why();
            return why && (why.kind === "cancelled" || isRejection(why)) ? why : own2 ?? why ?? outOfTime();
          },
          begun: trouble.promise,
          rejected: () => {
            const why = ending.why();
            return why && isRejection(why) ? why : null;
          },
          stop: () => {
            ending.end(cancelled);
            ending.clear();
            cancel.removeEventListener("abort", onCancel);
          }
        };
      }
      function timesUntil(leftMs) {
        return { attemptMs: Math.max(1, Math.min(patience_limits.attempt, leftMs)), leftMs };
      }
      function noted(seen, tried2, begun) {
        if (tried2.is === "value")
          return afterAnswer(seen, null);
        const { refusal, waitMs } = tried2;
        return isFault(refusal) ? afterFault(seen, refusal, begun, waitMs !== null) : afterAnswer(seen, refusal);
      }
      function paused(seen, { waitMs, leftMs, gate, onWait }) {
        const ms = pauseFor(seen, waitMs);
        if (ms >= leftMs || seen.unnamedMs > patience_limits.patience)
          return null;
        const isFirst = !gate.isPausing();
        if (isFirst)
          onWait(ms);
        gate.narrow(patience_limits.atOnceLimited);
        gate.pause(ms);
        return isFirst ? afterPause(seen, ms - waitMs) : seen;
      }
      function usedTheTime(seen, pausedMs, elapsedMs) {
        if (seen.lastLimit && pausedMs > Math.max(1, elapsedMs) / 2)
          return seen.lastLimit;
        return seen.failingSince === null ? null : seen.lastFault;
      }
      function watch({ clock, gate, ending }, begun, fault) {
        const pausedBefore = gate.paused();
        const check = () => {
          const latest = fault();
          if (latest === null || ending.why())
            return;
          const left = begun + patience_limits.patience + gate.paused() - pausedBefore - clock.now();
          if (left > 0)
            ending.after(left, check);
          else
            ending.end(latest);
        };
        check();
      }
      ;
      const attempts = 5;
      const firstDelay = 500;
      function nextStep({ refusal, waitMs, again }, own2, run) {
        if (isFault(refusal)) {
          if (waitMs !== null)
            return { is: "pause", waitMs };
          const afterMs = firstDelay * 2 ** own2.failures * (0.5 + run.random);
          const noMore = !again || own2.failures + 1 >= attempts || afterMs >= run.leftMs;
          return noMore ? { is: "give up" } : { is: "ask again", afterMs };
        }
        const doubtful = again || refusal.evidence.status === 401 && (run.accepted || run.troubled);
        if (doubtful && !own2.doubted.has(refusal.kind))
          return { is: "ask again", afterMs: again ? firstDelay : 0 };
        return isRejection(refusal) ? { is: "end" } : { is: "tell" };
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
        const turn = createTurn(options.patience);
        try {
          return await askWithin(turn, question, options);
        } finally {
          turn.giveBack();
        }
      }
      async function askWithin(turn, question, { attempt: attempt2, patience, random }) {
        const { gate, ending } = patience;
        let own2 = { fault: null, failures: 0, doubted: /* @__PURE__ */ new Set() };
        for (; ; ) {
          if (!await turn.take() || ending.why())
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
          const { refusal } = tried2;
          const { leftMs } = patience.times();
          const next = nextStep(tried2, own2, { accepted, troubled, leftMs, random: random() });
          const before = own2.fault;
          own2 = wentThrough(own2, tried2);
          if (isFault(refusal) && before === null && own2.fault)
            patience.watch(begun, () => own2.fault);
          if (next.is === "ask again") {
            if (next.afterMs > 0)
              await ending.sleep(next.afterMs);
            if (gate.isPausing())
              turn.giveBack();
            continue;
          }
          if (next.is === "pause") {
            const waits = patience.pause(next.waitMs);
            if (!waits && isFault(refusal))
              ending.end(refusal, patience_limits.grace);
            turn.giveBack();
            if (waits)
              continue;
          }
          if (next.is === "end")
            ending.end(refusal);
          if (next.is === "give up" && isFault(refusal))
            patience.giveUp(refusal);
          return ask_refused(refusal);
        }
      }
      function wentThrough(own2, { refusal, waitMs }) {
        if (!isFault(refusal))
          return { ...own2, fault: null, doubted: /* @__PURE__ */ new Set([...own2.doubted, refusal.kind]) };
        return waitMs === null ? { ...own2, fault: refusal, failures: own2.failures + 1 } : own2;
      }
      function saysNothingNew(tried2, own2, attemptMs) {
        return own2.fault !== null && attemptMs < patience_limits.attempt && tried2.is === "refusal" && isTimeout(tried2.refusal);
      }
      function isTimeout(refusal) {
        return refusal.kind === "unreachable" && refusal.reason === "timeout";
      }
      function ask_refused(refusal) {
        return { ok: false, refusal };
      }
      ;
      const mostListed = 100;
      function readIdentity(body) {
        const isKnown = body.type === "bot" || body.type === "person" || idOrNull(body.id) !== null;
        if (body.object !== "user" || !isKnown)
          return null;
        const bot = isObject(body.bot) ? body.bot : {};
        const owner = isObject(bot.owner) ? bot.owner.type : void 0;
        const isPerson = body.type === "person" || owner === "user";
        return {
          name: (0, untrusted.Ln)(body.name),
          id: idOrNull(body.id),
          kind: owner === "workspace" ? "internal" : isPerson ? "user" : null,
          workspace: (0, untrusted.Ln)(bot.workspace_name),
          workspaceId: idOrNull(bot.workspace_id)
        };
      }
      function readDatabase(id2, version) {
        return (body) => {
          const partial = isPartial(body);
          if (!isThe("database", body, id2) || !(partial || isWhole(body)))
            return null;
          const sources = readSources(body.data_sources);
          const hasSources = version >= dataSourcesSince && !partial;
          if (sources === void 0 || hasSources && sources === null)
            return null;
          return { partial, title: plainText(body.title), inTrash: isInTrash(body), sources };
        };
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
          const partial = isPartial(body);
          if (!isThe("data_source", body, id2) || !(partial || isWhole(body)))
            return null;
          const parent = isObject(body.parent) ? body.parent : {};
          return {
            partial,
            title: plainText(body.title),
            inTrash: isInTrash(body),
            databaseId: idOrNull(parent.database_id)
          };
        };
      }
      function readPage(id2) {
        return (body) => {
          if (!isThe("page", body, id2))
            return null;
          const properties = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : [];
          const titled = properties.find((property) => property.type === "title");
          const parent = isObject(body.parent) ? body.parent : {};
          return { title: plainText(titled?.title), rowOf: idOrNull(parent.database_id) };
        };
      }
      function readView(id2) {
        return (body) => {
          if (!isThe("view", body, id2))
            return null;
          const parent = isObject(body.parent) ? body.parent : {};
          return { databaseId: idOrNull(parent.database_id) };
        };
      }
      function readBlocks(body) {
        const blocks = listed("block", body);
        if (blocks === null)
          return null;
        const databases2 = blocks.filter((block) => block.type === "child_database").flatMap((block) => {
          const id2 = idOrNull(block.id);
          const child = isObject(block.child_database) ? block.child_database : {};
          return id2 === null ? [] : [{ id: id2, title: (0, untrusted.Ln)(child.title) }];
        });
        const next = body.has_more === true && typeof body.next_cursor === "string" ? body.next_cursor : null;
        return { databases: databases2, complete: next === null, next };
      }
      function readUsers(body) {
        const users = listed("user", body);
        if (users === null)
          return null;
        const people = users.filter((user) => user.type === "person");
        const withEmail = people.filter(({ person }) => isObject(person) && typeof person.email === "string");
        return { people: people.length, withEmail: withEmail.length };
      }
      function listed(kind, { object, results: results2 }) {
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
      const mostBlockPages = 3;
      function createNotion(put, version) {
        const ask2 = (call, read, notionVersion = newestVersion) => put({ call, read, notionVersion });
        const titles = /* @__PURE__ */ new Map();
        return {
          whoAmI: () => ask2((client) => client.users.me({}), readIdentity),
          database: (id2) => ask2((client) => client.databases.retrieve({ database_id: id2 }), readDatabase(id2, version), version),
          dataSource: (id2) => ask2((client) => client.dataSources.retrieve({ data_source_id: id2 }), readDataSource(id2)),
          page: (id2) => ask2((client) => client.pages.retrieve({ page_id: id2 }), readPage(id2)),
          view: (id2) => ask2((client) => client.views.retrieve({ view_id: id2 }), readView(id2)),
          databaseTitle: (id2) => {
            const asked = titles.get(id2) ?? ask2((client) => client.databases.retrieve({ database_id: id2 }), readDatabase(id2, newestVersion));
            titles.set(id2, asked);
            return asked;
          },
          databasesOnPage: (id2) => databasesOnPage(ask2, id2),
          probe: (capability) => ask2((client) => probe(client, capability), (body) => body),
          users: () => ask2((client) => client.users.list({}), readUsers)
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
        const databases2 = [];
        let cursor = null;
        for (let page = 0; page < mostBlockPages; page++) {
          const start2 = cursor === null ? {} : { start_cursor: cursor };
          const answer = await ask2((client) => client.blocks.children.list({ block_id: id2, page_size: 100, ...start2 }), readBlocks);
          if (!answer.ok)
            return page === 0 ? answer : { ok: true, value: { databases: databases2, complete: false } };
          databases2.push(...answer.value.databases);
          cursor = answer.value.next;
          if (cursor === null)
            return { ok: true, value: { databases: databases2, complete: true } };
        }
        return { ok: true, value: { databases: databases2, complete: false } };
      }
      var src = __webpack_require__(8342);
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
        const chain = causesOf(error);
        for (const { code: code2, status, ...where } of chain) {
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
      function causesOf(error, depth = 0) {
        if (typeof error !== "object" || error === null || depth > 6)
          return [];
        const { code: code2, statusCode, hostname, port, detail, cause, errors } = error;
        const own2 = {
          code: typeof code2 === "string" ? code2 : "",
          status: typeof statusCode === "number" ? statusCode : null,
          host: typeof hostname === "string" ? hostname : null,
          port: typeof port === "number" ? port : null,
          detail: typeof detail === "string" ? detail : null
        };
        const inner = Array.isArray(errors) ? errors.flatMap((each) => causesOf(each, depth + 1)) : [];
        return [own2, ...causesOf(cause, depth + 1), ...inner];
      }
      ;
      function connectNotion(options) {
        const wire = bindWire(options);
        const patience = createPatience({ ...options, late: wire.late });
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
          late: (detail) => ({ kind: "unreachable", evidence: noEvidence, reason: "timeout", detail, proxied })
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
      async function runProgram({ cancel, crashed, crash }) {
        const progress = createProgress(realClock.now);
        const proxies = proxySettings(process.env, process.versions.node);
        const { send, close } = openTransport(proxies);
        const ports = {
          host: {
            inputs: readInputs,
            context: (raw) => readContext(raw, process.env),
            mask: maskAll,
            progress: progress.done,
            log: printLog,
            debug: (text) => {
              if (core._o())
                core.Yz(text);
            },
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
        setTimeout(() => process.exit(), 300).unref();
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
  ),
  /***/
  5917: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        h: () => (
          /* binding */
          fetch
        ),
        /* harmony export */
        k: () => (
          /* binding */
          ProxyAgent
        )
        /* harmony export */
      });
      class ProxyAgent {
      }
      function fetch() {
        throw new Error("Not bundled: this action carries its requests over a transport of its own");
      }
    })
  )
};
