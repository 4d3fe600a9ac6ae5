-- Production management, Lantern Row Pictures (production and post-production)
create schema film;
set search_path = film;

create table clients (
  client_id   int primary key,
  name        text not null unique,
  client_type text not null check (client_type in ('broadcaster','streamer','agency','distributor','museum')),
  country     text not null,
  client_since date not null
);
insert into clients values
 (1,'Northlight Television','broadcaster','United Kingdom','2023-01-16'),
 (2,'Kanal Syd','broadcaster','Sweden','2023-03-06'),
 (3,'Streamberry','streamer','United States','2023-02-01'),
 (4,'Vivid & Partners','agency','United Kingdom','2023-04-17'),
 (5,'Agence Corail','agency','France','2023-09-11'),
 (6,'Meridian Film Distribution','distributor','Germany','2023-05-29'),
 (7,'Cinema Aurora','distributor','Italy','2024-02-12'),
 (8,'Museum of the North Sea','museum','Netherlands','2024-06-03'),
 (9,'Playhouse Plus','streamer','Canada','2024-11-18'),
 (10,'Brightfish Advertising','agency','Netherlands','2025-08-25');

create table people (
  person_id   int primary key,
  full_name   text not null unique,
  job_title   text not null,
  employment  text not null check (employment in ('staff','freelance')),
  day_rate    numeric(8,2) not null,
  home_city   text not null,
  joined_on   date not null,
  left_on     date
);
comment on table people is 'Staff and regular freelancers, including those who no longer work with us';
comment on column people.left_on is 'Empty while the person still works with us';
insert into people values
 (1,'Imogen Hale','producer','staff',520,'London','2023-01-02',null),
 (2,'Rafael Quintero','producer','staff',495,'London','2023-01-02',null),
 (3,'Sunniva Berg','producer','staff',480,'Bristol','2023-06-01',null),
 (4,'Oliver Tench','producer','freelance',560,'Manchester','2023-09-15','2025-12-19'),
 (5,'Leila Farahani','director','freelance',900,'London','2023-01-20',null),
 (6,'Gregor Malik','director','freelance',850,'Glasgow','2023-02-13',null),
 (7,'Pia Lundgren','director','freelance',780,'Bristol','2023-05-08',null),
 (8,'Theo Osei','director','staff',610,'London','2024-01-08',null),
 (9,'Maud Verbeek','director','freelance',950,'Brighton','2024-03-04','2026-05-29'),
 (10,'Jonas Keller','editor','staff',390,'London','2023-01-02',null),
 (11,'Anika Rao','editor','staff',410,'London','2023-01-16',null),
 (12,'Callum Frith','editor','freelance',430,'Bristol','2023-08-07',null),
 (13,'Beatriz Nunes','assistant editor','staff',240,'London','2024-09-02',null),
 (14,'Hugo Marchetti','colourist','staff',450,'London','2023-01-02',null),
 (15,'Wren Ashdown','colourist','freelance',520,'Brighton','2024-04-22',null),
 (16,'Kofi Mensah','sound designer','staff',400,'London','2023-03-13',null),
 (17,'Elsie Duncan','sound designer','freelance',440,'Glasgow','2023-10-02','2026-01-30'),
 (18,'Yuki Arakawa','vfx artist','staff',420,'London','2023-02-20',null),
 (19,'Dmitri Sokolov','vfx artist','freelance',470,'Manchester','2024-01-15',null),
 (20,'Nell Gallagher','vfx artist','freelance',465,'Bristol','2024-10-07',null),
 (21,'Samuel Adeyemi','post supervisor','staff',505,'London','2023-01-02',null),
 (22,'Clara Whitcombe','post supervisor','staff',485,'Bristol','2024-02-05',null),
 (23,'Finn Torsvik','camera operator','freelance',550,'Glasgow','2023-04-03',null),
 (24,'Rosa Delgado','camera operator','freelance',540,'London','2023-11-06',null),
 (25,'Ines Caldwell','equipment manager','staff',310,'London','2023-01-02',null),
 (26,'Bram Pelletier','production assistant','staff',190,'London','2025-03-10',null),
 (27,'Tabitha Royce','production assistant','freelance',180,'Manchester','2026-09-14',null),
 (28,'Marcus Eldridge','accountant','staff',360,'London','2023-04-17',null);

