import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { DatabaseSchema } from './schema/schema.ts';
import { column } from './testing/column.ts';

/** A tool library: vouchers that hires may use, repairs of a kind, tools that leave the stock, those out as a view. */
const toolshed = DatabaseSchema.parse({
  database: 'toolshed',
  tables: [
    {
      name: 'tools',
      rows: 80,
      primaryKey: ['tool_id'],
      columns: [
        column('tool_id', 'integer'),
        column('label', 'text'),
        column('sale_price', 'numeric'),
        column('purchase_price', 'numeric'),
        column('retired_on', 'date', { nullable: true, comment: 'Empty while the tool is lent' }),
      ],
      foreignKeys: [],
    },
    {
      name: 'shelf_kinds',
      rows: 4,
      primaryKey: ['kind_id'],
      columns: [column('kind_id', 'integer'), column('kind_name', 'text')],
      foreignKeys: [],
    },
    {
      name: 'shelves',
      rows: 20,
      primaryKey: ['shelf_id'],
      columns: [
        column('shelf_id', 'integer'),
        column('kind_id', 'integer'),
        column('broken_since', 'date', { nullable: true }),
      ],
      foreignKeys: [{ columns: ['kind_id'], table: 'shelf_kinds', references: ['kind_id'] }],
    },
    {
      name: 'checks',
      rows: 200,
      primaryKey: ['check_id'],
      columns: [column('check_id', 'integer'), column('shelf_id', 'integer'), column('checked_on', 'date')],
      foreignKeys: [{ columns: ['shelf_id'], table: 'shelves', references: ['shelf_id'] }],
    },
    {
      name: 'vouchers',
      rows: 6,
      primaryKey: ['voucher_code'],
      columns: [column('voucher_code', 'text', { values: ['SPRING', 'CLUB'] }), column('pct_off', 'integer')],
      foreignKeys: [],
    },
    {
      name: 'hires',
      rows: 900,
      primaryKey: ['hire_id'],
      columns: [
        column('hire_id', 'integer'),
        column('tool_id', 'integer'),
        column('voucher_code', 'text', { nullable: true }),
        column('hired_on', 'date'),
        column('stop_date', 'date', { nullable: true }),
        column('qty', 'integer'),
        column('unit_price', 'numeric'),
      ],
      foreignKeys: [
        { columns: ['tool_id'], table: 'tools', references: ['tool_id'] },
        { columns: ['voucher_code'], table: 'vouchers', references: ['voucher_code'] },
      ],
    },
    {
      name: 'open_hires',
      kind: 'view',
      rows: 12,
      primaryKey: [],
      columns: [
        column('hire_id', 'integer', { nullable: true }),
        column('hired_on', 'date', { nullable: true }),
      ],
      foreignKeys: [],
    },
  ],
});

const read = (instruction: string, schema = toolshed): unknown => {
  const analysis = analyseByRules({
    instruction,
    context: '',
    schema,
    toolName: 'query_database',
    today: '2026-03-10',
    history: [],
  });
  return analysis.kind === 'calls' ? analysis.calls[0]?.arguments : analysis;
};

describe('how often something was done (R12)', () => {
  it.each([
    ['Which voucher was used most often?', 'desc'],
    ['Which voucher was used the most?', 'desc'],
  ])('%s counts the rows that refer to it, those without any aside', (question, direction) => {
    expect(read(question)).toMatchObject({
      table: 'hires',
      filters: [{ column: 'voucher_code', op: 'not_null' }],
      group_by: ['voucher_code'],
      aggregates: [{ fn: 'count', as: 'count' }],
      order_by: [{ column: 'count', direction }, {}],
    });
  });

  it('takes no things of a kind for uses of it', () => {
    expect(read('Which shelf kind is used most often?')).toMatchObject({ kind: 'decline' });
  });

  it('counts those that were never used for the least', () => {
    expect(read('Which voucher is used least?')).toMatchObject({
      table: 'vouchers',
      aggregates: [{ fn: 'count_distinct' }],
      order_by: [{ column: 'count', direction: 'asc' }, {}],
    });
  });

  it('keeps to an amount where that is said', () => {
    expect(read('Which voucher has the highest percent off?')).toMatchObject({
      table: 'vouchers',
      order_by: [{ column: 'pct_off', direction: 'desc' }, {}],
    });
  });
});

describe('what holds now (R12)', () => {
  it.each([
    ['How many hires are still running?', 'hires', 'stop_date'],
    ['How many hires are ongoing?', 'hires', 'stop_date'],
    ['How many tools do we currently lend?', 'tools', 'retired_on'],
  ])('%s', (question, table, ending) => {
    expect(read(question)).toMatchObject({ table, filters: [{ column: ending, op: 'is_null' }] });
  });
});

it('adds up our revenue', () => {
  expect(read('What was our revenue in 2025?')).toMatchObject({
    table: 'hires',
    aggregates: [{ fn: 'sum', column: 'qty * unit_price' }, {}],
  });
});

it('ranks the most expensive by the price that a buyer pays', () => {
  expect(read('What is the most expensive tool?')).toMatchObject({
    table: 'tools',
    order_by: [{ column: 'sale_price', direction: 'desc' }, {}],
  });
});

it('does not take a column of a view for empty because views do not say', () => {
  const question = 'How many open hires have no hired on?';
  const asTable = {
    ...toolshed,
    tables: toolshed.tables.map((table) => ({ ...table, kind: 'table' })),
  };
  const empty = { table: 'open_hires', filters: [{ column: 'hired_on', op: 'is_null' }] };
  expect(read(question, asTable)).toMatchObject(empty);
  expect(read(question)).not.toMatchObject(empty);
});
