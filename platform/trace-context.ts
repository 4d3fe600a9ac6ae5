import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Where work belongs in a trace that may cross many services (W3C Trace Context, level 1). */
export interface TraceContext {
  traceId: string;
  /** Our own part in it: the parent of what we call. */
  spanId: string;
  flags: string;
  /** What others have put beside it; handed on as it is. */
  state?: string;
}

const current = new AsyncLocalStorage<TraceContext>();
const TRACEPARENT =
  /^(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;
const MAX_STATE = 512;

/** What a caller says of its trace; undefined when it says nothing that is valid. */
export function parseTrace(
  traceparent: string | null | undefined,
  tracestate?: string | null,
): TraceContext | undefined {
  const match = TRACEPARENT.exec(traceparent?.trim() ?? '')?.groups;
  if (!match) return undefined;
  const { version, trace = '', span = '', flags = '00', more } = match;
  const isInvalid = version === 'ff' || /^0+$/.test(trace) || /^0+$/.test(span);
  // Later versions may say more behind the flags; this one may not.
  if (isInvalid || (version === '00' && more !== undefined)) return undefined;
  const state = tracestate?.trim();
  return { traceId: trace, spanId: span, flags, ...(state && state.length <= MAX_STATE ? { state } : {}) };
}

/** A part of our own in the caller's trace, or the begin of a new one. */
export function childTrace(parent: TraceContext | undefined): TraceContext {
  const spanId = randomBytes(8).toString('hex');
  return parent ? { ...parent, spanId } : { traceId: randomBytes(16).toString('hex'), spanId, flags: '01' };
}

/** Everything that `work` calls belongs to this trace. */
export function withTrace<T>(trace: TraceContext, work: () => T): T {
  return current.run(trace, work);
}

export function currentTrace(): TraceContext | undefined {
  return current.getStore();
}

/** The current trace as headers, or as fields of `_meta` in MCP; empty outside of any. */
export function traceHeaders(): { traceparent?: string; tracestate?: string } {
  const trace = currentTrace();
  if (!trace) return {};
  const { traceId, spanId, flags, state } = trace;
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(state ? { tracestate: state } : {}) };
}
