-- Fulmar Clubs: twelve fitness clubs between Aberdeen and Leeds. The books stand as of 30 November 2026.
create schema fulmar;
set search_path = fulmar;

create function pg_temp.mix(salt text, i integer, n integer) returns integer language sql immutable as
  $$ select (('x' || right(md5(salt || '/' || i), 7))::bit(28)::integer) % n $$;

create table club (
  club_no smallint primary key,
  club_nm text not null unique,
  town text not null,
  region text not null,
  opened_on date not null,
  floor_m2 integer not null,
  pool boolean not null,
  sauna boolean not null,
  sts text not null check (sts in ('OPEN', 'REFURB')),
  mgr_no integer
);
comment on column club.sts is 'OPEN, or REFURB while the club is shut for building works';
comment on column club.mgr_no is 'Club manager';

insert into club values
  (1, 'Aberdeen Harbour', 'Aberdeen', 'Scotland', '2023-01-09', 1450, true, true, 'OPEN', null),
  (2, 'Dundee Esplanade', 'Dundee', 'Scotland', '2023-01-23', 1280, false, true, 'OPEN', null),
  (3, 'Perth Inch', 'Perth', 'Scotland', '2023-05-15', 890, false, false, 'OPEN', null),
  (4, 'Leith Docks', 'Edinburgh', 'Scotland', '2023-09-04', 1720, true, true, 'OPEN', null),
  (5, 'Haymarket', 'Edinburgh', 'Scotland', '2024-01-08', 1010, false, true, 'OPEN', null),
  (6, 'Merchant City', 'Glasgow', 'Scotland', '2024-02-19', 1960, true, true, 'OPEN', null),
  (7, 'Paisley Abbey', 'Paisley', 'Scotland', '2024-06-03', 940, false, false, 'REFURB', null),
  (8, 'Quayside', 'Newcastle', 'North East', '2024-09-02', 1610, true, true, 'OPEN', null),
  (9, 'Jesmond Dene', 'Newcastle', 'North East', '2025-01-06', 820, false, true, 'OPEN', null),
  (10, 'Gateshead Mill', 'Gateshead', 'North East', '2025-03-10', 1370, false, false, 'OPEN', null),
  (11, 'Durham Viaduct', 'Durham', 'North East', '2025-09-01', 760, false, true, 'OPEN', null),
  (12, 'Leeds Granary', 'Leeds', 'Yorkshire', '2026-01-12', 2140, true, true, 'OPEN', null);

create table staff (
  staff_no integer primary key,
  fname text not null,
  lname text not null,
  job text not null,
  club_no smallint references club (club_no),
  hired_on date not null,
  left_on date,
  hrs_wk numeric(4, 1) not null,
  rate_hr numeric(6, 2) not null,
  line_mgr_no integer references staff (staff_no)
);
comment on table staff is 'Everybody who is or was employed; head office has no club';
comment on column staff.job is 'CM club manager, TR trainer, RC receptionist, LG lifeguard, CL cleaner, TE technician, HO head office';
comment on column staff.hrs_wk is 'Hours a week by contract';

create function pg_temp.fname(i integer) returns text language sql immutable as $$
  select (array['Isla','Callum','Morag','Ewan','Priya','Tom','Beth','Rory','Agnes','Kofi','Hannah','Lewis','Catriona',
    'Owen','Yasmin','Duncan','Freya','Marek','Ailsa','Joe','Nadia','Gregor','Lucy','Stuart','Zofia','Ben','Eilidh',
    'Hamish','Clara','Ravi','Maisie','Angus','Tess','Imran','Kirsty','Piotr','Nell','Fraser','Ines','Alec'])[i % 40 + 1] $$;
