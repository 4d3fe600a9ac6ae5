create schema ct;
set search_path = ct;

create table site (
  site_id      integer primary key,
  site_no      char(3) not null unique,
  site_name    text not null unique,
  city         text not null,
  country      text not null,
  activated_on date not null,
  closed_on    date,
  site_status  text not null check (site_status in ('ACTIVE','ON HOLD','CLOSED')),
  target_pts   integer not null
);
comment on table site is 'Hospitals and clinics that take part in the trial';
comment on column site.target_pts is 'Number of patients the site promised to randomise';
comment on column site.closed_on is 'Empty for sites that are not closed';

insert into site values
 (1,'101','Ashgrove University Hospital','Leeds','United Kingdom','2023-09-04',null,'ACTIVE',26),
 (2,'102','Castlebar Chest Clinic','Castlebar','Ireland','2023-10-16',null,'ACTIVE',16),
 (3,'201','Klinikum Lindenhof','Hanover','Germany','2023-09-25',null,'ACTIVE',30),
 (4,'202','Praxis Am Wall','Bremen','Germany','2024-02-05','2026-03-31','CLOSED',12),
 (5,'301','Hopital Saint-Roch','Lyon','France','2023-11-13',null,'ACTIVE',24),
 (6,'302','Clinique des Tilleuls','Nantes','France','2024-04-22',null,'ON HOLD',14),
 (7,'401','Hospital Santa Lucia','Valencia','Spain','2024-01-08',null,'ACTIVE',20),
 (8,'402','Centro Medico Ebro','Zaragoza','Spain','2025-01-20',null,'ACTIVE',18),
 (9,'501','Ziekenhuis De Linde','Utrecht','Netherlands','2026-11-02',null,'ACTIVE',10);

create table staff (
  staff_id   integer primary key,
  full_name  text not null unique,
  role_cd    text not null check (role_cd in ('PI','SC','RN','CRA','MM')),
  site_id    integer references site,
  start_date date not null,
  end_date   date
);
comment on table staff is 'People delegated to work on the trial, at the sites and at the sponsor';
comment on column staff.role_cd is 'PI = principal investigator, SC = study coordinator, RN = research nurse, CRA = monitor, MM = medical monitor';
comment on column staff.site_id is 'Empty for sponsor staff (CRA and MM)';
comment on column staff.end_date is 'Last day on the trial; empty for current staff';

insert into staff values
 (1,'Dr Judith Aldridge','PI',1,'2023-09-04',null),
 (2,'Nathan Sykes','SC',1,'2023-09-04',null),
 (3,'Comfort Asante','RN',1,'2023-09-18',null),
 (4,'Dr Eoin Gallagher','PI',2,'2023-10-16',null),
 (5,'Sinead Foley','SC',2,'2023-10-16',null),
 (6,'Dr Matthias Brenner','PI',3,'2023-09-25',null),
 (7,'Katrin Osterloh','SC',3,'2023-09-25','2025-05-30'),
 (8,'Ayse Tekin','RN',3,'2023-10-02',null),
 (9,'Lukas Hartwig','SC',3,'2025-05-12',null),
 (10,'Dr Ulrike Sander','PI',4,'2024-02-05','2026-03-31'),
 (11,'Jens Petersen','RN',4,'2024-02-05','2026-03-31'),
 (12,'Dr Camille Rousset','PI',5,'2023-11-13',null),
 (13,'Antoine Lefevre','SC',5,'2023-11-13',null),
 (14,'Nadia Belkacem','RN',5,'2024-01-15',null),
 (15,'Dr Herve Marchand','PI',6,'2024-04-22',null),
 (16,'Elodie Picard','SC',6,'2024-04-22',null),
 (17,'Dr Rosario Beltran','PI',7,'2024-01-08',null),
 (18,'Miguel Ferrer','SC',7,'2024-01-08',null),
 (19,'Pilar Ochoa','RN',7,'2024-03-11','2026-01-31'),
 (20,'Dr Andres Lozano','PI',8,'2025-01-20',null),
 (21,'Teresa Royo','SC',8,'2025-01-20',null),
 (22,'Dr Femke Bakker','PI',9,'2026-11-02',null),
 (23,'Joost Smit','RN',9,'2026-11-02',null),
 (24,'Victoria Ames','CRA',null,'2023-08-21',null),
 (25,'Tomasz Wolny','CRA',null,'2023-08-21',null),
 (26,'Isabel Prado','CRA',null,'2024-01-02','2025-09-30'),
 (27,'Dr Margaret Lowe','MM',null,'2023-08-01',null),
 (28,'Dr Henrik Solberg','MM',null,'2024-06-03',null);

