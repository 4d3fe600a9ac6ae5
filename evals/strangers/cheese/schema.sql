create schema creamery; set search_path = creamery;

create table worker (
  worker_id integer primary key,
  fullname text not null unique,
  job text not null,
  start_date date not null,
  end_date date,
  hourly_pay numeric(5,2) not null,
  boss_id integer references worker
);
comment on column worker.end_date is 'last day at work, empty for present staff';

insert into worker values
  (1, 'Margot Vallon', 'director', '2023-01-01', null, 41.00, null),
  (2, 'Etienne Roche', 'master cheesemaker', '2023-01-01', null, 31.50, 1),
  (3, 'Alison Peake', 'cheesemaker', '2023-01-01', null, 24.20, 2),
  (4, 'Bruno Keller', 'cheesemaker', '2023-03-06', null, 23.40, 2),
  (5, 'Sofia Marin', 'cheesemaker', '2023-01-01', '2025-01-31', 23.90, 2),
  (6, 'Dylan Howe', 'cheesemaker', '2025-01-06', null, 21.75, 2),
  (7, 'Greta Olsen', 'cellar keeper', '2023-01-01', null, 22.60, 2),
  (8, 'Paul Achterberg', 'cellar keeper', '2024-05-13', null, 20.90, 7),
  (9, 'Naomi Fell', 'lab technician', '2023-01-01', null, 25.10, 1),
  (10, 'Ravi Menon', 'lab technician', '2023-09-18', null, 23.15, 9),
  (11, 'Carys Bowen', 'sales', '2023-01-01', null, 22.00, 1),
  (12, 'Jules Perrin', 'sales', '2023-06-01', '2026-04-30', 21.30, 11),
  (13, 'Holly Agnew', 'sales', '2026-04-13', null, 20.40, 11),
  (14, 'Frank Dorset', 'tanker driver', '2023-01-01', null, 19.80, 1),
  (15, 'Mina Castell', 'cheesemaker', '2026-11-23', null, 20.10, 2);

create table supplier (
  supplier_id integer primary key,
  farm_name text not null unique,
  village text not null,
  animal text not null check (animal in ('cow','goat','sheep')),
  head_count integer not null,
  organic boolean not null,
  contract_from date not null,
  contract_to date,
  price_per_litre numeric(4,2) not null
);
comment on table supplier is 'Farms that deliver milk to us or used to';
comment on column supplier.head_count is 'milking animals';
comment on column supplier.contract_to is 'contract ended on, empty while the farm still supplies us';
comment on column supplier.price_per_litre is 'what we pay at present (or paid last)';

insert into supplier values
  (1, 'Upper Combe Farm', 'Combe', 'cow', 84, true, '2023-01-01', null, 0.58),
  (2, 'Brook End', 'Marlside', 'cow', 132, false, '2023-01-01', null, 0.46),
  (3, 'Larkrise Dairy', 'Marlside', 'cow', 210, false, '2023-01-01', '2025-12-31', 0.44),
  (4, 'Pennywell', 'Stoke Abbey', 'cow', 96, true, '2023-05-01', null, 0.57),
  (5, 'High Tor Goats', 'Torbridge', 'goat', 145, true, '2023-01-01', null, 0.92),
  (6, 'Nettle Bank', 'Combe', 'goat', 88, false, '2023-01-01', null, 0.81),
  (7, 'Sallow Hill', 'Torbridge', 'sheep', 230, false, '2023-02-01', null, 1.28),
  (8, 'Whinmoor', 'Stoke Abbey', 'sheep', 175, true, '2024-01-01', null, 1.44),
  (9, 'Old Priory Farm', 'Combe', 'cow', 61, false, '2024-03-01', null, 0.47),
  (10, 'Gorse Cottage', 'Marlside', 'goat', 40, true, '2023-01-01', '2024-08-31', 0.90),
  (11, 'Fairmile Barton', 'Hindley', 'cow', 118, true, '2026-11-16', null, 0.55);

create table milk_delivery (
  deliv_id integer primary key,
  supplier_id integer not null references supplier,
  deliv_date date not null,
  litres integer not null,
  fat_pct numeric(4,2) not null,
  temp_c numeric(3,1) not null,
  paid_amt numeric(9,2) not null,
  rejected boolean not null
);
comment on table milk_delivery is 'weighbridge book';
comment on column milk_delivery.temp_c is 'temperature of the milk on arrival';
comment on column milk_delivery.rejected is 'turned away at the gate, nothing paid';

