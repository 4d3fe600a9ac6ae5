-- Home care service
create schema hcare;
set search_path = hcare;

create table team (
  team_id integer primary key,
  name text not null,
  office text not null
);
comment on column team.office is 'Town where the team has its office';

create table carer (
  carer_id integer primary key,
  full_name text not null,
  grade varchar(2) not null check (grade in ('C','SC','N','CO','M')),
  team_id integer not null references team,
  start_date date not null,
  leave_date date,
  hrly_rate numeric(6,2) not null
);
comment on table carer is 'Everyone on the payroll, present and past';
comment on column carer.grade is 'C = carer, SC = senior carer, N = nurse, CO = coordinator, M = manager';
comment on column carer.leave_date is 'Last day with us, empty if still here';
comment on column carer.hrly_rate is 'Pay per hour in pounds';

create table client (
  client_id integer primary key,
  full_name text not null,
  town text not null,
  team_id integer not null references team,
  funding varchar(3) not null check (funding in ('LA','NHS','PR')),
  start_date date not null,
  end_date date,
  end_reason text,
  status text not null check (status in ('active','suspended','ended')),
  key_carer integer not null references carer,
  backup_carer integer references carer,
  weekly_hrs integer not null
);
comment on table client is 'People we look after, or used to';
comment on column client.funding is 'LA = local authority, NHS = health service, PR = pays privately';
comment on column client.status is 'active, suspended (e.g. in hospital) or ended';
comment on column client.weekly_hrs is 'Hours of care a week in the care plan';

create table visit_type (
  type_cd char(2) primary key,
  descr text not null,
  rate_hr numeric(6,2) not null
);
comment on column visit_type.rate_hr is 'Charge per hour in pounds';

create table visit (
  visit_id integer primary key,
  client_id integer not null references client,
  type_cd char(2) not null references visit_type,
  visit_date date not null,
  planned_carer integer not null references carer,
  actual_carer integer references carer,
  planned_min integer not null,
  actual_min integer,
  miles numeric(5,1),
  status text not null check (status in ('booked','done','missed','cancelled'))
);
comment on table visit is 'Visits to clients';
comment on column visit.planned_carer is 'Carer on the rota';
comment on column visit.actual_carer is 'Carer who really went, empty if nobody did';
comment on column visit.actual_min is 'Minutes spent with the client';
comment on column visit.miles is 'Miles driven to the client';

create table med (
  med_id integer primary key,
  name text not null,
  form text not null,
  controlled boolean not null,
  unit_cost numeric(6,2) not null
);
comment on table med is 'Medicines our carers give';
comment on column med.controlled is 'True for controlled drugs';

create table client_med (
  client_med_id integer primary key,
  client_id integer not null references client,
  med_id integer not null references med,
  times_per_day integer not null,
  start_date date not null,
  stop_date date,
  set_up_by integer not null references carer
);
comment on table client_med is 'Which medicine a client is or was on';
comment on column client_med.stop_date is 'Empty while the client is still on it';

create table incident (
  incident_id integer primary key,
  client_id integer not null references client,
  kind text not null,
  severity text not null check (severity in ('low','medium','high')),
  incident_date date not null,
  closed_date date,
  status text not null check (status in ('open','in review','closed')),
  reported_by integer not null references carer,
  reviewed_by integer references carer
);
comment on table incident is 'Falls, medication errors and the like';

create table invoice (
  inv_no integer primary key,
  client_id integer not null references client,
  issue_date date,
  due_date date,
  paid_date date,
  amount numeric(10,2) not null,
  status text not null check (status in ('draft','sent','paid','void'))
);
comment on table invoice is 'Monthly invoices for care';
comment on column invoice.issue_date is 'Day the invoice went out, empty for drafts';
comment on column invoice.amount is 'Total in pounds';

create table training (
  training_id integer primary key,
  carer_id integer not null references carer,
  course text not null,
  done_on date not null,
  valid_months integer not null,
  cost numeric(6,2) not null
);

insert into team (team_id, name, office) values
  (1, 'Riverside', 'Thornaby'),
  (2, 'Hilltop', 'Hexley'),
  (3, 'Market', 'Marlbrook'),
  (4, 'Coast', 'Saltby');

