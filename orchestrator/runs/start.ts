import { DELEGATION_EXTENSION } from '@parley/a2a/card-types';
import { CONVERSATION_EXTENSION, type Conversation } from '@parley/a2a/conversation';
import type { Task } from '@parley/a2a/task-types';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import { newId, stableId } from '@parley/platform/ids';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { SolveRequest } from '../api.ts';
import type { RunContext } from '../context.ts';
import { type RunOptions, requestOf } from './empty-run.ts';

export interface StartRun {
  request: SolveRequest;
  /** Earlier turns, from a caller who keeps the conversation itself. */
  conversation?: Conversation | undefined;
  /** The step of an earlier run from which it goes on. */
  fork?: RunOptions['fork'];
  /** The run whose place in its conversation it takes. */
  branch?: RunOptions['branch'];
  idempotencyKey: string | undefined;
  signal: AbortSignal;
}

/** Hands the question to the coordinator. The same key of the same caller finds the run that it started before. */
export async function startRun({ ctx, input }: { ctx: RunContext; input: StartRun }): Promise<Task> {
  const { request, conversation, fork, branch, idempotencyKey, signal } = input;
  const from = { ...(fork ? { fork } : {}), ...(branch ? { branch } : {}) };
  const requestHash = sha256(canonicalJson({ ...request, ...from }));
  const { agents, budget, metadata } = request;
  const options: RunOptions = { agents, budget, metadata, requestHash, ...from };
  const sent = ctx.coordinator.send({
    messageId: idempotencyKey === undefined ? newId() : stableId(ctx.principal.subject, idempotencyKey),
    contextId: request.threadId,
    text: request.query,
    data: options,
    metadata: {
      [DELEGATION_EXTENSION]: { deadline: deadlineOf(request, ctx.limits.runSeconds) },
      ...(conversation ? { [CONVERSATION_EXTENSION]: conversation } : {}),
    },
    returnImmediately: true,
    signal,
  });
  return idempotencyKey === undefined ? sent : sameRequest(sent, requestHash);
}

/** Seconds that a run may take: the caller's budget inside the service's limit. */
export function runSecondsOf(request: Pick<SolveRequest, 'budget'>, limit: number): number {
  return Math.min(request.budget?.seconds ?? limit, limit);
}

function deadlineOf(request: SolveRequest, limit: number): string {
  return new Date(Date.now() + runSecondsOf(request, limit) * 1_000).toISOString();
}

// The coordinator refuses a repeated messageId whose content differs; ours is well-formed otherwise, so that is why.
async function sameRequest(sent: Promise<Task>, requestHash: string): Promise<Task> {
  const task = await sent.catch((error: unknown) => {
    if (isParleyError(error, 'invalid_input') || isParleyError(error, 'conflict')) throw keyIsTaken(error);
    throw error;
  });
  if (requestOf(task).options.requestHash !== requestHash) throw keyIsTaken();
  return task;
}

function keyIsTaken(cause?: unknown): ParleyError {
  return new ParleyError('conflict', 'This Idempotency-Key was used before with another request.', {
    hint: 'Send the first request again unchanged, or use a new key.',
    cause,
  });
}
