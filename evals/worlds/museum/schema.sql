-- Varnhaven City Museums: six houses, their objects, exhibitions, loans, tours, tickets and members, 2023 to November 2026.
create schema vcm;
set search_path = vcm;

create function pg_temp.h(k text, n integer) returns integer language sql immutable as $$
  select mod(get_byte(d, 0) * 65536 + get_byte(d, 1) * 256 + get_byte(d, 2), n) from (select decode(md5(k), 'hex') as d) s
$$;

create table house (
  house_cd char(3) primary key,
  hname text not null,
  district text not null,
  opened_yr smallint not null,
  floor_sqm integer not null,
  has_cafe boolean not null
);
comment on table house is 'The museums';
comment on column house.floor_sqm is 'Exhibition space in square metres';

create table staff (
  staff_no integer primary key,
  surname text not null,
  first_nm text not null,
  house_cd char(3) references house,
  job_title text not null,
  hired_dt date not null,
  left_dt date,
  wk_hrs numeric(4, 1) not null,
  mgr_no integer references staff
);
comment on column staff.house_cd is 'Empty: works in the central office';
comment on column staff.hired_dt is 'Start of the contract; people taken over from the city have 2023-01-01';
comment on column staff.mgr_no is 'Line manager';

create table exhibition (
  exh_no integer primary key,
  title text not null,
  house_cd char(3) not null references house,
  exh_type text not null check (exh_type in ('permanent', 'temporary')),
  st text not null check (st in ('planned', 'open', 'closed', 'cancelled')),
  opens_dt date,
  closes_dt date,
  curator_no integer not null references staff,
  deputy_no integer references staff,
  budget_amt numeric(10, 2)
);
comment on column exhibition.opens_dt is 'Empty while no date has been fixed';
comment on column exhibition.deputy_no is 'Deputy curator';
comment on column exhibition.budget_amt is 'Approved budget in euros';

create table obj_kind (
  kind_cd char(2) primary key,
  descr text not null
);

create table obj (
  inv_no text primary key,
  title text not null,
  maker text,
  made_yr smallint,
  house_cd char(3) not null references house,
  kind_cd char(2) not null references obj_kind,
  acq_yr smallint not null,
  acq_how char(1) not null check (acq_how in ('P', 'G', 'B', 'F')),
  ins_val numeric(12, 2) not null,
  cond_grade smallint not null check (cond_grade between 1 and 5),
  on_show boolean not null,
  entered_dt date not null
);
comment on table obj is 'Inventory: the objects that the museums own';
comment on column obj.acq_how is 'How it was acquired: P purchase, G gift, B bequest, F find';
comment on column obj.ins_val is 'Insured value in euros';
comment on column obj.cond_grade is 'Condition: 1 very good, 2 good, 3 fair, 4 poor, 5 in acute danger';
comment on column obj.entered_dt is 'Day on which the record was entered in this database';

create table partner (
  partner_no integer primary key,
  pname text not null,
  city text not null,
  ctry char(2) not null
);
comment on table partner is 'Institutions that borrow from us';
comment on column partner.ctry is 'Country: AT Austria, BE Belgium, DE Germany, DK Denmark, ES Spain, FR France, NL Netherlands, SE Sweden';

create table loan (
  loan_no integer primary key,
  inv_no text not null references obj,
  partner_no integer not null references partner,
  st text not null check (st in ('requested', 'agreed', 'out', 'returned', 'refused')),
  req_dt date not null,
  out_dt date,
  term_mon smallint not null,
  back_dt date,
  fee_amt numeric(8, 2),
  agreed_by integer references staff,
  courier_no integer references staff
);
comment on table loan is 'Loans of our objects to other institutions';
comment on column loan.term_mon is 'Term in months';
comment on column loan.courier_no is 'Member of staff who travels with the object; empty: no courier';

create table restoration (
  rest_no integer primary key,
  inv_no text not null references obj,
  restorer_no integer references staff,
  ext_studio text,
  st text not null check (st in ('waiting', 'in work', 'on hold', 'done')),
  req_dt date not null,
  begun_dt date,
  done_dt date,
  cost_amt numeric(9, 2)
);
comment on column restoration.ext_studio is 'Outside studio, where the work was not done by our own restorers';

create table guide (
  guide_no integer primary key,
  gname text not null,
  langs text not null,
  since_dt date not null,
  hourly_amt numeric(6, 2) not null,
  active boolean not null
);
comment on table guide is 'Freelance guides';
comment on column guide.langs is 'Languages of the tours: de German, en English, es Spanish, fr French, nl Dutch';

