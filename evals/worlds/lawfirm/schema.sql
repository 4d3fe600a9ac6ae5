-- Marlowe Castellan LLP: practice management system.
-- The firm was formed on 1 January 2023 out of two older practices, so no record is older than that day.
create schema pms;
set search_path = pms;

create function pg_temp.h(k text, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(k), 1, 7))::bit(28)::integer % n $$;

create table office (
  off_code char(3) primary key,
  town text not null,
  opened_on date not null,
  closed_on date,
  desks smallint not null
);

create table staff (
  staff_id integer primary key,
  initials varchar(4) not null unique,
  full_name text not null,
  grade text not null check (grade in ('Partner', 'Senior Associate', 'Associate', 'Trainee', 'Paralegal', 'Secretary')),
  off_code char(3) not null references office,
  reports_to integer references staff (staff_id),
  joined_on date not null,
  left_on date,
  qual_year smallint,
  hr_rate numeric(7, 2),
  weekly_hrs numeric(4, 1) not null default 37.5
);
comment on column staff.qual_year is 'Year of admission as a solicitor; empty for those who are not solicitors';
comment on column staff.hr_rate is 'Standard charge-out rate in GBP per hour; secretaries have none';
comment on column staff.left_on is 'Last day with the firm; empty for current staff';

create table practice_area (
  pa_code varchar(4) primary key,
  descr text not null,
  head_id integer not null references staff (staff_id),
  contentious boolean not null
);

create table client (
  client_no integer primary key,
  client_name text not null,
  client_type char(3) not null check (client_type in ('IND', 'ORG', 'PUB')),
  town text not null,
  since_on date not null,
  aml_checked_on date,
  rel_ptr_id integer not null references staff (staff_id),
  acc_status text not null check (acc_status in ('active', 'dormant', 'former'))
);
comment on column client.client_type is 'IND private individual, ORG company or other organisation, PUB public body';
comment on column client.aml_checked_on is 'Last identity (anti-money-laundering) check; empty if none is on record';
comment on column client.rel_ptr_id is 'Relationship partner';

create table matter_status (
  st_code char(2) primary key,
  descr text not null
);

create table matter (
  matter_no varchar(8) primary key,
  client_no integer not null references client,
  title text not null,
  pa_code varchar(4) not null references practice_area,
  off_code char(3) not null references office,
  fee_earner_id integer not null references staff (staff_id),
  superv_id integer not null references staff (staff_id),
  opened_on date not null,
  closed_on date,
  st_code char(2) not null references matter_status,
  fee_basis text not null check (fee_basis in ('HOURLY', 'FIXED', 'CFA', 'LEGAL_AID')),
  est_fee numeric(10, 2)
);
comment on table matter is 'Files (cases) opened for clients';
comment on column matter.fee_basis is 'CFA = conditional fee agreement (no win, no fee)';
comment on column matter.est_fee is 'Fee estimate given to the client, GBP without VAT; empty if none was given';

create table time_entry (
  te_id integer primary key,
  matter_no varchar(8) not null references matter,
  staff_id integer not null references staff,
  worked_on date not null,
  units smallint not null,
  activity text not null,
  rate numeric(7, 2) not null,
  val numeric(9, 2) not null,
  chargeable boolean not null
);
comment on column time_entry.units is 'Units of six minutes';
comment on column time_entry.val is 'Value of the time in GBP: units / 10 x rate';

create table invoice (
  inv_no integer primary key,
  matter_no varchar(8) not null references matter,
  inv_date date not null,
  due_date date not null,
  fees_net numeric(10, 2) not null,
  disb_net numeric(10, 2) not null,
  vat_amt numeric(10, 2) not null,
  inv_status text not null check (inv_status in ('DRAFT', 'SENT', 'PAID', 'DISPUTED', 'WRITTEN_OFF')),
  paid_on date
);
comment on column invoice.disb_net is 'Disbursements (court fees, experts, searches), without VAT';

create table court (
  court_id smallint primary key,
  court_name text not null,
  town text not null,
  court_kind text not null
);

