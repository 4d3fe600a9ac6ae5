-- Online print shop
create schema printshop;
set search_path = printshop;

create table staff (
  id integer primary key,
  full_name text not null,
  job_title text not null,
  department text not null,
  hired_on date not null,
  left_on date,
  annual_salary numeric(10,2) not null
);
comment on column staff.left_on is 'Last working day; empty for people who still work here';
comment on column staff.annual_salary is 'Gross yearly salary in pounds';

create table artists (
  id integer primary key,
  full_name text not null,
  country text not null,
  birth_year integer not null,
  royalty_percent numeric(4,1) not null
);
comment on table artists is 'Artists whose work we sell or have agreed to sell';
comment on column artists.royalty_percent is 'Share of the sale price paid to the artist';

create table studios (
  id integer primary key,
  name text not null,
  city text not null,
  contact_name text not null
);
comment on table studios is 'Printing studios that produce the prints';

create table prints (
  id integer primary key,
  title text not null unique,
  artist_id integer not null references artists,
  studio_id integer not null references studios,
  technique text not null,
  edition_size integer,
  width_cm integer not null,
  height_cm integer not null,
  price numeric(8,2) not null,
  production_cost numeric(8,2) not null,
  stock_quantity integer not null,
  status text not null check (status in ('on_sale', 'retired', 'coming_soon')),
  released_on date,
  retired_on date
);
comment on table prints is 'The catalogue, one row per print';
comment on column prints.edition_size is 'Number of copies in a limited edition; empty for open editions';
comment on column prints.price is 'Current list price in pounds';

create table customers (
  id integer primary key,
  full_name text not null,
  email text not null unique,
  city text not null,
  country text not null,
  registered_on date not null,
  newsletter boolean not null
);

create table orders (
  id integer primary key,
  customer_id integer not null references customers,
  status text not null check (status in ('pending', 'shipped', 'delivered', 'cancelled')),
  channel text not null check (channel in ('website', 'marketplace', 'phone')),
  ordered_on date not null,
  shipped_on date,
  delivered_on date,
  packed_by_id integer references staff,
  checked_by_id integer references staff,
  shipping_fee numeric(8,2) not null,
  discount numeric(8,2) not null,
  total numeric(10,2) not null default 0
);
comment on table orders is 'Customer orders';
comment on column orders.packed_by_id is 'Employee who packed the parcel';
comment on column orders.checked_by_id is 'Employee who checked the parcel before it left';
comment on column orders.discount is 'Pounds taken off the order, zero if none';
comment on column orders.total is 'Order total in pounds: items minus discount plus shipping fee';

create table order_items (
  id integer primary key,
  order_id integer not null references orders,
  print_id integer not null references prints,
  quantity integer not null,
  unit_price numeric(8,2) not null,
  framed boolean not null
);
comment on table order_items is 'Lines of an order';
comment on column order_items.unit_price is 'Price of one copy at the time of the order, frame included';

create table returns (
  id integer primary key,
  order_item_id integer not null references order_items,
  status text not null check (status in ('requested', 'received', 'refunded', 'rejected')),
  reason text not null,
  requested_on date not null,
  received_on date,
  refunded_on date,
  refund_amount numeric(8,2),
  handled_by_id integer references staff,
  approved_by_id integer references staff
);
comment on table returns is 'Returned order lines';
comment on column returns.approved_by_id is 'Employee who approved the refund';

create table reviews (
  id integer primary key,
  print_id integer not null references prints,
  customer_id integer not null references customers,
  rating integer not null check (rating between 1 and 5),
  posted_on date not null
);
comment on table reviews is 'Star ratings left by customers, 5 is best';

