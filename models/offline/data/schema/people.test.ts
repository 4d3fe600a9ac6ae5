import { describe, expect, it } from 'vitest';
import { column } from '../testing/column.ts';
import { buildModel } from './model.ts';
import { DatabaseSchema } from './schema.ts';

const isOfPeople = (comment: string): boolean | undefined =>
  buildModel(
    DatabaseSchema.parse({
      database: 'any',
      tables: [
        {
          name: 'rec',
          comment,
          rows: 9,
          primaryKey: ['rec_no'],
          columns: [column('rec_no', 'integer'), column('day', 'date')],
          foreignKeys: [],
        },
      ],
    }),
  ).tables[0]?.person;

describe('tables of people, by their comments', () => {
  it.each(['Members (farmers) of the cooperative', 'Patients', 'Staff members', 'Volunteers who help'])(
    'are people: %s',
    (comment) => {
      expect(isOfPeople(comment)).toBe(true);
    },
  );

  it.each(['Patient visits at the site', 'Courier collections from clients', 'Visits of patients'])(
    'are none: %s',
    (comment) => {
      expect(isOfPeople(comment)).toBe(false);
    },
  );
});
