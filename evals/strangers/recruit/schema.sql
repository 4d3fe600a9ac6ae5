create schema rec;
set search_path = rec;

create table consultants (
  consultant_id integer primary key,
  name text not null,
  team text not null,
  job_level text not null check (job_level in ('junior','senior','partner')),
  joined_on date not null,
  left_on date,
  annual_target numeric(10,2)
);
comment on table consultants is 'Recruiters employed by the agency.';
comment on column consultants.left_on is 'Empty while still employed.';
comment on column consultants.annual_target is 'Yearly fee target in GBP; empty for juniors without a target.';

create table clients (
  client_id integer primary key,
  name text not null,
  sector text not null,
  city text not null,
  acct_mgr_id integer not null references consultants,
  fee_pct numeric(4,1) not null,
  client_since date not null,
  is_active boolean not null
);
comment on table clients is 'Companies that hire through us.';
comment on column clients.acct_mgr_id is 'Consultant who manages the account.';
comment on column clients.fee_pct is 'Agreed fee as a percentage of the first-year salary.';

create table candidates (
  cand_id integer primary key,
  full_name text not null,
  city text not null,
  profession text not null,
  years_exp integer not null,
  current_salary numeric(9,2),
  wanted_salary numeric(9,2) not null,
  source text not null,
  registered_on date not null,
  owner_id integer not null references consultants,
  status text not null check (status in ('available','placed','inactive'))
);
comment on column candidates.current_salary is 'Empty if not in work or not disclosed.';
comment on column candidates.source is 'How the candidate found us.';
comment on column candidates.owner_id is 'Consultant who registered the candidate and looks after them.';

create table skills (
  skill_id integer primary key,
  name text not null unique
);

create table cand_skills (
  cand_id integer not null references candidates,
  skill_id integer not null references skills,
  lvl integer not null check (lvl between 1 and 3),
  primary key (cand_id, skill_id)
);
comment on column cand_skills.lvl is '1 = basic, 2 = good, 3 = expert.';

create table vacancies (
  vac_id integer primary key,
  ref text not null unique,
  client_id integer not null references clients,
  job_title text not null,
  contract_type text not null check (contract_type in ('permanent','fixed term','interim')),
  remote_ok boolean not null,
  sal_min numeric(9,2) not null,
  sal_max numeric(9,2) not null,
  opened_on date not null,
  closed_on date,
  opened_by_id integer not null references consultants,
  handled_by_id integer not null references consultants,
  status text not null check (status in ('open','on_hold','filled','cancelled'))
);
comment on table vacancies is 'Jobs our clients asked us to fill.';
comment on column vacancies.opened_by_id is 'Consultant who brought the vacancy in.';
comment on column vacancies.handled_by_id is 'Consultant who works on it.';
comment on column vacancies.closed_on is 'Date it was filled or cancelled.';

create table applications (
  app_id integer primary key,
  vac_id integer not null references vacancies,
  cand_id integer not null references candidates,
  applied_on date not null,
  stage text not null check (stage in ('new','interviewing','offer','placed','rejected','withdrawn')),
  unique (vac_id, cand_id)
);
comment on table applications is 'A candidate put forward for a vacancy.';

create table interviews (
  intv_id integer primary key,
  app_id integer not null references applications,
  round_no integer not null,
  held_on date not null,
  mode text not null check (mode in ('phone','video','on site')),
  arranged_by_id integer not null references consultants,
  debriefed_by_id integer references consultants,
  duration_min integer,
  outcome text not null check (outcome in ('passed','failed','no_show','pending'))
);
comment on column interviews.debriefed_by_id is 'Consultant who took the feedback afterwards; empty if nobody has.';
comment on column interviews.duration_min is 'Empty if the interview did not take place or has not been reported yet.';
comment on column interviews.outcome is 'pending = held, the client has not decided.';

