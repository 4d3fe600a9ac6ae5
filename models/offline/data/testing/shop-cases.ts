import type { WorldCase } from './world.ts';

export const cases: WorldCase[] = [
  { q: 'How many customers do we have?', sql: `select count(*) from customers` },
  {
    q: 'How many clients are from Germany?',
    sql: `select count(*) from customers where country_code = 'DE'`,
  },
  { q: 'How many customers live in Lyon?', sql: `select count(*) from customers where city = 'Lyon'` },
  { q: 'How many orders were cancelled?', sql: `select count(*) from orders where status = 'C'` },
  { q: 'How many paid orders are there?', sql: `select count(*) from orders where status = 'P'` },
  {
    q: 'How many orders were placed in 2025?',
    sql: `select count(*) from orders where placed_at >= '2025-01-01' and placed_at < '2026-01-01'`,
  },
  {
    q: 'How many orders were placed in Q1 2025?',
    sql: `select count(*) from orders where placed_at >= '2025-01-01' and placed_at < '2025-04-01'`,
  },
  { q: 'Orders per status', sql: `select status, count(*) from orders group by 1` },
  {
    q: 'How many orders have not been shipped?',
    sql: `select count(*) from orders where shipped_at is null`,
  },
  {
    q: 'Which customers have never placed an order?',
    sql: `select last_name, (select count(*) from customers c2 where not exists (select 1 from orders o where o.cust_id=c2.cust_id)) from customers c where not exists (select 1 from orders o where o.cust_id=c.cust_id)`,
  },
  {
    q: 'How many customers have never ordered anything?',
    sql: `select count(*) from customers c where not exists (select 1 from orders o where o.cust_id=c.cust_id)`,
  },
  {
    q: 'Which product is the heaviest?',
    sql: `select name, weight_g from products where weight_g is not null order by weight_g desc limit 1`,
  },
  {
    q: 'What are the 3 most expensive products?',
    sql: `select name from products order by price_cents desc limit 3`,
  },
  { q: 'How many products are discontinued?', sql: `select count(*) from products where discontinued` },
  {
    q: 'How many products cost more than $100?',
    sql: `select count(*) from products where price_cents > 10000`,
  },
  {
    q: 'Number of products per category',
    sql: `select c.name, count(*) from products p join category c on c.id=p.category_id group by 1`,
  },
  {
    q: 'Which category has the most products?',
    sql: `select c.name, count(*) from products p join category c on c.id=p.category_id group by 1 order by 2 desc, 1 limit 1`,
  },
  { q: 'What is the average rating of products?', sql: `select avg(rating) from reviews` },
  {
    q: 'Average rating per product category',
    sql: `select c.name, round(avg(rating),2) from reviews r join products p on p.id=r.product_id join category c on c.id=p.category_id group by 1`,
  },
  {
    q: 'What is the total revenue in 2025?',
    sql: `select sum(qty*unit_price) from order_items i join orders o on o.id=i.order_id where placed_at >= '2025-01-01' and placed_at < '2026-01-01'`,
  },
  {
    q: 'revenue by month in 2025',
    sql: `select round(sum(qty*unit_price),2) from order_items i join orders o on o.id=i.order_id where placed_at >= '2025-01-01' and placed_at < '2026-01-01' group by date_trunc('month',placed_at)`,
  },
  {
    q: 'How many units were sold in 2024?',
    sql: `select sum(qty) from order_items i join orders o on o.id=i.order_id where placed_at >= '2024-01-01' and placed_at < '2025-01-01'`,
  },
  {
    q: 'Top 5 customers by number of orders',
    sql: `select last_name, n from (select c.last_name, c.cust_id, count(*) n from orders o join customers c using (cust_id) group by 1,2 order by 3 desc, 2 limit 5) x`,
  },
  {
    q: 'What share of customers subscribed to the newsletter?',
    sql: `select round(100.0*count(*) filter (where newsletter)/count(*),2) from customers`,
  },
  {
    q: 'What percentage of orders were cancelled?',
    sql: `select round(100.0*count(*) filter (where status='C')/count(*),2) from orders`,
  },
  { q: 'total refund amount by reason', sql: `select reason, sum(refund_amt) from returns group by 1` },
  { q: 'How many orders used a coupon?', sql: `select count(*) from orders where coupon_id is not null` },
  {
    q: 'How many orders were made with coupon VIP20?',
    sql: `select count(*) from orders o join coupons c on c.id=o.coupon_id where c.code='VIP20'`,
  },
  {
    q: 'What is the current price of Comet 8?',
    sql: `select price from price_history h join products p on p.id=h.product_id where p.name='Comet 8' and valid_to='9999-12-31'`,
  },
  { q: 'average number of orders per customer', sql: `select 240/60.0` },
  {
    q: 'Which customers have more than 5 orders?',
    sql: `select distinct last_name from (select c.last_name, count(*) n from orders o join customers c using(cust_id) group by c.cust_id, 1 having count(*)>5) x`,
  },
  {
    q: 'How many customers have at least 5 orders?',
    sql: `select count(*) from (select cust_id from orders group by 1 having count(*)>=5) x`,
  },
  { q: 'What is the status of order ORD-1042?', sql: `select status from orders where order_no='ORD-1042'` },
  {
    q: 'How many customers do not have an email?',
    sql: `select count(*) from customers where email is null`,
  },
  { q: 'How many reviews have a rating below 3?', sql: `select count(*) from reviews where rating < 3` },
  { q: 'products with less than 10 in stock', sql: `select name from products where stock_qty < 10` },
  {
    q: 'Who placed the most orders?',
    sql: `select n from (select count(*) n from orders group by cust_id order by 1 desc limit 1) x`,
  },
  {
    q: 'How many customers registered since 2025?',
    sql: `select count(*) from customers where registered_at >= '2025-01-01'`,
  },
  {
    q: 'How many different cities do our customers live in?',
    sql: `select count(distinct city) from customers`,
  },
  {
    q: 'Is there any product without reviews?',
    sql: `select count(*) from products p where not exists (select 1 from reviews r where r.product_id=p.id)`,
  },
  { q: 'How many customers are named Anna?', sql: `select count(*) from customers where first_name='Anna'` },
  { q: 'What is the profit margin of each product?', decline: true },
  { q: 'How many refurbished products do we sell?', decline: true },
  { q: 'How many customers are in Tokyo?', decline: true },
  { q: 'Which supplier delivers the most products?', decline: true },
  { q: 'What was the weather on the day of the largest order?', decline: true },
  { q: 'Why were so many orders cancelled?', decline: true },
  { q: 'How many employees work in the warehouse?', decline: true },
  { q: 'What is the price of the iPhone 15?', decline: true },
  { q: 'What will revenue be next year?', decline: true },
  { q: 'How many customers are vegetarian?', decline: true },
  { q: 'SELECT count(*) FROM customers', decline: true },
  { q: 'Delete all orders from 2024', decline: true },
  { q: 'Wie viele Kunden haben wir?', decline: true },
  { q: '¿Cuántos clientes hay en Madrid?', decline: true },
  { q: 'What is the average delivery time by courier?', decline: true },
  { q: 'How many orders were delivered to Mars?', decline: true },
  { q: 'How many fraudulent orders were placed in 2025?', decline: true },
  { q: 'asdf qwer zxcv', decline: true },
  { q: 'How satisfied are our customers with the packaging?', decline: true },
];
