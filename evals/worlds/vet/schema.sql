-- Larkmoor Veterinary Group: practice management database (nine practices and the animal hospital).
create schema pms;
set search_path = pms;

-- A whole number from 0 to below n that looks arbitrary and is the same on every machine.
create function pg_temp.spread(seed text, n integer) returns integer language sql immutable as
  $$ select ('x' || left(md5('larkmoor/' || seed), 7))::bit(28)::integer % n $$;

create table site (
  site_cd char(3) primary key,
  site_name text not null,
  town text not null,
  site_kind text not null check (site_kind in ('practice', 'hospital')),
  consult_rooms integer not null,
  kennels integer not null,
  mgr_phone text
);
comment on column site.kennels is 'Places where an animal can stay overnight';

insert into site values
  ('ALD', 'Alder Street', 'Marlbridge', 'practice', 5, 6, '01632 960110'),
  ('BRO', 'Brook Lane', 'Marlbridge', 'practice', 3, 4, '01632 960121'),
  ('CAS', 'Castle Hill', 'Wexcombe', 'practice', 4, 8, '01632 960132'),
  ('DOV', 'Dovecote', 'Thornley', 'practice', 2, 0, null),
  ('EAS', 'Eastgate', 'Wexcombe', 'practice', 3, 3, '01632 960154'),
  ('FER', 'Ferry Road', 'Saltmere', 'practice', 4, 5, '01632 960165'),
  ('GRE', 'Greenway', 'Oakhurst', 'practice', 2, 2, '01632 960176'),
  ('HAR', 'Harbour View', 'Saltmere', 'practice', 3, 0, '01632 960187'),
  ('IVY', 'Ivy House', 'Pellington', 'practice', 2, 2, null),
  ('LAH', 'Larkmoor Animal Hospital', 'Marlbridge', 'hospital', 8, 46, '01632 960200');

create table staff (
  staff_no integer primary key,
  fname text not null,
  sname text not null,
  job_cd text not null check (job_cd in ('VS', 'RVN', 'REC', 'ACA', 'MGR')),
  home_site char(3) not null references site (site_cd),
  hired_on date not null,
  left_on date,
  ft_pct integer not null,
  hrly_rate numeric(6, 2) not null,
  adv_cert text
);
comment on column staff.job_cd is 'VS veterinary surgeon, RVN registered nurse, REC receptionist, ACA animal care assistant, MGR practice manager';
comment on column staff.hired_on is 'First day under a Larkmoor contract; the group took over the practices on 2023-01-01';
comment on column staff.left_on is 'Last day of employment; empty while employed';
comment on column staff.ft_pct is 'Working time in percent of full time';
comment on column staff.adv_cert is 'Field of the advanced certificate of a veterinary surgeon';

