import type { TestWorld } from './world.ts';

/** An online shop: abbreviated names, prices in cents, a price history, two keys to addresses, codes told in comments. */
export const shop: TestWorld = {
  name: 'shop',
  today: '2026-03-15',
  sql: `
create table country (code text primary key, name text not null);
create table customers (cust_id int primary key, first_name text not null, last_name text not null, email text, country_code text not null references country(code), city text not null, registered_at timestamp not null, newsletter boolean not null, birth_date date);
create table category (id int primary key, name text not null, parent_id int references category(id));
create table products (id int primary key, name text not null, category_id int not null references category(id), price_cents int not null, weight_g int, discontinued boolean not null, stock_qty int not null);
create table addresses (id int primary key, cust_id int not null references customers(cust_id), street text not null, city text not null);
create table orders (id int primary key, order_no text not null unique, cust_id int not null references customers(cust_id), status char(1) not null, placed_at timestamp not null, shipped_at timestamp, billing_address_id int not null references addresses(id), shipping_address_id int not null references addresses(id), coupon_id int);
create table order_items (order_id int not null references orders(id), line_no int not null, product_id int not null references products(id), qty int not null, unit_price numeric(10,2) not null, primary key (order_id, line_no));
create table coupons (id int primary key, code text not null, percent_off int not null);
alter table orders add foreign key (coupon_id) references coupons(id);
create table returns (id int primary key, order_id int not null references orders(id), reason text not null, received_on date not null, refund_amt numeric(10,2) not null);
create table price_history (product_id int not null references products(id), price numeric(10,2) not null, valid_from date not null, valid_to date not null, primary key (product_id, valid_from));
create table reviews (id int primary key, product_id int not null references products(id), cust_id int not null references customers(cust_id), rating int not null, written_on date not null);
comment on column orders.status is 'N = new, P = paid, S = shipped, C = cancelled';
comment on column products.price_cents is 'List price in cents';
comment on column products.weight_g is 'Weight in grams';
comment on column price_history.valid_to is '9999-12-31 while the price holds';
insert into country values ('DE','Germany'),('FR','France'),('ES','Spain'),('US','United States');
insert into customers select i, (array['Anna','Boris','Clara','David','Elena','Franz','Greta','Hugo'])[1+i%8], (array['Novak','Meyer','Rossi','Silva','Lund'])[1+i%5], case when i%7=0 then null else 'c'||i||'@mail.test' end, (array['DE','FR','ES','DE','US'])[1+i%5], (array['Berlin','Lyon','Madrid','Hamburg','Boston'])[1+i%5], timestamp '2023-01-10' + i*interval '19 days', i%3=0, case when i%6=0 then null else date '1950-06-01' + i*400 end from generate_series(1,60) i;
insert into category values (1,'Electronics',null),(2,'Headphones',1),(3,'Cameras',1),(4,'Books',null),(5,'Garden',null),(6,'Toys',null);
insert into products select i, (array['Aurora','Breeze','Comet','Delta','Echo','Falcon'])[1+i%6]||' '||i, 2+i%4, 990+i*515, case when i%5=0 then null else 100+i*37 end, i%9=0, (i*13)%50 from generate_series(1,36) i;
insert into addresses select i, 1+(i-1)%60, i||' Main Street', (array['Berlin','Lyon','Madrid','Hamburg','Boston','Paris'])[1+i%6] from generate_series(1,90) i;
insert into coupons values (1,'SPRING10',10),(2,'VIP20',20);
insert into orders select i, 'ORD-'||(1000+i), 1+(i*7)%50, (array['N','P','S','S','S','C'])[1+i%6], timestamp '2024-02-01' + i*interval '61 hours', case when i%6 in (2,3,4) then timestamp '2024-02-03' + i*interval '61 hours' end, 1+(i*7)%50, case when i%4=0 then 61+(i%30) else 1+(i*7)%50 end, case when i%10=0 then 1 when i%15=0 then 2 end from generate_series(1,240) i;
insert into order_items select o, l, 1+(o*l*5)%33, 1+(o+l)%4, 10+((o*l)%30)*2.5 from generate_series(1,240) o, generate_series(1,3) l where (o+l)%3<>0;
insert into returns select i, i*9, (array['damaged','wrong size','late'])[1+i%3], date '2024-06-01'+i*20, 15+i*3.5 from generate_series(1,20) i;
insert into price_history select p, 8+p*5, date '2023-01-01', date '2024-12-31' from generate_series(1,36) p;
insert into price_history select p, 10+p*5.15, date '2025-01-01', date '9999-12-31' from generate_series(1,36) p;
insert into reviews select i, 1+(i*11)%30, 1+(i*3)%60, 1+(i*7)%5, date '2024-03-01'+i*5 from generate_series(1,120) i;
`,
};
