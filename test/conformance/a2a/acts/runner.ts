import { setTimeout as sleep } from 'node:timers/promises';
import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { type Peer, type PeerError, recordOf } from '../peers/peer.ts';
import { isStream, sseData } from '../peers/sse.ts';
import { namedProblems, problems, streamProblems } from './assertions.ts';
import type { ActsTest, NamedAssertion, RawRequest, Step } from './documents.ts';
import { filled, holds, type Scope, Unresolved, valuesAt } from './paths.ts';

export interface Verdict {
  test: ActsTest;
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  why: string;
}

export interface Target {
  url: string;
  peer: Peer;
  /** What the files call the binding. */
  transport: 'jsonrpc' | 'rest' | 'grpc';
  card: Json;
}

const METHODS: Record<string, Method> = {
  send_message: 'SendMessage',
  send_streaming_message: 'SendStreamingMessage',
  get_task: 'GetTask',
  list_tasks: 'ListTasks',
  cancel_task: 'CancelTask',
  subscribe_to_task: 'SubscribeToTask',
  get_extended_agent_card: 'GetExtendedAgentCard',
  set_push_notification_config: 'CreateTaskPushNotificationConfig',
  create_push_config: 'CreateTaskPushNotificationConfig',
  get_push_notification_config: 'GetTaskPushNotificationConfig',
  list_push_notification_configs: 'ListTaskPushNotificationConfigs',
  delete_push_notification_config: 'DeleteTaskPushNotificationConfig',
};

const ERRORS: Record<string, string> = {
  InvalidParamsError: 'INVALID_PARAMS',
  JSONParseError: 'PARSE_ERROR',
  MethodNotFoundError: 'METHOD_NOT_FOUND',
};

/** `TaskNotFoundError` is TASK_NOT_FOUND on the wire. */
function kindOf(type: string): string {
  return (
    ERRORS[type] ??
    type
      .replace(/Error$/, '')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toUpperCase()
  );
}

interface Answered {
  status: number;
  body: unknown;
  error?: PeerError | undefined;
  events?: unknown[];
}

const REPEAT_MS = 500;

/** Whether the agent is one that the test is for. */
function unfit({ transport, preconditions, steps }: ActsTest, target: Target): string | undefined {
  if (transport && !transport.includes(target.transport)) return 'of another binding';
  if (steps.some((step) => step.client_response !== undefined)) return 'for clients';
  const capabilities = recordOf(target.card['capabilities']);
  const has: Json = { ...capabilities, authentication: isRecord(target.card['securitySchemes']) };
  const missing = Object.entries(preconditions?.capabilities ?? {}).find(
    ([name, wanted]) => (has[name] ?? false) !== wanted,
  );
  return missing && `for agents with ${missing[0]}: ${String(missing[1])}`;
}

export async function runTest(test: ActsTest, target: Target): Promise<Verdict> {
  const why = unfit(test, target);
  if (why) return { test, outcome: 'skipped', why };
  const scope: Scope = { ...test.variables, baseUrl: target.url };
  try {
    for (const step of test.steps) {
      const found = await runStep(step, scope, target);
      if (found.length > 0) return { test, outcome: 'failed', why: `${step.id}: ${found.join('; ')}` };
    }
    const last = test.assertions.flatMap((one) => looked(one, scope));
    return { test, outcome: last.length > 0 ? 'failed' : 'passed', why: last.join('; ') };
  } catch (error) {
    if (error instanceof Unresolved) return { test, outcome: 'skipped', why: error.message };
    return { test, outcome: 'failed', why: String(error) };
  }
}

function looked(assertion: NamedAssertion, scope: Scope): string[] {
  const whole = filled(assertion, scope) as NamedAssertion;
  return namedProblems(whole, whole.source);
}

async function runStep(step: Step, scope: Scope, target: Target): Promise<string[]> {
  if (step.assertion) return looked(step.assertion, scope);
  const answered = await answeredAtLast(step, scope, target);
  const root = answered.error ? { error: answered.error } : answered.body;
  const captured = Object.entries(step.capture).map(([name, path]) => [name, valuesAt(root, path)[0]]);
  scope[step.id] = { ...Object.fromEntries(captured), response: root };
  return [
    ...expectedProblems(step, answered, scope),
    ...step.assertions.flatMap((one) => looked(one, scope)),
  ];
}

