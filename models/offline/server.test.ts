import { silentLogger } from '@parley/platform/logger';
import { describe, expect, it } from 'vitest';
import { createOfflineModelService } from './server.ts';
import { planRequest } from './testing/crew.ts';

const { app } = createOfflineModelService({ logger: silentLogger() });

async function post(path: string, body: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return app.fetch(
    new Request(`http://offline${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    }),
  );
}

const chat = (more: object = {}) => ({
  model: 'parley-offline',
  messages: [{ role: 'user', content: 'Hello' }],
  ...more,
});

interface Chunk {
  choices: {
    delta: { role?: string; content?: string; tool_calls?: unknown[] };
    finish_reason: string | null;
  }[];
  usage?: { total_tokens: number };
}

async function streamed(body: object): Promise<{ chunks: Chunk[]; raw: string }> {
  const response = await post('/v1/chat/completions', {
    ...body,
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  const raw = await response.text();
  const events = raw.split('\n\n').filter((e) => e.startsWith('data: {'));
  return { raw, chunks: events.map((e) => JSON.parse(e.slice(6)) as Chunk) };
}

describe('chat completions (R12)', () => {
  it('says in every reply which model it is', async () => {
    const body = (await (await post('/v1/chat/completions', chat())).json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'parley-offline',
      choices: [{ finish_reason: 'stop' }],
    });
    expect(JSON.stringify(body)).toMatch(/offline model/);
    expect(body['usage']).toMatchObject({
      prompt_tokens: expect.any(Number),
      completion_tokens: expect.any(Number),
    });
  });

  it('gives the same bytes for the same request', async () => {
    const request = planRequest('How many ships do we have?');
    const [a, b] = await Promise.all([
      post('/v1/chat/completions', request),
      post('/v1/chat/completions', request),
    ]);
    expect(await a.text()).toBe(await b.text());
  });

  it('streams the same text in pieces, then the finish reason, the usage and the end', async () => {
    const whole = (await (await post('/v1/chat/completions', chat())).json()) as {
      choices: { message: { content: string } }[];
    };
    const { chunks, raw } = await streamed(chat());
    expect(chunks.map((c) => c.choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(0);
    expect(raw.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('streams tool calls', async () => {
    const tool = {
      type: 'function',
      function: {
        name: 'find',
        parameters: {
          type: 'object',
          properties: { query: { type: 'string' }, top_k: {} },
          required: ['query'],
        },
      },
    };
    const { chunks } = await streamed(
      chat({ messages: [{ role: 'user', content: 'What is our uniform policy?' }], tools: [tool] }),
    );
    const [call] = chunks.flatMap((c) => c.choices[0]?.delta.tool_calls ?? []);
    expect(call).toMatchObject({ index: 0, type: 'function', function: { name: 'find' } });
    expect(chunks.some((c) => c.choices[0]?.finish_reason === 'tool_calls')).toBe(true);
  });

  it('takes content in parts and null content', async () => {
    const messages = [
      { role: 'assistant', content: null },
      { role: 'user', content: [{ type: 'text', text: 'Hello there' }] },
    ];
    const response = await post('/v1/chat/completions', chat({ messages }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Hello there');
  });
});

describe("errors have OpenAI's shape", () => {
  it.each<[unknown, number, string | null]>([
    ['{"model":', 400, null],
    [{ messages: [] }, 400, 'model'],
    [chat({ messages: [] }), 400, 'messages'],
    [chat({ messages: [{ role: 'king', content: 'x' }] }), 400, 'messages.0.role'],
    [chat({ model: 'gpt-4o' }), 404, 'model'],
    ['[]', 400, null],
  ])('%j → %i', async (body, status, param) => {
    const response = await post('/v1/chat/completions', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      error: { message: expect.any(String), type: 'invalid_request_error', param },
    });
  });
});

describe('models and embeddings', () => {
  it('lists its two models', async () => {
    const response = await app.fetch(new Request('http://offline/v1/models'));
    const { data } = (await response.json()) as { data: { id: string }[] };
    expect(data.map((m) => m.id)).toEqual(['parley-offline', 'parley-offline-embedding-2']);
  });

  it('embeds like texts near each other, in both encodings', async () => {
    const input = [
      'How many days of vacation do I get?',
      'Every employee has 20 days of PTO a year.',
      'The engine is cooled with sea water.',
    ];
    const request = { model: 'parley-offline-embedding-2', input };
    const float = (await (await post('/v1/embeddings', request)).json()) as {
      data: { embedding: number[] }[];
    };
    const coded = (await (
      await post('/v1/embeddings', { ...request, encoding_format: 'base64' })
    ).json()) as { data: { embedding: string }[] };
    const [a, b, c] = float.data.map((d) => d.embedding);
    if (!a || !b || !c) throw new TypeError('three vectors expected');
    const cosine = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
    expect(a).toHaveLength(512);
    expect(cosine(a, a)).toBeCloseTo(1, 5);
    expect(cosine(a, b)).toBeGreaterThan(cosine(a, c) + 0.1);
    const bytes = Buffer.from(coded.data[0]?.embedding ?? '', 'base64');
    expect([...new Float32Array(bytes.buffer, bytes.byteOffset, 512)]).toEqual(a.map(Math.fround));
  });

  it('refuses an empty list and another size', async () => {
    expect((await post('/v1/embeddings', { model: 'parley-offline-embedding-2', input: [] })).status).toBe(
      400,
    );
    expect(
      (await post('/v1/embeddings', { model: 'parley-offline-embedding-2', input: 'x', dimensions: 10 }))
        .status,
    ).toBe(400);
  });

  it('is ready and healthy without any credentials', async () => {
    expect((await app.fetch(new Request('http://offline/ready'))).status).toBe(200);
    expect((await app.fetch(new Request('http://offline/health'))).status).toBe(200);
  });
});
