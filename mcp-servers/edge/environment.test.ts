import { silentLogger } from '@parley/platform/logger';
import { expect, it } from 'vitest';
import { createEdgeApp } from './app.ts';
import type { KvNamespace } from './environment.ts';

const KV: KvNamespace = {
  get: async () => null,
  getWithMetadata: async () => ({ value: null, metadata: null }),
  put: async () => undefined,
  delete: async () => undefined,
};

it.each([undefined, '', '[]', '{"key":', '[{"key":"short","subject":"ana","scopes":[]}]'])(
  'lets nobody in with the secret %j, and does not say what is in it (R9.1, R9.4)',
  async (secret) => {
    const env = secret === undefined ? { KV } : { KV, PARLEY_API_KEYS: secret };
    const app = createEdgeApp(env, silentLogger());
    const ready = await app.request('https://edge.example/ready');
    expect(ready.status).toBe(503);
    expect(await ready.text()).not.toMatch(/short|ana/);
    for (const authorization of ['', 'Bearer short', 'Bearer ']) {
      for (const [method, path] of [
        ['POST', '/mcp'],
        ['PUT', '/index'],
        ['PUT', '/cache/x'],
      ] as const) {
        const init = { method, body: '{}', headers: { authorization } };
        expect((await app.request(`https://edge.example${path}`, init)).status).toBe(503);
      }
    }
  },
);
