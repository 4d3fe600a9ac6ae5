import { z } from '@hono/zod-openapi';
import type { Peers } from '@parley/a2a/peers';
import type { KnownAgent } from '@parley/a2a/registry';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { AddAgentRequest, AgentInfo, AgentList, ConfirmAgentRequest } from '../api-agents.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { allAgents, toAgentInfo } from './list-agents.ts';
import type { RouteDeps } from './route-deps.ts';

/** Questions of every user may go to a peer: who adds one decides for all. */
const SCOPES = ['agents:write'];

const AgentParams = z.object({
  name: z
    .string()
    .min(1)
    .max(300)
    .openapi({ param: { name: 'name', in: 'path' } }),
});

/** Adds and removes agents of other makers by URL (R2.3). */
export function peerRoutes(route: RouteDeps, peers: Peers): Route[] {
  return [
    {
      method: 'post',
      path: '/agents',
      doc: {
        summary: 'Add an agent by its URL',
        description:
          'The coordinator plans with it like with its own, as soon as each process has looked again (2 s). Its address must be public.',
        tags: ['Service'],
        request: {
          body: { required: true, content: { 'application/json': { schema: AddAgentRequest } } },
        },
        responses: {
          201: {
            description: 'It was added; of a catalogue, all of them.',
            content: { 'application/json': { schema: z.union([AgentInfo, AgentList]) } },
          },
          ...problems(400, 401, 403, 409, 413, 415, 502, 503),
        },
      },
      handle: (c) => addAgent(c, route, peers),
    },
    {
      method: 'post',
      path: '/agents/{name}/confirm',
      doc: {
        summary: 'Believe the card that an agent has now',
        description:
          'For an agent that is refused because its card lost its signature or is signed by another key. With a thumbprint only when that key has signed it.',
        tags: ['Service'],
        request: {
          params: AgentParams,
          body: { required: true, content: { 'application/json': { schema: ConfirmAgentRequest } } },
        },
        responses: {
          200: { description: 'It is used again.', content: { 'application/json': { schema: AgentInfo } } },
          ...problems(400, 401, 403, 404, 409, 413, 415, 502, 503),
        },
      },
      handle: (c) => confirmAgent(c, route, peers),
    },
    {
      method: 'delete',
      path: '/agents/{name}',
      doc: {
        summary: 'Remove an agent that was added',
        tags: ['Service'],
        request: { params: AgentParams },
        responses: { 204: { description: 'It was removed.' }, ...problems(400, 401, 403, 404, 409) },
      },
      handle: (c) => removeAgent(c, route, peers),
    },
  ];
}

async function addAgent(c: OrchestratorRequest, { deps }: RouteDeps, peers: Peers): Promise<Response> {
  const principal = c.get('principal');
  requireScopes(principal, SCOPES);
  const { url, keyThumbprint: thumbprint } = await jsonBody(c, AddAgentRequest);
  const { signal } = c.req.raw;
  const urls = await peers.discover(url, signal);
  const known = new Set((await allAgents(deps.registry, signal)).map((agent) => agent.url));
  const fresh = urls.filter((one) => !known.has(one));
  if (fresh.length === 0) throw new ParleyError('conflict', 'What is at this address is known already.');
  for (const one of fresh) {
    await peers.add({ url: one, thumbprint, addedBy: principal.subject, signal });
    deps.logger.info({ audit: true, sub: principal.subject, url: one }, 'an agent was added');
  }
  await deps.registry.refresh(signal);
  const added = (await deps.registry.agents(signal))
    .filter((one) => fresh.includes(one.url))
    .map(toAgentInfo);
  const [first] = added;
  if (!first) throw new ParleyError('unavailable', 'The agent was added, but does not answer now.');
  if (urls.length > 1) return c.json({ agents: added }, 201);
  return c.json(first, 201, { location: `/agents/${encodeURIComponent(first.name)}` });
}

async function confirmAgent(c: OrchestratorRequest, { deps }: RouteDeps, peers: Peers): Promise<Response> {
  const principal = c.get('principal');
  requireScopes(principal, SCOPES);
  const { name } = parseOrThrow(AgentParams, c.req.param(), 'The address');
  const { keyThumbprint: thumbprint } = await jsonBody(c, ConfirmAgentRequest);
  const { signal } = c.req.raw;
  const { url } = await addedAgent(deps, { name, signal });
  await peers.confirm({ url, thumbprint, signal });
  deps.logger.info({ audit: true, sub: principal.subject, url }, 'the card of an agent was confirmed');
  await deps.registry.refresh(signal);
  const agent = (await deps.registry.agents(signal)).find((one) => one.url === url);
  if (!agent) throw new ParleyError('unavailable', 'The agent was confirmed, but does not answer now.');
  return c.json(toAgentInfo(agent));
}

async function removeAgent(c: OrchestratorRequest, { deps }: RouteDeps, peers: Peers): Promise<Response> {
  const principal = c.get('principal');
  requireScopes(principal, SCOPES);
  const { name } = parseOrThrow(AgentParams, c.req.param(), 'The address');
  const { signal } = c.req.raw;
  const agent = await addedAgent(deps, { name, signal });
  await peers.remove(agent.url);
  deps.logger.info({ audit: true, sub: principal.subject, url: agent.url }, 'an agent was removed');
  await deps.registry.refresh(signal);
  return c.body(null, 204);
}

async function addedAgent(
  { registry }: RouteDeps['deps'],
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<KnownAgent> {
  const agent = (await allAgents(registry, signal)).find((one) => one.name === name);
  if (!agent) throw new ParleyError('not_found', 'There is no agent of this name.');
  if (agent.added) return agent;
  throw new ParleyError('conflict', 'This agent belongs to the configuration and stays.');
}
