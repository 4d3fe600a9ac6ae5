import type { WorldCase } from './world.ts';

export const cases: WorldCase[] = [
  { q: 'How many fire stations are there?', sql: `select count(*) from stn` },
  {
    q: 'How many firefighters are currently in service?',
    sql: `select count(*) from ff where lv_dt is null`,
  },
  {
    q: 'How many volunteers do we have who have not left?',
    sql: `select count(*) from ff where vol and lv_dt is null`,
  },
  {
    q: 'How many incidents did we attend in 2025?',
    sql: `select count(*) from inc where call_tm>='2025-01-01' and call_tm<'2026-01-01'`,
  },
  {
    q: 'How many house fires were there in 2024?',
    sql: `select count(*) from inc join inc_cat using(cat_id) where cat_nm='House fire' and call_tm>='2024-01-01' and call_tm<'2025-01-01'`,
  },
  {
    q: 'What share of incidents were false alarms?',
    sql: `select round(100.0*count(*) filter (where fls_alm)/count(*),2) from inc`,
  },
  {
    q: 'Number of incidents by category group',
    sql: `select grp, count(*) from inc join inc_cat using(cat_id) group by 1`,
  },
  {
    q: 'Which station handled the most incidents?',
    sql: `select stn_nm from inc join stn using(stn_no) group by 1 order by count(*) desc limit 1`,
  },
  {
    q: 'How many people were injured in road accidents?',
    sql: `select sum(inj) from inc join inc_cat using(cat_id) where cat_nm='Road accident'`,
  },
  { q: 'How many incidents were fatal?', sql: `select count(*) from inc where fatal>0` },
  {
    q: 'What was the total estimated loss in 2025?',
    sql: `select sum(est_loss) from inc where call_tm>='2025-01-01' and call_tm<'2026-01-01'`,
  },
  { q: 'How many appliances are in the workshop?', sql: `select count(*) from appl where sts='W'` },
  {
    q: 'How many pumpers does the Harbour station have?',
    sql: `select count(*) from appl a join appl_typ using(typ_cd) join stn using(stn_no) where typ_desc='Pumper' and stn_nm='Harbour'`,
  },
  {
    q: 'Which appliance has the highest mileage?',
    sql: `select call_sgn from appl order by mlg_km desc limit 1`,
  },
  {
    q: 'Average mileage by type of appliance',
    sql: `select typ_desc, round(avg(mlg_km),2) from appl join appl_typ using(typ_cd) group by 1`,
  },
  { q: 'How many hydrants are defective?', sql: `select count(*) from hydr where defct` },
  {
    q: 'How many hydrants have never been inspected?',
    sql: `select count(*) from hydr where lst_insp is null`,
  },
  {
    q: 'How many hydrants in the Docks district have a flow below 1000?',
    sql: `select count(*) from hydr where dist='Docks' and flow_lpm<1000`,
  },
  { q: 'How many premises failed their inspection?', sql: `select count(*) from prem_insp where outcm='F'` },
  {
    q: 'What percentage of inspections in 2025 passed?',
    sql: `select round(100.0*count(*) filter (where outcm='P')/count(*),2) from prem_insp where insp_on>='2025-01-01' and insp_on<'2026-01-01'`,
  },
  {
    q: 'How much in inspection fees is still unpaid?',
    sql: `select sum(fee) from prem_insp where not fee_pd`,
  },
  { q: 'How many station officers are there?', sql: `select count(*) from ff where rnk_cd='SO'` },
  {
    q: 'How many firefighters of each rank do we have?',
    sql: `select rnk_desc, count(*) from ff join rnk using(rnk_cd) group by 1`,
  },
  { q: 'Which firefighters have no station?', sql: `select surnm from ff where stn_no is null` },
  {
    q: 'How many firefighters hold a breathing apparatus qualification?',
    sql: `select count(distinct ff_no) from qual where crs_cd='BA'`,
  },
  {
    q: 'What is the average score in first aid?',
    sql: `select round(avg(score),2) from qual where crs_cd='FA'`,
  },
  {
    q: 'How many qualifications expire in 2026?',
    sql: `select count(*) from qual where exp_on>='2026-01-01' and exp_on<'2027-01-01'`,
  },
  { q: 'Which course takes the most hours?', sql: `select crs_ttl from crs order by hrs desc limit 1` },
  {
    q: 'How many incidents had more than one appliance?',
    sql: `select count(*) from (select inc_no from inc_appl group by 1 having count(*)>1) x`,
  },
  {
    q: 'Did we have more incidents in 2024 or in 2025?',
    sql: `select extract(year from call_tm)::int, count(*) from inc where call_tm<'2026-01-01' group by 1`,
  },
  { q: 'How many incidents are still open?', sql: `select count(*) from inc where cls_tm is null` },
  {
    q: 'How many priority 1 incidents were there last month?',
    sql: `select count(*) from inc where prio=1 and call_tm>='2026-02-01' and call_tm<'2026-03-01'`,
  },
  { q: 'Which stations are not full time?', sql: `select stn_nm from stn where not full_time` },
  {
    q: 'List the three stations with the most firefighters.',
    sql: `select stn_nm from ff join stn using(stn_no) group by 1 order by count(*) desc limit 3`,
  },
  {
    q: 'What is the average crew size per incident group?',
    sql: `select grp, round(avg(crew_sz),2) from inc_appl join inc using(inc_no) join inc_cat using(cat_id) group by 1`,
  },
  { q: 'How many firefighters earn more than 3000 a month?', decline: true },
  { q: 'How many incidents were caused by arson?', decline: true },
  { q: 'What did we spend on fuel last year?', decline: true },
  { q: 'How many smoke detectors did we hand out in 2025?', decline: true },
  { q: 'Which firefighter received a medal?', decline: true },
  { q: 'How many women serve in the brigade?', decline: true },
  {
    q: 'How many of our people joined in 2015 or later?',
    sql: `select count(*) from ff where jn_dt>='2015-01-01'`,
  },
  {
    q: 'Of all our firefighters, what percentage are volunteers?',
    sql: `select round(100.0*count(*) filter (where vol)/count(*),2) from ff`,
  },
  {
    q: 'Can you tell me what the unpaid inspection fees add up to?',
    sql: `select sum(fee) from prem_insp where not fee_pd`,
  },
  {
    q: 'Which district has got the most defective hydrants?',
    sql: `select dist from hydr where defct group by 1 order by count(*) desc limit 1`,
  },
  {
    q: 'How many qualifications have already run out?',
    sql: `select count(*) from qual where exp_on<'2026-03-15'`,
  },
  {
    q: 'In 2025, how many incidents were gas leaks?',
    sql: `select count(*) from inc join inc_cat using(cat_id) where cat_nm='Gas leak' and call_tm>='2025-01-01' and call_tm<'2026-01-01'`,
  },
  {
    q: 'how many more incidents were there in 2025 than in 2024',
    sql: `select count(*) filter (where extract(year from call_tm)=2025)-count(*) filter (where extract(year from call_tm)=2024) from inc`,
  },
  { q: 'How many firefighters are older than 50?', sql: `select count(*) from ff where dob<='1975-03-15'` },
  { q: 'How many firefighters are ill today?', decline: true },
  {
    q: 'In which month of 2025 were there the most incidents?',
    sql: `select to_char(call_tm,'YYYY-MM') from inc where extract(year from call_tm)=2025 group by 1 order by count(*) desc limit 1`,
  },
  {
    q: 'Inspections in 2025: how many of them are there, whatever their outcome?',
    sql: `select count(*) from prem_insp where extract(year from insp_on)=2025`,
  },
  {
    q: 'How many incidents in 2025 turned out to be false alarms?',
    sql: `select count(*) from inc where fls_alm and extract(year from call_tm)=2025`,
  },
  {
    q: 'How many firefighters who are still with us are volunteers?',
    sql: `select count(*) from ff where lv_dt is null and vol`,
  },
  {
    q: 'Incidents of 2025: how many in the East, how many in the Docks and how many in the North?',
    sql: `select dist, count(*) from inc join stn using(stn_no) where extract(year from call_tm)=2025 and dist in ('East','Docks','North') group by 1`,
  },
  {
    q: 'How many inspections did we have between the beginning of March and the end of May 2025?',
    sql: `select count(*) from prem_insp where insp_on>='2025-03-01' and insp_on<'2025-06-01'`,
  },
  {
    q: 'How many euros in inspection fees have been paid?',
    sql: `select sum(fee) from prem_insp where fee_pd`,
  },
  { q: 'How many firefighters are married?', decline: true },
  { q: 'How many appliances have been stolen?', decline: true },
  { q: 'How many kitchens do our stations have?', decline: true },
  {
    q: 'How many firefighters left in 2025?',
    sql: `select count(*) from ff where extract(year from lv_dt)=2025`,
  },
];