create function pg_temp.lname(i integer) returns text language sql immutable as $$
  select (array['Abbott','Baird','Carver','Dalgleish','Eadie','Forsyth','Gilmour','Hendry','Imrie','Jardine','Kerr',
    'Lockhart','Maclean','Nairn','Ogilvie','Paton','Quinn','Rennie','Sinclair','Tulloch','Urquhart','Vance','Wishart',
    'Yule','Anand','Bielski','Chowdhury','Dixon','Elliott','Fairley','Grieve','Hussain','Irving','Jobling','Kaminski',
    'Laidlaw','Mukherjee','Nicol','Oduya','Pringle','Rashid','Selkirk','Thirlwell','Underwood','Wardle','Younger',
    'Armitage','Bradley','Cairns','Dunlop','Ewart','Flett','Garrick','Hepburn','Inglis','Kinnear','Lennox','Moffat',
    'Reid'])[i % 59 + 1] $$;

-- Head office, then a manager for each club, then the clubs' people; lifeguards only where there is a pool.
insert into staff
select 1000 + i, pg_temp.fname(i * 7 + 2), pg_temp.lname(i), 'HO', null, date '2023-01-02' + (i - 1) * 61, null,
  case when i % 4 = 3 then 24 else 37.5 end, 24.50 + (10 - i) * 2.15, case when i > 1 then 1001 end
from generate_series(1, 9) i;

insert into staff
select 1020 + c.club_no, pg_temp.fname((c.club_no + 12) * 7 + 2), pg_temp.lname(c.club_no + 12), 'CM', c.club_no,
  greatest(date '2023-01-02', c.opened_on - 40 - 3 * c.club_no), null, 37.5, 19.40 + (c.floor_m2 / 200) * 0.35, 1002
from club c;

insert into staff
select 1100 + n, pg_temp.fname((n + 30) * 7 + 2), pg_temp.lname(n + 30), job, club_no, hired_on,
  case when pg_temp.mix('left', n, 6) = 0 and hired_on + 150 + pg_temp.mix('stay', n, 420) < date '2026-11-30'
    then hired_on + 150 + pg_temp.mix('stay', n, 420) end,
  (array[37.5, 30, 20, 12, 37.5])[pg_temp.mix('hrs', n, 5) + 1],
  case job when 'TR' then 15.20 when 'LG' then 13.10 when 'TE' then 17.60 else 12.60 end
    + pg_temp.mix('rate', n, 9) * 0.25,
  1020 + club_no
from (
  select row_number() over (order by k.pos, c.club_no)::integer as n, k.job, c.club_no,
    c.opened_on + pg_temp.mix('hire' || k.pos, c.club_no, greatest(2, least(700, date '2026-10-01' - c.opened_on))) - 20
      * (k.pos % 2) * sign(c.opened_on - date '2023-02-15')::integer as hired_on
  from (values (1, 'TR'), (2, 'RC'), (3, 'TR'), (4, 'CL'), (5, 'TR'), (6, 'RC'), (7, 'LG'), (8, 'TR'), (9, 'TE'))
    as k (pos, job)
  cross join club c
  where (k.job <> 'LG' or c.pool) and (k.job <> 'TE' or c.club_no in (1, 4, 8, 12))
) people;

update club set mgr_no = 1020 + club_no;
alter table club alter column mgr_no set not null, add foreign key (mgr_no) references staff (staff_no);

create table plan (
  plan_cd char(3) primary key,
  plan_nm text not null,
  fee_pm numeric(7, 2) not null,
  join_fee numeric(7, 2) not null,
  min_term_m smallint not null,
  all_clubs boolean not null,
  classes_incl boolean not null,
  on_sale boolean not null
);
comment on table plan is 'Membership plans';
comment on column plan.fee_pm is 'List price a month, in pounds';
comment on column plan.min_term_m is 'Minimum term in months';
comment on column plan.all_clubs is 'May use all clubs, not only the home club';

insert into plan values
  ('OFP', 'Off-Peak', 19.90, 15.00, 6, false, false, false),
  ('BAS', 'Basic', 26.90, 20.00, 12, false, false, true),
  ('PLS', 'Plus', 36.90, 20.00, 12, false, true, true),
  ('PRM', 'Premium', 54.90, 0.00, 12, true, true, true),
  ('FLX', 'Flex', 44.90, 35.00, 1, false, true, true),
  ('FAM', 'Family', 84.00, 25.00, 12, true, true, true),
  ('JUN', 'Junior', 14.50, 10.00, 6, false, false, true);