create table tour (
  tour_no integer primary key,
  house_cd char(3) not null references house,
  exh_no integer references exhibition,
  guide_no integer not null references guide,
  tour_dt date not null,
  lang char(2) not null,
  mins smallint not null,
  pax smallint not null,
  price_amt numeric(7, 2) not null,
  st text not null check (st in ('held', 'cancelled', 'no-show'))
);
comment on table tour is 'Guided tours booked by groups';
comment on column tour.pax is 'Number of participants';
comment on column tour.exh_no is 'Empty: tour of the house in general';

create table ticket_sale (
  sale_no integer primary key,
  sold_dt date not null,
  house_cd char(3) not null references house,
  tkt text not null,
  qty smallint not null,
  gross_amt numeric(8, 2) not null,
  chan text not null check (chan in ('desk', 'web', 'kiosk'))
);
comment on column ticket_sale.qty is 'Tickets in this sale';

create table member (
  mem_no integer primary key,
  mname text not null,
  lvl text not null check (lvl in ('Student', 'Individual', 'Duo', 'Family', 'Patron')),
  joined_dt date not null,
  left_dt date,
  birth_yr smallint,
  district text,
  direct_debit boolean not null,
  newsletter boolean not null
);
comment on column member.left_dt is 'Empty while the membership runs';

insert into house values
  ('HAR', 'Harbour Museum', 'Old Docks', 1978, 4200, true),
  ('FIN', 'Gallery of Fine Arts', 'Castle Hill', 1911, 6100, true),
  ('NAT', 'Natural History Museum', 'Parkside', 1886, 7400, true),
  ('TOY', 'Toy Museum', 'Old Town', 1994, 1150, false),
  ('TEX', 'Textile Mill', 'Riverside', 2003, 3800, true),
  ('CLK', 'Clock House', 'Old Town', 1962, 480, false);

