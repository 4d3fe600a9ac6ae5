import type { ResourceDefinition } from '../define.ts';
import type { Runs } from './runs.ts';

const MAX_NAME = 80;

/** `run://{id}`: everything that the HTTP API tells about a run. */
export function createRunResource(runs: Runs): ResourceDefinition {
  return {
    uri: 'run://{id}',
    name: 'run',
    title: 'A run',
    description: 'Question, plan, steps, tool calls, answer, citations and cost of one run, as JSON.',
    mimeType: 'application/json',
    scopes: [],
    cacheTtlMs: 0,
    read: ({ id = '' }, ctx) => runs.raw(id, ctx),
    async list(ctx) {
      const page = await runs.list(ctx);
      return page.runs.map(({ runId, query, status }) => ({
        uri: `run://${runId}`,
        name: runId,
        title: `${query.slice(0, MAX_NAME)} (${status})`,
      }));
    },
  };
}
