import type { Method } from '@parley/a2a/protocol/methods';
import { given, isRecord, type Json, records, without } from '@parley/a2a/protocol/wire';
import type { RpcDialect } from './json-rpc.ts';
import { recordOf } from './peer.ts';

/** JSON-RPC of 0.3, from and to the words of 1.0. Not the translation of the server: that one is under test. */
const METHODS: Partial<Record<Method, string>> = {
  SendMessage: 'message/send',
  SendStreamingMessage: 'message/stream',
  GetTask: 'tasks/get',
  CancelTask: 'tasks/cancel',
  SubscribeToTask: 'tasks/resubscribe',
  GetExtendedAgentCard: 'agent/getAuthenticatedExtendedCard',
  CreateTaskPushNotificationConfig: 'tasks/pushNotificationConfig/set',
  GetTaskPushNotificationConfig: 'tasks/pushNotificationConfig/get',
  ListTaskPushNotificationConfigs: 'tasks/pushNotificationConfig/list',
  DeleteTaskPushNotificationConfig: 'tasks/pushNotificationConfig/delete',
};

function oldPart(part: Json): Json {
  const { text, data, url, raw, mediaType, filename } = part;
  if (text !== undefined) return { kind: 'text', text };
  if (data !== undefined) return { kind: 'data', data };
  const file = given({ uri: url, bytes: raw, mimeType: mediaType, name: filename });
  return Object.keys(file).length > 0 ? { kind: 'file', file } : {};
}

function oldMessage(message: unknown): unknown {
  if (!isRecord(message)) return message;
  const { role, parts } = message;
  return given({
    kind: 'message',
    ...message,
    role: typeof role === 'string' ? role.replace('ROLE_', '').toLowerCase() : undefined,
    parts: Array.isArray(parts) ? records(parts).map(oldPart) : parts,
  });
}

export function oldPush(config: Json): Json {
  const { authentication } = config;
  return given({
    ...without(config, 'taskId'),
    authentication: isRecord(authentication)
      ? given({ schemes: [authentication['scheme']], credentials: authentication['credentials'] })
      : undefined,
  });
}

function oldSend(params: Json): Json {
  const { returnImmediately, taskPushNotificationConfig: push, ...more } = recordOf(params['configuration']);
  return given({
    ...params,
    message: oldMessage(params['message']),
    configuration: given({
      ...more,
      blocking: returnImmediately !== true,
      pushNotificationConfig: isRecord(push) ? oldPush(push) : undefined,
    }),
  });
}

const PARAMS: Partial<Record<Method, (params: Json) => Json>> = {
  SendMessage: oldSend,
  SendStreamingMessage: oldSend,
  CreateTaskPushNotificationConfig: (params) => ({
    taskId: params['taskId'],
    pushNotificationConfig: oldPush(params),
  }),
  GetTaskPushNotificationConfig: ({ taskId, id }) => ({ id: taskId, pushNotificationConfigId: id }),
  ListTaskPushNotificationConfigs: ({ taskId }) => ({ id: taskId }),
  DeleteTaskPushNotificationConfig: ({ taskId, id }) => ({ id: taskId, pushNotificationConfigId: id }),
};

function newPart(part: Json): Json {
  const { kind, file, metadata } = part;
  if (kind === 'text') return given({ text: part['text'], metadata });
  if (kind === 'data') return given({ data: part['data'], metadata });
  const { uri, bytes, mimeType, name } = recordOf(file);
  return given({ raw: bytes, url: uri, mediaType: mimeType, filename: name, metadata });
}

function newMessage(message: Json): Json {
  const role = message['role'] === 'user' ? 'ROLE_USER' : 'ROLE_AGENT';
  return { ...without(message, 'kind'), role, parts: records(message['parts']).map(newPart) };
}

function newStatus(status: unknown): Json {
  const { state, message, ...more } = recordOf(status);
  return given({
    ...more,
    state: `TASK_STATE_${String(state).toUpperCase().replaceAll('-', '_')}`,
    message: isRecord(message) ? newMessage(message) : undefined,
  });
}

function newArtifact(artifact: Json): Json {
  return { ...artifact, parts: records(artifact['parts']).map(newPart) };
}

function newTask(task: Json): Json {
  const { artifacts, history } = task;
  return given({
    ...without(task, 'kind'),
    status: newStatus(task['status']),
    artifacts: artifacts === undefined ? undefined : records(artifacts).map(newArtifact),
    history: history === undefined ? undefined : records(history).map(newMessage),
  });
}

function newResponse(response: Json): Json {
  switch (response['kind']) {
    case 'task':
      return { task: newTask(response) };
    case 'message':
      return { message: newMessage(response) };
    case 'status-update':
      return {
        statusUpdate: { ...without(response, 'kind', 'final'), status: newStatus(response['status']) },
      };
    default:
      return {
        artifactUpdate: {
          ...without(response, 'kind'),
          artifact: newArtifact(recordOf(response['artifact'])),
        },
      };
  }
}

export function newPush(taskId: unknown, config: Json): Json {
  const { authentication } = config;
  const [scheme] = Array.isArray(recordOf(authentication)['schemes'])
    ? (recordOf(authentication)['schemes'] as unknown[])
    : [];
  return given({
    ...without(config, 'authentication'),
    taskId,
    authentication: scheme === undefined ? undefined : { scheme },
  });
}

/** 0.3 tells all callbacks at once. */
export const NO_PAGES = { nextPageToken: '' };

function newPushOf(result: Json): Json {
  return newPush(result['taskId'], recordOf(result['pushNotificationConfig']));
}

const RESULTS: Partial<Record<Method, (result: unknown) => Json>> = {
  SendMessage: (result) => newResponse(recordOf(result)),
  SendStreamingMessage: (result) => newResponse(recordOf(result)),
  SubscribeToTask: (result) => newResponse(recordOf(result)),
  GetTask: (result) => newTask(recordOf(result)),
  CancelTask: (result) => newTask(recordOf(result)),
  CreateTaskPushNotificationConfig: (result) => newPushOf(recordOf(result)),
  GetTaskPushNotificationConfig: (result) => newPushOf(recordOf(result)),
  ListTaskPushNotificationConfigs: (result) => ({ configs: records(result).map(newPushOf), ...NO_PAGES }),
};

export const oldRpc: RpcDialect = {
  name: 'JSON-RPC 0.3',
  version: '0.3',
  method: (method) => METHODS[method],
  params: (method, params) => (PARAMS[method] ?? ((same) => same))(params),
  result: (method, result) => (RESULTS[method] ?? recordOf)(result),
};
