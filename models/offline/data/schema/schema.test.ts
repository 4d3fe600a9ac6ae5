import { describe, expect, it } from 'vitest';
import { fleet } from '../testing/fixture.ts';
import { pathsBetween } from './graph.ts';
import { buildModel } from './model.ts';
import { humanTable, splitName } from './names.ts';
import { DatabaseSchema } from './schema.ts';

describe('names as people would say them', () => {
  it.each([
    ['emp_no', ['employee', 'number']],
    ['orderQty', ['order', 'quantity']],
    ['tbl_loans', ['tbl', 'loan']],
    ['HTTPStatus', ['http', 'status']],
    ['dob', ['birth', 'date']],
    ['cst_no', ['customer', 'number']],
    ['rep_cst', ['rep', 'cost']],
  ])('%s', (name, words) => {
    expect(splitName(name)).toEqual(words);
  });

  it('drops the prefix of a table and puts it into the right number', () => {
    expect(splitName('tbl_loans', 'table')).toEqual(['loan']);
    expect([
      humanTable('order_items', 1),
      humanTable('categories', 2),
      humanTable('staff', 2),
      humanTable('tbl_branch', 3),
    ]).toEqual(['order item', 'categories', 'staff', 'branches']);
  });
});

describe('names nobody can inflect', () => {
  it('leaves a name that is no English noun as it is', () => {
    expect([humanTable('pts', 2), humanTable('pts', 1), humanTable('zorg_cds', 2)]).toEqual([
      'pts',
      'pts',
      'zorg cds',
    ]);
  });

  it('takes the plural that the table itself uses', () => {
    expect([humanTable('buses', 2), humanTable('wolves', 3), humanTable('bus', 2)]).toEqual([
      'buses',
      'wolves',
      'buses',
    ]);
  });
});

describe('what a schema tells beyond its words', () => {
  const table = (name: string, columns: object[]) =>
    buildModel(DatabaseSchema.parse({ tables: [{ name, primaryKey: ['id'], columns }] })).tables[0];

  it('reads codes out of a comment', () => {
    const column = table('x', [
      { name: 'state', type: 'char', values: ['A', 'C'], comment: 'A = active, C: closed' },
    ])?.columns[0];
    expect([...(column?.codes ?? [])]).toEqual([
      ['A', 'active'],
      ['C', 'closed'],
    ]);
  });

  it('knows a history table by its period, and the far date that means no end', () => {
    const history = table('prices', [
      { name: 'valid_from', type: 'date' },
      { name: 'valid_to', type: 'date', max: '9999-12-31' },
    ]);
    expect(history?.validity).toMatchObject({
      from: { name: 'valid_from' },
      to: { name: 'valid_to' },
      sentinel: '9999-12-31',
    });
    expect(
      table('projects', [
        { name: 'start_date', type: 'date' },
        { name: 'end_date', type: 'date' },
      ])?.validity,
    ).toBeUndefined();
  });

  it('labels people by both names', () => {
    expect(
      table('people', [
        { name: 'first_name', type: 'text' },
        { name: 'last_name', type: 'text' },
      ])?.labels.map((label) => label.name),
    ).toEqual(['first_name', 'last_name']);
  });

  it.each([
    ['piers', ['pier_code', 'pier_label'], 'pier_label'],
    ['outlets', ['outlet_code', 'town', 'shop_sign'], 'shop_sign'],
    ['vendors', ['vendor_ref', 'country_code', 'company'], 'company'],
    ['orders', ['order_no', 'reason'], 'order_no'],
  ])('labels %s by what tells them apart to a reader, before a code', (name, columns, label) => {
    const model = buildModel(
      DatabaseSchema.parse({
        tables: [
          {
            name,
            primaryKey: columns.slice(0, 1),
            columns: columns.map((each) => ({ name: each, type: 'text', nullable: false })),
          },
        ],
      }),
    );
    expect(model.tables[0]?.labels.map((each) => each.name)).toEqual([label]);
  });

  it('survives a schema that lacks nearly everything', () => {
    expect(
      DatabaseSchema.parse({ tables: [{ name: 'x', columns: [{ name: 'y' }] }] }).tables[0],
    ).toMatchObject({
      rows: 0,
      primaryKey: [],
      foreignKeys: [],
      columns: [{ type: 'text', nullable: true }],
    });
  });
});

describe('ways between tables', () => {
  const model = buildModel(fleet);

  it('prefers the table that ties two others over a parent they share', () => {
    const [best] = pathsBetween(model, 'mechanics', 'trucks');
    expect(best?.hops.map((hop) => hop.to)).toEqual(['repair_jobs', 'trucks']);
    expect(best?.many).toBe(true);
  });

  it('names the role where two keys lead to one table', () => {
    expect(
      pathsBetween(model, 'trucks', 'depots')
        .slice(0, 2)
        .map((path) => path.hops[0]?.alias),
    ).toEqual(['depots@current_depot_id', 'depots@home_depot_id']);
  });
});
