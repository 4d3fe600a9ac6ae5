-- Millrace Aid: donors, programmes, households, volunteers, vehicles, warehouses, trips and purchases.
-- State of 30 November 2026.
create schema millrace;
set search_path = millrace;

-- An even-looking but fixed number from 0 to n - 1.
create function pg_temp.dice(topic text, nr integer, n integer) returns integer language sql immutable as
  $$ select (('x' || left(md5(topic || '#' || nr), 8))::bit(32)::bigint % n)::integer $$;

create table office (
  off_cd char(3) primary key,
  off_name text not null,
  country text not null,
  is_hq boolean not null default false,
  opened date not null,
  closed date,
  ctry_dir text
);
comment on table office is 'Head office and country offices';
comment on column office.ctry_dir is 'Country director; none for a closed office';

insert into office values
  ('GNT', 'Ghent', 'Belgium', true, '2023-01-01', null, 'Annelies Verbruggen'),
  ('NBO', 'Nairobi', 'Kenya', false, '2023-01-01', null, 'Wanjiru Kamau'),
  ('ARU', 'Arua', 'Uganda', false, '2023-01-01', null, 'Moses Adrole'),
  ('JIJ', 'Jijiga', 'Ethiopia', false, '2023-04-17', null, 'Hodan Farah'),
  ('CXB', 'Cox''s Bazar', 'Bangladesh', false, '2023-01-01', null, 'Shirin Akhter'),
  ('SKH', 'Surkhet', 'Nepal', false, '2023-09-04', null, 'Prakash Thapa'),
  ('CHO', 'Choluteca', 'Honduras', false, '2024-02-12', null, 'Marlen Zelaya'),
  ('MAF', 'Mafraq', 'Jordan', false, '2023-01-01', '2025-06-30', null),
  ('AMB', 'Ambovombe', 'Madagascar', false, '2025-03-10', null, 'Haja Rakotomalala');

create table sector (
  sec_cd char(3) primary key,
  descr text not null
);

insert into sector values
  ('WSH', 'Water, sanitation and hygiene'),
  ('FSL', 'Food security and livelihoods'),
  ('HLT', 'Health and nutrition'),
  ('EDU', 'Education'),
  ('SHL', 'Shelter'),
  ('PRT', 'Protection'),
  ('DRR', 'Disaster preparedness');

create table programme (
  prog_cd text primary key,
  title text not null,
  sec_cd char(3) not null references sector,
  off_cd char(3) not null references office,
  support_off_cd char(3) references office (off_cd),
  start_dt date not null,
  end_dt date,
  budget_eur numeric(12, 2) not null,
  prog_sts text not null check (prog_sts in ('pipeline', 'running', 'on hold', 'closed'))
);
comment on column programme.off_cd is 'Office that runs the programme';
comment on column programme.support_off_cd is 'Second office that lends people or stock, if any';
comment on column programme.end_dt is 'Planned or actual end; empty while open-ended';

insert into programme values
  ('KE-101', 'Turkana Boreholes', 'WSH', 'NBO', null, '2023-02-01', '2027-01-31', 1840000, 'running'),
  ('KE-102', 'School Meals Garissa', 'EDU', 'NBO', 'GNT', '2024-01-15', '2026-12-18', 725000, 'running'),
  ('KE-103', 'Pastoralist Cash Bridge', 'FSL', 'NBO', 'JIJ', '2023-06-01', '2025-05-31', 1310000, 'closed'),
  ('UG-201', 'Rhino Camp Clinics', 'HLT', 'ARU', 'NBO', '2023-03-01', null, 2265000, 'running'),
  ('UG-202', 'Bidibidi Seed Fairs', 'FSL', 'ARU', null, '2024-03-01', '2026-08-31', 468000, 'closed'),
  ('UG-203', 'Safe Spaces West Nile', 'PRT', 'ARU', null, '2025-01-06', '2027-06-30', 590000, 'running'),
  ('ET-301', 'Somali Region Nutrition', 'HLT', 'JIJ', 'NBO', '2023-06-12', '2027-03-31', 1975000, 'running'),
  ('ET-302', 'Jerer Valley Wells', 'WSH', 'JIJ', null, '2024-05-02', '2026-10-31', 640000, 'on hold'),
  ('BD-401', 'Camp 14 Shelter Renewal', 'SHL', 'CXB', null, '2023-01-09', null, 3120000, 'running'),
  ('BD-402', 'Cyclone Ready Teknaf', 'DRR', 'CXB', 'SKH', '2024-07-01', '2027-06-30', 885000, 'running'),
  ('BD-403', 'Learning Centres Ukhiya', 'EDU', 'CXB', null, '2023-08-01', '2025-12-31', 1020000, 'closed'),
  ('NP-501', 'Karnali Quake Homes', 'SHL', 'SKH', 'CXB', '2023-12-01', '2026-11-15', 1460000, 'closed'),
  ('NP-502', 'Hill Springs', 'WSH', 'SKH', null, '2024-09-02', null, 395000, 'running'),
  ('HN-601', 'Dry Corridor Kitchens', 'FSL', 'CHO', null, '2024-04-01', '2027-03-31', 815000, 'running'),
  ('HN-602', 'Goascorán Flood Watch', 'DRR', 'CHO', 'GNT', '2025-02-03', '2026-07-31', 275000, 'on hold'),
  ('JO-701', 'Mafraq Winter Support', 'SHL', 'MAF', null, '2023-01-16', '2025-04-30', 980000, 'closed'),
  ('JO-702', 'Legal Aid Desk', 'PRT', 'MAF', 'GNT', '2023-05-08', '2025-06-30', 310000, 'closed'),
  ('MG-801', 'Androy Lean Season', 'FSL', 'AMB', 'NBO', '2025-04-01', null, 1190000, 'running'),
  ('MG-802', 'Ambovombe Mobile Health', 'HLT', 'AMB', null, '2025-09-15', '2027-09-14', 705000, 'running'),
  ('MG-803', 'Roof Catchment Pilot', 'WSH', 'AMB', null, '2027-02-01', '2028-01-31', 240000, 'pipeline'),
  ('NP-503', 'Teacher Returnship', 'EDU', 'SKH', null, '2027-01-11', null, 330000, 'pipeline');

