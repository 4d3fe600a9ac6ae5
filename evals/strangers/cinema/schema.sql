create schema lumen;
set search_path = lumen;

create table cinemas (
  cinema_id  int primary key,
  name       text not null,
  city       text not null,
  opened_on  date not null,
  closed_on  date,
  manager_id int
);
comment on table cinemas is 'Our sites';
comment on column cinemas.closed_on is 'null while the site is trading';
insert into cinemas values
 (1,'Lumen Riverside','Bristol','2023-01-01',null,null),
 (2,'Lumen Arcade','Cardiff','2023-01-01',null,null),
 (3,'Lumen Corn Exchange','Exeter','2023-03-24',null,null),
 (4,'Lumen Dockyard','Plymouth','2023-01-01','2025-08-31',null),
 (5,'Lumen Spa','Bath','2024-05-10',null,null),
 (6,'Lumen Quarter','Cardiff','2025-10-03',null,null);

create table screens (
  screen_id   int primary key,
  cinema_id   int not null references cinemas,
  name        text not null,
  seats       int not null,
  screen_type text not null check (screen_type in ('standard','recliner','giant')),
  status      text not null check (status in ('open','refurbishing','closed'))
);
insert into screens values
 (11,1,'Screen 1',240,'giant','open'),(12,1,'Screen 2',130,'standard','open'),(13,1,'Screen 3',84,'recliner','open'),(14,1,'Screen 4',62,'standard','refurbishing'),
 (21,2,'Screen 1',210,'standard','open'),(22,2,'Screen 2',118,'standard','open'),(23,2,'Screen 3',56,'recliner','open'),
 (31,3,'The Hall',186,'standard','open'),(32,3,'The Gallery',48,'recliner','open'),
 (41,4,'Screen 1',155,'standard','closed'),(42,4,'Screen 2',92,'standard','closed'),
 (51,5,'The Pump Room',104,'recliner','open'),(52,5,'The Cellar',38,'standard','open'),
 (61,6,'Screen 1',260,'giant','open'),(62,6,'Screen 2',144,'standard','open'),(63,6,'Screen 3',70,'recliner','refurbishing');

create table employees (
  employee_id   int primary key,
  full_name     text not null,
  job_title     text not null,
  cinema_id     int references cinemas,
  supervisor_id int references employees,
  hired_on      date not null,
  left_on       date,
  hourly_wage   numeric(6,2) not null
);
comment on table employees is 'Everyone on the payroll, including people who have left';
comment on column employees.cinema_id is 'null for head office';
insert into employees values
 (1,'Rosalind Achebe','Chief Executive',null,null,'2023-01-01',null,48.00),
 (2,'Peter Lindgren','Film Buyer',null,1,'2023-01-01',null,29.50),
 (3,'Sunita Kaur','Finance Officer',null,1,'2023-06-05',null,27.25),
 (10,'Martin Oakes','Cinema Manager',1,1,'2023-01-01',null,21.40),
 (11,'Gwen Pascoe','Projectionist',1,10,'2023-01-01',null,16.80),
 (12,'Ahmed Farouk','Projectionist',1,10,'2024-09-16',null,15.90),
 (13,'Lily Chandler','Duty Manager',1,10,'2023-02-13',null,17.30),
 (14,'Jack Trevelyan','Front of House',1,13,'2023-04-03',null,12.60),
 (15,'Zoe Hartnell','Front of House',1,13,'2024-01-22','2025-11-14',12.45),
 (16,'Ben Osei','Front of House',1,13,'2025-10-27',null,12.35),
 (20,'Carol Pritchard','Cinema Manager',2,1,'2023-01-01',null,20.90),
 (21,'Dewi Morgan','Projectionist',2,20,'2023-01-01',null,16.55),
 (22,'Angharad Rees','Duty Manager',2,20,'2023-01-01',null,17.10),
 (23,'Mohammed Ali Shah','Front of House',2,22,'2023-05-15',null,12.55),
 (24,'Ffion Bowen','Front of House',2,22,'2023-09-04','2024-08-30',12.20),
 (25,'Callum Gray','Front of House',2,22,'2024-08-12',null,12.40),
 (30,'Harriet Voss','Cinema Manager',3,1,'2023-03-06',null,20.10),
 (31,'Simon Luscombe','Projectionist',3,30,'2023-03-13',null,16.20),
 (32,'Ivy Northcott','Duty Manager',3,30,'2023-03-13',null,16.75),
 (33,'Kofi Mensah','Front of House',3,32,'2023-03-20',null,12.50),
 (34,'Eleanor Budd','Front of House',3,32,'2024-11-04',null,12.30),
 (40,'Douglas Penrose','Cinema Manager',4,1,'2023-01-01','2025-08-31',20.30),
 (41,'Tamsin Rowe','Projectionist',4,40,'2023-01-01','2025-08-31',16.00),
 (42,'Luke Hannaford','Front of House',4,40,'2023-01-01','2025-08-31',12.25),
 (43,'Maddie Kerslake','Front of House',4,40,'2023-07-10','2025-08-31',12.15),
 (50,'Isabelle Fontaine','Cinema Manager',5,1,'2024-04-08',null,20.60),
 (51,'Robert Cheung','Projectionist',5,50,'2024-04-22',null,16.40),
 (52,'Nadia Petrova','Front of House',5,50,'2024-05-01',null,12.50),
 (53,'Will Sadler','Front of House',5,50,'2024-05-01','2026-04-17',12.30),
 (54,'Chloe Danvers','Front of House',5,50,'2026-03-30',null,12.25),
 (60,'Owain Griffiths','Cinema Manager',6,1,'2025-09-01',null,20.75),
 (61,'Beatriz Lopes','Projectionist',6,60,'2025-09-08',null,15.75),
 (62,'Megan Howells','Duty Manager',6,60,'2025-09-15',null,16.60),
 (63,'Tariq Hussain','Front of House',6,62,'2025-09-22',null,12.40),
 (64,'Sophie Lane','Front of House',6,62,'2025-09-22',null,12.30);
