-- Hartsmere Hotels: nightly export of the property management system, as of 2026-11-30.
create schema pms;
set search_path = pms;

-- Spreads i over 0 … n-1, the same everywhere.
create function pg_temp.spread(i bigint, salt integer, n integer) returns integer language sql immutable as
  $$ select ((((i * 48271 + salt * 7919) % 2147483647) * 16807 % 2147483647) / 13 % n)::integer $$;

create table house (
  house_cd char(3) primary key,
  name text not null,
  town text not null,
  region text not null,
  kind char(1) not null check (kind in ('H', 'G')),
  stars smallint,
  joined_on date not null,
  last_refurb date,
  has_spa boolean not null,
  has_lift boolean not null,
  mgr_no integer
);
comment on table house is 'The houses of the group';
comment on column house.kind is 'H = hotel, G = guest house';
comment on column house.joined_on is 'Day the house came to the group';
comment on column house.last_refurb is 'Last refurbishment finished; empty = none since it joined';
comment on column house.mgr_no is 'House manager';

create table dept (
  dept_cd char(2) primary key,
  title text not null,
  cost_ctr integer not null
);

create table emp (
  emp_no integer primary key,
  full_nm text not null,
  dept_cd char(2) not null references dept (dept_cd),
  house_cd char(3) references house (house_cd),
  job_title text not null,
  grade char(1) not null,
  hired_on date not null,
  left_on date,
  wk_hrs numeric(4, 1) not null,
  hrly_pay numeric(6, 2) not null,
  boss_no integer references emp (emp_no)
);
comment on table emp is 'Employees, present and former';
comment on column emp.house_cd is 'Empty for head office';
comment on column emp.grade is 'B = team member, S = supervisor, M = manager';
comment on column emp.left_on is 'Last day; empty = still with us';
comment on column emp.wk_hrs is 'Contracted hours a week';
comment on column emp.hrly_pay is 'Pay per hour, GBP';

create table rm_type (
  type_cd char(3) primary key,
  descr text not null,
  sleeps smallint not null,
  rack_rate numeric(7, 2) not null
);
comment on column rm_type.rack_rate is 'List price of a night, GBP, before season and channel';

create table room (
  room_id integer primary key,
  house_cd char(3) not null references house (house_cd),
  rm_no text not null,
  type_cd char(3) not null references rm_type (type_cd),
  flr smallint not null,
  sea_view boolean not null,
  step_free boolean not null,
  ooo_since date,
  unique (house_cd, rm_no)
);
comment on table room is 'Bedrooms';
comment on column room.flr is 'Floor, 0 = ground floor';
comment on column room.step_free is 'Can be reached and used without steps';
comment on column room.ooo_since is 'Out of order since; empty = can be let';

create table guest (
  guest_no integer primary key,
  first_nm text not null,
  surname text not null,
  ctry char(2) not null,
  club_lvl smallint not null,
  mail_ok boolean not null,
  created_on date not null
);
comment on column guest.ctry is 'ISO country code of the home address';
comment on column guest.club_lvl is 'Anchor Club: 0 = not a member, 1 = Crew, 2 = Mate, 3 = Captain';
comment on column guest.mail_ok is 'Agreed to marketing e-mails';

create table chan (
  chan_cd text primary key,
  chan_nm text not null,
  comm_pct numeric(4, 1) not null
);
comment on table chan is 'Booking channels';
comment on column chan.comm_pct is 'Commission, percent of the price';

create table resv_st (
  st_cd char(2) primary key,
  label text not null
);
comment on table resv_st is 'Status of a reservation';

create table resv (
  resv_no integer primary key,
  guest_no integer not null references guest (guest_no),
  room_id integer not null references room (room_id),
  chan_cd text not null references chan (chan_cd),
  st_cd char(2) not null references resv_st (st_cd),
  booked_on date not null,
  arr date not null,
  dep date not null,
  adults smallint not null,
  kids smallint not null,
  total_amt numeric(9, 2) not null,
  dep_amt numeric(9, 2) not null,
  cx_on date,
  taken_by integer references emp (emp_no),
  chkin_by integer references emp (emp_no)
);
comment on table resv is 'Reservations with arrival up to yesterday; later ones are in the live system only';
comment on column resv.arr is 'Arrival';
comment on column resv.dep is 'Departure';
comment on column resv.total_amt is 'Price of the whole stay, GBP, room only';
comment on column resv.dep_amt is 'Deposit asked for, GBP; 0 = none';
comment on column resv.cx_on is 'Day of cancellation';
comment on column resv.taken_by is 'Who took the booking; empty for online bookings';
comment on column resv.chkin_by is 'Who checked the guest in; empty if nobody arrived';

