-- Dispatch database, Harbour Line Cabs
create schema tx;
set search_path = tx;

create table cd (
  cd_typ varchar(6) not null,
  cd     varchar(3) not null,
  txt    varchar(40) not null,
  primary key (cd_typ, cd)
);
comment on table cd is 'code texts; cd_typ says which column the code belongs to';
insert into cd values
 ('BKST','C','completed'),('BKST','X','cancelled by customer'),('BKST','N','no-show'),('BKST','O','open, not driven yet'),
 ('VCLS','S','saloon'),('VCLS','E','estate'),('VCLS','M','minibus'),('VCLS','W','wheelchair accessible'),
 ('FUEL','D','diesel'),('FUEL','H','hybrid'),('FUEL','E','electric'),
 ('PAYM','C','cash'),('PAYM','K','card'),('PAYM','A','on account'),
 ('WKTYP','SV','routine service'),('WKTYP','BR','brakes'),('WKTYP','TY','tyres'),('WKTYP','BO','bodywork'),('WKTYP','EL','electrics'),
 ('CMPC','LT','late arrival'),('CMPC','FR','fare dispute'),('CMPC','BH','driver behaviour'),('CMPC','LP','lost property'),('CMPC','VC','vehicle condition');

create table zn (
  zn_cd varchar(3) primary key,
  zn_nm varchar(30) not null,
  surch numeric(5,2) not null default 0
);
comment on table zn is 'pick-up and drop-off zones';
comment on column zn.surch is 'zone surcharge per trip, EUR';
insert into zn values
 ('CEN','City Centre',0),('HBR','Harbour',0),('STN','Main Station',1.00),('APT','Airport',4.50),('UNI','University',0),
 ('HSP','St Anne Hospital',0),('NTH','Northfield',0),('WST','Westgate',0),('IND','Industrial Park',1.50),('BCH','Long Beach',2.00),('OLD','Old Mill',0.50);

create table stf (
  stf_id int primary key,
  nm     varchar(40) not null,
  rl     char(1) not null check (rl in ('D','C','M','O')),
  st_dt  date not null,
  lv_dt  date,
  lic_dt date,
  hr_rt  numeric(6,2) not null
);
comment on table stf is 'everybody on the payroll, past and present';
comment on column stf.rl is 'D driver, C controller (takes bookings), M mechanic, O office';
comment on column stf.lv_dt is 'last working day, empty while employed';
comment on column stf.hr_rt is 'hourly rate EUR';
comment on column stf.lic_dt is 'cab licence issued or last renewed, drivers only';
insert into stf values
 (101,'Declan Moran','D','2023-01-09',null,'2024-05-31',14.20),
 (102,'Amina Yusuf','D','2023-01-16',null,'2023-12-18',14.60),
 (103,'Piotr Zielinski','D','2023-02-01','2025-06-30','2023-09-30',13.90),
 (104,'Grace Okoro','D','2023-03-20',null,'2025-02-28',14.20),
 (105,'Tomas Brandt','D','2023-05-02',null,'2024-01-15',15.10),
 (106,'Lena Fischer','D','2023-06-12','2024-10-31','2023-04-30',13.50),
 (107,'Samir Haddad','D','2023-09-04',null,'2024-11-30',14.00),
 (108,'Roisin Kelly','D','2024-01-08',null,'2024-08-14',13.80),
 (109,'Marco Bellini','D','2024-04-15',null,'2023-12-31',13.80),
 (110,'Yvonne Carter','D','2024-09-02','2026-03-15','2024-03-31',13.60),
 (111,'Henk de Vries','D','2025-01-13',null,'2025-06-30',13.40),
 (112,'Fatou Diallo','D','2025-07-01',null,'2025-10-31',13.40),
 (113,'Oskar Lindqvist','D','2026-02-02',null,'2026-01-31',13.00),
 (114,'Nadia Petrova','D','2026-11-16',null,'2026-10-31',12.80),
 (201,'Joan Whitlock','C','2023-01-02',null,null,16.00),
 (202,'Patrick Sloane','C','2023-01-23',null,null,15.40),
 (203,'Mei Tanaka','C','2023-08-14','2025-12-31',null,15.00),
 (204,'Carlos Ibarra','C','2025-11-03',null,null,14.50),
 (301,'Bernd Kruse','M','2023-01-02',null,null,19.50),
 (302,'Sheila Donnelly','M','2024-02-19',null,null,18.20),
 (303,'Ivo Marek','M','2023-04-03','2025-02-28',null,17.80),
 (401,'Harriet Vance','O','2023-01-02',null,null,24.00),
 (402,'Colm Rafferty','O','2024-06-03',null,null,17.00);

