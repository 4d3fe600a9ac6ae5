import { ParleyError } from '@parley/platform/errors';
import { defineServer } from '../define.ts';
import { createRunResource } from './run-resource.ts';
import { createRuns } from './runs.ts';
import { createGetRun } from './tools/get-run.ts';
import { createSolve } from './tools/solve.ts';

/** The whole service for MCP clients (R2.5). What a caller may see is decided behind it, for that caller. */
export const server = defineServer({
  name: 'parley',
  version: '1.0.0',
  title: 'Parley',
  instructions:
    'A team of specialist agents that answers whole questions about the organisation, with sources. Ask with solve; when its answer says that the run is not finished, fetch it later with get_run. Follow-up questions carry the thread_id of the first. run://{id} is everything about a run.',
  scopes: [],
  create({ config, identity, stopping }) {
    const runs = createRuns({
      url: config.urls.api,
      token(principal) {
        if (identity) return identity.delegate(principal, { audience: 'orchestrator', actor: 'parley' });
        throw new ParleyError('unavailable', 'This server was started without a way to the service.');
      },
    });
    return {
      tools: [createSolve(runs, stopping), createGetRun(runs)],
      resources: [createRunResource(runs)],
      prompts: [],
      // The orchestrator starts last and waits for the agents, which wait for the MCP servers: asking it would be a circle.
      ready: async () => ({ ok: true, checks: {} }),
    };
  },
});