create table placements (
  plc_id integer primary key,
  app_id integer not null unique references applications,
  start_date date not null,
  end_date date,
  salary numeric(9,2) not null,
  fee_amt numeric(9,2) not null,
  placed_by_id integer not null references consultants,
  invoiced_on date,
  paid_on date,
  status text not null check (status in ('working','left','fell_through'))
);
comment on table placements is 'Candidates hired by a client, with our fee.';
comment on column placements.end_date is 'Last day with the client, if the candidate has left.';
comment on column placements.status is 'fell_through = the candidate accepted but never started; no fee is due.';

insert into consultants values
(1,'Caroline Ashby','Finance','partner','2023-01-02',null,320000),
(2,'Dominic Okafor','Technology','partner','2023-01-02',null,360000),
(3,'Sunita Mehra','Finance','senior','2023-01-02',null,210000),
(4,'Gareth Bowen','Technology','senior','2023-01-02',null,230000),
(5,'Natalie Frost','Healthcare','senior','2023-01-03',null,190000),
(6,'Liam Corrigan','Technology','senior','2023-01-09','2025-02-28',200000),
(7,'Beatrix Holm','Healthcare','junior','2023-01-10',null,110000),
(8,'Toby Mensah','Finance','junior','2023-09-04',null,100000),
(9,'Ruth Adler','Technology','senior','2024-02-05',null,205000),
(10,'Imran Qureshi','Engineering','senior','2023-01-09',null,195000),
(11,'Jessica Pike','Engineering','junior','2024-06-10','2026-05-29',105000),
(12,'Callum Strand','Healthcare','junior','2026-10-05',null,null),
(13,'Freya Lindon','Engineering','junior','2026-09-14',null,null);

insert into clients values
(1,'Harrow & Finch','finance','London',1,22,'2023-01-09',true),
(2,'Bluepeak Software','technology','Manchester',2,20,'2023-01-09',true),
(3,'Cedar Grove Hospitals','healthcare','Birmingham',5,18,'2023-01-16',true),
(4,'Tallis Engineering','engineering','Sheffield',10,19,'2023-01-23',true),
(5,'Quantum Ledger','finance','London',3,24,'2023-02-06',true),
(6,'Nimbus Data','technology','Leeds',4,21,'2023-02-13',true),
(7,'Riverside Care Homes','healthcare','Bristol',5,16,'2023-02-06',true),
(8,'Orbit Telecom','technology','Bristol',2,20,'2023-05-08',true),
(9,'Marlow Insurance','finance','Manchester',1,20,'2023-06-19',true),
(10,'Pennine Turbines','engineering','Leeds',10,18.5,'2023-09-11',true),
(11,'Vertex Robotics','engineering','Sheffield',10,22,'2024-01-15',true),
(12,'Larkfield Pharma','healthcare','London',7,23,'2024-03-04',true),
(13,'Copperline Bank','finance','London',3,25,'2024-09-02',true),
(14,'Sable Games','technology','Manchester',9,22,'2025-02-10',true),
(15,'Wexford Payroll','finance','Leeds',8,17,'2023-04-03',false),
(16,'Hollis Foundry','engineering','Birmingham',10,17.5,'2025-11-17',true),
(17,'Amber Dental Group','healthcare','Bristol',7,19,'2026-09-21',true);

insert into skills values (1,'Excel'),(2,'SQL'),(3,'Python'),(4,'Java'),(5,'Project management'),(6,'SAP'),(7,'French'),(8,'German'),(9,'CAD'),(10,'Nursing'),(11,'Auditing'),(12,'Public speaking'),(13,'Cobol');