create table member (
  mbr_no integer primary key,
  fname text not null,
  lname text not null,
  birth_dt date not null,
  joined_on date not null,
  club_no smallint not null references club (club_no),
  mail_ok boolean not null,
  referred_by integer references member (mbr_no)
);
comment on column member.club_no is 'Home club';
comment on column member.mail_ok is 'Has agreed to advertising by e-mail';
comment on column member.referred_by is 'Member who brought this one in';

insert into member
select 20000 + i, pg_temp.fname(pg_temp.mix('mf', i, 40)), pg_temp.lname(pg_temp.mix('ml', i, 59)),
  least(date '1948-03-01' + pg_temp.mix('born', i, 23300), (joined_on - interval '14 years')::date - i),
  joined_on, club_no, pg_temp.mix('mail', i, 100) < 57, null
from (
  select i, c.club_no, c.opened_on + pg_temp.mix('join', i, date '2026-11-25' - c.opened_on) as joined_on
  from generate_series(1, 1420) i
  join club c on c.club_no = (array[1,1,1,2,2,2,3,4,4,4,5,5,6,6,6,6,7,8,8,8,9,10,10,11,12,12])[pg_temp.mix('club', i, 26) + 1]
) m;

update member m set referred_by = r.mbr_no
from member r
where pg_temp.mix('ref?', m.mbr_no, 7) = 0 and r.mbr_no = 20001 + pg_temp.mix('ref', m.mbr_no, 1420)
  and r.joined_on < m.joined_on and r.club_no <> 7;

create table contract (
  ctr_no integer primary key,
  mbr_no integer not null references member (mbr_no),
  plan_cd char(3) not null references plan (plan_cd),
  start_dt date not null,
  notice_on date,
  end_dt date,
  sts char(1) not null check (sts in ('A', 'P', 'N', 'X')),
  fee_pm numeric(7, 2) not null,
  sold_by integer references staff (staff_no),
  cancel_rsn char(3)
);
comment on table contract is 'A member has one contract at a time; a change of plan ends the old one and begins another';
comment on column contract.sts is 'A active, P paused, N notice given but still running, X ended';
comment on column contract.end_dt is 'Last day; empty until the contract has ended';
comment on column contract.sold_by is 'Who sold it; empty when it was bought online';
comment on column contract.fee_pm is 'What the member really pays a month, after discounts';
comment on column contract.cancel_rsn is 'PRC too expensive, MOV moved away, HLT health, SVC unhappy with the club, TIM no time, CHG change of plan';

create temporary table agreed as
select row_number() over (order by start_dt, mbr_no)::integer as n, a.*
from (
  select mbr_no, club_no, joined_on as start_dt, joined_on + 59 + pg_temp.mix('gap', mbr_no, 120) as end_dt, true as old
  from member where mbr_no % 4 = 1 and joined_on < date '2026-05-20'
  union all
  select mbr_no, club_no,
    case when mbr_no % 4 = 1 and joined_on < date '2026-05-20'
      then joined_on + 60 + pg_temp.mix('gap', mbr_no, 120) else joined_on end, null, false
  from member
) a;

insert into contract
select 500000 + g.n, g.mbr_no, p.plan_cd, g.start_dt,
  case when g.old then null
    when s.sts = 'X' then g.start_dt + s.days - 30 - pg_temp.mix('nt', g.n, 9)
    when s.sts = 'N' then greatest(g.start_dt, date '2026-11-02' + pg_temp.mix('nn', g.n, 28)) end,
  case when g.old then g.end_dt when s.sts = 'X' then g.start_dt + s.days end,
  case when g.old then 'X' else s.sts end,
  round(p.fee_pm * (case pg_temp.mix('disc', g.n, 9) when 0 then 0.9 when 1 then 0.85 else 1 end), 2),
  case when pg_temp.mix('web', g.n, 5) > 1 then (
    select t.staff_no from staff t
    where t.club_no = g.club_no and t.job in ('RC', 'CM') and t.hired_on <= g.start_dt
      and coalesce(t.left_on, date '2026-12-31') > g.start_dt
    order by md5(t.staff_no || '-' || g.n) limit 1) end,
  case when g.old then 'CHG' when s.sts = 'X'
    then (array['PRC','PRC','PRC','MOV','MOV','HLT','SVC','SVC','TIM','TIM','TIM'])[pg_temp.mix('rsn', g.n, 11) + 1] end
