import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ferries, openFerries } from '../testing/ferries.ts';

let ferries: Ferries;
beforeAll(async () => {
  ferries = await openFerries();
});
afterAll(() => ferries.close());

type Query = Record<string, unknown>;
type Rows = Record<string, unknown>[];
const count = [{ fn: 'count' }];
const eq = (column: string, value: unknown) => ({ column, op: 'eq', value });

/** Each question with the SQL that a person would write; both must give the same rows. */
const QUESTIONS: [question: string, query: Query, sql: string][] = [
  [
    'how many sailings',
    { table: 'sailings', aggregates: count },
    'select count(*)::int as count from fleet.sailings',
  ],
  ['rows in the order of the key', { table: 'ports' }, 'select * from fleet.ports order by code'],
  [
    'some columns',
    { table: 'ports', columns: ['name', 'country'] },
    'select name, country from fleet.ports order by code',
  ],
  [
    'names in another case',
    { table: 'PORTS', columns: ['NAME'] },
    'select name as "NAME" from fleet.ports order by code',
  ],
  [
    'a column with a space',
    { table: 'ports', columns: ['Max Draft'], filters: [{ column: 'Max Draft', op: 'gt', value: 7 }] },
    'select "Max Draft" from fleet.ports where "Max Draft" > 7 order by code',
  ],
  [
    'a table with a space',
    { table: 'Crew Members', columns: ['Full Name'], filters: [eq('Rank', 'Mate')] },
    `select "Full Name" from fleet."Crew Members" where "Rank" = 'Mate' order by "Badge No"`,
  ],
  [
    'a table in another script',
    { table: '日誌', columns: ['内容'], order_by: [{ column: '内容', direction: 'desc' }] },
    'select "内容" from fleet."日誌" order by 1 desc',
  ],
  [
    'quotes in a value',
    { table: 'Crew Members', columns: ['Badge No'], filters: [eq('Full Name', `Ana O'Neill`)] },
    'select 1 as "Badge No"',
  ],
  [
    'a view',
    {
      table: 'busy_ports',
      columns: ['code', 'departures'],
      order_by: [{ column: 'departures', direction: 'desc' }, { column: 'code' }],
    },
    'select code, departures::int from fleet.busy_ports order by 2 desc, 1',
  ],
  [
    'a group',
    { table: 'vessels', group_by: ['in_service'], aggregates: count },
    'select in_service, count(*)::int from fleet.vessels group by 1 order by 1',
  ],
  [
    'a group without aggregates counts',
    { table: 'ports', group_by: ['country'] },
    'select country, count(*)::int from fleet.ports group by 1 order by 1',
  ],
  [
    'columns beside aggregates are groups',
    { table: 'ports', columns: ['country'], aggregates: count },
    'select country, count(*)::int from fleet.ports group by 1 order by 1',
  ],
  [
    'two groups',
    { table: 'sailings', group_by: ['departs_from', 'arrives_at'], aggregates: count },
    'select departs_from, arrives_at, count(*)::int from fleet.sailings group by 1, 2 order by 1, 2',
  ],
  [
    'a ranking',
    {
      table: 'sailings',
      group_by: ['departs_from'],
      aggregates: [{ fn: 'sum', column: 'fuel_used', as: 'fuel' }],
      order_by: [{ column: 'fuel', direction: 'desc' }],
      limit: 2,
    },
    'select departs_from, sum(fuel_used) as fuel from fleet.sailings group by 1 order by 2 desc limit 2',
  ],
  [
    'several aggregates',
    {
      table: 'tickets',
      aggregates: [
        { fn: 'sum', column: 'price' },
        { fn: 'avg', column: 'price' },
        { fn: 'min', column: 'price' },
        { fn: 'max', column: 'price' },
      ],
    },
    'select sum(price)::float8 as sum_price, avg(price)::float8 as avg_price, min(price)::float8 as min_price, max(price)::float8 as max_price from fleet.tickets',
  ],
  [
    'the median',
    { table: 'tickets', aggregates: [{ fn: 'median', column: 'price' }] },
    'select percentile_cont(0.5) within group (order by price) as median_price from fleet.tickets',
  ],
  [
    'distinct values',
    { table: 'tickets', aggregates: [{ fn: 'count_distinct', column: 'passenger_id', as: 'people' }] },
    'select count(distinct passenger_id)::int as people from fleet.tickets',
  ],
  [
    'values that are there',
    { table: 'tickets', aggregates: [{ fn: 'count', column: 'discount' }] },
    'select count(discount)::int as count_discount from fleet.tickets',
  ],
  [
    'the sum of a yes-or-no column',
    { table: 'vessels', aggregates: [{ fn: 'sum', column: 'in_service', as: 'n' }] },
    'select count(*) filter (where in_service)::int as n from fleet.vessels',
  ],
  [
    'first and last',
    {
      table: 'vessels',
      aggregates: [
        { fn: 'min', column: 'built' },
        { fn: 'max', column: 'name' },
      ],
    },
    `select '1998-05-01' as min_built, 'Cormorant' as max_name`,
  ],
  [
    'by month',
    { table: 'sailings', group_by: ['departed_at:month'], aggregates: count },
    `select to_char(departed_at at time zone 'UTC', 'YYYY-MM') as "departed_at:month", count(*)::int from fleet.sailings group by 1 order by 1`,
  ],
  [
    'by quarter of a joined table',
    {
      table: 'tickets',
      group_by: ['sailings.departed_at:quarter'],
      aggregates: [{ fn: 'sum', column: 'price', as: 's' }],
    },
    `select to_char(s.departed_at at time zone 'UTC', 'YYYY-"Q"Q') as "sailings.departed_at:quarter", sum(price)::float8 as s from fleet.tickets t join fleet.sailings s on s.id = t.sailing_id group by 1 order by 1`,
  ],
  [
    'by year of a date',
    { table: 'passengers', group_by: ['born:year'], aggregates: count, limit: 3 },
    `select to_char(born, 'YYYY') as "born:year", count(*)::int from fleet.passengers group by 1 order by 1 limit 3`,
  ],
  [
    'by ISO week',
    {
      table: 'sailings',
      group_by: ['departed_at:week'],
      aggregates: count,
      order_by: [{ column: 'departed_at:week', direction: 'desc' }],
      limit: 2,
    },
    `select to_char(departed_at at time zone 'UTC', 'IYYY-"W"IW') as "departed_at:week", count(*)::int from fleet.sailings group by 1 order by 1 desc limit 2`,
  ],
  [
    'an implied join',
    { table: 'sailings', columns: ['id', 'vessels.name'], limit: 2 },
    'select s.id, v.name as "vessels.name" from fleet.sailings s join fleet.vessels v on v.id = s.vessel_id order by 1 limit 2',
  ],
  [
    'a join over two hops',
    { table: 'tickets', columns: ['seat', 'vessels.name'], filters: [eq('sailing_id', 7)] },
    'select t.seat, v.name as "vessels.name" from fleet.tickets t join fleet.sailings s on s.id = t.sailing_id join fleet.vessels v on v.id = s.vessel_id where s.id = 7 order by t.sailing_id, t.seat',
  ],
  [
    'a filter on a joined table',
    { table: 'tickets', filters: [eq('vessels.name', 'Aurora')], aggregates: count },
    `select count(*)::int from fleet.tickets t join fleet.sailings s on s.id = t.sailing_id join fleet.vessels v on v.id = s.vessel_id where v.name = 'Aurora'`,
  ],
  [
    'two roles of one table',
    { table: 'sailings', columns: ['id', 'ports@departs_from.name', 'ports@arrives_at.name'], limit: 3 },
    'select s.id, a.name as "ports@departs_from.name", b.name as "ports@arrives_at.name" from fleet.sailings s join fleet.ports a on a.code = departs_from join fleet.ports b on b.code = arrives_at order by 1 limit 3',
  ],
  [
    'a role listed, its column bare',
    { table: 'sailings', join: ['ports@arrives_at'], group_by: ['ports.country'], aggregates: count },
    'select p.country as "ports.country", count(*)::int from fleet.sailings s join fleet.ports p on p.code = arrives_at group by 1 order by 1',
  ],
  [
    'a table joined to itself',
    {
      table: 'passengers',
      columns: ['full_name', 'passengers@referred_by.full_name'],
      filters: [eq('id', 9)],
    },
    `select 'Passenger 9' as full_name, 'Passenger 2' as "passengers@referred_by.full_name"`,
  ],
  [
    'zeros of rows without partners',
    { table: 'vessels', group_by: ['name'], aggregates: [{ fn: 'count', column: 'sailings.id', as: 'n' }] },
    'select v.name, count(s.id)::int as n from fleet.vessels v left join fleet.sailings s on s.vessel_id = v.id group by 1 order by 1',
  ],
  [
    'nothing related',
    { table: 'vessels', columns: ['name'], without: ['sailings'] },
    `select 'Cormorant' as name`,
  ],
  [
    'nothing related in one role',
    { table: 'ports', columns: ['code'], without: ['sailings@departs_from'] },
    `select code from fleet.ports where code not in (select departs_from from fleet.sailings) order by 1`,
  ],
  [
    'nothing related over two hops',
    { table: 'passengers', without: ['sailings'], aggregates: count },
    'select count(*)::int from fleet.passengers where id not in (select passenger_id from fleet.tickets)',
  ],
  [
    'arithmetic in an aggregate',
    { table: 'tickets', aggregates: [{ fn: 'sum', column: 'price * quantity', as: 'revenue' }] },
    'select sum(price * quantity)::float8 as revenue from fleet.tickets',
  ],
  [
    'arithmetic in a filter',
    {
      table: 'sailings',
      filters: [{ column: 'fuel_used - fuel_planned', op: 'gt', value: 0 }],
      aggregates: count,
    },
    'select count(*)::int from fleet.sailings where fuel_used > fuel_planned',
  ],
  [
    'a ratio',
    {
      table: 'sailings',
      columns: ['id', 'fuel_used / fuel_planned'],
      order_by: [{ column: 'fuel_used / fuel_planned', direction: 'desc' }],
      limit: 1,
    },
    'select 60 as id, round(160 / 110.0, 6)::float8 as "fuel_used / fuel_planned"',
  ],
  [
    'days between dates',
    { table: 'sailings', aggregates: [{ fn: 'avg', column: 'departed_at - scheduled', as: 'd' }] },
    'select round(0.5 / 24, 6)::float8 as d',
  ],
  [
    'having',
    {
      table: 'ports',
      group_by: ['country'],
      aggregates: count,
      having: [{ column: 'count', op: 'gte', value: 2 }],
    },
    'select country, count(*)::int from fleet.ports group by 1 having count(*) >= 2 order by 1',
  ],
  [
    'one of several',
    {
      table: 'ports',
      filters: [{ column: 'country', op: 'in', values: ['Norway', 'Faroes'] }],
      aggregates: count,
    },
    'select 3 as count',
  ],
  [
    'none of several, with missing values',
    {
      table: 'Crew Members',
      filters: [{ column: 'Rank', op: 'not_in', values: ['Captain'] }],
      aggregates: count,
    },
    'select 3 as count',
  ],
  [
    'not equal includes missing values',
    { table: 'Crew Members', filters: [{ column: 'Rank', op: 'ne', value: 'Mate' }], aggregates: count },
    'select 2 as count',
  ],
  [
    'missing values',
    { table: 'vessels', columns: ['name'], filters: [{ column: 'built', op: 'is_null' }] },
    `select 'Cormorant' as name`,
  ],
  [
    'values that exist',
    { table: 'tickets', filters: [{ column: 'discount', op: 'not_null' }], aggregates: count },
    'select 50 as count',
  ],
  [
    'between dates',
    {
      table: 'passengers',
      filters: [{ column: 'born', op: 'between', values: ['1951-01-01', '1953-12-31'] }],
      aggregates: count,
    },
    `select count(*)::int from fleet.passengers where born between '1951-01-01' and '1953-12-31'`,
  ],
  [
    'a day of a point in time is the whole day',
    { table: 'sailings', filters: [eq('departed_at', '2025-11-04')], aggregates: count },
    'select 1 as count',
  ],
  [
    'until a day includes it',
    {
      table: 'sailings',
      filters: [{ column: 'departed_at', op: 'lte', value: '2025-11-07' }],
      aggregates: count,
    },
    'select 2 as count',
  ],
  [
    'an exact moment',
    { table: 'sailings', columns: ['id'], filters: [eq('departed_at', '2025-11-04T06:00:00Z')] },
    'select 1 as id',
  ],
  [
    'like',
    { table: 'ports', columns: ['code'], filters: [{ column: 'name', op: 'ilike', value: '%SVIK' }] },
    `select 'KLX' as code`,
  ],
  [
    'an enum',
    { table: 'tickets', filters: [eq('class', 'suite')], aggregates: count },
    `select count(*)::int from fleet.tickets where class = 'suite'`,
  ],
  [
    'a list holds a value',
    { table: 'vessels', columns: ['name', 'tags'], filters: [eq('tags', 'ice')] },
    `select 'Aurora' as name, '["fast", "ice"]'::jsonb as tags`,
  ],
  [
    'a UUID',
    { table: 'vessels', columns: ['name'], filters: [eq('id', '00000000-0000-4000-8000-000000000002')] },
    `select 'Borealis' as name`,
  ],
  [
    'a boolean as text',
    { table: 'vessels', columns: ['name'], filters: [eq('in_service', 'false')] },
    `select 'Cormorant' as name`,
  ],
  [
    'a duration',
    {
      table: 'sailings',
      filters: [{ column: 'duration', op: 'lt', value: '95 minutes' }],
      aggregates: count,
    },
    'select 4 as count',
  ],
  [
    'json as it is',
    { table: 'vessels', columns: ['specs'], filters: [eq('name', 'Aurora')] },
    `select '{"engines": 4}'::jsonb as specs`,
  ],
  [
    'a page',
    { table: 'passengers', columns: ['id'], limit: 2, offset: 3 },
    'select 4 as id union all select 5 order by 1',
  ],
  [
    'sorting by a joined column',
    {
      table: 'sailings',
      columns: ['id'],
      order_by: [{ column: 'vessels.name', direction: 'desc' }],
      limit: 1,
    },
    'select 1 as id',
  ],
  [
    'the column of a joined table without its name',
    { table: 'tickets', join: ['sailings'], aggregates: [{ fn: 'max', column: 'fuel_used' }] },
    'select max(fuel_used) as max_fuel_used from fleet.sailings where id in (select sailing_id from fleet.tickets)',
  ],
];

