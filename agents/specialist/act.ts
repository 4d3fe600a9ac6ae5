import { Command, type LangGraphRunnableConfig, Send } from '@langchain/langgraph';
import type { ChatReply } from '@parley/models/types';
import { toParleyError } from '@parley/platform/errors';
import { type AgentDeps, executionOf } from '../define.ts';
import { failedOutcome } from '../failure.ts';
import { askModel, modelCalled } from '../model-called.ts';
import { afterPauses } from '../pause.ts';
import type { Toolset } from '../tools/toolbox.ts';
import { type Limits, limitReached } from './limits.ts';
import { type Briefing, conversation } from './messages.ts';
import type { SpecialistState, Turn } from './state.ts';
import { restamp, triage } from './triage.ts';

export interface SpecialistSettings {
  deps: AgentDeps;
  prompt: string;
  limits: Limits;
}

type Update = Partial<SpecialistState>;

/** One turn of the model: it answers, or it asks for tool calls, each of which becomes a task of its own. */
export function createAct({ deps, prompt, limits }: SpecialistSettings) {
  return async (state: SpecialistState, config: LangGraphRunnableConfig): Promise<Command> => {
    const execution = executionOf(config);
    const stop = limitReached({
      state: { ...state, startedAt: afterPauses(state.startedAt, execution) },
      limits,
      deadline: execution.task.deadline,
      now: Date.now(),
    });
    if (stop?.code === 'tokens') return go('finish', { stop });
    const { toolset, briefing } = await brief(deps, prompt, execution);
    const messages = conversation(state, briefing, { text: execution.text, stop });
    const callId = `${execution.task.id}:${state.turns.length + 1}`;
    let reply: ChatReply;
    try {
      reply = await askModel(
        { models: deps.models, execution, callId },
        { size: deps.agent.model ?? 'large', messages, tools: toolset.specs },
      );
    } catch (error) {
      execution.signal.throwIfAborted();
      if (stop) return go('finish', { stop });
      return go('finish', { outcome: failedOutcome(toParleyError(error)) });
    }
    // Not waited for: it is written in its turn, and when that fails, so does what comes after it.
    void execution.publish(modelCalled(deps.agent.name, 'act', { reply, callId }), {
      key: `model:${state.turns.length + 1}`,
    });
    if (stop) return go('finish', { ...lastWords(reply), stop });
    return next({ state, reply, toolset, limits, taskId: execution.task.id });
  };
}

async function brief(
  deps: AgentDeps,
  prompt: string,
  execution: ReturnType<typeof executionOf>,
): Promise<{ toolset: Toolset; briefing: Briefing }> {
  const [toolset, resources] = await Promise.all([
    deps.toolbox.open(execution.principal, execution.signal),
    deps.toolbox.resources(execution.principal, execution.signal),
  ]);
  const missing = [...toolset.unreachable, ...resources.failed];
  if (missing.length > 0) {
    const message = `${deps.agent.title} could not reach ${missing.join(', ')}.`;
    await execution.publish(
      { kind: 'activity', activity: { type: 'warning', code: 'tools_missing', message } },
      { key: 'warning:tools_missing' },
    );
  }
  if (toolset.changed.length > 0) {
    const message = `${toolset.changed.join(', ')} changed without a new version of its server, and is not used.`;
    await execution.publish(
      { kind: 'activity', activity: { type: 'warning', code: 'tools_changed', message } },
      { key: 'warning:tools_changed' },
    );
  }
  const today = execution.task.createdAt.toISOString().slice(0, 10);
  return { toolset, briefing: { prompt, resources: resources.read, missing, today } };
}

// A reply to "answer now" that asks for tools again says nothing; what the tools returned then speaks for itself.
function lastWords(reply: ChatReply): Update {
  const content = reply.toolCalls.length > 0 ? '' : reply.content;
  return { turns: [{ content, toolCalls: [] }], usage: reply.usage };
}

function next(x: {
  state: SpecialistState;
  reply: ChatReply;
  toolset: Toolset;
  limits: Limits;
  taskId: string;
}): Command {
  const { state, reply } = x;
  const asked = state.turns.flatMap((turn) => turn.toolCalls).length;
  const turn: Turn = { content: reply.content, toolCalls: restamp(reply.toolCalls, x.taskId, asked) };
  const update: Update = { turns: [turn], usage: reply.usage };
  if (turn.toolCalls.length === 0) return go('finish', update);
  const sorted = triage(turn.toolCalls, {
    toolset: x.toolset,
    earlier: state.calls,
    limit: x.limits.toolCalls,
  });
  const withCalls = { ...update, calls: sorted.answered, ...(sorted.stop ? { stop: sorted.stop } : {}) };
  if (sorted.make.length === 0) return go('act', withCalls);
  return new Command({ update: withCalls, goto: sorted.make.map(({ call }) => new Send('call', { call })) });
}

function go(node: 'act' | 'finish', update: Update): Command {
  return new Command({ update, goto: node });
}