insert into milk_delivery
select 3000 + i, s.supplier_id, b.d, b.l,
       (case s.animal when 'cow' then 3.70 when 'goat' then 3.45 else 6.60 end) + ((i*i*3 + i*7) % 71) * 0.01,
       2.4 + ((i*i*5 + i*3) % 39) * 0.1 + case when b.rej then 4.2 else 0 end,
       case when b.rej then 0 else b.l * (s.price_per_litre - case when b.d < date '2025-01-01' then 0.03 else 0 end) end,
       b.rej
from generate_series(1, 720) i
cross join lateral (select date '2023-01-03' + (i*198)/100 as d) x
cross join lateral (
  select * from supplier where contract_from <= x.d and (contract_to is null or contract_to >= x.d) and supplier_id <> 11
  order by (supplier_id*supplier_id*31 + supplier_id*i*17 + i*i*7 + i/3) % 97, supplier_id limit 1) s
cross join lateral (
  select x.d, s.head_count * (case s.animal when 'cow' then 15 when 'goat' then 5 else 2 end) + (i*i*11 + i*13) % 163 as l,
         (i*i + i*9 + i/4) % 43 = 11 as rej) b;

create table cheese (
  cheese_id integer primary key,
  name text not null unique,
  milk text not null,
  rind text not null,
  min_age_days integer not null,
  list_price numeric(6,2) not null,
  dropped_on date
);
comment on table cheese is 'the range';
comment on column cheese.min_age_days is 'must ripen at least this long';
comment on column cheese.list_price is 'EUR per kg';
comment on column cheese.dropped_on is 'taken out of the range';

insert into cheese values
  (1, 'Vallon Gold', 'cow', 'washed', 60, 21.50, null),
  (2, 'Old Vallon', 'cow', 'natural', 240, 28.90, null),
  (3, 'Combe Blue', 'cow', 'natural', 75, 24.80, null),
  (4, 'Torbridge Log', 'goat', 'bloomy', 14, 26.40, null),
  (5, 'Ashen Pyramid', 'goat', 'ash', 21, 31.00, null),
  (6, 'Shepherd''s Wheel', 'sheep', 'natural', 150, 33.75, null),
  (7, 'Moor Feta', 'sheep', 'none', 30, 19.60, '2026-03-31'),
  (8, 'Priory White', 'cow', 'bloomy', 18, 18.20, null),
  (9, 'Smoked Marl', 'cow', 'wax', 45, 20.30, null);

create table cellar (
  cellar_cd char(2) primary key,
  name text not null,
  temp_c numeric(3,1) not null,
  humid_pct integer not null,
  shelf_places integer not null
);

insert into cellar values
  ('N1', 'North cellar', 11.5, 88, 900),
  ('N2', 'North annexe', 12.0, 85, 350),
  ('CV', 'Old cave', 9.0, 96, 620),
  ('BL', 'Blue room', 8.5, 94, 280),
  ('FR', 'Fresh store', 4.0, 80, 400),
  ('SM', 'Smokehouse', 15.0, 65, 120);

create table batch (
  batch_no integer primary key,
  cheese_id integer not null references cheese,
  made_on date not null,
  made_by integer not null references worker,
  passed_by integer references worker,
  cellar_cd char(2) not null references cellar,
  milk_l integer not null,
  wheels integer not null,
  kg numeric(7,1) not null,
  cost numeric(9,2) not null,
  released_on date,
  stat text not null check (stat in ('ripening','released','scrapped','on hold'))
);
comment on table batch is 'One make in the vat';
comment on column batch.passed_by is 'who released it for sale';
comment on column batch.wheels is 'number of pieces made';
comment on column batch.kg is 'weight out of the press';
comment on column batch.cost is 'cost of production, EUR';
comment on column batch.stat is 'on hold = blocked until the lab has decided';

insert into batch
select 1200 + i, c.cheese_id, b.d, m.worker_id, case when s.stat = 'released' then p.worker_id end,
       (array['N1','CV','BL','FR','FR','N2','FR','FR','SM'])[c.cheese_id],
       b.l, greatest(6, b.l / (array[45,80,38,9,7,60,25,11,30])[c.cheese_id]),
       round(b.l * (case c.milk when 'cow' then 0.098 when 'goat' then 0.11 else 0.172 end) + (i*i*3 + i) % 9, 1),
       b.l * (case c.milk when 'cow' then 0.74 when 'goat' then 1.12 else 1.65 end) + (i*i*7 + i*11) % 230,
       case when s.stat = 'released' then b.d + c.min_age_days + x.extra end, s.stat
