create schema tel;
set search_path = tel;

create table area (
  ar_cd   varchar(3) primary key,
  ar_nm   text not null,
  hh_cnt  integer not null,
  fib_dt  date
);
comment on table area is 'supply areas';
comment on column area.hh_cnt is 'households in the area';
comment on column area.fib_dt is 'date the fibre build-out was finished, empty = not finished yet';

create table cd_lst (
  dom  varchar(8) not null,
  cd   varchar(2) not null,
  txt  text not null,
  primary key (dom, cd)
);
comment on table cd_lst is 'code letters and what they stand for, dom = where the letter is used';

create table pln (
  pln_cd   varchar(6) primary key,
  nm       text not null unique,
  tech     varchar(1) not null check (tech in ('F','C','D')),
  dn_mbit  integer not null,
  up_mbit  integer not null,
  mth_fee  numeric(8,2) not null,
  intr_dt  date not null,
  wd_dt    date
);
comment on table pln is 'price plans';
comment on column pln.tech is 'F = fibre, C = cable (coax), D = DSL over copper';
comment on column pln.mth_fee is 'monthly fee in EUR, net';
comment on column pln.wd_dt is 'withdrawn from sale on, empty = still sold';

create table emp (
  emp_no   integer primary key,
  nm       text not null unique,
  fn       varchar(1) not null check (fn in ('T','D','S','M')),
  ar_cd    varchar(3) references area,
  hire_dt  date not null,
  lv_dt    date,
  boss_no  integer references emp
);
comment on table emp is 'staff';
comment on column emp.fn is 'function: T = technician, D = dispatcher, S = sales, M = manager';
comment on column emp.ar_cd is 'home area';
comment on column emp.lv_dt is 'left the company on, empty = still with us';

create table cust (
  cust_no  integer primary key,
  nm       text not null unique,
  ctyp     varchar(1) not null check (ctyp in ('P','B')),
  ar_cd    varchar(3) not null references area,
  email    text,
  reg_dt   date not null
);
comment on table cust is 'customers';
comment on column cust.ctyp is 'P = private, B = business';
comment on column cust.reg_dt is 'customer since';

create table conn (
  conn_id  integer primary key,
  cust_no  integer not null references cust,
  pln_cd   varchar(6) not null references pln,
  st       varchar(1) not null check (st in ('O','A','S','T')),
  ord_dt   date not null,
  act_dt   date,
  term_dt  date,
  sold_by  integer not null references emp,
  inst_by  integer references emp
);
comment on table conn is 'connections (lines)';
comment on column conn.st is 'O = ordered, A = active, S = suspended, T = terminated';
comment on column conn.act_dt is 'activated on';
comment on column conn.sold_by is 'sales person who took the order';
comment on column conn.inst_by is 'technician who installed the line';

create table flt_cat (
  cat_cd  varchar(3) primary key,
  txt     text not null
);

create table flt (
  flt_no   integer primary key,
  conn_id  integer not null references conn,
  cat_cd   varchar(3) not null references flt_cat,
  prio     smallint not null check (prio between 1 and 3),
  st       varchar(1) not null check (st in ('N','W','C','X')),
  rep_dt   date not null,
  cls_dt   date,
  tkn_by   integer not null references emp,
  fix_by   integer references emp,
  cr_amt   numeric(8,2)
);
comment on table flt is 'fault tickets';
comment on column flt.prio is '1 = high, 2 = normal, 3 = low';
comment on column flt.st is 'N = new, W = being worked on, C = closed (fixed), X = cancelled';
comment on column flt.rep_dt is 'reported on';
comment on column flt.cls_dt is 'closed on, only for closed tickets';
comment on column flt.tkn_by is 'dispatcher who took the report';
comment on column flt.fix_by is 'technician who fixed it';
comment on column flt.cr_amt is 'credit granted to the customer for the outage, EUR';

create table vst (
  vst_id  integer primary key,
  flt_no  integer not null references flt,
  emp_no  integer not null references emp,
  vst_dt  date not null,
  mins    integer not null,
  km      integer not null,
  res     varchar(1) not null check (res in ('F','N','M'))
);
comment on table vst is 'technician visits at the customer for a fault';
comment on column vst.mins is 'minutes on site';
comment on column vst.res is 'result: F = fault found and fixed, N = nobody at home, M = material missing';

