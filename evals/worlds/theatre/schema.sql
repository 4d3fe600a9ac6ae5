-- Tannery Lane Theatre, Wexcombe: house system, export of November 2026.
create schema tannery;
set search_path = tannery;

-- Spreads generated rows without chance: the same arguments give the same number below n.
create function pg_temp.spread(i integer, salt integer, n integer) returns integer language sql immutable as
  $$ select (((i::bigint * 48271 + salt::bigint * 7907 + 11) * 69621 % 2147483647) / 13 % n)::integer $$;

create table person (
  person_id integer primary key,
  fname text not null,
  sname text not null,
  dept text not null,
  job text not null,
  emp_type varchar(4) not null check (emp_type in ('PERM', 'FREE', 'SEAS', 'APPR')),
  joined date not null,
  left_on date,
  mgr_id integer references person (person_id),
  hr_rate numeric(6, 2),
  first_aid boolean not null default false
);
comment on table person is 'Everybody who works for the house: actors, crew, office';
comment on column person.emp_type is 'PERM permanent, FREE freelance, SEAS seasonal, APPR apprentice';
comment on column person.left_on is 'Last working day; empty while the person is still with us';
comment on column person.hr_rate is 'Hourly rate in pounds; empty for actors, who are paid by contract';

insert into person (person_id, fname, sname, dept, job, emp_type, joined, left_on, mgr_id, hr_rate, first_aid) values
  (170, 'Rosalind', 'Achterberg', 'Administration', 'Executive Director', 'PERM', '2023-01-09', null, null, 41.50, false),
  (125, 'Caspian', 'Holloway', 'Directing', 'Artistic Director', 'PERM', '2023-01-02', null, 170, 39.00, false),
  (101, 'Beatrix', 'Lund', 'Acting', 'Actor', 'PERM', '2023-01-02', null, 125, null, false),
  (102, 'Jonah', 'Mbeki', 'Acting', 'Actor', 'PERM', '2023-01-02', null, 125, null, true),
  (103, 'Seraphina', 'Doyle', 'Acting', 'Actor', 'PERM', '2023-01-16', '2025-07-31', 125, null, false),
  (104, 'Alistair', 'Quennell', 'Acting', 'Actor', 'PERM', '2023-01-16', null, 125, null, false),
  (105, 'Nadia', 'Petrossian', 'Acting', 'Actor', 'FREE', '2023-02-01', null, 125, null, false),
  (106, 'Gwilym', 'Rees', 'Acting', 'Actor', 'FREE', '2023-02-01', null, 125, null, false),
  (107, 'Oona', 'Blackwater', 'Acting', 'Actor', 'PERM', '2023-03-01', null, 125, null, true),
  (108, 'Tomasz', 'Wilk', 'Acting', 'Actor', 'FREE', '2023-03-01', '2024-06-30', 125, null, false),
  (109, 'Harriet', 'Vane-Osei', 'Acting', 'Actor', 'FREE', '2023-04-03', null, 125, null, false),
  (110, 'Dominic', 'Farrow', 'Acting', 'Actor', 'FREE', '2023-04-03', null, 125, null, false),
  (111, 'Leila', 'Haddad', 'Acting', 'Actor', 'FREE', '2023-08-21', null, 125, null, false),
  (112, 'Percy', 'Umber', 'Acting', 'Actor', 'FREE', '2023-08-21', null, 125, null, false),
  (113, 'Magda', 'Szekeres', 'Acting', 'Actor', 'PERM', '2023-08-21', null, 125, null, false),
  (114, 'Rowan', 'Teague', 'Acting', 'Actor', 'APPR', '2024-08-19', null, 125, null, false),
  (115, 'Ifeoma', 'Bright', 'Acting', 'Actor', 'FREE', '2023-09-04', null, 125, null, false),
  (116, 'Lucian', 'Sparrow', 'Acting', 'Actor', 'FREE', '2023-09-04', '2026-02-28', 125, null, false),
  (117, 'Cordelia', 'Finch', 'Acting', 'Actor', 'FREE', '2024-01-08', null, 125, null, true),
  (118, 'Matteo', 'Ricci', 'Acting', 'Actor', 'FREE', '2024-01-08', null, 125, null, false),
  (119, 'Saoirse', 'Kinsella', 'Acting', 'Actor', 'PERM', '2024-08-19', null, 125, null, false),
  (120, 'Edmund', 'Agyeman', 'Acting', 'Actor', 'FREE', '2024-08-19', null, 125, null, false),
  (121, 'Wilhelmina', 'Stott', 'Acting', 'Actor', 'APPR', '2025-08-18', null, 125, null, false),
  (122, 'Kit', 'Larkin', 'Acting', 'Actor', 'FREE', '2025-08-18', null, 125, null, false),
  (123, 'Anneke', 'Visser', 'Acting', 'Actor', 'FREE', '2025-08-18', null, 125, null, false),
  (124, 'Barnaby', 'Crewe', 'Acting', 'Actor', 'FREE', '2026-08-17', null, 125, null, false),
  (126, 'Philippa', 'Marsh', 'Directing', 'Associate Director', 'PERM', '2023-01-02', null, 125, 29.50, false),
  (127, 'Dov', 'Rosenthal', 'Directing', 'Guest Director', 'FREE', '2023-02-13', null, 125, 31.00, false),
  (128, 'Chiara', 'Bellini', 'Directing', 'Guest Director', 'FREE', '2024-01-15', null, 125, 31.00, false),
  (129, 'Amos', 'Thackray', 'Directing', 'Director of the Touring Company', 'PERM', '2023-03-06', null, 125, 28.75, true),
  (130, 'Ottilie', 'Brandt', 'Design', 'Head of Design', 'PERM', '2023-01-02', null, 125, 30.25, false),
  (131, 'Yusuf', 'Kaplan', 'Design', 'Set Designer', 'PERM', '2023-01-23', null, 130, 24.80, false),
  (132, 'Freya', 'Nordahl', 'Design', 'Set and Costume Designer', 'FREE', '2023-06-12', null, 130, 26.00, false),
  (133, 'Leopold', 'Vance', 'Design', 'Set Designer', 'FREE', '2024-02-05', '2026-06-30', 130, 25.40, false),
  (134, 'Gideon', 'Stallard', 'Stage', 'Head of Stage', 'PERM', '2023-01-02', null, 170, 27.60, true),
  (135, 'Marnie', 'Cope', 'Stage', 'Deputy Head of Stage', 'PERM', '2023-01-02', null, 134, 22.40, true),
  (136, 'Silas', 'Brook', 'Stage', 'Stagehand', 'PERM', '2023-01-09', null, 134, 16.80, false),
  (137, 'Tilda', 'Renfrew', 'Stage', 'Stagehand', 'PERM', '2023-01-09', null, 134, 16.80, false),
  (138, 'Obadiah', 'Nash', 'Stage', 'Flyman', 'PERM', '2023-01-09', '2024-12-31', 134, 18.90, false),
  (139, 'Zofia', 'Malinowska', 'Stage', 'Flywoman', 'PERM', '2024-11-04', null, 134, 18.90, true),
  (140, 'Callum', 'Dray', 'Stage', 'Stagehand', 'SEAS', '2023-09-01', '2025-07-31', 135, 15.20, false),
  (141, 'Imogen', 'Pask', 'Stage', 'Props Supervisor', 'PERM', '2023-02-06', null, 134, 19.75, false),
  (142, 'Bram', 'de Wit', 'Stage', 'Stagehand', 'SEAS', '2025-09-01', null, 135, 15.60, false),
  (143, 'Jolene', 'Tubb', 'Stage', 'Stagehand', 'APPR', '2026-02-02', null, 135, 12.40, false),
  (144, 'Hector', 'Lumley', 'Lighting', 'Head of Lighting', 'PERM', '2023-01-02', null, 170, 26.90, false),
  (145, 'Priya', 'Raman', 'Lighting', 'Lighting Technician', 'PERM', '2023-01-16', null, 144, 19.20, true),
  (146, 'Stellan', 'Berg', 'Lighting', 'Lighting Technician', 'PERM', '2024-09-02', null, 144, 18.60, false),
  (147, 'Mabel', 'Orchard', 'Lighting', 'Lighting Technician', 'APPR', '2025-09-01', null, 144, 12.40, false),
  (148, 'Ravi', 'Dhillon', 'Sound', 'Head of Sound', 'PERM', '2023-01-02', null, 170, 26.90, false),
  (149, 'Clementine', 'Ashby', 'Sound', 'Sound Technician', 'PERM', '2023-01-16', null, 148, 19.20, false),
  (150, 'Fergus', 'Mull', 'Sound', 'Sound Technician', 'SEAS', '2023-09-04', '2026-07-31', 148, 17.10, false),
  (151, 'Dorothea', 'Winslow', 'Wardrobe', 'Head of Wardrobe', 'PERM', '2023-01-02', null, 130, 26.10, false),
  (152, 'Agnieszka', 'Nowak', 'Wardrobe', 'Cutter', 'PERM', '2023-01-09', null, 151, 20.30, false),
  (153, 'Lottie', 'Bramble', 'Wardrobe', 'Dresser', 'PERM', '2023-01-09', null, 151, 16.40, true),
  (154, 'Emeka', 'Obi', 'Wardrobe', 'Costume Store Keeper', 'PERM', '2023-01-16', null, 151, 17.90, false),
  (155, 'Vera', 'Lindqvist', 'Wardrobe', 'Wig Maker', 'FREE', '2023-05-15', null, 151, 21.50, false),
  (156, 'Cecily', 'Thorne', 'Front of House', 'House Manager', 'PERM', '2023-01-02', null, 170, 24.00, true),
  (157, 'Rufus', 'Odell', 'Front of House', 'Duty Manager', 'PERM', '2023-01-02', null, 156, 18.20, true),
  (158, 'Amina', 'Yusuf', 'Front of House', 'Duty Manager', 'PERM', '2024-03-04', null, 156, 18.20, true),
  (159, 'Hugo', 'Pym', 'Front of House', 'Usher', 'SEAS', '2023-09-01', null, 157, 13.10, false),
  (160, 'Daisy', 'Trott', 'Front of House', 'Usher', 'SEAS', '2024-09-02', '2026-07-31', 157, 13.10, false),
  (161, 'Keziah', 'Moon', 'Front of House', 'Bar Supervisor', 'PERM', '2023-04-17', null, 156, 16.90, false),
  (162, 'Montague', 'Steele', 'Box Office', 'Box Office Manager', 'PERM', '2023-01-02', null, 170, 23.20, false),
  (163, 'Perpetua', 'Gill', 'Box Office', 'Ticket Clerk', 'PERM', '2023-01-02', null, 162, 14.90, false),
  (164, 'Sanjay', 'Kulkarni', 'Box Office', 'Ticket Clerk', 'PERM', '2023-10-02', null, 162, 14.90, false),
  (165, 'Elsie', 'Farrow', 'Box Office', 'Ticket Clerk', 'SEAS', '2024-11-11', null, 162, 13.60, false),
  (166, 'Josephine', 'Adeyemi', 'Education', 'Head of Education', 'PERM', '2023-01-02', null, 125, 25.00, true),
  (167, 'Wystan', 'Poole', 'Education', 'Workshop Leader', 'PERM', '2023-01-09', null, 166, 19.00, true),
  (168, 'Marisol', 'Vega', 'Education', 'Workshop Leader', 'FREE', '2024-01-08', null, 166, 20.50, false),
  (169, 'Thaddeus', 'Byrne', 'Education', 'Schools Coordinator', 'PERM', '2023-05-02', null, 166, 18.10, false),
  (171, 'Ludovic', 'Sharma', 'Administration', 'Finance Manager', 'PERM', '2023-01-02', null, 170, 28.40, false),
  (172, 'Hesper', 'Coldwell', 'Administration', 'Contracts Officer', 'PERM', '2023-02-20', null, 170, 21.70, false),
  (173, 'Nils', 'Overgaard', 'Administration', 'Marketing Officer', 'PERM', '2023-06-05', '2026-03-31', 170, 20.60, false),
  (174, 'Tabitha', 'Rowe', 'Administration', 'Marketing Officer', 'PERM', '2026-04-13', null, 170, 20.60, false);