create table drug (
  drug_id    integer primary key,
  drug_name  text not null unique,
  strength_mg numeric(5,1) not null,
  manufacturer text not null,
  tab_cost   numeric(6,2) not null
);
comment on table drug is 'Study medication, all supplied as tablets';
comment on column drug.tab_cost is 'Cost of one tablet in EUR';
insert into drug values
 (1,'Velorafen low',10,'Norvane Biotech',3.40),
 (2,'Velorafen high',20,'Norvane Biotech',5.10),
 (3,'Montelast',10,'Hadley Generics',0.65),
 (4,'Placebo',0,'Hadley Generics',0.20),
 (5,'Prednisolone rescue',5,'Orbis Pharma',0.35);

create table arm (
  arm_cd   char(1) primary key,
  arm_name text not null,
  drug_id  integer not null references drug
);
comment on table arm is 'Treatment arms patients are randomised to';
insert into arm values ('A','low dose',1),('B','high dose',2),('C','active comparator',3),('D','placebo',4);

create table patient (
  patient_id  integer primary key,
  subject_no  text not null unique,
  site_id     integer not null references site,
  sex         char(1) not null check (sex in ('F','M')),
  birth_year  integer not null,
  smoker      boolean not null,
  consent_date date not null,
  enrolled_by integer not null references staff,
  arm_cd      char(1) references arm,
  randomised_on date,
  pt_status   text not null check (pt_status in ('SCR','SF','TRT','COMP','WD')),
  end_date    date,
  wd_reason   text
);
comment on column patient.subject_no is 'Site number and running number; names are not kept for reasons of confidentiality';
comment on column patient.arm_cd is 'Empty if the patient was never randomised';
comment on column patient.pt_status is 'SCR = in screening, SF = screen failure, TRT = on treatment, COMP = completed, WD = withdrawn after randomisation';
comment on column patient.end_date is 'Day the patient completed or withdrew';
comment on column patient.wd_reason is 'Only for withdrawn patients';

insert into patient
select n, si.site_no || '-' || lpad((row_number() over (partition by si.site_id order by consent, n))::text, 3, '0'),
       si.site_id, sex, yr, smoker, consent,
       (select s.staff_id from staff s where s.site_id = si.site_id and s.start_date <= consent and coalesce(s.end_date, date '2026-11-30') >= consent
         order by (s.staff_id * (n * n * 3 + n * 5 + 11)) % 101, s.staff_id limit 1),
       case when st in ('TRT','COMP','WD') then (array['A','B','C','D'])[1 + (n * n * 7 + n * 13) % 1009 % 4] end,
       case when st in ('TRT','COMP','WD') then rnd end,
       st,
       case st when 'COMP' then rnd + 168 + c % 7 when 'WD' then rnd + wdd end,
       case when st = 'WD' then (array['adverse event','moved away','lost to follow-up','consent withdrawn','adverse event'])[1 + c % 5] end
from (
  select q.*, case when consent >= date '2026-11-05' then 'SCR'
                   when a % 100 < 14 then 'SF'
                   when a % 100 between 20 and 34 and rnd + wdd <= date '2026-11-27' then 'WD'
                   when rnd + 168 + c % 7 <= date '2026-11-30' then 'COMP'
                   else 'TRT' end as st
  from (
    select row_number() over (order by consent, m)::integer as n, p.*, consent + 9 + c % 9 as rnd, 19 + (c * 3) % 121 as wdd
    from (
      select m, sid, si.activated_on + 6 + ((least(coalesce(si.closed_on - 190, date '2026-11-26'), case when sid = 6 then date '2026-07-10' else date '2026-11-26' end) - si.activated_on - 6) * ((m * m * 31 + m * 17) % 997)) / 997 as consent,
             case when (m * m * 11 + m * 3) % 1013 % 9 < 5 then 'F' else 'M' end as sex,
             1946 + (m * m * 5 + m * 43) % 1019 % 59 as yr,
             (m * m * 3 + m * 19) % 1021 % 5 = 0 as smoker,
             (m * m * 17 + m * 131) % 1009 as a,
             (m * m * 23 + m * 71) % 1021 as c
      from (select m, (array[1,1,1,1,2,2,3,3,3,3,3,4,4,5,5,5,5,6,7,7,7,8,8])[1 + (m * 7) % 23] as sid from generate_series(1, 190) m) g
      join site si on si.site_id = g.sid
    ) p
  ) q
) z join site si on si.site_id = z.sid;