create table inv (
  inv_no   integer primary key,
  cust_no  integer not null references cust,
  iss_dt   date not null,
  due_dt   date not null,
  net_amt  numeric(10,2) not null,
  vat_amt  numeric(10,2) not null,
  st       varchar(1) not null check (st in ('I','R','P','W','X')),
  rem_cnt  smallint not null default 0,
  paid_dt  date
);
comment on table inv is 'half-yearly customer invoices';
comment on column inv.net_amt is 'EUR without VAT';
comment on column inv.st is 'I = issued (open), R = reminded (open), P = paid, W = written off, X = cancelled';
comment on column inv.rem_cnt is 'number of reminders sent';

insert into area values
 ('NOR','Norrbach',4120,'2024-05-17'),
 ('SEE','Seefurt',6380,'2023-09-29'),
 ('ALT','Altmoos',1975,null),
 ('KIR','Kirchau',3340,'2025-03-28'),
 ('LIN','Lindenried',2710,'2025-11-14'),
 ('HOH','Hohwald',890,null),
 ('BRU','Bruggen',5260,'2024-10-04');

insert into cd_lst values
 ('CONN','O','ordered'),('CONN','A','active'),('CONN','S','suspended'),('CONN','T','terminated'),
 ('FLT','N','new'),('FLT','W','being worked on'),('FLT','C','closed'),('FLT','X','cancelled'),
 ('INV','I','issued'),('INV','R','reminded'),('INV','P','paid'),('INV','W','written off'),('INV','X','cancelled'),
 ('VST','F','fixed'),('VST','N','nobody at home'),('VST','M','material missing'),
 ('FN','T','technician'),('FN','D','dispatcher'),('FN','S','sales'),('FN','M','manager'),
 ('CTYP','P','private'),('CTYP','B','business'),
 ('TECH','F','fibre'),('TECH','C','cable'),('TECH','D','DSL');

insert into pln values
 ('D16','Copper Start','D',16,2,19.90,'2023-01-01','2024-06-30'),
 ('D50','Copper Plus','D',50,10,27.50,'2023-01-01',null),
 ('C100','Cable Home','C',100,20,34.00,'2023-01-01',null),
 ('C250','Cable Family','C',250,40,42.50,'2023-01-01','2026-03-31'),
 ('F300','Fibre Home','F',300,300,45.00,'2023-01-01',null),
 ('F1000','Fibre Max','F',1000,1000,64.90,'2023-01-01',null),
 ('F2500','Fibre Studio','F',2500,1000,89.00,'2025-02-01',null),
 ('FB1','Fibre Office','F',1000,1000,129.00,'2023-01-01',null),
 ('FB10','Fibre Campus','F',10000,10000,399.00,'2026-01-15',null);

insert into emp values
 (101,'Henrike Vollmar','M','SEE','2023-01-09',null,null),
 (102,'Ansgar Petzold','M','BRU','2023-01-16',null,101),
 (103,'Dunja Kovac','M','NOR','2023-02-01',null,101),
 (111,'Emil Sander','T','SEE','2023-01-09',null,102),
 (112,'Rosa Tilmann','T','NOR','2023-01-09',null,102),
 (113,'Jakub Wolny','T','BRU','2023-03-01','2025-05-31',102),
 (114,'Fatma Aydin','T','KIR','2023-01-23',null,102),
 (115,'Lorenz Huber','T','LIN','2023-01-23','2026-02-28',102),
 (116,'Mirko Stahl','T','ALT','2025-04-01',null,102),
 (117,'Carla Benedetti','T','SEE','2025-06-02',null,102),
 (118,'Ole Brandis','T','HOH','2026-10-01',null,102),
 (121,'Greta Lindqvist','D','SEE','2023-01-09',null,103),
 (122,'Pavel Horak','D','SEE','2023-01-09',null,103),
 (123,'Sibylle Amann','D','BRU','2023-01-16','2025-09-30',103),
 (124,'Yusuf Demir','D','NOR','2025-08-18',null,103),
 (131,'Tobias Reuter','S','SEE','2023-01-09',null,101),
 (132,'Ines Falkner','S','BRU','2023-01-09',null,101),
 (133,'Marlene Oswald','S','KIR','2023-01-16','2025-12-31',101),
 (134,'Dario Conti','S','NOR','2025-10-01',null,101),
 (135,'Vera Stangl','S','LIN','2026-11-02',null,101);

