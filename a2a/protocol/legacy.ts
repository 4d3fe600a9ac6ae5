import { isInterrupted, isTerminal, type TaskState } from '../task-types.ts';
import type { Method } from './methods.ts';
import { stateFromWire } from './states.ts';
import { given, isRecord, type Json, records, without } from './wire.ts';

/**
 * Protocol 0.3 in terms of 1.0, JSON to JSON. Requests: what is understood is translated, anything else
 * passes as it is, for the checks of 1.0 to refuse. Answers come from us and are translated whole.
 */
function partFromLegacy(part: unknown): unknown {
  if (!isRecord(part)) return part;
  const { kind, metadata } = part;
  if (kind === 'text') return given({ text: part['text'], metadata });
  if (kind === 'data') return given({ data: part['data'], metadata });
  const { file } = part;
  if (kind !== 'file' || !isRecord(file)) return given({ metadata });
  return given({
    raw: file['bytes'],
    url: file['uri'],
    mediaType: file['mimeType'],
    filename: file['name'],
    metadata,
  });
}

const ROLES: Record<string, string> = { user: 'ROLE_USER', agent: 'ROLE_AGENT' };

export function messageFromLegacy(message: unknown): unknown {
  if (!isRecord(message)) return message;
  const { role, parts } = message;
  return given({
    ...without(message, 'kind'),
    role: typeof role === 'string' ? (ROLES[role] ?? role) : role,
    parts: Array.isArray(parts) ? parts.map(partFromLegacy) : parts,
  });
}

function pushConfigFromLegacy(config: unknown): unknown {
  if (!isRecord(config)) return config;
  const { authentication } = config;
  if (!isRecord(authentication)) return config;
  const { schemes, credentials } = authentication;
  const scheme = Array.isArray(schemes) ? schemes[0] : schemes;
  return { ...config, authentication: given({ scheme, credentials }) };
}

function sendFromLegacy(params: Json): Json {
  const { configuration } = params;
  const sent = { ...params, message: messageFromLegacy(params['message']) };
  if (!isRecord(configuration)) return sent;
  const { blocking, pushNotificationConfig: push } = configuration;
  return {
    ...sent,
    configuration: given({
      ...without(configuration, 'blocking', 'pushNotificationConfig'),
      returnImmediately: blocking === undefined || blocking === null ? undefined : blocking === false,
      taskPushNotificationConfig: push === undefined ? undefined : pushConfigFromLegacy(push),
    }),
  };
}

function createPushFromLegacy(params: Json): Json {
  const { taskId, pushNotificationConfig } = params;
  const config = pushConfigFromLegacy(pushNotificationConfig);
  return { ...(isRecord(config) ? config : {}), taskId };
}

/** What a callback of 0.3 is called that has no name. */
export const LEGACY_CONFIG_ID = 'default';

/** 0.3 names a task `id` where 1.0 says `taskId`, and the config apart. */
function pushRefFromLegacy(params: Json): Json {
  return given({ taskId: params['id'], id: params['pushNotificationConfigId'] ?? LEGACY_CONFIG_ID });
}

function partToLegacy(part: unknown): Json {
  if (!isRecord(part)) return { kind: 'text', text: '' };
  const { text, data, url, raw, mediaType, filename, metadata } = part;
  if (text !== undefined) return given({ kind: 'text', text, metadata });
  if (url === undefined && raw === undefined) {
    // In 0.3 data is an object.
    return given({ kind: 'data', data: isRecord(data) ? data : { value: data }, metadata });
  }
  return given({
    kind: 'file',
    file: given({ uri: url, bytes: raw, mimeType: mediaType, name: filename }),
    metadata,
  });
}

function partsToLegacy(owner: Json): Json[] {
  return (Array.isArray(owner['parts']) ? owner['parts'] : []).map(partToLegacy);
}

function messageToLegacy(message: Json): Json {
  const role = message['role'] === 'ROLE_USER' ? 'user' : 'agent';
  return { kind: 'message', ...message, role, parts: partsToLegacy(message) };
}

function artifactToLegacy(artifact: Json): Json {
  return { ...artifact, parts: partsToLegacy(artifact) };
}

