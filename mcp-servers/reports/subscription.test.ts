import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import type { Service } from '@parley/platform/service';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMcpService } from '../host.ts';
import { serveMcpStdio } from '../stdio.ts';
import { bareDeps, connect, namedIdentity } from '../testing/harness.ts';
import { createJobs } from './jobs.ts';
import { server } from './server.ts';
import { createCompany } from './testing/company.ts';

const ann: Principal = { subject: 'ann', scopes: ['reports:read', 'reports:write'], actors: [] };
const identity = namedIdentity({ ann, bob: { ...ann, subject: 'bob' } });
const ARGS = { report_type: 'headcount', format: 'markdown' } as const;

let test: TestDatabase;
let queues: Queues;
let service: Service;
const deps = () => ({
  ...bareDeps(silentLogger()),
  config: testConfig({ ENTERPRISE_DATABASE_URL: test.url }),
  database: test.database,
  queues,
  identity,
});

beforeAll(async () => {
  test = await testDatabase();
  await createCompany(test.database.pool);
  queues = await createQueues({ database: test.database, logger: silentLogger() });
  service = createMcpService(server, deps());
  await service.start();
});
afterAll(async () => {
  await service.close();
  await queues.close();
  await test.drop();
});

/** A job that no worker has taken yet: what changes is up to the test. */
const open = async (owner: string, operationKey: string) =>
  createJobs(test.database).open({ owner, operationKey, args: ARGS, requiredScopes: [] });

function heard(client: Client): string[] {
  const uris: string[] = [];
  client.setNotificationHandler(
    'notifications/resources/updated',
    ({ params }) => void uris.push(params.uri),
  );
  return uris;
}

it('tells a listening client of each change of its job, over HTTP (R3.6)', async () => {
  const client = await connect(service, { token: 'ann', era: 'modern' });
  const uris = heard(client);
  const job = await open('ann', 'listen');
  const other = await open('bob', 'listen');
  const subscription = await client.listen({ resourceSubscriptions: [`job://${job.id}`] });
  await createJobs(test.database).cancel(other.id, 'bob');
  await createJobs(test.database).cancel(job.id, 'ann');
  await expect.poll(() => uris.length, { timeout: 5_000 }).toBeGreaterThan(0);
  expect(new Set(uris)).toEqual(new Set([`job://${job.id}`]));
  await subscription.close();
  await client.close();
});

it('tells a client of 2025 over its lasting connection, until it unsubscribes', async () => {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const handle = await serveMcpStdio(server, deps(), { transport: ours, principal: ann });
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'legacy' } });
  await client.connect(theirs);
  const uris = heard(client);
  expect(client.getServerCapabilities()?.resources).toMatchObject({ subscribe: true });
  const [first, second] = [await open('ann', 'legacy-1'), await open('bob', 'legacy-2')];
  await client.subscribeResource({ uri: `job://${first.id}` });
  await client.subscribeResource({ uri: `job://${second.id}` });
  await client.unsubscribeResource({ uri: `job://${second.id}` });
  await createJobs(test.database).cancel(second.id, 'bob');
  await createJobs(test.database).cancel(first.id, 'ann');
  await expect.poll(() => uris.length, { timeout: 5_000 }).toBeGreaterThan(0);
  expect(new Set(uris)).toEqual(new Set([`job://${first.id}`]));
  await client.close();
  await handle.close();
});

it('shows the state of a job to its owner alone (R9.2)', async () => {
  const [owner, stranger] = [
    await connect(service, { token: 'ann' }),
    await connect(service, { token: 'bob' }),
  ];
  const { structuredContent: done } = await owner.callTool({ name: 'generate_report', arguments: ARGS });
  const uri = `job://${(done as { job_id: string }).job_id}`;
  const { contents } = await owner.readResource({ uri });
  const state = JSON.parse((contents[0] as { text: string }).text);
  expect(state).toMatchObject({ status: 'completed', progress: 100, resource: uri.replace('job', 'report') });
  expect(state).not.toHaveProperty('markdown');
  await expect(stranger.readResource({ uri })).rejects.toMatchObject({ code: -32602 });
  await owner.close();
  await stranger.close();
});

it('offers no subscription where nothing could hear it', async () => {
  const client = await connect(service, { token: 'ann', era: 'legacy' });
  expect(client.getServerCapabilities()?.resources).not.toHaveProperty('subscribe');
  await client.close();
});
