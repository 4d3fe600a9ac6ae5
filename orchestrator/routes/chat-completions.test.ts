import { setTimeout as delay } from 'node:timers/promises';
import type { Execution, Executor, Turn } from '@parley/a2a/execution';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import OpenAI, { APIError, BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run, RunList } from '../api.ts';
import { ChatCompletion, ChatCompletionChunk } from '../openai/schema.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const answer = (text: string, append: boolean) => ({
  say: { kind: 'artifact' as const, artifactId: 'answer', text, append },
});
const script = scriptedExecutor(({ text }) => {
  if (text.startsWith('fail'))
    return { lines: [], outcome: { state: 'failed', message: 'No model answers.' } };
  if (text.startsWith('ask'))
    return { lines: [], outcome: { state: 'input-required', message: 'Which one?' } };
  if (text.startsWith('begin twice'))
    return { lines: [answer('first\n\n---\n\nhalf', false), answer('second ', false), answer('try', true)] };
  return houseScript(0);
});
const seen: { text: string; turns: Turn[] }[] = [];
const executor: Executor = async (execution: Execution) => {
  seen.push({ text: execution.text, turns: await execution.thread(10) });
  if (!execution.text.startsWith('wait')) return script(execution);
  return new Promise((_resolve, reject) => {
    execution.signal.addEventListener('abort', () => reject(execution.signal.reason), { once: true });
  });
};

let test: TestDatabase;
let orchestrator: TestOrchestrator;
let client: OpenAI;

