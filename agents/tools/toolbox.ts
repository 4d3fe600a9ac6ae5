import type { ToolSpec } from '@parley/models/types';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { callTool, type ToolOutcome, type ToolRequest } from './call.ts';
import type { Caller } from './caller.ts';
import { createToolCatalog, type OfferedTool, type ToolCatalog } from './catalog.ts';
import type { McpGateway } from './gateway.ts';
import type { ToolPins } from './pins.ts';
import { createResourceReader, type ReadResource } from './resources.ts';

/** What an agent may reach: the part of its definition that concerns tools. */
export interface Reach {
  name: string;
  mcpServers: readonly string[];
  tools: readonly string[];
  resources: readonly string[];
  scopes: readonly string[];
}

/** The tools of one agent for one caller. */
export interface Toolset {
  specs: ToolSpec[];
  names: string[];
  find(name: string): OfferedTool | undefined;
  /** Servers that did not answer; what they offer is missing. */
  unreachable: string[];
  /** Tools that are refused, because they are not what they were when their server's version was first seen. */
  changed: string[];
}

/** Which job: the one that the call with this operation key has started. */
export type EndJob = Pick<ToolRequest, 'signal' | 'timeoutMs'> & { operationKey: string };

/** One agent's hands: its tools and resources, on behalf of whoever the task is for. */
export interface Toolbox {
  open(principal: Principal, signal: AbortSignal): Promise<Toolset>;
  call(principal: Principal, tool: OfferedTool, request: ToolRequest): Promise<ToolOutcome>;
  /** Ends the job that a call has started, at its server: no model asks for this, so no list of tools holds it. */
  endJob(principal: Principal, tool: OfferedTool, request: EndJob): Promise<ToolOutcome>;
  /** The agent's resources that the caller may see; `failed` names those that could not be read. */
  resources(principal: Principal, signal: AbortSignal): Promise<{ read: ReadResource[]; failed: string[] }>;
  /** One check for each server: it can be reached and offers what the agent's list names. */
  checks: Record<string, () => Promise<void>>;
}

export function createToolbox(reach: Reach, gateway: McpGateway, pins?: ToolPins): Toolbox {
  const catalog = createToolCatalog(gateway, pins);
  const reader = createResourceReader(gateway);
  const callerFor = (principal: Principal): Caller => ({
    principal,
    agent: reach.name,
    scopes: reach.scopes,
  });
  const call: Toolbox['call'] = async (principal, tool, request) => {
    try {
      const timeoutMs = Math.min(request.timeoutMs, tool.timeoutMs ?? Number.POSITIVE_INFINITY);
      return await gateway.use(
        {
          server: tool.server,
          caller: callerFor(principal),
          signal: request.signal,
          repeatable: tool.readOnly,
        },
        (client) => callTool(client, tool, { ...request, timeoutMs }),
      );
    } catch (error) {
      request.signal.throwIfAborted();
      return failed(toParleyError(error));
    }
  };
  return {
    open: (principal, signal) => open(reach, catalog, { caller: callerFor(principal), signal }),
    call,
    endJob: (principal, tool, { operationKey, ...limits }) =>
      call(
        principal,
        { ...tool, tool: tool.cancelTool ?? tool.tool },
        { ...limits, arguments: { job_id: operationKey } },
      ),
    async resources(principal, signal) {
      const query = { servers: reach.mcpServers, caller: callerFor(principal) };
      const results = await Promise.allSettled(reach.resources.map((uri) => reader.read({ ...query, uri })));
      signal.throwIfAborted();
      return {
        read: results.flatMap((result) => (result.status === 'fulfilled' ? (result.value ?? []) : [])),
        failed: reach.resources.filter((_uri, index) => results[index]?.status === 'rejected'),
      };
    },
    checks: Object.fromEntries(
      reach.mcpServers.map((server) => [`mcp:${server}`, () => checkServer(reach, catalog, server)]),
    ),
  };
}

function failed(error: ParleyError): ToolOutcome {
  return {
    ok: false,
    error: error.message,
    result: { error: error.message, code: error.code, ...(error.hint ? { hint: error.hint } : {}) },
  };
}

async function open(
  reach: Reach,
  catalog: ToolCatalog,
  who: { caller: Caller; signal: AbortSignal },
): Promise<Toolset> {
  const answers = await Promise.allSettled(
    reach.mcpServers.map((server) => catalog.offered(server, who.caller)),
  );
  who.signal.throwIfAborted();
  const refused = answers.filter((answer) => answer.status === 'rejected');
  if (answers.length > 0 && refused.length === answers.length) throw refused[0]?.reason;
  const offered = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const unreachable = reach.mcpServers.filter((_server, index) => answers[index]?.status === 'rejected');
  return { ...toToolset(reach, offered), unreachable };
}

/** Only what is on the agent's list, under the tool's own name, or `server__tool` where two servers share one. */
export function toToolset(
  reach: Pick<Reach, 'tools'>,
  offered: readonly OfferedTool[],
): Omit<Toolset, 'unreachable'> {
  const listed = offered.filter((tool) => reach.tools.includes(keyOf(tool)));
  const allowed = listed.filter(({ changed }) => !changed);
  const count = (name: string) => allowed.filter((tool) => tool.tool === name).length;
  const byName = new Map(
    allowed.map((tool) => [count(tool.tool) > 1 ? `${tool.server}__${tool.tool}` : tool.tool, tool]),
  );
  return {
    specs: [...byName].map(([name, tool]) => ({ ...tool.spec, name })),
    names: [...byName.keys()],
    find: (name) => byName.get(name),
    changed: listed.filter(({ changed }) => changed).map(keyOf),
  };
}

function keyOf(tool: OfferedTool): string {
  return `${tool.server}/${tool.tool}`;
}

/** Asked as the agent itself, with every scope that it may ever use: what is missing then is a mistake in its declaration. */
async function checkServer(reach: Reach, catalog: ToolCatalog, server: string): Promise<void> {
  const principal: Principal = { subject: `agent:${reach.name}`, scopes: reach.scopes, actors: [] };
  const offered = await catalog.offered(server, { principal, agent: reach.name, scopes: reach.scopes });
  const names = offered.map(keyOf);
  const missing = reach.tools.filter((key) => key.startsWith(`${server}/`) && !names.includes(key));
  if (missing.length > 0) throw new ParleyError('unavailable', `it does not offer ${missing.join(', ')}`);
}