insert into staff (id, full_name, job_title, department, hired_on, left_on, annual_salary) values
  (1, 'Marguerite Oyelaran', 'Managing director', 'Management', '2023-01-09', null, 68000),
  (2, 'Tobias Lindqvist', 'Head of fulfilment', 'Fulfilment', '2023-01-16', null, 46500),
  (3, 'Priya Raman', 'Head of customer care', 'Customer care', '2023-02-01', null, 45200),
  (4, 'Jonas Weller', 'Packer', 'Fulfilment', '2023-03-06', null, 25800),
  (5, 'Chiamaka Eze', 'Packer', 'Fulfilment', '2023-06-12', null, 26100),
  (6, 'Rory Gallacher', 'Packer', 'Fulfilment', '2023-09-04', '2025-05-30', 25200),
  (7, 'Daniela Moreau', 'Packer', 'Fulfilment', '2024-04-15', null, 25500),
  (8, 'Felix Adeyemi', 'Quality checker', 'Fulfilment', '2023-04-03', null, 28900),
  (9, 'Sunniva Berg', 'Quality checker', 'Fulfilment', '2024-01-08', null, 28300),
  (10, 'Helen Castellan', 'Customer care agent', 'Customer care', '2023-05-02', null, 27400),
  (11, 'Matteo Ricci', 'Customer care agent', 'Customer care', '2024-02-19', null, 26900),
  (12, 'Abigail Thornbury', 'Customer care agent', 'Customer care', '2023-08-21', '2026-02-27', 27100),
  (13, 'Kwame Boateng', 'Buyer', 'Buying', '2023-03-20', null, 41300),
  (14, 'Leonie Hartmann', 'Assistant buyer', 'Buying', '2024-09-02', null, 30600),
  (15, 'Declan Foy', 'Marketing manager', 'Marketing', '2023-07-10', '2024-12-20', 43800),
  (16, 'Noor Al-Sayed', 'Marketing manager', 'Marketing', '2025-01-13', null, 44600),
  (17, 'Isobel Trent', 'Packer', 'Fulfilment', '2025-06-02', null, 24900);

insert into artists (id, full_name, country, birth_year, royalty_percent) values
  (1, 'Ada Whitlock', 'United Kingdom', 1968, 15),
  (2, 'Bruno Castellani', 'Italy', 1954, 18),
  (3, 'Cecile Armand', 'France', 1981, 12),
  (4, 'Dmitri Volkov', 'Latvia', 1976, 12),
  (5, 'Elspeth Grieve', 'United Kingdom', 1990, 10),
  (6, 'Fumiko Arai', 'Japan', 1985, 15),
  (7, 'Goran Petrovic', 'Serbia', 1971, 12),
  (8, 'Hilde Brandt', 'Germany', 1962, 18),
  (9, 'Imogen Sharpe', 'United Kingdom', 1994, 10),
  (10, 'Joaquin Vidal', 'Spain', 1979, 14),
  (11, 'Katarzyna Lis', 'Poland', 1988, 10),
  (12, 'Luc Deschamps', 'France', 1947, 20),
  (13, 'Mairead Nolan', 'Ireland', 1983, 12),
  (14, 'Nikolai Strand', 'Norway', 1991, 10),
  (15, 'Odette Fontaine', 'France', 1959, 16),
  (16, 'Percy Underhill', 'United Kingdom', 1939, 20),
  (17, 'Rosalind Achebe', 'United Kingdom', 1996, 10);

insert into studios (id, name, city, contact_name) values
  (1, 'Copperplate Works', 'Bristol', 'Sally Penrose'),
  (2, 'North Light Editions', 'Glasgow', 'Euan Baird'),
  (3, 'Atelier Marchand', 'Lyon', 'Yves Marchand'),
  (4, 'Paper & Press', 'London', 'Tariq Hussain'),
  (5, 'Inkwell Studio', 'Leeds', 'Joan Medley');

