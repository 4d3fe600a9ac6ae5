import { ParleyError } from '@parley/platform/errors';
import type { SendMessageParams } from '../protocol/requests.ts';
import type { StoredTask } from '../store/rows.ts';
import { isInterrupted, isTerminal, type LoggedEvent, stateOf, type Task } from '../task-types.ts';
import { acceptMessage } from './accept-message.ts';
import { type Call, type EventStream, idsOf, isOver, snapshotEvent, type VerbDeps } from './context.ts';

/** SendMessage: waits until the task ends or asks, unless the caller wants to go on at once. */
export async function sendMessage(deps: VerbDeps, params: SendMessageParams, call: Call): Promise<Task> {
  const { task } = await acceptMessage(deps, params, call);
  const now = params.configuration?.returnImmediately ? task : await settled(deps, task, call);
  return deps.store.snapshot(now, { historyLength: params.configuration?.historyLength ?? undefined });
}

async function settled(deps: VerbDeps, task: StoredTask, call: Call): Promise<StoredTask> {
  const found = await deps.store.waitUntil(task, {
    until: ({ state }) => isTerminal(state) || isInterrupted(state),
    signal: call.signal,
  });
  if (call.signal.aborted) throw new ParleyError('unavailable', 'The connection ends; the task goes on.');
  return found;
}

/** SendStreamingMessage: the task first, then its events until it ends or asks for input. */
export async function streamMessage(
  deps: VerbDeps,
  params: SendMessageParams,
  call: Call,
): Promise<EventStream> {
  const { task, continued } = await acceptMessage(deps, params, call);
  const first = continued ? await deps.store.snapshot(task) : undefined;
  return { task: idsOf(task), events: messageEvents(deps, { task, first, call }) };
}

interface Started {
  task: StoredTask;
  /** The task as this turn found it; without it the log is told from its beginning. */
  first: Task | undefined;
  call: Call;
}

async function* messageEvents(deps: VerbDeps, started: Started): AsyncGenerator<LoggedEvent> {
  const { task, first, call } = started;
  if (first) {
    yield snapshotEvent(first);
    if (isOver(task) || task.state === 'input-required') return;
  }
  const until = (event: LoggedEvent): boolean => {
    const state = stateOf(event.event);
    if (state === undefined) return false;
    // Questions that were answered since do not end a repeated stream.
    return isTerminal(state) || (state === 'input-required' && event.seq >= task.last_seq);
  };
  yield* deps.store.follow(task.id, { after: first ? task.last_seq : 0, signal: call.signal, until });
}