create table hk_job (
  job_id integer primary key,
  room_id integer not null references room (room_id),
  job_day date not null,
  job_kind text not null check (job_kind in ('DEPART', 'STAYOVER', 'DEEP', 'TURNDOWN')),
  mins smallint not null,
  done_by integer not null references emp (emp_no),
  checked_by integer references emp (emp_no),
  score smallint
);
comment on table hk_job is 'Housekeeping jobs since June 2025';
comment on column hk_job.job_kind is 'DEPART = clean after departure, STAYOVER = daily clean, DEEP = deep clean, TURNDOWN = evening service';
comment on column hk_job.score is 'Inspection score 1 to 10; empty if not inspected';

create table mnt_tkt (
  tkt_no integer primary key,
  house_cd char(3) not null references house (house_cd),
  room_id integer references room (room_id),
  trade char(3) not null,
  prio smallint not null check (prio between 1 and 4),
  reported_on date not null,
  closed_on date,
  cost numeric(9, 2),
  contractor text,
  raised_by integer not null references emp (emp_no)
);
comment on table mnt_tkt is 'Maintenance tickets (repairs)';
comment on column mnt_tkt.room_id is 'Empty for corridors, kitchens, grounds and other shared parts';
comment on column mnt_tkt.trade is 'PLB = plumbing, ELE = electrical, HTG = heating, JOI = joinery, LFT = lifts, GRD = grounds';
comment on column mnt_tkt.prio is '1 = danger, 2 = guest affected, 3 = routine, 4 = wish';
comment on column mnt_tkt.closed_on is 'Day the repair was finished; empty = still open';
comment on column mnt_tkt.contractor is 'Outside firm; empty if our own people did it';

create table kit_deliv (
  deliv_id integer primary key,
  house_cd char(3) not null references house (house_cd),
  supplier text not null,
  goods_grp text not null,
  deliv_dt date not null,
  inv_amt numeric(8, 2) not null,
  temp_c numeric(4, 1),
  refused boolean not null
);
comment on table kit_deliv is 'Deliveries to the kitchens';
comment on column kit_deliv.inv_amt is 'Invoice amount, GBP';
comment on column kit_deliv.temp_c is 'Core temperature at goods-in, Celsius; chilled and frozen goods only';
comment on column kit_deliv.refused is 'Sent back at the door';

insert into house (house_cd, name, town, region, kind, stars, joined_on, last_refurb, has_spa, has_lift) values
  ('ABB', 'Abbeyfold Hotel', 'Whitby', 'Yorkshire', 'H', 4, '2023-01-02', '2024-03-22', true, true),
  ('BRC', 'Birchwater House', 'Keswick', 'North West', 'G', null, '2023-01-02', null, false, false),
  ('CAL', 'Calder Bridge Hotel', 'Hebden Bridge', 'Yorkshire', 'H', 3, '2023-01-02', '2023-11-17', false, true),
  ('CRA', 'Craigmore Lodge', 'Pitlochry', 'Scotland', 'H', 4, '2023-01-02', '2025-04-11', true, true),
  ('DUN', 'Dunsay Hotel', 'Oban', 'Scotland', 'H', 3, '2023-01-02', null, false, false),
  ('EAS', 'Eastgate Rooms', 'York', 'Yorkshire', 'G', null, '2024-04-15', null, false, false),
  ('FEL', 'Fellside Inn', 'Ambleside', 'North West', 'G', null, '2023-01-02', '2026-02-27', false, false),
  ('GAN', 'Gannet Point Hotel', 'North Berwick', 'Scotland', 'H', 4, '2025-02-01', null, false, true),
  ('HAL', 'Halden Grange', 'Harrogate', 'Yorkshire', 'H', 5, '2023-01-02', '2025-12-12', true, true),
  ('KIT', 'Kittiwake House', 'Scarborough', 'Yorkshire', 'G', null, '2025-11-03', null, false, false),
  ('LIM', 'Limekiln Hotel', 'Edinburgh', 'Scotland', 'H', 4, '2023-01-02', '2024-09-06', true, true),
  ('MAR', 'Marrick Arms', 'Richmond', 'Yorkshire', 'G', null, '2023-09-01', '2024-12-13', false, false),
  ('SAL', 'Saltmarsh Hotel', 'Southport', 'North West', 'H', 3, '2023-01-02', null, false, true),
  ('THR', 'Thornbeck Hotel', 'Alnwick', 'North East', 'H', 3, '2024-04-15', '2026-05-08', false, false);

