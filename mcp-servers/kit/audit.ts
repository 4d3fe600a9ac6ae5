import type { Principal } from '@parley/platform/identity/principal';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { Logger } from '@parley/platform/logger';

export interface AuditRecord {
  server: string;
  kind: 'tool' | 'resource' | 'prompt' | 'request';
  /** Name of the tool or prompt, address of the resource. */
  target: string;
  principal?: Principal;
  /** Only its hash is written: arguments may hold personal data. */
  args?: unknown;
  outcome: 'ok' | 'error' | 'denied' | 'canceled';
  /** Error code when the outcome is not `ok`. */
  code?: string;
  durationMs: number;
  /** W3C trace context of the call. */
  traceparent?: string;
}

/** Equal arguments give the same hash, whatever the order of their keys. */
export function argsHash(args: unknown): string {
  return sha256(canonicalJson(args ?? {})).slice(0, 32);
}

/** One line for each call: who, on whose behalf, what, allowed or not, how long. */
export function audit(logger: Logger, record: AuditRecord): void {
  const { principal, args, durationMs, ...rest } = record;
  logger.info(
    {
      audit: true,
      ...rest,
      sub: principal?.subject,
      actors: principal?.actors,
      argsHash: args === undefined ? undefined : argsHash(args),
      durationMs: Math.round(durationMs * 10) / 10,
    },
    'mcp call',
  );
}