insert into prints (id, title, artist_id, studio_id, technique, edition_size, width_cm, height_cm, price, production_cost, stock_quantity, status, released_on, retired_on) values
  (1, 'Harbour at Dusk', 12, 4, 'screenprint', 150, 21, 30, 220, 72.6, 55, 'on_sale', '2023-06-04', null),
  (2, 'Blue Heron', 16, 3, 'giclee', null, 50, 70, 120, 33.6, 43, 'on_sale', '2024-03-13', null),
  (3, 'Winter Allotment', 9, 3, 'linocut', 75, 70, 50, 120, 56.4, 1, 'retired', '2024-04-07', '2025-11-16'),
  (4, 'Red Kites', 8, 2, 'linocut', 200, 50, 70, 65, 22.1, 28, 'on_sale', '2023-08-24', null),
  (5, 'The Glass Orchard', 6, 2, 'giclee', null, 70, 50, 54, 15.12, 54, 'on_sale', '2023-02-21', null),
  (6, 'Salt Marsh', 3, 4, 'etching', 100, 60, 80, 95, 39.9, 33, 'on_sale', '2023-09-25', null),
  (7, 'Night Ferry', 12, 3, 'lithograph', 50, 50, 50, 180, 79.2, 17, 'on_sale', '2024-06-22', null),
  (8, 'Copper Beech', 3, 1, 'giclee', 250, 30, 30, 58, 16.82, 74, 'on_sale', '2024-08-04', null),
  (9, 'Two Lemons', 8, 4, 'linocut', 75, 30, 30, 85, 28.9, 30, 'on_sale', '2023-02-21', null),
  (10, 'Moorland Road', 10, 1, 'giclee', null, 70, 50, 220, 74.8, 60, 'on_sale', '2023-10-24', null),
  (11, 'Paper Moon', 5, 4, 'screenprint', 75, 70, 50, 120, 42, 2, 'retired', '2023-09-27', '2025-08-08'),
  (12, 'The Quiet Kitchen', 2, 1, 'giclee', null, 30, 40, 58, 19.72, 9, 'on_sale', '2023-02-08', null),
  (13, 'Estuary Light', 4, 3, 'screenprint', 100, 21, 30, 58, 26.68, 40, 'on_sale', '2023-09-07', null),
  (14, 'Dancing Hares', 13, 3, 'linocut', 75, 21, 30, 32, 11.84, 23, 'on_sale', '2023-09-26', null),
  (15, 'Old Observatory', 7, 1, 'etching', 100, 60, 80, 180, 59.4, 16, 'on_sale', '2023-02-09', null),
  (16, 'City of Bridges', 1, 1, 'linocut', 100, 40, 50, 36, 11.16, 34, 'on_sale', '2024-09-13', null),
  (17, 'Poppies in Rain', 4, 3, 'linocut', 50, 21, 30, 54, 19.98, 13, 'on_sale', '2023-02-08', null),
  (18, 'Northern Star', 3, 3, 'giclee', 250, 60, 80, 120, 42, 79, 'on_sale', '2023-08-05', null),
  (19, 'Fig and Thistle', 12, 4, 'giclee', null, 30, 30, 220, 72.6, 1, 'retired', '2023-08-21', '2025-09-05'),
  (20, 'The Tightrope', 6, 4, 'giclee', 250, 60, 80, 36, 16.56, 13, 'on_sale', '2023-04-03', null),
  (21, 'Lantern Street', 3, 4, 'etching', 50, 30, 30, 180, 72, 12, 'on_sale', '2023-04-02', null),
  (22, 'Swallows Return', 3, 4, 'giclee', null, 40, 50, 65, 20.8, 57, 'on_sale', '2023-08-24', null),
  (23, 'Low Tide', 12, 4, 'screenprint', 100, 60, 80, 58, 21.46, 28, 'on_sale', '2023-08-30', null),
  (24, 'Cedar Study', 2, 4, 'giclee', null, 21, 30, 28, 11.48, 25, 'on_sale', '2023-04-26', null),
  (25, 'Ochre Field', 3, 4, 'linocut', 200, 30, 30, 95, 28.5, 0, 'on_sale', '2023-06-02', null),
  (26, 'The Beekeeper', 3, 3, 'screenprint', 200, 40, 50, 180, 73.8, 33, 'on_sale', '2023-12-25', null),
  (27, 'Rooftops, Lisbon', 13, 3, 'screenprint', 150, 60, 80, 220, 63.8, 0, 'retired', '2024-03-26', '2025-11-08'),
  (28, 'Still Life with Jug', 2, 2, 'linocut', 100, 50, 50, 45, 18, 39, 'on_sale', '2023-03-25', null),
  (29, 'Silver Birch', 16, 2, 'giclee', null, 40, 50, 54, 16.74, 29, 'on_sale', '2023-09-12', null),
  (30, 'Thunderhead', 1, 1, 'giclee', null, 50, 50, 58, 26.68, 59, 'on_sale', '2023-11-26', null),
  (31, 'Market Day', 1, 1, 'screenprint', 200, 40, 50, 28, 9.24, 79, 'on_sale', '2023-09-10', null),
  (32, 'Wild Garlic', 6, 1, 'giclee', null, 40, 50, 45, 18.45, 0, 'on_sale', '2023-05-12', null),
  (33, 'The Swimmer', 13, 2, 'lithograph', 50, 21, 30, 85, 35.7, 19, 'on_sale', '2023-06-25', null),
  (34, 'Pale Horses', 6, 3, 'screenprint', 150, 60, 80, 95, 31.35, 56, 'on_sale', '2023-05-28', null),
  (35, 'Tangerine Sky', 13, 1, 'linocut', 200, 40, 50, 180, 52.2, 2, 'retired', '2023-02-23', '2026-07-05'),
  (36, 'Chapel on the Hill', 15, 1, 'etching', 150, 30, 30, 65, 29.25, 35, 'on_sale', '2023-07-08', null),
  (37, 'Snowline', 3, 2, 'giclee', null, 30, 40, 28, 11.2, 0, 'on_sale', '2024-07-12', null),
  (38, 'Marigold', 16, 3, 'screenprint', 200, 50, 50, 145, 68.15, 6, 'on_sale', '2023-08-29', null),
  (39, 'Blackbird Singing', 11, 4, 'screenprint', 150, 50, 70, 45, 19.35, 38, 'on_sale', '2023-06-19', null),
  (40, 'Driftwood', 1, 1, 'giclee', null, 30, 30, 180, 81, 26, 'on_sale', '2023-12-18', null),
  (41, 'Cathedral Floor', 1, 2, 'etching', 100, 30, 40, 220, 81.4, 38, 'on_sale', '2024-05-18', null),
  (42, 'Olive Grove', 1, 2, 'linocut', 50, 60, 80, 180, 84.6, 16, 'on_sale', '2023-10-08', null),
  (43, 'The Cartographer', 12, 4, 'etching', 100, 40, 50, 32, 9.6, 3, 'retired', '2023-02-09', '2025-12-11'),
  (44, 'Spring Tide', 6, 4, 'lithograph', 50, 50, 70, 220, 94.6, 5, 'on_sale', '2023-03-17', null),
  (45, 'Velvet Moth', 13, 1, 'linocut', 75, 30, 40, 65, 29.9, 0, 'on_sale', '2023-12-23', null),
  (46, 'Foxglove', 9, 3, 'linocut', 200, 21, 30, 72, 27.36, 37, 'on_sale', '2023-11-15', null),
  (47, 'Terraced House', 6, 2, 'screenprint', 50, 60, 80, 65, 24.7, 0, 'on_sale', '2023-10-14', null),
  (48, 'Ghost Orchid', 10, 1, 'screenprint', 75, 30, 40, 95, 38.95, 22, 'on_sale', '2023-09-24', null),
  (49, 'Canal Locks', 4, 4, 'giclee', null, 60, 80, 72, 23.76, 26, 'on_sale', '2025-06-30', null),
  (50, 'The Long Field', 12, 3, 'giclee', null, 70, 50, 72, 20.88, 79, 'on_sale', '2025-05-21', null),
  (51, 'Sea Holly', 9, 2, 'giclee', null, 50, 70, 28, 10.36, 2, 'retired', '2025-07-30', '2026-02-20'),
  (52, 'Midsummer Fire', 3, 1, 'etching', 200, 60, 80, 54, 23.22, 8, 'on_sale', '2025-04-05', null),
  (53, 'Brass Band', 11, 1, 'giclee', 250, 50, 70, 220, 68.2, 62, 'on_sale', '2025-04-11', null),
  (54, 'Cormorant', 10, 3, 'linocut', 50, 40, 50, 42, 15.96, 20, 'on_sale', '2025-08-23', null),
  (55, 'Evening Primrose', 4, 3, 'giclee', 250, 60, 80, 36, 16.56, 63, 'on_sale', '2025-07-02', null),
  (56, 'Lighthouse Keeper', 6, 4, 'giclee', 250, 40, 50, 72, 24.48, 5, 'on_sale', '2025-10-10', null),
  (57, 'Granite Coast', 8, 2, 'giclee', 250, 40, 50, 180, 50.4, 10, 'on_sale', '2025-04-08', null),
  (58, 'Apricot Morning', 5, 3, 'linocut', 100, 50, 70, 65, 23.4, 0, 'coming_soon', null, null),
  (59, 'The Weaver', 13, 1, 'linocut', 75, 50, 70, 120, 39.6, 0, 'coming_soon', null, null),
  (60, 'Frozen Lake', 6, 2, 'giclee', null, 50, 50, 32, 10.88, 0, 'coming_soon', null, null);

