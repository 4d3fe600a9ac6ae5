-- Brackwater Ground Handling (BGH): turnarounds, people, vehicles and incidents at Brackwater Regional Airport.
-- Turnarounds and incidents 2025-01-01 to 2026-11-30, roster October and November 2026.
create schema handling;
set search_path = handling;

create function pg_temp.h(seed text, i integer, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(seed || '/' || i), 3, 7))::bit(28)::integer % n $$;

create table carrier (
  carr_cd char(2) primary key,
  carr_name text not null,
  home_country text not null,
  cargo_only boolean not null default false,
  contract_from date not null,
  contract_to date,
  turn_fee numeric(8, 2) not null
);
comment on table carrier is 'Airlines that we handle or have handled';
comment on column carrier.contract_to is 'Last day of the handling contract; empty while it is running';
comment on column carrier.turn_fee is 'Agreed basic fee for one turnaround, EUR';

insert into carrier values
  ('AQ', 'Aquilon', 'France', false, '2023-01-01', null, 865.00),
  ('HL', 'Heliodor Airlines', 'Greece', false, '2024-03-31', null, 910.00),
  ('IS', 'Isla Verde', 'Spain', false, '2023-04-01', '2025-10-31', 790.00),
  ('KB', 'Kobalt Jet', 'Germany', false, '2023-01-01', null, 842.50),
  ('MW', 'Meadowlark Airways', 'United Kingdom', false, '2023-01-01', null, 705.00),
  ('NV', 'Norvane Air', 'Denmark', false, '2024-10-27', null, 720.00),
  ('PX', 'Polex Cargo', 'Poland', true, '2023-09-01', null, 1240.00),
  ('SB', 'Silverbird', 'Ireland', false, '2023-01-01', null, 515.00),
  ('TR', 'Transriva', 'Italy', false, '2024-05-15', '2026-03-31', 540.00),
  ('ZF', 'Zephyrine', 'Luxembourg', false, '2026-11-15', null, 698.00);

create table stand (
  stand_no text primary key,
  apron text not null,
  max_span_m numeric(4, 1) not null,
  has_bridge boolean not null,
  ground_power boolean not null,
  closed_since date
);
comment on column stand.max_span_m is 'Largest wingspan that fits, metres';
comment on column stand.ground_power is 'Fixed 400 Hz supply; other stands need a mobile GPU';

insert into stand values
  ('N1', 'North', 36.0, true, true, null),
  ('N2', 'North', 36.0, true, true, null),
  ('N3', 'North', 36.0, true, true, null),
  ('N4', 'North', 52.0, true, true, null),
  ('N5', 'North', 36.0, false, true, null),
  ('S1', 'South', 29.0, false, false, null),
  ('S2', 'South', 29.0, false, false, null),
  ('S3', 'South', 29.0, false, true, null),
  ('S4', 'South', 36.0, false, false, null),
  ('S5', 'South', 36.0, false, false, null),
  ('S6', 'South', 24.5, false, false, '2026-05-04'),
  ('S7', 'South', 24.5, false, false, null),
  ('C1', 'Cargo', 52.0, false, true, null),
  ('C2', 'Cargo', 38.5, false, false, null);

create table staff (
  staff_no integer primary key,
  full_name text not null,
  crew text not null,
  grade char(1) not null check (grade in ('T', 'A', 'S', 'L', 'M')),
  hired_on date not null,
  left_on date,
  rate_eur numeric(6, 2) not null,
  mentor_no integer references staff (staff_no)
);
comment on column staff.grade is 'T trainee, A agent, S senior agent, L team lead, M duty manager';
comment on column staff.rate_eur is 'Basic hourly rate';
comment on column staff.left_on is 'Last working day; empty for those who are with us';

