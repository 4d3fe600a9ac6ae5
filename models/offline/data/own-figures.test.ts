import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { DatabaseSchema } from './schema/schema.ts';
import { column } from './testing/column.ts';

/** A ferry line: crossings that may be free to ride, cabins of so many berths, passes that hold for a term, fares kept over time. */
const ferries = DatabaseSchema.parse({
  database: 'ferries',
  tables: [
    {
      name: 'cabins',
      rows: 60,
      primaryKey: ['cabin_no'],
      columns: [column('cabin_no', 'integer'), column('cabin_name', 'text'), column('berths', 'integer')],
      foreignKeys: [],
    },
    {
      name: 'passes',
      rows: 9,
      primaryKey: ['pass_code'],
      columns: [column('pass_code', 'text'), column('starts_on', 'date'), column('ends_on', 'date')],
      foreignKeys: [],
    },
    {
      name: 'boats',
      rows: 12,
      primaryKey: ['boat_id'],
      columns: [
        column('boat_id', 'integer'),
        column('boat_name', 'text'),
        column('turnaround_minutes', 'integer'),
        column('fare', 'numeric'),
      ],
      foreignKeys: [],
    },
    {
      name: 'fare_history',
      rows: 30,
      primaryKey: ['boat_id', 'valid_from'],
      columns: [
        column('boat_id', 'integer'),
        column('fare', 'numeric'),
        column('valid_from', 'date'),
        column('valid_to', 'date', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['boat_id'], table: 'boats', references: ['boat_id'] }],
    },
    {
      name: 'bookings',
      rows: 4000,
      primaryKey: ['booking_no'],
      columns: [
        column('booking_no', 'integer'),
        column('boat_id', 'integer'),
        column('booked_on', 'date'),
        column('parking_charge', 'numeric'),
        column('result', 'text', { values: ['Boarded', 'NS'], comment: 'NS: the passenger did not turn up' }),
      ],
      foreignKeys: [{ columns: ['boat_id'], table: 'boats', references: ['boat_id'] }],
    },
    {
      name: 'open_bookings',
      kind: 'view',
      rows: 20,
      primaryKey: [],
      columns: [column('booking_no', 'integer', { nullable: true })],
      foreignKeys: [],
    },
  ],
});

const read = (instruction: string): unknown => {
  const analysis = analyseByRules({
    instruction,
    context: '',
    schema: ferries,
    toolName: 'query_database',
    today: '2026-03-10',
    history: [],
  });
  return analysis.kind === 'calls' ? analysis.calls[0]?.arguments : analysis;
};

describe('figures that everyday words tell (R12)', () => {
  it.each([
    ['How many bookings had free parking?', 'bookings', { column: 'parking_charge', op: 'eq', value: 0 }],
    ['How many four-berth cabins are there?', 'cabins', { column: 'berths', op: 'eq', value: 4 }],
    ['How many 2-berth cabins do we have?', 'cabins', { column: 'berths', op: 'eq', value: 2 }],
    ['How many bookings were missed?', 'bookings', { column: 'result', op: 'eq', value: 'NS' }],
    ['How many passes have expired?', 'passes', { column: 'ends_on', op: 'lt', value: '2026-03-10' }],
  ])('%s', (question, table, filter) => {
    expect(read(question)).toMatchObject({ table, filters: [filter] });
  });

  it('takes nothing free of charge for unpaid or empty', () => {
    expect(read('How many cabins are free of charge?')).toMatchObject({ kind: 'decline' });
  });

  it('holds today what has begun and not ended', () => {
    expect(read('Which passes are valid today?')).toMatchObject({
      table: 'passes',
      filters: [
        { column: 'starts_on', op: 'lte', value: '2026-03-10' },
        { column: 'ends_on', op: 'gte', value: '2026-03-10' },
      ],
    });
  });

  it('counts what is still open where a view holds that', () => {
    expect(read('How many bookings are still open?')).toMatchObject({ table: 'open_bookings' });
  });

  it.each([
    ['Which boat is the fastest?', 'asc'],
    ['Which boat is the slowest?', 'desc'],
  ])('%s', (question, direction) => {
    expect(read(question)).toMatchObject({
      table: 'boats',
      order_by: [{ column: 'turnaround_minutes', direction }, {}],
    });
  });

  it('averages the figure that holds now, not those kept of earlier times', () => {
    expect(read('What is the average fare?')).toMatchObject({
      table: 'boats',
      aggregates: [{ fn: 'avg', column: 'fare' }, {}],
    });
  });

  it('adds up the figure of what each row refers to, once for each', () => {
    expect(read('What is the total fare of the bookings in 2025?')).toMatchObject({
      table: 'bookings',
      aggregates: [{ fn: 'sum', column: 'boats.fare' }, {}],
    });
    expect(read('What is the total parking charge of the bookings?')).toMatchObject({
      table: 'bookings',
      aggregates: [{ fn: 'sum', column: 'parking_charge' }, {}],
    });
  });

  it('asks for those without any where they did nothing', () => {
    const none = { table: 'boats', without: ['bookings'] };
    expect(read('Which boats have booked nothing?')).toMatchObject(none);
  });
});
