create schema dental; set search_path = dental;

create table practices (
  practice_id integer primary key,
  name text not null unique,
  town text not null,
  surgery_rooms integer not null,
  opened_on date not null,
  closed_on date,
  monthly_rent numeric(8,2) not null
);
comment on table practices is 'The practices of the group';

insert into practices values
  (1, 'Brightwater Harbour', 'Kelmouth', 6, '2023-01-03', null, 5200.00),
  (2, 'Brightwater Station Road', 'Kelmouth', 4, '2023-01-03', null, 3900.00),
  (3, 'Brightwater Elm Green', 'Tarrow', 5, '2023-04-17', null, 3450.00),
  (4, 'Brightwater Hillfoot', 'Great Dunning', 3, '2023-09-04', null, 2380.00),
  (5, 'Brightwater Old Dairy', 'Tarrow', 2, '2023-02-06', '2025-03-28', 1950.00);

create table staff (
  staff_id integer primary key,
  first_name text not null,
  last_name text not null,
  role text not null check (role in ('dentist','hygienist','dental nurse','receptionist','practice manager')),
  practice_id integer not null references practices,
  hired_on date not null,
  left_on date,
  annual_salary numeric(9,2) not null
);
comment on column staff.left_on is 'Last working day; empty while employed';

insert into staff values
  (1, 'Amelia', 'Hartwell', 'dentist', 1, '2023-01-03', null, 98500.00),
  (2, 'Rajesh', 'Nair', 'dentist', 1, '2023-01-03', null, 94000.00),
  (3, 'Colin', 'Strand', 'dentist', 1, '2023-03-13', '2025-06-30', 87250.00),
  (4, 'Beatriz', 'Fonseca', 'dentist', 2, '2023-01-03', null, 91800.00),
  (5, 'Oliver', 'Kemp', 'dentist', 2, '2024-02-05', null, 82400.00),
  (6, 'Sian', 'Meredith', 'dentist', 3, '2023-04-17', null, 90300.00),
  (7, 'Hamid', 'Karimi', 'dentist', 3, '2023-05-02', null, 85600.00),
  (8, 'Freya', 'Lindqvist', 'dentist', 4, '2023-09-04', null, 83900.00),
  (9, 'Douglas', 'Penrose', 'dentist', 5, '2023-02-06', '2025-03-28', 88100.00),
  (10, 'Tessa', 'Okonkwo', 'hygienist', 1, '2023-01-03', null, 41200.00),
  (11, 'Marek', 'Dvorak', 'hygienist', 2, '2023-06-12', null, 39400.00),
  (12, 'Louisa', 'Brand', 'hygienist', 3, '2023-04-17', null, 40100.00),
  (13, 'Paige', 'Tennant', 'dental nurse', 1, '2023-01-03', null, 29800.00),
  (14, 'Ahmed', 'Farouk', 'dental nurse', 1, '2023-08-21', null, 28700.00),
  (15, 'Jenny', 'Colbert', 'dental nurse', 2, '2023-01-03', null, 29400.00),
  (16, 'Rosa', 'Iglesias', 'dental nurse', 3, '2023-04-17', null, 29100.00),
  (17, 'Kyle', 'Mabbott', 'dental nurse', 4, '2023-09-04', null, 27900.00),
  (18, 'Wendy', 'Prior', 'dental nurse', 5, '2023-02-06', '2025-03-28', 28300.00),
  (19, 'Bryony', 'Sharpe', 'receptionist', 1, '2023-01-03', null, 25600.00),
  (20, 'Luke', 'Adeyemi', 'receptionist', 2, '2023-01-03', null, 25100.00),
  (21, 'Margaret', 'Toft', 'receptionist', 3, '2023-04-17', null, 25350.00),
  (22, 'Zoe', 'Castle', 'receptionist', 4, '2023-09-04', '2026-05-29', 24700.00),
  (23, 'Imran', 'Sheikh', 'receptionist', 4, '2026-05-18', null, 24900.00),
  (24, 'Gillian', 'Rooke', 'receptionist', 5, '2023-02-06', '2025-03-28', 24800.00),
  (25, 'Patrick', 'Delaney', 'practice manager', 1, '2023-01-03', null, 52400.00),
  (26, 'Christine', 'Vale', 'practice manager', 3, '2023-04-17', null, 49750.00),
  (27, 'Dawn', 'Hollis', 'dental nurse', 2, '2026-11-16', null, 27200.00);