insert into carer (carer_id, full_name, grade, team_id, start_date, leave_date, hrly_rate) values
  (1, 'Agnes Whelan', 'SC', 1, '2023-01-09', null, 15.4),
  (2, 'Bogdan Ilie', 'C', 1, '2023-03-20', null, 12.9),
  (3, 'Catrin Powell', 'C', 1, '2023-06-01', '2025-12-12', 12.6),
  (4, 'Delroy Grant', 'N', 1, '2023-04-17', null, 21.8),
  (5, 'Edwina Marsh', 'C', 1, '2024-02-05', null, 12.45),
  (6, 'Fatou Jallow', 'SC', 2, '2023-02-13', null, 15.1),
  (7, 'Gareth Pugh', 'C', 2, '2023-08-07', null, 12.75),
  (8, 'Halina Wrona', 'C', 2, '2023-05-15', null, 13.05),
  (9, 'Iris Templeton', 'N', 2, '2024-01-22', null, 22.35),
  (10, 'Jamal Whyte', 'C', 2, '2025-03-03', null, 12.2),
  (11, 'Kirsty Laidlaw', 'SC', 3, '2023-01-23', '2026-07-31', 15.75),
  (12, 'Lorna Beattie', 'C', 3, '2023-09-11', null, 12.8),
  (13, 'Mohan Pillai', 'N', 3, '2023-07-03', null, 21.4),
  (14, 'Nadia Rahmani', 'C', 3, '2024-05-20', null, 12.35),
  (15, 'Oscar Lindley', 'C', 3, '2024-10-14', '2025-09-05', 12.1),
  (16, 'Patience Addo', 'SC', 4, '2023-03-06', null, 15.55),
  (17, 'Quentin Ashby', 'C', 4, '2023-11-27', null, 12.55),
  (18, 'Rhona Keith', 'C', 4, '2024-07-08', null, 12.4),
  (19, 'Sinead Carroll', 'C', 4, '2026-01-12', null, 11.95),
  (20, 'Tomasz Gorski', 'N', 4, '2025-05-06', null, 20.9),
  (21, 'Uma Desai', 'CO', 1, '2023-01-16', null, 16.9),
  (22, 'Vincent Hale', 'CO', 3, '2024-03-11', null, 16.35),
  (23, 'Winifred Osei', 'M', 2, '2023-01-03', null, 24.6),
  (24, 'Yolanda Reyes', 'C', 3, '2026-02-16', null, 12),
  (25, 'Zachary Mould', 'C', 2, '2026-10-05', null, 11.8);

