import {
  __commonJS,
  __require,
  __toESM,
  tidy,
  tidyOrNull,
  tidyWhole
} from "./chunk-XLXN2L2P.js";

// as-it-is:node:http
var require_node_http = __commonJS({
  "as-it-is:node:http"(exports, module) {
    module.exports = process.getBuiltinModule("node:http");
  }
});

// node_modules/@notionhq/client/build/src/utils.js
var require_utils = __commonJS({
  "node_modules/@notionhq/client/build/src/utils.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.assertNever = assertNever;
    exports.pick = pick;
    exports.isObject = isObject2;
    exports.getUnknownParams = getUnknownParams;
    function assertNever(value) {
      throw new Error(`Unexpected value should never occur: ${value}`);
    }
    function pick(base, keys) {
      const entries = keys.map((key) => [key, base === null || base === void 0 ? void 0 : base[key]]);
      return Object.fromEntries(entries);
    }
    function isObject2(o) {
      return typeof o === "object" && o !== null;
    }
    function getUnknownParams(args, endpoint) {
      var _a;
      const knownKeys = /* @__PURE__ */ new Set([
        ...endpoint.pathParams,
        ...endpoint.queryParams,
        ...endpoint.bodyParams,
        ...(_a = endpoint.formDataParams) !== null && _a !== void 0 ? _a : [],
        "auth"
      ]);
      return Object.keys(args).filter((k) => !knownKeys.has(k));
    }
  }
});

// node_modules/@notionhq/client/build/src/logging.js
var require_logging = __commonJS({
  "node_modules/@notionhq/client/build/src/logging.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.LogLevel = void 0;
    exports.makeConsoleLogger = makeConsoleLogger;
    exports.logLevelSeverity = logLevelSeverity;
    var utils_1 = require_utils();
    var LogLevel;
    (function(LogLevel2) {
      LogLevel2["DEBUG"] = "debug";
      LogLevel2["INFO"] = "info";
      LogLevel2["WARN"] = "warn";
      LogLevel2["ERROR"] = "error";
    })(LogLevel || (exports.LogLevel = LogLevel = {}));
    function makeConsoleLogger(name) {
      return (level, message, extraInfo) => {
        console[level](`${name} ${level}:`, message, extraInfo);
      };
    }
    function logLevelSeverity(level) {
      switch (level) {
        case LogLevel.DEBUG:
          return 20;
        case LogLevel.INFO:
          return 40;
        case LogLevel.WARN:
          return 60;
        case LogLevel.ERROR:
          return 80;
        default:
          return (0, utils_1.assertNever)(level);
      }
    }
  }
});

// node_modules/@notionhq/client/build/src/errors.js
var require_errors = __commonJS({
  "node_modules/@notionhq/client/build/src/errors.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.APIResponseError = exports.UnknownHTTPResponseError = exports.InvalidPathParameterError = exports.RequestTimeoutError = exports.ClientErrorCode = exports.APIErrorCode = void 0;
    exports.isNotionClientError = isNotionClientError;
    exports.validateRequestPath = validateRequestPath;
    exports.getResponseHeader = getResponseHeader;
    exports.isHTTPResponseError = isHTTPResponseError;
    exports.buildRequestError = buildRequestError;
    var utils_1 = require_utils();
    var APIErrorCode;
    (function(APIErrorCode2) {
      APIErrorCode2["Unauthorized"] = "unauthorized";
      APIErrorCode2["RestrictedResource"] = "restricted_resource";
      APIErrorCode2["ObjectNotFound"] = "object_not_found";
      APIErrorCode2["RateLimited"] = "rate_limited";
      APIErrorCode2["InvalidJSON"] = "invalid_json";
      APIErrorCode2["InvalidRequestURL"] = "invalid_request_url";
      APIErrorCode2["InvalidRequest"] = "invalid_request";
      APIErrorCode2["InvalidBeta"] = "invalid_beta";
      APIErrorCode2["ValidationError"] = "validation_error";
      APIErrorCode2["ConflictError"] = "conflict_error";
      APIErrorCode2["InternalServerError"] = "internal_server_error";
      APIErrorCode2["ServiceOverload"] = "service_overload";
      APIErrorCode2["ServiceUnavailable"] = "service_unavailable";
      APIErrorCode2["GatewayTimeout"] = "gateway_timeout";
    })(APIErrorCode || (exports.APIErrorCode = APIErrorCode = {}));
    var ClientErrorCode;
    (function(ClientErrorCode2) {
      ClientErrorCode2["RequestTimeout"] = "notionhq_client_request_timeout";
      ClientErrorCode2["ResponseError"] = "notionhq_client_response_error";
      ClientErrorCode2["InvalidPathParameter"] = "notionhq_client_invalid_path_parameter";
    })(ClientErrorCode || (exports.ClientErrorCode = ClientErrorCode = {}));
    var NotionClientErrorBase = class extends Error {
    };
    function isNotionClientError(error2) {
      return (0, utils_1.isObject)(error2) && error2 instanceof NotionClientErrorBase;
    }
    function isNotionClientErrorWithCode(error2, codes2) {
      return isNotionClientError(error2) && error2.code in codes2;
    }
    var RequestTimeoutError = class _RequestTimeoutError extends NotionClientErrorBase {
      constructor(message = "Request to Notion API has timed out") {
        super(message);
        this.code = ClientErrorCode.RequestTimeout;
        this.name = "RequestTimeoutError";
      }
      static isRequestTimeoutError(error2) {
        return isNotionClientErrorWithCode(error2, {
          [ClientErrorCode.RequestTimeout]: true
        });
      }
      static rejectAfterTimeout(promise, timeoutMS) {
        return new Promise((resolve, reject) => {
          const timeoutId = setTimeout(() => {
            reject(new _RequestTimeoutError());
          }, timeoutMS);
          promise.then(resolve).catch(reject).then(() => clearTimeout(timeoutId));
        });
      }
    };
    exports.RequestTimeoutError = RequestTimeoutError;
    var InvalidPathParameterError = class extends NotionClientErrorBase {
      constructor(message = "Path parameter contains invalid characters that could alter the request path") {
        super(message);
        this.code = ClientErrorCode.InvalidPathParameter;
        this.name = "InvalidPathParameterError";
      }
      static isInvalidPathParameterError(error2) {
        return isNotionClientErrorWithCode(error2, {
          [ClientErrorCode.InvalidPathParameter]: true
        });
      }
    };
    exports.InvalidPathParameterError = InvalidPathParameterError;
    function validateRequestPath(path) {
      if (path.includes("..")) {
        throw new InvalidPathParameterError(`Request path "${path}" contains path traversal sequence ".."`);
      }
      if (/%2e/i.test(path)) {
        let decoded2;
        try {
          decoded2 = decodeURIComponent(path);
        } catch {
          return;
        }
        if (decoded2.includes("..")) {
          throw new InvalidPathParameterError(`Request path "${path}" contains encoded path traversal sequence`);
        }
      }
    }
    function getResponseHeader(headers, name) {
      if (!(0, utils_1.isObject)(headers)) {
        return void 0;
      }
      const get = headers["get"];
      if (typeof get === "function") {
        const value = get.call(headers, name);
        return typeof value === "string" ? value : void 0;
      }
      const lowerName = name.toLowerCase();
      for (const [key, value] of Object.entries(headers)) {
        if (key.toLowerCase() !== lowerName) {
          continue;
        }
        if (typeof value === "string") {
          return value;
        }
        if (Array.isArray(value) && typeof value[0] === "string") {
          return value[0];
        }
      }
      return void 0;
    }
    var HTTPResponseError = class extends NotionClientErrorBase {
      constructor(args) {
        super(args.message);
        this.name = "HTTPResponseError";
        const { code: code2, status, headers, rawBodyText, additional_data, request_id } = args;
        this.code = code2;
        this.status = status;
        this.headers = headers;
        this.body = rawBodyText;
        this.additional_data = additional_data;
        this.request_id = request_id !== null && request_id !== void 0 ? request_id : getResponseHeader(headers, "x-notion-request-id");
        this.ray_id = getResponseHeader(headers, "cf-ray");
      }
    };
    var httpResponseErrorCodes = {
      [ClientErrorCode.ResponseError]: true,
      [APIErrorCode.Unauthorized]: true,
      [APIErrorCode.RestrictedResource]: true,
      [APIErrorCode.ObjectNotFound]: true,
      [APIErrorCode.RateLimited]: true,
      [APIErrorCode.InvalidJSON]: true,
      [APIErrorCode.InvalidRequestURL]: true,
      [APIErrorCode.InvalidRequest]: true,
      [APIErrorCode.InvalidBeta]: true,
      [APIErrorCode.ValidationError]: true,
      [APIErrorCode.ConflictError]: true,
      [APIErrorCode.InternalServerError]: true,
      [APIErrorCode.ServiceOverload]: true,
      [APIErrorCode.ServiceUnavailable]: true,
      [APIErrorCode.GatewayTimeout]: true
    };
    function isHTTPResponseError(error2) {
      if (!isNotionClientErrorWithCode(error2, httpResponseErrorCodes)) {
        return false;
      }
      return true;
    }
    var UnknownHTTPResponseError = class extends HTTPResponseError {
      constructor(args) {
        var _a;
        const ray_id = getResponseHeader(args.headers, "cf-ray");
        const request_id = getResponseHeader(args.headers, "x-notion-request-id");
        super({
          ...args,
          code: ClientErrorCode.ResponseError,
          message: (_a = args.message) !== null && _a !== void 0 ? _a : buildUnknownResponseMessage({
            status: args.status,
            contentType: getResponseHeader(args.headers, "content-type"),
            ray_id,
            request_id
          }),
          additional_data: void 0,
          request_id
        });
        this.name = "UnknownHTTPResponseError";
      }
      static isUnknownHTTPResponseError(error2) {
        return isNotionClientErrorWithCode(error2, {
          [ClientErrorCode.ResponseError]: true
        });
      }
    };
    exports.UnknownHTTPResponseError = UnknownHTTPResponseError;
    var apiErrorCodes = {
      [APIErrorCode.Unauthorized]: true,
      [APIErrorCode.RestrictedResource]: true,
      [APIErrorCode.ObjectNotFound]: true,
      [APIErrorCode.RateLimited]: true,
      [APIErrorCode.InvalidJSON]: true,
      [APIErrorCode.InvalidRequestURL]: true,
      [APIErrorCode.InvalidRequest]: true,
      [APIErrorCode.InvalidBeta]: true,
      [APIErrorCode.ValidationError]: true,
      [APIErrorCode.ConflictError]: true,
      [APIErrorCode.InternalServerError]: true,
      [APIErrorCode.ServiceOverload]: true,
      [APIErrorCode.ServiceUnavailable]: true,
      [APIErrorCode.GatewayTimeout]: true
    };
    var APIResponseError = class extends HTTPResponseError {
      constructor() {
        super(...arguments);
        this.name = "APIResponseError";
      }
      static isAPIResponseError(error2) {
        return isNotionClientErrorWithCode(error2, apiErrorCodes);
      }
    };
    exports.APIResponseError = APIResponseError;
    function buildRequestError(response, bodyText) {
      const apiErrorResponseBody = parseAPIErrorResponseBody(bodyText);
      if (apiErrorResponseBody !== void 0) {
        return new APIResponseError({
          code: apiErrorResponseBody.code,
          message: apiErrorResponseBody.message,
          headers: response.headers,
          status: response.status,
          rawBodyText: bodyText,
          additional_data: apiErrorResponseBody.additional_data,
          request_id: apiErrorResponseBody.request_id
        });
      }
      return new UnknownHTTPResponseError({
        message: void 0,
        headers: response.headers,
        status: response.status,
        rawBodyText: bodyText
      });
    }
    function buildUnknownResponseMessage(args) {
      const { status, contentType, ray_id, request_id } = args;
      const base = `Request to Notion API failed with status: ${status}`;
      if (ray_id === void 0 || request_id !== void 0) {
        return base;
      }
      const contentTypeNote = contentType !== void 0 ? ` (content-type: ${contentType})` : "";
      const blockedRequestNote = status === 403 ? " This may mean the request was blocked by a network security rule." : "";
      return `${base}. The response was returned by Notion's edge proxy before reaching the Notion API${contentTypeNote}.${blockedRequestNote} Cloudflare Ray ID: ${ray_id}. Include this ID when contacting Notion support.`;
    }
    function parseAPIErrorResponseBody(body) {
      if (typeof body !== "string") {
        return;
      }
      let parsed2;
      try {
        parsed2 = JSON.parse(body);
      } catch (parseError) {
        return;
      }
      if (!(0, utils_1.isObject)(parsed2) || typeof parsed2["message"] !== "string" || !isAPIErrorCode(parsed2["code"])) {
        return;
      }
      const additional_data = parsed2["additional_data"];
      const request_id = parsed2["request_id"];
      return {
        ...parsed2,
        code: parsed2["code"],
        message: parsed2["message"],
        additional_data,
        request_id
      };
    }
    function isAPIErrorCode(code2) {
      return typeof code2 === "string" && code2 in apiErrorCodes;
    }
  }
});

// node_modules/@notionhq/client/build/src/constants.js
var require_constants = __commonJS({
  "node_modules/@notionhq/client/build/src/constants.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.MIN_VIEW_COLUMN_WIDTH = exports.DEFAULT_MAX_RETRY_DELAY_MS = exports.DEFAULT_INITIAL_RETRY_DELAY_MS = exports.DEFAULT_MAX_RETRIES = exports.DEFAULT_TIMEOUT_MS = exports.DEFAULT_BASE_URL = void 0;
    exports.DEFAULT_BASE_URL = "https://api.notion.com";
    exports.DEFAULT_TIMEOUT_MS = 6e4;
    exports.DEFAULT_MAX_RETRIES = 2;
    exports.DEFAULT_INITIAL_RETRY_DELAY_MS = 1e3;
    exports.DEFAULT_MAX_RETRY_DELAY_MS = 6e4;
    exports.MIN_VIEW_COLUMN_WIDTH = 32;
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/agents.js
var require_agents = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/agents.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.updateSession = exports.updateAgentStatus = exports.updateAgentCreditLimit = exports.startExternalAgentStubSession = exports.sendExternalAgentStubSessionMessage = exports.retrieveSession = exports.queryThreads = exports.queryThreadMessages = exports.querySessions = exports.querySessionEvents = exports.queryAgents = exports.listThreads = exports.sendThreadMessage = exports.listThreadMessages = exports.listExternalAgentStubSessionEvents = exports.listAgents = exports.getInsights = exports.updateExternalAgentStubVault = exports.deleteExternalAgentStubVault = exports.getAgent = exports.deleteAgent = exports.createExternalAgentStubVault = exports.continueThread = exports.chatWithAgent = exports.cancelSession = exports.agentBatch = exports.updateSessionStream = void 0;
    exports.updateSessionStream = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "message",
        "agent_id",
        "session_id",
        "attachments",
        "metadata",
        "prompt_context",
        "actions",
        "continue_from"
      ],
      headers: { Accept: "text/event-stream" },
      path: () => `sessions`
    };
    exports.agentBatch = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["operations"],
      path: () => `agents/batch`
    };
    exports.cancelSession = {
      method: "post",
      pathParams: ["session_id"],
      queryParams: [],
      bodyParams: ["event_id"],
      path: (p) => `sessions/${p.session_id}/cancel`
    };
    exports.chatWithAgent = {
      method: "post",
      pathParams: ["agent_id"],
      queryParams: ["verbose"],
      bodyParams: [
        "message",
        "attachments",
        "metadata",
        "prompt_context",
        "thread_id"
      ],
      path: (p) => `agents/${p.agent_id}/chat`
    };
    exports.continueThread = {
      method: "post",
      pathParams: ["thread_id"],
      queryParams: [],
      bodyParams: ["action_id", "option_id", "input"],
      path: (p) => `threads/${p.thread_id}/continue`
    };
    exports.createExternalAgentStubVault = {
      method: "post",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: ["name", "credential", "target"],
      path: (p) => `external_agent_stub/${p.agent_id}/vaults`
    };
    exports.deleteAgent = {
      method: "delete",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `agents/${p.agent_id}`
    };
    exports.getAgent = {
      method: "get",
      pathParams: ["agent_id"],
      queryParams: ["verbose"],
      bodyParams: [],
      path: (p) => `agents/${p.agent_id}`
    };
    exports.deleteExternalAgentStubVault = {
      method: "delete",
      pathParams: ["agent_id", "vault_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `external_agent_stub/${p.agent_id}/vaults/${p.vault_id}`
    };
    exports.updateExternalAgentStubVault = {
      method: "patch",
      pathParams: ["agent_id", "vault_id"],
      queryParams: [],
      bodyParams: ["expected_version", "credential"],
      path: (p) => `external_agent_stub/${p.agent_id}/vaults/${p.vault_id}`
    };
    exports.getInsights = {
      method: "get",
      pathParams: ["agent_id"],
      queryParams: ["start_time", "end_time"],
      bodyParams: [],
      path: (p) => `agents/${p.agent_id}/insights`
    };
    exports.listAgents = {
      method: "get",
      pathParams: [],
      queryParams: [
        "name",
        "agent_type",
        "agent_ids",
        "created_by",
        "start_cursor",
        "page_size",
        "verbose"
      ],
      bodyParams: [],
      path: () => `agents`
    };
    exports.listExternalAgentStubSessionEvents = {
      method: "get",
      pathParams: ["agent_id", "session_id"],
      queryParams: ["cursor"],
      bodyParams: [],
      path: (p) => `external_agent_stub/${p.agent_id}/sessions/${p.session_id}/events`
    };
    exports.listThreadMessages = {
      method: "get",
      pathParams: ["thread_id"],
      queryParams: ["verbose", "role", "start_cursor", "page_size"],
      bodyParams: [],
      path: (p) => `threads/${p.thread_id}/messages`
    };
    exports.sendThreadMessage = {
      method: "post",
      pathParams: ["thread_id"],
      queryParams: [],
      bodyParams: ["message", "attachments", "metadata", "prompt_context"],
      path: (p) => `threads/${p.thread_id}/messages`
    };
    exports.listThreads = {
      method: "get",
      pathParams: ["agent_id"],
      queryParams: [
        "id",
        "title",
        "status",
        "activity",
        "created_by",
        "last_used_by",
        "sort_by",
        "sort_direction",
        "start_cursor",
        "page_size"
      ],
      bodyParams: [],
      path: (p) => `agents/${p.agent_id}/threads`
    };
    exports.queryAgents = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "query",
        "filter",
        "sorts",
        "start_cursor",
        "page_size",
        "verbose",
        "include_deleted"
      ],
      path: () => `agents/query`
    };
    exports.querySessionEvents = {
      method: "post",
      pathParams: ["session_id"],
      queryParams: [],
      bodyParams: ["filter", "sorts", "start_cursor", "page_size"],
      path: (p) => `sessions/${p.session_id}/events/query`
    };
    exports.querySessions = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["query", "filter", "sorts", "start_cursor", "page_size"],
      path: () => `sessions/query`
    };
    exports.queryThreadMessages = {
      method: "post",
      pathParams: ["thread_id"],
      queryParams: [],
      bodyParams: ["verbose", "start_cursor", "page_size"],
      path: (p) => `threads/${p.thread_id}/messages/query`
    };
    exports.queryThreads = {
      method: "post",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: ["query", "filter", "sorts", "start_cursor", "page_size"],
      path: (p) => `agents/${p.agent_id}/threads/query`
    };
    exports.retrieveSession = {
      method: "get",
      pathParams: ["session_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `sessions/${p.session_id}`
    };
    exports.sendExternalAgentStubSessionMessage = {
      method: "post",
      pathParams: ["agent_id", "session_id"],
      queryParams: [],
      bodyParams: ["message", "client_message_id"],
      path: (p) => `external_agent_stub/${p.agent_id}/sessions/${p.session_id}/messages`
    };
    exports.startExternalAgentStubSession = {
      method: "post",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: [
        "spec_version",
        "client_reference_id",
        "configs",
        "model",
        "cwd",
        "locale",
        "system_prompt"
      ],
      path: (p) => `external_agent_stub/${p.agent_id}/sessions`
    };
    exports.updateAgentCreditLimit = {
      method: "patch",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: ["credit_limit"],
      path: (p) => `agents/${p.agent_id}/credit_limit`
    };
    exports.updateAgentStatus = {
      method: "patch",
      pathParams: ["agent_id"],
      queryParams: [],
      bodyParams: ["status"],
      path: (p) => `agents/${p.agent_id}/status`
    };
    exports.updateSession = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "message",
        "agent_id",
        "session_id",
        "attachments",
        "metadata",
        "prompt_context",
        "actions",
        "continue_from"
      ],
      path: () => `sessions`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/async-tasks.js
