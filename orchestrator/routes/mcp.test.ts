import { freePort } from '@parley/platform/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';

let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  const mcpUrl = `http://127.0.0.1:${await freePort()}`;
  orchestrator = await startTestOrchestrator({
    test,
    mcpUrl,
    executor: async () => ({ state: 'completed' }),
  });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

describe('/mcp without its server (R10)', () => {
  it.each(['GET', 'POST', 'DELETE'])('answers %s with 503 and a time to come back', async (method) => {
    const response = await orchestrator.request('/mcp', { method });
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.has('retry-after')).toBe(true);
  });

  it('takes no body above a mebibyte', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    expect((await orchestrator.request('/mcp', { method: 'POST', body })).status).toBe(413);
  });
});