insert into staff values
  (101, 'Lindqvist', 'Margret', null, 'Director', '2023-01-01', null, 39.0, null),
  (102, 'Obuya', 'Daniel', null, 'Head of Collections', '2023-01-01', null, 39.0, 101),
  (103, 'Ferrand', 'Celine', null, 'Head of Restoration', '2023-01-01', null, 39.0, 101),
  (104, 'Haverkamp', 'Jost', null, 'Head of Visitor Services', '2023-04-01', null, 39.0, 101),
  (105, 'Prakash', 'Anita', null, 'Registrar', '2023-01-01', null, 39.0, 102),
  (106, 'Molnar', 'Zoltan', null, 'Registrar', '2024-02-15', null, 30.0, 102),
  (107, 'Thorne', 'Abigail', null, 'Accountant', '2023-01-01', null, 35.0, 101),
  (108, 'Weiss', 'Rainer', null, 'Press Officer', '2023-06-01', '2025-08-31', 39.0, 101),
  (109, 'Castellano', 'Ines', null, 'Press Officer', '2025-10-01', null, 39.0, 101),
  (110, 'Eriksen', 'Tove', 'HAR', 'Curator', '2023-01-01', null, 39.0, 102),
  (111, 'Baptiste', 'Lucien', 'FIN', 'Curator', '2023-01-01', null, 39.0, 102),
  (112, 'Grunwald', 'Petra', 'FIN', 'Curator', '2023-09-01', null, 30.0, 102),
  (113, 'Okonjo', 'Blessing', 'NAT', 'Curator', '2023-01-01', null, 39.0, 102),
  (114, 'Salvesen', 'Nils', 'NAT', 'Curator', '2024-05-01', null, 25.0, 102),
  (115, 'Marchetti', 'Giulia', 'TOY', 'Curator', '2023-03-01', null, 30.0, 102),
  (116, 'Dunmore', 'Fergus', 'TEX', 'Curator', '2023-01-01', null, 39.0, 102),
  (117, 'Hollander', 'Wim', 'CLK', 'Curator', '2023-01-01', '2026-03-31', 20.0, 102),
  (118, 'Yilmaz', 'Selin', 'CLK', 'Curator', '2026-05-01', null, 20.0, 102),
  (119, 'Aubert', 'Maxime', 'FIN', 'Restorer', '2023-01-01', null, 39.0, 103),
  (120, 'Kowalczyk', 'Hanna', 'FIN', 'Restorer', '2023-01-01', null, 30.0, 103),
  (121, 'Nyström', 'Per', 'HAR', 'Restorer', '2023-01-01', null, 39.0, 103),
  (122, 'Iwasaki', 'Ren', 'TEX', 'Restorer', '2024-01-15', null, 39.0, 103),
  (123, 'Delgado', 'Marisol', 'NAT', 'Restorer', '2023-01-01', '2025-05-31', 39.0, 103),
  (124, 'Quist', 'Annika', 'NAT', 'Restorer', '2025-07-01', null, 35.0, 103),
  (125, 'Bellweather', 'Tom', 'HAR', 'Front Desk', '2023-01-01', null, 39.0, 104),
  (126, 'Sorensen', 'Ulla', 'HAR', 'Front Desk', '2023-05-15', null, 20.0, 104),
  (127, 'Achterberg', 'Jan', 'FIN', 'Front Desk', '2023-01-01', null, 39.0, 104),
  (128, 'Romero', 'Pilar', 'FIN', 'Front Desk', '2024-03-01', null, 25.0, 104),
  (129, 'Nkemelu', 'Grace', 'FIN', 'Front Desk', '2025-02-01', null, 20.0, 104),
  (130, 'Tremblay', 'Luc', 'NAT', 'Front Desk', '2023-01-01', null, 39.0, 104),
  (131, 'Vasquez', 'Elena', 'NAT', 'Front Desk', '2023-11-01', '2024-10-31', 20.0, 104),
  (132, 'Hartigan', 'Moira', 'NAT', 'Front Desk', '2024-11-15', null, 20.0, 104),
  (133, 'Ostrowski', 'Kamil', 'TOY', 'Front Desk', '2023-01-01', null, 30.0, 104),
  (134, 'Pellegrini', 'Sara', 'TOY', 'Front Desk', '2026-02-01', null, 15.0, 104),
  (135, 'Brandvold', 'Ivar', 'TEX', 'Front Desk', '2023-01-01', null, 39.0, 104),
  (136, 'Chandra', 'Meera', 'TEX', 'Front Desk', '2025-06-01', null, 20.0, 104),
  (137, 'Lockhart', 'Edwin', 'CLK', 'Front Desk', '2023-04-01', null, 25.0, 104),
  (138, 'Zeman', 'Jiri', 'HAR', 'Technician', '2023-01-01', null, 39.0, 102),
  (139, 'Fairbairn', 'Rory', 'FIN', 'Technician', '2023-01-01', null, 39.0, 102),
  (140, 'Mbeki', 'Sipho', 'NAT', 'Technician', '2023-08-01', null, 39.0, 102),
  (141, 'Van Dijk', 'Hilde', 'TEX', 'Technician', '2023-01-01', '2026-06-30', 39.0, 102),
  (142, 'Petrov', 'Anton', 'TEX', 'Technician', '2026-07-01', null, 39.0, 102),
  (143, 'Larkin', 'Sean', 'HAR', 'Attendant', '2023-01-01', null, 39.0, 104),
  (144, 'Duarte', 'Rita', 'HAR', 'Attendant', '2024-04-01', null, 25.0, 104),
  (145, 'Hansen', 'Bodil', 'FIN', 'Attendant', '2023-01-01', null, 39.0, 104),
  (146, 'Mensah', 'Kwame', 'FIN', 'Attendant', '2023-01-01', null, 39.0, 104),
  (147, 'Rossi', 'Carla', 'FIN', 'Attendant', '2023-10-01', '2025-12-31', 30.0, 104),
  (148, 'Stavros', 'Niko', 'FIN', 'Attendant', '2026-01-15', null, 30.0, 104),
  (149, 'Whitlock', 'June', 'NAT', 'Attendant', '2023-01-01', null, 39.0, 104),
  (150, 'Amsel', 'Dieter', 'NAT', 'Attendant', '2023-01-01', null, 39.0, 104),
  (151, 'Guerra', 'Tomas', 'NAT', 'Attendant', '2025-03-15', null, 20.0, 104),
  (152, 'Fenwick', 'Olive', 'TOY', 'Attendant', '2023-01-01', null, 30.0, 104),
  (153, 'Jansson', 'Lars', 'TEX', 'Attendant', '2023-01-01', null, 39.0, 104),
  (154, 'Keller', 'Brigitte', 'TEX', 'Attendant', '2024-09-01', null, 25.0, 104);