create table donor (
  dnr_id integer primary key,
  dnr_name text not null,
  dnr_kind char(3) not null check (dnr_kind in ('IND', 'COR', 'FND', 'INS', 'FTH')),
  home_ctry text not null,
  since date not null,
  mail_ok boolean not null,
  lapsed_on date
);
comment on column donor.dnr_kind is
  'IND private person, COR company, FND foundation, INS public institution, FTH faith group';
comment on column donor.mail_ok is 'May get our newsletter and appeals by post or e-mail';
comment on column donor.lapsed_on is 'Day we stopped counting the donor as active; empty = active';

insert into donor
select nr, nm, kind, ctry, date '2023-01-01' + pg_temp.dice('org-since', nr, 900), pg_temp.dice('org-mail', nr, 10) < 8,
  case when pg_temp.dice('org-lapse', nr, 9) = 0 then date '2025-08-01' + pg_temp.dice('org-lapse-on', nr, 440) end
from (values
  (1, 'Flemish Overseas Fund', 'INS', 'Belgium'), (2, 'Nordic Relief Window', 'INS', 'Norway'),
  (3, 'Canton of Weissach', 'INS', 'Switzerland'), (4, 'Dutch Emergency Desk', 'INS', 'Netherlands'),
  (5, 'City of Ghent', 'INS', 'Belgium'), (6, 'Irish Partnership Office', 'INS', 'Ireland'),
  (7, 'Province of Drenthe', 'INS', 'Netherlands'), (8, 'Pooled Crisis Facility', 'INS', 'Switzerland'),
  (9, 'Heron Foundation', 'FND', 'Belgium'), (10, 'Stichting Zilverlinde', 'FND', 'Netherlands'),
  (11, 'Albers Family Trust', 'FND', 'Germany'), (12, 'Fondation Clairval', 'FND', 'France'),
  (13, 'Quillon Trust', 'FND', 'Ireland'), (14, 'Lindqvist Memorial Fund', 'FND', 'Sweden'),
  (15, 'Open Wells Foundation', 'FND', 'Netherlands'), (16, 'Bremmer Stiftung', 'FND', 'Germany'),
  (17, 'Tessaro Endowment', 'FND', 'Italy'), (18, 'Larkspur Fund', 'FND', 'Ireland'),
  (19, 'Dockside Breweries', 'COR', 'Belgium'), (20, 'Meerkant Bank', 'COR', 'Netherlands'),
  (21, 'Oostveld Logistics', 'COR', 'Belgium'), (22, 'Piper & Sloane', 'COR', 'Ireland'),
  (23, 'Hallmeier Pumps', 'COR', 'Germany'), (24, 'Brightloom Textiles', 'COR', 'Portugal'),
  (25, 'Van Acker Bouw', 'COR', 'Belgium'), (26, 'Sonnet Software', 'COR', 'Netherlands'),
  (27, 'Ferrano Foods', 'COR', 'Italy'), (28, 'Kestelyn Printers', 'COR', 'Belgium'),
  (29, 'Norrvik Shipping', 'COR', 'Norway'), (30, 'Delmotte Pharma', 'COR', 'France'),
  (31, 'Trapman Insurance', 'COR', 'Netherlands'), (32, 'Solhaug Energy', 'COR', 'Norway'),
  (33, 'Parish of Sint-Jacob', 'FTH', 'Belgium'), (34, 'Oak Street Mosque', 'FTH', 'Netherlands'),
  (35, 'Quaker Meeting Leuven', 'FTH', 'Belgium'), (36, 'Sisters of Mariendaal', 'FTH', 'Netherlands'),
  (37, 'Free Church Lund', 'FTH', 'Sweden'), (38, 'Abbey of Vrijbos', 'FTH', 'Belgium'),
  (39, 'Antwerp Gurdwara', 'FTH', 'Belgium'), (40, 'Synagogue Fund Lyon', 'FTH', 'France')
) as org (nr, nm, kind, ctry);

insert into donor
select 40 + i,
  (array['Lotte', 'Emma', 'Bram', 'Sofie', 'Joris', 'Marieke', 'Tomas', 'Elke', 'Pieter', 'Nadia', 'Ruben', 'Greet',
    'Ilse', 'Karel', 'Fatima', 'Wout', 'Hanne', 'Dirk', 'Saar', 'Youssef'])[1 + i % 20] || ' ' ||
  (array['Peeters', 'De Smet', 'Claes', 'Janssens', 'Bakker', 'Visser', 'Maes', 'Hendrickx', 'Dubois', 'Mulder',
    'Lambrecht', 'Goossens', 'Wuyts', 'De Boer', 'Vermeulen', 'Aerts', 'Kuipers', 'Desmedt', 'Moreau'])[1 + i % 19],
  'IND',
  (array['Belgium', 'Belgium', 'Belgium', 'Netherlands', 'Netherlands', 'Germany', 'France', 'Ireland'])
    [1 + pg_temp.dice('ind-ctry', i, 8)],
  first.dt,
  pg_temp.dice('ind-mail', i, 100) < 63,
  case when pg_temp.dice('ind-lapse', i, 100) < 17
    then first.dt + 25 + pg_temp.dice('ind-lapse-on', i, (date '2026-11-20' - first.dt)::integer - 25) end
