import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = {
  /***/
  982: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
    })
  ),
  /***/
  896: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
    })
  ),
  /***/
  24: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
    })
  ),
  /***/
  67: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
    })
  ),
  /***/
  708: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
    })
  ),
  /***/
  760: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
    })
  ),
  /***/
  997: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");
    })
  ),
  /***/
  857: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
    })
  ),
  /***/
  928: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
    })
  ),
  /***/
  74: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        GD: () => (
          /* binding */
          brokenAction
        ),
        /* harmony export */
        NU: () => (
          /* binding */
          olderNode
        ),
        /* harmony export */
        dG: () => (
          /* binding */
          tellFailedStart
        ),
        /* harmony export */
        pf: () => (
          /* binding */
          incompleteAction
        ),
        /* harmony export */
        yC: () => (
          /* binding */
          neededNode
        )
        /* harmony export */
      });
      var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(24);
      var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(760);
      var _github_report_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(317);
      const neededNode = 24;
      function olderNode(version) {
        return {
          title: `This action needs Node ${neededNode}`,
          happened: `The runner started it with Node ${version}, so nothing was checked. This says nothing about the token.`,
          steps: [
            "Update a self-hosted runner to version 2.327.1 or newer.",
            `On Linux ARM32, for which there is no Node ${neededNode}, run the job on another runner.`,
            `With act, Gitea or Forgejo, use an image that has Node ${neededNode}.`
          ]
        };
      }
      function incompleteAction(error) {
        const message = String(error?.message ?? error);
        return {
          title: "A part of the action could not be loaded",
          happened: `Nothing was checked. This says nothing about the token. Node's error: ${message}`,
          steps: [
            "If the action is a copy or a mirror, copy all of the folder dist, with files of a single commit.",
            "On a self-hosted runner, delete the folder _work/_actions, so that the action is downloaded again.",
            "If neither helps, report it to the repository of the action, with this error."
          ]
        };
      }
      const brokenAction = {
        title: "This action stopped with a bug of its own",
        happened: "Nothing was checked. This says nothing about the token.",
        steps: ["Report it to the repository of the action, with the inputs of this step and without the token."]
      };
      function tellFailedStart(failed, environment, action) {
        const { title, happened, steps } = failed;
        const exitCode = environment["INPUT_ON-INCONCLUSIVE"]?.trim() === "warn" ? 0 : 1;
        const level = exitCode === 1 ? "error" : "warning";
        const list = steps.map((step, at) => `${at + 1}. ${step}`).join("\n");
        process.stdout.write(`::${level} title=${title}::${escaped(`${happened}
${list}`)}
`);
        const known = knownOf(failed, exitCode);
        const report = JSON.stringify(action === "fleet" ? { ...known, ...fleetReport } : { ...known, ...checkReport(environment) });
        const outputs = {
          outcome: "inconclusive",
          codes: '["internal-error"]',
          report,
          ...action === "fleet" ? fleetOutputs : checkOutputs
        };
        const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}
`);
        append(environment.GITHUB_OUTPUT, lines.join(""));
        append(environment.GITHUB_STEP_SUMMARY, `## ❔ ${title}

${inMarkdown(happened)}

${list}
`);
        const file = environment["INPUT_REPORT-FILE"]?.trim();
        if (file)
          writeReport((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(environment.GITHUB_WORKSPACE ?? "", file), report, environment);
        return exitCode;
      }
      const checkOutputs = { workspace: "", "workspace-id": "", bot: "", "bot-id": "", "token-kind": "" };
      const fleetOutputs = { healthy: "0", broken: "0", inconclusive: "0", silent: "0" };
      function knownOf({ title, happened, steps }, exitCode) {
        const code = "internal-error";
        return {
          schemaVersion: 1,
          outcome: "inconclusive",
          codes: [code],
          verdict: title,
          exitCode,
          checkedAt: (/* @__PURE__ */ new Date()).toISOString(),
          problems: [{ codes: [code], verdict: "inconclusive", title, happened, fix: steps }],
          notices: [],
          milliseconds: Math.round(process.uptime() * 1e3)
        };
      }
      const fleetReport = {
        clock: "runner",
        counts: { healthy: 0, broken: 0, inconclusive: 0, silent: 0 },
        watches: [],
        leftOut: { problems: 0, watches: 0 }
      };
      function checkReport(environment) {
        const { GITHUB_REPOSITORY, GITHUB_JOB, GITHUB_RUN_ID, GITHUB_WORKFLOW_REF = "" } = environment;
        const checks = [
          {
            id: "internal:action",
            title: "This check went through",
            note: "",
            status: "unknown",
            codes: ["internal-error"]
          }
        ];
        const path = GITHUB_WORKFLOW_REF.replace(/@.*$/, "").split("/").slice(2).join("/");
        return {
          // It is the token that some put there: that has lower case.
          secretName: ownName(environment["INPUT_SECRET-NAME"], /^[A-Z_][A-Z0-9_]{0,99}$/) ?? "NOTION_TOKEN",
          watch: {
            repository: GITHUB_REPOSITORY || null,
            workflow: path || null,
            job: GITHUB_JOB || "",
            issueKey: ownName(environment["INPUT_ISSUE-KEY"], /^[\w.-]{1,40}$/),
            run: GITHUB_RUN_ID || null,
            url: null
          },
          expires: null,
          identity: null,
          checks,
          requests: [],
          leftOut: { problems: 0, checks: 0, requests: 0 },
          lastPass: null
        };
      }
      function ownName(text, shape) {
        const name = text?.trim() ?? "";
        return shape.test(name) && !/(?:ntn|secret|nrt|gh[a-z]|pat)_/.test(name) ? name : null;
      }
      function writeReport(path, report, environment) {
        try {
          (0, _github_report_file_js__WEBPACK_IMPORTED_MODULE_2__.a)(path, `${report}