insert into staff
select 1000 + i,
  (array['Ada', 'Boris', 'Carmen', 'Dimitri', 'Esther', 'Finn', 'Gloria', 'Hugo', 'Ines', 'Jasper', 'Kadri', 'Lorenz',
    'Mirela', 'Nuno', 'Odile', 'Pavel', 'Rosa', 'Stellan', 'Teresa', 'Viktor'])[i % 20 + 1] || ' ' ||
  (array['Abbott', 'Barros', 'Ceder', 'Dvorak', 'Engel', 'Farkas', 'Greco', 'Hollis', 'Ivarsson', 'Jurado', 'Kovalenko',
    'Lindqvist', 'Marchetti', 'Novotny', 'Okafor', 'Petridis', 'Quayle', 'Rasmussen', 'Salgado', 'Tindall', 'Ulrich',
    'Vasquez', 'Whitlock', 'Yilmaz', 'Zeman', 'Aldous', 'Brandt', 'Castellan', 'Doyle', 'Eriksen', 'Fontaine',
    'Galloway', 'Hoekstra', 'Ilic', 'Janssen', 'Kirby', 'Laurent', 'Mbeki', 'Nilsson', 'Oduya',
    'Pryce'])[(i * 7) % 41 + 1],
  crew, grade,
  case when grade = 'T' then date '2026-02-02' + 7 * pg_temp.h('hire', i, 38)
       when grade in ('L', 'M') then date '2023-01-01' + pg_temp.h('hire', i, 400)
       else date '2023-01-01' + pg_temp.h('hire', i, 1150) end,
  null,
  case grade when 'T' then 14.20 when 'A' then 16.60 when 'S' then 19.40 when 'L' then 23.80 else 29.50 end
    + 0.05 * pg_temp.h('rate', i, 31),
  null
from (
  select i, crew, first_no,
    case when crew = 'Duty Office' then 'M'
         when i = first_no then 'L'
         when pg_temp.h('grade', i, 100) < 14 and i > first_no + 2 then 'T'
         when pg_temp.h('grade', i, 100) < 66 and i > first_no + 1 then 'A'
         else 'S' end as grade
  from (values ('Ramp', 1, 27), ('Baggage', 28, 43), ('Passenger', 44, 61), ('De-icing', 62, 67),
    ('Load Control', 68, 73), ('Duty Office', 74, 78)) as c (crew, first_no, last_no),
    generate_series(first_no, last_no) as i
) as p;

update staff set left_on = hired_on + 240 + pg_temp.h('left', staff_no, 500)
where grade in ('A', 'S') and pg_temp.h('leaves', staff_no, 6) = 0
  and hired_on + 240 + pg_temp.h('left', staff_no, 500) <= date '2026-11-20';

update staff s set mentor_no = (
  select m.staff_no from staff m
  where m.crew = s.crew and m.grade in ('S', 'L') and m.left_on is null
  order by pg_temp.h('mentor', m.staff_no + s.staff_no, 1000), m.staff_no limit 1)
where s.grade = 'T' or (s.grade = 'A' and pg_temp.h('mentored', s.staff_no, 3) = 0 and s.left_on is null);

create table turn_status (
  st_cd char(3) primary key,
  st_text text not null
);
insert into turn_status values
  ('CMP', 'Completed'), ('CNX', 'Cancelled'), ('DIV', 'Diverted'), ('SCH', 'Scheduled');

create table delay_cd (
  dly_cd char(2) primary key,
  descr text not null,
  our_fault boolean not null
);
comment on column delay_cd.our_fault is 'true: the delay is put down to BGH, not to the airline, the airport or air traffic control';
insert into delay_cd values
  ('11', 'Late check-in', false),
  ('18', 'Baggage processing', true),
  ('32', 'Loading and unloading', true),
  ('33', 'Lack of loading equipment', true),
  ('41', 'Aircraft defect', false),
  ('75', 'De-icing', true),
  ('81', 'Air traffic control restriction', false),
  ('85', 'Security check', false),
  ('89', 'Airport closed', false),
  ('93', 'Late incoming aircraft', false);

create table turnaround (
  turn_id integer primary key,
  carr_cd char(2) not null references carrier (carr_cd),
  ops_date date not null,
  sta time not null,
  arr_flt text not null,
  dep_flt text not null,
  ac_type text not null,
  stand_plan text not null references stand (stand_no),
  stand_used text references stand (stand_no),
  pax_in integer,
  pax_out integer,
  bags_out integer,
  st_cd char(3) not null references turn_status (st_cd),
  dly_min integer not null default 0,
  dly_cd char(2) references delay_cd (dly_cd),
  billed_eur numeric(9, 2)
);
comment on table turnaround is 'One row for each aircraft on the ground: arrival, handling, departure';
comment on column turnaround.sta is 'Scheduled time of arrival, local';
comment on column turnaround.dly_min is 'Departure delay in minutes; 0 means on time';
comment on column turnaround.stand_used is 'Empty where no aircraft came';

