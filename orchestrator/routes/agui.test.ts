import { type AgentSubscriber, HttpAgent } from '@ag-ui/client';
import type { Interrupt, RunFinishedEvent } from '@ag-ui/core';
import { createApprovals } from '@parley/a2a/approvals';
import type { Execution, Executor, Turn } from '@parley/a2a/execution';
import { newId, stableId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run, RunList } from '../api.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const script = scriptedExecutor(({ text }) =>
  text.startsWith('fail')
    ? { lines: [], outcome: { state: 'failed', message: 'No model answers.' } }
    : houseScript(0),
);
const seen: { text: string; turns: Turn[] }[] = [];

let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  const times = { escalateSeconds: 60, expireSeconds: 600 };
  const approvals = createApprovals({ database: test.database, times });
  const asking = askingExecutor(approvals);
  const executor: Executor = async (execution) => {
    const text = execution.messages[0]?.parts[0]?.text ?? '';
    seen.push({ text, turns: await execution.thread(10) });
    if (text === 'Ask me.' || text === 'Send it.') return asking(execution);
    if (!text.startsWith('wait')) return script(execution);
    return new Promise((_resolve, reject) => {
      execution.signal.addEventListener('abort', () => reject(execution.signal.reason), { once: true });
    });
  };
  orchestrator = await startTestOrchestrator({ test, executor });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

/** One that asks its person: for a year, or for a word about a letter. */
function askingExecutor(approvals: ReturnType<typeof createApprovals>): Executor {
  return async ({ task, principal, publish, messages }: Execution) => {
    const say = (said: string) => publish({ kind: 'artifact', artifactId: 'answer', text: said });
    if (messages[0]?.parts[0]?.text === 'Ask me.') {
      const answer = messages.filter(({ role }) => role === 'user')[1];
      if (!answer) return { state: 'input-required', message: 'Which year?' };
      await say(`It was ${answer.parts[0]?.text}.`);
      return { state: 'completed' };
    }
    const call = { agent: 'writer', server: 'post', tool: 'send', title: 'Send a letter' };
    const id = stableId(task.id, 'approval');
    const args = { to: 'Anna' };
    const inputSchema = { type: 'object', properties: { to: { type: 'string' } } };
    const asked = { id, owner: principal.subject, taskId: task.id, ...call, arguments: args, inputSchema };
    const { state, arguments: decided } = await approvals.request(asked);
    const expiresAt = (await approvals.find(id))?.expires_at.toISOString() ?? '';
    const activity = {
      type: 'approval.requested' as const,
      approvalId: id,
      ...call,
      arguments: args,
      expiresAt,
    };
    await publish({ kind: 'activity', activity }, { key: 'asked' });
    if (state === 'pending')
      return { state: 'input-required', message: 'Wait.', waits: [{ kind: 'approval', id }] };
    await say(`${state} ${JSON.stringify(decided)}`);
    return { state: 'completed' };
  };
}

const agentOf = () => new HttpAgent({ url: `${orchestrator.url}/agui`, threadId: newId() });
const user = (content: string) => ({ id: newId(), role: 'user' as const, content });
const runsOf = async (threadId: string) =>
  RunList.parse(await (await orchestrator.request(`/runs?threadId=${threadId}`)).json()).runs;

/** Asks, and gives what the client made of the stream. */
async function ask(agent: HttpAgent, question: string, more: Parameters<HttpAgent['runAgent']>[0] = {}) {
  if (question !== '') agent.addMessage(user(question));
  const types: string[] = [];
  let finished: RunFinishedEvent | undefined;
  const subscriber: AgentSubscriber = {
    onEvent: ({ event }) => void types.push(event.type),
    onRunFinishedEvent({ event }) {
      finished = event;
    },
  };
  const { newMessages } = await agent.runAgent(more, subscriber);
  return { types, finished, newMessages, outcome: finished?.outcome };
}

const interruptsIn = (outcome: RunFinishedEvent['outcome']): Interrupt[] =>
  outcome?.type === 'interrupt' ? outcome.interrupts : [];