async function answeredAtLast(step: Step, scope: Scope, target: Target): Promise<Answered> {
  const { repeat } = step;
  for (let attempt = 1; ; attempt++) {
    const answered = await (step.raw ? sentRaw(step.raw, scope, target) : asked(step, scope, target));
    if (!repeat || holds(repeat.until, answered.body)) return answered;
    if (attempt >= repeat.max_attempts * 4) throw new Error(`never came: ${repeat.until}`);
    await sleep(REPEAT_MS);
  }
}

function expectedProblems(step: Step, answered: Answered, scope: Scope): string[] {
  const { expect, expect_error: refusal, expect_stream: stream } = step;
  const { error, events } = answered;
  return [
    ...(expect ? answerProblems(filled(expect, scope) as Json, answered) : []),
    ...(refusal ? refusalProblems(filled(refusal, scope) as Json, error) : []),
    ...(stream ? (events ? streamProblems(stream, events) : [`no stream: ${error?.kind}`]) : []),
  ];
}

function answerProblems({ status: code, body: inner, ...bare }: Json, answered: Answered): string[] {
  const { error, status, body } = answered;
  const found = problems(inner ?? bare, error ? { error } : body);
  if (code === 'error') return error ? found : ['it was not refused', ...found];
  return code === undefined ? found : [...problems(code, status, 'the status'), ...found];
}

function refusalProblems({ error_type: type, code = type, message }: Json, error?: PeerError): string[] {
  if (!error) return ['it was not refused'];
  const wrong = typeof code === 'string' && error.kind !== kindOf(code);
  return [
    ...(wrong ? [`the error is ${error.kind}, not ${code}`] : []),
    ...(message === undefined ? [] : problems(message, error.message, 'the text')),
  ];
}

/** The files put ids beside the message, and callbacks into a field of their own. */
function paramsOf(operation: string, given: Json): Json {
  const { message, taskId, contextId, pushNotificationConfig, ...rest } = given;
  if (isRecord(message)) {
    const ids = { ...(taskId ? { taskId } : {}), ...(contextId ? { contextId } : {}) };
    return { ...rest, message: { messageId: newId(), ...ids, ...message } };
  }
  if (isRecord(pushNotificationConfig)) return { ...pushNotificationConfig, ...rest, taskId };
  return operation === 'list_tasks' || taskId !== undefined || contextId !== undefined ? given : rest;
}

async function asked(step: Step, scope: Scope, { peer, card }: Target): Promise<Answered> {
  const { operation = '' } = step;
  const extended = step.params['extended'] === true;
  if (operation === 'get_agent_card' && !extended) return { status: 200, body: card };
  const method = extended ? 'GetExtendedAgentCard' : METHODS[operation];
  if (!method) throw new Error(`there is no operation ${operation}`);
  const params = paramsOf(operation, recordOf(filled(step.params, scope)));
  if (method === 'SendStreamingMessage' || method === 'SubscribeToTask') {
    const { events, error } = await peer.stream(method, params);
    const seen: Json[] = [];
    for await (const event of events ?? []) seen.push(event);
    return error ? { status: error.code, body: {}, error } : { status: 200, body: seen, events: seen };
  }
  const { result, error } = await peer.call(method, params);
  return error ? { status: error.code, body: {}, error } : { status: 200, body: result };
}

async function sentRaw(raw: RawRequest, scope: Scope, { url }: Target): Promise<Answered> {
  const { method, path, headers, body, body_raw: text } = filled(raw, scope) as RawRequest;
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(new URL(path, url), {
    method,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  });
  if (!isStream(response)) {
    const got = await response.text();
    return { status: response.status, body: got === '' ? {} : JSON.parse(got) };
  }
  const events: unknown[] = [];
  for await (const data of sseData(response)) events.push(JSON.parse(data));
  return { status: response.status, body: {}, events };
}
