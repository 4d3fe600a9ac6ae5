import { isParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModels } from './models.ts';
import { type FaultName, type FaultServer, startFaultServer } from './testing/fault-server.ts';
import type { ChatReply, ChatRequest } from './types.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const tools = [
  {
    name: 'look_up',
    description: 'Looks a word up',
    parameters: { type: 'object', properties: { word: { type: 'string' } } },
  },
  {
    name: 'pay',
    description: 'Pays',
    parameters: { type: 'object', properties: { amount: { type: 'number' } } },
  },
];

interface Asked {
  fault: FaultName;
  request?: Partial<ChatRequest>;
  limits?: { modelIdleMs?: number; stepSeconds?: number };
}

async function ask({ fault, request = {}, limits = {} }: Asked): Promise<ChatReply> {
  const config = testConfig({
    PARLEY_MODEL: 'auto',
    OPENAI_API_KEY: 'key',
    OPENAI_BASE_URL: server.url(fault),
    PARLEY_MODEL_SMALL: 'gpt-4.1-mini',
    PARLEY_MODEL_LARGE: 'gpt-4.1',
  });
  const models = await createModels({
    config: { ...config, limits: { ...config.limits, modelIdleMs: 1_500, ...limits } },
    logger: silentLogger(),
  });
  return models.chat({
    size: 'small',
    messages: [{ role: 'user', content: 'Hello' }],
    signal: AbortSignal.timeout(20_000),
    ...request,
  });
}

async function failure(asked: Asked) {
  const error: unknown = await ask(asked).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!isParleyError(error)) throw new TypeError(`expected a ParleyError, got ${String(error)}`);
  return error;
}

const made = (fault: FaultName) => server.requests.filter((r) => r.fault === fault).length;

describe('a good reply (R12)', () => {
  it('is streamed once, with its usage and price', async () => {
    const pieces: string[] = [];
    const reply = await ask({ fault: 'good', request: { onText: (t) => pieces.push(t) } });
    expect(reply).toMatchObject({
      content: 'All good.',
      toolCalls: [],
      usage: { inputTokens: 100, outputTokens: 20 },
      model: 'faulty-1',
      mode: 'live',
      finishReason: 'stop',
    });
    expect(pieces.join('')).toBe('All good.');
    expect(reply.usage.usd).toBeCloseTo((100 * 0.4 + 20 * 1.6) / 1e6, 12);
  });

  it('has estimated usage when the server reports none', async () => {
    const { usage } = await ask({ fault: 'good without usage' });
    expect(usage.inputTokens).toBeGreaterThan(0);
    expect(usage.outputTokens).toBeGreaterThan(0);
  });

  it('puts the pieces of a tool call together', async () => {
    const reply = await ask({ fault: 'good tool calls', request: { tools } });
    expect(reply.toolCalls).toMatchObject([{ name: 'look_up', arguments: { word: 'x' } }]);
  });

  it('reads left-out arguments as none', async () => {
    const reply = await ask({ fault: 'arguments left out', request: { tools } });
    expect(reply.toolCalls[0]?.arguments).toEqual({});
  });

  it('stamps ids of its own, so that equal ids stay two calls', async () => {
    const { toolCalls } = await ask({ fault: 'duplicate ids', request: { tools } });
    expect(toolCalls.map((c) => c.arguments)).toEqual([{ word: 'a' }, { word: 'b' }]);
    expect(new Set(toolCalls.map((c) => c.id)).size).toBe(2);
  });

  it('passes an unknown tool on: the agent answers that it does not exist', async () => {
    const { toolCalls } = await ask({ fault: 'unknown tool', request: { tools } });
    expect(toolCalls[0]?.name).toBe('no_such_tool');
  });

  it('sends tools, the wanted form and the model of the size that was asked for', async () => {
    const responseFormat = { name: 'plan', schema: { type: 'object' } };
    await ask({ fault: 'good', request: { size: 'large', tools, responseFormat, maxOutputTokens: 50 } });
    expect(server.requests.at(-1)?.body).toMatchObject({
      model: 'gpt-4.1',
      stream: true,
      tools: [{ type: 'function', function: { name: 'look_up' } }, {}],
      response_format: { type: 'json_schema', json_schema: { name: 'plan' } },
      max_tokens: 50,
    });
  });
});

