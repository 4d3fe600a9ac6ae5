import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { afterEach, describe, expect, it } from 'vitest';
import { createModels } from '../models.ts';
import { type JsonServer, startJsonServer } from '../testing/json-server.ts';
import { resolveProvider } from './provider.ts';

const logger = silentLogger();
const NOWHERE = 'http://127.0.0.1:9';
const servers: JsonServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => s.close()));
});

async function serve(answers: Record<string, unknown>): Promise<JsonServer> {
  const server = await startJsonServer(answers);
  servers.push(server);
  return server;
}

const auto = (env: Record<string, string>) =>
  testConfig({ PARLEY_MODEL: 'auto', OLLAMA_URL: NOWHERE, ...env });

describe('which model answers (R12)', () => {
  it('takes the offline model when nothing is set and no Ollama answers', async () => {
    const config = auto({});
    expect(await resolveProvider(config, logger)).toMatchObject({
      mode: 'offline',
      small: 'parley-offline',
      large: 'parley-offline',
      baseUrl: `${config.urls.offlineModel}/v1`,
    });
  });

  it('is offline when forced to, whatever else is set', async () => {
    const config = auto({ PARLEY_MODEL: 'offline', OPENAI_API_KEY: 'key' });
    expect((await resolveProvider(config, logger)).mode).toBe('offline');
  });

  it("takes a local Ollama's largest chat model, never one for embeddings", async () => {
    const { url } = await serve({
      '/api/tags': {
        models: [
          { name: 'nomic-embed-text:latest', size: 99_000 },
          { name: 'qwen3:1.7b', size: 1_700 },
          { name: 'llama3.1:8b', size: 8_000 },
        ],
      },
    });
    expect(await resolveProvider(auto({ OLLAMA_URL: url }), logger)).toMatchObject({
      mode: 'local',
      baseUrl: `${url}/v1`,
      large: 'llama3.1:8b',
      embedding: 'nomic-embed-text:latest',
    });
  });

  it('takes the configured model of an Ollama when it is installed', async () => {
    const { url } = await serve({
      '/api/tags': {
        models: [
          { name: 'a:1b', size: 1 },
          { name: 'b:9b', size: 9 },
        ],
      },
    });
    const provider = await resolveProvider(auto({ OLLAMA_URL: url, PARLEY_MODEL_LARGE: 'a:1b' }), logger);
    expect(provider).toMatchObject({ large: 'a:1b', small: 'a:1b' });
  });

  it.each([{ models: [] }, { nothing: true }, 500])(
    'stays offline when Ollama has no chat model (%j)',
    async (answer) => {
      const { url } = await serve({ '/api/tags': answer });
      expect((await resolveProvider(auto({ OLLAMA_URL: url }), logger)).mode).toBe('offline');
    },
  );

  it("asks another vendor's endpoint for the names of its models", async () => {
    const { url } = await serve({ '/v1/models': { data: [{ id: 'bge-m3' }, { id: 'mistral-large' }] } });
    expect(await resolveProvider(auto({ OPENAI_BASE_URL: `${url}/v1/` }), logger)).toMatchObject({
      mode: 'live',
      baseUrl: `${url}/v1`,
      small: 'mistral-large',
      large: 'mistral-large',
    });
  });

  it('uses one named model for both sizes', async () => {
    const provider = await resolveProvider(
      auto({ OPENAI_API_KEY: 'key', PARLEY_MODEL_LARGE: 'big' }),
      logger,
    );
    expect(provider).toMatchObject({ mode: 'live', small: 'big', large: 'big' });
  });
});

describe('embeddings (R12)', () => {
  const signal = AbortSignal.timeout(10_000);
  const models = (url: string) =>
    createModels({ config: auto({ OPENAI_BASE_URL: `${url}/v1`, PARLEY_MODEL_LARGE: 'big' }), logger });

  it("are the provider's, in the order of the texts and of unit length", async () => {
    const { url, requests } = await serve({
      '/v1/embeddings': {
        data: [
          { index: 1, embedding: [0, 2] },
          { index: 0, embedding: [3, 4] },
        ],
      },
    });
    const { embed, describe: about } = await models(url);
    const vectors = await embed(['a', 'b'], signal);
    expect(vectors.map((v) => [...v].map((x) => Math.round(x * 10) / 10))).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]);
    expect(about().embedding).toBe('text-embedding-3-small');
    expect(requests[0]?.body).toMatchObject({ input: ['a', 'b'], model: 'text-embedding-3-small' });
  });

  it('are sent in batches', async () => {
    const answer = (body: unknown) => ({
      data: (body as { input: string[] }).input.map((_, index) => ({ index, embedding: [1] })),
    });
    const { url, requests } = await serve({ '/v1/embeddings': answer });
    const vectors = await (await models(url)).embed(
      Array.from({ length: 130 }, (_, i) => `text ${i}`),
      signal,
    );
    expect(vectors).toHaveLength(130);
    expect(requests).toHaveLength(3);
  });

  it('are our own where the provider has none, and say so', async () => {
    const { url } = await serve({});
    const { embed, describe: about } = await models(url);
    const [vector] = await embed(['remote work'], signal);
    expect(vector).toHaveLength(512);
    expect(about().embedding).toBe('parley-offline-embedding-2');
  });

  it.each([500, 401])('fail with a clear reason when the provider answers %i', async (status) => {
    const { url } = await serve({ '/v1/embeddings': status });
    await expect((await models(url)).embed(['x'], signal)).rejects.toMatchObject({ code: 'model_failed' });
  });

  it('refuse a reply that is no list of embeddings', async () => {
    const { url } = await serve({ '/v1/embeddings': { data: [] } });
    await expect((await models(url)).embed(['x'], signal)).rejects.toThrow(/not a list of embeddings/);
  });
});
