import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOrchestratorService } from './app.ts';
import { createJobBoard } from './jobs/board.ts';

const operationSchema = z.looseObject({
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});
const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

const OPEN = ['/auth/me', '/health', '/ready', '/openapi.json'];
let text: string;
let document: z.infer<typeof documentSchema>;

beforeAll(async () => {
  const { app } = createOrchestratorService({
    config: testConfig(),
    cardSigner: { sign: async (card) => card, jwks: async () => ({ keys: [] }) },
    logger: silentLogger(),
    identity: {
      required: false,
      authenticate: async () => ({ subject: 'ann', scopes: ['*'], actors: [] }),
      delegate: async () => 'token',
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
    peers: {
      list: async () => [],
      discover: async () => [],
      add: async () => undefined,
      remove: async () => false,
      confirm: async () => undefined,
      readCard: async () => ({ etag: undefined }),
      fetch,
      measurements: { read: async () => new Map(), record: async () => undefined },
    },
    mcpServers: [],
    workflows: [],
    version: '1.2.3',
    models: async () => ({ mode: 'live', small: 'a', large: 'b' }),
    testModel: async () => ({ ok: true, mode: 'live', model: 'a', durationMs: 1, error: null, said: null }),
    jobs: createJobBoard({ jobs: [], letters: [] }),
    threads: {
      begin: async () => undefined,
      list: async () => ({ threads: [], next: null, archived: 0 }),
      note: async () => Promise.reject(new Error('there is none')),
      forget: async () => undefined,
    },
    webRoot: new URL('./no-such-folder/', import.meta.url),
  });
  const response = await app.fetch(new Request('http://localhost/openapi.json'));
  text = await response.text();
  document = documentSchema.parse(JSON.parse(text));
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

describe('/openapi.json (R2.2)', () => {
  it('is OpenAPI 3.1 and lists every route', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([
      'delete /agents/{name}',
      'delete /jobs/dead-letters/{letterId}',
      'delete /threads/{threadId}',
      'get /agents',
      'get /auth/me',
      'get /health',
      'get /jobs',
      'get /jobs/dead-letters',
      'get /mcp-servers',
      'get /models',
      'get /openapi.json',
      'get /ready',
      'get /runs',
      'get /runs/{runId}',
      'get /runs/{runId}/events',
      'get /runs/{runId}/report',
      'get /threads',
      'get /v1/models',
      'get /v1/models/{model}',
      'get /workflows',
      'get /workflows/{name}',
      'get /workflows/{name}/graph',
      'get /workflows/{name}/runs',
      'get /workflows/{name}/runs/{runId}',
      'get /workflows/{name}/runs/{runId}/events',
      'patch /threads/{threadId}',
      'post /agents',
      'post /agents/{name}/confirm',
      'post /agui',
      'post /jobs/dead-letters/{letterId}/retry',
      'post /models/test',
      'post /runs/{runId}/cancel',
      'post /runs/{runId}/fork',
      'post /runs/{runId}/input',
      'post /solve',
      'post /v1/chat/completions',
      'post /workflows/{name}/runs',
      'post /workflows/{name}/runs/{runId}/cancel',
      'post /workflows/{name}/runs/{runId}/fork',
      'post /workflows/{name}/runs/{runId}/input',
    ]);
  });

  it('says who may call what: an identity for everything but health and itself', () => {
    for (const { path, operation } of operations()) {
      const expected = OPEN.includes(path) ? [] : [{ bearer: [] }, { apiKey: [] }];
      expect(operation.security, path).toEqual(expected);
    }
    expect(Object.keys(document.components.securitySchemes)).toEqual(['bearer', 'apiKey']);
  });

  it('describes every failure as a problem document, but where clients of OpenAI look', () => {
    for (const { path, operation } of operations().filter((known) => !OPEN.includes(known.path))) {
      const type = path.startsWith('/v1/') ? 'application/json' : 'application/problem+json';
      const failures = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect(failures.length, path).toBeGreaterThan(0);
      for (const [, response] of failures) expect(Object.keys(response.content ?? {})).toEqual([type]);
    }
  });

  it('names nothing that it does not define', () => {
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(document.components.schemas).toHaveProperty(name);
  });
});
