import type { Database } from '@parley/platform/database';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { tablesOf } from '../schema.ts';
import { fields } from './fields.ts';

const input = z.object({ email: fields.email.describe('Whose entries to list') });

const output = z.object({
  employee_records: z.array(
    z.object({ name: z.string(), department: z.string(), role: z.string(), start_date: z.string() }),
  ),
  accounts: z.array(z.object({ name: z.string(), groups: z.array(z.string()) })),
  equipment_orders: z.array(z.object({ order_id: z.string(), items: z.array(z.string()) })),
});

/** `list_records`: what the three systems hold about somebody. */
export const createListRecords = (database: Database) =>
  defineTool({
    name: 'list_records',
    title: 'List records',
    description:
      'Lists what the personnel system, the directory and the equipment orders hold for an e-mail address. Example: {"email": "ana.silva@acme.example"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['records:read'],
    timeoutMs: 10_000,
    cache: 'never',
    maxResultBytes: 50_000,
    async run({ email }) {
      const tables = tablesOf(database);
      const [employees, accounts, orders] = await Promise.all([
        tables.selectFrom('employees').selectAll().where('email', '=', email).execute(),
        tables.selectFrom('accounts').selectAll().where('email', '=', email).execute(),
        tables.selectFrom('equipment_orders').selectAll().where('email', '=', email).orderBy('id').execute(),
      ]);
      return {
        employee_records: employees.map(({ name, department, role, start_date }) => ({
          name,
          department,
          role,
          start_date: dayOf(start_date),
        })),
        accounts: accounts.map(({ name, groups }) => ({ name, groups })),
        equipment_orders: orders.map(({ id, items }) => ({ order_id: id, items })),
      };
    },
  });

/** The driver may read a date as a moment of the local day. */
function dayOf(value: string | Date): string {
  if (typeof value === 'string') return value.slice(0, 10);
  const local = new Date(value.getTime() - value.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