function stateOf(status: Json): TaskState | undefined {
  return typeof status['state'] === 'string' ? stateFromWire(status['state']) : undefined;
}

function statusToLegacy(status: Json): Json {
  const { message } = status;
  return {
    ...status,
    state: stateOf(status) ?? 'unknown',
    ...(isRecord(message) ? { message: messageToLegacy(message) } : {}),
  };
}

function taskToLegacy(task: Json): Json {
  const { status, artifacts, history } = task;
  return {
    kind: 'task',
    ...task,
    status: statusToLegacy(isRecord(status) ? status : {}),
    ...(artifacts ? { artifacts: records(artifacts).map(artifactToLegacy) } : {}),
    ...(history ? { history: records(history).map(messageToLegacy) } : {}),
  };
}

/** One line of a stream: bare, with its kind, and `final` on the last. */
export function responseToLegacy(response: Json): Json {
  const { task, message, statusUpdate, artifactUpdate } = response;
  if (isRecord(task)) return taskToLegacy(task);
  if (isRecord(message)) return messageToLegacy(message);
  if (isRecord(statusUpdate)) {
    const status = isRecord(statusUpdate['status']) ? statusUpdate['status'] : {};
    const state = stateOf(status);
    const final = state !== undefined && (isTerminal(state) || isInterrupted(state));
    return { kind: 'status-update', ...statusUpdate, status: statusToLegacy(status), final };
  }
  const update = isRecord(artifactUpdate) ? artifactUpdate : {};
  const artifact = isRecord(update['artifact']) ? update['artifact'] : {};
  return { kind: 'artifact-update', ...update, artifact: artifactToLegacy(artifact) };
}

function pushConfigToLegacy(config: Json): Json {
  return { taskId: config['taskId'], pushNotificationConfig: legacyPushConfig(config) };
}

/** A callback as 0.3 has it on both bindings: several schemes where 1.0 names one. */
export function legacyPushConfig(config: Json): Json {
  const { authentication } = config;
  const auth = isRecord(authentication)
    ? {
        authentication: given({
          schemes: [authentication['scheme']],
          credentials: authentication['credentials'],
        }),
      }
    : {};
  return { ...without(config, 'taskId', 'tenant', 'authentication'), ...auth };
}

function pushListToLegacy(answer: Json): unknown {
  return records(answer['configs']).map(pushConfigToLegacy);
}

interface LegacyMethod {
  method: Method;
  params: (params: Json) => Json;
  result: (result: Json) => unknown;
  /** Errors come as the event of a stream, too: clients of 0.3 read nothing else here. */
  alwaysStreams?: true;
}

const same = (fields: Json): Json => fields;

/** The methods of 0.3 and what they are in 1.0. */
export const LEGACY_METHODS: Record<string, LegacyMethod> = {
  'message/send': { method: 'SendMessage', params: sendFromLegacy, result: responseToLegacy },
  'message/stream': { method: 'SendStreamingMessage', params: sendFromLegacy, result: responseToLegacy },
  'tasks/get': { method: 'GetTask', params: same, result: taskToLegacy },
  'tasks/cancel': { method: 'CancelTask', params: same, result: taskToLegacy },
  'tasks/resubscribe': {
    method: 'SubscribeToTask',
    params: same,
    result: responseToLegacy,
    alwaysStreams: true,
  },
  'tasks/pushNotificationConfig/set': {
    method: 'CreateTaskPushNotificationConfig',
    params: createPushFromLegacy,
    result: pushConfigToLegacy,
  },
  'tasks/pushNotificationConfig/get': {
    method: 'GetTaskPushNotificationConfig',
    params: pushRefFromLegacy,
    result: pushConfigToLegacy,
  },
  'tasks/pushNotificationConfig/list': {
    method: 'ListTaskPushNotificationConfigs',
    params: pushRefFromLegacy,
    result: pushListToLegacy,
  },
  'tasks/pushNotificationConfig/delete': {
    method: 'DeleteTaskPushNotificationConfig',
    params: pushRefFromLegacy,
    result: () => null,
  },
  'agent/getAuthenticatedExtendedCard': {
    method: 'GetExtendedAgentCard',
    params: same,
    result: same,
  },
};
