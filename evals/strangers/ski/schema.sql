create schema ski;
set search_path = ski;

create table staff (
  id integer primary key,
  full_name text not null,
  role text not null,
  hourly_wage numeric(6,2) not null,
  hired_on date not null,
  left_on date
);
comment on table staff is 'Everyone employed by the resort, current and former.';
comment on column staff.left_on is 'Last working day; empty while still employed.';

create table lifts (
  id integer primary key,
  name text not null unique,
  lift_type text not null,
  capacity_per_hour integer not null,
  vertical_metres integer not null,
  built_year integer not null,
  status text not null check (status in ('open','closed','maintenance')),
  supervisor_id integer not null references staff(id)
);

create table runs (
  id integer primary key,
  name text not null unique,
  difficulty text not null check (difficulty in ('green','blue','red','black')),
  length_metres integer not null,
  groomed_nightly boolean not null,
  lift_id integer not null references lifts(id)
);
comment on table runs is 'Marked pistes, each served by one lift.';

create table guests (
  id integer primary key,
  full_name text not null,
  country text not null,
  birth_year integer not null,
  skill_level text not null check (skill_level in ('beginner','intermediate','advanced')),
  email text
);

create table pass_types (
  id integer primary key,
  name text not null unique,
  list_price numeric(8,2) not null,
  valid_days integer not null
);

create table passes (
  id integer primary key,
  guest_id integer not null references guests(id),
  pass_type_id integer not null references pass_types(id),
  sold_on date not null,
  sold_by_id integer references staff(id),
  payment_method text not null check (payment_method in ('card','cash','online')),
  price_paid numeric(8,2) not null,
  status text not null check (status in ('valid','expired','refunded')),
  refunded_on date
);
comment on table passes is 'Lift passes sold at the window or online.';
comment on column passes.sold_by_id is 'Ticket agent; empty for passes bought online.';

create table lessons (
  id integer primary key,
  guest_id integer not null references guests(id),
  instructor_id integer not null references staff(id),
  booked_by_id integer not null references staff(id),
  booked_on date not null,
  lesson_date date not null,
  discipline text not null check (discipline in ('ski','snowboard')),
  format text not null check (format in ('private','group')),
  duration_minutes integer not null,
  fee numeric(7,2) not null,
  status text not null check (status in ('booked','completed','cancelled','no_show'))
);
comment on column lessons.booked_by_id is 'Ticket agent who took the booking.';

create table equipment (
  id integer primary key,
  kind text not null check (kind in ('skis','snowboard','boots','helmet')),
  brand text not null,
  purchased_on date not null,
  purchase_price numeric(7,2) not null,
  retired_on date
);

create table rentals (
  id integer primary key,
  guest_id integer not null references guests(id),
  equipment_id integer not null references equipment(id),
  handed_out_by_id integer not null references staff(id),
  rented_on date not null,
  due_on date not null,
  returned_on date,
  fee numeric(7,2) not null,
  damage_charge numeric(7,2) not null,
  status text not null check (status in ('returned','out','lost'))
);
comment on table rentals is 'One row per item handed over at the rental counter.';
comment on column rentals.damage_charge is 'Extra amount charged for damage, 0 if none.';

create table accidents (
  id integer primary key,
  occurred_at timestamp not null,
  run_id integer not null references runs(id),
  guest_id integer not null references guests(id),
  reported_by_id integer not null references staff(id),
  attended_by_id integer not null references staff(id),
  severity text not null check (severity in ('minor','moderate','serious')),
  body_part text not null,
  cause text not null,
  evacuation text not null check (evacuation in ('none','sled','helicopter')),
  treatment_cost numeric(8,2) not null,
  closed_on date
);
comment on column accidents.reported_by_id is 'Employee who called the accident in.';
comment on column accidents.attended_by_id is 'Patroller who went to the scene.';
comment on column accidents.closed_on is 'When the case file was closed; empty while the case is open.';

