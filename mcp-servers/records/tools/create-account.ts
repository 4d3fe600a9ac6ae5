import type { Database } from '@parley/platform/database';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { once, orConflict } from '../operations.ts';
import { fields, writing } from './fields.ts';

const input = z.object({
  email: fields.email,
  name: fields.name,
  groups: fields.list.default([]).describe('Groups of the directory that the account joins'),
});

const output = z.object({ email: z.string(), groups: z.array(z.string()) });

/** `create_account`: the person in the directory. */
export const createAccount = (database: Database) =>
  defineTool({
    name: 'create_account',
    title: 'Create account',
    description:
      'Creates an account in the directory and puts it into groups. Refused when there is one with this e-mail address. Example: {"email": "ana.silva@acme.example", "name": "Ana Silva", "groups": ["engineering"]}',
    input,
    output,
    ...writing,
    run: (args, ctx) =>
      once(database, {
        ctx,
        tool: 'create_account',
        args,
        async work(writer, about) {
          const inserted = writer
            .insertInto('accounts')
            .values({ ...args, ...about })
            .execute();
          await orConflict(inserted, `an account for ${args.email}`);
          return { email: args.email, groups: args.groups };
        },
      }),
  });
