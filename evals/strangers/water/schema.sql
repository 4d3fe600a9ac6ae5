-- Network and customer system of the water company
create schema wtr;
set search_path = wtr;

create table zn (
  zn_cd char(3) primary key,
  zn_nm text not null,
  popn integer not null
);
comment on table zn is 'Supply zones (district metered areas)';
comment on column zn.popn is 'Population served';

create table mat (
  mat_cd varchar(3) primary key,
  mat_desc text not null
);
comment on table mat is 'Pipe materials';

create table crw (
  crw_cd char(2) primary key,
  crw_nm text not null,
  dpt text not null,
  ld_emp integer
);
comment on table crw is 'Repair crews';
comment on column crw.dpt is 'Depot the crew works from';
comment on column crw.ld_emp is 'Employee who leads the crew';

create table emp (
  emp_no integer primary key,
  emp_nm text not null,
  job_cd char(1) not null check (job_cd in ('S','F','L','R','C')),
  crw_cd char(2) references crw,
  strt_dt date not null,
  lft_dt date,
  hr_rt numeric(6,2) not null
);
comment on table emp is 'Employees, present and past';
comment on column emp.job_cd is 'S = supervisor, F = fitter, L = leakage technician, R = meter reader, C = call handler';
comment on column emp.lft_dt is 'Last day of employment; empty while still employed';
comment on column emp.hr_rt is 'Hourly rate in GBP';

create table wmn (
  mn_id integer primary key,
  mn_ref varchar(8) not null unique,
  zn_cd char(3) not null references zn,
  mat_cd varchar(3) not null references mat,
  dia_mm integer not null,
  len_m integer not null,
  laid_yr integer not null,
  sts char(1) not null check (sts in ('A','R','D'))
);
comment on table wmn is 'Water mains';
comment on column wmn.dia_mm is 'Diameter in millimetres';
comment on column wmn.len_m is 'Length in metres';
comment on column wmn.laid_yr is 'Year the main was laid';
comment on column wmn.sts is 'A = in service, R = being renewed, D = decommissioned';

create table cust (
  cust_no integer primary key,
  cust_nm text not null,
  cust_typ char(1) not null check (cust_typ in ('D','B')),
  zn_cd char(3) not null references zn,
  opn_dt date not null,
  cls_dt date
);
comment on table cust is 'Customer accounts';
comment on column cust.cust_typ is 'D = domestic, B = business';
comment on column cust.cls_dt is 'Date the account was closed; empty while open';

create table mtr (
  mtr_id integer primary key,
  ser_no varchar(10) not null unique,
  cust_no integer not null references cust,
  mtr_typ char(1) not null check (mtr_typ in ('S','M')),
  inst_dt date not null,
  inst_by integer not null references emp,
  rmv_dt date
);
comment on table mtr is 'Meters';
comment on column mtr.ser_no is 'Serial number';
comment on column mtr.mtr_typ is 'S = smart, M = manually read';
comment on column mtr.rmv_dt is 'Date taken out; empty while in place';

create table brst (
  brst_no integer primary key,
  mn_id integer not null references wmn,
  sev integer not null check (sev between 1 and 4),
  sts char(1) not null check (sts in ('O','W','C','X')),
  rpt_dt date not null,
  rpr_dt date,
  crw_cd char(2) references crw,
  rpt_by integer not null references emp,
  sgn_by integer references emp,
  props integer not null,
  cst numeric(10,2)
);
comment on table brst is 'Bursts on mains, one row per burst reported';
comment on column brst.sev is 'Severity, 1 = most serious to 4 = least serious';
comment on column brst.sts is 'O = open (not started), W = work under way, C = completed, X = cancelled (false alarm)';
comment on column brst.rpt_dt is 'Date reported';
comment on column brst.rpr_dt is 'Date repaired';
comment on column brst.rpt_by is 'Employee who logged the report';
comment on column brst.sgn_by is 'Employee who signed the repair off';
comment on column brst.props is 'Number of properties left without water';
comment on column brst.cst is 'Repair cost in GBP, entered on completion';

create table bill (
  bill_no integer primary key,
  cust_no integer not null references cust,
  iss_dt date not null,
  due_dt date not null,
  pd_dt date,
  vol_m3 integer not null,
  amt numeric(10,2) not null,
  sts char(1) not null check (sts in ('P','U','Q','V'))
);
comment on column bill.iss_dt is 'Date issued';
comment on column bill.vol_m3 is 'Water used in cubic metres';
comment on column bill.amt is 'Amount billed in GBP';
comment on column bill.sts is 'P = paid, U = unpaid, Q = in query, V = void';