describe('query_database answers (R3.1)', () => {
  it.each(QUESTIONS)('%s', async (_question, query, sql) => {
    const answer = await ferries.ask(query);
    const expected = (await ferries.test.database.pool.query(sql)).rows;
    expect(plain(answer.rows)).toEqual(plain(expected));
    expect(answer.row_count).toBe(answer.rows.length);
    expect(answer.columns).toEqual(Object.keys(answer.rows[0] ?? {}));
  });
});

/** Both sides as JSON, without the difference between a decimal's text and its number. */
function plain(rows: Rows): Rows {
  return JSON.parse(JSON.stringify(rows), (_key, value) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
      ? Number(value)
      : typeof value === 'number'
        ? Number(value.toFixed(6))
        : value,
  );
}

describe('the values of an answer', () => {
  it('are numbers while they stay exact, else text', async () => {
    const { rows } = await ferries.ask({ table: 'vessels', columns: ['name', 'tonnage'] });
    expect(rows.map((row) => row['tonnage'])).toEqual(['9007199254740993', 12_000, 800]);
    const { rows: prices } = await ferries.ask({ table: 'tickets', columns: ['price'], limit: 1 });
    expect(prices[0]).toEqual({ price: expect.any(Number) });
  });

  it('are dates and times as ISO 8601', async () => {
    const { rows } = await ferries.ask({ table: 'sailings', columns: ['departed_at', 'duration'], limit: 1 });
    expect(rows[0]).toEqual({ departed_at: '2025-11-04T06:00:00Z', duration: 'PT1H31M' });
    const { rows: born } = await ferries.ask({ table: 'passengers', columns: ['born'], limit: 1 });
    expect(born[0]).toEqual({ born: '1950-04-11' });
  });
});

