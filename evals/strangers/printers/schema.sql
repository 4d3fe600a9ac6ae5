create schema prn;
set search_path = prn;

create table emp (
  emp_no int primary key,
  emp_nm text not null,
  fn_cd  char(1) not null,
  st_dt  date not null,
  end_dt date,
  hr_wg  numeric(6,2) not null
);
comment on table emp is 'Employees';
comment on column emp.fn_cd is 'Function: S sales, C clerk, P prepress, O press operator, F finishing, Q quality, M management';
comment on column emp.end_dt is 'Left the firm on; empty = still here';
comment on column emp.hr_wg is 'Hourly wage, EUR';

insert into emp values
 (101,'Dora Reeve','M','2023-01-02',null,41.00),
 (102,'Anton Halden','M','2023-01-02',null,44.50),
 (110,'Birgit Sorensen','S','2023-01-02',null,27.80),
 (111,'Lucas Peel','S','2023-06-01',null,26.10),
 (112,'Carla Mendes','S','2024-03-01','2026-04-30',25.40),
 (113,'Jasper Quill','S','2025-02-03',null,24.00),
 (120,'Edith Wray','C','2023-01-02',null,21.60),
 (121,'Mo Farouk','C','2023-09-18',null,20.90),
 (130,'Stella Bright','P','2023-01-02',null,24.70),
 (131,'Igor Petrenko','P','2024-05-13',null,23.30),
 (140,'Hank Dorsey','O','2023-01-02',null,25.20),
 (141,'Wilma Kroon','O','2023-01-02',null,25.90),
 (142,'Pawel Zajac','O','2023-10-02',null,23.75),
 (143,'Tommy Leach','O','2024-02-12','2025-09-30',22.80),
 (144,'Rita Osei','O','2025-10-06',null,22.40),
 (150,'Gus Marlow','F','2023-01-02',null,20.40),
 (151,'Nell Fisk','F','2024-08-19',null,19.80),
 (160,'Vera Landau','Q','2023-03-01',null,26.60);

create table cus (
  cus_no  int primary key,
  cus_nm  text not null,
  town    text not null,
  cus_cat char(1) not null,
  rep_no  int references emp,
  blk_flg char(1) not null default 'N'
);
comment on table cus is 'Customers';
comment on column cus.cus_cat is 'A = key account, B = regular, C = occasional';
comment on column cus.rep_no is 'Sales rep who looks after the customer; empty = house account';
comment on column cus.blk_flg is 'Y = blocked, no new orders until they pay';

insert into cus values
 (501,'Brigg Town Council','Brigg','A',110,'N'),(502,'Marlowe Theatre','Lowestead','A',110,'N'),
 (503,'Fenn Brewery','Fennwick','A',111,'N'),(504,'Tallow Street Books','Lowestead','B',111,'N'),
 (505,'Harbour Museum','Port Elmet','B',110,'N'),(506,'Quickfix Plumbing','Brigg','C',null,'N'),
 (507,'Elmet Ferries','Port Elmet','A',113,'N'),(508,'Saint Bride''s Hospital','Lowestead','B',113,'N'),
 (509,'Oakridge Estates','Oakridge','B',111,'Y'),(510,'Pascoe Bakery','Fennwick','C',null,'N'),
 (511,'Larch and Sons Joinery','Brigg','C',null,'N'),(512,'Northway Cycles','Oakridge','C',113,'N'),
 (513,'Grand Cafe Rosa','Lowestead','C',110,'N'),(514,'Delta Seeds','Fennwick','B',111,'N'),
 (515,'Lowestead University','Lowestead','A',110,'N'),(516,'Bluebell Nursery','Brigg','C',null,'N'),
 (517,'Vantage Insurance','Port Elmet','B',113,'N'),(518,'Kestrel Outdoor','Oakridge','B',113,'N'),
 (519,'Hollin Wines','Fennwick','B',111,'N'),(520,'Moorside Choir','Brigg','C',null,'N'),
 (521,'Redfern Legal','Lowestead','B',110,'N'),(522,'Sunrise Gym','Oakridge','C',113,'Y'),
 (523,'Castle Cinema','Port Elmet','B',113,'N'),(524,'Abbot Shipping','Port Elmet','A',111,'N'),
 (525,'Tern Gallery','Port Elmet','C',null,'N'),(526,'Greenway Party','Lowestead','C',110,'N'),
 (527,'Ironbridge Motors','Brigg','B',111,'Y'),(528,'Wool and Wonder','Oakridge','C',null,'N'),
 (529,'Peverell Hotel','Oakridge','B',113,'N'),(530,'Jubilee Church','Brigg','C',null,'N');

