import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { mainQuery } from '../testing/main-query.ts';

const choir = DatabaseSchema.parse({
  database: 'choir',
  tables: [
    {
      name: 'members',
      rows: 120,
      primaryKey: ['member_id'],
      columns: [
        column('member_id', 'integer'),
        column('joined_on', 'date'),
        column('left_on', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
    {
      name: 'songs',
      rows: 400,
      primaryKey: ['song_id'],
      columns: [
        column('song_id', 'integer'),
        column('printed_on', 'date'),
        column('dropped_on', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(choir, question);

describe('who came and who went (R12)', () => {
  it.each([
    ['How many new members did we win in 2025?', 'joined_on'],
    ['How many members did we take on in 2025?', 'joined_on'],
    ['How many new members were there in 2025?', 'joined_on'],
    ['How many members did we lose in 2025?', 'left_on'],
  ])('%s', (question, day) => {
    expect(read(question)).toMatchObject({
      table: 'members',
      filters: [
        { column: day, op: 'gte', value: '2025-01-01' },
        { column: day, op: 'lt', value: '2026-01-01' },
      ],
    });
  });

  it.each(['How many songs did we lose in 2025?', 'How many prizes did we win in 2025?'])(
    'refuses where no such day is known: %s',
    (question) => {
      expect(read(question)).toMatchObject({ kind: 'decline' });
    },
  );
});