insert into staff values
(1,'Greta Lindqvist','manager',46.00,'2023-01-02',null),
(2,'Tomas Havel','manager',41.50,'2023-01-02',null),
(3,'Anouk Bertrand','instructor',31.00,'2023-01-05',null),
(4,'Pavel Dvorak','instructor',28.50,'2023-01-05',null),
(5,'Sienna Walsh','instructor',27.00,'2023-01-09',null),
(6,'Matteo Ricci','instructor',29.00,'2023-01-09','2025-04-20'),
(7,'Yuki Tanabe','instructor',26.00,'2023-11-20',null),
(8,'Oskar Brandt','instructor',25.50,'2024-11-18',null),
(9,'Carmen Ibarra','instructor',25.00,'2026-11-20',null),
(10,'Dario Fontana','patroller',30.00,'2023-01-04',null),
(11,'Ingrid Solheim','patroller',32.50,'2023-01-04',null),
(12,'Jonas Keller','patroller',29.50,'2023-01-12',null),
(13,'Rhys Morgan','patroller',28.00,'2023-01-12','2024-04-15'),
(14,'Lucie Moreau','ticket agent',19.50,'2023-01-03',null),
(15,'Andrei Popescu','ticket agent',20.00,'2023-01-03',null),
(16,'Hannah Steiner','ticket agent',18.75,'2023-01-03',null),
(17,'Bruno Alves','rental clerk',19.00,'2023-01-03',null),
(18,'Klara Novotna','rental clerk',19.25,'2023-01-08',null),
(19,'Finn Gallagher','rental clerk',18.50,'2023-01-08','2026-04-12'),
(20,'Stefan Huber','lift operator',21.00,'2023-01-02',null),
(21,'Marit Aasen','lift operator',21.50,'2023-01-02',null),
(22,'Nikola Petrov','lift operator',20.25,'2023-01-15',null),
(23,'Elodie Garnier','lift operator',20.00,'2023-11-27',null),
(24,'Callum Reid','lift operator',19.75,'2023-01-15','2025-04-06');

insert into lifts values
(1,'Eagle Gondola','gondola',2800,720,2014,'open',20),
(2,'North Ridge Express','chairlift',2400,540,2011,'open',20),
(3,'Larch Chair','chairlift',1800,390,2003,'open',21),
(4,'Summit Tram','cable car',900,810,1998,'maintenance',21),
(5,'Marmot Tow','drag lift',700,120,1989,'open',22),
(6,'Bear Hollow Chair','chairlift',1500,310,1996,'closed',22),
(7,'Sunrise Carpet','magic carpet',600,30,2019,'open',23),
(8,'Glacier Tow','drag lift',800,260,1992,'closed',21),
(9,'Pinewood Express','chairlift',2600,470,2021,'open',23);

insert into runs values
(1,'Buttercup','green',900,true,7),
(2,'Teddy Lane','green',650,true,5),
(3,'Larch Meadow','blue',1800,true,3),
(4,'Silver Birch','blue',2100,true,3),
(5,'Long Way Home','blue',4200,true,1),
(6,'Eagle Eye','red',2600,true,1),
(7,'Ridge Runner','red',2300,false,2),
(8,'Northern Light','red',1950,true,2),
(9,'Widowmaker','black',1400,false,4),
(10,'Icefall','black',1750,false,4),
(11,'Bear Claw','red',1300,true,6),
(12,'Honey Pot','green',1100,true,6),
(13,'Pine Alley','blue',2450,true,9),
(14,'Woodpecker','red',2050,false,9),
(15,'Chimney','black',980,false,2);

insert into guests
select i,
  (array['Adele','Bram','Clara','Dennis','Eva','Felix','Gina','Henrik','Iris','Jakub','Karin','Leon','Mona','Niels','Olga','Peter','Rosa','Simon','Tilda','Ugo','Vera','Walter','Xenia','Yann','Zora','Amir','Bella','Cedric','Daria','Emil'])[(i*7)%30+1]
  ||' '||
  (array['Abbott','Bauer','Caron','De Vries','Engel','Fischer','Greco','Hansen','Ivanov','Jensen','Kowalski','Lambert','Meyer','Nowak','Olsen','Peeters','Quinn','Rossi','Schmid','Torres','Ullman','Visser','Weber'])[(i*11)%23+1],
  (array['Austria','Germany','Netherlands','United Kingdom','Germany','Italy','Austria','Belgium','Germany','Poland','Netherlands','Denmark','Austria'])[(i*5+i/13)%13+1],
  1950+(i*i*3+i*17)%66,
  (array['beginner','intermediate','intermediate','advanced','beginner','intermediate','advanced'])[(i*3+i/7)%7+1],
  case when i%6=4 then null else 'guest'||i||'@mail.example' end