create table prs (
  prs_cd char(2) primary key,
  prs_nm text not null,
  prs_tp char(1) not null,
  max_fm text not null,
  hr_rt  numeric(7,2) not null,
  ins_dt date not null,
  out_dt date
);
comment on table prs is 'Presses';
comment on column prs.prs_tp is 'O offset, D digital, L letterpress, W wide format';
comment on column prs.hr_rt is 'Machine rate per hour, EUR';
comment on column prs.out_dt is 'Taken out of service; empty = running';

insert into prs values
 ('01','Heidelberg Speedmaster 52','O','36x52',96.00,'2023-01-02',null),
 ('02','Heidelberg Speedmaster 74','O','53x74',138.50,'2023-01-02',null),
 ('03','Komori Lithrone','O','72x102',189.00,'2024-04-08',null),
 ('04','Xerox Versant','D','33x66',62.00,'2023-05-15','2025-06-30'),
 ('05','HP Indigo 7900','D','33x48',84.00,'2025-06-16',null),
 ('06','Roland VersaCamm','W','roll 160',47.50,'2023-11-20',null),
 ('07','Original Heidelberg Tiegel','L','26x38',55.00,'2023-01-02',null);

create table ppr (
  ppr_cd  text primary key,
  ppr_nm  text not null,
  gsm     int not null,
  ctd_flg char(1) not null,
  pr_1000 numeric(7,2) not null,
  stk_qty int not null,
  min_qty int not null,
  sup_nm  text not null
);
comment on table ppr is 'Paper and board kept in the store';
comment on column ppr.ctd_flg is 'Y = coated';
comment on column ppr.pr_1000 is 'Buying price per 1000 sheets, EUR';
comment on column ppr.stk_qty is 'Sheets in stock';
comment on column ppr.min_qty is 'Re-order when stock falls below this';

insert into ppr values
 ('OFF080','Offset white 80',80,'N',41.20,84000,40000,'Papier Union'),
 ('OFF120','Offset white 120',120,'N',61.50,22500,25000,'Papier Union'),
 ('GLO115','Gloss art 115',115,'Y',58.90,61000,30000,'Lindgren Mills'),
 ('GLO150','Gloss art 150',150,'Y',76.40,38500,30000,'Lindgren Mills'),
 ('GLO250','Gloss art 250',250,'Y',131.00,12400,10000,'Lindgren Mills'),
 ('SIL135','Silk 135',135,'Y',69.80,18200,20000,'Lindgren Mills'),
 ('SIL300','Silk 300',300,'Y',158.60,15100,8000,'Bowater Trade'),
 ('REC090','Recycled 90',90,'N',49.30,33000,15000,'Greenleaf Paper'),
 ('REC140','Recycled 140',140,'N',77.10,6400,9000,'Greenleaf Paper'),
 ('LAI100','Laid cream 100',100,'N',112.00,5200,3000,'Bowater Trade'),
 ('COT600','Cotton board 600',600,'N',690.00,1150,1000,'Velin Atelier'),
 ('CHR280','Chromo board 280',280,'Y',144.00,9800,6000,'Papier Union'),
 ('STK090','Sticker paper 90',90,'Y',205.00,2600,4000,'Bowater Trade'),
 ('KRF170','Kraft brown 170',170,'N',88.00,4700,2000,'Greenleaf Paper');

create table ord_st (
  st_cd  char(1) primary key,
  st_txt text not null
);
comment on table ord_st is 'Order status codes';
insert into ord_st values ('Q','quotation'),('N','new'),('P','in production'),('H','on hold'),('D','delivered'),('X','cancelled');

create table ord (
  ord_no int primary key,
  cus_no int not null references cus,
  dscr   text not null,
  ord_dt date not null,
  due_dt date not null,
  shp_dt date,
  st_cd  char(1) not null references ord_st,
  net_am numeric(10,2) not null,
  tkn_by int not null references emp,
  chk_by int references emp
);
comment on table ord is 'Orders and quotations';
comment on column ord.due_dt is 'Promised to the customer for';
comment on column ord.shp_dt is 'Left the house on; empty = not (yet) shipped';
comment on column ord.net_am is 'Net value, EUR';
comment on column ord.tkn_by is 'Employee who took the order';
comment on column ord.chk_by is 'Employee who checked the calculation; empty = not checked';