describe('an answer that is cut', () => {
  it('says so and how to see more', async () => {
    const answer = await ferries.ask({ table: 'tickets' });
    expect(answer).toMatchObject({
      row_count: 50,
      truncated: true,
      hint: expect.stringContaining('offset 50'),
    });
    expect(answer.hint).toContain('at most 500');
    expect((await ferries.ask({ table: 'tickets', limit: 200 })).truncated).toBe(false);
  });

  it('is not larger than its limit of bytes', async () => {
    const answer = await ferries.ask({
      table: 'tickets',
      join: ['sailings', 'passengers', 'vessels'],
      limit: 500,
    });
    expect(Buffer.byteLength(JSON.stringify(answer.rows))).toBeLessThan(91_000);
  });
});

describe('remarks', () => {
  it('name the values of a column when the one asked for is not there', async () => {
    const answer = await ferries.ask({
      table: 'ports',
      filters: [eq('country', 'norway')],
      aggregates: count,
    });
    expect(answer.rows).toEqual([{ count: 0 }]);
    expect(answer.hint).toContain('its values: Faroes, Iceland, Norway');
  });

  it('warn when a join counts rows several times', async () => {
    const trap = await ferries.ask({
      table: 'sailings',
      join: ['tickets'],
      aggregates: [{ fn: 'sum', column: 'fuel_used' }],
    });
    expect(trap.hint).toContain('counts a row of sailings once for each of its rows in tickets');
    const fine = await ferries.ask({
      table: 'sailings',
      aggregates: [{ fn: 'sum', column: 'tickets.price' }],
    });
    expect(fine.hint).toBeUndefined();
  });
});

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
