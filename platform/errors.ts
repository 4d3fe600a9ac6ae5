import { ZodError, type ZodType, type z } from 'zod';

/** The closed set of error codes. Each transport maps all of them (`satisfies Record<ErrorCode, …>`). */
export const ERROR_CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'upstream_failed',
  'upstream_timeout',
  'model_failed',
  'limit_reached',
  'budget_exhausted',
  'canceled',
  'unavailable',
  'stale_epoch',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where input is wrong (a dotted path, `''` for the whole) and how to mend it. */
export interface InputIssue {
  path: string;
  message: string;
}

export interface ParleyErrorOptions {
  hint?: string;
  issues?: InputIssue[];
  retryable?: boolean;
  retryAfterSeconds?: number;
  /** All scopes that the refused operation needs. */
  scopes?: readonly string[];
  cause?: unknown;
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'upstream_failed',
  'upstream_timeout',
  'unavailable',
]);

/**
 * The only error that crosses a boundary. `message` and `hint` are text that we wrote: safe for a caller and a model;
 * what happened underneath is in `cause`, for the operator's log only.
 */
export class ParleyError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly hint: string | undefined;
  readonly issues: InputIssue[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly scopes: readonly string[] | undefined;

  constructor(code: ErrorCode, message: string, options: ParleyErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ParleyError';
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.hint = options.hint;
    this.issues = options.issues;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.scopes = options.scopes;
  }
}

export function isParleyError(error: unknown, code?: ErrorCode): error is ParleyError {
  return error instanceof ParleyError && (code === undefined || error.code === code);
}

/** Brings anything thrown into the closed set; unknown errors get a neutral text and keep their cause. */
export function toParleyError(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  if (error instanceof ZodError) return invalidInput('The input is not valid.', issuesOf(error));
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return new ParleyError('canceled', 'The work was canceled.', { cause: error });
  if (name === 'TimeoutError')
    return new ParleyError('upstream_timeout', 'The time limit was reached.', { cause: error });
  if (isConnectionLoss(error)) {
    return new ParleyError('unavailable', 'A service that this needs is not available right now.', {
      cause: error,
    });
  }
  return new ParleyError('internal', 'Something went wrong on our side.', { cause: error });
}

export function invalidInput(message: string, issues: InputIssue[]): ParleyError {
  return new ParleyError('invalid_input', message, { issues });
}

export function issuesOf(error: ZodError): InputIssue[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

/** Parses at an edge: the value in its schema's type, or `invalid_input` that lists every field. */
export function parseOrThrow<S extends ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = issuesOf(result.error);
  const first = issues[0];
  const detail = first ? `: ${first.path ? `${first.path}: ` : ''}${first.message}` : '';
  throw invalidInput(`${what} is not valid${detail}`, issues);
}

/** Node's and PostgreSQL's ways to say that the other side is away, restarting or full. */
const LOST_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
]);
/** SQLSTATE: connections, resources (disk, memory), shutdowns, and what only another try settles. */
const LOST_STATES = /^(08...|53...|57P0[1-5]|40001|40P01)$/;
/** What drivers say, without a code, of a connection that broke earlier. */
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|not queryable|client was closed/i;

export function isConnectionLoss(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string' && (LOST_CODES.has(code) || LOST_STATES.test(code))) return true;
    if (LOST_WORDS.test(e.message)) return true;
  }
  return false;
}
