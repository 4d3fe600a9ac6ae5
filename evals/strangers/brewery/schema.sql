create schema brw;
set search_path = brw;

create table rol (
  rol_cd varchar(2) primary key,
  descr  text not null
);
comment on table rol is 'Job roles, see stf.rol_cd';
insert into rol values
 ('B','Brewer'),('CH','Cellar hand'),('D','Drayman'),('P','Publican'),('S','Bar staff'),('O','Office'),('EN','Engineer');

create table pub (
  pub_id int primary key,
  nm     text not null,
  town   text not null,
  typ    varchar(1) not null check (typ in ('M','T','F')),
  mgr_no int,
  opn_dt date not null,
  cls_dt date,
  cr_lim numeric(9,2)
);
comment on table pub is 'Outlets we supply: our own houses and free trade';
comment on column pub.typ is 'M = managed house (our staff, our tills), T = tenanted, F = free trade';
comment on column pub.mgr_no is 'publican (stf), managed houses only';
comment on column pub.opn_dt is 'first day of trading with us';
comment on column pub.cls_dt is 'date closed / account ended, blank = still trading';
comment on column pub.cr_lim is 'credit limit in pounds, tenanted and free trade only';
insert into pub values
 (1,'The Malt Shovel','Settle','M',null,'2023-01-01',null,null),
 (2,'The Drovers','Skipton','M',null,'2023-01-01',null,null),
 (3,'The Packhorse','Keighley','M',null,'2023-01-01',null,null),
 (4,'The Black Swan','Ilkley','M',null,'2023-03-17',null,null),
 (5,'The Tap Room','Settle','M',null,'2023-06-02',null,null),
 (6,'The Old Wharf','Skipton','M',null,'2023-01-01','2025-09-28',null),
 (7,'The Shepherds Rest','Grassington','M',null,'2024-04-19',null,null),
 (8,'The Railway','Hellifield','T',null,'2023-01-01',null,4000),
 (9,'The Craven Heifer','Gargrave','T',null,'2023-01-01',null,3500),
 (10,'The Fountain','Ilkley','T',null,'2023-09-04','2026-02-15',3000),
 (11,'Boardmans Wine Bar','Harrogate','F',null,'2023-02-20',null,2500),
 (12,'Kirkby Cricket Club','Kirkby Lonsdale','F',null,'2023-04-28',null,1200),
 (13,'The Station Hotel','Harrogate','F',null,'2023-05-11',null,6000),
 (14,'Ingle Festival Bars','Ingleton','F',null,'2024-06-07',null,8000),
 (15,'The Lamb','Otley','F',null,'2024-10-14','2026-06-30',1500),
 (16,'The Weavers Arms','Otley','F',null,'2026-10-19',null,1800);

