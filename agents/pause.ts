import { APPROVAL_EXTENSION, type PendingApproval } from '@parley/a2a/approval';
import type { Execution, Outcome } from '@parley/a2a/execution';
import type { Wait } from '@parley/a2a/store/pause';
import { type Message, textOf } from '@parley/a2a/task-types';

/** What a node says when it cannot go on by itself: the value of its LangGraph interrupt. */
export interface Pause {
  state: 'input-required' | 'auth-required';
  approvals: PendingApproval[];
  /** What is asked, in words. */
  questions: string[];
  waits: Wait[];
  /** For the status besides the approvals. */
  metadata?: Record<string, unknown>;
}

const MOST_NAMED = 5;

/** How a task ends its turn when nodes of its graph have been interrupted; undefined when none has. */
export function pausedOutcome(result: unknown): Outcome | undefined {
  const interrupts = (result as { __interrupt__?: { value?: unknown }[] } | undefined)?.__interrupt__ ?? [];
  const pauses = interrupts.flatMap(({ value }) => (value ? [value as Pause] : []));
  if (pauses.length === 0) return undefined;
  const approvals = pauses.flatMap((pause) => pause.approvals);
  const questions = pauses.flatMap((pause) => pause.questions);
  return {
    state: pauses.some(({ state }) => state === 'auth-required') ? 'auth-required' : 'input-required',
    message: [...(approvals.length > 0 ? [approvalText(approvals)] : []), ...questions].join('\n\n'),
    metadata: {
      ...Object.assign({}, ...pauses.map(({ metadata }) => metadata ?? {})),
      ...(approvals.length > 0 ? { [APPROVAL_EXTENSION]: { approvals } } : {}),
    },
    waits: pauses.flatMap((pause) => pause.waits),
  };
}

function approvalText(approvals: readonly PendingApproval[]): string {
  const named = approvals.slice(0, MOST_NAMED).map(({ title, server, tool, agent }) => {
    return `${title} (${server}/${tool}, for ${agent})`;
  });
  const more = approvals.length > MOST_NAMED ? ` and ${approvals.length - MOST_NAMED} more` : '';
  const wait = approvals.length === 1 ? 'A call waits' : `${approvals.length} calls wait`;
  return `${wait} for approval: ${named.join('; ')}${more}.`;
}

/** The execution with the question as it was first asked: later messages are answers, and change no question. */
export function asFirstAsked(execution: Execution): Execution {
  const asked = execution.messages.find(({ role }) => role === 'user');
  if (!asked) return execution;
  return { ...execution, text: textOf(asked.parts), data: dataOf(asked) };
}

function dataOf(message: Message): Record<string, unknown> {
  const objects = message.parts.map(({ data }) => data).filter((data) => isRecord(data));
  return Object.assign({}, ...objects) as Record<string, unknown>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A start whose time limits count from it: what the task waited for others is not counted. */
export function afterPauses(startedAt: string, { task }: Pick<Execution, 'task'>): string {
  return task.pausedMs === 0 ? startedAt : new Date(Date.parse(startedAt) + task.pausedMs).toISOString();
}
