import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { mainQuery } from '../../testing/main-query.ts';

const ferry = DatabaseSchema.parse({
  database: 'ferry',
  tables: [
    {
      name: 'passengers',
      rows: 800,
      primaryKey: ['passenger_id'],
      columns: [
        column('passenger_id', 'integer'),
        column('surname', 'text', { values: ['Turner', 'Cook', 'Ash'] }),
      ],
      foreignKeys: [],
    },
    {
      name: 'passes',
      rows: 3,
      primaryKey: ['pass_code'],
      columns: [column('pass_code', 'text', { values: ['WEEK7', 'DAY1', 'YEAR12'] })],
      foreignKeys: [],
    },
    {
      name: 'bookings',
      rows: 4000,
      primaryKey: ['booking_id'],
      columns: [
        column('booking_id', 'integer'),
        column('passenger_id', 'integer'),
        column('pass_code', 'text', { nullable: true }),
        column('booked_on', 'date'),
        column('state', 'text', { values: ['sailed', 'cancelled', 'noshow'] }),
      ],
      foreignKeys: [
        { columns: ['passenger_id'], table: 'passengers', references: ['passenger_id'] },
        { columns: ['pass_code'], table: 'passes', references: ['pass_code'] },
      ],
    },
  ],
});

const read = (question: string): object | undefined => mainQuery(ferry, question);

describe('how often something was (R12)', () => {
  it.each([
    ['In how many cases did a passenger not turn up?', 'state', 'noshow'],
    ['How many times did a passenger fail to turn up?', 'state', 'noshow'],
    ['How often was pass WEEK7 used?', 'pass_code', 'WEEK7'],
    ['On how many occasions was a booking cancelled?', 'state', 'cancelled'],
  ])('counts the rows that tell of it: %s', (question, name, value) => {
    expect(read(question)).toMatchObject({ table: 'bookings', filters: [{ column: name, op: 'eq', value }] });
  });

  it.each([
    'How often did a passenger complain?',
    'How many times did a passenger turn?',
    'How often was the ferry late?',
  ])('refuses what no row tells of: %s', (question) => {
    expect(read(question)).toMatchObject({ kind: 'decline' });
  });
});
