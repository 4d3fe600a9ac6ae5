import type { RouteConfig } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { parseOrThrow } from '@parley/platform/errors';
import type { Route } from '../http/route.ts';
import { openAiErrorResponse } from '../openai/errors.ts';
import { assertModel, MODEL_ID, ModelObject, ModelObjectList, OpenAiError } from '../openai/schema.ts';

const ModelParams = z.object({
  model: z
    .string()
    .max(200)
    .openapi({ param: { name: 'model', in: 'path' } }),
});

const PARLEY = { id: MODEL_ID, object: 'model', created: 0, owned_by: 'parley' } as const;

/** The models as OpenAI's clients list them: one, which is the whole team. */
export function openAiModelRoutes(): Route[] {
  return [
    {
      method: 'get',
      path: '/v1/models',
      keyIsIdle: true,
      onError: openAiErrorResponse,
      doc: {
        summary: 'The model, as an OpenAI client lists it',
        tags: ['OpenAI'],
        responses: {
          200: { description: 'One model.', content: { 'application/json': { schema: ModelObjectList } } },
          ...openAiProblems(401),
        },
      },
      handle: (c) => c.json({ object: 'list', data: [PARLEY] }),
    },
    {
      method: 'get',
      path: '/v1/models/{model}',
      keyIsIdle: true,
      onError: openAiErrorResponse,
      doc: {
        summary: 'One model',
        tags: ['OpenAI'],
        request: { params: ModelParams },
        responses: {
          200: { description: 'The model.', content: { 'application/json': { schema: ModelObject } } },
          ...openAiProblems(401, 404),
        },
      },
      handle: (c) => {
        assertModel(parseOrThrow(ModelParams, c.req.param(), 'The address').model);
        return c.json(PARLEY);
      },
    },
  ];
}

/** Responses of an operation in OpenAI's form of errors. */
export function openAiProblems(...statuses: number[]): RouteConfig['responses'] {
  const content = { 'application/json': { schema: OpenAiError } };
  return Object.fromEntries(statuses.map((status) => [status, { description: 'An error.', content }]));
}