insert into dept values
  ('FD', 'Front desk', 4100), ('HK', 'Housekeeping', 4200), ('KI', 'Kitchens', 4300),
  ('RS', 'Reservations', 4400), ('MT', 'Maintenance', 4500), ('AD', 'Management and administration', 4900);

insert into rm_type values
  ('SGL', 'Single', 1, 78.00), ('DBL', 'Double', 2, 118.00), ('TWN', 'Twin', 2, 112.00),
  ('STU', 'Studio with kitchenette', 2, 139.00), ('FAM', 'Family', 4, 156.00), ('STE', 'Suite', 3, 245.00);

insert into chan values
  ('WEB', 'Own website', 0), ('PHN', 'Telephone', 0), ('STW', 'Staywell', 15.0),
  ('BDH', 'Bedhunt', 17.5), ('AGT', 'Travel agents', 10.0), ('WLK', 'Walk-in', 0);

insert into resv_st values
  ('CO', 'Checked out'), ('IH', 'In house'), ('CX', 'Cancelled'), ('NS', 'No-show');

-- Posts of a hotel, a guest house and head office; one employee for each.
with post (kind, dept_cd, job_title, grade, heads, pay) as (values
  ('H', 'AD', 'House manager', 'M', 1, 21.40), ('H', 'FD', 'Front office supervisor', 'S', 1, 15.60),
  ('H', 'FD', 'Receptionist', 'B', 2, 13.20), ('H', 'FD', 'Night porter', 'B', 1, 12.95),
  ('H', 'HK', 'Head housekeeper', 'S', 1, 15.10), ('H', 'HK', 'Room attendant', 'B', 4, 12.60),
  ('H', 'KI', 'Head chef', 'S', 1, 18.30), ('H', 'KI', 'Commis chef', 'B', 1, 13.40),
  ('H', 'KI', 'Kitchen porter', 'B', 1, 12.45), ('H', 'MT', 'Handyperson', 'B', 1, 14.20),
  ('G', 'AD', 'House manager', 'M', 1, 17.80), ('G', 'FD', 'Receptionist', 'B', 1, 13.10),
  ('G', 'HK', 'Room attendant', 'B', 2, 12.55), ('G', 'KI', 'Breakfast cook', 'B', 1, 13.05),
  ('-', 'AD', 'Operations director', 'M', 1, 38.00), ('-', 'AD', 'Finance manager', 'M', 1, 29.50),
  ('-', 'AD', 'People manager', 'M', 1, 28.75), ('-', 'AD', 'Marketing assistant', 'B', 1, 15.20),
  ('-', 'MT', 'Estates manager', 'M', 1, 27.10), ('-', 'RS', 'Reservations manager', 'M', 1, 24.60),
  ('-', 'RS', 'Reservations agent', 'B', 10, 13.55)),
seat as (
  select row_number() over (order by h.house_cd nulls first, p.grade = 'B', p.pay desc, p.job_title, n) - 1 as i,
    h.house_cd, coalesce(h.joined_on, date '2023-01-02') as since, p.*
  from post p
    left join house h on h.kind = p.kind
    cross join lateral generate_series(1, p.heads) as n),
named as (
  select *,
    (array['Adele', 'Bram', 'Catriona', 'Dev', 'Eilidh', 'Fergus', 'Gwen', 'Hamish', 'Iona', 'Jarek', 'Kirsty', 'Lewis',
      'Morag', 'Nadia', 'Owen', 'Priya', 'Rhona', 'Stefan', 'Tamsin', 'Wojtek'])[1 + i % 20] as first_nm,
    (array['Abbott', 'Blackwood', 'Calvert', 'Dalgleish', 'Entwistle', 'Farrow', 'Garside', 'Heslop', 'Imrie', 'Jagger',
      'Kerr', 'Lumsden', 'Metcalfe', 'Nowak', 'Oldroyd', 'Pickersgill', 'Quigley', 'Raine', 'Sinclair', 'Tranter',
      'Urquhart', 'Vasey', 'Whitelaw'])[1 + (i * 5 + i / 20) % 23] as last_nm,
    case when pg_temp.spread(i, 1, 5) < 2 or grade <> 'B' then since
      else since + pg_temp.spread(i, 2, date '2026-09-14' - since) end as hired_on
  from seat),