create table hearing (
  hearing_id integer primary key,
  matter_no varchar(8) not null references matter,
  court_id smallint not null references court,
  heard_on date not null,
  hearing_type text not null,
  advocate_id integer not null references staff (staff_id),
  by_video boolean not null,
  len_hrs numeric(3, 1) not null,
  outcome text
);
comment on column hearing.outcome is 'won, lost, settled, adjourned; empty while judgment is awaited';

create table filing (
  filing_id integer primary key,
  matter_no varchar(8) not null references matter,
  court_id smallint not null references court,
  doc_type text not null,
  due_on date not null,
  filed_on date,
  court_fee numeric(8, 2) not null
);
comment on table filing is 'Documents to be filed at court';

create table trainee_seat (
  seat_id integer primary key,
  trainee_id integer not null references staff (staff_id),
  seat_superv_id integer not null references staff (staff_id),
  pa_code varchar(4) not null references practice_area,
  start_on date not null,
  end_on date,
  mark smallint check (mark between 1 and 5)
);
comment on table trainee_seat is 'Training contract rotations of the trainees';
comment on column trainee_seat.mark is 'Appraisal at the end of the seat, 5 is best';

insert into office values
  ('BRI', 'Bristol', '2023-01-01', null, 64),
  ('CDF', 'Cardiff', '2023-01-01', null, 38),
  ('EXE', 'Exeter', '2023-01-01', null, 27),
  ('TAU', 'Taunton', '2023-01-01', '2025-06-30', 12),
  ('GLO', 'Gloucester', '2024-09-02', null, 15);

