import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { mainQuery } from '../testing/main-query.ts';

const insurer = DatabaseSchema.parse({
  database: 'insurer',
  tables: [
    {
      name: 'claims',
      rows: 400,
      primaryKey: ['claim_no'],
      columns: [
        column('claim_no', 'integer'),
        column('state', 'text', { values: ['open', 'paid', 'refused'] }),
        column('paid_out', 'numeric'),
        column('reopened', 'integer'),
        column('ship_id', 'integer'),
      ],
      foreignKeys: [{ columns: ['ship_id'], table: 'ships', references: ['id'] }],
    },
    {
      name: 'ships',
      rows: 60,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('ship_name', 'text'),
        column('scrapped_on', 'date', { nullable: true }),
        column('beacon_no', 'text', { nullable: true }),
      ],
      foreignKeys: [],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(insurer, question);

describe('questions in other words than the schema has (R12)', () => {
  it.each([
    ['How many claims were turned down?', [{ column: 'state', op: 'eq', value: 'refused' }]],
    ['How many claims got knocked back?', [{ column: 'state', op: 'eq', value: 'refused' }]],
  ])('%s', (question, filters) => {
    expect(read(question)).toMatchObject({ table: 'claims', filters });
  });

  it.each([
    'How many claims were about fish?',
    'How many claims were turned pink?',
    'How many claims were settled by lottery?',
  ])('still refuses: %s', (question) => {
    expect(read(question)).toMatchObject({ kind: 'decline' });
  });
});