insert into ord
select 24000 + i, cus, dscr, od, dd,
  case when st = 'D' then least(dd + (case when (i*i*3 + i)%11 < 8 then -((i*5 + i/7)%5) else 1 + (i*7)%9 end), date '2026-11-27') end,
  st, am, 
  case when tk = 112 and od > '2026-04-30' then 113 when tk = 112 and od < '2024-03-01' then 110 when tk = 113 and od < '2025-02-03' then 111 else tk end,
  case when st in ('Q','N') or i%26 = 9 then null else (array[101,120,102,121,120])[1 + (i*i + i/4)%5] end
from (
  select i, od, least(od + 8 + (i*i*5 + i)%16, date '2026-11-30') dd,
    501 + ((i*i*7 + i*11 + i/6) % 97) % 28 + case when i%9 = 0 then 1 else 0 end cus,
    (array['Leaflet','Business cards','Brochure','Poster','Letterheads','Catalogue','Menu cards','Stickers','Banner','Booklet','Envelopes','Invitation'])[1 + (i*5 + i/3)%12] dscr,
    95 + (i*7919 + i*i*13)%2900 + case when i%12 = 5 then 4200 + (i*311)%3800 else 0 end + ((i*37)%20)*5/100.0 am,
    (array[110,111,112,113,110,120,111])[1 + (i*3 + i/8)%7] tk,
    case when i%31 = 12 then 'Q' when i%23 = 5 then 'X'
         when i > 402 then (array['N','P','D','H','P','D'])[1 + (i*2 + i/3)%6]
         when i > 380 and i%4 = 1 then 'P' when i > 380 and i%7 = 3 then 'H' else 'D' end st
  from (
    select i, d + case extract(isodow from d) when 6 then 2 when 7 then 1 else 0 end od
    from (select i, date '2024-01-03' + (i*1052)/420 d from generate_series(1,420) i) a
  ) b
) c
order by i;

create table job (
  job_no  int primary key,
  ord_no  int not null references ord,
  prs_cd  char(2) not null references prs,
  ppr_cd  text not null references ppr,
  qty     int not null,
  wst_qty int not null,
  prt_dt  date,
  run_min int,
  mrd_no  int references emp,
  opr_no  int references emp
);
comment on table job is 'Press jobs; an order can need several';
comment on column job.qty is 'Good sheets';
comment on column job.wst_qty is 'Sheets wasted';
comment on column job.prt_dt is 'Day printed; empty = still to print';
comment on column job.run_min is 'Running time in minutes';
comment on column job.mrd_no is 'Who made the press ready';
comment on column job.opr_no is 'Who ran the job';

insert into job
select 70000 + row_number() over (order by ord_no, k), ord_no, prs,
  ppr, qty, case when pd is null then 0 else qty * (1 + (n*n + n/3)%7) / 100 + 15 end, pd,
  case when pd is not null then 12 + qty/90 + (n*13)%25 end,
  case when pd is not null then case when mr = 143 and (pd > '2025-09-30' or pd < '2024-02-12') then 142 when mr = 144 and pd < '2025-10-06' then 140 else mr end end,
  case when pd is not null then case when op = 143 and (pd > '2025-09-30' or pd < '2024-02-12') then 141 when op = 144 and pd < '2025-10-06' then 142 else op end end
from (
  select q.*,
    case when p0 = '03' and coalesce(pd, od) < '2024-04-08' then '02'
         when p0 in ('04','05') then case when coalesce(pd, od) <= '2025-06-20' then '04' else '05' end
         else p0 end prs
  from (
    select o.ord_no, k, n, o.ord_dt od,
      (array['01','02','05','03','02','01','06','05','04','03','02','07'])[1 + (n*5 + n/4)%12] p0,
      (array['OFF080','GLO115','GLO150','SIL135','OFF120','GLO250','REC090','GLO150','SIL300','OFF080','STK090','CHR280','REC140','GLO115','LAI100','OFF120'])[1 + (n*7 + n/5)%16] ppr,
      250 * (1 + (n*n*3 + n)%37) qty,
      case when o.st_cd = 'D' then greatest(o.ord_dt + 1, o.shp_dt - 1 - (n*3)%5)
           when o.st_cd = 'P' and k = 1 and o.ord_no%2 = 0 then o.ord_dt + 5 end pd,
      (array[140,141,142,143,140,144,141])[1 + (n*3 + n/6)%7] mr,
      (array[141,140,142,143,144,140])[1 + (n*5 + n/7)%6] op
    from (select ord_no, ord_dt, shp_dt, st_cd, ord_no - 24000 i from ord where st_cd in ('D','P','H')) o,
      lateral (select k, o.i*2 + k*7 n from generate_series(1, 1 + case when o.i%5 = 0 then 1 else 0 end + case when o.i%11 = 3 then 1 else 0 end) k) g
  ) q
) r
order by 1;