with base as (
  select i, date '2025-01-01' + (i - 1) / 4 as d, (i - 1) % 4 as slot from generate_series(1, 2796) as i
), flown as (
  select b.*, (case
      when d <= '2025-10-31' then array['AQ', 'AQ', 'AQ', 'HL', 'IS', 'IS', 'KB', 'KB', 'MW', 'MW', 'NV', 'PX', 'SB', 'SB', 'SB', 'TR']
      when d <= '2026-03-31' then array['AQ', 'AQ', 'AQ', 'HL', 'HL', 'KB', 'KB', 'KB', 'MW', 'MW', 'NV', 'PX', 'SB', 'SB', 'SB', 'TR']
      else array['AQ', 'AQ', 'AQ', 'HL', 'HL', 'KB', 'KB', 'KB', 'MW', 'NV', 'NV', 'NV', 'PX', 'SB', 'SB', 'SB']
    end)[pg_temp.h('carr', i, 16) + 1] as c,
    case when i > 2794 then 'SCH' when pg_temp.h('st', i, 1000) < 34 then 'CNX'
      when pg_temp.h('st', i, 1000) < 46 then 'DIV' else 'CMP' end as st
  from base b
), placed as (
  select f.*,
    case c when 'PX' then 'B737F' when 'SB' then 'ATR 72' when 'TR' then 'ATR 72' when 'MW' then 'E190' when 'NV' then 'E190' else 'A320' end as ac,
    case c when 'SB' then 70 when 'TR' then 70 when 'MW' then 100 when 'NV' then 100 else 180 end as seats,
    case when c = 'PX' then (array['C1', 'C1', 'C2'])[pg_temp.h('pl', i, 3) + 1]
         when c in ('SB', 'TR') then (array['S1', 'S2', 'S3', case when d < '2026-05-04' then 'S6' else 'S4' end])[pg_temp.h('pl', i, 4) + 1]
         else (array['N1', 'N1', 'N2', 'N3', 'N4', 'N5', 'S4', 'S5'])[pg_temp.h('pl', i, 8) + 1] end as plan,
    st = 'CMP' and pg_temp.h('late', i, 100) < 31 as late
  from flown f
)
insert into turnaround
select 40000 + i, c, d,
  (array[time '05:50', time '10:40', time '15:25', time '20:10'])[slot + 1] + make_interval(mins => 5 * pg_temp.h('sta', i, 20)),
  c || (200 + 10 * slot + pg_temp.h('flt', i, 5) * 2), c || (201 + 10 * slot + pg_temp.h('flt', i, 5) * 2), ac, plan,
  case when st <> 'CMP' then null when pg_temp.h('moved', i, 100) >= 14 then plan
    when c = 'PX' then (case plan when 'C1' then 'C2' else 'C1' end)
    when c in ('SB', 'TR') then (case plan when 'S4' then 'S5' else 'S4' end)
    else (case plan when 'N4' then 'N2' else 'N4' end) end,
  case when st = 'CMP' then case when c = 'PX' then 0 else seats * (52 + pg_temp.h('pi', i, 47)) / 100 end end,
  case when st = 'CMP' then case when c = 'PX' then 0 else seats * (50 + pg_temp.h('po', i, 49)) / 100 end end,
  case when st = 'CMP' then case when c = 'PX' then 0 else seats * (22 + pg_temp.h('bg', i, 60)) / 100 end end,
  st,
  case when late then 4 + pg_temp.h('dm', i, 38) + case when pg_temp.h('dx', i, 12) = 0 then 20 + pg_temp.h('dy', i, 140) else 0 end else 0 end,
  case when late then (case when extract(month from d) in (11, 12, 1, 2, 3) and pg_temp.h('ice', i, 5) < 2 then '75'
    else (array['11', '18', '18', '32', '32', '32', '33', '41', '41', '81', '81', '81', '85', '93', '93', '93', '93'])[pg_temp.h('dc', i, 17) + 1] end) end,
  case when st = 'CMP' then (select turn_fee from carrier where carr_cd = c) + 7.50 * pg_temp.h('bill', i, 44) end