insert into staff values
  (101, 'Isla', 'Cobham', 'REC', 'HAR', '2023-01-01', null, 50, 13.85, null),
  (102, 'Amira', 'Hatherley', 'REC', 'CAS', '2023-01-01', null, 80, 13.85, null),
  (103, 'Conor', 'Quill', 'RVN', 'BRO', '2023-01-01', null, 80, 18.90, null),
  (104, 'Freya', 'Skelton', 'MGR', 'LAH', '2023-01-01', null, 100, 21.85, null),
  (105, 'Gareth', 'Prentice', 'RVN', 'FER', '2023-01-01', null, 100, 19.90, null),
  (106, 'Owen', 'Okafor', 'VS', 'IVY', '2023-01-01', null, 100, 34.30, 'Dentistry'),
  (107, 'Mungo', 'Naylor', 'REC', 'CAS', '2023-01-01', null, 50, 13.35, null),
  (108, 'Quentin', 'Pemberton', 'VS', 'LAH', '2023-01-01', null, 100, 38.85, null),
  (109, 'Sigrid', 'Lindqvist', 'RVN', 'DOV', '2023-01-01', null, 80, 20.30, null),
  (110, 'Jessamy', 'Raybould', 'REC', 'BRO', '2023-01-01', null, 80, 12.65, null),
  (111, 'Fergus', 'Dacre', 'MGR', 'ALD', '2023-01-01', null, 100, 20.15, null),
  (112, 'Ulrich', 'Zeller', 'VS', 'GRE', '2023-01-01', null, 80, 35.40, null),
  (113, 'Maeve', 'Selwyn', 'REC', 'DOV', '2023-01-01', null, 100, 12.70, null),
  (114, 'Ursula', 'Nettleton', 'REC', 'LAH', '2023-01-01', null, 100, 14.20, null),
  (115, 'Percy', 'Joyce', 'MGR', 'DOV', '2023-01-01', null, 100, 21.50, null),
  (116, 'Bridget', 'Ashdown', 'REC', 'BRO', '2025-11-15', null, 80, 14.85, null),
  (117, 'Kirsty', 'Jessop', 'REC', 'IVY', '2023-01-01', null, 50, 14.50, null),
  (118, 'Beatrix', 'Kerslake', 'RVN', 'ALD', '2023-01-01', null, 80, 19.10, null),
  (119, 'Stefan', 'Abernethy', 'VS', 'DOV', '2023-01-01', null, 80, 39.55, null),
  (120, 'Nico', 'Lovelace', 'RVN', 'HAR', '2023-01-01', null, 50, 19.65, null),
  (121, 'Dmitri', 'Arkwright', 'REC', 'FER', '2023-01-01', null, 50, 14.60, null),
  (122, 'Kamila', 'Parfitt', 'VS', 'HAR', '2023-01-01', null, 80, 34.95, null),
  (123, 'Toby', 'Ingram', 'VS', 'ALD', '2023-01-01', null, 100, 39.55, 'Imaging'),
  (124, 'Samira', 'Ullman', 'REC', 'LAH', '2025-08-01', null, 100, 13.80, null),
  (125, 'Umar', 'Orchard', 'VS', 'LAH', '2025-03-15', null, 80, 34.15, null),
  (126, 'Magnus', 'Winslow', 'RVN', 'HAR', '2023-01-01', '2026-05-31', 80, 18.20, null),
  (127, 'Edith', 'Merriman', 'ACA', 'CAS', '2023-01-01', null, 60, 12.90, null),
  (128, 'Nell', 'Demir', 'VS', 'EAS', '2023-01-01', null, 80, 28.15, null),
  (129, 'Basil', 'Truscott', 'REC', 'ALD', '2023-01-01', null, 50, 13.45, null),
  (130, 'Elif', 'Gunner', 'VS', 'IVY', '2023-01-01', null, 100, 40.80, 'Cardiology'),
  (131, 'Farah', 'Grimshaw', 'VS', 'LAH', '2025-03-01', null, 100, 34.80, null),
  (132, 'Nadia', 'Pargeter', 'MGR', 'HAR', '2023-01-01', null, 100, 22.25, null),
  (133, 'Abel', 'Mistry', 'ACA', 'LAH', '2023-01-01', null, 100, 13.10, null),
  (134, 'Niall', 'Haldane', 'VS', 'CAS', '2023-01-01', null, 100, 39.35, 'Dermatology'),
  (135, 'Callum', 'Unwin', 'RVN', 'CAS', '2023-01-01', null, 100, 19.45, null),
  (136, 'Ewan', 'Osgood', 'RVN', 'IVY', '2023-01-01', null, 100, 16.90, null),
  (137, 'Agnes', 'Goodall', 'RVN', 'LAH', '2023-01-01', null, 100, 17.40, null),
  (138, 'Thea', 'Ibbotson', 'RVN', 'EAS', '2023-01-01', null, 80, 17.40, null),
  (139, 'Hugo', 'Amsel', 'ACA', 'LAH', '2024-08-15', null, 100, 14.10, null),
  (140, 'Greta', 'Radcliffe', 'RVN', 'IVY', '2023-01-01', '2026-08-31', 80, 20.25, null),
  (141, 'Robyn', 'Doherty', 'VS', 'LAH', '2024-05-01', null, 100, 34.55, 'Dermatology'),
  (142, 'Olive', 'Fairley', 'VS', 'BRO', '2023-01-01', null, 100, 40.15, null),
  (143, 'Joanna', 'Ballard', 'MGR', 'IVY', '2023-01-01', null, 100, 21.65, null),
  (144, 'Kofi', 'Akehurst', 'VS', 'BRO', '2026-07-01', null, 60, 36.80, null),
  (145, 'Lena', 'Thackray', 'RVN', 'LAH', '2025-08-01', null, 80, 19.00, null),
  (146, 'Bethan', 'Spofforth', 'VS', 'LAH', '2023-02-01', null, 100, 32.70, null),
  (147, 'Lowri', 'Jolly', 'REC', 'LAH', '2025-05-15', null, 80, 14.90, null),
  (148, 'Rosa', 'Rushmore', 'RVN', 'LAH', '2023-01-01', null, 80, 19.65, null),
  (149, 'Wilfred', 'Keane', 'MGR', 'BRO', '2023-01-01', null, 100, 20.00, null),
  (150, 'Zara', 'Sorrell', 'REC', 'ALD', '2023-01-01', null, 60, 14.25, null),
  (151, 'Sunita', 'Mowbray', 'REC', 'FER', '2023-01-01', null, 50, 15.10, null),
  (152, 'Alfie', 'Lattimer', 'RVN', 'BRO', '2025-02-15', null, 50, 17.80, null),
  (153, 'Petra', 'Pickersgill', 'ACA', 'LAH', '2026-09-01', null, 100, 13.25, null),
  (154, 'Marcus', 'Yates', 'RVN', 'CAS', '2024-09-15', null, 100, 16.55, null),
  (155, 'Una', 'Marchetti', 'VS', 'EAS', '2023-01-01', '2026-10-31', 60, 27.45, 'Exotics'),
  (156, 'Willa', 'Ellery', 'VS', 'HAR', '2024-07-01', null, 100, 40.05, 'Surgery'),
  (157, 'Mabel', 'Usher', 'VS', 'FER', '2023-01-01', null, 80, 27.20, 'Exotics'),
  (158, 'Carys', 'Lomax', 'VS', 'ALD', '2023-01-01', null, 60, 37.15, null),
  (159, 'Corinne', 'Varley', 'VS', 'DOV', '2025-12-01', null, 100, 34.50, 'Dentistry'),
  (160, 'Hana', 'Ironside', 'RVN', 'LAH', '2025-12-01', null, 60, 16.65, null),
  (161, 'Rufus', 'Norcott', 'RVN', 'EAS', '2023-08-01', '2025-06-30', 50, 15.70, null),
  (162, 'Silas', 'Underhill', 'REC', 'EAS', '2023-01-01', null, 80, 13.45, null),
  (163, 'Yusuf', 'Jardine', 'RVN', 'LAH', '2024-06-01', null, 100, 17.00, null),
  (164, 'Dylan', 'Fenwick', 'VS', 'EAS', '2025-09-01', null, 100, 31.10, null),
  (165, 'Priya', 'Yardley', 'REC', 'HAR', '2023-01-01', null, 80, 14.15, null),
  (166, 'Ruth', 'Culpepper', 'ACA', 'FER', '2023-01-01', null, 60, 13.20, null),
  (167, 'Orla', 'Wetherby', 'VS', 'FER', '2023-01-01', null, 80, 39.85, null),
  (168, 'Tamsin', 'Delaney', 'RVN', 'LAH', '2023-01-01', null, 80, 18.75, null),
  (169, 'Gilbert', 'Blackmore', 'RVN', 'FER', '2025-04-01', null, 50, 18.85, null),
  (170, 'Idris', 'Kettle', 'VS', 'CAS', '2023-01-01', null, 50, 40.30, null),
  (171, 'Esme', 'Farrow', 'VS', 'LAH', '2023-12-01', '2025-07-31', 80, 37.55, null),
  (172, 'Linus', 'Oduya', 'MGR', 'CAS', '2023-01-01', null, 100, 21.60, null),
  (173, 'Xenia', 'Millward', 'RVN', 'LAH', '2023-09-15', '2026-10-31', 80, 17.95, null),
  (174, 'Clara', 'Verma', 'VS', 'BRO', '2026-07-01', null, 100, 32.95, 'Dentistry'),
  (175, 'Dora', 'Brimble', 'VS', 'FER', '2025-11-15', null, 100, 37.90, null),
  (176, 'Hester', 'Tresco', 'VS', 'CAS', '2025-07-01', null, 50, 30.60, null),
  (177, 'Verity', 'Eldridge', 'REC', 'GRE', '2023-01-01', null, 100, 13.10, null),
  (178, 'Wendy', 'Tindall', 'VS', 'LAH', '2024-07-01', null, 80, 40.95, 'Surgery'),
  (179, 'Tilda', 'Cawthorne', 'MGR', 'GRE', '2023-01-01', null, 100, 23.40, null),
  (180, 'Phoebe', 'Vance', 'RVN', 'CAS', '2024-08-15', null, 50, 17.25, null),
  (181, 'Harris', 'Easton', 'ACA', 'ALD', '2023-01-01', null, 60, 12.80, null),
  (182, 'Leon', 'Castellan', 'VS', 'GRE', '2025-03-01', null, 80, 33.85, null),
  (183, 'Duncan', 'Hargrave', 'RVN', 'LAH', '2023-01-01', null, 80, 15.75, null),
  (184, 'Ivan', 'Whitlock', 'VS', 'ALD', '2023-09-15', null, 60, 27.05, null),
  (185, 'Pavel', 'Espinosa', 'ACA', 'LAH', '2025-08-15', null, 100, 12.70, null),
  (186, 'Yasmin', 'Yeoman', 'VS', 'LAH', '2023-12-01', null, 100, 40.35, null),
  (187, 'Violet', 'Saxby', 'VS', 'ALD', '2024-08-15', null, 80, 28.50, null),
  (188, 'Felix', 'Trelawny', 'MGR', 'EAS', '2023-01-01', null, 100, 20.40, null),
  (189, 'Elodie', 'Forsyth', 'MGR', 'FER', '2023-01-01', null, 100, 20.25, null),
  (190, 'Bram', 'Birtwistle', 'RVN', 'ALD', '2025-05-15', null, 80, 16.30, null),
  (191, 'Vikram', 'Kaplan', 'REC', 'EAS', '2023-01-01', '2025-08-31', 100, 13.65, null),
  (192, 'Jonas', 'Dunmore', 'RVN', 'ALD', '2023-08-01', null, 100, 19.70, null),
  (193, 'Oscar', 'Wadham', 'ACA', 'LAH', '2023-01-01', '2025-10-31', 100, 13.90, null),
  (194, 'Kieran', 'Venn', 'REC', 'GRE', '2023-01-01', null, 100, 14.05, null),
  (195, 'Ines', 'Wrigley', 'RVN', 'GRE', '2023-01-01', null, 50, 20.05, null),
  (196, 'Delia', 'Inglis', 'VS', 'HAR', '2026-07-15', null, 80, 36.85, null),
  (197, 'Zoltan', 'Garrod', 'VS', 'LAH', '2023-01-01', null, 80, 39.45, 'Exotics'),
  (198, 'Rhys', 'Boothroyd', 'RVN', 'DOV', '2026-02-15', null, 80, 16.75, null),
  (199, 'Jamal', 'Chowdhury', 'RVN', 'GRE', '2025-02-01', null, 60, 18.70, null);