insert into exhibition values
  (1, 'A Town and its Port', 'HAR', 'permanent', 'open', '2023-01-01', null, 110, null, null),
  (2, 'Masters of the North', 'FIN', 'permanent', 'open', '2023-01-01', null, 111, 112, null),
  (3, 'From Stone to Fur', 'NAT', 'permanent', 'open', '2023-01-01', null, 113, null, null),
  (4, 'Two Hundred Years of Play', 'TOY', 'permanent', 'open', '2023-03-11', null, 115, null, null),
  (5, 'Under the Looms', 'TEX', 'permanent', 'open', '2023-01-01', null, 116, null, null),
  (6, 'What Makes it Tick', 'CLK', 'permanent', 'open', '2023-04-01', null, 118, null, null),
  (7, 'Herring and Silver', 'HAR', 'temporary', 'closed', '2023-05-13', '2023-10-29', 110, null, 64000),
  (8, 'Light over Water', 'FIN', 'temporary', 'closed', '2023-03-18', '2023-08-27', 111, null, 142000),
  (9, 'Beetles!', 'NAT', 'temporary', 'closed', '2023-06-03', '2024-01-14', 113, null, 58500),
  (10, 'The Red Thread', 'TEX', 'temporary', 'closed', '2023-09-16', '2024-02-25', 116, null, 47200),
  (11, 'Self, Portrayed', 'FIN', 'temporary', 'closed', '2023-10-07', '2024-03-03', 112, 111, 118000),
  (12, 'Dolls'' Houses', 'TOY', 'temporary', 'closed', '2023-11-04', '2024-04-07', 115, null, 22400),
  (13, 'Lighthouses', 'HAR', 'temporary', 'closed', '2024-03-23', '2024-09-29', 110, null, 71300),
  (14, 'Etched in Copper', 'FIN', 'temporary', 'closed', '2024-04-20', '2024-09-15', 112, null, 86000),
  (15, 'Ice Age Neighbours', 'NAT', 'temporary', 'closed', '2024-05-18', '2025-01-12', 113, 114, 133500),
  (16, 'Time on the Wrist', 'CLK', 'temporary', 'closed', '2024-06-01', '2024-10-27', 117, null, 15800),
  (17, 'Indigo', 'TEX', 'temporary', 'closed', '2024-10-12', '2025-03-16', 116, null, 52900),
  (18, 'Women at the Easel', 'FIN', 'temporary', 'closed', '2024-11-09', '2025-04-27', 111, 112, 164500),
  (19, 'Tin and Steam', 'TOY', 'temporary', 'closed', '2025-02-15', '2025-09-07', 115, null, 31000),
  (20, 'Emigrants', 'HAR', 'temporary', 'closed', '2025-04-05', '2025-11-02', 110, null, 92700),
  (21, 'Meteorites', 'NAT', 'temporary', 'closed', '2025-05-24', '2026-01-11', 114, 113, 77600),
  (22, 'Gardens of Paper', 'FIN', 'temporary', 'cancelled', '2025-06-14', null, 112, null, 69000),
  (23, 'Sculpture after 1950', 'FIN', 'temporary', 'closed', '2025-09-27', '2026-03-08', 111, null, 151000),
  (24, 'Sailcloth', 'TEX', 'temporary', 'closed', '2025-10-18', '2026-04-12', 116, null, 39900),
  (25, 'Pocket Sundials', 'CLK', 'temporary', 'cancelled', '2026-04-04', null, 117, null, 12500),
  (26, 'Board Games', 'TOY', 'temporary', 'closed', '2026-03-14', '2026-10-25', 115, null, 28600),
  (27, 'The Whale Returns', 'NAT', 'temporary', 'open', '2026-05-02', null, 113, 114, 188000),
  (28, 'Marrow: a Life in Grey', 'FIN', 'temporary', 'open', '2026-06-20', null, 111, 112, 176500),
  (29, 'Knots', 'HAR', 'temporary', 'open', '2026-09-12', null, 110, null, 44300),
  (30, 'Mending', 'TEX', 'temporary', 'open', '2026-10-17', null, 116, null, 36800),
  (31, 'Northern Lights in Print', 'FIN', 'temporary', 'planned', null, null, 112, null, 94000),
  (32, 'Poison', 'NAT', 'temporary', 'planned', null, null, 114, 113, 81000),
  (33, 'Cuckoo!', 'CLK', 'temporary', 'planned', null, null, 118, null, null);

insert into obj_kind values
  ('PT', 'Painting'), ('DP', 'Drawing or print'), ('SC', 'Sculpture'), ('TX', 'Textile'), ('TY', 'Toy'),
  ('CW', 'Clock or watch'), ('SM', 'Ship model'), ('MF', 'Mineral or fossil'), ('TD', 'Taxidermy'),
  ('TM', 'Tool or machine'), ('PH', 'Photograph');