from generate_series(1, 340) as i
cross join lateral (select date '2023-01-01' + pg_temp.dice('ind-since', i, 1380) as dt) as first;

create table donation (
  don_no integer primary key,
  dnr_id integer not null references donor,
  recv_dt date not null,
  amt_eur numeric(10, 2) not null,
  chan char(2) not null check (chan in ('BT', 'CC', 'DD', 'TX', 'CA')),
  prog_cd text references programme,
  don_sts text not null check (don_sts in ('cleared', 'pending', 'returned')),
  thanked_dt date
);
comment on table donation is 'Single gifts; grants from institutions under a contract are in grant_agr';
comment on column donation.chan is 'BT bank transfer, CC credit card, DD direct debit, TX text message, CA cash';
comment on column donation.prog_cd is 'Earmarked for this programme; empty = to be used wherever needed';

insert into donation
select 50000 + i, d.dnr_id, t.recv,
  case d.dnr_kind
    when 'IND' then case t.chan when 'TX' then 5 when 'DD' then 10 + 5 * pg_temp.dice('amt-dd', i, 8)
      else 20 + 5 * pg_temp.dice('amt-ind', i, 60) end
    when 'FTH' then 150 + 25 * pg_temp.dice('amt-fth', i, 70)
    when 'COR' then 1000 + 250 * pg_temp.dice('amt-cor', i, 60) + 0.5 * pg_temp.dice('amt-cent', i, 2)
    else 2500 + 500 * pg_temp.dice('amt-fnd', i, 50) end,
  t.chan, p.prog_cd,
  case when t.recv > '2026-11-18' then 'pending' when pg_temp.dice('bounce', i, 100) < 3 then 'returned'
    else 'cleared' end,
  case when t.recv <= '2026-11-10' and pg_temp.dice('thank', i, 100) < 91
    then t.recv + 1 + pg_temp.dice('thank-days', i, 17) end
from generate_series(1, 2600) as i
cross join lateral (
  select case when pg_temp.dice('who', i, 100) < 14 then 9 + pg_temp.dice('who-org', i, 32)
    else 41 + pg_temp.dice('who-ind', i, 340) end as id
) as w
join donor d on d.dnr_id = w.id
cross join lateral (
  select d.since + pg_temp.dice('recv', i, (coalesce(d.lapsed_on, '2026-11-30') - d.since)::integer) as recv,
    case when d.dnr_kind = 'COR' and pg_temp.dice('chan-org', i, 4) = 0 then 'CC' when d.dnr_kind <> 'IND' then 'BT'
      else (array['BT', 'CC', 'CC', 'DD', 'DD', 'DD', 'TX', 'CA'])[1 + pg_temp.dice('chan', i, 8)] end as chan
) as t
left join lateral (
  select prog_cd from programme
  where pg_temp.dice('earmark', i, 100) < 31 and start_dt <= t.recv and coalesce(end_dt, '2026-12-31') >= t.recv
  order by md5(prog_cd || i) limit 1
) as p on true;

create table grant_agr (
  grant_no text primary key,
  dnr_id integer not null references donor,
  prog_cd text not null references programme,
  amt_eur numeric(12, 2) not null,
  signed_dt date,
  end_dt date not null,
  rpt_due_dt date not null,
  rpt_sent_dt date,
  icr_pct numeric(4, 1) not null,
  grant_sts text not null check (grant_sts in ('draft', 'active', 'completed', 'terminated'))
);
comment on table grant_agr is 'Grant agreements with institutions and foundations';
comment on column grant_agr.rpt_due_dt is 'Final report due';
comment on column grant_agr.icr_pct is 'Indirect cost rate the funder pays, in percent of direct costs';