create table cmpl (
  cmpl_no integer primary key,
  cust_no integer not null references cust,
  cat char(1) not null check (cat in ('P','Q','B','I','R')),
  sts char(1) not null check (sts in ('N','I','R','W')),
  rcv_dt date not null,
  rsl_dt date,
  tkn_by integer not null references emp,
  own_by integer references emp,
  brst_no integer references brst,
  cmpn numeric(8,2)
);
comment on table cmpl is 'Customer complaints';
comment on column cmpl.cat is 'P = low pressure, Q = water quality, B = billing, I = interruption of supply, R = roadworks';
comment on column cmpl.sts is 'N = new, I = being investigated, R = resolved, W = withdrawn by the customer';
comment on column cmpl.tkn_by is 'Employee who took the complaint';
comment on column cmpl.own_by is 'Employee it was assigned to';
comment on column cmpl.brst_no is 'Burst the complaint is about, if any';
comment on column cmpl.cmpn is 'Compensation paid in GBP; empty if none';

insert into zn (zn_cd, zn_nm, popn) values
  ('ALD', 'Aldermoor', 18400),
  ('BRK', 'Brackenhill', 9750),
  ('CQY', 'Castle Quay', 22150),
  ('DUN', 'Dunford', 13300),
  ('EPK', 'Eastgate Park', 7600),
  ('FEN', 'Fenwick', 11900),
  ('GOR', 'Gorse Lane', 5250),
  ('HBR', 'Harbourside', 16800);

insert into mat (mat_cd, mat_desc) values
  ('CI', 'cast iron'),
  ('DI', 'ductile iron'),
  ('PE', 'polyethylene'),
  ('AC', 'asbestos cement'),
  ('ST', 'steel'),
  ('PVC', 'PVC');

insert into crw (crw_cd, crw_nm, dpt, ld_emp) values
  ('N1', 'North One', 'Millfield', 101),
  ('N2', 'North Two', 'Millfield', 102),
  ('S1', 'South One', 'Tannery Road', 127),
  ('S2', 'South Two', 'Tannery Road', 104),
  ('E1', 'East', 'Lock Lane', 105),
  ('W1', 'West', 'Lock Lane', null);

insert into emp (emp_no, emp_nm, job_cd, crw_cd, strt_dt, lft_dt, hr_rt) values
  (101, 'Trevor Haddon', 'S', 'N1', '2023-01-09', null, 29.4),
  (102, 'Moira Pettigrew', 'S', 'N2', '2023-02-06', null, 28.75),
  (103, 'Callum Strand', 'S', 'S1', '2023-01-16', '2025-08-29', 28.1),
  (104, 'Ines Carvalho', 'S', 'S2', '2023-05-22', null, 29.95),
  (105, 'Gordon Tulley', 'S', 'E1', '2023-03-13', null, 27.8),
  (106, 'Beata Nowicka', 'F', 'N1', '2023-04-03', null, 21.3),
  (107, 'Dean Ockley', 'F', 'N1', '2023-09-18', null, 20.65),
  (108, 'Rashid Anwar', 'F', 'N2', '2024-01-15', null, 20.1),
  (109, 'Lewis Farrow', 'F', 'N2', '2023-06-05', '2024-11-15', 19.85),
  (110, 'Hannah Quill', 'F', 'S1', '2023-07-10', null, 22.05),
  (111, 'Piotr Zielak', 'F', 'S1', '2024-03-04', null, 20.4),
  (112, 'Owen Maddock', 'F', 'S2', '2023-10-02', null, 21.75),
  (113, 'Samir Khoury', 'F', 'S2', '2025-02-17', null, 19.2),
  (114, 'Graham Eddery', 'F', 'E1', '2023-02-20', '2026-03-31', 22.6),
  (115, 'Tasha Bright', 'F', 'E1', '2024-08-12', null, 19.95),
  (116, 'Niall Corrigan', 'L', 'N1', '2023-11-06', null, 24.15),
  (117, 'Yvonne Sarpong', 'L', 'S1', '2024-05-13', null, 23.7),
  (118, 'Bartholomew Finch', 'L', 'E1', '2025-06-09', null, 22.95),
  (119, 'Carol Denny', 'R', null, '2023-01-23', null, 16.8),
  (120, 'Wayne Ruddock', 'R', null, '2024-02-26', null, 15.9),
  (121, 'Esme Tallis', 'R', null, '2023-08-14', '2025-01-31', 16.25),
  (122, 'Joan Birtwell', 'C', null, '2023-03-27', null, 15.75),
  (123, 'Farida Osman', 'C', null, '2024-04-22', null, 15.3),
  (124, 'Kieran Boothe', 'C', null, '2025-01-06', null, 14.95),
  (125, 'Linda Marchetti', 'C', null, '2023-05-15', '2026-06-26', 16.1),
  (126, 'Stuart Vane', 'C', null, '2026-02-02', null, 14.6),
  (127, 'Ailsa Monroe', 'S', 'S1', '2025-09-01', null, 27.95);