create table insurers (
  insurer_id integer primary key,
  name text not null unique,
  cover_percent integer not null
);
comment on column insurers.cover_percent is 'Share of a routine bill the insurer pays, in percent';

insert into insurers values
  (1, 'Northcrest Health', 80),
  (2, 'Denticare Mutual', 65),
  (3, 'Union Assurance', 70),
  (4, 'Pearl & Partners', 90);

create table patients (
  patient_id integer primary key,
  first_name text not null,
  last_name text not null,
  birth_year integer not null,
  town text not null,
  home_practice_id integer not null references practices,
  insurer_id integer references insurers,
  registered_on date not null,
  deregistered_on date
);
comment on table patients is 'Everyone ever registered with the group';
comment on column patients.insurer_id is 'Dental insurer; empty for patients who pay themselves';

insert into patients
select i,
       (array['Adam','Bella','Carl','Diana','Edgar','Faye','Gregory','Hazel','Ian','Jasmine','Karim','Lydia','Mohamed','Nora','Oscar','Priya','Quentin','Rebecca','Stefan','Tara','Umar','Violet','Walter','Xenia','Yann','Zara'])[1 + (i*7 + i/26) % 26],
       (array['Abbott','Barlow','Chandra','Dawes','Ekholm','Foster','Garside','Hobbs','Ingram','Jaffrey','Kettle','Lovatt','Mistry','Newsome','Odell','Pascoe','Quigley','Rahman','Stubbs','Thackray','Underhill','Vickers','Wainwright','Yardley','Zielinski'])[1 + (i*11 + i/25) % 25],
       1938 + (i*i*7 + i*13) % 79,
       (array['Kelmouth','Tarrow','Great Dunning','Kelmouth','Little Dunning','Tarrow','Saltby','Kelmouth'])[1 + (i*i + i*3 + i/3) % 8],
       p.practice_id,
       (array[1,null,2,null,3,1,null,4,2,null,1])[1 + (i*i*3 + i*5 + i/4) % 11],
       p.reg,
       case when (i*i + i*4) % 23 = 5 and p.reg < date '2026-03-01' then p.reg + 200 + (i*i) % 61 end
from generate_series(1, 180) i
cross join lateral (
  select practice_id, opened_on + ((i*i*17 + i*31) % 97) * (case when practice_id = 5 then 4 else 11 end) as reg
  from practices
  where practice_id = (array[1,2,3,1,4,1,2,3,5,1,2])[1 + (i*i*2 + i*5 + i/9) % 11]) p;

create table treatments (
  treatment_id integer primary key,
  name text not null unique,
  category text not null,
  list_price numeric(8,2) not null,
  minutes integer not null
);
comment on table treatments is 'The price list';

insert into treatments values
  (1, 'Check-up', 'preventive', 48.00, 20),
  (2, 'Scale and polish', 'preventive', 65.00, 30),
  (3, 'Fluoride varnish', 'preventive', 28.00, 15),
  (4, 'X-ray', 'diagnostic', 22.00, 10),
  (5, 'Small filling', 'restorative', 95.00, 30),
  (6, 'Large filling', 'restorative', 145.00, 45),
  (7, 'Root canal treatment', 'restorative', 420.00, 90),
  (8, 'Porcelain crown', 'prosthetic', 650.00, 60),
  (9, 'Bridge', 'prosthetic', 980.00, 75),
  (10, 'Partial denture', 'prosthetic', 740.00, 60),
  (11, 'Simple extraction', 'surgical', 120.00, 30),
  (12, 'Wisdom tooth extraction', 'surgical', 260.00, 60),
  (13, 'Implant', 'surgical', 1850.00, 120),
  (14, 'Whitening', 'cosmetic', 310.00, 60),
  (15, 'Veneer', 'cosmetic', 540.00, 60),
  (16, 'Snoring splint', 'prosthetic', 390.00, 40);

create table appointments (
  appointment_id integer primary key,
  patient_id integer not null references patients,
  practice_id integer not null references practices,
  clinician_id integer not null references staff,
  booked_by_id integer not null references staff,
  booked_on date not null,
  starts_at timestamp not null,
  status text not null check (status in ('scheduled','completed','cancelled','no-show')),
  cancelled_on date
);
comment on column appointments.clinician_id is 'The dentist or hygienist who sees the patient';
comment on column appointments.booked_by_id is 'The receptionist who made the booking';