insert into grant_agr values
  ('GA-23-01', 1, 'KE-101', 420000, '2023-02-20', '2025-02-19', '2025-05-20', '2025-05-14', 7, 'completed'),
  ('GA-23-02', 8, 'UG-201', 610000, '2023-03-13', '2025-03-12', '2025-06-10', '2025-06-30', 7, 'completed'),
  ('GA-23-03', 2, 'BD-401', 885000, '2023-04-03', '2026-04-02', '2026-07-01', '2026-06-24', 6.5, 'completed'),
  ('GA-23-04', 9, 'JO-701', 120000, '2023-04-24', '2024-04-23', '2024-06-22', '2024-06-20', 10, 'completed'),
  ('GA-23-05', 4, 'KE-103', 540000, '2023-06-19', '2025-05-31', '2025-08-29', '2025-09-11', 7, 'completed'),
  ('GA-23-06', 6, 'ET-301', 470000, '2023-07-10', '2025-12-31', '2026-03-31', '2026-03-27', 6, 'completed'),
  ('GA-23-07', 12, 'BD-403', 90000, '2023-09-04', '2025-08-31', '2025-10-30', '2025-10-30', 12, 'completed'),
  ('GA-23-08', 3, 'JO-702', 145000, '2023-10-02', '2025-06-30', '2025-09-28', '2025-08-19', 5, 'completed'),
  ('GA-24-01', 8, 'NP-501', 700000, '2024-01-08', '2026-06-30', '2026-09-28', '2026-10-15', 7, 'completed'),
  ('GA-24-02', 10, 'KE-102', 160000, '2024-02-05', '2026-12-18', '2027-02-16', null, 10, 'active'),
  ('GA-24-03', 5, 'UG-202', 60000, '2024-03-18', '2025-03-17', '2025-05-16', '2025-05-12', 0, 'completed'),
  ('GA-24-04', 1, 'HN-601', 310000, '2024-04-22', '2027-03-31', '2027-06-29', null, 7, 'active'),
  ('GA-24-05', 15, 'ET-302', 205000, '2024-05-27', '2026-10-31', '2026-12-30', null, 8.5, 'active'),
  ('GA-24-06', 11, 'BD-402', 130000, '2024-07-15', '2026-07-14', '2026-09-12', null, 10, 'active'),
  ('GA-24-07', 2, 'BD-402', 395000, '2024-08-12', '2027-06-30', '2027-09-28', null, 6.5, 'active'),
  ('GA-24-08', 13, 'NP-502', 75000, '2024-10-07', '2026-10-06', '2026-12-05', null, 12, 'active'),
  ('GA-24-09', 7, 'KE-101', 95000, '2024-11-11', '2025-11-10', '2026-01-09', '2026-01-08', 4, 'completed'),
  ('GA-25-01', 4, 'UG-203', 260000, '2025-01-20', '2027-06-30', '2027-09-28', null, 7, 'active'),
  ('GA-25-02', 14, 'HN-602', 88000, '2025-02-17', '2026-07-31', '2026-09-29', null, 9, 'terminated'),
  ('GA-25-03', 1, 'KE-101', 450000, '2025-03-24', '2027-01-31', '2027-05-01', null, 7, 'active'),
  ('GA-25-04', 8, 'MG-801', 520000, '2025-04-14', '2026-10-13', '2027-01-11', null, 7, 'active'),
  ('GA-25-05', 16, 'UG-201', 140000, '2025-06-02', '2026-05-31', '2026-07-30', '2026-07-21', 10, 'completed'),
  ('GA-25-06', 6, 'UG-201', 330000, '2025-07-07', '2027-07-06', '2027-10-04', null, 6, 'active'),
  ('GA-25-07', 17, 'BD-401', 115000, '2025-09-01', '2026-08-31', '2026-10-30', null, 10, 'active'),
  ('GA-25-08', 12, 'MG-802', 180000, '2025-10-13', '2027-09-14', '2027-11-13', null, 12, 'active'),
  ('GA-25-09', 3, 'MG-801', 99000, '2025-11-03', '2026-11-02', '2027-01-31', null, 5, 'active'),
  ('GA-26-01', 2, 'BD-401', 930000, '2026-04-13', '2029-04-12', '2029-07-11', null, 6.5, 'active'),
  ('GA-26-02', 9, 'NP-502', 150000, '2026-05-04', '2028-05-03', '2028-07-02', null, 10, 'active'),
  ('GA-26-03', 18, 'KE-102', 42000, '2026-06-22', '2026-12-18', '2027-02-16', null, 8, 'terminated'),
  ('GA-26-04', 5, 'UG-203', 70000, '2026-09-07', '2027-09-06', '2027-11-05', null, 0, 'active'),
  ('GA-26-05', 15, 'MG-803', 125000, null, '2028-01-31', '2028-03-31', null, 8.5, 'draft'),
  ('GA-26-06', 10, 'NP-503', 84000, null, '2028-06-30', '2028-08-29', null, 10, 'draft'),
  ('GA-26-07', 4, 'ET-301', 385000, null, '2028-12-31', '2029-03-31', null, 7, 'draft');

create table household (
  hh_no text primary key,
  prog_cd text not null references programme,
  settlement text not null,
  head_sex char(1) not null check (head_sex in ('F', 'M')),
  members smallint not null,
  under5 smallint not null,
  vuln_score smallint not null,
  reg_dt date not null,
  exit_dt date,
  exit_rsn char(1) check (exit_rsn in ('G', 'M', 'D', 'X'))
);
comment on table household is 'Households registered for help, each with one programme';
comment on column household.vuln_score is 'Vulnerability, 0 (low) to 100 (extreme), set at registration';
comment on column household.exit_rsn is 'G no longer needs help, M moved away, D duplicate entry, X programme ended';

insert into household
select p.off_cd || '-' || to_char(i, 'FM00000'), p.prog_cd,
  case p.off_cd
    when 'NBO' then (array['Lodwar', 'Kalobeyei', 'Modogashe', 'Dadaab East'])[1 + pg_temp.dice('vil', i, 4)]
    when 'ARU' then (array['Ocea', 'Siripi', 'Yangani', 'Odupi'])[1 + pg_temp.dice('vil', i, 4)]
    when 'JIJ' then (array['Kebribeyah', 'Gursum', 'Hartisheik'])[1 + pg_temp.dice('vil', i, 3)]
    when 'CXB' then (array['Hakimpara', 'Palongkhali', 'Shamlapur', 'Nayapara'])[1 + pg_temp.dice('vil', i, 4)]
    when 'SKH' then (array['Birendranagar', 'Jajarkot', 'Dailekh'])[1 + pg_temp.dice('vil', i, 3)]
    when 'CHO' then (array['Pespire', 'El Corpus', 'Orocuina'])[1 + pg_temp.dice('vil', i, 3)]
    when 'MAF' then (array['Zaatari', 'Um Qais Road'])[1 + pg_temp.dice('vil', i, 2)]
    else (array['Sihanamaro', 'Erada', 'Tsihombe'])[1 + pg_temp.dice('vil', i, 3)] end,
  case when pg_temp.dice('sex', i, 100) < 44 then 'F' else 'M' end,
  m.members, least(pg_temp.dice('u5', i, 3) * pg_temp.dice('u5-b', i, 2), m.members - 1),
  22 + pg_temp.dice('vul-a', i, 45) + pg_temp.dice('vul-b', i, 33),
  p.reg,
  case when p.why is not null then least(p.reg + 60 + pg_temp.dice('exit', i, 420), p.lastday) end,
  p.why