-- candidates: the first 60 registered in January 2023, then one every few days
insert into candidates
select i,
  (array['Aaron','Bethany','Chloe','Darren','Eleanor','Faisal','Grace','Hamish','Isla','Joel','Kerry','Leah','Marcus','Nadia','Oliver','Poppy','Quentin','Rebecca','Samir','Tessa','Umar','Violet','Will','Yasmin','Zachary','Alina','Boris','Celia','Declan','Emma','Fergus'])[(i*7)%31+1]
  ||' '||
  (array['Archer','Baxter','Chaudhry','Dunn','Elliott','Forde','Gibbons','Hale','Irving','Jarvis','Kent','Lowe','Marsh','Nash','Osborne','Parry','Quill','Rowe','Sharma','Tate','Upton','Vance','Wilde','Yates','Bell','Cross','Drake','Frost','Grant'])[(i*11)%29+1],
  (array['London','Manchester','Leeds','Bristol','London','Birmingham','Sheffield','London','Cardiff','Leeds','Manchester'])[(i*i+i*3+i/11)%11+1],
  prof, yrs,
  case when i%7=3 then null else base+yrs*1300+(i%5)*400 end,
  base+yrs*1300+2500+((i*17)%9)*500,
  (array['job board','referral','LinkedIn','job board','website','LinkedIn','careers fair','referral','LinkedIn'])[(i*i*2+i*5+i/9)%9+1],
  d,
  case prof when 'accountant' then case when i%3=0 then 1 when i%3=1 or d<date '2023-09-10' then 3 else 8 end
    when 'developer' then case when i%4=0 then 2 when d<date '2024-02-10' or (d<date '2025-02-20' and i%2=1) then case when i%3=1 then 6 else 4 end when i%4=1 then 4 else 9 end
    when 'data analyst' then case when i%2=0 then 4 when d>date '2024-02-10' then 9 else 2 end
    when 'nurse' then case when i%3=0 then 7 else 5 end
    else case when d>date '2024-06-15' and d<date '2026-05-20' and i%2=0 then 11 else 10 end end,
  case when i%9=5 and d<date '2026-01-01' then 'inactive' else 'available' end
from (select i, prof, d, (i*i*3+i*7+4)%23+1 yrs, case prof when 'accountant' then 36000 when 'developer' then 41000 when 'data analyst' then 35000 when 'nurse' then 29000 else 38000 end base
 from (select i, (array['developer','accountant','nurse','engineer','developer','data analyst','accountant','engineer','developer','nurse','data analyst'])[(i*4+i/11)%11+1] prof,
   case when i<=60 then date '2023-01-10'+i/3 else date '2023-02-01'+(i-61)*15/2 end d from generate_series(1,236) i) a) b;

insert into cand_skills
select cand_id, skill_id, 1+(cand_id*2+skill_id*cand_id+cand_id/5)%3 from (
 select distinct cand_id, case profession when 'developer' then (array[2,3,4,5,8,7,3])[(cand_id*3+k*2)%7+1]
   when 'accountant' then (array[1,6,11,2,7,12])[(cand_id*5+k)%6+1]
   when 'data analyst' then (array[1,2,3,12,8])[(cand_id*2+k)%5+1]
   when 'nurse' then (array[10,12,7,1])[case when k=0 then 1 else (cand_id+k)%4+1 end]
   else (array[9,5,6,8,1])[(cand_id*3+k*2)%5+1] end skill_id
 from candidates, generate_series(0,2) k where k=0 or (cand_id+k)%4<>0) s;

insert into vacancies
select v, 'V'||to_char(o,'YY')||'-'||lpad(v::text,3,'0'), cl, title, ct, (v*v+v)%5 in (0,1) and sector<>'healthcare',
  mn, mn+4000+(v*7%6)*1500, o,
  case when st='cancelled' then o+30+(v*11)%50 end,
  case when v%3=1 then (select acct_mgr_id from clients where client_id=cl) else h end,
  h, st
