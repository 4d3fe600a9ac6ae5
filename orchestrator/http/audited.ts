import type { Audit } from '@parley/platform/audit/entry';
import type { MiddlewareHandler } from 'hono';
import type { OrchestratorEnv } from './route.ts';

/** Writes down what callers do here: everything that is more than reading (R9.3). */
export function audited(audit: Audit | undefined): MiddlewareHandler<OrchestratorEnv> {
  return async function auditLine(c, next) {
    const started = performance.now();
    await next();
    if (!audit || c.req.method === 'GET' || c.req.method === 'HEAD') return;
    const { status } = c.res;
    audit.record({
      service: 'orchestrator',
      kind: 'request',
      target: `${c.req.method} ${c.req.path}`,
      principal: c.get('principal'),
      args: c.get('body'),
      outcome: status < 400 ? 'ok' : status === 403 ? 'denied' : 'error',
      code: status < 400 ? undefined : String(status),
      durationMs: performance.now() - started,
      requestId: c.get('requestId'),
    });
  };
}
