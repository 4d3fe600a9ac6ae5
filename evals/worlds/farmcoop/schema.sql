-- Wendmoor Farmers' Cooperative: members, grain intake, silos, laboratory, machinery hire and payments to members.
-- The cooperative began on 1 January 2023, when two older ones merged. The rows end on 30 November 2026.
create schema wfc;
set search_path = wfc;

-- A whole number from 0 to n - 1 that depends on i and salt alone, so that every load of this script makes the same rows.
create function pg_temp.mix(i bigint, salt integer, n integer) returns integer language plpgsql immutable as $$
declare
  x bigint := (i * 2654435 + salt * 911382323::bigint + 374761393) & 4294967295;
begin
  for k in 1..3 loop
    x := x # (x >> 15);
    x := (x * 1540483477 + k) & 4294967295;
    x := x # (x >> 13);
  end loop;
  return x % n;
end $$;

create table depot (
  depot_no smallint primary key,
  depot_name text not null unique,
  county text not null,
  has_dryer boolean not null,
  bridge_max_t integer not null
);
comment on column depot.bridge_max_t is 'Largest vehicle weight that the weighbridge takes, in tonnes';

insert into depot values
  (1, 'Wendmoor', 'Ashfordshire', true, 60),
  (2, 'Stanbridge', 'Ashfordshire', true, 50),
  (3, 'Oxley Cross', 'Merland', false, 44),
  (4, 'Pennick Quay', 'Merland', true, 60),
  (5, 'Hallow Down', 'Corvedale', false, 44);

create table crop (
  crop_cd char(3) primary key,
  crop_name text not null,
  crop_grp text not null,
  max_moist_pct numeric(4, 1) not null
);
comment on table crop is 'Crops that we take in';
comment on column crop.max_moist_pct is 'Moisture above which a load is dried at the member''s cost';

insert into crop values
  ('WHM', 'Milling wheat', 'cereal', 15.0), ('WHF', 'Feed wheat', 'cereal', 15.5),
  ('BAM', 'Malting barley', 'cereal', 14.5), ('BAF', 'Feed barley', 'cereal', 15.5),
  ('OAT', 'Oats', 'cereal', 15.0), ('RYE', 'Rye', 'cereal', 15.0), ('MAZ', 'Grain maize', 'cereal', 16.0),
  ('OSR', 'Oilseed rape', 'oilseed', 9.0), ('LIN', 'Linseed', 'oilseed', 9.0), ('BEA', 'Field beans', 'pulse', 16.0);

create table dlv_status (
  stat_cd smallint primary key,
  descr text not null,
  final boolean not null
);

insert into dlv_status values
  (10, 'Booked', false), (20, 'Weighed in', false), (30, 'Under test', false), (40, 'Accepted', true),
  (45, 'Accepted with deduction', true), (70, 'Rejected', true), (90, 'Cancelled', true);

create table staff (
  staff_no integer primary key,
  full_name text not null,
  job text not null,
  depot_no smallint not null references depot (depot_no),
  boss_no integer references staff (staff_no),
  contract text not null check (contract in ('permanent', 'seasonal')),
  start_date date not null,
  left_date date,
  week_hrs numeric(4, 1) not null,
  pay_year numeric(9, 2) not null
);
comment on table staff is 'Employees, present and past';
comment on column staff.pay_year is 'Gross pay of a full year, in pounds';