alter table cinemas add foreign key (manager_id) references employees;
update cinemas set manager_id = cinema_id * 10;

create table films (
  film_id         int primary key,
  title           text not null,
  director        text not null,
  genre           text not null,
  certificate     text not null,
  runtime_minutes int not null,
  release_date    date not null,
  distributor     text not null,
  licence_fee     numeric(9,2) not null
);
comment on column films.licence_fee is 'flat fee we pay the distributor, in pounds';
insert into films values
 (501,'The Salt Road','Anna Lindqvist','drama','12A',128,'2023-11-24','Halcyon',2400),
 (502,'Rocket Hedgehog','Tom Bridger','animation','U',92,'2023-12-15','Bluebird',3100),
 (503,'Nine Fathoms','Marcus Adeyemi','thriller','15',116,'2024-02-02','Halcyon',2650),
 (504,'Love, Marjorie','Pilar Ortega','comedy','12A',104,'2024-03-15','Kestrel',1800),
 (505,'Ashes of Orion','David Cho','science fiction','12A',151,'2024-05-03','Paragon',5200),
 (506,'The Beekeeper''s Son','Niamh Tully','drama','PG',99,'2024-06-21','Kestrel',1450),
 (507,'Bone Orchard','Marcus Adeyemi','horror','18',97,'2024-08-09','Nightjar',1650),
 (508,'Rocket Hedgehog 2','Tom Bridger','animation','U',95,'2024-10-11','Bluebird',3600),
 (509,'Winter Parliament','Edith Rowland','drama','12A',139,'2024-11-22','Halcyon',2300),
 (510,'Holly and Ivan','Pilar Ortega','comedy','PG',101,'2024-12-06','Bluebird',2050),
 (511,'Undertow City','Jae Park','thriller','15',122,'2025-01-31','Paragon',2900),
 (512,'Small Hours','Niamh Tully','documentary','12A',84,'2025-02-28','Kestrel',900),
 (513,'Ashes of Orion: Exile','David Cho','science fiction','12A',158,'2025-04-25','Paragon',5900),
 (514,'The Understudy','Clara Bennet','comedy','15',108,'2025-06-13','Kestrel',1750),
 (515,'Kingfisher','Anna Lindqvist','drama','15',118,'2025-07-18','Halcyon',2150),
 (516,'The Cellar Door','Iris Malone','horror','18',93,'2025-09-26','Nightjar',1500),
 (517,'Dinosaur Bakery','Sam Whitlock','animation','U',88,'2025-10-17','Bluebird',3400),
 (518,'Glass Republic','Jae Park','thriller','15',131,'2025-12-05','Paragon',3050),
 (519,'A Year of Rivers','Hugh Tarrant','documentary','U',91,'2026-02-13','Kestrel',850),
 (520,'Mrs Pell Investigates','Clara Bennet','comedy','PG',106,'2026-03-27','Halcyon',2250),
 (521,'Ashes of Orion: Return','David Cho','science fiction','12A',164,'2026-05-15','Paragon',6400),
 (522,'Night Ferry','Iris Malone','horror','15',102,'2026-07-10','Nightjar',1700),
 (523,'The Long Harvest','Edith Rowland','drama','12A',144,'2026-09-04','Halcyon',2500),
 (524,'Captain Otter','Sam Whitlock','animation','U',90,'2026-10-09','Bluebird',3300),
 (525,'Paper Tigers','Marcus Adeyemi','thriller','15',119,'2026-11-06','Paragon',2800),
 (526,'Snowbound Express','Pilar Ortega','comedy','PG',98,'2026-11-27','Bluebird',2600);

