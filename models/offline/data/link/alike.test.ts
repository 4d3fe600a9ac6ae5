import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { mainQuery } from '../testing/main-query.ts';

const cellar = DatabaseSchema.parse({
  database: 'cellar',
  tables: [
    {
      name: 'jar',
      rows: 400,
      primaryKey: ['jar_no'],
      columns: [
        column('jar_no', 'integer'),
        column('typ', 'text', { values: ['J', 'U'], comment: 'J = jar, U = urn' }),
        column('filled_on', 'date'),
      ],
      foreignKeys: [],
    },
    {
      name: 'grievance',
      rows: 90,
      primaryKey: ['grievance_no'],
      columns: [
        column('grievance_no', 'integer'),
        column('st', 'text', {
          values: ['N', 'U', 'R'],
          comment: 'N = new, U = closed, upheld, R = closed, rejected',
        }),
      ],
      foreignKeys: [],
    },
  ],
});

const filters = (question: string): unknown =>
  (mainQuery(cellar, question) as { filters?: unknown })?.filters;

describe('words that are several values (R12)', () => {
  it('takes a noun for a kind of its own rows where another kind stands beside it', () => {
    expect(mainQuery(cellar, 'How many urns and jars were filled in 2025?')).not.toMatchObject({
      filters: [{ column: 'typ', op: 'eq' }],
    });
    expect(filters('How many jars were filled in 2025?')).toMatchObject([
      { column: 'filled_on' },
      { column: 'filled_on' },
    ]);
  });

  it('takes each code that means the same', () => {
    expect(filters('How many grievances are closed?')).toMatchObject([
      { column: 'st', op: 'in', values: ['U', 'R'] },
    ]);
  });
});