insert into client (client_id, full_name, town, team_id, funding, start_date, end_date, end_reason, status, key_carer, backup_carer, weekly_hrs) values
  (1, 'Albert Nuttall', 'Thornaby', 4, 'LA', '2024-04-17', null, null, 'active', 20, 18, 24),
  (2, 'Beryl Hargreaves', 'Saltby', 2, 'LA', '2023-06-08', '2025-12-10', 'moved to care home', 'ended', 8, 7, 10),
  (3, 'Cyril Ogden', 'Marlbrook', 2, 'PR', '2024-05-02', null, null, 'active', 9, 6, 28),
  (4, 'Doris Fairweather', 'Hexley', 2, 'LA', '2023-12-23', null, null, 'active', 6, null, 16),
  (5, 'Edna Clegg', 'Thornaby', 1, 'LA', '2024-04-16', null, null, 'active', 1, 2, 21),
  (6, 'Fred Tomkins', 'Saltby', 3, 'PR', '2023-05-19', null, null, 'active', 12, 13, 10),
  (7, 'Gladys Peel', 'Marlbrook', 4, 'LA', '2024-04-17', null, null, 'active', 20, 18, 16),
  (8, 'Hubert Crossley', 'Eastcliffe', 1, 'LA', '2024-01-06', '2026-02-07', 'deceased', 'ended', 4, 5, 16),
  (9, 'Ivy Rawlings', 'Thornaby', 4, 'LA', '2024-06-22', null, null, 'active', 16, 18, 24),
  (10, 'Joyce Entwistle', 'Marlbrook', 3, 'LA', '2023-10-10', null, null, 'active', 13, 12, 28),
  (11, 'Kenneth Moss', 'Thornaby', 4, 'NHS', '2023-01-18', null, null, 'active', 18, 16, 16),
  (12, 'Lilian Baxter', 'Eastcliffe', 1, 'LA', '2023-02-10', null, null, 'active', 5, 2, 16),
  (13, 'Maurice Dunn', 'Eastcliffe', 4, 'PR', '2023-03-08', null, null, 'suspended', 18, null, 14),
  (14, 'Nora Fielding', 'Eastcliffe', 4, 'PR', '2024-11-14', '2026-05-07', 'changed provider', 'ended', 17, 16, 28),
  (15, 'Oswald Hirst', 'Saltby', 2, 'LA', '2024-09-07', null, null, 'active', 6, 7, 21),
  (16, 'Phyllis Cartwright', 'Saltby', 4, 'PR', '2023-06-09', null, null, 'active', 18, 17, 10),
  (17, 'Queenie Marlow', 'Thornaby', 4, 'PR', '2024-03-06', null, null, 'active', 20, 17, 14),
  (18, 'Reginald Stubbs', 'Eastcliffe', 4, 'NHS', '2023-11-22', null, null, 'active', 17, 16, 6),
  (19, 'Sylvia Threlfall', 'Marlbrook', 2, 'LA', '2024-07-04', null, null, 'active', 7, 6, 12),
  (20, 'Thomas Umpleby', 'Eastcliffe', 1, 'PR', '2023-05-01', '2025-08-26', 'recovered', 'ended', 2, 4, 12),
  (21, 'Una Veitch', 'Saltby', 2, 'NHS', '2023-02-02', null, null, 'active', 6, 7, 14),
  (22, 'Vera Wolstenholme', 'Thornaby', 3, 'PR', '2023-10-20', null, null, 'active', 12, null, 16),
  (23, 'Walter Yardley', 'Saltby', 2, 'PR', '2023-07-26', null, null, 'active', 8, 9, 12),
  (24, 'Audrey Zeal', 'Thornaby', 2, 'PR', '2023-07-09', null, null, 'active', 6, 9, 10),
  (25, 'Bernard Askew', 'Eastcliffe', 3, 'NHS', '2023-09-05', null, null, 'active', 13, 12, 8),
  (26, 'Constance Bly', 'Hexley', 1, 'PR', '2023-09-26', '2026-04-20', 'moved to care home', 'ended', 5, 1, 14),
  (27, 'Dennis Cave', 'Saltby', 1, 'LA', '2023-03-27', null, null, 'active', 5, 1, 8),
  (28, 'Elsie Dorning', 'Marlbrook', 2, 'NHS', '2024-07-31', null, null, 'active', 6, 8, 21),
  (29, 'Francis Eccles', 'Eastcliffe', 4, 'PR', '2024-04-13', null, null, 'suspended', 20, 18, 28),
  (30, 'Gwendoline Flood', 'Saltby', 3, 'PR', '2023-02-25', null, null, 'active', 14, 12, 10),
  (31, 'Harold Gant', 'Saltby', 4, 'LA', '2024-03-29', null, null, 'active', 17, null, 16),
  (32, 'Irene Holt', 'Hexley', 3, 'PR', '2024-11-23', '2026-03-04', 'changed provider', 'ended', 12, 14, 12),
  (33, 'John Imrie', 'Eastcliffe', 1, 'PR', '2023-08-04', null, null, 'active', 1, 4, 21),
  (34, 'Kathleen Jebb', 'Marlbrook', 3, 'LA', '2023-06-08', null, null, 'active', 12, 13, 6),
  (35, 'Leonard Kaye', 'Marlbrook', 3, 'LA', '2024-06-11', null, null, 'active', 14, 22, 6),
  (36, 'Mabel Lomas', 'Hexley', 3, 'NHS', '2023-12-04', null, null, 'active', 13, 14, 8),
  (37, 'Norman Muir', 'Saltby', 2, 'NHS', '2024-08-08', null, null, 'active', 9, 6, 8),
  (38, 'Olive Naylor', 'Eastcliffe', 1, 'PR', '2023-10-14', '2026-01-30', 'moved to care home', 'ended', 2, 4, 21),
  (39, 'Percival Orme', 'Thornaby', 3, 'LA', '2024-03-13', null, null, 'active', 14, 22, 16),
  (40, 'Rose Pickles', 'Eastcliffe', 4, 'NHS', '2023-02-23', null, null, 'suspended', 16, null, 12),
  (41, 'Stanley Quirk', 'Thornaby', 4, 'PR', '2023-05-12', null, null, 'active', 16, 17, 16),
  (42, 'Teresa Roper', 'Eastcliffe', 1, 'PR', '2024-11-08', null, null, 'active', 2, 1, 8),
  (43, 'Ursula Speight', 'Marlbrook', 3, 'NHS', '2024-12-07', null, null, 'active', 12, 13, 16),
  (44, 'Victor Tranter', 'Marlbrook', 2, 'LA', '2023-08-13', '2026-02-01', 'moved to care home', 'ended', 6, 7, 16),
  (45, 'Wilfred Unwin', 'Hexley', 3, 'PR', '2026-08-02', null, null, 'active', 13, 12, 6),
  (46, 'Zena Varley', 'Eastcliffe', 3, 'LA', '2026-04-14', null, null, 'active', 22, 13, 14),
  (47, 'Arthur Wadsworth', 'Thornaby', 1, 'LA', '2026-04-11', null, null, 'active', 5, 1, 14),
  (48, 'Betty Yoxall', 'Saltby', 3, 'PR', '2026-07-30', null, null, 'active', 22, 12, 21),
  (49, 'Clifford Aldous', 'Marlbrook', 4, 'LA', '2026-08-19', null, null, 'active', 20, null, 28),
  (50, 'Dora Birch', 'Hexley', 1, 'LA', '2026-06-16', null, null, 'active', 5, 1, 16),
  (51, 'Ernest Cobb', 'Saltby', 1, 'PR', '2026-08-22', null, null, 'active', 2, 1, 14),
  (52, 'Freda Dyer', 'Hexley', 4, 'LA', '2026-05-18', null, null, 'active', 17, 20, 10);