insert into obj values
  ('FIN-0001', 'The Ferry at Dusk', 'Elin Marrow', 1908, 'FIN', 'PT', 1934, 'P', 1850000, 2, true, '2023-01-09'),
  ('FIN-0002', 'Grey Morning', 'Elin Marrow', 1911, 'FIN', 'PT', 1951, 'B', 1240000, 1, true, '2023-01-09'),
  ('FIN-0003', 'Portrait of a Rope Maker', 'Joost Aldenhoven', 1672, 'FIN', 'PT', 1911, 'G', 2300000, 3, true, '2023-01-10'),
  ('FIN-0004', 'Kneeling Woman', 'Arvid Sund', 1957, 'FIN', 'SC', 1961, 'P', 415000, 1, true, '2023-01-10'),
  ('FIN-0005', 'Harbour in Snow', 'Elin Marrow', 1919, 'FIN', 'PT', 2024, 'P', 690000, 2, true, '2024-07-02'),
  ('NAT-0001', 'Skeleton of a sperm whale', null, null, 'NAT', 'TD', 1893, 'F', 520000, 4, true, '2023-01-16'),
  ('NAT-0002', 'Ammonite of Gannet Cliff', null, null, 'NAT', 'MF', 1902, 'F', 88000, 1, true, '2023-01-16'),
  ('HAR-0001', 'Model of the brig Constance', 'Peter Rusk', 1841, 'HAR', 'SM', 1978, 'G', 96000, 2, true, '2023-01-12'),
  ('TOY-0001', 'Castle with forty knights', 'Hoffner & Sons', 1889, 'TOY', 'TY', 1996, 'P', 34000, 2, true, '2023-01-19'),
  ('TEX-0001', 'Guild tapestry of the dyers', null, 1604, 'TEX', 'TX', 2003, 'G', 310000, 4, false, '2023-01-23'),
  ('CLK-0001', 'Astronomical clock', 'Matthias Orrel', 1593, 'CLK', 'CW', 1962, 'G', 740000, 3, true, '2023-01-24');

-- The rest of the inventory, numbered from 101 in each house.
insert into obj
select hc || '-' || to_char(100 + n, 'FM0000'),
  (array['Small', 'Large', 'Painted', 'Plain', 'Early', 'Late', 'Carved', 'Broken'])[1 + pg_temp.h('adj' || hc || n, 8)] || ' '
    || case k
      when 'PT' then (array['landscape', 'still life', 'portrait', 'seascape'])[1 + pg_temp.h('t' || hc || n, 4)]
      when 'DP' then (array['etching', 'pattern sheet', 'ink drawing'])[1 + pg_temp.h('t' || hc || n, 3)]
      when 'SC' then (array['bust', 'relief', 'figure'])[1 + pg_temp.h('t' || hc || n, 3)]
      when 'TX' then (array['shawl', 'table cloth', 'waistcoat', 'sampler'])[1 + pg_temp.h('t' || hc || n, 4)]
      when 'TY' then (array['doll', 'tin train', 'rocking horse', 'bear', 'puppet'])[1 + pg_temp.h('t' || hc || n, 5)]
      when 'CW' then (array['wall clock', 'pocket watch', 'table clock'])[1 + pg_temp.h('t' || hc || n, 3)]
      when 'SM' then (array['model of a cutter', 'model of a barque', 'model of a tug'])[1 + pg_temp.h('t' || hc || n, 3)]
      when 'MF' then (array['quartz', 'trilobite', 'fluorite', 'fern fossil'])[1 + pg_temp.h('t' || hc || n, 4)]
      when 'TD' then (array['owl', 'fox', 'badger', 'gull'])[1 + pg_temp.h('t' || hc || n, 4)]
      when 'TM' then (array['shuttle', 'caulking iron', 'lathe', 'spindle'])[1 + pg_temp.h('t' || hc || n, 4)]
      else (array['quay in winter', 'street view', 'group picture'])[1 + pg_temp.h('t' || hc || n, 3)]
    end || ', no. ' || n,
  case when k in ('MF', 'TD') or pg_temp.h('mk' || hc || n, 3) = 0 then null
    else (array['A. Brandt', 'Workshop of Rusk', 'J. Tolle', 'M. Ostergaard', 'Hoffner & Sons', 'C. Villiers', 'L. Haag'])[1 + pg_temp.h('m' || hc || n, 7)] end,
  case when k = 'MF' or pg_temp.h('yr' || hc || n, 6) = 0 then null else 1690 + pg_temp.h('y' || hc || n, 270) end,
  hc, k, acq,
  (array['P', 'P', 'G', 'G', 'G', 'B', 'F'])[1 + pg_temp.h('ah' || hc || n, case when k in ('MF', 'TD', 'TM') then 7 else 6 end)],
  case k when 'PT' then 4000 when 'SC' then 2500 when 'CW' then 900 when 'SM' then 1200 when 'TX' then 400 else 150 end
    * (1 + pg_temp.h('v' || hc || n, 14)),
  (array[1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5])[1 + pg_temp.h('c' || hc || n, 12)],
  pg_temp.h('s' || hc || n, 10) < 3,
  case when acq >= 2023 then make_date(acq, 1, 20) + pg_temp.h('e' || hc || n, 300) else date '2023-02-01' + pg_temp.h('e' || hc || n, 1390) end