insert into appointments
select 1000 + i, p.patient_id, p.home_practice_id, c.staff_id, r.staff_id, b.bk, b.d + make_interval(hours => 8 + (i*i + i*3) % 9, mins => ((i*i*3 + i) % 4) * 15),
       case when i > 690 and (i % 5 <> 2) then 'scheduled'
            when (i*i + i*5 + i/5) % 23 in (6, 14) then 'cancelled'
            when (i*i*2 + i*7 + i/3) % 19 = 9 then 'no-show'
            when i > 690 then 'cancelled'
            else 'completed' end,
       case when (i > 690 and i % 5 = 2) or (i <= 690 and (i*i + i*5 + i/5) % 23 in (6, 14)) then least(b.bk + 1 + i % 6, b.d, date '2026-11-28') end
from generate_series(1, 700) i
cross join lateral (
  select d0 + case extract(isodow from d0) when 6 then 2 when 7 then 1 else 0 end as d
  from (select date '2023-01-09' + (i*205)/100 as d0) z) a
cross join lateral (
  select case when i > 690 then date '2026-11-30' else least(a.d, date '2026-11-27') end as d) a2
cross join lateral (
  select a2.d, greatest(a2.d - 7 - (i*i*5 + i*3) % 30, date '2023-01-03') as bk) b
cross join lateral (
  select patient_id, home_practice_id from patients p join practices q on q.practice_id = p.home_practice_id
  where p.registered_on <= greatest(b.bk, date '2023-01-06') and (p.deregistered_on is null or p.deregistered_on > b.d)
    and (q.closed_on is null or q.closed_on >= b.d) and p.patient_id % 29 <> 0
  order by (p.patient_id*p.patient_id*23 + p.patient_id*i*41 + i*i*3) % 211, patient_id limit 1) p
cross join lateral (
  select staff_id from staff where practice_id = p.home_practice_id and role in ('dentist','hygienist')
    and hired_on <= b.d and (left_on is null or left_on >= b.d)
  order by (staff_id*staff_id*7 + staff_id*i*5 + i*i*3) % 43, staff_id limit 1) c
cross join lateral (
  select staff_id from staff where practice_id = p.home_practice_id and role = 'receptionist'
    and hired_on <= b.bk and (left_on is null or left_on >= b.bk)
  order by staff_id limit 1) r;

create table appointment_treatments (
  appointment_id integer not null references appointments,
  treatment_id integer not null references treatments,
  tooth_number integer,
  fee numeric(8,2) not null,
  primary key (appointment_id, treatment_id)
);
comment on table appointment_treatments is 'What was done at a completed appointment';
comment on column appointment_treatments.tooth_number is 'Tooth in the two-digit FDI notation; empty if the whole mouth';
comment on column appointment_treatments.fee is 'Fee actually charged';

insert into appointment_treatments
select a.appointment_id, t.treatment_id,
       case when t.category in ('restorative','prosthetic','surgical') or t.name = 'Veneer'
            then (1 + (a.appointment_id*3 + k.k) % 4) * 10 + 1 + (a.appointment_id*a.appointment_id + k.k) % 8 end,
       case when (a.appointment_id + k.k*3) % 9 = 0 then round(t.list_price * 0.9, 2) else t.list_price end
from appointments a
join staff s on s.staff_id = a.clinician_id
cross join lateral (
  select 1 as k, case when s.role = 'hygienist' then (array[2,2,2,3,2,1])[1 + a.appointment_id % 6]
                      else (array[1,1,5,1,6,7,8,1,11,7,1,5,14,1,12,6,9,1,13,10,1,5,15])[1 + (a.appointment_id*a.appointment_id*3 + a.appointment_id/3) % 23] end as t
  union all
  select 2, case when s.role = 'hygienist' then case when a.appointment_id % 4 = 0 then 14 end
                 else (array[4,null,4,2,null,5,null,4,3,null,null])[1 + (a.appointment_id*a.appointment_id + a.appointment_id/4) % 11] end) k
join treatments t on t.treatment_id = k.t
where a.status = 'completed'
on conflict do nothing;