insert into visit_type (type_cd, descr, rate_hr) values
  ('PC', 'personal care', 24.5),
  ('MD', 'medication', 27),
  ('ML', 'meal preparation', 21),
  ('SH', 'shopping and errands', 19.5),
  ('NS', 'night sitting', 18),
  ('WD', 'wound dressing', 34),
  ('CM', 'companionship', 17.5);

insert into med (med_id, name, form, controlled, unit_cost) values
  (1, 'Paracetamol', 'tablet', false, 0.04),
  (2, 'Amlodipine', 'tablet', false, 0.06),
  (3, 'Metformin', 'tablet', false, 0.05),
  (4, 'Morphine sulfate', 'oral solution', true, 0.92),
  (5, 'Warfarin', 'tablet', false, 0.08),
  (6, 'Furosemide', 'tablet', false, 0.05),
  (7, 'Donepezil', 'tablet', false, 0.31),
  (8, 'Salbutamol', 'inhaler', false, 0.18),
  (9, 'Fentanyl', 'patch', true, 4.85),
  (10, 'Insulin glargine', 'injection', false, 1.74),
  (11, 'Ramipril', 'capsule', false, 0.07),
  (12, 'Oxycodone', 'tablet', true, 0.64),
  (13, 'Omeprazole', 'capsule', false, 0.06),
  (14, 'Levothyroxine', 'tablet', false, 0.09),
  (15, 'Midazolam', 'injection', true, 2.1);

insert into visit
select i, c.client_id, t.type_cd, v.day, p.carer_id,
  case when v.status = 'done' then case when ((((i*i) % 997) * ((i+1628) % 983) + i*579 + 4444) % 991 % 7) = 0 then coalesce(a.carer_id, p.carer_id) else p.carer_id end end,
  t.mins,
  case when v.status = 'done' then t.mins + ((((i*i) % 997) * ((i+1665) % 983) + i*592 + 4545) % 991 % 23) - 9 end,
  case when v.status = 'done' then 0.6 + ((((i*i) % 997) * ((i+1702) % 983) + i*605 + 4646) % 991 % 97) * 0.1 end,
  v.status
