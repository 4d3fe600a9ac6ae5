import { DELEGATION_EXTENSION } from '@parley/a2a/card-types';
import type { Execution } from '@parley/a2a/execution';
import { readFindings } from '@parley/a2a/read-findings';
import { relayActivity } from '@parley/a2a/relay';
import { isInterrupted, isTerminal, stateOf, type Task, textOf } from '@parley/a2a/task-types';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import { retry } from '@parley/platform/resilience';
import type { AgentAction } from '../define.ts';
import { type Environment, fillIn } from '../references.ts';
import { contextOf, materialOf } from './results.ts';
import type { Hands, Run, Scope } from './types.ts';

export interface AgentCall {
  stepId: string;
  attempt: number;
  until: number;
  signal: AbortSignal;
  onAccepted(taskId: string): Promise<void>;
}

type Client = ReturnType<Hands['connect']>;

const SEND = { attempts: 8, baseMs: 200, maxMs: 4_000 };
const CANCEL_TIMEOUT_MS = 2_000;

/**
 * Has an agent work on a step's instruction and gives what it found: `{text, sources, taskId}`. The same attempt finds
 * the same task, so a repetition after a crash starts nothing new.
 */
export async function askAgent(
  run: Run,
  { action, env, scope, call }: { action: AgentAction; env: Environment; scope: Scope; call: AgentCall },
): Promise<unknown> {
  const { execution, hands } = run;
  const agent = (await hands.agents(call.signal)).find(({ name }) => name === action.agent);
  if (!agent) throw new ParleyError('unavailable', `The agent "${action.agent}" cannot be found.`);
  const client = hands.connect(agent, execution.principal);
  const instruction = String(fillIn(action.instruction, env));
  const text = instruction + contextOf(run, scope, action.context ?? []);
  const data = action.findings
    ? materialOf(run, scope, { question: instruction, steps: action.findings })
    : undefined;
  const sent = await retry({ ...SEND, signal: call.signal }, () =>
    client.send({
      text,
      ...(data ? { data } : {}),
      messageId: stableId(execution.task.id, call.stepId, String(call.attempt)),
      contextId: stableId(execution.task.id, 'steps'),
      metadata: { [DELEGATION_EXTENSION]: delegationOf(execution, call), stepId: call.stepId },
      returnImmediately: true,
    }),
  );
  await call.onAccepted(sent.id);
  return resultOf(await followed(run, { client, sent, call }), agent.name);
}

function delegationOf({ task }: Execution, { until }: AgentCall) {
  const deadline = new Date(until).toISOString();
  return { priority: task.priority, deadline, parentTaskId: task.id, depth: task.depth + 1 };
}

/** The task when it has ended, its work told under the step; a task that is no longer wanted is cancelled. */
async function followed(
  { execution }: Run,
  { client, sent, call: { stepId, signal } }: { client: Client; sent: Task; call: AgentCall },
): Promise<Task> {
  try {
    for await (const event of client.subscribe(sent.id, { after: 0, signal })) {
      await relayActivity({ execution, stepId, withoutApprovals: true }, event, sent.id);
      const state = stateOf(event.event);
      if (state && (isTerminal(state) || isInterrupted(state))) break;
    }
    signal.throwIfAborted();
    return await client.get(sent.id, { signal });
  } catch (error) {
    if (isUnwanted(signal)) await cancelled(client, sent.id);
    throw error;
  }
}

/** A shutdown ends only our part: whoever goes on finds the task again. */
function isUnwanted(signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  return ['canceled', 'limit_reached', 'upstream_timeout'].includes(toParleyError(signal.reason).code);
}

async function cancelled(client: Client, taskId: string): Promise<void> {
  // It may have ended meanwhile, or its agent is away; its own deadline ends it then.
  await client.cancel(taskId, AbortSignal.timeout(CANCEL_TIMEOUT_MS)).catch(toParleyError);
}

function resultOf(task: Task, agent: string): unknown {
  const { state, message } = task.status;
  if (state !== 'completed') {
    const said = textOf(message?.parts ?? []).trim() || `The task was ${state}.`;
    throw new ParleyError('upstream_failed', said, { retryable: state === 'failed' });
  }
  const { text, sources, aliases, answered } = readFindings(task, agent);
  if (!answered) {
    throw new ParleyError('upstream_failed', text || `${agent} gave no answer.`, { retryable: false });
  }
  return { text, sources, aliases, taskId: task.id };
}