var require_async_tasks = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/async-tasks.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getAsyncTask = void 0;
    exports.getAsyncTask = {
      method: "get",
      pathParams: ["task_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `async_tasks/${p.task_id}`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/blocks.js
var require_blocks = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/blocks.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.appendBlockChildren = exports.listBlockChildren = exports.deleteBlock = exports.updateBlock = exports.getBlock = void 0;
    exports.getBlock = {
      method: "get",
      pathParams: ["block_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `blocks/${p.block_id}`
    };
    exports.updateBlock = {
      method: "patch",
      pathParams: ["block_id"],
      queryParams: [],
      bodyParams: [
        "archived",
        "embed",
        "type",
        "in_trash",
        "bookmark",
        "image",
        "video",
        "pdf",
        "file",
        "audio",
        "code",
        "equation",
        "divider",
        "breadcrumb",
        "tab",
        "table_of_contents",
        "link_to_page",
        "table_row",
        "heading_1",
        "heading_2",
        "heading_3",
        "heading_4",
        "paragraph",
        "bulleted_list_item",
        "numbered_list_item",
        "quote",
        "to_do",
        "toggle",
        "template",
        "callout",
        "synced_block",
        "table",
        "column"
      ],
      path: (p) => `blocks/${p.block_id}`
    };
    exports.deleteBlock = {
      method: "delete",
      pathParams: ["block_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `blocks/${p.block_id}`
    };
    exports.listBlockChildren = {
      method: "get",
      pathParams: ["block_id"],
      queryParams: ["start_cursor", "page_size"],
      bodyParams: [],
      path: (p) => `blocks/${p.block_id}/children`
    };
    exports.appendBlockChildren = {
      method: "patch",
      pathParams: ["block_id"],
      queryParams: [],
      bodyParams: ["after", "children", "position"],
      path: (p) => `blocks/${p.block_id}/children`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/comments.js
var require_comments = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/comments.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.deleteComment = exports.updateComment = exports.getComment = exports.listComments = exports.createComment = void 0;
    exports.createComment = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "attachments",
        "display_name",
        "parent",
        "rich_text",
        "markdown",
        "discussion_id"
      ],
      path: () => `comments`
    };
    exports.listComments = {
      method: "get",
      pathParams: [],
      queryParams: ["block_id", "start_cursor", "page_size"],
      bodyParams: [],
      path: () => `comments`
    };
    exports.getComment = {
      method: "get",
      pathParams: ["comment_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `comments/${p.comment_id}`
    };
    exports.updateComment = {
      method: "patch",
      pathParams: ["comment_id"],
      queryParams: [],
      bodyParams: ["rich_text", "markdown"],
      path: (p) => `comments/${p.comment_id}`
    };
    exports.deleteComment = {
      method: "delete",
      pathParams: ["comment_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `comments/${p.comment_id}`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/common.js
var require_common = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/common.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/custom-emojis.js
var require_custom_emojis = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/custom-emojis.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.listCustomEmojis = void 0;
    exports.listCustomEmojis = {
      method: "get",
      pathParams: [],
      queryParams: ["start_cursor", "page_size", "name"],
      bodyParams: [],
      path: () => `custom_emojis`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/data-sources.js
var require_data_sources = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/data-sources.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.listDataSourceTemplates = exports.createDataSource = exports.queryDataSource = exports.updateDataSource = exports.getDataSource = void 0;
    exports.getDataSource = {
      method: "get",
      pathParams: ["data_source_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `data_sources/${p.data_source_id}`
    };
    exports.updateDataSource = {
      method: "patch",
      pathParams: ["data_source_id"],
      queryParams: [],
      bodyParams: ["archived", "title", "icon", "properties", "in_trash", "parent"],
      path: (p) => `data_sources/${p.data_source_id}`
    };
    exports.queryDataSource = {
      method: "post",
      pathParams: ["data_source_id"],
      queryParams: ["filter_properties"],
      bodyParams: [
        "archived",
        "sorts",
        "filter",
        "start_cursor",
        "page_size",
        "in_trash",
        "result_type"
      ],
      path: (p) => `data_sources/${p.data_source_id}/query`
    };
    exports.createDataSource = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["parent", "properties", "title", "icon"],
      path: () => `data_sources`
    };
    exports.listDataSourceTemplates = {
      method: "get",
      pathParams: ["data_source_id"],
      queryParams: ["name", "start_cursor", "page_size"],
      bodyParams: [],
      path: (p) => `data_sources/${p.data_source_id}/templates`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/databases.js
var require_databases = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/databases.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.createDatabase = exports.updateDatabase = exports.getDatabase = void 0;
    exports.getDatabase = {
      method: "get",
      pathParams: ["database_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `databases/${p.database_id}`
    };
    exports.updateDatabase = {
      method: "patch",
      pathParams: ["database_id"],
      queryParams: [],
      bodyParams: [
        "parent",
        "title",
        "description",
        "is_inline",
        "icon",
        "cover",
        "in_trash",
        "is_locked"
      ],
      path: (p) => `databases/${p.database_id}`
    };
    exports.createDatabase = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "parent",
        "title",
        "description",
        "is_inline",
        "initial_data_source",
        "icon",
        "cover"
      ],
      path: () => `databases`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/file-uploads.js
var require_file_uploads = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/file-uploads.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getFileUpload = exports.completeFileUpload = exports.sendFileUpload = exports.listFileUploads = exports.createFileUpload = void 0;
    exports.createFileUpload = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "mode",
        "filename",
        "content_type",
        "number_of_parts",
        "external_url"
      ],
      path: () => `file_uploads`
    };
    exports.listFileUploads = {
      method: "get",
      pathParams: [],
      queryParams: ["status", "start_cursor", "page_size"],
      bodyParams: [],
      path: () => `file_uploads`
    };
    exports.sendFileUpload = {
      method: "post",
      pathParams: ["file_upload_id"],
      queryParams: [],
      bodyParams: [],
      formDataParams: ["file", "part_number"],
      path: (p) => `file_uploads/${p.file_upload_id}/send`
    };
    exports.completeFileUpload = {
      method: "post",
      pathParams: ["file_upload_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `file_uploads/${p.file_upload_id}/complete`
    };
    exports.getFileUpload = {
      method: "get",
      pathParams: ["file_upload_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `file_uploads/${p.file_upload_id}`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/meeting-notes.js
var require_meeting_notes = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/meeting-notes.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.queryMeetingNotes = exports.createMeetingNote = void 0;
    exports.createMeetingNote = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["title", "language", "options", "source", "parent"],
      path: () => `blocks/meeting_notes`
    };
    exports.queryMeetingNotes = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["filter", "sort", "limit"],
      path: () => `blocks/meeting_notes/query`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/oauth.js
var require_oauth = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/oauth.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.oauthIntrospect = exports.oauthRevoke = exports.oauthToken = void 0;
    exports.oauthToken = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [
        "grant_type",
        "code",
        "redirect_uri",
        "external_account",
        "refresh_token"
      ],
      path: () => `oauth/token`
    };
    exports.oauthRevoke = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["token"],
      path: () => `oauth/revoke`
    };
    exports.oauthIntrospect = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["token"],
      path: () => `oauth/introspect`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/pages.js
var require_pages = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/pages.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.updatePageMarkdown = exports.getPageMarkdown = exports.getPageProperty = exports.movePage = exports.updatePage = exports.getPage = exports.createPage = void 0;
    exports.createPage = {
      method: "post",
      pathParams: [],
      queryParams: ["filter_properties"],
      bodyParams: [
        "parent",
        "properties",
        "icon",
        "cover",
        "content",
        "children",
        "markdown",
        "allow_async",
        "template",
        "position"
      ],
      path: () => `pages`
    };
    exports.getPage = {
      method: "get",
      pathParams: ["page_id"],
      queryParams: ["filter_properties"],
      bodyParams: [],
      path: (p) => `pages/${p.page_id}`
    };
    exports.updatePage = {
      method: "patch",
      pathParams: ["page_id"],
      queryParams: ["filter_properties"],
      bodyParams: [
        "archived",
        "properties",
        "icon",
        "cover",
        "is_locked",
        "template",
        "erase_content",
        "in_trash",
        "is_archived"
      ],
      path: (p) => `pages/${p.page_id}`
    };
    exports.movePage = {
      method: "post",
      pathParams: ["page_id"],
      queryParams: [],
      bodyParams: ["parent"],
      path: (p) => `pages/${p.page_id}/move`
    };
    exports.getPageProperty = {
      method: "get",
      pathParams: ["page_id", "property_id"],
      queryParams: ["start_cursor", "page_size"],
      bodyParams: [],
      path: (p) => `pages/${p.page_id}/properties/${p.property_id}`
    };
    exports.getPageMarkdown = {
      method: "get",
      pathParams: ["page_id"],
      queryParams: ["include_transcript"],
      bodyParams: [],
      path: (p) => `pages/${p.page_id}/markdown`
    };
    exports.updatePageMarkdown = {
      method: "patch",
      pathParams: ["page_id"],
      queryParams: [],
      bodyParams: [
        "allow_async",
        "type",
        "insert_content",
        "replace_content_range",
        "update_content",
        "replace_content"
      ],
      path: (p) => `pages/${p.page_id}/markdown`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/search.js
var require_search = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/search.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.search = void 0;
    exports.search = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: ["sort", "query", "start_cursor", "page_size", "filter"],
      path: () => `search`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/users.js
var require_users = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/users.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.listUsers = exports.getUser = exports.getSelf = void 0;
    exports.getSelf = {
      method: "get",
      pathParams: [],
      queryParams: [],
      bodyParams: [],
      path: () => `users/me`
    };
    exports.getUser = {
      method: "get",
      pathParams: ["user_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `users/${p.user_id}`
    };
    exports.listUsers = {
      method: "get",
      pathParams: [],
      queryParams: ["start_cursor", "page_size"],
      bodyParams: [],
      path: () => `users`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/views.js
var require_views = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/views.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.deleteViewQuery = exports.getViewQueryResults = exports.createViewQuery = exports.deleteView = exports.updateView = exports.getView = exports.createView = exports.listDatabaseViews = void 0;
    exports.listDatabaseViews = {
      method: "get",
      pathParams: [],
      queryParams: ["database_id", "data_source_id", "start_cursor", "page_size"],
      bodyParams: [],
      path: () => `views`
    };
    exports.createView = {
      method: "post",
      pathParams: [],
      queryParams: [],
      bodyParams: [],
      path: () => `views`
    };
    exports.getView = {
      method: "get",
      pathParams: ["view_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `views/${p.view_id}`
    };
    exports.updateView = {
      method: "patch",
      pathParams: ["view_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `views/${p.view_id}`
    };
    exports.deleteView = {
      method: "delete",
      pathParams: ["view_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `views/${p.view_id}`
    };
    exports.createViewQuery = {
      method: "post",
      pathParams: ["view_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `views/${p.view_id}/queries`
    };
    exports.getViewQueryResults = {
      method: "get",
      pathParams: ["view_id", "query_id"],
      queryParams: ["start_cursor", "page_size"],
      bodyParams: [],
      path: (p) => `views/${p.view_id}/queries/${p.query_id}`
    };
    exports.deleteViewQuery = {
      method: "delete",
      pathParams: ["view_id", "query_id"],
      queryParams: [],
      bodyParams: [],
      path: (p) => `views/${p.view_id}/queries/${p.query_id}`
    };
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints/webhooks.js
var require_webhooks = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints/webhooks.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
  }
});

// node_modules/@notionhq/client/build/src/api-endpoints.js
var require_api_endpoints = __commonJS({
  "node_modules/@notionhq/client/build/src/api-endpoints.js"(exports) {
    "use strict";
    var __createBinding = exports && exports.__createBinding || (Object.create ? (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      var desc = Object.getOwnPropertyDescriptor(m, k);
      if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
        desc = { enumerable: true, get: function() {
          return m[k];
        } };
      }
      Object.defineProperty(o, k2, desc);
    }) : (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      o[k2] = m[k];
    }));
    var __exportStar = exports && exports.__exportStar || function(m, exports2) {
      for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports2, p)) __createBinding(exports2, m, p);
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    __exportStar(require_agents(), exports);
    __exportStar(require_async_tasks(), exports);
    __exportStar(require_blocks(), exports);
    __exportStar(require_comments(), exports);
    __exportStar(require_common(), exports);
    __exportStar(require_custom_emojis(), exports);
    __exportStar(require_data_sources(), exports);
    __exportStar(require_databases(), exports);
    __exportStar(require_file_uploads(), exports);
    __exportStar(require_meeting_notes(), exports);
    __exportStar(require_oauth(), exports);
    __exportStar(require_pages(), exports);
    __exportStar(require_search(), exports);
    __exportStar(require_users(), exports);
    __exportStar(require_views(), exports);
    __exportStar(require_webhooks(), exports);
  }
});

// node_modules/@notionhq/client/build/package.json
var require_package = __commonJS({
  "node_modules/@notionhq/client/build/package.json"(exports, module) {
    module.exports = {
      name: "@notionhq/client",
      version: "5.26.0",
      description: "A simple and easy to use client for the Notion API",
      engines: {
        node: ">=18"
      },
      homepage: "https://developers.notion.com/docs/getting-started",
      bugs: {
        url: "https://github.com/makenotion/notion-sdk-js/issues"
      },
      repository: {
        type: "git",
        url: "https://github.com/makenotion/notion-sdk-js/"
      },
      keywords: [
        "notion",
        "notionapi",
        "rest",
        "notion-api"
      ],
      main: "./build/src",
      types: "./build/src/index.d.ts",
      scripts: {
        prepare: "husky && npm run build",
        prepublishOnly: "npm run checkLoggedIn && npm run lint && npm run test",
        build: "tsc",
        prettier: "prettier --write .",
        lint: "prettier --check . && eslint . --ext .ts && cspell '**/*' ",
        test: "jest ./test",
        "check-links": "git ls-files | grep md$ | xargs -n 1 markdown-link-check",
        prebuild: "npm run clean",
        clean: "rm -rf ./build",
        checkLoggedIn: "./scripts/verifyLoggedIn.sh"
      },
      "lint-staged": {
        "*.{ts,js,json,md}": "prettier --write",
        "*.ts": "eslint --fix"
      },
      author: "",
      license: "MIT",
      files: [
        "build/package.json",
        "build/src/**"
      ],
      devDependencies: {
        "@types/jest": "29.5.14",
        "@typescript-eslint/eslint-plugin": "7.18.0",
        "@typescript-eslint/parser": "7.18.0",
        cspell: "8.17.1",
        eslint: "8.57.1",
        husky: "^9.1.7",
        jest: "29.7.0",
        "lint-staged": "^16.2.6",
        "markdown-link-check": "3.13.7",
        prettier: "3.3.3",
        "ts-jest": "29.2.5",
        typescript: "5.9.2"
      }
    };
  }
});

// node_modules/@notionhq/client/build/src/Client.js
var require_Client = __commonJS({
  "node_modules/@notionhq/client/build/src/Client.js"(exports) {
    "use strict";
    var __classPrivateFieldSet = exports && exports.__classPrivateFieldSet || function(receiver, state, value, kind, f) {
      if (kind === "m") throw new TypeError("Private method is not writable");
      if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a setter");
      if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot write private member to an object whose class did not declare it");
      return kind === "a" ? f.call(receiver, value) : f ? f.value = value : state.set(receiver, value), value;
    };
    var __classPrivateFieldGet = exports && exports.__classPrivateFieldGet || function(receiver, state, kind, f) {
      if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
      if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
      return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
    };
    var _Client_auth;
    var _Client_logLevel;
    var _Client_logger;
    var _Client_prefixUrl;
    var _Client_timeoutMs;
    var _Client_notionVersion;
    var _Client_fetch;
    var _Client_agent;
    var _Client_userAgent;
    var _Client_maxRetries;
    var _Client_initialRetryDelayMs;
    var _Client_maxRetryDelayMs;
    Object.defineProperty(exports, "__esModule", { value: true });
    var logging_1 = require_logging();
    var errors_1 = require_errors();
    var utils_1 = require_utils();
    var constants_1 = require_constants();
    var api_endpoints_1 = require_api_endpoints();
    var meeting_notes_1 = require_meeting_notes();
    var package_json_1 = require_package();
    var START_CURSOR_PARAM_NAME = "start_cursor";
    var Client2 = class _Client {
      constructor(options) {
        var _a, _b, _c, _d, _e, _f, _g, _h, _j, _k, _l, _m;
        _Client_auth.set(this, void 0);
        _Client_logLevel.set(this, void 0);
        _Client_logger.set(this, void 0);
        _Client_prefixUrl.set(this, void 0);
        _Client_timeoutMs.set(this, void 0);
        _Client_notionVersion.set(this, void 0);
        _Client_fetch.set(this, void 0);
        _Client_agent.set(this, void 0);
        _Client_userAgent.set(this, void 0);
        _Client_maxRetries.set(this, void 0);
        _Client_initialRetryDelayMs.set(this, void 0);
        _Client_maxRetryDelayMs.set(this, void 0);
        this.agents = {
          /**
           * Retrieve an agent
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getAgent);
            return this.request({
              path: api_endpoints_1.getAgent.path(args),
              method: api_endpoints_1.getAgent.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getAgent.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getAgent.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Query agents
           */
          query: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.queryAgents);
            return this.request({
              path: api_endpoints_1.queryAgents.path(),
              method: api_endpoints_1.queryAgents.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.queryAgents.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.queryAgents.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve agent insights
           */
          retrieveInsights: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getInsights);
            return this.request({
              path: api_endpoints_1.getInsights.path(args),
              method: api_endpoints_1.getInsights.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getInsights.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getInsights.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update an agent's credit limit
           */
          updateCreditLimit: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateAgentCreditLimit);
            return this.request({
              path: api_endpoints_1.updateAgentCreditLimit.path(args),
              method: api_endpoints_1.updateAgentCreditLimit.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateAgentCreditLimit.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateAgentCreditLimit.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update an agent's status
           */
          updateStatus: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateAgentStatus);
            return this.request({
              path: api_endpoints_1.updateAgentStatus.path(args),
              method: api_endpoints_1.updateAgentStatus.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateAgentStatus.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateAgentStatus.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Delete an agent
           */
          delete: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.deleteAgent);
            return this.request({
              path: api_endpoints_1.deleteAgent.path(args),
              method: api_endpoints_1.deleteAgent.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.deleteAgent.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.deleteAgent.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Apply many agent operations
           */
          batch: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.agentBatch);
            return this.request({
              path: api_endpoints_1.agentBatch.path(),
              method: api_endpoints_1.agentBatch.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.agentBatch.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.agentBatch.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.sessions = {
          /**
           * Retrieve a session
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.retrieveSession);
            return this.request({
              path: api_endpoints_1.retrieveSession.path(args),
              method: api_endpoints_1.retrieveSession.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.retrieveSession.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.retrieveSession.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a session
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateSession);
            return this.request({
              path: api_endpoints_1.updateSession.path(),
              method: api_endpoints_1.updateSession.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateSession.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateSession.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Open a session stream
           */
          stream: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateSessionStream);
            return this.streamRequest({
              path: api_endpoints_1.updateSessionStream.path(),
              method: api_endpoints_1.updateSessionStream.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateSessionStream.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateSessionStream.bodyParams),
              headers: api_endpoints_1.updateSessionStream.headers,
              auth: args === null || args === void 0 ? void 0 : args.auth
            }, parseSessionStreamEvent);
          },
          /**
           * Cancel a session
           */
          cancel: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.cancelSession);
            return this.request({
              path: api_endpoints_1.cancelSession.path(args),
              method: api_endpoints_1.cancelSession.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.cancelSession.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.cancelSession.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Query sessions
           */
          query: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.querySessions);
            return this.request({
              path: api_endpoints_1.querySessions.path(),
              method: api_endpoints_1.querySessions.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.querySessions.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.querySessions.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Query session events
           */
          queryEvents: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.querySessionEvents);
            return this.request({
              path: api_endpoints_1.querySessionEvents.path(args),
              method: api_endpoints_1.querySessionEvents.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.querySessionEvents.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.querySessionEvents.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.asyncTasks = {
          /**
           * Retrieve an async task
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getAsyncTask);
            return this.request({
              path: api_endpoints_1.getAsyncTask.path(args),
              method: api_endpoints_1.getAsyncTask.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getAsyncTask.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getAsyncTask.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.blocks = {
          /**
           * Retrieve block
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getBlock);
            return this.request({
              path: api_endpoints_1.getBlock.path(args),
              method: api_endpoints_1.getBlock.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getBlock.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getBlock.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update block
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateBlock);
            return this.request({
              path: api_endpoints_1.updateBlock.path(args),
              method: api_endpoints_1.updateBlock.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateBlock.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateBlock.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Delete block
           */
          delete: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.deleteBlock);
            return this.request({
              path: api_endpoints_1.deleteBlock.path(args),
              method: api_endpoints_1.deleteBlock.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.deleteBlock.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.deleteBlock.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          children: {
            /**
             * Append block children
             */
            append: (args) => {
              this.warnUnknownParams(args, api_endpoints_1.appendBlockChildren);
              return this.request({
                path: api_endpoints_1.appendBlockChildren.path(args),
                method: api_endpoints_1.appendBlockChildren.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.appendBlockChildren.queryParams),
                body: (0, utils_1.pick)(args, api_endpoints_1.appendBlockChildren.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            },
            /**
             * Retrieve block children
             */
            list: (args) => {
              this.warnUnknownParams(args, api_endpoints_1.listBlockChildren);
              return this.request({
                path: api_endpoints_1.listBlockChildren.path(args),
                method: api_endpoints_1.listBlockChildren.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.listBlockChildren.queryParams),
                body: (0, utils_1.pick)(args, api_endpoints_1.listBlockChildren.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            }
          },
          meetingNotes: {
            /**
             * Create a meeting note
             */
            create: (args) => {
              this.warnUnknownParams(args, meeting_notes_1.createMeetingNote);
              return this.request({
                path: meeting_notes_1.createMeetingNote.path(),
                method: meeting_notes_1.createMeetingNote.method,
                query: (0, utils_1.pick)(args, meeting_notes_1.createMeetingNote.queryParams),
                body: (0, utils_1.pick)(args, meeting_notes_1.createMeetingNote.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            },
            /**
             * Query meeting notes
             */
            query: (args) => {
              return this.request({
                path: meeting_notes_1.queryMeetingNotes.path(),
                method: meeting_notes_1.queryMeetingNotes.method,
                query: (0, utils_1.pick)(args, meeting_notes_1.queryMeetingNotes.queryParams),
                body: (0, utils_1.pick)(args, meeting_notes_1.queryMeetingNotes.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            }
          }
        };
        this.databases = {
          /**
           * Retrieve a database
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getDatabase);
            return this.request({
              path: api_endpoints_1.getDatabase.path(args),
              method: api_endpoints_1.getDatabase.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getDatabase.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getDatabase.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Create a database
           */
          create: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.createDatabase);
            return this.request({
              path: api_endpoints_1.createDatabase.path(),
              method: api_endpoints_1.createDatabase.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createDatabase.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.createDatabase.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a database
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateDatabase);
            return this.request({
              path: api_endpoints_1.updateDatabase.path(args),
              method: api_endpoints_1.updateDatabase.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateDatabase.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateDatabase.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.dataSources = {
          /**
           * Retrieve a data source
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getDataSource);
            return this.request({
              path: api_endpoints_1.getDataSource.path(args),
              method: api_endpoints_1.getDataSource.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getDataSource.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getDataSource.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Query a data source
           */
          query: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.queryDataSource);
            return this.request({
              path: api_endpoints_1.queryDataSource.path(args),
              method: api_endpoints_1.queryDataSource.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.queryDataSource.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.queryDataSource.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Create a data source
           */
          create: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.createDataSource);
            return this.request({
              path: api_endpoints_1.createDataSource.path(),
              method: api_endpoints_1.createDataSource.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createDataSource.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.createDataSource.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a data source
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateDataSource);
            return this.request({
              path: api_endpoints_1.updateDataSource.path(args),
              method: api_endpoints_1.updateDataSource.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateDataSource.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateDataSource.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * List page templates that are available for a data source
           */
          listTemplates: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.listDataSourceTemplates);
            return this.request({
              path: api_endpoints_1.listDataSourceTemplates.path(args),
              method: api_endpoints_1.listDataSourceTemplates.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.listDataSourceTemplates.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.listDataSourceTemplates.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.pages = {
          /**
           * Create a page
           */
          create: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.createPage);
            return this.request({
              path: api_endpoints_1.createPage.path(),
              method: api_endpoints_1.createPage.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createPage.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.createPage.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve a page
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getPage);
            return this.request({
              path: api_endpoints_1.getPage.path(args),
              method: api_endpoints_1.getPage.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getPage.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getPage.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update page properties
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updatePage);
            return this.request({
              path: api_endpoints_1.updatePage.path(args),
              method: api_endpoints_1.updatePage.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updatePage.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updatePage.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Move a page
           */
          move: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.movePage);
            return this.request({
              path: api_endpoints_1.movePage.path(args),
              method: api_endpoints_1.movePage.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.movePage.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.movePage.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve a page as markdown
           */
          retrieveMarkdown: (args) => {
            return this.request({
              path: api_endpoints_1.getPageMarkdown.path(args),
              method: api_endpoints_1.getPageMarkdown.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getPageMarkdown.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getPageMarkdown.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a page's content as markdown
           */
          updateMarkdown: (args) => {
            return this.request({
              path: api_endpoints_1.updatePageMarkdown.path(args),
              method: api_endpoints_1.updatePageMarkdown.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updatePageMarkdown.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updatePageMarkdown.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          properties: {
            /**
             * Retrieve page property
             */
            retrieve: (args) => {
              this.warnUnknownParams(args, api_endpoints_1.getPageProperty);
              return this.request({
                path: api_endpoints_1.getPageProperty.path(args),
                method: api_endpoints_1.getPageProperty.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.getPageProperty.queryParams),
                body: (0, utils_1.pick)(args, api_endpoints_1.getPageProperty.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            }
          }
        };
        this.users = {
          /**
           * Retrieve a user
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getUser);
            return this.request({
              path: api_endpoints_1.getUser.path(args),
              method: api_endpoints_1.getUser.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getUser.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getUser.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * List all users
           */
          list: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.listUsers);
            return this.request({
              path: api_endpoints_1.listUsers.path(),
              method: api_endpoints_1.listUsers.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.listUsers.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.listUsers.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Get details about bot
           */
          me: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getSelf);
            return this.request({
              path: api_endpoints_1.getSelf.path(),
              method: api_endpoints_1.getSelf.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getSelf.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getSelf.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.customEmojis = {
          /**
           * List custom emojis
           */
          list: (args) => {
            this.warnUnknownParams(args !== null && args !== void 0 ? args : {}, api_endpoints_1.listCustomEmojis);
            return this.request({
              path: api_endpoints_1.listCustomEmojis.path(),
              method: api_endpoints_1.listCustomEmojis.method,
              query: (0, utils_1.pick)(args !== null && args !== void 0 ? args : {}, api_endpoints_1.listCustomEmojis.queryParams),
              body: (0, utils_1.pick)(args !== null && args !== void 0 ? args : {}, api_endpoints_1.listCustomEmojis.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.comments = {
          /**
           * Create a comment
           */
          create: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.createComment);
            return this.request({
              path: api_endpoints_1.createComment.path(),
              method: api_endpoints_1.createComment.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createComment.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.createComment.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * List comments
           */
          list: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.listComments);
            return this.request({
              path: api_endpoints_1.listComments.path(),
              method: api_endpoints_1.listComments.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.listComments.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.listComments.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve a comment
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getComment);
            return this.request({
              path: api_endpoints_1.getComment.path(args),
              method: api_endpoints_1.getComment.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getComment.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getComment.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a comment
           */
          update: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.updateComment);
            return this.request({
              path: api_endpoints_1.updateComment.path(args),
              method: api_endpoints_1.updateComment.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateComment.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.updateComment.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Delete a comment
           */
          delete: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.deleteComment);
            return this.request({
              path: api_endpoints_1.deleteComment.path(args),
              method: api_endpoints_1.deleteComment.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.deleteComment.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.deleteComment.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.fileUploads = {
          /**
           * Create a file upload
           */
          create: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.createFileUpload);
            return this.request({
              path: api_endpoints_1.createFileUpload.path(),
              method: api_endpoints_1.createFileUpload.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createFileUpload.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.createFileUpload.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve a file upload
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getFileUpload);
            return this.request({
              path: api_endpoints_1.getFileUpload.path(args),
              method: api_endpoints_1.getFileUpload.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getFileUpload.queryParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * List file uploads
           */
          list: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.listFileUploads);
            return this.request({
              path: api_endpoints_1.listFileUploads.path(),
              method: api_endpoints_1.listFileUploads.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.listFileUploads.queryParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Send a file upload
           *
           * Requires a `file_upload_id`, obtained from the `id` of the Create File
           * Upload API response.
           *
           * The `file` parameter contains the raw file contents or Blob/File object
           * under `file.data`, and an optional `file.filename` string.
           *
           * Supply a stringified `part_number` parameter when using file uploads
           * in multi-part mode.
           *
           * This endpoint sends HTTP multipart/form-data instead of JSON parameters.
           */
          send: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.sendFileUpload);
            return this.request({
              path: api_endpoints_1.sendFileUpload.path(args),
              method: api_endpoints_1.sendFileUpload.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.sendFileUpload.queryParams),
              formDataParams: (0, utils_1.pick)(args, api_endpoints_1.sendFileUpload.formDataParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Complete a file upload
           */
          complete: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.completeFileUpload);
            return this.request({
              path: api_endpoints_1.completeFileUpload.path(args),
              method: api_endpoints_1.completeFileUpload.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.completeFileUpload.queryParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          }
        };
        this.views = {
          /**
           * Create a view
           */
          create: (args) => {
            return this.request({
              path: api_endpoints_1.createView.path(),
              method: api_endpoints_1.createView.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.createView.queryParams),
              body: (0, utils_1.pick)(args, [
                "data_source_id",
                "name",
                "type",
                "database_id",
                "view_id",
                "filter",
                "sorts",
                "quick_filters",
                "create_database",
                "configuration",
                "position",
                "placement"
              ]),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Retrieve a view
           */
          retrieve: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.getView);
            return this.request({
              path: api_endpoints_1.getView.path(args),
              method: api_endpoints_1.getView.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.getView.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.getView.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Update a view
           */
          update: (args) => {
            return this.request({
              path: api_endpoints_1.updateView.path(args),
              method: api_endpoints_1.updateView.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.updateView.queryParams),
              body: (0, utils_1.pick)(args, [
                "name",
                "filter",
                "sorts",
                "quick_filters",
                "configuration"
              ]),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * Delete a view
           */
          delete: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.deleteView);
            return this.request({
              path: api_endpoints_1.deleteView.path(args),
              method: api_endpoints_1.deleteView.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.deleteView.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.deleteView.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          /**
           * List views for a database
           */
          list: (args) => {
            this.warnUnknownParams(args, api_endpoints_1.listDatabaseViews);
            return this.request({
              path: api_endpoints_1.listDatabaseViews.path(),
              method: api_endpoints_1.listDatabaseViews.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.listDatabaseViews.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.listDatabaseViews.bodyParams),
              auth: args === null || args === void 0 ? void 0 : args.auth
            });
          },
          queries: {
            /**
             * Create a view query
             */
            create: (args) => {
              return this.request({
                path: api_endpoints_1.createViewQuery.path(args),
                method: api_endpoints_1.createViewQuery.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.createViewQuery.queryParams),
                body: (0, utils_1.pick)(args, ["page_size"]),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            },
            /**
             * Get view query results
             */
            results: (args) => {
              this.warnUnknownParams(args, api_endpoints_1.getViewQueryResults);
              return this.request({
                path: api_endpoints_1.getViewQueryResults.path(args),
                method: api_endpoints_1.getViewQueryResults.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.getViewQueryResults.queryParams),
                body: (0, utils_1.pick)(args, api_endpoints_1.getViewQueryResults.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            },
            /**
             * Delete a view query
             */
            delete: (args) => {
              this.warnUnknownParams(args, api_endpoints_1.deleteViewQuery);
              return this.request({
                path: api_endpoints_1.deleteViewQuery.path(args),
                method: api_endpoints_1.deleteViewQuery.method,
                query: (0, utils_1.pick)(args, api_endpoints_1.deleteViewQuery.queryParams),
                body: (0, utils_1.pick)(args, api_endpoints_1.deleteViewQuery.bodyParams),
                auth: args === null || args === void 0 ? void 0 : args.auth
              });
            }
          }
        };
        this.search = (args) => {
          this.warnUnknownParams(args, api_endpoints_1.search);
          return this.request({
            path: api_endpoints_1.search.path(),
            method: api_endpoints_1.search.method,
            query: (0, utils_1.pick)(args, api_endpoints_1.search.queryParams),
            body: (0, utils_1.pick)(args, api_endpoints_1.search.bodyParams),
            auth: args === null || args === void 0 ? void 0 : args.auth
          });
        };
        this.oauth = {
          /**
           * Get token
           */
          token: (args) => {
            return this.request({
              path: api_endpoints_1.oauthToken.path(),
              method: api_endpoints_1.oauthToken.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.oauthToken.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.oauthToken.bodyParams),
              auth: {
                client_id: args.client_id,
                client_secret: args.client_secret
              }
            });
          },
          /**
           * Introspect token
           */
          introspect: (args) => {
            return this.request({
              path: api_endpoints_1.oauthIntrospect.path(),
              method: api_endpoints_1.oauthIntrospect.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.oauthIntrospect.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.oauthIntrospect.bodyParams),
              auth: {
                client_id: args.client_id,
                client_secret: args.client_secret
              }
            });
          },
          /**
           * Revoke token
           */
          revoke: (args) => {
            return this.request({
              path: api_endpoints_1.oauthRevoke.path(),
              method: api_endpoints_1.oauthRevoke.method,
              query: (0, utils_1.pick)(args, api_endpoints_1.oauthRevoke.queryParams),
              body: (0, utils_1.pick)(args, api_endpoints_1.oauthRevoke.bodyParams),
              auth: {
                client_id: args.client_id,
                client_secret: args.client_secret
              }
            });
          }
        };
        __classPrivateFieldSet(this, _Client_auth, options === null || options === void 0 ? void 0 : options.auth, "f");
        __classPrivateFieldSet(this, _Client_logLevel, (_a = options === null || options === void 0 ? void 0 : options.logLevel) !== null && _a !== void 0 ? _a : logging_1.LogLevel.WARN, "f");
        __classPrivateFieldSet(this, _Client_logger, (_b = options === null || options === void 0 ? void 0 : options.logger) !== null && _b !== void 0 ? _b : (0, logging_1.makeConsoleLogger)(package_json_1.name), "f");
        __classPrivateFieldSet(this, _Client_prefixUrl, `${(_c = options === null || options === void 0 ? void 0 : options.baseUrl) !== null && _c !== void 0 ? _c : constants_1.DEFAULT_BASE_URL}/v1/`, "f");
        __classPrivateFieldSet(this, _Client_timeoutMs, (_d = options === null || options === void 0 ? void 0 : options.timeoutMs) !== null && _d !== void 0 ? _d : constants_1.DEFAULT_TIMEOUT_MS, "f");
        __classPrivateFieldSet(this, _Client_notionVersion, (_e = options === null || options === void 0 ? void 0 : options.notionVersion) !== null && _e !== void 0 ? _e : _Client.defaultNotionVersion, "f");
        __classPrivateFieldSet(this, _Client_fetch, (_f = options === null || options === void 0 ? void 0 : options.fetch) !== null && _f !== void 0 ? _f : fetch.bind(globalThis), "f");
        __classPrivateFieldSet(this, _Client_agent, options === null || options === void 0 ? void 0 : options.agent, "f");
        __classPrivateFieldSet(this, _Client_userAgent, `notionhq-client/${package_json_1.version}`, "f");
        if ((options === null || options === void 0 ? void 0 : options.retry) === false) {
          __classPrivateFieldSet(this, _Client_maxRetries, 0, "f");
          __classPrivateFieldSet(this, _Client_initialRetryDelayMs, 0, "f");
          __classPrivateFieldSet(this, _Client_maxRetryDelayMs, 0, "f");
        } else {
          __classPrivateFieldSet(this, _Client_maxRetries, (_h = (_g = options === null || options === void 0 ? void 0 : options.retry) === null || _g === void 0 ? void 0 : _g.maxRetries) !== null && _h !== void 0 ? _h : constants_1.DEFAULT_MAX_RETRIES, "f");
          __classPrivateFieldSet(this, _Client_initialRetryDelayMs, (_k = (_j = options === null || options === void 0 ? void 0 : options.retry) === null || _j === void 0 ? void 0 : _j.initialRetryDelayMs) !== null && _k !== void 0 ? _k : constants_1.DEFAULT_INITIAL_RETRY_DELAY_MS, "f");
          __classPrivateFieldSet(this, _Client_maxRetryDelayMs, (_m = (_l = options === null || options === void 0 ? void 0 : options.retry) === null || _l === void 0 ? void 0 : _l.maxRetryDelayMs) !== null && _m !== void 0 ? _m : constants_1.DEFAULT_MAX_RETRY_DELAY_MS, "f");
        }
      }
      /**
       * Sends a request.
       */
      async request(args) {
        const { path, method, query, body, formDataParams, auth } = args;
        (0, errors_1.validateRequestPath)(path);
        this.log(logging_1.LogLevel.INFO, "request start", { method, path });
        const url = this.buildRequestUrl(path, query);
        const bodyAsJsonString = this.serializeBody(body);
        const headers = this.buildRequestHeaders(args.headers, auth, bodyAsJsonString);
        const formData = this.buildFormData(formDataParams, headers);
        return this.executeWithRetry({
          url,
          method,
          path,
          headers,
          body: bodyAsJsonString !== null && bodyAsJsonString !== void 0 ? bodyAsJsonString : formData
        }, (request) => this.executeSingleRequest(request));
      }
      /**
       * Opens an SSE response and yields each parsed event as it arrives.
       */
      async *streamRequest(args, parseEvent) {
        var _a;
        const { path, method, query, body, auth } = args;
        (0, errors_1.validateRequestPath)(path);
        this.log(logging_1.LogLevel.INFO, "stream request start", { method, path });
        const url = this.buildRequestUrl(path, query);
        const bodyAsJsonString = this.serializeBody(body);
        const headers = this.buildRequestHeaders(args.headers, auth, bodyAsJsonString);
        const response = await this.executeWithRetry({
          url,
          method,
          path,
          headers,
          body: bodyAsJsonString
        }, (request) => this.executeSingleStreamRequest(request));
        this.log(logging_1.LogLevel.INFO, "stream request opened", { method, path });
        if (response.body === void 0 || response.body === null) {
          for (const frame of takeSseFrames({
            content: await response.text(),
            complete: true
          }).frames) {
            yield parseEvent(frame);
          }
          return;
        }
        const reader = response.body.getReader();
        const decoder = new TextDecoder();
        let remaining = "";
        let complete = false;
        try {
          while (!complete) {
            const { done: done2, value } = await reader.read();
            if (done2) {
              complete = true;
              continue;
            }
            if (value === void 0) {
              throw new Error("SSE response body ended without a data chunk.");
            }
            const frames = takeSseFrames({
              content: `${remaining}${decoder.decode(value, { stream: true })}`,
              complete: false
            });
            remaining = frames.remaining;
            for (const frame of frames.frames) {
              yield parseEvent(frame);
            }
          }
          for (const frame of takeSseFrames({
            content: `${remaining}${decoder.decode()}`,
            complete: true
          }).frames) {
            yield parseEvent(frame);
          }
        } finally {
          try {
            if (!complete) {
              await ((_a = reader.cancel) === null || _a === void 0 ? void 0 : _a.call(reader));
            }
          } finally {
            reader.releaseLock();
          }
        }
      }
      /**
       * Builds the full URL with query parameters.
       */
      buildRequestUrl(path, query) {
        const url = new URL(`${__classPrivateFieldGet(this, _Client_prefixUrl, "f")}${path}`);
        if (query) {
          for (const [key, value] of Object.entries(query)) {
            if (value !== void 0 && value !== null) {
              if (Array.isArray(value)) {
                for (const val of value) {
                  url.searchParams.append(key, decodeURIComponent(val));
                }
              } else {
                url.searchParams.append(key, String(value));
              }
            }
          }
        }
        return url;
      }
      /**
       * Serializes the request body to JSON string if non-empty.
       */
      serializeBody(body) {
        if (!body) {
          return void 0;
        }
        const serializedBody = { ...body };
        if (serializedBody[START_CURSOR_PARAM_NAME] === null) {
          delete serializedBody[START_CURSOR_PARAM_NAME];
        }
        if (Object.entries(serializedBody).length === 0) {
          return void 0;
        }
        return JSON.stringify(serializedBody);
      }
      /**
       * Builds the request headers including auth and content-type.
       */
      buildRequestHeaders(customHeaders, auth, bodyAsJsonString) {
        const authorizationHeader = this.buildAuthHeader(auth);
        const headers = {
          ...customHeaders,
          ...authorizationHeader,
          "Notion-Version": __classPrivateFieldGet(this, _Client_notionVersion, "f"),
          "user-agent": __classPrivateFieldGet(this, _Client_userAgent, "f")
        };
        if (bodyAsJsonString !== void 0) {
          headers["content-type"] = "application/json";
        }
        return headers;
      }
      /**
       * Builds the authorization header based on auth type.
       */
      buildAuthHeader(auth) {
        if (typeof auth === "object") {
          const unencodedCredential = `${auth.client_id}:${auth.client_secret}`;
          const encodedCredential = Buffer.from(unencodedCredential).toString("base64");
          return { authorization: `Basic ${encodedCredential}` };
        }
        return this.authAsHeaders(auth);
      }
      /**
       * Builds FormData from form parameters if provided.
       * Also removes content-type header to let fetch set the boundary.
       */
      buildFormData(formDataParams, headers) {
        if (!formDataParams) {
          return void 0;
        }
        delete headers["content-type"];
        const formData = new FormData();
        for (const [key, value] of Object.entries(formDataParams)) {
          if (typeof value === "string") {
            formData.append(key, value);
          } else if (typeof value === "object") {
            formData.append(key, typeof value.data === "object" ? value.data : new Blob([value.data]), value.filename);
          }
        }
        return formData;
      }
      /**
       * Executes the request with retry logic.
       */
      async executeWithRetry(args, execute) {
        const { url, method, path, headers, body } = args;
        let attempt2 = 0;
        while (true) {
          try {
            return await execute({
              url,
              method,
              path,
              headers,
              body
            });
          } catch (error2) {
            if (!(0, errors_1.isNotionClientError)(error2)) {
              throw error2;
            }
            this.logRequestError(error2, attempt2);
            if (attempt2 < __classPrivateFieldGet(this, _Client_maxRetries, "f") && this.canRetry(error2, method)) {
              const delayMs = this.calculateRetryDelay(error2, attempt2);
              this.log(logging_1.LogLevel.INFO, "retrying request", {
                method,
                path,
                attempt: attempt2 + 1,
                delayMs
              });
              await this.sleep(delayMs);
              attempt2++;
              continue;
            }
            throw error2;
          }
        }
      }
      /**
       * Executes a single HTTP request (no retry).
       */
      async executeSingleRequest(args) {
        const { url, method, path, headers, body } = args;
        const response = await errors_1.RequestTimeoutError.rejectAfterTimeout(__classPrivateFieldGet(this, _Client_fetch, "f").call(this, url.toString(), {
          method: method.toUpperCase(),
          headers,
          body,
          agent: __classPrivateFieldGet(this, _Client_agent, "f")
        }), __classPrivateFieldGet(this, _Client_timeoutMs, "f"));
        const responseText = await response.text();
        if (!response.ok) {
          throw (0, errors_1.buildRequestError)(response, responseText);
        }
        const responseJson = JSON.parse(responseText);
        this.log(logging_1.LogLevel.INFO, "request success", {
          method,
          path,
          ...this.extractRequestId(responseJson)
        });
        return responseJson;
      }
      /**
       * Opens an SSE response without consuming its body. Retry orchestration is
       * shared with JSON requests so only the initial, retryable HTTP failures are
       * retried; once a stream has opened, its events are never replayed.
       */
      async executeSingleStreamRequest(args) {
        const { url, method, body } = args;
        const response = await errors_1.RequestTimeoutError.rejectAfterTimeout(__classPrivateFieldGet(this, _Client_fetch, "f").call(this, url.toString(), {
          method: method.toUpperCase(),
          headers: args.headers,
          body,
          agent: __classPrivateFieldGet(this, _Client_agent, "f")
        }), __classPrivateFieldGet(this, _Client_timeoutMs, "f"));
        if (!response.ok) {
          throw (0, errors_1.buildRequestError)(response, await response.text());
        }
        return response;
      }
      /**
       * Logs a request error with appropriate detail level.
       */
      logRequestError(error2, attempt2) {
        this.log(logging_1.LogLevel.WARN, "request fail", {
          code: error2.code,
          message: error2.message,
          attempt: attempt2,
          ...this.extractRequestId(error2)
        });
        if ((0, errors_1.isHTTPResponseError)(error2)) {
          this.log(logging_1.LogLevel.DEBUG, "failed response body", {
            body: error2.body
          });
        }
      }
      /**
       * Extracts request_id from an object if present.
       */
      extractRequestId(obj) {
        if (obj && typeof obj === "object" && "request_id" in obj && typeof obj.request_id === "string") {
          return { requestId: obj.request_id };
        }
        return {};
      }
      /**
       * Determines if an error can be retried based on its error code and method.
       * Rate limits (429) and service overloads (529) are always retryable since
       * the server explicitly asks us to retry. Server errors (500, 503) are only
       * retried for idempotent methods (GET, DELETE) to avoid duplicate side
       * effects.
       */
      canRetry(error2, method) {
        if (!errors_1.APIResponseError.isAPIResponseError(error2)) {
          return false;
        }
        if (error2.code === errors_1.APIErrorCode.RateLimited || error2.code === errors_1.APIErrorCode.ServiceOverload) {
          return true;
        }
        const isIdempotent = method === "get" || method === "delete";
        if (isIdempotent) {
          return error2.code === errors_1.APIErrorCode.InternalServerError || error2.code === errors_1.APIErrorCode.ServiceUnavailable;
        }
        return false;
      }
      /**
       * Calculates the delay before the next retry attempt.
       * Uses retry-after header if present, otherwise exponential back-off with
       * jitter.
       */
      calculateRetryDelay(error2, attempt2) {
        if (errors_1.APIResponseError.isAPIResponseError(error2)) {
          const retryAfterMs = this.parseRetryAfterHeader(error2.headers);
          if (retryAfterMs !== void 0) {
            return Math.min(retryAfterMs, __classPrivateFieldGet(this, _Client_maxRetryDelayMs, "f"));
          }
        }
        const baseDelay = __classPrivateFieldGet(this, _Client_initialRetryDelayMs, "f") * Math.pow(2, attempt2);
        const jitter = Math.random();
        return Math.min(baseDelay * jitter + baseDelay / 2, __classPrivateFieldGet(this, _Client_maxRetryDelayMs, "f"));
      }
      /**
       * Parses the retry-after header value.
       * Supports both delta-seconds (e.g., "120") and HTTP-date formats.
       * Returns the delay in milliseconds, or undefined if not present or invalid.
       */
      parseRetryAfterHeader(headers) {
        const retryAfterValue = (0, errors_1.getResponseHeader)(headers, "retry-after");
        if (!retryAfterValue) {
          return void 0;
        }
        const seconds3 = parseInt(retryAfterValue, 10);
        if (!isNaN(seconds3) && seconds3 >= 0) {
          return seconds3 * 1e3;
        }
        const date = Date.parse(retryAfterValue);
        if (!isNaN(date)) {
          const delayMs = date - Date.now();
          return delayMs > 0 ? delayMs : 0;
        }
        return void 0;
      }
      sleep(ms) {
        return new Promise((resolve) => setTimeout(resolve, ms));
      }
      /**
       * Logs a warning when the caller passes parameters that are not recognized
       * by the endpoint definition. This helps catch typos and renamed parameters
       * (e.g. `archived` vs `in_trash` for `databases.update`) that would
       * otherwise be silently dropped by `pick()`.
       */
      warnUnknownParams(args, endpoint) {
        var _a;
        if (!args || typeof args !== "object")
          return;
        const unknownKeys = (0, utils_1.getUnknownParams)(args, endpoint);
        if (unknownKeys.length > 0) {
          this.log(logging_1.LogLevel.WARN, "unknown parameters were ignored", {
            unknownParams: unknownKeys,
            knownParams: [
              ...endpoint.pathParams,
              ...endpoint.queryParams,
              ...endpoint.bodyParams,
              ...(_a = endpoint.formDataParams) !== null && _a !== void 0 ? _a : []
            ]
          });
        }
      }
      /**
       * Emits a log message to the console.
       *
       * @param level The level for this message
       * @param args Arguments to send to the console
       */
      log(level, message, extraInfo) {
        if ((0, logging_1.logLevelSeverity)(level) >= (0, logging_1.logLevelSeverity)(__classPrivateFieldGet(this, _Client_logLevel, "f"))) {
          __classPrivateFieldGet(this, _Client_logger, "f").call(this, level, message, extraInfo);
        }
      }
      /**
       * Transforms an API key or access token into a headers object suitable for an HTTP request.
       *
       * This method uses the instance's value as the default when the input is undefined. If neither are defined, it returns
       * an empty object
       *
       * @param auth API key or access token
       * @returns headers key-value object
       */
      authAsHeaders(auth) {
        const headers = {};
        const authHeaderValue = auth !== null && auth !== void 0 ? auth : __classPrivateFieldGet(this, _Client_auth, "f");
        if (authHeaderValue !== void 0) {
          headers["authorization"] = `Bearer ${authHeaderValue}`;
        }
        return headers;
      }
    };
    _Client_auth = /* @__PURE__ */ new WeakMap(), _Client_logLevel = /* @__PURE__ */ new WeakMap(), _Client_logger = /* @__PURE__ */ new WeakMap(), _Client_prefixUrl = /* @__PURE__ */ new WeakMap(), _Client_timeoutMs = /* @__PURE__ */ new WeakMap(), _Client_notionVersion = /* @__PURE__ */ new WeakMap(), _Client_fetch = /* @__PURE__ */ new WeakMap(), _Client_agent = /* @__PURE__ */ new WeakMap(), _Client_userAgent = /* @__PURE__ */ new WeakMap(), _Client_maxRetries = /* @__PURE__ */ new WeakMap(), _Client_initialRetryDelayMs = /* @__PURE__ */ new WeakMap(), _Client_maxRetryDelayMs = /* @__PURE__ */ new WeakMap();
    Client2.defaultNotionVersion = "2025-09-03";
    exports.default = Client2;
    var sessionStreamEventTypes = /* @__PURE__ */ new Set([
      "session.snapshot",
      "event.provisional",
      "event.committed",
      "stream.timeout",
      "stream.end",
      "stream.error"
    ]);
    function takeSseFrames(args) {
      const frames = [];
      let remaining = args.content.replace(/\r\n/g, "\n");
      let boundary = remaining.indexOf("\n\n");
      while (boundary !== -1) {
        const frame = parseSseFrame(remaining.slice(0, boundary));
        if (frame !== void 0) {
          frames.push(frame);
        }
        remaining = remaining.slice(boundary + 2);
        boundary = remaining.indexOf("\n\n");
      }
      if (args.complete && remaining !== "") {
        const frame = parseSseFrame(remaining);
        if (frame !== void 0) {
          frames.push(frame);
        }
        remaining = "";
      }
      return { frames, remaining };
    }
    function parseSseFrame(content) {
      let eventName;
      const dataLines = [];
      for (const line of content.split("\n")) {
        if (line.startsWith(":")) {
          continue;
        }
        const colonIndex = line.indexOf(":");
        if (colonIndex === -1) {
          continue;
        }
        const field = line.slice(0, colonIndex);
        const valueStart = line.charAt(colonIndex + 1) === " " ? colonIndex + 2 : colonIndex + 1;
        const value = line.slice(valueStart);
        if (field === "event") {
          eventName = value;
        } else if (field === "data") {
          dataLines.push(value);
        }
      }
      if (dataLines.length === 0) {
        return void 0;
      }
      if (eventName === void 0) {
        throw new Error("Session stream event is missing its SSE event name.");
      }
      return { eventName, data: dataLines.join("\n") };
    }
    function parseSessionStreamEvent(frame) {
      const event = JSON.parse(frame.data);
      if (typeof event !== "object" || event === null || !sessionStreamEventTypes.has(event.type) || event.type !== frame.eventName) {
        throw new Error("Session stream event does not match its SSE event name.");
      }
      return event;
    }
  }
});

// node_modules/@notionhq/client/build/src/helpers.js
var require_helpers = __commonJS({
  "node_modules/@notionhq/client/build/src/helpers.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.iteratePaginatedAPI = iteratePaginatedAPI;
    exports.collectPaginatedAPI = collectPaginatedAPI;
    exports.iterateDataSourceTemplates = iterateDataSourceTemplates;
    exports.collectDataSourceTemplates = collectDataSourceTemplates;
    exports.iterateAllDataSourceRows = iterateAllDataSourceRows;
    exports.collectAllDataSourceRows = collectAllDataSourceRows;
    exports.isFullBlock = isFullBlock;
    exports.isFullPage = isFullPage;
    exports.isFullDataSource = isFullDataSource;
    exports.isFullDatabase = isFullDatabase;
    exports.isFullPageOrDataSource = isFullPageOrDataSource;
    exports.isFullUser = isFullUser;
    exports.isFullComment = isFullComment;
    exports.isFullView = isFullView;
    exports.isTextRichTextItemResponse = isTextRichTextItemResponse;
    exports.isEquationRichTextItemResponse = isEquationRichTextItemResponse;
    exports.isMentionRichTextItemResponse = isMentionRichTextItemResponse;
    exports.extractNotionId = extractNotionId;
    exports.extractDatabaseId = extractDatabaseId;
    exports.extractPageId = extractPageId;
    exports.extractBlockId = extractBlockId;
    async function* iteratePaginatedAPI(listFn, firstPageArgs) {
      let nextCursor = firstPageArgs.start_cursor;
      do {
        const response = await listFn({
          ...firstPageArgs,
          start_cursor: nextCursor
        });
        yield* response.results;
        nextCursor = response.next_cursor;
      } while (nextCursor);
    }
    async function collectPaginatedAPI(listFn, firstPageArgs) {
      const results2 = [];
      for await (const item of iteratePaginatedAPI(listFn, firstPageArgs)) {
        results2.push(item);
      }
      return results2;
    }
    async function* iterateDataSourceTemplates(client, args) {
      let nextCursor = args.start_cursor;
      do {
        const response = await client.dataSources.listTemplates({
          ...args,
          start_cursor: nextCursor
        });
        yield* response.templates;
        nextCursor = response.next_cursor;
      } while (nextCursor);
    }
    async function collectDataSourceTemplates(client, args) {
      const results2 = [];
      for await (const template of iterateDataSourceTemplates(client, args)) {
        results2.push(template);
      }
      return results2;
    }
    async function* iterateAllDataSourceRows(client, args) {
      var _a, _b;
      const seenRowIds = /* @__PURE__ */ new Set();
      let windowStart = void 0;
      for (; ; ) {
        let limitReached = false;
        let lastCreatedTime = void 0;
        let cursor = void 0;
        do {
          const response = await client.dataSources.query({
            ...args,
            sorts: [{ timestamp: "created_time", direction: "ascending" }],
            filter: createdTimeLowerBound(args.filter, windowStart),
            start_cursor: cursor
          });
          for (const row of response.results) {
            if (isFullPageOrDataSource(row)) {
              lastCreatedTime = row.created_time;
            }
            if (!seenRowIds.has(row.id)) {
              seenRowIds.add(row.id);
              yield row;
            }
          }
          if (((_a = response.request_status) === null || _a === void 0 ? void 0 : _a.type) === "incomplete") {
            limitReached = true;
          }
          cursor = (_b = response.next_cursor) !== null && _b !== void 0 ? _b : void 0;
        } while (cursor);
        if (!limitReached) {
          return;
        }
        if (lastCreatedTime === void 0 || lastCreatedTime === windowStart) {
          throw new Error(`iterateAllDataSourceRows cannot make progress: the per-query result limit was reached but the created_time window could not advance past ${String(lastCreatedTime)}. More rows share this timestamp than the limit allows. Add a filter to narrow the query.`);
        }
        windowStart = lastCreatedTime;
      }
    }
    async function collectAllDataSourceRows(client, args) {
      const rows = [];
      for await (const row of iterateAllDataSourceRows(client, args)) {
        rows.push(row);
      }
      return rows;
    }
    function createdTimeLowerBound(filter, windowStart) {
      if (windowStart === void 0) {
        return filter;
      }
      const bound = {
        timestamp: "created_time",
        created_time: { on_or_after: windowStart }
      };
      if (filter === void 0) {
        return bound;
      }
      if ("and" in filter) {
        return { and: [...filter.and, bound] };
      }
      return { and: [filter, bound] };
    }
    function isFullBlock(response) {
      return response.object === "block" && "type" in response;
    }
    function isFullPage(response) {
      return response.object === "page" && "url" in response;
    }
    function isFullDataSource(response) {
      return response.object === "data_source" && "title" in response;
    }
    function isFullDatabase(response) {
      return response.object === "database" && "title" in response;
    }
    function isFullPageOrDataSource(response) {
      if (response.object === "data_source") {
        return isFullDataSource(response);
      } else {
        return isFullPage(response);
      }
    }
    function isFullUser(response) {
      return "type" in response;
    }
    function isFullComment(response) {
      return "created_by" in response;
    }
    function isFullView(response) {
      return "type" in response;
    }
    function isTextRichTextItemResponse(richText) {
      return richText.type === "text";
    }
    function isEquationRichTextItemResponse(richText) {
      return richText.type === "equation";
    }
    function isMentionRichTextItemResponse(richText) {
      return richText.type === "mention";
    }
    function extractNotionId(urlOrId) {
      if (!urlOrId || typeof urlOrId !== "string") {
        return null;
      }
      const trimmed = urlOrId.trim();
      const uuidRegex = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
      if (uuidRegex.test(trimmed)) {
        return trimmed.toLowerCase();
      }
      const compactUuidRegex = /^[0-9a-f]{32}$/i;
      if (compactUuidRegex.test(trimmed)) {
        return formatUuid(trimmed);
      }
      const pathMatch = trimmed.match(/\/[^/?#]*-([0-9a-f]{32})(?:[/?#]|$)/i);
      if (pathMatch && pathMatch[1]) {
        return formatUuid(pathMatch[1]);
      }
      const queryMatch = trimmed.match(/[?&](?:p|page_id|database_id)=([0-9a-f]{32})/i);
      if (queryMatch && queryMatch[1]) {
        return formatUuid(queryMatch[1]);
      }
      const anyMatch = trimmed.match(/([0-9a-f]{32})/i);
      if (anyMatch && anyMatch[1]) {
        return formatUuid(anyMatch[1]);
      }
      return null;
    }
    function formatUuid(compactId) {
      const clean = compactId.toLowerCase();
      return `${clean.slice(0, 8)}-${clean.slice(8, 12)}-${clean.slice(12, 16)}-${clean.slice(16, 20)}-${clean.slice(20, 32)}`;
    }
    function extractDatabaseId(databaseUrl) {
      return extractNotionId(databaseUrl);
    }
    function extractPageId(pageUrl) {
      return extractNotionId(pageUrl);
    }
    function extractBlockId(urlWithBlock) {
      if (!urlWithBlock || typeof urlWithBlock !== "string") {
        return null;
      }
      const blockMatch = urlWithBlock.match(/#(?:block-)?([0-9a-f]{32})/i);
      if (blockMatch && blockMatch[1]) {
        return formatUuid(blockMatch[1]);
      }
      return null;
    }
  }
});

// node_modules/@notionhq/client/build/src/webhooks.js
var require_webhooks2 = __commonJS({
  "node_modules/@notionhq/client/build/src/webhooks.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.verifyWebhookSignature = verifyWebhookSignature;
    exports.signWebhookPayload = signWebhookPayload;
    var SIGNATURE_PREFIX = "sha256=";
    var SHA256_HEX_LENGTH = 64;
    async function verifyWebhookSignature(args) {
      const { body, signature, verificationToken } = args;
      if (typeof signature !== "string")
        return false;
      if (!signature.startsWith(SIGNATURE_PREFIX))
        return false;
      const providedHex = signature.slice(SIGNATURE_PREFIX.length).toLowerCase();
      if (providedHex.length !== SHA256_HEX_LENGTH)
        return false;
      if (!/^[0-9a-f]+$/.test(providedHex))
        return false;
      const computedHex = await computeHmacSha256Hex(verificationToken, body);
      return timingSafeEqualHex(providedHex, computedHex);
    }
    async function signWebhookPayload(args) {
      const hex = await computeHmacSha256Hex(args.verificationToken, args.body);
      return `${SIGNATURE_PREFIX}${hex}`;
    }
    async function computeHmacSha256Hex(key, body) {
      const subtle = await getSubtle();
      const encoder = new TextEncoder();
      const keyBytes = encoder.encode(key);
      const bodyBytes = typeof body === "string" ? encoder.encode(body) : Uint8Array.from(body);
      const cryptoKey = await subtle.importKey("raw", keyBytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
      const signatureBuffer = await subtle.sign("HMAC", cryptoKey, bodyBytes);
      return bytesToHex(new Uint8Array(signatureBuffer));
    }
    var cachedSubtle;
    async function getSubtle() {
      var _a, _b;
      if (cachedSubtle)
        return cachedSubtle;
      const fromGlobal = (_a = globalThis.crypto) === null || _a === void 0 ? void 0 : _a.subtle;
      if (fromGlobal) {
        cachedSubtle = fromGlobal;
        return cachedSubtle;
      }
      try {
        const nodeCrypto = __require("crypto");
        if ((_b = nodeCrypto.webcrypto) === null || _b === void 0 ? void 0 : _b.subtle) {
          cachedSubtle = nodeCrypto.webcrypto.subtle;
          return cachedSubtle;
        }
      } catch {
      }
      throw new Error("verifyWebhookSignature requires Web Crypto support (globalThis.crypto.subtle or node:crypto.webcrypto). Upgrade to a runtime that provides one of them.");
    }
    function bytesToHex(bytes) {
      let hex = "";
      for (let i = 0; i < bytes.length; i++) {
        hex += bytes[i].toString(16).padStart(2, "0");
      }
      return hex;
    }
    function timingSafeEqualHex(a, b) {
      if (a.length !== b.length)
        return false;
      let diff = 0;
      for (let i = 0; i < a.length; i++) {
        diff |= a.charCodeAt(i) ^ b.charCodeAt(i);
      }
      return diff === 0;
    }
  }
});

// node_modules/@notionhq/client/build/src/meeting-notes.js
var require_meeting_notes2 = __commonJS({
  "node_modules/@notionhq/client/build/src/meeting-notes.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.meetingNotesFilterableProperties = void 0;
    exports.meetingNotesFilterableProperties = [
      "title",
      "created_time",
      "last_edited_time",
      "created_by",
      "last_edited_by",
      "attendees"
    ];
  }
});

// node_modules/@notionhq/client/build/src/index.js
var require_src = __commonJS({
  "node_modules/@notionhq/client/build/src/index.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.meetingNotesFilterableProperties = exports.signWebhookPayload = exports.verifyWebhookSignature = exports.extractBlockId = exports.extractPageId = exports.extractDatabaseId = exports.extractNotionId = exports.isFullPageOrDataSource = exports.isFullView = exports.isFullComment = exports.isFullUser = exports.isFullPage = exports.isFullDatabase = exports.isFullDataSource = exports.isFullBlock = exports.collectAllDataSourceRows = exports.iterateAllDataSourceRows = exports.iterateDataSourceTemplates = exports.collectDataSourceTemplates = exports.iteratePaginatedAPI = exports.collectPaginatedAPI = exports.MIN_VIEW_COLUMN_WIDTH = exports.DEFAULT_MAX_RETRY_DELAY_MS = exports.DEFAULT_INITIAL_RETRY_DELAY_MS = exports.DEFAULT_MAX_RETRIES = exports.DEFAULT_TIMEOUT_MS = exports.DEFAULT_BASE_URL = exports.isHTTPResponseError = exports.isNotionClientError = exports.InvalidPathParameterError = exports.RequestTimeoutError = exports.UnknownHTTPResponseError = exports.APIResponseError = exports.ClientErrorCode = exports.APIErrorCode = exports.LogLevel = exports.Client = void 0;
    var Client_1 = require_Client();
    Object.defineProperty(exports, "Client", { enumerable: true, get: function() {
      return Client_1.default;
    } });
    var logging_1 = require_logging();
    Object.defineProperty(exports, "LogLevel", { enumerable: true, get: function() {
      return logging_1.LogLevel;
    } });
    var errors_1 = require_errors();
    Object.defineProperty(exports, "APIErrorCode", { enumerable: true, get: function() {
      return errors_1.APIErrorCode;
    } });
    Object.defineProperty(exports, "ClientErrorCode", { enumerable: true, get: function() {
      return errors_1.ClientErrorCode;
    } });
    Object.defineProperty(exports, "APIResponseError", { enumerable: true, get: function() {
      return errors_1.APIResponseError;
    } });
    Object.defineProperty(exports, "UnknownHTTPResponseError", { enumerable: true, get: function() {
      return errors_1.UnknownHTTPResponseError;
    } });
    Object.defineProperty(exports, "RequestTimeoutError", { enumerable: true, get: function() {
      return errors_1.RequestTimeoutError;
    } });
    Object.defineProperty(exports, "InvalidPathParameterError", { enumerable: true, get: function() {
      return errors_1.InvalidPathParameterError;
    } });
    Object.defineProperty(exports, "isNotionClientError", { enumerable: true, get: function() {
      return errors_1.isNotionClientError;
    } });
    Object.defineProperty(exports, "isHTTPResponseError", { enumerable: true, get: function() {
      return errors_1.isHTTPResponseError;
    } });
    var constants_1 = require_constants();
    Object.defineProperty(exports, "DEFAULT_BASE_URL", { enumerable: true, get: function() {
      return constants_1.DEFAULT_BASE_URL;
    } });
    Object.defineProperty(exports, "DEFAULT_TIMEOUT_MS", { enumerable: true, get: function() {
      return constants_1.DEFAULT_TIMEOUT_MS;
    } });
    Object.defineProperty(exports, "DEFAULT_MAX_RETRIES", { enumerable: true, get: function() {
      return constants_1.DEFAULT_MAX_RETRIES;
    } });
    Object.defineProperty(exports, "DEFAULT_INITIAL_RETRY_DELAY_MS", { enumerable: true, get: function() {
      return constants_1.DEFAULT_INITIAL_RETRY_DELAY_MS;
    } });
    Object.defineProperty(exports, "DEFAULT_MAX_RETRY_DELAY_MS", { enumerable: true, get: function() {
      return constants_1.DEFAULT_MAX_RETRY_DELAY_MS;
    } });
    Object.defineProperty(exports, "MIN_VIEW_COLUMN_WIDTH", { enumerable: true, get: function() {
      return constants_1.MIN_VIEW_COLUMN_WIDTH;
    } });
    var helpers_1 = require_helpers();
    Object.defineProperty(exports, "collectPaginatedAPI", { enumerable: true, get: function() {
      return helpers_1.collectPaginatedAPI;
    } });
    Object.defineProperty(exports, "iteratePaginatedAPI", { enumerable: true, get: function() {
      return helpers_1.iteratePaginatedAPI;
    } });
    Object.defineProperty(exports, "collectDataSourceTemplates", { enumerable: true, get: function() {
      return helpers_1.collectDataSourceTemplates;
    } });
    Object.defineProperty(exports, "iterateDataSourceTemplates", { enumerable: true, get: function() {
      return helpers_1.iterateDataSourceTemplates;
    } });
    Object.defineProperty(exports, "iterateAllDataSourceRows", { enumerable: true, get: function() {
      return helpers_1.iterateAllDataSourceRows;
    } });
    Object.defineProperty(exports, "collectAllDataSourceRows", { enumerable: true, get: function() {
      return helpers_1.collectAllDataSourceRows;
    } });
    Object.defineProperty(exports, "isFullBlock", { enumerable: true, get: function() {
      return helpers_1.isFullBlock;
    } });
    Object.defineProperty(exports, "isFullDataSource", { enumerable: true, get: function() {
      return helpers_1.isFullDataSource;
    } });
    Object.defineProperty(exports, "isFullDatabase", { enumerable: true, get: function() {
      return helpers_1.isFullDatabase;
    } });
    Object.defineProperty(exports, "isFullPage", { enumerable: true, get: function() {
      return helpers_1.isFullPage;
    } });
    Object.defineProperty(exports, "isFullUser", { enumerable: true, get: function() {
      return helpers_1.isFullUser;
    } });
    Object.defineProperty(exports, "isFullComment", { enumerable: true, get: function() {
      return helpers_1.isFullComment;
    } });
    Object.defineProperty(exports, "isFullView", { enumerable: true, get: function() {
      return helpers_1.isFullView;
    } });
    Object.defineProperty(exports, "isFullPageOrDataSource", { enumerable: true, get: function() {
      return helpers_1.isFullPageOrDataSource;
    } });
    Object.defineProperty(exports, "extractNotionId", { enumerable: true, get: function() {
      return helpers_1.extractNotionId;
    } });
    Object.defineProperty(exports, "extractDatabaseId", { enumerable: true, get: function() {
      return helpers_1.extractDatabaseId;
    } });
    Object.defineProperty(exports, "extractPageId", { enumerable: true, get: function() {
      return helpers_1.extractPageId;
    } });
    Object.defineProperty(exports, "extractBlockId", { enumerable: true, get: function() {
      return helpers_1.extractBlockId;
    } });
    var webhooks_1 = require_webhooks2();
    Object.defineProperty(exports, "verifyWebhookSignature", { enumerable: true, get: function() {
      return webhooks_1.verifyWebhookSignature;
    } });
    Object.defineProperty(exports, "signWebhookPayload", { enumerable: true, get: function() {
      return webhooks_1.signWebhookPayload;
    } });
    var meeting_notes_1 = require_meeting_notes2();
    Object.defineProperty(exports, "meetingNotesFilterableProperties", { enumerable: true, get: function() {
      return meeting_notes_1.meetingNotesFilterableProperties;
    } });
  }
});

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step2(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step2(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step2(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step2((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
  return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os3.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/core/text/prose.ts
function say(literals, ...values) {
  return {
    literals: [...literals],
    values: values.map((value) => typeof value === "number" ? String(value) : value)
  };
}
function own(text) {
  return { literals: [text], values: [] };
}
var nothing = { literals: [""], values: [] };
function isNothing({ literals, values }) {
  return values.length === 0 && literals.every((literal) => literal === "");
}
function code(text) {
  return { as: "code", text };
}
function strong(text) {
  return { as: "strong", text };
}
function link(text, href) {
  return { as: "link", text, href };
}
function list(items, options = {}) {
  const { last = "and", most: most2 = Number.POSITIVE_INFINITY } = options;
  const shown = items.length > most2 ? items.slice(0, most2) : items;
  const left = items.length - shown.length;
  const values = left > 0 ? [...shown, `${left} more`] : [...shown];
  const literals = values.map((_, at) => at === 0 ? "" : at === values.length - 1 ? ` ${last} ` : ", ");
  return { literals: [...literals, ""], values };
}
function join(parts, separator) {
  return { literals: [...parts.map((_, at) => at === 0 ? "" : separator), ""], values: [...parts] };
}
function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

// src/core/text/dates.ts
var months = [
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
var minute = 6e4;
var hour = 60 * minute;
var oneDay = 24 * hour;
function lasting(ms) {
  const [size, unit] = ms >= 2 * oneDay - hour ? [oneDay, "day"] : ms >= 2 * hour - minute ? [hour, "hour"] : [minute, "minute"];
  const number = Math.max(1, Math.round(ms / size));
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

// src/core/inputs/run-context.ts
var unknownRun = {
  serverUrl: "https://github.com",
  repository: null,
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
var forkEvents = ["pull_request", "pull_request_review", "pull_request_review_comment"];
function forkOf(run) {
  if (!forkEvents.includes(run.eventName) || !run.pullRequest) return null;
  const { head, base } = run.pullRequest;
  return head === null || head !== base ? { headRepository: head } : null;
}
function startedByDependabot(run) {
  return run.actor === "dependabot[bot]";
}
function workflowPath(run) {
  if (run.repository === null) return null;
  const path = run.workflowRef.replace(/@.*$/, "");
  const start2 = `${run.repository}/`;
  return path.toLowerCase().startsWith(start2.toLowerCase()) && path.length > start2.length ? path.slice(start2.length) : null;
}
function branchOf(run) {
  if (run.headRef !== "") return run.headRef;
  return run.ref.startsWith("refs/heads/") ? run.ref.slice("refs/heads/".length) : null;
}
function onDefaultBranch(run) {
  if (run.eventName === "schedule" || run.eventName === "repository_dispatch") return true;
  if (run.eventName !== "push" && run.eventName !== "workflow_dispatch") return false;
  return run.defaultBranch !== null && run.ref === `refs/heads/${run.defaultBranch}`;
}
function reusableWorkflow(run) {
  if (run.jobWorkflowRef === "" || run.workflowRef === "" || run.jobWorkflowRef === run.workflowRef)
    return null;
  return run.jobWorkflowRef.replace(/@.*$/, "");
}

// src/core/text/notion-id.ts
function dashed(id) {
  const bare = undashed(id);
  return [0, 8, 12, 16, 20].map((from, part) => bare.slice(from, [8, 12, 16, 20, 32][part])).join("-");
}
function undashed(id) {
  return id.replaceAll("-", "").toLowerCase();
}
function isNotionId(text) {
  return /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text);
}
function shortId(id) {
  const bare = undashed(id);
  return isNotionId(bare) ? `${bare.slice(0, 8)}…${bare.slice(-4)}` : id;
}
function idsIn(text) {
  const pattern = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-z])/gi;
  return [...new Set(Array.from(text.matchAll(pattern), (found) => dashed(found[0])))];
}

// src/core/catalogue/links.ts
var notionPlaces = {
  connections: "https://www.notion.so/developers/connections",
  personalTokens: "https://www.notion.so/developers/tokens",
  status: "https://www.notion-status.com/",
  versions: "https://developers.notion.com/reference/versioning"
};
function notionLink(id) {
  return `https://www.notion.so/${undashed(id)}`;
}
var connectionsLink = link("Connections in Notion", notionPlaces.connections);
var statusLink = link("Notion's status page", notionPlaces.status);
var personalTokensLink = link("personal access tokens", notionPlaces.personalTokens);
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
    otherRun: (id) => at(`actions/runs/${id}`),
    issue: (number) => at(`issues/${number}`),
    settings: at("settings"),
    workflow: file === void 0 ? null : at(`actions/workflows/${encodeURIComponent(file)}`),
    file: (path) => at(`blob/HEAD/${path.split("/").map(encodeURIComponent).join("/")}`)
  };
}
function documentation(run, name) {
  if (run.actionRepository === "" || run.actionRef === "") return null;
  const ref = run.actionRef.split("/").map(encodeURIComponent).join("/");
  return `${run.serverUrl}/${run.actionRepository}/blob/${ref}/docs/diagnoses.md#${name}`;
}
function codeLink(run, name) {
  const address = documentation(run, name);
  return address ? link(code(name), address) : code(name);
}
function newIssue(run, title) {
  if (run.actionRepository === "") return null;
  return `${run.serverUrl}/${run.actionRepository}/issues/new?template=bug.yml&title=${encodeURIComponent(title)}`;
}

// src/core/catalogue/notices.ts
var issueTitle = say`The tracking issue could not be kept`;
var verdictStands = say`The result of the check stands.`;
function trackingWarning(text, yaml) {
  return { about: "tracking-issue", level: "warning", title: issueTitle, text, ...yaml && { yaml } };
}
function trackingNote(text) {
  return { about: "tracking-issue", level: "info", title: say`Tracking issue`, text };
}
var jobAccount = "github-actions[bot]";
var offLine = ["tracking-issue: false"];
var tokenLine = [`github-token: \${{ github.token }}`];
function trackingRefused(run, refusal, account) {
  const said = answered(refusal);
  switch (refusal.kind) {
    case "no-permission":
      return /personal access token/i.test(refusal.message) || account !== null && account !== jobAccount ? trackingWarning(
        say`${said} The token in ${code("github-token")} needs the permission **Issues: Read and write** for this repository. Or leave the input out and give the job this permission instead:`,
        ["permissions:", "  issues: write"]
      ) : trackingWarning(
        say`${said} This job may not write issues. Give it the permission ${code("issues: write")} (all that is not listed is then off: a job that checks out code needs ${code("contents: read")} too):`,
        ["permissions:", "  issues: write"]
      );
    case "bad-credentials":
      return trackingWarning(
        say`${said} The token in ${code("github-token")} is not accepted; this is not about the Notion token. Leave the input out, or hand over the job's own token:`,
        tokenLine
      );
    case "issues-off":
      return trackingWarning(
        say`${said} Issues are switched off in this repository. Tick **Issues** under ${settingsPage(run)}, or do without the tracking issue:`,
        offLine
      );
    case "archived":
      return trackingWarning(
        say`${said} The repository is archived, so nothing in it can be changed. Unarchive it under ${settingsPage(run)}, or do without the tracking issue:`,
        offLine
      );
    case "locked":
      return trackingWarning(
        say`${said} The conversation of the issue is locked: open it and press **Unlock conversation**. ${verdictStands}`
      );
    case "rate-limited":
      return trackingWarning(
        say`GitHub's rate limit for this token is used up. ${verdictStands} The next run tries again.`
      );
    case "down":
      return trackingWarning(say`${said} ${statusHint(run)} ${verdictStands} The next run tries again.`);
    case "out-of-time":
      return trackingWarning(
        say`GitHub did not answer in time. ${statusHint(run)} ${verdictStands} The next run tries again.`
      );
    case "cancelled":
      return trackingWarning(
        say`The run was cancelled before the issue was brought up to date. The next run does it.`
      );
    case "unreachable":
      return trackingWarning(say`${said} ${verdictStands} The next run tries again.`);
    case "unrecognised":
      return trackingWarning(say`${said} ${verdictStands}`);
  }
}
function followFailed(message) {
  return trackingWarning(
    say`GitHub could not be asked: ${code(message)}. Look at the runner's proxy (${code("HTTPS_PROXY")}) and at ${code("GITHUB_API_URL")}; if they are in order, this is a fault of the action. ${verdictStands}`
  );
}
function trackingWithoutToken() {
  return trackingWarning(
    say`The input ${code("github-token")} holds nothing that can be a GitHub token, so GitHub was not asked. ${verdictStands} Leave the input out, or hand over the job's own token:`,
    tokenLine
  );
}
function trackingWithoutWatch(because) {
  return trackingWarning(
    because === "secret-name" ? say`The issue is found again by the name of the secret, and ${code("secret-name")} is not usable: it was left as it is.` : say`The issue is found again by its workflow and job, and this run is of no workflow in this repository: it was left as it is. Keep it from a workflow of the repository's own.`
  );
}
function trackingLeft(issue2, because) {
  return because === "newer" ? trackingNote(say`${issue2} was left as it is: a newer run has written it.`) : trackingWarning(
    say`Another step or job of this run follows the same workflow, job and secret, and has written ${issue2}: it was left as it is. Let one of them keep the issue, or put them in jobs with IDs of their own (legs of a matrix share one).`
  );
}
function trackingElsewhere(because) {
  return trackingNote(
    because === "branch" ? say`not touched by this run. Only runs on the default branch keep it: on a schedule, a push or a dispatch.` : say`not touched by this run, which may not see the secret.`
  );
}
function answered({ status, message, kind }) {
  const words = message === "" ? nothing : say`, “${message}”`;
  if (status !== null) return say`GitHub answered **${status}**${words}${stop(message)}`;
  return kind === "unreachable" ? say`GitHub could not be reached${words}${stop(message)}` : say`GitHub's answer was not understood${words}${stop(message)}`;
}
function stop(message) {
  return /[.!?]$/.test(message) ? "" : ".";
}
function settingsPage(run) {
  const page = githubPlaces(run).settings;
  return page ? link("Settings → General", page) : say`**Settings → General**`;
}
function statusHint({ serverUrl }) {
  return serverUrl === "https://github.com" ? say`${link("GitHub's status page", "https://www.githubstatus.com/")} says more.` : say`Its administrators know more.`;
}
function scheduleStops(run, { lastCommit, stops, now }) {
  const page = githubPlaces(run).workflow;
  const workflow = page ? link("this workflow", page) : "this workflow under **Actions**";
  const when = stops > now ? say`that is on ${day(stops)}` : say`that can be any day now`;
  return {
    about: "schedule",
    level: "warning",
    title: say`GitHub will soon stop this schedule`,
    text: say`The last commit on the default branch is ${lasting(now - lastCommit)} old (${day(lastCommit)}). GitHub stops the schedules of a public repository after 60 days without activity: ${when}, and from then on nobody checks this token. Push any commit to the default branch before that. If it has stopped already, open ${workflow} and press **Enable workflow**.`
  };
}

// src/core/result/diagnosis.ts
var facts = () => void 0;
var table = {
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
var traits = table;
var codes = Object.keys(table);
function diagnosis(code2, facts2) {
  return { code: code2, facts: facts2 };
}

// src/core/result/line.ts
function lineId({ check, about: about3 }) {
  switch (check) {
    case "database":
      return `${check}:${about3.id ?? about3.given}`;
    case "capability":
      return `${check}:${about3}`;
    case "internal":
      return `${check}:${about3 ?? "action"}`;
    case "inputs":
    case "token-format":
    case "authentication":
    case "workspace":
      return check;
  }
}
function statusOf(diagnoses) {
  const found = diagnoses.map(({ code: code2 }) => traits[code2].verdict);
  if (found.includes("fail")) return "failed";
  if (found.includes("inconclusive")) return "unknown";
  return found.includes("warn") ? "warned" : "passed";
}
function skippedBecause(because) {
  return { status: "skipped", note: { is: "skipped", because }, diagnoses: [] };
}

// src/core/text/thrown.ts
function messageOf(error2) {
  const message = error2?.message;
  return tidy(typeof message === "string" && message !== "" ? message : String(error2));
}

// src/core/token/token-text.ts
var straightQuotes = /["'`]/;
var curlyQuotes = /[\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/;
var invisible = new RegExp("\\p{Default_Ignorable_Code_Point}", "u");
var blankAtEnds = /^(?:(?!\ufeff)[\s\u0085])+|(?:(?!\ufeff)[\s\u0085])+$/g;
var anyQuote = new RegExp(`${straightQuotes.source}|${curlyQuotes.source}`);
function judgeTokenText(text, secretName = "") {
  const trimmed = text.replace(blankAtEnds, "");
  if (trimmed === "") return { is: "empty", blanks: text.length };
  const flaws = flawsOf(text, trimmed, secretName);
  const length = text.length;
  const kind = kindOf(strippedToken(text), text);
  if (kind) return { is: "wrong-kind", kind, flaws, length };
  if (flaws.length > 0) return { is: "malformed", flaws, length };
  return { is: "plausible", shape: shapeOf(text) };
}
function shapeOf(text) {
  const prefix = text.startsWith("ntn_") ? "ntn_" : text.startsWith("secret_") ? "secret_" : null;
  return { length: text.length, prefix, familiar: prefix !== null && /^\w{50}$/.test(text) };
}
function cannotBeSecret(text, secretName = "") {
  const bare = strippedToken(text);
  return bare === "" || /^\$\{\{[^}]*\}\}$/.test(bare) || isUnfilled(bare, secretName) || /^[*•●]+$/.test(bare);
}
function looksLikeToken(name) {
  return /^(?:ntn_|secret_|nrt_|gh._|github_pat_)/i.test(name) || name.length > 40;
}
function strippedToken(text) {
  let bare = text;
  for (; ; ) {
    const next = stripOnce(bare);
    if (next === bare) return bare;
    bare = next;
  }
}
var edges = /^(?:[\s\u0085"'`<\u00ab\u2018-\u201f\u2039\u300c\u300e\uff02\uff07\u200b-\u200f\u2060\ufeff])+|(?:[\s\u0085"'`>,;\u00bb\u2018-\u201f\u203a\u300d\u300f\uff02\uff07\u200b-\u200f\u2060\ufeff])+$/g;
function stripOnce(text) {
  const bare = text.replace(edges, "");
  const bearer = /^(?:authorization:\s*)?bearer\s+/i.exec(bare);
  if (bearer) return bare.slice(bearer[0].length);
  const named2 = assignment(bare);
  return named2 === null ? bare : named2;
}
function assignment(text) {
  const found = /^(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_]*)(?:\s*=\s*|:\s+)(?=[^=\s])/.exec(text);
  const sure = /^[\w.-]+\s*[:=]\s*["']?(?=(?:ntn_|secret_|nrt_)\w)/i.exec(text);
  if (sure) return text.slice(sure[0].length);
  if (!found || /^(?:ntn_|secret_|nrt_)/.test(found[1] ?? "")) return null;
  return text.slice(found[0].length);
}
function isUnfilled(text, secretName) {
  if (text === secretName && !looksLikeToken(secretName)) return true;
  if (/^(?:\{\{[^}]*\}\}|(?:secrets|env|vars|process\.env)\.\w+)$/.test(text)) return true;
  return /^(?:\$\{?[A-Za-z_]\w*(?::?-[^}]*)?\}?|\$env:\w+|%[A-Za-z_]\w*%|\$\([^)]*\))$/.test(text);
}
function kindOf(bare, text) {
  if (/^v0\d(?::|%3a)/i.test(bare) || /token_v2\s*[=:]/i.test(text)) return "browser-cookie";
  if (bare.startsWith("nrt_")) return "refresh-token";
  if (/^(?:gh[pousr]_|github_pat_)/.test(bare)) return "github-token";
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(bare)) return "notion-id";
  if (/^(?:https?:\/\/)?(?:[\w-]+\.)*notion\.(?:so|com|site)(?:[/?#:]|$)/i.test(bare)) return "notion-link";
  if (/^https?:\/\//i.test(bare)) return "other-link";
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
  if (breaks > 0) flaws.push({ flaw: `${edge}-break`, count: breaks });
  if (others > 0) flaws.push({ flaw: `${edge}-blank`, count: others });
  return flaws;
}
function wrappingFlaws(text, trimmed, secretName) {
  const flaws = [];
  const unquoted = trimmed.replace(edges, "");
  if (assignment(unquoted) !== null && !/^(?:authorization|bearer)\b/i.test(unquoted))
    flaws.push({ flaw: "assignment" });
  if (/(?:^|[\s=:"'`<])bearer(?:\s|$)/i.test(trimmed)) flaws.push({ flaw: "bearer" });
  if (/\$\{\{/.test(trimmed)) flaws.push({ flaw: "expression" });
  else if (isUnfilled(strippedToken(text), secretName)) flaws.push({ flaw: "variable" });
  const stars = /\*{3,}|[•●]{3,}/.exec(trimmed) ?? /^[*•●]+$/.exec(strippedToken(text));
  if (stars) flaws.push({ flaw: "stars", count: stars[0].length });
  if (/[<>]/.test(trimmed)) flaws.push({ flaw: "angle-brackets" });
  const quote = text.search(anyQuote);
  if (quote >= 0) flaws.push({ flaw: "quotes", curly: curlyQuotes.test(text), at: quote + 1 });
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
      if (index >= start2 && index < end2 && !counted2.has(index) && pattern.test(character)) at.push(index);
    for (const index of at) counted2.add(index);
    if (at[0] !== void 0) found.push({ flaw, count: at.length, at: at[0] + 1 });
  };
  const inside = [from, from + bare.length];
  const everywhere = [0, text.length];
  for (const { character, index } of characters) if (anyQuote.test(character)) counted2.add(index);
  for (const stars of text.matchAll(/^[*•●]+$/.test(bare) ? /[•●]+/g : /[•●]{3,}/g))
    for (let i = 0; i < stars[0].length; i++) counted2.add(stars.index + i);
  if (!isExpression) {
    count2("inner-break", /[\r\n\u0085\u2028\u2029]/, inside);
    count2("inner-blank", /[^\S\r\n\u0085\u2028\u2029\ufeff]/, inside);
  }
  count2("invisible", invisible, everywhere);
  count2("control", new RegExp("(?![\\s\\u0085])\\p{Cc}", "u"), everywhere);
  count2("non-ascii", new RegExp("(?![\\s\\u0085])\\P{ASCII}", "u"), everywhere);
  return found;
}

// src/core/ports/notion.ts
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
var newestVersion = "2026-03-11";
var dataSourcesSince = "2025-09-03";
var capabilities = [
  "read-content",
  "update-content",
  "insert-content",
  "read-comments",
  "insert-comments",
  "read-users",
  "read-user-emails"
];

// src/core/checks/faults.ts
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

// src/core/checks/authentication.ts
function judgeAuthentication(answer, shape) {
  if (answer.ok) return shape.familiar ? null : diagnosis("token-unfamiliar", { shape });
  const { refusal } = answer;
  if (isFault(refusal)) return faultFound(refusal, { what: "token" });
  if (isRejection(refusal)) return rejectionFound(refusal, shape);
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
  if (/\brevoked\b/i.test(message)) return diagnosis("token-revoked", facts2);
  if (/\bexpired\b/i.test(message)) return diagnosis("token-expired", facts2);
  return diagnosis(shape.familiar || acceptedBefore ? "token-rejected" : "token-invalid", facts2);
}
function authenticationLine(answer, shape, died) {
  const found = [judgeAuthentication(answer, shape), died && rejectionFound(died, shape)];
  const diagnoses = found.filter((each) => each !== null);
  const note = died ? { is: "rejected-later" } : noteOf(answer);
  return { check: "authentication", about: null, note, status: statusOf(diagnoses), diagnoses };
}
function notAccepted(answer) {
  if (answer.ok) return null;
  const { refusal } = answer;
  if (refusal.kind === "unauthorized") return "token-rejected";
  const restricted = refusal.kind === "access-restricted" || !isFault(refusal) && isForbidden(refusal);
  return restricted ? "access-restricted" : "token-undetermined";
}
function noteOf(answer) {
  if (answer.ok) return { is: "identity", identity: answer.value };
  const { status } = answer.refusal.evidence;
  return status === null ? null : { is: "status", status };
}

// src/core/checks/capabilities.ts
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
    if (name === "read-content") return readContentLine(await readContent, () => notion.probe(name));
    const answer = await notion.probe(name);
    return lineOf(name, judgeProbe(name, answer), answer);
  });
  const implied = wanted.includes("read-content") ? [] : impliedReadContent(await readContent);
  return [...implied, ...await Promise.all(asked)];
}
function unaskedCapabilities(wanted, because) {
  return wanted.map((about3) => ({ check: "capability", about: about3, ...skippedBecause(because) }));
}
async function readContentLine(shown, probe2) {
  const name = "read-content";
  if (shown.is === "proven") return lineOf(name, null, null);
  const answer = shown.is === "asked" ? shown.answer : await probe2();
  return lineOf(name, judgeProbe(name, answer), answer);
}
function impliedReadContent(shown) {
  const name = "read-content";
  if (shown.is !== "asked" || shown.answer.ok) return [];
  const { refusal } = shown.answer;
  return refusal.kind === "restricted" || isFault(refusal) ? [lineOf(name, judgeProbe(name, shown.answer), null)] : [];
}
function judgeProbe(capability, answer) {
  if (!answer.ok) return answer.refusal.kind === "invalid" ? null : judgeRefusal(capability, answer.refusal);
  const why = "Notion accepted what it should have refused";
  return diagnosis("capability-unknown", { capability, why, message: null });
}
function judgeUsers(capability, answer) {
  if (answer.ok) {
    const { people, withEmail } = answer.value;
    if (capability === "read-users" || withEmail > 0) return null;
    if (people > 0) return missing(capability, null);
    const why = "Notion listed no person to look at";
    return diagnosis("capability-unknown", { capability, why, message: null });
  }
  return judgeRefusal(capability, answer.refusal);
}
function judgeRefusal(capability, refusal) {
  if (isFault(refusal)) return faultFound(refusal, { what: "capability", name: capability });
  if (isRejection(refusal)) return null;
  const { message, evidence: evidence2 } = refusal;
  if (refusal.kind === "restricted") return missing(capability, message);
  if (refusal.kind === "block-limit") return diagnosis("workspace-block-limit", { capability, message });
  const why = `Notion answered ${evidence2.status ?? "something else"}, which proves neither`;
  const words = evidence2.status === 403 || evidence2.status === 401 ? message || null : null;
  return diagnosis("capability-unknown", { capability, why, message: words });
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

// src/core/checks/databases/doubt.ts
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
    if (before && (before.times > 1 || !trouble.known())) return before.answer;
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

// src/core/checks/databases/judge.ts
function judgeDatabase(looked, asked) {
  const { id, given, version, ofListed } = asked;
  const about3 = { id, given };
  switch (looked.is) {
    case "database":
      return judgeFound(looked.found, asked);
    case "data-source":
      return judgeDataSource(looked.found, asked);
    case "several-sources": {
      const { sources } = looked;
      const facts2 = { title: null, because: "several-sources", version, sources, databaseId: null };
      return told("database", null, diagnosis("database-needs-newer-version", { ...about3, ...facts2 }));
    }
    case "linked":
      return told("database", null, diagnosis("database-linked", { ...about3, title: null }));
    case "page": {
      const { title, databases: databases2, listed: listed2 } = looked;
      return told("page", title, diagnosis("database-is-page", { ...about3, title, databases: databases2, listed: listed2 }));
    }
    case "view":
      return viewFound(looked, asked);
    case "no-id": {
      const { message } = looked;
      return told(
        null,
        null,
        diagnosis("database-id-malformed", { given, why: "refused", found: 1, message })
      );
    }
    case "nothing":
      return { is: "absent", found: diagnosis("database-not-shared", { ...about3, ofListed }) };
    case "contradiction":
      return { is: "doubtful", refusal: looked.refusal };
    case "unreadable":
      return { is: "unreadable", refusal: looked.refusal };
    case "elsewhere": {
      const { refusal } = looked;
      return { is: "elsewhere", because: isRejection(refusal) ? endedBy(refusal) : "version-refused" };
    }
    case "refused":
      return told(null, null, refusalFound(looked.refusal, { what: "database", id, title: null }));
  }
}
function viewFound({ databaseId, databaseTitle }, { id, given }) {
  return told("view", null, diagnosis("database-is-view", { id, given, databaseId, databaseTitle }));
}
function told(kind, title, found, readsContent = false) {
  return { is: "told", kind, title, found, readsContent };
}
function judgeFound({ title, inTrash, sources }, { id, given }) {
  const about3 = { id, given, title };
  const found = inTrash ? diagnosis("database-in-trash", about3) : sources?.length === 0 ? diagnosis("database-linked", about3) : null;
  return told("database", title, found, true);
}
function judgeDataSource(value, { id, given, version }) {
  const { title, inTrash, databaseId } = value;
  if (inTrash) return told("data_source", title, diagnosis("database-in-trash", { id, given, title }), true);
  const facts2 = { id, given, title, because: "is-data-source", version, sources: [], databaseId };
  const found = version >= dataSourcesSince ? null : diagnosis("database-needs-newer-version", facts2);
  return told("data_source", title, found, true);
}

// src/core/checks/databases/look-up.ts
async function lookUp(notion, ask2, id) {
  const database = await ask2("database", () => notion.database(id));
  if (database.ok) return readable({ is: "database", found: database.value });
  if (database.refusal.kind !== "not-found") return saidOfDatabase(notion, ask2, id, database.refusal);
  const source = await ask2("dataSource", () => notion.dataSource(id));
  if (source.ok) return readable({ is: "data-source", found: source.value });
  if (!takesNothing(source.refusal)) return atNewestVersion(source.refusal);
  const [view, page] = await Promise.all([lookAtView(notion, ask2, id), lookAtPage(notion, ask2, id)]);
  if ("is" in view) return view;
  if ("is" in page) return page;
  return forbidden(view.refusal) ?? forbidden(page.refusal) ?? { is: "nothing" };
}
async function lookAtView(notion, ask2, id) {
  const view = await ask2("view", () => notion.view(id));
  if (!view.ok) return view;
  const { databaseId } = view.value;
  const named2 = databaseId === null ? null : await notion.databaseTitle(databaseId);
  return { is: "view", databaseId, databaseTitle: named2?.ok ? named2.value.title : null };
}
async function lookAtPage(notion, ask2, id) {
  const page = await ask2("page", () => notion.page(id));
  return page.ok ? pageWith(page.value.title, await notion.databasesOnPage(id)) : page;
}
function pageWith(title, on) {
  if (!on?.ok) return { is: "page", title, databases: [], listed: "unknown" };
  const { databases: databases2, complete } = on.value;
  return { is: "page", title, databases: databases2, listed: complete ? "all" : "part" };
}
function readable(looked) {
  return looked.found.partial ? { is: "unreadable", refusal: null } : looked;
}
async function saidOfDatabase(notion, ask2, id, refusal) {
  if (refusal.kind === "version-refused") return { is: "elsewhere", refusal };
  if (refusal.kind !== "invalid") return atNewestVersion(refusal);
  const { message, several, sources } = refusal;
  if (/is a page, not a database/i.test(message)) {
    const page = await lookAtPage(notion, ask2, id);
    return "is" in page ? page : pageWith(null, null);
  }
  if (several || /multiple data sources/i.test(message)) return { is: "several-sources", sources };
  if (/does not contain any data sources accessible|is a linked database/i.test(message))
    return { is: "linked" };
  return /should be a valid uuid/i.test(message) ? { is: "no-id", message } : { is: "refused", refusal };
}
function atNewestVersion(refusal) {
  if (isFault(refusal)) return { is: "refused", refusal };
  if (isRejection(refusal)) return { is: "elsewhere", refusal };
  return refusal.kind === "restricted" ? { is: "unreadable", refusal } : { is: "refused", refusal };
}
function takesNothing(refusal) {
  return refusal.kind === "not-found" || !isFault(refusal) && refusal.evidence.status === 403;
}
function forbidden(refusal) {
  if (takesNothing(refusal)) return null;
  if (refusal.kind === "invalid")
    return /is a database/i.test(refusal.message) ? { is: "contradiction", refusal } : null;
  if (refusal.kind === "unknown-error" && refusal.code === "invalid_request_url") return null;
  return atNewestVersion(refusal);
}

// src/core/checks/databases/read-content.ts
async function readContentShownBy(findings, probe2) {
  if (findings.some((finding) => finding.is === "told" && finding.readsContent)) return { is: "proven" };
  const doubtful = findings.some(({ is }) => is === "absent" || is === "unreadable");
  return doubtful ? { is: "asked", answer: await probe2() } : { is: "unasked" };
}
function lacks(shown) {
  return shown.is === "asked" && !shown.answer.ok && shown.answer.refusal.kind === "restricted";
}

// src/core/checks/databases/databases.ts
async function checkDatabases(entries, asking) {
  const { notion, trouble, version, progress } = asking;
  let probed = null;
  const probe2 = () => {
    probed ??= notion.probe("read-content");
    return probed;
  };
  const look = async (entry, ask2, again) => {
    if (again) probe2().catch(() => {
    });
    const looked2 = await lookAt(entry, notion, ask2);
    if (looked2.is === "nothing" && trouble.known()) probe2().catch(() => {
    });
    return looked2;
  };
  const listed2 = entries.filter((entry) => entry.is !== "malformed");
  const looked = await lookWithDoubt(listed2, look, trouble, () => progress(1, listed2.length));
  const findings = new Map(
    looked.map(([entry, is]) => {
      const { id, given } = entry;
      return [entry, judgeDatabase(is, { id, given, version, ofListed: entries.length })];
    })
  );
  const readContent = await readContentShownBy([...findings.values()], probe2);
  const lacking = lacks(readContent);
  const lines = entries.map((entry) => {
    if (entry.is === "malformed") return textLine(entry);
    const finding = findings.get(entry);
    if (!finding) throw new Error("A database was not looked at");
    return lineOf2(entry, settled(finding, lacking, entry.id));
  });
  return { lines, readContent, versionRefused: versionRefusedIn(looked) };
}
function unaskedDatabases(entries, because) {
  return entries.map(
    (entry) => entry.is === "id" ? { check: "database", about: listedAs(entry), ...skippedBecause(because) } : textLine(entry)
  );
}
async function lookAt(entry, notion, ask2) {
  if (entry.is === "id") return lookUp(notion, ask2, entry.id);
  const view = await lookAtView(notion, ask2, entry.id);
  return "is" in view ? view : { is: "view", databaseId: null, databaseTitle: null };
}
function versionRefusedIn(looked) {
  for (const [, found] of looked)
    if (found.is === "elsewhere" && found.refusal.kind === "version-refused") return found.refusal.message;
  return null;
}
function settled(finding, lacking, id) {
  switch (finding.is) {
    case "told":
      return finding;
    case "absent":
      return lacking ? "lacks-read-content" : { kind: null, title: null, found: finding.found };
    case "unreadable":
      return lacking ? "lacks-read-content" : undecided(finding.refusal, id);
    case "doubtful":
      return undecided(finding.refusal, id);
    case "elsewhere":
      return finding.because;
  }
}
function undecided(refusal, id) {
  const subject = { what: "database", id, title: null };
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
  if (entry.is === "view") return lineOf2(entry, viewFound({ databaseId: null, databaseTitle: null }, entry));
  const { given, why, found } = entry;
  const malformed2 = diagnosis("database-id-malformed", { given, why, found, message: null });
  return lineOf2(entry, { kind: null, title: null, found: malformed2 });
}
function lineOf2(entry, finding) {
  if (typeof finding === "string") {
    const note = { is: "unknown", because: finding };
    return { check: "database", about: listedAs(entry), status: "unknown", note, diagnoses: [] };
  }
  const { kind, title, found } = finding;
  const diagnoses = found ? [found] : [];
  const about3 = { ...listedAs(entry), kind, title };
  return { check: "database", about: about3, status: statusOf(diagnoses), note: null, diagnoses };
}
function listedAs(entry) {
  const id = entry.is === "malformed" ? null : entry.id;
  return { given: entry.given, id, kind: null, title: null };
}

// src/core/checks/inputs.ts
function inputsLine(problems) {
  const diagnoses = problems.map((problem) => diagnosis("input-invalid", problem));
  return { check: "inputs", about: null, note: null, status: statusOf(diagnoses), diagnoses };
}
function refusedVersion(holds, words) {
  return {
    input: "notion-version",
    holds,
    accepted: `a version that Notion knows. It answered: “${words}”`
  };
}

// src/core/checks/token-format.ts
function judgeTokenFormat(text, context) {
  switch (text.is) {
    case "empty": {
      const fork = forkOf(context);
      if (fork) return diagnosis("token-hidden-from-fork", fork);
      if (startedByDependabot(context)) return diagnosis("token-hidden-from-dependabot", {});
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
  if (!found) return null;
  const isEmpty = found.code === "token-missing" || traits[found.code].hides;
  return isEmpty ? "token-missing" : "token-unusable";
}

// src/core/checks/workspace.ts
function workspaceLines(expected, found) {
  if (expected === null) return [];
  const diagnoses = found ? [found] : [];
  return [{ check: "workspace", about: tidy(expected), note: null, status: statusOf(diagnoses), diagnoses }];
}
function unaskedWorkspace(expected, because) {
  return expected === null ? [] : [{ check: "workspace", about: tidy(expected), ...skippedBecause(because) }];
}
function otherWorkspace(found) {
  return found?.code === "workspace-mismatch" ? "other-workspace" : null;
}
function judgeWorkspace(expectedText, identity) {
  const { workspace, workspaceId, exactWorkspace: name } = identity;
  const expected = tidy(expectedText);
  if (name !== null && name.trim() === expectedText.trim()) return null;
  const byId = isNotionId(expected);
  if (byId && workspaceId !== null && undashed(workspaceId) === undashed(expected)) return null;
  const known = byId ? workspaceId : workspace;
  return known === null ? diagnosis("workspace-unknown", { expected, missing: byId ? "id" : "name" }) : diagnosis("workspace-mismatch", { expected, workspace, workspaceId });
}

// src/core/checks/ladder.ts
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
  const workspace = await attempt2(
    reason(who, notAccepted),
    () => expectWorkspace !== null && identity ? judgeWorkspace(expectWorkspace, identity) : null
  );
  const stop2 = reason(workspace, otherWorkspace);
  const asked = attempt2(stop2, () => checkDatabases(databases2, { ...connection(), version, progress }));
  const readContent = asked.then(
    (shown2) => shown2.is === "done" ? shown2.value.readContent : { is: "unasked" }
  );
  const held = await attempt2(stop2, () => checkCapabilities(capabilities2, connection().notion, readContent));
  const shown = await asked;
  const died = identity && connection().rejected();
  const words = shown.is === "done" ? shown.value.versionRefused : null;
  const late = words === null ? [] : [refusedVersion(version, words)];
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
    ...linesOf(shown, {
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
    if (because !== null) return { is: "skipped", because };
    try {
      return { is: "done", value: await Promise.race([check(), crashed]) };
    } catch (error2) {
      onCrash(error2);
      return { is: "crashed", error: error2 };
    }
  };
}
function reason(outcome, blocks) {
  if (outcome.is === "done") return blocks(outcome.value);
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
function crashLine(where, error2) {
  const found = diagnosis("internal-error", { where: where ?? "the action", message: messageOf(error2) });
  return { check: "internal", about: where, status: "unknown", note: null, diagnoses: [found] };
}

// src/core/tracking-issue/decide.ts
var unsureRuns = 3;
var nothing2 = { write: "nothing", state: null, comment: null, next: null, left: null };
function decide(issue2, seen) {
  if (!issue2) return seen.outcome === "broken" ? opened(seen) : nothing2;
  const left = whyLeft(issue2.state, seen);
  if (left) return { ...nothing2, left };
  const decision = decideFor(issue2, seen);
  const { comment, next } = decision;
  if (!next) return decision;
  const untold = comment ? { news: comment, at: seen.at } : next.untold;
  return { ...decision, next: { ...next, untold, checked: seen.at, by: seen.run } };
}
function whyLeft({ checked, by, phase }, seen) {
  if (checked > seen.at) return "newer";
  return by === seen.run && (phase === "broken" || seen.outcome !== "broken") ? "shared" : null;
}
function decideFor(issue2, seen) {
  switch (seen.outcome) {
    case "broken":
      return whenBroken(issue2, seen);
    case "inconclusive":
      return whenUnsure(issue2, seen);
    case "healthy":
      return whenHealthy(issue2, seen);
  }
}
function opened(seen) {
  return { ...nothing2, write: "new-issue", next: brokenNow(seen) };
}
function whenBroken({ open: open2, state }, seen) {
  if (state.phase === "healthy")
    return {
      ...nothing2,
      write: "whole",
      state: open2 ? null : "open",
      comment: { is: "broken-again" },
      next: brokenNow(seen)
    };
  const { codes: codes2, found, gone } = compared(state, seen);
  const next = { ...state, codes: codes2, unsure: null, untold: null };
  if (found.length > 0 || gone.length > 0)
    return {
      ...nothing2,
      write: "whole",
      state: open2 ? null : "open",
      comment: { is: "changed", found, gone },
      next: { ...next, words: seen.words, reopened: false }
    };
  const complete = codes2.every((code2) => seen.codes.includes(code2));
  const rewrite = complete && seen.words !== state.words;
  const kept = rewrite ? { ...next, words: seen.words } : next;
  const write = rewrite ? "whole" : "line";
  if (open2 || state.reopened) return { ...nothing2, write, comment: pending(state, seen.outcome), next: kept };
  return {
    ...nothing2,
    write,
    state: "open",
    comment: { is: "still-broken" },
    next: { ...kept, reopened: true }
  };
}
function compared(state, seen) {
  const known = new Set(state.codes);
  const codes2 = codes.filter(
    (code2) => seen.codes.includes(code2) || known.has(code2) && seen.untold.includes(code2)
  );
  return {
    codes: codes2,
    found: codes2.filter((code2) => !known.has(code2)),
    gone: state.codes.filter((code2) => !codes2.includes(code2))
  };
}
function whenUnsure({ open: open2, state }, { at }) {
  if (!open2 || state.phase === "healthy") return nothing2;
  const before = state.unsure ?? { runs: 0, since: at, told: false };
  const runs = before.runs + 1;
  const tells = runs >= unsureRuns && !before.told;
  return {
    ...nothing2,
    write: "line",
    comment: tells ? { is: "cannot-tell", since: before.since, runs } : pending(state, "inconclusive"),
    next: { ...state, unsure: { ...before, runs, told: before.told || tells } }
  };
}
function whenHealthy({ open: open2, state }, seen) {
  if (state.phase === "healthy") {
    const comment = pending(state, "healthy");
    return comment ? { ...nothing2, write: "line", comment, next: state } : nothing2;
  }
  const { codes: codes2, gone } = compared(state, seen);
  if (codes2.length > 0)
    return {
      ...nothing2,
      write: "line",
      comment: gone.length > 0 && open2 ? { is: "changed", found: [], gone } : null,
      next: { ...state, codes: codes2, unsure: null }
    };
  return {
    ...nothing2,
    write: "whole",
    state: open2 ? "closed" : null,
    comment: { is: "healthy", since: state.since, until: seen.at, codes: state.codes },
    next: { ...state, phase: "healthy", codes: [], words: "", since: seen.at, unsure: null, reopened: false }
  };
}
function pending({ untold }, outcome) {
  if (!untold) return null;
  const { news } = untold;
  const about3 = news.is === "healthy" ? "healthy" : news.is === "cannot-tell" ? "inconclusive" : "broken";
  return about3 === outcome ? news : null;
}
function brokenNow({ at, codes: codes2, words, run }) {
  return {
    phase: "broken",
    codes: codes2,
    words,
    since: at,
    unsure: null,
    reopened: false,
    untold: null,
    checked: at,
    by: run
  };
}

// src/core/tracking-issue/memory.ts
var start = "<!-- notion-token-check ";
var end = " -->";
function writeMarker(watch2, state) {
  const json = JSON.stringify({ version: 1, watch: watch2, state }).replace(
    /[<>]|-(?=[->])/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`
  );
  return `${start}${json}${end}`;
}
function findMarker(body) {
  const at = body.lastIndexOf(start);
  const ends = at < 0 ? -1 : body.indexOf(end, at);
  return ends < 0 ? null : { at, length: ends + end.length - at };
}
function readMarker(body, watch2) {
  const found = findMarker(body);
  if (!found) return null;
  const text = body.slice(found.at + start.length, found.at + found.length - end.length);
  const parsed2 = parse(text);
  return sameWatch(parsed2?.watch, watch2) ? repaired(parsed2?.state) : null;
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
  const { workflow, job, secret } = found ?? {};
  const sameSecret = typeof secret === "string" && secret.toUpperCase() === watch2.secret.toUpperCase();
  return workflow === watch2.workflow && job === watch2.job && sameSecret;
}
function repaired(found) {
  const { phase, codes: told2, words, since, unsure, reopened, ...last } = fieldsOf(found);
  const runs = fieldsOf(unsure);
  return {
    phase: phase === "healthy" ? "healthy" : "broken",
    codes: codesOf(told2),
    words: textOf(words),
    since: timeOf(since),
    unsure: typeof runs.runs === "number" && runs.runs > 0 ? { runs: runs.runs, since: timeOf(runs.since), told: runs.told === true } : null,
    reopened: reopened === true,
    untold: untoldOf(last.untold),
    checked: timeOf(last.checked),
    by: textOf(last.by)
  };
}
function untoldOf(found) {
  const { news, at } = fieldsOf(found);
  const read = newsOf(fieldsOf(news));
  return read && timeOf(at) > 0 ? { news: read, at: timeOf(at) } : null;
}
function newsOf({ is, found, gone, since, until, runs, codes: told2 }) {
  switch (is) {
    case "changed":
      return { is, found: codesOf(found), gone: codesOf(gone) };
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
function textOf(value) {
  return typeof value === "string" ? value : "";
}
function timeOf(value) {
  return typeof value === "number" && value > 0 && value < 864e13 ? value : 0;
}

// src/core/result/report.ts
function settle(known) {
  const { lines, identity, requests, settings, run, ms } = known;
  const diagnoses = diagnosesOf(lines);
  const unknown = lines.some(({ status }) => status === "unknown");
  const told2 = outcomeOf(diagnoses);
  const outcome = told2 === "healthy" && unknown ? "inconclusive" : told2;
  const policies = { broken: settings.onBroken, inconclusive: settings.onInconclusive };
  const fails = outcome === "broken" && policies.broken === "fail" || outcome === "inconclusive" && policies.inconclusive === "fail";
  return {
    outcome,
    exitCode: fails ? 1 : 0,
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
function outcomeOf(diagnoses) {
  const found = new Set(diagnoses.map(({ code: code2 }) => traits[code2].verdict));
  if (found.has("fail")) return "broken";
  return found.has("inconclusive") ? "inconclusive" : "healthy";
}
function diagnosesOf(lines) {
  return lines.flatMap(({ diagnoses }) => diagnoses);
}

// src/core/catalogue/entry.ts
function step(text, command) {
  return command ? { text, command } : { text };
}

// src/core/catalogue/fix-steps.ts
function runAgain(telling, lead) {
  const { run } = githubPlaces(telling.run);
  const words = lead ? "run this workflow again" : "Run this workflow again";
  return { text: say`${lead ? `${lead} ` : ""}${run ? link(words, run) : words}.`, last: true };
}
function runAnew(telling) {
  const page = githubPlaces(telling.run).workflow;
  const workflow = page ? link("the workflow", page) : "the workflow";
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
  return step(
    say`Open ${secretsPage(telling)}, ${press} Or, in a terminal (it asks for the token, so that it stays out of your shell's history):`,
    setSecretCommand(telling)
  );
}
function secretsPage(telling) {
  const page = githubPlaces(telling.run).secrets;
  return page ? link("this repository's secrets", page) : say`the repository's **Settings → Secrets and variables → Actions**`;
}
function environmentsPage(telling) {
  const page = githubPlaces(telling.run).environments;
  return page ? link("environments", page) : say`**Settings → Environments**`;
}
function setSecretCommand(telling, extra = "") {
  const repository = telling.run.repository ? ` --repo ${telling.run.repository}` : "";
  return { language: "sh", lines: [`gh secret set ${telling.secret}${repository}${extra}`] };
}
function whoClause(telling) {
  const { identity } = telling;
  if (!identity?.name) return nothing;
  if (identity.kind === "user")
    return identity.workspace ? say` (personal or OAuth, of ${strong(identity.name)} in the workspace ${strong(identity.workspace)})` : say` (personal or OAuth, of ${strong(identity.name)})`;
  return identity.workspace ? say` (connection ${strong(identity.name)}, workspace ${strong(identity.workspace)})` : say` (connection ${strong(identity.name)})`;
}
function connectionName(telling) {
  const name = telling.identity?.name;
  return name ? strong(name) : "the connection that this repository uses";
}
function openConnection(telling, as = nothing) {
  return say`Open ${connectionsLink}${as} and choose ${connectionName(telling)}.`;
}
function copyToken(telling) {
  return step(
    say`${openConnection(telling)} On its **Configuration** tab, next to **Installation access token**, press **Show**, then **Copy**. (A personal token is under ${personalTokensLink}, and is shown only once: make a new one.)`
  );
}
function tokenLine2(telling) {
  return `token: \${{ secrets.${telling.secret} }}`;
}
function secretsExpression(telling) {
  return code(`\${{ secrets.${telling.secret} }}`);
}

// src/core/catalogue/last-pass.ts
function lastPassed({ lastPass, run }) {
  if (!lastPass) return nothing;
  const { at, id, number, sameStep } = lastPass;
  const page = githubPlaces(run).otherRun(id);
  const which = page ? link(`run ${number}`, page) : `run ${number}`;
  const passed = say` This workflow last passed on ${dayAndTime(at)} (${which})`;
  return sameStep ? say`${passed}, from the same commit: unless this step was skipped or allowed to fail there, the token was accepted then, so it was revoked, refreshed or replaced since.` : say`${passed}. If this check was already part of that run, the token was accepted then, so it was revoked, refreshed or replaced since.`;
}

// src/core/catalogue/authentication.ts
var authentication = {
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
          step(
            say`**A personal token**: open ${link("personal access tokens", notionPlaces.personalTokens)}, make a new one with the longest term that you can answer for, and copy it. **A connection's token**: open ${connectionsLink}, choose the connection, and on its **Configuration** tab press **Refresh**, then **Copy**. (Older wording: Secrets → Regenerate.)`
          ),
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
        happened: say`${acceptedBefore ? "Notion accepted the token at the start of this run and later" : "Notion"} answered **${status ?? "no"}**, ${quoted(message)} It speaks of this connection, person or workspace, not of the token, so replacing the token will not help.`,
        fix: {
          heading: say`Ask who can lift the restriction`,
          steps: [
            step(
              say`Read Notion's words above. If they name an account, a policy or a plan, ask an owner of the workspace to look at it in Notion: **Settings → Connections**.`
            ),
            step(
              say`Otherwise write to Notion support (in Notion: **?** → **Message support**)${requestId2 ? say` with the request ID ${code(requestId2)}` : nothing}.`
            ),
            runAgain(telling)
          ]
        }
      };
    }
  },
  "workspace-mismatch": {
    explain: ([{ expected, workspace, workspaceId }], telling) => ({
      title: say`The token belongs to another workspace`,
      happened: say`Notion accepts the token in ${code(telling.secret)}, but it belongs to ${workspace ? say`the workspace ${strong(workspace)}` : "a workspace without a name"}${workspaceId ? say` (${code(workspaceId)})` : nothing}, and ${code("expect-workspace")} asks for ${strong(expected)}. Nothing else was checked, so that the wrong workspace is not touched.`,
      fix: {
        heading: say`Use the right token, or expect the right workspace`,
        steps: [
          step(
            say`If the **token** is the wrong one: in Notion, switch to the workspace ${strong(expected)}, and copy the token there. ${copyToken({ ...telling, identity: null }).text}`
          ),
          saveSecret(telling),
          step(
            say`If the **expectation** is the wrong one (the workspace was renamed, perhaps), write this in the step; an ID stays when a name changes:`,
            {
              language: "yaml",
              lines: [`expect-workspace: ${workspaceId ?? "<the workspace's ID>"}`]
            }
          ),
          runAnew(telling)
        ]
      }
    })
  },
  "workspace-unknown": {
    explain: ([{ expected, missing: missing2 }], telling) => ({
      title: say`Notion did not say which workspace this is`,
      happened: say`Notion accepts the token in ${code(telling.secret)}, but its answer has no ${missing2 === "id" ? "workspace ID" : "workspace name"}, so whether it belongs to ${strong(expected)} could not be told. This is no fault of the token.`,
      fix: {
        heading: say`Expect what Notion tells`,
        steps: [
          step(
            missing2 === "name" ? say`Give the workspace's **ID** instead of its name in ${code("expect-workspace")}: a healthy run shows it in the output ${code("workspace-id")}.` : say`Give the workspace's **name** instead of its ID in ${code("expect-workspace")}: a healthy run shows it in the output ${code("workspace")}.`
          ),
          step(say`Or leave ${code("expect-workspace")} out, or set ${code("on-inconclusive: warn")}.`)
        ]
      }
    })
  }
};
function invalid() {
  return {
    explain: ([{ shape, message }], telling) => ({
      title: say`The text in ${code(telling.secret)} is no valid token`,
      happened: say`Notion answered **401**, ${quoted(message)} The text is ${count(shape.length, "character")} long${shape.prefix ? say` and begins with ${code(shape.prefix)}` : say` and begins with neither ${code("ntn_")} nor ${code("secret_")}`}; Notion's tokens have 50. ${guess(shape)}${lastPassed(telling)}`,
      fix: {
        heading: say`Save the whole token, two minutes`,
        steps: [copyToken(telling), saveSecret(telling), runAgain(telling)]
      },
      more: goneOrAgain(telling)
    })
  };
}
function guess(shape) {
  if (shape.prefix && shape.length >= 90) return say`It was probably pasted twice.`;
  if (shape.prefix && shape.length < 50) return say`It was probably copied only in part.`;
  return say`It was probably copied in part, pasted twice, or never was a Notion token.`;
}
function replaceFix(telling) {
  return {
    heading: say`Replace it, about three minutes`,
    steps: [
      step(
        say`Open ${connectionsLink} as a workspace owner, and choose the connection that this repository uses. *Not in the list? It may belong to another workspace or person, be a personal token, or be deleted: then make a new one.*`
      ),
      step(
        say`On its **Configuration** tab, next to **Installation access token**, press **Refresh**, then **Copy**. (Older wording: integration → Secrets → Regenerate.) The old token stops working everywhere, so save the new one wherever else it is stored, too.`
      ),
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
      say`**A personal token**: these expire after a year at most: make a new one under ${link("personal access tokens", notionPlaces.personalTokens)}.`,
      say`**Databases missing afterwards**: reconnect each (••• → **Connections**), and see that the **Capabilities** on the Configuration tab are what this workflow needs.`
    ]
  };
}
function quoted(message) {
  if (message === "") return say`without a word.`;
  return /[.!?]$/.test(message) ? say`“${message}”` : say`“${message}”.`;
}

// src/core/catalogue/capabilities.ts
var boxes = {
  "read-content": "Read content",
  "update-content": "Update content",
  "insert-content": "Insert content",
  "read-comments": "Read comments",
  "insert-comments": "Insert comments",
  "read-users": "Read user information",
  "read-user-emails": "Read user information including email addresses"
};
var capabilityEntries = {
  "capability-missing": {
    variant: (facts2) => facts2.personal ? "personal" : "",
    explain: (all, telling) => {
      const who = isPersonal(telling) ? "token" : "connection";
      const names = list(all.map((facts2) => strong(boxes[facts2.capability])));
      if (all[0].personal)
        return {
          title: say`Personal tokens can never list users`,
          happened: say`Notion answers **403**, “${all[0].message ?? "Personal access tokens cannot list users."}” The token itself works${whoClause(telling)}; this kind of token has no box for it that could be ticked.`,
          fix: {
            heading: say`Use a connection's token for this, three minutes`,
            steps: [
              step(
                say`Open ${connectionsLink}, press **Create a new connection** in the same workspace, tick ${strong(boxes["read-users"])} and what else this workflow needs, and copy its token.`
              ),
              step(
                say`Add the new connection to the pages that the workflow uses (••• → **Connections**), and save its token in ${strong(telling.secret)}.`
              ),
              step(
                say`If the workflow does not list users after all, take ${list(all.map((facts2) => code(facts2.capability)))} out of ${code("capabilities")}.`
              ),
              runAgain(telling)
            ]
          }
        };
      return {
        title: all.length === 1 ? say`The ${who} lacks “${all[0].capability === "read-user-emails" ? "user e-mail addresses" : boxes[all[0].capability]}”` : say`The ${who} lacks ${all.length} capabilities`,
        happened: say`Notion accepts the token${whoClause(telling)}, but ${evidence(all)}. That is a missing capability, not a missing share: the pages need no new sharing for it.`,
        fix: {
          heading: say`Tick the box, one minute`,
          steps: [
            isPersonal(telling) ? step(
              say`A personal token: open ${personalTokensLink} and choose it. A token that an OAuth app was given: whoever made the app opens it under ${connectionsLink}.`
            ) : step(say`${openConnection(telling)}`),
            step(
              say`On its **Configuration** tab, under **Capabilities**, tick ${names}, and press **Save changes**. The token stays the same.`
            ),
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
          step(
            say`Ask an owner of the workspace to upgrade its plan (in Notion: **Settings → Plans**), or to delete what is no longer needed.`
          ),
          step(
            say`If this workflow inserts nothing, take ${list(all.map((facts2) => code(facts2.capability)))} out of ${code("capabilities")}.`
          ),
          runAgain(telling)
        ]
      }
    })
  },
  "capability-unknown": {
    variant: (facts2) => `${facts2.why} ${facts2.message}`,
    explain: (all, telling) => ({
      title: all.length === 1 ? say`Whether ${code(all[0].capability)} is there could not be told` : say`${all.length} capabilities could not be told`,
      happened: say`To tell ${list(all.map((facts2) => code(facts2.capability)))} without changing anything in Notion, this check sends what must fail and reads how it fails. This time ${all[0].why}${all[0].message ? say` (“${all[0].message}”)` : nothing}. It is no fault of the token, and does not fail the job.`,
      fix: {
        heading: say`If you want to be sure`,
        steps: [
          step(
            say`${openConnection(telling)} On its **Configuration** tab, under **Capabilities**, look at ${list(all.map((facts2) => strong(boxes[facts2.capability])))}.`
          )
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
    parts.push(say`answers **403** to the question for ${list(refused2.map((facts2) => code(facts2.capability)))}`);
  for (const { capability } of leftOut2)
    parts.push(
      capability === "read-user-emails" ? say`lists users without their e-mail addresses (${code(capability)})` : say`gives a database without its content (${code(capability)})`
    );
  return list(parts);
}

// src/core/catalogue/databases.ts
var named = 10;
var databases = {
  "database-id-malformed": {
    explain: (all, telling) => ({
      title: plural(
        all,
        say`An entry in ${code("databases")} has no usable ID`,
        say`${all.length} entries in ${code("databases")} have no usable ID`
      ),
      happened: say`${list(all.map(malformed), { most: named })}.`,
      fix: {
        heading: say`Give the database's own link, half a minute each`,
        steps: [
          step(
            say`Open the database in Notion as a full page (not the page around it), ••• at the top right → **Copy link**.`
          ),
          step(
            say`Put the link into ${code("databases")} as it is, one per line. An ID alone does too: 32 letters and digits, with dashes or without.`
          ),
          runAnew(telling)
        ]
      }
    })
  },
  "database-not-shared": {
    brief: say`404`,
    explain: (all, telling) => {
      const personal = isPersonal(telling);
      const ofListed = all[0].ofListed;
      const bot = telling.identity?.name;
      const which = ofListed > 1 ? `${all.length} of ${ofListed} databases ${all.length === 1 ? "is" : "are"}` : "The database is";
      return {
        title: personal ? say`${which} out of this token's sight` : say`${which} not shared with ${bot && bot.length <= 22 ? say`“${bot}”` : "the connection"}`,
        happened: say`Notion accepts the token${whoClause(telling)}, but answers **404** to ${list(all.map(openLink), { most: named })}. It says the same for a database that was never shared, one whose page was moved, and one that was deleted, so these cannot be told apart from here.`,
        fix: personal ? personalFix(all, telling) : sharingFix(all, telling),
        more: {
          heading: personal ? say`That person sees the database in Notion` : say`Notion shows you the database, and the connection is already there`,
          items: [
            say`You may be looking at a **copy**: a duplicated page or template has an ID of its own. Copy the link from the database itself (••• → **Copy link**) into ${code("databases")}.`,
            say`It may be a **linked view** of a database that lives elsewhere: open its source (••• → **View source**) and share that.`,
            ...personal ? [] : [
              say`${bot ? strong(bot) : "The connection"} does not appear in the list? On its **Configuration** tab it needs **Read content**; in some workspaces only its owner may add it. The other way round works too: ${connectionsLink} → the connection → **Content access** → **Edit access**.`
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
      title: plural(
        all,
        say`An ID in ${code("databases")} is a page's`,
        say`${all.length} IDs in ${code("databases")} are pages'`
      ),
      happened: say`Notion says that ${list(
        all.map((facts2) => about(facts2)),
        { most: named }
      )} ${all.length === 1 ? "is a page, not a database" : "are pages, not databases"}. ${all.length === 1 ? "A database that is shown inside a page has" : "Databases that are shown inside pages have"} an ID of ${all.length === 1 ? "its" : "their"} own.`,
      fix: {
        heading: say`Give the database's ID instead, one minute`,
        steps: [...all.slice(0, named).map((facts2) => step(pageFix(facts2))), runAnew(telling)]
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
      title: plural(
        all,
        say`An ID in ${code("databases")} is a view's`,
        say`${all.length} IDs in ${code("databases")} are views'`
      ),
      happened: say`${list(
        all.map((facts2) => code(shortId(facts2.id))),
        { most: named }
      )} ${all.length === 1 ? "is the ID of a view" : "are IDs of views"}: the part of a link after ${code("?v=")}. A view only shows a database, and the API wants the database's ID, which stands before the ${code("?")}.`,
      fix: {
        heading: say`Give the database's ID instead, one minute`,
        steps: [
          ...all.slice(0, named).map(
            (facts2) => step(
              facts2.databaseId ? say`Replace ${code(shortId(facts2.id))} in ${code("databases")} with ${facts2.databaseTitle ? say`${strong(facts2.databaseTitle)}, ` : nothing}${code(facts2.databaseId)} (${link("open", notionLink(facts2.databaseId))}).` : say`For ${code(shortId(facts2.id))}: open the view in Notion, ••• at the top right → **Copy link**, and put the whole link into ${code("databases")}.`
            )
          ),
          runAnew(telling)
        ]
      }
    })
  },
  "database-linked": {
    brief: say`no data source in sight`,
    explain: (all, telling) => ({
      title: plural(
        all,
        say`A database is a linked view, or its source is hidden`,
        say`${all.length} databases are linked views, or hidden`
      ),
      happened: say`Notion answers for ${list(
        all.map((facts2) => about(facts2)),
        { most: named }
      )}, but without any data source that this token may see. That is so for a linked view of a database that lives elsewhere, and for a database whose data sources are not shared${whoClause(telling)}.`,
      fix: {
        heading: say`Use and share the source, one minute`,
        steps: [
          step(
            say`Open ${list(
              all.map((facts2) => about(facts2)),
              { most: named }
            )} in Notion, and choose ••• → **View source** (or the arrow ↗ before its title): that is the real database.`
          ),
          step(
            isPersonal(telling) ? say`See that the person whose token this is can open it: if not, **Share** and invite them.` : say`There, ••• → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**.`
          ),
          step(say`••• → **Copy link**, and put that link into ${code("databases")} instead.`),
          runAnew(telling)
        ]
      }
    })
  },
  "database-in-trash": {
    brief: say`in the trash`,
    explain: (all, telling) => ({
      title: plural(all, say`A database is in the trash`, say`${all.length} databases are in the trash`),
      happened: say`Notion still answers for ${list(
        all.map((facts2) => about(facts2)),
        { most: named }
      )}, but says ${code("in_trash")}. Whatever is in the trash cannot be changed, and is deleted for good after a while.`,
      fix: {
        heading: say`Restore it, one minute`,
        steps: [
          step(
            say`In Notion's sidebar open **Trash**, search for ${list(
              all.map((facts2) => facts2.title ? strong(facts2.title) : code(shortId(facts2.id))),
              { most: named, last: "or" }
            )}, and press **Restore**.`
          ),
          ...isPersonal(telling) ? [] : [
            step(
              say`On the restored database, see that ••• → **Connections** still lists ${connectionName(telling)}: restoring can lose it.`
            )
          ],
          runAgain(telling)
        ]
      },
      more: {
        heading: say`It was thrown away on purpose`,
        items: [say`Take it out of ${code("databases")}, and out of the workflow that uses it.`]
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
    title: plural(
      all,
      say`A database needs a newer ${code("Notion-Version")}`,
      say`${all.length} databases need a newer ${code("Notion-Version")}`
    ),
    happened: say`${list(
      all.map((facts2) => about(facts2)),
      { most: named }
    )} ${all.length === 1 ? "has" : "have"} several data sources, and Notion refuses ${all.length === 1 ? "it" : "them"} at ${code(version)}, the version that your code sends. It works from ${code("2025-09-03")} on. Somebody added a data source to the database.`,
    fix: {
      heading: say`Send a newer version`,
      steps: [
        step(
          say`In the code that talks to Notion, raise ${code("Notion-Version")} to ${code("2025-09-03")} or newer (${link("what changes", notionPlaces.versions)}), and query the data source instead of the database${sourceIds(all)}.`
        ),
        step(say`In this step, say so:`, {
          language: "yaml",
          lines: ["notion-version: '2026-03-11'"]
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
  return sources.length === 0 ? nothing : say`: ${list(sources.map(code), { most: named, last: "or" })}`;
}
function isDataSource(all, telling) {
  const [{ version }] = all;
  return {
    title: plural(
      all,
      say`An ID is a data source's, which ${code(version)} lacks`,
      say`${all.length} IDs are data sources', which ${code(version)} lacks`
    ),
    happened: say`${list(
      all.map((facts2) => about(facts2)),
      { most: named }
    )} ${all.length === 1 ? "is a data source" : "are data sources"}, and ${code("notion-version")} is ${code(version)}: data sources exist from ${code("2025-09-03")} on, so your code gets a **404** for ${all.length === 1 ? "it" : "them"}.`,
    fix: {
      heading: say`Give the database's ID, or send a newer version`,
      steps: [
        ...all.slice(0, named).map(
          (facts2) => step(
            facts2.databaseId ? say`Use the ID of its database instead of ${code(shortId(facts2.id))}, here and in your code: ${code(facts2.databaseId)} (${link("open", notionLink(facts2.databaseId))}).` : say`Use the ID of its database instead of ${code(shortId(facts2.id))}, here and in your code: open it in Notion, ••• → **Copy link**.`
          )
        ),
        step(
          say`Or send ${code("Notion-Version: 2025-09-03")} or newer in your code (${link("what changes", notionPlaces.versions)}), and say so in this step:`,
          { language: "yaml", lines: ["notion-version: '2026-03-11'"] }
        ),
        runAnew(telling)
      ]
    }
  };
}
function sharingFix(all, telling) {
  return {
    heading: all.length === 1 ? say`Share it, half a minute` : say`Share them, half a minute each`,
    steps: [
      step(say`Open the database in Notion: ${list(all.map(openLink), { most: named, last: "or" })}.`),
      step(
        say`••• at the top right → **Connections** → **Add connection** → ${connectionName(telling)} → **Confirm**. Sharing a parent page shares everything under it. (Notion used to call connections integrations.)`
      ),
      runAgain(telling)
    ]
  };
}
function personalFix(all, telling) {
  return {
    heading: say`Give its creator access, one minute`,
    steps: [
      step(
        say`This is a personal or OAuth token: there is no connection to add, it sees what its creator sees. Log in to Notion as that person and open ${list(all.map(openLink), { most: named, last: "or" })}.`
      ),
      step(
        say`If Notion says “no access”, have its owner press **Share** and invite that person. (A token from an OAuth app sees only the pages that were picked when it was authorised: authorise it again and pick this one too.)`
      ),
      runAgain(telling)
    ]
  };
}
function pageFix(facts2) {
  const page = about(facts2);
  if (facts2.databases.length === 0)
    return facts2.listed === "all" ? say`On the page ${page} there is no database. Open the one that you mean in Notion as a full page, ••• → **Copy link**, and put that link into ${code("databases")}.` : say`Which databases are on the page ${page} could not be listed. Open the one that you mean as a full page, ••• → **Copy link**, and put that link into ${code("databases")}.`;
  const titled = (database) => Number(database.title === null || database.title === "Untitled");
  const choices = [...facts2.databases].sort((a, b) => titled(a) - titled(b)).map(
    (database) => say`${database.title ? strong(database.title) : "one without a title"} ${code(database.id)}`
  );
  return say`The page ${page} holds ${list(choices, { most: named })}${facts2.listed === "part" ? ", and perhaps more further down" : nothing}. Put ${facts2.databases.length === 1 ? "that ID" : "the one that you mean"} into ${code("databases")} instead of the page's.`;
}
function about(facts2) {
  return facts2.title ? say`${link(say`${strong(facts2.title)}`, notionLink(facts2.id))}` : openLink(facts2);
}
function openLink(facts2) {
  return link(code(shortId(facts2.id)), notionLink(facts2.id));
}
function malformed(facts2) {
  switch (facts2.why) {
    case "no-id":
      return say`${code(facts2.given)} holds no ID (32 letters a–f and digits)`;
    case "several-ids":
      return say`${code(facts2.given)} holds ${facts2.found} IDs, and which is the database's cannot be told`;
    case "refused":
      return say`${code(facts2.given)} is no valid ID for Notion${facts2.message ? say` (“${facts2.message}”)` : nothing}`;
  }
}
function plural(all, one, many) {
  return all.length === 1 ? one : many;
}

// src/core/catalogue/notion-faults.ts
var notionFaults = {
  "notion-unreachable": {
    variant: (facts2) => facts2.reason,
    explain: (all, telling) => {
      const [{ reason: reason2, detail, proxied }] = all;
      const words = unreachable[reason2];
      return {
        title: words.title,
        happened: say`${words.happened}${detail ? say` (${code(detail)})` : nothing}, so ${subjects(all)}. This says nothing about the token.`,
        fix: { heading: say`Clear the way to Notion`, steps: [...words.steps(proxied), runAgain(telling)] }
      };
    }
  },
  "notion-down": {
    explain: (all, telling) => ({
      title: say`Notion is having trouble`,
      happened: say`Notion answered **${statuses(all)}**, so ${subjects(all)}. This says nothing about the token.`,
      fix: {
        heading: say`Wait for Notion`,
        steps: [checkStatus, runAgain(telling, "When Notion is well again,")]
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
        happened: say`Notion answered **429**${wait === null ? " again and again, without saying how long to wait" : say` and asks to wait ${duration(wait)}, which does not fit what was left of the ${count(telling.timeoutSeconds, "second")} that this step may take`}, so ${subjects(all)}. This says nothing about the token.`,
        fix: {
          heading: say`Ask at another time, or wait longer`,
          steps: [
            step(
              workspace ? say`The limit of the whole **workspace** is used up: another connection in it may be busy. See what else runs at this time, and move this workflow away from it.` : say`All that uses this connection shares its requests a minute: see what else runs at this time, and move this workflow away from it.`
            ),
            ...longer <= 3600 ? [
              step(say`Or let the step wait longer (whole seconds, up to 3600):`, {
                language: "yaml",
                lines: [`timeout: ${longer}`]
              })
            ] : [],
            wait === null ? runAgain(telling) : runAgain(telling, `After ${duration(wait)},`)
          ]
        }
      };
    }
  },
  "notion-blocked": {
    explain: (all, telling) => {
      const ray = all.map((facts2) => facts2.evidence.rayId).find((id) => id !== null);
      return {
        title: say`Something between here and Notion blocks this`,
        happened: say`An answer of **${statuses(all)}** came from the edge in front of Notion (Cloudflare${ray ? say`, ray ID ${code(ray)}` : nothing}) or from a rule of your network, before Notion looked at the token, so ${subjects(all)}. This says nothing about the token.`,
        fix: {
          heading: say`Find out who blocks it`,
          steps: [
            step(
              say`On a **self-hosted runner**: let your network's administrators allow ${code("https://api.notion.com")} from it.`
            ),
            step(
              say`On GitHub's runners: wait a while; a later run may have another address. If it stays, send Notion's support the ray ID${ray ? say` ${code(ray)}` : nothing}.`
            ),
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
      const answer = evidence2.status === null ? "The answer" : say`The answer (**${evidence2.status}**)`;
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
var rightAddress = step(
  say`Is ${code("api-url")} right? It should be ${code("https://api.notion.com")}, unless you run a gateway.`
);
var unrecognised = {
  elsewhere: {
    title: say`An answer came that is not known from Notion`,
    heading: say`See who answers there`,
    steps: () => [
      rightAddress,
      step(
        say`On a self-hosted runner, a proxy or a login page may answer in Notion's place: on it, run this. It should print ${code('"code":"unauthorized"')} or the like in JSON.`,
        { language: "sh", lines: ["curl -sS https://api.notion.com/v1/users/me"] }
      ),
      checkStatus
    ]
  },
  notion: {
    title: say`Notion refused a question in words of its own`,
    heading: say`Ask Notion what it means`,
    steps: (request) => [
      step(
        say`Read Notion's words above. If they name a policy, a plan or a setting, ask a workspace owner to look at it.`
      ),
      checkStatus,
      step(
        say`If it stays, write to Notion support (in Notion: **?** → **Message support**)${request ? say` with the request ID ${code(request)}` : nothing}.`
      )
    ]
  },
  gateway: {
    title: say`The token did not arrive at Notion`,
    heading: say`Find what drops the header`,
    steps: () => [
      rightAddress,
      step(
        say`A gateway or proxy between the runner and Notion must pass the header ${code("Authorization")} on as it is.`
      )
    ]
  }
};
function requestId(all) {
  return all.map(({ evidence: evidence2 }) => evidence2.requestId).find((id) => id !== null) ?? null;
}
var proxyVariables = say`${code("HTTPS_PROXY")}, ${code("HTTP_PROXY")} and ${code("NO_PROXY")}`;
var warnInstead = say`${code("on-inconclusive: warn")} in this step turns “could not tell” into a warning.`;
var checkStatus = step(say`Look at ${statusLink}.`);
var unreachable = {
  dns: {
    title: say`Notion's address could not be looked up`,
    happened: say`The runner could not find the address of Notion's API`,
    steps: () => [
      step(say`See that ${code("api-url")} is spelt right, if you set it.`),
      step(
        say`On a self-hosted runner, see that it can look up names: ${code("nslookup api.notion.com")}. Behind a proxy, set ${code("HTTPS_PROXY")} for the runner.`
      )
    ]
  },
  refused: {
    title: say`The connection to Notion was refused`,
    happened: say`Nothing listens where Notion's API should be, or a firewall refused the connection`,
    steps: () => [
      step(say`See that ${code("api-url")} is right, if you set it.`),
      step(say`On a self-hosted runner, let the firewall allow ${code("api.notion.com")}, port 443.`),
      checkStatus
    ]
  },
  reset: {
    title: say`The connection to Notion broke off`,
    happened: say`The connection was closed before the answer was whole`,
    steps: () => [
      checkStatus,
      step(
        say`On a self-hosted runner, a firewall or proxy may cut connections to ${code("api.notion.com")}.`
      )
    ]
  },
  timeout: {
    title: say`Notion did not answer in time`,
    happened: say`No whole answer came in time`,
    steps: (proxied) => [
      checkStatus,
      step(
        proxied ? say`The runner's variables name a proxy (${proxyVariables}): see that it is well.` : say`On a self-hosted runner, see that it reaches ${code("https://api.notion.com")}; behind a proxy, set ${code("HTTPS_PROXY")} for the runner.`
      ),
      step(say`If many databases are listed, a larger ${code("timeout")} may be all that it needs.`)
    ]
  },
  network: {
    title: say`The network did not carry the request to Notion`,
    happened: say`The runner's network has no way to Notion's API`,
    steps: () => [
      step(
        say`On a self-hosted runner, see that it reaches ${code("https://api.notion.com")}; behind a proxy, set ${code("HTTPS_PROXY")} for the runner.`
      ),
      checkStatus
    ]
  },
  certificate: {
    title: say`The certificate is not one that this runner trusts`,
    happened: say`The certificate that came is not signed by an authority that Node.js knows, as behind a company's inspecting proxy`,
    steps: () => [
      step(
        say`On the self-hosted runner, save your company's root certificate as a PEM file, and tell Node.js of it **before** the runner starts (in the runner's ${code(".env")} file), or in the workflow:`,
        { language: "yaml", lines: ["env:", "  NODE_EXTRA_CA_CERTS: /path/to/company-root.pem"] }
      ),
      step(say`Never turn the check of certificates off: the token would go to whoever answers.`)
    ]
  },
  tls: {
    title: say`No safe connection to Notion could be made`,
    happened: say`The TLS handshake failed, or the certificate is for another name or out of its time`,
    steps: () => [
      step(say`See that the clock of a self-hosted runner is right, and that ${code("api-url")} is.`),
      step(
        say`A proxy that inspects traffic may answer in Notion's place: ask your network's administrators.`
      ),
      checkStatus
    ]
  },
  "proxy-auth": {
    title: say`The proxy asks for a name and password`,
    happened: say`The proxy answered **407** and did not let the request through to Notion`,
    steps: () => [
      step(say`Put the name and password that the proxy wants into the runner's variable, as a secret:`, {
        language: "yaml",
        lines: ["env:", "  HTTPS_PROXY: ${{ secrets.PROXY_URL }} # http://name:password@proxy:port"]
      })
    ]
  },
  "proxy-refused": {
    title: say`The proxy does not let the request through`,
    happened: say`The proxy refused to connect to Notion's API`,
    steps: () => [
      step(say`Let your network's administrators allow ${code("api.notion.com:443")} on the proxy.`),
      step(
        say`If Notion can be reached without the proxy, add ${code("api.notion.com")} to ${code("NO_PROXY")}.`
      )
    ]
  },
  "proxy-invalid": {
    title: say`A proxy variable of this runner is not usable`,
    happened: say`The runner's variables name a proxy that is neither http nor https, or whose name or password has a ${code("%")} that is not written ${code("%25")}, and the token is not sent around a proxy that was meant`,
    steps: () => [
      step(
        say`Give ${proxyVariables} of the runner an address such as ${code("http://proxy:3128")}; SOCKS proxies are not supported.`
      ),
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
      step(
        say`If Notion can be reached without the proxy, add ${code("api.notion.com")} to ${code("NO_PROXY")}.`
      )
    ]
  }
};
function subjects(all) {
  if (all.some(({ subject }) => subject.what === "token")) return "whether the token works could not be told";
  const databases2 = all.flatMap(({ subject }) => subject.what === "database" ? [subject] : []);
  const names = all.flatMap(({ subject }) => subject.what === "capability" ? [subject.name] : []);
  const parts = [];
  if (databases2.length > 0)
    parts.push(
      say`${count(databases2.length, "database")} (${list(
        databases2.map(({ id, title }) => title ? strong(title) : code(shortId(id))),
        { most: 5 }
      )})`
    );
  if (names.length > 0)
    parts.push(say`${names.length === 1 ? "the capability" : "the capabilities"} ${list(names.map(code))}`);
  return say`nothing can be said of ${list(parts)}`;
}
function statuses(all) {
  const different = [
    ...new Set(all.flatMap(({ evidence: evidence2 }) => evidence2.status === null ? [] : [evidence2.status]))
  ];
  return different.join(", ") || "an error";
}
function duration(seconds3) {
  if (seconds3 >= 86400) return "a day or more";
  if (seconds3 >= 7200) return count(Math.ceil(seconds3 / 3600), "hour");
  return seconds3 >= 120 ? count(Math.ceil(seconds3 / 60), "minute") : count(seconds3, "second");
}

// src/core/catalogue/run.ts
var runEntries = {
  "input-invalid": {
    explain: (all, telling) => ({
      title: all.length === 1 ? say`The input ${code(all[0].input)} is not usable` : say`${all.length} inputs are not usable`,
      happened: say`${list(all.map(({ input, holds }) => say`${code(input)} holds ${code(holds)}`))}. Notion was not asked any further because of it.`,
      fix: {
        heading: say`Correct the step, one minute`,
        steps: [
          ...all.map(({ input, accepted }) => step(say`Give ${code(input)} ${accepted}.`)),
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
          step(
            say`If nobody cancelled it: a newer run may have (${code("concurrency")} with ${code("cancel-in-progress")}), or the job's ${code("timeout-minutes")} ran out.`
          )
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
            step(
              address ? say`${link("Open an issue", address)} with the message above and the details from the job summary. Never paste a token.` : say`Open an issue in the action's repository with the message above and the details from the job summary. Never paste a token.`
            ),
            step(
              say`Until it is fixed, ${code("on-inconclusive: warn")} keeps this step from failing the job. For more in the log, run again with debug logging enabled.`
            )
          ]
        }
      };
    }
  }
};
function strongWhere(where) {
  return say`“${where}”`;
}

// src/core/catalogue/token-text.ts
var tokenText = {
  "token-missing": {
    explain: ([{ blanks }], telling) => {
      const reusable = reusableWorkflow(telling.run);
      return {
        title: say`The secret ${code(telling.secret)} reached this step empty`,
        happened: say`The input ${code("token")} ${blanks > 0 ? `holds nothing but ${count(blanks, "blank")}` : "is empty"}, and GitHub gives an empty text, without a word, for a secret that this job may not see.${sourceHint(telling.run)} Nothing was sent to Notion, so this says nothing about the token itself.`,
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
      happened: say`This run is for a pull request from ${headRepository ? strong(headRepository) : "a repository that is gone"}, so GitHub handed over an empty text instead of ${code(telling.secret)}. Nothing is wrong with the token, as far as this run can tell: it never saw it.`,
      fix: {
        heading: say`Skip the check for forks, one minute`,
        steps: [
          step(say`Add this line to the step (or to its job, if all of it needs the token):`, {
            language: "yaml",
            lines: [
              `if: \${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}`
            ]
          }),
          step(
            say`To check it after the merge, let the workflow run on ${code("push")} to your main branch as well.`
          )
        ]
      },
      more: {
        heading: say`The check must run for forks too`,
        items: [
          say`${code("on-inconclusive: warn")} keeps the job green and leaves a warning.`,
          say`Do not reach for ${code("pull_request_target")}: it hands your secrets to code that a stranger wrote.`
        ]
      }
    })
  },
  "token-hidden-from-dependabot": {
    explain: (_, telling) => {
      const places = githubPlaces(telling.run);
      const page = places.dependabotSecrets ? link("this repository's Dependabot secrets", places.dependabotSecrets) : say`**Settings → Secrets and variables → Dependabot**`;
      return {
        title: say`Dependabot's runs do not see ${code(telling.secret)}`,
        happened: say`Dependabot started this run, and GitHub gives such runs Dependabot's own secrets instead of the repository's. Nothing reached this step under ${code(telling.secret)}. This says nothing about the token.`,
        fix: {
          heading: say`Give Dependabot the secret, or skip the check there`,
          steps: [
            step(
              say`Open ${page}, press **New repository secret**, name it ${strong(telling.secret)} and paste the token. Or, in a terminal:`,
              setSecretCommand(telling, " --app dependabot")
            ),
            step(say`Or leave Dependabot out, with this line in the step or its job:`, {
              language: "yaml",
              lines: [`if: \${{ github.actor != 'dependabot[bot]' }}`]
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
        happened: say`The text (${count(length, "character")}) ${list(flaws.map(flawInWords))}. No Notion token has that, and other programs would send it as it stands or refuse it, so nothing was sent to Notion.`,
        fix: {
          heading: unfilled ? say`Let the workflow fill it in, one minute` : say`Save it again, one minute`,
          steps: unfilled ? [
            step(
              say`In the workflow, hand the secret to this action like this, without quotes around it:`,
              {
                language: "yaml",
                lines: [tokenLine2(telling)]
              }
            ),
            step(
              say`If the text is in the secret itself, save the token there instead: open ${secretsPage(telling)}.`
            ),
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
            say`${code("gh secret set")} keeps blanks from a pipe and everything after ${code("--body")}: run it without either, and paste when it asks.`,
            say`The text may come from elsewhere: an environment's secret beats the repository's, and that beats the organisation's. Look in ${environmentsPage(telling)}.`
          ]
        }
      };
    }
  },
  "token-wrong-kind": {
    explain: ([{ kind, flaws }], telling) => ({
      title: say`${code(telling.secret)} holds ${wrongKinds[kind].short}`,
      happened: say`The text in ${code(telling.secret)} is ${wrongKinds[kind].long}${flaws.length > 0 ? say`, and it also ${list(flaws.map(flawInWords))}` : ""}. Notion's API takes only a connection's or a personal access token, so nothing was sent.`,
      fix: {
        heading: say`Put the connection's token there, two minutes`,
        steps: [
          ...kind === "github-token" ? [
            step(
              say`Check which secret the workflow hands over: it should say ${secretsExpression(telling)}. ${code("GITHUB_TOKEN")} is GitHub's own and opens nothing in Notion.`
            )
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
      happened: say`Notion accepted the token in ${code(telling.secret)}, ${count(shape.length, "character")} long${shape.prefix ? say`, beginning with ${code(shape.prefix)}` : ""}. Tokens known so far have 50 and begin with ${code("ntn_")} or ${code("secret_")}. Notion may change that at any time, so this is only a word of notice.`,
      fix: {
        heading: say`Nothing needs doing`,
        steps: [
          step(
            say`If you did not expect this, see that ${secretsPage(telling)} hold the token that you mean.`
          )
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
        lines: [tokenLine2(telling)]
      }),
      runAnew(telling)
    ]
  };
}
function missingCandidates(telling) {
  const places = githubPlaces(telling.run);
  const organisation = places.organisationSecrets ? link("the organisation's secrets", places.organisationSecrets) : say`the organisation's **Settings → Secrets and variables → Actions**`;
  return [
    step(
      say`**Absent or misspelt**: is ${strong(telling.secret)} in ${secretsPage(telling)}? If not, press **New repository secret** and paste the token, or in a terminal:`,
      setSecretCommand(telling)
    ),
    step(
      say`**An environment's secret**: is it in ${environmentsPage(telling)}? Then the job needs this line, with the environment's name; without it the secret stays empty:`,
      { language: "yaml", lines: ["environment: production"] }
    ),
    step(
      say`**An organisation's secret**: is it in ${organisation}? Then its **Repository access** must include this repository: an owner presses the pencil there, and adds it.`
    )
  ];
}
function sourceHint({ secretSource }) {
  if (secretSource === "None") return say` GitHub says that this run has no secrets at all.`;
  if (secretSource === "Dependabot")
    return say` GitHub says that this run has Dependabot's secrets, not the repository's.`;
  return secretSource === "Codespaces" ? say` GitHub says that this run has the Codespaces' secrets.` : nothing;
}
function reusableFix(telling, file) {
  return {
    heading: say`Hand the secrets to the reusable workflow, one minute`,
    steps: [
      step(
        say`This job is in the reusable workflow ${code(file)}, which sees only the secrets that its caller passes. In the workflow that calls it, next to ${code("uses:")}, add:`,
        { language: "yaml", lines: ["secrets: inherit"] }
      ),
      step(
        say`Or pass this one alone, and name it under ${code("on.workflow_call.secrets")} in ${code(file)}:`,
        { language: "yaml", lines: ["secrets:", `  ${telling.secret}: \${{ secrets.${telling.secret} }}`] }
      ),
      step(say`See that the caller's repository has the secret: open ${secretsPage(telling)}.`),
      runAnew(telling)
    ]
  };
}
function flawInWords(found) {
  switch (found.flaw) {
    case "leading-break":
      return say`begins with ${found.count === 1 ? "a line break" : `${found.count} line breaks`}`;
    case "trailing-break":
      return say`ends in ${found.count === 1 ? "a line break" : `${found.count} line breaks`}`;
    case "leading-blank":
      return say`begins with ${found.count === 1 ? "a blank" : `${found.count} blanks`}`;
    case "trailing-blank":
      return say`ends in ${found.count === 1 ? "a blank" : `${found.count} blanks`}`;
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
      return say`has ${found.curly ? "curly quotes" : "quotes"} in it (at character ${found.at})`;
    case "bearer":
      return say`begins with the word ${code("Bearer")}, which belongs to the request, not to the token`;
    case "assignment":
      return say`begins with a name and an equals sign or colon, as in ${code("NAME=value")}`;
    case "angle-brackets":
      return say`has angle brackets (${code("<")} or ${code(">")}) in it`;
    case "expression":
      return say`is or holds an expression (${code("${{ … }}")}) that nobody filled in`;
    case "variable":
      return say`is a name (as in ${code("$NAME")}) that nobody filled in`;
    case "stars":
      return say`has ${count(found.count, "star")} where a token should be`;
  }
}
var wrongKinds = {
  "browser-cookie": {
    short: "a browser's cookie, not a token",
    long: say`a browser's ${code("token_v2")} cookie`,
    more: say`The cookie is your own login: it opens everything that you can see, dies when you log out, and Notion's API does not accept it. Log out once, so that the copy that was saved here is worth nothing.`
  },
  "refresh-token": {
    short: "a refresh token, not an access token",
    long: say`an OAuth refresh token (${code("nrt_")})`,
    more: say`A refresh token is only good for fetching new access tokens. Save the ${code("access_token")} that came with it, or use an internal connection, whose token does not run out.`
  },
  "github-token": {
    short: "a GitHub token, not Notion's",
    long: "a GitHub token"
  },
  "notion-id": {
    short: "a Notion ID, not a token",
    long: "the ID of a page, database or other thing in Notion",
    more: say`IDs of databases belong in the input ${code("databases")}.`
  },
  "notion-link": {
    short: "a Notion link, not a token",
    long: "a link to Notion",
    more: say`Links to databases belong in the input ${code("databases")}.`
  },
  "other-link": { short: "a link, not a token", long: "a link" }
};

// src/core/catalogue/index.ts
var catalogue = {
  ...tokenText,
  ...authentication,
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
    if (group) group.diagnoses.push(found);
    else groups.set(key, { code: found.code, diagnoses: [found] });
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

// src/core/catalogue/problems.ts
var order = ["fail", "inconclusive", "warn"];
function problemsOf(report) {
  const telling = tellingOf(report);
  const problems = grouped(diagnosesOf(report.lines)).map((group) => {
    const verdict = traits[group.code].verdict;
    return { ...explain(group, telling), ...group, verdict, fails: failsJob(verdict, report) };
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
function failsJob(verdict, { policies }) {
  if (verdict === "warn") return false;
  return (verdict === "fail" ? policies.broken : policies.inconclusive) === "fail";
}
function verdictLine(report, problems) {
  const failed2 = problems.filter(({ verdict }) => verdict === "fail");
  const unknown = problems.filter(({ verdict }) => verdict === "inconclusive");
  const [first] = failed2.length > 0 ? failed2 : unknown;
  const secret = code(report.secretName);
  if (!first) return say`The Notion token in ${secret} works`;
  if (failed2.length + unknown.length === 1)
    return first.verdict === "fail" ? first.title : say`Could not tell: ${first.title}`;
  if (failed2.length === 0) return say`Could not tell whether the Notion token in ${secret} works`;
  const things = say`${count(failed2.length, "problem")} to fix`;
  return unknown.length === 0 ? say`The Notion token in ${secret}: ${things}` : say`The Notion token in ${secret}: ${things}, and something that could not be told`;
}

// src/core/render/escape.ts
var apart = "​";
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
  const fence2 = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text || " ";
  const shown = inTable ? padded.replace(/\\(?=\|)/g, `\\${apart}`).replaceAll("|", "\\|") : padded;
  return `${fence2}${shown}${fence2}`;
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

// src/core/render/markdown.ts
function toMarkdown(prose, inTable = false) {
  if (typeof prose === "string") return escapeMarkdown(prose);
  if ("as" in prose) return pieceToMarkdown(prose, inTable);
  return woven(
    prose,
    (literal) => literal,
    (value) => toMarkdown(value, inTable)
  );
}
function pieceToMarkdown(piece, inTable) {
  switch (piece.as) {
    case "code":
      return codeSpan(piece.text, inTable);
    case "strong":
      return `**${escapeMarkdown(piece.text)}**`;
    case "link":
      return `[${toMarkdown(piece.text, inTable)}](${escapeHref(piece.href)})`;
  }
}
function toPlain(prose, links = true) {
  return escapeLog(plain(prose, links));
}
function plain(prose, links) {
  if (typeof prose === "string") return prose;
  if ("as" in prose) {
    if (prose.as !== "link") return prose.text;
    const text = plain(prose.text, links);
    return links ? `${text} (${prose.href})` : text;
  }
  return woven(prose, withoutMarkup, (value) => plain(value, links));
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

// src/core/render/problem.ts
function renderProblem(problem, { only, among, extent = "whole" }) {
  const { title, happened, fix, more, verdict } = problem;
  const steps = among ? fix.steps.filter(({ last }) => !last) : fix.steps;
  const alert = verdict === "fail" ? "CAUTION" : verdict === "inconclusive" ? "WARNING" : "NOTE";
  return joined([
    only ? null : `### ${problemSign(problem)} ${toMarkdown(title)}`,
    `> [!${alert}]
> ${toMarkdown(happened)}`,
    ...extent === "shortest" ? [] : [`**${toMarkdown(fix.heading)}**`, steps.map((step2, at) => renderStep(step2, at + 1)).join("\n")],
    more && extent === "whole" ? folded(toMarkdown(more.heading), more.items.map((item) => `- ${toMarkdown(item)}`).join("\n")) : null
  ]);
}
function problemSign({ verdict }) {
  return verdict === "fail" ? "❌" : verdict === "inconclusive" ? "🟡" : "⚠️";
}
var fence = "```";
function renderStep({ text, command }, number) {
  const indent = " ".repeat(String(number).length + 2);
  const line = `${number}. ${toMarkdown(text)}`;
  if (!command) return line;
  const block = [`${fence}${command.language}`, ...command.lines, fence].map((each) => indent + each).join("\n");
  return `${line}

${block}
`;
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

// src/core/tracking-issue/text.ts
var longestBody = 65e3;
var longestTitle = 240;
function issueTitle2(report) {
  const verdict = toPlain(verdictLine(report, proven(report)), false);
  const named2 = verdict.includes(report.secretName) ? verdict : `${verdict} (${report.secretName})`;
  const characters = Array.from(escapeTitle(named2));
  return characters.length <= longestTitle ? characters.join("") : `${characters.slice(0, longestTitle).join("")}…`;
}
function issueBody(report, watch2, state, at) {
  const problems = gravest(report).map((problem) => withoutRunning(problem));
  const elsewhere = state.codes.filter((name) => !report.codes.includes(name));
  const after = [
    `**Then**: ${toMarkdown(runIt(report))}`,
    elsewhere.length > 0 ? toMarkdown(say`Found earlier, and could not be told this time: ${codeList(elsewhere)}.`) : null,
    "---",
    about2(report, watch2, state),
    "<sub>This issue follows the check: it closes itself when the token works again.</sub>",
    `${checkedLine(report, state, at)} ${writeMarker(watch2, state)}`
  ];
  const room = longestBody - joined(after).length - 200;
  return joined([shortened(problems, room, report), ...after]);
}
function runIt({ run }) {
  const page = githubPlaces(run).workflow;
  const words = "the workflow";
  return say`open ${page ? link(words, page) : words} and press **Run workflow**, or wait for its next run.`;
}
function withoutRunning(problem) {
  return { ...problem, fix: { ...problem.fix, steps: problem.fix.steps.filter(({ last }) => !last) } };
}
function healedBody(report, watch2, news, next, at) {
  return joined([
    `> [!TIP]
> ${toMarkdown(say`${healthyAgain(report, news)} There is nothing to do.`)}`,
    "---",
    about2(report, watch2, next),
    "<sub>This issue follows the check: it opens again when the token breaks again.</sub>",
    `${checkedLine(report, next, at)} ${writeMarker(watch2, next)}`
  ]);
}
function withCheckedLine(body, report, watch2, state, at) {
  const { at: from, length } = findMarker(body) ?? { at: body.length, length: 0 };
  const before = body.slice(0, from);
  const line = checkedLine(report, state, at);
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
function newsMark(at) {
  return `<!-- notion-token-check news ${at} -->`;
}
function wordsOf(report) {
  const words = proven(report).map(({ title, fix, code: name }) => [
    name,
    toPlain(title, false),
    ...fix.steps.map(({ text }) => toPlain(text, false))
  ]);
  return checksum(JSON.stringify(words));
}
function issueComment(news, report, known, at) {
  return `${toMarkdown(say`${wordsFor(news, report, known)} (${runLink(report)})`)}

${newsMark(at)}`;
}
function wordsFor(news, report, known) {
  const verdict = verdictLine(report, gravest(report));
  const steps = "The steps in the issue are up to date.";
  switch (news.is) {
    case "changed": {
      const left = known.filter((name) => !report.codes.includes(name));
      const parts = [
        report.outcome === "healthy" ? say`**A part of it is mended.**` : say`**What is wrong has changed.** ${verdict}.`,
        ...news.found.length > 0 ? [say`New: ${codeList(news.found)}.`] : [],
        ...news.gone.length > 0 ? [say`No longer found: ${codeList(news.gone)}.`] : [],
        ...left.length > 0 ? [say`Could not be told this time: ${codeList(left)}.`] : [],
        ...report.outcome === "healthy" ? [] : [steps]
      ];
      return join(parts, " ");
    }
    case "still-broken":
      return say`**Still broken**, so this is open again. ${verdict}. Close it once more, and it stays closed until another kind of fault is found.`;
    case "broken-again":
      return say`**Broken again.** ${verdict}. ${steps}`;
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
  const aboutToken2 = codes2.some((name) => name !== "input-invalid") || codes2.length === 0;
  const works = aboutToken2 ? say`**The Notion token in ${code(report.secretName)} works again.**` : say`**The check of ${code(report.secretName)} passes again.**`;
  const was = codes2.length > 0 ? say` (${codeList(codes2)})` : nothing;
  return since > 0 ? say`${works} It was broken for ${lasting(until - since)}${was}.` : works;
}
function codeList(names) {
  return list(names.map((name) => code(name)));
}
function proven(report) {
  return problemsOf(report).filter(({ verdict }) => verdict === "fail");
}
function gravest(report) {
  return problemsOf(report).filter(({ verdict }) => verdict !== "warn");
}
function about2(report, watch2, state) {
  const file = githubPlaces(report.run).file(watch2.workflow);
  const workflow = file ? link(code(watch2.workflow), file) : code(watch2.workflow);
  const since = state.phase === "broken" ? say`**Broken since**` : say`**Healthy since**`;
  const lines = [
    say`**Secret**: ${code(watch2.secret)}`,
    say`**Workflow**: ${workflow}, job ${code(watch2.job)}`,
    ...state.since > 0 ? [say`${since}: ${dayAndTime(state.since)}`] : [],
    ...state.codes.length > 0 ? [say`**Codes**: ${list(state.codes.map((name) => codeLink(report.run, name)))}`] : []
  ];
  return lines.map((line) => `- ${toMarkdown(line)}`).join("\n");
}
var checkedPattern = /^\*\*Last checked\*\*: .*$/gm;
var results = { healthy: "healthy", broken: "broken", inconclusive: "could not tell" };
function checkedLine(report, { phase }, at) {
  const open2 = report.outcome === "healthy" && phase === "broken";
  const result = open2 ? "could not tell all" : results[report.outcome];
  return `**Last checked**: ${toMarkdown(say`${dayAndTime(at)} (${runLink(report)}), ${result}`)}`;
}
function runLink({ run }) {
  const page = githubPlaces(run).run;
  const words = run.runNumber === null ? "this run" : `run ${run.runNumber}`;
  return page ? link(words, page) : words;
}
function shortened(problems, room, report) {
  const only = problems.length === 1;
  for (const extent of ["whole", "short", "shortest"]) {
    const whole = joined(problems.map((problem) => renderProblem(problem, { only, among: !only, extent })));
    if (whole.length <= room) return whole;
  }
  const shown = [];
  let used = 0;
  for (const problem of problems) {
    const text = renderProblem(problem, { only, among: !only, extent: "shortest" });
    used += text.length + 2;
    if (used > room) break;
    shown.push(text);
  }
  const left = problems.length - shown.length;
  const rest = toMarkdown(
    say`${count(left, "problem")} ${left === 1 ? "has" : "have"} no room here: the job summary of ${runLink(report)} has all.`
  );
  return joined([...shown, rest]);
}
function checksum(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

// src/core/tracking-issue/seen.ts
function seenIn(report, at) {
  const found = diagnosesOf(report.lines);
  const proven2 = new Set(found.map(({ code: code2 }) => code2).filter((code2) => traits[code2].verdict === "fail"));
  const { runId, runAttempt } = report.run;
  return {
    outcome: report.outcome,
    codes: report.codes.filter((code2) => proven2.has(code2)),
    untold: untoldIn(report),
    words: wordsOf(report),
    run: `${runId}/${runAttempt}`,
    at
  };
}
function untoldIn({ lines }) {
  const open2 = lines.filter(
    ({ status, diagnoses }) => status === "skipped" || status === "unknown" || diagnoses.some(({ code: code2 }) => code2 === "capability-unknown")
  );
  const checks = new Set(open2.map(({ check }) => check));
  return checks.has("internal") ? [...codes] : codes.filter((code2) => checks.has(traits[code2].check ?? code2));
}

// src/core/tracking-issue/keep.ts
async function keepIssue(keeping, listed2) {
  const { report, account, github, at } = keeping;
  try {
    const found = await withoutTwins(keeping, ownIssues(keeping, listed2));
    const issue2 = found && await withoutToldNews(keeping, found);
    const seen = seenIn(report, at);
    const decided = decide(issue2 && { open: issue2.open, state: issue2.state }, seen);
    const decision = found?.state.untold ? remembering(decided, issue2, seen) : decided;
    if (issue2 && decision.left) return trackingLeft(linkTo(report, issue2), decision.left);
    if (!issue2 && decision.write === "nothing") await done(github.makeLabel());
    const text = await carryOut(keeping, issue2, decision);
    return text && trackingNote(text);
  } catch (error2) {
    if (error2 instanceof Refused) return trackingRefused(report.run, error2.refusal, account);
    throw error2;
  }
}
var Refused = class extends Error {
  refusal;
  constructor(refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
};
async function done(answer) {
  const given = await answer;
  if (given.ok) return given.value;
  throw new Refused(given.refusal);
}
function ownIssues({ account, watch: watch2 }, listed2) {
  return listed2.filter(({ author }) => isAccount(author, account)).flatMap((issue2) => {
    const state = readMarker(issue2.body, watch2);
    return state ? [{ ...issue2, state }] : [];
  }).toSorted((a, b) => a.number - b.number);
}
function isAccount(author, account) {
  const plain2 = (login) => login.toLowerCase().replace(/\[bot\]$/, "");
  return plain2(author) === plain2(account);
}
async function withoutTwins({ github }, all) {
  const [first, ...twins] = all;
  if (!first) return null;
  for (const { number, body } of twins)
    await done(
      github.changeIssue(number, {
        body: twinBody(first.number, body),
        state: "closed",
        reason: "not_planned"
      })
    );
  const [newest = first] = all.toSorted((a, b) => b.state.checked - a.state.checked);
  return { ...first, state: newest.state };
}
async function withoutToldNews({ github, account }, issue2) {
  const { untold } = issue2.state;
  if (!untold) return issue2;
  const comments = await done(github.comments(issue2.number, untold.at - 6e4));
  const mark = newsMark(untold.at);
  const isTold = comments.some(({ author, body }) => isAccount(author, account) && body.includes(mark));
  return isTold ? { ...issue2, state: { ...issue2.state, untold: null } } : issue2;
}
function remembering(decision, issue2, { at, run }) {
  if (!issue2 || issue2.state.untold || decision.write !== "nothing" || decision.left) return decision;
  return { ...decision, write: "line", next: { ...issue2.state, checked: at, by: run } };
}
async function carryOut(keeping, issue2, decision) {
  const { github, report, at } = keeping;
  const { write, state, comment, next } = decision;
  if (write === "nothing" || next === null) return null;
  if (!issue2) return open(keeping, next);
  await done(
    github.changeIssue(issue2.number, {
      body: bodyFor(keeping, issue2, decision, next),
      ...comment && report.outcome === "broken" && { title: issueTitle2(report) },
      ...state && { state },
      ...state === "closed" && { reason: "completed" }
    })
  );
  if (comment) await done(github.comment(issue2.number, issueComment(comment, report, next.codes, at)));
  return say`${linkTo(report, issue2)} ${became(decision, issue2)}.`;
}
function bodyFor({ report, watch: watch2, at }, issue2, { write, comment }, next) {
  if (write === "line") return withCheckedLine(issue2.body, report, watch2, next, at);
  return comment?.is === "healthy" ? healedBody(report, watch2, comment, next, at) : issueBody(report, watch2, next, at);
}
async function open(keeping, next) {
  const { github, report, watch: watch2, at } = keeping;
  await done(github.makeLabel());
  const text = { title: issueTitle2(report), body: issueBody(report, watch2, next, at) };
  const opened2 = { ...await done(github.openIssue(text)), state: next };
  const listed2 = await github.issues();
  const known = listed2.ok ? ownIssues(keeping, listed2.value) : [];
  const all = [...known.filter(({ number }) => number !== opened2.number), opened2];
  const kept = await withoutTwins(
    keeping,
    all.toSorted((a, b) => a.number - b.number)
  );
  return kept && kept.number !== opened2.number ? say`${linkTo(report, kept)} was opened by another run at the same moment, and is the one that is kept.` : say`${linkTo(report, opened2)} was opened.`;
}
function linkTo({ run }, { number }) {
  const page = githubPlaces(run).issue(number);
  const words = own(`#${number}`);
  return page ? link(words, page) : words;
}
function became({ state, comment, write }, { open: open2, state: before }) {
  if (state === "closed") return "was closed: all is well again";
  if (state === "open") return "was opened again";
  if (comment) return "says what is new";
  if (!open2 && before.phase === "broken")
    return "was closed by hand, and stays closed until another kind of fault is found";
  return write === "line" ? "says when this was last checked" : "was brought up to date";
}

// src/core/follow-up/last-pass.ts
function historyAsked(report) {
  const { policies, codes: codes2, run } = report;
  if (policies.broken !== "fail" || policies.inconclusive !== "fail") return null;
  if (!codes2.some((code2) => traits[code2].rejects)) return null;
  const file = workflowPath(run)?.split("/").at(-1);
  const branch = branchOf(run);
  const event = run.eventName === "schedule" ? run.eventName : null;
  return file && branch ? { file, branch, event } : null;
}
var ordinary = ["schedule", "push", "workflow_dispatch", "repository_dispatch"];
function lastPassOf(runs, run) {
  const sameKind = (event2) => event2 === run.eventName || ordinary.includes(event2) && ordinary.includes(run.eventName);
  const counts = runs.filter(
    ({ id: id2, number: number2, attempt: attempt2, repository, event: event2, startedAt: startedAt2 }) => id2 > 0 && number2 > 0 && startedAt2 > 0 && attempt2 === 1 && repository?.toLowerCase() === run.repository?.toLowerCase() && sameKind(event2)
  );
  const [newest] = counts.toSorted((a, b) => b.startedAt - a.startedAt);
  if (!newest) return null;
  const { id, number, startedAt, sha, event } = newest;
  return { id, number, at: startedAt, sameStep: sha !== "" && sha === run.sha && event === run.eventName };
}

// src/core/follow-up/schedule.ts
var stopsAfterDays = 60;
var warnsAfterDays = 45;
function judgeSchedule(run, about3, now) {
  const { isPublic, lastCommit } = about3;
  if (run.eventName !== "schedule" || isPublic !== true || lastCommit === null) return null;
  if (now - lastCommit <= warnsAfterDays * oneDay) return null;
  return scheduleStops(run, { lastCommit, stops: lastCommit + stopsAfterDays * oneDay, now });
}

// src/core/follow-up/follow-up.ts
async function follow({
  report,
  trackingIssue,
  secretKnown,
  connect,
  at
}) {
  const { run } = report;
  if (report.codes.includes("run-cancelled")) return { lastPass: null, notices: [] };
  const history = historyAsked(report);
  const scheduled = run.eventName === "schedule";
  const tracking = trackingIssue ? watchOf(report, secretKnown) : null;
  const watch2 = tracking && "workflow" in tracking ? tracking : null;
  const notices = tracking && !watch2 ? [tracking] : [];
  if (!history && !scheduled && !watch2) return { lastPass: null, notices };
  const github = await connect();
  if (!github) return { lastPass: null, notices: watch2 ? [trackingWithoutToken()] : notices };
  const [passed, about3, issues] = await Promise.all([
    history && github.passedRuns(history.file, history.branch, history.event),
    scheduled || watch2 ? github.about() : null,
    watch2 && github.issues()
  ]);
  const lastPass = passed?.ok ? lastPassOf(passed.value, run) : null;
  const schedule = about3?.ok ? judgeSchedule(run, about3.value, at) : null;
  if (schedule) notices.push(schedule);
  if (watch2 && about3 && issues) {
    const kept = await keep({ github, watch: watch2, report: { ...report, lastPass }, at }, about3, issues);
    if (kept) notices.push(kept);
  }
  return { lastPass, notices };
}
function watchOf({ run, secretName, codes: codes2 }, secretKnown) {
  if (!onDefaultBranch(run)) return trackingElsewhere("branch");
  if (codes2.some((code2) => traits[code2].hides)) return trackingElsewhere("hidden");
  if (!secretKnown) return trackingWithoutWatch("secret-name");
  const workflow = workflowPath(run);
  if (workflow === null || run.job === "") return trackingWithoutWatch("run");
  return { workflow, job: run.job, secret: secretName };
}
async function keep(keeping, about3, issues) {
  const { run } = keeping.report;
  if (!about3.ok) return trackingRefused(run, about3.refusal, null);
  if (!issues.ok) return trackingRefused(run, issues.refusal, about3.value.account);
  return keepIssue({ ...keeping, account: about3.value.account }, issues.value);
}

// src/core/text/loopback.ts
function isLoopback(host) {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[(?:::1|0*(?::0*){0,6}:0*1)\])$/i.test(host);
}

// src/core/inputs/database-entry.ts
function readDatabases(input) {
  const entries = input.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => line.replace(/(?:^|\s)#.*$/u, "")).flatMap((line) => line.split(",")).map((entry) => entry.trim()).filter((entry) => entry !== "").map(readEntry);
  const seen = /* @__PURE__ */ new Set();
  return entries.filter((entry) => {
    const key = entry.is === "malformed" ? entry.given : `${entry.is} ${entry.id}`;
    return !seen.has(key) && seen.add(key);
  });
}
function readEntry(entry) {
  const given = tidy(entry);
  const [beforeFragment = ""] = decoded(entry).split("#");
  const [path = "", ...query] = beforeFragment.split("?");
  const inPath = idsIn(path);
  const [id] = inPath;
  if (inPath.length > 1) return { is: "malformed", given, why: "several-ids", found: inPath.length };
  if (id !== void 0) return { is: "id", given, id };
  const parameters = query.flatMap((part) => part.split("&")).map((parameter) => {
    const [name, ...value] = parameter.split("=");
    return { name, ids: idsIn(value.join("=")) };
  });
  const things = [...new Set(parameters.flatMap(({ name, ids }) => name === "v" ? [] : ids))];
  const views = [...new Set(parameters.flatMap(({ name, ids }) => name === "v" ? ids : []))];
  const [is, found] = things.length > 0 ? ["id", things] : ["view", views];
  const [only] = found;
  if (only === void 0) return { is: "malformed", given, why: "no-id", found: 0 };
  if (found.length > 1) return { is: "malformed", given, why: "several-ids", found: found.length };
  return { is, given, id: only };
}
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// src/core/inputs/settings.ts
var inputNames = [
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
var defaults = {
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
    if (value !== null) return value;
    problems.push({ input: name, holds: tidy(text), accepted });
    return read(defaults[name]);
  };
  const named2 = readCapabilities(raw.capabilities);
  if (named2.unknown.length > 0)
    problems.push({
      input: "capabilities",
      holds: tidy(named2.unknown.join(", ")),
      accepted: `one or more of ${capabilities.join(", ")}, by line or comma`
    });
  const settings = {
    token: raw.token,
    databases: readDatabases(raw.databases),
    capabilities: named2.known,
    expectWorkspace: tidy(raw["expect-workspace"]) === "" ? null : raw["expect-workspace"].trim(),
    secretName: use(
      "secret-name",
      readSecretName,
      "letters, digits and _, not beginning with a digit or GITHUB_, such as NOTION_TOKEN"
    ),
    notionVersion: use(
      "notion-version",
      readDate,
      `a date that exists, as YYYY-MM-DD, such as ${newestVersion}`
    ),
    onBroken: use("on-broken", readPolicy, "fail or warn"),
    onInconclusive: use("on-inconclusive", readPolicy, "fail or warn"),
    timeoutSeconds: use("timeout", readTimeout, "whole seconds from 5 to 3600"),
    trackingIssue: use("tracking-issue", readSwitch, "true or false"),
    apiUrl: use(
      "api-url",
      (text) => readApiUrl(text, isAddress),
      "an https address, or http to a loopback address, without user name, query or fragment"
    )
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
  if (!parts) return null;
  const [year = 0, month = 0, day2 = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day2));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day2 && year >= 2e3 ? text : null;
}
function readPolicy(text) {
  return text === "fail" || text === "warn" ? text : null;
}
function readSwitch(text) {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : null;
}
function readTimeout(text) {
  const seconds3 = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return seconds3 >= 5 && seconds3 <= 3600 ? seconds3 : null;
}
function readApiUrl(text, isAddress) {
  const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:\\[\]]+)(?::(\d{1,5}))?(\/[^\s?#\\]*)?$/i.exec(text);
  if (!parts) return null;
  const [, scheme = "", host = "", port = "", path = ""] = parts;
  if (port !== "" && (Number(port) < 1 || Number(port) > 65535)) return null;
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(host)) return null;
  if (scheme.toLowerCase() === "http" && !isLoopback(host)) return null;
  const address = `${scheme.toLowerCase()}://${host}${port && `:${port}`}${path.replace(/\/+$/, "")}`;
  return isAddress(address) ? address : null;
}

// src/core/catalogue/lines.ts
function lineTitle({ check, about: about3 }) {
  switch (check) {
    case "inputs":
      return say`The inputs are usable`;
    case "token-format":
      return say`The token is well formed`;
    case "authentication":
      return say`Notion accepts the token`;
    case "workspace":
      return say`The token belongs to ${isNotionId(about3) ? code(about3) : strong(about3)}`;
    case "database": {
      const { title, id, given } = about3;
      return say`Database ${title ? strong(title) : code(id === null ? given : shortId(id))}`;
    }
    case "capability":
      return say`Capability ${code(about3)}`;
    case "internal":
      return about3 === null ? say`This check went through` : say`This check went through (${about3})`;
  }
}
function lineNote(line) {
  const { note, diagnoses } = line;
  if (note) return noteWords(note, line);
  switch (line.check) {
    case "inputs": {
      const names = diagnoses.flatMap(({ facts: facts2 }) => "input" in facts2 ? [code(facts2.input)] : []);
      return names.length === 0 ? nothing : say`${count(names.length, "input")}: ${list(names)}`;
    }
    case "workspace": {
      const [found] = diagnoses;
      const actual = found?.code === "workspace-mismatch" ? found.facts.workspace : null;
      return actual ? say`it belongs to ${strong(actual)}` : nothing;
    }
    case "database": {
      const [found] = diagnoses;
      if (found) return briefOf(found);
      const { id, kind } = line.about;
      if (id === null) return nothing;
      return say`${kind === "data_source" ? "a data source · " : nothing}${link("open", notionLink(id))}`;
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
      return say`${code(String(note.status))}`;
    case "rejected-later":
      return say`accepted at first, then rejected`;
    case "shown":
      return note.by === "databases" ? say`the databases prove it` : say`told without writing anything`;
  }
}
var reasons = {
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
  "version-refused": say`Notion refuses ${code("notion-version")}`
};
function textWords(length, shape) {
  const characters = count(length, "character");
  if (!shape) return say`${characters}`;
  const begins = shape.prefix ? say`${characters}, begins with ${code(shape.prefix)}` : say`${characters}`;
  return shape.familiar ? begins : say`${begins}: an unfamiliar shape, so Notion has to say`;
}
function whoIs({ name, workspace, kind }) {
  const who = name ? strong(name) : "a connection without a name";
  const sort = kind === "user" ? " (a personal or OAuth token)" : "";
  return workspace ? say`${who} in ${strong(workspace)}${sort}` : say`${who}${sort}`;
}

// src/core/render/log.ts
var most = 10;
var longestMessage = 4e3;
var mostLines = 200;
var signs = {
  passed: "✓",
  warned: "!",
  failed: "✗",
  unknown: "?",
  skipped: "-"
};
function renderLog(report) {
  const problems = problemsOf(report);
  return [
    { is: "line", text: `${headWord(report)}${toPlain(verdictLine(report, problems))}` },
    ...checkLines(report),
    ...annotations(problems, report.notices),
    ...report.notices.filter(({ level }) => level === "info").map(infoLine),
    ...requestGroup(report)
  ];
}
function headWord({ outcome }) {
  return outcome === "healthy" ? "Healthy: " : outcome === "broken" ? "Broken: " : "";
}
function checkLines({ lines: all }) {
  const rows = all.filter(({ check, status }) => check !== "inputs" || status !== "passed").map((line) => {
    const notes = [toPlain(lineNote(line)), ...new Set(line.diagnoses.map(({ code: code2 }) => code2))].filter(
      Boolean
    );
    const note = notes.length > 0 ? `: ${notes.join(", ")}` : "";
    return {
      passed: line.status === "passed",
      text: `${signs[line.status]} ${toPlain(lineTitle(line), false)}${note}`
    };
  });
  const shown = rows.length <= mostLines ? rows : rows.filter(({ passed }) => !passed).slice(0, mostLines);
  const left = rows.length - shown.length;
  const lines = shown.map(({ text }) => ({ is: "line", text }));
  return left > 0 ? [...lines, { is: "line", text: `… and ${count(left, "more check")}, see the job summary` }] : lines;
}
function infoLine({ title, text }) {
  return { is: "line", text: `${toPlain(title)}: ${toPlain(text)}` };
}
function annotations(problems, notices) {
  const warnings = notices.filter(({ level }) => level === "warning").map(noticeAnnotation);
  const lines = [];
  for (const level of ["error", "warning"]) {
    const mostAnnotations = level === "warning" ? most - warnings.length : most;
    const found = problems.filter(({ fails }) => fails === (level === "error"));
    const shown = found.length > mostAnnotations ? found.slice(0, mostAnnotations - 1) : found;
    for (const problem of shown)
      lines.push({
        is: "annotation",
        level,
        title: toPlain(problem.title, false),
        message: messageOf2(problem)
      });
    if (shown.length < found.length) {
      const left = count(found.length - shown.length, "more finding");
      lines.push({ is: "annotation", level, title: `And ${left}`, message: `${left} in the job summary.` });
    }
  }
  return [...lines, ...warnings];
}
function noticeAnnotation({ title, text, yaml = [] }) {
  const lines = [toPlain(text), ...yaml.map((line) => `   ${escapeLog(line)}`)];
  return { is: "annotation", level: "warning", title: toPlain(title, false), message: lines.join("\n") };
}
function messageOf2({ happened, fix, code: code2 }) {
  const steps = fix.steps.flatMap(({ text, command }, at) => [
    `${at + 1}. ${toPlain(text)}`,
    ...(command?.lines ?? []).map((line) => `   ${escapeLog(line)}`)
  ]);
  const message = [toPlain(happened, false), "", `${toPlain(fix.heading)}:`, ...steps, "", `(${code2})`].join(
    "\n"
  );
  if (message.length <= longestMessage) return message;
  const cut = message.slice(0, longestMessage - 100).replace(/[\ud800-\udbff]$/, "");
  return `${cut}…
(${code2}; all of it is in the job summary)`;
}
function requestGroup({ requests }) {
  if (requests.length === 0) return [];
  const lines = requests.slice(0, mostLines).map((asked) => {
    const answer = asked.status === null ? asked.answer : `${asked.status} ${asked.answer}`;
    const id = asked.requestId ? `, request ID ${asked.requestId}` : "";
    const ray = asked.rayId ? `, ray ID ${asked.rayId}` : "";
    return escapeLog(`${asked.method} ${asked.path} → ${answer}, ${asked.ms} ms${id}${ray}`);
  });
  const left = requests.length - lines.length;
  if (left > 0) lines.push(`… and ${count(left, "more request")}`);
  return [{ is: "group", title: `What was asked: ${count(requests.length, "request")}`, lines }];
}

// src/core/render/summary.ts
var summaryLimit = 1e6;
var signs2 = {
  passed: "✅",
  warned: "⚠️",
  failed: "❌",
  unknown: "🟡",
  skipped: "➖"
};
function renderSummary(report) {
  const problems = problemsOf(report);
  const before = [
    `## ${headSign(report)} ${toMarkdown(verdictLine(report, problems))}`,
    report.outcome === "healthy" ? healthyLine(report) : null,
    ...problems.map(
      (problem) => renderProblem(problem, { only: isOnly(problem, problems), among: problems.length > 1 })
    ),
    problems.length > 1 ? lastStep(problems) : null
  ];
  const after = [...report.notices.map(renderNotice), renderIdentity(report)];
  const head = joined(before);
  const tail = joined(after);
  let room = summaryLimit - byteLength(head) - byteLength(tail) - 2e3;
  const steps = renderSteps(report, Math.max(0, room * 0.75));
  room -= byteLength(steps);
  return `${joined([head, steps, tail, renderRequests(report, Math.max(0, room))])}
`;
}
function isOnly(problem, problems) {
  const graver = problems.filter(({ verdict }) => verdict !== "warn");
  return graver.length === 1 && graver[0] === problem;
}
function headSign({ outcome }) {
  return outcome === "healthy" ? "✅" : outcome === "broken" ? "❌" : "🟡";
}
function healthyLine(report) {
  const { identity, lines, requests, ms } = report;
  const passed = (name) => lines.filter(({ check, status }) => check === name && status === "passed").length;
  const databases2 = passed("database");
  const names = passed("capability");
  const parts = [
    identity?.name ? say`Notion knows it as ${strong(identity.name)}${identity.workspace ? say` in the workspace ${strong(identity.workspace)}` : nothing}` : say`Notion accepts it`
  ];
  if (databases2 > 0)
    parts.push(
      databases2 === 1 ? "its database answers" : databases2 === 2 ? "both databases answer" : say`all ${databases2} databases answer`
    );
  if (names > 0)
    parts.push(say`${count(names, "capability", "capabilities")} ${names === 1 ? "is" : "are"} there`);
  return toMarkdown(say`${join(parts, ", ")}. (${count(requests.length, "request")}, ${seconds(ms)})`);
}
function renderNotice({ level, title, text, yaml }) {
  const line = level === "warning" ? `⚠️ **${toMarkdown(title)}.** ${toMarkdown(text)}` : `**${toMarkdown(title)}**: ${toMarkdown(text)}`;
  return yaml ? `${line}

\`\`\`yaml
${yaml.join("\n")}
\`\`\`` : line;
}
function seconds(ms) {
  return `${(ms / 1e3).toFixed(1)} s`;
}
function lastStep(problems) {
  const steps = problems.flatMap(({ fix }) => fix.steps);
  const again = steps.find(({ anew }) => anew) ?? steps.find(({ last }) => last);
  return again ? `**Then**: ${toMarkdown(again.text)}` : null;
}
function renderSteps(report, room) {
  const rows = report.lines.filter(({ check, status }) => check !== "inputs" || status !== "passed").map((line) => ({ line, text: renderRow(line, report) }));
  const graver = rows.filter(({ line }) => line.status !== "passed");
  const kept = new Set(fitting(graver, room));
  const roomLeft = room - [...kept].reduce((sum, { text }) => sum + byteLength(text) + 1, 0);
  for (const row of fitting(
    rows.filter(({ line }) => line.status === "passed"),
    roomLeft
  ))
    kept.add(row);
  const shown = rows.filter((row) => kept.has(row));
  const left = rows.length - shown.length;
  return joined([
    ["| | Check | |", "|---|---|---|", ...shown.map(({ text }) => text)].join("\n"),
    left > 0 ? `*${leftOut(rows.filter((row) => !kept.has(row)).map(({ line }) => line))}*` : null
  ]);
}
function leftOut(lines) {
  const passed = lines.filter(({ status }) => status === "passed").length;
  const others = lines.length - passed;
  const parts = [
    passed > 0 ? `${count(passed, "check")} in order` : "",
    others > 0 ? `${count(others, "check")} not in order` : ""
  ].filter((part) => part !== "");
  return `Left out here, because a summary may not be longer: ${parts.join(" and ")}.`;
}
function fitting(rows, room) {
  let used = 0;
  return rows.filter(({ text }) => {
    used += byteLength(text) + 1;
    return used <= room;
  });
}
function renderRow(line, report) {
  const codes2 = [...new Set(line.diagnoses.map(({ code: code2 }) => code2))].map((name) => codeLink(report.run, name));
  const note = lineNote(line);
  const notes = isNothing(note) ? codes2 : [note, ...codes2];
  return `| ${signs2[line.status]} | ${toMarkdown(lineTitle(line), true)} | ${toMarkdown(join(notes, " · "), true)} |`;
}
function renderIdentity(report) {
  const { identity } = report;
  if (!identity) return null;
  const rows = [
    ["Connection or bot", withId(identity.name, identity.id)],
    ["Workspace", withId(identity.workspace, identity.workspaceId)],
    [
      "Kind of token",
      identity.kind === "internal" ? say`internal: owned by the workspace` : identity.kind === "user" ? say`user: personal or OAuth, sees what that person sees or has picked` : say`Notion did not say`
    ],
    ["Secret", say`${code(report.secretName)}`]
  ];
  const lines = rows.map(([name, value]) => `| ${name} | ${toMarkdown(value, true)} |`);
  return folded("Who the token is", ["| | |", "|---|---|", ...lines].join("\n"));
}
function withId(name, id) {
  if (name === null && id === null) return say`Notion did not say`;
  return join([...name ? [strong(name)] : [], ...id ? [code(id)] : []], " ");
}
function renderRequests(report, room) {
  const { requests } = report;
  if (requests.length === 0) return null;
  const rows = requests.map((asked, at) => {
    const answer = asked.status === null ? say`${asked.answer}` : say`${asked.status} ${code(asked.answer)}`;
    const ids = [asked.requestId, asked.rayId ? `ray ${asked.rayId}` : null].filter((id) => id !== null);
    const cells = [
      say`${code(`${asked.method} ${asked.path}`)}`,
      answer,
      say`${asked.ms}`,
      ids.length > 0 ? join(ids.map(code), " ") : nothing
    ];
    const text = `| ${at + 1} | ${cells.map((cell) => toMarkdown(cell, true)).join(" | ")} |`;
    return { text, refused: asked.status !== 200 };
  });
  const kept = new Set(
    fitting(
      rows.filter(({ refused: refused2 }) => refused2),
      room
    )
  );
  const used = [...kept].reduce((sum, { text }) => sum + byteLength(text) + 1, 0);
  for (const row of fitting(
    rows.filter(({ refused: refused2 }) => !refused2),
    room - used
  ))
    kept.add(row);
  const shown = rows.filter((row) => kept.has(row));
  return folded(
    "What was asked (for Notion's support)",
    joined([
      [
        "| | Request | Answer | ms | Request ID |",
        "|---|---|---|---|---|",
        ...shown.map(({ text }) => text)
      ].join("\n"),
      shown.length < rows.length ? `*${count(rows.length - shown.length, "request")} left out here.*` : null
    ])
  );
}
function byteLength(text) {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
  }
  return bytes;
}

// src/core/render/report-json.ts
var reportLimit = 99e3;
function renderReport(report) {
  const problems = problemsOf(report);
  const whole = {
    schemaVersion: 1,
    outcome: report.outcome,
    codes: report.codes,
    verdict: toPlain(verdictLine(report, problems), false),
    exitCode: report.exitCode,
    secretName: report.secretName,
    identity: identityOf(report),
    problems: problemTexts(problems),
    checks: report.lines.map((line) => ({
      id: lineId(line),
      title: toPlain(lineTitle(line), false),
      note: toPlain(lineNote(line)),
      status: line.status,
      codes: line.diagnoses.map(({ code: code2 }) => code2),
      ...line.check === "database" ? { database: databaseOf(line.about) } : {}
    })),
    requests: report.requests,
    leftOut: { checks: 0, requests: 0 },
    lastPass: report.lastPass && {
      run: report.lastPass.number,
      url: githubPlaces(report.run).otherRun(report.lastPass.id),
      at: new Date(report.lastPass.at).toISOString()
    },
    notices: report.notices.map(({ about: about3, level, title, text, yaml }) => ({
      about: about3,
      level,
      title: toPlain(title, false),
      text: [toPlain(text), ...yaml ?? []].join("\n")
    })),
    milliseconds: report.ms
  };
  return JSON.stringify(shortened2(whole));
}
function databaseOf(about3) {
  return { ...about3, url: about3.id && notionLink(about3.id) };
}
function problemTexts(problems) {
  for (const most2 of [Number.POSITIVE_INFINITY, 1e3, 400, 150]) {
    const cut = (text) => text.length <= most2 ? text : `${text.slice(0, most2).replace(/[\ud800-\udbff]$/, "")}…`;
    const texts = problems.map((problem) => ({
      code: problem.code,
      verdict: problem.verdict,
      title: toPlain(problem.title, false),
      happened: cut(toPlain(problem.happened, false)),
      fix: problem.fix.steps.map(
        ({ text, command }) => cut([toPlain(text), ...command?.lines ?? []].join("\n"))
      )
    }));
    if (most2 === 150 || byteLength(JSON.stringify(texts)) < reportLimit / 2) return texts;
  }
  return [];
}
function identityOf({ identity }) {
  if (!identity) return null;
  const { name, id, kind, workspace, workspaceId } = identity;
  return { name, id, kind, workspace, workspaceId };
}
function shortened2(whole) {
  const size = (value) => byteLength(JSON.stringify(value)) + 1;
  let room = reportLimit - size({ ...whole, checks: [], requests: [] });
  const take = (items, kept) => {
    for (const item of items) {
      if (size(item) > room) return;
      room -= size(item);
      kept.add(item);
    }
  };
  const checks = /* @__PURE__ */ new Set();
  const requests = /* @__PURE__ */ new Set();
  take(
    whole.checks.filter(({ status }) => status !== "passed"),
    checks
  );
  take(
    whole.checks.filter(({ status }) => status === "passed"),
    checks
  );
  take(
    whole.requests.filter(({ status }) => status !== 200),
    requests
  );
  take(
    whole.requests.filter(({ status }) => status === 200),
    requests
  );
  return {
    ...whole,
    checks: whole.checks.filter((check) => checks.has(check)),
    requests: whole.requests.filter((request) => requests.has(request)),
    leftOut: {
      checks: whole.checks.length - checks.size,
      requests: whole.requests.length - requests.size
    }
  };
}

// src/core/token/redact.ts
var pieceLength = 8;
var shortest = 4;
function masksFor(token, secretName = "") {
  if (cannotBeSecret(token, secretName)) return [];
  const lines = token.split(/[\r\n]+/);
  return [
    ...new Set([token, strippedToken(token), ...lines].filter((text) => text.trim().length >= pieceLength))
  ];
}
function redactorFor(token, secretName = "") {
  if (cannotBeSecret(token, secretName)) return (text) => text;
  const named2 = looksLikeToken(secretName) ? "" : secretName;
  const whole = [token, strippedToken(token)].filter(
    (text) => text.length >= shortest && text.length < pieceLength
  );
  const pieces = /* @__PURE__ */ new Set();
  for (const form of formsOf(token)) {
    for (let at = 0; at + pieceLength <= form.length; at++) {
      const piece = form.slice(at, at + pieceLength);
      if (!named2.includes(piece)) pieces.add(piece);
    }
  }
  return (text) => {
    let hidden = text;
    for (const short of whole) hidden = hidden.replaceAll(short, "***");
    return hidePieces(hidden, pieces);
  };
}
function formsOf(token) {
  return [token, tidyWhole(token), token.replace(new RegExp("\\s|\\p{C}|\\p{Default_Ignorable_Code_Point}", "gu"), "")];
}
function hidePieces(text, pieces) {
  let result = "";
  let shownTo = 0;
  for (let at = 0; at + pieceLength <= text.length; at++) {
    if (!pieces.has(text.slice(at, at + pieceLength))) continue;
    let end2 = at + pieceLength;
    while (end2 < text.length && pieces.has(text.slice(end2 + 1 - pieceLength, end2 + 1))) end2++;
    result += `${text.slice(shownTo, at)}***`;
    shownTo = end2;
    at = end2 - 1;
  }
  return result + text.slice(shownTo);
}
function redactDeep(value, redact) {
  if (typeof value === "string") return redactText(value, redact);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    ownWords.has(key) ? item : redactDeep(item, redact)
  ]);
  return Object.fromEntries(entries);
}
function redactText(text, redact) {
  if (isNotionId(text) && redact(undashed(text)) !== undashed(text)) return "***";
  return redact(text);
}
var ownWords = /* @__PURE__ */ new Set([
  "literals",
  "code",
  "codes",
  "status",
  "outcome",
  "kind",
  "as",
  "run"
]);

// src/action.ts
async function runAction(ports) {
  const { host, connect, elapsed, crashed } = ports;
  const raw = host.inputs();
  const { settings, problems } = readSettings(raw, (text) => URL.canParse(text));
  host.mask([...masksFor(raw.token, settings.secretName), ...masksFor(raw["github-token"])]);
  const hide = [redactorFor(raw.token, settings.secretName), redactorFor(raw["github-token"])];
  const redact = (text) => hide.reduce((hidden, each) => each(hidden), text);
  let connection;
  const open2 = () => {
    connection ??= connect(settings);
    return connection;
  };
  let context = unknownRun;
  let climbed;
  const onCrash = (error2) => debugStack(host, redact, error2);
  try {
    context = host.context(raw);
    const progress = counted(host.progress);
    climbed = await climb({ settings, problems, context, connection: open2, progress, crashed, onCrash });
  } catch (error2) {
    onCrash(error2);
    climbed = { lines: [crashLine(null, error2)], identity: null };
  }
  const requests = connection?.asked() ?? [];
  const ms = Math.round(elapsed());
  const settled2 = redactDeep(settle({ ...climbed, requests, settings, run: context, ms }), redact);
  const followed = redactDeep(await followUp(ports, { settled: settled2, settings, problems, raw, redact }), redact);
  const { exitCode } = await publish(host, redact, { ...settled2, ...followed });
  await connection?.close();
  return exitCode;
}
async function followUp({ host, github, now, crashed }, known) {
  const { settled: settled2, settings, problems, raw, redact } = known;
  try {
    const following = follow({
      report: settled2,
      trackingIssue: settings.trackingIssue,
      secretKnown: !problems.some(({ input }) => input === "secret-name"),
      connect: () => github(settings, raw["github-token"].trim(), settled2.run),
      at: now()
    });
    return await Promise.race([following, crashed]);
  } catch (error2) {
    debugStack(host, redact, error2);
    return { lastPass: null, notices: settings.trackingIssue ? [followFailed(messageOf(error2))] : [] };
  }
}
function counted(progress) {
  let done2 = 0;
  return (more, total) => {
    done2 += more;
    progress(done2, total);
  };
}
async function publish(host, redact, report) {
  try {
    await publishWhole(host, report);
    return report;
  } catch (error2) {
    debugStack(host, redact, error2);
    const failed2 = redactDeep(crashedReport(report, error2), redact);
    await publishWhole(host, failed2);
    return failed2;
  }
}
async function publishWhole(host, report) {
  const published = { outputs: outputsOf(report), summary: renderSummary(report) };
  host.log(renderLog(report));
  await host.publish(published);
}
function crashedReport(report, error2) {
  const lines = [crashLine(null, error2)];
  const codes2 = [.../* @__PURE__ */ new Set([...report.codes, "internal-error"])];
  if (report.outcome === "broken") return { ...report, lines, codes: codes2 };
  const exitCode = report.policies.inconclusive === "fail" ? 1 : 0;
  return { ...report, lines, codes: codes2, outcome: "inconclusive", exitCode };
}
function outputsOf(report) {
  const { identity } = report;
  return {
    outcome: report.outcome,
    codes: JSON.stringify(report.codes),
    report: renderReport(report),
    workspace: identity?.workspace ?? "",
    "workspace-id": identity?.workspaceId ?? "",
    bot: identity?.name ?? "",
    "bot-id": identity?.id ?? "",
    "token-kind": identity?.kind ?? ""
  };
}
function debugStack(host, redact, error2) {
  host.debug(redact(String(error2?.stack ?? error2)));
}

// src/github/connect.ts
async function openGitHub(opening) {
  const { token, notionToken, run, cancel, withinMs, fetch: fetch2 } = opening;
  const { apiUrl, repository } = run;
  if (repository === null || token === notionToken.trim() || !/^[\x21-\x7e]+$/.test(token)) return null;
  const end2 = AbortSignal.timeout(Math.max(0, Math.floor(withinMs)));
  const { connectGitHub } = await import("./port-FBIXCXOI.js");
  return connectGitHub({
    token,
    apiUrl,
    repository,
    signal: AbortSignal.any([cancel, end2]),
    cancelled: () => cancel.aborted,
    fetch: fetch2
  });
}

// src/github/context.ts
import { readFileSync } from "node:fs";
function readContext(raw, environment) {
  const event = eventOf(environment.GITHUB_EVENT_PATH?.trim() ?? "");
  const read = (name) => environment[name]?.trim() ?? "";
  return {
    serverUrl: (read("GITHUB_SERVER_URL") || "https://github.com").replace(/\/+$/, ""),
    repository: /^[^/\s]+\/[^/\s]+$/.test(read("GITHUB_REPOSITORY")) ? read("GITHUB_REPOSITORY") : null,
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
    return path === "" ? null : JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
function pullRequestOf(event) {
  const pull = event?.pull_request;
  if (!pull?.head) return null;
  const name = (repository) => typeof repository?.full_name === "string" ? repository.full_name : null;
  return { head: name(pull.head.repo), base: name(pull.base?.repo) };
}
function defaultBranchOf(event) {
  const branch = event?.repository?.default_branch;
  return typeof branch === "string" && branch !== "" ? branch : null;
}

// src/github/inputs.ts
function readInputs() {
  const entries = inputNames.map((name) => [name, getInput(name, { trimWhitespace: false })]);
  return Object.fromEntries(entries);
}

// src/github/log.ts
function printLog(lines) {
  for (const line of lines) printLine(line);
}
var annotate = { error, warning };
function printLine(line) {
  switch (line.is) {
    case "line":
      info(line.text);
      return;
    case "group":
      startGroup(line.title);
      for (const each of line.lines) info(each);
      endGroup();
      return;
    case "annotation":
      annotate[line.level](line.message, { title: line.title });
      return;
  }
}
function maskAll(values) {
  for (const value of values) setSecret(value);
}

// src/github/progress.ts
function createProgress(now, say2 = info, everyMs = 3e3) {
  const seldom = () => {
    let last = Number.NEGATIVE_INFINITY;
    return (line) => {
      if (now() - last < everyMs) return;
      last = now();
      say2(line);
    };
  };
  const began = now();
  const [sayDone, sayWaiting] = [seldom(), seldom()];
  return {
    /** Databases answered, of all. Nothing is said of what takes only a moment. */
    done: (done2, total) => {
      if (done2 < total && now() - began >= everyMs) sayDone(`${done2} of ${total} databases asked`);
    },
    /** The whole pool waits for a rate limit, so many milliseconds. */
    waiting: (ms) => {
      if (ms >= 1e3) sayWaiting(`Notion asks to wait ${Math.ceil(ms / 1e3)} s (rate limit); waiting`);
    }
  };
}

// src/github/publish.ts
async function publish2({ outputs, summary: summary2 }) {
  for (const [name, value] of Object.entries(outputs))
    await tried(`the output ${name}`, () => setOutput(name, value));
  if (process.env.GITHUB_STEP_SUMMARY)
    await tried("the job summary", () => summary.addRaw(summary2).write());
}
async function tried(what, write) {
  try {
    await write();
  } catch (error2) {
    warning(escapeLog(`Could not write ${what}: ${messageOf(error2)}`));
  }
}

// src/http/fetch.ts
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

// src/http/proxies.ts
function proxySettings(environment, nodeVersion) {
  const wrong = [];
  const proxies = [];
  const read = (...names) => {
    const name = names.find((each) => environment[each]);
    if (!name) return void 0;
    const url = readProxy(environment[name] ?? "");
    if (url === null) {
      wrong.push(name);
      return void 0;
    }
    const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
    proxies.push({ host: url.hostname.replace(/^\[|\]$/g, ""), port });
    return url.href;
  };
  const plain2 = read("http_proxy", "HTTP_PROXY");
  const secure = read("https_proxy", "HTTPS_PROXY") ?? plain2;
  const except = environment.no_proxy ?? environment.NO_PROXY;
  const [variable] = wrong;
  return {
    variables: {
      ...plain2 && { HTTP_PROXY: plain2 },
      ...secure && { HTTPS_PROXY: secure },
      ...except && { NO_PROXY: except }
    },
    proxies,
    unusable: variable ? { code: "INVALID_PROXY", detail: variable } : proxies.length > 0 && !knowsProxies(nodeVersion) ? { code: "UNSUPPORTED_PROXY", detail: `Node ${nodeVersion}` } : null
  };
}
function readProxy(text) {
  const url = URL.parse(text.includes("://") ? text : `http://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") return null;
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

// src/http/transport.ts
var import_node_http = __toESM(require_node_http(), 1);
import https from "node:https";

// src/http/read-body.ts
var BodyTooLarge = class extends Error {
};
var limits = {
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
    if (valuesIn(text) > limits.values) throw new BodyTooLarge(`more than ${limits.values} values`);
    return text.replace(/^\uFEFF/, "");
  };
}
var marks = new Set(Array.from("{[,:", (mark) => mark.charCodeAt(0)));
function valuesIn(text) {
  if (text.length < limits.values) return 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) if (marks.has(text.charCodeAt(at))) values++;
  return values;
}

// src/http/transport.ts
function openTransport({ variables, unusable }) {
  const direct = agentsWith({});
  const proxied = agentsWith(variables);
  const readBody = createBodyReader();
  return {
    send: async (request) => {
      const { protocol, hostname } = new URL(request.url);
      const local = isLoopback(hostname);
      if (unusable && !local) throw unusableProxy(unusable);
      const secure = protocol === "https:";
      const agent = (local ? direct : proxied)[secure ? "https:" : "http:"];
      const response = await responseTo(request, secure ? https.request : import_node_http.default.request, agent);
      const { statusCode = 0, headers } = response;
      const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      return { status: statusCode, headers: new Map(entries), body: await readBody(response) };
    },
    close: () => {
      for (const agents of [direct, proxied]) for (const agent of Object.values(agents)) agent.destroy();
    }
  };
}
function agentsWith(proxyEnv) {
  const options = { keepAlive: true, proxyEnv };
  return { "http:": new import_node_http.default.Agent(options), "https:": new https.Agent(options) };
}
function responseTo({ url, method, headers, signal, body }, request, agent) {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, signal, agent }).once("response", resolve).on("error", reject).end(body);
  });
}
function unusableProxy({ code: code2, detail }) {
  return Object.assign(new Error(`${detail}: no proxy that can be used`), { code: code2, detail });
}

// src/notion/clock.ts
var realClock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }
};

// src/notion/read-answer.ts
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
  const error2 = status >= 400 ? notionError(body, status) : null;
  if (status >= 400 && error2 === null) return notNotion(answer, evidence2, now);
  if (error2) return notionRefusal(status, error2, evidence2, acceptedBefore, waitOf(answer, now));
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
    return refuse(
      { kind: "rate-limited", evidence: evidence2, waitSeconds: seconds2(waitMs), limit: "unknown" },
      waitMs,
      true
    );
  if (edge) return refuse({ kind: "blocked", evidence: evidence2 });
  if (status === 407)
    return refuse({ kind: "unreachable", evidence: evidence2, reason: "proxy-auth", detail: "HTTP 407", proxied: true });
  return refuse({ kind: "unrecognised", evidence: evidence2, what: describeBody(answer) });
}
function notionRefusal(status, error2, evidence2, acceptedBefore, waitMs) {
  const { code: code2, message, reason: reason2, several, sources, blockLimit } = error2;
  if (status === 429) {
    if (reason2 === "public_api_request_blocked")
      return refuse({ kind: "access-restricted", evidence: evidence2, message, acceptedBefore });
    const limit = reason2 === "public_api_space_request_rate_limit" ? "workspace" : reason2 ? "connection" : "unknown";
    return refuse({ kind: "rate-limited", evidence: evidence2, waitSeconds: seconds2(waitMs), limit }, waitMs, true);
  }
  const about3 = { evidence: evidence2, message };
  if (status === 401 && code2 === "unauthorized") return refuse(refusalOf401(about3, acceptedBefore));
  if (status === 403 && blockLimit) return refuse({ kind: "block-limit", ...about3 });
  if (status === 403 && code2 === "restricted_resource" && capabilityWords.test(message))
    return refuse({ kind: "restricted", ...about3 });
  if (status === 404 && code2 === "object_not_found") return refuse({ kind: "not-found", ...about3 });
  if (status === 400 && (code2 === "missing_version" || /notion-version/i.test(message)))
    return refuse({ kind: "version-refused", ...about3 });
  if (status === 400 && code2 !== "invalid_request_url")
    return refuse({ kind: "invalid", ...about3, several, sources });
  return refuse({ kind: "unknown-error", ...about3, code: code2 }, null, code2 === "conflict_error");
}
function notionError(body, status) {
  if (!isObject(body) || body.object !== "error") return null;
  if (body.status !== void 0 && body.status !== status) return null;
  if (typeof body.code !== "string" || typeof body.message !== "string") return null;
  const data = isObject(body.additional_data) ? body.additional_data : {};
  const ids = Array.isArray(data.child_data_source_ids) ? data.child_data_source_ids : [];
  return {
    code: tidy(body.code),
    message: tidy(body.message),
    reason: tidyOrNull(data.rate_limit_reason),
    several: data.error_type === "multiple_data_sources_for_database",
    sources: ids.flatMap((id) => tidyOrNull(id) ?? []),
    blockLimit: typeof data.block_limit === "string" && data.block_limit !== ""
  };
}
var capabilityWords = /^(?:insufficient permissions for this endpoint|personal access tokens cannot list users)\.?$/i;
function refusalOf401(about3, acceptedBefore) {
  const { message } = about3;
  if (/\bauthorization header\b/i.test(message)) return { kind: "header-lost", ...about3 };
  const usual = /^(?:unauthorized\.?)?$/i.test(message) || aboutToken.test(message);
  if (!usual && aboutAccess.test(message)) return { kind: "access-restricted", ...about3, acceptedBefore };
  return usual || /\btoken\b/i.test(message) ? { kind: "unauthorized", ...about3, acceptedBefore } : { kind: "unknown-error", ...about3, code: "unauthorized" };
}
var aboutToken = /\btoken\b.*\b(?:revoked|expired|invalid)\b/i;
var aboutAccess = /\b(?:accounts?|persons?|users?|members?|guests?|polic(?:y|ies)|plans?|regions?|countr(?:y|ies)|workspaces?)\b/i;
function answerWord(answer) {
  const { status, json: body } = answer;
  if (status >= 400) return notionError(body, status)?.code ?? describeBody(answer);
  return isObject(body) && typeof body.object === "string" ? tidy(body.object) : describeBody(answer);
}
function describeBody({ body, headers, json }) {
  if (body.trim() === "") return "an empty answer";
  const type = headers.get("content-type") ?? "";
  if (/html/i.test(type) || /^\s*<(?:!doctype|html)/i.test(body)) return "an HTML page";
  if (json !== void 0) return "JSON, but not of Notion’s API";
  return /json/i.test(type) ? "broken JSON" : "no JSON";
}
function evidenceOf({ status, headers, json: body }) {
  const inBody = isObject(body) ? tidyOrNull(body.request_id) : null;
  return {
    status,
    requestId: tidyOrNull(headers.get("x-notion-request-id")) ?? inBody,
    rayId: tidyOrNull(headers.get("cf-ray"))
  };
}
function waitOf({ headers }, now) {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1e3;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
var longestWait = 86400;
function seconds2(ms) {
  return ms === null ? null : Math.min(longestWait, Math.ceil(ms / 1e3));
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/notion/attempt.ts
async function attempt(question, ms, options) {
  const { clock, wire, accepted, record } = options;
  const { notionVersion, call } = question;
  const begun = clock.now();
  const timer = timeLimit(ms, options);
  try {
    const { sent, error: error2 } = await wire.put(call, notionVersion, timer.signal);
    const answer = sent?.answer ? parsed(sent.answer) : null;
    const read = answer ? readAnswer(answer, accepted(), clock.date()) : lost(sent, error2, timer.timedOut() ? ms : null, options);
    if (sent) record(recordOf(sent, answer, { notionVersion, ms: clock.now() - begun, read }));
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
  if (stopped.aborted) abort();
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    clear: () => {
      cancel();
      stopped.removeEventListener("abort", abort);
    }
  };
}
function lost(sent, error2, timedOutAfter, { stopped, wire }) {
  if (timedOutAfter !== null)
    return failed(wire.late(`no answer in ${Math.max(1, Math.round(timedOutAfter / 1e3))} s`));
  if (stopped.aborted) return null;
  if (!sent) throw error2;
  return failed(wire.faultOf(sent.error));
}
var lasting2 = /* @__PURE__ */ new Set([
  "certificate",
  "tls",
  "proxy-auth",
  "proxy-refused",
  "proxy-invalid",
  "proxy-unsupported"
]);
function failed(fault) {
  const lasts2 = fault.kind !== "unreachable" || lasting2.has(fault.reason);
  return { is: "refusal", refusal: fault, waitMs: null, again: !lasts2 };
}
function shaped(read, question) {
  if (read.is === "refusal") return read;
  const value = question.read(read.value);
  if (value !== null) return { is: "value", shaped: value };
  const { evidence: evidence2 } = read;
  const what = "JSON, but not what this question gets";
  return { is: "refusal", refusal: { kind: "unrecognised", evidence: evidence2, what }, waitMs: null, again: false };
}
var noEvidence = { status: null, requestId: null, rayId: null };
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
  if (read?.is !== "refusal") return "stopped";
  const { refusal } = read;
  if (refusal.kind === "unreachable")
    return refusal.detail ? `${refusal.reason} (${refusal.detail})` : refusal.reason;
  return refusal.kind === "unrecognised" ? refusal.what : refusal.kind;
}

// src/notion/ending.ts
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
      if (why) return;
      why = refusal;
      onEnd();
      for (const wake of Array.from(sleepers)) wake();
      if (graceMs === 0) stopped.abort();
      else after(graceMs, () => stopped.abort());
    },
    sleep: (ms) => new Promise((resolve) => {
      const wake = () => {
        cancel();
        sleepers.delete(wake);
        resolve();
      };
      const cancel = clock.after(ms, wake);
      sleepers.add(wake);
      if (why) wake();
    }),
    after,
    clear: () => {
      for (const cancel of timers) cancel();
    }
  };
}

// src/notion/gate.ts
function createGate(atOnce, clock) {
  const queue = [];
  let most2 = atOnce;
  let running = 0;
  let closed = false;
  let pausing = false;
  let pausedUntil = 0;
  let pausedSince = 0;
  let pausedBefore = 0;
  let cancelTimer = () => {
  };
  const pump = () => {
    while (queue.length > 0 && (closed || running < most2 && !pausing)) {
      if (!closed) running++;
      queue.shift()?.(!closed);
    }
  };
  const resume = () => {
    pausing = false;
    pump();
  };
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
      const until = clock.now() + ms;
      if (closed || pausing && until <= pausedUntil) return;
      if (!pausing) {
        pausedBefore += Math.max(0, pausedUntil - pausedSince);
        pausedSince = clock.now();
      }
      pausing = true;
      pausedUntil = until;
      cancelTimer();
      cancelTimer = clock.after(ms, resume);
    },
    isPausing: () => pausing,
    narrow: (to) => {
      most2 = Math.min(most2, to);
    },
    close: () => {
      closed = true;
      cancelTimer();
      pump();
    },
    paused: () => pausedBefore + Math.max(0, Math.min(clock.now(), pausedUntil) - pausedSince)
  };
}

// src/notion/streak.ts
var noStreak = {
  accepted: false,
  troubled: false,
  failingSince: null,
  givenUp: 0,
  lastFault: null,
  lastLimit: null,
  pauses: 0,
  unnamedMs: 0
};
var lasting3 = { ms: 5e3, questions: 5 };
var shortestPause = 500;
var longestFloor = 3e4;
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
  if (named2 && fault.kind !== "down") return { ...troubled, ...limit };
  return { ...troubled, ...limit, lastFault: fault, failingSince: streak.failingSince ?? begun };
}
function afterGivingUp(streak) {
  return { ...streak, givenUp: streak.failingSince === null ? 0 : streak.givenUp + 1 };
}
function lasts({ failingSince, givenUp }, now) {
  const long = failingSince !== null && now - failingSince >= lasting3.ms;
  return long || givenUp >= lasting3.questions;
}
function pauseFor({ pauses }, waitMs) {
  const floor = Math.min(longestFloor, shortestPause * 2 ** pauses);
  return waitMs < 1e3 ? Math.max(waitMs, floor) : waitMs;
}
function afterPause(streak, unnamedMs) {
  return { ...streak, pauses: streak.pauses + 1, unnamedMs: streak.unnamedMs + unnamedMs };
}

// src/notion/patience.ts
var limits2 = {
  attempt: 15e3,
  /** A failure that is older than this, from the start of its first attempt, ends all asking. */
  patience: 25e3,
  /** What requests under way may still take once no more are sent. */
  grace: 1e3,
  /** At once after a rate limit: each that is under way when the next one comes was in vain. */
  atOnceLimited: 5
};
var cancelled = { kind: "cancelled", evidence: noEvidence };
function createPatience(options) {
  const { clock, deadline, cancel, late } = options;
  const started = clock.now();
  const gate = createGate(options.atOnce, clock);
  const ending = createEnding(clock, gate.close);
  const trouble = Promise.withResolvers();
  let seen = noStreak;
  const see = (next) => {
    seen = next;
    if (seen.troubled) trouble.resolve();
  };
  const outOfTime = () => late("the time of this step ran out");
  const onCancel = () => ending.end(cancelled);
  cancel.addEventListener("abort", onCancel, { once: true });
  if (cancel.aborted) onCancel();
  if (started >= deadline) ending.end(outOfTime());
  else
    ending.after(
      deadline - started,
      () => ending.end(usedTheTime(seen, gate.paused(), clock.now() - started) ?? outOfTime())
    );
  return {
    now: clock.now,
    gate,
    ending,
    times: () => timesUntil(deadline - clock.now()),
    seen: () => seen,
    note: (tried2, begun) => see(noted(seen, tried2, begun)),
    pause: (waitMs) => {
      const next = paused(seen, { waitMs, leftMs: deadline - clock.now(), gate, onWait: options.onWait });
      if (next) see(next);
      return next !== null;
    },
    giveUp: (fault) => {
      see(afterGivingUp(seen));
      if (lasts(seen, clock.now())) ending.end(fault, limits2.grace);
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
  return { attemptMs: Math.max(1, Math.min(limits2.attempt, leftMs)), leftMs };
}
function noted(seen, tried2, begun) {
  if (tried2.is === "value") return afterAnswer(seen, null);
  const { refusal, waitMs } = tried2;
  return isFault(refusal) ? afterFault(seen, refusal, begun, waitMs !== null) : afterAnswer(seen, refusal);
}
function paused(seen, { waitMs, leftMs, gate, onWait }) {
  const ms = pauseFor(seen, waitMs);
  if (ms >= leftMs || seen.unnamedMs > limits2.patience) return null;
  const isFirst = !gate.isPausing();
  if (isFirst) onWait(ms);
  gate.narrow(limits2.atOnceLimited);
  gate.pause(ms);
  return isFirst ? afterPause(seen, ms - waitMs) : seen;
}
function usedTheTime(seen, pausedMs, elapsedMs) {
  if (seen.lastLimit && pausedMs > Math.max(1, elapsedMs) / 2) return seen.lastLimit;
  return seen.failingSince === null ? null : seen.lastFault;
}
function watch({ clock, gate, ending }, begun, fault) {
  const pausedBefore = gate.paused();
  const check = () => {
    const latest = fault();
    if (latest === null || ending.why()) return;
    const left = begun + limits2.patience + gate.paused() - pausedBefore - clock.now();
    if (left > 0) ending.after(left, check);
    else ending.end(latest);
  };
  check();
}

// src/notion/ask.ts
var attempts = 5;
var firstDelay = 500;
function nextStep({ refusal, waitMs, again }, own2, run) {
  if (isFault(refusal)) {
    if (waitMs !== null) return { is: "pause", waitMs };
    const afterMs = firstDelay * 2 ** own2.failures * (0.5 + run.random);
    const noMore = !again || own2.failures + 1 >= attempts || afterMs >= run.leftMs;
    return noMore ? { is: "give up" } : { is: "ask again", afterMs };
  }
  const doubtful = again || refusal.evidence.status === 401 && (run.accepted || run.troubled);
  if (doubtful && !own2.doubted.has(refusal.kind)) return { is: "ask again", afterMs: again ? firstDelay : 0 };
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
      if (held) gate.leave();
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
    if (!await turn.take() || ending.why()) return refused(patience.lost(own2.fault));
    const begun = patience.now();
    const { attemptMs } = patience.times();
    const tried2 = await attempt2(question, attemptMs);
    if (tried2 === null || saysNothingNew(tried2, own2, attemptMs)) return refused(patience.lost(own2.fault));
    const { accepted, troubled } = patience.seen();
    patience.note(tried2, begun);
    if (tried2.is === "value") return { ok: true, value: tried2.shaped };
    const { refusal } = tried2;
    const { leftMs } = patience.times();
    const next = nextStep(tried2, own2, { accepted, troubled, leftMs, random: random() });
    const before = own2.fault;
    own2 = wentThrough(own2, tried2);
    if (isFault(refusal) && before === null && own2.fault) patience.watch(begun, () => own2.fault);
    if (next.is === "ask again") {
      if (next.afterMs > 0) await ending.sleep(next.afterMs);
      if (gate.isPausing()) turn.giveBack();
      continue;
    }
    if (next.is === "pause") {
      const waits = patience.pause(next.waitMs);
      if (!waits && isFault(refusal)) ending.end(refusal, limits2.grace);
      turn.giveBack();
      if (waits) continue;
    }
    if (next.is === "end") ending.end(refusal);
    if (next.is === "give up" && isFault(refusal)) patience.giveUp(refusal);
    return refused(refusal);
  }
}
function wentThrough(own2, { refusal, waitMs }) {
  if (!isFault(refusal)) return { ...own2, fault: null, doubted: /* @__PURE__ */ new Set([...own2.doubted, refusal.kind]) };
  return waitMs === null ? { ...own2, fault: refusal, failures: own2.failures + 1 } : own2;
}
function saysNothingNew(tried2, own2, attemptMs) {
  return own2.fault !== null && attemptMs < limits2.attempt && tried2.is === "refusal" && isTimeout(tried2.refusal);
}
function isTimeout(refusal) {
  return refusal.kind === "unreachable" && refusal.reason === "timeout";
}
function refused(refusal) {
  return { ok: false, refusal };
}

// src/notion/read-values.ts
var mostListed = 100;
function readIdentity(body) {
  const isKnown = body.type === "bot" || body.type === "person" || idOrNull(body.id) !== null;
  if (body.object !== "user" || !isKnown) return null;
  const bot = isObject(body.bot) ? body.bot : {};
  const owner = isObject(bot.owner) ? bot.owner.type : void 0;
  const isPerson = body.type === "person" || owner === "user";
  return {
    name: tidyOrNull(body.name),
    id: idOrNull(body.id),
    kind: owner === "workspace" ? "internal" : isPerson ? "user" : null,
    workspace: tidyOrNull(bot.workspace_name),
    workspaceId: idOrNull(bot.workspace_id),
    exactWorkspace: typeof bot.workspace_name === "string" ? bot.workspace_name : null
  };
}
function readDatabase(id, version) {
  return (body) => {
    const partial = isPartial(body);
    if (!isThe("database", body, id) || !(partial || isWhole(body))) return null;
    const sources = readSources(body.data_sources);
    const hasSources = version >= dataSourcesSince && !partial;
    if (sources === void 0 || hasSources && sources === null) return null;
    return { partial, title: plainText(body.title), inTrash: isInTrash(body), sources };
  };
}
function readSources(list2) {
  if (list2 === void 0 || list2 === null) return null;
  if (!Array.isArray(list2)) return void 0;
  const sources = list2.slice(0, mostListed).flatMap((source) => {
    const id = isObject(source) ? idOrNull(source.id) : null;
    return id === null ? [] : [{ id, name: tidyOrNull(source.name) }];
  });
  return sources.length === Math.min(list2.length, mostListed) ? sources : void 0;
}
function readDataSource(id) {
  return (body) => {
    const partial = isPartial(body);
    if (!isThe("data_source", body, id) || !(partial || isWhole(body))) return null;
    const parent = isObject(body.parent) ? body.parent : {};
    return {
      partial,
      title: plainText(body.title),
      inTrash: isInTrash(body),
      databaseId: idOrNull(parent.database_id)
    };
  };
}
function readPage(id) {
  return (body) => {
    if (!isThe("page", body, id)) return null;
    const properties = isObject(body.properties) ? Object.values(body.properties).filter(isObject) : [];
    const titled = properties.find((property) => property.type === "title");
    return { title: plainText(titled?.title) };
  };
}
function readView(id) {
  return (body) => {
    if (!isThe("view", body, id)) return null;
    const parent = isObject(body.parent) ? body.parent : {};
    return { databaseId: idOrNull(parent.database_id) };
  };
}
function readBlocks(body) {
  const blocks = listed("block", body);
  if (blocks === null) return null;
  const databases2 = blocks.filter((block) => block.type === "child_database").flatMap((block) => {
    const id = idOrNull(block.id);
    const child = isObject(block.child_database) ? block.child_database : {};
    return id === null ? [] : [{ id, title: tidyOrNull(child.title) }];
  });
  const next = body.has_more === true && typeof body.next_cursor === "string" ? body.next_cursor : null;
  return { databases: databases2, complete: next === null, next };
}
function readUsers(body) {
  const users = listed("user", body);
  if (users === null) return null;
  const people = users.filter((user) => user.type === "person");
  const withEmail = people.filter(({ person }) => isObject(person) && typeof person.email === "string");
  return { people: people.length, withEmail: withEmail.length };
}
function listed(kind, { object, results: results2 }) {
  if (object !== "list" || !Array.isArray(results2)) return null;
  const found = results2.slice(0, mostListed);
  return found.every((each) => isObject(each) && each.object === kind) ? found : null;
}
function isThe(kind, body, id) {
  return body.object === kind && idOrNull(body.id) === dashed(id);
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
  if (!Array.isArray(pieces)) return null;
  const text = pieces.slice(0, mostListed).map((piece) => isObject(piece) && typeof piece.plain_text === "string" ? piece.plain_text : "");
  return tidyOrNull(text.join(""));
}
function idOrNull(id) {
  return typeof id === "string" && isNotionId(id) ? dashed(id) : null;
}

// src/notion/port.ts
var noId = "notion-token-check";
var mostBlockPages = 3;
function createNotion(put, version) {
  const ask2 = (call, read, notionVersion = newestVersion) => put({ call, read, notionVersion });
  const titles = /* @__PURE__ */ new Map();
  return {
    whoAmI: () => ask2((client) => client.users.me({}), readIdentity),
    database: (id) => ask2((client) => client.databases.retrieve({ database_id: id }), readDatabase(id, version), version),
    dataSource: (id) => ask2((client) => client.dataSources.retrieve({ data_source_id: id }), readDataSource(id)),
    page: (id) => ask2((client) => client.pages.retrieve({ page_id: id }), readPage(id)),
    view: (id) => ask2((client) => client.views.retrieve({ view_id: id }), readView(id)),
    databaseTitle: (id) => {
      const asked = titles.get(id) ?? ask2((client) => client.databases.retrieve({ database_id: id }), readDatabase(id, newestVersion));
      titles.set(id, asked);
      return asked;
    },
    databasesOnPage: (id) => databasesOnPage(ask2, id),
    probe: (capability) => ask2(
      (client) => probe(client, capability),
      (body) => body
    ),
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
async function databasesOnPage(ask2, id) {
  const databases2 = [];
  let cursor = null;
  for (let page = 0; page < mostBlockPages; page++) {
    const start2 = cursor === null ? {} : { start_cursor: cursor };
    const answer = await ask2(
      (client) => client.blocks.children.list({ block_id: id, page_size: 100, ...start2 }),
      readBlocks
    );
    if (!answer.ok) return page === 0 ? answer : { ok: true, value: { databases: databases2, complete: false } };
    databases2.push(...answer.value.databases);
    cursor = answer.value.next;
    if (cursor === null) return { ok: true, value: { databases: databases2, complete: true } };
  }
  return { ok: true, value: { databases: databases2, complete: false } };
}

// src/notion/wire/client.ts
var import_client = __toESM(require_src(), 1);
async function callOnce(options, call) {
  const { token, apiUrl, notionVersion, send, signal } = options;
  const made = { sent: null, error: null };
  const client = new import_client.Client({
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
      } catch (error2) {
        sent.error = error2;
        throw error2;
      }
      return { ok: true, status: 200, headers: sent.answer.headers, text: async () => "{}" };
    }
  });
  try {
    await call(client);
  } catch (error2) {
    made.error = error2;
  }
  return made;
}
function aborted(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
function pathOf(url, apiUrl) {
  return (url.startsWith(apiUrl) ? url.slice(apiUrl.length) : new URL(url).pathname).replace(/\?.*$/, "");
}

// src/notion/wire/network-error.ts
var reasons2 = {
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
function networkFailure(error2, proxies) {
  const chain = causesOf(error2);
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
  const known = reasons2[code2];
  if (known) return known;
  if (/^(?:ERR_SSL_|ERR_TLS_)/.test(code2)) return "tls";
  return code2.startsWith("CERT_") ? "certificate" : code2.startsWith("HPE_") ? "reset" : null;
}
function isAt({ host, port }, proxies) {
  return proxies.some((proxy) => host === proxy.host || port === proxy.port);
}
function causesOf(error2, depth = 0) {
  if (typeof error2 !== "object" || error2 === null || depth > 6) return [];
  const { code: code2, statusCode, hostname, port, detail, cause, errors } = error2;
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

// src/notion/connect.ts
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
  const open2 = countOpen();
  const asking = {
    attempt: (question, ms) => attempt(question, ms, attempting2),
    patience,
    random: options.random
  };
  return {
    notion: createNotion((question) => open2.count(() => ask(question, asking)), options.notionVersion),
    trouble: { known: () => patience.seen().troubled, begun: patience.begun, quiet: open2.none },
    rejected: patience.rejected,
    asked: () => requests,
    close: async () => patience.stop()
  };
}
function bindWire({ token, apiUrl, send, proxies }) {
  const proxied = proxies.length > 0;
  return {
    put: (call, notionVersion, signal) => callOnce({ token, apiUrl, send, notionVersion, signal }, call),
    faultOf: (error2) => {
      if (error2 instanceof BodyTooLarge)
        return { kind: "unrecognised", evidence: noEvidence, what: "an answer without end" };
      const { reason: reason2, detail } = networkFailure(error2, proxies) ?? { reason: "network", detail: "" };
      return { kind: "unreachable", evidence: noEvidence, reason: reason2, detail, proxied };
    },
    late: (detail) => ({ kind: "unreachable", evidence: noEvidence, reason: "timeout", detail, proxied })
  };
}
function countOpen() {
  const waiting = [];
  let open2 = 0;
  return {
    count: async (put) => {
      open2++;
      try {
        return await put();
      } finally {
        open2--;
        if (open2 === 0) for (const tell of waiting.splice(0)) tell();
      }
    },
    none: () => new Promise((resolve) => {
      if (open2 === 0) resolve();
      else waiting.push(resolve);
    })
  };
}

// src/program.ts
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
        if (isDebug()) debug(text);
      },
      publish: publish2
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
export {
  runProgram
};