create table productions (
  production_id  int primary key,
  title          text not null unique,
  format         text not null check (format in ('feature','series','documentary','commercial','short')),
  client_id      int not null references clients,
  producer_id    int not null references people,
  director_id    int not null references people,
  status         text not null check (status in ('development','pre-production','shooting','post','delivered','cancelled')),
  budget         numeric(12,2) not null,
  post_started_on date,
  delivery_due_on date,
  delivered_on   date
);
comment on column productions.delivery_due_on is 'Delivery date agreed with the client; empty until agreed';
comment on column productions.budget is 'Agreed budget in GBP';
insert into productions values
 (1,'The Salt Road','feature',6,1,5,'delivered',2450000,'2023-09-04','2024-03-15','2024-03-08'),
 (2,'Harbour Lights','series',1,2,6,'delivered',1820000,'2023-10-16','2024-05-31','2024-06-14'),
 (3,'Glass Orchard','short',7,3,7,'delivered',96000,'2024-02-26','2024-08-30','2024-08-30'),
 (4,'Voices of the Fen','documentary',1,1,7,'delivered',310000,'2024-03-11','2024-09-20','2024-09-11'),
 (5,'Brewster Autumn Campaign','commercial',4,2,8,'delivered',185000,'2024-04-08','2024-09-13','2024-09-16'),
 (6,'Nightboat','series',3,4,9,'delivered',3100000,'2024-06-17','2025-01-31','2025-02-21'),
 (7,'The Cartographer','feature',6,1,9,'delivered',2780000,'2024-09-02','2025-04-30','2025-04-24'),
 (8,'Tidewrack','documentary',8,3,7,'delivered',225000,'2024-10-14','2025-03-28','2025-04-11'),
 (9,'Parfum Soleil','commercial',5,4,8,'delivered',240000,'2024-11-04','2025-04-18','2025-04-17'),
 (10,'Winter Count','feature',7,2,5,'cancelled',1950000,'2025-01-13','2025-08-29',null),
 (11,'Second Violin','series',2,3,6,'delivered',1640000,'2025-02-10','2025-08-15','2025-08-29'),
 (12,'Ashes and Apples','feature',6,4,5,'delivered',2120000,'2025-03-17','2025-10-31','2025-11-12'),
 (13,'Kite Weather','short',7,1,8,'delivered',78000,'2025-06-09','2025-11-21','2025-11-19'),
 (14,'Rail Tales','documentary',1,2,7,'delivered',355000,'2025-09-08','2026-02-27','2026-02-20'),
 (15,'Streamberry Brand Film','commercial',3,3,8,'delivered',130000,'2025-11-17','2026-04-30','2026-05-05'),
 (16,'Undertow','series',3,1,6,'post',3350000,'2026-05-11','2026-11-27',null),
 (17,'A House in Trieste','feature',7,2,9,'post',2240000,'2026-04-20','2026-11-13',null),
 (18,'The Lock Keepers','documentary',8,3,7,'post',268000,'2026-07-13',null,null),
 (19,'Polar Nine','series',9,2,5,'shooting',2960000,null,null,null),
 (20,'Fizz Zero Spring','commercial',10,3,8,'shooting',210000,null,null,null),
 (21,'Mother Tongue','feature',6,1,5,'pre-production',1880000,null,null,null),
 (22,'The Quiet Mile','short',2,3,6,'development',64000,null,null,null),
 (23,'Copper Valley','series',9,2,6,'development',2700000,null,null,null),
 (24,'Linden Street','documentary',1,4,7,'cancelled',290000,null,'2026-03-27',null);