from generate_series(1, 1650) as i
cross join lateral (select 2 + pg_temp.dice('mem-a', i, 5) + pg_temp.dice('mem-b', i, 4) as members) as m
cross join lateral (
  select q.prog_cd, q.off_cd, q.lastday,
    q.start_dt + pg_temp.dice('reg', i, greatest((q.lastday - q.start_dt)::integer - 40, 1)) as reg,
    case when q.prog_sts = 'closed' and pg_temp.dice('why', i, 10) < 7 then 'X'
      when q.prog_sts = 'closed' or pg_temp.dice('why-open', i, 100) < 22
        then (array['G', 'G', 'G', 'M', 'M', 'D'])[1 + pg_temp.dice('why-which', i, 6)] end as why
  from (
    select prog_cd, off_cd, prog_sts, start_dt, least(coalesce(end_dt, '2026-11-29'), '2026-11-29') as lastday
    from programme where prog_sts <> 'pipeline' order by md5('hh' || prog_cd || i) limit 1
  ) as q
) as p;

create table volunteer (
  vol_id integer primary key,
  vol_name text not null,
  off_cd char(3) not null references office,
  skill text not null,
  joined date not null,
  left_dt date,
  bg_check_dt date,
  hrs_2026 numeric(6, 1) not null,
  mentor_id integer references volunteer (vol_id)
);
comment on column volunteer.bg_check_dt is 'Day the background check came back clean; empty = none so far';
comment on column volunteer.hrs_2026 is 'Hours logged from January 2026 until now';

insert into volunteer
select i,
  (array['Achieng', 'Bilal', 'Chandra', 'Dahabo', 'Elif', 'Farhana', 'Gloria', 'Hassan', 'Inés', 'Jibril', 'Kabita',
    'Lova', 'Mbali', 'Noor', 'Okello', 'Pilar', 'Rabeya'])[1 + i % 17] || ' ' ||
  (array['Otieno', 'Rahman', 'Gurung', 'Abdi', 'Mejía', 'Haddad', 'Andria', 'Drani', 'Bekele', 'Chowdhury', 'Tamang',
    'Flores', 'Maathai'])[1 + i % 13],
  o.off_cd,
  (array['translator', 'nurse', 'driver', 'teacher', 'mason', 'bookkeeper', 'storekeeper', 'counsellor'])
    [1 + pg_temp.dice('skill', i, 8)],
  d.joined, d.left_dt,
  case when pg_temp.dice('bg', i, 100) < 78 then least(d.joined + 3 + pg_temp.dice('bg-on', i, 75), '2026-11-12') end,
  case when d.left_dt < '2026-01-01' then 0
    else 4 + pg_temp.dice('hrs', i, 320) + 0.5 * pg_temp.dice('hrs-half', i, 2) end,
  case when i > 20 and pg_temp.dice('mentor', i, 3) = 0 then 1 + pg_temp.dice('mentor-id', i, 20) end
from generate_series(1, 221) as i
join office o on o.off_cd = (
  array['GNT', 'NBO', 'ARU', 'JIJ', 'CXB', 'SKH', 'CHO', 'AMB', 'CXB', 'NBO'])[1 + pg_temp.dice('vol-off', i, 10)]
cross join lateral (
  select j.joined, case when pg_temp.dice('vol-left', i, 100) < 24
    then j.joined + 20 + pg_temp.dice('vol-left-on', i, (date '2026-11-25' - j.joined)::integer - 20) end as left_dt
  from (
    select o.opened + pg_temp.dice('vol-join', i, (date '2026-10-31' - o.opened)::integer) as joined
  ) as j
) as d;

create table vehicle (
  plate text primary key,
  model text not null,
  veh_type text not null check (veh_type in ('4x4', 'truck', 'motorbike', 'van', 'boat')),
  off_cd char(3) not null references office,
  built smallint not null,
  odo_km integer not null,
  insured_til date not null,
  veh_sts text not null check (veh_sts in ('in service', 'in repair', 'written off'))
);

