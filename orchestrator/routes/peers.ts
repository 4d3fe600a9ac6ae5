import { z } from '@hono/zod-openapi';
import type { Peers } from '@parley/a2a/peers';
import type { KnownAgent } from '@parley/a2a/registry';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { AddAgentRequest, AgentInfo } from '../api.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { toAgentInfo } from './list-agents.ts';
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
          201: { description: 'It was added.', content: { 'application/json': { schema: AgentInfo } } },
          ...problems(400, 401, 403, 409, 413, 415, 502, 503),
        },
      },
      handle: (c) => addAgent(c, route, peers),
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
  const request = await jsonBody(c, AddAgentRequest);
  const url = request.url.replace(/\/+$/, '');
  const { signal } = c.req.raw;
  const known = await deps.registry.agents(signal);
  if (known.some((agent) => agent.url === url))
    throw new ParleyError('conflict', 'This agent is known already.');
  await peers.add({ url, addedBy: principal.subject, signal });
  deps.logger.info({ audit: true, sub: principal.subject, url }, 'an agent was added');
  await deps.registry.refresh(signal);
  const agent = (await deps.registry.agents(signal)).find((one) => one.url === url);
  if (!agent) throw new ParleyError('unavailable', 'The agent was added, but does not answer now.');
  return c.json(toAgentInfo(agent), 201, { location: `/agents/${encodeURIComponent(agent.name)}` });
}

async function removeAgent(c: OrchestratorRequest, { deps }: RouteDeps, peers: Peers): Promise<Response> {
  const principal = c.get('principal');
  requireScopes(principal, SCOPES);
  const { name } = parseOrThrow(AgentParams, c.req.param(), 'The address');
  const { signal } = c.req.raw;
  const agent: KnownAgent | undefined = (await deps.registry.agents(signal)).find((one) => one.name === name);
  if (!agent) throw new ParleyError('not_found', 'There is no agent of this name.');
  if (!agent.added || !(await peers.remove(agent.url))) {
    throw new ParleyError('conflict', 'This agent belongs to the configuration and stays.');
  }
  deps.logger.info({ audit: true, sub: principal.subject, url: agent.url }, 'an agent was removed');
  await deps.registry.refresh(signal);
  return c.body(null, 204);
}