create table locations (
  location_id int primary key,
  name        text not null unique,
  city        text not null,
  is_studio   boolean not null,
  daily_fee   numeric(8,2) not null
);
insert into locations values
 (1,'Lantern Row Stage A','London',true,1800),(2,'Lantern Row Stage B','London',true,1250),(3,'Old Customs House','Bristol',false,950),
 (4,'Pier Nine','Brighton',false,700),(5,'Mossgill Farm','Penrith',false,420),(6,'Clyde Dry Dock','Glasgow',false,1100),
 (7,'St Hilda''s Library','Manchester',false,640),(8,'Ravenscar Cliffs','Scarborough',false,300),(9,'Tramshed','Manchester',true,980),(10,'Belvoir Ballroom','Bath',false,1350);

create table shoot_days (
  shoot_day_id  int primary key,
  production_id int not null references productions,
  location_id   int not null references locations,
  shoot_date    date not null,
  operator_id   int not null references people,
  unit          text not null check (unit in ('main','second')),
  scenes_planned int not null,
  scenes_shot   int not null,
  overtime_hours numeric(4,1) not null default 0
);
comment on table shoot_days is 'One row per shooting day that took place';
comment on column shoot_days.operator_id is 'Camera operator of the day';
insert into shoot_days
select row_number() over (order by s.first_day + k*2, s.p), s.p, (array[1,2,3,4,5,6,7,8,1,9,2,6])[1+(h.a+s.p)%12],
  s.first_day + k*2, case when s.first_day + k*2 < '2023-11-06' or h.b%5<3 then 23 else 24 end,
  case when h.c%6=0 then 'second' else 'main' end, 3+h.b%6, greatest(1, 3+h.b%6 - (array[0,0,1,0,2,0,-1,1,0,0])[1+h.c%10]),
  case when h.a%4=0 then 0.5*(1+h.b%7) else 0 end
from (values (1,date '2023-06-05',20),(2,date '2023-07-03',24),(3,date '2024-01-15',6),(4,date '2023-11-13',12),(5,date '2024-03-18',4),(6,date '2024-03-25',28),
  (7,date '2024-06-10',22),(8,date '2024-08-05',10),(9,date '2024-10-14',3),(10,date '2024-11-04',14),(11,date '2024-11-18',20),(12,date '2025-01-06',18),
  (13,date '2025-05-12',5),(14,date '2025-06-16',11),(15,date '2025-10-27',3),(16,date '2026-02-16',26),(17,date '2026-02-02',21),(18,date '2026-05-25',9),(19,date '2026-10-19',19),(20,date '2026-11-16',5)) s(p,first_day,n)
cross join lateral generate_series(0,s.n-1) k
cross join lateral (select s.p*40+k i) x
cross join lateral (select ((i::bigint*i*7919+i::bigint*104729)%1000003)::int a,((i::bigint*i*i*31+i::bigint*15485863)%999983)::int b,((i::bigint*i*5381+i::bigint*52361)%999979)::int c) h;

create table post_tasks (
  task_id        int primary key,
  production_id  int not null references productions,
  discipline     text not null check (discipline in ('editing','colour','sound','vfx','subtitles','titles')),
  assigned_to    int not null references people,
  reviewed_by    int references people,
  status         text not null check (status in ('todo','in progress','in review','approved','dropped')),
  priority       int not null check (priority between 1 and 3),
  created_on     date not null,
  due_on         date not null,
  approved_on    date,
  estimated_hours numeric(5,1) not null,
  actual_hours   numeric(5,1)
);
comment on table post_tasks is 'Work items in post-production';
comment on column post_tasks.priority is '1 = urgent, 2 = normal, 3 = when there is time';
comment on column post_tasks.actual_hours is 'Filled in when the task is approved';
comment on column post_tasks.reviewed_by is 'Who approved the task';
insert into post_tasks
select 1000 + row_number() over (order by d.c, t.i), t.p, dd.disc, ppl.el[1+(h.a%91)%array_length(ppl.el,1)],
  case when st.s='approved' then case when h.d%7=0 then t.producer_id when d.c>='2024-02-20' and (t.p%2=0 or h.d%4=1) then 22 else 21 end end,
  st.s, case when h.b%7=0 then 1 when h.b%7 in (1,2) then 3 else 2 end,
  d.c, least(d.c + 5 + h.a%20, date '2026-11-30'), case when st.s='approved' then fin.f end,
  (4 + h.c%60)/1.0, case when st.s='approved' then greatest(1.0, round((4+h.c%60)*(70+h.d%75)/100.0*2,0)/2) end
