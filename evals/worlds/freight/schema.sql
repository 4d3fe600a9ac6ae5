-- Halvorsen Lines: voyages, bookings and boxes of the fiscal years 2024 and 2025 (each begins on 1 April).
create schema ops;
set search_path = ops;

create function pg_temp.pick(i integer, salt integer, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(i || ':' || salt), 1, 7))::bit(28)::integer % n $$;

create table prt (
  prt_cd char(5) primary key,
  nm text not null,
  ctry text not null,
  max_drft_m numeric(4, 1) not null
);
comment on table prt is 'Ports';
comment on column prt.nm is 'Name of the port';
comment on column prt.ctry is 'Country';
comment on column prt.max_drft_m is 'Greatest draught in metres';

create table vsl (
  imo_no integer primary key,
  nm text not null,
  flg text not null,
  cap_teu integer not null,
  blt_yr integer not null,
  sold_dt date not null default date '2999-12-31'
);
comment on table vsl is 'Vessels (ships)';
comment on column vsl.nm is 'Name of the vessel';
comment on column vsl.flg is 'Flag: country of registration';
comment on column vsl.cap_teu is 'Capacity in TEU';
comment on column vsl.blt_yr is 'Year in which she was built';
comment on column vsl.sold_dt is 'Date of sale; 2999-12-31 for vessels that we still own';

create table voy (
  voy_id integer primary key,
  imo_no integer not null references vsl (imo_no),
  dep_prt char(5) not null references prt (prt_cd),
  arr_prt char(5) not null references prt (prt_cd),
  dep_dt date not null,
  eta_dt date not null,
  ata_dt date,
  stat text not null
);
comment on table voy is 'Voyages';
comment on column voy.dep_prt is 'Port of departure';
comment on column voy.arr_prt is 'Port of arrival (destination)';
comment on column voy.dep_dt is 'Date of departure';
comment on column voy.eta_dt is 'Planned arrival';
comment on column voy.ata_dt is 'Actual arrival; empty while she is under way';
comment on column voy.stat is 'Status of the voyage';

create table cust (
  cust_no integer primary key,
  cust_nm text not null,
  seg text not null,
  ctry text not null,
  since_dt date not null,
  cr_lim integer
);
comment on table cust is 'Customers';
comment on column cust.seg is 'Segment';
comment on column cust.cr_lim is 'Credit limit in dollars; empty for customers who pay in advance';

create table bkg (
  bkg_no integer primary key,
  cust_no integer not null references cust (cust_no),
  voy_id integer not null references voy (voy_id),
  bkd_dt date not null,
  teu_qty integer not null,
  frt_amt numeric(10, 2) not null,
  cncl_flg boolean not null
);
comment on table bkg is 'Bookings';
comment on column bkg.bkd_dt is 'Date of the booking';
comment on column bkg.teu_qty is 'Number of TEU booked';
comment on column bkg.frt_amt is 'Freight charge in dollars';
comment on column bkg.cncl_flg is 'Cancelled';

create table cntr (
  cntr_no text primary key,
  sz_ft integer not null,
  typ text not null,
  lsd_flg boolean not null,
  mfd_yr integer not null
);
comment on table cntr is 'Containers';
comment on column cntr.sz_ft is 'Length in feet';
comment on column cntr.lsd_flg is 'Leased rather than owned';
comment on column cntr.mfd_yr is 'Year of manufacture';

create table bkg_cntr (
  bkg_no integer not null references bkg (bkg_no),
  cntr_no text not null references cntr (cntr_no),
  gross_kg integer not null,
  primary key (bkg_no, cntr_no)
);
comment on table bkg_cntr is 'Containers used for a booking';

create table dmg_rpt (
  dmg_id integer primary key,
  cntr_no text not null references cntr (cntr_no),
  rptd_dt date not null,
  cause text not null,
  est_cost numeric(9, 2) not null,
  act_cost numeric(9, 2)
);
comment on table dmg_rpt is 'Damage reports';
comment on column dmg_rpt.est_cost is 'Estimated cost of the repair in dollars';
comment on column dmg_rpt.act_cost is 'Actual cost of the repair in dollars; empty until it is repaired';