from generate_series(1,160) i;

insert into pass_types values
(1,'Adult Day Pass',62,1),
(2,'Child Day Pass',35,1),
(3,'Adult Six-Day Pass',310,6),
(4,'Child Six-Day Pass',175,6),
(5,'Adult Season Pass',840,180),
(6,'Child Season Pass',420,180),
(7,'Senior Season Pass',590,180),
(8,'Night Skiing Pass',28,1),
(9,'Heliski Upgrade',450,1);

-- calendar of open days used to spread the records over the winters
create temp table season_day as
select j, case
  when j<=110 then date '2023-01-21'+((j-1)*75/110)
  when j<=250 then date '2023-12-09'+((j-111)*115/140)
  when j<=410 then date '2024-12-07'+((j-251)*120/160)
  when j<=575 then date '2025-12-06'+((j-411)*120/165)
  else date '2026-11-14'+((j-576)*16/24) end as d
from generate_series(1,600) j;

insert into passes
select i, 1+(i*i*5+i*29)%149, t, d,
  case when pm='online' then null else (array[14,15,16,15,14,15,16])[(i*3+i/7)%7+1] end,
  pm,
  round((select list_price from pass_types where id=t)*case when i%9=0 then 0.9 when i%14=3 then 0.85 else 1 end,2),
  case when i%23=5 then 'refunded' when d+(select valid_days from pass_types where id=t) > date '2026-11-30' then 'valid' else 'expired' end,
  case when i%23=5 then least(d+1+i%4, date '2026-11-30') end
from (select i, d, (array[1,3,1,2,1,5,8,3,1,4,2,1,7,3,6,1,8,5,1])[(i*4+i/19)%19+1] t,
        (array['card','card','online','cash','card','online','card','cash'])[(i*3+i/8)%8+1] pm
      from generate_series(1,300) i join season_day on j=2*i) x;

insert into lessons
select i, 1+(i*i*7+i*13)%152,
  case when d<'2023-07-01' then (array[3,4,5,6,3,6,4])[(i*3+i/7)%7+1]
       when d<'2024-07-01' then (array[3,4,5,6,7,3,7,4,6])[(i*4+i/9)%9+1]
       when d<'2025-07-01' then (array[3,4,5,6,7,8,3,5,7])[(i*5+i/9)%9+1]
       else (array[3,4,5,7,8,8,7,3])[(i*3+i/8)%8+1] end,
  (array[14,15,16,16,14,16,15,16])[(i*5+i/8)%8+1],
  d-(1+(i*11)%17), d, disc, fmt, dur,
  case when fmt='private' then dur*1.30 else dur*0.50 end,
  case when d=date '2026-11-30' then 'booked' when i%13=4 then 'cancelled' when i%17=9 then 'no_show' else 'completed' end
from (select i, d, case when (i*i+i*5)%11 in (0,2,6) then 'snowboard' else 'ski' end disc,
        case when (i*7+i/5)%5<2 then 'private' else 'group' end fmt,
        (array[60,90,120,90,180])[(i*3+i/6)%5+1] dur
      from generate_series(1,300) i join season_day on j=2*i) x;

insert into equipment
select i, (array['skis','boots','helmet','skis','snowboard','boots','skis','helmet'])[i%8+1],
  (array['Atomic','Rossignol','Head','Salomon','Burton'])[(i*3+i/5)%5+1],
  case when i<=24 then date '2023-01-03'+i%15 when i<=36 then date '2023-10-02'+i when i<=44 then date '2024-09-16'+i%9
       when i<=52 then date '2025-10-06'+i%11 else date '2026-10-19'+i%6 end,
  case i%8 when 0 then 480 when 3 then 520 when 6 then 455 when 4 then 430 when 1 then 240 when 5 then 225 when 2 then 75 else 70 end + (i*7)%20,
  case when i<=8 then date '2025-05-05'+i else null end
from generate_series(1,60) i;

insert into rentals
select i, 1+(i*i*11+i*31)%155, e, case when d<'2026-05-01' then (array[17,18,19,17,18,17])[(i*5+i/6)%6+1] else 17+i%2 end,
  d, due,
  case when lost then null when ret>date '2026-11-30' then null else ret end,
  dr*(due-d), case when not lost and ret<=date '2026-11-30' and i%19=7 then 15+(i*7)%60 else 0 end,
  case when lost then 'lost' when ret>date '2026-11-30' then 'out' else 'returned' end