create table venue (
  vcode varchar(3) primary key,
  vname text not null,
  town text not null,
  cap integer not null,
  house boolean not null,
  step_free boolean not null,
  hire_fee numeric(8, 2)
);
comment on table venue is 'Our three stages (house = true) and the halls where the touring company plays';
comment on column venue.cap is 'Seats';
comment on column venue.hire_fee is 'What a hall charges us for a day; empty for our own stages';

insert into venue values
  ('GRT', 'Great Stage', 'Wexcombe', 540, true, true, null),
  ('VAT', 'The Vat', 'Wexcombe', 210, true, true, null),
  ('LOF', 'The Loft', 'Wexcombe', 84, true, false, null),
  ('PEL', 'Corn Hall', 'Pelham Market', 320, false, true, 850.00),
  ('SAL', 'Harbour Pavilion', 'Saltby', 410, false, true, 1200.00),
  ('OTT', 'Memorial Hall', 'Ottersby', 180, false, false, 300.00),
  ('MAR', 'Guildhall', 'Marchbury', 460, false, true, 1350.00),
  ('NET', 'Village Hall', 'Nether Lacey', 110, false, false, 120.00),
  ('THO', 'Drill Hall', 'Thornwick', 240, false, true, 500.00),
  ('BRA', 'Civic Centre', 'Brackenford', 380, false, true, 990.00),
  ('SWA', 'Priory Barn', 'Swale Abbas', 150, false, false, 275.00),
  ('FEN', 'Assembly Rooms', 'Fenchester', 290, false, true, 760.00);

