import { count, eq, type Question } from './question.ts';

/** Conditions on every kind of value. */
export const FILTERS: Question[] = [
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
    'the time of the day of a moment',
    {
      table: 'sailings',
      filters: [{ column: 'scheduled:time', op: 'lt', value: '05:45' }],
      aggregates: count,
    },
    "select count(*)::int from fleet.sailings where scheduled::time < '05:45'",
  ],
  [
    'the time of the day over a join',
    {
      table: 'tickets',
      join: ['sailings'],
      filters: [{ column: 'sailings.departed_at:time', op: 'between', values: ['05:00', '6:00'] }],
      aggregates: count,
    },
    "select count(*)::int from fleet.tickets t join fleet.sailings s on s.id = t.sailing_id where s.departed_at::time between '05:00' and '06:00'",
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