from (
  select hc, n,
    case when n > cnt - cnt / 9 then 2023 + pg_temp.h('an' || hc || n, 4)
      else greatest(opened, 1965) + pg_temp.h('ay' || hc || n, 2022 - greatest(opened, 1965)) end as acq,
    kinds[1 + pg_temp.h('k' || hc || n, cardinality(kinds))] as k
  from (values
    ('HAR', 1978, 210, array['SM', 'TM', 'TM', 'PH', 'PT']), ('FIN', 1911, 260, array['PT', 'PT', 'DP', 'DP', 'SC']),
    ('NAT', 1886, 300, array['MF', 'MF', 'TD']), ('TOY', 1994, 130, array['TY', 'TY', 'TY', 'PH']),
    ('TEX', 2003, 190, array['TX', 'TX', 'TM', 'DP']), ('CLK', 1962, 70, array['CW', 'CW', 'CW', 'TM'])
  ) as s (hc, opened, cnt, kinds), generate_series(1, cnt) as n
) q;

insert into partner values
  (1, 'Museum am Fischmarkt', 'Hamburg', 'DE'), (2, 'Kunsthalle Nord', 'Bremen', 'DE'),
  (3, 'Rhine Gallery', 'Cologne', 'DE'), (4, 'Stadtmuseum Lindenhof', 'Leipzig', 'DE'),
  (5, 'Haus der Technik', 'Dresden', 'DE'), (6, 'Nordsee Museum', 'Husum', 'DE'),
  (7, 'Maritiem Huis', 'Rotterdam', 'NL'), (8, 'De Weverij', 'Tilburg', 'NL'),
  (9, 'Galerie Prinsen', 'Amsterdam', 'NL'), (10, 'Museum voor Speelgoed', 'Utrecht', 'NL'),
  (11, 'Skagerrak Museum', 'Aarhus', 'DK'), (12, 'Kunstmuseet Holmen', 'Copenhagen', 'DK'),
  (13, 'Vasterhav Museum', 'Gothenburg', 'SE'), (14, 'Textilhuset', 'Boras', 'SE'),
  (15, 'Musee du Jouet', 'Lyon', 'FR'), (16, 'Cabinet des Estampes', 'Paris', 'FR'),
  (17, 'Musee de la Marine Sud', 'Toulon', 'FR'), (18, 'Uhrenkabinett', 'Vienna', 'AT'),
  (19, 'Galerie am Graben', 'Vienna', 'AT'), (20, 'Museo del Mar', 'Cadiz', 'ES'),
  (21, 'Schone Kunsten', 'Ghent', 'BE'), (22, 'Naturkabinett', 'Graz', 'AT');

insert into loan
select 5000 + i, inv, p, s, req,
  case when s in ('out', 'returned') then req + 150 + pg_temp.h('lo' || i, 40) end,
  term,
  case when s = 'returned' then req + 150 + pg_temp.h('lo' || i, 40) + term * 30 + pg_temp.h('lb' || i, 20) - 9 end,
  case when s in ('out', 'returned', 'agreed') then 150 + 50 * pg_temp.h('lf' || i, 7) end,
  case when s <> 'requested' then (array[102, 105, 106])[1 + pg_temp.h('la' || i, case when req >= date '2024-03-01' then 3 else 2 end)] end,
  case when s in ('out', 'returned') and pg_temp.h('lc' || i, 3) > 0 then (array[110, 113, 119, 121, 138, 139])[1 + pg_temp.h('lk' || i, 6)] end
from (
  select i, req, term, inv,
    case when i % 13 = 5 then 'refused'
      when req > date '2026-08-15' then case when i % 3 = 0 then 'agreed' else 'requested' end
      when req > date '2026-05-20' then 'agreed'
      when req + 150 + 40 + term * 30 + 12 > date '2026-11-20' then 'out'
      else 'returned' end as s,
    (array[1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 18, 19, 20, 21])[1 + pg_temp.h('lp' || i, 28)] as p
  from (
    select i, date '2023-01-05' + i * 6 + pg_temp.h('lr' || i, 5) as req,
      (array[3, 4, 6, 6, 6, 9, 12])[1 + pg_temp.h('lt' || i, 7)] as term, inv_no as inv
    from generate_series(1, 232) as i
    join (select inv_no, row_number() over (order by md5(inv_no)) as rn from obj where kind_cd <> 'MF' and ins_val < 500000) o
      on o.rn = 1 + (i * 3) % 530
  ) a
) b;