from generate_series(1, 940) as i
join client c on c.client_id = 1 + (((((i*i) % 997) * ((i+1517) % 983) + i*540 + 4141) % 991 % 10) * ((((i*i) % 997) * ((i+1554) % 983) + i*553 + 4242) % 991 % 9) + ((((i*i) % 997) * ((i+1591) % 983) + i*566 + 4343) % 991 % 23)) % 51
cross join lateral (select (array['PC','PC','PC','MD','MD','ML','SH','NS','WD','ML'])[1 + ((((i*i) % 997) * ((i+1739) % 983) + i*618 + 4747) % 991 % 10)] as type_cd) k
cross join lateral (select k.type_cd, case k.type_cd when 'NS' then 480 when 'MD' then 20 + 10 * ((((i*i) % 997) * ((i+1776) % 983) + i*631 + 4848) % 991 % 2) when 'WD' then 30 else 30 + 15 * ((((i*i) % 997) * ((i+1776) % 983) + i*631 + 4848) % 991 % 3) end as mins) t
cross join lateral (select greatest(c.start_date, date '2025-01-02') as from_day, coalesce(c.end_date, case c.status when 'suspended' then date '2026-10-23' else date '2026-11-29' end) as to_day) r
cross join lateral (select case when c.status = 'active' and i % 67 = 5 then date '2026-11-30' else r.from_day + ((((((i*i) % 997) * ((i+1813) % 983) + i*644 + 4949) % 991 % 991) * 7 + i * 3) % (r.to_day - r.from_day)) end as day0) d
cross join lateral (select d.day0 as day,
  case when d.day0 = date '2026-11-30' then 'booked' when ((((i*i) % 997) * ((i+1850) % 983) + i*657 + 5050) % 991 % 31) = 4 then 'missed' when ((((i*i) % 997) * ((i+1887) % 983) + i*670 + 5151) % 991 % 15) = 6 then 'cancelled' else 'done' end as status) v
cross join lateral (
  select x.carer_id from carer x where x.team_id = c.team_id and x.grade in ('C','SC','N') and (t.type_cd <> 'WD' or x.grade = 'N')
    and x.start_date <= v.day and (x.leave_date is null or x.leave_date >= v.day) and x.carer_id <> 25
  order by (t.type_cd <> 'WD' and x.carer_id <> c.key_carer and i % 3 = 0), (x.carer_id * 71 + ((((i*i) % 997) * ((i+1924) % 983) + i*683 + 5252) % 991 % 97) * x.carer_id) % 103, x.carer_id limit 1) p
left join lateral (
  select x.carer_id from carer x where x.grade in ('C','SC') and x.carer_id not in (25, p.carer_id) and t.type_cd <> 'WD'
    and x.start_date <= v.day and (x.leave_date is null or x.leave_date >= v.day)
  order by (x.carer_id * 53 + ((((i*i) % 997) * ((i+1961) % 983) + i*696 + 5353) % 991 % 89) * x.carer_id) % 101, x.carer_id limit 1) a on true
where r.to_day > r.from_day;

insert into client_med
select row_number() over (order by i), c.client_id, m.med_id, 1 + ((((i*i) % 997) * ((i+2331) % 983) + i*826 + 6363) % 991 % 4),
  s.day,
  case when c.end_date is not null then c.end_date when ((((i*i) % 997) * ((i+2368) % 983) + i*839 + 6464) % 991 % 4) = 0 then least(s.day + 14 + ((((i*i) % 997) * ((i+2405) % 983) + i*852 + 6565) % 991 % 200), date '2026-11-27') end,
  (array[4,9,13,4,13])[1 + ((((i*i) % 997) * ((i+2442) % 983) + i*865 + 6666) % 991 % 5)]
