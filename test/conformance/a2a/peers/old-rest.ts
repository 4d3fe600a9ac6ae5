import type { Method } from '@parley/a2a/protocol/methods';
import { given, isRecord, type Json, records, without } from '@parley/a2a/protocol/wire';
import { NO_PAGES, newPush, oldPush } from './old-json-rpc.ts';
import { recordOf } from './peer.ts';
import { type RestDialect, restError } from './rest.ts';

/** HTTP+JSON of 0.3: the JSON of its proto file, from and to the words of 1.0. */
function oldPart(part: Json): Json {
  const { text, data, url, raw, mediaType, filename } = part;
  if (text !== undefined) return { text };
  if (data !== undefined) return { data: { data } };
  const file = given({ fileWithUri: url, fileWithBytes: raw, mimeType: mediaType, name: filename });
  return Object.keys(file).length > 0 ? { file } : {};
}

function oldMessage(message: unknown): unknown {
  if (!isRecord(message)) return message;
  const { parts } = message;
  const content = Array.isArray(parts) ? records(parts).map(oldPart) : parts;
  return given({ ...without(message, 'parts'), content });
}

function oldSend(params: Json): Json {
  const { returnImmediately, taskPushNotificationConfig: push, ...more } = recordOf(params['configuration']);
  return given({
    ...params,
    message: oldMessage(params['message']),
    configuration: given({
      ...more,
      blocking: returnImmediately !== true,
      pushNotification: isRecord(push) ? oldPush(push) : undefined,
    }),
  });
}

function oldParams(method: Method, params: Json): Json {
  if (method === 'SendMessage' || method === 'SendStreamingMessage') return oldSend(params);
  if (method !== 'CreateTaskPushNotificationConfig') return params;
  return { taskId: params['taskId'], pushNotificationConfig: oldPush(params) };
}

function newPart(part: Json): Json {
  const { file, data, text, metadata } = part;
  if (text !== undefined) return given({ text, metadata });
  if (isRecord(data)) return given({ data: data['data'], metadata });
  const { fileWithUri, fileWithBytes, mimeType, name } = recordOf(file);
  return given({ raw: fileWithBytes, url: fileWithUri, mediaType: mimeType, filename: name, metadata });
}

function newMessage(message: Json): Json {
  return { ...without(message, 'content'), parts: records(message['content']).map(newPart) };
}

function newStatus(value: unknown): Json {
  const { state, message, ...more } = recordOf(value);
  return given({
    ...more,
    state: state === 'TASK_STATE_CANCELLED' ? 'TASK_STATE_CANCELED' : state,
    message: isRecord(message) ? newMessage(message) : undefined,
  });
}

function newArtifact(artifact: Json): Json {
  return { ...artifact, parts: records(artifact['parts']).map(newPart) };
}

function newTask(task: Json): Json {
  const { artifacts, history } = task;
  return given({
    ...task,
    status: newStatus(task['status']),
    artifacts: artifacts === undefined ? undefined : records(artifacts).map(newArtifact),
    history: history === undefined ? undefined : records(history).map(newMessage),
  });
}

function newResponse(response: Json): Json {
  const { task, message, statusUpdate, artifactUpdate } = response;
  if (isRecord(task)) return { task: newTask(task) };
  if (isRecord(message)) return { message: newMessage(message) };
  if (isRecord(statusUpdate)) {
    return { statusUpdate: { ...without(statusUpdate, 'final'), status: newStatus(statusUpdate['status']) } };
  }
  const update = recordOf(artifactUpdate);
  return { artifactUpdate: { ...update, artifact: newArtifact(recordOf(update['artifact'])) } };
}

function newPushOf(result: Json): Json {
  const taskId = /^tasks\/([^/]+)\//.exec(String(result['name']))?.[1];
  return newPush(taskId, recordOf(result['pushNotificationConfig']));
}

function newResult(method: Method, result: Json): Json {
  switch (method) {
    case 'SendMessage':
    case 'SendStreamingMessage':
    case 'SubscribeToTask':
      return newResponse(result);
    case 'GetTask':
    case 'CancelTask':
      return newTask(result);
    case 'ListTasks':
      return { ...result, tasks: records(result['tasks']).map(newTask) };
    case 'CreateTaskPushNotificationConfig':
    case 'GetTaskPushNotificationConfig':
      return newPushOf(result);
    case 'ListTaskPushNotificationConfigs':
      return { configs: records(result['configs']).map(newPushOf), ...NO_PAGES };
    default:
      return result;
  }
}

export const oldRest: RestDialect = {
  name: 'HTTP+JSON 0.3',
  version: '0.3',
  prefix: '/v1',
  contentType: 'application/json',
  card: '/card',
  params: oldParams,
  result: newResult,
  error: (body, status) => restError(body, 'data', status),
};
