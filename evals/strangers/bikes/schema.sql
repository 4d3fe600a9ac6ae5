create schema freewheel;
set search_path = freewheel;

create function pick(n bigint, salt int, m int) returns int language sql immutable as
$$ select ((((x * x + 5003 * salt) % 1000033) * ((x * x + 5003 * salt) % 1000033) + n * 37) % 1000033 % m)::int
   from (select (n * 99991 + salt * 77773 + 2917) % 1000033 as x) q $$;

create table shops (
  id            int primary key,
  name          text not null,
  city          text not null,
  opened_on     date not null,
  closed_on     date,
  monthly_rent  numeric(8,2) not null,
  has_workshop  boolean not null
);
insert into shops values
 (1, 'Freewheel Harbour',   'Bristol',   '2023-01-16', null,         2850.00, true),
 (2, 'Freewheel Station',   'Bath',      '2023-03-06', null,         2400.00, true),
 (3, 'Freewheel Riverside', 'Bristol',   '2023-06-12', null,         1975.00, true),
 (4, 'Freewheel Old Mill',  'Stroud',    '2023-09-04', '2025-10-31', 1150.00, false),
 (5, 'Freewheel Quayside',  'Exeter',    '2024-04-02', null,         2100.00, true),
 (6, 'Freewheel Cathedral', 'Wells',     '2026-05-11', null,         1320.00, false);

create table employees (
  id           int primary key,
  name         text not null,
  role         text not null check (role in ('manager', 'mechanic', 'sales assistant', 'apprentice')),
  shop_id      int not null references shops,
  hired_on     date not null,
  left_on      date,
  hourly_wage  numeric(5,2) not null
);
comment on column employees.left_on is 'null while employed';
insert into employees values
 (1,  'Joanna Whitcombe',  'manager',         1, '2023-01-09', null,         21.50),
 (2,  'Ravi Desai',        'mechanic',        1, '2023-01-16', null,         17.80),
 (3,  'Bethan Lloyd',      'sales assistant', 1, '2023-01-16', null,         13.60),
 (4,  'Mikkel Sorensen',   'mechanic',        1, '2023-05-02', '2025-04-25', 16.90),
 (5,  'Stephen Onslow',    'manager',         2, '2023-02-20', null,         20.75),
 (6,  'Carla Mendes',      'mechanic',        2, '2023-03-06', null,         17.40),
 (7,  'Theo Bartlett',     'sales assistant', 2, '2023-03-06', '2024-09-13', 13.10),
 (8,  'Isla Fraser',       'sales assistant', 2, '2024-09-23', null,         13.20),
 (9,  'Duncan Hale',       'manager',         3, '2023-06-01', null,         20.75),
 (10, 'Wanda Kruk',        'mechanic',        3, '2023-06-12', null,         18.10),
 (11, 'Jamie Osei',        'sales assistant', 3, '2023-06-12', null,         13.35),
 (12, 'Philippa Nunn',     'manager',         4, '2023-08-21', '2025-10-31', 19.20),
 (13, 'Aaron Teague',      'sales assistant', 4, '2023-09-04', '2025-10-31', 12.95),
 (14, 'Lucia Romano',      'manager',         5, '2024-03-11', null,         20.40),
 (15, 'Greg Pascoe',       'mechanic',        5, '2024-04-02', null,         17.10),
 (16, 'Molly Vane',        'sales assistant', 5, '2024-04-02', null,         13.25),
 (17, 'Ben Ackroyd',       'apprentice',      1, '2025-09-01', null,         9.40),
 (18, 'Sofia Grant',       'manager',         6, '2026-04-20', null,         19.80),
 (19, 'Callum Reid',       'sales assistant', 6, '2026-05-11', null,         12.85),
 (20, 'Nell Harding',      'apprentice',      3, '2026-09-07', null,         9.10);

