import { parseOrThrow } from '@parley/platform/errors';
import { z } from 'zod';
import type { Method } from './methods.ts';
import { WIRE_STATES } from './states.ts';

/** What callers may send in protocol 1.0. Unknown fields are ignored, known ones are checked strictly. */
const NEEDED = 'is needed';
const NO_PARTS = 'at least one part is needed';

/**
 * What is said of a field that is not there. Protocol Buffers do not tell it from an empty one: so both
 * are refused with the same words, on every binding.
 */
function absent(text: string): { error: (issue: { input?: unknown }) => string | undefined } {
  return { error: ({ input }) => (input === undefined ? text : undefined) };
}

const id = z.string(absent(NEEDED)).min(1, NEEDED).max(512);
const metadata = z.record(z.string(), z.unknown()).nullish();
/** ProtoJSON writes an unset field as its default or as null. */
const optionalId = z
  .string()
  .max(512)
  .nullish()
  .transform((value) => value || undefined);
const historyLength = z.number().int().nonnegative().nullish();
const tenant = z.string().nullish();

const PROTO_NAMES: Readonly<Record<string, string>> = {
  message_id: 'messageId',
  context_id: 'contextId',
  task_id: 'taskId',
  reference_task_ids: 'referenceTaskIds',
  media_type: 'mediaType',
  accepted_output_modes: 'acceptedOutputModes',
  task_push_notification_config: 'taskPushNotificationConfig',
  history_length: 'historyLength',
  return_immediately: 'returnImmediately',
  page_size: 'pageSize',
  page_token: 'pageToken',
  status_timestamp_after: 'statusTimestampAfter',
  include_artifacts: 'includeArtifacts',
};
/** What callers put here is theirs, names and all. */
const OPAQUE: ReadonlySet<string> = new Set(['metadata', 'data']);

/** ProtoJSON takes a field by its name in the proto file, too. */
function withJsonNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withJsonNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      Object.hasOwn(PROTO_NAMES, name) ? PROTO_NAMES[name] : name,
      OPAQUE.has(name) ? field : withJsonNames(field),
    ]),
  );
}

const CONTENT = ['text', 'raw', 'url', 'data'] as const;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

export const partSchema = z
  .object({
    text: z.string().optional(),
    raw: z.string().regex(BASE64, 'must be base64').optional(),
    url: z.string().min(1).optional(),
    data: z.unknown().optional(),
    mediaType: z.string().max(255).nullish(),
    filename: z.string().max(1024).nullish(),
    metadata,
  })
  .superRefine((part, context) => {
    const given = CONTENT.filter((field) => Object.hasOwn(part, field));
    if (given.length === 1) return;
    const message =
      given.length === 0 ? 'one of text, raw, url, data is needed' : 'only one of text, raw, url, data';
    context.addIssue({ code: 'custom', message, path: given.slice(1, 2) });
  });

export const messageSchema = z.object({
  messageId: id,
  role: z.literal('ROLE_USER', 'must be ROLE_USER: callers speak as the user'),
  parts: z.array(partSchema, absent(NO_PARTS)).min(1, NO_PARTS).max(1000),
  contextId: optionalId,
  taskId: optionalId,
  metadata,
  extensions: z.array(z.string()).max(100).nullish(),
  referenceTaskIds: z.array(z.string()).max(100).nullish(),
});
export type WireMessage = z.output<typeof messageSchema>;

export const pushConfigSchema = z.object({
  id: optionalId,
  taskId: optionalId,
  url: z.string(absent(NEEDED)).min(1, NEEDED).max(2048),
  token: z.string().max(4096).nullish(),
  authentication: z.object({ scheme: z.string().min(1), credentials: z.string().nullish() }).nullish(),
  tenant,
});

export const sendMessageSchema = z.object({
  tenant,
  message: messageSchema,
  configuration: z
    .object({
      acceptedOutputModes: z.array(z.string()).max(100).nullish(),
      taskPushNotificationConfig: pushConfigSchema.nullish(),
      historyLength,
      returnImmediately: z.boolean().nullish(),
    })
    .nullish(),
  metadata,
});
export type SendMessageParams = z.output<typeof sendMessageSchema>;

export const getTaskSchema = z.object({ tenant, id, historyLength });
export type GetTaskParams = z.output<typeof getTaskSchema>;

const wireState = z.enum([...Object.values(WIRE_STATES), 'TASK_STATE_UNSPECIFIED']);

export const listTasksSchema = z.object({
  tenant,
  contextId: optionalId,
  status: wireState.nullish(),
  pageSize: z.number().int().min(1).max(100).nullish(),
  pageToken: z.string().max(4096).nullish(),
  historyLength,
  statusTimestampAfter: z.iso.datetime({ offset: true }).nullish(),
  includeArtifacts: z.boolean().nullish(),
});
export type ListTasksParams = z.output<typeof listTasksSchema>;

export const taskIdSchema = z.object({ tenant, id, metadata });
export type TaskIdParams = z.output<typeof taskIdSchema>;

export const pushConfigRefSchema = z.object({ tenant, taskId: id, id });
export type PushConfigRef = z.output<typeof pushConfigRefSchema>;
export const pushConfigListSchema = z.object({
  tenant,
  taskId: id,
  pageSize: z.number().int().min(0).max(100).nullish(),
  pageToken: z.string().nullish(),
});
export const createPushConfigSchema = pushConfigSchema.extend({ taskId: id });
export type CreatePushConfigParams = z.output<typeof createPushConfigSchema>;

/** What each operation takes. */
const PARAMS = {
  SendMessage: sendMessageSchema,
  SendStreamingMessage: sendMessageSchema,
  GetTask: getTaskSchema,
  ListTasks: listTasksSchema,
  CancelTask: taskIdSchema,
  SubscribeToTask: taskIdSchema,
  GetExtendedAgentCard: z.object({ tenant }),
  CreateTaskPushNotificationConfig: createPushConfigSchema,
  GetTaskPushNotificationConfig: pushConfigRefSchema,
  ListTaskPushNotificationConfigs: pushConfigListSchema,
  DeleteTaskPushNotificationConfig: pushConfigRefSchema,
} as const satisfies Record<Method, z.ZodType>;

export type Params<M extends Method> = z.output<(typeof PARAMS)[M]>;

/** The parameters of an operation, or an error that names each field that is wrong. */
export function parseParams<M extends Method>(method: M, params: unknown): Params<M> {
  return parseOrThrow(PARAMS[method], withJsonNames(params ?? {}), 'The request') as Params<M>;
}