from (select p.production_id p, p.*, k, p.production_id*60+k i
      from productions p cross join lateral generate_series(1, case format when 'feature' then 48 when 'series' then 44 when 'documentary' then 26 when 'commercial' then 13 else 12 end) k
      where post_started_on is not null) t
cross join lateral (select ((i::bigint*i*7919+i::bigint*104729)%1000003)::int a,((i::bigint*i*i*31+i::bigint*15485863)%999983)::int b,((i::bigint*i*5381+i::bigint*52361)%999979)::int c,((i::bigint*i*i*13+i::bigint*32452843)%999961)::int d) h
cross join lateral (select (array['editing','editing','sound','vfx','colour','vfx','sound','editing','subtitles','titles'])[1+h.b%10] disc) dd
cross join lateral (select t.post_started_on + h.c%118 - case when t.p in (16,17,18) then 0 else 0 end + case when t.p=16 then (h.a%80) when t.p=18 then h.a%40 when t.p=17 then h.a%90 else 0 end c) d
cross join lateral (select d.c + 5 + h.a%20 + (array[-4,-2,0,-1,3,0,-3,1,0,6])[1+h.d%10] f) fin
cross join lateral (select case when t.status='cancelled' then case when d.c<'2025-03-20' and h.b%3>0 then 'approved' else 'dropped' end
   when h.b%31=5 then 'dropped' when fin.f<='2026-11-30' and not (t.status='post' and fin.f>'2026-08-25' and h.d%7<5) then 'approved'
   when d.c < '2026-10-20' and h.a%2=0 then 'in review' when h.c%3=0 then 'todo' else 'in progress' end s) st
cross join lateral (select array_agg(person_id order by person_id) el from people
   where job_title = any(case dd.disc when 'editing' then array['editor'] when 'colour' then array['colourist'] when 'sound' then array['sound designer'] when 'vfx' then array['vfx artist'] else array['editor','assistant editor'] end)
     and joined_on<=d.c and (left_on is null or left_on>d.c+40)) ppl
where d.c <= '2026-11-30';

create table equipment (
  equipment_id  int primary key,
  name          text not null unique,
  category      text not null,
  purchased_on  date not null,
  purchase_price numeric(10,2) not null,
  daily_rate    numeric(8,2) not null,
  retired_on    date
);
comment on column equipment.daily_rate is 'Internal charge per day to the production';
insert into equipment values
 (1,'Alexa Mini 1','camera','2023-01-20',48500,420,null),(2,'Alexa Mini 2','camera','2023-06-12',47200,420,null),(3,'Venice Body','camera','2024-03-04',39800,380,null),
 (4,'Pocket Cinema Kit','camera','2023-02-06',5200,60,'2025-10-31'),(5,'Cooke Prime Set','lens','2023-01-20',62000,350,null),(6,'Anamorphic Set','lens','2024-05-20',71500,410,null),
 (7,'Zoom 25-250','lens','2023-09-18',28900,190,null),(8,'Sky Panel Kit','lighting','2023-03-27',16400,140,null),(9,'Tungsten Package','lighting','2023-01-20',7300,55,'2026-03-31'),
 (10,'LED Tube Set','lighting','2025-02-10',5900,65,null),(11,'Boom and Recorder 1','sound','2023-01-20',8800,95,null),(12,'Boom and Recorder 2','sound','2024-08-12',9100,95,null),
 (13,'Wireless Mic Set','sound','2023-10-30',6400,70,null),(14,'Dolly and Track','grip','2023-04-24',19700,160,null),(15,'Steadicam','grip','2023-07-31',33600,230,null),
 (16,'Camera Drone','grip','2025-05-05',12800,210,null),(17,'Underwater Housing','grip','2026-06-22',15200,240,null);

