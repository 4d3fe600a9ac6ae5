import { count, eq, type Question } from './question.ts';

/** Several tables, arithmetic and conditions on figures. */
export const JOINS: Question[] = [
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
];