create table veh (
  veh_id int primary key,
  reg    varchar(10) not null unique,
  mk     varchar(20) not null,
  mdl    varchar(20) not null,
  cls    char(1) not null,
  fuel   char(1) not null,
  seats  int not null,
  st     char(1) not null check (st in ('A','W','S')),
  acq_dt date not null,
  acq_pr numeric(9,2) not null,
  sld_dt date,
  sld_pr numeric(9,2)
);
comment on table veh is 'cabs';
comment on column veh.st is 'A in service, W in the workshop, S sold';
comment on column veh.seats is 'passenger seats';
insert into veh values
 (1,'HL-101','Skoda','Octavia','S','D',4,'S','2023-01-05',24800,'2025-04-11',11200),
 (2,'HL-102','Skoda','Superb','E','D',4,'A','2023-01-05',31500,null,null),
 (3,'HL-103','Toyota','Corolla','S','H',4,'A','2023-02-14',27900,null,null),
 (4,'HL-104','Toyota','Prius','S','H',4,'A','2023-03-02',30400,null,null),
 (5,'HL-105','Volkswagen','Caravelle','M','D',8,'A','2023-05-22',52600,null,null),
 (6,'HL-106','Ford','Tourneo','W','D',6,'A','2023-07-10',44300,null,null),
 (7,'HL-107','Mercedes','E 220','S','D',4,'S','2023-07-10',46900,'2026-05-20',21500),
 (8,'HL-108','Hyundai','Ioniq 5','S','E',4,'A','2024-01-15',43700,null,null),
 (9,'HL-109','Toyota','Corolla','E','H',4,'A','2024-03-18',29600,null,null),
 (10,'HL-110','Kia','EV6','S','E',4,'W','2024-08-05',45250,null,null),
 (11,'HL-111','Mercedes','Vito','M','D',8,'A','2025-01-20',55100,null,null),
 (12,'HL-112','Hyundai','Ioniq 6','S','E',4,'A','2025-04-28',46150,null,null),
 (13,'HL-113','Ford','E-Tourneo','W','E',6,'A','2025-10-06',61800,null,null),
 (14,'HL-114','Skoda','Enyaq','E','E',4,'A','2026-05-26',48900,null,null),
 (15,'HL-115','Skoda','Enyaq','E','E',4,'A','2026-11-23',49400,null,null);

create table acct (
  ac_no  varchar(6) primary key,
  nm     varchar(40) not null,
  opn_dt date not null,
  cls_dt date,
  cr_lim numeric(9,2) not null,
  mgr_id int not null references stf
);
comment on table acct is 'business customers who travel on account';
comment on column acct.mgr_id is 'who in our office looks after them';
insert into acct values
 ('A1001','Seaview Hotel','2023-01-10',null,4000,401),
 ('A1002','Mercer & Dunne Solicitors','2023-02-20',null,2500,401),
 ('A1003','St Anne Hospital Trust','2023-03-01',null,8000,401),
 ('A1004','Northfield Primary School','2023-09-01','2025-07-18',1500,402),
 ('A1005','Portline Shipping','2023-11-13',null,6000,401),
 ('A1006','Brightwell Software','2024-05-06',null,3000,402),
 ('A1007','Old Mill Brewery','2024-10-14','2026-01-31',1200,402),
 ('A1008','City Council Transport Office','2025-02-03',null,10000,401),
 ('A1009','Calder Engineering','2025-09-22',null,3500,402),
 ('A1010','Rosemount Care Home','2026-10-05',null,2000,402);

