import type { WorldCase } from './world.ts';

export const cases: WorldCase[] = [
  { q: 'How many flights were cancelled?', sql: `select count(*) from flights where status='cancelled'` },
  {
    q: 'How many flights departed from Vienna?',
    sql: `select count(*) from flights f join airports a on a.iata=f.origin where city='Vienna'`,
  },
  {
    q: 'How many flights have Lisbon as destination?',
    sql: `select count(*) from flights f join airports a on a.iata=f.destination where city='Lisbon'`,
  },
  { q: 'Which aircraft has the most seats?', sql: `select seats from aircraft order by seats desc limit 1` },
  { q: 'How many planes are in service?', sql: `select count(*) from aircraft where in_service` },
  { q: 'How many aircraft are not in service?', sql: `select count(*) from aircraft where not in_service` },
  { q: 'How many captains do we employ?', sql: `select count(*) from pilots where rank='Captain'` },
  {
    q: 'Which pilot has the most flight hours?',
    sql: `select last_name from pilots order by flight_hours desc limit 1`,
  },
  {
    q: 'average flight hours by rank',
    sql: `select rank, round(avg(flight_hours),2) from pilots group by 1`,
  },
  {
    q: 'How many pilots are based in Oslo?',
    sql: `select count(*) from pilots p join airports a on a.iata=p.base_airport where city='Oslo'`,
  },
  {
    q: 'How many pilots were hired after 2015?',
    sql: `select count(*) from pilots where hired>='2016-01-01'`,
  },
  { q: 'How many passengers are Irish?', sql: `select count(*) from passengers where nationality='Irish'` },
  {
    q: 'How many gold members do we have?',
    sql: `select count(*) from passengers where loyalty_tier='gold'`,
  },
  {
    q: 'How many passengers have no loyalty tier?',
    sql: `select count(*) from passengers where loyalty_tier is null`,
  },
  {
    q: 'total fare of business bookings in 2025',
    sql: `select sum(fare) from bookings where cabin='business' and booked_on>='2025-01-01' and booked_on<'2026-01-01'`,
  },
  { q: 'average fare per cabin', sql: `select cabin, round(avg(fare),2) from bookings group by 1` },
  {
    q: 'What percentage of bookings were cancelled?',
    sql: `select round(100.0*count(*) filter (where cancelled)/count(*),2) from bookings`,
  },
  { q: 'How many bags were lost?', sql: `select count(*) from baggage where lost` },
  { q: 'What is the average weight of bags?', sql: `select round(avg(weight_kg),2) from baggage` },
  {
    q: 'Total maintenance cost in 2025',
    sql: `select sum(cost) from maintenance_checks where performed_on>='2025-01-01' and performed_on<'2026-01-01'`,
  },
  {
    q: 'Which aircraft has the highest maintenance cost?',
    sql: `select tail_no from maintenance_checks group by 1 order by sum(cost) desc limit 1`,
  },
  { q: 'maintenance checks by type', sql: `select check_type,count(*) from maintenance_checks group by 1` },
  {
    q: 'Which aircraft have never been checked?',
    sql: `select tail_no from aircraft a where not exists (select 1 from maintenance_checks m where m.tail_no=a.tail_no)`,
  },
  {
    q: 'How many flights per month in 2025?',
    sql: `select count(*) from flights where departs_at>='2025-01-01' and departs_at<'2026-01-01' group by date_trunc('month',departs_at)`,
  },
  {
    q: 'How many flights have no aircraft assigned?',
    sql: `select count(*) from flights where tail_no is null`,
  },
  {
    q: 'What is the longest flight?',
    sql: `select flight_no from flights order by distance_km desc limit 1`,
  },
  {
    q: 'How many flights are longer than 2000 km?',
    sql: `select count(*) from flights where distance_km>2000`,
  },
  {
    q: 'top 5 passengers by number of bookings',
    sql: `select full_name from (select full_name,p.pax_id,count(*) from bookings join passengers p using(pax_id) group by 1,2 order by 3 desc,2 limit 5) x`,
  },
  {
    q: 'Which passengers booked more than 8 times?',
    sql: `select full_name from (select full_name from bookings join passengers p using(pax_id) group by 1,p.pax_id having count(*)>8) x`,
  },
  {
    q: 'How many passengers never booked a flight?',
    sql: `select count(*) from passengers p where not exists (select 1 from bookings b where b.pax_id=p.pax_id)`,
  },
  {
    q: 'How many passengers are older than 60?',
    sql: `select count(*) from passengers where dob <= date '2026-03-15' - interval '61 years'`,
  },
  { q: 'How many airports are in Spain?', sql: `select count(*) from airports where country='Spain'` },
  {
    q: 'How many seats do our A320 aircraft have in total?',
    sql: `select sum(seats) from aircraft where model='A320'`,
  },
  {
    q: 'median fare in economy',
    sql: `select round((percentile_cont(.5) within group (order by fare))::numeric,2) from bookings where cabin='economy'`,
  },
  {
    q: 'How many bookings did Jo Moss 4 make?',
    sql: `select count(*) from bookings join passengers using(pax_id) where full_name='Jo Moss 4'`,
  },
  {
    q: 'bookings by nationality',
    sql: `select nationality,count(*) from bookings join passengers using(pax_id) group by 1`,
  },
  {
    q: 'What is the oldest aircraft?',
    sql: `select tail_no from aircraft order by manufactured_year limit 1`,
  },
  {
    q: 'How many C checks were performed last year?',
    sql: `select count(*) from maintenance_checks where check_type='C' and performed_on>='2025-01-01' and performed_on<'2026-01-01'`,
  },
  {
    q: 'How many flights were delayed in the first quarter of 2025?',
    sql: `select count(*) from flights where status='delayed' and departs_at>='2025-01-01' and departs_at<'2025-04-01'`,
  },
  { q: 'How many crew members speak Spanish?', decline: true },
  { q: 'How many flights were diverted?', decline: true },
  { q: 'What is the fuel consumption per flight?', decline: true },
  { q: 'Which pilot is the safest?', decline: true },
  { q: 'How many passengers had a window seat?', decline: true },
  { q: 'What was the average delay in minutes?', decline: true },
  { q: 'How many flights go to Tokyo?', decline: true },
  { q: 'How many platinum members do we have?', decline: true },
  { q: 'How many helicopters do we own?', decline: true },
  { q: 'What is the price of a coffee on board?', decline: true },
  { q: 'How many passengers missed their flight?', decline: true },
  { q: 'How many pilots are on strike?', decline: true },
  { q: 'Who is the CEO?', decline: true },
  { q: 'How many refunds did we pay?', decline: true },
  { q: 'How many vegetarian meals were ordered?', decline: true },
  { q: 'average salary of captains', decline: true },
  { q: 'How many flights were hijacked?', decline: true },
  { q: 'Which route is the most profitable?', decline: true },
  { q: 'How many bags were damaged?', decline: true },
  { q: 'How many female pilots do we have?', decline: true },
];