insert into customers
select i,
  (array['Alice','Benedict','Clara','David','Elena','Finlay','Greta','Hugo','Ingrid','James','Keiko','Lorenzo','Miriam','Nathan','Olga'])[1 + i % 15] || ' ' || (array['Ashworth','Bellamy','Carver','Dufour','Engel','Fairfax','Galloway','Hendriks','Ito','Jarvis','Kowalski','Lund','Marlowe'])[1 + i % 13],
  lower((array['Alice','Benedict','Clara','David','Elena','Finlay','Greta','Hugo','Ingrid','James','Keiko','Lorenzo','Miriam','Nathan','Olga'])[1 + i % 15] || '.' || (array['Ashworth','Bellamy','Carver','Dufour','Engel','Fairfax','Galloway','Hendriks','Ito','Jarvis','Kowalski','Lund','Marlowe'])[1 + i % 13]) || '@example.com',
  (array['London','Edinburgh','Bristol','Leeds','Paris','Berlin','Dublin','Amsterdam','London','Manchester','Lyon','Cardiff','New York'])[1 + ((((i*i) % 997) * ((i+37) % 983) + i*20 + 101) % 991 % 13)],
  (array['United Kingdom','United Kingdom','United Kingdom','United Kingdom','France','Germany','Ireland','Netherlands','United Kingdom','United Kingdom','France','United Kingdom','United States'])[1 + ((((i*i) % 997) * ((i+37) % 983) + i*20 + 101) % 991 % 13)],
  date '2023-03-01' + i * 9 + ((((i*i) % 997) * ((i+74) % 983) + i*33 + 202) % 991 % 50),
  ((((i*i) % 997) * ((i+111) % 983) + i*46 + 303) % 991 % 5) < 3