insert into staff values
  (101, 'Harriet Lockyer', 'Managing director', 1, null, 'permanent', '2023-01-01', null, 40, 94500),
  (102, 'Owen Tressider', 'Head of grain', 1, 101, 'permanent', '2023-01-01', null, 40, 68200),
  (103, 'Priya Nambiar', 'Finance manager', 1, 101, 'permanent', '2023-01-01', null, 40, 66750),
  (104, 'Duncan Frayle', 'Head of machinery', 2, 101, 'permanent', '2023-01-01', null, 40, 61900),
  (105, 'Marta Wisniewska', 'Laboratory manager', 1, 102, 'permanent', '2023-02-13', null, 40, 54300),
  (106, 'Colin Babbage', 'Depot manager', 1, 102, 'permanent', '2023-01-01', null, 40, 49800),
  (107, 'Ruth Ellacott', 'Depot manager', 2, 102, 'permanent', '2023-01-01', null, 40, 48650),
  (108, 'Gareth Pugh', 'Depot manager', 3, 102, 'permanent', '2023-01-01', '2025-05-30', 40, 47200),
  (109, 'Siobhan Keane', 'Depot manager', 4, 102, 'permanent', '2023-04-03', null, 40, 50400),
  (110, 'Tom Yeoland', 'Depot manager', 5, 102, 'permanent', '2024-05-06', null, 40, 46900),
  (111, 'Anwen Rees', 'Depot manager', 3, 102, 'permanent', '2025-06-02', null, 40, 46300),
  (112, 'Leonard Skae', 'Accountant', 1, 103, 'permanent', '2023-01-01', null, 37.5, 43100),
  (113, 'Bettina Krause', 'Accountant', 1, 103, 'permanent', '2024-09-16', null, 30, 41200),
  (114, 'Joel Marchetti', 'Payments clerk', 1, 103, 'permanent', '2023-03-06', null, 37.5, 29800),
  (115, 'Nicola Stroud', 'Payments clerk', 1, 103, 'permanent', '2023-01-01', '2024-08-31', 37.5, 28900),
  (116, 'Fergus Dalgleish', 'Member adviser', 1, 101, 'permanent', '2023-01-01', null, 40, 38750),
  (117, 'Imogen Vane', 'Member adviser', 4, 101, 'permanent', '2023-06-19', null, 32, 36900),
  (118, 'Yusuf Adeyemi', 'Member adviser', 2, 101, 'permanent', '2025-02-03', null, 40, 35600),
  (119, 'Carys Boyle', 'Lab technician', 1, 105, 'permanent', '2023-01-01', null, 37.5, 31200),
  (120, 'Edmund Thirkell', 'Lab technician', 2, 105, 'permanent', '2023-01-01', null, 37.5, 30900),
  (121, 'Lucia Fontanelli', 'Lab technician', 4, 105, 'permanent', '2023-05-15', null, 37.5, 30500),
  (122, 'Samuel Quist', 'Lab technician', 1, 105, 'permanent', '2023-03-01', '2025-12-31', 37.5, 29950),
  (123, 'Freya Holm', 'Lab technician', 3, 105, 'permanent', '2024-04-22', null, 30, 29700),
  (124, 'Dennis Oakes', 'Weighbridge operator', 1, 106, 'permanent', '2023-01-01', null, 40, 27800),
  (125, 'Pauline Griggs', 'Weighbridge operator', 2, 107, 'permanent', '2023-01-01', null, 40, 27650),
  (126, 'Wayne Tolliver', 'Weighbridge operator', 3, 108, 'permanent', '2023-01-01', null, 40, 27300),
  (127, 'Aoife Brennan', 'Weighbridge operator', 4, 109, 'permanent', '2023-04-17', null, 40, 27900),
  (128, 'Milo Janssen', 'Weighbridge operator', 5, 110, 'permanent', '2024-05-20', null, 40, 26850),
  (129, 'Stella Prowse', 'Weighbridge operator', 1, 106, 'permanent', '2023-07-01', '2026-02-27', 24, 26400),
  (130, 'Hector Bain', 'Silo operator', 1, 106, 'permanent', '2023-01-01', null, 40, 29100),
  (131, 'Kieran Ludd', 'Silo operator', 1, 106, 'permanent', '2023-08-07', null, 40, 28300),
  (132, 'Agnes Whitlow', 'Silo operator', 2, 107, 'permanent', '2023-01-01', null, 40, 28950),
  (133, 'Ross Cattermole', 'Silo operator', 3, 108, 'permanent', '2023-01-01', null, 40, 28700),
  (134, 'Danuta Zielinska', 'Silo operator', 4, 109, 'permanent', '2024-01-08', null, 40, 28150),
  (135, 'Percy Umfreville', 'Silo operator', 5, 110, 'permanent', '2024-06-03', null, 40, 27700),
  (136, 'Neil Garrick', 'Fitter', 2, 104, 'permanent', '2023-01-01', null, 40, 33400),
  (137, 'Olive Sandford', 'Fitter', 2, 104, 'permanent', '2023-01-01', null, 40, 33150),
  (138, 'Bram de Wit', 'Fitter', 4, 104, 'permanent', '2025-03-10', null, 40, 32500),
  (139, 'Josie Pell', 'Hire desk clerk', 2, 104, 'permanent', '2023-02-01', null, 37.5, 27950),
  (140, 'Alan Muckle', 'Hire desk clerk', 4, 104, 'permanent', '2023-09-04', '2026-06-30', 37.5, 27500),
  (141, 'Tilly Rowe', 'Intake assistant', 1, 106, 'seasonal', '2025-06-30', '2025-10-03', 40, 24100),
  (142, 'Cormac Daly', 'Intake assistant', 4, 109, 'seasonal', '2025-06-30', '2025-10-10', 40, 24100),
  (143, 'Hana Sedlak', 'Intake assistant', 1, 106, 'seasonal', '2026-06-29', '2026-10-02', 40, 24600),
  (144, 'Jonty Ames', 'Intake assistant', 2, 107, 'seasonal', '2026-06-29', '2026-10-09', 40, 24600),
  (145, 'Rosalind Peake', 'Intake assistant', 4, 109, 'seasonal', '2026-07-06', null, 40, 24600),
  (146, 'Ivo Marsh', 'Intake assistant', 5, 110, 'seasonal', '2026-10-05', null, 24, 24600);