create table production (
  prod_no integer primary key,
  title text not null,
  author text not null,
  genre text not null,
  season varchar(7) not null,
  stage varchar(3) references venue (vcode),
  director_id integer not null references person (person_id),
  designer_id integer not null references person (person_id),
  opens_on date,
  closes_on date,
  budget numeric(10, 2) not null,
  run_mins integer,
  min_age integer,
  prod_status text not null check (prod_status in ('Planned', 'In rehearsal', 'In repertoire', 'Closed', 'Withdrawn'))
);
comment on column production.stage is 'Home stage; empty for productions of the touring company';
comment on column production.run_mins is 'Running time in minutes, without the interval';
comment on column production.opens_on is 'First night; empty while no date is fixed';
comment on column production.min_age is 'Recommended age, from; empty where none is given';

insert into production values
  (1, 'The Cherry Orchard', 'Anton Chekhov', 'Classic', '2022/23', 'GRT', 125, 130, '2023-02-10', '2023-04-01', 84000, 155, 12, 'Closed'),
  (2, 'Paper Lanterns', 'Ines Okafor-Reed', 'New writing', '2022/23', 'LOF', 126, 131, '2023-03-03', '2023-04-22', 21500, 80, 14, 'Closed'),
  (3, 'Hedda Gabler', 'Henrik Ibsen', 'Classic', '2022/23', 'VAT', 127, 131, '2023-04-14', '2023-06-10', 46000, 140, 14, 'Closed'),
  (4, 'Much Ado About Nothing', 'William Shakespeare', 'Comedy', '2022/23', 'GRT', 125, 130, '2023-05-05', '2023-07-15', 92000, 150, 10, 'Closed'),
  (5, 'The Wind in the Reeds', 'Posy Marchetti', 'Family', '2022/23', null, 129, 131, '2023-06-02', '2023-07-22', 33000, 70, 5, 'Closed'),
  (6, 'Twelfth Night', 'William Shakespeare', 'Comedy', '2023/24', 'GRT', 126, 130, '2023-09-15', '2023-11-18', 88000, 145, 10, 'Closed'),
  (7, 'The Salt Road', 'Marguerite Dunne', 'New writing', '2023/24', 'VAT', 127, 132, '2023-09-29', '2023-11-25', 39500, 100, 12, 'Closed'),
  (8, 'A Christmas Carol', 'Charles Dickens', 'Family', '2023/24', 'GRT', 125, 130, '2023-11-24', '2024-01-06', 112000, 120, 7, 'Closed'),
  (9, 'Night Shift', 'Tobias Wray', 'New writing', '2023/24', 'LOF', 126, 132, '2023-10-13', '2023-12-16', 18200, 75, 16, 'Closed'),
  (10, 'Uncle Vanya', 'Anton Chekhov', 'Classic', '2023/24', 'VAT', 125, 131, '2024-01-19', '2024-03-16', 51000, 135, 12, 'Closed'),
  (11, 'The Threadbare King', 'Lowri Penhale', 'Musical', '2023/24', 'GRT', 128, 132, '2024-02-09', '2024-04-20', 146000, 160, 8, 'Closed'),
  (12, 'Medea', 'Euripides', 'Tragedy', '2023/24', 'VAT', 127, 133, '2024-04-05', '2024-06-01', 44000, 95, 15, 'Closed'),
  (13, 'The Lighthouse Keeper''s Tea', 'Posy Marchetti', 'Family', '2023/24', null, 129, 131, '2024-04-19', '2024-06-29', 35500, 60, 4, 'Closed'),
  (14, 'The Importance of Being Earnest', 'Oscar Wilde', 'Comedy', '2023/24', 'GRT', 126, 130, '2024-05-10', '2024-07-13', 79000, 130, null, 'Closed'),
  (15, 'Small Hours', 'Tobias Wray', 'New writing', '2023/24', 'LOF', 128, 133, '2024-03-08', '2024-05-04', 17600, 70, 16, 'Closed'),
  (16, 'Macbeth', 'William Shakespeare', 'Tragedy', '2024/25', 'GRT', 125, 130, '2024-09-13', '2024-11-16', 98000, 140, 12, 'Closed'),
  (17, 'Glass Harvest', 'Ines Okafor-Reed', 'New writing', '2024/25', 'VAT', 126, 133, '2024-09-27', '2024-11-30', 42300, 105, 14, 'Closed'),
  (18, 'The Snow Queen', 'Lowri Penhale', 'Family', '2024/25', 'GRT', 128, 132, '2024-11-22', '2025-01-04', 121000, 110, 6, 'Closed'),
  (19, 'Dear Postmaster', 'Samuel Ezekwe', 'New writing', '2024/25', 'LOF', 126, 131, '2024-10-11', '2024-12-14', 19900, 80, null, 'Closed'),
  (20, 'The Seagull', 'Anton Chekhov', 'Classic', '2024/25', 'VAT', 127, 130, '2025-01-24', '2025-03-22', 52500, 140, 12, 'Closed'),
  (21, 'Tannery Girls', 'Lowri Penhale', 'Musical', '2024/25', 'GRT', 125, 132, '2025-02-14', '2025-04-26', 158000, 150, 10, 'Closed'),
  (22, 'Antigone', 'Sophocles', 'Tragedy', '2024/25', 'VAT', 128, 133, '2025-04-11', '2025-06-07', 43500, 90, 13, 'Closed'),
  (23, 'Mister Badger Moves House', 'Posy Marchetti', 'Family', '2024/25', null, 129, 131, '2025-04-25', '2025-07-05', 37200, 65, 4, 'Closed'),
  (24, 'The Rivals', 'Richard Brinsley Sheridan', 'Comedy', '2024/25', 'GRT', 126, 130, '2025-05-09', '2025-07-12', 83500, 155, null, 'Closed'),
  (25, 'Ferry to Nowhere', 'Samuel Ezekwe', 'New writing', '2024/25', 'LOF', 127, 133, null, null, 18500, null, 15, 'Withdrawn'),
  (26, 'Othello', 'William Shakespeare', 'Tragedy', '2025/26', 'GRT', 125, 130, '2025-09-12', '2025-11-15', 101000, 165, 14, 'Closed'),
  (27, 'The Bell Founder', 'Marguerite Dunne', 'New writing', '2025/26', 'VAT', 128, 133, '2025-09-26', '2025-11-29', 45800, 110, 12, 'Closed'),
  (28, 'Treasure Island', 'Robert Louis Stevenson', 'Family', '2025/26', 'GRT', 126, 132, '2025-11-21', '2026-01-03', 128000, 125, 7, 'Closed'),
  (29, 'Three Sisters', 'Anton Chekhov', 'Classic', '2025/26', 'VAT', 127, 131, '2026-01-23', '2026-03-21', 54000, 158, 12, 'Closed'),
  (30, 'Rain on the Marquee', 'Lowri Penhale', 'Musical', '2025/26', 'GRT', 128, 132, '2026-02-13', '2026-04-25', 163500, 145, 8, 'Closed'),
  (31, 'Kitchen Weather', 'Tobias Wray', 'New writing', '2025/26', 'LOF', 126, 133, '2026-03-06', '2026-05-02', 18800, 75, 16, 'Closed'),
  (32, 'The Goose Who Kept Time', 'Posy Marchetti', 'Family', '2025/26', null, 129, 131, '2026-04-24', '2026-07-04', 39000, 60, 4, 'Closed'),
  (33, 'She Stoops to Conquer', 'Oliver Goldsmith', 'Comedy', '2025/26', 'GRT', 126, 130, '2026-05-08', '2026-07-11', 86500, 152, null, 'Closed'),
  (34, 'King Lear', 'William Shakespeare', 'Tragedy', '2026/27', 'GRT', 125, 130, '2026-09-11', '2026-11-14', 109000, 180, 14, 'Closed'),
  (35, 'The Quiet Carriage', 'Marguerite Dunne', 'New writing', '2026/27', 'VAT', 127, 132, '2026-09-25', '2026-11-28', 47200, 98, 12, 'Closed'),
  (36, 'The Nutcracker Prince', 'Lowri Penhale', 'Family', '2026/27', 'GRT', 128, 132, '2026-11-20', null, 131500, 115, 6, 'In repertoire'),
  (37, 'Letters from the Loft', 'Samuel Ezekwe', 'New writing', '2026/27', 'LOF', 126, 131, '2026-10-09', null, 20400, 85, 14, 'In repertoire'),
  (38, 'The Government Inspector', 'Nikolai Gogol', 'Comedy', '2026/27', 'VAT', 127, 130, null, null, 56000, null, 12, 'In rehearsal'),
  (39, 'The Weaver''s Daughter', 'Lowri Penhale', 'Musical', '2026/27', 'GRT', 125, 132, null, null, 171000, null, null, 'Planned'),
  (40, 'Hen and Kettle', 'Posy Marchetti', 'Family', '2026/27', null, 129, 131, null, null, 40500, null, 4, 'Planned');

