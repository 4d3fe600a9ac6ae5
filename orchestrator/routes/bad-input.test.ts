import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { describe, expect, it } from 'vitest';
import { ProblemDocument } from '../api.ts';
import { createOrchestratorService } from '../app.ts';

const KEY = 'correct-horse';

function orchestrator(required = false) {
  return createOrchestratorService({
    config: testConfig(),
    cardSigner: { sign: async (card) => card, jwks: async () => ({ keys: [] }) },
    logger: silentLogger(),
    identity: {
      required,
      async authenticate(headers) {
        const isKnown = !required || headers.get('authorization') === `Bearer ${KEY}`;
        if (!isKnown) throw new ParleyError('unauthenticated', 'This needs an API key.');
        return { subject: 'ann', scopes: ['*'], actors: [] };
      },
      // Every request of this file is refused before anybody is asked: whoever asks needs a token, and fails the test.
      async delegate() {
        throw new ParleyError('internal', 'asked the coordinator');
      },
    },
    registry: {
      agents: async () => [],
      find: async () => [],
      refused: async () => [],
      reach: () => ({}),
      record: () => undefined,
      slot: async () => () => undefined,
      refresh: async () => undefined,
      close: async () => undefined,
    },
    mcpServers: [],
    workflows: [],
    version: '0.0.0',
    models: async () => ({ mode: 'offline', small: 'a', large: 'b' }),
    webRoot: new URL('./no-such-folder/', import.meta.url),
  });
}

const open = orchestrator();
const ask = (path: string, init?: RequestInit, host = 'http://localhost') =>
  Promise.resolve(open.app.fetch(new Request(`${host}${path}`, init)));

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: RequestInit['body'], headers: Record<string, string> = JSON_TYPE) =>
  ask('/solve', { method: 'POST', body, headers });

async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const document = ProblemDocument.parse(await response.json());
  expect(document.status).toBe(status);
  return document;
}