create table member (
  mbr_no integer primary key,
  farm_name text not null unique,
  contact text not null,
  mbr_class char(1) not null check (mbr_class in ('F', 'A', 'J')),
  mbr_status text not null check (mbr_status in ('active', 'suspended', 'resigned')),
  joined_on date not null,
  resigned_on date,
  home_depot smallint not null references depot (depot_no),
  hectares numeric(6, 1) not null,
  shares integer not null,
  organic boolean not null
);
comment on table member is 'Member farms of the cooperative';
comment on column member.mbr_class is 'F full member, A associate member, J junior member';
comment on column member.shares is 'Shares held; one share is 50 pounds';

insert into member
select n, f.first || ' ' || f.rest,
  (array['James', 'Elizabeth', 'Robert', 'Catherine', 'Martin', 'Susan', 'Philip', 'Hannah', 'Graham', 'Eleanor',
    'Stephen', 'Judith', 'Peter', 'Rachel', 'Ian', 'Gwen'])[pg_temp.mix(n, 11, 16) + 1] || ' ' ||
  (array['Bristow', 'Tallack', 'Merriman', 'Oldfield', 'Penrose', 'Hurrell', 'Cobley', 'Dunstan', 'Farrow', 'Goss',
    'Kittow', 'Lethbridge', 'Nancarrow', 'Rudge', 'Sleeman', 'Trist', 'Veale', 'Wonnacott', 'Yelland'])[pg_temp.mix(n, 12, 19) + 1],
  c.cls,
  case when r.resigned_on is not null then 'resigned' when pg_temp.mix(n, 14, 30) = 0 then 'suspended' else 'active' end,
  j.joined_on, r.resigned_on,
  case when j.joined_on >= '2024-06-01' and pg_temp.mix(n, 15, 3) = 0 then 5
    else (array[1, 1, 1, 2, 2, 3, 3, 4, 4, 5])[pg_temp.mix(n, 16, 10) + 1] end,
  h.ha, greatest(10, ceil(h.ha / 5))::integer, pg_temp.mix(n, 18, 7) = 0
from (
  select row_number() over (order by pg_temp.mix(a.o * 16 + b.o, 10, 100000), a.o, b.o)::integer as n, a.first, b.rest
  from unnest(array['Alder', 'Badger', 'Birch', 'Church', 'Coldharbour', 'Drove', 'Fallow', 'Foxhole', 'Greystone', 'Hazel',
    'Heron', 'Lark', 'Mill', 'Nether', 'Priory', 'Raven', 'Thorn', 'Upper']) with ordinality a (first, o),
    unnest(array['Farm', 'Hill Farm', 'Lane Farm', 'Grange', 'Barton', 'End Farm', 'Manor', 'Court Farm', 'Field Farm',
      'Bottom Farm', 'Park', 'Brook Farm', 'Down Farm']) with ordinality b (rest, o)
) f
cross join lateral (select (array['F', 'F', 'F', 'F', 'F', 'F', 'F', 'A', 'A', 'J'])[pg_temp.mix(n, 13, 10) + 1] as cls) c
cross join lateral (
  select case when n <= 118 then date '2023-01-01'
    else date '2023-01-16' + (n - 118) * 11 + pg_temp.mix(n, 19, 9) end as joined_on
) j
cross join lateral (
  select case when pg_temp.mix(n, 20, 11) = 3 and j.joined_on < '2025-03-01'
    then (array['2024-03-31', '2024-09-30', '2025-03-31', '2025-09-30', '2026-03-31']::date[])[
      case when n <= 118 then pg_temp.mix(n, 21, 5) + 1 else 5 end] end as resigned_on
) r
cross join lateral (select (18 + pg_temp.mix(n, 17, 2900) / 10.0 + case when pg_temp.mix(n, 22, 9) = 0 then 310 else 0 end)::numeric(6, 1) as ha) h
where j.joined_on <= '2026-11-30' and n <= 232;