create table stf (
  stf_no  int primary key,
  nm      text not null,
  rol_cd  varchar(2) not null references rol,
  pub_id  int references pub,
  mgr_no  int references stf,
  strt_dt date not null,
  lv_dt   date,
  hr_rt   numeric(6,2) not null
);
comment on table stf is 'All employees, brewery and managed houses, leavers included';
comment on column stf.pub_id is 'house they work in, blank for brewery staff';
comment on column stf.mgr_no is 'line manager';
comment on column stf.lv_dt is 'last day, blank = still employed';
comment on column stf.hr_rt is 'hourly rate in pounds';
insert into stf values
 (100,'Hester Garside','O',null,null,'2023-01-01',null,31.00),
 (101,'Miles Thackray','B',null,100,'2023-01-01',null,26.50),
 (102,'Olwen Pryce','B',null,101,'2023-02-13',null,21.75),
 (103,'Callum Binns','B',null,101,'2023-08-07','2025-05-30',19.90),
 (104,'Ines Carvalho','B',null,101,'2025-03-24',null,18.60),
 (105,'Duncan Rae','CH',null,101,'2023-01-01',null,15.20),
 (106,'Tilly Ormerod','CH',null,101,'2024-09-02',null,13.85),
 (107,'Wilf Hargreaves','CH',null,101,'2023-04-11','2024-08-16',13.40),
 (110,'Barry Lumb','D',null,100,'2023-01-01',null,16.10),
 (111,'Stan Kowalczyk','D',null,110,'2023-01-01',null,15.35),
 (112,'Rosie Dinsdale','D',null,110,'2023-07-10',null,15.05),
 (113,'Gareth Moult','D',null,110,'2023-01-16','2024-12-20',14.90),
 (114,'Yusuf Demir','D',null,110,'2025-01-06',null,14.40),
 (120,'Philippa Stott','O',null,100,'2023-01-01',null,17.80),
 (121,'Anil Mistry','O',null,100,'2024-02-05',null,16.95),
 (122,'Jonty Blades','EN',null,100,'2023-05-22',null,22.40),
 (10,'Maureen Tempest','P',1,100,'2023-01-01',null,18.25),
 (11,'Kit Wardle','S',1,10,'2023-03-06',null,12.60),
 (12,'Beth Aldous','S',1,10,'2023-01-01','2025-02-01',12.10),
 (13,'Femi Okoro','S',1,10,'2025-01-20',null,12.30),
 (20,'Frank Duxbury','P',2,100,'2023-01-01',null,18.90),
 (21,'Sadie Milner','S',2,20,'2023-01-01',null,12.85),
 (22,'Luca Ferri','S',2,20,'2023-10-02',null,12.45),
 (30,'Geraldine Shaw','P',3,100,'2023-01-01','2024-06-28',17.60),
 (31,'Nathan Pickles','P',3,100,'2024-06-10',null,17.40),
 (32,'Aisha Rahman','S',3,31,'2023-01-01',null,12.70),
 (33,'Toby Fenwick','S',3,31,'2024-01-15','2026-03-14',12.20),
 (34,'Marta Nowak','S',3,31,'2026-02-23',null,12.35),
 (40,'Rory Calvert','P',4,100,'2023-03-06',null,18.05),
 (41,'Ellie Spencer','S',4,40,'2023-03-13',null,12.55),
 (42,'Hugo Brandt','S',4,40,'2024-05-27',null,12.25),
 (50,'Colette Ayre','P',5,100,'2023-05-22',null,17.95),
 (51,'Dom Paley','S',5,50,'2023-05-29','2026-08-22',12.40),
 (52,'Grace Umeh','S',5,50,'2024-11-18',null,12.15),
 (60,'Trevor Knaggs','P',6,100,'2023-01-01','2025-09-28',17.30),
 (61,'Sian Bevan','S',6,60,'2023-01-01','2025-09-28',12.00),
 (62,'Archie Lund','S',6,60,'2023-09-11','2025-09-28',11.95),
 (70,'Nell Iveson','P',7,100,'2024-04-02',null,17.70),
 (71,'Jakub Hora','S',7,70,'2024-04-08',null,12.50),
 (72,'Poppy Stainforth','S',7,70,'2025-06-30',null,12.05);
alter table pub add constraint pub_mgr_fk foreign key (mgr_no) references stf;
update pub set mgr_no = case pub_id when 1 then 10 when 2 then 20 when 3 then 31 when 4 then 40
  when 5 then 50 when 6 then 60 when 7 then 70 end where typ = 'M';