dated as (
  select *, case when grade = 'B' and pg_temp.spread(i, 3, 4) = 0
    then hired_on + 95 + pg_temp.spread(i, 4, 800) end as leave
  from named)
insert into emp
select 1001 + i, first_nm || ' ' || last_nm, dept_cd, house_cd, job_title, grade, hired_on,
  case when leave <= date '2026-11-27' then leave end,
  (array[40, 40, 37.5, 32, 24])[case when grade = 'B' then 1 + pg_temp.spread(i, 5, 5) else 1 end],
  pay + case when grade = 'B' then pg_temp.spread(i, 6, 9) * 0.15 else pg_temp.spread(i, 6, 6) * 0.4 end, null
from dated order by i;

update house h set mgr_no = e.emp_no from emp e where e.house_cd = h.house_cd and e.job_title = 'House manager';
alter table house add foreign key (mgr_no) references emp (emp_no);
update emp e set boss_no = case
  when e.job_title = 'Operations director' then null
  when e.job_title = 'Reservations agent' then (select emp_no from emp where job_title = 'Reservations manager')
  when e.house_cd is null or e.grade = 'M' then (select emp_no from emp where job_title = 'Operations director')
  else (select mgr_no from house h where h.house_cd = e.house_cd) end;

with size (house_cd, rooms, seaside) as (values
  ('ABB', 38, true), ('BRC', 8, false), ('CAL', 27, false), ('CRA', 34, false), ('DUN', 24, true), ('EAS', 11, false),
  ('FEL', 9, false), ('GAN', 31, true), ('HAL', 46, false), ('KIT', 10, true), ('LIM', 42, false), ('MAR', 7, false),
  ('SAL', 29, true), ('THR', 22, false)),
bed as (
  select row_number() over (order by s.house_cd, n) as i, h.kind, h.has_lift, s.*, n,
    (n - 1) / case when h.kind = 'H' then 12 else 4 end as flr
  from size s join house h using (house_cd) cross join lateral generate_series(1, s.rooms) as n)
insert into room
select 2000 + i, house_cd, (flr + 1)::text || lpad((1 + (n - 1) % 12)::text, 2, '0'),
  case when kind = 'H' and n % 13 = 0 then 'STE'
    else (array['DBL', 'DBL', 'TWN', 'SGL', 'DBL', 'FAM', 'TWN', 'STU'])[1 + pg_temp.spread(i, 7, 8)] end,
  flr, seaside and n % 3 = 1, (flr = 0 or has_lift) and n % 4 = 2,
  case when pg_temp.spread(i, 8, 24) = 0 then date '2026-11-28' - pg_temp.spread(i, 9, 160) end
from bed order by i;

insert into guest
select 70000 + g,
  (array['Anna', 'Ben', 'Clara', 'David', 'Emma', 'Finn', 'Grace', 'Hugo', 'Isla', 'Jonas', 'Karen', 'Luc', 'Maria', 'Niall',
    'Olga', 'Paul', 'Rosa', 'Sam', 'Tess', 'Victor', 'Wanda'])[1 + pg_temp.spread(g, 10, 21)],
  (array['Albrecht', 'Bell', 'Costa', 'Dubois', 'Evans', 'Fischer', 'Grant', 'Hughes', 'Jansen', 'Keane', 'Lopez', 'Murray',
    'Novak', 'O''Brien', 'Palmer', 'Reid', 'Schulz', 'Turner', 'Visser', 'Walsh', 'Young'])[1 + pg_temp.spread(g, 11, 21)],
  (array['GB', 'GB', 'GB', 'GB', 'GB', 'GB', 'GB', 'DE', 'NL', 'US', 'FR', 'IE', 'DE'])[1 + pg_temp.spread(g, 12, 13)],
  (array[0, 0, 0, 1, 1, 1, 2, 2, 3])[1 + pg_temp.spread(g, 13, 9)],
  pg_temp.spread(g, 14, 5) < 2, date '2023-01-03' + pg_temp.spread(g, 15, 1400)