from (
 select x.*, case when o>date '2026-08-05' then case when v%8=3 then 'on_hold' else 'open' end when v%27=20 and o>date '2025-09-01' then 'open' when v%6=2 then 'cancelled' when v%31=11 then 'on_hold' else 'filled' end st,
  case sector when 'finance' then case when v%4=0 then 1 when v%4=1 and o>date '2023-09-15' then 8 else 3 end
   when 'technology' then case when o between date '2023-01-20' and date '2025-01-15' and v%3=0 then 6 when o>date '2024-02-15' and v%3<>1 then 9 when v%5=0 then 2 else 4 end
   when 'healthcare' then case when v%3=0 then 7 else 5 end
   else case when o between date '2024-06-20' and date '2026-03-20' and v%2=0 then 11 when o>date '2026-09-20' and v%2=1 then 13 else 10 end end h,
  case sector when 'finance' then (array['Management Accountant','Financial Controller','Internal Auditor','Payroll Specialist'])[v%4+1]
   when 'technology' then (array['Backend Developer','Data Analyst','Frontend Developer','DevOps Engineer','Backend Developer'])[(v*2)%5+1]
   when 'healthcare' then (array['Staff Nurse','Ward Manager','Staff Nurse'])[v%3+1]
   else (array['Mechanical Engineer','Design Engineer','Production Planner'])[v%3+1] end title,
  case sector when 'finance' then 42000+(v*13%7)*3000 when 'technology' then 46000+(v*11%8)*2500 when 'healthcare' then 31000+(v*5%6)*1500 else 39000+(v*3%7)*2000 end mn,
  (array['permanent','permanent','fixed term','permanent','interim','permanent','permanent'])[(v*3+v/7)%7+1] ct
 from (select v, o, c.client_id cl, c.sector from (
   select v, o, (case when o<date '2023-10-01' then (array[1,2,3,4,5,6,7,8,15,2,5])[(v*v+v*4)%case when o<date '2023-05-15' then 7 else 11 end+1]
     when o<date '2024-09-10' then (array[1,2,3,4,5,6,7,8,9,10,2,6,1])[(v*v*2+v*5+v/7)%13+1]
     else (array[1,2,3,4,5,6,7,8,9,10,11,12,13,14,2,13,6,14,5])[(v*v+v*6+v/5)%19+1] end) cid
   from (select v, date '2023-02-13'+(v-1)*23/2 o from generate_series(1,120) v) q) w join clients c on c.client_id=w.cid) x ) y;

insert into applications
select row_number() over (order by ap, vac_id, cand_id), vac_id, cand_id, ap,
 case st when 'filled' then case when rk=1+vac_id%least(n,3) then 'placed' when (vac_id+rk*3)%7=2 then 'withdrawn' else 'rejected' end
   when 'cancelled' then case when (vac_id+rk)%3=0 then 'withdrawn' else 'rejected' end
   when 'on_hold' then case when rk%2=1 then 'interviewing' else 'rejected' end
   else case when ap>date '2026-11-09' then 'new' when (vac_id+rk*2)%7=3 then 'offer' when (vac_id+rk)%4=1 then 'rejected' when (vac_id+rk)%9=4 then 'withdrawn' when (vac_id+rk)%4=2 and ap>date '2026-10-12' then 'new' else 'interviewing' end end
from (
 select a.*, row_number() over (partition by vac_id order by ap, cand_id) rk, count(*) over (partition by vac_id) n
 from (
  select distinct on (v.vac_id, c.cand_id) v.vac_id, c.cand_id, v.status st, least(v.opened_on+3+k*4+(v.vac_id*3)%5, date '2026-11-28') ap
  from vacancies v cross join lateral generate_series(0, 2+(v.vac_id*v.vac_id+v.vac_id*2)%5) k
  join lateral (select cand_id from candidates c where c.registered_on<=v.opened_on and c.profession = any(case v.job_title when 'Data Analyst' then array['data analyst','developer'] when 'Staff Nurse' then array['nurse'] when 'Ward Manager' then array['nurse'] when 'Backend Developer' then array['developer'] when 'Frontend Developer' then array['developer'] when 'DevOps Engineer' then array['developer'] when 'Mechanical Engineer' then array['engineer'] when 'Design Engineer' then array['engineer'] when 'Production Planner' then array['engineer'] else array['accountant'] end)
    order by (c.cand_id*c.cand_id*7+v.vac_id*v.vac_id*13+c.cand_id*v.vac_id*29+k*53)%211, c.cand_id limit 1) c on true
  where v.vac_id<>119
  order by v.vac_id, c.cand_id, k) a) b;

