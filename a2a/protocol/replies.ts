import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { z } from 'zod';
import { activityOf } from '../activity.ts';
import { RESUME_EXTENSION } from '../card-types.ts';
import type { Artifact, LoggedEvent, Message, Part, Task, TaskEvent, TaskStatus } from '../task-types.ts';
import { stateFromWire } from './states.ts';

/** What peers may answer in protocol 1.0: only what we use is looked at, anything more is let be. */
const metadata = z.record(z.string(), z.unknown()).nullish();
const text = z.string().nullish();

const partSchema = z.looseObject({
  text,
  data: z.unknown().optional(),
  url: text,
  raw: text,
  mediaType: text,
  filename: text,
  metadata,
});

const messageSchema = z.looseObject({
  messageId: z.string().nullish(),
  role: z.string().nullish(),
  parts: z.array(partSchema).nullish(),
  taskId: text,
  contextId: text,
  metadata,
});

const statusSchema = z.looseObject({
  state: z.string(),
  timestamp: text,
  message: messageSchema.nullish(),
});

const artifactSchema = z.looseObject({
  artifactId: z.string(),
  name: text,
  description: text,
  parts: z.array(partSchema).nullish(),
  metadata,
});

export const taskReplySchema = z.looseObject({
  id: z.string().min(1),
  contextId: text,
  status: statusSchema,
  artifacts: z.array(artifactSchema).nullish(),
  history: z.array(messageSchema).nullish(),
  metadata,
});

export const sendReplySchema = z.union([
  z.looseObject({ task: taskReplySchema }),
  z.looseObject({ message: messageSchema }),
]);

export const listReplySchema = z.looseObject({
  tasks: z.array(taskReplySchema).nullish(),
  nextPageToken: text,
  totalSize: z.number().nullish(),
});

export const streamReplySchema = z.union([
  z.looseObject({ task: taskReplySchema }),
  z.looseObject({ message: messageSchema }),
  z.looseObject({ statusUpdate: z.looseObject({ status: statusSchema, metadata }) }),
  z.looseObject({
    artifactUpdate: z.looseObject({
      artifact: artifactSchema,
      append: z.boolean().nullish(),
      lastChunk: z.boolean().nullish(),
      metadata,
    }),
  }),
]);

/** Parses what a peer answered. What is wrong with it is the peer's fault, not the caller's. */
export function parseReply<S extends z.ZodType>(schema: S, reply: unknown, what: string): z.output<S> {
  try {
    return parseOrThrow(schema, reply, what);
  } catch (cause) {
    throw new ParleyError('upstream_failed', `${what} is not what A2A says it should be.`, { cause });
  }
}

type Reply<S extends z.ZodType> = z.output<S>;

/** Drops what is unset, keeps `data: null`, which is a value. */
function given<T extends object>(fields: Record<string, unknown>): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as T;
}

function toPart(part: Reply<typeof partSchema>): Part {
  const { data, ...rest } = part;
  const found = given<Part>(rest);
  return Object.hasOwn(part, 'data') && data !== undefined ? { ...found, data } : found;
}

export function toMessage(reply: Reply<typeof messageSchema>): Message {
  const { role, parts, messageId, ...rest } = reply;
  return {
    ...given<Partial<Message>>(rest),
    messageId: messageId ?? '',
    role: role === 'ROLE_USER' ? 'user' : 'agent',
    parts: (parts ?? []).map(toPart),
  };
}

function toStatus(reply: Reply<typeof statusSchema>): TaskStatus {
  return {
    // A state that we do not know is not an end.
    state: stateFromWire(reply.state) ?? 'working',
    at: reply.timestamp ?? new Date().toISOString(),
    ...(reply.message ? { message: toMessage(reply.message) } : {}),
  };
}

function toArtifact(reply: Reply<typeof artifactSchema>): Artifact {
  const { parts, ...rest } = reply;
  return { ...given<Artifact>(rest), parts: (parts ?? []).map(toPart) };
}