insert into cust
select 5000 + i,
  case when i % 6 = 0
    then (array['Arnold','Brenner','Castell','Dietz','Engel','Fuchs','Gruber','Hartig','Ilg','Jansen','Keller','Lorch','Marten','Nagel','Ott','Pohl','Quast','Rieder','Seitz','Thoma','Ulmer','Vetter','Wendt','Zeller','Amsel','Birk','Conrad','Dorn','Eder'])[1 + i % 29]
      || ' ' || (array['Bakery','Dental Practice','Joinery','Garage','Architects','Garden Centre','Logistics','Print Shop','Hotel','Pharmacy','Engineering'])[1 + (i / 6) % 11]
    else (array['Anna','Boris','Clara','David','Elena','Felix','Gerda','Hugo','Irma','Jonas','Karin','Leon','Maja','Nils','Olga','Paul','Rita','Simon','Tanja','Udo','Viola','Walter','Yvonne'])[1 + i % 23]
      || ' ' || (array['Arnold','Brenner','Castell','Dietz','Engel','Fuchs','Gruber','Hartig','Ilg','Jansen','Keller','Lorch','Marten','Nagel','Ott','Pohl','Quast','Rieder','Seitz','Thoma','Ulmer','Vetter','Wendt','Zeller','Amsel','Birk','Conrad','Dorn','Eder'])[1 + i % 29]
  end,
  case when i % 6 = 0 then 'B' else 'P' end,
  (array['SEE','SEE','SEE','SEE','SEE','BRU','BRU','BRU','BRU','NOR','NOR','NOR','KIR','KIR','LIN','LIN','ALT','HOH'])[1 + ((i * i * 11 + i * 188 + 600) % 9973 % 18)],
  case when ((i * i * 13 + i * 319 + 989) % 9973 % 9) < 2 then null else 'c' || (5000 + i) || '@postbox.example' end,
  date '2023-01-09' + i * 9 + ((i * i * 17 + i * 450 + 1378) % 9973 % 19)
from generate_series(1, 140) as i;

insert into conn
select 20000 + i, cust_no, pln,
  case when act > date '2026-11-30' or (ord >= date '2026-09-20') then 'O'
       when ((i * i * 41 + i * 239 + 3712) % 9973 % 100) < 27 and act + tlen <= date '2026-11-30' then 'T'
       when ((i * i * 41 + i * 239 + 3712) % 9973 % 100) > 92 then 'S'
       else 'A' end,
  ord,
  case when act > date '2026-11-30' or (ord >= date '2026-09-20') then null else act end,
  case when act > date '2026-11-30' or (ord >= date '2026-09-20') then null
       when ((i * i * 41 + i * 239 + 3712) % 9973 % 100) < 27 and act + tlen <= date '2026-11-30' then act + tlen end,
  case when ord < date '2025-10-15' then (array[131,131,131,132,132,133])[1 + ((i * i * 43 + i * 370 + 4101) % 9973 % 6)]
       else (array[131,132,132,134,134])[1 + ((i * i * 43 + i * 370 + 4101) % 9973 % 5)] end,
  case when act > date '2026-11-30' or (ord >= date '2026-09-20') then null
       when act < date '2023-03-05' then (array[111,112,114])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 3)]
       when act <= date '2025-05-31' then (array[111,111,111,112,112,113,114,115])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 8)]
       when act <= date '2026-02-28' then (array[111,112,114,115,116,117,117])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 7)]
       else (array[111,112,114,116,117,117])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 6)] end