from (
 select i, d, e, false lost, due, due+case when i%11=3 then 1+i%4 when i%7=2 then -1*least(1,due-d-1) else 0 end ret,
   (select case kind when 'skis' then 28 when 'snowboard' then 30 when 'boots' then 14 else 8 end from equipment where id=e) dr
 from (
  select i, d, case when i<=110 then 1+(i*5+i/24)%24 when i<=250 then 1+(i*7+i/36)%36 when i<=410 then 1+(i*5+i/44)%44 else 9+(i*5+i/43)%43 end e,
    d+1+(i*3+i/5)%6 due
  from generate_series(1,592) i join season_day on j=i) y) x;

insert into rentals values
(593,14,10,17,'2026-11-27','2026-11-29',null,16.00,0,'out'),
(594,52,33,17,'2026-11-27','2026-11-28',null,14.00,0,'out'),
(595,52,47,18,'2026-11-27','2026-11-29',null,16.00,0,'out'),
(596,121,12,18,'2026-11-28','2026-11-30',null,60.00,0,'out'),
(597,8,22,18,'2026-11-29','2026-11-30',null,28.00,0,'out'),
(598,140,43,17,'2026-11-29','2026-11-30',null,28.00,0,'out'),
(599,66,36,18,'2026-11-29','2026-11-30',null,30.00,0,'out');

-- five items never came back
update rentals set status='lost', returned_on=null, damage_charge=0
where id in (select max(id) from rentals where equipment_id in (2,7,20,29,41) group by equipment_id);
-- an item handed out again came back by that day
update rentals r set returned_on=q.rented_on from rentals q
where q.equipment_id=r.equipment_id and q.id>r.id and q.rented_on<r.returned_on;

insert into lessons values
(301,9,3,14,'2026-11-21','2026-11-30','ski','private',120,156.00,'booked'),
(302,33,4,15,'2026-11-24','2026-11-30','ski','private',60,78.00,'booked'),
(303,71,5,16,'2026-11-25','2026-11-30','snowboard','group',180,90.00,'booked'),
(304,104,5,16,'2026-11-25','2026-11-30','snowboard','group',180,90.00,'booked'),
(305,118,5,16,'2026-11-28','2026-11-30','snowboard','group',180,90.00,'booked'),
(306,27,8,15,'2026-11-26','2026-11-30','ski','group',120,60.00,'booked');

insert into accidents
select i, d+time '09:00'+((i*47)%450)*interval '1 minute', r, 1+(i*i*3+i*41)%153,
  case when d<'2025-04-01' then (array[20,21,22,10,24,11,22])[(i*3+i/7)%7+1] else (array[20,21,22,23,12,22])[(i*5+i/6)%6+1] end,
  case when d<'2024-04-10' then (array[10,11,12,13,11])[(i*2+i/5)%5+1] else (array[11,12,10,11])[(i*3+i/4)%4+1] end,
  sev,
  (array['knee','wrist','shoulder','knee','head','ankle','back'])[(i*4+i/7)%7+1],
  (array['fall','fall','collision','fall','equipment failure','collision'])[(i*5+i/6)%6+1],
  case sev when 'serious' then case when i%3=0 then 'sled' else 'helicopter' end when 'moderate' then case when i%4=1 then 'none' else 'sled' end else case when i%9=2 then 'sled' else 'none' end end,
  case sev when 'serious' then 2400+(i*137)%3100 when 'moderate' then 480+(i*61)%700 else 60+(i*23)%140 end,
  case when i in (71,88,90) or d>date '2026-11-20' then null else d+2+(i*13)%38+case sev when 'serious' then 25 else 0 end end
from (select i, d, (array[3,6,9,7,13,5,10,3,14,8,6,11,15,4,9,7,2,6])[(i*7+i/18)%18+1] r,
        (array['minor','minor','moderate','serious','minor','moderate','minor','moderate','minor'])[(i*4+i/9)%9+1] sev
      from generate_series(1,96) i join season_day on j=6*i+i%5) x;

update accidents set closed_on = date '2026-11-27' where closed_on > date '2026-11-30';
drop table season_day;
