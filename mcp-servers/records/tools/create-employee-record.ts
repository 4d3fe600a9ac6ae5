import type { Database } from '@parley/platform/database';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { once, orConflict } from '../operations.ts';
import { fields, writing } from './fields.ts';

const input = z.object({
  email: fields.email,
  name: fields.name,
  department: fields.text.describe('Department that the person joins'),
  role: fields.text.describe('Role, for example "Engineer"'),
  start_date: z.iso.date().describe('First day at work, YYYY-MM-DD'),
});

const output = z.object({ email: z.string(), start_date: z.string() });

/** `create_employee_record`: the person in the personnel system. */
export const createEmployeeRecord = (database: Database) =>
  defineTool({
    name: 'create_employee_record',
    title: 'Create employee record',
    description:
      'Creates the record of a new employee in the personnel system. Refused when there is one with this e-mail address. Example: {"email": "ana.silva@acme.example", "name": "Ana Silva", "department": "Engineering", "role": "Engineer", "start_date": "2026-03-02"}',
    input,
    output,
    ...writing,
    run: (args, ctx) =>
      once(database, {
        ctx,
        tool: 'create_employee_record',
        args,
        async work(writer, about) {
          const inserted = writer
            .insertInto('employees')
            .values({ ...args, ...about })
            .execute();
          await orConflict(inserted, `an employee record for ${args.email}`);
          return { email: args.email, start_date: args.start_date };
        },
      }),
  });
