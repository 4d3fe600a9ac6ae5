create schema qry;
set search_path = qry;

-- Hartrigg Stone Ltd - quarry office system

create table cds (
  dom varchar(8)  not null,
  cd  varchar(2)  not null,
  dsc varchar(40) not null,
  primary key (dom, cd)
);
comment on table cds is 'Code letters used in the status and result columns; dom says which column';
insert into cds values
 ('LD_ST','D','delivered'), ('LD_ST','T','on the road'), ('LD_ST','R','refused by customer'), ('LD_ST','V','ticket voided'),
 ('BL_ST','P','planned'), ('BL_ST','F','fired'), ('BL_ST','X','cancelled'), ('BL_ST','M','misfired'),
 ('TRK_ST','S','in service'), ('TRK_ST','W','in workshop'), ('TRK_ST','Z','sold'),
 ('EMP_ST','A','active'), ('EMP_ST','L','on long leave'), ('EMP_ST','X','left'),
 ('CUS_ST','A','active'), ('CUS_ST','H','on stop'), ('CUS_ST','C','closed'),
 ('INS_RS','P','pass'), ('INS_RS','A','advisory'), ('INS_RS','F','fail');

create table pos (
  pos_cd varchar(4) primary key,
  dsc    varchar(40) not null
);
comment on table pos is 'Positions';
insert into pos values
 ('MGR','Quarry manager'), ('DRV','Truck driver'), ('SHF','Shotfirer'), ('WBC','Weighbridge clerk'),
 ('FTR','Fitter'), ('OPR','Plant operator'), ('OFC','Office'), ('ENG','Blast engineer');

create table emp (
  emp_no  int primary key,
  fn      varchar(30) not null,
  sn      varchar(30) not null,
  pos_cd  varchar(4) not null references pos,
  st      varchar(1) not null,
  hire_dt date not null,
  lv_dt   date,
  hr_rt   numeric(6,2) not null,
  sup_no  int references emp
);
comment on table emp is 'Staff, including people who have left';
comment on column emp.st is 'A active, L on long leave, X left';
comment on column emp.lv_dt is 'Leaving date, empty while employed';
comment on column emp.hr_rt is 'Hourly rate in pounds';
comment on column emp.sup_no is 'Supervisor';
insert into emp values
 (101,'Moira','Haldane','MGR','A','2023-01-09',null,38.50,null),
 (102,'Desmond','Pike','MGR','A','2023-03-20',null,36.00,101),
 (103,'Ingrid','Solberg','ENG','A','2023-02-06',null,33.75,101),
 (104,'Callum','Rattray','ENG','A','2024-05-13',null,31.20,103),
 (105,'Wes','Thornley','SHF','A','2023-01-16',null,27.40,103),
 (106,'Bronagh','Keane','SHF','A','2023-09-04',null,26.90,103),
 (107,'Tomasz','Wilk','SHF','X','2023-04-17','2025-12-19',26.10,103),
 (108,'Gary','Openshaw','DRV','X','2023-01-23','2025-08-29',17.20,102),
 (109,'Lorna','Mabey','DRV','A','2023-02-13',null,18.10,102),
 (110,'Piotr','Zielinski','DRV','A','2023-06-05',null,17.90,102),
 (111,'Ashok','Varma','DRV','A','2023-08-21',null,17.65,102),
 (112,'Neil','Garstang','DRV','A','2024-01-15',null,17.50,102),
 (113,'Shona','Birrell','DRV','L','2024-03-04',null,17.45,102),
 (114,'Kofi','Mensah','DRV','A','2024-09-09',null,17.30,102),
 (115,'Dilys','Prosser','DRV','A','2024-11-18',null,17.10,102),
 (116,'Ryan','Stott','DRV','A','2026-02-02',null,16.40,102),
 (117,'Elaine','Cuthbert','WBC','A','2023-01-30',null,15.80,102),
 (118,'Marcus','Dunne','WBC','A','2024-02-19',null,15.10,102),
 (119,'Yasmin','Farooq','WBC','X','2023-05-22','2026-03-27',15.25,102),
 (120,'Hamish','Lockie','FTR','A','2023-03-06',null,21.70,102),
 (121,'Stefan','Brauer','FTR','A','2023-10-16',null,21.10,120),
 (122,'Orla','Tierney','FTR','A','2025-04-07',null,19.95,120),
 (123,'Barry','Nuttall','OPR','A','2023-01-16',null,18.80,101),
 (124,'Colette','Vane','OPR','A','2023-11-27',null,18.25,101),
 (125,'Idris','Maddock','OPR','X','2023-07-10','2024-10-31',17.95,101),
 (126,'Jean','Abbott','OFC','A','2023-01-09',null,19.40,101),
 (127,'Femi','Oyelaran','OFC','A','2026-06-15',null,14.90,126);

