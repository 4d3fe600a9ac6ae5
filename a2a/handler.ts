import { RESUME_EXTENSION } from './card-types.ts';
import { REPLY_KEY } from './execution.ts';
import { a2aError } from './protocol/errors.ts';
import type { Method } from './protocol/methods.ts';
import * as requests from './protocol/requests.ts';
import type { ProtocolVersion } from './protocol/version.ts';
import { eventToWire, type Json, messageToWire, pushConfigToWire, taskToWire } from './protocol/wire.ts';
import { isTerminal, type LoggedEvent, type Task } from './task-types.ts';
import { cancelTask } from './verbs/cancel-task.ts';
import type { Call, EventStream, VerbDeps } from './verbs/context.ts';
import { getTask } from './verbs/get-task.ts';
import { listTasks } from './verbs/list-tasks.ts';
import * as push from './verbs/push-configs.ts';
import { sendMessage, streamMessage } from './verbs/send-message.ts';
import { subscribeToTask } from './verbs/subscribe-to-task.ts';

/** One numbered line of a stream, as JSON of protocol 1.0. */
export interface StreamLine {
  seq: number;
  response: Json;
}

/** What a verb answers: one JSON value, or lines as they come. */
export type Answer = { json: Json } | { lines: AsyncIterable<StreamLine> };

export type Verb = (params: unknown, call: Call) => Promise<Answer>;

/** The agent's side of the protocol, free of transports: every binding calls these and nothing else. */
export type Handler = Record<Method, Verb>;

export interface HandlerDeps extends VerbDeps {
  /** The card for callers who have proved who they are. */
  extendedCard?: (version: ProtocolVersion) => Promise<Json>;
}

function asks(call: Call): boolean {
  return call.extensions.has(RESUME_EXTENSION);
}

async function* lines({ task, events }: EventStream, call: Call): AsyncGenerator<StreamLine> {
  for await (const event of events as AsyncIterable<LoggedEvent>) {
    yield { seq: event.seq, response: eventToWire(task, event, asks(call)) };
  }
}

function verb<M extends Method>(
  method: M,
  run: (params: requests.Params<M>, call: Call) => Promise<Answer>,
): Verb {
  return async (params, call) => run(requests.parseParams(method, params), call);
}

/** The task, or the mere message that it came to. */
function answerToWire(task: Task, withSeq: boolean): Json {
  const { message } = task.status;
  const mere = isTerminal(task.status.state) && task.metadata[REPLY_KEY] === 'message';
  return mere && message ? { message: messageToWire(message) } : { task: taskToWire(task, { withSeq }) };
}

/** Binds the verbs of an agent. */
export function createHandler(deps: HandlerDeps): Handler {
  return {
    SendMessage: verb('SendMessage', async (params, call) => ({
      json: answerToWire(await sendMessage(deps, params, call), asks(call)),
    })),
    SendStreamingMessage: verb('SendStreamingMessage', async (params, call) => ({
      lines: lines(await streamMessage(deps, params, call), call),
    })),
    GetTask: verb('GetTask', async (params, call) => ({
      json: taskToWire(await getTask(deps, params, call), { withSeq: asks(call) }),
    })),
    ListTasks: verb('ListTasks', async (params, call) => {
      const { tasks, includeArtifacts, ...page } = await listTasks(deps, params, call);
      const shape = { artifacts: includeArtifacts ? ('always' as const) : ('never' as const) };
      return { json: { tasks: tasks.map((task) => taskToWire(task, shape)), ...page } };
    }),
    CancelTask: verb('CancelTask', async (params, call) => ({
      json: taskToWire(await cancelTask(deps, params, call), { withSeq: asks(call) }),
    })),
    SubscribeToTask: verb('SubscribeToTask', async (params, call) => ({
      lines: lines(await subscribeToTask(deps, params, call), call),
    })),
    GetExtendedAgentCard: verb('GetExtendedAgentCard', async (_params, { version }) => {
      if (deps.extendedCard) return { json: await deps.extendedCard(version) };
      throw a2aError('UnsupportedOperation', 'This agent has no extended card.');
    }),
    CreateTaskPushNotificationConfig: verb('CreateTaskPushNotificationConfig', async (params, call) => ({
      json: pushConfigToWire(await push.createPushConfig(deps, params, call)),
    })),
    GetTaskPushNotificationConfig: verb('GetTaskPushNotificationConfig', async (params, call) => ({
      json: pushConfigToWire(await push.getPushConfig(deps, params, call)),
    })),
    ListTaskPushNotificationConfigs: verb('ListTaskPushNotificationConfigs', async (params, call) => {
      const configs = await push.listPushConfigs(deps, params, call);
      return { json: { configs: configs.map(pushConfigToWire), nextPageToken: '' } };
    }),
    DeleteTaskPushNotificationConfig: verb('DeleteTaskPushNotificationConfig', async (params, call) => {
      await push.deletePushConfig(deps, params, call);
      return { json: {} };
    }),
  };
}