from agreed g
cross join lateral (select 60 + pg_temp.mix('len', g.n, 520) as days) l
cross join lateral (select l.days, case
    when pg_temp.mix('end', g.n, 3) = 0 and g.start_dt + l.days < date '2026-11-28' then 'X'
    when pg_temp.mix('st', g.n, 100) < 5 then 'P' when pg_temp.mix('st', g.n, 100) < 11 then 'N' else 'A' end as sts) s
join plan p on p.plan_cd = case
    when (select birth_dt from member m where m.mbr_no = g.mbr_no) > g.start_dt - interval '18 years' then 'JUN'
    else (array['BAS','BAS','BAS','BAS','PLS','PLS','PLS','PRM','PRM','FLX','FAM',
      case when g.start_dt < date '2025-06-01' then 'OFP' else 'BAS' end])[pg_temp.mix('plan', g.n, 12) + 1] end;

create table course (
  course_cd text primary key,
  title text not null,
  kind text not null,
  lvl smallint not null,
  mins smallint not null,
  max_places smallint not null,
  extra_fee numeric(6, 2) not null
);
comment on column course.lvl is '1 for beginners, 2 for everybody, 3 for the advanced';

insert into course values
  ('YOG1', 'Gentle Yoga', 'Mind & body', 1, 60, 20, 0), ('YOG3', 'Power Yoga', 'Mind & body', 3, 75, 18, 0),
  ('PIL2', 'Pilates Mat', 'Mind & body', 2, 55, 16, 0), ('PILR', 'Pilates Reformer', 'Mind & body', 2, 50, 8, 9.50),
  ('SPN2', 'Spin', 'Cardio', 2, 45, 24, 0), ('SPN3', 'Spin Race', 'Cardio', 3, 60, 24, 0),
  ('HIIT', 'HIIT 30', 'Cardio', 3, 30, 18, 0), ('STEP', 'Step Classic', 'Cardio', 2, 50, 22, 0),
  ('ROWC', 'Row Crew', 'Cardio', 2, 40, 12, 0), ('PUMP', 'Barbell Pump', 'Strength', 2, 55, 20, 0),
  ('KETL', 'Kettlebell', 'Strength', 2, 45, 14, 0), ('LIFT', 'First Lifts', 'Strength', 1, 60, 10, 6.00),
  ('AQUA', 'Aqua Fit', 'Water', 1, 45, 16, 0), ('SWIM', 'Adult Swim School', 'Water', 1, 45, 8, 12.00),
  ('BACK', 'Healthy Back', 'Health', 1, 50, 14, 4.00), ('SENR', 'Silver Movers', 'Health', 1, 50, 18, 0);

create table course_slot (
  slot_id integer primary key,
  course_cd text not null references course (course_cd),
  club_no smallint not null references club (club_no),
  starts_at timestamp not null,
  lead_no integer not null references staff (staff_no),
  cover_no integer references staff (staff_no),
  booked smallint not null,
  attended smallint not null,
  sts text not null check (sts in ('HELD', 'CXL'))
);
comment on table course_slot is 'Single dates of the courses in 2026';
comment on column course_slot.lead_no is 'Trainer on the timetable';
comment on column course_slot.cover_no is 'Trainer who stood in for the one on the timetable';
comment on column course_slot.sts is 'HELD took place, CXL cancelled';

