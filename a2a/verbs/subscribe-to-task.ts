import { z } from 'zod';
import { RESUME_EXTENSION } from '../card-types.ts';
import { a2aError } from '../protocol/errors.ts';
import type { TaskIdParams } from '../protocol/requests.ts';
import type { StoredTask } from '../store/rows.ts';
import { isTerminal, type LoggedEvent, stateOf } from '../task-types.ts';
import {
  type Call,
  type EventStream,
  idsOf,
  isOver,
  ownTask,
  snapshotEvent,
  type VerbDeps,
} from './context.ts';

const cursorSchema = z.object({ after: z.number().int().nonnegative() });

/**
 * SubscribeToTask: the task as it is, then its events to the end. With a cursor only what came after
 * it, also of a task that has ended meanwhile.
 */
export async function subscribeToTask(
  deps: VerbDeps,
  params: TaskIdParams,
  call: Call,
): Promise<EventStream> {
  const task = await ownTask(deps, params.id, call);
  const after = cursorOf(params, call);
  if (after === undefined) return fromNow(deps, task, call);
  if (after > task.last_seq) {
    const issues = [{ path: 'after', message: `the task's log ends at ${task.last_seq}` }];
    throw a2aError('InvalidParams', 'The cursor is ahead of the log.', issues);
  }
  const nothingLeft = isOver(task) && after === task.last_seq;
  return { task: idsOf(task), events: nothingLeft ? none() : rest(deps, { task, after, call }) };
}

function cursorOf(params: TaskIdParams, call: Call): number | undefined {
  const given = params.metadata?.[RESUME_EXTENSION];
  if (given === undefined) return call.after;
  const parsed = cursorSchema.safeParse(given);
  if (parsed.success) return parsed.data.after;
  const issues = [{ path: `metadata.${RESUME_EXTENSION}.after`, message: 'must be a sequence number' }];
  throw a2aError('InvalidParams', 'The cursor is not valid.', issues);
}

async function fromNow(deps: VerbDeps, task: StoredTask, call: Call): Promise<EventStream> {
  if (isOver(task)) {
    throw a2aError('UnsupportedOperation', `The task is ${task.state}: nothing more will happen to it.`);
  }
  const first = snapshotEvent(await deps.store.snapshot(task));
  return { task: idsOf(task), events: rest(deps, { task, after: task.last_seq, call, first }) };
}

interface Rest {
  task: StoredTask;
  after: number;
  call: Call;
  first?: LoggedEvent;
}

async function* rest(deps: VerbDeps, { task, after, call, first }: Rest): AsyncGenerator<LoggedEvent> {
  if (first) yield first;
  const until = ({ event }: LoggedEvent): boolean => {
    const state = stateOf(event);
    return state !== undefined && isTerminal(state);
  };
  yield* deps.store.follow(task.id, { after, signal: call.signal, until });
}

async function* none(): AsyncGenerator<LoggedEvent> {}