from generate_series(1, 480) as g;

with stay as (
  select row_number() over (order by k, r.room_id) as i, r.room_id, r.type_cd, r.house_cd, t.sleeps, t.rack_rate,
    date '2023-02-01' + k * 172 + pg_temp.spread(r.room_id * 10 + k, 16, 150) as arr,
    1 + pg_temp.spread(r.room_id * 10 + k, 17, 7) as nights
  from room r join rm_type t using (type_cd) cross join generate_series(0, 8) as k),
open_stay as (
  select s.*, least(arr + nights, date '2026-11-30') as dep,
    greatest(date '2023-01-03', arr - 1 - pg_temp.spread(i, 18, 120)) as booked_on,
    (array['WEB', 'WEB', 'PHN', 'STW', 'BDH', 'AGT', 'STW', 'WEB', 'PHN', 'WLK', 'BDH', 'STW'])[1 + pg_temp.spread(i, 19, 12)] as chan_cd,
    pg_temp.spread(i, 20, 40) as fate
  from stay s join house h using (house_cd) where arr between h.joined_on + 10 and date '2026-11-29'),
settled as (
  select *, case when chan_cd <> 'WLK' and fate < 5 then 'CX' when chan_cd <> 'WLK' and fate < 7 then 'NS'
      when dep = date '2026-11-30' then 'IH' else 'CO' end as st_cd,
    case when chan_cd = 'WLK' then arr else booked_on end as booked,
    round((dep - arr) * rack_rate * (array[0.82, 0.84, 0.92, 1.0, 1.04, 1.12, 1.25, 1.28, 1.08, 0.98, 0.86, 1.02])
      [extract(month from arr)::integer] * (0.9 + pg_temp.spread(i, 21, 5) * 0.05), 2) as total
  from open_stay)
insert into resv
select 300000 + row_number() over (order by booked, i), 70001 + pg_temp.spread(i, 22, 462), room_id, chan_cd, st_cd, booked, arr, dep,
  1 + pg_temp.spread(i, 23, least(sleeps, 2)), case when type_cd = 'FAM' then pg_temp.spread(i, 24, 3) else 0 end, total,
  case when type_cd = 'STE' or dep - arr >= 5 then round(total * 0.25, 2) else 0 end,
  case when st_cd = 'CX' then booked + pg_temp.spread(i, 25, arr - booked + 1) end,
  case when chan_cd in ('PHN', 'AGT') then (
    select emp_no from emp e where e.dept_cd = 'RS' and hired_on <= booked and coalesce(left_on, booked) >= booked
    order by pg_temp.spread(emp_no * 5000 + i, 26, 9973), emp_no limit 1) end,
  case when st_cd in ('CO', 'IH') then (
    select emp_no from emp e where e.house_cd = settled.house_cd and e.dept_cd in ('FD', 'AD') and hired_on <= arr
      and coalesce(left_on, arr) >= arr
    order by e.dept_cd = 'AD', pg_temp.spread(emp_no * 5000 + i, 27, 9973), emp_no limit 1) end
from settled;

update guest g set created_on = f.first_booked
from (select guest_no, min(booked_on) as first_booked from resv group by guest_no) f where f.guest_no = g.guest_no;

with job as (
  select j, r.room_id, r.house_cd, date '2025-06-01' + pg_temp.spread(j, 29, 546) as day,
    (array['DEPART', 'STAYOVER', 'DEPART', 'STAYOVER', 'DEEP', 'TURNDOWN', 'DEPART'])[1 + pg_temp.spread(j, 30, 7)] as job_kind
  from generate_series(1, 1640) as j join room r on r.room_id = 2001 + pg_temp.spread(j, 28, 338)),
