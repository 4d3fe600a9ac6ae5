import { count, eq, type Question } from './question.ts';

/** Rows, groups and figures of one table. */
export const FIGURES: Question[] = [
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
    'percentiles',
    {
      table: 'tickets',
      aggregates: [
        { fn: 'percentile', p: 0.9, column: 'price' },
        { fn: 'percentile', p: 0.25, column: 'price', as: 'low' },
      ],
    },
    'select percentile_cont(0.9) within group (order by price) as p90_price, percentile_cont(0.25) within group (order by price) as low from fleet.tickets',
  ],
  [
    'a percentile in each group, sorted by it',
    {
      table: 'tickets',
      group_by: ['class'],
      aggregates: [{ fn: 'percentile', p: 0.95, column: 'price * quantity', as: 'high' }],
      order_by: [{ column: 'high', direction: 'desc' }],
    },
    'select class, percentile_cont(0.95) within group (order by price * quantity) as high from fleet.tickets group by 1 order by 2 desc',
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
];