create table inv (
  inv_no integer primary key,
  bkg_no integer not null references bkg (bkg_no),
  inv_dt date not null,
  due_dt date not null,
  amt numeric(10, 2) not null,
  pd_dt date
);
comment on table inv is 'Invoices';
comment on column inv.amt is 'Amount in dollars';
comment on column inv.pd_dt is 'Date of payment; empty while it is unpaid';

create table crew (
  crew_id integer primary key,
  full_nm text not null,
  rnk text not null,
  natl text not null
);
comment on table crew is 'Seafarers';
comment on column crew.rnk is 'Rank on board';
comment on column crew.natl is 'Nationality';

create table assgn (
  crew_id integer not null references crew (crew_id),
  imo_no integer not null references vsl (imo_no),
  from_dt date not null,
  to_dt date not null default date '2999-12-31',
  primary key (crew_id, from_dt)
);
comment on table assgn is 'Assignments of crew members to vessels over time; to_dt is inclusive, 2999-12-31 for the present one';

create table fisc_per (
  fy integer not null,
  qtr integer not null,
  beg_dt date not null,
  end_dt date not null,
  primary key (fy, qtr)
);
comment on table fisc_per is 'Fiscal calendar: quarters of the fiscal years, which begin on 1 April';

insert into prt values
  ('NOBGO', 'Bergen', 'Norway', 11.5), ('DEHAM', 'Hamburg', 'Germany', 15.1), ('NLRTM', 'Rotterdam', 'Netherlands', 22.0),
  ('ESVLC', 'Valencia', 'Spain', 16.0), ('MACAS', 'Casablanca', 'Morocco', 12.0), ('BRSSZ', 'Santos', 'Brazil', 14.2),
  ('SNDKR', 'Dakar', 'Senegal', 11.0), ('ISREY', 'Reykjavik', 'Iceland', 8.4);

insert into vsl
select 9300000 + i * 13,
       'Halvorsen ' || (array['Aurora', 'Borea', 'Cirrus', 'Dagny', 'Eir', 'Freya', 'Gerda', 'Hulda', 'Idun', 'Jorun', 'Kaia', 'Liv', 'Mist', 'Nanna'])[i],
       (array['Norway', 'Liberia', 'Malta', 'Norway', 'Panama'])[1 + i % 5], 600 + (i * 437) % 3800, 1998 + (i * 7) % 26,
       case when i % 6 = 0 then date '2024-11-15' + i * 20 else date '2999-12-31' end
from generate_series(1, 14) as i;

insert into voy
select 400 + i, 9300000 + (1 + pg_temp.pick(i, 1, 12)) * 13,
       (array['NOBGO', 'DEHAM', 'NLRTM', 'ESVLC', 'MACAS', 'BRSSZ', 'SNDKR'])[1 + i % 7],
       (array['NOBGO', 'DEHAM', 'NLRTM', 'ESVLC', 'MACAS', 'BRSSZ', 'SNDKR'])[1 + (i + 1 + pg_temp.pick(i, 2, 6)) % 7],
       v.d, v.d + v.n, case when i <= 175 then v.d + v.n + (array[0, 0, -1, 2, 5, 1])[1 + pg_temp.pick(i, 3, 6)] end,
       case when i <= 175 then 'Arrived' when i <= 190 then 'Under way' else 'Planned' end
from generate_series(1, 200) as i, lateral (select date '2024-01-05' + i * 4 as d, 6 + pg_temp.pick(i, 4, 15) as n) as v;

insert into cust
select i, (array['Nordfisk', 'Castel Wines', 'Brasil Cafe', 'Tromso Timber', 'Velez Tiles', 'Dakar Textiles', 'Ruhr Steel', 'Polar Foods', 'Lumen Lamps', 'Orchard Fruit'])[1 + i % 10]
       || (array[' AS', ' Group', ' Ltd', ' SA'])[1 + (i / 10) % 4],
       (array['Food', 'Industry', 'Retail', 'Food', 'Forwarder'])[1 + i % 5],
       (array['Norway', 'Spain', 'Brazil', 'Germany', 'Senegal', 'Iceland'])[1 + pg_temp.pick(i, 5, 6)],
       date '2009-01-10' + pg_temp.pick(i, 6, 5500), case when i % 6 > 0 then 10000 + pg_temp.pick(i, 7, 20) * 5000 end