create table customers (
  id          int primary key,
  name        text not null,
  email       text,
  city        text not null,
  joined_on   date not null,
  is_member   boolean not null
);
comment on column customers.is_member is 'pays for the Freewheel membership (10% off rentals)';
insert into customers
select n,
       (array['Abigail','Bashir','Cecily','Dexter','Esme','Felix','Greta','Hamza','Iris','Jonah','Kirsty','Leon','Maeve','Nathan','Orla','Piers','Queenie','Rafael','Saskia','Toby','Una','Victor','Willa','Xavier','Yasmin','Zac','Alma','Bruno','Cleo','Darius','Elsie'])[1 + (n - 1) % 31]
       || ' ' ||
       (array['Ashdown','Birch','Coombes','Dacre','Edgell','Fenwick','Goodridge','Hobbs','Ibbotson','Jewell','Kemble','Lavery','Marsden','Northcott','Orchard','Penrose','Rawle','Shapland','Tapper','Underhill','Venning','Widdicombe','Yeo','Blewett','Cridland','Durston','Foyle','Gammon','Haddow'])[1 + (n * 7) % 29],
       case when pick(n, 2, 8) = 3 then null else 'rider' || n || '@mail.example' end,
       (array['Bristol','Bath','Bristol','Exeter','Stroud','Cardiff','Bath','London','Bristol','Wells'])[1 + pick(n, 3, 10)],
       date '2023-01-20' + (n * 1290) / 130 + pick(n, 4, 7),
       pick(n, 5, 10) < 4
from generate_series(1, 130) n;

create table bike_models (
  id            int primary key,
  brand         text not null,
  name          text not null,
  category      text not null check (category in ('city', 'e-bike', 'mountain', 'road', 'cargo', 'kids')),
  daily_rate    numeric(6,2) not null,
  deposit       numeric(6,2) not null,
  list_price    numeric(8,2) not null
);
comment on column bike_models.list_price is 'price when sold new';
insert into bike_models values
 (1, 'Pashley',  'Poppy',        'city',     16.00,  50.00,  695.00),
 (2, 'Dawes',    'Duchess',      'city',     14.50,  50.00,  540.00),
 (3, 'Raleigh',  'Motus',        'e-bike',   38.00, 150.00, 2150.00),
 (4, 'Gazelle',  'Ultimate C8',  'e-bike',   44.00, 200.00, 2899.00),
 (5, 'Whyte',    '605',          'mountain', 32.00, 100.00, 1050.00),
 (6, 'Orbea',    'Laufey H30',   'mountain', 36.00, 120.00, 1299.00),
 (7, 'Ribble',   'Endurance',    'road',     34.00, 150.00, 1499.00),
 (8, 'Tern',     'GSD S10',      'cargo',    52.00, 250.00, 4650.00),
 (9, 'Islabikes','Beinn 20',     'kids',      9.50,  30.00,  449.00),
 (10,'Frog',     '62',           'kids',     10.00,  30.00,  420.00),
 (11,'Genesis',  'Croix de Fer', 'road',     30.00, 120.00, 1399.00),
 (12,'Urban Arrow','Family',     'cargo',    58.00, 300.00, 5290.00);

create table bikes (
  id            int primary key,
  model_id      int not null references bike_models,
  home_shop_id  int not null references shops,
  frame_number  text not null unique,
  purchased_on  date not null,
  purchase_price numeric(8,2) not null,
  status        text not null check (status in ('available', 'rented', 'in repair', 'sold', 'stolen')),
  retired_on    date
);
comment on table bikes is 'our rental bikes';
comment on column bikes.home_shop_id is 'shop the bike belongs to now';
comment on column bikes.retired_on is 'day it left the fleet (sold or stolen)';
insert into bikes
select n, m.id, s.id, 'FW' || (41000 + n * 37),
       greatest(s.opened_on, case when n <= 44 then date '2023-01-18' + pick(n, 12, 300) else date '2024-04-02' + pick(n, 12, 620) end),
       round(m.list_price * (62 + pick(n, 13, 19)) / 100, 2),
       case when n in (8, 9, 22, 33, 40, 47) then 'sold' when n in (14, 38, 51) then 'stolen' else 'available' end,
       case n when 9 then date '2025-02-14' when 8 then date '2025-11-05' when 22 then date '2025-11-05' when 40 then date '2025-11-06' when 33 then date '2025-11-05' when 47 then date '2026-06-19'
              when 14 then date '2024-08-11' when 38 then date '2025-07-03' when 51 then date '2026-09-08' end