insert into vehicle values
  ('1-KLM-204', 'Renault Trafic', 'van', 'GNT', 2021, 61240, '2027-03-31', 'in service'),
  ('1-PQD-871', 'Renault Kangoo', 'van', 'GNT', 2017, 143900, '2027-01-15', 'in service'),
  ('KDA 118C', 'Toyota Land Cruiser 79', '4x4', 'NBO', 2019, 188450, '2027-02-28', 'in service'),
  ('KDB 402F', 'Toyota Land Cruiser 79', '4x4', 'NBO', 2020, 162010, '2027-02-28', 'in service'),
  ('KDC 733A', 'Toyota Hilux', '4x4', 'NBO', 2022, 97630, '2026-12-31', 'in repair'),
  ('KDC 910P', 'Isuzu FVR', 'truck', 'NBO', 2018, 214700, '2027-04-30', 'in service'),
  ('KDD 056H', 'Isuzu FVR', 'truck', 'NBO', 2021, 131220, '2027-04-30', 'in service'),
  ('KMF 221Z', 'Yamaha AG 200', 'motorbike', 'NBO', 2023, 28870, '2026-11-15', 'in service'),
  ('KMF 388Q', 'Yamaha AG 200', 'motorbike', 'NBO', 2023, 31415, '2026-12-15', 'in service'),
  ('UBA 614D', 'Toyota Land Cruiser 78', '4x4', 'ARU', 2016, 241380, '2026-12-31', 'in service'),
  ('UBH 207K', 'Toyota Hilux', '4x4', 'ARU', 2021, 118260, '2027-06-30', 'in service'),
  ('UBJ 450S', 'Toyota Hilux', '4x4', 'ARU', 2022, 88105, '2027-06-30', 'in repair'),
  ('UAX 992L', 'Mitsubishi Fuso', 'truck', 'ARU', 2015, 268940, '2026-10-31', 'written off'),
  ('UBL 318B', 'Mitsubishi Fuso', 'truck', 'ARU', 2022, 104775, '2027-05-31', 'in service'),
  ('UEW 101M', 'Honda XL 125', 'motorbike', 'ARU', 2022, 35690, '2027-01-31', 'in service'),
  ('UEW 164N', 'Honda XL 125', 'motorbike', 'ARU', 2022, 33020, '2027-01-31', 'in service'),
  ('ET-3-A20871', 'Toyota Land Cruiser 79', '4x4', 'JIJ', 2018, 201560, '2027-03-15', 'in service'),
  ('ET-3-A21433', 'Toyota Land Cruiser 79', '4x4', 'JIJ', 2020, 149300, '2027-03-15', 'in service'),
  ('ET-3-A25118', 'Isuzu NPR', 'truck', 'JIJ', 2019, 176245, '2026-11-20', 'in repair'),
  ('ET-3-B00762', 'Isuzu NPR', 'truck', 'JIJ', 2023, 70480, '2027-08-31', 'in service'),
  ('CHA-11-4402', 'Toyota Hiace', 'van', 'CXB', 2019, 139870, '2027-02-15', 'in service'),
  ('CHA-11-5178', 'Toyota Hiace', 'van', 'CXB', 2021, 110645, '2027-02-15', 'in service'),
  ('CHA-13-0096', 'Mahindra Bolero', '4x4', 'CXB', 2020, 126780, '2026-12-20', 'in service'),
  ('CHA-13-0139', 'Mahindra Bolero', '4x4', 'CXB', 2022, 84210, '2027-07-31', 'in service'),
  ('CHA-20-7715', 'Tata 1109', 'truck', 'CXB', 2017, 193330, '2027-01-31', 'in repair'),
  ('CHA-20-8240', 'Tata 1109', 'truck', 'CXB', 2022, 79520, '2027-06-15', 'in service'),
  ('CXB-BOAT-1', 'Fibre skiff 40 hp', 'boat', 'CXB', 2021, 6120, '2027-05-15', 'in service'),
  ('CXB-BOAT-2', 'Fibre skiff 40 hp', 'boat', 'CXB', 2023, 3945, '2027-05-15', 'in service'),
  ('BA-9-CHA-3310', 'Mahindra Scorpio', '4x4', 'SKH', 2020, 98215, '2027-04-13', 'in service'),
  ('BA-9-CHA-3562', 'Mahindra Scorpio', '4x4', 'SKH', 2022, 64870, '2027-04-13', 'in service'),
  ('BA-2-KHA-0871', 'Eicher Pro', 'truck', 'SKH', 2019, 121050, '2026-11-25', 'in service'),
  ('BA-4-PA-1190', 'Honda XL 125', 'motorbike', 'SKH', 2023, 22310, '2027-04-13', 'in service'),
  ('HAB 4471', 'Toyota Hilux', '4x4', 'CHO', 2021, 92480, '2027-03-01', 'in service'),
  ('HAC 0925', 'Toyota Hilux', '4x4', 'CHO', 2023, 51930, '2027-03-01', 'in service'),
  ('HAC 1187', 'Hino 300', 'truck', 'CHO', 2020, 108390, '2027-01-20', 'in service'),
  ('45-19273', 'Kia Bongo', 'van', 'MAF', 2016, 172600, '2025-06-30', 'written off'),
  ('45-20811', 'Mitsubishi L200', '4x4', 'MAF', 2018, 158045, '2025-06-30', 'written off'),
  ('4410 TBA', 'Toyota Land Cruiser 79', '4x4', 'AMB', 2021, 87455, '2027-05-31', 'in repair'),
  ('4471 TBA', 'Toyota Land Cruiser 79', '4x4', 'AMB', 2024, 33740, '2027-05-31', 'in service'),
  ('4502 TBA', 'Renault Kerax', 'truck', 'AMB', 2017, 155810, '2026-12-10', 'in service'),
  ('4519 TBA', 'Yamaha AG 200', 'motorbike', 'AMB', 2024, 15260, '2027-05-31', 'in service');

create table warehouse (
  wh_cd char(4) primary key,
  town text not null,
  off_cd char(3) not null references office,
  floor_m2 integer not null,
  cold_room boolean not null,
  rent_eur_mth numeric(8, 2),
  keeper text not null,
  given_up date
);
comment on column warehouse.rent_eur_mth is 'Monthly rent; empty where the building is ours or lent for free';