from generate_series(1, 340) i
cross join lateral (
  select date '2023-01-09' + (i*416)/100 as d,
         700 + ((i*i*13 + i*29) % 83) * 20 as l,
         (array[1,1,2,3,4,4,8,5,6,8,1,9,3,2,4,7,8])[1 + (i*i*3 + i/3) % 17] as c0) b
cross join lateral (
  select * from cheese where cheese_id in (b.c0, 1) and (dropped_on is null or dropped_on > b.d)
  order by (cheese_id = b.c0) desc limit 1) c
cross join lateral (select (i*i*5 + i*3) % 24 as extra) x
cross join lateral (
  select case when (i*i + i*5 + i/4) % 37 in (7, 20) and i < 325 then 'scrapped'
              when i in (296, 304, 318, 327) then 'on hold'
              when b.d + c.min_age_days + x.extra <= date '2026-11-28' then 'released'
              else 'ripening' end as stat) s
cross join lateral (
  select worker_id from worker where job in ('cheesemaker','master cheesemaker') and start_date <= b.d and (end_date is null or end_date >= b.d)
  order by (case job when 'master cheesemaker' then 12 else 0 end) + (worker_id*worker_id*17 + worker_id*i*5 + i*i*3 + i/5) % 61, worker_id limit 1) m
cross join lateral (
  select worker_id from worker where job in ('cellar keeper','master cheesemaker') and start_date <= b.d + c.min_age_days + x.extra
  order by (worker_id*worker_id*13 + worker_id*i*7 + i*i*3) % 47, worker_id limit 1) p;

create table lab_test (
  test_id integer primary key,
  batch_no integer not null references batch,
  test_kind text not null check (test_kind in ('listeria','e. coli','moisture','salt','ph')),
  sampled_on date not null,
  result_on date,
  outcome char(1) check (outcome in ('P','F')),
  fee numeric(6,2) not null,
  tested_by integer not null references worker
);
comment on column lab_test.outcome is 'P passed, F failed, empty while the result is outstanding';

insert into lab_test
select 50000 + (row_number() over (order by b.batch_no, k.k))::integer, b.batch_no, k.kind, k.sd,
       case when not k.wait then least(k.sd + 1 + (b.batch_no*3 + k.k*5) % 6, date '2026-11-29') end,
       case when k.wait then null
            when b.stat = 'scrapped' and k.k = 1 then 'F'
            when k.kind in ('moisture','salt','ph') and (b.batch_no*b.batch_no + k.k*7 + b.batch_no/5) % 19 = 6 then 'F'
            else 'P' end,
       case k.kind when 'listeria' then 64.00 when 'e. coli' then 52.50 when 'moisture' then 18.00 when 'salt' then 21.00 else 9.50 end,
       w.worker_id
from batch b
cross join lateral (
  select k, kind, b.made_on + k*4 + (b.batch_no*k) % 5 as sd,
         (b.stat = 'on hold' and k = 1) or b.made_on > date '2026-11-10' as wait
  from (select 1 as k, case when (b.batch_no*b.batch_no*2 + b.batch_no/3) % 3 = 0 then 'e. coli' else 'listeria' end as kind
        union all
        select 2, (array['moisture','salt','ph','moisture',null,null,'ph','salt',null,null,null])[1 + (b.batch_no*b.batch_no + b.batch_no/4) % 11]) z
  where kind is not null) k
cross join lateral (
  select worker_id from worker where job = 'lab technician' and start_date <= k.sd
  order by (worker_id*13 + b.batch_no*b.batch_no*3 + k.k*b.batch_no + worker_id*b.batch_no) % 23, worker_id limit 1) w
where (b.batch_no % 13 not in (4, 9) or b.stat in ('on hold','scrapped')) and k.sd <= date '2026-11-29';

create table customer (
  cust_id integer primary key,
  name text not null unique,
  town text not null,
  kind text not null check (kind in ('shop','restaurant','wholesaler','market stall')),
  cust_since date not null,
  acct_mgr integer references worker,
  credit_limit numeric(9,2) not null
);
comment on column customer.acct_mgr is 'sales colleague who looks after the customer; none for market stalls';

