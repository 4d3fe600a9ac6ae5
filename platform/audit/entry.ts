import type { Principal } from '../identity/principal.ts';
import { canonicalJson, sha256 } from '../json.ts';
import type { Logger } from '../logger.ts';

/** One act: who, for whom, what, with which arguments, allowed or not, how long. */
export interface AuditEntry {
  /** Where: `orchestrator`, `agent:<name>`, `mcp:<name>`. */
  service: string;
  kind: 'tool' | 'resource' | 'prompt' | 'request' | 'credential' | 'sign-in' | 'token';
  /** Name of the tool or prompt, address of the resource, method and path. */
  target: string;
  principal?: Principal | undefined;
  /** Kept without secrets and capped; their hash is over the whole. */
  args?: unknown;
  outcome: 'ok' | 'error' | 'denied' | 'canceled';
  /** Error code when the outcome is not `ok`; `input_required` when the call ended with a question. */
  code?: string | undefined;
  /** Whether the result of a tool was one that was kept; missing for tools whose results never are. */
  cache?: 'hit' | 'joined' | 'miss' | undefined;
  durationMs?: number | undefined;
  /** W3C trace context of the call. */
  traceparent?: string | undefined;
  requestId?: string | undefined;
}

/** Takes entries without making anybody wait. */
export interface Audit {
  record(entry: AuditEntry): void;
}

/** The audit as log lines, for where there is no table. */
export function logAudit(logger: Logger): Audit {
  return {
    record(entry) {
      const { principal, args, durationMs, service, ...rest } = entry;
      logger.info(
        {
          audit: true,
          ...rest,
          server: service.replace(/^mcp:/, ''),
          sub: principal?.subject,
          actors: principal?.actors,
          argsHash: args === undefined ? undefined : argumentsHash(args),
          durationMs: rounded(durationMs),
        },
        'audit',
      );
    },
  };
}

/** Equal arguments give the same hash, whatever the order of their keys. */
export function argumentsHash(args: unknown): string {
  return sha256(canonicalJson(args ?? {})).slice(0, 32);
}

export function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 10) / 10;
}
