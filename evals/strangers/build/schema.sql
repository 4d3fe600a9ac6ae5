create schema bc;
set search_path = bc;

create table pers (
  pers_id integer primary key,
  nm text not null,
  fn char(2) not null,
  dt_in date not null,
  dt_out date,
  hr_rate numeric(6,2) not null
);
comment on table pers is 'Own personnel (not subcontractors).';
comment on column pers.fn is 'Function: PM project manager, FM site foreman, QS quantity surveyor, BU buyer, SK storekeeper, AC accounts clerk.';
comment on column pers.dt_in is 'Joined the company.';
comment on column pers.dt_out is 'Left the company; empty = still with us.';
comment on column pers.hr_rate is 'Internal hourly rate, EUR.';

create table cli (
  cli_id integer primary key,
  nm text not null,
  tp char(1) not null,
  town text not null
);
comment on table cli is 'Clients we build for.';
comment on column cli.tp is 'P = public, C = commercial, R = private person.';

create table site (
  site_id integer primary key,
  site_no text not null unique,
  nm text not null,
  town text not null,
  cli_id integer not null references cli,
  pm_id integer not null references pers,
  fm_id integer not null references pers,
  ctr_val numeric(12,2) not null,
  dt_start date not null,
  dt_end_pl date not null,
  dt_end_act date,
  st char(1) not null check (st in ('A','H','C','X'))
);
comment on table site is 'Construction sites, one contract each.';
comment on column site.pm_id is 'Project manager.';
comment on column site.fm_id is 'Foreman.';
comment on column site.ctr_val is 'Contract value excl. VAT, EUR.';
comment on column site.dt_end_pl is 'Completion date agreed in the contract.';
comment on column site.dt_end_act is 'Actual completion (handover) date.';
comment on column site.st is 'A = active, H = on hold, C = completed, X = cancelled.';

create table trd (
  trd_cd char(3) primary key,
  descr text not null
);
comment on table trd is 'Trades.';

create table sub (
  sub_id integer primary key,
  nm text not null,
  trd_cd char(3) not null references trd,
  town text not null,
  rtg integer not null check (rtg between 1 and 5),
  dt_ins_exp date,
  st char(1) not null check (st in ('A','B'))
);
comment on table sub is 'Subcontractors.';
comment on column sub.rtg is 'Our rating, 1 (poor) to 5 (excellent).';
comment on column sub.dt_ins_exp is 'Expiry of the liability insurance certificate; empty = no certificate on file.';
comment on column sub.st is 'A = approved, B = blocked.';

create table sup (
  sup_id integer primary key,
  nm text not null,
  town text not null,
  pay_days integer not null
);
comment on table sup is 'Material suppliers.';
comment on column sup.pay_days is 'Payment term in days.';

create table mat (
  mat_cd text primary key,
  descr text not null,
  uom text not null,
  std_prc numeric(8,2) not null
);
comment on table mat is 'Materials.';
comment on column mat.uom is 'Unit of measure.';
comment on column mat.std_prc is 'Standard price per unit, EUR.';

create table dlv (
  dlv_id integer primary key,
  site_id integer not null references site,
  sup_id integer not null references sup,
  mat_cd text not null references mat,
  qty integer not null,
  amt numeric(10,2) not null,
  ord_by integer not null references pers,
  rcv_by integer references pers,
  dt_ord date not null,
  dt_prom date not null,
  dt_rcv date,
  st char(1) not null check (st in ('O','R','P','X'))
);
comment on table dlv is 'Deliveries of material to site, one material per delivery.';
comment on column dlv.amt is 'Order amount excl. VAT, EUR.';
comment on column dlv.ord_by is 'Who placed the order.';
comment on column dlv.rcv_by is 'Who signed for it on site.';
comment on column dlv.dt_prom is 'Date promised by the supplier.';
comment on column dlv.dt_rcv is 'Date received on site.';
comment on column dlv.st is 'O = on order, R = received in full, P = received in part, X = cancelled.';

