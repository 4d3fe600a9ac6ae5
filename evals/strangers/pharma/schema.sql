create schema phw;
set search_path = phw;

create table cd (
  dom varchar(8) not null,
  cd  varchar(4) not null,
  txt varchar(60) not null,
  primary key (dom, cd)
);
comment on table cd is 'Code texts; dom = which column the code is used in';
insert into cd values
 ('FN','S','sales representative'),('FN','W','warehouse'),('FN','D','driver'),('FN','Q','quality assurance'),('FN','O','office'),
 ('FRM','TB','tablet'),('FRM','CP','capsule'),('FRM','SY','syrup'),('FRM','IN','injection'),('FRM','CR','cream'),('FRM','DR','drops'),
 ('ORD','N','new, not picked yet'),('ORD','P','picked, waiting for the van'),('ORD','D','delivered'),('ORD','X','cancelled'),
 ('BT','Q','in quarantine'),('BT','R','released for sale'),('BT','B','blocked'),('BT','V','destroyed'),
 ('PH','A','active customer'),('PH','S','suspended, no deliveries'),('PH','C','closed down'),
 ('RC','O','open'),('RC','F','finished'),('RC','U','unfounded, lifted again');

create table emp (
  emp_id  integer primary key,
  nm      varchar(40) not null unique,
  fn_cd   char(1) not null,
  hire_yr smallint not null,
  left_dt date,
  sal_mo  numeric(8,2) not null
);
comment on column emp.fn_cd is 'Function, see cd (FN)';
comment on column emp.left_dt is 'Last day; null = still with us';
comment on column emp.sal_mo is 'Gross monthly salary, EUR';
insert into emp values
 (1,'H. Vandermeer','O',2008,null,5200),(2,'S. Achterberg','O',2017,null,3350),
 (3,'P. Lindgren','S',2012,null,4100),(4,'M. Okafor','S',2016,null,3900),(5,'J. Castellano','S',2019,'2025-04-30',3700),(6,'R. Whitlock','S',2024,null,3450),
 (7,'K. Baumann','Q',2011,null,4600),(8,'E. Tsai','Q',2018,null,4250),(9,'L. Fontaine','Q',2022,null,3800),
 (10,'A. Petrov','W',2010,null,2950),(11,'D. Marsh','W',2015,null,2800),(12,'N. Haddad','W',2019,null,2700),(13,'B. Kowal','W',2021,'2025-10-31',2600),(14,'T. Jimenez','W',2023,null,2550),(15,'C. Aalto','W',2026,null,2450),
 (16,'G. Rossi','D',2013,null,2750),(17,'F. Nyman','D',2017,null,2680),(18,'O. Brandt','D',2018,'2024-06-30',2650),(19,'V. Sharma','D',2020,null,2600),(20,'W. Dekker','D',2022,null,2520),(21,'I. Moreau','D',2024,null,2480),(22,'Z. Farkas','D',2026,null,2400);

