import { withTimeout } from '@parley/platform/resilience';
import { defineServer, type ServerDeps, type ServerInstance } from '../define.ts';
import { migrateRecords } from './schema.ts';
import { createAccount } from './tools/create-account.ts';
import { createEmployeeRecord } from './tools/create-employee-record.ts';
import { createListRecords } from './tools/list-records.ts';
import { createOrderEquipment } from './tools/order-equipment.ts';
import { createUndoOperation } from './tools/undo-operation.ts';

const PING_MS = 2_000;

export const server = defineServer({
  name: 'records',
  version: '1.0.0',
  title: 'Sample systems of record',
  instructions:
    'Three sample systems that a company writes to when somebody joins: personnel records, the directory, equipment orders. Every change is made once for each operation key, and undo_operation takes back exactly that change.',
  scopes: ['records:read', 'records:write'],
  migrate: migrateRecords,
  create: createRecords,
});

function createRecords({ database }: ServerDeps): ServerInstance {
  return {
    tools: [
      createEmployeeRecord(database),
      createAccount(database),
      createOrderEquipment(database),
      createUndoOperation(database),
      createListRecords(database),
    ],
    resources: [],
    prompts: [],
    async ready() {
      const reachable = await withTimeout(PING_MS, () => database.ping()).then(
        () => true,
        () => false,
      );
      return { ok: reachable, checks: { database: reachable ? 'ok' : 'does not answer' } };
    },
  };
}
