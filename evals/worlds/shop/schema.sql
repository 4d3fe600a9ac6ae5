-- Kestrel & Pine: an online shop for outdoor gear. Two years of orders, 2024 and 2025.
create schema retail;
set search_path = retail;

create function pg_temp.pick(i integer, salt integer, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(i || ':' || salt), 1, 7))::bit(28)::integer % n $$;

create type loyalty_tier as enum ('Bronze', 'Silver', 'Gold', 'Platinum');
create type order_state as enum ('Placed', 'Paid', 'Shipped', 'Delivered', 'Cancelled');

create table product_cats (
  cat_id integer primary key,
  descr text not null,
  parent_cat_id integer references product_cats (cat_id)
);
comment on table product_cats is 'Product categories; a top category has no parent';

create table vendors (
  vendor_id integer primary key,
  company text not null,
  country_code char(2) not null,
  lead_days integer not null,
  preferred boolean not null
);
comment on table vendors is 'Suppliers';
comment on column vendors.lead_days is 'Lead time: days from purchase order to delivery';
comment on column vendors.country_code is 'ISO code: AT Austria, DE Germany, IT Italy, NO Norway, PT Portugal, VN Vietnam';

create table products (
  sku text primary key,
  label text not null,
  brand text not null,
  cat_id integer not null references product_cats (cat_id),
  vendor_id integer not null references vendors (vendor_id),
  list_price numeric(9, 2) not null,
  cost_price numeric(9, 2) not null,
  weight_g integer not null,
  launched_on date not null,
  discontinued_on date
);
comment on column products.list_price is 'Current price in euros';
comment on column products.weight_g is 'Weight in grams';
comment on column products.discontinued_on is 'Empty while the product is sold';

create table price_hist (
  sku text not null references products (sku),
  price numeric(9, 2) not null,
  valid_from date not null,
  valid_to date not null default date '9999-12-31',
  primary key (sku, valid_from)
);
comment on table price_hist is 'List prices over time; valid_to is inclusive, 9999-12-31 for the current price';

create table customers (
  "customerId" integer primary key,
  "firstName" text not null,
  "lastName" text not null,
  mail text not null,
  "countryCode" char(2) not null,
  "signupDate" date not null,
  "newsletterOptIn" boolean not null,
  tier loyalty_tier not null
);
comment on column customers."countryCode" is 'ISO code: AT Austria, DE Germany, CH Switzerland, IT Italy, SI Slovenia';
comment on column customers.tier is 'Level in the loyalty programme';

create table addresses (
  addr_id integer primary key,
  "customerId" integer not null references customers ("customerId"),
  street text not null,
  town text not null,
  zip text not null
);

create table coupons (
  code text primary key,
  pct_off integer not null,
  starts_on date not null,
  ends_on date not null
);
comment on column coupons.pct_off is 'Discount in percent';

create table orders (
  order_no integer primary key,
  "customerId" integer not null references customers ("customerId"),
  placed_at timestamp not null,
  ship_addr_id integer not null references addresses (addr_id),
  bill_addr_id integer not null references addresses (addr_id),
  state order_state not null,
  coupon_code text references coupons (code),
  shipping_fee numeric(6, 2) not null
);
comment on column orders.ship_addr_id is 'Shipping address';
comment on column orders.bill_addr_id is 'Billing address';

create table order_lines (
  order_no integer not null references orders (order_no),
  line_no integer not null,
  sku text not null references products (sku),
  qty integer not null,
  unit_price numeric(9, 2) not null,
  primary key (order_no, line_no)
);
comment on table order_lines is 'What was ordered: quantity and price of one piece';

create table rma (
  rma_no integer primary key,
  order_no integer not null,
  line_no integer not null,
  reason text not null,
  received_on date not null,
  refund_amt numeric(9, 2),
  foreign key (order_no, line_no) references order_lines (order_no, line_no)
);
comment on table rma is 'Returns (return merchandise authorisations)';
comment on column rma.refund_amt is 'Refund in euros; empty until it is decided';

create table warehouses (
  wh_code text primary key,
  town text not null,
  opened_on date not null,
  pallet_places integer not null
);

create table stock_lvl (
  wh_code text not null references warehouses (wh_code),
  sku text not null references products (sku),
  on_hand integer not null,
  reorder_pt integer not null,
  primary key (wh_code, sku)
);
comment on table stock_lvl is 'Stock of a product in a warehouse';
comment on column stock_lvl.on_hand is 'Units on the shelf';
comment on column stock_lvl.reorder_pt is 'Reorder point: order more when fewer units are on hand';

create table reviews (
  review_id integer primary key,
  sku text not null references products (sku),
  "customerId" integer not null references customers ("customerId"),
  stars integer not null check (stars between 1 and 5),
  posted_on date not null,
  verified boolean not null
);
comment on column reviews.verified is 'The customer bought the product from us';