create table bkg (
  bkg_no int primary key,
  bk_ts  timestamp not null,
  pu_ts  timestamp not null,
  do_ts  timestamp,
  zn_fr  varchar(3) not null references zn,
  zn_to  varchar(3) not null references zn,
  tkn_by int not null references stf,
  drv_id int references stf,
  veh_id int references veh,
  ac_no  varchar(6) references acct,
  pax    int not null,
  km     numeric(6,1),
  fare   numeric(8,2),
  tip    numeric(6,2),
  pay_m  char(1),
  st     char(1) not null check (st in ('C','X','N','O'))
);
comment on table bkg is 'bookings, one row per trip ordered';
comment on column bkg.bk_ts is 'when the booking was taken';
comment on column bkg.pu_ts is 'pick-up time';
comment on column bkg.do_ts is 'drop-off time, completed trips only';
comment on column bkg.tkn_by is 'controller who took the booking';
comment on column bkg.fare is 'EUR, without tip; completed trips only';
comment on column bkg.ac_no is 'empty for private customers';
insert into bkg
select 50000+i,
  q.pu - make_interval(mins => (10 + h.e % 600)::int),
  q.pu,
  case when q.st='C' then q.pu + make_interval(mins => (q.km10*14/100 + 5 + h.b % 7)::int) end,
  q.zf, q.zt,
  ctl.el[1+h.c%array_length(ctl.el,1)],
  case when q.st in ('C','N') then dr.el[1+(h.d % 97 + h.a % 5)%array_length(dr.el,1)] end,
  case when q.st in ('C','N') then vh.el[1+(h.e % 89)%array_length(vh.el,1)] end,
  q.ac,
  1 + (case when h.b%9 in (0,1) then h.c%4 when h.b%9 in (2,3,4) then 1 else 0 end)::int,
  case when q.st='C' then q.km10/10.0 end,
  case when q.st='C' then round((420 + q.km10*19 + (h.d%12)*10)/100.0,2) end,
  case when q.st='C' then case when h.e%3=0 and q.ac is null then (50+(h.b%9)*50)/100.0 else 0 end end,
  case when q.st='C' then case when q.ac is not null then 'A' when h.d%5<2 then 'C' else 'K' end end,
  q.st
from generate_series(1,900) i
cross join lateral (select ((i::bigint*i*7919+i::bigint*104729)%1000003)::int a,((i::bigint*i*i*31+i::bigint*15485863)%999983)::int b,
   ((i::bigint*i*5381+i::bigint*52361+77)%999979)::int c,((i::bigint*i*i*13+i::bigint*32452843+5)%999961)::int d,((i::bigint*i*6151+i*i*3+i::bigint*49979687)%999959)::int e) h
cross join lateral (select
   (case when i>892 then date '2026-11-30' else date '2024-01-02'+(i*1063/893) end)::timestamp
     + make_interval(hours => case when i>892 then 14+(i-892) else (5+h.a%19)::int end, mins => ((h.b%12)*5)::int) pu,
   case when i>892 then 'O' when h.c%23 in (0,7) then 'X' when h.c%23=11 then 'N' else 'C' end st,
   (array['CEN','STN','APT','HBR','CEN','UNI','HSP','STN','NTH','WST','IND','BCH','OLD','CEN','APT','HBR'])[1+h.a%16] zf,
   (array['APT','CEN','STN','NTH','WST','HBR','CEN','UNI','HSP','IND','CEN','BCH','APT'])[1+h.d%13] zt0) z
cross join lateral (select z.pu, z.st, z.zf, case when z.zf=z.zt0 then case when z.zf='OLD' then 'CEN' else 'OLD' end else z.zt0 end zt) y
cross join lateral (select y.*, case when 'APT' in (y.zf,y.zt) then 120+h.b%110 else 18+h.b%95 end km10,
   case when h.d%10<3 then (select (array_agg(ac_no order by ac_no))[1+h.e%count(*)::int] from acct where opn_dt<=y.pu::date and (cls_dt is null or cls_dt>=y.pu::date)) end ac) q
cross join lateral (select array_agg(stf_id order by stf_id) el from stf where rl='C' and st_dt<=q.pu::date-1 and (lv_dt is null or lv_dt>=q.pu::date)) ctl
cross join lateral (select array_agg(stf_id order by stf_id) el from stf where rl='D' and stf_id<>114 and st_dt<=q.pu::date and (lv_dt is null or lv_dt>=q.pu::date)) dr
cross join lateral (select array_agg(veh_id order by veh_id) el from veh where veh_id<>15 and acq_dt<=q.pu::date and (sld_dt is null or sld_dt>q.pu::date)) vh;

create table shf (
  shf_id int primary key,
  drv_id int not null references stf,
  veh_id int not null references veh,
  on_ts  timestamp not null,
  off_ts timestamp not null,
  cash_in numeric(8,2) not null,
  nt     boolean not null
);
comment on table shf is 'driver shifts';
comment on column shf.cash_in is 'cash handed in at end of shift';
comment on column shf.nt is 'night shift';
insert into shf
select i, dr.el[1+(h.a%101)%array_length(dr.el,1)], vh.el[1+(h.b%83)%array_length(vh.el,1)],
  d.d::timestamp + make_interval(hours=>case when h.c%4=0 then 19 else 6+(h.c%3)::int end),
  d.d::timestamp + make_interval(hours=>case when h.c%4=0 then 19 else 6+(h.c%3)::int end, mins=>(420+(h.b%13)*15)::int),
  (6000+h.a%21000)/100.0, h.c%4=0