from generate_series(1, 130) as i;

insert into orders (id, customer_id, status, channel, ordered_on, shipped_on, delivered_on, packed_by_id, checked_by_id, shipping_fee, discount)
select 1000 + i, c.id, o.status,
  (array['website','website','website','marketplace','phone','website','marketplace'])[1 + ((((i*i) % 997) * ((i+259) % 983) + i*98 + 707) % 991 % 7)],
  o.day,
  case when o.status in ('shipped','delivered') then o.day + o.wait end,
  case when o.status = 'delivered' then o.day + o.wait + 1 + ((((i*i) % 997) * ((i+296) % 983) + i*111 + 808) % 991 % 8) + case when c.country = 'United Kingdom' then 0 else 3 end end,
  case when o.status in ('shipped','delivered') then
    case when o.day >= '2025-06-05' then (array[4,5,7,17,5])[1 + ((((i*i) % 997) * ((i+333) % 983) + i*124 + 909) % 991 % 5)]
         when o.day >= '2024-04-20' and o.day < '2025-05-20' then (array[4,5,6,7])[1 + ((((i*i) % 997) * ((i+333) % 983) + i*124 + 909) % 991 % 4)]
         when o.day >= '2025-05-20' then (array[4,5,7])[1 + ((((i*i) % 997) * ((i+333) % 983) + i*124 + 909) % 991 % 3)]
         else (array[4,5,6])[1 + ((((i*i) % 997) * ((i+333) % 983) + i*124 + 909) % 991 % 3)] end end,
  case when o.status in ('shipped','delivered') then
    case when ((((i*i) % 997) * ((i+370) % 983) + i*137 + 1010) % 991 % 9) = 0 then (array[4,5])[1 + i % 2] when o.day >= '2024-01-15' then (array[8,9,9])[1 + ((((i*i) % 997) * ((i+370) % 983) + i*137 + 1010) % 991 % 3)] else 8 end end,
  case when c.country = 'United Kingdom' then (array[4.95,4.95,7.50,0])[1 + ((((i*i) % 997) * ((i+407) % 983) + i*150 + 1111) % 991 % 4)] when c.country = 'United States' then 24.00 else 14.50 end,
  case when ((((i*i) % 997) * ((i+444) % 983) + i*163 + 1212) % 991 % 6) = 0 then 5 + ((((i*i) % 997) * ((i+481) % 983) + i*176 + 1313) % 991 % 3) * 5 else 0 end