insert into warehouse values
  ('WGN1', 'Ghent Harbour', 'GNT', 620, false, 3850, 'Stijn Maenhout', null),
  ('WNB1', 'Nairobi Industrial Area', 'NBO', 1450, true, 4200, 'Peter Mwangi', null),
  ('WNB2', 'Lodwar', 'NBO', 540, false, 1150, 'Alice Ekiru', null),
  ('WAR1', 'Arua', 'ARU', 880, true, 1600, 'Joyce Candiru', null),
  ('WAR2', 'Yumbe', 'ARU', 410, false, null, 'Simon Anguyo', null),
  ('WJI1', 'Jijiga', 'JIJ', 720, true, 1425, 'Abdirahman Muse', null),
  ('WCX1', 'Ukhiya', 'CXB', 1980, true, 2750, 'Rafiqul Islam', null),
  ('WCX2', 'Teknaf', 'CXB', 660, false, null, 'Nasima Begum', null),
  ('WSK1', 'Birendranagar', 'SKH', 590, false, 690, 'Dil Bahadur Rana', null),
  ('WCH1', 'Choluteca', 'CHO', 475, false, 980, 'Nelson Aguilera', null),
  ('WMA1', 'Mafraq', 'MAF', 760, false, 1900, 'Rania Obeidat', '2025-06-30'),
  ('WAM1', 'Ambovombe', 'AMB', 530, true, 820, 'Solo Andriamanana', null),
  ('WAM2', 'Tsihombe', 'AMB', 300, false, null, 'Voahangy Rabe', null);

create table trip (
  trip_no integer primary key,
  plate text not null references vehicle,
  from_wh char(4) not null references warehouse (wh_cd),
  to_wh char(4) references warehouse (wh_cd),
  to_site text,
  drv text not null,
  vol_id integer references volunteer,
  dep_dt date not null,
  back_dt date,
  km integer,
  purp char(3) not null check (purp in ('DIS', 'ASM', 'MON', 'TRF')),
  trip_sts text not null check (trip_sts in ('planned', 'under way', 'completed', 'called off')),
  check (to_wh is null or to_site is null)
);
comment on table trip is 'Field trips, one vehicle each';
comment on column trip.purp is
  'DIS distribution, ASM needs assessment, MON monitoring visit, TRF stock transfer between warehouses';
comment on column trip.km is 'Driven, by odometer; empty until the vehicle is back';

insert into trip
with place as materialized (select distinct left(hh_no, 3) as off_cd, settlement from household)
select 7000 + i, v.plate, f.wh_cd, g.wh_cd,
  case when g.wh_cd is null then coalesce(s.settlement, 'Airport') end,
  (array['Ali', 'Ben', 'Carlos', 'Deepak', 'Emanuel', 'Faruk', 'Guled', 'Harun'])[1 + pg_temp.dice('drv-f', i, 8)]
  || ' ' ||
  case v.off_cd when 'NBO' then 'Njoroge' when 'ARU' then 'Okuti' when 'JIJ' then 'Warsame' when 'CXB' then 'Hossain'
    when 'SKH' then 'Bista' when 'CHO' then 'Lazo' when 'AMB' then 'Tovo' else 'Saleh' end,
  vol.vol_id, d.dep,
  case when d.sts = 'completed' then d.dep + d.days end,
  case when d.sts = 'completed'
    then case v.veh_type when 'boat' then 12 when 'motorbike' then 40 else 85 end
      + pg_temp.dice('km', i, 60) * (1 + d.days) end,
  case when g.wh_cd is not null then 'TRF'
    else (array['DIS', 'DIS', 'DIS', 'MON', 'MON', 'ASM'])[1 + pg_temp.dice('purp', i, 6)] end,
  d.sts
from generate_series(1, 780) as i
cross join lateral (
  select plate, off_cd, veh_type, veh_sts from vehicle
  where off_cd <> 'GNT' and (veh_sts <> 'written off' or off_cd = 'MAF')
  order by md5('trip' || plate || i) limit 1
) as v
cross join lateral (
  select x.dep, x.days,
    case when x.dep > date '2026-11-21' then 'under way' when pg_temp.dice('off', i, 100) < 6 then 'called off'
      else 'completed' end as sts
  from (
    select case v.off_cd when 'MAF' then date '2023-02-01' + pg_temp.dice('dep-maf', i, 850)
        when 'AMB' then date '2025-03-20' + pg_temp.dice('dep-amb', i, 620)
        when 'CHO' then date '2024-03-01' + pg_temp.dice('dep-cho', i, 1000)
        when 'SKH' then date '2023-10-01' + pg_temp.dice('dep-skh', i, 1150)
        else date '2023-05-02' + pg_temp.dice('dep', i, 1308) end as dep,
      pg_temp.dice('days', i, 5) as days
  ) as x
) as d
cross join lateral (
  select wh_cd from warehouse where off_cd = v.off_cd order by md5('from' || wh_cd || i) limit 1
) as f
left join lateral (
  select wh_cd from warehouse
  where off_cd = v.off_cd and wh_cd <> f.wh_cd and v.veh_type = 'truck' and pg_temp.dice('trf', i, 2) = 0 limit 1
) as g on true
left join lateral (
  select settlement from place where off_cd = v.off_cd order by md5(settlement || i) limit 1
) as s on true
left join lateral (
  select vol_id from volunteer
  where off_cd = v.off_cd and joined <= d.dep and left_dt is null and pg_temp.dice('with-vol', i, 2) = 0
  order by md5('v' || vol_id || i) limit 1
) as vol on true;

