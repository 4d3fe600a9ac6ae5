// The part of OpenAI's chat completions that this service takes and gives. Clients send more; it is ignored.
import { z } from '@hono/zod-openapi';
import { ParleyError } from '@parley/platform/errors';
import { identifier } from '../api.ts';

/** The id of the one model: the whole team. */
export const MODEL_ID = 'parley';

export function assertModel(model: string): void {
  if (model === MODEL_ID) return;
  throw new ParleyError('not_found', `There is no model "${model.slice(0, 80)}" here.`, {
    hint: `The model is "${MODEL_ID}".`,
    issues: [{ path: 'model', message: `must be "${MODEL_ID}"` }],
  });
}

const textPart = z.looseObject({ type: z.string(), text: z.string().optional() });

const message = z.looseObject({
  role: z.enum(['developer', 'system', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(textPart), z.null()]).optional(),
});
export type ChatMessage = z.infer<typeof message>;

export const ChatCompletionRequest = z
  .looseObject({
    model: z.string().openapi({ example: MODEL_ID }),
    messages: z.array(message).min(1).max(1_000).openapi({
      description:
        'The last one is the question; the user and assistant messages before it are the conversation.',
    }),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.literal(1, 'one answer is given').nullish(),
    response_format: z.looseObject({ type: z.literal('text', 'answers are Markdown text') }).nullish(),
    user: z.string().max(512).nullish().openapi({ description: 'Tells conversations of your users apart.' }),
    metadata: z
      .looseObject({ threadId: identifier.optional() })
      .nullish()
      .openapi({ description: '`threadId` continues that thread; the rest is kept with the run.' }),
  })
  .openapi('ChatCompletionRequest');
export type ChatCompletionRequest = z.infer<typeof ChatCompletionRequest>;

export const CompletionUsage = z
  .object({ prompt_tokens: z.number(), completion_tokens: z.number(), total_tokens: z.number() })
  .openapi('CompletionUsage');
export type CompletionUsage = z.infer<typeof CompletionUsage>;

/** Which run this is, so that a client can show more of it or go on in its thread. */
const runReference = z.object({ runId: z.string(), threadId: z.string() });

export const ChatCompletion = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: z.number(),
    model: z.string(),
    system_fingerprint: z.string().openapi({ description: 'The models that answered.' }),
    choices: z.array(
      z.object({
        index: z.number(),
        message: z.object({
          role: z.literal('assistant'),
          content: z.string().openapi({ description: 'Markdown with its citations.' }),
          reasoning_content: z.string().openapi({ description: 'The plan, and what the agents did.' }),
          refusal: z.null(),
        }),
        finish_reason: z.literal('stop'),
        logprobs: z.null(),
      }),
    ),
    usage: CompletionUsage,
    metadata: runReference,
  })
  .openapi('ChatCompletion');
export type ChatCompletion = z.infer<typeof ChatCompletion>;

export const ChatCompletionChunk = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion.chunk'),
    created: z.number(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.number(),
        delta: z.object({
          role: z.literal('assistant').optional(),
          content: z.string().optional(),
          reasoning_content: z.string().optional(),
        }),
        finish_reason: z.literal('stop').nullable(),
        logprobs: z.null(),
      }),
    ),
    usage: CompletionUsage.nullish(),
    metadata: runReference,
  })
  .openapi('ChatCompletionChunk');
export type ChatCompletionChunk = z.infer<typeof ChatCompletionChunk>;

export const ModelObject = z
  .object({ id: z.string(), object: z.literal('model'), created: z.number(), owned_by: z.string() })
  .openapi('Model');
export const ModelObjectList = z
  .object({ object: z.literal('list'), data: z.array(ModelObject) })
  .openapi('ModelList');

export const OpenAiError = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .openapi('OpenAiError');
export type OpenAiError = z.infer<typeof OpenAiError>;
