import type { LangGraphRunnableConfig } from '@langchain/langgraph';
import type { Execution } from '@parley/a2a/execution';
import type { ToolCall } from '@parley/models/types';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { type AgentDeps, executionOf } from '../define.ts';
import type { ToolOutcome } from '../tools/call.ts';
import type { OfferedTool } from '../tools/catalog.ts';
import { capValue } from '../tools/clean.ts';
import type { SpecialistSettings } from './act.ts';
import { haveEffect } from './effect.ts';
import { passGate } from './gate.ts';
import type { CallRecord, SpecialistState } from './state.ts';
import { describe } from './triage.ts';

const MAX_LOGGED_CHARS = 20_000;

/** Makes one tool call. It is a task of its own, so that after a crash only unfinished calls are made again. */
export function createCall({ deps }: Pick<SpecialistSettings, 'deps'>) {
  return async (
    { call: asked }: { call: ToolCall },
    config: LangGraphRunnableConfig,
  ): Promise<Partial<SpecialistState>> => {
    const execution = executionOf(config);
    const { principal, signal } = execution;
    const tool = (await deps.toolbox.open(principal, signal)).find(asked.name);
    if (!tool) return { calls: [{ ...describe(asked, undefined), ok: false, error: 'The tool is gone.' }] };
    const passage = await passGate({
      approvals: deps.approvals,
      execution,
      agent: deps.agent.name,
      call: asked,
      tool,
    });
    if ('refused' in passage)
      return { calls: [{ ...describe(asked, tool), ok: false, error: passage.refused }] };
    const call = { ...asked, arguments: passage.arguments };
    const started = performance.now();
    const leaf = { kind: 'tool-call' as const, id: call.id, name: `${tool.server}/${tool.tool}` };
    const outcome = await execution.leaves.track(leaf, async () => {
      const announced = announce({ execution, agent: deps.agent.name, call, tool });
      // A worker that lost its task must not change anything any more; reading does no harm.
      if (!tool.readOnly) await announced;
      signal.throwIfAborted();
      return makeCall(deps, { execution, call, tool });
    });
    const durationMs = Math.round(performance.now() - started);
    await report({ execution, agent: deps.agent.name, call, tool }, outcome, durationMs);
    const note = passage.note ? { note: passage.note } : {};
    return { calls: [{ ...toRecord(call, tool, outcome), ...note }] };
  };
}

/** Reading is done as it comes; a change goes through the ledger. */
function makeCall(
  { toolbox, ledger, config }: AgentDeps,
  { execution, call, tool }: Omit<LoggedCall, 'agent'>,
): Promise<ToolOutcome> {
  const { principal, signal } = execution;
  const timeoutMs = config.limits.toolTimeoutMs;
  const request = { arguments: call.arguments, signal, timeoutMs };
  if (tool.readOnly) return toolbox.call(principal, tool, request);
  const key = operationKey(execution, tool, call.arguments);
  const named = { ...request, operationKey: key };
  return haveEffect({
    ledger,
    execution,
    tool,
    operationKey: key,
    timeoutMs,
    perform: () => toolbox.call(principal, tool, named),
    ask: () => toolbox.call(principal, tool, { ...named, asks: true }),
  });
}

function toRecord(call: ToolCall, tool: OfferedTool, outcome: ToolOutcome): CallRecord {
  return {
    ...describe(call, tool),
    ok: outcome.ok,
    ...(outcome.result === undefined ? {} : { result: outcome.result }),
    ...(outcome.ok ? {} : { error: outcome.error }),
  };
}

interface LoggedCall {
  execution: Execution;
  agent: string;
  call: ToolCall;
  tool: OfferedTool;
}

function announce({ execution, agent, call, tool }: LoggedCall): Promise<void> {
  const activity = {
    type: 'tool.called' as const,
    agent,
    callId: call.id,
    server: tool.server,
    tool: tool.tool,
    arguments: call.arguments,
  };
  return execution.publish({ kind: 'activity', activity }, { key: `tool:${call.id}:called` });
}

function report(
  { execution, agent, call, tool }: LoggedCall,
  outcome: ToolOutcome,
  durationMs: number,
): Promise<void> {
  const activity = {
    type: 'tool.returned' as const,
    agent,
    callId: call.id,
    server: tool.server,
    tool: tool.tool,
    ok: outcome.ok,
    ...(outcome.result === undefined ? {} : { result: capValue(outcome.result, MAX_LOGGED_CHARS) }),
    ...(outcome.ok ? {} : { error: outcome.error }),
    durationMs,
  };
  return execution.publish({ kind: 'activity', activity }, { key: `tool:${call.id}:returned` });
}

/**
 * Names the one side effect that is meant. Made from the run and its step, not from this task: when the coordinator
 * tries a step again as a new task, the effect is still the same one.
 */
export function operationKey(
  execution: Pick<Execution, 'task'>,
  tool: Pick<OfferedTool, 'server' | 'tool'>,
  args: Record<string, unknown>,
): string {
  const { id, parentTaskId, metadata } = execution.task;
  const step = typeof metadata['stepId'] === 'string' ? metadata['stepId'] : '';
  const scope = parentTaskId ? [parentTaskId, step] : [id, ''];
  return sha256(canonicalJson([...scope, tool.server, tool.tool, args]));
}