from placed;

create table roster (
  staff_no integer not null references staff (staff_no),
  work_date date not null,
  band char(1) not null check (band in ('E', 'L', 'N')),
  entry text not null check (entry in ('worked', 'sick', 'leave', 'training')),
  hrs numeric(4, 2) not null,
  ot_hrs numeric(4, 2) not null default 0,
  primary key (staff_no, work_date)
);
comment on column roster.band is 'E early, L late, N night';
comment on column roster.hrs is 'Hours on duty without overtime; 0 on days of sickness and leave';

insert into roster
select staff_no, d, band, entry,
  case entry when 'worked' then 8 - 0.25 * pg_temp.h('hr', k, 3) when 'training' then 6 else 0 end,
  case when entry = 'worked' and pg_temp.h('ot', k, 8) = 0 then 0.5 * (1 + pg_temp.h('oh', k, 6)) else 0 end
from (
  select staff_no, d::date as d, k,
    (array['E', 'E', 'E', 'L', 'L', 'N'])[pg_temp.h('band', k, 6) + 1] as band,
    case when pg_temp.h('entry', k, 100) < 84 then 'worked' when pg_temp.h('entry', k, 100) < 90 then 'sick'
      when pg_temp.h('entry', k, 100) < 97 then 'leave' else 'training' end as entry
  from staff, generate_series(date '2026-10-01', date '2026-11-30', interval '1 day') as d,
    lateral (select staff_no * 1000 + (d::date - date '2026-01-01') as k) as x
  where hired_on <= d and (left_on is null or left_on >= d) and pg_temp.h('on', k, 100) < 62
) as r;

create table gse (
  fleet_no text primary key,
  kind text not null,
  maker text not null,
  power text not null check (power in ('diesel', 'electric', 'none')),
  bought_on date not null,
  price_eur numeric(10, 2) not null,
  last_insp date,
  state char(1) not null check (state in ('A', 'W', 'X'))
);
comment on table gse is 'Ground support equipment: vehicles, units and stairs';
comment on column gse.state is 'A in service, W in the workshop, X scrapped';
comment on column gse.last_insp is 'Last yearly inspection; empty where there was none yet';

insert into gse
select p || '-' || lpad(n::text, 2, '0'), kind,
  (array['Hartung', 'Velo-Lift', 'Nordtrak'])[pg_temp.h('mk', k, 3) + 1],
  case when kind = 'Passenger stairs' then 'none' when pg_temp.h('pw', k, 10) < el then 'electric' else 'diesel' end,
  date '2023-01-16' + 7 * pg_temp.h('by', k, 185),
  price + 350 * pg_temp.h('pr', k, 40),
  case when pg_temp.h('by', k, 185) < 160 then date '2025-12-01' + pg_temp.h('in', k, 350) end,
  case when pg_temp.h('gs', k, 20) < 3 then 'W' when pg_temp.h('gs', k, 20) = 3 then 'X' else 'A' end
from (values ('TUG', 'Push-back tug', 5, 98000, 4), ('BTR', 'Baggage tractor', 12, 31000, 7), ('BLD', 'Belt loader', 8, 42000, 5),
    ('GPU', 'Ground power unit', 6, 56000, 3), ('DIC', 'De-icing truck', 3, 310000, 0), ('STR', 'Passenger stairs', 7, 18500, 0),
    ('LIF', 'Cargo lift', 2, 187000, 0)) as g (p, kind, cnt, price, el),
  generate_series(1, cnt) as n, lateral (select ascii(p) * 100 + ascii(substr(p, 2)) * 10 + n as k) as x;

create table gse_repair (
  rep_id integer primary key,
  fleet_no text not null references gse (fleet_no),
  opened date not null,
  done date,
  garage text not null,
  fault text not null,
  cost_eur numeric(9, 2)
);
comment on column gse_repair.cost_eur is 'Known when the repair is done';