describe('POST /agui with the client of AG-UI (R2.5)', () => {
  it('holds a conversation: the answer as a message, the plan as steps and subagents, its runs in one thread', async () => {
    const agent = agentOf();
    const first = await ask(agent, 'How many engineers?');
    expect(first.outcome).toEqual({ type: 'success' });
    expect(new Set(first.types)).toEqual(
      new Set([
        'RUN_STARTED',
        'STATE_SNAPSHOT',
        'STATE_DELTA',
        'STEP_STARTED',
        'SUBAGENT_STARTED',
        'TOOL_CALL_START',
        'TOOL_CALL_ARGS',
        'TOOL_CALL_END',
        'TOOL_CALL_RESULT',
        'SUBAGENT_FINISHED',
        'STEP_FINISHED',
        'TEXT_MESSAGE_START',
        'TEXT_MESSAGE_CONTENT',
        'TEXT_MESSAGE_END',
        'RUN_FINISHED',
      ]),
    );
    const answer = first.newMessages.at(-1);
    const [run] = await runsOf(agent.threadId);
    const whole = Run.parse(await (await orchestrator.request(`/runs/${run?.runId}`)).json());
    expect(answer).toMatchObject({ role: 'assistant', content: whole.answer });
    const calls = first.newMessages.flatMap((message) =>
      message.role === 'assistant' ? (message.toolCalls ?? []) : [],
    );
    expect(calls.map((call) => call.function.name).sort()).toEqual([
      'enterprise-data/query_database',
      'enterprise-data/query_database',
      'knowledge/search_knowledge_base',
    ]);
    expect(first.newMessages.filter(({ role }) => role === 'tool')).toHaveLength(3);
    expect(agent.state).toEqual(JSON.parse(JSON.stringify(pick(whole, Object.keys(agent.state)))));
    expect(first.finished?.usage).toEqual([
      { model: 'parley-offline', inputTokens: 4720, outputTokens: 560, totalTokens: 5280 },
    ]);

    await ask(agent, 'And why?');
    expect(seen.at(-1)).toMatchObject({
      text: 'And why?',
      turns: [{ question: 'How many engineers?', answer: whole.answer }],
    });
    expect((await runsOf(agent.threadId)).map(({ query }) => query)).toEqual([
      'And why?',
      'How many engineers?',
    ]);
  });

  it('remembers the thread for a client that sends its new question alone', async () => {
    const agent = agentOf();
    await ask(agent, 'How many engineers?');
    const later = new HttpAgent({ url: agent.url, threadId: agent.threadId });
    await ask(later, 'And where?');
    expect(seen.at(-1)?.turns.map(({ question }) => question)).toEqual(['How many engineers?']);
  });

  it('ends with an interrupt when the team asks, and goes on with the answer', async () => {
    const agent = agentOf();
    const asked = await ask(agent, 'Ask me.');
    const [interrupt] = interruptsIn(asked.outcome);
    expect(interrupt).toMatchObject({ reason: 'input_required', message: 'Which year?' });
    const resume = [
      { interruptId: interrupt?.id ?? '', status: 'resolved' as const, payload: { text: '1999' } },
    ];
    const answered = await ask(agent, '', { resume });
    expect(answered.outcome).toEqual({ type: 'success' });
    expect(answered.newMessages).toMatchObject([{ role: 'assistant', content: 'It was 1999.' }]);
    expect(await runsOf(agent.threadId)).toHaveLength(1);
  });

  it.each([
    [{ approved: true, arguments: { to: 'Ben' } }, 'approved {"to":"Ben"}'],
    [{ approved: false, reason: 'No letters.' }, 'rejected'],
  ])('lets a person decide on a call: %j', async (payload, said) => {
    const agent = agentOf();
    const [interrupt] = interruptsIn((await ask(agent, 'Send it.')).outcome);
    expect(interrupt).toMatchObject({
      reason: 'tool_call',
      metadata: { server: 'post', tool: 'send', arguments: { to: 'Anna' } },
    });
    const resume = [{ interruptId: interrupt?.id ?? '', status: 'resolved' as const, payload }];
    const { newMessages } = await ask(agent, '', { resume });
    expect(newMessages.at(-1)?.content).toContain(said);
  });

  it('refuses answers that fit nothing, or another thread', async () => {
    const agent = agentOf();
    const [interrupt] = interruptsIn((await ask(agent, 'Ask me.')).outcome);
    const post = async (threadId: string, entry: object) => {
      const body = JSON.stringify({ threadId, runId: newId(), messages: [], resume: [entry] });
      const headers = { 'content-type': 'application/json' };
      return (await orchestrator.request('/agui', { method: 'POST', headers, body })).status;
    };
    const interruptId = interrupt?.id ?? '';
    expect(await post(agent.threadId, { interruptId, status: 'resolved', payload: 7 })).toBe(400);
    expect(await post(agent.threadId, { interruptId: 'x', status: 'resolved' })).toBe(400);
    expect(await post(newId(), { interruptId, status: 'resolved', payload: 'x' })).toBe(404);
  });

  it('says why a run failed', async () => {
    const agent = agentOf();
    const messages: string[] = [];
    const onRunErrorEvent: AgentSubscriber['onRunErrorEvent'] = ({ event }) =>
      void messages.push(event.message);
    agent.addMessage(user('fail'));
    await agent.runAgent({}, { onRunErrorEvent }).catch(() => undefined);
    expect(messages).toEqual([expect.stringContaining('No model answers.')]);
  });

  it('stops the run of a client that hangs up', async () => {
    const agent = agentOf();
    agent.addMessage(user('wait here'));
    const running = agent.runAgent().catch(() => undefined);
    await until(async () => (await runsOf(agent.threadId))[0]?.status === 'working', 10_000);
    agent.abortRun();
    await running;
    await until(async () => (await runsOf(agent.threadId))[0]?.status === 'canceled', 10_000);
  });
});

function pick(whole: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => keys.includes(key)));
}