create table silo (
  silo_id text primary key,
  depot_no smallint not null references depot (depot_no),
  cap_t integer not null,
  built_yr smallint not null,
  aerated boolean not null,
  state text not null check (state in ('in use', 'empty', 'under repair', 'closed')),
  crop_cd char(3) references crop (crop_cd),
  stock_t numeric(7, 1) not null,
  fumigated_on date
);
comment on column silo.crop_cd is 'What it holds today';
comment on column silo.fumigated_on is 'Last fumigation; null: none since the merger';

insert into silo values
  ('W-01', 1, 2500, 1998, true, 'in use', 'WHM', 2210.4, '2026-06-03'), ('W-02', 1, 2500, 1998, true, 'in use', 'WHM', 1875.0, '2026-06-03'),
  ('W-03', 1, 2500, 2004, true, 'in use', 'WHF', 2040.7, '2026-06-04'), ('W-04', 1, 1200, 1979, false, 'in use', 'BAM', 930.2, '2025-06-11'),
  ('W-05', 1, 1200, 1979, false, 'under repair', null, 0, '2024-05-28'), ('W-06', 1, 800, 1979, false, 'empty', null, 0, '2026-06-05'),
  ('W-07', 1, 3000, 2025, true, 'in use', 'OSR', 1322.8, null), ('W-08', 1, 600, 1966, false, 'closed', null, 0, null),
  ('S-01', 2, 1800, 2001, true, 'in use', 'WHF', 1655.3, '2026-05-19'), ('S-02', 2, 1800, 2001, true, 'in use', 'BAF', 1490.6, '2026-05-19'),
  ('S-03', 2, 1000, 1985, false, 'in use', 'OAT', 612.9, '2025-06-17'), ('S-04', 2, 1000, 1985, false, 'in use', 'BEA', 388.1, '2025-06-17'),
  ('S-05', 2, 1000, 1985, true, 'empty', null, 0, '2026-05-20'), ('S-06', 2, 500, 1971, false, 'closed', null, 0, null),
  ('X-01', 3, 1500, 1992, true, 'in use', 'BAM', 1118.5, '2026-06-10'), ('X-02', 3, 1500, 1992, false, 'in use', 'WHF', 1207.3, '2025-05-27'),
  ('X-03', 3, 750, 1983, false, 'under repair', null, 0, '2023-06-14'), ('X-04', 3, 750, 1983, false, 'in use', 'BAF', 540.0, '2024-06-06'),
  ('P-01', 4, 4000, 2012, true, 'in use', 'WHM', 3366.2, '2026-06-16'), ('P-02', 4, 4000, 2012, true, 'in use', 'WHF', 3581.9, '2026-06-16'),
  ('P-03', 4, 3500, 2012, true, 'in use', 'BAF', 1904.4, '2026-06-17'), ('P-04', 4, 3500, 2018, true, 'in use', 'MAZ', 871.5, '2026-06-17'),
  ('P-05', 4, 2000, 2018, true, 'empty', null, 0, '2025-06-24'),
  ('H-01', 5, 1600, 2024, true, 'in use', 'WHM', 1274.8, '2026-06-23'), ('H-02', 5, 1600, 2024, true, 'in use', 'OSR', 702.6, '2026-06-23'),
  ('H-03', 5, 900, 2024, true, 'in use', 'BEA', 266.0, null);

create table delivery (
  dlv_no integer primary key,
  mbr_no integer not null references member (mbr_no),
  crop_cd char(3) not null references crop (crop_cd),
  depot_no smallint not null references depot (depot_no),
  slot_date date not null,
  arrived_on date,
  net_t numeric(6, 2),
  silo_id text references silo (silo_id),
  stat_cd smallint not null references dlv_status (stat_cd),
  price_t numeric(7, 2),
  ded_t numeric(6, 2),
  booked_by integer not null references staff (staff_no),
  weighed_by integer references staff (staff_no)
);
comment on table delivery is 'Loads of grain, from the booking of a slot to the decision of the laboratory';
comment on column delivery.net_t is 'Net weight in tonnes';
comment on column delivery.price_t is 'Pool price per tonne in pounds, before the deduction';
comment on column delivery.ded_t is 'Deduction for quality, pounds per tonne';

