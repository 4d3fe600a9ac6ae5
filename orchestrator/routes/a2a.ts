import { toParleyError } from '@parley/platform/errors';
import { type Front, frontCard } from '../cards/front-card.ts';
import { TO_COORDINATOR } from '../context.ts';
import { createRelay, type Relay } from '../http/relay.ts';
import type { OrchestratorRequest, Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

/** As much as the coordinator takes. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const JSON_RPC = '/a2a';
/** HTTP+JSON; a segment `{id}:cancel` or `{id}:subscribe` is a `{task}`, too. */
const REST: readonly (readonly [Route['method'], string])[] = [
  ['post', '/message:send'],
  ['post', '/message:stream'],
  ['get', '/tasks'],
  ['get', '/tasks/{task}'],
  ['post', '/tasks/{task}'],
  ['get', '/tasks/{task}/pushNotificationConfigs'],
  ['post', '/tasks/{task}/pushNotificationConfigs'],
  ['get', '/tasks/{task}/pushNotificationConfigs/{config}'],
  ['delete', '/tasks/{task}/pushNotificationConfigs/{config}'],
];
/** Where 1.0 is, and where 0.3 is. */
const PREFIXES = ['', '/v1'];
const EXTENDED_CARDS = ['/extendedAgentCard', '/v1/card'];
const EXTENDED_CARD_METHODS: ReadonlySet<unknown> = new Set([
  'GetExtendedAgentCard',
  'agent/getAuthenticatedExtendedCard',
]);

/**
 * The whole service as an A2A agent (R2.3): requests and streams of peers go to the coordinator as they are, in the
 * caller's name. So the tasks, their ids and the numbers of their events are the coordinator's, and runs of ours.
 */
export function a2aRoutes({ deps, stopping }: RouteDeps, front: Front): Route[] {
  const relay = createRelay(
    { name: 'coordinator', url: deps.config.urls.agent('coordinator'), to: TO_COORDINATOR },
    { identity: deps.identity, logger: deps.logger, stopping },
  );
  const ownCard = (card: unknown) => deps.cardSigner.sign(frontCard(card, front));
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path,
    maxBodyBytes: MAX_BODY_BYTES,
    handle,
  });
  return [
    route('post', JSON_RPC, (c) => jsonRpc(c, relay, ownCard)),
    ...PREFIXES.flatMap((prefix) =>
      REST.map(([method, path]) => route(method, `${prefix}${path}`, (c) => relay(c))),
    ),
    ...EXTENDED_CARDS.map((path) => route('get', path, async (c) => rewritten(await relay(c), ownCard))),
  ];
}

type OwnCard = (card: unknown) => Promise<Json>;

async function jsonRpc(c: OrchestratorRequest, relay: Relay, ownCard: OwnCard): Promise<Response> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const response = await relay(c, { body });
  if (!EXTENDED_CARD_METHODS.has(methodOf(body))) return response;
  return rewritten(response, async (reply) =>
    'result' in reply ? { ...reply, result: await ownCard(reply['result']) } : reply,
  );
}

// The coordinator answers what is wrong with a body; here only one method is of interest.
function methodOf(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as { method?: unknown }).method : undefined;
  } catch {
    return undefined;
  }
}

type Json = Record<string, unknown>;

async function rewritten(response: Response, rewrite: (json: Json) => Promise<Json>): Promise<Response> {
  if (!response.ok) return response;
  const json = (await response.json().catch((error: unknown) => {
    throw toParleyError(error);
  })) as Json;
  return new Response(JSON.stringify(await rewrite(json)), {
    status: response.status,
    headers: response.headers,
  });
}
