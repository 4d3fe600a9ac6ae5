-- Claims department, Fenwick Mutual Insurance
create schema clm;
set search_path = clm;

create table branch (
  branch_cd char(3) primary key,
  branch_name text not null
);
insert into branch values ('LEE','Leeds'),('NOR','Norwich'),('CAR','Cardiff'),('EXE','Exeter');

create table staff (
  staff_id   int primary key,
  staff_name text not null unique,
  grade      text not null,
  branch_cd  char(3) not null references branch,
  team_lead_id int references staff,
  auth_limit numeric(10,2) not null,
  start_dt   date not null,
  leave_dt   date
);
comment on table staff is 'Claims handlers, team leaders, managers and our own surveyors';
comment on column staff.auth_limit is 'Highest payment this person may authorise, GBP; 0 = none';
comment on column staff.team_lead_id is 'Line manager';
insert into staff values
 (10,'Rosalind Pike','claims manager','LEE',null,100000,'2023-01-03',null),
 (11,'Gareth Bowen','team leader','CAR',10,25000,'2023-01-03',null),
 (12,'Miriam Castle','team leader','LEE',10,25000,'2023-01-03',null),
 (13,'Duncan Sharpe','team leader','NOR',10,20000,'2023-02-06',null),
 (14,'Alice Trevanion','team leader','EXE',10,20000,'2023-05-15',null),
 (20,'Priya Nair','handler','LEE',12,5000,'2023-01-03',null),
 (21,'Stuart Hobbs','handler','LEE',12,5000,'2023-01-03','2025-08-29'),
 (22,'Catrin Lloyd','handler','CAR',11,5000,'2023-02-13',null),
 (23,'Emeka Obi','handler','CAR',11,4000,'2023-06-19',null),
 (24,'Judith Arkwright','handler','NOR',13,5000,'2023-01-16',null),
 (25,'Ned Farrow','handler','NOR',13,3000,'2024-03-11',null),
 (26,'Kasia Wolska','handler','EXE',14,4000,'2023-09-04',null),
 (27,'Lewis Penrose','handler','EXE',14,3000,'2024-06-03','2026-07-31'),
 (28,'Hannah Moxon','handler','LEE',12,2500,'2025-09-15',null),
 (29,'Idris Vaughan','trainee','CAR',11,0,'2026-10-05',null),
 (40,'Victor Lamb','surveyor','LEE',10,0,'2023-01-03',null),
 (41,'Bronwen Rees','surveyor','CAR',10,0,'2023-03-20',null),
 (42,'Toby Garland','surveyor','NOR',10,0,'2024-01-08',null);

create table loss_type (
  loss_cd  char(2) primary key,
  descr    text not null,
  line     text not null check (line in ('motor','home'))
);
comment on table loss_type is 'What happened; line = line of business';
insert into loss_type values ('CO','collision','motor'),('TH','vehicle theft','motor'),('WS','windscreen','motor'),('VA','vandalism','motor'),
 ('FI','fire','home'),('EW','escape of water','home'),('ST','storm','home'),('BU','burglary','home'),('FL','flood','home');

create table policyholder (
  holder_id int primary key,
  full_name text not null unique,
  town      text not null,
  postcode  text not null
);
insert into policyholder
select i, f||' '||s, t, p||' '||(1+i%9)||'AB'
from generate_series(1,120) i
cross join lateral (select (array['Alan','Brenda','Cyril','Donna','Elliot','Fiona','Gordon','Helen','Isaac','Janet','Keith','Lorna','Martin','Noreen','Owen'])[1+i%15] f,
  (array['Ashby','Bramley','Coates','Dewhurst','Eastwood','Fielding','Gifford','Hartley'])[1+(i/15)%8] s,
  (array['Leeds','Norwich','Cardiff','Exeter','Harrogate','Newport','Torquay','Ipswich','Leeds','Cardiff'])[1+(i*7+i/10)%10] t) n