insert into trip
select 7800 + i, plate, wh, null, site, drv, null, dep, null, null, purp, 'planned'
from (values
  (1, 'KDA 118C', 'WNB2', 'Kalobeyei', 'Ali Njoroge', date '2026-12-02', 'DIS'),
  (2, 'KDD 056H', 'WNB1', 'Modogashe', 'Ben Njoroge', date '2026-12-03', 'DIS'),
  (3, 'UBH 207K', 'WAR1', 'Ocea', 'Faruk Okuti', date '2026-12-02', 'MON'),
  (4, 'CHA-20-8240', 'WCX1', 'Shamlapur', 'Harun Hossain', date '2026-12-07', 'DIS'),
  (5, 'CXB-BOAT-1', 'WCX2', 'Shamlapur', 'Deepak Hossain', date '2026-12-08', 'ASM'),
  (6, 'HAB 4471', 'WCH1', 'Pespire', 'Carlos Lazo', date '2026-12-04', 'MON'),
  (7, '4471 TBA', 'WAM1', 'Erada', 'Emanuel Tovo', date '2026-12-09', 'DIS')
) as p (i, plate, wh, site, drv, dep, purp);

create table purch_order (
  po_no text primary key,
  off_cd char(3) not null references office,
  prog_cd text references programme,
  supplier text not null,
  goods text not null,
  proc_mth char(2) not null check (proc_mth in ('DP', 'RQ', 'OT', 'FA')),
  amt_eur numeric(11, 2) not null,
  order_dt date not null,
  due_dt date not null,
  recv_dt date,
  deliver_to char(4) references warehouse (wh_cd),
  po_sts text not null check (po_sts in ('open', 'delivered', 'cancelled', 'disputed'))
);
comment on table purch_order is 'Purchase orders of all offices';
comment on column purch_order.proc_mth is
  'How the supplier was chosen: DP direct purchase, RQ request for quotations, OT open tender, FA framework agreement';
comment on column purch_order.prog_cd is 'Programme that pays; empty for running costs of the office';

insert into purch_order
select 'PO-' || to_char(x.ord, 'YY') || '-' || to_char(i, 'FM0000'), o.off_cd,
  case when x.goods <> 'office supplies' then p.prog_cd end, x.supplier, x.goods,
  case when x.fa then 'FA' when x.amt < 2500 then 'DP' when x.amt < 60000 then 'RQ' else 'OT' end,
  x.amt, x.ord, x.ord + x.lead,
  case when x.sts in ('delivered', 'disputed') then x.ord + x.lead - 6 + pg_temp.dice('late', i, 20) end,
  case when x.goods <> 'office supplies' then w.wh_cd end, x.sts
from generate_series(1, 540) as i
cross join lateral (
  select (array['NBO', 'ARU', 'JIJ', 'CXB', 'SKH', 'CHO', 'AMB', 'GNT', 'CXB'])
    [1 + pg_temp.dice('po-off', i, 9)] as off_cd
) as o
cross join lateral (
  select goods, supplier, pg_temp.dice('fa', i, 6) = 0 as fa, 10 + pg_temp.dice('lead', i, 40) as lead,
    round((case goods when 'office supplies' then 60 when 'fuel' then 900 when 'medicines' then 4200
      when 'food rations' then 6800 when 'building material' then 5400 else 1700 end
      * (0.4 + pg_temp.dice('amt-a', i, 97) / 40.0)
      * case when pg_temp.dice('big', i, 14) = 0 then 8 else 1 end)::numeric, 2) as amt,
    case o.off_cd when 'AMB' then date '2025-04-02' + pg_temp.dice('ord', i, 600)
      when 'CHO' then date '2024-03-04' + pg_temp.dice('ord', i, 994)
      when 'SKH' then date '2023-10-02' + pg_temp.dice('ord', i, 1148)
      else date '2023-05-02' + pg_temp.dice('ord', i, 1300) end as ord,
    case when pg_temp.dice('can', i, 100) < 5 then 'cancelled' when pg_temp.dice('dis', i, 100) < 3 then 'disputed'
      else 'delivered' end as sts0
  from (values
    ('food rations', 'Ferrano Foods'), ('food rations', 'Sahel Grain Co'), ('medicines', 'Delmotte Pharma'),
    ('medicines', 'Apex Medical Stores'), ('building material', 'Rosewater Trading'),
    ('building material', 'Himal Timber'), ('hygiene kits', 'Blue Jerrycan Ltd'), ('hygiene kits', 'Rosewater Trading'),
    ('blankets', 'Brightloom Textiles'), ('fuel', 'Transit Oil'), ('pumps and pipes', 'Hallmeier Pumps'),
    ('office supplies', 'Kestelyn Printers')
  ) as s (goods, supplier)
  order by md5('sup' || goods || supplier || i) limit 1
) as y
cross join lateral (
  select y.goods, y.supplier, y.fa, y.lead, y.amt, y.ord,
    case when y.sts0 <> 'cancelled' and y.ord + y.lead + 14 > date '2026-11-30' then 'open' else y.sts0 end as sts
) as x
left join lateral (
  select prog_cd from programme
  where off_cd = o.off_cd and start_dt <= x.ord and coalesce(end_dt, '2027-01-01') >= x.ord
  order by md5(prog_cd || i) limit 1
) as p on true
left join lateral (
  select wh_cd from warehouse where off_cd = o.off_cd order by md5('d' || wh_cd || i) limit 1
) as w on true;
