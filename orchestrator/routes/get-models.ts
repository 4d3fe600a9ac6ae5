import type { ModelMode } from '../api.ts';
import { ModelsInfo, ModelTest } from '../api-models.ts';
import type { OrchestratorDeps } from '../context.ts';
import { problems, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const HINTS: Record<ModelMode, string | null> = {
  live: null,
  local: null,
  offline:
    'No language model is connected: a rule-based planner and writer answers. Set OPENAI_API_KEY (and OPENAI_BASE_URL for another provider), or run Ollama on this machine, and start again.',
};

export function getModelsRoute({ deps }: RouteDeps): Route {
  return {
    method: 'get',
    path: '/models',
    doc: {
      summary: 'Which models answer',
      tags: ['Service'],
      responses: {
        200: { description: 'The models.', content: { 'application/json': { schema: ModelsInfo } } },
        ...problems(401),
      },
    },
    handle: async (c) => {
      const { mode, small, large } = await deps.models();
      return c.json({ mode, small, large, hint: HINTS[mode] });
    },
  };
}

type TestModel = NonNullable<OrchestratorDeps['testModel']>;

export function testModelRoute(testModel: TestModel): Route {
  return {
    method: 'post',
    path: '/models/test',
    doc: {
      summary: 'Ask the model for one token',
      description:
        'Shows whether it answers and how soon, else why not. A hosted model charges for the token.',
      tags: ['Service'],
      responses: {
        200: { description: 'What came of it.', content: { 'application/json': { schema: ModelTest } } },
        ...problems(401),
      },
    },
    handle: async (c) => c.json(await testModel(c.req.raw.signal), 200, { 'cache-control': 'no-store' }),
  };
}