insert into restoration
select 800 + i, inv,
  case when s <> 'waiting' and ext is null then r end,
  case when s <> 'waiting' then ext end,
  s, req,
  case when s <> 'waiting' then req + 12 + pg_temp.h('rb' || i, 50) end,
  case when s = 'done' then req + 12 + pg_temp.h('rb' || i, 50) + 9 + pg_temp.h('rd' || i, 90) end,
  case when s = 'done' then case when ext is null then 120 + 10 * pg_temp.h('rc' || i, 190) else 1400 + 25 * pg_temp.h('rc' || i, 260) end end
from (
  select i, inv, req,
    case when req > date '2026-09-20' then 'waiting'
      when req > date '2026-06-25' then case when i % 4 = 1 then 'waiting' else 'in work' end
      when i % 17 = 3 then 'on hold' else 'done' end as s,
    case when pg_temp.h('rx' || i, 6) = 0 then (array['Atelier Beaumont', 'Studio Kvist', 'Werkstatt Pohl'])[1 + pg_temp.h('rs' || i, 3)] end as ext,
    case hc when 'FIN' then (array[119, 120])[1 + pg_temp.h('rr' || i, 2)] when 'HAR' then 121 when 'CLK' then 121 when 'TOY' then 120
      when 'TEX' then case when req < date '2024-01-15' then 120 else 122 end
      else case when req < date '2024-12-20' then 123 when req < date '2025-06-25' then 119 else 124 end end as r
  from (
    select i, date '2023-01-03' + (i * 14) / 3 + pg_temp.h('rq' || i, 4) as req, inv_no as inv, house_cd as hc
    from generate_series(1, 300) as i
    join (select inv_no, house_cd, row_number() over (order by md5('r' || inv_no)) as rn from obj) o on o.rn = 1 + (i * 7) % 1171
  ) a
) b;

insert into guide values
  (1, 'Ottilie Brenner', 'de, en', '2023-01-10', 60, true), (2, 'Hugo Lancaster', 'en', '2023-01-10', 60, true),
  (3, 'Carmen Rios', 'de, en, es', '2023-02-01', 60, true), (4, 'Jan de Wit', 'en, nl', '2023-03-15', 60, true),
  (5, 'Amelie Caron', 'en, fr', '2023-05-02', 60, true), (6, 'Bjarne Holt', 'de, en', '2023-06-12', 60, false),
  (7, 'Nadia Fares', 'en, fr', '2023-09-04', 60, true), (8, 'Tilman Roth', 'de', '2024-01-20', 54, true),
  (9, 'Lucia Ortega', 'en, es', '2024-04-08', 54, true), (10, 'Simon Pryce', 'en', '2024-05-27', 54, true),
  (11, 'Greta Noll', 'de, en', '2024-09-16', 54, false), (12, 'Ruben Claes', 'en, fr, nl', '2024-11-03', 54, true),
  (13, 'Ida Winther', 'en', '2025-03-10', 48, true), (14, 'Mirko Stahl', 'de, en', '2025-08-18', 48, true),
  (15, 'Phoebe Adair', 'en', '2026-02-02', 48, true), (16, 'Elif Kaya', 'de, en', '2026-06-15', 48, true),
  (17, 'Viktor Lang', 'de', '2026-10-05', 48, true);

insert into tour
select 20000 + i, hc,
  case when pg_temp.h('tx' || i, 3) < 2 then (
    select exh_no from exhibition e where e.house_cd = hc and e.opens_dt <= d and coalesce(e.closes_dt, date '2026-11-30') >= d
      and e.st in ('open', 'closed') order by md5(i || 'e' || exh_no) limit 1) end,
  g.guide_no, d, lg, m,
  (case when hc = 'CLK' then 4 + pg_temp.h('tp' || i, 9) else 6 + pg_temp.h('tp' || i, 20) end),
  case m when 60 then 75 else 105 end + case when lg = 'en' then 0 else 15 end,
  case when pg_temp.h('ts' || i, 20) < 2 then 'cancelled' when pg_temp.h('ts' || i, 20) = 2 then 'no-show' else 'held' end