from (select n, case when n > 66 then 6 when n in (8, 22, 33, 40, 55) then 4 else (array[1, 2, 3, 1, 5, 2, 3, 1])[1 + pick(n, 10, 8)] end as shop,
             1 + case when n % 3 = 0 then (array[2, 3, 0, 4])[1 + pick(n, 11, 4)] when n in (12, 29, 52) then 11 else pick(n, 11, 11) end as mid
      from generate_series(1, 72) n) x
join shops s on s.id = x.shop join bike_models m on m.id = x.mid;

create table rentals (
  id              int primary key,
  bike_id         int not null references bikes,
  customer_id     int not null references customers,
  pickup_shop_id  int not null references shops,
  return_shop_id  int references shops,
  checked_out_by  int references employees,
  checked_in_by   int references employees,
  booked_on       date not null,
  start_date      date not null,
  planned_days    int not null,
  returned_on     date,
  status          text not null check (status in ('booked', 'active', 'returned', 'cancelled')),
  price           numeric(8,2) not null,
  damage_fee      numeric(7,2)
);
comment on table rentals is 'one bike to one customer';
comment on column rentals.planned_days is 'rental length agreed; due back on start_date + planned_days';
comment on column rentals.price is 'agreed rental price, without deposit and damage fee';
comment on column rentals.status is 'booked = not picked up yet; active = bike is with the customer';

insert into rentals
select 1000 + row_number() over (order by start, n), bike_id, customer_id, pick_shop,
       case when st = 'returned' then ret_shop end,
       case when st in ('returned', 'active') then (select id from employees e where e.shop_id = pick_shop and role in ('sales assistant', 'manager') and hired_on <= start and (left_on is null or left_on >= start) order by case role when 'manager' then 30 else 0 end + pick(n * 2 + e.id, 27, 50), id limit 1) end,
       case when st = 'returned' then (select id from employees e where e.shop_id = ret_shop and role <> 'mechanic' and hired_on <= ret and (left_on is null or left_on >= ret) order by case role when 'manager' then 30 else 0 end + pick(n * 2 + e.id, 28, 50), id limit 1) end,
       greatest(start - pick(n, 26, 22), joined), start, days,
       case when st = 'returned' then ret end, st,
       round(rate * days * case when member then 0.9 else 1 end, 2),
       case when st = 'returned' and pick(n, 29, 13) = 4 then 15 + 7.5 * pick(n, 30, 19) end
from (
  select n, b.id as bike_id, c.id as customer_id, b.home_shop_id as pick_shop, start, days, m.daily_rate as rate, c.is_member as member, c.joined_on as joined,
         case when pick(n, 24, 9) = 2 then (select s.id from shops s where s.opened_on <= start and (s.closed_on is null or s.closed_on > start + days + 9) and s.id <> b.home_shop_id order by pick(n * 3 + s.id, 25, 40), s.id limit 1)
              else b.home_shop_id end as ret_shop,
         start + days + case when pick(n, 23, 8) in (1, 5) then 1 + pick(n, 31, 4) when days > 3 and pick(n, 23, 8) = 6 then -1 else 0 end as ret,
         case when pick(n, 22, 15) = 6 then 'cancelled'
              when start >= date '2026-11-30' then 'booked'
              when start + days + case when pick(n, 23, 8) in (1, 5) then 1 + pick(n, 31, 4) when days > 3 and pick(n, 23, 8) = 6 then -1 else 0 end > date '2026-11-29' then 'active'
              else 'returned' end as st
  from (select n, case when n > 720 then date '2026-11-23' + n % 8 else date '2023-07-03' + (n * 1244) / 720 - pick(n, 20, 3) end as start, 1 + (array[0, 1, 0, 2, 1, 6, 3, 2, 1, 4, 0, 1])[1 + pick(n, 21, 12)] as days, (n * 29) % 83 as slot, pick(n, 32, 130) as cx from generate_series(1, 752) n) r
  join bikes b on b.id = case when slot < 72 then slot + 1 else 2 + (slot - 71) * 5 end
  join bike_models m on m.id = b.model_id
  join customers c on c.id = 1 + cx % greatest(8, (start - date '2023-01-30') * 118 / 1290)
  join shops s on s.id = b.home_shop_id
  where b.purchased_on < start and (b.retired_on is null or b.retired_on > start + days + 5) and (s.closed_on is null or s.closed_on > start + days + 5)
) x;