insert into staff values
  (1, 'HM', 'Helena Marlowe', 'Partner', 'BRI', null, '2023-01-01', null, 1994, 340, 37.5),
  (2, 'RC', 'Rhodri Castellan', 'Partner', 'CDF', 1, '2023-01-01', null, 1997, 325, 37.5),
  (3, 'ABO', 'Adaeze Bright-Okoro', 'Partner', 'BRI', 1, '2023-01-01', null, 2003, 315, 37.5),
  (4, 'JTW', 'Julian Twelvetrees', 'Partner', 'EXE', 1, '2023-01-01', null, 2001, 295, 37.5),
  (5, 'SPK', 'Sunita Parekh', 'Partner', 'BRI', 1, '2023-01-01', null, 2005, 310, 30),
  (6, 'GLL', 'Gwen Llewellyn', 'Partner', 'CDF', 2, '2023-01-01', null, 2006, 290, 37.5),
  (7, 'DFH', 'Douglas Farquhar', 'Partner', 'EXE', 1, '2023-01-01', '2025-12-31', 1989, 330, 22.5),
  (8, 'NIA', 'Nadia Iannucci', 'Partner', 'BRI', 1, '2024-04-01', null, 2008, 305, 37.5),
  (9, 'TBR', 'Tomas Brandreth', 'Partner', 'GLO', 1, '2024-09-02', null, 2009, 285, 37.5),
  (10, 'EWY', 'Elin Wyn-Price', 'Senior Associate', 'CDF', 2, '2023-01-01', null, 2011, 245, 37.5),
  (11, 'MKO', 'Marcus Kolade', 'Senior Associate', 'BRI', 3, '2023-01-01', null, 2012, 250, 37.5),
  (12, 'FST', 'Fiona Stannard', 'Senior Associate', 'BRI', 5, '2023-01-01', null, 2010, 255, 30),
  (13, 'PGR', 'Piers Grenfell', 'Senior Associate', 'EXE', 4, '2023-01-01', null, 2013, 230, 37.5),
  (14, 'LQU', 'Leonie Quartermaine', 'Senior Associate', 'BRI', 8, '2024-06-10', null, 2014, 240, 37.5),
  (15, 'OHD', 'Owain Haddad', 'Senior Associate', 'CDF', 6, '2023-05-15', '2026-02-27', 2013, 235, 37.5),
  (16, 'BTH', 'Beatrix Thorne', 'Senior Associate', 'GLO', 9, '2024-11-04', null, 2015, 225, 37.5),
  (17, 'KAS', 'Kasia Adamska', 'Associate', 'BRI', 3, '2023-01-01', null, 2018, 195, 37.5),
  (18, 'JOB', 'Jerome Obi', 'Associate', 'BRI', 11, '2023-01-01', null, 2019, 190, 37.5),
  (19, 'RHS', 'Rhiannon Hussey', 'Associate', 'CDF', 10, '2023-03-13', null, 2019, 185, 30),
  (20, 'CDV', 'Callum Devereux', 'Associate', 'EXE', 13, '2023-01-01', null, 2017, 188, 37.5),
  (21, 'ISM', 'Imogen Smale', 'Associate', 'EXE', 4, '2023-09-04', '2025-08-29', 2020, 180, 37.5),
  (22, 'VPA', 'Vikram Pattani', 'Associate', 'BRI', 12, '2023-10-02', null, 2020, 184, 37.5),
  (23, 'SLW', 'Saskia Lowther', 'Associate', 'BRI', 8, '2024-02-19', null, 2021, 182, 37.5),
  (24, 'GBV', 'Gethin Bevan', 'Associate', 'CDF', 6, '2024-01-08', null, 2021, 178, 37.5),
  (25, 'MYD', 'Miriam Yeandle', 'Associate', 'EXE', 4, '2025-09-15', null, 2022, 172, 22.5),
  (26, 'AFW', 'Alistair Fenwick', 'Associate', 'GLO', 16, '2025-01-13', null, 2022, 175, 37.5),
  (27, 'TCH', 'Tara Chaudhry', 'Associate', 'CDF', 10, '2023-09-04', null, 2025, 160, 37.5),
  (28, 'WNG', 'Wesley Ng', 'Associate', 'BRI', 11, '2023-09-04', null, 2025, 160, 37.5),
  (29, 'PLD', 'Poppy Ludlow', 'Trainee', 'BRI', 3, '2024-09-02', '2026-08-31', null, 110, 37.5),
  (30, 'IDR', 'Idris Rowlands', 'Trainee', 'CDF', 2, '2024-09-02', '2026-08-31', null, 110, 37.5),
  (31, 'HVN', 'Hannah Vane', 'Trainee', 'BRI', 5, '2025-09-01', null, null, 112, 37.5),
  (32, 'ZAM', 'Zaid Amin', 'Trainee', 'BRI', 8, '2025-09-01', null, null, 112, 37.5),
  (33, 'CMR', 'Cerys Morgan-Reed', 'Trainee', 'CDF', 6, '2025-09-01', null, null, 112, 37.5),
  (34, 'LTR', 'Luke Trewin', 'Trainee', 'EXE', 4, '2026-09-01', null, null, 112, 37.5),
  (35, 'ROS', 'Rosalind Osei', 'Trainee', 'BRI', 3, '2026-09-01', null, null, 112, 37.5),
  (36, 'BCN', 'Bronwen Connelly', 'Paralegal', 'CDF', 10, '2023-01-01', null, null, 98, 37.5),
  (37, 'DST', 'Declan Stroud', 'Paralegal', 'BRI', 11, '2023-02-06', null, null, 95, 37.5),
  (38, 'YFO', 'Yasmin Fortescue', 'Paralegal', 'BRI', 12, '2023-07-03', '2024-12-20', null, 95, 37.5),
  (39, 'EPK', 'Ewan Peake', 'Paralegal', 'EXE', 13, '2024-03-11', null, null, 92, 30),
  (40, 'NGT', 'Nell Garrity', 'Paralegal', 'GLO', 16, '2024-10-07', null, null, 94, 37.5),
  (41, 'JKB', 'Jakub Brzezina', 'Paralegal', 'BRI', 14, '2025-02-03', null, null, 96, 37.5),
  (42, 'MHA', 'Maureen Hartnell', 'Secretary', 'BRI', 1, '2023-01-01', null, null, null, 30),
  (43, 'SPW', 'Sian Powell', 'Secretary', 'CDF', 2, '2023-01-01', null, null, null, 37.5),
  (44, 'DCL', 'Dorothy Clatworthy', 'Secretary', 'EXE', 4, '2023-01-01', '2025-06-30', null, null, 22.5),
  (45, 'ALB', 'Anneliese Bowden', 'Secretary', 'BRI', 3, '2023-06-19', null, null, null, 37.5),
  (46, 'FRD', 'Freddie Dunstan', 'Secretary', 'EXE', 4, '2025-06-02', null, null, null, 37.5),
  (47, 'KHL', 'Katya Hollis', 'Secretary', 'GLO', 9, '2024-09-02', null, null, null, 30);