create table perf_state (
  st varchar(1) primary key,
  descr text not null
);
insert into perf_state values ('P', 'Played'), ('X', 'Cancelled'), ('M', 'Moved to another day'), ('S', 'Scheduled');

create table perf (
  perf_id integer primary key,
  prod_no integer not null references production (prod_no),
  vcode varchar(3) not null references venue (vcode),
  perf_date date not null,
  curtain time not null,
  kind varchar(1) not null check (kind in ('E', 'M', 'S', 'R')),
  st varchar(1) not null references perf_state (st),
  why_off text,
  captioned boolean not null
);
comment on table perf is 'Single performances, at home and on tour';
comment on column perf.kind is 'E evening, M matinee, S for schools, R relaxed';
comment on column perf.why_off is 'Reason, where a performance was cancelled or moved';

with halls as (
  select array_agg(vcode order by hire_fee) as codes from venue where not house
), days as (
  select p.prod_no, p.stage, p.genre, d::date as day, extract(isodow from d)::integer as dow,
    (d::date - p.opens_on) / 7 as week
  from production p, generate_series(p.opens_on, coalesce(p.closes_on, date '2026-11-29'), interval '1 day') d
  where p.opens_on is not null
), shows as (
  select prod_no, stage, day, week, 'E' as kind, time '19:30' as curtain from days
    where dow = 5 or (dow = 6 and stage is not null and (genre <> 'New writing' or week % 2 = 0))
  union all
  select prod_no, stage, day, week, case when week = 4 then 'R' else 'M' end, time '14:30' from days
    where dow = 6 and (week % 3 = 1 or genre = 'Family')
  union all
  select prod_no, stage, day, week, 'S', time '10:30' from days
    where dow = 3 and genre in ('Family', 'Classic', 'Tragedy') and week % 2 = 0 and stage is distinct from 'LOF'
), numbered as (
  select row_number() over (order by day, curtain, prod_no)::integer as n, * from shows
)
insert into perf
select 1000 + n, prod_no, coalesce(stage, codes[(week + prod_no) % 9 + 1]), day, curtain, kind,
  case when pg_temp.spread(n, 3, 41) = 0 then 'X' when pg_temp.spread(n, 5, 67) = 0 then 'M' else 'P' end,
  null, kind in ('E', 'M') and stage is not null and pg_temp.spread(n, 8, 9) = 0