create table phcy (
  phcy_id integer primary key,
  nm      varchar(50) not null unique,
  town    varchar(30) not null,
  st_cd   char(1) not null,
  rep_id  integer references emp,
  sgn_dt  date not null,
  cr_lim  numeric(10,2) not null,
  hosp_fl char(1) not null check (hosp_fl in ('Y','N'))
);
comment on table phcy is 'Pharmacies we deliver to';
comment on column phcy.st_cd is 'See cd (PH)';
comment on column phcy.rep_id is 'Our sales rep looking after the pharmacy; null = looked after by the office';
comment on column phcy.sgn_dt is 'Supply contract signed';
comment on column phcy.cr_lim is 'Credit limit, EUR';
comment on column phcy.hosp_fl is 'Y = hospital pharmacy';
insert into phcy
select i,
  (array['Swan','Lion','Eagle','Linden','Bridge','Castle','Sun','Rose','Market','Church','River','Park','Station','Crown','Angel','Garden','Moon','Harbour','Mill','Forest','Old Town','Hill','St. Anne','St. Luke','Rainbow','Tower','Meadow','Lake','Anchor','Unicorn','Oak','Falcon','Clover','Amber','Victoria','Apollo','Hygieia','Central','Beacon','Orchard','Dolphin','Juniper','Cedar','Heron'])[i]||
    case when i in (23,24,35,38) then ' Hospital Pharmacy' else ' Pharmacy' end,
  (array['Delmere','Asten','Brokwijk','Delmere','Corvale','Asten','Delmere','Estrand'])[1+(((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%8],
  case when i in (9,27) then 'C' when i in (14,31,40) then 'S' else 'A' end,
  case when i%11=6 then null else (array[3,4,6,3,4,3,6])[1+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%7] end,
  date '2023-01-09' + i*7 + case when i>36 then (i-36)*110 else 0 end,
  3000 + ((((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%24)*500 + case when i in (23,24,35,38) then 25000+i*100 else 0 end,
  case when i in (23,24,35,38) then 'Y' else 'N' end
from generate_series(1,44) i;

create table mfr (
  mfr_id  integer primary key,
  nm      varchar(40) not null,
  ctry_cd char(2) not null
);
comment on table mfr is 'Manufacturers';
comment on column mfr.ctry_cd is 'ISO country code';
insert into mfr values (1,'Altana Werke','DE'),(2,'Borealis Pharma','SE'),(3,'Cinque Laboratori','IT'),(4,'Delacourt Santé','FR'),(5,'Emerald Generics','IE'),(6,'Fuji Biotics','JP'),(7,'Ganges Remedies','IN'),(8,'Helvetia Med','CH'),(9,'Iberfarma','ES');

create table art (
  art_no  integer primary key,
  nm      varchar(40) not null unique,
  mfr_id  integer not null references mfr,
  frm_cd  char(2) not null,
  lst_prc numeric(8,2) not null,
  rx_fl   char(1) not null check (rx_fl in ('Y','N')),
  cold_fl char(1) not null check (cold_fl in ('Y','N'))
);
comment on table art is 'Articles, i.e. medicines in the pack we sell';
comment on column art.frm_cd is 'Dosage form, see cd (FRM)';
comment on column art.lst_prc is 'List price per pack, EUR';
comment on column art.rx_fl is 'Y = prescription only';
comment on column art.cold_fl is 'Y = must be kept refrigerated';
insert into art values
 (5001,'Dolorex 400',1,'TB',6.40,'N','N'),(5002,'Dolorex 600',1,'TB',9.80,'Y','N'),(5003,'Febrinol Syrup',2,'SY',5.20,'N','N'),
 (5004,'Cardivan 5',8,'TB',18.90,'Y','N'),(5005,'Cardivan 10',8,'TB',27.50,'Y','N'),(5006,'Glucostat Pen',6,'IN',64.00,'Y','Y'),
 (5007,'Insulor Rapid',6,'IN',71.50,'Y','Y'),(5008,'Amoxibel 500',7,'CP',8.60,'Y','N'),(5009,'Amoxibel 1000',7,'TB',12.30,'Y','N'),
 (5010,'Tussivit',3,'SY',7.10,'N','N'),(5011,'Dermacalm',4,'CR',11.20,'N','N'),(5012,'Dermacort',4,'CR',15.60,'Y','N'),
 (5013,'Oculiv',8,'DR',13.40,'N','N'),(5014,'Oculiv Forte',8,'DR',21.90,'Y','Y'),(5015,'Gastropan 20',5,'CP',10.50,'Y','N'),
 (5016,'Gastropan 40',5,'CP',16.70,'Y','N'),(5017,'Vitadrin C',9,'TB',4.30,'N','N'),(5018,'Ferrovit',9,'CP',6.90,'N','N'),
 (5019,'Heparol 5000',1,'IN',48.20,'Y','Y'),(5020,'Somnoline',2,'TB',9.10,'N','N'),(5021,'Zolprem',2,'TB',14.80,'Y','N'),
 (5022,'Allergan D',5,'TB',7.70,'N','N'),(5023,'Rhinospray Kids',3,'DR',5.90,'N','N'),(5024,'Statolip 20',7,'TB',13.90,'Y','N'),
 (5025,'Statolip 40',7,'TB',19.60,'Y','N'),(5026,'Thyrodin 50',1,'TB',11.70,'Y','N'),(5027,'Vaccigrip',4,'IN',22.40,'Y','Y'),
 (5028,'Magnevit',9,'TB',5.60,'N','N'),(5029,'Neuroxan',6,'CP',38.30,'Y','N'),(5030,'Burnaid',3,'CR',8.20,'N','N');

create table btch (
  btch_no varchar(8) primary key,
  art_no  integer not null references art,
  rcv_dt  date not null,
  exp_ym  integer not null,
  qty_rcv integer not null,
  qty_oh  integer not null,
  cst_prc numeric(8,2) not null,
  bin     varchar(6),
  rcv_by  integer not null references emp,
  rel_by  integer references emp,
  rel_dt  date,
  st_cd   char(1) not null
);
comment on table btch is 'Batches received from the manufacturers';
comment on column btch.exp_ym is 'Expiry year and month as YYYYMM; usable to the end of that month';
comment on column btch.qty_rcv is 'Packs received';
comment on column btch.qty_oh is 'Packs on hand now';
comment on column btch.cst_prc is 'Purchase price per pack, EUR';
comment on column btch.bin is 'Shelf; null once nothing is left';
comment on column btch.rcv_by is 'Warehouse employee who took it in';
comment on column btch.rel_by is 'Quality employee who released it for sale; null = never released';
comment on column btch.st_cd is 'See cd (BT)';
insert into btch
select 'B'||to_char(d,'YY')||lpad(i::text,4,'0'), art, d,
  extract(year from e)::int*100 + extract(month from e)::int,
  600+((((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%29)*50, 0,
  round(a.lst_prc*(58+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int%17)/100.0,2),
  (array['A','B','C','K'])[case when a.cold_fl='Y' then 4 else 1+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%3 end]||'-'||lpad((1+(((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%40)::text,2,'0'),
  case (((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%5 when 0 then 10 when 1 then 11 when 2 then 12 when 3 then case when d<='2025-10-31' then 13 else 14 end else case when d>='2024-01-01' then 14 else 10 end end,
  case when i>=175 then null else (array[7,8,8,9,7])[1+(((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%5] end,
  case when i>=175 then null else d+1+(((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%9 end,
  case when i>=175 then 'Q' else 'R' end
from (select i, date '2023-01-04' + case when i<=30 then i else 20+(i*1330)/180 + i%5 end as d, 5001+(case when i<=30 then i-1 else (((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%30 end) as art from generate_series(1,180) i) q
join art a on a.art_no=q.art
cross join lateral (select d + 420 + ((((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%38)*17 as e) x;

create table ord (
  ord_no  integer primary key,
  phcy_id integer not null references phcy,
  ord_dt  date not null,
  dlv_dt  date,
  st_cd   char(1) not null,
  pck_by  integer references emp,
  drv_id  integer references emp,
  frt_amt numeric(6,2) not null
);
comment on table ord is 'Order headers';
comment on column ord.dlv_dt is 'Day handed over to the pharmacy';
comment on column ord.st_cd is 'See cd (ORD)';
comment on column ord.pck_by is 'Warehouse employee who picked the order';
comment on column ord.frt_amt is 'Freight charged, EUR';
insert into ord
select 80000+i, ph, d, case when st='D' then dl end, st,
  case when st in ('P','D') then case (((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%5 when 0 then 10 when 1 then 11 when 2 then 12 when 3 then case when d<='2025-10-29' then 13 else 14 end else case when d>='2024-01-01' then 14 else 11 end end end,
  case when st='D' then case (((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%6 when 0 then 16 when 1 then 17 when 2 then case when dl<='2024-06-30' then 18 else 21 end when 3 then 19 when 4 then 20 else case when dl>='2026-02-01' then 22 else 16 end end end,
  case when (((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%4=0 then 0 else 6.50+((((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%5)*1.50 end
from (
 select i, d, ph, case when i>=516 then 'N' when i>=509 then 'P' when (((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%19=4 then 'X' else 'D' end as st,
   d + (array[1,1,2,1,3,2,1,5])[1+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int%8] as dl
 from (
  select i, date '2023-02-20'+(i*1372)/520 as d,
    case when (((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%7=0 then (array[23,24,35,38])[1+(((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%4] else 1+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%43 end as ph0 from generate_series(1,520) i) a
  cross join lateral (select case when exists (select 1 from phcy p where p.phcy_id=a.ph0 and p.sgn_dt<=a.d and (p.st_cd='A' or (p.st_cd='S' and a.d<'2026-03-01') or (p.st_cd='C' and a.d<'2025-05-01'))) then a.ph0 else 1+a.ph0%5 end as ph) b
) c;

create table ord_ln (
  ord_no  integer not null references ord,
  ln_no   smallint not null,
  art_no  integer not null references art,
  btch_no varchar(8) references btch,
  qty     integer not null,
  unt_prc numeric(8,2) not null,
  primary key (ord_no, ln_no)
);
comment on table ord_ln is 'Order lines';
comment on column ord_ln.btch_no is 'Batch taken; null until the order is picked (and for cancelled orders)';
comment on column ord_ln.qty is 'Packs';
comment on column ord_ln.unt_prc is 'Price per pack charged, EUR';
insert into ord_ln
select o.ord_no, k, a.art_no,
  case when o.st_cd in ('P','D') then (select b.btch_no from btch b where b.art_no=a.art_no and b.rel_dt<=o.ord_dt and b.exp_ym > extract(year from o.ord_dt)::int*100+extract(month from o.ord_dt)::int order by b.rcv_dt desc, b.btch_no limit 1) end,
  5+(((((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int+k*7)%16)*5, round(a.lst_prc*(case when ((((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int+k)%4=1 then 0.95 when ((((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int+k)%9=2 then 0.90 else 1 end),2)
from (select *, ord_no-80000 as i from ord) o
cross join lateral generate_series(1,1+(((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%4) k
join art a on a.art_no=5001+((((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int+k*k*5)%29
where exists (select 1 from btch b where b.art_no=a.art_no and b.rel_dt<=o.ord_dt and b.exp_ym > extract(year from o.ord_dt)::int*100+extract(month from o.ord_dt)::int);

create table rcl (
  rcl_no  integer primary key,
  btch_no varchar(8) not null references btch,
  cls     smallint not null check (cls in (1,2,3)),
  rsn     varchar(60) not null,
  opn_dt  date not null,
  cls_dt  date,
  opn_by  integer not null references emp,
  cls_by  integer references emp,
  st_cd   char(1) not null
);
comment on table rcl is 'Recalls of batches';
comment on column rcl.cls is 'Urgency class: 1 = danger to life, 2 = may do harm, 3 = other defect';
comment on column rcl.cls_dt is 'Day the recall was closed';
comment on column rcl.opn_by is 'Employee who opened it';
comment on column rcl.cls_by is 'Employee who closed it';
comment on column rcl.st_cd is 'See cd (RC)';
insert into rcl
select 300+n, b.btch_no, x.cls, x.rsn, b.rel_dt+x.dd, case when x.len is not null then b.rel_dt+x.dd+x.len end, x.ob, x.cb, x.st
from (values
 (1,12,2,'wrong leaflet',60,25,7,7,'F'),(2,24,3,'damaged cartons',75,14,8,7,'F'),(3,38,1,'particles in solution',90,41,7,8,'F'),
 (4,51,3,'misprinted label',55,9,9,9,'U'),(5,60,2,'tablets crumbling',80,33,8,9,'F'),(6,73,2,'wrong leaflet',64,21,7,9,'F'),
 (7,85,1,'contamination',47,58,8,8,'F'),(8,97,3,'misprinted label',70,12,9,7,'F'),(9,108,2,'cold chain broken',52,17,7,7,'U'),
 (10,119,2,'low active content',66,37,9,8,'F'),(11,131,3,'damaged cartons',58,10,8,8,'F'),(12,140,1,'contamination',43,49,7,9,'F'),
 (13,150,2,'low active content',61,null,8,null,'O'),(14,157,3,'wrong leaflet',74,null,9,null,'O'),(15,163,1,'particles in solution',50,null,8,null,'O')
) x(n,bi,cls,rsn,dd,len,ob,cb,st)
join btch b on right(b.btch_no,4)=lpad(x.bi::text,4,'0');

-- blocked after a recall: no further sales, later lines go to no recalled batch
update ord_ln l set btch_no = (select b.btch_no from btch b, ord o where o.ord_no=l.ord_no and b.art_no=l.art_no and b.rel_dt<=o.ord_dt
    and b.btch_no not in (select btch_no from rcl where st_cd<>'U') and b.exp_ym > extract(year from o.ord_dt)::int*100+extract(month from o.ord_dt)::int order by b.rcv_dt desc, b.btch_no limit 1)
from ord o2, rcl r where o2.ord_no=l.ord_no and r.btch_no=l.btch_no and r.st_cd<>'U' and o2.ord_dt>=r.opn_dt - 6;
delete from ord_ln l using ord o where o.ord_no=l.ord_no and o.st_cd in ('P','D') and l.btch_no is null;
delete from ord o where not exists (select 1 from ord_ln l where l.ord_no=o.ord_no);

create table rcl_ret (
  rcl_no  integer not null references rcl,
  phcy_id integer not null references phcy,
  qty_ret integer not null,
  ret_dt  date,
  crd_amt numeric(9,2),
  primary key (rcl_no, phcy_id)
);
comment on table rcl_ret is 'Packs pharmacies announced or sent back because of a recall';
comment on column rcl_ret.ret_dt is 'null = announced, not back yet';
comment on column rcl_ret.crd_amt is 'Credit note, EUR; null = no credit note yet';
insert into rcl_ret
select rcl_no, phcy_id, qr, rd, case when rd is not null and not (st_cd='O' and phcy_id%4=1) then round(qr*prc,2) end
from (
 select r.rcl_no, r.st_cd, o.phcy_id, greatest(1,(sum(l.qty)*(35+(r.rcl_no*7+o.phcy_id*11)%50)/100)::int) as qr, min(l.unt_prc) as prc,
   case when r.st_cd='O' and (r.rcl_no+o.phcy_id)%3=0 then null else r.opn_dt+2+(o.phcy_id*3+r.rcl_no)%least(coalesce(r.cls_dt-r.opn_dt-2,20),date '2026-11-30'-r.opn_dt-2) end as rd
 from rcl r join ord_ln l on l.btch_no=r.btch_no join ord o on o.ord_no=l.ord_no
 where o.st_cd='D' and o.dlv_dt<r.opn_dt group by 1,2,3,r.opn_dt,r.cls_dt) z;

update btch b set qty_oh = qty_rcv - coalesce((select sum(qty) from ord_ln l where l.btch_no=b.btch_no),0);
update btch b set qty_oh = case when qty_oh<0 then 0 else qty_oh end, qty_rcv = case when qty_oh<0 then qty_rcv-qty_oh else qty_rcv end;
-- old stock already cleared
update btch set qty_oh = 0 where rcv_dt < '2024-06-01' and qty_oh < 700;
update btch b set st_cd = case when r.st_cd='O' then 'B' when r.st_cd='F' then 'V' else b.st_cd end, qty_oh = case when r.st_cd='F' then 0 else b.qty_oh end from rcl r where r.btch_no=b.btch_no;
update btch set st_cd='V', qty_oh=0 where st_cd='R' and exp_ym<202606 and qty_oh>0;
update btch set bin=null where qty_oh=0;
