import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { ParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import type { Principal } from '@parley/platform/identity/principal';
import type { Context } from 'hono';
import { ProblemDocument } from '../api.ts';

export type OrchestratorEnv = {
  /** `body` is the parsed JSON of the request, for the audit. */
  Variables: AppEnv['Variables'] & { principal: Principal; body?: unknown };
};
export type OrchestratorRequest = Context<OrchestratorEnv>;

/** One route: what it is (as OpenAPI says it) and what it does. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** In OpenAPI's spelling: `/runs/{runId}`. */
  path: string;
  /** Answers without an identity. */
  open?: boolean;
  /** Where no identity is needed, any API key will do: the clients of this address can't call without one. */
  keyIsIdle?: boolean;
  /** Missing where another protocol describes itself. */
  doc?: Pick<RouteConfig, 'summary' | 'description' | 'tags' | 'request' | 'responses'>;
  /** The largest body; 256 KiB. */
  maxBodyBytes?: number;
  /** How errors look to the clients of this address; problem documents when missing. */
  onError?: (error: ParleyError) => Response;
  handle: (c: OrchestratorRequest) => Response | Promise<Response>;
}

const PROBLEMS = {
  400: 'The input is not valid; `errors` lists each field.',
  401: 'An identity is needed.',
  403: 'The caller may not do this.',
  404: 'There is no such run, or it is not the caller’s.',
  409: 'The run’s state, or an earlier request with this Idempotency-Key, does not allow it.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too much work is waiting; `Retry-After` says when to come back.',
  502: 'The other side cannot be used.',
  503: 'The coordinator is not available; `Retry-After` says when to come back.',
} as const;

/** Responses of an operation that are problem documents. */
export function problems(...statuses: (keyof typeof PROBLEMS)[]): RouteConfig['responses'] {
  const content = { 'application/problem+json': { schema: ProblemDocument } };
  return Object.fromEntries(statuses.map((status) => [status, { description: PROBLEMS[status], content }]));
}

/** Writes the route down for `/openapi.json`. */
export function describeRoute(registry: OpenAPIHono['openAPIRegistry'], route: Route): void {
  if (!route.doc) return;
  const security: Record<string, string[]>[] = route.open ? [] : [{ bearer: [] }, { apiKey: [] }];
  registry.registerPath({ method: route.method, path: route.path, security, ...route.doc });
}

/** OpenAPI's `{name}` as Hono spells it. */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The methods that an address takes; empty when nothing is there. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const found = routes.filter((route) => patternOf(route.path).test(path)).map((r) => r.method.toUpperCase());
  return [...new Set(found.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}

/** The largest body that a route at this address takes, if one says so. */
export function largestBody(routes: readonly Route[], path: string): number | undefined {
  const taken = routes.flatMap(({ path: known, maxBodyBytes }) =>
    maxBodyBytes !== undefined && patternOf(known).test(path) ? maxBodyBytes : [],
  );
  return taken.length === 0 ? undefined : Math.max(...taken);
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}
