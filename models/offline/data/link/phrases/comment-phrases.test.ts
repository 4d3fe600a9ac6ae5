import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { mainQuery } from '../../testing/main-query.ts';

const printer = DatabaseSchema.parse({
  database: 'printer',
  tables: [
    {
      name: 'editions',
      rows: 90,
      primaryKey: ['edition_id'],
      columns: [
        column('edition_id', 'integer'),
        column('printed_on', 'date'),
        column('pulped_on', 'date', {
          nullable: true,
          comment: 'Day on which the copies were taken out of the shops; empty while they are sold',
        }),
        column('relief_no', 'integer', {
          nullable: true,
          comment: 'Colleague who jumped in for the foreman; empty when he was there himself',
        }),
        column('glossy', 'boolean', { comment: 'Varnished on both sides' }),
        column('proof_no', 'text', { nullable: true, comment: 'Number of the proof' }),
      ],
      foreignKeys: [{ columns: ['relief_no'], table: 'workers', references: ['worker_no'] }],
    },
    {
      name: 'workers',
      rows: 30,
      primaryKey: ['worker_no'],
      columns: [column('worker_no', 'integer'), column('hired_on', 'date')],
      foreignKeys: [],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(printer, question);

describe('questions in the words of comments (R12)', () => {
  it.each([
    ['How many editions had to be taken out of the shops?', { column: 'pulped_on', op: 'not_null' }],
    [
      'How many editions were printed with somebody jumping in for the foreman?',
      { column: 'relief_no', op: 'not_null' },
    ],
    ['How many editions were varnished on both sides?', { column: 'glossy', op: 'eq', value: true }],
  ])('%s', (question, filter) => {
    expect(read(question)).toMatchObject({ table: 'editions', filters: [filter] });
  });

  it.each([
    'How many editions were taken to the moon?',
    'How many editions were varnished by the foreman?',
    'How many editions had a number in red?',
  ])('refuses what a comment says in part only: %s', (question) => {
    expect(read(question)).toMatchObject({ kind: 'decline' });
  });
});
