create schema trm; set search_path = trm;

create table dpt (
  dpt_cd char(2) primary key,
  nm text not null,
  trk_cnt integer not null
);
comment on table dpt is 'Depots';
comment on column dpt.trk_cnt is 'stabling tracks';

insert into dpt values
 ('HB','Harbour Depot',14),
 ('EG','Eastgate Depot',9),
 ('QL','Quarry Lane Depot',11);

create table stp (
  stp_id integer primary key,
  nm text not null unique,
  zn char(1) not null,
  brf boolean not null,
  tvm_cnt integer not null
);
comment on table stp is 'Stops';
comment on column stp.zn is 'fare zone A (centre), B, C (outer)';
comment on column stp.brf is 'barrier-free: step-free access from street to tram';
comment on column stp.tvm_cnt is 'number of ticket vending machines on the platform';

insert into stp values
 (1,'Harbour Quay','A',true,3),
 (2,'Customs House','A',true,2),
 (3,'Old Market','A',false,2),
 (4,'Town Hall','A',true,4),
 (5,'Central Station','A',true,6),
 (6,'Opera','A',false,1),
 (7,'University','A',true,2),
 (8,'St Anne''s','A',true,1),
 (9,'Eastgate','B',true,2),
 (10,'Brewery Lane','B',false,1),
 (11,'Infirmary','B',true,2),
 (12,'Gasworks','B',false,0),
 (13,'Mill Bridge','B',true,1),
 (14,'Lime Avenue','B',false,1),
 (15,'Stadium','B',true,3),
 (16,'Technical College','B',true,1),
 (17,'Quarry Lane','B',true,1),
 (18,'Cemetery','B',false,0),
 (19,'Northfield','C',true,1),
 (20,'Airport','C',true,4),
 (21,'Priory Park','C',false,1),
 (22,'Weir Cottages','C',false,0),
 (23,'Southmoor','C',true,1),
 (24,'Long Acre','C',false,1);

create table ln (
  ln_no integer primary key,
  nm text not null,
  dpt_cd char(2) not null references dpt,
  frm_stp integer not null references stp,
  to_stp integer not null references stp,
  len_km numeric(4,1) not null,
  hdwy integer not null,
  cls_dt date
);
comment on table ln is 'Tram lines';
comment on column ln.frm_stp is 'terminus, inbound end';
comment on column ln.to_stp is 'terminus, outbound end';
comment on column ln.hdwy is 'weekday headway in minutes';
comment on column ln.cls_dt is 'line closed for good on; empty = running';

insert into ln values
 (1,'Harbour Line','HB',1,15,9.4,6,null),
 (2,'University Line','HB',5,19,11.8,8,null),
 (3,'Garden Line','QL',4,21,7.6,10,null),
 (4,'Airport Line','EG',5,20,16.3,10,null),
 (5,'Quarry Line','QL',1,17,6.2,12,null),
 (6,'Southern Line','QL',4,23,13.1,12,null),
 (7,'Weir Line','EG',9,22,5.5,20,date '2025-06-30'),
 (8,'Ring Line','HB',5,24,14.7,15,null);

create table emp (
  emp_no integer primary key,
  fnm text not null,
  lnm text not null,
  jb char(1) not null check (jb in ('D','C','M','I','A')),
  dpt_cd char(2) references dpt,
  hir_dt date not null,
  lv_dt date,
  pay_mth numeric(8,2) not null,
  sup_no integer references emp
);
comment on table emp is 'Employees, present and former';
comment on column emp.jb is 'D driver, C control-room operator, M mechanic, I ticket inspector, A administration';
comment on column emp.dpt_cd is 'home depot; administration has none';
comment on column emp.lv_dt is 'last day of employment; empty = still with us';
comment on column emp.pay_mth is 'gross monthly pay, EUR';
comment on column emp.sup_no is 'direct superior';

