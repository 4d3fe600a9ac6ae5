create schema marina;
set search_path = marina;

create table staff (
  staff_id    integer primary key,
  full_name   text not null unique,
  role        text not null check (role in ('harbour master','dock attendant','office clerk','mechanic')),
  hired_on    date not null,
  left_on     date,
  monthly_salary numeric(8,2) not null
);
comment on table staff is 'Everyone who works or has worked at the marina';
comment on column staff.left_on is 'Last day of employment; empty for people who still work here';

insert into staff values
 (1,'Helena Marsh','harbour master','2023-01-09',null,4850.00),
 (2,'Tom Brannigan','dock attendant','2023-01-16',null,2640.00),
 (3,'Priya Nair','office clerk','2023-02-01',null,2810.00),
 (4,'Gareth Pugh','mechanic','2023-02-13',null,3420.00),
 (5,'Lucia Ferrante','dock attendant','2023-03-06','2025-08-31',2590.00),
 (6,'Owen Castle','office clerk','2023-04-03',null,2765.00),
 (7,'Marta Zielinska','mechanic','2023-09-18',null,3310.00),
 (8,'Ben Aldous','dock attendant','2024-04-02',null,2480.00),
 (9,'Ruth Kimber','office clerk','2024-06-10','2026-03-31',2700.00),
 (10,'Declan Foy','mechanic','2025-05-05',null,3180.00),
 (11,'Sophie Lund','dock attendant','2025-09-01',null,2450.00),
 (12,'Isaac Obi','office clerk','2026-11-16',null,2600.00);

create table pontoons (
  pontoon_id  integer primary key,
  name        text not null unique,
  has_electricity boolean not null,
  has_water   boolean not null,
  built_year  integer not null
);
insert into pontoons values
 (1,'Alder',true,true,2009),
 (2,'Birch',true,true,2009),
 (3,'Cedar',true,true,2016),
 (4,'Dogwood',false,true,1998),
 (5,'Elm',false,false,1991),
 (6,'Fir',true,true,2022);

create table berths (
  berth_id    integer primary key,
  pontoon_id  integer not null references pontoons,
  berth_code  text not null unique,
  length_m    numeric(4,1) not null,
  nightly_rate numeric(6,2) not null,
  status      text not null check (status in ('open','under maintenance','closed'))
);
comment on column berths.length_m is 'Longest boat the berth can take, in metres';
comment on column berths.nightly_rate is 'Current price per night in euros';

insert into berths
select n,
       (n-1)/8+1,
       substr('ABCDEF',(n-1)/8+1,1) || lpad(((n-1)%8+1)::text,2,'0'),
       (array[8,10,12,9,7,18])[(n-1)/8+1] + ((n*3)%5)*0.5 + case when n%8=0 then 2 else 0 end,
       (array[28,32,38,24,19,64])[(n-1)/8+1] + ((n*3)%5)*1.5 + case when n%8=0 then 6 else 0 end,
       case when n in (11,29,36,45) then 'under maintenance' when n in (37,38) then 'closed' else 'open' end
from generate_series(1,48) n;

create table owners (
  owner_id    integer primary key,
  full_name   text not null unique,
  home_town   text not null,
  country     text not null,
  membership  text not null check (membership in ('standard','silver','gold')),
  joined_on   date not null,
  email       text
);
comment on table owners is 'Boat owners registered with the marina';

