import type { WorldCase } from './world.ts';

/** Written before the engine had ever seen this world. */
export const cases: WorldCase[] = [
  {
    q: 'How many residents live in the Harbor district?',
    sql: `select count(*) from residents r join districts d using(district_id) where district_name='Harbor'`,
  },
  {
    q: 'How many civil servants work for the Transport agency?',
    sql: `select count(*) from civil_servants c join agencies a using(agency_id) where agency_name='Transport'`,
  },
  {
    q: 'How many teachers are registered as residents?',
    sql: `select count(*) from residents where occupation='teacher'`,
  },
  {
    q: 'Which district has the largest population?',
    sql: `select district_name from districts order by population desc limit 1`,
  },
  { q: 'What is the total annual budget of all agencies?', sql: `select sum(annual_budget) from agencies` },
  { q: 'Who is the director of Housing?', sql: `select director from agencies where agency_name='Housing'` },
  {
    q: 'average annual salary per agency',
    sql: `select agency_name, round(avg(annual_salary),2) from civil_servants join agencies using(agency_id) group by 1`,
  },
  {
    q: 'How many permit applications were submitted in 2025?',
    sql: `select count(*) from permit_applications where submitted_on>='2025-01-01' and submitted_on<'2026-01-01'`,
  },
  {
    q: 'How many building permits were granted?',
    sql: `select count(*) from permit_applications where permit_type='building' and decision='granted'`,
  },
  {
    q: 'How many applications have not been decided?',
    sql: `select count(*) from permit_applications where decided_on is null`,
  },
  {
    q: 'How many applications were rejected per permit type?',
    sql: `select permit_type, count(*) from permit_applications where decision='rejected' group by 1`,
  },
  {
    q: 'What share of applications was rejected?',
    sql: `select round(100.0*count(*) filter (where decision='rejected')/count(*),2) from permit_applications`,
  },
  {
    q: 'Total fees for parking permits',
    sql: `select sum(fee_eur) from permit_applications where permit_type='parking'`,
  },
  {
    q: 'How many unresolved complaints are there?',
    sql: `select count(*) from complaints where resolved_at is null`,
  },
  { q: 'complaints by topic', sql: `select topic,count(*) from complaints group by 1` },
  {
    q: 'How many dangerous complaints were reported in 2025?',
    sql: `select count(*) from complaints where severity=3 and reported_at>='2025-01-01' and reported_at<'2026-01-01'`,
  },
  {
    q: 'Which district has the most complaints?',
    sql: `select district_name from complaints join districts using(district_id) group by 1 order by count(*) desc limit 1`,
  },
  { q: 'How many electric vehicles do we have?', sql: `select count(*) from vehicles where fuel='electric'` },
  {
    q: 'Which vehicle has the highest mileage?',
    sql: `select plate from vehicles order by mileage_km desc limit 1`,
  },
  {
    q: 'What is the average mileage of diesel vehicles?',
    sql: `select round(avg(mileage_km),2) from vehicles where fuel='diesel'`,
  },
  {
    q: 'How many vehicles have failed an inspection?',
    sql: `select count(distinct plate) from inspections where result='F'`,
  },
  {
    q: 'How many inspections failed in 2025?',
    sql: `select count(*) from inspections where result='F' and inspected_on>='2025-01-01' and inspected_on<'2026-01-01'`,
  },
  {
    q: 'Which vehicles have never been inspected?',
    sql: `select plate from vehicles v where not exists (select 1 from inspections i where i.plate=v.plate)`,
  },
  {
    q: 'total inspection cost in 2024',
    sql: `select sum(cost_eur) from inspections where inspected_on>='2024-01-01' and inspected_on<'2025-01-01'`,
  },
  { q: 'What is the longest street?', sql: `select street_name from streets order by length_m desc limit 1` },
  {
    q: 'How many streets are there in Oldtown?',
    sql: `select count(*) from streets join districts using(district_id) where district_name='Oldtown'`,
  },
  {
    q: 'How many lamps are there per district?',
    sql: `select district_name,sum(lamps) from streets join districts using(district_id) group by 1`,
  },
  { q: 'Which projects are on hold?', sql: `select project_name from projects where phase='on hold'` },
  {
    q: 'total planned cost of projects under construction',
    sql: `select sum(planned_cost) from projects where phase='construction'`,
  },
  {
    q: 'How many projects does each agency have?',
    sql: `select agency_name,count(*) from projects join agencies using(agency_id) group by 1`,
  },
  {
    q: 'How many civil servants work part time?',
    sql: `select count(*) from civil_servants where part_time`,
  },
  {
    q: 'How many residents were born before 1960?',
    sql: `select count(*) from residents where birth_date<'1960-01-01'`,
  },
  {
    q: 'How many residents are under 30?',
    sql: `select count(*) from residents where birth_date > date '2026-03-15' - interval '30 years'`,
  },
  {
    q: 'Which agency has no civil servants?',
    sql: `select agency_name from agencies a where not exists (select 1 from civil_servants c where c.agency_id=a.agency_id)`,
  },
  {
    q: 'What is the average processing time of permit applications?',
    sql: 'select avg(decided_on - submitted_on) from permit_applications',
  },
  { q: 'Which agencies spend more than 2 million a year?', decline: true },
  { q: 'What is the population density of Harbor?', decline: true },
  {
    q: 'top 3 civil servants by salary',
    sql: `select full_name from civil_servants order by annual_salary desc limit 3`,
  },
  {
    q: 'How many complaints were reported last month?',
    sql: `select count(*) from complaints where reported_at>='2026-02-01' and reported_at<'2026-03-01'`,
  },
  {
    q: 'How many applications did Uma Holt 3 handle?',
    sql: `select count(*) from permit_applications p join civil_servants c on c.servant_id=p.handled_by where c.full_name='Uma Holt 3'`,
  },
  {
    q: 'number of complaints per month in 2025',
    sql: `select count(*) from complaints where reported_at>='2025-01-01' and reported_at<'2026-01-01' group by date_trunc('month',reported_at)`,
  },
  {
    q: 'What is the median salary of pay grade A13?',
    sql: `select round((percentile_cont(.5) within group (order by annual_salary))::numeric,2) from civil_servants where pay_grade='A13'`,
  },
  {
    q: 'How many vehicles are not assigned to an agency?',
    sql: `select count(*) from vehicles where agency_id is null`,
  },
  {
    q: 'Which projects cost more than planned?',
    sql: `select project_name from projects where actual_cost > planned_cost`,
  },
  {
    q: 'How many residents have no occupation recorded?',
    sql: `select count(*) from residents where occupation is null`,
  },
  {
    q: 'What is the difference between planned cost and actual cost of finished projects?',
    sql: `select planned_cost - actual_cost from projects where phase = 'finished'`,
  },
  {
    q: 'How many nurses live in Northgate?',
    sql: `select count(*) from residents r join districts d using(district_id) where occupation='nurse' and district_name='Northgate'`,
  },
  {
    q: 'List the streets in Lakeside longer than 1000 meters',
    sql: `select street_name from streets join districts using(district_id) where district_name='Lakeside' and length_m>1000`,
  },
  { q: 'How many buses do we own?', sql: `select count(*) from vehicles where model='Bus'` },
  {
    q: 'When was the Health agency founded?',
    sql: `select founded::text from agencies where agency_name='Health'`,
  },
  { q: 'How many trees were planted in 2025?', decline: true },
  { q: 'Who is the mayor?', decline: true },
  { q: 'How many residents voted in the last election?', decline: true },
  { q: 'What is the crime rate in Harbor?', decline: true },
  { q: 'How many homeless residents are there?', decline: true },
  { q: 'Which agency is the most efficient?', decline: true },
  { q: 'How many permit applications were withdrawn?', decline: true },
  { q: 'How many hybrid vehicles do we have?', decline: true },
  { q: 'How many complaints about dogs were reported?', decline: true },
  { q: 'What is the phone number of the Housing agency?', decline: true },
  { q: 'How many residents live in Springfield?', decline: true },
  { q: 'How much did we spend on snow removal?', decline: true },
  { q: 'How many civil servants retired in 2025?', decline: true },
  { q: 'What is the temperature today?', decline: true },
  { q: 'How many residents are married?', decline: true },
  { q: 'Which civil servant took the most sick days?', decline: true },
  { q: 'average rent in Oldtown', decline: true },
  { q: 'How many tickets were sold at the swimming pool?', decline: true },
  { q: 'How many residents own a dog?', decline: true },
  { q: 'What is the budget of the Police agency?', decline: true },
];
