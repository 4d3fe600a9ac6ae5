import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { discoverServers } from './discover.ts';
import { problemsOf } from './kit/check.ts';
import { examplesOf } from './kit/examples.ts';

const servers = await discoverServers();
let test: TestDatabase;
let queues: Queues;

beforeAll(async () => {
  test = await testDatabase();
  queues = await createQueues({ database: test.database, logger: silentLogger() });
});
afterAll(async () => {
  await queues.close();
  await test.drop();
});

it.each(servers)('every tool of $name has an example that is a valid call (R3.7)', async (server) => {
  const instance = server.create({
    config: testConfig({ ENTERPRISE_SQL: 'true' }),
    logger: silentLogger(),
    database: test.database,
    queues,
  });
  expect(problemsOf(server, instance)).toEqual([]);
  for (const tool of instance.tools) {
    const examples = examplesOf(tool.description);
    expect(examples.length, tool.name).toBeGreaterThan(0);
    for (const example of examples) expect(tool.input.safeParse(example).error, tool.name).toBeUndefined();
  }
  await instance.close?.();
});

it('reads examples with braces in strings, and several of them', () => {
  const description = 'Does. Example (first): {"a":{"b":"}"}} and more. Example: {"c":"\\"{"}';
  expect(examplesOf(description)).toEqual([{ a: { b: '}' } }, { c: '"{' }]);
  expect(examplesOf('An example would be nice.')).toEqual([]);
});