dated as (select * from job join house h using (house_cd) where day >= h.joined_on + 5)
insert into hk_job
select 50000 + row_number() over (order by day, j), room_id, day, job_kind,
  case job_kind when 'DEPART' then 28 + pg_temp.spread(j, 31, 35) when 'STAYOVER' then 12 + pg_temp.spread(j, 31, 16)
    when 'DEEP' then 80 + pg_temp.spread(j, 31, 75) else 6 + pg_temp.spread(j, 31, 8) end,
  coalesce((select emp_no from emp e where e.house_cd = d.house_cd and job_title = 'Room attendant' and hired_on <= day
      and coalesce(left_on, day) >= day order by pg_temp.spread(emp_no * 5000 + j, 32, 9973), emp_no limit 1), d.mgr_no),
  case when pg_temp.spread(j, 33, 5) < 2 then coalesce(
    (select emp_no from emp e where e.house_cd = d.house_cd and job_title = 'Head housekeeper'), d.mgr_no) end,
  case when pg_temp.spread(j, 33, 5) < 2 then 4 + pg_temp.spread(j, 34, 7) end
from dated d;

with fault as (
  select t, r.house_cd, case when pg_temp.spread(t, 35, 3) > 0 then r.room_id end as room_id,
    (array['PLB', 'PLB', 'ELE', 'HTG', 'JOI', 'PLB', 'ELE', 'GRD', 'LFT', 'JOI', 'HTG'])[1 + pg_temp.spread(t, 36, 11)] as trade,
    (array[3, 2, 3, 4, 1, 2, 3, 3])[1 + pg_temp.spread(t, 37, 8)] as prio,
    date '2025-02-10' + t * 2 + pg_temp.spread(t, 38, 9) as day
  from generate_series(1, 325) as t join room r on r.room_id = 2001 + pg_temp.spread(t, 39, 338)),
known as (
  select f.*, day + case prio when 1 then pg_temp.spread(t, 40, 3) when 2 then 1 + pg_temp.spread(t, 40, 9)
    when 3 then 3 + pg_temp.spread(t, 40, 40) else 10 + pg_temp.spread(t, 40, 260) end as done
  from fault f join house h using (house_cd)
  where day between h.joined_on + 3 and date '2026-11-29' and (trade <> 'LFT' or has_lift))
insert into mnt_tkt
select 8000 + row_number() over (order by day, t), house_cd, case when trade in ('LFT', 'GRD') then null else room_id end,
  trade, prio, day, case when done <= date '2026-11-29' then done end,
  case when done <= date '2026-11-29' then round(18 + pg_temp.spread(t, 41, 260) * (5 - prio) * 0.85, 2) end,
  case when trade = 'LFT' then 'Ascentia Lifts'
    when pg_temp.spread(t, 42, 4) = 0 then (array['Rowntree Plumbing & Heat', 'Dale Electrical', 'Hobbs Joiners'])[1 + pg_temp.spread(t, 43, 3)] end,
  (select emp_no from emp e where e.house_cd = known.house_cd and hired_on <= day and coalesce(left_on, day) >= day
    order by pg_temp.spread(emp_no * 5000 + t, 44, 9973), emp_no limit 1)
from known;

with delivery as (
  select d, h.house_cd, h.kind, h.joined_on, date '2024-12-02' + d + pg_temp.spread(d, 46, 4) as day, pg_temp.spread(d, 47, 7) as s
  from generate_series(1, 722) as d
    join (select *, row_number() over (order by house_cd) - 1 as pos from house) h on h.pos = pg_temp.spread(d, 45, 14))
insert into kit_deliv
select 91000 + row_number() over (order by day, d), house_cd,
  (array['Brightwell Dairy', 'Moorland Meats', 'Harbourside Fish', 'Ellis & Crane Greengrocers', 'Polar Foods', 'Old Mill Bakery',
    'Moorland Meats'])[s + 1],
  (array['Dairy', 'Meat', 'Fish', 'Fruit and vegetables', 'Frozen', 'Bread', 'Meat'])[s + 1], day,
  round((40 + pg_temp.spread(d, 48, 900) * 0.37) * case when kind = 'H' then 1.6 else 0.7 end, 2),
  case when s in (0, 1, 2, 6) then 1.0 + pg_temp.spread(d, 49, 62) * 0.1 when s = 4 then -22.0 + pg_temp.spread(d, 49, 81) * 0.1 end,
  case when s in (0, 1, 2, 6) then pg_temp.spread(d, 49, 62) > 40 and pg_temp.spread(d, 50, 3) > 0
    when s = 4 then pg_temp.spread(d, 49, 81) > 70 else pg_temp.spread(d, 50, 25) = 0 end
from delivery where day >= joined_on and day <= date '2026-11-29';
