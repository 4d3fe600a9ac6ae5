import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../schema/schema.ts';
import { column } from '../testing/column.ts';
import { mainQuery } from '../testing/main-query.ts';

const quarry = DatabaseSchema.parse({
  database: 'quarry',
  tables: [
    {
      name: 'buyers',
      rows: 80,
      primaryKey: ['buyer_id'],
      columns: [
        column('buyer_id', 'integer'),
        column('buyer_name', 'text'),
        column('owed', 'numeric', { comment: 'Unpaid balance in pounds' }),
        column('joined_on', 'date'),
      ],
      foreignKeys: [],
    },
    {
      name: 'loads',
      rows: 900,
      primaryKey: ['load_id'],
      columns: [
        column('load_id', 'integer'),
        column('buyer_id', 'integer'),
        column('stone', 'text', { values: ['Granite', 'Slate', 'X-ray sand'] }),
        column('charge', 'numeric'),
        column('loaded_on', 'date'),
      ],
      foreignKeys: [{ columns: ['buyer_id'], table: 'buyers', references: ['buyer_id'] }],
    },
    {
      name: 'drivers',
      rows: 20,
      primaryKey: ['driver_id'],
      columns: [
        column('driver_id', 'integer'),
        column('surname', 'text'),
        column('hourly_rate', 'numeric'),
        column('hired_on', 'date'),
      ],
      foreignKeys: [],
    },
    {
      name: 'tours',
      rows: 700,
      primaryKey: ['tour_id'],
      columns: [
        column('tour_id', 'integer'),
        column('driver_id', 'integer'),
        column('tour_on', 'date'),
        column('km', 'integer', { comment: 'Driven, by odometer' }),
      ],
      foreignKeys: [{ columns: ['driver_id'], table: 'drivers', references: ['driver_id'] }],
    },
    {
      name: 'sheds',
      rows: 5,
      primaryKey: ['shed_id'],
      columns: [
        column('shed_id', 'integer'),
        column('shed_name', 'text'),
        column('pallet_places', 'integer'),
      ],
      foreignKeys: [],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(quarry, question);

describe('verbs that ask for a figure (R12)', () => {
  it.each([
    ['What do our buyers owe us in total?', 'buyers', 'sum', 'owed'],
    ['What do the drivers earn per hour on average?', 'drivers', 'avg', 'hourly_rate'],
    ['How far did the drivers go in 2025?', 'tours', 'sum', 'km'],
    ['What have we billed for granite in 2025?', 'loads', 'sum', 'charge'],
    ['How much was charged for slate?', 'loads', 'sum', 'charge'],
  ])('%s', (question, table, fn, name) => {
    expect(read(question)).toMatchObject({ table, aggregates: [{ fn, column: name }, {}] });
  });

  it.each([
    // What is owed stands now, and nobody's rate is that of a period.
    'How much did buyers owe us in 2025?',
    'What did the drivers earn per hour in 2025?',
    // No figure is told by these verbs here.
    'What do the drivers owe us?',
    'What do the buyers earn per hour?',
    'How many people can the sheds hold?',
  ])('refuses: %s', (question) => {
    expect(read(question)).toMatchObject({ kind: 'decline' });
  });
});