insert into gse_repair
select 700 + i, fleet_no, opened, case when fin <= '2026-11-28' then fin end, garage, fault,
  case when fin <= '2026-11-28' then 85 + 12.40 * pg_temp.h('rc', i, 130) + case when fault = 'Engine' then 1450.00 else 0 end end
from (
  select i, fleet_no, opened, opened + 1 + pg_temp.h('rd', i, 24) as fin,
    (array['Own workshop', 'Own workshop', 'Own workshop', 'Ferrum Service', 'Ferrum Service', 'Hallam Motors'])[pg_temp.h('ga', i, 6) + 1] as garage,
    (array['Brakes', 'Brakes', 'Hydraulics', 'Hydraulics', 'Tyres', 'Battery', 'Engine', 'Lights'])[pg_temp.h('fa', i, 8) + 1] as fault
  from generate_series(1, 168) as i,
    lateral (select fleet_no, greatest(bought_on + 20, date '2024-01-08' + i * 6 + pg_temp.h('ro', i, 40)) as opened
      from gse where pg_temp.h(fleet_no, i, 3) > 0 and bought_on < date '2024-01-08' + i * 6
      order by pg_temp.h(fleet_no || 'r', i, 1000), fleet_no limit 1) as g
) as r where opened <= '2026-11-29';

insert into gse_repair
select 870 + row_number() over (order by fleet_no), fleet_no, date '2026-11-05' + pg_temp.h(fleet_no, 9, 23), null,
  (array['Own workshop', 'Ferrum Service', 'Hallam Motors'])[pg_temp.h(fleet_no, 4, 3) + 1],
  (array['Hydraulics', 'Battery', 'Engine'])[pg_temp.h(fleet_no, 5, 3) + 1], null
from gse where state = 'W';

update gse_repair set fault = 'Legs' where fleet_no like 'STR-%' and fault in ('Engine', 'Battery', 'Lights');

create table incident (
  inc_no text primary key,
  happened_on date not null,
  category text not null,
  sev smallint not null check (sev between 1 and 4),
  stand_no text references stand (stand_no),
  fleet_no text references gse (fleet_no),
  carr_cd char(2) references carrier (carr_cd),
  reported_by integer not null references staff (staff_no),
  investigator integer references staff (staff_no),
  state text not null check (state in ('open', 'investigating', 'closed')),
  closed_on date,
  damage_eur numeric(10, 2)
);
comment on column incident.sev is '1 minor, 2 moderate, 3 serious, 4 critical';
comment on column incident.damage_eur is 'Estimated damage; empty where there was none';

insert into incident
select 'INC-' || to_char(d, 'YY') || '-' || lpad(i::text, 3, '0'), d, category, sev,
  case when category not in ('Baggage mishandling', 'Security breach') then
    (array['N1', 'N2', 'N3', 'N4', 'N4', 'N5', 'S1', 'S2', 'S3', 'S3', 'S4', 'S5', 'C1', 'C2'])[pg_temp.h('is', i, 14) + 1] end,
  case when category in ('Vehicle collision', 'Aircraft damage') then
    (array['TUG-01', 'TUG-03', 'BTR-02', 'BTR-05', 'BTR-05', 'BTR-09', 'BLD-01', 'BLD-04', 'GPU-02', 'STR-03', 'LIF-01'])[pg_temp.h('ig', i, 11) + 1] end,
  case when category in ('Aircraft damage', 'Baggage mishandling') then
    (array['AQ', 'AQ', 'HL', 'KB', 'KB', 'MW', 'NV', 'SB', 'PX'])[pg_temp.h('ic', i, 9) + 1] end,
  rep, inv, case when inv is null then 'open' when d + fin <= '2026-11-27' then 'closed' else 'investigating' end,
  case when inv is not null and d + fin <= '2026-11-27' then d + fin end,
  case category when 'Aircraft damage' then 2400 + 310 * pg_temp.h('da', i, 90) * sev when 'Vehicle collision' then 180 + 45 * pg_temp.h('da', i, 60)
    when 'Fuel spill' then 95 + 20 * pg_temp.h('da', i, 30) end