delete from rentals r using rentals a
where a.bike_id = r.bike_id and a.id < r.id and a.status <> 'cancelled' and r.status <> 'cancelled'
  and r.start_date < coalesce(a.returned_on, a.start_date + a.planned_days);

update bikes b set status = 'rented' where exists (select 1 from rentals r where r.bike_id = b.id and r.status = 'active');

create table repair_orders (
  id            int primary key,
  customer_id   int not null references customers,
  shop_id       int not null references shops,
  received_by   int not null references employees,
  mechanic_id   int references employees,
  bike_description text not null,
  service       text not null check (service in ('basic service', 'full service', 'puncture', 'brakes', 'gears', 'wheel', 'electrics')),
  received_on   date not null,
  finished_on   date,
  collected_on  date,
  status        text not null check (status in ('waiting', 'in progress', 'ready', 'collected', 'declined')),
  quoted_price  numeric(8,2) not null,
  labour_price  numeric(8,2)
);
comment on table repair_orders is 'repairs of customers'' own bikes';
comment on column repair_orders.status is 'ready = finished but still in the shop; declined = customer refused the quote, nothing was done';
comment on column repair_orders.labour_price is 'charged for work, without parts; set when finished';

insert into repair_orders
select 500 + n, cust, shop,
       (select id from employees e where e.shop_id = shop and role in ('sales assistant', 'manager') and hired_on <= rec and (left_on is null or left_on >= rec) order by case role when 'manager' then 25 else 0 end + pick(n * 2 + e.id, 47, 50), id limit 1),
       case when st in ('in progress', 'ready', 'collected') then
         (select id from employees e where e.shop_id = shop and role = 'mechanic' and hired_on <= rec and (left_on is null or left_on >= fin) order by pick(n * 5 + e.id, 48, 50), id limit 1) end,
       (array['red city bike', 'black road bike', 'blue mountain bike', 'green e-bike', 'child''s bike', 'folding bike', 'silver touring bike'])[1 + pick(n, 49, 7)],
       svc, rec,
       case when st in ('ready', 'collected') then fin end,
       case when st = 'collected' then col end,
       st, quo,
       case when st in ('ready', 'collected') then quo + (pick(n, 50, 9) - 3) * 4 end
from (
  select n, cust, shop, svc, rec, rec + lag as fin, rec + lag + wait as col,
         case svc when 'basic service' then 55 when 'full service' then 120 when 'puncture' then 15 when 'brakes' then 38 when 'gears' then 45 when 'wheel' then 60 else 85 end + 2.5 * pick(n, 45, 10) as quo,
         case when pick(n, 46, 16) = 3 then 'declined'
              when rec + lag > date '2026-11-29' then case when pick(n, 51, 2) = 0 then 'waiting' else 'in progress' end
              when rec + lag + wait > date '2026-11-29' or (rec > date '2026-08-01' and pick(n, 52, 9) = 4) then 'ready'
              else 'collected' end as st
  from (select n, 1 + pick(n, 41, least(118, 14 + n / 3)) as cust,
               case when rec >= date '2024-04-08' then (array[1, 2, 3, 5, 1, 2])[1 + pick(n, 42, 6)] else (array[1, 2, 3, 1])[1 + pick(n, 42, 4)] end as shop,
               (array['basic service', 'puncture', 'full service', 'brakes', 'gears', 'puncture', 'wheel', 'electrics', 'basic service'])[1 + pick(n, 43, 9)] as svc,
               rec, pick(n, 44, 12) as lag, pick(n, 53, 15) as wait
        from (select n, case when n > 340 then date '2026-11-21' + n % 9 else date '2023-07-10' + (n * 1232) / 340 - pick(n, 40, 3) end as rec from generate_series(1, 356) n) z) y
) x;

