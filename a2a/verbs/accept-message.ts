import { stableId } from '@parley/platform/ids';
import { currentTrace } from '@parley/platform/trace-context';
import { agentId, delegationOf, depthOf, refuseEndless } from '../delegation.ts';
import { LIFECYCLE } from '../lifecycle.ts';
import { a2aError } from '../protocol/errors.ts';
import type { SendMessageParams } from '../protocol/requests.ts';
import { messageFromWire } from '../protocol/wire.ts';
import type { Accepted, NewTask } from '../store/create.ts';
import { isTerminal, type Message, type Metadata, type Part } from '../task-types.ts';
import { admit } from './admission.ts';
import { type Call, ownTask, type VerbDeps } from './context.ts';
import { decideByMessage } from './decide-by-message.ts';
import { savePushConfig, vetPushConfig } from './push-configs.ts';

/** Takes a message: a new task, the next turn of one, or what the same message made before. */
export async function acceptMessage(
  deps: VerbDeps,
  params: SendMessageParams,
  call: Call,
): Promise<Accepted & { continued: boolean }> {
  const callback = params.configuration?.taskPushNotificationConfig;
  if (callback) await vetPushConfig(deps, callback, 'configuration.taskPushNotificationConfig.url');
  const message = messageFromWire(params.message);
  checkModes(deps.inputModes, message.parts);
  const continued = message.taskId !== undefined;
  const { ahead, ...accepted } = continued
    ? { ...(await takeTurn(deps, message, call)), ahead: 0 }
    : await takeTask(deps, { message, params, call });
  if (callback) {
    const after = continued ? accepted.task.last_seq : 0;
    // Without an id of its own a repeated send must find the callback that it made before.
    const config = { ...callback, id: callback.id ?? stableId(accepted.task.id, callback.url) };
    await savePushConfig(deps, config, { task: accepted.task, after, call });
  }
  // Not awaited: the task is safe in its table, the queue only makes it quick.
  if (accepted.created) void deps.wakeUp({ ...accepted.task, ahead });
  return { ...accepted, continued };
}

interface NewTaskInput {
  message: Message;
  params: SendMessageParams;
  call: Call;
}

async function takeTask(deps: VerbDeps, input: NewTaskInput): Promise<Accepted & { ahead: number }> {
  const task = newTask(deps, input);
  refuseEndless(delegationOf(task.metadata), agentId(await deps.store.installation(), deps.agent));
  const ahead = deps.limits ? await admit(deps.store, task, deps.limits) : 0;
  return { ...(await deps.store.create(task)), ahead };
}

function newTask(deps: VerbDeps, { message, params, call }: NewTaskInput): NewTask {
  const metadata: Metadata = { ...params.metadata, ...message.metadata };
  const delegation = delegationOf(metadata);
  const { deadline, priority, parentTaskId } = delegation;
  return {
    agent: deps.agent,
    owner: call.principal.subject,
    message,
    reuseIds: deps.reuseIds,
    contextId: message.contextId,
    principal: call.principal,
    metadata,
    priority: priority ?? 'normal',
    deadline: deadline ? new Date(deadline) : undefined,
    parentTaskId,
    depth: depthOf(delegation),
    trace: currentTrace(),
  };
}

async function takeTurn(deps: VerbDeps, message: Message, call: Call): Promise<Accepted> {
  const sent = { agent: deps.agent, owner: call.principal.subject, message, reuseIds: deps.reuseIds };
  const task = await ownTask(deps, message.taskId as string, call);
  const repeated = await deps.store.findByMessage(sent);
  if (repeated) return { task: repeated, created: false };
  if (message.contextId !== undefined && message.contextId !== task.context_id) {
    const issues = [{ path: 'message.contextId', message: 'is not the context of that task' }];
    throw a2aError('InvalidParams', 'The task belongs to another context.', issues);
  }
  if (await decideByMessage(deps, message, call)) {
    return { task: await ownTask(deps, task.id, call), created: false };
  }
  if (LIFECYCLE[task.state].message === 'impossible') {
    const why = isTerminal(task.state)
      ? 'has ended; send a message without taskId in the same context instead'
      : 'is being worked on; it takes messages when it asks for input';
    throw a2aError('UnsupportedOperation', `The task is ${task.state}: it ${why}.`);
  }
  return deps.store.continue(task, sent);
}

function mediaTypeOf(part: Part): string {
  if (part.mediaType) return part.mediaType.toLowerCase();
  if (part.text !== undefined) return 'text/plain';
  return part.data === undefined ? 'application/octet-stream' : 'application/json';
}

function checkModes(modes: readonly string[], parts: readonly Part[]): void {
  const wanted = parts.map((part) => mediaTypeOf(part).split(';')[0]?.trim() ?? '');
  const refused = wanted.find((type) => !modes.some((mode) => fits(type, mode)));
  if (refused === undefined) return;
  throw a2aError('ContentTypeNotSupported', `This agent takes ${modes.join(', ')}; not ${refused}.`);
}

function fits(type: string, mode: string): boolean {
  if (mode === '*/*' || mode === type) return true;
  return mode.endsWith('/*') && type.startsWith(mode.slice(0, -1));
}