cross join lateral (select case t when 'Leeds' then 'LS' when 'Norwich' then 'NR' when 'Cardiff' then 'CF' when 'Exeter' then 'EX' when 'Harrogate' then 'HG' when 'Newport' then 'NP' when 'Torquay' then 'TQ' else 'IP' end||(1+i%19) p) c;

create table policy (
  pol_no    text primary key,
  holder_id int not null references policyholder,
  line      text not null check (line in ('motor','home')),
  branch_cd char(3) not null references branch,
  start_dt  date not null,
  cancel_dt date,
  annual_prem numeric(8,2) not null,
  excess_amt numeric(8,2) not null,
  sum_insured numeric(11,2) not null
);
comment on column policy.cancel_dt is 'Filled only if the policy was cancelled';
comment on column policy.excess_amt is 'Part of each claim the policyholder bears';
insert into policy
select case when q.m then 'M' else 'H' end||(10000+i), case when i<=110 then i else (i*7)%105+1 end, case when q.m then 'motor' else 'home' end,
  (array['LEE','NOR','CAR','EXE','LEE','CAR','LEE'])[1+h.a%7], date '2023-01-02'+ i*3,
  case when i%17=5 then date '2025-02-03'+i*3 end, round((case when q.m then 31000+h.b%58000 else 18000+h.b%40000 end)/100.0,2),
  (array[100,150,250,250,350,500])[1+h.c%6], case when q.m then 5000+(h.a%60)*500 else 120000+(h.c%90)*4000 end
from generate_series(1,170) i
cross join lateral (select ((i::bigint*i*7919+i::bigint*104729)%1000003)::int a,((i::bigint*i*i*31+i::bigint*15485863)%999983)::int b,((i::bigint*i*5381+i::bigint*52361)%999979)::int c) h
cross join lateral (select (i*13)%20<11 m) q;

create table claim (
  clm_no     text primary key,
  pol_no     text not null references policy,
  loss_cd    char(2) not null references loss_type,
  loss_dt    date not null,
  reported_dt date not null,
  opened_by  int not null references staff,
  handler_id int not null references staff,
  status     text not null check (status in ('OPEN','INV','SETL','REJ','WDN')),
  closed_dt  date,
  est_amt    numeric(10,2) not null,
  fraud_flag boolean not null default false
);
comment on table claim is 'One row per claim reported to us';
comment on column claim.status is 'OPEN = being handled, INV = under investigation, SETL = settled, REJ = rejected, WDN = withdrawn by the policyholder. OPEN and INV are not closed.';
comment on column claim.opened_by is 'Who took the first notice of loss';
comment on column claim.handler_id is 'Who handles the claim now';
comment on column claim.est_amt is 'First estimate of the loss, GBP';
insert into claim
select 'C'||to_char(r.rd,'YY')||'-'||lpad((i)::text,4,'0'), p.pol_no, lt.cd, r.rd-(h.a%(case when h.b%8=0 then 40 else 9 end)), r.rd,
  ob.el[1+(h.c%71)%array_length(ob.el,1)], hd.el[1+(h.b%67)%array_length(hd.el,1)],
  st.s, case when st.s in ('SETL','REJ','WDN') then cl.cd end,
  round((case lt.cd when 'WS' then 15000+h.c%45000 when 'CO' then 60000+h.c%900000 when 'TH' then 400000+h.c%1400000 when 'VA' then 30000+h.c%200000
     when 'FI' then 300000+h.c%3800000 when 'EW' then 80000+h.c%1100000 when 'ST' then 50000+h.c%700000 when 'BU' then 90000+h.c%800000 else 500000+h.c%3000000 end)/100.0,2),
  (h.d%19=0 or (h.d%7=0 and lt.cd in ('TH','BU')))