create table visit_type (
  visit_cd    text primary key,
  visit_name  text not null,
  day_no      integer
);
comment on column visit_type.day_no is 'Planned days after randomisation; empty where there is no fixed day';
insert into visit_type values ('SCR','screening',null),('BL','baseline',0),('W4','week 4',28),('W8','week 8',56),('W12','week 12',84),('W24','week 24',168),('FU','follow-up call',null),('UNS','unscheduled',null);

create table visit (
  visit_id    integer primary key,
  patient_id  integer not null references patient,
  visit_cd    text not null references visit_type,
  planned_date date not null,
  actual_date date,
  visit_status text not null check (visit_status in ('DONE','MISSED','BOOKED')),
  seen_by     integer references staff,
  entered_by  integer references staff,
  fev1_l      numeric(4,2),
  travel_eur  numeric(6,2)
);
comment on table visit is 'Patient visits at the site';
comment on column visit.actual_date is 'Day the visit took place; empty if missed or still to come';
comment on column visit.seen_by is 'Staff member who saw the patient';
comment on column visit.entered_by is 'Staff member who typed the visit into the database';
comment on column visit.fev1_l is 'Lung function (FEV1) in litres, if measured';
comment on column visit.travel_eur is 'Travel money paid back to the patient in EUR; empty if none was claimed';

insert into visit
select id, patient_id, visit_cd, planned, actual, st,
       case when st = 'DONE' then
         (select s.staff_id from staff s where s.site_id = v.site_id and s.start_date <= actual and coalesce(s.end_date, date '2026-11-30') >= actual
           order by (s.staff_id * (id * id * 3 + id * 5 + 17)) % 101, s.staff_id limit 1) end,
       case when st = 'DONE' then
         (select s.staff_id from staff s where s.site_id = v.site_id and s.role_cd <> 'PI' and s.start_date <= actual and coalesce(s.end_date, date '2026-11-30') >= actual
           order by (s.staff_id * (id * id * 7 + id * 3 + 29)) % 103, s.staff_id limit 1) end,
       case when st = 'DONE' and id % 13 <> 6 then 1.35 + (patient_id * 37 % 160) * 0.01 + case visit_cd when 'W4' then 0.08 when 'W8' then 0.14 when 'W12' then 0.19 when 'W24' then 0.22 else 0 end * case arm_cd when 'B' then 1.5 when 'D' then 0.3 else 1 end + (id * 7 % 11) * 0.01 end,
       case when st = 'DONE' and visit_cd <> 'FU' and (patient_id * 11) % 10 < 6 then 6 + (patient_id * 29) % 73 * 0.5 end
from (
  select u.*, case when st = 'DONE' then least(planned + case when visit_cd in ('W4','W8','W12','W24') then (id * id * 5 + id) % 11 - 3 else 0 end, lim, date '2026-11-30') end as actual
  from (
    select t.*, case when planned >= date '2026-11-27' then 'BOOKED' when visit_cd in ('W4','W8','W12','W24') and (id * id * 13 + id * 7) % 1009 % 100 < 9 then 'MISSED' else 'DONE' end as st
    from (
      select row_number() over (order by planned, patient_id, visit_cd)::integer as id, w.*
      from (
        select p.patient_id, p.site_id, p.arm_cd, 'SCR' as visit_cd, p.consent_date as planned, date '2026-11-30' as lim from patient p
        union all
        select p.patient_id, p.site_id, p.arm_cd, vt.visit_cd, p.randomised_on + vt.day_no, coalesce(p.end_date, date '2026-11-30')
        from patient p join visit_type vt on vt.day_no is not null
        where p.randomised_on is not null and p.randomised_on + vt.day_no <= coalesce(p.end_date, date '2026-11-30')
        union all
        select p.patient_id, p.site_id, p.arm_cd, 'UNS', p.randomised_on + 11 + (p.patient_id * 7) % 61, coalesce(p.end_date, date '2026-11-30')
        from patient p where p.randomised_on is not null and p.patient_id % 4 = 1 and p.randomised_on + 11 + (p.patient_id * 7) % 61 <= least(p.end_date, date '2026-11-26')
      ) w
    ) t
  ) u
) v;