from (
  select i, date '2025-01-04' + i * 4 - pg_temp.h('id', i, 4) as d, 3 + pg_temp.h('if', i, 45) as fin,
    (array['Aircraft damage', 'Baggage mishandling', 'Baggage mishandling', 'Baggage mishandling', 'Vehicle collision', 'Vehicle collision',
      'Injury', 'Injury', 'Fuel spill', 'Foreign object', 'Foreign object', 'Security breach'])[pg_temp.h('ca', i, 12) + 1] as category,
    (array[1, 1, 1, 1, 2, 2, 2, 3, 3, 4])[pg_temp.h('se', i, 10) + 1] as sev
  from generate_series(1, 173) as i
) as n,
lateral (select staff_no as rep from staff where hired_on <= d and (left_on is null or left_on >= d) and grade <> 'M'
  order by pg_temp.h('rep' || i, staff_no, 100000), staff_no limit 1) as a,
lateral (select case when d > '2026-11-10' and pg_temp.h('no', i, 2) = 0 then null else (select staff_no from staff
  where grade in ('L', 'M') and hired_on <= d and staff_no <> rep order by pg_temp.h('inv' || i, staff_no, 100000), staff_no limit 1) end as inv) as b;

-- A vehicle can't have an accident before it was bought.
update incident i set fleet_no = 'BTR-02'
from gse g where g.fleet_no = i.fleet_no and g.bought_on > i.happened_on;

create table cert_type (
  cert_cd text primary key,
  title text not null,
  valid_months integer not null,
  exam boolean not null
);
comment on table cert_type is 'Certificates that our people need for their work';
insert into cert_type values
  ('ADP', 'Airside driving permit', 36, true),
  ('RSF', 'Ramp safety', 24, true),
  ('DGR', 'Dangerous goods', 24, true),
  ('DEI', 'De-icing operator', 12, true),
  ('PBK', 'Push-back driver', 24, true),
  ('LDC', 'Load controller', 36, true),
  ('PRM', 'Assistance for passengers with reduced mobility', 36, false),
  ('FAD', 'First aid', 24, false),
  ('CLO', 'Cargo lift operator', 24, true);

create table staff_cert (
  staff_no integer not null references staff (staff_no),
  cert_cd text not null references cert_type (cert_cd),
  issued_on date not null,
  score_pct smallint,
  revoked_on date,
  primary key (staff_no, cert_cd, issued_on)
);
comment on column staff_cert.score_pct is 'Result of the exam; empty for courses without one';
comment on column staff_cert.revoked_on is 'Set where the certificate was taken away';

insert into staff_cert
select staff_no, cert_cd, issued, case when cert_cd = 'DGR' then 80 + pg_temp.h('sc', staff_no, 20) when exam then 71 + pg_temp.h('sc' || cert_cd, staff_no, 29) end,
  case when pg_temp.h('rv' || cert_cd, staff_no, 30) = 0 and issued + 150 < '2026-11-30' then issued + 60 + pg_temp.h('rw', staff_no, 80) end
from (
  select s.staff_no, s.left_on, t.cert_cd, t.exam, s.hired_on + 14 + pg_temp.h('is' || t.cert_cd, s.staff_no, 420) as issued
  from staff s join (values ('Ramp', 'RSF', 96), ('Ramp', 'ADP', 80), ('Ramp', 'PBK', 40), ('Ramp', 'DGR', 30), ('Ramp', 'FAD', 25),
    ('Baggage', 'RSF', 90), ('Baggage', 'DGR', 70), ('Baggage', 'ADP', 55), ('Passenger', 'PRM', 75), ('Passenger', 'FAD', 40),
    ('Passenger', 'DGR', 35), ('De-icing', 'DEI', 100), ('De-icing', 'ADP', 100), ('De-icing', 'RSF', 85), ('Load Control', 'LDC', 100),
    ('Load Control', 'DGR', 80), ('Duty Office', 'ADP', 70), ('Duty Office', 'FAD', 80), ('Duty Office', 'RSF', 60)) as need (crew, cert_cd, pct)
    on need.crew = s.crew and pg_temp.h('need' || need.cert_cd, s.staff_no, 100) < need.pct
  join cert_type t on t.cert_cd = need.cert_cd
) as c where issued <= '2026-11-20' and (left_on is null or issued <= left_on);
