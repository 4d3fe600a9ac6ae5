import {
  AgentCard,
  CancelTaskRequest,
  DeleteTaskPushNotificationConfigRequest,
  GetExtendedAgentCardRequest,
  GetTaskPushNotificationConfigRequest,
  GetTaskRequest,
  ListTaskPushNotificationConfigsRequest,
  ListTaskPushNotificationConfigsResponse,
  ListTasksRequest,
  ListTasksResponse,
  SendMessageRequest,
  SendMessageResponse,
  StreamResponse,
  SubscribeToTaskRequest,
  Task,
  TaskPushNotificationConfig,
} from '@a2a-js/sdk';
import { A2AService } from '@a2a-js/sdk/server/grpc';
import { a2aError } from '../protocol/errors.ts';
import type { Method } from '../protocol/methods.ts';
import type { Json } from '../protocol/wire.ts';

/** One operation of the service `lf.a2a.v1.A2AService`: its bytes as JSON of protocol 1.0, and back. */
export interface Codec {
  path: string;
  streams: boolean;
  request: (bytes: Buffer) => Json;
  response: (json: Json) => Buffer;
  /** The caller's side. */
  bytes: (request: Json) => Buffer;
  responseJson: (bytes: Buffer) => Json;
}

interface Definition<Q, A> {
  path: string;
  responseStream: boolean;
  requestSerialize: (value: Q) => Buffer;
  requestDeserialize: (bytes: Buffer) => Q;
  responseSerialize: (value: A) => Buffer;
  responseDeserialize: (bytes: Buffer) => A;
}

interface Mapping<T> {
  toJSON: (value: T) => unknown;
  fromJSON: (json: Json) => T;
}

function codec<Q, A>(definition: Definition<Q, A>, question: Mapping<Q>, answer: Mapping<A>): Codec {
  return {
    path: definition.path,
    streams: definition.responseStream,
    request: (bytes) => question.toJSON(read(() => definition.requestDeserialize(bytes))) as Json,
    response: (json) => definition.responseSerialize(answer.fromJSON(json)),
    bytes: (json) => definition.requestSerialize(question.fromJSON(json)),
    responseJson: (bytes) => answer.toJSON(definition.responseDeserialize(bytes)) as Json,
  };
}

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw a2aError('ParseError', 'The request is not a valid message of this operation.');
  }
}

const NOTHING: Mapping<object> = { toJSON: () => ({}), fromJSON: () => ({}) };

export const CODECS: Readonly<Record<Method, Codec>> = {
  SendMessage: codec(A2AService.sendMessage, SendMessageRequest, SendMessageResponse),
  SendStreamingMessage: codec(A2AService.sendStreamingMessage, SendMessageRequest, StreamResponse),
  GetTask: codec(A2AService.getTask, GetTaskRequest, Task),
  ListTasks: codec(A2AService.listTasks, ListTasksRequest, ListTasksResponse),
  CancelTask: codec(A2AService.cancelTask, CancelTaskRequest, Task),
  SubscribeToTask: codec(A2AService.subscribeToTask, SubscribeToTaskRequest, StreamResponse),
  GetExtendedAgentCard: codec(A2AService.getExtendedAgentCard, GetExtendedAgentCardRequest, AgentCard),
  CreateTaskPushNotificationConfig: codec(
    A2AService.createTaskPushNotificationConfig,
    TaskPushNotificationConfig,
    TaskPushNotificationConfig,
  ),
  GetTaskPushNotificationConfig: codec(
    A2AService.getTaskPushNotificationConfig,
    GetTaskPushNotificationConfigRequest,
    TaskPushNotificationConfig,
  ),
  ListTaskPushNotificationConfigs: codec(
    A2AService.listTaskPushNotificationConfigs,
    ListTaskPushNotificationConfigsRequest,
    ListTaskPushNotificationConfigsResponse,
  ),
  DeleteTaskPushNotificationConfig: codec(
    A2AService.deleteTaskPushNotificationConfig,
    DeleteTaskPushNotificationConfigRequest,
    NOTHING,
  ),
};