from generate_series(1,400) i
cross join lateral (select ((i::bigint*i*6947+i::bigint*104723)%1000003)::int a,((i::bigint*i*i*37+i::bigint*86028121)%999983)::int b,((i::bigint*i*4391+i::bigint*1299709)%999979)::int c) h
cross join lateral (select date '2024-01-03'+i*1058/400 d) d
cross join lateral (select array_agg(stf_id order by stf_id) el from stf where rl='D' and st_dt<=d.d and (lv_dt is null or lv_dt>d.d)) dr
cross join lateral (select array_agg(veh_id order by veh_id) el from veh where acq_dt<=d.d and (sld_dt is null or sld_dt>d.d)) vh;

create table wrk (
  wrk_id int primary key,
  veh_id int not null references veh,
  typ    varchar(2) not null,
  rep_by int not null references stf,
  don_by int references stf,
  in_dt  date not null,
  out_dt date,
  cst    numeric(8,2),
  rmk    varchar(80)
);
comment on table wrk is 'workshop orders';
comment on column wrk.rep_by is 'who reported the job';
comment on column wrk.don_by is 'mechanic who carried it out';
comment on column wrk.out_dt is 'finished on; empty = still being worked on';
insert into wrk
select 700+i, vh.el[1+(h.a%71)%array_length(vh.el,1)], (array['SV','SV','BR','TY','BO','EL','SV','TY'])[1+h.b%8],
  rp.el[1+(h.c%61)%array_length(rp.el,1)],
  mc.el[1+(h.b%53)%array_length(mc.el,1)],
  d.d, d.d+(h.a%6)::int, (6500+h.b%70000)/100.0, null
from generate_series(1,117) i
cross join lateral (select ((i::bigint*i*3571+i::bigint*104717)%1000003)::int a,((i::bigint*i*i*41+i::bigint*67867979)%999983)::int b,((i::bigint*i*2741+i::bigint*1299689)%999979)::int c) h
cross join lateral (select date '2023-08-01'+i*1200/118 d) d
cross join lateral (select array_agg(stf_id order by stf_id) el from stf where rl in ('D','M') and st_dt<=d.d and (lv_dt is null or lv_dt>d.d)) rp
cross join lateral (select array_agg(stf_id order by stf_id) el from stf where rl='M' and st_dt<=d.d and (lv_dt is null or lv_dt>d.d+7)) mc
cross join lateral (select array_agg(veh_id order by veh_id) el from veh where acq_dt<=d.d and (sld_dt is null or sld_dt>d.d+7)) vh;
insert into wrk values
 (818,10,'EL',105,302,'2026-11-24',null,null,'battery warning, waiting for part'),
 (819,10,'BO',301,null,'2026-11-26',null,null,'dent rear door');

create table cmpl (
  cmpl_id int primary key,
  bkg_no int not null references bkg,
  rcv_dt date not null,
  cat    varchar(2) not null,
  hnd_by int not null references stf,
  cls_dt date,
  rfd    numeric(7,2) not null default 0
);
comment on table cmpl is 'customer complaints';
comment on column cmpl.rfd is 'refunded to the customer, EUR, 0 = nothing';
comment on column cmpl.hnd_by is 'office or control room person dealing with it';
insert into cmpl
select i, b.bkg_no, b.pu_ts::date+1, (array['LT','LT','FR','BH','LP','VC','FR'])[1+h.a%7],
  case when b.pu_ts::date>='2024-07-01' and h.b%2=0 then 402 else case when h.b%3=0 then 201 else 401 end end,
  case when i in (56,59,60,61) then null else b.pu_ts::date+2+(h.b%19)::int end,
  case when h.a%7 in (2,6) then round(b.fare*(20+10*(h.b%5))/100,2) when h.a%7=0 then 5.00 else 0 end
from (select bkg_no,pu_ts,fare, row_number() over (order by bkg_no) i from bkg where st='C' and bkg_no%13=4 and pu_ts<'2026-11-20') b
cross join lateral (select ((i::bigint*i*1571+i::bigint*104711)%1000003)::int a,((i::bigint*i*i*43+i::bigint*49979693)%999983)::int b) h;

-- groups in the minibuses
update bkg set pax = 5 + bkg_no % 4 where st = 'C' and veh_id in (5,11) and bkg_no % 3 = 0;