insert into practice_area values
  ('LIT', 'Commercial litigation', 1, true),
  ('EMP', 'Employment', 3, true),
  ('FAM', 'Family', 6, true),
  ('RES', 'Residential property', 4, false),
  ('COR', 'Corporate and commercial', 5, false),
  ('WIL', 'Wills and probate', 9, false),
  ('CRI', 'Criminal defence', 2, true),
  ('IMM', 'Immigration', 8, true);

insert into matter_status values
  ('OP', 'Open'),
  ('HD', 'On hold'),
  ('SB', 'Stayed by the court'),
  ('CL', 'Closed'),
  ('AB', 'Abandoned');

insert into court values
  (1, 'Bristol County Court', 'Bristol', 'County Court'),
  (2, 'Cardiff County Court', 'Cardiff', 'County Court'),
  (3, 'Bristol Business Court', 'Bristol', 'High Court'),
  (4, 'Wales Employment Tribunal', 'Cardiff', 'Tribunal'),
  (5, 'Exeter Employment Tribunal', 'Exeter', 'Tribunal'),
  (6, 'Cardiff Family Court', 'Cardiff', 'Family Court'),
  (7, 'Exeter Family Court', 'Exeter', 'Family Court'),
  (8, 'Bristol Crown Court', 'Bristol', 'Crown Court'),
  (9, 'Newport Magistrates', 'Newport', 'Magistrates'' Court'),
  (10, 'Newport Immigration Tribunal', 'Newport', 'Tribunal'),
  (11, 'Court of Appeal', 'London', 'Appeal Court');

-- Clients: 140 individuals, 72 organisations, 8 public bodies.
insert into client
select 1000 + i,
  case
    when i % 55 between 1 and 35 then
      (array['Agnes', 'Bilal', 'Carys', 'Dominic', 'Elspeth', 'Farah', 'Gareth', 'Honor', 'Ivor', 'Joanna', 'Kieran', 'Lowri',
        'Malcolm', 'Nerys', 'Oscar', 'Priya', 'Quentin', 'Rosemary', 'Stefan', 'Tegan'])[1 + i % 20] || ' ' ||
      (array['Ashdown', 'Brimble', 'Coombes', 'Dyer', 'Evans', 'Fairweather', 'Griffiths', 'Hobbs', 'Ingram', 'Jenkins',
        'Kimber', 'Lacey', 'Mansell', 'Nethercott', 'Onslow', 'Pascoe', 'Redfern', 'Sydenham', 'Tremlett', 'Upjohn',
        'Vickery', 'Wetherby', 'Yorath'])[1 + i % 23]
    when i % 55 between 36 and 53 then
      (array['Severn', 'Mendip', 'Quantock', 'Avonside', 'Taff', 'Exmoor', 'Cotswold', 'Brunel', 'Gower'])[1 + (i / 55 * 18 + i % 55) % 9] || ' ' ||
      (array['Logistics Ltd', 'Dairies Ltd', 'Joinery Ltd', 'Software plc', 'Care Homes Ltd', 'Estates LLP', 'Marine Ltd',
        'Breweries plc', 'Plastics Ltd', 'Nurseries Ltd', 'Engineering Ltd'])[1 + (i / 55 * 18 + i % 55) % 11]
    else (array['Harptree Parish Council', 'Vale of Wenn Housing Board', 'North Quay Harbour Authority', 'Tawbridge Schools Trust',
      'Morgan Bay Council', 'Severn Fire Authority', 'Culm District Council', 'Wye Health Board'])
      [(i / 55) * 2 + case when i % 55 = 54 then 1 else 0 end]
  end,
  case when i % 55 between 1 and 35 then 'IND' when i % 55 between 36 and 53 then 'ORG' else 'PUB' end,
  (array['Bristol', 'Cardiff', 'Exeter', 'Taunton', 'Bristol', 'Newport', 'Gloucester', 'Bath', 'Bristol', 'Cardiff',
    'Swansea', 'Plymouth'])[1 + pg_temp.h('town' || i, 12)],
  case when i <= 70 then date '2023-01-01' else date '2023-01-03' + (i - 70) * 9 + pg_temp.h('since' || i, 9) end,
  null,
  (array[1, 2, 3, 4, 5, 6, 1, 3])[1 + pg_temp.h('ptr' || i, 8)],
  case pg_temp.h('acc' || i, 10) when 0 then 'dormant' when 1 then 'dormant' when 2 then 'former' else 'active' end