insert into interviews
select row_number() over (order by d, app_id), app_id, r, d, md,
  arr, case when oc in ('no_show','pending') then null when app_id%13=6 then null when (app_id+r)%3=0 then am else arr end,
  case when oc='no_show' then null else case md when 'phone' then 20+(app_id*5)%4*5 when 'video' then 30+(app_id*7)%4*15 else 60+(app_id*3)%5*15 end end,
  oc
from (
 select a.app_id, r, a.applied_on+4+r*6+(a.app_id*5)%4 d, v.handled_by_id arr, c.acct_mgr_id am,
  case when r=1 then case when a.app_id%3=0 then 'video' else 'phone' end when r=2 then case when a.app_id%2=0 then 'video' else 'on site' end else 'on site' end md,
  case when a.stage in ('placed','offer') or r<x.n then 'passed' when a.stage='withdrawn' then 'no_show' when a.stage='interviewing' then 'pending' else 'failed' end oc
 from applications a join vacancies v using (vac_id) join clients c using (client_id)
 cross join lateral (select case a.stage when 'placed' then 2+a.app_id%2 when 'offer' then 2 when 'rejected' then (a.app_id*a.app_id+a.app_id)%3 when 'withdrawn' then a.app_id%2 when 'interviewing' then 1+a.app_id%2 else 0 end n) x
 cross join lateral generate_series(1, x.n) r) z
where d<date '2026-11-30';

insert into placements
select row_number() over (order by sd, app_id), app_id, sd, case when st='left' then ed end, sal, round(sal*fee_pct/100,2), h,
  case when st<>'fell_through' and sd+3<=date '2026-11-30' then sd+3 end,
  case when st<>'fell_through' and pd<=date '2026-11-30' and app_id%11<>9 then pd end, st
from (
 select a.app_id, li+28+(a.app_id*3)%30 sd, li+28+(a.app_id*3)%30+40+(a.app_id*13)%400 ed,
  li+28+(a.app_id*3)%30+3+12+(a.app_id*7)%44 pd,
  v.sal_min+round((v.sal_max-v.sal_min)*((a.app_id*3)%5)/4/100)*100 sal, c.fee_pct, v.handled_by_id h,
  case when v.vac_id in (24,58,95) then 'fell_through' when (v.vac_id%5=3 or v.vac_id%11=4) and li+28+(a.app_id*3)%30+40+(a.app_id*13)%400<=date '2026-11-30' then 'left' else 'working' end st
 from applications a join vacancies v using (vac_id) join clients c using (client_id)
 join (select app_id, max(held_on) li from interviews group by 1) i on i.app_id=a.app_id
 where a.stage='placed') z;

update vacancies v set closed_on=x.cl from (
 select a.vac_id, max(i.held_on)+6 cl from applications a join interviews i using (app_id) where a.stage='placed' group by 1) x
where x.vac_id=v.vac_id;

-- somebody placed again later had left the earlier job
update placements p set status='left', end_date=greatest(p.start_date+10, x.nx-9) from (
 select p.plc_id, lead(p.start_date) over (partition by a.cand_id order by p.start_date) nx from placements p join applications a using (app_id) where p.status<>'fell_through') x
where x.plc_id=p.plc_id and x.nx is not null and (p.end_date is null or p.end_date>=x.nx);
update candidates c set status='available' where status='inactive' and exists (select 1 from applications a where a.cand_id=c.cand_id and a.stage in ('new','interviewing','offer'));
update candidates c set status='placed' where exists (select 1 from applications a join placements p using (app_id) where a.cand_id=c.cand_id and p.status='working');