create table owner (
  own_no integer primary key,
  fname text not null,
  sname text not null,
  town text not null,
  reg_on date not null,
  reg_site char(3) not null references site (site_cd),
  sms_ok boolean not null,
  email_ok boolean not null,
  acct_state text not null check (acct_state in ('ok', 'watch', 'stopped')),
  owed numeric(8, 2) not null default 0
);
comment on table owner is 'Clients: the people or bodies who own the animals and pay';
comment on column owner.acct_state is 'ok = normal; watch = must pay before treatment; stopped = emergencies only';
comment on column owner.owed is 'Unpaid balance in pounds';

insert into owner
select i,
  (array['Hannah', 'Graham', 'Leila', 'Patrick', 'Moira', 'Tariq', 'Sylvia', 'Desmond', 'Anita', 'Ross',
         'Gillian', 'Kenji', 'Paula', 'Trevor', 'Aisha', 'Colin', 'Marta', 'Eric', 'Yvonne', 'Simon',
         'Bella', 'Howard', 'Irina', 'Dev', 'Lorna', 'Maurice', 'Chloe', 'Stuart', 'Nina', 'Geoff',
         'Teresa'])[1 + pg_temp.spread('own-f' || i, 31)],
  (array['Ackroyd', 'Bannister', 'Cartledge', 'Dewhurst', 'Eccles', 'Fothergill', 'Greaves', 'Hebden', 'Iqbal',
         'Jepson', 'Kirkup', 'Lightfoot', 'Mottram', 'Nuttall', 'Ogden', 'Petrov', 'Quayle', 'Rimmer',
         'Slater', 'Tattersall', 'Upton', 'Vickers', 'Walmsley', 'Yardsworth', 'Ziegler', 'Ahmed', 'Bright',
         'Clegg', 'Duxbury', 'Entwistle', 'Frost', 'Gorton', 'Hindle', 'Isherwood', 'Jowett', 'Kay',
         'Lumb'])[1 + pg_temp.spread('own-s' || i, 37)],
  h.town,
  date '2023-01-02' + pg_temp.spread('own-reg' || i, 1410),
  h.site_cd,
  pg_temp.spread('own-sms' || i, 100) < 71,
  pg_temp.spread('own-mail' || i, 100) < 58,
  case when b.roll < 3 then 'stopped' when b.roll < 9 then 'watch' else 'ok' end,
  case when b.roll < 3 then 240 + pg_temp.spread('owed' || i, 61000) / 100.0
       when b.roll < 17 then 15 + pg_temp.spread('owed' || i, 21000) / 100.0
       else 0 end
