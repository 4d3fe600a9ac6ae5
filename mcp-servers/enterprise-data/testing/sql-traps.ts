/** What a database may hold that gives restricted columns away: each leads to a passport number, a pay, or the vault. */
export const TRAPS = `
create view fleet.all_passengers as select * from fleet.passengers;
create view fleet.passport_lengths as select id, length(passport_no) as n from fleet.passengers;
create view fleet.by_passport as select full_name from fleet.passengers where passport_no like 'X1%';
create view fleet.rows_as_json as select id, row_to_json(p) as content from fleet.passengers p;
create view fleet.view_of_view as select full_name from fleet.all_passengers;
create view fleet.guests as select id, full_name from fleet.passengers;
create materialized view fleet.pay_by_rank as select "Rank" as rank, sum(pay) as total from fleet."Crew Members" group by 1;
create function fleet.passport_of(bigint) returns text language sql security definer stable
  as $$ select passport_no from fleet.passengers where id = $1 $$;
create view fleet.by_function as select id, fleet.passport_of(id) as p from fleet.passengers;
create function fleet.write_port() returns text language sql security definer
  as $$ insert into fleet.ports values ('HAX', 'Hax', 'Nowhere', 1) returning code $$;
create function fleet.upper(text) returns text language sql as $$ select passport_no from fleet.passengers limit 1 $$;
create schema elsewhere;
create view elsewhere.inner_view as select passport_no as p, id from fleet.passengers;
create view fleet.through_elsewhere as select id from elsewhere.inner_view where p = 'X1';
create table elsewhere.notes as select 'TOP-SECRET-PAYLOAD'::text as note;
grant usage on schema elsewhere to public;
grant select on elsewhere.notes to public;
create table fleet.officers (medal text) inherits (fleet."Crew Members");
insert into fleet.officers values (9, 'Eve', 'Admiral', null, 3100, 'gold');
create table fleet.wages (id int primary key, gross numeric not null, net numeric generated always as (gross - 100) stored);
insert into fleet.wages values (1, 5100);
create sequence fleet.counter;
analyze;
`;
