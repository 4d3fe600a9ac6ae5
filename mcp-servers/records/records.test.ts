import { silentLogger } from '@parley/platform/logger';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerInstance } from '../define.ts';
import { problemsOf } from '../kit/check.ts';
import { askWith } from '../kit/input/ask.ts';
import { migrateRecords } from './schema.ts';
import { server } from './server.ts';

let test: TestDatabase;
let instance: ServerInstance;

beforeAll(async () => {
  test = await testDatabase();
  await migrateRecords(test.database);
  const deps = { config: testConfig(), logger: silentLogger(), database: test.database, queues: {} as never };
  instance = server.create(deps);
});
afterAll(() => test.drop());

async function call(name: string, args: Record<string, unknown>, operationKey?: string, subject = 'ana') {
  const tool = instance.tools.find((candidate) => candidate.name === name);
  if (!tool) throw new TypeError(`no tool ${name}`);
  const reply = await tool.run(tool.input.parse(args), {
    principal: { subject, scopes: ['*'], actors: [] },
    logger: silentLogger(),
    signal: AbortSignal.timeout(20_000),
    askInput: askWith({}),
    progress: () => Promise.resolve(),
    ...(operationKey ? { operationKey } : {}),
  });
  return tool.output.parse(reply) as Record<string, unknown>;
}

const person = (email: string) => ({
  email,
  name: 'Ana Silva',
  department: 'Engineering',
  role: 'Engineer',
  start_date: '2026-03-02',
});
const listed = (email: string) => call('list_records', { email });
const nothing = { employee_records: [], accounts: [], equipment_orders: [] };

it('declares nothing that contradicts itself', () => expect(problemsOf(server, instance)).toEqual([]));

describe('the systems of record (R6)', () => {
  it('write once for each operation key, however often they are asked', async () => {
    const email = 'once@acme.example';
    const order = { email, items: ['laptop'] };
    const first = await call('order_equipment', order, 'k1');
    expect(await call('order_equipment', order, 'k1')).toEqual(first);
    await Promise.all(Array.from({ length: 8 }, () => call('order_equipment', order, 'k2')));
    expect((await listed(email))['equipment_orders']).toHaveLength(2);
  });

  it('refuse a key that stands for something else', async () => {
    await call('order_equipment', { email: 'a@acme.example', items: ['laptop'] }, 'k3');
    await expect(call('order_equipment', { email: 'b@acme.example', items: ['x'] }, 'k3')).rejects.toThrow(
      /another change/,
    );
  });

  it('take back exactly what one operation did', async () => {
    const email = 'back@acme.example';
    await call('create_employee_record', person(email), 'k4');
    await call('create_account', { email, name: 'Ana Silva', groups: ['engineering'] }, 'k5');
    expect(await call('undo_operation', { operation_key: 'k5' })).toEqual({ undone: true });
    expect(await call('undo_operation', { operation_key: 'k5' })).toEqual({ undone: true });
    const left = await listed(email);
    expect(left['accounts']).toEqual([]);
    expect(left['employee_records']).toEqual([
      { name: 'Ana Silva', department: 'Engineering', role: 'Engineer', start_date: '2026-03-02' },
    ]);
  });

  it('leave an entry alone that was there before, when a second one is refused and undone', async () => {
    const email = 'twice@acme.example';
    await call('create_employee_record', person(email), 'k6');
    await expect(call('create_employee_record', person(email), 'k7')).rejects.toThrow(/already/);
    await call('undo_operation', { operation_key: 'k7' });
    expect((await listed(email))['employee_records']).toHaveLength(1);
  });

  it('refuse what was called off before it came', async () => {
    const email = 'late@acme.example';
    expect(await call('undo_operation', { operation_key: 'k8' })).toEqual({ undone: false });
    await expect(call('create_employee_record', person(email), 'k8')).rejects.toThrow(/not done again/);
    expect(await listed(email)).toEqual(nothing);
  });

  it('let nobody undo what another has done', async () => {
    const email = 'mine@acme.example';
    await call('create_employee_record', person(email), 'k9');
    expect(await call('undo_operation', { operation_key: 'k9' }, undefined, 'bob')).toEqual({
      undone: false,
    });
    expect((await listed(email))['employee_records']).toHaveLength(1);
  });
});