from generate_series(1, 640) i
cross join lateral (select pg_temp.spread('own-b' || i, 100) as roll) b
join lateral (
  select site_cd, town from site where site_kind = 'practice' order by site_cd
  offset pg_temp.spread('own-site' || i, 9) limit 1
) h on true;

create table species (
  spc_cd char(3) primary key,
  descr text not null,
  exotic boolean not null
);
insert into species values
  ('CAN', 'Dog', false), ('FEL', 'Cat', false), ('RAB', 'Rabbit', false), ('GPG', 'Guinea pig', false),
  ('HAM', 'Hamster', false), ('FER', 'Ferret', true), ('PAR', 'Parrot', true), ('TOR', 'Tortoise', true);

create table animal (
  animal_id integer primary key,
  own_no integer not null references owner (own_no),
  pet_name text not null,
  spc_cd char(3) not null references species (spc_cd),
  sex text not null check (sex in ('M', 'F', 'MN', 'FS')),
  birth_yr integer not null,
  died_on date,
  chip_no text,
  insured_by text,
  hplan text
);
comment on table animal is 'Patients';
comment on column animal.sex is 'M male entire, F female entire, MN male neutered, FS female spayed';
comment on column animal.chip_no is 'Microchip number; empty if the animal has no chip';
comment on column animal.insured_by is 'Insurance company; empty if the animal is not insured';
comment on column animal.hplan is 'Health plan, Basic or Plus; empty if there is none';

insert into animal
select i,
  case when i <= 600 and i % 16 <> 0 then i else 1 + pg_temp.spread('ani-own' || i, 600) end,
  (array['Bramble', 'Captain', 'Dotty', 'Echo', 'Figaro', 'Ginger', 'Hazel', 'Inky', 'Juno', 'Kipper',
         'Luna', 'Mittens', 'Nacho', 'Otis', 'Pebble', 'Quincy', 'Rolo', 'Socks', 'Teddy', 'Uno', 'Velvet',
         'Widget', 'Ziggy', 'Biscuit', 'Clover', 'Domino', 'Ember', 'Fudge', 'Gizmo', 'Honey',
         'Monty'])[1 + pg_temp.spread('ani-name' || i, 31)],
  s.spc,
  case when s.spc in ('CAN', 'FEL', 'RAB', 'FER') and pg_temp.spread('ani-neu' || i, 100) < 63
       then (array['MN', 'FS'])[1 + pg_temp.spread('ani-sex' || i, 2)]
       else (array['M', 'F'])[1 + pg_temp.spread('ani-sex' || i, 2)] end,
  case when s.spc in ('HAM', 'GPG') then 2022 + pg_temp.spread('ani-yr' || i, 4)
       when s.spc = 'TOR' then 1988 + pg_temp.spread('ani-yr' || i, 32)
       else 2011 + pg_temp.spread('ani-yr' || i, 15) end,
  case when pg_temp.spread('ani-died' || i, 100) < 9
       then date '2024-05-06' + pg_temp.spread('ani-day' || i, 920) end,
  case when pg_temp.spread('ani-chip' || i, 100) < case s.spc when 'CAN' then 93 when 'FEL' then 68 when 'FER' then 40 else 4 end
       then '9810' || lpad((pg_temp.spread('ani-no' || i, 90000000) + i)::text, 11, '0') end,
  case when s.spc in ('CAN', 'FEL') and pg_temp.spread('ani-ins' || i, 100) < 47
       then (array['Goldcrest', 'Goldcrest', 'Pawshield', 'Pawshield', 'Pawshield', 'Harbinger Mutual',
                   'Northern Counties'])[1 + pg_temp.spread('ani-comp' || i, 7)] end,
  case when s.spc in ('CAN', 'FEL') and pg_temp.spread('ani-plan' || i, 100) < 28
       then (array['Basic', 'Basic', 'Plus'])[1 + pg_temp.spread('ani-pl' || i, 3)] end