from (
  select i, c.cust_no, ord, ord + 4 + ((i * i * 31 + i * 974 + 2934) % 9973 % 26) as act, 90 + ((i * i * 37 + i * 108 + 3323) % 9973 % 600) as tlen,
    case when c.ctyp = 'B' and ord >= date '2026-01-15' and ((i * i * 29 + i * 843 + 2545) % 9973 % 4) = 0 then 'FB10'
         when c.ctyp = 'B' and ((i * i * 29 + i * 843 + 2545) % 9973 % 10) < 7 then 'FB1'
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 2 then case when ord <= date '2024-06-30' then 'D16' else 'D50' end
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 5 then 'D50'
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 9 then 'C100'
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 11 then case when ord <= date '2026-03-31' then 'C250' else 'C100' end
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 16 then 'F300'
         when ((i * i * 29 + i * 843 + 2545) % 9973 % 20) < 18 then case when ord >= date '2025-02-01' then 'F2500' else 'F1000' end
         else 'F1000' end as pln
  from (
    select i, 5000 + case when i <= 118 then i when i <= 124 then i + 14 else 1 + ((i * i * 19 + i * 581 + 1767) % 9973 % 118) end as cno,
           case when i <= 124 then ((i * i * 23 + i * 712 + 2156) % 9973 % 12) else ((i * i * 23 + i * 712 + 2156) % 9973 % 400) end as lag
    from generate_series(1, 205) as i
  ) q
  join cust c on c.cust_no = q.cno
  cross join lateral (select case when i > 196 or c.reg_dt + lag > date '2026-11-20' then date '2026-10-12' + ((i * i * 23 + i * 712 + 2156) % 9973 % 38) else c.reg_dt + lag end as ord) o
) s;

insert into flt_cat values
 ('NOL','no connection at all'),
 ('SLO','slow speed'),
 ('INT','connection drops now and then'),
 ('RTR','router defect'),
 ('CBL','cable damaged'),
 ('TEL','telephone not working'),
 ('TV','television picture');

insert into flt
select 70000 + row_number() over (order by rep, i),
  conn_id, cat, prio,
  st, rep,
  case when st = 'C' then rep + dur end,
  case when rep <= date '2025-08-20' then (array[121,121,122,122,122,123])[1 + ((i * i * 31 + i * 341 + 9936) % 9973 % 6)]
       when rep <= date '2025-09-30' then (array[121,122,123,124])[1 + ((i * i * 31 + i * 341 + 9936) % 9973 % 4)]
       else (array[121,122,124,124,124])[1 + ((i * i * 31 + i * 341 + 9936) % 9973 % 5)] end,
  case when st <> 'C' then null
       when rep + dur < date '2023-03-05' then (array[111,112,114])[1 + ((i * i * 37 + i * 472 + 352) % 9973 % 3)]
       when rep + dur <= date '2025-04-05' then (array[111,111,112,112,112,113,114,115])[1 + ((i * i * 37 + i * 472 + 352) % 9973 % 8)]
       when rep + dur <= date '2025-05-31' then (array[111,112,113,114,115,116])[1 + ((i * i * 37 + i * 472 + 352) % 9973 % 6)]
       when rep + dur <= date '2026-02-28' then (array[111,112,112,114,115,116,117])[1 + ((i * i * 37 + i * 472 + 352) % 9973 % 7)]
       else (array[111,112,112,114,116,117,117])[1 + ((i * i * 37 + i * 472 + 352) % 9973 % 7)] end,
  case when st = 'C' and dur >= 6 and ((i * i * 41 + i * 603 + 741) % 9973 % 3) < 2 then 5 + dur * 1.5 end