from numbered, halls;

update perf
set why_off = (array['Illness in the cast', 'Power failure', 'Fire alarm out of order', 'Flooding in the foyer',
  case when vcode = 'GRT' then 'Fault of the revolve' when vcode in ('VAT', 'LOF') then 'Power failure' else 'Breakdown of the van' end])
  [pg_temp.spread(perf_id, 12, 5) + 1]
where st in ('X', 'M');

insert into perf
select max(perf_id) + 1, 37, 'LOF', date '2026-11-30', time '19:30', 'E', 'S', null, false from perf;

create table ticket_sale (
  ts_id integer primary key,
  perf_id integer not null references perf (perf_id),
  tkt_type varchar(4) not null check (tkt_type in ('FULL', 'CONC', 'U26', 'SCH', 'COMP')),
  qty integer not null,
  unit_price numeric(6, 2) not null,
  takings numeric(10, 2) not null,
  unique (perf_id, tkt_type)
);
comment on table ticket_sale is 'Tickets of each performance that was played, by type, as the box office closed';
comment on column ticket_sale.tkt_type is 'FULL full price, CONC concession, U26 under 26, SCH school party, COMP complimentary (free)';
comment on column ticket_sale.takings is 'Pounds';

with base as (
  select f.perf_id, f.kind, v.cap, substr(p.season, 3, 2)::integer - 22 as year,
    case f.vcode when 'GRT' then 32 when 'VAT' then 24 when 'LOF' then 14 else 16 end as first_price,
    0.42 + pg_temp.spread(f.perf_id, 21, 38) / 100.0
      + case p.genre when 'Musical' then 0.10 when 'Family' then 0.08 when 'New writing' then -0.12 else 0 end as fill
  from perf f join venue v using (vcode) join production p using (prod_no)
  where f.st = 'P'
), lines as (
  select b.perf_id, t.tkt_type, t.pos,
    greatest(1, round(b.cap * b.fill * t.part * (0.8 + pg_temp.spread(b.perf_id, 30 + t.pos, 40) / 100.0)))::integer as qty,
    case t.tkt_type
      when 'FULL' then b.first_price + b.year + case when b.first_price = 32 and b.year > 2 then b.year - 2 else 0 end
      when 'CONC' then (b.first_price + b.year + case when b.first_price = 32 and b.year > 2 then b.year - 2 else 0 end) * 0.75
      when 'U26' then 12 when 'SCH' then 9.5 else 0
    end::numeric(6, 2) as unit_price
  from base b
  join (values (1, 'FULL', 0.50), (2, 'CONC', 0.22), (3, 'U26', 0.12), (4, 'SCH', 0.85), (5, 'COMP', 0.03)) t (pos, tkt_type, part)
    on case when b.kind = 'S' then t.tkt_type in ('SCH', 'COMP')
      when t.tkt_type = 'COMP' then pg_temp.spread(b.perf_id, 44, 3) = 0
      else t.tkt_type <> 'SCH' end
)
insert into ticket_sale
select row_number() over (order by perf_id, pos), perf_id, tkt_type, qty, unit_price, qty * unit_price from lines;

