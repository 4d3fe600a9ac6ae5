import { ParleyError } from '@parley/platform/errors';
import type { TaskState } from '../task-types.ts';
import { WIRE_STATES } from './states.ts';
import { given, isRecord, type Json, records, without } from './wire.ts';

/**
 * An agent that speaks 0.3 alone, asked in terms of 1.0, JSON to JSON. What we send is translated whole; of what it
 * answers only what is understood, the rest passes for the checks of 1.0 to refuse.
 */
export interface LegacyCall {
  method: string;
  params: Json;
  /** Its answer, or one of its events, in terms of 1.0. */
  result: (result: unknown) => unknown;
}

/** The call that 0.3 has for one of 1.0. */
export function toLegacyCall(method: string, params: Json): LegacyCall {
  const known = CALLS[method];
  if (!known) {
    throw new ParleyError('upstream_failed', `The agent speaks A2A 0.3, which has no ${method}.`);
  }
  return { method: known.method, params: known.params(without(params, 'tenant')), result: known.result };
}

const same = (params: Json): Json => params;

const CALLS: Readonly<Record<string, Omit<LegacyCall, 'params'> & { params: (params: Json) => Json }>> = {
  SendMessage: { method: 'message/send', params: sendParams, result: responseFrom },
  SendStreamingMessage: { method: 'message/stream', params: sendParams, result: responseFrom },
  GetTask: { method: 'tasks/get', params: same, result: taskFrom },
  CancelTask: { method: 'tasks/cancel', params: same, result: taskFrom },
  SubscribeToTask: { method: 'tasks/resubscribe', params: same, result: responseFrom },
};

function sendParams(params: Json): Json {
  const { message, configuration } = params;
  const settings = isRecord(configuration) ? configuration : {};
  return given({
    ...params,
    message: isRecord(message) ? messageTo(message) : message,
    configuration: given({
      ...without(settings, 'returnImmediately', 'taskPushNotificationConfig'),
      blocking: settings['returnImmediately'] !== true,
    }),
  });
}

function messageTo(message: Json): Json {
  const { parts, role } = message;
  return {
    kind: 'message',
    ...message,
    role: role === 'ROLE_USER' ? 'user' : 'agent',
    parts: records(parts).map(partTo),
  };
}

function partTo(part: Json): Json {
  const { text, data, raw, url, mediaType, filename, metadata } = part;
  if (typeof text === 'string') return given({ kind: 'text', text, metadata });
  if (data !== undefined) {
    // Data are an object in 0.3.
    return given({ kind: 'data', data: isRecord(data) ? data : { value: data }, metadata });
  }
  const file = given({ bytes: raw, uri: url, mimeType: mediaType, name: filename });
  return given({ kind: 'file', file, metadata });
}

/** A task, a message or an event, told apart by their kind. */
function responseFrom(result: unknown): unknown {
  if (!isRecord(result)) return result;
  switch (result['kind']) {
    case 'task':
      return { task: taskFrom(result) };
    case 'message':
      return { message: messageFrom(result) };
    case 'status-update':
      return { statusUpdate: { ...without(result, 'kind', 'final'), status: statusFrom(result['status']) } };
    case 'artifact-update':
      return { artifactUpdate: { ...without(result, 'kind'), artifact: artifactFrom(result['artifact']) } };
    default:
      return result;
  }
}

function taskFrom(task: unknown): unknown {
  if (!isRecord(task)) return task;
  const { status, artifacts, history } = task;
  return given({
    ...without(task, 'kind'),
    status: statusFrom(status),
    artifacts: Array.isArray(artifacts) ? artifacts.map(artifactFrom) : artifacts,
    history: Array.isArray(history) ? history.map(messageFrom) : history,
  });
}

function statusFrom(status: unknown): unknown {
  if (!isRecord(status)) return status;
  const { state, message } = status;
  return given({
    ...status,
    state: isState(state) ? WIRE_STATES[state] : state,
    message: messageFrom(message),
  });
}

function isState(state: unknown): state is TaskState {
  return typeof state === 'string' && Object.hasOwn(WIRE_STATES, state);
}

function messageFrom(message: unknown): unknown {
  if (!isRecord(message)) return message;
  const { role, parts } = message;
  return {
    ...without(message, 'kind'),
    role: role === 'user' ? 'ROLE_USER' : 'ROLE_AGENT',
    parts: Array.isArray(parts) ? parts.map(partFrom) : parts,
  };
}

function artifactFrom(artifact: unknown): unknown {
  if (!isRecord(artifact)) return artifact;
  const { parts } = artifact;
  return { ...artifact, parts: Array.isArray(parts) ? parts.map(partFrom) : parts };
}

function partFrom(part: unknown): unknown {
  if (!isRecord(part)) return part;
  const { file } = part;
  if (part['kind'] !== 'file' || !isRecord(file)) return without(part, 'kind');
  const { bytes, uri, mimeType, name } = file;
  const { metadata } = part;
  return given({ raw: bytes, url: uri, mediaType: mimeType, filename: name, metadata });
}