create table pit (
  pit_cd varchar(3) primary key,
  nm     varchar(30) not null,
  rck    varchar(20) not null,
  opn_dt date not null,
  cls_dt date,
  rsv_kt int not null
);
comment on table pit is 'Quarry faces';
comment on column pit.rck is 'Rock type';
comment on column pit.rsv_kt is 'Proven reserve left, thousand tonnes';
insert into pit values
 ('NF','North Face','limestone','2023-01-02',null,4200),
 ('SB','Skelbeck','limestone','2023-06-12',null,2750),
 ('GH','Gallows Hill','granite','2023-03-27',null,6100),
 ('RW','Raven Wood','sandstone','2024-04-08',null,1380),
 ('OL','Old Lane','granite','2023-01-02','2025-06-30',90);

create table prd (
  prd_cd varchar(4) primary key,
  dsc    varchar(40) not null,
  px_t   numeric(6,2) not null,
  disc   boolean not null default false
);
comment on table prd is 'Products sold over the weighbridge';
comment on column prd.px_t is 'List price per tonne, pounds, ex VAT';
comment on column prd.disc is 'true = discontinued';
insert into prd values
 ('AG20','20 mm aggregate',14.60,false),
 ('AG40','40 mm aggregate',13.80,false),
 ('TYP1','Type 1 sub-base',11.25,false),
 ('ARM','Armour stone',31.50,false),
 ('DUST','Stone dust',8.40,false),
 ('BLK','Building block stone',46.00,false),
 ('GAB','Gabion fill',16.90,false),
 ('RIP','Rip-rap',19.75,true),
 ('CHP','Decorative chippings',27.80,false);

create table cust (
  cust_no int primary key,
  nm      varchar(40) not null,
  twn     varchar(30) not null,
  st      varchar(1) not null,
  snc_dt  date not null,
  cr_lim  numeric(9,2) not null,
  dct_pct int not null default 0
);
comment on table cust is 'Customers with an account';
comment on column cust.st is 'A active, H on stop (no more loads until they pay), C closed';
comment on column cust.snc_dt is 'Customer since';
comment on column cust.cr_lim is 'Credit limit, pounds';
comment on column cust.dct_pct is 'Discount off list price, percent';
insert into cust values
 (5001,'Brackenridge Homes','Penrith','A','2023-01-18',25000,5),
 (5002,'Tolland Civil Engineering','Carlisle','A','2023-02-02',60000,10),
 (5003,'Eskdale Concrete','Whitehaven','A','2023-02-27',45000,8),
 (5004,'J. Musgrave & Sons','Keswick','H','2023-04-11',8000,0),
 (5005,'Northmoor Council','Penrith','A','2023-05-15',50000,6),
 (5006,'Lakeland Landscapes','Ambleside','A','2023-07-03',6000,0),
 (5007,'Solway Sea Defences','Silloth','A','2023-09-19',75000,12),
 (5008,'Dacre Groundworks','Penrith','A','2023-11-08',15000,3),
 (5009,'Petteril Paving','Carlisle','C','2024-01-22',5000,0),
 (5010,'Arden Rail Ballast','Lancaster','A','2024-03-12',40000,7),
 (5011,'Fellside Farms','Keswick','A','2024-08-30',4000,0),
 (5012,'Oakhanger Developments','Kendal','H','2025-02-17',20000,4),
 (5013,'Wray & Hollis Stonemasons','Kendal','A','2025-05-06',12000,2),
 (5014,'Irt Valley Quarry Crafts','Whitehaven','A','2026-07-21',3500,0);

create table trk (
  trk_id int primary key,
  reg    varchar(10) not null unique,
  mk     varchar(20) not null,
  cap_t  numeric(4,1) not null,
  st     varchar(1) not null,
  acq_dt date not null,
  acq_px numeric(9,2) not null,
  sld_dt date
);
comment on table trk is 'Own road trucks';
comment on column trk.mk is 'Make';
comment on column trk.cap_t is 'Payload, tonnes';
comment on column trk.st is 'S in service, W in workshop, Z sold';
comment on column trk.acq_px is 'Purchase price, pounds';
insert into trk values
 (1,'PX23 HGA','Volvo','20.0','S','2023-01-12',118000,null),
 (2,'PX23 HGB','Volvo','20.0','S','2023-01-12',118500,null),
 (3,'PO23 KLD','Scania','28.0','W','2023-05-04',142750,null),
 (4,'PN23 RTY','DAF','18.5','Z','2023-06-20',97400,'2025-10-17'),
 (5,'PJ24 WWM','Scania','28.0','S','2024-02-08',149900,null),
 (6,'PK24 BBS','MAN','24.0','S','2024-04-25',131250,null),
 (7,'PK24 BBT','MAN','24.0','W','2024-04-25',131600,null),
 (8,'PE25 UHO','Mercedes','26.0','S','2024-12-10',139000,null),
 (9,'PF26 QXN','Volvo','29.0','S','2026-03-16',161800,null),
 (10,'PG26 LOE','DAF','21.0','S','2026-10-05',124300,null);