with draft as (
  select i, (array['WHM', 'WHM', 'WHM', 'WHM', 'WHM', 'WHF', 'WHF', 'WHF', 'WHF', 'BAM', 'BAM', 'BAM', 'BAF', 'BAF', 'BAF',
      'OSR', 'OSR', 'OSR', 'OAT', 'BEA', 'BEA', 'MAZ', 'OAT'])[pg_temp.mix(i, 31, 23) + 1] as crop_cd,
    case when i <= 560 then 2023 when i <= 1240 then 2024 when i <= 2040 then 2025 else 2026 end as y,
    (pg_temp.mix(i, 32, 232) + 1) as mbr_no
  from generate_series(1, 2880) i
), slot as (
  select d.*, case
      when i % 9 = 4 and crop_cd in ('WHM', 'WHF', 'BAF') then make_date(y, 1, 9) + pg_temp.mix(i, 33, 130)
      when crop_cd in ('BAM', 'BAF') then make_date(y, 7, 8) + pg_temp.mix(i, 33, 27)
      when crop_cd = 'OSR' then make_date(y, 7, 18) + pg_temp.mix(i, 33, 26)
      when crop_cd in ('WHM', 'WHF') then make_date(y, 8, 1) + pg_temp.mix(i, 33, 46)
      when crop_cd = 'OAT' then make_date(y, 8, 9) + pg_temp.mix(i, 33, 27)
      when crop_cd = 'BEA' then make_date(y, 8, 30) + pg_temp.mix(i, 33, 36)
      else make_date(y, 10, 2) + pg_temp.mix(i, 33, 54) end as slot_date
  from draft d
  union all
  select 3000 + k, case when k % 3 = 0 then 'WHF' else 'MAZ' end, 2026, pg_temp.mix(k, 39, 232) + 1,
    date '2026-11-26' + k % 5
  from generate_series(1, 34) k
), cand as (
  select s.*, case
      when i > 3000 and slot_date = '2026-11-30' then 10
      when i > 3000 and slot_date >= '2026-11-29' then 20
      when i > 3000 then 30
      when pg_temp.mix(i, 34, 100) < 4 then 90
      when pg_temp.mix(i, 34, 100) < 10 then 70
      when pg_temp.mix(i, 34, 100) < 27 then 45
      else 40 end as stat_cd,
    case when pg_temp.mix(i, 35, 6) > 0 then m.home_depot else pg_temp.mix(i, 36, 4) + 1 end as dep
  from slot s join member m using (mbr_no)
  where (m.mbr_status <> 'suspended' or s.slot_date < '2026-02-15') and m.mbr_no % 41 <> 7
    and s.slot_date >= m.joined_on + 20 and (m.resigned_on is null or s.slot_date < m.resigned_on)
), placed as (
  select c.*, case when dep = 5 and slot_date < '2024-06-10' then 1 else dep end as depot_no,
    row_number() over (order by slot_date, i) as rn
  from cand c
)
insert into delivery
select 40000 + rn, mbr_no, crop_cd, depot_no, slot_date,
  case when stat_cd not in (10, 90) then least(slot_date + (case when pg_temp.mix(i, 37, 12) = 0 then 1 else 0 end), date '2026-11-30') end,
  case when stat_cd not in (10, 90) then 7.2 + pg_temp.mix(i, 38, 2170) / 100.0 end,
  case when stat_cd in (40, 45) then (
    select s.silo_id from silo s
    where s.depot_no = placed.depot_no and s.state <> 'closed' and (s.built_yr < 2024 or s.built_yr < y or s.depot_no = 5)
    order by pg_temp.mix(i + ascii(right(s.silo_id, 1)) * 7, 40, 1000), s.silo_id limit 1) end,
  stat_cd,
  case when stat_cd in (40, 45) then (case crop_cd when 'WHM' then 214 when 'WHF' then 186 when 'BAM' then 221 when 'BAF' then 168
      when 'OSR' then 392 when 'OAT' then 194 when 'BEA' then 228 else 199 end
    + (array[9, -6, -14, 3])[y - 2022] + pg_temp.mix(i, 41, 1200) / 100.0) end,
  case when stat_cd = 45 then 2 + pg_temp.mix(i, 42, 56) / 4.0 when stat_cd = 40 then 0 end,
  (array[116, 117, 116, 106, 107, 109])[pg_temp.mix(i, 43, 6) + 1],
  case when stat_cd not in (10, 90) then
    case when depot_no = 4 and slot_date < '2023-04-17' then 124 else (array[124, 125, 126, 127, 128])[depot_no] end end
from placed;
update delivery set booked_by = 116 where booked_by in (109, 117) and slot_date < '2023-07-01';

create table qual_test (
  test_no serial primary key,
  dlv_no integer not null references delivery (dlv_no),
  tested_on date not null,
  tech_no integer not null references staff (staff_no),
  moist_pct numeric(4, 1) not null,
  protein_pct numeric(4, 1),
  spec_wt numeric(4, 1),
  verdict char(1) not null check (verdict in ('P', 'M', 'F')),
  is_retest boolean not null default false
);
comment on table qual_test is 'Laboratory tests of loads; a disputed load is tested a second time';
comment on column qual_test.spec_wt is 'Specific weight, kilograms per hectolitre';
comment on column qual_test.verdict is 'P pass, M marginal (deduction), F fail';