insert into owners (owner_id, full_name, home_town, country, membership, joined_on, email) values
 (1,'Alistair Crane','Falmouth','United Kingdom','gold','2023-01-20','a.crane@postbox.example'),
 (2,'Beatrix Holm','Aarhus','Denmark','standard','2023-02-14','b.holm@postbox.example'),
 (3,'Carlos Ibarra','Bilbao','Spain','silver','2023-02-27',null),
 (4,'Dorothy Winslow','Lymington','United Kingdom','standard','2023-03-03','dorothy.w@postbox.example'),
 (5,'Etienne Moreau','Brest','France','gold','2023-03-11','e.moreau@postbox.example'),
 (6,'Fiona Drummond','Oban','United Kingdom','silver','2023-03-29','fiona.d@postbox.example'),
 (7,'Gustav Lindqvist','Malmo','Sweden','standard','2023-04-08',null),
 (8,'Hannah Peverell','Falmouth','United Kingdom','standard','2023-04-22','hannah.p@postbox.example'),
 (9,'Ivo de Wit','Rotterdam','Netherlands','gold','2023-05-02','ivo.dewit@postbox.example'),
 (10,'Janet Oyelaran','Bristol','United Kingdom','silver','2023-05-19','j.oyelaran@postbox.example'),
 (11,'Klaus Reimann','Hamburg','Germany','standard','2023-06-01','k.reimann@postbox.example'),
 (12,'Louise Tremaine','Salcombe','United Kingdom','gold','2023-06-17','louise.t@postbox.example'),
 (13,'Mikael Aho','Turku','Finland','standard','2023-07-05',null),
 (14,'Nuala Brennan','Cork','Ireland','silver','2023-07-21','nuala.b@postbox.example'),
 (15,'Oliver Stanhope','Bristol','United Kingdom','standard','2023-08-09','o.stanhope@postbox.example'),
 (16,'Paola Ricci','Genoa','Italy','standard','2023-09-12','p.ricci@postbox.example'),
 (17,'Quentin Farr','Dartmouth','United Kingdom','silver','2023-10-04',null),
 (18,'Roisin Keane','Galway','Ireland','standard','2023-11-15','r.keane@postbox.example'),
 (19,'Stefan Vogt','Kiel','Germany','silver','2024-01-10','s.vogt@postbox.example'),
 (20,'Tamsin Yelland','Falmouth','United Kingdom','gold','2024-01-31','tamsin.y@postbox.example'),
 (21,'Ulrich Bauer','Hamburg','Germany','standard','2024-03-07',null),
 (22,'Valerie Chabot','Brest','France','standard','2024-03-25','v.chabot@postbox.example'),
 (23,'Wendy Thackeray','Plymouth','United Kingdom','standard','2024-04-16','wendy.t@postbox.example'),
 (24,'Xavier Dubois','La Rochelle','France','silver','2024-05-28','x.dubois@postbox.example'),
 (25,'Yvonne Maddox','Plymouth','United Kingdom','standard','2024-07-02',null),
 (26,'Zachary Hume','Oban','United Kingdom','standard','2024-08-13','z.hume@postbox.example'),
 (27,'Anneke Visser','Rotterdam','Netherlands','standard','2025-02-05','anneke.v@postbox.example'),
 (28,'Bram Jansen','Den Helder','Netherlands','silver','2025-04-10',null),
 (29,'Ciara Doyle','Cork','Ireland','standard','2025-06-24','ciara.d@postbox.example'),
 (30,'Douglas Penrose','Falmouth','United Kingdom','standard','2026-02-18','d.penrose@postbox.example'),
 (31,'Elspeth Rowe','Salcombe','United Kingdom','standard','2026-09-30','elspeth.r@postbox.example'),
 (32,'Frode Nilsen','Bergen','Norway','standard','2026-11-12',null);

create table boats (
  boat_id     integer primary key,
  name        text not null unique,
  owner_id    integer not null references owners,
  boat_type   text not null check (boat_type in ('sailing yacht','motor cruiser','catamaran','day boat')),
  length_m    numeric(4,1) not null,
  year_built  integer not null,
  insured_until date
);
comment on column boats.insured_until is 'Expiry of the insurance certificate we hold; empty if the owner never showed one';