create table showings (
  showing_id      int primary key,
  film_id         int not null references films,
  screen_id       int not null references screens,
  starts_at       timestamp not null,
  ticket_price    numeric(5,2) not null,
  status          text not null check (status in ('scheduled','completed','cancelled')),
  projectionist_id int not null references employees,
  duty_manager_id  int not null references employees,
  cancellation_reason text
);
comment on table showings is 'One row per screening of a film';
comment on column showings.ticket_price is 'standard adult price in pounds';
insert into showings
select 6000 + g.i, f.film_id, s.screen_id, g.ts,
       8.5 + case s.screen_type when 'giant' then 4 when 'recliner' then 3 else 0 end
           + case when extract(isodow from g.ts) >= 5 then 1.5 else 0 end + case when g.ts >= '2025-07-01' then 0.5 else 0 end,
       g.st, p.employee_id, m.employee_id,
       case when g.st = 'cancelled' then (array['projector fault','no audience','staff shortage','power cut'])[1 + (g.i * g.i + g.i / 2) % 4] end
from (select i, date '2024-01-05' + (i * 2398 / 1000) + (array[time '11:00', time '14:15', time '17:30', time '20:00', time '20:45', time '18:10'])[1 + (i * i * 5 + i / 3) % 6] as ts,
             case when (i * i * 53 + i * 91) % 97 < 5 then 'cancelled' else 'completed' end as st
        from generate_series(1, 441) i
      union all
      select i, timestamp '2026-11-30 17:00' + make_interval(mins => (i - 441) * 45), 'scheduled' from generate_series(442, 445) i) g
cross join lateral (select c.cinema_id from cinemas c where opened_on <= g.ts and (closed_on is null or closed_on > g.ts)
      order by (cinema_id * g.i * 47 + g.i * g.i * 13) % 101 / case cinema_id when 1 then 2 else 1 end, cinema_id limit 1) c
cross join lateral (select screen_id, screen_type from screens s where s.cinema_id = c.cinema_id and s.screen_id <> 63 and not (s.screen_id = 14 and g.ts >= '2026-08-01')
      order by (screen_id * g.i * 31 + g.i * g.i * 7) % 89, screen_id limit 1) s
cross join lateral (select film_id from films where release_date <= g.ts and release_date > g.ts - interval '110 days'
      order by (film_id * g.i * 59 + g.i * g.i * 11) % 83 / case when genre = 'science fiction' then 2 else 1 end, film_id limit 1) f
cross join lateral (select employee_id from employees e where e.cinema_id = c.cinema_id and job_title in ('Projectionist')
      and hired_on <= g.ts and (left_on is null or left_on >= g.ts::date) order by (employee_id * g.i * 17 + g.i * g.i * 3) % 71, employee_id limit 1) p
cross join lateral (select employee_id from employees e where e.cinema_id = c.cinema_id and job_title in ('Duty Manager', 'Cinema Manager')
      and hired_on <= g.ts and (left_on is null or left_on >= g.ts::date) order by (employee_id * g.i * 23 + g.i * g.i * 5) % 67, employee_id limit 1) m;