create table beer (
  beer_cd varchar(4) primary key,
  nm      text not null,
  sty     varchar(2) not null,
  abv     numeric(3,1) not null,
  pt_pr   numeric(4,2) not null,
  ln_dt   date not null,
  disc_dt date
);
comment on table beer is 'Beer list, past and present';
comment on column beer.sty is 'BI bitter, PA pale ale, ST stout, PO porter, LA lager, MI mild, WH wheat, OA old ale';
comment on column beer.abv is 'alcohol % by volume';
comment on column beer.pt_pr is 'price per pint over our own bars, pounds';
comment on column beer.ln_dt is 'launch date';
comment on column beer.disc_dt is 'date dropped from the list, blank = current';
insert into beer values
 ('HBB','Hollin Bank Bitter','BI',3.8,4.10,'2023-01-01',null),
 ('LMB','Lambing Storm','BI',4.2,4.30,'2023-01-01',null),
 ('GRT','Gritstone','BI',4.6,4.50,'2023-01-01','2025-06-30'),
 ('PEN','Penyghent Pale','PA',4.0,4.40,'2023-01-01',null),
 ('CIT','Citrus Clint','PA',4.8,4.80,'2023-05-01',null),
 ('HAZ','Hazy Viaduct','PA',5.4,5.20,'2024-03-01',null),
 ('SOO','Soot and Steam','ST',5.0,4.90,'2023-01-01',null),
 ('MID','Midnight Tup','ST',6.8,5.60,'2023-10-01','2026-01-31'),
 ('POR','Canal Porter','PO',5.2,4.95,'2023-01-01',null),
 ('DAL','Dales Lager','LA',4.4,4.70,'2023-04-01',null),
 ('PIL','Ribble Pilsner','LA',4.9,5.00,'2024-09-01',null),
 ('MLD','Mill Lane Mild','MI',3.4,3.90,'2023-01-01','2024-12-31'),
 ('WHT','Whey Aye Wheat','WH',4.7,4.85,'2025-04-01',null),
 ('OLD','Old Ravenser','OA',7.5,6.10,'2026-11-02',null);

create table tnk (
  tnk_no  varchar(4) primary key,
  knd     varchar(1) not null check (knd in ('F','C','B')),
  cap_l   int not null,
  st      varchar(1) not null check (st in ('U','E','M')),
  cip_dt  date,
  inst_dt date not null
);
comment on table tnk is 'Vessels in the brewhouse';
comment on column tnk.knd is 'F fermenter, C conditioning tank, B bright beer tank';
comment on column tnk.cap_l is 'capacity, litres';
comment on column tnk.st is 'U in use, E empty, M out for maintenance';
comment on column tnk.cip_dt is 'last cleaned in place';
insert into tnk values
 ('FV1','F',1600,'E','2026-11-13','2023-01-01'),
 ('FV2','F',1600,'E','2026-11-20','2023-01-01'),
 ('FV3','F',2400,'E','2026-11-24','2023-01-01'),
 ('FV4','F',2400,'M','2026-10-27','2023-01-01'),
 ('FV5','F',3200,'U','2026-11-24','2023-06-19'),
 ('FV6','F',4000,'U','2026-11-17','2024-02-26'),
 ('FV7','F',4000,'E',null,'2026-11-16'),
 ('CT1','C',3000,'U','2026-11-02','2023-01-01'),
 ('CT2','C',3000,'E','2026-11-23','2023-01-01'),
 ('CT3','C',4500,'M','2026-09-14','2024-02-26'),
 ('BB1','B',2000,'U','2026-11-18','2023-01-01'),
 ('BB2','B',5000,'E','2026-11-25','2024-02-26');

create table brew (
  gyl_no  int primary key,
  beer_cd varchar(4) not null references beer,
  tnk_no  varchar(4) not null references tnk,
  brw_dt  date not null,
  brw_by  int not null references stf,
  sgn_by  int references stf,
  og      numeric(5,1) not null,
  fg      numeric(5,1),
  vol_l   int not null,
  ing_cst numeric(8,2) not null,
  st      varchar(1) not null check (st in ('F','C','R','D')),
  rck_dt  date
);
comment on table brew is 'Gyles, one row per brew';
comment on column brew.gyl_no is 'gyle number';
comment on column brew.tnk_no is 'fermenter it went into';
comment on column brew.brw_by is 'who brewed it';
comment on column brew.sgn_by is 'who signed it off at racking';
comment on column brew.og is 'original gravity';
comment on column brew.fg is 'final gravity, once fermented out';
comment on column brew.vol_l is 'volume in litres';
comment on column brew.ing_cst is 'ingredient cost, pounds';
comment on column brew.st is 'F fermenting, C conditioning, R racked (in cask or keg), D dumped (down the drain)';
comment on column brew.rck_dt is 'racking date';
insert into brew
select 1000 + g.i, b.beer_cd, t.tnk_no, g.d, w.stf_no,
       case when g.s = 'R' then sg.stf_no end,
       1000 + round(b.abv * 9.2) + (g.i * 5 % 4),
       case when g.s in ('R','C') then 1006 + (g.i * 7 % 6) end,
       t.cap_l * (80 + (g.i * 13 % 17)) / 100,
       round(t.cap_l * (80 + (g.i * 13 % 17)) / 100 * (0.31 + b.abv * 0.035 + (g.i % 9) * 0.004), 2),
       g.s,
       case when g.s = 'R' then g.d + 9 + (g.i * g.i * 3 + g.i * 5) % 13 end