insert into emp values
 (1001,'Helen','Aldous','A',null,'2023-01-01',null,6900.00,null),
 (1002,'Marcus','Oyelaran','A',null,'2023-01-01',null,5450.00,1001),
 (1003,'Ruth','Pemberton','A',null,'2024-02-12',null,3180.00,1001),
 (1004,'Ivo','Brandt','C','HB','2023-01-01',null,4120.00,1002),
 (1005,'Sunita','Rao','C','HB','2023-01-01',null,3980.00,1004),
 (1006,'Gareth','Pugh','C','EG','2023-03-01',null,3890.00,1004),
 (1007,'Lena','Fischer','C','QL','2023-01-01','2025-08-31',3840.00,1004),
 (1008,'Tomasz','Wilk','C','QL','2025-07-01',null,3610.00,1004),
 (1009,'Agnes','Morley','M','HB','2023-01-01',null,4010.00,1002),
 (1010,'Dmitri','Sokolov','M','HB','2023-01-01',null,3560.00,1009),
 (1011,'Pauline','Estrada','M','EG','2023-01-01',null,3620.00,1009),
 (1012,'Kofi','Mensah','M','EG','2023-09-04',null,3390.00,1009),
 (1013,'Brian','Tolley','M','QL','2023-01-01','2024-12-31',3470.00,1009),
 (1014,'Yusuf','Demir','M','QL','2023-05-15',null,3455.00,1009),
 (1015,'Clara','Nyberg','M','QL','2025-01-13',null,3240.00,1009),
 (1016,'Joan','Whitcombe','I','HB','2023-01-01',null,2980.00,1002),
 (1017,'Pedro','Salgado','I','HB','2023-06-01',null,2790.00,1016),
 (1018,'Nadia','Haddad','I','EG','2024-04-02',null,2740.00,1016),
 (1019,'Keith','Lomax','I','QL','2023-01-01','2026-03-31',2860.00,1016),
 (1020,'Arthur','Beale','D','HB','2023-01-01',null,3310.00,1004),
 (1021,'Fatima','Zahir','D','HB','2023-01-01',null,3260.00,1004),
 (1022,'Owen','Griffiths','D','HB','2023-01-01','2024-05-31',3190.00,1004),
 (1023,'Mirela','Ionescu','D','HB','2023-02-20',null,3145.00,1004),
 (1024,'Steve','Cartwright','D','HB','2023-08-01',null,3120.00,1004),
 (1025,'Hannah','Voss','D','HB','2024-06-03',null,3015.00,1004),
 (1026,'Liam','Docherty','D','HB','2026-11-02',null,2850.00,1004),
 (1027,'George','Antoniou','D','EG','2023-01-01',null,3335.00,1006),
 (1028,'Ewa','Kaminska','D','EG','2023-01-01',null,3220.00,1006),
 (1029,'Neil','Furness','D','EG','2023-04-17','2026-02-28',3160.00,1006),
 (1030,'Chidi','Eze','D','EG','2023-10-02',null,3090.00,1006),
 (1031,'Bridget','Shaw','D','EG','2025-03-03',null,2960.00,1006),
 (1032,'Raymond','Teale','D','QL','2023-01-01',null,3365.00,1008),
 (1033,'Ingrid','Lund','D','QL','2023-01-01',null,3240.00,1008),
 (1034,'Samir','Bakshi','D','QL','2023-01-01','2023-11-30',3100.00,1008),
 (1035,'Teresa','Molina','D','QL','2023-07-10',null,3105.00,1008),
 (1036,'Victor','Hale','D','QL','2024-01-15',null,3055.00,1008),
 (1037,'Jodie','Marsh','D','QL','2025-09-01',null,2925.00,1008),
 (1038,'Anton','Kral','D','QL','2026-11-16',null,2850.00,1008);

create table veh (
  veh_no integer primary key,
  mdl text not null,
  yr integer not null,
  sts integer not null,
  lf boolean not null,
  dpt_cd char(2) not null references dpt,
  st char(1) not null check (st in ('S','W','R','X')),
  km integer not null,
  acq_amt numeric(10,2) not null,
  scr_dt date
);
comment on table veh is 'Trams';
comment on column veh.mdl is 'manufacturer''s type';
comment on column veh.yr is 'year built';
comment on column veh.sts is 'seats';
comment on column veh.lf is 'low floor';
comment on column veh.st is 'S in service, W in workshop, R reserve, X scrapped';
comment on column veh.km is 'odometer, km';
comment on column veh.acq_amt is 'purchase price, EUR';
comment on column veh.scr_dt is 'scrapped on';