from (
  select i, case when hc0 = 'CLK' and extract(month from d) not between 4 and 10 then 'HAR' else hc0 end as hc, d,
    (array['en', 'en', 'en', 'de', 'de', 'fr', 'es', 'nl'])[1 + pg_temp.h('tl' || i, 8)] as lg,
    (array[60, 60, 90])[1 + pg_temp.h('tm' || i, 3)] as m
  from (
    select i, (array['FIN', 'FIN', 'FIN', 'NAT', 'NAT', 'HAR', 'HAR', 'TEX', 'TOY', 'CLK'])[1 + pg_temp.h('th' || i, 10)] as hc0,
      r + case when extract(isodow from r) = 1 then 1 else 0 end as d
    from (select i, date '2023-02-14' + (i * 12) / 5 + pg_temp.h('td' || i, 3) as r from generate_series(1, 574) as i) z
  ) y
) a
cross join lateral (
  select guide_no from guide where since_dt <= d and langs like '%' || lg || '%'
    and (active or d < since_dt + 700) order by md5(i || 'g' || guide_no) limit 1
) g;

insert into ticket_sale
select 100000 + i, d, hc, t, q,
  q * case t when 'Adult' then case when d < date '2025-01-01' then 10 else 11 end when 'Reduced' then 7 when 'Child' then 4
    when 'Family' then 24 when 'School' then 2 else 0 end,
  case when t in ('School', 'Free') then 'desk' else (array['desk', 'desk', 'desk', 'web', 'web', 'kiosk'])[1 + pg_temp.h('kc' || i, 6)] end
from (
  select i, d, case when hc0 = 'CLK' and extract(month from d) not between 4 and 10 then 'TOY' else hc0 end as hc, t,
    case t when 'Adult' then 1 + pg_temp.h('kq' || i, 4) when 'Reduced' then 1 + pg_temp.h('kq' || i, 2)
      when 'Child' then 1 + pg_temp.h('kq' || i, 3) when 'Family' then 1 when 'School' then 12 + pg_temp.h('kq' || i, 17)
      else 1 + pg_temp.h('kq' || i, 2) end as q
  from (
    select i, r + case when extract(isodow from r) = 1 then 1 else 0 end as d,
      (array['FIN', 'FIN', 'FIN', 'FIN', 'NAT', 'NAT', 'NAT', 'NAT', 'NAT', 'HAR', 'HAR', 'HAR', 'TOY', 'TOY', 'TEX', 'TEX', 'CLK'])[1 + pg_temp.h('kh' || i, 17)] as hc0,
      (array['Adult', 'Adult', 'Adult', 'Adult', 'Adult', 'Adult', 'Reduced', 'Reduced', 'Child', 'Child', 'Family', 'Family', 'School', 'Free'])[1 + pg_temp.h('kt' || i, 14)] as t
    from (select i, date '2023-01-03' + (i * 10) / 19 + pg_temp.h('kd' || i, 2) as r from generate_series(1, 2705) as i) z
  ) y
) a;

insert into member
select 3000 + i,
  (array['Anna', 'Ben', 'Clara', 'David', 'Esther', 'Finn', 'Greta', 'Henrik', 'Irene', 'Jakob', 'Karin', 'Leo', 'Mina', 'Noah', 'Olga', 'Paul', 'Ruth', 'Stefan', 'Tilda', 'Walter'])[1 + pg_temp.h('mf' || i, 20)]
    || ' ' || (array['Albers', 'Bergman', 'Clausen', 'Drewe', 'Engel', 'Foss', 'Gerrits', 'Holm', 'Ingram', 'Jessen', 'Kruse', 'Lund', 'Moller', 'Nordin', 'Olsen', 'Paulsen', 'Quade', 'Ritter', 'Storm', 'Tietz', 'Ulrich', 'Voss', 'Wagner', 'Zander'])[1 + pg_temp.h('ms' || i, 24)],
  l, j,
  case when pg_temp.h('me' || i, 5) = 0 and j < date '2025-11-01' then j + 365 * (1 + pg_temp.h('mg' || i, case when j < date '2024-11-01' then 2 else 1 end)) end,
  case when pg_temp.h('mb' || i, 9) > 0 then case when l = 'Student' then 1999 + pg_temp.h('my' || i, 9) else 1940 + pg_temp.h('my' || i, 58) end end,
  (array['Old Docks', 'Castle Hill', 'Castle Hill', 'Parkside', 'Parkside', 'Parkside', 'Old Town', 'Riverside', 'Riverside', 'Mill Fields', null])[1 + pg_temp.h('md' || i, 11)],
  pg_temp.h('mp' || i, 10) < 6, pg_temp.h('mn' || i, 10) < 7
from (
  select i, (array['Individual', 'Individual', 'Individual', 'Individual', 'Family', 'Family', 'Duo', 'Duo', 'Student', 'Student', 'Student', 'Patron'])[1 + pg_temp.h('ml' || i, 12)] as l,
    date '2023-01-04' + (i * 23) / 10 + pg_temp.h('mj' || i, 4) as j
  from generate_series(1, 615) as i
) a;
