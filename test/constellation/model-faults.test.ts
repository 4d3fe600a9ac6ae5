import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import {
  type Interference,
  type ModelProxy,
  never,
  startModelProxy,
  streamed,
  toolCall,
} from '../support/model-proxy.ts';

let interfere: Interference = () => undefined;
let proxy: ModelProxy;
let parley: Constellation;

beforeAll(async () => {
  proxy = await startModelProxy((request) => interfere(request));
  parley = await startConstellation({
    PARLEY_MODEL: 'auto',
    OPENAI_BASE_URL: proxy.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
    PARLEY_MODEL_IDLE_SECONDS: '1',
    PARLEY_STEP_SECONDS: '20',
    PARLEY_RUN_SECONDS: '40',
    PARLEY_MAX_MODEL_TURNS: '5',
  });
});
afterAll(async () => {
  await parley?.close();
  await proxy?.close();
});

/** From here on the model behaves so; counting begins anew. */
function misbehave(fault: Interference): void {
  proxy.requests.length = 0;
  interfere = fault;
}

const onlyWhen =
  (job: string, reply: () => Response | Promise<Response>): Interference =>
  (request) =>
    request.job === job ? reply() : undefined;

const json = (body: unknown, status = 200): Response => Response.json(body, { status });
const completion = (content: string): Response => streamed([{ content }], 'stop');

/** Whatever the model does, a run ends in time, as failed or partial, with a reason that a person understands. */
describe('a model that misbehaves (R1.4, R10)', () => {
  const faults: [string, Interference][] = [
    ['plans nonsense', onlyWhen('plan', () => completion('I would rather not.'))],
    [
      'plans for an agent that does not exist',
      onlyWhen('plan', () =>
        completion(
          JSON.stringify({
            steps: [{ id: '1', agent: 'astrologer', skill: 'stars', instruction: 'Look up.', dependsOn: [] }],
          }),
        ),
      ),
    ],
    [
      'plans in a circle',
      onlyWhen('plan', () =>
        completion(
          JSON.stringify({
            steps: [
              { id: '1', agent: 'data-analyst', skill: 'x', instruction: 'a', dependsOn: ['2'] },
              { id: '2', agent: 'data-analyst', skill: 'x', instruction: 'b', dependsOn: ['1'] },
            ],
          }),
        ),
      ),
    ],
    [
      'calls a tool that does not exist',
      onlyWhen('act', () => streamed([toolCall('delete_everything', '{}')], 'tool_calls')),
    ],
    [
      'sends broken JSON as arguments',
      onlyWhen('act', () => streamed([toolCall('query_database', '{"table": "empl')], 'tool_calls')),
    ],
    [
      'makes the same call for ever',
      onlyWhen('act', () =>
        streamed([toolCall('query_database', '{"table":"employees","limit":1}')], 'tool_calls'),
      ),
    ],
    [
      'is cut in the middle of a tool call',
      onlyWhen('act', () =>
        streamed([toolCall('query_database', '{"table":"employees","limit":1')], undefined),
      ),
    ],
    ['never answers', onlyWhen('act', never)],
    ['answers 500', onlyWhen('act', () => json({ error: { message: 'boom at 10.0.0.7' } }, 500))],
    [
      'answers with a web page',
      onlyWhen(
        'act',
        () => new Response('<html>proxy error</html>', { headers: { 'content-type': 'text/html' } }),
      ),
    ],
    ['answers with no choices', onlyWhen('act', () => json({ choices: [] }))],
    ['says nothing at all', onlyWhen('act', () => streamed([], 'stop'))],
    ['cannot write', onlyWhen('write', () => json({ error: { message: 'boom' } }, 500))],
  ];

  it.each(faults)('%s', { timeout: 60_000 }, async (_name, fault) => {
    misbehave(fault);
    const started = Date.now();
    const run = await parley.solve('How many open positions do we have?');
    expect(Date.now() - started).toBeLessThan(40_000);
    expect(['completed', 'failed']).toContain(run.status);
    const words = [
      run.message ?? '',
      run.answer ?? '',
      ...run.warnings.map(({ message }) => message),
      ...run.steps.map(({ error }) => error ?? ''),
    ].join(' ');
    expect(words.length).toBeGreaterThan(20);
    expect(words).not.toContain('10.0.0.7');
    const honest =
      run.status === 'failed' ||
      run.warnings.length > 0 ||
      run.steps.some(({ status }) => status !== 'completed');
    expect(honest).toBe(true);
  });

  it('does not execute a tool call that was cut', { timeout: 60_000 }, async () => {
    misbehave(
      onlyWhen('act', () =>
        streamed([toolCall('query_database', '{"table":"employees","limit":1}')], undefined),
      ),
    );
    const run = await parley.solve('How many open positions do we have?');
    expect(run.toolCalls).toEqual([]);
  });

  it('ends a loop of the same call after it was answered once (R1.4)', { timeout: 60_000 }, async () => {
    misbehave(
      onlyWhen('act', () =>
        streamed([toolCall('query_database', '{"table":"employees","limit":1}')], 'tool_calls'),
      ),
    );
    const run = await parley.solve('How many open positions do we have?');
    expect(run.toolCalls.filter(({ status }) => status === 'completed').length).toBeGreaterThanOrEqual(1);
    const perAgent = Map.groupBy(run.toolCalls, ({ agent }) => agent);
    for (const calls of perAgent.values()) expect(calls.length).toBeLessThanOrEqual(2);
    expect(proxy.requests.filter(({ job }) => job === 'act').length).toBeLessThanOrEqual(10);
    expect(run.warnings.map(({ message }) => message).join(' ')).toMatch(/again/);
  });

  it('tells a model that calls a tool nobody has which tools there are', { timeout: 60_000 }, async () => {
    let told = '';
    misbehave(({ job, count, messages }) => {
      if (job !== 'act') return undefined;
      if (count === 1) return streamed([toolCall('delete_everything', '{}')], 'tool_calls');
      told ||= messages
        .filter(({ role }) => role === 'tool')
        .map(({ content }) => JSON.stringify(content))
        .join(' ');
      return undefined;
    });
    const run = await parley.solve('How many open positions do we have?');
    expect(told).toContain('query_database');
    expect(run.toolCalls.map(({ tool }) => tool)).not.toContain('delete_everything');
    expect(run.answer).toMatch(/\b23\b/);
  });

  it('and is away for good is stood in for by the offline model, which says so (R12)', {
    timeout: 60_000,
  }, async () => {
    misbehave(() => json({ error: { message: 'down' } }, 503));
    const run = await parley.solve('How many open positions do we have?');
    expect(run.status).toBe('completed');
    expect(run.answer).toMatch(/\b23\b/);
    expect(run.model?.mode).toBe('offline');
    expect(run.warnings.map(({ code }) => code)).toContain('model_degraded');
  });
});