create table blst (
  bl_no   int primary key,
  pit_cd  varchar(3) not null references pit,
  pln_dt  date not null,
  frd_dt  date,
  st      varchar(1) not null,
  hls     int not null,
  exp_kg  int not null,
  est_t   int not null,
  yld_t   int,
  cst     numeric(9,2) not null,
  des_by  int not null references emp,
  shot_by int references emp
);
comment on table blst is 'Blasts, one row per planned shot';
comment on column blst.frd_dt is 'Date fired; empty if not fired';
comment on column blst.st is 'P planned, F fired, X cancelled, M misfired';
comment on column blst.hls is 'Number of drill holes';
comment on column blst.exp_kg is 'Explosive, kg';
comment on column blst.est_t is 'Tonnes expected by the design';
comment on column blst.yld_t is 'Tonnes actually won (only for fired blasts)';
comment on column blst.des_by is 'Designed by';
comment on column blst.shot_by is 'Shotfirer who fired it';
insert into blst
select 700 + g, p.pit_cd, p.d,
       case when s = 'F' then p.d + (g * g % 5) end,
       s, hls, hls * 42 + (g * 13 % 37), hls * 310 + (g * 29 % 211),
       case when s = 'F' then hls * 310 + (g * 29 % 211) + ((g * g * 17 + g * 5) % 1901) - 900 end,
       case when s = 'X' then 0 else hls * 185 + (g * 71 % 430) + 2400 end,
       case when p.d >= date '2024-06-01' and g * 7 % 5 in (1, 3) then 104 else 103 end,
       case when s = 'F' then
         case when g * 11 % 7 in (0, 2, 5) then 105
              when g * 11 % 7 in (1, 4) then 106
              when p.d < date '2025-12-10' then 107
              else 106 end end
from (
  select g, d,
    case when c = 'RW' and d < date '2024-04-20' then 'GH'
         when c = 'OL' and d > date '2025-06-10' then 'NF'
         when c = 'SB' and d < date '2023-06-20' then 'NF' else c end as pit_cd,
    12 + (g * g * 7 + g * 3) % 19 as hls,
    case when g >= 118 then 'P' when g % 17 = 9 then 'X' when g in (23, 61, 96) then 'M' else 'F' end as s
  from (
    select g, date '2023-01-24' + (g * 47 / 4) - (g * 5 % 4) as d,
      (array['NF','GH','SB','NF','RW','GH','OL','GH','SB','NF','RW'])[1 + (g * 7 + g / 4) % 11] as c
    from generate_series(1, 119) g
  ) a
) p;

create table ld (
  ld_no   int primary key,
  ld_dt   date not null,
  cust_no int not null references cust,
  prd_cd  varchar(4) not null references prd,
  pit_cd  varchar(3) not null references pit,
  trk_id  int not null references trk,
  drv_no  int not null references emp,
  wb_no   int not null references emp,
  net_t   numeric(5,2) not null,
  px_t    numeric(6,2) not null,
  amt     numeric(9,2) not null,
  st      varchar(1) not null,
  pd_dt   date
);
comment on table ld is 'Loads sold, one row per weighbridge ticket';
comment on column ld.drv_no is 'Driver';
comment on column ld.wb_no is 'Weighbridge clerk who wrote the ticket';
comment on column ld.net_t is 'Net weight, tonnes';
comment on column ld.px_t is 'Price charged per tonne';
comment on column ld.amt is 'Amount charged, pounds ex VAT; 0 for refused and voided loads';
comment on column ld.st is 'D delivered, T on the road, R refused by customer, V ticket voided';
comment on column ld.pd_dt is 'Date the customer paid; empty = not paid';
insert into ld
select 20000 + g, d, b.cust_no, b.prd_cd, pit_cd, trk, drv, wb, net,
       round(p.px_t * (100 - c.dct_pct) / 100, 2),
       case when s in ('R', 'V') then 0 else round(net * round(p.px_t * (100 - c.dct_pct) / 100, 2), 2) end,
       s,
       case when s = 'D' and g % 13 <> 4 and not (c.st = 'H' and d > date '2026-07-15')
             and d + 12 + (g * 23 % 41) <= date '2026-11-30' then d + 12 + (g * 23 % 41) end