insert into veh values
 (201,'GT6',1991,54,false,'HB','X',1482300,610000,'2024-09-30'),
 (202,'GT6',1991,54,false,'HB','X',1455120,610000,'2025-03-31'),
 (203,'GT6',1992,54,false,'EG','R',1398770,624000,null),
 (204,'GT6',1992,54,false,'EG','R',1421650,624000,null),
 (205,'GT6',1993,54,false,'QL','S',1367040,638000,null),
 (206,'GT6',1993,54,false,'QL','X',1440980,638000,'2025-10-15'),
 (301,'Citadis 302',2004,62,true,'HB','S',912400,1950000,null),
 (302,'Citadis 302',2004,62,true,'HB','W',934150,1950000,null),
 (303,'Citadis 302',2004,62,true,'HB','W',897310,1950000,null),
 (304,'Citadis 302',2005,62,true,'EG','S',865220,1990000,null),
 (305,'Citadis 302',2005,62,true,'EG','S',881930,1990000,null),
 (306,'Citadis 302',2005,62,true,'QL','S',874600,1990000,null),
 (307,'Citadis 302',2006,62,true,'QL','S',842710,2015000,null),
 (308,'Citadis 302',2006,62,true,'QL','R',859480,2015000,null),
 (401,'Flexity 2',2014,74,true,'HB','S',488120,2740000,null),
 (402,'Flexity 2',2014,74,true,'HB','S',497560,2740000,null),
 (403,'Flexity 2',2014,74,true,'HB','S',476900,2740000,null),
 (404,'Flexity 2',2015,74,true,'EG','S',451330,2790000,null),
 (405,'Flexity 2',2015,74,true,'EG','S',462840,2790000,null),
 (406,'Flexity 2',2015,74,true,'EG','S',447210,2790000,null),
 (407,'Flexity 2',2016,74,true,'QL','S',421070,2810000,null),
 (408,'Flexity 2',2016,74,true,'QL','S',433690,2810000,null),
 (501,'Urbos 3',2022,80,true,'HB','S',151240,3480000,null),
 (502,'Urbos 3',2022,80,true,'HB','S',148900,3480000,null),
 (503,'Urbos 3',2023,80,true,'EG','S',129550,3520000,null),
 (504,'Urbos 3',2023,80,true,'EG','S',133480,3520000,null),
 (505,'Urbos 3',2026,80,true,'QL','S',4310,3695000,null);

create table cse (
  cse_cd char(3) primary key,
  dsc text not null,
  own boolean not null
);
comment on table cse is 'Causes of disruption';
comment on column cse.own is 'true = within our own responsibility, false = outside influence';

insert into cse values
 ('VEH','vehicle fault',true),
 ('OHL','overhead line damage',true),
 ('SIG','signal failure',true),
 ('STF','staff shortage',true),
 ('RTA','road traffic accident',false),
 ('OBS','obstructed track',false),
 ('WTH','weather',false),
 ('POL','police or fire brigade operation',false);

create table dsr (
  dsr_no integer primary key,
  ln_no integer not null references ln,
  cse_cd char(3) not null references cse,
  stp_id integer not null references stp,
  veh_no integer references veh,
  beg_ts timestamp not null,
  end_ts timestamp,
  trp_cx integer not null,
  cmp_amt numeric(8,2) not null,
  rep_by integer not null references emp,
  hdl_by integer not null references emp,
  st char(1) not null check (st in ('O','C','F'))
);
comment on table dsr is 'Disruptions of service';
comment on column dsr.stp_id is 'stop nearest to the place of the disruption';
comment on column dsr.veh_no is 'the tram at fault, vehicle faults only';
comment on column dsr.beg_ts is 'began';
comment on column dsr.end_ts is 'cleared at; empty while ongoing';
comment on column dsr.trp_cx is 'trips cancelled because of it';
comment on column dsr.cmp_amt is 'compensation paid to passengers, EUR';
comment on column dsr.rep_by is 'driver who reported it';
comment on column dsr.hdl_by is 'control-room operator in charge';
comment on column dsr.st is 'O ongoing, C cleared, F false alarm';

insert into dsr
select 70000 + i, l.ln_no, b.cse_cd, s.stp_id, v.veh_no, b.ts,
       case when i not in (318, 320) then b.ts + make_interval(mins => case when b.f then 4 + (i*7) % 9 else b.dur end) end,
       case when b.f then 0 when b.dur < 20 then (i % 2) else b.dur / l.hdwy end,
       case when b.f or b.dur < 45 then 0 else (b.dur / 15) * (20 + (i*i*3 + i) % 61) * 1.5 end,
       d.emp_no, c.emp_no,
       case when i in (318, 320) then 'O' when b.f then 'F' else 'C' end