insert into course_slot
select row_number() over (order by at, i), course_cd, club_no, at, lead_no,
  case when cover_no <> lead_no and pg_temp.mix('stand', i, 11) = 0 then cover_no end, booked,
  case when cxl then 0 else greatest(1, booked - pg_temp.mix('abs', i, 4)) end, case when cxl then 'CXL' else 'HELD' end
from (
  select i, k.course_cd, c.club_no, d.at, t.lead_no, t.cover_no,
    least(k.max_places, 3 + pg_temp.mix('bk', i, k.max_places + 2))::smallint as booked,
    pg_temp.mix('cx', i, 17) = 0 as cxl
  from generate_series(1, 2300) i
  join club c on c.club_no = 1 + pg_temp.mix('sc', i, 12)
  join (select *, row_number() over (order by course_cd) as pos from course) k on k.pos = 1 + pg_temp.mix('sk', i, 16)
  cross join lateral (select timestamp '2026-01-03' + pg_temp.mix('sd', i, 331) * interval '1 day'
    + (array[7, 9, 10, 12, 17, 18, 18, 19, 20])[pg_temp.mix('sh', i, 9) + 1] * interval '1 hour' as at) d
  cross join lateral (
    select (array_agg(s.staff_no order by md5(s.staff_no || '/' || i)))[1] as lead_no,
      (array_agg(s.staff_no order by md5(i || '/' || s.staff_no)))[1] as cover_no
    from staff s where s.club_no = c.club_no and s.job = 'TR' and s.hired_on <= d.at::date
      and (s.left_on is null or s.left_on >= d.at::date)) t
  where t.lead_no is not null and (c.pool or k.kind <> 'Water')
    and (c.club_no <> 7 or d.at < timestamp '2026-08-01') and (c.club_no <> 12 or d.at > timestamp '2026-01-14')
    and (extract(isodow from d.at) < 6 or d.at::time between '09:00' and '16:00')
) slots;

create table checkin (
  chk_id integer primary key,
  mbr_no integer not null references member (mbr_no),
  club_no smallint not null references club (club_no),
  in_at timestamp not null,
  out_at timestamp,
  via text not null
);
comment on table checkin is 'Visits at the turnstile; only the last sixty days are kept';
comment on column checkin.out_at is 'Empty when the member left without the reader';

insert into checkin
select row_number() over (order by at, i), mbr_no, club_no, at,
  case when pg_temp.mix('out', i, 14) > 0 then
    least(at + (25 + pg_temp.mix('dur', i, 95)) * interval '1 minute', at::date + time '21:54') end,
  (array['CARD','CARD','CARD','APP','APP','APP','APP','DESK'])[pg_temp.mix('via', i, 8) + 1]
from (
  select i, m.mbr_no, case when pg_temp.mix('away', i, 8) = 0 and p.all_clubs
      then (array[1, 2, 4, 6, 8, 12])[pg_temp.mix('where', i, 6) + 1] else m.club_no end as club_no,
    timestamp '2026-10-02' + pg_temp.mix('cd', i, 59) * interval '1 day'
      + (array[6,7,7,8,9,10,12,13,15,16,17,17,18,18,18,19,19,20])[pg_temp.mix('ch', i, 18) + 1] * interval '1 hour'
      + pg_temp.mix('cm', i, 60) * interval '1 minute' as at, k.start_dt
  from generate_series(1, 5200) i
  join member m on m.mbr_no = 20001 + pg_temp.mix('cw', i, 1420)
  join contract k on k.mbr_no = m.mbr_no and k.sts in ('A', 'N')
  join plan p using (plan_cd)
) visits
where club_no <> 7 and at::date >= start_dt
  and (extract(isodow from at) < 6 or at::time between '08:00' and '16:00');

create table equipment (
  asset_no text primary key,
  kind text not null,
  maker text not null,
  club_no smallint not null references club (club_no),
  bought_on date not null,
  price numeric(9, 2) not null,
  serviced_on date,
  cond text not null check (cond in ('OK', 'DEF', 'SCR'))
);
comment on column equipment.price is 'Purchase price in pounds, without VAT';
comment on column equipment.serviced_on is 'Last service; empty when there was none yet';
comment on column equipment.cond is 'OK in use, DEF out of order and waiting for repair, SCR scrapped';