from (
  select g, d, s, pit_cd, wb, cust_no, prd_cd, drv, a2.trk,
         t.cap_t - (h * 3 % 47) / 10.0 - (g % 10) / 100.0 as net
  from (
    select g, d, h,
      case when g >= 641 then 'T' when g % 37 = 11 then 'R' when g % 53 = 20 then 'V' else 'D' end as s,
      case when cc = 5009 and d > date '2025-07-31' then 5002
           when cc = 5012 and (d < date '2025-02-20' or d > date '2026-09-30') then 5001
           when cc = 5004 and d > date '2026-08-31' then 5008
           when cc = 5013 and d < date '2025-05-10' then 5003 else cc end as cust_no,
      case when pp = 'RIP' and d > date '2025-12-31' then 'GAB' else pp end as prd_cd,
      case when ff = 'OL' and d > date '2025-06-30' then 'GH' else ff end as pit_cd,
      case when tt = 4 and d > date '2025-10-16' then 6
           when tt = 9 and d < date '2026-03-20' then 8
           when tt = 3 and d > date '2026-10-31' then 5
           when tt = 7 and d > date '2026-11-05' then 2 else tt end as trk,
      case when rr = 108 and d > date '2025-08-29' then 112
           when rr = 116 and d < date '2026-02-05' then 109
           when rr = 113 and d > date '2026-06-30' then 110 else rr end as drv,
      case when ww = 119 and d > date '2026-03-26' then 118 else ww end as wb
    from (
      select g, h, date '2025-01-02' + (g * 107 / 100) as d,
        (array[5002,5007,5001,5003,5010,5005,5002,5008,5012,5006,5003,5004,5007,5013,5009,5001,5011,5002,5005,5010,5007,5003,5008])[1 + h % 23] as cc,
        (array['TYP1','AG20','ARM','AG40','DUST','TYP1','GAB','BLK','AG20','CHP','RIP','TYP1','AG40'])[1 + (h + g * 5) % 13] as pp,
        (array['NF','GH','SB','RW','NF','GH','OL'])[1 + (h / 3 + g) % 7] as ff,
        (array[1,2,3,4,5,6,7,8,9,5,1])[1 + (h / 2 + g * 3) % 11] as tt,
        (array[109,110,111,112,113,114,115,108,116,110,109,114,111])[1 + (h / 5 + g * 4) % 13] as rr,
        (array[117,118,119,117,117])[1 + (h / 7 + g) % 5] as ww
      from (select g, (g * g * 31 + g * 17 + 11) % 1009 as h from generate_series(1, 648) g) z
    ) y
  ) a2 join trk t on t.trk_id = a2.trk
) b
join prd p on p.prd_cd = b.prd_cd
join cust c on c.cust_no = b.cust_no;
create index ld_cust_ix on ld (cust_no, ld_dt);

create table insp (
  ins_no  int primary key,
  trk_id  int not null references trk,
  ins_dt  date not null,
  ins_by  int not null references emp,
  rs      varchar(1) not null,
  dfct    int not null,
  rep_dt  date,
  rep_cst numeric(8,2) not null default 0
);
comment on table insp is 'Truck inspections by our own fitters';
comment on column insp.rs is 'P pass, A advisory, F fail';
comment on column insp.dfct is 'Number of defects found';
comment on column insp.rep_dt is 'Date the defects were put right; empty = no repair needed or still open';
comment on column insp.rep_cst is 'Cost of repair, pounds';
insert into insp
select 300 + g, a.trk_id, d,
       case when g * 5 % 8 in (0, 3, 6) then 121 when g * 5 % 8 in (2, 7) and d >= date '2025-04-20' then 122 else 120 end,
       r, case r when 'P' then 0 when 'A' then 1 + g % 2 else 2 + g * 3 % 5 end,
       case when r <> 'P' and g not in (104, 109, 111) then d + 1 + (g * 7 % 12) end,
       case when r = 'P' or g in (104, 109, 111) then 0 else (g * 137 % 900) + case r when 'F' then 420.50 else 65.25 end end
from (
  select g, d, case when x = 4 and d > date '2025-10-10' then 1
                    when x in (5, 6, 7) and d < date '2024-05-10' then x - 4
                    when x = 8 and d < date '2025-01-10' then 2
                    when x = 9 and d < date '2026-03-25' then 3 else x end as trk_id,
         case when g % 7 = 3 or g in (104, 111) then 'F' when g % 4 = 1 then 'A' else 'P' end as r
  from (
    select g, date '2023-06-26' + (g * 34 / 3) as d, 1 + (g * 7 + g / 6) % 9 as x
    from generate_series(1, 110) g
  ) z
) a;