create table dfct (
  dfct_id integer primary key,
  site_id integer not null references site,
  sub_id integer not null references sub,
  rsd_by integer not null references pers,
  cls_by integer references pers,
  sev integer not null check (sev between 1 and 3),
  loc text not null,
  dt_rsd date not null,
  dt_due date not null,
  dt_cls date,
  cost_est numeric(9,2) not null,
  st char(1) not null check (st in ('O','C','W'))
);
comment on table dfct is 'Defects found on site and the subcontractor responsible.';
comment on column dfct.rsd_by is 'Who raised the defect.';
comment on column dfct.cls_by is 'Who signed it off.';
comment on column dfct.sev is '1 = cosmetic, 2 = functional, 3 = safety.';
comment on column dfct.loc is 'Part of the building.';
comment on column dfct.dt_due is 'Date by which the subcontractor must have repaired it.';
comment on column dfct.cost_est is 'Estimated repair cost, EUR.';
comment on column dfct.st is 'O = open, C = closed (repaired), W = waived (accepted as is).';

create table inv (
  inv_id integer primary key,
  inv_no text not null unique,
  sub_id integer not null references sub,
  site_id integer not null references site,
  appr_by integer references pers,
  paid_by integer references pers,
  dt_inv date not null,
  dt_due date not null,
  dt_paid date,
  amt numeric(10,2) not null,
  ret_amt numeric(10,2) not null,
  st char(1) not null check (st in ('R','A','P','D'))
);
comment on table inv is 'Invoices from subcontractors.';
comment on column inv.amt is 'Invoiced amount excl. VAT, EUR.';
comment on column inv.ret_amt is 'Retention withheld from the amount, EUR.';
comment on column inv.st is 'R = received, A = approved for payment, P = paid, D = disputed.';
comment on column inv.paid_by is 'Accounts clerk who made the payment.';

insert into pers values
(1,'Margaret Doyle','PM','2023-01-02',null,78),
(2,'Henk Vermeulen','PM','2023-01-02',null,74),
(3,'Farid Azizi','PM','2023-01-09',null,71),
(4,'Owen Pritchard','PM','2023-02-01','2025-06-30',69),
(5,'Stan Kowalczyk','FM','2023-01-02',null,52),
(6,'Joe Brennan','FM','2023-01-02',null,51),
(7,'Luis Cardoso','FM','2023-01-16',null,50),
(8,'Ewa Nowicka','FM','2023-01-02',null,53),
(9,'Terry Walsh','FM','2023-01-02','2024-11-29',49),
(10,'Priya Raman','QS','2023-01-02',null,61),
(11,'Colm Fahey','QS','2023-03-01',null,58),
(12,'Ilse Baert','BU','2023-01-02',null,47),
(13,'Denis Roche','BU','2023-01-02',null,45),
(14,'Shauna Keane','SK','2023-01-02',null,33),
(15,'Marek Zielinski','SK','2024-04-02',null,32),
(16,'Bernadette Lyons','AC','2023-01-02',null,38),
(17,'Tom Hegarty','AC','2023-01-02','2026-03-31',36),
(18,'Aoife Quigley','AC','2026-03-02',null,35);

insert into cli values
(1,'Dunmore County Council','P','Dunmore'),
(2,'Harbour Retail Group','C','Port Ellis'),
(3,'St Brigid Hospital Trust','P','Kilmara'),
(4,'Northgate Logistics','C','Castleford'),
(5,'Mr and Mrs Delahunt','R','Rathmore'),
(6,'Ardent Hotels','C','Port Ellis'),
(7,'Kilmara Technical College','P','Kilmara'),
(8,'Oakfield Housing Association','P','Dunmore');