insert into equipment
select 'EQ-' || lpad(i::text, 4, '0'), k.kind, (array['Corvane','Halden','Ostrom','Brightwell'])[1 + pg_temp.mix('mk', i, 4)],
  c.club_no, b.bought_on, round(k.base * (0.9 + pg_temp.mix('pr', i, 25) / 100.0), 2),
  case when pg_temp.mix('sv', i, 9) > 0 and b.bought_on + 190 < date '2026-11-20'
    then least(b.bought_on + 100 + pg_temp.mix('sd', i, date '2026-11-20' - b.bought_on - 100), date '2026-11-20') end,
  case when pg_temp.mix('cond', i, 100) < 8 then 'DEF' when pg_temp.mix('cond', i, 100) < 13
    and b.bought_on < date '2025-06-01' then 'SCR' else 'OK' end
from generate_series(1, 412) i
join club c on c.club_no = (array[1,1,2,3,4,4,5,6,6,6,7,8,8,9,10,10,11,12,12,12])[1 + pg_temp.mix('ec', i, 20)]
join (values (0, 'Treadmill', 5400), (1, 'Treadmill', 5400), (2, 'Rower', 1250), (3, 'Cross-trainer', 3900),
  (4, 'Exercise bike', 1850), (5, 'Stair climber', 6200), (6, 'Leg press', 4100), (7, 'Cable tower', 4700),
  (8, 'Weight bench', 480), (9, 'Chest press', 3300)) as k (pos, kind, base) on k.pos = pg_temp.mix('ek', i, 10)
cross join lateral (select c.opened_on + case when pg_temp.mix('late', i, 3) > 0 then 0
  else pg_temp.mix('eb', i, date '2026-11-10' - c.opened_on) end as bought_on) b;

create table complaint_topic (
  topic_cd char(3) primary key,
  descr text not null
);
insert into complaint_topic values ('CLN', 'Cleanliness'), ('EQP', 'Broken equipment'), ('STF', 'Staff conduct'),
  ('CRS', 'Classes'), ('BIL', 'Billing'), ('CRD', 'Overcrowding'), ('SHW', 'Showers and changing rooms'),
  ('PRK', 'Parking');

create table complaint (
  cpl_no integer primary key,
  club_no smallint not null references club (club_no),
  mbr_no integer references member (mbr_no),
  topic_cd char(3) not null references complaint_topic (topic_cd),
  rcvd_on date not null,
  channel text not null,
  prio smallint not null check (prio between 1 and 3),
  taken_by integer not null references staff (staff_no),
  owner_no integer references staff (staff_no),
  closed_on date,
  credit_amt numeric(8, 2) not null
);
comment on column complaint.mbr_no is 'Empty when the complaint is anonymous';
comment on column complaint.prio is '1 urgent, 2 normal, 3 low';
comment on column complaint.taken_by is 'Who wrote it down';
comment on column complaint.owner_no is 'Who has to settle it';
comment on column complaint.closed_on is 'Empty while it is open';
comment on column complaint.credit_amt is 'Goodwill credit to the member';

insert into complaint
select 7000 + row_number() over (order by rcvd_on, i), club_no, mbr_no,
  (array['CLN','CLN','CLN','EQP','EQP','EQP','EQP','STF','CRS','CRS','BIL','BIL','BIL','CRD','SHW','SHW','PRK'])
    [1 + pg_temp.mix('tp', i, 17)],
  rcvd_on, (array['desk','desk','app','app','app','e-mail','e-mail','phone'])[1 + pg_temp.mix('cn', i, 8)],
  (array[1, 2, 2, 2, 3, 3])[1 + pg_temp.mix('po', i, 6)], taken_by,
  case when pg_temp.mix('own', i, 12) > 0 then 1020 + club_no end,
  case when pg_temp.mix('own', i, 12) > 0 and rcvd_on + 1 + days < date '2026-11-30'
    and (pg_temp.mix('cl', i, 15) > 0 or rcvd_on < date '2026-06-01') then rcvd_on + 1 + days end,
  case when pg_temp.mix('own', i, 12) > 0 and rcvd_on + 1 + days < date '2026-11-30' and pg_temp.mix('cl', i, 15) > 0
    and pg_temp.mix('cr', i, 3) = 0 then 5 * (1 + pg_temp.mix('am', i, 12)) else 0 end
