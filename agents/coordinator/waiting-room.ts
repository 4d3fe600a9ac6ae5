import type { PendingApproval } from '@parley/a2a/approval';
import type { Execution } from '@parley/a2a/execution';
import type { KnownAgent } from '@parley/a2a/registry';
import type { Wait } from '@parley/a2a/store/pause';
import type { Pause } from '../pause.ts';

/** A delegated task that asks for something. */
export interface PausedChild {
  stepId: string;
  agent: KnownAgent;
  taskId: string;
  /** Its event that says so: what comes after it is news. */
  seq: number;
  state: Pause['state'];
  said: string;
  approvals: PendingApproval[];
  /** Approvals of ours that stand for those of a task elsewhere. */
  mirrored: boolean;
}

/** Metadata key of our own pause: what was asked, and how many messages the caller had sent by then. */
export const QUESTIONS_KEY = 'urn:parley:a2a:questions:v1';

/** Where a run's steps wait for others, while the rest goes on. */
export interface WaitingRoom {
  /** Work that counts: the run pauses when all of it waits. */
  working<T>(work: () => Promise<T>): Promise<T>;
  /** How much of it goes on right now. */
  atWork(): number;
  paused(child: PausedChild): void;
  goesOn(taskId: string): void;
  /** Fires with the reason `Paused` when the run is to pause: whoever follows a child leaves it. */
  readonly signal: AbortSignal;
  /** Who waits. */
  children(): PausedChild[];
}

/** Not a failure: the run pauses, and its steps go on with it later. */
export class Paused extends Error {}

/** A child that was answered in the same moment is not waited for. */
const QUIET_MS = 150;

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Map<string, PausedChild>();
  const pause = new AbortController();
  let active = 0;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    clearTimeout(timer);
    if (active === 0 || waiting.size < active) return;
    timer = setTimeout(() => pause.abort(new Paused('The run waits.')), QUIET_MS);
  };
  return {
    signal: pause.signal,
    children: () => [...waiting.values()],
    atWork: () => active,
    async working(work) {
      active += 1;
      look();
      try {
        return await work();
      } finally {
        active -= 1;
        if (!pause.signal.aborted) look();
      }
    },
    paused(child) {
      waiting.set(child.taskId, child);
      look();
    },
    goesOn(taskId) {
      if (pause.signal.aborted) return;
      waiting.delete(taskId);
      look();
    },
  };
}

/** What the run's own pause says: everything that its children ask for. */
export function pauseOf(children: readonly PausedChild[], execution: Execution): Pause {
  const asking = children.filter(isQuestion);
  return {
    state: children.some(({ state }) => state === 'auth-required') ? 'auth-required' : 'input-required',
    approvals: children.flatMap(({ approvals }) => approvals),
    questions: asking.map(({ agent, said }) => `${agent.name} asks: ${said || 'it needs more to go on.'}`),
    waits: children.flatMap(waitsOf),
    metadata: {
      [QUESTIONS_KEY]: {
        turns: turnsOf(execution).length,
        asked: asking.map(({ stepId, taskId, seq }) => ({ stepId, taskId, seq })),
      },
    },
  };
}

function isQuestion({ approvals }: PausedChild): boolean {
  return approvals.length === 0;
}

function waitsOf({ agent, taskId: id, seq, approvals, mirrored }: PausedChild): Wait[] {
  if (!agent.remote) return [{ kind: 'task', id, seq }];
  const own = mirrored ? approvals.map((approval): Wait => ({ kind: 'approval', id: approval.id })) : [];
  return [...own, { kind: 'remote', id, seq, agent: agent.name }];
}

/** The caller's messages after the question. */
export function turnsOf({ messages }: Pick<Execution, 'messages'>) {
  return messages.filter(({ role }) => role === 'user').slice(1);
}