insert into site values
(1,'S-2301','Dunmore Library','Dunmore',1,1,5,3850000,'2023-01-30','2024-03-29','2024-05-17','C'),
(2,'S-2302','Harbour Shopping Arcade','Port Ellis',2,2,6,6420000,'2023-03-06','2024-08-30','2024-08-23','C'),
(3,'S-2303','Hospital East Wing','Kilmara',3,3,7,11900000,'2023-05-15','2025-06-27','2025-10-10','C'),
(4,'S-2304','Delahunt Residence','Rathmore',5,4,9,720000,'2023-06-05','2024-04-26','2024-06-14','C'),
(5,'S-2305','Northgate Warehouse 4','Castleford',4,4,9,4150000,'2023-09-04','2024-07-31','2024-07-19','C'),
(6,'S-2401','Oakfield Phase 1','Dunmore',8,1,5,5280000,'2024-02-12','2025-05-30','2025-07-04','C'),
(7,'S-2402','Ardent Seafront Hotel','Port Ellis',6,2,6,9750000,'2024-06-03','2026-04-30','2026-07-24','C'),
(8,'S-2403','College Workshop Block','Kilmara',7,3,8,2960000,'2024-09-02','2025-10-31','2025-10-24','C'),
(9,'S-2404','Quay Street Car Park','Port Ellis',2,4,8,1840000,'2024-10-07','2025-06-27',null,'X'),
(10,'S-2501','Oakfield Phase 2','Dunmore',8,1,5,5610000,'2025-03-10','2026-09-30',null,'A'),
(11,'S-2502','Hospital Car Deck','Kilmara',3,3,7,3340000,'2025-09-15','2026-10-30',null,'A'),
(12,'S-2503','Northgate Cold Store','Castleford',4,2,8,7080000,'2025-11-03','2026-11-27',null,'A'),
(13,'S-2601','Dunmore Swimming Pool','Dunmore',1,1,6,8460000,'2026-02-16','2026-11-30',null,'A'),
(14,'S-2602','Rathmore Mill Conversion','Rathmore',6,2,6,4725000,'2026-04-13','2026-11-30',null,'H');

insert into trd values
('ELE','Electrical'),('PLB','Plumbing and heating'),('ROF','Roofing'),('PLA','Plastering'),('PNT','Painting'),
('CON','Concrete and groundworks'),('STL','Structural steel'),('FLR','Flooring'),('GLZ','Glazing'),('LND','Landscaping');

insert into sub values
(1,'Brightwire Electric','ELE','Port Ellis',4,'2026-09-30','A'),
(2,'Volt Brothers','ELE','Kilmara',3,'2026-11-15','A'),
(3,'Aqualine Plumbing','PLB','Dunmore',5,'2026-10-31','A'),
(4,'Flanagan Heating','PLB','Castleford',2,'2025-12-31','A'),
(5,'Topslate Roofing','ROF','Dunmore',3,'2026-11-30','A'),
(6,'Skyline Roofs','ROF','Port Ellis',2,'2025-03-31','B'),
(7,'Smoothwall Plasterers','PLA','Kilmara',4,'2026-08-31','A'),
(8,'Garvey and Sons','PLA','Rathmore',3,null,'A'),
(9,'Colourcraft','PNT','Dunmore',4,'2026-06-30','A'),
(10,'Rainbow Decorators','PNT','Castleford',1,null,'B'),
(11,'Granite Groundworks','CON','Castleford',5,'2026-11-28','A'),
(12,'Delta Concrete','CON','Kilmara',3,'2026-07-31','A'),
(13,'Ironside Steel','STL','Port Ellis',4,'2026-10-15','A'),
(14,'Parquet Plus','FLR','Dunmore',4,'2026-11-20','A'),
(15,'Clearview Glazing','GLZ','Port Ellis',3,'2026-05-31','A'),
(16,'Level Best Floors','FLR','Kilmara',2,'2026-01-31','A'),
(17,'Crystal Panes','GLZ','Rathmore',5,null,'A');

insert into sup values
(1,'Dunmore Builders Merchants','Dunmore',30),
(2,'Port Ellis Timber','Port Ellis',30),
(3,'Kilmara Ready-Mix','Kilmara',14),
(4,'Castleford Brick','Castleford',45),
(5,'Allied Insulation','Castleford',30),
(6,'Steelmart','Port Ellis',60),
(7,'Greenfield Aggregates','Rathmore',14);

