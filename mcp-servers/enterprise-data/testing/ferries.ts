import type { Principal } from '@parley/platform/identity/principal';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import type { Restriction } from '../catalogue/types.ts';
import { type Enterprise, openEnterprise } from '../enterprise.ts';
import { type QueryOutput, queryInput } from '../query/input.ts';

/** A ferry line: nothing like the sample company, with the odd names and types that real databases have. */
export const FERRIES = `
create schema fleet;
comment on schema fleet is 'Ferries of the northern islands';
create type fleet.cabin as enum ('deck', 'berth', 'suite');
create domain fleet.euros as numeric(12, 2);
create table fleet.ports (code text primary key, name text not null, country text not null, "Max Draft" numeric(4, 1));
create table fleet.vessels (
  id uuid primary key, name text not null, built date, tonnage bigint, in_service boolean not null default true,
  tags text[] not null default '{}', specs jsonb, home_port text references fleet.ports (code));
create table fleet.sailings (
  id int primary key, vessel_id uuid not null references fleet.vessels (id),
  departs_from text not null references fleet.ports (code), arrives_at text not null references fleet.ports (code),
  departed_at timestamptz not null, scheduled timestamptz not null, duration interval, fuel_used float8, fuel_planned float8);
create table fleet.passengers (id bigint primary key, full_name text not null, passport_no text, born date, referred_by bigint references fleet.passengers (id));
create table fleet.tickets (
  sailing_id int not null references fleet.sailings (id), seat int not null,
  passenger_id bigint not null references fleet.passengers (id), class fleet.cabin not null, price fleet.euros not null,
  discount numeric(12, 2), quantity int not null default 1, primary key (sailing_id, seat));
create table fleet."Crew Members" ("Badge No" int primary key, "Full Name" text not null, "Rank" text, "Vessel" uuid references fleet.vessels (id), pay numeric(10, 2));
create table fleet."日誌" (id int primary key, "航海" int references fleet.sailings (id), "内容" text);
create table fleet.secrets_vault (id int primary key, payload text);
create view fleet.busy_ports as select departs_from as code, count(*) as departures from fleet.sailings group by 1;
comment on table fleet.sailings is 'One crossing each';
comment on column fleet.tickets.price is 'Paid price in EUR';

insert into fleet.ports values ('AKU', 'Akureyri', 'Iceland', 7.5), ('BGO', 'Bergen', 'Norway', 11), ('KLX', 'Klaksvik', 'Faroes', 6.2), ('TRS', 'Tromso', 'Norway', 9.4), ('ZZZ', 'Nowhere', 'Iceland', null);
insert into fleet.vessels values
  ('00000000-0000-4000-8000-000000000001', 'Aurora', '1998-05-01', 9007199254740993, true, '{fast,ice}', '{"engines": 4}', 'BGO'),
  ('00000000-0000-4000-8000-000000000002', 'Borealis', '2011-09-15', 12000, true, '{fast}', '{"engines": 2}', 'KLX'),
  ('00000000-0000-4000-8000-000000000003', 'Cormorant', null, 800, false, '{}', null, null);
insert into fleet.sailings
  select i, ('00000000-0000-4000-8000-00000000000' || (1 + i % 2))::uuid, (array['BGO', 'KLX', 'AKU'])[1 + i % 3], (array['KLX', 'AKU', 'TRS', 'BGO'])[1 + i % 4],
         timestamptz '2025-11-01 06:00Z' + i * interval '3 days', timestamptz '2025-11-01 05:30Z' + i * interval '3 days',
         interval '90 minutes' + i * interval '1 minute', 100 + i, 110
    from generate_series(1, 60) i;
insert into fleet.passengers select i, 'Passenger ' || i, 'X' || i, date '1950-01-01' + i * 100, nullif(i / 4, 0) from generate_series(1, 80) i;
insert into fleet.tickets select 1 + i % 50, i, 1 + i % 70, (array['deck', 'berth', 'suite'])[1 + i % 3]::fleet.cabin, 10 + i, case when i % 4 = 0 then 5 end, 1 + i % 2
  from generate_series(1, 200) i;
insert into fleet."Crew Members" values (1, 'Ana O''Neill', 'Captain', '00000000-0000-4000-8000-000000000001', 5000), (2, 'Bo "Red" Berg', 'Mate', '00000000-0000-4000-8000-000000000001', 3000),
  (3, 'Cy; drop table', 'Mate', '00000000-0000-4000-8000-000000000002', 3100), (4, 'Di', null, null, 2500);
insert into fleet."日誌" values (1, 1, '霧'), (2, 2, '晴れ');
insert into fleet.secrets_vault values (1, 'TOP-SECRET-PAYLOAD');
`;

export const EVERYONE: Principal = { subject: 'kay', scopes: ['data:read'], actors: [] };
export const PURSER: Principal = {
  subject: 'pur',
  scopes: ['data:read', 'pay:read', 'passport:read'],
  actors: [],
};

export const RESTRICTIONS: Restriction[] = [
  { table: 'Crew Members', column: 'pay', scope: 'pay:read' },
  { table: 'passengers', column: 'passport_no', scope: 'passport:read' },
  { table: 'secrets_vault', column: '*', scope: 'vault:read' },
];

export interface Ferries {
  test: TestDatabase;
  enterprise: Enterprise;
  ask(input: Record<string, unknown>, principal?: Principal): Promise<QueryOutput>;
  close(): Promise<void>;
}

/** A database of its own with the ferry line in it. */
export async function openFerries(): Promise<Ferries> {
  const test = await testDatabase();
  await test.database.pool.query(FERRIES);
  await test.database.pool.query('analyze');
  const enterprise = openEnterprise({
    url: test.url,
    schema: 'fleet',
    tables: undefined,
    restrictions: RESTRICTIONS,
    logger: silentLogger(),
    statementTimeoutMs: 3_000,
  });
  return {
    test,
    enterprise,
    ask: (input, principal = EVERYONE) =>
      enterprise.query(queryInput.parse(input), {
        principal,
        signal: AbortSignal.timeout(10_000),
        maxBytes: 90_000,
      }),
    async close() {
      await enterprise.close();
      await test.drop();
    },
  };
}