from generate_series(1, 220) i;
update client set rel_ptr_id = 8 where client_no % 11 = 4 and since_on >= '2024-04-01';
update client set rel_ptr_id = 9 where town = 'Gloucester' and client_no % 2 = 0;
update client set aml_checked_on = least(date '2026-11-27', since_on + pg_temp.h('aml' || client_no, 1000))
where client_no % 13 <> 6;

-- Matters: ends first, then the office and the people who were there at the time.
create temporary table m as
select i,
  date '2023-01-03' + i * 2 + i / 4 + pg_temp.h('op' || i, 3) as opened_on,
  30 + pg_temp.h('len' || i, 560) as days,
  (array['LIT', 'EMP', 'FAM', 'RES', 'RES', 'COR', 'WIL', 'CRI', 'IMM', 'FAM', 'EMP', 'LIT', 'RES', 'WIL'])
    [1 + pg_temp.h('pa' || i, 14)] as pa_code,
  pg_temp.h('st' || i, 100) as s
from generate_series(1, 630) i;
alter table m add st_code text, add closed_on date, add client_no integer, add off_code text;
update m set st_code = case
  when opened_on + days <= date '2026-11-20' and s < 78 then 'CL'
  when opened_on + days <= date '2026-11-20' and s < 84 then 'AB'
  when s < 88 then 'OP' when s < 94 then 'HD' when s < 97 and pa_code not in ('RES', 'COR', 'WIL') then 'SB' else 'OP' end;
update m set closed_on = opened_on + days where st_code in ('CL', 'AB');
update m set client_no = (
  select c.client_no from client c where c.since_on <= m.opened_on
    and (c.client_type = 'IND' or m.pa_code in ('LIT', 'EMP', 'COR', 'RES'))
    and (c.client_type <> 'IND' or m.pa_code <> 'COR')
    and c.client_no % 17 <> 9
  order by md5(m.i || '/' || c.client_no) limit 1);
update m set off_code = case
  when pg_temp.h('off' || i, 20) < 8 then 'BRI' when pg_temp.h('off' || i, 20) < 13 then 'CDF'
  when pg_temp.h('off' || i, 20) = 13 and closed_on <= '2025-06-30' then 'TAU'
  when pg_temp.h('off' || i, 20) between 17 and 19 and opened_on >= '2024-11-04' then 'GLO' else 'EXE' end;

insert into matter
select 'M' || to_char(m.opened_on, 'YY') || '-' || to_char(row_number() over (partition by extract(year from m.opened_on)
    order by m.i), 'FM0000'),
  m.client_no,
  (case m.pa_code
    when 'LIT' then (array['Unpaid invoices dispute', 'Breach of supply contract', 'Boundary dispute', 'Professional negligence claim'])
    when 'EMP' then (array['Unfair dismissal claim', 'Settlement agreement', 'Discrimination claim', 'Redundancy consultation'])
    when 'FAM' then (array['Divorce and finances', 'Child arrangements', 'Prenuptial agreement', 'Separation agreement'])
    when 'RES' then (array['Sale of house', 'Purchase of house', 'Remortgage', 'Lease extension'])
    when 'COR' then (array['Share purchase', 'Shareholders agreement', 'Terms of business', 'Office lease'])
    when 'WIL' then (array['Will', 'Probate', 'Lasting power of attorney', 'Estate administration'])
    when 'CRI' then (array['Motoring offence', 'Fraud charge', 'Assault charge', 'Police station attendance'])
    else (array['Skilled worker visa', 'Spouse visa', 'Asylum appeal', 'Settlement application'])
  end)[1 + pg_temp.h('title' || m.i, 4)],
  m.pa_code, m.off_code, fe.staff_id, sv.staff_id, m.opened_on, m.closed_on, m.st_code,
  case
    when m.pa_code in ('RES', 'WIL') then case when pg_temp.h('fb' || m.i, 5) = 0 then 'HOURLY' else 'FIXED' end
    when m.pa_code in ('CRI', 'IMM') then (array['LEGAL_AID', 'FIXED', 'HOURLY', 'LEGAL_AID'])[1 + pg_temp.h('fb' || m.i, 4)]
    when m.pa_code in ('EMP', 'LIT') then (array['HOURLY', 'HOURLY', 'CFA', 'HOURLY', 'FIXED'])[1 + pg_temp.h('fb' || m.i, 5)]
    else 'HOURLY' end,
  case when pg_temp.h('est' || m.i, 6) = 0 then null else
    case m.pa_code when 'LIT' then 6000 when 'COR' then 5000 when 'EMP' then 3500 when 'FAM' then 3000 when 'CRI' then 2200
      when 'IMM' then 1800 when 'WIL' then 700 else 1000 end + 50 * pg_temp.h('estv' || m.i, case when m.pa_code in ('LIT', 'COR') then 240
      when m.pa_code in ('RES', 'WIL') then 30 else 90 end) end