from generate_series(1, 880) i
cross join lateral (
  select (case when roll < 44 then 'CAN' when roll < 79 then 'FEL' when roll < 87 then 'RAB' when roll < 91 then 'GPG'
               when roll < 93 then 'HAM' when roll < 95 then 'FER' when roll < 98 then 'PAR' else 'TOR' end) as spc
  from (select pg_temp.spread('ani-spc' || i, 100) as roll) r
) s;

create table visit (
  visit_id integer primary key,
  animal_id integer not null references animal (animal_id),
  site_cd char(3) not null references site (site_cd),
  ref_from char(3) references site (site_cd),
  vet_no integer not null references staff (staff_no),
  nurse_no integer references staff (staff_no),
  visit_on date not null,
  reason text not null,
  vstatus text not null check (vstatus in ('done', 'cancelled', 'noshow', 'booked')),
  ooh boolean not null,
  mins integer,
  fee numeric(8, 2),
  check (ref_from is null or ref_from <> site_cd)
);
comment on column visit.ref_from is 'Practice that referred the patient to the hospital; empty if the client came directly';
comment on column visit.ooh is 'Out of hours: nights, Sundays and bank holidays (hospital only)';
comment on column visit.vstatus is 'done, cancelled (by the client, in time), noshow (did not come), booked (still to come)';
comment on column visit.fee is 'Consultation or operation fee in pounds, without treatment lines; only for visits that took place';

insert into visit
select row_number() over (order by v.visit_on, v.i), v.animal_id, v.site_cd, v.ref_from, vet.staff_no,
  case when v.reason in ('Surgery', 'Dental', 'Emergency') or pg_temp.spread('vis-nn' || v.i, 100) < 30
       then nurse.staff_no end,
  v.visit_on, v.reason, v.vstatus, v.ooh,
  case when v.vstatus = 'done' then
    case v.reason when 'Surgery' then 60 + 5 * pg_temp.spread('vis-m' || v.i, 25) when 'Dental' then 40 + 5 * pg_temp.spread('vis-m' || v.i, 11)
      when 'Emergency' then 25 + 5 * pg_temp.spread('vis-m' || v.i, 14) when 'Vaccination' then 10 + 5 * pg_temp.spread('vis-m' || v.i, 2)
      else 15 + 5 * pg_temp.spread('vis-m' || v.i, 5) end end,
  case when v.vstatus = 'done' then
    case v.reason when 'Surgery' then 260 + 10 * pg_temp.spread('vis-f' || v.i, 48) when 'Dental' then 175 + 5 * pg_temp.spread('vis-f' || v.i, 30)
      when 'Emergency' then 120 + 5 * pg_temp.spread('vis-f' || v.i, 32) when 'Vaccination' then 46.50 when 'Check-up' then 42
      when 'Injury' then 64 + 2 * pg_temp.spread('vis-f' || v.i, 12) when 'End of life' then 95
      else 54 + pg_temp.spread('vis-f' || v.i, 15) end
    + case when v.ooh then 89.50 else 0 end end
from (
  select c.i, c.animal_id, d.visit_on, r.reason, o.ooh, st.vstatus,
    case when o.ooh or h.at_hosp then 'LAH'::char(3) else own_site.reg_site end as site_cd,
    case when h.at_hosp and not o.ooh and pg_temp.spread('vis-ref' || c.i, 100) < 72 then own_site.reg_site end as ref_from
  from (
    select i, 1 + pg_temp.spread('vis-ani' || i, 872) as animal_id, null::date as end_on from generate_series(1, 3300) i
    union all
    select 5000 + animal_id, animal_id, died_on from animal where pg_temp.spread('vis-e' || animal_id, 100) < 72 and died_on is not null
  ) c
  join animal a on a.animal_id = c.animal_id
  join owner own_site on own_site.own_no = a.own_no
  cross join lateral (
    select case when c.end_on is not null then 'End of life' when roll < 24 then 'Vaccination' when roll < 42 then 'Check-up' when roll < 65 then 'Illness' when roll < 76 then 'Injury'
                when roll < 85 then 'Surgery' when roll < 91 then 'Dental' else 'Emergency' end as reason
    from (select pg_temp.spread('vis-r' || c.i, 100) as roll) x
  ) r
  cross join lateral (
    select case when c.end_on is not null then c.end_on when c.i <= 26 then date '2026-11-30'
      when r.reason <> 'Emergency' and extract(dow from x.day) = 0 then x.day + 1 else x.day end as visit_on
    from (select date '2024-01-03' + pg_temp.spread('vis-d' || c.i, 1061) as day) x
  ) d
  cross join lateral (select c.i > 26 and (extract(dow from d.visit_on) = 0 or r.reason = 'Emergency' and pg_temp.spread('vis-o' || c.i, 100) < 48) as ooh) o
  cross join lateral (
    select pg_temp.spread('vis-h' || c.i, 100) < case r.reason when 'Surgery' then 55 when 'Emergency' then 50 when 'Illness' then 14 when 'Dental' then 20 else 3 end as at_hosp
  ) h
  cross join lateral (
    select case when c.i <= 26 then 'booked' when o.ooh or r.reason in ('Emergency', 'End of life') or roll < 84 then 'done'
                when roll < 93 then 'cancelled' else 'noshow' end as vstatus
    from (select pg_temp.spread('vis-s' || c.i, 100) as roll) x
  ) st
  where (a.died_on is null or d.visit_on < a.died_on or c.end_on is not null)
    and d.visit_on >= own_site.reg_on and extract(year from d.visit_on) >= a.birth_yr
) v
join lateral (
  select staff_no from staff
  where job_cd = 'VS' and home_site = v.site_cd and hired_on <= v.visit_on and (left_on is null or left_on >= v.visit_on)
  order by pg_temp.spread('vis-v' || v.i || '-' || staff_no, 100000), staff_no limit 1
) vet on true
join lateral (
  select staff_no from staff
  where job_cd = 'RVN' and home_site = v.site_cd and hired_on <= v.visit_on and (left_on is null or left_on >= v.visit_on)
  order by pg_temp.spread('vis-n' || v.i || '-' || staff_no, 100000), staff_no limit 1
) nurse on true;