insert into mat values
('CEM25','Cement 25 kg','bag',6.80),
('RMX30','Ready-mix concrete C30','m3',118.00),
('BRKRD','Red facing brick','pallet',410.00),
('BLK10','Concrete block 100 mm','pallet',165.00),
('REB12','Rebar 12 mm','t',890.00),
('TIM47','Timber 47x150','m',4.90),
('PLB12','Plasterboard 12.5 mm','sheet',9.75),
('INS10','Insulation board 100 mm','sheet',31.50),
('SAND','Sharp sand','t',38.00),
('GRV20','Gravel 20 mm','t',34.50),
('MEMB','Damp-proof membrane','roll',62.00),
('GLULM','Glulam beam','m',74.00);

-- deliveries: the site, the order date inside the building period, supplier by material
insert into dlv
select row_number() over (order by d, k), s, sup, m, qty, round(qty*prc*(96+k%9)/100,2),
  case when (k*5+k/7)%5 in (0,2,3) then 12 else 13 end,
  case when st in ('R','P') then case when (k*3+k/5)%7 in (0,2) then fm when (k%4)=1 and d>date '2024-04-20' then 15 else 14 end end,
  d, dp, case when st in ('R','P') then dr end, st
from (
 select x.*, case when x.x0 then 'X' when x.dr>date '2026-11-30' or (x.k%4<>1 and x.d>date '2026-10-01' or x.k%7=2 and x.d>date '2026-08-20') then 'O' when k%17=3 then 'P' else 'R' end st from (
  select k, s, d, dp, dp+case (k*7+k/11)%9 when 0 then 1+k%6 when 4 then 3+k%11 when 7 then -1 when 2 then -2 else 0 end dr, (k%29=11) x0, m, prc, fm,
   case m when 'RMX30' then 3 when 'CEM25' then case k%3 when 0 then 3 else 1 end when 'BRKRD' then 4 when 'BLK10' then case when k%4=1 then 1 else 4 end when 'REB12' then 6
     when 'TIM47' then 2 when 'GLULM' then 2 when 'PLB12' then case when k%3=1 then 5 else 1 end when 'INS10' then 5 when 'MEMB' then 1 else 7 end sup,
   case m when 'RMX30' then 8+(k*7)%40 when 'CEM25' then 40+(k*11)%160 when 'BRKRD' then 4+k%13 when 'BLK10' then 6+k%17 when 'REB12' then 2+k%7 when 'TIM47' then 200+(k*13)%600
     when 'GLULM' then 20+(k*3)%50 when 'PLB12' then 60+(k*7)%200 when 'INS10' then 30+(k*5)%120 when 'MEMB' then 3+k%12 else 10+(k*3)%30 end qty
  from (
   select i k, s.site_id s, s.fm_id fm, d, least(d+4+(i*5)%18, date '2026-11-30') dp,
     (array['CEM25','RMX30','TIM47','PLB12','BLK10','RMX30','SAND','INS10','REB12','BRKRD','MEMB','CEM25','GRV20','PLB12','TIM47','GLULM'])[(i*i+i*3+i/16)%16+1] m
   from (select i, (array[1,2,3,3,4,5,5,6,7,7,8,10,3,2,7,10,11,12,12,13,13,6,1])[(i*8+i/23)%23+1] sid from generate_series(1,430) i) a
   join site s on s.site_id=sid
   cross join lateral (select s.dt_start+7+(i*37+i*i)%greatest(least(coalesce(s.dt_end_act,date '2026-11-26'),date '2026-11-27')-s.dt_start-case when s.dt_end_act is null then 8 else 45 end,20) d) b
   where d<date '2026-11-27'
  ) y join (select mat_cd, std_prc prc from mat) mm on mm.mat_cd=m ) x ) z;

insert into dfct
select row_number() over (order by d, k), s, sub, rsd, case when st='C' then cls when st='W' then pm end,
  sev, loc, d, due, case when st in ('C','W') then dc end, ce, st
