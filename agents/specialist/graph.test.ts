import type { Evidence } from '@parley/a2a/findings';
import { ParleyError } from '@parley/platform/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ERROR_KEY } from '../failure.ts';
import { recordedExecution } from '../testing/execution.ts';
import type { ModelRequest, ScriptedReply } from '../testing/scripted-model.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ PARLEY_MODEL_IDLE_SECONDS: '1', PARLEY_TOOL_CONCURRENCY: '2' });
});
afterAll(() => world?.close());
beforeEach(() => {
  world.log.calls.length = 0;
  world.log.mostAtOnce = 0;
  world.model.requests.length = 0;
});

/** The replies one after another; the last one again and again. */
function replies(...list: ScriptedReply[]): void {
  let next = 0;
  world.setScript(() => list[Math.min(next++, list.length - 1)]);
}

async function work(limits?: Parameters<World['run']>[0], options?: Parameters<typeof recordedExecution>[0]) {
  const execution = recordedExecution(options);
  const outcome = await (await world.run(limits))(execution);
  const evidence = execution.artifact('evidence')?.data as Evidence | undefined;
  return { execution, outcome, text: execution.artifact('findings')?.text ?? '', evidence };
}

/** The results of tools as the model was shown them last. */
function shown(request: ModelRequest | undefined): Record<string, unknown>[] {
  return (request?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => JSON.parse(content ?? '{}') as Record<string, unknown>);
}

const count = (args: Record<string, unknown> = {}): ScriptedReply => ({
  calls: [{ name: 'count_boats', arguments: args }],
});

