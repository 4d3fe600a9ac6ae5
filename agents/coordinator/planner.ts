import type { PlanStep, Usage } from '@parley/a2a/activity';
import type { Execution, Outcome } from '@parley/a2a/execution';
import type { KnownAgent } from '@parley/a2a/registry';
import type { ChatMessage, ChatReply } from '@parley/models/types';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { AgentDeps } from '../define.ts';
import { failedOutcome } from '../failure.ts';
import { askModel, modelCalled } from '../model-called.ts';
import { contextOf } from './memory.ts';
import { PLAN_FORMAT, type PlanRules, readPlan } from './plan.ts';
import { addUsage, NO_USAGE } from './state.ts';

const ATTEMPTS = 2;

export interface PlanRequest {
  deps: AgentDeps;
  execution: Execution;
  prompt: string;
  agents: readonly KnownAgent[];
}

export type Planned = { steps: PlanStep[]; usage: Usage } | { outcome: Outcome; usage: Usage };

/** Asks the model for a plan. One that doesn't fit the cards goes back with the reasons once, then it is refused. */
export async function makePlan(request: PlanRequest): Promise<Planned> {
  const { deps, execution, agents } = request;
  const rules: PlanRules = { agents, maxSteps: deps.config.limits.steps };
  const messages = await planMessages(request);
  let usage = NO_USAGE;
  let problems: string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    let reply: ChatReply;
    try {
      reply = await ask(request, messages, attempt);
    } catch (error) {
      execution.signal.throwIfAborted();
      const fault = toParleyError(error);
      // What may pass is tried again by the worker, after a pause; a few times.
      if (fault.retryable) throw fault;
      return { outcome: failedOutcome(fault), usage };
    }
    usage = addUsage(usage, reply.usage);
    const read = readPlan(reply.content, rules);
    if (read.problems.length === 0) return { steps: read.steps, usage };
    problems = read.problems;
    messages.push(
      { role: 'assistant', content: reply.content || '(nothing)' },
      repair(problems, execution.text),
    );
  }
  const reasons = `No usable plan came about. ${problems.join(' ')}`;
  return { outcome: failedOutcome(new ParleyError('model_failed', reasons)), usage };
}

async function ask(request: PlanRequest, messages: ChatMessage[], attempt: number): Promise<ChatReply> {
  const { deps, execution } = request;
  const purpose = attempt === 1 ? 'plan' : 'repair';
  const callId = `${execution.task.id}:${purpose}`;
  const reply = await askModel(
    { models: deps.models, execution, callId },
    { size: deps.agent.model ?? 'large', messages, responseFormat: PLAN_FORMAT },
  );
  void execution.publish(modelCalled(deps.agent.name, purpose, { reply, callId }), {
    key: `model:${purpose}`,
  });
  return reply;
}

async function planMessages({ deps, execution, prompt, agents }: PlanRequest): Promise<ChatMessage[]> {
  const { messages, remembered } = await contextOf(deps, execution);
  const cards = agents.map(({ name, description, skills }) => ({ name, description, skills }));
  const today = execution.task.createdAt.toISOString().slice(0, 10);
  const known = `\`\`\`json\n${JSON.stringify({ agents: cards })}\n\`\`\``;
  const told = remembered ? `\n\n${remembered}` : '';
  return [
    { role: 'system', content: `${prompt}\n\nToday is ${today}. The agents:\n\n${known}${told}` },
    ...messages,
    { role: 'user', content: execution.text },
  ];
}

function repair(problems: readonly string[], question: string): ChatMessage {
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return {
    role: 'user',
    content: `Your plan is not usable:\n${list}\nGive the whole corrected plan as JSON. The question was: ${question}`,
  };
}
