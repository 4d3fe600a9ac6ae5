import type { Database } from '@parley/platform/database';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { undo } from '../operations.ts';
import { writing } from './fields.ts';

const input = z.object({
  operation_key: z.string().min(1).max(200).describe('The key that the change was made with'),
});

const output = z.object({
  undone: z.boolean().describe('false: it had not happened, and will not happen any more'),
});

/** `undo_operation`: takes back exactly what one operation did. */
export const createUndoOperation = (database: Database) =>
  defineTool({
    name: 'undo_operation',
    title: 'Undo operation',
    description:
      'Takes back the change that was made with an operation key, and nothing else. A change that has not happened yet is refused from then on. Example: {"operation_key": "0b54d0b2-8b3c-5f5e-9a53-2a34f7a0c1de"}',
    input,
    output,
    ...writing,
    annotations: { ...writing.annotations, destructiveHint: true },
    run: ({ operation_key }, { principal }) => undo(database, { owner: principal.subject, operation_key }),
  });