create view v_open_orders as
  select order_no, "customerId", placed_at, state from orders where state in ('Placed', 'Paid', 'Shipped');

insert into product_cats values
  (1, 'Camping', null), (2, 'Clothing', null), (3, 'Climbing', null),
  (11, 'Tents', 1), (12, 'Sleeping bags', 1), (13, 'Stoves', 1),
  (21, 'Jackets', 2), (22, 'Trousers', 2), (23, 'Boots', 2),
  (31, 'Ropes', 3), (32, 'Harnesses', 3);

insert into vendors values
  (1, 'Alpenwerk GmbH', 'AT', 9, true), (2, 'Fjellro AS', 'NO', 24, true), (3, 'Tessitura Bruni', 'IT', 14, true),
  (4, 'Lusitano Boots Lda', 'PT', 18, false), (5, 'Hanoi Textile Works', 'VN', 52, true),
  (6, 'Rheintal Seile', 'DE', 11, false), (7, 'Norte Cork', 'PT', 21, false), (8, 'Bergkamp Stoves', 'DE', 7, true),
  (9, 'Cucine da Campo', 'IT', 30, false);

insert into products
select 'KP-' || (1000 + i * 7),
       (array['Aldan', 'Boreas', 'Cairn', 'Drift', 'Ember', 'Fell', 'Garnet', 'Hollow', 'Ibex', 'Juno', 'Kite', 'Lumen',
              'Moraine', 'Nimbus', 'Onyx', 'Pika', 'Quarry', 'Ridge', 'Scree', 'Talus', 'Umbra', 'Vale', 'Willow',
              'Xenon', 'Yarrow', 'Zephyr', 'Arete', 'Basalt', 'Crag', 'Dune', 'Erratic', 'Fjord', 'Gorge', 'Heath',
              'Islet', 'Jetty', 'Karst', 'Lagoon', 'Mesa', 'Notch', 'Outcrop', 'Pass', 'Quill', 'Rime', 'Summit',
              'Tarn', 'Upland', 'Vista'])[i] || ' ' ||
       (array['Tent', 'Sleeping Bag', 'Stove', 'Jacket', 'Trousers', 'Boots', 'Rope', 'Harness'])[1 + i % 8],
       (array['Kestrel', 'Pinewood', 'Fjellro', 'Stormhawk', 'Kestrel', 'Bruni'])[1 + pick.b],
       (array[11, 12, 13, 21, 22, 23, 31, 32])[1 + i % 8],
       1 + pick.v,
       (19.90 + (i * 37) % 61 * 7)::numeric(9, 2),
       (11.40 + (i * 37) % 61 * 3.5)::numeric(9, 2),
       180 + (i * 211) % 3700,
       date '2019-03-01' + (i * 53) % 1750,
       case when i % 11 = 5 then date '2024-09-30' + i * 4 end
from generate_series(1, 48) as i,
     lateral (select pg_temp.pick(i, 1, 6) as b, pg_temp.pick(i, 2, 8) as v) as pick;

insert into price_hist
select sku, round(list_price * (0.80 + (step - 1) * 0.10), 2),
       case step when 1 then launched_on else (array[date '2024-05-01', date '2025-04-01'])[step - 1] end,
       case step when 1 then date '2024-04-30' when 2 then date '2025-03-31' else date '9999-12-31' end
from products, generate_series(1, 3) as step
where launched_on < date '2024-01-01';

insert into price_hist
select sku, list_price, launched_on, date '9999-12-31' from products where launched_on >= date '2024-01-01';

insert into customers
select i, f.name, l.name, lower(f.name || '.' || l.name || i || '@example.org'),
       (array['AT', 'DE', 'DE', 'CH', 'IT', 'AT', 'SI', 'DE'])[1 + pg_temp.pick(i, 3, 8)],
       date '2023-06-01' + pg_temp.pick(i, 4, 900),
       pg_temp.pick(i, 5, 100) < 42,
       (array['Bronze', 'Bronze', 'Bronze', 'Silver', 'Silver', 'Gold', 'Platinum'])[1 + pg_temp.pick(i, 6, 7)]::loyalty_tier
from generate_series(1, 260) as i,
     lateral (select (array['Anna', 'Bruno', 'Clara', 'David', 'Elisa', 'Florian', 'Greta', 'Hugo', 'Irena', 'Jakob',
                            'Katja', 'Luka', 'Mara', 'Nils', 'Olga', 'Paul'])[1 + pg_temp.pick(i, 7, 16)] as name) as f,
     lateral (select (array['Adler', 'Bauer', 'Conti', 'Dorn', 'Eder', 'Frank', 'Gruber', 'Horvat', 'Innerhofer',
                            'Jost', 'Kovac', 'Lang', 'Moser', 'Novak'])[1 + pg_temp.pick(i, 8, 14)] as name) as l;