from m
cross join lateral (
  select s.staff_id from staff s
  where s.grade in ('Partner', 'Senior Associate', 'Associate') and s.joined_on <= m.opened_on
    and (s.qual_year < 2025 or m.opened_on >= '2025-09-01')
    and (s.left_on is null or s.left_on >= m.closed_on)
    and s.off_code = case m.off_code when 'TAU' then 'EXE' else m.off_code end
  order by case when s.grade = 'Partner' then 1 else 0 end * pg_temp.h('p' || m.i, 3), md5(m.i || 'fe' || s.staff_id) limit 1) fe
cross join lateral (
  select s.staff_id from staff s
  where s.grade = 'Partner' and s.joined_on <= m.opened_on and (s.left_on is null or s.left_on >= m.closed_on)
    and s.staff_id <> fe.staff_id
  order by case when s.staff_id = (select head_id from practice_area p where p.pa_code = m.pa_code) then 0 else 1 end
    * pg_temp.h('hd' || m.i, 4), md5(m.i || 'sv' || s.staff_id) limit 1) sv;

create temporary table mm as
select row_number() over (order by matter_no)::integer as n, * from matter;

-- Time entries
insert into time_entry
select row_number() over (order by d.worked_on, t.i), t.matter_no, t.staff_id, d.worked_on, u.units, a.activity,
  r.rate, round(u.units * r.rate / 10, 2), a.activity <> 'Training' and pg_temp.h('ch' || t.i, 9) <> 0
from (
  select i, x.matter_no, x.opened_on, x.closed_on, coalesce(
    case when pg_temp.h('who' || i, 20) < 12 then x.fee_earner_id when pg_temp.h('who' || i, 20) < 15 then x.superv_id else (
      select s.staff_id from staff s
      where s.grade in ('Trainee', 'Paralegal') and s.joined_on <= coalesce(x.closed_on, date '2026-11-27')
        and (s.left_on is null or s.left_on >= x.opened_on)
      order by md5(i || 'tp' || s.staff_id) limit 1) end, x.fee_earner_id) as staff_id
  from generate_series(1, 2800) i
  join mm x on x.n = 1 + pg_temp.h('mat' || i, 630)) t
join staff s on s.staff_id = t.staff_id
cross join lateral (
  select greatest(t.opened_on, s.joined_on) as lo,
    least(coalesce(t.closed_on, date '2026-11-27'), coalesce(s.left_on, date '2026-11-27')) as hi) b
cross join lateral (select b.lo + pg_temp.h('wd' || t.i, b.hi - b.lo + 1) as raw) w
cross join lateral (
  select greatest(b.lo, w.raw - case extract(isodow from w.raw) when 6 then 1 when 7 then 2 else 0 end) as worked_on) d
cross join lateral (select 1 + pg_temp.h('u' || t.i, 14) + 6 * (pg_temp.h('u2' || t.i, 5) / 4) as units) u
cross join lateral (
  select (array['Drafting', 'Drafting', 'Research', 'Call', 'Meeting', 'Correspondence', 'Correspondence', 'Travel', 'Court'])
    [1 + pg_temp.h('act' || t.i, 9)] as activity) a
cross join lateral (select case when a.activity = 'Travel' then round(s.hr_rate / 2, 2) else s.hr_rate end as rate) r;