from generate_series(1, 320) i
cross join lateral (
  select timestamp '2023-01-02 05:00' + make_interval(days => (i*445)/100 + (i*i*7) % 4, hours => (i*i*3 + i*11) % 18, mins => (i*17 + i/3) % 60) as ts,
         (array['VEH','VEH','VEH','RTA','RTA','OBS','SIG','STF','WTH','OHL','POL','VEH','OBS','RTA','SIG','VEH','STF'])[1 + (i*i*5 + i*3 + i/7) % 17] as cse_cd,
         8 + (i*i*13 + i*29) % 137 + case when (i*i + i) % 23 = 0 then 95 else 0 end as dur,
         (i*i + 3*i) % 19 = 4 and i < 315 as f) b
cross join lateral (
  select ln_no, hdwy, dpt_cd from ln
  where ln_no in (4, (array[1,1,1,1,2,2,2,3,4,4,4,4,4,5,6,6,6,7,8,8,2,1,3])[1 + (i*i*2 + i*9 + i/5) % 23])
    and (cls_dt is null or cls_dt >= b.ts::date)
  order by (ln_no = (array[1,1,1,1,2,2,2,3,4,4,4,4,4,5,6,6,6,7,8,8,2,1,3])[1 + (i*i*2 + i*9 + i/5) % 23]) desc
  limit 1) l
cross join lateral (
  select stp_id from stp where stp_id not in (18, 22) or (stp_id = 22 and l.ln_no = 7) order by (stp_id*stp_id*37 + stp_id*i*11 + i*i*5) % 97, stp_id limit 1) s
cross join lateral (
  select emp_no from emp where jb = 'D' and hir_dt < date '2026-11-01' and hir_dt <= b.ts::date and (lv_dt is null or lv_dt >= b.ts::date)
  order by (case when dpt_cd = l.dpt_cd then 0 else 40 end) + (emp_no*emp_no*13 + emp_no*i*7 + i*i*3) % 101, emp_no limit 1) d
cross join lateral (
  select emp_no from emp where jb = 'C' and hir_dt <= b.ts::date and (lv_dt is null or lv_dt >= b.ts::date)
  order by (emp_no*emp_no*17 + emp_no*i*5 + i*i*11) % 89, emp_no limit 1) c
left join lateral (
  select veh_no from veh where b.cse_cd = 'VEH' and yr < extract(year from b.ts) and veh_no not in (204, 308) and (scr_dt is null or scr_dt > b.ts::date)
  order by veh_no / 8 + (veh_no*veh_no*3 + veh_no*i*19 + i*i*7) % 103, veh_no limit 1) v on true;

create table tkt_typ (
  typ char(2) primary key,
  dsc text not null,
  prc numeric(6,2) not null,
  vld_d integer not null,
  wdr_dt date
);
comment on table tkt_typ is 'Kinds of ticket';
comment on column tkt_typ.prc is 'present list price, EUR';
comment on column tkt_typ.vld_d is 'valid for this many days';
comment on column tkt_typ.wdr_dt is 'withdrawn from sale on; empty = on sale';

insert into tkt_typ values
 ('SG','single ticket',2.80,1,null),
 ('SC','single ticket, child',1.40,1,null),
 ('DY','day ticket',7.20,1,null),
 ('GR','group day ticket',16.50,1,null),
 ('WK','weekly pass',24.00,7,null),
 ('MO','monthly pass',68.00,30,null),
 ('MS','monthly pass, student',45.00,30,null),
 ('TU','tourist card',19.90,3,'2025-12-31'),
 ('NT','night supplement',1.50,1,null);

create table tkt (
  tkt_no integer primary key,
  typ char(2) not null references tkt_typ,
  sld_dt date not null,
  ch char(1) not null check (ch in ('M','A','O')),
  stp_id integer references stp,
  amt numeric(6,2) not null,
  rfd_dt date
);
comment on table tkt is 'Tickets sold (sample ledger)';
comment on column tkt.ch is 'sales channel: M vending machine, A app, O customer office';
comment on column tkt.stp_id is 'stop where the machine stands; machine sales only';
comment on column tkt.amt is 'price paid, EUR';
comment on column tkt.rfd_dt is 'refunded in full on';

insert into tkt
select 500000 + i, t.typ, b.d, b.ch, s.stp_id,
       case when b.d < date '2025-01-01' then round(t.prc * 0.9, 1) else t.prc end,
       case when t.prc > 10 and (i*i + i*5) % 17 = 6 and b.d < date '2026-11-15' then b.d + 1 + (i % 9) end