create table parts (
  id          int primary key,
  name        text not null,
  supplier    text not null,
  unit_price  numeric(7,2) not null,
  unit_cost   numeric(7,2) not null,
  in_stock    int not null
);
comment on column parts.unit_price is 'what the customer pays';
comment on column parts.unit_cost is 'what we pay';
insert into parts values
 (1, 'inner tube',          'Madison',     6.50,  2.40, 84),
 (2, 'brake pads',          'Shimano UK', 14.00,  6.10, 37),
 (3, 'brake cable',         'Shimano UK',  5.00,  1.35, 62),
 (4, 'gear cable',          'Shimano UK',  5.50,  1.50, 58),
 (5, 'chain',               'Madison',    24.00, 11.20, 21),
 (6, 'cassette',            'Shimano UK', 39.00, 20.50,  9),
 (7, 'tyre 700c',           'Schwalbe',   32.00, 17.00, 26),
 (8, 'tyre 26 inch',        'Schwalbe',   28.00, 14.60, 18),
 (9, 'spoke set',           'Madison',    18.00,  7.90,  4),
 (10,'rear derailleur',     'Shimano UK', 52.00, 29.00,  5),
 (11,'battery connector',   'Bosch Parts',46.00, 27.50,  3),
 (12,'e-bike display',      'Bosch Parts',98.00, 61.00,  2),
 (13,'bottom bracket',      'Madison',    29.00, 13.75, 11),
 (14,'kickstand',           'Schwalbe',   16.50,  7.20,  0);

create table repair_order_parts (
  repair_order_id int not null references repair_orders,
  part_id         int not null references parts,
  quantity        int not null,
  unit_price      numeric(7,2) not null,
  primary key (repair_order_id, part_id)
);
comment on column repair_order_parts.unit_price is 'price charged on this order';
insert into repair_order_parts
select r.id, p.id, case when p.id in (1, 2, 3, 7) then 1 + pick(r.id, 60, 2) else 1 end, p.unit_price - case when pick(r.id, 61, 6) = 2 then 0.5 else 0 end
from repair_orders r join parts p on
  (r.service = 'puncture' and (p.id = 1 or p.id = 7 and pick(r.id, 62, 4) = 1)) or
  (r.service = 'brakes' and (p.id = 2 or p.id = 3 and pick(r.id, 63, 2) = 1)) or
  (r.service = 'gears' and (p.id = 4 or p.id = 10 and pick(r.id, 64, 5) = 1)) or
  (r.service = 'full service' and p.id in (3, 4, 5, 6, 13) and pick(r.id * 7 + p.id, 65, 5) < 3) or
  (r.service = 'wheel' and (p.id = 9 or p.id = 8 and pick(r.id, 66, 3) = 1)) or
  (r.service = 'electrics' and p.id in (11, 12) and pick(r.id * 5 + p.id, 67, 3) = 1) or
  (r.service = 'basic service' and p.id = 5 and pick(r.id, 68, 4) = 1)
where r.status in ('ready', 'collected');

update bikes set home_shop_id = 2 where id = 55;
update bikes set status = 'in repair' where id in (25, 27, 60, 61) and status = 'available';

drop function pick(bigint, int, int);