from generate_series(1, 40) as i;

insert into bkg
select 60000 + i, 1 + pg_temp.pick(i, 8, 36), v.voy_id, v.dep_dt - 5 - pg_temp.pick(i, 9, 40), 1 + pg_temp.pick(i, 10, 30),
       (1 + pg_temp.pick(i, 10, 30)) * (610 + pg_temp.pick(i, 11, 300)), pg_temp.pick(i, 12, 14) = 0
from generate_series(1, 640) as i join voy v on v.voy_id = 401 + pg_temp.pick(i, 13, 200);

insert into cntr
select 'HLVU' || (300000 + i * 17), (array[20, 40, 40, 45])[1 + pg_temp.pick(i, 14, 4)],
       (array['Dry', 'Dry', 'Dry', 'Reefer', 'Open top', 'Tank'])[1 + pg_temp.pick(i, 15, 6)], pg_temp.pick(i, 16, 3) = 0,
       2004 + pg_temp.pick(i, 17, 21)
from generate_series(1, 230) as i;

insert into bkg_cntr
select distinct on (b.bkg_no, c.cntr_no) b.bkg_no, c.cntr_no, 4000 + pg_temp.pick(b.bkg_no * 3 + n, 18, 22000)
from bkg b cross join generate_series(1, 3) as n
join cntr c on c.cntr_no = 'HLVU' || (300000 + (1 + pg_temp.pick(b.bkg_no * 5 + n, 19, 210)) * 17)
where not b.cncl_flg;

insert into dmg_rpt
select i, 'HLVU' || (300000 + (1 + pg_temp.pick(i, 20, 230)) * 17), date '2024-02-01' + pg_temp.pick(i, 21, 690),
       (array['Forklift', 'Storm', 'Corrosion', 'Forklift', 'Overload'])[1 + pg_temp.pick(i, 22, 5)], e.c,
       case when pg_temp.pick(i, 23, 4) > 0 then e.c + (pg_temp.pick(i, 24, 21) - 8) * 25 end
from generate_series(1, 96) as i, lateral (select 350 + pg_temp.pick(i, 25, 60) * 45 as c) as e;

insert into inv
select 800000 + b.bkg_no, b.bkg_no, v.dep_dt + 2, v.dep_dt + 32, b.frt_amt,
       case when pg_temp.pick(b.bkg_no, 26, 9) > 0 and v.dep_dt < date '2025-12-01' then v.dep_dt + 2 + pg_temp.pick(b.bkg_no, 27, 55) end
from bkg b join voy v using (voy_id) where not b.cncl_flg;

insert into crew
select i, (array['Arne', 'Birgit', 'Carlos', 'Dina', 'Eskil', 'Fatima', 'Gunnar', 'Hanne', 'Ivo'])[1 + i % 9] || ' ' ||
       (array['Aas', 'Berg', 'Cruz', 'Dahl', 'Eide', 'Foss', 'Gomes', 'Hauge'])[1 + i % 8],
       (array['Captain', 'Chief officer', 'Engineer', 'Able seaman', 'Able seaman', 'Cook'])[1 + i % 6],
       (array['Norwegian', 'Filipino', 'Brazilian', 'Polish'])[1 + pg_temp.pick(i, 28, 4)]
from generate_series(1, 72) as i;

insert into assgn
select i, 9300000 + (1 + pg_temp.pick(i, 29, 14)) * 13, date '2023-05-01' + pg_temp.pick(i, 30, 200), date '2024-06-30' + pg_temp.pick(i, 31, 100)
from generate_series(1, 72) as i;
insert into assgn
select i, 9300000 + (1 + pg_temp.pick(i, 32, 14)) * 13, date '2024-10-10' + pg_temp.pick(i, 33, 60), date '2999-12-31'
from generate_series(1, 72) as i where i % 8 > 0;

insert into fisc_per
select fy, q, (make_date(fy, 4, 1) + make_interval(months => 3 * (q - 1)))::date, (make_date(fy, 4, 1) + make_interval(months => 3 * q) - interval '1 day')::date
from generate_series(2023, 2025) as fy, generate_series(1, 4) as q;