-- Invoices: up to three a matter
insert into invoice
select 50000 + row_number() over (order by q.inv_date, q.matter_no, q.k), q.matter_no, q.inv_date, q.inv_date + 21, q.fees, q.disb,
  round((q.fees + q.disb) * 0.2, 2), q.st, case when q.st = 'PAID' then least(date '2026-11-27',
    q.inv_date + 4 + pg_temp.h('pd' || q.matter_no || q.k, 48)) end
from (
  select x.matter_no, k, d.inv_date,
    round(coalesce(x.est_fee, 2000) * (18 + pg_temp.h('f' || x.n || k, 45)) / 100, 0) + pg_temp.h('fp' || x.n || k, 100) * 0.25 as fees,
    case when pg_temp.h('db' || x.n || k, 3) = 0 then 0 else 15 + 5 * pg_temp.h('dv' || x.n || k, 160) end::numeric as disb,
    case when d.inv_date > '2026-10-20' and pg_temp.h('s' || x.n || k, 4) > 0 then 'DRAFT'
      when d.inv_date > '2026-08-01' and pg_temp.h('s' || x.n || k, 3) > 0 then 'SENT'
      when pg_temp.h('s' || x.n || k, 100) < 82 then 'PAID' when pg_temp.h('s' || x.n || k, 100) < 90 then 'SENT'
      when pg_temp.h('s' || x.n || k, 100) < 95 then 'DISPUTED' else 'WRITTEN_OFF' end as st
  from mm x cross join generate_series(1, 3) k
  cross join lateral (select x.opened_on + 30 * k + pg_temp.h('id' || x.n || k, 60) as inv_date) d
  where pg_temp.h('has' || x.n || k, 3) <> 0 and d.inv_date <= date '2026-11-09'
    and d.inv_date <= coalesce(x.closed_on, date '2026-11-09') + 20 and x.fee_basis <> 'LEGAL_AID' and x.st_code <> 'AB') q;

-- Hearings and filings in the contentious areas
create temporary table cm as
select row_number() over (order by matter_no)::integer as n, count(*) over ()::integer as total, x.matter_no, x.pa_code, x.off_code,
  x.fee_earner_id, x.superv_id, x.opened_on, least(coalesce(x.closed_on, date '2026-11-27'), date '2026-11-27') as last_on
from mm x where x.pa_code in ('LIT', 'EMP', 'FAM', 'CRI', 'IMM') and x.title not in
  ('Prenuptial agreement', 'Separation agreement', 'Settlement agreement', 'Redundancy consultation', 'Skilled worker visa',
   'Spouse visa', 'Police station attendance') and x.opened_on < date '2026-10-20';

create function pg_temp.court_of(pa text, off text, r integer) returns smallint language sql immutable as $$
  select case pa
    when 'LIT' then (array[1, 2, 3, 3, 1, 11])[1 + r % 6]
    when 'EMP' then case off when 'CDF' then 4 else 5 end
    when 'FAM' then case off when 'CDF' then 6 else 7 end
    when 'CRI' then (array[8, 9, 8, 9, 9])[1 + r % 5]
    else 10 end::smallint $$;

insert into hearing
select row_number() over (order by d.heard_on, h.i), c.matter_no, pg_temp.court_of(c.pa_code, c.off_code, pg_temp.h('co' || c.n, 60)),
  d.heard_on, (array['Directions', 'Interim application', 'Trial', 'Final hearing', 'Directions', 'Costs'])[1 + pg_temp.h('ht' || h.i, 6)],
  case when pg_temp.h('adv' || h.i, 4) = 0 then c.superv_id else c.fee_earner_id end,
  pg_temp.h('vid' || h.i, 3) = 0, 0.5 * (1 + pg_temp.h('hl' || h.i, 13)),
  case when d.heard_on > date '2026-09-30' and pg_temp.h('oc' || h.i, 2) = 0 then null
    else (array['won', 'won', 'lost', 'settled', 'adjourned', 'won', 'lost', 'adjourned'])[1 + pg_temp.h('out' || h.i, 8)] end
