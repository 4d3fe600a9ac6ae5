import { RESUME_EXTENSION } from '../card-types.ts';
import type { PushConfig } from '../store/push.ts';
import type { Artifact, LoggedEvent, Message, Part, Task, TaskStatus } from '../task-types.ts';
import type { WireMessage } from './requests.ts';
import { WIRE_STATES } from './states.ts';

/** JSON of protocol 1.0. */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list, none when it is no list. */
export function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function without(fields: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** Leaves out what is undefined, keeps null. */
export function given(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Leaves out what is unset, as ProtoJSON does. */
function compact(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

export function messageToWire(message: Message): Json {
  return compact({
    ...message,
    role: message.role === 'user' ? 'ROLE_USER' : 'ROLE_AGENT',
  });
}

/** A caller's message in our words. */
export function messageFromWire(wire: WireMessage): Message {
  return {
    ...(compact(wire) as Omit<Message, 'role' | 'parts'>),
    role: 'user',
    parts: wire.parts.map((part) => partFromWire(part)),
  };
}

function partFromWire(part: WireMessage['parts'][number]): Part {
  const { data, ...rest } = part;
  const found = compact(rest) as Part;
  // A data part may be null, and is one all the same.
  if (Object.hasOwn(part, 'data')) found.data = data;
  return found;
}

export function statusToWire(status: TaskStatus): Json {
  return compact({
    state: WIRE_STATES[status.state],
    timestamp: status.at,
    message: status.message && messageToWire(status.message),
  });
}

function artifactToWire(artifact: Artifact): Json {
  return compact({ ...artifact });
}

export interface TaskShape {
  /** Listings leave the key out unless it was asked for, and show it even when empty if it was. */
  artifacts?: 'always' | 'never' | 'when-any';
  /** Tell the sequence number of the newest event (extension). */
  withSeq?: boolean;
}

export function taskToWire(task: Task, shape: TaskShape = {}): Json {
  const artifacts = task.artifacts.map(artifactToWire);
  const show = shape.artifacts === 'always' || (shape.artifacts !== 'never' && artifacts.length > 0);
  const metadata = shape.withSeq
    ? { ...task.metadata, [RESUME_EXTENSION]: { seq: task.lastSeq } }
    : task.metadata;
  return compact({
    id: task.id,
    contextId: task.contextId,
    status: statusToWire(task.status),
    artifacts: show ? artifacts : undefined,
    history: task.history.length > 0 ? task.history.map(messageToWire) : undefined,
    metadata: Object.keys(metadata).length > 0 ? metadata : undefined,
  });
}

export interface EventOwner {
  id: string;
  contextId: string;
}

/** One event as a StreamResponse. */
export function eventToWire(owner: EventOwner, logged: LoggedEvent, withSeq: boolean): Json {
  const { event, seq, at } = logged;
  if ('task' in event) return { task: taskToWire({ ...event.task, lastSeq: seq }, { withSeq }) };
  const ids = { taskId: owner.id, contextId: owner.contextId };
  const stamp = (metadata: Json | undefined): Json | undefined =>
    withSeq ? { ...metadata, [RESUME_EXTENSION]: { seq, at } } : metadata;
  if ('statusUpdate' in event) {
    const { status, metadata } = event.statusUpdate;
    return { statusUpdate: compact({ ...ids, status: statusToWire(status), metadata: stamp(metadata) }) };
  }
  const { artifact, append, lastChunk, metadata } = event.artifactUpdate;
  return {
    artifactUpdate: compact({
      ...ids,
      artifact: artifactToWire(artifact),
      append: append || undefined,
      lastChunk: lastChunk || undefined,
      metadata: stamp(metadata),
    }),
  };
}

/** A callback as it may be read back: the scheme is told, its credentials and the token are not. */
export function pushConfigToWire(config: PushConfig): Json {
  const { taskId, id, url, scheme } = config;
  return given({ taskId, id, url, authentication: scheme ? { scheme } : undefined });
}
