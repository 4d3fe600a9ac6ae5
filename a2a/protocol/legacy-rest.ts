import { isInterrupted, isTerminal } from '../task-types.ts';
import { legacyPushConfig, messageFromLegacy } from './legacy.ts';
import type { Method } from './methods.ts';
import { stateFromWire } from './states.ts';
import { given, isRecord, type Json, records, without } from './wire.ts';

/**
 * HTTP+JSON of 0.3 writes the messages of its proto file: `content` for the parts of a message, files
 * and data one level deeper, and CANCELLED with two L.
 */
function partFromProto(part: unknown): unknown {
  if (!isRecord(part)) return part;
  const { text, file, data, metadata } = part;
  if (isRecord(file)) {
    const { fileWithUri, fileWithBytes, mimeType, name } = file;
    return given({
      url: fileWithUri,
      raw: fileWithBytes,
      mediaType: mimeType || undefined,
      filename: name || undefined,
      metadata,
    });
  }
  return given({ text, data: isRecord(data) ? data['data'] : data, metadata });
}

function messageFromProto(message: unknown): unknown {
  if (!isRecord(message) || !Array.isArray(message['content'])) return messageFromLegacy(message);
  return { ...without(message, 'content'), parts: message['content'].map(partFromProto) };
}

function sendFromProto(params: Json): Json {
  const { configuration } = params;
  const sent = { ...params, message: messageFromProto(params['message'] ?? params['request']) };
  if (!isRecord(configuration)) return sent;
  const { blocking, pushNotification, pushNotificationConfig } = configuration;
  const push = pushNotification ?? pushNotificationConfig;
  return {
    ...sent,
    configuration: given({
      ...without(configuration, 'blocking', 'pushNotification', 'pushNotificationConfig'),
      // A proto leaves out what is false.
      returnImmediately: blocking !== true,
      taskPushNotificationConfig: isRecord(push) ? pushFromProto(push) : push,
    }),
  };
}

function pushFromProto(config: Json): Json {
  const { authentication } = config;
  if (!isRecord(authentication)) return config;
  const { schemes, credentials } = authentication;
  const scheme = Array.isArray(schemes) ? schemes[0] : schemes;
  return { ...config, authentication: given({ scheme, credentials: credentials || undefined }) };
}

function createPushFromProto(params: Json): Json {
  const config = isRecord(params['pushNotificationConfig']) ? params['pushNotificationConfig'] : params;
  return { ...pushFromProto(config), taskId: params['taskId'] };
}

/** The parameters of a 0.3 request, as 1.0 has them. */
export function paramsFromProto(method: Method, params: Json): Json {
  if (method === 'SendMessage' || method === 'SendStreamingMessage') return sendFromProto(params);
  return method === 'CreateTaskPushNotificationConfig' ? createPushFromProto(params) : params;
}

function partToProto(part: Json): Json {
  const { text, data, url, raw, mediaType, filename, metadata } = part;
  if (text !== undefined) return given({ text, metadata });
  if (url === undefined && raw === undefined) {
    return given({ data: { data: isRecord(data) ? data : { value: data } }, metadata });
  }
  const file = given({ fileWithUri: url, fileWithBytes: raw, mimeType: mediaType, name: filename });
  return given({ file, metadata });
}

function messageToProto(message: Json): Json {
  return { ...without(message, 'parts'), content: records(message['parts']).map(partToProto) };
}

function statusToProto(status: Json): Json {
  const { state, message } = status;
  return {
    ...status,
    state: state === 'TASK_STATE_CANCELED' ? 'TASK_STATE_CANCELLED' : state,
    ...(isRecord(message) ? { message: messageToProto(message) } : {}),
  };
}

function artifactToProto(artifact: Json): Json {
  return { ...artifact, parts: records(artifact['parts']).map(partToProto) };
}

function taskToProto(task: Json): Json {
  const { status, artifacts, history } = task;
  return {
    ...task,
    ...(isRecord(status) ? { status: statusToProto(status) } : {}),
    ...(artifacts ? { artifacts: records(artifacts).map(artifactToProto) } : {}),
    ...(history ? { history: records(history).map(messageToProto) } : {}),
  };
}

function responseToProto(response: Json): Json {
  const { task, message, statusUpdate, artifactUpdate } = response;
  if (isRecord(task)) return { task: taskToProto(task) };
  if (isRecord(message)) return { message: messageToProto(message) };
  if (isRecord(artifactUpdate)) {
    const artifact = isRecord(artifactUpdate['artifact']) ? artifactUpdate['artifact'] : {};
    return { artifactUpdate: { ...artifactUpdate, artifact: artifactToProto(artifact) } };
  }
  const update = isRecord(statusUpdate) ? statusUpdate : {};
  const status = isRecord(update['status']) ? update['status'] : {};
  const state = stateFromWire(String(status['state']));
  const final = state !== undefined && (isTerminal(state) || isInterrupted(state));
  return { statusUpdate: { ...update, status: statusToProto(status), final } };
}

function pushToProto(config: Json): Json {
  const name = `tasks/${String(config['taskId'])}/pushNotificationConfigs/${String(config['id'])}`;
  return { name, pushNotificationConfig: legacyPushConfig(config) };
}

/** A result of 1.0 as 0.3 has it. */
export function resultToProto(method: Method, result: Json): Json {
  switch (method) {
    case 'SendMessage':
    case 'SendStreamingMessage':
    case 'SubscribeToTask':
      return responseToProto(result);
    case 'GetTask':
    case 'CancelTask':
      return taskToProto(result);
    case 'ListTasks':
      return { ...result, tasks: records(result['tasks']).map(taskToProto) };
    case 'CreateTaskPushNotificationConfig':
    case 'GetTaskPushNotificationConfig':
      return pushToProto(result);
    case 'ListTaskPushNotificationConfigs':
      return { configs: records(result['configs']).map(pushToProto) };
    default:
      return result;
  }
}