from (
  select s.*,
    case when ((i * i * 23 + i * 79 + 9158) % 9973 % 100) < 7 and rep < date '2026-11-15' then 'X'
         when rep + dur > date '2026-11-30' or rep >= date '2026-11-19' then case when rep >= date '2026-11-24' then 'N' else 'W' end
         when rep >= date '2026-10-20' and ((i * i * 23 + i * 79 + 9158) % 9973 % 100) > 70 then 'W'
         else 'C' end as st
  from (
    select i, c.conn_id,
      c.act_dt + (((i * i * 13 + i * 683 + 7991) % 9973 % 9973) % greatest(coalesce(c.term_dt, date '2026-11-29') - c.act_dt, 1)) as rep,
      (array['NOL','NOL','NOL','SLO','SLO','SLO','SLO','INT','INT','INT','RTR','RTR','CBL','TEL','TEL','TV'])[1 + ((i * i * 17 + i * 814 + 8380) % 9973 % 16)] as cat,
      case when ((i * i * 19 + i * 945 + 8769) % 9973 % 10) < 2 then 1 when ((i * i * 19 + i * 945 + 8769) % 9973 % 10) < 8 then 2 else 3 end as prio,
      ((i * i * 29 + i * 210 + 9547) % 9973 % 13) as dur
    from generate_series(1, 520) as i
    join conn c on c.conn_id = 20001 + (i * i * 3 + i * 41) % 187
    where c.act_dt is not null
  ) s
) t;

insert into vst
select 3000 + row_number() over (order by d, flt_no, k), flt_no, e, d, m, km, r
from (
  select f.flt_no, 2 as k, f.fix_by as e, f.cls_dt as d, 20 + ((i * i * 53 + i * 996 + 1908) % 9973 % 131) as m, 2 + ((i * i * 59 + i * 130 + 2297) % 9973 % 47) as km, 'F' as r
  from (select f.*, f.flt_no - 70000 as i from flt f) f
  where f.st = 'C' and i % 3 <> 0
  union all
  select f.flt_no, 1, f.fix_by, f.rep_dt + (f.cls_dt - f.rep_dt) / 2, 5 + ((i * i * 61 + i * 261 + 2686) % 9973 % 26), 2 + ((i * i * 59 + i * 130 + 2297) % 9973 % 47), case when ((i * i * 67 + i * 392 + 3075) % 9973 % 3) = 0 then 'M' else 'N' end
  from (select f.*, f.flt_no - 70000 as i from flt f) f
  where f.st = 'C' and i % 3 <> 0 and f.cls_dt - f.rep_dt >= 4 and i % 4 = 1
) v;

insert into inv
select 900000 + row_number() over (order by iss, cust_no), cust_no, iss, iss + 21, net, round(net * 0.19, 2), st,
  case when st in ('R','W') then 1 + ((i * i * 29 + i * 574 + 6576) % 9973 % 3) when st = 'P' and ((i * i * 29 + i * 574 + 6576) % 9973 % 5) = 0 then 1 else 0 end,
  case when st = 'P' then iss + case when ((i * i * 31 + i * 705 + 6965) % 9973 % 6) < 5 then 3 + ((i * i * 37 + i * 836 + 7354) % 9973 % 19) else 22 + ((i * i * 37 + i * 836 + 7354) % 9973 % 34) end end
from (
  select b.*,
    case when ((i * i * 19 + i * 312 + 5798) % 9973 % 50) = 7 then 'X'
         when iss >= date '2026-07-01' then case when ((i * i * 23 + i * 443 + 6187) % 9973 % 20) < 3 then 'I' when ((i * i * 23 + i * 443 + 6187) % 9973 % 20) < 5 then 'R' else 'P' end
         when iss >= date '2026-01-01' then case when ((i * i * 23 + i * 443 + 6187) % 9973 % 40) < 1 then 'R' when ((i * i * 23 + i * 443 + 6187) % 9973 % 40) < 2 then 'W' else 'P' end
         else case when ((i * i * 23 + i * 443 + 6187) % 9973 % 40) = 11 then 'W' else 'P' end end as st
  from (
    select (row_number() over (order by r.run, c.cust_no))::integer as i, c.cust_no, r.run + c.cust_no % 11 as iss, 6 * sum(p.mth_fee) as net
    from (values (date '2023-07-01'), (date '2024-01-01'), (date '2024-07-01'), (date '2025-01-01'), (date '2025-07-01'), (date '2026-01-01'), (date '2026-07-01')) as r(run)
    join conn c on c.act_dt <= r.run and (c.term_dt is null or c.term_dt > r.run)
    join pln p on p.pln_cd = c.pln_cd
    group by r.run, c.cust_no
  ) b
) s;