describe('POST /solve refuses (R2.2)', () => {
  const nested = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;

  it.each<[string, string | Uint8Array<ArrayBuffer> | null, number]>([
    ['no body', null, 400],
    ['an empty body', '', 400],
    ['truncated JSON', '{"query":"How man', 400],
    ['invalid UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 400],
    ['a body nested 10,000 deep', `{"query":"x","metadata":${nested}}`, 400],
    ['a repeated key', '{"query":"a","query":"b"}', 400],
    ['__proto__', '{"query":"a","metadata":{"__proto__":{"x":1}}}', 400],
    ['a number that would be rounded', '{"query":"a","metadata":{"n":9007199254740993}}', 400],
    ['half of a surrogate pair', '{"query":"\\ud800"}', 400],
    ['an array', '[]', 400],
    ['no question', '{}', 400],
    ['an empty question', '{"query":"  "}', 400],
    ['a question of 20,001 characters', JSON.stringify({ query: 'a'.repeat(20_001) }), 400],
    ['a question that is a number', '{"query":7}', 400],
    ['a field that does not exist', '{"query":"a","qurey":"b"}', 400],
    ['a thread id with a path in it', '{"query":"a","threadId":"../x"}', 400],
    ['no agents', '{"query":"a","agents":[]}', 400],
    ['a budget below zero', '{"query":"a","budget":{"usd":-1}}', 400],
    ['half a token', '{"query":"a","budget":{"tokens":1.5}}', 400],
    ['300 KB', JSON.stringify({ query: 'a', metadata: { x: 'a'.repeat(300_000) } }), 413],
  ])('%s', async (_name, body, status) => {
    await expectProblem(await post(body), status);
  });

  it('names every field that is wrong', async () => {
    const problem = await expectProblem(await post('{"query":"","budget":{"usd":"much"}}'), 400);
    expect(problem.errors?.map((error) => error.path)).toEqual(['query', 'budget.usd']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])(
    'a body of type "%s"',
    async (type) => {
      const response = await post('{"query":"a"}', type === '' ? {} : { 'content-type': type });
      await expectProblem(response, 415);
    },
  );

  it('a compressed body, so that no bomb is unpacked', async () => {
    await expectProblem(await post('x', { ...JSON_TYPE, 'content-encoding': 'gzip' }), 415);
  });

  it('a large body without a declared length', async () => {
    const chunk = new TextEncoder().encode('a'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 1_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = { method: 'POST', body, headers: JSON_TYPE, duplex: 'half' } as RequestInit;
    await expectProblem(await ask('/solve', init), 413);
    expect(sent).toBeLessThan(20);
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(256)])('the Idempotency-Key "%s"', async (key) => {
    await expectProblem(await post('{"query":"a"}', { ...JSON_TYPE, 'idempotency-key': key }), 400);
  });
});

describe('addresses and methods (R2.2)', () => {
  it.each([
    '/nothing',
    '/runs/a/b',
    '/solve/x',
    '/assets/none.js',
    '/docs/../app.ts',
    '/docs/none.js',
    '/%00',
    '//etc/passwd',
    '/docs/%2e%2e%2fapp.ts',
  ])('answers 404 for %s', async (path) => {
    await expectProblem(await ask(path), 404);
  });

  it.each([
    ['PUT', '/solve', 'POST'],
    ['GET', '/solve', 'POST'],
    ['DELETE', '/runs', 'GET, HEAD'],
    ['POST', '/runs/abc', 'GET, HEAD'],
    ['GET', '/runs/abc/cancel', 'POST'],
  ])('answers 405 with Allow for %s %s', async (method, path, allow) => {
    const response = await ask(path, { method });
    expect(response.headers.get('allow')).toBe(allow);
    await expectProblem(response, 405);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1.5',
    'status=done',
    'threadId=../x',
    'cursor=',
    'page=2',
  ])('answers 400 for GET /runs?%s', async (query) => {
    await expectProblem(await ask(`/runs?${query}`), 400);
  });

  it.each([
    '/runs/..%2fx',
    '/runs/a%00b',
    `/runs/${'a'.repeat(200)}`,
    '/runs/abc/events?after=-1',
    '/runs/abc/events?after=x',
  ])('answers 400 for GET %s', async (path) => {
    await expectProblem(await ask(path), 400);
  });

  it('answers 400 for a Last-Event-ID that is no number', async () => {
    await expectProblem(await ask('/runs/abc/events', { headers: { 'last-event-id': 'seven' } }), 400);
  });
});

describe('foreign sites and callers (R9.1)', () => {
  it('refuses a name that is not ours while no identity is needed', async () => {
    await expectProblem(await ask('/runs', {}, 'http://rebound.example'), 403);
  });

  it.each(['http://evil.example', 'null'])('refuses a change from the origin %s', async (origin) => {
    const init = { method: 'POST', body: '{"query":"a"}', headers: { ...JSON_TYPE, origin } };
    await expectProblem(await ask('/solve', init), 403);
  });

  it.each(['/runs', '/runs/a', '/runs/a/events', '/agents', '/models'])(
    'wants an identity for %s',
    async (path) => {
      const response = await orchestrator(true).app.fetch(new Request(`http://parley.example${path}`));
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      await expectProblem(response, 401);
    },
  );

  it.each(['/health', '/openapi.json', '/docs', '/docs/reference.js', '/'])(
    'wants none for %s',
    async (path) => {
      const response = await orchestrator(true).app.fetch(new Request(`http://parley.example${path}`));
      expect(response.status).toBe(200);
    },
  );

  it('takes a known key', async () => {
    const headers = { authorization: `Bearer ${KEY}` };
    const response = await orchestrator(true).app.fetch(
      new Request('http://parley.example/models', { headers }),
    );
    expect(await response.json()).toMatchObject({
      mode: 'offline',
      hint: expect.stringContaining('OPENAI_API_KEY'),
    });
  });
});

describe('pages (R2.2, R9)', () => {
  it.each(['/', '/docs'])('serves %s with a policy that lets nothing in from elsewhere', async (path) => {
    const response = await ask(path, { headers: { accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