create table contract (
  con_no text primary key,
  person_id integer not null references person (person_id),
  prod_no integer not null references production (prod_no),
  role_cat text not null check (role_cat in ('Lead', 'Supporting', 'Ensemble', 'Understudy')),
  wk_fee numeric(8, 2) not null,
  wks integer not null,
  starts_on date,
  signed_on date,
  con_state text not null check (con_state in ('draft', 'sent', 'signed', 'ended', 'terminated'))
);
comment on table contract is 'Contracts of actors, one for each production they play in';
comment on column contract.wk_fee is 'Fee for a week in pounds';
comment on column contract.wks is 'Length in weeks, rehearsals included';

with cast_of as (
  select p.prod_no, p.opens_on, p.closes_on, p.prod_status, a.person_id,
    row_number() over (partition by p.prod_no order by (a.person_id * 37 + p.prod_no * 29) % 101, a.person_id)::integer as k
  from production p
  join person a on a.dept = 'Acting'
    and a.joined <= coalesce(p.opens_on, date '2026-11-30') and coalesce(a.left_on, date '2026-12-31') >= coalesce(p.closes_on, date '2026-11-30')
  where p.prod_status <> 'Withdrawn'
), parts as (
  select row_number() over (order by opens_on nulls last, prod_no, k)::integer as n, *,
    case when k = 1 then 'Lead' when k <= 3 then 'Supporting' when k <= 5 then 'Ensemble' else 'Understudy' end as role_cat
  from cast_of
  where k <= 4 + prod_no % 3
)
insert into contract
select 'C-' || lpad(n::text, 4, '0'), person_id, prod_no, role_cat,
  case role_cat when 'Lead' then 780 when 'Supporting' then 620 when 'Ensemble' then 520 else 480 end
    + 10 * pg_temp.spread(n, 51, 9) + (prod_no / 10) * 15,
  case when opens_on is null then 10 else 5 + (coalesce(closes_on, date '2026-11-29') - opens_on) / 7 end,
  opens_on - 35,
  case when opens_on is not null then opens_on - 50 + pg_temp.spread(n, 52, 12)
    when prod_status = 'In rehearsal' and k <= 3 then date '2026-10-20' + k end,
  case when prod_status = 'Closed' then case when pg_temp.spread(n, 53, 29) = 0 then 'terminated' else 'ended' end
    when opens_on is not null or (prod_status = 'In rehearsal' and k <= 3) then 'signed'
    when prod_status = 'In rehearsal' then 'sent' else 'draft' end
from parts;

-- The house's first weeks: nothing was signed before the year in which the books begin.
update contract set signed_on = date '2023-01-04' where signed_on < date '2023-01-01';