insert into boats values
 (1,'Sea Thrift',1,'sailing yacht',7.9,1998,'2026-10-31'),
 (2,'Kestrel',2,'sailing yacht',8.4,2004,'2026-06-30'),
 (3,'Noche Clara',3,'motor cruiser',7.5,2012,'2026-11-15'),
 (4,'Dabchick',4,'day boat',5.6,1987,null),
 (5,'Belle Iroise',5,'catamaran',17.2,2019,'2026-11-30'),
 (6,'Corryvreckan',6,'sailing yacht',9.8,2001,'2026-05-14'),
 (7,'Svalan',7,'sailing yacht',8.2,1995,'2025-12-31'),
 (8,'Lucky Penny',8,'day boat',4.9,2010,'2026-09-09'),
 (9,'Noordster',9,'motor cruiser',18.0,2021,'2026-11-28'),
 (10,'Second Wind',10,'sailing yacht',10.1,2008,'2026-08-20'),
 (11,'Elbe Princess',11,'motor cruiser',9.3,2014,'2026-03-31'),
 (12,'Wild Marjoram',12,'sailing yacht',11.7,2015,'2026-11-01'),
 (13,'Aallotar',13,'sailing yacht',8.0,1992,null),
 (14,'Grainne Mhaol',14,'sailing yacht',9.1,2006,'2026-07-07'),
 (15,'Puffin',15,'day boat',5.2,2017,'2026-10-10'),
 (16,'Santa Zita',16,'motor cruiser',9.9,2011,'2026-04-25'),
 (17,'Quiet Anna',17,'sailing yacht',7.8,1989,'2025-09-30'),
 (18,'Claddagh',18,'day boat',6.3,2003,null),
 (19,'Foerdewind',19,'sailing yacht',10.6,2018,'2026-11-20'),
 (20,'Tern',20,'catamaran',11.9,2020,'2026-10-05'),
 (21,'Hansekogge',21,'motor cruiser',8.8,1999,'2026-02-28'),
 (22,'Petit Prince',22,'day boat',6.8,2013,'2026-06-15'),
 (23,'Merry Widow',23,'sailing yacht',7.6,1984,null),
 (24,'Ile de Re',24,'catamaran',12.4,2016,'2026-11-11'),
 (25,'Gannet',25,'day boat',5.9,1996,'2026-01-31'),
 (26,'Lismore Light',26,'sailing yacht',8.7,2007,'2026-09-18'),
 (27,'Windhaan',27,'sailing yacht',9.5,2002,'2026-05-31'),
 (28,'Texel Girl',28,'motor cruiser',11.2,2017,'2026-08-08'),
 (29,'Shandon Bell',29,'day boat',6.1,2009,'2026-10-22'),
 (30,'Penny Royal',1,'motor cruiser',12.1,2013,'2026-10-31'),
 (31,'Ty Breizh',5,'day boat',6.6,2005,'2026-11-30'),
 (32,'Zuiderzee',9,'sailing yacht',13.9,1979,'2026-11-28'),
 (33,'Samphire',12,'day boat',5.4,2022,'2026-11-01'),
 (34,'Lady Tamsin',20,'motor cruiser',18.6,2023,'2026-10-05'),
 (35,'Old Faithful',1,'day boat',5.0,1976,'2025-10-31'),
 (36,'Blue Finnan',6,'motor cruiser',10.4,2010,'2026-05-14'),
 (37,'Avonmouth Rose',10,'day boat',6.4,2001,'2026-08-20'),
 (38,'Kieler Sprotte',19,'day boat',5.7,2015,null),
 (39,'Pomona',30,'sailing yacht',9.0,2000,'2026-11-29'),
 (40,'Little Egret',31,'day boat',4.7,2024,'2026-11-30');

create table bookings (
  booking_id  integer primary key,
  boat_id     integer not null references boats,
  berth_id    integer not null references berths,
  booked_on   date not null,
  arrival_date date not null,
  nights      integer not null check (nights > 0),
  departure_date date,
  status      text not null check (status in ('completed','in harbour','cancelled','no-show')),
  cancelled_on date,
  price       numeric(8,2) not null,
  created_by  integer not null references staff,
  checked_in_by integer references staff
);
comment on table bookings is 'One row per berth booking, whatever became of it';
comment on column bookings.nights is 'Nights booked';
comment on column bookings.departure_date is 'Day the boat actually left; empty while it is still in the harbour or if it never came';
comment on column bookings.price is 'Agreed price of the stay in euros';
comment on column bookings.checked_in_by is 'Dock attendant or clerk who received the boat; empty if it never came';