from generate_series(1,600) i
cross join lateral (select ((i::bigint*i*7919+i::bigint*104729)%1000003)::int a,((i::bigint*i*i*31+i::bigint*15485863)%999983)::int b,((i::bigint*i*5381+i::bigint*52361)%999979)::int c,((i::bigint*i*i*13+i::bigint*32452843)%999961)::int d) h
cross join lateral (select date '2023-07-03'+i*1245/600 rd) r
cross join lateral (select array_agg(pol_no order by pol_no) el from policy where start_dt<r.rd-45 and (cancel_dt is null or cancel_dt>r.rd)) pl
cross join lateral (select * from policy where pol_no=pl.el[1+(h.d%9973)%array_length(pl.el,1)]) p
cross join lateral (select case when p.line='motor' then (array['CO','CO','WS','VA','CO','TH','WS'])[1+h.a%7] else (array['EW','ST','BU','EW','FI','FL','ST','EW'])[1+h.a%8] end cd) lt
cross join lateral (select array_agg(staff_id order by staff_id) el from staff where grade in ('handler','trainee') and start_dt<=r.rd and (leave_dt is null or leave_dt>r.rd)) ob
cross join lateral (select r.rd + case when lt.cd='WS' then 5+h.c%20 when lt.cd in ('FI','FL','TH') then 40+h.c%150 else 15+h.c%95 end cd) cl
cross join lateral (select array_agg(staff_id order by staff_id) el from staff where grade='handler' and start_dt<=r.rd+7 and (leave_dt is null or leave_dt>least(cl.cd,date '2026-11-30'))) hd
cross join lateral (select case when cl.cd>'2026-11-25' or (r.rd>'2025-12-01' and h.c%14=3) then case when h.d%5=0 then 'INV' else 'OPEN' end when h.c%11 in (2,6) then 'REJ' when h.c%17=4 then 'WDN' else 'SETL' end s) st;

create table survey (
  survey_id int primary key,
  clm_no    text not null references claim,
  ordered_by int not null references staff,
  surveyor_id int not null references staff,
  ordered_dt date not null,
  visit_dt  date,
  assessed_amt numeric(10,2)
);
comment on table survey is 'Visits by our surveyors';
comment on column survey.visit_dt is 'Empty until the visit has been made';
insert into survey
select 900+row_number() over (order by c.reported_dt,c.clm_no), c.clm_no, c.handler_id, case when c.reported_dt<'2024-02-01' then (array[40,41])[1+h.a%2] else (array[40,41,42,40])[1+h.a%4] end,
  least(c.reported_dt+2+h.b%3, date '2026-11-30'), case when v.v<='2026-11-30' then v.v end, case when v.v<='2026-11-30' then round(c.est_amt*(60+h.a%66)/100,2) end
from (select *, right(clm_no,4)::int i from claim where loss_cd in ('FI','FL','EW','BU','CO','ST') and est_amt>2500 and right(clm_no,4)::int%3<2) c
cross join lateral (select ((i::bigint*i*6947+i::bigint*104723)%1000003)::int a,((i::bigint*i*i*37+i::bigint*86028121)%999983)::int b) h
cross join lateral (select c.reported_dt+4+h.b%3+h.a%13 v) v;

create table repairer (
  repairer_id int primary key,
  rep_name  text not null unique,
  trade     text not null,
  town      text not null,
  approved  boolean not null
);
comment on column repairer.approved is 'On our approved list';
insert into repairer values (1,'Aire Valley Bodyworks','body shop','Leeds',true),(2,'Pontcanna Motors','body shop','Cardiff',true),(3,'Broadland Crash Repair','body shop','Norwich',true),
 (4,'ClearView Glass','glass','Leeds',true),(5,'Exe Autobody','body shop','Exeter',false),(6,'Stonegate Builders','builder','Leeds',true),(7,'Taff Restoration','builder','Cardiff',true),
 (8,'DryRight Ltd','drying','Norwich',true),(9,'Moorland Roofing','roofer','Exeter',true),(10,'J. Pratt Building','builder','Norwich',false),(11,'Quickpane','glass','Cardiff',false);

