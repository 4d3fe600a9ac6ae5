import { describe, expect, it } from 'vitest';
import { DatabaseSchema } from '../../schema/schema.ts';
import { column } from '../../testing/column.ts';
import { rowsQuery } from '../../testing/main-query.ts';

/** A café whose orders may name a voucher by the code that it is known by. */
const cafe = DatabaseSchema.parse({
  database: 'cafe',
  tables: [
    {
      name: 'voucher',
      rows: 8,
      primaryKey: ['code'],
      columns: [column('code', 'text'), column('percent_off', 'integer')],
      foreignKeys: [],
    },
    {
      name: 'cake',
      rows: 40,
      primaryKey: ['cake_no'],
      columns: [
        column('cake_no', 'integer'),
        column('name', 'text'),
        column('list_price', 'numeric'),
        column('cost_price', 'numeric'),
      ],
      foreignKeys: [],
    },
    {
      name: 'bill',
      rows: 900,
      primaryKey: ['bill_no'],
      columns: [column('bill_no', 'integer'), column('voucher_code', 'text', { nullable: true })],
      foreignKeys: [{ columns: ['voucher_code'], table: 'voucher', references: ['code'] }],
    },
    {
      name: 'waiter',
      rows: 7,
      primaryKey: ['waiter_id'],
      columns: [column('waiter_id', 'integer'), column('full_name', 'text')],
      foreignKeys: [],
    },
    {
      name: 'coupon_sale',
      rows: 300,
      primaryKey: ['sale_id'],
      columns: [
        column('sale_id', 'integer'),
        column('waiter_id', 'integer'),
        column('quantity', 'integer'),
        column('amount', 'numeric'),
      ],
      foreignKeys: [{ columns: ['waiter_id'], table: 'waiter', references: ['waiter_id'] }],
    },
  ],
});

describe('what is used most (R12)', () => {
  it.each(['Which voucher was used most often?', 'Which voucher got used most?'])(
    'counts the rows that tell of it, none of those without one: %s',
    (question) => {
      expect(rowsQuery(cafe, question)).toMatchObject({
        table: 'bill',
        filters: [{ column: 'voucher_code', op: 'not_null' }],
        group_by: ['voucher_code'],
        aggregates: [{ fn: 'count' }],
      });
    },
  );

  it.each([
    'Which waiter has made the most coupon sales across all their shifts?',
    'Which waiter has made the most coupon sales?',
  ])('counts all that somebody has made, wherever it was: %s', (question) => {
    expect(rowsQuery(cafe, question)).toMatchObject({
      table: 'coupon_sale',
      group_by: ['waiter.waiter_id', 'waiter.full_name'],
      aggregates: [{ fn: 'count' }],
      order_by: [{ column: 'count', direction: 'desc' }, {}],
    });
  });

  it('ranks the items of a kind like the kind itself', () => {
    expect(rowsQuery(cafe, 'Which item of voucher was used most often?')).toMatchObject({ table: 'bill' });
  });

  it('says so where nothing tells how often', () => {
    expect(rowsQuery(cafe, 'Which cake was used most often?')).toMatchObject({ kind: 'decline' });
  });

  it('takes what is sold at a low price for cheap', () => {
    expect(rowsQuery(cafe, 'What is our cheapest cake?')).toMatchObject({
      order_by: [{ column: 'list_price', direction: 'asc' }, {}],
    });
  });
});
