import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from './schema/schema.ts';
import { column } from './testing/column.ts';
import { rowsQuery } from './testing/main-query.ts';

/** A publisher: people who come and go, books with and without an editor, a series that is called like a table. */
const publisher = DatabaseSchema.parse({
  database: 'publisher',
  tables: [
    {
      name: 'staff',
      rows: 90,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('full_name', 'text'),
        column('hired_on', 'date'),
        column('left_on', 'date', { nullable: true }),
        column('team_id', 'integer'),
      ],
      foreignKeys: [{ columns: ['team_id'], table: 'team', references: ['id'] }],
    },
    {
      name: 'team',
      rows: 6,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('team_name', 'text', { values: ['Atlas', 'Fiction'] }),
        column('head', 'text'),
      ],
      foreignKeys: [],
    },
    {
      name: 'book',
      rows: 700,
      primaryKey: ['id'],
      columns: [
        column('id', 'integer'),
        column('title', 'text'),
        column('series', 'text', { values: ['Team', 'Solo'] }),
        column('editor_id', 'integer', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['editor_id'], table: 'staff', references: ['id'] }],
    },
  ],
});

const queryOf = (question: string): object | undefined => rowsQuery(publisher, question);

describe('plain questions (R12)', () => {
  it('lets nobody win who is not there', () => {
    expect(queryOf('Which editor has the most books?')).toMatchObject({
      filters: [{ column: 'editor_id', op: 'not_null' }],
    });
  });

  it('counts all who came in a year, also those who have left since', () => {
    expect(queryOf('How many employees joined in 2025?')).toMatchObject({
      table: 'staff',
      filters: [
        { column: 'hired_on', op: 'gte', value: '2025-01-01' },
        { column: 'hired_on', op: 'lt', value: '2026-01-01' },
      ],
    });
  });

  it.each(['Who leads Fiction?', 'Who heads the Fiction team?', 'Who is in charge of Fiction?'])(
    'finds who leads, where only a name is kept: %s',
    (question) => {
      expect(queryOf(question)).toMatchObject({
        table: 'team',
        columns: ['id', 'team_name', 'head'],
        filters: [{ column: 'team_name', value: 'Fiction' }],
      });
    },
  );

  it('takes a table for what it is called, not for a value of that name', () => {
    expect(queryOf('Which team has the most people?')).toMatchObject({ table: 'staff' });
  });
});