create table prf (
  prf_no int primary key,
  ord_no int not null references ord,
  prf_tp char(1) not null,
  snt_dt date not null,
  ret_dt date,
  res_cd char(1)
);
comment on table prf is 'Proofs sent to customers';
comment on column prf.prf_tp is 'S = soft proof (PDF), H = hard copy';
comment on column prf.res_cd is 'A = approved, C = approved with changes, R = rejected; empty while the proof has not come back';

insert into prf
select 3000 + row_number() over (order by snt, ord_no), ord_no, case when n%4 = 1 then 'H' else 'S' end, snt, ret,
  case when ret is not null then case when rej then 'R' when (n*5 + n/7)%9 = 2 then 'C' else 'A' end end
from (
  select ord_no, n, snt, rej, case when open and ord_no%2 = 1 and not rej then null else snt + dly end ret
  from (
    select o.ord_no, o.ord_no - 24000 + k*3 n, k,
      o.st_cd <> 'D' and o.ord_dt > '2026-10-01' as open,
      (o.ord_no*3)%7 = 2 and k = 1 rej,
      o.ord_dt + case when k = 1 then 1 else 4 end snt,
      case when k = 1 then (o.ord_no*7)%4 else (o.ord_no*5)%3 end dly
    from ord o, generate_series(1,2) k
    where o.st_cd in ('D','P','H','X') and o.ord_no%3 <> 1 and (k = 1 or (o.ord_no*3)%7 = 2)
  ) a
) b
order by 1;

create table cmp_tp (
  tp_cd  char(3) primary key,
  tp_txt text not null
);
insert into cmp_tp values ('COL','colour off'),('LAT','late delivery'),('CUT','wrong trim'),('QTY','quantity short'),('DMG','damaged in transit'),('TXT','text error');

create table cmp (
  cmp_no int primary key,
  ord_no int not null references ord,
  tp_cd  char(3) not null references cmp_tp,
  rcv_dt date not null,
  cls_dt date,
  jst_cd char(1) not null,
  crd_am numeric(9,2) not null default 0,
  rcv_by int not null references emp,
  hnd_by int references emp
);
comment on table cmp is 'Complaints from customers';
comment on column cmp.cls_dt is 'Closed on; empty = still open';
comment on column cmp.jst_cd is 'Y = justified, N = not justified, U = undecided';
comment on column cmp.crd_am is 'Credit given to the customer, EUR';
comment on column cmp.rcv_by is 'Who took the complaint';
comment on column cmp.hnd_by is 'Who deals or dealt with it';

insert into cmp
select 900 + row_number() over (order by rcv, ord_no), ord_no, tp, rcv, cls,
  case when cls is null then 'U' when jst then 'Y' else 'N' end,
  case when cls is not null and jst then round(net_am * (5 + (n*7)%25) / 100, 2) else 0 end,
  rb, case when cls is null and n%3 = 0 then null else hb end
from (
  select o.ord_no, o.net_am, n, rcv, tp, n%5 <> 2 jst, rb, hb,
    case when rcv > '2026-08-10' or n in (236,311) then null else rcv + 2 + (n*n*3 + n)%24 end cls
  from (
    select *, ord_no - 24000 n, shp_dt + 2 + (ord_no*5)%17 rcv,
      case when shp_dt > due_dt and ord_no%3 <> 0 then 'LAT' else (array['COL','CUT','COL','QTY','TXT','DMG','COL'])[1 + (ord_no*3)%7] end tp,
      (array[120,121,110,120,111])[1 + ord_no%5] rb,
      (array[160,160,101,130,160,120])[1 + (ord_no/2)%6] hb
    from ord where st_cd = 'D'
  ) o
  where ((n*11 + n/4)%29 in (2,7,16,21,25)) and rcv <= '2026-11-30' and o.cus_no <> 505
) q
order by 1;
