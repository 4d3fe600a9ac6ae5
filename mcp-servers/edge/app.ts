import { logAudit } from '@parley/platform/audit/entry';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { addHealthRoutes, type Readiness } from '@parley/platform/http/health';
import { problem, statusOf } from '@parley/platform/http/problem';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { assertSound } from '../kit/check.ts';
import { prepare } from '../kit/factory.ts';
import { createEdgeCache } from './cache.ts';
import { defineEdge } from './definition.ts';
import { apiKeysOf, type EdgeEnvironment } from './environment.ts';
import { addFillingRoutes } from './filling.ts';
import { createEdgeGate } from './gate.ts';
import { type GeoInfo, geoOf } from './geo.ts';
import { createIndexStore } from './index-store.ts';
import { addMcpRoutes } from './mcp.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** The Worker's HTTP side: `/mcp` with the same gate and tool calls as every server, and the routes that fill KV. */
export function createEdgeApp(env: EdgeEnvironment, logger: Logger): Hono<AppEnv> {
  const index = createIndexStore(env.KV);
  const cache = createEdgeCache(env.KV);
  const gate = createEdgeGate(env);
  const ready = () => readiness(env);
  const places = new WeakMap<Principal, GeoInfo>();
  const { definition, instance } = defineEdge({ index, cache, ready, geoOf: (who) => places.get(who) });
  assertSound(definition, instance);

  const app = createBase(logger);
  addHealthRoutes(app, { name: definition.name, version: definition.version, ready });
  addMcpRoutes(app, {
    factory: prepare(definition, instance, { logger, audit: logAudit(logger) }),
    gate,
    logger,
    maxBodyBytes: MAX_BODY_BYTES,
    onAdmitted: (principal, request) => places.set(principal, geoOf(request)),
  });
  addFillingRoutes(app, gate, { index, cache });
  return app;
}

function createBase(logger: Logger): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false });
  app.use(secureHeaders({ crossOriginResourcePolicy: 'same-origin', xFrameOptions: 'DENY' }));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => problem(tooLarge(), c.req.path) }));
  app.notFound((c) => problem(new ParleyError('not_found', 'There is nothing at this address.'), c.req.path));
  app.onError((thrown, c) => {
    const error = toParleyError(thrown);
    if (statusOf(error.code) >= 500) logger.error({ err: thrown, path: c.req.path }, 'a request failed');
    return problem(error, c.req.path);
  });
  return app;
}

async function readiness(env: EdgeEnvironment): Promise<Readiness> {
  const check = async (work: () => unknown): Promise<string> => {
    try {
      await work();
      return 'ok';
    } catch (error) {
      return toParleyError(error).message;
    }
  };
  const checks = {
    keys: await check(() => apiKeysOf(env)),
    kv: await check(() => env.KV.get('ready', { type: 'text' })),
  };
  return { ok: Object.values(checks).every((result) => result === 'ok'), checks };
}

function tooLarge(): ParleyError {
  return new ParleyError('payload_too_large', `A body may have ${MAX_BODY_BYTES} bytes.`);
}