from generate_series(1, 420) as i
cross join lateral (select least(date '2023-10-15' + (i * 27) / 10 + ((((i*i) % 997) * ((i+148) % 983) + i*59 + 404) % 991 % 22), date '2026-11-29') as day0) a
join customers c on c.id = 1 + (((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 11) * ((((i*i) % 997) * ((i+222) % 983) + i*85 + 606) % 991 % 12) + ((((i*i) % 997) * ((i+518) % 983) + i*189 + 1414) % 991 % 19)) % 124
cross join lateral (
  select greatest(a.day0, c.registered_on + 1 + i % 9) as day) g
cross join lateral (
  select g.day, 1 + ((((i*i) % 997) * ((i+555) % 983) + i*202 + 1515) % 991 % 5) as wait,
    case when i % 21 = 8 then 'cancelled' when g.day >= '2026-11-21' then 'pending' when g.day >= '2026-11-03' then 'shipped' else 'delivered' end as status
) o;

insert into order_items
select row_number() over (order by o.id, k), o.id, p.id,
  case when ((((j*j) % 997) * ((j+666) % 983) + j*241 + 1818) % 991 % 6) = 0 then 2 when ((((j*j) % 997) * ((j+666) % 983) + j*241 + 1818) % 991 % 29) = 5 then 3 else 1 end,
  p.price + case when ((((j*j) % 997) * ((j+703) % 983) + j*254 + 1919) % 991 % 3) = 0 then 35 else 0 end,
  ((((j*j) % 997) * ((j+703) % 983) + j*254 + 1919) % 991 % 3) = 0
from orders o
cross join generate_series(1, 4) as k
cross join lateral (select (o.id - 1000) * 2 + k * 173 as j) n
cross join lateral (
  select p.id, p.price from prints p
  where p.released_on <= o.ordered_on and (p.retired_on is null or p.retired_on > o.ordered_on) and p.id not in (22, 47)
  order by (p.id * p.id * 7 + p.id * (j % 89) * 13 + k * 31) % 211, p.id limit 1) p
where k = 1 or (((((o.id - 1000)*(o.id - 1000)) % 997) * (((o.id - 1000)+629) % 983) + (o.id - 1000)*228 + 1717) % 991 % 5) >= k + 1;

delete from order_items a using order_items b where a.order_id = b.order_id and a.print_id = b.print_id and a.id > b.id;
update orders o set total = s.amount - o.discount + o.shipping_fee
from (select order_id, sum(quantity * unit_price) as amount from order_items group by order_id) s
where s.order_id = o.id;

insert into returns
select row_number() over (order by r.asked, t.id), t.id, r.status,
  (array['damaged','wrong size','changed mind','damaged','colours differ','changed mind','wrong print'])[1 + ((((t.id*t.id) % 997) * ((t.id+851) % 983) + t.id*306 + 2323) % 991 % 7)],
  r.asked,
  case when r.status in ('received','refunded','rejected') then least(r.asked + 4 + ((((t.id*t.id) % 997) * ((t.id+888) % 983) + t.id*319 + 2424) % 991 % 12), date '2026-11-28') end,
  case when r.status = 'refunded' then least(r.asked + 4 + ((((t.id*t.id) % 997) * ((t.id+888) % 983) + t.id*319 + 2424) % 991 % 12), date '2026-11-28') + ((((t.id*t.id) % 997) * ((t.id+925) % 983) + t.id*332 + 2525) % 991 % 9) % 3 end,
  case when r.status = 'refunded' then case when ((((t.id*t.id) % 997) * ((t.id+962) % 983) + t.id*345 + 2626) % 991 % 5) = 0 then round(t.quantity * t.unit_price / 2, 2) else t.quantity * t.unit_price end end,
  case when r.status <> 'requested' then case when r.asked < '2026-02-10' and ((((t.id*t.id) % 997) * ((t.id+999) % 983) + t.id*358 + 2727) % 991 % 3) = 0 then 12 when r.asked >= '2024-03-01' and ((((t.id*t.id) % 997) * ((t.id+999) % 983) + t.id*358 + 2727) % 991 % 3) = 1 then 11 else 10 end end,
  case when r.status = 'refunded' then (array[3,3,2,10])[1 + ((((t.id*t.id) % 997) * ((t.id+1036) % 983) + t.id*371 + 2828) % 991 % 4)] end
from order_items t
join orders o on o.id = t.order_id and o.status = 'delivered'
cross join lateral (select least(o.delivered_on + 2 + ((((t.id*t.id) % 997) * ((t.id+814) % 983) + t.id*293 + 2222) % 991 % 21), date '2026-11-29') as asked) a
cross join lateral (
  select a.asked, case when a.asked >= '2026-10-20' then 'requested' when a.asked >= '2026-09-10' then 'received' when ((((t.id*t.id) % 997) * ((t.id+777) % 983) + t.id*280 + 2121) % 991 % 8) = 2 then 'rejected' else 'refunded' end as status) r
where ((((t.id*t.id) % 997) * ((t.id+740) % 983) + t.id*267 + 2020) % 991 % 9) = 4;

insert into reviews
select row_number() over (order by x.posted, t.id), t.print_id, o.customer_id,
  (array[5,5,4,4,3,5,2,4,1,5,3])[1 + ((((t.id*t.id) % 997) * ((t.id+1110) % 983) + t.id*397 + 3030) % 991 % 11)],
  x.posted
from order_items t
join orders o on o.id = t.order_id and o.status = 'delivered'
cross join lateral (select o.delivered_on + 3 + ((((t.id*t.id) % 997) * ((t.id+1147) % 983) + t.id*410 + 3131) % 991 % 25) as posted) x
where ((((t.id*t.id) % 997) * ((t.id+1073) % 983) + t.id*384 + 2929) % 991 % 3) = 1 and x.posted <= '2026-11-30';