insert into bookings
select row_number() over (order by arrival, n),
       boat, berth, booked, arrival, nights,
       case when st = 'completed' then arrival + nights + late end,
       st,
       case when st = 'cancelled' then booked + ((arrival - booked) * (1 + c % 4)) / 5 end,
       price,
       (select s.staff_id from staff s
         where s.role in ('office clerk','harbour master') and s.hired_on <= booked and coalesce(s.left_on, date '2026-11-30') >= booked
         order by (s.staff_id * (n * n * 3 + n * 5 + 11)) % 101, s.staff_id limit 1),
       case when st in ('completed','in harbour') then
       (select s.staff_id from staff s
         where s.role in ('dock attendant','office clerk') and s.hired_on <= arrival and coalesce(s.left_on, date '2026-11-30') >= arrival
         order by (s.staff_id * (n * n * 7 + n * 3 + 13)) % 101 + case when s.role = 'office clerk' then 8 else 0 end, s.staff_id limit 1) end
from (
  select n, berth, arrival, nights, c,
         arrival - (3 + b % 61) as booked,
         (select bo.boat_id from boats bo join owners o using (owner_id)
           where bo.length_m <= be.length_m and bo.length_m > be.length_m - 7 and o.joined_on <= arrival - (3 + b % 61)
             and bo.boat_id not in (13, 23, 35)
           order by (bo.boat_id * (n * n * 5 + n * 11 + 17)) % 101, bo.boat_id limit 1) as boat,
         case when arrival + nights + (case when c % 11 = 0 then 1 else 0 end) > date '2026-11-30' then 'in harbour'
              when a % 100 < 11 then 'cancelled'
              when a % 100 < 15 then 'no-show'
              else 'completed' end as st,
         case when c % 11 = 0 then 1 else 0 end as late,
         round(be.nightly_rate * nights * (case when nights >= 7 then 90 else 100 end) / 100, 2) as price
  from (
    select n, (n - 1) % 46 + 1 + case when (n - 1) % 46 + 1 >= 37 then 2 else 0 end as berth,
           date '2024-01-12' + ((n - 1) / 46) * 74 + (n * n * 17 + n * 31) % 53 as arrival,
           1 + ((n * n * 13 + n * 7) % 1009) % 12 as nights,
           (n * n * 19 + n * 131) % 1013 as a,
           (n * n * 23 + n * 71) % 1019 as b,
           (n * n * 29 + n * 57) % 1021 as c
    from generate_series(1, 660) n
  ) g join berths be on be.berth_id = g.berth
  where arrival <= date '2026-11-29'
) q
where boat is not null;

-- double entries (a boat that is already elsewhere in the harbour) were removed
delete from bookings b
 where exists (select 1 from bookings a where a.boat_id = b.boat_id and a.booking_id < b.booking_id
                and a.arrival_date + a.nights + 1 > b.arrival_date);

create table payments (
  payment_id  integer primary key,
  booking_id  integer not null references bookings,
  paid_on     date not null,
  amount      numeric(8,2) not null,
  method      text not null check (method in ('card','cash','bank transfer')),
  kind        text not null check (kind in ('deposit','balance'))
);
comment on column payments.kind is 'A deposit is a quarter of the price, asked for some longer stays; the balance is the rest';

insert into payments
select row_number() over (order by paid_on, booking_id, kind), booking_id, paid_on, amount, method, kind
from (
  select booking_id, least(booked_on + 2, arrival_date) as paid_on, round(price / 4, 2) as amount,
         case when booking_id % 5 = 0 then 'bank transfer' else 'card' end as method, 'deposit' as kind
  from bookings where nights >= 6 and booking_id % 3 <> 1
  union all
  select booking_id, departure_date, price - case when nights >= 6 and booking_id % 3 <> 1 then round(price / 4, 2) else 0 end,
         case (booking_id * 7) % 9 when 0 then 'cash' when 4 then 'cash' when 5 then 'bank transfer' else 'card' end, 'balance'
  from bookings where status = 'completed' and booking_id % 29 <> 7
) p;

create table fuel_sales (
  fuel_sale_id integer primary key,
  boat_id     integer not null references boats,
  sold_on     date not null,
  fuel        text not null check (fuel in ('diesel','petrol')),
  litres      numeric(6,1) not null,
  price_per_litre numeric(5,3) not null,
  sold_by     integer not null references staff
);
comment on table fuel_sales is 'Sales at the fuel dock';