create table crew_call (
  call_id integer primary key,
  perf_id integer not null references perf (perf_id),
  person_id integer not null references person (person_id),
  duty text not null,
  hrs numeric(4, 1) not null,
  ot_hrs numeric(4, 1) not null
);
comment on table crew_call is 'Who of stage, lighting and sound was called for which performance';
comment on column crew_call.ot_hrs is 'Overtime hours, part of hrs';

with calls as (
  select f.perf_id, c.person_id, c.dept, c.k
  from perf f
  cross join lateral (
    select person_id, dept, row_number() over (order by (person_id * 53 + f.perf_id * 31) % 97, person_id)::integer as k
    from person
    where dept in ('Stage', 'Lighting', 'Sound') and joined <= f.perf_date
      and coalesce(left_on, date '2026-12-31') >= f.perf_date
  ) c
  where f.st = 'P' and c.k <= 2
)
insert into crew_call
select row_number() over (order by perf_id, k), perf_id, person_id,
  case dept when 'Lighting' then (array['Lighting board', 'Follow spot'])[pg_temp.spread(perf_id, 60 + k, 2) + 1]
    when 'Sound' then (array['Sound desk', 'Radio microphones'])[pg_temp.spread(perf_id, 62 + k, 2) + 1]
    else (array['Fly floor', 'Scene change', 'Props table'])[pg_temp.spread(perf_id, 64 + k, 3) + 1] end,
  4 + pg_temp.spread(perf_id, 66 + k, 9) * 0.5,
  greatest(0, pg_temp.spread(perf_id, 68 + k, 9) - 4) * 0.5
from calls;

create table costume (
  cost_no varchar(5) primary key,
  descr text not null,
  period text not null,
  size varchar(2) not null,
  made_for integer references production (prod_no),
  acquired_on date not null,
  cond varchar(1) not null check (cond in ('A', 'B', 'C', 'D')),
  insured_val numeric(8, 2) not null,
  rail text not null
);
comment on column costume.made_for is 'Production it was made for; empty where it was bought or given';
comment on column costume.cond is 'A as new, B worn but fit for the stage, C needs mending, D written off';
comment on column costume.rail is 'Where it hangs in the store';

insert into costume
select 'K' || lpad(n::text, 4, '0'),
  (array['Frock coat', 'Ball gown', 'Waistcoat', 'Travelling cloak', 'Doublet', 'Petticoat', 'Uniform jacket', 'Apron dress',
    'Tail coat', 'Nightshirt', 'Bonnet', 'Riding boots'])[pg_temp.spread(n, 71, 12) + 1],
  (array['Tudor', 'Restoration', 'Regency', 'Victorian', 'Edwardian', 'Twenties', 'Forties', 'Fantasy'])[pg_temp.spread(n, 72, 8) + 1],
  (array['XS', 'S', 'M', 'M', 'L', 'L', 'XL'])[pg_temp.spread(n, 73, 7) + 1],
  case when n % 4 <> 0 then (n - 1) * 37 / 240 + 1 end,
  coalesce((select opens_on - 9 from production where n % 4 <> 0 and prod_no = (n - 1) * 37 / 240 + 1 and opens_on is not null),
    date '2023-01-10' + n * 5),
  (array['A', 'A', 'B', 'B', 'B', 'C', 'D'])[pg_temp.spread(n, 74, 7) + 1],
  45 + pg_temp.spread(n, 75, 60) * 7.5,
  (array['Rail', 'Loft rail', 'Box'])[pg_temp.spread(n, 76, 3) + 1] || ' ' || (pg_temp.spread(n, 77, 14) + 1)
from generate_series(1, 240) n;

create table costume_hire (
  hire_no integer primary key,
  cost_no varchar(5) not null references costume (cost_no),
  hirer text not null,
  out_on date not null,
  due_on date not null,
  back_on date,
  fee numeric(8, 2) not null,
  deposit numeric(8, 2) not null,
  out_by integer not null references person (person_id),
  in_by integer references person (person_id)
);
comment on table costume_hire is 'Costumes lent to others';
comment on column costume_hire.back_on is 'Day it came back; empty while it is still out';
comment on column costume_hire.out_by is 'Who handed it out';
comment on column costume_hire.in_by is 'Who took it back';

with hires as (
  select n, 'K' || lpad((pg_temp.spread(n, 81, greatest(3, n * 6 / 5 - 8)) + 1)::text, 4, '0') as cost_no,
    (array['Ottersby Players', 'Saltby Amateur Operatic Society', 'Marchbury College', 'Wexcombe Carnival Committee',
      'Thornwick Mummers', 'St Brannoc''s School', 'Fenchester Film Club', 'Brackenford Historical Society',
      'Pelham Pantomime Group'])[pg_temp.spread(n, 82, 9) + 1] as hirer,
    date '2023-02-01' + (n * 1390 / 180) as out_on, (array[7, 14, 14, 21])[pg_temp.spread(n, 83, 4) + 1] as days,
    pg_temp.spread(n, 84, 10) as late
  from generate_series(1, 180) n
)
insert into costume_hire
select 5000 + n, cost_no, hirer, out_on, least(out_on + days, date '2026-11-30'),
  case when out_on + days + 12 > date '2026-11-20' or n in (97, 141, 158) then null
    else out_on + days + case when late > 7 then (late - 7) * 4 else -(late % 3) end end,
  15 + days + pg_temp.spread(n, 85, 8) * 2.5,
  case when insured_val <= 150 then 40 when insured_val <= 300 then 60 when insured_val <= 450 then 80 else 100 end,
  (array[154, 154, 151, 153])[pg_temp.spread(n, 87, 4) + 1],
  case when out_on + days + 12 > date '2026-11-20' or n in (97, 141, 158) then null
    else (array[154, 152, 153, 154])[pg_temp.spread(n, 88, 4) + 1] end