create table supplier (
  sup_id integer primary key,
  company text not null,
  ctry char(2) not null,
  lead_days integer not null,
  min_order numeric(8, 2) not null,
  contract_from date
);
comment on column supplier.lead_days is 'Working days from order to delivery';
comment on column supplier.min_order is 'Smallest order in pounds that is delivered free of charge';
comment on column supplier.contract_from is 'Start of the framework contract; empty where we buy without one';

insert into supplier values
  (1, 'Brandt & Hale', 'GB', 1, 150.00, '2023-02-01'),
  (2, 'Nordholm Pharma', 'DK', 6, 400.00, '2024-06-01'),
  (3, 'Calder Animal Health', 'GB', 2, 200.00, '2023-02-01'),
  (4, 'Oberland Tierpharma', 'DE', 7, 500.00, null),
  (5, 'Saltmere Surgical', 'GB', 2, 80.00, '2025-01-15'),
  (6, 'Laboratoires Vauclin', 'FR', 9, 650.00, '2025-09-01'),
  (7, 'Kingfisher Vaccines', 'GB', 3, 300.00, '2023-07-01'),
  (8, 'Tern Nutrition', 'IE', 4, 250.00, null);

create table medicine (
  med_id integer primary key,
  label text not null,
  dose_form text not null,
  legal_cat text not null check (legal_cat in ('CD', 'POM', 'OTC')),
  sup_id integer not null references supplier (sup_id),
  unit_cost numeric(8, 2) not null,
  unit_price numeric(8, 2) not null,
  cold boolean not null,
  delisted_on date
);
comment on column medicine.legal_cat is 'CD controlled drug, POM prescription only, OTC may be sold without prescription';
comment on column medicine.cold is 'Must be kept in the fridge';
comment on column medicine.unit_cost is 'What we pay for a unit, in pounds';
comment on column medicine.unit_price is 'What the client pays for a unit, in pounds';
comment on column medicine.delisted_on is 'Day on which we stopped using it';

insert into medicine values
  (1, 'Meloxicam oral', 'liquid', 'POM', 1, 7.10, 18.40, false, null),
  (2, 'Amoxicillin tablets', 'tablet', 'POM', 1, 0.22, 0.85, false, null),
  (3, 'Clavulanate mix', 'tablet', 'POM', 3, 0.41, 1.35, false, null),
  (4, 'Ketamine', 'injection', 'CD', 3, 9.80, 26.00, false, null),
  (5, 'Methadone', 'injection', 'CD', 3, 11.40, 31.50, false, null),
  (6, 'Buprenorphine', 'injection', 'CD', 2, 14.25, 33.00, false, null),
  (7, 'Pentobarbital', 'injection', 'CD', 4, 16.90, 38.00, false, null),
  (8, 'Canine DHP vaccine', 'vaccine', 'POM', 7, 6.60, 21.00, true, null),
  (9, 'Leptospirosis vaccine', 'vaccine', 'POM', 7, 5.95, 19.50, true, null),
  (10, 'Feline trio vaccine', 'vaccine', 'POM', 7, 7.35, 22.50, true, null),
  (11, 'Rabbit myxo vaccine', 'vaccine', 'POM', 6, 8.80, 24.00, true, null),
  (12, 'Kennel cough spray', 'vaccine', 'POM', 6, 9.20, 26.50, true, '2026-03-31'),
  (13, 'Insulin, feline', 'injection', 'POM', 2, 28.50, 61.00, true, null),
  (14, 'Flea spot-on', 'spot-on', 'OTC', 3, 3.10, 9.95, false, null),
  (15, 'Worming tablet', 'tablet', 'OTC', 3, 0.95, 4.20, false, null),
  (16, 'Tick collar', 'collar', 'OTC', 8, 8.40, 19.95, false, null),
  (17, 'Chlorhexidine wash', 'liquid', 'OTC', 5, 2.75, 8.50, false, null),
  (18, 'Eye ointment', 'ointment', 'POM', 1, 4.60, 13.75, false, null),
  (19, 'Ear drops', 'liquid', 'POM', 1, 6.85, 17.90, false, null),
  (20, 'Prednisolone', 'tablet', 'POM', 1, 0.12, 0.60, false, null),
  (21, 'Furosemide', 'tablet', 'POM', 1, 0.14, 0.55, false, null),
  (22, 'Pimobendan', 'tablet', 'POM', 2, 0.88, 2.10, false, null),
  (23, 'Thyroxine drops', 'liquid', 'POM', 2, 12.30, 29.00, false, null),
  (24, 'Thiamazole', 'tablet', 'POM', 4, 0.37, 1.10, false, null),
  (25, 'Propofol', 'injection', 'POM', 3, 5.40, 15.00, false, null),
  (26, 'Isoflurane', 'inhalation', 'POM', 5, 22.00, 48.00, false, null),
  (27, 'Saline bag', 'infusion', 'POM', 5, 2.10, 9.00, false, null),
  (28, 'Maropitant', 'injection', 'POM', 2, 8.95, 21.50, false, null),
  (29, 'Oxytocin', 'injection', 'POM', 4, 3.30, 12.00, true, null),
  (30, 'Atropine', 'injection', 'POM', 4, 1.95, 8.00, false, null),
  (31, 'Renal diet tin', 'food', 'OTC', 8, 1.35, 2.95, false, null),
  (32, 'Recovery diet tin', 'food', 'OTC', 8, 1.55, 3.40, false, null),
  (33, 'Joint supplement', 'tablet', 'OTC', 8, 0.18, 0.50, false, null),
  (34, 'Calming diffuser', 'device', 'OTC', 8, 9.90, 22.00, false, '2025-10-31'),
  (35, 'Antivenom, adder', 'injection', 'POM', 6, 118.00, 240.00, true, null),
  (36, 'Lidocaine gel', 'ointment', 'POM', 5, 2.45, 7.80, false, null);