beforeAll(async () => {
  test = await testDatabase();
  orchestrator = await startTestOrchestrator({ test, executor });
  // Chat clients insist on some key, also where none is needed.
  client = new OpenAI({ apiKey: 'none', baseURL: `${orchestrator.url}/v1` });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

type Messages = OpenAI.ChatCompletionMessageParam[];
const user = (content: string): Messages[number] => ({ role: 'user', content });
const create = (messages: Messages, more: object = {}) =>
  client.chat.completions.create({ model: 'parley', messages, ...more });
const runOf = async (id: string) => Run.parse(await (await orchestrator.request(`/runs/${id}`)).json());
const runIdOf = (completion: { id: string }) => completion.id.replace('chatcmpl-', '');
async function drained(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}
const statusOf = async (runId: string, wanted: string) => {
  for (let n = 0; n < 100 && (await runOf(runId)).status !== wanted; n++) await delay(50);
  return (await runOf(runId)).status;
};

describe('POST /v1/chat/completions with the openai client (R2.5)', () => {
  it('answers with the Markdown of the run, its citations, its steps and its usage', async () => {
    const completion = await create([user('How many engineers?')]);
    const { message, finish_reason } = ChatCompletion.parse(completion).choices[0]!;
    const run = await runOf(runIdOf(completion));
    expect(finish_reason).toBe('stop');
    expect(message.content).toBe(run.answer);
    expect(message.content).toContain('of 342 employees in all [1]');
    expect(message.reasoning_content).toContain('1. data-analyst: Count the engineers');
    expect(message.reasoning_content).toContain('hr-specialist asks knowledge/search_knowledge_base');
    expect(completion.usage).toEqual({ prompt_tokens: 4720, completion_tokens: 560, total_tokens: 5280 });
    expect(completion).toMatchObject({ model: 'parley', system_fingerprint: 'parley-offline' });
  });

  it('streams plan and steps as reasoning, then the answer, then usage', async () => {
    const stream = await client.chat.completions.create({
      model: 'parley',
      messages: [user('How many engineers?')],
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(ChatCompletionChunk.parse(chunk));
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    const content = deltas.map((delta) => delta.content ?? '').join('');
    expect(content).toBe((await runOf(runIdOf(chunks[0]!))).answer);
    expect(deltas.filter((delta) => delta.content).length).toBeGreaterThan(10);
    expect(deltas[0]).toEqual({ role: 'assistant', content: '' });
    const firstWord = deltas.findIndex((delta) => delta.content);
    expect(deltas.slice(0, firstWord).some((delta) => delta.reasoning_content?.startsWith('The plan:'))).toBe(
      true,
    );
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 5280 } });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('works with the streaming helper of the client', async () => {
    const stream = client.chat.completions.stream({ model: 'parley', messages: [user('How many?')] });
    expect(await stream.finalContent()).toContain('**128 engineers**');
  });

  it('does not repeat what was sent when the answer is begun anew', async () => {
    const completion = await create([user('begin twice')]);
    expect(completion.choices[0]?.message.content).toBe('first\n\n---\n\nhalf\n\n---\n\nsecond try');
  });

  it('passes on what the team asks', async () => {
    expect((await create([user('ask me')])).choices[0]?.message.content).toBe('Which one?');
  });

  it('lists the one model', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['parley']);
    expect((await client.models.retrieve('parley')).id).toBe('parley');
    await expect(client.models.retrieve('gpt-5')).rejects.toThrow(NotFoundError);
  });
});

describe('a conversation (R1.6)', () => {
  it('is the messages before the question, and its runs share a thread', async () => {
    const first = [{ role: 'system' as const, content: 'Be brief.' }, user('Who leads Sales?')];
    const one = await create(first);
    expect(seen.at(-1)).toEqual({ text: 'Who leads Sales?', turns: [] });
    const reply = one.choices[0]?.message.content ?? '';
    const two = await create([...first, { role: 'assistant', content: reply }, user('And Product?')]);
    expect(seen.at(-1)).toMatchObject({
      text: 'And Product?',
      turns: [{ question: 'Who leads Sales?', answer: reply.slice(0, 4_000) }],
    });
    const { threadId } = await runOf(runIdOf(two));
    const list = RunList.parse(await (await orchestrator.request(`/runs?threadId=${threadId}`)).json());
    expect(list.runs.map(({ query }) => query)).toEqual(['And Product?', 'Who leads Sales?']);
  });

  it('does not remember a conversation that began with the same words', async () => {
    await create([user('Hello')]);
    await create([user('Hello')]);
    expect(seen.at(-1)).toEqual({ text: 'Hello', turns: [] });
  });

  it('goes on in the thread that the metadata names, from what was kept there', async () => {
    const run = Run.parse(await (await orchestrator.solve({ query: 'How many?' })).json());
    const completion = await create([user('And why?')], {
      metadata: { threadId: run.threadId, ticket: '7' },
    });
    expect(seen.at(-1)?.turns.map(({ question }) => question)).toEqual(['How many?']);
    expect(await runOf(runIdOf(completion))).toMatchObject({
      threadId: run.threadId,
      metadata: { ticket: '7' },
    });
  });

  it('takes text parts, and questions in a row as one', async () => {
    await create([
      user('one'),
      user('two'),
      { role: 'assistant', content: 'three' },
      { role: 'user', content: [{ type: 'text', text: 'four' }] },
    ]);
    expect(seen.at(-1)).toMatchObject({
      text: 'four',
      turns: [{ question: 'one\n\ntwo', answer: 'three' }],
    });
  });
});

describe('errors, as OpenAI has them', () => {
  it.each<[string, object, string]>([
    ['another model', { model: 'gpt-5', messages: [user('x')] }, 'model'],
    ['no messages', { messages: [] }, 'messages'],
    ['a last message that is no question', { messages: [{ role: 'assistant', content: 'x' }] }, 'messages'],
    ['an empty question', { messages: [user('  ')] }, 'messages.0.content'],
    [
      'a picture',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] }] },
      'messages.0.content',
    ],
    ['two answers', { messages: [user('x')], n: 2 }, 'n'],
    [
      'an answer as JSON',
      { messages: [user('x')], response_format: { type: 'json_object' } },
      'response_format.type',
    ],
    [
      'a thread id with a path in it',
      { messages: [user('x')], metadata: { threadId: '../x' } },
      'metadata.threadId',
    ],
  ])('refuses %s and says where', async (_name, body, param) => {
    const failure = await create([], body).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(APIError);
    expect(failure).toMatchObject({ param });
    if (param !== 'model') expect(failure).toBeInstanceOf(BadRequestError);
  });

  it('gives a run that failed as an error, once, with its reason', async () => {
    const before = seen.length;
    await expect(create([user('fail')])).rejects.toMatchObject({
      status: 502,
      type: 'server_error',
      message: expect.stringContaining('No model answers.'),
    });
    expect(seen.length).toBe(before + 1);
    const stream = await client.chat.completions.create({
      model: 'parley',
      messages: [user('fail')],
      stream: true,
    });
    await expect(drained(stream)).rejects.toThrow('No model answers.');
  });

  it('wants an identity where one is needed', async () => {
    const keys = [{ key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['*'] }];
    const closed = await startTestOrchestrator({
      test,
      executor,
      env: { PARLEY_API_KEYS: JSON.stringify(keys) },
    });
    const as = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${closed.url}/v1` }).models.list();
    await expect(as('sk-unknown')).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect((await as('key-of-ann-0123456789')).data).toHaveLength(1);
    await closed.stop();
  });
});

describe('who hangs up', () => {
  it.each([true, false])('stops the run (stream: %s)', async (stream) => {
    const abort = new AbortController();
    const question = `wait ${stream}`;
    const pending = client.chat.completions
      .create({ model: 'parley', messages: [user(question)], stream }, { signal: abort.signal })
      .then((reply) => ('controller' in reply ? drained(reply) : undefined));
    pending.catch(() => undefined);
    while (seen.at(-1)?.text !== question) await delay(20);
    const list = RunList.parse(await (await orchestrator.request('/runs?limit=1')).json());
    abort.abort();
    expect(await statusOf(list.runs[0]!.runId, 'canceled')).toBe('canceled');
  });

  it('finds the run again by its Idempotency-Key', async () => {
    const once = { headers: { 'idempotency-key': 'chat-1' } };
    const ask = () => client.chat.completions.create({ model: 'parley', messages: [user('once')] }, once);
    expect((await ask()).id).toBe((await ask()).id);
  });
});
