import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { mainQuery } from '../../testing/main-query.ts';

const choir = DatabaseSchema.parse({
  database: 'choir',
  tables: [
    {
      name: 'rehearsals',
      rows: 300,
      primaryKey: ['rehearsal_id'],
      columns: [
        column('rehearsal_id', 'integer'),
        column('rehearsed_on', 'date'),
        column('outcome', 'rehearsal_outcome', { values: ['held', 'cancelled', 'planned'] }),
        column('in_church', 'boolean'),
      ],
      foreignKeys: [],
    },
    {
      name: 'lessons',
      rows: 90,
      primaryKey: ['lesson_id'],
      columns: [
        column('lesson_id', 'integer'),
        column('lesson_on', 'date'),
        column('state', 'text', { values: ['done', 'completed', 'cancelled'] }),
      ],
      foreignKeys: [],
    },
    {
      name: 'tours',
      rows: 12,
      primaryKey: ['tour_id'],
      columns: [column('tour_id', 'integer'), column('tour_on', 'date')],
      foreignKeys: [],
    },
  ],
});

describe('what took place (R12)', () => {
  it.each([
    'How many rehearsals were carried out?',
    'How many rehearsals were held?',
    'How many rehearsals actually took place?',
    'How many rehearsals were conducted?',
  ])('is neither called off nor only planned: %s', (question) => {
    expect(mainQuery(choir, question)).toMatchObject({
      table: 'rehearsals',
      filters: [{ column: 'outcome', op: 'eq', value: 'held' }],
    });
  });

  it('is every row where no state says what came of it', () => {
    expect(mainQuery(choir, 'How many tours took place?')).toEqual(
      expect.not.objectContaining({ filters: expect.anything() }),
    );
  });

  it('is not guessed where two states may say so', () => {
    expect(mainQuery(choir, 'How many lessons took place?')).toMatchObject({ kind: 'decline' });
  });
});