insert into customer values
  (1, 'The Cheese Board', 'Hindley', 'shop', '2023-01-09', 11, 4000),
  (2, 'Morrow & Sons', 'Castleford Bay', 'wholesaler', '2023-01-16', 11, 25000),
  (3, 'Bistro Clement', 'Castleford Bay', 'restaurant', '2023-02-01', 11, 3000),
  (4, 'The Lamb at Combe', 'Combe', 'restaurant', '2023-02-20', 11, 1500),
  (5, 'Hallett Fine Foods', 'Wexbury', 'shop', '2023-03-06', 11, 5000),
  (6, 'Norland Provisions', 'Wexbury', 'wholesaler', '2023-04-03', 11, 30000),
  (7, 'Tuesday Market Hindley', 'Hindley', 'market stall', '2023-04-18', null, 500),
  (8, 'Green Door Deli', 'Wexbury', 'shop', '2023-06-12', 11, 3500),
  (9, 'Osteria Lupo', 'Castleford Bay', 'restaurant', '2023-08-01', 11, 2500),
  (10, 'Ferris Farm Shop', 'Torbridge', 'shop', '2023-10-09', 13, 2000),
  (11, 'Saturday Market Wexbury', 'Wexbury', 'market stall', '2024-01-13', null, 500),
  (12, 'Castle Hotel', 'Hindley', 'restaurant', '2024-03-04', 13, 4500),
  (13, 'Alpine Cellars', 'Orsmouth', 'wholesaler', '2024-05-20', 13, 18000),
  (14, 'Rind & Crumb', 'Orsmouth', 'shop', '2024-09-02', 13, 3000),
  (15, 'The Corner Larder', 'Hindley', 'shop', '2025-02-17', 13, 2200),
  (16, 'Maison Adele', 'Orsmouth', 'restaurant', '2025-06-02', 13, 2800),
  (17, 'Quayside Kitchen', 'Castleford Bay', 'restaurant', '2026-10-05', 13, 1800);

create table sale (
  sale_no integer primary key,
  cust_id integer not null references customer,
  cheese_id integer not null references cheese,
  sold_by integer not null references worker,
  order_date date not null,
  ship_date date,
  kg numeric(6,1) not null,
  price_kg numeric(6,2) not null,
  total_amt numeric(9,2) not null,
  paid_on date,
  stat char(3) not null check (stat in ('NEW','SHP','PAI','CAN'))
);
comment on table sale is 'one cheese per sales order';
comment on column sale.stat is 'NEW ordered, SHP shipped and not yet paid, PAI shipped and paid, CAN cancelled';
comment on column sale.price_kg is 'price agreed for this order';

insert into sale
select 80000 + i, c.cust_id, k.cheese_id, w.worker_id, b.d,
       case when s.stat in ('SHP','PAI') then b.d + b.lag end,
       q.kg, q.p, round(q.kg * q.p, 2),
       case when s.stat = 'PAI' then b.d + b.lag + b.payd end, s.stat
from generate_series(1, 620) i
cross join lateral (
  select date '2023-02-06' + (i*224)/100 as d, 1 + (i*i + i*3 + i/4) % 9 as lag, 5 + (i*i*7 + i*5) % 53 as payd,
         (array[1,1,1,2,3,4,4,8,5,6,8,1,9,3,2,4,7])[1 + (i*i*3 + i/4) % 17] as c0) b
cross join lateral (
  select * from customer where cust_since <= b.d and cust_id <> 17
  order by (case kind when 'wholesaler' then 0 when 'shop' then 6 when 'restaurant' then 10 else 16 end) + (cust_id*cust_id*23 + cust_id*i*7 + i*i*3 + i/3) % 71, cust_id limit 1) c
cross join lateral (
  select * from cheese where cheese_id in (b.c0, 8) and (dropped_on is null or dropped_on >= b.d) and (cheese_id not in (2, 6) or b.d > date '2023-10-15')
  order by (cheese_id = b.c0) desc limit 1) k
cross join lateral (
  select (case c.kind when 'wholesaler' then 35 when 'shop' then 9 when 'restaurant' then 5 else 7 end) + ((i*i*11 + i*7) % 47) * (case c.kind when 'wholesaler' then 1.5 else 0.4 end) as kg,
         case when c.kind = 'wholesaler' then round(k.list_price * 0.82, 2) when i % 7 = 3 then round(k.list_price * 0.95, 2) else k.list_price end as p) q
cross join lateral (
  select case when (i*i + i*7 + i/5) % 29 = 12 then 'CAN'
              when b.d + b.lag > date '2026-11-18' then 'NEW'
              when b.d + b.lag + b.payd > date '2026-11-28' or i in (471, 502, 533, 561) then 'SHP'
              else 'PAI' end as stat) s
cross join lateral (
  select worker_id from worker where job = 'sales' and start_date <= b.d and (end_date is null or end_date >= b.d)
  order by (worker_id*worker_id*7 + worker_id*i*3 + i*i*5 + i/4) % 41, worker_id limit 1) w;