from (
  select i, c.club_no, d.rcvd_on, pg_temp.mix('dy', i, 27) as days,
    case when pg_temp.mix('an', i, 7) > 0 then (select m.mbr_no from member m
      where m.club_no = c.club_no and m.joined_on < d.rcvd_on order by md5(m.mbr_no || ':' || i) limit 1) end as mbr_no,
    (select s.staff_no from staff s where s.club_no = c.club_no and s.job in ('RC', 'CM', 'TR') and s.hired_on <= d.rcvd_on
      and (s.left_on is null or s.left_on > d.rcvd_on) order by md5(s.staff_no || ':' || i) limit 1) as taken_by
  from generate_series(1, 330) i
  join club c on c.club_no = (array[1,1,2,2,3,4,4,4,5,6,6,6,6,7,8,8,9,10,11,12,12])[1 + pg_temp.mix('cc', i, 21)]
  cross join lateral (select date '2024-03-01' + pg_temp.mix('rc', i, 1004) as rcvd_on) d
  where d.rcvd_on > c.opened_on + 10 and (c.club_no <> 7 or d.rcvd_on < date '2026-08-01')
) c;

create table payslip (
  staff_no integer not null references staff (staff_no),
  pay_month date not null,
  basic_amt numeric(9, 2) not null,
  ot_hrs numeric(5, 1) not null,
  ot_amt numeric(9, 2) not null,
  comm_amt numeric(9, 2) not null,
  deduct_amt numeric(9, 2) not null,
  net_amt numeric(9, 2) not null,
  primary key (staff_no, pay_month)
);
comment on table payslip is 'One row for each month and employee since January 2025; pay_month is the first of the month';
comment on column payslip.ot_hrs is 'Overtime, in hours';
comment on column payslip.comm_amt is 'Commission for contracts sold';
comment on column payslip.deduct_amt is 'Tax, national insurance and pension';

insert into payslip
select staff_no, pay_month, basic, oh, ot, comm, ded, basic + ot + comm - ded
from (
  select p.*, round((basic + ot + comm) * (0.14 + pg_temp.mix('tx', staff_no, 9) / 100.0), 2) as ded
  from (
    select s.staff_no, m::date as pay_month, round(s.hrs_wk * 52 / 12 * s.rate_hr, 2) as basic, o.oh,
      round(o.oh * s.rate_hr * case when m >= timestamp '2026-07-01' then 1.30 else 1.25 end, 2) as ot,
      case when s.job in ('RC', 'CM') then coalesce((select sum(case k.plan_cd when 'BAS' then 6 when 'PLS' then 10
          when 'PRM' then 15 when 'FLX' then 4 when 'FAM' then 18 else 0 end) from contract k
        where k.sold_by = s.staff_no and date_trunc('month', k.start_dt) = m), 0) else 0 end::numeric(9, 2) as comm
    from staff s
    join generate_series(timestamp '2025-01-01', timestamp '2026-11-01', interval '1 month') m
      on m >= date_trunc('month', s.hired_on) and m <= date_trunc('month', coalesce(s.left_on, date '2026-11-30'))
    cross join lateral (select case when pg_temp.mix('ot' || m::date, s.staff_no, 3) = 0 and s.job not in ('HO', 'CM')
      then (1 + pg_temp.mix('oh' || m::date, s.staff_no, 24)) * 0.5 else 0 end::numeric(5, 1) as oh) o
  ) p
) q;