create table pmt (
  pmt_id    int primary key,
  clm_no    text not null references claim,
  pmt_dt    date not null,
  amt       numeric(10,2) not null,
  payee     char(1) not null check (payee in ('H','R','T')),
  repairer_id int references repairer,
  entered_by int not null references staff,
  auth_by   int references staff,
  pmt_status char(1) not null check (pmt_status in ('P','W','X'))
);
comment on table pmt is 'Payments on claims';
comment on column pmt.payee is 'H policyholder, R repairer, T third party';
comment on column pmt.pmt_status is 'P paid, W waiting for authorisation, X cancelled (never left the bank)';
comment on column pmt.auth_by is 'Who authorised the payment; empty while it waits';
insert into pmt
select row_number() over (order by x.dt, c.clm_no, k), c.clm_no, x.dt,
  round(greatest(c.est_amt*(55+h.a%55)/100/n.n - p.excess_amt/n.n, 60),2), pe.pe,
  case when pe.pe='R' then case when c.loss_cd='WS' then (array[4,11,4])[1+h.b%3] when p.line='motor' then (array[1,2,3,5,1])[1+h.b%5] when c.loss_cd='EW' then (array[8,6,7])[1+h.b%3] else (array[6,7,9,6])[1+h.b%4] end end,
  c.handler_id, case when ps.s<>'W' then case when n.amt<=2500 and h.a%3=0 then c.handler_id when n.amt<=20000 then case p.branch_cd when 'LEE' then 12 when 'CAR' then 11 when 'NOR' then 13 else 14 end else 10 end end, ps.s
from claim c join policy p using(pol_no)
cross join lateral (select case when c.status='SETL' then case when c.est_amt<1500 then 1 when c.est_amt<7000 then 1+right(clm_no,4)::int%2 else 2+right(clm_no,4)::int%2 end
    when c.status='OPEN' and c.est_amt>3000 then 1 else 0 end n, c.est_amt amt) n
cross join lateral generate_series(1,n.n) k
cross join lateral (select right(clm_no,4)::int*4+k i) ii
cross join lateral (select ((i::bigint*i*4391+i::bigint*104711)%1000003)::int a,((i::bigint*i*i*43+i::bigint*49979693)%999983)::int b) h
cross join lateral (select case when c.status='SETL' then c.closed_dt-(n.n-k)*9-h.b%4 else least(c.reported_dt+12+h.b%20, date '2026-11-27') end dt) x
cross join lateral (select case when c.loss_cd='WS' then 'R' when h.a%10<4 then 'R' when h.a%10=4 and c.loss_cd='CO' then 'T' else 'H' end pe) pe
cross join lateral (select case when c.status='OPEN' and (x.dt>'2026-11-10' or h.b%3=0) then 'W' when h.b%29=3 and n.n>1 then 'X' else 'P' end s) ps
where c.reported_dt <= x.dt;

create table recovery (
  recovery_id int primary key,
  clm_no     text not null references claim,
  from_party text not null,
  sought_amt numeric(10,2) not null,
  received_amt numeric(10,2) not null default 0,
  sought_dt  date not null,
  received_dt date
);
comment on table recovery is 'Money we try to get back from other insurers and third parties';
insert into recovery
select row_number() over (order by c.closed_dt,c.clm_no), c.clm_no, (array['Albion General','Sterling Direct','Castle & County','Albion General','private individual'])[1+i%5],
  round(c.est_amt*(50+i%40)/100,2), case when c.closed_dt+30+i%120<='2026-11-30' and i%4>0 then round(c.est_amt*(50+i%40)/100*(array[1,0.5,0.8,1])[1+i%4],2) else 0 end,
  c.closed_dt+3, case when c.closed_dt+30+i%120<='2026-11-30' and i%4>0 then c.closed_dt+30+i%120 end
from (select *, right(clm_no,4)::int i from claim where status='SETL' and loss_cd in ('CO','EW','VA') and right(clm_no,4)::int%4=1 or status='SETL' and loss_cd='CO' and right(clm_no,4)::int%7=0) c;