insert into fuel_sales
select row_number() over (order by d, n), boat_id, d, fuel, litres, ppl,
       (select s.staff_id from staff s where s.role = 'dock attendant' and s.hired_on <= d and coalesce(s.left_on, date '2026-11-30') >= d
         order by (s.staff_id * (n * n * 3 + n + 5)) % 101, s.staff_id limit 1)
from (
  select n, bo.boat_id, b.arrival_date + (n % 2) as d,
         case when bo.boat_type = 'day boat' then 'petrol' else 'diesel' end as fuel,
         case bo.boat_type when 'day boat' then 12 + (n * n * 7 + n) % 31 when 'sailing yacht' then 25 + (n * n * 5 + n * 3) % 67
              when 'catamaran' then 60 + (n * n * 3 + n) % 97 else 110 + (n * n * 11 + n) % 283 end + (n % 2) * 0.5 as litres,
         case when bo.boat_type = 'day boat' then 1.780 else 1.420 end
           + (extract(year from b.arrival_date)::int - 2024) * 0.055 + ((n * 7) % 9) * 0.012 as ppl
  from (select booking_id as n, * from bookings) b join boats bo using (boat_id)
  where b.status in ('completed', 'in harbour') and (b.booking_id * 11 + b.nights) % 5 < 2
    and b.boat_id not in (7, 29)
) f;

create table repairs (
  repair_id   integer primary key,
  boat_id     integer not null references boats,
  category    text not null check (category in ('engine','hull','rigging','electrics','plumbing')),
  reported_on date not null,
  completed_on date,
  status      text not null check (status in ('waiting','in progress','done','called off')),
  reported_by integer not null references staff,
  assigned_to integer references staff,
  estimated_cost numeric(8,2) not null,
  final_cost  numeric(8,2),
  labour_hours numeric(5,1)
);
comment on column repairs.reported_by is 'Member of staff who wrote up the job';
comment on column repairs.assigned_to is 'Mechanic who does the job; empty until somebody is assigned';
comment on column repairs.final_cost is 'What the owner was charged in euros; known once the job is done';

insert into repairs
select row_number() over (order by d, n), boat_id, cat, d,
       case when st = 'done' then d + dur end,
       st,
       (select s.staff_id from staff s where s.role <> 'harbour master' and s.hired_on <= d and coalesce(s.left_on, date '2026-11-30') >= d
         order by (s.staff_id * (n * n * 3 + n * 2 + 7)) % 101, s.staff_id limit 1),
       case when st <> 'waiting' and not (st = 'called off' and n % 2 = 0) then
       (select s.staff_id from staff s where s.role = 'mechanic' and s.hired_on <= d
         order by (s.staff_id * (n * n * 7 + n + 5)) % 101, s.staff_id limit 1) end,
       est,
       case when st = 'done' then round(est * (82 + (n * n * 13 + n * 7) % 47) / 100, 2) end,
       case when st = 'done' then 1 + ((n * n * 5 + n * 11) % 37) * 0.5 end
from (
  select n, bo.boat_id,
         case when bo.boat_type = 'sailing yacht' then (array['engine','hull','rigging','electrics','rigging'])[1 + (n * 3) % 5]
              else (array['engine','hull','engine','electrics','plumbing'])[1 + (n * 3) % 5] end as cat,
         greatest(o.joined_on, date '2023-10-02') + case when n > 152 then date '2026-11-28' - (n * 5) % 47 - greatest(o.joined_on, date '2023-10-02') else ((date '2026-11-27' - greatest(o.joined_on, date '2023-10-02')) * ((n * n * 31 + n * 17) % 509)) / 509 end as d,
         3 + (n * n * 3 + n * 5) % 44 as dur,
         120 + ((n * n * 37 + n * 3) % 211) * 9.5 as est,
         o.joined_on
  from generate_series(1, 170) n
  join boats bo on bo.boat_id = 1 + (n * 17 + n / 40) % 38 and bo.boat_id not in (15, 33, 38)
  join owners o using (owner_id)
) r
cross join lateral (
  select case when n % 14 = 5 then 'called off'
              when d + dur <= date '2026-11-28' then 'done'
              when d >= date '2026-11-10' then 'waiting' else 'in progress' end as st) x;