`, environment);
        } catch {
          process.stdout.write("::warning::The file that report-file names could not be written\n");
        }
      }
      function append(path, text) {
        try {
          if (path && !(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFIFO())
            (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, text);
        } catch {
          process.stdout.write("::warning::The outputs or the summary could not be written\n");
        }
      }
      function escaped(message) {
        return message.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
      }
      function inMarkdown(text) {
        return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>()#+!|~@-]/g, "\\$&");
      }
    })
  ),
  /***/
  317: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        a: () => (
          /* binding */
          writeReportFile
        ),
        /* harmony export */
        r: () => (
          /* binding */
          NotWritten
        )
        /* harmony export */
      });
      var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(24);
      var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(760);
      const runnerFiles = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE"];
      class NotWritten extends Error {
      }
      function writeReportFile(path, text, environment) {
        makeFolder((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
        if ((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
          if (!(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).isFile())
            throw new NotWritten("there is something else than a file");
          if (runnerFiles.some((name) => isSame(path, environment[name])))
            throw new NotWritten("the file is one of the runner’s own");
        }
        const half = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), `.report.${process.pid}.tmp`);
        try {
          (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(half, text);
          (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(half, path);
        } catch (error) {
          (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(half, { force: true });
          throw error;
        }
      }
      function makeFolder(path) {
        if ((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
          return;
        const above = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (above !== path)
          makeFolder(above);
        (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path);
      }
      function isSame(path, other) {
        if (!other || !(0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(other))
          return false;
        const [one, two] = [path, other].map((each) => (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(each, { bigint: true }));
        return one?.dev === two?.dev && one?.ino === two?.ino;
      }
    })
  ),
  /***/
  479: (
    /***/
    ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__2) => {
      __nccwpck_require__2.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => {
        try {
          var _failed_start_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(74);
          process.exitCode = 1;
          const cancel = new AbortController();
          for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
            process.on(signal, () => cancel.abort());
          let crash = () => {
          };
          const crashed = new Promise((_, reject) => {
            crash = reject;
          });
          process.on("uncaughtException", crash);
          process.on("unhandledRejection", crash);
          const action = /[\\/]fleet\.js$/.test(process.argv[1] ?? "") ? "fleet" : "check";
          async function load() {
            const { runProgram, runFleet } = await Promise.all(
              /* import() */
              [__nccwpck_require__2.e(421), __nccwpck_require__2.e(759)]
            ).then(__nccwpck_require__2.bind(__nccwpck_require__2, 759));
            return action === "fleet" ? runFleet : runProgram;
          }
          async function start() {
            const { node } = process.versions;
            if (Number.parseInt(node, 10) < _failed_start_js__WEBPACK_IMPORTED_MODULE_0__.yC) {
              process.exitCode = (0, _failed_start_js__WEBPACK_IMPORTED_MODULE_0__.dG)((0, _failed_start_js__WEBPACK_IMPORTED_MODULE_0__.NU)(node), process.env, action);
              return;
            }
            const run = await load().catch(_failed_start_js__WEBPACK_IMPORTED_MODULE_0__.pf);
            if ("title" in run) {
              process.exitCode = (0, _failed_start_js__WEBPACK_IMPORTED_MODULE_0__.dG)(run, process.env, action);
              return;
            }
            try {
              await run({ cancel: cancel.signal, crashed, crash });
            } catch {
              process.exitCode = (0, _failed_start_js__WEBPACK_IMPORTED_MODULE_0__.dG)(_failed_start_js__WEBPACK_IMPORTED_MODULE_0__.GD, process.env, action);
            }
            setTimeout(() => process.exit(), 300).unref();
          }
          await start();
          __webpack_async_result__();
        } catch (e) {
          __webpack_async_result__(e);
        }
      }, 1);
    })
  )
  /******/
};
var __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
  var cachedModule = __webpack_module_cache__[moduleId];
  if (cachedModule !== void 0) {
    return cachedModule.exports;
  }
  var module = __webpack_module_cache__[moduleId] = {
    /******/
    // no module.id needed
    /******/
    // no module.loaded needed
    /******/
    exports: {}
    /******/
  };
  var threw = true;
  try {
    __webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
    threw = false;
  } finally {
    if (threw) delete __webpack_module_cache__[moduleId];
  }
  return module.exports;
}
__nccwpck_require__.m = __webpack_modules__;
if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
(() => {
  var webpackQueues = typeof Symbol === "function" ? /* @__PURE__ */ Symbol("webpack queues") : "__webpack_queues__";
  var webpackExports = typeof Symbol === "function" ? /* @__PURE__ */ Symbol("webpack exports") : "__webpack_exports__";
  var webpackError = typeof Symbol === "function" ? /* @__PURE__ */ Symbol("webpack error") : "__webpack_error__";
  var resolveQueue = (queue) => {
    if (queue && queue.d < 1) {
      queue.d = 1;
      queue.forEach((fn) => fn.r--);
      queue.forEach((fn) => fn.r-- ? fn.r++ : fn());
    }
  };
  var wrapDeps = (deps) => deps.map((dep) => {
    if (dep !== null && typeof dep === "object") {
      if (dep[webpackQueues]) return dep;
      if (dep.then) {
        var queue = [];
        queue.d = 0;
        dep.then((r) => {
          obj[webpackExports] = r;
          resolveQueue(queue);
        }, (e) => {
          obj[webpackError] = e;
          resolveQueue(queue);
        });
        var obj = {};
        obj[webpackQueues] = (fn) => fn(queue);
        return obj;
      }
    }
    var ret = {};
    ret[webpackQueues] = (x) => {
    };
    ret[webpackExports] = dep;
    return ret;
  });
  __nccwpck_require__.a = (module, body, hasAwait) => {
    var queue;
    hasAwait && ((queue = []).d = -1);
    var depQueues = /* @__PURE__ */ new Set();
    var exports = module.exports;
    var currentDeps;
    var outerResolve;
    var reject;
    var promise = new Promise((resolve, rej) => {
      reject = rej;
      outerResolve = resolve;
    });
    promise[webpackExports] = exports;
    promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"]((x) => {
    }));
    module.exports = promise;
    body((deps) => {
      currentDeps = wrapDeps(deps);
      var fn;
      var getResult = () => currentDeps.map((d) => {
        if (d[webpackError]) throw d[webpackError];
        return d[webpackExports];
      });
      var promise2 = new Promise((resolve) => {
        fn = () => resolve(getResult);
        fn.r = 0;
        var fnQueue = (q) => q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn)));
        currentDeps.map((dep) => dep[webpackQueues](fnQueue));
      });
      return fn.r ? promise2 : getResult();
    }, (err) => (err ? reject(promise[webpackError] = err) : outerResolve(exports), resolveQueue(queue)));
    queue && queue.d < 0 && (queue.d = 0);
  };
})();
(() => {
  __nccwpck_require__.d = (exports, definition) => {
    for (var key in definition) {
      if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
        Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
      }
    }
  };
})();
(() => {
  __nccwpck_require__.f = {};
  __nccwpck_require__.e = (chunkId) => {
    return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
      __nccwpck_require__.f[key](chunkId, promises);
      return promises;
    }, []));
  };
})();
(() => {
  __nccwpck_require__.u = (chunkId) => {
    return "" + chunkId + ".index.js";
  };
})();
(() => {
  __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();
(() => {
  var installedChunks = {
    /******/
    792: 0
    /******/
  };
  var installChunk = (data) => {
    var { ids, modules, runtime } = data;
    var moduleId, chunkId, i = 0;
    for (moduleId in modules) {
      if (__nccwpck_require__.o(modules, moduleId)) {
        __nccwpck_require__.m[moduleId] = modules[moduleId];
      }
    }
    if (runtime) runtime(__nccwpck_require__);
    for (; i < ids.length; i++) {
      chunkId = ids[i];
      if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
        installedChunks[chunkId][0]();
      }
      installedChunks[ids[i]] = 0;
    }
  };
  __nccwpck_require__.f.j = (chunkId, promises) => {
    var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
    if (installedChunkData !== 0) {
      if (installedChunkData) {
        promises.push(installedChunkData[1]);
      } else {
        if (true) {
          var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
            if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = void 0;
            throw e;
          });
          var promise = Promise.race([promise, new Promise((resolve) => installedChunkData = installedChunks[chunkId] = [resolve])]);
          promises.push(installedChunkData[1] = promise);
        }
      }
    }
  };
})();
var __webpack_exports__ = __nccwpck_require__(479);
__webpack_exports__ = await __webpack_exports__;