describe('a specialist', () => {
  it('calls tools for the end user, answers and lists what it rests on', async () => {
    replies(
      {
        calls: [
          { name: 'count_boats', arguments: { colour: 'red' } },
          { name: 'search_rules', arguments: { query: 'speed' } },
        ],
      },
      { content: 'Seven boats, three knots [doc:RULE-1].' },
    );
    const { outcome, text, evidence, execution } = await work();
    expect(outcome).toEqual({ state: 'completed' });
    expect(text).toBe('Seven boats, three knots [doc:RULE-1].');
    expect(world.log.calls.map(({ tool, subject }) => [tool, subject]).sort()).toEqual([
      ['count_boats', 'ana'],
      ['search_rules', 'ana'],
    ]);
    expect(evidence?.answered).toBe(true);
    expect(evidence?.sources).toMatchObject([
      { kind: 'data', title: 'Count boats: colour red', rows: 1 },
      { id: 'doc:RULE-1', kind: 'document', title: 'Speed in the basin', updated: '2025-05-05' },
    ]);
    const called = execution.activities('tool.called');
    const returned = execution.activities('tool.returned');
    expect(called.map(({ callId }) => callId).sort()).toEqual(returned.map(({ callId }) => callId).sort());
    expect(execution.activities('model.called')).toHaveLength(2);
  });

  it('shows the model its resources, and results as data with provenance, without hidden characters (R9.5)', async () => {
    replies(count(), { content: 'Seven.' });
    await work();
    const system = world.model.requests[0]?.messages[0]?.content ?? '';
    expect(system).toContain('{"resource":"schema://database","content":{"database":"harbour"');
    const [result] = shown(world.model.requests[1]);
    expect(result).toMatchObject({ tool: 'harbour/count_boats', ok: true });
    expect(JSON.stringify(result)).toContain('hidden red');
  });

  it('gives calls ids of its own, because models reuse theirs', async () => {
    replies(count({ colour: 'red' }), count({ colour: 'blue' }), { content: 'Done.' });
    const { execution } = await work();
    const ids = execution.activities('tool.called').map(({ callId }) => callId);
    expect(new Set(ids).size).toBe(2);
    expect(shown(world.model.requests[2]).map(({ call }) => call)).toEqual(ids);
  });

  it('tells the model about a tool that does not exist, and goes on', async () => {
    replies({ calls: [{ name: 'sink_boats' }] }, { content: 'NOT ANSWERED: I cannot sink boats.' });
    const { outcome, evidence } = await work();
    expect(outcome.state).toBe('completed');
    expect(evidence).toMatchObject({ answered: false, calls: [] });
    expect(shown(world.model.requests[1])[0]).toMatchObject({
      ok: false,
      error: expect.stringMatching(/no tool "sink_boats".*count_boats/),
    });
  });

  it('lets the model read and mend a tool error (R3.7)', async () => {
    replies(count({ colour: 'plaid' }), count({ colour: 'red' }), { content: 'Seven [call:x].' });
    const { evidence } = await work();
    expect(shown(world.model.requests[1])[0]).toMatchObject({
      ok: false,
      error: 'There is no colour "plaid".',
      result: { hint: 'Use red or blue.' },
    });
    expect(evidence?.calls.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('answers the second identical call from the first and ends at the third (R1.4)', async () => {
    replies(count({ colour: 'red' }));
    const { outcome, text, evidence } = await work();
    expect(outcome.state).toBe('completed');
    expect(world.log.calls).toHaveLength(1);
    expect(shown(world.model.requests[2])[1]).toMatchObject({
      ok: true,
      note: expect.stringContaining('before'),
    });
    expect(text).toContain('This answer is partial: the same call of count_boats was made again and again.');
    expect(text).toContain('Count boats: colour red');
    expect(evidence?.limits).toHaveLength(1);
  });

  it('takes the same arguments in another order for the same call (R1.4)', async () => {
    replies(count({ colour: 'red', wait_ms: 1 }), count({ wait_ms: 1, colour: 'red' }), {
      content: 'Seven.',
    });
    await work();
    expect(world.log.calls).toHaveLength(1);
  });

  it('stops at the limit of tool calls with a partial answer (R1.4)', async () => {
    const colours = ['red', 'blue', 'green', 'white'];
    world.setScript((request) =>
      (request.messages.at(-1)?.content ?? '').includes('Stop here')
        ? { content: 'Seven of two colours.' }
        : { calls: colours.map((colour) => ({ name: 'count_boats', arguments: { colour } })) },
    );
    const { text, execution } = await work({ toolCalls: 2 });
    expect(world.log.calls).toHaveLength(2);
    expect(text).toBe(
      'Seven of two colours.\n\nThis answer is partial: the limit of 2 tool calls was reached.',
    );
    expect(execution.activities('warning')).toMatchObject([{ code: 'limit_reached' }]);
  });

  it('stops at the limit of model turns (R1.4)', async () => {
    let n = 0;
    world.setScript(() => count({ colour: `c${n++}` }));
    const { text } = await work({ modelTurns: 3 });
    expect(world.model.requests).toHaveLength(3);
    expect(text).toContain('the limit of 3 model turns was reached');
    expect(text).toContain('What the tools returned');
  });

  it('stops at the limit of tokens without asking the model again (R1.4)', async () => {
    replies(count(), { content: 'never asked' });
    const { text } = await work({ tokens: 10 });
    expect(world.model.requests).toHaveLength(1);
    expect(text).toContain('the limit of 10 tokens was reached');
  });

  it('stops when its time is up (R1.4)', async () => {
    world.setScript((request) =>
      (request.messages.at(-1)?.content ?? '').includes('Stop here')
        ? { content: 'So far seven.' }
        : count({ wait_ms: 300, colour: String(request.messages.length) }),
    );
    const { text } = await work({ seconds: 0.6 });
    expect(text).toBe('So far seven.\n\nThis answer is partial: the time for this step ran out.');
  });

  it('makes the calls of a turn at the same time, but not too many (R1.5)', async () => {
    const calls = [1, 2, 3, 4].map((n) => ({
      name: 'count_boats',
      arguments: { colour: `c${n}`, wait_ms: 60 },
    }));
    replies({ calls }, { content: 'Done.' });
    await work();
    expect(world.log.calls).toHaveLength(4);
    expect(world.log.mostAtOnce).toBe(2);
  });

  it.each([
    ['tool arguments that are no JSON', { calls: [{ name: 'count_boats', raw: '{"colour": "re' }] }],
    ['an empty reply', { content: '' }],
    ['a reply that is cut', { content: 'Seven bo', cut: true }],
    ['an error of the provider', { status: 400 }],
    ['silence', { delayMs: 4_000, content: 'late' }],
  ] satisfies [string, ScriptedReply][])('fails with a reason on %s', async (_what, reply) => {
    replies(reply);
    const { outcome } = await work();
    expect(outcome.state).toBe('failed');
    expect(outcome.message).toMatch(/model/i);
    expect(outcome.metadata?.[ERROR_KEY]).toMatchObject({ code: expect.any(String) });
    expect(world.log.calls).toHaveLength(0);
  });

  it('has one side effect once in all attempts of a step (R10)', async () => {
    const script: [ScriptedReply, ScriptedReply] = [
      { calls: [{ name: 'book_berth', arguments: { boat: 'Anna' } }] },
      { content: 'Booked.' },
    ];
    const task = { parentTaskId: 'run-1', metadata: { stepId: 's1' } };
    replies(...script);
    await work(undefined, { task });
    replies(...script);
    await work(undefined, { task });
    const keys = world.log.calls.map(({ operationKey }) => operationKey);
    // The second attempt finds what came of the first.
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('does not use a scope that the end user lacks (R9.2)', async () => {
    replies(
      { calls: [{ name: 'book_berth', arguments: { boat: 'Anna' } }] },
      { content: 'NOT ANSWERED: not allowed.' },
    );
    await work(undefined, { principal: { subject: 'bob', scopes: ['boats:read'], actors: [] } });
    expect(world.log.calls).toHaveLength(0);
    expect(shown(world.model.requests[1])[0]).toMatchObject({ ok: false });
  });

  it('continues after a crash without repeating a finished call (R10)', async () => {
    const crash = new ParleyError('internal', 'killed');
    const script = (request: ModelRequest): ScriptedReply =>
      request.messages.some(({ role }) => role === 'tool')
        ? { content: 'Seven.' }
        : { calls: ['red', 'blue'].map((colour) => ({ name: 'count_boats', arguments: { colour } })) };
    world.setScript(script);
    const task = { id: `crash-${Date.now()}` };
    const first = recordedExecution({ task });
    let returned = 0;
    const publish: typeof first.publish = async (publication, settings) => {
      if (settings?.key?.endsWith(':returned') && ++returned === 2) throw crash;
      return first.publish(publication, settings);
    };
    const run = await world.run();
    await expect(run({ ...first, publish })).rejects.toThrow('killed');
    const second = recordedExecution({ task, epoch: 2, attempt: 2 });
    expect(await run(second)).toEqual({ state: 'completed' });
    // Red and blue once each, and once more the one whose result was not yet written down.
    expect(world.log.calls).toHaveLength(3);
    expect(world.model.requests).toHaveLength(2);
  });

  it('ends at once when it is canceled', async () => {
    const controller = new AbortController();
    world.setScript(() => {
      controller.abort(new ParleyError('canceled', 'The task was canceled by its caller.'));
      return { delayMs: 2_000, content: 'late' };
    });
    const started = Date.now();
    await expect(work(undefined, { signal: controller.signal })).rejects.toMatchObject({ code: 'canceled' });
    expect(Date.now() - started).toBeLessThan(1_500);
  });
});