create table stock (
  site_cd char(3) not null references site (site_cd),
  med_id integer not null references medicine (med_id),
  on_hand integer not null,
  reorder_at integer not null,
  counted_on date,
  primary key (site_cd, med_id)
);
comment on column stock.reorder_at is 'Order again when fewer units than this are on hand';
comment on column stock.counted_on is 'Last stocktake of this line; empty if it was never counted';

insert into stock
select s.site_cd, m.med_id,
  case when m.delisted_on is not null then pg_temp.spread('st-q' || k.key, 3) else pg_temp.spread('st-q' || k.key, case when m.dose_form in ('tablet', 'food') then 240 else 42 end) end,
  case when m.delisted_on is not null then 0 when m.dose_form in ('tablet', 'food') then 40 + 10 * pg_temp.spread('st-r' || k.key, 5) else 4 + pg_temp.spread('st-r' || k.key, 6) end,
  case when pg_temp.spread('st-n' || k.key, 100) < 88 then date '2026-06-01' + pg_temp.spread('st-c' || k.key, 182) end
from site s
cross join medicine m
cross join lateral (select s.site_cd || '-' || m.med_id as key) k
where (s.site_kind = 'hospital' or m.med_id not in (26, 35) and pg_temp.spread('st-x' || k.key, 100) < 82);

create table treatment (
  trt_id integer generated always as identity primary key,
  visit_id integer not null references visit (visit_id),
  med_id integer references medicine (med_id),
  proc text,
  qty integer not null,
  charge numeric(8, 2) not null,
  check ((med_id is null) <> (proc is null))
);
comment on table treatment is 'Lines of the bill of a visit: either a medicine or a procedure';
comment on column treatment.charge is 'Amount of the whole line in pounds';

insert into treatment (visit_id, med_id, proc, qty, charge)
select v.visit_id,
  case when l.is_med then m.med_id end,
  case when not l.is_med then p.proc end,
  case when l.is_med then q.qty else 1 end,
  case when l.is_med then q.qty * m.unit_price else p.price end
from visit v
join animal a on a.animal_id = v.animal_id
cross join lateral generate_series(1, case when v.reason in ('Vaccination', 'End of life') then 1 when v.reason in ('Surgery', 'Emergency') then 2 + pg_temp.spread('tr-n' || v.visit_id, 2) else pg_temp.spread('tr-n' || v.visit_id, 3) end) line
cross join lateral (select v.visit_id || '-' || line as key) k
cross join lateral (
  select v.reason in ('Vaccination', 'End of life') or pg_temp.spread('tr-k' || k.key, 100) < 52 as is_med
) l
cross join lateral (
  select case
    when v.reason = 'End of life' then 7
    when v.reason = 'Vaccination' then case a.spc_cd when 'CAN' then 8 + pg_temp.spread('tr-v' || k.key, 2) when 'FEL' then 10 when 'RAB' then 11 else 15 end
    when v.reason in ('Surgery', 'Dental') then (array[4, 5, 6, 25, 25, 1, 27, 36])[1 + pg_temp.spread('tr-m' || k.key, 8)]
    when v.reason = 'Emergency' then (array[27, 28, 5, 30, 6])[1 + pg_temp.spread('tr-m' || k.key, 5)]
    when v.reason = 'Check-up' then (array[14, 15, 16, 31, 33, 22])[1 + pg_temp.spread('tr-m' || k.key, 6)]
    when v.reason = 'Injury' then (array[1, 17, 18, 3, 2])[1 + pg_temp.spread('tr-m' || k.key, 5)]
    else (array[1, 2, 3, 13, 18, 19, 20, 21, 23, 24, 28, 32])[1 + pg_temp.spread('tr-m' || k.key, 12)] end as med_id
) pick
join medicine m on m.med_id = pick.med_id
cross join lateral (
  select case when m.dose_form = 'tablet' then 7 * (1 + pg_temp.spread('tr-q' || k.key, 4)) when m.dose_form = 'food' then 6 * (1 + pg_temp.spread('tr-q' || k.key, 3))
              when m.dose_form = 'injection' then 1 + pg_temp.spread('tr-q' || k.key, 3) / 2 else 1 end as qty
) q
cross join lateral (
  select (array['X-ray', 'Blood test', 'Ultrasound', 'Bandaging', 'Nail clip', 'Stitches', 'Biopsy', 'Urine test'])[n] as proc,
         (array[118.00, 74.50, 142.00, 31.00, 14.00, 66.00, 156.00, 28.50])[n] as price
  from (select 1 + pg_temp.spread('tr-p' || k.key, 8) as n) x
) p
where v.vstatus = 'done'
order by v.visit_id, line;