create table members (
  member_id  int primary key,
  full_name  text not null,
  city       text not null,
  tier       text not null check (tier in ('Silver','Gold','Unlimited')),
  annual_fee numeric(6,2) not null,
  joined_on  date not null,
  ended_on   date,
  status     text not null check (status in ('active','lapsed','suspended'))
);
comment on table members is 'Loyalty scheme members';
comment on column members.ended_on is 'set when the membership lapsed';
insert into members
select 900 + i, (array['Alice','Brian','Chitra','Dylan','Esme','Finlay','Grace','Hamza','Imogen','Joseph','Keira','Leo','Mabel'])[1 + i * 5 % 13] || ' ' ||
       (array['Abbott','Bhatt','Carver','Dunne','Ellacott','Fry','Gupta','Hillier','Irvine','Jessop','Knowles'])[1 + i * 3 % 11],
       (array['Bristol','Cardiff','Exeter','Bath','Bristol','Cardiff','Plymouth'])[1 + (i * i * 3 + i / 2) % 7],
       t, case t when 'Silver' then 15 when 'Gold' then 45 else 160 end, date '2023-01-20' + i * 151 / 10 + (i * i) % 5,
       case when h < 3 then date '2023-01-20' + i * 151 / 10 + (i * i) % 5 + 200 + (i * 37) % 90 end,
       case when h < 3 then 'lapsed' when h >= 3 and i in (8, 17, 29, 44, 61) then 'suspended' else 'active' end
from (select i, case when (i * i * 7 + i * 3) % 17 < 7 then 'Silver' when (i * i * 7 + i * 3) % 17 < 13 then 'Gold' else 'Unlimited' end as t,
             case when i < 66 then (i * i * 5 + i * 11) % 19 else 9 end as h
        from generate_series(1, 90) i) x;

create table ticket_sales (
  sale_id     int primary key,
  showing_id  int not null references showings,
  member_id   int references members,
  channel     text not null check (channel in ('website','app','box office')),
  sold_by     int references employees,
  sold_on     date not null,
  ticket_type text not null check (ticket_type in ('adult','child','student','senior')),
  quantity    int not null,
  amount      numeric(7,2) not null,
  status      text not null check (status in ('paid','refunded')),
  refunded_on date
);
comment on table ticket_sales is 'Each sale covers one or more tickets of one type for one showing';
comment on column ticket_sales.member_id is 'null when the buyer is not a member';
comment on column ticket_sales.sold_by is 'employee at the box office, null for website and app';
comment on column ticket_sales.quantity is 'number of tickets';
comment on column ticket_sales.amount is 'total charged, in pounds';
insert into ticket_sales
select 20000 + g.i, w.showing_id,
       case when (g.i * g.i * 3 + g.i * 7) % 10 < 4 then mm.member_id end, ch.c,
       case when ch.c = 'box office' then e.employee_id end, d.d, tt.t, q.n,
       round(q.n * w.ticket_price * case tt.t when 'adult' then 1.0 when 'child' then 0.6 when 'student' then 0.8 else 0.75 end, 2),
       case when w.status = 'cancelled' or (g.i * g.i * 71 + g.i * 37) % 109 < 3 then 'refunded' else 'paid' end,
       case when w.status = 'cancelled' then w.starts_at::date
            when (g.i * g.i * 71 + g.i * 37) % 109 < 3 then greatest(d.d, w.starts_at::date - 1) end
from generate_series(1, 980) g(i)
join showings w on w.showing_id = 6001 + (g.i * 7 + (g.i * g.i * 3) % 443 * (g.i % 3) + g.i / 63) % 445 and w.showing_id not in (6007, 6113, 6260)
cross join lateral (select (array['website','app','box office','website','box office'])[1 + (g.i * g.i * 11 + g.i / 4) % 5] as c) ch
cross join lateral (select case when ch.c = 'box office' then w.starts_at::date else w.starts_at::date - (g.i * g.i * 7 + g.i) % 8 end as d) d
cross join lateral (select (array['adult','adult','child','student','adult','senior','child','adult','student'])[1 + (g.i * g.i * 5 + g.i / 2) % 9] as t) tt
cross join lateral (select 1 + (g.i * g.i * 13 + g.i * 3 + g.i / 5) % 8 % 5 as n) q
left join lateral (select employee_id from employees e join screens s on s.cinema_id = e.cinema_id where s.screen_id = w.screen_id and job_title in ('Front of House', 'Duty Manager')
      and hired_on <= w.starts_at and (left_on is null or left_on >= w.starts_at::date) order by (employee_id * g.i * 19 + g.i * g.i * 5) % 61, employee_id limit 1) e on true
