import { ERROR_CODES, ParleyError } from '@parley/platform/errors';
import type { ToolAction } from '../define.ts';
import { type Environment, fillIn } from '../references.ts';
import { isRecord } from './note.ts';
import type { Run } from './types.ts';

export interface ToolCall {
  stepId: string;
  attempt: number;
  operationKey: string;
  scopes: readonly string[];
  timeoutMs: number;
  signal: AbortSignal;
}

/** Calls a step's tool and gives its result; the call is told in the log like any other. */
export async function callTool(
  run: Run,
  { action, env, call }: { action: ToolAction; env: Environment; call: ToolCall },
): Promise<unknown> {
  const [server = '', tool = ''] = action.tool.split('/');
  const args = fillIn(action.arguments, env) as Record<string, unknown>;
  const { execution } = run;
  const about = {
    agent: execution.task.agent,
    callId: `${call.stepId}:${call.attempt}`,
    server,
    tool,
    stepId: call.stepId,
  };
  await execution.publish(
    { kind: 'activity', activity: { type: 'tool.called', ...about, arguments: args } },
    { key: `call:${about.callId}` },
  );
  const startedAt = Date.now();
  const outcome = await run.hands.callTool(execution.principal, {
    server,
    tool,
    arguments: args,
    operationKey: call.operationKey,
    scopes: call.scopes,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
  });
  const told = outcome.ok ? { ok: true, result: outcome.result } : { ok: false, error: outcome.error };
  await execution.publish(
    {
      kind: 'activity',
      activity: { type: 'tool.returned', ...about, ...told, durationMs: Date.now() - startedAt },
    },
    { key: `return:${about.callId}` },
  );
  if (outcome.ok) return outcome.result;
  throw faultOf(outcome);
}

/** What the tool itself refuses is not asked again. */
function faultOf({ error, result }: { error: string; result?: unknown }): ParleyError {
  const said = isRecord(result) ? result['code'] : undefined;
  const code = ERROR_CODES.find((known) => known === said);
  return new ParleyError(code ?? 'upstream_failed', error, code ? {} : { retryable: false });
}