create table shift (
  shift_id integer generated always as identity primary key,
  staff_no integer not null references staff (staff_no),
  site_cd char(3) not null references site (site_cd),
  shift_on date not null,
  kind char(1) not null check (kind in ('E', 'L', 'N')),
  hrs numeric(4, 1) not null,
  covers_no integer references staff (staff_no)
);
comment on table shift is 'Worked shifts of October and November 2026; older ones are archived';
comment on column shift.kind is 'E early, L late, N night (hospital only)';
comment on column shift.covers_no is 'Colleague for whom this person stepped in; empty for a shift of one''s own';

insert into shift (staff_no, site_cd, shift_on, kind, hrs, covers_no)
select s.staff_no, s.home_site, d.day, x.kind,
  case x.kind when 'N' then 10 when 'E' then 8 else 7.5 end + case when pg_temp.spread('sh-o' || k.key, 100) < 14 then 1 else 0 end,
  case when pg_temp.spread('sh-c' || k.key, 100) < 6 then other.staff_no end
from staff s
cross join lateral (select day::date from generate_series(timestamp '2026-10-01', timestamp '2026-11-29', interval '1 day') day) d
cross join lateral (select s.staff_no || '-' || d.day as key) k
cross join lateral (
  select case when s.job_cd = 'MGR' then 'E' when s.home_site = 'LAH' and s.job_cd <> 'REC' and roll < 30 then 'N' when roll < 66 then 'E' else 'L' end as kind
  from (select pg_temp.spread('sh-k' || k.key, 100) as roll) r
) x
left join lateral (
  select o.staff_no from staff o
  where o.home_site = s.home_site and o.job_cd = s.job_cd and o.staff_no <> s.staff_no and (o.left_on is null or o.left_on >= d.day)
  order by pg_temp.spread('sh-b' || k.key || o.staff_no, 100000), o.staff_no limit 1
) other on true
where s.hired_on <= d.day and (s.left_on is null or s.left_on >= d.day)
  and (s.home_site = 'LAH' or extract(dow from d.day) <> 0)
  and pg_temp.spread('sh-w' || k.key, 1000) < 5.4 * s.ft_pct
order by d.day, s.staff_no;

create table claim (
  claim_no text primary key,
  visit_id integer not null unique references visit (visit_id),
  insurer text not null,
  sent_on date not null,
  decided_on date,
  cstate text not null check (cstate in ('open', 'paid', 'partpaid', 'refused', 'withdrawn')),
  amt_claimed numeric(9, 2) not null,
  amt_paid numeric(9, 2)
);
comment on table claim is 'Claims that we send to the insurance company for the client';
comment on column claim.cstate is 'open = no decision yet; paid = in full; partpaid = less than claimed; refused; withdrawn by the client';
comment on column claim.decided_on is 'Day of the company''s decision; empty while the claim is open and if it was withdrawn';
comment on column claim.amt_paid is 'What the insurance company paid, in pounds; empty where it paid nothing or has not decided';

insert into claim
select 'CL' || to_char(c.sent_on, 'YY') || '-' || lpad((row_number() over (partition by extract(year from c.sent_on) order by c.sent_on, c.visit_id))::text, 4, '0'),
  c.visit_id, c.insured_by, c.sent_on,
  case when c.cstate not in ('open', 'withdrawn') then c.sent_on + c.wait end,
  c.cstate, c.amount,
  case c.cstate when 'paid' then c.amount when 'partpaid' then round(c.amount * (55 + pg_temp.spread('cl-p' || c.visit_id, 36)) / 100.0, 2) end
from (
  select v.visit_id, a.insured_by, v.fee + coalesce(t.charges, 0) as amount, w.sent_on, w.wait,
    case when w.sent_on + w.wait > date '2026-11-29' then 'open' when roll < 58 then 'paid' when roll < 80 then 'partpaid' when roll < 95 then 'refused' else 'withdrawn' end as cstate
  from visit v
  join animal a on a.animal_id = v.animal_id
  left join lateral (select sum(charge) as charges from treatment where treatment.visit_id = v.visit_id) t on true
  cross join lateral (
    select v.visit_on + 1 + pg_temp.spread('cl-s' || v.visit_id, 18) as sent_on, 7 + pg_temp.spread('cl-w' || v.visit_id, 49) as wait,
           pg_temp.spread('cl-r' || v.visit_id, 100) as roll
  ) w
  where v.vstatus = 'done' and a.insured_by is not null and v.reason not in ('Vaccination', 'Check-up')
    and w.sent_on <= date '2026-11-30' and pg_temp.spread('cl-y' || v.visit_id, 100) < 83
) c;