insert into qual_test (dlv_no, tested_on, tech_no, moist_pct, protein_pct, spec_wt, verdict, is_retest)
select d.dlv_no, t.on_day,
  case when t.on_day < '2023-06-01' then 119 when d.depot_no = 2 then 120 when d.depot_no = 4 then 121
    when d.depot_no = 3 and t.on_day >= '2024-05-01' then 123
    when t.on_day < '2025-12-31' and d.dlv_no % 3 = 0 then 122 else 119 end,
  c.max_moist_pct + case t.verdict when 'P' then -2.9 + pg_temp.mix(d.dlv_no, 51, 29) / 10.0
    when 'M' then 0.1 + pg_temp.mix(d.dlv_no, 51, 24) / 10.0 else 2.6 + pg_temp.mix(d.dlv_no, 51, 31) / 10.0 end,
  case when d.crop_cd in ('WHM', 'WHF', 'BAM') then case d.crop_cd when 'WHM' then 11.6 when 'WHF' then 9.4 else 9.0 end
    + pg_temp.mix(d.dlv_no, 52, 24) / 10.0 end,
  case when c.crop_grp = 'cereal' then case when left(d.crop_cd, 2) = 'WH' then 72.5 when d.crop_cd = 'OAT' then 48.0
    when d.crop_cd = 'MAZ' then 69.0 else 61.5 end + pg_temp.mix(d.dlv_no, 53, 70) / 10.0 end,
  t.verdict, t.again
from delivery d join crop c using (crop_cd)
cross join lateral (
  select d.arrived_on + case when d.dlv_no % 5 = 0 and d.arrived_on < '2026-11-30' then 1 else 0 end as on_day, false as again,
    case when d.stat_cd = 40 and d.dlv_no % 71 <> 0 then 'P' when d.stat_cd = 70 then 'F' else 'M' end as verdict
  union all
  select d.arrived_on + 6, true, case d.stat_cd when 40 then 'P' when 45 then 'M' else 'F' end
  where d.dlv_no % 71 = 0 or (d.stat_cd in (45, 70) and d.dlv_no % 6 = 1)
) t
where d.stat_cd in (40, 45, 70)
order by t.on_day, d.dlv_no;

create table silo_move (
  move_no integer primary key,
  from_silo text not null references silo (silo_id),
  to_silo text not null references silo (silo_id),
  moved_on date not null,
  tonnes numeric(6, 1) not null,
  reason text not null check (reason in ('blending', 'heating', 'make room', 'pests', 'sale')),
  done_by integer not null references staff (staff_no),
  check (from_silo <> to_silo)
);
comment on table silo_move is 'Grain moved from one silo to another';

insert into silo_move
select row_number() over (order by k.moved_on, k.g), k.a, k.b, k.moved_on, 40 + pg_temp.mix(k.g, 64, 3600) / 10.0,
  (array['blending', 'make room', 'make room', 'heating', 'sale', 'sale', 'blending', 'make room', 'pests'])[pg_temp.mix(k.g, 65, 9) + 1],
  case left(k.a, 1) when 'W' then 130 when 'S' then 132 when 'X' then 133 when 'P' then 134 else 135 end
from (
  select g, date '2023-02-06' + g * 7 + pg_temp.mix(g, 60, 5) as moved_on,
    ids[pg_temp.mix(g, 61, cardinality(ids)) + 1] as a,
    ids[(pg_temp.mix(g, 61, cardinality(ids)) + 1 + pg_temp.mix(g, 62, cardinality(ids) - 1)) % cardinality(ids) + 1] as b
  from generate_series(1, 196) g
  cross join lateral (
    select array_agg(silo_id order by silo_id) as ids from silo
    where state <> 'closed' and silo_id <> 'W-07'
      and (g > 75 or depot_no <> 5)
  ) s
) k
where not (left(k.a, 1) = 'P' and k.moved_on < '2024-01-08');

create table machine (
  mach_no text primary key,
  descr text not null,
  kind text not null,
  depot_no smallint not null references depot (depot_no),
  bought_on date not null,
  cost numeric(10, 2) not null,
  day_rate numeric(7, 2) not null,
  sold_on date
);
comment on table machine is 'Machines that members can hire';
comment on column machine.day_rate is 'Hire for one day in pounds, without fuel and driver';