from hires join costume using (cost_no);

create table school (
  school_id integer primary key,
  sch_name text not null,
  town text not null,
  phase text not null check (phase in ('Primary', 'Secondary', 'Special')),
  roll integer not null,
  partner_since date
);
comment on column school.roll is 'Pupils at the school';
comment on column school.partner_since is 'Partner schools only: start of the partnership';

insert into school values
  (1, 'St Brannoc''s School', 'Wexcombe', 'Secondary', 940, '2023-03-01'),
  (2, 'Tanner''s Green Primary', 'Wexcombe', 'Primary', 310, '2023-03-01'),
  (3, 'Mill Street Primary', 'Wexcombe', 'Primary', 225, null),
  (4, 'Wexcombe Academy', 'Wexcombe', 'Secondary', 1180, '2024-09-01'),
  (5, 'The Larches', 'Wexcombe', 'Special', 74, '2023-09-01'),
  (6, 'Harbour Primary', 'Saltby', 'Primary', 280, null),
  (7, 'Saltby High', 'Saltby', 'Secondary', 860, '2025-01-06'),
  (8, 'Ottersby C of E Primary', 'Ottersby', 'Primary', 140, null),
  (9, 'Marchbury Grammar', 'Marchbury', 'Secondary', 790, null),
  (10, 'Guild Lane Primary', 'Marchbury', 'Primary', 355, '2024-04-15'),
  (11, 'Bishop Hale School', 'Marchbury', 'Secondary', 1025, null),
  (12, 'Nether Lacey Primary', 'Nether Lacey', 'Primary', 68, '2023-09-01'),
  (13, 'Thornwick Community School', 'Thornwick', 'Secondary', 715, null),
  (14, 'Drover''s Way Primary', 'Thornwick', 'Primary', 260, null),
  (15, 'Brackenford Park School', 'Brackenford', 'Secondary', 1240, '2025-09-01'),
  (16, 'Heron Primary', 'Brackenford', 'Primary', 395, null),
  (17, 'Fernlea', 'Brackenford', 'Special', 92, null),
  (18, 'Abbey Primary', 'Swale Abbas', 'Primary', 118, null),
  (19, 'Fenchester Girls'' School', 'Fenchester', 'Secondary', 680, '2023-03-01'),
  (20, 'Canal Road Primary', 'Fenchester', 'Primary', 330, null),
  (21, 'Pelham Market Primary', 'Pelham Market', 'Primary', 205, '2026-01-05'),
  (22, 'Eastfield School', 'Pelham Market', 'Secondary', 830, null);

create table school_visit (
  visit_id integer primary key,
  school_id integer not null references school (school_id),
  visit_date date not null,
  vtype varchar(3) not null check (vtype in ('WKS', 'BST', 'TLK', 'RES')),
  prod_no integer references production (prod_no),
  led_by integer not null references person (person_id),
  pupils integer not null,
  adults integer not null,
  fee numeric(8, 2) not null,
  vstate text not null check (vstate in ('held', 'called off', 'no-show'))
);
comment on column school_visit.vtype is 'WKS workshop, BST backstage tour, TLK talk with the cast, RES residency';
comment on column school_visit.prod_no is 'Production the visit belongs to, if any';

with slots as (
  select n, date '2023-01-16' + (n * 1400 / 210) as raw, pg_temp.spread(n, 91, 22) + 1 as school_id,
    (array['WKS', 'WKS', 'WKS', 'BST', 'BST', 'TLK', 'RES'])[pg_temp.spread(n, 92, 7) + 1] as vtype
  from generate_series(1, 210) n
), dated as (
  select *, raw - greatest(0, extract(isodow from raw)::integer - 5) as day from slots where extract(month from raw) <> 8
)
insert into school_visit
select 700 + row_number() over (order by n)::integer, school_id, day, vtype,
  case when vtype in ('TLK', 'WKS') then (select max(prod_no) from production where opens_on <= day and coalesce(closes_on, date '2026-11-30') >= day) end,
  case when vtype = 'BST' then (array[134, 156, 169])[pg_temp.spread(n, 93, 3) + 1]
    when day < date '2024-01-08' then (array[166, 167])[pg_temp.spread(n, 94, 2) + 1]
    else (array[166, 167, 168, 168])[pg_temp.spread(n, 94, 4) + 1] end,
  12 + pg_temp.spread(n, 95, 30), 2 + pg_temp.spread(n, 96, 4),
  case vtype when 'WKS' then 120 when 'BST' then 45 when 'TLK' then 60 else 640 end,
  case when pg_temp.spread(n, 97, 14) = 0 then 'called off' when pg_temp.spread(n, 98, 33) = 0 then 'no-show' else 'held' end
from dated;