from generate_series(1, 950) i
cross join lateral (
  select date '2023-01-03' + (i*150)/100 + (i*i*3) % 2 as d,
         (array['A','M','A','M','O','A','M','A','A','M','M','O','A'])[1 + (i*i*7 + i*2 + i/11) % 13] as ch,
         (array['SG','SG','SG','SG','SG','SC','SC','DY','DY','DY','GR','WK','WK','MO','MO','MO','MS','MS','TU','NT','NT','SG','SC'])[1 + (i*i*3 + i*8 + i/9) % 23] as typ) b
join tkt_typ t on t.typ = case when b.typ = 'TU' and b.d > date '2025-12-31' then 'DY' else b.typ end
left join lateral (
  select stp_id from stp where b.ch = 'M' and tvm_cnt > 0
  order by (stp_id*stp_id*29 + stp_id*i*13 + i*i*3) % 101 / tvm_cnt, stp_id limit 1) s on true;

create table mnt (
  mnt_no integer primary key,
  veh_no integer not null references veh,
  kd char(1) not null check (kd in ('I','R','C','V')),
  opn_dt date not null,
  due_dt date not null,
  cls_dt date,
  hrs numeric(5,1) not null,
  prt_amt numeric(9,2) not null,
  lab_amt numeric(9,2) not null,
  rep_by integer not null references emp,
  done_by integer references emp,
  st char(1) not null check (st in ('O','P','D','X'))
);
comment on table mnt is 'Workshop jobs';
comment on column mnt.kd is 'I inspection, R repair, C cleaning and paint, V vandalism damage';
comment on column mnt.due_dt is 'to be finished by';
comment on column mnt.cls_dt is 'finished on';
comment on column mnt.hrs is 'mechanic hours booked';
comment on column mnt.prt_amt is 'parts, EUR';
comment on column mnt.lab_amt is 'labour, EUR';
comment on column mnt.rep_by is 'who raised the job';
comment on column mnt.done_by is 'mechanic on the job';
comment on column mnt.st is 'O open, P in progress, D done, X cancelled';

insert into mnt
select 9000 + i, v.veh_no, b.kd, b.d, least(b.d + b.lead, date '2026-11-30'),
       case when b.st = 'D' then least(b.d + 1 + (i*i*5 + i*3) % (b.lead + 6), date '2026-11-29') end,
       case when b.st in ('O','X') then 0 else b.h end,
       case when b.st in ('O','X') then 0 else (case b.kd when 'R' then 240 when 'V' then 130 when 'I' then 25 else 40 end) * (1 + (i*i*3 + i*7) % 13) + (i % 10) * 3.25 end,
       case when b.st in ('O','X') then 0 else b.h * 58 end,
       r.emp_no, case when b.st in ('P','D') then m.emp_no end, b.st
from generate_series(1, 280) i
cross join lateral (
  select date '2023-01-04' + (i*508)/100 + (i*i*3) % 3 as d,
         (array['I','R','I','R','C','V','R','I','R','C','V'])[1 + (i*i*4 + i*5 + i/6) % 11] as kd,
         5 + (i*i + i*2) % 12 as lead,
         1.5 + ((i*i*11 + i*17) % 57) * 0.5 as h,
         case when i in (263, 268, 271, 273, 275, 277, 280) then 'O'
              when i in (266, 269, 272, 276, 278) then 'P'
              when (i*i + i*7) % 29 in (8, 18) then 'X' else 'D' end as st) b
cross join lateral (
  select veh_no, dpt_cd from veh where yr <= extract(year from b.d) and veh_no <> 505 and (scr_dt is null or scr_dt > b.d + 25)
  order by (veh_no*veh_no*7 + veh_no*i*23 + i*i*5) % 107 - (2026 - yr) / 2, veh_no limit 1) v
cross join lateral (
  select emp_no from emp where jb in ('D','M','C') and hir_dt <= b.d and (lv_dt is null or lv_dt >= b.d)
  order by (case jb when 'D' then 0 when 'M' then 3 else 12 end) + (emp_no*emp_no*19 + emp_no*i*3 + i*i*7) % 103, emp_no limit 1) r
cross join lateral (
  select emp_no from emp where jb = 'M' and hir_dt <= b.d and (lv_dt is null or lv_dt >= b.d + 25)
  order by (case when dpt_cd = v.dpt_cd then 0 else 35 end) + (emp_no*emp_no*5 + emp_no*i*7 + i*i*2) % 83, emp_no limit 1) m;