from generate_series(1, 150) as i
join client c on c.client_id = 1 + ((((i*i) % 997) * ((i+2257) % 983) + i*800 + 6161) % 991 % 47)
join med m on m.med_id = 1 + ((((i*i) % 997) * ((i+2294) % 983) + i*813 + 6262) % 991 % 14)
cross join lateral (select greatest(c.start_date, date '2024-02-01') + ((((i*i) % 997) * ((i+2479) % 983) + i*878 + 6767) % 991 % 120) as day) s
where s.day < coalesce(c.end_date, date '2026-11-20')
  and not exists (select 1 from generate_series(1, i - 1) as j where ((((j*j) % 997) * ((j+2257) % 983) + j*800 + 6161) % 991 % 47) = ((((i*i) % 997) * ((i+2257) % 983) + i*800 + 6161) % 991 % 47) and ((((j*j) % 997) * ((j+2294) % 983) + j*813 + 6262) % 991 % 14) = ((((i*i) % 997) * ((i+2294) % 983) + i*813 + 6262) % 991 % 14));

insert into incident
select row_number() over (order by f.day, f.visit_id), f.client_id,
  (array['fall','fall','medication error','late visit','skin damage','medication error','property damage','fall'])[1 + ((((f.visit_id*f.visit_id) % 997) * ((f.visit_id+2627) % 983) + f.visit_id*930 + 7171) % 991 % 8)],
  (array['low','low','medium','medium','low','high'])[1 + ((((f.visit_id*f.visit_id) % 997) * ((f.visit_id+2664) % 983) + f.visit_id*943 + 7272) % 991 % 6)],
  f.day,
  case when f.status = 'closed' then least(f.day + 2 + ((((f.visit_id*f.visit_id) % 997) * ((f.visit_id+2701) % 983) + f.visit_id*956 + 7373) % 991 % 36), date '2026-11-29') end,
  f.status,
  f.carer,
  case when f.status = 'open' then null when f.day >= '2026-03-01' then (array[23,21,16,22])[1 + ((((f.visit_id*f.visit_id) % 997) * ((f.visit_id+2738) % 983) + f.visit_id*969 + 7474) % 991 % 4)] else (array[23,23,21,11])[1 + ((((f.visit_id*f.visit_id) % 997) * ((f.visit_id+2738) % 983) + f.visit_id*969 + 7474) % 991 % 4)] end
from (
  select v.visit_id, v.client_id, v.visit_date as day, v.actual_carer as carer,
    case when v.visit_date >= '2026-10-10' then 'open' when v.visit_date >= '2026-08-05' and v.visit_id % 2 = 0 then 'in review' else 'closed' end as status
  from visit v where v.status = 'done' and ((((v.visit_id*v.visit_id) % 997) * ((v.visit_id+2590) % 983) + v.visit_id*917 + 7070) % 991 % 7) = 3
) f;

insert into invoice
select 3000 + row_number() over (order by n.mon, c.client_id), c.client_id,
  case when n.status <> 'draft' then n.iss end,
  case when n.status <> 'draft' then n.iss + 21 end,
  case when n.status = 'paid' then least(n.iss + 4 + ((((n.i*n.i) % 997) * ((n.i+2997) % 983) + n.i*1060 + 8181) % 991 % 25), date '2026-11-30') end,
  round(c.weekly_hrs * 4.3 * case c.funding when 'PR' then 25.20 when 'LA' then 20.60 else 22.90 end + ((((n.i*n.i) % 997) * ((n.i+3034) % 983) + n.i*1073 + 8282) % 991 % 61), 2),
  n.status
from client c
cross join generate_series(0, 16) as g
cross join lateral (
  select g as mon, c.client_id * 19 + g as i, (date '2025-07-01' + make_interval(months => g))::date + c.client_id % 6 as iss) m
cross join lateral (
  select m.mon, m.i, m.iss,
    case when g = 16 then 'draft' when m.i % 43 = 6 then 'void' when g = 15 and ((((m.i*m.i) % 997) * ((m.i+3071) % 983) + m.i*1086 + 8383) % 991 % 10) < 5 then 'sent' when g >= 12 and ((((m.i*m.i) % 997) * ((m.i+3071) % 983) + m.i*1086 + 8383) % 991 % 10) < 1 then 'sent' else 'paid' end as status) n
where c.start_date < n.iss and (c.end_date is null or c.end_date > n.iss - 31) and c.status <> 'suspended'
  and (g = 16) = (n.status = 'draft');