from (select i, date '2023-01-03' + (i * 745 / 100) + (i * i * 3) % 3 as d,
             case when i >= 190 then 'F' when i >= 187 then 'C'
                  when (i * i * 73 + i * 419) % 101 in (1, 7, 16, 33, 58) then 'D' else 'R' end as s
        from generate_series(1, 191) i) g
cross join lateral (select beer_cd, abv from beer where ln_dt <= g.d and (disc_dt is null or disc_dt > g.d) and beer_cd <> 'OLD'
        order by ((ascii(substr(beer_cd,1,1)) * 31 + ascii(substr(beer_cd,2,1)) * 7 + ascii(substr(beer_cd,3,1))) * g.i * 17
                 + g.i * g.i * 5) % 211 / case beer_cd when 'HBB' then 3 when 'PEN' then 2 when 'LMB' then 2 else 1 end, beer_cd limit 1) b
cross join lateral (select tnk_no, cap_l from tnk where knd = 'F' and inst_dt <= g.d and tnk_no <> 'FV7'
        order by (ascii(substr(tnk_no,3,1)) * g.i * 29 + g.i * g.i * 3) % 89, tnk_no limit 1) t
cross join lateral (select stf_no from stf where rol_cd = 'B' and strt_dt <= g.d and (lv_dt is null or lv_dt >= g.d)
        order by (stf_no * g.i * 13 + g.i * g.i * 11) % 61 , stf_no limit 1) w
cross join lateral (select stf_no from stf where rol_cd = 'B' and strt_dt <= g.d and (lv_dt is null or lv_dt >= g.d + 30)
        order by (stf_no * g.i * 19 + g.i * g.i * 7) % 53 / case stf_no when 101 then 2 else 1 end, stf_no limit 1) sg;

create table keg (
  keg_no  int primary key,
  typ     varchar(1) not null check (typ in ('K','C')),
  sz_l    int not null,
  st      varchar(1) not null check (st in ('I','O','R','L','S')),
  pub_id  int references pub,
  bgt_dt  date not null,
  val     numeric(6,2) not null
);
comment on table keg is 'Every container we own';
comment on column keg.typ is 'K keg, C cask';
comment on column keg.sz_l is 'size in litres';
comment on column keg.st is 'I in the yard, O out at a pub, R in for repair, L lost, S scrapped';
comment on column keg.pub_id is 'where it is (st O) or was last seen (st L)';
comment on column keg.bgt_dt is 'date bought';
comment on column keg.val is 'purchase price in pounds';
insert into keg
select 5000 + i,
       case when (i * 7 % 10) < 4 then 'K' else 'C' end,
       case when (i * 7 % 10) < 4 then (array[30,50,30])[1 + i * 5 % 3] else (array[41,41,20,72])[1 + (i * i * 3 + i) % 4] end,
       s,
       case when s in ('O','L') then (array[1,2,3,4,5,7,8,9,11,12,13,14,3,2,4,13,8])[1 + (i * i * 13 + i * 29 + i / 7) % 17] end,
       date '2023-01-09' + (i / 20) * 97,
       case when (i * 7 % 10) < 4 then 68 + (i / 20) * 1.5 else 82 + (i / 20) * 2.25 end
