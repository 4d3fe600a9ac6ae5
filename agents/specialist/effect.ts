import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '@parley/a2a/execution';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Ledger, Operation } from '@parley/platform/ledger';
import type { ToolOutcome } from '../tools/call.ts';
import type { OfferedTool } from '../tools/catalog.ts';

/** A call that changes something, and the two things that can be done about it. */
export interface Effect {
  ledger: Ledger;
  execution: Execution;
  tool: OfferedTool;
  operationKey: string;
  timeoutMs: number;
  perform(): Promise<ToolOutcome>;
  /** Asks the server what came of it. */
  ask(): Promise<ToolOutcome>;
}

const POLL_MS = 200;
const MARGIN_MS = 5_000;

/**
 * Has an effect once: what an earlier try came to is its outcome. Where that try died over it, the server is asked;
 * it is repeated only when nothing was done, or when a repeat does no harm.
 */
export async function haveEffect(effect: Effect): Promise<ToolOutcome> {
  const { ledger } = effect;
  const operation = operationOf(effect);
  const begun = await begin(ledger, operation, effect.execution.signal);
  if (begun.state === 'done') return begun.outcome as ToolOutcome;
  if (begun.state === 'unknown') {
    const found = await clearUp(effect);
    if (found) return record(ledger, operation, found);
    await ledger.again(operation);
  }
  return record(ledger, operation, await performed(effect));
}

/** A server that broke off in the middle is asked what came of it; what was not done is done once more. */
async function performed(effect: Effect): Promise<ToolOutcome> {
  const outcome = await effect.perform();
  if (outcome.ok || !effect.tool.answersOperations || !BROKEN_OFF.has(codeOf(outcome))) return outcome;
  const found = await clearUp(effect).catch((error: unknown) => {
    effect.execution.signal.throwIfAborted();
    if (isParleyError(error, 'unavailable')) return outcome;
    throw error;
  });
  return found ?? effect.perform();
}

const BROKEN_OFF: ReadonlySet<unknown> = new Set([
  'unavailable',
  'upstream_failed',
  'upstream_timeout',
  'internal',
]);

function operationOf({ execution, tool, operationKey, timeoutMs }: Effect): Operation {
  return {
    scope: 'agent',
    key: operationKey,
    what: `${tool.server}/${tool.tool}`,
    holder: execution.task.id,
    epoch: execution.epoch,
    leaseMs: timeoutMs + MARGIN_MS,
  };
}

/** An earlier try of the same step may still be at it, in a task of its own. */
async function begin(ledger: Ledger, operation: Operation, signal: AbortSignal) {
  for (;;) {
    const begun = await ledger.begin(operation);
    if (begun.state !== 'busy') return begun;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** What came of it; undefined when it may be done again. */
async function clearUp({ tool, ask }: Effect): Promise<ToolOutcome | undefined> {
  if (!tool.answersOperations) return tool.idempotent ? undefined : notKnown(tool);
  const answer = await ask();
  if (answer.ok) return answer;
  const code = codeOf(answer);
  if (code === 'not_found') return undefined;
  if (code === 'conflict') return notKnown(tool);
  throw new ParleyError('unavailable', `"${tool.server}" cannot say now whether ${tool.tool} was done.`);
}

function notKnown(tool: OfferedTool): ToolOutcome {
  const error = `It is not known whether ${tool.tool} was done before the work was interrupted; it was not repeated. Say so.`;
  return { ok: false, error, result: { error, code: 'conflict' } };
}

/** With these the server has said that it did nothing. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  'invalid_input',
  'forbidden',
  'not_found',
  'payload_too_large',
]);

async function record(ledger: Ledger, operation: Operation, outcome: ToolOutcome): Promise<ToolOutcome> {
  if (outcome.ok) await ledger.settle(operation, { action: 'finish', value: outcome });
  else await ledger.settle(operation, { action: REFUSALS.has(codeOf(outcome)) ? 'fail' : 'doubt' });
  return outcome;
}

function codeOf({ result }: ToolOutcome): unknown {
  return typeof result === 'object' && result !== null ? (result as { code?: unknown }).code : undefined;
}