insert into training (training_id, carer_id, course, done_on, valid_months, cost) values
  (1, 1, 'Moving and handling', '2025-03-21', 12, 55),
  (2, 1, 'Medication awareness', '2025-06-30', 24, 65),
  (3, 1, 'First aid', '2024-12-01', 36, 100),
  (4, 1, 'Safeguarding', '2023-07-03', 24, 50),
  (5, 1, 'Dementia care', '2023-12-24', 36, 85),
  (6, 1, 'Infection control', '2023-08-26', 12, 45),
  (7, 2, 'Moving and handling', '2025-06-09', 12, 55),
  (8, 2, 'Medication awareness', '2023-07-20', 24, 70),
  (9, 2, 'First aid', '2023-08-14', 36, 85),
  (10, 2, 'Safeguarding', '2025-08-29', 24, 60),
  (11, 2, 'Dementia care', '2024-04-07', 36, 80),
  (12, 2, 'Infection control', '2024-11-17', 12, 45),
  (13, 3, 'Moving and handling', '2025-01-01', 12, 60),
  (14, 3, 'Medication awareness', '2024-04-02', 24, 60),
  (15, 3, 'Safeguarding', '2023-07-06', 24, 55),
  (16, 3, 'Dementia care', '2023-07-21', 36, 80),
  (17, 3, 'Infection control', '2025-09-12', 12, 50),
  (18, 4, 'Moving and handling', '2024-06-01', 12, 50),
  (19, 4, 'Medication awareness', '2025-05-25', 24, 75),
  (20, 4, 'Safeguarding', '2025-09-12', 24, 65),
  (21, 4, 'Dementia care', '2025-01-19', 36, 75),
  (22, 5, 'Moving and handling', '2025-10-07', 12, 55),
  (23, 5, 'Medication awareness', '2026-05-10', 24, 70),
  (24, 5, 'Safeguarding', '2025-10-27', 24, 65),
  (25, 5, 'Dementia care', '2025-01-23', 36, 70),
  (26, 5, 'Infection control', '2026-08-10', 12, 45),
  (27, 6, 'Moving and handling', '2024-01-25', 12, 50),
  (28, 6, 'Medication awareness', '2024-11-02', 24, 60),
  (29, 6, 'First aid', '2025-04-01', 36, 90),
  (30, 6, 'Infection control', '2024-06-23', 12, 55),
  (31, 7, 'Moving and handling', '2024-02-01', 12, 45),
  (32, 7, 'Medication awareness', '2025-08-25', 24, 65),
  (33, 7, 'First aid', '2024-03-27', 36, 100),
  (34, 7, 'Infection control', '2026-02-23', 12, 50),
  (35, 8, 'Moving and handling', '2023-08-08', 12, 60),
  (36, 8, 'Medication awareness', '2023-10-26', 24, 60),
  (37, 8, 'First aid', '2023-11-14', 36, 95),
  (38, 8, 'Safeguarding', '2023-10-10', 24, 55),
  (39, 9, 'Moving and handling', '2026-03-02', 12, 55),
  (40, 9, 'Medication awareness', '2024-12-07', 24, 75),
  (41, 9, 'Safeguarding', '2026-05-22', 24, 55),
  (42, 9, 'Dementia care', '2025-09-13', 36, 80),
  (43, 9, 'Infection control', '2024-12-30', 12, 55),
  (44, 10, 'Moving and handling', '2025-05-28', 12, 55),
  (45, 10, 'Medication awareness', '2025-09-30', 24, 65),
  (46, 10, 'First aid', '2026-10-11', 36, 100),
  (47, 10, 'Dementia care', '2025-10-21', 36, 70),
  (48, 10, 'Infection control', '2025-05-01', 12, 50),
  (49, 11, 'Moving and handling', '2024-07-13', 12, 55),
  (50, 11, 'Medication awareness', '2024-04-09', 24, 70),
  (51, 11, 'First aid', '2024-02-22', 36, 85),
  (52, 11, 'Safeguarding', '2024-02-29', 24, 60),
  (53, 11, 'Dementia care', '2024-05-06', 36, 80),
  (54, 11, 'Infection control', '2023-09-27', 12, 45),
  (55, 12, 'Moving and handling', '2024-11-30', 12, 50),
  (56, 12, 'Medication awareness', '2025-09-03', 24, 70),
  (57, 12, 'First aid', '2023-12-13', 36, 90),
  (58, 12, 'Safeguarding', '2025-03-08', 24, 50),
  (59, 13, 'Moving and handling', '2023-10-29', 12, 60),
  (60, 13, 'Medication awareness', '2026-03-12', 24, 60),
  (61, 13, 'Safeguarding', '2023-10-17', 24, 50),
  (62, 13, 'Infection control', '2025-07-20', 12, 45),
  (63, 14, 'Moving and handling', '2026-09-16', 12, 55),
  (64, 14, 'Medication awareness', '2025-11-07', 24, 65),
  (65, 15, 'Moving and handling', '2024-11-03', 12, 55),
  (66, 15, 'Medication awareness', '2024-12-03', 24, 75),
  (67, 15, 'First aid', '2025-07-13', 36, 95),
  (68, 15, 'Dementia care', '2024-10-25', 36, 80),
  (69, 16, 'Moving and handling', '2025-04-06', 12, 45),
  (70, 16, 'Medication awareness', '2025-02-26', 24, 70),
  (71, 16, 'Safeguarding', '2024-02-13', 24, 65),
  (72, 16, 'Dementia care', '2024-06-26', 36, 85),
  (73, 16, 'Infection control', '2024-03-30', 12, 40),
  (74, 17, 'Moving and handling', '2025-06-03', 12, 45),
  (75, 17, 'Medication awareness', '2026-07-30', 24, 60),
  (76, 17, 'First aid', '2025-09-28', 36, 95),
  (77, 17, 'Safeguarding', '2024-02-12', 24, 65),
  (78, 17, 'Dementia care', '2024-10-04', 36, 80),
  (79, 17, 'Infection control', '2026-03-05', 12, 50),
  (80, 18, 'Moving and handling', '2026-04-12', 12, 45),
  (81, 18, 'Medication awareness', '2026-07-29', 24, 70),
  (82, 18, 'First aid', '2026-01-29', 36, 100),
  (83, 18, 'Safeguarding', '2025-04-21', 24, 60),
  (84, 18, 'Dementia care', '2025-05-20', 36, 85),
  (85, 18, 'Infection control', '2026-05-02', 12, 45),
  (86, 19, 'Moving and handling', '2026-05-13', 12, 50),
  (87, 19, 'Medication awareness', '2026-05-17', 24, 60),
  (88, 19, 'First aid', '2026-03-27', 36, 90),
  (89, 20, 'Moving and handling', '2026-03-03', 12, 50),
  (90, 20, 'Medication awareness', '2026-07-03', 24, 70),
  (91, 20, 'First aid', '2026-05-07', 36, 95),
  (92, 20, 'Safeguarding', '2025-09-14', 24, 50),
  (93, 20, 'Infection control', '2025-06-23', 12, 45),
  (94, 21, 'Moving and handling', '2023-04-28', 12, 50),
  (95, 21, 'Medication awareness', '2025-05-23', 24, 75),
  (96, 21, 'First aid', '2025-01-10', 36, 100),
  (97, 21, 'Safeguarding', '2023-01-31', 24, 50),
  (98, 21, 'Infection control', '2023-06-02', 12, 45),
  (99, 22, 'Moving and handling', '2026-02-08', 12, 55),
  (100, 22, 'Medication awareness', '2026-02-17', 24, 65),
  (101, 22, 'Dementia care', '2026-02-05', 36, 75),
  (102, 22, 'Infection control', '2025-08-22', 12, 40),
  (103, 23, 'Moving and handling', '2023-03-17', 12, 55),
  (104, 23, 'Medication awareness', '2025-04-24', 24, 70),
  (105, 23, 'Safeguarding', '2025-05-05', 24, 55),
  (106, 23, 'Dementia care', '2023-11-16', 36, 85),
  (107, 23, 'Infection control', '2023-03-07', 12, 40),
  (108, 24, 'Moving and handling', '2026-04-05', 12, 60),
  (109, 24, 'Medication awareness', '2026-02-25', 24, 65),
  (110, 24, 'Safeguarding', '2026-05-25', 24, 60),
  (111, 25, 'Moving and handling', '2026-11-12', 12, 50);