from (select i, case when h < 41 then 'I' when h < 84 then 'O' when h < 90 then 'R' when h < 97 then 'L' else 'S' end as s
        from (select i, (i * i * 37 + i * 151) % 101 as h from generate_series(1, 240) i) x) y;

create table dlv (
  dlv_no  int primary key,
  pub_id  int not null references pub,
  dlv_dt  date not null,
  drv_no  int not null references stf,
  mate_no int references stf,
  st      varchar(1) not null check (st in ('D','F','X')),
  inv_amt numeric(9,2),
  due_dt  date,
  pd_dt   date
);
comment on table dlv is 'Dray drops';
comment on column dlv.drv_no is 'driver';
comment on column dlv.mate_no is 'drayman''s mate, blank if the driver went alone';
comment on column dlv.st is 'D delivered, F failed (nobody there, taken back), X cancelled before it left';
comment on column dlv.inv_amt is 'invoice in pounds, only when delivered';
comment on column dlv.due_dt is 'invoice due';
comment on column dlv.pd_dt is 'invoice paid on, blank = unpaid';
insert into dlv
select 30000 + g.i, p.pub_id, g.d, dr.stf_no, case when (g.i * g.i * 5 + g.i) % 4 > 0 then mt.stf_no end, g.s, null,
       case when g.s = 'D' then g.d + 7 end, null
from (select i, date '2023-02-06' + (i * 461 / 100) as d,
             case when (i * i * 61 + i * 203) % 97 < 5 then 'F' when (i * i * 61 + i * 203) % 97 < 11 then 'X' else 'D' end as s
        from generate_series(1, 300) i) g
cross join lateral (select pub_id from pub where opn_dt <= g.d and (cls_dt is null or cls_dt > g.d) and pub_id <> 16
        order by (pub_id * g.i * 43 + g.i * g.i * 17) % 103, pub_id limit 1) p
cross join lateral (select stf_no from stf where rol_cd = 'D' and strt_dt <= g.d and (lv_dt is null or lv_dt >= g.d)
        order by (stf_no * g.i * 23 + g.i * g.i * 3) % 71, stf_no limit 1) dr
cross join lateral (select stf_no from stf where rol_cd = 'D' and strt_dt <= g.d and (lv_dt is null or lv_dt >= g.d) and stf_no <> dr.stf_no
        order by (stf_no * g.i * 41 + g.i * g.i * 7) % 67, stf_no limit 1) mt;

create table dlv_ln (
  dlv_no int not null references dlv,
  ln_no  int not null,
  gyl_no int not null references brew,
  qty    int not null,
  sz_l   int not null,
  un_pr  numeric(7,2) not null,
  primary key (dlv_no, ln_no)
);
comment on table dlv_ln is 'What is on each drop; beer follows from the gyle';
comment on column dlv_ln.qty is 'number of casks or kegs';
comment on column dlv_ln.un_pr is 'price each, pounds';
insert into dlv_ln
select d.dlv_no, l, b.gyl_no, 1 + (d.dlv_no * 3 + l * 5 + d.dlv_no * d.dlv_no) % 6, z.sz,
       round(z.sz * (1.72 + b.abv * 0.11), 2)
from dlv d
cross join generate_series(1, 3) l
cross join lateral (select (array[41,41,30,20,50])[1 + (d.dlv_no * 7 + l * 3) % 5] as sz) z
cross join lateral (select w.gyl_no, e.abv from brew w join beer e using (beer_cd)
        where w.st = 'R' and w.rck_dt <= d.dlv_dt and w.rck_dt > d.dlv_dt - 75
        order by (w.gyl_no::bigint * (d.dlv_no % 1000 + l * 7) * 31 + d.dlv_no % 97 * l * 13) % 109, w.gyl_no limit 1) b