insert into machine values
  ('C01', 'Halvorsen 540 combine, 6 m header', 'combine', 2, '2023-03-14', 218000, 890, null),
  ('C02', 'Halvorsen 540 combine, 6 m header', 'combine', 2, '2023-03-14', 218000, 890, null),
  ('C03', 'Halvorsen 720 combine, 9 m header', 'combine', 4, '2024-05-22', 341500, 1240, null),
  ('C04', 'Brandt Agri 400 combine', 'combine', 1, '2023-01-09', 96400, 640, '2025-11-12'),
  ('B01', 'Pascoe round baler', 'baler', 2, '2023-02-20', 38200, 210, null),
  ('B02', 'Pascoe round baler', 'baler', 4, '2023-02-20', 38200, 210, null),
  ('B03', 'Kestell big square baler', 'baler', 1, '2024-04-08', 87900, 385, null),
  ('B04', 'Kestell big square baler', 'baler', 2, '2026-04-20', 93300, 395, null),
  ('D01', 'Varga seed drill, 4 m', 'drill', 2, '2023-08-01', 41750, 245, null),
  ('D02', 'Varga seed drill, 6 m', 'drill', 4, '2024-08-12', 63800, 330, null),
  ('D03', 'Tine drill, 3 m', 'drill', 3, '2023-01-09', 14900, 120, '2024-10-31'),
  ('D04', 'Direct drill, 3 m', 'drill', 1, '2025-08-18', 52600, 290, null),
  ('S01', 'Mistral trailed sprayer, 24 m', 'sprayer', 2, '2023-02-27', 46300, 195, null),
  ('S02', 'Mistral trailed sprayer, 24 m', 'sprayer', 4, '2023-02-27', 46300, 195, null),
  ('S03', 'Mistral self-propelled sprayer, 30 m', 'sprayer', 1, '2025-03-03', 164000, 560, null),
  ('T01', 'Grain trailer, 14 t', 'trailer', 1, '2023-01-09', 17800, 75, null),
  ('T02', 'Grain trailer, 14 t', 'trailer', 1, '2023-01-09', 17800, 75, null),
  ('T03', 'Grain trailer, 14 t', 'trailer', 2, '2023-01-09', 17800, 75, null),
  ('T04', 'Grain trailer, 16 t', 'trailer', 2, '2024-06-17', 22400, 90, null),
  ('T05', 'Grain trailer, 16 t', 'trailer', 3, '2024-06-17', 22400, 90, null),
  ('T06', 'Grain trailer, 16 t', 'trailer', 4, '2024-06-17', 22400, 90, null),
  ('T07', 'Bale trailer, 9 m', 'trailer', 4, '2023-05-30', 12600, 60, null),
  ('T08', 'Grain trailer, 18 t', 'trailer', 5, '2026-06-22', 27100, 105, null),
  ('H01', 'Ostler telehandler, 7 m', 'telehandler', 1, '2023-04-17', 71200, 260, null),
  ('H02', 'Ostler telehandler, 7 m', 'telehandler', 2, '2023-04-17', 71200, 260, null),
  ('H03', 'Ostler telehandler, 9 m', 'telehandler', 4, '2024-11-11', 88600, 310, null),
  ('H04', 'Ostler telehandler, 6 m', 'telehandler', 3, '2023-01-09', 33500, 180, '2026-02-16'),
  ('Y01', 'Mobile dryer, 12 t', 'mobile dryer', 3, '2023-06-26', 58900, 340, null),
  ('Y02', 'Mobile dryer, 20 t', 'mobile dryer', 5, '2025-07-14', 84250, 465, null),
  ('M01', 'Hedge cutter, 6.5 m', 'hedge cutter', 2, '2023-09-11', 29700, 170, null),
  ('M02', 'Muck spreader, 12 t', 'spreader', 4, '2023-10-02', 24350, 140, null),
  ('M03', 'Lime spreader', 'spreader', 1, '2026-09-07', 31800, 165, null);

create table mach_hire (
  hire_no integer primary key,
  mach_no text not null references machine (mach_no),
  mbr_no integer not null references member (mbr_no),
  out_date date not null,
  due_back date not null,
  back_date date,
  state text not null check (state in ('RET', 'OUT', 'CANC')),
  fee numeric(9, 2) not null,
  dmg_charge numeric(8, 2) not null default 0,
  clerk_no integer not null references staff (staff_no)
);
comment on column mach_hire.state is 'RET returned, OUT with the member, CANC cancelled before the start';
comment on column mach_hire.dmg_charge is 'Charged for damage, in pounds';