from generate_series(1, 310) h(i)
join cm c on c.n = 1 + pg_temp.h('hm' || h.i, c.total)
cross join lateral (select c.opened_on + 20 + pg_temp.h('hd' || h.i, greatest(1, c.last_on - c.opened_on - 20)) as raw) w
cross join lateral (
  select least(date '2026-11-27', w.raw - case extract(isodow from w.raw) when 6 then 1 when 7 then 2 else 0 end) as heard_on) d;

insert into filing
select row_number() over (order by d.due_on, f.i), c.matter_no, pg_temp.court_of(c.pa_code, c.off_code, pg_temp.h('co' || c.n, 60)),
  dt.doc_type, d.due_on,
  case when d.due_on > date '2026-11-10' and pg_temp.h('nf' || f.i, 2) = 0 or pg_temp.h('nf' || f.i, 31) = 0 then null
    when pg_temp.h('late' || f.i, 12) = 0 then least(date '2026-11-30', d.due_on + 1 + pg_temp.h('ld' || f.i, 9))
    else greatest(c.opened_on, d.due_on - pg_temp.h('er' || f.i, 9)) end,
  case dt.doc_type when 'Claim form' then 150 + 35 * pg_temp.h('cf' || f.i, 40) when 'Application notice' then 275
    when 'Notice of appeal' then 140 + 60 * pg_temp.h('cf' || f.i, 3) else 0 end
from generate_series(1, 430) f(i)
join cm c on c.n = 1 + pg_temp.h('fm' || f.i, c.total)
cross join lateral (
  select (array['Claim form', 'Defence', 'Witness statement', 'Witness statement', 'Skeleton argument', 'Disclosure list',
    'Application notice', 'Notice of appeal'])[1 + pg_temp.h('dt' || f.i, 8)] as doc_type) dt
cross join lateral (select c.opened_on + 7 + pg_temp.h('fd' || f.i, greatest(1, c.last_on - c.opened_on - 7)) as raw) w
cross join lateral (
  select least(date '2026-11-30', w.raw + case extract(isodow from w.raw) when 6 then 2 when 7 then 1 else 0 end) as due_on) d;

insert into trainee_seat values
  (1, 27, 6, 'FAM', '2023-09-04', '2024-02-29', 4), (2, 28, 3, 'EMP', '2023-09-04', '2024-02-29', 3),
  (3, 27, 2, 'CRI', '2024-03-01', '2024-08-30', 4), (4, 28, 5, 'COR', '2024-03-01', '2024-08-30', 5),
  (5, 27, 10, 'LIT', '2024-09-02', '2025-02-28', 3), (6, 28, 8, 'IMM', '2024-09-02', '2025-02-28', 4),
  (7, 29, 3, 'EMP', '2024-09-02', '2025-02-28', 3), (8, 30, 2, 'CRI', '2024-09-02', '2025-02-28', 2),
  (9, 27, 10, 'EMP', '2025-03-03', '2025-08-29', 5), (10, 28, 11, 'LIT', '2025-03-03', '2025-08-29', 4),
  (11, 29, 11, 'LIT', '2025-03-03', '2025-08-29', 4), (12, 30, 6, 'FAM', '2025-03-03', '2025-08-29', 4),
  (13, 29, 5, 'COR', '2025-09-01', '2026-02-27', 4), (14, 30, 10, 'LIT', '2025-09-01', '2026-02-27', 3),
  (15, 31, 12, 'COR', '2025-09-01', '2026-02-27', 5), (16, 32, 8, 'IMM', '2025-09-01', '2026-02-27', 2),
  (17, 33, 6, 'FAM', '2025-09-01', '2026-02-27', 4), (18, 29, 8, 'IMM', '2026-03-02', '2026-08-31', 5),
  (19, 30, 10, 'EMP', '2026-03-02', '2026-08-31', 4), (20, 31, 3, 'EMP', '2026-03-02', '2026-08-28', 3),
  (21, 32, 14, 'LIT', '2026-03-02', '2026-08-28', 4), (22, 33, 2, 'CRI', '2026-03-02', '2026-08-28', 3),
  (23, 31, 1, 'LIT', '2026-09-01', null, null), (24, 32, 12, 'COR', '2026-09-01', null, null),
  (25, 33, 10, 'LIT', '2026-09-01', null, null), (26, 34, 4, 'RES', '2026-09-01', null, null),
  (27, 35, 11, 'LIT', '2026-09-01', null, null);