from (
 select q.*, case when dc>date '2026-11-30' or k in (38,121,205,14,66,92,150) or (k%9=4 and d>date '2026-04-01') then 'O' when k%16=5 then 'W' else 'C' end st
 from (
  select i k, s.site_id s, s.pm_id pm, sub, sev, d, least(d+case sev when 3 then 7 when 2 then 21 else 30 end, date '2026-11-30') due,
   d+3+case sev when 3 then (i*7)%11 when 2 then (i*11)%34 else (i*13)%46 end dc,
   (array['roof','ground floor','stairwell','facade','basement','first floor','bathrooms','ground floor','roof','facade'])[(i*3+i/10)%10+1] loc,
   case when (i*5+i/6)%6<2 then s.fm_id when (i*5+i/6)%6=2 then 10 when (i*5+i/6)%6=3 and s.dt_start>date '2023-03-05' then 11 when (i*5+i/6)%6=4 then s.pm_id else s.fm_id end rsd,
   case when (i*3+i/4)%4=0 then 10 when (i*3+i/4)%4=1 then s.pm_id else s.fm_id end cls,
   case sev when 3 then 900+(i*173)%4200 when 2 then 250+(i*97)%1500 else 60+(i*31)%340 end ce
  from (select i, (array[1,2,3,4,5,6,7,8,3,10,11,12,7,13,10,2,3,14])[(i*5+i/18)%18+1] sid,
          (array[1,2,4,4,5,6,7,8,9,3,12,15,16,12,4,1,14,13,8])[(i*i*3+i*5+i/19)%19+1] sub,
          (array[1,2,1,3,2,1,2])[(i*3+i/7)%7+1] sev from generate_series(1,240) i) a
  join site s on s.site_id=sid
  cross join lateral (select s.dt_start+40+(i*53+i*i*2)%greatest(least(coalesce(s.dt_end_act,date '2026-11-24'),date '2026-11-24')-s.dt_start-case when s.dt_end_act is null then 40 else 90 end,30) d) b
 ) q ) z;

insert into inv
select n, 'IN'||to_char(d,'YY')||'-'||lpad(n::text,4,'0'), sub, s, case when st in ('A','P') then case when k%3=0 then 11 when k%7=2 then pm else 10 end end,
  case when st='P' then case when dp<date '2026-03-20' then case when k%5<3 then 16 else 17 end when k%2=0 then 18 else 16 end end,
  d, due, case when st='P' then dp end, amt, round(amt*case when k%4=1 then 0 else 0.05 end,2), st
from (
 select q.*, row_number() over (order by d,k) n,
  case when k%31=8 then 'D' when dp>date '2026-11-30' and d>date '2026-11-12' then 'R' when dp>date '2026-11-30' then 'A' when k in (57,140) then 'A' else 'P' end st
 from (
  select i k, s.site_id s, s.pm_id pm, sub, d, least(d+30,date '2026-11-30') due, d+30+case (i*5+i/8)%8 when 0 then 9+i%20 when 3 then 2+i%7 when 6 then -5 when 1 then -12 else 0 end dp,
   (case sub when 11 then 18400 when 13 then 26200 when 3 then 12800 when 1 then 14900 else 7600 end)+((i*389)%97)*110.00 amt
  from (select i, (array[1,2,3,4,5,6,7,8,3,10,11,12,7,13,10,2,3,9])[(i*7+i/18)%18+1] sid,
          (array[1,2,3,4,5,11,7,8,9,3,12,15,16,11,13,1,14,6,10])[(i*i*2+i*8+i/19)%19+1] sub from generate_series(1,210) i) a
  join site s on s.site_id=sid
  cross join lateral (select s.dt_start+50+(i*61+i*i*2)%greatest(least(coalesce(s.dt_end_act,case when s.st='X' then date '2025-05-30' end,date '2026-11-26'),date '2026-11-27')-s.dt_start-case when s.dt_end_act is null then 50 else 60 end,30) d) b
 ) q where not (sub in (6,10) and d>date '2025-08-31') ) z;

insert into inv values
(204,'IN26-0204',11,14,null,null,'2026-11-16','2026-11-30',null,27350.00,1367.50,'R'),
(205,'IN26-0205',14,12,null,null,'2026-11-18','2026-11-30',null,9820.00,0.00,'R'),
(206,'IN26-0206',13,13,1,null,'2026-11-19','2026-11-30',null,31480.00,1574.00,'A'),
(207,'IN26-0207',9,10,null,null,'2026-11-24','2026-11-30',null,6410.00,320.50,'R'),
(208,'IN26-0208',3,11,null,null,'2026-11-25','2026-11-30',null,15760.00,788.00,'R');