with draft as (
  select g, (select array_agg(mach_no order by mach_no) from machine) as ids, pg_temp.mix(g, 72, 232) + 1 as mbr_no,
    date '2023-02-06' + (g * 1.53)::integer + pg_temp.mix(g, 73, 9) as out_date, 1 + pg_temp.mix(g, 74, 6) as days
  from generate_series(1, 912) g
), hire as (
  select d.*, m.mach_no, m.day_rate, m.depot_no, row_number() over (order by d.out_date, d.g) as rn
  from draft d
  join machine m on m.mach_no = d.ids[pg_temp.mix(g, 71, 32) + 1]
  join member b using (mbr_no)
  where d.out_date > m.bought_on and (m.sold_on is null or d.out_date + 12 < m.sold_on) and d.out_date + d.days <= '2026-11-30'
    and d.out_date > b.joined_on and (b.resigned_on is null or d.out_date + 12 < b.resigned_on) and b.mbr_status <> 'suspended'
    and b.mbr_no % 29 <> 3 and m.mach_no <> 'M03'
)
insert into mach_hire
select 7000 + rn, mach_no, mbr_no, out_date, out_date + days - 1,
  case when state = 'RET' then least(date '2026-11-30', out_date + days - 1 + case when pg_temp.mix(g, 76, 8) = 0 then 1 + pg_temp.mix(g, 77, 4) else 0 end) end,
  state, case when state = 'CANC' then 0 else days * day_rate end,
  case when state = 'RET' and pg_temp.mix(g, 78, 17) = 0 then 60 + pg_temp.mix(g, 79, 180) * 7.5 else 0 end,
  case when depot_no >= 4 and out_date between '2023-09-04' and '2026-06-30' then 140 else 139 end
from (select h.*, case when pg_temp.mix(g, 75, 14) = 0 then 'CANC'
    when out_date >= '2026-11-10' and g % 3 < 2 then 'OUT' else 'RET' end as state from hire h) x;
-- The last two hires run until today.
update mach_hire h set due_back = '2026-11-30', fee = (date '2026-12-01' - out_date) * m.day_rate
from machine m where m.mach_no = h.mach_no and h.state = 'OUT' and h.out_date > '2026-11-24';

create table payment (
  pay_no integer primary key,
  mbr_no integer not null references member (mbr_no),
  pay_type char(3) not null check (pay_type in ('ADV', 'BAL', 'DIV', 'REF')),
  amount numeric(10, 2) not null,
  due_on date not null,
  paid_on date,
  pay_state text not null check (pay_state in ('paid', 'due', 'held', 'void')),
  method text check (method in ('bank', 'cheque'))
);
comment on table payment is 'Payments from the cooperative to its members';
comment on column payment.pay_type is 'ADV advance, BAL balance of the pool, DIV dividend, REF refund of shares';

with draft as (
  select 'ADV' as t, g::bigint as k, pg_temp.mix(g, 81, 232) + 1 as mbr_no, 900 + pg_temp.mix(g, 82, 780000) / 100.0 as amount,
    date '2023-07-20' + (g * 1.26)::integer as due_on
  from generate_series(1, 965) g
  union all
  select 'BAL', mbr_no * 10 + y, mbr_no, 400 + pg_temp.mix(mbr_no * 10 + y, 83, 410000) / 100.0, make_date(2023 + y, 3, 31)
  from member, generate_series(1, 3) y
  where joined_on < make_date(2022 + y, 7, 1) and pg_temp.mix(mbr_no * 10 + y, 84, 10) < 6
  union all
  select 'DIV', mbr_no * 10 + y, mbr_no, round(shares * (array[1.60, 1.85, 2.10])[y], 2), make_date(2023 + y, 6, 30)
  from member, generate_series(1, 3) y
  where mbr_class = 'F' and joined_on < make_date(2023 + y, 1, 1)
  union all
  select 'REF', mbr_no, mbr_no, shares * 50, (resigned_on + interval '6 months')::date from member where resigned_on is not null
), state as (
  select d.*, row_number() over (order by d.due_on, d.t, d.k) as rn,
    case when due_on > '2026-11-22' or (due_on > '2026-09-01' and pg_temp.mix(k, 85, 12) = 0) then 'due'
      when pg_temp.mix(k, 86, 45) = 0 then 'held' when pg_temp.mix(k, 86, 45) = 1 and t = 'ADV' then 'void' else 'paid' end as st
  from draft d join member m using (mbr_no)
  where d.due_on <= '2026-11-30' and d.due_on >= m.joined_on and (t = 'REF' or m.resigned_on is null or d.due_on < m.resigned_on)
)
insert into payment
select 90000 + rn, mbr_no, t, amount, due_on,
  case when st = 'paid' then least(date '2026-11-30', due_on + case when pg_temp.mix(k, 87, 5) = 0 then 1 + pg_temp.mix(k, 88, 19) else 0 end) end,
  st, case when st = 'paid' then case when pg_temp.mix(k, 89, 11) = 0 then 'cheque' else 'bank' end end
from state;
