import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ferries, openFerries } from '../testing/ferries.ts';
import { count, eq } from '../testing/question.ts';

let ferries: Ferries;
beforeAll(async () => {
  ferries = await openFerries();
});
afterAll(() => ferries.close());

type Query = Record<string, unknown>;

const ERRORS: [what: string, query: Query, message: RegExp][] = [
  ['an unknown table', { table: 'sailing' }, /no table "sailing".*Did you mean "sailings".*Tables: .*ports/],
  [
    'an unknown column',
    { table: 'ports', columns: ['nmae'] },
    /no column "nmae" in "ports".*Did you mean "name".*Columns of ports: code, name, country, Max Draft/,
  ],
  ['a column of another table', { table: 'ports', columns: ['tonnage'] }, /It is in vessels.tonnage/],
  [
    'an unknown column of a joined table',
    { table: 'sailings', columns: ['vessels.nam'] },
    /no column "vessels.nam" in "vessels".*Did you mean "name"/,
  ],
  [
    'two ways',
    { table: 'sailings', columns: ['ports.name'] },
    /several ways from "sailings" to "ports".*ports@arrives_at or ports@departs_from/,
  ],
  [
    'no way',
    { table: 'busy_ports', columns: ['vessels.name'] },
    /No foreign keys lead from "busy_ports" to "vessels"/,
  ],
  [
    'an unknown role',
    { table: 'sailings', columns: ['ports@depart_from.name'] },
    /No foreign key "depart_from" leads to "ports".*Did you mean "ports@departs_from"/,
  ],
  [
    'a value of the wrong type',
    { table: 'sailings', filters: [eq('fuel_used', 'lots')] },
    /"lots" is not a value of "fuel_used".*a number/,
  ],
  [
    'a date that does not exist',
    { table: 'passengers', filters: [eq('born', '2025-02-30')] },
    /"2025-02-30" is not a value of "born".*date/,
  ],
  [
    'an unknown label',
    { table: 'tickets', filters: [eq('class', 'suit')] },
    /Did you mean "suite".*deck, berth, suite/,
  ],
  [
    'an operator that does not fit',
    { table: 'vessels', filters: [{ column: 'specs', op: 'gt', value: 1 }] },
    /"gt" does not fit "specs".*jsonb.*like/,
  ],
  ['a filter without a value', { table: 'ports', filters: [{ column: 'name', op: 'eq' }] }, /needs value/],
  [
    'a list without values',
    { table: 'ports', filters: [{ column: 'name', op: 'in', values: [] }] },
    /needs values/,
  ],
  [
    'between with one value',
    { table: 'ports', filters: [{ column: 'Max Draft', op: 'between', values: [1] }] },
    /needs two values/,
  ],
  [
    'a sum of text',
    { table: 'ports', aggregates: [{ fn: 'sum', column: 'name' }] },
    /"sum" does not fit "name".*numbers/,
  ],
  ['an average without a column', { table: 'ports', aggregates: [{ fn: 'avg' }] }, /"avg" needs a column/],
  ['a period of a text', { table: 'ports', group_by: ['name:month'] }, /"name" is not a date/],
  [
    'an unknown period',
    { table: 'passengers', group_by: ['born:decade'] },
    /"decade" is not a period.*year, quarter, month/,
  ],
  [
    'sorting groups by a column',
    { table: 'ports', group_by: ['country'], order_by: [{ column: 'name' }] },
    /no group or aggregate "name".*country, count/,
  ],
  [
    'having on a name that is not there',
    {
      table: 'ports',
      group_by: ['country'],
      aggregates: count,
      having: [{ column: 'total', op: 'gt', value: 1 }],
    },
    /no aggregate "total".*count/,
  ],
  ['calculating with text', { table: 'ports', columns: ['name - code'] }, /cannot be calculated/],
  [
    'calculating with an unknown column',
    { table: 'tickets', columns: ['price * qty'] },
    /no column "qty" in "tickets"/,
  ],
  [
    'two aggregates of one name',
    { table: 'ports', aggregates: [{ fn: 'count' }, { fn: 'count' }] },
    /same name/,
  ],
  [
    'a column that two joined tables have',
    { table: 'tickets', join: ['sailings', 'vessels'], columns: ['id'] },
    /several of the joined tables.*sailings.id or vessels.id/,
  ],
];

describe('query_database explains (R3.7)', () => {
  it.each(ERRORS)('%s', async (_what, query, message) => {
    const error = await ferries.ask(query).catch((e) => e);
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(`${error.message} ${error.hint}`).toMatch(message);
  });
});