insert into addresses
select i, 1 + (i - 1) % 260, (array['Lindenweg', 'Hauptstrasse', 'Seegasse', 'Via Roma', 'Bergweg'])[1 + i % 5] || ' ' || (1 + i % 90),
       (array['Vienna', 'Munich', 'Graz', 'Zurich', 'Bolzano', 'Ljubljana', 'Salzburg'])[1 + pg_temp.pick(i, 9, 7)],
       (1000 + pg_temp.pick(i, 10, 8999))::text
from generate_series(1, 340) as i;

insert into coupons values
  ('SPRING24', 10, '2024-03-01', '2024-04-30'), ('HIKE15', 15, '2024-07-01', '2024-08-31'),
  ('WINTER24', 20, '2024-11-25', '2024-12-31'), ('SPRING25', 10, '2025-03-01', '2025-05-15'),
  ('SUMMER25', 12, '2025-06-15', '2025-08-15'), ('CLUB5', 5, '2024-01-01', '2026-12-31'),
  ('FRIENDS25', 25, '2025-10-01', '2025-10-10');

insert into orders
select 50000 + i, c.id, o.at,
       c.id,
       case when c.id <= 80 and pg_temp.pick(i, 12, 3) = 0 then c.id + 260 else c.id end,
       case when pg_temp.pick(i, 13, 100) < 9 then 'Cancelled'
            when o.at < timestamp '2025-12-01' then 'Delivered'
            else (array['Placed', 'Paid', 'Shipped', 'Shipped', 'Delivered'])[1 + pg_temp.pick(i, 14, 5)] end::order_state,
       case when pg_temp.pick(i, 15, 5) = 0 then coalesce(
         (select code from coupons where o.at::date between starts_on and ends_on and code <> 'CLUB5' limit 1), 'CLUB5') end,
       (array[0, 4.90, 4.90, 6.90, 12.50])[1 + pg_temp.pick(i, 16, 5)]
from generate_series(1, 720) as i,
     lateral (select 1 + pg_temp.pick(i, 11, 230) as id) as c,
     lateral (select timestamp '2024-01-03 08:15' + make_interval(days => pg_temp.pick(i, 17, 722), mins => i) as at) as o;

insert into order_lines
select 50000 + i, n, p.sku, 1 + pg_temp.pick(i * 10 + n, 18, 3), p.list_price
from generate_series(1, 720) as i
cross join lateral generate_series(1, 1 + pg_temp.pick(i, 19, 4)) as n
join lateral (select sku, list_price from products
              where sku = 'KP-' || (1000 + (1 + pg_temp.pick(i * 10 + n, 20, 45)) * 7)) as p on true;

insert into rma
select row_number() over (order by l.order_no, l.line_no), l.order_no, l.line_no,
       (array['Wrong size', 'Wrong size', 'Damaged', 'Changed mind', 'Late delivery'])[1 + pg_temp.pick(l.order_no, 21, 5)],
       (o.placed_at + interval '12 days')::date,
       case when pg_temp.pick(l.order_no, 22, 8) > 0 then l.unit_price * l.qty end
from order_lines l join orders o using (order_no)
where o.state = 'Delivered' and pg_temp.pick(l.order_no * 10 + l.line_no, 23, 12) = 0;

insert into warehouses values
  ('GRZ', 'Graz', '2016-05-02', 1800), ('LNZ', 'Linz', '2019-09-16', 2600), ('TRS', 'Trieste', '2023-02-13', 950),
  ('KLU', 'Klagenfurt', '2025-11-03', 400);

insert into stock_lvl
select w.code, p.sku, s.units, 10 + pg_temp.pick(s.seed, 24, 25)
from (select sku, row_number() over (order by sku)::integer as n from products) as p
cross join (values ('GRZ', 1), ('LNZ', 2), ('TRS', 3)) as w (code, k),
lateral (select p.n * 10 + w.k as seed, pg_temp.pick(p.n * 10 + w.k, 25, 140) as units) as s
where pg_temp.pick(p.n * 10 + w.k, 26, 4) > 0;

insert into reviews
select i, p.sku, 1 + pg_temp.pick(i, 28, 230), (array[5, 4, 5, 3, 4, 2, 5, 1, 4])[1 + pg_temp.pick(i, 29, 9)],
       date '2024-02-01' + pg_temp.pick(i, 30, 690), pg_temp.pick(i, 31, 4) > 0
from generate_series(1, 410) as i
join lateral (select sku from products where sku = 'KP-' || (1000 + (1 + pg_temp.pick(i, 27, 42)) * 7)) as p on true;