create table labs (
  lab_id integer primary key,
  name text not null unique,
  town text not null,
  turnaround_days integer not null
);
comment on table labs is 'External dental laboratories';
comment on column labs.turnaround_days is 'Agreed number of days from order to delivery';

insert into labs values
  (1, 'Ceram Art', 'Saltby', 10),
  (2, 'Keystone Dental Lab', 'Kelmouth', 14),
  (3, 'Vantage Prosthetics', 'Orley', 12),
  (4, 'Whitestone Ceramics', 'Tarrow', 9);

create table lab_orders (
  lab_order_id integer primary key,
  lab_id integer not null references labs,
  patient_id integer not null references patients,
  ordered_by_id integer not null references staff,
  checked_by_id integer references staff,
  item text not null,
  ordered_on date not null,
  due_on date not null,
  received_on date,
  cost numeric(8,2) not null,
  status text not null check (status in ('ordered','received','returned','cancelled'))
);
comment on column lab_orders.checked_by_id is 'Who checked the work on arrival';
comment on column lab_orders.status is 'returned = received, found faulty and sent back to the lab';

insert into lab_orders
select 400 + i, l.lab_id, p.patient_id, d.staff_id,
       case when b.st in ('received','returned') then n.staff_id end,
       b.item, b.d, b.d + l.turnaround_days,
       case when b.st in ('received','returned') then b.d + l.turnaround_days - 3 + (i*i*3 + i*5) % (case l.lab_id when 2 then 11 when 4 then 5 else 8 end) end,
       (case b.item when 'crown' then 180 when 'bridge' then 310 when 'denture' then 240 when 'veneer' then 150 else 60 end) + (i*i*7 + i*3) % 45 + l.lab_id * 4.5,
       b.st
from generate_series(1, 165) i
cross join lateral (
  select date '2023-06-01' + (i*765)/100 as d,
         (array['crown','crown','denture','night guard','bridge','veneer','crown','night guard'])[1 + (i*i*3 + i*2 + i/5) % 8] as item,
         case when i >= 163 then 'ordered' when (i*i + i) % 31 = 12 then 'cancelled' when (i*i + i*2) % 13 = 8 then 'returned' else 'received' end as st) b
join labs l on l.lab_id = (array[1,2,2,3,1,2,1])[1 + (i*i*2 + i*3 + i/4) % 7]
cross join lateral (
  select staff_id, practice_id from staff where role = 'dentist' and hired_on <= b.d and (left_on is null or left_on >= b.d)
  order by (staff_id*staff_id*11 + staff_id*i*7 + i*i*5) % 53, staff_id limit 1) d
cross join lateral (
  select patient_id from patients where home_practice_id = d.practice_id and registered_on <= b.d and (deregistered_on is null or deregistered_on > b.d + 40)
  order by (patient_id*patient_id*19 + patient_id*i*13 + i*i*7) % 199, patient_id limit 1) p
cross join lateral (
  select staff_id from staff where practice_id = d.practice_id and role in ('dentist','dental nurse') and hired_on <= b.d and (left_on is null or left_on >= b.d)
  order by (staff_id*staff_id*3 + staff_id*i*11 + i*i*2) % 37, staff_id limit 1) n;

create table invoices (
  invoice_id integer primary key,
  appointment_id integer not null unique references appointments,
  issued_on date not null,
  due_on date not null,
  amount numeric(9,2) not null,
  status text not null check (status in ('paid','open','written off')),
  paid_on date
);
comment on table invoices is 'One invoice per completed appointment, for the total of the fees';

insert into invoices
select 20000 + n, appointment_id, d, least(d + 30, date '2026-11-30'), total, st,
       case when st = 'paid' then least(d + 2 + (n*n*7 + n*3) % 47, date '2026-11-29') end
from (
  select row_number() over (order by a.starts_at, a.appointment_id)::integer as n, a.appointment_id, a.starts_at::date + 1 as d, sum(t.fee) as total
  from appointments a join appointment_treatments t using (appointment_id)
  group by a.appointment_id, a.starts_at) x
cross join lateral (
  select case when d > date '2026-11-10' or (n > 350 and (n*n + n*3) % 19 = 9) then 'open'
              when (n*n + n*5) % 41 = 14 and n < 480 then 'written off' else 'paid' end as st) s;