create table equipment_bookings (
  booking_id    int primary key,
  equipment_id  int not null references equipment,
  production_id int not null references productions,
  requested_by  int not null references people,
  signed_out_by int not null references people,
  out_on        date not null,
  due_back_on   date not null,
  returned_on   date
);
comment on table equipment_bookings is 'Equipment taken out for a production; no return date means it is still out';
insert into equipment_bookings
select 300 + row_number() over (order by d.o, x.i), eq.el[1+(h.b%67)%array_length(eq.el,1)], s.p,
  case when h.a%3=0 then s.pr when h.b%2=0 or d.o<'2023-12-01' then 23 else 24 end, case when h.c%5=0 and d.o>='2025-03-20' then 26 else 25 end,
  d.o, least(d.o+3+h.a%12, date '2026-11-30'), case when d.o+3+h.a%12+(array[0,-1,0,2,0,0,4,-2,0,1])[1+h.c%10] <= '2026-11-30' and not (s.p=19 and h.b%9=4) then d.o+3+h.a%12+(array[0,-1,0,2,0,0,4,-2,0,1])[1+h.c%10] end
from (select production_id p, min(shoot_date) a, max(shoot_date) b, count(*)::int n, max(producer_id) pr from shoot_days join productions using(production_id) group by 1) s
cross join lateral generate_series(1, 3+s.n/2) k
cross join lateral (select s.p*50+k i) x
cross join lateral (select ((i::bigint*i*6947+i::bigint*104723)%1000003)::int a,((i::bigint*i*i*37+i::bigint*86028121)%999983)::int b,((i::bigint*i*4391+i::bigint*1299709)%999979)::int c) h
cross join lateral (select s.a + h.c%(s.b-s.a+1) o) d
cross join lateral (select array_agg(equipment_id order by equipment_id) el from equipment where purchased_on<=d.o and (retired_on is null or retired_on>d.o+20) and equipment_id<>17) eq;

create table invoices (
  invoice_id    int primary key,
  invoice_number text not null unique,
  production_id int not null references productions,
  milestone     text not null check (milestone in ('signature','start of shoot','picture lock','delivery')),
  amount        numeric(12,2) not null,
  status        text not null check (status in ('draft','sent','paid','void')),
  issued_on     date,
  due_on        date,
  paid_on       date
);
comment on table invoices is 'Invoices to clients; drafts have no dates yet, void ones were withdrawn';
insert into invoices
select row_number() over (order by q.d, q.production_id, q.m), 'LR-'||(2000+row_number() over (order by q.d, q.production_id, q.m)), q.production_id,
  (array['signature','start of shoot','picture lock','delivery'])[q.m], round(q.budget*(array[20,30,30,20])[q.m]/100,2), q.s,
  case when q.s<>'draft' then q.d end, case when q.s<>'draft' then least(q.d+30, date '2026-11-30') end, case when q.s='paid' then q.d+18+(q.production_id*7+q.m*11)%31 end
from (select p.*, m, z.d, case when z.d>'2026-11-30' then 'draft' when p.status='cancelled' and m>1 then 'void' when z.d+18+(p.production_id*7+m*11)%31 > '2026-11-30' or (p.production_id,m) in ((17,3),(14,4),(12,4)) then 'sent' else 'paid' end s
  from productions p cross join generate_series(1,4) m
  cross join lateral (select min(shoot_date) f from shoot_days sd where sd.production_id=p.production_id) sh
  cross join lateral (select case m when 1 then coalesce(sh.f-75, case p.production_id when 21 then date '2026-10-26' when 24 then date '2025-09-22' end)
     when 2 then sh.f when 3 then p.post_started_on+100 else coalesce(p.delivered_on+4, case when p.status='post' then p.delivery_due_on+30 end) end d) z
  where z.d is not null and z.d<'2027-02-01') q;