const resumeSchema = z.object({ seq: z.number().int(), at: z.string().optional() });
type Stamp = z.output<typeof resumeSchema>;

function stampOf(fields: Record<string, unknown> | null | undefined): Stamp | undefined {
  const parsed = resumeSchema.safeParse(fields?.[RESUME_EXTENSION]);
  return parsed.success ? parsed.data : undefined;
}

/** The metadata without what the numbering of events put there. */
function unstamped(fields: Record<string, unknown> | null | undefined): Record<string, unknown> {
  const { [RESUME_EXTENSION]: _stamp, ...rest } = fields ?? {};
  return rest;
}

export function toTask(reply: Reply<typeof taskReplySchema>): Task {
  const stamp = stampOf(reply.metadata);
  return {
    id: reply.id,
    contextId: reply.contextId ?? '',
    status: toStatus(reply.status),
    artifacts: (reply.artifacts ?? []).map(toArtifact),
    history: (reply.history ?? []).map(toMessage),
    metadata: unstamped(reply.metadata),
    ...(stamp ? { lastSeq: stamp.seq } : {}),
  };
}

/** An agent may answer with a mere message: then that is the whole task. */
export function taskOfMessage(message: Message): Task {
  return {
    id: message.taskId ?? '',
    contextId: message.contextId ?? '',
    status: { state: 'completed', at: new Date().toISOString() },
    artifacts: [{ artifactId: message.messageId || 'message', parts: message.parts }],
    history: [],
    metadata: {},
  };
}

function toEvent(reply: Reply<typeof streamReplySchema>): { event: TaskEvent; stamp: Stamp | undefined } {
  if ('task' in reply) {
    const { task } = reply as { task: Reply<typeof taskReplySchema> };
    return { event: { task: toTask(task) }, stamp: stampOf(task.metadata) };
  }
  if ('message' in reply) {
    const { message } = reply as { message: Reply<typeof messageSchema> };
    return { event: { task: taskOfMessage(toMessage(message)) }, stamp: undefined };
  }
  if ('statusUpdate' in reply) {
    const { status, metadata: fields } = (reply as { statusUpdate: StatusUpdateReply }).statusUpdate;
    const kept = unstamped(fields);
    const update = { status: toStatus(status), ...(Object.keys(kept).length > 0 ? { metadata: kept } : {}) };
    return { event: { statusUpdate: update }, stamp: stampOf(fields) };
  }
  const {
    artifact,
    append,
    lastChunk,
    metadata: fields,
  } = (reply as { artifactUpdate: ArtifactUpdateReply }).artifactUpdate;
  const kept = unstamped(fields);
  const update = {
    artifact: toArtifact(artifact),
    append: append ?? false,
    lastChunk: lastChunk ?? false,
    ...(Object.keys(kept).length > 0 ? { metadata: kept } : {}),
  };
  return { event: { artifactUpdate: update }, stamp: stampOf(fields) };
}

interface StatusUpdateReply {
  status: Reply<typeof statusSchema>;
  metadata?: Record<string, unknown> | null;
}
interface ArtifactUpdateReply {
  artifact: Reply<typeof artifactSchema>;
  append?: boolean | null;
  lastChunk?: boolean | null;
  metadata?: Record<string, unknown> | null;
}

/** A line of a peer's stream. Without the peer's number it gets ours. */
export function toLoggedEvent(reply: Reply<typeof streamReplySchema>, ownSeq: number): LoggedEvent {
  const { event, stamp } = toEvent(reply);
  const at = stamp?.at ?? timeOf(event);
  const activity = 'statusUpdate' in event ? activityOf(event.statusUpdate.metadata) : undefined;
  return { seq: stamp?.seq ?? ownSeq, at, event, ...(activity ? { activity } : {}) };
}

function timeOf(event: TaskEvent): string {
  if ('task' in event) return event.task.status.at;
  return 'statusUpdate' in event ? event.statusUpdate.status.at : new Date().toISOString();
}