left join lateral (select member_id from members where joined_on <= d.d and (ended_on is null or ended_on >= d.d) and member_id not in (909, 931, 947, 962)
      order by (member_id * g.i * 29 + g.i * g.i * 17) % 97, member_id limit 1) mm on true;

create table products (
  product_id   int primary key,
  name         text not null,
  category     text not null,
  price        numeric(5,2) not null,
  unit_cost    numeric(5,2) not null,
  introduced_on date not null,
  withdrawn_on date
);
comment on table products is 'What the concession stands sell';
insert into products values
 (1,'Popcorn small','popcorn',4.20,0.55,'2023-01-01',null),
 (2,'Popcorn large','popcorn',6.50,0.80,'2023-01-01',null),
 (3,'Caramel popcorn','popcorn',6.90,1.35,'2024-06-01',null),
 (4,'Nachos with salsa','hot food',7.20,2.10,'2023-01-01',null),
 (5,'Hot dog','hot food',6.80,2.45,'2023-01-01','2025-12-31'),
 (6,'Veggie dog','hot food',6.80,2.60,'2024-01-01',null),
 (7,'Cola','drinks',3.90,0.40,'2023-01-01',null),
 (8,'Still water','drinks',2.60,0.35,'2023-01-01',null),
 (9,'Coffee','drinks',3.40,0.45,'2023-01-01',null),
 (10,'Craft beer','drinks',6.20,1.95,'2024-09-01',null),
 (11,'Chocolate buttons','sweets',3.70,1.25,'2023-01-01',null),
 (12,'Pick and mix','sweets',5.50,1.70,'2023-01-01',null),
 (13,'Ice cream tub','sweets',4.60,1.40,'2023-01-01',null),
 (14,'Mulled cider','drinks',5.80,1.60,'2026-11-27',null);

create table concession_sales (
  concession_sale_id int primary key,
  cinema_id  int not null references cinemas,
  product_id int not null references products,
  served_by  int not null references employees,
  sold_on    date not null,
  quantity   int not null,
  unit_price numeric(5,2) not null,
  payment_method text not null check (payment_method in ('card','cash','voucher'))
);
comment on column concession_sales.unit_price is 'price actually charged per item, offers included';
insert into concession_sales
select 40000 + g.i, c.cinema_id, p.product_id, e.employee_id, g.d, 1 + (g.i * g.i * 7 + g.i / 3) % 9 % 4,
       p.price - case when (g.i * g.i * 3 + g.i) % 8 = 2 then 1 else 0 end,
       (array['card','card','cash','card','voucher','card','cash'])[1 + (g.i * g.i * 3 + g.i / 5) % 7]
from (select i, date '2024-01-06' + i * 1698 / 1000 as d from generate_series(1, 622) i) g
cross join lateral (select c.cinema_id from cinemas c where opened_on <= g.d and (closed_on is null or closed_on > g.d)
      order by (cinema_id * g.i * 43 + g.i * g.i * 29) % 103 / case cinema_id when 2 then 2 else 1 end, cinema_id limit 1) c
cross join lateral (select product_id, price from products where introduced_on <= g.d and (withdrawn_on is null or withdrawn_on >= g.d) and product_id <> 14
      order by (product_id * g.i * 37 + g.i * g.i * 5) % 107 / case product_id when 2 then 3 when 7 then 2 else 1 end, product_id limit 1) p
cross join lateral (select employee_id from employees e where e.cinema_id = c.cinema_id and job_title in ('Front of House')
      and hired_on <= g.d and (left_on is null or left_on >= g.d) order by (employee_id * g.i * 23 + g.i * g.i * 13) % 73, employee_id limit 1) e;