where l <= 1 + (d.dlv_no * 11 + d.dlv_no / 7) % 3;
update dlv set inv_amt = (select sum(qty * un_pr) from dlv_ln where dlv_ln.dlv_no = dlv.dlv_no) where st = 'D';
update dlv set pd_dt = dlv_dt + 2 + ((dlv_no % 1000) * (dlv_no % 1000) * 7 + dlv_no % 1000 * 3) % 13
 where st = 'D' and dlv_dt + 2 + ((dlv_no % 1000) * (dlv_no % 1000) * 7 + dlv_no % 1000 * 3) % 13 < '2026-11-29'
   and not (dlv_no % 1000 in (288, 281, 279, 270, 266, 251, 243));

create table tab (
  tab_no  int primary key,
  pub_id  int not null references pub,
  tbl_no  int,
  opn_ts  timestamp not null,
  cls_ts  timestamp,
  opn_by  int not null references stf,
  cls_by  int references stf,
  cov     int not null,
  amt     numeric(7,2) not null,
  tip     numeric(6,2) not null default 0,
  pay     varchar(2),
  st      varchar(1) not null check (st in ('O','P','V','W'))
);
comment on table tab is 'Bar tabs run in the managed houses';
comment on column tab.tbl_no is 'table, blank = at the bar';
comment on column tab.opn_by is 'who opened the tab';
comment on column tab.cls_by is 'who closed it';
comment on column tab.cov is 'number of people';
comment on column tab.amt is 'bill in pounds, without tip';
comment on column tab.pay is 'CA cash, CD card, AC house account; only on paid tabs';
comment on column tab.st is 'O open, P paid, V voided, W walked out without paying';
insert into tab
select 70000 + g.i, p.pub_id, case when (g.i * 3 + g.i * g.i) % 5 > 1 then 1 + (g.i * g.i * 7 + g.i) % 14 end,
       g.ts, case when g.s <> 'O' then g.ts + make_interval(mins => 35 + (g.i * g.i * 11 + g.i * 7) % 173) end,
       o.stf_no, case when g.s <> 'O' then c.stf_no end, g.cov,
       round(g.cov * (7.4 + (g.i * g.i * 29 + g.i * 5) % 163 * 0.13), 2),
       case when g.s = 'P' and (g.i * 5 + g.i * g.i) % 7 > 3 then 1 + (g.i * g.i * 3 + g.i) % 19 * 0.5 else 0 end,
       case when g.s = 'P' then case when (g.i * g.i * 17 + g.i * 91) % 83 < 24 then 'CA' when (g.i * g.i * 17 + g.i * 91) % 83 < 75 then 'CD' else 'AC' end end,
       g.s
from (select i, 1 + (i * i * 3 + i * 7) % 11 % 6 as cov,
             (date '2024-01-05' + (i * 1512 / 1000)) + make_interval(mins => 720 + (i * i * 13 + i * 57) % 480) as ts,
             case when i >= 697 then 'O' when (i * i * 67 + i * 311) % 103 < 4 then 'V'
                  when (i * i * 67 + i * 311) % 103 < 9 then 'W' else 'P' end as s
        from generate_series(1, 700) i) g
cross join lateral (select pub_id from pub where typ = 'M' and opn_dt <= g.ts and (cls_dt is null or cls_dt > g.ts)
        order by (pub_id * g.i * 37 + g.i * g.i * 23) % 113 / case pub_id when 2 then 2 else 1 end, pub_id limit 1) p
cross join lateral (select stf_no from stf where stf.pub_id = p.pub_id and strt_dt <= g.ts and (lv_dt is null or lv_dt >= g.ts::date)
        order by (stf_no * g.i * 19 + g.i * g.i * 5) % 79, stf_no limit 1) o
cross join lateral (select stf_no from stf where stf.pub_id = p.pub_id and strt_dt <= g.ts and (lv_dt is null or lv_dt >= g.ts::date)
        order by (stf_no * g.i * 31 + g.i * g.i * 3) % 73, stf_no limit 1) c;