create table adverse_event (
  ae_id       integer primary key,
  patient_id  integer not null references patient,
  ae_term     text not null,
  severity    smallint not null check (severity between 1 and 3),
  serious     boolean not null,
  related     char(1) not null check (related in ('Y','N','U')),
  onset_date  date not null,
  resolved_date date,
  reported_by integer not null references staff,
  reviewed_by integer references staff
);
comment on table adverse_event is 'Adverse events reported during the trial';
comment on column adverse_event.severity is '1 = mild, 2 = moderate, 3 = severe';
comment on column adverse_event.serious is 'True if it met the regulatory definition of a serious event (hospital stay, danger to life and so on)';
comment on column adverse_event.related is 'Related to the study drug: Y = yes, N = no, U = unknown';
comment on column adverse_event.resolved_date is 'Empty while the event is ongoing';
comment on column adverse_event.reviewed_by is 'Medical monitor who reviewed the event; empty if not reviewed yet';

insert into adverse_event
select row_number() over (order by onset, n), patient_id, term, sev, sev = 3 and n % 3 <> 1 or sev = 2 and n % 17 = 5,
       (array['N','Y','U','N','N','Y'])[1 + (n * n * 5 + n) % 1009 % 6], onset,
       case when onset + 2 + (n * n * 3 + n) % 27 <= date '2026-11-26' and n % 19 <> 3 then onset + 2 + (n * n * 3 + n) % 27 end,
       (select s.staff_id from staff s where s.site_id = e.site_id and s.start_date <= onset and coalesce(s.end_date, date '2026-11-30') >= onset
         order by (s.staff_id * (n * n * 3 + n * 11 + 7)) % 101, s.staff_id limit 1),
       case when onset <= date '2026-10-31' and n % 16 <> 2 then
         (select s.staff_id from staff s where s.role_cd = 'MM' and s.start_date <= onset order by (s.staff_id * (n * n * 5 + n * 3 + 13)) % 103, s.staff_id limit 1) end
from (
  select n, p.patient_id, p.site_id,
         (array['headache','nausea','cough','dizziness','nasopharyngitis','asthma exacerbation','rash','fatigue','headache','cough'])[1 + (n * n * 7 + n * 3) % 1013 % 10] as term,
         (array[1,1,2,1,2,3,1,2,1,1])[1 + (n * n * 11 + n) % 1019 % 10] as sev,
         p.randomised_on + ((coalesce(p.end_date, date '2026-11-29') - p.randomised_on) * ((n * n * 3 + n * 17) % 211)) / 211 as onset
  from generate_series(1, 230) n
  join patient p on p.patient_id = 1 + (n * 53 + (n * n) % 7) % 187
  where p.randomised_on is not null
) e;

create table dispensing (
  disp_id     integer primary key,
  visit_id    integer not null unique references visit,
  drug_id     integer not null references drug,
  tabs_given  integer not null,
  tabs_returned integer,
  given_by    integer not null references staff
);
comment on table dispensing is 'Study medication handed to patients at their visits';
comment on column dispensing.tabs_returned is 'Tablets brought back unused at a later visit; empty if nothing was brought back or counted yet';

insert into dispensing
select row_number() over (order by v.actual_date, v.visit_id), v.visit_id, a.drug_id,
       case v.visit_cd when 'W12' then 90 else 30 end,
       case when exists (select 1 from visit w where w.patient_id = v.patient_id and w.actual_date > v.actual_date) and v.visit_id % 9 <> 2 then (v.visit_id * v.visit_id * 3 + v.visit_id) % 8 end,
       v.entered_by
from visit v join patient p using (patient_id) join arm a on a.arm_cd = p.arm_cd
where v.visit_status = 'DONE' and v.visit_cd in ('BL','W4','W8','W12');

create table site_payment (
  payment_id  integer primary key,
  site_id     integer not null references site,
  invoice_date date not null,
  due_date    date not null,
  paid_date   date,
  amount_eur  numeric(9,2) not null,
  pay_status  text not null check (pay_status in ('PAID','OPEN','REJECTED'))
);
comment on table site_payment is 'Invoices of the sites to the sponsor';

insert into site_payment
select row_number() over (order by inv, s), s, inv, inv + 30,
       case when st = 'PAID' then inv + 12 + (k * k * 7 + k * 3) % 41 end,
       1800 + ((k * k * 13 + k * 29) % 397) * 17.5, st
from (
  select q.*, case when (k * 5) % 31 = 4 then 'REJECTED' when k % 37 = 20 then 'OPEN' when inv + 12 + (k * k * 7 + k * 3) % 41 <= date '2026-11-27' then 'PAID' else 'OPEN' end as st
  from (
    select si.site_id as s, si.activated_on + 85 + g * 91 + (si.site_id * 5) % 9 as inv, si.site_id * 17 + g * 3 as k
    from site si, generate_series(0, 12) g
    where si.activated_on + 85 + g * 91 + (si.site_id * 5) % 9 <= least(date '2026-10-31', si.closed_on + 60)
  ) q
) r;