describe('a tool call is executed only when it is surely whole (R10)', () => {
  it.each<[FaultName, RegExp]>([
    ['cut within a tool call', /broke off/],
    ['cut after a whole-looking tool call', /broke off/],
    ['tool call over length', /incomplete/],
    ['broken arguments', /not valid JSON/],
    ['arguments not an object', /not an object/],
  ])('%s is refused', async (fault, message) => {
    const error = await failure({ fault, request: { tools } });
    expect(error.code).toBe('model_failed');
    expect(error.message).toMatch(message);
  });

  it('refuses a call of a tool when none was offered', async () => {
    expect((await failure({ fault: 'good tool calls' })).message).toMatch(/offered none/);
  });
});

describe('nonsense at the wire fails with a clear reason (R10)', () => {
  it.each<FaultName>([
    'html',
    'broken json',
    'empty choices',
    'no choices',
    'empty reply',
    'cut text',
    'reset mid-stream',
    'error event',
  ])('%s', async (fault) => {
    const error = await failure({ fault });
    expect(error.code).toBe('model_failed');
    expect(error.message).toMatch(/^The (?:model|connection)/);
    expect(error.message).not.toMatch(/undefined|reading|JSON at|TypeError|overloaded/);
  });

  it.each<[FaultName, RegExp, number]>([
    ['500', /HTTP 500/, 2],
    ['401', /credentials/, 1],
    ['404', /does not know the model/, 1],
    ['quota used up', /quota/, 1],
    ['429 for an hour', /limiting/, 1],
  ])('%s says what it is, not what the provider wrote', async (fault, message, times) => {
    const before = made(fault);
    const error = await failure({ fault });
    expect(error.code).toBe('model_failed');
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/secret provider text/);
    expect(made(fault) - before).toBe(times);
  });
});

describe('one retry, and only before the reply began (R10)', () => {
  it('tries a server error once more', async () => {
    expect((await ask({ fault: '500 once' })).content).toBe('All good.');
  });

  it.each<FaultName>(['cut in a line once', 'cut before a value once', 'cut in the name of a field once'])(
    'tries a stream once more that was %s',
    async (fault) => {
      expect((await ask({ fault })).content).toBe('All good.');
      expect(made(fault)).toBe(2);
    },
  );

  it('takes a stream whose last line lacks its end', async () => {
    expect((await ask({ fault: 'no newline at the end' })).content).toBe('All good.');
  });

  it('waits as long as Retry-After says', async () => {
    const startedAt = performance.now();
    await ask({ fault: '429 once' });
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it('does not start again after text has arrived', async () => {
    const pieces: string[] = [];
    await failure({ fault: 'cut text', request: { onText: (t) => pieces.push(t) } });
    expect(pieces).toEqual(['Hello wor']);
  });
});

describe('time limits (R10)', () => {
  it.each<FaultName>(['never answers', 'stalls mid-stream'])('%s ends at the idle limit', async (fault) => {
    const startedAt = performance.now();
    const error = await failure({ fault, limits: { modelIdleMs: 150 } });
    expect(error.code).toBe('upstream_timeout');
    expect(error.message).toMatch(/silent for 150 ms/);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('a reply that drips without end meets the limit on the whole', async () => {
    const error = await failure({
      fault: 'drips without end',
      limits: { modelIdleMs: 500, stepSeconds: 0.4 },
    });
    expect(error.code).toBe('upstream_timeout');
    expect(error.message).toMatch(/longer than 400 ms/);
  });

  it('the caller cancels at once', async () => {
    const controller = new AbortController();
    const startedAt = performance.now();
    setTimeout(() => controller.abort(), 50);
    await expect(ask({ fault: 'never answers', request: { signal: controller.signal } })).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('a model that is asked for one token', () => {
  const probe = async (fault: FaultName) => {
    const env = { PARLEY_MODEL: 'auto', OPENAI_API_KEY: 'secret', OPENAI_BASE_URL: server.url(fault) };
    const models = await createModels({
      config: testConfig({ ...env, PARLEY_MODEL_SMALL: 'gpt-4.1-mini' }),
      logger: silentLogger(),
    });
    return models.probe(AbortSignal.timeout(20_000));
  };

  it('tells that it answers and how soon, also when it had nothing to say yet', async () => {
    expect(await probe('good')).toMatchObject({ ok: true, mode: 'live', model: 'faulty-1' });
    expect(server.requests.findLast(({ fault }) => fault === 'good')?.body).toMatchObject({ max_tokens: 1 });
    expect(await probe('empty reply')).toMatchObject({ ok: true });
  });

  it('tells why not, what to do, and the provider’s own words without the key', async () => {
    expect(await probe('401')).toEqual({
      ok: false,
      mode: 'live',
      model: 'gpt-4.1-mini',
      durationMs: expect.any(Number),
      error: 'The model provider refused the credentials. Check OPENAI_API_KEY and OPENAI_BASE_URL.',
      said: '401 … provider text 401',
    });
  });
});