alter table crw add foreign key (ld_emp) references emp;

insert into wmn
select i, 'M-' || lpad((i*13+400)::text, 4, '0'),
  (array['ALD','BRK','CQY','DUN','EPK','FEN','HBR','ALD','CQY','CQY','HBR'])[1 + ((((i*i) % 997) * ((i+37) % 983) + i*20 + 101) % 991 % 11)],
  t.mat_cd,
  (array[80,100,125,150,200,250,300,450])[1 + ((((i*i) % 997) * ((i+111) % 983) + i*46 + 303) % 991 % 8)],
  180 + ((((i*i) % 997) * ((i+148) % 983) + i*59 + 404) % 991 % 211) * 11 + i,
  case t.mat_cd when 'CI' then 1919 + ((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 47) when 'AC' then 1938 + ((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 37) when 'PE' then 1976 + ((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 45) when 'DI' then 1964 + ((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 41) else 1931 + ((((i*i) % 997) * ((i+185) % 983) + i*72 + 505) % 991 % 53) end,
  case when i % 17 = 5 then 'D' when i % 13 = 3 then 'R' else 'A' end
from generate_series(1, 64) as i
cross join lateral (select (array['CI','CI','CI','DI','DI','PE','PE','PE','AC','ST'])[1 + ((((i*i) % 997) * ((i+74) % 983) + i*33 + 202) % 991 % 10)] as mat_cd) t;

insert into cust
select i,
  case when i % 8 = 0 then (array['Aldermoor Laundry Ltd','Quayside Fish Bar','Fenwick Garden Centre','Dunford Brewery Co','Harbour View Hotel','Gorse Lane Car Wash','Castle Dental Practice','Brackenhill Primary School','Eastgate Bakery','Marsh Farm Dairy','Kestrel Fitness Club','Orchard Care Home','Pelham Print Works','Riverside Launderette','St Olaf Church Hall','Tanner Street Cafe','Union Mill Textiles','Westgate Garage'])[i / 8]
       else (array['Anne','Brian','Chloe','Derek','Eileen','Frank','Gwen','Harry','Isla','Jack','Kath','Leo','Mona','Neil'])[1 + i % 14] || ' ' || (array['Abbott','Barlow','Crane','Dobson','Ellery','Foss','Garland','Hobbs','Iveson','Jessop','Kemble'])[1 + i % 11] end,
  case when i % 8 = 0 then 'B' else 'D' end,
  (array['ALD','BRK','CQY','DUN','EPK','FEN','GOR','HBR','CQY','ALD','HBR','DUN','CQY'])[1 + ((((i*i) % 997) * ((i+222) % 983) + i*85 + 606) % 991 % 13)],
  case when i % 10 = 7 then date '2025-01-08' + ((((i*i) % 997) * ((i+259) % 983) + i*98 + 707) % 991 % 520) else date '2023-01-03' + ((((i*i) % 997) * ((i+259) % 983) + i*98 + 707) % 991 % 330) end,
  case when i % 12 = 4 then date '2024-11-04' + ((((i*i) % 997) * ((i+296) % 983) + i*111 + 808) % 991 % 700) end
from generate_series(1, 144) as i;
update cust set cls_dt = null where cls_dt <= opn_dt + 60;

-- first meters
insert into mtr
select i, 'WM' || (20417 + i * 29), c.cust_no,
  case when ((((i*i) % 997) * ((i+333) % 983) + i*124 + 909) % 991 % 5) < 2 then 'S' else 'M' end,
  greatest(c.opn_dt + ((((i*i) % 997) * ((i+370) % 983) + i*137 + 1010) % 991 % 24), date '2023-01-25' + i % 4),
  case when c.opn_dt >= '2025-01-01' then (array[119,120])[1 + i % 2] when c.opn_dt < '2023-08-01' then 119 else (array[119,121])[1 + i % 2] end,
  case when i % 9 = 2 then date '2025-09-01' + ((((i*i) % 997) * ((i+407) % 983) + i*150 + 1111) % 991 % 420) end
from generate_series(1, 132) as i join cust c on c.cust_no = i
where c.cust_no % 14 <> 9;
update mtr m set rmv_dt = c.cls_dt from cust c where c.cust_no = m.cust_no and c.cls_dt is not null;
-- replacements are all smart
insert into mtr
select 200 + row_number() over (order by m.mtr_id), 'WM' || (31022 + m.mtr_id * 17), m.cust_no, 'S', m.rmv_dt,
  (array[119,120,120])[1 + m.mtr_id % 3], null
from mtr m join cust c using (cust_no)
where m.rmv_dt is not null and c.cls_dt is null;

insert into brst
select i, m.mn_id, s.sev,
  s.sts,
  s.rpt,
  case when s.sts = 'C' then least(s.rpt + (s.sev - 1) * 2 + ((((i*i) % 997) * ((i+555) % 983) + i*202 + 1515) % 991 % 9), date '2026-11-30') end,
  case when s.sts in ('C','W') then s.crw when s.sts = 'O' and i % 3 = 0 then s.crw end,
  case when s.rpt >= '2026-06-27' then (array[122,123,124,126,126])[1 + ((((i*i) % 997) * ((i+592) % 983) + i*215 + 1616) % 991 % 5)]
       when s.rpt >= '2025-02-01' then (array[122,122,123,124,125])[1 + ((((i*i) % 997) * ((i+592) % 983) + i*215 + 1616) % 991 % 5)]
       when s.rpt < '2023-06-01' then 119
       else (array[122,122,125,125,119])[1 + ((((i*i) % 997) * ((i+592) % 983) + i*215 + 1616) % 991 % 5)] end,
  case when s.sts = 'C' then
    case s.crw when 'N1' then 101 when 'N2' then 102 when 'S2' then case when s.rpt < '2023-06-01' then 103 else 104 end when 'E1' then (array[105,105,101])[1 + i % 3]
      else case when s.rpt < '2025-08-10' then 103 when s.rpt < '2025-09-01' then 104 else 127 end end end,
  case when s.sts = 'X' then 0 else (5 - s.sev) * ((((i*i) % 997) * ((i+629) % 983) + i*228 + 1717) % 991 % 37) end,
  case when s.sts = 'C' then 240 + (5 - s.sev) * 315 + ((((i*i) % 997) * ((i+666) % 983) + i*241 + 1818) % 991 % 829) + (i % 20) * 0.45 end
from generate_series(1, 340) as i
cross join lateral (
  select (array[1,2,2,3,3,3,4,4])[1 + ((((i*i) % 997) * ((i+444) % 983) + i*163 + 1212) % 991 % 8)] as sev,
    date '2023-02-24' + i * 4 + ((((i*i) % 997) * ((i+481) % 983) + i*176 + 1313) % 991 % 21) as rpt0,
    (array['N1','N1','N2','S1','S1','S1','S2','E1','E1'])[1 + ((((i*i) % 997) * ((i+518) % 983) + i*189 + 1414) % 991 % 9)] as crw
) a
cross join lateral (
  select a.sev, a.crw, least(a.rpt0, date '2026-11-28') as rpt,
    case when i % 23 = 11 then 'X'
         when a.rpt0 >= '2026-11-12' then (array['O','W','O'])[1 + i % 3]
         when a.rpt0 >= '2026-09-20' and i % 5 = 1 then 'W'
         else 'C' end as sts
) s
join wmn m on m.mn_id = 1 + (((((i*i) % 997) * ((i+703) % 983) + i*254 + 1919) % 991 % 8) * ((((i*i) % 997) * ((i+740) % 983) + i*267 + 2020) % 991 % 8) + ((((i*i) % 997) * ((i+777) % 983) + i*280 + 2121) % 991 % 12)) % 61;

insert into bill
select 50000 + row_number() over (order by b.iss, c.cust_no), c.cust_no, b.iss, b.iss + 28,
  case when b.sts = 'P' then least(b.iss + 5 + b.lag, date '2026-11-30') end,
  b.vol,
  round(b.vol * case when c.cust_typ = 'B' then 1.62 else 1.94 end + case when c.cust_typ = 'B' then 46.00 else 21.50 end, 2),
  b.sts
from generate_series(0, 5) as p
cross join generate_series(1, 144) as k
join cust c on c.cust_no = k
cross join lateral (select p * 149 + k as i) n
cross join lateral (
  select (date '2024-04-02' + make_interval(months => 6 * p))::date + k % 17 as iss,
    case when c.cust_typ = 'B' then 180 + ((((i*i) % 997) * ((i+814) % 983) + i*293 + 2222) % 991 % 613) else 24 + ((((i*i) % 997) * ((i+851) % 983) + i*306 + 2323) % 991 % 83) end as vol,
    case when n.i % 41 = 7 then 'V' when n.i % 29 = 4 then 'Q'
         when p = 5 and ((((i*i) % 997) * ((i+888) % 983) + i*319 + 2424) % 991 % 10) < 4 then 'U' when p = 4 and ((((i*i) % 997) * ((i+888) % 983) + i*319 + 2424) % 991 % 10) < 2 then 'U' when ((((i*i) % 997) * ((i+888) % 983) + i*319 + 2424) % 991 % 40) = 3 then 'U' else 'P' end as sts,
    ((((i*i) % 997) * ((i+925) % 983) + i*332 + 2525) % 991 % 41) as lag
) b
where exists (select 1 from mtr m where m.cust_no = c.cust_no and m.inst_dt < b.iss)
  and (c.cls_dt is null or b.iss <= c.cls_dt);

insert into cmpl
select 7000 + i, c.cust_no,
  (array['P','Q','B','B','I','I','R','Q','B'])[1 + ((((i*i) % 997) * ((i+999) % 983) + i*358 + 2727) % 991 % 9)],
  d.sts, d.rcv,
  case when d.sts = 'R' then d.rcv + 2 + ((((i*i) % 997) * ((i+1036) % 983) + i*371 + 2828) % 991 % 33) end,
  case when d.rcv >= '2026-03-01' then (array[122,123,124,126])[1 + ((((i*i) % 997) * ((i+1073) % 983) + i*384 + 2929) % 991 % 4)]
       when d.rcv >= '2025-02-01' then (array[122,123,123,125])[1 + ((((i*i) % 997) * ((i+1073) % 983) + i*384 + 2929) % 991 % 4)]
       else (array[122,125,125])[1 + ((((i*i) % 997) * ((i+1073) % 983) + i*384 + 2929) % 991 % 3)] end,
  case when d.sts = 'N' then null
       when d.rcv >= '2026-05-01' then (array[101,104,122,123,123,127])[1 + ((((i*i) % 997) * ((i+1110) % 983) + i*397 + 3030) % 991 % 6)]
       else (array[101,102,104,104,122,105])[1 + ((((i*i) % 997) * ((i+1110) % 983) + i*397 + 3030) % 991 % 6)] end,
  null,
  case when d.sts = 'R' and ((((i*i) % 997) * ((i+1147) % 983) + i*410 + 3131) % 991 % 3) = 0 then 15 + ((((i*i) % 997) * ((i+1184) % 983) + i*423 + 3232) % 991 % 24) * 5 end
from generate_series(1, 150) as i
cross join lateral (select date '2024-05-20' + i * 6 + ((((i*i) % 997) * ((i+962) % 983) + i*345 + 2626) % 991 % 21) as rcv0) a
cross join lateral (
  select least(a.rcv0, date '2026-11-29') as rcv,
    case when a.rcv0 >= '2026-10-28' then 'N' when i % 19 = 6 then 'W'
         when a.rcv0 >= '2026-09-05' and i % 2 = 0 then 'I' else 'R' end as sts
) d
join cust c on c.cust_no = 1 + (i * 37 + ((((i*i) % 997) * ((i+1221) % 983) + i*436 + 3333) % 991 % 43)) % 140 and c.opn_dt < d.rcv and (c.cls_dt is null or c.cls_dt > d.rcv);
update cmpl set rsl_dt = date '2026-11-29' where rsl_dt > date '2026-11-29';
update cmpl k set brst_no = (
  select b.brst_no from brst b join wmn m using (mn_id) join cust c on c.cust_no = k.cust_no
  where m.zn_cd = c.zn_cd and b.rpt_dt between k.rcv_dt - 25 and k.rcv_dt and b.sts <> 'X' order by b.rpt_dt desc, b.brst_no limit 1)
where k.cat in ('I','P');
