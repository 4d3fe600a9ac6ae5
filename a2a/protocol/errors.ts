import { type ErrorCode, type InputIssue, ParleyError, toParleyError } from '@parley/platform/errors';

/** The errors of A2A and of JSON-RPC, by name. */
export const A2A_ERRORS = {
  ParseError: { rpc: -32700, http: 400, status: 'INVALID_ARGUMENT' },
  InvalidRequest: { rpc: -32600, http: 400, status: 'INVALID_ARGUMENT' },
  MethodNotFound: { rpc: -32601, http: 404, status: 'UNIMPLEMENTED' },
  InvalidParams: { rpc: -32602, http: 400, status: 'INVALID_ARGUMENT' },
  InternalError: { rpc: -32603, http: 500, status: 'INTERNAL' },
  Unauthenticated: { rpc: -32603, http: 401, status: 'UNAUTHENTICATED', own: 'UNAUTHENTICATED' },
  Forbidden: { rpc: -32603, http: 403, status: 'PERMISSION_DENIED', own: 'PERMISSION_DENIED' },
  RateLimited: { rpc: -32603, http: 429, status: 'RESOURCE_EXHAUSTED', own: 'RESOURCE_EXHAUSTED' },
  DelegationRefused: {
    rpc: -32004,
    http: 400,
    status: 'FAILED_PRECONDITION',
    own: 'DELEGATION_REFUSED',
  },
  Unavailable: { rpc: -32603, http: 503, status: 'UNAVAILABLE', own: 'UNAVAILABLE' },
  PayloadTooLarge: { rpc: -32600, http: 413, status: 'INVALID_ARGUMENT' },
  TaskNotFound: { rpc: -32001, http: 404, status: 'NOT_FOUND', reason: 'TASK_NOT_FOUND' },
  TaskNotCancelable: { rpc: -32002, http: 400, status: 'FAILED_PRECONDITION', reason: 'TASK_NOT_CANCELABLE' },
  PushNotificationNotSupported: {
    rpc: -32003,
    http: 400,
    status: 'FAILED_PRECONDITION',
    reason: 'PUSH_NOTIFICATION_NOT_SUPPORTED',
  },
  UnsupportedOperation: {
    rpc: -32004,
    http: 400,
    status: 'FAILED_PRECONDITION',
    reason: 'UNSUPPORTED_OPERATION',
  },
  ContentTypeNotSupported: {
    rpc: -32005,
    http: 400,
    status: 'INVALID_ARGUMENT',
    reason: 'CONTENT_TYPE_NOT_SUPPORTED',
  },
  InvalidAgentResponse: { rpc: -32006, http: 500, status: 'INTERNAL', reason: 'INVALID_AGENT_RESPONSE' },
  ExtendedAgentCardNotConfigured: {
    rpc: -32007,
    http: 400,
    status: 'FAILED_PRECONDITION',
    reason: 'EXTENDED_AGENT_CARD_NOT_CONFIGURED',
  },
  ExtensionSupportRequired: {
    rpc: -32008,
    http: 400,
    status: 'FAILED_PRECONDITION',
    reason: 'EXTENSION_SUPPORT_REQUIRED',
  },
  VersionNotSupported: {
    rpc: -32009,
    http: 400,
    status: 'FAILED_PRECONDITION',
    reason: 'VERSION_NOT_SUPPORTED',
  },
} as const satisfies Record<
  string,
  { rpc: number; http: number; status: string; reason?: string; own?: string }
>;
export type A2AErrorName = keyof typeof A2A_ERRORS;

/** Which A2A error an error of ours is, when nothing more is known. */
const BY_CODE = {
  invalid_input: 'InvalidParams',
  unauthenticated: 'Unauthenticated',
  forbidden: 'Forbidden',
  not_found: 'TaskNotFound',
  conflict: 'InvalidParams',
  payload_too_large: 'PayloadTooLarge',
  unsupported_media_type: 'ContentTypeNotSupported',
  rate_limited: 'RateLimited',
  upstream_failed: 'Unavailable',
  upstream_timeout: 'Unavailable',
  model_failed: 'InternalError',
  limit_reached: 'UnsupportedOperation',
  budget_exhausted: 'RateLimited',
  canceled: 'InternalError',
  unavailable: 'Unavailable',
  stale_epoch: 'InternalError',
  internal: 'InternalError',
} as const satisfies Record<ErrorCode, A2AErrorName>;

/** An error of the protocol, as it goes out on every binding. */
export interface Fault {
  name: A2AErrorName;
  message: string;
  issues: InputIssue[];
  /** When it is worth to try again. */
  retryAfterSeconds?: number | undefined;
}

const FAULT = Symbol('a2a.fault');

/** An error with the name that A2A has for it. */
export function a2aError(name: A2AErrorName, message: string, issues: InputIssue[] = []): ParleyError {
  const error = new ParleyError(CODES[name] ?? 'invalid_input', message, { issues });
  return Object.assign(error, { [FAULT]: name });
}

const CODES: Partial<Record<A2AErrorName, ErrorCode>> = {
  TaskNotFound: 'not_found',
  TaskNotCancelable: 'conflict',
  DelegationRefused: 'limit_reached',
  InternalError: 'internal',
  InvalidAgentResponse: 'upstream_failed',
};

export function taskNotFound(): ParleyError {
  return a2aError('TaskNotFound', 'Task not found: there is no such task.');
}

/** What is away comes back: a restart takes about so long. */
const AWAY_S = 2;

export function toFault(error: unknown): Fault {
  const known = toParleyError(error);
  const name = (known as { [FAULT]?: A2AErrorName })[FAULT] ?? BY_CODE[known.code];
  const message = known.hint ? `${known.message} ${known.hint}` : known.message;
  const retryAfterSeconds = known.retryAfterSeconds ?? (name === 'Unavailable' ? AWAY_S : undefined);
  return { name, message, issues: known.issues ?? [], retryAfterSeconds };
}

export interface Detail {
  '@type': string;
  [field: string]: unknown;
}

/** Domain of the reasons that A2A has no error for. */
export const OWN_DOMAIN = 'parley';

function errorInfo(reason: string, domain: string): Detail {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain };
}

/** What else there is to say of a fault, as google.rpc error details. */
export function detailsOf(fault: Fault): Detail[] {
  const details: Detail[] = [];
  const entry = A2A_ERRORS[fault.name];
  if ('reason' in entry) details.push(errorInfo(entry.reason, 'a2a-protocol.org'));
  // JSON-RPC has one code for these; a client of ours tells them apart by this reason.
  if ('own' in entry) details.push(errorInfo(entry.own, OWN_DOMAIN));
  if (fault.issues.length > 0) {
    details.push({
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: fault.issues.map(({ path, message }) => ({ field: path, description: message })),
    });
  }
  return details;
}

/** The `error` member of a JSON-RPC response. */
export function toRpcError(fault: Fault): { code: number; message: string; data?: Detail[] } {
  const data = detailsOf(fault);
  return {
    code: A2A_ERRORS[fault.name].rpc,
    message: fault.message,
    ...(data.length > 0 ? { data } : {}),
  };
}
